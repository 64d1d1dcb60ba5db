package records

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/highwater-go/highwater/attendance"
	"github.com/shopspring/decimal"
)

// Times is a published ratio of two numbers, kept as it was said: "2.9 times", "more than
// tripled", "nearly 3x". Hedges, precision and readings are those of an
// [attendance.Figure]. The zero Times means that no ratio is claimed.
//
// Two Times are == when they say the same thing. Build one with [ParseTimes]. One that
// a program fills in by hand can be checked with [Times.Validate].
type Times struct {
	Thousandths int64            // the number written, in thousandths: 2,900 for 2.9 times; of a range the lower end
	To          int64            // of a range the upper end in thousandths, included; otherwise 0
	Step        int64            // the last digit written, in thousandths: 100 for 2.9 times; 1 for Exactly and ranges
	Hedge       attendance.Hedge // how the number was qualified; neither Plural nor About of a range
}

// once is one time, in thousandths.
const once = 1000

// figure returns t as a figure of its thousandths, which is read by the same table.
func (t Times) figure() attendance.Figure {
	return attendance.Figure{People: t.Thousandths, To: t.To, Step: t.Step, Hedge: t.Hedge}
}

// IsZero reports whether t is the zero Times: no ratio is claimed.
func (t Times) IsZero() bool { return t == Times{} }

// Validate returns nil if t is the zero Times or one that some text stands for, and
// otherwise an error that says which field is wrong and what would be right. The error
// wraps [attendance.ErrTooLarge], [attendance.ErrReversed], [attendance.ErrZero] or, for
// everything else, [attendance.ErrSyntax].
func (t Times) Validate() error {
	reason, err := t.flaw()
	if err == nil {
		return nil
	}
	return fmt.Errorf("records: invalid Times{Thousandths: %d, To: %d, Step: %d, Hedge: %v}: %s: %w",
		t.Thousandths, t.To, t.Step, t.Hedge, reason, err)
}

// flaw returns what is wrong with t, or a nil error.
func (t Times) flaw() (reason string, err error) {
	ranged := t.Hedge == attendance.Between
	switch {
	case t.IsZero():
		return "", nil
	case t.Hedge > attendance.Plural:
		return "unknown Hedge", attendance.ErrSyntax
	case t.Hedge == attendance.Plural:
		return "a unit in the plural is not a number of times", attendance.ErrSyntax
	case t.Thousandths > attendance.MaxPeople || t.To > attendance.MaxPeople:
		return "want at most 999,999,999,999,999,999 thousandths", timesError{"too many times", attendance.ErrTooLarge}
	case t.Thousandths < 0:
		return "Thousandths is negative", attendance.ErrSyntax
	case ranged && t.To < t.Thousandths:
		return "To is below Thousandths", attendance.ErrReversed
	case !ranged && t.To != 0:
		return "To belongs to Between alone", attendance.ErrSyntax
	case t.Thousandths == 0:
		return "0 times anything is nobody", timesError{"zero times", attendance.ErrZero}
	case ranged || t.Hedge == attendance.Exactly:
		if t.Step != 1 {
			return "Step must be 1 here", attendance.ErrSyntax
		}
	case t.Step < once && t.Step != 1 && t.Step != 10 && t.Step != 100, t.Step < once && t.Thousandths%t.Step != 0:
		return "Step must be a power of ten that divides Thousandths", attendance.ErrSyntax
	case t.Step >= once && (t.Thousandths%once != 0 || t.Step != wholeStep(t.Thousandths)):
		return "no text writes that Step; it is that of the last digit other than 0, or of a decimal", attendance.ErrSyntax
	}
	return "", nil
}

// wholeStep returns the step of n thousandths, a whole number of times, written
// without decimals: the power of ten of its last digit that is not 0.
func wholeStep(n int64) int64 {
	step := int64(once)
	for n%(10*step) == 0 {
		step *= 10
	}
	return step
}

// Range returns the ratios that t can mean under a reading, both ends included, by the
// table in package attendance: customarily, "2.9 times" is 2.85–2.999 and "tripled" is
// 3–3.999. If the words exclude an end, the range stops a thousandth short of it: "more
// than tripled" begins at 3.001. For the zero Times, for one that [Times.Validate]
// rejects, and under an unknown reading, the range has no limits.
func (t Times) Range(r attendance.Reading) Ratio {
	if _, err := t.flaw(); err != nil || t.IsZero() || r > attendance.Literal {
		return Ratio{}
	}
	between := t.figure().Range(r)
	ratio := Ratio{Least: decimal.NewNullDecimal(decimal.New(between.Low, -3))}
	if between.High != attendance.Unbounded {
		ratio.Most = decimal.NewNullDecimal(decimal.New(between.High, -3))
	}
	return ratio
}

