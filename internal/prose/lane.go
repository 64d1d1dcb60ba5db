package prose

import (
	"strings"
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
// takes two thirds longer, and news half as long again; without the marks of words prose
// takes more than twice as long.

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

// counts reports whether a number is of whole people, and not too large.
func (n *plainNumber) counts() bool {
	more := n.power - n.places
	return 0 <= more && more <= 18 && n.v < figure.Pow10[18-more]
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
		*n = f.plainWords(i)
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
	if closer, closed := f.closer(n.end); closed > 0 {
		if !f.parted(closed, false) {
			return 0, false
		}
		*hedge, ok = figure.Join(*hedge, closer)
		return closed, ok
	}
	if f.marked {
		says, start, end := f.wordOn(n.end)
		switch {
		case end <= start || start == n.end:
		case says&(lang.And|lang.Links) != 0:
			return n.end, f.linkEnds(n, *hedge, end)
		case says&(lang.Follows|lang.Counts) == lang.Counts: // more of the number would stand before it
			return n.end, f.Quiet(n.end)
		case says&lang.Closes != 0 && says&(lang.Spells|lang.Spread) == 0: // "115K at one point"
			return n.end, true
		}
	}
	if n.end > n.digits || n.end < len(f.S) && text.IsLetter(f.S[n.end]) {
		return 0, false
	}
	return n.end, f.Quiet(n.end)
}

// linkEnds reports whether the word before f.S[i:], which may join more to the number n or
// lead to the other end of a range, does neither: "4K and 60 fps", "62 million and others".
// The number after "passed 44K and" may be what that rose to.
func (f *Finder) linkEnds(n *plainNumber, hedge lang.Hedge, i int) bool {
	says, start, end := f.wordOn(i)
	if end > start {
		return says&lang.Spells == 0 && !f.SizeAt(start)
	}
	spelled := n.digits == 0 || n.end > n.digits && figure.Spelled(strings.TrimSpace(f.S[n.digits:n.end]))
	return end == start && start < len(f.S) && text.IsDigit(f.S[start]) && !spelled && !hedge.Up() && !f.Lang.JoinDigits && f.To(n.end, false) == 0
}

// closer is CloserAt where single words show which hedge it is, as they do of most.
func (f *Finder) closer(i int) (hedge lang.Hedge, end int) {
	if !f.marked {
		return f.CloserAt(i)
	}
	says, start, stop := f.wordOn(i)
	switch {
	case stop <= start || start == i:
		return f.CloserAt(i)
	case says&lang.Closes == 0:
		return lang.Bare, 0
	}
	for range 3 { // words
		if h := f.lookUp(f.S, start, stop).Closer(); h != lang.Bare {
			hedge, end = h, stop
		}
		_, next, after := f.wordOn(stop)
		if after <= next && next == stop && stop < len(f.S) && strings.IndexByte(",;)", f.S[stop]) >= 0 || after-start > lang.MaxWord {
			break
		}
		if next != stop+1 || after <= next || f.S[stop] != ' ' {
			return f.CloserAt(i)
		}
		stop = after
	}
	if hedge == lang.Depends || text.Match(f.S, max(i, end), " than") > 0 {
		return f.CloserAt(i)
	}
	return hedge, end
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
	if !dash {
		if says, _, _ := f.wordOn(digits); says&lang.Links == 0 {
			return fig, 0, ""
		}
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
	case high < low, low < figure.Thousand && low*figure.Thousand < high:
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
	return end < start || says&lang.Follows != 0
}

// parted reports whether the word or sign at f.S[i:], after a blank or none, shows that the
// number before it does not go on, and that no hedge follows. With noun one of people may
// be between.
func (f *Finder) parted(i int, noun bool) bool {
	goesOn := lang.Follows
	for f.marked {
		if goesOn == lang.Closes && f.noCloser(i) {
			return true
		}
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

// noCloser reports whether two letters at f.S[i:], after a blank, show that no hedge is there:
// so they do of most words.
func (f *Finder) noCloser(i int) bool {
	return i+1 < len(f.S) && f.S[i] == ' ' && text.IsLetter(f.S[i+1]) &&
		f.Lang.Initials.Starts.Lists(text.InitialAt(f.S, i+1))&(lang.StartClosers|lang.StartLinks) == 0
}

// partedBySign is parted for the sign at f.S[j:], after a blank at f.S[i:] or none.
func (f *Finder) partedBySign(i, j int, goesOn lang.Word) bool {
	switch c := f.S[j]; {
	case text.IsBlank(c):
		return false
	case c == ',' && goesOn == lang.Closes: // "440,000 people, give or take 50,000"
		if says, start, end := f.wordOn(j + 1); end < start || says&lang.Spread != 0 {
			return false
		}
	case c == '-' && j == i && j+1 < len(f.S) && text.IsLetter(f.S[j+1]): // "19,000-seat"
		says, start, end := f.wordOn(j + 1)
		return end > start && says&(lang.Follows|lang.Spells|lang.Hedges|lang.Hedges.Before()) == 0 && !f.SizeAt(start)
	}
	return f.QuietSign(i, j)
}

// wordOn returns the word of ASCII letters at f.S[i:], after white space or none, and what
// it says; end is start if a sign is there, or the end, and less if another word may be. It
// is asked several times for the same.
func (f *Finder) wordOn(i int) (says lang.Word, start, end int) {
	if i > 0 && i == f.after.at && f.after.end < len(f.S) {
		return f.after.says, f.after.start, f.after.end
	}
	start = i
	if start < len(f.S) && f.S[start] == ' ' {
		start++
	}
	if start < len(f.S) && !text.IsLetter(f.S[start]) {
		start = text.SkipSpace(f.S, start)
	}
	end = text.LettersEnd(f.S, start)
	if end-start > lang.MaxWord || end < len(f.S) && end > start && f.S[end] >= utf8.RuneSelf {
		return 0, start, -1
	}
	says = f.lookUp(f.S, start, end)
	if end < len(f.S) {
		f.after = lookedUp{i, start, end, says}
	}
	return says, start, end
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

// A lookedUp is the word before a place in the text, or the one after it.
type lookedUp struct {
	at, start, end int
	says           lang.Word
}

// wordBefore returns what the word says that stands before the blank before f.text[i:],
// and where it starts: 0 if no word of ASCII letters is plainly there, and not at the start
// of the text. It is asked several times for the same.
func (f *Finder) wordBefore(i int) (says lang.Word, start int) {
	if i == f.before.at {
		return f.before.says, f.before.start
	}
	if says, start = f.wordEnding(i); start > 0 {
		f.before = lookedUp{i, start, i - 1, says}
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
