package exchange

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"
)

// A layout is a format of rows: what its headings are called, and what a row says.
type layout interface {
	knows(heading string) bool // folded
	heads(t *table) bool       // called once; false where the file is of no use
	row(t *table)
}

// A table is a text that is read row by row.
type table struct {
	*builder
	o     Options
	split splitter
	buf   []byte    // what is read and not yet cut
	from  io.Reader // nil where buf is all
	each  bool      // each row is a Result of its own
	err   error

	names  []string // the headings
	row1   int      // the number of the row with the headings
	number int      // of the current row
	first  place    // of the current row
	cells  []cell
	fill   map[int]string // of the columns to be filled down, what is above
	filled map[int]string // of the current row
}

// fold returns a heading without what makes no difference between headings.
func fold(heading string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '_', '-', '\u00a0', '\n', '\r', '\t':
			return -1
		}
		return r
	}, strings.ToLower(heading))
}

// readRows reads a whole text.
func readRows(data []byte, o Options, l layout) Result {
	t := &table{builder: newBuilder(), o: o, buf: data}
	if !utf8.Valid(data) && !isUTF16(data) {
		at := len(data)
		for i, r := range string(data) {
			if r == utf8.RuneError && !bytes.HasPrefix(data[i:], []byte("\ufffd")) {
				at = i
				break
			}
		}
		before := data[:at]
		t.fault(place{"", 0, 1 + bytes.Count(before, newline), at - bytes.LastIndexByte(before, '\n'), ""}, File,
			"the byte %#x is no UTF-8: save the file as UTF-8", data[at])
		return t.result()
	}
	if t.open(l) {
		for t.next() {
			l.row(t)
		}
	}
	return t.result()
}

// Rows reads a text row by row, in memory for one of them however long the text
// is: a million rows into a [records.Book], say. The first Result has what is to be
// said of the file and its headings, and each after it what one row says. A Result
// is overwritten by the next. Rows that repeat an earlier one, and what two say
// differently of one session, are for the Book to tell.
//
// To number what may be one event, CCC keeps the IDs it has given.
//
// Formats are those of rows: Sheet, CCC and ACLED's CSV. An error is that of r.
func Rows(r io.Reader, f Format, o Options) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		l := layoutOf(f, o)
		if l == nil {
			yield(Result{}, fmt.Errorf("exchange: %q is no format of rows: want sheet, ccc or acled", f))
			return
		}
		t := &table{builder: newBuilder(), o: o, from: r, each: true}
		t.folded = nil // other rows are not known
		ok := t.open(l)
		if !yield(t.result(), t.err) {
			return
		}
		for t.reset(); ok && t.next(); t.reset() {
			if utf8Row(t) {
				l.row(t)
			}
			if !yield(t.result(), nil) {
				return
			}
		}
		if t.err != nil {
			yield(Result{}, t.err)
		} else if len(t.Faults)+len(t.Left) > 0 {
			yield(t.result(), nil)
		}
	}
}

func layoutOf(f Format, o Options) layout {
	switch f {
	case Sheet:
		return &sheet{}
	case CCC:
		return &ccc{}
	case ACLED:
		return &acled{}
	}
	return nil
}

func utf8Row(t *table) bool {
	for i, c := range t.cells {
		if !utf8.Valid(c.raw) {
			at := t.at(i)
			at.text = ""
			t.fault(at, Row, "the cell is no UTF-8: save the file as UTF-8")
			return false
		}
	}
	return true
}

// reset empties b for the next row.
func (b *builder) reset() {
	b.Evidence.Platforms = b.Evidence.Platforms[:0]
	b.Evidence.Sources = b.Evidence.Sources[:0]
	b.Evidence.Sessions = b.Evidence.Sessions[:0]
	b.Faults, b.Left = b.Faults[:0], b.Left[:0]
	clear(b.platforms)
	clear(b.sources)
	clear(b.sessions)
	clear(b.folded)
	clear(b.rows)
	clear(b.vias)
}

const block = 1 << 18

