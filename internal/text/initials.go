package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Most phrases of a list are not at a place that is looked at. Two letters tell which
// may be: its first two, or where a phrase is looked for that ends at the place, its
// last two.

// An Initial is what tells the first two letters of a phrase from most others, in
// either case; or of one that is read from its end, the last letter and the one
// before it.
type Initial struct {
	First  byte // differs from that after a blank
	Second byte // 0 if there is but one letter
}

// Initials has the first bytes of a list, and then the second.
type Initials string

// Next returns the first index after k at which the phrase may be one that starts
// as at does, or -1.
func (in Initials) Next(k int, at Initial) int {
	n := len(in) / 2
	firsts, seconds := in[:n], in[n:]
	for k++; k < n; k++ {
		if firsts[k] != at.First {
			skip := strings.IndexByte(string(firsts[k:]), at.First)
			if skip < 0 {
				return -1
			}
			k += skip
		}
		if second := seconds[k]; second == at.Second || second == 0 {
			return k
		}
	}
	return -1
}

// A Table tells by two letters in which of up to 16 lists phrases may be that start, or
// end, so: each list is a bit. Some letters share a place. Without it Find takes twice
// as long in English, and three times in Russian or Chinese.
type Table [1 << 10]uint16

func (at Initial) place() int { return int(at.First&31)<<5 | int(at.Second&31) }

// Lists returns the lists with phrases that may have these letters.
func (t *Table) Lists(at Initial) uint16 { return t[at.place()] }

// Add notes that a phrase with these letters is in some lists.
func (t *Table) Add(at Initial, lists uint16) {
	if at.Second != 0 {
		t[at.place()] |= lists
		return
	}
	for second := range 32 { // whatever follows
		t[Initial{at.First, byte(second)}.place()] |= lists
	}
}

// InitialAt returns the initial of whatever phrase is at s[i:], which may be the
// end.
func InitialAt(s string, i int) Initial {
	if i+1 < len(s) {
		if c, d := s[i], s[i+1]; ' ' < c && c < utf8.RuneSelf && ' ' < d && d < utf8.RuneSelf {
			return Initial{small(c), small(d)}
		}
	}
	return initialAt(s, i)
}

// small returns an ASCII character, of a letter the small one.
func small(c byte) byte {
	if IsLetter(c) {
		c |= 0x20
	}
	return c
}

// initialAt is InitialAt for phrases of any script, after white space or none.
func initialAt(s string, i int) (at Initial) {
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

// FinalAt is InitialAt for whatever phrase ends at s[:end], read from its end. White
// space is not left out there: it is to be read from where BlankStart says.
func FinalAt(s string, end int) Initial {
	if end >= 2 {
		if c, d := s[end-1], s[end-2]; ' ' < c && c < utf8.RuneSelf && ' ' < d && d < utf8.RuneSelf {
			return Initial{small(c), small(d)}
		}
	}
	return finalAt(s, end)
}

// finalAt is FinalAt for phrases of any script.
func finalAt(s string, end int) (at Initial) {
	if end == 0 {
		return at
	}
	j := letterStart(s, end)
	at.First = letterInitial(s, j)
	if j > 0 {
		k := letterStart(s, j)
		if at.Second = letterInitial(s, k); SkipSpace(s[:j], k) == j {
			at.Second = ' '
		}
	}
	return at
}

// letterStart returns where the letter starts that ends at s[:end].
func letterStart(s string, end int) int {
	for least := max(0, end-utf8.UTFMax); end > least; {
		if end--; utf8.RuneStart(s[end]) {
			break
		}
	}
	return end
}

// letterInitial returns the initial of a phrase that starts with the letter at s[i:]:
// in ASCII the small letter, and otherwise the end of its encoding, as that
// differs most within a script.
func letterInitial(s string, i int) byte {
	c := s[i]
	if c < utf8.RuneSelf {
		return small(c)
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
