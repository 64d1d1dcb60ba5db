package records

import (
	"cmp"
	"slices"
	"time"

	"github.com/highwater-go/highwater/attendance"
)

// A Coverage tells how much of a time was watched. What was seen of a room that was
// not watched throughout is at least, and not exactly, what was there: a peak of
// samples bounds the peak from below alone.
type Coverage struct {
	Span time.Duration     // of the time in question
	Seen time.Duration     // of it, that was watched
	Gaps []attendance.Date // the rest, in order
}

// CoverageOf returns how much of a time was watched: what lies between two
// observations that are no further apart than within. Where during is the zero Date, it
// is from the first observation to the last. Observations that are not valid, or not
// within the time, are passed over. It takes O(n log n) time.
func CoverageOf(seen []Observation, during attendance.Date, within time.Duration) Coverage {
	var at []attendance.Date
	for _, o := range seen {
		if o.Validate() == nil && (during.IsZero() || during.Start <= o.At.Start && o.At.End <= during.End) {
			at = append(at, o.At)
		}
	}
	slices.SortFunc(at, func(a, b attendance.Date) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	if during.IsZero() {
		if len(at) == 0 {
			return Coverage{}
		}
		during = attendance.Date{Start: at[0].Start, End: at[0].End}
		for _, d := range at {
			during.End = max(during.End, d.End)
		}
	}
	var c Coverage
	c.Span = micros(during.End - during.Start)
	c.Seen = c.Span
	gap := func(from, to int64) {
		if from < to {
			c.Gaps = append(c.Gaps, attendance.Date{Start: from, End: to})
			c.Seen -= micros(to - from)
		}
	}
	watched := during.Start // up to which it is decided
	for i, d := range at {
		if i == 0 || micros(d.Start-watched) > within {
			gap(watched, d.Start)
		}
		watched = max(watched, d.End)
	}
	gap(watched, during.End)
	return c
}

// micros is a number of microseconds, at most the longest Duration.
func micros(n int64) time.Duration {
	const most = int64(1<<63-1) / int64(time.Microsecond)
	return time.Duration(min(n, most)) * time.Microsecond
}
