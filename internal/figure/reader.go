package figure

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// A Reader reads figures in one text as one locale writes them. It is small, for
// one is made for every figure.
type Reader struct {
	S            string
	Lang         *lang.Language // the words of the locale
	Forms        []lang.Form    // the scales of the locale
	Row          uint16         // of the locale in lang.LocaleNumbers, for the initials of its forms
	Decimal      byte           // what stands before decimals
	Group, Other byte           // what groups digits; ' ' stands for white space of any kind
	Whole        bool           // the figure is all of the text, not something in it
	Slow         bool           // everything is read by the plain way, which the fast ones are held to in tests
	NoRange      bool           // what looks like a range is two numbers: a rise or a fall

	Open  string     // what opened the range that is read
	Outer lang.Hedge // the hedge before what opened it
	sized bool       // an end of the range that is read is a size

	known wordKinds // of the words of numbers last asked for

	Plain            bool // the last figure is in digits alone, not grouped, without decimals or a scale
	Scaled           bool // its number has a scale, or is no numeral of a few digits
	Number0, Number1 int  // where the number, or the numbers, of the last figure are
}

// figure reads the figure at r.S[i:] and returns where it ends, or where it
// goes wrong. If the reader is not to read the whole text, it reads as much as
// makes a figure.
func (r *Reader) figure(i int) (f Figure, end int, why Flaw) {
	start := i
	hedge := lang.Bare
	if !text.IsDigit(r.S[i]) {
		hedge, i = r.Opener(i)
	}
	if !r.Slow {
		if f, end, ok := r.Simple(hedge, i); ok {
			return f, end, ""
		}
	}
	f, end, why = r.Hedged(hedge, i)
	if why == "" {
		return f, end, ""
	}
	if f, end := r.Loosely(start, hedge, i); end > 0 && (end == len(r.S) || !r.Whole) {
		return f, end, ""
	}
	if r.Whole && r.sizeless(start) {
		return f, start, FlawSize
	}
	return f, end, why
}

// Hedged reads the figure at r.S[i:] after the hedge that opens it.
func (r *Reader) Hedged(hedge lang.Hedge, i int) (f Figure, end int, why Flaw) {
	var a numeral
	start := i
	if hedge == lang.Bare && !text.Numeric(r.S, i) && r.either(i) {
		return f, i, r.misfit(i)
	}
	i, why = r.number(&a, i)
	if why != "" {
		return f, i, why
	}
	r.Number0, r.Number1, r.Plain = a.at, i, a.plain(r.S, i)
	r.Scaled = a.scaled || a.power > 0 || a.digits >= 4
	if hedge == lang.Between {
		end, why = i, flawEnd
		if j := r.to(i, true); j > 0 {
			f, end, why = r.span(hedge, a, j)
		}
		if why != "" || !text.IsDigit(r.S[start]) {
			return r.between(start, f, end, why)
		}
		return f, end, why
	}
	if a.article && r.Lang.Han && hedge == lang.Bare {
		if _, k := r.CloserAt(i); k == 0 { // 万 begins other words, too
			return f, a.at, r.misfit(a.at)
		}
	}
	hedge, ok := a.hedged(hedge)
	switch {
	case !ok:
		return f, a.at, flawOpposite
	case i == len(r.S) || !r.Whole && !r.Slow && r.Quiet(i):
		return r.finish(hedge, a, i)
	}
	return r.goOn(hedge, a, i)
}

// hedged returns the hedge before n together with that inside it.
func (n *numeral) hedged(hedge lang.Hedge) (both lang.Hedge, ok bool) {
	if n.vague == lang.Bare {
		return hedge, true
	}
	both, ok = Join(hedge, n.vague)
	switch {
	case ok:
	case n.about: // "plus d'une centaine"
		return hedge, true
	default: // "约10余万" is about as much
		ok = hedge == lang.About && n.vague == lang.MoreThan
	}
	return both, ok
}

