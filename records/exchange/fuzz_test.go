package exchange

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
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
	for _, s := range []string{"", "\xff\xfeA", "\ufeffsep=;\nSession;Viewers\na;5", "\"", "a\x00", "{", "[[[[", `{"data":[{}]}`, `{"entities":{"Q1":{}}}`, "session,figure,source\n\"a,5,x\nb,\"6\",y\n"} {
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
		if err := o.Validate(); err != nil || o.Session == "" {
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
	if layoutOf(f, fuzzOptions) != nil && !looksLikeJSON(data) {
		checkRows(t, f, data, r)
	}
}

// checkRows holds the iterator to what the reader says: every row that is read is in
// both.
func checkRows(t *testing.T, f Format, data []byte, r Result) {
	var book records.Book
	faults := 0
	for row, err := range Rows(strings.NewReader(string(data)), f, fuzzOptions) {
		if err != nil {
			t.Fatal(err)
		}
		if err := row.Evidence.Validate(); err != nil {
			t.Fatalf("a row is not valid: %v", err)
		}
		if _, err := book.Add(row.Evidence); err != nil {
			t.Logf("together: %v", err)
			return // rows that fit each alone
		}
		faults += len(row.Faults)
	}
	if len(r.Faults) > 0 && r.Faults[0].Drops == File {
		return
	}
	ids := map[string]bool{}
	for _, s := range book.Evidence().Sessions {
		ids[s.ID] = true
	}
	for _, s := range r.Evidence.Sessions {
		if !ids[s.ID] {
			t.Errorf("the iterator has no %q", s.ID)
		}
	}
}

func FuzzSheet(f *testing.F) {
	seeds(f, "testdata/01-sheet/sample*")
	f.Fuzz(func(t *testing.T, data []byte) { check(t, Sheet, data) })
}

func FuzzCCC(f *testing.F) {
	seeds(f, "testdata/02-ccc/sample*")
	f.Fuzz(func(t *testing.T, data []byte) { check(t, CCC, data) })
}

func FuzzACLED(f *testing.F) {
	seeds(f, "testdata/03-acled/sample*")
	f.Add([]byte(`{"data":[{"event_id_cnty":"A1","event_date":"2025-01-02","time_precision":1,"event_type":"Protests","tags":"crowd size=50"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, ACLED, data) })
}

func FuzzWikidata(f *testing.F) {
	seeds(f, "testdata/04-wikidata/sample.json")
	f.Fuzz(func(t *testing.T, data []byte) { check(t, Wikidata, data) })
}

func FuzzSPARQL(f *testing.F) {
	seeds(f, "testdata/04-wikidata/sample.sparql.json")
	f.Fuzz(func(t *testing.T, data []byte) { check(t, SPARQL, data) })
}

func FuzzLive(f *testing.F) {
	seeds(f, "testdata/06-live/sample*")
	f.Add([]byte(`{"items":[{"id":"a","liveStreamingDetails":{"actualStartTime":"2026-04-02T10:00:00Z","concurrentViewers":"57"}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, format := range []Format{Twitch, YouTube, Owncast, Holodex, Log} {
			check(t, format, data)
		}
	})
}
