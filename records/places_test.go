package records_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// placesTwin is the definition: each range against each other.
func placesTwin(ranges []attendance.Range) []records.Place {
	var places []records.Place
	for i, own := range ranges {
		p := records.Place{Best: 1, Worst: 1}
		for k, other := range ranges {
			if k == i {
				continue
			}
			if other.Low > own.High {
				p.Best++
			}
			if other.High > own.Low {
				p.Worst++
			}
		}
		places = append(places, p)
	}
	return places
}

// someRange is often exact, often equal to another, at times without a limit.
func someRange(r *rand.Rand, top int64) attendance.Range {
	low := r.Int64N(top)
	switch r.IntN(8) {
	case 0, 1, 2:
		return attendance.Range{Low: low, High: low}
	case 3:
		return attendance.Range{Low: low, High: attendance.Unbounded}
	case 4:
		return attendance.Anything()
	case 5:
		return attendance.Range{Low: attendance.MaxPeople - low, High: attendance.MaxPeople}
	}
	return attendance.Range{Low: low, High: low + r.Int64N(top)}
}

func TestPlacesAgainstDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	rounds := 3_000
	if testing.Short() {
		rounds = 500
	}
	for range rounds {
		top := []int64{2, 5, 40, 1_000_000}[r.IntN(4)]
		ranges := make([]attendance.Range, r.IntN(40))
		for i := range ranges {
			ranges[i] = someRange(r, top)
		}
		given := slices.Clone(ranges)
		got := records.Places(nil, ranges)
		if d := differ(placesTwin(ranges), got, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("%v\n(-definition +Places)\n%s", ranges, d)
		}
		if !slices.Equal(given, ranges) {
			t.Fatalf("Places changed its ranges from %v to %v", given, ranges)
		}

		// It appends, and leaves what was there.
		before := []records.Place{{Best: -1, Worst: -2}}
		if d := differ(append(before, got...), records.Places(before, ranges)); d != "" {
			t.Fatalf("appended (-want +got)\n%s", d)
		}
	}
}

