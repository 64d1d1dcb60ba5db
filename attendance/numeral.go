package attendance

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A numeral is a number as it is written: digits and a scale, or words.
type numeral struct {
	at      int    // where it starts
	whole   uint64 // the digits before the point, meaningless if there are more than 18
	frac    uint64 // the digits after the point, meaningless if there are more than 18
	digits  int    // how many digits are before the point
	zeros   int    // how many of them are zeros at the end
	places  int    // how many digits are after the point
	power   int    // of the scale
	scaled  bool   // a scale of a thousand or more is written, or none is wanted
	round   bool   // the scale starts with "hundred", which a range may share or not
	dozen   bool   // it is counted in dozens, which a range may share
	article bool   // an article counts the scale, which is then not for sharing: "a thousand"
	uneven  bool   // a part of it is not less than the unit before that
	vague   Hedge  // what stands between the digits and the scale: AtLeast in "2+ million"
}

// number reads the numeral at r.s[i:] into n, which is zero, and returns where
// it ends, or where it goes wrong. Where there is none at all, end is i.
func (r *reader) number(n *numeral, i int) (end int, why flaw) {
	switch {
	case i == len(r.s):
		return i, misfit("")
	case numeric(r.s, i):
		if end, why = r.digits(n, i); why != "" || end == len(r.s) {
			return end, why
		}
		return r.counted(n, end)
	case r.lang == nil && isLetter(r.s[i]):
		*n, end, why = r.words(i)
	default:
		*n, end, why = r.foreignWords(i)
	}
	return end, why
}

// counted reads the scale that may follow the digits of n, which end before the
// end of the text, at r.s[i:], and what goes on after it.
func (r *reader) counted(n *numeral, i int) (end int, why flaw) {
	j := i
	c := r.s[i]
	if c <= ' ' {
		if j = skipSpace(r.s, i); j == len(r.s) {
			return i, ""
		}
		c = r.s[j]
	}
	// Of words only "and a half" stands before a scale: not the "and" of a range.
	and := c|0x20 == 'a' && j > i && j+4 < len(r.s) && !isDigit(r.s[j+4])
	if c >= utf8.RuneSelf || c == '+' || c == '-' || and || r.lang != nil {
		if m, j := r.loose(*n, i); j > 0 {
			*n = m
			return j, ""
		}
	} else if !isLetter(c) {
		return i, ""
	}
	power, kind, j := r.scale(j)
	if j == 0 {
		return i, ""
	}
	n.power, n.scaled, n.round = power, power >= 3, power == 2 || kind == hundreds
	if (kind != 0 || r.lang != nil) && n.places == 0 && j < len(r.s) {
		*n, j, why = r.sum(*n, j, kind)
	}
	return j, why
}

// loose reads what may stand between digits and scale: the hedge of "2+
// million" and "10多万", the fraction of "2½ million" and "2 and a half
// million". It returns 0 for the end if there is nothing of the kind.
func (r *reader) loose(n numeral, i int) (_ numeral, end int) {
	if n.places > 0 {
		return n, 0
	}
	for _, p := range r.infixes() {
		j := match(r.s, i, p.words)
		if j < 0 {
			continue
		}
		if p.words != "+" && r.lang == nil && !apart(r.s, j) {
			continue
		}
		if power, _, k := r.scale(j); k > 0 {
			n = n.scaledBy(power)
			n.vague = p.hedge
			return n, k
		}
	}
	for _, f := range vulgar {
		if j := match(r.s, skipSpace(r.s, i), f.words); j > 0 {
			if power, kind, k := r.scale(j); k > 0 && power >= f.places {
				n = n.scaledBy(power).plus(f)
				n.round = n.round || kind == hundreds
				return n, k
			}
		}
	}
	if r.lang != nil {
		return n, 0
	}
	for _, f := range mixed {
		if j := match(r.s, i, f.words); j > 0 {
			if power, k := r.unit(j); k > 0 {
				return n.scaledBy(power).plus(f), k
			}
		}
	}
	return n, 0
}

// sum reads what follows a number that ends in a long scale, at r.s[i:]: the 64
// lakh of "1 crore 64 lakh", the 4000 of "16万4000".
func (r *reader) sum(n numeral, i int, last scaleKind) (_ numeral, end int, why flaw) {
	unit := n.power
	total, step, flawed := n.value()
	uneven := -1
	end = i
	for end < len(r.s) {
		j := skipSpace(r.s, end)
		if j == len(r.s) || j == end && last != myriad && r.lang == nil || !numeric(r.s, j) {
			break
		}
		var part numeral
		k, why := r.digits(&part, j)
		if why != "" || part.places > 0 {
			break
		}
		power, kind, m := 0, last, 0
		if k < len(r.s) {
			power, kind, m = r.scale(k)
		}
		switch {
		case m > 0 && kind == 0 && r.lang == nil: // "5 million 3K" is two numbers
			m = 0
		case m > 0:
			part.power = power
		case last == myriad && part.digits > 1 && apart(r.s, k), r.lang != nil && unit == 3 && part.digits <= 3 && apart(r.s, k): // "79 bin 414"
			part.power, m = 0, k
		}
		if m == 0 {
			break
		}
		people, partStep, why := part.value()
		if why != "" || part.power >= unit || people >= pow10[unit] {
			if !r.whole {
				break
			}
			uneven = j
		}
		total += people
		if people != 0 {
			step = partStep
		}
		unit, end, last = part.power, m, kind
	}
	switch {
	case uneven >= 0:
		return unevenNumeral(uneven), end, ""
	case flawed != "" || end == i:
		return n, end, ""
	}
	return wholeNumeral(n.at, total, step), end, ""
}

