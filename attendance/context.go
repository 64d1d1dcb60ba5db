package attendance

import (
	"cmp"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What stands around a figure in English text: does it count people, or anything
// else?

// trailingBytes returns how many bytes below the lowest one that is set x has.
func trailingBytes(x uint64) int { return bits.TrailingZeros64(x) >> 3 }

// wordAfter returns the word at or after f.text[i:], past white space; it is
// empty if anything else is next. Letters, and hyphens and apostrophes between
// them, make a word.
func (f *finder) wordAfter(i int) (start, end int) {
	s := f.text
	if i < len(s) && s[i] == ' ' {
		i++
	}
	if i < len(s) && !isLetter(s[i]) {
		i = skipSpace(s, i)
	}
	start = i
	for {
		i = lettersEnd(s, i)
		if i == len(s) {
			return start, i
		}
		switch c := s[i]; {
		case (c == '-' || c == '\'') && i > start && i+1 < len(s) && (isLetter(s[i+1]) || s[i+1] >= utf8.RuneSelf):
			i++
		case c < utf8.RuneSelf:
			return start, i
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if !unicode.IsLetter(r) && (!unicode.IsMark(r) || i == start) || unspaced(r) {
				return start, i
			}
			i += size
		}
	}
}

// A counted is what follows a figure.
type counted struct {
	noun    Span
	class   word   // person, thing, deed, measure or glue; 0 if the text does not say
	metric  Metric // that the noun implies
	after   int    // where the words after the noun start
	touches bool   // nothing but qualities is between
	part    bool   // it is part of those before it: "of them"
	things  bool   // a word in the plural is next that may be a noun of anything
}

// counted looks for what the figure that ends at f.text[end:] counts. After a
// unit in the plural "of" leads to it, whatever it is: "thousands of miles".
func (f *finder) counted(fig Figure, end int) (c counted) {
	s := f.text
	c.after = end
	i := end
	noun := -1
	var metric Metric
	strange, of := 0, false
	for k := range 6 {
		start, stop := f.wordAfter(i)
		if start == stop {
			break
		}
		w := lookUp(s, start, stop)
		switch class := w.class(); class {
		case person, thing:
			if s[start:stop] == "spaces" { // those of Twitter have a capital
				c.class = measure
				return c
			}
			if noun < 0 {
				noun = start
			}
			if class == thing || w.role() == peaks {
				metric = metricOf(s[start:stop], metric)
			}
			return counted{noun: Span{noun, stop}, class: class, metric: metric, after: stop, touches: strange == 0}
		case manner:
			if noun < 0 {
				noun = start
			}
			metric = metricOf(s[start:stop], metric)
			if k == 0 {
				c.metric = metric // "644k peak"
			}
		case quality:
			noun, metric = -1, ""
		case measure:
			if k == 0 || strange == 0 && noun < 0 && (!of || fig.Hedge == Plural) {
				c.class = measure
			}
			return c
		case deed:
			switch {
			case k > 0:
			case isMonth(s[start:stop]) && fig.People <= 31: // "15 March"
				c.class = measure
			default:
				c.class, c.touches = deed, true
			}
			return c
		case glue:
			switch {
			case k == 0 && is(s[start:stop], "of"):
				if match(s, start, "of them") > 0 || match(s, start, "of whom") > 0 {
					c.class, c.touches, c.after, c.part = deed, true, stop, true
					return c
				}
				of = true
			case of && (is(s[start:stop], "the") || k == 1 && (is(s[start:stop], "his") || is(s[start:stop], "its") || is(s[start:stop], "their"))):
			default:
				if k == 0 {
					c.class = glue
					if is(s[start:stop], "and") && f.sharesUnit(stop) {
						c.class = measure
					}
				}
				return c
			}
		default:
			noun, metric = -1, ""
			name := s[start:stop]
			if k == 0 && (len(name) == 1 || isMonth(name) && fig.People <= 31) { // "400 W", "15 April"
				c.class = measure
				return c
			}
			if agent(name) && (fig.People >= 100 || fig.Hedge == Plural) {
				return counted{noun: Span{start, stop}, class: person, after: stop, touches: strange == 0}
			}
			plural := name[len(name)-1] == 's'
			if plural && name[0] >= 'a' && (!of || fig.Hedge == Plural) {
				c.things, c.noun = true, Span{}
			}
			if strange++; strange > 3 {
				return c
			}
			if k == 0 && plural && 'A' <= name[0] && name[0] <= 'Z' && len(name) > 3 {
				c.noun = Span{start, stop} // "50,000 Swifties": a name in the plural, if no noun follows
			}
		}
		if i = stop; i < len(s) && s[i] > ' ' && s[i] < utf8.RuneSelf && (s[i] != ',' || strange == 0) {
			break
		}
	}
	return c
}

// is reports whether a word is name, which is in lower case.
func is(word, name string) bool { return len(word) == len(name) && match(word, 0, name) > 0 }

// sharesUnit reports whether a number and a unit follow f.text[i:], which then
// is of both: "23,448 and 14,021 acres".
func (f *finder) sharesUnit(i int) bool {
	i = skipSpace(f.text, i)
	end := i
	for end < len(f.text) && (isDigit(f.text[end]) || f.text[end] == ',' || f.text[end] == '.') {
		end++
	}
	start, stop := f.wordAfter(end)
	return end > i && lookUp(f.text, start, stop).class() == measure
}

// metricOf returns the metric that a word of a noun implies, after those before
// it implied m.
func metricOf(word string, m Metric) Metric {
	switch {
	case is(word, "concurrent"), is(word, "simultaneous"), is(word, "peak"), is(word, "concurrents"), is(word, "ccu"):
		return Peak
	case m != "":
	case is(word, "average"):
		return Average
	case is(word, "unique"), is(word, "distinct"):
		return Unique
	case is(word, "views"), is(word, "plays"), is(word, "streams"), is(word, "viewings"), is(word, "pageviews"), is(word, "listens"):
		return Views
	}
	return m
}

// isMonth reports whether a word is the name of a month.
func isMonth(word string) bool {
	switch word {
	case "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
		"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec":
		return true
	}
	return false
}

// agent reports whether an unknown word in the plural is one of people by its
// ending.
func agent(word string) bool {
	if len(word) < 6 || word[len(word)-1] != 's' {
		return false
	}
	ends := false
	for _, ending := range [...]string{"goers", "holders", "makers", "ists", "ians", "ers", "ors"} {
		ends = ends || strings.HasSuffix(word, ending)
	}
	if !ends {
		return false
	}
	switch word {
	case "computers", "papers", "newspapers", "flowers", "numbers", "trailers", "containers", "posters", "letters", "rivers", "towers",
		"quarters", "centers", "servers", "printers", "boosters", "tankers", "freighters", "trackers", "chargers", "orders",
		"offers", "answers", "powers", "prayers", "others", "matters", "fingers", "shoulders", "stickers", "banners", "homers", "burgers",
		"covers", "drawers", "errors", "colors", "doors", "floors", "motors", "mirrors", "factors", "sectors", "tractors", "vectors",
		"sensors", "monitors", "reactors", "processors", "transistors", "corridors", "rumors", "flavors", "watchlists", "checklists",
		"playlists", "waitlists", "borders", "chapters", "characters", "clusters", "counters", "craters", "disasters", "dinners", "feathers",
		"filters", "folders", "hammers", "helicopters", "lasers", "layers", "ladders", "lockers", "markers", "meteors", "parameters",
		"perimeters", "planters", "propellers", "registers", "scooters", "shelters", "skyscrapers", "slippers", "spiders", "sweaters",
		"tigers", "timers", "tumors", "typewriters", "wafers", "waters", "winters", "summers", "wonders", "theaters", "meters", "liters",
		"integers", "pointers", "headers", "successors", "predecessors", "descriptors", "iterators", "operators", "buffers", "adapters",
		"identifiers", "modifiers", "wrappers", "handlers", "loggers", "parsers", "compilers", "controllers", "drivers", "browsers",
		"routers", "sliders", "spinners", "tensors", "transformers", "workers'":
		return false
	}
	return true
}

// demonym reports whether a name in the plural is one of people.
func demonym(name string) bool {
	return strings.HasSuffix(name, "ans") || strings.HasSuffix(name, "is") || strings.HasSuffix(name, "ers") || strings.HasSuffix(name, "ies")
}

// A prelude is what precedes a figure.
type prelude struct {
	gathers bool   // a noun or verb of people leads up to it
	label   bool   // it is a name, a number of something, or money
	month   bool   // a month is right before it
	year    bool   // "in", "since" or the like is right before it
	name    bool   // a word that is capitalized is right before it
	viewed  bool   // a verb of views leads up to it
	metric  Metric // that a word before it implies
	crowd   Span   // the noun that counts people
}

// prelude looks at what precedes f.text[start:], as far as words lead up to it.
func (f *finder) prelude(start int) (p prelude) {
	s := f.text
	i := start
	for k := range 7 {
		e, punct := i, false
		for lines := 0; e > 0; {
			c := s[e-1]
			if c == '\n' {
				if lines++; lines == 2 { // nothing before this paragraph counts
					break
				}
				e--
			} else if isBlank(c) {
				e--
			} else if c == ',' && k > 0 {
				lines = 0
				e--
			} else if c == ':' || c == '(' || c == '"' {
				lines = 0
				punct = true
				e--
			} else if c < utf8.RuneSelf {
				break
			} else if r, size := utf8.DecodeLastRuneInString(s[:e]); strings.ContainsRune("–—\u00a0\u202f“‘", r) {
				lines = 0
				punct = punct || r == '–' || r == '—'
				e -= size
			} else {
				break
			}
		}
		b := wordStart(s, 0, e)
		for b > 0 && b < e && s[b-1] == '-' {
			b = wordStart(s, 0, b-1)
		}
		if b == e {
			if y := e - 4; k > 0 && y > 0 && isDigit(s[e-1]) && isDigit(s[y]) && !isDigit(s[y-1]) {
				i = y // a year: "the average of 1994 was"
				continue
			}
			p.label = p.label || k == 0 && f.abbreviates(e)
			return p
		}
		w := lookUp(s, b, e)
		if k == 0 {
			capital := 'A' <= s[b] && s[b] <= 'Z'
			p.name = !punct && capital && (b+1 < e && 'A' <= s[b+1] && s[b+1] <= 'Z' || !f.sentenceStart(b)) // "RFC 6874"
		}
		switch role := w.role(); role {
		case label:
			p.label = k == 0
			return p
		case calendar:
			p.month = k == 0 && 'A' <= s[b] && s[b] <= 'Z'
			return p
		case crowd:
			p.gathers = true
			if p.crowd == (Span{}) && k < 3 {
				p.crowd = Span{b, e}
			}
		case draws:
			p.gathers = true
		case entered:
			p.gathers = true
			if k > 0 {
				p.metric = cmp.Or(p.metric, Joins)
			}
		case viewed:
			p.viewed = true
		case peaks:
			p.metric, p.gathers = cmp.Or(p.metric, Peak), true
		case averages:
			p.metric, p.gathers = cmp.Or(p.metric, Average), true
		case uniques:
			p.metric = cmp.Or(p.metric, Unique)
		case watchers:
			p.gathers = true
			return p
		case point:
			if match(s, max(0, b-len("at one ")), "at one ") == b {
				p.metric = Peak
			}
			return p
		case dating:
			p.year = p.year || k == 0
			if k > 2 || !is(s[b:e], "in") {
				return p
			}
		case passing:
		default:
			if k != 1 || p.gathers { // one strange word is let through
				return p
			}
		}
		i = b
	}
	return p
}

// abbreviates reports whether a short word for a number's name ends in the period
// before f.text[e:]: "No. 1", "Rs. 500".
func (f *finder) abbreviates(e int) bool {
	if e == 0 || f.text[e-1] != '.' {
		return false
	}
	start := wordStart(f.text, 0, e-1)
	for _, w := range [...]string{"no", "nos", "rs", "p", "pp", "ch", "vol", "art", "sec", "fig"} {
		if is(f.text[start:e-1], w) {
			return true
		}
	}
	return lookUp(f.text, start, e-1).role() == calendar
}

// sentenceStart reports whether a sentence starts at f.text[i:].
func (f *finder) sentenceStart(i int) bool {
	from := i
	for from > max(0, i-8) && !paragraphStart(f.text, from) {
		from--
	}
	s := strings.TrimRight(f.text[from:i], " \n\"'(“‘*-–—•")
	if s == "" {
		return true
	}
	switch s[len(s)-1] {
	case '.', '!', '?', ':', ';':
		return true
	}
	return false
}

// metricAfter looks for what the words right after f.text[i:] say of how people
// were counted: "at one point", "on average", "tuned in". It looks as far as a
// clause is long.
func (f *finder) metricAfter(i int) Metric {
	const clause = 32
	if i+clause+4 > len(f.all) { // the rest of the text, and nothing after it
		return metricIn(f.text, i, min(i+clause, len(f.text)))
	}
	s := f.all
	blanks := blanksIn(word64(s, i)) | blanksIn(word64(s, i+8))<<8 | blanksIn(word64(s, i+16))<<16 | blanksIn(word64(s, i+24))<<24
	blanks &= 1<<min(len(f.text)-i, clause) - 1 // in the paragraph
	var some uint8
	for m := blanks; m != 0; m &= m - 1 {
		some |= hint(s[i+bits.TrailingZeros32(m)+1:])
	}
	if some == 0 {
		return ""
	}
	for m := blanks; m != 0; m &= m - 1 {
		if metric := metricAt(f.text, i, i+bits.TrailingZeros32(m)+1); metric != "" {
			return metric
		}
	}
	return ""
}

// metricIn is metricAfter for what stands after the blanks of s[start:end].
func metricIn(s string, start, end int) Metric {
	for i := start; i < end; i++ {
		if s[i] == ' ' {
			if metric := metricAt(s, start, i+1); metric != "" {
				return metric
			}
		}
	}
	return ""
}

// blanksIn has a bit for each of the eight bytes of x that is a blank.
func blanksIn(x uint64) uint32 {
	x ^= 0x2020202020202020
	x = ^((x&lows + lows) | x) & highs
	return uint32(x >> 7 * 0x0102040810204080 >> 56)
}

// sentenceEnds reports whether a sentence or clause ends in s, or another number
// stands there.
func sentenceEnds(s string) bool {
	for i := range len(s) - 1 {
		if isDigit(s[i]) {
			return true
		}
		switch s[i] {
		case '.', '!', '?', ';', ':':
			if s[i+1] <= ' ' {
				return true
			}
		}
	}
	return false
}

// hint is not 0 if s may start with words that metricAt knows, by four bytes.
func hint(s string) uint8 {
	if len(s) < 4 {
		return 0
	}
	return hints[0][s[0]&31] & hints[1][s[1]&31] & hints[2][s[2]&31] & hints[3][s[3]&31]
}

// The words of metricAt, as bits of hints.
const (
	hintAt = 1 << iota
	hintOn
	hintTune
	hintJoin
	hintSimultaneously
	hintConcurrent

	hintBlank = hintAt | hintOn
)

// hints has the words of metricAt that have a letter at each of the first four
// places, and those that may have white space there, of any kind.
var hints = [4][32]uint8{
	{'a' & 31: hintAt, 'o' & 31: hintOn, 't' & 31: hintTune, 'j' & 31: hintJoin, 's' & 31: hintSimultaneously, 'c' & 31: hintConcurrent},
	{'t' & 31: hintAt, 'n' & 31: hintOn, 'u' & 31: hintTune, 'o' & 31: hintJoin | hintConcurrent, 'i' & 31: hintSimultaneously},
	{
		' ' & 31: hintBlank, '\n' & 31: hintBlank, 0xC2 & 31: hintBlank,
		'i' & 31: hintJoin | hintBlank,           // or a tab
		'm' & 31: hintSimultaneously | hintBlank, // or a carriage return
		'n' & 31: hintTune | hintConcurrent,
	},
	{
		' ' & 31: hintBlank, '\n' & 31: hintBlank, '\r' & 31: hintBlank, 0xC2 & 31: hintBlank,
		'o' & 31: hintAt, 'a' & 31: hintAt | hintOn, 't' & 31: hintAt, 'i' & 31: hintTune | hintBlank, 'p' & 31: hintAt,
		'e' & 31: hintTune, 'n' & 31: hintJoin, 'u' & 31: hintSimultaneously, 'c' & 31: hintConcurrent,
	},
}

// metricAt returns the metric that the words at s[i:] imply, if no sentence ends
// between them and the figure that ends at s[start:].
func metricAt(s string, start, i int) Metric {
	if hint(s[i:]) == 0 || sentenceEnds(s[start:i]) {
		return ""
	}
	starts := func(phrases ...string) bool {
		for _, p := range phrases {
			if j := match(s, i, p); j > 0 && apart(s, j) {
				return true
			}
		}
		return false
	}
	switch s[i] | 0x20 {
	case 'a':
		if starts("at one point", "at once", "at one time", "at the same time", "at its peak", "at peak", "at the peak", "at their peak",
			"at any one time", "at a time", "at any given time", "at any time") {
			return Peak
		}
	case 'o':
		if starts("on average") {
			return Average
		}
	case 's', 'c':
		if starts("simultaneously", "concurrently", "concurrent") {
			return Peak
		}
	case 't', 'j':
		if starts("tuned in", "tuning in", "tune in", "joined", "joining", "join") {
			return Joins
		}
	}
	return ""
}

// done reports whether one of the six words after f.text[i:] is a verb of what
// people do.
func (f *finder) done(i int) bool {
	for range 6 {
		start, stop := f.wordAfter(i)
		if start == stop {
			return false
		}
		if w := lookUp(f.text, start, stop); w.class() == deed || is(f.text[start:stop], "join") {
			return true
		}
		i = stop
	}
	return false
}

// detached returns where the words after the figure in f.text[:end] start, or 0
// if what hangs on to it makes it something else.
func (f *finder) detached(end int) int {
	s := f.text
	if end == len(s) {
		return end
	}
	c := s[end]
	var next byte
	if end+1 < len(s) {
		next = s[end+1]
	}
	switch {
	case c == ' ' && isLetter(next) && next != 'x':
		return end
	case !apart(s, end):
		return 0
	}
	if j := skipSpace(s, end); j < len(s) && (strings.HasPrefix(s[j:], "×") || s[j] == 'x' && j+2 < len(s) && (s[j+1] == ' ' || isDigit(s[j+1]))) {
		return 0
	}
	switch c {
	case '%', '@', '#', '^', '=', '&', '\\', '$':
		return 0
	case ':', ',':
		if isDigit(next) {
			return 0
		}
	case '/', '.', '\'':
		if isDigit(next) || isLetter(next) {
			return 0
		}
	case '-':
		if isDigit(next) {
			return 0
		}
		if isLetter(next) {
			switch letters(s, end+1) {
			case "strong", "person", "people", "member", "fan":
				return end + 1
			}
			return 0
		}
	}
	if c >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(s[end:])
		after := end + size
		switch {
		case r == '°' || r == '‰' || r == '′' || r == '″' || r == 'º' || r == 'ª' || unicode.Is(unicode.Sc, r):
			return 0
		case (r == '–' || r == '−' || r == '‑') && after < len(s) && isDigit(s[after]):
			return 0
		case r == '’' && after < len(s) && isLetter(s[after]):
			return 0
		}
	}
	return end
}

