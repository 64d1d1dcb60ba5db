package exchange

import (
	"fmt"
	"hash/maphash"
	"regexp"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/attendance"
)

// consortium is the source of all counts in its data.
const consortium = "Crowd Counting Consortium"

// ReadCCC reads the data of the Crowd Counting Consortium, with the headings of any of
// its three phases. Each row is a session, since the data has no IDs of events. It has up
// to two counts: one in words, and one from size_low to size_high.
func ReadCCC(data []byte, o Options) Result { return readRows(data, o, &ccc{}) }

// A cccColumn is a column that is read.
type cccColumn int

const (
	cccDate cccColumn = iota
	cccLocality
	cccState
	cccTitle
	cccLocation
	cccHosts
	cccType
	cccMacro
	cccOnline
	cccText
	cccLow
	cccHigh
	cccColumns
)

// The columns, each by its headings in the phases of the data, folded.
var cccHeadings = [cccColumns][]string{
	cccDate: {"date"}, cccLocality: {"locality"}, cccState: {"state"}, cccTitle: {"title"}, cccLocation: {"locationdetail", "location"},
	cccHosts: {"organizations", "actors"}, cccType: {"type", "eventtype"}, cccMacro: {"macroevent"}, cccOnline: {"online"},
	cccText: {"sizetext"}, cccLow: {"sizelow"}, cccHigh: {"sizehigh"},
}

// The columns of the attributes of a session.
var cccAttributes = [attributes]cccColumn{title: cccTitle, hosts: cccHosts, platform: cccLocation, start: cccDate, tags: cccType}

type ccc struct {
	*table
	columns [cccColumns]int    // -1 for none
	said    [cccColumns]string // in the row, on one line; "" where it is missing
	sources []int
	first   bool // whether sources[0] is that of the first
	lists   memo[[]string]
	given   register
	again   map[again]int  // the number of each row whose ID others had before
	times   map[digest]int // how many rows had the ID of one of those
	idText  []byte         // of the row
	day     attendance.Date
	dayText string             // of day, which is often that of the next row, too
	counts  []attendance.Count // of the row
	sizes   memo[sizeText]
}

// An again is an ID and a hash of what a row says that has it, too.
type again struct {
	id  digest
	row uint64
}

// A sizeText is what size says of a text.
type sizeText struct {
	figure attendance.Figure
	text   string // of the figure
	how    sizing
	err    error
}

var cccSource = regexp.MustCompile(`^source([1-9][0-9]?)$`)

// cccColumnOf returns the column of a heading, or -1.
func cccColumnOf(heading string) cccColumn {
	return cccColumn(slices.IndexFunc(cccHeadings[:], func(hs []string) bool { return slices.Contains(hs, heading) }))
}

func (*ccc) knows(heading string) bool {
	return cccColumnOf(heading) >= 0 || cccSource.MatchString(heading)
}

func (c *ccc) heads(t *table) bool {
	c.table = t
	for i := range c.columns {
		c.columns[i] = -1
	}
	ok := true
	for i, name := range t.names {
		h := fold(name)
		switch f := cccColumnOf(h); {
		case cccSource.MatchString(h):
			c.first = c.first || c.sources == nil && h == "source1"
			c.sources = append(c.sources, i)
		case f < 0:
			t.left(t.headAt(i), "no field for this column")
		case c.columns[f] < 0:
			c.columns[f] = i
		case f == cccHosts:
			if h == "organizations" { // which says who held it
				i, c.columns[f] = c.columns[f], i
			}
			t.left(t.headAt(i), "%s has the hosts", t.names[c.columns[f]])
		default:
			t.fault(t.headAt(i), File, "both %q and %q are the %s", t.names[c.columns[f]], name, cccHeadings[f][0])
			ok = false
		}
	}
	for _, f := range []cccColumn{cccDate, cccLocality} {
		if c.columns[f] < 0 {
			t.fault(t.top(), File, "no column has the %s", cccHeadings[f][0])
			ok = false
		}
	}
	return t.fillDown() && ok
}

// cellAt returns where a column stands in the row.
func (c *ccc) cellAt(f cccColumn) place { return c.at(c.columns[f]) }

