package attendance_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
)

// What the exported types are in JSON stands in testdata/json.txt, a value a line.
// It is the same for encoding/json, for encoding/json as GOEXPERIMENT=jsonv2 makes
// it, and for encoding/json/v2:
//
//	go test ./attendance -run JSON -update
//	GOEXPERIMENT=jsonv2 go test ./attendance -run JSON
var updateJSON = flag.Bool("update", false, "write what the types are in JSON to testdata")

// A codec writes and reads JSON.
type codec struct {
	name  string
	write func(any) ([]byte, error)
	read  func([]byte, any) error
}

var codecs = []codec{{"encoding/json", func(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}, json.Unmarshal}}

// jsonValues are values of every exported type.
func jsonValues() []any {
	date := attendance.MustParseDate
	german, err := attendance.LocaleOf("de")
	if err != nil {
		panic(err)
	}
	count := attendance.Count{Figure: attendance.MustParse(">44K"), Metric: attendance.Unique, Source: "s", Role: attendance.RolePress,
		Date: date("2022-04-20T16:30:00.25Z"), Via: "v", Quote: "\"more\" <than> 44K & é\u2028", URL: "https://example.org/?a=1&b=2"}
	session := attendance.Session{ID: "i", Title: "t", Hosts: []string{"h", ""}, Platform: "p", Event: "e", Start: date("2021-06-08/2021-06-09"), End: date("2021-06"),
		Tags: []string{"t"}, Counts: []attendance.Count{count, {Figure: attendance.Exact(61_870), Source: "s", SoFar: true}, {Figure: count.Figure, Text: "over 44,000", Source: "s"}}}
	values := []any{
		attendance.Possible, attendance.Certain, count, attendance.Count{}, count.Date, attendance.Date{}, date("2021"),
		attendance.Figure{}, attendance.Nearly, attendance.Finder{Locale: german, Digits: true},
		attendance.Limit{People: 5, Since: date("2020"), Kind: attendance.Seats}, attendance.Limit{}, attendance.Counter,
		german, attendance.Locale{}, attendance.Peak, attendance.KindPrevious,
		attendance.Platform{ID: "p", Name: "P", Venue: true, Limits: []attendance.Limit{{People: 1, Kind: attendance.Counter}}}, attendance.Platform{},
		attendance.Range{Low: 160_001, High: attendance.Unbounded}, attendance.Range{Low: -attendance.Unbounded, High: 3}, attendance.Range{},
		attendance.Customary, attendance.Published, attendance.Literal, attendance.RoleHost,
		session, attendance.Session{}, attendance.Source{ID: "s", Name: "S", Role: attendance.RoleHost}, attendance.Source{}, attendance.Span{Start: 1, End: 2},
	}
	for _, words := range []string{"57K", "exactly 57,000", "~57K", "164K+", ">44K", "nearly 8M", "<8M", "≤13K", "50K–60K", "~50K–60K", "tens of thousands"} {
		values = append(values, attendance.MustParse(words))
	}
	for m := range attendance.Find("more than 164K people") {
		values = append(values, m)
	}
	return values
}

// unwritten are the exported types that are no data, and why.
var unwritten = map[string]string{
	"Fault":      "an error",
	"Faults":     "errors",
	"ParseError": "an error",
}

func TestJSON(t *testing.T) {
	var golden strings.Builder
	for i, v := range jsonValues() {
		for _, c := range codecs {
			data, err := c.write(v)
			if err != nil {
				t.Fatalf("%s: %T: %v", c.name, v, err)
			}
			line := fmt.Sprintf("%s %s\n", strings.TrimPrefix(reflect.TypeOf(v).String(), "attendance."), data)
			if c.name == "encoding/json" {
				golden.WriteString(line)
			} else if !strings.HasSuffix(golden.String(), line) {
				t.Errorf("%s writes value %d differently: %s", c.name, i, line)
			}
		}
	}
	path := filepath.Join("testdata", "json.txt")
	if *updateJSON {
		if err := os.WriteFile(path, []byte(golden.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(golden.String(), "\n")); d != "" {
		t.Errorf("(-testdata +written)\n%s", d)
	}
}

// What is written is read back as the same value.
func TestJSONBack(t *testing.T) {
	for _, v := range jsonValues() {
		for _, c := range codecs {
			data, err := c.write(v)
			if err != nil {
				t.Fatal(err)
			}
			into := reflect.New(reflect.TypeOf(v))
			if err := c.read(data, into.Interface()); err != nil {
				t.Errorf("%s: %T: %v: %s", c.name, v, err, data)
			} else if back := into.Elem().Interface(); !reflect.DeepEqual(back, v) {
				t.Errorf("%s: %T: %s comes back as %+v", c.name, v, data, back)
			}
		}
	}
}

// What is wrong is refused, and changes nothing.
func TestJSONWrong(t *testing.T) {
	for _, c := range codecs {
		for _, wrong := range []string{`-1`, `1.5`, `1e3`, `"more than 50–60K"`, `true`, `[]`, `{}`, `1000000000000000000`} {
			f := attendance.MustParse("57K")
			if err := c.read([]byte(wrong), &f); err == nil || f != attendance.MustParse("57K") {
				t.Errorf("%s: %s reads as %v: %v", c.name, wrong, f, err)
			}
		}
		for _, wrong := range []string{`{"low": 2, "high": 1}`, `{"low": 1.5}`, `{"low": 9223372036854775808}`, `[1, 2]`, `"1"`} {
			r := attendance.Range{Low: 1, High: 2}
			if err := c.read([]byte(wrong), &r); err == nil || r != (attendance.Range{Low: 1, High: 2}) {
				t.Errorf("%s: %s reads as %v: %v", c.name, wrong, r, err)
			}
		}
		for _, wrong := range []string{`2021`, `"June"`, `"2021-06-09/2021-06-08"`} {
			d := attendance.MustParseDate("2021")
			if err := c.read([]byte(wrong), &d); err == nil || d != attendance.MustParseDate("2021") {
				t.Errorf("%s: %s reads as %v: %v", c.name, wrong, d, err)
			}
		}
	}
}

// No exported type is left out.
func TestJSONTypes(t *testing.T) {
	has := map[string]bool{}
	for _, v := range jsonValues() {
		has[reflect.TypeOf(v).Name()] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			g, ok := decl.(*ast.GenDecl)
			if !ok || g.Tok != token.TYPE {
				continue
			}
			for _, s := range g.Specs {
				if n := s.(*ast.TypeSpec).Name; n.IsExported() && has[n.Name] == (unwritten[n.Name] != "") {
					t.Errorf("%s: want it either among the values or unwritten", n.Name)
				}
			}
		}
	}
}
