package exchange

import (
	"bytes"
	"hash/maphash"
	"strings"
)

// A memo keeps what was made of texts that stand in many rows, as dates, places and
// sizes of crowds do: of each text in one of the two slots that its hash gives it. Titles
// and IDs do not come again, and where few texts do it keeps only the latest.
type memo[V any] struct {
	slots        []noted[V]
	latest       noted[V] // of those that no slot is for
	hits, misses int
	off          bool
}

// A noted text is one, and what was made of it.
type noted[V any] struct {
	text string
	of   V
}

const (
	memoTexts = 4096 // at most
	memoText  = 64   // bytes of one, at most
)

// slot returns where what is made of a text is kept, and whether it is there. If it is
// not, the caller puts it there.
func (m *memo[V]) slot(text []byte) (s *noted[V], ok bool) {
	if m.off || len(text) > memoText {
		return &m.latest, m.latest.text == string(text) && len(text) > 0
	}
	if m.misses++; m.misses > len(m.slots) {
		m.grow()
		return m.slot(text)
	}
	i := maphash.Bytes(memoSeed, text) % uint64(len(m.slots)/2) * 2
	for n := range m.slots[i : i+2] {
		if s = &m.slots[i+uint64(n)]; s.text == string(text) && len(text) > 0 {
			m.hits++
			m.misses--
			return s, true
		}
	}
	m.slots[i+1] = m.slots[i] // which was here later
	return &m.slots[i], false
}

// grow makes more slots, as most texts were in none; or it gives up.
func (m *memo[V]) grow() {
	switch n := len(m.slots); {
	case n < memoTexts:
		m.slots = make([]noted[V], max(64, 8*n))
	case m.hits < m.misses:
		m.slots, m.off = nil, true
	}
	m.hits, m.misses = 0, 0
}

// copied returns a text that is to stand in a slot. Slots live long, and are not to keep
// pieces of a scroll.
func (m *memo[V]) copied(text []byte, s *scroll) string {
	if m.off || len(text) > memoText {
		return s.text(text)
	}
	return string(text)
}

// memoSeed is the same for all, as what a memo keeps shows nowhere.
var memoSeed = maphash.MakeSeed()

// A scroll holds many short texts in few pieces of memory.
type scroll struct {
	written strings.Builder
	joint   []byte
}

const scrollSize = 4096 // bytes

// text returns raw as a string.
func (s *scroll) text(raw []byte) string {
	if len(raw) > scrollSize/8 {
		return string(raw)
	}
	if s.written.Cap()-s.written.Len() < len(raw) {
		s.written.Reset()
		s.written.Grow(scrollSize)
	}
	from := s.written.Len()
	s.written.Write(raw)
	return s.written.String()[from:]
}

// undoubled returns raw with one quote for each two.
func (s *scroll) undoubled(raw []byte) string {
	s.joint = s.joint[:0]
	for {
		i := bytes.IndexByte(raw, '"')
		if i < 0 {
			s.joint = append(s.joint, raw...)
			return s.text(s.joint)
		}
		s.joint = append(s.joint, raw[:i+1]...)
		raw = raw[min(i+2, len(raw)):]
	}
}

// joined returns the parts that are not empty with sep between them.
func (s *scroll) joined(sep string, parts ...string) string {
	s.joint = s.joint[:0]
	for _, p := range parts {
		if p == "" {
			continue
		}
		if len(s.joint) > 0 {
			s.joint = append(s.joint, sep...)
		}
		s.joint = append(s.joint, p...)
	}
	return s.text(s.joint)
}

// A strip holds many short lists in few pieces of memory.
type strip[T any] struct{ taken []T }

const stripSize = 64 // elements

// room returns an empty list with room for n elements.
func (s *strip[T]) room(n int) []T {
	if n > stripSize/8 {
		return make([]T, 0, n)
	}
	from := len(s.taken)
	if cap(s.taken)-from < n {
		s.taken, from = make([]T, 0, min(stripSize, max(n, 2*cap(s.taken)))), 0
	}
	s.taken = s.taken[:from+n]
	return s.taken[from : from : from+n]
}
