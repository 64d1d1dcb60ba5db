package stream

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"sort"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/fault"
)

// An Observation is the size of a running room as somebody saw it at one moment: "12:04
// 61,870". Observations may be compared with ==.
type Observation struct {
	At     attendance.Date   `json:"at"`     // as coarsely as it is known; the moment lies within
	Figure attendance.Figure `json:"figure"` // the people in the room then
}

// validate returns nil, or [attendance.Faults] with everything that is wrong
// with o. Both fields must be given.
func (o Observation) validate() error {
	var fs fault.List
	if o.At.IsZero() {
		fs.Addf("at", "an observation needs its date, or it has no place in time")
	} else if err := o.At.Validate(); err != nil {
		fs.Addf("at", "%w", err)
	}
	if o.Figure.IsZero() {
		fs.Addf("figure", "an observation needs its figure")
	} else if err := o.Figure.Validate(); err != nil {
		fs.Addf("figure", "%w", err)
	}
	return fault.Err[attendance.Faults](&fs)
}

// Live collects the observations of one running room. At any time it tells the largest
// number that has been seen, and since when a record has fallen. The zero Live has seen
// nothing and is ready to use.
//
// Live knows only what was observed. It does not estimate what happened between two
// observations, or will happen after the last; [Live.Coverage] tells how much of the time
// that is.
//
// Observations may come late, more than once and in any order, and may be split
// among several Lives that are merged: the same observations make the same
// Live, equal field by field and with the same JSON.
//
// However many observations there are, it keeps only the new highs, since no answer
// depends on anything else: at most four entries of 24 bytes for each observation that
// was a new high. With n entries kept, an observation takes O(log n) time, and no memory
// unless it is a new high. A new high that comes late also moves the entries after it in
// memory, so a long history is best observed in the order of time.
//
// A copy of a Live shares memory with it: to keep one as it stands, or to pass it to
// another goroutine, use [Live.Clone]. Any number of goroutines may read a Live as long
// as none changes it.
type Live struct {
	Customary Highs `json:"customary,omitzero"` // with figures as a fair reader takes them
	Literal   Highs `json:"literal,omitzero"`   // with no more than they guarantee

	// Within is the longest time between two observations during which the room counts
	// as watched (see [Live.Coverage]). Set it before the first observation: with 0,
	// what was watched is not kept. When Lives are merged, the longest applies.
	Within Pause `json:"within,omitzero"`

	// Watched lists the stretches in which the room was watched, in order and further
	// apart than Within. Each takes 16 bytes.
	Watched []attendance.Date `json:"watched,omitempty"`
}

// Highs are the new highs of a room under one reading. Of two dates that start (or end)
// at the same time the shorter one comes first. [Live.Validate] tells what must hold for
// Highs that did not come from Observe and Merge.
type Highs struct {
	// Possibly lists the most people that the room can have had, in the order of
	// Start, each with more people than all before it.
	Possibly []High `json:"possibly,omitempty"`

	// Certainly lists the fewest that it must have had, in the order of End, each
	// with more people than all before it.
	Certainly []High `json:"certainly,omitempty"`
}

// A High is the date of an observation and a number of people: the Low or the High of
// what was observed. People is [attendance.Unbounded], null in JSON, where nothing limits
// it.
type High struct {
	At     attendance.Date
	People int64
}

// A Fall tells by when a record had fallen. Each field is the date of an observation, or
// the zero Date if the record had not fallen.
type Fall struct {
	Possibly  attendance.Date `json:"possibly,omitzero"`  // when the room may have had more people
	Certainly attendance.Date `json:"certainly,omitzero"` // when it certainly had; the record had fallen by the End of the date
}

// Observe adds an observation, in which both fields are required. The error is
// [attendance.Faults] with everything that is wrong with o, and l is then unchanged.
func (l *Live) Observe(o Observation) error {
	if err := o.validate(); err != nil {
		return err
	}
	l.Customary.observe(o.At, o.Figure.Range(attendance.Customary))
	l.Literal.observe(o.At, o.Figure.Range(attendance.Literal))
	l.watch(o.At)
	return nil
}

// Merge adds everything that o has seen. Order and repetition do not matter, and l shares
// no memory with o. For m entries of o and n of l, it takes O(m log n) time if o adds
// nothing, and O(m + n) more if it does. o must be valid (see [Live.Validate]).
func (l *Live) Merge(o Live) {
	l.Customary.merge(o.Customary)
	l.Literal.merge(o.Literal)
	if within := max(l.Within, o.Within); within != l.Within || len(o.Watched) > 0 {
		l.Within = within
		l.Watched = stretches(l.Watched, o.Watched, within)
	}
}

// Clone returns a copy that shares no memory with l.
func (l Live) Clone() Live {
	var c Live
	c.Merge(l)
	return c
}

