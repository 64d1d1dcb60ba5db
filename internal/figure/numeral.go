package figure

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// A numeral is a number as it is written: digits and a scale, or words.
type numeral struct {
	at      int        // where it starts
	whole   uint64     // the digits before the point, meaningless if there are more than 18
	frac    uint64     // the digits after the point, meaningless if there are more than 18
	digits  int        // how many digits are before the point
	zeros   int        // how many of them are zeros at the end
	places  int        // how many digits are after the point
	power   int        // of the scale
	scaled  bool       // a scale of a Thousand or more is written, or none is wanted
	round   bool       // the scale starts with "hundred", which a range may share or not
	dozen   bool       // it is counted in dozens, which a range may share
	article bool       // an article counts the scale, which is then not for sharing: "a Thousand"
	uneven  bool       // a part of it is not less than the unit before that
	about   bool       // its word says that it is about as much: "une centaine"
	pair    uint64     // the second of two approximate numbers, in the same scale: the 5 of 四五千
	first   *lang.Form // the scale, if it stands before the digits
	vague   lang.Hedge // what stands between the digits and the scale: AtLeast in "2+ million"
}

// number reads the numeral at r.S[i:] into n, which is zero, and returns where it
// ends, or where it goes wrong. Where there is none at all, end is i.
func (r *Reader) number(n *numeral, i int) (end int, why Flaw) {
	switch {
	case i == len(r.S):
		return i, r.misfit(i)
	case text.Numeric(r.S, i):
		if end, why = r.digits(n, i); why != "" || end == len(r.S) {
			return end, why
		}
		if r.S[end] == '/' {
			f, power, k := r.slashed(i)
			if k > 0 && text.Blank(r.S, i+len(f.Words)) > 0 {
				*n = numeral{at: i}.scaledBy(power).plus(f)
				return k, ""
			}
		}
		return r.counted(n, end)
	case r.S[i] == r.Decimal && r.Whole:
		if end = r.pointFirst(n, i); end > 0 {
			return end, ""
		}
		return r.words(n, i)
	case len(r.Forms) > 0 && r.S[i] != ' ':
		if end = r.scaleFirst(n, i); end > 0 {
			return end, ""
		}
	}
	return r.words(n, i)
}

// slashed are the fractions of Vulgar as they are typed.
var slashed = [...]lang.Part{{Words: "1/2", Digits: 5, Places: 1}, {Words: "1/4", Digits: 25, Places: 2}, {Words: "3/4", Digits: 75, Places: 2}}

// slashed reads a fraction that is typed with a slash at r.S[i:], and the scale that it is
// of: "1/2 million". Its end is 0 if there is none.
func (r *Reader) slashed(i int) (f lang.Part, power, end int) {
	for _, f := range slashed {
		if strings.HasPrefix(r.S[i:], f.Words) {
			if power, _, k := r.scale(i + len(f.Words)); k > 0 && power >= 3 {
				return f, power, k
			}
		}
	}
	return f, 0, 0
}

// pointFirst reads decimals with nothing before the point, which is at r.S[i:], and their
// scale: ".5M".
func (r *Reader) pointFirst(n *numeral, i int) int {
	end := i + 1
	part := lang.Part{}
	for ; end < len(r.S) && text.IsDigit(r.S[end]); end++ {
		part.Digits = part.Digits*10 + uint64(r.S[end]-'0')
		part.Places++
	}
	power, kind, k := r.scale(end)
	if part.Places == 0 || k == 0 {
		return 0
	}
	*n = numeral{at: i}.scaledBy(power).plus(part)
	n.round = n.round || kind == hundreds
	return k
}

// exponent reads the power of ten that programs write after a number, at r.S[i:]: "1.5e6",
// "1e+06".
func (r *Reader) exponent(n *numeral, i int) int {
	j := i + 1
	if j < len(r.S) && r.S[j] == '+' {
		j++
	}
	start, power := j, 0
	for ; j < len(r.S) && text.IsDigit(r.S[j]); j++ {
		power = min(10*power+int(r.S[j]-'0'), len(Pow10))
	}
	written := n.digits
	if n.places > 0 {
		written += len(".") + n.places
	}
	if j == start || i-n.at != written { // in groups
		return 0
	}
	if n.whole == 0 && n.frac == 0 {
		power = min(power, len(Pow10)-1) // of nothing, any is little enough
	}
	n.power, n.scaled = power, true
	return j
}

