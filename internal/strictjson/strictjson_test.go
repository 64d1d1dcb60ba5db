package strictjson

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/fault"
)

type inner struct {
	Base
	Name  string `json:"name"`
	Count int64  `json:"count,omitempty"`
	Note  string // has no name in JSON
	Kept  string `json:"-"`
}

// Base is embedded, so that its fields are those of inner.
type Base struct {
	ID string `json:"id"`
}

type outer struct {
	Items  []inner           `json:"items"`
	One    inner             `json:"one"`
	Tags   []string          `json:"tags"`
	Figure attendance.Figure `json:"figure"`
	Date   attendance.Date   `json:"date"`
}

func TestDecode(t *testing.T) {
	const text = `{
		"items": [{"id": "a", "name": "caf\u00e9 \ud83d\ude00 \ufffd \\ud800", "count": -7}, {"id": ""}],
		"one": {"name": "x"}, "tags": ["p", "q"], "figure": "57K", "date": null
	}`
	want := outer{
		Items:  []inner{{Base: Base{"a"}, Name: "café 😀 \ufffd \\ud800", Count: -7}, {}},
		One:    inner{Name: "x"},
		Tags:   []string{"p", "q"},
		Figure: attendance.MustParse("57K"),
	}
	var got outer
	if fs := Decode([]byte(text), &got); fs != nil {
		t.Fatal(fs)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestDecodeFaults(t *testing.T) {
	const fields = "want one of items, one, tags, figure, date"
	for _, c := range []struct{ text, want string }{
		{``, "1:1: not JSON: unexpected end of JSON input"},
		{`{"items": [}`, "1:12: not JSON: invalid character '}' looking for beginning of value"},
		{`{} {}`, "1:4: not JSON: invalid character '{' after top-level value"},
		{"{\n\"one\": {\"name\": \"\xff\"}}", "2:18: not UTF-8; save the file as UTF-8"},
		{"\ufeff{}", "1:1: starts with a byte order mark; save the file as UTF-8 without one"},
		{`{"` + strings.Repeat("é.", 60) + `": 1}`, "1:2: " + strings.Repeat("é.", 21) + "…: unknown field; " + fields},
		{"\xff\xfe{\x00}\x00", "1:1: is UTF-16; save the file as UTF-8"},
		{"\xfe\xff\x00{\x00}", "1:1: is UTF-16; save the file as UTF-8"},
		{"{\x00}\x00", "1:1: is UTF-16; save the file as UTF-8"},
		{"\x00{\x00}", "1:1: is UTF-16; save the file as UTF-8"},
		{"\x00\x00", "1:1: not JSON: invalid character '\\x00' looking for beginning of value"},
		{"{\"tags\": [\"p\",\n]}", "1:14: not JSON: a comma stands after the last item; leave it out"},
		{`{"one": {"name": "x",}, "tags": []}`, "1:21: not JSON: a comma stands after the last item; leave it out"},
		{`{"tags": [],}`, "1:12: not JSON: a comma stands after the last item; leave it out"},
		{`{"tags": [,]}`, "1:11: not JSON: invalid character ',' looking for beginning of value"},
		{`{"tags": ["p",,]}`, "1:15: not JSON: invalid character ',' looking for beginning of value"},
		{`[]`, "1:1: want an object, not an array"},
		{`null`, "1:1: want an object, not null"},
		{`"x"`, "1:1: want an object, not a string"},
		{`{"itmes": [1, {"a": [2]}], "tags": ["p"]}`, "1:2: itmes: unknown field; " + fields},
		{`{"Tags": []}`, "1:2: Tags: unknown field; " + fields},
		{`{"Note": ""}`, "1:2: Note: unknown field; " + fields},
		{`{"one": {"Kept": "", "-": ""}}`, "1:10: one.Kept: unknown field; want one of id, name, count\n1:22: one.-: unknown field; want one of id, name, count"},
		{`{"tags": ["p"], "tags": ["q"]}`, "1:17: tags: the field is given twice"},
		{"{\"tags\": [\n  1, true,\n  {\"a\": []}, [[]], \"ok\", null]}",
			"2:3: tags[0]: want a string, not the number 1\n2:6: tags[1]: want a string, not true or false\n3:3: tags[2]: want a string, not an object\n3:14: tags[3]: want a string, not an array\n3:26: tags[5]: an item that is null; leave it out"},
		{`{"items": [{"id": "a"}, {}, null, { }], "one": {}}`, "1:25: items[1]: an item that is empty; leave it out\n1:29: items[2]: an item that is null; leave it out\n" +
			"1:35: items[3]: an item that is empty; leave it out"},
		{`{"items": {"id": "a"}, "one": [1]}`, "1:11: items: want an array, not an object\n1:31: one: want an object, not an array"},
		{`{"one": {"count": 1.5}}`, "1:19: one.count: want a whole number, not the number 1.5"},
		{`{"one": {"count": "1"}}`, "1:19: one.count: want a whole number, not a string"},
		{`{"one": {"count": [1]}}`, "1:19: one.count: want a single value, not an array"},
		{`{"one": {"count": 99999999999999999999999999999999}}`, "1:19: one.count: want a whole number, not the number 999999999999999999999999"},
		{`{"figure": {"people": 1}, "date": 2021}`, "1:12: figure: want a single value, not an object\n1:35: date: want a string, not the number 2021"},
		{`{"figure": 1e3, "date": "June"}`, `1:12: figure: cannot read "1e3" at byte 0: malformed: a figure is a string such as "57K", or a whole number that was measured, not negative` + "\n" +
			`1:25: date: cannot read "June" at byte 0: malformed: want a date such as 2021, 2021-06, 2021-06-08, 2021-06-08T12:04:00Z, or two with a / between`},
		{`{"tags": ["\ud800", "\ufffd\udc00"], "\ud800": 1}`, `1:11: tags[0]: half of a surrogate pair; write both halves, as in "\ud83d\ude00"` + "\n" +
			`1:21: tags[1]: half of a surrogate pair; write both halves, as in "\ud83d\ude00"` + "\n" +
			`1:38: half of a surrogate pair; write both halves, as in "\ud83d\ude00"`},
	} {
		var into outer
		got := ""
		if fs := Decode([]byte(c.text), &into); fs != nil {
			got = fs.Error()
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", c.text, d)
		}
	}
}

// TestDecodeMany checks that of what is all wrong little is kept, and the rest counted.
func TestDecodeMany(t *testing.T) {
	for _, item := range []string{`5`, `{}`, `null`, `{"id": 5}`, `{"x": {"y": []}}`} {
		for _, n := range []int{100, 101, 20_000} {
			text := `{"tags": ["p"], "items": [{"id": "a"}` + strings.Repeat(","+item, n) + `], "figure": true}`
			var into outer
			fs := Decode([]byte(text), &into)
			last := fs[len(fs)-1].Error()
			if want := (attendance.Fault{Err: fault.More(n + 1 - 100)}).Error(); len(fs) != 101 || last != want {
				t.Errorf("%s: %d faults, the last of which is %s; want %s", item, len(fs), last, want)
			}
			if fs[99].Path == "" || fs[99].Line != 1 || len(into.Items) > 102 || into.Items[0].ID != "a" {
				t.Errorf("%s: %d of %d items are kept, and the fault before the last is %v", item, len(into.Items), n, fs[99])
			}
			Locate([]byte(text), fs)
			if got := fs[100].Error(); got != last {
				t.Errorf("%s: once located, the last is %s", item, got)
			}
		}
	}
}

// TestDecodeGoesOn checks that a fault does not hide what stands after it.
func TestDecodeGoesOn(t *testing.T) {
	var got outer
	Decode([]byte(`{"x": {"y": [1]}, "one": {"count": [], "name": "n"}, "tags": [1, "t"]}`), &got)
	if d := cmp.Diff(outer{One: inner{Name: "n"}, Tags: []string{"", "t"}}, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestLocate(t *testing.T) {
	const text = `{
  "items": [{"id": "a"},
            {"name": "b", "deep": {"x": [0, [1]]}}],
  "one": null
}`
	wrong := errors.New("wrong")
	var fs attendance.Faults
	for _, path := range []string{"one.name", "items[1].name", "items[1].id", "items[0].id", "items[7]", "items", "", "items[1].deep.x[1][0]"} {
		fs = append(fs, attendance.Fault{Path: path, Err: wrong})
	}
	fs = append(fs, attendance.Fault{Path: "known", Line: 3, Column: 1, Err: wrong})
	Locate([]byte(text), fs)
	const want = `1:1: wrong
2:12: items[7]: wrong
2:12: items: wrong
2:20: items[0].id: wrong
3:1: known: wrong
3:13: items[1].id: wrong
3:22: items[1].name: wrong
3:46: items[1].deep.x[1][0]: wrong
4:10: one.name: wrong`
	if d := cmp.Diff(want, fs.Error()); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// TestDepth checks that nesting as deep as a file can have it is passed over,
// or refused, without running out of stack.
func TestDepth(t *testing.T) {
	for _, depth := range []int{9_000, 2_000_000} {
		text := `{"x": ` + strings.Repeat("[", depth) + strings.Repeat("]", depth) + `}`
		if fs := Decode([]byte(text), new(outer)); len(fs) != 1 {
			t.Errorf("depth %d: %v", depth, fs)
		}
	}
}

// TestDecodeScalar reads a struct that may be a string in its place.
func TestDecodeScalar(t *testing.T) {
	type source struct {
		ID   string `json:"id" scalar:"true"`
		Name string `json:"name"`
	}
	var got struct {
		A source   `json:"a"`
		B []source `json:"b"`
	}
	want := got
	want.A, want.B = source{ID: "x"}, []source{{ID: "y", Name: "Y"}, {ID: "z"}}
	if fs := Decode([]byte(`{"a": "x", "b": [{"id": "y", "name": "Y"}, "z"]}`), &got); fs != nil {
		t.Fatal(fs)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	fs := Decode([]byte(`{"a": 5, "b": ["\ud800"]}`), &got)
	if d := cmp.Diff("1:7: a: want an object, not the number 5\n1:16: b[0]: half of a surrogate pair; write both halves, as in \"\\ud83d\\ude00\"", fs.Error()); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}
