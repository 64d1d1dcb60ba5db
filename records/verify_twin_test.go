package records_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// The twin of Verify: the rules as they are stated, with plain loops, and places
// by building worlds. Only the estimates of single sessions on their platforms,
// and the readings of single figures, are taken from package attendance.

// An answer is what the twin finds on one point: the verdict, and the range that
// goes with it.
type answer struct {
	Verdict records.Verdict
	Range   attendance.Range
}

// allowed is what evidence allows a number to be, under each reading. It is not
// known where nothing bears on it.
type allowed struct {
	customary, literal attendance.Range
	known              bool
}

func allowedBy(f attendance.Figure) allowed {
	return allowed{f.Range(attendance.Customary), f.Range(attendance.Literal), true}
}

func meets(a, b attendance.Range) bool  { return a.Low <= b.High && b.Low <= a.High }
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

// minus returns the differences of a number in a and one in b.
func minus(a, b attendance.Range) attendance.Range {
	d := attendance.Range{Low: a.Low - b.High, High: a.High - b.Low}
	if b.High == attendance.Unbounded {
		d.Low = -attendance.Unbounded
	}
	if a.High == attendance.Unbounded {
		d.High = attendance.Unbounded
	}
	return d
}

// number judges a claimed figure by the first rule that applies.
func number(p records.Point, e allowed, c attendance.Figure) records.Verdict {
	if !e.known {
		return records.Undetermined
	}
	v := c.People
	literal, customary := c.Range(attendance.Literal), c.Range(attendance.Customary)
	if c.Hedge == attendance.About {
		// b as in the table of readings.
		b, third := max(c.Step, 1), int64(1)
		for v/third >= 1000 {
			third *= 10
		}
		b = max(b, third)
		h := max(1, min(b, v/10))
		switch {
		case !meets(e.literal, attendance.Range{Low: v / 2, High: 2 * v}):
			return records.Refuted
		case within(e.customary, customary):
			return records.Supported
		case !meets(e.customary, attendance.Range{Low: v - 2*h, High: v + 2*h}):
			return records.Doubtful
		}
		return records.Undetermined
	}
	if c.Hedge == attendance.Nearly {
		switch {
		case !meets(e.literal, literal):
			return records.Refuted
		case within(e.customary, customary):
			return records.Supported
		case !meets(e.customary, customary):
			return records.Doubtful
		}
		return records.Undetermined
	}
	flatters := false
	switch c.Hedge {
	case attendance.AtLeast, attendance.MoreThan:
		flatters = p == records.PointPrevious && e.customary.Low > v+v/4
	case attendance.LessThan, attendance.AtMost:
		flatters = p != records.PointPrevious && e.customary.High < v-v/4 // Arithmetic weighs a margin, too
	case attendance.Bare:
		flatters = !meets(e.customary, customary)
	}
	switch {
	case !meets(e.literal, literal):
		return records.Refuted
	case !meets(e.customary, literal):
		return records.Doubtful
	case !within(e.customary, literal), flatters:
		return records.Undetermined
	case within(e.literal, literal):
		return records.Confirmed
	}
	return records.Supported
}

// A contender is a rival in a world: its range, and whether it certainly competes,
// held by the date of the claim and within the span of the category.
type contender struct {
	attendance.Range
	competes bool
}

