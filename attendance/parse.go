package attendance

import (
	"fmt"
	"math/bits"
	"strings"
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
//     ("50–60,000");
//   - [ErrZero]: it says that fewer than nobody came ("nearly 0").
//
// Parse takes time linear in len(s) and allocates only for an error.
func Parse(s string) (Figure, error) {
	f, at, why := parse(s)
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
	flawNumber   flaw = "want a number in digits here, as in 57K or 57,000"
	flawWords    flaw = "want a number, with at most one hedge before it, as in \"more than 44K\""
	flawNegative flaw = "a count of people is not negative"
	flawMoney    flaw = "a sum of money is not a count of people"
	flawPercent  flaw = "a percentage alone is not a count of people"
	flawShare    flaw = "a percentage has at most three digits before the point and three after it"
	flawOrdinal  flaw = "an ordinal is a place, not a count of people"
	flawLeading  flaw = "a number starts with a 0 only if that is all there is before the point"
	flawGrouping flaw = "group digits in threes (164,000), or as India does (1,64,000)"
	flawTrailing flaw = "unexpected text after the figure; pass the figure alone"
	flawOpposite flaw = "the hedges before and after the number do not go together; keep one"
	flawEnd      flaw = "the range lacks its second end, as in \"between 50K and 60K\""
	flawHedged   flaw = "a range takes no hedge; its ends are its bounds"

	flawLarge    flaw = "the largest count is 999,999,999,999,999,999"
	flawFraction flaw = "the last decimal is less than a person; write fewer decimals, or 1,234 if the point groups digits"
	flawReversed flaw = "the lower end comes first; a scale after the second end serves both"
	flawUnscaled flaw = "the scale of one end may be meant for both; write each in full"
	flawZero     flaw = "nobody can be fewer than 0 people"
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
	case flawUnscaled:
		return ErrAmbiguous
	case flawZero:
		return ErrZero
	}
	return ErrSyntax
}

// parse is Parse without the error value. A text outside the grammar is
// refused as that, whatever its numbers are.
func parse(s string) (f Figure, at int, why flaw) {
	if s == "" {
		return f, 0, flawEmpty
	}
	if len(s) > MaxText {
		return f, 0, flawLong
	}
	hedge, i := Bare, 0
	if !isDigit(s[0]) {
		hedge, i = opener(s)
		if i == 0 {
			if people := plural(s); people != 0 {
				return pluralOf(people), 0, ""
			}
			return f, 0, misfit(s)
		}
	}
	a, i, why := scanNumeral(s, i)
	if why != "" {
		return f, i, why
	}
	switch {
	case hedge == Between || hedge == from:
		j := to(s, i)
		if and := match(s, i, " and "); hedge == Between && and > 0 {
			j = and
		}
		if j == 0 {
			return f, i, flawEnd
		}
		return parseRange(s, hedge, a, j)
	case i < len(s):
		after, j := closer(s, i)
		if j == len(s) {
			both, ok := join(hedge, after)
			if !ok {
				return f, i, flawOpposite
			}
			hedge = both
			break
		}
		if j := spread(s, i); j > 0 {
			return parseSpread(s, hedge, a, j)
		}
		if j := to(s, i); j > 0 {
			return parseRange(s, hedge, a, j)
		}
		return f, i, misplaced(s, i)
	}
	people, step, why := a.value()
	switch {
	case why != "":
		return f, a.at, why
	case people == 0 && (hedge == Nearly || hedge == LessThan):
		return f, a.at, flawZero
	case hedge == Exactly:
		step = 1
	}
	return Figure{People: people, Step: step, Hedge: hedge}, 0, ""
}

// parseRange reads the second end of a range at s[i:].
func parseRange(s string, hedge Hedge, a numeral, i int) (f Figure, at int, why flaw) {
	b, i, why := scanNumeral(s, i)
	if why != "" {
		return f, i, why
	}
	if why := rangeEnd(s, i, hedge); why != "" {
		return f, i, why
	}
	a.share(b)
	low, _, why := a.value()
	if why != "" {
		return f, a.at, why
	}
	high, _, why := b.value()
	if why != "" {
		return f, b.at, why
	}
	switch {
	case low > high:
		return f, a.at, flawReversed
	case a.short() && !b.scaled && low != 0 && low*thousand < high: // "10 to 15,000"
		return f, a.at, flawUnscaled
	}
	return Figure{People: low, To: high, Step: 1, Hedge: Between}, 0, ""
}

