package exchange

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/highwater-go/highwater/attendance"
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
	room  []byte    // that buf is in, where from is read
	raw   []byte    // the current row
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

	scroll  scroll
	lines   []memo[string] // of each column
	day     datedText      // the latest that was written as in an ID
	dates   memo[datedText]
	figures memo[readText]
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
	t := &table{builder: newBuilder(), o: o, buf: data, dates: memo[datedText]{hopeful: true}, figures: memo[readText]{hopeful: true}}
	if !utf8.Valid(data) && !isUTF16(data) {
		at := len(data)
		for i, r := range string(data) {
			if r == utf8.RuneError && !bytes.HasPrefix(data[i:], []byte("\ufffd")) {
				at = i
				break
			}
		}
		before := data[:at]
		t.fault(place{line: 1 + bytes.Count(before, newline), column: at - bytes.LastIndexByte(before, '\n')}, File,
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

// Rows reads a text row by row, in a few megabytes of memory however long the text is:
// a million rows into a [records.Book], say. The first Result has what is to be said of
// the file and its headings, and each after it what one row says. The lists of a Result
// are overwritten by those of the next; the sessions in them stay as they are. Rows that
// repeat an earlier one (of CCC they are told), and what two say differently of one
// session, are for the Book to tell.
//
// To number what may be one event, and to know a row that is there twice, CCC keeps the
// IDs it has given and a digest of each row, some 200 bytes together. Rows as wide as
// those of ACLED take twice the time in which encoding/csv reads them alone, and those
// of a narrow sheet six times (BenchmarkRows).
//
// Formats are those of rows: Sheet, CCC, ACLED's CSV and Log. An error is that of r.
func Rows(r io.Reader, f Format, o Options) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		l := layoutOf(f)
		if l == nil {
			yield(Result{}, fmt.Errorf("exchange: %q is no format of rows: want sheet, ccc, acled or log", f))
			return
		}
		t := &table{builder: &builder{Result: Result{Faults: []Fault{}, Left: []Left{}}}, o: o, from: r, each: true, dates: memo[datedText]{hopeful: true}, figures: memo[readText]{hopeful: true}}
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

func layoutOf(f Format) layout {
	switch f {
	case Sheet:
		return &sheet{}
	case CCC:
		return &ccc{}
	case ACLED:
		return &acled{}
	case Log:
		return &list{}
	}
	return nil
}

func utf8Row(t *table) bool {
	if utf8.Valid(t.raw) {
		return true
	}
	for i, c := range t.cells {
		if !utf8.Valid(c.raw) {
			t.fault(t.at(i).silent(), Row, "the cell is no UTF-8: save the file as UTF-8")
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
	b.Observations, b.Faults, b.Left = b.Observations[:0], b.Faults[:0], b.Left[:0]
	clear(b.vias)
}

const block = 1 << 16

// more reads more of the text and reports whether there is any. What was cut off
// before is overwritten.
func (t *table) more() bool {
	if t.from == nil {
		return false
	}
	had := len(t.buf)
	if len(t.room) < had+block {
		t.room = append(make([]byte, 0, 2*had+2*block), t.buf...)
		t.room = t.room[:cap(t.room)]
	} else {
		copy(t.room, t.buf)
	}
	n := 0
	for n == 0 && t.from != nil {
		var err error
		if n, err = t.from.Read(t.room[had:]); err != nil {
			if err != io.EOF {
				t.err = err
			}
			t.from = nil
		}
	}
	t.buf = t.room[:had+n]
	return n > 0
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
		t.cells, t.raw = t.split.cells, t.buf[:n]
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
	t.row1, t.lines = t.number, make([]memo[string], len(t.cells))
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
			if l.knows(fold(c.text())) || t.asked(oneLine(c.text())) {
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
	return place{path: t.names[i], row: t.row1, line: t.cells[i].line, column: t.cells[i].column, text: t.names[i]}
}

// top returns the place of the headings, while t is at them.
func (t *table) top() place {
	return place{row: t.row1, line: t.cells[0].line, column: t.cells[0].column}
}

// fillDown makes empty cells of these headings have what is above them.
func (t *table) fillDown() bool {
	t.fill, t.filled = map[int]string{}, map[int]string{}
	for _, h := range t.o.FillDown {
		i, _ := t.column(h)
		if i < 0 {
			at := t.top()
			at.text = h
			t.fault(at, File, "no column is called %q, which is to be filled down", h)
			return false
		}
		t.fill[i] = ""
	}
	return true
}

// next goes to the next row that has anything in it and is as long as the headings
// are. Where each row is a Result of its own, it goes to the others, too, without cells.
func (t *table) next() bool {
	for {
		found, ok := t.cut()
		if !ok {
			return false
		}
		t.number++
		t.first = place{row: t.number, column: 1}
		if found == unclosed {
			at := t.opened()
			t.fault(at, Row, "the quote that opens here is not closed before the next cell: write a quote within quotes twice")
			if t.each {
				t.cells = nil
				return true
			}
			continue
		}
		t.first.line, t.first.column = t.cells[0].line, t.cells[0].column
		if t.empty() {
			continue
		}
		if len(t.cells) != len(t.names) {
			t.fault(t.first, Row, "the row has %d cells and not %d, as the headings have", len(t.cells), len(t.names))
			if t.each {
				t.cells = nil
				return true
			}
			continue
		}
		for i := range t.fill {
			if text := t.cells[i].text(); strings.TrimSpace(text) != "" {
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
	return place{path: name, row: max(1, t.number), line: c.line, column: c.column, text: string(bytes.TrimSuffix(c.raw, carriage))}
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
	if len(t.fill) > 0 {
		if text, ok := t.filled[i]; ok {
			return text
		}
	}
	return t.cells[i].text()
}

// cell returns the bytes of a cell, nil where it is empty or not to be read as it
// stands.
func (t *table) cell(i int) []byte {
	if i < 0 || i >= len(t.cells) || t.cells[i].writing != unquoted {
		return nil
	}
	if len(t.fill) > 0 {
		if _, ok := t.filled[i]; ok {
			return nil
		}
	}
	return t.cells[i].raw
}

// line returns a cell trimmed, each run of white space one blank.
func (t *table) line(i int) string {
	raw := t.cell(i)
	if len(raw) == 0 {
		return oneLine(t.text(i))
	}
	if s, ok := t.lines[i].get(raw); ok {
		return s
	}
	s := t.scroll.text(raw)
	line := oneLine(s)
	t.lines[i].keep(s, line)
	return line
}

// A datedText is what Options.date says of a text.
type datedText struct {
	date    attendance.Date
	text    string // of the date
	clocked bool
	err     error
}

// date reads a date, as most were read before.
func (t *table) date(s string) datedText {
	if len(s) == 10 && s[4] == '-' { // as dates are written in IDs
		if s == t.day.text {
			return t.day
		}
		if d, err := attendance.ParseDate(s); err == nil {
			t.day = datedText{date: d, text: s}
			return t.day
		}
	}
	if d, ok := t.dates.find(s); ok {
		return d
	}
	d, clocked, err := t.o.date(s)
	read := datedText{d, d.String(), clocked, err}
	t.dates.keep(s, read)
	return read
}

// A readText is what Options.figure says of a text.
type readText struct {
	reading
	err error
}

// figure reads a figure, as many were read before.
func (t *table) figure(i int) (reading, error) {
	if raw := t.cell(i); raw != nil {
		if r, ok := t.figures.get(raw); ok {
			return r.reading, r.err
		}
	}
	s := ""
	if raw := t.cell(i); raw != nil {
		s = t.scroll.text(raw)
	} else {
		s = t.text(i)
	}
	if s == "" {
		return reading{none: true}, nil
	}
	r, err := t.o.figure(s)
	t.figures.keep(s, readText{r, err})
	return r, err
}

// at returns the place of a cell of the current row.
func (t *table) at(i int) place {
	if i < 0 || i >= len(t.cells) {
		return t.first
	}
	c := &t.cells[i]
	p := place{row: t.number, line: c.line, column: c.column, cell: c.raw, writing: c.writing}
	if i < len(t.names) {
		p.path = t.names[i]
	}
	if text, ok := t.filled[i]; ok {
		p.text, p.cell = text, nil
	}
	return p
}

// said reports whether the current row says what an earlier one does, where it is kept
// what rows say.
func (t *table) said() bool {
	if t.rows == nil {
		return false
	}
	h := sha256.New()
	for i := range t.cells {
		if raw := t.cell(i); raw != nil {
			h.Write(raw)
		} else {
			io.WriteString(h, t.text(i))
		}
		h.Write([]byte{0})
	}
	return t.repeated(t.first, "row "+strconv.Itoa(t.number), string(h.Sum(nil)))
}
