package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"sort"
	"strconv"
	"unicode/utf8"
)

const (
	maxDepth  = 200     // how deep JSON may be nested
	maxValues = 1 << 18 // how many values may be in one, but in that whose members are read one by one
)

// A node is a value in JSON and where it stands. A nil node is one that is missing.
type node struct {
	kind    byte // { [ " 0 t f n
	text    string
	at      int // in the text, in bytes
	keys    []string
	members []*node
	later   []byte // the text of a list or object whose members are parsed as they are asked for
}

// each returns the members, with their names in an object.
func (n *node) each() iter.Seq2[string, *node] {
	return func(yield func(string, *node) bool) {
		if n.later == nil {
			for i, m := range n.members {
				key := ""
				if n.kind == '{' {
					key = n.keys[i]
				}
				if !yield(key, m) {
					return
				}
			}
			return
		}
		p := newNodeParser(n.later, n.at)
		p.dec.Token()
		for p.dec.More() {
			key, m, err := p.member(n.kind, 1, nil)
			if err != nil || !yield(key, m) {
				return // no error is to be expected: the text was parsed before
			}
		}
	}
}

// get returns the member that a path of names leads to, or nil.
func (n *node) get(names ...string) *node {
	for _, name := range names {
		if n == nil || n.kind != '{' {
			return nil
		}
		var next *node
		for i, k := range n.keys {
			if k == name {
				next = n.members[i]
			}
		}
		n = next
	}
	return n
}

// str returns the text of a string, "" of anything else.
func (n *node) str() string {
	if n == nil || n.kind != '"' {
		return ""
	}
	return n.text
}

// scalar returns the text of a string or number, "" of anything else.
func (n *node) scalar() string {
	if n == nil || n.kind != '"' && n.kind != '0' {
		return ""
	}
	return n.text
}

// names returns the names of the members of an object.
func (n *node) names() []string {
	if n == nil || n.kind != '{' {
		return nil
	}
	return n.keys
}

func (n *node) items() []*node {
	if n == nil || n.kind != '[' {
		return nil
	}
	return n.members
}

func (n *node) missing() bool { return n == nil || n.kind == 'n' }

// A tree is a text in JSON that is being read.
type tree struct {
	*builder
	data  []byte
	base  int // of data, in the file
	lines []int
}

// newTree notes where lines start.
func newTree(b *builder, data []byte) *tree {
	t := &tree{builder: b, data: data, lines: []int{0}}
	for i, c := range data {
		if c == '\n' {
			t.lines = append(t.lines, i+1)
		}
	}
	return t
}

func (t *tree) position(offset int) (line, column int) {
	line = sort.SearchInts(t.lines, offset+1)
	return line, offset - t.lines[line-1] + 1
}

// at returns the place of a node; that of parent where there is none.
func (t *tree) at(path string, n, parent *node) place {
	if n == nil {
		n = parent
	}
	if n == nil {
		return place{path: path, line: 1, column: 1}
	}
	line, column := t.position(n.at)
	return place{path: path, line: line, column: column, text: n.scalar()}
}

// parse reads all of data, or reports the fault of the file. The members of what list
// leads to, or of the whole where it is a list, are parsed one by one: see each.
func (t *tree) parse(list ...string) *node {
	data := t.data
	bom := 0
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		bom = 3
	}
	p := newNodeParser(data[bom:], bom)
	p.check = true
	_, end, err := p.whole(list)
	if err == nil {
		if rest := bytes.TrimSpace(data[end:]); len(rest) > 0 {
			err = errors.New("there is more after the end of the value")
		}
	}
	if err == nil && !utf8.Valid(data) {
		err = errors.New("the text is not UTF-8")
	}
	if err != nil {
		line, column := t.position(min(end, len(data)))
		t.fault(place{line: line, column: column}, File, "no JSON: %w", err)
		return nil
	}
	n, _, _ := newNodeParser(data[bom:], bom).whole(list)
	return n
}

// parseNode reads one value, and returns where it ends or where the trouble is.
func parseNode(data []byte, base int) (n *node, end int, err error) {
	return newNodeParser(data, base).whole(nil)
}

// wrongAt returns where the syntax of data is wrong. A Decoder gives that of some faults
// from the byte after, and of others from the one before, and so do the versions of
// encoding/json: the whole is asked, and what comes before.
func wrongAt(data []byte, near int) int {
	var all json.RawMessage
	if syntax, ok := errors.AsType[*json.SyntaxError](json.Unmarshal(data, &all)); ok {
		near = int(syntax.Offset)
	}
	near = max(0, min(near, len(data)))
	if err := json.Unmarshal(data[:near], &all); err != nil && err.Error() == "unexpected end of JSON input" {
		return near // so far nothing is wrong
	}
	return max(0, near-1)
}

type nodeParser struct {
	dec    *json.Decoder
	data   []byte
	base   int
	values int  // so far
	check  bool // whether there is anything wrong, and no more
}

func newNodeParser(data []byte, base int) *nodeParser {
	p := &nodeParser{dec: json.NewDecoder(bytes.NewReader(data)), data: data, base: base}
	p.dec.UseNumber()
	return p
}

// whole reads all of the text, with list as in value.
func (p *nodeParser) whole(list []string) (n *node, end int, err error) {
	n, err = p.value(0, list)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = errors.New("the text ends early")
	}
	end = p.base + int(p.dec.InputOffset())
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		end = p.base + wrongAt(p.data, int(syntax.Offset))
	}
	return n, end, err
}

