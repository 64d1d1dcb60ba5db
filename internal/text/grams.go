package text

import (
	"encoding/binary"
	"unicode/utf8"
)

// Of a text most has none of a few words, and to look for each of them at each byte
// would cost more than all else. They are looked for at every second byte by four
// letters: of two places that follow each other a word has letters at both, and one of
// these is even. A word of four letters is looked for with what may stand before it, too.

// Grams has which four letters, in either case, may be of one of some words.
type Grams [1 << gramBits]uint8

const (
	gramBits   = 14
	letterBits = 0x1f1f1f1f1f1f1f1f // tell letters apart, in either case
)

// grams has for each letter of x a place in Grams that it and the three after it make;
// gram is the first of them.
func grams(x uint64) uint64 {
	x &= letterBits
	return x ^ (x^x>>12)>>5
}

func gram(grams uint64) uint64 { return grams & (1<<gramBits - 1) }

func gramAt(s string, i int) uint64 {
	return gram(grams(uint64(binary.LittleEndian.Uint32([]byte(s[i : i+4])))))
}

// Add adds a word of at least four ASCII letters.
func (g *Grams) Add(word string) {
	g[gramAt(word, 0)] = 1
	if len(word) > 4 {
		g[gramAt(word, 1)] = 1
		return
	}
	for before := range 32 { // whatever it is
		g[gramAt(string([]byte{byte(before)})+word, 0)] = 1
	}
}

// At reports whether letters of a word may be at s[i:].
func (g *Grams) At(s string, i int) bool { return i+4 <= len(s) && g[gramAt(s, i)] != 0 }

// any is not 0 if letters of a word may be at one of the first three even places of x.
func (g *Grams) any(x uint64) uint8 {
	x = grams(x)
	return g[gram(x)] | g[gram(x>>16)] | g[gram(x>>32)]
}

// Next returns the next place at or after i where a digit of any script is, or where at
// returns that a word starts, whichever is first, or len(s). It looks for both at once,
// at twelve bytes a step. At is asked where letters of a word may be; it returns -1 if
// there is none.
func (g *Grams) Next(s string, i int, at func(i int) int) (first int, digit bool) {
	b := []byte(s) // read only, so nothing is copied
	least := i
	for {
		for i+14 <= len(b) {
			p := b[i : i+14 : i+14]
			x, y := binary.LittleEndian.Uint64(p), binary.LittleEndian.Uint64(p[6:])
			words := g.any(x) | g.any(y)
			if words == 0 && NotDigits(x)&NotDigits(y)&Highs == Highs {
				i += 12
				continue
			}
			n := 12
			if x := NotDigits(x) & Highs; x != Highs {
				n = FirstOf(x)
			} else if y := NotDigits(y) & Highs; y != Highs {
				n = 6 + FirstOf(y)
			}
			if words != 0 {
				for k := i; k < i+n; k += 2 {
					if g.At(s, k) {
						if start := at(k); start >= least {
							return start, false
						}
					}
				}
			}
			if i += n; n != 12 {
				break
			}
		}
		for ; i < len(b) && b[i] < utf8.RuneSelf && !IsDigit(b[i]); i++ {
			if g.At(s, i) {
				if start := at(i); start >= least {
					return start, false
				}
			}
		}
		if i == len(b) || IsDigit(b[i]) {
			return i, true
		}
		for ; i < len(b) && b[i] >= utf8.RuneSelf; i++ {
			if Leads[b[i]-utf8.RuneSelf] && ForeignDigit(s, i) != 0 {
				return i, true
			}
		}
		if g.At(s, i-1) { // after a wide blank
			if start := at(i - 1); start >= least {
				return start, false
			}
		}
	}
}
