package records

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/highwater-go/highwater/attendance"
)

// The words of findings. A reason is built from parts: a clause, and what there is to add
// about the verdict. Names and figures are put in last and are not touched again.

// maxNames is how many names a sentence lists before it says "others".
const maxNames = 3

// A finding is a Finding in the making.
type finding struct {
	Finding
	clause   string
	verbatim bool // the clause begins with a name, which stays as it is written
	notes    []string
	saying   saying
	unmet    string // what would lift the verdict if the claim denies the point
	rivals   bool   // it rests on the rivals
	compares bool   // it rests on the session that is compared with
	letter   attendance.Range
}

// because sets the clause.
func (f *finding) because(clause string) { f.clause = clause }

// tells sets a clause that begins with a name.
func (f *finding) tells(name, rest string) { f.clause, f.verbatim = name+rest, true }

// allow sets what the evidence allows.
func (f *finding) allow(unit string, r Ranges) { f.Unit, f.Ranges = unit, r }

// lower and raise change the verdict to the given one and say why, if it is above or
// below that.
func (f *finding) lower(why string, to Verdict) {
	if f.Verdict > to {
		f.Verdict = to
		f.notes = append(f.notes, why)
	}
}

func (f *finding) raise(why string, to Verdict) {
	if f.Verdict < to {
		f.Verdict = to
		f.notes = append(f.notes, why)
	}
}

// turn turns the verdict on what the claim denies.
func (f *finding) turn() {
	f.Verdict = -f.Verdict
	f.Needs = f.unmet
	switch {
	case f.Verdict > 0:
		f.notes = append(f.notes, "as the claim says")
	case f.Verdict < 0:
		f.notes = append(f.notes, "which the claim denies")
	}
}

// unlike reports whether the claimed number is below everything that the host alone
// counted, or above everything that the opponents alone counted.
func (f *finding) unlike(host, opponent bool) bool {
	e := f.Ranges.Customary
	return host && !opponent && e.Low > f.saying.near.High || opponent && !host && e.High < f.saying.near.Low
}

