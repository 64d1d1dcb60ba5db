package attendance_test

import (
	"testing"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/jsontest"
)

// jsonValues are values of every exported type.
func jsonValues() []any {
	date := attendance.MustParseDate
	german, err := attendance.LocaleOf("de")
	if err != nil {
		panic(err)
	}
	count := attendance.Count{Figure: attendance.MustParse(">44K"), Metric: attendance.Unique, Source: "s", Role: attendance.RolePress,
		Date: date("2022-04-20T16:30:00.25Z"), Via: "v", Quote: "\"more\" <than> 44K & é\u2028", URL: "https://example.org/?a=1&b=2"}
	session := attendance.Session{ID: "i", Title: "t", Hosts: []string{"h", ""}, Platform: "p", Event: "e", Start: date("2021-06-08/2021-06-09"), End: date("2021-06"),
		Tags: []string{"t"}, Counts: []attendance.Count{count, {Figure: attendance.Exact(61_870), Source: "s", SoFar: true}, {Figure: count.Figure, Text: "over 44,000", Source: "s"}}}
	values := []any{
		attendance.Possible, attendance.Certain, count, attendance.Count{}, count.Date, attendance.Date{}, date("2021"),
		attendance.Figure{}, attendance.Nearly, attendance.Finder{Locale: german, Digits: true},
		attendance.Limit{People: 5, Since: date("2020"), Kind: attendance.Seats}, attendance.Limit{}, attendance.Counter,
		german, attendance.Locale{}, attendance.Peak, attendance.Kind("previous"),
		attendance.Platform{ID: "p", Name: "P", Venue: true, Limits: []attendance.Limit{{People: 1, Kind: attendance.Counter}}}, attendance.Platform{},
		attendance.Range{Low: 160_001, High: attendance.Unbounded}, attendance.Range{Low: -attendance.Unbounded, High: 3}, attendance.Range{},
		attendance.Customary, attendance.Published, attendance.Literal, attendance.RoleHost,
		session, attendance.Session{}, attendance.Source{ID: "s", Name: "S", Role: attendance.RoleHost}, attendance.Source{}, attendance.Span{Start: 1, End: 2},
	}
	for _, words := range []string{"57K", "exactly 57,000", "~57K", "164K+", ">44K", "nearly 8M", "<8M", "≤13K", "50K–60K", "~50K–60K", "tens of thousands"} {
		values = append(values, attendance.MustParse(words))
	}
	for m := range attendance.Find("more than 164K people") {
		values = append(values, m)
	}
	return values
}

// unwritten are the exported types that are no data, and why.
var unwritten = map[string]string{
	"Fault":      "an error",
	"Faults":     "errors",
	"ParseError": "an error",
}

// TestJSON: see package jsontest, with how to write the file anew.
func TestJSON(t *testing.T) {
	jsontest.Types{Values: jsonValues(), Unwritten: unwritten}.Test(t)
}

// What is wrong is refused, and changes nothing.
func TestJSONWrong(t *testing.T) {
	for _, c := range jsontest.Codecs() {
		for _, wrong := range []string{`-1`, `1.5`, `1e3`, `"more than 50–60K"`, `true`, `[]`, `{}`, `1000000000000000000`} {
			f := attendance.MustParse("57K")
			if err := c.Read([]byte(wrong), &f); err == nil || f != attendance.MustParse("57K") {
				t.Errorf("%s: %s reads as %v: %v", c.Name, wrong, f, err)
			}
		}
		for _, wrong := range []string{`{"low": 2, "high": 1}`, `{"low": 1.5}`, `{"low": 9223372036854775808}`, `[1, 2]`, `"1"`} {
			r := attendance.Range{Low: 1, High: 2}
			if err := c.Read([]byte(wrong), &r); err == nil || r != (attendance.Range{Low: 1, High: 2}) {
				t.Errorf("%s: %s reads as %v: %v", c.Name, wrong, r, err)
			}
		}
		for _, wrong := range []string{`2021`, `"June"`, `"2021-06-09/2021-06-08"`} {
			d := attendance.MustParseDate("2021")
			if err := c.Read([]byte(wrong), &d); err == nil || d != attendance.MustParseDate("2021") {
				t.Errorf("%s: %s reads as %v: %v", c.Name, wrong, d, err)
			}
		}
	}
}
