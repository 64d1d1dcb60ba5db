package records

import (
	"slices"
	"testing"

	"github.com/highwater-go/highwater/attendance"
)

// held is a session on a date, "" being unknown.
func held(on string, counts ...attendance.Count) attendance.Session {
	s := attendance.Session{ID: "s", Counts: counts}
	if on != "" {
		s.Start = attendance.MustParseDate(on)
	}
	return s
}

func limit(people int64, since string, kind attendance.LimitKind) attendance.Limit {
	l := attendance.Limit{People: people, Kind: kind}
	if since != "" {
		l.Since = attendance.MustParseDate(since)
	}
	return l
}

func TestSeats(t *testing.T) {
	first := limit(5, "", attendance.Seats)
	later := limit(8, "2020-06-15", attendance.Seats)
	coarse := limit(8, "2020", attendance.Seats)
	less := limit(3, "2021", attendance.Seats)
	for _, test := range []struct {
		name   string
		limits []attendance.Limit
		on     string
		want   int64 // 0 for none
	}{
		{"no limits", nil, "2020", 0},
		{"from the start", []attendance.Limit{first}, "1999", 5},
		{"from the start, before 1970", []attendance.Limit{first}, "1965", 5},
		{"from the start, undated", []attendance.Limit{first}, "", 5},
		{"another kind", []attendance.Limit{limit(5, "", attendance.Counter)}, "2020", 0},
		{"before the only one", []attendance.Limit{later}, "2020-06-14", 0},
		{"on its day", []attendance.Limit{later}, "2020-06-15", 0},
		{"after it", []attendance.Limit{later}, "2020-06-16", 8},
		{"in a month that has days without", []attendance.Limit{later}, "2020-06", 0},
		{"undated where it came later", []attendance.Limit{later}, "", 0},
		{"before a change", []attendance.Limit{first, later}, "2020-06-14", 5},
		{"on the day of a change", []attendance.Limit{first, later}, "2020-06-15", 8},
		{"in the month of a change", []attendance.Limit{first, later}, "2020-06", 8},
		{"after a change", []attendance.Limit{first, later}, "2020-06-16", 8},
		{"undated, a change", []attendance.Limit{first, later}, "", 8},
		{"in the year of a change", []attendance.Limit{first, coarse}, "2020-01-01", 8},
		{"after the year of a change", []attendance.Limit{first, coarse}, "2021-01-01", 8},
		{"after lowering", []attendance.Limit{first, coarse, less}, "2022", 3},
		{"in the year of lowering", []attendance.Limit{first, coarse, less}, "2021-12-31", 8},
		{"before lowering", []attendance.Limit{first, coarse, less}, "2020-12-31", 8},
		{"changes of an unknown order", []attendance.Limit{limit(9, "2020-06", attendance.Seats), limit(4, "2020", attendance.Seats)}, "2021", 9},
		{"two at once", []attendance.Limit{limit(9, "2020", attendance.Seats), limit(4, "2020", attendance.Seats)}, "2021", 9},
	} {
		for range max(1, len(test.limits)) { // in any order
			if n := len(test.limits); n > 0 {
				test.limits = append(test.limits[1:n:n], test.limits[0])
			}
			got, ok := seatsOf(attendance.Platform{Limits: test.limits}, held(test.on))
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
	s.End = attendance.MustParseDate("2020-06-16")
	if got, ok := seatsOf(attendance.Platform{Limits: []attendance.Limit{first, later}}, s); got != 8 || !ok {
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
				limits := []attendance.Limit{limit(4, a, attendance.Seats), limit(7, b, attendance.Seats)}
				want, always := worldsOfSeats(limits, attendance.MustParseDate(on))
				got, ok := seatsOf(attendance.Platform{Limits: limits}, held(on))
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
func worldsOfSeats(limits []attendance.Limit, on attendance.Date) (highest int64, always bool) {
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
	p := attendance.Platform{Limits: []attendance.Limit{limit(10_240, "", attendance.Counter), limit(20_000, "2022", attendance.Counter), limit(99, "", attendance.Seats)}}
	for _, test := range []struct {
		figure string
		metric attendance.Metric
		on     string
		want   int64 // 0 for not
		capped attendance.Certainty
	}{
		{"10,240", "", "2021", 10_240, attendance.Certain},
		{"exactly 10,240", "", "2021", 10_240, attendance.Certain},
		{"10,241", "", "2021", 0, attendance.Impossible},
		{"10K", "", "2021", 10_240, attendance.Certain},
		{"10.2K", attendance.Peak, "2021", 10_240, attendance.Certain},
		{"10.2K", attendance.Average, "2021", 10_240, attendance.Certain},
		{"10.2K", attendance.Views, "2021", 0, attendance.Impossible},
		{"10.1K", "", "2021", 0, attendance.Impossible},
		{"~10K", "", "2021", 10_240, attendance.Certain},
		{"~10,234", "", "2021", 0, attendance.Impossible}, // every digit given
		{"10K+", "", "2021", 0, attendance.Impossible},    // it says so already
		{"10K–11K", "", "2021", 0, attendance.Impossible},
		{"up to 10,240", "", "2021", 0, attendance.Impossible},
		{"99", "", "2021", 0, attendance.Impossible},
		{"0", "", "2021", 0, attendance.Impossible},
		{"20K", "", "2021", 0, attendance.Impossible},
		{"20K", "", "2022", 20_000, attendance.Possible},
		{"10K", "", "2022", 10_240, attendance.Possible}, // the change may have come later that year
		{"10K", "", "2023", 0, attendance.Impossible},
		{"10K", "", "", 10_240, attendance.Possible},
		{"20K", "", "", 20_000, attendance.Possible},
	} {
		c := attendance.Count{Figure: attendance.MustParse(test.figure), Metric: test.metric, Source: "a"}
		if got, capped := cappedBy(p, held(test.on, c), c); got != test.want || capped != test.capped {
			t.Errorf("%s %s on %q: %v, %v; want %d, %v", test.figure, test.metric, test.on, got, capped, test.want, test.capped)
		}
	}
}

// TestOriginsOf: a metric that is not stated is the peak.
func TestOriginsOf(t *testing.T) {
	counts := []attendance.Count{{Source: "a", Via: "b"}, {Source: "b", Via: "c", Metric: attendance.Peak}, {Source: "a", Via: "d", Metric: attendance.Views}}
	if got, want := originsOf(counts), []string{"c", "c", "d"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