// appendText appends t's canonical text to b. A Times that [Times.Validate] rejects
// has none: b is then returned as it was, with Validate's error.
func (t Times) appendText(b []byte) ([]byte, error) {
	if err := t.Validate(); err != nil {
		return b, err
	}
	if t.IsZero() {
		return b, nil
	}
	switch t.Hedge {
	case attendance.Exactly:
		return append(appendRatio(append(b, "exactly "...), t.Thousandths, once), " times"...), nil
	case attendance.Between:
		b = append(appendRatio(b, t.Thousandths, once), "–"...)
		return append(appendRatio(b, t.To, once), " times"...), nil
	case attendance.About:
		b = append(b, '~')
	case attendance.MoreThan:
		b = append(b, '>')
	case attendance.Nearly:
		b = append(b, "nearly "...)
	case attendance.LessThan:
		b = append(b, '<')
	case attendance.AtMost:
		b = append(b, "≤"...)
	}
	b = appendRatio(b, t.Thousandths, t.Step)
	if t.Hedge == attendance.AtLeast {
		b = append(b, '+')
	}
	return append(b, " times"...), nil
}

// appendRatio appends n thousandths with the decimals that a step needs, and
// more if it takes more to write n.
func appendRatio(b []byte, n, step int64) []byte {
	b = append(b, attendance.FormatPeople(n/once)...)
	for rest, digit := n%once, int64(once/10); digit > 0 && (step <= digit || rest > 0); digit /= 10 {
		if digit == once/10 {
			b = append(b, '.')
		}
		b = append(b, byte('0'+rest/digit))
		rest %= digit
	}
	return b
}

// String returns the canonical text of t, which [ParseTimes] reads back as the same
// Times. It is one of
//
//	2.9 times   2.9+ times   ~3 times   >2 times   <3 times   ≤10 times
//	nearly 3 times   2–3 times   exactly 2 times
//
// with exactly the decimals that its Step asks for. The text of the zero Times is empty.
// A Times that [Times.Validate] rejects has no text; String then returns the text of that
// error, in the form "!(…)".
func (t Times) String() string {
	b, err := t.appendText(nil)
	if err != nil {
		return "!(" + err.Error() + ")"
	}
	return string(b)
}

// Words returns t as it would stand in an English sentence: "more than 2.9
// times" for >2.9 times, "at least 2 times" for 2+ times, and otherwise what
// String does. ParseTimes reads it back as the same Times.
func (t Times) Words() string {
	s := t.String()
	if number, ok := strings.CutSuffix(s, "+ times"); ok {
		return "at least " + number + " times"
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

// maxTimes is the length in bytes of the longest text that is read as a ratio.
const maxTimes = 256

// MarshalText returns the text of [Times.String], or Validate's error.
func (t Times) MarshalText() ([]byte, error) { return t.appendText(nil) }

// UnmarshalText reads what [ParseTimes] does; the empty text is the zero Times.
// It leaves t unchanged if there is an error.
func (t *Times) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*t = Times{}
		return nil
	}
	parsed, err := ParseTimes(string(text[:min(len(text), maxTimes+1)]))
	if err != nil {
		return err
	}
	*t = parsed
	return nil
}

