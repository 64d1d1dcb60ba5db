package attendance

import (
	"errors"
	"fmt"

	"github.com/highwater-go/highwater/internal/figure"
)

// MaxPeople is the largest number that a Figure can hold, 10¹⁸−1. It leaves room to
// compute every reading of a figure in an int64 without overflow.
const MaxPeople int64 = 1e18 - 1

// A Hedge is how a number was qualified when it was published.
type Hedge uint8

// The hedges, each with the canonical text of a figure that carries it.
const (
	Bare     Hedge = iota // 57K: the number alone
	Exactly               // exactly 57,000: counted to the person
	About                 // ~57K, ~300K–400K: near the number, or near the range
	AtLeast               // 164K+: the number or more
	MoreThan              // >44K: more than the number
	Nearly                // nearly 8M: below the number, and close to it
	LessThan              // <8M: below the number
	AtMost                // ≤13K: the number or fewer
	Between               // 50K–60K: in the range, both ends included
	Plural                // tens of thousands: a unit in the plural
)

var hedgeNames = [...]string{
	Bare: "bare", Exactly: "exactly", About: "about", AtLeast: "at least", MoreThan: "more than",
	Nearly: "nearly", LessThan: "less than", AtMost: "at most", Between: "between", Plural: "plural",
}

// String returns the hedge's name in English: "at least", "more than".
func (h Hedge) String() string {
	if int(h) < len(hedgeNames) {
		return hedgeNames[h]
	}
	return fmt.Sprintf("Hedge(%d)", uint8(h))
}

// A Figure is one published number of people, kept as it was said: how many,
// to what precision it was written, and how it was hedged.
//
// Figures are small values that are safe to copy, to compare with == and to use as map
// keys. Two figures are == when they say the same thing, however they were spelled: "over
// 44,000" and ">44K" parse to the same Figure. The zero Figure means that no figure was
// given; it is not the figure "0".
//
// Build one with [Parse] from words, with [Exact] from a measurement or with
// [FigureBetween] from two numbers. A figure that a program fills in by hand can be
// checked with [Figure.Validate].
type Figure struct {
	People int64 // the number written; of a range the lower end, of Plural the unit
	To     int64 // of a range (Between, or About with two ends) the upper end, included; otherwise 0
	Step   int64 // the power of ten of the last significant digit written; 1 for Exactly, ranges and 0
	Hedge  Hedge // how the number was qualified
}

// Exact returns the figure of n people counted to the person, by a program or a
// turnstile. If n is negative or above [MaxPeople], the figure is one that
// [Figure.Validate] rejects and that has no text.
func Exact(n int64) Figure { return Figure{People: n, Step: 1, Hedge: Exactly} }

// FigureBetween returns the figure of a number of people from low to high, both included.
// If an end is negative or above [MaxPeople], or low is above high, the figure is one
// that [Figure.Validate] rejects and that has no text.
func FigureBetween(low, high int64) Figure {
	return Figure{People: low, To: high, Step: 1, Hedge: Between}
}

// isRange reports whether f has two ends.
func (f Figure) isRange() bool { return f.Hedge == Between || f.Hedge == About && f.To != 0 }

// IsZero reports whether f is the zero Figure: no figure given.
func (f Figure) IsZero() bool { return f == Figure{} }

// Validate returns nil if f is the zero Figure or one that some text stands
// for, and otherwise an error that says which field is wrong and what would
// be right. The error wraps [ErrTooLarge], [ErrReversed], [ErrZero] or, for
// everything else, [ErrSyntax].
func (f Figure) Validate() error {
	reason, err := f.flaw()
	if err == nil {
		return nil
	}
	return fmt.Errorf("attendance: invalid Figure{People: %d, To: %d, Step: %d, Hedge: %v}: %s: %w",
		f.People, f.To, f.Step, f.Hedge, reason, err)
}

// flaw returns what is wrong with f, or a nil error. It does not allocate.
func (f Figure) flaw() (reason string, err error) {
	switch {
	case f.IsZero():
		return "", nil
	case int(f.Hedge) >= len(hedgeNames):
		return "unknown Hedge", ErrSyntax
	case f.People > MaxPeople, f.To > MaxPeople:
		return "no more than MaxPeople can be counted", ErrTooLarge
	case f.People < 0:
		return "People is negative", ErrSyntax
	case f.isRange() && f.To < f.People:
		return "To is below People", ErrReversed
	case !f.isRange() && f.To != 0:
		return "To belongs to Between and About alone", ErrSyntax
	case f.People == 0 && (f.Hedge == Nearly || f.Hedge == LessThan):
		return "nobody can be fewer than 0 people", ErrZero
	case f.People == 0 && f.Hedge == About && f.To == 0:
		return "a number near 0 says nothing", ErrZero
	case f.People == 0 || f.Hedge == Exactly || f.isRange():
		if f.Step != 1 {
			return "Step must be 1 here", ErrSyntax
		}
	case !figure.IsPowerOfTen(f.Step) || f.People%f.Step != 0:
		return "Step must be a power of ten that divides People", ErrSyntax
	case f.People/f.Step%10 == 0 && f.Step >= trillion:
		return "no text writes that many zeros with that Step", ErrSyntax
	}
	if f.Hedge == Plural && f != pluralOf(f.People) {
		return "People must be a unit such as 12, 1,000 or 10,000, with its own Step", ErrSyntax
	}
	return "", nil
}

// The errors that a [ParseError] or [Figure.Validate] wraps: test for them with
// [errors.Is].
var (
	ErrSyntax    = errors.New("malformed")              // the text is outside the grammar
	ErrTooLarge  = errors.New("too many people")        // above MaxPeople
	ErrFraction  = errors.New("a part of a person")     // more decimals than the scale has digits
	ErrReversed  = errors.New("a range that runs back") // the first end is above, or after, the second
	ErrAmbiguous = errors.New("more than one meaning")  // one end of a range may have been cut short
	ErrZero      = errors.New("fewer than nobody")      // "nearly 0", "under 0"
)

const (
	thousand = 1_000
	million  = 1_000_000
	billion  = 1_000_000_000
	trillion = 1_000_000_000_000
)
