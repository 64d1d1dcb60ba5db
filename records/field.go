package records

import (
	"cmp"
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// A field is the sessions of a category, made ready to be asked about any claim
// without going through them all. It knows them in three orders: by when they
// may first have been held, by when they certainly had been, and by when they
// certainly were over.
type field struct {
	entrants []entrant       // by ID, so that ties do not show the order they came in
	index    map[int]int     // of an entrant, by its session's in the evidence
	members  map[int][]int   // the entrants of each group
	groups   map[int]*field  // the fields of single groups that have been asked for
	exactly  map[int64][]int // the entrants with exactly that many under Customary
	unknown  []int           // the entrants of which nothing is known

	byStart, byEnd      []int   // the entrants
	starts, helds, ends []int64 // sorted
	known               []int   // how many of the first i by start are known

	// By reading, and in the order of starts, ends, starts and helds.
	topHigh, topLow [2][]podium
	highs, lows     [2]tally
}

// An entrant is one session in a field.
type entrant struct {
	id         string
	session    int // its index in the evidence
	group      int // sessions that are no rivals of each other share it
	start, end int64
	held       int64               // when it certainly had been held
	ranges     [2]attendance.Range // by reading; nobody bounds no one
	known      bool
	doubtful   bool // it may not be in the category, and so bounds nobody from below
}

// low is the least that the entrant adds to the field.
func (e entrant) low(r int) int64 {
	if e.doubtful {
		return none
	}
	return e.ranges[r].Low
}

// nobody stands for a session that is no rival: it is below every number.
var nobody = attendance.Range{Low: none, High: none}

func newField(entrants []entrant) *field {
	slices.SortStableFunc(entrants, func(a, b entrant) int { return cmp.Compare(a.id, b.id) })
	f := &field{entrants: entrants, index: map[int]int{}, members: map[int][]int{}, groups: map[int]*field{}, exactly: map[int64][]int{}}
	for i, e := range entrants {
		f.index[e.session] = i
		f.members[e.group] = append(f.members[e.group], i)
		if r := e.ranges[attendance.Customary]; r.Low == r.High && r != nobody {
			f.exactly[r.Low] = append(f.exactly[r.Low], i)
		}
		if !e.known {
			f.unknown = append(f.unknown, i)
		}
	}
	byStart, starts := f.sorted(func(e entrant) int64 { return e.start })
	byHeld, helds := f.sorted(func(e entrant) int64 { return e.held })
	byEnd, ends := f.sorted(func(e entrant) int64 { return e.end })
	f.byStart, f.byEnd = byStart, byEnd
	f.starts, f.helds, f.ends = starts, helds, ends
	f.known = make([]int, len(entrants)+1)
	for k, i := range byStart {
		f.known[k+1] = f.known[k]
		if entrants[i].known {
			f.known[k+1]++
		}
	}
	for r := range f.highs {
		low := func(i int) int64 { return entrants[i].low(r) }
		high := func(i int) int64 { return entrants[i].ranges[r].High }
		f.topHigh[r] = f.podiums(byStart, high)
		f.topLow[r] = f.podiums(byEnd, low)
		f.highs[r] = newTally(byStart, high)
		f.lows[r] = newTally(byHeld, low)
	}
	return f
}

// sorted returns the entrants by a key, and the keys.
func (f *field) sorted(key func(entrant) int64) (order []int, keys []int64) {
	order = orderBy(len(f.entrants), func(i int) int64 { return key(f.entrants[i]) })
	for _, i := range order {
		keys = append(keys, key(f.entrants[i]))
	}
	return order, keys
}

// A podium holds the largest value so far and the largest of another group.
type podium struct {
	first, second entry
	group         int // of first
}

// An entry is a value and the entrant that it is of, -1 for none.
type entry struct {
	value int64
	who   int
}

// podiums returns the podium of each number of entrants in order.
func (f *field) podiums(order []int, value func(int) int64) []podium {
	nothing := entry{none, -1}
	at := podium{nothing, nothing, -1}
	all := []podium{at}
	for _, i := range order {
		e, group := entry{value(i), i}, f.entrants[i].group
		switch {
		case e.value > at.first.value && group == at.group:
			at.first = e
		case e.value > at.first.value:
			at = podium{e, at.first, group}
		case e.value > at.second.value && group != at.group:
			at.second = e
		}
		all = append(all, at)
	}
	return all
}

// without returns the largest value but for those of a group.
func (p podium) without(group int) entry {
	if p.group == group {
		return p.second
	}
	return p.first
}

// A tally counts how many of its first values are above a number. It keeps
// them in order and, a second time, sorted within blocks.
type tally struct {
	values []int64
	blocks []int64
}

const blockLen = 512

func newTally(order []int, value func(int) int64) tally {
	var t tally
	for _, i := range order {
		t.values = append(t.values, value(i))
	}
	t.blocks = slices.Clone(t.values)
	for b := range slices.Chunk(t.blocks, blockLen) {
		slices.Sort(b)
	}
	return t
}

// above returns how many of the first n values are above x.
func (t tally) above(n int, x int64) int {
	whole := n - n%blockLen
	count := 0
	for i := 0; i < whole; i += blockLen {
		count += above(t.blocks[i:i+blockLen], x)
	}
	for _, v := range t.values[whole:n] {
		if v > x {
			count++
		}
	}
	return count
}

// groupField returns the field of one group alone.
func (f *field) groupField(group int) *field {
	if g, ok := f.groups[group]; ok {
		return g
	}
	var members []entrant
	for _, i := range f.members[group] {
		members = append(members, f.entrants[i])
	}
	g := newField(members)
	if len(members) > 1 { // else it is as soon made as kept
		f.groups[group] = g
	}
	return g
}

// A stand is where a claim sees a field from: the claim's date, and the group of
// its session. What it counts are the rivals: all but the group.
//
// A claimant's counts are left out by two more stands on fields of the sessions
// that have some: gone holds them as they are in the field, and back as they are
// without these counts. Both are nil where none are left out.
type stand struct {
	*field
	group      *field
	id         int   // of the group
	at         int64 // the end of the claim's date
	gone, back *stand
}

func (f *field) from(group int, at int64) stand {
	return stand{field: f, group: f.groupField(group), id: group, at: at}
}

// with returns a number of the rivals where some were taken out and put back.
func (s stand) with(count func(stand) int) int {
	n := count(s)
	if s.gone != nil {
		n += count(*s.back) - count(*s.gone)
	}
	return n
}

// Of a field's entrants by the end of a date: how many may have been held, how
// many of these have a count, how many that were certainly held are certainly
// above x people, and how many that may have been may be above.
func (f *field) possible(at int64) int { return below(f.starts, at) }
func (f *field) counted(at int64) int  { return f.known[f.possible(at)] }

func (f *field) larger(r attendance.Reading, at, x int64) int {
	return f.lows[r].above(upTo(f.helds, at), x)
}

func (f *field) maybeLarger(r attendance.Reading, at, x int64) int {
	return f.highs[r].above(f.possible(at), x)
}

// The same of the rivals, the first two by the end of any date.
func (s stand) rivals(at int64) int {
	return s.with(func(s stand) int { return s.possible(at) - s.group.possible(at) })
}

func (s stand) counted(at int64) int {
	return s.with(func(s stand) int { return s.field.counted(at) - s.group.counted(at) })
}

func (s stand) larger(r attendance.Reading, x int64) int {
	return s.with(func(s stand) int { return s.field.larger(r, s.at, x) - s.group.larger(r, s.at, x) })
}

func (s stand) maybeLarger(r attendance.Reading, at, x int64) int {
	return s.with(func(s stand) int { return s.field.maybeLarger(r, at, x) - s.group.maybeLarger(r, at, x) })
}

// top returns the largest value of the first n rivals in one of the orders, of
// which the podiums are given, and whose it is.
func (s stand) top(n int, podiums []podium, order []int, value func(entrant) int64) entry {
	top := podiums[n].without(s.id)
	if s.gone == nil || top.who < 0 || !s.gone.has(s.entrants[top.who].session) {
		return top
	}
	top = entry{none, -1} // it was taken out, so look through the others
	for _, i := range order[:n] {
		e := s.entrants[i]
		if v := value(e); v > top.value && e.group != s.id && !s.gone.has(e.session) {
			top = entry{v, i}
		}
	}
	return top
}

// has reports whether a session of the evidence is in the field.
func (f *field) has(session int) bool {
	_, ok := f.index[session]
	return ok
}

// leader returns the rival that may have been held and has the largest High, or
// -1 if there is none.
func (s stand) leader(r attendance.Reading) int {
	return s.topHigh[r][s.possible(s.at)].without(s.id).who
}

// places returns the best and the worst place of a number in a range.
func (s stand) places(r attendance.Reading, own attendance.Range) Place {
	return Place{1 + s.larger(r, own.High), 1 + s.maybeLarger(r, s.at, own.Low)}
}

// allows reports whether a number in a range, with its places, can be in place
// k: whether fewer
// than k rivals are certainly above some x in it, and at least k−1 may be. The
// more people, the fewer of both, so the least x of the first kind decides.
func (s stand) allows(r attendance.Reading, own attendance.Range, p Place, k int) bool {
	if k < p.Best || k > p.Worst {
		return false
	}
	top := s.topLow[r][len(s.ends)].first.value // nobody is certainly above it
	if s.back != nil {
		top = max(top, s.back.topLow[r][len(s.back.ends)].first.value)
	}
	x := own.Low + countFirst(max(0, min(own.High, top)-own.Low), func(i int64) bool { return s.larger(r, own.Low+i) >= k })
	return k <= 1+s.maybeLarger(r, s.at, x)
}

// bounds returns the rivals that bound the record before a session that lasted
// from start to end: the one certainly earlier with the largest Low and the one
// not certainly later with the largest High.
func (s stand) bounds(r attendance.Reading, start, end int64) (low, high entry) {
	low = s.top(upTo(s.ends, min(start, s.at)), s.topLow[r], s.byEnd, func(e entrant) int64 { return e.low(int(r)) })
	high = s.top(below(s.starts, min(end, s.at)), s.topHigh[r], s.byStart, func(e entrant) int64 { return e.ranges[r].High })
	return low, high
}

// previous returns the record before such a session.
func (s stand) previous(r attendance.Reading, start, end int64) attendance.Range {
	low, high := s.bounds(r, start, end)
	record := attendance.Range{Low: max(0, low.value), High: high.value}
	if s.back != nil {
		put := s.back.previous(r, start, end)
		record = attendance.Range{Low: max(record.Low, put.Low), High: max(record.High, put.High)}
	}
	return record
}