// goOn reads what may follow the number a at r.S[i:]: a hedge, or the rest of a range.
func (r *Reader) goOn(hedge lang.Hedge, a numeral, i int) (f Figure, end int, why Flaw) {
	after, closed := r.closer(i)
	both, ok := Join(hedge, after)
	if r.Whole && closed == len(r.S) {
		if !ok {
			return f, i, flawOpposite
		}
		return r.finish(both, a, closed)
	}
	if j := r.spread(i); j > 0 {
		if f, end, why = r.around(hedge, a, j); why == "" || r.Whole {
			return f, end, why
		}
	} else if j := r.to(i, false); j > 0 && !r.NoRange {
		if f, end, why = r.span(hedge, a, j); why == "" || r.Whole {
			return f, end, why
		}
	}
	switch {
	case r.Whole || closed == 0:
		return r.finish(hedge, a, i)
	case !ok:
		return f, i, flawOpposite
	}
	return r.finish(both, a, closed)
}

// Quiet reports whether what follows the number that ends at r.S[i:], which is not all,
// is plainly no hedge, number or scale and no more of a range: so most of what follows
// is, and most of it shows that by two letters. A noun of people may be between.
func (r *Reader) Quiet(i int) bool {
	if r.Lang.Glued {
		return false
	}
	j := text.SkipSpace(r.S, i)
	if j == len(r.S) {
		return true
	}
	if !text.IsLetter(r.S[j]) {
		return r.QuietSign(i, j)
	}
	at := text.InitialAt(r.S, j)
	lists := r.starts(at)
	if r.Forms != nil && lang.FormInitials[r.Row].Next(-1, at) >= 0 {
		return false
	}
	if _, k := anyScale(r.S, j); k > 0 {
		return false
	}
	if lists&follows != 0 && r.follows(i, j, at, lists) {
		return false
	}
	if lists&lang.StartCounters == 0 {
		return true
	}
	k := r.counter(i)
	if k == 0 {
		return true
	}
	if j = text.SkipSpace(r.S, k); j == len(r.S) {
		return true
	}
	if !text.IsLetter(r.S[j]) {
		return r.S[k] != ',' && r.QuietSign(k, j)
	}
	return j > k && !r.hedgeFollows(k, r.starts(text.InitialAt(r.S, j)))
}

// QuietSign is Quiet where what follows is no letter, after white space up to j or none.
func (r *Reader) QuietSign(i, j int) bool {
	switch c := r.S[j]; {
	case c >= utf8.RuneSelf || c == '+' || c == '-' || text.IsDigit(c):
		return false
	case c == ':' || c == '(': // no digits after these are of the number
	case j+1 < len(r.S) && (r.S[j+1] == ' ' && c == ',' && r.threeDigits(j+2) && r.threeBefore(j) || text.IsDigit(r.S[j+1])):
		return false // it may be of the number
	}
	return r.starts(text.InitialAt(r.S, i))&(lang.StartClosers|lang.StartLinks) == 0
}

// threeBefore reports whether a number of three digits may end at r.S[i:].
func (r *Reader) threeBefore(i int) bool {
	if i < 3 || !r.threeDigits(i-3) || i > 3 && text.IsDigit(r.S[i-4]) {
		return false
	}
	return i < 5 || r.S[i-4] != r.Group || !text.IsDigit(r.S[i-5]) // else a group of more
}

// follows are the lists of what may belong to the number before it.
const follows = lang.StartClosers | lang.StartLinks | lang.StartNumbers | lang.StartScales | lang.StartInside

// follows reports whether something of these lists is at r.S[i:], or at r.S[j:], after
// a blank.
func (r *Reader) follows(i, j int, at text.Initial, lists uint16) bool {
	if lists&lang.StartNumbers != 0 {
		if w, _ := r.wordFrom(at, j, ^lang.Kind(0)); w != nil {
			return true
		}
	}
	if lists&lang.StartScales != 0 {
		if _, _, k := r.scaleFrom(at, j); k > 0 {
			return true
		}
	}
	if lists&lang.StartInside != 0 {
		if k := r.joined(i); k > 0 && (text.Numeric(r.S, k) || r.NumberWord(k) > 0) {
			return true
		}
		for _, p := range r.Lang.Infixes {
			if text.Match(r.S, i, p.Words) > 0 {
				return true
			}
		}
		for _, p := range r.Lang.Points {
			if text.Match(r.S, j, p) > 0 {
				return true
			}
		}
	}
	return r.hedgeFollows(i, lists)
}

