package exchange

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/attendance"
)

// The fields of a sheet, as Options.Columns calls them.
var sheetFields = []struct {
	name     string
	headings []string // folded
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

// ReadSheet reads a table in CSV or TSV with one count a row, under headings such
// as Session, Date, Platform, Peak viewers and Source. Options.Columns names the
// columns of the fields id, session, start, end, platform, host, event, tags,
// figure, low, high, metric, role, source, via, published, soFar, quote and url
// where their headings are others.
func ReadSheet(data []byte, o Options) Result { return readRows(data, o, &sheet{}) }

type sheet struct {
	columns map[string]int // of the fields that have one
	metric  attendance.Metric
}

func fieldOf(heading string) string {
	for _, f := range sheetFields {
		for _, h := range f.headings {
			if h == heading {
				return f.name
			}
		}
	}
	return ""
}

func (*sheet) knows(heading string) bool { return fieldOf(heading) != "" }

// heads finds the columns of the fields.
func (s *sheet) heads(t *table) bool {
	s.columns = map[string]int{}
	top := place{"", t.row1, t.cells[0].line, t.cells[0].column, ""}
	ok := true
	taken := map[int]bool{}
	for _, f := range sheetFields {
		h := t.o.Columns[f.name]
		if f.name == "sofar" && h == "" {
			h = t.o.Columns["soFar"]
		}
		if h == "" {
			continue
		}
		i, times := t.column(h)
		if i < 0 || times > 1 {
			at := top
			at.text = h
			t.fault(at, File, "%d columns are called %q, which is to be %s: want one", times, h, f.name)
			ok = false
			continue
		}
		s.columns[f.name], taken[i] = i, true
	}
	for _, f := range slices.Sorted(maps.Keys(t.o.Columns)) {
		if fieldNamed(f) < 0 {
			at := top
			at.text = f
			t.fault(at, File, "%q is no field of a sheet", f)
			ok = false
		}
	}
	for i, name := range t.names {
		f := fieldOf(fold(name))
		if taken[i] {
			continue
		}
		j, twice := s.columns[f]
		switch {
		case f == "" || t.o.Columns[f] != "":
			t.left(t.headAt(i), "no field for this column")
		case twice:
			t.fault(t.headAt(i), File, "both %q and %q are %s: choose one in Columns", t.names[j], name, f)
			ok = false
		default:
			s.columns[f] = i
		}
	}
	has := func(f string) bool { _, ok := s.columns[f]; return ok || t.o.Columns[f] != "" } // or is a fault already
	if !has("figure") && !(has("low") && has("high")) {
		t.fault(top, File, "no column has a figure; name one in Columns")
		ok = false
	}
	if !has("session") && !has("id") {
		t.fault(top, File, "no column has the session; name one in Columns")
		ok = false
	}
	if i, named := s.columns["figure"]; named {
		s.metric = headingMetrics[fold(t.names[i])]
	}
	return t.fillDown() && ok
}

func fieldNamed(name string) int {
	for i, f := range sheetFields {
		if strings.EqualFold(f.name, name) {
			return i
		}
	}
	return -1
}

func (s *sheet) row(t *table) {
	if t.cells == nil || t.said() {
		return
	}
	r := sheetRow{builder: t.builder, o: t.o, metric: s.metric, row: t.first,
		text: func(f string) string { return t.text(s.of(f)) },
		at:   func(f string) place { return t.at(s.of(f)) },
		has:  func(f string) bool { return s.of(f) >= 0 }}
	r.read()
}

func (s *sheet) of(field string) int {
	if i, ok := s.columns[field]; ok {
		return i
	}
	return -1
}

// A sheetRow is what a row of a sheet, or a result of a query, says by field.
type sheetRow struct {
	*builder
	o      Options
	metric attendance.Metric // that the heading of the figure says
	row    place
	text   func(field string) string
	at     func(field string) place
	has    func(field string) bool
	start  func(r *record) bool // reads the start; nil is as in a sheet
}

// line returns a field trimmed, each run of white space one blank.
func (r *sheetRow) line(field string) string { return oneLine(r.text(field)) }

// read adds what the row says.
func (r *sheetRow) read() {
	var rec record
	rec.at = r.row
	s := &rec.session
	for a, f := range [attributes]string{title: "session", hosts: "host", platform: "platform", event: "event", start: "start", end: "end", tags: "tags"} {
		rec.where[a] = r.at(f)
	}
	s.ID, s.Title = r.line("id"), r.line("session")
	s.Hosts, s.Event, s.Tags = split(r.text("host")), r.line("event"), split(r.text("tags"))
	s.Platform = r.line("platform")
	if s.Platform == "" {
		s.Platform = r.o.Platform
	}
	rec.platform.Venue = r.o.Venue && s.Platform != ""
	named := s.ID != ""
	kept := true
	if !named && s.Title == "" {
		at := r.at("session")
		if !r.has("session") {
			at = r.at("id")
		}
		r.fault(at, Row, "no session; if the cell is merged with the one above, name the column in FillDown")
		kept = false
	}
	date := func(f string, into *attendance.Date, drops Drops) {
		text := r.line(f)
		if text == "" {
			return
		}
		d, clocked, err := r.o.date(text)
		switch {
		case err != nil:
			r.fault(r.at(f), drops, "%w", err)
			kept = kept && drops != Row
			return
		case clocked:
			r.left(r.at(f), "the time of day has no zone: read as %v", d)
		}
		*into = d
	}
	if r.start != nil {
		kept = r.start(&rec) && kept
	} else if named {
		date("start", &s.Start, Cell)
	} else {
		date("start", &s.Start, Row)
	}
	if !kept {
		return
	}
	if !named {
		s.ID = strings.Join(nonEmpty(s.Title, s.Platform, s.Start.String()), " / ")
	}
	date("end", &s.End, Cell)
	if c, ok := r.count(date); ok {
		rec.counts = append(rec.counts, c)
	}
	r.add(rec)
}

func nonEmpty(parts ...string) []string {
	kept := parts[:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

// count reads the count of the row, if it has one.
func (r *sheetRow) count(date func(string, *attendance.Date, Drops)) (c placedCount, ok bool) {
	figure, metricOf, text, given, valid := r.figure()
	source := r.line("source")
	if source == "" {
		source = r.o.Source
	}
	if given && source == "" {
		at := r.at("source")
		if !r.has("source") {
			at = r.at("figure")
		}
		r.fault(at, Number, "a figure without a source; name one, or give the option Source")
		valid = false
	}
	c.Figure, c.Text, c.Source = figure, text, source
	if m := r.line("metric"); m != "" {
		c.Metric = metric(m)
	} else if c.Metric = r.metric; c.Metric == "" {
		c.Metric = metricOf
	}
	c.Quote = strings.TrimSpace(r.text("quote"))
	c.Via, c.via = r.line("via"), r.at("via")
	optional := func(f string) (string, bool) {
		text := r.line(f)
		return text, text != "" && !isNone(text)
	}
	if text, ok := optional("role"); ok {
		var err error
		if c.Role, err = role(text); err != nil {
			r.fault(r.at("role"), Cell, "%w", err)
		}
	}
	if _, ok := optional("published"); ok {
		date("published", &c.Date, Cell)
	}
	if text, ok := optional("url"); ok {
		if isAddress(text) {
			c.URL = text
		} else {
			r.fault(r.at("url"), Cell, "%q is no address such as https://example.org/a", text)
		}
	}
	switch text := strings.ToLower(r.line("sofar")); text {
	case "", "no", "false", "0":
	case "yes", "true", "1", "x":
		c.SoFar = true
	default:
		r.fault(r.at("sofar"), Cell, "%q is neither yes nor no", text)
	}
	if !given {
		for _, f := range []string{"source", "via", "quote", "url", "published", "role"} {
			if r.line(f) != "" {
				r.left(r.at(f), "there is no figure that it belongs to")
			}
		}
	}
	return c, given && valid
}

// figure reads the figure of the row, or the range from low to high. given is
// whether there is any, and valid whether it could be read.
func (r *sheetRow) figure() (f attendance.Figure, m attendance.Metric, text string, given, valid bool) {
	cell := r.text("figure")
	low, high := r.text("low"), r.text("high")
	hasLow, hasHigh := !isNone(low, r.o.None...), !isNone(high, r.o.None...)
	hasFigure := !isNone(cell, r.o.None...)
	if !hasFigure && strings.TrimSpace(cell) != "" {
		r.left(r.at("figure"), "%q is no figure", strings.TrimSpace(cell))
	}
	if hasLow && hasHigh {
		if hasFigure {
			r.left(r.at("figure"), "low and high say more")
		}
		f, text, valid = r.span(low, high)
		return f, "", text, true, valid
	}
	if hasLow || hasHigh {
		at, which := r.at("low"), "low without high"
		if hasHigh {
			at, which = r.at("high"), "high without low"
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
	got, err := r.o.figure(cell)
	if err != nil {
		r.fault(r.at("figure"), Number, "%w", err)
		return f, "", "", true, false
	}
	for _, why := range got.taken {
		r.left(r.at("figure"), "%s", why)
	}
	return got.figure, got.metric, got.text, true, true
}

// span reads low and high, which are both there.
func (r *sheetRow) span(low, high string) (f attendance.Figure, text string, ok bool) {
	a, err := r.o.figure(low)
	if err == nil && a.figure.Hedge != attendance.Bare {
		err = fmt.Errorf("%q is no number alone", low)
	}
	if err != nil {
		r.fault(r.at("low"), Number, "%w", err)
		return f, "", false
	}
	b, err := r.o.figure(high)
	if err == nil && b.figure.Hedge != attendance.Bare {
		err = fmt.Errorf("%q is no number alone", high)
	}
	if err != nil {
		r.fault(r.at("high"), Number, "%w", err)
		return f, "", false
	}
	switch {
	case a.figure.People > b.figure.People:
		r.fault(r.at("low"), Number, "%s is above the high, %s", strings.TrimSpace(low), strings.TrimSpace(high))
		return f, "", false
	case a.figure.People == b.figure.People:
		return a.figure, a.text, true
	}
	f = attendance.Figure{People: a.figure.People, To: b.figure.People, Step: 1, Hedge: attendance.Between}
	return f, spelled(f), true
}
