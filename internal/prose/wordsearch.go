package prose

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// Figures without a digit all have one of anchorWords. It is looked for at every
// second byte, by four letters of it: of two that follow each other, a word has
// both, and one is at an even place. "lakh" is too short for that, but never
// without a blank or a hyphen before it.

const (
	letterBits = 0x1f1f1f1f1f1f1f1f // tell letters apart, in either case
	gramBits   = 13
)

const (
	undr      = 'u'&31 | 'n'&31<<8 | 'd'&31<<16 | 'r'&31<<24
	ndre      = 'n'&31 | 'd'&31<<8 | 'r'&31<<16 | 'e'&31<<24
	ousa      = 'o'&31 | 'u'&31<<8 | 's'&31<<16 | 'a'&31<<24
	usan      = 'u'&31 | 's'&31<<8 | 'a'&31<<16 | 'n'&31<<24
	illi      = 'i'&31 | 'l'&31<<8 | 'l'&31<<16 | 'i'&31<<24
	llio      = 'l'&31 | 'l'&31<<8 | 'i'&31<<16 | 'o'&31<<24
	doze      = 'd'&31 | 'o'&31<<8 | 'z'&31<<16 | 'e'&31<<24
	ozen      = 'o'&31 | 'z'&31<<8 | 'e'&31<<16 | 'n'&31<<24
	coup      = 'c'&31 | 'o'&31<<8 | 'u'&31<<16 | 'p'&31<<24
	oupl      = 'o'&31 | 'u'&31<<8 | 'p'&31<<16 | 'l'&31<<24
	scor      = 's'&31 | 'c'&31<<8 | 'o'&31<<16 | 'r'&31<<24
	core      = 'c'&31 | 'o'&31<<8 | 'r'&31<<16 | 'e'&31<<24
	cror      = 'c'&31 | 'r'&31<<8 | 'o'&31<<16 | 'r'&31<<24
	rore      = 'r'&31 | 'o'&31<<8 | 'r'&31<<16 | 'e'&31<<24
	lakh      = 'l'&31 | 'a'&31<<8 | 'k'&31<<16 | 'h'&31<<24
	akhs      = 'a'&31 | 'k'&31<<8 | 'h'&31<<16 | 's'&31<<24
	blankLak  = ' '&31 | 'l'&31<<8 | 'a'&31<<16 | 'k'&31<<24
	lineLak   = '\n'&31 | 'l'&31<<8 | 'a'&31<<16 | 'k'&31<<24
	hyphenLak = '-'&31 | 'l'&31<<8 | 'a'&31<<16 | 'k'&31<<24
	tabLak    = '\t'&31 | 'l'&31<<8 | 'a'&31<<16 | 'k'&31<<24
	narrowLak = 0xAF&31 | 'l'&31<<8 | 'a'&31<<16 | 'k'&31<<24
)

// anchors has the first four letters of all that may be an anchor.
var anchors = [1 << gramBits]uint8{
	(undr ^ undr>>13 ^ undr>>19) & (1<<gramBits - 1):                1,
	(ndre ^ ndre>>13 ^ ndre>>19) & (1<<gramBits - 1):                1,
	(ousa ^ ousa>>13 ^ ousa>>19) & (1<<gramBits - 1):                1,
	(usan ^ usan>>13 ^ usan>>19) & (1<<gramBits - 1):                1,
	(illi ^ illi>>13 ^ illi>>19) & (1<<gramBits - 1):                1,
	(llio ^ llio>>13 ^ llio>>19) & (1<<gramBits - 1):                1,
	(doze ^ doze>>13 ^ doze>>19) & (1<<gramBits - 1):                1,
	(ozen ^ ozen>>13 ^ ozen>>19) & (1<<gramBits - 1):                1,
	(coup ^ coup>>13 ^ coup>>19) & (1<<gramBits - 1):                1,
	(oupl ^ oupl>>13 ^ oupl>>19) & (1<<gramBits - 1):                1,
	(scor ^ scor>>13 ^ scor>>19) & (1<<gramBits - 1):                1,
	(core ^ core>>13 ^ core>>19) & (1<<gramBits - 1):                1,
	(cror ^ cror>>13 ^ cror>>19) & (1<<gramBits - 1):                1,
	(rore ^ rore>>13 ^ rore>>19) & (1<<gramBits - 1):                1,
	(lakh ^ lakh>>13 ^ lakh>>19) & (1<<gramBits - 1):                1,
	(akhs ^ akhs>>13 ^ akhs>>19) & (1<<gramBits - 1):                1,
	(blankLak ^ blankLak>>13 ^ blankLak>>19) & (1<<gramBits - 1):    1,
	(lineLak ^ lineLak>>13 ^ lineLak>>19) & (1<<gramBits - 1):       1,
	(hyphenLak ^ hyphenLak>>13 ^ hyphenLak>>19) & (1<<gramBits - 1): 1,
	(tabLak ^ tabLak>>13 ^ tabLak>>19) & (1<<gramBits - 1):          1,
	(narrowLak ^ narrowLak>>13 ^ narrowLak>>19) & (1<<gramBits - 1): 1,
}

