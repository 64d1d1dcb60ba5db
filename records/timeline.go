package records

import (
	"cmp"
	"math"
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// A mark is a session in a progression: its number, and the part of its date in
// which it is in the category.
type mark struct {
	id    string
	event string // whose other sessions are no rivals of it, or ""
	group int    // of a timeline
	attendance.Date
	attendance.Range
	held attendance.Date // all of its date
	sure int64           // its Low, or none if it may not be in the category and so bounds nobody from below
}

// markOf returns the mark of a session that is in the category and has no rooms
// beside it.
func markOf(id string, d attendance.Date, r attendance.Range) mark {
	return mark{id: id, Date: d, Range: r, held: d, sure: r.Low}
}

func newMark(s attendance.Session, r attendance.Range, c Category) mark {
	m := markOf(s.ID, s.Start, r)
	if c.Event == "" {
		m.event = s.Event
	}
	if c.Holds(s) == attendance.Possible {
		m.Start, m.End = max(m.Start, c.During.Start), min(m.End, c.During.End)
		m.sure = none
	}
	return m
}

// firstDay counts days from 1970.
func (m mark) firstDay() int64 { return dayOf(m.Start) }

func dayOf(micro int64) int64 {
	const day = 24 * 60 * 60 * 1_000_000
	d := micro / day
	if micro%day < 0 {
		d--
	}
	return d
}

// none is lower than any number of people, and never than any date.
const (
	none  = int64(-1)
	never = int64(math.MaxInt64)

	earliest = int64(math.MinInt64)
)

// A timeline answers what a progression asks of all marks at once. A mark is
// certainly before another if it ends by the other's start, and possibly if it
// starts before the other's end. The marks of an event are a group, every other
// mark is a group of its own, and no mark has a rival in its group: so what is
// asked about a mark leaves its group out.
type timeline struct {
	marks  []mark // by start
	groups []int  // of the marks
	rooms  bool   // some group has more than one
	byEnd  []int  // the marks by end
	floor  []pair // the sure Lows of byEnd[:i], negated
	byLow  []int  // the marks by sure Low, the largest first
	endOf  []pair // the Ends of byLow[:i]
	highs  []pair // the Highs of marks[:i], negated
}

func newTimeline(all []mark) *timeline {
	class := group(all)
	marks := bearing(all, class)
	slices.SortFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End),
			cmp.Compare(a.Low, b.Low), cmp.Compare(a.High, b.High), cmp.Compare(a.id, b.id))
	})
	t := &timeline{marks: marks, groups: make([]int, len(marks)), rooms: class != nil}
	for i, m := range marks {
		t.groups[i] = m.group
	}
	t.byEnd = t.order(func(m mark) int64 { return m.End })
	t.byLow = t.order(func(m mark) int64 { return -m.sure })
	t.floor = t.prefixes(func(i int) (int, int64) { return t.byEnd[i], -marks[t.byEnd[i]].sure })
	t.endOf = t.prefixes(func(i int) (int, int64) { return t.byLow[i], marks[t.byLow[i]].End })
	t.highs = t.prefixes(func(i int) (int, int64) { return i, -marks[i].High })
	return t
}

// classes is how many classes the events with more than one mark are put in.
const classes = 3

// group numbers the groups of the marks, and returns in which class each is: from 1 on,
// 0 if it has one mark alone. It is nil if all have.
func group(all []mark) (class []int) {
	first, events := map[string]int{}, 0
	for i := range all {
		all[i].group = i
		if all[i].event == "" {
			continue
		}
		k, ok := first[all[i].event]
		if !ok {
			first[all[i].event] = i
			continue
		}
		if class == nil {
			class = make([]int, len(all))
		}
		if class[k] == 0 {
			class[k], events = 1+events%classes, events+1
		}
		all[i].group = k
	}
	return class
}

