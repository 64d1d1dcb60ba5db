package figure

import (
	"strings"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// Numbers in words, in every language: "one hundred and sixty-four thousand",
// "fünfundzwanzigtausend", "dos millones y medio", "साढ़े तीन करोड़".

// wordKinds are the kinds of all words of numbers at one place of a text. Most places
// that are asked for one have none, and are asked for several.
type wordKinds struct {
	s     string
	at    int // after the place, so that 0 is none
	kinds lang.Kind
}

// word returns the longest word of numbers of some kinds at r.S[i:], and where it
// ends; nil if there is none. An i of 0 stands for nowhere.
func (r *Reader) word(i int, kinds lang.Kind) (*lang.NumberWord, int) {
	if i >= len(r.S) {
		return nil, 0
	}
	at := text.InitialAt(r.S, i)
	if r.starts(at)&lang.StartNumbers == 0 {
		return nil, 0
	}
	return r.wordFrom(at, i, kinds)
}

// wordFrom is word for what starts with the letters at.
func (r *Reader) wordFrom(at text.Initial, i int, kinds lang.Kind) (*lang.NumberWord, int) {
	if r.known.at != i+1 || r.known.s != r.S {
		r.known = wordKinds{r.S, i + 1, r.kindsFrom(at, i)}
	}
	if r.known.kinds&kinds == 0 {
		return nil, 0
	}
	in := r.Lang.Initials.Numbers
	for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
		if w := &r.Lang.Numbers[k]; w.Kind&kinds != 0 {
			if j := r.wordEnd(w, i); j > 0 {
				return w, j
			}
		}
	}
	return nil, 0
}

// kindsFrom returns the kinds of all words of numbers at r.S[i:].
func (r *Reader) kindsFrom(at text.Initial, i int) (kinds lang.Kind) {
	in := r.Lang.Initials.Numbers
	for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
		if w := &r.Lang.Numbers[k]; w.Kind&^kinds != 0 && r.wordEnd(w, i) > 0 {
			kinds |= w.Kind
		}
	}
	return kinds
}

// wordEnd returns where a word of numbers ends that is at r.S[i:], or 0.
func (r *Reader) wordEnd(w *lang.NumberWord, i int) int {
	if j := text.Match(r.S, i, w.Words); j > 0 && (r.Lang.Glued || hyphenated(w.Words) || r.ends(j)) {
		return j
	}
	return 0
}

// hyphenated reports whether words end in what ties them to the next.
func hyphenated(words string) bool {
	c := words[len(words)-1]
	return c == '-' || c == '\''
}

// gap returns where the next word of a number may start after one that ends at
// r.S[i:]: past white space or a hyphen, or there, if words may hang together. It
// returns 0 if there is nowhere.
func (r *Reader) gap(i int) int {
	if i >= len(r.S) {
		return 0
	}
	if r.S[i] == '-' && i+1 < len(r.S) {
		return i + 1
	}
	if j := text.SkipSpace(r.S, i); j > i || r.Lang.Glued {
		if j == len(r.S) {
			return 0
		}
		return j
	}
	return 0
}

// next is word after a word that ends at r.S[i:].
func (r *Reader) next(i int, kinds lang.Kind) (*lang.NumberWord, int) {
	if i = r.gap(i); i == 0 {
		return nil, 0
	}
	return r.word(i, kinds)
}

// joined returns where the next word of a number starts after one of the words that
// join parts of numbers, which may stand at r.S[i:], or 0.
func (r *Reader) joined(i int) int {
	j := r.gap(i)
	if j == 0 {
		return 0
	}
	for _, w := range r.Lang.Joins {
		k := text.Match(r.S, j, w)
		if k <= 0 || k == len(r.S) {
			continue
		}
		if m := text.SkipSpace(r.S, k); m < len(r.S) && (m > k || r.Lang.Glued || r.Lang.UnitsTens || r.S[k] == '-') {
			if r.S[m] == '-' && m+1 < len(r.S) {
				m++
			}
			return m
		}
	}
	return 0
}

