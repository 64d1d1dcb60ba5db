package exchange

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
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
	columns [cccColumns]int // -1 for none
	sources []int
	first   bool // whether sources[0] is that of the first
	lists   memo[[]string]
	known   map[digest]cccID  // the IDs that have been given, by their digests
	again   map[[2]digest]int // the number of a row by the digests of its ID, which others have, too, and of the row
	counts  []placedCount     // of the row
	sizes   memo[sizeText]
	spans   map[attendance.Figure]string
	locate  func(attribute) place
}

// A cccID is an ID that has been given: to the row that was the first, by digest and
// number, and how often.
type cccID struct {
	row    digest
	number int
	times  int
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
	c.known, c.sizes.hopeful = map[digest]cccID{}, true
	c.locate = func(a attribute) place { return t.at(c.columns[cccAttributes[a]]) }
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

// get returns a field of the row, "" where it is missing.
func (c *ccc) get(t *table, f cccColumn) string {
	if s := t.line(c.columns[f]); s != "NA" {
		return s
	}
	return ""
}

func (c *ccc) at(t *table, f cccColumn) place { return t.at(c.columns[f]) }

func (c *ccc) row(t *table) {
	if t.cells == nil || t.said() {
		return
	}
	rec := record{at: t.first, locate: c.locate}
	s := &rec.session
	text := c.get(t, cccDate)
	day := t.date(text)
	dated := day.err == nil && len(text) == len("2006-01-02")
	if !dated {
		t.fault(c.at(t, cccDate), Row, "%q is no day such as 2017-01-21", text)
	}
	locality := c.get(t, cccLocality)
	if locality == "" {
		t.fault(c.at(t, cccLocality), Row, "no locality")
	}
	if !dated || locality == "" {
		return
	}
	s.Start = day.date
	spot, state := c.get(t, cccLocation), c.get(t, cccState)
	s.Title = c.get(t, cccTitle)
	detail := s.Title
	if detail == "" {
		detail = spot
	} else if spot != "" && !t.o.Venue {
		t.left(c.at(t, cccLocation), "the title stands in the ID")
	}
	if s.ID = c.id(t, text, locality, state, detail); s.ID == "" {
		return
	}
	s.Hosts, s.Tags = c.list(c.get(t, cccHosts)), c.list(c.get(t, cccType))
	if macro := c.get(t, cccMacro); macro != "" {
		s.Tags = append(s.Tags, "macroevent:"+macro)
	}
	switch online := c.get(t, cccOnline); online {
	case "1", "1.0", "true", "TRUE", "True":
		s.Platform = "online"
	case "", "0", "0.0", "false", "FALSE", "False":
		if t.o.Venue {
			s.Platform = t.scroll.joined(", ", spot, locality, state)
			rec.platform.Venue = true
		}
	default:
		t.fault(c.at(t, cccOnline), Cell, "online is 1 or 0, not %q", online)
	}
	c.count(t)
	rec.counts = c.counts
	t.add(&rec)
}

// id returns the ID of a row, which is made of what it says, and numbered where
// others say the same; "" if it is that of a row that is there twice.
func (c *ccc) id(t *table, day, locality, state, detail string) string {
	if state != "" {
		locality = t.scroll.joined(", ", locality, state)
	}
	id := t.scroll.joined(" / ", day, locality, detail)
	key, row := t.digests.ofString(id), digest{}
	if t.each { // or else it is known that none is there twice
		row = t.digest()
	}
	known, ok := c.known[key]
	if !ok {
		c.known[key] = cccID{row, t.number, 1}
		return id
	}
	earlier, twice := c.again[[2]digest{key, row}]
	if row == known.row {
		earlier, twice = known.number, true
	}
	if t.each && twice { // it would be an event of its own
		t.repeats(earlier)
		return ""
	}
	if c.again == nil {
		c.again = map[[2]digest]int{}
	}
	if t.each {
		c.again[[2]digest{key, row}] = t.number
	}
	known.times++
	c.known[key] = known
	t.left(t.first, "%q is that of %d earlier rows, which may be of the same event", id, known.times-1)
	return fmt.Sprintf("%s #%d", id, known.times)
}

// list splits a list, as most were split before. Each session has its own.
func (c *ccc) list(s string) []string {
	if s == "" {
		return nil
	}
	parts, ok := c.lists.find(s)
	if !ok {
		parts = split(s)
		c.lists.keep(s, parts)
	}
	return slices.Clone(parts)
}

// size reads a size, as most were read before.
func (c *ccc) size(s string) sizeText {
	if known, ok := c.sizes.find(s); ok {
		return known
	}
	f, how, err := size(s)
	read := sizeText{f, published(s, f), how, err}
	c.sizes.keep(s, read)
	return read
}

// count reads the counts of the row.
func (c *ccc) count(t *table) {
	quote := c.get(t, cccText)
	c.counts = c.counts[:0]
	add := func(f attendance.Figure, text string) {
		c.counts = append(c.counts, placedCount{Count: attendance.Count{Figure: f, Text: text, Source: consortium, Quote: quote}, role: attendance.RoleAnalyst})
	}
	words := attendance.Figure{}
	if quote != "" {
		switch read := c.size(quote); read.how {
		case sized:
			words = read.figure
			add(words, read.text)
		case unfit: // low and high may say it, and the quote stays
			t.left(c.at(t, cccText), "%v", read.err)
		}
	}
	low, lowGiven := c.whole(t, cccLow)
	high, highGiven := c.whole(t, cccHigh)
	lowAt := cccLow
	switch {
	case lowGiven && highGiven && low > high:
		t.fault(c.at(t, cccLow), Number, "%d is above size_high, %d", low, high)
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
		t.left(c.at(t, lowAt), "%d stands for %q", low, quote)
	case low == high:
		add(whole64(low), "")
	default:
		f := attendance.Figure{People: low, To: high, Step: 1, Hedge: attendance.Between}
		add(f, c.spelled(f))
	}
	c.sourcesOf(t)
	if len(c.counts) == 0 && quote != "" {
		t.left(c.at(t, cccText), "no count to quote it for")
	}
}

// spelled is the function of that name, whose texts come again.
func (c *ccc) spelled(f attendance.Figure) string {
	text, ok := c.spans[f]
	if !ok {
		if c.spans == nil || len(c.spans) == memoTexts {
			c.spans = map[attendance.Figure]string{}
		}
		text = spelled(f)
		c.spans[f] = text
	}
	return text
}

// whole64 is a number as a text of its digits says it.
func whole64(n int64) attendance.Figure {
	var digits [20]byte
	f, _ := attendance.Parse(string(strconv.AppendInt(digits[:0], n, 10)))
	return f
}

// whole reads a column of whole numbers, which may say that they are: 200.0.
func (c *ccc) whole(t *table, f cccColumn) (n int64, given bool) {
	s := c.get(t, f)
	if s == "" {
		return 0, false
	}
	digits, zeros, pointed := strings.Cut(s, ".")
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || digits[0] < '0' || len(digits) > 18 || pointed && (zeros == "" || strings.Trim(zeros, "0") != "") {
		t.fault(c.at(t, f), Cell, "%q is no whole number", s)
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
