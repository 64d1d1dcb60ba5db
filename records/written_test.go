package records_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// TestParseDossierQuotes reads what a file leaves out from its quotes.
func TestParseDossierQuotes(t *testing.T) {
	d, err := records.ParseDossier([]byte(`{
  "sources": [{"id": "team", "name": "The team", "role": "host"}],
  "sessions": [{"id": "live", "counts": [
    {"source": "team", "quote": "we were able to get to 164K+"},
    {"source": {"name": "Gulf News", "role": "press"}, "quote": "165,000 listeners at one point"},
    {"source": {"name": "Gulf News", "role": "press"}, "figure": "more than 160K", "quote": "more than 160K people joined a room that holds 200,000"},
    {"source": {"id": "br", "name": "Agência"}, "lang": "pt", "figure": "174 mil"},
    {"source": "br", "lang": "pt", "quote": "cerca de 174 mil pessoas"}
  ]}],
  "claims": [
    {"by": "team", "quote": "We got to 164K+. The previous record was around 57K, we beat that by 100,000+."},
    {"by": "team", "place": 1, "quote": "biggest ever, with 164K+ people"}
  ]
}`))
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		figure, source string
		metric         attendance.Metric
	}
	var got []row
	for _, c := range d.Sessions[0].Counts {
		got = append(got, row{c.Figure.String(), c.Source, c.Metric})
	}
	want := []row{{"164K+", "team", ""}, {"165K", "gulf-news", "peak"}, {">160K", "gulf-news", ""}, {"174K", "br", ""}, {"~174K", "br", ""}}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(row{})); d != "" {
		t.Errorf("counts (-want +got)\n%s", d)
	}
	sources := []attendance.Source{{ID: "team", Name: "The team", Role: "host"}, {ID: "gulf-news", Name: "Gulf News", Role: "press"}, {ID: "br", Name: "Agência"}}
	if d := cmp.Diff(sources, d.Sources); d != "" {
		t.Errorf("sources (-want +got)\n%s", d)
	}
	c := d.Claims[0]
	if c.Session != "live" || c.Place != 1 || c.Figure.String() != "164K+" || c.Previous.String() != "~57K" || c.Margin.String() != "100K+" {
		t.Errorf("the claim is read as %+v", c)
	}
	if c := d.Claims[1]; !c.Figure.IsZero() {
		t.Errorf("a claim that says something is read as %+v", c)
	}
	// What was read is written out, and read again as the same.
	file, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	again, err := records.ParseDossier(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(d, again); d != "" {
		t.Errorf("written and read again (-want +got)\n%s", d)
	}
}

func TestParseDossierQuotesRefuses(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{`{"sources": [{"id": "a"}], "sessions": [{"id": "s", "counts": [{"source": "a", "quote": "nobody counted"}]}]}`,
			`1:64: sessions[0].counts[0].figure: the quote has no figure of the session; give it, as in "57K"`},
		{`{"sources": [{"id": "a"}], "sessions": [{"id": "s", "counts": [{"source": "a", "quote": "5,000 people came, or 6,000 people"}]}]}`,
			`1:64: sessions[0].counts[0].figure: the quote has more than one figure of the session; give the one that is meant: 5K, 6K`},
		{`{"sources": [{"id": "a"}], "sessions": [{"id": "s", "counts": [{"source": "a", "figure": "57K", "quote": "54,000 people came"}]}]}`,
			`1:90: sessions[0].counts[0].figure: the count says 57K, and its quote 54K`},
		{`{"sessions": [{"id": "s", "counts": [{"source": {"name": "A", "role": "host"}, "figure": "1K"}, {"source": {"name": "A"}, "figure": "1K"}]}]}`,
			`1:108: sessions[0].counts[1].source: the source "a" is written in two ways; give its ID alone, or another "id"`},
		{`{"sessions": [{"id": "s"}], "claims": [{"quote": "5,000 people came"}]}`,
			`1:50: claims[0].quote: nothing is claimed in the quote; give a place, top, figure, previous, margin, ratio or first`},
		{`{"sessions": [{"id": "s"}], "claims": [{"figure": "60K", "quote": "a record 57,000 people came"}]}`,
			`1:51: claims[0].figure: the claim says 60K, and its quote 57K`},
		{`{"sessions": [{"id": "s"}, {"id": "t"}], "claims": [{"quote": "a record 57,000 people came"}]}`,
			`1:53: claims[0].session: a claim needs the ID of its session, or of an event`},
		{`{"sources": [{"id": "a"}], "sessions": [{"id": "s", "counts": [{"source": "a", "lang": "pt", "figure": "174 xyz"}]}]}`,
			`1:104: sessions[0].counts[0].figure: cannot read "174 xyz" at byte 3: malformed: unexpected text after the figure; pass the figure alone`},
	} {
		_, err := records.ParseDossier([]byte(c.file))
		got := ""
		if err != nil {
			got = err.Error()
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: (-want +got)\n%s", c.file, d)
		}
	}
}
