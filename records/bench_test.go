package records

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
)

// largeDossier makes a dossier of n sessions in 24 years, dated to the day, the
// month or the year, and claims about some of them.
func largeDossier(tb testing.TB, n, claims int) []byte {
	r := rand.New(rand.NewPCG(20, 22))
	day := func() string { return fmt.Sprintf("20%02d-%02d-%02d", r.IntN(24), 1+r.IntN(12), 1+r.IntN(28)) }
	date := func(s string) attendance.Date { return attendance.MustParseDate(s[:[]int{4, 7, 10}[r.IntN(3)]]) }
	d := Dossier{Evidence: Evidence{
		Platforms: []attendance.Platform{{ID: "p"}},
		Sources: []attendance.Source{
			{ID: "a", Role: attendance.RolePress}, {ID: "b", Role: attendance.RoleAnalyst}, {ID: "c", Role: attendance.RoleHost},
		},
	}}
	for i := range n {
		people := 100 * int64(1+r.IntN(99_999))
		d.Sessions = append(d.Sessions, attendance.Session{
			ID: fmt.Sprint("s", i), Platform: "p", Event: fmt.Sprint("e", i/3), Start: date(day()),
			Counts: []attendance.Count{
				{Figure: attendance.MustParse(fmt.Sprint("more than ", people)), Source: "a", Date: date(day())},
				{Figure: attendance.MustParse(fmt.Sprint("around ", people)), Source: "b"},
				{Figure: attendance.Exact(people + 50), Source: "c", Metric: attendance.Peak},
			},
		})
	}
	for range claims {
		d.Claims = append(d.Claims, Claim{
			Session: fmt.Sprint("s", r.IntN(n)), Category: Category{Platform: "p"}, Place: 1 + r.IntN(3)*r.IntN(2), By: string(rune('a' + r.IntN(3))),
			At: attendance.MustParseDate(day()), Figure: attendance.MustParse(fmt.Sprint("more than ", 1+r.IntN(9999), "K")),
			Previous: attendance.MustParse("around 57K"), Margin: attendance.MustParse("100,000+"),
		})
	}
	data, err := json.Marshal(d)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// BenchmarkDossier reads, ranks, follows and judges 100,000 sessions and 1,000
// claims.
func BenchmarkDossier(b *testing.B) {
	data := largeDossier(b, 100_000, 1_000)
	d, err := ParseDossier(data)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("Parse", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			ParseDossier(data)
		}
	})
	b.Run("Rank", func(b *testing.B) {
		for b.Loop() {
			Rank(d.Evidence, Category{}, Terms{})
		}
	})
	b.Run("Progression", func(b *testing.B) {
		for b.Loop() {
			Progression(d.Evidence, Category{}, Terms{})
		}
	})
	b.Run("Verify", func(b *testing.B) {
		for b.Loop() {
			VerifyAll(d.Evidence, d.Claims)
		}
	})
}

// TestLargeDossier puts large dossiers through everything, and so would stop at
// the test's time limit if a step were quadratic.
func TestLargeDossier(t *testing.T) {
	n := 20_000
	if !long.Tests() {
		n = 5_000
	}
	data := largeDossier(t, n, n/10)
	mixed, err := ParseDossier(data)
	if err != nil {
		t.Fatal(err)
	}
	// One coarse date, event, figure and source for all.
	uniform := Dossier{Evidence: mixed.Evidence, Claims: mixed.Claims}
	uniform.Sessions = nil
	for _, s := range mixed.Sessions {
		s.Event = "e"
		s.Start = attendance.MustParseDate("2021")
		s.Counts = []attendance.Count{{Figure: attendance.Exact(57_000), Source: "a"}}
		uniform.Sessions = append(uniform.Sessions, s)
	}
	// A claim for every event, and one by the host of every session, who is sure
	// of its number.
	sure := Dossier{Evidence: mixed.Evidence}
	sure.Sessions = nil
	for i, s := range mixed.Sessions {
		host := fmt.Sprint("host", i)
		s.Counts = []attendance.Count{
			{Figure: attendance.Exact(int64(i)), Source: host, Role: attendance.RoleHost},
			{Figure: attendance.Exact(int64(i)), Source: "a"},
		}
		sure.Sessions = append(sure.Sessions, s)
		sure.Claims = append(sure.Claims,
			Claim{Session: s.ID, Category: Category{Event: s.Event}, Place: 1, By: host},
			Claim{Session: s.ID, Category: Category{Platform: "p"}, Place: n - i, By: host})
	}
	for name, d := range map[string]Dossier{"mixed": mixed, "uniform": uniform, "sure": sure} {
		for _, reading := range []attendance.Reading{attendance.Customary, attendance.Literal} {
			if board := Rank(d.Evidence, Category{}, Terms{Reading: reading}); len(board.Standings) != n {
				t.Errorf("%s: %d of %d sessions are ranked", name, len(board.Standings), n)
			}
			for _, r := range Progression(d.Evidence, Category{}, Terms{Reading: reading}).Records {
				if len(r.Previous) > maxListed || len(r.Equals) > maxListed {
					t.Fatalf("%s: %s lists %d and %d sessions", name, r.Session, len(r.Previous), len(r.Equals))
				}
			}
		}
		if reports := VerifyAll(d.Evidence, d.Claims); len(reports) != len(d.Claims) {
			t.Errorf("%s: %d of %d claims are judged", name, len(reports), len(d.Claims))
		}
	}
	// One session with every count, and a file that is nothing but faults.
	s := attendance.Session{ID: "s"}
	for i := range n {
		s.Counts = append(s.Counts, attendance.Count{
			Figure: attendance.Exact(int64(i)), Source: fmt.Sprint(i % 7), Date: attendance.Day(2021, 6, 1+i%28), Via: fmt.Sprint(i%7 + i%2),
		})
	}
	e, err := Evidence{Sessions: []attendance.Session{s}}.Estimate("s", attendance.Peak)
	if err != nil || !e.Customary.Within(e.Literal) {
		t.Errorf("%v is not within %v: %v", e.Customary, e.Literal, err)
	}
	for _, faulty := range [][]byte{
		data[:len(data)/2],
		bytes.ReplaceAll(data, []byte(`"platform":"p"`), []byte(`"platform":"q"`)),
		bytes.ReplaceAll(data, []byte(`"figure"`), []byte(`"figures"`)),
	} {
		if _, err := ParseDossier(faulty); err == nil {
			t.Error("a faulty file was read")
		}
	}
}

