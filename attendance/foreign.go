package attendance

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What stands around a figure in other languages than English.

// judgeForeign is judge in a language other than English.
func (f *finder) judgeForeign(fig Figure, start, i, end int) bool {
	s := f.text
	for _, w := range f.lang.before {
		if matchBack(s, 0, start, w) >= 0 {
			return false
		}
	}
	c := f.foreignNoun(end)
	if c.class == measure && !repeats(s[c.noun.Start:c.noun.End]) {
		return false
	}
	near := s[max(0, start-64):min(len(s), end+64)]
	near = clause(near, start-max(0, start-64), end-max(0, start-64))
	var metric Metric
	for _, m := range f.lang.metrics {
		if contains(near, m.words) {
			metric = m.metric
			break
		}
	}
	if c.class == measure {
		if metric != Views {
			return false
		}
		c.class = thing
	}
	if c.metric != "" {
		metric = c.metric
	}
	for _, w := range f.lang.counters { // within the phrase, before its last hedge
		w = strings.TrimLeft(w, " ")
		if at := strings.Index(s[f.number1:end], w); at >= 0 && fig.Hedge != Plural {
			c.noun, c.class = Span{f.number1 + at, f.number1 + at + len(w)}, person
			break
		}
	}
	people := c.class == person
	for _, w := range f.lang.crowds {
		if matchBack(s, 0, start, w) >= 0 {
			people = true
		}
	}
	year := f.plain && 1000 <= fig.People && fig.People < 2200
	switch {
	case people || c.class == thing:
		if fig.People == 1 || year && !c.touches || c.class == thing && f.plain && fig.People < 1000 {
			return false
		}
	case f.plain && (year || fig.People < 10_000 || fig.Hedge == Between):
		return false
	case fig.People < 1000, !f.large(&fig) && metric == "", c.things && metric == "":
		return false
	case fig.Hedge == Plural && f.lang.tag == "ko": // "할 수만 있다면"
		return false
	}
	people = people || c.class != thing && (metric == Peak || metric == Average || metric == Unique)
	f.mentioned(&fig, start, i, end, c.noun, metric, people)
	return true
}

// repeats reports whether a word says "times", which counts views where views
// are spoken of.
func repeats(word string) bool {
	for _, w := range [...]string{"회", "回", "次", "kez", "раз", "раза", "veces", "vezes", "fois", "mal", "volte", "kali", "बार", "بار", "مرة"} {
		if match(word, 0, w) == len(word) {
			return true
		}
	}
	return false
}

// clause cuts near to the clause that the figure in near[at:end] is in.
func clause(near string, at, end int) string {
	const ends = "。！？।۔؟\n、，،,"
	from, to := 0, len(near)
	word := 0 // how long the word before byte k is
	for k, c := range near {
		stop := strings.ContainsRune(ends, c) && (c != ',' || k+1 < len(near) && near[k+1] == ' ')
		if c == '.' && k+1 < len(near) && near[k+1] == ' ' { // after a long word, or after the figure and its scale
			stop = k >= end && (k == 0 || !isDigit(near[k-1])) || k < at && word > 4
		}
		if word++; !unicode.IsLetter(c) {
			word = 0
		}
		switch {
		case !stop:
		case k < at:
			from = k
		default:
			return near[from:k]
		}
	}
	return near[from:to]
}

// contains reports whether a phrase occurs in s, in either case.
func contains(s, phrase string) bool {
	phrase = strings.TrimSpace(phrase)
	if phrase == "" {
		return false
	}
	first := phrase[0]
	for i := range len(s) {
		if s[i] != first && (first >= utf8.RuneSelf || s[i]|0x20 != first) {
			continue
		}
		if j := match(s, i, phrase); j > 0 && apart(s, j) && (i == 0 || apart(s, i) || unspacedBefore(s, i)) {
			return true
		}
	}
	return false
}

