package records

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/highwater-go/highwater/attendance"
)

// The words of findings. A reason is built up as a clause and made into a
// sentence at the end.

// maxNames is how many names a sentence lists before it says "others".
const maxNames = 3

// remarks returns the findings that inform and do not otherwise count.
func (t trial) remarks(own ownSide) []Finding {
	var fs []Finding
	for _, f := range []Finding{t.whoAgrees(own), t.room(own.all), t.counting(own.all)} {
		if f.Reason != "" {
			fs = append(fs, f)
		}
	}
	return fs
}

// whoAgrees says who agrees on the session's number. It is Supported if a
// majority does, and the counts without a stake in the claim do not differ.
func (t trial) whoAgrees(own ownSide) Finding {
	f := Finding{Point: PointSources}
	e := own.all
	if e.Of == 0 {
		return f
	}
	f.Range = e.Customary
	f.Counts = t.citations(t.index)
	switch {
	case e.Of == 1:
		f.Reason = "one source alone gives " + people(e.Customary)
	case !e.Majority:
		f.Reason = fmt.Sprintf("the %d independent sources do not agree and leave %s between them", e.Of, people(e.Customary))
	case e.Agree == e.Of && e.Of == 2:
		f.Reason = "both independent sources allow " + people(e.Customary)
	case e.Agree == e.Of:
		f.Reason = fmt.Sprintf("all %d independent sources allow %s", e.Of, people(e.Customary))
	default:
		f.Reason = fmt.Sprintf("%d of %d independent sources allow %s", e.Agree, e.Of, people(e.Customary))
	}
	if len(e.Dissent) > 0 {
		var names []string
		for _, c := range e.Dissent {
			if names = append(names, t.given(c)); len(names) > maxNames {
				break
			}
		}
		switch {
		case !e.Majority:
			f.Reason += ", with " + listed(names) + " outside it"
		case len(names) == 1:
			f.Reason += ", and " + names[0] + " dissents"
		default:
			f.Reason += ", and " + listed(names) + " dissent"
		}
	}
	switch {
	case own.impartial.Of == 0 && e.Of == 1:
		f.Reason += ", and it has a stake in the claim"
	case own.impartial.Of == 0:
		f.Reason += ", and every one has a stake in the claim"
	case e.Majority && own.impartial.Customary.Meets(e.Customary):
		f.Verdict = Supported
	}
	switch n := len(e.Copies); n {
	case 0:
	case 1:
		f.Reason += ", not counting 1 that only repeats another"
	default:
		f.Reason += fmt.Sprintf(", not counting %d that only repeat others", n)
	}
	return f
}

// room compares the counts with what the platform's rooms could hold or show.
func (t trial) room(own attendance.Estimate) Finding {
	f := Finding{Point: PointRoom}
	metric := t.claim.Category.Metric.Or()
	p, ok := t.platforms[t.session.Platform]
	if !ok || !own.Known() || metric != attendance.Peak && metric != attendance.Average {
		return f
	}
	seats, bounded := p.Seats(t.session)
	var above, across, capped []Citation
	var counter int64
	for _, c := range t.citations(t.index) {
		if c.Metric.Or() != metric {
			continue
		}
		if r := c.Figure.Range(attendance.Customary); bounded && r.Low > seats {
			above = append(above, c)
		} else if bounded && r.High > seats {
			across = append(across, c)
		}
		if limit, ok := p.Capped(t.session, c.Count); ok {
			counter, capped = max(counter, limit), append(capped, c)
		}
	}
	f.Range = own.Customary
	name := t.platformName(p.ID)
	switch {
	case len(above) > 0:
		f.Counts = above
		if own.Customary.Low > seats {
			f.Verdict = Doubtful
		}
		f.Reason = fmt.Sprintf("the rooms of %s held no more than %s, and %s put %s above that",
			name, number(seats), t.counted(above), t.session.Name())
	case len(capped) > 0:
		f.Counts = capped
		f.Reason = fmt.Sprintf("the counter of %s showed no more than %s, so %s may stand for more",
			name, number(counter), t.counted(capped))
	case bounded && (len(across) > 0 || own.Of == 0) && own.Customary.High == seats:
		f.Counts = across
		f.Reason = fmt.Sprintf("the rooms of %s held no more than %s", name, number(seats))
	}
	return f
}