// possiblePlaces builds every world, one rival after the other: the session drew
// x, each rival some number in its range, if it competes. It returns all places
// that the session has in some world.
func possiblePlaces(own attendance.Range, rivals []contender) []int {
	// No limit is a number beyond all others.
	end := own.Low
	for _, r := range append(rivals, contender{Range: own}) {
		end = max(end, r.Low)
		if r.High != attendance.Unbounded {
			end = max(end, r.High)
		}
	}
	end++
	places := map[int]bool{}
	for x := own.Low; x <= min(own.High, end+1); x++ {
		larger := map[int]bool{0: true} // how many rivals may be larger, so far
		for _, r := range rivals {
			next := map[int]bool{}
			for n := r.Low; n <= min(r.High, end+2); n++ {
				for count := range larger {
					if n > x {
						next[count+1] = true
					} else {
						next[count] = true
					}
					if !r.competes {
						next[count] = true
					}
				}
				if len(next) > len(larger) {
					break // all that one rival can do to the counts is done
				}
			}
			larger = next
		}
		for count := range larger {
			places[count+1] = true
		}
	}
	var all []int
	for k := range places {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}

// firstIn builds every world: the session drew x, each rival some number in its
// range, before the session if it certainly was, else before it or not. It returns
// whether the session is the first to draw a number in some world, and in all.
func firstIn(own attendance.Range, before []contender, goal int64) (some, all bool) {
	drawn := func(r attendance.Range) (ns []int64) {
		for n := r.Low; n <= min(r.High, max(r.Low, goal)+1); n++ { // all above are alike
			ns = append(ns, n)
		}
		return ns
	}
	free := map[bool]bool{true: true} // whether nobody before it has drawn so many, so far
	for _, r := range before {
		next := map[bool]bool{}
		for so := range free {
			for _, n := range drawn(r.Range) {
				next[so && n < goal] = true
			}
			if !r.competes {
				next[so] = true
			}
		}
		free = next
	}
	all = true
	for so := range free {
		for _, x := range drawn(own) {
			first := so && x >= goal
			some, all = some || first, all && first
		}
	}
	return some, all
}

// ratio returns the thousandths that a number in a can be of one in b, from the
// whole below the least to the whole above the most.
func ratio(a, b attendance.Range) attendance.Range {
	r := attendance.Range{Low: 0, High: attendance.Unbounded}
	thousandths := func(n, d int64) (q, rest *big.Int) {
		x := big.NewRat(n, d)
		x.Mul(x, big.NewRat(1000, 1))
		return new(big.Int).QuoRem(x.Num(), x.Denom(), new(big.Int))
	}
	if b.High != attendance.Unbounded && b.High > 0 {
		q, _ := thousandths(a.Low, b.High)
		r.Low = q.Int64()
	}
	if a.High != attendance.Unbounded && b.Low > 0 {
		q, rest := thousandths(a.High, b.Low)
		r.High = q.Int64()
		if rest.Sign() > 0 {
			r.High++
		}
	}
	return r
}

// estimate is what the counts of a session say where it was held.
func estimate(ev records.Evidence, s attendance.Session, m attendance.Metric) attendance.Estimate {
	for _, p := range ev.Platforms {
		if p.ID == s.Platform {
			return p.Estimate(s, m)
		}
	}
	return s.Estimate(m)
}

// weigh judges each point of a claim by a set of sessions, whoever says so. Those
// of the evidence are the same sessions with all their counts: whom a count favors
// bears on its number, not on whether the session that it is a count of had been
// held.
func weigh(ev records.Evidence, sessions []attendance.Session, c records.Claim) map[records.Point]answer {
	out := map[records.Point]answer{}
	var own attendance.Session
	for _, s := range sessions {
		if s.ID == c.Session {
			own = s
		}
	}
	mine := estimate(ev, own, c.Category.Metric)
	of := allowed{mine.Customary, mine.Literal, mine.Known()}
	if !c.Figure.IsZero() {
		out[records.PointAttendance] = judged(records.PointAttendance, of, c.Figure)
	}

	struck := func(s attendance.Session) bool {
		r, _ := rulingTwin(ev.Rulings, s.ID, c.Category, "")
		return r.Status == records.Annulled
	}
	// Nobody has a rival where he does not compete, or may not.
	competes := holdsTwin(c.Category, own) == attendance.Certain && !struck(own)
	ownEvent := own.Event != "" && c.Category.Event == own.Event
	var rivals []attendance.Session
	for _, s := range sessions {
		switch {
		case s.ID == own.ID, !competes, struck(s), holdsTwin(c.Category, s) == attendance.Impossible:
		case certainlyBefore(c.At, spanTwin(c.Category, s)):
		case own.Event != "" && s.Event == own.Event && !ownEvent:
		default:
			rivals = append(rivals, s)
		}
	}
	counted := false
	var customary, literal []contender
	var customarilyBefore, literallyBefore []contender // of those not certainly later than the session
	previous := allowed{}
	for _, s := range rivals {
		var whole attendance.Session
		for _, o := range ev.Sessions {
			if o.ID == s.ID {
				whole = o
			}
		}
		e := estimate(ev, s, c.Category.Metric)
		sure := holdsTwin(c.Category, s) == attendance.Certain
		date := spanTwin(c.Category, s)
		held := doneBy(date, c.At)
		for _, count := range whole.Counts {
			held = held || doneBy(count.Date, c.At)
		}
		if !e.Known() {
			e.Customary = attendance.Range{Low: 0, High: attendance.Unbounded}
			e.Literal = e.Customary
		}
		counted = counted || e.Known()
		literal = append(literal, contender{e.Literal, held && sure})
		bounds := e.Known() || ownEvent
		if bounds {
			customary = append(customary, contender{e.Customary, held && sure})
		}
		if certainlyBefore(own.Start, date) {
			continue
		}
		earlier := sure && certainlyBefore(date, own.Start)
		literallyBefore = append(literallyBefore, contender{e.Literal, earlier})
		if bounds {
			customarilyBefore = append(customarilyBefore, contender{e.Customary, earlier})
		}
		previous.literal.High = max(previous.literal.High, e.Literal.High)
		if bounds {
			previous.customary.High = max(previous.customary.High, e.Customary.High)
		}
		previous.known = previous.known || e.Known()
		if earlier {
			previous.literal.Low = max(previous.literal.Low, e.Literal.Low)
			if bounds {
				previous.customary.Low = max(previous.customary.Low, e.Customary.Low)
			}
		}
	}

	if c.Place != 0 {
		a := answer{}
		if struck(own) && holdsTwin(c.Category, own) != attendance.Impossible {
			a.Verdict = records.Refuted
		}
		if mine.Known() && counted {
			fair := possiblePlaces(mine.Customary, customary)
			strict := possiblePlaces(mine.Literal, literal)
			a.Range = attendance.Range{Low: int64(fair[0]), High: int64(fair[len(fair)-1])}
			a.Verdict = place(c.Place, fair, strict)
		}
		out[records.PointPlace] = a
	}
	if !c.First.IsZero() {
		a := answer{}
		switch {
		case competes:
			a = first(c.First, mine, counted, customarilyBefore, literallyBefore)
		case struck(own) && holdsTwin(c.Category, own) != attendance.Impossible:
			a.Verdict = records.Refuted
		}
		out[records.PointFirst] = a
	}
	if c.Place != 1 {
		previous.known = false // they are asked of a record only
	}
	if !c.Previous.IsZero() {
		out[records.PointPrevious] = judged(records.PointPrevious, previous, c.Previous)
	}
	if !c.Margin.IsZero() {
		margin := allowed{
			minus(of.customary, previous.customary), minus(of.literal, previous.literal),
			of.known && previous.known,
		}
		out[records.PointMargin] = judged(records.PointMargin, margin, c.Margin)
		if !c.Figure.IsZero() && !c.Previous.IsZero() {
			figure, before := allowedBy(c.Figure), allowedBy(c.Previous)
			words := allowed{minus(figure.customary, before.customary), minus(figure.literal, before.literal), true}
			out[records.PointArithmetic] = judged(records.PointArithmetic, words, c.Margin)
		}
	}
	if !c.Ratio.IsZero() {
		times := allowed{
			ratio(of.customary, previous.customary), ratio(of.literal, previous.literal),
			of.known && previous.known,
		}
		out[records.PointRatio] = judged(records.PointRatio, times, c.Ratio.Thousandths)
	}
	return out
}

// first judges a claim to have been the first to reach a number, or to pass it.
// Without a rival to compare it with, a session may at most have fallen short.
func first(claimed attendance.Figure, mine attendance.Estimate, counted bool, customary, literal []contender) answer {
	goal := claimed.People
	if claimed.Hedge == attendance.MoreThan {
		goal++
	}
	fairly, strictly := mine.Customary, mine.Literal
	a := answer{Range: fairly}
	if !mine.Known() {
		fairly, strictly = attendance.Anything(), attendance.Anything()
		a = answer{}
	}
	may, must := firstIn(strictly, literal, goal)
	should, would := firstIn(fairly, customary, goal)
	switch {
	case must:
		a.Verdict = records.Confirmed
	case !may:
		a.Verdict = records.Refuted
	case would:
		a.Verdict = records.Supported
	case !should:
		a.Verdict = records.Doubtful
	}
	if !counted {
		a.Verdict = min(a.Verdict, records.Undetermined)
	}
	return a
}

func judged(p records.Point, e allowed, c attendance.Figure) answer {
	if !e.known {
		return answer{}
	}
	return answer{number(p, e, c), e.customary}
}

func place(k int, customary, literal []int) records.Verdict {
	switch {
	case slices.Equal(literal, []int{k}):
		return records.Confirmed
	case !slices.Contains(literal, k):
		return records.Refuted
	case slices.Equal(customary, []int{k}):
		return records.Supported
	case !slices.Contains(customary, k):
		return records.Doubtful
	}
	return records.Undetermined
}

// root follows a copy to the source whose number it is.
func root(counts []attendance.Count, c attendance.Count) string {
	id, via := c.Source, c.Via
	for via != "" {
		id, via = via, ""
		for _, o := range counts {
			if o.Source == id && o.Metric.Or() == c.Metric.Or() {
				if o.Via == "" {
					return id
				}
				via = o.Via
			}
		}
	}
	return id
}

// A word is a count with all that decides whom it favors.
type word struct {
	session      string
	source, root string
	roles        []attendance.Role // of the source and of the root, to this session
}

// strike returns the sessions without some of their counts. What is left keeps
// the origin that it had.
func strike(ev records.Evidence, out func(word) bool) []attendance.Session {
	var left []attendance.Session
	for _, s := range ev.Sessions {
		var kept []attendance.Count
		for _, c := range s.Counts {
			w := word{s.ID, c.Source, root(s.Counts, c), []attendance.Role{c.Role}}
			spoke := false
			for _, o := range s.Counts {
				if o.Source == w.root {
					w.roles, spoke = append(w.roles, o.Role), true
				}
			}
			for _, o := range ev.Sources {
				if o.ID == w.root && !spoke {
					w.roles = append(w.roles, o.Role)
				}
			}
			if out(w) {
				continue
			}
			if c.Via != "" {
				c.Via = w.root
			}
			kept = append(kept, c)
		}
		s.Counts = kept
		left = append(left, s)
	}
	return left
}

// withRoles gives each count without a role that of its source.
func withRoles(ev records.Evidence) []attendance.Session {
	var all []attendance.Session
	for _, s := range ev.Sessions {
		s.Counts = slices.Clone(s.Counts)
		for i, c := range s.Counts {
			for _, o := range ev.Sources {
				if o.ID == c.Source && c.Role == "" {
					s.Counts[i].Role = o.Role
				}
			}
		}
		all = append(all, s)
	}
	return all
}

// twin judges a claim.
func twin(ev records.Evidence, c records.Claim) (found map[records.Point]answer, whole, record records.Verdict) {
	ev.Sessions = withRoles(ev)
	spans := c.Category.Platform == ""
	partial := func(w word) bool {
		return slices.Contains(w.roles, attendance.RoleHost) || spans && slices.Contains(w.roles, attendance.RolePlatform)
	}
	claimants := func(w word) bool { return c.By != "" && (w.source == c.By || w.root == c.By) }
	forIt := func(w word) bool { return w.session == c.Session && (partial(w) || claimants(w)) }

	found = weigh(ev, ev.Sessions, c)
	fairSessions := strike(ev, forIt)
	fair := weigh(ev, fairSessions, c)
	strict := weigh(ev, strike(ev, func(w word) bool { return forIt(w) || claimants(w) }), c)
	humble := weigh(ev, strike(ev, func(w word) bool { return w.session != c.Session && partial(w) }), c)

	stillCounted, platformDissents := false, false
	for _, s := range fairSessions {
		if s.ID == c.Session {
			stillCounted = estimate(ev, s, c.Category.Metric).Known()
		}
	}
	annulled := false
	for _, s := range ev.Sessions {
		if s.ID == c.Session {
			r, _ := rulingTwin(ev.Rulings, s.ID, c.Category, "")
			annulled = r.Status == records.Annulled
			for _, d := range estimate(ev, s, c.Category.Metric).Dissent {
				platformDissents = platformDissents || d.Role == attendance.RolePlatform
			}
		}
	}
	for p, a := range found {
		if p == records.PointArithmetic || (p == records.PointPlace || p == records.PointFirst) && annulled {
			continue // it rests on no counts
		}
		if a.Verdict == records.Confirmed && strict[p].Verdict != records.Confirmed {
			a.Verdict = records.Supported
		}
		if a.Verdict == records.Refuted && humble[p].Verdict != records.Refuted {
			a.Verdict = records.Doubtful
		}
		if p != records.PointPrevious {
			if stillCounted && fair[p].Verdict <= records.Doubtful {
				if a.Verdict > records.Doubtful {
					a.Range = fair[p].Range // the range is the one that the verdict rests on
				}
				a.Verdict = min(a.Verdict, records.Doubtful)
			}
			if platformDissents {
				a.Verdict = max(records.Doubtful, min(a.Verdict, records.Supported))
			}
		}
		found[p] = a
	}

	none := true
	for _, p := range judgedByCounts {
		if a, ok := found[p]; ok && (none || a.Verdict < whole) {
			whole, none = a.Verdict, false
		}
	}
	if a, ok := found[records.PointArithmetic]; ok && a.Verdict == records.Refuted {
		whole = min(whole, records.Doubtful)
	}
	if c.Place != 0 {
		record = found[records.PointPlace].Verdict
		if a, ok := found[records.PointAttendance]; ok {
			record = min(record, a.Verdict)
		}
	}
	return found, whole, record
}

// Small worlds. The numbers are few, so that they often meet, and below a hundred,
// so that enumeration is cheap.

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

var roles = []attendance.Role{"", attendance.RolePlatform, attendance.RoleHost, attendance.RoleAnalyst, attendance.RolePress}

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
		return records.Times{Thousandths: attendance.Figure{
			People: n * 1000 / m, Step: 1, Hedge: []attendance.Hedge{attendance.AtLeast, attendance.MoreThan, attendance.Bare}[r.IntN(3)],
		}}
	}
	return records.MustParseTimes(said[r.IntN(len(said))])
}

