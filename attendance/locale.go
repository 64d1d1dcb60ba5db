package attendance

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
)

// A Locale is how one language writes and hedges numbers in one region. It is a small
// value, comparable with ==. The zero Locale is English as [Parse] reads it. In JSON and
// other text it is its tag. The package documentation says what each language reads.
type Locale struct {
	row   uint16 // 1 + its index in localeTags; 0 for English without a region
	words uint8  // 1 + the index of its language in languages; 0 for none
}

// LocaleOf returns the locale with a BCP 47 tag such as "pt-PT", "zh-Hant" or "de". Case
// does not matter, and _ may be used for -. A tag that CLDR does not list falls back to
// its parent, the tag without its last subtag: "de-XX" is "de". Extensions are dropped
// ("ar-u-nu-latn"). The empty tag and "en" are the zero Locale.
//
// The error is a *[ParseError]. It wraps [ErrLanguage] if CLDR has no locale of the
// language, and [ErrSyntax] if tag is not a language tag.
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
		row, ok := slices.BinarySearchFunc(lang.LocaleTags[:], key, func(t lang.LocaleTag, key []byte) int { return compareTag(t.Tag, key) })
		if ok && lang.LocaleTags[row].Tag == "en" {
			return Locale{}, nil
		}
		if ok {
			return Locale{uint16(row + 1), wordsOf(lang.LocaleTags[row].Tag)}, nil
		}
		end := strings.LastIndexByte(string(key), '-')
		if end <= 0 {
			if !isTag(tag) {
				return Locale{}, newParseError(tag, 0, ErrSyntax, `want a language tag such as "de", "pt-BR" or "zh-Hant"`)
			}
			return Locale{}, newParseError(tag, 0, ErrLanguage, "CLDR has no locale of this language")
		}
		key = key[:end]
	}
}

const maxTag = 35 // as long as BCP 47 asks implementations to read

// ErrLanguage is the error of a language that [LocaleOf] doesn't find, and of
// figures to be put in the words of one whose words aren't known here.
var ErrLanguage = errors.New("unknown language")

// isTag reports whether tag has the form of a BCP 47 tag: a language of 2 to 8
// letters, then subtags of 1 to 8 letters and digits.
func isTag(tag string) bool {
	language := true
	for subtag := range strings.SplitSeq(strings.ReplaceAll(tag, "_", "-"), "-") {
		if len(subtag) == 0 || len(subtag) > 8 || language && len(subtag) == 1 {
			return false
		}
		for _, c := range []byte(subtag) {
			if letter := 'a' <= c|0x20 && c|0x20 <= 'z'; !letter && (language || !isDigit(c)) {
				return false
			}
		}
		language = false
	}
	return true
}

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
	for i := range lang.Languages {
		if lang.Languages[i].Tag == language {
			return uint8(i + 1)
		}
	}
	return 0
}

// String returns the BCP 47 tag of l: the one that was found, which may be a parent of
// the one that was asked for. For the zero Locale it is "en".
func (l Locale) String() string {
	if l.row == 0 || int(l.row) > len(lang.LocaleTags) {
		return "en"
	}
	return lang.LocaleTags[l.row-1].Tag
}

// MarshalText returns the tag of l.
func (l Locale) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads a tag as [LocaleOf] does, and leaves l unchanged if there
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
	var r figure.Reader
	l.read(&r, s, true)
	f, at, why := r.Parse()
	if why != "" {
		return Figure{}, newParseError(s, at, sentinel(flaw(why)), string(why))
	}
	return figureOf(f), nil
}

// reader returns a reader of s.
func (l Locale) reader(s string, whole bool) (r figure.Reader) {
	l.read(&r, s, whole)
	return r
}

// read has r, which is zero, read s as l writes it.
func (l Locale) read(r *figure.Reader, s string, whole bool) {
	english(r, s, whole)
	if l.row == 0 || int(l.row) > len(lang.LocaleTags) {
		return
	}
	tag := &lang.LocaleTags[l.row-1]
	n := &lang.LocaleNumbers[tag.Numbers]
	r.Row, r.Forms = tag.Numbers, n.Forms
	r.Decimal, r.Group, r.Other = n.Decimal, n.Group, n.Other
	r.Lang = &lang.NoLanguage
	if l.words > 0 && int(l.words) <= len(lang.Languages) {
		r.Lang = lang.Languages[l.words-1]
	}
}