// ParseTimes reads a ratio in English, as claims put it. The whole of s must be
// the ratio, in the grammar below, in which letters match in either case and a
// blank stands for one or more of the white space that [attendance.Parse] skips.
//
//	Times    = [ hedge ] Number [ hedge ] unit [ as ] [ hedge ]
//	         | [ hedge ] ( multiple [ as ] | verb ) [ hedge ]
//	         | ( [ "from " ] Number [ unit ] ( dash | " to " | "- to " ) Number
//	           | "between " Number [ unit ] ( dash | " to " | " and " ) Number
//	           | Number [ unit ] ( " or " | "- or " ) Number ) unit [ as ] .
//
//	Number   = digits [ "." digits | [ " " ] ( "½" | "¼" | "¾" ) | fraction ] | small [ fraction ]
//	         | ( "a" | small ) ( " hundred" | " dozen" ) | "half a dozen" .
//	fraction = " and a half" | " and a quarter" | " and three quarters" .
//	unit     = [ " " | "-" ] ( "times" | "fold" ) | [ " " ] ( "x" | "×" ) .
//	multiple = "twice" | "thrice" | "double" | "triple" | "treble" | "quadruple" | "quintuple" | "sextuple" .
//	verb     = "doubled" | "doubles" | "doubling" | "tripled" | … | "sextupling" .
//	as       = " as many" | " as much" | " as large" | " as big" | " as high" .
//
// A small is a number from one to ninety-nine in words; a hyphen may stand for any blank
// in a number. Hedges, dashes and the grouping of digits are those of [attendance.Parse].
// A verb without a hedge means at least that many times, since what has tripled has also
// doubled. Any other number is as precise as its digits, or as the digits it would be
// written with.
//
// ParseTimes refuses what has no single meaning rather than guess. The error is
// then a *[attendance.ParseError] that wraps one of
//
//   - [attendance.ErrSyntax]: s is outside the grammar, or longer than 256 bytes;
//   - [attendance.ErrTooLarge]: it is above 999,999,999,999,999.999 times;
//   - [attendance.ErrFraction]: it has more than three decimals;
//   - [attendance.ErrZero]: it is 0 times;
//   - [attendance.ErrReversed]: it is a range that runs back ("3–2 times");
//   - [attendance.ErrAmbiguous]: it says "times more", which some readers take for that
//     many times, and others for one time more.
func ParseTimes(s string) (Times, error) {
	t, at, why := parseTimes(s)
	if why == "" {
		return t, nil
	}
	const most = 64 // so that the error is small however large the text is
	if len(s) > most {
		cut := most
		for cut > most-utf8.UTFMax && !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut] + "…"
	}
	return Times{}, &attendance.ParseError{Input: strings.Clone(s), Offset: at, Reason: string(why), Err: why.kind()}
}

// A timesFlaw is the reason why a text is refused; "" is none.
type timesFlaw string

const (
	timesEmpty    timesFlaw = "the text is empty; write a number of times, as in \"2.9 times\""
	timesLong     timesFlaw = "the text is longer than 256 bytes; pass the ratio alone"
	timesNone     timesFlaw = "want a number of times, as in \"2.9 times\", \"3x\" or \"more than doubled\""
	timesNumber   timesFlaw = "want a number such as 2.9, 2½, 1,000 or \"two and a half\""
	timesUnit     timesFlaw = "want \"times\", \"x\", \"×\" or \"-fold\" after the number"
	timesBefore   timesFlaw = "want nothing before the number but one hedge, as in \"more than 2.9 times\""
	timesBetween  timesFlaw = "want nothing between the number and its unit but one hedge, as in \"2.9+ times\"; write large numbers in digits"
	timesAfter    timesFlaw = "want nothing here but one hedge, as in \"2.9 times or more\"; pass the ratio alone"
	timesOpposite timesFlaw = "the hedges before and after the number do not go together; keep one"
	timesHedged   timesFlaw = "a range takes no hedge; its ends are its bounds"
	timesRange    timesFlaw = "want a range such as \"2–3 times\" or \"between 2 and 3 times\", or one number in digits"
	timesMore     timesFlaw = "\"three times more\" is three times to some readers and four to others; write \"three times as many\""
	timesReversed timesFlaw = "the lower end comes first"
	timesLarge    timesFlaw = "the largest ratio is 999,999,999,999,999.999 times"
	timesFraction timesFlaw = "a ratio has at most three decimals"
	timesZero     timesFlaw = "0 times anything is nobody; leave the ratio out where none is claimed"
)

// kind returns the error that callers can test a flaw by.
func (why timesFlaw) kind() error {
	switch why {
	case timesMore:
		return attendance.ErrAmbiguous
	case timesReversed:
		return attendance.ErrReversed
	case timesLarge:
		return timesError{"too many times", attendance.ErrTooLarge}
	case timesFraction:
		return timesError{"less than a thousandth", attendance.ErrFraction}
	case timesZero:
		return timesError{"zero times", attendance.ErrZero}
	}
	return attendance.ErrSyntax
}

// A timesError is an error of package attendance, which speaks of people, in
// words that suit a ratio.
type timesError struct {
	text string
	kind error
}

func (e timesError) Error() string { return e.text }
func (e timesError) Unwrap() error { return e.kind }

