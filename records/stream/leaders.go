package stream

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// A Leader is a session with a number that is settled: what its counts say
// together, under one reading and metric, and will still say tomorrow. Leaders
// are comparable, and two that are == are the same.
type Leader struct {
	Session string           `json:"session"`       // the ID
	Date    attendance.Date  `json:"date,omitzero"` // when it was held; zero if that is unknown
	Range   attendance.Range `json:"range"`         // people, both ends included
}

// compare orders leaders as a [records.Board] does: by Low and then High, both
// descending, then Session, then Date, unknown ones first. It returns 0 for
// equal leaders alone.
func (l Leader) compare(o Leader) int {
	switch { // and not cmp.Or, which would compare all four each time
	case l.Range.Low != o.Range.Low:
		return cmp.Compare(o.Range.Low, l.Range.Low)
	case l.Range.High != o.Range.High:
		return cmp.Compare(o.Range.High, l.Range.High)
	case l.Session != o.Session:
		return cmp.Compare(l.Session, o.Session)
	}
	if l.Date.IsZero() != o.Date.IsZero() {
		if l.Date.IsZero() {
			return -1
		}
		return 1
	}
	return byStart(l.Date, o.Date)
}

// validate returns nil if l has a session, a valid date or none, and a range
// with 0 ≤ Low ≤ High, and otherwise an error.
func (l Leader) validate() error {
	if l.valid() {
		return nil
	}
	var err error
	switch {
	case l.Session == "":
		err = errors.New("it has no session")
	case l.Range.Low < 0:
		err = fmt.Errorf("its range starts at %d; want 0 or more", l.Range.Low)
	case l.Range.Low > l.Range.High:
		err = fmt.Errorf("its range runs back from %d to %d", l.Range.Low, l.Range.High)
	default:
		err = l.Date.Validate()
	}
	return fmt.Errorf("stream: invalid Leader %q: %w", l.Session, err)
}

func (l Leader) valid() bool {
	return l.Session != "" && 0 <= l.Range.Low && l.Range.Low <= l.Range.High && l.Date.Validate() == nil
}

// Leaders holds what can matter to the records of many categories, of any
// number of sessions, in little memory: the first K places of each category's
// board, and the whole progression of its record, both as exact as from all the
// sessions. Parts made from parts of the sessions, on many machines, merge into
// the same as one made from all.
//
// A category keeps a leader if
//
//   - it may hold one of the first K places: its High is no less than the K-th
//     largest Low, or there are fewer than K leaders, or
//   - it may have set or equaled the record when it was held: it is dated, and
//     its High is no less than the largest Low of those that had ended by the
//     start of its date.
//
// All others are dropped, for good: both bars only rise as leaders are added.
// What is kept depends on what was added and on nothing else, to the byte: not
// on the order, on how often, or on which parts were merged when.
//
// Of ranges that are narrow a category keeps about K, and the steps of its
// record. All those that overlap the K-th place are kept: a million sessions of
// which it is only known that somebody came are a million leaders. While
// leaders are added there is room in memory for twice as many as are kept, and
// for four times as many while these are fewer than K.
//
// A leader has no event: the rooms of one event are rivals of each other here, which
// they are not on a board. Where that matters, add one session for the event.
//
// Use it where numbers are settled before they come in. A session of which two
// numbers are added counts as two: there is no taking back.
//
// The zero Leaders is empty and ready to use. Leaders must not be copied after
// its first use, and it and its Tops are for one goroutine at a time, even to
// read them, for that may put them in order; a [Leaders.Merge] only reads what
// it merges in.
type Leaders struct {
	// K is how many places of each board are kept; 10 if it is not positive.
	// It is fixed by the first use of In or Add: to change it then has no
	// effect.
	K int

	k    int // K as it was fixed, or 0
	tops map[records.Category]*Top
}

const defaultK = 10

// In returns the leaders of a category, to which more can be added. It is the
// same Top each time; with a Top at hand the category need not be looked up for
// each leader.
//
// Categories are told apart by their fields as they are: one that states the
// Metric "peak" is not one that leaves it open.
func (l *Leaders) In(c records.Category) *Top {
	t := l.tops[c]
	if t == nil {
		l.fix(l.places())
		t = newTop(l.k)
		l.tops[c] = t
	}
	return t
}

// places returns K, or 0 if it has been left open.
func (l *Leaders) places() int {
	if l.k > 0 {
		return l.k
	}
	return max(0, l.K)
}

// fix settles K for good. 0 is for the default.
func (l *Leaders) fix(k int) {
	l.k = cmp.Or(k, defaultK)
	l.K = l.k
	if l.tops == nil {
		l.tops = map[records.Category]*Top{}
	}
}

// Add adds a leader to a category: see [Top.Add].
func (l *Leaders) Add(c records.Category, leader Leader) error { return l.In(c).Add(leader) }

// Merge adds all that o holds, and leaves o as it is. The K of the result is
// the smaller of the two, for what o has dropped cannot be brought back; a
// Leaders that is empty and has K 0 takes that of the other.
//
// Merging is commutative, associative and idempotent.
func (l *Leaders) Merge(o *Leaders) {
	if k := o.places(); k > 0 && (l.places() == 0 || k < l.places()) {
		l.fix(k)
		for _, t := range l.tops {
			t.lower(k)
		}
	}
	for c, from := range o.tops {
		if len(from.list) > 0 {
			l.In(c).merge(from)
		}
	}
}

// Categories returns the categories that have a leader, in the order of
// [records.Category.Compare].
func (l *Leaders) Categories() []records.Category {
	cs := make([]records.Category, 0, len(l.tops))
	for c, t := range l.tops {
		if len(t.list) > 0 {
			cs = append(cs, c)
		}
	}
	slices.SortFunc(cs, records.Category.Compare)
	return cs
}