// A spelled number is one in words below ten thousand, without a scale.
type spelled struct {
	value   int64
	power   int  // of the scale that its one word includes
	places  int  // digits after the point
	round   bool // it ends in "hundred"
	article bool // it is an article, which counts what follows
	end     int  // 0 if there is none
}

// cardinal reads the number in words at r.S[i:] that goes on as far as it can.
func (r *Reader) cardinal(i int) (c spelled) {
	w, j := r.word(i, lang.KindCardinal|lang.KindHundred)
	switch {
	case w == nil:
		if w, j = r.word(i, lang.KindArticle); w == nil {
			return c
		}
		c = spelled{value: 1, article: true, end: j}
	case w.Kind == lang.KindHundred:
		c = spelled{value: 100, round: true, end: j}
	case w.Dual && r.joined(j) > 0: // "مليونا ومئتي ألف"
		return spelled{value: int64(w.Digits) / 2, power: int(w.Power), end: j}
	case w.Power > 0:
		return spelled{value: int64(w.Digits), power: int(w.Power), places: int(w.Places), end: j}
	default:
		c = spelled{value: int64(w.Digits), end: j}
	}
	for {
		if c.round && c.end < len(r.S) && r.S[c.end] == '-' && !r.Lang.Twenties {
			return c // a hyphen after a hundred is that of a range
		}
		plain, and := r.gap(c.end), 0
		if plain > 0 {
			if w, j := r.word(plain, lang.KindCardinal|lang.KindHundred); w != nil && r.extends(&c, w, false) {
				c.end = j
				continue
			}
			and = r.joined(c.end)
		}
		if and > 0 && !c.article {
			if w, j := r.word(and, lang.KindCardinal|lang.KindHundred); w != nil && r.extends(&c, w, true) {
				c.end = j
				continue
			}
		}
		return c
	}
}

// extends adds a word to the number before it, if both make one: units to tens,
// anything to hundreds.
func (r *Reader) extends(c *spelled, w *lang.NumberWord, joined bool) bool {
	if w.Kind == lang.KindHundred {
		if joined || c.value <= 0 || c.value >= 100 {
			return false
		}
		c.value, c.round, c.article = c.value*100, true, false
		return true
	}
	v := int64(w.Digits)
	if c.article || w.Power > 0 || v == 0 || v >= 100 {
		return false
	}
	switch below := c.value % 100; {
	case below == 0:
		if c.value < 100 {
			return false
		}
	case r.Lang.Twenties && below == 4 && v == 20 && !joined:
		v = 76
	case !r.tensAndUnits(below, v, joined):
		return false
	}
	c.value, c.round = c.value+v, false
	return true
}

// tensAndUnits reports whether a number below a hundred and the word v after it, from 1
// to 99, are one: "twenty five", "sechs und zwanzig", "soixante dix".
func (r *Reader) tensAndUnits(below, v int64, joined bool) bool {
	l := r.Lang
	switch {
	case v < 10:
		return below >= 20 && below%10 == 0 && (!joined || l.TensJoin) || l.TensUnits && below == 10
	case v < 20:
		return l.Twenties && (below == 60 || below == 80)
	}
	return l.UnitsTens && joined && below < 10 && v%10 == 0
}

// large reads a scale in full at r.S[i:], of a thousand or more, and a larger one
// that may follow it, or returns 0 for its end. An i of 0 is nowhere.
func (r *Reader) large(i int) (power, end int) {
	if i == 0 || i >= len(r.S) {
		return 0, 0
	}
	if power, kind, end := r.scale(i); end > 0 && power >= 3 && kind != 0 {
		return power, end
	}
	return 0, 0
}

// unit reads what may be halved at r.S[i:]: a scale, or a hundred.
func (r *Reader) unit(i int) (power, end int) {
	if i == 0 {
		return 0, 0
	}
	if w, j := r.word(i, lang.KindHundred); w != nil {
		if power, k := r.large(text.Blank(r.S, j)); k > 0 {
			return 2 + power, k
		}
		return 2, j
	}
	return r.large(i)
}

