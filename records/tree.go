package records

import "github.com/highwater-go/highwater/attendance"

// A tree is a segment tree over numbers at fixed places, all never to begin
// with: it changes one, or finds the next below a bound, in time log n.
type tree struct {
	size  int // a power of two
	least []int64
}

func newTree(n int) tree {
	t := tree{size: powerOfTwo(n)}
	t.least = make([]int64, 2*t.size)
	for i := range t.least {
		t.least[i] = never
	}
	return t
}

func powerOfTwo(n int) int {
	size := 1
	for size < n {
		size *= 2
	}
	return size
}

// set puts x at place i.
func (t tree) set(i int, x int64) {
	i += t.size
	t.least[i] = x
	for i > 1 {
		i /= 2
		t.least[i] = min(t.least[2*i], t.least[2*i+1])
	}
}

// min returns the least number at places from … to−1, or never if there are
// none.
func (t tree) min(from, to int) int64 {
	least := never
	for i, j := from+t.size, to+t.size; i < j; i, j = i/2, j/2 {
		if i&1 == 1 {
			least = min(least, t.least[i])
			i++
		}
		if j&1 == 1 {
			j--
			least = min(least, t.least[j])
		}
	}
	return least
}

// minBut returns the least number at the first n places but for place i, or
// never.
func (t tree) minBut(i, n int) int64 { return min(t.min(0, min(i, n)), t.min(i+1, n)) }

// below returns the first place from i on with a number below x, or -1.
func (t tree) below(i int, x int64) int {
	if i >= t.size {
		return -1
	}
	i += t.size
	for t.least[i] >= x { // go right, climbing where there is no sibling
		for i&1 == 1 {
			i /= 2
		}
		if i == 0 {
			return -1
		}
		i++
	}
	for i < t.size { // and down to the first
		i *= 2
		if t.least[i] >= x {
			i++
		}
	}
	return i - t.size
}

// A rival is a mark that may exceed another: its first day, and how many days
// that is after the last on which a record could be set for it to exceed.
type rival struct{ first, gap int64 }

var noRival = rival{never, never}

// rivals is a segment tree over rivals at fixed places, with the least of each
// field in every node.
type rivals struct {
	size  int
	least []rival
}

func newRivals(n int) rivals {
	r := rivals{size: powerOfTwo(n)}
	r.least = make([]rival, 2*r.size)
	for i := range r.least {
		r.least[i] = noRival
	}
	return r
}

func (r rivals) set(i int, x rival) {
	i += r.size
	r.least[i] = x
	for i > 1 {
		i /= 2
		a, b := r.least[2*i], r.least[2*i+1]
		r.least[i] = rival{min(a.first, b.first), min(a.gap, b.gap)}
	}
}

// soonest returns the least of max(0, first − day, gap) over the rivals at
// places 0 … n−1 but one, or Unbounded if there are none. The bound of a node
// is nearly always met in it, so that few are visited.
func (r rivals) soonest(n, but int, day int64) int64 {
	best := attendance.Unbounded
	var visit func(node, from, size int)
	visit = func(node, from, size int) {
		x := r.least[node]
		if from >= n || x == noRival {
			return
		}
		bound := max(0, x.first-day, x.gap)
		switch {
		case bound >= best:
		case size > 1:
			visit(2*node, from, size/2)
			visit(2*node+1, from+size/2, size/2)
		case from != but:
			best = bound
		}
	}
	visit(1, 0, r.size)
	return best
}
