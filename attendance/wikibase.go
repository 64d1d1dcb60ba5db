package attendance

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A WikibaseQuantity is the value of a quantity in Wikibase, the software of
// Wikidata, field by field as the Wikibase JSON data model has it
// (mediawiki.org/wiki/Wikibase/DataModel/JSON, Value types, Quantity):
//
//	{"amount": "+164000", "unit": "1", "upperBound": "+164999", "lowerBound": "+164000"}
//
// Numbers are decimals with a sign, in strings. Both bounds are included, and the
// amount is within them. A quantity has both or neither, and without them how
// precise the amount is has not been said.
//
// Make one with [Range.Wikibase] or [Figure.Wikibase].
type WikibaseQuantity struct {
	Amount     string `json:"amount"`
	Unit       string `json:"unit"` // "1" for a number alone, or else the IRI of an item
	UpperBound string `json:"upperBound,omitempty"`
	LowerBound string `json:"lowerBound,omitempty"`
}

// The errors of going to Wikibase and back: test for them with [errors.Is].
var (
	ErrOneSided = errors.New("limited on one side at most") // Wikibase has no such quantity
	ErrNoBounds = errors.New("no bounds are given")         // the amount may be exact, rounded or guessed
	ErrUnit     = errors.New("not a number of people")      // counted in a unit that nobody said is people
)

// NoUnit is the unit of a [WikibaseQuantity] that is a number alone.
const NoUnit = "1"

// Wikibase returns r as a quantity without a unit. Its bounds are Low and High.
// Since r prefers none of its numbers, the amount is the one in the middle, of two
// the lower. [WikibaseQuantity.Range] gives r back.
//
// The error wraps [ErrOneSided] where r has no Low or no High, which Wikibase
// cannot hold: an upper bound made up for it would be a number that nobody
// published. It wraps [ErrReversed] where Low is above High.
func (r Range) Wikibase() (WikibaseQuantity, error) {
	middle := r.Low/2 + r.High/2 + (r.Low%2+r.High%2)/2
	if (r.Low%2+r.High%2)%2 < 0 {
		middle-- // of two negative ones the lower, too
	}
	return r.wikibase(middle)
}

// Wikibase returns what f can mean under a reading as a quantity without a unit.
// The amount is the number that was published, or the one nearest to it that f can
// mean: 164,000 of "164K+", and 44,001 of "more than 44K". Of "50K–60K" it is
// the one in the middle. Errors are those of [Range.Wikibase].
func (f Figure) Wikibase(reading Reading) (WikibaseQuantity, error) {
	r := f.Range(reading)
	if f.isRange() || f.Hedge == Plural {
		return r.Wikibase()
	}
	return r.wikibase(max(r.Low, min(r.High, f.People)))
}

func (r Range) wikibase(amount int64) (WikibaseQuantity, error) {
	switch {
	case r.Low > r.High:
		return WikibaseQuantity{}, fmt.Errorf("attendance: %v as a Wikibase quantity: %w", r, ErrReversed)
	case r.Low <= -Unbounded || r.High == Unbounded:
		return WikibaseQuantity{}, fmt.Errorf("attendance: %v as a Wikibase quantity: %w: Wikibase holds two bounds or none", r, ErrOneSided)
	}
	return WikibaseQuantity{
		Amount:     wikibaseNumber(amount),
		Unit:       NoUnit,
		UpperBound: wikibaseNumber(r.High),
		LowerBound: wikibaseNumber(r.Low),
	}, nil
}

func wikibaseNumber(n int64) string {
	if n < 0 {
		return strconv.FormatInt(n, 10)
	}
	return "+" + strconv.FormatInt(n, 10)
}

// Range returns the whole numbers within the bounds of q, both included: all that
// lower and upper bounds of 163,999.5 and 164,000.5 leave is 164,000. The unit
// must be "1" or one of those named here, which are the IRIs of items that the
// caller takes for people, as in "http://www.wikidata.org/entity/Q5".
//
// Wikibase leaves open whether bounds are hard limits or those of some likelihood;
// Range takes them as they stand. The error wraps
//
//   - [ErrNoBounds]: q has no bounds, and is no range; see [WikibaseQuantity.Figure];
//   - [ErrOneSided]: it has one bound alone, which Wikibase does not allow;
//   - [ErrSyntax]: a number is not a sign and a decimal without needless zeros in
//     front, of at most 127 characters;
//   - [ErrTooLarge]: a bound is ±[Unbounded] or beyond;
//   - [ErrReversed]: the amount is outside the bounds;
//   - [ErrFraction]: there is no whole number within the bounds;
//   - [ErrUnit]: the unit is another.
func (q WikibaseQuantity) Range(units ...string) (Range, error) {
	r, err := q.bounds(units)
	if err != nil {
		return Range{}, q.wrong(err)
	}
	return r, nil
}

