package records_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
	"github.com/highwater-go/highwater/records"
)

// stepsTwin is the definition: each range against each other.
func stepsTwin(dates []attendance.Date, ranges []attendance.Range) []records.Step {
	var steps []records.Step
	for i, own := range ranges {
		if dates[i].IsZero() {
			continue
		}
		possible, certain := true, true
		for k, other := range ranges {
			if k == i || dates[k].IsZero() {
				continue
			}
			if dates[k].End <= dates[i].Start && other.Low >= own.High {
				possible = false
			}
			if dates[k].Start < dates[i].End && other.High >= own.Low {
				certain = false
			}
		}
		if possible {
			steps = append(steps, records.Step{Index: i, Certain: certain})
		}
	}
	slices.SortStableFunc(steps, func(a, b records.Step) int {
		x, y := dates[a.Index], dates[b.Index]
		switch {
		case x.Start < y.Start, x.Start == y.Start && x.End < y.End:
			return -1
		case x == y:
			return 0
		}
		return 1
	})
	return steps
}

func TestStepsAgainstDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3_000 {
		top := []int64{2, 5, 40, 1_000_000}[r.IntN(4)]
		ranges := make([]attendance.Range, r.IntN([]int{4, 60}[r.IntN(2)]))
		dates := make([]attendance.Date, len(ranges))
		for i := range ranges {
			ranges[i] = someRange(r, top)
			dates[i] = attendance.Date{Start: int64(i + 1), End: int64(i + 2)}
		}
		got := records.Steps(nil, ranges)
		if d := differ(stepsTwin(dates, ranges), got, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("%v\n(-definition +Steps)\n%s", ranges, d)
		}
		before := []records.Step{{Index: -1}}
		if d := differ(append(before, got...), records.Steps(before, ranges)); d != "" {
			t.Fatalf("appended (-want +got)\n%s", d)
		}
		if d := differ(got, records.StepsAt(nil, dates, ranges), cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("%v\n(-Steps +StepsAt)\n%s", ranges, d)
		}
	}
}

// TestStepsAtAgainstDefinition goes through dates that overlap, are equal, touch
// or are not known, records that keep rising or falling, and numbers so large
// that the coarse look at them matters.
func TestStepsAtAgainstDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	rounds := 4_000
	if !long.Tests() {
		rounds = 500
	}
	for round := range rounds {
		n := r.IntN([]int{4, 30, 100}[r.IntN(3)])
		if round%100 == 0 {
			n = 1_000 // for more than one cell of time
		}
		top := []int64{2, 5, 40, 1_000_000}[r.IntN(4)]
		span := []int64{3, 20, 1_000, 1 << 50}[r.IntN(4)]
		width := max(1, span/[]int64{1, 10, 1_000}[r.IntN(3)])
		trend := int64(r.IntN(3) - 1)
		ranges, dates := make([]attendance.Range, n), make([]attendance.Date, n)
		for i := range ranges {
			start := r.Int64N(span) - span/2
			dates[i] = attendance.Date{Start: start, End: start + 1 + r.Int64N(width)}
			if r.IntN(20) == 0 {
				dates[i] = attendance.Date{}
			}
			ranges[i] = someRange(r, top)
			if trend != 0 && ranges[i].High < attendance.MaxPeople {
				rise := (span/2 + trend*start) % attendance.MaxPeople
				ranges[i] = attendance.Range{Low: ranges[i].Low + rise, High: ranges[i].High + rise}
			}
		}
		given, on := slices.Clone(ranges), slices.Clone(dates)
		got := records.StepsAt(nil, dates, ranges)
		if d := differ(stepsTwin(dates, ranges), got, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("%v\n%v\n(-definition +StepsAt)\n%s", dates, ranges, d)
		}
		if !slices.Equal(given, ranges) || !slices.Equal(on, dates) {
			t.Fatal("StepsAt changed what it was given")
		}
		before := []records.Step{{Index: -1}}
		if d := differ(append(before, got...), records.StepsAt(before, dates, ranges)); d != "" {
			t.Fatalf("appended (-want +got)\n%s", d)
		}
	}
}

func TestStepsAt(t *testing.T) {
	day := func(d int) attendance.Date { return attendance.Day(2021, time.June, d) }
	june := attendance.MustParseDate("2021-06")
	for _, x := range []struct {
		name   string
		dates  []attendance.Date
		ranges []attendance.Range
		want   []records.Step
	}{
		{"nobody", nil, nil, nil},
		{"alone", []attendance.Date{day(1)}, []attendance.Range{{}}, []records.Step{{0, true}}},
		{"undated", []attendance.Date{{}, day(1), {}}, []attendance.Range{span(9, 9), span(1, 2), span(1, 1)}, []records.Step{{1, true}}},
		{"equal is no record", []attendance.Date{day(2), day(1)}, []attendance.Range{span(7, 7), span(7, 7)}, []records.Step{{1, true}}},
		{"may exceed", []attendance.Date{day(2), day(1)}, []attendance.Range{span(7, 8), span(7, 7)}, []records.Step{{1, true}, {0, false}}},
		{"the same day", []attendance.Date{day(1), day(1)}, []attendance.Range{span(9, 9), span(7, 7)}, []records.Step{{0, true}, {1, false}}},
		{"some day in June", []attendance.Date{day(8), june, day(7)}, []attendance.Range{span(30, 40), span(20, 25), span(10, 15)},
			[]records.Step{{1, false}, {2, false}, {0, true}}},
		{"no limit", []attendance.Date{day(1), day(2), day(3)}, []attendance.Range{span(5, unlimited), span(9, 9), span(4, 5)},
			[]records.Step{{0, true}, {1, false}}},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := differ(x.want, records.StepsAt(nil, x.dates, x.ranges), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
			if d := differ(x.want, stepsTwin(x.dates, x.ranges), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("(-want +definition)\n%s", d)
			}
		})
	}
}

