package exchange

import (
	"bytes"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/stream"
)

// seeds adds the samples of a format.
func seeds(f *testing.F, pattern string) {
	files, _ := filepath.Glob(pattern)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, s := range []string{"", "\xff\xfeA", "\xff\xfeS\x00h\x00o\x00w\x00,\x00C\x00C\x00V\x00,\x00B\x00y\x00\n\x00a\x00,\x005\x00,\x00\x3d\xd8\n\x00", "\ufeffsep=;\nSession;Viewers\na;5", "\"", "a\x00", "{", "[[[[", `{"data":[{}]}`, `{"entities":{"Q1":{}}}`, "session,figure,source\n\"a,5,x\nb,\"6\",y\n"} {
		f.Add([]byte(s))
	}
}

var fuzzOptions = Options{At: attendance.MustParseDate("2026-04-02T12:04:00Z"), Session: "s", Server: "live.example.org", Source: "S", Venue: true, Dates: Layouts{"02/01/2006"}}

// check reports what no reader may do.
func check(t *testing.T, f Format, data []byte) {
	r, err := Read(f, data, fuzzOptions)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Evidence.Validate(); err != nil {
		t.Errorf("the evidence is not valid: %v", err)
	}
	lines := 1 + strings.Count(string(data), "\n")
	for _, fault := range r.Faults {
		if fault.Line < 1 || fault.Line > lines || fault.Column < 1 || fault.Err == nil || fault.Drops == "" {
			t.Errorf("fault without a place, a reason or what it drops: %+v", fault)
		}
	}
	for _, l := range r.Left {
		if l.Line < 1 || l.Line > lines || l.Column < 1 || l.Why == "" {
			t.Errorf("left without a place or a reason: %+v", l)
		}
	}
	for _, o := range r.Observations {
		if err := new(stream.Live).Observe(o.Observation); err != nil || o.Session == "" {
			t.Errorf("observation: %+v %v", o, err)
		}
	}
	if len(r.Evidence.Sessions)+len(r.Faults)+len(r.Left)+len(r.Observations) == 0 && len(strings.TrimSpace(string(data))) > 0 && r.Faults == nil {
		t.Error("nothing came of it")
	}
	again, _ := Read(f, data, fuzzOptions)
	if diff := cmp.Diff(r, again, cmp.Comparer(func(a, b error) bool { return a.Error() == b.Error() })); diff != "" {
		t.Errorf("another result the second time:\n%s", diff)
	}
	if looksLikeJSON(data) {
		checkItems(t, f, data, r)
	} else if layoutOf(f) != nil {
		checkRows(t, f, data, r)
	}
}

// checkItems reports items of a list of which nothing came: of each there is a session,
// a fault or something left.
func checkItems(t *testing.T, f Format, data []byte, r Result) {
	if len(r.Faults) > 0 && r.Faults[0].Drops == File {
		return
	}
	if f == Wikidata && isLines(data) {
		return // whose items are at lines
	}
	root, _, _ := parseNode(bytes.TrimPrefix(data, []byte("\ufeff")), 0)
	path := map[Format]string{Twitch: "data", YouTube: "items", Holodex: "items", ACLED: "data", SPARQL: "results.bindings", Wikidata: "entities"}[f]
	var list *node
	if path != "" {
		list = root.get(strings.Split(path, ".")...)
	}
	if root != nil && root.kind == '[' {
		list, path = root, ""
	}
	if root == nil || f == SPARQL && list == root {
		return
	}
	ids := map[string]bool{}
	for _, s := range r.Evidence.Sessions {
		id, _, _ := strings.Cut(s.ID, " / ") // of Wikidata's sessions apart
		ids[id], ids[s.ID] = true, true
	}
	for i, item := range list.items() {
		at := fmt.Sprintf("%s[%d]", path, i)
		of := func(p string) bool { return p == at || strings.HasPrefix(p, at+".") }
		named := f == SPARQL && len(ids) > 0 // by what the query calls it
		for _, key := range []string{"id", "event_id_cnty"} {
			named = named || ids[oneLine(item.get(key).scalar())]
		}
		for j, k := range item.keysOf() {
			named = named || acledColumnOf(fold(k)) == acledID && ids[oneLine(item.members[j].scalar())]
		}
		if !named && !slices.ContainsFunc(r.Faults, func(f Fault) bool { return of(f.Path) }) && !slices.ContainsFunc(r.Left, func(l Left) bool { return of(l.Path) }) {
			t.Errorf("nothing came of %s", at)
		}
	}
}

func (n *node) keysOf() []string {
	if n == nil {
		return nil
	}
	return n.keys
}

