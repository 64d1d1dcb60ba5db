package exchange

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/attendance"
)

// ReadSPARQL reads the results of a query in JSON (application/sparql-results+json),
// a row a result and a column a variable, as [ReadSheet] reads a sheet. Options.Columns
// names the variables of the fields.
func ReadSPARQL(data []byte, o Options) Result {
	b := newBuilder()
	t := newTree(b, data)
	root := t.parse()
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
	for i, row := range rows.members {
		path := fmt.Sprintf("results.bindings[%d]", i)
		at := t.at(path, row, nil)
		if row.kind != '{' {
			t.fault(at, Row, "a result is an object")
			continue
		}
		if b.repeated(at, fmt.Sprintf("row %d", i), string(compact(row))) {
			continue
		}
		sparqlRow{t, o, columns, path, row}.read()
	}
	return b.result()
}

// sparqlColumns returns the variable of each field that has one.
func sparqlColumns(t *tree, vars *node, o Options) (columns map[string]string, ok bool) {
	columns, ok = map[string]string{}, true
	known, taken := map[string]bool{}, map[string]bool{}
	for _, v := range vars.members {
		known[v.str()] = true
	}
	for _, f := range sheetFields {
		v := o.Columns[f.name]
		if f.name == "sofar" && v == "" {
			v = o.Columns["soFar"]
		}
		if v == "" {
			continue
		}
		if v = strings.TrimPrefix(v, "?"); !known[v] {
			t.fault(t.at("head.vars", vars, nil), File, "no variable is called %q, which is to be %s", v, f.name)
			ok = false
		}
		columns[f.name], taken[v] = v, true
	}
	for _, f := range slices.Sorted(maps.Keys(o.Columns)) {
		if fieldNamed(f) < 0 {
			t.fault(t.at("head.vars", vars, nil), File, "%q is no field", f)
			ok = false
		}
	}
	for i, v := range vars.members {
		at := t.at(fmt.Sprintf("head.vars[%d]", i), v, vars)
		f := fieldOf(fold(v.str()))
		if v.str() == "item" && columns["id"] == "" {
			f = "id"
		}
		if v.str() == "itemLabel" && columns["session"] == "" {
			f = "session"
		}
		switch {
		case taken[v.str()]:
		case f == "" || o.Columns[f] != "":
			t.left(at, "no field for this variable")
		case columns[f] != "":
			t.fault(at, File, "both %q and %q are %s: choose one in Columns", columns[f], v.str(), f)
			ok = false
		default:
			columns[f] = v.str()
		}
	}
	if columns["figure"] == "" && (columns["low"] == "" || columns["high"] == "") {
		t.fault(t.at("head.vars", vars, nil), File, "no variable has a figure; name one in Columns")
		ok = false
	}
	if columns["id"] == "" && columns["session"] == "" {
		t.fault(t.at("head.vars", vars, nil), File, "no variable has the item; name one in Columns")
		ok = false
	}
	return columns, ok
}

type sparqlRow struct {
	*tree
	o       Options
	columns map[string]string
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
func (r sparqlRow) cell(field string) (text string, at place, unknown bool) {
	v := r.columns[field]
	n := r.row.get(v)
	if v == "" || n == nil {
		row := r.at(r.path, r.row, nil)
		return "", row, false
	}
	at = r.at(r.path+"."+v+".value", n.get("value"), n)
	text = n.get("value").str()
	kind := n.get("type").str()
	if kind == "bnode" || unknownIRI.MatchString(text) {
		whole := r.at(r.path+"."+v, n, nil)
		return "", whole, true
	}
	if m := entityIRI.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	return text, at, false
}

func (r sparqlRow) read() {
	for f := range r.columns {
		if _, at, unknown := r.cell(f); unknown {
			r.left(at, "a value that nobody knows")
		}
	}
	if f, v := "figure", ""; r.columns[f] != "" {
		v, _, _ = r.cell(f)
		if m := numeric.FindStringSubmatch(v); m != nil && m[2] != "" && strings.Trim(m[2], ".0") != "" {
			_, at, _ := r.cell(f)
			r.fault(at, Number, "%s counts parts of a person", strings.TrimPrefix(v, "+"))
			r.columns = without(r.columns, f)
		}
	}
	item := func(f string) bool { return r.columns[f] != "" }
	sr := sheetRow{builder: r.builder, o: r.o, row: r.at(r.path, r.row, nil),
		text: func(f string) string {
			text, at, _ := r.cell(f)
			if f == "session" && text != "" {
				if id, _, _ := r.cell("id"); text == id {
					r.leftOnce(at, "a label that is the ID")
					return ""
				}
			}
			if f == "figure" || f == "low" || f == "high" {
				if m := numeric.FindStringSubmatch(text); m != nil {
					return m[1]
				}
			}
			return text
		},
		at:  func(f string) place { _, at, _ := r.cell(f); return at },
		has: item,
	}
	if v := r.columns["figure"]; v != "" {
		sr.metric = headingMetrics[fold(v)]
	}
	if item("id") {
		if id, _, _ := r.cell("id"); id == "" {
			r.fault(sr.row, Row, "no item")
			return
		}
	}
	sr.start = r.start
	sr.read()
}

// numeric is a decimal of XML Schema, which may say that it is whole.
var numeric = regexp.MustCompile(`^\+?([0-9]+)(\.[0-9]+)?$`)

func without(columns map[string]string, field string) map[string]string {
	kept := map[string]string{}
	for f, v := range columns {
		if f != field {
			kept[f] = v
		}
	}
	return kept
}

// leftOnce notes what is asked for more than once.
func (r sparqlRow) leftOnce(at place, why string) {
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
func (r sparqlRow) start(rec *record) bool {
	text, at, _ := r.cell("start")
	text = oneLine(text)
	if text == "" {
		return true
	}
	m := midnight.FindStringSubmatch(text)
	switch {
	case strings.HasPrefix(text, "-") || m != nil && len(m[2]) > 4:
		r.fault(at, Cell, "a date before the year 0; it is taken for unknown")
		return true
	case m == nil:
		if xsdDay.MatchString(text) {
			text = strings.TrimSuffix(text, "Z")
		}
		d, clocked, err := r.o.date(text)
		if err != nil {
			drops := Cell
			if r.columns["id"] == "" {
				drops = Row
			}
			r.fault(at, drops, "%w", err)
			return drops == Cell
		}
		if clocked {
			r.left(at, "the time of day has no zone: read as %v", d)
		}
		rec.session.Start = d
		return true
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
		return true
	}
	rec.session.Start = d
	return true
}
