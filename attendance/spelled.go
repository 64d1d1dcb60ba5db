package attendance

// Numbers in words: "one hundred and sixty-four thousand", "half a million",
// "two and a half million", "a dozen".

// A cardinal is the word for a number below a hundred.
type cardinal struct {
	name  string
	count int64
}

// cardinals by their first letter.
var cardinals = [26][]cardinal{
	'e' - 'a': {{"eight", 8}, {"eleven", 11}, {"eighteen", 18}, {"eighty", 80}},
	'f' - 'a': {{"four", 4}, {"five", 5}, {"fourteen", 14}, {"fifteen", 15}, {"forty", 40}, {"fifty", 50}},
	'n' - 'a': {{"nine", 9}, {"nineteen", 19}, {"ninety", 90}},
	'o' - 'a': {{"one", 1}},
	's' - 'a': {{"six", 6}, {"seven", 7}, {"sixteen", 16}, {"seventeen", 17}, {"sixty", 60}, {"seventy", 70}},
	't' - 'a': {{"two", 2}, {"three", 3}, {"ten", 10}, {"twelve", 12}, {"thirteen", 13}, {"twenty", 20}, {"thirty", 30}},
}

// larges are the scales that number words are counted in. A thousand may be one
// of any larger of them, and a lakh of crores.
var larges = [...]scale{
	{"thousand", 3}, {"million", 6}, {"billion", 9}, {"lakh", 5}, {"crore", 7}, {"trillion", 12}, {"lac", 5},
}

// A fraction is a part of a scale, as the digits and places of a decimal.
type fraction struct {
	words  string
	digits uint64
	places int
}

// parts stand alone before a scale, mixed between a whole number and its scale
// or, without the last blank, after both.
var (
	parts = [...]fraction{
		{"half a ", 5, 1}, {"half ", 5, 1}, {"a half ", 5, 1}, {"half-", 5, 1}, {"a half-", 5, 1}, {"a quarter of a ", 25, 2}, {"quarter of a ", 25, 2},
		{"a quarter ", 25, 2}, {"a quarter-", 25, 2}, {"quarter-", 25, 2}, {"three quarters of a ", 75, 2}, {"three-quarters of a ", 75, 2},
	}
	mixed = [...]fraction{{" and a half ", 5, 1}, {" and a quarter ", 25, 2}, {" and three quarters ", 75, 2}}
)

// vulgar fractions stand for a part of the scale after them.
var vulgar = [...]fraction{{"½", 5, 1}, {"¼", 25, 2}, {"¾", 75, 2}}

