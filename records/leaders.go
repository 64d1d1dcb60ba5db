package records

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"slices"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/wire"
)

// A Leader is a session with a number that is settled: what its counts say
// together, under one reading and metric, and will still say tomorrow. Leaders
// are comparable, and two that are == are the same.
type Leader struct {
	Session string           `json:"session"`       // the ID
	Date    attendance.Date  `json:"date,omitzero"` // when it was held; zero if that is unknown
	Range   attendance.Range `json:"range"`         // people, both ends included
}

// Compare orders leaders as a [Board] does: by Low and then High, both
// descending, then Session, then Date, unknown ones first. It returns 0 for
// equal leaders alone.
func (l Leader) Compare(o Leader) int {
	switch { // and not cmp.Or, which would compare all four each time
	case l.Range.Low != o.Range.Low:
		return cmp.Compare(o.Range.Low, l.Range.Low)
	case l.Range.High != o.Range.High:
		return cmp.Compare(o.Range.High, l.Range.High)
	case l.Session != o.Session:
		return cmp.Compare(l.Session, o.Session)
	}
	return compareDates(l.Date, o.Date)
}

// Validate returns nil if l has a session, a valid date or none, and a range
// with 0 ≤ Low ≤ High, and otherwise an error.
func (l Leader) Validate() error {
	if l.valid() {
		return nil
	}
	var err error
	switch {
	case l.Session == "":
		err = errors.New("it has no session")
	case l.Range.Low < 0:
		err = fmt.Errorf("its range starts at %d; want 0 or more", l.Range.Low)
	case l.Range.Low > l.Range.High:
		err = fmt.Errorf("its range runs back from %d to %d", l.Range.Low, l.Range.High)
	default:
		err = l.Date.Validate()
	}
	return fmt.Errorf("records: invalid Leader %q: %w", l.Session, err)
}

func (l Leader) valid() bool {
	return l.Session != "" && 0 <= l.Range.Low && l.Range.Low <= l.Range.High && l.Date.Validate() == nil
}

// Leaders holds what can matter to the records of many categories, of any
// number of sessions, in little memory: the first K places of each category's
// board, and the whole progression of its record, both as exact as from all the
// sessions. Parts made from parts of the sessions, on many machines, merge into
// the same as one made from all.
//
// A category keeps a leader if
//
//   - it may hold one of the first K places: its High is no less than the K-th
//     largest Low, or there are fewer than K leaders, or
//   - it may have set or equaled the record when it was held: it is dated, and
//     its High is no less than the largest Low of those that had ended by the
//     start of its date.
//
// All others are dropped, for good: both bars only rise as leaders are added.
// What is kept depends on what was added and on nothing else, to the byte: not
// on the order, on how often, or on which parts were merged when.
//
// Of ranges that are narrow a category keeps about K, and the steps of its
// record. All those that overlap the K-th place are kept: a million sessions of
// which it is only known that somebody came are a million leaders. While
// leaders are added there is room in memory for twice as many as are kept, and
// for four times as many while these are fewer than K.
//
// Use it where numbers are settled before they come in. A session of which two
// numbers are added counts as two: there is no taking back.
//
// The zero Leaders is empty and ready to use. Leaders must not be copied after
// its first use, and it and its Tops are for one goroutine at a time, even to
// read them, for that may put them in order; a [Leaders.Merge] only reads what
// it merges in.
type Leaders struct {
	// K is how many places of each board are kept; 10 if it is not positive.
	// It is fixed by the first use of In or Add: to change it then has no
	// effect.
	K int

	k    int // K as it was fixed, or 0
	tops map[Category]*Top
}

const defaultK = 10

// In returns the leaders of a category, to which more can be added. It is the
// same Top each time; with a Top at hand the category need not be looked up for
// each leader.
//
// Categories are told apart by their fields as they are: one that states the
// Metric "peak" is not one that leaves it open.
func (l *Leaders) In(c Category) *Top {
	t := l.tops[c]
	if t == nil {
		l.fix(l.places())
		t = newTop(l.k)
		l.tops[c] = t
	}
	return t
}

