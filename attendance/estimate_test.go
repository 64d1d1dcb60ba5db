package attendance_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	. "github.com/highwater-go/highwater/attendance"
)

// count builds a Count from its figure and source, and then in any order
// "metric=", "role=", "date=" and "via=".
func count(figure, source string, more ...string) Count {
	c := Count{Figure: MustParse(figure), Source: source}
	for _, m := range more {
		switch key, value, _ := strings.Cut(m, "="); key {
		case "metric":
			c.Metric = Metric(value)
		case "role":
			c.Role = Role(value)
		case "date":
			c.Date = MustParseDate(value)
		case "via":
			c.Via = value
		default:
			panic("count: unknown field " + key)
		}
	}
	return c
}

// The counts of the wider evidence of April 2022, with the roles that package
// records takes from the sources.
var (
	khan = []Count{
		count("164K+", "jibran-ilyas", "date=2022-04-20", "role=host"),
		count("more than 160K", "business-today", "date=2022-04-21", "role=press"),
		count("162k", "phoneworld", "metric=peak", "role=press"),
		count("500k", "phoneworld", "metric=joins", "role=press"),
		count("165,000", "gulf-news", "metric=peak", "role=press"),
		count("165,000", "express-tribune", "metric=average", "role=press"),
		count("over 446,000", "express-tribune", "metric=joins", "role=press"),
	}
	bambam = []Count{
		count("more than 44K", "letsott-global", "date=2022-04-20", "role=analyst"),
		count("more than 44,208", "hans-india", "date=2021-06-22", "role=press"),
	}
	salvador = []Count{
		count("more than 27K", "letsott-global", "date=2022-04-20", "role=analyst"),
		count("around 22,000", "publish0x", "role=press"),
		count("over 23,000", "trademoneta", "role=press"),
		count("26,218", "hans-india", "date=2021-06-22", "role=press"),
	}
	jagame = []Count{
		count("more than 18K", "letsott-global", "date=2022-04-20", "role=analyst"),
		count("over 17000", "gulte", "role=press"),
		count("over 15,000+", "the-hindu", "role=press"),
	}
	vijay = []Count{
		count("more than 27,971", "hans-india", "date=2021-06-22", "role=press"),
		count("more than 27,500", "india-today", "role=press"),
	}
	btsFan = []Count{
		count("over 60,000", "news18", "role=press"),
		count("more than 61,000", "free-press-journal", "role=press"),
	}
	millionMan = []Count{
		count("400,000", "park-service", "role=platform"),
		count("870,000 ±25%", "boston-university", "date=1995-10-20", "role=analyst"),
		count("837,214 ±20%", "boston-university", "date=1995-10-27", "role=analyst"),
		count("up to 2 million", "organizers", "role=host"),
	}
)

