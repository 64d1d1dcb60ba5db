package stream

import (
	"fmt"
	"slices"
	"sort"
	"time"

	"github.com/highwater-go/highwater/attendance"
)

// A Pause is a duration. In JSON and other text it is written as package time writes it:
// "5m0s".
type Pause time.Duration

// String returns the duration as package time writes it.
func (p Pause) String() string { return time.Duration(p).String() }

// MarshalText returns what String does.
func (p Pause) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads a duration such as "90s". It leaves p unchanged if there is an
// error.
func (p *Pause) UnmarshalText(text []byte) error {
	d, err := time.ParseDuration(string(text[:min(len(text), 64)]))
	if err != nil {
		return fmt.Errorf("stream: %q is not a duration such as 5m0s", text[:min(len(text), 64)])
	}
	*p = Pause(d)
	return nil
}

// micros is p in microseconds, the units of dates.
func (p Pause) micros() int64 { return time.Duration(p).Microseconds() }

// A Coverage tells how much of a span of time was watched. If a room was not watched
// throughout, its true peak may be higher than the one that was seen, but not lower.
type Coverage struct {
	Span time.Duration     // the length of the whole span
	Seen time.Duration     // how much of it was watched
	Gaps []attendance.Date // when nobody watched, in order
}

// Coverage returns how much of a span of time the room was watched, and the gaps. The
// room counts as watched between two observations that are no further apart than
// l.Within. If during is the zero Date, the span is from the first observation to the
// last. A Live without Within has watched nothing. Coverage takes time linear in the
// number of stretches watched.
func (l Live) Coverage(during attendance.Date) Coverage {
	if during.IsZero() {
		if len(l.Watched) == 0 {
			return Coverage{}
		}
		during = attendance.Date{Start: l.Watched[0].Start, End: l.Watched[len(l.Watched)-1].End}
	}
	c := Coverage{Span: duration(during.End - during.Start)}
	c.Seen = c.Span
	gap := func(from, to int64) {
		if from < to {
			c.Gaps = append(c.Gaps, attendance.Date{Start: from, End: to})
			c.Seen -= duration(to - from)
		}
	}
	at := during.Start // up to which it is decided
	for _, w := range l.Watched {
		if w.End <= during.Start || w.Start >= during.End {
			continue
		}
		gap(at, w.Start)
		at = min(w.End, during.End)
	}
	gap(at, during.End)
	return c
}

// duration is a number of microseconds, at most the longest Duration.
func duration(micros int64) time.Duration {
	const most = int64(1<<63-1) / int64(time.Microsecond)
	return time.Duration(min(micros, most)) * time.Microsecond
}

// watch adds the moment of an observation to what was watched. One whose date is
// coarser than the pause does not tell when it was.
func (l *Live) watch(at attendance.Date) {
	pause := l.Within.micros()
	if pause <= 0 || at.End-at.Start > pause {
		return
	}
	from := sort.Search(len(l.Watched), func(i int) bool { return at.Start-l.Watched[i].End <= pause })
	to := from
	for to < len(l.Watched) && l.Watched[to].Start-at.End <= pause {
		at.Start, at.End = min(at.Start, l.Watched[to].Start), max(at.End, l.Watched[to].End)
		to++
	}
	if to == from+1 && l.Watched[from] == at {
		return
	}
	l.Watched = slices.Replace(l.Watched, from, to, at)
}

// stretches returns the stretches of a and b together, joined where they are no further
// apart than a pause. They share no memory with b.
func stretches(a, b []attendance.Date, pause Pause) []attendance.Date {
	all := slices.Concat(a, b)
	slices.SortFunc(all, byStart)
	var apart []attendance.Date
	for _, d := range all {
		if n := len(apart); n > 0 && d.Start-apart[n-1].End <= pause.micros() {
			apart[n-1].End = max(apart[n-1].End, d.End)
			continue
		}
		apart = append(apart, d)
	}
	return apart
}
