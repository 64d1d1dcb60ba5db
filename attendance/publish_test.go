package attendance_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	. "github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
)

var publishTable = []struct {
	low, high int64
	digits    int
	want      string
}{
	{44_208, 44_208, 5, "44,208"},
	{44_208, 44_208, 2, "44K–45K"}, // and not 44K, which may be as few as 43,500
	{57_000, 57_000, 2, "exactly 57,000"},
	{61_870, 61_870, 4, "exactly 61,870"},
	{164_000, 164_999, 3, "164K–165K"},
	{164_000, 164_999, 2, "160K–170K"},
	{164_000, 164_999, 6, "164K–164,999"},
	{163_500, 164_999, 3, "164K"},
	{160_001, Unbounded, 1, ">100K"},
	{160_001, Unbounded, 2, ">160K"},
	{160_001, Unbounded, 6, ">160K"}, // and not 160,001+, which suggests hardly any more
	{160_000, Unbounded, 2, "160K+"},
	{199_999, Unbounded, 6, "199,999+"},
	{20_000, Unbounded, 1, "20K+"},
	{44_209, 44_307, 5, "44,209–44,307"},
	{44_209, 44_307, 3, "44.2K–44.4K"},
	{8_060_001, 8_069_999, 3, "8.06M–8.07M"},
	{8_060_001, 8_069_999, 1, "8M–9M"},
	{7_995_000, 8_009_999, 3, "8.00M"},
	{7_995_000, 8_009_999, 2, "8.0M"},
	{950_000, 1_099_999, 2, "1.0M"},
	{56_000, 58_000, 2, "56K–58K"},
	{56_000, 58_000, 1, "50K–60K"},
	{0, 7_999_999, 1, "<8M"}, // and not nearly 8M, which suggests more than 7,500,000
	{0, 7_999_999, 7, "0–7,999,999"},
	{0, 13_000, 2, "0–13K"},
	{0, 0, 1, "0"},
	{0, 1, 1, "<2"},
	{1, 1, 1, "1"},
	{1, Unbounded, 1, "1+"},
	{2, Unbounded, 1, "2+"},
	{MaxPeople, MaxPeople, 100, "999,999.999999999999T"},
	{MaxPeople, MaxPeople, 1, "900,000T"},
	{MaxPeople - 999, MaxPeople - 999, 18, "999,999.999999999000T"},
	{100_000_000_000_000_000, MaxPeople, 1, "100,000T+"}, // no number of one digit is above
	{5, MaxPeople + 1, 1, "5+"},
	{MaxPeople + 1, Unbounded, 3, ">999,000T"},
	{Unbounded, Unbounded, 3, ">999,000T"},
}

func TestPublish(t *testing.T) {
	for _, row := range publishTable {
		r := Range{Low: row.low, High: row.high}
		f, err := Publish(r, r, row.digits)
		if err != nil || f.String() != row.want {
			t.Errorf("Publish(%v, %d) = %v, %v; want %s", r, row.digits, f, err, row.want)
		}
		noAllocs(t, "Publish "+r.String(), func() { sinkFigure, sinkErr = Publish(r, r, row.digits) })
	}
}

func TestPublishRefuses(t *testing.T) {
	for _, tt := range []struct {
		low, high int64
		digits    int
		is        error
		want      string
	}{
		{0, Unbounded, 3, ErrNothing, "attendance: cannot publish [0, ∞): nothing that a figure can say"},
		{0, MaxPeople + 1, 3, ErrNothing, "attendance: cannot publish [0, 1,000,000,000,000,000,000]: nothing that a figure can say"},
		{0, MaxPeople, 1, ErrNothing, "attendance: cannot publish [0, 999,999,999,999,999,999]: nothing that a figure can say"},
		{3, 2, 1, ErrReversed, "attendance: cannot publish [3, 2]: a range that runs back"},
		{-1, 2, 1, ErrSyntax, "attendance: cannot publish [−1, 2]: malformed: a count of people is not negative"},
		{-Unbounded, Unbounded, 1, ErrSyntax, "attendance: cannot publish (−∞, ∞): malformed: a count of people is not negative"},
		{1, 2, 0, ErrSyntax, "attendance: cannot publish [1, 2] in 0 digits: a number has at least one: malformed"},
		{1, 2, -5, ErrSyntax, "attendance: cannot publish [1, 2] in -5 digits: a number has at least one: malformed"},
	} {
		f, err := Publish(Range{Low: tt.low, High: tt.high}, Range{Low: tt.low, High: tt.high}, tt.digits)
		if !errors.Is(err, tt.is) || err.Error() != tt.want || f != (Figure{}) {
			t.Errorf("Publish([%d, %d], %d) = %v, %v; want %s", tt.low, tt.high, tt.digits, f, err, tt.want)
		}
	}
	want := "attendance: cannot publish [2, 5]: malformed: its Customary range [1, 5] is not within"
	if _, err := Publish(Range{Low: 2, High: 5}, Range{Low: 1, High: 5}, 1); !errors.Is(err, ErrSyntax) || err.Error() != want {
		t.Errorf("an impossible estimate: %v, want %s", err, want)
	}
	if f, err := Publish((Range{High: Unbounded}), Range{Low: 1000, High: 50_000}, 18); !errors.Is(err, ErrNothing) {
		t.Errorf("an estimate from 1,000 to 50,000 of which nothing is certain: %v, %v", f, err)
	}
}

