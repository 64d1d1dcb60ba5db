// Command mutants tells which changes of the code no test notices. It changes files
// one place at a time, at places picked by chance, and runs tests on each change:
//
//	go run ./internal/mutants -n 8 records ./records
//	go run ./internal/mutants -n 4 internal/figure ./internal/figure ./attendance
//
// The first argument is a directory or a file to change; the others are the packages
// whose tests are run, with -short. Changes that do not compile do not count. A change
// that no test notices is printed: either a test is missing, or the change makes no
// difference to what the code does. No file is changed in place: the tests are built
// with go test -overlay.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

func main() {
	n := flag.Int("n", 8, "how many changes of each file to try")
	seed := flag.Uint64("seed", 1, "which changes are picked")
	pattern := flag.String("run", "", "run only the tests whose names match this")
	limit := flag.Duration("timeout", time.Minute, "after which a test run fails")
	flag.Parse()
	if flag.NArg() < 2 {
		fmt.Fprintln(os.Stderr, "usage: mutants [flags] DIR|FILE PACKAGE...")
		os.Exit(2)
	}
	try := func(file string, changed []byte) (outcome, error) {
		return test(file, changed, *pattern, *limit, flag.Args()[1:])
	}
	if err := run(flag.Arg(0), *n, *seed, try, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

// An outcome is what came of a change.
type outcome int

const (
	survived outcome = iota // all tests pass
	killed                  // a test fails, or does not end
	invalid                 // it does not compile
)

// run tries n changes of each file at path and prints those that survive.
func run(path string, n int, seed uint64, try func(string, []byte) (outcome, error), out io.Writer) error {
	files, err := sources(path)
	if err != nil {
		return err
	}
	var allKilled, allTried int
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		edits, err := mutations(src)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		rng := rand.New(rand.NewPCG(seed, uint64(len(src))))
		rng.Shuffle(len(edits), func(i, j int) { edits[i], edits[j] = edits[j], edits[i] })
		dead, tried := 0, 0
		for _, e := range edits {
			if tried == n {
				break
			}
			got, err := try(file, e.apply(src))
			if err != nil {
				return err
			}
			switch got {
			case killed:
				dead++
				tried++
			case survived:
				tried++
				line := 1 + strings.Count(string(src[:e.from]), "\n")
				fmt.Fprintf(out, "%s:%d: survived: %q for %q\n", file, line, e.text, src[e.from:e.to])
			}
		}
		fmt.Fprintf(out, "%s: %d of %d killed\n", file, dead, tried)
		allKilled += dead
		allTried += tried
	}
	fmt.Fprintf(out, "%s: %d of %d killed\n", path, allKilled, allTried)
	return nil
}

// sources are the files of a directory that were written by hand, without tests.
func sources(path string) ([]string, error) {
	if strings.HasSuffix(path, ".go") {
		return []string{path}, nil
	}
	all, err := filepath.Glob(filepath.Join(path, "*.go"))
	if err != nil {
		return nil, err
	}
	var files []string
	for _, file := range all {
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if !strings.HasSuffix(file, "_test.go") && !generated(src) {
			files = append(files, file)
		}
	}
	if files == nil {
		return nil, fmt.Errorf("no Go files in %s", path)
	}
	return files, nil
}

func generated(src []byte) bool {
	f, err := parser.ParseFile(token.NewFileSet(), "", src, parser.ParseComments|parser.PackageClauseOnly)
	return err == nil && ast.IsGenerated(f)
}

// An edit puts text in place of the bytes from up to to.
type edit struct {
	from, to int
	text     string
}

func (e edit) apply(src []byte) []byte {
	return slices.Concat(src[:e.from], []byte(e.text), src[e.to:])
}

// swapped has for each operator the one that takes its place.
var swapped = map[token.Token]string{
	token.LSS: "<=", token.LEQ: "<", token.GTR: ">=", token.GEQ: ">",
	token.EQL: "!=", token.NEQ: "==", token.LAND: "||", token.LOR: "&&",
	token.ADD: "-", token.SUB: "+", token.MUL: "/", token.QUO: "*", token.REM: "*",
	token.AND: "|", token.OR: "&", token.SHL: ">>", token.SHR: "<<",
}

// mutations are the changes that can be made to a file, one at a time: another
// operator, a condition that is always or never met, another number or truth value,
// or a statement left out.
func mutations(src []byte) ([]edit, error) {
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, "", src, 0)
	if err != nil {
		return nil, err
	}
	at := func(p token.Pos) int { return set.Position(p).Offset }
	var edits []edit
	replace := func(n ast.Node, text string) {
		edits = append(edits, edit{at(n.Pos()), at(n.End()), text})
	}
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		ast.Inspect(fn.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				if s, ok := swapped[n.Op]; ok {
					from := at(n.OpPos)
					edits = append(edits, edit{from, from + len(n.Op.String()), s})
				}
			case *ast.IfStmt:
				cond := string(src[at(n.Cond.Pos()):at(n.Cond.End())])
				replace(n.Cond, "true || "+cond)
				replace(n.Cond, "false && ("+cond+")")
			case *ast.BasicLit:
				if v, err := strconv.ParseInt(n.Value, 0, 62); err == nil && n.Kind == token.INT {
					replace(n, strconv.FormatInt(v+1, 10))
				}
			case *ast.Ident:
				switch n.Name {
				case "true":
					replace(n, "false")
				case "false":
					replace(n, "true")
				}
			case *ast.UnaryExpr:
				if n.Op == token.NOT {
					replace(n, string(src[at(n.X.Pos()):at(n.X.End())]))
				}
			case *ast.ExprStmt, *ast.IncDecStmt, *ast.BranchStmt:
				replace(n, "{}")
			case *ast.AssignStmt:
				if n.Tok != token.DEFINE {
					replace(n, "{}")
				}
			}
			return true
		})
	}
	return edits, nil
}

// test runs tests with a file changed.
func test(file string, changed []byte, pattern string, limit time.Duration, packages []string) (outcome, error) {
	dir, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	path, err := filepath.Abs(file)
	if err != nil {
		return 0, err
	}
	mutant, overlay := filepath.Join(dir, "mutant.go"), filepath.Join(dir, "overlay.json")
	paths, err := json.Marshal(map[string]any{"Replace": map[string]string{path: mutant}})
	if err != nil {
		return 0, err
	}
	if err := os.WriteFile(mutant, changed, 0o644); err != nil {
		return 0, err
	}
	if err := os.WriteFile(overlay, paths, 0o644); err != nil {
		return 0, err
	}
	arguments := []string{"test", "-overlay", overlay, "-vet=off", "-short", "-failfast", "-timeout", limit.String(), "-run", pattern}
	printed, err := exec.Command("go", append(arguments, packages...)...).CombinedOutput()
	switch {
	case err == nil:
		return survived, nil
	case strings.Contains(string(printed), "[build failed]"):
		return invalid, nil
	}
	return killed, nil
}
