// Package jsontest holds the types of a package to what they are in JSON: to a file
// of theirs, to being read back as they were, and to leaving none out. It is for tests.
//
// What the types are in JSON stands in testdata/json.txt, a value a line. It is the
// same for encoding/json, for encoding/json as GOEXPERIMENT=jsonv2 makes it, and for
// encoding/json/v2:
//
//	go test ./attendance -run JSON -update
//	GOEXPERIMENT=jsonv2 go test ./attendance -run JSON
package jsontest

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
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var update = flag.Bool("update", false, "write what the types are in JSON to testdata")

// A Codec writes and reads JSON.
type Codec struct {
	Name  string
	Write func(any) ([]byte, error)
	Read  func([]byte, any) error
}

// plain is the name of the first codec, which writes what is on file.
const plain = "encoding/json"

// codecs has encoding/json/v2, too, where Go has that.
var codecs = []Codec{{plain, func(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}, json.Unmarshal}}

// Codecs returns all that this Go has.
func Codecs() []Codec { return codecs }

// Types are the exported types of the package in the current folder.
type Types struct {
	Values    []any             // of every type, the zero values among them
	Unwritten map[string]string // the types that are no data, and why

	// NilLists finds the lists that a zero value has not, which encoding/json writes as
	// null and encoding/json/v2 as []; nil if there are none.
	NilLists *regexp.Regexp
}

// Test checks the types.
func (ts Types) Test(t *testing.T) {
	t.Run("written", ts.written)
	t.Run("back", ts.back)
	t.Run("all", ts.all)
}

// nameOf is the name of a value's type without its package.
func nameOf(v any) string {
	name := strings.TrimPrefix(reflect.TypeOf(v).String(), "*")
	return name[strings.IndexByte(name, '.')+1:]
}

// lists writes null as [] where that is a list.
func (ts Types) lists(line string) string {
	if ts.NilLists == nil {
		return line
	}
	return ts.NilLists.ReplaceAllString(line, "$1:[]")
}

func (ts Types) written(t *testing.T) {
	var golden strings.Builder
	for i, v := range ts.Values {
		for _, c := range codecs {
			data, err := c.Write(v)
			if err != nil {
				t.Fatalf("%s: %T: %v", c.Name, v, err)
			}
			line := fmt.Sprintf("%s %s\n", nameOf(v), data)
			if c.Name == plain {
				golden.WriteString(line)
			} else if !strings.HasSuffix(ts.lists(golden.String()), ts.lists(line)) {
				t.Errorf("%s writes value %d differently: %s", c.Name, i, line)
			}
		}
	}
	path := filepath.Join("testdata", "json.txt")
	if *update {
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

// back checks that what is written is read back as the same value.
func (ts Types) back(t *testing.T) {
	for _, v := range ts.Values {
		for _, c := range codecs {
			data, err := c.Write(v)
			if err != nil {
				t.Fatal(err)
			}
			into := reflect.New(reflect.TypeOf(v))
			if err := c.Read(data, into.Interface()); err != nil {
				t.Errorf("%s: %T: %v: %s", c.Name, v, err, data)
				continue
			}
			back := into.Elem().Interface()
			again, err := c.Write(back)
			if err != nil || !bytes.Equal(again, data) {
				t.Errorf("%s: %T: %v: %s comes back as %s", c.Name, v, err, data, again)
			}
			// Behind a pointer may be more than what is written.
			if reflect.TypeOf(v).Kind() != reflect.Pointer && !reflect.DeepEqual(back, v) && !ts.sameLists(c, v, back) {
				t.Errorf("%s: %T: %s comes back as %+v", c.Name, v, data, back)
			}
		}
	}
}

// sameLists reports whether values are the same, of which one has empty lists where
// the other has none. It holds for the zero values alone, and for encoding/json/v2.
func (ts Types) sameLists(c Codec, a, b any) bool {
	return ts.NilLists != nil && c.Name != plain && reflect.ValueOf(a).IsZero() && cmp.Equal(a, b, cmpopts.EquateEmpty())
}

// all checks that no exported type is left out.
func (ts Types) all(t *testing.T) {
	has := map[string]bool{}
	for _, v := range ts.Values {
		has[nameOf(v)] = true
	}
	names := exportedTypes(t)
	if len(names) == 0 {
		t.Fatal("the package exports no types")
	}
	for _, name := range names {
		if has[name] == (ts.Unwritten[name] != "") {
			t.Errorf("%s: want it either among the values or unwritten", name)
		}
	}
}

func exportedTypes(t *testing.T) (names []string) {
	t.Helper()
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
				if n := s.(*ast.TypeSpec).Name; n.IsExported() {
					names = append(names, n.Name)
				}
			}
		}
	}
	return names
}
