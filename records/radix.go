package records

import (
	"math"
	"math/bits"
	"slices"
)

// Sorting a million numbers and keeping track of whose they are: number and
// index are packed into one word, and only the number's bits are sorted by.

// A packing puts a number, the index of whose it is and a flag into one word,
// so that words are ordered by number, the largest first, then by index:
//
//	top − number | index | flag
type packing struct {
	top   int64 // the largest number
	shift uint  // bits of index and flag
	width uint  // bits of top − number
}

// wordBits is how many bits of a word are used: all but one, so that the next
// number above the one in a word makes a word, too.
const wordBits = 63

// packingOf returns the packing of n numbers from least to most, and whether
// their words have no more bits than the limit.
func packingOf(n int, least, most int64, limit uint) (packing, bool) {
	p := packing{
		top:   most,
		shift: uint(bits.Len64(uint64(n))) + 1,
		width: uint(bits.Len64(uint64(most) - uint64(least))),
	}
	return p, p.shift+p.width <= limit && n <= math.MaxInt32 // radixSort counts in 32 bits
}

// word packs a number, of which those above the top count as the top.
func (p packing) word(number int64, index int, flag uint64) uint64 {
	return (uint64(p.top)-uint64(min(number, p.top)))<<(p.shift&63) | uint64(index)<<1 | flag
}

// rest has the bits of index and flag.
func (p packing) rest() uint64 { return 1<<p.shift - 1 }

func (p packing) index(word uint64) int { return int(word & p.rest() >> 1) }

// sort orders words that were packed in the order of their indices. It needs
// room for as many, and returns the slice with the result and the other.
func (p packing) sort(words, room []uint64) (sorted, left []uint64) {
	const few = 40 // for which counters cost more than they save
	if len(words) <= few {
		slices.Sort(words)
		return words, room
	}
	return radixSort(words, room, p.shift, p.width)
}

// radixSort orders words by their bits from shift on, of which there are width,
// and leaves words that agree in these as they were. It takes a pass for each 8
// bits: with more bits a pass there are fewer, but all wait for memory. It needs
// room for as many words, of which there are fewer than 2³², and returns the
// slice with the result and the other.
func radixSort(words, room []uint64, shift, width uint) (sorted, left []uint64) {
	bytes := (width + 7) / 8
	var counts [9][256]uint32
	for b := uint(0); b < bytes; b += 3 { // three at a time, for a fifth less time than one
		three := counts[b:][:3]
		for _, w := range words {
			w >>= (shift + 8*b) & 63
			three[0][w&255]++
			three[1][w>>8&255]++
			three[2][w>>16&255]++
		}
	}
	room = room[:len(words)]
	for b := range bytes {
		next := &counts[b] // where the next word with each byte goes
		sum := uint32(0)
		for v, count := range next {
			next[v] = sum
			sum += count
		}
		for _, w := range words {
			v := w >> (shift & 63) & 255
			to := next[v]
			next[v] = to + 1
			room[to] = w
		}
		words, room = room, words
		shift += 8
	}
	return words, room
}
