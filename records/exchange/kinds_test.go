package exchange

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A kind is a file with things that are wrong with it, and what comes of it.
type kind struct {
	name, options, data string
	format              Format
	want                []string
}

var mark = regexp.MustCompile(`«([A-Za-z0-9]+)»`)

// kindsOf reads testdata/kinds-*.txt, which says how it is written.
func kindsOf(t testing.TB, file string) (kinds []kind) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for part := range strings.SplitSeq(string(text), "\n=== ") {
		head, rest, ok := strings.Cut(part, "\n--- data\n")
		if !ok {
			continue
		}
		data, want, _ := strings.Cut(rest, "--- want")
		lines := strings.Split(head, "\n")
		k := kind{name: lines[0], format: Format(strings.TrimPrefix(lines[1], "format: ")), options: strings.TrimPrefix(lines[2], "options: ")}
		k.want = strings.FieldsFunc(want, func(r rune) bool { return r == '\n' })
		k.data, k.want = unmark(data, k.want)
		slices.Sort(k.want)
		kinds = append(kinds, k)
	}
	return kinds
}

// unmark takes the marks out of data, and adds what they say to want.
func unmark(data string, want []string) (string, []string) {
	bytes := map[string]string{"CR": "\r", "TAB": "\t", "BOM": "\ufeff", "NBSP": "\u00a0", "E9": "\xe9"}
	var b strings.Builder
	for {
		m := mark.FindStringSubmatchIndex(data)
		if m == nil {
			return b.String() + data, want
		}
		b.WriteString(data[:m[0]])
		name := data[m[2]:m[3]]
		data = data[m[1]:]
		if special, ok := bytes[name]; ok {
			b.WriteString(special)
			continue
		}
		before := b.String()
		want = append(want, fmt.Sprintf("fault %d:%d %s", 1+strings.Count(before, "\n"), len(before)-strings.LastIndex(before, "\n"), name))
	}
}

func TestKinds(t *testing.T) {
	total, right := 0, 0
	for _, file := range []string{"testdata/kinds-rows.txt", "testdata/kinds-json.txt"} {
		for _, k := range kindsOf(t, file) {
			t.Run(k.name, func(t *testing.T) {
				var o Options
				if err := json.Unmarshal([]byte(k.options), &o); err != nil {
					t.Fatal(err)
				}
				r, err := Read(k.format, []byte(k.data), o)
				if err != nil {
					t.Fatal(err)
				}
				if err := r.Evidence.Validate(); err != nil {
					t.Error(err)
				}
				got := shown(r)
				total += len(k.want)
				for _, line := range k.want {
					if slices.Contains(got, line) {
						right++
					}
				}
				if diff := cmp.Diff(k.want, got); diff != "" {
					t.Errorf("(-want +got):\n%s\n%v", diff, r.Err())
				}
			})
		}
	}
	t.Logf("%d of %d", right, total)
}

// shown returns what is in a result, a line each.
func shown(r Result) []string {
	lines := []string{}
	for _, s := range r.Evidence.Sessions {
		line := s.ID
		if !s.Start.IsZero() {
			line += " @ " + s.Start.String()
		}
		for _, c := range s.Counts {
			metric := string(c.Metric)
			if metric == "" {
				metric = "-"
			}
			line += fmt.Sprintf(" | %s %s %s", c.Source, metric, c.Figure)
		}
		lines = append(lines, line)
	}
	for _, o := range r.Observations {
		lines = append(lines, fmt.Sprintf("seen %s %s %s", o.Session, o.At, o.Figure))
	}
	for _, f := range r.Faults {
		lines = append(lines, fmt.Sprintf("fault %d:%d %s", f.Line, f.Column, f.Drops))
	}
	slices.Sort(lines)
	return lines
}
