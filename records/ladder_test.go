package records

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestLadder keeps a ladder beside a sorted slice.
func TestLadder(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 8))
	order := func(a, b rung) int { return cmp.Or(cmp.Compare(b.people, a.people), cmp.Compare(a.who, b.who)) }
	for _, start := range []int{0, 1, 3_000} {
		var twin []rung
		next := 0
		some := func() rung {
			next++
			return rung{r.Int64N(2_000), next}
		}
		for range start {
			twin = append(twin, some())
		}
		l := newLadder(slices.Clone(twin), order)
		slices.SortFunc(twin, order)
		for round := range 6_000 {
			if grow := round < 3_000; len(twin) == 0 || r.IntN(4) > 0 == grow {
				x := some()
				l.add(x)
				i, _ := slices.BinarySearchFunc(twin, x, order)
				twin = slices.Insert(twin, i, x)
			} else {
				i := r.IntN(len(twin))
				l.remove(twin[i])
				twin = slices.Delete(twin, i, i+1)
			}
			if round%97 == 0 && !slices.Equal(twin, slices.Collect(l.all)) {
				t.Fatalf("after %d rounds it is not in order", round)
			}
			x := r.Int64N(2_100) - 50
			want := 0
			for _, o := range twin {
				if o.people > x {
					want++
				}
			}
			if got := l.above(x); got != want {
				t.Fatalf("%d are above %d; want %d", got, x, want)
			}
		}
		for _, c := range l.chunks {
			if len(c) == 0 || len(c) > chunkLen {
				t.Errorf("a chunk of %d", len(c))
			}
		}
	}
}
