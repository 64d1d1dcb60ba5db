package records

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
)

// The twin of Progression: it builds every world there is, and looks.

// A guest is a session with a number in a range, and a date, in the twin. Those of
// one event are no rivals.
type guest struct {
	id, event string
	attendance.Date
	attendance.Range
}

// A step is one guest in a world: its number and the day of its moment.
type step struct{ people, moment int64 }

// told is what enumeration finds out about one guest.
type told struct {
	Possible bool
	Certain  bool
	Previous []string
	Ceiling  int64 // the largest High of Previous
	Least    int64
	Most     int64
}

// enumerate returns what is so in all worlds of a few guests with small ranges
// and dates of a few days. Moments are all different: guests without a known
// order come in every order. Whose day in a world is not one of the span takes no
// part in that world; the span is of whole days, or zero for all.
func enumerate(guests []guest, during attendance.Date) map[string]told {
	all := map[string]told{}
	for _, g := range guests {
		all[g.id] = told{Certain: true, Ceiling: none, Least: attendance.Unbounded, Most: -1}
	}
	world := make([]step, len(guests))
	order := make([]int, 0, len(guests))
	var days func(i int)
	days = func(i int) {
		if i < len(guests) {
			for day := dayOf(guests[i].Start); day <= dayOf(guests[i].End-1); day++ {
				world[i].moment = day
				days(i + 1)
			}
			return
		}
		order = order[:0]
		for k := range guests {
			if within := during.IsZero() || dayOf(during.Start) <= world[k].moment && world[k].moment <= dayOf(during.End-1); within {
				order = append(order, k)
			} else {
				x := all[guests[k].id]
				x.Certain = false
				all[guests[k].id] = x
			}
		}
		slices.SortFunc(order, func(a, b int) int { return int(world[a].moment - world[b].moment) })
		permuteDays(order, world, 0, func() { observe(guests, world, order, all) })
	}
	var numbers func(i int)
	numbers = func(i int) {
		if i == len(guests) {
			days(0)
			return
		}
		for n := guests[i].Low; n <= guests[i].High; n++ {
			world[i].people = n
			numbers(i + 1)
		}
	}
	numbers(0)
	return all
}

// permuteDays visits every order of the guests within each day.
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
func observe(guests []guest, world []step, order []int, all map[string]told) {
	for k, s := range order {
		x := all[guests[s].id]
		rivals := func(order []int) []int {
			return slices.DeleteFunc(slices.Clone(order), func(i int) bool { return guests[i].event != "" && guests[i].event == guests[s].event })
		}
		before, after := rivals(order[:k]), rivals(order[k+1:])
		best := none
		for _, b := range before {
			best = max(best, world[b].people)
		}
		if world[s].people <= best {
			x.Certain = false
			all[guests[s].id] = x
			continue
		}
		x.Possible = true
		for _, b := range before {
			if world[b].people == best && !slices.Contains(x.Previous, guests[b].id) {
				x.Previous = append(x.Previous, guests[b].id)
				x.Ceiling = max(x.Ceiling, guests[b].High)
			}
		}
		stood := attendance.Unbounded
		for _, a := range after {
			if world[a].people > world[s].people {
				stood = world[a].moment - world[s].moment
				break
			}
		}
		x.Least, x.Most = min(x.Least, stood), max(x.Most, stood)
		all[guests[s].id] = x
	}
}

func randomGuests(r *rand.Rand) []guest {
	guests := make([]guest, 1+r.IntN(4))
	span, top, rooms := 2+r.IntN(6), 2+r.IntN(6), r.IntN(2) == 0
	for i := range guests {
		low, event := int64(r.IntN(top)), ""
		if rooms && r.IntN(3) > 0 {
			event = string(rune('a' + r.IntN(2)))
		}
		guests[i] = guest{fmt.Sprint("s", i), event, randomDays(r, span), attendance.Range{Low: low, High: low + int64(r.IntN(3)*r.IntN(2))}}
	}
	return guests
}

// randomDays is a day or a few, the first of them one of span days.
func randomDays(r *rand.Rand, span int) attendance.Date {
	first := r.IntN(span)
	d := attendance.Day(2021, 6, 1+first)
	d.End = attendance.Day(2021, 6, 1+first+r.IntN(3)*r.IntN(2)).End
	return d
}

func (g guest) session() attendance.Session {
	f := attendance.Exact(g.Low)
	if g.Low < g.High {
		f = attendance.Figure{People: g.Low, To: g.High, Step: 1, Hedge: attendance.Between}
	}
	return attendance.Session{ID: g.id, Event: g.event, Start: g.Date, Counts: []attendance.Count{{Figure: f, Source: "a"}}}
}

func TestProgressionAgainstWorlds(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 9))
	rounds := 20_000
	if !long.Tests() {
		rounds = 2_000
	}
	doubtful := 0 // records by those that may not be in the span
	for range rounds {
		guests := randomGuests(r)
		var c Category
		if r.IntN(2) == 0 {
			c.During = randomDays(r, 5)
			c.During.End = max(c.During.End, attendance.Day(2021, 6, 2+r.IntN(6)).End)
		}
		var ev Evidence
		for _, g := range guests {
			ev.Sessions = append(ev.Sessions, g.session())
		}
		want := map[string]told{}
		for id, x := range enumerate(guests, c.During) {
			if x.Possible {
				want[id] = x
			}
		}
		got := map[string]told{}
		for _, rec := range Progression(ev, c, Terms{}).Records {
			ceiling := rec.Margin.Loser.High
			if len(rec.Previous) == 0 {
				ceiling = none
			}
			got[rec.Session] = told{true, rec.Certain, rec.Previous, ceiling, rec.Stood.Least, rec.Stood.Most}
			if !c.During.IsZero() && (rec.Date.Start < c.During.Start || rec.Date.End > c.During.End) {
				doubtful++
			}
		}
		if d := cmp.Diff(want, got, cmpopts.SortSlices(func(a, b string) bool { return a < b }), cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("%v during %v\n(-worlds +Progression)\n%s", guests, c.During, d)
		}
	}
	if doubtful < rounds/20 {
		t.Errorf("only %d records are of sessions that may not be in the span", doubtful)
	}
}
