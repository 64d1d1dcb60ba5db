package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Match reads the phrase at s[i:] and returns where it ends, or -1.
func Match(s string, i int, phrase string) int {
	for k := 0; k < len(phrase); k++ {
		c := phrase[k]
		if c == ' ' {
			if i+1 < len(s) && s[i] == ' ' && ' ' < s[i+1] && s[i+1] < utf8.RuneSelf {
				i++
				continue
			}
		} else if i < len(s) {
			d := s[i]
			if d == c || c-'a' < 26 && d|0x20 == c {
				i++
				continue
			}
			if c < utf8.RuneSelf && d < utf8.RuneSelf {
				return -1
			}
		}
		j, m := matchOther(s, i, phrase, k)
		if j < 0 {
			return -1
		}
		i, k = j, m
	}
	return i
}

// matchOther is Match for one letter of a phrase, at byte k, that is not in ASCII there or
// here, or a blank. It also returns the last byte of it.
func matchOther(s string, i int, phrase string, k int) (end, last int) {
	switch c := phrase[k]; {
	case c == ' ':
		if end = SkipSpace(s, i); end == i {
			return -1, k
		}
		return end, k
	case i >= len(s):
		return -1, k
	case c == 'i' && strings.HasPrefix(s[i:], "İ"):
		return i + len("İ"), k
	case c == "ı"[0] && s[i] == 'I' && strings.HasPrefix(phrase[k:], "ı"):
		return i + 1, k + 1
	case c < utf8.RuneSelf || s[i] < utf8.RuneSelf:
		return -1, k
	}
	end, next := fold(s, i, phrase, k)
	return end, next - 1
}

// May reports whether match may find a phrase at s[i:], by its first byte. It
// costs less than Match where most phrases of a list are not there.
func May(s string, i int, phrase string) bool {
	if i >= len(s) {
		return false
	}
	c, d := phrase[0], s[i]
	return d|0x20 == c|0x20 || c == ' ' && spaceLeads[d] || c >= 0xC3 && c < 0xD7 && d >= 0xC3 ||
		c == 'i' && d == "İ"[0] || c == "ı"[0] && d == 'I'
}

// fold reads the letter beyond ASCII that byte k of a phrase belongs to, in the
// other case, at s[i:], and returns where both end, or -1.
func fold(s string, i int, phrase string, k int) (end, next int) {
	for !utf8.RuneStart(phrase[k]) {
		k, i = k-1, i-1
	}
	if c := phrase[k]; c >= 0xD7 && c != 0xE1 && c != 0xEA && c < 0xF0 {
		return -1, 0 // a script without cases
	}
	want, m := utf8.DecodeRuneInString(phrase[k:])
	got, n := utf8.DecodeRuneInString(s[i:])
	small := 0x430 <= got && got <= 0x45F || 0xDF <= got && got <= 0xFF // of Cyrillic and Latin-1, the most
	if got == utf8.RuneError || small || unicode.ToLower(got) != want {
		return -1, 0
	}
	return i + n, k + m
}

// SkipSpace returns where the white space at s[i:] ends: blanks, tabs, line
// ends, and the no-break (U+00A0, U+202F) and thin (U+2009) spaces that
// typesetters put inside numbers.
func SkipSpace(s string, i int) int {
	if i < len(s) && spaceLeads[s[i]] {
		return spaceEnd(s, i)
	}
	return i
}

// spaceLeads are the bytes that white space may start with.
var spaceLeads = [256]bool{' ': true, '\t': true, '\n': true, '\r': true, 0xC2: true, 0xE2: true}

// spaceEnd is SkipSpace at one of spaceLeads, apart so that SkipSpace is inlined.
func spaceEnd(s string, i int) int {
	for i < len(s) {
		switch c := s[i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
		case c == 0xC2 && strings.HasPrefix(s[i:], "\u00a0"):
			i += 2
		case c == 0xE2 && (strings.HasPrefix(s[i:], "\u202f") || strings.HasPrefix(s[i:], "\u2009")):
			i += 3
		default:
			return i
		}
	}
	return i
}

func IsDigit(c byte) bool { return c-'0' <= 9 }

func IsLetter(c byte) bool { return c|0x20-'a' < 26 }

// Marks say in which direction a text runs.
const Marks = "\u200e\u200f\u061c"
