package attendance

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A reader reads figures in one text as one locale writes them. It is small, for
// one is made for every figure.
type reader struct {
	s            string
	forms        []form            // the scales of the locale
	lang         *language         // the words of the locale, nil for English
	initials     *languageInitials // of these words
	row          uint16            // of the locale in localeNumbers, for the initials of forms
	decimal      byte              // what stands before decimals
	group, other byte              // what groups digits; ' ' stands for white space of any kind
	whole        bool              // the figure is all of the text, not something in it

	plain            bool // the last figure is in digits alone, not grouped, without decimals or a scale
	number0, number1 int  // where the number, or the numbers, of the last figure are
}

// figure reads the figure at r.s[i:] and returns where it ends, or where it
// goes wrong. If the reader is not to read the whole text, it reads as much as
// makes a figure.
func (r *reader) figure(i int) (f Figure, end int, why flaw) {
	start := i
	hedge := Bare
	if !isDigit(r.s[i]) {
		hedge, i = r.opener(i)
	}
	if f, end, ok := r.simple(hedge, i); ok {
		return f, end, ""
	}
	f, end, why = r.hedged(hedge, i)
	if why != "" && end == i {
		if f, end := r.loosely(start); end > 0 && (end == len(r.s) || !r.whole) {
			return f, end, ""
		}
	}
	return f, end, why
}

// hedged reads the figure at r.s[i:] after the hedge that opens it.
func (r *reader) hedged(hedge Hedge, i int) (f Figure, end int, why flaw) {
	var a numeral
	start := i
	i, why = r.number(&a, i)
	if why != "" {
		return f, i, why
	}
	r.number0, r.number1, r.plain = a.at, i, a.plain(r.s, i)
	if hedge == Between || hedge == from {
		end, why = i, flawEnd
		if j := r.to(i, hedge); j > 0 {
			f, end, why = r.span(hedge, a, j)
		}
		if hedge == Between && r.lang == nil && (why != "" || isLetter(r.s[start])) {
			return r.between(start, f, end, why)
		}
		return f, end, why
	}
	if a.vague != Bare {
		both, ok := join(hedge, a.vague)
		if !ok && (r.lang == nil || hedge != About) { // "约10余万" is about as much
			return f, a.at, flawOpposite
		}
		hedge = both
	}
	if i < len(r.s) {
		if r.whole {
			if after, j := r.closer(i); j == len(r.s) {
				both, ok := join(hedge, after)
				if !ok {
					return f, i, flawOpposite
				}
				return r.finish(both, a, j)
			}
		}
		if j := r.spread(i); j > 0 {
			if f, end, why = r.around(hedge, a, j); why == "" || r.whole {
				return f, end, why
			}
		} else if j := r.to(i, Bare); j > 0 {
			if f, end, why = r.span(hedge, a, j); why == "" || r.whole {
				return f, end, why
			}
		}
		if !r.whole {
			if after, j := r.closer(i); j > 0 {
				if both, ok := join(hedge, after); ok {
					hedge, i = both, j
				}
			}
		}
	}
	return r.finish(hedge, a, i)
}

// between reads the range between the number at r.s[start:] and another, of which
// one reading is given. The "and" of the range may be any of those in the text:
// "between a hundred and two hundred". Of the readings that make sense, that of
// the most text counts, if it is the only one.
func (r *reader) between(start int, f Figure, end int, why flaw) (Figure, int, flaw) {
	number1 := r.number1
	for k := start + 1; k < min(len(r.s), start+MaxText); k++ {
		j := match(r.s, k, " and ")
		if j < 0 {
			continue
		}
		var a numeral
		left := *r
		left.s, left.whole = r.s[:k], true
		if i, flawed := left.number(&a, start); flawed != "" || i < k {
			continue
		}
		g, i, flawed := r.span(Between, a, j)
		switch {
		case why == "" && flawed == "" && i == end && g != f:
			return Figure{}, start, flawAnds
		case flawed == "" && (why != "" || i > end):
			f, end, why, number1 = g, i, "", r.number1
		case flawed != "" && sentinel(flawed) != ErrSyntax && why != "" && sentinel(why) == ErrSyntax:
			end, why = i, flawed
		}
	}
	r.number1 = number1
	return f, end, why
}