// Peak returns the largest number observed, which lies between the largest Low of the
// observations and the largest High. The room may have been larger in between. ok is
// false, and the range the zero Range, if there was no observation or the reading is
// unknown.
func (l Live) Peak(r attendance.Reading) (peak attendance.Range, ok bool) {
	h := l.under(r)
	if len(h.Possibly) == 0 || len(h.Certainly) == 0 {
		return attendance.Range{}, false
	}
	return attendance.Range{
		Low:  h.Certainly[len(h.Certainly)-1].People,
		High: h.Possibly[len(h.Possibly)-1].People,
	}, true
}

// Fell returns by when a record had fallen, where mark is the number to beat. It had
// possibly fallen with the observation of the earliest Start whose High is above
// mark.Low, and certainly with the one of the earliest End whose Low is above mark.High.
// A room as large as the record has not beaten it. Under an unknown reading nothing
// falls. Fell takes O(log n) time.
func (l Live) Fell(mark attendance.Range, r attendance.Reading) Fall {
	h := l.under(r)
	return Fall{
		Possibly:  firstAbove(h.Possibly, mark.Low),
		Certainly: firstAbove(h.Certainly, mark.High),
	}
}

func (l Live) under(r attendance.Reading) Highs {
	switch r {
	case attendance.Customary:
		return l.Customary
	case attendance.Literal:
		return l.Literal
	}
	return Highs{}
}

// firstAbove returns the date of the first high with more people than a number.
func firstAbove(highs []High, people int64) attendance.Date {
	i := sort.Search(len(highs), func(i int) bool { return highs[i].People > people })
	if i == len(highs) {
		return attendance.Date{}
	}
	return highs[i].At
}

func (h *Highs) observe(at attendance.Date, people attendance.Range) {
	h.Possibly = raise(h.Possibly, High{at, people.High}, byStart)
	h.Certainly = raise(h.Certainly, High{at, people.Low}, byEnd)
}

func (h *Highs) merge(o Highs) {
	h.Possibly = union(h.Possibly, o.Possibly, byStart)
	h.Certainly = union(h.Certainly, o.Certainly, byEnd)
}

// byStart and byEnd are the two orders of dates. The shorter of two comes first
// where they start, or end, at once, so that each order is total.
func byStart(a, b attendance.Date) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

func byEnd(a, b attendance.Date) int {
	return cmp.Or(cmp.Compare(a.End, b.End), cmp.Compare(b.Start, a.Start))
}

type dateOrder func(a, b attendance.Date) int

// notAfter returns how many of the highs, in an order, are not after a date.
func notAfter(highs []High, at attendance.Date, order dateOrder) int {
	if n := len(highs); n > 0 && order(highs[n-1].At, at) <= 0 {
		return n // nearly always: observations mostly come in order
	}
	return sort.Search(len(highs), func(i int) bool { return order(highs[i].At, at) > 0 })
}

// reached returns the most people of the highs not after a date, -1 if there
// are none.
func reached(highs []High, at attendance.Date, order dateOrder) int64 {
	if i := notAfter(highs, at, order); i > 0 {
		return highs[i-1].People
	}
	return -1
}

// raise adds x to the highs if it is one, and drops those that it outdoes.
func raise(highs []High, x High, order dateOrder) []High {
	i := notAfter(highs, x.At, order)
	if i > 0 {
		switch before := highs[i-1]; {
		case before.People >= x.People:
			return highs
		case before.At == x.At:
			i--
		}
	}
	outdone := sort.Search(len(highs)-i, func(k int) bool { return highs[i+k].People > x.People })
	return slices.Replace(highs, i, i+outdone, x)
}

// union returns the highs of a and b together, in a's memory if b adds nothing
// and else in memory of their own.
func union(a, b []High, order dateOrder) []High {
	if !slices.ContainsFunc(b, func(x High) bool { return reached(a, x.At, order) < x.People }) {
		return a
	}
	both := make([]High, 0, len(a)+len(b))
	for len(a) > 0 || len(b) > 0 {
		if len(a) == 0 || len(b) > 0 && cmp.Or(order(b[0].At, a[0].At), cmp.Compare(a[0].People, b[0].People)) < 0 {
			a, b = b, a
		}
		if len(both) == 0 || both[len(both)-1].People < a[0].People {
			both = append(both, a[0])
		}
		a = a[1:]
	}
	return both
}

