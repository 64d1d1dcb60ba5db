package records_test

import (
	"encoding/json"
	"testing"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

func TestClaimValidate(t *testing.T) {
	parse, times := attendance.MustParse, records.MustParseTimes
	const (
		wrongFirst = `first: the number to reach is one alone, as in "1M", or "more than 1M" to pass it`
		wrongStep  = "Step: 3, Hedge: bare}: Step must be a power of ten that divides People: malformed"
	)
	for _, x := range []struct {
		name  string
		claim records.Claim
		want  string
	}{
		{"a place", records.Claim{Session: "s", Place: 1}, ""},
		{"a figure", records.Claim{Session: "s", Figure: parse("0")}, ""},
		{"a previous record", records.Claim{Session: "s", Previous: parse("dozens")}, ""},
		{"a margin", records.Claim{Session: "s", Margin: parse("up to 5")}, ""},
		{"a ratio", records.Claim{Session: "s", Ratio: times("doubled")}, ""},
		{"a first", records.Claim{Session: "s", First: parse("1M")}, ""},
		{"a first of a measured number", records.Claim{Session: "s", First: attendance.Exact(1_000_000)}, ""},
		{"a first of at least as many", records.Claim{Session: "s", First: parse("1M+")}, ""},
		{"a first to pass", records.Claim{Session: "s", First: parse("more than 1M")}, ""},
		{"the least number to pass", records.Claim{Session: "s", First: attendance.Exact(1)}, ""},
		{"about", records.Claim{Session: "s", First: parse("about 1M")}, wrongFirst},
		{"nearly", records.Claim{Session: "s", First: parse("nearly 1M")}, wrongFirst},
		{"under", records.Claim{Session: "s", First: parse("under 1M")}, wrongFirst},
		{"up to", records.Claim{Session: "s", First: parse("up to 1M")}, wrongFirst},
		{"between", records.Claim{Session: "s", First: parse("1M-2M")}, wrongFirst},
		{"plural", records.Claim{Session: "s", First: parse("millions")}, wrongFirst},
		{"first to reach nobody", records.Claim{Session: "s", First: attendance.Exact(0)}, wrongFirst},
		{"first to pass nobody", records.Claim{Session: "s", First: parse("more than 0")}, wrongFirst},
		{"a first that is no figure", records.Claim{Session: "s", First: attendance.Figure{People: 7, Step: 3}},
			"first: attendance: invalid Figure{People: 7, To: 0, " + wrongStep},
		{"a ratio that is no figure", records.Claim{Session: "s", Ratio: records.Times{Thousandths: 7, Step: 3}},
			"ratio: records: invalid Times{Thousandths: 7, To: 0, Step: 3, Hedge: bare}: Step must be a power of ten that divides Thousandths: malformed"},
		{"no times", records.Claim{Session: "s", Ratio: records.Times{Step: 1, Hedge: attendance.Exactly}},
			"ratio: records: invalid Times{Thousandths: 0, To: 0, Step: 1, Hedge: exactly}: 0 times anything is nobody: zero times"},
		{"nothing", records.Claim{}, "session: a claim needs the ID of its session, or of an event\n" +
			"the claim says nothing; give a place, top, figure, previous, margin, ratio or first"},
		{"who and when alone", records.Claim{Session: "s", By: "a", At: attendance.MustParseDate("2021")},
			"the claim says nothing; give a place, top, figure, previous, margin, ratio or first"},
		{"all at once, in their order", records.Claim{
			Place: -1, Figure: attendance.Figure{People: 7, Step: 3}, Previous: attendance.Figure{People: 7, Step: 3},
			Margin: attendance.Figure{People: 7, Step: 3}, First: parse("about 5"), Ratio: records.Times{Thousandths: 12, Step: 1, Hedge: attendance.Plural},
			Category: records.Category{During: attendance.Date{Start: 2, End: 1}}, At: attendance.Date{Start: 2, End: 1},
		}, "session: a claim needs the ID of its session, or of an event\n" +
			"place: places count from 1; leave it out where none is claimed\n" +
			"figure: attendance: invalid Figure{People: 7, To: 0, " + wrongStep + "\n" +
			"previous: attendance: invalid Figure{People: 7, To: 0, " + wrongStep + "\n" +
			"margin: attendance: invalid Figure{People: 7, To: 0, " + wrongStep + "\n" +
			"ratio: records: invalid Times{Thousandths: 12, To: 0, Step: 1, Hedge: plural}: a unit in the plural is not a number of times: malformed\n" +
			wrongFirst + "\n" +
			"category.during: attendance: invalid Date{Start: 2, End: 1}: want Start < End, within the years 0 to 9999\n" +
			"at: attendance: invalid Date{Start: 2, End: 1}: want Start < End, within the years 0 to 9999"},
	} {
		if d := differ(x.want, errorText(x.claim.Validate())); d != "" {
			t.Errorf("%s (-want +got)\n%s", x.name, d)
		}
	}
}

func TestParseDossierClaims(t *testing.T) {
	for _, x := range []struct{ name, text, want string }{
		{"null", `{"claims": null}`, ""},
		{"each point alone", `{
  "sessions": [{"id": "s"}],
  "claims": [
    {"session": "s", "place": 1}, {"session": "s", "figure": 5}, {"session": "s", "previous": "5"}, {"session": "s", "margin": "5+"},
    {"session": "s", "ratio": "nearly 3x"}, {"session": "s", "first": 5}, {"session": "s", "first": "more than 1M"}
  ]
}`, ""},
		{"ratios and firsts", `{
  "sessions": [{"id": "s"}],
  "claims": [
    {"session": "s", "ratio": "three times more"},
    {"session": "s", "ratio": "2.9"},
    {"session": "s", "ratio": "0 times"},
    {"session": "s", "ratio": "1.0005 times"},
    {"session": "s", "ratio": 2.9},
    {"session": "s", "ratio": ["2x"]},
    {"session": "s", "first": "about 1M"},
    {"session": "s", "first": 0},
    {"session": "s", "first": "a million people"},
    {"session": "s", "first": 1.5},
    {"session": "s", "first": "1M viewers"},
    {"session": "s", "ratio": "", "first": ""}
  ]
}`, `4:31: claims[0].ratio: cannot read "three times more" at byte 12: more than one meaning: "three times more" is three times to some readers and four to others; write "three times as many"
5:31: claims[1].ratio: cannot read "2.9" at byte 3: malformed: want "times", "x", "×" or "-fold" after the number
6:31: claims[2].ratio: cannot read "0 times" at byte 0: zero times: 0 times anything is nobody; leave the ratio out where none is claimed
7:31: claims[3].ratio: cannot read "1.0005 times" at byte 0: less than a thousandth: a ratio has at most three decimals
8:31: claims[4].ratio: want a string, not the number 2.9
9:31: claims[5].ratio: want a string, not an array
10:31: claims[6].first: the number to reach is one alone, as in "1M", or "more than 1M" to pass it
11:31: claims[7].first: the number to reach is one alone, as in "1M", or "more than 1M" to pass it
12:31: claims[8].first: cannot read "a million people" at byte 9: malformed: unexpected text after the figure; pass the figure alone
13:31: claims[9].first: cannot read "1.5" at byte 0: malformed: a figure is a string such as "57K", or a whole number that was measured, not negative
14:31: claims[10].first: cannot read "1M viewers" at byte 2: malformed: unexpected text after the figure; pass the figure alone
15:5: claims[11]: the claim says nothing; give a place, top, figure, previous, margin, ratio or first`},
		{"what leads nowhere", `{
  "sessions": [{"id": "s"}, {"id": "u"}],
  "claims": [
    {"session": "t", "ratio": "2x", "by": "a", "category": {"platform": "p", "event": "e"}},
    {"ratio": "2x", "ratio": "3x", "last": 5}
  ]
}`, `4:17: claims[0].session: there is no session with the ID "t"
4:43: claims[0].by: there is no source with the ID "a"
4:73: claims[0].category.platform: there is no platform with the ID "p"
4:87: claims[0].category.event: there is no session of an event with the ID "e"
5:5: claims[1].session: a claim needs the ID of its session, or of an event
5:21: claims[1].ratio: the field is given twice
5:36: claims[1].last: unknown field; want one of session, event, category, place, top, figure, previous, margin, ratio, first, rival, soFar, ratified, denied, by, at, quote, url`},
	} {
		_, err := records.ParseDossier([]byte(x.text))
		if d := differ(x.want, errorText(err)); d != "" {
			t.Errorf("%s (-want +got)\n%s", x.name, d)
		}
	}
}

func TestClaimJSON(t *testing.T) {
	for _, x := range []struct {
		name  string
		claim records.Claim
		want  string
	}{
		{"a ratio and a first", records.Claim{Session: "s", Ratio: records.MustParseTimes("more than doubled"), First: attendance.Exact(1_000_000)},
			`{"session":"s","ratio":"more than 2 times","first":"exactly 1,000,000"}`},
		{"decimals, and to pass", records.Claim{Session: "s", Ratio: records.MustParseTimes("2.50 times"), First: attendance.MustParse("more than 1M")},
			`{"session":"s","ratio":"2.50 times","first":"more than 1M"}`},
		{"everything", records.Claim{
			Session: "s", Category: records.Category{Platform: "p", Metric: attendance.Unique}, Place: 1,
			Figure: attendance.MustParse("164K+"), Previous: attendance.MustParse("around 57K"), Margin: attendance.MustParse("100,000+"),
			Ratio: records.MustParseTimes("nearly tripled"), First: attendance.MustParse("100K"),
			By: "a", At: attendance.MustParseDate("2022-04-20"), Quote: "a record", URL: "https://example.org/1",
		}, `{"session":"s","category":{"platform":"p","metric":"unique"},"place":1,"figure":"164K+","previous":"around 57K","margin":"100K+",` +
			`"ratio":"nearly 3 times","first":"100K","by":"a","at":"2022-04-20","quote":"a record","url":"https://example.org/1"}`},
	} {
		written, err := json.Marshal(x.claim)
		if err != nil {
			t.Fatal(err)
		}
		if d := differ(x.want, string(written)); d != "" {
			t.Errorf("%s (-want +got)\n%s", x.name, d)
		}
		var back records.Claim
		if err := json.Unmarshal(written, &back); err != nil {
			t.Fatal(err)
		}
		if d := differ(x.claim, back); d != "" {
			t.Errorf("%s: Unmarshal (-want +got)\n%s", x.name, d)
		}
		d, err := records.ParseDossier([]byte(`{"sources": [{"id": "a"}], "platforms": [{"id": "p"}], "sessions": [{"id": "s"}], "claims": [` + string(written) + `]}`))
		if err != nil {
			t.Fatal(err)
		}
		if d := differ([]records.Claim{x.claim}, d.Claims); d != "" {
			t.Errorf("%s: ParseDossier (-want +got)\n%s", x.name, d)
		}
	}
}