// Figure returns q as a figure of people: with bounds, [Between] these or
// [Exactly], and without, the amount as [Parse] reads its digits, so that
// 164,000 may be rounded. Units and errors are those of [WikibaseQuantity.Range],
// except that bounds may be missing. A negative number is an ErrSyntax, and one
// above [MaxPeople] an ErrTooLarge.
func (q WikibaseQuantity) Figure(units ...string) (Figure, error) {
	r, err := q.bounds(units)
	var f Figure
	switch {
	case errors.Is(err, ErrNoBounds):
		var amount decimalText
		if amount, err = parseDecimal("amount", q.Amount); err == nil {
			switch n, over := amount.whole(false); {
			case !amount.isWhole():
				err = fmt.Errorf("the amount %s is %w", shortened(q.Amount), ErrFraction)
			case over:
				err = fmt.Errorf("amount %s: %w", shortened(q.Amount), ErrTooLarge)
			default:
				f = Figure{People: n, Step: naturalStep(n)}
			}
		}
	case r.Low == r.High:
		f = Exact(r.Low)
	default:
		f = Figure{People: r.Low, To: r.High, Step: 1, Hedge: Between}
	}
	if err == nil {
		err = f.Validate()
	}
	if err != nil {
		return Figure{}, q.wrong(err)
	}
	return f, nil
}

func (q WikibaseQuantity) wrong(err error) error {
	return fmt.Errorf("attendance: Wikibase quantity: %w", err)
}

func (q WikibaseQuantity) bounds(units []string) (Range, error) {
	if q.Unit != NoUnit && !slices.Contains(units, q.Unit) {
		return Range{}, fmt.Errorf("%w: unit %s", ErrUnit, shortened(q.Unit))
	}
	amount, err := parseDecimal("amount", q.Amount)
	if err != nil {
		return Range{}, err
	}
	switch {
	case q.LowerBound == "" && q.UpperBound == "":
		return Range{}, fmt.Errorf("%w, so that how precise the amount is nobody can say", ErrNoBounds)
	case q.LowerBound == "" || q.UpperBound == "":
		return Range{}, fmt.Errorf("%w: want both lowerBound and upperBound, or neither", ErrOneSided)
	}
	lower, err := parseDecimal("lowerBound", q.LowerBound)
	if err != nil {
		return Range{}, err
	}
	upper, err := parseDecimal("upperBound", q.UpperBound)
	if err != nil {
		return Range{}, err
	}
	if lower.compare(amount) > 0 || amount.compare(upper) > 0 {
		return Range{}, fmt.Errorf("%w: want lowerBound %s ≤ amount %s ≤ upperBound %s",
			ErrReversed, shortened(q.LowerBound), shortened(q.Amount), shortened(q.UpperBound))
	}
	low, over := lower.whole(true)
	high, beyond := upper.whole(false)
	switch {
	case over || beyond:
		return Range{}, fmt.Errorf("bounds %s and %s: %w", shortened(q.LowerBound), shortened(q.UpperBound), ErrTooLarge)
	case low > high:
		return Range{}, fmt.Errorf("%w: no whole number from %s to %s", ErrFraction, shortened(q.LowerBound), shortened(q.UpperBound))
	}
	return Range{low, high}, nil
}

// A decimalText is a decimal number by its digits, of any size. Zero is not
// negative.
type decimalText struct {
	negative bool
	integer  string // without zeros in front, but "0"
	fraction string // without zeros at the end
}

// maxDecimal is the most characters of a decimal in Wikibase, with its sign.
const maxDecimal = 127

// parseDecimal reads what Wikibase takes for a decimal.
func parseDecimal(name, s string) (d decimalText, err error) {
	digits := func(s string) bool {
		return s != "" && strings.Trim(s, "0123456789") == ""
	}
	if len(s) > maxDecimal || len(s) < 2 || s[0] != '+' && s[0] != '-' {
		return d, fmt.Errorf("%s %s is %w: want a sign and a decimal in a string of at most %d characters, as in \"+164000\"",
			name, shortened(s), ErrSyntax, maxDecimal)
	}
	integer, fraction, point := strings.Cut(s[1:], ".")
	if !digits(integer) || len(integer) > 1 && integer[0] == '0' || point && !digits(fraction) {
		return d, fmt.Errorf("%s %s is %w: want digits behind the sign, without needless zeros in front and with a point at most, as in \"+164000\"",
			name, shortened(s), ErrSyntax)
	}
	d = decimalText{s[0] == '-', integer, strings.TrimRight(fraction, "0")}
	if d.integer == "0" && d.fraction == "" {
		d.negative = false
	}
	return d, nil
}

func (d decimalText) isWhole() bool { return d.fraction == "" }

func (d decimalText) compare(o decimalText) int {
	if d.negative != o.negative {
		if d.negative {
			return -1
		}
		return 1
	}
	c := len(d.integer) - len(o.integer)
	if c == 0 {
		c = strings.Compare(d.integer, o.integer)
	}
	if c == 0 {
		c = strings.Compare(d.fraction, o.fraction)
	}
	if d.negative {
		return -c
	}
	return c
}

// whole returns the nearest whole number above d, or below, and whether it is
// ±Unbounded or beyond.
func (d decimalText) whole(up bool) (n int64, over bool) {
	n, err := strconv.ParseInt(d.integer, 10, 64)
	if err != nil {
		return 0, true
	}
	if !d.isWhole() && d.negative != up {
		if n == Unbounded {
			return 0, true
		}
		n++ // away from zero
	}
	if d.negative {
		n = -n
	}
	return n, n == Unbounded || n == -Unbounded
}

// shortened quotes s, cut short where it is long.
func shortened(s string) string {
	const most = 40
	if len(s) > most {
		return strconv.Quote(strings.ToValidUTF8(s[:most], "")) + "…"
	}
	return strconv.Quote(s)
}