// anchorWords are the words that anchors lead to, without what may stand before
// and after the letters that are looked for.
var anchorWords = [...]string{"hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore", "score", "couple"}

// grams has for each letter of x a place in anchors that it and the three after
// it make; gram is the first of them.
func grams(x uint64) uint64 {
	x &= letterBits
	return x ^ (x^x>>6)>>13
}

func gram(grams uint64) uint64 { return grams & (1<<gramBits - 1) }

// anchored is not 0 if an anchor may be at one of the first three even places of
// x.
func anchored(x uint64) uint8 {
	x = grams(x)
	return anchors[gram(x)] | anchors[gram(x>>16)] | anchors[gram(x>>32)]
}

// nextNumber returns where the next digit of any script is at or after i, or the
// next word of a scale or unit, whichever is first, or len(f.all). It looks for
// both at once, at twelve bytes a step.
func (f *Finder) nextNumber(i int) (first int, digits bool) {
	s := []byte(f.All) // read only, so nothing is copied
	least := i
	for {
		for i+14 <= len(s) {
			p := s[i : i+14 : i+14]
			x, y := binary.LittleEndian.Uint64(p), binary.LittleEndian.Uint64(p[6:])
			words := anchored(x) | anchored(y)
			if words == 0 && text.NotDigits(x)&text.NotDigits(y)&text.Highs == text.Highs {
				i += 12
				continue
			}
			n := 12
			if x := text.NotDigits(x) & text.Highs; x != text.Highs {
				n = text.FirstOf(x)
			} else if y := text.NotDigits(y) & text.Highs; y != text.Highs {
				n = 6 + text.FirstOf(y)
			}
			if words != 0 {
				for k := i; k < i+n; k += 2 {
					if start := f.anchorAt(k); start >= least {
						return start, false
					}
				}
			}
			if i += n; n != 12 {
				break
			}
		}
		for ; i < len(s) && s[i] < utf8.RuneSelf && !text.IsDigit(s[i]); i++ {
			if start := f.anchorAt(i); start >= least {
				return start, false
			}
		}
		if i == len(s) || text.IsDigit(s[i]) {
			return i, true
		}
		for ; i < len(s) && s[i] >= utf8.RuneSelf; i++ {
			if text.Leads[s[i]-utf8.RuneSelf] && text.ForeignDigit(f.All, i) != 0 {
				return i, true
			}
		}
		if start := f.anchorAt(i - 1); start >= least { // "lakh" after a wide blank
			return start, false
		}
	}
}

// anchorAt returns where one of anchorWords starts that has letters at
// f.all[i:], or -1.
func (f *Finder) anchorAt(i int) int {
	s := f.All
	if i+4 > len(s) || anchors[gram(grams(uint64(binary.LittleEndian.Uint32([]byte(s[i:i+4])))))] == 0 {
		return -1
	}
	start := i
	if !text.IsLetter(s[i]) {
		start++
	}
	start = text.WordStart(s, max(0, start-12), start)
	for _, w := range anchorWords {
		if s[start]|0x20 == w[0] && text.Match(s, start, w) > 0 {
			return start
		}
	}
	return -1
}

