package main

import (
	"go/importer"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestExported reads a package of every kind of declaration.
func TestExported(t *testing.T) {
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "p"), 0o777); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(root, "p", name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("p.go", `package p

import "time"

const (
	A Kind = iota
	B
	c
)

const Most = 1 << 40

var Err, hidden error

type Kind uint8

func (k Kind) String() string { return "" }
func (k *Kind) set()          {}

type Count struct {
	At     time.Time `+"`json:\"at\"`"+`
	People int64
	hidden int
}

type Other = Count

type lower struct{}

func (lower) Exported() {}

func F(a, b int, more ...string) (n int, err error) { return undefinedInside() }
func g()                                              {}
`)
	write("p_test.go", "package p\n\nfunc InTest() {}\n")
	lines, names, err := exported(root, "p", importer.ForCompiler(token.NewFileSet(), "source", nil))
	if err != nil {
		t.Fatal(err)
	}
	want := `const A Kind = 0
const B Kind = 1
const Most untyped int = 1099511627776
func F(int, int, ...string) (int, error)
method (Kind) String() string
type Count struct
type Count struct, At time.Time json:"at"
type Count struct, People int64
type Kind uint8
type Other = Count
var Err error`
	if d := cmp.Diff(want, strings.Join(lines, "\n")); d != "" || names != 9 {
		t.Errorf("%d names (-want +got)\n%s", names, d)
	}
	write("p.go", "package p\n\nfunc F(a Missing) {}\n")
	if _, _, err := exported(root, "p", importer.Default()); err == nil || !strings.Contains(err.Error(), "undefined: Missing") {
		t.Errorf("a package that does not compile: %v", err)
	}
	if _, _, err := exported(root, "q", importer.Default()); err == nil {
		t.Error("a package that is not there is read")
	}
}

// TestDifferences names what breaks and what is new.
func TestDifferences(t *testing.T) {
	gone, added := differences([]string{"a", "b", "d"}, []string{"a", "c", "d"})
	if d := cmp.Diff([][]string{{"b"}, {"c"}}, [][]string{gone, added}); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}
