package records_test

import (
	"encoding/json"
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/shopspring/decimal"
)

const unlimited = attendance.Unbounded

func span(low, high int64) attendance.Range { return attendance.Range{Low: low, High: high} }

// by is a margin whose answers are least and most: over exactly nobody.
func by(least, most int64) records.Margin {
	return records.Margin{Winner: span(least, most), Loser: span(0, 0)}
}

func TestMargin(t *testing.T) {
	for _, x := range []struct {
		winner, loser attendance.Range
		least, most   int64
		headline      string
	}{
		{span(164_000, 164_999), span(44_001, 44_999), 119_001, 120_998, "100,000+"},
		{span(164_500, 164_999), span(61_001, 61_999), 102_501, 103_998, "100,000+"},
		{span(10, 10), span(3, 3), 7, 7, "7"},
		{span(12_345, 12_345), span(0, 0), 12_345, 12_345, "12,345"},
		{span(10, 20), span(10, 10), 0, 10, ""},
		{span(10, 20), span(30, 40), -30, -10, ""},
		{span(5, 5), span(5, 5), 0, 0, ""},
		{span(5, unlimited), span(1, 2), 3, unlimited, "3+"},
		{span(5, 9), span(2, unlimited), -unlimited, 7, ""},
		{span(0, unlimited), span(0, unlimited), -unlimited, unlimited, ""},
		{span(attendance.MaxPeople, attendance.MaxPeople), span(0, 0), attendance.MaxPeople, attendance.MaxPeople, "999,999,999,999,999,999"},
	} {
		m := records.Margin{Winner: x.winner, Loser: x.loser}
		if m.Range() != span(x.least, x.most) {
			t.Errorf("%v over %v: %v; want %d to %d", x.winner, x.loser, m.Range(), x.least, x.most)
		}
		if got := m.Headline(); got != x.headline {
			t.Errorf("%v over %v: headline %q, want %q", x.winner, x.loser, got, x.headline)
		}
	}
}

func TestHeadline(t *testing.T) {
	for _, x := range []struct {
		least, most int64
		want        string
	}{
		{119_001, 120_998, "100,000+"},
		{150_000, 160_000, "150,000+"}, // "100,000+" suggests up to 149,999
		{149_999, 160_000, "100,000+"},
		{200_000, 200_001, "200,000+"},
		{999_999, 1_000_001, "900,000+"},
		{1, 2, ""}, // "1+" says nothing
		{1, 1, "1"},
		{2, 3, "2+"},
		{9, 12, "9+"},
		{1, unlimited, ""},
		{0, 5, ""},
		{-3, 5, ""},
		{4_380_001, 4_544_999, "4,000,000+"},
	} {
		if got := by(x.least, x.most).Headline(); got != x.want {
			t.Errorf("[%d, %d]: %q, want %q", x.least, x.most, got, x.want)
		}
	}
}

// headlineTwin tries every "n+" that does not say too much, those with fewest
// digits first and the largest of them.
func headlineTwin(least, most int64) string {
	if least <= 0 {
		return ""
	}
	if least == most {
		return attendance.FormatPeople(least)
	}
	if least == 1 {
		return ""
	}
	for unit := int64(1_000_000); unit >= 1; unit /= 10 {
		for n := least / unit * unit; n > 0; n -= unit {
			text := attendance.FormatPeople(n) + "+"
			if meets(attendance.MustParse(text).Range(attendance.Customary), span(least, most)) {
				return text
			}
			if least-n > 1_000*unit {
				break // what is far below meets even less
			}
		}
	}
	return "none"
}

func TestHeadlineAgainstTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 5_000 {
		least := r.Int64N([]int64{20, 300, 40_000, 9_999_999}[r.IntN(4)])
		most := least + r.Int64N(1+least/[]int64{1, 10, 1000}[r.IntN(3)])
		if want, got := headlineTwin(least, most), by(least, most).Headline(); got != want {
			t.Fatalf("[%d, %d]: %q, want %q", least, most, got, want)
		}
		if least > 1 && most > least {
			f := attendance.MustParse(by(least, most).Headline())
			if f.Hedge != attendance.AtLeast || f.People > least {
				t.Fatalf("[%d, %d]: %v says too much", least, most, f)
			}
		}
	}
}

