package records_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// A timesRow is one ratio, everything that follows from it, and texts that stand
// for it, the canonical one first.
type timesRow struct {
	thousandths attendance.Figure
	words       string // "" if they are the canonical text
	literal     attendance.Range
	customary   attendance.Range
	texts       []string
}

// timesTable serves the tests of ParseTimes, of the round trip and of the
// ranges, and seeds the fuzz target. Its ranges are worked out by hand.
var timesTable = []timesRow{
	{attendance.Figure{People: 2_900, Step: 100}, "", span(2_850, 2_999), span(2_850, 2_999),
		[]string{"2.9 times", "2.9x", "2.9X", "2.9 x", "2.9×", "2.9 ×", "2.9-fold", "2.9 fold", "2.9fold", "2.9 TIMES", "2.9-times", "2.9\u00a0times",
			"2.9 times as many", "2.9 times as large", "2.9x as big", "2.9-fold as  high"}},
	{attendance.Figure{People: 2_900, Step: 10}, "", span(2_895, 2_909), span(2_895, 2_909), []string{"2.90 times", "2.90x"}},
	{attendance.Figure{People: 2_900, Step: 1}, "", span(2_900, 2_900), span(2_900, 2_900), []string{"2.900 times"}},
	{attendance.Figure{People: 2_900, Step: 1, Hedge: attendance.Exactly}, "", span(2_900, 2_900), span(2_900, 2_900),
		[]string{"exactly 2.9 times", "precisely 2.900x"}},
	{attendance.Figure{People: 2_900, Step: 100, Hedge: attendance.MoreThan}, "more than 2.9 times", span(2_901, unlimited), span(2_901, 2_999),
		[]string{">2.9 times", "more than 2.9 times", "over 2.9x", "> 2.9-fold", "well over 2.9 times", "More Than 2.9 Times", "more than 2.9 times or more",
			"more than 2.9+ times"}},
	{attendance.Figure{People: 2_500, Step: 100, Hedge: attendance.AtLeast}, "at least 2.5 times", span(2_500, unlimited), span(2_500, 2_599),
		[]string{"2.5+ times", "at least 2.5-fold", "2.5x+", "2.5+x", "2.5 times or more", "2.5 or more times", "2.5x or more", "2.5-plus times",
			"≥2.5 times", "no fewer than two and a half times", "2½+ times", "2.5 times as many or more", "at least 2.5 times or more"}},
	{attendance.Figure{People: 2_500, Step: 100}, "", span(2_450, 2_599), span(2_450, 2_599),
		[]string{"2.5 times", "two and a half times", "Two-and-a-half times", "two and a half-fold", "2½ times", "2 ½x", "2½-fold", "2 and a half times"}},
	{attendance.Figure{People: 1_250, Step: 10}, "", span(1_245, 1_259), span(1_245, 1_259),
		[]string{"1.25 times", "one and a quarter times", "1¼ times"}},
	{attendance.Figure{People: 21_750, Step: 10, Hedge: attendance.About}, "around 21.75 times", span(10_875, 43_500), span(21_650, 21_850),
		[]string{"~21.75 times", "about twenty-one and three quarters times", "twenty one-and-three-quarters times or so", "21¾-ish times"}},
	{attendance.Figure{People: 2_000, Step: 1_000}, "", span(1_500, 2_999), span(1_800, 2_200),
		[]string{"2 times", "2x", "two times", "twice", "TWICE", "double", "twofold", "two-fold", "two fold", "2-fold", "twice as many", "double as much"}},
	{attendance.Figure{People: 2_000, Step: 1_000, Hedge: attendance.AtLeast}, "at least 2 times", span(2_000, unlimited), span(2_000, 2_999),
		[]string{"2+ times", "doubled", "doubles", "Doubling", "at least doubled", "doubled or more", "at least twice", "twice or more", "at least double"}},
	{attendance.Figure{People: 2_000, Step: 1_000, Hedge: attendance.Nearly}, "", span(0, 1_999), span(1_800, 1_999),
		[]string{"nearly 2 times", "almost twice", "nearly doubled", "almost double", "not quite doubling", "just under two times"}},
	{attendance.Figure{People: 2_000, Step: 1, Hedge: attendance.Exactly}, "", span(2_000, 2_000), span(2_000, 2_000),
		[]string{"exactly 2 times", "exactly doubled", "precisely twice"}},
	{attendance.Figure{People: 2_000, Step: 1_000, Hedge: attendance.LessThan}, "less than 2 times", span(0, 1_999), span(1_000, 1_999),
		[]string{"<2 times", "less than double", "under twice"}},
	{attendance.Figure{People: 2_000, Step: 1_000, Hedge: attendance.AtMost}, "at most 2 times", span(0, 2_000), span(1_500, 2_000),
		[]string{"≤2 times", "up to twice", "no more than doubled", "2x at most", "twice at the most", "up to 2x max"}},
	{attendance.Figure{People: 3_000, Step: 1_000, Hedge: attendance.MoreThan}, "more than 3 times", span(3_001, unlimited), span(3_001, 3_999),
		[]string{">3 times", "more than tripled", "more than thrice", "over three times", "more than triple", "more than trebled"}},
	{attendance.Figure{People: 3_000, Step: 1_000, Hedge: attendance.Nearly}, "", span(0, 2_999), span(2_700, 2_999),
		[]string{"nearly 3 times", "nearly 3x", "almost tripling"}},
	{attendance.Figure{People: 4_000, Step: 1_000, Hedge: attendance.AtLeast}, "at least 4 times", span(4_000, unlimited), span(4_000, 4_999),
		[]string{"4+ times", "quadrupled", "quadruples"}},
	{attendance.Figure{People: 6_000, Step: 1_000, Hedge: attendance.About}, "around 6 times", span(3_000, 12_000), span(5_400, 6_600),
		[]string{"~6 times", "roughly sextupled", "some six times", "sixfold or so"}},
	{attendance.Figure{People: 10_000, Step: 10_000}, "", span(7_500, 15_000), span(9_000, 11_000),
		[]string{"10 times", "tenfold", "ten-fold", "10x"}},
	{attendance.Figure{People: 10_000, Step: 100}, "", span(9_950, 10_099), span(9_950, 10_099), []string{"10.0 times"}},
	{attendance.Figure{People: 100_000, Step: 100_000}, "", span(75_000, 150_000), span(90_000, 110_000),
		[]string{"100 times", "a hundred times", "one hundred times", "a hundredfold"}},
	{attendance.Figure{People: 12_000, Step: 1_000}, "", span(11_500, 12_999), span(11_500, 12_999), []string{"12 times", "a dozen times", "twelvefold"}},
	{attendance.Figure{People: 6_000, Step: 1_000}, "", span(5_500, 6_999), span(5_500, 6_600), []string{"6 times", "half a dozen times", "half-a-dozen times"}},
	{attendance.Figure{People: 120_000, Step: 10_000}, "", span(115_000, 129_999), span(115_000, 129_999), []string{"120 times", "ten dozen times"}},
	{attendance.Figure{People: 14_000, Step: 1_000}, "", span(13_500, 14_999), span(13_500, 14_999), []string{"14 times", "fourteen times", "fourteenfold"}},
	{attendance.Figure{People: 500, Step: 100}, "", span(450, 599), span(450, 550), []string{"0.5 times", "0.5x"}},
	{attendance.Figure{People: 1, Step: 1, Hedge: attendance.Nearly}, "", span(0, 0), span(0, 0), []string{"nearly 0.001 times"}},
	{attendance.Figure{People: 1_000_500, Step: 100}, "", span(1_000_450, 1_000_599), span(1_000_450, 1_000_599), []string{"1,000.5 times", "1000.5x"}},
	{attendance.Figure{People: attendance.MaxPeople, Step: 1}, "", span(attendance.MaxPeople, attendance.MaxPeople), span(attendance.MaxPeople, attendance.MaxPeople),
		[]string{"999,999,999,999,999.999 times", "999999999999999.999x"}},
	{attendance.Figure{People: 2_000, To: 3_000, Step: 1, Hedge: attendance.Between}, "", span(2_000, 3_000), span(2_000, 3_000),
		[]string{"2–3 times", "2-3x", "2 - 3 times", "2x–3x", "2 to 3 times", "two to three times", "two or three times", "from 2 to 3 times", "from 2x-3x",
			"between 2 and 3 times", "between 2x and 3x", "between two to three times", "between 2–3 times", "two- to threefold", "2- to 3-fold", "two- or threefold",
			"2–3 times as many", "2.000–3 times"}},
	{attendance.Figure{People: 2_500, To: 1_000_000, Step: 1, Hedge: attendance.Between}, "", span(2_500, 1_000_000), span(2_500, 1_000_000),
		[]string{"2.5–1,000 times", "two and a half to 1,000 times"}},
	{attendance.Figure{People: 1_000_000, To: 2_000_000, Step: 1, Hedge: attendance.Between}, "", span(1_000_000, 2_000_000), span(1_000_000, 2_000_000),
		[]string{"1,000–2,000 times", "1000 to 2000x"}}, // a scale would not reach the first end
	{attendance.Figure{People: 50_000, To: 100_000, Step: 1, Hedge: attendance.Between}, "", span(50_000, 100_000), span(50_000, 100_000),
		[]string{"50–100 times", "fifty to a hundred times", "between fifty and a hundred times"}},
}

