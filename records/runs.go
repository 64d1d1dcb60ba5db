package records

import "slices"

// Runs are a set of items in lists that are each sorted, without repetitions and more
// than twice as long as the next: to add n items, one by one or together, takes time
// n log² n, where one list would take n².
type runs[T any] [][]T

// add adds items, which are sorted and without repetitions, and returns those that
// were not there. The runs keep what it returns.
func (r *runs[T]) add(items []T, compare func(a, b T) int) []T {
	fresh := make([]T, 0, len(items))
	for _, x := range items {
		if !r.has(x, compare) {
			fresh = append(fresh, x)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	lists := append(*r, fresh)
	for k := len(lists) - 1; k > 0 && 2*len(lists[k]) >= len(lists[k-1]); k-- {
		lists[k-1] = mergeSorted(lists[k-1], lists[k], compare)
		lists = lists[:k]
	}
	*r = lists
	return fresh
}

func (r runs[T]) has(x T, compare func(a, b T) int) bool {
	return slices.ContainsFunc(r, func(list []T) bool {
		_, had := slices.BinarySearchFunc(list, x, compare)
		return had
	})
}

// all returns all items in order: the first list if it is the only one.
func (r runs[T]) all(compare func(a, b T) int) []T {
	if len(r) == 0 {
		return nil
	}
	list := r[len(r)-1]
	for _, longer := range slices.Backward(r[:len(r)-1]) {
		list = mergeSorted(longer, list, compare)
	}
	return list
}

// mergeSorted returns the items of two sorted lists in order.
func mergeSorted[T any](a, b []T, compare func(a, b T) int) []T {
	list := make([]T, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(b[0], a[0]) < 0 {
			a, b = b, a
		}
		list = append(list, a[0])
		a = a[1:]
	}
	return append(append(list, a...), b...)
}