// places returns K, or 0 if it has been left open.
func (l *Leaders) places() int {
	if l.k > 0 {
		return l.k
	}
	return max(0, l.K)
}

// fix settles K for good. 0 is for the default.
func (l *Leaders) fix(k int) {
	l.k = cmp.Or(k, defaultK)
	l.K = l.k
	if l.tops == nil {
		l.tops = map[Category]*Top{}
	}
}

// Add adds a leader to a category: see [Top.Add].
func (l *Leaders) Add(c Category, leader Leader) error { return l.In(c).Add(leader) }

// Merge adds all that o holds, and leaves o as it is. The K of the result is
// the smaller of the two, for what o has dropped cannot be brought back; a
// Leaders that is empty and has K 0 takes that of the other.
//
// Merging is commutative, associative and idempotent.
func (l *Leaders) Merge(o *Leaders) {
	if k := o.places(); k > 0 && (l.places() == 0 || k < l.places()) {
		l.fix(k)
		for _, t := range l.tops {
			t.lower(k)
		}
	}
	for c, from := range o.tops {
		if len(from.list) > 0 {
			l.In(c).merge(from)
		}
	}
}

// Categories returns the categories that have a leader, in the order of
// [Category.Compare].
func (l *Leaders) Categories() []Category {
	cs := make([]Category, 0, len(l.tops))
	for c, t := range l.tops {
		if len(t.list) > 0 {
			cs = append(cs, c)
		}
	}
	slices.SortFunc(cs, Category.Compare)
	return cs
}

// A Top holds the leaders of one category of a [Leaders]. It comes from
// [Leaders.In].
//
// What is added lies unsorted behind what is in order, until it is asked for.
// When the list is twice as long as it was, what is below the bars by then goes.
// The bars only rise, and are never above what they are for all that was added,
// so nothing is dropped too early.
type Top struct {
	// One of the steps, if there are any, and what is below it or the bar. It
	// tells of most leaders that they are below both bars, or are no step.
	low     int64 // the lower of bar and lookout.low
	lookout stair

	bar   int64    // no more than the K-th largest Low; none while there are fewer than K
	list  []Leader // list[:sorted] in order, no two the same
	limit int      // how long list may get

	steps  []stair // the record as it is certain
	sorted int
	k      int
}

func newTop(k int) *Top {
	return &Top{k: k, bar: none, lookout: stair{never, none}, low: none}
}

// A stair says that the record is at least low from the moment end on. Stairs
// ascend in both.
//
// Of all leaders added, steps gives for any moment t the largest Low of those
// with an End by t. They can be made from kept leaders alone: if w has that
// largest Low then High of w ≥ Low of w, which is no less than any Low that
// ended by the start of w, so w is kept.
type stair struct {
	end int64
	low int64
}

// Add adds a leader. To add it again changes nothing. The error is that of
// [Leader.Validate], and then nothing is added.
//
// Most leaders of a large category are dropped at once; the others cost constant
// time, too, but for the sorting of what is kept when it is asked for.
func (t *Top) Add(l Leader) error {
	// Most leaders are valid and below both bars. This says so of no other, for
	// the lookout ends in the calendar.
	if l.Range.High < t.low && l.Date.Start >= t.lookout.end &&
		l.Session != "" && 0 <= l.Range.Low && l.Range.Low <= l.Range.High &&
		l.Date.Start < l.Date.End && l.Date.End <= calendarEnd {
		return nil
	}
	if !l.valid() {
		return l.Validate()
	}
	t.offer(&l)
	return nil
}

// calendarEnd is the largest End of a valid date, that of the year 9999.
const calendarEnd = 253_402_300_800_000_000