// finish returns the figure of the number n with its hedge, which ends at i.
func (r *reader) finish(hedge Hedge, n numeral, i int) (f Figure, end int, why flaw) {
	if r.whole && i < len(r.s) {
		return f, i, misplaced(r.s, i)
	}
	people, step, why := n.value()
	switch {
	case why != "":
		return f, n.at, why
	case people == 0 && (hedge == Nearly || hedge == LessThan):
		return f, n.at, flawZero
	case people == 0 && hedge == About:
		return f, n.at, flawNear
	case hedge == Exactly:
		step = 1
	}
	return Figure{People: people, Step: step, Hedge: hedge}, i, ""
}

// span reads the second end of a range at r.s[i:].
func (r *reader) span(hedge Hedge, a numeral, i int) (f Figure, end int, why flaw) {
	var b numeral
	i, why = r.number(&b, i)
	if why != "" {
		return f, i, why
	}
	if why := r.rangeEnd(i, hedge, a, b); why != "" {
		return f, i, why
	}
	short := a.short()
	a.share(b)
	low, _, why := a.value()
	if why != "" {
		return f, a.at, why
	}
	high, _, why := b.value()
	if why != "" {
		return f, b.at, why
	}
	switch {
	case low > high:
		return f, a.at, flawReversed
	case short && !b.lends() && low != 0 && low*thousand < high: // "10 to 15,000"
		return f, a.at, flawUnscaled
	case hedge == About && high == 0:
		return f, b.at, flawNear
	}
	r.number1, r.plain = i, r.plain && b.plain(r.s, i)
	if hedge != About {
		hedge = Between
	}
	return Figure{People: low, To: high, Step: 1, Hedge: hedge}, i, ""
}

// around reads how far a range goes to either side of a, at r.s[i:].
func (r *reader) around(hedge Hedge, a numeral, i int) (f Figure, end int, why flaw) {
	share, j := r.percent(i)
	var b numeral
	if j > 0 {
		i = j
	} else if i, why = r.number(&b, i); why != "" {
		return f, i, why
	}
	if hedge == About { // what is about N ± M, M says already
		return f, i, flawHedged
	}
	switch why := r.rangeEnd(i, hedge, a, b); {
	case why == flawPercent && j == 0:
		return f, b.at, flawShare
	case why != "":
		return f, i, why
	}
	if j == 0 {
		a.share(b)
	}
	middle, _, why := a.value()
	if why != "" {
		return f, a.at, why
	}
	var half int64
	if j > 0 {
		half = share.of(middle)
	} else if half, _, why = b.value(); why != "" {
		return f, b.at, why
	}
	switch {
	case half > MaxPeople-middle:
		return f, a.at, flawLarge
	case j == 0 && a.unit() >= 3 && b.short() && half != 0 && half <= middle/pow10[a.unit()]: // "57K ± 2"
		return f, b.at, flawUnscaled
	}
	r.number1, r.plain = i, false
	return Figure{People: max(0, middle-half), To: middle + half, Step: 1, Hedge: Between}, i, ""
}

// rangeEnd checks that the range from a to b ends at r.s[i:] and has no hedge but
// About.
func (r *reader) rangeEnd(i int, hedge Hedge, a, b numeral) flaw {
	if r.whole && i < len(r.s) {
		if _, j := r.closer(i); j == len(r.s) {
			return flawHedged
		}
		return misplaced(r.s, i)
	}
	if hedge != Bare && hedge != Between && hedge != from && hedge != About || a.vague != Bare || b.vague != Bare {
		return flawHedged
	}
	return ""
}

// join returns the hedge that one before a number and one after it make
// together; ok is false if they do not go together.
func join(before, after Hedge) (both Hedge, ok bool) {
	switch {
	case before == Bare:
		return after, true
	case before == after, before.up() && after.up(), before.down() && after.down():
		return before, true
	}
	return before, false
}

