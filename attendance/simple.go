package attendance

import "unicode/utf8"

// Most figures are of one plain shape: digits, in threes or not, decimals, one
// scale, and a hedge. These are read here in one go. Whatever else may go on is
// left to the reader at large, which reads these, too, and says the same.

// simple reads the figure at r.s[i:] after the hedge that opens it, if its shape
// is plain and nothing can go on after it.
func (r *reader) simple(hedge Hedge, i int) (f Figure, end int, ok bool) {
	people, step, end, plain := r.simpleNumber(i)
	if people == 0 || hedge == from {
		return f, 0, false
	}
	number1, to := end, int64(0)
	if hedge == Between && end == len(r.s) {
		return f, 0, false
	}
	if (hedge == Between || r.whole && hedge == Bare && people >= thousand) && end < len(r.s) && r.s[end] != '+' {
		var other bool
		after := end
		if j := r.to(end, hedge); j > 0 && j < len(r.s) && !isLetter(r.s[j]) && people >= thousand { // or it may be short of the other's scale
			to, _, after, other = r.simpleNumber(j)
		}
		switch {
		case to == 0 && hedge == Bare: // what looks like a range begins a hedge: "57K or so"
		case to < people, after < len(r.s) && (r.whole || r.s[after] == '+'):
			return f, 0, false
		default:
			end, number1, step, plain, hedge = after, after, 1, plain && other, Between
		}
	}
	switch {
	case end == len(r.s):
	case hedge == Between && r.whole:
		return f, 0, false
	case r.s[end] == '+' && (end+1 == len(r.s) || !r.whole && r.lang == nil && (r.s[end+1] == ' ' || r.s[end+1] == '.' || r.s[end+1] == ',')):
		if hedge, ok = join(hedge, AtLeast); !ok {
			return f, 0, false
		}
		end++
	case r.whole:
		after, j := r.closer(end)
		if hedge, ok = join(hedge, after); !ok || j < len(r.s) {
			return f, 0, false
		}
		end = j
	case r.lang != nil || r.goesOn(end):
		return f, 0, false
	}
	if hedge == Exactly {
		step = 1
	}
	r.number0, r.number1, r.plain = i, number1, plain
	return Figure{People: people, To: to, Step: step, Hedge: hedge}, end, true
}

// simpleNumber reads a number of a plain shape; people is 0 if it is of another.
func (r *reader) simpleNumber(i int) (people, step int64, end int, plain bool) {
	s := r.s
	v, places, end, plain := r.threes(i)
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
		case isLetter(c), r.lang != nil && c > ' ' && c != '+':
			var after int
			if power, after = r.simpleScale(j); after < 0 {
				return 0, 0, 0, false
			} else if after > 0 {
				plain, end = false, after
			}
		case c <= ' ', c >= utf8.RuneSelf && !r.whole, c == '-' && (!r.whole || j > end), c == '+' && j+1 < len(s), c == r.group:
			return 0, 0, 0, false
		}
	}
	more := power - places
	if more < 0 || v == 0 || v >= pow10[18-more] {
		return 0, 0, 0, false
	}
	people, step = v*pow10[more], pow10[more]
	if places == 0 {
		step *= naturalStep(v)
	}
	return people, step, end, plain
}

// threes reads the commonest digits at r.s[i:]: at most fifteen, grouped or not,
// and decimals. It returns them without the point, how many of them are decimals
// and where they end, or 0 if they are of another kind.
func (r *reader) threes(i int) (v int64, places, end int, plain bool) {
	s, start := r.s, i
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
	if i == len(s) || isLetter(s[i]) {
		return v, 0, i, true
	}
	plain = true
	if s[i] != r.decimal && (s[i] >= utf8.RuneSelf || i+1 < len(s) && isDigit(s[i+1])) {
		c, size := s[i], r.groupSign(i)
		sign := s[i : i+size]
		first, last, pairs := digits, 0, false // as in groups
		for size > 0 && i+size < len(s) && s[i] == c && (size == 1 || s[i:i+size] == sign) {
			j := i + size
			if !isDigit(s[j]) {
				break
			}
			if j+2 >= len(s) || !isDigit(s[j+1]) {
				return 0, 0, 0, false
			}
			v = v*100 + int64(s[j]-'0')*10 + int64(s[j+1]-'0')
			group := 2
			if d := s[j+2] - '0'; d <= 9 {
				v, group = v*10+int64(d), 3
			}
			if digits += group; digits > 15 || group == 2 && c != ',' || last == 3 && (group == 2 || pairs) {
				return 0, 0, 0, false
			}
			pairs = pairs || group == 2
			i, last, plain = j+group, group, false
		}
		if last == 2 || last != 0 && (first > 3 || i < len(s) && isDigit(s[i])) || pairs && first > 2 {
			return 0, 0, 0, false
		}
	}
	if i+1 < len(s) && s[i] == r.decimal && isDigit(s[i+1]) {
		plain = false
		for i++; i < len(s) && isDigit(s[i]); i++ {
			if places++; digits+places > 15 {
				return 0, 0, 0, false
			}
			v = v*10 + int64(s[i]-'0')
		}
	}
	return v, places, i, plain
}

