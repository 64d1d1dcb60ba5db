package attendance

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"github.com/highwater-go/highwater/internal/figure"
)

// appendText appends f's canonical text to b. A figure that [Figure.Validate]
// rejects has none: b is then returned as it was, with Validate's error.
func (f Figure) appendText(b []byte) ([]byte, error) {
	if _, err := f.flaw(); err != nil {
		return b, f.Validate()
	}
	if f.IsZero() {
		return b, nil
	}
	switch f.Hedge {
	case Exactly:
		return appendGrouped(append(b, "exactly "...), f.People), nil
	case Between:
		return f.appendRange(b), nil
	case Plural:
		return append(b, pluralName(f.People)...), nil
	case About:
		b = append(b, '~')
	case MoreThan:
		b = append(b, '>')
	case Nearly:
		b = append(b, "nearly "...)
	case LessThan:
		b = append(b, '<')
	case AtMost:
		b = append(b, "≤"...)
	}
	if f.isRange() {
		return f.appendRange(b), nil
	}
	b = shortest(f.People, f.Step).append(b, f.People)
	if f.Hedge == AtLeast {
		b = append(b, '+')
	}
	return b, nil
}

// flawless reports whether f is a valid figure of one number.
func (f Figure) flawless() bool {
	_, err := f.flaw()
	return err == nil && !f.IsZero() && !f.isRange() && f.Hedge != Plural && f.Hedge != Exactly
}

// appendRange appends both ends. A first end of at most three digits and no
// suffix would take the suffix of the second, or seem cut short before a second
// without one: then the second has none, or the first does. So would a longer one
// that is no larger than the digits of the second.
func (f Figure) appendRange(b []byte) []byte {
	low := shortest(f.People, figure.NaturalStep(f.People))
	high := shortest(f.To, figure.NaturalStep(f.To))
	if low.suffix == 0 && 0 < f.People && f.People < thousand {
		if f.People*thousand >= f.To {
			high = style{}
		} else {
			low = suffixes[0]
			low.places = low.power + 1 - figure.Digits(figure.NaturalStep(f.People))
		}
	}
	if low.suffix == 0 && f.People >= thousand && high.power > 3 && f.People <= f.To/figure.Pow10[high.power] {
		high = style{} // "1,600–2,000M" would be 1.6B–2B
	}
	b = append(low.append(b, f.People), "–"...)
	return high.append(b, f.To)
}

// A style is a way to write a number: in grouped digits (the zero style), or as
// a decimal of a larger unit.
type style struct {
	suffix byte
	power  int // of ten, of the unit
	places int // digits after the point
}

var suffixes = [...]style{{suffix: 'K', power: 3}, {suffix: 'M', power: 6}, {suffix: 'B', power: 9}, {suffix: 'T', power: 12}}

// shortest returns the style that writes n with the given step in the fewest
// bytes, the smaller unit where that is a tie. n and step are those of a valid
// figure, so that there is one.
func shortest(n, step int64) style {
	var best style
	least := figure.MaxText // longer than any style
	natural := figure.NaturalStep(n) == step || n == 0
	if natural {
		least = groupedLen(n)
	}
	stepPower := figure.Digits(step) - 1
	for _, s := range suffixes {
		s.places = s.power - stepPower
		if s.places <= 0 && !natural {
			continue // a number without a fraction writes its natural step
		}
		length := groupedLen(n/figure.Pow10[s.power]) + len("K")
		if s.places > 0 {
			length += len(".") + s.places
		}
		if n%figure.Pow10[s.power] != 0 && s.places <= 0 {
			continue
		}
		if length < least {
			best, least = s, length
		}
	}
	return best
}

func (s style) append(b []byte, n int64) []byte {
	if s.suffix == 0 {
		return appendGrouped(b, n)
	}
	unit := figure.Pow10[s.power]
	b = appendGrouped(b, n/unit)
	if s.places > 0 {
		frac := n % unit / figure.Pow10[s.power-s.places]
		at := len(b)
		b = strconv.AppendInt(b, frac+figure.Pow10[s.places], 10) // the 1 in front keeps the zeros
		b[at] = '.'
	}
	return append(b, s.suffix)
}