// TestStepsAtUndatedAround1970: the zero date, which is no moment in 1970, lets its
// range take no part.
func TestStepsAtUndatedAround1970(t *testing.T) {
	var dates []attendance.Date
	var ranges []attendance.Range
	for year := 1960; year < 1980; year++ {
		dates = append(dates, attendance.Day(year, time.May, 1), attendance.Date{})
		people := int64(year)
		ranges = append(ranges, attendance.Range{Low: people, High: people}, attendance.Range{Low: 9_999, High: 9_999})
	}
	var want []records.Step
	for i := 0; i < len(dates); i += 2 {
		want = append(want, records.Step{Index: i, Certain: true})
	}
	if d := cmp.Diff(want, records.StepsAt(nil, dates, ranges)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestStepsAtWithoutDates(t *testing.T) {
	defer func() {
		if d := cmp.Diff("records: StepsAt wants a date for each range: 1 for 2", recover()); d != "" {
			t.Errorf("(-want +got)\n%s", d)
		}
	}()
	records.StepsAt(nil, make([]attendance.Date, 1), make([]attendance.Range, 2))
}

func TestStepsAllocations(t *testing.T) {
	ranges, dates := someSessions(10_000), someDates(10_000)
	steps := make([]records.Step, 0, len(ranges))
	if n := testing.AllocsPerRun(10, func() { records.Steps(steps, ranges) }); n > 0 {
		t.Errorf("Steps allocates %v times", n)
	}
	// A few slices, which grow with how many of the ranges matter.
	if n := testing.AllocsPerRun(10, func() { records.StepsAt(steps, dates, ranges) }); n > 40 {
		t.Errorf("StepsAt allocates %v times", n)
	}
}

// Four Spaces in the order in which they were held.
func ExampleSteps() {
	ranges := []attendance.Range{
		{Low: 18_001, High: 18_999},   // more than 18K
		{Low: 27_001, High: 27_999},   // more than 27K
		{Low: 27_500, High: 28_499},   // some 28K
		{Low: 164_000, High: 164_999}, // 164K+
	}
	for _, s := range records.Steps(nil, ranges) {
		fmt.Println(ranges[s.Index], s.Certain)
	}
	// Output:
	// [18,001, 18,999] true
	// [27,001, 27,999] true
	// [27,500, 28,499] false
	// [164,000, 164,999] true
}

// One paper wrote on June 9th of a Space "last night", which may have been
// before or after another's.
func ExampleStepsAt() {
	dates := []attendance.Date{
		attendance.MustParseDate("2022-04-20"),
		attendance.MustParseDate("2021-06-09"),
		attendance.MustParseDate("2021-06-08/2021-06-09"),
		attendance.MustParseDate("2021-06-07"),
	}
	ranges := []attendance.Range{
		{Low: 164_000, High: 164_999},
		{Low: 44_001, High: 44_999},
		{Low: 27_001, High: 27_999},
		{Low: 18_001, High: 18_999},
	}
	for _, s := range records.StepsAt(nil, dates, ranges) {
		fmt.Println(dates[s.Index], ranges[s.Index], s.Certain)
	}
	// Output:
	// 2021-06-07 [18,001, 18,999] true
	// 2021-06-08/2021-06-09 [27,001, 27,999] false
	// 2021-06-09 [44,001, 44,999] true
	// 2022-04-20 [164,000, 164,999] true
}

// someDates makes instants in ten years.
func someDates(n int) []attendance.Date {
	r := rand.New(rand.NewPCG(12, uint64(n)))
	dates := make([]attendance.Date, n)
	for i := range dates {
		dates[i] = attendance.DateOf(time.Unix(1_400_000_000+r.Int64N(320_000_000), 0))
	}
	return dates
}

// BenchmarkSteps also adds up the Lows, which is what to compare Steps with.
func BenchmarkSteps(b *testing.B) {
	const n = 1_000_000
	ranges, dates := someSessions(n), someDates(n)
	people := make([]int64, n)
	for i, r := range ranges {
		people[i] = r.Low
	}
	steps := make([]records.Step, 0, n)
	sum := int64(0)
	for _, way := range []struct {
		name string
		do   func()
	}{
		{"sum", func() {
			for _, p := range people {
				sum += p
			}
		}},
		{"Steps", func() { records.Steps(steps, ranges) }},
		{"StepsAt", func() { records.StepsAt(steps, dates, ranges) }},
	} {
		b.Run(way.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				way.do()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/session")
		})
	}
}
