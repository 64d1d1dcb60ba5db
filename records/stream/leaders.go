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
// All others are dropped for good, since both bars only rise as leaders are added. What
// is kept depends only on what was added, to the byte: not on the order, not on how often
// it was added, and not on which parts were merged when.
//
// If ranges are narrow, a category keeps about K of them, and those that set its record.
// All that overlap the K-th place are kept: if of a million sessions nothing is known
// except that somebody came, they are a million leaders. While leaders are being added,
// memory holds up to twice as many as are kept, or four times as many while there are
// fewer than K.
//
// A leader has no event. Unlike on a board, the rooms of one event are rivals of each
// other here. Where that matters, add one session for the whole event.
//
// Use it where numbers are settled before they come in. A session that is added with two
// numbers counts as two sessions, and neither can be taken back.
//
// The zero Leaders is empty and ready to use. Leaders must not be copied after its first
// use. It and its Tops are for one goroutine at a time, even for reading, which may sort
// them; but [Leaders.Merge] only reads the one that it merges in.
type Leaders struct {
	// K is how many places of each board are kept; 10 if it is not positive.
	// It is fixed by the first use of In or Add: to change it then has no
	// effect.
	K int

	k    int // K as it was fixed, or 0
	tops map[records.Category]*Top
}

const defaultK = 10

// In returns the leaders of a category, to which more can be added. It returns the same
// Top each time. A program that keeps the Top need not have the category looked up for
// each leader.
//
// Categories are told apart by their fields exactly as given: one with the Metric "peak"
// is a different category from one without a metric.
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

// Merge adds all that o holds, and leaves o unchanged. The K of the result is the smaller
// of the two, since what o has dropped cannot be brought back. An empty Leaders with K 0
// takes the K of the other.
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
