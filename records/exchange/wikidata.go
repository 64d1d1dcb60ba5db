package exchange

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/attendance"
)

// ReadWikidata reads entities of Wikidata in JSON: the answer to Special:EntityData or
// wbgetentities, one entity, a list, or lines of a dump. Each statement of P1110 and of
// the properties in Options.Properties is a count, or one for each of its references.
func ReadWikidata(data []byte, o Options) Result {
	b := newBuilder(len(data))
	t := newTree(b, data)
	w := wikidata{tree: t, o: o, languages: o.Languages, properties: o.Properties}
	if w.languages == nil {
		w.languages = []string{"en"}
	}
	if !slices.Contains(w.languages, "mul") {
		w.languages = append(slices.Clone(w.languages), "mul")
	}
	if _, ok := w.properties["P1110"]; !ok {
		w.properties = maps.Clone(w.properties)
		if w.properties == nil {
			w.properties = map[string]attendance.Metric{}
		}
		w.properties["P1110"] = ""
	}
	if isLines(data) {
		w.lines()
		return b.result()
	}
	root := t.parse("entities")
	if root == nil {
		return b.result()
	}
	switch entities := root.get("entities"); {
	case entities != nil && entities.kind == '{':
		for id, e := range entities.each() {
			w.entity("entities."+short(id), e)
		}
	case entities != nil && entities.kind == '[':
		w.list("entities", entities)
	case root.kind == '[':
		w.list("", root)
	case root.get("id") != nil:
		w.entity("", root)
	default:
		t.fault(t.at("", root, nil), File, "no entities: want {\"entities\": {…}}, an entity or a list of them")
	}
	return b.result()
}

// list reads a list of entities.
func (w *wikidata) list(path string, list *node) {
	i := 0
	for _, e := range list.each() {
		w.entity(fmt.Sprintf("%s[%d]", path, i), e)
		i++
	}
}

