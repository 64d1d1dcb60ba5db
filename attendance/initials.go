package attendance

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The initial of a phrase is a byte that tells it from most others by its first
// letter, whether that follows a blank or not, and in either case. Those of every
// list of phrases stand beside it in initials_table.go, one byte each, so that the
// entries that may stand in a text are found by going through few bytes.

// initials holds the initials of the lists of a language.
type initials struct {
	scales, openers, closers, amounts, plurals string
	opens, links                               string // what opens a range, and what stands between its ends
}

// noInitials are those of noLanguage.
var noInitials initials

// nextInitial returns the first index after k at which initials has an initial,
// or -1.
func nextInitial(initials string, k int, initial byte) int {
	k++
	if k > 0 && k < len(initials) && initials[k] == initial { // as they often stand together
		return k
	}
	if n := strings.IndexByte(initials[k:], initial); n >= 0 {
		return k + n
	}
	return -1
}

// initialAt returns the initial of whatever phrase is at s[i:], which may be the end.
func initialAt(s string, i int) byte {
	j := i
	if i < len(s) && (s[i] <= ' ' || s[i] >= utf8.RuneSelf) {
		j = skipSpace(s, i)
	}
	switch {
	case j == len(s):
		return 0
	case j > i:
		return letterInitial(s, j) ^ 0x80
	}
	return letterInitial(s, j)
}

// letterInitial returns the initial of a phrase that starts with the letter at s[i:]:
// in ASCII the small letter, and otherwise the end of its encoding, as that
// differs most within a script.
func letterInitial(s string, i int) byte {
	c := s[i]
	if c < utf8.RuneSelf {
		if isLetter(c) {
			c |= 0x20
		}
		return c
	}
	if i+1 < len(s) {
		switch next := s[i+1]; {
		case c == 0xC3, c == 0xD0 && next >= 0x90, c == 0xD1 && next < 0xA0: // Latin-1 and Cyrillic, in both cases
			return next | 0x20
		case 0xD7 <= c && c <= 0xDF: // scripts of the Middle East, which have none
			return next
		case i+2 < len(s) && (c == 0xE0 || 0xE3 <= c && c <= 0xED && (c != 0xEA || next >= 0xB0)): // of India, and of East Asia
			return s[i+2]
		}
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return byte(unicode.ToLower(r))&0x1F | 0xA0
}
