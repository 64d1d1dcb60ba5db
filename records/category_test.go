package records_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
	"github.com/highwater-go/highwater/records"
)

// holdsTwin tells whether a session is in a category by the definition: by every
// field that is given, and for the span of dates by how much of its date is in it.
func holdsTwin(c records.Category, s attendance.Session) attendance.Certainty {
	switch {
	case c.Platform != "" && c.Platform != s.Platform,
		c.Event != "" && c.Event != s.Event,
		c.Tag != "" && !slices.Contains(s.Tags, c.Tag):
		return attendance.Impossible
	case c.During == attendance.Date{}:
		return attendance.Certain
	case s.Start == attendance.Date{}:
		return attendance.Possible
	}
	within := spanTwin(c, s)
	switch {
	case within.Start >= within.End:
		return attendance.Impossible
	case within == s.Start:
		return attendance.Certain
	}
	return attendance.Possible
}

// spanTwin is the part of a session's date in the span of a category: what the
// date is if the session is in it.
func spanTwin(c records.Category, s attendance.Session) attendance.Date {
	switch {
	case c.During == attendance.Date{}:
		return s.Start
	case s.Start == attendance.Date{}:
		return c.During
	}
	return attendance.Date{Start: max(s.Start.Start, c.During.Start), End: min(s.Start.End, c.During.End)}
}

func TestCategoryHolds(t *testing.T) {
	june := attendance.MustParseDate("2021-06")
	for _, x := range []struct {
		name     string
		category records.Category
		start    string
		want     attendance.Certainty
	}{
		{"all sessions", records.Category{}, "", attendance.Certain},
		{"a metric selects none", records.Category{Metric: attendance.Unique}, "", attendance.Certain},
		{"its platform", records.Category{Platform: "p"}, "", attendance.Certain},
		{"another platform", records.Category{Platform: "q"}, "", attendance.Impossible},
		{"its event", records.Category{Event: "e"}, "", attendance.Certain},
		{"another event", records.Category{Event: "f"}, "", attendance.Impossible},
		{"one of its tags", records.Category{Tag: "talk"}, "", attendance.Certain},
		{"no tag of its own", records.Category{Tag: "tal"}, "", attendance.Impossible},
		{"every field", records.Category{Platform: "p", Event: "e", Tag: "live", During: june}, "2021-06-30", attendance.Certain},
		{"every field but one", records.Category{Platform: "p", Event: "e", Tag: "song", During: june}, "2021-06-30", attendance.Impossible},
		{"every field, perhaps", records.Category{Platform: "p", Event: "e", Tag: "live", During: june}, "2021", attendance.Possible},
		{"undated", records.Category{During: june}, "", attendance.Possible},
		{"undated elsewhere", records.Category{Platform: "q", During: june}, "", attendance.Impossible},
		{"the span itself", records.Category{During: june}, "2021-06", attendance.Certain},
		{"the first day", records.Category{During: june}, "2021-06-01", attendance.Certain},
		{"the day before", records.Category{During: june}, "2021-05-31", attendance.Impossible},
		{"the last day", records.Category{During: june}, "2021-06-30", attendance.Certain},
		{"the day after", records.Category{During: june}, "2021-07-01", attendance.Impossible},
		{"the last instant", records.Category{During: june}, "2021-06-30T23:59:59.999999Z", attendance.Certain},
		{"the first instant after", records.Category{During: june}, "2021-07-01T00:00:00Z", attendance.Impossible},
		{"the last day in a time zone of its own", records.Category{During: june}, "2021-07-01T01:00:00+05:00", attendance.Certain},
		{"a day that began before", records.Category{During: june}, "2021-05-31/2021-06-01", attendance.Possible},
		{"a day that ended after", records.Category{During: june}, "2021-06-30/2021-07-01", attendance.Possible},
		{"the year around it", records.Category{During: june}, "2021", attendance.Possible},
		{"the year before it", records.Category{During: june}, "2020", attendance.Impossible},
		{"an instant in an instant", records.Category{During: attendance.MustParseDate("2021-06-08T12:00:00Z")}, "2021-06-08T12:00:00Z", attendance.Certain},
		{"the day of an instant", records.Category{During: attendance.MustParseDate("2021-06-08T12:00:00Z")}, "2021-06-08", attendance.Possible},
	} {
		s := attendance.Session{ID: "s", Platform: "p", Event: "e", Tags: []string{"live", "talk"}}
		if x.start != "" {
			s.Start = attendance.MustParseDate(x.start)
		}
		if got := x.category.Holds(s); got != x.want {
			t.Errorf("%s: %v, want %v", x.name, got, x.want)
		}
	}
}

// TestCategoryHoldsMoments asks of each moment of a date whether it is in the
// span: in all is Certain, in none Impossible. Hours stand for moments.
func TestCategoryHoldsMoments(t *testing.T) {
	const hours = 6
	at := func(from, to int64) attendance.Date {
		base := attendance.Day(2021, 6, 1).Start
		return attendance.Date{Start: base + from*3_600_000_000, End: base + to*3_600_000_000}
	}
	for a := range int64(hours) {
		for b := a + 1; b <= hours; b++ {
			for c := range int64(hours) {
				for d := c + 1; d <= hours; d++ {
					in, out := false, false
					for m := a; m < b; m++ {
						if c <= m && m < d {
							in = true
						} else {
							out = true
						}
					}
					want := map[[2]bool]attendance.Certainty{
						{true, false}: attendance.Certain, {true, true}: attendance.Possible, {false, true}: attendance.Impossible,
					}[[2]bool{in, out}]
					category, s := records.Category{During: at(c, d)}, attendance.Session{ID: "s", Start: at(a, b)}
					if got := category.Holds(s); got != want || holdsTwin(category, s) != want {
						t.Errorf("hours %d to %d during %d to %d: %v, twin %v; want %v", a, b, c, d, got, holdsTwin(category, s), want)
					}
				}
			}
		}
	}
}

