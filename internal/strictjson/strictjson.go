// Package strictjson reads JSON into plain structs and reports everything that
// is wrong with it at once, each fault with its line, column and path.
//
// It is strict where encoding/json is lenient: a field that the struct lacks, a
// field given twice, one in another case, a string that is not Unicode and a
// value of another kind are faults, never ignored or replaced.
package strictjson

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/fault"
)

// Decode reads data into the struct that into points to. Fields are matched by
// the names in their json tags. It knows structs, slices, strings, integers
// and types that unmarshal themselves from a scalar; null leaves a field as it
// is. A struct with a field tagged scalar:"true" may also be a string, which that field is
// set to. The text of a string that becomes another value is kept in the field that
// names it in a tag, as in said:"figure". Where there are faults the struct holds what could be read.
//
// It takes time linear in len(data). Past [fault.Most] faults it only counts them,
// and keeps no more of what it reads.
func Decode(data []byte, into any) attendance.Faults {
	d := decoder{data: data}
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		d.fault(0, "", errors.New("starts with a byte order mark; save the file as UTF-8 without one"))
		return d.placed()
	}
	if isUTF16(data) {
		d.fault(0, "", errors.New("is UTF-16; save the file as UTF-8"))
		return d.placed()
	}
	if i := invalidUTF8(data); i >= 0 {
		d.fault(i, "", errors.New("not UTF-8; save the file as UTF-8"))
		return d.placed()
	}
	if err := json.Unmarshal(data, new(json.RawMessage)); err != nil {
		at := len(data)
		if syntax, ok := errors.AsType[*json.SyntaxError](err); ok && syntax.Offset <= int64(len(data)) {
			at = max(0, min(int(syntax.Offset)-pastSyntax, len(data)-1))
		}
		if comma := trailingComma(data, at); comma >= 0 {
			at, err = comma, errors.New("a comma stands after the last item; leave it out")
		}
		d.fault(at, "", fmt.Errorf("not JSON: %w", err))
		return d.placed()
	}
	d.tokens = json.NewDecoder(bytes.NewReader(data))
	d.tokens.UseNumber()
	d.value("", reflect.ValueOf(into).Elem())
	return d.placed()
}

// Locate gives each fault that has a path but no line the position of the value
// at its path in data, or of the nearest value around it, and sorts all faults
// by position. It takes time linear in len(data).
func Locate(data []byte, fs attendance.Faults) {
	wanted := map[string]int{} // offsets by path, -1 where not found yet
	for _, f := range fs {
		for path := f.Path; f.Line == 0 && !fault.IsMore(f.Err); path = Parent(path) {
			wanted[path] = -1
			if path == "" {
				break
			}
		}
	}
	d := decoder{data: data, tokens: json.NewDecoder(bytes.NewReader(data)), wanted: wanted}
	d.tokens.UseNumber()
	d.skip("")
	lines := lineStarts(data)
	for i, f := range fs {
		if f.Line > 0 || fault.IsMore(f.Err) {
			continue
		}
		path := f.Path
		for wanted[path] < 0 && path != "" {
			path = Parent(path)
		}
		fs[i].Line, fs[i].Column = position(lines, max(0, wanted[path]))
	}
	sortFaults(fs)
}

// Parent returns the path of the value around the one at path.
func Parent(path string) string { return path[:max(0, strings.LastIndexAny(path, ".["))] }

