package attendance

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxText is the length in bytes of the longest text that [Parse] and
// [ParseDate] read; anything longer is refused unread.
const MaxText = 256

// A ParseError says why a text could not be read, and where.
type ParseError struct {
	Input  string // the text, cut short if it is long
	Offset int    // in bytes, where the trouble starts
	Reason string // what is wrong, and what would be right
	Err    error  // ErrSyntax, ErrTooLarge, ErrFraction, ErrReversed, ErrAmbiguous or ErrZero
}

// Error returns one line that quotes the text.
func (e *ParseError) Error() string {
	return fmt.Sprintf("cannot read %q at byte %d: %v: %s", e.Input, e.Offset, e.Err, e.Reason)
}

// Unwrap returns e.Err.
func (e *ParseError) Unwrap() error { return e.Err }

// newParseError makes a ParseError that shares no memory with the text and is
// small however large the text is.
func newParseError(s string, at int, err error, reason string) *ParseError {
	const most = 64
	if len(s) > most {
		cut := most
		for cut > most-utf8.UTFMax && !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut] + "…"
	}
	return &ParseError{Input: strings.Clone(s), Offset: at, Reason: reason, Err: err}
}

// Parse reads one published figure in English: "164K+", "more than 44K",
// "50,000–60,000", "1.6 lakh", "tens of thousands". The whole of s must be the
// figure, in the grammar of the package documentation; ASCII letters match in
// either case where the grammar has lower case.
//
// Parse refuses what has no single meaning rather than guess: "1.234" is a
// thousand and some to one reader and one and a bit to another. The error is
// then a *[ParseError] that wraps one of
//
//   - [ErrSyntax]: s is outside the grammar, or longer than [MaxText];
//   - [ErrTooLarge]: it is above [MaxPeople];
//   - [ErrFraction]: it counts parts of a person ("164.5", "1.0");
//   - [ErrReversed]: it is a range that runs back ("60–50K");
//   - [ErrAmbiguous]: it is a range of which one end may have been cut short
//     ("50–60,000"), or a sum whose parts do not fall ("5 lakh 6 lakh");
//   - [ErrZero]: it says that fewer than nobody came ("nearly 0").
//
// Parse takes time linear in len(s) and allocates only for an error.
func Parse(s string) (Figure, error) {
	var r reader
	r.english(s, true)
	f, at, why := r.parse()
	if why != "" {
		return Figure{}, newParseError(s, at, sentinel(why), string(why))
	}
	return f, nil
}

// MustParse is [Parse] for texts in a program's own source. It panics if s
// cannot be read.
func MustParse(s string) Figure {
	f, err := Parse(s)
	if err != nil {
		panic("attendance.MustParse: " + err.Error())
	}
	return f
}

// A flaw is the reason why a text is refused; "" is none. Reasons are
// constants, so that finding one costs nothing.
type flaw string

const (
	flawEmpty    flaw = "the text is empty; write a number, as in 57K"
	flawLong     flaw = "the text is longer than 256 bytes; pass the figure or date alone"
	flawNumber   flaw = "want a number here, as in 57K or half a million"
	flawWords    flaw = "want a number, with at most one hedge before it, as in \"more than 44K\""
	flawNegative flaw = "a count of people is not negative"
	flawMoney    flaw = "a sum of money is not a count of people"
	flawPercent  flaw = "a percentage alone is not a count of people"
	flawShare    flaw = "a percentage has at most three digits before the point and three after it"
	flawOrdinal  flaw = "an ordinal is a place, not a count of people"
	flawLeading  flaw = "a number starts with a 0 only if that is all there is before the point"
	flawGrouping flaw = "group digits in threes (164,000), or as India does (1,64,000)"
	flawThrees   flaw = "every group of digits but the first has three"
	flawParts    flaw = "each part of a number counts less than the unit before it, as in \"1 crore 64 lakh\""
	flawTrailing flaw = "unexpected text after the figure; pass the figure alone"
	flawOpposite flaw = "the hedges before and after the number do not go together; keep one"
	flawEnd      flaw = "the range lacks its second end, as in \"between 50K and 60K\""
	flawHedged   flaw = "a range takes no hedge but \"about\"; its ends are its bounds"

	flawLarge    flaw = "the largest count is 999,999,999,999,999,999"
	flawFraction flaw = "the last decimal is less than a person; write fewer decimals, or 1,234 if the point groups digits"
	flawReversed flaw = "the lower end comes first; a scale after the second end serves both"
	flawAnds     flaw = "more than one \"and\" may part the ends of the range; write them in digits"
	flawUnscaled flaw = "the scale of one end may be meant for both; write each in full"
	flawZero     flaw = "nobody can be fewer than 0 people"
	flawNear     flaw = "a number near 0 says nothing; write 0, or the most there were"
)

// sentinel returns the error that callers can test a flaw by.
func sentinel(why flaw) error {
	switch why {
	case flawLarge:
		return ErrTooLarge
	case flawFraction:
		return ErrFraction
	case flawReversed, flawOrder:
		return ErrReversed
	case flawUnscaled, flawParts, flawAnds:
		return ErrAmbiguous
	case flawZero, flawNear:
		return ErrZero
	}
	return ErrSyntax
}