// isLines reports whether data is a dump, with an entity a line.
func isLines(data []byte) bool {
	first, rest, more := bytes.Cut(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff"))), newline)
	first = bytes.TrimSpace(first)
	if !more {
		return false
	}
	next := bytes.TrimSpace(firstLine(rest))
	if string(first) == "[" {
		return wholeLine(next)
	}
	return wholeLine(first) && !bytes.HasPrefix(next, []byte("]"))
}

func wholeLine(line []byte) bool {
	line = bytes.TrimSuffix(bytes.TrimSpace(line), []byte(","))
	return len(line) > 1 && line[0] == '{' && line[len(line)-1] == '}'
}

type wikidata struct {
	*tree
	o          Options
	languages  []string
	properties map[string]attendance.Metric
}

// lines reads an entity a line: of a line that is broken the others know nothing.
func (w *wikidata) lines() {
	offset := 0
	for line := range bytes.Lines(w.data) {
		from := offset
		offset += len(line)
		text := bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff")))
		text = bytes.TrimSpace(bytes.TrimSuffix(text, []byte(",")))
		if len(text) == 0 || string(text) == "[" || string(text) == "]" {
			continue
		}
		from += bytes.Index(line, text)
		n, end, err := parseNode(text, from)
		if err == nil && end < from+len(text) {
			err = errors.New("there is more after the end of the value")
		}
		number, column := w.position(min(end, len(w.data)))
		if err != nil {
			w.fault(place{path: fmt.Sprintf("line[%d]", number), line: number, column: column}, Row, "no JSON: %w", err)
			continue
		}
		w.entity(fmt.Sprintf("line[%d]", number), n)
	}
}

// entity reads one item.
func (w *wikidata) entity(path string, n *node) {
	at := w.at(path, n, nil).silent()
	id := oneLine(n.get("id").str())
	switch {
	case n.kind != '{':
		w.fault(at, Row, "an entity is an object")
		return
	case n.get("missing") != nil:
		w.left(at, "missing")
		return
	case id == "":
		w.fault(at, Row, "an entity without an ID")
		return
	case w.repeated(at, path, string(compact(n))):
		return
	}
	claims := n.get("claims")
	var counted []string
	for p := range w.properties {
		if len(claims.get(p).items()) > 0 {
			counted = append(counted, p)
		}
	}
	slices.Sort(counted)
	if len(counted) == 0 {
		w.left(at, "no attendance")
		return
	}
	if path != "" {
		path += "."
	}
	rec := record{where: map[attribute]place{everything: at}}
	rec.session.ID = id
	w.label(path, n, &rec)
	w.when(path+"claims.", claims, &rec)
	w.place(path, n, &rec)
	w.sessions(path, id, claims, counted, rec)
}

// label reads the title of an item.
func (w *wikidata) label(path string, n *node, rec *record) {
	labels := n.get("labels")
	for _, l := range w.languages {
		if label := oneLine(labels.get(l, "value").str()); label != "" {
			rec.session.Title, rec.where[title] = label, w.at(path+"labels."+l, labels.get(l), n)
			break
		}
	}
	for i, l := range labels.names() {
		if !slices.Contains(w.languages, l) {
			w.left(w.at(path+"labels."+l, labels.members[i], nil), "another language")
		}
	}
}

// place reads where an item took place.
func (w *wikidata) place(path string, n *node, rec *record) {
	list := n.get("claims", "P276")
	switch places := w.best(list.items()); len(places) {
	case 0:
	case 1:
		one := list.members[places[0]]
		q := one.get("mainsnak", "datavalue", "value", "id").str()
		rec.session.Platform, rec.where[platform] = q, w.at(path+"claims.P276", one, n)
		rec.venue = w.o.Venue && q != ""
	default:
		w.left(w.at(path+"claims.P276", list, n), "%d places, and nothing says which one is meant", len(places))
	}
}

// sessions adds the session that an item is, and those apart, whose statements have
// dates of their own.
func (w *wikidata) sessions(path, id string, claims *node, counted []string, rec record) {
	own := false // whether the item itself is a session
	var apart []record
	for _, p := range counted {
		for i, s := range claims.get(p).items() {
			at := fmt.Sprintf("%sclaims.%s[%d]", path, p, i)
			d, dated := w.qualified(at, s, rec.session)
			c := w.statement(at, s, w.properties[p])
			if !dated {
				own = true
				rec.counts = append(rec.counts, c...)
				continue
			}
			one := rec
			one.counts = c
			one.session.ID = id + " / " + d.String()
			one.session.Start, one.session.End = d, attendance.Date{}
			apart = append(apart, one)
		}
	}
	if own {
		w.add(&rec)
	}
	for i := range apart {
		w.add(&apart[i])
	}
}

// best returns which of the statements are of the best rank and have a value.
func (w *wikidata) best(statements []*node) []int {
	var preferred, normal []int
	for i, s := range statements {
		if s.get("mainsnak", "snaktype").str() != "value" {
			continue
		}
		switch s.get("rank").str() {
		case "deprecated":
		case "preferred":
			preferred = append(preferred, i)
		default:
			normal = append(normal, i)
		}
	}
	if preferred != nil {
		return preferred
	}
	return normal
}

// when reads P585, or else P580 and P582.
func (w *wikidata) when(path string, claims *node, rec *record) {
	dates := func(p string) (ds []attendance.Date, at place) {
		list := claims.get(p)
		for i, s := range list.items() {
			if s.get("rank").str() == "deprecated" {
				w.left(w.at(fmt.Sprintf("%s%s[%d].rank", path, p, i), s.get("rank"), s), "deprecated")
			}
		}
		for _, i := range w.best(list.items()) {
			s := list.members[i]
			where := fmt.Sprintf("%s%s[%d].mainsnak", path, p, i)
			if d, ok := w.time(where, s.get("mainsnak")); ok {
				ds = append(ds, d)
				at = w.at(where, s.get("mainsnak"), s)
			}
		}
		return ds, at
	}
	if ds, at := dates("P585"); len(ds) > 0 {
		all := ds[0]
		for _, d := range ds[1:] {
			all.Start, all.End = min(all.Start, d.Start), max(all.End, d.End)
		}
		rec.session.Start, rec.where[start] = all, at
		return
	}
	if ds, at := dates("P580"); len(ds) > 0 {
		rec.session.Start, rec.where[start] = ds[0], at
	}
	if ds, at := dates("P582"); len(ds) > 0 {
		rec.session.End, rec.where[end] = ds[len(ds)-1], at
	}
}

var wikiTime = regexp.MustCompile(`^([+-])([0-9]{4,16})-([0-9]{2})-([0-9]{2})T00:00:00Z$`)

// time reads the date of a snak, or reports what is wrong with it.
func (w *wikidata) time(path string, snak *node) (d attendance.Date, ok bool) {
	if kind := snak.get("snaktype"); kind.str() != "value" {
		w.left(w.at(path+".snaktype", kind, snak), "a date that nobody knows")
		return d, false
	}
	v := snak.get("datavalue", "value")
	text := v.get("time")
	at := w.at(path+".datavalue.value.time", text, snak)
	m := wikiTime.FindStringSubmatch(text.str())
	switch {
	case m == nil:
		w.fault(at, Cell, "%q is not a date of Wikidata; it is taken for unknown", text.str())
		return d, false
	case m[1] == "-" || len(m[2]) > 4:
		w.fault(at, Cell, "a date outside the years 0 to 9999; it is taken for unknown")
		return d, false
	case strings.HasSuffix(v.get("calendarmodel").str(), "Q1985786"):
		w.fault(w.at(path+".datavalue.value.calendarmodel", v.get("calendarmodel"), v), Cell, "a date of the Julian calendar; it is taken for unknown")
		return d, false
	}
	year, month, day := m[2], m[3], m[4]
	s := ""
	switch precision := v.get("precision"); precision.scalar() {
	case "11", "12", "13", "14":
		s = year + "-" + month + "-" + day
	case "10":
		s = year + "-" + month
	case "9":
		s = year
	case "8":
		s = year[:3] + "0/" + year[:3] + "9"
	default:
		w.fault(w.at(path+".datavalue.value.precision", precision, v), Cell, "a precision of %q is not one from decade to day; the date is taken for unknown", precision.scalar())
		return d, false
	}
	d, err := attendance.ParseDate(s)
	if err != nil {
		w.fault(at, Cell, "%w", err)
		return d, false
	}
	return d, true
}

// qualified returns the date of a statement where it is not the item's.
func (w *wikidata) qualified(path string, s *node, session attendance.Session) (d attendance.Date, ok bool) {
	snaks := s.get("qualifiers", "P585")
	if s.get("rank").str() == "deprecated" || s.get("mainsnak", "snaktype").str() != "value" {
		return d, false
	}
	for i, snak := range snaks.items() {
		one, valid := w.time(fmt.Sprintf("%s.qualifiers.P585[%d]", path, i), snak)
		switch {
		case !valid:
		case d.IsZero():
			d = one
		default:
			d.Start, d.End = min(d.Start, one.Start), max(d.End, one.End)
		}
	}
	return d, !d.IsZero() && d != session.Start
}

// statement reads the counts of a statement, one for each of its references.
func (w *wikidata) statement(path string, s *node, metric attendance.Metric) []attendance.Count {
	if rank := s.get("rank"); rank.str() == "deprecated" {
		w.left(w.at(path+".rank", rank, s), "deprecated")
		return nil
	}
	snak := s.get("mainsnak")
	if kind := snak.get("snaktype"); kind.str() != "value" {
		w.left(w.at(path+".mainsnak.snaktype", kind, s), "an attendance that nobody knows")
		return nil
	}
	f, ok := w.quantity(path+".mainsnak.datavalue.value", snak.get("datavalue", "value"), snak)
	if !ok {
		return nil
	}
	if w.circa(path, s.get("qualifiers")) {
		f = about(f)
	}
	var counts []attendance.Count
	add := func(source, address string) {
		c := attendance.Count{Figure: f, Text: spelled(f), Metric: metric, Source: source, URL: address}
		if !slices.Contains(counts, c) {
			counts = append(counts, c)
		}
	}
	for i, r := range s.get("references").items() {
		add(w.reference(fmt.Sprintf("%s.references[%d]", path, i), r))
	}
	if len(counts) == 0 {
		add("Wikidata", "")
	}
	return counts
}

// circa reports whether the qualifiers of a statement say that its number is about.
func (w *wikidata) circa(path string, qualifiers *node) (yes bool) {
	for i, p := range qualifiers.names() {
		values := qualifiers.members[i]
		first := &node{}
		if items := values.items(); len(items) > 0 {
			first = items[0]
		}
		switch {
		case p == "P585": // which is the date, see qualified
		case p == "P1480" && first.get("datavalue", "value", "id").str() == "Q5727902":
			yes = true
		default:
			w.left(w.at(path+".qualifiers."+p, values, qualifiers), "no field for this qualifier")
		}
	}
	return yes
}

// about returns a figure of Wikidata hedged.
func about(f attendance.Figure) attendance.Figure {
	if f.Hedge == attendance.Exactly {
		f = wholeFigure(f.People)
	}
	f.Hedge = attendance.About
	if f.Validate() != nil { // nobody is about nobody
		return attendance.Exact(0)
	}
	return f
}

// reference returns who a reference names, and where it can be read.
func (w *wikidata) reference(path string, r *node) (source, address string) {
	snaks := r.get("snaks")
	value := func(p string, names ...string) string {
		for _, s := range snaks.get(p).items() {
			if v := s.get(append([]string{"datavalue", "value"}, names...)...).str(); v != "" {
				return oneLine(v)
			}
		}
		return ""
	}
	if address = value("P854"); address != "" && !isAddress(address) {
		w.left(w.at(path+".snaks.P854", snaks.get("P854"), r), "no address: %q", address)
		address = ""
	}
	source = cmp.Or(value("P248", "id"), value("P143", "id"))
	if source == "" && address != "" {
		if u, err := url.Parse(address); err == nil {
			source = u.Hostname()
		}
	}
	for i, p := range snaks.names() {
		if p != "P248" && p != "P143" && p != "P854" {
			w.left(w.at(path+".snaks."+p, snaks.members[i], r), "no field for this part of a reference")
		}
	}
	return cmp.Or(source, "Wikidata"), address
}

// quantity reads a number of people, or reports what is wrong with it.
func (w *wikidata) quantity(path string, v, parent *node) (f attendance.Figure, ok bool) {
	q := WikibaseQuantity{Amount: v.get("amount").scalar(), Unit: v.get("unit").scalar(),
		UpperBound: v.get("upperBound").scalar(), LowerBound: v.get("lowerBound").scalar()}
	if q.Amount != "" && q.Amount[0] != '+' && q.Amount[0] != '-' {
		q.Amount = "+" + q.Amount
	}
	units := []string{"http://www.wikidata.org/entity/Q5", "http://www.wikidata.org/entity/Q215627", "https://www.wikidata.org/entity/Q5", "https://www.wikidata.org/entity/Q215627"}
	f, err := q.Figure(units...)
	number := strings.TrimPrefix(q.Amount, "+")
	at := w.at(path+".amount", v.get("amount"), parent)
	switch {
	case err == nil:
		return f, true
	case errors.Is(err, ErrUnit):
		w.fault(w.at(path+".unit", v.get("unit"), parent), Number, "the unit is not people: %s", q.Unit)
	case strings.HasPrefix(q.Amount, "-"):
		w.fault(at, Number, "%s is less than nobody", number)
	case errors.Is(err, attendance.ErrFraction):
		w.fault(at, Number, "%s counts parts of a person", number)
	case errors.Is(err, ErrOneSided):
		bound, name := v.get("upperBound"), ".upperBound"
		if bound == nil {
			bound, name = v.get("lowerBound"), ".lowerBound"
		}
		w.fault(w.at(path+name, bound, parent), Number, "%w", err)
	default:
		w.fault(at, Number, "%w", err)
	}
	return f, false
}
