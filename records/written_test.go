package records_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
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

// shortDossier is the dossier of April 2022 of examples/spaces as quotes let it be
// written: without the figures, places and margins that they say, the titles, and the
// addresses of the reports.
const shortDossier = `{"platforms": [{"id": "spaces"}, {"id": "facebook"}, {"id": "instagram"}, {"id": "youtube"}],
"sessions": [
 {"id": "khan", "platform": "spaces", "event": "live", "start": "2022-04-20", "counts": [
  {"source": {"name": "PTI team", "role": "host"}, "quote": "we got to 164K+"},
  {"source": {"name": "Business Today", "role": "press"}, "quote": "more than 160K people"}]},
 {"id": "fb", "platform": "facebook", "event": "live", "start": "2022-04-20"},
 {"id": "ig", "platform": "instagram", "event": "live", "start": "2022-04-20"},
 {"id": "yt", "platform": "youtube", "event": "live", "start": "2022-04-20"},
 {"id": "bambam", "platform": "spaces", "start": "2021-06-09", "counts": [{"source": {"name": "LetsOTT", "role": "analyst"}, "quote": "more than 44K people"}]},
 {"id": "bill", "platform": "spaces", "start": "2021-06-08/2021-06-09", "counts": [{"source": "letsott", "quote": "more than 27K people"}]},
 {"id": "launch", "platform": "spaces", "start": "2021-06-07", "counts": [{"source": "letsott", "quote": "more than 18K people"}]}],
"claims": [
 {"session": "khan", "category": {"platform": "spaces"}, "by": "pti-team", "quote": "We got to 164K+. The previous record was around 57K, we beat that by 100,000+."},
 {"session": "khan", "category": {"platform": "spaces"}, "by": "letsott", "quote": "the biggest with more than 160K, above the previous record of more than 44K"},
 {"session": "bill", "category": {"platform": "spaces"}, "by": "letsott", "quote": "the third biggest, with more than 27K"},
 {"session": "launch", "category": {"platform": "spaces"}, "by": "letsott", "quote": "the fourth biggest, with more than 18K"},
 {"session": "khan", "category": {"event": "live"}, "by": "business-today", "quote": "the biggest ever"}]}
`

// TestShortDossier holds the answers to a dossier that quotes to those of the long one,
// and its size to 40 % of it.
func TestShortDossier(t *testing.T) {
	file, err := os.ReadFile("../examples/spaces/april-2022.json")
	if err != nil {
		t.Fatal(err)
	}
	if percent := 100 * len(shortDossier) / len(file); percent >= 40 {
		t.Errorf("the dossier that quotes has %d %% of the bytes of the other", percent)
	}
	long, err := records.ParseDossier(file)
	if err != nil {
		t.Fatal(err)
	}
	short, err := records.ParseDossier([]byte(shortDossier))
	if err != nil {
		t.Fatal(err)
	}
	answers := func(d records.Dossier, names *strings.Replacer) (lines []string) {
		for _, c := range d.Claims {
			r := records.Verify(d.Evidence, c)
			lines = append(lines, r.Verdict.String())
			for _, f := range r.Findings {
				lines = append(lines, f.Verdict.String()+": "+names.Replace(f.Reason))
			}
		}
		return lines
	}
	names := strings.NewReplacer("#ImranKhanLIVE", "khan", "BamBam's lyrical space", "bambam", "Salvador Bill Analysis", "bill", "Jagame Thandhiram music launch", "launch",
		"Jibran Ilyas, PTI social media team", "PTI team", "Facebook", "facebook", "Instagram", "instagram", "YouTube", "youtube")
	if d := cmp.Diff(answers(long, names), answers(short, strings.NewReplacer())); d != "" {
		t.Errorf("the answers differ (-long +short)\n%s", d)
	}
}

// TestParseDossierQuotesOfMore reads quotes with several figures or claims, of which
// the file means one.
func TestParseDossierQuotesOfMore(t *testing.T) {
	for _, c := range []struct{ quote, figure string }{
		{"The tour drew 400,000 people over twelve nights.", "400K"},
		{"5,000 people came, and 400,000 people in all over twelve nights.", "5K"},
	} {
		d, err := records.ParseDossier(fmt.Appendf(nil, `{"sources": [{"id": "a"}], "sessions": [{"id": "s", "counts": [{"source": "a", "quote": %q}]}]}`, c.quote))
		if err != nil || d.Sessions[0].Counts[0].Figure.String() != c.figure {
			t.Errorf("%s: %v, %v", c.quote, d.Sessions, err)
		}
	}
	const quote = `A drew a record 57,000 people. B drew a record 40,000 people.`
	for claim, want := range map[string]string{
		`"figure": "57K"`:               "",
		`"figure": "40K"`:               "", // the second claim
		`"figure": "40K", "place": 1`:   "",
		`"figure": "40K", "top": 3`:     "",
		`"figure": "45K"`:               "1:51: claims[0].figure: the claim says 45K, and its quote 57K",
		`"figure": "40K", "place": 2`:   "1:51: claims[0].figure: the claim says 40K, and its quote 57K\n1:67: claims[0].place: the claim says 2, and its quote 1",
		`"figure": "40K", "margin": 17`: "",
	} {
		_, err := records.ParseDossier([]byte(`{"sessions": [{"id": "s"}], "claims": [{` + claim + `, "quote": "` + quote + `"}]}`))
		got := ""
		if err != nil {
			got = err.Error()
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", claim, d)
		}
	}
}
