package records

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/highwater-go/highwater/attendance"
)

// Verify judges a claim against the evidence, as the package documentation
// sets out. The evidence is taken as it is: to ask whether a claim was true when
// it was made, narrow it with [Evidence.Known] first.
//
// A point that the claim makes always has a Finding; where the evidence has
// nothing to say on it the verdict is Undetermined. PointSources, PointRoom and
// PointMetric have one where there is something to say.
func Verify(ev Evidence, c Claim) Report {
	return VerifyAll(ev, []Claim{c})[0]
}

// VerifyAll judges claims as [Verify] does, each on its own, and returns the
// reports in the order of the claims. It shares the work between them: the
// sessions of a category are sorted once, in time n log n, and kept while claims
// in it are judged. A claim then costs about √n, and what it takes to go over its
// session's counts and the sessions that its claimant has counts of.
func VerifyAll(ev Evidence, claims []Claim) []Report {
	c := newCourt(ev)
	order := make([]int, len(claims))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := claims[i], claims[j]
		return cmp.Or(a.Category.Compare(b.Category), cmp.Compare(a.By, b.By), cmp.Compare(i, j))
	})
	reports := make([]Report, len(claims))
	var last Claim
	for _, i := range order {
		claim := claims[i]
		// What was worked out for one category or claimant serves no other.
		if claim.Category != last.Category {
			clear(c.fields)
		}
		if claim.Category != last.Category || claim.By != last.By {
			clear(c.patches)
		}
		last = claim
		reports[i] = c.judge(claim)
	}
	return reports
}

// A court is the evidence made ready for claims. What it works out it keeps, for
// the claims that come after.
type court struct {
	setting
	ev        Evidence
	docket    docket
	sessions  map[string]int    // by ID, the first of each
	sources   map[string]string // names
	members   members
	countedBy map[string][]int // the sessions that a source has counts of, or is the origin of some

	estimates map[ofMetric]attendance.Estimate
	fields    map[bench]*field
	patches   map[bench]patch // of one claimant at a time
	own       map[ownKey]ownSide
	cited     map[ofMetric][]Citation
}

// ofMetric is a session by its index in the evidence, as counted by a metric.
type ofMetric struct {
	session int
	metric  attendance.Metric
}

// members holds the sessions that have a platform, an event or a tag.
type members struct {
	all                   []int
	platform, event, tags map[string][]int
}

func membersOf(sessions []attendance.Session) members {
	m := members{platform: map[string][]int{}, event: map[string][]int{}, tags: map[string][]int{}}
	for i, s := range sessions {
		m.all = append(m.all, i)
		m.platform[s.Platform] = append(m.platform[s.Platform], i)
		m.event[s.Event] = append(m.event[s.Event], i)
		for _, tag := range s.Tags {
			if has := m.tags[tag]; len(has) == 0 || has[len(has)-1] != i { // it may have a tag twice
				m.tags[tag] = append(has, i)
			}
		}
	}
	return m
}

// in returns the sessions of which some may be in a category, and no others.
func (m members) in(c Category) []int {
	switch {
	case c.Event != "":
		return m.event[c.Event]
	case c.Tag != "":
		return m.tags[c.Tag]
	case c.Platform != "":
		return m.platform[c.Platform]
	}
	return m.all
}

// An interest is whose counts are left out: those of a claimant, and those of
// a session's own side, which has the platform on it where a category spans
// platforms. The zero interest leaves nothing out.
type interest struct {
	by    string
	sides bool
	spans bool
}

// A bench is what a claim is judged on: a category, and whose counts of the
// rivals are left out.
type bench struct {
	Category
	interest
}

func newCourt(ev Evidence) *court {
	c := &court{
		setting:   ev.setting(),
		ev:        ev,
		docket:    ev.docket(),
		sessions:  index(ev.Sessions, sessionID),
		sources:   make(map[string]string, len(ev.Sources)),
		members:   membersOf(ev.Sessions),
		countedBy: map[string][]int{},
		estimates: map[ofMetric]attendance.Estimate{},
		fields:    map[bench]*field{},
		patches:   map[bench]patch{},
		own:       map[ownKey]ownSide{},
		cited:     map[ofMetric][]Citation{},
	}
	for i, s := range ev.Sessions {
		has := func(source string) {
			if in := c.countedBy[source]; len(in) == 0 || in[len(in)-1] != i {
				c.countedBy[source] = append(in, i)
			}
		}
		for k, origin := range attendance.Origins(s.Counts) {
			has(s.Counts[k].Source)
			has(origin)
		}
	}
	for _, s := range ev.Sources {
		c.sources[s.ID] = s.Name
	}
	return c
}