// english has r, which is zero, read s as Parse does.
func (r *reader) english(s string, whole bool) {
	r.s, r.whole = s, whole
	r.decimal, r.group, r.other = '.', ',', ','
}

// parse is the whole text as one figure, without the error value. A text
// outside the grammar is refused as that, whatever its numbers are.
func (r *reader) parse() (f Figure, at int, why flaw) {
	switch {
	case r.s == "":
		return f, 0, flawEmpty
	case len(r.s) > MaxText:
		return f, 0, flawLong
	}
	at = 0
	if r.lang != nil { // formatters put marks of direction around a figure
		if last := r.s[len(r.s)-1]; last == 0x8E || last == 0x8F || last == 0x9C {
			r.s = strings.TrimRight(r.s, marks)
		}
		if len(r.s) > 0 && (r.s[0] == 0xE2 || r.s[0] == 0xD8) {
			at = len(r.s) - len(strings.TrimLeft(r.s, marks))
		}
		if at == len(r.s) {
			return f, 0, flawNumber
		}
	}
	if f, at, why = r.figure(at); why == "" && at < len(r.s) {
		return Figure{}, at, misplaced(r.s, at)
	}
	return f, at, why
}

// marks say in which direction a text runs.
const marks = "\u200e\u200f\u061c"

// match reads the phrase at s[i:] and returns where it ends, or -1.
func match(s string, i int, phrase string) int {
	switch j := i + len(phrase); {
	case j > len(s): // no letter of a phrase takes more bytes than in the other case
		return -1
	case i == j:
		return i
	case s[i] != phrase[0] || s[i:j] != phrase:
	case s[j-1] == ' ':
		return skipSpace(s, j)
	default: // as most are written
		return j
	}
	for k := 0; k < len(phrase); k++ {
		c := phrase[k]
		if c == ' ' {
			if i+1 < len(s) && s[i] == ' ' && ' ' < s[i+1] && s[i+1] < utf8.RuneSelf {
				i++
				continue
			}
			j := skipSpace(s, i)
			if j == i {
				return -1
			}
			i = j
			continue
		}
		if i >= len(s) {
			return -1
		}
		if s[i] != c && (c-'a' >= 26 || s[i]|0x20 != c) {
			if c < utf8.RuneSelf || s[i] < utf8.RuneSelf {
				return -1
			}
			j, m := fold(s, i, phrase, k)
			if j < 0 {
				return -1
			}
			i, k = j, m-1
			continue
		}
		i++
	}
	return i
}

// may reports whether match may find a phrase at s[i:], by its first byte. It
// costs less than match where most phrases of a list are not there.
func may(s string, i int, phrase string) bool {
	if i >= len(s) {
		return false
	}
	c, d := phrase[0], s[i]
	return d|0x20 == c|0x20 || c == ' ' && spaceLeads[d] || c >= 0xC3 && c < 0xD7 && d >= 0xC3
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

// skipSpace returns where the white space at s[i:] ends: blanks, tabs, line
// ends, and the no-break (U+00A0, U+202F) and thin (U+2009) spaces that
// typesetters put inside numbers.
func skipSpace(s string, i int) int {
	if i < len(s) && spaceLeads[s[i]] {
		return spaceEnd(s, i)
	}
	return i
}

// spaceLeads are the bytes that white space may start with.
var spaceLeads = [256]bool{' ': true, '\t': true, '\n': true, '\r': true, 0xC2: true, 0xE2: true}

// spaceEnd is skipSpace at one of spaceLeads, apart so that skipSpace is inlined.
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

func isDigit(c byte) bool  { return c-'0' <= 9 }
func isLetter(c byte) bool { return c|0x20-'a' < 26 }

// misfit says what is wrong with a text that should start with a number and
// does not.
func misfit(s string) flaw {
	for _, sign := range [...]string{"$", "€", "£", "¥", "₹", "₨", "US$", "USD", "EUR", "GBP", "INR", "PKR", "Rs"} {
		if strings.HasPrefix(s, sign) {
			return flawMoney
		}
	}
	for _, minus := range [...]string{"-", "−", "–", "minus"} {
		if i := match(s, 0, minus); i > 0 {
			if i = skipSpace(s, i); i < len(s) && isDigit(s[i]) {
				return flawNegative
			}
		}
	}
	if !strings.ContainsAny(s, "0123456789") {
		return flawNumber
	}
	return flawWords
}

// misplaced says what is wrong with the text s[i:] after a number.
func misplaced(s string, i int) flaw {
	j := skipSpace(s, i)
	for _, word := range percents {
		if k := match(s, j, word); k > 0 && (k == len(s) || !isLetter(s[k])) {
			return flawPercent
		}
	}
	if i == j {
		for _, ending := range [...]string{"st", "nd", "rd", "th"} {
			if k := match(s, i, ending); k > 0 && (k == len(s) || !isLetter(s[k])) {
				return flawOrdinal
			}
		}
	}
	for _, sign := range [...]string{"$", "€", "£", "¥", "₹", "USD", "EUR", "dollars", "euros", "rupees"} {
		if match(s, j, sign) > 0 {
			return flawMoney
		}
	}
	return flawTrailing
}
