package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
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
	o      Options
	split  splitter
	buf    []byte                         // what is read and not yet cut
	room   []byte                         // that buf is in, where from is read
	raw    []byte                         // the current row
	begun  spot                           // where it starts
	ahead  spot                           // where buf starts
	sought struct{ at, line, column int } // up to where spot has looked in the row
	wide   *wide                          // how the text was written, nil for UTF-8
	from   io.Reader                      // nil where buf is all
	each   bool                           // each row is a Result of its own
	err    error

	names       []string // the headings
	row1        int      // the number of the row with the headings
	number      int      // of the current row
	cells       []cell
	apostrophes bool           // one before what would be a formula is none of the text
	fill        map[int]string // of the columns to be filled down, what is above
	filled      map[int]string // of the current row
	lost        map[int]bool   // the columns for which what is above could not be read

	digests  digester
	joint    []byte         // what saying returned
	rowsSaid map[digest]int // the rows that were read, by number; nil where each is a Result of its own

	latest  []latestText // of each column, what line returned
	day     datedText    // the latest that was written as in an ID
	dates   memo[datedText]
	figures memo[readText]
}

// A spot is a line, from 1, and the bytes before its first column: a byte order mark.
type spot struct{ line, margin int }

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

func newTable(b *builder, o Options) *table {
	return &table{builder: b, o: o, digests: newDigester()}
}

// readRows reads a whole text.
func readRows(data []byte, o Options, l layout) Result {
	t := newTable(newBuilder(len(data)), o)
	t.buf, t.rowsSaid = data, map[digest]int{}
	if t.wide = wideOf(data); t.wide != nil {
		t.buf, _ = t.wide.decode(make([]byte, 0, len(data)), data[2:], true)
	}
	if at := invalid(t.buf); at >= 0 {
		before := t.buf[:at]
		row := before[bytes.LastIndexByte(before, '\n')+1:]
		line := 1 + bytes.Count(before, newline)
		t.fault(place{line: line, column: t.columnAfter(line, row)}, File, "%w", t.noText(t.buf[at]))
		return t.result()
	}
	if t.open(l) {
		for t.next() {
			l.row(t)
		}
	}
	return t.result()
}

// invalid returns where the first byte of data is that is not UTF-8, or -1.
func invalid(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
}

// noText says what is wrong with a byte that is no text.
func (t *table) noText(b byte) error {
	if t.wide != nil {
		return errors.New("half of a character is not UTF-16: save the file as UTF-8")
	}
	return fmt.Errorf("the byte %#x is not UTF-8: save the file as UTF-8", b)
}