// significant reports whether f says no more than a number of digits, written as
// Publish writes them.
func significant(f Figure, digits int) bool {
	count := func(n, step int64) bool { return len(strings.TrimLeft(ungrouped(n/step), "0")) <= digits }
	switch f.Hedge {
	case Plural:
		return true
	case Between:
		return f.People < f.To && count(f.People, natural(f.People)) && count(f.To, natural(f.To))
	case Exactly:
		return count(f.People, natural(f.People))
	case AtLeast:
		if f.People == 0 {
			return false
		}
	}
	if f.People == 0 {
		return true
	}
	text := Figure{f.People, 0, f.Step, Bare}.String()
	inFull := FormatPeople(f.People)
	return count(f.People, f.Step) &&
		(f.Step == natural(f.People) || len(text) < len(inFull) && !strings.HasPrefix(text, "0"))
}

// ungrouped returns the digits of n.
func ungrouped(n int64) string { return strings.ReplaceAll(FormatPeople(n), ",", "") }

// score is the order of Publish as numbers to compare one after the other, the
// smaller the better.
func score(f Figure, r, fair Range) []int64 {
	l, c := f.Range(Literal), f.Range(Customary)
	holds := int64(1)
	if fair.Within(c) {
		holds = 0
	}
	plural := int64(0)
	if f.Hedge == Plural {
		plural = 1
	}
	var both int64
	if in, ok := c.Intersect(fair); ok {
		both = in.High - in.Low + 1
	}
	return append(size(l), holds, plural, -both, c.High-c.Low, int64(utf8.RuneCountInString(f.String())), int64(f.Hedge), -f.People)
}

// size is what score has of a Literal range.
func size(l Range) []int64 {
	if l.High == Unbounded {
		return []int64{1, -l.Low}
	}
	return []int64{0, l.High - l.Low}
}

// bestOf returns the best of some figures that hold r, the slow way.
func bestOf(figures []Figure, r, fair Range, digits int) (best Figure) {
	least := []int64{math.MaxInt64}
	for _, f := range figures {
		l := f.Range(Literal)
		if f.Hedge == About && (!fair.Within(f.Range(Customary)) || f.To != 0 && !tight(f, fair, digits)) {
			continue // near other numbers
		}
		if !r.Within(l) || l == (Range{High: Unbounded}) || slices.Compare(size(l), least) > 0 || !significant(f, digits) {
			continue
		}
		if s := score(f, r, fair); slices.Compare(s, least) < 0 {
			best, least = f, s
		}
	}
	return best
}

// tight reports whether no range of so many digits lies closer around the fair one.
func tight(f Figure, fair Range, digits int) bool {
	unit := int64(1)
	for len(ungrouped(fair.Low/unit)) > digits {
		unit *= 10
	}
	if f.People != fair.Low/unit*unit {
		return false
	}
	for unit = 1; !significant(Exact((fair.High+unit-1)/unit*unit), digits); unit *= 10 {
	}
	return f.To == (fair.High+unit-1)/unit*unit
}

// everyHedge returns the figures of some numbers with every hedge and step.
func everyHedge(numbers []int64) (figures []Figure) {
	for _, n := range numbers {
		figures = append(figures, Exact(n))
		for h := Bare; h <= AtMost; h++ {
			if h != Exactly && (h != About || n > 0) {
				figures = append(figures, Figure{n, 0, 1, h})
				for step := natural(n); step > 1; step /= 10 {
					figures = append(figures, Figure{n, 0, step, h})
				}
			}
		}
	}
	return append(figures, pluralUnits...)
}

func checkPublished(t testing.TB, f Figure, r, fair Range, digits int) {
	t.Helper()
	if !r.Within(f.Range(Literal)) {
		t.Errorf("%v in %d digits is %v, of which the Literal range is %v", r, digits, f, f.Range(Literal))
	}
	if err := f.Validate(); err != nil || f.IsZero() {
		t.Errorf("%v in %d digits is %#v, %v", r, digits, f, err)
	}
	roundTrip(t, f)
}

