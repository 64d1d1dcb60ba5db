package attendance

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"
)

// Figures without a digit all have one of anchorWords. It is looked for at every
// second byte, by four letters of it: of two that follow each other, a word has
// both, and one is at an even place. "lakh" is too short for that, but never
// without a blank or a hyphen before it.

const (
	anchorBits = 12
	anchorMul  = 0x9E3779B1
	lower      = 0x20202020 // makes letters lower case, and a line end a *
)

const (
	undr       = ('u' | 'n'<<8 | 'd'<<16 | 'r'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	ndre       = ('n' | 'd'<<8 | 'r'<<16 | 'e'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	ousa       = ('o' | 'u'<<8 | 's'<<16 | 'a'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	usan       = ('u' | 's'<<8 | 'a'<<16 | 'n'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	illi       = ('i' | 'l'<<8 | 'l'<<16 | 'i'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	llio       = ('l' | 'l'<<8 | 'i'<<16 | 'o'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	doze       = ('d' | 'o'<<8 | 'z'<<16 | 'e'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	ozen       = ('o' | 'z'<<8 | 'e'<<16 | 'n'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	cror       = ('c' | 'r'<<8 | 'o'<<16 | 'r'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	rore       = ('r' | 'o'<<8 | 'r'<<16 | 'e'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	lakh       = ('l' | 'a'<<8 | 'k'<<16 | 'h'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	akhs       = ('a' | 'k'<<8 | 'h'<<16 | 's'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	blankLak   = (' ' | 'l'<<8 | 'a'<<16 | 'k'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	lineLak    = ('*' | 'l'<<8 | 'a'<<16 | 'k'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	hyphenLak  = ('-' | 'l'<<8 | 'a'<<16 | 'k'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	tabLak     = (')' | 'l'<<8 | 'a'<<16 | 'k'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	noBreakLak = (0xA0 | 'l'<<8 | 'a'<<16 | 'k'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	narrowLak  = (0xAF | 'l'<<8 | 'a'<<16 | 'k'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
	thinLak    = (0xA9 | 'l'<<8 | 'a'<<16 | 'k'<<24) * anchorMul & 0xffffffff >> (32 - anchorBits)
)

var anchors = [1 << anchorBits]uint8{
	undr: 1, ndre: 1, ousa: 1, usan: 1, illi: 1, llio: 1, doze: 1, ozen: 1,
	cror: 1, rore: 1, lakh: 1, akhs: 1, blankLak: 1, lineLak: 1, hyphenLak: 1, tabLak: 1,
	noBreakLak: 1, narrowLak: 1, thinLak: 1,
}

// anchorWords are the words that anchors lead to, without what may stand before
// and after the letters that are looked for.
var anchorWords = [...]string{"hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore"}

// nextWord returns where the next word of a scale or unit starts at or after i,
// or len(f.all).
func (f *finder) nextWord(i int) int {
	if f.lang != nil {
		return f.nextForeignWord(i)
	}
	s := []byte(f.all) // read only, so nothing is copied
	least := i
	i = max(0, i-1)
	for ; i+18 <= len(s); i += 16 {
		p := s[i : i+18 : i+18]
		if anchors[gram(p)]|anchors[gram(p[2:])]|anchors[gram(p[4:])]|anchors[gram(p[6:])]|
			anchors[gram(p[8:])]|anchors[gram(p[10:])]|anchors[gram(p[12:])]|anchors[gram(p[14:])] == 0 {
			continue
		}
		for k := 0; k < 16; k += 2 {
			if anchors[gram(p[k:])] != 0 {
				if start := f.anchorAt(i + k); start >= least {
					return start
				}
			}
		}
	}
	for ; i+4 <= len(s); i += 2 {
		if anchors[gram(s[i:])] != 0 {
			if start := f.anchorAt(i); start >= least {
				return start
			}
		}
	}
	return len(s)
}

// gram is the place in anchors of the first four letters of b.
func gram(b []byte) uint32 {
	return (binary.LittleEndian.Uint32(b) | lower) * anchorMul >> (32 - anchorBits)
}

// anchorAt returns where one of anchorWords starts that has letters at
// f.all[i:], or -1.
func (f *finder) anchorAt(i int) int {
	s := f.all
	start := i
	if !isLetter(s[i]) {
		start++
	}
	start = wordStart(s, max(0, start-12), start)
	for _, w := range anchorWords {
		if match(s, start, w) > 0 {
			return start
		}
	}
	return -1
}

// spelled tries the number in words, or the unit, in which the word at
// f.text[anchor:] is. It moves f.at on.
func (f *finder) spelled(anchor int) bool {
	if f.lang != nil {
		return f.spelledForeign(anchor)
	}
	f.s = f.text[:min(len(f.text), anchor+MaxText)]
	var starts [10]int
	n := 1
	starts[0] = anchor
	for e := anchor; n < len(starts); n++ {
		b := e
		for lines := 0; b > f.at && (f.text[b-1] == ' ' || f.text[b-1] == '-' || f.text[b-1] == '\n'); b-- {
			if f.text[b-1] == '\n' {
				lines++
			} else if f.text[b-1] == '-' {
				lines = 0
			}
			if lines == 2 { // the number starts in this paragraph
				break
			}
		}
		w := wordStart(f.text, f.at, b)
		if b == e || w == b || lookUp(f.text, w, b)&number == 0 {
			break
		}
		starts[n] = w
		e = w
	}
	for k := n - 1; k >= 0; k-- {
		start := starts[k]
		if start > 0 && (isDigit(f.text[start-1]) || isLetter(f.text[start-1])) {
			continue
		}
		if _, end, why := f.hedged(Bare, start); why == "" && end > anchor {
			if f.hyphened(start) {
				break
			}
			return f.mention(start, start)
		}
		if fig, end := f.loosely(start); end > anchor {
			f.s = f.text[:end]
			return f.judge(fig, start, start, end)
		}
	}
	f.at = anchor + len(letters(f.text, anchor))
	return false
}

// hyphened reports whether a word is tied to f.text[start:] by a hyphen.
func (f *finder) hyphened(start int) bool {
	return start >= 2 && f.text[start-1] == '-' && isLetter(f.text[start-2])
}

// noteFirsts notes the bytes that a figure without digits can start with in the
// finder's language.
func (f *finder) noteFirsts() {
	note := func(words string) {
		first, size := utf8.DecodeRuneInString(words)
		f.firsts[words[0]] = true
		if size > 0 {
			var buf [utf8.UTFMax]byte
			utf8.EncodeRune(buf[:], unicode.ToUpper(first))
			f.firsts[buf[0]] = true
		}
	}
	for _, a := range f.lang.amounts {
		note(a.words)
	}
	for _, u := range f.lang.plurals {
		note(u.name)
	}
}

// nextForeignWord returns where the next number without digits may start.
func (f *finder) nextForeignWord(i int) int {
	s := f.all
	for ; i < len(s); i++ {
		c := s[i]
		if !f.firsts[c] && (c < 0xE3 || c > 0xE9 || !isHan(s, i)) {
			continue
		}
		if i > 0 && !unspacedBefore(s, i) {
			continue
		}
		f.s = s[:min(len(s), i+MaxText)]
		if n, end, why := f.foreignStart(i); why == "" && end > i && n.digits > 0 {
			return i
		}
		if _, end := f.loosely(i); end > 0 {
			return i
		}
	}
	return len(s)
}

// foreignStart reads a number without digits at f.s[i:].
func (f *finder) foreignStart(i int) (n numeral, end int, why flaw) {
	if isHan(f.s, i) {
		end, why = f.reader.number(&n, i)
		return n, end, why
	}
	return f.foreignWords(i)
}

// spelledForeign is spelled in a language other than English.
func (f *finder) spelledForeign(i int) bool {
	f.s = f.text[:min(len(f.text), i+MaxText)]
	if n, end, why := f.foreignStart(i); why == "" && end > i && n.digits > 0 {
		if isHan(f.s, i) && !n.scaled && n.power == 0 && n.digits < 4 {
			f.at = end
			return false
		}
		return f.mention(i, i)
	}
	if fig, end := f.loosely(i); end > 0 {
		return f.judge(fig, i, i, end)
	}
	f.at = i + 1
	return false
}
