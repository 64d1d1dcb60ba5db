package exchange

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/highwater-go/highwater/attendance"
)

// ReadACLED reads ACLED's data on protests and riots, as the CSV of an export or the JSON
// of the API. The figure of a session comes from its tag "crowd size=…". A class of size,
// such as "large", is not a figure unless Options.Classes says what it means.
func ReadACLED(data []byte, o Options) Result {
	if looksLikeJSON(data) {
		return readACLEDAPI(data, o)
	}
	return readRows(data, o, &acled{})
}

// The columns of the attributes of a session.
var acledAttributes = [attributes]acledColumn{title: acledSubType, platform: acledLocation, start: acledDate, tags: acledType}

// An acledColumn is a column that is read.
type acledColumn int

const (
	acledID acledColumn = iota
	acledDate
	acledPrecision
	acledType
	acledSubType
	acledCountry
	acledLocation
	acledSource
	acledNotes
	acledTags
	acledColumns
)

// The headings of the columns, folded. The notes are read for what was in them before
// 2021, and left otherwise.
var acledHeadings = [acledColumns]string{"eventidcnty", "eventdate", "timeprecision", "eventtype", "subeventtype", "country", "location", "source", "notes", "tags"}

// acledColumnOf returns the column of a heading, or -1.
func acledColumnOf(heading string) acledColumn {
	return acledColumn(slices.Index(acledHeadings[:], heading))
}

func acledReads(heading string) bool {
	return acledColumnOf(heading) >= 0 && heading != acledHeadings[acledNotes]
}

type acled struct {
	columns [acledColumns]int // -1 for none
	event   acledRow
}

func (*acled) knows(heading string) bool { return acledReads(heading) }

func (a *acled) heads(t *table) bool {
	for c := range a.columns {
		a.columns[c] = -1
	}
	ok := true
	for i, name := range t.names {
		h := fold(name)
		c := acledColumnOf(h)
		if c >= 0 && a.columns[c] >= 0 && acledReads(h) {
			t.fault(t.headAt(i), File, "both %q and %q are %s", t.names[a.columns[c]], name, h)
			ok = false
			continue
		}
		if c >= 0 {
			a.columns[c] = i
		}
		if !acledReads(h) {
			t.left(t.headAt(i), "no field for this column")
		}
	}
	for _, c := range []acledColumn{acledID, acledDate} {
		if a.columns[c] < 0 {
			t.fault(t.top(), File, "no column has the %s", acledHeadings[c])
			ok = false
		}
	}
	a.event = acledRow{days: memo[acledDayText]{hopeful: true}, tags: memo[acledTagged]{hopeful: true}, joined: t.scroll.joined, locate: func(of attribute) place { return t.at(a.columns[acledAttributes[of]]) }, builder: t.builder, o: t.o,
		line: func(c acledColumn) string { return t.line(a.columns[c]) },
		at:   func(c acledColumn) place { return t.at(a.columns[c]) }}
	return t.fillDown() && ok
}

func (a *acled) row(t *table) {
	if t.cells == nil || t.said() {
		return
	}
	a.event.row = t.first
	a.event.read()
}

// An acledRow is one event by its columns.
type acledRow struct {
	*builder
	o    Options
	row  place
	line func(acledColumn) string // trimmed, each run of white space one blank
	at   func(acledColumn) place

	locate func(attribute) place
	one    [1]placedCount // of the row
	joined func(sep string, parts ...string) string

	days memo[acledDayText]
	tags memo[acledTagged]
}

func (r *acledRow) read() {
	rec := record{at: r.row, locate: r.locate}
	s := &rec.session
	kind := r.line(acledType)
	switch {
	case strings.EqualFold(kind, "Protests") || strings.EqualFold(kind, "Riots"):
	case kind == "":
		r.left(r.row, "no event type, so that nobody knows whether it had an audience")
		return
	default:
		r.left(r.row, "%s have no audience", kind)
		return
	}
	s.ID = r.line(acledID)
	if s.ID == "" {
		r.fault(r.at(acledID), Row, "no event ID")
	}
	day := r.day(r.line(acledDate))
	if !day.ok {
		r.fault(r.at(acledDate), Row, "%q is neither a day such as 24 May 2025 nor one such as 2025-05-24", r.line(acledDate))
	}
	if s.ID == "" || !day.ok {
		return
	}
	switch precision := r.line(acledPrecision); precision {
	case "1", "1.0", "":
		s.Start = day.date
	case "2", "2.0":
		first, last := day.day.AddDate(0, 0, -6), day.day.AddDate(0, 0, 7)
		s.Start = attendance.Date{Start: first.UnixMicro(), End: last.UnixMicro()}
		if s.Start.Validate() != nil {
			s.Start = attendance.Date{}
		}
	case "3", "3.0":
		s.Start = monthOf(day.day)
	default:
		r.fault(r.at(acledPrecision), Cell, "the time precision is 1, 2 or 3, not %q", precision)
	}
	location, country := r.line(acledLocation), r.line(acledCountry)
	s.Title = r.joined(", ", r.line(acledSubType), location, country)
	if r.o.Venue && location != "" {
		s.Platform = joined(", ", location, country)
		rec.platform.Venue = true
	}
	if r.count(s, kind, &r.one[0]) {
		rec.counts = r.one[:]
	}
	r.add(&rec)
}

