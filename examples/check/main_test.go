package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/examples/internal/program"

	"github.com/highwater-go/highwater/records"
)

var checkCommand = program.Main(run).Run

// What the program prints is in testdata: see package program.
func TestOutput(t *testing.T) {
	program.Main(run).Prints(t, []program.Output{
		{File: "april.out.txt"},
		{File: "april.narrow.txt", Args: []string{"-width", "96"}},
		{File: "april.out.jsonl", Args: []string{"-json"}},
		{File: "april.draft.json", Args: []string{"-draft"}},
		{File: "posts.out.txt", Args: []string{"testdata/posts.txt"}},
		{File: "posts.evidence.out.txt", Args: []string{"testdata/posts.txt", "-evidence", "april-2022.json", "-session", "bambam"}},
		{File: "posts.read.jsonl", Args: []string{"-read", "testdata/posts.txt"}},
		{File: "posts.draft.json", Args: []string{"-draft", "-session", "march", "testdata/posts.txt"}},
	})
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
	if code, _, stderr := checkCommand(t, "", "-width", "-1"); code != 2 || !strings.HasPrefix(stderr, "check: -width counts from 0\n") {
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
