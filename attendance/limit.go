package attendance

import "math"

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

// Estimate reconciles a session's counts as [Session.Estimate] does, and heeds
// what rooms of the platform could hold and show while it lasted. Both concern
// the people present, and so the peak and the average.
//
//   - Seats bound the session from above, also where nothing else is known of it.
//     Counts that put it above them all the same are left as they are: which of
//     the two is wrong, nobody can say.
//   - A count that stands at the counter's limit (see [Platform.Capped]) means at
//     least that. Where dates leave open whether that limit was in force, the count
//     means that or what it says.
//
// It takes time linear in the limits, beside that of [Session.Estimate].
func (p Platform) Estimate(s Session, m Metric) Estimate {
	e := p.estimate(s, m.Or())
	if e.Metric != Peak && e.Metric != Average {
		return e
	}
	if seats, ok := p.Seats(s); ok && e.Customary.Low <= seats {
		e.Customary.High = min(e.Customary.High, seats)
		e.Literal.High = min(e.Literal.High, seats)
	}
	return e
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
// precisely as it is written, and no wider range. It returns the highest limit of
// the counter that it may stand at.
func (p Platform) Capped(s Session, c Count) (people int64, ok bool) {
	if m := c.Metric.Or(); m != Peak && m != Average {
		return 0, false
	}
	counters, _ := p.during(Counter, s)
	return c.Figure.capped(counters)
}

func (f Figure) capped(counters []Limit) (people int64, ok bool) {
	switch f.Hedge {
	case Exactly, Bare, About:
		f.Hedge = Bare
	default: // a range of its own
		return 0, false
	}
	written := f.Range(Customary)
	for _, l := range counters {
		if (Range{l.People, l.People}).Within(written) {
			people, ok = max(people, l.People), true
		}
	}
	return people, ok
}

// A counter is the limits of one that may have been in force during a session,
// and whether one always was.
type counter struct {
	limits []Limit
	always bool
}

// shown returns what a count's figure means beside the counter.
func (c counter) shown(f Figure, r Reading) Range {
	own := f.Range(r)
	if _, ok := f.capped(c.limits); !ok {
		return own
	}
	atLeast := Figure{People: f.People, Step: f.Step, Hedge: AtLeast}.Range(r)
	for i := range c.limits {
		if _, ok := f.capped(c.limits[i : i+1]); !ok || !c.always {
			return atLeast.Hull(own) // it may have had room to show more
		}
	}
	return atLeast
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
