package attendance

import (
	"cmp"
	"slices"
	"strings"
)

//go:generate go run ../internal/cldr
//go:generate go test -run ^TestInitials$ -initials

// A Locale is how a language, as a region writes it, writes numbers and hedges
// them. It is a small value, comparable with ==; the zero Locale is English as
// [Parse] reads it. In JSON and other text it is its tag.
//
// Digits, decimal and grouping signs and the compact forms of numbers ("1,6 Mio.",
// "16.4万", "1.6 लाख") are those of the Unicode CLDR, for every locale that it
// has. Hedges, number words and nouns are known in English and in Arabic,
// Chinese, French, German, Hindi, Indonesian, Italian, Japanese, Korean,
// Portuguese, Russian, Spanish, Turkish and Urdu; other locales read numbers,
// ranges and the signs ~ > < ≥ ≤ + alone.
type Locale struct {
	row   uint16 // 1 + its index in localeTags; 0 for English without a region
	words uint8  // 1 + the index of its language in languages; 0 for none
}

// LocaleOf returns the locale with a BCP 47 tag such as "pt-PT", "zh-Hant" or
// "de", in any case, with _ in place of - if need be. A tag that CLDR does not
// list falls back to its parent, without its last subtag: "de-XX" is "de"; so do
// extensions ("ar-u-nu-latn"). The empty tag and "en" are the zero Locale. The error wraps
// [ErrSyntax] and says what tags look like, if not even the language is known.
func LocaleOf(tag string) (Locale, error) {
	if tag == "" {
		return Locale{}, nil
	}
	var buf [maxTag]byte
	key := buf[:0]
	for i := 0; i < len(tag) && i < maxTag; i++ {
		switch c := tag[i]; {
		case c == '_':
			key = append(key, '-')
		case 'A' <= c && c <= 'Z':
			key = append(key, c|0x20)
		default:
			key = append(key, c)
		}
	}
	for {
		row, ok := slices.BinarySearchFunc(localeTags[:], key, func(t localeTag, key []byte) int { return compareTag(t.tag, key) })
		if ok && localeTags[row].tag == "en" {
			return Locale{}, nil
		}
		if ok {
			return Locale{uint16(row + 1), wordsOf(localeTags[row].tag)}, nil
		}
		end := strings.LastIndexByte(string(key), '-')
		if end <= 0 {
			return Locale{}, newParseError(tag, 0, ErrSyntax, `CLDR has no locale of this language; a tag looks like "de", "pt-BR" or "zh-Hant"`)
		}
		key = key[:end]
	}
}

const maxTag = 35 // as long as BCP 47 asks implementations to read

