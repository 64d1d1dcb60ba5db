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

// lane reads the figure at f.S[i:] after the hedge before it, if its shape and what
// follows it are plain; ok is false if they are not. Why and end are as Hedged returns
// them.
func (f *Finder) lane(hedge lang.Hedge, i int) (fig figure.Figure, end int, why figure.Flaw, ok bool) {
	if f.Outer != lang.Bare {
		return fig, 0, "", false
	}
	v, places, digits, plain := f.Threes(i)
	if digits == 0 || v == 0 {
		return fig, 0, "", false
	}
	number, power := digits, 0
	parted := f.parted(digits, true)
	if !parted {
		if places == 0 {
			if fig, end, why := f.plainRange(hedge, v, i, digits, plain); end > 0 {
				return fig, end, why, true
			}
		}
		if power, number, ok = f.ShortScale(digits); !ok {
			return fig, 0, "", false
		}
		parted = number > digits && f.parted(number, true)
	}
	if hedge == lang.Between {
		return fig, 0, "", false
	}
	end = number
	if !parted {
		switch closer, closed := f.CloserAt(number); {
		case closed > 0 && f.parted(closed, false):
			if hedge, ok = figure.Join(hedge, closer); !ok {
				return fig, 0, "", false
			}
			end = closed
		case number < len(f.S) && text.IsLetter(f.S[number]), !f.Quiet(number):
			return fig, 0, "", false
		}
	}
	more := power - places
	switch {
	case more < 0:
		return fig, i, figure.FlawFraction, places != 3 && parted // three may be a group
	case v >= figure.Pow10[18-more]:
		return fig, 0, "", false
	}
	step := figure.Pow10[more]
	switch {
	case hedge == lang.Exactly:
		step = 1
	case places == 0:
		step *= figure.NaturalStep(v)
	}
	f.Number0, f.Number1, f.Plain, f.Scaled, f.quiet = i, number, plain && number == digits, number > digits, end
	return figure.Figure{People: v * figure.Pow10[more], Step: step, Hedge: hedge}, end, "", true
}

// plainRange reads the rest of a range from low, whose digits are f.S[i:digits], to another
// number of four digits or more without a scale; end is 0 if that is not what follows. What
// falls and hangs together, as a score does, is none.
func (f *Finder) plainRange(hedge lang.Hedge, low int64, i, digits int, plain bool) (fig figure.Figure, end int, why figure.Flaw) {
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
	f.Number0, f.Number1, f.Plain, f.Scaled, f.quiet = i, end, plain && other, true, end
	return figure.Figure{People: low, To: high, Step: 1, Hedge: lang.Between}, end, ""
}

// parted reports whether the word or sign at f.S[i:], after a blank or none, shows that the
// number before it does not go on, and that no hedge follows. With noun one of people may
// be between.
func (f *Finder) parted(i int, noun bool) bool {
	for counts := false; f.marked; counts = true {
		start := i
		if start < len(f.S) && f.S[start] == ' ' {
			start++
		}
		if start == len(f.S) {
			return true
		}
		if !text.IsLetter(f.S[start]) {
			return !text.IsBlank(f.S[start]) && (!counts || f.S[start] != ',') && f.QuietSign(i, start)
		}
		end := text.LettersEnd(f.S, start)
		if end-start > lang.MaxWord || end < len(f.S) && f.S[end] >= utf8.RuneSelf {
			return false
		}
		switch says := f.lookUp(f.S, start, end); {
		case says&lang.Follows != 0:
			return false
		case says&lang.Counts == 0 || counts || !noun:
			return true
		}
		i = end
	}
	return false
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
	if i < 2 || f.text[i-1] != ' ' {
		return 0, 0
	}
	end := i - 1
	start = text.WordStart(f.text, max(0, end-lang.MaxWord-1), end)
	if n := end - start; n == 0 || n > lang.MaxWord || start == 0 || f.text[start-1] >= utf8.RuneSelf {
		return 0, 0
	}
	says = f.lookUp(f.text, start, end)
	f.before = lookedUp{i, start, says}
	return says, start
}
