package exchange

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/attendance"
)

// A field is what a column of a sheet may be.
type field int

const (
	fieldID field = iota
	fieldSession
	fieldStart
	fieldEnd
	fieldPlatform
	fieldHost
	fieldEvent
	fieldTags
	fieldFigure
	fieldLow
	fieldHigh
	fieldMetric
	fieldRole
	fieldSource
	fieldVia
	fieldPublished
	fieldSoFar
	fieldQuote
	fieldURL
	fields
)

// The fields as Options.Columns calls them, except for case, and their headings, folded.
var sheetFields = [fields]struct {
	name     string
	headings []string
}{
	{"id", []string{"id", "sessionid", "key"}},
	{"session", []string{"session", "title", "eventname", "name", "stream", "show", "match", "programme"}},
	{"start", []string{"date", "when", "start", "day"}},
	{"end", []string{"end", "until"}},
	{"platform", []string{"platform", "venue", "channel", "site", "location", "network", "service"}},
	{"host", []string{"host", "hosts", "artist", "organizer", "speaker"}},
	{"event", []string{"event", "simulcast"}},
	{"tags", []string{"tags", "category"}},
	{"figure", []string{"figure", "attendance", "viewers", "audience", "crowd", "spectators", "listeners", "participants",
		"peakviewers", "concurrentviewers", "ccv", "averageviewers", "uniqueviewers", "views"}},
	{"low", []string{"low", "min", "from"}},
	{"high", []string{"high", "max", "to"}},
	{"metric", []string{"metric"}},
	{"role", []string{"role", "sourcetype"}},
	{"source", []string{"source", "accordingto", "by"}},
	{"via", []string{"via", "repeats"}},
	{"published", []string{"published", "asof", "reported"}},
	{"sofar", []string{"sofar"}},
	{"quote", []string{"quote"}},
	{"url", []string{"url", "link", "reference", "ref"}},
}

// Headings that say what a figure counts.
var headingMetrics = map[string]attendance.Metric{
	"peakviewers": attendance.Peak, "concurrentviewers": attendance.Peak, "ccv": attendance.Peak,
	"averageviewers": attendance.Average, "uniqueviewers": attendance.Unique, "views": attendance.Views,
}

// ReadSheet reads a table in CSV or TSV with one count in each row, under headings such
// as Session, Date, Platform, Peak viewers and Source. If the headings are others,
// Options.Columns names the column of each of the fields id, session, start, end,
// platform, host, event, tags, figure, low, high, metric, role, source, via, published,
// soFar, quote and url.
func ReadSheet(data []byte, o Options) Result { return readRows(data, o, &sheet{}) }

type sheet struct {
	*table
	columns [fields]int // -1 for none
	texts   []field     // that have a column of texts on one line
	current sheetRow
}

// fieldOf returns the field of a heading, or -1.
func fieldOf(heading string) field {
	for f := range sheetFields {
		if slices.Contains(sheetFields[f].headings, heading) {
			return field(f)
		}
	}
	return -1
}

// fieldNamed returns the field that Options call so, or -1.
func fieldNamed(name string) field {
	return field(slices.IndexFunc(sheetFields[:], func(f struct {
		name     string
		headings []string
	}) bool {
		return strings.EqualFold(f.name, name)
	}))
}

// asked returns what Options say of each field, "" where they say nothing, and what
// they say of fields that are none.
func asked(columns map[string]string) (of [fields]string, unknown []string) {
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		if f := fieldNamed(name); f >= 0 {
			of[f] = columns[name]
		} else {
			unknown = append(unknown, name)
		}
	}
	return of, unknown
}

func (*sheet) knows(heading string) bool { return fieldOf(heading) >= 0 }

// heads finds the columns of the fields.
func (s *sheet) heads(t *table) bool {
	s.table = t
	for f := range s.columns {
		s.columns[f] = -1
	}
	wanted, unknown := asked(t.o.Columns)
	ok := true
	wrong := func(text, format string, args ...any) {
		at := t.top()
		at.text = text
		t.fault(at, File, format, args...)
		ok = false
	}
	taken := make([]bool, len(t.names))
	for f, h := range wanted {
		if h == "" {
			continue
		}
		i, times := t.heading(h)
		if i < 0 || times > 1 {
			wrong(h, "%d columns are called %q, which is to be %s: want one", times, h, sheetFields[f].name)
			continue
		}
		s.columns[f], taken[i] = i, true
	}
	for _, name := range unknown {
		wrong(name, "%q is not a field of a sheet", name)
	}
	for i, name := range t.names {
		f := fieldOf(fold(name))
		switch {
		case taken[i]:
		case f < 0 || wanted[f] != "":
			t.left(t.headAt(i), "no field for this column")
		case s.columns[f] >= 0:
			t.fault(t.headAt(i), File, "both %q and %q are %s: choose one in Columns", t.names[s.columns[f]], name, sheetFields[f].name)
			ok = false
		default:
			s.columns[f] = i
		}
	}
	has := func(f field) bool { return s.columns[f] >= 0 || wanted[f] != "" } // or is a fault already
	if !has(fieldFigure) && !(has(fieldLow) && has(fieldHigh)) {
		wrong("", "no column has a figure; name one in Columns")
	}
	if !has(fieldSession) && !has(fieldID) {
		wrong("", "no column has the session; name one in Columns")
	}
	t.apostrophes = true
	s.current = sheetRow{builder: t.builder, fieldReader: s, o: t.o}
	if i := s.columns[fieldFigure]; i >= 0 {
		s.current.metric = headingMetrics[fold(t.names[i])]
	}
	for f := range fields {
		if s.columns[f] >= 0 && !special[f] {
			s.texts = append(s.texts, f)
		}
	}
	return t.fillDown() && ok
}