// All figures of small numbers.
func TestPublishAgainstAllFigures(t *testing.T) {
	const most = 111
	var numbers []int64
	for n := range int64(most + 1) {
		numbers = append(numbers, n)
	}
	numbers = append(numbers, 120, 200, 1000)
	figures := everyHedge(numbers)
	for _, low := range numbers {
		for _, high := range numbers {
			if low <= high {
				figures = append(figures, Figure{low, high, 1, Between})
				if low < high {
					figures = append(figures, Figure{low, high, 1, About})
				}
			}
		}
	}
	r := rand.New(rand.NewPCG(2, 0))
	for range 500 {
		v := Range{Low: r.Int64N(most)}
		v.High = v.Low + r.Int64N(most-v.Low)
		if r.IntN(6) == 0 {
			v.High = Unbounded
		}
		if r.IntN(6) == 0 {
			v.Low = 0
		}
		if v == (Range{High: Unbounded}) {
			continue
		}
		fair := v
		if r.IntN(2) == 0 {
			fair.Low += r.Int64N(min(most, v.High-v.Low) + 1)
			if fair.High == Unbounded {
				fair.High = fair.Low + r.Int64N(most)
			}
			fair.High -= r.Int64N(fair.High - fair.Low + 1)
		}
		digits := 1 + r.IntN(4)
		got, err := Publish(v, fair, digits)
		if want := bestOf(figures, v, fair, digits); err != nil || got != want {
			t.Fatalf("%v, fairly %v, in %d digits is %v, %v; want %v", v, fair, digits, got, err, want)
		}
		checkPublished(t, got, v, fair, digits)
	}
}

// near returns numbers of every roundness near n.
func near(n int64) (numbers []int64) {
	for unit := int64(1); unit <= 1e17; unit *= 10 {
		for k := n/unit - 2; k <= n/unit+2; k++ {
			if k >= 0 && k <= MaxPeople/unit {
				numbers = append(numbers, k*unit)
			}
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// randomRange returns a range of a random size about a random number, and a range
// within it.
func randomRange(r *rand.Rand) (v, fair Range) {
	v.Low, _ = randomNumber(r)
	v.Low += r.Int64N(3) - 1
	width, _ := randomNumber(r)
	switch r.IntN(8) {
	case 0:
		width = 0
	case 1:
		v.Low, width = 0, v.Low
	case 2:
		f := randomFigure(r)
		if f.Hedge != About {
			return f.Range(Literal), f.Range(Customary)
		}
	case 3:
		width = r.Int64N(v.Low/10 + 2)
	}
	v.High = v.Low + min(width, MaxPeople-v.Low)
	if r.IntN(4) == 0 {
		v.High = Unbounded
		v.Low = max(v.Low, 1)
	}
	fair = v
	if r.IntN(2) == 0 && v.High != Unbounded {
		fair.Low += r.Int64N(v.High - v.Low + 1)
		fair.High -= r.Int64N(fair.High - fair.Low + 1)
	}
	return v, fair
}

// Figures near random ranges of any size.
func TestPublishAgainstNearFigures(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 0))
	for range long.Rounds(200, 800) {
		v, fair := randomRange(r)
		digits := 1 + r.IntN(18)
		if r.IntN(2) == 0 {
			digits = 1 + r.IntN(4)
		}
		var lows, highs []int64
		for _, n := range near(v.Low) {
			if significant(Exact(n), digits) {
				lows = append(lows, n)
			}
		}
		middle := v.Low
		if v.High <= MaxPeople {
			middle += (v.High - v.Low) / 2
			for _, n := range near(v.High) {
				if significant(Exact(n), digits) {
					highs = append(highs, n)
				}
			}
		}
		figures := everyHedge(slices.Concat(near(v.Low), highs, near(middle), near(fair.Low+(min(fair.High, MaxPeople)-min(fair.Low, MaxPeople))/2)))
		for _, low := range near(fair.Low) {
			for _, high := range near(min(fair.High, MaxPeople)) {
				if low <= fair.Low && fair.High <= high && low < high && significant(Exact(low), digits) && significant(Exact(high), digits) {
					figures = append(figures, Figure{low, high, 1, About})
				}
			}
		}
		for _, low := range lows {
			for _, high := range highs {
				if low <= v.Low && v.High <= high {
					figures = append(figures, Figure{low, high, 1, Between})
				}
			}
		}
		want := bestOf(figures, v, fair, digits)
		got, err := Publish(v, fair, digits)
		if errors.Is(err, ErrNothing) && want.IsZero() {
			continue
		}
		if err != nil || got != want {
			t.Fatalf("%v, fairly %v, in %d digits is %v, %v; want %v", v, fair, digits, got, err, want)
		}
		checkPublished(t, got, v, fair, digits)
	}
}

func TestPublishProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 0))
	for range long.Rounds(4_000, 20_000) {
		v, fair := randomRange(r)
		digits := 1 + r.IntN(18)
		f, err := Publish(v, fair, digits)
		if err != nil {
			if v.Low > 0 || !errors.Is(err, ErrNothing) {
				t.Errorf("%v in %d digits: %v", v, digits, err)
			}
			continue
		}
		checkPublished(t, f, v, fair, digits)
		more, err := Publish(v, fair, digits+1)
		if err != nil || slices.Compare(score(more, v, fair), score(f, v, fair)) > 0 {
			t.Errorf("%v, fairly %v, is %v in %d digits and %v, %v in one more", v, fair, f, digits, more, err)
		}
		narrow := v
		switch size := min(v.High, MaxPeople) - min(v.Low, MaxPeople); {
		case r.IntN(2) == 0 && v.High == Unbounded:
			narrow.High = v.Low + r.Int64N(size+1)
		case r.IntN(2) == 0:
			narrow.Low += r.Int64N(size + 1)
		default:
			narrow.High -= r.Int64N(size + 1)
		}
		if f.Hedge == About { // which rests on what is fair
			continue
		}
		g, err := Publish(narrow, narrow, digits)
		if errors.Is(err, ErrNothing) && narrow.Low == 0 && narrow.High > MaxPeople {
			continue
		}
		if err != nil || slices.Compare(score(g, v, fair)[:2], score(f, v, fair)[:2]) > 0 {
			t.Errorf("in %d digits %v is %v, but %v, which lies within, is %v, %v", digits, v, f, narrow, g, err)
		}
	}
}

