package stream

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/said"
	"github.com/highwater-go/highwater/internal/wire"
	"github.com/highwater-go/highwater/records"
)

// The binary form, in the terms of package wire:
//
//	body     = K count { category }
//	category = platform event metric tag date count { leader }
//	leader   = session low high date
//	low      = uvarint   of the first leader its Low, of the others how far it is below the last
//	high     = uvarint   0 for Unbounded, else 1 + High − Low
//	date     = see package wire
//
// Categories and leaders are in order; there is no empty category, and no leader that
// would be dropped.
const (
	leadersMagic   = "HWld"
	leadersVersion = 1
)

// MarshalBinary returns a compact form of l, which UnmarshalBinary reads: about 8 bytes a
// leader, besides the ID of its session. Two Leaders have the same form if they have the
// same K and leaders. The error is always nil.
func (l Leaders) MarshalBinary() ([]byte, error) {
	w := wire.Begin(leadersMagic, leadersVersion)
	w.Count(l.places())
	categories := l.Categories()
	w.Count(len(categories))
	for _, c := range categories {
		for _, s := range [...]string{c.Platform, c.Event, string(c.Metric), c.Tag} {
			w.Str(s)
		}
		w.Date(c.During.Start, c.During.End)
		t := l.tops[c]
		t.settle()
		w.Count(len(t.list))
		for i, leader := range t.list {
			low, high := leader.Range.Low, leader.Range.High
			w.Str(leader.Session)
			if i == 0 {
				w.Uvarint(uint64(low))
			} else {
				w.Uvarint(uint64(t.list[i-1].Range.Low - low))
			}
			if high == attendance.Unbounded {
				w.Uvarint(0)
			} else {
				w.Uvarint(uint64(high-low) + 1)
			}
			w.Date(leader.Date.Start, leader.Date.End)
		}
	}
	return w.Finish(), nil
}

// UnmarshalBinary replaces everything that l holds, K included, by what MarshalBinary
// wrote. Anything else, such as data that is damaged or out of order, is an error, and
// then l is unchanged. Apart from sorting, it takes time linear in len(data), and it
// keeps no part of data. A Top that came from l before no longer belongs to it.
func (l *Leaders) UnmarshalBinary(data []byte) error {
	r, _, err := wire.Open(data, leadersMagic, leadersVersion)
	if err == nil {
		var read Leaders
		read.read(r)
		if err = r.Close(); err == nil {
			*l = read
			return nil
		}
	}
	return fmt.Errorf("stream: not the binary form of Leaders: %w", err)
}

func (l *Leaders) read(r *wire.Reader) {
	at := r.Offset()
	k := r.Int(math.MaxInt)
	const leaderSize, categorySize = 5, 6 + 5
	n := r.Count(categorySize)
	switch {
	case r.Err() != nil || k == 0 && n == 0:
		return
	case k == 0:
		r.Fail(at, "K is 0, and there are leaders")
		return
	}
	l.fix(k)
	l.tops = make(map[records.Category]*Top, n)
	var last records.Category
	for i := range n {
		at := r.Offset()
		c := records.Category{Platform: r.Str(), Event: r.Str(), Metric: attendance.Metric(r.Str()), Tag: r.Str()}
		c.During.Start, c.During.End = r.Date()
		if i > 0 && r.Err() == nil && c.Compare(last) <= 0 {
			r.Fail(at, "the categories are not in order")
		}
		t := newTop(k)
		t.read(r, r.Count(leaderSize))
		if r.Err() != nil {
			return
		}
		l.tops[c] = t
		last = c
	}
}

func (t *Top) read(r *wire.Reader, n int) {
	at := r.Offset()
	if n == 0 {
		r.Fail(at, "a category without leaders")
		return
	}
	t.list = make([]Leader, n)
	for i := range t.list {
		at := r.Offset()
		leader := Leader{Session: r.Str()}
		low, high := r.Uvarint(), r.Uvarint()
		if i > 0 {
			low = uint64(t.list[i-1].Range.Low) - low // below 0, and so too large, if it does not go
		}
		leader.Range = attendance.Range{Low: int64(low), High: int64(low + high - 1)}
		if high == 0 {
			leader.Range.High = attendance.Unbounded
		}
		canonical := leader.Range.High != attendance.Unbounded || high == 0
		leader.Date.Start, leader.Date.End = r.Date()
		switch {
		case r.Err() != nil:
			return
		case !leader.valid() || !canonical:
			r.Fail(at, "leader %d of a category is invalid", i)
			return
		case i > 0 && t.list[i-1].compare(leader) >= 0:
			r.Fail(at, "the leaders of a category are not in order")
			return
		}
		t.list[i] = leader
		t.raise(&t.list[i])
	}
	t.settleSorted()
	if len(t.list) < n {
		r.Fail(at, "a category has leaders that its others would have dropped")
	}
}

type jsonLeaders struct {
	K          int       `json:"k"`
	Categories []jsonTop `json:"categories"`
}

type jsonTop struct {
	Category records.Category `json:"category"`
	Leaders  []Leader         `json:"leaders"`
}

// MarshalJSON writes K and the leaders of each category, all in order:
//
//	{"k": 10, "categories": [{"category": {…}, "leaders": [{"session": …, "date": …, "range": …}, …]}, …]}
func (l Leaders) MarshalJSON() ([]byte, error) {
	j := jsonLeaders{l.places(), []jsonTop{}}
	for _, c := range l.Categories() {
		t := l.tops[c]
		t.settle()
		j.Categories = append(j.Categories, jsonTop{c, t.list})
	}
	return said.Marshal(j)
}

// UnmarshalJSON replaces all that l holds by what MarshalJSON writes, or the
// same in another order. null and errors change nothing.
func (l *Leaders) UnmarshalJSON(data []byte) error {
	if bytes.Equal(data, []byte("null")) {
		return nil
	}
	var j jsonLeaders
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	if j.K < 0 {
		return fmt.Errorf("stream: Leaders with k %d; want 0 or more", j.K)
	}
	read := Leaders{K: j.K}
	for i, top := range j.Categories {
		t := read.In(top.Category)
		for n, leader := range top.Leaders {
			if err := t.Add(leader); err != nil {
				return fmt.Errorf("categories[%d].leaders[%d]: %w", i, n, err)
			}
		}
	}
	*l = read
	return nil
}
