package main

import (
	"bufio"
	"iter"
	"strings"
	"unicode"

	"github.com/highwater-go/highwater/attendance"
)

// The text form: what a person wants to look at.

// writeText shows a line: as it stands, with its figures underlined, and read.
// They are found twice, so that a line that has nothing else costs no memory.
func writeText(w *bufio.Writer, p piece, ms iter.Seq[attendance.Mention]) error {
	w.WriteString(p.text)
	w.WriteByte('\n')
	at, figures, kinds, counted := 0, 0, 0, 0 // the widths of three columns
	for m := range ms {
		draw(w, p.text[at:m.Phrase.Start], ' ')
		draw(w, m.Text, '^')
		at = m.Phrase.End
		figures = max(figures, width(m.Figure.String()))
		kinds = max(kinds, width(string(m.Kind)))
		counted = max(counted, width(what(m)))
	}
	if at > 0 {
		w.WriteByte('\n')
		for m := range ms {
			w.WriteString("  ")
			pad(w, m.Figure.String(), figures)
			if kinds > 0 {
				w.WriteString("  ")
				pad(w, string(m.Kind), kinds)
			}
			if counted > 0 {
				w.WriteString("  ")
				pad(w, what(m), counted)
			}
			w.WriteString("  ")
			customary, literal := m.Figure.Range(attendance.Customary), m.Figure.Range(attendance.Literal)
			w.WriteString(span(customary))
			if literal != customary {
				w.WriteString(" (literally " + span(literal) + ")")
			}
			w.WriteByte('\n')
		}
	}
	_, err := w.Write(nil) // which is that of any write before
	return err
}

// draw writes a mark under each column of s. Tabs stay, to be as wide as above.
func draw(w *bufio.Writer, s string, mark byte) {
	for _, c := range s {
		if c == '\t' {
			w.WriteByte('\t')
			continue
		}
		for range columns(c) {
			w.WriteByte(mark)
		}
	}
}

func pad(w *bufio.Writer, s string, columns int) {
	w.WriteString(s)
	for range columns - width(s) {
		w.WriteByte(' ')
	}
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

// width returns how many columns s takes.
func width(s string) int {
	n := 0
	for _, c := range s {
		n += columns(c)
	}
	return n
}

// columns returns how many columns a terminal gives a character: none to marks
// on the one before and to what is not seen, two to those of East Asia and emoji.
func columns(c rune) int {
	switch {
	case c < 0x7F:
		if c < ' ' {
			return 0
		}
		return 1
	case unicode.Is(wide, c):
		return 2
	case c != '\u00AD' && unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc), 0x1160 <= c && c <= 0x11FF:
		return 0
	}
	return 1
}

// wide are the blocks of characters of double width.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x1100, Hi: 0x115F, Stride: 1}, // Hangul, leading consonants
		{Lo: 0x2E80, Hi: 0x3029, Stride: 1}, // radicals, CJK punctuation
		{Lo: 0x302E, Hi: 0x303E, Stride: 1},
		{Lo: 0x3041, Hi: 0x3098, Stride: 1}, // Hiragana
		{Lo: 0x309B, Hi: 0x4DBF, Stride: 1}, // Katakana and on, to ideographs
		{Lo: 0x4E00, Hi: 0xA4CF, Stride: 1},
		{Lo: 0xA960, Hi: 0xA97C, Stride: 1},
		{Lo: 0xAC00, Hi: 0xD7A3, Stride: 1}, // Hangul
		{Lo: 0xF900, Hi: 0xFAFF, Stride: 1},
		{Lo: 0xFE30, Hi: 0xFE6F, Stride: 1},
		{Lo: 0xFF01, Hi: 0xFF60, Stride: 1}, // full-width forms
		{Lo: 0xFFE0, Hi: 0xFFE6, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1F300, Hi: 0x1F64F, Stride: 1}, // emoji
		{Lo: 0x1F680, Hi: 0x1F6FF, Stride: 1},
		{Lo: 0x1F900, Hi: 0x1F9FF, Stride: 1},
		{Lo: 0x1FA70, Hi: 0x1FAFF, Stride: 1},
		{Lo: 0x20000, Hi: 0x3FFFD, Stride: 1}, // more ideographs
	},
}
