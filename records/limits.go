package records

import (
	"math"
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// seatsOf returns how many people a room of the platform can have held at most while
// the session lasted: the highest limit of seats that may have been in force. ok is
// false if there may have been none.
func seatsOf(p attendance.Platform, s attendance.Session) (people int64, ok bool) {
	limits, always := limitsDuring(p, attendance.Seats, s)
	for _, l := range limits {
		people = max(people, l.People)
	}
	return people, always
}

// cappedBy tells whether a count of the session is what a counter shows that has
// reached its limit: one of the people present that gives just the limit, as
// precisely as it is written, and no wider range. Such a count means at least that
// many. It is Possible where dates leave open which limit was in force; the highest
// that the count may stand at is returned, too.
func cappedBy(p attendance.Platform, s attendance.Session, c attendance.Count) (people int64, capped attendance.Certainty) {
	if m := orPeak(c.Metric); m != attendance.Peak && m != attendance.Average || len(p.Limits) == 0 {
		return 0, attendance.Impossible
	}
	counters, always := limitsDuring(p, attendance.Counter, s)
	capped = attendance.Impossible
	for _, l := range counters {
		if gives(c.Figure, l.People) {
			people, capped = max(people, l.People), attendance.Possible
		}
	}
	all := always && !slices.ContainsFunc(counters, func(l attendance.Limit) bool { return !gives(c.Figure, l.People) })
	if capped == attendance.Possible && all {
		capped = attendance.Certain
	}
	return people, capped
}

// gives reports whether a figure gives a limit, as precisely as it is written.
func gives(f attendance.Figure, limit int64) bool {
	if f.To != 0 || f.Hedge != attendance.Exactly && f.Hedge != attendance.Bare && f.Hedge != attendance.About {
		return false // a range of its own
	}
	f.Hedge = attendance.Bare
	return f.Range(attendance.Customary).Contains(limit)
}

// limitsDuring returns the limits of a kind that may have been in force at some moment
// of a session, and whether one certainly was at every moment.
func limitsDuring(p attendance.Platform, kind attendance.LimitKind, s attendance.Session) (limits []attendance.Limit, always bool) {
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