func TestEstimate(t *testing.T) {
	restated := count("115.1M", "netflix", "date=2024-02")
	stated := count("113.1M", "netflix", "date=2024-01")
	for _, test := range []struct {
		name   string
		counts []Count
		metric Metric
		want   Estimate
	}{
		// LetsOTT's claims rest on these.
		{"Khan", khan, "", Estimate{Range{164_500, 164_999}, Range{164_500, 165_999}, Peak, 3, 4, true, khan[2:3], nil, nil}},
		{"Khan, joins", khan, Joins, Estimate{Range{446_001, 550_000}, Range{446_001, inf}, Joins, 2, 2, false, nil, nil, nil}},
		{"Khan, average", khan, Average, Estimate{Range{164_500, 165_999}, Range{164_500, 165_999}, Average, 1, 1, true, nil, nil, nil}},
		{"Khan, views", khan, Views, Estimate{Anything(), Anything(), Views, 0, 0, false, nil, nil, nil}},
		{"Khan, as first reported", khan[:2], "", Estimate{Range{164_000, 164_999}, Range{164_000, inf}, Peak, 2, 2, true, nil, nil, nil}},
		{"BamBam", bambam, "", Estimate{Range{44_209, 44_307}, Range{44_209, inf}, Peak, 2, 2, true, nil, nil, nil}},
		// No three of four meet: the second smallest Low to the second largest High.
		{"Salvador", salvador, "", Estimate{Range{23_001, 26_218}, Range{0, inf}, Peak, 2, 4, false, []Count{salvador[0], salvador[1]}, nil, nil}},
		{"Jagame", jagame, "", Estimate{Range{15_001, 18_999}, Range{15_001, inf}, Peak, 3, 3, false, nil, nil, nil}},
		{"Vijay", vijay, "", Estimate{Range{27_501, 28_070}, Range{27_501, inf}, Peak, 2, 2, false, nil, nil, nil}},
		{"BTS fan", btsFan, "", Estimate{Range{61_001, 61_999}, Range{61_001, inf}, Peak, 2, 2, true, nil, nil, nil}},
		// The later count of the university is no vaguer than the earlier one.
		// The organizers' bound makes two of three with either of the others.
		{"Million Man March", millionMan, "", Estimate{Range{360_000, 1_004_656}, Range{0, 2_000_000}, Peak, 3, 3, true, nil, nil, millionMan[1:2]}},
		{"Million Man March, without the organizers", millionMan[:3], "",
			Estimate{Range{360_000, 1_004_656}, Range{350_000, 1_004_656}, Peak, 2, 2, false, nil, nil, millionMan[1:2]}},

		{"restated", []Count{stated, restated}, "", Estimate{Range{115_050_000, 115_199_999}, Range{115_050_000, 115_199_999}, Peak, 1, 1, true, nil, nil, []Count{stated}}},
		{"a vaguer repetition", []Count{count("164,251", "a", "date=2022-04-20"), count("over 160K", "a", "date=2022-04-21")}, "",
			Estimate{Range{164_251, 164_251}, Range{164_251, 164_251}, Peak, 1, 1, true, nil, nil, nil}},
		{"the same day", []Count{count("100", "a", "date=2022-04-20"), count("200", "a", "date=2022-04-20")}, "",
			Estimate{Range{90, 220}, Range{90, 220}, Peak, 1, 1, true, nil, nil, nil}},
		{"one undated", []Count{count("111", "a", "date=2022-04-20"), count("222", "a")}, "",
			Estimate{Range{111, 222}, Range{111, 222}, Peak, 1, 1, true, nil, nil, nil}},
		{"replaced by one that is replaced", []Count{count("111", "a", "date=2020"), count("222", "a", "date=2021"), count("333", "a", "date=2022")}, "",
			Estimate{Range{333, 333}, Range{333, 333}, Peak, 1, 1, true, nil, nil, []Count{count("111", "a", "date=2020"), count("222", "a", "date=2021")}}},

		{"a copy of one present", []Count{count("111", "a"), count("999", "b", "via=a")}, "",
			Estimate{Range{111, 111}, Range{111, 111}, Peak, 1, 1, true, nil, []Count{count("999", "b", "via=a")}, nil}},
		{"a copy of one replaced", []Count{count("111", "a", "date=2020"), count("222", "a", "date=2021"), count("111", "b", "via=a")}, "",
			Estimate{Range{222, 222}, Range{222, 222}, Peak, 1, 1, true, nil, []Count{count("111", "b", "via=a")}, []Count{count("111", "a", "date=2020")}}},
		{"copies of one absent", []Count{count("111", "b", "via=a"), count("111", "c", "via=b"), count("222", "d"), count("222", "e", "role=analyst")}, "",
			Estimate{Range{222, 222}, Range{222, 222}, Peak, 2, 3, true, []Count{count("111", "b", "via=a"), count("111", "c", "via=b")}, nil, nil}},
		{"press that read each other", []Count{count("111", "b", "role=press"), count("111", "c"), count("222", "d", "role=analyst")}, "",
			Estimate{Range{111, 222}, Range{111, 222}, Peak, 2, 2, false, nil, nil, nil}},
		{"analysts that count for themselves", []Count{count("111", "b", "role=analyst"), count("111", "c", "role=analyst"), count("222", "d", "role=analyst")}, "",
			Estimate{Range{111, 111}, Range{111, 111}, Peak, 2, 3, true, []Count{count("222", "d", "role=analyst")}, nil, nil}},
		{"present for another metric", []Count{count("111", "a", "metric=views"), count("222", "b", "via=a")}, "",
			Estimate{Range{222, 222}, Range{222, 222}, Peak, 1, 1, true, nil, nil, nil}},
		{"a circle", []Count{count("111", "a", "via=b"), count("222", "b", "via=a")}, "",
			Estimate{Range{111, 222}, Range{111, 222}, Peak, 1, 1, true, nil, nil, nil}},
		// Two values that two of three hold: the smallest range with both.
		{"two best values", []Count{count("10–20", "a"), count("20–30", "b"), count("30–40", "c")}, "",
			Estimate{Range{20, 30}, Range{10, 40}, Peak, 3, 3, true, nil, nil, nil}},

		{"none", nil, "", Estimate{Anything(), Anything(), Peak, 0, 0, false, nil, nil, nil}},
		{"figures that say nothing", []Count{{Source: "a"}, {Source: "b", Figure: Exact(-1)}}, "", Estimate{Anything(), Anything(), Peak, 0, 0, false, nil, nil, nil}},
		{"an average alone", []Count{count("over 165K", "a", "metric=average")}, "", Estimate{Range{165_001, inf}, Range{165_001, inf}, Peak, 0, 0, false, nil, nil, nil}},
		{"totals alone", []Count{count("500K", "a", "metric=joins"), count("400K", "a", "metric=unique"), count("9M", "b", "metric=views")}, "",
			Estimate{Range{0, 440_000}, Range{0, 499_999}, Peak, 0, 0, false, nil, nil, nil}},
		{"an average and a total", []Count{count("100", "a", "metric=average"), count("500", "a", "metric=unique")}, "",
			Estimate{Range{90, 550}, Range{50, 599}, Peak, 0, 0, false, nil, nil, nil}},
		{"a program's own metric implies nothing", []Count{count("100", "a", "metric=seats")}, "", Estimate{Anything(), Anything(), Peak, 0, 0, false, nil, nil, nil}},
		{"nothing is implied but the peak", []Count{count("100", "a"), count("90", "a", "metric=average")}, Unique, Estimate{Anything(), Anything(), Unique, 0, 0, false, nil, nil, nil}},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := Session{ID: "s", Counts: test.counts}.Estimate(test.metric)
			if diff := cmp.Diff(test.want, e); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if e.Range(Customary) != e.Customary || e.Range(Literal) != e.Literal {
				t.Errorf("Range gives %v and %v", e.Range(Customary), e.Range(Literal))
			}
			if known := e.Of > 0 || e.Customary != Anything(); e.Known() != known {
				t.Errorf("Known = %v", e.Known())
			}
		})
	}
}

