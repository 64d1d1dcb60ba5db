package attendance

import "fmt"

// A Reading is how closely the words of a figure are taken.
type Reading uint8

const (
	Customary Reading = iota // what a fair reader takes the words to mean
	Literal                  // what the words guarantee, and nothing more
)

// String returns "customary" or "literal".
func (r Reading) String() string {
	switch r {
	case Customary:
		return "customary"
	case Literal:
		return "literal"
	}
	return fmt.Sprintf("Reading(%d)", uint8(r))
}

// MarshalText returns the reading's name. It fails on a value that is neither.
func (r Reading) MarshalText() ([]byte, error) {
	if r > Literal {
		return nil, fmt.Errorf("attendance: %v is neither Customary nor Literal", r)
	}
	return []byte(r.String()), nil
}

// UnmarshalText reads a reading's name, and leaves r as it is if text is none.
func (r *Reading) UnmarshalText(text []byte) error {
	switch string(text) {
	case "customary":
		*r = Customary
	case "literal":
		*r = Literal
	default:
		return newParseError(string(text), 0, ErrSyntax, `a reading is "customary" or "literal"`)
	}
	return nil
}

// Range returns the numbers of people that f can mean under a reading, both
// ends included, from the table in the package documentation. It is never
// empty, its Customary range lies within its Literal one, and its Low is never
// below 0. The zero Figure, one that Validate rejects and an unknown reading
// say nothing: their range is [0, Unbounded].
func (f Figure) Range(r Reading) Range {
	if _, err := f.flaw(); err != nil || f.IsZero() {
		return Anything()
	}
	switch r {
	case Customary:
		return f.customary()
	case Literal:
		return f.literal()
	}
	return Anything()
}

func (f Figure) literal() Range {
	v, g := f.People, f.Step
	switch f.Hedge {
	case Bare: // rounded or cut off: nobody said which
		return Range{v - g/2, v + g - 1}
	case Exactly:
		return Range{v, v}
	case AtLeast:
		return Range{v, Unbounded}
	case MoreThan:
		return Range{v + 1, Unbounded}
	case Nearly, LessThan:
		return Range{0, v - 1}
	case AtMost:
		return Range{0, v}
	case Between:
		return Range{f.People, f.To}
	case Plural:
		return Range{2 * v, Unbounded}
	}
	return Anything() // About: "around" sets no fixed bound
}

func (f Figure) customary() Range {
	v, g := f.People, f.Step
	// grain is the finest difference a hedged number is read to make: its step,
	// but never finer than its third significant digit.
	grain := max(g, 1)
	if d := digits(v); d > 3 {
		grain = max(g, pow10[d-3])
	}
	// reach is how far an open hedge is taken to go: "110+" to 119, but a lone
	// digit half as far, "100+" to 149.
	reach := max(2, grain)
	if grain == v {
		reach = max(2, grain/2)
	}
	tenth := v / 10
	switch f.Hedge {
	case Bare:
		return Range{v - min(g/2, tenth), v + min(g-1, tenth)}
	case About:
		slack := max(1, min(grain, tenth))
		return Range{max(0, v-slack), v + slack}
	case AtLeast:
		return Range{v, v + reach - 1}
	case MoreThan:
		return Range{v + 1, v + max(1, reach-1)}
	case Nearly:
		return Range{max(0, v-max(1, min(grain/2, tenth))), v - 1}
	case LessThan:
		return Range{max(0, v-reach), v - 1}
	case Plural:
		return Range{2 * v, 10*v - 1}
	}
	return f.literal()
}
