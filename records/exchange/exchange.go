package exchange

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/fault"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/stream"
)

// Options tell what a file does not tell about itself. With the zero Options a reader
// reads what it can without help.
type Options struct {
	Columns   map[string]string            `json:"columns,omitempty"`   // from a field to its heading or variable; see ReadSheet
	Delimiter string                       `json:"delimiter,omitempty"` // one byte between cells; "" to detect it
	Locale    attendance.Locale            `json:"locale,omitzero"`     // how figures are written
	Dates     Layouts                      `json:"dates,omitempty"`     // for dates that would otherwise be refused
	FillDown  []string                     `json:"fillDown,omitempty"`  // headings of columns in which an empty cell repeats the one above
	None      []string                     `json:"none,omitempty"`      // additional texts that mean there is no figure
	SkipRows  int                          `json:"skipRows,omitempty"`  // how many lines come before the headings
	Source    string                       `json:"source,omitempty"`    // the source of counts that name none
	Platform  string                       `json:"platform,omitempty"`  // the platform of sessions that name none
	Venue     bool                         `json:"venue,omitempty"`     // platforms are places where people are in person
	Classes   map[string]attendance.Figure `json:"classes,omitempty"`   // what ACLED's classes of size, such as "large", mean

	Languages  []string                     `json:"languages,omitempty"`  // of labels, in order of preference; nil is en. The last resort is mul
	Properties map[string]attendance.Metric `json:"properties,omitempty"` // Wikidata properties that count people, besides P1110

	At      attendance.Date `json:"at,omitzero"`       // when a live answer was given
	Session string          `json:"session,omitempty"` // the session that a list of observations is about
	Server  string          `json:"server,omitempty"`  // the host name of an Owncast server
}

// Layouts are date layouts of package time. In JSON, a single one may be given without a
// list.
type Layouts []string

// UnmarshalJSON reads a list of layouts, or one.
func (l *Layouts) UnmarshalJSON(data []byte) error {
	var one string
	if json.Unmarshal(data, &one) == nil {
		*l = Layouts{one}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(l))
}

// Drops is how much a fault leaves out of the Result.
type Drops string

const (
	Cell    Drops = "cell"        // one optional field
	Number  Drops = "count"       // one count
	Row     Drops = "row"         // a session, with everything that is said about it there
	Sighted Drops = "observation" // one observation
	File    Drops = "file"        // everything
)

// A Fault is one thing wrong with what was read.
type Fault struct {
	attendance.Fault
	Text  string // what the file has there
	Drops Drops
}

// MarshalJSON writes path, line, column, text, problem and drops.
func (f Fault) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Path    string `json:"path"`
		Line    int    `json:"line"`
		Column  int    `json:"column"`
		Text    string `json:"text"`
		Problem string `json:"problem"`
		Drops   Drops  `json:"drops"`
	}{f.Path, f.Line, f.Column, f.Text, f.Err.Error(), f.Drops})
}

// Left is something that was read but has no place in Evidence.
type Left struct {
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Column int    `json:"column"` // in bytes, from 1
	Text   string `json:"text,omitempty"`
	Why    string `json:"why"`
}

// Seen is an observation, with the ID of its session.
type Seen struct {
	Session string `json:"session"`
	stream.Observation
}

// A Result is what a file says. Evidence is valid: what would make it invalid is in
// Faults, and what has no place in it is in Left. Both list the first 10,000, and as many
// more as the file has KiB: if there are others, the last one says how many, as in "and
// 1,562,850 more", at the place of the first of those, and with the most that one of
// them drops.
type Result struct {
	Format       Format           `json:"-"` // set by ReadAny
	Evidence     records.Evidence `json:"evidence"`
	Observations []Seen           `json:"observations,omitempty"`
	Faults       []Fault          `json:"faults"`
	Left         []Left           `json:"left"`
}

// Err returns the faults as one error, or nil if there are none.
func (r Result) Err() error {
	fs := make(attendance.Faults, len(r.Faults))
	for i, f := range r.Faults {
		fs[i] = f.Fault
	}
	if len(fs) == 0 {
		return nil
	}
	return fs
}

