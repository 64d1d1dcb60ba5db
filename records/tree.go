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

// A pair is the least of the numbers of some groups, the group that has it, and the
// least of the other groups: whichever group is left out, it knows the least.
type pair struct {
	least, next int64
	group       int
}

// noGroup is none of the groups, which are numbered from 0.
const noGroup = -1

var noPair = pair{never, never, noGroup}

// but returns the least number without those of a group, or never.
func (p pair) but(group int) int64 {
	if p.group == group {
		return p.next
	}
	return p.least
}

// with returns the pair of the numbers of p and of q.
func (p pair) with(q pair) pair {
	switch {
	case p.group == q.group:
		return pair{min(p.least, q.least), min(p.next, q.next), p.group}
	case q.least < p.least:
		return pair{q.least, min(q.next, p.least), q.group}
	}
	return pair{p.least, min(p.next, q.least), p.group}
}

// A groupTree is a tree whose places have groups, and that can leave one out.
type groupTree struct {
	size   int
	groups []int
	pairs  []pair
}

func newGroupTree(groups []int) groupTree {
	t := groupTree{size: powerOfTwo(len(groups)), groups: groups}
	t.pairs = make([]pair, 2*t.size)
	for i := range t.pairs {
		t.pairs[i] = noPair
	}
	return t
}

// set puts x at place i.
func (t groupTree) set(i int, x int64) {
	node := i + t.size
	t.pairs[node] = pair{x, never, t.groups[i]}
	for node > 1 {
		node /= 2
		t.pairs[node] = t.pairs[2*node].with(t.pairs[2*node+1])
	}
}

// minBut returns the least number at the first n places without those of a group, or
// never.
func (t groupTree) minBut(group, n int) int64 {
	least := noPair
	for i, j := t.size, n+t.size; i < j; i, j = i/2, j/2 {
		if j&1 == 1 {
			j--
			least = least.with(t.pairs[j])
		}
		if i&1 == 1 {
			least = least.with(t.pairs[i])
			i++
		}
	}
	return least.but(group)
}

// below returns the first place from i on with a number below x that is not of a
// group, or -1.
func (t groupTree) below(i int, x int64, group int) int {
	if i >= t.size {
		return -1
	}
	i += t.size
	for t.pairs[i].but(group) >= x { // go right, climbing where there is no sibling
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
		if t.pairs[i].but(group) >= x {
			i++
		}
	}
	return i - t.size
}

// A rival is a mark that may exceed another: its first day, and how many days
// that is after the last on which a record could be set for it to exceed.
type rival struct{ first, gap int64 }

// rivals is a segment tree over rivals at fixed places, which have groups, with the
// least of each field in every node.
type rivals struct {
	size       int
	groups     []int
	first, gap []pair
}

func newRivals(groups []int) rivals {
	r := rivals{size: powerOfTwo(len(groups)), groups: groups}
	r.first, r.gap = make([]pair, 2*r.size), make([]pair, 2*r.size)
	for i := range r.first {
		r.first[i], r.gap[i] = noPair, noPair
	}
	return r
}

func (r rivals) set(i int, x rival) {
	node, group := i+r.size, r.groups[i]
	r.first[node], r.gap[node] = pair{x.first, never, group}, pair{x.gap, never, group}
	for node > 1 {
		node /= 2
		r.first[node] = r.first[2*node].with(r.first[2*node+1])
		r.gap[node] = r.gap[2*node].with(r.gap[2*node+1])
	}
}

// soonest returns the least of max(0, first − day, gap) over the rivals at places
// 0 … n−1 that are not of a group, or Unbounded if there are none. The bound of a
// node is nearly always met in it, so that few are visited.
func (r rivals) soonest(n, group int, day int64) int64 {
	best := attendance.Unbounded
	var visit func(node, from, size int)
	visit = func(node, from, size int) {
		first := r.first[node].but(group)
		if from >= n || first == never {
			return
		}
		bound := max(0, first-day, r.gap[node].but(group))
		switch {
		case bound >= best:
		case size > 1:
			visit(2*node, from, size/2)
			visit(2*node+1, from+size/2, size/2)
		default:
			best = bound
		}
	}
	visit(1, 0, r.size)
	return best
}