// more reads more of the text and reports whether there is any.
func (t *table) more() bool {
	if t.from == nil {
		return false
	}
	had := len(t.buf)
	room := make([]byte, had, max(block, 2*had)+block)
	copy(room, t.buf)
	for len(room) == had {
		n, err := t.from.Read(room[had:cap(room)])
		room = room[:had+n]
		if err != nil {
			if err != io.EOF {
				t.err = err
			}
			t.from = nil
			break
		}
	}
	t.buf = room
	return len(room) > had
}

// cut cuts off the next row and reports whether there is one.
func (t *table) cut() (found cut, ok bool) {
	for {
		if len(t.buf) == 0 && !t.more() {
			return 0, false
		}
		n, found := t.split.next(t.buf, t.from != nil)
		if found == partial {
			t.more()
			continue
		}
		t.cells = t.split.cells
		t.buf = t.buf[n:]
		return found, true
	}
}

func isUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) ||
		len(data) > 1 && (data[0] == 0) != (data[1] == 0)
}

// open reads the headings, and reports whether there is anything to go on with.
func (t *table) open(l layout) bool {
	for t.from != nil && len(t.buf) < block && t.more() {
	}
	t.split.line = 1
	start := place{line: 1, column: 1}
	if isUTF16(t.buf) {
		t.fault(start, File, "the file is UTF-16, as Excel's \"Unicode text\" is: save it as CSV UTF-8")
		return false
	}
	if rest, ok := bytes.CutPrefix(t.buf, []byte("\ufeff")); ok {
		t.buf, t.split.margin = rest, 3
	}
	delimiter := byte(0)
	if len(t.o.Delimiter) > 1 {
		t.fault(start, File, "the delimiter %q is longer than one byte", t.o.Delimiter)
		return false
	}
	if t.o.Delimiter != "" {
		delimiter = t.o.Delimiter[0]
	}
	line, _, _ := bytes.Cut(t.buf, newline)
	if sep := bytes.Trim(bytes.TrimSuffix(line, carriage), `"`); len(sep) == 5 && strings.EqualFold(string(sep[:4]), "sep=") {
		if delimiter == 0 {
			delimiter = sep[4]
		}
		t.skipLine(len(line))
	}
	for range t.o.SkipRows {
		line, _, _ := bytes.Cut(t.buf, newline)
		t.skipLine(len(line))
		t.number++
	}
	for len(bytes.TrimLeft(firstLine(t.buf), " \t\r,;|")) == 0 && len(t.buf) > 0 { // empty rows before the headings
		t.skipLine(len(firstLine(t.buf)))
		t.number++
	}
	if len(t.buf) == 0 {
		t.fault(t.end(), File, "there are no headings: the file is empty")
		return false
	}
	if delimiter == 0 {
		if delimiter = t.bestDelimiter(l); delimiter == 0 {
			return false
		}
	}
	t.split.delimiter = delimiter
	if _, ok := l.(*ccc); ok && delimiter == '\t' {
		t.split.backslash = true
	}
	found, _ := t.cut()
	if found == unclosed {
		t.fault(t.opened(), File, "a quote is not closed in the headings")
		return false
	}
	t.number++
	t.row1 = t.number
	for i := range t.cells {
		t.names = append(t.names, oneLine(t.text(i)))
	}
	return l.heads(t)
}

// end returns the place of the last line that is there.
func (t *table) end() place {
	return place{line: max(1, t.split.line-1), column: 1}
}

func firstLine(data []byte) []byte {
	line, _, _ := bytes.Cut(data, newline)
	return line
}

func (t *table) skipLine(length int) {
	if length >= len(t.buf) { // the last line has no end
		t.buf = nil
		return
	}
	t.buf = t.buf[length+1:]
	t.split.line, t.split.margin = t.split.line+1, 0
}