// offer adds a valid leader, unless it is below the bars.
func (t *Top) offer(l *Leader) {
	if l.Range.High < t.bar && !t.maySet(l) {
		return
	}
	if len(t.list) >= t.limit {
		t.shed()
	}
	t.list = append(t.list, *l)
	t.raise(l)
}

// maySet reports whether l may have set or equaled the record when it was held,
// as far as the steps tell. An undated leader takes no part in that.
func (t *Top) maySet(l *Leader) bool {
	if l.Date.IsZero() || l.Range.High < t.lookout.low && l.Date.Start >= t.lookout.end {
		return false
	}
	from, to := 0, len(t.steps)
	for from < to {
		if middle := int(uint(from+to) / 2); t.steps[middle].low <= l.Range.High {
			from = middle + 1
		} else {
			to = middle
		}
	}
	return from == len(t.steps) || t.steps[from].end > l.Date.Start
}

// look chooses the lookout. Of leaders in no order the step in the middle of
// the record is the one that tells the most: as few come before it as have
// numbers above it.
func (t *Top) look() {
	if n := len(t.steps); n > 0 {
		t.lookout = t.steps[n/2]
	}
	t.low = min(t.bar, t.lookout.low)
}

// raise puts l in the steps.
func (t *Top) raise(l *Leader) {
	s := stair{l.Date.End, l.Range.Low}
	if l.Date.IsZero() || s.low <= t.lookout.low && s.end >= t.lookout.end {
		return
	}
	from := countFirst(len(t.steps), func(i int) bool { return t.steps[i].end < s.end })
	if from < len(t.steps) && t.steps[from].end == s.end && t.steps[from].low >= s.low ||
		from > 0 && t.steps[from-1].low >= s.low {
		return
	}
	to := from
	for to < len(t.steps) && t.steps[to].low <= s.low {
		to++
	}
	if t.steps == nil {
		t.steps = make([]stair, 0, 16) // the records of a few million in no order
	}
	t.steps = slices.Replace(t.steps, from, to, s)
	t.look()
}

// shed makes room in list, or lets it grow.
func (t *Top) shed() {
	const least = 32 // small lists are not worth much work
	if len(t.list) >= least {
		bar, alike := t.guessBar()
		if alike > len(t.list)/4 {
			t.settle() // they may be the same
		} else if bar > t.bar {
			t.bar = bar
			t.drop()
		}
	}
	t.limit = max(least, 2*len(t.list))
	if len(t.list) < t.k { // they will be twice as many, and are not worth moving twice
		t.limit = max(least, min(4*len(t.list), 2*t.k+least))
	}
	if cap(t.list) < t.limit {
		t.list = slices.Grow(t.list, t.limit-len(t.list))
	}
}

// guessBar returns a number that is no more than the K-th largest Low, and
// mostly that itself, or none. Of leaders that look the same it counts one, for
// they may be; alike is how many others there are.
func (t *Top) guessBar() (bar int64, alike int) {
	var seen [512]uint64
	const shift = 64 - 15 // for as many bits as there are in seen
	lows := make([]int64, 0, 256)
	for i := range t.list {
		l := &t.list[i]
		const odd = 0x9e3779b97f4a7c15 // spreads what differs in any bit over the highest
		hash := ((uint64(l.Range.Low)*odd+uint64(l.Range.High))*odd + uint64(l.Date.Start)) * odd >> shift
		word, bit := &seen[hash/64], uint64(1)<<(hash%64)
		switch {
		case *word&bit != 0:
			alike++
		case l.Range.Low >= t.bar:
			lows = append(lows, l.Range.Low)
		}
		*word |= bit
	}
	if len(lows) < t.k {
		return none, alike
	}
	return largest(lows, t.k), alike
}