// estimate returns what the counts of session i say, but for those that are in
// an interest.
func (c *court) estimate(i int, m attendance.Metric, in interest) attendance.Estimate {
	s := c.ev.Sessions[i]
	if in != (interest{}) {
		if rest := c.without(s, in); len(rest.Counts) < len(s.Counts) {
			return c.setting.estimate(rest, m)
		}
	}
	key := ofMetric{i, m}
	e, ok := c.estimates[key]
	if !ok {
		e = c.setting.estimate(s, m)
		c.estimates[key] = e
	}
	return e
}

// without returns s without the counts that are in an interest. A copy is its
// origin's word as well as its own source's.
func (c *court) without(s attendance.Session, in interest) attendance.Session {
	partial := func(source string, role attendance.Role) bool {
		return in.by != "" && source == in.by ||
			in.sides && (role == attendance.RoleHost || in.spans && role == attendance.RolePlatform)
	}
	here := map[string]attendance.Role{} // the roles that sources have to s alone
	for _, count := range s.Counts {
		if count.Role != "" && here[count.Source] != attendance.RoleHost {
			here[count.Source] = count.Role
		}
	}
	return withCounts(s, func(count attendance.Count, origin string) bool {
		role, ok := here[origin]
		if !ok {
			role = c.roles[origin]
		}
		return !partial(count.Source, c.role(count)) && (count.Via == "" || !partial(origin, role))
	})
}

// fieldOn returns the field of a bench.
func (c *court) fieldOn(b bench) *field {
	if f, ok := c.fields[b]; ok {
		return f
	}
	groups := map[string]int{}
	var entrants []entrant
	for _, i := range c.members.in(b.Category) {
		s := c.ev.Sessions[i]
		holds := b.Holds(s)
		if holds == attendance.Impossible || c.docket.status(s.ID, b.Category, "") == Annulled {
			continue
		}
		e := entrant{id: s.ID, session: i, group: i, start: s.Start.Start, end: s.Start.End, doubtful: holds == attendance.Possible}
		if s.Start.IsZero() {
			e.start, e.end = math.MinInt64, math.MaxInt64
		}
		if e.doubtful { // if it is in the category, it was held in its span
			e.start, e.end = max(e.start, b.During.Start), min(e.end, b.During.End)
		}
		e.held = e.end
		for _, count := range s.Counts {
			if !count.Date.IsZero() {
				e.held = min(e.held, count.Date.End)
			}
		}
		e.held = max(e.held, e.start+1) // never held before it could be
		if s.Event != "" && b.Event == "" {
			if _, ok := groups[s.Event]; !ok {
				groups[s.Event] = i
			}
			e.group = groups[s.Event]
		}
		c.measure(&e, b)
		entrants = append(entrants, e)
	}
	f := newField(entrants)
	c.fields[b] = f
	return f
}

// measure gives an entrant the ranges that it has on a bench.
func (c *court) measure(e *entrant, b bench) {
	estimate := c.estimate(e.session, b.Metric.Or(), b.interest)
	e.known = estimate.Known()
	for r := range e.ranges {
		e.ranges[r] = estimate.Range(attendance.Reading(r))
	}
	if !e.known && b.Event == "" {
		e.ranges[attendance.Customary] = nobody
	}
}

// A patch is the entrants of a field of which a claimant has counts, as they
// are and as they are without these.
type patch struct{ gone, back *field }

// patchOn returns the patch of a bench that leaves out a claimant's counts.
func (c *court) patchOn(b bench) patch {
	if p, ok := c.patches[b]; ok {
		return p
	}
	f := c.fieldOn(bench{Category: b.Category})
	var gone, back []entrant
	for _, i := range c.countedBy[b.by] {
		if !f.has(i) {
			continue
		}
		e := f.entrants[f.index[i]]
		gone = append(gone, e)
		c.measure(&e, b)
		back = append(back, e)
	}
	p := patch{newField(gone), newField(back)}
	c.patches[b] = p
	return p
}

