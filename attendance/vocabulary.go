package attendance

import "encoding/binary"

//go:generate go run ../internal/vocabulary

// A word is what an English word says of a number near it: one class, one role
// and some marks, as they stand in vocabulary.txt.
type word uint16

// The classes of words after a number.
const (
	person  word = 1 + iota // a noun of people
	thing                   // a noun of views, tickets and the like
	manner                  // what belongs to a noun: "concurrent"
	quality                 // an adjective between a number and its noun
	measure                 // a unit of something else: time, money, length
	glue                    // a word that ends the search for a noun
	deed                    // a verb of people: "attended"

	classes word = 0xF
)

// The roles of words before a number.
const (
	label    word = (1 + iota) << 4 // it makes the number a name: "page"
	calendar                        // a month
	crowd                           // a noun that counts people: "attendance"
	draws                           // a verb that does: "drew"
	entered                         // a verb of entries
	viewed                          // a verb of views
	peaks                           // a peak is counted
	watchers                        // a noun of people that ends the search
	point                           // of "at one point"
	averages                        // an average is counted
	uniques                         // different people are counted
	dating                          // it stands before a year
	passing                         // it may stand between these and a number

	roles word = 0xF0
)

// The marks.
const (
	final  word = 1 << (8 + iota) // it ends a hedge before a number
	inside                        // it stands in one before other words
	number                        // it is of a number in words
)

func (w word) class() word { return w & classes }
func (w word) role() word  { return w & roles }

const vocabularySize = 1 << 12

// A vocabularyEntry is a word of at most 16 bytes and what it says.
type vocabularyEntry struct {
	lo, hi uint64 // its bytes, the first the lowest
	word   word
}

// maxWord is the longest word that says anything.
const maxWord = 16

// lookUp returns what the word s[start:stop] says, in either case.
func lookUp(s string, start, stop int) word {
	n := uint(stop - start)
	if n-1 >= maxWord {
		return 0
	}
	const lower = 0x2020202020202020 // changes neither hyphens nor apostrophes
	var lo, hi uint64
	if start+maxWord <= len(s) {
		lo, hi = word64(s, start), word64(s, start+8)
	} else {
		var buf [maxWord]byte
		copy(buf[:], s[start:stop])
		lo, hi = binary.LittleEndian.Uint64(buf[:8]), binary.LittleEndian.Uint64(buf[8:])
	}
	mask := &wordMasks[n]
	lo, hi = (lo|lower)&mask[0], (hi|lower)&mask[1]
	at := (lo*0x9E3779B97F4A7C15 ^ hi*0xC2B2AE3D27D4EB4F) >> (64 - 12)
	for {
		e := &vocabulary[at]
		if e.lo^lo|e.hi^hi == 0 {
			return e.word
		}
		if e.lo == 0 {
			return 0
		}
		at = (at + 1) % vocabularySize
	}
}

// wordMasks keep the bytes of words of each length: words are of so many that to
// ask would cost more.
var wordMasks = [maxWord + 1][2]uint64{
	{0, 0}, {1<<8 - 1, 0}, {1<<16 - 1, 0}, {1<<24 - 1, 0}, {1<<32 - 1, 0}, {1<<40 - 1, 0}, {1<<48 - 1, 0}, {1<<56 - 1, 0},
	{1<<64 - 1, 0}, {1<<64 - 1, 1<<8 - 1}, {1<<64 - 1, 1<<16 - 1}, {1<<64 - 1, 1<<24 - 1}, {1<<64 - 1, 1<<32 - 1},
	{1<<64 - 1, 1<<40 - 1}, {1<<64 - 1, 1<<48 - 1}, {1<<64 - 1, 1<<56 - 1}, {1<<64 - 1, 1<<64 - 1},
}

// notLetters has the high bit of each byte set that is no ASCII letter.
func notLetters(x uint64) uint64 {
	low := (x | 0x2020202020202020) & lows
	// A byte's high bit is set by the first sum from a on, by the second after z.
	return ((low+0x1f1f1f1f1f1f1f1f)&^(low+0x0505050505050505)&^x ^ highs) & highs
}

// lettersEnd returns where the ASCII letters at s[i:] end.
func lettersEnd(s string, i int) int {
	for i+8 <= len(s) {
		if others := notLetters(word64(s, i)); others != 0 {
			return i + trailingBytes(others)
		}
		i += 8
	}
	for i < len(s) && isLetter(s[i]) {
		i++
	}
	return i
}
