package exchange

import (
	"bytes"
	"strings"
)

// maxRow is how long a row may be, in bytes, without its line end. A quote that is not
// closed within as much is taken for one that never is.
const maxRow = 1 << 20

// A cell is one cell of a row, and where it stands.
type cell struct {
	raw          []byte // without the quotes around it
	line, column int
	writing      writing
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

func (c cell) text() string { return c.writing.text(c.raw) }

// A splitter cuts a text into rows. encoding/csv does not do: it takes ="57000"
// for a fault, has no \", and one quote that is not closed swallows all the rest.
type splitter struct {
	delimiter byte
	backslash bool // \" is a quote within quotes
	line      int  // of what comes next, from 1
	margin    int  // bytes before the first column of this line: a BOM
	cells     []cell
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
	short := whole // what a row is that data has no end of
	switch {
	case len(data) == maxRow:
		short = overlong
	case more:
		short = partial
	}
	end := bytes.IndexByte(data, '\n')
	if end < 0 {
		if short != whole {
			return 0, short
		}
		end = len(data)
	}
	s.cells = s.cells[:0]
	if bytes.IndexByte(data[:end], '"') < 0 { // as most rows are
		s.plain(data[:end])
		return s.ends(data, end), whole
	}
	return s.mixed(data, end, short)
}

// mixed is next for a row that may have quotes, whose first line ends at end.
func (s *splitter) mixed(data []byte, end int, short cut) (n int, found cut) {
	at, line, lineStart := 0, s.line, 0
	for {
		c := cell{line: line, column: at - lineStart + 1}
		if line == s.line {
			c.column += s.margin
		}
		if at < len(data) && data[at] == '"' {
			close, escaped, ok := s.quoted(data, at+1)
			if !ok {
				if close == len(data) && short == partial || end == len(data) && short != whole {
					return 0, short
				}
				c.raw = data[at:end]
				s.open, s.line = c, line
				return s.ends(data, end), unclosed
			}
			c.raw = data[at+1 : close]
			if escaped {
				c.writing = s.writing()
			}
			at = close + 1
			if lines := bytes.Count(c.raw, newline); lines > 0 {
				line += lines
				lineStart = bytes.LastIndexByte(data[:close], '\n') + 1
				end = lineEnd(data, at)
			}
		} else {
			from := at
			at = s.bare(data, at, end)
			c = s.bareCell(c, data[from:at], at >= end)
		}
		s.cells = append(s.cells, c)
		if at < len(data) && data[at] == '\r' {
			at++
		}
		switch {
		case at >= len(data) && short != whole: // what follows the cell may
			return 0, short
		case at >= len(data) || data[at] == '\n':
			s.line, s.margin = line+1, 0
			return min(at+1, len(data)), whole
		}
		at++ // the delimiter
	}
}

// bareCell returns a cell that has no quotes around it.
func (s *splitter) bareCell(c cell, raw []byte, last bool) cell {
	if c.raw = raw; last {
		c.raw = bytes.TrimSuffix(raw, carriage)
	}
	if s.backslash && bytes.Contains(c.raw, []byte(`\"`)) {
		c.writing = backslashed
	}
	return c
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

func (s *splitter) ends(data []byte, end int) int {
	s.line, s.margin = s.line+1, 0
	return min(end+1, len(data))
}

// plain cuts a row without quotes.
func (s *splitter) plain(row []byte) {
	row = bytes.TrimSuffix(row, carriage)
	for at := 0; ; {
		i := bytes.IndexByte(row[at:], s.delimiter)
		if i < 0 {
			s.cells = append(s.cells, cell{raw: row[at:], line: s.line, column: at + 1 + s.margin})
			return
		}
		s.cells = append(s.cells, cell{raw: row[at : at+i], line: s.line, column: at + 1 + s.margin})
		at += i + 1
	}
}

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
