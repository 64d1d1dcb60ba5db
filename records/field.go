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
	entrants []entrant        // by ID, so that ties do not show the order they came in
	index    map[int]int      // of an entrant, by its session's in the evidence
	members  map[int][]int    // the entrants of each group
	groups   map[int]*field   // the fields of single groups that have been asked for
	exactly  map[int64][]int  // the entrants with exactly that many under Customary
	unknown  []int            // the entrants of which nothing is known
	owned    map[string][]int // the entrants that rest on a source on their own side, once asked for

	byStart, byEnd      []int // the entrants
	byHeld              []int
	starts, helds, ends []int64 // sorted
	known, claimant     []int   // how many of the first i by start have a count, and rest on the claimant's

	// By reading, and in the order of starts, ends, starts and helds.
	topHigh, topLow [readings]*summit
	heldLow         [readings]*summit // in the order of helds, once asked for
	early           [readings][]int   // those that were held before they certainly were over, the largest Low first, once asked for
	highs, lows     [readings]tally
}

const readings = int(attendance.Literal) + 1

// An entrant is one session in a field.
type entrant struct {
	id         string
	session    int // its index in the evidence
	group      int // sessions that are no rivals of each other share it
	start, end int64
	held       int64                      // when it certainly had been held
	ranges     [readings]attendance.Range // nobody bounds no one
	known      bool                       // it has a count
	doubtful   bool                       // it may not be in the category, and so bounds nobody from below
	own        []string                   // whose counts it rests on, if all are of its own sides
	claimant   bool                       // it rests on the claimant's counts alone
	lenient    bool                       // its own sides' word is not taken for how large it was
}

// low is the least that the entrant adds to the field.
func (e *entrant) low(r int) int64 {
	if e.doubtful || e.lenient {
		return none
	}
	return e.ranges[r].Low
}

func (e *entrant) high(r int) int64 { return e.ranges[r].High }

// nobody stands for a session that is no rival: it is below every number.
var nobody = attendance.Range{Low: none, High: none}

func newField(entrants []entrant) *field {
	if byID := func(a, b entrant) int { return cmp.Compare(a.id, b.id) }; !slices.IsSortedFunc(entrants, byID) {
		slices.SortStableFunc(entrants, byID)
	}
	f := &field{entrants: entrants, index: map[int]int{}, members: map[int][]int{}, groups: map[int]*field{}, exactly: map[int64][]int{}}
	for i := range entrants {
		e := &entrants[i]
		f.index[e.session] = i
		f.members[e.group] = append(f.members[e.group], i)
		if r := e.ranges[attendance.Customary]; r.Low == r.High && r != nobody {
			f.exactly[r.Low] = append(f.exactly[r.Low], i)
		}
		if !e.known {
			f.unknown = append(f.unknown, i)
		}
	}
	byStart, starts := f.sorted(func(e *entrant) int64 { return e.start })
	byHeld, helds := f.sorted(func(e *entrant) int64 { return e.held })
	byEnd, ends := f.sorted(func(e *entrant) int64 { return e.end })
	f.byStart, f.byEnd, f.byHeld = byStart, byEnd, byHeld
	f.starts, f.helds, f.ends = starts, helds, ends
	f.known, f.claimant = make([]int, len(entrants)+1), make([]int, len(entrants)+1)
	for k, i := range byStart {
		f.known[k+1], f.claimant[k+1] = f.known[k], f.claimant[k]
		if entrants[i].known {
			f.known[k+1]++
		}
		if entrants[i].claimant {
			f.claimant[k+1]++
		}
	}
	for r := range readings {
		low := func(e *entrant) int64 { return e.low(r) }
		high := func(e *entrant) int64 { return e.high(r) }
		f.topHigh[r] = f.newSummit(byStart, high)
		f.topLow[r] = f.newSummit(byEnd, low)
		f.highs[r] = newTally(byStart, func(i int) int64 { return high(&entrants[i]) })
		f.lows[r] = newTally(byHeld, func(i int) int64 { return low(&entrants[i]) })
	}
	return f
}

// lenient returns the field without the word of the entrants' own sides for how large
// they were.
func (f *field) lenient() *field {
	if !slices.ContainsFunc(f.entrants, func(e entrant) bool { return len(e.own) > 0 }) {
		return f
	}
	l := *f
	l.entrants, l.groups, l.owned, l.early = slices.Clone(f.entrants), map[int]*field{}, nil, [readings][]int{}
	for i := range l.entrants {
		l.entrants[i].lenient = len(l.entrants[i].own) > 0
	}
	for r := range readings {
		low := func(e *entrant) int64 { return e.low(r) }
		l.topLow[r] = l.newSummit(l.byEnd, low)
		l.lows[r], l.heldLow[r] = newTally(l.byHeld, func(i int) int64 { return low(&l.entrants[i]) }), nil
	}
	return &l
}