// scaleFirst reads a number whose scale stands before the digits, or alone for one.
func (r *Reader) scaleFirst(n *numeral, i int) int {
	for k := range r.Forms {
		f := &r.Forms[k]
		if f.Before == "" && !f.Alone {
			continue
		}
		j := text.Match(r.S, i, f.Before+f.After)
		if f.Alone {
			if j > 0 && text.Apart(r.S, j) {
				if w, _ := r.word(i, lang.KindAlone); w != nil { // which a smaller part may follow: "mille neuf cents"
					continue
				}
				*n = wholeNumeral(i, 1, 1).scaledBy(int(f.Power))
				return j
			}
			continue
		}
		if j = text.Match(r.S, i, f.Before); j < 0 {
			continue
		}
		if j = text.SkipSpace(r.S, j); j == len(r.S) || !text.Numeric(r.S, j) {
			continue
		}
		var m numeral
		k, why := r.digits(&m, j)
		if why != "" {
			continue
		}
		if f.After != "" {
			if k = r.form(f.After, text.SkipSpace(r.S, k)); k == 0 {
				continue
			}
		}
		m.at = i
		*n = m.scaledBy(int(f.Power))
		n.first = f
		return k
	}
	return 0
}

// counted reads the scale that may follow the digits of n, which end before the
// end of the text, at r.S[i:], and what goes on after it.
func (r *Reader) counted(n *numeral, i int) (end int, why Flaw) {
	j := i
	c := r.S[i]
	if c <= ' ' {
		if j = text.SkipSpace(r.S, i); j == len(r.S) {
			return i, ""
		}
		c = r.S[j]
	}
	lists := ^uint16(0) // in which what follows may be
	if text.IsLetter(c) {
		lists = r.starts(text.InitialAt(r.S, j))
	}
	if lists&(lang.StartNumbers|lang.StartInside) != 0 {
		if m, j := r.loose(*n, i); j > 0 {
			*n = m
			return j, ""
		}
	} else if j > i && lists&lang.StartScales == 0 && c|0x20 != 'k' && c != 'M' && r.Forms == nil && !r.Whole {
		return i, "" // as most are
	}
	if c == '-' && j == i && i+1 < len(r.S) && text.IsLetter(r.S[i+1]) { // "1.5-million"
		if power, kind, k := r.scale(i + 1); k > 0 && (kind == long || kind == hundreds) {
			n.power, n.scaled, n.round = power, power >= 3, kind == hundreds
			return k, ""
		}
	}
	if c < utf8.RuneSelf && !text.IsLetter(c) {
		return i, ""
	}
	if c|0x20 == 'e' && j == i && r.Whole {
		if k := r.exponent(n, i); k > 0 {
			return k, ""
		}
	}
	if j == i {
		if k := r.second(n, i); k > 0 {
			i, j = k, k
		}
	}
	power, kind, k := r.scale(j)
	if k == 0 {
		if w, k := r.word(j, lang.KindCollective); w != nil && n.places == 0 && n.digits < 4 {
			return r.collective(n, n.at, int64(n.whole), w, k), ""
		}
		return i, ""
	}
	n.power, n.scaled, n.round = power, power >= 3, power == 2 || kind == hundreds
	if k < len(r.S) {
		if end := r.andHalf(n, k); end > 0 {
			return end, ""
		}
		if n.places == 0 && n.pair == 0 {
			*n, k, why = r.sum(*n, k, kind, power)
		}
	}
	return k, why
}

// second reads the second of two approximate digits at r.S[i:], after a comma: "5、6万人".
func (r *Reader) second(n *numeral, i int) int {
	if n.digits != 1 || n.places > 0 || n.whole == 0 || n.whole == 9 || !strings.HasPrefix(r.S[i:], "、") {
		return 0
	}
	i += len("、")
	if d, _, size := r.character(i); size > 0 && d == int64(n.whole)+1 && r.pairs(i+size) {
		n.pair = uint64(d)
		return i + size
	}
	if i < len(r.S) && uint64(r.S[i]-'0') == n.whole+1 && r.pairs(i+1) {
		n.pair = n.whole + 1
		return i + 1
	}
	return 0
}