// A trial is one claim before the court.
type trial struct {
	*court
	claim   Claim
	index   int // of the session in the evidence
	session attendance.Session
	ruling  Ruling // in force on the session in the category
	holds   attendance.Certainty
	group   int   // of the session in its category, -1 if it has no place in it
	at      int64 // the end of the claim's date
	start   int64 // of the session's date
	end     int64
}

func (c *court) judge(claim Claim) Report {
	report := Report{Claim: claim}
	t := trial{court: c, claim: claim, group: -1, at: math.MaxInt64}
	i, ok := c.sessions[claim.Session]
	if !ok {
		for _, p := range t.points() {
			f := Finding{Point: p, Reason: "the evidence has no session " + strconv.Quote(claim.Session)}
			if p == PointArithmetic {
				f = view{trial: t}.find(p)
			}
			report.Findings = append(report.Findings, f)
		}
		report.close("")
		return report
	}
	t.index, t.session = i, c.ev.Sessions[i]
	if !claim.At.IsZero() {
		t.at = claim.At.End
	}
	t.start, t.end = t.session.Start.Start, t.session.Start.End
	if t.session.Start.IsZero() {
		t.start, t.end = math.MinInt64, math.MaxInt64
	}
	t.holds = claim.Category.Holds(t.session)
	t.ruling, _ = c.docket.inForce(claim.Session, claim.Category, "")
	if t.holds != attendance.Impossible && t.ruling.Status != Annulled {
		f := c.fieldOn(bench{Category: claim.Category})
		t.group = f.entrants[f.index[i]].group
	}
	for _, p := range t.points() {
		report.Findings = append(report.Findings, t.find(p))
	}
	report.Findings = append(report.Findings, t.ownSide().remarks...)
	if t.ruling.Status != "" {
		report.Findings = append(report.Findings, t.ruled())
	}
	report.close(t.session.Name())
	return report
}

// close draws the verdicts from the findings, and makes sentences of their
// reasons, in which the session has a name.
func (r *Report) close(name string) {
	whole, record := Confirmed, Confirmed
	for i, f := range r.Findings {
		switch f.Point {
		case PointAttendance, PointPlace:
			whole, record = min(whole, f.Verdict), min(record, f.Verdict)
		case PointPrevious, PointMargin, PointRatio, PointFirst:
			whole = min(whole, f.Verdict)
		case PointArithmetic:
			if f.Verdict == Refuted {
				whole = min(whole, Doubtful)
			}
		}
		r.Findings[i].Reason = sentence(f.Reason, name)
	}
	if !r.Claim.isEmpty() {
		r.Verdict = whole
	}
	if r.Claim.Place > 0 {
		r.Record = record
	}
}

// ownSide is what a session's counts say with and without those in its favor,
// and the remarks on them.
type ownSide struct {
	all       attendance.Estimate
	impartial attendance.Estimate
	partial   bool // some counts are in its favor
	remarks   []Finding
}

type ownKey struct {
	ofMetric
	interest
}

// favor is the interest that the counts in favor of the claim's session are in.
func (t trial) favor() interest {
	return interest{by: t.claim.By, sides: true, spans: t.claim.Category.Platform == ""}
}

func (t trial) ownSide() ownSide {
	metric, favor := t.claim.Category.Metric.Or(), t.favor()
	if _, has := slices.BinarySearch(t.countedBy[favor.by], t.index); !has {
		favor.by = "" // the claimant has no count of the session
	}
	key := ownKey{ofMetric{t.index, metric}, favor}
	if own, ok := t.own[key]; ok {
		return own
	}
	own := ownSide{all: t.estimate(t.index, metric, interest{})}
	own.impartial = own.all
	if rest := t.without(t.session, favor); len(rest.Counts) < len(t.session.Counts) {
		own.impartial, own.partial = t.setting.estimate(rest, metric), true
	}
	own.remarks = t.remarks(own)
	t.own[key] = own
	return own
}

// A view is a trial as it looks with some of the counts left out.
type view struct {
	trial
	own    attendance.Estimate
	rivals interest // whose counts of the rivals are left out
}

// stand returns where the rivals stand in the view.
func (v view) stand() stand {
	b := bench{v.claim.Category, v.rivals}
	if b.by == "" {
		return v.fieldOn(b).from(v.group, v.at)
	}
	s := v.fieldOn(bench{Category: b.Category}).from(v.group, v.at)
	p := v.patchOn(b)
	gone, back := p.gone.from(v.group, v.at), p.back.from(v.group, v.at)
	s.gone, s.back = &gone, &back
	return s
}

