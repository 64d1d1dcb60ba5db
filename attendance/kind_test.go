package attendance

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// reports are sentences about audiences, a paragraph each.
func reports(t testing.TB) string {
	data, err := os.ReadFile("../internal/role/testdata/texts.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		if _, text, ok := strings.Cut(line, "| "); ok && line[0] != '#' {
			b.WriteString(braces.ReplaceAllString(text, "$1"))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

var braces = regexp.MustCompile(`\{\w:([^@}]*)(?:@[^}]*)?\}`)

// BenchmarkFindKinds sets Find with kinds beside Find without, by turns, on reports that
// have more than one figure a sentence, and on a text in which they are a tenth.
func BenchmarkFindKinds(b *testing.B) {
	dense := reports(b)
	for _, c := range []struct{ name, text string }{{"reports", dense}, {"tenth", diluted(dense)}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			var least [2]time.Duration // which other work of the machine lengthens the least
			for b.Loop() {
				for k, f := range [...]Finder{{}, {Kinds: true}} {
					start := time.Now()
					for range f.Find(c.text) {
					}
					if took := time.Since(start); least[k] == 0 || took < least[k] {
						least[k] = took
					}
				}
			}
			b.ReportMetric(float64(least[1])/float64(least[0]), "ratio")
		})
	}
}

// diluted puts nine sentences without a figure after each line of a text.
func diluted(text string) string {
	const other = "The band came back for a third song, and the rain stopped at last. "
	return strings.ReplaceAll(text, "\n", "\n\n"+strings.Repeat(other, 9)+"\n\n")
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // figure, kind and who is said to have counted, "; " between
	}{
		{"Police put the crowd at 40,000, while organizers claimed 150,000.", "40K drew Police; 150K drew organizers"},
		{"We got to 164K+. The previous record was around 57K, we beat that by 100,000+.", "164K+ drew; ~57K previous; 100K+ margin"},
		{"Up to 30,000 are expected at the concert, the council said.", "≤30K expected the council"},
		{"Viewers went from 30K to 80K in ten minutes.", "30K from; 80K drew"},
		{"The convention grew by 5,500 to 41,000.", "5.5K margin; 41K drew"},
		{"From 3,000 to 4,000 people came.", "3K–4K drew"},
		{"With 3.4 million followers, she drew 31,200 fans.", "3.4M none; 31.2K drew"},
		{"The arena, capacity 19,200, drew 12,900.", "19.2K capacity; 12.9K drew"},
		{"The crowd of 74,912 fell just short of the record of 75,540 people.", "74,912 drew; 75,540 denied"},
		{"A crowd of 8,120 was 120 short of the record.", "8,120 drew; 120 denied"},
		{"It easily surpassed the 36,012 that had been the record.", "36,012 previous"},
		{"The podcast crossed the 100,000 mark.", "100K drew"},
		{"Attendance topped 30,000 on Sunday.", ">30K drew"},
		{"The hall has 2,300 seats, and barely 600 seats were taken.", "2.3K capacity; 600 drew"},
		{"The march drew 40,000 people.\n \t\r\n", "40K drew"},
		{"The march drew 40,000 people.\n  ", "40K drew"},
		{"No paragraph knows of the next: 40,000 people came.\n\nThe 57,000 tickets went to fans.", "40K drew; 57K drew"},
	} {
		var got []string
		for m := range (Finder{Kinds: true}).Find(c.text) {
			got = append(got, strings.TrimSpace(m.Figure.String()+" "+string(m.Kind)+" "+m.By))
			if m.Text != c.text[m.Phrase.Start:m.Phrase.End] {
				t.Errorf("%q: %q is not at %v", c.text, m.Text, m.Phrase)
			}
		}
		if d := cmp.Diff(c.want, strings.Join(got, "; ")); d != "" {
			t.Errorf("%q: (-want +got)\n%s", c.text, d)
		}
	}
}

// TestKindsSameMentions checks that kinds change nothing else about what is found,
// but for ranges that are two numbers and verbs before a mark, and that Drew narrows.
func TestKindsSameMentions(t *testing.T) {
	text := reports(t)
	texts := []string{text, strings.ReplaceAll(text, "\n", " "), strings.ReplaceAll(text, "\n", "\n\n"), "\xff 57K people", ""}
	for _, text := range texts {
		plain := map[int]Mention{}
		for m := range Find(text) {
			plain[m.Number.Start] = m
		}
		drew := map[int]bool{}
		for m := range (Finder{Drew: true}).Find(text) {
			drew[m.Number.Start] = true
			if m.Kind != "drew" {
				t.Errorf("Drew finds %q, which is %s", m.Text, m.Kind)
			}
		}
		last, n := 0, 0
		for m := range (Finder{Kinds: true}).Find(text) {
			if m.Phrase.Start < last {
				t.Errorf("%q is before the end of the mention before it", m.Text)
			}
			last = m.Phrase.End
			if (m.Kind == "drew") != drew[m.Number.Start] {
				t.Errorf("%q is %s, and Drew finds it: %v", m.Text, m.Kind, drew[m.Number.Start])
			}
			bare := m
			bare.Kind, bare.By = "", ""
			if p, ok := plain[m.Number.Start]; ok && p == bare {
				n++
			} else if ok && p.Figure.Hedge != Between && p.Text != text[p.Phrase.Start:m.Phrase.Start]+m.Text { // "crossed the 100,000 mark"
				t.Errorf("%+v is found as %+v", p, m)
			}
		}
		var people, ofPeople []Mention
		for m := range (Finder{Kinds: true}).Find(text) {
			if m.People {
				people = append(people, m)
			}
		}
		for m := range (Finder{Kinds: true, People: true}).Find(text) {
			ofPeople = append(ofPeople, m)
		}
		if d := cmp.Diff(people, ofPeople); d != "" {
			t.Errorf("People changes what figures are (-of people +People)\n%s", d)
		}
		if n < len(plain)*9/10 {
			t.Errorf("only %d of %d mentions are the same", n, len(plain))
		}
	}
}

// TestKindsElsewhere checks that other languages have no kinds.
func TestKindsElsewhere(t *testing.T) {
	german, err := LocaleOf("de")
	if err != nil {
		t.Fatal(err)
	}
	const text = "Mehr als 57.000 Menschen kamen."
	for m := range (Finder{Locale: german, Kinds: true}).Find(text) {
		if m.Kind != "" || m.By != "" {
			t.Errorf("%q is %q by %q", m.Text, m.Kind, m.By)
		}
	}
	for m := range (Finder{Locale: german, Drew: true}).Find(text) {
		t.Errorf("Drew finds %q", m.Text)
	}
	british, err := LocaleOf("en-GB")
	if err != nil {
		t.Fatal(err)
	}
	for m := range (Finder{Locale: british, Kinds: true}).Find("The hall holds 12,000 people.") {
		if m.Kind != "capacity" {
			t.Errorf("%q is %q", m.Text, m.Kind)
		}
	}
}

// TestKindsStop stops after each of the mentions of a text.
func TestKindsStop(t *testing.T) {
	text := reports(t)[:2000]
	for n := range 12 {
		got := 0
		for range (Finder{Kinds: true}).Find(text) {
			if got++; got > n {
				break
			}
		}
		if got != n+1 {
			t.Errorf("%d mentions before it stops, want %d", got, n+1)
		}
	}
}

func TestKindsNoAllocs(t *testing.T) {
	text := reports(t)
	f := Finder{Kinds: true}
	if n := testing.AllocsPerRun(5, func() {
		for range f.Find(text) {
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
