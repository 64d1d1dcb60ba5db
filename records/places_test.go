package records_test

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
	"github.com/highwater-go/highwater/records"
)

// placesTwin is the definition: each range against each other.
func placesTwin(ranges []attendance.Range) []records.Place {
	return placesAmong(ranges, slices.Repeat([]bool{true}, len(ranges)))
}

// placesAmong is the same where not all certainly take part: one that may not is
// certainly ahead of none.
func placesAmong(ranges []attendance.Range, certain []bool) []records.Place {
	var places []records.Place
	for i, own := range ranges {
		p := records.Place{Best: 1, Worst: 1}
		for k, other := range ranges {
			if k == i {
				continue
			}
			if certain[k] && other.Low > own.High {
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
		return anything()
	case 5:
		return attendance.Range{Low: attendance.MaxPeople - low, High: attendance.MaxPeople}
	}
	return attendance.Range{Low: low, High: low + r.Int64N(top)}
}

func TestPlacesAgainstDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	rounds := 3_000
	if !long.Tests() {
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
		{"ends that touch one that is exact", []attendance.Range{{Low: 5, High: 8}, {Low: 2, High: 5}, exactly(5)},
			[]records.Place{{1, 1}, {1, 3}, {1, 2}}},
		{"several without a limit", []attendance.Range{{Low: 5, High: attendance.Unbounded}, {Low: 9, High: attendance.Unbounded}, exactly(7), exactly(attendance.Unbounded)},
			[]records.Place{{1, 4}, {1, 3}, {3, 4}, {1, 1}}},
		{"words that would have every bit there is", []attendance.Range{exactly(0), exactly(0), exactly(5), exactly(1<<60 - 2)},
			[]records.Place{{3, 3}, {3, 3}, {2, 2}, {1, 1}}},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := differ(x.want, records.Places(nil, x.ranges), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

// TestPlacesOfMany takes enough ranges for each byte to be sorted by.
func TestPlacesOfMany(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	ranges := make([]attendance.Range, 20_000)
	for i := range ranges {
		ranges[i].Low = r.Int64N(5_000)
		ranges[i].High = ranges[i].Low + r.Int64N(3)*r.Int64N(100)
	}
	places := records.Places(nil, ranges)
	// The twin of so many, for some.
	for range 50 {
		i := r.IntN(len(ranges))
		p := records.Place{Best: 1, Worst: 1}
		for k, other := range ranges {
			if other.Low > ranges[i].High {
				p.Best++
			}
			if k != i && other.High > ranges[i].Low {
				p.Worst++
			}
		}
		if got := places[i]; got != p {
			t.Errorf("range %d, %v, has places %v, want %v", i, ranges[i], got, p)
		}
	}
}

func TestPlacesAllocations(t *testing.T) {
	ranges := make([]attendance.Range, 1_000)
	for i := range ranges {
		ranges[i] = attendance.Range{Low: int64(i * i), High: int64(i*i) + 500}
	}
	places := make([]records.Place, 0, len(ranges))
	if n := testing.AllocsPerRun(10, func() { records.Places(places, ranges) }); n > 1 {
		t.Errorf("Places allocates %v times, and should at most once", n)
	}
}

// someSessions makes ranges as they are published, from 10 people to 5 million.
func someSessions(n int) []attendance.Range {
	r := rand.New(rand.NewPCG(11, uint64(n)))
	ranges := make([]attendance.Range, n)
	for i := range ranges {
		people := int64(10 * math.Pow(500_000, r.Float64()))
		unit := int64(1)
		for people/unit >= 1_000 {
			unit *= 10
		}
		low := people / unit * unit
		ranges[i] = attendance.Range{Low: low, High: low + unit - 1}
	}
	return ranges
}

// BenchmarkPlaces also sorts the Lows alone, which is what to compare it with.
func BenchmarkPlaces(b *testing.B) {
	for _, n := range []int{100, 1_000, 1_000_000} {
		sets := max(1, 500_000/n) // so that branches are not learned
		all := someSessions(n * sets)
		people := make([]int64, len(all))
		for i, r := range all {
			people[i] = r.Low
		}
		numbers, places := make([]int64, n), make([]records.Place, n)
		for _, way := range []struct {
			name string
			do   func(ranges []attendance.Range, people []int64)
		}{
			{"slices.Sort", func(_ []attendance.Range, people []int64) { copy(numbers, people); slices.Sort(numbers) }},
			{"Places", func(ranges []attendance.Range, _ []int64) { records.Places(places[:0], ranges) }},
		} {
			b.Run(fmt.Sprint(n, "/", way.name), func(b *testing.B) {
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					k := i % sets * n
					way.do(all[k:k+n], people[k:k+n])
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/session")
			})
		}
	}
}

// boardTwin ranks by the definition.
func boardTwin(ev records.Evidence, c records.Category, t records.Terms) records.Board {
	b := records.Board{Standings: []records.Standing{}, Unranked: []string{}}
	var annulled []records.Standing
	possible := map[string]bool{} // to be in the category, and no more
	for _, s := range ev.Sessions {
		holds := holdsTwin(c, s)
		ruling, _ := rulingTwin(ev.Rulings, s.ID, c, t.Body)
		if holds == attendance.Impossible || t.Ratified && ruling.Status != records.Ratified {
			continue
		}
		row := records.Standing{Session: s.ID, Estimate: estimateOf(ev, s, c.Metric), Status: ruling.Status}
		if c.Event == "" {
			row.Event = s.Event
		}
		switch {
		case ruling.Status == records.Annulled:
			annulled = append(annulled, row)
		case !row.Estimate.Known() && t.Reading != attendance.Literal && c.Event == "":
			b.Unranked = append(b.Unranked, s.ID)
		default:
			b.Standings = append(b.Standings, row)
			possible[s.ID] = holds == attendance.Possible
		}
	}
	// Bubble up whoever belongs before the one above.
	before := func(a, b records.Standing) bool {
		x, y := a.Estimate.Range(t.Reading), b.Estimate.Range(t.Reading)
		switch {
		case x.Low != y.Low:
			return x.Low > y.Low
		case x.High != y.High:
			return x.High > y.High
		}
		return a.Session < b.Session
	}
	for _, rows := range [][]records.Standing{b.Standings, annulled} {
		for range rows {
			for i := 1; i < len(rows); i++ {
				if before(rows[i], rows[i-1]) {
					rows[i], rows[i-1] = rows[i-1], rows[i]
				}
			}
		}
	}
	var ranges []attendance.Range
	var certain []bool
	for _, row := range b.Standings {
		r := row.Estimate.Range(t.Reading)
		ranges, certain = append(ranges, r), append(certain, !possible[row.Session])
	}
	for i, p := range placesAmong(ranges, certain) {
		b.Standings[i].Place = p
	}
	for i := range b.Standings { // rooms of one event take no place from each other
		row := &b.Standings[i]
		if row.Event == "" {
			continue
		}
		var rooms []attendance.Range
		var sure []bool
		at := 0
		for k, o := range b.Standings {
			if o.Event == row.Event {
				if k == i {
					at = len(rooms)
				}
				rooms, sure = append(rooms, ranges[k]), append(sure, certain[k])
			}
		}
		among := placesAmong(rooms, sure)[at]
		row.Best -= among.Best - 1
		row.Worst -= among.Worst - 1
	}
	slices.SortStableFunc(b.Standings, func(x, y records.Standing) int {
		unknown := map[bool]int{true: 1}
		a, b := x.Estimate.Range(t.Reading) == anything(), y.Estimate.Range(t.Reading) == anything()
		return cmp.Or(x.Worst-y.Worst, x.Best-y.Best, unknown[a]-unknown[b],
			-big.NewInt(x.Estimate.Range(t.Reading).High).Cmp(big.NewInt(y.Estimate.Range(t.Reading).High)), strings.Compare(x.Session, y.Session))
	})
	b.Standings = append(b.Standings, annulled...)
	return b
}

func someTerms(r *rand.Rand) records.Terms {
	return records.Terms{
		Reading:  attendance.Reading(r.IntN(3)),
		Ratified: r.IntN(4) == 0,
		Body:     append(bodies, "", "")[r.IntN(len(bodies)+2)],
	}
}

func TestRankAgainstDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	rounds := 5_000
	if !long.Tests() {
		rounds = 600
	}
	annulled, ratified, doubtful := 0, 0, 0
	for range rounds {
		// Two or three small worlds at once, for longer boards.
		var ev records.Evidence
		for k := range 1 + r.IntN(3) {
			part := someEvidence(r)
			for i := range part.Sessions {
				part.Sessions[i].ID += fmt.Sprint("-", k)
			}
			for i := range part.Rulings {
				part.Rulings[i].Session += fmt.Sprint("-", k)
			}
			ev.Platforms, ev.Sources = part.Platforms, part.Sources
			ev.Sessions = append(ev.Sessions, part.Sessions...)
			ev.Rulings = append(ev.Rulings, part.Rulings...)
		}
		c := []records.Category{{}, {Platform: "p0"}, {Event: "e0"}, {Tag: "live"}, {Metric: attendance.Unique},
			{Metric: attendance.Average}, {Platform: "p0", Tag: "live"}, {Platform: "nowhere"}}[r.IntN(8)]
		if r.IntN(3) == 0 {
			c.During = spans[r.IntN(len(spans))]
		}
		terms := someTerms(r)
		want, got := boardTwin(ev, c, terms), records.Rank(ev, c, terms)
		// In which order the unranked come is not for the definition to say.
		byID := cmpopts.SortSlices(func(a, b string) bool { return a < b })
		if d := differ(want, got, cmpopts.EquateEmpty(), byID); d != "" {
			t.Fatalf("%+v %+v\n(-definition +Rank)\n%s\n%s", terms, c, d, tell(ev, records.Claim{Category: c}))
		}
		r.Shuffle(len(ev.Sessions), func(i, j int) { ev.Sessions[i], ev.Sessions[j] = ev.Sessions[j], ev.Sessions[i] })
		if d := differ(got, records.Rank(ev, c, terms)); d != "" {
			t.Fatalf("(-one order +another)\n%s", d)
		}
		for _, row := range got.Standings {
			switch row.Status {
			case records.Annulled:
				annulled++
			case records.Ratified:
				ratified++
			}
		}
		if slices.ContainsFunc(ev.Sessions, func(s attendance.Session) bool { return holdsTwin(c, s) == attendance.Possible }) {
			doubtful++
		}
	}
	if annulled < rounds/50 || ratified < rounds/50 || doubtful < rounds/50 {
		t.Errorf("in %d worlds only %d sessions were annulled and %d ratified, and %d worlds had doubtful ones", rounds, annulled, ratified, doubtful)
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
			{"small", attendance.Range{Low: 3, High: 3}, 1, 1},
		}, []string{"bounded", "empty"}},
		{attendance.Published, []row{
			{"small", attendance.Range{Low: 3, High: 3}, 1, 1},
		}, []string{"bounded", "empty"}},
		{attendance.Literal, []row{
			{"bounded", attendance.Range{Low: 0, High: 9}, 1, 3},
			{"small", attendance.Range{Low: 3, High: 3}, 1, 3},
			{"empty", anything(), 1, 3},
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
