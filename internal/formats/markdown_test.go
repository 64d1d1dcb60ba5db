package formats

import (
	"bytes"
	"html"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

var gfm = goldmark.New(goldmark.WithExtensions(extension.GFM))

var (
	rows     = regexp.MustCompile(`(?s)<tr>(.*?)</tr>`)
	cells    = regexp.MustCompile(`(?s)<t[hd](?: style="text-align:right"| align="right")?>(.*?)</t[hd]>`)
	mailLink = regexp.MustCompile(`</?a(?: href="mailto:[^"]*")?>`)
	outside  = regexp.MustCompile(`(?s)^<table>\n<thead>\n.*</t(?:head|body)>\n</table>\n$`)
)

// rendered returns the texts of the cells that a reader of the table sees, and
// fails if there is anything else to see.
func rendered(t *testing.T, table exchange.Table) [][]string {
	t.Helper()
	var page bytes.Buffer
	if err := gfm.Convert([]byte(table.Markdown()), &page); err != nil {
		t.Fatal(err)
	}
	if !outside.MatchString(page.String()) || strings.Count(page.String(), "<table>") != 1 {
		t.Fatalf("not one table alone: %s", page.String())
	}
	var all [][]string
	for _, row := range rows.FindAllStringSubmatch(page.String(), -1) {
		var texts []string
		for _, cell := range cells.FindAllStringSubmatch(row[1], -1) {
			text := mailLink.ReplaceAllString(cell[1], "") // GFM makes links of addresses, whatever stands before them
			if strings.ContainsAny(text, "<>") {
				t.Errorf("markup in a cell: %q", cell[1])
			}
			texts = append(texts, html.UnescapeString(text))
		}
		all = append(all, texts)
	}
	return all
}

// check checks that a reader sees the texts of the table, on one line each.
func check(t *testing.T, table exchange.Table) {
	t.Helper()
	var want [][]string
	add := func(row []string) {
		var texts []string
		for _, cell := range row {
			cell = control.ReplaceAllString(lineBreak.ReplaceAllString(strings.ToValidUTF8(cell, "\ufffd"), " "), "\ufffd")
			texts = append(texts, strings.Join(strings.Fields(cell), " "))
		}
		want = append(want, texts)
	}
	var header []string
	for _, c := range table.Columns {
		header = append(header, c.Name)
	}
	add(header)
	for _, row := range table.Rows {
		add(row)
	}
	if d := cmp.Diff(want, rendered(t, table)); d != "" {
		t.Errorf("%s(-want +rendered)\n%s", table.Markdown(), d)
	}
}

var (
	lineBreak = regexp.MustCompile("[\r\n\v\f\u0085\u2028\u2029]")
	control   = regexp.MustCompile(`[\x00-\x08\x0e-\x1f\x7f-\x{9f}]`)
)

// tableOf is a table of texts in two columns.
func tableOf(texts []string) exchange.Table {
	table := exchange.Table{Columns: []exchange.Column{{Name: "a"}, {Name: texts[0]}}}
	for _, text := range texts {
		table.Rows = append(table.Rows, []string{text, "x" + text})
	}
	return table
}

// pieces mean something to Markdown, alone or together.
var pieces = []string{
	"a", "b c", " ", "  ", "\t", "\n", "\r\n", "\u2028", "\u00a0", "|", "||", `\`, `\\`, `\|`, "`", "``", "*", "**", "_", "__", "~", "~~", "^", "=", "==", "$", "$$", "<", ">", "<b>", "</b>", "<!--", "-->", "<br>", "<script>", "&", "&amp;", "&#60;", "&lt;", "&nbsp;",
	"[", "]", "(", ")", "[x](http://example.org)", "![x](y)", "[^1]", "[ ] ", "[x] ", "#", "# ", "-", "- ", "---", ":-:", "|---|", "+", "1. ", "> ", "{", "}", "!", "@", ":", ":smile:", ".", "/", "\"", "'", ";", "%", ",",
	"http://example.org", "https://example.org/?a=1&b=2", "HTTPS://EXAMPLE.ORG", "www.example.org", "WWW.example.org", "ftp://x.org", "mailto:a@b.org", "xmpp:a@b.org/x", "javascript:alert(1)", "://", "www", ".example.org",
	"\x00", "\x1b[31m", "\xff", "\ufeff", "\u202e", "日本語", "👨‍👩", "é\u0301", "44K", "−1",
}

func TestMarkdown(t *testing.T) {
	check(t, tableOf(pieces))
	for _, p := range pieces {
		for _, q := range pieces {
			check(t, tableOf([]string{p + q, q + p + q}))
		}
		if t.Failed() {
			t.Fatalf("%q", p)
		}
	}
	random := rand.New(rand.NewPCG(5, 6))
	for range 5000 {
		texts := make([]string, 2)
		for i := range texts {
			for range random.IntN(6) {
				texts[i] += pieces[random.IntN(len(pieces))]
			}
		}
		check(t, tableOf(texts))
		if t.Failed() {
			t.Fatalf("%q", texts)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for i, p := range pieces {
		f.Add(p, pieces[(i+11)%len(pieces)])
	}
	f.Fuzz(func(t *testing.T, a, b string) { check(t, tableOf([]string{a, b, a + b})) })
}

// The tables of the dossiers read as they were written, but for grouped numbers.
func TestDossiers(t *testing.T) {
	for _, name := range []string{"april-2022.json", "april-2022-wider.json"} {
		data, err := os.ReadFile("../../examples/spaces/" + name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := records.ParseDossier(data)
		if err != nil {
			t.Fatal(err)
		}
		board := records.Rank(d.Evidence, records.Category{}, records.Terms{})
		for _, table := range []exchange.Table{
			exchange.BoardTable(d.Evidence, board, attendance.Customary),
			exchange.HistoryTable(d.Evidence, records.Progression(d.Evidence, records.Category{}, records.Terms{})),
		} {
			got := rendered(t, table)
			for i, row := range table.Rows {
				for j, cell := range row {
					if table.Columns[j].Number {
						got[i+1][j] = strings.NewReplacer(",", "", "−", "-").Replace(got[i+1][j])
					}
					if got[i+1][j] != cell {
						t.Errorf("%s: %q, want %q", name, got[i+1][j], cell)
					}
				}
			}
		}
	}
}