// TestCategoryCompare: the categories are in order, and no two are equal.
func TestCategoryCompare(t *testing.T) {
	during := func(date string) records.Category {
		return records.Category{During: attendance.MustParseDate(date)}
	}
	ordered := []records.Category{
		{},
		during("1969"), // before the zero of the calendar, after no date at all
		during("1970-01-01"),
		during("1970"),
		during("2021-06-08"),
		{Tag: "a"},
		{Tag: "b"},
		{Metric: attendance.Peak}, // the same question as none, but not the same value
		{Metric: attendance.Unique, Tag: "a"},
		{Event: "e"},
		{Event: "e", Metric: attendance.Peak},
		{Platform: "p"},
		{Platform: "p", Event: "e"},
		{Platform: "q"},
	}
	for i, a := range ordered {
		for k, b := range ordered {
			if got := a.Compare(b); got != cmp.Compare(i, k) {
				t.Errorf("%+v to %+v: %d, want %d", a, b, got, cmp.Compare(i, k))
			}
		}
	}
}

func TestCategoryJSON(t *testing.T) {
	for _, x := range []struct {
		category records.Category
		text     string
	}{
		{records.Category{}, `{}`},
		{records.Category{Platform: "p", Event: "e", Metric: attendance.Unique, Tag: "t"}, `{"platform":"p","event":"e","metric":"unique","tag":"t"}`},
		{records.Category{During: attendance.MustParseDate("2017/2021")}, `{"during":"2017/2021"}`},
	} {
		got, err := json.Marshal(x.category)
		if err != nil || string(got) != x.text {
			t.Errorf("%s, %v; want %s", got, err, x.text)
		}
		var back records.Category
		if err := json.Unmarshal(got, &back); err != nil || back != x.category {
			t.Errorf("%s: %+v, %v; want %+v", got, back, err, x.category)
		}
	}
}

// TestRankAgainstWorlds builds every world in which each session that may be in
// the category is in it or not, with every number in the ranges. The places of a
// session are those that it has in the worlds in which it is in the category.
func TestRankAgainstWorlds(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	rounds := 4_000
	if !long.Tests() {
		rounds = 500
	}
	// In June, perhaps in June, and not in June.
	june := records.Category{During: attendance.MustParseDate("2021-06")}
	starts := []string{"2021-06-08", "2021-06", "2021-06-30/2021-07-01", "2021", "", "2021-07"}
	mattered := 0
	for range rounds {
		var ev records.Evidence
		for i := range 1 + r.IntN(5) {
			s := on(fmt.Sprint("s", i), starts[r.IntN(len(starts))], "1")
			low := r.Int64N(7)
			if s.Counts[0].Figure = attendance.Exact(low); r.IntN(2) == 0 {
				s.Counts[0].Figure = attendance.MustParse(fmt.Sprint(low, "-", low+r.Int64N(3)))
			}
			ev.Sessions = append(ev.Sessions, s)
			if r.IntN(4) == 0 {
				ev.Rulings = append(ev.Rulings, records.Ruling{Session: s.ID, Status: statuses[r.IntN(len(statuses))], Body: "body"})
			}
		}
		terms := records.Terms{}
		got := map[string]records.Place{}
		for _, row := range records.Rank(ev, june, terms).Standings {
			got[row.Session] = row.Place
		}
		if d := differ(placesInWorlds(ev, june), got); d != "" {
			t.Fatalf("%s(-worlds +Rank)\n%s", tell(ev, records.Claim{Category: june}), d)
		}
		for _, row := range records.Rank(ev, records.Category{}, terms).Standings {
			if p, in := got[row.Session]; in && p.Best != row.Best {
				mattered++
			}
		}
	}
	if mattered < rounds/20 {
		t.Errorf("only %d places were better for what was in doubt", mattered)
	}
}

// placesInWorlds returns the extremes of each place over all worlds; an annulled
// session is in the category and has none.
func placesInWorlds(ev records.Evidence, c records.Category) map[string]records.Place {
	places := map[string]records.Place{}
	type member struct {
		id     string
		people int64
	}
	var world []member
	look := func() {
		for _, own := range world {
			place := 1
			for _, other := range world {
				if other.people > own.people {
					place++
				}
			}
			p, seen := places[own.id]
			if !seen {
				p = records.Place{Best: place, Worst: place}
			}
			places[own.id] = records.Place{Best: min(p.Best, place), Worst: max(p.Worst, place)}
		}
	}
	var build func(i int)
	build = func(i int) {
		if i == len(ev.Sessions) {
			look()
			return
		}
		s := ev.Sessions[i]
		ruling, _ := rulingTwin(ev.Rulings, s.ID, c, "")
		holds := holdsTwin(c, s)
		if holds != attendance.Certain || ruling.Status == records.Annulled {
			if holds != attendance.Impossible && ruling.Status == records.Annulled {
				places[s.ID] = records.Place{}
			}
			build(i + 1)
		}
		if holds == attendance.Impossible || ruling.Status == records.Annulled {
			return
		}
		numbers := estimateOf(ev, s, "").Customary
		for n := numbers.Low; n <= numbers.High; n++ {
			world = append(world, member{s.ID, n})
			build(i + 1)
			world = world[:len(world)-1]
		}
	}
	build(0)
	return places
}