// judge decides whether the figure in f.text[start:end], whose number starts at
// i, counts an audience, and if so makes it what was found. It moves f.at on.
func (f *finder) judge(fig Figure, start, i, end int) bool {
	f.at = f.number1 // what closes a figure may open the next one: "in 2022 and more than 29 million"
	after := f.detached(end)
	if after == 0 {
		f.at = max(end, f.tokenEnd(end))
		return false
	}
	if f.lang != nil {
		return f.judgeForeign(fig, start, i, end)
	}
	c := f.counted(fig, after)
	if end > f.number1 && fig.Hedge != Plural { // "500 people or so"
		if n := f.counted(fig, f.number1); n.class == person && n.noun.End < end {
			c.noun, c.class, c.metric, c.touches = n.noun, person, n.metric, true
		}
	}
	named := c.class == person || c.class == thing
	sure := c.class == person && (!f.plain || start < i) // nothing else is written so
	var p prelude
	if !sure || start < i || !f.wordBefore || f.before.role() != 0 { // else nothing leads up to it
		p = f.prelude(start)
	}
	if !sure && (f.other(&fig, &c, &p) || !named && f.unlike(&fig, &p, start, i, end)) {
		if c.class == measure && p.viewed && match(f.text, after, " times") > 0 {
			f.mentioned(&fig, start, i, end, Span{}, Views, false)
			return true
		}
		return false
	}
	metric := c.metric
	if metric == "" || metric == Views && p.metric != "" {
		metric = cmp.Or(p.metric, metric)
	}
	if metric == "" || metric == Unique {
		metric = cmp.Or(metric, f.metricAfter(c.after))
	}
	people := c.class == person || c.class == deed ||
		c.class != thing && (p.gathers || p.metric != "" || metric == Peak || metric == Joins || f.done(c.after))
	noun := c.noun
	switch {
	case noun == (Span{}):
		noun = p.crowd
	case c.class == 0: // a name in the plural
		people = people || demonym(f.text[noun.Start:noun.End])
	}
	if !f.counts(&fig, &c, &p, people) {
		return false
	}
	f.mentioned(&fig, start, i, end, noun, metric, people)
	return true
}