// A place is where a value stands, and what it is.
type place struct {
	path         string // of a cell, the heading
	row          int    // the number of the row that has the cell, or else 0
	line, column int
	text         string
	cell         []byte // the cell that text is to be read from
	writing      writing
}

// said returns the text that stands there. Like the path, it is made where it is
// asked for.
func (p place) said() string {
	if p.cell != nil {
		return p.writing.text(p.cell)
	}
	return p.text
}

// silent returns p without its text.
func (p place) silent() place {
	p.text, p.cell = "", nil
	return p
}

// full returns the whole path. It is made where it is asked for, since that of most
// cells never is.
func (p place) full() string {
	switch {
	case p.row == 0:
		return short(p.path)
	case p.path == "":
		return "row[" + strconv.Itoa(p.row) + "]"
	}
	return "row[" + strconv.Itoa(p.row) + "]." + short(p.path)
}

// short returns the start of a text that is too long to be told of time and again.
func short(s string) string {
	const most = 200
	if len(s) <= most {
		return s
	}
	end := most
	for end > most-utf8.UTFMax && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}

// An attribute is what two rows may differ on, or what may be wrong beside others.
type attribute int

const (
	title attribute = iota
	hosts
	platform
	event
	start
	end
	tags
	via // of the count
	attributes

	everything attribute = -1 // the row
)

// A record is what one row says.
type record struct {
	session attendance.Session  // without counts
	name    string              // of the platform
	venue   bool                // the platform is a place
	counts  []attendance.Count  // which the session takes over
	role    attendance.Role     // of their sources, to every session
	where   map[attribute]place // the row, too, as everything
	places  locator             // in place of where, for rows whose places cost too much where they are not asked for
}

// A locator tells where what a row says stands.
type locator interface{ place(attribute) place }

// place returns where an attribute stands, or the row where it does not stand apart.
func (r *record) place(a attribute) place {
	if r.places != nil {
		return r.places.place(a)
	}
	if p, ok := r.where[a]; ok && p.line > 0 {
		return p
	}
	return r.where[everything]
}

// listed returns how many faults of a file of a size, in bytes, and how many things that
// are left, are listed. The others are counted: each takes some 300 bytes, and one may
// come of every second byte of a file.
func listed(size int) int { return 10_000 + size/1024 }

// An unlisted tells of what is not listed: how much it is, where it begins, and the most
// that any of it drops.
type unlisted struct {
	n            int
	line, column int
	drops        Drops
}

func (u *unlisted) add(at place, drops Drops) {
	if u.n++; u.n == 1 {
		u.line, u.column = at.line, at.column
	}
	if slices.Index(dropping, drops) > slices.Index(dropping, u.drops) {
		u.drops = drops
	}
}

// dropping are the Drops, from the least to the most.
var dropping = []Drops{"", Cell, Number, Sighted, Row, File}

// A builder brings records together. One without maps is for the records of a row
// alone.
type builder struct {
	Result
	most                         int // of the faults, and of what is left, that are listed
	moreFaults, moreLeft         unlisted
	platforms, sources, sessions map[string]int
	folded                       map[string]string // the first ID of those that differ by case alone
	rows                         map[string]string // the number of the row that says so
	scroll                       scroll
	textRoom                     strip[string]
	countRoom                    strip[attendance.Count]
	vias                         map[int][]place // of the counts of a session, where some have one; no row goes in a circle
}

func newBuilder(size int) *builder {
	return &builder{
		most:      listed(size),
		Result:    Result{Faults: []Fault{}, Left: []Left{}},
		platforms: map[string]int{}, sources: map[string]int{}, sessions: map[string]int{},
		folded: map[string]string{}, rows: map[string]string{}, vias: map[int][]place{},
	}
}

