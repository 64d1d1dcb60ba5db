// Package terminal fits what the examples print to the width of a terminal.
package terminal

import (
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Columns returns how many columns a file has to print to: as many as the variable
// COLUMNS of the environment says if it is a terminal, and 0, for no limit, if it is
// not or COLUMNS does not tell.
func Columns(out *os.File) int {
	info, err := out.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return 0
	}
	return number(os.Getenv("COLUMNS"))
}

func number(env string) int {
	n, err := strconv.Atoi(env)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// Width returns how many columns s takes.
func Width(s string) int {
	n := 0
	for _, c := range s {
		n += RuneWidth(c)
	}
	return n
}

// RuneWidth returns how many columns a terminal gives a character: none to marks
// on the one before and to what is not seen, two to those of East Asia and emoji.
func RuneWidth(c rune) int {
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

// Break returns how many bytes of s fit on a line of so many columns, and at least
// one character: up to and with the last blank that fits, or else as many
// characters as do. A width of 0 has no limit.
func Break(s string, width int) int {
	if width <= 0 {
		return len(s)
	}
	column, blank := 0, 0
	for i, c := range s {
		if c == '\t' { // to the next tab stop
			column += 8 - column%8
		} else {
			column += RuneWidth(c)
		}
		space := c == ' ' || c == '\t'
		if column > width && !space { // a blank may hang over the edge
			if blank > 0 {
				return blank
			}
			_, first := utf8.DecodeRuneInString(s)
			return max(i, first)
		}
		if space {
			blank = i + 1
		}
	}
	return len(s)
}

// Wrap cuts s into lines of so many columns, without the blanks at which it does.
func Wrap(s string, width int) []string {
	if width <= 0 {
		return []string{s}
	}
	var lines []string
	for {
		n := Break(s, width)
		lines = append(lines, strings.TrimRight(s[:n], " "))
		if s = s[n:]; s == "" {
			return lines
		}
	}
}

// Indent wraps s into lines of so many columns, the first of which starts with some
// blanks and the others with rest of them.
func Indent(s string, first, rest, width int) string {
	var b strings.Builder
	for indent := first; ; indent = rest {
		n := len(s)
		if width > 0 {
			n = Break(s, max(1, width-indent))
		}
		b.WriteString(strings.TrimRight(strings.Repeat(" ", indent)+s[:n], " "))
		b.WriteByte('\n')
		if s = s[n:]; s == "" {
			return b.String()
		}
	}
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