// words reads the number in words at r.S[i:] into n. Where there is none, end is i.
func (r *Reader) words(n *numeral, i int) (end int, why Flaw) {
	n.at = i
	if r.characters() {
		if m, j := r.han(i); j > i {
			*n = m
			if j == len(r.S) {
				return j, ""
			}
			return r.counted(n, j)
		}
	}
	if i < len(r.S) && r.S[i] == "½"[0] {
		if end = r.vulgar(n, i); end > 0 {
			return end, ""
		}
	}
	if i < len(r.S) && r.starts(text.InitialAt(r.S, i))&lang.StartNumbers == 0 {
		return i, r.misfit(i)
	}
	if end = r.fraction(n, i); end > 0 {
		return end, ""
	}
	if end = r.added(n, i); end > 0 {
		return end, ""
	}
	c := r.cardinal(i)
	if end = r.afterArticle(n, i); end > 0 {
		return end, ""
	}
	j := c.end
	switch {
	case j == 0:
		return r.scaleAlone(n, i)
	case c.power > 0:
		*n = wholeNumeral(i, c.value, NaturalStep(c.value)).scaledBy(c.power)
		if c.places > 0 {
			*n = numeral{at: i}.scaledBy(c.power).plus(lang.Part{Digits: uint64(c.value), Places: c.places})
		}
		return r.after(n, j, 0, c.power)
	}
	if w, k := r.next(j, lang.KindCollective); w != nil {
		return r.collective(n, i, c.value, w, k), ""
	}
	*n = wholeNumeral(i, c.value, NaturalStep(c.value))
	if c.value < 100 && !c.article {
		if end = r.partly(n, j); end > 0 {
			return end, ""
		}
	}
	if c.round { // a range may share the hundred: "two to three hundred"
		*n = wholeNumeral(i, c.value/100, NaturalStep(c.value/100)).scaledBy(2)
	}
	power, k := r.large(r.gap(j))
	switch {
	case k > 0 && c.article && r.S[k-1] == 's', k == 0 && c.article: // "a thousands"
		return i, r.misfit(i)
	case k > 0:
	case r.Lang.Glued && !r.ends(j):
		return i, r.misfit(i)
	default:
		return j, ""
	}
	*n = n.scaledBy(n.power + power)
	n.round, n.article = c.round, c.article
	return r.after(n, k, c.value, power)
}

// vulgar reads a sign for a fraction at r.S[i:], and the scale that it is of: "½ million".
func (r *Reader) vulgar(n *numeral, i int) int {
	for _, f := range lang.Vulgar {
		if !strings.HasPrefix(r.S[i:], f.Words) {
			continue
		}
		if power, kind, k := r.scale(i + len(f.Words)); k > 0 && power >= f.Places {
			*n = numeral{at: i}.scaledBy(power).plus(f)
			n.round = n.round || kind == hundreds
			return k
		}
	}
	return 0
}

// afterArticle reads what an article at r.S[i:] counts, if it is no scale: "un
// centinaio", which begins like a hundred, "eine halbe Million".
func (r *Reader) afterArticle(n *numeral, i int) (end int) {
	w, j := r.word(i, lang.KindArticle)
	if w == nil {
		return 0
	}
	if dozen, k := r.next(j, lang.KindCollective); dozen != nil && r.ends(k) {
		return r.collective(n, i, 1, dozen, k)
	}
	if at := r.gap(j); at > 0 {
		if end = r.fraction(n, at); end > 0 {
			n.at = i
		}
	}
	return end
}

// scaleAlone reads a scale at r.S[i:] that needs no number before it: "mil".
func (r *Reader) scaleAlone(n *numeral, i int) (end int, why Flaw) {
	w, j := r.word(i, lang.KindAlone)
	switch {
	case w == nil || !text.Apart(r.S, j) && !r.Lang.Glued:
		return i, r.misfit(i)
	case w.Power == 2:
		return j, r.misfit(i)
	}
	*n = wholeNumeral(i, 1, 1).scaledBy(int(w.Power))
	n.article = true
	if _, k := r.large(text.Blank(r.S, j)); k > 0 { // "mil millones"
		power, _, k := r.scale(i)
		n.power, j = power, k
	}
	return r.after(n, j, 0, int(w.Power))
}