// unevenNumeral returns the numeral of a sum whose part at a byte is not less
// than the unit before it. Its value is refused, after its text is read.
func unevenNumeral(at int) numeral { return numeral{at: at, digits: 19, uneven: true} }

// wholeNumeral returns the numeral of a number of people with a given step.
func wholeNumeral(at int, people, step int64) numeral {
	return numeral{at: at, whole: uint64(people), digits: digits(people), zeros: digits(step) - 1}
}

// digits reads the digits at r.s[i:], grouped or not, and the decimals after
// them into n.
func (r *reader) digits(n *numeral, i int) (end int, why flaw) {
	n.at = i
	s := r.s
	if s[i] >= utf8.RuneSelf {
		return r.foreignDigits(n, i)
	}
	leading := s[i] == '0'
	i = n.digitRun(s, i)
	if i == len(s) {
		return n.wellLed(leading, i)
	}
	switch c := s[i]; {
	case c == r.decimal, isLetter(c):
	default:
		if size := r.groupSign(i); size > 0 {
			if i, why = r.groups(n, i, size, script{zero: '0'}); why != "" {
				return i, why
			}
		}
	}
	if i+1 < len(s) && s[i] == r.decimal && isDigit(s[i+1]) {
		for i++; i < len(s) && isDigit(s[i]); i++ {
			n.frac = n.frac*10 + uint64(s[i]-'0')
			n.places++
		}
	}
	return n.wellLed(leading, i)
}

