package records

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/highwater-go/highwater/attendance"
)

func TestRadixSort(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		shift := uint(r.IntN(64))
		width := uint(r.IntN(65 - int(shift)))
		words := make([]uint64, r.IntN(300))
		for i := range words {
			words[i] = r.Uint64() >> r.IntN(64) & (1<<(shift+width) - 1)
		}
		want := slices.Clone(words)
		slices.SortStableFunc(want, func(a, b uint64) int { return cmp.Compare(a>>shift, b>>shift) })
		room := make([]uint64, len(words))
		got, left := radixSort(words, room, shift, width)
		if !slices.Equal(want, got) {
			t.Fatalf("by %d bits from %d: got %x, want %x", width, shift, got, want)
		}
		if len(words) > 0 && &got[0] == &left[0] {
			t.Fatal("the result is in the room left")
		}
	}
}

// TestPacking compares places of numbers that are packed with
// those of numbers that, with so low a limit, are not.
func TestPacking(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 1_000 {
		n := r.IntN([]int{3, 50, 500}[r.IntN(3)])
		bits := r.IntN(64)
		ranges := make([]attendance.Range, n)
		for i := range ranges {
			a, b := int64(r.Uint64()>>1>>bits), int64(r.Uint64()>>1>>bits)
			switch r.IntN(8) {
			case 0:
				a = b
			case 1:
				a = math.MaxInt64
			case 2:
				a, b = math.MaxInt64, math.MaxInt64
			}
			ranges[i] = attendance.Range{Low: min(a, b), High: max(a, b)}
		}
		want := placesOf(nil, ranges, 0)
		for _, limit := range []uint{20, 40, wordBits} {
			if got := placesOf(nil, ranges, limit); !slices.Equal(want, got) {
				t.Fatalf("%v in %d bits: %v, unpacked %v", ranges, limit, got, want)
			}
		}
	}
}

func TestPackingOf(t *testing.T) {
	for _, x := range []struct {
		n           int
		least, most int64
		want        bool
	}{
		{0, math.MaxInt64, math.MaxInt64, true},
		{1, 0, 0, true},
		{1_000_000, 0, 1<<42 - 1, true},
		{1_000_000, 0, 1 << 42, false},
		{1, math.MinInt64, math.MaxInt64, false},
		{1, 0, 1<<61 - 1, true},
		{1, 0, 1 << 61, false},
		{math.MaxInt32, 0, 1<<31 - 1, true},
	} {
		if _, ok := packingOf(x.n, x.least, x.most, wordBits); ok != x.want {
			t.Errorf("%d numbers from %d to %d fit into words: %v, want %v", x.n, x.least, x.most, ok, x.want)
		}
	}
	if n := math.MaxInt32; n+1 > n { // where an int is wide enough
		if _, ok := packingOf(n+1, 0, 0, wordBits); ok {
			t.Error("2³¹ numbers cannot be counted in 32 bits")
		}
	}
}