// otherDigits is threes for digits of any kind.
func (r *reader) otherDigits(i int) (v int64, places, end int, plain bool) {
	size := 1
	switch {
	case i == len(r.s) || r.s[i] < utf8.RuneSelf && !isDigit(r.s[i]):
		return 0, 0, 0, false
	case r.s[i] >= utf8.RuneSelf:
		zero := foreignDigit(r.s, i)
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
	return int64(n.whole)*pow10[n.places] + int64(n.frac), n.places, end, end-i == n.digits*size
}

// largeLetters are the first letters of larges.
const largeLetters = 1<<('b'-'a') | 1<<('c'-'a') | 1<<('l'-'a') | 1<<('m'-'a') | 1<<('t'-'a')

// simpleScale reads the scale at r.s[i:] and returns where it ends: 0 if there is
// none, and -1 if more may belong to it.
func (r *reader) simpleScale(i int) (power, end int) {
	s := r.s
	if r.lang != nil || r.forms != nil {
		power, _, end = r.scale(i)
		if j := skipSpace(s, end); end > 0 && j < len(s) && numeric(s, j) {
			return 0, -1
		}
		return power, end
	}
	word := letters(s, i)
	for _, sc := range scales[(word[0]|0x20)-'a'] {
		if !is(word, sc.name) {
			continue
		}
		end = i + len(word)
		if j := end; sc.spelled() && j < len(s) {
			if s[j] == ' ' {
				j++
			}
			if j == len(s) || s[j] <= ' ' || s[j] >= utf8.RuneSelf || isDigit(s[j]) || isLetter(s[j]) && (s[j]|0x20 == 'a' || sc.carries() && largeLetters>>(s[j]|0x20-'a')&1 != 0) {
				return 0, -1
			}
		}
		return int(sc.power), end
	}
	return 0, 0
}

// goesOn reports whether more of a figure may stand at r.s[i:], in English.
func (r *reader) goesOn(i int) bool {
	s := r.s
	switch c := s[i]; {
	case c == ' ' && i+3 < len(s):
	case c == ',', c == '.', c == ')', c == ';', c == '!', c == '?', c == '"':
		return false
	default:
		return true
	}
	if !isLetter(s[i+1]) {
		return true
	}
	switch c, next := s[i+1]|0x20, s[i+2]|0x20; c {
	case 'a', 'g', 'o', 'r', 't':
		return true
	case 'p':
		if next == 'l' {
			return true
		}
	case 'u':
		if next == 'p' {
			return true
		}
	case 'm':
		if next != 'e' {
			return true
		}
	case 'f', 'l', 's', 'v':
	default:
		return false
	}
	// A noun of people may stand before a hedge: "60,000 people or more".
	end := lettersEnd(s, i+1)
	switch {
	case end+6 >= len(s) || s[end] >= utf8.RuneSelf || s[end] < ' ':
		return true
	case s[end] != ' ':
		return false
	}
	switch s[end+1] | 0x20 {
	case 'o':
		return true
	case 'a':
		if s[end+2]|0x20 != 'n' || s[end+4] != ' ' {
			return true
		}
		switch c := s[end+5] | 0x20; c { // "and more", "and above", "and over", "and up", "and counting"
		case 'm', 'a', 'o', 'u', 'c':
			return true
		default:
			return s[end+5] <= ' ' || c >= utf8.RuneSelf
		}
	}
	return s[end+1] <= ' ' || s[end+1] >= utf8.RuneSelf || s[end+1] == '+' || s[end+1] == '-'
}
