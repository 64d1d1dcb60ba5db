package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// call runs the program in a process of its own.
func call(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), asMain+"=1")
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), errs.String()
}

// What is wrong is told, and the exit status says whose fault it is.
func TestUsage(t *testing.T) {
	folder := dir(t, map[string]string{"bad.jsonl": "{\"id\":\"a\"}\n{\"id\":\"b\",\"x\":1}\n"})
	out := t.TempDir()
	for _, c := range []struct {
		args []string
		code int
		want string // all of it, or to the first line end
	}{
		{[]string{"-loud"}, 2, "flag provided but not defined: -loud\n…"},
		{[]string{"-k", "many"}, 2, "invalid value \"many\" for flag -k: parse error\n…"},
		{[]string{"-k", "0"}, 2, "beam: want at least one platform, place and session\n"},
		{[]string{"-in", folder, "more"}, 2, "beam: want flags alone, not [\"more\"]\n"},
		{[]string{"-format", "xls"}, 2, "beam: -format: unknown format \"xls\"; want lines or one of [dossier sheet ccc acled wikidata sparql twitch youtube owncast holodex log]\n"},
		{[]string{"-file-options", "{"}, 2, "beam: -file-options: unexpected end of JSON input\n"},
		{[]string{"-runner", "flink", "-out", out}, 2, "beam: -runner flink needs -endpoint HOST:PORT, the address of its job service\n"},
		{[]string{"-runner", "dataflow"}, 2, "beam: -runner dataflow needs -out, a folder that its workers can reach\n"},
		{[]string{"-runner", "flink", "-endpoint", "127.0.0.1:1", "-out", out}, 1, "beam: cannot reach the job service at 127.0.0.1:1: connection refused\n"},
		{[]string{"-runner", "spark", "-endpoint", "127.0.0.1", "-out", out}, 1, "beam: cannot reach the job service at 127.0.0.1: address 127.0.0.1: missing port in address\n"},
		{[]string{"-in", filepath.Join(folder, "none-*")}, 1, "beam: -in: no file is called FOLDER/none-*\n"},
		{[]string{"-in", "ftp://host/file"}, 1, "beam: -in: there is no file system for ftp://\n"},
		{[]string{"-in", filepath.Join(folder, "bad.jsonl")}, 1, "beam: 1 files, 1 sessions in 1 places, 0 counts; 1 sessions without a number, 1 things rejected, 0 that are no evidence of a number\n" +
			"beam: FOLDER/bad.jsonl:2: json: unknown field \"x\"\n" +
			"beam: with -rejected FILE these are written there, and the job goes on without them\n"},
		{[]string{"-sessions", "10", "-out", filepath.Join(folder, "bad.jsonl", "x")}, 1, "beam: mkdir FOLDER/bad.jsonl: not a directory\n"},
	} {
		code, stdout, stderr := call(t, c.args...)
		if code != c.code || stdout != "" {
			t.Errorf("%q: exit status %d, printed %q", c.args, code, stdout)
		}
		got := strings.ReplaceAll(stderr, folder, "FOLDER")
		if first, ok := strings.CutSuffix(c.want, "…"); ok && strings.HasPrefix(got, first) {
			got = c.want
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q (-want +got)\n%s", c.args, d)
		}
	}
}

// TestHelp: the flags of this program come before those of Beam.
func TestHelp(t *testing.T) {
	code, _, stderr := call(t, "-h")
	in, k, beams, runner := strings.Index(stderr, "  -in glob\n"), strings.Index(stderr, "  -k int\n"), strings.Index(stderr, "Those of Beam"), strings.Index(stderr, "  -runner string\n")
	if code != 0 || in < 0 || k < in || beams < k || runner < beams || strings.Contains(stderr, "-test.") {
		t.Errorf("exit status %d: %s", code, stderr)
	}
}