// sorted returns the entrants by a key, and the keys.
func (f *field) sorted(key func(*entrant) int64) (order []int, keys []int64) {
	order = orderBy(len(f.entrants), func(i int) int64 { return key(&f.entrants[i]) })
	keys = make([]int64, len(order))
	for k, i := range order {
		keys[k] = key(&f.entrants[i])
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
	all := make([]podium, 1, len(order)+1)
	all[0] = at
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

// without returns the largest value without those of a group.
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
	t := tally{values: make([]int64, len(order))}
	for k, i := range order {
		t.values[k] = value(i)
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

// A view is a field as a claim sees it: from its date and its session, whose group
// is no rival of it, and with what the claim's source does not settle for itself.
// A few entrants may be other than in the field, then: those at the places changed,
// which are as instead has them.
type view struct {
	*field
	group   *field
	id      int   // of the group
	at      int64 // the end of the claim's date
	changed []int
	instead []entrant
}

// has reports whether a session of the evidence is in the field.
func (f *field) has(session int) bool {
	_, ok := f.index[session]
	return ok
}

// ownedBy returns the entrants that rest on a source on their own side.
func (f *field) ownedBy(source string) []int {
	if f.owned == nil {
		f.owned = map[string][]int{}
		for i, e := range f.entrants {
			for k, s := range e.own {
				if !slices.Contains(e.own[:k], s) {
					f.owned[s] = append(f.owned[s], i)
				}
			}
		}
	}
	return f.owned[source]
}

func (f *field) seen(group int, at int64) view {
	return view{field: f, group: f.groupField(group), id: group, at: at}
}

// count returns how many rivals are so, of which so many in the field and in the
// group are.
func (v *view) count(field, group int, is func(*entrant) bool) int {
	n := field - group
	for k, i := range v.changed {
		if e := &v.entrants[i]; e.group != v.id && is(e) {
			n--
		}
		if e := &v.instead[k]; e.group != v.id && is(e) {
			n++
		}
	}
	return n
}

// startingBefore returns how many entrants may have been held before a moment.
func (f *field) startingBefore(at int64) int { return below(f.starts, at) }

// rivals, counted and claimants return how many rivals may have been held before a
// moment, how many of these have a count, and how many rest on the claimant's.
func (v *view) rivals(at int64) int {
	return v.count(v.startingBefore(at), v.group.startingBefore(at), func(e *entrant) bool { return e.start < at })
}

func (v *view) counted(at int64) int {
	return v.count(v.known[v.startingBefore(at)], v.group.known[v.group.startingBefore(at)],
		func(e *entrant) bool { return e.start < at && e.known })
}

func (v *view) claimants() int {
	return v.count(v.claimant[v.startingBefore(v.at)], v.group.claimant[v.group.startingBefore(v.at)],
		func(e *entrant) bool { return e.start < v.at && e.claimant })
}

// larger returns how many rivals that were certainly held are certainly above x.
func (v *view) larger(r attendance.Reading, x int64) int {
	return v.count(v.lows[r].above(upTo(v.helds, v.at), x), v.group.lows[r].above(upTo(v.group.helds, v.at), x),
		func(e *entrant) bool { return e.held <= v.at && e.low(int(r)) > x })
}

// maybeLarger returns how many that may have been held before a moment may be.
func (v *view) maybeLarger(r attendance.Reading, at, x int64) int {
	return v.count(v.highs[r].above(v.startingBefore(at), x), v.group.highs[r].above(v.group.startingBefore(at), x),
		func(e *entrant) bool { return e.start < at && e.high(int(r)) > x })
}

// A summit is the largest values of a field in one order, for any first of it.
type summit struct {
	order   []int // the entrants
	value   func(*entrant) int64
	podiums []podium

	// Made when they are first asked for.
	values tree  // by their place in the order, negated
	place  []int // of each entrant
}

func (f *field) newSummit(order []int, value func(*entrant) int64) *summit {
	return &summit{order: order, value: value, podiums: f.podiums(order, func(i int) int64 { return value(&f.entrants[i]) })}
}

// but returns the largest of the first n values without those of some entrants.
func (s *summit) but(entrants []entrant, n int, without []int) entry {
	if s.place == nil {
		s.place = make([]int, len(s.order))
		for k, i := range s.order {
			s.place[i] = k
		}
		s.values = treeOf(len(s.order), func(k int) int64 { return -s.value(&entrants[s.order[k]]) })
	}
	var gaps []int
	for _, i := range without {
		if s.place[i] < n {
			gaps = append(gaps, s.place[i])
		}
	}
	slices.Sort(gaps)
	top, from := entry{none, -1}, 0
	for _, to := range append(gaps, n) {
		if most := -s.values.least(from, to).least; from < to && most > top.value {
			top = entry{most, s.order[s.values.below(from, 1-most, noGroup)]}
		}
		from = to + 1
	}
	return top
}

// top returns the largest value of the first n rivals of a summit, or of those
// changed that are in it, and whose it is.
func (v *view) top(n int, s *summit, in func(*entrant) bool) entry {
	top := s.podiums[n].without(v.id)
	if top.who >= 0 && slices.Contains(v.changed, top.who) { // it is another here
		top = s.but(v.entrants, n, slices.Concat(v.changed, v.members[v.id]))
	}
	for k, i := range v.changed {
		if e := &v.instead[k]; e.group != v.id && in(e) {
			if n := s.value(e); n > top.value || n == top.value && i < top.who {
				top = entry{n, i}
			}
		}
	}
	return top
}

// highest returns the rival with the largest High of those that may have been held
// before a moment, and lowest the one with the largest Low of those that certainly
// were over by one.
func (v *view) highest(r attendance.Reading, before int64) entry {
	return v.top(v.startingBefore(before), v.topHigh[r], func(e *entrant) bool { return e.start < before })
}

func (v *view) lowest(r attendance.Reading, by int64) entry {
	return v.top(upTo(v.ends, by), v.topLow[r], func(e *entrant) bool { return e.end <= by })
}

// entrant returns one as the view has it.
func (v *view) entrant(i int) *entrant {
	if k := slices.Index(v.changed, i); k >= 0 {
		return &v.instead[k]
	}
	return &v.entrants[i]
}

// places returns the best and the worst place of a number in a range.
func (v *view) places(r attendance.Reading, own attendance.Range) Place {
	return Place{1 + v.larger(r, own.High), 1 + v.maybeLarger(r, v.at, own.Low)}
}

// allows reports whether a number in a range, with its places, can be in place k:
// whether fewer than k rivals are certainly above some x in it, and at least k−1
// may be. The more people, the fewer of both, so the least x of the first kind
// decides.
func (v *view) allows(r attendance.Reading, own attendance.Range, p Place, k int) bool {
	if k < p.Best || k > p.Worst {
		return false
	}
	top := v.topLow[r].podiums[len(v.ends)].first.value // nobody is certainly above it
	for i := range v.instead {
		top = max(top, v.instead[i].low(int(r)))
	}
	x := own.Low + countFirst(max(0, min(own.High, top)-own.Low), func(i int64) bool { return v.larger(r, own.Low+i) >= k })
	return k <= 1+v.maybeLarger(r, v.at, x)
}

// previous returns the record before a session that lasted from start to end, and
// the rivals that bound it.
func (v *view) previous(r attendance.Reading, start, end int64) (record attendance.Range, low, high entry) {
	high = v.highest(r, min(end, v.at))
	if start <= v.at {
		low = v.lowest(r, start)
	} else { // the claim is older than the session
		low = v.lowestHeld(r, start)
	}
	return attendance.Range{Low: max(0, low.value), High: high.value}, low, high
}

// lowestHeld returns the rival with the largest Low of those that certainly were over by
// a moment after the claim, and had been held by the claim. Those that were over by the
// claim are nearly always the answer, and few of the others have a larger Low.
func (v *view) lowestHeld(r attendance.Reading, by int64) entry {
	if v.early[r] == nil {
		v.early[r] = []int{}
		for _, i := range orderBy(len(v.entrants), func(i int) int64 { return -v.entrants[i].low(int(r)) }) {
			if e := &v.entrants[i]; e.held < e.end && e.low(int(r)) > none {
				v.early[r] = append(v.early[r], i)
			}
		}
	}
	low := v.lowest(r, v.at)
	in := func(e *entrant) bool {
		return e.group != v.id && e.held <= v.at && e.end <= by && e.low(int(r)) > low.value
	}
	for _, i := range v.early[r] {
		if v.entrants[i].low(int(r)) <= low.value {
			break
		}
		if in(&v.entrants[i]) && !slices.Contains(v.changed, i) {
			low = entry{v.entrants[i].low(int(r)), i}
			break
		}
	}
	for k, i := range v.changed {
		if in(&v.instead[k]) {
			low = entry{v.instead[k].low(int(r)), i}
		}
	}
	return low
}

// standing returns the record that stands at the claim's date, whenever it was set,
// and the rivals that bound it.
func (v *view) standing(r attendance.Reading) (record attendance.Range, low, high entry) {
	if v.heldLow[r] == nil {
		v.heldLow[r] = v.newSummit(v.byHeld, func(e *entrant) int64 { return e.low(int(r)) })
	}
	low = v.top(upTo(v.helds, v.at), v.heldLow[r], func(e *entrant) bool { return e.held <= v.at })
	high = v.highest(r, v.at)
	return attendance.Range{Low: max(0, low.value), High: high.value}, low, high
}
