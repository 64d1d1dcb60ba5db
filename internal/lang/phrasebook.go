package lang

// A Phrasebook is one way to put each hedge, and to write numbers, in one language: a
// list "writes" of its file. The words are among those that are read; which of them are
// usual in writing is this project's choice. The scales are those of CLDR's long forms,
// except in Russian, whose short ones are the same in every case.
type Phrasebook struct {
	Hedges    [Plural]Affix // by hedge
	Plurals   [10]string    // units in the plural: of ten to the power of the index, or a dozen
	Scales    []ScaleWords  // from the largest
	Count     Grammar       // which form of a scale a number takes
	Canonical bool          // the hedges and the units in the plural are those of canonical text
	Sums      bool          // a number is a sum of digits and scales: "16万4000"
	Blanks    bool          // the parts of a sum stand apart
	Endings   []Ending      // what "more than" and "less than" hang on to the number, by its last word
	Sign      string        // what stands between its digits and that
}

// An Ending is what is hung on to numbers that end in a word: the name of a scale, or the
// number that the word stands for.
type Ending struct {
	Ending, Word string // Word is "" for a number
	Number       int64
}

// An Affix stands around a number; that of Between, before the first and after it.
type Affix struct{ Before, After string }

// ScaleWords is a scale as it stands after a number, with the blank before it where
// there is one.
type ScaleWords struct {
	Many, One string // One is "" if it is the same
	Power     uint8
	Use       Use
}

// A Use is where a scale is written.
type Use uint8

// The uses.
const (
	Always Use = iota
	Whole      // after whole numbers from 10 up: "160 mil", but "44.200" and "5.000"
	Rarely     // where no other way shows the precision: "57,0 Tsd."
)

// A Grammar tells which numbers take the form of one.
type Grammar uint8

// The grammars.
const (
	JustOne    Grammar = iota // 1, but not 1.6
	BelowTwo                  // 1.6, too
	ButFewMany                // all but whole numbers from three to ten
)

// A Writer is how a locale writes figures.
type Writer struct {
	Book   *Phrasebook // nil if none of its words are known
	Zero   rune        // its digit 0, which the others follow
	Lakhs  bool        // groups have two digits, except the last
	Bare4  bool        // four digits are not grouped
	Narrow bool        // where groups stand apart, it is by a narrow blank
}