// largest returns the k-th largest of numbers, k being from 1 to their number,
// and changes their order.
func largest(numbers []int64, k int) int64 {
	for len(numbers) > 16 {
		a, b, c := numbers[0], numbers[len(numbers)/2], numbers[len(numbers)-1]
		pivot := max(min(a, b), min(max(a, b), c)) // the median
		i, j := 0, len(numbers)-1
		for i <= j {
			for numbers[i] > pivot {
				i++
			}
			for numbers[j] < pivot {
				j--
			}
			if i <= j {
				numbers[i], numbers[j] = numbers[j], numbers[i]
				i++
				j--
			}
		}
		switch { // numbers[:j+1] ≥ pivot ≥ numbers[i:], and what is between them is the pivot
		case k <= j+1:
			numbers = numbers[:j+1]
		case k > i:
			numbers, k = numbers[i:], k-i
		default:
			return pivot
		}
	}
	slices.Sort(numbers)
	return numbers[len(numbers)-k]
}

// drop drops what is below the bars.
//
// No leader dropped here or in Add is missed later, for with d dropped, either
// bar is what it would be with d, and so is every answer of History and of the
// first K places:
//
//   - High of d is below the K-th largest Low, so d is neither among the first
//     K, nor above any of them, nor does it decide which Low is the K-th;
//   - if d is dated, then some w that had ended by the start of d has a Low
//     above High of d. Of all such w take one with the largest Low, which is
//     kept. Whatever d might do to the progression, w does earlier and with a
//     larger number: it ends before d starts, so it is past in every world in
//     which d is, may come before all that d may come before, and exceeds all
//     that d does. And d is no record, and holds none, in any world.
func (t *Top) drop() {
	n, sorted := 0, 0
	for i := range t.list {
		if l := &t.list[i]; l.Range.High >= t.bar || t.maySet(l) {
			if n < i {
				t.list[n] = *l
			}
			n++
			if i < t.sorted {
				sorted = n
			}
		}
	}
	clear(t.list[n:]) // lets go of their strings
	t.list, t.sorted = t.list[:n], sorted
	t.look()
}

// settle brings list in order, makes the bar exact and drops what is below.
func (t *Top) settle() {
	if t.sorted < len(t.list) {
		t.sort()
		t.settleSorted()
	}
}

// settleSorted is settle where list is in order.
func (t *Top) settleSorted() {
	t.sorted = len(t.list)
	if t.sorted >= t.k {
		t.bar = t.list[t.k-1].Range.Low
	}
	t.drop()
}

// sort brings list in order, without any twice, where list[:sorted] is so
// already.
func (t *Top) sort() {
	sortLeaders(t.list[t.sorted:])
	if t.sorted > 0 { // merge from the end
		added := slices.Clone(t.list[t.sorted:])
		i, j := t.sorted-1, len(added)-1
		for to := len(t.list) - 1; j >= 0; to-- {
			if i >= 0 && t.list[i].Compare(added[j]) > 0 {
				t.list[to] = t.list[i]
				i--
			} else {
				t.list[to] = added[j]
				j--
			}
		}
	}
	t.list = slices.Compact(t.list)
}

// sortLeaders sorts by Compare. It takes fewer steps to sort numbers of one word
// that hold a Low and an index, and to bring the leaders in their order, than to
// move leaders about.
func sortLeaders(ls []Leader) {
	var most int64
	for i := range ls {
		most = max(most, ls[i].Range.Low)
	}
	width := bits.Len(uint(len(ls)))
	switch {
	case slices.IsSortedFunc(ls, Leader.Compare): // as they come from another Top
		return
	case bits.Len64(uint64(most))+width > 64:
		slices.SortFunc(ls, Leader.Compare)
		return
	}
	keys := make([]uint64, 0, 256)
	for i := range ls {
		keys = append(keys, uint64(most-ls[i].Range.Low)<<width|uint64(i))
	}
	slices.Sort(keys)
	// keys[i] is where the leader comes from that belongs at i. Follow these
	// ways round, each of which ends where it starts.
	for i := range keys {
		from := int(keys[i] & (1<<width - 1))
		if from == i {
			continue
		}
		first, to := ls[i], i
		for from != i {
			ls[to] = ls[from]
			keys[to] = uint64(to)
			to = from
			from = int(keys[from] & (1<<width - 1))
		}
		ls[to] = first
		keys[to] = uint64(to)
	}
	for start := 0; start < len(ls); { // equal Lows
		end := start + 1
		for end < len(ls) && ls[end].Range.Low == ls[start].Range.Low {
			end++
		}
		if end > start+1 {
			slices.SortFunc(ls[start:end], Leader.Compare)
		}
		start = end
	}
}