// opener reads the hedge at r.s[i:] and the white space after it, and returns
// where the number starts: i if there is no hedge.
func (r *reader) opener(i int) (Hedge, int) {
	if r.lang != nil {
		at := initialAt(r.s, i)
		for k := r.initials.openers.next(-1, at); k >= 0; k = r.initials.openers.next(k, at) {
			if j := match(r.s, i, r.lang.openers[k].words); j > 0 {
				return r.lang.openers[k].hedge, skipSpace(r.s, j)
			}
		}
		for k := r.initials.opens.next(-1, at); k >= 0; k = r.initials.opens.next(k, at) {
			if j := match(r.s, i, r.lang.ranges[k][0]); j > i {
				return Between, skipSpace(r.s, j)
			}
		}
	} else if c := (r.s[i] | 0x20) - 'a'; c < 26 {
		second := byte(' ')
		if i+1 < len(r.s) {
			second = r.s[i+1] | 0x20
		}
		for _, p := range openers[c] {
			if p.words[1] != second && p.words[1] != ' ' {
				continue
			}
			if j := match(r.s, i, p.words); j > 0 {
				if j < len(r.s) && isDigit(r.s[j]) {
					return p.hedge, j
				}
				return p.hedge, skipSpace(r.s, j)
			}
		}
		return Bare, i
	}
	if c := r.s[i]; c < utf8.RuneSelf && c != '~' && c != '<' && c != '>' || c >= utf8.RuneSelf && c != "≈"[0] {
		return Bare, i
	}
	for _, p := range signs {
		if j := match(r.s, i, p.words); j > 0 {
			return p.hedge, skipSpace(r.s, j)
		}
	}
	return Bare, i
}

// infixes are the hedges that may stand between digits and their scale.
func (r *reader) infixes() []phrase {
	if r.lang != nil {
		return r.lang.infixes
	}
	return infixes[:]
}

// closer reads the hedge at r.s[i:], after a noun of people or none, and
// returns where it ends, or 0 if there is none.
func (r *reader) closer(i int) (Hedge, int) {
	if h, j := r.closerAt(i); j > 0 {
		return h, j
	}
	if r.lang != nil {
		for _, noun := range r.lang.counters {
			if j := match(r.s, i, noun); j > 0 && j < len(r.s) {
				if h, k := r.closerAt(j); k > 0 {
					return h, k
				}
			}
		}
		return Bare, 0
	}
	j := blank(r.s, i)
	if j == 0 {
		return Bare, 0
	}
	word := letters(r.s, j)
	if word == "" {
		return Bare, 0
	}
	for _, noun := range counters[(word[0]|0x20)-'a'] {
		if len(noun) == len(word) && match(word, 0, noun) > 0 && j+len(word) < len(r.s) {
			end := j + len(word)
			if next := blank(r.s, end); !r.whole && (next == 0 || next == len(r.s) || r.s[next]|0x20 != 'o' && r.s[next]|0x20 != 'a') {
				return Bare, 0 // in running text only "or", "and" and "at" lead back to the number
			}
			return r.closerAt(end)
		}
	}
	return Bare, 0
}

// closerAt reads the hedge at r.s[i:].
func (r *reader) closerAt(i int) (Hedge, int) {
	if r.lang != nil {
		at := initialAt(r.s, i)
		for k := r.initials.closers.next(-1, at); k >= 0; k = r.initials.closers.next(k, at) {
			if j := match(r.s, i, r.lang.closers[k].words); j > 0 && apart(r.s, j) {
				return r.lang.closers[k].hedge, j
			}
		}
	}
	// Of English words, a blank and their first letter tell most texts apart.
	list := closers[:]
	if j := blank(r.s, i); j > 0 {
		if j == len(r.s) {
			return Bare, 0
		}
		c := (r.s[j] | 0x20) - 'a'
		if c >= 26 {
			if r.s[j] == '+' && r.whole { // in running text it adds
				return AtLeast, j + 1
			}
			return Bare, 0
		}
		if r.lang != nil {
			return Bare, 0
		}
		list, i = closersBy[c], j
	} else if r.s[i] != '+' && r.s[i] != '-' {
		return Bare, 0
	}
	for _, p := range list {
		if !may(r.s, i, p.words) {
			continue
		}
		if j := match(r.s, i, p.words); j > 0 && (p.words == "+" || apart(r.s, j)) {
			if !r.whole && match(r.s, j, " than") > 0 {
				continue // "2 million and more than 3 million"
			}
			return p.hedge, j
		}
	}
	return Bare, 0
}