// findings returns what Verify says on the points that the twin knows.
func findings(rep records.Report) map[records.Point]answer {
	out := map[records.Point]answer{}
	for _, f := range rep.Findings {
		if f.Point == records.PointArithmetic || slices.Contains(judgedByCounts, f.Point) {
			out[f.Point] = answer{f.Verdict, f.Range}
		}
	}
	return out
}

func TestVerifyAgainstTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 22))
	rounds := 20_000
	if testing.Short() {
		rounds = 2_000
	}
	type seen struct {
		records.Point
		records.Verdict
	}
	met := map[seen]int{}
	kinds := map[string]int{}
	for i := range rounds {
		ev := someEvidence(r)
		if err := ev.Validate(); err != nil {
			t.Fatal(err)
		}
		c := someClaim(r, ev)
		want, whole, record := twin(ev, c)
		rep := records.Verify(ev, c)
		if d := differ(want, findings(rep)); d != "" {
			t.Fatalf("world %d\n%s(-twin +Verify)\n%s", i, tell(ev, c), d)
		}
		if rep.Verdict != whole || rep.Record != record {
			t.Fatalf("world %d\n%sverdict %v, record %v; want %v, %v", i, tell(ev, c), rep.Verdict, rep.Record, whole, record)
		}
		for p, a := range want {
			met[seen{p, a.Verdict}]++
		}
		for _, s := range ev.Sessions {
			whose := "rival "
			if s.ID == c.Session {
				whose = "own "
			}
			ruling, _ := rulingTwin(ev.Rulings, s.ID, c.Category, "")
			switch holdsTwin(c.Category, s) {
			case attendance.Certain:
				kinds[whose+string(ruling.Status)]++
			case attendance.Possible:
				kinds[whose+"doubtful"]++
			}
			if estimate(ev, s, c.Category.Metric).Customary != s.Estimate(c.Category.Metric).Customary {
				kinds[whose+"limited"]++
			}
		}
	}
	// A twin that agrees on nothing but Undetermined would prove little.
	for _, p := range append([]records.Point{records.PointArithmetic}, judgedByCounts...) {
		for v := records.Refuted; v <= records.Confirmed; v++ {
			if met[seen{p, v}] < rounds/2000 {
				t.Errorf("only %d worlds where %s is %v", met[seen{p, v}], p, v)
			}
		}
	}
	for _, whose := range []string{"own ", "rival "} {
		for _, kind := range []string{"claimed", "pending", "ratified", "rejected", "annulled", "doubtful", "limited"} {
			if kinds[whose+kind] < rounds/100 {
				t.Errorf("only %d worlds where a session is %s%s", kinds[whose+kind], whose, kind)
			}
		}
	}
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
		e := estimate(ev, s, c.Category.Metric)
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