// words reads an English number in words at r.s[i:]. Where there is none, end
// is i.
func (r *reader) words(i int) (n numeral, end int, why flaw) {
	n.at = i
	for k := range parts {
		p := &parts[k]
		if !may(r.s, i, p.words) {
			continue
		}
		j := match(r.s, i, p.words)
		if j < 0 {
			continue
		}
		if power, k := r.unit(j); k > 0 {
			return n.scaledBy(power).plus(*p), k, ""
		}
		if k := r.word(j, "dozen"); p.places == 1 && k > 0 {
			return dozenNumeral(i, 6), k, ""
		}
	}
	count, small, j := r.below100(i)
	if !small {
		if j = match(r.s, i, "a "); j < 0 {
			return n, i, misfit(r.s[i:])
		}
		count, j = 1, i+len("a")
	}
	if k := r.word(blank(r.s, j), "dozen"); k > 0 {
		return dozenNumeral(i, count*12), k, ""
	}
	n = wholeNumeral(i, count, naturalStep(count))
	if small {
		for _, p := range mixed {
			if k := match(r.s, j, p.words); k > 0 {
				if power, k := r.unit(k); k > 0 {
					return n.scaledBy(power).plus(p), k, ""
				}
			}
		}
		for _, p := range infixes {
			if k := match(r.s, j, p.words); k > 0 {
				if power, k := r.large(blank(r.s, k)); k > 0 {
					n = n.scaledBy(power)
					n.vague = p.hedge
					return n, k, ""
				}
			}
		}
	}
	hundreds, round, end := r.hundreds(i)
	if end > 0 {
		if j = end; round { // a range may share the hundred: "two to three hundred"
			n = wholeNumeral(i, hundreds/100, naturalStep(hundreds/100)).scaledBy(2)
		} else {
			n = wholeNumeral(i, hundreds, naturalStep(hundreds))
		}
	}
	power, k := r.large(blank(r.s, j))
	switch {
	case k == 0 && end == 0: // the article alone
		return n, i, misfit(r.s[i:])
	case k == 0:
		return n, j, ""
	}
	n = n.scaledBy(n.power + power)
	n.round, n.article = round, end == 0
	if hundreds < 100 {
		for _, p := range mixed {
			if m := match(r.s, k, p.words[:len(p.words)-1]); m > 0 && apart(r.s, m) {
				return n.plus(p), m, ""
			}
		}
	}
	return r.spelledSum(n, power, k)
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
func (n numeral) plus(p fraction) numeral {
	n.frac, n.places = p.digits, p.places
	n.digits = max(n.digits, 1) // of "half a million" it is the 0 of 0.5
	return n
}

// spelledSum reads the smaller parts of a number in words, at r.s[i:], after
// those in a scale: "and two hundred" after "fifty thousand".
func (r *reader) spelledSum(n numeral, unit, i int) (_ numeral, end int, why flaw) {
	total, step, flawed := n.value()
	uneven := -1
	end = i
	for unit > 0 {
		j := end
		if j < len(r.s) && r.s[j] == ',' {
			j++
		}
		if j = blank(r.s, j); j == 0 {
			break
		}
		if and := match(r.s, j, "and "); and > 0 {
			j = and
		}
		count, _, k := r.hundreds(j)
		if k == 0 {
			break
		}
		power := 0
		if p, m := r.large(blank(r.s, k)); m > 0 {
			power, k = p, m
		}
		people := count * pow10[power]
		if power >= unit || count >= pow10[unit-power] {
			if !r.whole {
				break
			}
			uneven = j
		}
		total += people
		step = naturalStep(people)
		unit, end = power, k
	}
	switch {
	case uneven >= 0:
		return unevenNumeral(uneven), end, ""
	case flawed != "" || end == i:
		return n, end, ""
	}
	return wholeNumeral(n.at, total, step), end, ""
}

// hundreds reads a number below ten thousand at r.s[i:] that counts no scale
// above the hundred; round if it counts nothing else. It returns 0 for the end
// if there is none.
func (r *reader) hundreds(i int) (count int64, round bool, end int) {
	count, small, j := r.below100(i)
	if !small {
		if match(r.s, i, "a ") < 0 {
			return 0, false, 0
		}
		count, j = 1, i+len("a")
	}
	k := r.word(blank(r.s, j), "hundred")
	switch {
	case k == 0 && !small:
		return 0, false, 0
	case k == 0:
		return count, false, j
	}
	count *= 100
	m := blank(r.s, k)
	if m == 0 {
		return count, true, k
	}
	if and := match(r.s, m, "and "); and > 0 {
		m = and
	}
	if more, ok, end := r.below100(m); ok {
		return count + more, false, end
	}
	return count, true, k
}

// below100 reads a number from one to ninety-nine at r.s[i:].
func (r *reader) below100(i int) (count int64, ok bool, end int) {
	count, end = r.cardinal(i)
	if count < 20 || count%10 != 0 || end == len(r.s) {
		return count, end > 0, end
	}
	j := end + 1
	if r.s[end] != '-' {
		j = blank(r.s, end)
	}
	if j > 0 && j < len(r.s) {
		if more, k := r.cardinal(j); k > 0 && more < 10 {
			return count + more, true, k
		}
	}
	return count, true, end
}

// cardinal reads one word at r.s[i:], or returns 0 for its end.
func (r *reader) cardinal(i int) (count int64, end int) {
	word := letters(r.s, i)
	if word == "" {
		return 0, 0
	}
	for _, c := range cardinals[(word[0]|0x20)-'a'] {
		if len(c.name) == len(word) && match(word, 0, c.name) > 0 {
			return c.count, i + len(word)
		}
	}
	return 0, 0
}

// large reads one of larges at r.s[i:], and a larger one that may follow it, or
// returns 0 for its end. An i of 0 is none.
func (r *reader) large(i int) (power, end int) {
	if i == 0 {
		return 0, 0
	}
	for _, l := range larges {
		if j := r.word(i, l.name); j > 0 {
			return r.carry(l, j)
		}
	}
	return 0, 0
}

// carry returns the power of a scale that ends at r.s[i:], times that of a larger
// one there, and where they end.
func (r *reader) carry(s scale, i int) (power, end int) {
	if s.carries() {
		at := blank(r.s, i)
		for _, l := range larges {
			if j := r.word(at, l.name); j > 0 && l.power > s.power && (s.power != 5 || l.power == 7) {
				return int(s.power + l.power), j
			}
		}
	}
	return int(s.power), i
}

// unit reads what may be halved at r.s[i:]: one of larges, or a hundred.
func (r *reader) unit(i int) (power, end int) {
	if j := r.word(i, "hundred"); j > 0 {
		return 2, j
	}
	return r.large(i)
}

// word returns where the word at r.s[i:] ends if it is name, and otherwise 0. An
// i of 0 is none.
func (r *reader) word(i int, name string) int {
	if i == 0 || !may(r.s, i, name) {
		return 0
	}
	if j := match(r.s, i, name); j > 0 && apart(r.s, j) {
		return j
	}
	return 0
}

// blank returns where the white space at s[i:] ends, or 0 if there is none.
func blank(s string, i int) int {
	if j := skipSpace(s, i); j > i {
		return j
	}
	return 0
}

// letters returns the ASCII letters at s[i:].
func letters(s string, i int) string {
	j := i
	for j < len(s) && isLetter(s[j]) {
		j++
	}
	return s[i:j]
}
