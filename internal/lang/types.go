package lang

import (
	"strings"

	"github.com/highwater-go/highwater/internal/text"
)

// localeTags names every locale of CLDR, in order of the tag in lower case,
// and says which of localeNumbers is its own. Both are in cldr.go, which is
// generated.
type LocaleTag struct {
	Tag     string // BCP 47, in its usual case: "pt-PT"
	Numbers uint16
}

// numbers is how a locale writes numbers.
type numbers struct {
	Decimal      byte   // what stands before the decimals of a number in the digits 0 to 9
	Group, Other byte   // what groups its digits, 0xFF for a sign beyond ASCII; ' ' stands for any white space
	Forms        []Form // its compact forms, short and long
}

// A form writes a number as a coefficient in digits and the words around it. A
// blank in them stands for any white space, and white space between them and the
// digits is not written: it may be there or not.
type Form struct {
	Before, After string
	Power         uint8 // of ten, that the coefficient is multiplied by
	Alone         bool  // the words stand without digits, for 1
}

// A Language is the words of one language that stand in and around a number, as
// its file in the folder data lists them. Phrases are matched as text.Match does: a
// lower-case ASCII letter matches either case, every other byte itself, and a blank
// any run of white space. Of a list the longer phrases come first.
type Language struct {
	Tag string // BCP 47, of the language

	// Numbers in words.
	Numbers    []NumberWord // words of numbers, and what stands between their parts
	Joins      []string     // what may stand between the parts of a number, with its blanks: " and ", "und"
	Points     []string     // the word for the point, with its blanks
	Ofs        []string     // what leads from a collective to a scale, with its blanks: " de "
	Glued      bool         // words of a number may hang together
	UnitsTens  bool         // units come before tens, after a join: "fünfundzwanzig"
	Twenties   bool         // sixty and eighty go on to nineteen, and four twenties are eighty
	TensJoin   bool         // units may be joined to tens: "treinta y cinco"
	TensUnits  bool         // ten and a unit make eleven to nineteen
	Characters bool         // digits are written as characters that are letters, too: 이만 오천
	Reversed   string       // a sign after the digits that follow those after it in value
	Shortened  bool         // a digit after a scale is of the next smaller one: 三万五
	JoinDigits bool         // digits below a thousand may be joined to a sum: "48 mil e 217"
	Scales     []Scale      // beyond the forms of CLDR
	Formatted  []Scale      // those of a figure alone: in running text they are units of something else

	// Hedges, ranges and units in the plural.
	Openers    []Phrase    // hedges before a number
	Infixes    []Phrase    // hedges between the digits and the scale
	Closers    []Phrase    // hedges after a number, with the blank before them if one is needed
	Ranges     [][2]string // what opens a range ("" if nothing needs to) and what stands between its ends
	RangeEnds  []string    // what may close a range, with the blank before it: "arasında", "之间"
	Few        []string    // "several": what makes a unit in the plural of the number after it
	Unaffirmed []string    // what before a verb of passing leaves the number as it is: "to", "never"
	NoHedge    []string    // what makes a finite phrase after a number none: "werden"
	Anchors    []string    // words one of which every number without digits has, in running text
	Sizeless   []string    // words of a size without a number: "a handful"
	Couple     []string    // "a couple of"
	Spreads    []string    // what stands between a number and how far to either side of it a range goes
	Growth     []string    // words by which what looks like a range after them is a rise or fall
	GrowthDone []string    // those that stand after it
	Counters   []string    // nouns of people that may stand between a number and a closer
	Plurals    []Unit      // units in the plural: "miles", "decenas de miles"

	// What stands around figures in running text.
	People    []Noun   // nouns of people, after a number
	Things    []Noun   // other nouns that are counted
	Crowds    []string // what may stand before a number and says that it counts people: "una multitud de "
	Draws     []string // verbs that lead up to a number of people: "se reunieron "
	Peaks     []string // hedges of "at most" that say "at the peak", too: "最大"
	Metrics   []Noun   // words near a number that imply a metric
	Viewed    []string // verbs by which a number of times counts views: "watched 3 million times"
	Units     []string // what follows a number that is no audience: money, measures, time, percentages
	Before    []string // what stands before a number that is no audience: currency, "página", "en"
	NotBefore []string // phrases before a number that counts no audience: "a nation of "
	Shares    []string // phrases before a small number that others are a share of: "one in "
	Glue      []string // words that lead on to another part of the sentence
	NotThings []string // words that end as nouns in the plural do, and are none
	ThingEnds []string // endings of nouns in the plural; "" is any
	UnitEnds  []string // endings of units: "meter"

	// Of a language whose file says of single words what they are.
	NotThingEnds  []string // endings of words that end as nouns in the plural do, and are none: "us"
	AgentEnds     []string // endings of words of people: "goers"
	PeopleEnds    []string // endings of names of people in the plural: "ans"
	By, For       []string // words before a difference, and before the number that there is room for
	Rooms         []string // words for that room
	Tallies       []string // labels that count people after a colon: "gate"
	Determiners   []string // words between "of" and what a plural is of: "the"
	Uncapital     []string // units that are something else with a capital
	OnTheWay      []string // words before a year that may also stand between a figure and its noun: "in"
	Abbreviations []string // short names of numbers, before a period: "no"

	Spans       []string // words for a time that a small number after a figure may count: "years"
	Percents    []string // words for percent
	Ordinals    []string // what makes digits an ordinal: "st"
	Minus       []string // words for a minus
	Money       []string // words for money, in errors; in running text they are units
	Comparative []string // what a hedge after a number does not go on with: "than"
	Times       []string // "times", which counts views where these are spoken of
	NounLinks   []string // what may lead from a number to its noun, without the blank after it: "de"
	DayTimes    []string // what makes a small number before it an hour: "in the morning"
	OfThem      []string // what may stand for the noun: "of them"
	NumberEnds  []string // what may hang on to digits: "'e", "er-Marke"

	// Switches of its nouns.
	Capitals     bool // they have a capital, so that another word with one is a noun
	Compounds    bool // what ends in one of people is one, too: "Fachbesucher"
	Endings      bool // more letters may hang on to them
	Adjectives   bool // an adjective that implies a metric follows them
	AfterPlurals bool // a unit in the plural without one is no number: "수만" is "only", too

	Classed    bool        // its file says of single words what they are
	Vocabulary *Vocabulary // what single words say of a number near them, if that is not among Vocabularies
	Han        bool        // numbers are written in Chinese characters
	Hints      *text.Hints // of Metrics; nil if the file does not say of single words what they are
	Grams      *text.Grams // of Anchors; nil if there are none
	Initials   Initials
}

