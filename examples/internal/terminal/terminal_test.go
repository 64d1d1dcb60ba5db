package terminal

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestColumns(t *testing.T) {
	for env, want := range map[string]int{"": 0, "80": 80, "0": 0, "-1": 0, "many": 0, "99999999999999999999": 0} {
		if got := number(env); got != want {
			t.Errorf("%q: %d, want %d", env, got, want)
		}
	}
	t.Setenv("COLUMNS", "80")
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if got := Columns(file); got != 0 {
		t.Errorf("a file has %d columns", got)
	}
	if null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil { // a device, as a terminal is
		defer null.Close()
		if got := Columns(null); got != 80 {
			t.Errorf("a device has %d columns, want 80", got)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 5, []string{""}},
		{"one two three", 0, []string{"one two three"}},
		{"one two three", 13, []string{"one two three"}},
		{"one two three", 7, []string{"one two", "three"}},
		{"one two three", 6, []string{"one", "two", "three"}},
		{"one  two", 3, []string{"one", "two"}},
		{"abcdefgh", 3, []string{"abc", "def", "gh"}},
		{"a bcdefgh", 3, []string{"a", "bcd", "efg", "h"}},
		{"日本語", 4, []string{"日本", "語"}},
		{"日本語", 1, []string{"日", "本", "語"}}, // no line is empty
		{"cafe\u0301s", 4, []string{"cafe\u0301", "s"}},
		{"a\tb", 8, []string{"a\t", "b"}},
	} {
		if d := cmp.Diff(c.want, Wrap(c.text, c.width)); d != "" {
			t.Errorf("%q in %d (-want +got)\n%s", c.text, c.width, d)
		}
	}
}

func TestIndent(t *testing.T) {
	if got, want := Indent("one two three four", 2, 4, 9), "  one two\n    three\n    four\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := Indent("", 2, 0, 9)+Indent("x", 5, 0, 3), "\n     x\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTable(t *testing.T) {
	var table Table
	table.Row("PLACE", "SESSION", "FIGURES")
	table.Row("1", "日本", "more than 44K, more than 44,208")
	table.Row("2", "", "")
	for width, want := range map[int]string{
		0: `
  PLACE  SESSION  FIGURES
  1      日本     more than 44K, more than 44,208
  2
`,
		25: `
  PLACE  SESSION  FIGURES
  1      日本     more
                  than
                  44K,
                  more
                  than
                  44,208
  2
`,
		40: `
  PLACE  SESSION  FIGURES
  1      日本     more than 44K, more
                  than 44,208
  2
`,
		21: `
  PLACE  SESSI  FIGUR
         ON     ES
  1      日本   more
                than
                44K,
                more
                than
                44,20
                8
  2
`, // words are cut if there is no other way, and no cell is narrower than this
	} {
		if d := cmp.Diff(want, "\n"+table.Text(2, width)); d != "" {
			t.Errorf("%d columns (-want +got)\n%s", width, d)
		}
	}
	for width := 21; width < 60; width++ {
		for line := range strings.Lines(table.Text(2, width)) {
			if got := Width(strings.TrimSuffix(line, "\n")); got > width {
				t.Errorf("%d columns: %q has %d", width, line, got)
			}
		}
	}
	if got := new(Table).Text(2, 10); got != "" {
		t.Errorf("a table without rows: %q", got)
	}
}
