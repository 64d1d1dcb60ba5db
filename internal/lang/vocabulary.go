package lang

import (
	"encoding/binary"
	"math/bits"

	"github.com/highwater-go/highwater/internal/text"
)

// A Word is what a word says of a number near it: one class, one role, some marks, and
// what it is in a number or before one.
type Word uint64

// The classes of words after a number.
const (
	Person  Word = 1 + iota // a noun of people
	Thing                   // a noun of views, tickets and the like
	Manner                  // what belongs to a noun: "concurrent"
	Quality                 // an adjective between a number and its noun
	Measure                 // a unit of something else: time, money, length
	Glue                    // a word that ends the search for a noun
	Deed                    // a verb of people: "attended"

	classes Word = 0xF
)

// The roles of words before a number.
const (
	Label    Word = (1 + iota) << 4 // it makes the number a name: "page"
	Calendar                        // a month
	Crowd                           // a noun that counts people: "attendance"
	Draws                           // a verb that does: "drew"
	Entered                         // a verb of entries
	Viewed                          // a verb of views
	Peaks                           // a peak is counted
	Watchers                        // a noun of people that ends the search
	Point                           // of "at one point"
	Averages                        // an average is counted
	Uniques                         // different people are counted
	Dating                          // it stands before a year
	Passing                         // it may stand between these and a number

	roles Word = 0xF0
)

// The marks: which phrases a word is the first or the last of. A word that is not in the
// vocabulary is so of none.
const (
	Follows   Word = 1 << (8 + iota) // the first of what may belong to the number before it: a scale, a hedge, another number
	Counts                           // the first of a noun of people that a hedge may follow: "500 people or so"
	Continues                        // the last of a number, or of what joins two
	Hedges                           // the last of a hedge before a number, or of what opens a range
	Excludes                         // the last of what says that the number after it counts no audience
	Alone                            // such a phrase may be this word alone
	preHedges
	preExcludes // in a phrase that ends in one of these, before that
	Closes      // the first of a hedge that may follow a number and a noun, or of what makes it a spread
	Spells      // one of a number in words, of a scale, or of a size
	Links       // one of what stands between such words, or between two numbers
	And         // what joins the parts of a number
	Article     // what counts a scale as one
	Finite      // a verb of passing, which is a hedge where it is affirmed
	Spread      // the first of what makes a number a spread
	Other       // the first of a scale that is not this word alone, in either case
	Verb        // a verb that may follow a figure: "survives"
	Inanimate   // it ends as words of people do, and is none
	Tied        // tied to a figure by a hyphen it says what that counts: "-seat"
	Seat        // a seat
	Event       // what an audience comes to, or the time in which it does
	Rate        // the time that makes a number a rate: "a minute"
	Each        // what leads to that
	Small       // it makes a number small: "just"
)

// The marks of words around a difference, a record or a rate, above those of numbers.
const (
	Differs    Word = 1 << (59 + iota) // a noun of a difference: "rise"
	Compares                           // the first of a comparison: "short"
	ComparesTo                         // its second: "of"
	Record                             // a record
	Enters                             // a way in, or a verb of those who come by it
)

const metricShift = 56

// metricsOfWords are those that a word may imply, by the number that it has in a Word.
var metricsOfWords = [...]Metric{"", Peak, Average, Unique, Joins, Views}

// MetricOf returns the Word of what implies a metric, or false if there is no such metric.
func MetricOf(metric Metric) (Word, bool) {
	for k, m := range metricsOfWords {
		if m == metric {
			return Word(k) << metricShift, true
		}
	}
	return 0, false
}

// Metric returns the metric that a word implies, or "".
func (w Word) Metric() Metric { return metricsOfWords[w>>metricShift&7] }

// Before returns the marks of a word that may stand in a phrase before one with these
// marks.
func (w Word) Before() Word { return w & (Hedges | Excludes) << 3 }

// What a word is by itself in a number: a scale, or a number below a hundred; or what it, or
// a phrase, says before one.
const (
	powerShift = 32 // of five bits
	closeShift = 37
	valueShift = 41 // of seven
	hedgeShift = 48
	partShift  = 52
)

// ScaleOf returns the Word of a scale of a power of ten.
func ScaleOf(power int) Word { return Word(power) << powerShift }

// NumberOf returns the Word of a number up to a hundred.
func NumberOf(value int64) Word { return Word(value) << valueShift }

// HedgeOf returns the Word of a hedge before a number, or of what opens a range.
func HedgeOf(h Hedge) Word { return Word(h) << hedgeShift }

// PartOf returns the Word of a part of the scale after it, or before it, as a decimal: 25 with
// two places is a quarter.
func PartOf(digits int64, places int) Word {
	return Word(digits)<<valueShift | Word(places)<<partShift
}

// Part returns the decimal that a phrase is of the scale after it or before it; places is 0
// if it is none.
func (w Word) Part() (digits int64, places int) {
	return int64(w >> valueShift & 0x7F), int(w >> partShift & 0xF)
}

// Depends stands for a hedge after a number of which what follows tells whether it is one.
const Depends Hedge = 0xF

// CloserOf returns the Word of a hedge after a number.
func CloserOf(h Hedge) Word { return Word(h) << closeShift }

// Closer returns the hedge that a word or phrase is after a number, or Bare.
func (w Word) Closer() Hedge { return Hedge(w >> closeShift & 0xF) }

// Power returns the power of ten of the scale that a word is, or 0.
func (w Word) Power() int { return int(w >> powerShift & 0x1F) }