// special are the fields that are not read as texts on one line.
var special = [fields]bool{fieldStart: true, fieldEnd: true, fieldPublished: true, fieldFigure: true, fieldLow: true, fieldHigh: true, fieldQuote: true}

func (s *sheet) row(t *table) {
	if t.cells == nil || t.said() {
		return
	}
	for _, f := range s.texts {
		s.current.lines[f] = t.line(s.columns[f])
	}
	s.current.read()
}

func (s *sheet) has(f field) bool    { return s.columns[f] >= 0 }
func (s *sheet) text(f field) string { return s.plain(s.table.text(s.columns[f])) }

func (s *sheet) at(f field) place {
	if f == wholeRow {
		return s.first()
	}
	return s.table.at(s.columns[f])
}

func (s *sheet) dated(f field) *datedText { return s.table.dated(s.columns[f]) }

func (s *sheet) digits(f field) (attendance.Figure, string, bool) {
	if s.columns[f] < 0 {
		return attendance.Figure{}, "", false
	}
	return s.table.digits(s.columns[f])
}

func (s *sheet) figure(f field) (reading, error) {
	if s.columns[f] < 0 {
		return reading{none: true}, nil
	}
	return s.table.figure(s.columns[f])
}

// A fieldReader says what a row holds by field.
type fieldReader interface {
	has(f field) bool    // whether there is a column
	text(f field) string // as it stands there
	at(f field) place
	digits(f field) (figure attendance.Figure, text string, ok bool) // of digits alone, as most are
	figure(f field) (reading, error)
	dated(f field) *datedText // until it is asked again
}

// wholeRow is no field, but where none is.
const wholeRow field = -1

// A sheetRow is what a row of a sheet, or a result of a query, says.
type sheetRow struct {
	*builder
	fieldReader
	o      Options
	lines  [fields]string                        // what the fields say that are texts on one line
	metric attendance.Metric                     // that the heading of the figure says
	start  func() (d attendance.Date, kept bool) // reads the start; nil is as in a sheet
}

// The fields of the attributes of a session.
var attributeFields = [attributes]field{title: fieldSession, hosts: fieldHost, platform: fieldPlatform, event: fieldEvent, start: fieldStart, end: fieldEnd, tags: fieldTags, via: fieldVia}

func (r *sheetRow) place(a attribute) place {
	if a == everything {
		return r.at(wholeRow)
	}
	return r.at(attributeFields[a])
}

// date reads what a field says, which is a date, and reports whether the row is to be
// kept. There is no date where it is nil.
func (r *sheetRow) date(f field, drops Drops, into *attendance.Date) (d *datedText, kept bool) {
	if !r.has(f) {
		return nil, true
	}
	d = r.dated(f)
	switch {
	case d.line == "" || d.err != nil && f == fieldPublished && isNone(d.line):
		return nil, true
	case d.err != nil:
		r.fault(r.at(f), drops, "%w", d.err)
		return nil, drops != Row
	case d.clocked:
		r.left(r.at(f), "the time of day has no zone: read as %v", d.date)
	}
	*into = d.date
	return d, true
}

// read adds what the row says.
func (r *sheetRow) read() {
	rec := record{places: r}
	s := &rec.session
	s.ID, s.Title = r.lines[fieldID], r.lines[fieldSession]
	s.Hosts, s.Event, s.Tags = split(r.lines[fieldHost]), r.lines[fieldEvent], split(r.lines[fieldTags])
	s.Platform = r.lines[fieldPlatform]
	if s.Platform == "" {
		s.Platform = r.o.Platform
	}
	rec.venue = r.o.Venue && s.Platform != ""
	named := s.ID != ""
	if !named && s.Title == "" {
		at := r.at(fieldSession)
		if !r.has(fieldSession) {
			at = r.at(fieldID)
		}
		r.fault(at, Row, "no session; if the cell is merged with the one above, name the column in FillDown")
	}
	var started *datedText
	kept, drops := true, Row
	if named {
		drops = Cell
	}
	if r.start == nil {
		started, kept = r.date(fieldStart, drops, &s.Start)
	} else if s.Start, kept = r.start(); !named {
		started = &datedText{date: s.Start}
	}
	if !kept || !named && s.Title == "" {
		return
	}
	if !named {
		text := ""
		if started != nil {
			text = started.text()
		}
		s.ID = r.scroll.joined(" / ", s.Title, s.Platform, text)
	}
	r.date(fieldEnd, Cell, &s.End)
	rec.counts = r.count()
	r.add(&rec)
}

