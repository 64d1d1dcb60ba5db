package attendance

import (
	"math"
	"slices"
)

// A LimitKind is what happens at a Limit.
type LimitKind string

const (
	Seats   LimitKind = "seats"   // nobody more fits
	Counter LimitKind = "counter" // more fit, but the number shown stops there
)

// A Limit is the most people that a platform's rooms take or show. It holds
// from Since until the next limit of its kind; a zero Since is from the start.
type Limit struct {
	People int64     `json:"people"`
	Since  Date      `json:"since,omitzero"`
	Kind   LimitKind `json:"kind"`
}

// Seats returns how many people a room of the platform can have held at most
// while the session lasted: the highest limit of seats that may have been in
// force. ok is false if there may have been none.
func (p Platform) Seats(s Session) (people int64, ok bool) {
	limits, always := p.during(Seats, s)
	for _, l := range limits {
		people = max(people, l.People)
	}
	return people, always
}

// Capped tells whether a count of the session is what a counter shows that has
// reached its limit: one of the people present that gives just the limit, as
// precisely as it is written, and no wider range. Such a count means at least that
// many. It is Possible where dates leave open which limit was in force; the highest
// that the count may stand at is returned, too.
func (p Platform) Capped(s Session, c Count) (people int64, capped Certainty) {
	if m := c.Metric.Or(); m != Peak && m != Average || len(p.Limits) == 0 {
		return 0, Impossible
	}
	counters, always := p.during(Counter, s)
	capped = Impossible
	for _, l := range counters {
		if c.Figure.stands(l.People) {
			people, capped = max(people, l.People), Possible
		}
	}
	all := always && !slices.ContainsFunc(counters, func(l Limit) bool { return !c.Figure.stands(l.People) })
	if capped == Possible && all {
		capped = Certain
	}
	return people, capped
}

// stands reports whether a figure gives a limit, as precisely as it is written.
func (f Figure) stands(limit int64) bool {
	if f.isRange() || f.Hedge != Exactly && f.Hedge != Bare && f.Hedge != About {
		return false // a range of its own
	}
	f.Hedge = Bare
	return (Range{limit, limit}).Within(f.Range(Customary))
}

// during returns the limits of a kind that may have been in force at some moment
// of a session, and whether one certainly was at every moment.
func (p Platform) during(kind LimitKind, s Session) (limits []Limit, always bool) {
	start, end := int64(math.MinInt64), int64(math.MaxInt64)
	if !s.Start.IsZero() {
		start, end = s.Start.Start, max(s.Start.End, s.End.End)
	}
	// A limit is over by the start if a later one had begun by then.
	last := int64(math.MinInt64)
	for _, l := range p.Limits {
		if l.Kind == kind && (l.Since.IsZero() || l.Since.End <= start) {
			always = true
			if !l.Since.IsZero() {
				last = max(last, l.Since.Start)
			}
		}
	}
	for _, l := range p.Limits {
		if l.Kind != kind || !l.Since.IsZero() && (l.Since.Start >= end || l.Since.End <= last) ||
			l.Since.IsZero() && last > math.MinInt64 {
			continue
		}
		limits = append(limits, l)
	}
	return limits, always
}