func (b *builder) fault(at place, drops Drops, format string, args ...any) {
	if len(b.Faults) == b.most {
		b.moreFaults.add(at, drops)
		return
	}
	b.Faults = append(b.Faults, Fault{attendance.Fault{Path: at.full(), Line: at.line, Column: at.column, Err: fmt.Errorf(format, shortArgs(args)...)}, at.said(), drops})
}

func (b *builder) left(at place, format string, args ...any) {
	if len(b.Left) == b.most {
		b.moreLeft.add(at, "")
		return
	}
	b.Left = append(b.Left, Left{at.full(), at.line, at.column, at.said(), fmt.Sprintf(format, shortArgs(args)...)})
}

// shortArgs cuts texts short that may be said again of every row.
func shortArgs(args []any) []any {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = short(s)
		}
	}
	return args
}

// repeated reports, and notes, that a row says what an earlier one does.
func (b *builder) repeated(at place, number, key string) bool {
	if earlier, ok := b.rows[key]; ok {
		b.left(at.silent(), "says what %s says", earlier)
		return true
	}
	b.rows[key] = number
	return false
}

// caseOf notes where an ID differs from an earlier one by case alone.
func (b *builder) caseOf(kind, id string, at place) {
	key := kind + " " + strings.ToLower(id)
	if first, ok := b.folded[key]; !ok {
		b.folded[key] = id
	} else if first != id {
		b.left(at, "%q is another %s than %q, which differs by case alone", id, kind, first)
	}
}

// at returns where an ID stands in a list, or where it would be added.
func at[T any](ids map[string]int, id string, list []T, idOf func(*T) string) (i int, known bool) {
	if ids == nil {
		for i := range list {
			if idOf(&list[i]) == id {
				return i, true
			}
		}
		return len(list), false
	}
	i, known = ids[id]
	if !known {
		i = len(list)
		ids[id] = i
	}
	return i, known
}

func (b *builder) addPlatform(r *record) {
	id := r.session.Platform
	if id == "" {
		return
	}
	if _, ok := at(b.platforms, id, b.Evidence.Platforms, func(p *attendance.Platform) string { return p.ID }); ok {
		return
	}
	b.Evidence.Platforms = append(b.Evidence.Platforms, attendance.Platform{ID: id, Name: r.name, Venue: r.venue})
	if b.folded != nil {
		b.caseOf("platform", id, r.place(platform))
	}
}

func (b *builder) addSource(id string, role attendance.Role, r *record, said attribute) {
	if i, ok := at(b.sources, id, b.Evidence.Sources, func(s *attendance.Source) string { return s.ID }); ok {
		if b.Evidence.Sources[i].Role == "" {
			b.Evidence.Sources[i].Role = role
		}
		return
	}
	b.Evidence.Sources = append(b.Evidence.Sources, attendance.Source{ID: id, Role: role})
	if b.folded != nil {
		b.caseOf("source", id, r.place(said))
	}
}

// add brings a record in.
func (b *builder) add(r *record) {
	b.addPlatform(r)
	if !r.session.End.IsZero() && r.session.End.Before(r.session.Start) == attendance.Certain {
		b.fault(r.place(end), Cell, "the session ends (%v) before it starts (%v)", r.session.End, r.session.Start)
		r.session.End = attendance.Date{}
	}
	i, known := at(b.sessions, r.session.ID, b.Evidence.Sessions, func(s *attendance.Session) string { return s.ID })
	if !known {
		b.Evidence.Sessions = append(b.Evidence.Sessions, r.session)
		if b.folded != nil {
			b.caseOf("session", r.session.ID, r.place(everything))
		}
	} else {
		b.merge(&b.Evidence.Sessions[i], r)
	}
	s := &b.Evidence.Sessions[i]
	for n := range r.counts {
		c := &r.counts[n]
		if c.Via == c.Source && c.Via != "" {
			b.fault(r.place(via), Cell, "%q repeats itself", c.Source)
			c.Via = ""
		}
		if len(s.Counts) > 0 && slices.ContainsFunc(s.Counts, func(o attendance.Count) bool { o.Text = c.Text; return o == *c }) {
			b.left(r.place(everything).silent(), "%q says %v of %q already", c.Source, c.Figure, s.ID)
			continue
		}
		b.addSource(c.Source, r.role, r, everything)
		if c.Via != "" {
			b.addSource(c.Via, "", r, via)
			b.noteVia(i, len(s.Counts), r)
		}
		if n == 0 && s.Counts == nil {
			s.Counts = r.counts[:1:len(r.counts)]
		} else {
			s.Counts = append(s.Counts, *c)
		}
	}
}