// hedgeFollows reports whether a hedge or more of a range is at r.S[i:], after a blank.
func (r *Reader) hedgeFollows(i int, lists uint16) bool {
	if lists&lang.StartClosers != 0 {
		if _, k := r.CloserAt(i); k > 0 {
			return true
		}
	}
	return lists&lang.StartLinks != 0 && (r.to(i, false) > 0 || r.spread(i) > 0)
}

// between reads the range between the number at r.S[start:] and another, of which
// one reading is given. The "and" of the range may be any of those in the text:
// "between a hundred and two hundred". Of the readings that make sense, that of
// the most text counts, if it is the only one.
func (r *Reader) between(start int, f Figure, end int, why Flaw) (Figure, int, Flaw) {
	number1 := r.Number1
	blank := !slices.ContainsFunc(r.Lang.Ranges, func(w [2]string) bool { return w[0] == r.Open && w[1][0] != ' ' })
	for k := start + 1; k < min(len(r.S), start+MaxText); k++ {
		if blank && text.SkipSpace(r.S, k) == k || r.starts(text.InitialAt(r.S, k))&lang.StartLinks == 0 {
			continue
		}
		for w := range r.Lang.Ranges {
			link := r.Lang.Ranges[w][1]
			if r.Lang.Ranges[w][0] != r.Open || r.S[k]|0x20 != link[0]|0x20 && r.S[k] < utf8.RuneSelf && !text.IsBlank(r.S[k]) {
				continue
			}
			j := text.Match(r.S, k, link)
			if j <= k {
				continue
			}
			var a numeral
			left := *r
			left.S, left.Whole = r.S[:k], true
			if i, flawed := left.number(&a, start); flawed != "" || i < k {
				continue
			}
			g, i, flawed := r.span(lang.Between, a, text.SkipSpace(r.S, j))
			switch {
			case why == "" && flawed == "" && i == end && g != f:
				return Figure{}, start, FlawAnds
			case flawed == "" && (why != "" || i > end):
				f, end, why, number1 = g, i, "", r.Number1
			case flawed != "" && !flawed.outside() && why != "" && why.outside():
				end, why = i, flawed
			}
		}
	}
	r.Number1 = number1
	return f, end, why
}

// finish returns the figure of the number n with its hedge, which ends at i.
func (r *Reader) finish(hedge lang.Hedge, n numeral, i int) (f Figure, end int, why Flaw) {
	if r.Whole && i < len(r.S) {
		return f, i, r.misplaced(i)
	}
	people, step, why := n.value()
	if why == "" && n.pair > 0 {
		return r.finishPair(hedge, n, people, i)
	}
	switch {
	case why != "":
		return f, n.at, why
	case people == 0 && (hedge == lang.Nearly || hedge == lang.LessThan):
		return f, n.at, FlawZero
	case people == 0 && hedge == lang.About:
		return f, n.at, FlawNear
	case hedge == lang.Exactly:
		step = 1
	}
	return Figure{People: people, Step: step, Hedge: hedge}, i, ""
}

// finishPair returns the range of a numeral that names two numbers: 四五千.
func (r *Reader) finishPair(hedge lang.Hedge, n numeral, low int64, i int) (f Figure, end int, why Flaw) {
	n.whole, n.digits = n.pair, Digits(int64(n.pair))
	high, _, why := n.value()
	switch {
	case why != "":
		return f, n.at, why
	case hedge != lang.Bare && hedge != lang.About:
		return f, i, flawHedged
	}
	return ranged(hedge, low, high), i, ""
}

// ranged returns the range from low to high, hedged or not.
func ranged(hedge lang.Hedge, low, high int64) Figure {
	f := Figure{People: low, To: high, Step: 1, Hedge: lang.Between}
	if hedge == lang.About {
		f.Hedge = lang.About
	}
	return f
}

// Fall reads the number at r.S[i:] and the one that a word or sign of ranges leads to,
// which ends at end, and reports whether they are two, each complete, of which the
// second is smaller. Opened says that r.Open stands before them.
func (r *Reader) Fall(i int, opened bool) (end int, two bool) {
	var a, b numeral
	i, why := r.number(&a, i)
	if why != "" {
		return i, false
	}
	j := r.to(i, opened)
	if j == 0 {
		return i, true
	}
	_, end, flawed := r.span(lang.Bare, a, j)
	if after, why := r.number(&b, j); why == "" {
		end = max(end, after)
	}
	return end, flawed == FlawReversed && !(a.short() && b.lends()) // "25 to 10K" is neither
}

