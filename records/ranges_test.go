package records

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/highwater-go/highwater/attendance"
)

// TestRangesAgainstEnumeration asks of every pair of small ranges what can be seen
// number by number.
func TestRangesAgainstEnumeration(t *testing.T) {
	var small []attendance.Range
	for low := int64(-3); low <= 4; low++ {
		for high := low; high <= 4; high++ {
			small = append(small, attendance.Range{Low: low, High: high})
		}
	}
	for _, a := range small {
		for _, b := range small {
			shared := false
			either, difference := attendance.Range{Low: 1000, High: -1000}, attendance.Range{Low: 1000, High: -1000}
			for x := a.Low; x <= a.High; x++ {
				for y := b.Low; y <= b.High; y++ {
					shared = shared || x == y
					either = attendance.Range{Low: min(either.Low, x, y), High: max(either.High, x, y)}
					difference = attendance.Range{Low: min(difference.Low, x-y), High: max(difference.High, x-y)}
				}
			}
			if got := meet(a, b); got != shared {
				t.Errorf("%v and %v: meet = %v", a, b, got)
			}
			if got := hull(a, b); got != either {
				t.Errorf("%v and %v: hull = %v, want %v", a, b, got, either)
			}
			if got := minus(a, b); got != difference {
				t.Errorf("%v less %v is %v, want %v", a, b, got, difference)
			}
		}
	}
}

// TestRangeArithmetic checks sums and differences against integers of any
// size, which are then cut off at ±attendance.Unbounded.
func TestRangeArithmetic(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 0))
	number := func() int64 {
		switch r.IntN(4) {
		case 0:
			return r.Int64N(attendance.Unbounded) // up to far above attendance.MaxPeople
		case 1:
			return -r.Int64N(attendance.Unbounded)
		case 2:
			return attendance.Unbounded - 1 - r.Int64N(3)
		}
		return r.Int64N(7) - 3
	}
	random := func() attendance.Range {
		a, b := number(), number()
		rg := attendance.Range{Low: min(a, b), High: max(a, b)}
		if r.IntN(4) == 0 {
			rg.High = attendance.Unbounded
		}
		if r.IntN(4) == 0 {
			rg.Low = -attendance.Unbounded
		}
		return rg
	}
	limit := big.NewInt(attendance.Unbounded)
	cut := func(n *big.Int) int64 {
		switch {
		case n.Cmp(limit) >= 0:
			return attendance.Unbounded
		case n.CmpAbs(limit) >= 0:
			return -attendance.Unbounded
		}
		return n.Int64()
	}
	// combine adds two ends, of which infinities absorb the other.
	combine := func(a, b, infinity int64) int64 {
		if a == infinity || b == infinity {
			return infinity
		}
		return cut(new(big.Int).Add(big.NewInt(a), big.NewInt(b)))
	}
	for range 100_000 {
		a, b := random(), random()
		sum := attendance.Range{Low: plus(a.Low, b.Low), High: plus(a.High, b.High)}
		if want := (attendance.Range{Low: combine(a.Low, b.Low, -attendance.Unbounded), High: combine(a.High, b.High, attendance.Unbounded)}); sum != want {
			t.Fatalf("%v and %v add up to %v, want %v", a, b, sum, want)
		}
		if got, want := minus(a, b), (attendance.Range{Low: combine(a.Low, -b.High, -attendance.Unbounded), High: combine(a.High, -b.Low, attendance.Unbounded)}); got != want {
			t.Fatalf("%v less %v is %v, want %v", a, b, got, want)
		}
	}
}