// Validate returns nil, or [attendance.Faults] with everything that is wrong: highs that
// lack a valid date, have a negative number or (in Certainly) no limit, or are out of
// order; and if there are none of these, highs that no observation can have made together
// with the others. A Live from Observe, Merge or JSON is valid. Validate takes O(n log n)
// time.
func (l Live) Validate() error {
	var fs fault.List
	for _, h := range [...]struct {
		path  string
		highs []High
		order dateOrder
		most  int64
	}{
		{"customary.possibly", l.Customary.Possibly, byStart, attendance.Unbounded},
		{"customary.certainly", l.Customary.Certainly, byEnd, attendance.Unbounded - 1},
		{"literal.possibly", l.Literal.Possibly, byStart, attendance.Unbounded},
		{"literal.certainly", l.Literal.Certainly, byEnd, attendance.Unbounded - 1},
	} {
		for i, x := range h.highs {
			path := fmt.Sprintf("%s[%d]", h.path, i)
			if x.At.IsZero() {
				fs.Addf(path+".at", "a high needs the date of its observation")
			} else if err := x.At.Validate(); err != nil {
				fs.Addf(path+".at", "%w", err)
			}
			if x.People < 0 {
				fs.Addf(path+".people", "a number of people is not negative")
			} else if x.People > h.most {
				fs.Addf(path+".people", "want a number: no room certainly had an unlimited one")
			}
			if i > 0 && (h.order(h.highs[i-1].At, x.At) >= 0 || h.highs[i-1].People >= x.People) {
				fs.Addf(path, "must be later, and with more people, than the high before it")
			}
		}
	}
	l.checkWatched(&fs)
	if fs.Len() > 0 {
		return fault.Err[attendance.Faults](&fs)
	}
	// Every observation has its High in Possibly and its Low in Certainly, unless
	// others outdo them, and its Customary range within its Literal one.
	for _, h := range [...]struct {
		path  string
		highs []High
		by    []High // must have reached these by then
		order dateOrder
		none  bool // or anything at all
		why   string
	}{
		{"customary.possibly", l.Customary.Possibly, l.Customary.Certainly, byEnd, true, "customary.certainly has no number by then, not even 0"},
		{"customary.possibly", l.Customary.Possibly, l.Literal.Possibly, byStart, false, "literal.possibly has fewer people by then"},
		{"customary.certainly", l.Customary.Certainly, l.Customary.Possibly, byStart, false, "customary.possibly has fewer people by then"},
		{"literal.possibly", l.Literal.Possibly, l.Literal.Certainly, byEnd, true, "literal.certainly has no number by then, not even 0"},
		{"literal.certainly", l.Literal.Certainly, l.Literal.Possibly, byStart, false, "literal.possibly has fewer people by then"},
		{"literal.certainly", l.Literal.Certainly, l.Customary.Certainly, byEnd, false, "customary.certainly has fewer people by then"},
	} {
		for i, x := range h.highs {
			least := x.People
			if h.none {
				least = 0
			}
			if reached(h.by, x.At, h.order) < least {
				fs.Addf(fmt.Sprintf("%s[%d]", h.path, i), "no observation makes this high: %s", h.why)
			}
		}
	}
	return fault.Err[attendance.Faults](&fs)
}

func (l Live) checkWatched(fs *fault.List) {
	if l.Within < 0 {
		fs.Addf("within", "the longest pause is not negative")
	}
	if l.Within == 0 && len(l.Watched) > 0 {
		fs.Addf("watched", "nothing is watched without a longest pause, within")
	}
	for i, d := range l.Watched {
		path := fmt.Sprintf("watched[%d]", i)
		if d.IsZero() {
			fs.Addf(path, "a stretch needs its date")
		} else if err := d.Validate(); err != nil {
			fs.Addf(path, "%w", err)
		} else if i > 0 && d.Start-l.Watched[i-1].End <= l.Within.micros() {
			fs.Addf(path, "must be later than the stretch before it by more than the pause")
		}
	}
}

// UnmarshalJSON reads what encoding/json writes of a Live, and nothing that
// [Live.Validate] rejects. null and errors change nothing.
func (l *Live) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	type plain Live // without this method
	var p plain
	if err := json.Unmarshal(data, &p); err != nil {
		return err
	}
	read := Live(p)
	for _, highs := range []*[]High{
		&read.Customary.Possibly, &read.Customary.Certainly, &read.Literal.Possibly, &read.Literal.Certainly,
	} {
		if len(*highs) == 0 {
			*highs = nil // as Observe would have left it
		}
	}
	if len(read.Watched) == 0 {
		read.Watched = nil
	}
	if err := read.Validate(); err != nil {
		return err
	}
	*l = read
	return nil
}

type jsonHigh struct {
	At     attendance.Date `json:"at"`
	People *int64          `json:"people"`
}

// MarshalJSON writes {"at": …, "people": …}, with null where nothing limits the
// number.
func (h High) MarshalJSON() ([]byte, error) {
	j := jsonHigh{At: h.At}
	if h.People != attendance.Unbounded {
		j.People = &h.People
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON writes. A missing number is the same as
// null. null and errors change nothing.
func (h *High) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var j jsonHigh
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*h = High{j.At, attendance.Unbounded}
	if j.People != nil {
		h.People = *j.People
	}
	return nil
}