// points returns the points that the claim makes, in their order.
func (t trial) points() []Point {
	c := t.claim
	var ps []Point
	for _, p := range [...]struct {
		point   Point
		claimed bool
	}{
		{PointAttendance, !c.Figure.IsZero()},
		{PointPlace, c.Place > 0},
		{PointPrevious, !c.Previous.IsZero()},
		{PointMargin, !c.Margin.IsZero()},
		{PointRatio, !c.Ratio.IsZero()},
		{PointFirst, !c.First.IsZero()},
		{PointArithmetic, !c.Figure.IsZero() && !c.Previous.IsZero() && !c.Margin.IsZero()},
	} {
		if p.claimed {
			ps = append(ps, p.point)
		}
	}
	return ps
}

// find judges one point on all the evidence, and then asks whether the verdict
// holds without the counts that have an interest in it.
func (t trial) find(p Point) Finding {
	own := t.ownSide()
	f := view{t, own.all, interest{}}.find(p)
	if p == PointArithmetic || p != PointAttendance && t.group < 0 && t.ruling.Status == Annulled {
		return f
	}
	switch f.Verdict {
	case Confirmed:
		if (view{t, own.impartial, interest{by: t.claim.By}}).find(p).Verdict < Confirmed {
			f.Verdict = Supported
			f.Reason += ", though it takes counts with a stake in the claim to be sure"
		}
	case Refuted:
		if (view{t, own.all, interest{sides: true, spans: t.favor().spans}}).find(p).Verdict > Refuted {
			f.Verdict = Doubtful
			f.Reason += ", though only by the rivals' own counts"
		}
	}
	if p == PointPrevious {
		return f
	}
	if f.Verdict > Doubtful && own.partial {
		if rest := (view{t, own.impartial, interest{}}).find(p); rest.Verdict <= Doubtful {
			rest.Verdict = Doubtful
			rest.Reason = "without the counts that have a stake in the claim, " + strings.Replace(rest.Reason, "the counts", "the others", 1)
			return rest
		}
	}
	if f.Verdict == Confirmed || f.Verdict == Refuted {
		if slices.ContainsFunc(own.all.Dissent, isPlatforms) {
			f.Verdict = max(Doubtful, min(f.Verdict, Supported))
			f.Reason += ", though the platform's own count of " + t.session.Name() + " dissents"
		}
	}
	return f
}

func isPlatforms(c attendance.Count) bool { return c.Role == attendance.RolePlatform }

// find judges one point on the evidence in view. The reason is a clause, to be
// made into a sentence when nothing more is added to it.
func (v view) find(p Point) Finding {
	f := Finding{Point: p}
	switch {
	case p == PointAttendance:
		v.attendance(&f)
	case p == PointArithmetic:
		v.arithmetic(&f)
	case v.holds == attendance.Impossible:
		f.Reason = "the category of the claim does not hold " + v.session.Name()
	case v.ruling.Status == Annulled:
		if p == PointPlace || p == PointFirst {
			f.Verdict = Refuted
		}
		f.Reason = v.session.Name() + " has no place since it was annulled by " + v.ruling.Body
	case v.holds == attendance.Possible:
		f.Reason = "whether the category of the claim holds " + v.session.Name() + ", its date leaves open"
	case p == PointPlace:
		v.place(&f)
	case p == PointFirst:
		v.first(&f)
	case v.claim.Place != 1:
		f.Reason = "only a claim to 1st place has a previous record to be measured by"
	default:
		v.past(&f)
	}
	return f
}

func (v view) attendance(f *Finding) {
	f.Counts = v.citations(v.index)
	if !v.own.Known() {
		f.Reason = "no count of " + v.session.Name() + " is known"
		return
	}
	f.weigh(v.claim.Figure, v.session.Name(), v.own.Customary, v.own.Literal)
	if v.onlySeats(v.own) {
		f.Reason = strings.Replace(f.Reason, "the counts", "the rooms of "+v.platformName(v.session.Platform), 1)
	}
}

// onlySeats reports whether nothing is known of the session but how many the
// rooms of its platform held.
func (t trial) onlySeats(own attendance.Estimate) bool {
	seats, ok := t.platforms[t.session.Platform].Seats(t.session)
	return ok && own.Of == 0 && own.Literal == attendance.Range{Low: 0, High: seats}
}

