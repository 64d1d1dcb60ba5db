package records

import (
	"errors"
	"fmt"
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// ErrMetric is wrapped by the error of a question that a metric cannot answer.
var ErrMetric = errors.New("wrong metric")

// Reach returns how many people an event reached over all its sessions together:
// with [attendance.Peak] those present at one moment, with [attendance.Unique]
// those who came at any time.
//
// Nobody is at two venues at once (see [attendance.Platform]), so the Lows of venues add
// up, with the largest of each venue; for the peak, this assumes that they met at the
// same time. On all other platforms, the same people may have watched. So Reach is at
// least the larger of that sum and the largest Low of any other session, and at most the
// sum of all Highs. A session about which nothing is known leaves it without a limit.
//
// The error wraps [ErrUnknown] if no session has the event, and [ErrMetric] if the metric
// does not add up to people, as averages, joins and views do not.
func Reach(ev Evidence, event string, m attendance.Metric, r attendance.Reading) (attendance.Range, error) {
	if !addsUp(m) {
		return attendance.Range{}, fmt.Errorf("records: reach by %q: %w: want %q or %q", m, ErrMetric, attendance.Peak, attendance.Unique)
	}
	in := ev.In(Category{Event: event})
	if event == "" || len(in.Sessions) == 0 {
		return attendance.Range{}, unknown("event", event)
	}
	return reachOf(in.Sessions, in.estimates(m), in.setting()).Range(r), nil
}

// addsUp reports whether the numbers of several sessions by a metric add up to people.
func addsUp(m attendance.Metric) bool { return orPeak(m) == attendance.Peak || m == attendance.Unique }

// reachOf returns the reach of sessions with their estimates.
func reachOf(sessions []attendance.Session, es []Estimate, in setting) Ranges {
	var ranges [readings]attendance.Range
	for r := range ranges {
		places := map[string]int64{}
		var streamed, high int64
		for i, s := range sessions {
			each := es[i].Range(attendance.Reading(r))
			high = plus(high, each.High)
			if in.platforms[s.Platform].Venue {
				places[s.Platform] = max(places[s.Platform], each.Low)
			} else {
				streamed = max(streamed, each.Low)
			}
		}
		var met int64
		for _, low := range places {
			met = plus(met, low)
		}
		ranges[r] = attendance.Range{Low: max(met, streamed), High: high}
	}
	return Ranges{ranges[attendance.Customary], ranges[attendance.Published], ranges[attendance.Literal]}
}

// estimatesOf returns those of the sessions of an event, as the claim sees them.
func (t *trial) estimatesOf(event string, m attendance.Metric) []Estimate {
	var es []Estimate
	for _, i := range t.members.event[event] {
		es = append(es, t.estimate(i, m, interest{by: t.claim.By, platform: t.claim.Category.Platform == ""}))
	}
	return es
}

// together returns the counts of several sessions by what they are, without what they
// say. Agree and Of are 0: nobody counted all.
func together(es []Estimate) Estimate {
	all := reconciled()
	for _, e := range es {
		all.Staked = all.Staked || e.Staked
		all.Counted, all.Dissent = append(all.Counted, e.Counted...), append(all.Dissent, e.Dissent...)
		all.Copies, all.Replaced = append(all.Copies, e.Copies...), append(all.Replaced, e.Replaced...)
		all.Stakes = append(all.Stakes, e.Stakes...)
	}
	for _, list := range [][]attendance.Count{all.Counted, all.Dissent, all.Copies, all.Replaced} {
		slices.SortFunc(list, attendance.Count.Compare)
	}
	return all
}

// citationsOf returns the counts of the sessions of an event, at most maxListed.
func (t *trial) citationsOf(event string) []Citation {
	var cs []Citation
	for _, i := range t.members.event[event] {
		cs = append(cs, t.citations(i)...)
		if len(cs) >= maxListed {
			return cs[:maxListed]
		}
	}
	return cs
}

// countsPeople reports whether a session has a count of different people.
func countsPeople(s attendance.Session) bool {
	return slices.ContainsFunc(s.Counts, func(c attendance.Count) bool { return c.Metric == attendance.Unique })
}

// judgeEvent judges a claim on all sessions of an event together, by its reach.
func (t *trial) judgeEvent(report *Report) {
	c := t.claim
	m := orPeak(c.Category.Metric)
	var sessions []attendance.Session
	var sides, own, counted bool
	es := t.estimatesOf(c.Event, m)
	for k, i := range t.members.event[c.Event] {
		e := es[k]
		sessions = append(sessions, t.ev.Sessions[i])
		counted = counted || e.counted()
		sides = sides || e.restsOn(sideHost) || e.restsOn(sideOpponent)
		own = own || e.restsOn(sideClaimant) || e.restsOn(sidePlatform)
	}
	if counted && addsUp(m) {
		e := together(es)
		e.Ranges, e.Metric = reachOf(sessions, es, t.setting), m
		report.Estimate = &e
	}
	for _, p := range c.points() {
		f := finding{Finding: Finding{Point: p}}
		switch {
		case p == pointArithmetic:
			f = t.arithmetic()
		case len(sessions) == 0:
			f.because("the evidence has no event " + quote(c.Event))
		case p != pointAttendance:
			f.because("for an event, only its number of people is judged")
		case !addsUp(m):
			name := string(m)
			if m == attendance.Average {
				name = "averages"
			}
			f.because(name + " of several sessions do not add up to people")
			f.Needs = "a claim about the peak, or about different people"
		case !counted:
			f.because("no count of " + c.Event + " is known")
			f.Needs = "a count of it"
		default:
			of := subject{name: "all of " + c.Event + " together", counts: "the counts"}
			f.Counts = t.citationsOf(c.Event)
			f.weigh(t.said(), of, report.Estimate.Ranges)
			if f.Verdict < Undetermined && c.Category.Metric == "" && slices.ContainsFunc(sessions, countsPeople) {
				by := finding{Finding: Finding{Point: p}}
				by.weigh(t.said(), of, reachOf(sessions, t.estimatesOf(c.Event, attendance.Unique), t.setting))
				if by.Verdict >= Undetermined {
					f.raise("but it would stand if unique people were meant, and the claim does not say what it counts", Undetermined)
				}
			}
			if c.denies(p) {
				f.turn()
			}
			if sides {
				f.lower("but a part of it was counted only by the host or an opponent", Undetermined)
			} else if own {
				f.lower("but a part of it was counted only by the claimant or the platform", Supported)
			}
		}
		report.add(f)
	}
	if f := t.unknown(); f.clause != "" {
		report.add(f)
	}
	report.close(c)
}
