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
		j := r.to(end, hedge)
		switch {
		case j > 0 && people >= thousand: // or it may be short of the other's scale
			var other bool
			if to, _, end, other = r.simpleNumber(j); to < people || end < len(r.s) && (r.whole || r.s[end] == '+') {
				return f, 0, false
			}
			number1, step, plain, hedge = end, 1, plain && other, Between
		case hedge == Between:
			return f, 0, false
		}
	}
	switch {
	case end == len(r.s):
	case hedge == Between && r.whole:
		return f, 0, false
	case r.s[end] == '+' && end+1 == len(r.s):
		if hedge, ok = join(hedge, AtLeast); !ok {
			return f, 0, false
		}
		end++
	case r.whole && r.lang != nil:
		after, j := r.closer(end)
		if hedge, ok = join(hedge, after); !ok || j < len(r.s) {
			return f, 0, false
		}
		end = j
	case r.whole || r.lang != nil || r.goesOn(end):
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
	start := i
	v, zeros := int64(0), 0
	for ; i < len(s); i++ {
		d := s[i] - '0'
		if d > 9 {
			break
		}
		v = v*10 + int64(d)
		zeros++
		if d != 0 {
			zeros = 0
		}
	}
	digits := i - start
	if digits == 0 || digits > 12 || s[start] == '0' {
		return 0, 0, 0, false
	}
	if i == len(s) {
		return v, pow10[zeros], i, true
	}
	places := 0
	c, size := s[i], 0
	if c == r.group && c != ' ' {
		size = 1
	} else if c >= utf8.RuneSelf {
		size = r.groupSign(i)
	}
	if size > 0 && i+size < len(s) && isDigit(s[i+size]) {
		first := digits
		sign := s[i : i+size]
		for i+size+2 < len(s) && (size == 1 && s[i] == c || size > 1 && s[i:i+size] == sign) && digits <= 12 {
			a, b, d := s[i+size]-'0', s[i+size+1]-'0', s[i+size+2]-'0'
			if a > 9 || b > 9 || d > 9 {
				return 0, 0, 0, false
			}
			v = v*1000 + int64(a)*100 + int64(b)*10 + int64(d)
			switch {
			case d != 0:
				zeros = 0
			case b != 0:
				zeros = 1
			case a != 0:
				zeros = 2
			default:
				zeros += 3
			}
			digits += 3
			i += size + 3
		}
		// A group at the end of the text may be too short, and the first too long.
		if first > 3 || digits > 12 || i < len(s) && (isDigit(s[i]) || i+size < len(s) && s[i:i+size] == sign && isDigit(s[i+size])) {
			return 0, 0, 0, false
		}
	}
	if i+1 < len(s) && s[i] == r.decimal && isDigit(s[i+1]) {
		for i++; i < len(s); i++ {
			d := s[i] - '0'
			if d > 9 {
				break
			}
			v = v*10 + int64(d)
			places++
		}
		if digits+places > 15 {
			return 0, 0, 0, false
		}
	}
	plain = i-start == digits
	j := i
	if j < len(s) && s[j] == ' ' {
		j++
	}
	power := 0
	if j < len(s) {
		switch c := s[j]; {
		case isLetter(c), r.lang != nil && c > ' ':
			var after int
			if power, after = r.simpleScale(j); after < 0 {
				return 0, 0, 0, false
			} else if after > 0 {
				plain, i = false, after
			}
		case c <= ' ', c >= utf8.RuneSelf && !r.whole, c == '-' && !r.whole, c == '+' && j+1 < len(s), c == r.group && c != ' ', c == r.group && numeric(s, j):
			return 0, 0, 0, false
		}
	}
	if places > power || v >= pow10[18-power+places] || v == 0 {
		return 0, 0, 0, false
	}
	if places > 0 {
		zeros = -places
	}
	return v * pow10[power-places], pow10[power+zeros], i, plain
}

// simpleScale reads the scale at r.s[i:] and returns where it ends: 0 if there is
// none, and -1 if more may belong to it.
func (r *reader) simpleScale(i int) (power, end int) {
	s := r.s
	if r.lang != nil || r.forms != nil {
		var kind scaleKind
		power, kind, end = r.scale(i)
		if j := skipSpace(s, end); end > 0 && j < len(s) && (kind == myriad || numeric(s, j)) {
			return 0, -1
		}
		return power, end
	}
	word := letters(s, i)
	for _, sc := range scales[(word[0]|0x20)-'a'] {
		if len(sc.name) != len(word) || match(word, 0, sc.name) < 0 {
			continue
		}
		end = i + len(word)
		if j := end; sc.spelled() && j < len(s) {
			if s[j] == ' ' {
				j++
			}
			if j == len(s) || s[j] <= ' ' || s[j] >= utf8.RuneSelf || isDigit(s[j]) || isLetter(s[j]) && (sc.carries() || s[j]|0x20 == 'a') {
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
	return end+1 >= len(s) || s[end] == ' ' && (s[end+1]|0x20 == 'o' || s[end+1]|0x20 == 'a') || s[end] != ' ' && s[end] <= ' ' || s[end] >= utf8.RuneSelf
}