// timesOf is a ratio with the thousandths that a figure counts.
func timesOf(f attendance.Figure) records.Times {
	return records.Times{Thousandths: f.People, To: f.To, Step: f.Step, Hedge: f.Hedge}
}

// thousandths is a range of ratios in thousandths.
func thousandths(r records.Ratio) attendance.Range {
	t := attendance.Range{Low: r.Least.Decimal.Shift(3).IntPart(), High: unlimited}
	if r.Most.Valid {
		t.High = r.Most.Decimal.Shift(3).IntPart()
	}
	return t
}

func TestParseTimes(t *testing.T) {
	for _, row := range timesTable {
		want := timesOf(row.thousandths)
		for _, text := range row.texts {
			got, err := records.ParseTimes(text)
			if err != nil || got != want {
				t.Errorf("%q: %+v, %v; want %+v", text, got, err, want)
			}
		}
		if err := want.Validate(); err != nil {
			t.Error(err)
		}
		if got := want.String(); got != row.texts[0] {
			t.Errorf("%+v: %q, want %q", want, got, row.texts[0])
		}
		words := row.words
		if words == "" {
			words = row.texts[0]
		}
		if got := want.Words(); got != words {
			t.Errorf("%v: in words %q, want %q", want, got, words)
		}
		if got := thousandths(want.Range(attendance.Literal)); got != row.literal {
			t.Errorf("%v: literal %v, want %v", want, got, row.literal)
		}
		if got := thousandths(want.Range(attendance.Customary)); got != row.customary {
			t.Errorf("%v: customary %v, want %v", want, got, row.customary)
		}
		checkTimes(t, want)
	}
}

