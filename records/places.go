package records

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/highwater-go/highwater/attendance"
)

// A Place is where a range may stand among others, counting from 1.
type Place struct {
	Best  int `json:"best"`  // 1 and how many are certainly larger
	Worst int `json:"worst"` // 1 and how many may be larger
}

// String returns "2", or "2–4" if Best is not Worst. For the zero Place, which is no
// place, it returns "".
func (p Place) String() string {
	switch {
	case p == Place{}:
		return ""
	case p.Best == p.Worst:
		return strconv.Itoa(p.Best)
	}
	return strconv.Itoa(p.Best) + "–" + strconv.Itoa(p.Worst)
}

// Places appends to dst the place of each range among all of them, in their order, and
// returns the result. One range is certainly larger than another if its Low is above the
// other's High, and may be larger if its High is above the other's Low. Equal exact
// ranges share their place. Each range must have Low ≤ High.
//
// Places takes time n for each byte in which the numbers differ, or n log n if there are
// too many such bytes: for 1,000,000 ranges, if their ends (leaving aside
// [attendance.Unbounded]) are more than 4 trillion people apart. It keeps nothing.
func Places(dst []Place, ranges []attendance.Range) []Place {
	return placesOf(dst, ranges, wordBits)
}

// placesOf is Places, with numbers packed into words of up to limit bits.
func placesOf(dst []Place, ranges []attendance.Range, limit uint) []Place {
	n := len(ranges)
	dst = slices.Grow(dst, n)[:len(dst)+n]
	places := dst[len(dst)-n:]

	// One more than Unbounded is the least of all numbers, and so no largest:
	// most is one above the largest finite end, and as good as Unbounded.
	least, most := int64(math.MaxInt64), int64(math.MinInt64)
	for _, r := range ranges {
		least = min(least, r.Low)
		most = max(most, r.Low+1, r.High+1)
	}
	if p, ok := packingOf(n, min(least, most), most, limit); ok {
		p.places(places, ranges)
	} else {
		placesByEnds(places, ranges)
	}
	return dst
}

// places sorts Lows and Highs and merges them: the Lows ahead of a High are
// those of ranges that are certainly larger, the Highs ahead of a Low those of
// ranges that may be.
func (p packing) places(places []Place, ranges []attendance.Range) {
	n := len(ranges)

	// The flag of a Low tells that the range's own High is ahead of it, and has to be
	// taken off.
	room := make([]uint64, 4*n)
	lows, highs, larger, maybe := room[:n], room[n:2*n], room[2*n:3*n], room[3*n:]
	for i, r := range ranges {
		wide := uint64(0)
		if r.Low < r.High {
			wide = 1
		}
		lows[i] = p.word(r.Low, i, wide)
	}
	lows, maybe = p.sort(lows, maybe)
	for i, r := range ranges {
		highs[i] = p.word(r.High, i, 0)
	}
	highs, larger = p.sort(highs, larger)

	// The counts come in the order of the numbers and so go all over the place,
	// which takes longer the wider the place is.
	count := func(counts, of, words []uint64) {
		k := 0
		for _, w := range of {
			limit := w &^ p.rest() // the words below it have larger numbers
			for k < len(words) && words[k] < limit {
				k++
			}
			counts[p.index(w)] = uint64(k) - w&1
		}
	}
	count(larger, highs, lows)
	count(maybe, lows, highs)
	for i := range places {
		places[i] = Place{1 + int(larger[i]), 1 + int(maybe[i])}
	}
}

// placesByEnds is packing.places for numbers that cannot be packed.
func placesByEnds(places []Place, ranges []attendance.Range) {
	lows, highs := make([]end, len(ranges)), make([]end, len(ranges))
	for i, r := range ranges {
		lows[i], highs[i] = end{r.Low, i}, end{r.High, i}
	}
	slices.SortFunc(lows, end.compare)
	slices.SortFunc(highs, end.compare)
	k := 0
	for _, e := range highs {
		for k < len(lows) && lows[k].number > e.number {
			k++
		}
		places[e.index].Best = 1 + k
	}
	k = 0
	for _, e := range lows {
		for k < len(highs) && highs[k].number > e.number {
			k++
		}
		places[e.index].Worst = 1 + k
		if r := ranges[e.index]; r.Low < r.High {
			places[e.index].Worst-- // the range itself
		}
	}
}

// An end is a number, and the index of whose it is.
type end struct {
	number int64
	index  int
}

// compare puts the largest first, and equal ones in the order of their indices.
func (e end) compare(o end) int {
	if e.number != o.number { // not with cmp.Or, which takes half as long again
		return cmp.Compare(o.number, e.number)
	}
	return cmp.Compare(e.index, o.index)
}