// past judges the record before, and by how much it was beaten.
func (v view) past(f *Finding) {
	stand := v.stand()
	end := min(v.end, v.at)
	if stand.counted(end) == 0 {
		f.Reason = "no earlier rival with a count is known"
		return
	}
	previous := stand.previous(attendance.Customary, v.start, v.end)
	literally := stand.previous(attendance.Literal, v.start, v.end)
	low, high := stand.bounds(attendance.Customary, v.start, v.end)
	subject := "the previous record"
	if low.who >= 0 && stand.maybeLarger(attendance.Customary, end, low.value-1) == 1 { // nobody else came near
		subject += ", that of " + v.entrant(stand, low.who).Name() + ","
	}
	for i, e := range []entry{high, low} {
		if e.who >= 0 && (i == 0 || e.who != high.who) {
			f.Counts = append(f.Counts, v.citations(v.indexOf(stand, e.who))...)
		}
	}
	if f.Point == PointPrevious {
		f.weigh(v.claim.Previous, subject, previous, literally)
		return
	}
	f.Counts = slices.Concat(v.citations(v.index), f.Counts)
	if !v.own.Known() {
		f.Reason = "no count of " + v.session.Name() + " is known"
		return
	}
	if f.Point == PointRatio {
		f.weighAs(v.claim.Ratio.Thousandths, `"`+v.claim.Ratio.Words()+`"`, times, "the ratio to the previous record",
			Margin{v.own.Customary, previous}.thousandths(), Margin{v.own.Literal, literally}.thousandths())
		return
	}
	f.weigh(v.claim.Margin, "the margin over the previous record",
		v.own.Customary.Minus(previous), v.own.Literal.Minus(literally))
}

// first judges whether the session was the first to draw so many. The record
// before it tells: it is no less than what some rival certainly drew before, and
// no more than any may have.
func (v view) first(f *Finding) {
	f.Counts = v.citations(v.index)
	goal, came := v.claim.First.People, "reach "
	if v.claim.First.Hedge == attendance.MoreThan {
		goal, came = goal+1, "pass "
	}
	came += number(v.claim.First.People)
	name, known := v.session.Name(), v.own.Known()
	put := "the counts put " + name + " at "
	if known {
		f.Range = v.own.Customary
	}
	if known && v.own.Literal.High < goal {
		f.Verdict = Refuted
		f.Reason = put + people(v.own.Literal) + ", which does not " + came
		return
	}
	stand := v.stand()
	customary := stand.previous(attendance.Customary, v.start, v.end)
	literal := stand.previous(attendance.Literal, v.start, v.end)
	low, high := stand.bounds(attendance.Customary, v.start, v.end)
	beaten := customary.Low >= goal
	switch {
	case beaten: // whatever the session drew, another had before it
		high = low
	case !known:
		f.Reason = "no count of " + name + " is known"
		return
	case v.own.Customary.High < goal:
		f.Verdict = Doubtful
		f.Reason = put + people(v.own.Customary) + ", which does not " + came
		return
	case stand.counted(v.at) == 0:
		f.Reason = "no rival with a count is known"
		return
	}
	if high.who >= 0 {
		f.Counts = slices.Concat(f.Counts, v.citations(v.indexOf(stand, high.who)))
	}
	say := func(r attendance.Reading, then string) {
		own, before, whose := v.own.Range(r), stand.previous(r, v.start, v.end), ""
		if high.who >= 0 && stand.maybeLarger(r, min(v.end, v.at), before.Low-1) == 1 { // nobody else came near
			whose = ", of " + v.entrant(stand, high.who).Name() + ","
		}
		f.Reason = put + people(own) + " and the most before it" + whose + " at " + people(before) + ", " + then + came
		switch {
		case !known:
			f.Reason = "the counts put the most before " + name + whose + " at " + people(before) + ", " + then + came
		case before.High == none:
			f.Reason = put + people(own) + " and nobody before it, " + then + came
		}
	}
	switch {
	case literal.Low >= goal:
		f.Verdict = Refuted
		say(attendance.Literal, "so that it was not the first to ")
	case beaten:
		f.Verdict = Doubtful
		say(attendance.Customary, "so that it was not the first to ")
	case v.own.Literal.Low >= goal && literal.High < goal:
		f.Verdict = Confirmed
		say(attendance.Literal, "so that it was the first to ")
	case v.own.Customary.Low >= goal && customary.High < goal:
		f.Verdict = Supported
		say(attendance.Customary, "so that it was the first to ")
	default:
		say(attendance.Customary, "which leaves open who was the first to ")
	}
}

