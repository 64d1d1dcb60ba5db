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
var acledAttributes = [attributes]acledColumn{title: acledSubType, platform: acledLocation, start: acledDate, tags: acledType, via: acledSource}

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
	*table
	columns [acledColumns]int // -1 for none
	event   acledRow
	sizes   memo[acledTagged]
}

func (*acled) knows(heading string) bool { return acledReads(heading) }

func (a *acled) heads(t *table) bool {
	a.table = t
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
	a.event = acledRow{builder: t.builder, o: &t.o, cells: a}
	return t.fillDown() && ok
}

func (a *acled) row(t *table) {
	if t.cells == nil || t.said() {
		return
	}
	for c, i := range a.columns {
		if i >= 0 && acledColumn(c) < acledNotes {
			a.event.lines[c] = t.line(i)
		}
	}
	a.event.read()
}

func (a *acled) place(c acledColumn) place {
	if c == wholeEvent {
		return a.first()
	}
	return a.at(a.columns[c])
}

func (a *acled) notes() string {
	if i := a.columns[acledNotes]; i >= 0 {
		return a.line(i)
	}
	return ""
}

// tagged reads the tags, as many were read before.
func (a *acled) tagged() acledTagged {
	i := a.columns[acledTags]
	if i < 0 {
		return acledTagged{}
	}
	raw := a.cell(i)
	if raw == nil {
		return a.event.taggedOf(a.line(i))
	}
	s, ok := a.sizes.slot(raw)
	if !ok {
		s.text = a.sizes.copied(raw, &a.scroll)
		s.of = a.event.taggedOf(oneLine(s.text))
	}
	return s.of
}

// wholeEvent is no column, but where none is.
const wholeEvent acledColumn = -1

// acledCells are the columns of an event.
type acledCells interface {
	place(acledColumn) place
	notes() string
	tagged() acledTagged
}

// An acledRow is one event by its columns.
type acledRow struct {
	*builder
	o     *Options
	cells acledCells
	lines [acledNotes]string // what the columns before the notes say, on one line
}

func (r *acledRow) place(a attribute) place {
	if a == everything {
		return r.cells.place(wholeEvent)
	}
	return r.cells.place(acledAttributes[a])
}

func (r *acledRow) read() {
	kind := r.lines[acledType]
	switch {
	case strings.EqualFold(kind, "Protests") || strings.EqualFold(kind, "Riots"):
	case kind == "":
		r.left(r.cells.place(wholeEvent), "no event type, so that nobody knows whether it had an audience")
		return
	default:
		r.left(r.cells.place(wholeEvent), "%s have no audience", kind)
		return
	}
	rec := record{places: r, role: attendance.RoleAnalyst}
	s := &rec.session
	s.ID = r.lines[acledID]
	if s.ID == "" {
		r.fault(r.cells.place(acledID), Row, "no event ID")
	}
	day, ok := acledDay(r.lines[acledDate])
	if !ok {
		r.fault(r.cells.place(acledDate), Row, "%q is neither a day such as 24 May 2025 nor one such as 2025-05-24", r.lines[acledDate])
	}
	if s.ID == "" || !ok {
		return
	}
	switch precision := r.lines[acledPrecision]; precision {
	case "1", "1.0", "":
		s.Start = day
	case "2", "2.0":
		first, after := day.Instants()
		s.Start = attendance.Date{Start: first.AddDate(0, 0, -6).UnixMicro(), End: after.AddDate(0, 0, 6).UnixMicro()}
		if s.Start.Validate() != nil {
			s.Start = attendance.Date{}
		}
	case "3", "3.0":
		first, _ := day.Instants()
		s.Start = monthOf(first)
	default:
		r.fault(r.cells.place(acledPrecision), Cell, "the time precision is 1, 2 or 3, not %q", precision)
	}
	location, country := r.lines[acledLocation], r.lines[acledCountry]
	s.Title = r.scroll.joined(", ", r.lines[acledSubType], location, country)
	if r.o.Venue && location != "" {
		s.Platform = r.scroll.joined(", ", location, country)
		rec.venue = true
	}
	rec.counts = r.count(s, kind)
	r.add(&rec)
}

// acledDay reads the two forms of dates in the data.
func acledDay(s string) (attendance.Date, bool) {
	if len(s) > 4 && s[4] == '-' {
		return dayOf(s)
	}
	if d, ok := writtenDay(s); ok { // as most are: package time takes ten times the time
		return d, true
	}
	for _, layout := range []string{"2 January 2006", "2 Jan 2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			d := attendance.Day(t.Year(), t.Month(), t.Day())
			return d, !d.IsZero()
		}
	}
	return attendance.Date{}, false
}

// writtenDay reads days such as 02 April 2018.
func writtenDay(s string) (d attendance.Date, ok bool) {
	n := len(s) - len(" 2018")
	if n <= len("02 ") || s[2] != ' ' || s[n] != ' ' {
		return d, false
	}
	number := func(digits string) (n int) {
		for i := range len(digits) {
			if digits[i] < '0' || digits[i] > '9' {
				return -1 << 30
			}
			n = 10*n + int(digits[i]-'0')
		}
		return n
	}
	name := s[len("02 "):n]
	for m := time.January; m <= time.December; m++ {
		if m.String() == name {
			d = attendance.Day(number(s[n+1:]), m, number(s[:2]))
			break
		}
	}
	return d, !d.IsZero()
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

// taggedOf reads a list of tags.
func (r *acledRow) taggedOf(list string) (a acledTagged) {
	for _, tag := range split(list) {
		if !a.take(tag) {
			a.tags = append(a.tags, tag)
		}
	}
	r.size(&a)
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
func (r *acledRow) count(s *attendance.Session, kind string) []attendance.Count {
	a, at := r.cells.tagged(), acledTags
	s.Tags = append(r.textRoom.room(1+len(a.tags)), kind)
	for _, tag := range a.tags {
		if tag != kind {
			s.Tags = append(s.Tags, tag)
		}
	}
	if len(a.sizes) == 0 { // as it was before 2021
		if m := sizeNotes.FindStringSubmatch(r.cells.notes()); m != nil && a.take(oneLine(m[1])) {
			a.quotes[0], at = "["+m[1]+"]", acledNotes
			r.size(&a)
		}
	}
	switch len(a.sizes) {
	case 0:
		r.left(r.cells.place(wholeEvent), "no crowd size")
		return nil
	case 1:
	default:
		r.fault(r.cells.place(at), Number, "%d crowd sizes, %s", len(a.sizes), strings.Join(a.sizes, " and "))
		return nil
	}
	switch a.how {
	case absent:
		r.left(r.cells.place(at), "%q is not a figure", a.sizes[0])
		return nil
	case vague:
		r.left(r.cells.place(at), "%v: see Classes", a.err)
		return nil
	case unfit:
		r.fault(r.cells.place(at), Number, "%w", a.err)
		return nil
	}
	c := attendance.Count{Figure: a.figure, Text: a.text, Source: "ACLED", Quote: a.quotes[0]}
	via := r.lines[acledSource]
	if strings.Contains(via, ";") {
		names := split(via)
		if len(names) > 1 {
			r.left(r.cells.place(acledSource), "%d sources, and nothing says whose size it is", len(names))
		}
		if via = ""; len(names) == 1 {
			via = names[0]
		}
	}
	if via != c.Source {
		c.Via = via
	}
	return append(r.countRoom.room(1), c)
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
