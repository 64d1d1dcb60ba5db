package records

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/highwater-go/highwater/attendance"
)

// TestRuns compares runs with a list that is sorted after each addition.
func TestRuns(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 300 {
		var rs runs[int]
		var list []int
		for range r.IntN(60) {
			batch := make([]int, r.IntN(1+r.IntN(20)))
			for i := range batch {
				batch[i] = r.IntN(200)
			}
			slices.Sort(batch)
			batch = slices.Compact(batch)
			var want []int
			for _, x := range batch {
				if !slices.Contains(list, x) {
					want = append(want, x)
				}
			}
			if fresh := rs.add(batch, cmp.Compare[int]); !slices.Equal(want, fresh) {
				t.Fatalf("%v is new of %v, want %v", fresh, batch, want)
			}
			list = append(list, want...)
			slices.Sort(list)
			if got := rs.all(cmp.Compare[int]); !slices.Equal(list, got) {
				t.Fatalf("got %v, want %v", got, list)
			}
			for k := 1; k < len(rs); k++ {
				if 2*len(rs[k]) >= len(rs[k-1]) {
					t.Fatalf("a list of %d is after one of %d", len(rs[k]), len(rs[k-1]))
				}
			}
		}
	}
}

// TestMayBeInForce compares the rulings that are left with all, whatever is asked.
func TestMayBeInForce(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	categories := []Category{{}, {Platform: "p"}, {Platform: "p", Metric: attendance.Unique}}
	dropped, kept := 0, 0
	for range 20_000 {
		rulings := make([]Ruling, r.IntN(9))
		for i := range rulings {
			rulings[i] = Ruling{
				Session: "s", Category: categories[r.IntN(3)], Body: []string{"a", "b"}[r.IntN(2)],
				Status: []Status{Claimed, Pending, Ratified, Rejected, Annulled}[r.IntN(5)],
			}
			if start := int64(r.IntN(6)); start > 0 {
				rulings[i].Date = attendance.Date{Start: start, End: start + 1 + int64(r.IntN(3))}
			}
		}
		left := mayBeInForce(rulings)
		dropped, kept = dropped+len(rulings)-len(left), kept+len(left)
		for _, c := range categories {
			for _, body := range []string{"", "a", "b", "c"} {
				want, wantOK := docket{"s": rulings}.inForce("s", c, body)
				got, ok := docket{"s": left}.inForce("s", c, body)
				if got != want || ok != wantOK {
					t.Fatalf("of %s\nleft %s\nby %q in %+v: got %+v, want %+v", tellRulings(rulings), tellRulings(left), body, c, got, want)
				}
			}
		}
	}
	if dropped < kept/6 {
		t.Errorf("only %d of %d are dropped", dropped, dropped+kept)
	}
}

func tellRulings(rs []Ruling) (s string) {
	for _, r := range rs {
		s += fmt.Sprintf("%+v\n", r)
	}
	return s
}

// dayAfter is the k-th day of 2021 and the years after it.
func dayAfter(k int) attendance.Date {
	return attendance.DateOf(time.Date(2021, 1, 1+k, 0, 0, 0, 0, time.UTC))
}

// TestShelfDrops checks that the estimate of a running room doesn't depend on
// how long it runs: of counts that are replaced few are looked at.
func TestShelfDrops(t *testing.T) {
	var b Book
	if err := b.Watch(Watch{}); err != nil {
		t.Fatal(err)
	}
	for k := range 3_000 {
		c := attendance.Count{Figure: attendance.Exact(int64(10*k + k%7)), Source: fmt.Sprint("source", k%3), Date: dayAfter(k)}
		if _, err := b.Add(Evidence{Sessions: []attendance.Session{{ID: "s", Counts: []attendance.Count{c}}}}); err != nil {
			t.Fatal(err)
		}
		if n := len(b.leanSession(0).Counts); n > 3*few {
			t.Fatalf("of %d counts %d are looked at", k, n)
		}
		if n := len(b.shelves); k > few && n != 1 {
			t.Fatalf("there are %d shelves", n)
		}
	}
	if n := len(b.session(0).Counts); n != 3_000 {
		t.Errorf("%d counts are held", n)
	}
	for k := range 3_000 {
		r := Ruling{Session: "s", Status: Claimed, Body: "body", Date: dayAfter(k)}
		if _, err := b.Add(Evidence{Rulings: []Ruling{r}}); err != nil {
			t.Fatal(err)
		}
		if n := len(b.docket["s"]); n > 3*few {
			t.Fatalf("of %d rulings %d are looked at", k, n)
		}
	}
	if n := len(b.Evidence().Rulings); n != 3_000 {
		t.Errorf("%d rulings are held", n)
	}
}