func sortFaults(fs attendance.Faults) {
	slices.SortStableFunc(fs, func(a, b attendance.Fault) int {
		if last := fault.IsMore(a.Err); last || fault.IsMore(b.Err) {
			if last {
				return 1
			}
			return -1
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
}

func lineStarts(data []byte) []int {
	starts := []int{0}
	for i, c := range data {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// position returns the line and column, both from 1, of a byte offset.
func position(lines []int, offset int) (line, column int) {
	i, found := slices.BinarySearch(lines, offset)
	if !found {
		i--
	}
	return i + 1, offset - lines[i] + 1
}

// isUTF16 reports whether data is UTF-16 in either byte order: it starts with a byte
// order mark, or with a character of JSON and half of one that is 0.
func isUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) ||
		len(data) >= 2 && (data[0] == 0) != (data[1] == 0)
}

// trailingComma returns where a comma stands before the closing bracket at
// data[at], the first byte that is not JSON, or -1.
func trailingComma(data []byte, at int) int {
	if at >= len(data) || data[at] != ']' && data[at] != '}' {
		return -1
	}
	before := bytes.TrimRight(data[:at], " \t\r\n")
	if !bytes.HasSuffix(before, []byte(",")) {
		return -1
	}
	return len(before) - 1
}

func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// A decoder walks over JSON that is known to be well-formed.
type decoder struct {
	data   []byte
	tokens *json.Decoder
	faults []placeless
	more   int            // faults beyond those, which are counted alone
	wanted map[string]int // while locating
	shapes map[reflect.Type]shape
}

// A placeless fault has an offset in place of its line and column.
type placeless struct {
	offset int
	attendance.Fault
}

func (d *decoder) fault(offset int, path string, err error) {
	if len(d.faults) == fault.Most {
		d.more++
		return
	}
	d.faults = append(d.faults, placeless{offset, attendance.Fault{Path: path, Err: err}})
}

// placed returns the faults with their lines and columns.
func (d *decoder) placed() attendance.Faults {
	if len(d.faults) == 0 {
		return nil
	}
	lines := lineStarts(d.data)
	var fs attendance.Faults
	for _, f := range d.faults {
		f.Line, f.Column = position(lines, f.offset)
		fs = append(fs, f.Fault)
	}
	sortFaults(fs)
	if d.more > 0 {
		fs = append(fs, attendance.Fault{Err: fault.More(d.more)})
	}
	return fs
}

// next returns the next token and where it starts and ends.
func (d *decoder) next() (tok json.Token, start, end int) {
	start = int(d.tokens.InputOffset())
	for start < len(d.data) && strings.IndexByte(" \t\r\n,:", d.data[start]) >= 0 {
		start++
	}
	tok, err := d.tokens.Token()
	if err != nil {
		panic("strictjson: a well-formed text: " + err.Error())
	}
	return tok, start, int(d.tokens.InputOffset())
}

// value reads the value that comes next into v.
func (d *decoder) value(path string, v reflect.Value) {
	tok, start, end := d.next()
	if tok == nil && path != "" {
		return // null: not given
	}
	d.token(tok, start, end, path, v)
}

// token reads the value that begins with a token into v.
func (d *decoder) token(tok json.Token, start, end int, path string, v reflect.Value) {
	switch into := v.Addr().Interface().(type) {
	case json.Unmarshaler:
		if v.Kind() == reflect.Struct && d.shape(v.Type()).tagged { // its fields are as strict
			if d.opens(tok, '{', start, path) {
				d.object(path, v)
			}
		} else if d.scalar(tok, start, path) {
			d.report(start, path, into.UnmarshalJSON(d.data[start:end]))
		}
		return
	case encoding.TextUnmarshaler:
		if s, ok := d.text(tok, start, end, path); ok {
			d.report(start, path, into.UnmarshalText([]byte(s)))
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		if _, isText := tok.(string); isText {
			if f := scalarOf(v); f.IsValid() {
				if s, ok := d.text(tok, start, end, path); ok {
					f.SetString(s)
				}
				return
			}
		}
		if d.opens(tok, '{', start, path) {
			d.object(path, v)
		}
	case reflect.Bool:
		if !d.scalar(tok, start, path) {
			return
		}
		b, ok := tok.(bool)
		if !ok {
			d.fault(start, path, fmt.Errorf("want true or false, not %s", kind(tok)))
			return
		}
		v.SetBool(b)
	case reflect.Slice:
		if d.opens(tok, '[', start, path) {
			d.array(path, v)
		}
	case reflect.String:
		if s, ok := d.text(tok, start, end, path); ok {
			v.SetString(s)
		}
	case reflect.Int, reflect.Int64:
		if !d.scalar(tok, start, path) {
			return
		}
		number, ok := tok.(json.Number)
		n, err := strconv.ParseInt(number.String(), 10, 64)
		if !ok || err != nil {
			d.fault(start, path, fmt.Errorf("want a whole number, not %s", kind(tok)))
			return
		}
		v.SetInt(n)
	default:
		panic("strictjson: cannot read into a " + v.Type().String())
	}
}

func (d *decoder) report(offset int, path string, err error) {
	if err != nil {
		d.fault(offset, path, err)
	}
}

// opens reports whether tok opens an object or array as it should. If not, it
// is a fault, and what tok does open is passed over.
func (d *decoder) opens(tok json.Token, want json.Delim, start int, path string) bool {
	if tok == want {
		return true
	}
	d.fault(start, path, fmt.Errorf("want %s, not %s", kind(want), kind(tok)))
	d.rest(tok, path)
	return false
}

// scalar reports whether tok is no object or array.
func (d *decoder) scalar(tok json.Token, start int, path string) bool {
	if delim, ok := tok.(json.Delim); ok {
		d.fault(start, path, fmt.Errorf("want a single value, not %s", kind(delim)))
		d.rest(tok, path)
		return false
	}
	return true
}

// text returns the string that tok is, the token from start to end.
func (d *decoder) text(tok json.Token, start, end int, path string) (string, bool) {
	s, ok := tok.(string)
	if !ok {
		d.fault(start, path, fmt.Errorf("want a string, not %s", kind(tok)))
		d.rest(tok, path)
		return "", false
	}
	if strings.ContainsRune(s, utf8.RuneError) && !d.meantReplacement(s, start, end) {
		d.fault(start, path, errors.New(`half of a surrogate pair; write both halves, as in "\ud83d\ude00"`))
		return "", false
	}
	return s, true
}

// meantReplacement reports whether every U+FFFD in s was written in the token,
// rather than put there for something that is no character.
func (d *decoder) meantReplacement(s string, start, end int) bool {
	written := bytes.ToLower(d.data[start:end])
	written = bytes.ReplaceAll(written, []byte(`\\`), nil)
	meant := bytes.Count(written, []byte("\ufffd")) + bytes.Count(written, []byte(`\ufffd`))
	return strings.Count(s, "\ufffd") == meant
}

// object reads the fields of an object that is open.
func (d *decoder) object(path string, v reflect.Value) {
	seen := map[string]bool{}
	for d.tokens.More() {
		tok, start, end := d.next()
		name, ok := d.text(tok, start, end, path)
		if !ok {
			d.skip(path)
			continue
		}
		of := d.shape(v.Type())
		index, known := of.fields[name]
		at := below(path, name)
		switch {
		case !known:
			d.fault(start, at, fmt.Errorf("unknown field; want one of %s", strings.Join(names(v.Type()), ", ")))
			d.skip(at)
		case seen[name]:
			d.fault(start, at, errors.New("the field is given twice"))
			d.skip(at)
		default:
			before := int(d.tokens.InputOffset())
			field := v.FieldByIndex(index)
			d.value(at, field)
			if said, ok := of.said[name]; ok {
				keep(v.FieldByIndex(said), field, d.data[before:d.tokens.InputOffset()])
			}
		}
		seen[name] = true
	}
	d.next()
}

// A shape is what is asked of a struct again and again.
type shape struct {
	tagged bool             // its fields have names in JSON
	fields map[string][]int // their indices, those of embedded structs among them
	said   map[string][]int // the index of the field that keeps the text of another, by the name of that
}

func (d *decoder) shape(t reflect.Type) shape {
	s, ok := d.shapes[t]
	if !ok {
		s = shape{len(names(t)) > 0, map[string][]int{}, map[string][]int{}}
		for _, f := range reflect.VisibleFields(t) {
			if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && name != "-" {
				s.fields[name] = f.Index
			}
			if name := f.Tag.Get("said"); name != "" {
				s.said[name] = f.Index
			}
			if f.Tag.Get("json") == "-" && f.Type.Kind() == reflect.Struct {
				for _, part := range reflect.VisibleFields(f.Type) {
					if name := part.Tag.Get("said"); name != "" {
						s.said[name] = append(slices.Clone(f.Index), part.Index...)
					}
				}
			}
		}
		if d.shapes == nil {
			d.shapes = map[reflect.Type]shape{}
		}
		d.shapes[t] = s
	}
	return s
}

// keep stores the text of a value that is a string: in the field with the tag
// said:"name", where that is the name of the value's. Its own words are not stored.
func keep(said, field reflect.Value, value []byte) {
	value = bytes.TrimLeft(value, " \t\r\n:")
	if len(value) < 2 || value[0] != '"' {
		return
	}
	text := string(value[1 : len(value)-1])
	if strings.Contains(text, "\\") {
		json.Unmarshal(value, &text) // a string that has been read before
	}
	if w, ok := field.Interface().(interface{ Words() string }); ok && w.Words() != text {
		said.SetString(text)
	}
}

// array reads the items of an array that is open.
func (d *decoder) array(path string, v reflect.Value) {
	var rest reflect.Value // stands for the items that are not kept
	for i := 0; d.tokens.More(); i++ {
		if d.more > 0 { // nobody will use what is read
			if !rest.IsValid() {
				rest = reflect.New(v.Type().Elem()).Elem()
			}
			rest.SetZero()
			d.item(item(path, i), rest)
			continue
		}
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		d.item(item(path, i), v.Index(i))
	}
	d.next()
}

// item reads an item of an array, which must say something: an empty one takes
// more memory than it has bytes.
func (d *decoder) item(path string, v reflect.Value) {
	tok, start, end := d.next()
	switch {
	case tok == nil:
		d.fault(start, path, errors.New("an item that is null; leave it out"))
	case tok == json.Delim('{') && !d.tokens.More():
		d.fault(start, path, errors.New("an item that is empty; leave it out"))
		d.next()
	default:
		d.token(tok, start, end, path, v)
	}
}

// skip passes over the value that comes next, noting what is wanted in it.
func (d *decoder) skip(path string) {
	tok, start, _ := d.next()
	if _, ok := d.wanted[path]; ok && d.wanted[path] < 0 {
		d.wanted[path] = start
	}
	d.rest(tok, path)
}

// rest passes over what tok opened. Where nothing is wanted in it any more, it
// does so without recursion.
func (d *decoder) rest(tok json.Token, path string) {
	_, wanted := d.wanted[path]
	switch {
	case tok != json.Delim('{') && tok != json.Delim('['):
		return
	case !wanted:
		for depth := 1; depth > 0; {
			switch tok, _, _ := d.next(); tok {
			case json.Delim('{'), json.Delim('['):
				depth++
			case json.Delim('}'), json.Delim(']'):
				depth--
			}
		}
		return
	case tok == json.Delim('{'):
		for d.tokens.More() {
			name, _, _ := d.next()
			d.skip(below(path, name.(string)))
		}
	default:
		for i := 0; d.tokens.More(); i++ {
			d.skip(item(path, i))
		}
	}
	d.next()
}

// longestName is how much of a field's name a path shows, in bytes. None that a
// struct has is longer.
const longestName = 64

// below and item return the path of a field and of an item.
func below(path, name string) string {
	if len(name) > longestName {
		name = strings.ToValidUTF8(name[:longestName], "") + "…"
	}
	if path == "" {
		return name
	}
	return path + "." + name
}

func item(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

// scalarOf returns the field of a struct that a string stands for in place of an
// object: the one with the tag scalar:"true".
func scalarOf(v reflect.Value) reflect.Value {
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("scalar") == "true" {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

// names returns the names that a struct's fields have in JSON.
func names(t reflect.Type) []string {
	var all []string
	for i := range t.NumField() {
		tag, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		switch {
		case t.Field(i).Anonymous && tag == "":
			all = append(all, names(t.Field(i).Type)...)
		case tag != "-" && tag != "":
			all = append(all, tag)
		}
	}
	return all
}

// kind says what a token is.
func kind(tok json.Token) string {
	switch t := tok.(type) {
	case nil:
		return "null"
	case json.Delim:
		if t == '{' {
			return "an object"
		}
		return "an array"
	case string:
		return "a string"
	case bool:
		return "true or false"
	case json.Number:
		return "the number " + t.String()[:min(len(t), 24)]
	}
	return fmt.Sprintf("a %T", tok)
}
