package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	beamlog "github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/google/go-cmp/cmp"
)

// asMain makes the test binary run the program, whose flags can be parsed only once.
const asMain = "BEAM_TEST_AS_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(asMain) != "" {
		main()
	}
	flag.Parse()
	beamlog.LogLevel = "error"
	beam.Init()
	os.Exit(m.Run())
}

var update = flag.Bool("rewrite", false, "write testdata")

// dir fills a folder with files.
func dir(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// filled returns a job with what flags would set.
func filled(j job) job {
	if j.k == 0 {
		j.k = 3
	}
	if j.block == 0 {
		j.block = blockSize
	}
	j.options, j.local = "{}", true
	return j
}

// The pipeline answers as a plain loop does, to the byte, however the sessions
// are divided.
func TestMadeSessions(t *testing.T) {
	for _, j := range []job{
		{sessions: 30_000, shard: 1_000, source: newSource(1, 50), k: 10},
		{sessions: 30_000, shard: 30_000, source: newSource(1, 50), k: 10},
		{sessions: 5_000, shard: 17, source: newSource(2, 1), k: 1},
		{sessions: 3, shard: 1, source: newSource(3, 9), k: 100},
	} {
		var out bytes.Buffer
		j.check = true
		if err := filled(j).run(context.Background(), &out, nil); err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(out.String(), "\n"); lines < 4 || lines > 2+2*len(j.source.Platforms) {
			t.Errorf("%d lines", lines)
		}
	}
}

const (
	roomsCSV = "Session,Date,Viewers,Source,Platform\nA,2020-01-01,57K,S,X\nB,03/04/2022,5,S,X\nC,2021,\"44,208\",S,X\n"
	roomsTwo = `{"id":"b","platform":"x","start":"2021","counts":[{"figure":"50K","source":"one"}]}

{"id":"a","platform":"x","start":"2020","counts":[{"figure":"more than 44K","source":"one"}]}
{"id":"b","counts":[{"figure":"52K","source":"two"}]}
{"id":"c","title":"no number"}
{"id":"a","counts":[{"figure":"44,100","source":"two"}]}
`
	roomsDossier = `{"platforms":[{"id":"x","limits":[{"people":60000,"kind":"counter"}]}],"sources":[{"id":"one","role":"host"},{"id":"two","role":"press"}],
		"sessions":[{"id":"b","platform":"x","counts":[{"figure":"51K","source":"two"}]},{"id":"d","platform":"x","start":"2022","counts":[{"figure":"99K","source":"two"}]}],
		"rulings":[{"session":"d","status":"annulled","body":"G"}]}`
)

// What is said of a session on several lines, and in several files, is brought
// together, as one book of it all would, with the roles and limits that stand
// elsewhere, and the lines however they are divided.
func TestFiles(t *testing.T) {
	folder := dir(t, map[string]string{"1.csv": strings.Replace(roomsCSV, "B,03/04/2022", "B,2022-04-03", 1), "2.jsonl": roomsTwo, "3.json": roomsDossier})
	for _, c := range []struct {
		in   string
		size int
		want string // the sessions of the board of all
	}{
		{"1.csv", 0, "A / X / 2020-01-01 56,500–57,999; C / X / 2021 44,208; B / X / 2022-04-03 5"},
		{"2.jsonl", 0, ""},
		{"2.jsonl", 1, ""},
		{"2.jsonl", 100, ""},
		{"3.json", 0, ""},
		{"*", 60, ""},
		{"../*/2.jsonl", 0, ""},
	} {
		var out, errs bytes.Buffer
		j := filled(job{in: filepath.Join(folder, c.in), block: c.size, check: true})
		if err := j.run(context.Background(), &out, &errs); err != nil {
			t.Errorf("%s in blocks of %d: %v", c.in, c.size, err)
		}
		if !strings.Contains(out.String(), `{"category":{},"board":[{"session":"`) {
			t.Errorf("%s: no board: %s", c.in, out.String())
		}
	}
}

// TestAnswer has the whole of a small answer, in its files.
func TestAnswer(t *testing.T) {
	folder := dir(t, map[string]string{"2.jsonl": roomsTwo, "3.json": roomsDossier, "4.csv": roomsCSV})
	out := filepath.Join(t.TempDir(), "answer", "new")
	var stdout, errs bytes.Buffer
	j := filled(job{in: filepath.Join(folder, "*"), out: out, rejected: filepath.Join(t.TempDir(), "rejected.jsonl"), check: true, k: 2})
	if err := j.run(context.Background(), &stdout, &errs); err != nil {
		t.Fatal(err)
	}
	want := "beam: 3 files, 6 sessions in 9 places, 8 counts; 2 sessions without a number, 1 things rejected, 0 that are no evidence of a number\n"
	if stdout.String() != "" || errs.String() != want {
		t.Errorf("printed %q and %q", stdout.String(), errs.String())
	}
	for name, file := range map[string]string{
		"boards.jsonl":       filepath.Join(out, "boards.jsonl"),
		"progressions.jsonl": filepath.Join(out, "progressions.jsonl"),
		"rejected.jsonl":     j.rejected,
	} {
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(got), folder, "FOLDER")
		if *update {
			if err := os.WriteFile(filepath.Join("testdata", name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), text); d != "" {
			t.Errorf("%s (-want +got)\n%s", name, d)
		}
	}
}

// TestRejects: without -rejected the job fails with the first of what is wrong, by
// file and line, and leaves no answer.
func TestRejects(t *testing.T) {
	many := strings.Repeat("{}\n", 12)
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"lines", map[string]string{"a.jsonl": roomsTwo + `{"id": "s", "visitors": 7}
{"id": "s"} {"id": "t"}
{"id": "s", "counts": [{"figure": "x", "source": "a"}]}
{"id": "s", "counts": [{"figure": "7"}]}
`}, "FOLDER/a.jsonl:7: json: unknown field \"visitors\"\nFOLDER/a.jsonl:8: session \"s\": more than one value on its line\nFOLDER/a.jsonl:9: cannot read \"x\" at byte 0: malformed: want a number here, as in 57K or half a million\nFOLDER/a.jsonl:10: counts[0].source: a count needs the ID of its source\nwith -rejected FILE these are written there, and the job goes on without them"},
		{"a table", map[string]string{"a.csv": roomsCSV}, "FOLDER/a.csv:3:3: row[3].Date: \"03/04/2022\" may be of either of two days: give the layout of dates\nwith -rejected FILE these are written there, and the job goes on without them"},
		{"a dossier", map[string]string{"a.json": "{\"sessions\":[{\"id\":\"\"},\n{\"id\":\"z\",\"end\":\"x\"}]}"}, "FOLDER/a.json:1:20: sessions[0].id: a session needs an ID\nFOLDER/a.json:2:17: sessions[1].end: cannot read \"x\" at byte 0: malformed: want a date such as 2021, 2021-06, 2021-06-08, 2021-06-08T12:04:00Z, or two with a / between\nwith -rejected FILE these are written there, and the job goes on without them"},
		{"many", map[string]string{"a.jsonl": roomsTwo + many}, "FOLDER/a.jsonl:7: id: a session needs an ID\nFOLDER/a.jsonl:8: id: a session needs an ID\nFOLDER/a.jsonl:9: id: a session needs an ID\nFOLDER/a.jsonl:10: id: a session needs an ID\nFOLDER/a.jsonl:11: id: a session needs an ID\nFOLDER/a.jsonl:12: id: a session needs an ID\nFOLDER/a.jsonl:13: id: a session needs an ID\nFOLDER/a.jsonl:14: id: a session needs an ID\nFOLDER/a.jsonl:15: id: a session needs an ID\nFOLDER/a.jsonl:16: id: a session needs an ID\nand 2 more\nwith -rejected FILE these are written there, and the job goes on without them"},
		{"together", map[string]string{"a.jsonl": `{"id":"s","start":"2022"}` + "\n" + `{"id":"s","end":"2021"}`, "b.json": `{"sessions":[{"id":"s"}]}`}, "FOLDER/a.jsonl:1: session \"s\", of which FOLDER/a.jsonl:1, FOLDER/a.jsonl:2, FOLDER/b.json speak, cannot be: end: the session ends (2021) before it starts (2022)\nwith -rejected FILE these are written there, and the job goes on without them"},
		{"nothing", map[string]string{"a.txt": ""}, "FOLDER/a.txt:1:1: not JSON: unexpected end of JSON input\nwith -rejected FILE these are written there, and the job goes on without them"},
	} {
		folder := dir(t, c.files)
		out := t.TempDir()
		err := filled(job{in: filepath.Join(folder, "*"), out: out}).run(context.Background(), nil, new(bytes.Buffer))
		if err == nil {
			t.Errorf("%s: no error", c.name)
			continue
		}
		if d := cmp.Diff(c.want, strings.ReplaceAll(err.Error(), folder, "FOLDER")); d != "" {
			t.Errorf("%s (-want +got)\n%s", c.name, d)
		}
		if left, err := os.ReadDir(out); err != nil || len(left) > 0 {
			t.Errorf("%s: an answer is there: %v, %v", c.name, left, err)
		}
	}
}

// TestReport runs all three ways.
func TestReport(t *testing.T) {
	var out bytes.Buffer
	if err := report(&out, filled(job{sessions: 2_000, shard: 500, source: newSource(1, 5), k: 2}), 1); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "| Beam with stream.Leaders | ") || !strings.Contains(out.String(), " | 1.000 |") {
		t.Error(out.String())
	}
}