// checkTimes checks what holds for every ratio that a text stands for.
func checkTimes(t *testing.T, x records.Times) {
	t.Helper()
	if err := x.Validate(); err != nil {
		t.Error(err)
	}
	if x.IsZero() || x.Thousandths == 0 {
		t.Errorf("%+v: no ratio", x)
	}
	for _, text := range []string{x.String(), x.Words()} {
		if got, err := records.ParseTimes(text); err != nil || got != x {
			t.Errorf("%q: %+v, %v; want %+v", text, got, err, x)
		}
	}
	data, err := json.Marshal(x)
	if err != nil {
		t.Error(err)
	}
	var read records.Times
	if err := json.Unmarshal(data, &read); err != nil || read != x {
		t.Errorf("%s: %+v, %v; want %+v", data, read, err, x)
	}
	customary, literal := thousandths(x.Range(attendance.Customary)), thousandths(x.Range(attendance.Literal))
	if customary.Low < 0 || customary.Low > customary.High || !customary.Within(literal) {
		t.Errorf("%v: customary %v, literal %v", x, customary, literal)
	}
}

const (
	afterTimes   = `want nothing here but one hedge, as in "2.9 times or more"; pass the ratio alone`
	beforeTimes  = `want nothing before the number but one hedge, as in "more than 2.9 times"`
	betweenTimes = `want nothing between the number and its unit but one hedge, as in "2.9+ times"; write large numbers in digits`
	numberTimes  = `want a number such as 2.9, 2½, 1,000 or "two and a half"`
	rangeTimes   = `want a range such as "2–3 times" or "between 2 and 3 times", or one number in digits`
	unitTimes    = `want "times", "x", "×" or "-fold" after the number`
	noTimes      = `want a number of times, as in "2.9 times", "3x" or "more than doubled"`
	moreTimes    = `more than one meaning: "three times more" is three times to some readers and four to others; write "three times as many"`
	hedgedTimes  = `a range takes no hedge; its ends are its bounds`
)

