package records

import (
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/figure"
)

// A saying is a number that is claimed, and what its words mean for a verdict.
type saying struct {
	figure attendance.Figure
	words  string // in quotes, as they were said
	fair   attendance.Range
	near   attendance.Range // outside of which the number is doubtful
	letter attendance.Range // and outside of which it is refuted
	say    func(attendance.Range) string
}

// sayingOf returns what a figure means that may have been published in other words:
// A, D and R of §4.
func sayingOf(f attendance.Figure, text string) saying {
	s := saying{figure: f, words: quote(sayWords(f, text)), say: people}
	s.letter = f.Range(attendance.Literal)
	s.fair, s.near = s.letter, s.letter
	switch f.Hedge {
	case attendance.About:
		s.fair = f.Range(attendance.Customary)
		high := max(f.People, f.To)
		s.near = attendance.Range{Low: max(0, s.fair.Low-2*slack(f.People, f.Step)), High: s.fair.High + 2*slack(high, f.Step)}
		if f.To == 0 {
			h := slack(f.People, f.Step)
			s.near = attendance.Range{Low: max(0, f.People-2*h), High: f.People + 2*h}
		}
	case attendance.Nearly:
		s.fair = f.Range(attendance.Customary)
		s.near = s.fair
	}
	return s
}

// slack is by how much "around n" may be off.
func slack(n, step int64) int64 {
	return min(max(1, min(figure.Grain(n, step), n/10)), attendance.MaxPeople-n)
}

// saying returns what a ratio means, in thousandths.
func (t Times) saying(text string) saying {
	s := sayingOf(t.figure(), "")
	s.words, s.say = quote(t.Words()), times
	if text != "" {
		s.words = quote(text)
	}
	return s
}

// weigh is the verdict on a number, and whether the words mislead: true to the
// letter, and flattering.
func weigh(p Point, s saying, e Ranges) (v Verdict, misleads bool) {
	switch {
	case !meet(e.Literal, s.letter):
		return Refuted, false
	case !meet(e.Published, s.near):
		return Doubtful, false
	case !e.Customary.Within(s.fair):
		return Undetermined, false
	case flatters(p, s.figure, e.Customary):
		return Undetermined, true
	case e.Literal.Within(s.fair):
		return Confirmed, false
	}
	return Supported, false
}

// flatters reports whether a figure that is true to the letter makes more of the
// session than a fair reader would: of its number, margin or ratio too much, of the
// record before too little.
func flatters(p Point, claimed attendance.Figure, customary attendance.Range) bool {
	n, fair := claimed.People, claimed.Range(attendance.Customary)
	if p == pointPrevious {
		switch claimed.Hedge {
		case attendance.AtLeast, attendance.MoreThan:
			return customary.Low > n+n/4
		case attendance.Bare:
			return customary.Low > fair.High
		}
		return false
	}
	switch claimed.Hedge {
	case attendance.LessThan, attendance.AtMost:
		return customary.High < n-n/4
	case attendance.Bare:
		return customary.High < fair.Low
	}
	return false
}
