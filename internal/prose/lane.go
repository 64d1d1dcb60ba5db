package prose

import (
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// Of the figures in running text most are a number in digits, with a scale or none, and
// the words before and after it show that no more belongs to it. In a language whose file
// says what single words are, one look at each of the two tells that; elsewhere two
// letters of what follows often do. These figures are read here in one go, and what is
// asked of other figures later need not be asked of them. Without the lane English prose
// takes half as long again, and news a fifth longer; without the marks of words nearly as
// much.

// A plain number is one in digits, with a scale or none, or in a few words.
type plainNumber struct {
	v      int64 // its digits, without the point
	places int   // how many of them are decimals
	power  int   // of its scale
	digits int   // where its digits end; 0 if it is in words
	end    int
	plain  bool // it is in digits alone
	parted bool // what follows shows that it does not go on
}

// lane reads the figure at f.S[i:] after the hedge before it, if its shape and what
// follows it are plain; ok is false if they are not. Why and end are as Hedged returns
// them. What opens a range before a number alone is no hedge: "from 113 countries".
func (f *Finder) lane(hedge lang.Hedge, i int) (fig figure.Figure, end int, why figure.Flaw, ok bool) {
	if f.Outer != lang.Bare {
		return fig, 0, "", false
	}
	var n plainNumber
	if n.v, n.places, n.digits, n.plain = f.Threes(i); n.digits > 0 {
		if n.parted = f.parted(n.digits, true); !n.parted && n.places == 0 {
			if fig, end, why := f.plainRange(hedge, i, &n); end > 0 {
				return fig, end, why, true
			}
		}
	}
	if !f.scaled(&n, i) {
		return fig, 0, "", false
	}
	if hedge == lang.Between {
		if j := text.SkipSpace(f.S, n.end); !n.parted || j < len(f.S) && f.S[j] == '(' { // "from 300 (say the police) to 450"
			return fig, 0, "", false
		}
		hedge = lang.Bare
	}
	if end, ok = f.closing(&n, &hedge); !ok {
		return fig, 0, "", false
	}
	more := n.power - n.places
	switch {
	case more < 0:
		return fig, i, figure.FlawFraction, n.places != 3 && n.parted // three may be a group
	case n.v >= figure.Pow10[18-more]:
		return fig, 0, "", false
	}
	step := figure.Pow10[more]
	switch {
	case hedge == lang.Exactly:
		step = 1
	case n.places == 0:
		step *= figure.NaturalStep(n.v)
	}
	f.Number0, f.Number1, f.Plain, f.Scaled, f.quiet = i, n.end, n.plain && n.end == n.digits, n.end > n.digits, end
	if n.digits == 0 {
		f.Scaled = n.power > 0 || n.v%100 == 0 || n.v >= 1000
	}
	return figure.Figure{People: n.v * figure.Pow10[more], Step: step, Hedge: hedge}, end, "", true
}

// scaled reads the scale of a number whose digits are read, or the number at f.S[i:] in
// words, if there are none, and reports whether that is all of it.
func (f *Finder) scaled(n *plainNumber, i int) (ok bool) {
	switch {
	case n.digits == 0:
		n.v, n.power, n.end = f.plainWords(i)
		n.parted = n.end > 0 && f.parted(n.end, true)
		return n.end > 0
	case n.parted || n.v == 0:
		n.end = n.digits
		return n.v > 0
	}
	n.power, n.end, ok = f.scaleWord(n.digits)
	n.parted = n.end > n.digits && f.parted(n.end, true)
	return ok
}

// closing joins to a hedge that after the number n, if there is one, and returns where it
// ends; ok is false if more may follow.
func (f *Finder) closing(n *plainNumber, hedge *lang.Hedge) (end int, ok bool) {
	if n.parted {
		return n.end, true
	}
	if closer, closed := f.CloserAt(n.end); closed > 0 && f.parted(closed, false) {
		*hedge, ok = figure.Join(*hedge, closer)
		return closed, ok
	}
	if n.end > n.digits || n.end < len(f.S) && text.IsLetter(f.S[n.end]) {
		return 0, false
	}
	return n.end, f.Quiet(n.end)
}

// plainRange reads the rest of a range from the number n at f.S[i:] to another number of four
// digits or more without a scale; end is 0 if that is not what follows. What falls and hangs
// together, as a score does, is none.
func (f *Finder) plainRange(hedge lang.Hedge, i int, n *plainNumber) (fig figure.Figure, end int, why figure.Flaw) {
	low, digits := n.v, n.digits
	if !f.marked || hedge != lang.Bare && hedge != lang.Between || f.NoRange || digits == len(f.S) || len(f.Lang.RangeEnds) > 0 {
		return fig, 0, ""
	}
	dash := f.S[digits] == '-' || f.S[digits] == "–"[0]
	if low < figure.Thousand && !dash {
		return fig, 0, ""
	}
	j := f.To(digits, hedge == lang.Between)
	if j == 0 || j >= len(f.S) || !text.IsDigit(f.S[j]) {
		return fig, 0, ""
	}
	high, places, end, other := f.Threes(j)
	if end == 0 || places > 0 || !f.parted(end, false) {
		return fig, 0, ""
	}
	switch {
	case high < low && hedge == lang.Bare && dash && (j == digits+1 || j == digits+len("–") && f.S[digits:j] == "–"):
		return fig, i, figure.FlawReversed
	case low < figure.Thousand || high < low:
		return fig, 0, ""
	}
	f.Number0, f.Number1, f.Plain, f.Scaled, f.quiet = i, end, n.plain && other, true, end
	return figure.Figure{People: low, To: high, Step: 1, Hedge: lang.Between}, end, ""
}

// scaleWord reads what may be a scale in one word at f.S[i:], right after a number in digits
// or after a blank, and returns where it ends, i if there is none; ok is false if more may
// belong to the number.
func (f *Finder) scaleWord(i int) (power, end int, ok bool) {
	if !f.marked || f.Forms != nil {
		return f.ShortScale(i)
	}
	says, start, end := f.wordOn(i)
	switch {
	case end < start, says&lang.Other != 0:
		return 0, i, false
	case says.Power() == 0:
		return 0, i, true
	}
	return says.Power(), end, text.Apart(f.S, end) && !f.partAfterComma(end)
}

// partAfterComma reports whether a comma at f.S[i:], after a scale, may lead to a smaller
// part of the number: "one million, two hundred thousand".
func (f *Finder) partAfterComma(i int) bool {
	if i == len(f.S) || f.S[i] != ',' {
		return false
	}
	says, start, end := f.wordOn(i + 1)
	if end == start && start < len(f.S) {
		return text.IsBlank(f.S[start]) || f.S[start] >= utf8.RuneSelf
	}
	return end < start || says&lang.Follows != 0
}

// plainWords reads the number in words at f.S[i:], of a hundred or more, if it is made of
// units, tens, hundreds and one scale: "two hundred and fifty thousand", "a million". End is 0
// if it is not.
func (f *Finder) plainWords(i int) (v int64, power, end int) {
	l := f.Lang
	if !f.marked || l.UnitsTens || l.Twenties || l.TensUnits || l.Characters || f.Forms != nil {
		return 0, 0, 0
	}
	says, start, end := f.wordOn(i)
	article := says&lang.Article != 0
	switch v = says.Value(); {
	case start != i || end < start || v == 100 || v == 0 && !article:
		return 0, 0, 0
	case article:
		v = 1
	default:
		v, end = f.tensAndUnits(v, end)
	}
	says, start, next := f.wordOn(end)
	if start > end && says.Value() == 100 {
		v, end, article = 100*v, next, false
		says, start, next = f.wordOn(end)
		joined := start > end && says&lang.And != 0
		if joined {
			says, start, next = f.wordOn(next)
		}
		switch below := says.Value(); {
		case end < len(f.S) && f.S[end] == '-', below == 100, joined && below == 0: // a hyphen after a hundred is that of a range
			return 0, 0, 0
		case below > 0:
			below, end = f.tensAndUnits(below, next)
			v += below
			says, start, next = f.wordOn(end)
		}
	}
	if power = says.Power(); power >= 3 && start > end {
		if !figure.Spelled(f.S[start:next]) || article && f.S[next-1] == 's' || !text.Apart(f.S, next) || f.partAfterComma(next) {
			return 0, 0, 0
		}
		return v, power, next
	}
	if v < 100 || article {
		return 0, 0, 0
	}
	return v, 0, end
}

// tensAndUnits adds to a number, if it is of tens, the units at f.S[i:], and returns it and
// where it ends.
func (f *Finder) tensAndUnits(tens int64, i int) (int64, int) {
	if tens < 20 || tens%10 != 0 || i == len(f.S) {
		return tens, i
	}
	at := i
	if f.S[i] == '-' {
		at++
	}
	says, start, end := f.wordOn(at)
	if units := says.Value(); 0 < units && units < 10 && start == i+1 {
		return tens + units, end
	}
	return tens, i
}

// parted reports whether the word or sign at f.S[i:], after a blank or none, shows that the
// number before it does not go on, and that no hedge follows. With noun one of people may
// be between.
func (f *Finder) parted(i int, noun bool) bool {
	goesOn := lang.Follows
	for f.marked {
		says, start, end := f.wordOn(i)
		switch {
		case end < start:
			return false
		case end == start:
			return start == len(f.S) || f.partedBySign(i, start, goesOn)
		case says&goesOn != 0:
			return false
		case says&lang.Counts == 0 || goesOn != lang.Follows || !noun:
			return true
		}
		i, goesOn = end, lang.Closes
	}
	return false
}

// partedBySign is parted for the sign at f.S[j:], after a blank at f.S[i:] or none.
func (f *Finder) partedBySign(i, j int, goesOn lang.Word) bool {
	switch c := f.S[j]; {
	case text.IsBlank(c) || c == ',' && goesOn == lang.Closes:
		return false
	case c == '-' && j == i && j+1 < len(f.S) && text.IsLetter(f.S[j+1]): // "19,000-seat"
		says, start, end := f.wordOn(j + 1)
		return end > start && says&(lang.Follows|lang.Spells|lang.Hedges|lang.Hedges.Before()) == 0 && f.Lang.Initials.Starts.Lists(text.InitialAt(f.S, start))&lang.StartSizes == 0
	}
	return f.QuietSign(i, j)
}

// wordOn returns the word of ASCII letters at f.S[i:], after a blank or none, and what it
// says; end is start if a sign is there, or the end, and less if another word may be.
func (f *Finder) wordOn(i int) (says lang.Word, start, end int) {
	start = i
	if start < len(f.S) && f.S[start] == ' ' {
		start++
	}
	end = text.LettersEnd(f.S, start)
	if end-start > lang.MaxWord || end < len(f.S) && end > start && f.S[end] >= utf8.RuneSelf {
		return 0, start, -1
	}
	return f.lookUp(f.S, start, end), start, end
}

// unmarked reports whether no phrase with these marks ends before the blank before
// f.text[i:], as the words there show.
func (f *Finder) unmarked(i int, marks lang.Word) bool {
	if !f.marked {
		return false
	}
	says, start := f.wordBefore(i)
	if says&marks == 0 || start == 0 {
		return start > 0
	}
	if marks.Before() == 0 || says&lang.Alone != 0 {
		return false
	}
	says, start = f.wordBefore(start)
	return says&marks.Before() == 0 && start > 0
}

// A lookedUp is the word before a place in the text.
type lookedUp struct {
	at, start int
	says      lang.Word
}

// wordBefore returns what the word says that stands before the blank before f.text[i:],
// and where it starts: 0 if no word of ASCII letters is plainly there, and not at the start
// of the text. It is asked several times for the same.
func (f *Finder) wordBefore(i int) (says lang.Word, start int) {
	if i == f.before.at {
		return f.before.says, f.before.start
	}
	if says, start = f.wordEnding(i); start > 0 {
		f.before = lookedUp{i, start, says}
	}
	return says, start
}

// wordEnding is wordBefore for what is asked once.
func (f *Finder) wordEnding(i int) (says lang.Word, start int) {
	if i < 2 || f.text[i-1] != ' ' {
		return 0, 0
	}
	end := i - 1
	start = text.WordStart(f.text, max(0, end-lang.MaxWord-1), end)
	if n := end - start; n == 0 || n > lang.MaxWord || start == 0 || f.text[start-1] >= utf8.RuneSelf {
		return 0, 0
	}
	return f.lookUp(f.text, start, end), start
}

// plainHedge is hedgeBefore where single words show which hedge it is; ok is false if they
// do not.
func (f *Finder) plainHedge(i int) (hedge lang.Hedge, start int, ok bool) {
	if !f.marked {
		return lang.Bare, i, false
	}
	says, from := f.wordBefore(i)
	if from == 0 || says&lang.Hedges == 0 {
		return lang.Bare, i, from > 0
	}
	start = i
	for {
		if from < f.floor || i-1-from > lang.MaxWord || text.IsDigit(f.text[from-1]) {
			return lang.Bare, i, false
		}
		switch phrase := f.lookUp(f.text, from, i-1); {
		case phrase&lang.Finite != 0:
			return lang.Bare, i, false
		case phrase.Hedge() != lang.Bare:
			hedge, start = phrase.Hedge(), from
		}
		says, before := f.wordEnding(from)
		switch {
		case before == 0:
			return lang.Bare, i, false
		case says&lang.Hedges.Before() != 0: // one of more words
			from = before
			continue
		case start == i:
			return lang.Bare, i, true
		case start > from || says&lang.Hedges != 0: // another may enclose it
			return lang.Bare, i, false
		case hedge == lang.Between:
			f.Open = f.opening(start)
		}
		return hedge, start, true
	}
}

// opening returns what opens a range, as the language writes it, that is at f.text[i:].
func (f *Finder) opening(i int) string {
	for k := range f.Lang.Ranges {
		if open := f.Lang.Ranges[k][0]; open != "" && text.Match(f.text, i, open) > 0 {
			return open
		}
	}
	return ""
}