// noteVia notes where the via of a count stands, which may be part of a circle.
func (b *builder) noteVia(session, count int, r *record) {
	if b.vias == nil {
		return
	}
	for len(b.vias[session]) < count {
		b.vias[session] = append(b.vias[session], place{})
	}
	b.vias[session] = append(b.vias[session], r.place(via))
}

// merge fills in what an earlier row left out of a session, and reports what it
// says otherwise.
func (b *builder) merge(s *attendance.Session, r *record) {
	differs := func(a attribute, have, has string) {
		if have != has {
			b.fault(r.place(a), Cell, "%q was said of %q before, and not %q", have, s.ID, has)
		}
	}
	texts := func(a attribute, have *string, has string) {
		switch {
		case has == "":
		case *have == "":
			*have = has
		default:
			differs(a, *have, has)
		}
	}
	lists := func(a attribute, have *[]string, has []string) {
		switch {
		case len(has) == 0:
		case len(*have) == 0:
			*have = has
		default:
			differs(a, strings.Join(*have, "; "), strings.Join(has, "; "))
		}
	}
	dates := func(a attribute, have *attendance.Date, has attendance.Date) {
		switch {
		case has.IsZero():
		case have.IsZero():
			*have = has
		default:
			differs(a, have.String(), has.String())
		}
	}
	texts(title, &s.Title, r.session.Title)
	lists(hosts, &s.Hosts, r.session.Hosts)
	texts(platform, &s.Platform, r.session.Platform)
	texts(event, &s.Event, r.session.Event)
	was := *s
	dates(start, &s.Start, r.session.Start)
	dates(end, &s.End, r.session.End)
	if s.End.Before(s.Start) == attendance.Certain {
		b.fault(r.place(everything), Cell, "the session would end (%v) before it starts (%v)", s.End, s.Start)
		s.Start, s.End = was.Start, was.End
	}
	lists(tags, &s.Tags, r.session.Tags)
}

// result returns what was built: without circles of Via, and in the order of the
// file.
func (b *builder) result() Result {
	for i, vias := range b.vias {
		s := &b.Evidence.Sessions[i]
		if len(s.Counts) == 1 { // which repeats another, as most do
			continue
		}
		for s.Validate() != nil && len(vias) > 0 { // the last link closed the circle
			last := len(vias) - 1
			if s.Counts[last].Via != "" {
				b.fault(vias[last], Cell, "%q repeats %q, which repeats it in turn", s.Counts[last].Source, s.Counts[last].Via)
				s.Counts[last].Via = ""
			}
			vias = vias[:last]
		}
	}
	b.close()
	return b.Result
}

// close brings what is said of the file into its order, and adds how much more there is.
func (b *builder) close() {
	slices.SortStableFunc(b.Faults, func(x, y Fault) int { return byPlace(x.Line, x.Column, y.Line, y.Column) })
	slices.SortStableFunc(b.Left, func(x, y Left) int { return byPlace(x.Line, x.Column, y.Line, y.Column) })
	if u := b.moreFaults; u.n > 0 {
		b.Faults = append(b.Faults, Fault{attendance.Fault{Line: u.line, Column: u.column, Err: fault.More(u.n)}, "", u.drops})
	}
	if u := b.moreLeft; u.n > 0 {
		b.Left = append(b.Left, Left{Line: u.line, Column: u.column, Why: fault.More(u.n).Error()})
	}
}

func byPlace(line, column, otherLine, otherColumn int) int {
	if line != otherLine {
		return line - otherLine
	}
	return column - otherColumn
}
