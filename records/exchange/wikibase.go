package exchange

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/highwater-go/highwater/attendance"
)

// A WikibaseQuantity is a quantity in Wikibase, the software of Wikidata. Its fields are
// those of the Wikibase JSON data model (mediawiki.org/wiki/Wikibase/DataModel/JSON,
// Value types, Quantity):
//
//	{"amount": "+164000", "unit": "1", "upperBound": "+164999", "lowerBound": "+164000"}
//
// Numbers are decimals with a sign, in strings. Both bounds are included, and the amount
// lies within them. A quantity has both bounds or neither; without them, the precision of
// the amount is unknown.
//
// Make one with [WikibaseRange] or [WikibaseFigure].
type WikibaseQuantity struct {
	Amount     string `json:"amount"`
	Unit       string `json:"unit"` // "1" for a number alone, or else the IRI of an item
	UpperBound string `json:"upperBound,omitempty"`
	LowerBound string `json:"lowerBound,omitempty"`
}

// The errors of going to Wikibase and back, beside those of package attendance: test
// for them with [errors.Is].
var (
	ErrOneSided = errors.New("limited on one side at most") // Wikibase has no such quantity
	ErrNoBounds = errors.New("no bounds are given")         // the amount may be exact, rounded or guessed
	ErrUnit     = errors.New("not a number of people")      // counted in a unit that nobody said is people
)

// noUnit is the unit of a quantity that is a number alone.
const noUnit = "1"

// WikibaseRange returns r as a quantity without a unit. Its bounds are Low and High.
// Since no number in r is preferred, the amount is the one in the middle (the lower of
// two). [WikibaseQuantity.Range] gives r back.
//
// The error wraps [ErrOneSided] if r has no Low or no High. Wikibase has no form for
// that, and an upper bound made up for it would be a number that nobody published. It
// wraps [attendance.ErrReversed] if Low is above High.
func WikibaseRange(r attendance.Range) (WikibaseQuantity, error) {
	middle := r.Low/2 + r.High/2 + (r.Low%2+r.High%2)/2
	if (r.Low%2+r.High%2)%2 < 0 {
		middle-- // of two negative ones the lower, too
	}
	return quantityOf(r, middle)
}

// WikibaseFigure returns what f can mean under a reading, as a quantity without a unit.
// The amount is the number that was published, or the nearest one that f can mean:
// 164,000 for "164K+", and 44,001 for "more than 44K". For "50K–60K" and "tens of
// thousands" it is the number in the middle. Errors are those of [WikibaseRange].
func WikibaseFigure(f attendance.Figure, reading attendance.Reading) (WikibaseQuantity, error) {
	r := f.Range(reading)
	if f.To != 0 || f.Hedge == attendance.Between || f.Hedge == attendance.Plural {
		return WikibaseRange(r)
	}
	return quantityOf(r, max(r.Low, min(r.High, f.People)))
}

