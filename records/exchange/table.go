package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/highwater-go/highwater/attendance"
)

// A Table is a board or a progression in cells, to be written as Markdown, CSV or
// wikitext. Each row has a cell for each column. Cells are plain text, and each format
// escapes whatever has a meaning in it, so that no text of a dossier becomes markup or a
// formula. Before that, in every format, a line break of any kind becomes "\n", and
// control characters except tabs, and bytes that are not UTF-8, become U+FFFD.
//
// Make one with [BoardTable], [HistoryTable] or [SheetOf], or by hand: columns may be
// left out, put in another order (see [Table.Select]) and named in another language.
type Table struct {
	Columns []Column   `json:"columns"`
	Rows    [][]string `json:"rows"`
}

// A Column is the heading of a column, and what its cells hold.
type Column struct {
	Name string `json:"name"`

	// Number means that each cell is a whole number such as 164000 or -1500, or empty.
	// Where people read the table, its digits are grouped and it is aligned to the right.
	Number bool `json:"number,omitzero"`
}

// Select returns the table with only these columns, in this order. If there is no such
// column, the error names it, and lists those that there are.
func (t Table) Select(names ...string) (Table, error) {
	columns := make([]int, len(names))
	selected := Table{Columns: make([]Column, len(names)), Rows: make([][]string, len(t.Rows))}
	for i, name := range names {
		at := slices.IndexFunc(t.Columns, func(c Column) bool { return strings.EqualFold(c.Name, name) })
		if at < 0 {
			var all []string
			for _, c := range t.Columns {
				all = append(all, c.Name)
			}
			return Table{}, fmt.Errorf("exchange: the table has no column %q: want some of %s", name, strings.Join(all, ", "))
		}
		columns[i], selected.Columns[i] = at, t.Columns[at]
	}
	for i, row := range t.Rows {
		selected.Rows[i] = make([]string, len(names))
		for j, at := range columns {
			if at < len(row) {
				selected.Rows[i][j] = row[at]
			}
		}
	}
	return selected, nil
}

// CSV returns t as CSV by RFC 4180, in UTF-8: with a header, lines that end in CRLF, and
// quotes around cells that have commas, quotes, line breaks, or blanks at an end. Numbers
// are plain digits. A line break in a cell is CRLF as well.
//
// Spreadsheets take a cell for a formula if it begins with = + - or @, or with the
// full-width form of one of these, and a formula in a file from elsewhere can run
// commands (OWASP, CSV Injection). Where spreadsheets split cells at semicolons or tabs,
// as in half of Europe, the file's quotes do not hold a cell together, and a new cell
// begins after each semicolon, tab and line break. So wherever a cell could begin with
// such a sign, or with ' itself, after any white space, quotes and invisible characters,
// CSV puts ' in front. Numbers get none, except a negative one in the first of several
// columns, which together with the next could be the start of a formula. A program that
// reads the file back removes one ' from the start of every cell, and after every
// semicolon, tab and line break in it.
func (t Table) CSV() string {
	var b strings.Builder
	t.each(func(row []string, header bool) {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte(',')
			}
			joined := i == 0 && len(row) > 1 && strings.HasPrefix(cell, "-")
			if header || !t.Columns[i].Number || !isNumber(cell) || joined {
				cell = unformula(tidy(cell))
			}
			if strings.ContainsAny(cell, "\",\n") || strings.TrimSpace(cell) != cell || cell == "" && len(row) == 1 {
				cell = `"` + strings.NewReplacer(`"`, `""`, "\n", "\r\n").Replace(cell) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString("\r\n")
	})
	return b.String()
}

// unformula puts ' wherever a cell may begin that a spreadsheet may take for a
// formula, or that begins with ' for another reason.
func unformula(cell string) string {
	var b strings.Builder
	for cell != "" {
		end := strings.IndexAny(cell, ";\t\n") + 1
		if end == 0 {
			end = len(cell)
		}
		if beginsFormula(cell[:end]) {
			b.WriteByte('\'')
		}
		b.WriteString(cell[:end])
		cell = cell[end:]
	}
	return b.String()
}

// plainAgain takes away what unformula has put in.
func plainAgain(cell string) string {
	if !strings.Contains(cell, "'") {
		return cell
	}
	var b strings.Builder
	for cell != "" {
		end := strings.IndexAny(cell, ";\t\n") + 1
		if end == 0 {
			end = len(cell)
		}
		piece := cell[:end]
		if piece[0] == '\'' && beginsFormula(piece[1:]) {
			piece = piece[1:]
		}
		b.WriteString(piece)
		cell = cell[end:]
	}
	return b.String()
}

func beginsFormula(cell string) bool {
	start := strings.TrimLeftFunc(cell, func(r rune) bool {
		return unicode.IsSpace(r) || !unicode.IsGraphic(r) || r == unicode.ReplacementChar || r == '"'
	})
	first, _ := utf8.DecodeRuneInString(start)
	return strings.ContainsRune("=+-@＝＋－＠'", first) && start != ""
}