// checkRows holds the iterator to what the reader says: of each row there is a session,
// an observation, a fault or something left, and every session and count is in both.
func checkRows(t *testing.T, f Format, data []byte, r Result) {
	var book records.Book
	pieces, stop := iter.Pull2(Rows(iotest.HalfReader(strings.NewReader(string(data))), f, fuzzOptions))
	defer stop()
	rows, fits := 0, true
	observations := 0
	for row, err := range Rows(strings.NewReader(string(data)), f, fuzzOptions) {
		if err != nil {
			t.Fatal(err)
		}
		if err := row.Evidence.Validate(); err != nil {
			t.Fatalf("a row is not valid: %v", err)
		}
		if n := len(row.Evidence.Sessions) + len(row.Observations); n > 1 || rows > 0 && n+len(row.Faults)+len(row.Left) == 0 {
			t.Errorf("row %d of the iterator has %d sessions and observations, %v, %v", rows, n, row.Faults, row.Left)
		}
		piece, _, _ := pieces()
		if diff := cmp.Diff(shown(row), shown(piece)); diff != "" {
			t.Errorf("in pieces (-whole +pieces):\n%s", diff)
		}
		rows++
		observations += len(row.Observations)
		if _, err := book.Add(row.Evidence); err != nil {
			t.Logf("together: %v", err)
			fits = false // rows that fit each alone
		}
	}
	if len(r.Faults) > 0 && r.Faults[0].Drops == File {
		return
	}
	if w := wideOf(data); w != nil {
		data, _ = w.decode(nil, data[2:], true)
	}
	if !strings.Contains(string(data), "\"") {
		if want := filled(string(data)); rows < want { // one of the other delimiters is something
			t.Errorf("%d rows of %d", rows, want)
		}
	}
	if len(r.Observations) > observations {
		t.Errorf("the iterator has %d observations of %d", observations, len(r.Observations))
	}
	if fits {
		if diff := cmp.Diff(counted(r.Evidence), counted(book.Evidence())); diff != "" {
			t.Errorf("(-whole +rows):\n%s", diff)
		}
	}
}

// filled returns how many lines of a text without quotes have anything in them, the
// headings among them.
func filled(data string) (n int) {
	lines := strings.Split(strings.TrimPrefix(data, "\ufeff"), "\n")
	if first := strings.TrimSuffix(lines[0], "\r"); len(first) == 5 && strings.EqualFold(first[:4], "sep=") {
		lines = lines[1:]
	}
	delimiters := ",;\t| \r"
	for _, line := range lines {
		if strings.Trim(line, delimiters) != "" {
			n++
		}
	}
	return n
}

// counted returns the sessions and their counts, a line each.
func counted(ev records.Evidence) []string {
	lines := []string{}
	for _, s := range ev.Sessions {
		lines = append(lines, s.ID)
		for _, c := range s.Counts {
			lines = append(lines, fmt.Sprintf("%q by %q: %q %v %v %q", s.ID, c.Source, c.Metric, c.Figure, c.Date, c.URL))
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// kindSeeds adds the files of a format that have things wrong with them.
func kindSeeds(f *testing.F, formats ...Format) {
	for _, file := range []string{"testdata/kinds-rows.txt", "testdata/kinds-json.txt"} {
		for _, k := range kindsOf(f, file) {
			if slices.Contains(formats, k.format) {
				f.Add([]byte(k.data))
			}
		}
	}
}

func FuzzSheet(f *testing.F) {
	kindSeeds(f, Sheet)
	seeds(f, "testdata/01-sheet/sample*")
	f.Fuzz(func(t *testing.T, data []byte) { check(t, Sheet, data) })
}

func FuzzCCC(f *testing.F) {
	kindSeeds(f, CCC)
	seeds(f, "testdata/02-ccc/sample*")
	f.Fuzz(func(t *testing.T, data []byte) { check(t, CCC, data) })
}

func FuzzACLED(f *testing.F) {
	kindSeeds(f, ACLED)
	seeds(f, "testdata/03-acled/sample*")
	f.Add([]byte(`{"data":[{"event_id_cnty":"A1","event_date":"2025-01-02","time_precision":1,"event_type":"Protests","tags":"crowd size=50"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, ACLED, data) })
}

func FuzzWikidata(f *testing.F) {
	kindSeeds(f, Wikidata)
	seeds(f, "testdata/04-wikidata/sample.json")
	f.Fuzz(func(t *testing.T, data []byte) { check(t, Wikidata, data) })
}

func FuzzSPARQL(f *testing.F) {
	kindSeeds(f, SPARQL)
	seeds(f, "testdata/04-wikidata/sample.sparql.json")
	f.Fuzz(func(t *testing.T, data []byte) { check(t, SPARQL, data) })
}

func FuzzLive(f *testing.F) {
	kindSeeds(f, Twitch, YouTube, Owncast, Holodex, Log)
	seeds(f, "testdata/06-live/sample*")
	f.Add([]byte(`{"items":[{"id":"a","liveStreamingDetails":{"actualStartTime":"2026-04-02T10:00:00Z","concurrentViewers":"57"}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, format := range []Format{Twitch, YouTube, Owncast, Holodex, Log} {
			check(t, format, data)
		}
	})
}