var timesRefusals = []struct {
	text string
	kind error
	want string
}{
	{"", attendance.ErrSyntax, `cannot read "" at byte 0: malformed: the text is empty; write a number of times, as in "2.9 times"`},
	{strings.Repeat(" ", 257), attendance.ErrSyntax, `cannot read "` + strings.Repeat(" ", 64) + `…" at byte 0: malformed: the text is longer than 256 bytes; pass the ratio alone`},
	{strings.Repeat("×", 129), attendance.ErrSyntax, `cannot read "` + strings.Repeat("×", 32) + `…" at byte 0: malformed: the text is longer than 256 bytes; pass the ratio alone`},
	{"2" + strings.Repeat("×", 128), attendance.ErrSyntax, `cannot read "2` + strings.Repeat("×", 31) + `…" at byte 0: malformed: the text is longer than 256 bytes; pass the ratio alone`},
	{"times", attendance.ErrSyntax, `cannot read "times" at byte 0: malformed: ` + noTimes},
	{"once", attendance.ErrSyntax, `cannot read "once" at byte 0: malformed: ` + noTimes},
	{"hundreds of times", attendance.ErrSyntax, `cannot read "hundreds of times" at byte 0: malformed: ` + noTimes},
	{"several times", attendance.ErrSyntax, `cannot read "several times" at byte 0: malformed: ` + noTimes},
	{"halved", attendance.ErrSyntax, `cannot read "halved" at byte 0: malformed: ` + noTimes},
	{"redoubled", attendance.ErrSyntax, `cannot read "redoubled" at byte 0: malformed: ` + noTimes},
	{"२.९ times", attendance.ErrSyntax, `cannot read "२.९ times" at byte 0: malformed: ` + noTimes},
	{"2.9", attendance.ErrSyntax, `cannot read "2.9" at byte 3: malformed: ` + unitTimes},
	{"150%", attendance.ErrSyntax, `cannot read "150%" at byte 3: malformed: ` + unitTimes},
	{"2.9 time", attendance.ErrSyntax, `cannot read "2.9 time" at byte 3: malformed: ` + unitTimes},
	{"2.9 max", attendance.ErrSyntax, `cannot read "2.9 max" at byte 3: malformed: ` + unitTimes},
	{"2.9xl", attendance.ErrSyntax, `cannot read "2.9xl" at byte 3: malformed: ` + unitTimes},
	{"3x2", attendance.ErrSyntax, `cannot read "3x2" at byte 1: malformed: ` + unitTimes},
	{"2–3", attendance.ErrSyntax, `cannot read "2–3" at byte 5: malformed: ` + unitTimes},
	{"2x–3", attendance.ErrSyntax, `cannot read "2x–3" at byte 6: malformed: ` + unitTimes},
	{"x3", attendance.ErrSyntax, `cannot read "x3" at byte 0: malformed: ` + beforeTimes},
	{" 2.9 times", attendance.ErrSyntax, `cannot read " 2.9 times" at byte 0: malformed: ` + beforeTimes},
	{"-2 times", attendance.ErrSyntax, `cannot read "-2 times" at byte 0: malformed: ` + beforeTimes},
	{"over2.9 times", attendance.ErrSyntax, `cannot read "over2.9 times" at byte 0: malformed: ` + beforeTimes},
	{"just 2.9 times", attendance.ErrSyntax, `cannot read "just 2.9 times" at byte 0: malformed: ` + beforeTimes},
	{"has doubled", attendance.ErrSyntax, `cannot read "has doubled" at byte 0: malformed: ` + beforeTimes},
	{"between 2 times", attendance.ErrSyntax, `cannot read "between 2 times" at byte 0: malformed: ` + beforeTimes},
	{"2.9 times ", attendance.ErrSyntax, `cannot read "2.9 times " at byte 9: malformed: ` + afterTimes},
	{"2.9 times.", attendance.ErrSyntax, `cannot read "2.9 times." at byte 9: malformed: ` + afterTimes},
	{"2 times,000", attendance.ErrSyntax, `cannot read "2 times,000" at byte 7: malformed: ` + afterTimes},
	{"2.9x times", attendance.ErrSyntax, `cannot read "2.9x times" at byte 4: malformed: ` + afterTimes},
	{"2.9 times people or more", attendance.ErrSyntax, `cannot read "2.9 times people or more" at byte 9: malformed: ` + afterTimes},
	{"2.9 times the record", attendance.ErrSyntax, `cannot read "2.9 times the record" at byte 9: malformed: ` + afterTimes},
	{"tenfold increase", attendance.ErrSyntax, `cannot read "tenfold increase" at byte 7: malformed: ` + afterTimes},
	{"doubled times", attendance.ErrSyntax, `cannot read "doubled times" at byte 7: malformed: ` + afterTimes},
	{"doubled as many", attendance.ErrSyntax, `cannot read "doubled as many" at byte 7: malformed: ` + afterTimes},
	{"doubled or tripled", attendance.ErrSyntax, `cannot read "doubled or tripled" at byte 7: malformed: ` + afterTimes},
	{"2 times dozen", attendance.ErrSyntax, `cannot read "2 times dozen" at byte 7: malformed: ` + afterTimes},
	{"twice to 3", attendance.ErrSyntax, `cannot read "twice to 3" at byte 5: malformed: ` + afterTimes},
	{"doubled ± 1", attendance.ErrSyntax, `cannot read "doubled ± 1" at byte 7: malformed: ` + afterTimes},
	{"3 times 2", attendance.ErrSyntax, `cannot read "3 times 2" at byte 7: malformed: ` + afterTimes},
	{"2K times", attendance.ErrSyntax, `cannot read "2K times" at byte 1: malformed: ` + betweenTimes},
	{"2 million 5 times", attendance.ErrSyntax, `cannot read "2 million 5 times" at byte 1: malformed: ` + betweenTimes},
	{"one million two hundred times", attendance.ErrSyntax, `cannot read "one million two hundred times" at byte 3: malformed: ` + betweenTimes},
	{"2.9 ± 0.1 times", attendance.ErrSyntax, `cannot read "2.9 ± 0.1 times" at byte 3: malformed: ` + betweenTimes},
	{"2.9 people or more times", attendance.ErrSyntax, `cannot read "2.9 people or more times" at byte 3: malformed: ` + betweenTimes},
	{"nearly 3+ times", attendance.ErrSyntax, `cannot read "nearly 3+ times" at byte 8: malformed: the hedges before and after the number do not go together; keep one`},
	{"almost tripled or more", attendance.ErrSyntax, `cannot read "almost tripled or more" at byte 14: malformed: the hedges before and after the number do not go together; keep one`},
	{"2. times", attendance.ErrSyntax, `cannot read "2. times" at byte 1: malformed: ` + numberTimes},
	{"007 times", attendance.ErrSyntax, `cannot read "007 times" at byte 0: malformed: ` + numberTimes},
	{"2.5½ times", attendance.ErrSyntax, `cannot read "2.5½ times" at byte 3: malformed: ` + numberTimes},
	{"2.9.1 times", attendance.ErrSyntax, `cannot read "2.9.1 times" at byte 3: malformed: ` + numberTimes},
	{"one hundred and five times", attendance.ErrSyntax, `cannot read "one hundred and five times" at byte 11: malformed: ` + rangeTimes},
	{"2 and 3 times", attendance.ErrSyntax, `cannot read "2 and 3 times" at byte 1: malformed: ` + rangeTimes},
	{"between 2 or 3 times", attendance.ErrSyntax, `cannot read "between 2 or 3 times" at byte 9: malformed: ` + rangeTimes},
	{"from 2 or 3 times", attendance.ErrSyntax, `cannot read "from 2 or 3 times" at byte 6: malformed: ` + rangeTimes},
	{"about 2–3 times", attendance.ErrSyntax, `cannot read "about 2–3 times" at byte 0: malformed: ` + hedgedTimes},
	{"2–3 times or more", attendance.ErrSyntax, `cannot read "2–3 times or more" at byte 11: malformed: ` + hedgedTimes},
	{"up 2–3 times", attendance.ErrSyntax, `cannot read "up 2–3 times" at byte 0: malformed: ` + beforeTimes},
	{"2–3 times up", attendance.ErrSyntax, `cannot read "2–3 times up" at byte 11: malformed: ` + afterTimes},
	{"3–2 times", attendance.ErrReversed, `cannot read "3–2 times" at byte 0: a range that runs back: the lower end comes first`},
	{"between 2.001 and 2 times", attendance.ErrReversed, `cannot read "between 2.001 and 2 times" at byte 8: a range that runs back: the lower end comes first`},
	{"3 times more", attendance.ErrAmbiguous, `cannot read "3 times more" at byte 8: ` + moreTimes},
	{"more than three times larger", attendance.ErrAmbiguous, `cannot read "more than three times larger" at byte 22: ` + moreTimes},
	{"2–3x bigger", attendance.ErrAmbiguous, `cannot read "2–3x bigger" at byte 7: ` + moreTimes},
	{"0 times", attendance.ErrZero, `cannot read "0 times" at byte 0: zero times: 0 times anything is nobody; leave the ratio out where none is claimed`},
	{"over 0.00x", attendance.ErrZero, `cannot read "over 0.00x" at byte 5: zero times: 0 times anything is nobody; leave the ratio out where none is claimed`},
	{"0–2 times", attendance.ErrZero, `cannot read "0–2 times" at byte 0: zero times: 0 times anything is nobody; leave the ratio out where none is claimed`},
	{"2.9123 times", attendance.ErrFraction, `cannot read "2.9123 times" at byte 0: less than a thousandth: a ratio has at most three decimals`},
	{"2–2.9000 times", attendance.ErrFraction, `cannot read "2–2.9000 times" at byte 4: less than a thousandth: a ratio has at most three decimals`},
	{"1,000,000,000,000,000 times", attendance.ErrTooLarge, `cannot read "1,000,000,000,000,000 times" at byte 0: too many times: the largest ratio is 999,999,999,999,999.999 times`},
	{"over 99999999999999999999x", attendance.ErrTooLarge, `cannot read "over 99999999999999999999x" at byte 5: too many times: the largest ratio is 999,999,999,999,999.999 times`},
	{"1000000000000000.5x", attendance.ErrTooLarge, `cannot read "1000000000000000.5x" at byte 0: too many times: the largest ratio is 999,999,999,999,999.999 times`},
}

