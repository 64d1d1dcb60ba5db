package exchange_test

import (
	"encoding/csv"
	"fmt"
	"html"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/april"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

// cleaned is what every format makes of a text before it escapes it, and oneLine
// what Markdown and wikitext show of that.
func cleaned(s string) string {
	return control.ReplaceAllString(lineBreak.ReplaceAllString(strings.ToValidUTF8(s, "\ufffd"), "\n"), "\ufffd")
}

var (
	lineBreak = regexp.MustCompile("\r\n|[\r\v\f\u0085\u2028\u2029]")
	control   = regexp.MustCompile(`[\x00-\x08\x0e-\x1f\x7f-\x{9f}]`)
	// apostrophe is what CSV puts before what could be a formula.
	apostrophe = regexp.MustCompile(`(^|[;\t\n])'`)
	digits     = regexp.MustCompile(`^-?[0-9]+$`)
)

func oneLine(s string) string { return strings.Join(strings.Fields(cleaned(s)), " ") }

// tableOf is a table with these texts as its cells, row by row, and in its header.
func tableOf(columns int, texts []string) exchange.Table {
	t := exchange.Table{}
	for i := range columns {
		name := fmt.Sprint("c", i)
		if i < len(texts) {
			name = texts[i]
		}
		t.Columns = append(t.Columns, exchange.Column{Name: name, Number: i%3 == 2})
	}
	for i := 0; i < len(texts); i += columns {
		row := make([]string, columns)
		copy(row, texts[i:])
		t.Rows = append(t.Rows, row)
	}
	return t
}

// formula tells whether a spreadsheet might take a cell for a formula.
func formula(cell string) bool {
	start := strings.TrimLeftFunc(cell, func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) })
	return strings.ContainsRune("=+-@＝＋－＠", append([]rune(start), 'x')[0])
}

// checkCSV checks that encoding/csv reads the cells of t, and that no spreadsheet
// takes one for a formula, whatever separates its cells.
func checkCSV(t *testing.T, table exchange.Table) {
	t.Helper()
	text := table.CSV()
	if rest := strings.ReplaceAll(text, "\r\n", ""); strings.ContainsAny(rest, "\r\n") {
		t.Errorf("a line end that is not CRLF: %q", text)
	}
	read, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatalf("%v: %q", err, text)
	}
	want := cells(table, cleaned)
	for i, row := range read {
		for j, cell := range row {
			if i > 0 && table.Columns[j].Number && digits.MatchString(cell) {
				continue
			}
			if formula(cell) {
				t.Errorf("a formula: %q", cell)
			}
			row[j] = apostrophe.ReplaceAllString(cell, "$1")
		}
	}
	// Where another sign separates cells, only that and line ends do, for no quote
	// stands at the start of a cell but by chance.
	for line := range strings.SplitSeq(text, "\r\n") {
		for _, cell := range strings.FieldsFunc(line, func(r rune) bool { return r == ';' || r == '\t' }) {
			if formula(strings.ReplaceAll(cell, `"`, "")) && !digits.MatchString(cell) {
				t.Errorf("a formula where ; or a tab separates: %q in %q", cell, line)
			}
		}
	}
	if d := cmp.Diff(want, read); d != "" {
		t.Errorf("%q (-want +read)\n%s", text, d)
	}
}

// cells returns the header and rows of a table, each cell as f makes it.
func cells(t exchange.Table, f func(string) string) [][]string {
	var header []string
	for _, c := range t.Columns {
		header = append(header, f(c.Name))
	}
	all := [][]string{header}
	for _, row := range t.Rows {
		var out []string
		for _, cell := range row {
			out = append(out, f(cell))
		}
		all = append(all, out)
	}
	return all
}

// wikiMarkup is what MediaWiki acts on within a cell.
var wikiMarkup = regexp.MustCompile(`[\[\]{}<>|]|''|~~|__|!!|--|==|(?i:[a-z]):[^ ]|&(?:[^#]|#[^0-9])|(?:RFC|PMID|ISBN) [0-9]|[\x00-\x1f\x7f]`)

// readWikitext reads a table by the rules of MediaWiki for lines that start with
// {|, |-, |, ! and |}, and decodes character references.
func readWikitext(t *testing.T, text string) [][]string {
	t.Helper()
	lines := strings.Split(text, "\n")
	if lines[0] != `{| class="wikitable"` || lines[len(lines)-1] != "" || lines[len(lines)-2] != "|}" {
		t.Fatalf("not one table: %q", text)
	}
	rows := [][]string{nil}
	for _, line := range lines[1 : len(lines)-2] {
		var cell string
		switch {
		case line == "|-":
			rows = append(rows, nil)
			continue
		case strings.HasPrefix(line, "! scope=\"col\" | "):
			cell = strings.TrimPrefix(line, "! scope=\"col\" | ")
		case line == "|", line == "! scope=\"col\" |":
		case strings.HasPrefix(line, "| "):
			cell = strings.TrimPrefix(strings.TrimPrefix(line, "| "), `style="text-align:right" | `)
		default:
			t.Fatalf("a line that starts no cell: %q", line)
		}
		if m := wikiMarkup.FindString(cell); m != "" || cell != "" && strings.Contains("*#:;=-+! ", cell[:1]) {
			t.Errorf("markup %q in a cell: %q", m, cell)
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], html.UnescapeString(cell))
	}
	return rows
}

