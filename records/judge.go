package records

import (
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// The points of a claim, judged as if they were asserted.

func (t *trial) attendance(f *finding) {
	m := t.claim.Category.Metric
	t.drew(f, m)
	if f.Verdict >= Undetermined || m != "" {
		return
	}
	for _, other := range t.otherMetrics() {
		by := finding{Finding: Finding{Point: pointAttendance}}
		t.drew(&by, other)
		own := t.ownBy(other)
		why := ""
		switch {
		case by.Verdict >= Undetermined:
			why, t.carried = "it would stand", "would stand by "+string(other)+", not by the peak"
		case by.unlike(own.restsOn(sideHost), own.restsOn(sideOpponent)):
			why, t.carried = "only "+counters(own)+" has counted, which does not rule out other numbers", "fails by the peak, not by "+string(other)
		default:
			continue
		}
		f.raise("but by "+string(other)+" "+why+", and the claim does not say what it counts", Undetermined)
		return
	}
}

// otherMetrics returns the metrics except the peak in which the session has counts.
func (t *trial) otherMetrics() []attendance.Metric {
	var ms []attendance.Metric
	for _, c := range t.counts(t.session) {
		if m := orPeak(c.Metric); m != attendance.Peak && !slices.Contains(ms, m) {
			ms = append(ms, m)
		}
	}
	slices.Sort(ms)
	return ms
}

// drew judges the number of the session by a metric.
func (t *trial) drew(f *finding, m attendance.Metric) {
	own := t.own
	if orPeak(m) != own.Metric {
		own = t.ownBy(m)
	}
	f.Counts = t.citations(t.place)
	if !own.counted() && !t.onlySeats(own) {
		f.because("no count of " + t.session.Name() + " is known")
		f.Needs = "a count of it"
		return
	}
	subject := subject{name: t.session.Name(), counts: countsOf(own)}
	if t.onlySeats(own) {
		subject.counts = "the rooms of " + t.register.platform(t.session.Platform)
	}
	f.weigh(t.said(), subject, own.Ranges)
}

// said is the claim's figure, with what it means for the session.
func (t *trial) said() saying {
	s := sayingOf(t.claim.Figure, t.claim.Text.Figure)
	if t.claim.SoFar {
		_, letter := soFar(t.claim.Figure)
		s.fair, s.near, s.letter = letter, letter, letter
		s.figure.Hedge = attendance.AtLeast
	}
	return s
}

// onlySeats reports whether the only thing known about the session is how many people the
// rooms of its platform held.
func (t *trial) onlySeats(own Estimate) bool {
	seats, ok := seatsOf(t.setting.platforms[t.session.Platform], t.session)
	return ok && !own.counted() && own.Literal == attendance.Range{Low: 0, High: seats}
}

// past judges the previous record, and by how much it was beaten.
func (t *trial) past(f *finding, v *view) {
	end, name := min(t.end, t.at), "the previous record"
	if t.claim.denies(pointPlace) {
		end, name = t.at, "the record that stands"
	}
	if v.counted(end) == 0 {
		f.because("no earlier rival with a count is known")
		f.Needs = "a count of an earlier session"
		return
	}
	f.rivals = true
	over := name
	previous := t.previous(v)
	_, low, high := t.record(v, attendance.Customary)
	if low.who >= 0 && v.maybeLarger(attendance.Customary, end, low.value-1) == 1 { // nobody else came near
		name += ", that of " + t.nameOf(v, low.who) + ","
	}
	for i, e := range []entry{high, low} {
		if e.who >= 0 && (i == 0 || e.who != high.who) {
			f.Counts = append(f.Counts, t.citations(v.entrant(e.who).session)...)
		}
	}
	if f.Point == pointPrevious {
		f.weigh(sayingOf(t.claim.Previous, t.claim.Text.Previous), subject{name: name, counts: "the counts"}, previous)
		return
	}
	f.Counts = slices.Concat(t.citations(t.place), f.Counts)
	t.lead(f, over, previous)
}

// record returns the previous record under a reading (for a denied place, the record that
// stands), and the rivals that bound it.
func (t *trial) record(v *view, r attendance.Reading) (record attendance.Range, low, high entry) {
	if t.claim.denies(pointPlace) {
		return v.standing(r)
	}
	return v.previous(r, t.start, t.end)
}

// previous returns the previous record under all readings. It may be anything if no rival
// has a number under a reading.
func (t *trial) previous(v *view) Ranges {
	return earlier(func(r attendance.Reading) attendance.Range {
		record, _, _ := t.record(v, r)
		return record
	})
}

// earlier returns the records under all readings.
func earlier(record func(attendance.Reading) attendance.Range) Ranges {
	of := func(r attendance.Reading) attendance.Range {
		if record := record(r); record.High >= 0 {
			return record
		}
		return anything()
	}
	return Ranges{of(attendance.Customary), of(attendance.Published), of(attendance.Literal)}
}

// comparison judges margin and ratio over the session that the claim names.
func (t *trial) comparison(f *finding) {
	f.compares = t.rival != nil
	if t.rival == nil {
		f.because("the evidence has no session " + quote(t.claim.Rival))
		return
	}
	name := t.register.session(t.claim.Rival)
	f.Counts = slices.Concat(t.citations(t.place), t.citations(t.index[t.claim.Rival]))
	if !t.rival.counted() {
		f.because("no count of " + name + " is known")
		f.Needs = "a count of it"
		return
	}
	t.lead(f, name, t.rival.Ranges)
}

// lead judges the difference or the ratio between the session and another number.
func (t *trial) lead(f *finding, over string, other Ranges) {
	if !t.own.counted() && !t.onlySeats(t.own) {
		f.because("no count of " + t.session.Name() + " is known")
		f.Needs = "a count of it"
		return
	}
	own := t.own.Ranges
	if f.Point == pointRatio {
		f.Unit = unitThousandths
		f.weigh(t.claim.Ratio.saying(t.claim.Text.Ratio), subject{name: "the ratio to " + over, counts: "the counts"},
			own.apply(other, func(a, b attendance.Range) attendance.Range { return Margin{a, b}.thousandths() }))
		return
	}
	subject := subject{name: "the margin over " + over, counts: "the counts"}
	margin := own.apply(other, minus)
	if !t.claim.Denied || t.claim.Rival != "" {
		f.weigh(sayingOf(t.claim.Margin, t.claim.Text.Margin), subject, margin)
		return
	}
	subject.name = "what " + t.session.Name() + " lacks to " + over // the claim is that it did not beat it
	f.weigh(sayingOf(t.claim.Margin, t.claim.Text.Margin), subject, other.apply(own, minus))
}

// arithmetic judges whether the claim's figure minus its previous record gives its
// margin.
func (t *trial) arithmetic() finding {
	f := finding{Finding: Finding{Point: pointArithmetic}}
	c := t.claim
	fair := minus(c.Figure.Range(attendance.Customary), c.Previous.Range(attendance.Customary))
	letter := minus(c.Figure.Range(attendance.Literal), c.Previous.Range(attendance.Literal))
	if c.Denied {
		fair, letter = negated(fair), negated(letter)
	}
	f.weigh(sayingOf(c.Margin, c.Text.Margin), subject{name: sayingOf(c.Figure, c.Text.Figure).words + " less " + sayingOf(c.Previous, c.Text.Previous).words, sum: true},
		Ranges{fair, letter, letter})
	return f
}

func negated(r attendance.Range) attendance.Range {
	return attendance.Range{Low: -r.High, High: -r.Low}
}

// first judges whether the session was the first to draw so many. The previous record
// decides: it is at least what some rival certainly drew before, and at most what any may
// have drawn.
func (t *trial) first(f *finding, v *view) {
	f.rivals = true
	f.Counts = t.citations(t.place)
	goal, came := t.claim.First.People, "reach "
	if t.claim.First.Hedge == attendance.MoreThan {
		goal, came = goal+1, "pass "
	}
	came += number(t.claim.First.People)
	own, known := t.own.Ranges, t.own.counted() || t.onlySeats(t.own)
	earlier := func(r attendance.Reading) attendance.Range {
		record, _, _ := v.previous(r, t.start, t.end) // a High below 0 if there is nobody
		return record
	}
	before := Ranges{earlier(attendance.Customary), earlier(attendance.Published), earlier(attendance.Literal)}
	_, low, high := v.previous(attendance.Customary, t.start, t.end)
	if known {
		f.allow(unitPeople, own)
	}
	reaches := func(r attendance.Reading) string {
		return read(r, own, countsOf(t.own)) + " " + t.session.Name() + " at " + people(own.Range(r)) + ", which does not " + came
	}
	beaten := func(r attendance.Reading) bool { return low.who >= 0 && before.Range(r).Low >= goal }
	leads := func(r attendance.Reading) bool { return own.Range(r).Low >= goal && before.Range(r).High < goal }
	whose := high
	if beaten(attendance.Customary) {
		whose = low
	}
	if whose.who >= 0 {
		f.Counts = slices.Concat(f.Counts, t.citations(v.entrant(whose.who).session))
	}
	say := func(r attendance.Reading, then string) {
		name := ""
		if whose.who >= 0 && v.maybeLarger(r, min(t.end, t.at), before.Range(r).Low-1) == 1 { // nobody else came near
			name = ", of " + t.nameOf(v, whose.who) + ","
		}
		if known && before.Range(r).High < 0 {
			f.because(read(r, own, "the counts") + " " + t.session.Name() + " at " + people(own.Range(r)) + " and nobody before it, " + then + came)
		} else if known {
			f.because(read(r, own, "the counts") + " " + t.session.Name() + " at " + people(own.Range(r)) + " and the most before it" + name + " at " + people(before.Range(r)) + ", " + then + came)
		} else {
			f.because(read(r, before, "the counts") + " the most before " + t.session.Name() + name + " at " + people(before.Range(r)) + ", " + then + came)
		}
	}
	f.Needs = "counts that put it at " + number(goal) + " or more and all before it below that"
	switch {
	case beaten(attendance.Literal):
		f.Verdict = Refuted
		say(attendance.Literal, "so that it was not the first to ")
	case known && own.Literal.High < goal:
		f.Verdict = Refuted
		f.because(reaches(attendance.Literal))
	case beaten(attendance.Published):
		f.Verdict = Doubtful
		say(attendance.Published, "so that it was not the first to ")
	case known && own.Published.High < goal:
		f.Verdict = Doubtful
		f.because(reaches(attendance.Published))
	case !known:
		f.because("no count of " + t.session.Name() + " is known")
		f.Needs = "a count of it"
	case v.counted(t.at) == 0:
		f.because("no rival with a count is known")
		f.Needs = "a count of a rival"
	case leads(attendance.Literal):
		f.Verdict = Confirmed
		say(attendance.Literal, "so that it was the first to ")
	case leads(attendance.Customary):
		f.Verdict = Supported
		say(attendance.Customary, "so that it was the first to ")
	default:
		say(attendance.Customary, "which leaves open who was the first to ")
	}
}

// placed judges whether the session is in place k, or among the first k.
func (t *trial) placed(f *finding, v *view, k int, top bool) {
	f.rivals = true
	f.Counts = t.citations(t.place)
	name := t.session.Name()
	known, counted := t.own.counted(), v.counted(t.at) > 0
	switch {
	case !known && counted:
		f.because("no count of " + name + " is known")
		f.Needs = "a count of it"
		return
	case v.rivals(t.at) == 0:
		f.because("no rival of " + name + " is known")
		f.Needs = "a count of a rival"
		return
	case !known || !counted:
		f.because("no count is known" + t.uncounted(v, " of ") + ", so " + ordinal(k) + " place is open")
		f.Needs = "a count of a rival"
		if !known {
			f.Needs = "a count of it and of a rival"
		}
		return
	}
	var at [readings]Place
	for r := range at {
		at[r] = v.places(attendance.Reading(r), t.own.Range(attendance.Reading(r)))
	}
	f.allow(unitPlaces, Ranges{at[attendance.Customary].span(), at[attendance.Published].span(), at[attendance.Literal].span()})
	only := func(r attendance.Reading) bool { return at[r].Worst <= k && (top || at[r].Best == k) }
	may := func(r attendance.Reading) bool {
		if top {
			return at[r].Best <= k
		}
		return v.allows(r, t.own.Range(r), at[r], k)
	}
	best := v.highest(attendance.Customary, t.at)
	if best.who >= 0 {
		f.Counts = slices.Concat(f.Counts, t.citations(v.entrant(best.who).session))
	}
	claimed, level := ordinal(k)+" place", t.shared(v)
	if top {
		claimed = "the first " + number(int64(k))
	}
	stands := func(r attendance.Reading) string {
		return read(r, t.own.Ranges, countsOf(t.own)) + " " + name + " at " + people(t.own.Range(r))
	}
	f.Needs, f.unmet = "independent counts by which it can only be in "+claimed, "independent counts by which it cannot be in "+claimed
	switch {
	case !may(attendance.Literal):
		f.Verdict = Refuted
		f.because(stands(attendance.Literal) + ", in " + placesBetween(at[attendance.Literal]) + level + ", which rules out " + claimed)
	case !may(attendance.Published):
		f.Verdict = Doubtful
		f.because(stands(attendance.Published) + ", in " + placesBetween(at[attendance.Published]) + level + " and not in " + claimed)
	case only(attendance.Literal):
		f.Verdict = Confirmed
		f.because(stands(attendance.Literal) + ", which can only be " + placesBetween(at[attendance.Literal]) + level)
	case only(attendance.Customary):
		f.Verdict = Supported
		ahead := ""
		if k == 1 && best.who >= 0 && best.value < t.own.Customary.Low {
			ahead = ", ahead of " + t.nameOf(v, best.who) + " at " + people(v.entrant(best.who).ranges[attendance.Customary])
		}
		f.because(stands(attendance.Customary) + ", in " + placesBetween(at[attendance.Customary]) + level + ahead)
	default:
		open := ""
		if t.claim.Category.Event != "" {
			open = t.uncounted(v, ", for no count is known of ")
		}
		f.because(stands(attendance.Customary) + ", which may be " + placesBetween(at[attendance.Customary]) + level + open)
	}
}

func (p Place) span() attendance.Range {
	return attendance.Range{Low: int64(p.Best), High: int64(p.Worst)}
}

// shared names the sessions that share a session's place: those that certainly compete,
// were held by then and drew exactly as many.
func (t *trial) shared(v *view) string {
	own := t.own.Customary
	if own.Low != own.High {
		return ""
	}
	var names []string
	for _, i := range v.exactly[own.Low] {
		if e := v.entrant(i); e.group != t.group && e.held <= t.at && !e.doubtful && e.ranges[attendance.Customary] == own {
			if names = append(names, t.nameOf(v, i)); len(names) > maxNames {
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
func (t *trial) uncounted(v *view, words string) string {
	var names []string
	for _, i := range v.unknown {
		e := v.entrant(i)
		if e.group == t.group || e.start >= t.at {
			continue
		}
		s := t.ev.Sessions[e.session]
		name := s.Name()
		if t.claim.Category.Event != "" && s.Platform != "" {
			name = t.register.platform(s.Platform)
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

func (t *trial) nameOf(v *view, i int) string { return t.ev.Sessions[v.entrant(i).session].Name() }

// citations returns the counts of session i in the claim's metric or, if there are none,
// those that bound it, in order, at most maxListed.
func (t *trial) citations(i int) []Citation {
	metric := orPeak(t.claim.Category.Metric)
	key := asked{session: i, metric: metric}
	if cs, ok := t.cited[key]; ok {
		return cs
	}
	s := t.ev.Sessions[i]
	counts := t.counts(s)
	speaks := func(c attendance.Count) bool { return orPeak(c.Metric) == metric }
	all := !slices.ContainsFunc(counts, speaks)
	var cs []Citation
	for _, c := range slices.SortedFunc(slices.Values(counts), attendance.Count.Compare) {
		if (all || speaks(c)) && len(cs) < maxListed {
			cs = append(cs, Citation{s.ID, c})
		}
	}
	cs = slices.Clip(cs) // for it is shared, and appended to
	t.cited[key] = cs
	return cs
}