// outward rounds a quotient of whole numbers, times a power of ten, down or up.
func outward(a, b int64, minusOne bool, scale int, up bool) *big.Rat {
	q := big.NewRat(a, b)
	if minusOne {
		q.Sub(q, big.NewRat(1, 1))
		q.Mul(q, big.NewRat(100, 1))
	}
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(scale)), nil)
	q.Mul(q, new(big.Rat).SetInt(ten))
	n := new(big.Int).Div(q.Num(), q.Denom()) // Euclidean, so down: the denominator is positive
	if up && !q.IsInt() {
		n.Add(n, big.NewInt(1))
	}
	return new(big.Rat).SetFrac(n, ten)
}

func TestRatioAgainstRationals(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	people := func() int64 {
		n := r.Int64N([]int64{4, 50, 200_000, attendance.MaxPeople}[r.IntN(4)])
		return n
	}
	someSpan := func() attendance.Range {
		a, b := people(), people()
		if r.IntN(8) == 0 {
			return span(a, unlimited)
		}
		return span(min(a, b), max(a, b))
	}
	check := func(what string, m records.Margin, places uint8, percent bool, got records.Ratio) {
		t.Helper()
		want := [2]*big.Rat{}
		switch {
		case m.Loser.High == unlimited && percent:
			want[0] = big.NewRat(-100, 1)
		case m.Loser.High == unlimited:
			want[0] = new(big.Rat)
		case m.Loser.High > 0:
			want[0] = outward(m.Winner.Low, m.Loser.High, percent, int(places), false)
		}
		if m.Winner.High != unlimited && m.Loser.Low > 0 {
			want[1] = outward(m.Winner.High, m.Loser.Low, percent, int(places), true)
		}
		for i, d := range []decimal.NullDecimal{got.Least, got.Most} {
			if d.Valid != (want[i] != nil) || d.Valid && d.Decimal.Rat().Cmp(want[i]) != 0 {
				t.Fatalf("%s of %v over %v to %d places: end %d is %v, want %v", what, m.Winner, m.Loser, places, i, d, want[i])
			}
		}
	}
	for range 5_000 {
		m := records.Margin{Winner: someSpan(), Loser: someSpan()}
		places := []uint8{0, 1, 2, 5, 30, 255}[r.IntN(6)]
		check("ratio", m, places, false, m.Ratio(places))
		check("percent", m, places, true, m.Percent(places))
	}
}

func TestRatioText(t *testing.T) {
	khan := records.Margin{Winner: span(164_000, 164_999), Loser: span(44_001, 44_999)}
	for _, x := range []struct {
		name string
		got  records.Ratio
		want string
	}{
		{"ratio", khan.Ratio(2), `{"least":"3.64","most":"3.75"}`},
		{"percent", khan.Percent(1), `{"least":"264.4","most":"275"}`},
		{"no most: a winner without a limit", records.Margin{Winner: span(6, unlimited), Loser: span(2, 3)}.Ratio(1), `{"least":"2","most":null}`},
		{"no most: the loser may be nobody", records.Margin{Winner: span(6, 7), Loser: span(0, 3)}.Ratio(1), `{"least":"2","most":null}`},
		{"nothing: the loser is nobody", records.Margin{Winner: span(6, 7)}.Ratio(1), `{"least":null,"most":null}`},
		{"a loser without a limit", records.Margin{Winner: span(6, 7), Loser: span(2, unlimited)}.Ratio(1), `{"least":"0","most":"3.5"}`},
		{"below", records.Margin{Winner: span(2, 2), Loser: span(3, 3)}.Percent(2), `{"least":"-33.34","most":"-33.33"}`},
	} {
		got, err := json.Marshal(x.got)
		if err != nil || string(got) != x.want {
			t.Errorf("%s: %s, %v; want %s", x.name, got, err, x.want)
		}
	}
}

