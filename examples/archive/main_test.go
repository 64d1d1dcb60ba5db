package main

import (
	"bytes"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"github.com/google/go-cmp/cmp"
)

// asMain makes the test binary run the program, so that there are processes to be
// run at once, and to be killed.
const asMain = "ARCHIVE_TEST_AS_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(asMain) != "" {
		cacheKiB = "512" // so that parts of an import are in the file before it is committed
		main()
	}
	code := m.Run()
	stopPostgres()
	os.Exit(code)
}

// long reports whether the tests that take long are run, too.
func long() bool { return os.Getenv("HIGHWATER_LONG") != "" }

// process returns a command that is the program in a process of its own.
func process(t testing.TB, stdin string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), asMain+"=1")
	cmd.Stdin = strings.NewReader(stdin)
	return cmd
}

// noon is the time for whatever runs in this process.
func noon() time.Time { return time.Date(2022, 5, 1, 12, 0, 0, 0, time.UTC) }

// call runs the program in this process.
func call(t testing.TB, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs, noon)
	return code, out.String(), errs.String()
}

// must is call where nothing can go wrong.
func must(t testing.TB, stdin string, args ...string) (stdout string) {
	t.Helper()
	code, stdout, stderr := call(t, stdin, args...)
	if code != 0 || stderr != "" {
		t.Fatalf("%q: exit status %d: %s", args, code, stderr)
	}
	return stdout
}

const (
	april = "../spaces/april-2022.json"
	wider = "../spaces/april-2022-wider.json"
)

// The README is filled in with what the program prints:
//
//	go test -run TestReadme -update
var update = flag.Bool("update", false, "write what the program prints to the README")