func parseTimes(s string) (t Times, at int, why timesFlaw) {
	switch {
	case s == "":
		return t, 0, timesEmpty
	case len(s) > maxTimes:
		return t, 0, timesLong
	}
	first, ok := findTerm(s)
	if !ok {
		return t, 0, timesNone
	}
	n, at, why := first.value(s)
	if why != "" {
		return t, at, why
	}
	before, mid, end := s[:first.start], "", first.end
	if first.kind == plain {
		if between, last, ok := rangeAfter(s, first.end); ok {
			return parseTimesRange(s, first, n, between, last)
		}
		unit, after, ok := findUnit(s, first.end)
		switch {
		case !ok && !isHedge(before, ""):
			return t, 0, timesBefore
		case !ok:
			return t, first.end, timesUnit
		}
		mid, end = s[first.end:unit], after
	}
	if first.kind != verb {
		end = skipAs(s, end)
	}
	// What is left without the number and its unit are hedges. They are those of
	// any figure, so Parse may read them, around another number.
	after := s[end:]
	hedge, ok := hedgeOf(before, mid+after)
	switch {
	case ok:
	case !isHedge(before, ""):
		return t, 0, timesBefore
	case !isHedge("", mid):
		return t, first.end, timesBetween
	case isHedge("", mid+after) && mid == "":
		return t, end, timesOpposite
	case isHedge("", mid+after):
		return t, first.end, timesOpposite
	default:
		at, why = surplus(s, end)
		return t, at, why
	}
	t = Times{Thousandths: n.thousandths, Step: n.step, Hedge: hedge}
	switch {
	case hedge == attendance.Bare && first.kind == verb:
		t.Hedge = attendance.AtLeast
	case hedge == attendance.Exactly:
		t.Step = 1
	}
	return t, 0, ""
}

// parseTimesRange reads a range whose first end, n, and whose second are known
// by the place where they stand, with a word or dash between them.
func parseTimesRange(s string, first term, n ratio, between string, last term) (t Times, at int, why timesFlaw) {
	before := s[:first.start]
	switch {
	case before == "" && between != "and":
	case phrase(s, 0, "from ") == first.start && (between == "to" || between == "-"):
	case phrase(s, 0, "between ") == first.start && between != "or":
	case phrase(s, 0, "from ") == first.start, phrase(s, 0, "between ") == first.start, before == "":
		return t, first.end, timesRange
	case isHedge(before, ""):
		return t, 0, timesHedged
	default:
		return t, 0, timesBefore
	}
	m, at, why := last.value(s)
	if why != "" {
		return t, at, why
	}
	end := unitAt(s, last.end)
	if end < 0 {
		return t, last.end, timesUnit
	}
	switch end = skipAs(s, end); {
	case end < len(s) && isHedge("", s[end:]):
		return t, end, timesHedged
	case end < len(s):
		at, why = surplus(s, end)
		return t, at, why
	case n.thousandths > m.thousandths:
		return t, first.start, timesReversed
	}
	return Times{Thousandths: n.thousandths, To: m.thousandths, Step: 1, Hedge: attendance.Between}, 0, ""
}

// surplus says what is wrong with the text s[i:] after a ratio.
func surplus(s string, i int) (at int, why timesFlaw) {
	for _, more := range [...]string{"more", "larger", "bigger", "greater", "higher"} {
		if end := phrase(s, i, " "+more); end > 0 && wordEnds(s, end) {
			return end - len(more), timesMore
		}
	}
	return i, timesAfter
}

// hedgeOf returns the hedge that stands before and after a number; ok is false
// if there is more than a hedge.
func hedgeOf(before, after string) (h attendance.Hedge, ok bool) {
	f, err := attendance.Parse(before + "2" + after)
	if err != nil || f.People != 2 || f.Step != 1 {
		return 0, false
	}
	if after != "" { // Parse may have read "people or more", or the second end of a range
		_, err = attendance.Parse(before + "2 people" + after)
	}
	return f.Hedge, err == nil
}

func isHedge(before, after string) bool {
	_, ok := hedgeOf(before, after)
	return ok
}

// A term is a number or multiple as it stands in a text.
type term struct {
	start, end int
	kind       termKind
	times      int64 // of a multiple or verb
}

type termKind uint8

const (
	plain    termKind = iota // a number: "2.9", "three"
	multiple                 // with its unit in it: "twice", "double"
	verb                     // "doubled"
)

