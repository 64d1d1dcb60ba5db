package records

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// A History is how a record moved through time.
type History struct {
	Records []Record `json:"records"`
	Undated []string `json:"undated"` // the IDs of sessions with a number but no date; they take no part
}

// A Record is one step of a progression: a session that set the record, or may
// have.
type Record struct {
	Session string           `json:"session"` // the ID
	Date    attendance.Date  `json:"date"`
	Range   attendance.Range `json:"range"`

	// Previous lists every session that may have held the record just before,
	// in the order of their dates, at most MaxListed; More tells that there are
	// others. It is empty for a first record.
	Previous []string `json:"previous"`
	More     bool     `json:"more,omitzero"`

	// Margin is over the mark before: from the largest Low of the sessions
	// certainly earlier to the largest High of those that may have held the
	// record. It is the zero Margin where Previous is empty.
	Margin Margin `json:"margin"`

	Stood   Days     `json:"stood"`
	Certain bool     `json:"certain"`          // it set the record in every world, and not just in some
	Equals  []string `json:"equals,omitempty"` // co-holders: sessions that drew exactly as many while it may have stood; at most MaxListed

	// Unordered lists other records of the history that may have been set before
	// it or after, for their dates are too coarse to tell; at most MaxListed.
	Unordered []string `json:"unordered,omitempty"`
}

// MaxListed is the most sessions that a Record lists in one place, so that a
// history of n sessions with one coarse date has not n² names in it.
const MaxListed = 64

// Days is for how many days of the UTC calendar a record stood: from the day it
// was set to the day it fell, 0 if that is the same. Both limits are included,
// and [attendance.Unbounded], in JSON null, for a record that may stand still.
type Days struct {
	Least int64
	Most  int64
}

// MarshalJSON writes {"least": …, "most": …}, with null where the record may
// stand still.
func (d Days) MarshalJSON() ([]byte, error) {
	var j jsonDays
	if d.Least != attendance.Unbounded {
		j.Least = &d.Least
	}
	if d.Most != attendance.Unbounded {
		j.Most = &d.Most
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON writes; null changes nothing, and so
// does an error.
func (d *Days) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var j jsonDays
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*d = Days{attendance.Unbounded, attendance.Unbounded}
	if j.Least != nil {
		d.Least = *j.Least
	}
	if j.Most != nil {
		d.Most = *j.Most
	}
	return nil
}

type jsonDays struct {
	Least *int64 `json:"least"`
	Most  *int64 `json:"most"`
}

// Progression follows the record of a category through time.
//
// A world gives each session one number in its range and one moment in its
// date. In a world, a session sets the record if its number exceeds that of all
// before it, and the record stands until it is exceeded. A session is listed if
// it sets the record in some world, and is Certain if it does in every world.
// What is said of a Record is so in the worlds in which it is one. Records are
// ordered by the start of their date, its end, Low, High and ID; of a date that is
// only partly in the category's span, that part counts.
//
// As in [Rank], a session of which nothing is known bounds nobody under
// Customary, and may have drawn any number under Literal. It takes time
// n log n.
func Progression(ev Evidence, c Category, t Terms) History {
	in := ev.In(c)
	rulings := ev.docket()
	var p progress
	for i, e := range in.estimates(c.Metric) {
		s := in.Sessions[i]
		if t.takesPart(rulings.status(s.ID, c, t.Body)) && e.progresses(c, t.Reading) {
			p.add(s, e.Range(t.Reading), c)
		}
	}
	return p.history()
}

// progresses reports whether an estimate takes part in a progression: not, but under
// Literal, where nothing is counted and only a floor follows from another metric.
func (e Estimate) progresses(c Category, r attendance.Reading) bool {
	onlyFloor := e.Of == 0 && e.counted() && e.Literal.High == attendance.Unbounded
	return c.ranks(e, r) && (r == attendance.Literal || !onlyFloor)
}

// Standing returns the records that may stand still. To ask for the record as of a
// date, narrow the evidence with [Evidence.Held] before.
func (h History) Standing() []Record {
	var still []Record
	for _, r := range h.Records {
		if r.Stood.Most == attendance.Unbounded {
			still = append(still, r)
		}
	}
	return still
}

// progress gathers the sessions of a progression.
type progress struct {
	dated   []mark
	undated []string
}

func (p *progress) add(s attendance.Session, r attendance.Range, c Category) {
	if s.Start.IsZero() {
		p.undated = append(p.undated, s.ID)
		return
	}
	p.dated = append(p.dated, newMark(s, r, c))
}

func (p *progress) history() History {
	slices.Sort(p.undated)
	return History{newTimeline(p.dated).records(), append([]string{}, p.undated...)}
}

// A mark is a session in a progression: its number, and the part of its date in
// which it is in the category.
type mark struct {
	id string
	attendance.Date
	attendance.Range
	held attendance.Date // all of its date
	sure int64           // its Low, or none if it may not be in the category and so bounds nobody from below
}

// markOf returns the mark of a session that is in the category.
func markOf(id string, d attendance.Date, r attendance.Range) mark {
	return mark{id, d, r, d, r.Low}
}

func newMark(s attendance.Session, r attendance.Range, c Category) mark {
	m := markOf(s.ID, s.Start, r)
	if c.Holds(s) == attendance.Possible {
		m.Start, m.End = max(m.Start, c.During.Start), min(m.End, c.During.End)
		m.sure = none
	}
	return m
}

// firstDay and lastDay count days from 1970.
func (m mark) firstDay() int64 { return dayOf(m.Start) }
func (m mark) lastDay() int64  { return dayOf(m.End - 1) }

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
// starts before the other's end.
type timeline struct {
	marks []mark  // by start
	byEnd []int   // the marks by end
	floor []int64 // the largest sure Low of byEnd[:i]
	byLow []int   // the marks by sure Low, the largest first
	endOf []int64 // the earliest End of byLow[:i]
	highs tree    // the Highs, negated
}

// newTimeline leaves out the marks that can neither hold the record at any time
// nor bear on it. Such a mark has a High below its floor, the Low of one that is
// certainly past when it comes: that one is in its place wherever something must
// be exceeded, and is exceeded no sooner.
func newTimeline(all []mark) *timeline {
	marks := frontierOf(all)
	slices.SortFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End),
			cmp.Compare(a.Low, b.Low), cmp.Compare(a.High, b.High), cmp.Compare(a.id, b.id))
	})
	n := len(marks)
	t := &timeline{marks: marks, floor: make([]int64, n+1), endOf: make([]int64, n+1), highs: newTree(n)}
	t.byEnd = t.order(func(m mark) int64 { return m.End })
	t.byLow = t.order(func(m mark) int64 { return -m.sure })
	t.floor[0], t.endOf[0] = none, never
	for i := range n {
		t.floor[i+1] = max(t.floor[i], marks[t.byEnd[i]].sure)
		t.endOf[i+1] = min(t.endOf[i], marks[t.byLow[i]].End)
		t.highs.set(i, -marks[i].High)
	}
	return t
}

