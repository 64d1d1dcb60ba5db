package records

import "github.com/highwater-go/highwater/attendance"

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

// A tree is a segment tree over numbers at fixed places, which have groups: it changes
// one, or finds the next below a bound that is not of a group, in time log n. All
// numbers are never to begin with.
type tree struct {
	size   int   // a power of two
	groups []int // of the places; nil if there are none
	pairs  []pair
}

func newTree(n int, groups []int) tree {
	t := tree{size: 1, groups: groups}
	for t.size < n {
		t.size *= 2
	}
	t.pairs = make([]pair, 2*t.size)
	for i := range t.pairs {
		t.pairs[i] = noPair
	}
	return t
}

// treeOf returns the tree of n numbers without groups.
func treeOf(n int, number func(int) int64) tree {
	t := newTree(n, nil)
	for i := range n {
		t.pairs[t.size+i] = pair{number(i), never, 0}
	}
	for node := t.size - 1; node > 0; node-- {
		t.pairs[node] = t.pairs[2*node].with(t.pairs[2*node+1])
	}
	return t
}

// set puts x at place i.
func (t tree) set(i int, x int64) {
	group := 0
	if t.groups != nil {
		group = t.groups[i]
	}
	node := i + t.size
	t.pairs[node] = pair{x, never, group}
	for node > 1 {
		node /= 2
		t.pairs[node] = t.pairs[2*node].with(t.pairs[2*node+1])
	}
}

// least returns the pair of the numbers at places from … to−1.
func (t tree) least(from, to int) pair {
	least := noPair
	for i, j := from+t.size, to+t.size; i < j; i, j = i/2, j/2 {
		if i&1 == 1 {
			least = least.with(t.pairs[i])
			i++
		}
		if j&1 == 1 {
			j--
			least = least.with(t.pairs[j])
		}
	}
	return least
}

// below returns the first place from i on with a number below x that is not of a
// group, or -1.
func (t tree) below(i int, x int64, group int) int {
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

// rivals are trees over rivals at fixed places, one of each field.
type rivals struct{ first, gap tree }

func newRivals(groups []int) rivals {
	return rivals{newTree(len(groups), groups), newTree(len(groups), groups)}
}

func (r rivals) set(i int, x rival) {
	r.first.set(i, x.first)
	r.gap.set(i, x.gap)
}

// soonest returns the least of max(0, first − day, gap) over the rivals at places
// 0 … n−1 that are not of a group, or Unbounded if there are none. The bound of a
// node is nearly always met in it, so that few are visited.
func (r rivals) soonest(n, group int, day int64) int64 {
	best := attendance.Unbounded
	var visit func(node, from, size int)
	visit = func(node, from, size int) {
		first := r.first.pairs[node].but(group)
		if from >= n || first == never {
			return
		}
		bound := max(0, first-day, r.gap.pairs[node].but(group))
		switch {
		case bound >= best:
		case size > 1:
			visit(2*node, from, size/2)
			visit(2*node+1, from+size/2, size/2)
		default:
			best = bound
		}
	}
	visit(1, 0, r.first.size)
	return best
}