// partly reads what may stand between a number in words and its scale, at r.S[i:]: a
// fraction, a hedge, or decimals.
func (r *Reader) partly(n *numeral, i int) (end int) {
	if end = r.mixed(n, i); end > 0 {
		return end
	}
	for _, p := range r.Lang.Infixes {
		if k := text.Match(r.S, i, p.Words); k > 0 {
			if power, k := r.large(text.Blank(r.S, k)); k > 0 {
				*n = n.scaledBy(power)
				n.vague = p.Hedge
				return k
			}
		}
	}
	return r.spelledPoint(n, i)
}

// after reads what follows a number in words and its scale, which ends at r.S[i:]: "and
// a half", or the smaller parts of a sum.
func (r *Reader) after(n *numeral, i int, count int64, power int) (end int, why Flaw) {
	if end = r.andHalf(n, i); end > 0 {
		return end, ""
	}
	if r.Lang.Glued && !r.ends(i) && r.cardinal(i).end == 0 {
		return n.at, r.misfit(n.at)
	}
	*n, end, why = r.sum(*n, i, long, power)
	return end, why
}

// andHalf reads a part of the scale before r.S[i:]: "and a half" after "two
// million". It returns 0 for the end if there is none.
func (r *Reader) andHalf(n *numeral, i int) int {
	if n.places > 0 || n.power < 2 || n.whole >= 100 {
		return 0
	}
	w, j := r.next(i, lang.KindAfter)
	if w == nil || !r.ends(j) || int(w.Places) > n.power {
		return 0
	}
	*n = n.plus(lang.Part{Digits: uint64(w.Digits), Places: int(w.Places)})
	return j
}

// mixed reads a fraction and the scale that it is of, at r.S[i:]: "and a half
// million" after "two".
func (r *Reader) mixed(n *numeral, i int) int {
	w, j := r.next(i, lang.KindAfter)
	if w == nil || n.places > 0 {
		return 0
	}
	power, k := r.unit(text.Blank(r.S, j))
	switch {
	case k == 0 && r.sharesScale(j):
		power, k = 0, j
	case k == 0:
		return 0
	}
	*n = n.scaledBy(power).plus(lang.Part{Digits: uint64(w.Digits), Places: int(w.Places)})
	return k
}

// fraction reads a part of a scale at r.S[i:]: "half a million", "half a dozen".
func (r *Reader) fraction(n *numeral, i int) int {
	w, j := r.word(i, lang.KindFraction)
	if w == nil {
		return 0
	}
	k := j
	if !hyphenated(w.Words) {
		if k = r.gap(j); k == 0 {
			return 0
		}
	}
	unit := Pow10[w.Places]
	part := lang.Part{Digits: uint64(w.Digits) % uint64(unit), Places: int(w.Places)}
	if power, m := r.unit(k); m > 0 && power >= int(w.Places) {
		*n = numeral{at: i, whole: uint64(int64(w.Digits) / unit)}.scaledBy(power).plus(part)
		return m
	}
	if c, m := r.word(k, lang.KindCollective); c != nil && w.Places == 1 && int64(c.Digits)*int64(w.Digits)%unit == 0 {
		*n = dozenNumeral(i, int64(c.Digits)*int64(w.Digits)/unit)
		return m
	}
	if whole := int64(w.Digits) / unit; whole > 0 && r.sharesScale(j) {
		*n = wholeNumeral(i, whole, 1).plus(part)
		return j
	}
	return 0
}

// sharesScale reports whether a range goes on at r.S[i:], after a fraction whose scale it
// may share: "one and a half to two million".
func (r *Reader) sharesScale(i int) bool {
	return i < len(r.S) && (r.to(i, false) > 0 || r.Open != "" && r.to(i, true) > 0)
}