// spread reads a ± at r.s[i:] and returns where the number after it starts, or
// 0.
func (r *reader) spread(i int) int {
	if j := skipSpace(r.s, i); j == len(r.s) || r.s[j] < utf8.RuneSelf && r.s[j] != '+' && (r.lang != nil || r.s[j]|0x20 != 'p' && r.s[j]|0x20 != 'g') {
		return 0
	}
	for _, p := range spreads {
		at := i
		if p[0] != ' ' {
			at = skipSpace(r.s, i)
		} else if r.lang != nil {
			continue
		}
		if j := match(r.s, at, p); j > 0 {
			return skipSpace(r.s, j)
		}
	}
	return 0
}

// to reads what stands between the ends of a range at r.s[i:], after what
// opened it, and returns where the second end starts, or 0.
func (r *reader) to(i int, opened Hedge) int {
	if r.lang != nil {
		at := initialAt(r.s, i)
		for k := r.initials.links.next(-1, at); k >= 0; k = r.initials.links.next(k, at) {
			w := &r.lang.ranges[k]
			if w[0] == "" == (opened == Between) {
				continue
			}
			if j := match(r.s, i, w[1]); j > 0 {
				return skipSpace(r.s, j)
			}
		}
	} else if j := skipSpace(r.s, i); j == len(r.s) {
		return 0
	} else if c := r.s[j]; isLetter(c) {
		switch c |= 0x20; {
		case c == 't':
			j = match(r.s, i, " to ")
		case c == 'a' && opened == Between:
			j = match(r.s, i, " and ")
		case c == 'o' && opened == Bare:
			j = match(r.s, i, " or ")
		default:
			return 0
		}
		return max(j, 0)
	}
	if i = skipSpace(r.s, i); i == len(r.s) || r.s[i] < utf8.RuneSelf && r.s[i] != '-' {
		return 0
	}
	for _, dash := range dashes {
		if j := match(r.s, i, dash); j > 0 {
			return skipSpace(r.s, j)
		}
	}
	return 0
}

// A scaleKind is what may follow a number in a scale: of long the smaller parts
// of a sum, of myriad also a part without a scale.
type scaleKind uint8

const (
	long     scaleKind = 1 + iota
	hundreds           // long, too, and starts with a hundred
	myriad
)

// scale reads the scale at r.s[i:], after white space or none, and returns its
// power of ten and where it ends, or 0 for the end if there is none.
func (r *reader) scale(i int) (power int, kind scaleKind, end int) {
	i = skipSpace(r.s, i)
	if i == len(r.s) {
		return 0, 0, 0
	}
	if r.lang == nil && isLetter(r.s[i]) {
		word := letters(r.s, i)
		for _, sc := range scales[(word[0]|0x20)-'a'] {
			if len(sc.name) == len(word) && match(word, 0, sc.name) > 0 {
				if end = i + len(word); !sc.spelled() {
					return int(sc.power), 0, end
				}
				if kind = long; sc.power == 2 {
					kind = hundreds
				}
				power, end = r.carry(sc, end)
				return power, kind, end
			}
		}
	}
	if r.forms == nil && r.s[i] < utf8.RuneSelf {
		return 0, 0, 0
	}
	power, kind, end = r.foreignScale(i)
	if kind == myriad && power <= 4 && end < len(r.s) { // the 천억 of "8천억", the 萬億 of "2萬億"
		if more, _, j := r.foreignScale(skipSpace(r.s, end)); more >= 4 && power < 4 || more == 8 {
			return power + more, kind, j
		}
	}
	if end > 0 && r.lang != nil && r.lang.half != "" && power <= 5 { // "1.76 लाख करोड़"
		if j := blank(r.s, end); j > 0 {
			if more, _, k := r.foreignScale(j); more == 7 && power > 2 {
				return power + more, kind, k
			}
		}
	}
	return power, kind, end
}