// TestRecordBeforeRests: the record before, and so the margin, rests on any rival
// with a count that is not certainly later, though another without one bounds it
// in an event; and on no rival that is.
func TestRecordBeforeRests(t *testing.T) {
	room := func(id, date string, figures ...attendance.Figure) attendance.Session {
		s := attendance.Session{ID: id, Event: "e", Start: attendance.MustParseDate(date)}
		for _, f := range figures {
			s.Counts = append(s.Counts, attendance.Count{Figure: f, Source: "a"})
		}
		return s
	}
	claim := records.Claim{
		Session: "s1", Category: records.Category{Event: "e"}, Place: 1, Margin: attendance.Exact(50),
	}
	for _, x := range []struct {
		name string
		with attendance.Session
		want answer
	}{
		{"same day", room("s3", "2021-06-02", attendance.Exact(3)), answer{records.Refuted, span(-unlimited, 5)}},
		{"earlier", room("s3", "2021-06-01", attendance.Exact(3)), answer{records.Refuted, span(-unlimited, 2)}},
		{"earlier, perhaps nobody", room("s3", "2021-06-01", attendance.MustParse("up to 3")), answer{records.Refuted, span(-unlimited, 5)}},
		{"later", room("s3", "2021-06-03", attendance.Exact(3)), answer{}},
		{"uncounted", room("s3", "2021-06-01"), answer{}},
	} {
		ev := records.Evidence{
			Sources:  []attendance.Source{{ID: "a", Role: attendance.RoleAnalyst}},
			Sessions: []attendance.Session{room("s1", "2021-06-02", attendance.Exact(5)), room("s2", "2021-06-02"), x.with},
		}
		if got := findings(records.Verify(ev, claim))[records.PointMargin]; got != x.want {
			t.Errorf("%s: %v, want %v", x.name, got, x.want)
		}
	}
}