func frontierOf(all []mark) []mark {
	dates, ranges := make([]attendance.Date, len(all)), make([]attendance.Range, len(all))
	for i, m := range all {
		dates[i], ranges[i] = m.Date, attendance.Range{Low: m.sure, High: m.High}
	}
	var marks []mark
	for _, i := range frontier(dates, ranges, 0) {
		marks = append(marks, all[i])
	}
	return marks
}

// order returns the indices of the marks by a key.
func (t *timeline) order(key func(mark) int64) []int {
	return orderBy(len(t.marks), func(i int) int64 { return key(t.marks[i]) })
}

// certainlyBy returns the largest Low of the marks that end by a moment: the
// least that the record can be by then. It is none if there are no such marks.
func (t *timeline) certainlyBy(micro int64) int64 {
	return t.floor[countFirst(len(t.marks), func(k int) bool { return t.marks[t.byEnd[k]].End <= micro })]
}

// exceededBy returns the earliest moment by which some mark is certainly past
// that is certainly larger than a number, or never.
func (t *timeline) exceededBy(people int64) int64 {
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
		floor := t.certainlyBy(m.Start)
		if m.High <= floor {
			continue
		}
		r := Record{
			Session:  m.id,
			Previous: []string{},
			Date:     m.held,
			Range:    m.Range,
			Certain:  m.sure != none && -m.Low < t.highs.minBut(i, t.startingBefore(m.End)),
			Stood:    Days{stood[i], attendance.Unbounded},
			Equals:   equals.of(t, i),
		}
		if ceilings[i] != none {
			r.Margin = Margin{Winner: m.Range, Loser: attendance.Range{Low: max(0, floor), High: ceilings[i]}}
			r.Previous, r.More = holders.before(i, floor)
		}
		if fell := t.exceededBy(m.High); fell != never {
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
	ends := newTree(len(marks)) // the Ends, negated
	for i, m := range marks {
		ends.set(i, -m.End)
	}
	for i, m := range marks {
		before := countFirst(len(marks), func(k int) bool { return marks[k].Start < m.End })
		for k := ends.below(0, -m.Start); k >= 0 && k < before && len(rs[i].Unordered) < MaxListed; k = ends.below(k+1, -m.Start) {
			if k != i {
				rs[i].Unordered = append(rs[i].Unordered, rs[k].Session)
			}
		}
	}
}

// holders finds who may have held the record before a mark did. It is asked
// about the marks in their order.
//
// Mark t may have held it before mark s if, at the earliest moment that comes
// after the start of both, t can still be as large as all that is certainly
// past, and s larger than t.
type holders struct {
	*timeline
	early tree  // the Lows of marks that started before s and may hold the record then
	late  tree  // the Lows of marks that may hold the record when they start
	next  int   // the first mark not in early
	byHi  []int // the marks by High
	fell  int   // byHi[:fell] cannot hold the record any more
}

func (t *timeline) newHolders() *holders {
	h := &holders{timeline: t, early: newTree(len(t.marks)), late: newTree(len(t.marks))}
	h.byHi = t.order(func(m mark) int64 { return m.High })
	for i, m := range t.marks {
		if m.High >= t.certainlyBy(m.Start) {
			h.late.set(i, m.Low)
		}
	}
	return h
}

// before lists who may have held the record before mark s, floor being what is
// certainly past by its start.
func (h *holders) before(s int, floor int64) (ids []string, more bool) {
	ids = []string{}
	m := h.marks[s]
	for ; h.marks[h.next].Start < m.Start; h.next++ {
		if h.marks[h.next].High >= floor {
			h.early.set(h.next, h.marks[h.next].Low)
		}
	}
	for ; h.fell < len(h.byHi) && h.marks[h.byHi[h.fell]].High < floor; h.fell++ {
		h.early.set(h.byHi[h.fell], never)
	}
	list := func(lows tree, from, to int) {
		for i := lows.below(from, m.High); i >= 0 && i < to && !more; i = lows.below(i+1, m.High) {
			switch {
			case i == s:
			case len(ids) == MaxListed:
				more = true
			default:
				ids = append(ids, h.marks[i].id)
			}
		}
	}
	list(h.early, 0, h.next)
	list(h.late, h.next, h.reach(m))
	return ids, more
}

// reach returns how many marks may come before m in a world where that is a
// record: those that start before its end, and not too late for it to exceed
// what is certainly past by then, which only grows.
func (t *timeline) reach(m mark) int {
	return countFirst(t.startingBefore(m.End), func(i int) bool {
		return t.certainlyBy(t.marks[i].Start) < m.High
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
	smaller := newTree(len(t.marks)) // the Highs, negated, of marks with a Low below High of s
	for _, s := range byHigh {
		m := t.marks[s]
		for ; len(byLow) > 0 && t.marks[byLow[0]].Low < m.High; byLow = byLow[1:] {
			smaller.set(byLow[0], -t.marks[byLow[0]].High)
		}
		ceilings[s] = none
		if least := smaller.minBut(s, t.reach(m)); least != never {
			ceilings[s] = -least
		}
	}
	return ceilings
}

// equalMarks holds, for each number, the marks that are exactly it, in order.
type equalMarks map[int64][]int

func (t *timeline) equals() equalMarks {
	eq := equalMarks{}
	for i, m := range t.marks {
		if m.Low == m.High {
			eq[m.Low] = append(eq[m.Low], i)
		}
	}
	return eq
}

// of returns the marks that equal mark i, which sets a record in some world, at
// a time when that may not have fallen yet. One that is certainly earlier is not
// in the category where i sets a record.
func (eq equalMarks) of(t *timeline, i int) []string {
	m := t.marks[i]
	if m.Low != m.High {
		return nil
	}
	var ids []string
	fell := t.exceededBy(m.High)
	for _, j := range eq[m.Low] {
		if t.marks[j].Start >= fell || len(ids) == MaxListed {
			break
		}
		if j != i && t.marks[j].End > m.Start {
			ids = append(ids, t.marks[j].id)
		}
	}
	return ids
}

// leastStood returns, for each mark that sets the record in some world, the
// fewest days for which it stood in any of these worlds, or Unbounded if it
// stands in all of them.
//
// Mark s, set as late as it can be while it is still a record, falls to mark u
// on the first day that u allows. Setting it is too late at the end of its own
// date and once a larger mark, or one that leaves u no room to exceed it, is
// certainly past. So with
//
//	A(s) = min(End of s, the time by which High of s − 1 is certainly exceeded)
//	B(u) = min(End of u, the time by which High of u − 2 is certainly exceeded)
//
// u can exceed s if B(u) > Start of s and High of u > Low of s, and then the
// days are the first of u less the last before A(s) or B(u), or 0.
func (t *timeline) leastStood() []int64 {
	n := len(t.marks)
	latest := make([]int64, n) // B
	for i, m := range t.marks {
		latest[i] = min(m.End, t.exceededBy(m.High-2))
	}
	byHigh := t.order(func(m mark) int64 { return -m.High })
	place := make([]int, n)
	for k, i := range byHigh {
		place[i] = k
	}
	byLatest := orderBy(n, func(i int) int64 { return -latest[i] })
	rivals := newRivals(n)
	least := make([]int64, n)
	for s := n - 1; s >= 0; s-- {
		m := t.marks[s]
		for ; len(byLatest) > 0 && latest[byLatest[0]] > m.Start; byLatest = byLatest[1:] {
			u := byLatest[0]
			first := t.marks[u].firstDay()
			rivals.set(place[u], rival{first, first - dayOf(latest[u]-1)})
		}
		larger := countFirst(n, func(k int) bool { return t.marks[byHigh[k]].High > m.Low })
		set := dayOf(min(m.End, t.exceededBy(m.High-1)) - 1)
		least[s] = rivals.soonest(larger, place[s], set)
	}
	return least
}
