package records

import "slices"

// A ladder keeps numbers of people in order while some are added and others taken
// away, each in the time of looking through about a thousand. Equal numbers are in
// the order of their rungs.
type ladder struct {
	chunks [][]rung // none is empty
	order  func(a, b rung) int
}

// A rung is a number and the index of the session that it is of.
type rung struct {
	people int64
	who    int
}

const chunkLen = 1024

// newLadder makes a ladder of rungs in any order, which it keeps. The order must
// go by people first, the largest first.
func newLadder(rungs []rung, order func(a, b rung) int) *ladder {
	slices.SortFunc(rungs, order)
	l := &ladder{order: order}
	for c := range slices.Chunk(rungs, chunkLen/2) {
		l.chunks = append(l.chunks, slices.Clone(c))
	}
	return l
}

// chunk returns the chunk in which r is, or would be put.
func (l *ladder) chunk(r rung) int {
	k := countFirst(len(l.chunks), func(k int) bool {
		c := l.chunks[k]
		return l.order(c[len(c)-1], r) < 0
	})
	return min(k, len(l.chunks)-1)
}

func (l *ladder) add(r rung) {
	if len(l.chunks) == 0 {
		l.chunks = [][]rung{{r}}
		return
	}
	k := l.chunk(r)
	i, _ := slices.BinarySearchFunc(l.chunks[k], r, l.order)
	c := slices.Insert(l.chunks[k], i, r)
	l.chunks[k] = c
	if len(c) > chunkLen {
		half := slices.Clone(c[chunkLen/2:])
		l.chunks[k] = slices.Clip(c[:chunkLen/2])
		l.chunks = slices.Insert(l.chunks, k+1, half)
	}
}

// remove takes away a rung that is on the ladder.
func (l *ladder) remove(r rung) {
	k := l.chunk(r)
	i, _ := slices.BinarySearchFunc(l.chunks[k], r, l.order)
	if l.chunks[k] = slices.Delete(l.chunks[k], i, i+1); len(l.chunks[k]) == 0 {
		l.chunks = slices.Delete(l.chunks, k, k+1)
	}
}

// above returns how many rungs are of more than some people.
func (l *ladder) above(people int64) int {
	k := countFirst(len(l.chunks), func(k int) bool {
		c := l.chunks[k]
		return c[len(c)-1].people > people
	})
	n := 0
	for _, c := range l.chunks[:k] {
		n += len(c)
	}
	if k < len(l.chunks) {
		c := l.chunks[k]
		n += countFirst(len(c), func(i int) bool { return c[i].people > people })
	}
	return n
}

// all yields the rungs in order.
func (l *ladder) all(yield func(rung) bool) {
	for _, c := range l.chunks {
		for _, r := range c {
			if !yield(r) {
				return
			}
		}
	}
}