// counted says who gives which count, as in "ARY (44.2K)".
func (t trial) counted(cs []Citation) string {
	var names []string
	for _, c := range cs {
		names = append(names, t.given(c.Count))
	}
	return listed(names)
}

func (t trial) given(c attendance.Count) string {
	return fmt.Sprintf("%s (%s)", t.sourceName(c.Source), quoted(c.Figure))
}

// ruled says what has been decided of the session in the category.
func (t trial) ruled() Finding {
	r := t.ruling
	f := Finding{Point: PointRuling}
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
	f.Reason = t.session.Name() + " " + said.words + " " + r.Body
	if !r.Date.IsZero() {
		f.Reason += " (" + r.Date.String() + ")"
	}
	if r.Reason != "" {
		f.Reason += ": " + strings.TrimSuffix(r.Reason, ".")
	}
	return f
}

// counting says which counts do not state what they count, and whether the
// metrics contradict each other.
func (t trial) counting(own attendance.Estimate) Finding {
	f := Finding{Point: PointMetric}
	if t.claim.Category.Metric.Or() != attendance.Peak || !own.Known() {
		return f
	}
	if t.onlySeats(own) {
		return f
	}
	if own.Of == 0 {
		f.Range, f.Counts = own.Customary, t.citations(t.index)
		f.Reason = "no count of " + t.session.Name() + " is of its peak, which is inferred from its average and totals"
		return f
	}
	average := t.estimate(t.index, attendance.Average, interest{})
	if average.Of > 0 && average.Customary.Low > own.Customary.High {
		f.Verdict = Doubtful
		f.Range = own.Customary
		f.Reason = fmt.Sprintf("an average of %s cannot be above a peak of %s", people(average.Customary), people(own.Customary))
		return f
	}
	var silent, all int
	for _, c := range t.session.Counts {
		if c.Metric.Or() == attendance.Peak {
			all++
			if c.Metric == "" {
				silent++
			}
		}
	}
	for _, c := range t.citations(t.index) {
		if c.Metric == "" {
			f.Counts = append(f.Counts, c)
		}
	}
	name := t.session.Name()
	switch {
	case silent == 0:
	case all == 1:
		f.Reason = "the count of " + name + " does not say what it counts, and is taken for its peak"
	case silent == all:
		f.Reason = fmt.Sprintf("none of the %d counts of %s says what it counts, and they are taken for its peak", all, name)
	case silent == 1:
		f.Reason = fmt.Sprintf("1 of the %d counts of %s does not say what it counts, and is taken for its peak", all, name)
	default:
		f.Reason = fmt.Sprintf("%d of the %d counts of %s do not say what they count, and are taken for its peak", silent, all, name)
	}
	return f
}

// sentence makes a clause into one. A name that it begins with stays as it is
// written.
func sentence(clause, name string) string {
	switch {
	case clause == "":
		return ""
	case strings.HasPrefix(clause, name+" "):
		return clause + "."
	}
	return strings.ToUpper(clause[:1]) + clause[1:] + "."
}

func quoted(f attendance.Figure) string { return `"` + f.Words() + `"` }

func number(n int64) string { return string(attendance.AppendPeople(nil, n)) }

// people says a range in words.
func people(r attendance.Range) string {
	switch {
	case r.Low == -attendance.Unbounded && r.High == attendance.Unbounded, r == attendance.Anything():
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
	case r == attendance.Anything():
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
	return "a place from " + ordinal(p.Best) + " to " + ordinal(p.Worst)
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
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// sourceName and platformName return a name, or the ID where there is none.
func (c *court) sourceName(id string) string {
	if name := c.sources[id]; name != "" {
		return name
	}
	return id
}

func (c *court) platformName(id string) string {
	if p := c.platforms[id]; p.Name != "" {
		return p.Name
	}
	return id
}