// added reads a number before which stands what is added to or taken from it, in
// parts of its scale: साढ़े तीन करोड़, पौने दो लाख.
func (r *Reader) added(n *numeral, i int) int {
	w, j := r.word(i, lang.KindAdded|lang.KindTaken)
	if w == nil {
		return 0
	}
	if j = text.SkipSpace(r.S, j); j == len(r.S) {
		return 0
	}
	var count int64
	k := 0
	if text.Numeric(r.S, j) {
		var m numeral
		e, why := r.digits(&m, j)
		if why != "" || m.places > 0 || m.digits > 3 {
			return 0
		}
		count, k = int64(m.whole), e
	} else if c := r.cardinal(j); c.end > 0 && !c.article && c.power == 0 {
		count, k = c.value, c.end
	}
	if k == 0 {
		return 0
	}
	power, end := r.unit(text.SkipSpace(r.S, k))
	switch {
	case end == 0 && r.sharesScale(k):
		power, end = 0, k
	case end == 0 || power < int(w.Places):
		return 0
	}
	unit := Pow10[w.Places]
	total := count*unit + int64(w.Digits)
	if w.Kind == lang.KindTaken {
		total = count*unit - int64(w.Digits)
	}
	if total <= 0 {
		return 0
	}
	*n = wholeNumeral(i, total/unit, NaturalStep(total/unit)).scaledBy(power).plus(lang.Part{Digits: uint64(total % unit), Places: int(w.Places)})
	return end
}

// collective returns where a number ends that is counted by the dozen or the like,
// and a scale after it: "dos docenas", "une trentaine de milliers".
func (r *Reader) collective(n *numeral, at int, count int64, w *lang.NumberWord, i int) (end int) {
	if w.About && count == 1 {
		defer func() { n.vague, n.about = lang.About, true }()
	}
	people := count * int64(w.Digits)
	for _, of := range r.Lang.Ofs {
		if j := text.Match(r.S, text.SkipSpace(r.S, i), of); j > 0 {
			if k := text.SkipSpace(r.S, j); k > j || of[len(of)-1] >= 0x80 || of[len(of)-1] == '\'' {
				if power, m := r.large(k); m > 0 {
					*n = wholeNumeral(at, people, NaturalStep(people)).scaledBy(power)
					return m
				}
				if c, m := r.word(k, lang.KindCollective); c != nil && people*int64(c.Digits) >= 1000 {
					people *= int64(c.Digits)
					*n = wholeNumeral(at, people, NaturalStep(people))
					return m
				}
			}
		}
	}
	if w.Digits == 12 || w.Digits == 15 || count > 1 && w.Digits < 100 {
		*n = dozenNumeral(at, people)
		n.dozen = w.Digits == 12
		return i
	}
	*n = wholeNumeral(at, people, NaturalStep(people))
	n.scaled = people >= 100
	return i
}

// spelledPoint reads decimals in words and the scale after them, at r.S[i:]: "point
// three million" after "five".
func (r *Reader) spelledPoint(n *numeral, i int) int {
	j := text.Blank(r.S, i)
	if j == 0 {
		return 0
	}
	for _, p := range r.Lang.Points {
		k := text.Match(r.S, j, p)
		if k <= 0 {
			continue
		}
		var part lang.Part
		for k = text.Blank(r.S, k); k > 0 && part.Places < 6; {
			w, m := r.word(k, lang.KindCardinal)
			if w == nil || w.Digits > 99 || w.Power > 0 || w.Digits >= 10 && part.Places > 0 {
				break
			}
			digits := uint64(10)
			if w.Digits >= 10 {
				digits = 100
			}
			part.Digits, part.Places = part.Digits*digits+uint64(w.Digits), part.Places+len("1")
			if digits == 100 {
				part.Places++
			}
			k = text.Blank(r.S, m)
			if power, e := r.large(k); e > 0 && power >= part.Places {
				*n = n.scaledBy(power).plus(part)
				return e
			}
		}
	}
	return 0
}

// dozenNumeral returns the numeral of people counted by the dozen.
func dozenNumeral(at int, people int64) numeral {
	n := wholeNumeral(at, people, 1)
	n.scaled, n.dozen = true, true
	return n
}

// scaledBy returns n counted in a power of ten.
func (n numeral) scaledBy(power int) numeral {
	n.power, n.scaled, n.round = power, power >= 3, power == 2
	return n
}

