package figure

import (
	"strings"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// A flaw is the reason why a text is refused; "" is none. Reasons are
// constants, so that finding one costs nothing.
type Flaw string

const (
	flawEmpty    Flaw = "the text is empty; write a number, as in 57K"
	FlawLong     Flaw = "the text is longer than 256 bytes; pass the figure or date alone"
	flawNumber   Flaw = "want a number here, as in 57K or half a million"
	flawWords    Flaw = "want a number, with at most one hedge before it, as in \"more than 44K\""
	flawNegative Flaw = "a count of people is not negative"
	flawMoney    Flaw = "a sum of money is not a count of people"
	flawPercent  Flaw = "a percentage alone is not a count of people"
	flawShare    Flaw = "a percentage has at most three digits before the point and three after it"
	flawOrdinal  Flaw = "an ordinal is a place, not a count of people"
	flawLeading  Flaw = "a number starts with a 0 only if that is all there is before the point"
	flawGrouping Flaw = "group digits in threes (164,000), or as India does (1,64,000)"
	flawThrees   Flaw = "every group of digits but the first has three"
	FlawParts    Flaw = "each part of a number counts less than the unit before it, as in \"1 crore 64 lakh\""
	flawTrailing Flaw = "unexpected text after the figure; pass the figure alone"
	flawOpposite Flaw = "the hedges before and after the number do not go together; keep one"
	flawEnd      Flaw = "the range lacks its second end, as in \"between 50K and 60K\""
	flawHedged   Flaw = "a range takes no hedge but \"about\"; its ends are its bounds"

	FlawSize Flaw = "the words say no number of people"

	FlawLarge    Flaw = "the largest count is 999,999,999,999,999,999"
	FlawFraction Flaw = "the last decimal is less than a person; write fewer decimals, or 1,234 if the point groups digits"
	FlawReversed Flaw = "the lower end comes first; a scale after the second end serves both"
	FlawAnds     Flaw = "more than one \"and\" may part the ends of the range; write them in digits"
	FlawUnscaled Flaw = "the scale of one end may be meant for both; write each in full"
	FlawNear     Flaw = "a number near 0 says nothing; write 0, or the most there were"
	FlawZero     Flaw = "nobody can be fewer than 0 people"
)

// parse is the whole text as one figure, without the error value. A text
// outside the grammar is refused as that, whatever its numbers are.
func (r *Reader) Parse() (f Figure, at int, why Flaw) {
	switch {
	case r.S == "":
		return f, 0, flawEmpty
	case len(r.S) > MaxText:
		return f, 0, FlawLong
	}
	// Formatters put marks of direction around a figure.
	if last := r.S[len(r.S)-1]; last == 0x8E || last == 0x8F || last == 0x9C {
		r.S = strings.TrimRight(r.S, text.Marks)
	}
	if len(r.S) > 0 && (r.S[0] == 0xE2 || r.S[0] == 0xD8) {
		at = len(r.S) - len(strings.TrimLeft(r.S, text.Marks))
	}
	if at == len(r.S) {
		return f, 0, flawNumber
	}
	if f, at, why = r.figure(at); why == "" && at < len(r.S) {
		return Figure{}, at, r.misplaced(at)
	}
	return f, at, why
}

// misfit says what is wrong with a text that should start with a number and
// does not.
func (r *Reader) misfit(i int) Flaw {
	if !r.Whole { // nobody asks
		return flawWords
	}
	if r.money(i) {
		return flawMoney
	}
	if j := r.minus(i); j > i {
		if j = text.SkipSpace(r.S, j); j < len(r.S) && text.IsDigit(r.S[j]) {
			return flawNegative
		}
	}
	s := r.S[i:]
	if !strings.ContainsAny(s, "0123456789") {
		return flawNumber
	}
	return flawWords
}

// misplaced says what is wrong with the text r.S[i:] after a number.
func (r *Reader) misplaced(i int) Flaw {
	j := text.SkipSpace(r.S, i)
	if r.percentAt(j) > 0 {
		return flawPercent
	}
	if i == j && r.wordOf(r.Lang.Ordinals, i) > 0 {
		return flawOrdinal
	}
	if r.money(j) {
		return flawMoney
	}
	return flawTrailing
}

// money reports whether a sign, a code or a word for money is at r.S[i:].
func (r *Reader) money(i int) bool {
	for _, sign := range [...]string{"$", "€", "£", "¥", "₹", "₨"} {
		if strings.HasPrefix(r.S[i:], sign) {
			return true
		}
	}
	return len(r.S)-i >= 3 && lang.Currency(r.S[i:i+3]) || r.wordOf(r.Lang.Money, i) > 0
}

// minus returns where a sign or word before a negative number ends that is at r.S[i:], or 0.
func (r *Reader) minus(i int) int {
	for _, sign := range [...]string{"-", "−", "–"} {
		if strings.HasPrefix(r.S[i:], sign) {
			return i + len(sign)
		}
	}
	return r.wordOf(r.Lang.Minus, i)
}

// percentAt returns where a sign or word for percent ends that is at r.S[i:], or 0.
func (r *Reader) percentAt(i int) int {
	for _, sign := range [...]string{"%", "٪"} {
		if strings.HasPrefix(r.S[i:], sign) {
			return i + len(sign)
		}
	}
	return r.wordOf(r.Lang.Percents, i)
}

// wordOf returns where a word of a list ends that is at r.S[i:], or 0.
func (r *Reader) wordOf(list []string, i int) int {
	for _, w := range list {
		if j := text.Match(r.S, i, w); j > 0 && (j == len(r.S) || !text.IsLetterAt(r.S, j)) {
			return j
		}
	}
	return 0
}

// outside reports whether a text with this flaw is outside the grammar.
func (why Flaw) outside() bool {
	switch why {
	case FlawLarge, FlawFraction, FlawReversed, FlawUnscaled, FlawParts, FlawAnds, FlawZero, FlawNear:
		return false
	}
	return true
}

// Opposite reports whether hedges before and after a number do not go together.
func (why Flaw) Opposite() bool { return why == flawOpposite }

// Refused reports whether a text with this flaw is a range or number all the same.
func (why Flaw) Refused() bool { return why == flawHedged || why != "" && !why.outside() }
