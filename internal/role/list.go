package role

// A Ranked is one item of a list of places: "third was A with 27K, fourth B with
// 18K".
type Ranked struct {
	Place  int
	Figure int // the index of its figure
	At     Span
}

const maxList = 8

// list reads a list of places below the first: ordinals that follow each other,
// with one figure for each, either all after their ordinals or all before them.
func (a *Reader) list() {
	a.NList = 0
	c := &a.lang.c
	var at [maxList]int
	n := 0
	for i := 0; i < a.n && n < maxList; i++ {
		nth := a.is(i, c.nth) || a.tokens[i].word == a.lang.ordinal
		if !nth || a.is(i+1, c.time) || a.is(i-1, c.per) && !a.is(i-1, c.allWord) {
			continue
		}
		if n > 0 && a.value(i) != a.value(at[n-1])+1 {
			n = 0
		}
		at[n] = i
		n++
	}
	if n < 2 {
		return
	}
	for side := range 2 {
		a.NList = 0
		for k := range n {
			from, to, step := at[k]+1, a.n, 1
			if k+1 < n {
				to = at[k+1]
			}
			if side == 1 { // before
				from, to, step = at[k]-1, -1, -1
				if k > 0 {
					to = at[k-1]
				}
			}
			for i := from; i != to; i += step {
				t := &a.tokens[i]
				if t.kind == stopToken {
					break
				}
				if t.kind == figureToken {
					a.List[a.NList] = Ranked{a.value(at[k]), int(t.figure), a.span(at[k], at[k]+1)}
					a.NList++
					break
				}
			}
		}
		if a.NList == n {
			return
		}
	}
	a.NList = 0
}
