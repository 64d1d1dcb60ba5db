package exchange

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/highwater-go/highwater/attendance"
)

// consortium is the source of all counts in its data.
const consortium = "Crowd Counting Consortium"

// ReadCCC reads the data of the Crowd Counting Consortium, with the headings of any
// of its three phases. Each row is a session, since the data has no ID of events;
// each has up to two counts, one in words and one of size_low and size_high.
func ReadCCC(data []byte, o Options) Result { return readRows(data, o, &ccc{}) }

type ccc struct {
	columns map[string]int
	sources []int
	used    map[string]int // how often an ID has been given
}

// The columns that are read, each by its names in the phases of the data.
var cccColumns = map[string]string{
	"date": "date", "locality": "locality", "state": "state", "title": "title", "locationdetail": "location", "location": "location",
	"organizations": "hosts", "actors": "hosts", "type": "type", "eventtype": "type", "macroevent": "macroevent", "online": "online",
	"sizetext": "sizetext", "sizelow": "low", "sizehigh": "high",
}

var cccSource = regexp.MustCompile(`^source([1-9][0-9]?)$`)

func (*ccc) knows(heading string) bool {
	return cccColumns[heading] != "" || cccSource.MatchString(heading)
}

func (c *ccc) heads(t *table) bool {
	c.columns, c.used = map[string]int{}, map[string]int{}
	ok := true
	for i, name := range t.names {
		h := fold(name)
		switch f := cccColumns[h]; {
		case cccSource.MatchString(h):
			c.sources = append(c.sources, i)
		case f == "":
			t.left(t.headAt(i), "no field for this column")
		default:
			if j, twice := c.columns[f]; twice {
				if h == "organizations" || h == "actors" {
					if h == "organizations" { // which says who held it
						i, j = j, i
						c.columns[f] = j
					}
					t.left(t.headAt(i), "%s has the hosts", t.names[j])
					continue
				}
				t.fault(t.headAt(i), File, "both %q and %q are the %s", t.names[j], name, f)
				ok = false
				continue
			}
			c.columns[f] = i
		}
	}
	for _, f := range []string{"date", "locality"} {
		if _, there := c.columns[f]; !there {
			t.fault(place{"", t.row1, t.cells[0].line, t.cells[0].column, ""}, File, "no column has the %s", f)
			ok = false
		}
	}
	return t.fillDown() && ok
}

// get returns a field of the row, "" where it is missing, and where it stands.
func (c *ccc) get(t *table, field string) (string, place) {
	i, ok := c.columns[field]
	if !ok {
		return "", t.first
	}
	s := oneLine(t.text(i))
	if s == "NA" {
		s = ""
	}
	return s, t.at(i)
}

func (c *ccc) row(t *table) {
	if t.cells == nil || t.said() {
		return
	}
	rec := record{at: t.first}
	s := &rec.session
	kept := true
	text, at := c.get(t, "date")
	day, err := attendance.ParseDate(text)
	if err != nil || len(text) != len("2006-01-02") {
		t.fault(at, Row, "%q is no day such as 2017-01-21", text)
		kept = false
	}
	s.Start, rec.where[start] = day, at
	locality, at := c.get(t, "locality")
	if locality == "" {
		t.fault(at, Row, "no locality")
		kept = false
	}
	if !kept {
		return
	}
	state, _ := c.get(t, "state")
	spot, at := c.get(t, "location")
	s.Title, rec.where[title] = c.get(t, "title")
	town := strings.Join(nonEmpty(locality, state), ", ")
	detail := s.Title
	if detail == "" {
		detail = spot
	} else if spot != "" && !t.o.Venue {
		t.left(at, "the title stands in the ID")
	}
	id := strings.Join(nonEmpty(s.Start.String(), town, detail), " / ")
	c.used[id]++
	if n := c.used[id]; n > 1 {
		t.left(t.first, "%q is that of %d earlier rows, which may be of the same event", id, n-1)
		id = fmt.Sprintf("%s #%d", id, n)
	}
	s.ID = id
	var who string
	who, rec.where[hosts] = c.get(t, "hosts")
	s.Hosts = split(who)
	kinds, at := c.get(t, "type")
	rec.where[tags] = at
	s.Tags = split(kinds)
	if macro, _ := c.get(t, "macroevent"); macro != "" {
		s.Tags = append(s.Tags, "macroevent:"+macro)
	}
	switch online, at := c.get(t, "online"); strings.ToLower(online) {
	case "1", "1.0", "true":
		s.Platform = "online"
	case "", "0", "0.0", "false":
		if t.o.Venue {
			s.Platform = strings.Join(nonEmpty(spot, town), ", ")
			rec.platform.Venue = true
		}
	default:
		t.fault(at, Cell, "online is 1 or 0, not %q", online)
	}
	c.count(t, &rec)
	t.add(rec)
}

// count reads the counts of the row.
func (c *ccc) count(t *table, rec *record) {
	quote, at := c.get(t, "sizetext")
	add := func(f attendance.Figure, text string) {
		rec.counts = append(rec.counts, placedCount{Count: attendance.Count{Figure: f, Text: text, Source: consortium, Quote: quote}, role: attendance.RoleAnalyst})
	}
	words := attendance.Figure{}
	if quote != "" {
		f, how, err := size(quote)
		switch how {
		case sized:
			words = f
			add(f, published(quote, f))
		case unfit: // low and high may say it, and the quote stays
			t.left(at, "%v", err)
		}
	}
	low, lowAt, lowGiven := c.whole(t, "low")
	high, highAt, highGiven := c.whole(t, "high")
	switch {
	case lowGiven && highGiven && low > high:
		t.fault(lowAt, Number, "%d is above size_high, %d", low, high)
		lowGiven, highGiven = false, false
	case !lowGiven && highGiven:
		low, lowGiven = high, true
		lowAt = highAt
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
		t.left(lowAt, "%d stands for %q", low, quote)
	case low == high:
		add(whole64(low), "")
	default:
		f := attendance.Figure{People: low, To: high, Step: 1, Hedge: attendance.Between}
		add(f, spelled(f))
	}
	c.sourcesOf(t, rec)
	if len(rec.counts) == 0 && quote != "" {
		t.left(at, "no count to quote it for")
	}
}

// whole64 is a number as a text of its digits says it.
func whole64(n int64) attendance.Figure {
	f, _ := attendance.Parse(strconv.FormatInt(n, 10))
	return f
}

var wholeNumber = regexp.MustCompile(`^([0-9]{1,18})(\.0+)?$`)

// whole reads a column of whole numbers.
func (c *ccc) whole(t *table, field string) (n int64, at place, given bool) {
	s, at := c.get(t, field)
	if s == "" {
		return 0, at, false
	}
	m := wholeNumber.FindStringSubmatch(s)
	if m == nil {
		t.fault(at, Cell, "%q is no whole number", s)
		return 0, at, false
	}
	n, _ = strconv.ParseInt(m[1], 10, 64)
	return n, at, true
}

// sourcesOf puts the address of the first source on the counts.
func (c *ccc) sourcesOf(t *table, rec *record) {
	for n, i := range c.sources {
		s := oneLine(t.text(i))
		switch at := t.at(i); {
		case s == "" || s == "NA":
		case fold(t.names[i]) != "source1" || n > 0:
			t.left(at, "one address fits a count")
		case !isAddress(s):
			t.left(at, "no address: %q", s)
		case len(rec.counts) == 0:
			t.left(at, "no count to put it on")
		default:
			for j := range rec.counts {
				rec.counts[j].URL = s
			}
		}
	}
}
