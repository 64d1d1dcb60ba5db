package records

import (
	"cmp"
	"math"
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// Verify judges a claim against the evidence, by the rules in the package documentation.
// It uses all of the evidence: to ask whether a claim was true when it was made, narrow
// the evidence with [Evidence.Known] first.
//
// Every point that the claim makes has a Finding; if the evidence says nothing about it,
// its verdict is Undetermined. Other points have one if there is something to say.
func Verify(ev Evidence, c Claim) Report {
	return VerifyAll(ev, []Claim{c})[0]
}

// VerifyAll judges claims as [Verify] does, each on its own, and returns the reports in
// the order of the claims. It shares work between them: the sessions of a category are
// sorted once, in time n log n, and kept while claims in that category are judged. Each
// claim then takes about √n, plus the time to reconcile the counts of its session.
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
		// What was worked out for one category or claimant is no use for another.
		if claim.Category != last.Category {
			clear(c.fields)
		}
		if claim.Category != last.Category || claim.By != last.By {
			clear(c.changes)
			clear(c.claimants)
		}
		last = claim
		reports[i] = c.judge(claim)
	}
	return reports
}

// A court is the evidence, prepared for judging claims. It keeps what it works out for
// later claims.
type court struct {
	setting
	register
	ballot    *ballot
	ev        Evidence
	docket    docket
	index     map[string]int // of sessions, by ID, the first of each
	members   members
	countedBy map[string][]int // the sessions that a source has counts of, or is the origin of some

	estimates map[asked]Estimate
	claimants map[asked]Estimate // of one claimant at a time
	fields    map[bench]*field
	changes   map[bench]change // of one claimant at a time
	cited     map[asked][]Citation
}

