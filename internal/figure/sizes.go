package figure

import (
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// Sizes: what is not a number but says how large one is. "Dozens", "several
// hundred", "tens of thousands", "hundreds to thousands".

// Loosely reads the size at r.S[i:] after a hedge that starts at r.S[start:], or 0
// for the end if there is none. Hedges that say "about", "at least" or "more than"
// change nothing in it.
func (r *Reader) Loosely(start int, hedge lang.Hedge, i int) (f Figure, end int) {
	r.Plain, r.Scaled = false, true
	if i < len(r.S) && !r.NoRange {
		if low, high, j := r.sizeRange(start, hedge, i); j > 0 {
			r.Number0, r.Number1 = i, j
			return Figure{People: low, To: high, Step: 1, Hedge: lang.Between}, j
		}
	}
	for at := i; ; at = start { // "some hundreds", "a couple of hundred"
		if at == i && hedge != lang.Bare && (hedge != lang.About && !hedge.Up() || r.either(i)) {
			return f, 0
		}
		r.Number0 = at
		if people, j := r.couple(at); j > 0 {
			r.Number1 = j
			if people == 1 {
				return Figure{People: 2, Step: 1}, j
			}
			return Figure{People: 2 * people, Step: NaturalStep(2 * people), Hedge: lang.About}, j
		}
		if people, j := r.plural(at); j > 0 {
			r.Number1 = j
			if f = pluralOf(people); f != (Figure{}) {
				return f, j
			}
			return f, 0
		}
		if at == start {
			return f, 0
		}
	}
}

// either reports whether the words at r.S[i:] are a number after a hedge and a unit in the
// plural without one: "около тысячи" is about a thousand, and "тысячи" are thousands.
func (r *Reader) either(i int) bool {
	w, j := r.word(i, lang.KindHundred|lang.KindAlone)
	if w == nil {
		return false
	}
	_, k := r.unitName(i)
	return k >= j
}

// couple reads a couple of a unit at r.S[i:], or of people, which is a unit of one.
func (r *Reader) couple(i int) (people int64, end int) {
	if r.starts(text.InitialAt(r.S, i))&lang.StartSizes == 0 {
		return 0, 0
	}
	for _, w := range r.Lang.Couple {
		j := text.Match(r.S, i, w)
		if j <= 0 || !text.Apart(r.S, j) {
			continue
		}
		of := j
		for _, link := range r.Lang.Ofs {
			if k := text.Match(r.S, text.SkipSpace(r.S, j), link); k > 0 {
				of = k
				break
			}
		}
		if k := text.Blank(r.S, of); k > 0 {
			if people, m := r.singular(k); m > 0 {
				return people, m
			}
		}
		if r.Whole && j == len(r.S) || !r.Whole && r.counter(of) > 0 { // "a couple of people", of which "a couple" is the number
			return 1, j
		}
	}
	return 0, 0
}

// plural reads a unit in the plural at r.S[i:]: "hundreds", "tens of thousands",
// "several dozen".
func (r *Reader) plural(i int) (people int64, end int) {
	lists := r.starts(text.InitialAt(r.S, i))
	for _, w := range r.Lang.Few {
		if lists&lang.StartSizes == 0 {
			break
		}
		j := text.Match(r.S, i, w)
		if j <= 0 {
			continue
		}
		if j = text.Blank(r.S, j); j == 0 {
			continue
		}
		if people, k := r.unitPlural(j); k > 0 {
			return people, k
		}
		if people, k := r.singular(j); k > 0 {
			return people, k
		}
	}
	return r.unitPlural(i)
}

// unitPlural reads units whose name is in the plural, one of another or one alone.
func (r *Reader) unitPlural(i int) (people int64, end int) {
	head, j := r.unitName(i)
	if j == 0 {
		return 0, 0
	}
	for _, of := range r.Lang.Ofs {
		k := text.Match(r.S, text.SkipSpace(r.S, j), of)
		if k <= 0 {
			continue
		}
		if unit, m := r.unitName(text.SkipSpace(r.S, k)); m > 0 && unit >= 100 {
			return head * unit, m
		}
		if power, m := r.large(text.Blank(r.S, k)); m > 0 && power >= 5 { // "tens of lakh"
			return head * Pow10[power], m
		}
	}
	return head, j
}

// Size returns where the size ends that is at r.S[i:], or 0.
func (r *Reader) Size(i int) int {
	if r.starts(text.InitialAt(r.S, i))&(lang.StartSizes|lang.StartPlurals) == 0 {
		return 0
	}
	people, end := r.plural(i)
	if end == 0 || pluralOf(people) == (Figure{}) {
		return 0
	}
	return end
}

// SizeAt reports whether a unit in the plural is at r.S[i:].
func (r *Reader) SizeAt(i int) bool {
	_, end := r.plural(i)
	return end > 0
}

func (r *Reader) unitName(i int) (people int64, end int) {
	at := text.InitialAt(r.S, i)
	if r.starts(at)&lang.StartPlurals == 0 {
		return 0, 0
	}
	in := r.Lang.Initials.Plurals
	for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
		u := &r.Lang.Plurals[k]
		if j := text.Match(r.S, i, u.Name); j > 0 && text.Apart(r.S, j) {
			return u.People, j
		}
	}
	return 0, 0
}

