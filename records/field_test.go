package records

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/highwater-go/highwater/attendance"
)

// TestTally compares counts over several blocks with a look at every value.
func TestTally(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	order := r.Perm(2*blockLen + 7)
	tally := newTally(order, func(i int) int64 { return int64(i % 400) })
	for _, n := range []int{0, 1, blockLen - 1, blockLen, blockLen + 1, 2 * blockLen, len(order)} {
		for _, x := range []int64{-1, 0, 7, 200, 398, 399} {
			want := 0
			for _, i := range order[:n] {
				if int64(i%400) > x {
					want++
				}
			}
			if got := tally.above(n, x); got != want {
				t.Errorf("%d of the first %d are above %d, want %d", got, n, x, want)
			}
		}
	}
}

// TestLowestHeld compares it with a look at every rival, on fields made of random
// entrants, as they are and without their sides' own word, some of them changed for a view.
func TestLowestHeld(t *testing.T) {
	r := rand.New(rand.NewPCG(29, 4))
	early := 0 // answers that were not over by the claim
	for range 20_000 {
		some := func(i int) entrant {
			e := entrant{id: fmt.Sprint("s", i), session: i, group: i, start: r.Int64N(20), known: true, doubtful: r.IntN(6) == 0}
			e.end = e.start + 1 + r.Int64N(8)
			e.held = e.start + 1 + r.Int64N(e.end-e.start)
			if r.IntN(3) == 0 {
				e.group = r.IntN(2)
			}
			if r.IntN(3) == 0 {
				e.own = []string{"host"}
			}
			for k := range e.ranges {
				e.ranges[k] = attendance.Range{Low: r.Int64N(12), High: 20}
			}
			return e
		}
		var entrants []entrant
		for i := range 1 + r.IntN(7) {
			entrants = append(entrants, some(i))
		}
		whole := newField(entrants)
		for _, fieldOf := range []func() *field{func() *field { return whole }, whole.lenient} { // in this order: whole has been asked by then
			f := fieldOf()
			v := f.seen(r.IntN(3), r.Int64N(25))
			for i := range entrants {
				if r.IntN(3) == 0 {
					e := some(i)
					e.start, e.end, e.held, e.group = f.entrants[i].start, f.entrants[i].end, f.entrants[i].held, f.entrants[i].group
					v.changed, v.instead = append(v.changed, i), append(v.instead, e)
				}
			}
			by := v.at + 1 + r.Int64N(6)
			for k := range readings {
				want := none
				for i := range f.entrants {
					if e := v.entrant(i); e.group != v.id && e.held <= v.at && e.end <= by {
						want = max(want, e.low(k))
					}
				}
				got := v.lowestHeld(attendance.Reading(k), by)
				if got.value != want || got.who >= 0 && v.entrant(got.who).low(k) != want {
					t.Fatalf("%+v\nchanged %v %+v\nin the view of group %d at %d, by %d: %+v, want %d", f.entrants, v.changed, v.instead, v.id, v.at, by, got, want)
				}
				if got.who >= 0 && v.entrant(got.who).end > v.at {
					early++
				}
				if !slices.IsSortedFunc(v.early[k], func(i, j int) int { return int(f.entrants[j].low(k) - f.entrants[i].low(k)) }) {
					t.Fatalf("%v is out of order", v.early[k])
				}
			}
		}
	}
	if early < 1_000 {
		t.Errorf("only %d answers were not over by the claim", early)
	}
}