// span reads the second end of a range at r.S[i:].
func (r *Reader) span(hedge lang.Hedge, a numeral, i int) (f Figure, end int, why Flaw) {
	var b numeral
	i, why = r.number(&b, i)
	if why != "" && a.first != nil { // "elfu 75–276": the scale is before both
		i, why = r.digits(&b, b.at)
	}
	if why != "" {
		return f, i, why
	}
	number1 := i
	i = r.rangeClosed(i)
	if hedge == lang.Bare || hedge == lang.About { // "10 to 20 or so"
		if h, j := r.CloserAt(i); h == lang.About {
			hedge, i = h, j
		}
	}
	if h, j := r.CloserAt(i); j > 0 && (h != lang.About || hedge == lang.Between) && !r.Whole { // the reader of a whole text says so below
		return f, i, flawHedged
	}
	i = r.rangeClosed(i)
	if why := r.rangeEnd(i, hedge, a, b); why != "" {
		return f, i, why
	}
	if a.first != nil && b.first == nil && b.short() {
		b.power, b.scaled = a.power, true
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
		return f, a.at, FlawReversed
	case short && !b.lends() && low != 0 && low*Thousand < high: // "10 to 15,000"
		return f, a.at, FlawUnscaled
	case hedge == lang.About && high == 0:
		return f, b.at, FlawNear
	}
	r.Number1, r.Plain = number1, r.Plain && b.plain(r.S, number1)
	r.Scaled = r.Scaled || b.scaled || b.digits >= 4
	if r.Outer == lang.About {
		hedge = lang.About
	}
	return ranged(hedge, low, high), i, ""
}

// rangeClosed returns where what closes a range ends at r.S[i:], or i.
func (r *Reader) rangeClosed(i int) int {
	for _, w := range r.Lang.RangeEnds {
		if j := text.Match(r.S, i, w); j > 0 && text.Apart(r.S, j) {
			return j
		}
	}
	return i
}

// around reads how far a range goes to either side of a, at r.S[i:].
func (r *Reader) around(hedge lang.Hedge, a numeral, i int) (f Figure, end int, why Flaw) {
	share, j := r.percent(i)
	var b numeral
	if j > 0 {
		i = j
	} else if i, why = r.number(&b, i); why != "" {
		return f, i, why
	}
	if hedge == lang.About { // what is about N ± M, M says already
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
		return f, a.at, FlawLarge
	case j == 0 && a.unit() >= 3 && b.short() && half != 0 && half <= middle/Pow10[a.unit()]: // "57K ± 2"
		return f, b.at, FlawUnscaled
	}
	r.Number1, r.Plain, r.Scaled = i, false, true
	return ranged(hedge, max(0, middle-half), middle+half), i, ""
}

// rangeEnd checks that the range from a to b ends at r.S[i:], and that its hedge, if
// it has one, says "about".
func (r *Reader) rangeEnd(i int, hedge lang.Hedge, a, b numeral) Flaw {
	if r.Whole && i < len(r.S) {
		if _, j := r.closer(i); j == len(r.S) {
			return flawHedged
		}
		return r.misplaced(i)
	}
	if hedge != lang.Bare && hedge != lang.Between && hedge != lang.About || a.vague != lang.Bare || b.vague != lang.Bare || a.pair > 0 || b.pair > 0 {
		return flawHedged
	}
	if r.Outer != lang.Bare && r.Outer != lang.About {
		return flawHedged
	}
	return ""
}

// Join returns the hedge that two around a number make together; ok is false if they
// do not go together.
func Join(before, after lang.Hedge) (both lang.Hedge, ok bool) {
	switch {
	case before == lang.Bare:
		return after, true
	case before == after, after == lang.Bare, before.Up() && after.Up(), before.Down() && after.Down():
		return before, true
	}
	return before, false
}