// asked is a question about a session by its index in the evidence.
type asked struct {
	session int
	metric  attendance.Metric
	interest
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

// in returns sessions that include all those that may be in a category.
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

// A bench is what a claim is judged on: the sessions of a category, or only those of them
// with a ratified record, with the counts that are used for a claimant. A lenient bench
// ignores what the side of a rival says about its own size.
type bench struct {
	Category
	ratified bool
	by       string
	lenient  bool
}

// A change lists the entrants of a field that are different for one claimant.
type change struct {
	places  []int
	instead []entrant
}

func newCourt(ev Evidence) *court {
	c := &court{
		setting:   ev.setting(),
		register:  ev.register(),
		ev:        ev,
		docket:    ev.docket(),
		index:     index(ev.Sessions, sessionID),
		members:   membersOf(ev.Sessions),
		countedBy: map[string][]int{},
		estimates: map[asked]Estimate{},
		claimants: map[asked]Estimate{},
		fields:    map[bench]*field{},
		changes:   map[bench]change{},
		cited:     map[asked][]Citation{},
	}
	c.ballot = c.setting.ballot()
	for i, s := range ev.Sessions {
		has := func(source string) {
			if in := c.countedBy[source]; len(in) == 0 || in[len(in)-1] != i {
				c.countedBy[source] = append(in, i)
			}
		}
		counts := c.counts(s)
		if slices.ContainsFunc(counts, func(c attendance.Count) bool { return c.Via != "" }) {
			for _, origin := range originsOf(counts) {
				has(origin)
			}
		}
		for _, count := range counts {
			has(count.Source)
		}
	}
	return c
}

// estimate returns what the counts of session i say if some sources have an interest.
func (c *court) estimate(i int, m attendance.Metric, in interest) Estimate {
	if _, has := slices.BinarySearch(c.countedBy[in.by], i); !has {
		in.by = "" // the claimant has no count of the session
	}
	kept, key := c.estimates, asked{i, m, in}
	if in.by != "" {
		kept = c.claimants
	}
	e, ok := kept[key]
	if !ok {
		e = c.ballot.estimate(c.ev.Sessions[i], m, in)
		kept[key] = e
	}
	return e
}

// fieldOn returns the field of a bench. The field for a claimant is made from the one
// without a claimant, and a lenient field from the strict one.
func (c *court) fieldOn(b bench) *field {
	if f, ok := c.fields[b]; ok {
		return f
	}
	var f *field
	switch all, nobodys := b, b; {
	case b.lenient:
		all.lenient = false
		f = c.fieldOn(all).lenient()
	case b.by != "":
		nobodys.by = ""
		base := c.fieldOn(nobodys)
		entrants := slices.Clone(base.entrants)
		for _, i := range c.countedBy[b.by] {
			if place, in := base.index[i]; in {
				entrants[place] = c.measured(entrants[place], b)
			}
		}
		f = newField(entrants)
	default:
		f = newField(c.entrants(b))
	}
	c.fields[b] = f
	return f
}

// entrants returns the entrants of a bench without a claimant.
func (c *court) entrants(b bench) []entrant {
	groups := map[string]int{}
	members := c.members.in(b.Category)
	entrants := make([]entrant, 0, len(members))
	for _, i := range members {
		s := &c.ev.Sessions[i]
		holds, status := b.Holds(*s), c.docket.status(s.ID, b.Category, "")
		if holds == attendance.Impossible || !(Terms{Ratified: b.ratified}).takesPart(status) {
			continue
		}
		e := entrant{id: s.ID, session: i, group: i, start: s.Start.Start, end: s.Start.End, doubtful: holds == attendance.Possible}
		if s.Start.IsZero() {
			e.start, e.end = earliest, never
		}
		if e.doubtful { // if it is in the category, it was held in its span
			e.start, e.end = max(e.start, b.During.Start), min(e.end, b.During.End)
		}
		e.held = e.end
		for _, count := range c.counts(*s) {
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
		entrants = append(entrants, c.measured(e, b))
	}
	return entrants
}

// measured returns an entrant with its ranges on a bench.
func (c *court) measured(e entrant, b bench) entrant {
	votes := c.ballot.count(c.ev.Sessions[e.session], b.Metric, interest{by: b.by})
	estimate := c.ballot.reconcile(votes)
	e.known = len(votes) > 0
	e.claimant = estimate.restsOn(sideClaimant)
	e.own = nil
	if estimate.restsOn(sideHost) {
		e.own = c.ballot.hosts()
	}
	e.lenient = b.lenient && len(e.own) > 0
	for r := range e.ranges {
		e.ranges[r] = estimate.Range(attendance.Reading(r))
	}
	if (!e.known || estimate.Customary == anything() && estimate.Of == 0) && b.Event == "" {
		e.ranges[attendance.Customary], e.ranges[attendance.Published] = nobody, nobody
	}
	return e
}

// manyCounts is the number of sessions counted by a claimant from which on a field of its
// own is worthwhile.
const manyCounts = 256

// viewOn returns a trial's view of a bench, whose claimant is that of the claim. On a
// lenient bench, the sides of the claimant and of the session still count.
func (t *trial) viewOn(b bench) view {
	base := b
	if len(t.countedBy[b.by]) <= manyCounts {
		base.by = ""
	}
	f := t.fieldOn(base)
	v := f.seen(t.group, t.at)
	if base.by != b.by {
		ch, ok := t.changes[b]
		if !ok {
			for _, i := range t.countedBy[b.by] {
				if place, in := f.index[i]; in {
					ch.places = append(ch.places, place)
					ch.instead = append(ch.instead, t.measured(f.entrants[place], b))
				}
			}
			t.changes[b] = ch
		}
		v.changed, v.instead = slices.Clip(ch.places), slices.Clone(ch.instead)
	}
	if b.lenient {
		own := t.ownSources()
		for _, source := range own {
			for _, place := range f.ownedBy(source) {
				if !slices.Contains(v.changed, place) {
					v.changed, v.instead = append(v.changed, place), append(v.instead, f.entrants[place])
				}
			}
		}
		for k := range v.instead {
			e := &v.instead[k]
			e.lenient = len(e.own) > 0 && !slices.ContainsFunc(e.own, func(s string) bool { return slices.Contains(own, s) })
		}
	}
	return v
}

// ownSources returns the claimant and the sources that are the session's host side.
func (t *trial) ownSources() []string {
	own := []string{t.claim.By}
	given := map[string]bool{}
	counts := t.counts(t.session)
	for _, c := range counts {
		given[c.Source] = given[c.Source] || c.Role == attendance.RoleHost || t.roles[c.Source] == attendance.RoleHost
	}
	for _, c := range counts {
		if given[c.Source] && !slices.Contains(own, c.Source) {
			own = append(own, c.Source)
		}
	}
	return own
}

// A trial is one claim before the court.
type trial struct {
	*court
	claim   Claim
	place   int // of the session in the evidence
	session attendance.Session
	own     Estimate  // of the session
	rival   *Estimate // of the session that it is compared with
	carried string    // how the attendance fares by another metric, where it fails by the peak
	ruling  Ruling    // in force on the session in the category
	holds   attendance.Certainty
	group   int   // of the session in its category, -1 if it has no place in it
	at      int64 // the end of the claim's date
	start   int64 // of the session's date
	end     int64
}

func (c *court) judge(claim Claim) Report {
	report := Report{Edition: Edition, Claim: claim, Words: claim.words(c.register), Findings: []Finding{}}
	t := trial{court: c, claim: claim, group: -1, at: math.MaxInt64}
	if claim.Session == "" && claim.Event != "" {
		t.judgeEvent(&report)
		return report
	}
	i, ok := c.index[claim.Session]
	if !ok {
		for _, p := range claim.points() {
			f := t.arithmetic()
			if p != pointArithmetic {
				f = finding{Finding: Finding{Point: p}}
				f.because("the evidence has no session " + quote(claim.Session))
			}
			report.add(f)
		}
		report.close(claim)
		return report
	}
	t.place, t.session = i, c.ev.Sessions[i]
	if !claim.At.IsZero() {
		t.at = claim.At.End
	}
	t.start, t.end = t.session.Start.Start, t.session.Start.End
	if t.session.Start.IsZero() {
		t.start, t.end = earliest, never
	}
	t.own = t.ownBy(claim.Category.Metric)
	report.Estimate = &t.own
	if k, ok := c.index[claim.Rival]; ok {
		rival := c.estimate(k, orPeak(claim.Category.Metric), interest{by: claim.By})
		t.rival = &rival
	}
	t.holds = claim.Category.Holds(t.session)
	t.ruling, _ = c.docket.inForce(claim.Session, claim.Category, "")
	if f := c.fieldOn(bench{Category: claim.Category, ratified: claim.Ratified}); f.has(i) {
		t.group = f.entrants[f.index[i]].group
	} else if claim.Category.Event == "" && t.session.Event != "" {
		for place, e := range f.entrants { // rooms of its event are no rivals of one that has no place, either
			if c.ev.Sessions[e.session].Event == t.session.Event {
				t.group = f.entrants[place].group
				break
			}
		}
	}
	for _, p := range claim.points() {
		report.add(t.find(p))
	}
	for _, f := range t.remarks() {
		report.add(f)
	}
	report.close(claim)
	return report
}

// ownBy returns the estimate of the session by a metric.
func (t *trial) ownBy(m attendance.Metric) Estimate {
	return t.estimate(t.place, orPeak(m), interest{by: t.claim.By, platform: t.claim.Category.Platform == ""})
}

// points returns the points that the claim makes, in their order.
func (c Claim) points() []Point {
	var ps []Point
	for _, p := range [...]struct {
		point   Point
		claimed bool
	}{
		{pointAttendance, !c.Figure.IsZero()},
		{pointPlace, c.Place > 0},
		{pointTop, c.Top > 0},
		{pointPrevious, !c.Previous.IsZero()},
		{pointMargin, !c.Margin.IsZero()},
		{pointRatio, !c.Ratio.IsZero()},
		{pointFirst, !c.First.IsZero()},
		{pointArithmetic, !c.Figure.IsZero() && !c.Previous.IsZero() && !c.Margin.IsZero() && c.Rival == ""},
	} {
		if p.claimed {
			ps = append(ps, p.point)
		}
	}
	return ps
}

// denies reports whether a claim denies a point. A denial denies the first that it has of
// place, top, first, comparison (margin and ratio over a rival) and attendance.
func (c Claim) denies(p Point) bool {
	switch {
	case !c.Denied:
		return false
	case c.Place > 0:
		return p == pointPlace
	case c.Top > 0:
		return p == pointTop
	case !c.First.IsZero():
		return p == pointFirst
	case c.Rival != "" && !(c.Margin.IsZero() && c.Ratio.IsZero()):
		return p == pointMargin || p == pointRatio
	}
	return p == pointAttendance
}

// add adds a finding whose reason is complete.
func (r *Report) add(f finding) { r.Findings = append(r.Findings, f.done()) }

// close draws the verdicts from the findings.
func (r *Report) close(claim Claim) {
	whole, record := Confirmed, Undetermined
	for _, f := range r.Findings {
		switch f.Point {
		case pointPlace:
			whole, record = min(whole, f.Verdict), f.Verdict
		case pointTop:
			whole = min(whole, f.Verdict)
			if claim.Place == 0 {
				record = f.Verdict
			}
		case pointAttendance, pointPrevious, pointMargin, pointRatio, pointFirst:
			whole = min(whole, f.Verdict)
		case pointArithmetic:
			if f.Verdict == Refuted {
				whole = min(whole, Doubtful)
			}
		}
	}
	if !claim.isEmpty() {
		r.Verdict = whole
	}
	r.Record = record
}

// find judges one point: on the evidence, then turned if the claim denies it, and
// then by who has a stake in it.
func (t *trial) find(p Point) finding {
	if p == pointArithmetic {
		return t.arithmetic()
	}
	b := bench{Category: t.claim.Category, ratified: t.claim.Ratified, by: t.claim.By}
	if r := t.roles[b.by]; r == attendance.RoleHost || r == attendance.RoleOpponent {
		b.by = "" // a side's counts are that, whoever claims
	}
	view := t.viewOn(b)
	f := t.judgeOn(p, &view)
	if f.Verdict == Refuted && f.rivals {
		b.lenient = true
		lenient := t.viewOn(b)
		if t.judgeOn(p, &lenient).Verdict > Refuted {
			f.raise("though only by the word of a rival's own side", Doubtful)
		}
	} else if f.Verdict == Refuted && f.compares && t.ownWord() {
		rival := t.rival
		small := *rival
		small.Customary.Low, small.Published.Low, small.Literal.Low = 0, 0, 0
		t.rival = &small
		if t.judgeOn(p, &view).Verdict > Refuted {
			f.raise("though only by the word of the other session's own side", Doubtful)
		}
		t.rival = rival
	}
	if t.claim.denies(p) {
		f.turn()
	}
	t.cap(&f, &view)
	return f
}

// ownWord reports whether the number of the session that is compared with rests only on
// its own side, which is neither the claimant's nor the session's.
func (t *trial) ownWord() bool {
	if !t.rival.restsOn(sideHost) {
		return false
	}
	t.ballot.count(t.ev.Sessions[t.index[t.claim.Rival]], t.claim.Category.Metric, interest{by: t.claim.By})
	own := t.ownSources()
	return !slices.ContainsFunc(t.ballot.hosts(), func(s string) bool { return slices.Contains(own, s) })
}

// judgeOn judges a point as if it were asserted and nobody had a stake.
func (t *trial) judgeOn(p Point, v *view) finding {
	f := finding{Finding: Finding{Point: p}}
	c := t.claim
	compared := c.Rival != "" && (p == pointMargin || p == pointRatio)
	switch {
	case p == pointAttendance:
		t.attendance(&f)
	case compared:
		t.comparison(&f)
	case t.holds == attendance.Impossible:
		f.because("the category of the claim does not hold " + t.session.Name())
	case t.holds == attendance.Possible:
		f.because("whether the category of the claim holds " + t.session.Name() + ", its date leaves open")
		f.Needs = "its date"
	case c.Ratified && t.ruling.Status != Ratified && (p == pointPlace || p == pointTop || p == pointFirst):
		if t.ruling.Status == Rejected || t.ruling.Status == Annulled {
			f.Verdict = Refuted
		}
		f.tells(t.session.Name(), " is not a ratified record")
		f.Needs = "a ruling that ratifies it"
	case t.ruling.Status == Annulled:
		if p == pointPlace || p == pointTop || p == pointFirst {
			f.Verdict = Refuted
		}
		f.tells(t.session.Name(), " has no place since it was annulled by "+t.ruling.Body)
	case p == pointPlace:
		t.placed(&f, v, c.Place, false)
	case p == pointTop:
		t.placed(&f, v, c.Top, true)
	case p == pointFirst:
		t.first(&f, v)
	case c.Place != 1:
		f.because("only a claim to 1st place has a previous record to be measured by")
	default:
		t.past(&f, v)
	}
	return f
}

// cap lowers a verdict to the highest that sources with a stake can support (§4, Stakes).
func (t *trial) cap(f *finding, v *view) {
	previous, own := f.Point == pointPrevious, &t.own
	host, opponent := own.restsOn(sideHost), own.restsOn(sideOpponent)
	switch {
	case previous:
	case host || opponent:
		name := counters(*own)
		if f.Point == pointAttendance && f.Verdict < Undetermined && f.unlike(host, opponent) {
			f.raise("but only "+name+" has counted, which does not rule out other numbers", Undetermined)
		}
		f.lower("but only "+name+" has counted", Undetermined)
	case own.restsOn(sideClaimant) || own.restsOn(sidePlatform):
		f.lower("but only "+counters(*own)+" has counted", Supported)
	}
	switch {
	case f.Point == pointAttendance:
		t.outbid(f)
	case f.compares:
		if t.rival.restsOn(sideClaimant) {
			f.lower("but only the claimant has counted the other session", Supported)
		}
	case v.claimants() > 0:
		f.lower("but only the claimant has counted a rival", Supported)
	}
}

// outbid caps an attendance that is above the number of a side that would rather say
// more, or below the number of a side that would rather say less.
func (t *trial) outbid(f *finding) {
	for _, s := range t.own.Stakes {
		misses := false
		switch s.Side {
		case sideHost, sidePlatform:
			misses = s.Literal.High < f.letter.Low
		case sideOpponent:
			misses = s.Literal.Low > f.letter.High
		case sideClaimant:
			misses = !meet(s.Literal, f.letter)
		}
		if misses {
			f.lower("but "+sideWords(s.Side)+" counted "+people(s.Literal), Undetermined)
		}
	}
}