// count reads the count of the row, if it has one.
func (r *sheetRow) count() []attendance.Count {
	var c attendance.Count
	figure, metricOf, text, given, valid := r.published()
	source := r.lines[fieldSource]
	if source == "" {
		source = r.o.Source
	}
	if given && source == "" {
		at := r.at(fieldSource)
		if !r.has(fieldSource) {
			at = r.at(fieldFigure)
		}
		r.fault(at, Number, "a figure without a source; name one, or give the option Source")
		valid = false
	}
	c.Figure, c.Text, c.Source = figure, text, source
	if m := r.lines[fieldMetric]; m != "" {
		c.Metric = metric(m)
	} else if c.Metric = r.metric; c.Metric == "" {
		c.Metric = metricOf
	}
	if r.has(fieldQuote) {
		c.Quote = strings.ReplaceAll(strings.TrimSpace(r.text(fieldQuote)), "\r\n", "\n")
	}
	c.Via = r.lines[fieldVia]
	if text := r.lines[fieldRole]; text != "" {
		var err error
		if c.Role, err = role(text); err != nil && !isNone(text) {
			r.fault(r.at(fieldRole), Cell, "%w", err)
		}
	}
	r.date(fieldPublished, Cell, &c.Date)
	if text := r.lines[fieldURL]; text != "" {
		if isAddress(text) {
			c.URL = text
		} else if !isNone(text) {
			r.fault(r.at(fieldURL), Cell, "%q is not an address such as https://example.org/a", text)
		}
	}
	switch text := strings.ToLower(r.lines[fieldSoFar]); text {
	case "", "no", "false", "0":
	case "yes", "true", "1", "x":
		c.SoFar = true
	default:
		r.fault(r.at(fieldSoFar), Cell, "%q is neither yes nor no", text)
	}
	if !given {
		for _, f := range []field{fieldSource, fieldVia, fieldQuote, fieldURL, fieldPublished, fieldRole} {
			if r.has(f) && oneLine(r.text(f)) != "" {
				r.left(r.at(f), "there is no figure that it belongs to")
			}
		}
	}
	if !given || !valid {
		return nil
	}
	return append(r.countRoom.room(1), c)
}

// published reads the figure of the row, or the range from low to high. given is
// whether there is any, and valid whether it could be read.
func (r *sheetRow) published() (f attendance.Figure, m attendance.Metric, text string, given, valid bool) {
	ranged := r.has(fieldLow) || r.has(fieldHigh)
	if !ranged {
		if f, text, ok := r.digits(fieldFigure); ok {
			return f, "", text, true, true
		}
	}
	got, err := r.figure(fieldFigure)
	var low, high reading
	var lowErr, highErr error
	hasFigure, hasLow, hasHigh := !got.none, false, false
	if ranged {
		low, lowErr = r.figure(fieldLow)
		high, highErr = r.figure(fieldHigh)
		hasLow, hasHigh = !low.none, !high.none
	}
	if !hasFigure {
		if said := strings.TrimSpace(r.text(fieldFigure)); said != "" {
			r.left(r.at(fieldFigure), "%q is not a figure", said)
		}
	}
	if hasLow && hasHigh {
		if hasFigure {
			r.left(r.at(fieldFigure), "low and high say more")
		}
		f, text, valid = r.span(low, high, lowErr, highErr)
		return f, "", text, true, valid
	}
	if hasLow || hasHigh {
		at, which := r.at(fieldLow), "low without high"
		if hasHigh {
			at, which = r.at(fieldHigh), "high without low"
		}
		drops := Number
		if hasFigure {
			drops = Cell
		}
		r.fault(at, drops, "%s: give both ends, or a figure such as \"57K+\"", which)
		if !hasFigure {
			return f, "", "", false, false
		}
	}
	if !hasFigure {
		return f, "", "", false, false
	}
	if err != nil {
		r.fault(r.at(fieldFigure), Number, "%w", err)
		return f, "", "", true, false
	}
	for _, why := range got.taken {
		r.left(r.at(fieldFigure), "%s", why)
	}
	return got.figure, got.metric, got.text, true, true
}

// span brings low and high together, which are both there.
func (r *sheetRow) span(low, high reading, lowErr, highErr error) (f attendance.Figure, text string, ok bool) {
	alone := func(f field, end reading, err error) bool {
		if err == nil && end.figure.Hedge != attendance.Bare {
			err = fmt.Errorf("%q is not a number alone", r.text(f))
		}
		if err != nil {
			r.fault(r.at(f), Number, "%w", err)
		}
		return err == nil
	}
	if !alone(fieldLow, low, lowErr) || !alone(fieldHigh, high, highErr) {
		return f, "", false
	}
	switch a, b := low.figure, high.figure; {
	case a.People > b.People:
		r.fault(r.at(fieldLow), Number, "%s is above the high, %s", oneLine(r.text(fieldLow)), oneLine(r.text(fieldHigh)))
		return f, "", false
	case a.People == b.People:
		return a, low.text, true
	default:
		f = attendance.Figure{People: a.People, To: b.People, Step: 1, Hedge: attendance.Between}
		return f, spelled(f), true
	}
}