// Enclose returns the hedge of a hedge before another: "over an estimated 5,000" is
// more than that.
func Enclose(outer, inner lang.Hedge) (both lang.Hedge, ok bool) {
	switch {
	case inner == lang.About && (outer.Up() || outer == lang.AtMost || outer == lang.LessThan):
		return outer, true
	case outer == lang.About && (inner.Up() || inner == lang.AtMost || inner == lang.LessThan):
		return inner, true
	}
	return outer, false
}

// Opener reads the hedges at r.S[i:] and the white space after them, and returns
// where the number starts: i if there is no hedge.
func (r *Reader) Opener(i int) (lang.Hedge, int) {
	r.Open, r.Outer = "", lang.Bare
	hedge, j := r.openerAt(i)
	if j == i || j == len(r.S) || text.IsDigit(r.S[j]) || hedge == lang.Between {
		return hedge, j
	}
	inner, k := r.openerAt(j)
	switch {
	case k == j:
	case inner == lang.Between:
		r.Outer = hedge
		return inner, k
	default:
		if both, ok := Enclose(hedge, inner); ok {
			return both, k
		}
	}
	return hedge, j
}

// starts returns the lists of the language in which phrases
// may be that start with these letters.
func (r *Reader) starts(at text.Initial) uint16 { return r.Lang.Initials.Starts.Lists(at) }

func (r *Reader) openerAt(i int) (lang.Hedge, int) {
	at := text.InitialAt(r.S, i)
	lists := r.starts(at)
	if lists&lang.StartOpeners != 0 {
		in := r.Lang.Initials.Openers
		for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
			if j := text.Match(r.S, i, r.Lang.Openers[k].Words); j > 0 {
				return r.Lang.Openers[k].Hedge, text.SkipSpace(r.S, j)
			}
		}
	}
	if lists&lang.StartOpens != 0 {
		in := r.Lang.Initials.Opens
		for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
			if j := text.Match(r.S, i, r.Lang.Ranges[k][0]); j > i {
				r.Open = r.Lang.Ranges[k][0]
				return lang.Between, text.SkipSpace(r.S, j)
			}
		}
	}
	if c := r.S[i]; c < utf8.RuneSelf && c != '~' && c != '<' && c != '>' || c >= utf8.RuneSelf && c != "≈"[0] {
		return lang.Bare, i
	}
	for _, p := range lang.Signs {
		if j := text.Match(r.S, i, p.Words); j > 0 {
			return p.Hedge, text.SkipSpace(r.S, j)
		}
	}
	return lang.Bare, i
}

// closer reads the hedge at r.S[i:], after a noun of people or none, and
// returns where it ends, or 0 if there is none.
func (r *Reader) closer(i int) (lang.Hedge, int) {
	if h, j := r.CloserAt(i); j > 0 {
		return h, j
	}
	if j := r.counter(i); j > 0 && j < len(r.S) {
		if h, k := r.CloserAt(j); k > 0 {
			return h, k
		}
	}
	return lang.Bare, 0
}

// counter returns where the noun of people ends that is at r.S[i:], or 0.
func (r *Reader) counter(i int) int {
	j := text.SkipSpace(r.S, i)
	if j == len(r.S) {
		return 0
	}
	at := text.InitialAt(r.S, j)
	if r.starts(at)&lang.StartCounters == 0 {
		return 0
	}
	in := r.Lang.Initials.Counters
	for n := in.Next(-1, at); n >= 0; n = in.Next(n, at) {
		noun := r.Lang.Counters[n]
		if k := text.Match(r.S, j, noun); k > 0 && (j > i || text.UnspacedBefore(r.S, k)) {
			return k
		}
	}
	return 0
}

// CloserAt reads the hedge at r.S[i:], after a number, and returns where it ends, or 0.
func (r *Reader) CloserAt(i int) (lang.Hedge, int) {
	at := text.InitialAt(r.S, i)
	if r.starts(at)&lang.StartClosers != 0 {
		in := r.Lang.Initials.Closers
		for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
			p := &r.Lang.Closers[k]
			j := text.Match(r.S, i, p.Words)
			if j <= 0 || !text.Apart(r.S, j) {
				continue
			}
			if !r.Whole && r.compares(j) || p.Finite && r.noHedge(j) {
				continue
			}
			return p.Hedge, j
		}
	}
	if i < len(r.S) && r.S[i] == '+' {
		return lang.AtLeast, i + 1
	}
	if j := text.SkipSpace(r.S, i); r.Whole && j < len(r.S) && r.S[j] == '+' { // in running text it adds
		return lang.AtLeast, j + 1
	}
	return lang.Bare, 0
}