// Value returns the number from 1 to 100 that a word is, or 0. A hundred also multiplies the
// number before it.
func (w Word) Value() int64 {
	if w>>partShift&0xF != 0 {
		return 0
	}
	return int64(w >> valueShift & 0x7F)
}

// Hedge returns the hedge that a word or phrase is before a number: Between of what opens
// a range, and Bare of what is none.
func (w Word) Hedge() Hedge { return Hedge(w >> hedgeShift & 0xF) }

func (w Word) Class() Word { return w & classes }

func (w Word) Role() Word { return w & roles }

const (
	vocabularySize = 1 << 12
	groupSize      = 8
)

// A vocabularyEntry is a word of at most 16 bytes, or a hedge or fraction of several with a
// blank between, and what it says.
type vocabularyEntry struct {
	lo, hi uint64 // its bytes, the first the lowest
	word   Word
}

// MaxWord is how many bytes the longest word has that says anything.
const MaxWord = 16

// A Vocabulary has every word of a language that says something, in the group that its hash
// tells, or if that is full in the next. Of each a byte stands apart, so that of most words
// that say nothing no entry is looked at.
type Vocabulary struct {
	tags    [vocabularySize / groupSize]uint64 // the bytes of a group, in order; 0 where no entry is
	entries [vocabularySize]vocabularyEntry
}

// NewVocabulary returns the vocabulary of some words in lower case, in their order. Those
// that are longer than any that is looked up are left out.
func NewVocabulary(words []string, say map[string]Word) *Vocabulary {
	v := new(Vocabulary)
	for _, word := range words {
		var key [MaxWord]byte
		if len(word) > MaxWord {
			continue
		}
		copy(key[:], word)
		e := vocabularyEntry{binary.LittleEndian.Uint64(key[:8]), binary.LittleEndian.Uint64(key[8:]), say[word]}
		group, tag := hash(e.lo, e.hi)
		for full(v.tags[group]) {
			group = (group + 1) % len(v.tags)
		}
		k := (bits.Len64(v.tags[group]) + 7) / 8
		v.tags[group] |= tag << (8 * k)
		v.entries[group*groupSize+k] = e
	}
	return v
}

// full reports whether a group with these tags has no place left.
func full(tags uint64) bool { return tags>>56 != 0 }

// hash returns the group of a word and its tag, which is not 0.
func hash(lo, hi uint64) (group int, tag uint64) {
	h := lo*0x9E3779B97F4A7C15 ^ hi*0xC2B2AE3D27D4EB4F
	return int(h >> (64 - 9)), h>>40&0xFF | 0x80
}

// Tags returns those of each group.
func (v *Vocabulary) Tags() []uint64 { return v.tags[:] }

// Entry returns what is at a place, of which a group has eight: the bytes of a word, and
// what it says.
func (v *Vocabulary) Entry(place int) (lo, hi uint64, word Word) {
	e := &v.entries[place]
	return e.lo, e.hi, e.word
}

// Words returns what single words say of a number near them in l, or nil if its file
// says that of phrases alone. A program that only parses figures has none of them.
func (l *Language) Words() *Vocabulary {
	if l.Classed && l.Vocabulary == nil {
		for k := range Vocabularies {
			if Vocabularies[k].Language == l {
				return Vocabularies[k].Words
			}
		}
	}
	return l.Vocabulary
}

// LookUp returns what the word s[start:stop] says, in either case.
func (v *Vocabulary) LookUp(s string, start, stop int) Word {
	n := uint(stop - start)
	if n-1 >= MaxWord {
		return 0
	}
	const lower = 0x2020202020202020 // changes neither hyphens nor apostrophes
	var lo, hi uint64
	if start+MaxWord <= len(s) {
		lo, hi = text.Word64(s, start), text.Word64(s, start+8)
	} else {
		var buf [MaxWord]byte
		copy(buf[:], s[start:stop])
		lo, hi = binary.LittleEndian.Uint64(buf[:8]), binary.LittleEndian.Uint64(buf[8:])
	}
	mask := &wordMasks[n]
	lo, hi = (lo|lower)&mask[0], (hi|lower)&mask[1]
	group, tag := hash(lo, hi)
	for {
		tags := v.tags[group]
		const ones = 0x0101010101010101
		others := tags ^ tag*ones // 0 where the tag is
		for m := (others - ones) &^ others & text.Highs; m != 0; m &= m - 1 {
			if e := &v.entries[group*groupSize+bits.TrailingZeros64(m)/8]; e.lo^lo|e.hi^hi == 0 {
				return e.word
			}
		}
		if !full(tags) {
			return 0
		}
		group = (group + 1) % len(v.tags)
	}
}

// wordMasks keep the bytes of words of each length: words are of so many that to
// ask would cost more.
var wordMasks = [MaxWord + 1][2]uint64{
	{0, 0}, {1<<8 - 1, 0}, {1<<16 - 1, 0}, {1<<24 - 1, 0}, {1<<32 - 1, 0}, {1<<40 - 1, 0}, {1<<48 - 1, 0}, {1<<56 - 1, 0},
	{1<<64 - 1, 0}, {1<<64 - 1, 1<<8 - 1}, {1<<64 - 1, 1<<16 - 1}, {1<<64 - 1, 1<<24 - 1}, {1<<64 - 1, 1<<32 - 1},
	{1<<64 - 1, 1<<40 - 1}, {1<<64 - 1, 1<<48 - 1}, {1<<64 - 1, 1<<56 - 1}, {1<<64 - 1, 1<<64 - 1},
}
