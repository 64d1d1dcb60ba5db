package records_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
	"github.com/highwater-go/highwater/records"
)

// A runningRoom is many counts of one session, one after the other but for a few, by
// sources that at times name the same numbers, and rulings on it.
func runningRoom(r *rand.Rand) []records.Evidence {
	mixed := r.IntN(4) == 0
	metrics := []attendance.Metric{"", attendance.Peak, attendance.Unique}[:1+r.IntN(3)]
	var all []records.Evidence
	for k := range 60 + r.IntN(60) {
		c := attendance.Count{
			Figure: someFigure(r),
			Metric: metrics[r.IntN(len(metrics))],
			Source: fmt.Sprint("source", r.IntN(3)),
			Date:   attendance.Date{Start: int64(1000 * (k / 2)), End: int64(1000*(k/2) + 1000)},
			SoFar:  r.IntN(6) == 0,
		}
		if r.IntN(3) == 0 {
			c.Figure = attendance.Exact(int64(100 + r.IntN(1000)))
		}
		switch r.IntN(20) {
		case 0:
			c.Date = attendance.Date{}
		case 1:
			c.Date = attendance.Date{Start: 0, End: 60_000}
		case 2:
			at := int64(1000 * r.IntN(30))
			c.Date = attendance.Date{Start: at, End: at + 1000}
		}
		if mixed && k > 30 && r.IntN(8) == 0 {
			c.Via = "source" + fmt.Sprint(r.IntN(3))
		}
		if mixed && k > 30 && r.IntN(8) == 0 {
			c.Role = roles[r.IntN(len(roles))]
		}
		if c.Via == c.Source {
			c.Via = ""
		}
		all = append(all, records.Evidence{Sessions: []attendance.Session{{ID: "s0", Counts: []attendance.Count{c}}}})
		switch r.IntN(25) {
		case 0:
			all = append(all, all[r.IntN(len(all))])
		case 1:
			all = append(all, records.Evidence{Sources: []attendance.Source{{ID: fmt.Sprint("source", r.IntN(3)), Role: roles[r.IntN(len(roles))]}}})
		case 2:
			all = append(all, records.Evidence{Sessions: []attendance.Session{{ID: "s1", Counts: []attendance.Count{{Figure: someFigure(r), Source: "source0"}}}}})
		case 3:
			all = append(all, records.Evidence{Rulings: []records.Ruling{{Session: "s0", Status: records.Ratified, Body: "source1", Figure: someFigure(r)}}})
		case 4:
			if k > 50 {
				all = append(all, records.Evidence{
					Platforms: []attendance.Platform{{ID: "p", Limits: []attendance.Limit{{People: someNumber(r) + 1, Kind: attendance.Counter}}}},
					Sessions:  []attendance.Session{{ID: "s0", Platform: "p"}},
				})
			}
		}
	}
	return all
}

// TestBookOfARunningRoom checks what a book tells and holds of a session with many
// counts, some of which it no longer looks at, after each of them.
func TestBookOfARunningRoom(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 4))
	for round := range long.Rounds(10, 200) {
		watch := records.Watch{Terms: records.Terms{Reading: attendance.Reading(r.IntN(3))}, Places: 2}
		if r.IntN(3) == 0 {
			watch.Category.Metric = attendance.Unique
		}
		var book records.Book
		if err := book.Watch(watch); err != nil {
			t.Fatal(err)
		}
		var all records.Evidence
		for _, piece := range runningRoom(r) {
			before := canonical(book.Evidence())
			changes, err := book.Add(piece)
			if err != nil {
				continue // a circle of copies, of which nothing is taken
			}
			all.Platforms = append(all.Platforms, piece.Platforms...)
			all.Sources = append(all.Sources, piece.Sources...)
			all.Sessions = append(all.Sessions, piece.Sessions...)
			all.Rulings = append(all.Rulings, piece.Rulings...)
			if d := differ(changesTwin(watch, before, book.Evidence()), changes, cmpopts.EquateEmpty(), anyOrder); d != "" {
				t.Fatalf("round %d: adding %+v to\n%s\n(-twin +Add)\n%s", round, piece, tell(before, records.Claim{}), d)
			}
		}
		var together records.Book
		if _, err := together.Add(all); err != nil {
			t.Fatal(err)
		}
		if d := differ(book.Evidence(), together.Evidence(), cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("round %d: (-one by one +together)\n%s", round, d)
		}
		s, _ := book.Session("s0")
		if d := differ(canonical(together.Evidence()).Sessions[0], s, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("round %d: (-evidence +Session)\n%s", round, d)
		}
	}
}