// compares reports whether a word is at r.S[i:] with which what may be a hedge before it is
// one of the next number: the "than" of "2 million and more than 3 million".
func (r *Reader) compares(i int) bool {
	if i == len(r.S) || !text.IsBlank(r.S[i]) {
		return false
	}
	i = text.SkipSpace(r.S, i)
	for _, w := range r.Lang.Comparative {
		j := text.Match(r.S, i, w)
		if j <= 0 {
			continue
		}
		if k := text.SkipSpace(r.S, j); k < len(r.S) && (text.Numeric(r.S, k) || r.NumberWord(k) > 0) {
			return true
		}
	}
	return false
}

// noHedge reports whether what is at r.S[i:], after what may be a hedge, makes it a part of
// something else: "80.000 überschritten werden", "138K max concurrent viewers".
func (r *Reader) noHedge(i int) bool {
	i = text.SkipSpace(r.S, i)
	for _, w := range r.Lang.NoHedge {
		if text.Match(r.S, i, w) > 0 {
			return true
		}
	}
	return false
}

// spread reads a ± at r.S[i:] and returns where the number after it starts, or
// 0.
func (r *Reader) spread(i int) int {
	j := text.SkipSpace(r.S, i)
	if j == len(r.S) {
		return 0
	}
	if c := r.S[j]; c == '+' || c >= utf8.RuneSelf {
		for _, p := range lang.Spreads {
			if k := text.Match(r.S, j, p); k > 0 {
				return text.SkipSpace(r.S, k)
			}
		}
	}
	k := r.counter(i) // "440,000 people, give or take 50,000"
	if k > 0 && k < len(r.S) && r.S[k] == ',' {
		k++
	} else if k = i; r.starts(text.InitialAt(r.S, i))&lang.StartLinks == 0 {
		return 0
	}
	for _, p := range r.Lang.Spreads {
		if m := max(text.Match(r.S, i, p), text.Match(r.S, k, p)); m > 0 {
			return text.SkipSpace(r.S, m)
		}
	}
	return 0
}

// to reads what stands between the ends of a range at r.S[i:], after what
// opened it, if anything did, and returns where the second end starts, or 0.
func (r *Reader) to(i int, opened bool) int {
	open := ""
	if opened {
		open = r.Open
	}
	j := text.SkipSpace(r.S, i)
	if opened && j < len(r.S) && r.S[j] == '(' { // "entre 300 mil (segundo a PM) e 450 mil"
		if k := strings.IndexByte(r.S[j:min(len(r.S), j+64)], ')'); k > 0 {
			i = j + k + 1
			j = text.SkipSpace(r.S, i)
		}
	}
	for j < len(r.S) && (r.S[j] == 0xE2 || r.S[j] == 0xD8) { // marks of direction
		k := text.SkipMark(r.S, j)
		if k == j {
			break
		}
		j = text.SkipSpace(r.S, k)
	}
	if j == len(r.S) {
		return 0
	}
	for at := i; ; at = j {
		if m := r.link(at, open, at > i); m > 0 {
			return m
		}
		if at == j {
			break
		}
	}
	if r.S[j] < utf8.RuneSelf && r.S[j] != '-' {
		return 0
	}
	for _, dash := range lang.Dashes {
		if m := text.Match(r.S, j, dash); m > 0 {
			m = text.SkipSpace(r.S, m)
			for k := text.SkipMark(r.S, m); k > m; k = text.SkipMark(r.S, m) {
				m = text.SkipSpace(r.S, k)
			}
			return m
		}
	}
	if k := r.counter(i); k > 0 && text.UnspacedBefore(r.S, k) && text.UnspacedAt(r.S, j) { // "5万人至6万人"
		end := r.S[k:]
		for w := range r.Lang.Ranges {
			if link := r.Lang.Ranges[w]; link[0] == open {
				if m := text.Match(end, 0, link[1]); m > 0 {
					return text.SkipSpace(r.S, k+m)
				}
			}
		}
	}
	return 0
}

