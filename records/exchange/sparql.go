package exchange

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/highwater-go/highwater/attendance"
)

// ReadSPARQL reads the results of a query in JSON (application/sparql-results+json) as
// [ReadSheet] reads a sheet: each result is a row, and each variable a column.
// Options.Columns maps fields to variables.
func ReadSPARQL(data []byte, o Options) Result {
	b := newBuilder(len(data))
	t := newTree(b, data)
	root := t.parse("results", "bindings")
	if root == nil {
		return b.result()
	}
	rows := root.get("results", "bindings")
	vars := root.get("head", "vars")
	if rows == nil || rows.kind != '[' || vars == nil || vars.kind != '[' {
		t.fault(t.at("", root, nil), File, "no results of a query: want head.vars and results.bindings")
		return b.result()
	}
	columns, ok := sparqlColumns(t, vars, o)
	if !ok {
		return b.result()
	}
	i := -1
	for _, row := range rows.each() {
		i++
		path := fmt.Sprintf("results.bindings[%d]", i)
		at := t.at(path, row, nil)
		if row.kind != '{' {
			t.fault(at, Row, "a result is an object")
			continue
		}
		if b.repeated(at, fmt.Sprintf("row %d", i), string(compact(row))) {
			continue
		}
		r := sparqlRow{t, o, columns, path, row}
		r.read()
	}
	return b.result()
}

// sparqlColumns returns the variable of each field, "" where it has none.
func sparqlColumns(t *tree, vars *node, o Options) (columns [fields]string, ok bool) {
	ok = true
	wrong := func(format string, args ...any) {
		t.fault(t.at("head.vars", vars, nil), File, format, args...)
		ok = false
	}
	known, taken := map[string]bool{}, map[string]bool{}
	for _, v := range vars.members {
		known[v.str()] = true
	}
	wanted, unknown := asked(o.Columns)
	for f, v := range wanted {
		if v == "" {
			continue
		}
		if v = strings.TrimPrefix(v, "?"); !known[v] {
			wrong("no variable is called %q, which is to be %s", v, sheetFields[f].name)
		}
		columns[f], taken[v] = v, true
	}
	for _, name := range unknown {
		wrong("%q is not a field", name)
	}
	for i, v := range vars.members {
		at := t.at(fmt.Sprintf("head.vars[%d]", i), v, vars)
		f := fieldOf(fold(v.str()))
		if v.str() == "item" && columns[fieldID] == "" {
			f = fieldID
		}
		if v.str() == "itemLabel" && columns[fieldSession] == "" {
			f = fieldSession
		}
		switch {
		case taken[v.str()]:
		case f < 0 || wanted[f] != "":
			t.left(at, "no field for this variable")
		case columns[f] != "":
			t.fault(at, File, "both %q and %q are %s: choose one in Columns", columns[f], v.str(), sheetFields[f].name)
			ok = false
		default:
			columns[f] = v.str()
		}
	}
	if columns[fieldFigure] == "" && (columns[fieldLow] == "" || columns[fieldHigh] == "") {
		wrong("no variable has a figure; name one in Columns")
	}
	if columns[fieldID] == "" && columns[fieldSession] == "" {
		wrong("no variable has the item; name one in Columns")
	}
	return columns, ok
}

type sparqlRow struct {
	*tree
	o       Options
	columns [fields]string
	path    string
	row     *node
}

// entityIRI is the IRI of an item; unknownIRI stands for a value that nobody knows.
var (
	entityIRI  = regexp.MustCompile(`^https?://www\.wikidata\.org/entity/([QPL][0-9]+)$`)
	unknownIRI = regexp.MustCompile(`^https?://[^/]+/\.well-known/genid/`)
)

// cell returns the value of a field, nil where it is missing or unknown, and what it
// says.
func (r *sparqlRow) cell(f field) (text string, at place, unknown bool) {
	v := ""
	if f != wholeRow {
		v = r.columns[f]
	}
	n := r.row.get(v)
	if v == "" || n == nil {
		row := r.tree.at(r.path, r.row, nil)
		return "", row, false
	}
	path := r.path + "." + short(v)
	at = r.tree.at(path+".value", n.get("value"), n)
	text = n.get("value").str()
	kind := n.get("type").str()
	if kind == "bnode" || unknownIRI.MatchString(text) {
		whole := r.tree.at(path, n, nil)
		return "", whole, true
	}
	if m := entityIRI.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	return text, at, false
}