// parseSpread reads how far a range goes to either side of a, at s[i:].
func parseSpread(s string, hedge Hedge, a numeral, i int) (f Figure, at int, why flaw) {
	share, j := scanPercent(s, i)
	var b numeral
	if j > 0 {
		i = j
	} else if b, i, why = scanNumeral(s, i); why != "" {
		return f, i, why
	}
	switch why := rangeEnd(s, i, hedge); {
	case why == flawPercent && j == 0:
		return f, b.at, flawShare
	case why != "":
		return f, i, why
	}
	if j == 0 {
		a.share(b)
	}
	middle, _, why := a.value()
	if why != "" {
		return f, a.at, why
	}
	var half int64
	if j > 0 {
		half = share.of(middle)
	} else if half, _, why = b.value(); why != "" {
		return f, b.at, why
	}
	switch {
	case half > MaxPeople-middle:
		return f, a.at, flawLarge
	case j == 0 && a.scaled && b.short() && half != 0 && half <= middle/pow10[a.power]: // "57K ± 2"
		return f, b.at, flawUnscaled
	}
	return Figure{People: max(0, middle-half), To: middle + half, Step: 1, Hedge: Between}, 0, ""
}

// rangeEnd checks that a range ends at s[i:] and had no hedge before it.
func rangeEnd(s string, i int, hedge Hedge) flaw {
	if i < len(s) {
		if _, j := closer(s, i); j == len(s) {
			return flawHedged
		}
		return misplaced(s, i)
	}
	if hedge != Bare && hedge != Between && hedge != from {
		return flawHedged
	}
	return ""
}

// join returns the hedge that one before a number and one after it make
// together; ok is false if they do not go together.
func join(before, after Hedge) (both Hedge, ok bool) {
	switch {
	case before == Bare:
		return after, true
	case before == after, before.up() && after.up(), before.down() && after.down():
		return before, true
	}
	return before, false
}

// A numeral is a number as it is written: digits and a scale.
type numeral struct {
	at     int    // where it starts
	whole  uint64 // the digits before the point, meaningless if there are more than 18
	frac   uint64 // the digits after the point, the first 12 of them
	digits int    // how many digits are before the point
	zeros  int    // how many of them are zeros at the end
	places int    // how many digits are after the point
	power  int    // of the scale
	scaled bool   // a scale is written
}

const maxPlaces = 12 // of the largest scale

// scanNumeral reads the numeral at s[i:] and returns where it ends, or where
// it goes wrong.
func scanNumeral(s string, i int) (n numeral, end int, why flaw) {
	n.at = i
	i = n.digitRun(s, i)
	switch {
	case n.digits == 0:
		return n, i, misfit(s[i:])
	case i < len(s) && s[i] == ',':
		if i, why = n.groups(s, i); why != "" {
			return n, i, why
		}
	}
	if s[n.at] == '0' && n.digits > 1 {
		return n, n.at, flawLeading
	}
	if i+1 < len(s) && s[i] == '.' && isDigit(s[i+1]) {
		for i++; i < len(s) && isDigit(s[i]); i++ {
			if n.places < maxPlaces {
				n.frac = n.frac*10 + uint64(s[i]-'0')
			}
			n.places++
		}
	}
	if i < len(s) {
		if power, j := scaleAt(s, i); j > 0 {
			n.power, n.scaled, i = power, true, j
		}
	}
	return n, i, ""
}

// digitRun adds the digits at s[i:] to n and returns where they end.
func (n *numeral) digitRun(s string, i int) int {
	start := i
	for ; i < len(s) && isDigit(s[i]); i++ {
		n.whole = n.whole*10 + uint64(s[i]-'0')
		n.zeros++
		if s[i] != '0' {
			n.zeros = 0
		}
	}
	n.digits += i - start
	return i
}

// groups adds the groups of digits at s[i:], each after a comma. All have three
// digits, or (after one or two digits) all two but the last.
func (n *numeral) groups(s string, i int) (end int, why flaw) {
	start, first, last, pairs := i, n.digits, 0, false
	for i+1 < len(s) && s[i] == ',' && isDigit(s[i+1]) {
		before := n.digits
		i = n.digitRun(s, i+1)
		size := n.digits - before
		if size != 3 && size != 2 || last == 3 && (size == 2 || pairs) {
			return start, flawGrouping
		}
		pairs = pairs || size == 2
		last = size
	}
	switch {
	case last == 0: // a comma with no digit after it is not the number's
		return i, ""
	case last == 2, first > 3, pairs && first > 2:
		return start, flawGrouping
	}
	return i, ""
}

// share gives a the scale of the end of the range after it, where it was left
// out: "50–60K". A number written in full ("50,000–60K") keeps its own size.
func (a *numeral) share(b numeral) {
	if a.short() && b.scaled {
		a.power = b.power
	}
}

// short reports whether n has no scale and may be short of one.
func (n *numeral) short() bool { return !n.scaled && n.digits <= 3 }

// value returns the people that n counts and its step.
func (n *numeral) value() (people, step int64, why flaw) {
	switch {
	case n.digits > 18 || n.whole >= uint64(pow10[18-n.power]):
		return 0, 0, flawLarge
	case n.places > n.power:
		return 0, 0, flawFraction
	}
	people = int64(n.whole)*pow10[n.power] + int64(n.frac)*pow10[n.power-n.places]
	switch {
	case people == 0:
		return 0, 1, ""
	case n.places > 0:
		return people, pow10[n.power-n.places], ""
	}
	return people, pow10[n.power+n.zeros], ""
}