// What one figure says is published as that figure, or one of the same ranges.
func TestPublishInvertsRange(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 0))
	for range 20_000 {
		f := randomFigure(r)
		if !significant(f, 18) || f.Hedge == About && f.Range(Customary).High == MaxPeople { // cut off there
			continue
		}
		g, err := Publish(f.Range(Literal), f.Range(Customary), 18)
		if err != nil || g.Range(Customary) != f.Range(Customary) || g.Range(Literal) != f.Range(Literal) {
			t.Errorf("what %v says is published as %v, %v", f, g, err)
		}
	}
	for _, text := range []string{"164K+", "nearly 8M", ">44,208", "~57K", "~57.0K", "tens of thousands", "<8M", "≤13K", "57K", "1.0M", ">8.06M", "50K–60K", "exactly 57,000"} {
		f := MustParse(text)
		if g, err := Publish(f.Range(Literal), f.Range(Customary), 5); err != nil || g != f {
			t.Errorf("what %v says is published as %v, %v", f, g, err)
		}
	}
}

func FuzzPublish(f *testing.F) {
	for _, row := range publishTable {
		f.Add(row.low, row.high, row.digits)
	}
	f.Add(int64(3), int64(2), 1)                       // runs back
	f.Add(int64(0), Unbounded, 3)                      // says nothing
	f.Add(int64(-1), MaxPeople, -1)                    // all wrong
	f.Add(Unbounded-1, Unbounded, 1<<30)               // at the end of the numbers
	f.Add(-Unbounded-1, -Unbounded-1, 18)              // and their beginning
	f.Add(int64(999_999_999), int64(1_000_000_000), 9) // the digits of one end are more
	f.Fuzz(func(t *testing.T, low, high int64, digits int) {
		r := Range{Low: low, High: high}
		fig, err := Publish(r, r, digits)
		if wrong := low < 0 || low > high || digits < 1; err != nil {
			if !wrong && (low > 0 || !errors.Is(err, ErrNothing)) || fig != (Figure{}) || wrong && errors.Is(err, ErrNothing) {
				t.Errorf("Publish(%v, %d) = %v, %v", r, digits, fig, err)
			}
			return
		} else if wrong {
			t.Fatalf("Publish(%v, %d) = %v", r, digits, fig)
		}
		if !significant(fig, digits) {
			t.Errorf("Publish(%v, %d) = %v has more digits", r, digits, fig)
		}
		checkPublished(t, fig, r, r, digits)
	})
}
func BenchmarkPublish(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 0))
	ranges := make([]Range, 1024)
	for i := range ranges {
		ranges[i], _ = randomRange(r)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		sinkFigure, sinkErr = Publish(ranges[i%len(ranges)], ranges[i%len(ranges)], 3)
	}
}
