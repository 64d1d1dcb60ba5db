package exchange_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

// TestRowsOfOne reads rows that say things of one session or one source differently.
func TestRowsOfOne(t *testing.T) {
	for _, x := range []struct {
		name, sheet  string
		faults, left []string
	}{
		{"alike", "ID,Start,End,Viewers,Source\ns,2021-05-01,2021-05-02,57K,BBC\ns,2021-05-01,2021-05-02,58K,BBC\n", nil, nil},
		{"sources that differ by case", "ID,Viewers,Source\ns,57K,BBC\nt,58K,Bbc\nu,59K,BBC\n", nil,
			[]string{`"Bbc" is another source than "BBC", which differs by case alone`}},
		{"sessions that differ by case", "ID,Viewers,Source\ns,57K,a\nS,58K,a\n", nil,
			[]string{`"S" is another session than "s", which differs by case alone`}},
		{"an end before the start", "ID,Start,End,Viewers,Source\ns,2021-05-03,,57K,a\ns,,2021-05-01,58K,a\n",
			[]string{"the session would end (2021-05-01) before it starts (2021-05-03)"}, nil},
	} {
		r := exchange.ReadSheet([]byte(x.sheet), exchange.Options{})
		var faults, left []string
		for _, f := range r.Faults {
			faults = append(faults, f.Err.Error())
		}
		for _, l := range r.Left {
			left = append(left, l.Why)
		}
		if d := cmp.Diff([][]string{x.faults, x.left}, [][]string{faults, left}); d != "" {
			t.Errorf("%s (-want +got)\n%s", x.name, d)
		}
		if err := r.Evidence.Validate(); err != nil {
			t.Errorf("%s: %v", x.name, err)
		}
	}
}

// TestDetectHeadings tells formats by headings that are all there.
func TestDetectHeadings(t *testing.T) {
	for text, want := range map[string]exchange.Format{
		"event_id_cnty,event_date\n":     exchange.ACLED,
		"locality,size_text\n":           exchange.CCC,
		"locality,size_low\n":            exchange.CCC,
		"locality,Session,Viewers\n":     exchange.Sheet,
		"size_low,Session,Viewers\n":     exchange.Sheet,
		"at,viewers\n":                   exchange.Log,
		"at,Session,Peak viewers\n":      exchange.Sheet,
		"Session,Date,viewers,Source\n":  exchange.Sheet,
		"nothing,that,is,a,heading\n1\n": "",
	} {
		if got := exchange.Detect([]byte(text)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// TestLiveLeft reads live answers that hold no observation, or less than they seem to.
func TestLiveLeft(t *testing.T) {
	o := exchange.Options{At: attendance.MustParseDate("2026-04-02T12:04:00Z"), Server: "live.example.org", Session: "s"}
	const video = `{"items": [{"id": "v", "snippet": {"title": "T"}, "liveStreamingDetails": {"actualStartTime": "2026-04-02T10:00:00Z", "concurrentViewers": "57"`
	for _, x := range []struct {
		name         string
		r            exchange.Result
		observations int
		faults, left []string
	}{
		{"running", exchange.ReadYouTube([]byte(video+`}}]}`), o), 1, nil, nil},
		{"over", exchange.ReadYouTube([]byte(video+`, "actualEndTime": "2026-04-02T11:00:00Z"}}]}`), o), 0, nil, []string{"it is over"}},
		{"connected", exchange.ReadOwncast([]byte(`{"online": true, "viewerCount": 7, "lastConnectTime": {"Valid": true, "Time": "2026-04-02T10:00:00Z"}}`), o), 1, nil, nil},
		{"never connected", exchange.ReadOwncast([]byte(`{"online": true, "viewerCount": 7, "lastConnectTime": {"Valid": false, "Time": "2026-04-02T10:00:00Z"}}`), o), 0,
			[]string{"the start of the session is missing, so it has no ID"}, nil},
		{"one column more", exchange.ReadLog([]byte("at,viewers,mood\n2026-04-02T12:04:00Z,57,good\n"), o), 1, nil, []string{"no field for this column"}},
	} {
		var faults, left []string
		for _, f := range x.r.Faults {
			faults = append(faults, f.Err.Error())
		}
		for _, l := range x.r.Left {
			left = append(left, l.Why)
		}
		if d := cmp.Diff([][]string{x.faults, x.left}, [][]string{faults, left}); d != "" || len(x.r.Observations) != x.observations {
			t.Errorf("%s: %d observations, (-want +got)\n%s", x.name, len(x.r.Observations), d)
		}
	}
}

// TestSheetOfWords keeps the words of a count where a sheet reads them as its figure.
func TestSheetOfWords(t *testing.T) {
	for text, want := range map[string]string{"": "~57K", "about 57,000": "about 57,000", "58K": "~57K", "n/a": "~57K"} {
		figure := attendance.MustParse("around 57K")
		table, _ := exchange.SheetOf(records.Evidence{Sessions: []attendance.Session{{ID: "s", Counts: []attendance.Count{{Figure: figure, Text: text, Source: "a"}}}}})
		for i, c := range table.Columns {
			if c.Name == "figure" && table.Rows[0][i] != want {
				t.Errorf("%q is written as %q, want %q", text, table.Rows[0][i], want)
			}
		}
	}
}
