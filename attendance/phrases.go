package attendance

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// Words returns f as it would stand in a sentence of l's language, without what
// is counted: "mehr als 160.000" in German, "más de 160 mil" in Spanish,
// "超过16万" in Chinese, for >160K. The words of the zero Figure are "".
//
// In every locale of English it is what [Figure.Words] returns, with the locale's signs
// in its numbers ("more than 8,06M" in en-DE), except that ranges are put as "between 56K
// and 58K", and that en-IN has lakh and crore.
//
// Other locales have the digits, signs and groups that the Unicode CLDR says are usual
// there ("١٦٠ ألف" in ar-EG, "160 000" in fr, "1,64,000" in hi). They have scales where
// these make a number short: with at most two decimals, or none with a scale of a
// thousand. German and French use no scale of a thousand, and Japanese and Korean mix
// scales with digits, as in "16万4000". If no scale shows the precision otherwise, it is
// shown after a zero: 1.0M is "0.10 करोड़" in Hindi.
//
// [Locale.Parse] reads the words back as f. If the language has no name for a unit in the
// plural ("hundreds of billions"), it reads them as a figure with the same Literal range,
// "at least" twice the unit.
//
// The error is that of [Figure.Validate], or wraps [ErrLanguage]. Besides English, the
// languages with words are Arabic, Chinese in both scripts, French, German, Hindi,
// Indonesian, Italian, Japanese, Korean, Portuguese, Russian, Spanish, Turkish and Urdu.
func (l Locale) Words(f Figure) (string, error) {
	var buf [128]byte
	b, err := l.appendFigure(buf[:0], f)
	return string(b), err
}

// appendFigure appends the words of f to b, or returns b as it was with an error.
// Nothing but an error and English allocates, if b has room.
func (l Locale) appendFigure(b []byte, f Figure) ([]byte, error) {
	if _, err := f.flaw(); err != nil {
		return b, f.Validate()
	}
	if f.IsZero() {
		return b, nil
	}
	w := l.writer()
	switch {
	case w.Book == nil:
		return b, fmt.Errorf("attendance: cannot write %v in %v: %w: none of its words are known here", f, l, ErrLanguage)
	case f.isRange():
		return w.appendRange(b, f), nil
	case w.Book.Canonical:
		return w.appendEnglish(b, f), nil
	case f.Hedge == Plural:
		if name := w.plural(f.People); name != "" {
			return append(b, name...), nil
		}
		f = Figure{2 * f.People, 0, figure.NaturalStep(2 * f.People), AtLeast}
	}
	h := &w.Book.Hedges[f.Hedge]
	b = append(b, h.Before...)
	var scale *lang.ScaleWords
	var places int
	if f.Hedge != Exactly {
		scale, places = w.scale(f.People, f.Step)
	}
	b = w.appendScaled(b, f.People, scale, places)
	if f.Hedge == MoreThan || f.Hedge == LessThan {
		b = w.appendEnding(b, f.People)
	}
	return append(b, h.After...), nil
}

// plural returns the name of a unit in the plural, or "".
func (w *writer) plural(people int64) string {
	if people == 12 {
		return w.Book.Plurals[0]
	}
	if k := figure.Digits(people) - 1; figure.IsPowerOfTen(people) && k < len(w.Book.Plurals) {
		return w.Book.Plurals[k]
	}
	return ""
}

// A writer writes figures as one locale does, with its signs.
type writer struct {
	lang.Writer
	decimal, group string
}

// writer returns a writer of figures in l, without a book if it has none.
func (l Locale) writer() writer {
	if l.row == 0 || int(l.row) > len(lang.LocaleTags) {
		return writer{lang.Writers[lang.LocaleWriters[0]], ".", ","}
	}
	n := &lang.LocaleNumbers[lang.LocaleTags[l.row-1].Numbers]
	w := writer{lang.Writers[lang.LocaleWriters[l.row]], sign(n.Decimal), sign(n.Group)}
	switch {
	case w.Zero != '0': // CLDR has the signs of digits 0 to 9
		w.decimal, w.group = "٫", "٬"
	case n.Group == ' ' && w.Narrow:
		w.group = "\u202f"
	case n.Group == ' ':
		w.group = "\u00a0"
	case n.Group == '\'':
		w.group = "’"
	}
	return w
}

// sign returns a sign of one byte as a text, without allocating one.
func sign(c byte) string {
	const signs = ".,' "
	i := strings.IndexByte(signs, c)
	return signs[max(i, 0) : i+1]
}

// appendEnglish appends the words of Figure.Words with the signs of w.
func (w *writer) appendEnglish(b []byte, f Figure) []byte {
	for _, c := range f.Words() {
		switch c {
		case '.':
			b = append(b, w.decimal...)
		case ',':
			b = append(b, w.group...)
		default:
			b = utf8.AppendRune(b, c)
		}
	}
	return b
}

// appendRange appends a range. A first end that has less than four digits and
// no scale would take the scale of the second, or seem cut short before a second
// without one: as in canonical text, the second then has none, or the first does.
// Otherwise either both ends have a scale or none: "entre 164.000 y 164.999".
func (w *writer) appendRange(b []byte, f Figure) []byte {
	between, end := w.Book.Hedges[Between], ""
	if f.Hedge == About {
		about := w.Book.Hedges[About]
		if between.Before != "" || between.After == "" { // as in "between 56K and 58K"
			between.After = "–"
		}
		between.Before, end = about.Before, about.After
	}
	h := &between
	b = append(b, h.Before...)
	return append(w.appendEnds(b, f, h), end...)
}