// foreignScale reads a scale at r.s[i:] that is not English.
func (r *reader) foreignScale(i int) (power int, kind scaleKind, end int) {
	if i == len(r.s) {
		return 0, 0, 0
	}
	at := initialAt(r.s, i)
	if r.forms != nil {
		initials := formInitials[r.row]
		for k := initials.next(-1, at); k >= 0; k = initials.next(k, at) {
			f := &r.forms[k]
			if f.before != "" || f.alone {
				continue
			}
			if j := r.form(f.after, i); j > 0 {
				return int(f.power), kindOf(f.after), j
			}
		}
	}
	if r.lang != nil {
		for k := r.initials.scales.next(-1, at); k >= 0; k = r.initials.scales.next(k, at) {
			w := &r.lang.scales[k]
			if j := r.form(w.name, i); j > 0 {
				return int(w.power), kindOf(w.name), j
			}
		}
	}
	if r.s[i] >= utf8.RuneSelf {
		for k := scriptInitials.next(-1, at); k >= 0; k = scriptInitials.next(k, at) {
			w := &scripts[k]
			if j := r.form(w.name, i); j > 0 {
				return int(w.power), kindOf(w.name), j
			}
		}
	} else if r.lang != nil {
		switch c := r.s[i]; {
		case !apart(r.s, i+1):
		case c == 'K' || c == 'k':
			return 3, 0, i + 1
		case c == 'M':
			return 6, 0, i + 1
		}
	}
	return 0, 0, 0
}

// form reads the words of a scale at r.s[i:] and returns where they end, or 0.
// Their last period may be left out.
func (r *reader) form(words string, i int) int {
	stem := stem(words)
	j := match(r.s, i, stem)
	if c := words[0]; j < 0 && 'A' <= c && c <= 'Z' && len(stem) >= 3 && r.s[i] == c|0x20 { // "1,6 millionen"
		j = match(r.s, i+1, stem[1:])
	}
	switch {
	case j < 0:
		return 0
	case j == len(r.s):
		return j
	case len(stem) < len(words) && r.s[j] == '.':
		return j + 1
	case r.ends(j):
		return j
	}
	return 0
}

// stem returns the words of a scale without the period at their end.
func stem(words string) string { return strings.TrimSuffix(words, ".") }

// ends reports whether a scale may end at r.s[i:]: at the end of the word, or
// where a hedge hangs on to it, as in "50 binden fazla".
func (r *reader) ends(i int) bool {
	if apart(r.s, i) {
		return true
	}
	if r.lang != nil {
		at := initialAt(r.s, i)
		for k := r.initials.closers.next(-1, at); k >= 0; k = r.initials.closers.next(k, at) {
			if words := r.lang.closers[k].words; words[0] != ' ' && match(r.s, i, words) > 0 {
				return true
			}
		}
	}
	return false
}

func kindOf(words string) scaleKind {
	switch c := words[0]; {
	case 0xE3 <= c && c <= 0xED:
		return myriad
	case len(words) >= len("lakh"):
		return long
	}
	return 0
}

// apart reports whether a word may end at s[i:]: letters of a script that is
// written with blanks do not go on there.
func apart(s string, i int) bool {
	if i == len(s) {
		return true
	}
	if c := s[i]; c < utf8.RuneSelf {
		if !isLetter(c) && !isDigit(c) && c != '_' {
			return true
		}
	} else if next, _ := utf8.DecodeRuneInString(s[i:]); unspaced(next) || !unicode.IsLetter(next) && !unicode.IsMark(next) && !unicode.IsDigit(next) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(s[:i])
	return unspaced(last)
}

// unspaced reports whether a script is written without blanks between words, or
// with endings that numbers take without one.
func unspaced(c rune) bool {
	return 0x0E00 <= c && c <= 0x109F || 0x1100 <= c && c <= 0x11FF || 0x1780 <= c && c <= 0x17FF || 0x2E80 <= c && c <= 0xD7FF ||
		0xF900 <= c && c <= 0xFAFF || 0xFF00 <= c && c <= 0xFFEF || c >= 0x20000
}

