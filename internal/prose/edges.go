package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// Never the tail: a figure in running text is read whole or not at all. It starts
// right after no digits, word of numbers or scale, nor after what joins these to
// it, and nothing of the kind follows that is not in it.

// afterNumber reports whether the figure at f.text[i:] starts right after a part of
// a number that is not in it.
func (f *Finder) afterNumber(i int, hedged bool) bool {
	if i == 0 || i == f.free || f.unmarked(i, lang.Continues) {
		return false
	}
	e := f.blanksBefore(i)
	if e == 0 {
		return false
	}
	if f.numberEnds(e, e < i) && (e == i || !text.Numeric(f.text, i) || !f.partEnds(e)) {
		return !hedged || e == i || !text.IsDigit(f.text[e-1]) || f.text[i] == '~' && f.tildeLinks() // "on October 18 nearly 7 million"
	}
	if hedged {
		return false
	}
	j := f.joinBefore(e, text.Numeric(f.text, i))
	if j < 0 {
		return false
	}
	k := f.blanksBefore(j)
	return k > 0 && k != f.last && f.numberEnds(k, true)
}

// tildeLinks reports whether ~ stands between the ends of ranges in the language.
func (f *Finder) tildeLinks() bool {
	for k := range f.Lang.Ranges {
		if strings.TrimSpace(f.Lang.Ranges[k][1]) == "~" {
			return true
		}
	}
	return false
}

// partEnds reports whether a part of a scale ends at f.text[:e], which digits do not go on
// from: the media of "de media 9,8 millones".
func (f *Finder) partEnds(e int) bool {
	keep := f.S
	f.S = f.text[:e]
	j, part := f.NumberWordKind(f.wordBefore1(e))
	f.S = keep
	return part && j == e
}

// blanksBefore returns where the white space starts that ends at f.text[i:], line
// ends left out.
func (f *Finder) blanksBefore(i int) int {
	for i > 0 {
		switch c := f.text[i-1]; {
		case c == ' ' || c == '\t':
			i--
		case c == 0xA0 && strings.HasSuffix(f.text[:i], "\u00a0"):
			i -= len("\u00a0")
		case c == 0xAF && strings.HasSuffix(f.text[:i], "\u202f"), c == 0x89 && strings.HasSuffix(f.text[:i], "\u2009"):
			i -= len("\u202f")
		default:
			return i
		}
	}
	return i
}

// numberEnds reports whether a number or scale ends at f.text[:e]. A year before a
// blank is no part of what follows.
func (f *Finder) numberEnds(e int, blank bool) bool {
	s := f.text
	switch {
	case text.IsDigit(s[e-1]):
		return !blank || !yearEnds(s, e)
	case s[e-1] >= utf8.RuneSelf:
		c, size := utf8.DecodeLastRuneInString(s[:e])
		if text.ForeignDigit(s, e-size) != 0 || text.HanUnit(c) > 0 {
			return true
		}
		if text.HanDigit(c) >= 0 && !blank { // but for the 一 of 唯一 before 300万
			before, _ := utf8.DecodeLastRuneInString(s[:e-size])
			return e < len(s) && !text.IsDigit(s[e]) || !unicode.IsLetter(before) || f.numberEnds(e-size, false)
		}
	}
	at := text.FinalAt(s, e)
	if f.Lang.Initials.Ends.Lists(at)&lang.EndNumbers == 0 && (f.Forms == nil || lang.FormFinals[f.Row].Next(-1, at) < 0) &&
		(s[e-1] < utf8.RuneSelf || lang.ScriptFinals.Next(-1, at) < 0) {
		return false
	}
	keep := f.S
	f.S = s[:e]
	ends := f.numberWordEnds(e)
	f.S = keep
	return ends
}

// yearEnds reports whether the digits that end at s[:e] may be a year.
func yearEnds(s string, e int) bool {
	start := e
	for start > 0 && text.IsDigit(s[start-1]) {
		start--
	}
	return e-start == 4 && (s[start] == '1' && s[start+1] == '9' || s[start] == '2' && s[start+1] == '0')
}

// numberWordEnds reports whether a word of numbers ends where f.S does, at e.
func (f *Finder) numberWordEnds(e int) bool {
	end := e
	for range 3 { // words of numbers have up to three parts
		start := f.wordBefore1(end)
		if start == end {
			return false
		}
		for at := start; at < end; at++ {
			switch {
			case !utf8.RuneStart(f.S[at]):
				continue
			case at > start && !text.UnspacedAt(f.S, at) && !text.Proclitic(f.S, at) && (!f.Lang.Glued || f.Cardinal(start) == 0): // the acht of Nacht
				at = end
			case f.NumberWord(at) == e:
				return true
			}
		}
		if k := f.blanksBefore(start); k > 0 && end == e && text.IsDigit(f.S[k-1]) { // the k of "5,80 k à 7 k"
			if _, to := f.SimpleScale(start); to == e {
				return true
			}
		}
		if end = f.blanksBefore(start); end == start || end == 0 {
			return false
		}
	}
	return false
}