// singular reads the unit of "a few hundred", "several million" at r.S[i:].
func (r *Reader) singular(i int) (people int64, end int) {
	if w, j := r.word(i, lang.KindCollective); w != nil {
		return int64(w.Digits), j
	}
	if power, j := r.unit(i); j > 0 {
		return Pow10[power], j
	}
	return 0, 0
}

// sizeRange reads a range of which an end is a size, or a number with a hedge of its
// own: "dozens to about 150", "between over 3,000 and 5,000". It runs from the least
// that the first says to the most that a fair reader takes the second for.
func (r *Reader) sizeRange(start int, hedge lang.Hedge, i int) (low, high int64, end int) {
	open, first := "", lang.Bare
	switch {
	case hedge == lang.Between:
		open = r.Open
		if r.S[i] != ' ' {
			first, i = r.openerAt(i)
		}
		r.Open = open
	case hedge != lang.Bare && start < i:
		return 0, 0, 0
	}
	r.sized = false
	low, _, vague, j := r.sizeEnd(first, i)
	if j == 0 {
		return 0, 0, 0
	}
	keep := r.Open
	k := r.to(j, open != "")
	if k == 0 || k >= len(r.S) {
		return 0, 0, 0
	}
	second, m := r.openerAt(k)
	r.Open = keep
	if second == lang.Between {
		return 0, 0, 0
	}
	_, high, other, end := r.sizeEnd(second, m)
	if !r.sized && low < Thousand && low*Thousand < high { // "50–~60K"
		return 0, 0, 0
	}
	if end == 0 || !vague && !other || low >= high || first != lang.Bare && !first.Up() && first != lang.About {
		return 0, 0, 0
	}
	return low, high, end
}

// sizeEnd reads an end of such a range at r.S[i:], after its hedge.
func (r *Reader) sizeEnd(hedge lang.Hedge, i int) (low, high int64, vague bool, end int) {
	if people, j := r.plural(i); j > 0 {
		if f := pluralOf(people); f == (Figure{}) || hedge != lang.Bare && hedge != lang.About && !hedge.Up() {
			return 0, 0, false, 0
		}
		r.sized = true
		return 2 * people, 10*people - 1, true, j
	}
	var n numeral
	j, why := r.number(&n, i)
	if why != "" || n.pair > 0 || n.vague != lang.Bare {
		return 0, 0, false, 0
	}
	v, step, why := n.value()
	if why != "" {
		return 0, 0, false, 0
	}
	low, high = v, v
	switch grain := Grain(v, step); {
	case hedge == lang.Bare:
	case hedge == lang.About:
		h := max(1, min(grain, v/10))
		low, high = v-h, v+h
	case hedge.Up():
		suggested := max(2, grain)
		if grain == v {
			suggested = max(2, grain/2)
		}
		high = v + max(1, suggested-1)
		if hedge == lang.MoreThan {
			low++
		}
	default:
		return 0, 0, false, 0
	}
	return low, high, hedge != lang.Bare, j
}

// sizeless reports whether r.S[i:] is all words of a size without a number: "a
// handful", "large".
func (r *Reader) sizeless(i int) bool {
	for _, w := range r.Lang.Sizeless {
		if text.Match(r.S, i, w) == len(r.S) {
			return true
		}
	}
	return false
}