// Rows reads a text row by row, in a few megabytes of memory however long the text is: a
// million rows into a [records.Book], say. The first Result has what there is to say
// about the file and its headings, and each later one what one row says. The lists of a
// Result are overwritten by the next; the sessions in them are not. It is for the Book to
// notice rows that repeat an earlier one (of CCC, Rows itself reports them) and rows that
// differ on one session.
//
// To number what may be one event, and to know a row that is there twice, CCC keeps
// digests of the IDs that it has given and of the rows, 43 to 86 bytes for each. In the
// time of one row, encoding/csv reads 1.3 as wide as those of ACLED, 1.5 of a sheet of 28
// columns, three of a sheet of eight, and 3.3 of CCC (BenchmarkRows).
//
// Formats are those of rows: Sheet, CCC, ACLED's CSV and Log. An error is that of r.
func Rows(r io.Reader, f Format, o Options) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		l := layoutOf(f)
		if l == nil {
			yield(Result{}, fmt.Errorf("exchange: %q is not a format of rows: want sheet, ccc, acled or log", f))
			return
		}
		t := newTable(&builder{most: listed(0), Result: Result{Faults: []Fault{}, Left: []Left{}}}, o)
		t.from, t.each = r, true
		if t.readOn(2); wideOf(t.buf) != nil {
			t.wide = wideOf(t.buf)
			t.from = &wideReader{wide: *t.wide, from: io.MultiReader(bytes.NewReader(slices.Clone(t.buf[2:])), r)}
			t.buf = nil
		}
		if !t.open(l) {
			yield(t.result(), t.err)
			return
		}
		if !yield(t.result(), nil) {
			return
		}
		for t.reset(); t.next(); t.reset() {
			l.row(t)
			if len(t.Faults)+len(t.Left) > 1 {
				t.close()
			}
			if !yield(t.Result, nil) {
				return
			}
		}
		if t.err != nil {
			yield(Result{}, t.err)
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

// reset empties b for the next row.
func (b *builder) reset() {
	b.Evidence.Platforms = b.Evidence.Platforms[:0]
	b.Evidence.Sources = b.Evidence.Sources[:0]
	b.Evidence.Sessions = b.Evidence.Sessions[:0]
	b.Observations, b.Faults, b.Left = b.Observations[:0], b.Faults[:0], b.Left[:0]
	b.moreFaults, b.moreLeft = unlisted{}, unlisted{}
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
	for tries := 0; n == 0 && t.from != nil; tries++ {
		var err error
		if tries == 100 { // as bufio has it
			t.err, t.from = io.ErrNoProgress, nil
			break
		}
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

// readOn reads until n bytes are there that are not cut yet, or the text ends.
func (t *table) readOn(n int) {
	for len(t.buf) < n && t.more() {
	}
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
		t.begun, t.sought.line = t.ahead, 0
		if found == overlong {
			t.split.open = cell{}
			t.cells, t.raw = nil, nil
			t.ahead.line += bytes.Count(t.buf[:maxRow], newline)
			t.buf = t.buf[maxRow:]
			t.skipLine()
			return found, true
		}
		t.cells, t.raw = t.split.cells, t.buf[:n]
		t.buf = t.buf[n:]
		t.ahead = spot{line: t.begun.line + t.split.lines}
		return found, true
	}
}

// open reads the headings, and reports whether there is anything to go on with.
func (t *table) open(l layout) bool {
	t.readOn(3)
	t.ahead.line = 1
	start := place{line: 1, column: 1}
	switch {
	case t.wide == nil && len(t.buf) > 1 && (t.buf[0] == 0) != (t.buf[1] == 0):
		t.fault(start, File, "the file is UTF-16 that does not say so: save it as UTF-8, or as UTF-16 with a byte order mark")
		return false
	case len(t.o.Delimiter) > 1:
		t.fault(start, File, "the delimiter %q is longer than one byte", t.o.Delimiter)
		return false
	}
	if rest, ok := bytes.CutPrefix(t.buf, []byte("\ufeff")); ok {
		if t.buf, t.ahead.margin = rest, 3; t.wide != nil {
			t.ahead.margin = 2
		}
	}
	t.split.delimiter = t.preamble()
	if strings.IndexByte("\"\r\n", t.split.delimiter) >= 0 {
		t.fault(start, File, "the delimiter %q is a quote or a line end: want one such as a comma", t.split.delimiter)
		return false
	}
	if len(t.buf) == 0 {
		t.fault(t.end(), File, "there are no headings: the file is empty")
		return false
	}
	if t.split.delimiter == 0 {
		if t.split.delimiter = t.bestDelimiter(l); t.split.delimiter == 0 {
			return false
		}
	}
	if _, ok := l.(*ccc); ok && t.split.delimiter == '\t' {
		t.split.backslash = true
	}
	return t.headings() && l.heads(t)
}

// preamble goes to the headings, past what Options.SkipRows tells of and empty rows, and
// returns the delimiter that is given, 0 if none is.
func (t *table) preamble() (delimiter byte) {
	if t.o.Delimiter != "" {
		delimiter = t.o.Delimiter[0]
	}
	line := bytes.TrimSuffix(t.line1(), carriage)
	if sep := bytes.Trim(line, `"`); len(sep) == 5 && strings.EqualFold(string(sep[:4]), "sep=") {
		if delimiter == 0 {
			delimiter = sep[4]
		}
		t.skipLine()
	}
	for range t.o.SkipRows {
		t.skipLine()
		t.number++
	}
	for len(bytes.TrimLeft(t.line1(), " \t\r,;|")) == 0 && len(t.buf) > 0 {
		t.skipLine()
		t.number++
	}
	return delimiter
}

// headings reads the row of them, and reports whether it could.
func (t *table) headings() bool {
	switch found, _ := t.cut(); found {
	case unclosed:
		t.fault(t.opened(), File, "a quote is not closed in the headings")
		return false
	case overlong:
		t.fault(t.opened(), File, "the headings are longer than %d bytes", maxRow)
		return false
	}
	if at := invalid(t.raw); at >= 0 { // Rows has not read all of the text before
		t.fault(t.top(), File, "%w", t.noText(t.raw[at]))
		return false
	}
	t.number++
	t.row1, t.latest = t.number, make([]latestText, len(t.cells))
	for i := range t.cells {
		t.names = append(t.names, oneLine(t.text(i)))
	}
	return true
}

// spot returns the line and the column where a cell of the current row starts. It goes
// on from where it was asked for before, since headings may be many.
func (t *table) spot(c cell) (line, column int) {
	to := c.start()
	if t.sought.at > to || t.sought.line == 0 {
		t.sought.at, t.sought.line = 0, t.begun.line
		t.sought.column = t.columnAfter(t.begun.line, nil) + t.begun.margin
	}
	passed := t.raw[t.sought.at:to]
	if lines := bytes.Count(passed, newline); lines > 0 {
		t.sought.line += lines
		t.sought.column = 1
		passed = passed[bytes.LastIndexByte(passed, '\n')+1:]
	}
	if t.sought.at = to; t.wide == nil {
		t.sought.column += len(passed)
	} else {
		t.sought.column += width(passed)
	}
	return t.sought.line, t.sought.column
}

// first returns the place of the current row.
func (t *table) first() place {
	p := place{row: t.number}
	p.line, p.column = t.spot(cell{})
	return p
}

// columnAfter returns the column after a text, which a line starts with, in the text as
// it came.
func (t *table) columnAfter(line int, text []byte) int {
	switch {
	case t.wide == nil:
		return 1 + len(text)
	case line == 1: // after the byte order mark
		return 3 + width(text)
	}
	return 1 + width(text)
}

// end returns the place of the last line that is there.
func (t *table) end() place {
	return place{line: max(1, t.ahead.line-1), column: 1}
}

func firstLine(data []byte) []byte {
	line, _, _ := bytes.Cut(data, newline)
	return line
}

// line1 returns the line that is next, or what there is of it where it is longer than a
// row may be.
func (t *table) line1() []byte {
	for {
		if i := bytes.IndexByte(t.buf, '\n'); i >= 0 {
			return t.buf[:i]
		}
		if len(t.buf) >= maxRow || !t.more() {
			return t.buf
		}
	}
}

// skipLine goes to the line after the next line end.
func (t *table) skipLine() {
	t.ahead = spot{line: t.ahead.line + 1}
	for {
		if i := bytes.IndexByte(t.buf, '\n'); i >= 0 {
			t.buf = t.buf[i+1:]
			return
		}
		t.buf = nil
		if !t.more() {
			return
		}
	}
}

// bestDelimiter returns the one that gives the most headings that are known.
func (t *table) bestDelimiter(l layout) byte {
	best, most, tie := byte(0), 0, byte(0)
	for _, d := range []byte(",;\t|") {
		s := splitter{delimiter: d}
		_, found := s.next(t.buf, t.from != nil)
		for found == partial {
			t.more()
			_, found = s.next(t.buf, t.from != nil)
		}
		if found != whole {
			continue
		}
		n := 0
		for _, c := range s.cells {
			if text := c.text(t.buf); l.knows(fold(text)) || t.asked(oneLine(text)) {
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
	at := place{line: t.ahead.line, column: t.columnAfter(t.ahead.line, nil) + t.ahead.margin, text: string(bytes.TrimSuffix(firstLine(t.buf), carriage))}
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

// heading returns the index of a heading, or -1, and how often it is there.
func (t *table) heading(name string) (index, times int) {
	index = -1
	for i, n := range t.names {
		if fold(n) == fold(name) {
			if times++; index < 0 {
				index = i
			}
		}
	}
	return index, times
}

// headAt returns the place of a heading in the row of headings, while t is at it.
func (t *table) headAt(i int) place {
	p := place{path: t.names[i], row: t.row1, text: t.names[i]}
	p.line, p.column = t.spot(t.cells[i])
	return p
}

// top returns the place of the headings, while t is at them.
func (t *table) top() place {
	p := t.first()
	p.row = t.row1
	return p
}

// fillDown makes empty cells of these headings have what is above them.
func (t *table) fillDown() bool {
	t.fill, t.filled, t.lost = map[int]string{}, map[int]string{}, map[int]bool{}
	for _, h := range t.o.FillDown {
		i, _ := t.heading(h)
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

// next goes to the next row that has anything in it and can be read. Where each row is a
// Result of its own, it goes to the others, too, without cells.
func (t *table) next() bool {
	for {
		found, ok := t.cut()
		if !ok {
			return false
		}
		t.number++
		if t.readable(found) {
			return true
		}
		if t.each && len(t.Faults) > 0 {
			t.cells = nil
			return true
		}
	}
}

// readable reports whether the current row has anything in it that can be read. If it
// cannot, nor can what is to be filled down from it.
func (t *table) readable(found cut) bool {
	bad := 0
	switch {
	case found == unclosed:
		t.fault(t.opened(), Row, "the quote that opens here is not closed before the next cell: write a quote within quotes twice")
	case found == overlong:
		t.fault(t.first(), Row, "the row is longer than %d bytes", maxRow)
	case t.empty():
		return false
	default:
		if len(t.cells) != len(t.names) {
			t.fault(t.first(), Row, "the row has %d cells and not %d, as the headings have", len(t.cells), len(t.names))
		} else if bad = t.badCell(); bad >= 0 {
			clear(t.filled)
			raw := t.cells[bad].of(t.raw)
			t.fault(t.at(bad).silent(), Row, "%w", t.noText(raw[invalid(raw)]))
		} else {
			return t.fillIn()
		}
	}
	for i := range t.fill {
		t.lost[i] = true
	}
	return false
}

// badCell returns the first cell that is no text, or -1.
func (t *table) badCell() int {
	if !t.each || t.split.ascii || utf8.Valid(t.raw) { // or else the whole text is known to be
		return -1
	}
	return slices.IndexFunc(t.cells, func(c cell) bool { return !utf8.Valid(c.of(t.raw)) })
}

// maxFill is how long a cell may be that is filled down, in bytes: every row below is to
// have it.
const maxFill = 1 << 12

// fillIn fills empty cells of the current row with what is above them, and reports
// whether that is known.
func (t *table) fillIn() bool {
	if len(t.fill) == 0 {
		return true
	}
	known := true
	for i := range t.cells {
		if _, ok := t.fill[i]; !ok {
			continue
		}
		if text := t.cells[i].text(t.raw); strings.TrimSpace(text) != "" {
			if t.fill[i], t.lost[i] = text, false; len(text) > maxFill && known {
				t.fault(t.at(i), Row, "a cell that is filled down is longer than %d bytes", maxFill)
				t.fill[i], t.lost[i], known = "", true, false
			}
		} else if t.lost[i] && known {
			delete(t.filled, i)
			t.fault(t.at(i), Row, "what is above this cell, which it is to have, could not be read")
			known = false
		}
		t.filled[i] = t.fill[i]
	}
	return known
}

// opened returns the place of a quote that is not closed.
func (t *table) opened() place {
	c := t.split.open
	name := ""
	if i := len(t.split.cells); i < len(t.names) {
		name = t.names[i]
	}
	p := place{path: name, row: max(1, t.number), text: string(bytes.TrimSuffix(c.of(t.raw), carriage))}
	p.line, p.column = t.spot(c)
	return p
}

func (t *table) empty() bool {
	for _, c := range t.cells {
		if len(bytes.TrimSpace(c.of(t.raw))) > 0 {
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
	c := t.cells[i]
	if c.writing == doubled { // as most are that have quotes
		return t.scroll.undoubled(c.of(t.raw))
	}
	return c.text(t.raw)
}

// cell returns the bytes of a cell, nil where it is empty or not to be read as it
// stands.
func (t *table) cell(i int) []byte {
	if uint(i) >= uint(len(t.cells)) {
		return nil
	}
	c := t.cells[i]
	if c.writing != unquoted || len(t.fill) > 0 {
		if _, ok := t.filled[i]; ok || c.writing != unquoted {
			return nil
		}
	}
	return c.of(t.raw)
}

// line returns what a cell says, trimmed, each run of white space one blank.
func (t *table) line(i int) string {
	raw := t.cell(i)
	switch {
	case raw == nil:
		return oneLine(t.plain(t.text(i)))
	case len(raw) == 0:
		return ""
	}
	l := &t.latest[i]
	if string(raw) == l.text {
		l.missed = 0
		return l.text
	}
	text := t.scroll.text(raw)
	if !isLine(raw) {
		if line := oneLine(t.plain(text)); line != text {
			return line
		}
	}
	if l.missed < missable { // or else hardly any two rows have the same
		l.text = text
		l.missed++
	}
	return text
}

// A latestText is what a cell said in the latest row, or one of them.
type latestText struct {
	text   string
	missed int // how often another text came instead
}

const missable = 32

// plain returns a text without what keeps it from being a formula.
func (t *table) plain(text string) string {
	if t.apostrophes {
		return plainAgain(text)
	}
	return text
}

// A datedText is what Options.date says of a text.
type datedText struct {
	line    string // the text; "" where there is none
	date    attendance.Date
	written string // the date, "" until it is asked for
	clocked bool
	err     error
}

// text returns the date as an ID has it.
func (d *datedText) text() string {
	if d.written == "" {
		d.written = d.date.String()
	}
	return d.written
}

func (o *Options) dated(line string) *datedText {
	d := &datedText{line: line}
	if line != "" {
		d.date, d.clocked, d.err = o.date(line)
	}
	return d
}

// dated reads a date, as most were read before.
func (t *table) dated(i int) *datedText {
	raw := t.cell(i)
	if raw == nil {
		return t.o.dated(t.line(i))
	}
	if len(raw) == 10 && raw[4] == '-' { // as dates are written in IDs
		if string(raw) == t.day.line {
			return &t.day
		}
		s := t.scroll.text(raw)
		if d, err := attendance.ParseDate(s); err == nil {
			t.day.line, t.day.date, t.day.written = s, d, s
			return &t.day
		}
	}
	s, ok := t.dates.slot(raw)
	if !ok {
		s.text = t.dates.copied(raw, &t.scroll)
		s.of = *t.o.dated(oneLine(t.plain(s.text)))
	}
	return &s.of
}

// A readText is what Options.figure says of a text.
type readText struct {
	reading
	err error
}

// digits reads a figure that is digits alone, perhaps grouped by commas, as most are.
func (t *table) digits(i int) (f attendance.Figure, text string, ok bool) {
	raw := t.cell(i)
	n, ok := groupedNumber(raw)
	if !ok || t.o.Locale != (attendance.Locale{}) || len(t.o.None) > 0 {
		return f, "", false
	}
	return wholeFigure(n), t.scroll.text(raw), true
}

// figure reads a figure, as many were read before.
func (t *table) figure(i int) (reading, error) {
	raw := t.cell(i)
	if raw == nil {
		return t.o.figure(t.plain(t.text(i)))
	}
	s, ok := t.figures.slot(raw)
	if !ok {
		s.text = t.figures.copied(raw, &t.scroll)
		s.of.reading, s.of.err = t.o.figure(t.plain(s.text))
	}
	return s.of.reading, s.of.err
}

// at returns the place of a cell of the current row.
func (t *table) at(i int) place {
	if i < 0 || i >= len(t.cells) {
		return t.first()
	}
	c := t.cells[i]
	p := place{row: t.number, cell: c.of(t.raw), writing: c.writing}
	p.line, p.column = t.spot(c)
	if i < len(t.names) {
		p.path = t.names[i]
	}
	if text, ok := t.filled[i]; ok {
		p.text, p.cell = text, nil
	}
	return p
}

// said reports, and notes, that the current row says what an earlier one does, where it
// is kept what rows say.
func (t *table) said() bool {
	if t.rowsSaid == nil {
		return false
	}
	d := t.digests.of(t.saying())
	if earlier, ok := t.rowsSaid[d]; ok {
		t.repeats(earlier)
		return true
	}
	t.rowsSaid[d] = t.number
	return false
}

// repeats notes that the current row says what an earlier one does.
func (t *table) repeats(earlier int) {
	t.left(t.first(), "says what row %d says", earlier)
}

// saying returns what the cells of the current row say: the row without its line end,
// as it stands where there are no quotes in it.
func (t *table) saying() []byte {
	if !t.split.quotes && len(t.fill) == 0 {
		return bytes.TrimSuffix(bytes.TrimSuffix(t.raw, newline), carriage)
	}
	t.joint = t.joint[:0]
	for i := range t.cells {
		if i > 0 {
			t.joint = append(t.joint, t.split.delimiter)
		}
		from := len(t.joint)
		t.joint = append(t.joint, t.text(i)...)
		for j, b := range t.joint[from:] {
			if b == t.split.delimiter {
				t.joint[from+j] = 0xFF // which is in no text
			}
		}
	}
	return t.joint
}