// slowEstimate is a twin of Session.Estimate, written from the description of
// what a session's counts say together: every pair of counts is compared, and
// every number of people is tried.
func slowEstimate(counts []Count, m Metric) Estimate {
	if m == "" {
		m = Peak
	}
	var told []Count
	for _, c := range counts {
		metric := c.Metric
		if metric == "" {
			metric = Peak
		}
		if metric == m && c.Figure != (Figure{}) && c.Figure.Validate() == nil && !slices.Contains(told, c) {
			told = append(told, c)
		}
	}
	e := Estimate{Customary: Anything(), Literal: Anything(), Metric: m}
	if len(told) == 0 {
		if m == Peak {
			low, high := Range{}, Range{inf, inf} // of each: Customary, Literal
			average := slowEstimate(counts, Average)
			low = Range{average.Customary.Low, average.Literal.Low}
			for _, total := range []Metric{Unique, Joins, Views} {
				bound := slowEstimate(counts, total)
				high = Range{min(high.Low, bound.Customary.High), min(high.High, bound.Literal.High)}
			}
			// Bounds that contradict each other hold the peak between them.
			e.Customary = Range{min(low.Low, high.Low), max(low.Low, high.Low)}
			e.Literal = Range{min(low.High, high.High), max(low.High, high.High)}
			e.Literal = Range{min(e.Literal.Low, e.Customary.Low), max(e.Literal.High, e.Customary.High)}
		}
		return e
	}

	// Copies of a source that is present have no effect.
	own := func(source string) bool {
		return slices.ContainsFunc(told, func(c Count) bool { return c.Source == source && c.Via == "" })
	}
	var voting []Count
	for _, c := range told {
		if c.Via != "" && own(slowRoot(told, c.Via)) {
			e.Copies = append(e.Copies, c)
		} else {
			voting = append(voting, c)
		}
	}

	// What a source certainly says later replaces what it said, unless that
	// was more precise.
	var standing []Count
	for _, c := range voting {
		if slices.ContainsFunc(voting, func(later Count) bool {
			return later.Source == c.Source && c.Date.Before(later.Date) == Certain &&
				!c.Figure.Range(Literal).Within(later.Figure.Range(Literal))
		}) {
			e.Replaced = append(e.Replaced, c)
		} else {
			standing = append(standing, c)
		}
	}

	// Counts that share a vote, directly or through others.
	press := func(c Count) bool { return c.Via == "" && (c.Role == "" || c.Role == RolePress) }
	group := make([]int, len(standing))
	for i := range group {
		group[i] = i
	}
	for changed := true; changed; {
		changed = false
		for i, a := range standing {
			for j, b := range standing {
				shared := a.Source == b.Source ||
					a.Via != "" && b.Via != "" && slowRoot(told, a.Via) == slowRoot(told, b.Via) ||
					a.Via != "" && slowRoot(told, a.Via) == b.Source || // a root in a circle has counts of its own ID
					press(a) && press(b) && a.Figure == b.Figure
				if shared && group[i] != group[j] {
					group[i] = min(group[i], group[j])
					group[j] = group[i]
					changed = true
				}
			}
		}
	}
	type ballot struct {
		counts             []Count
		customary, literal Range
	}
	var ballots []ballot
	for g := range standing {
		var b ballot
		var customary, literal []Range
		for i, c := range standing {
			if group[i] == g {
				b.counts = append(b.counts, c)
				customary = append(customary, c.Figure.Range(Customary))
				literal = append(literal, c.Figure.Range(Literal))
			}
		}
		if len(b.counts) > 0 {
			b.customary, b.literal = slowMeet(customary), slowMeet(literal)
			ballots = append(ballots, b)
		}
	}

	// Every number of people that could matter, and who holds it.
	n, top := len(ballots), int64(0)
	for _, b := range ballots {
		top = max(top, b.customary.High)
	}
	most := 0
	for x := int64(0); x <= top; x++ {
		holders := 0
		for _, b := range ballots {
			if b.customary.Low <= x && x <= b.customary.High {
				holders++
			}
		}
		if holders > most {
			most, e.Customary.Low = holders, x
		}
		if holders == most {
			e.Customary.High = x
		}
	}
	majority := most > n/2
	e.Majority = majority
	if !majority {
		var lows, highs []int64
		for _, b := range ballots {
			lows, highs = append(lows, b.customary.Low), append(highs, b.customary.High)
		}
		slices.Sort(lows)
		slices.Sort(highs)
		slices.Reverse(highs)
		f := (n - 1) / 3
		e.Customary = Range{lows[f], highs[f]}
	}
	e.Of = n
	var literal []Range
	for _, b := range ballots {
		meets := b.customary.Low <= e.Customary.High && e.Customary.Low <= b.customary.High
		if meets {
			e.Agree++
		} else {
			e.Dissent = append(e.Dissent, b.counts...)
		}
		if meets || !majority {
			literal = append(literal, b.literal)
		}
	}
	both := slowHull(literal)
	if majority {
		both = slowMeet(literal)
	}
	e.Literal = slowHull([]Range{both, e.Customary})
	return e
}

