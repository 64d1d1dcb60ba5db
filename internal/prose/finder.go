package prose

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// A finder goes through one text.
type Finder struct {
	figure.Reader
	All        string
	DigitsOnly bool
	Seats      bool // "600 seats" is a mention, too
	digit      int  // where the next digit of all is, if it is not before what was read
	word       int  // where its next number without digits may be, if it is not before that

	text  string // all up to the end of the paragraph, as far ahead as is looked
	ended bool   // the paragraph does end there
	floor int    // where the last number ends, and the last mention
	last  int    // where the last mention ends
	free  int    // where a number starts that is no part of the one before
	at    int    // what of text has been read
	quiet int    // where the figure that is read ends, if plainly no number or hedge follows
	Found Mention

	words  *lang.Vocabulary // of the language, if its file says of single words what they are
	marked bool             // words say of which phrases they are the first or the last
	before lookedUp         // the word last looked up before a number
	after  lookedUp         // the one last looked up after it
}

// next finds the next mention.
func (f *Finder) Next() bool {
	if f.Lang.Classed && f.words == nil {
		f.words = f.Lang.Words()
		f.marked = !f.Slow && !f.Lang.Glued
	}
	for {
		first, digits := f.candidate()
		if first == len(f.All) {
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
func (f *Finder) candidate() (first int, digits bool) {
	switch {
	case f.DigitsOnly:
		return f.nextDigit(f.at), true
	case f.Lang.Grams != nil && !f.Slow:
		return f.nextAnchored(f.at)
	}
	if f.digit <= f.at {
		f.digit = f.nextDigit(f.at)
	}
	if f.word <= f.at {
		if f.word = f.nextWord(f.at, len(f.All)); f.word < 0 {
			f.word = len(f.All)
		}
	}
	return min(f.digit, f.word), f.digit <= f.word
}

// ahead is how far ahead of a figure the end of its paragraph is looked for:
// further than anything about a figure stands.
const ahead = 2 * figure.MaxText

// paragraph makes f.text end where the paragraph does that f.all[i:] is in.
// Paragraphs are divided by lines with nothing in them.
func (f *Finder) paragraph(i int) {
	s := f.All
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

// nextDigit returns where the next digit of any script is at or after i, or
// len(f.all).
func (f *Finder) nextDigit(i int) int {
	s := []byte(f.All) // read only, so nothing is copied
	for {
		for i+32 <= len(s) {
			p := s[i : i+32 : i+32]
			d0 := text.NotDigits(binary.LittleEndian.Uint64(p))
			d1 := text.NotDigits(binary.LittleEndian.Uint64(p[8:]))
			d2 := text.NotDigits(binary.LittleEndian.Uint64(p[16:]))
			d3 := text.NotDigits(binary.LittleEndian.Uint64(p[24:]))
			if d0&d1&d2&d3&text.Highs != text.Highs {
				switch {
				case d0&text.Highs != text.Highs:
					i += text.FirstOf(d0)
				case d1&text.Highs != text.Highs:
					i += 8 + text.FirstOf(d1)
				case d2&text.Highs != text.Highs:
					i += 16 + text.FirstOf(d2)
				default:
					i += 24 + text.FirstOf(d3)
				}
				break
			}
			i += 32
		}
		for i < len(s) && s[i] < utf8.RuneSelf && !text.IsDigit(s[i]) {
			i++
		}
		if i >= len(s) || text.IsDigit(s[i]) {
			return min(i, len(s))
		}
		for i < len(s) && s[i] >= utf8.RuneSelf {
			if text.Leads[s[i]-utf8.RuneSelf] && text.ForeignDigit(f.All, i) != 0 {
				return i
			}
			i++
		}
	}
}

// number tries the number whose digits start at f.text[i:]. It moves f.at on.
func (f *Finder) number(i int) bool {
	if skip := f.attached(i); skip > 0 {
		f.at = skip
		return false
	}
	start := i
	for k := range f.Forms { // a scale that is written before the digits
		if b := f.Forms[k].Before; b != "" {
			if j := text.MatchBack(f.text, f.at, i, b); j >= 0 {
				start = j
				break
			}
		}
	}
	return f.mention(start, i)
}

// mention tries the number that starts at f.text[i:], after whatever hedge is
// before it. Digits, if it has any, start at first.
func (f *Finder) mention(i, first int) bool {
	f.S = f.text[:min(len(f.text), i+figure.MaxText)]
	f.Open, f.Outer, f.NoRange, f.quiet = "", lang.Bare, false, 0
	hedge, start := lang.Bare, i
	if i != f.free || i == 0 { // else the word before is that between two numbers
		hedge, start = f.hedgeBefore(i)
	}
	var fig figure.Figure
	var end int
	var why figure.Flaw
	var ok bool
	if !f.Slow {
		if fig, end, why, ok = f.lane(hedge, i); ok && hedge == lang.Between && fig.To == 0 {
			hedge, start, f.Open = lang.Bare, i, ""
		}
	}
	if !ok && f.text[i] == '1' && f.SizeAt(i) { // "100s of people"
		if size, to := f.Loosely(start, hedge, i); to > 0 {
			return f.weigh(hedge, size, start, i, to)
		}
	}
	if !ok {
		fig, end, why = f.Hedged(hedge, i)
		if why != "" && (hedge == lang.Between || f.Outer == lang.About) {
			if low, to := f.rangeOf(start, i); to > 0 { // "between several hundred and well over 1,000"
				fig, end, why = low, to, ""
			}
		}
		if hedge == lang.Between && why.Refused() {
			if to, two := f.Fall(i, true); !two { // "between 5 and 6 million or more" is not to be read in part
				f.at = max(to, end, first+1)
				return false
			}
		}
		if why.Opposite() && f.isPeak(f.text[start:i]) { // "最大31万を超え"
			hedge, start = lang.Bare, i
			fig, end, why = f.Hedged(lang.Bare, i)
		}
		if why != "" && hedge == lang.Between {
			hedge, start, f.Open, f.Outer = lang.Bare, i, "", lang.Bare
			fig, end, why = f.Hedged(lang.Bare, i)
		}
	}
	if why == "" && end > f.Number1 && start == i && f.verbFollows(f.Number1, end) {
		fig.Hedge, end = lang.Bare, f.Number1
	}
	if why == "" && fig.To > 0 && f.changes(start, end) {
		f.NoRange = true
		hedge, start = lang.Bare, i
		fig, end, why = f.Hedged(lang.Bare, i)
		f.NoRange = false
		if why == "" {
			f.free = f.afterLink(end)
			if !text.Apart(f.text, end) { // "44 binden 57 bine"
				end = text.WordEnd(f.text, end)
			}
		}
	}
	if why == "" && fig.To > 0 && start == i && f.labeled(i) { // "en La 1 a 13,6 millones"
		f.NoRange = true
		_, first, _ := f.Hedged(lang.Bare, i)
		f.NoRange = false
		f.free = f.afterLink(first)
		f.at = max(f.at, f.free, first+1)
		return false
	}
	if why == "" && fig.To == 0 && hedge.Up() && f.quiet != end && f.grows(f.text[start:i]) {
		if to := f.afterLink(end); to > 0 && to < len(f.text) && text.Numeric(f.text, to) { // "passou de 44 mil para 57 mil"
			fig.Hedge, start, f.free = lang.Bare, i, to
		}
	}
	if why != "" {
		f.at = max(f.tokenEnd(first), end, first+1)
		return false
	}
	if fig.To == 0 && !f.closed(end) {
		f.at = max(f.at, end, first+1)
		return false
	}
	if fig.To == 0 && f.free > end && !text.Apart(f.text, end) && f.free == f.afterLink(end) { // "14 binden 9 bine"
		end = text.WordEnd(f.text, end)
	}
	return f.weigh(hedge, fig, start, i, end)
}

// verbFollows reports whether what reads as a hedge in f.text[i:end] is a verb with an
// object: "61K tops my best", but not "61K tops."
func (f *Finder) verbFollows(i, end int) bool {
	if b := text.WordStart(f.text, i, end); f.words == nil || f.lookUp(f.text, b, end)&lang.Verb == 0 {
		return false
	}
	from, to := f.wordAfter(end)
	return from < to
}

// labeled reports whether what is before f.text[i:] makes a name of the number there,
// and not of a range that it seems to open.
func (f *Finder) labeled(i int) bool {
	e, last, lists := f.back(0, i)
	return lists&lang.EndBefore != 0 && f.endsBefore(f.Lang.Initials.BackBefore, f.Lang.Before, last, e, i)
}

// rangeOf reads a range an end of which is a size or has a hedge of its own.
func (f *Finder) rangeOf(start, i int) (figure.Figure, int) {
	open := f.Open
	fig, end := f.Loosely(start, lang.Between, i)
	f.Open = open
	if fig.Hedge != lang.Between {
		return fig, 0
	}
	return fig, end
}

// afterLink returns where what follows the word or sign between the ends of a range
// starts that is at f.text[end:].
func (f *Finder) afterLink(end int) int {
	for i := range f.Lang.Ranges {
		if j := text.Match(f.S, end, f.Lang.Ranges[i][1]); j > 0 {
			return text.SkipSpace(f.S, j)
		}
	}
	return f.To(end, false)
}

// closed reports whether the number that ends at f.text[end:] is not the first of a
// range that cannot be read. One that runs back is a fall, and two numbers.
func (f *Finder) closed(end int) bool {
	if end >= len(f.S) || f.quiet == end {
		return true
	}
	j := f.To(end, false)
	if j == 0 || j >= len(f.S) || j == f.free {
		return true
	}
	if !text.Numeric(f.S, j) && f.NumberWord(j) == 0 {
		return !f.SizeAt(j)
	}
	read := f.Reader
	f.Open = ""
	to, falls := f.Fall(f.Number0, false)
	f.Reader = read // what was found of the number
	if falls {
		f.free = j
	} else {
		f.at = max(f.at, to) // past the other, too
	}
	return falls
}

// weigh judges the figure in f.text[start:end], whose number starts at i after
// hedge, unless its numbers make no range, it is too long, or part of a number.
func (f *Finder) weigh(hedge lang.Hedge, fig figure.Figure, start, i, end int) bool {
	if fig.To > 0 {
		if f.plainDigits(i) == 4 && f.NumberWord(i+4) == 0 && (f.text[i] == '1' || f.text[i] == '2') && !yearlike(f.text[i:f.Number1]) {
			f.at = i + 4 // "grew from 800 in 1990 to 85,000"
			if year := f.text[i:f.at]; (year[:2] == "19" || year[:2] == "20") && text.Blank(f.text, f.at) > 0 {
				f.free = f.afterLink(f.at)
			}
			if hedge == lang.Between {
				f.at = end
			}
			return false
		}
	}
	return f.judge(fig, start, i, end) && f.whole(start, i, end)
}

// whole reports whether the mention in f.text[start:end], whose number starts at i, is
// not too long, no part of a number, and not what others are a share of. It is asked last,
// as most numbers in a text count no audience.
func (f *Finder) whole(start, i, end int) bool {
	if end-start <= figure.MaxText && !f.afterNumber(start, start < i) && !f.beforeNumber(end) && (f.Found.Figure.People > 100 || !f.isShare(start)) {
		f.last, f.floor = end, end
		return true
	}
	f.at = max(f.Number1, i+1)
	return false
}

// changes reports whether words around the range in f.text[start:end] say that it is
// a rise or a fall from one number to another: before a range that is opened, or
// right after its noun.
func (f *Finder) changes(start, end int) bool {
	const before, after = 48, 24
	for k := f.Number0; k < f.Number1; k++ { // "rose to 50–60K"
		if c := f.text[k]; c == '~' || c == '-' || c == 0xE2 && strings.HasPrefix(f.text[k:], "–") {
			return false
		}
	}
	if f.Open != "" && start < f.Number0 {
		from := max(0, start-before)
		for k := start - 1; k >= from; k-- {
			if c := f.text[k]; c == '\n' || (c == '.' || c == ';' || c == ':') && k+1 < len(f.text) && f.text[k+1] == ' ' {
				from = k + 1
			}
		}
		for from < start && !utf8.RuneStart(f.text[from]) {
			from++
		}
		if f.grows(f.text[from:start]) {
			return true
		}
	}
	if len(f.Lang.GrowthDone) == 0 {
		return false
	}
	to := min(len(f.text), end+after)
	for to < len(f.text) && !utf8.RuneStart(f.text[to]) {
		to++
	}
	return containsAny(clause(f.text[end:to], 0, 0), f.Lang.GrowthDone)
}

// grows reports whether a word of a rise or fall is in s.
func (f *Finder) grows(s string) bool {
	in := f.Lang.Initials.Growth
	for i := range len(s) {
		if i > 0 && text.IsLetter(s[i-1]) && text.IsLetter(s[i]) {
			continue
		}
		at := text.InitialAt(s, i)
		if f.Lang.Initials.Starts.Lists(at)&lang.StartGrowth == 0 {
			continue
		}
		for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
			if text.WordAt(s, i, f.Lang.Growth[k]) {
				return true
			}
		}
	}
	return false
}

// containsAny reports whether one of some words is in s.
func containsAny(s string, words []string) bool {
	for i := range len(s) {
		if i > 0 && text.IsLetter(s[i-1]) && text.IsLetter(s[i]) {
			continue
		}
		for _, w := range words {
			if text.WordAt(s, i, w) {
				return true
			}
		}
	}
	return false
}

// tokenEnd returns where what hangs together without blanks ends after i.
func (f *Finder) tokenEnd(i int) int {
	for i < len(f.text) {
		c := f.text[i]
		if c <= ' ' || c == '"' || c == ')' || c == ';' || c >= utf8.RuneSelf && !text.IsLetterAt(f.text, i) {
			break
		}
		i++
	}
	return i
}

// attached returns where to go on if what stands right before the digits at
// f.text[i:] makes them part of something else: a name, an address, a sum of
// money. Otherwise it returns 0.
func (f *Finder) attached(i int) int {
	if i == 0 || i == f.at && f.text[i-1] <= ' ' {
		return 0
	}
	switch c := f.text[i-1]; c {
	case ' ', '\n', '(', '"', '[', '\t', '~', '<', '*':
		return 0
	case '>', '=':
		if i < 2 || f.text[i-2] <= ' ' || strings.IndexByte("><(", f.text[i-2]) >= 0 {
			return 0
		}
	case '\'':
		if f.elided(i) {
			return 0
		}
	case '_', '/', '\\', '@', '#', '&', '{', '^', '-':
	case '$':
		return f.moneyEnd(i)
	case '+':
		return f.phoneEnd(i)
	case ':':
		if i < 2 || !text.IsDigit(f.text[i-2]) {
			return 0
		}
	case '.':
		if f.elided(i) {
			return 0
		}
	case ',':
		if f.commaSeparates(i) {
			return 0
		}
	default:
		if c >= utf8.RuneSelf {
			return f.attachedBeyond(i)
		}
		if !text.IsLetter(c) && !text.IsDigit(c) {
			return 0
		}
	}
	return f.tokenEnd(i)
}

// attachedBeyond is attached after a character beyond ASCII.
func (f *Finder) attachedBeyond(i int) int {
	c, size := utf8.DecodeLastRuneInString(f.text[:i])
	switch c {
	case '–', '−', '‑':
		before, _ := utf8.DecodeLastRuneInString(f.text[:i-size])
		if unicode.IsLetter(before) || unicode.IsDigit(before) || c == '−' {
			return f.tokenEnd(i)
		}
		return 0
	case '’', '‘', '№', '§', '第', 'º':
		if c == '’' && f.elided(i) {
			return 0
		}
		return f.tokenEnd(i)
	}
	switch {
	case unicode.Is(unicode.Sc, c):
		return f.moneyEnd(i)
	case unicode.IsLetter(c) && !text.Unspaced(c) && !unicode.Is(unicode.Arabic, c) && c != 'ـ': // which hangs "and" and "by" on to numbers
		return f.tokenEnd(i)
	}
	return 0
}

// elided reports whether a hedge that ends in a sign is before f.text[i:]: "plus d'1
// million", "approx.57K".
func (f *Finder) elided(i int) bool {
	_, start := f.hedgeAt(i)
	return start < i
}

// commaSeparates reports whether the comma before the digits at f.text[i:] stands
// between a word and a number, as in a table ("Live Aid,72K"), and not within a
// number, as it may in "two,500" or "XX,000", or in an address.
func (f *Finder) commaSeparates(i int) bool {
	end := i - 1
	if end == 0 {
		return false
	}
	if f.text[end-1] >= utf8.RuneSelf && text.UnspacedBefore(f.text, end) || strings.IndexByte(`")]`, f.text[end-1]) >= 0 {
		return true
	}
	start := f.wordBefore1(end)
	word := f.text[start:end]
	if word == "" || len(word) <= 3 && strings.Count(word, word[:1]) == len(word) || f.numberEnds(end, false) {
		return false
	}
	return start == 0 || strings.IndexByte(" \t\n\"(,;-", f.text[start-1]) >= 0
}

// moneyEnd returns where the sum of money ends whose digits start at i.
func (f *Finder) moneyEnd(i int) int {
	f.S = f.text[:min(len(f.text), i+figure.MaxText)]
	if !f.Slow {
		var n plainNumber
		if n.v, n.places, n.digits, n.plain = f.Threes(i); n.digits > 0 {
			if n.parted = f.parted(n.digits, false); n.parted || f.scaled(&n, i) && n.parted && n.counts() {
				return max(n.end, f.tokenEnd(i))
			}
		}
	}
	if _, end, why := f.Hedged(lang.Bare, i); why == "" {
		return max(end, f.tokenEnd(i))
	}
	return f.tokenEnd(i)
}

// phoneEnd returns where the phone number ends whose digits start at i: groups
// of digits with blanks and signs between.
func (f *Finder) phoneEnd(i int) int {
	end := i
	for end < len(f.text) && (text.IsDigit(f.text[end]) || strings.IndexByte(" -()./", f.text[end]) >= 0) {
		end++
	}
	for end > i && !text.IsDigit(f.text[end-1]) {
		end--
	}
	return max(end, i+1)
}

// hedgeBefore returns the hedge that ends where the number at f.text[i:] starts,
// and where it starts itself: i if there is none. Of two, the one before encloses the
// other.
func (f *Finder) hedgeBefore(i int) (lang.Hedge, int) {
	if hedge, start, ok := f.plainHedge(i); ok {
		return hedge, start
	}
	hedge, start := f.hedgeAt(i)
	if start == i {
		return hedge, i
	}
	if f.unmarked(start, lang.Hedges) {
		return hedge, start
	}
	open := f.Open
	outer, before := f.hedgeAt(start)
	f.Open = open
	switch {
	case before == start || outer == lang.Between:
	case hedge == lang.Between:
		f.Outer = outer
		return hedge, before
	default:
		if both, ok := figure.Enclose(outer, hedge); ok {
			return both, before
		}
	}
	return hedge, start
}

// hedgeAt is hedgeBefore for one hedge.
func (f *Finder) hedgeAt(i int) (lang.Hedge, int) {
	hedge, start := lang.Bare, i
	var finite bool
	e, at, lists := f.back(f.floor, i)
	if lists&lang.EndOpeners != 0 {
		in := &f.Lang.Initials.BackOpeners
		matched := figure.MaxText
		for k := in.Finals.Next(-1, at); k >= 0; k = in.Finals.Next(k, at) {
			if int(in.Shared[k]) > matched {
				for k+1 < len(in.Shared) && int(in.Shared[k+1]) > matched {
					k++
				}
				continue // they share what is not there
			}
			p := &f.Lang.Openers[in.Order[k]]
			var j int
			if j, matched = text.MatchEnd(f.text, f.floor, e, i, p.Words); j >= 0 && j < start {
				hedge, start, finite = p.Hedge, j, p.Finite
			}
		}
	}
	if lists&lang.EndOpens != 0 {
		in := f.Lang.Initials.BackOpens
		for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
			open := f.Lang.Ranges[k][0]
			if j, _ := text.MatchEnd(f.text, f.floor, e, i, open); open != "" && j >= 0 && j < start {
				hedge, start, f.Open, finite = lang.Between, j, open, false
			}
		}
	}
	if start < i {
		if finite && !f.affirmed(start) {
			return lang.Bare, i
		}
		return hedge, start
	}
	return f.signBefore(e, i)
}

// back returns where the white space before f.text[i:] starts, but not before least,
// the last letters before it, and the lists with phrases that end so.
func (f *Finder) back(least, i int) (e int, at text.Initial, lists uint16) {
	e = text.BlankStart(f.text, least, i)
	at = text.FinalAt(f.text, e)
	return e, at, f.Lang.Initials.Ends.Lists(at)
}

// affirmed reports whether nothing before the verb at f.text[i:] says that it did not
// come to that.
func (f *Finder) affirmed(i int) bool {
	for _, w := range f.Lang.Unaffirmed {
		if text.MatchBack(f.text, 0, i, w) >= 0 {
			return false
		}
	}
	return true
}

// signBefore is hedgeBefore for a sign, before white space that starts at e.
func (f *Finder) signBefore(e, i int) (lang.Hedge, int) {
	if e == 0 {
		return lang.Bare, i
	}
	switch f.text[e-1] {
	case '~', '<', '>', '=', 0x88, 0xA4, 0xA5: // or the last byte of ≈, ≤ or ≥
	default:
		return lang.Bare, i
	}
	for _, p := range lang.Signs {
		if j := text.MatchBack(f.text, f.floor, i, p.Words); j >= 0 {
			return p.Hedge, j
		}
	}
	return lang.Bare, i
}

// plainDigits returns how many ASCII digits are at f.text[i:] with no sign of
// grouping or decimals after them.
func (f *Finder) plainDigits(i int) int {
	j := i
	for j < len(f.text) && text.IsDigit(f.text[j]) {
		j++
	}
	if j < len(f.text) && (f.text[j] == ',' || f.text[j] == '.') {
		return 0
	}
	return j - i
}