// groupedLen returns the length of what appendGrouped appends.
func groupedLen(n int64) int {
	d := figure.Digits(n)
	return d + (d-1)/3
}

// appendGrouped appends n, not negative, with a comma after every third digit
// from the right.
func appendGrouped(b []byte, n int64) []byte {
	end := len(b) + groupedLen(n)
	for range groupedLen(n) {
		b = append(b, '0')
	}
	for i, d := end-1, 0; n > 0; i, d = i-1, d+1 {
		if d > 0 && d%3 == 0 {
			b[i] = ','
			i--
		}
		b[i] = byte('0' + n%10)
		n /= 10
	}
	return b
}

// String returns the canonical text of f, which [Parse] reads back as the same
// Figure. It is one of
//
//	57K   164K+   ~57K   >44K   <8M   ≤13K   nearly 8M
//	50K–60K   ~50K–60K   exactly 57,000   tens of thousands
//
// Each number is written in the shortest of grouped digits, K, M, B and T that shows
// exactly the figure's Step; in a tie, in grouped digits. Exact figures always have all
// their digits. The text of the zero Figure is empty. A figure that [Figure.Validate]
// rejects has no text; String then returns the text of that error, in the form "!(…)".
func (f Figure) String() string {
	var buf [64]byte
	b, err := f.appendText(buf[:0])
	if err != nil {
		return "!(" + err.Error() + ")"
	}
	return string(b)
}

// MarshalText returns the text of [Figure.String], or Validate's error.
func (f Figure) MarshalText() ([]byte, error) { return f.appendText(nil) }

// UnmarshalText reads what [Parse] does; the empty text is the zero Figure. It
// leaves f unchanged if there is an error.
func (f *Figure) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*f = Figure{}
		return nil
	}
	parsed, err := Parse(bounded(text))
	if err != nil {
		return err
	}
	*f = parsed
	return nil
}

// bounded returns text as a string, cut short where it is too long to be read
// at all.
func bounded(text []byte) string { return string(text[:min(len(text), figure.MaxText+1)]) }

// UnmarshalJSON reads a string as UnmarshalText does, and a whole number as a
// measured count: 61870 is Exact(61870). null changes nothing. It leaves f as
// it is if there is an error.
func (f *Figure) UnmarshalJSON(data []byte) error {
	switch {
	case bytes.Equal(data, []byte("null")):
		return nil
	case len(data) > 0 && data[0] == '"':
		var text string
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
		return f.UnmarshalText([]byte(text))
	}
	n, err := strconv.ParseInt(string(data[:min(len(data), figure.MaxText)]), 10, 64)
	if errors.Is(err, strconv.ErrRange) && data[0] != '-' || n > MaxPeople {
		return newParseError(string(data), 0, ErrTooLarge, string(flawLarge))
	}
	if err != nil || n < 0 || data[0] == '+' {
		return newParseError(string(data), 0, ErrSyntax,
			"a figure is a string such as \"57K\", or a whole number that was measured, not negative")
	}
	*f = Exact(n)
	return nil
}

// Words returns f as it would stand in an English sentence: "more than 44K" for
// >44K, "around 57K" for ~57K, "at most 13K" for ≤13K, and otherwise what String
// does, but with all digits where that would write more than two of them after a
// point: "22,019,140". Parse reads it back as the same Figure.
func (f Figure) Words() string {
	s := f.String()
	if style := shortest(f.People, f.Step); style.places > 2 && figure.NaturalStep(f.People) == f.Step && f.flawless() {
		short := string(style.append(nil, f.People))
		s = strings.Replace(s, short, string(appendGrouped(nil, f.People)), 1)
	}
	for _, w := range [...]struct{ sign, words string }{
		{"~", "around "}, {">", "more than "}, {"<", "less than "}, {"≤", "at most "},
	} {
		if rest, ok := strings.CutPrefix(s, w.sign); ok {
			return w.words + rest
		}
	}
	return s
}