// done returns the finding with its reason.
func (f finding) done() Finding {
	text := strings.Join(append([]string{f.clause}, f.notes...), ", ")
	if text != "" && !f.verbatim {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	f.Reason = text + "."
	if f.Counts == nil {
		f.Counts = []Citation{}
	}
	if f.Verdict >= Supported {
		f.Needs = ""
	}
	return f.Finding
}

// A subject is what a number describes, and whose counts tell it.
type subject struct {
	name   string
	counts string
	sum    bool // it is a sum of the claim's own
}

// at says where the subject is under a reading.
func (s subject) at(r attendance.Reading, e Ranges, where string) string {
	if s.sum {
		return s.name + " leaves " + where
	}
	return read(r, e, s.counts) + " " + s.name + " at " + where
}

// read says whose counts put something somewhere, and how they are read if that makes a
// difference.
func read(r attendance.Reading, e Ranges, counts string) string {
	switch {
	case e == everywhere(e.Customary):
		return counts + " put"
	case r == attendance.Literal:
		return "read to the letter, " + counts + " put"
	case r == attendance.Published && e.Published != e.Customary:
		return "at their widest, " + counts + " put"
	}
	return "read fairly, " + counts + " put"
}

// countsOf says whose counts an estimate rests on.
func countsOf(e Estimate) string {
	if who := counters(e); who != "" {
		return who + "'s own counts"
	}
	return "the counts"
}

// counters names the sides if nobody else has counted, and otherwise returns "".
func counters(e Estimate) string {
	var names []string
	for _, s := range e.Stakes {
		if e.Staked && s.Counted {
			names = append(names, sideWords(s.Side))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return joined(names)
}

// sideWords names a side in running text.
func sideWords(side string) string {
	if side == sideOpponent {
		return "an opponent"
	}
	return "the " + side
}

// weigh judges a claimed number against what the evidence allows, and says so about the
// subject.
func (f *finding) weigh(s saying, of subject, e Ranges) {
	if f.Unit == "" {
		f.Unit = unitPeople
	}
	f.Ranges, f.saying, f.letter = e, s, s.letter
	verdict, misleads := weigh(f.Point, s, e)
	f.Verdict = verdict
	say := func(r attendance.Reading) string { return of.at(r, e, s.say(e.Range(r))) }
	one := e == everywhere(attendance.Range{Low: e.Customary.Low, High: e.Customary.Low}) // a single number
	all, none := ", all of it within ", ", none of it within "
	if one {
		all, none = ", within ", ", and not within "
	}
	need := "independent counts that put it at "
	if f.Point == pointAttendance {
		need = "an independent count of "
	}
	f.Needs, f.unmet = need+s.say(s.fair), "an independent count that rules out "+s.words
	switch {
	case verdict == Confirmed && one && s.letter == e.Literal:
		f.clause = say(attendance.Literal) + ", as claimed"
	case verdict == Confirmed:
		f.clause = say(attendance.Literal) + all + s.words
	case verdict == Refuted:
		f.clause = say(attendance.Literal) + none + s.words
	case misleads:
		f.clause = say(attendance.Customary) + ", so " + s.words + " misleads although it is true to the letter"
		f.Needs = "a claim that does not flatter"
	case verdict == Supported:
		f.clause = say(attendance.Customary) + ", in line with " + s.words
	case verdict == Doubtful:
		f.clause = say(attendance.Published) + ", at odds with " + s.words
	default:
		f.clause = say(attendance.Customary) + ", which leaves " + s.words + " open"
	}
	if of.sum {
		f.Needs, f.unmet = "", ""
	}
}

// remarks returns the findings that only inform, without changing a verdict.
func (t *trial) remarks() []finding {
	var fs []finding
	for _, f := range []finding{t.whoAgrees(), t.room(), t.counting(), t.ruled(), t.unknown()} {
		if f.clause != "" {
			fs = append(fs, f)
		}
	}
	return fs
}

// whoAgrees says who agrees on the session's number. It is Supported if a
// majority of independent counts does.
func (t *trial) whoAgrees() finding {
	f := finding{Finding: Finding{Point: pointSources}}
	e := t.own
	if len(e.Counted)+len(e.Dissent) == 0 {
		return f
	}
	f.allow(unitPeople, e.Ranges)
	f.Counts = t.citations(t.place)
	where, sources := people(e.Customary), "independent sources"
	if e.Staked {
		sources = "sources with a stake"
	}
	switch {
	case e.Of == 0:
		f.because("nobody counted the " + string(e.Metric) + ", which other metrics put at " + where)
	case e.Staked && e.Of == 1:
		f.because("only " + counters(e) + " has counted, and gives " + where)
	case e.Of == 1:
		f.because("one independent source alone gives " + where)
	case !e.Majority:
		f.because(fmt.Sprintf("the %d %s are at odds, with %s between them", e.Of, sources, where))
	case e.Agree == e.Of && e.Of == 2:
		f.because("both " + sources + " allow " + where)
	case e.Agree == e.Of:
		f.because(fmt.Sprintf("all %d %s allow %s", e.Of, sources, where))
	default:
		f.because(fmt.Sprintf("%d of %d %s allow %s", e.Agree, e.Of, sources, where))
	}
	if names := t.givers(e.Dissent); len(names) > 0 {
		switch {
		case !e.Majority:
			f.clause += ", and " + listed(names) + " outside it"
		case len(names) == 1:
			f.clause += ", and " + names[0] + " dissents"
		default:
			f.clause += ", and " + listed(names) + " dissent"
		}
	}
	for _, s := range e.Stakes {
		if e.Staked && s.Counted {
			continue
		}
		verb := "agrees"
		if !s.Agrees {
			verb = "does not agree"
		}
		f.clause += "; " + sideWords(s.Side) + ", " + listed(t.givers(s.Counts)) + ", " + verb
	}
	switch n := len(e.Copies); n {
	case 0:
	case 1:
		f.clause += "; 1 more only repeats another"
	default:
		f.clause += fmt.Sprintf("; %d more only repeat others", n)
	}
	if e.Majority && !e.Staked {
		f.Verdict = Supported
	}
	return f
}

// givers lists who gives which count, as in "ARY (44.2K)", at most one more than a
// sentence lists.
func (t *trial) givers(counts []attendance.Count) []string {
	var names []string
	for _, c := range counts {
		if names = append(names, t.given(c)); len(names) > maxNames {
			break
		}
	}
	return names
}

func (t *trial) given(c attendance.Count) string {
	return fmt.Sprintf("%s (%s)", t.register.source(c.Source), quote(c.Words()))
}

// room compares the counts with what the platform's rooms could hold or show.
func (t *trial) room() finding {
	f := finding{Finding: Finding{Point: pointRoom}}
	metric := orPeak(t.claim.Category.Metric)
	p, ok := t.setting.platforms[t.session.Platform]
	if !ok || !t.own.Known() || metric != attendance.Peak && metric != attendance.Average {
		return f
	}
	seats, bounded := seatsOf(p, t.session)
	var above, across, capped []Citation
	var counter int64
	for _, c := range t.citations(t.place) {
		if orPeak(c.Metric) != metric {
			continue
		}
		if r := c.Figure.Range(attendance.Customary); bounded && r.Low > seats {
			above = append(above, c)
		} else if bounded && r.High > seats {
			across = append(across, c)
		}
		if limit, is := cappedBy(p, t.session, c.Count); is != attendance.Impossible {
			counter, capped = max(counter, limit), append(capped, c)
		}
	}
	f.allow(unitPeople, t.own.Ranges)
	rooms := "the rooms of " + t.register.platform(p.ID) + " held no more than " + number(seats)
	switch {
	case len(above) > 0:
		f.Counts = above
		if t.own.Customary.Low > seats {
			f.Verdict = Doubtful
		}
		f.because(rooms + ", and " + t.counted(above) + " put " + t.session.Name() + " above that")
	case len(capped) > 0:
		f.Counts = capped
		f.because("the counter of " + t.register.platform(p.ID) + " showed no more than " + number(counter) + ", so " + t.counted(capped) + " may stand for more")
	case bounded && (len(across) > 0 || t.own.Of == 0) && t.own.Customary.High == seats:
		f.Counts = across
		f.because(rooms)
	}
	return f
}

func (t *trial) counted(cs []Citation) string {
	var names []string
	for _, c := range cs {
		names = append(names, t.given(c.Count))
	}
	return listed(names)
}

// unknown says which IDs of the claim the evidence does not have.
func (t *trial) unknown() finding {
	f := finding{Finding: Finding{Point: pointUnknown}}
	c := t.claim
	var names []string
	if _, ok := t.setting.platforms[c.Category.Platform]; !ok && c.Category.Platform != "" {
		names = append(names, "platform "+quote(c.Category.Platform))
	}
	if c.Category.Event != "" && len(t.members.event[c.Category.Event]) == 0 {
		names = append(names, "event "+quote(c.Category.Event))
	}
	if c.Category.Tag != "" && len(t.members.tags[c.Category.Tag]) == 0 {
		names = append(names, "tag "+quote(c.Category.Tag))
	}
	if _, ok := t.roles[c.By]; !ok && c.By != "" {
		names = append(names, "source "+quote(c.By))
	}
	if _, ok := t.index[c.Rival]; !ok && c.Rival != "" {
		names = append(names, "session "+quote(c.Rival))
	}
	if len(names) > 0 {
		f.because("the evidence has no " + listed(names))
	}
	return f
}

// ruled says what has been decided of the session in the category.
func (t *trial) ruled() finding {
	r := t.ruling
	f := finding{Finding: Finding{Point: pointRuling}}
	if r.Status == "" {
		return f
	}
	said := map[Status]struct {
		words   string
		verdict Verdict
	}{
		Claimed:  {"was put before", Undetermined},
		Pending:  {"is being looked into by", Undetermined},
		Ratified: {"was ratified by", Supported},
		Rejected: {"was not accepted as a record by", Doubtful},
		Annulled: {"was annulled by", Refuted},
	}[r.Status]
	f.Verdict = said.verdict
	words := " " + said.words + " " + r.Body
	if !r.Date.IsZero() {
		words += " (" + r.Date.String() + ")"
	}
	if r.Reason != "" {
		words += ": " + strings.TrimSuffix(r.Reason, ".")
	}
	f.tells(t.session.Name(), words)
	return f
}

// counting says which counts do not state what they count, by what metric the claim would
// stand, and whether the metrics contradict each other.
func (t *trial) counting() finding {
	f := finding{Finding: Finding{Point: pointMetric}}
	own, name := t.own, t.session.Name()
	if orPeak(t.claim.Category.Metric) != attendance.Peak || !own.counted() || t.onlySeats(own) {
		return f
	}
	f.Counts = t.citations(t.place)
	if t.carried != "" {
		f.because("the claim does not say what it counts, and " + t.carried)
		return f
	}
	if own.Of == 0 {
		f.allow(unitPeople, own.Ranges)
		f.because("no count of " + name + " is of its peak, which is inferred from its average and totals")
		return f
	}
	average := t.ownBy(attendance.Average)
	if average.Of > 0 && average.Customary.Low > own.Customary.High {
		f.Verdict = Doubtful
		f.allow(unitPeople, own.Ranges)
		f.because("an average of " + people(average.Customary) + " cannot be above a peak of " + people(own.Customary))
		return f
	}
	all := 0
	f.Counts = nil
	for _, c := range t.citations(t.place) {
		if c.Metric == "" {
			f.Counts = append(f.Counts, c)
		}
		if orPeak(c.Metric) == attendance.Peak {
			all++
		}
	}
	switch silent := len(f.Counts); {
	case silent == 0:
	case all == 1:
		f.because("the count of " + name + " does not say what it counts, and is taken for its peak")
	case silent == all:
		f.because(fmt.Sprintf("none of the %d counts of %s says what it counts, and they are taken for its peak", all, name))
	case silent == 1:
		f.because(fmt.Sprintf("1 of the %d counts of %s does not say what it counts, and is taken for its peak", all, name))
	default:
		f.because(fmt.Sprintf("%d of the %d counts of %s do not say what they count, and are taken for its peak", silent, all, name))
	}
	return f
}

func quote(s string) string { return `"` + s + `"` }

func number(n int64) string { return attendance.FormatPeople(n) }

// people says a range in words.
func people(r attendance.Range) string {
	switch {
	case r.Low > r.High: // of no number
		return "none"
	case r.Low == -attendance.Unbounded && r.High == attendance.Unbounded, r == anything():
		return "any number"
	case r.Low == r.High:
		return number(r.Low)
	case r.High == attendance.Unbounded:
		return number(r.Low) + " or more"
	case r.Low == -attendance.Unbounded, r.Low == 0:
		return number(r.High) + " or fewer"
	}
	return number(r.Low) + " to " + number(r.High)
}

// times says a range of thousandths in words.
func times(r attendance.Range) string {
	say := func(n int64) string { return string(appendRatio(nil, n, once)) }
	switch {
	case r == anything():
		return "any number"
	case r.Low == r.High:
		return say(r.Low) + " times"
	case r.High == attendance.Unbounded:
		return say(r.Low) + " times or more"
	case r.Low == 0:
		return say(r.High) + " times or less"
	}
	return say(r.Low) + " to " + say(r.High) + " times"
}

// placesBetween says a range of places in words.
func placesBetween(p Place) string {
	switch p.Worst {
	case p.Best:
		return ordinal(p.Best) + " place"
	case p.Best + 1:
		return ordinal(p.Best) + " or " + ordinal(p.Worst) + " place"
	}
	return "anything from " + ordinal(p.Best) + " to " + ordinal(p.Worst) + " place"
}

// ordinal returns 1st, 2nd, 3rd, 4th …
func ordinal(n int) string {
	suffix := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

// listed joins names, and counts those past maxNames as others.
func listed(names []string) string {
	if len(names) > maxNames {
		names = append(names[:maxNames:maxNames], "others")
	}
	return joined(names)
}

// joined joins names as a sentence does.
func joined(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
