package records_test

import (
	"regexp"
	"testing"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/april"
	"github.com/highwater-go/highwater/internal/jsontest"
	"github.com/highwater-go/highwater/records"
	"github.com/shopspring/decimal"
)

// jsonValues are values of every exported type, most of them from the dossier of
// everything that had been published, and the zero values.
func jsonValues() []any {
	d := april.Read("-wider")
	board := records.Rank(d.Evidence, spaces, records.Terms{})
	literal := records.Rank(d.Evidence, records.Category{}, records.Terms{Reading: attendance.Literal})
	history := records.Progression(d.Evidence, spaces, records.Terms{})
	report := records.Verify(d.Evidence, d.Claims[0])
	var book records.Book
	watch := records.Watch{Category: spaces, Terms: records.Terms{Reading: attendance.Literal, Ratified: true, Body: "Body"}, Places: 3}
	if err := book.Watch(records.Watch{Category: spaces}); err != nil {
		panic(err)
	}
	changes, err := book.Add(d.Evidence)
	if err != nil {
		panic(err)
	}
	claim := records.Claim{Session: "s <&> é", Category: records.Category{Platform: "p", Event: "e", Metric: "joins", Tag: "t", During: attendance.MustParseDate("2021-06")},
		Place: 2, Figure: attendance.MustParse(">44K"), Previous: attendance.MustParse("<57K"), Margin: attendance.MustParse("≤13K"),
		Ratio: records.MustParseTimes("more than 2.9 times"), First: attendance.MustParse("1M"), By: "b", At: attendance.MustParseDate("2021-06-08/2021-06-09"), Quote: "q\u2028\"\\", URL: "https://example.org/?a=1&b=2",
		Rival: "r", SoFar: true, Ratified: true, Denied: true, Text: records.ClaimText{Previous: "below 57,000", Ratio: "over 2.9 times"}}
	ruling := records.Ruling{Session: "s", Category: claim.Category, Status: records.Annulled, Body: "b", Date: attendance.MustParseDate("2023"), Figure: attendance.MustParse(">44K"), Text: "over 44K", Reason: "r", URL: "u"}
	return []any{
		board, literal, records.Board{},
		&book, &records.Book{},
		claim.Category, records.Category{},
		changes[0], records.Change{}, changes[0].Kind,
		report.Findings[0].Counts[0], records.Citation{},
		claim, records.Claim{},
		records.Conflict{Kind: "session", ID: "s", Field: "title", Kept: "<a>", Other: "b"},
		records.Days{Least: 1, Most: attendance.Unbounded}, records.Days{},
		d, records.Dossier{}, d.Evidence, records.Evidence{},
		report.Findings[0], records.Finding{},
		history, records.History{},
		records.Margin{Winner: anything(), Loser: attendance.Range{Low: -3, High: 5}}, records.Margin{},
		records.Place{Best: 1, Worst: 2}, report.Findings[0].Point,
		changes[0].Is, records.Position{},
		records.Ratio{Least: decimal.NewNullDecimal(decimal.New(29, -1))}, records.Ratio{},
		history.Records[0], records.Record{},
		report, records.Report{},
		ruling, records.Ruling{}, ruling.Status,
		board.Standings[0], records.Standing{},
		board.Standings[0].Estimate, records.Estimate{}, records.Ranges{}, board.Standings[0].Estimate.Stakes[0], records.Stake{},
		board.Lead(attendance.Customary), records.Lead{},
		records.Step{Index: 1, Certain: true},
		watch.Terms, records.Terms{},
		records.MustParseTimes("~3 times"), records.Times{},
		records.Confirmed, records.Refuted,
		watch, records.Watch{},
	}
}

// unwritten are the exported types that are no data, and why.
var unwritten = map[string]string{
	"ClaimReading": "an answer to a program, of which the Claim is written",
	"FieldSource":  "a part of a ClaimReading",
	"ClaimText":    "a part of a Claim, which is written as a whole",
}

// nilLists are the lists that a zero value has not, which encoding/json writes as
// null and encoding/json/v2 as []. All that the package returns has lists.
var nilLists = regexp.MustCompile(`("(?:copies|counted|counts|dissent|findings|previous|records|replaced|shared|stakes|standings|undated|unranked)"):null`)

// TestJSONLists: whatever the package answers, even about nothing, its lists are lists.
func TestJSONLists(t *testing.T) {
	none := records.Evidence{}
	board := records.Rank(none, records.Category{}, records.Terms{})
	answers := []any{board, board.Lead(attendance.Customary),
		records.Progression(none, records.Category{}, records.Terms{}), records.Verify(none, records.Claim{})}
	for seed := range uint64(300) {
		d := twinWorldOf(seed).dossier()
		for _, claim := range d.Claims {
			answers = append(answers, records.Verify(d.Evidence, claim), records.Progression(d.Evidence, claim.Category, records.Terms{}))
			board := records.Rank(d.Evidence, claim.Category, records.Terms{})
			answers = append(answers, board, board.Lead(attendance.Published))
		}
	}
	for _, a := range answers {
		data, err := jsontest.Codecs()[0].Write(a)
		if err != nil {
			t.Fatal(err)
		}
		if null := nilLists.Find(data); null != nil {
			t.Errorf("%T: %s in %s", a, null, data)
		}
	}
}

// TestJSON: see package jsontest, with how to write the file anew.
func TestJSON(t *testing.T) {
	jsontest.Types{Values: jsonValues(), Unwritten: unwritten, NilLists: nilLists}.Test(t)
}
