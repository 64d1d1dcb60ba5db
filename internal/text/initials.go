package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An initial is what tells the first two letters of a phrase from most others, in
// either case.
type Initial struct {
	First  byte // differs from that after a blank
	Second byte // 0 if there is but one letter
}

// initials has the first bytes of a list, and then the second.
type Initials string

// next returns the first index after k at which the phrase may be one that starts
// as at does, or -1.
func (in Initials) Next(k int, at Initial) int {
	n := len(in) / 2
	for k++; k < n; k++ {
		if in[k] != at.First {
			skip := strings.IndexByte(string(in[k:n]), at.First)
			if skip < 0 {
				return -1
			}
			k += skip
		}
		if second := in[n+k]; second == at.Second || second == 0 {
			return k
		}
	}
	return -1
}

// initialAt returns the initial of whatever phrase is at s[i:], which may be the
// end.
func InitialAt(s string, i int) (at Initial) {
	j := SkipSpace(s, i)
	if j == len(s) {
		return at
	}
	at.First = letterInitial(s, j)
	if j > i {
		at.First ^= 0x80
	}
	switch c := s[j]; {
	case c < 0x80:
		j++
	case c < 0xE0:
		j += 2
	default:
		j += 3
	}
	if j < len(s) {
		if at.Second = letterInitial(s, j); SkipSpace(s, j) > j {
			at.Second = ' '
		}
	}
	return at
}

// letterInitial returns the initial of a phrase that starts with the letter at s[i:]:
// in ASCII the small letter, and otherwise the end of its encoding, as that
// differs most within a script.
func letterInitial(s string, i int) byte {
	c := s[i]
	if c < utf8.RuneSelf {
		if IsLetter(c) {
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
	if r == 'İ' || r == 'ı' {
		return 'i'
	}
	return byte(unicode.ToLower(r))&0x1F | 0xA0
}