// other reports whether what is around a figure says that it counts no heads.
func (f *finder) other(fig *Figure, c *counted, p *prelude) bool {
	year := f.plain && 1000 <= fig.People && fig.People < 2200
	switch {
	case p.label, c.class == measure:
		return true
	case p.month && f.plain && (fig.People <= 31 || year):
		return true
	case year && (p.year || c.class != person || !c.touches):
		return true
	case fig.Hedge == Between:
		return yearlike(f.text[f.number0:f.number1])
	}
	return p.name && f.plain && fig.People < 10_000
}

// unlike reports whether a figure without a noun is written like something else:
// 4K video, meters, a model.
func (f *finder) unlike(fig *Figure, p *prelude, start, i, end int) bool {
	n := f.text[f.number0:f.number1]
	bare := start == i && !p.gathers
	short := bare && strings.IndexByte(n, '.') < 0
	switch n[len(n)-1] {
	case 'B', 'b':
		return short || n[len(n)-2] <= ' '
	case 'm':
		return short || n[len(n)-2] <= ' '
	case 'K', 'k':
		switch n {
		case "2K", "4K", "5K", "8K", "16K":
			return bare && end == f.number1
		}
		return start == i && f.articleBefore(start)
	}
	return fig.Hedge == Between && f.plain || f.text[start] == 'C' && start+1 < len(f.text) && f.text[start+1] == 'A' // "CA 94025"
}

