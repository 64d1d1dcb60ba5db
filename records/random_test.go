package records_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// The twin of Verify: the rules as they are stated, with plain loops, and places
// by building worlds. Only the estimates of single sessions on their platforms,
// and the readings of single figures, are taken from package attendance.

// An answer is what the twin finds on one point: the verdict, and the range that
// goes with it.
var numbers = []int64{3, 5, 9, 10, 11, 12, 20, 22, 24, 30, 31, 47, 50}

func someNumber(r *rand.Rand) int64 { return numbers[r.IntN(len(numbers))] }

func someFigure(r *rand.Rand) attendance.Figure {
	n := someNumber(r)
	switch r.IntN(16) {
	case 0, 1, 2, 3:
		return attendance.Exact(n)
	case 4, 5:
		return attendance.MustParse(fmt.Sprint("at least ", n))
	case 6, 7:
		return attendance.MustParse(fmt.Sprint("more than ", n))
	case 8, 9:
		return attendance.MustParse(fmt.Sprint(n, "-", n+r.Int64N(9)))
	case 10, 11:
		return attendance.MustParse(fmt.Sprint("about ", n))
	case 12:
		return attendance.MustParse(fmt.Sprint("nearly ", n))
	case 13:
		return attendance.MustParse(fmt.Sprint([]string{"under ", "up to "}[r.IntN(2)], n))
	}
	return attendance.MustParse(fmt.Sprint(n))
}

var dates = []attendance.Date{
	{},
	attendance.MustParseDate("2021-06-01"),
	attendance.MustParseDate("2021-06-02"),
	attendance.MustParseDate("2021-06-02T12:00:00Z"),
	attendance.MustParseDate("2021-06-02/2021-06-03"),
	attendance.MustParseDate("2021-06-03"),
	attendance.MustParseDate("2021-06-04"),
	attendance.MustParseDate("2021-06-05"),
	attendance.MustParseDate("2021-06"),
	attendance.MustParseDate("2021"),
}

// someDate is mostly a day.
func someDate(r *rand.Rand) attendance.Date {
	if r.IntN(3) > 0 {
		return dates[[]int{1, 2, 5, 6, 7}[r.IntN(5)]]
	}
	return dates[r.IntN(len(dates))]
}

var roles = []attendance.Role{"", attendance.RolePlatform, attendance.RoleHost, attendance.RoleAnalyst, attendance.RolePress, attendance.RoleOfficial, attendance.RoleOpponent}

// someEvidence is valid. A source repeats the same source wherever it repeats one
// in a session, and has one role to a session: what else it could mean is not
// for the twin to say.
func someEvidence(r *rand.Rand) records.Evidence {
	ev := records.Evidence{Platforms: []attendance.Platform{{ID: "p0"}, {ID: "p1"}}}
	for i := range ev.Platforms {
		for range r.IntN(3) * r.IntN(2) {
			kind := []attendance.LimitKind{attendance.Seats, attendance.Counter}[r.IntN(2)]
			ev.Platforms[i].Limits = append(ev.Platforms[i].Limits, attendance.Limit{People: someNumber(r), Since: someDate(r), Kind: kind})
		}
	}
	for i := range 5 {
		ev.Sources = append(ev.Sources, attendance.Source{ID: fmt.Sprint("source", i), Role: roles[r.IntN(len(roles))]})
	}
	for i := range 1 + r.IntN(5) {
		s := attendance.Session{ID: fmt.Sprint("s", i), Start: someDate(r)}
		if r.IntN(4) > 0 {
			s.Platform = fmt.Sprint("p", r.IntN(2)*r.IntN(2))
		}
		if r.IntN(3) == 0 {
			s.Event = fmt.Sprint("e", r.IntN(2)*r.IntN(2))
		}
		if r.IntN(2) == 0 {
			s.Tags = []string{"live"}
		}
		var role [5]attendance.Role
		var via [5]string
		for k := range 5 {
			if r.IntN(8) == 0 {
				role[k] = roles[r.IntN(len(roles))]
			}
			if r.IntN(3) == 0 && k < 4 {
				via[k] = fmt.Sprint("source", k+1+r.IntN(4-k)) // upward, so never in a circle
			}
		}
		usual := someFigure(r)
		for range r.IntN(5) {
			k := r.IntN(5)
			c := attendance.Count{Figure: usual, Source: fmt.Sprint("source", k), Role: role[k], Date: someDate(r)}
			if r.IntN(2) == 0 {
				c.Figure = someFigure(r)
			}
			if r.IntN(3) > 0 {
				c.Via = via[k]
			}
			switch r.IntN(12) {
			case 0:
				c.Metric = attendance.Unique
			case 1:
				c.Metric = attendance.Average
			case 2:
				c.Metric = attendance.Peak
			}
			s.Counts = append(s.Counts, c)
		}
		ev.Sessions = append(ev.Sessions, s)
	}
	for range r.IntN(5) * r.IntN(2) {
		ev.Rulings = append(ev.Rulings, someRuling(r, ev))
	}
	return ev
}

