package bench

import (
	"strings"
	"testing"

	"github.com/highwater-go/highwater/attendance"
)

const gold = "../../attendance/testdata/gold/en.txt"

// TestSamples checks that highwater reads what it is measured with, right and
// without allocating.
func TestSamples(t *testing.T) {
	for i := range Languages {
		l := &Languages[i]
		locale := l.Locale()
		samples := l.Samples(Count)
		faults := 0
		for _, s := range samples {
			f, err := locale.Parse(s.Text)
			if err != nil || f.People != s.People || f.Hedge != s.Hedge {
				t.Errorf("%v: %q is %v people (%v), %v; want %v (%v)", locale, s.Text, f.People, f.Hedge, err, s.People, s.Hedge)
				if faults++; faults == 5 {
					break
				}
			}
			if !parseFloat(s.Number) {
				t.Fatalf("%q is no number", s.Number)
			}
		}
		if n := testing.AllocsPerRun(1, func() {
			for _, s := range samples {
				locale.Parse(s.Text)
			}
		}); n > 0 && faults == 0 {
			t.Errorf("%v: Parse allocates %v times for %d figures", locale, n, Count)
		}
	}
}

// TestUsualParse checks that the usual regular expression reads all but number
// words, so that it is not measured failing.
func TestUsualParse(t *testing.T) {
	for _, s := range English.Samples(1 << 12) {
		n, _, ok := UsualParse(s.Text)
		if words := !strings.ContainsAny(s.Text, "0123456789"); ok == words || ok && int64(n+0.5) != s.People {
			t.Errorf("%q is %v, %v; want %d", s.Text, n, ok, s.People)
		}
	}
}

// TestFind checks that highwater finds what was put into the texts, and nearly
// nothing else, and that no mention costs an allocation.
func TestFind(t *testing.T) {
	jobs, err := FindJobs(ProseSize, gold)
	if err != nil {
		t.Fatal(err)
	}
	for _, job := range jobs {
		for _, finder := range []attendance.Finder{{}, {Digits: true}} {
			n := 0
			allocs := testing.AllocsPerRun(1, func() { n = found(finder, job.Text) })
			t.Logf("%s: %+v finds %d of %d, with %v allocations", job.Name, finder, n, job.Figures, allocs)
			if allocs > 8 {
				t.Errorf("%s: %+v allocates %v times for %d mentions", job.Name, finder, allocs, n)
			}
			least := job.Figures * 97 / 100
			if finder.Digits { // some are in words
				least = job.Figures * 85 / 100
			}
			if n < least || n > job.Figures*103/100 {
				t.Errorf("%s: %+v finds %d of %d", job.Name, finder, n, job.Figures)
			}
		}
	}
}

func TestDigitRuns(t *testing.T) {
	text, _, err := Prose(1<<18, 100)
	if err != nil {
		t.Fatal(err)
	}
	text += "１２ a/b:c 0" + strings.Repeat("\x80\xb0\xb9/:", 20) + "9"
	for range 40 {
		want := len(strings.FieldsFunc(text, func(c rune) bool { return c < '0' || c > '9' }))
		if got := DigitRuns(text); got != want {
			t.Fatalf("%d runs, want %d", got, want)
		}
		text = text[1:]
	}
}

func TestNoNews(t *testing.T) {
	if _, _, err := News("no such file", 1000, 200); err == nil {
		t.Error("no error")
	}
}

// bench runs each way of a job over all of its data.
func (job Job) bench(b *testing.B) {
	for _, run := range job.Runs {
		b.Run(dashed.Replace(run.Name), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(job.Text)))
			for b.Loop() {
				run.Do()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*job.Figures), "ns/figure")
		})
	}
}

// dashed makes names that can be given to -bench.
var dashed = strings.NewReplacer(", ", "-", " ", "-", "/", "-", ",", "")

func BenchmarkParse(b *testing.B) {
	for i := range Languages {
		l := &Languages[i]
		b.Run(l.Locale().String(), func(b *testing.B) { ParseJob(l, Count).bench(b) })
	}
	b.Run("humanize", func(b *testing.B) {
		for _, job := range HumanizeJobs(Count) {
			b.Run(job.Name, job.bench)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	jobs, err := FindJobs(ProseSize, gold)
	if err != nil {
		b.Fatal(err)
	}
	for _, job := range jobs {
		b.Run(dashed.Replace(job.Name), job.bench)
	}
}