// checkWikitext checks that a reader sees the cells of t.
func checkWikitext(t *testing.T, table exchange.Table) {
	t.Helper()
	text := table.Wikitext()
	want := cells(table, oneLine)
	for i, row := range table.Rows {
		for j, cell := range row {
			if n, err := strconv.ParseInt(cell, 10, 64); table.Columns[j].Number && err == nil && strconv.FormatInt(n, 10) == cell {
				want[i+1][j] = attendance.FormatPeople(n)
			}
		}
	}
	if d := cmp.Diff(want, readWikitext(t, text)); d != "" {
		t.Errorf("%q (-want +read)\n%s", text, d)
	}
}

// TestCSVFormulas shows where ' stands, whatever separates cells.
func TestCSVFormulas(t *testing.T) {
	for _, c := range []struct{ first, second, want string }{
		{"a", "=1+1", "a,'=1+1\r\n"},
		{"a", "'", "a,''\r\n"},
		{"x;=1+1", "y\t@z", "x;'=1+1,y\t'@z\r\n"},
		{"a", "x\n-1", "a,\"x\r\n'-1\"\r\n"},
		{"a", "x;\"=1", "a,\"x;'\"\"=1\"\r\n"},
		{"a", "; +1;'", "a,;' +1;''\r\n"},
		{"-5", "-5", "'-5,-5\r\n"}, // where ; separates, the first would be -5,-5
		{"5", "x-1;y=2", "5,x-1;y=2\r\n"},
	} {
		table := exchange.Table{Columns: []exchange.Column{{Name: "a", Number: true}, {Name: "b", Number: true}}, Rows: [][]string{{c.first, c.second}}}
		if got := strings.TrimPrefix(table.CSV(), "a,b\r\n"); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.first, c.second, got, c.want)
		}
	}
}

func TestTableHostile(t *testing.T) {
	for columns := 1; columns <= 4; columns++ {
		table := tableOf(columns, hostile)
		checkCSV(t, table)
		checkWikitext(t, table)
	}
	for _, text := range hostile {
		table := tableOf(2, []string{text, "x" + text, text + text, text})
		checkCSV(t, table)
		checkWikitext(t, table)
	}
}

// Pieces of hostile texts, put together at random.
func TestTableRandom(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		texts := make([]string, 1+random.IntN(8))
		for i := range texts {
			for range random.IntN(4) {
				texts[i] += hostile[random.IntN(len(hostile))]
			}
		}
		table := tableOf(1+random.IntN(3), texts)
		checkCSV(t, table)
		checkWikitext(t, table)
		if t.Failed() {
			t.Fatalf("%q", texts)
		}
	}
}

func FuzzTable(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, hostile[(i+7)%len(hostile)], "-1500")
		f.Add(s, "0", "-4444444444444444440")
	}
	f.Fuzz(func(t *testing.T, a, b, c string) {
		table := tableOf(3, []string{a, b, c, b + a, a + c, c})
		checkCSV(t, table)
		checkWikitext(t, table)
		table.Markdown()
	})
}

// Every format has the same cells.
func TestTableOfDossiers(t *testing.T) {
	for _, name := range []string{"", "-wider"} {
		d := april.Read(name)
		board := records.Rank(d.Evidence, records.Category{}, records.Terms{})
		history := records.Progression(d.Evidence, records.Category{}, records.Terms{})
		for _, table := range []exchange.Table{
			exchange.BoardTable(d.Evidence, board, attendance.Customary), exchange.BoardTable(d.Evidence, board, attendance.Literal), exchange.HistoryTable(d.Evidence, history),
		} {
			checkCSV(t, table)
			checkWikitext(t, table)
			for _, row := range table.Rows {
				if len(row) != len(table.Columns) {
					t.Errorf("%d cells in %d columns: %q", len(row), len(table.Columns), row)
				}
			}
		}
		if got, want := len(exchange.BoardTable(d.Evidence, board, attendance.Customary).Rows), len(d.Sessions); got != want {
			t.Errorf("%d rows, want %d", got, want)
		}
	}
}