// bearing leaves out the marks that can neither hold the record at any time nor bear
// on it. Such a mark has a High below its floor, the Low of one that is certainly
// past when it comes: that one is in its place wherever something must be exceeded,
// and is exceeded no sooner. A room of an event is not in its place for the others of
// the event, but of two rooms of two events one is.
func bearing(all []mark, class []int) []mark {
	dates, ranges := make([]attendance.Date, len(all)), make([]attendance.Range, len(all))
	for i, m := range all {
		dates[i], ranges[i] = m.Date, attendance.Range{Low: m.sure, High: m.High}
	}
	var marks []mark
	if class == nil {
		for _, i := range frontier(dates, ranges, 0) {
			marks = append(marks, all[i])
		}
		return marks
	}

	// A floor of each of two classes is a floor by two events.
	var floors [1 + classes]roughFloor
	some := make([]attendance.Range, len(all))
	for k := range floors {
		for i := range all {
			some[i] = attendance.Range{Low: lowest, High: ranges[i].High}
			if class[all[i].group] == k {
				some[i].Low = ranges[i].Low
			}
		}
		floors[k] = roughFloorOf(dates, some)
	}
	for i := range all {
		start := all[i].Start
		at := [...]int64{floors[0].at(start), floors[1].at(start), floors[2].at(start), floors[3].at(start)}
		if k := class[all[i].group]; k > 0 {
			at[k] = lowest
		}
		second := max(min(at[1], at[2]), min(at[2], at[3]), min(at[1], at[3]))
		if all[i].High >= max(at[0], second) {
			marks = append(marks, all[i])
		}
	}
	return marks
}

// order returns the indices of the marks by a key.
func (t *timeline) order(key func(mark) int64) []int {
	return orderBy(len(t.marks), func(i int) int64 { return key(t.marks[i]) })
}

// prefixes returns the pair of the first i of a sequence of marks and numbers, for
// every i.
func (t *timeline) prefixes(at func(i int) (mark int, number int64)) []pair {
	pairs := make([]pair, 1, len(t.marks)+1)
	pairs[0] = noPair
	for i := range t.marks {
		k, x := at(i)
		pairs = append(pairs, pairs[i].with(pair{x, never, t.groups[k]}))
	}
	return pairs
}

// pastBy returns the sure Lows, negated, of the marks that end by a moment.
func (t *timeline) pastBy(micro int64) pair {
	return t.floor[countFirst(len(t.marks), func(k int) bool { return t.marks[t.byEnd[k]].End <= micro })]
}

// floor returns the largest Low of those whose Lows, negated, are in a pair, without
// a group: the least that the record can be. It is none if there are none.
func (p pair) floor(group int) int64 {
	if low := p.but(group); low != never {
		return -low
	}
	return none
}

// certainlyBy returns the least that the record can be by a moment without a group.
func (t *timeline) certainlyBy(micro int64, group int) int64 { return t.pastBy(micro).floor(group) }

// exceededBy returns the Ends of the marks that are certainly larger than a number:
// at the least of them, one is certainly past.
func (t *timeline) exceededBy(people int64) pair {
	return t.endOf[countFirst(len(t.marks), func(k int) bool { return t.marks[t.byLow[k]].sure > people })]
}

// startingBefore returns how many marks start before a moment.
func (t *timeline) startingBefore(micro int64) int {
	return countFirst(len(t.marks), func(i int) bool { return t.marks[i].Start < micro })
}

// records returns the marks that set the record in some world.
func (t *timeline) records() []Record {
	rs := []Record{}
	var set []mark
	holders := t.newHolders()
	equals := t.equals()
	stood := t.leastStood()
	ceilings := t.ceilings()
	for i, m := range t.marks {
		group := t.groups[i]
		floor := t.certainlyBy(m.Start, group)
		if m.High <= floor {
			continue
		}
		r := Record{
			Session:  m.id,
			Previous: []string{},
			Date:     m.held,
			Range:    m.Range,
			Certain:  m.sure != none && -m.Low < t.highs[t.startingBefore(m.End)].but(group),
			Stood:    Days{stood[i], attendance.Unbounded},
			Equals:   equals.of(t, i),
		}
		if ceilings[i] != none {
			r.Margin = Margin{Winner: m.Range, Loser: attendance.Range{Low: max(0, floor), High: ceilings[i]}}
			r.Previous, r.More = holders.before(i)
		}
		if fell := t.exceededBy(m.High).but(group); fell != never {
			r.Stood.Most = dayOf(fell-1) - m.firstDay()
		}
		rs = append(rs, r)
		set = append(set, m)
	}
	unordered(rs, set)
	return rs
}