// loose reads what may stand between digits and scale: the hedge of "2+
// million" and "10多万", the fraction of "2½ million", "5 1/2 million" and "2 and a
// half million". It returns 0 for the end if there is nothing of the kind.
func (r *Reader) loose(n numeral, i int) (_ numeral, end int) {
	if n.places > 0 {
		return n, 0
	}
	inside := r.starts(text.InitialAt(r.S, i))&lang.StartInside != 0
	for _, p := range r.Lang.Infixes {
		if !inside {
			break
		}
		j := text.Match(r.S, i, p.Words)
		if j < 0 || p.Words != "+" && !text.Apart(r.S, j) {
			continue
		}
		if power, _, k := r.scale(j); k > 0 {
			n = n.scaledBy(power)
			n.vague = p.Hedge
			return n, k
		}
	}
	at := text.SkipSpace(r.S, i)
	for _, f := range lang.Vulgar {
		if strings.HasPrefix(r.S[at:], f.Words) {
			j := at + len(f.Words)
			power, kind, k := r.scale(j)
			switch {
			case k > 0 && power >= f.Places:
				n = n.scaledBy(power).plus(f)
				n.round = n.round || kind == hundreds
				return n, k
			case k == 0 && r.sharesScale(j):
				return n.plus(f), j
			}
		}
	}
	if at > i { // "5 1/2 million"
		if f, power, k := r.slashed(at); k > 0 {
			return n.scaledBy(power).plus(f), k
		}
	}
	if end = r.mixed(&n, i); end > 0 {
		return n, end
	}
	return n, 0
}

// sum reads what follows a number that ends in a scale, at r.S[i:]: the 64 lakh of "1
// crore 64 lakh", the 4000 of "16万4000", the 300 mil of "1 milhão e 300 mil", the two
// hundred of "fifty thousand two hundred". Unit is the power of its last scale.
func (r *Reader) sum(n numeral, i int, last scaleKind, unit int) (_ numeral, end int, why Flaw) {
	total, step, flawed := n.value()
	uneven := -1
	end = i
	if n.article && last == 0 {
		last = long
	}
	low, above := int64(0), 19 // what counts the next 만, and the last scale of that kind
	if unit < 4 {
		low = total
	} else {
		above = unit
	}
	for end < len(r.S) && unit > 0 && last != 0 {
		p := r.part(end, last, unit)
		if p.end == 0 {
			break
		}
		if p.power >= unit || p.people >= Pow10[unit] {
			if !r.Whole {
				break
			}
			uneven = p.at
		}
		if total += p.people; uneven >= 0 {
			total = 0
		}
		if p.people != 0 {
			step = p.step
		}
		unit, end, last = p.power, p.end, p.kind
		if low += p.people; unit >= 4 {
			low, above = 0, unit
		}
		if power, k := r.myriadOf(end, last, above); k > 0 && 0 < low && low < 10_000 && uneven < 0 && flawed == "" { // "1천200만", 一万五千亿
			total += low * (Pow10[power] - 1)
			step *= Pow10[power]
			unit, end, low, above = power, k, 0, power
		}
	}
	switch {
	case uneven >= 0:
		return unevenNumeral(uneven), end, ""
	case flawed != "" || end == i:
		return n, end, ""
	}
	if last == myriad && total < 1e8 && end < len(r.S) { // 一万五千亿
		if power, _, k := r.scaleAt(text.SkipSpace(r.S, end)); power == 8 {
			return wholeNumeral(n.at, total, step).scaledBy(8), k, ""
		}
	}
	n = wholeNumeral(n.at, total, step)
	n.scaled = true
	return n, end, ""
}

// myriadOf reads a scale of ten thousand or more at r.S[i:], below another, which
// counts all that stands in smaller ones before it.
func (r *Reader) myriadOf(i int, last scaleKind, above int) (power, end int) {
	if last != myriad || i >= len(r.S) {
		return 0, 0
	}
	power, kind, end := r.scaleAt(text.SkipSpace(r.S, i))
	if kind != myriad || power < 4 || power >= above || above == 8 && power != 4 {
		return 0, 0
	}
	return power, end
}

// A part is one of those after the first in a sum.
type part struct {
	at, end      int
	people, step int64
	power        int // of its scale
	kind         scaleKind
}

