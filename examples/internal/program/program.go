// Package program runs the programs under examples in their tests, and holds them to
// what they printed before, in testdata. After a change that is meant to show,
//
//	go test ./examples/spaces -update
package program

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the program prints to testdata")

// A Main is what a program does with its arguments, returning its exit status. The
// columns are those of its terminal, 0 for no limit.
type Main func(args []string, columns int, stdin io.Reader, stdout, stderr io.Writer) int

// Run runs the program on a text, and returns its exit status and what it printed.
func (main Main) Run(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = main(args, 0, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

// An Output is a file in testdata and the arguments that the program prints it with.
type Output struct {
	File string
	Args []string
}

// Prints checks what the program prints, or writes it with -update.
func (main Main) Prints(t *testing.T, outputs []Output) {
	t.Helper()
	for _, o := range outputs {
		t.Run(o.File, func(t *testing.T) {
			code, got, stderr := main.Run(t, "", o.Args...)
			if code != 0 || stderr != "" {
				t.Fatalf("exit status %d: %s", code, stderr)
			}
			path := filepath.Join("testdata", o.File)
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Errorf("(-testdata +printed)\n%s", d)
			}
		})
	}
}