// unordered tells each record of the others whose dates overlap with its own.
// The marks are those of the records.
func unordered(rs []Record, marks []mark) {
	ends := treeOf(len(marks), func(i int) int64 { return -marks[i].End }) // the Ends, negated
	for i, m := range marks {
		before := countFirst(len(marks), func(k int) bool { return marks[k].Start < m.End })
		for k := ends.below(0, -m.Start, noGroup); k >= 0 && k < before && len(rs[i].Unordered) < maxListed; k = ends.below(k+1, -m.Start, noGroup) {
			if k != i {
				rs[i].Unordered = append(rs[i].Unordered, rs[k].Session)
			}
		}
	}
}

// reach returns how many marks may come before mark s in a world where that is a
// record: those that start before its end, and not too late for it to exceed
// what is certainly past by then, which only grows.
func (t *timeline) reach(s int) int {
	m, group := t.marks[s], t.groups[s]
	return countFirst(t.startingBefore(m.End), func(i int) bool {
		return t.certainlyBy(t.marks[i].Start, group) < m.High
	})
}

// ceilings returns the largest High of those that may have held the record
// before each mark that sets it in some world, or none. That is the largest of
// all that may come before and have a number that the mark exceeds: what has it
// is as large as all that is certainly past, for that may come before, too.
func (t *timeline) ceilings() []int64 {
	ceilings := make([]int64, len(t.marks))
	byHigh := t.order(func(m mark) int64 { return m.High })
	byLow := t.order(func(m mark) int64 { return m.Low })
	smaller := newTree(len(t.groups), t.groups) // the Highs, negated, of marks with a Low below High of s
	for _, s := range byHigh {
		m := t.marks[s]
		for ; len(byLow) > 0 && t.marks[byLow[0]].Low < m.High; byLow = byLow[1:] {
			smaller.set(byLow[0], -t.marks[byLow[0]].High)
		}
		ceilings[s] = none
		if least := smaller.least(0, t.reach(s)).but(t.groups[s]); least != never {
			ceilings[s] = -least
		}
	}
	return ceilings
}

// equals holds, for each number, the marks that are exactly it, in order.
type equals struct {
	marks map[int64][]int
	other map[int64][]int // for each of these, the next of another group
}

func (t *timeline) equals() equals {
	eq := equals{map[int64][]int{}, map[int64][]int{}}
	for i, m := range t.marks {
		if m.Low == m.High {
			eq.marks[m.Low] = append(eq.marks[m.Low], i)
		}
	}
	for people, marks := range eq.marks {
		other := make([]int, len(marks))
		for k := len(marks) - 1; k >= 0; k-- {
			other[k] = k + 1
			if k+1 < len(marks) && t.groups[marks[k]] == t.groups[marks[k+1]] {
				other[k] = other[k+1]
			}
		}
		eq.other[people] = other
	}
	return eq
}

// of returns the rivals that equal mark i, which sets a record in some world, at a
// time when that may not have fallen yet. One that is certainly earlier is not in
// the category where i sets a record.
func (eq equals) of(t *timeline, i int) []string {
	m := t.marks[i]
	if m.Low != m.High {
		return nil
	}
	var ids []string
	fell := t.exceededBy(m.High).but(t.groups[i])
	marks, other := eq.marks[m.Low], eq.other[m.Low]
	for k := 0; k < len(marks); {
		j := marks[k]
		if t.marks[j].Start >= fell || len(ids) == maxListed {
			break
		}
		if t.groups[j] == t.groups[i] {
			k = other[k]
			continue
		}
		if t.marks[j].End > m.Start {
			ids = append(ids, t.marks[j].id)
		}
		k++
	}
	return ids
}