var timesKinds = []error{attendance.ErrSyntax, attendance.ErrTooLarge, attendance.ErrFraction, attendance.ErrReversed, attendance.ErrAmbiguous, attendance.ErrZero}

// checkTimesError checks that err is a *ParseError fit to be shown for a text of
// n bytes.
func checkTimesError(t *testing.T, err error, n int) {
	t.Helper()
	pe, ok := errors.AsType[*attendance.ParseError](err)
	if !ok {
		t.Fatalf("a %T: %v", err, err)
	}
	kinds := 0
	for _, kind := range timesKinds {
		if errors.Is(err, kind) {
			kinds++
		}
	}
	text := err.Error()
	if kinds != 1 || pe.Offset < 0 || pe.Offset > n || pe.Reason == "" || len(pe.Input) > 64+len("…") || !utf8.ValidString(text) || strings.Contains(text, "\n") {
		t.Errorf("not one short line of one kind that points into the text: %q", text)
	}
}

func TestParseTimesRefusals(t *testing.T) {
	for _, x := range timesRefusals {
		got, err := records.ParseTimes(x.text)
		if err == nil || !got.IsZero() {
			t.Errorf("%q: %+v, %v", x.text, got, err)
			continue
		}
		if d := cmp.Diff(x.want, err.Error()); d != "" {
			t.Errorf("%q:\n%s", x.text, d)
		}
		if !errors.Is(err, x.kind) {
			t.Errorf("%v: not %v", err, x.kind)
		}
		checkTimesError(t, err, len(x.text))

		before := records.MustParseTimes("doubled")
		read := before
		if err := read.UnmarshalText([]byte(x.text)); x.text != "" && (err == nil || read != before) {
			t.Errorf("%q: %v, %v", x.text, read, err)
		}
	}
}

