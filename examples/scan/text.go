package main

import (
	"bufio"
	"iter"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/examples/internal/terminal"
)

// The text form: what a person wants to look at.

// writeText shows a line: as it stands, with its figures underlined, and read.
// They are found twice, so that a line that has nothing else costs no memory.
func (o options) writeText(w *bufio.Writer, p piece, ms iter.Seq[attendance.Mention]) error {
	u := underliner{w: w, text: p.text, columns: o.columns}
	u.row()
	found := false
	figures, kinds, counted := 0, 0, 0 // the widths of three columns
	for m := range ms {
		found = true
		u.mark(m.Phrase)
		figures = max(figures, terminal.Width(m.Figure.String()))
		kinds = max(kinds, terminal.Width(string(m.Kind)))
		counted = max(counted, terminal.Width(what(m)))
	}
	u.finish()
	if found {
		for m := range ms {
			row := pad(m.Figure.String(), figures) + pad(string(m.Kind), kinds) + pad(what(m), counted) + reads(m.Figure)
			w.WriteString(terminal.Indent(row, 2, 6, o.columns))
		}
	}
	_, err := w.Write(nil) // which is that of any write before
	return err
}

// An underliner shows a line in rows that fit a terminal, with the marks of each
// below it.
type underliner struct {
	w          *bufio.Writer
	text       string
	columns    int // 0 for no limit
	start, end int // of the row
	seen       int // where what is shown of it ends, without blanks before a cut
	at         int // how far it is marked
}

// row shows the next row.
func (u *underliner) row() {
	u.start = u.end
	u.end += terminal.Break(u.text[u.end:], u.columns)
	u.seen = u.end
	if u.end < len(u.text) {
		u.seen = u.start + len(strings.TrimRight(u.text[u.start:u.end], " "))
	}
	u.at = u.start
	u.w.WriteString(u.text[u.start:u.seen])
	u.w.WriteByte('\n')
}

// next goes on to the next row.
func (u *underliner) next() {
	if u.at > u.start {
		u.w.WriteByte('\n')
	}
	u.row()
}

// mark marks a stretch of the line. It is behind all that were marked before.
func (u *underliner) mark(s attendance.Span) {
	for s.Start >= u.end {
		u.next()
	}
	for {
		from, to := max(s.Start, u.start), min(s.End, u.seen)
		if from < to {
			draw(u.w, u.text[u.at:from], ' ')
			draw(u.w, u.text[from:to], '^')
			u.at = to
		}
		if s.End <= u.end {
			return
		}
		u.next()
	}
}

// finish shows the rest of the line.
func (u *underliner) finish() {
	for u.end < len(u.text) {
		u.next()
	}
	if u.at > u.start {
		u.w.WriteByte('\n')
	}
}

// draw writes a mark under each column of s. Tabs stay, to be as wide as above.
func draw(w *bufio.Writer, s string, mark byte) {
	for _, c := range s {
		if c == '\t' {
			w.WriteByte('\t')
			continue
		}
		for range terminal.RuneWidth(c) {
			w.WriteByte(mark)
		}
	}
}

// pad returns a cell of a column with so many columns, and nothing if it has none.
func pad(s string, columns int) string {
	if columns == 0 {
		return ""
	}
	return s + strings.Repeat(" ", columns-terminal.Width(s)+2)
}

// reads says what a figure can mean.
func reads(f attendance.Figure) string {
	customary, literal := f.Range(attendance.Customary), f.Range(attendance.Literal)
	if literal == customary {
		return span(customary)
	}
	return span(customary) + " (literally " + span(literal) + ")"
}

// what says what a figure counts: "viewers, peak".
func what(m attendance.Mention) string {
	noun, metric := strings.Join(strings.Fields(m.Noun), " "), string(m.Metric)
	switch {
	case noun == "":
		return metric
	case metric == "" || strings.EqualFold(noun, metric):
		return noun
	}
	return noun + ", " + metric
}

// span says a range of people in a few characters.
func span(r attendance.Range) string {
	number := func(n int64) string { return attendance.FormatPeople(n) }
	switch r.High {
	case r.Low:
		return number(r.Low)
	case attendance.Unbounded:
		return number(r.Low) + " or more"
	}
	return number(r.Low) + "–" + number(r.High)
}