// manySessions are n of 1,000 platforms, each with one count.
func manySessions(n int) Evidence {
	r := rand.New(rand.NewPCG(7, 7))
	var ev Evidence
	for i := range n {
		people := int64(10 * math.Exp(r.Float64()*13))
		start := attendance.Day(2015, 1, 1+r.IntN(3_650))
		ev.Sessions = append(ev.Sessions, attendance.Session{
			ID: fmt.Sprintf("s%07d", i), Platform: fmt.Sprintf("platform-%03d", r.IntN(1000)), Start: start,
			Counts: []attendance.Count{{Figure: attendance.Exact(people), Source: "platform", Date: start}},
		})
	}
	return ev
}

// BenchmarkBook keeps a million sessions.
func BenchmarkBook(b *testing.B) {
	const n = 1_000_000
	ev := manySessions(n)
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	add := func(b *testing.B, book *Book, piece Evidence) {
		if _, err := book.Add(piece); err != nil {
			b.Fatal(err)
		}
	}
	var book Book
	b.Run("fill", func(b *testing.B) {
		for b.Loop() {
			book = Book{}
			before := heap()
			add(b, &book, ev)
			b.ReportMetric(float64(heap()-before)/n, "B/session")
		}
	})
	for _, w := range []Watch{{}, {Category: Category{Platform: "platform-007"}}} {
		before := heap()
		if err := book.Watch(w); err != nil {
			b.Fatal(err)
		}
		b.Logf("%+v takes %.1f bytes a session", w.Category, float64(heap()-before)/n)
	}
	r := rand.New(rand.NewPCG(1, 1))
	count := func(i int) Evidence {
		c := attendance.Count{Figure: attendance.Exact(r.Int64N(100_000)), Source: "another", Date: attendance.Day(2026, 1, 1)}
		return Evidence{Sessions: []attendance.Session{{ID: fmt.Sprintf("s%07d", i), Counts: []attendance.Count{c}}}}
	}
	b.Run("add a count", func(b *testing.B) {
		for b.Loop() {
			add(b, &book, count(r.IntN(n)))
		}
	})
	next := n
	b.Run("add a session", func(b *testing.B) {
		for b.Loop() {
			next++
			add(b, &book, count(next))
		}
	})
	record := int64(10_000_000)
	b.Run("add a record", func(b *testing.B) {
		for b.Loop() {
			next++
			record++
			piece := count(next)
			piece.Sessions[0].Counts[0].Figure = attendance.Exact(record)
			add(b, &book, piece)
		}
	})
	b.Run("top 10", func(b *testing.B) {
		for b.Loop() {
			book.Top(Category{}, Terms{}, 10)
		}
	})
	b.Run("progression", func(b *testing.B) {
		for b.Loop() {
			book.Progression(Category{}, Terms{})
		}
	})
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			data, err := book.MarshalBinary()
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(len(data))/float64(book.Len()), "B/session")
		}
	})
}