// value reads a value. list is the names that lead from it to the members that are to be
// parsed later, nil where none do; a list on the way is taken for what they lead to.
func (p *nodeParser) value(depth int, list []string) (*node, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("values are nested more than %d deep", maxDepth)
	}
	if p.values++; p.values > maxValues {
		return nil, fmt.Errorf("more than %d values in one", maxValues)
	}
	from := int(p.dec.InputOffset())
	for from < len(p.data) && bytes.IndexByte([]byte(" \t\r\n:,"), p.data[from]) >= 0 {
		from++
	}
	later := list != nil && from < len(p.data) && (p.data[from] == '[' || p.data[from] == '{' && len(list) == 0)
	if later && !p.check {
		var all json.RawMessage
		err := p.dec.Decode(&all)
		return &node{at: p.base + from, kind: p.data[from], later: p.data[from:p.dec.InputOffset()]}, err
	}
	tok, err := p.dec.Token()
	if err != nil {
		return nil, err
	}
	n := &node{at: p.base + from}
	switch tok := tok.(type) {
	case json.Delim:
		n.kind = byte(tok)
		for p.dec.More() {
			if later {
				p.values = 0
			}
			key, m, err := p.member(n.kind, depth+1, list)
			if err != nil {
				return nil, err
			}
			if p.check {
				continue
			}
			if n.members = append(n.members, m); tok == '{' {
				n.keys = append(n.keys, key)
			}
		}
		if _, err := p.dec.Token(); err != nil {
			return nil, err
		}
	case string:
		n.kind, n.text = '"', tok
	case json.Number:
		n.kind, n.text = '0', tok.String()
	case bool:
		n.kind, n.text = 't', strconv.FormatBool(tok)
	default:
		n.kind = 'n'
	}
	return n, nil
}

// member reads a member of an object or a list, for which list is as in value.
func (p *nodeParser) member(kind byte, depth int, list []string) (key string, n *node, err error) {
	if kind == '{' {
		tok, err := p.dec.Token()
		if err != nil {
			return "", nil, err
		}
		key = tok.(string)
	}
	if kind == '{' && len(list) > 0 && key == list[0] {
		list = list[1:]
	} else {
		list = nil
	}
	n, err = p.value(depth, list)
	return key, n, err
}

func looksLikeJSON(data []byte) bool {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	return len(data) > 0 && (data[0] == '{' || data[0] == '[')
}

// readACLEDAPI reads {"data": [{…}]}.
func readACLEDAPI(data []byte, o Options) Result {
	b := newBuilder(len(data))
	t := newTree(b, data)
	root := t.parse("data")
	if root == nil {
		return b.result()
	}
	list, path := root.get("data"), "data"
	if root.kind == '[' {
		list, path = root, ""
	}
	if list == nil || list.kind != '[' {
		t.fault(t.at("data", list, root), File, "no list of events in data")
		return b.result()
	}
	for i, name := range root.keys {
		if name != "data" {
			t.left(t.at(name, root.members[i], root), "no field")
		}
	}
	i := -1
	r := acledRow{builder: b, o: &o}
	for _, item := range list.each() {
		i++
		at := fmt.Sprintf("%s[%d]", path, i)
		row := t.at(at, item, nil).silent()
		if item.kind != '{' {
			t.fault(row, Row, "an event is an object")
			continue
		}
		if b.repeated(row, at, string(compact(item))) {
			continue
		}
		e := acledItem{tree: t, event: &r, item: item, path: at}
		for j, k := range item.keys {
			if c := acledColumnOf(fold(k)); c >= 0 {
				e.columns[c] = j + 1
			}
			if i == 0 && !acledReads(fold(k)) {
				t.left(t.at(at+"."+k, item.members[j], item), "no field")
			}
		}
		for c := range r.lines {
			r.lines[c] = e.line(acledColumn(c))
		}
		r.cells = &e
		r.read()
	}
	return b.result()
}

// An acledItem is an event of the API.
type acledItem struct {
	*tree
	event   *acledRow
	item    *node
	path    string
	columns [acledColumns]int // 1 and the member that it is
}

func (e *acledItem) line(c acledColumn) string {
	if e.columns[c] == 0 {
		return ""
	}
	return oneLine(e.item.members[e.columns[c]-1].scalar())
}

func (e *acledItem) place(c acledColumn) place {
	if c == wholeEvent || e.columns[c] == 0 {
		return e.at(e.path, e.item, nil).silent()
	}
	i := e.columns[c] - 1
	return e.at(e.path+"."+e.item.keys[i], e.item.members[i], e.item)
}

func (e *acledItem) notes() string       { return e.line(acledNotes) }
func (e *acledItem) tagged() acledTagged { return e.event.taggedOf(e.line(acledTags)) }

// compact returns what a node says, whatever its order and blanks.
func compact(n *node) []byte {
	if n == nil {
		return nil
	}
	var b []byte
	switch n.kind {
	case '{':
		order := make([]int, len(n.keys))
		for i := range order {
			order[i] = i
		}
		sort.SliceStable(order, func(i, j int) bool { return n.keys[order[i]] < n.keys[order[j]] })
		for _, i := range order {
			b = strconv.AppendQuote(b, n.keys[i])
			b = append(append(b, ':'), compact(n.members[i])...)
		}
		return append(append([]byte{'{'}, b...), '}')
	case '[':
		for _, m := range n.members {
			b = append(append(b, compact(m)...), ',')
		}
		return append(append([]byte{'['}, b...), ']')
	}
	return strconv.AppendQuote([]byte{n.kind}, n.text)
}