// slowRoot follows the chain of Via from a source to its end. In a circle it
// ends at the least ID.
func slowRoot(counts []Count, source string) string {
	var chain []string
	for {
		if at := slices.Index(chain, source); at >= 0 {
			return slices.Min(chain[at:])
		}
		chain = append(chain, source)
		next := ""
		for _, c := range counts {
			if c.Source != source {
				continue
			}
			if c.Via == "" {
				return source
			}
			if next == "" || c.Via < next {
				next = c.Via
			}
		}
		if next == "" {
			return source
		}
		source = next
	}
}

func slowHull(ranges []Range) Range {
	hull := ranges[0]
	for _, r := range ranges {
		hull = Range{min(hull.Low, r.Low), max(hull.High, r.High)}
	}
	return hull
}

// slowMeet returns what all ranges share, or their hull.
func slowMeet(ranges []Range) Range {
	both := ranges[0]
	for _, r := range ranges {
		both = Range{max(both.Low, r.Low), min(both.High, r.High)}
	}
	if both.Low > both.High {
		return slowHull(ranges)
	}
	return both
}

var (
	smallFigures = []Figure{
		Exact(9), Exact(12), MustParse("10"), MustParse("11"), MustParse("20"), MustParse("25"), MustParse("33"),
		MustParse("about 20"), MustParse("~12"), MustParse("10+"), MustParse("15+"), MustParse(">11"), MustParse(">20"), MustParse("nearly 30"),
		MustParse("<25"), MustParse("≤12"), MustParse("≤30"), MustParse("9–12"), MustParse("10–20"), MustParse("20–30"), MustParse("11–25"), MustParse("0"),
		MustParse("dozens"), {}, Exact(-1),
	}
	smallDates = []Date{
		{}, {}, MustParseDate("2021-06-08"), MustParseDate("2021-06-09"), MustParseDate("2021-06"), MustParseDate("2021-07"), MustParseDate("2021"),
		MustParseDate("2021-06-08T12:00:00Z"), MustParseDate("2021-06-08/2021-06-09"),
	}
	smallMetrics = []Metric{"", "", Peak, Peak, Average, Unique, Joins, Views}
	smallRoles   = []Role{"", RolePress, RoleAnalyst, RoleHost, RolePlatform}
)