func (c *ccc) place(a attribute) place {
	if a == everything {
		return c.table.first()
	}
	return c.cellAt(cccAttributes[a])
}

// readCells reads the columns of the row but the numbers.
func (c *ccc) readCells() {
	for f := range cccLow {
		if i := c.columns[f]; i >= 0 {
			if c.said[f] = c.line(i); c.said[f] == "NA" {
				c.said[f] = ""
			}
		}
	}
}

func (c *ccc) row(t *table) {
	if t.cells == nil || t.said() {
		return
	}
	c.readCells()
	rec := record{places: c, role: attendance.RoleAnalyst}
	s := &rec.session
	locality := c.said[cccLocality]
	day, text, dated := c.date()
	if !dated {
		t.fault(c.cellAt(cccDate), Row, "%q is not a day such as 2017-01-21", text)
	}
	if locality == "" {
		t.fault(c.cellAt(cccLocality), Row, "no locality")
	}
	if !dated || locality == "" {
		return
	}
	s.Start = day
	spot, state := c.said[cccLocation], c.said[cccState]
	s.Title = c.said[cccTitle]
	detail := s.Title
	if detail == "" {
		detail = spot
	} else if spot != "" && !t.o.Venue {
		t.left(c.cellAt(cccLocation), "the title stands in the ID")
	}
	if s.ID = c.id(text, locality, state, detail); s.ID == "" {
		return
	}
	s.Hosts, s.Tags = c.list(cccHosts), c.list(cccType)
	if macro := c.said[cccMacro]; macro != "" {
		s.Tags = append(s.Tags, "macroevent:"+macro)
	}
	switch online := c.said[cccOnline]; online {
	case "1", "1.0", "true", "TRUE", "True":
		s.Platform = "online"
	case "", "0", "0.0", "false", "FALSE", "False":
		if t.o.Venue {
			s.Platform = t.scroll.joined(", ", spot, locality, state)
			rec.venue = true
		}
	default:
		t.fault(c.cellAt(cccOnline), Cell, "online is 1 or 0, not %q", online)
	}
	c.count(t)
	rec.counts = c.counts
	t.add(&rec)
}

// date returns the day of the row, and its text in the ID.
func (c *ccc) date() (day attendance.Date, text string, ok bool) {
	text = c.said[cccDate]
	if text == c.dayText && text != "" {
		return c.day, text, true
	}
	if day, ok = dayOf(text); !ok && len(c.o.Dates) > 0 {
		if d := c.o.dated(text); d.err == nil {
			if day, ok = dayOf(d.text()); ok {
				return day, d.text(), true
			}
		}
	}
	if ok {
		c.day, c.dayText = day, text
	}
	return day, text, ok
}

// id returns the ID of a row, which is made of what it says, and numbered where
// others say the same; "" if it is that of a row that is there twice.
func (c *ccc) id(day, locality, state, detail string) string {
	t, b := c.table, append(append(c.idText[:0], day...), " / "...)
	if b = append(b, locality...); state != "" {
		b = append(append(b, ", "...), state...)
	}
	if detail != "" {
		b = append(append(b, " / "...), detail...)
	}
	c.idText = b
	id, key := t.scroll.text(b), again{id: t.digests.of(b)}
	if t.each { // or else it is known that none is there twice
		key.row = maphash.Bytes(t.digests.seeds[0], t.saying())
	}
	first := c.given.of(key.id)
	if first.number == 0 {
		first.row, first.number = key.row, t.number
		return id
	}
	if c.times == nil {
		c.again, c.times = map[again]int{}, map[digest]int{}
	}
	if t.each { // a row that is there twice would be an event of its own
		earlier, twice := c.again[key]
		if key.row == first.row {
			earlier, twice = first.number, true
		}
		if twice {
			t.repeats(earlier)
			return ""
		}
		c.again[key] = t.number
	}
	c.times[key.id]++
	n := c.times[key.id]
	t.left(t.first(), "%q is that of %d earlier rows, which may be of the same event", id, n)
	return fmt.Sprintf("%s #%d", id, n+1)
}