// plus returns n and a part of its scale.
func (n numeral) plus(p lang.Part) numeral {
	n.frac, n.places = p.Digits, p.Places
	n.digits = max(n.digits, 1) // of "half a million" it is the 0 of 0.5
	return n
}

// Spelled reads the number in words at r.S[i:], and reports whether it is one that
// stands on its own in running text: of hundreds or more, or counted in a scale.
func (r *Reader) Spelled(i int) (end int, sure bool) {
	var n numeral
	end, why := r.number(&n, i)
	if why != "" || end <= i {
		return 0, false
	}
	after := end
	if _, j := r.CloserAt(end); j > 0 {
		after = j
	}
	if n.article && r.Lang.Han { // 万余, but not 万 alone
		return end, after > end
	}
	if r.Lang.Characters && !text.IsHan(r.S, i) && r.counter(after) == 0 && text.UnspacedAt(r.S, end) { // the 이 조 of 가까이 조합원
		return end, false
	}
	if v, _, why := n.value(); r.Lang.Characters && (why != "" || v < 1e5 && r.counter(after) == 0) && !text.IsHan(r.S, i) { // 이만 is "now", too
		return end, false
	}
	if text.IsHan(r.S, i) { // 千 begins other words, and 千万 is one
		_, power, _ := r.character(i)
		v, _, _ := n.value()
		if power > 0 && end-i <= len("千万") || v < 1e4 {
			return end, r.counter(after) > 0 && v > 10
		}
		return end, true
	}
	return end, n.scaled || n.power > 1 || n.digits+n.power >= 3 || n.vague == lang.About
}

// NumberWord returns where a word of numbers or a scale ends that is at r.S[i:], or
// 0. Words that are articles, too, are none.
func (r *Reader) NumberWord(i int) int {
	j, _ := r.NumberWordKind(i)
	return j
}

// NumberWordKind is NumberWord, and reports whether the word is a part of a scale: "half".
func (r *Reader) NumberWordKind(i int) (end int, part bool) {
	if i >= len(r.S) {
		return 0, false
	}
	at := text.InitialAt(r.S, i)
	words := r.starts(at)&lang.StartNumbers != 0
	if words {
		if w, j := r.wordFrom(at, i, lang.KindCardinal|lang.KindHundred|lang.KindAdded|lang.KindTaken); w != nil && text.Apart(r.S, j) {
			if a, k := r.wordFrom(at, i, lang.KindArticle); a != nil && k == j {
				return 0, false
			}
			return j, false
		}
	}
	if _, kind, j := r.scaleFrom(at, i); j > 0 && (kind != 0 || j-i > 1) {
		return j, false
	}
	if words {
		if w, j := r.wordFrom(at, i, lang.KindCollective|lang.KindAlone|lang.KindFraction); w != nil && text.Apart(r.S, j) {
			if a, k := r.wordFrom(at, i, lang.KindArticle); a == nil || k != j {
				return j, w.Kind == lang.KindFraction
			}
		}
	}
	return 0, false
}

// Counter returns where the noun of people ends that is at r.S[i:] and may stand between a
// number and a hedge, or 0.
func (r *Reader) Counter(i int) int { return r.counter(i) }

// Few returns where the number in words from two to ten ends that is at r.S[i:], or 0.
func (r *Reader) Few(i int) int {
	if w, j := r.word(i, lang.KindCardinal); w != nil && 2 <= w.Digits && w.Digits <= 10 && w.Power == 0 {
		return j
	}
	return 0
}

// Cardinal returns where the number in words ends that is at r.S[i:], or 0.
func (r *Reader) Cardinal(i int) int { return r.cardinal(i).end }

// Joined returns where what follows a word that joins the parts of numbers, which may
// stand at r.S[i:], starts, or 0.
func (r *Reader) Joined(i int) int { return r.joined(i) }

// To returns where what follows a sign or word between the ends of ranges, which may
// stand at r.S[i:], starts, or 0. Opened says that what opens a range stands before.
func (r *Reader) To(i int, opened bool) int { return r.to(i, opened) }