// wellLed returns end, or where n starts if a zero leads other digits.
func (n *numeral) wellLed(zero bool, end int) (int, flaw) {
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
func (r *reader) foreignDigits(n *numeral, i int) (end int, why flaw) {
	zero := foreignDigit(r.s, i)
	switch zero {
	case 0:
		*n, end = r.han(i)
		return end, ""
	case '០': // CLDR has the comma for the point of Khmer digits alone
		khmer := *r
		khmer.decimal, khmer.group, khmer.other = ',', '.', ' '
		r = &khmer
	}
	of := scriptOf(r.s, i, zero)
	leading := r.s[i+len(of.lead)] == of.zero
	i = n.run(r.s, i, of)
	if i < len(r.s) {
		if size := r.groupSign(i); size > 0 {
			if i, why = r.groups(n, i, size, of); why != "" {
				return i, why
			}
		}
	}
	if i < len(r.s) {
		if size := r.pointSign(i); size > 0 && of.digitAt(r.s, i+size) {
			whole, digits, zeros := n.whole, n.digits, n.zeros
			n.whole, n.digits = 0, 0
			i = n.run(r.s, i+size, of)
			n.frac, n.places = n.whole, n.digits
			n.whole, n.digits, n.zeros = whole, digits, zeros
		}
	}
	return n.wellLed(leading, i)
}

// A script is how the digits of a script are encoded: all but the last byte is
// the same in each of the ten.
type script struct {
	lead string
	zero byte // the last byte of its zero
}

// scriptOf returns the script of the digit at s[i:], which has a given zero.
func scriptOf(s string, i int, zero rune) script {
	return script{s[i : i+utf8.RuneLen(zero)-1], 0x80 | byte(zero)&0x3F}
}

// digitAt reports whether a digit of a script is at s[i:].
func (of script) digitAt(s string, i int) bool {
	last := i + len(of.lead)
	return last < len(s) && s[last]-of.zero <= 9 && (last == i || s[i] == of.lead[0] && (last == i+1 || s[i:last] == of.lead))
}

// numeric reports whether a digit of any script is at s[i:], or a Chinese
// numeral.
func numeric(s string, i int) bool {
	return isDigit(s[i]) || s[i] >= utf8.RuneSelf && foreignNumeric(s, i)
}

func foreignNumeric(s string, i int) bool { return foreignDigit(s, i) != 0 || isHan(s, i) }

// run adds the digits of a script at s[i:] to n and returns where they end.
func (n *numeral) run(s string, i int, of script) int {
	if of.lead == "" {
		return n.digitRun(s, i)
	}
	for of.digitAt(s, i) {
		i += len(of.lead)
		n.add(s[i] - of.zero)
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
func (r *reader) groups(n *numeral, i, size int, of script) (end int, why flaw) {
	start, first, last, pairs := i, n.digits, 0, false
	sign := r.s[i : i+size]
	comma := isComma(sign)
	space := !comma && skipSpace(sign, 0) > 0
	for i+size < len(r.s) && r.s[i:i+size] == sign && of.digitAt(r.s, i+size) {
		whole, zeros, before := n.whole, n.zeros, n.digits
		j := n.run(r.s, i+size, of)
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
func (r *reader) groupSign(i int) int {
	switch c := r.s[i]; {
	case c >= utf8.RuneSelf:
		return r.foreignSign(i)
	case c == r.group, c == r.other:
		return 1
	}
	return 0
}

// foreignSign is groupSign for signs beyond ASCII.
func (r *reader) foreignSign(i int) int {
	switch s := r.s[i:]; {
	case strings.HasPrefix(s, "\u00a0"), strings.HasPrefix(s, "٬"), strings.HasPrefix(s, "،"):
		return 2
	case strings.HasPrefix(s, "\u202f"), strings.HasPrefix(s, "\u2009"), strings.HasPrefix(s, "，"), strings.HasPrefix(s, "⹁"):
		return 3
	case r.group == '\'' && strings.HasPrefix(s, "’"):
		return 3
	}
	return 0
}

// pointSign returns the length of the sign at r.s[i:] if decimals may follow
// it, and otherwise 0.
func (r *reader) pointSign(i int) int {
	switch c := r.s[i]; {
	case c == r.decimal:
		return 1
	case c < utf8.RuneSelf:
		return 0
	case strings.HasPrefix(r.s[i:], "٫"):
		return len("٫")
	case strings.HasPrefix(r.s[i:], "．"):
		return len("．")
	}
	return 0
}

// foreignDigit returns the zero of the script whose digit is at s[i:], or 0
// if there is no digit of a script other than ASCII's.
func foreignDigit(s string, i int) rune {
	if lead := s[i]; (lead == 0xD9 || lead == 0xDB) && i+1 < len(s) { // those of Arabic and Persian, without decoding
		switch last := s[i+1]; {
		case lead == 0xD9 && '\xa0' <= last && last <= '\xa9':
			return '٠'
		case lead == 0xDB && '\xb0' <= last && last <= '\xb9':
			return '۰'
		}
		return 0
	}
	c, _ := utf8.DecodeRuneInString(s[i:])
	switch {
	case c < '٠', 0x2E80 <= c && c <= 0xA4CF, 0xAC00 <= c && c <= 0xD7FF, c == utf8.RuneError: // East Asia has none of its own
		return 0
	case c <= '٩':
		return '٠'
	case '۰' <= c && c <= '۹':
		return '۰'
	case '०' <= c && c <= '९':
		return '०'
	}
	for _, block := range unicode.Nd.R16 { // every block holds whole sets of ten
		if c < rune(block.Lo) {
			return 0
		}
		if c <= rune(block.Hi) {
			return c - (c-rune(block.Lo))%10
		}
	}
	for _, block := range unicode.Nd.R32 {
		if c < rune(block.Lo) {
			return 0
		}
		if c <= rune(block.Hi) {
			return c - (c-rune(block.Lo))%10
		}
	}
	return 0
}

// plain reports whether n, which ends at s[:end], is in digits alone: not
// grouped, without decimals or a scale.
func (n *numeral) plain(s string, end int) bool {
	if s[n.at] < utf8.RuneSelf {
		return end-n.at == n.digits
	}
	zero := foreignDigit(s, n.at)
	return zero != 0 && new(numeral).run(s, n.at, scriptOf(s, n.at, zero)) == end
}

// share gives a the scale of the end of the range after it, where it was left
// out: "50–60K". A number written in full ("50,000–60K") keeps its own size.
func (a *numeral) share(b numeral) {
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

// unit returns the power of ten of n's scale but for a hundred.
func (n *numeral) unit() int {
	if n.round {
		return n.power - 2
	}
	return n.power
}

// short reports whether n has no scale and may be short of one.
func (n *numeral) short() bool { return !n.scaled && n.digits+n.power <= 3 }

// value returns the people that n counts and its step.
func (n *numeral) value() (people, step int64, why flaw) {
	switch {
	case n.uneven:
		return 0, 0, flawParts
	case n.digits > 18 || n.power > 18 || n.whole >= uint64(pow10[18-n.power]):
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

// percent reads a percentage at r.s[i:], of at most three digits before and
// three after the point, and returns where it ends, or 0 if none is there.
func (r *reader) percent(i int) (p percent, end int) {
	s := r.s
	var n numeral
	start := i
	i = n.digitRun(s, i)
	if n.digits == 0 || n.digits > 3 || s[start] == '0' && n.digits > 1 {
		return 0, 0
	}
	p = percent(n.whole * 1000)
	if i+1 < len(s) && s[i] == r.decimal && isDigit(s[i+1]) {
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
	return int64(min(quo, uint64(MaxPeople)+1)) // more is too large all the same
}