// TestReadme checks that the README shows what the program prints, of long answers
// the first lines.
func TestReadme(t *testing.T) {
	const longest = 24 // lines
	onEach(t, func(t *testing.T, target []string) {
		readme, err := os.ReadFile("README.md")
		if err != nil {
			t.Fatal(err)
		}
		var printed strings.Builder
		commands, inside := 0, false
		for line := range strings.Lines(string(readme)) {
			command, isCommand := strings.CutPrefix(line, "$ go run . ")
			switch {
			case strings.HasPrefix(line, "```"):
				inside = line == "```console\n"
			case inside && !isCommand:
				continue // what was printed before
			}
			printed.WriteString(line)
			if !inside || !isCommand {
				continue
			}
			commands++
			code, stdout, stderr := call(t, "", append(append(target[:2:2], "-by", "desk"), words(command)...)...)
			if code == 1 {
				t.Errorf("%sexit status 1: %s", line, stderr)
			}
			lines := strings.SplitAfter(stdout+stderr, "\n")
			if len(lines) > longest {
				lines = append(lines[:longest], "…\n")
			}
			printed.WriteString(strings.Join(lines, ""))
		}
		if commands < 5 {
			t.Errorf("only %d commands in the README", commands)
		}
		if *update {
			if err := os.WriteFile("README.md", []byte(printed.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if d := cmp.Diff(string(readme), printed.String()); d != "" {
			t.Errorf("(-README +printed)\n%s", d)
		}
	})
}

// TestReadmeSQL checks that the README shows what its queries answer, on the dossier
// that it imports last.
func TestReadmeSQL(t *testing.T) {
	const query, answered = "```sql\n", "```text\n"
	onEach(t, func(t *testing.T, target []string) {
		readme, err := os.ReadFile("README.md")
		if err != nil {
			t.Fatal(err)
		}
		must(t, "", append(target, "import", wider)...)
		a := openTarget(t, target, toRead)
		defer a.Close()
		printed, rest := "", string(readme)
		for strings.Contains(rest, query) {
			before, after, _ := strings.Cut(rest, query)
			asked, after, _ := strings.Cut(after, "```\n")
			between, after, _ := strings.Cut(after, answered)
			_, after, _ = strings.Cut(after, "```\n")
			printed, rest = printed+before+query+asked+"```\n"+between+answered+answer(t, a, asked)+"```\n", after
		}
		if printed == "" {
			t.Error("no queries in the README")
		}
		if printed += rest; *update {
			if err := os.WriteFile("README.md", []byte(printed), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if d := cmp.Diff(string(readme), printed); d != "" {
			t.Errorf("(-README +answered)\n%s", d)
		}
	})
}

// answer returns the answer to a query as a table.
func answer(t *testing.T, a *archive, query string) string {
	t.Helper()
	rows, err := a.db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	table := tabwriter.NewWriter(&page, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, strings.Join(names, "\t"))
	for rows.Next() {
		values, into := make([]sql.NullString, len(names)), make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		for i, v := range values {
			fmt.Fprint(table, strings.Repeat("\t", min(i, 1)), v.String)
		}
		fmt.Fprintln(table)
	}
	table.Flush()
	trim(&page)
	return page.String()
}

// words splits a command as a shell does, which knows single quotes here and no
// more.
func words(command string) (all []string) {
	for i, part := range strings.Split(command, "'") {
		if i%2 == 1 {
			all = append(all, part)
		} else {
			all = append(all, strings.Fields(part)...)
		}
	}
	return all
}

func TestUsage(t *testing.T) {
	empty := t.TempDir()
	text := filepath.Join(empty, "text")
	if err := os.WriteFile(text, bytes.Repeat([]byte("This is no database. "), 100), 0o600); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(empty, "none.db")
	there := filepath.Join(empty, "100% of #1?.db") // a name is a name
	must(t, "", "-file", there, "import", april)
	if _, err := os.Stat(there); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		args []string
		code int
		want string // the first line
	}{
		{nil, 2, "archive: want a command"},
		{[]string{"drop"}, 2, `archive: unknown command "drop"`},
		{[]string{"-loud"}, 2, "flag provided but not defined: -loud"},
		{[]string{"-file", "", "board"}, 2, `invalid value "" for flag -file: the path is empty`},
		{[]string{"-file", "a", "-dsn", "b", "board"}, 2, "archive: want -dsn or -file, not both"},
		{[]string{"import"}, 2, "archive: import: want FILE, not []"},
		{[]string{"-file", missing, "import", "no-such-file.json"}, 2, "archive: open no-such-file.json: no such file or directory"},
		{[]string{"-file", missing, "board"}, 2, "archive: there is no archive at " + missing + "; import a dossier to make one"},
		{[]string{"-file", missing, "count", "a", "57K", "-source", "b"}, 2, "archive: there is no archive at " + missing + "; import a dossier to make one"},
		{[]string{"-file", text, "board"}, 1, "archive: " + text + ": file is not a database (26)"},
		{[]string{"-file", empty, "import", april}, 1, "archive: " + empty + ": this is a folder, and not a file"},
		{[]string{"-dsn", "postgres://eve@127.0.0.1:1/none", "board"}, 1, `archive: cannot connect to PostgreSQL as user "eve" to database "none":`},
		{[]string{"board", "-known", "yesterday"}, 2, `invalid value "yesterday" for flag -known: cannot read "yesterday" at byte 0: malformed: want a date such as 2021, 2021-06, 2021-06-08, 2021-06-08T12:04:00Z, or two with a / between`},
		{[]string{"board", "-category", "place=1"}, 2, `invalid value "place=1" for flag -category: unknown key "place"; want platform, event, metric, tag or during`},
		{[]string{"board", "-category", "tag=a,tag=b"}, 2, `invalid value "tag=a,tag=b" for flag -category: tag is given twice`},
		{[]string{"board", "now"}, 2, `archive: board: want no arguments, not ["now"]`},
		{[]string{"-file", there, "board", "-category", "platform=vimeo"}, 2, "archive: -category: no session of the archive is in it"},
		{[]string{"-file", there, "count", "imran-khan"}, 2, `archive: count: want SESSION FIGURE, not ["imran-khan"]`},
		{[]string{"-file", there, "count", "imran-khan", "many", "-source", "letsott-global"}, 2, `archive: cannot read "many" at byte 0: no number: the words say no number of people`},
		{[]string{"-file", there, "count", "imran-khan", "57K"}, 2, "archive: source: a count needs the ID of its source"},
		{[]string{"-file", there, "count", "imran-khan", "57K", "-source", "me"}, 2, `archive: there is no source with the ID "me"; import a dossier that has it`},
		{[]string{"-file", there, "count", "imran", "57K", "-source", "letsott-global"}, 2, `archive: there is no session with the ID "imran"; import a dossier that has it`},
		{[]string{"-file", there, "count", "imran-khan", "57K", "-source", "letsott-global", "-via", "me"}, 2, `archive: there is no source with the ID "me"; import a dossier that has it`},
		{[]string{"-file", there, "count", "imran-khan", "57K", "-source", "letsott-global", "-role", "friend"}, 2, `archive: role: unknown role "friend"; want "platform", "host", "opponent", "analyst", "official", "press" or none`},
		{[]string{"-file", there, "count", "imran-khan", "57K", "-source", "letsott-global", "-quote", "\xff"}, 2, "archive: counts: quote: the text is not in UTF-8"},
	} {
		code, stdout, stderr := call(t, "", c.args...)
		got, _, _ := strings.Cut(stderr, "\n")
		if code != c.code || stdout != "" {
			t.Errorf("%q: exit status %d, printed %q", c.args, code, stdout)
		}
		if d := cmp.Diff(c.want, got); c.want != "" && d != "" {
			t.Errorf("%q (-want +got)\n%s", c.args, d)
		}
	}
	if _, err := os.Stat(missing); err == nil {
		t.Error("a command that only reads has made a database")
	}
	if code, _, _ := call(t, "", "-h"); code != 0 {
		t.Errorf("-h: exit status %d", code)
	}
	if code, _, _ := call(t, "", "board", "-h"); code != 0 {
		t.Errorf("board -h: exit status %d", code)
	}
}

// TestFaults: a dossier that is at fault is told where, and none of it is there.
func TestFaults(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		must(t, "", append(target, "import", april)...)
		before := must(t, "", append(target, "export")...)
		for _, c := range []struct{ dossier, want string }{
			{`{"sessions":[{"id":"a","counts":[{"figure":"nearly 8M+","source":"b"}]}]}`, `archive: standard input:1:44: sessions[0].counts[0].figure: cannot read "nearly 8M+" at byte 9: malformed: the hedges before and after the number do not go together; keep one
archive: standard input:1:66: sessions[0].counts[0].source: there is no source with the ID "b"
`},
			{`[]`, ""},
			{`{"sessions":[{"id":"new"},{"id":"a","title":"\u0000"}]}`, `archive: sessions: title: "\x00" has a NUL character, which PostgreSQL cannot store; leave it out
`},
			{`{"sessions":[{"id":"new"},{"id":"imran-khan","end":"2022-04-19"}]}`, `archive: together with what the archive holds, this cannot be:
archive: session "imran-khan": end: the session ends (2022-04-19) before it starts (2022-04-20)
`},
			{`{"sessions":[{"id":"imran-khan","event":"z"},{"id":"imran-khan-facebook","event":"z"},{"id":"imran-khan-instagram","event":"z"},{"id":"imran-khan-youtube","event":"z"}]}`,
				`archive: together with what the archive holds, no session would be left of an event that a claim or a ruling is about: "imran-khan-live"
`},
		} {
			code, stdout, stderr := call(t, c.dossier, append(target, "import", "-")...)
			if code != 2 || stdout != "" {
				t.Errorf("%s: exit status %d, printed %q", c.dossier, code, stdout)
			}
			if d := cmp.Diff(c.want, stderr); c.want != "" && d != "" || stderr == "" {
				t.Errorf("%s (-want +got)\n%s", c.dossier, d)
			}
		}
		if d := cmp.Diff(before, must(t, "", append(target, "export")...)); d != "" {
			t.Errorf("changed (-before +after)\n%s", d)
		}
	})
}

// TestConflicts: of two values for a field the same one is kept whichever came
// first, and the other is told.
func TestConflicts(t *testing.T) {
	const one = `{"platforms":[{"id":"x","name":"A"}],"sessions":[{"id":"s","title":"B\u001b","start":"2021","tags":["t","u"]}]}`
	const two = `{"platforms":[{"id":"x","name":"B"}],"sessions":[{"id":"s","title":"A","start":"2021-06-08","tags":["v"]}]}`
	onEach(t, func(t *testing.T, target []string) {
		must(t, one, append(target, "import", "-")...)
		want := `standard input: 2 restated
  platform x, name: kept "B", not "A"
  session s, start: kept "2021-06-08", not "2021"
  session s, tags: kept ["t","u"], not ["v"]
  session s, title: kept "B�", not "A"
`
		if d := cmp.Diff(want, must(t, two, append(target, "import", "-")...)); d != "" {
			t.Errorf("(-want +got)\n%s", d)
		}
		kept := must(t, "", append(target, "export")...)
		want = `standard input: nothing new
  session s, tags: kept ["t","u"], not ["v"]
  session s, title: kept "B�", not "A"
`
		if d := cmp.Diff(want, must(t, two, append(target, "import", "-")...)); d != "" {
			t.Errorf("again (-want +got)\n%s", d)
		}
		onEach(t, func(t *testing.T, other []string) {
			must(t, two, append(other, "import", "-")...)
			must(t, one, append(other, "import", "-")...)
			if d := cmp.Diff(kept, must(t, "", append(other, "export")...)); d != "" {
				t.Errorf("(-one order +the other)\n%s", d)
			}
		})
	})
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestUnwritable(t *testing.T) {
	var stderr bytes.Buffer
	args := []string{"-file", filepath.Join(t.TempDir(), "archive.db"), "import", april}
	if code := run(args, nil, brokenPipe{}, &stderr, noon); code != 1 || stderr.String() != "archive: broken pipe\n" {
		t.Errorf("exit status %d: %s", code, stderr.String())
	}
}

func TestPrintable(t *testing.T) {
	args := []string{"-file", filepath.Join(t.TempDir(), "archive.db")}
	must(t, `{"sessions": [{"id": "s", "title": "\u001b[31mred\u202e\nline \ud83d\udc68\u200d\ud83d\udc69", "counts": [{"figure": "5", "source": "a"}]}], "sources": [{"id": "a"}]}`,
		append(args, "import", "-")...)
	if out := must(t, "", append(args, "board")...); strings.ContainsAny(out, "\x1b\u202e") || !strings.Contains(out, "�[31mred��line 👨‍👩") {
		t.Error(fmt.Sprintf("%q", out))
	}
}
