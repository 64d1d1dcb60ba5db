package exchange

import (
	"regexp"
	"strings"
	"time"

	"github.com/highwater-go/highwater/attendance"
)

// ReadACLED reads the data of ACLED on protests and riots, as the CSV of an export or
// the JSON of the API. The figure of a session is that of its tag "crowd size=…". A
// class of size, as in "large", is no figure unless Options.Classes says what it
// means.
func ReadACLED(data []byte, o Options) Result {
	if looksLikeJSON(data) {
		return readACLEDAPI(data, o)
	}
	return readRows(data, o, &acled{})
}

type acled struct {
	columns map[string]int
}

var acledColumns = map[string]bool{
	"eventidcnty": true, "eventdate": true, "timeprecision": true, "eventtype": true, "subeventtype": true, "country": true,
	"location": true, "source": true, "tags": true,
}

func (*acled) knows(heading string) bool { return acledColumns[heading] }

func (a *acled) heads(t *table) bool {
	a.columns = map[string]int{}
	ok := true
	for i, name := range t.names {
		h := fold(name)
		if j, twice := a.columns[h]; twice && acledColumns[h] {
			t.fault(t.headAt(i), File, "both %q and %q are %s", t.names[j], name, h)
			ok = false
			continue
		}
		a.columns[h] = i
		if !acledColumns[h] {
			t.left(t.headAt(i), "no field for this column")
		}
	}
	for _, f := range []string{"eventidcnty", "eventdate"} {
		if _, there := a.columns[f]; !there {
			t.fault(place{"", t.row1, t.cells[0].line, t.cells[0].column, ""}, File, "no column has the %s", f)
			ok = false
		}
	}
	return t.fillDown() && ok
}

func (a *acled) row(t *table) {
	if t.cells == nil || t.said() {
		return
	}
	acledRow{t.builder, t.o, t.first, func(f string) (string, place) {
		i, ok := a.columns[f]
		if !ok {
			return "", t.first
		}
		at := t.at(i)
		return strings.TrimSpace(at.text), at
	}}.read()
}

// An acledRow is one event by the names of its columns, folded.
type acledRow struct {
	*builder
	o   Options
	row place
	get func(column string) (string, place)
}

func (r acledRow) read() {
	rec := record{at: r.row}
	s := &rec.session
	kind, at := r.get("eventtype")
	switch {
	case strings.EqualFold(kind, "Protests") || strings.EqualFold(kind, "Riots"):
	case kind == "":
		r.left(r.row, "no event type, so that nobody knows whether it had an audience")
		return
	default:
		r.left(r.row, "%s have no audience", kind)
		return
	}
	rec.where[tags] = at
	id, at := r.get("eventidcnty")
	kept := true
	if id == "" {
		r.fault(at, Row, "no event ID")
		kept = false
	}
	text, at := r.get("eventdate")
	day, ok := acledDay(text)
	if !ok {
		r.fault(at, Row, "%q is neither a day such as 24 May 2025 nor one such as 2025-05-24", text)
		kept = false
	}
	if !kept {
		return
	}
	rec.where[start] = at
	s.ID = oneLine(id)
	switch precision, at := r.get("timeprecision"); precision {
	case "1", "1.0", "":
		s.Start = attendance.Day(day.Year(), day.Month(), day.Day())
	case "2", "2.0":
		first, last := day.AddDate(0, 0, -6), day.AddDate(0, 0, 7)
		s.Start = attendance.Date{Start: first.UnixMicro(), End: last.UnixMicro()}
		if s.Start.Validate() != nil {
			s.Start = attendance.Date{}
		}
	case "3", "3.0":
		s.Start = monthOf(day)
	default:
		r.fault(at, Cell, "the time precision is 1, 2 or 3, not %q", precision)
	}
	sub, at := r.get("subeventtype")
	rec.where[title] = at
	location, at := r.get("location")
	country, _ := r.get("country")
	s.Title = strings.Join(nonEmpty(oneLine(sub), oneLine(location), oneLine(country)), ", ")
	if r.o.Venue && location != "" {
		s.Platform = strings.Join(nonEmpty(oneLine(location), oneLine(country)), ", ")
		rec.platform.Venue, rec.where[platform] = true, at
	}
	if c, ok := r.count(s, kind); ok {
		rec.counts = append(rec.counts, c)
	}
	r.add(rec)
}

// acledDay reads the two forms of dates in the data.
func acledDay(s string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02", "2 January 2006", "2 Jan 2006"} {
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

// count reads the tags of the event, and its size.
func (r acledRow) count(s *attendance.Session, kind string) (c placedCount, ok bool) {
	list, at := r.get("tags")
	s.Tags = []string{kind}
	var sizes, quotes []string
	take := func(tag string) bool {
		if !strings.Contains(tag, "=") && !strings.Contains(tag, ":") {
			return false
		}
		m := sizeTag.FindStringSubmatch(tag)
		if m == nil {
			return false
		}
		for _, known := range sizes {
			if strings.EqualFold(known, strings.TrimSpace(m[1])) {
				return true
			}
		}
		sizes, quotes = append(sizes, strings.TrimSpace(m[1])), append(quotes, tag)
		return true
	}
	for _, tag := range split(list) {
		if !take(tag) && tag != kind {
			s.Tags = append(s.Tags, tag)
		}
	}
	if len(sizes) == 0 { // as it was before 2021
		if notes, notesAt := r.get("notes"); notes != "" {
			if m := sizeNotes.FindStringSubmatch(notes); m != nil && take(oneLine(m[1])) {
				quotes[0], at = "["+m[1]+"]", notesAt
			}
		}
	}
	switch len(sizes) {
	case 0:
		r.left(r.row, "no crowd size")
		return c, false
	case 1:
	default:
		r.fault(at, Number, "%d crowd sizes, %s", len(sizes), strings.Join(sizes, " and "))
		return c, false
	}
	c.Count = attendance.Count{Source: "ACLED", Quote: quotes[0]}
	c.role = attendance.RoleAnalyst
	f, how, err := size(sizes[0])
	if class, mapped := r.class(sizes[0]); mapped {
		f, how = class, sized
	}
	switch how {
	case absent:
		r.left(at, "%q is no figure", sizes[0])
		return c, false
	case vague:
		r.left(at, "%v: see Classes", err)
		return c, false
	case unfit:
		r.fault(at, Number, "%w", err)
		return c, false
	}
	c.Figure, c.Text = f, published(sizes[0], f)
	if c.Text == "" {
		c.Text = spelled(f)
	}
	source, sourceAt := r.get("source")
	switch names := split(source); len(names) {
	case 0:
	case 1:
		if names[0] != c.Source {
			c.Via, c.via = names[0], sourceAt
		}
	default:
		r.left(sourceAt, "%d sources, and which the size is of is not said", len(names))
	}
	return c, true
}

// class returns what Options say that a class means.
func (r acledRow) class(s string) (attendance.Figure, bool) {
	for name, f := range r.o.Classes {
		if strings.EqualFold(oneLine(name), oneLine(s)) && !f.IsZero() && f.Validate() == nil {
			return f, true
		}
	}
	return attendance.Figure{}, false
}