// part reads the next part of a sum at r.S[i:], after one in a scale.
func (r *Reader) part(i int, last scaleKind, unit int) (p part) {
	j := r.afterComma(i, last)
	at := text.SkipSpace(r.S, j)
	joined := r.joined(j)
	if joined > 0 && joined < len(r.S) {
		at = joined
	} else {
		joined = 0
	}
	if at == len(r.S) || at == j && last != myriad && !r.Lang.Glued && joined == 0 {
		return p
	}
	_, _, character := r.character(at)
	switch {
	case text.Numeric(r.S, at) || r.characters() && character > 0:
		if j == i {
			return r.partInDigits(partPlace{after: j, at: at, joined: joined > 0, character: character > 0}, last, unit)
		}
	case j > i || last != 0:
		return r.partInWords(at, last)
	}
	return p
}

// afterComma returns where the white space after a comma at r.S[i:] starts, if a part of
// a sum may follow it in words, or i: "one million, two hundred thousand".
func (r *Reader) afterComma(i int, last scaleKind) int {
	if r.S[i] == ',' && text.Blank(r.S, i+1) > 0 && last != 0 && last != myriad {
		if k := text.SkipSpace(r.S, i+1); k < len(r.S) && text.IsLetter(r.S[k]) {
			return i + 1
		}
	}
	return i
}

// partInWords reads a part of a sum in words at r.S[at:].
func (r *Reader) partInWords(at int, last scaleKind) part {
	c := r.cardinal(at)
	if c.end == 0 || c.article || c.places > 0 {
		return part{}
	}
	p := part{at: at, end: c.end, people: c.value, power: c.power, kind: last}
	if c.power == 0 {
		if power, k := r.large(r.gap(c.end)); k > 0 {
			p.power, p.end, p.kind = power, k, long
		}
	}
	if p.power > 18 || p.people > MaxPeople/Pow10[p.power] {
		p.people, p.step = MaxPeople, 1 // not less than any unit
		return p
	}
	p.people *= Pow10[p.power]
	p.step = NaturalStep(p.people)
	return p
}

// A partPlace is where a part of a sum in digits is.
type partPlace struct {
	after, at int  // where what is before it ends, and where it starts
	joined    bool // a word joins it to that
	character bool // its first digit is written as a character
}

// partInDigits reads a part of a sum in digits, or in characters.
func (r *Reader) partInDigits(in partPlace, last scaleKind, unit int) part {
	var n numeral
	k, why := r.digits(&n, in.at)
	if why != "" || n.places > 0 || n.pair > 0 {
		return part{}
	}
	power, kind, m := 0, last, 0
	if k < len(r.S) {
		power, kind, m = r.scale(k)
	}
	if m > 0 && kind == myriad && last == myriad && power >= unit {
		power, m = r.lesserScale(&n, k, power, m, unit)
	}
	switch {
	case m == 0 && in.at > in.after && in.character && !text.IsHan(r.S, in.at) && r.counter(k) == 0 && text.UnspacedAt(r.S, k):
		return part{} // the 이 of 3천 이상
	case m > 0 && kind == 0 && last != 0: // "5 million 3K" is two numbers
		return part{}
	case m > 0:
		n.power = power
	case r.Lang.Shortened && last == myriad && n.digits == 1 && n.whole > 0 && unit > 1 && text.Apart(r.S, k):
		n.power, m = unit-1, k
	case in.joined && (!r.Lang.JoinDigits || unit != 3), !r.standsAlone(&n, k, last, unit):
		return part{}
	default:
		m = k
	}
	p := part{at: in.at, end: m, power: n.power, kind: kind}
	if p.people, p.step, why = n.value(); why != "" {
		p.people, p.step = MaxPeople, 1 // not less than any unit
	}
	return p
}

// standsAlone reports whether a part of a sum without a scale, which ends at r.S[k:], can
// be one: "79 bin 414".
func (r *Reader) standsAlone(n *numeral, k int, last scaleKind, unit int) bool {
	grouped := k-n.at > n.digits && text.IsDigit(r.S[n.at])
	return last == myriad && n.digits > 1 || (unit == 3 && n.digits <= 3 || grouped) && text.Apart(r.S, k)
}

// lesserScale returns the scale at r.S[k:] of a part n, where that of all that follows,
// which is given, is not less than the unit before it: it is of the whole sum.
func (r *Reader) lesserScale(n *numeral, k, power, end, unit int) (int, int) {
	switch first, _, e := r.scaleAt(text.SkipSpace(r.S, k)); {
	case first == 8 && unit == 4: // the 五千 of 一万五千亿
		n.digits = max(n.digits, 2)
		return 0, 0
	case first < unit:
		return first, e
	case unit <= 3 && first >= 4 && n.whole < uint64(Pow10[unit]): // the 200 of "1천200만"
		return 0, k
	}
	return power, end
}