func quantityOf(r attendance.Range, amount int64) (WikibaseQuantity, error) {
	switch {
	case r.Low > r.High:
		return WikibaseQuantity{}, fmt.Errorf("exchange: %v as a Wikibase quantity: %w", r, attendance.ErrReversed)
	case r.Low <= -attendance.Unbounded || r.High == attendance.Unbounded:
		return WikibaseQuantity{}, fmt.Errorf("exchange: %v as a Wikibase quantity: %w: Wikibase holds two bounds or none", r, ErrOneSided)
	}
	return WikibaseQuantity{
		Amount:     wikibaseNumber(amount),
		Unit:       noUnit,
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

// Range returns the whole numbers within the bounds of q, both included: between
// 163,999.5 and 164,000.5 there is only 164,000. The unit must be "1" or one of those
// passed in, which are the IRIs of items that the caller takes for people, such as
// "http://www.wikidata.org/entity/Q5".
//
// Wikibase leaves open whether bounds are hard limits or only likely ones; Range takes
// them literally. The error wraps one of
//
//   - [ErrNoBounds]: q has no bounds, and is no range; see [WikibaseQuantity.Figure];
//   - [ErrOneSided]: it has one bound alone, which Wikibase does not allow;
//   - [attendance.ErrSyntax]: a number is not a sign and a decimal without needless
//     zeros in front, of at most 127 characters;
//   - [attendance.ErrTooLarge]: a bound is ±[attendance.Unbounded] or beyond;
//   - [attendance.ErrReversed]: the amount is outside the bounds;
//   - [attendance.ErrFraction]: there is no whole number within the bounds;
//   - [ErrUnit]: the unit is another.
func (q WikibaseQuantity) Range(units ...string) (attendance.Range, error) {
	r, err := q.bounds(units)
	if err != nil {
		return attendance.Range{}, q.wrong(err)
	}
	return r, nil
}

// Figure returns q as a figure of people. With bounds, it is a figure from one bound to
// the other, or an exact one if they are the same. Without bounds, the amount is read as
// [attendance.Parse] reads its digits, so that 164,000 may be rounded. Units and errors
// are those of [WikibaseQuantity.Range], except that bounds may be missing. The error for
// a negative number wraps [attendance.ErrSyntax], and the one for a number above
// [attendance.MaxPeople] wraps [attendance.ErrTooLarge].
func (q WikibaseQuantity) Figure(units ...string) (attendance.Figure, error) {
	r, err := q.bounds(units)
	var f attendance.Figure
	switch {
	case errors.Is(err, ErrNoBounds):
		var amount decimalText
		if amount, err = parseDecimal("amount", q.Amount); err == nil {
			switch n, over := amount.whole(false); {
			case !amount.isWhole():
				err = fmt.Errorf("the amount %s is %w", shortened(q.Amount), attendance.ErrFraction)
			case over:
				err = fmt.Errorf("amount %s: %w", shortened(q.Amount), attendance.ErrTooLarge)
			default:
				f, err = attendance.Parse(strconv.FormatInt(n, 10))
			}
		}
	case r.Low == r.High:
		f = attendance.Exact(r.Low)
	default:
		f = attendance.FigureBetween(r.Low, r.High)
	}
	if err == nil {
		err = f.Validate()
	}
	if err != nil {
		return attendance.Figure{}, q.wrong(err)
	}
	return f, nil
}

func (q WikibaseQuantity) wrong(err error) error {
	return fmt.Errorf("exchange: Wikibase quantity: %w", err)
}

func (q WikibaseQuantity) bounds(units []string) (attendance.Range, error) {
	if q.Unit != noUnit && !slices.Contains(units, q.Unit) {
		return attendance.Range{}, fmt.Errorf("%w: unit %s", ErrUnit, shortened(q.Unit))
	}
	amount, err := parseDecimal("amount", q.Amount)
	if err != nil {
		return attendance.Range{}, err
	}
	switch {
	case q.LowerBound == "" && q.UpperBound == "":
		return attendance.Range{}, fmt.Errorf("%w, so nobody can say how precise the amount is", ErrNoBounds)
	case q.LowerBound == "" || q.UpperBound == "":
		return attendance.Range{}, fmt.Errorf("%w: want both lowerBound and upperBound, or neither", ErrOneSided)
	}
	lower, err := parseDecimal("lowerBound", q.LowerBound)
	if err != nil {
		return attendance.Range{}, err
	}
	upper, err := parseDecimal("upperBound", q.UpperBound)
	if err != nil {
		return attendance.Range{}, err
	}
	if lower.compare(amount) > 0 || amount.compare(upper) > 0 {
		return attendance.Range{}, fmt.Errorf("%w: want lowerBound %s ≤ amount %s ≤ upperBound %s",
			attendance.ErrReversed, shortened(q.LowerBound), shortened(q.Amount), shortened(q.UpperBound))
	}
	low, over := lower.whole(true)
	high, beyond := upper.whole(false)
	switch {
	case over || beyond:
		return attendance.Range{}, fmt.Errorf("bounds %s and %s: %w", shortened(q.LowerBound), shortened(q.UpperBound), attendance.ErrTooLarge)
	case low > high:
		return attendance.Range{}, fmt.Errorf("%w: no whole number from %s to %s", attendance.ErrFraction, shortened(q.LowerBound), shortened(q.UpperBound))
	}
	return attendance.Range{Low: low, High: high}, nil
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
			name, shortened(s), attendance.ErrSyntax, maxDecimal)
	}
	integer, fraction, point := strings.Cut(s[1:], ".")
	if !digits(integer) || len(integer) > 1 && integer[0] == '0' || point && !digits(fraction) {
		return d, fmt.Errorf("%s %s is %w: want digits behind the sign, without needless zeros in front and with a point at most, as in \"+164000\"",
			name, shortened(s), attendance.ErrSyntax)
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
// ±attendance.Unbounded or beyond.
func (d decimalText) whole(up bool) (n int64, over bool) {
	n, err := strconv.ParseInt(d.integer, 10, 64)
	if err != nil {
		return 0, true
	}
	if !d.isWhole() && d.negative != up {
		if n == attendance.Unbounded {
			return 0, true
		}
		n++ // away from zero
	}
	if d.negative {
		n = -n
	}
	return n, n == attendance.Unbounded || n == -attendance.Unbounded
}

// shortened quotes s, cut short where it is long.
func shortened(s string) string {
	const most = 40
	if len(s) > most {
		return strconv.Quote(strings.ToValidUTF8(s[:most], "")) + "…"
	}
	return strconv.Quote(s)
}