// link reads what stands between the ends of a range at r.S[i:], and returns where the
// second end starts, or 0. After other signs words of ASCII are none.
func (r *Reader) link(i int, open string, after bool) int {
	at := text.InitialAt(r.S, i)
	if r.starts(at)&lang.StartLinks == 0 {
		return 0
	}
	in := r.Lang.Initials.Links
	for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
		w := &r.Lang.Ranges[k]
		if w[0] != open || after && w[1][0] < utf8.RuneSelf {
			continue
		}
		if m := text.Match(r.S, i, w[1]); m > 0 {
			return text.SkipSpace(r.S, m)
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

// scale reads the scale at r.S[i:], after white space or none, and returns its
// power of ten and where it ends, or 0 for the end if there is none.
func (r *Reader) scale(i int) (power int, kind scaleKind, end int) {
	i = text.SkipSpace(r.S, i)
	if i < len(r.S) && r.Forms == nil { // else one of the locale may be written so
		if power, end = anyScale(r.S, i); power > 0 {
			return power, 0, end
		}
	}
	power, kind, end = r.scaleAt(i)
	if end == 0 || end == len(r.S) || kind == 0 {
		return power, kind, end
	}
	if kind == myriad {
		if i > 0 && text.BlankStart(r.S, 0, i) < i && r.beginsWord(end) {
			return 0, 0, 0
		}
		if power <= 4 { // the 천억 of "8천억", the 萬億 of "2萬億"
			if more, _, j := r.scaleAt(text.SkipSpace(r.S, end)); more >= 4 && power < 4 || more == 8 {
				return power + more, kind, j
			}
		}
		return power, kind, end
	}
	if power == 2 {
		kind = hundreds
	}
	if power <= 5 { // "hundred Thousand", "mil millones", "1.76 लाख करोड़"
		if j := text.Blank(r.S, end); j > 0 && j < len(r.S) && r.S[end-1] != 's' {
			if more, next, k := r.scaleAt(j); next != 0 && more > power && (power != 5 || more == 7) {
				return power + more, kind, k
			}
		}
	}
	return power, kind, end
}

// beginsWord reports whether the scale that ends at r.S[i:], after a blank, is the
// start of a word instead: the 조 of "2000 조합원".
func (r *Reader) beginsWord(i int) bool {
	if !r.Lang.Characters || !text.UnspacedAt(r.S, i) || text.IsHan(r.S, i) || r.counter(i) > 0 {
		return false
	}
	_, _, character := r.character(i)
	_, _, scale := r.scaleAt(i)
	_, closer := r.CloserAt(i)
	return character == 0 && scale == 0 && closer == 0
}

// scaleAt reads one scale at r.S[i:].
func (r *Reader) scaleAt(i int) (power int, kind scaleKind, end int) {
	if i == len(r.S) {
		return 0, 0, 0
	}
	return r.scaleFrom(text.InitialAt(r.S, i), i)
}

// shortened reports whether a scale of the language is written so, with its period.
func (r *Reader) shortened(words string) bool {
	for k := range r.Lang.Scales {
		if r.Lang.Scales[k].Name == words {
			return true
		}
	}
	return false
}

// scaleFrom is scaleAt for what starts with the letters at.
func (r *Reader) scaleFrom(at text.Initial, i int) (power int, kind scaleKind, end int) {
	if r.Forms != nil {
		initials := lang.FormInitials[r.Row]
		for k := initials.Next(-1, at); k >= 0; k = initials.Next(k, at) {
			f := &r.Forms[k]
			if f.Before != "" || f.Alone {
				continue
			}
			if j := r.form(f.After, i); j > 0 {
				if r.Whole && j+1 == len(r.S) && r.S[j] == '.' && r.shortened(r.S[i:]) {
					j++
				}
				return int(f.Power), kindOf(f.After), j
			}
		}
	}
	if r.starts(at)&lang.StartScales != 0 {
		in := r.Lang.Initials.Scales
		for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
			w := &r.Lang.Scales[k]
			if j := r.form(w.Name, i); j > 0 {
				return r.powerHere(w), kindOf(w.Name), j
			}
		}
	}
	if r.S[i] >= utf8.RuneSelf {
		for k := lang.ScriptInitials.Next(-1, at); k >= 0; k = lang.ScriptInitials.Next(k, at) {
			w := &lang.Scripts[k]
			if j := r.form(w.Name, i); j > 0 {
				return int(w.Power), kindOf(w.Name), j
			}
		}
	} else if power, end = anyScale(r.S, i); power > 0 {
		return power, 0, end
	}
	if r.Whole {
		for _, w := range r.Lang.Formatted {
			if j := r.form(w.Name, i); j > 0 {
				return int(w.Power), 0, j
			}
		}
	}
	return 0, 0, 0
}

// anyScale returns the power of ten of the scale of every language at s[i:], K, k or M, of
// which two are a million, and where it ends, or 0.
func anyScale(s string, i int) (power, end int) {
	c := s[i]
	switch c {
	case 'K', 'k':
		power = 3
	case 'M':
		power = 6
	default:
		return 0, 0
	}
	end = i + 1
	if end < len(s) && (s[end] == c || power == 3 && s[end]|0x20 == 'k') {
		power, end = 6, end+1
	}
	if !text.Apart(s, end) {
		return 0, 0
	}
	return power, end
}

// powerHere returns the power of ten that a scale of the language has in the locale,
// whose form of another case comes first: "bi" is 10⁹ in Brazil and, as "Bi", 10¹² in
// Portugal.
func (r *Reader) powerHere(w *lang.Scale) int {
	for k := range r.Forms {
		if f := &r.Forms[k]; f.Before == "" && !f.Alone && len(f.After) == len(w.Name) && text.Is(f.After, w.Name) {
			return int(f.Power)
		}
	}
	return int(w.Power)
}

// nonJoiner may end a word of the scripts of India, and shows nothing.
const nonJoiner = "\u200c"

// form reads the words of a scale at r.S[i:] and returns where they end, or 0.
// Their last period may be left out.
func (r *Reader) form(words string, i int) int {
	stem := lang.Stem(words)
	j := text.Match(r.S, i, stem)
	if c := words[0]; j < 0 && 'A' <= c && c <= 'Z' && len(stem) >= 3 && r.S[i] == c|0x20 { // "1,6 millionen"
		j = text.Match(r.S, i+1, stem[1:])
	}
	switch {
	case j < 0:
		return 0
	case j == len(r.S):
		return j
	case len(stem) < len(words) && r.S[j] == '.':
		return j + 1
	case strings.HasPrefix(r.S[j:], nonJoiner) && text.Apart(r.S, j+len(nonJoiner)):
		return j + len(nonJoiner)
	case r.ends(j), r.Lang.Glued && len(words) >= 4 && r.cardinal(j).end > 0:
		return j
	}
	return 0
}

// ends reports whether a scale may end at r.S[i:]: at the end of the word, or
// where a hedge hangs on to it, as in "50 binden fazla".
func (r *Reader) ends(i int) bool {
	if text.Apart(r.S, i) {
		return true
	}
	at := text.InitialAt(r.S, i)
	if r.starts(at)&lang.StartClosers == 0 {
		return false
	}
	in := r.Lang.Initials.Closers
	for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
		if words := r.Lang.Closers[k].Words; words[0] != ' ' {
			if j := text.Match(r.S, i, words); j > 0 && text.Apart(r.S, j) {
				return true
			}
		}
	}
	in = r.Lang.Initials.Links
	for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
		if w := &r.Lang.Ranges[k]; w[0] == "" && w[1][0] != ' ' {
			if j := text.Match(r.S, i, w[1]); j > 0 && (j < len(r.S) || !r.Whole) { // "44 binden 57 bine"
				return true
			}
		}
	}
	return false
}

// Spelled reports whether a scale is one in full, which counts what is before it in words:
// "million", but not "mln".
func Spelled(words string) bool { return kindOf(words) == long }

// kindOf tells what may follow a scale: after what is cut short no more of a sum.
func kindOf(words string) scaleKind {
	switch c := words[0]; {
	case 0xE3 <= c && c <= 0xED:
		return myriad
	case c >= utf8.RuneSelf:
		return long
	case len(words) < 3:
		return 0
	}
	for _, c := range []byte(words) {
		switch c | 0x20 {
		case 'a', 'e', 'i', 'o', 'u':
			return long
		}
		if c >= utf8.RuneSelf {
			return long
		}
	}
	return 0
}
