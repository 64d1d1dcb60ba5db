package records

// holders finds who may have held the record before a mark did. It is asked
// about the marks in their order.
//
// Mark t may have held it before mark s if, at the earliest moment that comes
// after the start of both, t can still be as large as all rivals of s that are
// certainly past, and s larger than t.
type holders struct {
	*timeline
	early [2]started      // who may hold it when s starts: for most marks, and for those of the group that has the floor
	late  tree            // the Lows of marks that may hold it when they start
	spare map[int]*spared // those that may only for a group, which has the floor then
	byHi  []int           // the marks by High
}

// started has the Lows of marks that started before some moment and are as large as
// a floor at that time. Neither ever falls.
type started struct {
	lows tree
	next int // the first mark that did not start
	fell int // byHi[:fell] are below the floor
}

// spared are marks that may hold the record for one group.
type spared struct {
	marks []int
	lows  tree
}

func (t *timeline) newHolders() *holders {
	h := &holders{timeline: t, late: newTree(len(t.groups), t.groups), spare: map[int]*spared{}}
	h.byHi = t.order(func(m mark) int64 { return m.High })
	h.early[0].lows = newTree(len(t.groups), t.groups)
	if t.rooms {
		h.early[1].lows = newTree(len(t.groups), t.groups)
	}
	for i, m := range t.marks {
		switch past := t.pastBy(m.Start); {
		case m.High >= past.floor(noGroup):
			h.late.set(i, m.Low)
		case t.rooms && m.High >= past.floor(past.group) && past.group != t.groups[i]:
			if h.spare[past.group] == nil {
				h.spare[past.group] = &spared{}
			}
			h.spare[past.group].marks = append(h.spare[past.group].marks, i)
		}
	}
	for _, s := range h.spare {
		s.lows = treeOf(len(s.marks), func(k int) int64 { return t.marks[s.marks[k]].Low })
	}
	return h
}

// before lists who may have held the record before mark s.
func (h *holders) before(s int) (ids []string, more bool) {
	ids = []string{}
	take := func(i int) bool {
		if more = len(ids) == maxListed; !more {
			ids = append(ids, h.marks[i].id)
		}
		return !more
	}
	m, group := h.marks[s], h.groups[s]
	past := h.pastBy(m.Start)
	early := &h.early[0]
	if past.group == group {
		early = &h.early[1]
	}
	h.raise(early, m.Start, past.floor(group))
	for i := early.lows.below(0, m.High, group); i >= 0 && i < early.next; i = early.lows.below(i+1, m.High, group) {
		if !take(i) {
			return ids, more
		}
	}
	reach := h.reach(s)
	spare := h.spare[group]
	i, j := h.late.below(early.next, m.High, group), spare.next(early.next, m.High)
	for {
		switch {
		case i >= 0 && i < reach && (j < 0 || i < j):
			if !take(i) {
				return ids, more
			}
			i = h.late.below(i+1, m.High, group)
		case j >= 0 && j < reach:
			if !take(j) {
				return ids, more
			}
			j = spare.next(j+1, m.High)
		default:
			return ids, more
		}
	}
}

// raise brings what has started up to a moment and to the floor then.
func (h *holders) raise(e *started, start, floor int64) {
	for ; h.marks[e.next].Start < start; e.next++ {
		if h.marks[e.next].High >= floor {
			e.lows.set(e.next, h.marks[e.next].Low)
		}
	}
	for ; e.fell < len(h.byHi) && h.marks[h.byHi[e.fell]].High < floor; e.fell++ {
		e.lows.set(h.byHi[e.fell], never)
	}
}

// next returns the first spared mark from i on with a Low below x, or -1.
func (s *spared) next(i int, x int64) int {
	if s == nil {
		return -1
	}
	from := countFirst(len(s.marks), func(k int) bool { return s.marks[k] < i })
	if k := s.lows.below(from, x, noGroup); k >= 0 {
		return s.marks[k]
	}
	return -1
}