// counts reports whether a figure may count an audience by how large it is, and
// how it is written.
func (f *finder) counts(fig *Figure, c *counted, p *prelude, people bool) bool {
	plural := fig.Hedge == Plural
	small := fig.People < 1000
	switch {
	case c.class == person || c.class == thing:
		return fig.People != 1
	case people && c.part:
		return !small || plural
	case people && c.class == deed:
		return true
	case people && f.plain:
		return !small || p.gathers && fig.People >= 100
	case people:
		return !small || plural || p.gathers
	}
	others := c.class == 0 && c.things && c.noun == Span{}
	return f.large(fig) && (f.plain || !others)
}

// large reports whether a figure is written like an audience, if nothing is known
// of what it counts.
func (f *finder) large(fig *Figure) bool {
	switch {
	case fig.Hedge == Plural:
		return fig.People >= 10_000 || strings.Contains(f.text[f.number0:f.number1], " ")
	case f.plain:
		return fig.Hedge != Bare && fig.Hedge != Between && fig.People >= 2_200
	}
	return fig.People >= 1000
}

// articleBefore reports whether "a" is right before f.text[i:]: "a 10K".
func (f *finder) articleBefore(i int) bool {
	return i >= 2 && f.text[i-1] == ' ' && f.text[i-2]|0x20 == 'a' && (i == 2 || f.text[i-3] == ' ' || paragraphStart(f.text, i-2))
}

// yearlike reports whether the ends of a range are years: "1969 and 1972".
func yearlike(number string) bool {
	if len(number) < len("2019-20") || number[0] != '1' && number[0] != '2' || isDigit(number[4]) {
		return false
	}
	for _, c := range []byte(number[:4]) {
		if !isDigit(c) {
			return false
		}
	}
	for _, c := range []byte(number[len(number)-4:]) {
		if !isDigit(c) {
			return len(number) == len("2019-20")
		}
	}
	c := number[len(number)-5]
	return !isDigit(c) && c != '.' && c != ','
}

// mentioned makes a mention what was found.
func (f *finder) mentioned(fig *Figure, start, i, end int, noun Span, metric Metric, people bool) {
	f.at = end
	m := &f.found
	m.Figure = *fig
	m.Phrase, m.Number = Span{start, end}, Span{f.number0, f.number1}
	m.Text, m.Noun = f.text[start:end], f.text[noun.Start:noun.End]
	m.Metric, m.People = metric, people
}
