package records

import (
	"cmp"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/said"
	"github.com/shopspring/decimal"
)

// A Margin is how far one number of people is above another, each known as a range. It
// holds only the two ranges; its methods work out the answers.
type Margin struct {
	Winner attendance.Range `json:"winner"`
	Loser  attendance.Range `json:"loser"`
}

// MarshalJSON writes {"winner": …, "loser": …}, and null for the zero Margin: that of
// a first record.
func (m Margin) MarshalJSON() ([]byte, error) {
	if m == (Margin{}) {
		return []byte("null"), nil
	}
	type plain Margin
	return said.Marshal(plain(m))
}

// Range returns the least and the most people by which Winner exceeds Loser, both
// included. It is negative where Loser may be larger, and -Unbounded or Unbounded where
// nothing limits it.
func (m Margin) Range() attendance.Range { return minus(m.Winner, m.Loser) }

// Headline returns the margin as a headline would give it: "100,000+" for [119,001,
// 120,998]. It has the fewest digits with which its Customary range still overlaps the
// margin, and never says more than the Low of the margin. A margin known to the person
// has no plus. A margin that may be 0 or less has no headline, and neither does "1+":
// Headline then returns "".
func (m Margin) Headline() string {
	margin := m.Range()
	if margin.Low <= 0 || margin.Low == 1 && margin.High > 1 {
		return ""
	}
	if margin.Low == margin.High {
		return attendance.FormatPeople(margin.Low)
	}
	unit := int64(1)
	for margin.Low/unit >= 10 {
		unit *= 10
	}
	for ; ; unit /= 10 {
		f := rounded(margin.Low / unit * unit)
		if unit == 1 || meet(f.Range(attendance.Customary), margin) {
			return attendance.FormatPeople(f.People) + "+"
		}
	}
}

// String returns [Margin.Headline], or the margin's range if it has no headline:
// "5–1,205", "−5 to 10", "1 or more", or "unknown" where nothing limits it. For the zero
// Margin, that of a first record, it returns "".
func (m Margin) String() string {
	if m == (Margin{}) {
		return ""
	}
	return cmp.Or(m.Headline(), m.Range().Words())
}

// rounded returns the figure "n+" as its digits alone would write it.
func rounded(n int64) attendance.Figure {
	step := int64(1)
	for step <= n/10 && n%(step*10) == 0 {
		step *= 10
	}
	return attendance.Figure{People: n, Step: step, Hedge: attendance.AtLeast}
}

// A Ratio is the smallest and the largest that a quotient can be, both included. If one
// of them is not Valid (null in JSON), there is no limit on that side.
type Ratio struct {
	Least decimal.NullDecimal `json:"least"`
	Most  decimal.NullDecimal `json:"most"`
}

// String returns the ratio with the digits that it has: "3.62–3.8", "−0.5 to 1.2", "3.6
// or more", "up to 3.8", or "unknown" where nothing limits it.
func (r Ratio) String() string {
	least, most := r.Least.Decimal, r.Most.Decimal
	switch {
	case !r.Least.Valid && !r.Most.Valid:
		return "unknown"
	case !r.Least.Valid:
		return "up to " + grouped(most)
	case !r.Most.Valid:
		return grouped(least) + " or more"
	case least.Equal(most):
		return grouped(least)
	case least.IsNegative():
		return grouped(least) + " to " + grouped(most)
	}
	return grouped(least) + "–" + grouped(most)
}

// grouped writes a number as [attendance.FormatPeople] does, with its fraction.
func grouped(d decimal.Decimal) string {
	whole, fraction, point := strings.Cut(d.Abs().String(), ".")
	var b []byte
	if d.IsNegative() {
		b = append(b, "−"...)
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b = append(b, ',')
		}
		b = append(b, whole[i])
	}
	if point {
		b = append(append(b, '.'), fraction...)
	}
	return string(b)
}

// Ratio returns Winner's number divided by Loser's, to a number of decimal places. Least
// is rounded down and Most up, so that the true ratio always lies between them. There is
// no Most if Winner has no limit or Loser may be 0, and no Least if Loser is certainly 0.
func (m Margin) Ratio(places uint8) Ratio {
	return quotient(m.Winner, m.Loser, int32(places))
}

// Percent returns by what percentage Winner's number exceeds Loser's, negative where it
// is smaller. Places and limits are as in [Margin.Ratio].
func (m Margin) Percent(places uint8) Ratio {
	r := quotient(m.Winner, m.Loser, int32(places)+2)
	for _, d := range []*decimal.NullDecimal{&r.Least, &r.Most} {
		if d.Valid {
			d.Decimal = d.Decimal.Sub(decimal.NewFromInt(1)).Shift(2)
		}
	}
	return r
}

// quotient divides ranges that are not negative, stepping outward.
func quotient(a, b attendance.Range, places int32) Ratio {
	var r Ratio
	switch {
	case b.High == attendance.Unbounded:
		r.Least = decimal.NewNullDecimal(decimal.New(0, -places))
	case b.High > 0:
		q, _ := decimal.NewFromInt(a.Low).QuoRem(decimal.NewFromInt(b.High), places)
		r.Least = decimal.NewNullDecimal(q)
	}
	if a.High != attendance.Unbounded && b.Low > 0 {
		q, rest := decimal.NewFromInt(a.High).QuoRem(decimal.NewFromInt(b.Low), places)
		if !rest.IsZero() {
			q = q.Add(decimal.New(1, -places))
		}
		r.Most = decimal.NewNullDecimal(q)
	}
	return r
}

// thousandths returns the ratio in thousandths, stepping outward. Where Loser may
// be nobody, or Winner has no limit, it has none either.
func (m Margin) thousandths() attendance.Range {
	r := m.Ratio(3)
	end := func(d decimal.NullDecimal, unlimited int64) int64 {
		if !d.Valid || d.Decimal.Cmp(decimal.New(attendance.MaxPeople, -3)) > 0 {
			return unlimited
		}
		return d.Decimal.Shift(3).IntPart()
	}
	low := int64(0)
	if r.Least.Valid {
		low = end(r.Least, attendance.MaxPeople)
	}
	return attendance.Range{Low: low, High: end(r.Most, attendance.Unbounded)}
}
