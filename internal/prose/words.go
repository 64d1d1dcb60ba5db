package prose

import (
	"cmp"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// What stands around a figure in running text, word by word: does it count people, or
// anything else?

// lookUp returns what the word s[start:stop] says, in either case.
func (f *Finder) lookUp(s string, start, stop int) lang.Word {
	return f.words.LookUp(s, start, stop)
}

// wordAfter returns the word at or after f.text[i:], past white space; it is
// empty if anything else is next. Letters, and hyphens and apostrophes between
// them, make a word.
func (f *Finder) wordAfter(i int) (start, end int) {
	s := f.text
	if i < len(s) && s[i] == ' ' {
		i++
	}
	if i < len(s) && !text.IsLetter(s[i]) {
		i = text.SkipSpace(s, i)
	}
	start = i
	for {
		i = text.LettersEnd(s, i)
		if i == len(s) {
			return start, i
		}
		switch c := s[i]; {
		case (c == '-' || c == '\'') && i > start && i+1 < len(s) && (text.IsLetter(s[i+1]) || s[i+1] >= utf8.RuneSelf):
			i++
		case c < utf8.RuneSelf:
			return start, i
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if !unicode.IsLetter(r) && (!unicode.IsMark(r) || i == start) || text.Unspaced(r) {
				return start, i
			}
			i += size
		}
	}
}

// wordSaying returns the word that wordAfter does, and what it says.
func (f *Finder) wordSaying(i int) (says lang.Word, start, end int) {
	if i == f.after.at && f.after.start < f.after.end && f.after.end < len(f.text) {
		if c := f.text[f.after.end]; c != '-' && c != '\'' { // which may go on with it
			return f.after.says, f.after.start, f.after.end
		}
	}
	start, end = f.wordAfter(i)
	return f.lookUp(f.text, start, end), start, end
}

// A counted is what follows a figure.
type counted struct {
	noun    Span
	class   lang.Word   // person, thing, deed, measure or glue; 0 if the text does not say
	metric  lang.Metric // that the noun implies
	after   int         // where the words after the noun start
	touches bool        // nothing but qualities is between
	part    bool        // it is part of those before it: "of them"
	things  bool        // a word in the plural is next that may be a noun of anything
}

// A search goes over the words after a figure for what it counts.
type search struct {
	counted
	fig     figure.Figure
	k       int         // how many words were gone over
	noun    int         // where the noun starts, or -1
	implied lang.Metric // by the words of the noun
	strange int         // how many words were not known
	of      bool        // "of" leads on: "thousands of miles"
}

// counted looks for what the figure that ends at f.text[end:] counts. After a
// unit in the plural "of" leads to it, whatever it is: "thousands of miles". Close is for
// what nothing but known words stands before.
func (f *Finder) counted(fig figure.Figure, end int, close bool) counted {
	s := f.text
	w := search{counted: counted{after: end}, fig: fig, noun: -1}
	for i := end; w.k < 6; w.k++ {
		says, start, stop := f.wordSaying(i)
		if start == stop || f.searchWord(&w, says, start, stop) || close && w.strange > 0 {
			break
		}
		if i = stop; i < len(s) && s[i] > ' ' && s[i] < utf8.RuneSelf && (s[i] != ',' || w.strange == 0) {
			break
		}
	}
	return w.counted
}

// searchWord goes over the word f.text[start:stop] after a figure and reports whether the
// search ends with it.
func (f *Finder) searchWord(w *search, says lang.Word, start, stop int) (done bool) {
	switch says.Class() {
	case lang.Person, lang.Thing:
		f.searchNoun(w, says, start, stop)
		return true
	case lang.Manner:
		if w.noun < 0 {
			w.noun = start
		}
		w.implied = implies(says, w.implied)
		if w.k == 0 {
			w.metric = w.implied // "644k peak"
		}
		return false
	case lang.Quality:
		w.noun, w.implied = -1, ""
		return false
	case lang.Measure:
		f.searchMeasure(w, says, start, stop)
		return true
	case lang.Deed:
		switch {
		case w.k > 0:
		case w.fig.People <= 31 && f.isMonth(start, stop): // "15 March"
			w.class = lang.Measure
		default:
			w.class, w.touches = lang.Deed, true
		}
		return true
	case lang.Glue:
		return f.searchGlue(w, says, start, stop)
	}
	return f.searchStrange(w, says, start, stop)
}

// searchNoun ends the search at a noun of people or things.
func (f *Finder) searchNoun(w *search, says lang.Word, start, stop int) {
	s := f.text
	class := says.Class()
	if tied := start > 0 && s[start-1] == '-'; tied || s[start] <= 'Z' {
		from, to := f.wordAfter(stop)
		switch next := f.lookUp(s, from, to); {
		case tied && (next.Class() == lang.Person || next.Role() == lang.Crowd): // "a 60,000-strong crowd"
			start, stop = from, to
		case class == lang.Person && s[start] <= 'Z' && next.Class() == lang.Measure: // "7,199 Chinese yuan"
			w.class = lang.Measure
			return
		}
	}
	if s[start] >= 'a' && listed(s[start:stop], f.Lang.Uncapital) { // but Twitter's Spaces
		w.class = lang.Measure
		return
	}
	if w.noun < 0 {
		w.noun = start
	}
	w.implied = implies(says, w.implied)
	w.counted = counted{noun: Span{w.noun, stop}, class: class, metric: w.implied, after: stop, touches: w.strange == 0}
}

// searchMeasure ends the search at a unit of something else.
func (f *Finder) searchMeasure(w *search, says lang.Word, start, stop int) {
	switch {
	case w.k == 0 && says&lang.Each != 0 && f.wordSays(stop)&lang.Event != 0: // "22,100 per match"
		w.class = lang.Glue
	case f.Seats && says&lang.Seat != 0:
		w.counted = counted{noun: Span{start, stop}, class: lang.Thing, after: stop, touches: w.strange == 0}
	case w.k == 0 || w.strange == 0 && w.noun < 0 && (!w.of || w.fig.Hedge == lang.Plural):
		w.class = lang.Measure
	}
}

// searchGlue goes over a word that ends the search, but for "of" and what may follow it.
func (f *Finder) searchGlue(w *search, says lang.Word, start, stop int) (done bool) {
	word := f.text[start:stop]
	switch {
	case w.k == 0 && listed(word, f.Lang.Ofs):
		if f.ofThem(start - 1) {
			w.class, w.touches, w.after, w.part = lang.Deed, true, stop, true
			return true
		}
		w.of = true
		return false
	case w.of && listed(word, f.Lang.Determiners):
		return false
	case w.k == 0:
		w.class = lang.Glue
		if says&lang.And != 0 && f.sharesUnit(stop) {
			w.class = lang.Measure
		}
	}
	return true
}

// searchStrange goes over a word that is not known.
func (f *Finder) searchStrange(w *search, says lang.Word, start, stop int) (done bool) {
	w.noun, w.implied = -1, ""
	name := f.text[start:stop]
	first := w.k == 0
	switch {
	case first && (len(name) == 1 || w.fig.People <= 31 && f.isMonth(start, stop)): // "400 W", "15 April"
		w.class = lang.Measure
		return true
	case first && 2 <= says.Value() && says.Value() <= 10: // "9,000 two years ago"
		return true
	case says&lang.Inanimate == 0 && len(name) >= 6 && endsIn(name, f.Lang.AgentEnds) && (w.fig.People >= 100 || w.fig.Hedge == lang.Plural):
		w.counted = counted{noun: Span{start, stop}, class: lang.Person, after: stop, touches: w.strange == 0}
		return true
	}
	plural := endsIn(name, f.Lang.ThingEnds) && !endsIn(name, f.Lang.NotThingEnds) && says&lang.Verb == 0
	if plural && name[0] >= 'a' && (!w.of || w.fig.Hedge == lang.Plural) {
		w.things, w.counted.noun = true, Span{}
	}
	if w.strange++; w.strange > 3 {
		return true
	}
	if first && plural && 'A' <= name[0] && name[0] <= 'Z' && len(name) > 3 {
		w.counted.noun = Span{start, stop} // "50,000 Swifties": a name in the plural, if no noun follows
	}
	return false
}

// sharesUnit reports whether a number and a unit follow f.text[i:], which then
// is of both: "23,448 and 14,021 acres".
func (f *Finder) sharesUnit(i int) bool {
	i = text.SkipSpace(f.text, i)
	end := i
	for end < len(f.text) && (text.IsDigit(f.text[end]) || f.text[end] == ',' || f.text[end] == '.') {
		end++
	}
	start, stop := f.wordAfter(end)
	return end > i && f.lookUp(f.text, start, stop).Class() == lang.Measure
}

// implies returns the metric that a word of a noun implies, after those before it implied m.
func implies(says lang.Word, m lang.Metric) lang.Metric {
	metric := says.Metric()
	if m == "" || metric == lang.Peak {
		return metric
	}
	return m
}

// isMonth reports whether the word f.text[start:stop] is the name of a month.
func (f *Finder) isMonth(start, stop int) bool {
	return f.text[start] <= 'Z' && f.lookUp(f.text, start, stop).Role() == lang.Calendar
}

// A prelude is what precedes a figure.
type prelude struct {
	gathers bool        // a noun or verb of people leads up to it
	label   bool        // it is a name, a number of something, or money
	month   bool        // a month is right before it
	year    bool        // "in", "since" or the like is right before it
	name    bool        // a word that is capitalized is right before it
	viewed  bool        // a verb of views leads up to it
	metric  lang.Metric // that a word before it implies
	crowd   Span        // the noun that counts people
}

// prelude looks at what precedes f.text[start:], as far as words lead up to it.
func (f *Finder) prelude(start int) (p prelude) {
	s := f.text
	i := start
	for k := range 7 {
		e, punct := f.leadBack(i, k)
		b, says := f.wordLeading(i, e)
		if b == e {
			if y := e - 4; k > 0 && y > 0 && text.IsDigit(s[e-1]) && text.IsDigit(s[y]) && !text.IsDigit(s[y-1]) {
				i = y // a year: "the average of 1994 was"
				continue
			}
			p.label = p.label || k == 0 && f.abbreviates(e)
			return p
		}
		if k == 0 {
			capital := 'A' <= s[b] && s[b] <= 'Z'
			p.name = !punct && capital && (b+1 < e && 'A' <= s[b+1] && s[b+1] <= 'Z' || !f.sentenceStart(b)) // "RFC 6874"
		}
		if f.leadsUp(&p, says, Span{b, e}, k, punct) {
			return p
		}
		i = b
	}
	return p
}

// wordLeading returns where the word starts that ends at f.text[:e], before white space that
// ends at i, and what it says.
func (f *Finder) wordLeading(i, e int) (start int, says lang.Word) {
	s := f.text
	if i == f.before.at && e > 0 && s[f.before.start-1] != '-' { // looked up already
		return f.before.start, f.before.says
	}
	b := text.WordStart(s, 0, e)
	for b > 0 && b < e && s[b-1] == '-' {
		b = text.WordStart(s, 0, b-1)
	}
	return b, f.lookUp(s, b, e)
}

// leadBack returns where the word ends that precedes f.text[i:], over white space and
// signs that may stand between; punct tells of those that part a number from its name.
func (f *Finder) leadBack(i, k int) (e int, punct bool) {
	s := f.text
	for lines := 0; i > 0; {
		switch c := s[i-1]; {
		case c == '\n':
			if lines++; lines == 2 { // nothing before this paragraph counts
				return i, punct
			}
			i--
			continue
		case text.IsBlank(c):
			i--
			continue
		case c == ',' && k > 0:
			i--
		case c == ':' || c == '(' || c == '"':
			punct = true
			i--
		case c < utf8.RuneSelf:
			return i, punct
		default:
			r, size := utf8.DecodeLastRuneInString(s[:i])
			if !strings.ContainsRune("–—\u00a0\u202f“‘", r) {
				return i, punct
			}
			punct = punct || r == '–' || r == '—'
			i -= size
		}
		lines = 0
	}
	return i, punct
}

// leadsUp notes in p what a word says of the figure that it is k words before, and
// reports whether none before it counts.
func (f *Finder) leadsUp(p *prelude, says lang.Word, word Span, k int, punct bool) (done bool) {
	s := f.text
	b, e := word.Start, word.End
	switch says.Role() {
	case lang.Label:
		tally := punct && listed(s[b:e], f.Lang.Tallies) // "Gate: 31,077"
		if k > 0 || !punct || 'A' <= s[b] && s[b] <= 'Z' && !tally {
			p.label = k == 0
			return true
		}
		p.gathers = p.gathers || tally
	case lang.Calendar:
		p.month = k == 0 && 'A' <= s[b] && s[b] <= 'Z'
		return true
	case lang.Crowd:
		p.gathers = true
		if p.crowd == (Span{}) && k < 3 {
			p.crowd = word
		}
	case lang.Draws:
		p.gathers = true
	case lang.Entered:
		p.gathers = true
		if k > 0 {
			p.metric = cmp.Or(p.metric, lang.Joins)
		}
	case lang.Viewed:
		p.viewed = true
	case lang.Peaks:
		p.metric, p.gathers = cmp.Or(p.metric, lang.Peak), true
	case lang.Averages:
		p.metric, p.gathers = cmp.Or(p.metric, lang.Average), true
	case lang.Uniques:
		p.metric = cmp.Or(p.metric, lang.Unique)
	case lang.Watchers:
		p.gathers = true
		return true
	case lang.Point: // "at one point"
		for _, m := range f.Lang.Metrics {
			if text.MatchBack(s, 0, e, m.Words) >= 0 {
				p.metric = m.Metric
			}
		}
		return true
	case lang.Dating:
		p.year = p.year || k == 0
		return k > 2 || !listed(s[b:e], f.Lang.OnTheWay)
	case lang.Passing:
	default:
		return k != 1 || p.gathers // one strange word is let through
	}
	return false
}

// abbreviates reports whether a short word for a number's name ends in the period
// before f.text[e:]: "No. 1", "Rs. 500".
func (f *Finder) abbreviates(e int) bool {
	if e == 0 || f.text[e-1] != '.' {
		return false
	}
	start := text.WordStart(f.text, 0, e-1)
	return listed(f.text[start:e-1], f.Lang.Abbreviations) || f.lookUp(f.text, start, e-1).Role() == lang.Calendar
}

// sentenceStart reports whether a sentence starts at f.text[i:].
func (f *Finder) sentenceStart(i int) bool {
	from := i
	for from > max(0, i-8) && !text.ParagraphStart(f.text, from) {
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
func (f *Finder) metricAfter(i int) lang.Metric {
	const clause = 32
	if i+clause+4 > len(f.All) { // the rest of the text, and nothing after it
		return f.metricWithin(i, min(i+clause, len(f.text)))
	}
	s := f.All
	blanks := text.BlanksIn(text.Word64(s, i)) | text.BlanksIn(text.Word64(s, i+8))<<8 | text.BlanksIn(text.Word64(s, i+16))<<16 | text.BlanksIn(text.Word64(s, i+24))<<24
	blanks &= 1<<min(len(f.text)-i, clause) - 1 // in the paragraph
	var some uint8
	for m := blanks; m != 0; m &= m - 1 {
		some |= f.Lang.Hints.At(s, i+bits.TrailingZeros32(m)+1)
	}
	if some == 0 {
		return ""
	}
	for m := blanks; m != 0; m &= m - 1 {
		if metric := f.metricAt(i, i+bits.TrailingZeros32(m)+1); metric != "" {
			return metric
		}
	}
	return ""
}

// metricWithin is metricAfter for what stands after the blanks of f.text[start:end].
func (f *Finder) metricWithin(start, end int) lang.Metric {
	for i := start; i < end; i++ {
		if f.text[i] == ' ' {
			if metric := f.metricAt(start, i+1); metric != "" {
				return metric
			}
		}
	}
	return ""
}

// sentenceEnds reports whether a sentence or clause ends in s, or another number
// stands there.
func sentenceEnds(s string) bool {
	for i := range len(s) - 1 {
		if text.IsDigit(s[i]) {
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

// metricAt returns the metric that the words at f.text[i:] imply, if no sentence ends
// between them and the figure that ends at f.text[start:].
func (f *Finder) metricAt(start, i int) lang.Metric {
	s := f.text
	if f.Lang.Hints.At(s, i) == 0 || sentenceEnds(s[start:i]) {
		return ""
	}
	for _, m := range f.Lang.Metrics {
		if j := text.Match(s, i, m.Words); j > 0 && text.Apart(s, j) {
			return m.Metric
		}
	}
	return ""
}

// done reports whether one of the six words after f.text[i:] is a verb of what
// people do.
func (f *Finder) done(i int) bool {
	for range 6 {
		if i < len(f.text) && f.text[i] == ',' { // "hundreds, if not thousands, gathered"
			i++
		}
		start, stop := f.wordAfter(i)
		if start == stop {
			return false
		}
		if f.lookUp(f.text, start, stop).Class() == lang.Deed {
			return true
		}
		i = stop
	}
	return false
}

// detached returns where the words after the figure in f.text[:end] start, or 0
// if what hangs on to it makes it something else.
func (f *Finder) detached(end int) int {
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
	case c == ' ' && text.IsLetter(next) && next != 'x':
		return end
	case !text.Apart(s, end) && !arabicAt(s, end), f.multiplied(end):
		return 0
	case c >= utf8.RuneSelf:
		return f.detachedBeyond(end)
	}
	switch c {
	case '%', '@', '#', '^', '=', '&', '\\', '$':
		return 0
	case ':', ',':
		if text.IsDigit(next) {
			return 0
		}
	case '/', '.', '\'':
		if c == '/' && f.Scaled && !f.Plain && f.shareAt(end+1) { // ratings: "(310K/0.2)"
			return end
		}
		if text.IsDigit(next) || text.IsLetter(next) {
			return 0
		}
	case '-':
		switch {
		case text.IsDigit(next), text.IsLetter(next) && !f.tied(end+1):
			return 0
		case text.IsLetter(next):
			return end + 1
		}
	}
	return end
}

// shareAt reports whether a share is at f.text[i:]: a number of one or two digits with
// decimals.
func (f *Finder) shareAt(i int) bool {
	end := i
	for end < len(f.text) && text.IsDigit(f.text[end]) {
		end++
	}
	return end > i && end-i <= 2 && end+1 < len(f.text) && f.text[end] == f.Decimal && text.IsDigit(f.text[end+1])
}

// tied reports whether the word f.text[i:] that a hyphen ties to a number says what that
// counts: "an 80,000-seat bowl".
func (f *Finder) tied(i int) bool {
	return f.words != nil && f.lookUp(f.text, i, text.LettersEnd(f.text, i))&lang.Tied != 0
}

// multiplied reports whether a sign of multiplication follows the number in f.text[:end].
func (f *Finder) multiplied(end int) bool {
	s := f.text
	j := text.SkipSpace(s, end)
	return j < len(s) && (strings.HasPrefix(s[j:], "×") || s[j] == 'x' && j+2 < len(s) && (s[j+1] == ' ' || text.IsDigit(s[j+1])))
}

// detachedBeyond is detached before a character beyond ASCII.
func (f *Finder) detachedBeyond(end int) int {
	r, size := utf8.DecodeRuneInString(f.text[end:])
	after := end + size
	var next byte
	if after < len(f.text) {
		next = f.text[after]
	}
	switch r {
	case '°', '‰', '′', '″', 'º', 'ª':
		return 0
	case '–', '−', '‑':
		if text.IsDigit(next) {
			return 0
		}
	case '’':
		if text.IsLetter(next) {
			return 0
		}
	default:
		if unicode.Is(unicode.Sc, r) {
			return 0
		}
	}
	return end
}

// judge decides whether the figure in f.text[start:end], whose number starts at
// i, counts an audience, and if so makes it what was found. It moves f.at on.
func (f *Finder) judge(fig figure.Figure, start, i, end int) bool {
	f.floor = f.Number1
	f.at = f.Number1 // what closes a figure may open the next one: "in 2022 and more than 29 million"
	after := f.detached(end)
	if after == 0 {
		after = f.numberEnding(end)
	}
	if after == 0 {
		f.at = max(end, f.tokenEnd(end))
		return false
	}
	if after == end && start > 0 && f.quoteMay(start-1) {
		after = f.afterQuotes(start, end)
	}
	switch {
	case f.notBefore(start):
		return false
	case f.Lang.Classed:
		return f.judgeByWords(fig, start, i, end, after)
	}
	return f.judgeByPhrases(fig, start, i, end, after)
}

// numberEnding returns where an ending that the language hangs on to digits ends at
// f.text[end:], or 0: the er-Marke of "100.000er-Marke", the 'e of "57.000'e".
func (f *Finder) numberEnding(end int) int {
	for _, w := range f.Lang.NumberEnds {
		if j := text.Match(f.text, end, w); j > 0 && text.Apart(f.text, j) {
			return j
		}
	}
	return 0
}

// quotes are the signs that enclose what is quoted.
var quotes = [...][2]string{{"“", "”"}, {"„", "“"}, {"«", "»"}, {"»", "«"}, {"\"", "\""}, {"‘", "’"}, {"「", "」"}, {"『", "』"}}

// quoteMay reports whether a quote may end with the byte at f.text[i:], or before it, if
// that is a blank.
func (f *Finder) quoteMay(i int) bool {
	c := f.text[i]
	if c == ' ' && i > 0 {
		c = f.text[i-1]
	}
	return c == '"' || c >= utf8.RuneSelf
}

// afterQuotes returns where what follows the figure in f.text[start:end] starts: after
// the quotes that enclose it alone, or there.
func (f *Finder) afterQuotes(start, end int) int {
	for _, q := range quotes {
		if i := text.SkipSpace(f.text, end); strings.HasPrefix(f.text[i:], q[1]) && strings.HasSuffix(f.text[:f.blanksBefore(start)], q[0]) {
			return i + len(q[1])
		}
	}
	return end
}

// judgeByWords is judge in a language whose file says of single words what they are, so
// that words that it does not list are gone over on the way to a noun.
func (f *Finder) judgeByWords(fig figure.Figure, start, i, end, after int) bool {
	year := f.yearMay(&fig)
	c := f.countedAround(fig, end, after, year && start == i)
	named := c.class == lang.Person || c.class == lang.Thing
	switch {
	case c.class == lang.Measure && text.Match(f.text, after, " times") <= 0, year && c.class != lang.Person && c.class != lang.Measure:
		return false
	case f.Plain && fig.People < 100 && !named && c.class != lang.Deed && (fig.People == 1 || !f.differs(fig.People, start, end)):
		return false // whatever is before it: most numbers in a text are so
	case !named && f.money(start, end):
		return false
	}
	sure := c.class == lang.Person && (!f.Plain || start < i) // nothing else is written so
	p := f.prelude(start)
	if !sure && (f.other(&fig, &c, &p) || !named && f.unlike(&fig, &p, start, i, end)) {
		if c.class == lang.Measure && (p.viewed || p.gathers && fig.People >= 1000) { // "watched 3 million times"
			f.mentioned(&fig, start, i, end, Span{}, lang.Views, false)
			return true
		}
		return false
	}
	metric := f.impliedMetric(&c, &p)
	people := c.class == lang.Person || c.class == lang.Deed ||
		c.class != lang.Thing && (p.gathers || p.metric != "" || metric == lang.Peak || metric == lang.Joins || f.done(c.after))
	noun := c.noun
	switch {
	case noun == (Span{}):
		noun = p.crowd
	case c.class == 0: // a name in the plural
		people = people || endsIn(f.text[noun.Start:noun.End], f.Lang.PeopleEnds)
	}
	if !f.counts(&fig, &c, &p, people) && (fig.People == 1 || c.class == lang.Thing || !f.differs(fig.People, start, end)) {
		return false
	}
	f.mentioned(&fig, start, i, end, noun, metric, people)
	return true
}

// countedAround is counted, and what a hyphen ties to the figure or stands inside it.
func (f *Finder) countedAround(fig figure.Figure, end, after int, close bool) counted {
	c := f.counted(fig, after, close)
	if after == end+1 && f.text[end] == '-' && c.class != lang.Person { // "an 80,000-seat bowl"
		word := text.Letters(f.text, after)
		c.class, c.noun, c.touches = lang.Thing, Span{after, after + len(word)}, true
	}
	if end > f.Number1+len(" or") && fig.Hedge != lang.Plural { // "500 people or so"
		if n := f.counted(fig, f.Number1, close); n.class == lang.Person && n.noun.End < end {
			c.noun, c.class, c.metric, c.touches = n.noun, lang.Person, n.metric, true
		}
	}
	return c
}

// impliedMetric returns the metric that the words after a figure, before it, or further
// after it imply.
func (f *Finder) impliedMetric(c *counted, p *prelude) lang.Metric {
	metric := c.metric
	if metric == "" || metric == lang.Views && p.metric != "" || p.metric == lang.Average { // "an average of 44K concurrent viewers"
		metric = cmp.Or(p.metric, metric)
	}
	if metric == "" || metric == lang.Unique {
		metric = cmp.Or(metric, f.metricAfter(c.after))
	}
	return metric
}

// money reports whether the code of a currency is right before or after
// f.text[start:end].
func (f *Finder) money(start, end int) bool {
	s := f.text
	if e := text.BlankStart(s, 0, start); e >= 3 && lang.Currency(s[e-3:e]) && (e == 3 || !text.IsLetter(s[e-4]) && s[e-4] < utf8.RuneSelf) {
		return true
	}
	i := text.SkipSpace(s, end)
	return i+3 <= len(s) && lang.Currency(s[i:i+3]) && text.Apart(s, i+3)
}

// other reports whether what is around a figure says that it counts no heads.
func (f *Finder) other(fig *figure.Figure, c *counted, p *prelude) bool {
	year := f.yearMay(fig)
	switch {
	case p.label, c.class == lang.Measure:
		return true
	case p.month && f.Plain && (fig.People <= 31 || year):
		return true
	case year && (p.year || c.class != lang.Person || !c.touches):
		return true
	case fig.Hedge == lang.Between:
		return yearlike(f.text[f.Number0:f.Number1])
	}
	return p.name && f.Plain && fig.People < 10_000
}

// unlike reports whether a figure without a noun is written like something else:
// 4K video, meters, a model.
func (f *Finder) unlike(fig *figure.Figure, p *prelude, start, i, end int) bool {
	n := f.text[f.Number0:f.Number1]
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
			grown := f.free > 0 && start <= f.free && f.free <= end+len(" to ") // "from 3K to 8K in ten minutes"
			return bare && end == f.Number1 && !grown
		}
		return start == i && f.articleBefore(start)
	}
	return fig.Hedge == lang.Between && f.Plain || f.text[start] == 'C' && start+1 < len(f.text) && f.text[start+1] == 'A' // "CA 94025"
}

// counts reports whether a figure may count an audience by how large it is, and
// how it is written.
func (f *Finder) counts(fig *figure.Figure, c *counted, p *prelude, people bool) bool {
	plural := fig.Hedge == lang.Plural
	small := fig.People < 1000
	switch {
	case c.class == lang.Person || c.class == lang.Thing:
		return fig.People != 1
	case people && c.part:
		return !small || plural
	case people && c.class == lang.Deed:
		return true
	case people && f.Plain:
		return !small || p.gathers && fig.People >= 100
	case people:
		return !small || plural || p.gathers
	}
	others := c.class == 0 && c.things && c.noun == Span{}
	return f.large(fig) && (f.Plain || !others)
}

// large reports whether a figure is written like an audience, if nothing is known
// of what it counts.
func (f *Finder) large(fig *figure.Figure) bool {
	switch {
	case fig.Hedge == lang.Plural:
		return fig.People >= 10_000 || strings.Contains(f.text[f.Number0:f.Number1], " ")
	case f.Plain:
		return fig.Hedge != lang.Bare && fig.Hedge != lang.Between && fig.People >= 2_200
	}
	return fig.People >= 1000
}

// articleBefore reports whether "a" is right before f.text[i:]: "a 10K".
func (f *Finder) articleBefore(i int) bool {
	return i >= 2 && f.text[i-1] == ' ' && f.text[i-2]|0x20 == 'a' && (i == 2 || f.text[i-3] == ' ' || text.ParagraphStart(f.text, i-2))
}

// yearlike reports whether the ends of a range are years: "1969 and 1972".
func yearlike(number string) bool {
	if len(number) < len("2019-20") || number[0] != '1' && number[0] != '2' || text.IsDigit(number[4]) {
		return false
	}
	for _, c := range []byte(number[:4]) {
		if !text.IsDigit(c) {
			return false
		}
	}
	for _, c := range []byte(number[len(number)-4:]) {
		if !text.IsDigit(c) {
			return len(number) == len("2019-20")
		}
	}
	c := number[len(number)-5]
	return !text.IsDigit(c) && c != '.' && c != ','
}

// mentioned makes a mention what was found.
func (f *Finder) mentioned(fig *figure.Figure, start, i, end int, noun Span, metric lang.Metric, people bool) {
	f.at = end
	m := &f.Found
	m.Figure = *fig
	m.Phrase, m.Number = Span{start, end}, Span{f.Number0, f.Number1}
	m.Text, m.Noun = f.text[start:end], f.text[noun.Start:noun.End]
	m.Metric, m.People = metric, people
}

// arabicAt reports whether a letter of the Arabic script is at s[i:], which may hang
// on to digits.
func arabicAt(s string, i int) bool {
	c, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.Is(unicode.Arabic, c) && unicode.IsLetter(c)
}

// isShare reports whether the number at f.text[start:] is what others are a share of:
// "one in four people".
func (f *Finder) isShare(start int) bool {
	for _, w := range f.Lang.Shares {
		if text.MatchBack(f.text, 0, start, w) >= 0 {
			return true
		}
	}
	return false
}

// notBefore reports whether a phrase is before f.text[start:] that says that what
// follows counts no audience.
func (f *Finder) notBefore(start int) bool {
	if f.unmarked(start, lang.Excludes) {
		return false
	}
	e, at, lists := f.back(0, start)
	if lists&lang.EndNotBefore == 0 {
		return false
	}
	in := f.Lang.Initials.BackNotBefore
	for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
		if j, _ := text.MatchEnd(f.text, 0, e, start, f.Lang.NotBefore[k]); j >= 0 {
			return true
		}
	}
	return false
}