// unevenNumeral returns the numeral of a sum whose part at a byte is not less
// than the unit before it. Its value is refused, after its text is read.
func unevenNumeral(at int) numeral { return numeral{at: at, digits: 19, uneven: true} }

// wholeNumeral returns the numeral of a number of people with a given step.
func wholeNumeral(at int, people, step int64) numeral {
	return numeral{at: at, whole: uint64(people), digits: Digits(people), zeros: Digits(step) - 1}
}

// digits reads the digits at r.s[i:], grouped or not, and the decimals after
// them into n.
func (r *Reader) digits(n *numeral, i int) (end int, why Flaw) {
	n.at = i
	s := r.S
	if s[i] >= utf8.RuneSelf {
		return r.foreignDigits(n, i)
	}
	leading := s[i] == '0'
	i = n.digitRun(s, i)
	if i == len(s) {
		return n.wellLed(leading, i)
	}
	if end, ok := r.otherSigns(n, i); ok {
		return end, ""
	}
	switch c := s[i]; {
	case c == r.Decimal, text.IsLetter(c):
	default:
		if size := r.groupSign(i); size > 0 {
			if i, why = r.groups(n, i, size, text.Script{Zero: '0'}); why != "" {
				return i, why
			}
		}
	}
	if i+1 < len(s) && s[i] == r.Decimal && text.IsDigit(s[i+1]) {
		for i++; i < len(s) && text.IsDigit(s[i]); i++ {
			n.frac = n.frac*10 + uint64(s[i]-'0')
			n.places++
		}
	}
	return n.wellLed(leading, i)
}

// wellLed returns end, or where n starts if a zero leads other digits.
func (n *numeral) wellLed(zero bool, end int) (int, Flaw) {
	if zero && n.digits > 1 {
		return n.at, flawLeading
	}
	return end, ""
}

// digitRun adds the digits 0 to 9 at s[i:] to n and returns where they end.
func (n *numeral) digitRun(s string, i int) int {
	start, whole, zeros := i, n.whole, n.zeros
	for ; i < len(s); i++ {
		d := s[i] - '0'
		if d > 9 {
			break
		}
		whole = whole*10 + uint64(d)
		zeros++
		if d != 0 {
			zeros = 0
		}
	}
	n.whole, n.zeros = whole, zeros
	n.digits += i - start
	return i
}

// foreignDigits is digits for those of other scripts.
func (r *Reader) foreignDigits(n *numeral, i int) (end int, why Flaw) {
	zero := text.ForeignDigit(r.S, i)
	switch zero {
	case 0:
		*n, end = r.han(i)
		return end, ""
	case '០': // CLDR has the comma for the point of Khmer digits alone
		khmer := *r
		khmer.Decimal, khmer.Group, khmer.Other = ',', '.', ' '
		r = &khmer
	}
	of := text.ScriptOf(r.S, i, zero)
	leading := r.S[i+len(of.Lead)] == of.Zero
	i = n.run(r.S, i, of)
	if i < len(r.S) {
		if size := r.groupSign(i); size > 0 {
			if i, why = r.groups(n, i, size, of); why != "" {
				return i, why
			}
		}
	}
	if i < len(r.S) {
		if size := r.pointSign(i); size > 0 && of.DigitAt(r.S, i+size) {
			whole, digits, zeros := n.whole, n.digits, n.zeros
			n.whole, n.digits = 0, 0
			i = n.run(r.S, i+size, of)
			n.frac, n.places = n.whole, n.digits
			n.whole, n.digits, n.zeros = whole, digits, zeros
		}
	}
	return n.wellLed(leading, i)
}

// run adds the digits of a script at s[i:] to n and returns where they end.
func (n *numeral) run(s string, i int, of text.Script) int {
	if of.Lead == "" {
		return n.digitRun(s, i)
	}
	for of.DigitAt(s, i) {
		i += len(of.Lead)
		n.add(s[i] - of.Zero)
		i++
	}
	return i
}

// add adds a digit to n.
func (n *numeral) add(d byte) {
	n.whole = n.whole*10 + uint64(d)
	n.digits++
	n.zeros++
	if d != 0 {
		n.zeros = 0
	}
}

