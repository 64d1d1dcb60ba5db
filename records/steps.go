package records

import (
	"cmp"
	"fmt"
	"math"
	"math/bits"
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// A Step is a range that set the record, or may have set it.
type Step struct {
	Index   int  `json:"index"`   // of the range
	Certain bool `json:"certain"` // it set the record whatever the numbers were
}

// Steps appends to dst those ranges that may have set the record when they came, and
// returns the result. The ranges must be in the order of time, each certainly later than
// the one before, and have Low ≤ High. A range may have set the record if its High is
// above the Low of all before it, and certainly did if its Low is above the High of all
// before it. The first certainly did.
//
// Steps takes time n, and allocates nothing if dst has room.
func Steps(dst []Step, ranges []attendance.Range) []Step {
	// What does not exceed the largest Low does not exceed the largest High, and
	// so most ranges change neither.
	low, high := lowest, lowest
	for i, r := range ranges {
		if r.High <= low {
			continue
		}
		dst = append(dst, Step{i, r.Low > high})
		low, high = max(low, r.Low), max(high, r.High)
	}
	return dst
}

// lowest is below the end of any range.
const lowest = int64(math.MinInt64)

// StepsAt is [Steps] for ranges in any order, each with a date: its number was reached at
// one moment within the date, and where dates overlap nobody knows which came first. A
// range may have set the record if its High is above the Low of every range whose date
// ends by the start of its own. It certainly did if its Low is above the High of every
// other range whose date starts before the end of its own. Steps are in the order of the
// start of their dates, then of the end, then of the index. Ranges with the zero date take
// no part.
//
// StepsAt panics unless there are as many dates as ranges. The dates must be valid
// ([attendance.Date.Validate]). It takes time n + k log k, where k is the number of
// ranges that may have set the record, or came close. They are few, unless records are
// set all the time.
func StepsAt(dst []Step, dates []attendance.Date, ranges []attendance.Range) []Step {
	if len(dates) != len(ranges) {
		panic(fmt.Sprintf("records: StepsAt wants a date for each range: %d for %d", len(dates), len(ranges)))
	}
	may := frontier(dates, ranges, 1)
	slices.SortFunc(may, func(i, j int) int {
		a, b := dates[i], dates[j]
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(i, j))
	})

	// Those that cannot have set the record need no look. Let one have the
	// largest High of all that start before some moment. It is not above the Low,
	// and so the High, of one that ended by the time it started. That one has
	// the same High, and starts and ends earlier: if it did not set the record
	// either, go on to the one before it, and so to one that may have. Nor does
	// this ever lead to the range that is compared with all these, since it ends
	// only after the first of them started.
	//
	// A Low above all other Highs is one of the range with the largest High, so
	// that the other Highs' largest is the second largest of all.
	seconds := make([]int64, 1, len(may)+1) // the second largest High of may[:k]
	first, second := lowest, lowest
	seconds[0] = second
	for _, i := range may {
		high := ranges[i].High
		second = max(second, min(first, high))
		first = max(first, high)
		seconds = append(seconds, second)
	}
	dst = slices.Grow(dst, len(may))
	for _, i := range may {
		before := countFirst(len(may), func(k int) bool { return dates[may[k]].Start < dates[i].End })
		dst = append(dst, Step{i, ranges[i].Low > seconds[before]})
	}
	return dst
}

// frontier returns the indices of the ranges whose High leads their floor by 1,
// which are those that may have set the record, or by 0, with those that may
// have equaled it, in their order. The floor of a range is the largest Low of
// those whose date ends by the start of its own, if there are any: the least
// that the record can be by then. Ranges with the zero date take no part.
func frontier(dates []attendance.Date, ranges []attendance.Range, lead int64) []int {
	// Nearly all are far below the floor, and a coarse floor tells.
	rough := roughFloorOf(dates, ranges)
	var on, stairs []int
	for i, d := range dates {
		if ranges[i].High-lead < rough.at(d.Start) || d.IsZero() {
			continue
		}
		on = append(on, i)
		if ranges[i].Low > rough.at(d.End) { // else the floor is as high without it; so it is without those above
			stairs = append(stairs, i)
		}
	}

	floor := exactFloorOf(stairs, dates, ranges)
	return slices.DeleteFunc(on, func(i int) bool { return ranges[i].High-lead < floor.at(dates[i].Start) })
}

// An exactFloor is the largest Low of all whose date has ended, as it rises.
type exactFloor struct {
	since []int64 // the moments at which it rises
	lows  []int64 // to what
}

// exactFloorOf returns the floor of the ranges at some indices, which it sorts.
func exactFloorOf(indices []int, dates []attendance.Date, ranges []attendance.Range) exactFloor {
	slices.SortFunc(indices, func(i, j int) int {
		return cmp.Or(cmp.Compare(dates[i].End, dates[j].End), cmp.Compare(ranges[j].Low, ranges[i].Low))
	})
	var f exactFloor
	low := lowest
	for _, i := range indices {
		if ranges[i].Low > low {
			low = ranges[i].Low
			f.since = append(f.since, dates[i].End)
			f.lows = append(f.lows, low)
		}
	}
	return f
}

// at returns the floor at a moment, or lowest if nothing has ended by then.
func (f exactFloor) at(micro int64) int64 {
	if k := upTo(f.since, micro); k > 0 {
		return f.lows[k-1]
	}
	return lowest
}

// A roughFloor is never above the floor, and nearly as high: time is cut into
// cells, and what ends within one is not counted before the next.
type roughFloor struct {
	start int64   // of the first cell
	shift uint    // a cell has 2^shift microseconds
	lows  []int64 // the floor in each cell
}

func roughFloorOf(dates []attendance.Date, ranges []attendance.Range) roughFloor {
	start, end := int64(math.MaxInt64), int64(math.MinInt64)
	for _, d := range dates {
		if !d.IsZero() {
			start, end = min(start, d.Start), max(end, d.End)
		}
	}
	// At most 2,048 cells, for these stay in the first cache, and fewer for fewer
	// ranges.
	size := uint(min(11, bits.Len(uint(len(dates)/16))))
	f := roughFloor{start: start, lows: make([]int64, 1<<size+1)}
	if span := uint(bits.Len64(uint64(end) - uint64(start))); span > size {
		f.shift = span - size
	}
	for c := range f.lows {
		f.lows[c] = lowest
	}
	for i, d := range dates {
		if c := f.cell(d.End) + 1; c < len(f.lows) && ranges[i].Low > f.lows[c] && !d.IsZero() {
			f.lows[c] = ranges[i].Low
		}
	}
	for c := range f.lows[1:] {
		f.lows[c+1] = max(f.lows[c+1], f.lows[c])
	}
	return f
}

// cell returns the cell of a moment; of one outside all it is the last.
func (f roughFloor) cell(micro int64) int {
	return int(min((uint64(micro)-uint64(f.start))>>(f.shift&63), uint64(len(f.lows)-1)))
}

// at returns the rough floor at a moment.
func (f roughFloor) at(micro int64) int64 { return f.lows[f.cell(micro)] }