func pick[E any](r *rand.Rand, from []E) E { return from[r.IntN(len(from))] }

// randomCounts returns some counts by few sources, so that they often repeat,
// restate and contradict each other.
func randomCounts(r *rand.Rand) []Count {
	counts := make([]Count, r.IntN(9))
	oneMetric := r.IntN(2) == 0
	for i := range counts {
		c := Count{Figure: pick(r, smallFigures), Source: string(rune('a' + r.IntN(6))), Role: pick(r, smallRoles), Date: pick(r, smallDates)}
		if !oneMetric {
			c.Metric = pick(r, smallMetrics)
		}
		if r.IntN(3) == 0 {
			c.Via = string(rune('a' + r.IntN(8))) // g and h never speak for themselves
		}
		counts[i] = c
	}
	return counts
}

// asSets compares lists of counts without their order.
var asSets = cmp.Options{
	cmpopts.SortSlices(func(a, b Count) bool { return fmt.Sprint(a) < fmt.Sprint(b) }),
	cmpopts.EquateEmpty(),
}

func TestEstimateAgainstSlowTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 0))
	for range 30_000 {
		counts := randomCounts(r)
		m := pick(r, smallMetrics)
		before := slices.Clone(counts)
		e := Session{Counts: counts}.Estimate(m)
		if want := slowEstimate(counts, m); !cmp.Equal(want, e, asSets) {
			t.Fatalf("%s of %v (-want +got):\n%s", m, counts, cmp.Diff(want, e, asSets))
		}
		if !slices.Equal(before, counts) {
			t.Fatalf("Estimate changed its session: %v", cmp.Diff(before, counts))
		}
	}
}

func TestEstimateProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 0))
	for range 10_000 {
		counts := randomCounts(r)
		m := pick(r, smallMetrics)
		e := Session{Counts: counts}.Estimate(m)
		fatalf := func(format string, args ...any) {
			t.Helper()
			t.Fatalf("%s\n%s of %v", fmt.Sprintf(format, args...), m, counts)
		}

		if !e.Customary.Within(e.Literal) || e.Customary.Low > e.Customary.High || e.Literal.Low < 0 {
			fatalf("Customary %v, Literal %v", e.Customary, e.Literal)
		}
		if e.Agree > e.Of || (e.Agree == e.Of) != (len(e.Dissent) == 0) || e.Of == 0 && e.Agree+len(e.Dissent)+len(e.Copies)+len(e.Replaced) > 0 {
			fatalf("%d of %d agree, and %d counts dissent", e.Agree, e.Of, len(e.Dissent))
		}

		shuffled := slices.Clone(counts)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := (Session{Counts: shuffled}).Estimate(m); !cmp.Equal(e, got) {
			fatalf("the order matters (-want +got):\n%s", cmp.Diff(e, got))
		}
		if len(counts) == 0 {
			continue
		}

		again := append(slices.Clone(counts), pick(r, counts), pick(r, counts))
		if got := (Session{Counts: again}).Estimate(m); !cmp.Equal(e, got) {
			fatalf("saying a thing twice matters (-want +got):\n%s", cmp.Diff(e, got))
		}

		// Somebody new repeats, well or badly, a source that has a count of its
		// own of that metric: nothing changes but the list of copies.
		if of := pick(r, counts); of.Via == "" && of.Figure.Validate() == nil && !of.Figure.IsZero() {
			copied := Count{Figure: pick(r, smallFigures), Metric: of.Metric, Source: "new", Via: of.Source, Role: pick(r, smallRoles), Date: pick(r, smallDates)}
			more := append(slices.Clone(counts), copied)
			got := Session{Counts: more}.Estimate(m)
			if !cmp.Equal(e, got, cmpopts.IgnoreFields(Estimate{}, "Copies")) {
				fatalf("%v matters (-want +got):\n%s", copied, cmp.Diff(e, got))
			}
		}
	}
}

// TestAgreementAtScale brings together more votes than the twin has time for:
// many that hold 1,000 and fewer than half that don't.
func TestAgreementAtScale(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 0))
	var counts []Count
	for i := range 1_001 {
		f := Figure{1_000 - r.Int64N(900), 1_000 + r.Int64N(900), 1, Between}
		if i%2 == 1 {
			f = Figure{5_000 + r.Int64N(10), 6_000, 1, Between}
		}
		counts = append(counts, Count{Figure: f, Source: fmt.Sprint(i), Role: RoleAnalyst})
	}
	e := Session{Counts: counts}.Estimate(Peak)
	if e.Agree != 501 || e.Of != 1_001 || len(e.Dissent) != 500 || !(Range{1_000, 1_000}).Within(e.Customary) || e.Customary.High > 1_900 {
		t.Errorf("%d of %d agree on %v, %d dissent", e.Agree, e.Of, e.Customary, len(e.Dissent))
	}
}