// groups adds the groups of digits at r.s[i:], each after the same sign of the
// given size, to n. All have three digits, or (after a comma, and one or two
// digits) all two but the last. White space before fewer digits, and any sign
// before none, is not the number's.
func (r *Reader) groups(n *numeral, i, size int, of text.Script) (end int, why Flaw) {
	start, first, last, pairs := i, n.digits, 0, false
	sign := r.S[i : i+size]
	comma := isComma(sign)
	space := !comma && text.SkipSpace(sign, 0) > 0
	for i+size < len(r.S) && r.S[i:i+size] == sign && of.DigitAt(r.S, i+size) {
		whole, zeros, before := n.whole, n.zeros, n.digits
		j := n.run(r.S, i+size, of)
		group := n.digits - before
		switch {
		case group == 3 && first <= 3:
		case space:
			n.whole, n.zeros, n.digits = whole, zeros, before
			return i, ""
		case !comma:
			return start, flawThrees
		case group != 3 && group != 2:
			return start, flawGrouping
		}
		if last == 3 && (group == 2 || pairs) {
			return start, flawGrouping
		}
		pairs = pairs || group == 2
		last, i = group, j
	}
	if last == 2 || last != 0 && first > 3 || pairs && first > 2 {
		return start, flawGrouping
	}
	return i, ""
}

// isComma reports whether a sign groups digits as a comma does: in threes, or
// as India does.
func isComma(sign string) bool {
	return sign == "," || sign == "٬" || sign == "،" || sign == "，" || sign == "⹁"
}

// groupSign returns the length of the sign at r.s[i:] if it groups digits, and
// otherwise 0. No-break and thin spaces do everywhere, as do the commas of
// other scripts.
func (r *Reader) groupSign(i int) int {
	switch c := r.S[i]; {
	case c >= utf8.RuneSelf:
		return r.foreignSign(i)
	case c == r.Group, c == r.Other, c == '_' && r.Whole: // as programs write it
		return 1
	}
	return 0
}

// foreignSign is groupSign for signs beyond ASCII.
func (r *Reader) foreignSign(i int) int {
	switch s := r.S[i:]; {
	case strings.HasPrefix(s, "\u00a0"), strings.HasPrefix(s, "٬"), strings.HasPrefix(s, "،"):
		return 2
	case strings.HasPrefix(s, "\u202f"), strings.HasPrefix(s, "\u2009"), strings.HasPrefix(s, "，"), strings.HasPrefix(s, "⹁"):
		return 3
	case r.Group == '\'' && strings.HasPrefix(s, "’"):
		return 3
	}
	return 0
}

// pointSign returns the length of the sign at r.s[i:] if decimals may follow
// it, and otherwise 0.
func (r *Reader) pointSign(i int) int {
	switch c := r.S[i]; {
	case c == r.Decimal:
		return 1
	case c < utf8.RuneSelf:
		return 0
	case strings.HasPrefix(r.S[i:], "٫"):
		return len("٫")
	case strings.HasPrefix(r.S[i:], "．"):
		return len("．")
	}
	return 0
}

// plain reports whether n, which ends at s[:end], is in digits alone: not
// grouped, without decimals or a scale.
func (n *numeral) plain(s string, end int) bool {
	if s[n.at] < utf8.RuneSelf {
		return end-n.at == n.digits
	}
	zero := text.ForeignDigit(s, n.at)
	return zero != 0 && new(numeral).run(s, n.at, text.ScriptOf(s, n.at, zero)) == end
}

// share gives a the scale of the end of the range after it, where it was left
// out: "50–60K". A number written in full ("50,000–60K") keeps its own size, unless the
// other is, too, and has a scale ("1600–2000 M").
func (a *numeral) share(b numeral) {
	if !a.scaled && a.power == 0 && a.places == 0 && a.digits > 3 && b.digits > 3 && a.whole <= b.whole && b.unit() >= 5 { // "1600–2000 M"
		a.power += b.unit()
		return
	}
	if !a.short() {
		return
	}
	if b.dozen && a.power == 0 && a.places == 0 && a.whole*12 < b.whole { // "two to three dozen"
		*a = dozenNumeral(a.at, int64(a.whole)*12)
	}
	if b.round && !a.round { // "two to three hundred", but "fifty to a hundred"
		full := *a
		full.power += b.power
		low, _, flawed := full.value()
		if high, _, why := b.value(); why != "" || flawed == "" && low < high {
			*a = full
			return
		}
	}
	if b.lends() {
		a.power += b.unit()
	}
}