// A percent is a share in thousandths of a percent.
type percent uint32

// scanPercent reads a percentage at s[i:], of at most three digits before and
// three after the point, and returns where it ends, or 0 if none is there.
func scanPercent(s string, i int) (p percent, end int) {
	var n numeral
	start := i
	i = n.digitRun(s, i)
	if n.digits == 0 || n.digits > 3 || s[start] == '0' && n.digits > 1 {
		return 0, 0
	}
	p = percent(n.whole * 1000)
	if i+1 < len(s) && s[i] == '.' && isDigit(s[i+1]) {
		i++
		for unit := percent(100); i < len(s) && isDigit(s[i]); i++ {
			if unit == 0 {
				return 0, 0
			}
			p += unit * percent(s[i]-'0')
			unit /= 10
		}
	}
	i = skipSpace(s, i)
	for _, word := range percents {
		if j := match(s, i, word); j > 0 {
			return p, j
		}
	}
	return 0, 0
}

// of returns the share p of n, without the part of a person that is over.
func (p percent) of(n int64) int64 {
	hi, lo := bits.Mul64(uint64(n), uint64(p))
	quo, _ := bits.Div64(hi, lo, 100*1000)
	return int64(quo)
}

// opener reads the hedge at the start of s and the white space after it. It
// returns where the number starts, or 0 if there is no hedge.
func opener(s string) (Hedge, int) {
	if c := (s[0] | 0x20) - 'a'; c < 26 {
		for _, p := range openers[c] {
			if i := match(s, 0, p.words); i > 0 {
				return p.hedge, skipSpace(s, i)
			}
		}
		return Bare, 0
	}
	for _, p := range signs {
		if i := match(s, 0, p.words); i > 0 {
			return p.hedge, skipSpace(s, i)
		}
	}
	return Bare, 0
}

// closer reads the hedge at s[i:] and returns where it ends: len(s) if one
// closes the text, and otherwise -1.
func closer(s string, i int) (Hedge, int) {
	if s[i] == '+' && i+1 == len(s) {
		return AtLeast, len(s)
	}
	for _, p := range closers {
		if match(s, i, p.words) == len(s) {
			return p.hedge, len(s)
		}
	}
	return Bare, -1
}

// spread reads a ± at s[i:] and returns where the number after it starts, or 0.
func spread(s string, i int) int {
	for _, p := range spreads {
		at := i
		if p[0] != ' ' {
			at = skipSpace(s, i)
		}
		if j := match(s, at, p); j > 0 {
			return skipSpace(s, j)
		}
	}
	return 0
}

// to reads what stands between the ends of a range at s[i:] and returns where
// the second end starts, or 0.
func to(s string, i int) int {
	if j := match(s, i, " to "); j > 0 {
		return j
	}
	i = skipSpace(s, i)
	for _, dash := range dashes {
		if j := match(s, i, dash); j > 0 {
			return skipSpace(s, j)
		}
	}
	return 0
}

// scaleAt reads the scale at s[i:], after white space or none, and returns its
// power of ten and where it ends, or 0 for the end if there is none.
func scaleAt(s string, i int) (power, end int) {
	i = skipSpace(s, i)
	end = i
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	if end == i {
		return 0, 0
	}
	word := s[i:end]
	for _, sc := range scales[(word[0]|0x20)-'a'] {
		if len(sc.name) == len(word) && match(word, 0, sc.name) > 0 {
			return int(sc.power), end
		}
	}
	return 0, 0
}

// plural reads the whole of s as a unit in the plural and returns the unit, or
// 0 if s is not one.
func plural(s string) int64 {
	for _, u := range units[:standing] {
		if match(s, 0, u.name) == len(s) {
			return u.people
		}
	}
	for _, h := range heads {
		i := match(s, 0, h.name)
		if i == len(s) {
			return h.people
		}
		if i < 0 {
			continue
		}
		if i = match(s, i, " of "); i < 0 {
			return 0
		}
		for _, u := range units {
			if match(s, i, u.name) == len(s) {
				return h.people * u.people
			}
		}
	}
	return 0
}

// match reads the phrase at s[i:] and returns where it ends, or -1.
func match(s string, i int, phrase string) int {
	for k := 0; k < len(phrase); k++ {
		c := phrase[k]
		if c == ' ' {
			j := skipSpace(s, i)
			if j == i {
				return -1
			}
			i = j
			continue
		}
		if i >= len(s) || s[i] != c && (c-'a' >= 26 || s[i]|0x20 != c) {
			return -1
		}
		i++
	}
	return i
}

// skipSpace returns where the white space at s[i:] ends: blanks, tabs, line
// ends, and the no-break (U+00A0, U+202F) and thin (U+2009) spaces that
// typesetters put inside numbers.
func skipSpace(s string, i int) int {
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
