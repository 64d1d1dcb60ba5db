package records

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
)

// TestFrontier compares with the definition: each range against each other.
func TestFrontier(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range long.Rounds(500, 2_000) {
		n := r.IntN(50)
		if round%50 == 0 {
			n = 2_000 // for more than one cell of time
		}
		span := []int64{5, 1_000, 1 << 40}[r.IntN(3)]
		ranges, dates := make([]attendance.Range, n), make([]attendance.Date, n)
		for i := range ranges {
			low := r.Int64N(1_000)
			ranges[i] = attendance.Range{Low: low, High: low + r.Int64N(4)*r.Int64N(100)}
			if r.IntN(50) == 0 {
				ranges[i].High = attendance.Unbounded
			}
			if r.IntN(50) > 0 {
				start := r.Int64N(span)
				dates[i] = attendance.Date{Start: start, End: start + 1 + r.Int64N(1+span/16)}
			}
		}
		for lead := range int64(2) {
			var want []int
			for i, own := range ranges {
				on := !dates[i].IsZero()
				for k, other := range ranges {
					if !dates[k].IsZero() && dates[k].End <= dates[i].Start && own.High < other.Low+lead {
						on = false
					}
				}
				if on {
					want = append(want, i)
				}
			}
			if got := frontier(dates, ranges, lead); !slices.Equal(want, got) {
				t.Fatalf("%d of lead, of %v and %v: %v, want %v", lead, dates, ranges, got, want)
			}
		}
	}
}
