package attendance

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
)

// Unbounded is the High of a Range that nothing limits. Negated, it is the Low of a
// difference that nothing limits. It is not a figure: figures end at [MaxPeople].
const Unbounded int64 = math.MaxInt64

// A Range is every whole number of people from Low to High, both included. High is
// [Unbounded] if nothing limits it. The zero Range is exactly nobody. In JSON it is
// {"low": 160001, "high": null}, with null for no limit.
type Range struct {
	Low  int64
	High int64
}

// anything is the range of a count about which nothing is known: 0 or more.
func anything() Range { return Range{0, Unbounded} }

// Contains reports whether n is in r.
func (r Range) Contains(n int64) bool { return r.Low <= n && n <= r.High }

// Within reports whether every number in r is in o.
func (r Range) Within(o Range) bool { return o.Low <= r.Low && r.High <= o.High }

// Exceeds tells whether a number in r is larger than a number in o: Certain if this holds
// for any two numbers, Impossible if it holds for none.
func (r Range) Exceeds(o Range) Certainty {
	switch {
	case r.Low > o.High:
		return Certain
	case r.High <= o.Low:
		return Impossible
	}
	return Possible
}

// Intersect returns the numbers that are in both r and o. If there are none, it returns
// the zero Range and false.
func (r Range) Intersect(o Range) (both Range, ok bool) {
	both = Range{max(r.Low, o.Low), min(r.High, o.High)}
	if both.Low > both.High {
		return Range{}, false
	}
	return both, true
}

// String returns the range in interval notation: "[160,001, 169,999]",
// "[160,001, ∞)".
func (r Range) String() string {
	b := []byte("[")
	if r.Low == -Unbounded {
		b = []byte("(−∞")
	} else {
		b = appendPeople(b, r.Low)
	}
	b = append(b, ", "...)
	if r.High == Unbounded {
		return string(append(b, "∞)"...))
	}
	return string(append(appendPeople(b, r.High), ']'))
}

// FormatPeople returns n with its digits in groups of three, as in American English:
// 164,000, or −1,500 with a true minus sign.
func FormatPeople(n int64) string {
	if n >= 0 && n <= MaxPeople {
		var buf [32]byte
		return string(appendGrouped(buf[:0], n))
	}
	return string(appendPeople(nil, n))
}

func appendPeople(b []byte, n int64) []byte {
	if n >= 0 && n <= MaxPeople {
		return appendGrouped(b, n)
	}
	s := strconv.FormatInt(n, 10)
	if n < 0 {
		b = append(b, "−"...)
		s = s[1:]
	}
	for i := range len(s) {
		if i > 0 && (len(s)-i)%3 == 0 {
			b = append(b, ',')
		}
		b = append(b, s[i])
	}
	return b
}

type jsonRange struct {
	Low  *int64 `json:"low"`
	High *int64 `json:"high"`
}

// Words returns r in a few characters: "5–1,205", "−5 to 10", "1 or more", "up to 10", or
// "unknown" if nothing limits it.
func (r Range) Words() string {
	switch {
	case r.Low == r.High:
		return FormatPeople(r.Low)
	case r.Low == -Unbounded && r.High == Unbounded:
		return "unknown"
	case r.Low == -Unbounded:
		return "up to " + FormatPeople(r.High)
	case r.High == Unbounded:
		return FormatPeople(r.Low) + " or more"
	case r.Low < 0:
		return FormatPeople(r.Low) + " to " + FormatPeople(r.High)
	}
	return FormatPeople(r.Low) + "–" + FormatPeople(r.High)
}

// MarshalJSON writes {"low": …, "high": …}, with null where nothing limits r.
func (r Range) MarshalJSON() ([]byte, error) {
	var j jsonRange
	if r.Low != -Unbounded {
		j.Low = &r.Low
	}
	if r.High != Unbounded {
		j.High = &r.High
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON writes. A missing limit is the same as
// null. null and errors change nothing.
func (r *Range) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var j jsonRange
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	read := Range{-Unbounded, Unbounded}
	if j.Low != nil {
		read.Low = *j.Low
	}
	if j.High != nil {
		read.High = *j.High
	}
	if read.Low > read.High {
		return newParseError(string(data), 0, ErrReversed, "low is above high")
	}
	*r = read
	return nil
}

// A Certainty tells whether something is so in every case that the evidence
// leaves open, in some, or in none. Its zero value is Possible.
type Certainty int8

const (
	Impossible Certainty = iota - 1 // in no case
	Possible                        // in some cases and not in others
	Certain                         // in every case
)

// String returns "impossible", "possible" or "certain".
func (c Certainty) String() string {
	switch c {
	case Impossible:
		return "impossible"
	case Possible:
		return "possible"
	case Certain:
		return "certain"
	}
	return "Certainty(" + strconv.Itoa(int(c)) + ")"
}

// MarshalText returns the certainty's name. It fails on any other value.
func (c Certainty) MarshalText() ([]byte, error) {
	if c < Impossible || c > Certain {
		return nil, fmt.Errorf("attendance: %v is not Impossible, Possible or Certain", c)
	}
	return []byte(c.String()), nil
}

// UnmarshalText reads a certainty's name, and leaves c unchanged if text is not one.
func (c *Certainty) UnmarshalText(text []byte) error {
	for _, known := range [...]Certainty{Impossible, Possible, Certain} {
		if string(text) == known.String() {
			*c = known
			return nil
		}
	}
	return newParseError(bounded(text), 0, ErrSyntax, `a certainty is "impossible", "possible" or "certain"`)
}