// A NumberWord is a word of numbers.
type NumberWord struct {
	Words  string
	Kind   Kind
	Digits uint32
	Places uint8 // digits after the point
	About  bool  // it says "about"
	Dual   bool  // it is two before a noun, and one before "and"
	Power  uint8 // of the scale that the word includes: 6 for "sejuta"
}

// A Kind says what a word does in a number.
type Kind uint16

// The kinds of words in numbers.
const (
	KindCardinal   Kind = 1 << iota // a number below a thousand, or one with its scale
	KindHundred                     // multiplies what is before it by a hundred
	KindArticle                     // counts the scale after it as one: "a"
	KindAlone                       // a scale that needs nothing before it: "mil"
	KindFraction                    // part of the scale after it: "half a"
	KindAfter                       // part of the scale before or after it: "and a half"
	KindAdded                       // adds to the number after it a part of its scale: साढ़े
	KindTaken                       // takes it away: पौने
	KindCollective                  // "dozen"
	KindCharacter                   // a digit or unit of a numeral that is written without scales
)

// A Noun is what is counted, or what says how.
type Noun struct {
	Words  string
	Metric Metric // that the noun implies, or ""
}

// A Unit is a number that is named in the plural.
type Unit struct {
	Name   string
	People int64
}

// Initials holds the initials of the lists of a language.
type Initials struct {
	Numbers, Scales, Openers, Closers, Plurals       text.Initials
	Opens, Links                                     text.Initials // what opens a range, and what stands between its ends
	Counters, Growth, People, Things, Units          text.Initials
	Anchors                                          text.Initials
	Metrics                                          text.Initials
	BackOpens, BackLinks                             text.Initials // of the last letters
	BackNotBefore, BackBefore, BackCrowds, BackDraws text.Initials
	BackOpeners                                      Backward
	Starts, Ends                                     *text.Table // in which of the lists below phrases are that start or end so
}