// A ratio is a number of thousandths, and the step that it was written with.
type ratio struct{ thousandths, step int64 }

// value returns the ratio of a term. A number is read by Parse: if it is whole
// as so many people, and with decimals as so many thousands of them.
func (t term) value(s string) (n ratio, at int, why timesFlaw) {
	if t.kind != plain {
		return ratio{t.times * once, once}, 0, ""
	}
	number := strings.ReplaceAll(s[t.start:t.end], "-", " ")
	f, err := attendance.Parse(number)
	if err == nil && f.People > attendance.MaxPeople/once {
		return n, t.start, timesLarge
	}
	if err == nil {
		n = ratio{f.People * once, once}
		if n.thousandths > 0 {
			n.step = wholeStep(n.thousandths)
		}
	} else {
		f, err = attendance.Parse(number + " thousand")
		n = ratio{f.People, f.Step}
	}
	switch pe, _ := errors.AsType[*attendance.ParseError](err); {
	case err == nil && n.thousandths == 0:
		return n, t.start, timesZero
	case err == nil && f.Hedge == attendance.Bare:
		return n, 0, ""
	case errors.Is(err, attendance.ErrTooLarge):
		return n, t.start, timesLarge
	case errors.Is(err, attendance.ErrFraction):
		return n, t.start, timesFraction
	case pe != nil:
		return n, t.start + min(pe.Offset, len(number)), timesNumber
	}
	return n, t.start, timesNumber
}

// findTerm returns the first term of a text.
func findTerm(s string) (t term, ok bool) {
	for i := range len(s) {
		if i > 0 && isLetter(s[i-1]) && !isDigit(s[i]) {
			continue
		}
		if end := numberAt(s, i); end > 0 {
			return term{start: i, end: end}, true
		}
		if t, ok := multipleAt(s, i); ok {
			return t, true
		}
	}
	return t, false
}

// multipleAt returns the multiple or verb at s[i:].
func multipleAt(s string, i int) (t term, ok bool) {
	for _, m := range [...]struct {
		word  string
		times int64
	}{
		{"twice", 2}, {"thrice", 3},
		{"double", 2}, {"triple", 3}, {"treble", 3}, {"quadruple", 4}, {"quintuple", 5}, {"sextuple", 6},
	} {
		if end := phrase(s, i, m.word); end > 0 && wordEnds(s, end) {
			return term{i, end, multiple, m.times}, true
		}
		if strings.HasSuffix(m.word, "ice") {
			continue
		}
		for _, form := range [...]string{m.word + "d", m.word + "s", m.word[:len(m.word)-1] + "ing"} {
			if end := phrase(s, i, form); end > 0 && wordEnds(s, end) {
				return term{i, end, verb, m.times}, true
			}
		}
	}
	return t, false
}