func TestPlaces(t *testing.T) {
	exactly := func(n int64) attendance.Range { return attendance.Range{Low: n, High: n} }
	for _, x := range []struct {
		name   string
		ranges []attendance.Range
		want   []records.Place
	}{
		{"nobody", nil, nil},
		{"alone", []attendance.Range{exactly(5)}, []records.Place{{1, 1}}},
		{"equal exact counts share a place", []attendance.Range{exactly(7), exactly(5), exactly(5), exactly(3)},
			[]records.Place{{1, 1}, {2, 2}, {2, 2}, {4, 4}}},
		{"equal ranges do not", []attendance.Range{{Low: 5, High: 6}, {Low: 5, High: 6}},
			[]records.Place{{1, 2}, {1, 2}}},
		{"ends that touch may be equal, not larger", []attendance.Range{{Low: 5, High: 8}, {Low: 2, High: 5}},
			[]records.Place{{1, 1}, {1, 2}}},
		{"no limit", []attendance.Range{{Low: 5, High: attendance.Unbounded}, exactly(attendance.MaxPeople), exactly(4)},
			[]records.Place{{1, 2}, {1, 2}, {3, 3}}},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := differ(x.want, records.Places(nil, x.ranges), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

// boardTwin ranks by the definition.
func boardTwin(ev records.Evidence, c records.Category, reading attendance.Reading) records.Board {
	var b records.Board
	for _, s := range withRoles(ev) {
		if !c.Has(s) {
			continue
		}
		e := s.Estimate(c.Metric)
		if !e.Known() && reading == attendance.Customary {
			b.Unranked = append(b.Unranked, s.ID)
			continue
		}
		b.Standings = append(b.Standings, records.Standing{Session: s.ID, Estimate: e})
	}
	ranges := make([]attendance.Range, len(b.Standings))
	for i, s := range b.Standings {
		ranges[i] = s.Estimate.Range(reading)
	}
	for i, p := range placesTwin(ranges) {
		b.Standings[i].Place = p
	}
	// Bubble up whoever belongs before the one above.
	before := func(a, b records.Standing) bool {
		x, y := a.Estimate.Range(reading), b.Estimate.Range(reading)
		switch {
		case x.Low != y.Low:
			return x.Low > y.Low
		case x.High != y.High:
			return x.High > y.High
		}
		return a.Session < b.Session
	}
	for range b.Standings {
		for i := 1; i < len(b.Standings); i++ {
			if before(b.Standings[i], b.Standings[i-1]) {
				b.Standings[i], b.Standings[i-1] = b.Standings[i-1], b.Standings[i]
			}
		}
	}
	return b
}

func TestRankAgainstDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	rounds := 3_000
	if testing.Short() {
		rounds = 400
	}
	for range rounds {
		// Two or three small worlds at once, for longer boards.
		var ev records.Evidence
		for k := range 1 + r.IntN(3) {
			part := someEvidence(r)
			for i := range part.Sessions {
				part.Sessions[i].ID += fmt.Sprint("-", k)
			}
			ev.Platforms, ev.Sources = part.Platforms, part.Sources
			ev.Sessions = append(ev.Sessions, part.Sessions...)
		}
		c := []records.Category{{}, {Platform: "p0"}, {Event: "e0"}, {Tag: "live"}, {Metric: attendance.Unique},
			{Metric: attendance.Average}, {Platform: "p0", Tag: "live"}, {Platform: "nowhere"}}[r.IntN(8)]
		for _, reading := range []attendance.Reading{attendance.Customary, attendance.Literal} {
			want, got := boardTwin(ev, c, reading), records.Rank(ev, c, records.Terms{Reading: reading})
			// In which order the unranked come is not for the definition to say.
			byID := cmpopts.SortSlices(func(a, b string) bool { return a < b })
			if d := differ(want, got, cmpopts.EquateEmpty(), byID); d != "" {
				t.Fatalf("%v %+v\n(-definition +Rank)\n%s\n%s", reading, c, d, tell(ev, records.Claim{Category: c}))
			}
			r.Shuffle(len(ev.Sessions), func(i, j int) { ev.Sessions[i], ev.Sessions[j] = ev.Sessions[j], ev.Sessions[i] })
			if d := differ(got, records.Rank(ev, c, records.Terms{Reading: reading})); d != "" {
				t.Fatalf("(-one order +another)\n%s", d)
			}
		}
	}
}

func TestRankOfTheUncounted(t *testing.T) {
	ev := records.Evidence{Sessions: []attendance.Session{
		{ID: "empty"},
		{ID: "small", Counts: []attendance.Count{{Figure: attendance.Exact(3), Source: "a"}}},
		{ID: "bounded", Counts: []attendance.Count{{Figure: attendance.Exact(9), Metric: attendance.Unique, Source: "a"}}},
	}}
	type row struct {
		Session     string
		Range       attendance.Range
		Best, Worst int
	}
	for _, x := range []struct {
		reading  attendance.Reading
		want     []row
		unranked []string
	}{
		{attendance.Customary, []row{
			{"small", attendance.Range{Low: 3, High: 3}, 1, 2},
			{"bounded", attendance.Range{Low: 0, High: 9}, 1, 2},
		}, []string{"empty"}},
		{attendance.Literal, []row{
			{"small", attendance.Range{Low: 3, High: 3}, 1, 3},
			{"empty", attendance.Anything(), 1, 3},
			{"bounded", attendance.Range{Low: 0, High: 9}, 1, 3},
		}, nil},
	} {
		b := records.Rank(ev, records.Category{}, records.Terms{Reading: x.reading})
		var got []row
		for _, s := range b.Standings {
			got = append(got, row{s.Session, s.Estimate.Range(x.reading), s.Best, s.Worst})
		}
		if d := differ(x.want, got); d != "" {
			t.Errorf("%v (-want +got)\n%s", x.reading, d)
		}
		if d := differ(x.unranked, b.Unranked, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%v unranked (-want +got)\n%s", x.reading, d)
		}
	}
}