func TestTimesZero(t *testing.T) {
	var x records.Times
	if !x.IsZero() || x.Validate() != nil || x.String() != "" || x.Words() != "" || x.Range(attendance.Literal) != (records.Ratio{}) {
		t.Errorf("%+v: %v, %q, %v", x, x.Validate(), x, x.Range(attendance.Literal))
	}
	read := records.MustParseTimes("doubled")
	if read.Range(7) != (records.Ratio{}) {
		t.Error("a range under an unknown reading")
	}
	if err := read.UnmarshalText(nil); err != nil || !read.IsZero() {
		t.Errorf("%v, %v", read, err)
	}
	type claim struct {
		Times records.Times `json:"times,omitzero"`
	}
	if data, err := json.Marshal(claim{}); err != nil || string(data) != "{}" {
		t.Errorf("%s, %v", data, err)
	}
	if data, err := json.Marshal(claim{records.MustParseTimes("more than tripled")}); err != nil || string(data) != `{"times":"\u003e3 times"}` {
		t.Errorf("%s, %v", data, err)
	}
}

func TestTimesValidate(t *testing.T) {
	for _, x := range []struct {
		thousandths attendance.Figure
		kind        error
		want        string
	}{
		{attendance.Figure{People: -1, Step: 1}, attendance.ErrSyntax,
			"records: invalid Times{Thousandths: -1, To: 0, Step: 1, Hedge: bare}: Thousandths is negative: malformed"},
		{attendance.Figure{Step: 1}, attendance.ErrZero,
			"records: invalid Times{Thousandths: 0, To: 0, Step: 1, Hedge: bare}: 0 times anything is nobody: zero times"},
		{attendance.Figure{To: 2_000, Step: 1, Hedge: attendance.Between}, attendance.ErrZero,
			"records: invalid Times{Thousandths: 0, To: 2000, Step: 1, Hedge: between}: 0 times anything is nobody: zero times"},
		{attendance.MustParse("thousands"), attendance.ErrSyntax,
			"records: invalid Times{Thousandths: 1000, To: 0, Step: 1000, Hedge: plural}: a unit in the plural is not a number of times: malformed"},
		{attendance.Figure{People: 20_000, Step: 1_000}, attendance.ErrSyntax,
			"records: invalid Times{Thousandths: 20000, To: 0, Step: 1000, Hedge: bare}: no text writes that Step; it is that of the last digit other than 0, or of a decimal: malformed"},
		{attendance.Figure{People: 2_000_000, Step: 100_000}, attendance.ErrSyntax,
			"records: invalid Times{Thousandths: 2000000, To: 0, Step: 100000, Hedge: bare}: no text writes that Step; it is that of the last digit other than 0, or of a decimal: malformed"},
		{attendance.Figure{People: attendance.MaxPeople + 1, Step: 1}, attendance.ErrTooLarge,
			"records: invalid Times{Thousandths: 1000000000000000000, To: 0, Step: 1, Hedge: bare}: want at most 999,999,999,999,999,999 thousandths: too many times"},
		{attendance.Figure{People: 2_000, To: attendance.MaxPeople + 1, Step: 1, Hedge: attendance.Between}, attendance.ErrTooLarge,
			"records: invalid Times{Thousandths: 2000, To: 1000000000000000000, Step: 1, Hedge: between}: want at most 999,999,999,999,999,999 thousandths: too many times"},
		{attendance.Figure{People: 3_000, To: 2_000, Step: 1, Hedge: attendance.Between}, attendance.ErrReversed,
			"records: invalid Times{Thousandths: 3000, To: 2000, Step: 1, Hedge: between}: To is below Thousandths: a range that runs back"},
		{attendance.Figure{People: 2_000, To: 3_000, Step: 1, Hedge: attendance.About}, attendance.ErrSyntax,
			"records: invalid Times{Thousandths: 2000, To: 3000, Step: 1, Hedge: about}: To belongs to Between alone: malformed"},
		{attendance.Figure{People: 2_000, Step: 1, Hedge: attendance.Plural + 1}, attendance.ErrSyntax,
			"records: invalid Times{Thousandths: 2000, To: 0, Step: 1, Hedge: Hedge(10)}: unknown Hedge: malformed"},
		{attendance.Figure{People: 2_000, Step: 1_000, Hedge: attendance.Exactly}, attendance.ErrSyntax,
			"records: invalid Times{Thousandths: 2000, To: 0, Step: 1000, Hedge: exactly}: Step must be 1 here: malformed"},
		{attendance.Figure{People: 2_500, Step: 1_000}, attendance.ErrSyntax,
			"records: invalid Times{Thousandths: 2500, To: 0, Step: 1000, Hedge: bare}: no text writes that Step; it is that of the last digit other than 0, or of a decimal: malformed"},
		{attendance.Figure{People: 2_550, Step: 100}, attendance.ErrSyntax,
			"records: invalid Times{Thousandths: 2550, To: 0, Step: 100, Hedge: bare}: Step must be a power of ten that divides Thousandths: malformed"},
		{attendance.Figure{People: 2_000, Step: 20}, attendance.ErrSyntax,
			"records: invalid Times{Thousandths: 2000, To: 0, Step: 20, Hedge: bare}: Step must be a power of ten that divides Thousandths: malformed"},
		{attendance.Figure{People: 2_000}, attendance.ErrSyntax,
			"records: invalid Times{Thousandths: 2000, To: 0, Step: 0, Hedge: bare}: Step must be a power of ten that divides Thousandths: malformed"},
	} {
		times := timesOf(x.thousandths)
		err := times.Validate()
		if err == nil || !errors.Is(err, x.kind) {
			t.Errorf("%+v: %v", times, err)
			continue
		}
		if d := cmp.Diff(x.want, err.Error()); d != "" {
			t.Error(d)
		}
		if got := times.String(); got != "!("+x.want+")" {
			t.Error(got)
		}
		if b, err := times.MarshalText(); len(b) > 0 || err == nil || err.Error() != x.want {
			t.Errorf("%s, %v", b, err)
		}
		if times.Range(attendance.Literal) != (records.Ratio{}) {
			t.Errorf("%+v: %v", times, times.Range(attendance.Literal))
		}
	}
}