func (r *sparqlRow) has(f field) bool { return r.columns[f] != "" }

func (r *sparqlRow) at(f field) place { _, at, _ := r.cell(f); return at }

// text returns what a value says: of a label that is the ID, nothing, and of numbers
// the digits.
func (r *sparqlRow) text(f field) string {
	text, at, _ := r.cell(f)
	switch f {
	case fieldSession:
		if id, _, _ := r.cell(fieldID); text != "" && text == id {
			r.leftOnce(at, "a label that is the ID")
			return ""
		}
	case fieldFigure, fieldLow, fieldHigh:
		if m := numeric.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	}
	return text
}

func (r *sparqlRow) digits(field) (f attendance.Figure, text string, ok bool) { return f, "", false }

func (r *sparqlRow) figure(f field) (reading, error) {
	if v, _, _ := r.cell(f); f == fieldFigure {
		if m := numeric.FindStringSubmatch(v); m != nil && strings.Trim(m[2], ".0") != "" {
			return reading{}, fmt.Errorf("%s counts parts of a person", strings.TrimPrefix(v, "+"))
		}
	}
	return r.o.figure(r.text(f))
}

func (r *sparqlRow) dated(f field) *datedText { return r.o.dated(oneLine(r.text(f))) }

func (r *sparqlRow) read() {
	for f := range fields {
		if _, at, unknown := r.cell(f); unknown {
			r.left(at, "a value that nobody knows")
		}
	}
	row := sheetRow{builder: r.builder, fieldReader: r, o: r.o, start: r.start, metric: headingMetrics[fold(r.columns[fieldFigure])]}
	if id, _, _ := r.cell(fieldID); r.has(fieldID) && id == "" {
		r.fault(r.at(wholeRow), Row, "no item")
		return
	}
	for f := range fields {
		if r.has(f) && !special[f] {
			row.lines[f] = oneLine(r.text(f))
		}
	}
	row.read()
}

// numeric is a decimal of XML Schema, which may say that it is whole.
var numeric = regexp.MustCompile(`^\+?([0-9]+)(\.[0-9]+)?$`)

// leftOnce notes what is asked for more than once.
func (r *sparqlRow) leftOnce(at place, why string) {
	if n := len(r.Left); n > 0 && r.Left[n-1].Line == at.line && r.Left[n-1].Column == at.column {
		return
	}
	r.left(at, "%s", why)
}

var (
	midnight = regexp.MustCompile(`^([+-]?)([0-9]{4,})-([0-9]{2})-([0-9]{2})T00:00:00Z$`)
	xsdDay   = regexp.MustCompile(`^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}Z?$`)
)

// start reads a date that has no precision: what may be all of a year or a month is
// read as that.
func (r *sparqlRow) start() (d attendance.Date, kept bool) {
	text, at, _ := r.cell(fieldStart)
	text = oneLine(text)
	if text == "" {
		return d, true
	}
	m := midnight.FindStringSubmatch(text)
	switch {
	case strings.HasPrefix(text, "-") || m != nil && len(m[2]) > 4:
		r.fault(at, Cell, "a date before the year 0; it is taken for unknown")
		return d, true
	case m == nil:
		if xsdDay.MatchString(text) {
			text = strings.TrimSuffix(text, "Z")
		}
		d, clocked, err := r.o.date(text)
		if err != nil {
			drops := Cell
			if r.columns[fieldID] == "" {
				drops = Row
			}
			r.fault(at, drops, "%w", err)
			return attendance.Date{}, drops == Cell
		}
		if clocked {
			r.left(at, "the time of day has no zone: read as %v", d)
		}
		return d, true
	}
	s := m[2] + "-" + m[3] + "-" + m[4]
	switch {
	case m[3] == "01" && m[4] == "01":
		s = m[2]
		r.left(at, "1 January may be all that is known of a year: read as %s", s)
	case m[4] == "01":
		s = m[2] + "-" + m[3]
		r.left(at, "the first may be all that is known of a month: read as %s", s)
	}
	d, err := attendance.ParseDate(s)
	if err != nil {
		r.fault(at, Cell, "%w", err)
		return attendance.Date{}, true
	}
	return d, true
}