// compareTag compares a tag with one in lower case.
func compareTag(tag string, key []byte) int {
	for i := 0; i < len(tag) && i < len(key); i++ {
		c := tag[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != key[i] {
			return cmp.Compare(c, key[i])
		}
	}
	return cmp.Compare(len(tag), len(key))
}

// wordsOf returns 1 + the index in languages of the language of a tag, or 0.
func wordsOf(tag string) uint8 {
	language, _, _ := strings.Cut(tag, "-")
	for i := range languages {
		if languages[i].tag == language {
			return uint8(i + 1)
		}
	}
	return 0
}

// Tag returns the BCP 47 tag of l: the one that was found, which may be a parent
// of the one that was asked for. That of the zero Locale is "en".
func (l Locale) Tag() string {
	if l.row == 0 || int(l.row) > len(localeTags) {
		return "en"
	}
	return localeTags[l.row-1].tag
}

// String returns the tag of l.
func (l Locale) String() string { return l.Tag() }

// MarshalText returns the tag of l.
func (l Locale) MarshalText() ([]byte, error) { return []byte(l.Tag()), nil }

// UnmarshalText reads a tag as [LocaleOf] does, and leaves l as it is if there
// is an error.
func (l *Locale) UnmarshalText(text []byte) error {
	read, err := LocaleOf(bounded(text))
	if err != nil {
		return err
	}
	*l = read
	return nil
}

// Parse reads one published figure as l writes it: "1,6 Mio." and "über 164.000"
// in German, "16.4万" in Chinese. It is [Parse] for the zero Locale; in any
// other, numbers have the signs and scales of the locale, with K and M where they
// mean nothing else there, and the words around them are those of its language.
// The whole of s must be the figure. Errors are those of Parse.
func (l Locale) Parse(s string) (Figure, error) {
	var r reader
	l.read(&r, s, true)
	f, at, why := r.parse()
	if why != "" {
		return Figure{}, newParseError(s, at, sentinel(why), string(why))
	}
	return f, nil
}

// reader returns a reader of s.
func (l Locale) reader(s string, whole bool) (r reader) {
	l.read(&r, s, whole)
	return r
}

// read has r, which is zero, read s as l writes it.
func (l Locale) read(r *reader, s string, whole bool) {
	r.english(s, whole)
	if l.row == 0 || int(l.row) > len(localeTags) {
		return
	}
	tag := &localeTags[l.row-1]
	n := &localeNumbers[tag.numbers]
	r.row, r.forms = tag.numbers, n.forms
	r.decimal, r.group, r.other = n.decimal, n.group, n.other
	if l.words > 0 && int(l.words) <= len(languages) {
		r.lang, r.initials = &languages[l.words-1], &initialsOf[l.words-1]
	} else if !strings.HasPrefix(tag.tag, "en") || len(tag.tag) > 2 && tag.tag[2] != '-' {
		r.lang, r.initials = &noLanguage, &noInitials
	}
}

// noLanguage is a language of which no words are known.
var noLanguage language

// localeTags names every locale of CLDR, in order of the tag in lower case,
// and says which of localeNumbers is its own. Both are in cldr.go, which is
// generated.
type localeTag struct {
	tag     string // BCP 47, in its usual case: "pt-PT"
	numbers uint16
}

// numbers is how a locale writes numbers.
type numbers struct {
	decimal      byte   // what stands before the decimals of a number in the digits 0 to 9
	group, other byte   // what groups its digits, 0xFF for a sign beyond ASCII; ' ' stands for any white space
	forms        []form // its compact forms, short and long
}

// A form writes a number as a coefficient in digits and the words around it. A
// blank in them stands for any white space, and white space between them and the
// digits is not written: it may be there or not.
type form struct {
	before, after string
	power         uint8 // of ten, that the coefficient is multiplied by
	alone         bool  // the words stand without digits, for 1
}

// A language is the words of one language that stand around a number. Phrases
// are matched as match does: a lower-case ASCII letter matches either case,
// every other byte itself, and a blank any run of white space.
type language struct {
	tag      string       // BCP 47, of the language or of the language and script
	scales   []scale      // beyond the forms of CLDR: inflected, or short
	half     string       // stands before a number and adds half of its scale
	openers  []phrase     // hedges before a number
	infixes  []phrase     // hedges between the digits and the scale
	closers  []phrase     // hedges after a number, with the blank before them if one is needed
	ranges   [][2]string  // what opens a range ("" if nothing needs to) and what stands between its ends
	counters []string     // nouns of people that may stand between a number and a closer
	amounts  []amount     // words that stand for a coefficient before a scale, or for a whole number
	plurals  []unit       // units in the plural: "miles", "decenas de miles"
	people   []noun       // nouns of people, after a number
	things   []noun       // other nouns that are counted
	crowds   []string     // what may stand before a number and says that it counts people: "una multitud de "
	metrics  []metricWord // words near a number that imply a metric
	units    []string     // what follows a number that counts no heads: money, measures, time, percentages
	before   []string     // what stands before a number that counts no heads: currency, "página", "en"
}

// An amount is a number in words: digits · 10^power, as precise as it is
// written. "half" is 5·10^−1.
type amount struct {
	words  string
	digits uint32
	places uint8 // digits after the point
	power  uint8 // of the scale that the words include: 6 for "medio millón"
}

// A noun is what is counted.
type noun struct {
	words  string
	metric Metric // that the noun implies, or ""
}

// A metricWord says what a number near it is.
type metricWord struct {
	words  string
	metric Metric
}
