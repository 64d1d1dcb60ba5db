package records

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
)

// seen is all that a claim can see of its rivals.
type seen struct {
	Rivals, Counted int
	Places          [2]Place
	Allowed         [2][]int
	Previous        [2]attendance.Range
}

func look(s stand, own [2]attendance.Range, start, end int64) seen {
	v := seen{Rivals: s.rivals(s.at), Counted: s.counted(s.at)}
	for r := range own {
		reading := attendance.Reading(r)
		v.Places[r] = s.places(reading, own[r])
		for k := 1; k < 9; k++ {
			if s.allows(reading, own[r], v.Places[r], k) {
				v.Allowed[r] = append(v.Allowed[r], k)
			}
		}
		v.Previous[r] = s.previous(reading, start, end)
	}
	return v
}

// TestPatches checks that a field from which a claimant's counts are taken by a
// patch looks like one that was made without them.
func TestPatches(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 14))
	rounds := 4_000
	if testing.Short() {
		rounds = 400
	}
	date := func() attendance.Date {
		return []attendance.Date{{}, attendance.Day(2021, 6, 1+r.IntN(9)), attendance.MustParseDate("2021-06"), attendance.Day(2021, 6, 1+r.IntN(9))}[r.IntN(4)]
	}
	source := func() string { return string(rune('a' + r.IntN(3))) }
	patched := 0
	for range rounds {
		var ev Evidence
		for i := range 2 + r.IntN(6) {
			s := attendance.Session{ID: fmt.Sprint("s", i), Start: date(), Event: []string{"", "", "e", "f"}[r.IntN(4)]}
			for range r.IntN(4) {
				c := attendance.Count{Figure: attendance.Exact(int64(r.IntN(9))), Source: source(), Date: date(), Role: attendance.RoleAnalyst}
				if r.IntN(3) == 0 {
					c.Figure.Hedge = attendance.AtLeast
				}
				if r.IntN(4) == 0 {
					c.Via = source()
				}
				s.Counts = append(s.Counts, c)
			}
			ev.Sessions = append(ev.Sessions, s)
		}
		during := []attendance.Date{{}, attendance.MustParseDate("2021-06-03/2021-06-09"), attendance.MustParseDate("2021-06-01/2021-06-05")}[r.IntN(3)]
		if (Category{During: during}).Holds(ev.Sessions[0]) == attendance.Impossible {
			during = attendance.Date{} // the claim's session must be in the field
		}
		c := newCourt(ev)
		claim := Claim{Session: "s0", Category: Category{Event: []string{"", ev.Sessions[0].Event}[r.IntN(2)], During: during}, By: source(), At: date()}
		b := bench{claim.Category, interest{by: claim.By}}
		f := c.fieldOn(b)
		tr := trial{court: c, claim: claim, at: never, group: f.entrants[f.index[0]].group}
		if !claim.At.IsZero() {
			tr.at = claim.At.End
		}
		v := view{trial: tr, rivals: b.interest}
		own := [2]attendance.Range{}
		for k := range own {
			low := int64(r.IntN(9))
			own[k] = attendance.Range{Low: low, High: low + int64(r.IntN(4))}
		}
		start := attendance.Day(2021, 6, 1+r.IntN(9))
		want := look(f.from(tr.group, tr.at), own, start.Start, start.End)
		got := look(v.stand(), own, start.Start, start.End)
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("%+v without %q at %v (-made without +patched)\n%s", ev, claim.By, claim.At, d)
		}
		if v.stand().gone != nil && len(v.stand().gone.entrants) > 0 {
			patched++
		}
	}
	if patched < rounds/2 {
		t.Errorf("only %d of %d fields were patched", patched, rounds)
	}
}

// TestTally checks counts over many blocks, and parts of one.
func TestTally(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 7))
	order := r.Perm(3*blockLen + 7)
	values := make([]int64, len(order))
	for i := range values {
		values[i] = int64(r.IntN(50))
	}
	tally := newTally(order, func(i int) int64 { return values[i] })
	for range 2_000 {
		n, x := r.IntN(len(order)+1), int64(r.IntN(52)-1)
		want := 0
		for _, i := range order[:n] {
			if values[i] > x {
				want++
			}
		}
		if got := tally.above(n, x); got != want {
			t.Fatalf("%d of the first %d are above %d, not %d", want, n, x, got)
		}
	}
}