var (
	smallOnes  = [...]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	smallTeens = [...]string{"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	smallTens  = [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
)

// numberAt returns where the number at s[i:] ends, or -1.
func numberAt(s string, i int) int {
	if isDigit(s[i]) {
		for i < len(s) && (isDigit(s[i]) || s[i] == '.' || s[i] == ',') {
			i++
		}
		for _, vulgar := range [...]string{"½", "¼", "¾"} {
			if j := skipBlank(s, i); strings.HasPrefix(s[j:], vulgar) {
				return j + len(vulgar)
			}
		}
		return fractionAt(s, i)
	}
	if end := numberWord(s, i, "half_a_dozen"); end > 0 {
		return end
	}
	end := smallAt(s, i)
	if end < 0 {
		if end = phrase(s, i, "a"); end < 0 {
			return -1
		}
		return max(numberWord(s, end, "_hundred"), numberWord(s, end, "_dozen"))
	}
	if batch := max(numberWord(s, end, "_hundred"), numberWord(s, end, "_dozen")); batch > 0 {
		return batch
	}
	return fractionAt(s, end)
}

// smallAt returns where the number from one to ninety-nine at s[i:] ends, or -1.
func smallAt(s string, i int) int {
	for _, word := range smallTens {
		if end := numberWord(s, i, word); end > 0 {
			for _, word := range smallOnes {
				if end := numberWord(s, end, "_"+word); end > 0 {
					return end
				}
			}
			return end
		}
	}
	for _, words := range [...][]string{smallOnes[:], smallTeens[:]} {
		for _, word := range words {
			if end := numberWord(s, i, word); end > 0 {
				return end
			}
		}
	}
	return -1
}

// fractionAt returns where the words of a fraction at s[i:] end; i if there are
// none.
func fractionAt(s string, i int) int {
	for _, words := range [...]string{"_and_a_half", "_and_a_quarter", "_and_three_quarters"} {
		if end := numberWord(s, i, words); end > 0 {
			return end
		}
	}
	return i
}

// numberWord is phrase for whole words of a number, which "fold" may follow.
func numberWord(s string, i int, word string) int {
	end := phrase(s, i, word)
	if end > 0 && !wordEnds(s, end) && !wordEnds(s, phrase(s, end, "fold")) {
		return -1
	}
	return end
}

// rangeAfter returns the second end of a range whose first ends at s[i:], and
// what stands between them: "to", "or", "and" or "-" for any dash.
func rangeAfter(s string, i int) (between string, last term, ok bool) {
	for _, i := range [...]int{i, unitAt(s, i)} {
		if i < 0 {
			continue
		}
		for _, b := range [...]struct{ words, between string }{
			{" to ", "to"}, {"- to ", "to"}, {" or ", "or"}, {"- or ", "or"}, {" and ", "and"},
		} {
			if start := phrase(s, i, b.words); start > 0 && start < len(s) {
				if end := numberAt(s, start); end > 0 {
					return b.between, term{start: start, end: end}, true
				}
			}
		}
		for _, dash := range [...]string{"–", "-", "—", "‑"} {
			if start := phrase(s, skipBlank(s, i), dash); start > 0 {
				if start = skipBlank(s, start); start < len(s) {
					if end := numberAt(s, start); end > 0 {
						return "-", term{start: start, end: end}, true
					}
				}
			}
		}
	}
	return "", last, false
}

// findUnit returns where the first unit in s[i:] starts, with the blank or hyphen
// before it, and where it ends.
func findUnit(s string, i int) (start, end int, ok bool) {
	for start := i; start < len(s); start++ {
		if start > i && isLetter(s[start-1]) && isLetter(s[start]) {
			continue
		}
		if end := unitAt(s, start); end > 0 {
			return start, end, true
		}
	}
	return 0, 0, false
}

// unitAt returns where the unit at s[i:] ends, or -1.
func unitAt(s string, i int) int {
	j := skipBlank(s, i)
	for _, unit := range [...]string{"times", "fold", "x", "×"} {
		end := phrase(s, j, unit)
		if end < 0 && len(unit) > len("×") {
			end = phrase(s, i, "-"+unit)
		}
		if end > 0 && wordEnds(s, end) && (end == len(s) || !isDigit(s[end])) {
			return end
		}
	}
	return -1
}

// skipAs returns where "as many" at s[i:] ends; i if there is none.
func skipAs(s string, i int) int {
	for _, as := range [...]string{" as many", " as much", " as large", " as big", " as high"} {
		if end := phrase(s, i, as); end > 0 && wordEnds(s, end) {
			return end
		}
	}
	return i
}

// phrase returns where a phrase at s[i:] ends, or -1. A blank in it stands for
// white space, an underscore for white space or a hyphen, and a lower-case letter
// for either case.
func phrase(s string, i int, phrase string) int {
	for k := range len(phrase) {
		c := phrase[k]
		if c == '_' && i < len(s) && s[i] == '-' {
			i++
			continue
		}
		if c == ' ' || c == '_' {
			j := skipBlank(s, i)
			if j == i {
				return -1
			}
			i = j
			continue
		}
		if i >= len(s) || s[i] != c && (!isLetter(c) || s[i]|0x20 != c) {
			return -1
		}
		i++
	}
	return i
}

// skipBlank returns where the white space at s[i:] ends, that which
// attendance.Parse skips.
func skipBlank(s string, i int) int {
	for i < len(s) {
		switch c, size := utf8.DecodeRuneInString(s[i:]); c {
		case ' ', '\t', '\n', '\r', '\u00a0', '\u202f', '\u2009':
			i += size
		default:
			return i
		}
	}
	return i
}

// wordEnds reports whether no letter follows at s[i:]; i may be -1 for no.
func wordEnds(s string, i int) bool { return i == len(s) || i >= 0 && !isLetter(s[i]) }

func isDigit(c byte) bool  { return c-'0' <= 9 }
func isLetter(c byte) bool { return c|0x20-'a' < 26 }