func (v view) arithmetic(f *Finding) {
	c := v.claim
	f.weigh(c.Margin, quoted(c.Figure)+" less "+quoted(c.Previous),
		c.Figure.Range(attendance.Customary).Minus(c.Previous.Range(attendance.Customary)),
		c.Figure.Range(attendance.Literal).Minus(c.Previous.Range(attendance.Literal)))
}

func (v view) place(f *Finding) {
	f.Counts = v.citations(v.index)
	k, stand := v.claim.Place, v.stand()
	switch {
	case !v.own.Known() && stand.counted(v.at) > 0:
		f.Reason = "no count of " + v.session.Name() + " is known"
		return
	case stand.rivals(v.at) == 0:
		f.Reason = "nobody is known to compare " + v.session.Name() + " with"
		return
	case !v.own.Known() || stand.counted(v.at) == 0:
		f.Reason = "no count is known" + v.uncounted(stand, " of ") + ", so " + ordinal(k) + " place is open"
		return
	}
	customary := stand.places(attendance.Customary, v.own.Customary)
	literal := stand.places(attendance.Literal, v.own.Literal)
	f.Range = attendance.Range{Low: int64(customary.Best), High: int64(customary.Worst)}
	name, at := v.session.Name(), "at "+people(v.own.Customary)+", "
	rival := stand.leader(attendance.Customary)
	if rival >= 0 {
		f.Counts = slices.Concat(f.Counts, v.citations(v.indexOf(stand, rival)))
	}
	only, level := Place{k, k}, v.shared(stand)
	switch {
	case literal == only:
		f.Verdict = Confirmed
		f.Reason = "taken to the letter, the counts leave " + name + " no place but " + ordinal(k) + level
	case !stand.allows(attendance.Literal, v.own.Literal, literal, k):
		f.Verdict = Refuted
		f.Reason = "taken to the letter, the counts leave " + name + " " + placesBetween(literal) + level + " and rule out " + ordinal(k)
	case customary == only:
		f.Verdict = Supported
		f.Reason = at + name + " is in " + ordinal(k) + " place" + level
		if ahead := stand.entrants[max(0, rival)]; k == 1 && rival >= 0 && ahead.ranges[attendance.Customary].High < v.own.Customary.Low {
			f.Reason += ", ahead of " + v.entrant(stand, rival).Name() + " at " + people(ahead.ranges[attendance.Customary])
		}
	case !stand.allows(attendance.Customary, v.own.Customary, customary, k):
		f.Verdict = Doubtful
		f.Reason = at + name + " is in " + placesBetween(customary) + level + " and not in " + ordinal(k)
	default:
		f.Reason = at + name + " may be in " + placesBetween(customary) + level
		if v.claim.Category.Event != "" {
			f.Reason += v.uncounted(stand, ", for no count is known of ")
		}
	}
}

