package attendance

import (
	"fmt"

	"github.com/highwater-go/highwater/internal/figure"
)

// A Reading is how closely the words of a figure are read.
type Reading uint8

const (
	Customary Reading = iota // what a fair reader takes the words to mean, and independent counts agree on
	Published                // all that the independent counts span, read fairly; for a single figure, the same as Customary
	Literal                  // what is possible no matter who is right, by the letter of their words
)

// String returns "customary", "published" or "literal".
func (r Reading) String() string {
	switch r {
	case Customary:
		return "customary"
	case Published:
		return "published"
	case Literal:
		return "literal"
	}
	return fmt.Sprintf("Reading(%d)", uint8(r))
}

// MarshalText returns the reading's name. It fails on any other value.
func (r Reading) MarshalText() ([]byte, error) {
	if r > Literal {
		return nil, fmt.Errorf("attendance: %v is not Customary, Published or Literal", r)
	}
	return []byte(r.String()), nil
}

// UnmarshalText reads a reading's name, and leaves r unchanged if text is not one.
func (r *Reading) UnmarshalText(text []byte) error {
	switch string(text) {
	case "customary":
		*r = Customary
	case "published":
		*r = Published
	case "literal":
		*r = Literal
	default:
		return newParseError(string(text), 0, ErrSyntax, `a reading is "customary", "published" or "literal"`)
	}
	return nil
}

// Range returns the numbers of people that f can mean under a reading, both ends
// included, from the table in the package documentation. It is never empty, its Low is
// never below 0, and its Customary range lies within its Literal one. For the zero
// Figure, for one that [Figure.Validate] rejects, and under an unknown reading, it is [0,
// Unbounded], which says nothing.
func (f Figure) Range(r Reading) Range {
	if _, err := f.flaw(); err != nil || f.IsZero() {
		return anything()
	}
	switch r {
	case Customary, Published:
		return f.customary()
	case Literal:
		return f.literal()
	}
	return anything()
}

func (f Figure) literal() Range {
	v, g := f.People, f.Step
	switch f.Hedge {
	case Bare: // rounded or cut off, nobody said which, but never out of all proportion
		return Range{v - min(g/2, v/4), v + min(g-1, v/2)}
	case Exactly:
		return Range{v, v}
	case About: // off by a factor of two at the most
		return Range{v / 2, min(2*max(v, f.To), MaxPeople)}
	case AtLeast:
		return Range{v, Unbounded}
	case MoreThan:
		return Range{v + 1, Unbounded}
	case Nearly, LessThan:
		return Range{0, v - 1}
	case AtMost:
		return Range{0, v}
	case Between:
		return Range{v, f.To}
	}
	return Range{2 * v, Unbounded} // Plural
}

func (f Figure) customary() Range {
	v, g := f.People, f.Step
	tenth := v / 10
	switch f.Hedge {
	case Bare:
		return Range{v - min(g/2, tenth), v + min(g-1, tenth)}
	case About:
		if f.isRange() {
			return Range{v, f.To}
		}
		h := max(1, min(figure.Grain(v, g), tenth))
		return Range{max(0, v-h), min(v+h, MaxPeople)}
	case AtLeast:
		return Range{v, v + figure.Reach(v, g) - 1}
	case MoreThan:
		return Range{v + 1, v + max(1, figure.Reach(v, g)-1)}
	case Nearly:
		return Range{max(0, v-max(1, min(figure.Grain(v, g)/2, tenth))), v - 1}
	case LessThan:
		return Range{max(0, v-figure.Reach(v, g)), v - 1}
	case AtMost:
		return Range{max(0, v-max(1, v/4)), v}
	case Plural:
		return Range{2 * v, 10*v - 1}
	}
	return f.literal()
}