// lower makes k smaller.
func (t *Top) lower(k int) {
	t.settle()
	t.k = k
	t.settleSorted()
}

// merge adds what o holds.
func (t *Top) merge(o *Top) {
	if t == o {
		return
	}
	for i := range o.list {
		t.offer(&o.list[i])
	}
}

// Leaders returns what is kept, in the order of [Leader.Compare]. The first K
// are the first K of all that was added, and [Places] among what is returned
// gives them their places among all. So it does for the others as far as
// Best goes; there may be more than their Worst tells.
func (t *Top) Leaders() []Leader {
	t.settle()
	return slices.Clone(t.list)
}

// History returns the progression of the record: what [Progression] would say
// of all that was added, with these ranges. Only its Undated lacks those that
// were dropped.
func (t *Top) History() History {
	t.settle()
	var h History
	var dated []mark
	for _, l := range t.list {
		if l.Date.IsZero() {
			h.Undated = append(h.Undated, l.Session)
		} else {
			dated = append(dated, markOf(l.Session, l.Date, l.Range))
		}
	}
	slices.Sort(h.Undated)
	h.Records = newTimeline(dated).records()
	return h
}

// The binary form, in the terms of package wire:
//
//	body     = K count { category }
//	category = platform event metric tag date count { leader }
//	leader   = session low high date
//	low      = uvarint   of the first leader its Low, of the others how far it is below the last
//	high     = uvarint   0 for Unbounded, else 1 + High − Low
//	date     = see writeDate
//
// Categories and leaders
// are in order; there is no empty category, and no leader that would be dropped.
const (
	leadersMagic   = "HWld"
	leadersVersion = 1
)

// AppendBinary appends a compact form of l to b, which UnmarshalBinary reads:
// about 8 bytes a leader besides the ID of its session. Two Leaders have the
// same form if they have the same K and leaders. The error is always nil.
func (l Leaders) AppendBinary(b []byte) ([]byte, error) {
	w := wire.Begin(b, leadersMagic, leadersVersion)
	w.Count(l.places())
	categories := l.Categories()
	w.Count(len(categories))
	for _, c := range categories {
		for _, s := range [...]string{c.Platform, c.Event, string(c.Metric), c.Tag} {
			w.Str(s)
		}
		writeDate(&w, c.During)
		t := l.tops[c]
		t.settle()
		w.Count(len(t.list))
		for i, leader := range t.list {
			low, high := leader.Range.Low, leader.Range.High
			w.Str(leader.Session)
			if i == 0 {
				w.Uvarint(uint64(low))
			} else {
				w.Uvarint(uint64(t.list[i-1].Range.Low - low))
			}
			if high == attendance.Unbounded {
				w.Uvarint(0)
			} else {
				w.Uvarint(uint64(high-low) + 1)
			}
			writeDate(&w, leader.Date)
		}
	}
	return w.Finish(), nil
}

// MarshalBinary returns the form that AppendBinary appends.
func (l Leaders) MarshalBinary() ([]byte, error) { return l.AppendBinary(nil) }

// UnmarshalBinary replaces all that l holds, K included, by what MarshalBinary
// wrote. Anything else, damaged or not in order, is an error, and then l stays
// as it was. It takes time in proportion to the data, but for sorting, and
// keeps nothing of data. A Top that came from l before belongs to it no more.
func (l *Leaders) UnmarshalBinary(data []byte) error {
	r, _, err := wire.Open(data, leadersMagic, leadersVersion)
	if err == nil {
		var read Leaders
		read.read(r)
		if err = r.Close(); err == nil {
			*l = read
			return nil
		}
	}
	return fmt.Errorf("records: not the binary form of Leaders: %w", err)
}