// An acledDayText is the day that a text says.
type acledDayText struct {
	day  time.Time
	date attendance.Date
	ok   bool
}

func (r *acledRow) day(s string) acledDayText {
	if d, ok := r.days.find(s); ok {
		return d
	}
	day, ok := acledDay(s)
	d := acledDayText{day, attendance.Day(day.Year(), day.Month(), day.Day()), ok}
	r.days.keep(s, d)
	return d
}

// acledDay reads the two forms of dates in the data.
func acledDay(s string) (time.Time, bool) {
	layouts := []string{"2 January 2006", "2 Jan 2006"}
	if len(s) > 4 && s[4] == '-' {
		layouts = []string{"2006-01-02"}
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil && !attendance.Day(t.Year(), t.Month(), t.Day()).IsZero() {
			return t, true
		}
	}
	return time.Time{}, false
}

var (
	sizeTag   = regexp.MustCompile(`(?i)^(?:crowd )?size\s*[=:]\s*(.*)$`)
	sizeNotes = regexp.MustCompile(`(?i)\[((?:crowd )?size\s*[=:]\s*[^\[\]]*)\]\s*$`)
)

// An acledTagged is what a cell of tags says.
type acledTagged struct {
	tags          []string // but the sizes
	sizes, quotes []string // of sizes that differ
	figure        attendance.Figure
	text          string // of the figure
	how           sizing
	err           error
}

// take notes a tag that is a size, and reports whether it is one.
func (a *acledTagged) take(tag string) bool {
	m := sizeTag.FindStringSubmatch(tag)
	if m == nil {
		return false
	}
	said := strings.TrimSpace(m[1])
	if !slices.ContainsFunc(a.sizes, func(known string) bool { return strings.EqualFold(known, said) }) {
		a.sizes, a.quotes = append(a.sizes, said), append(a.quotes, tag)
	}
	return true
}

// tagged reads a cell of tags.
func (r *acledRow) tagged(list string) acledTagged {
	if a, ok := r.tags.find(list); ok {
		return a
	}
	var a acledTagged
	for _, tag := range split(list) {
		if !a.take(tag) {
			a.tags = append(a.tags, tag)
		}
	}
	r.size(&a)
	r.tags.keep(list, a)
	return a
}

// size reads the size where there is one.
func (r *acledRow) size(a *acledTagged) {
	if len(a.sizes) != 1 {
		return
	}
	a.figure, a.how, a.err = size(a.sizes[0])
	if class, mapped := r.class(a.sizes[0]); mapped {
		a.figure, a.how = class, sized
	}
	if a.text = published(a.sizes[0], a.figure); a.text == "" {
		a.text = spelled(a.figure)
	}
}

// count reads the tags of the event, and its size.
func (r *acledRow) count(s *attendance.Session, kind string, c *placedCount) (ok bool) {
	*c = placedCount{}
	a, at := r.tagged(r.line(acledTags)), acledTags
	s.Tags = append(make([]string, 0, 1+len(a.tags)), kind)
	for _, tag := range a.tags {
		if tag != kind {
			s.Tags = append(s.Tags, tag)
		}
	}
	if len(a.sizes) == 0 { // as it was before 2021
		if m := sizeNotes.FindStringSubmatch(r.line(acledNotes)); m != nil && a.take(oneLine(m[1])) {
			a.quotes[0], at = "["+m[1]+"]", acledNotes
			r.size(&a)
		}
	}
	switch len(a.sizes) {
	case 0:
		r.left(r.row, "no crowd size")
		return false
	case 1:
	default:
		r.fault(r.at(at), Number, "%d crowd sizes, %s", len(a.sizes), strings.Join(a.sizes, " and "))
		return false
	}
	switch a.how {
	case absent:
		r.left(r.at(at), "%q is no figure", a.sizes[0])
		return false
	case vague:
		r.left(r.at(at), "%v: see Classes", a.err)
		return false
	case unfit:
		r.fault(r.at(at), Number, "%w", a.err)
		return false
	}
	c.Count = attendance.Count{Figure: a.figure, Text: a.text, Source: "ACLED", Quote: a.quotes[0]}
	c.role = attendance.RoleAnalyst
	source := r.line(acledSource)
	if !strings.Contains(source, ";") {
		if source != c.Source {
			c.Via, c.via = source, r.at(acledSource)
		}
		return true
	}
	switch names := split(source); {
	case len(names) > 1:
		r.left(r.at(acledSource), "%d sources, and which the size is of is not said", len(names))
	case len(names) == 1 && names[0] != c.Source:
		c.Via, c.via = names[0], r.at(acledSource)
	}
	return true
}

// class returns what Options say that a class means.
func (r *acledRow) class(s string) (attendance.Figure, bool) {
	for name, f := range r.o.Classes {
		if strings.EqualFold(oneLine(name), oneLine(s)) && !f.IsZero() && f.Validate() == nil {
			return f, true
		}
	}
	return attendance.Figure{}, false
}
