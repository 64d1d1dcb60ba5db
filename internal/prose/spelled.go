package prose

import (
	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// Numbers in words of a plain shape, word by word: "two hundred and fifty thousand", "half a
// million". The reader at large goes through the list of such words at each of them, and
// takes five times as long.

// plainWords reads the number in words at f.S[i:], if it is made of units, tens, hundreds,
// one part of a scale and one scale. Its end is 0 if it is not.
func (f *Finder) plainWords(i int) (n plainNumber) {
	l := f.Lang
	if !f.marked || l.UnitsTens || l.Twenties || l.TensUnits || l.Characters || f.Forms != nil {
		return n
	}
	says, start, _ := f.wordOn(i)
	if _, places := says.Part(); places > 0 || says&lang.Article != 0 {
		if part, places, end := f.scalePart(i); places > 0 { // "half a million", "a quarter of a million"
			if power, end := f.spelledScale(end); power >= places {
				return plainNumber{v: part, places: places, power: power, end: end}
			}
			return n
		}
	}
	v, end, article := f.cardinal(i)
	if start != i || end == 0 {
		return n
	}
	if v < 100 && !article {
		if part, places, end := f.andPart(end); places > 0 { // "three and a half million"
			if power, end := f.spelledScale(end); power >= places {
				return plainNumber{v: v*figure.Pow10[places] + part, places: places, power: power, end: end}
			}
			return n
		}
	}
	power, after := f.spelledScale(end)
	switch {
	case power == 0 && article, after > 0 && article && f.S[after-1] == 's': // "a thousands"
		return n
	case power == 0:
		if says, _, _ := f.wordOn(end); says&lang.Spells == 0 { // "three quarters of a million"
			n.v, n.end = v, end
		}
		return n
	case v < 100:
		if part, places, end := f.andPart(after); places > 0 { // "a million and a half"
			if power < places || !text.Apart(f.S, end) {
				return n
			}
			return plainNumber{v: v*figure.Pow10[places] + part, places: places, power: power, end: end}
		}
	}
	return plainNumber{v: v, power: power, end: after}
}

// cardinal reads the number without a scale at f.S[i:], of which an article is one.
func (f *Finder) cardinal(i int) (v int64, end int, article bool) {
	says, _, end := f.wordOn(i)
	switch v = says.Value(); {
	case v == 100:
		return 0, 0, false
	case v > 0:
		v, end = f.tensAndUnits(v, end)
	case says&lang.Article != 0:
		v, article = 1, true
	default:
		return 0, 0, false
	}
	says, start, next := f.wordOn(end)
	if start == end || says.Value() != 100 {
		return v, end, article
	}
	v, end = 100*v, next
	if end < len(f.S) && f.S[end] == '-' { // a hyphen after a hundred is that of a range
		return 0, 0, false
	}
	says, start, next = f.wordOn(end)
	joined := start > end && says&lang.And != 0
	if joined {
		says, _, next = f.wordOn(next)
	}
	switch below := says.Value(); {
	case below == 100, joined && below == 0:
		return 0, 0, false
	case below > 0:
		below, end = f.tensAndUnits(below, next)
		v += below
	}
	return v, end, false
}

// tensAndUnits adds to a number, if it is of tens, the units at f.S[i:], and returns it and
// where it ends.
func (f *Finder) tensAndUnits(tens int64, i int) (int64, int) {
	if tens < 20 || tens%10 != 0 || i == len(f.S) {
		return tens, i
	}
	at := i
	if f.S[i] == '-' {
		at++
	}
	says, start, end := f.wordOn(at)
	if units := says.Value(); 0 < units && units < 10 && start == i+1 {
		return tens + units, end
	}
	return tens, i
}

// spelledScale reads the scale in full at f.S[i:], after a blank, and returns its power of
// ten and where it ends; both are 0 if there is none, or if more may belong to it.
func (f *Finder) spelledScale(i int) (power, end int) {
	says, start, end := f.wordOn(i)
	power = says.Power()
	if power < 3 || start == i || !figure.Spelled(f.S[start:end]) || !text.Apart(f.S, end) || f.partAfterComma(end) {
		return 0, 0
	}
	return power, end
}

// andPart reads the part of a scale that is joined to a number at f.S[i:]: "and a half".
func (f *Finder) andPart(i int) (part int64, places, end int) {
	if says, start, _ := f.wordOn(i); start == i || says&lang.And == 0 {
		return 0, 0, 0
	}
	return f.scalePart(i)
}

// scalePart reads the longest phrase for a part of a scale at f.S[i:], and returns it as a
// decimal; places is 0 if there is none.
func (f *Finder) scalePart(i int) (part int64, places, end int) {
	_, start, stop := f.wordOn(i)
	for stop > start && stop-start <= lang.MaxWord {
		if digits, p := f.lookUp(f.S, start, stop).Part(); p > 0 {
			part, places, end = digits, p, stop
		}
		_, next, after := f.wordOn(stop)
		if next != stop+1 || f.S[stop] != ' ' {
			break
		}
		stop = after
	}
	return part, places, end
}