// list splits a list, as most were split before. Each session has its own.
func (c *ccc) list(f cccColumn) []string {
	text := c.said[f]
	if text == "" {
		return nil
	}
	if strings.IndexByte(text, ';') < 0 {
		return append(c.textRoom.room(1), text)
	}
	raw := c.cell(c.columns[f])
	if raw == nil {
		return split(text)
	}
	s, ok := c.lists.slot(raw)
	if !ok {
		s.text, s.of = c.lists.copied(raw, &c.scroll), split(text)
	}
	if len(s.of) == 0 {
		return nil
	}
	return append(c.textRoom.room(len(s.of)), s.of...)
}

// size reads size_text, as most was read before.
func (c *ccc) size() sizeText {
	read := func(text string) sizeText {
		f, how, err := size(text)
		return sizeText{f, published(text, f), how, err}
	}
	raw := c.cell(c.columns[cccText])
	if raw == nil {
		return read(c.said[cccText])
	}
	s, ok := c.sizes.slot(raw)
	if !ok {
		s.text, s.of = c.sizes.copied(raw, &c.scroll), read(c.said[cccText])
	}
	return s.of
}

// count reads the counts of the row.
func (c *ccc) count(t *table) {
	quote := c.said[cccText]
	c.counts = nil
	add := func(f attendance.Figure, text string) {
		if c.counts == nil {
			c.counts = t.countRoom.room(2)
		}
		c.counts = append(c.counts, attendance.Count{Figure: f, Text: text, Source: consortium, Quote: quote})
	}
	words := attendance.Figure{}
	if quote != "" {
		switch read := c.size(); read.how {
		case sized:
			words = read.figure
			add(words, read.text)
		case unfit: // low and high may say it, and the quote stays
			t.left(c.cellAt(cccText), "%v", read.err)
		}
	}
	low, lowGiven := c.whole(cccLow)
	high, highGiven := c.whole(cccHigh)
	lowAt := cccLow
	switch {
	case lowGiven && highGiven && low > high:
		t.fault(c.cellAt(cccLow), Number, "%d is above size_high, %d", low, high)
		lowGiven = false
	case !lowGiven && highGiven:
		low, lowGiven, lowAt = high, true, cccHigh
	case lowGiven && !highGiven:
		high = low
	}
	least := words.Range(attendance.Customary).Low
	if words.Hedge == attendance.Bare { // the same number twice
		least = words.People
	}
	switch {
	case !lowGiven:
	case !words.IsZero() && low == high && low == least:
		t.left(c.cellAt(lowAt), "%d stands for %q", low, quote)
	case low == high:
		add(wholeFigure(low), "")
	default:
		f := attendance.Figure{People: low, To: high, Step: 1, Hedge: attendance.Between}
		add(f, t.scroll.spelled(f))
	}
	c.sourcesOf(t)
	if len(c.counts) == 0 && quote != "" {
		t.left(c.cellAt(cccText), "no count to quote it for")
	}
}

// whole reads a column of whole numbers, which may say that they are: 200.0.
func (c *ccc) whole(f cccColumn) (n int64, given bool) {
	i := c.columns[f]
	if i < 0 {
		return 0, false
	}
	if n, ok := wholeNumber(c.cell(i)); ok { // as most are
		return n, true
	}
	s := c.line(i)
	if s == "" || s == "NA" {
		return 0, false
	}
	digits, zeros, pointed := strings.Cut(s, ".")
	n, ok := wholeNumber(digits)
	if !ok || pointed && (zeros == "" || strings.Trim(zeros, "0") != "") {
		c.fault(c.cellAt(f), Cell, "%q is not a whole number", s)
		return 0, false
	}
	return n, true
}

// sourcesOf puts the address of the first source on the counts.
func (c *ccc) sourcesOf(t *table) {
	for n, i := range c.sources {
		s := t.line(i)
		switch {
		case s == "" || s == "NA":
		case n > 0 || !c.first:
			t.left(t.at(i), "one address fits a count")
		case !isAddress(s):
			t.left(t.at(i), "no address: %q", s)
		case len(c.counts) == 0:
			t.left(t.at(i), "no count to put it on")
		default:
			for j := range c.counts {
				c.counts[j].URL = s
			}
		}
	}
}