// Markdown returns t as a table of GitHub Flavored Markdown (GFM 0.29, 4.10). In cells,
// characters with a meaning there follow a backslash. White space of any kind or length
// becomes one blank, with none at the ends. What a site makes of plain text beyond that,
// such as @names and e-mail addresses, is up to the site.
func (t Table) Markdown() string {
	var b strings.Builder
	t.each(func(row []string, header bool) {
		for i, cell := range row {
			b.WriteString("| ")
			b.WriteString(markdown(t.shown(i, cell, header)))
			b.WriteByte(' ')
		}
		b.WriteString("|\n")
		if header {
			for _, c := range t.Columns {
				if c.Number {
					b.WriteString("| ---: ")
				} else {
					b.WriteString("| --- ")
				}
			}
			b.WriteString("|\n")
		}
	})
	return b.String()
}

// markdown escapes a cell: what is markup within a line, and what would make a
// link of bare text, as in http:// or www.
func markdown(cell string) string {
	var b strings.Builder
	for i, r := range cell {
		before, after := cell[:i], cell[i+utf8.RuneLen(r):]
		if strings.ContainsRune("\\`*_[]<&|~$", r) ||
			r == ':' && (strings.HasPrefix(after, "//") || hasSuffixFold(before, "mailto") || hasSuffixFold(before, "xmpp")) ||
			r == '.' && hasSuffixFold(before, "www") {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func hasSuffixFold(s, suffix string) bool {
	return len(s) >= len(suffix) && strings.EqualFold(s[len(s)-len(suffix):], suffix)
}

// Wikitext returns t as a wikitable of MediaWiki (mediawiki.org/wiki/Help:Tables). In
// cells, characters with a meaning there become character references such as &#91;. White
// space of any kind or length becomes one blank, with none at the ends.
func (t Table) Wikitext() string {
	var b strings.Builder
	b.WriteString("{| class=\"wikitable\"\n")
	t.each(func(row []string, header bool) {
		if !header {
			b.WriteString("|-\n")
		}
		for i, cell := range row {
			start := "|"
			switch cell = wikitext(t.shown(i, cell, header)); {
			case header:
				start = "! scope=\"col\" |"
			case t.Columns[i].Number && cell != "":
				start = "| style=\"text-align:right\" |"
			}
			if cell != "" {
				start += " "
			}
			b.WriteString(start + cell + "\n")
		}
	})
	b.WriteString("|}\n")
	return b.String()
}

// wikitext escapes a cell: what is markup anywhere in a line, at its start, or only
// when it stands twice, a colon that would make a link of bare text, and the blank
// of the links that MediaWiki makes of RFC 1, PMID 1 and ISBN 1.
func wikitext(cell string) string {
	var b strings.Builder
	for i := range len(cell) {
		c := cell[i]
		twice := i > 0 && cell[i-1] == c || i+1 < len(cell) && cell[i+1] == c
		switch {
		case strings.IndexByte("&<>[]{}|", c) >= 0,
			i == 0 && strings.IndexByte("*#:;=-+!", c) >= 0,
			twice && strings.IndexByte("'~_!-=", c) >= 0,
			c == ':' && i > 0 && isLetter(cell[i-1]) && i+1 < len(cell) && cell[i+1] != ' ',
			c == ' ' && (strings.HasSuffix(cell[:i], "RFC") || strings.HasSuffix(cell[:i], "PMID") || strings.HasSuffix(cell[:i], "ISBN")):
			b.WriteString("&#" + strconv.Itoa(int(c)) + ";")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// each calls write with the names of the columns and then with each row, as many
// cells long as there are columns.
func (t Table) each(write func(row []string, header bool)) {
	if len(t.Columns) == 0 {
		return
	}
	row := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		row[i] = c.Name
	}
	write(row, true)
	for _, r := range t.Rows {
		clear(row)
		copy(row, r)
		write(row, false)
	}
}

// shown returns a cell as a reader sees it: numbers in groups of digits, all on
// one line.
func (t Table) shown(column int, cell string, header bool) string {
	if !header && t.Columns[column].Number && isNumber(cell) {
		if n, err := strconv.ParseInt(cell, 10, 64); err == nil && strconv.FormatInt(n, 10) == cell {
			return attendance.FormatPeople(n)
		}
	}
	return strings.Join(strings.Fields(tidy(cell)), " ")
}

// isNumber reports whether a cell is digits, with a minus sign at most.
func isNumber(cell string) bool {
	digits := strings.TrimPrefix(cell, "-")
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}

// tidy makes line breaks "\n", and control characters and what is not UTF-8
// U+FFFD.
func tidy(cell string) string {
	cell = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").
		Replace(strings.ToValidUTF8(cell, "\ufffd"))
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, cell)
}

func isLetter(c byte) bool { return c|0x20-'a' < 26 }