func TestOrigins(t *testing.T) {
	for _, test := range []struct {
		name   string
		counts []Count
		want   []string
	}{
		{"none", nil, []string{}},
		{"its own", []Count{{Source: "a"}, {Source: "b"}}, []string{"a", "b"}},
		{"one absent", []Count{{Source: "a", Via: "x"}}, []string{"x"}},
		{"a chain", []Count{{Source: "a", Via: "b"}, {Source: "b", Via: "c"}, {Source: "c", Via: "d"}, {Source: "d"}}, []string{"d", "d", "d", "d"}},
		{"a chain to one absent", []Count{{Source: "c", Via: "d"}, {Source: "b", Via: "c"}, {Source: "a", Via: "b"}}, []string{"d", "d", "d"}},
		{"a chain ends at a count of one's own", []Count{{Source: "a", Via: "b"}, {Source: "b", Via: "c"}, {Source: "b"}}, []string{"b", "c", "b"}},
		{"a circle", []Count{{Source: "c", Via: "b"}, {Source: "b", Via: "c"}}, []string{"b", "b"}},
		{"of itself", []Count{{Source: "a", Via: "a"}}, []string{"a"}},
		{"into a circle", []Count{{Source: "a", Via: "z"}, {Source: "z", Via: "y"}, {Source: "y", Via: "x"}, {Source: "x", Via: "z"}}, []string{"x", "x", "x", "x"}},
		{"a circle with a way out", []Count{{Source: "a", Via: "b"}, {Source: "b", Via: "a"}, {Source: "b"}}, []string{"b", "b", "b"}},
		{"per metric", []Count{
			{Source: "a", Via: "b", Metric: Views}, {Source: "a", Via: "c"}, {Source: "b", Via: "d", Metric: Views}, {Source: "c"}, {Source: "b"},
		}, []string{"d", "c", "d", "c", "b"}},
		{"not stated is the peak", []Count{{Source: "a", Via: "b"}, {Source: "b", Via: "c", Metric: Peak}}, []string{"c", "c"}},
		{"the least of several", []Count{{Source: "a", Via: "b"}, {Source: "b", Via: "y"}, {Source: "b", Via: "x"}}, []string{"x", "y", "x"}},
	} {
		if diff := cmp.Diff(test.want, Origins(test.counts)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
	r := rand.New(rand.NewPCG(6, 0))
	for range 5_000 {
		counts := randomCounts(r)
		want := make([]string, len(counts))
		for i, c := range counts {
			metric := slices.DeleteFunc(slices.Clone(counts), func(o Count) bool { return o.Metric.Or() != c.Metric.Or() })
			if want[i] = c.Source; c.Via != "" {
				want[i] = slowRoot(metric, c.Via)
			}
		}
		if diff := cmp.Diff(want, Origins(counts)); diff != "" {
			t.Fatalf("%v (-want +got):\n%s", counts, diff)
		}
	}
}

// TestOriginsLongChain follows a chain that would take a quadratic walk hours.
func TestOriginsLongChain(t *testing.T) {
	counts := make([]Count, 200_000)
	for i := range counts {
		counts[i] = Count{Source: fmt.Sprint(i), Via: fmt.Sprint(i + 1)}
	}
	for i, origin := range Origins(counts) {
		if origin != "200000" {
			t.Fatalf("origin of %d is %s", i, origin)
		}
	}
}

// faultTexts returns one line a fault, or nothing.
func faultTexts(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestValidate(t *testing.T) {
	long := Date{1, 1}
	for _, test := range []struct {
		name  string
		value interface{ Validate() error }
		want  string
	}{
		{"session", Session{ID: "imran-khan", Start: MustParseDate("2022-04-20"), End: MustParseDate("2022-04-20"), Counts: khan}, ""},
		{"session, ends the same day", Session{ID: "s", Start: MustParseDate("2022-04-20T21:00:00Z"), End: MustParseDate("2022-04-20")}, ""},
		{"session, start unknown", Session{ID: "s", End: MustParseDate("2022-04-20")}, ""},
		{"session, all at once", Session{
			Start: MustParseDate("2022-04-20"), End: MustParseDate("2022-04-19"),
			Counts: []Count{
				count("164K+", "a", "via=b"), {}, count("57K", "b", "via=a"),
				{Figure: Figure{57, 0, 10, Bare}, Source: "c", Role: "fan", Date: long},
			},
		}, `id: a session needs an ID
end: the session ends (2022-04-19) before it starts (2022-04-20)
counts[0].via: "a" repeats "b", which repeats it in turn; one of them must have a number of its own
counts[1].figure: a count needs a figure, as in "57K"
counts[1].source: a count needs the ID of its source
counts[2].via: "b" repeats "a", which repeats it in turn; one of them must have a number of its own
counts[3].figure: attendance: invalid Figure{People: 57, To: 0, Step: 10, Hedge: bare}: Step must be a power of ten that divides People: malformed
counts[3].role: unknown role "fan"; want "platform", "host", "analyst", "press" or none
counts[3].date: attendance: invalid Date{Start: 1, End: 1}: want Start < End, within the years 0 to 9999`},
		{"session, wrong dates", Session{ID: "s", Start: Date{2, 1}, End: long}, `start: attendance: invalid Date{Start: 2, End: 1}: want Start < End, within the years 0 to 9999
end: attendance: invalid Date{Start: 1, End: 1}: want Start < End, within the years 0 to 9999`},
		{"session, circle of one", Session{ID: "s", Counts: []Count{count("57K", "a", "via=a")}},
			`counts[0].via: "a" repeats "a", which repeats it in turn; one of them must have a number of its own`},
		{"session, a chain into a circle is no part of it", Session{ID: "s", Counts: []Count{count("57K", "a", "via=b"), count("57K", "b", "via=b")}},
			`counts[1].via: "b" repeats "b", which repeats it in turn; one of them must have a number of its own`},
		{"session, only the counts that make up the circle", Session{ID: "s", Counts: []Count{count("57K", "a", "via=b"), count("57K", "a", "via=c"), count("57K", "b", "via=a")}},
			`counts[0].via: "a" repeats "b", which repeats it in turn; one of them must have a number of its own
counts[2].via: "b" repeats "a", which repeats it in turn; one of them must have a number of its own`},
		{"session, no circle across metrics", Session{ID: "s", Counts: []Count{count("57K", "a", "via=b"), count("57K", "b", "via=a", "metric=views")}}, ""},
		{"session, no circle with a number of one's own", Session{ID: "s", Counts: []Count{count("57K", "a", "via=b"), count("57K", "b", "via=a"), count("58K", "a")}}, ""},

		{"count", count("57K", "a", "role=press", "date=2022", "via=b"), ""},
		{"count, all at once", Count{Figure: Exact(-1), Role: "Press", Date: long}, `figure: attendance: invalid Figure{People: -1, To: 0, Step: 1, Hedge: exactly}: People is negative: malformed
source: a count needs the ID of its source
role: unknown role "Press"; want "platform", "host", "analyst", "press" or none
date: attendance: invalid Date{Start: 1, End: 1}: want Start < End, within the years 0 to 9999`},

		{"source", Source{ID: "a", Role: RoleHost}, ""},
		{"source, all at once", Source{Name: "A", Role: "rival"}, `id: a source needs an ID
role: unknown role "rival"; want "platform", "host", "analyst", "press" or none`},

		{"platform", Platform{ID: "p", Limits: []Limit{{People: 1, Kind: Seats}, {People: MaxPeople, Kind: Counter, Since: MustParseDate("2021")}}}, ""},
		{"platform, all at once", Platform{Limits: []Limit{{}, {People: MaxPeople + 1, Kind: "sofas", Since: long}}}, `id: a platform needs an ID
limits[0].people: a limit is a number of people from 1 to 999999999999999999
limits[0].kind: unknown kind ""; want "seats" or "counter"
limits[1].people: a limit is a number of people from 1 to 999999999999999999
limits[1].kind: unknown kind "sofas"; want "seats" or "counter"
limits[1].since: attendance: invalid Date{Start: 1, End: 1}: want Start < End, within the years 0 to 9999`},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := test.value.Validate()
			if diff := cmp.Diff(test.want, faultTexts(err)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			var faults Faults
			if err != nil && (!errors.As(err, &faults) || len(faults) != strings.Count(test.want, "\n")+1) {
				t.Errorf("a %T with %d faults", err, len(faults))
			}
		})
	}
	if err := (Count{Source: "a", Figure: Figure{1, 0, 1, Nearly}}).Validate(); err != nil {
		t.Error(err)
	}
	err := Session{ID: "s", Counts: []Count{{Source: "a", Figure: Figure{0, 0, 1, Nearly}}}}.Validate()
	if !errors.Is(err, ErrZero) || errors.Is(err, ErrReversed) {
		t.Errorf("errors.Is does not find ErrZero in %v", err)
	}
}

func TestFaults(t *testing.T) {
	var fs Faults
	if err := fs.Err(); err != nil {
		t.Errorf("no faults are the error %v", err)
	}
	fs.Addf("", "odd")
	fs.Addf("start", "wrong: %w", ErrReversed)
	below := fs.Under("sessions[3]")
	below[1].Line, below[1].Column = 12, 4
	if diff := cmp.Diff("odd\nstart: wrong: a range that runs back", fs.Err().Error()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff("sessions[3]: odd\n12:4: sessions[3].start: wrong: a range that runs back", below.Err().Error()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !errors.Is(below.Err(), ErrReversed) || errors.Is(below.Err(), ErrZero) {
		t.Error("errors.Is does not see through Faults")
	}
}

func TestSessionName(t *testing.T) {
	if got := (Session{ID: "s", Title: "The Title"}).Name(); got != "The Title" {
		t.Errorf("Name = %q", got)
	}
	if got := (Session{ID: "s"}).Name(); got != "s" {
		t.Errorf("Name = %q", got)
	}
}