// leastStood returns, for each mark that sets the record in some world, the
// fewest days for which it stood in any of these worlds, or Unbounded if it
// stands in all of them.
//
// Mark s, set as late as it can be while it is still a record, falls to mark u, a
// rival, on the first day that u allows. Setting it is too late at the end of its own
// date and once a larger rival, or one that leaves u no room to exceed it, is
// certainly past. So with
//
//	A(s) = min(End of s, the time by which a rival of s certainly exceeds High of s − 1)
//	B(u) = min(End of u, the time by which a rival of s certainly exceeds High of u − 2)
//
// u can exceed s if B(u) > Start of s and High of u > Low of s, and then the
// days are the first of u less the last before A(s) or B(u), or 0.
//
// B is the same for all s but those in the group of the mark that is the first to
// exceed u: for these it may be later, and u is among the late rivals of the group.
func (t *timeline) leastStood() []int64 {
	n := len(t.marks)
	all := make([]int, n)
	latest := make([]int64, n)
	type lateness struct {
		marks  []int
		latest []int64
	}
	late := map[int]*lateness{}
	for u, m := range t.marks {
		exceeded := t.exceededBy(m.High - 2)
		all[u], latest[u] = u, min(m.End, exceeded.least)
		if t.rooms && latest[u] < m.End {
			l := late[exceeded.group]
			if l == nil {
				l = &lateness{}
				late[exceeded.group] = l
			}
			l.marks, l.latest = append(l.marks, u), append(l.latest, min(m.End, exceeded.next))
		}
	}
	rivals := t.newFall(all, latest)
	falls := map[int]*fall{}
	for group, l := range late {
		falls[group] = t.newFall(l.marks, l.latest)
	}
	least := make([]int64, n)
	for s := n - 1; s >= 0; s-- {
		least[s] = rivals.soonest(s)
		if f := falls[t.groups[s]]; f != nil {
			least[s] = min(least[s], f.soonest(s))
		}
	}
	return least
}

// A fall tells how soon some marks exceed another. It is asked about the marks from
// the last to the first.
type fall struct {
	*timeline
	byHigh []int   // the marks, the largest High first
	latest []int64 // B of each of them
	waits  []int   // which of them are still to come, the latest first
	rivals rivals
}

func (t *timeline) newFall(marks []int, latest []int64) *fall {
	f := &fall{timeline: t, byHigh: make([]int, len(marks)), latest: make([]int64, len(marks))}
	groups := make([]int, len(marks))
	for k, i := range orderBy(len(marks), func(i int) int64 { return -t.marks[marks[i]].High }) {
		f.byHigh[k], f.latest[k], groups[k] = marks[i], latest[i], t.groups[marks[i]]
	}
	f.waits = orderBy(len(marks), func(k int) int64 { return -f.latest[k] })
	f.rivals = newRivals(groups)
	return f
}

// soonest returns the least days until a rival among the marks exceeds mark s.
func (f *fall) soonest(s int) int64 {
	m, group := f.marks[s], f.groups[s]
	for ; len(f.waits) > 0 && f.latest[f.waits[0]] > m.Start; f.waits = f.waits[1:] {
		k := f.waits[0]
		first := f.marks[f.byHigh[k]].firstDay()
		f.rivals.set(k, rival{first, first - dayOf(f.latest[k]-1)})
	}
	larger := countFirst(len(f.byHigh), func(k int) bool { return f.marks[f.byHigh[k]].High > m.Low })
	set := dayOf(min(m.End, f.exceededBy(m.High-1).but(group)) - 1)
	return f.rivals.soonest(larger, group, set)
}
