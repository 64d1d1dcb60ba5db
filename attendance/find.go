package attendance

import (
	"encoding/binary"
	"iter"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Mention is a figure that stands in running text.
type Mention struct {
	Figure Figure // what was said, as Parse reads Text
	Phrase Span   // where the number and its hedges stand
	Number Span   // where the number stands, or of a range both
	Text   string // the phrase as it stands there
	Noun   string // what is counted, as it stands there: "concurrent viewers"; "" if the text does not say
	Metric Metric // what the noun, a verb or a word near them implies; "" if nothing does
	People bool   // the noun, the verb or the metric says that people are counted
}

// A Span is a part of a text, in bytes: from Start up to End, End not included.
type Span struct{ Start, End int }

// Mentions is a sequence of mentions, in the order of the text.
type Mentions iter.Seq[Mention]

// People narrows ms to the figures of people: those whose noun, verb or metric
// says so.
func (ms Mentions) People() Mentions {
	return func(yield func(Mention) bool) {
		for m := range ms {
			if m.People && !yield(m) {
				return
			}
		}
	}
}

// Find returns the audience figures in a text in English, in order: every number
// with its hedges before and after and what it counts. See [Finder.Find].
func Find(text string) Mentions { return Finder{}.Find(text) }

// Find returns the audience figures in a text that is written as l does, in
// order. See [Finder.Find].
func (l Locale) Find(text string) Mentions { return Finder{Locale: l}.Find(text) }

// A Finder finds figures in running text. The zero Finder reads English.
type Finder struct {
	Locale Locale // how the text is written
	Digits bool   // find only figures that have a digit in them, which is faster
}

// Find returns the audience figures in text, in order and without overlap: how
// many people, or views, plays, tickets and the like. It takes each phrase whole
// ("as many as 2 million", "57K or so", "50-60K") and skips what counts no heads:
// dates and years, times, ages, money, percentages, measures, ordinals, scores,
// versions, model names, room and phone numbers, handles, hashtags and addresses
// in the web. A number alone is a mention if it is written as an audience is (in
// groups of digits, with a scale, or with a hedge and in thousands), if a noun
// says that people or views are counted, or if words such as "attendance" or
// "peaked at" stand before it; number words below a hundred are not, but for
// dozens.
//
// A figure lies within one paragraph: what stands before and after an empty line
// does not change what is found between. Any bytes are a text. Finding costs
// time in proportion to the text, and no memory for a mention.
func (f Finder) Find(text string) Mentions {
	return func(yield func(Mention) bool) {
		s := finder{reader: f.Locale.reader("", false), all: text, digitsOnly: f.Digits}
		if s.lang != nil {
			s.noteFirsts()
		}
		s.inEnglish = s.lang == nil && s.forms == nil && s.group == ',' && s.decimal == '.'
		for s.next() {
			if !yield(s.found) {
				return
			}
		}
	}
}

// A finder goes through one text.
type finder struct {
	reader
	all        string
	digitsOnly bool
	inEnglish  bool      // numbers are written as Parse reads them
	firsts     [256]bool // the first bytes of the language's number words
	digit      int       // where the next digit of all is, if it is not before what was read
	word       int       // where its next number without digits may be, if it is not before that

	text  string // all up to the end of the paragraph, as far ahead as is looked
	ended bool   // the paragraph does end there
	at    int    // what of text has been read
	found Mention

	before     word // what the word right before the last number says, if one is there
	wordBefore bool // one is
}

// next finds the next mention.
func (f *finder) next() bool {
	for {
		first, digits := f.candidate()
		if first == len(f.all) {
			return false
		}
		f.paragraph(first)
		found := false
		if digits {
			found = f.number(first)
		} else {
			found = f.spelled(first)
		}
		f.at = max(f.at, first+1)
		if found {
			return true
		}
	}
}

// candidate returns where the next number may be at or after f.at: a digit, or a
// word of a scale. At the end of the text there is none.
func (f *finder) candidate() (first int, digits bool) {
	switch {
	case f.digitsOnly:
		return f.nextDigit(f.at), true
	case f.lang == nil:
		return f.nextNumber(f.at)
	}
	if f.digit <= f.at {
		f.digit = f.nextDigit(f.at)
	}
	if f.word <= f.at {
		f.word = f.nextForeignWord(f.at)
	}
	return min(f.digit, f.word), f.digit <= f.word
}

// ahead is how far ahead of a figure the end of its paragraph is looked for:
// further than anything about a figure stands.
const ahead = 2 * MaxText

// paragraph makes f.text end where the paragraph does that f.all[i:] is in.
// Paragraphs are divided by lines with nothing in them.
func (f *finder) paragraph(i int) {
	s := f.all
	end := len(f.text)
	if end <= i {
		end, f.ended = i, false
	}
	for want := min(len(s), i+ahead); end < want && !f.ended; {
		k := strings.IndexByte(s[end:want], '\n')
		if k < 0 {
			end = want
			break
		}
		k += end
		end = k + 1
		for end < len(s) && (s[end] == ' ' || s[end] == '\t' || s[end] == '\r') {
			end++
		}
		if end < len(s) && s[end] == '\n' {
			end, f.ended = k, true
		}
	}
	f.text = s[:end]
}

// The bytes of a word of memory are looked at together.
const (
	lows   = 0x7f7f7f7f7f7f7f7f
	highs  = 0x8080808080808080
	zeros  = 0x3030303030303030
	carry9 = 0x7676767676767676 // makes a byte above 9 carry into its high bit
)

// notDigits has the high bit of each byte set that is neither a digit nor the
// first byte of a character beyond ASCII, up to the first that is one.
func notDigits(x uint64) uint64 { return x ^ zeros + carry9 }

// firstOf returns where the first byte is whose high bit notDigits left out.
func firstOf(notDigits uint64) int { return trailingBytes(^notDigits & highs) }

// nextDigit returns where the next digit of any script is at or after i, or
// len(f.all).
func (f *finder) nextDigit(i int) int {
	s := []byte(f.all) // read only, so nothing is copied
	for {
		for i+32 <= len(s) {
			p := s[i : i+32 : i+32]
			d0 := notDigits(binary.LittleEndian.Uint64(p))
			d1 := notDigits(binary.LittleEndian.Uint64(p[8:]))
			d2 := notDigits(binary.LittleEndian.Uint64(p[16:]))
			d3 := notDigits(binary.LittleEndian.Uint64(p[24:]))
			if d0&d1&d2&d3&highs != highs {
				switch {
				case d0&highs != highs:
					i += firstOf(d0)
				case d1&highs != highs:
					i += 8 + firstOf(d1)
				case d2&highs != highs:
					i += 16 + firstOf(d2)
				default:
					i += 24 + firstOf(d3)
				}
				break
			}
			i += 32
		}
		for i < len(s) && s[i] < utf8.RuneSelf && !isDigit(s[i]) {
			i++
		}
		if i >= len(s) || isDigit(s[i]) {
			return min(i, len(s))
		}
		for i < len(s) && s[i] >= utf8.RuneSelf {
			if leads[s[i]-utf8.RuneSelf] && foreignDigit(f.all, i) != 0 {
				return i
			}
			i++
		}
	}
}

// leads are the bytes beyond ASCII that a digit of some script starts with.
var leads = [128]bool{
	0xD9 - 0x80: true, 0xDB - 0x80: true, 0xDF - 0x80: true, 0xE0 - 0x80: true, 0xE1 - 0x80: true,
	0xEA - 0x80: true, 0xEF - 0x80: true, 0xF0 - 0x80: true,
}

func word64(s string, i int) uint64 {
	return binary.LittleEndian.Uint64([]byte(s[i : i+8]))
}

// number tries the number whose digits start at f.text[i:]. It moves f.at on.
func (f *finder) number(i int) bool {
	if skip := f.attached(i); skip > 0 {
		f.at = skip
		return false
	}
	start := i
	if f.lang != nil && f.lang.half != "" {
		if j := matchBack(f.text, f.at, i, f.lang.half); j >= 0 {
			start = j
		}
	}
	for k := range f.forms { // a scale that is written before the digits
		if b := f.forms[k].before; b != "" {
			if j := matchBack(f.text, f.at, i, b); j >= 0 {
				start = j
				break
			}
		}
	}
	return f.mention(start, i)
}

// mention tries the number that starts at f.text[i:], after whatever hedge is
// before it. Digits, if it has any, start at first.
func (f *finder) mention(i, first int) bool {
	f.s = f.text[:min(len(f.text), i+MaxText)]
	hedge, start := f.hedgeBefore(i)
	var fig Figure
	var end int
	var ok bool
	if f.inEnglish {
		fig, end, ok = f.lane(hedge, i)
	} else {
		fig, end, ok = f.simple(hedge, i)
	}
	var why flaw
	if !ok {
		fig, end, why = f.hedged(hedge, i)
		if why != "" && hedge != Bare {
			hedge, start = Bare, i
			fig, end, why = f.hedged(Bare, i)
		}
	}
	if why != "" {
		f.at = max(f.tokenEnd(first), end, first+1)
		return false
	}
	return f.weigh(hedge, fig, start, i, end)
}

// weigh judges the figure in f.text[start:end], whose number starts at i after
// hedge, unless its numbers make no range or it is too long.
func (f *finder) weigh(hedge Hedge, fig Figure, start, i, end int) bool {
	if fig.Hedge == Between {
		if f.plainDigits(i) == 4 && (f.text[i] == '1' || f.text[i] == '2') && !yearlike(f.text[i:f.number1]) {
			f.at = i + 4 // "grew from 800 in 1990 to 85,000"
			return false
		}
		if hedge != Between && hedge != from { // a range takes no hedge
			start = i
		}
	}
	if end-start > MaxText {
		f.at = end
		return false
	}
	return f.judge(fig, start, i, end)
}

// tokenEnd returns where what hangs together without blanks ends after i.
func (f *finder) tokenEnd(i int) int {
	for i < len(f.text) {
		c := f.text[i]
		if c <= ' ' || c == '"' || c == ')' || c == ';' || c >= utf8.RuneSelf && !isLetterAt(f.text, i) {
			break
		}
		i++
	}
	return i
}

func isLetterAt(s string, i int) bool {
	c, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(c) && !unspaced(c) || c == utf8.RuneError
}

// attached returns where to go on if what stands right before the digits at
// f.text[i:] makes them part of something else: a name, an address, a sum of
// money. Otherwise it returns 0.
func (f *finder) attached(i int) int {
	if i == 0 || i == f.at && f.text[i-1] <= ' ' {
		return 0
	}
	switch c := f.text[i-1]; {
	case c == ' ' || c == '\n' || c == '(' || c == '"' || c == '[' || c == '\t' || c == '~' || c == '<' || c == '*':
		return 0
	case c == '>' || c == '=':
		if i >= 2 && (f.text[i-2] > ' ' && f.text[i-2] != '>' && f.text[i-2] != '<' && f.text[i-2] != '(') {
			return f.tokenEnd(i)
		}
		return 0
	case isLetter(c) || isDigit(c) || c == '_' || c == '/' || c == '\\' || c == '@' || c == '#' || c == '&' || c == '\'' || c == '{' || c == '^':
		return f.tokenEnd(i)
	case c == '$':
		return f.moneyEnd(i)
	case c == '+':
		return f.phoneEnd(i)
	case c == ':':
		if i >= 2 && isDigit(f.text[i-2]) {
			return f.tokenEnd(i)
		}
		return 0
	case c == '.' || c == ',':
		if c == '.' && f.abbreviated(i) {
			return 0
		}
		return f.tokenEnd(i)
	case c == '-':
		return f.tokenEnd(i)
	case c < utf8.RuneSelf:
		return 0
	}
	c, size := utf8.DecodeLastRuneInString(f.text[:i])
	switch {
	case unicode.Is(unicode.Sc, c):
		return f.moneyEnd(i)
	case c == '–' || c == '−' || c == '‑':
		before, _ := utf8.DecodeLastRuneInString(f.text[:i-size])
		if unicode.IsLetter(before) || unicode.IsDigit(before) || c == '−' {
			return f.tokenEnd(i)
		}
	case c == '’' || c == '‘' || c == '№' || c == '§' || c == '第' || c == 'º':
		return f.tokenEnd(i)
	case unicode.IsLetter(c) && !unspaced(c) && !unicode.Is(unicode.Arabic, c) && c != 'ـ': // which hangs "and" and "by" on to numbers
		return f.tokenEnd(i)
	}
	return 0
}

// abbreviated reports whether a hedge that ends in a period is before i.
func (f *finder) abbreviated(i int) bool {
	for _, p := range [...]string{"c.", "ca.", "approx."} {
		if j := i - len(p); j >= 0 && match(f.text, j, p) == i && (j == 0 || f.text[j-1] <= ' ' || f.text[j-1] == '(') {
			return true
		}
	}
	return false
}

// moneyEnd returns where the sum of money ends whose digits start at i.
func (f *finder) moneyEnd(i int) int {
	f.s = f.text[:min(len(f.text), i+MaxText)]
	if _, end, why := f.hedged(Bare, i); why == "" {
		return max(end, f.tokenEnd(i))
	}
	return f.tokenEnd(i)
}

// phoneEnd returns where the phone number ends whose digits start at i: groups
// of digits with blanks and signs between.
func (f *finder) phoneEnd(i int) int {
	end := i
	for end < len(f.text) && (isDigit(f.text[end]) || strings.IndexByte(" -()./", f.text[end]) >= 0) {
		end++
	}
	for end > i && !isDigit(f.text[end-1]) {
		end--
	}
	return max(end, i+1)
}

// matchBack returns where a phrase starts that ends at s[:end], white space
// after it left out, and does not start before least; or -1.
func matchBack(s string, least, end int, phrase string) int {
	e := blankStart(s, least, end)
	core := strings.TrimSuffix(phrase, " ")
	if len(core) < len(phrase) && e == end {
		return -1
	}
	j := e - len(core)
	if j < least || match(s, j, core) != e {
		return -1
	}
	if j > 0 {
		before, _ := utf8.DecodeLastRuneInString(s[:j])
		first, _ := utf8.DecodeRuneInString(core)
		if (unicode.IsLetter(before) || unicode.IsDigit(before)) && unicode.IsLetter(first) && !unspaced(before) {
			return -1
		}
	}
	return j
}

// hedgeBefore returns the hedge that ends where the number at f.text[i:] starts,
// and where it starts itself: i if there is none.
func (f *finder) hedgeBefore(i int) (Hedge, int) {
	f.wordBefore = false
	if f.lang != nil {
		hedge, start := Bare, i
		try := func(words string, h Hedge) {
			if j := matchBack(f.text, f.at, i, words); j >= 0 && j < start {
				hedge, start = h, j
			}
		}
		for _, p := range f.lang.openers {
			try(p.words, p.hedge)
		}
		for _, w := range f.lang.ranges {
			if w[0] != "" {
				try(w[0], Between)
			}
		}
		if start < i {
			return hedge, start
		}
		return f.signBefore(i)
	}
	e := blankStart(f.text, f.at, i)
	if e == f.at {
		return Bare, i
	}
	if c := f.text[e-1]; !isLetter(c) {
		if c == '.' && e-1 > f.at && isLetter(f.text[e-2]) {
			return f.openerBefore(i, e-1)
		}
		return f.signBefore(i)
	}
	if e == i {
		return Bare, i
	}
	return f.openerBefore(i, e)
}

// signBefore is hedgeBefore for a sign.
func (f *finder) signBefore(i int) (Hedge, int) {
	for _, p := range signs {
		if j := matchBack(f.text, f.at, i, p.words); j >= 0 {
			return p.hedge, j
		}
	}
	return Bare, i
}

// openerBefore is hedgeBefore for English words, the last of which ends at end.
func (f *finder) openerBefore(i, end int) (Hedge, int) {
	start := wordStart(f.text, f.at, end)
	if f.before, f.wordBefore = lookUp(f.text, start, end), end < i; f.before&final == 0 {
		return Bare, i
	}
	hedge, found := Bare, i
	for range 6 { // no hedge has more words
		if start == f.at || !isLetter(f.text[start-1]) && !isDigit(f.text[start-1]) {
			if h, j := f.opener(start); j == i {
				hedge, found = h, start
			}
		}
		e := blankStart(f.text, f.at, start)
		w := wordStart(f.text, f.at, e)
		if e == start || w == e || lookUp(f.text, w, e)&inside == 0 {
			break
		}
		start = w
	}
	return hedge, found
}

// blankStart returns where the white space starts that ends at s[:end], the same
// that skipSpace goes over. It goes into an empty line, but not over it.
func blankStart(s string, least, end int) int {
	lines := 0
	for end > least {
		switch c := s[end-1]; {
		case c == '\n':
			if lines++; lines == 2 {
				return end
			}
			end--
		case isBlank(c):
			end--
		case c == 0xA0 && strings.HasSuffix(s[least:end], "\u00a0"):
			end -= len("\u00a0")
			lines = 0
		case c == 0xAF && strings.HasSuffix(s[least:end], "\u202f"), c == 0x89 && strings.HasSuffix(s[least:end], "\u2009"):
			end -= len("\u202f")
			lines = 0
		default:
			return end
		}
	}
	return end
}

// paragraphStart reports whether a paragraph starts at s[i:].
func paragraphStart(s string, i int) bool {
	lines := 0
	for j := i; j > 0 && isBlank(s[j-1]) && lines < 2; j-- {
		if s[j-1] == '\n' {
			lines++
		}
	}
	return i == 0 || lines == 2
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// wordStart returns where the ASCII letters start that end at s[:end].
func wordStart(s string, least, end int) int {
	for end-8 >= least {
		if others := notLetters(word64(s, end-8)); others != 0 {
			return end - bits.LeadingZeros64(others)>>3
		}
		end -= 8
	}
	for end > least && isLetter(s[end-1]) {
		end--
	}
	return end
}

// plainDigits returns how many ASCII digits are at f.text[i:] with no sign of
// grouping or decimals after them.
func (f *finder) plainDigits(i int) int {
	j := i
	for j < len(f.text) && isDigit(f.text[j]) {
		j++
	}
	if j < len(f.text) && (f.text[j] == ',' || f.text[j] == '.') {
		return 0
	}
	return j - i
}
