package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// Numbers in running text without a digit: numbers in words, and sizes.

// nextWord returns where the next number without digits may start at or after i, and
// not after last, or -1. If the language has anchors, one of these words is in it.
func (f *Finder) nextWord(i, last int) int {
	const numbers = lang.StartNumbers | lang.StartPlurals | lang.StartSizes
	s := f.All
	for ; i <= last && i < len(s); i++ {
		c := s[i]
		if c <= ' ' || text.IsLetter(c) && i > 0 && text.IsLetter(s[i-1]) {
			continue
		}
		if c >= utf8.RuneSelf && text.IsHan(s, i) {
			if !f.Lang.Han {
				continue
			}
		} else if f.Lang.Initials.Starts.Lists(text.InitialAt(s, i))&numbers == 0 {
			continue
		}
		if i > 0 && !text.UnspacedBefore(s, i) && !text.Proclitic(s, i) || f.Lang.Characters && i > 0 && c >= 0xEA && f.hangulBefore(i) {
			continue
		}
		f.S = s[:min(len(s), i+figure.MaxText)]
		if end := f.Size(i); end > 0 && f.anchored(i, end) { // which Loosely finds, too
			return i
		}
		if end, _ := f.Spelled(i); end > i && (f.anchored(i, end) || f.leadsToAnchor(end)) {
			return i
		}
		if _, end := f.Loosely(i, lang.Bare, i); end > 0 && f.anchored(i, end) {
			return i
		}
	}
	return -1
}

// anchored reports whether one of the words is in f.All[i:end] that a number without
// digits has, in a language that says so: "one" alone is none.
func (f *Finder) anchored(i, end int) bool {
	if len(f.Lang.Anchors) == 0 {
		return true
	}
	for ; i < end && !text.Numeric(f.All, i); i++ { // digits are found by themselves
		if i == 0 || !text.IsLetter(f.All[i-1]) {
			if f.anchor(i) {
				return true
			}
		}
	}
	return false
}

// leadsToAnchor reports whether a range goes on at f.S[end:] to a number that has an
// anchor: "two to three million".
func (f *Finder) leadsToAnchor(end int) bool {
	j := f.afterLink(end)
	if j == 0 || j >= len(f.S) || text.Numeric(f.S, j) {
		return false
	}
	to, _ := f.Spelled(j)
	return to > j && f.anchored(j, to)
}

// anchor reports whether a word at f.All[i:] starts as an anchor does.
func (f *Finder) anchor(i int) bool {
	at := text.InitialAt(f.All, i)
	in := f.Lang.Initials.Anchors
	for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
		if text.Match(f.All, i, f.Lang.Anchors[k]) > 0 {
			return true
		}
	}
	return false
}

// nextAnchored is nextWord and nextDigit at once, for a language with anchors: these
// are looked for by four letters. By nextWord alone English prose with a figure every
// 2,000 bytes takes 39 times as long, with one every 200 bytes 7 times, and news 3 times.
func (f *Finder) nextAnchored(i int) (first int, digits bool) {
	for {
		anchor, digits := f.Lang.Grams.Next(f.All, i, f.anchorAt)
		if digits {
			return anchor, true
		}
		if start := f.plainStart(i, anchor); start >= 0 {
			return start, false
		}
		if start := f.nextWord(f.numberStart(i, anchor), anchor); start >= 0 {
			return start, false
		}
		i = anchor + 1
	}
}

// anchorAt returns where the anchor starts that has letters at f.All[i:], or -1.
func (f *Finder) anchorAt(i int) int {
	start := i
	if !text.IsLetter(f.All[i]) {
		start++
	}
	start = text.WordStart(f.All, max(0, start-12), start)
	if f.anchor(start) {
		return start
	}
	return -1
}

// numberStart returns where the words start, at or after least, that lead up to the one
// at f.All[i:] and may be of one number with it.
func (f *Finder) numberStart(least, i int) int {
	within := lang.Hedges | lang.Hedges.Before() | lang.Spells | lang.Links // of a phrase, after its first word
	const inside = lang.StartNumbers | lang.StartScales | lang.StartClosers | lang.StartPlurals | lang.StartSizes | lang.StartInside | lang.StartOfs | lang.StartLinks | lang.StartOpeners | lang.StartOpens
	for i > least {
		e, other := i, false
		for e > least && !text.IsLetter(f.All[e-1]) && !text.IsDigit(f.All[e-1]) {
			e--
			other = other || f.All[e] >= utf8.RuneSelf
		}
		if other { // numerals of another script may be there
			for i = e; i > least && !text.IsBlank(f.All[i-1]); {
				i--
			}
			continue
		}
		start := text.WordStart(f.All, least, e)
		if start == e || f.Lang.Initials.Starts.Lists(text.InitialAt(f.All, start))&inside == 0 &&
			(f.words == nil || f.lookUp(f.All, start, e)&within == 0) {
			return i
		}
		i = start
	}
	return i
}

