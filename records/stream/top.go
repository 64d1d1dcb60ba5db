package stream

import (
	"math"
	"math/bits"
	"slices"
	"sort"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// none is lower than any number of people, and never later than any date.
const (
	none  = int64(-1)
	never = int64(math.MaxInt64)
)

// A Top holds the leaders of one category of a [Leaders]. It comes from
// [Leaders.In].
//
// What is added lies unsorted behind what is in order until somebody asks. When the list
// has doubled, everything below the current bars is dropped. The bars only rise, and are
// never above what they would be for everything that was added, so nothing is dropped too
// early.
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

// Add adds a leader. Adding it again changes nothing. A leader needs a session, a valid
// date or none, and a range with 0 ≤ Low ≤ High. Otherwise the error says what is
// missing, and nothing is added.
//
// Most leaders of a large category are dropped at once. The others take constant time as
// well, except that what is kept is sorted when somebody asks for it.
func (t *Top) Add(l Leader) error {
	// Most leaders are valid and below both bars. This says so of no other, for
	// the lookout ends in the calendar.
	if l.Range.High < t.low && l.Date.Start >= t.lookout.end &&
		l.Session != "" && 0 <= l.Range.Low && l.Range.Low <= l.Range.High &&
		l.Date.Start < l.Date.End && l.Date.End <= calendarEnd {
		return nil
	}
	if !l.valid() {
		return l.validate()
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
	from := sort.Search(len(t.steps), func(i int) bool { return t.steps[i].end >= s.end })
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
			if i >= 0 && t.list[i].compare(added[j]) > 0 {
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

// sortLeaders sorts by compare. It takes fewer steps to sort numbers of one word
// that hold a Low and an index, and to bring the leaders in their order, than to
// move leaders about.
func sortLeaders(ls []Leader) {
	var most int64
	for i := range ls {
		most = max(most, ls[i].Range.Low)
	}
	width := bits.Len(uint(len(ls)))
	switch {
	case slices.IsSortedFunc(ls, Leader.compare): // as they come from another Top
		return
	case bits.Len64(uint64(most))+width > 64:
		slices.SortFunc(ls, Leader.compare)
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
			slices.SortFunc(ls[start:end], Leader.compare)
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

// Leaders returns what is kept, by Low and then High, the largest first, then by session
// and date. The first K are the first K of everything that was added, and
// [records.Places] gives them the places that they have among everything. For the others
// Best is right as well, but Worst may be too low.
func (t *Top) Leaders() []Leader {
	t.settle()
	return slices.Clone(t.list)
}

// History returns the progression of the record, exactly as [records.ProgressionAt]
// returns it for everything that was added, except that Undated lacks the sessions that
// were dropped.
func (t *Top) History() records.History {
	t.settle()
	ids, dates, ranges := make([]string, len(t.list)), make([]attendance.Date, len(t.list)), make([]attendance.Range, len(t.list))
	for i, l := range t.list {
		ids[i], dates[i], ranges[i] = l.Session, l.Date, l.Range
	}
	return records.ProgressionAt(ids, dates, ranges)
}
