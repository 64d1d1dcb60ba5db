package attendance

import (
	"testing"
)

// held is a session on a date, "" being unknown.
func held(on string, counts ...Count) Session {
	s := Session{ID: "s", Counts: counts}
	if on != "" {
		s.Start = MustParseDate(on)
	}
	return s
}

func limit(people int64, since string, kind LimitKind) Limit {
	l := Limit{People: people, Kind: kind}
	if since != "" {
		l.Since = MustParseDate(since)
	}
	return l
}

func TestSeats(t *testing.T) {
	first := limit(5, "", Seats)
	later := limit(8, "2020-06-15", Seats)
	coarse := limit(8, "2020", Seats)
	less := limit(3, "2021", Seats)
	for _, test := range []struct {
		name   string
		limits []Limit
		on     string
		want   int64 // 0 for none
	}{
		{"no limits", nil, "2020", 0},
		{"from the start", []Limit{first}, "1999", 5},
		{"from the start, before 1970", []Limit{first}, "1965", 5},
		{"from the start, undated", []Limit{first}, "", 5},
		{"another kind", []Limit{limit(5, "", Counter)}, "2020", 0},
		{"before the only one", []Limit{later}, "2020-06-14", 0},
		{"on its day", []Limit{later}, "2020-06-15", 0},
		{"after it", []Limit{later}, "2020-06-16", 8},
		{"in a month that has days without", []Limit{later}, "2020-06", 0},
		{"undated where it came later", []Limit{later}, "", 0},
		{"before a change", []Limit{first, later}, "2020-06-14", 5},
		{"on the day of a change", []Limit{first, later}, "2020-06-15", 8},
		{"in the month of a change", []Limit{first, later}, "2020-06", 8},
		{"after a change", []Limit{first, later}, "2020-06-16", 8},
		{"undated, a change", []Limit{first, later}, "", 8},
		{"in the year of a change", []Limit{first, coarse}, "2020-01-01", 8},
		{"after the year of a change", []Limit{first, coarse}, "2021-01-01", 8},
		{"after lowering", []Limit{first, coarse, less}, "2022", 3},
		{"in the year of lowering", []Limit{first, coarse, less}, "2021-12-31", 8},
		{"before lowering", []Limit{first, coarse, less}, "2020-12-31", 8},
		{"changes of an unknown order", []Limit{limit(9, "2020-06", Seats), limit(4, "2020", Seats)}, "2021", 9},
		{"two at once", []Limit{limit(9, "2020", Seats), limit(4, "2020", Seats)}, "2021", 9},
	} {
		for range max(1, len(test.limits)) { // in any order
			if n := len(test.limits); n > 0 {
				test.limits = append(test.limits[1:n:n], test.limits[0])
			}
			got, ok := Platform{Limits: test.limits}.Seats(held(test.on))
			if !ok {
				got = 0
			}
			if got != test.want || ok != (test.want > 0) {
				t.Errorf("%s: %d, %v; want %d", test.name, got, ok, test.want)
			}
		}
	}

	// A session lasts until its end.
	s := held("2020-06-14")
	s.End = MustParseDate("2020-06-16")
	if got, ok := (Platform{Limits: []Limit{first, later}}).Seats(s); got != 8 || !ok {
		t.Errorf("a session across a change: %d, %v; want 8", got, ok)
	}
}

// TestSeatsAgainstMoments asks which limits are in force at each day of a
// session, in each of the worlds that dates of a month or a day leave open.
func TestSeatsAgainstMoments(t *testing.T) {
	dates := []string{"2020-01-01", "2020-01-02", "2020-01-03", "2020-01-01/2020-01-02", "2020-01-02/2020-01-03", "2020-01-01/2020-01-03"}
	for _, a := range append(dates, "") {
		for _, b := range dates {
			for _, on := range append(dates, "2020-01-04", "2019-12-31") {
				limits := []Limit{limit(4, a, Seats), limit(7, b, Seats)}
				want, always := worldsOfSeats(limits, MustParseDate(on))
				got, ok := Platform{Limits: limits}.Seats(held(on))
				if ok != always || ok && got != want {
					t.Errorf("4 since %q and 7 since %q, on %q: %d, %v; want %d, %v", a, b, on, got, ok, want, always)
				}
			}
		}
	}
}

// worldsOfSeats returns the highest limit in force at any moment of a date in
// any world, and whether there is one at each. In a world each limit starts at a
// moment of its own, a few of which stand for all.
func worldsOfSeats(limits []Limit, on Date) (highest int64, always bool) {
	const step = 6 * 3600 * 1e6 // a quarter of a day, so that two can be in either order within one
	always = true
	var starts func(i int, at []int64)
	starts = func(i int, at []int64) {
		if i < len(limits) {
			if limits[i].Since.IsZero() {
				starts(i+1, append(at, -1<<62))
				return
			}
			for m := limits[i].Since.Start; m < limits[i].Since.End; m += step {
				starts(i+1, append(at, m+int64(i)))
			}
			return
		}
		for m := on.Start; m < on.End; m += step {
			began := int64(-1 << 63)
			people := int64(0)
			for k, l := range limits {
				if at[k] <= m && at[k] > began {
					began, people = at[k], l.People
				}
			}
			highest = max(highest, people)
			always = always && people > 0
		}
	}
	starts(0, nil)
	return highest, always
}

func TestCapped(t *testing.T) {
	p := Platform{Limits: []Limit{limit(10_240, "", Counter), limit(20_000, "2022", Counter), limit(99, "", Seats)}}
	for _, test := range []struct {
		figure string
		metric Metric
		on     string
		want   int64 // 0 for not
		capped Certainty
	}{
		{"10,240", "", "2021", 10_240, Certain},
		{"exactly 10,240", "", "2021", 10_240, Certain},
		{"10,241", "", "2021", 0, Impossible},
		{"10K", "", "2021", 10_240, Certain},
		{"10.2K", Peak, "2021", 10_240, Certain},
		{"10.2K", Average, "2021", 10_240, Certain},
		{"10.2K", Views, "2021", 0, Impossible},
		{"10.1K", "", "2021", 0, Impossible},
		{"~10K", "", "2021", 10_240, Certain},
		{"~10,234", "", "2021", 0, Impossible}, // every digit given
		{"10K+", "", "2021", 0, Impossible},    // it says so already
		{"10K–11K", "", "2021", 0, Impossible},
		{"up to 10,240", "", "2021", 0, Impossible},
		{"99", "", "2021", 0, Impossible},
		{"0", "", "2021", 0, Impossible},
		{"20K", "", "2021", 0, Impossible},
		{"20K", "", "2022", 20_000, Possible},
		{"10K", "", "2022", 10_240, Possible}, // the change may have come later that year
		{"10K", "", "2023", 0, Impossible},
		{"10K", "", "", 10_240, Possible},
		{"20K", "", "", 20_000, Possible},
	} {
		c := Count{Figure: MustParse(test.figure), Metric: test.metric, Source: "a"}
		if got, capped := p.Capped(held(test.on, c), c); got != test.want || capped != test.capped {
			t.Errorf("%s %s on %q: %v, %v; want %d, %v", test.figure, test.metric, test.on, got, capped, test.want, test.capped)
		}
	}
}