// bestDelimiter returns the one that gives the most headings that are known.
func (t *table) bestDelimiter(l layout) byte {
	best, most, tie := byte(0), 0, byte(0)
	for _, d := range []byte(",;\t|") {
		s := splitter{delimiter: d, line: t.split.line}
		if _, found := s.next(t.buf, false); found == unclosed {
			continue
		}
		n := 0
		for _, c := range s.cells {
			if l.knows(fold(c.text(false))) || t.asked(oneLine(c.text(false))) {
				n++
			}
		}
		switch {
		case n > most:
			best, most, tie = d, n, 0
		case n == most && n > 0:
			tie = d
		}
	}
	at := place{line: t.split.line, column: 1 + t.split.margin, text: string(bytes.TrimSuffix(firstLine(t.buf), carriage))}
	switch {
	case most == 0:
		t.fault(at, File, "no heading is known; name the columns in Columns, or the lines before them in SkipRows")
		return 0
	case tie != 0:
		t.fault(at, File, "the cells may be divided by %q or %q: give the delimiter", best, tie)
		return 0
	}
	return best
}

// asked reports whether Options.Columns names a heading.
func (t *table) asked(heading string) bool {
	for _, h := range t.o.Columns {
		if fold(h) == fold(heading) {
			return true
		}
	}
	return false
}

// column returns the index of a heading, or -1, and how often it is there.
func (t *table) column(heading string) (index, times int) {
	index = -1
	for i, n := range t.names {
		if fold(n) == fold(heading) {
			if times++; index < 0 {
				index = i
			}
		}
	}
	return index, times
}

// headAt returns the place of a heading in the row of headings, while t is at it.
func (t *table) headAt(i int) place {
	return place{t.names[i], t.row1, t.cells[i].line, t.cells[i].column, t.names[i]}
}

// fillDown makes empty cells of these headings have what is above them.
func (t *table) fillDown() bool {
	t.fill, t.filled = map[int]string{}, map[int]string{}
	for _, h := range t.o.FillDown {
		i, _ := t.column(h)
		if i < 0 {
			t.fault(place{"", t.row1, t.cells[0].line, t.cells[0].column, h}, File, "no column is called %q, which is to be filled down", h)
			return false
		}
		t.fill[i] = ""
	}
	return true
}

// next goes to the next row that has anything in it and is as long as the headings
// are.
func (t *table) next() bool {
	for {
		found, ok := t.cut()
		if !ok {
			return false
		}
		t.number++
		t.first = place{"", t.number, 0, 1, ""}
		if found == unclosed {
			at := t.opened()
			t.fault(at, Row, "the quote that opens here is not closed before the next cell: write a quote within quotes twice")
			continue
		}
		t.first.line, t.first.column = t.cells[0].line, t.cells[0].column
		if t.empty() {
			continue
		}
		if len(t.cells) != len(t.names) {
			t.fault(t.first, Row, "the row has %d cells and not %d, as the headings have", len(t.cells), len(t.names))
			continue
		}
		for i := range t.fill {
			if text := t.cells[i].text(t.split.backslash); strings.TrimSpace(text) != "" {
				t.fill[i] = text
			}
			t.filled[i] = t.fill[i]
		}
		return true
	}
}

// opened returns the place of a quote that is not closed.
func (t *table) opened() place {
	c := t.split.open
	name := ""
	if i := len(t.split.cells); i < len(t.names) {
		name = t.names[i]
	}
	return place{name, max(1, t.number), c.line, c.column, string(bytes.TrimSuffix(c.raw, carriage))}
}

func (t *table) empty() bool {
	for _, c := range t.cells {
		if len(bytes.TrimSpace(c.raw)) > 0 {
			return false
		}
	}
	return true
}

// text returns what a cell of the current row says, "" where there is no column.
func (t *table) text(i int) string {
	if i < 0 || i >= len(t.cells) {
		return ""
	}
	if text, ok := t.filled[i]; ok {
		return text
	}
	return t.cells[i].text(t.split.backslash)
}

// at returns the place of a cell of the current row.
func (t *table) at(i int) place {
	if i < 0 || i >= len(t.cells) {
		return t.first
	}
	name := ""
	if i < len(t.names) {
		name = t.names[i]
	}
	return place{name, t.number, t.cells[i].line, t.cells[i].column, t.text(i)}
}

// said reports whether the current row says what an earlier one does.
func (t *table) said() bool {
	if t.each {
		return false
	}
	h := sha256.New()
	for i := range t.cells {
		io.WriteString(h, t.text(i))
		h.Write([]byte{0})
	}
	return t.repeated(t.first, fmt.Sprintf("row %d", t.number), string(h.Sum(nil)))
}