func unspacedBefore(s string, i int) bool {
	c, _ := utf8.DecodeLastRuneInString(s[:i])
	return !unicode.IsLetter(c) || unspaced(c)
}

// foreignNoun looks for what the figure that ends at f.text[end:] counts: the
// longest of the nouns and units that it knows there.
func (f *finder) foreignNoun(end int) (c counted) {
	i := end
	c.touches = true
	for range 3 {
		i = skipSpace(f.text, i)
		for _, link := range [...]string{"de ", "di ", "d'", "d’", "من ", "का ", "की ", "के ", "کے ", "的", "の"} {
			if j := match(f.text, i, link); j > 0 {
				i = skipSpace(f.text, j)
				break
			}
		}
		longest := i
		try := func(words string, class word, metric Metric) {
			if j := f.wholeWord(i, strings.TrimLeft(words, " ")); j > longest {
				longest = j
				c.noun, c.class, c.metric = Span{i, j}, class, metric
			}
		}
		for _, n := range f.lang.people {
			try(n.words, person, n.metric)
		}
		for _, n := range f.lang.things {
			try(n.words, thing, n.metric)
		}
		for _, n := range f.lang.counters {
			try(n, person, "")
		}
		for _, u := range f.lang.units {
			try(u, measure, "")
		}
		for _, sign := range [...]string{"%", "٪", "€", "$", "£", "¥", "₹", "₽", "₺", "₩"} {
			try(sign, measure, "")
		}
		if longest > i {
			if c.metric != "" && unspacedAt(f.text, i) { // "人が同時に視聴" counts 人, "回再生" 回
				for _, n := range f.lang.counters {
					if n = strings.TrimLeft(n, " "); c.class == person && strings.HasPrefix(f.text[i:], n) {
						c.noun.End = i + len(n)
					}
				}
				if c.class == thing && c.metric == Views {
					if _, size := utf8.DecodeRuneInString(f.text[i:]); repeats(f.text[i : i+size]) {
						c.noun.End = i + size
					}
				}
			}
			f.qualify(&c)
			return c
		}
		start, stop := f.wordAfter(i)
		if c.touches && start == i && stop > i {
			if f.lang.tag == "de" && f.compound(start, stop) {
				c.noun, c.class = Span{start, stop}, person
				return c
			}
			c.things = f.otherNoun(f.text[start:stop])
		}
		c.touches = false
		if start != i || utf8.RuneCountInString(f.text[start:stop]) < 4 || leadsOn(f.text[start:stop]) {
			break
		}
		if f.lang.tag == "de" && strings.HasSuffix(f.text[start:stop], "meter") {
			c.class = measure
			return c
		}
		i = stop
	}
	return c
}

// leadsOn reports whether a word leads on to another part of the sentence, in
// which a noun is no longer that of the number.
func leadsOn(word string) bool {
	switch word {
	case "gegen", "ohne", "nach", "über", "unter", "beim", "sowie", "oder", "aber", "wegen", "seit", "haben", "waren", "wurden", "sind",
		"para", "sobre", "entre", "contra", "desde", "hasta", "pero", "tras", "según", "durante", "frente", "como", "cuando", "pelos", "pelas", "após",
		"pour", "dans", "avec", "sans", "contre", "sous", "chez", "vers", "selon", "depuis", "mais", "après", "avant", "dont", "sont", "étaient",
		"come", "dopo", "contro", "sotto", "sopra", "mentre", "sono", "hanno", "erano",
		"untuk", "dengan", "dalam", "pada", "dari", "yang", "oleh", "karena",
		"için", "kadar", "göre", "sonra", "önce",
		"для", "после", "перед", "через", "против", "около", "были", "было":
		return true
	}
	return false
}

// compound reports whether the German noun f.text[start:stop] ends in one of
// people: "Fachbesucher".
func (f *finder) compound(start, stop int) bool {
	for _, n := range f.lang.people {
		if at := stop - len(n.words); len(n.words) >= 4 && at > start+2 && isLetter(n.words[0]) && f.text[at] == n.words[0]|0x20 &&
			match(f.text, at+1, n.words[1:]) == stop {
			return true
		}
	}
	return false
}