// shared says with whom a session shares its place: those that certainly compete,
// were held by then and drew exactly as many.
func (v view) shared(stand stand) string {
	own := v.own.Customary
	if own.Low != own.High {
		return ""
	}
	var names []string
	for _, i := range stand.exactly[own.Low] {
		if e := stand.entrants[i]; e.group != v.group && e.held <= v.at && !e.doubtful {
			if names = append(names, v.entrant(stand, i).Name()); len(names) > maxNames {
				break
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " (level with " + listed(names) + ")"
}

// uncounted names, after some words, the rivals of which nothing is known: by
// their platform if the category is an event. It is "" if there are none.
func (v view) uncounted(stand stand, words string) string {
	var names []string
	for _, i := range stand.unknown {
		e := stand.entrants[i]
		if e.group == v.group || e.start >= v.at {
			continue
		}
		s := v.entrant(stand, i)
		name := s.Name()
		if v.claim.Category.Event != "" && s.Platform != "" {
			name = v.platformName(s.Platform)
		}
		if names = append(names, name); len(names) > maxNames {
			break
		}
	}
	if len(names) == 0 {
		return ""
	}
	return words + listed(names)
}

// entrant returns the session of an entrant, and indexOf where it stands in the
// evidence.
func (c *court) entrant(s stand, i int) attendance.Session { return c.ev.Sessions[c.indexOf(s, i)] }
func (c *court) indexOf(s stand, i int) int                { return s.entrants[i].session }

// citations returns the counts of session i that speak of the claim's metric,
// or where none does those that bound it, in their order and at most MaxListed.
func (t trial) citations(i int) []Citation {
	metric := t.claim.Category.Metric.Or()
	key := ofMetric{i, metric}
	if cs, ok := t.cited[key]; ok {
		return cs
	}
	s := t.ev.Sessions[i]
	speaks := func(c attendance.Count) bool { return c.Metric.Or() == metric }
	all := !slices.ContainsFunc(s.Counts, speaks)
	var cs []Citation
	for _, c := range slices.SortedFunc(slices.Values(s.Counts), attendance.Count.Compare) {
		if (all || speaks(c)) && len(cs) < MaxListed {
			cs = append(cs, Citation{s.ID, c})
		}
	}
	cs = slices.Clip(cs) // for it is shared, and appended to
	t.cited[key] = cs
	return cs
}

// weigh judges a number that is claimed against the ranges that the evidence
// allows, and says so of the subject.
func (f *Finding) weigh(claimed attendance.Figure, subject string, customary, literal attendance.Range) {
	f.weighAs(claimed, quoted(claimed), people, subject, customary, literal)
}

// weighAs is weigh with the words that quote the claim, and that say a range.
func (f *Finding) weighAs(claimed attendance.Figure, words string, say func(attendance.Range) string, subject string, customary, literal attendance.Range) {
	f.Range = customary
	verdict, misleads := weigh(f.Point, claimed, customary, literal)
	f.Verdict = verdict
	put := "the counts put " + subject + " at "
	if f.Point == PointArithmetic {
		put = subject + " leaves "
	}
	switch {
	case verdict == Confirmed:
		f.Reason = put + say(literal) + ", all of it within " + words
	case verdict == Refuted:
		f.Reason = put + say(literal) + ", none of it within " + words
	case misleads:
		f.Reason = put + say(customary) + ", so " + words + " misleads although it is true to the letter"
	case verdict == Supported:
		f.Reason = put + say(customary) + ", in line with " + words
	case verdict == Doubtful:
		f.Reason = put + say(customary) + ", at odds with " + words
	default:
		f.Reason = put + say(customary) + ", which leaves " + words + " open"
	}
}

// weigh is the verdict on a number, and whether the words mislead: true to the
// letter, but flattering by more than a quarter.
func weigh(p Point, claimed attendance.Figure, customary, literal attendance.Range) (v Verdict, misleads bool) {
	n := claimed.People
	letter, fair := claimed.Range(attendance.Literal), claimed.Range(attendance.Customary)
	switch claimed.Hedge {
	case attendance.About:
		slack := 2 * (fair.High - n)
		switch {
		case !literal.Meets(attendance.Range{Low: n / 2, High: 2 * n}):
			return Refuted, false
		case customary.Within(fair):
			return Supported, false
		case !customary.Meets(attendance.Range{Low: max(0, n-slack), High: n + slack}):
			return Doubtful, false
		}
		return Undetermined, false
	case attendance.Nearly:
		switch {
		case !literal.Meets(letter):
			return Refuted, false
		case customary.Within(fair):
			return Supported, false
		case !customary.Meets(fair):
			return Doubtful, false
		}
		return Undetermined, false
	}
	switch {
	case !literal.Meets(letter):
		return Refuted, false
	case !customary.Meets(letter):
		return Doubtful, false
	case !customary.Within(letter):
		return Undetermined, false
	case flatters(p, claimed, customary):
		return Undetermined, true
	case literal.Within(letter):
		return Confirmed, false
	}
	return Supported, false
}

// flatters reports whether a figure that is true to the letter makes more of
// the session than a fair reader would.
func flatters(p Point, claimed attendance.Figure, customary attendance.Range) bool {
	n := claimed.People
	switch claimed.Hedge {
	case attendance.AtLeast, attendance.MoreThan:
		return p == PointPrevious && customary.Low > n+n/4
	case attendance.LessThan, attendance.AtMost:
		return p != PointPrevious && customary.High < n-n/4
	case attendance.Bare:
		return !customary.Meets(claimed.Range(attendance.Customary))
	}
	return false
}