func TestTableRows(t *testing.T) {
	exact := func(n int64) attendance.Count {
		return attendance.Count{Figure: attendance.Exact(n), Source: "s"}
	}
	ev := records.Evidence{
		Sources:   []attendance.Source{{ID: "s", Name: "Counter"}},
		Platforms: []attendance.Platform{{ID: "p", Name: "Platform"}},
		Sessions: []attendance.Session{
			{ID: "a", Title: "A", Hosts: []string{"Ada", "Bo"}, Event: "ev", Platform: "p", Start: attendance.MustParseDate("2021"), Counts: []attendance.Count{exact(9000), {Figure: attendance.MustParse("7K"), Source: "t", URL: "https://example.org/2"}, {Figure: attendance.MustParse("7K"), Source: "u", Via: "t"}}},
			{ID: "b", Start: attendance.MustParseDate("2022"), Counts: []attendance.Count{{Figure: attendance.MustParse("at least 9K"), Source: "s"}}},
			{ID: "c", Counts: []attendance.Count{exact(5)}},
			{ID: "d"},
			{ID: "e", Start: attendance.MustParseDate("2023"), Counts: []attendance.Count{exact(1)}},
		},
		Rulings: []records.Ruling{{Session: "e", Status: records.Annulled, Body: "Body"}},
	}
	board := records.Rank(ev, records.Category{}, records.Terms{Reading: attendance.Literal})
	const boardColumns = "Place,Session,Platform,Figures,Low,High,Sources,Dissent,Status,Date,Host,Event,URL\r\n"
	const historyColumns = "Date,Session,Platform,Low,High,Record,Before,Least margin,Most margin,Days stood,Shared with,Host,Event,URL\r\n"
	for _, c := range []struct{ name, got, want string }{
		{"board", exchange.BoardTable(ev, board, attendance.Literal).CSV(), boardColumns +
			"1–2,b,,9K+,9000,,1 of 1,,,2022,,,\r\n" +
			"1–3,A,Platform,\"exactly 9,000, 7K\",6500,9000,2 of 2,,,2021,Ada; Bo,ev,https://example.org/2\r\n" +
			"1–4,d,,,0,,none,,,,,,\r\n" +
			"3–4,c,,exactly 5,5,5,1 of 1,,,,,,\r\n" +
			",e,,exactly 1,1,1,1 of 1,,annulled,2023,,,\r\n"},
		{"taken to the letter", exchange.HistoryTable(ev, records.Progression(ev, records.Category{}, records.Terms{Reading: attendance.Literal})).CSV(), historyColumns +
			"2021,A,Platform,6500,9000,certain,,,,1 or more,,Ada; Bo,ev,https://example.org/2\r\n" +
			"2022,b,,9000,,possible,A,0,,still stands,,,,\r\n" +
			",c,,,,undated,,,,,,,,\r\n" +
			",d,,,,undated,,,,,,,,\r\n"},
		{"progression", exchange.HistoryTable(ev, records.Progression(ev, records.Category{}, records.Terms{})).CSV(), historyColumns +
			"2021,A,Platform,6500,9000,certain,,,,1 or more,,Ada; Bo,ev,https://example.org/2\r\n" +
			"2022,b,,9000,9999,possible,A,0,3499,still stands,,,,\r\n" +
			",c,,,,undated,,,,,,,,\r\n"},
		{"more before, and level", exchange.HistoryTable(ev, records.History{Records: []records.Record{{
			Session: "b", Date: attendance.MustParseDate("2022"), Range: attendance.Range{Low: 7, High: 7}, Previous: []string{"A", "c"}, More: true,
			Margin: records.Margin{Winner: attendance.Range{Low: 7, High: 7}, Loser: attendance.Range{Low: 5, High: 6}},
			Stood:  records.Days{Least: 0, Most: 12}, Equals: []string{"d", "e"},
		}}}).CSV(), historyColumns + "2022,b,,7,7,possible,\"A, c, and more\",1,2,0–12,\"d, e\",,,\r\n"},
		{"by hand", exchange.Table{Columns: []exchange.Column{{Name: "a"}, {Name: "b", Number: true}}, Rows: [][]string{{"-5", "-5", "more"}, {"x"}, {"+5", "+5"}, {}}}.CSV(),
			"a,b\r\n'-5,-5\r\nx,\r\n'+5,'+5\r\n,\r\n"},
		{"blanks", exchange.Table{Columns: []exchange.Column{{Name: " a"}, {Name: "b "}}, Rows: [][]string{{"", "\tc"}}}.CSV(), "\" a\",\"b \"\r\n,\"\tc\"\r\n"},
		{"nothing", exchange.Table{Rows: [][]string{{"x"}}}.CSV(), ""},
		{"no Markdown", exchange.Table{}.Markdown(), ""},
	} {
		if d := cmp.Diff(c.want, c.got); d != "" {
			t.Errorf("%s (-want +got)\n%s", c.name, d)
		}
	}
}

func TestTableSelect(t *testing.T) {
	table := exchange.Table{Columns: []exchange.Column{{Name: "a"}, {Name: "b", Number: true}, {Name: "c"}}, Rows: [][]string{{"1", "2", "3"}, {"4"}}}
	got, err := table.Select("C", "b")
	want := exchange.Table{Columns: []exchange.Column{{Name: "c"}, {Name: "b", Number: true}}, Rows: [][]string{{"3", "2"}, {"", ""}}}
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Errorf("%v (-want +got)\n%s", err, d)
	}
	if _, err := table.Select("b", "d"); err == nil || err.Error() != `exchange: the table has no column "d": want some of a, b, c` {
		t.Error(err)
	}
	if len(table.Columns) != 3 || table.Rows[0][0] != "1" {
		t.Error("the table has changed")
	}
}