// lends reports whether the scale of n may be meant for a number before it.
func (n *numeral) lends() bool { return n.unit() >= 3 && !n.article }

// unit returns the power of ten of n's scale, without a hundred in it.
func (n *numeral) unit() int {
	if n.round {
		return n.power - 2
	}
	return n.power
}

// short reports whether n has no scale and may be short of one.
func (n *numeral) short() bool { return !n.scaled && n.digits+n.power <= 3 }

// value returns the people that n counts and its step.
func (n *numeral) value() (people, step int64, why Flaw) {
	switch {
	case n.uneven:
		return 0, 0, FlawParts
	case n.digits > 18 || n.power > 18 || n.whole >= uint64(Pow10[18-n.power]):
		return 0, 0, FlawLarge
	case n.places > n.power:
		return 0, 0, FlawFraction
	}
	people = int64(n.whole)*Pow10[n.power] + int64(n.frac)*Pow10[n.power-n.places]
	switch {
	case people == 0:
		return 0, 1, ""
	case n.places > 0:
		return people, Pow10[n.power-n.places], ""
	}
	return people, Pow10[n.power+n.zeros], ""
}

// A percent is a share in thousandths of a percent.
type percent uint32

// percent reads a percentage at r.s[i:], of at most three digits before and
// three after the point, and returns where it ends, or 0 if none is there.
func (r *Reader) percent(i int) (p percent, end int) {
	s := r.S
	var n numeral
	start := i
	i = n.digitRun(s, i)
	if n.digits == 0 || n.digits > 3 || s[start] == '0' && n.digits > 1 {
		return 0, 0
	}
	p = percent(n.whole * 1000)
	if i+1 < len(s) && s[i] == r.Decimal && text.IsDigit(s[i+1]) {
		i++
		for unit := percent(100); i < len(s) && text.IsDigit(s[i]); i++ {
			if unit == 0 {
				return 0, 0
			}
			p += unit * percent(s[i]-'0')
			unit /= 10
		}
	}
	i = text.SkipSpace(s, i)
	if j := r.percentAt(i); j > 0 {
		return p, j
	}
	return 0, 0
}

// of returns the share p of n, without the part of a person that is over.
func (p percent) of(n int64) int64 {
	hi, lo := bits.Mul64(uint64(n), uint64(p))
	quo, _ := bits.Div64(hi, lo, 100*1000)
	return int64(min(quo, uint64(MaxPeople)+1)) // more is too large all the same
}

// otherSigns reads digits whose signs are those of another country, or blanks, where
// they can mean but one thing: a decimal before one or two digits and a scale ("2.7
// millones"), groups of three before a noun of people or things ("62.000 entrées", "6
// 500 people"), or more than one of them ("3.213.000").
func (r *Reader) otherSigns(n *numeral, i int) (end int, ok bool) {
	s := r.S
	if i >= len(s) || n.digits > 3 {
		return 0, false
	}
	if rev := r.Lang.Reversed; rev != "" && strings.HasPrefix(s[i:], rev) && i+len(rev) < len(s) && text.IsDigit(s[i+len(rev)]) {
		return r.reversed(n, i+len(rev))
	}
	c, j := s[i], i+1
	if k := text.SkipSpace(s, i); k > i && c != '\n' {
		c, j = ' ', k
	}
	if c != '.' && c != ',' && c != ' ' || j >= len(s) {
		return 0, false
	}
	if c == ',' && s[j] == ' ' && n.digits == 3 {
		j++ // "615, 200 people": a blank slipped in
	}
	run := j
	for run < len(s) && text.IsDigit(s[run]) {
		run++
	}
	switch size := run - j; {
	case c != ' ' && c != r.Decimal && j == i+1 && (size == 1 || size == 2):
		return r.otherDecimals(n, j, run)
	case size != 3 || s[i-n.digits] == '0':
		return 0, false
	}
	return r.otherGroups(n, i, j)
}

// otherDecimals reads the decimals in r.S[i:end] after another country's sign, if a scale
// follows them.
func (r *Reader) otherDecimals(n *numeral, i, end int) (int, bool) {
	if _, kind, k := r.scale(end); k == 0 || kind == 0 && !r.Whole && text.Blank(r.S, end) == 0 {
		return 0, false
	}
	for ; i < end; i++ {
		n.frac = n.frac*10 + uint64(r.S[i]-'0')
		n.places++
	}
	return end, true
}

