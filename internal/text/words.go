package text

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// apart reports whether a word may end at s[i:]: letters of a script that is
// written with blanks do not go on there.
func Apart(s string, i int) bool {
	if i == len(s) {
		return true
	}
	if c := s[i]; c < utf8.RuneSelf {
		if !IsLetter(c) && !IsDigit(c) && c != '_' {
			return true
		}
	} else if next, _ := utf8.DecodeRuneInString(s[i:]); Unspaced(next) || !unicode.IsLetter(next) && !unicode.IsMark(next) && !unicode.IsDigit(next) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(s[:i])
	return Unspaced(last)
}

// unspaced reports whether a script is written without blanks between words, or
// with endings that numbers take without one.
func Unspaced(c rune) bool {
	return 0x0E00 <= c && c <= 0x109F || 0x1100 <= c && c <= 0x11FF || 0x1780 <= c && c <= 0x17FF || 0x2E80 <= c && c <= 0xD7FF ||
		0xF900 <= c && c <= 0xFAFF || 0xFF00 <= c && c <= 0xFFEF || c >= 0x20000
}

// The bytes of a word of memory are looked at together.
const (
	lows   = 0x7f7f7f7f7f7f7f7f
	Highs  = 0x8080808080808080
	zeros  = 0x3030303030303030
	carry9 = 0x7676767676767676 // makes a byte above 9 carry into its high bit
)

func Word64(s string, i int) uint64 {
	return binary.LittleEndian.Uint64([]byte(s[i : i+8]))
}

// MatchBack returns where a phrase starts that ends at s[:end], white space
// after it left out, and does not start before least; or -1.
func MatchBack(s string, least, end int, phrase string) int {
	start, _ := MatchEnd(s, least, BlankStart(s, least, end), end, phrase)
	return start
}

// MatchEnd is MatchBack where the white space before s[end:] is known to start at e. It
// also returns how many bytes of the phrase match, without a blank at its end.
func MatchEnd(s string, least, e, end int, phrase string) (start, matched int) {
	k := len(phrase)
	if k > 0 && phrase[k-1] == ' ' {
		k--
	}
	i, n := e, k
	if n < len(phrase) && e == end {
		return -1, n
	}
	for k > 0 {
		c := phrase[k-1]
		if c == ' ' {
			j := BlankStart(s, least, i)
			if j == i {
				return -1, n - k
			}
			i, k = j, k-1
			continue
		}
		if i <= least {
			return -1, n - k
		}
		if d := s[i-1]; d == c || c-'a' < 26 && d|0x20 == c {
			i, k = i-1, k-1
			continue
		} else if c < utf8.RuneSelf && d < utf8.RuneSelf {
			return -1, n - k
		}
		var fits bool
		if i, k, fits = foldBack(s, i, phrase, k); !fits || i < least {
			return -1, n - k
		}
	}
	if i > 0 && (!IsBlank(s[i-1]) && s[i-1] != '(') {
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		first, _ := utf8.DecodeRuneInString(phrase)
		if (unicode.IsLetter(before) || unicode.IsMark(before) || unicode.IsDigit(before)) && unicode.IsLetter(first) && !Unspaced(before) && !Proclitic(s, i) {
			return -1, n
		}
	}
	return i, n
}

// Proclitic reports whether a word of one letter that Arabic hangs on to the next, such as
// "and" or "by", is all that ends at s[:i], but for a stroke that lengthens it.
func Proclitic(s string, i int) bool {
	s = strings.TrimSuffix(s[:i], "ـ")
	for _, c := range [...]string{"و", "ف", "ب", "ل", "ك"} {
		if strings.HasSuffix(s, c) {
			return UnspacedBefore(s, len(s)-len(c))
		}
	}
	return false
}

// foldBack reads the letter that byte k-1 of a phrase belongs to, in the other case,
// before s[i:], and returns where both start, or where they end, if it is not there.
func foldBack(s string, i int, phrase string, k int) (start, next int, fits bool) {
	for k < len(phrase) && !utf8.RuneStart(phrase[k]) && i < len(s) {
		i, k = i+1, k+1
	}
	want, m := utf8.DecodeLastRuneInString(phrase[:k])
	got, n := utf8.DecodeLastRuneInString(s[:i])
	switch {
	case got == utf8.RuneError:
		return i, k, false
	case want == 'i' && got == 'İ', want == 'ı' && got == 'I':
	case want < utf8.RuneSelf || got < utf8.RuneSelf || unicode.ToLower(got) != want:
		return i, k, false
	}
	return i - n, k - m, true
}