// spelled tries the number in words, or the size, in which the word at
// f.text[anchor:] is. It moves f.at on.
func (f *Finder) spelled(anchor int) bool {
	f.S = f.text[:min(len(f.text), anchor+figure.MaxText)]
	f.Open, f.Outer, f.NoRange = "", lang.Bare, false
	if !f.InEnglish {
		return f.spelledAt(anchor, anchor)
	}
	var starts [10]int
	n := 1
	starts[0] = anchor
	for e := anchor; n < len(starts); n++ {
		b := text.BlankStart(f.text, f.at, e)
		for b > f.at && f.text[b-1] == '-' {
			b = text.BlankStart(f.text, f.at, b-1)
		}
		w := text.WordStart(f.text, f.at, b)
		if b == e || w == b || lang.LookUp(f.text, w, b)&lang.OfNumber == 0 {
			break
		}
		starts[n] = w
		e = w
	}
	for k := n - 1; k >= 0; k-- {
		start := starts[k]
		if start > 0 && (text.IsDigit(f.text[start-1]) || text.IsLetter(f.text[start-1])) {
			continue
		}
		if f.reaches(start, anchor) {
			if f.hyphened(start) {
				break
			}
			return f.spelledAt(start, anchor)
		}
	}
	f.at = anchor + len(text.Letters(f.text, anchor))
	return false
}

// reaches reports whether a number or size that starts at f.text[start:] goes on past
// the word at anchor.
func (f *Finder) reaches(start, anchor int) bool {
	if _, end, why := f.Hedged(lang.Bare, start); why == "" && end > anchor {
		return true
	}
	if _, end := f.Loosely(start, lang.Bare, start); end > anchor {
		return true
	}
	if hedge, _ := f.hedgeBefore(start); hedge == lang.Between {
		_, end, why := f.Hedged(hedge, start)
		return why == "" && end > anchor
	}
	return false
}

// spelledAt tries the number in words or size at f.text[start:], which goes on past
// anchor.
func (f *Finder) spelledAt(start, anchor int) bool {
	hedge, from := f.hedgeBefore(start)
	outer := f.Outer
	if fig, end := f.Loosely(from, hedge, start); end > anchor {
		if f.Number0 > from && hedge == lang.About {
			from = start
		}
		if fig.To == 0 && !f.closed(end) || f.afterNumber(from, from < start) || f.beforeNumber(end) {
			f.at = max(f.Number1, start+1)
			return false
		}
		return f.judge(fig, from, start, end)
	}
	f.Outer = outer
	if end, sure := f.Spelled(start); end > 0 && sure {
		return f.mention(start, start)
	} else if end > 0 {
		if hedge != lang.Between {
			hedge = lang.Bare
		} else {
			f.hedgeBefore(start)
		}
		if fig, to, why := f.Hedged(hedge, start); why == "" && fig.To >= 100 && to > end { // "two to three hundred"
			return f.mention(start, start)
		}
		f.at = max(end, start+1)
		return false
	}
	f.at = start + 1
	return false
}

// hyphened reports whether a word is tied to f.text[start:] by a hyphen.
func (f *Finder) hyphened(start int) bool {
	return start >= 2 && f.text[start-1] == '-' && text.IsLetter(f.text[start-2])
}

// NoteFirsts notes the bytes that a figure without digits can start with in the
// finder's language.
func (f *Finder) NoteFirsts() {
	note := func(words string) {
		first, size := utf8.DecodeRuneInString(words)
		f.firsts[words[0]] = true
		if size > 0 {
			var buf [utf8.UTFMax]byte
			utf8.EncodeRune(buf[:], unicode.ToUpper(first))
			f.firsts[buf[0]] = true
		}
	}
	for k := range f.Lang.Numbers {
		note(f.Lang.Numbers[k].Words)
	}
	for k := range f.Lang.Plurals {
		note(f.Lang.Plurals[k].Name)
	}
	for _, list := range [...][]string{f.Lang.Few, f.Lang.Couple} {
		for _, w := range list {
			note(w)
		}
	}
}

// nextWord returns where the next number without digits may start.
func (f *Finder) nextWord(i int) int {
	s := f.All
	for ; i < len(s); i++ {
		c := s[i]
		if !f.firsts[c] && (c < 0xE3 || c > 0xED || !text.IsHan(s, i)) {
			continue
		}
		if i > 0 && !text.UnspacedBefore(s, i) || f.Lang.Characters && i > 0 && c >= 0xEA && text.IsLetterAt(s, i) && f.hangulBefore(i) {
			continue
		}
		f.S = s[:min(len(s), i+figure.MaxText)]
		if end, _ := f.Spelled(i); end > i {
			return i
		}
		if _, end := f.Loosely(i, lang.Bare, i); end > 0 {
			return i
		}
	}
	return len(s)
}

// hangulBefore reports whether a word in Hangul goes on at f.All[i:].
func (f *Finder) hangulBefore(i int) bool {
	c, _ := utf8.DecodeLastRuneInString(f.All[:i])
	return unicode.Is(unicode.Hangul, c)
}