// plainStart returns where the number in words starts in which the word at f.All[anchor:] is,
// at or after least, if plainWords reads it and the words before show that it is all; or -1.
func (f *Finder) plainStart(least, anchor int) int {
	if !f.marked {
		return -1
	}
	s := f.All
	start, inside := anchor, true // of the number, and not before a hedge
	for i := anchor; i > least; {
		e, sign := text.BlankStart(s, least, i), byte(' ')
		if e == i || e > least && !text.IsLetter(s[e-1]) {
			sign, e = s[e-1], e-1
		}
		switch sign {
		case ' ', ',', '.':
		case '-':
			if e < i-1 {
				return -1
			}
		case ';', ':', '!', '?', '"', '(', ')':
			return f.plainFrom(start, anchor)
		default:
			return -1
		}
		b := text.WordStart(s, max(least, e-lang.MaxWord-1), e)
		if b == e || e-b > lang.MaxWord || b == least || s[b-1] >= utf8.RuneSelf {
			return -1
		}
		switch says := f.lookUp(s, b, e); {
		case sign == ',' || sign == '.': // "five quadrillion, twenty lakhs"
			if says&lang.Spells != 0 {
				return -1
			}
			return f.plainFrom(start, anchor)
		case says&lang.Links != 0:
		case inside && says&lang.Spells != 0:
			start = b
		case says&lang.Spells != 0 && says&lang.Article == 0:
			return -1
		case says&(lang.Hedges|lang.Hedges.Before()) != 0:
			inside = false
		default:
			return f.plainFrom(start, anchor)
		}
		i = b
	}
	return -1
}

// plainFrom returns start if plainWords reads a number at f.All[start:] that the word at
// f.All[anchor:] is in, and -1 if it does not.
func (f *Finder) plainFrom(start, anchor int) int {
	f.S = f.All[:min(len(f.All), start+figure.MaxText)]
	if end := f.plainWords(start).end; end > anchor && f.parted(end, true) {
		return start
	}
	return -1
}

// spelled tries the number in words or size at f.text[start:]. It moves f.at on.
func (f *Finder) spelled(start int) bool {
	f.S = f.text[:min(len(f.text), start+figure.MaxText)]
	if n := f.plainWords(start); n.end > 0 && f.parted(n.end, true) {
		if n.v < 100 && n.power == 0 && !f.peopleFollow(start, n.end) { // "twenty minutes"
			f.at = n.end
			return false
		}
		return f.mention(start, start)
	}
	f.Open, f.Outer, f.NoRange, f.quiet = "", lang.Bare, false, 0
	hedge, from := f.hedgeBefore(start)
	outer := f.Outer
	if fig, end := f.Loosely(from, hedge, start); end > start {
		if f.Number0 > from && hedge == lang.About {
			from = start
		}
		if fig.To == 0 && !f.closed(end) {
			f.at = max(f.at, f.Number1, start+1)
			return false
		}
		return f.judge(fig, from, start, end) && f.whole(from, start, end)
	}
	f.Outer = outer
	if end, sure := f.Spelled(start); end > 0 && (sure || f.hedgedScale(hedge, start, end) || f.peopleFollow(start, end)) {
		return f.mention(start, start)
	} else if end > 0 {
		if hedge != lang.Between {
			hedge = lang.Bare
		} else {
			f.hedgeBefore(start)
		}
		if fig, to, why := f.Hedged(hedge, start); why == "" && fig.To >= 100 && to > end { // "two to three hundred"
			return f.mention(start, start)
		}
		f.at = max(end, start+1)
		return false
	}
	f.at = start + 1
	return false
}

// hedgedScale reports whether the number in f.text[i:end] is a scale of Chinese alone, or
// ends in one, and a hedge before it says that it is a number: 近万人, 超过百万.
func (f *Finder) hedgedScale(hedge lang.Hedge, i, end int) bool {
	if !f.Lang.Han || hedge == lang.Bare || hedge == lang.Between {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(f.text[:end])
	return !text.IsHan(f.text, i) || text.HanUnit(last) == 0 && text.HanDigit(last) < 0
}

// peopleFollow reports whether a noun of people is right after the number in words
// f.text[start:end], which may be a small one then: "twelve fans".
func (f *Finder) peopleFollow(start, end int) bool {
	if text.Blank(f.text, end) == 0 || f.Lang.Characters && f.hangulBefore(start) {
		return false
	}
	i := f.afterNounLink(text.SkipSpace(f.text, end))
	lists := f.Lang.Initials.Starts.Lists(text.InitialAt(f.text, i))
	if lists&(lang.StartPeople|lang.StartCounters) == 0 {
		return false
	}
	in := f.Lang.Initials.People
	at := text.InitialAt(f.text, i)
	for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
		if f.wholeWord(i, strings.TrimLeft(f.Lang.People[k].Words, " ")) > i {
			return true
		}
	}
	return f.Counter(end) > 0
}

// hangulBefore reports whether a word in Hangul goes on at f.All[i:].
func (f *Finder) hangulBefore(i int) bool {
	c, _ := utf8.DecodeLastRuneInString(f.All[:i])
	return unicode.Is(unicode.Hangul, c)
}
