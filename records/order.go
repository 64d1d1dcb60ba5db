package records

import (
	"cmp"
	"slices"
)

// Orders of indices, and counts in what is sorted.

// orderBy returns 0 … n−1 in the order of their keys, and of themselves where
// these are equal.
func orderBy[K cmp.Ordered](n int, key func(int) K) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(key(a), key(b)), a-b) })
	return order
}

// countFirst returns how many of 0 … n−1 are so, where none is after one that
// is not.
func countFirst[T int | int64](n T, so func(T) bool) T {
	low, high := T(0), n
	for low < high {
		if middle := low + (high-low)/2; so(middle) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// below, upTo and above return how many of the sorted numbers are below x, not
// above it, and above it.
func below(sorted []int64, x int64) int {
	i, _ := slices.BinarySearch(sorted, x)
	return i
}

func upTo(sorted []int64, x int64) int {
	if x == never {
		return len(sorted)
	}
	return below(sorted, x+1)
}

func above(sorted []int64, x int64) int { return len(sorted) - upTo(sorted, x) }