// wordBefore1 returns where the letters start that end at f.text[:e], but for those
// that are too far away to be of one word of numbers.
func (f *Finder) wordBefore1(e int) int {
	const longest = 48
	i := e
	if i > 0 && text.IsLetter(f.text[i-1]) {
		if i = text.WordStart(f.text, max(0, e-longest), e); i > 0 && f.text[i-1] < utf8.RuneSelf {
			return i
		}
	}
	for i > max(0, e-longest) {
		c, size := utf8.DecodeLastRuneInString(f.text[:i])
		if !isWordRune(c) {
			break
		}
		i -= size
	}
	return i
}

// joinBefore returns where a word or sign starts that joins numbers and ends at
// f.text[:e], or -1.
func (f *Finder) joinBefore(e int, digits bool) int {
	s := f.text
	if c := s[e-1]; c == '-' || c == '~' || c == '/' || c == '+' || c >= utf8.RuneSelf {
		for _, dash := range [...]string{"-", "–", "—", "‑", "‒", "−", "~", "～", "〜", "±", "×", "/", "+"} {
			if strings.HasSuffix(s[:e], dash) {
				j := f.blanksBefore(e - len(dash))
				if j > 0 && text.IsDigit(s[j-1]) {
					return e - len(dash)
				}
			}
		}
	}
	at := text.FinalAt(s, e)
	if f.Lang.Initials.Ends.Lists(at)&lang.EndLinks == 0 {
		return -1
	}
	match := func(word string) int {
		word = strings.TrimSpace(word)
		if word == "" {
			return -1
		}
		j := e - len(word)
		if j <= 0 || text.Match(s, j, word) != e || !text.UnspacedBefore(s, j) && text.IsLetterAt(s, j) {
			return -1
		}
		return j
	}
	for _, w := range f.Lang.Joins {
		if j := match(w); j >= 0 {
			if k := f.blanksBefore(j); k > 0 && text.IsDigit(s[k-1]) && digits {
				continue // a list of numbers: "12,000 and 15,000"
			}
			return j
		}
	}
	in := f.Lang.Initials.BackLinks
	for i := in.Next(-1, at); i >= 0; i = in.Next(i, at) {
		if r := &f.Lang.Ranges[i]; r[0] == "" {
			if j := match(r[1]); j >= 0 {
				return j
			}
		}
	}
	return -1
}

// beforeNumber reports whether a part of a number follows the one that ends at
// f.text[end:] and is not in it.
func (f *Finder) beforeNumber(end int) bool {
	s := f.text
	if end >= len(s) || f.quiet == end {
		return false
	}
	i := end
	for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == 0xC2 || s[i] == 0xE2) {
		j := text.SkipSpace(s[:min(len(s), i+3)], i)
		if j == i {
			break
		}
		i = j
		if s[i-1] == '\n' {
			return false
		}
	}
	if i == len(s) || i > end && s[end] == '\n' || i == f.free {
		return false
	}
	keep := f.S
	defer func() { f.S = keep }()
	f.S = s[:min(len(s), end+128)]
	if text.Numeric(s, i) {
		if i == end && !text.IsDigit(s[i]) && !text.UnspacedAt(s, i) {
			return true
		}
		return i == end && (f.Number1 == end || !text.IsHan(s, i)) || !f.startsOther(i)
	}
	if j := f.NumberWord(i); j > 0 && (i > end || text.UnspacedAt(s, i) || f.Lang.Glued) {
		return !f.countsTime(i)
	}
	j := f.Joined(end)
	return j > 0 && j < len(f.S) && f.NumberWord(j) > 0
}

// countsTime reports whether f.text[i:] is a small number of years or the like, which
// is no part of the figure before it: "9,000 two years ago".
func (f *Finder) countsTime(i int) bool {
	end := f.Few(i)
	if end == 0 {
		return false
	}
	i = text.SkipSpace(f.text, end)
	for _, w := range f.Lang.Spans {
		if text.WordAt(f.text, i, w) {
			return true
		}
	}
	return false
}

// startsOther reports whether the number at f.text[i:], after a blank, is one of its
// own: a year, or one with a Chinese numeral that is a word's.
func (f *Finder) startsOther(i int) bool {
	s := f.text
	if !text.IsDigit(s[i]) {
		return text.IsHan(s, i)
	}
	j := i
	for j < len(s) && text.IsDigit(s[j]) {
		j++
	}
	return j-i == 4 && (s[i] == '1' && s[i+1] == '9' || s[i] == '2' && s[i+1] == '0')
}

// isWordRune reports whether a word goes on with c: a letter, or a mark on one.
func isWordRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsMark(c) }
