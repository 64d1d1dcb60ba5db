package figure

import (
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// Most figures are of one plain shape: digits, in threes or not, decimals, one
// scale, and a hedge. These are read here in one go. Whatever else may go on is
// left to the reader at large, which reads these, too, says the same, and takes twice as
// long.

// Simple reads the figure at r.S[i:], which is all of the text, after the hedge that
// opens it, if its shape is plain and nothing can go on after it.
func (r *Reader) Simple(hedge lang.Hedge, i int) (f Figure, end int, ok bool) {
	if !r.Whole || r.Outer != lang.Bare {
		return f, 0, false
	}
	people, step, end, plain := r.simpleNumber(i)
	if people == 0 || hedge == lang.Between && end == len(r.S) {
		return f, 0, false
	}
	number1, to := end, int64(0)
	if (hedge == lang.Between || hedge == lang.Bare && people >= Thousand) && end < len(r.S) && r.S[end] != '+' {
		var other bool
		after := end
		if j := r.to(end, hedge == lang.Between); j > 0 && j < len(r.S) && !text.IsLetter(r.S[j]) && people >= Thousand { // or it may be short of the other's scale
			to, _, after, other = r.simpleNumber(j)
		}
		switch {
		case to == 0 && hedge == lang.Bare: // what looks like a range begins a hedge: "57K or so"
		case to < people, to/Thousand >= people, after < len(r.S): // "1600–2000 M" shares its scale
			return f, 0, false
		default:
			end, number1, step, plain, hedge = after, after, 1, plain && other, lang.Between
		}
	}
	switch {
	case end == len(r.S):
	case hedge == lang.Between:
		return f, 0, false
	case r.S[end] == '+' && end+1 == len(r.S):
		if hedge, ok = Join(hedge, lang.AtLeast); !ok {
			return f, 0, false
		}
		end++
	default:
		after, j := r.closer(end)
		if hedge, ok = Join(hedge, after); !ok || j < len(r.S) {
			return f, 0, false
		}
		end = j
	}
	if hedge == lang.Exactly {
		step = 1
	}
	r.Number0, r.Number1, r.Plain = i, number1, plain
	return Figure{People: people, To: to, Step: step, Hedge: hedge}, end, true
}

// simpleNumber reads a number of a plain shape; people is 0 if it is of another.
func (r *Reader) simpleNumber(i int) (people, step int64, end int, plain bool) {
	s := r.S
	v, places, end, plain := r.Threes(i)
	if end == 0 {
		if v, places, end, plain = r.otherDigits(i); end == 0 {
			return 0, 0, 0, false
		}
	}
	j, power := end, 0
	if j < len(s) && s[j] == ' ' {
		j++
	}
	if j < len(s) {
		switch c := s[j]; {
		case text.IsLetter(c), c > ' ' && c != '+' && c != '-':
			var after int
			if power, after = r.SimpleScale(j); after < 0 {
				return 0, 0, 0, false
			} else if after > 0 {
				plain, end = false, after
			}
		case c <= ' ', c == '-' && j > end, c == '+' && j+1 < len(s), c == r.Group:
			return 0, 0, 0, false
		}
	}
	more := power - places
	if more < 0 || v == 0 || v >= Pow10[18-more] {
		return 0, 0, 0, false
	}
	people, step = v*Pow10[more], Pow10[more]
	if places == 0 {
		step *= NaturalStep(v)
	}
	return people, step, end, plain
}

// ShortScale reads what may be a scale at r.S[i:], right after a number in digits or
// after a blank, and returns where it ends, i if there is none; ok is false if more may
// belong to the number.
func (r *Reader) ShortScale(i int) (power, end int, ok bool) {
	if i == len(r.S) {
		return 0, i, true
	}
	j := i
	if r.S[j] == ' ' && j+1 < len(r.S) {
		j++
	}
	if !text.IsLetter(r.S[j]) {
		return 0, i, true
	}
	power, end = r.SimpleScale(j)
	if end == 0 {
		end = i
	}
	return power, end, end >= 0
}

// Threes reads the commonest digits at r.s[i:]: at most fifteen, grouped or not,
// and decimals. It returns them without the point, how many of them are decimals
// and where they end, or 0 if they are of another kind.
func (r *Reader) Threes(i int) (v int64, places, end int, plain bool) {
	s, start := r.S, i
	for ; i < len(s); i++ {
		d := s[i] - '0'
		if d > 9 {
			break
		}
		v = v*10 + int64(d)
	}
	digits := i - start
	if digits == 0 || digits > 12 || s[start] == '0' {
		return 0, 0, 0, false
	}
	if i == len(s) || text.IsLetter(s[i]) {
		return v, 0, i, true
	}
	plain = true
	if s[i] != r.Decimal && (s[i] >= utf8.RuneSelf || i+1 < len(s) && text.IsDigit(s[i+1])) {
		from := i
		if v, digits, i = r.simpleGroups(v, digits, i); i == 0 {
			return 0, 0, 0, false
		}
		plain = i == from
	}
	if i+1 < len(s) && s[i] == r.Decimal && text.IsDigit(s[i+1]) {
		plain = false
		for i++; i < len(s) && text.IsDigit(s[i]); i++ {
			if places++; digits+places > 15 {
				return 0, 0, 0, false
			}
			v = v*10 + int64(s[i]-'0')
		}
	}
	return v, places, i, plain
}

// simpleGroups reads the groups of digits at r.S[i:] after the first, of which v and
// digits are; end is 0 if they are of another kind.
func (r *Reader) simpleGroups(v int64, digits, i int) (_ int64, _, end int) {
	s := r.S
	c, size := s[i], r.groupSign(i)
	sign := s[i : i+size]
	first, last, pairs := digits, 0, false // as in groups
	for size > 0 && i+size < len(s) && s[i] == c && (size == 1 || s[i:i+size] == sign) {
		j := i + size
		if !text.IsDigit(s[j]) {
			break
		}
		if j+2 >= len(s) || !text.IsDigit(s[j+1]) {
			return 0, 0, 0
		}
		v = v*100 + int64(s[j]-'0')*10 + int64(s[j+1]-'0')
		group := 2
		if d := s[j+2] - '0'; d <= 9 {
			v, group = v*10+int64(d), 3
		}
		if digits += group; digits > 15 || group == 2 && c != ',' || last == 3 && (group == 2 || pairs) {
			return 0, 0, 0
		}
		pairs = pairs || group == 2
		i, last = j+group, group
	}
	if last == 2 || last != 0 && (first > 3 || i < len(s) && text.IsDigit(s[i])) || pairs && first > 2 {
		return 0, 0, 0
	}
	return v, digits, i
}

// otherDigits is threes for digits of any kind.
func (r *Reader) otherDigits(i int) (v int64, places, end int, plain bool) {
	size := 1
	switch {
	case i == len(r.S) || r.S[i] < utf8.RuneSelf && !text.IsDigit(r.S[i]):
		return 0, 0, 0, false
	case r.S[i] >= utf8.RuneSelf:
		zero := text.ForeignDigit(r.S, i)
		if zero == 0 {
			return 0, 0, 0, false
		}
		size = utf8.RuneLen(zero)
	}
	var n numeral
	end, why := r.digits(&n, i)
	if why != "" || n.digits+n.places > 15 {
		return 0, 0, 0, false
	}
	return int64(n.whole)*Pow10[n.places] + int64(n.frac), n.places, end, end-i == n.digits*size
}

// SimpleScale reads the scale at r.S[i:] and returns where it ends: 0 if there is
// none, and -1 if more may belong to it.
func (r *Reader) SimpleScale(i int) (power, end int) {
	power, kind, end := r.scale(i)
	if end == 0 || end == len(r.S) {
		return power, end
	}
	j := text.SkipSpace(r.S, end)
	if j < len(r.S) && (text.Numeric(r.S, j) || kind != 0 && r.mayGoOn(end, j)) {
		return 0, -1
	}
	return power, end
}

// mayGoOn reports whether a smaller part of a number may follow the scale in full that
// ends at r.S[end:], or a part of the scale: what is next stands at r.S[i:].
func (r *Reader) mayGoOn(end, i int) bool {
	if c := r.S[i]; c == ',' || c == '-' || c >= utf8.RuneSelf || r.Lang.Glued {
		return true
	} else if !text.IsLetter(c) {
		return false
	}
	at := text.InitialAt(r.S, i)
	lists := r.starts(at)
	if lists&lang.StartInside != 0 && r.joined(end) > 0 {
		return true
	}
	if lists&lang.StartNumbers == 0 {
		return false
	}
	w, _ := r.wordFrom(at, i, ^lang.Kind(0))
	return w != nil
}
