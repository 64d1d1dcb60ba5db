// Command api compares what the packages export with what api/ has on record, and
// names each difference:
//
//	go run ./internal/api          # fails if anything is gone, changed or not on record
//	go run ./internal/api -write   # puts it on record
//
// A line is a constant with its value, a variable, a function, a method, a type, or a
// field with the name that it has in JSON: whatever a program may have come to rely on.
package main

import (
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// packages are those that the promise of compatibility holds for.
var packages = []string{"attendance", "records", "records/exchange", "records/stream"}

func main() {
	write := flag.Bool("write", false, "put what is exported on record")
	flag.Parse()
	os.Exit(run(".", "api", *write, os.Stdout, os.Stderr))
}

func run(root, record string, write bool, stdout, stderr io.Writer) int {
	imports := importer.ForCompiler(token.NewFileSet(), "source", nil)
	code := 0
	for _, name := range packages {
		lines, names, err := exported(root, name, imports)
		if err != nil {
			fmt.Fprintln(stderr, "api:", err)
			return 2
		}
		file := filepath.Join(record, strings.ReplaceAll(name, "/", "-")+".txt")
		if write {
			if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
				fmt.Fprintln(stderr, "api:", err)
				return 2
			}
		}
		was, err := os.ReadFile(file)
		if err != nil {
			fmt.Fprintln(stderr, "api:", err)
			return 2
		}
		gone, added := differences(strings.Split(strings.TrimSpace(string(was)), "\n"), lines)
		for _, line := range gone {
			fmt.Fprintf(stdout, "%s: breaks programs: no longer %s\n", name, line)
		}
		for _, line := range added {
			fmt.Fprintf(stdout, "%s: not on record: %s\n", name, line)
		}
		if len(gone)+len(added) > 0 {
			code = 1
		}
		fmt.Fprintf(stdout, "%s: %d exported names\n", name, names)
	}
	return code
}

// differences returns what is in one sorted list alone, and in the other.
func differences(was, is []string) (gone, added []string) {
	for _, line := range was {
		if _, still := slices.BinarySearch(is, line); !still {
			gone = append(gone, line)
		}
	}
	for _, line := range is {
		if !slices.Contains(was, line) {
			added = append(added, line)
		}
	}
	return gone, added
}

// exported returns a line for everything that a package exports, sorted, and how many
// names that are: constants, variables, functions, types and methods, as go doc -all
// lists them.
func exported(root, name string, imports types.Importer) (lines []string, names int, err error) {
	fset := token.NewFileSet()
	notTest := func(f fs.FileInfo) bool { return !strings.HasSuffix(f.Name(), "_test.go") }
	parsed, err := parser.ParseDir(fset, filepath.Join(root, filepath.FromSlash(name)), notTest, parser.SkipObjectResolution)
	if err != nil {
		return nil, 0, err
	}
	var files []*ast.File
	for _, p := range parsed {
		for _, path := range slices.Sorted(mapKeys(p.Files)) {
			files = append(files, p.Files[path])
		}
	}
	if len(files) == 0 {
		return nil, 0, fmt.Errorf("no package in %s", name)
	}
	var wrong []error
	config := types.Config{Importer: imports, IgnoreFuncBodies: true, Error: func(err error) { wrong = append(wrong, err) }}
	p, _ := config.Check(name, fset, files, nil)
	if err := errors.Join(wrong...); err != nil {
		return nil, 0, err
	}
	for _, id := range p.Scope().Names() {
		if o := p.Scope().Lookup(id); o.Exported() {
			found, n := describe(o, func(q *types.Package) string {
				if q == p {
					return ""
				}
				return q.Name()
			})
			lines, names = append(lines, found...), names+n
		}
	}
	slices.Sort(lines)
	return lines, names, nil
}

func mapKeys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// describe returns the lines of one object and how many names it adds.
func describe(o types.Object, in types.Qualifier) (lines []string, names int) {
	text := func(t types.Type) string { return types.TypeString(t, in) }
	switch o := o.(type) {
	case *types.Const:
		return []string{fmt.Sprintf("const %s %s = %s", o.Name(), text(o.Type()), o.Val().ExactString())}, 1
	case *types.Var:
		return []string{fmt.Sprintf("var %s %s", o.Name(), text(o.Type()))}, 1
	case *types.Func:
		return []string{"func " + o.Name() + signature(o, in)}, 1
	}
	named, ok := o.Type().(*types.Named)
	if !ok {
		return []string{fmt.Sprintf("type %s = %s", o.Name(), text(types.Unalias(o.Type())))}, 1
	}
	names = 1
	if s, ok := named.Underlying().(*types.Struct); ok {
		lines = append(lines, fmt.Sprintf("type %s struct", o.Name()))
		for k := range s.NumFields() {
			if f := s.Field(k); f.Exported() {
				lines = append(lines, strings.TrimSpace(fmt.Sprintf("type %s struct, %s %s %s", o.Name(), f.Name(), text(f.Type()), s.Tag(k))))
			}
		}
	} else {
		lines = append(lines, fmt.Sprintf("type %s %s", o.Name(), text(named.Underlying())))
	}
	for k := range named.NumMethods() {
		m := named.Method(k)
		if !m.Exported() {
			continue
		}
		receiver := m.Signature().Recv().Type()
		lines = append(lines, fmt.Sprintf("method (%s) %s%s", text(receiver), m.Name(), signature(m, in)))
		names++
	}
	return lines, names
}

// signature returns the types of a function without the names of its parameters.
func signature(f *types.Func, in types.Qualifier) string {
	nameless := func(t *types.Tuple) *types.Tuple {
		var vars []*types.Var
		for k := range t.Len() {
			vars = append(vars, types.NewParam(token.NoPos, nil, "", t.At(k).Type()))
		}
		return types.NewTuple(vars...)
	}
	s := f.Signature()
	plain := types.NewSignatureType(nil, nil, nil, nameless(s.Params()), nameless(s.Results()), s.Variadic())
	return strings.TrimPrefix(types.TypeString(plain, in), "func")
}
