package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/records"
)

// The testdata is what the program prints. After a change that is meant to show,
//
//	go test ./examples/check -update
var update = flag.Bool("update", false, "write what the program prints to testdata")

func checkCommand(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(args, 0, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

func TestOutput(t *testing.T) {
	for _, c := range []struct {
		golden string
		args   []string
	}{
		{"april.out.txt", nil},
		{"april.narrow.txt", []string{"-width", "96"}},
		{"april.out.jsonl", []string{"-json"}},
		{"april.draft.json", []string{"-draft"}},
		{"posts.out.txt", []string{"testdata/posts.txt"}},
		{"posts.evidence.out.txt", []string{"testdata/posts.txt", "-evidence", "april-2022.json", "-session", "bambam"}},
		{"posts.read.jsonl", []string{"-read", "testdata/posts.txt"}},
		{"posts.draft.json", []string{"-draft", "-session", "march", "testdata/posts.txt"}},
	} {
		t.Run(c.golden, func(t *testing.T) {
			code, got, stderr := checkCommand(t, "", c.args...)
			if code != 0 || stderr != "" {
				t.Fatalf("exit status %d: %s", code, stderr)
			}
			path := filepath.Join("testdata", c.golden)
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

// TestDraft checks that a draft is a dossier that can be read.
func TestDraft(t *testing.T) {
	_, draft, _ := checkCommand(t, "", "-draft")
	d, err := records.ParseDossier([]byte(draft))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Claims) < 5 {
		t.Errorf("%d claims", len(d.Claims))
	}
}

func TestRefuses(t *testing.T) {
	for _, c := range []struct {
		stdin, want string
		args        []string
	}{
		{"", "check: -session: the dossier has no session \"nobody\"\n", []string{"-session", "nobody"}},
		{"{\"text\": 5}\n", "check: line 1: json: cannot unmarshal number into Go struct field .Text of type string\n", []string{"-read", "-"}},
		{"\n{}\n", "check: line 2: the object has no \"text\"\n", []string{"-read", "-"}},
		{"", "check: open testdata/missing.txt: no such file or directory\n", []string{"testdata/missing.txt"}},
		{"", "testdata/posts.txt:1:1: not JSON: invalid character 'N' looking for beginning of value\n", []string{"-", "-evidence", "testdata/posts.txt"}},
	} {
		code, stdout, stderr := checkCommand(t, c.stdin, c.args...)
		if d := cmp.Diff(c.want, stderr); d != "" || code != 2 || stdout != "" {
			t.Errorf("%q: exit status %d, printed %q, (-want +got)\n%s", c.args, code, stdout, d)
		}
	}
	if code, _, stderr := checkCommand(t, "", "-width", "-1"); code != 2 || stderr != "check: -width counts from 0\n" {
		t.Errorf("exit status %d: %s", code, stderr)
	}
	if code, _, stderr := checkCommand(t, "", "a", "b"); code != 2 || !strings.HasPrefix(stderr, "check: want one file, not 2\n") {
		t.Errorf("two files: exit status %d, %q", code, stderr)
	}
}

func TestClaimless(t *testing.T) {
	if _, stdout, _ := checkCommand(t, "57K people came.", "-"); stdout != "The text claims nothing.\n" {
		t.Errorf("%q", stdout)
	}
}