// foreignWords reads a number that does not start with a digit in a locale
// other than English: its words for one or half of a scale, or a scale that is
// written before the digits. Where there is none, end is i.
func (r *reader) foreignWords(i int) (n numeral, end int, why flaw) {
	n.at = i
	if r.lang != nil {
		if r.lang.half != "" {
			if j := match(r.s, i, r.lang.half); j > 0 && j < len(r.s) && numeric(r.s, j) {
				var m numeral
				if k, why := r.number(&m, j); why == "" && m.scaled && m.places == 0 {
					m.at = i
					return m.plus(fraction{"", 5, 1}), k, ""
				}
			}
		}
		at := initialAt(r.s, i)
		for k := r.initials.amounts.next(-1, at); k >= 0; k = r.initials.amounts.next(k, at) {
			a := &r.lang.amounts[k]
			if j := match(r.s, i, a.words); j > 0 && r.ends(j) {
				n.whole, n.digits = uint64(a.digits), digits(int64(a.digits))
				n.zeros = digits(naturalStep(int64(a.digits))) - 1
				n.power = int(a.power) - int(a.places)
				n.scaled = true
				if n.power < 0 {
					continue
				}
				return n, j, ""
			}
		}
	}
	for k := range r.forms {
		f := &r.forms[k]
		if f.before == "" && !f.alone {
			continue
		}
		j := match(r.s, i, f.before+f.after)
		if f.alone && j > 0 && apart(r.s, j) {
			n = wholeNumeral(i, 1, 1).scaledBy(int(f.power))
			return n, j, ""
		}
		if f.alone {
			continue
		}
		if j = match(r.s, i, f.before); j < 0 {
			continue
		}
		j = skipSpace(r.s, j)
		if j == len(r.s) || !numeric(r.s, j) {
			continue
		}
		var m numeral
		k, why := r.digits(&m, j)
		if why != "" {
			continue
		}
		if f.after != "" {
			if k = r.form(f.after, skipSpace(r.s, k)); k == 0 {
				continue
			}
		}
		m.at = i
		return m.scaledBy(int(f.power)), k, ""
	}
	return n, i, misfit(r.s[i:])
}

// loosely reads what is not a number but says how large one is, at r.s[i:]: a
// unit in the plural, or a couple of a unit. It returns 0 for the end if there
// is nothing of the kind.
func (r *reader) loosely(i int) (f Figure, end int) {
	if r.lang != nil {
		at := initialAt(r.s, i)
		for k := r.initials.plurals.next(-1, at); k >= 0; k = r.initials.plurals.next(k, at) {
			u := &r.lang.plurals[k]
			if j := match(r.s, i, u.name); j > 0 && apart(r.s, j) {
				r.number0, r.number1, r.plain = i, j, false
				return pluralOf(u.people), j
			}
		}
		return f, 0
	}
	for _, w := range couples {
		if j := match(r.s, i, w); j > 0 {
			if people, k := r.few(j); k > 0 {
				r.number0, r.number1, r.plain = i, k, false
				return Figure{People: 2 * people, Step: naturalStep(2 * people), Hedge: About}, k
			}
		}
	}
	at := i
	for _, w := range severals {
		if j := match(r.s, i, w); j > 0 {
			if people, k := r.few(j); k > 0 && w != "some " {
				r.number0, r.number1, r.plain = i, k, false
				return pluralOf(people), k
			}
			if w != "a few " && w != "quite a few " {
				at = j
			}
		}
	}
	for _, h := range heads {
		j := r.wordAt(at, h.name)
		if j == 0 {
			continue
		}
		r.number0, r.number1, r.plain = i, j, false
		if k := match(r.s, j, " of "); k > 0 {
			for _, u := range units {
				if m := r.wordAt(k, u.name); m > 0 {
					r.number1 = m
					return pluralOf(h.people * u.people), m
				}
			}
			if r.whole {
				return f, 0
			}
		}
		return pluralOf(h.people), j
	}
	for _, u := range units[:standing] {
		if j := r.wordAt(at, u.name); j > 0 {
			r.number0, r.number1, r.plain = i, j, false
			return pluralOf(u.people), j
		}
	}
	return f, 0
}

// few reads the unit of "a few hundred", "several million" at r.s[i:], or
// returns 0 for its end.
func (r *reader) few(i int) (people int64, end int) {
	if j := r.wordAt(i, "dozen"); j > 0 {
		return 12, j
	}
	var power int
	j := r.wordAt(i, "hundred")
	if j > 0 {
		power, j = r.carry(scale{"hundred", 2}, j)
	} else {
		power, j = r.large(i)
	}
	return pow10[power], j
}

// wordAt is word at any i.
func (r *reader) wordAt(i int, name string) int {
	if j := match(r.s, i, name); j > 0 && apart(r.s, j) {
		return j
	}
	return 0
}
