package exchange

import "strings"

// A memo keeps what was made of texts that stand in many rows. Dates, places and
// sizes of crowds do; titles and IDs do not, and where few texts come again it gives
// up. Without it the rows of ACLED take twice the time (BenchmarkRows).
type memo[V any] struct {
	of           map[string]V
	latest       string // text, which is often that of the next row, too
	last         V
	hits, misses int
	hopeful      bool // that texts come again, if not soon
	off          bool
}

const (
	memoTexts = 4096 // at most
	memoText  = 64   // bytes of one, at most
	memoTrial = 256  // misses, after which there are to be as many hits
)

// get returns what was made of a text.
func (m *memo[V]) get(text []byte) (v V, ok bool) {
	if string(text) == m.latest && len(text) > 0 {
		return m.last, true
	}
	if m.off {
		return v, false
	}
	if v, ok = m.of[string(text)]; ok {
		m.hits++
	}
	return v, ok
}

// find is get for a string.
func (m *memo[V]) find(text string) (v V, ok bool) {
	if text == m.latest && text != "" {
		return m.last, true
	}
	if m.off {
		return v, false
	}
	if v, ok = m.of[text]; ok {
		m.hits++
	}
	return v, ok
}

// keep notes what was made of a text that get did not know.
func (m *memo[V]) keep(text string, v V) {
	if m.off && m.hopeful {
		return
	}
	m.latest, m.last = text, v
	if m.off || len(text) > memoText {
		return
	}
	if m.of == nil {
		m.of = map[string]V{}
	}
	m.misses++
	full := len(m.of) == memoTexts
	if (full || !m.hopeful && m.misses%memoTrial == 0) && m.hits < m.misses {
		m.of, m.off = nil, true
		return
	}
	if full {
		clear(m.of)
		m.hits, m.misses = 0, 0
	}
	m.of[text] = v
}

// A scroll holds many short texts in few pieces of memory.
type scroll struct{ strings.Builder }

const scrollSize = 4096 // bytes

// text returns raw as a string.
func (s *scroll) text(raw []byte) string {
	if len(raw) > scrollSize/8 {
		return string(raw)
	}
	from := s.room(len(raw))
	s.Write(raw)
	return s.String()[from:]
}

// room makes room for n bytes that may not be divided, and returns where they start.
func (s *scroll) room(n int) int {
	if s.Cap()-s.Len() < n {
		s.Reset()
		s.Grow(scrollSize)
	}
	return s.Len()
}

// joined returns the parts that are not empty with sep between them.
func (s *scroll) joined(sep string, parts ...string) string {
	n := 0
	for _, p := range parts {
		if p != "" {
			n += len(sep) + len(p)
		}
	}
	if n > scrollSize/8 {
		return joined(sep, parts...)
	}
	from := s.room(n)
	for _, p := range parts {
		if p == "" {
			continue
		}
		if s.Len() > from {
			s.WriteString(sep)
		}
		s.WriteString(p)
	}
	return s.String()[from:]
}