func TestReach(t *testing.T) {
	counted := func(id, event string, figures ...attendance.Figure) attendance.Session {
		s := attendance.Session{ID: id, Event: event}
		for _, f := range figures {
			s.Counts = append(s.Counts, attendance.Count{Figure: f, Metric: attendance.Peak, Source: "a"})
		}
		return s
	}
	ev := records.Evidence{Sessions: []attendance.Session{
		counted("one", "both", attendance.Exact(30)),
		counted("two", "both", attendance.MustParse("10-12")),
		counted("elsewhere", "", attendance.Exact(1_000)),
		counted("three", "open", attendance.Exact(7)),
		counted("four", "open"),
		counted("five", "vague", attendance.MustParse("30+")),
		counted("six", "vague", attendance.Exact(20)),
		{ID: "seven", Event: "people", Counts: []attendance.Count{{Figure: attendance.Exact(9), Metric: attendance.Unique, Source: "a"}}},
		{ID: "eight", Event: "people", Counts: []attendance.Count{{Figure: attendance.Exact(5), Metric: attendance.Unique, Source: "a"}}},
	}}
	for _, march := range []struct{ id, platform, figure string }{
		{"nine", "square", "exactly 45"}, {"ten", "park", "20-25"}, {"eleven", "park", "exactly 9"}, {"twelve", "stream", "0"},
	} { // the third is at the place of the second again
		s := counted(march.id, "marches", attendance.MustParse(march.figure))
		s.Platform = march.platform
		ev.Sessions = append(ev.Sessions, s)
	}
	ev.Platforms = []attendance.Platform{{ID: "square", Venue: true}, {ID: "park", Venue: true}, {ID: "stream"}}
	for _, x := range []struct {
		event   string
		metric  attendance.Metric
		reading attendance.Reading
		want    attendance.Range
		err     string
	}{
		{"both", "", attendance.Customary, span(30, 42), ""},
		{"both", attendance.Peak, attendance.Literal, span(30, 42), ""},
		{"both", attendance.Unique, attendance.Customary, span(30, 42), ""}, // no fewer than at once
		{"both", attendance.Unique, attendance.Literal, span(30, unlimited), ""},
		{"open", attendance.Peak, attendance.Customary, span(7, unlimited), ""},
		{"vague", attendance.Peak, attendance.Customary, span(30, 59), ""},
		{"vague", attendance.Peak, attendance.Literal, span(30, unlimited), ""},
		{"people", attendance.Unique, attendance.Customary, span(9, 14), ""},
		{"people", attendance.Peak, attendance.Customary, anything(), ""}, // totals alone say nothing,
		{"people", attendance.Peak, attendance.Literal, span(0, 14), ""},  // but to the letter
		{"nothing", attendance.Peak, attendance.Customary, attendance.Range{}, `records: there is no event "nothing": unknown ID`},
		{"", attendance.Peak, attendance.Customary, attendance.Range{}, `records: there is no event "": unknown ID`}, // sessions of no event are not one event
		{"marches", "", attendance.Customary, span(65, 79), ""},                                                      // nobody is at two venues
		{"marches", "", attendance.Literal, span(65, 79), ""},
		{"both", attendance.Average, attendance.Customary, attendance.Range{}, `records: reach by "average": wrong metric: want "peak" or "unique"`},
		{"both", attendance.Joins, attendance.Literal, attendance.Range{}, `records: reach by "joins": wrong metric: want "peak" or "unique"`},
		{"both", attendance.Views, attendance.Literal, attendance.Range{}, `records: reach by "views": wrong metric: want "peak" or "unique"`},
		{"nothing", "laps", attendance.Literal, attendance.Range{}, `records: reach by "laps": wrong metric: want "peak" or "unique"`},
	} {
		got, err := records.Reach(ev, x.event, x.metric, x.reading)
		text := ""
		if err != nil {
			text = err.Error()
			if !errors.Is(err, records.ErrMetric) && !errors.Is(err, records.ErrUnknown) {
				t.Errorf("%s by %q: %v is neither ErrMetric nor ErrUnknown", x.event, x.metric, err)
			}
		}
		if d := cmp.Diff(x.err, text); d != "" || got != x.want {
			t.Errorf("%s by %q, %v: %v, want %v\n%s", x.event, x.metric, x.reading, got, x.want, d)
		}
	}
}
