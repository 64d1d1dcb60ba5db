package exchange

import (
	"bytes"
	"strings"
)

// maxRow is how long a row may be, in bytes, without its line end. A quote that is not
// closed within as much is taken for one that never is.
const maxRow = 1 << 20

// A cell is one cell of a row, without the quotes around it, by where it stands there.
type cell struct {
	from, to int32
	quoted   bool // there are quotes around it
	writing  writing
}

// of returns the cell of a row.
func (c cell) of(row []byte) []byte { return row[c.from:c.to] }

// text returns what the cell of a row says.
func (c cell) text(row []byte) string { return c.writing.text(c.of(row)) }

// start returns where the cell starts, with the quote around it.
func (c cell) start() int {
	if c.quoted {
		return int(c.from) - 1
	}
	return int(c.from)
}

// A writing is how quotes within a cell are written.
type writing uint8

const (
	unquoted    writing = iota // there are none
	doubled                    // as two
	backslashed                // as two, or with a backslash
)

// text returns what a cell says that is written so.
func (w writing) text(raw []byte) string {
	s := string(raw)
	if w == backslashed {
		s = strings.ReplaceAll(s, `\"`, `"`)
	}
	if w != unquoted {
		s = strings.ReplaceAll(s, `""`, `"`)
	}
	return s
}

// A splitter cuts a text into rows. encoding/csv does not do: it takes ="57000"
// for a fault, has no \", and one quote that is not closed swallows all the rest.
type splitter struct {
	delimiter byte
	backslash bool // \" is a quote within quotes
	cells     []cell
	lines     int  // of the row
	ascii     bool // the row is known to have nothing else
	quotes    bool // there may be some in the row
	open      cell // a quote that is not closed
}

// A cut is what next found.
type cut int

const (
	whole    cut = iota // a row
	unclosed            // a row with a quote that is not closed, in splitter.open
	overlong            // a row that does not end within maxRow
	partial             // data ends before the row does, and more may come
)

// next cuts off the first row of data, which is not empty, and returns how long it
// is with its line end. Without more to come the row may end with data. What it returns
// does not depend on how much of what is to come is in data already.
func (s *splitter) next(data []byte, more bool) (n int, found cut) {
	data = data[:min(len(data), maxRow)]
	if n := s.swift(data); n > 0 {
		return n, whole
	}
	return s.careful(data, more)
}

// careful is next for any row.
func (s *splitter) careful(data []byte, more bool) (n int, found cut) {
	short := whole // what a row is that data has no end of
	switch {
	case len(data) == maxRow:
		short = overlong
	case more:
		short = partial
	}
	s.cells, s.lines, s.ascii, s.quotes = s.cells[:0], 1, false, true
	at, end := 0, lineEnd(data, 0)
	if end == len(data) && short != whole {
		return 0, short
	}
	for {
		c := cell{from: int32(at)}
		if at < len(data) && data[at] == '"' {
			close, escaped, ok := s.quoted(data, at+1)
			if !ok {
				if close == len(data) && short == partial || end == len(data) && short != whole {
					return 0, short
				}
				c.to = int32(end)
				s.open = c
				return min(end+1, len(data)), unclosed
			}
			c.from, c.to, c.quoted = int32(at+1), int32(close), true
			if escaped {
				c.writing = s.writing()
			}
			at = close + 1
			if lines := bytes.Count(c.of(data), newline); lines > 0 {
				s.lines += lines
				end = lineEnd(data, at)
			}
		} else {
			at = s.bare(data, at, end)
			c.to = int32(at)
			if at >= end && c.to > c.from && data[c.to-1] == '\r' {
				c.to--
			}
			if s.backslash && bytes.Contains(c.of(data), []byte(`\"`)) {
				c.writing = backslashed
			}
		}
		s.cells = append(s.cells, c)
		if at < len(data) && data[at] == '\r' {
			at++
		}
		switch {
		case at >= len(data) && short != whole: // what follows the cell may
			return 0, short
		case at >= len(data) || data[at] == '\n':
			return min(at+1, len(data)), whole
		}
		at++ // the delimiter
	}
}

// writing is how quotes are written where there are any.
func (s *splitter) writing() writing {
	if s.backslash {
		return backslashed
	}
	return doubled
}

// lineEnd returns where the line of data[at] ends.
func lineEnd(data []byte, at int) int {
	if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(data)
}

var (
	newline  = []byte{'\n'}
	carriage = []byte{'\r'}
)

// quoted returns where the quote closes that was opened before data[at:].
func (s *splitter) quoted(data []byte, at int) (close int, escaped, ok bool) {
	for {
		i := bytes.IndexByte(data[at:], '"')
		if i < 0 {
			return len(data), escaped, false
		}
		at += i
		switch {
		case s.backslash && backslashes(data[:at])%2 == 1:
			escaped = true
			at++
		case at+1 < len(data) && data[at+1] == '"':
			escaped = true
			at += 2
		case at+1 == len(data), data[at+1] == s.delimiter, data[at+1] == '\n', bytes.HasPrefix(data[at+1:], []byte("\r\n")),
			data[at+1] == '\r' && at+2 == len(data):
			return at, escaped, true
		default:
			return at, escaped, false
		}
	}
}

func backslashes(data []byte) int {
	return len(data) - len(bytes.TrimRight(data, `\`))
}

// bare returns where a cell without quotes around it ends, in a line that ends at
// end. ="a,b" is one cell.
func (s *splitter) bare(data []byte, at, end int) int {
	if at+1 < end && data[at] == '=' && data[at+1] == '"' {
		if close, _, ok := s.quoted(data, at+2); ok && bytes.IndexByte(data[at:close], '\n') < 0 {
			return close + 1
		}
	}
	if i := bytes.IndexByte(data[at:end], s.delimiter); i >= 0 {
		return at + i
	}
	return end
}
