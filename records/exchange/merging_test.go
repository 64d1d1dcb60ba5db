package exchange_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

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
