package records

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/highwater-go/highwater/attendance"
)

// The twin of Progression: it builds every world there is, and looks.

// A step is one mark in a world: its number and its moment, in half days so
// that two moments of one day can be in either order.
type step struct{ people, moment int64 }

// told is what enumeration finds out about one mark.
type told struct {
	Possible bool
	Certain  bool
	Previous []string
	Ceiling  int64 // the largest High of Previous
	Least    int64
	Most     int64
}

// enumerate returns what is so in all worlds of a few marks with small ranges
// and dates of a few days. Moments are all different: marks without a known
// order come in every order.
func enumerate(marks []mark) map[string]told {
	all := map[string]told{}
	for _, m := range marks {
		all[m.id] = told{Certain: true, Ceiling: none, Least: attendance.Unbounded, Most: -1}
	}
	world := make([]step, len(marks))
	order := make([]int, len(marks))
	var days func(i int)
	days = func(i int) {
		if i < len(marks) {
			for day := marks[i].firstDay(); day <= marks[i].lastDay(); day++ {
				world[i].moment = day
				days(i + 1)
			}
			return
		}
		for k := range order {
			order[k] = k
		}
		slices.SortFunc(order, func(a, b int) int { return int(world[a].moment - world[b].moment) })
		permuteDays(order, world, 0, func() { observe(marks, world, order, all) })
	}
	var numbers func(i int)
	numbers = func(i int) {
		if i == len(marks) {
			days(0)
			return
		}
		for n := marks[i].Low; n <= marks[i].High; n++ {
			world[i].people = n
			numbers(i + 1)
		}
	}
	numbers(0)
	return all
}

// permuteDays visits every order of the marks within each day.
func permuteDays(order []int, world []step, from int, visit func()) {
	if from == len(order) {
		visit()
		return
	}
	for k := from; k < len(order) && world[order[k]].moment == world[order[from]].moment; k++ {
		order[from], order[k] = order[k], order[from]
		permuteDays(order, world, from+1, visit)
		order[from], order[k] = order[k], order[from]
	}
}

// observe adds one world to what is known.
func observe(marks []mark, world []step, order []int, all map[string]told) {
	for k, s := range order {
		x := all[marks[s].id]
		best := none
		for _, b := range order[:k] {
			best = max(best, world[b].people)
		}
		if world[s].people <= best {
			x.Certain = false
			all[marks[s].id] = x
			continue
		}
		x.Possible = true
		for _, b := range order[:k] {
			if world[b].people == best && !slices.Contains(x.Previous, marks[b].id) {
				x.Previous = append(x.Previous, marks[b].id)
				x.Ceiling = max(x.Ceiling, marks[b].High)
			}
		}
		stood := attendance.Unbounded
		for _, a := range order[k+1:] {
			if world[a].people > world[s].people {
				stood = world[a].moment - world[s].moment
				break
			}
		}
		x.Least, x.Most = min(x.Least, stood), max(x.Most, stood)
		all[marks[s].id] = x
	}
}

func randomMarks(r *rand.Rand) []mark {
	marks := make([]mark, 1+r.IntN(4))
	span, top := 2+r.IntN(6), 2+r.IntN(6)
	for i := range marks {
		low := int64(r.IntN(top))
		first := r.IntN(span)
		d := attendance.Day(2021, 6, 1+first)
		d.End = attendance.Day(2021, 6, 1+first+r.IntN(3)*r.IntN(2)).End
		marks[i] = mark{fmt.Sprint("s", i), d, attendance.Range{Low: low, High: low + int64(r.IntN(3)*r.IntN(2))}, d, low}
	}
	return marks
}

func TestProgressionAgainstWorlds(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 9))
	rounds := 20_000
	if testing.Short() {
		rounds = 2_000
	}
	for range rounds {
		marks := randomMarks(r)
		want := map[string]told{}
		for id, x := range enumerate(marks) {
			if x.Possible {
				want[id] = x
			}
		}
		got := map[string]told{}
		for _, rec := range newTimeline(slices.Clone(marks)).records() {
			ceiling := rec.Margin.Loser.High
			if len(rec.Previous) == 0 {
				ceiling = none
			}
			got[rec.Session] = told{true, rec.Certain, rec.Previous, ceiling, rec.Stood.Least, rec.Stood.Most}
		}
		if d := cmp.Diff(want, got, cmpopts.SortSlices(func(a, b string) bool { return a < b }), cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("%v\n(-worlds +Progression)\n%s", marks, d)
		}
	}
}
