package records_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/shopspring/decimal"
)

// What the exported types are in JSON stands in testdata/json.txt, a value a line.
// It is the same for encoding/json, for encoding/json as GOEXPERIMENT=jsonv2 makes
// it, and for encoding/json/v2:
//
//	go test ./records -run JSON -update
//	GOEXPERIMENT=jsonv2 go test ./records -run JSON
var updateJSON = flag.Bool("update", false, "write what the types are in JSON to testdata")

// A codec writes and reads JSON.
type codec struct {
	name  string
	write func(any) ([]byte, error)
	read  func([]byte, any) error
}

var codecs = []codec{{"encoding/json", func(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}, json.Unmarshal}}

// jsonValues are values of every exported type, most of them from the dossier of
// everything that had been published, and the zero values.
func jsonValues() []any {
	d := april("-wider")
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
	var live records.Live
	for _, o := range []records.Observation{
		{At: attendance.MustParseDate("2022-04-20T16:30:00Z"), Figure: attendance.MustParse("more than 44K")},
		{At: attendance.MustParseDate("2022-04-20T17:30:00Z"), Figure: attendance.MustParse("164K+")},
	} {
		if err := live.Observe(o); err != nil {
			panic(err)
		}
	}
	leaders := records.Leaders{K: 3}
	for _, s := range board.Standings {
		if err := leaders.Add(spaces, records.Leader{Session: s.Session, Date: attendance.MustParseDate("2022"), Range: s.Estimate.Customary}); err != nil {
			panic(err)
		}
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
		live.Fell(attendance.Range{Low: 44_001, High: 44_999}, attendance.Customary), records.Fall{},
		report.Findings[0], records.Finding{},
		records.High{At: attendance.MustParseDate("2022"), People: attendance.Unbounded}, records.High{},
		live.Customary, records.Highs{},
		history, records.History{},
		records.Leader{Session: "s", Date: attendance.MustParseDate("2022"), Range: attendance.Anything()}, records.Leader{},
		&leaders, &records.Leaders{},
		live, records.Live{}, watched(5*time.Minute, "12:00:00", "12:04:00"), records.Pause(time.Minute),
		records.Margin{Winner: attendance.Anything(), Loser: attendance.Range{Low: -3, High: 5}}, records.Margin{},
		records.Observation{At: attendance.MustParseDate("2022"), Figure: attendance.MustParse("~57K")}, records.Observation{},
		records.Place{Best: 1, Worst: 2}, report.Findings[0].Point,
		changes[0].Is, records.Position{},
		records.Ratio{Least: decimal.NewNullDecimal(decimal.New(29, -1))}, records.Ratio{},
		history.Records[0], records.Record{},
		report, records.Report{},
		ruling, records.Ruling{}, ruling.Status,
		board.Standings[0], records.Standing{},
		board.Standings[0].Estimate, records.Estimate{}, records.Ranges{}, board.Standings[0].Estimate.Stakes[0], records.Stake{}, records.SideHost,
		board.Lead(attendance.Customary), records.Lead{}, records.UnitPlaces,
		records.Step{Index: 1, Certain: true},
		watch.Terms, records.Terms{},
		records.MustParseTimes("~3 times"), records.Times{},
		records.Confirmed, records.Refuted,
		watch, records.Watch{},
	}
}

// unwritten are the exported types that are no data, and why.
var unwritten = map[string]string{
	"Top":          "a part of Leaders, which are written as a whole",
	"ClaimReading": "an answer to a program, of which the Claim is written",
	"FieldSource":  "a part of a ClaimReading",
	"ClaimText":    "a part of a Claim, which is written as a whole",
	"Coverage":     "an answer to a program: the two versions of encoding/json do not agree on how to write a time.Duration",
}

// nilLists are the lists that a zero value has not, which encoding/json writes as
// null and encoding/json/v2 as []. All that the package returns has lists.
var nilLists = regexp.MustCompile(`("(?:copies|counted|counts|dissent|findings|previous|records|replaced|shared|stakes|standings|undated|unranked)"):null`)

// sameLists reports whether values are the same, of which one has empty lists where
// the other has none. It holds for the zero values alone, and for encoding/json/v2.
func sameLists(codec string, a, b any) bool {
	return codec != "encoding/json" && reflect.ValueOf(a).IsZero() && cmp.Equal(a, b, cmpopts.EquateEmpty())
}

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
		data, err := codecs[0].write(a)
		if err != nil {
			t.Fatal(err)
		}
		if null := nilLists.Find(data); null != nil {
			t.Errorf("%T: %s in %s", a, null, data)
		}
	}
}

func TestJSON(t *testing.T) {
	values := jsonValues()
	var golden strings.Builder
	for i, v := range values {
		for _, c := range codecs {
			data, err := c.write(v)
			if err != nil {
				t.Fatalf("%s: %T: %v", c.name, v, err)
			}
			line := fmt.Sprintf("%s %s\n", strings.TrimPrefix(strings.TrimPrefix(reflect.TypeOf(v).String(), "*"), "records."), data)
			if c.name == "encoding/json" {
				golden.WriteString(line)
			} else if !strings.HasSuffix(nilLists.ReplaceAllString(golden.String(), "$1:[]"), nilLists.ReplaceAllString(line, "$1:[]")) {
				t.Errorf("%s writes value %d differently: %s", c.name, i, line)
			}
		}
	}
	path := filepath.Join("testdata", "json.txt")
	if *updateJSON {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(golden.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(golden.String(), "\n")); d != "" {
		t.Errorf("(-testdata +written)\n%s", d)
	}
}

// What is written is read back as the same value.
func TestJSONBack(t *testing.T) {
	for _, v := range jsonValues() {
		for _, c := range codecs {
			data, err := c.write(v)
			if err != nil {
				t.Fatal(err)
			}
			into := reflect.New(reflect.TypeOf(v))
			if err := c.read(data, into.Interface()); err != nil {
				t.Errorf("%s: %T: %v: %s", c.name, v, err, data)
				continue
			}
			back := into.Elem().Interface()
			again, err := c.write(back)
			if err != nil || !bytes.Equal(again, data) {
				t.Errorf("%s: %T: %v: %s comes back as %s", c.name, v, err, data, again)
			}
			if reflect.TypeOf(v).Kind() != reflect.Pointer && !reflect.DeepEqual(back, v) && !sameLists(c.name, v, back) { // Book and Leaders are more than what is written
				t.Errorf("%s: (-written +read)\n%s", c.name, cmp.Diff(v, back))
			}
		}
	}
}

// No exported type is left out.
func TestJSONTypes(t *testing.T) {
	has := map[string]bool{}
	for _, v := range jsonValues() {
		has[strings.TrimPrefix(strings.TrimPrefix(reflect.TypeOf(v).String(), "*"), "records.")] = true
	}
	for _, name := range exportedTypes(t) {
		if has[name] == (unwritten[name] != "") {
			t.Errorf("%s: want it either among the values or unwritten", name)
		}
	}
}

func exportedTypes(t *testing.T) (types []string) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			if g, ok := decl.(*ast.GenDecl); ok && g.Tok == token.TYPE {
				for _, s := range g.Specs {
					if n := s.(*ast.TypeSpec).Name; n.IsExported() {
						types = append(types, n.Name)
					}
				}
			}
		}
	}
	return types
}