var (
	statuses = []records.Status{records.Claimed, records.Pending, records.Ratified, records.Rejected, records.Annulled}
	bodies   = []string{"body", "league"}
)

// someRuling is on one of the sessions, mostly everywhere.
func someRuling(r *rand.Rand, ev records.Evidence) records.Ruling {
	s := ev.Sessions[r.IntN(len(ev.Sessions))]
	ruling := records.Ruling{
		Session: s.ID, Status: statuses[r.IntN(len(statuses))], Body: bodies[r.IntN(len(bodies))], Date: someDate(r),
	}
	if r.IntN(2) == 0 {
		ruling.Category = someCategory(r, s)
	}
	return ruling
}

// someCategory mostly is one that a session is in, or may be.
func someCategory(r *rand.Rand, of attendance.Session) (c records.Category) {
	switch r.IntN(6) {
	case 0, 1:
		c.Platform = of.Platform
	case 2:
		c.Event = of.Event
	case 3:
		c.Tag = append(of.Tags, "")[0]
	}
	if r.IntN(12) == 0 {
		c.Platform = "p0" // which may not be the session's
	}
	if r.IntN(10) == 0 {
		c.Metric = []attendance.Metric{attendance.Unique, attendance.Unique, attendance.Peak, attendance.Average}[r.IntN(4)]
	}
	if r.IntN(4) == 0 {
		c.During = spans[r.IntN(len(spans))]
	}
	return c
}

var spans = []attendance.Date{
	attendance.MustParseDate("2021-06"),
	attendance.MustParseDate("2021-06-01/2021-06-03"),
	attendance.MustParseDate("2021-06-02/2021-06-03"),
	attendance.MustParseDate("2021-06-02/2021-06-09"),
	attendance.MustParseDate("2021-06-02T06:00:00Z/2021-06-09"),
	attendance.MustParseDate("2021-06-03"),
	attendance.MustParseDate("2020/2021"),
}

func someClaim(r *rand.Rand, ev records.Evidence) records.Claim {
	own := ev.Sessions[r.IntN(len(ev.Sessions))]
	c := records.Claim{Session: own.ID}
	if r.IntN(2) == 0 {
		c.By = fmt.Sprint("source", r.IntN(5))
	}
	// What was said before the session is no claim about it.
	if at := someDate(r); r.IntN(3) > 0 && !certainlyBefore(at, own.Start) {
		c.At = at
	}
	c.Category = someCategory(r, own)
	// quoted is a figure that some session has, or any.
	quoted := func() attendance.Figure {
		counts := ev.Sessions[r.IntN(len(ev.Sessions))].Counts
		if len(counts) == 0 || r.IntN(2) == 0 {
			return someFigure(r)
		}
		return counts[r.IntN(len(counts))].Figure
	}
	if r.IntN(4) > 0 {
		c.Place = []int{1, 1, 1, 1, 2, 2, 3, 9}[r.IntN(8)]
	}
	if r.IntN(3) > 0 {
		c.Figure = quoted()
		if len(own.Counts) > 0 && r.IntN(2) == 0 {
			c.Figure = own.Counts[0].Figure
		}
	}
	if r.IntN(2) == 0 {
		c.Previous = quoted()
	}
	if r.IntN(2) == 0 {
		c.Margin = someFigure(r)
		if r.IntN(3) == 0 {
			c.Margin = attendance.MustParse(fmt.Sprint("at least ", 1+r.IntN(12)))
		}
	}
	if r.IntN(2) == 0 {
		c.Ratio = someTimes(r)
	}
	if r.IntN(2) == 0 {
		c.First = attendance.MustParse(fmt.Sprint([]string{"", "exactly ", "at least ", "more than "}[r.IntN(4)], someNumber(r)))
	}
	return c
}