// otherNoun reports whether a word right after a number, which is no noun of
// people that is known, is a noun in the plural by its ending, and so counts
// something else.
func (f *finder) otherNoun(word string) bool {
	ends := func(endings ...string) bool {
		for _, e := range endings {
			if len(word) > len(e)+2 && strings.HasSuffix(word, e) {
				return true
			}
		}
		return false
	}
	switch f.lang.tag {
	case "de":
		return 'A' <= word[0] && word[0] <= 'Z'
	case "es", "pt":
		switch word {
		case "menos", "desde", "tras", "pues", "mientras", "después", "antes", "depois", "após", "pelos", "pelas", "seus", "suas", "unos", "unas",
			"dois", "tres", "três", "mais", "deles", "delas", "nas", "nos", "los", "las", "más", "entre", "ellos", "ellas", "eles", "elas":
			return false
		}
		return 'a' <= word[0] && ends("s")
	case "fr":
		switch word {
		case "dans", "sous", "sans", "plus", "moins", "les", "des", "ses", "puis", "mais", "après", "depuis", "vers", "dès", "alors", "ils", "elles",
			"leurs", "nous", "vous", "lors", "aux", "deux", "très", "tous":
			return false
		}
		return 'a' <= word[0] && ends("s", "x")
	case "it":
		switch word {
		case "che", "come", "dove", "anche", "sono", "ieri", "oggi", "poi", "nei", "nelle", "dei", "delle", "agli", "alle", "dalle", "dai", "sulle", "sui",
			"quasi", "tutti", "tutte", "circa", "erano", "fine", "mentre", "oltre", "secondo", "negli", "degli", "quelli", "quelle":
			return false
		}
		return 'a' <= word[0] && ends("i", "e")
	case "id":
		switch word {
		case "di", "pada", "dan", "yang", "dari", "untuk", "dalam", "dengan", "oleh", "ke", "saat", "ketika", "selama", "karena", "atau", "per", "lebih",
			"hingga", "sampai", "menurut", "secara", "itu", "ini", "telah", "sudah", "akan", "hadir", "menonton", "menyaksikan", "memadati",
			"mengikuti", "datang", "berkumpul", "turun", "sekaligus", "bersamaan", "adalah", "menjadi", "kali":
			return false
		}
		return 'a' <= word[0]
	case "ru":
		return ends("ов", "ев", "ей", "ий")
	}
	return false
}

// qualify takes an adjective that implies a metric into the noun before it, as
// in "espectadores simultáneos".
func (f *finder) qualify(c *counted) {
	switch f.lang.tag {
	case "es", "fr", "it", "pt":
	default:
		return
	}
	i := skipSpace(f.text, c.noun.End)
	if c.class != person || i == c.noun.End {
		return
	}
	for _, m := range f.lang.metrics {
		if j := f.wholeWord(i, m.words); j > i && m.metric != Average && strings.IndexByte(f.text[i:j], ' ') < 0 {
			c.noun.End, c.metric = j, m.metric
			return
		}
	}
}

func unspacedAt(s string, i int) bool {
	c, _ := utf8.DecodeRuneInString(s[i:])
	return unspaced(c)
}

// wholeWord returns where the word at f.text[i:] ends that starts with words, or
// -1: there, or in a language that hangs endings on to its nouns after them.
func (f *finder) wholeWord(i int, words string) int {
	if !may(f.text, i, words) {
		return -1
	}
	j := match(f.text, i, words)
	if j < 0 || apart(f.text, j) || len(words) == 1 && !isLetter(words[0]) {
		return j
	}
	if f.lang.tag != "tr" || len(words) < 4 {
		return -1
	}
	start, stop := f.wordAfter(i)
	if start == i && stop > j {
		return stop
	}
	return -1
}