func (l *Leaders) read(r *wire.Reader) {
	at := r.Offset()
	k := r.Int(math.MaxInt)
	const leaderSize, categorySize = 5, 6 + 5
	n := r.Count(categorySize)
	switch {
	case r.Err() != nil || k == 0 && n == 0:
		return
	case k == 0:
		r.Fail(at, "K is 0, and there are leaders")
		return
	}
	l.fix(k)
	l.tops = make(map[Category]*Top, n)
	var last Category
	for i := range n {
		at := r.Offset()
		c := Category{Platform: r.Str(), Event: r.Str(), Metric: attendance.Metric(r.Str()), Tag: r.Str(), During: readDate(r)}
		if i > 0 && r.Err() == nil && c.Compare(last) <= 0 {
			r.Fail(at, "the categories are not in order")
		}
		t := newTop(k)
		t.read(r, r.Count(leaderSize))
		if r.Err() != nil {
			return
		}
		l.tops[c] = t
		last = c
	}
}

func (t *Top) read(r *wire.Reader, n int) {
	at := r.Offset()
	if n == 0 {
		r.Fail(at, "a category without leaders")
		return
	}
	t.list = make([]Leader, n)
	for i := range t.list {
		at := r.Offset()
		leader := Leader{Session: r.Str()}
		low, high := r.Uvarint(), r.Uvarint()
		if i > 0 {
			low = uint64(t.list[i-1].Range.Low) - low // below 0, and so too large, if it does not go
		}
		leader.Range = attendance.Range{Low: int64(low), High: int64(low + high - 1)}
		if high == 0 {
			leader.Range.High = attendance.Unbounded
		}
		canonical := leader.Range.High != attendance.Unbounded || high == 0
		leader.Date = readDate(r)
		switch {
		case r.Err() != nil:
			return
		case !leader.valid() || !canonical:
			r.Fail(at, "leader %d of a category is invalid", i)
			return
		case i > 0 && t.list[i-1].Compare(leader) >= 0:
			r.Fail(at, "the leaders of a category are not in order")
			return
		}
		t.list[i] = leader
		t.raise(&t.list[i])
	}
	t.settleSorted()
	if len(t.list) < n {
		r.Fail(at, "a category has leaders that its others would have dropped")
	}
}

type jsonLeaders struct {
	K          int       `json:"k"`
	Categories []jsonTop `json:"categories"`
}

type jsonTop struct {
	Category Category `json:"category"`
	Leaders  []Leader `json:"leaders"`
}

// MarshalJSON writes K and the leaders of each category, all in order:
//
//	{"k": 10, "categories": [{"category": {…}, "leaders": [{"session": …, "date": …, "range": …}, …]}, …]}
func (l Leaders) MarshalJSON() ([]byte, error) {
	j := jsonLeaders{l.places(), []jsonTop{}}
	for _, c := range l.Categories() {
		t := l.tops[c]
		t.settle()
		j.Categories = append(j.Categories, jsonTop{c, t.list})
	}
	return unescaped(j)
}

// UnmarshalJSON replaces all that l holds by what MarshalJSON writes, or the
// same in another order. null changes nothing, and so does an error.
func (l *Leaders) UnmarshalJSON(data []byte) error {
	if bytes.Equal(data, []byte("null")) {
		return nil
	}
	var j jsonLeaders
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	if j.K < 0 {
		return fmt.Errorf("records: Leaders with k %d; want 0 or more", j.K)
	}
	read := Leaders{K: j.K}
	for i, top := range j.Categories {
		t := read.In(top.Category)
		for n, leader := range top.Leaders {
			if err := t.Add(leader); err != nil {
				return fmt.Errorf("categories[%d].leaders[%d]: %w", i, n, err)
			}
		}
	}
	*l = read
	return nil
}