// otherGroups reads groups of three digits after another country's sign, which is at
// r.S[i:] and followed by the first at r.S[j:].
func (r *Reader) otherGroups(n *numeral, i, j int) (end int, ok bool) {
	s, c := r.S, r.S[i]
	if text.SkipSpace(s, i) > i {
		c = ' '
	}
	groups, k := 0, i
	for m := j; r.threeDigits(m); m++ {
		groups, k = groups+1, m+3
		if m = k; c == ' ' {
			m = text.SkipSpace(s, k) - 1
		}
		if m < k || k == len(s) || s[k] != s[i] { // blanks of another kind part numbers
			break
		}
	}
	own := c == r.Group && j == i+1 || c == ' ' && (r.Group == ' ' || r.Other == ' ')
	right := c != ' ' && j == i+1 // as the other country writes it
	switch {
	case groups == 0 || own:
		return 0, false
	case c == ' ' && r.Whole && k == len(s):
	case r.counted1(k, c == ' '):
	case right && c != r.Decimal && r.Group == ' ' && r.Lang != &lang.NoLanguage:
	case right && groups > 1:
	default:
		return 0, false
	}
	for m := i; m < k; m++ {
		if text.IsDigit(s[m]) {
			n.add(s[m] - '0')
		}
	}
	return k, true
}

// threeDigits reports whether three digits are at r.S[i:], and not four.
func (r *Reader) threeDigits(i int) bool {
	s := r.S
	return i+3 <= len(s) && text.IsDigit(s[i]) && text.IsDigit(s[i+1]) && text.IsDigit(s[i+2]) && (i+3 == len(s) || !text.IsDigit(s[i+3]))
}

// counted1 reports whether a noun of people or of what is counted like them is at
// r.S[i:], after a blank, or near there, after another word.
func (r *Reader) counted1(i int, near bool) bool {
	j := text.Blank(r.S, i)
	if j == 0 || j == len(r.S) {
		return false
	}
	for _, of := range r.Lang.Ofs {
		if k := text.Match(r.S, j, of); k > 0 && text.SkipSpace(r.S, k) > k {
			j = text.SkipSpace(r.S, k)
			break
		}
	}
	if r.nounAt(j) {
		return true
	}
	if _, _, k := r.scaleAt(j); !near || k > 0 || r.NumberWord(j) > 0 {
		return false
	}
	j = text.Blank(r.S, text.WordEnd(r.S, j)) // "unique viewers"
	return j > 0 && r.nounAt(j)
}

// nounAt reports whether a noun of people or of what is counted like them is at r.S[i:].
func (r *Reader) nounAt(i int) bool {
	if i == len(r.S) {
		return false
	}
	at := text.InitialAt(r.S, i)
	lists := r.starts(at)
	among := func(list []lang.Noun, in text.Initials) bool {
		for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
			if end := text.Match(r.S, i, list[k].Words); end > 0 && text.Apart(r.S, end) {
				return true
			}
		}
		return false
	}
	return lists&lang.StartPeople != 0 && among(r.Lang.People, r.Lang.Initials.People) ||
		lists&lang.StartThings != 0 && among(r.Lang.Things, r.Lang.Initials.Things)
}

// reversed reads the digits that the agencies of some languages write after those
// that follow them in value: 450ر62 is 62,450, and 25ر4 million are 4.25 million.
func (r *Reader) reversed(n *numeral, i int) (end int, ok bool) {
	var high numeral
	high.at = n.at
	end = high.digitRun(r.S, i)
	if _, _, k := r.scale(end); end < len(r.S) && k > 0 {
		if high.digits > n.digits {
			n.frac, n.places = high.whole, high.digits
			return end, true
		}
		high.frac, high.places = n.whole, n.digits
		*n = high
		return end, true
	}
	if n.digits != 3 && high.digits != 3 || high.digits > 3 {
		return 0, false
	}
	if high.digits == 3 && n.digits < 3 {
		for _, unit := range [...]uint64{100, 10, 1} {
			n.add(byte(high.whole / unit % 10))
		}
		return end, true
	}
	low := n.whole
	*n = high
	for _, unit := range [...]uint64{100, 10, 1} {
		n.add(byte(low / unit % 10))
	}
	return end, true
}