// Every Times that Validate passes has a text, and that is read back.
func TestTimesFields(t *testing.T) {
	numbers := []int64{0, 1, 9, 10, 99, 100, 101, 500, 999, 1_000, 1_001, 1_010, 2_000, 2_900, 10_000, 12_000, 20_500, 100_000, 123_456, 1_000_000,
		attendance.MaxPeople / 1_000 * 1_000, attendance.MaxPeople}
	valid := 0
	for hedge := attendance.Bare; hedge <= attendance.Plural+1; hedge++ {
		for _, people := range numbers {
			for _, to := range []int64{0, 1, 2_000, people, attendance.MaxPeople} {
				for step := int64(1); step <= 1e9; step *= 10 {
					x := records.Times{Thousandths: people, To: to, Step: step, Hedge: hedge}
					if x.Validate() == nil {
						checkTimes(t, x)
						valid++
					}
				}
			}
		}
	}
	if valid < 400 {
		t.Errorf("%d valid", valid)
	}
}

// FuzzParseTimes checks that any text is refused with an error that points into
// it, or read as a ratio whose canonical text says the same.
func FuzzParseTimes(f *testing.F) {
	for _, row := range timesTable {
		for _, text := range row.texts {
			f.Add(text)
		}
	}
	for _, x := range timesRefusals {
		f.Add(x.text)
	}
	for _, seed := range []string{
		"2.9\u2009\u202f\u00a0times",  // white space of every kind
		"2.9\xe2\x80times",            // and half of one
		"2-3-fold", "2–3-4x", "2--3x", // hyphens of different kinds
		"2 or more or 3 times",        // a hedge that begins like a range
		"a a hundred dozen times",     // articles and batches
		"more than more times than 2", // no number where it should be
		"2 times or more x",           // two units
		"٢ times", "2 万 times",        // other scripts
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x, err := records.ParseTimes(s)
		if err != nil {
			checkTimesError(t, err, len(s))
			if !x.IsZero() {
				t.Errorf("%q: %+v with an error", s, x)
			}
			return
		}
		checkTimes(t, x)
		if got, err := records.ParseTimes(strings.ToLower(s)); err != nil || got != x {
			t.Errorf("%q: %v, but in lower case %v, %v", s, x, got, err)
		}
		if wide := strings.ReplaceAll(s, " ", " \t"); len(wide) <= 256-len(" people") {
			if got, err := records.ParseTimes(wide); err != nil || got != x {
				t.Errorf("%q: %v, but with more white space %v, %v", s, x, got, err)
			}
		}
	})
}