// someTimes mostly is a ratio that two numbers of a world may have.
func someTimes(r *rand.Rand) records.Times {
	said := []string{
		"doubled", "more than doubled", "nearly doubled", "tripled", "almost tripled", "up to 2 times", "under 2 times", "more than 10 times",
		"2-3 times", "1-2 times", "2 times", "exactly 2 times", "exactly 1.2 times", "2.4 times", "1.1 times", "1.5+ times",
		"about 2 times", "about 1.25 times", "about 10.05 times", "0.9+ times",
	}
	if r.IntN(3) == 0 {
		n, m := someNumber(r), someNumber(r)
		return records.Times{Thousandths: n * 1000 / m, Step: 1, Hedge: []attendance.Hedge{attendance.AtLeast, attendance.MoreThan, attendance.Bare}[r.IntN(3)]}
	}
	return records.MustParseTimes(said[r.IntN(len(said))])
}

// differ is cmp.Diff, spared where a look is enough: it takes most of the time.
func differ(a, b any, opts ...cmp.Option) string {
	if reflect.DeepEqual(a, b) {
		return ""
	}
	return cmp.Diff(a, b, opts...)
}

// tell prints a world for whoever has to look into it.
func tell(ev records.Evidence, c records.Claim) string {
	var b strings.Builder
	for _, s := range ev.Sources {
		fmt.Fprintf(&b, "%s %q; ", s.ID, s.Role)
	}
	b.WriteByte('\n')
	for _, p := range ev.Platforms {
		fmt.Fprintf(&b, "%s %v; ", p.ID, p.Limits)
	}
	b.WriteByte('\n')
	for _, s := range ev.Sessions {
		e := estimateOf(ev, s, c.Category.Metric)
		fmt.Fprintf(&b, "%s start=%v platform=%s event=%s tags=%v estimate=%v %v\n",
			s.ID, s.Start, s.Platform, s.Event, s.Tags, e.Customary, e.Literal)
		for _, n := range s.Counts {
			fmt.Fprintf(&b, "    %v %s by %s role=%s via=%s date=%v\n", n.Figure, n.Metric, n.Source, n.Role, n.Via, n.Date)
		}
	}
	for _, r := range ev.Rulings {
		fmt.Fprintf(&b, "%s %s by %s on %v in %+v\n", r.Session, r.Status, r.Body, r.Date, r.Category)
	}
	fmt.Fprintf(&b, "claim: %s in %+v place %d figure %q previous %q margin %q ratio %q first %q by %q at %v\n",
		c.Session, c.Category, c.Place, c.Figure, c.Previous, c.Margin, c.Ratio, c.First, c.By, c.At)
	return b.String()
}

func meets(a, b attendance.Range) bool { return a.Low <= b.High && b.Low <= a.High }

func within(a, b attendance.Range) bool { return b.Low <= a.Low && a.High <= b.High }

// certainlyBefore is so only where both dates are known; a span ends before its
// End.
func certainlyBefore(a, b attendance.Date) bool {
	return a != attendance.Date{} && b != attendance.Date{} && a.End <= b.Start
}

// doneBy is so of what certainly happened by the end of a date. By the end of an
// unknown date everything has.
func doneBy(d, by attendance.Date) bool {
	return by == attendance.Date{} || d != attendance.Date{} && d.End <= by.End
}

// root follows a copy to the source whose number it is.
func root(counts []attendance.Count, c attendance.Count) string {
	id, via := c.Source, c.Via
	for via != "" {
		id, via = via, ""
		for _, o := range counts {
			if o.Source == id && orPeak(o.Metric) == orPeak(c.Metric) {
				if o.Via == "" {
					return id
				}
				via = o.Via
			}
		}
	}
	return id
}

// An answer is what Verify says on a point.
type answer struct {
	Verdict records.Verdict
	Ranges  records.Ranges
}

// findings returns what Verify says on the points of a claim.
func findings(rep records.Report) map[records.Point]answer {
	found := map[records.Point]answer{}
	for _, f := range rep.Findings {
		if slices.Contains(judgedByCounts, f.Point) || f.Point == "arithmetic" {
			found[f.Point] = answer{f.Verdict, f.Ranges}
		}
	}
	return found
}

// estimateOf returns the estimate of a session that the evidence has.
func estimateOf(ev records.Evidence, s attendance.Session, m attendance.Metric) records.Estimate {
	e, err := ev.Estimate(s.ID, m)
	if err != nil {
		panic(err)
	}
	return e
}

func estimatesOf(ev records.Evidence, m attendance.Metric) (es []records.Estimate) {
	for _, s := range ev.Sessions {
		es = append(es, estimateOf(ev, s, m))
	}
	return es
}