// blankStart returns where the white space starts that ends at s[:end], the same
// that skipSpace goes over. It goes into an empty line, but not over it.
func BlankStart(s string, least, end int) int {
	lines := 0
	for end > least {
		switch c := s[end-1]; {
		case c == '\n':
			if lines++; lines == 2 {
				return end
			}
			end--
		case IsBlank(c):
			end--
		case c == 0xA0 && strings.HasSuffix(s[least:end], "\u00a0"):
			end -= len("\u00a0")
			lines = 0
		case c == 0xAF && strings.HasSuffix(s[least:end], "\u202f"), c == 0x89 && strings.HasSuffix(s[least:end], "\u2009"):
			end -= len("\u202f")
			lines = 0
		default:
			return end
		}
	}
	return end
}

// paragraphStart reports whether a paragraph starts at s[i:].
func ParagraphStart(s string, i int) bool {
	lines := 0
	for j := i; j > 0 && IsBlank(s[j-1]) && lines < 2; j-- {
		if s[j-1] == '\n' {
			lines++
		}
	}
	return i == 0 || lines == 2
}

func IsBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// wordStart returns where the ASCII letters start that end at s[:end].
func WordStart(s string, least, end int) int {
	for end-8 >= least {
		if others := notLetters(Word64(s, end-8)); others != 0 {
			return end - bits.LeadingZeros64(others)>>3
		}
		end -= 8
	}
	for end > least && IsLetter(s[end-1]) {
		end--
	}
	return end
}

func IsLetterAt(s string, i int) bool {
	c, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(c) && !Unspaced(c) || c == utf8.RuneError
}

// blank returns where the white space at s[i:] ends, or 0 if there is none.
func Blank(s string, i int) int {
	if j := SkipSpace(s, i); j > i {
		return j
	}
	return 0
}

// WordEnd returns where the letters of any script end that start at s[i:].
func WordEnd(s string, i int) int {
	for i < len(s) {
		c, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(c) && !unicode.IsMark(c) {
			break
		}
		i += size
	}
	return i
}

// letters returns the ASCII letters at s[i:].
func Letters(s string, i int) string {
	j := i
	for j < len(s) && IsLetter(s[j]) {
		j++
	}
	return s[i:j]
}

func UnspacedBefore(s string, i int) bool {
	c, _ := utf8.DecodeLastRuneInString(s[:i])
	return !unicode.IsLetter(c) || Unspaced(c)
}

// WordAt reports whether a phrase is at s[i:], in either case, and nothing that it is
// but a part of.
func WordAt(s string, i int, phrase string) bool {
	j := Match(s, i, strings.TrimSpace(phrase))
	return j > i && Apart(s, j) && (i == 0 || Apart(s, i) || UnspacedBefore(s, i))
}

func UnspacedAt(s string, i int) bool {
	c, _ := utf8.DecodeRuneInString(s[i:])
	return Unspaced(c)
}

// trailingBytes returns how many bytes below the lowest one that is set x has.
func trailingBytes(x uint64) int { return bits.TrailingZeros64(x) >> 3 }

// is reports whether a word is name, which is in lower case.
func Is(word, name string) bool { return len(word) == len(name) && Match(word, 0, name) > 0 }

// blanksIn has a bit for each of the eight bytes of x that is a blank.
func BlanksIn(x uint64) uint32 {
	x ^= 0x2020202020202020
	x = ^((x&lows + lows) | x) & Highs
	return uint32(x >> 7 * 0x0102040810204080 >> 56)
}

// notLetters has the high bit of each byte set that is no ASCII letter.
func notLetters(x uint64) uint64 {
	low := (x | 0x2020202020202020) & lows
	// A byte's high bit is set by the first sum from a on, by the second after z.
	return ((low+0x1f1f1f1f1f1f1f1f)&^(low+0x0505050505050505)&^x ^ Highs) & Highs
}

// lettersEnd returns where the ASCII letters at s[i:] end.
func LettersEnd(s string, i int) int {
	for i+8 <= len(s) {
		if others := notLetters(Word64(s, i)); others != 0 {
			return i + trailingBytes(others)
		}
		i += 8
	}
	for i < len(s) && IsLetter(s[i]) {
		i++
	}
	return i
}

// SkipMark returns where a mark of direction at s[i:] ends, or i.
func SkipMark(s string, i int) int {
	for _, mark := range [...]string{"\u200e", "\u200f", "\u061c"} {
		if strings.HasPrefix(s[i:], mark) {
			return i + len(mark)
		}
	}
	return i
}