// appendEnds appends both ends of a range.
func (w *writer) appendEnds(b []byte, f Figure, h *lang.Affix) []byte {
	low, lowPlaces := w.scale(f.People, figure.NaturalStep(f.People))
	high, highPlaces := w.scale(f.To, figure.NaturalStep(f.To))
	short := 0 < f.People && f.People < thousand
	switch {
	case short && f.To > f.People*thousand:
		low = &w.Book.Scales[len(w.Book.Scales)-1]
		lowPlaces = int(low.Power) - figure.Digits(figure.NaturalStep(f.People)) + 1
	case short, f.People > 0 && (low == nil) != (high == nil),
		w.Book.Sums && f.People < 1e4 && f.To >= 1e8: // "4000〜5000億" are both counted in 億
		b = append(w.appendDigits(b, f.People), h.After...)
		return w.appendDigits(b, f.To)
	}
	b = append(w.appendScaled(b, f.People, low, lowPlaces), h.After...)
	return w.appendScaled(b, f.To, high, highPlaces)
}

// scale returns the scale that shows the step of a number, and with how many
// decimals, or nil if its digits alone do.
func (w *writer) scale(n, step int64) (s *lang.ScaleWords, places int) {
	natural := n == 0 || step == figure.NaturalStep(n)
	if natural && w.Book.Sums {
		return nil, 0
	}
	for i := range w.Book.Scales {
		s, places = &w.Book.Scales[i], int(w.Book.Scales[i].Power)-figure.Digits(step)+1
		switch {
		case n < figure.Pow10[s.Power]:
		case !natural:
			if places > 0 {
				return s, places
			}
		case s.Use == lang.Rarely, s.Use == lang.Whole && (n < 10*figure.Pow10[s.Power] || places > 0):
		case places <= 2:
			return s, max(0, places)
		default:
			return nil, 0
		}
	}
	for i := len(w.Book.Scales) - 1; i >= 0 && !natural; i-- { // after a zero and a point
		if s, places = &w.Book.Scales[i], int(w.Book.Scales[i].Power)-figure.Digits(step)+1; places > 0 {
			return s, places
		}
	}
	return nil, 0
}

// appendFull appends all digits of a number, in a sum if that is how the language
// writes them.
func (w *writer) appendFull(b []byte, n int64) []byte {
	if last := n % 1e4; !w.Book.Sums || n >= 1e4 && 0 < last && last < 10 { // Parse reads no "10万5"
		return w.appendDigits(b, n)
	}
	start := len(b)
	for i := range w.Book.Scales {
		s := &w.Book.Scales[i]
		if unit := figure.Pow10[s.Power]; n >= unit {
			if len(b) > start && w.Book.Blanks {
				b = append(b, ' ')
			}
			b = w.appendRun(b, n/unit)
			b = append(b, s.Many...)
			n %= unit
		}
	}
	if n > 0 || len(b) == start {
		if len(b) > start && w.Book.Blanks {
			b = append(b, ' ')
		}
		b = w.appendRun(b, n)
	}
	return b
}

// appendScaled appends n with a scale and a number of decimals, or in full if s is
// nil.
func (w *writer) appendScaled(b []byte, n int64, s *lang.ScaleWords, places int) []byte {
	if s == nil {
		return w.appendFull(b, n)
	}
	count := n / figure.Pow10[s.Power]
	b = w.appendDigits(b, count)
	if places > 0 {
		b = append(b, w.decimal...)
		for d := int(s.Power) - 1; d >= int(s.Power)-places; d-- {
			b = utf8.AppendRune(b, w.Zero+rune(n/figure.Pow10[d]%10))
		}
	}
	one := count == 1 && places == 0
	switch w.Book.Count {
	case lang.BelowTwo:
		one = count < 2
	case lang.ButFewMany:
		one = count < 3 || count > 10 || places > 0
	}
	if one && s.One != "" {
		return append(b, s.One...)
	}
	return append(b, s.Many...)
}

// appendDigits appends n in groups.
func (w *writer) appendDigits(b []byte, n int64) []byte {
	for d := figure.Digits(n) - 1; d >= 0; d-- {
		b = utf8.AppendRune(b, w.Zero+rune(n/figure.Pow10[d]%10))
		ends := d%3 == 0
		if w.Lakhs {
			ends = d == 3 || d > 3 && d%2 == 1
		}
		if ends && d > 0 && (n >= 1e4 || !w.Bare4) {
			b = append(b, w.group...)
		}
	}
	return b
}

// appendRun appends the digits of n, not in groups.
func (w *writer) appendRun(b []byte, n int64) []byte {
	for d := figure.Digits(n) - 1; d >= 0; d-- {
		b = utf8.AppendRune(b, w.Zero+rune(n/figure.Pow10[d]%10))
	}
	return b
}

// appendEnding appends what the language hangs on to the number n that b ends with, as the
// Turkish "from": by its scale, or after digits by the last of the words of the number.
func (w *writer) appendEnding(b []byte, n int64) []byte {
	digits := !text.IsLetter(b[len(b)-1])
	last := lastWord(n)
	for _, e := range w.Book.Endings {
		switch {
		case !digits && e.Word != "" && bytes.HasSuffix(b, []byte(e.Word)):
			return append(b, e.Ending...)
		case digits && e.Word == "" && e.Number == last:
			return append(append(b, w.Book.Sign...), e.Ending...)
		}
	}
	return b
}

// lastWord returns the number that the last word of n stands for: 70 of 1,270, 1,000 of
// 57,000, a million of that and more.
func lastWord(n int64) int64 {
	switch {
	case n == 0, n%million == 0:
		return min(n, million)
	case n%10 != 0:
		return n % 10
	case n%100 != 0:
		return n % 100
	case n%1000 != 0:
		return 100
	}
	return 1000
}