// A Backward has the phrases of a list as they are gone through from their ends. Most
// end in a word that many others end in, so that of those that share what is not there
// only one is tried.
type Backward struct {
	Order  []uint16      // which of the list each is, in order of their last letters
	Finals text.Initials // the last letters of each
	Shared []uint8       // how many bytes at its end each has in common with the one before
}

// The lists that Starts tells of.
const (
	StartNumbers uint16 = 1 << iota
	StartScales
	StartOpeners
	StartClosers
	StartOpens
	StartLinks // and Spreads
	StartPlurals
	StartSizes // Few and Couple
	StartCounters
	StartGrowth
	StartPeople
	StartThings
	StartUnits
	StartMetrics
	StartInside // Joins, Infixes and Points
	StartOfs
)

// The lists that Ends tells of.
const (
	EndNumbers uint16 = 1 << iota // and scales
	EndOpeners
	EndOpens
	EndNotBefore
	EndBefore
	EndCrowds
	EndDraws
	EndLinks // without what opens a range, and Joins
)

// A phrase is a wording and the hedge that it stands for.
type Phrase struct {
	Words  string
	Hedge  Hedge
	Finite bool // it means this only if a verb is affirmed, or nothing that makes it an adjective follows
}

// signs stand before a number too, with or without white space between.
var Signs = [...]Phrase{
	{Words: "~", Hedge: About}, {Words: "≈", Hedge: About}, {Words: ">=", Hedge: AtLeast}, {Words: "≥", Hedge: AtLeast},
	{Words: ">", Hedge: MoreThan}, {Words: "<=", Hedge: AtMost}, {Words: "≤", Hedge: AtMost}, {Words: "<", Hedge: LessThan},
}

// A scale multiplies the number before it by a power of ten.
type Scale struct {
	Name  string // in upper case where lower case would be another unit: l is a liter, t a tonne
	Power uint8
}

// spelled reports whether a scale is a word in full, after which a smaller part
// may follow: "1 crore 64 lakh".
func (s Scale) Spelled() bool { return len(s.Name) >= len("lakh") || s.Name == "lac" }

// dashes stand between the ends of a range.
var Dashes = [...]string{"-", "–", "—", "‑", "‒", "−"} // hyphen, en dash, em dash, no-break hyphen, figure dash, minus

// scripts are the scales that mean the same in every language of a script, the
// longer first of those that start alike.
var Scripts = [...]Scale{
	{"млрд", 9}, {"млн", 6}, {"тысячи", 3}, {"тысяча", 3}, {"тысяч", 3}, {"тыс.", 3}, {"آلاف", 3},
	{"ألف", 3}, {"لاکھ", 5}, {"ملايين", 6}, {"مليون", 6}, {"مليار", 9}, {"کروڑ", 7}, {"ہزار", 3},
	{"करोड़", 7}, {"लाख", 5}, {"हज़ार", 3}, {"हजार", 3}, {"万亿", 12}, {"万", 4}, {"亿", 8}, {"億", 8},
	{"千", 3}, {"百", 2}, {"萬億", 12}, {"萬", 4}, {"만", 4}, {"억", 8}, {"천", 3},
}

// stem returns the words of a scale without the period at their end.
func Stem(words string) string { return strings.TrimSuffix(words, ".") }

// A Part is a part of a scale, as the digits and places of a decimal.
type Part struct {
	Words  string
	Digits uint64
	Places int
}

// Vulgar fractions stand for a part of the scale after them.
var Vulgar = [...]Part{{"½", 5, 1}, {"¼", 25, 2}, {"¾", 75, 2}}

// NoLanguage is a language of which no words are known.
var NoLanguage = Language{Initials: Initials{Starts: &text.Table{}, Ends: &text.Table{}}}

// Spreads stand in every language between a number and how far to either side of it
// a range goes.
var Spreads = [...]string{"±", "+/-", "+/−"}
