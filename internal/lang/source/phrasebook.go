package source

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/lang"
)

// Writes is a list "writes" of a file: a phrasebook, and which locales of the language
// write as it says.
type Writes struct {
	Name string // the tag of a locale that writes so
	Book lang.Phrasebook

	line    int
	zero    rune                // the digit 0, where digits hold
	locales *locales            // nil if all do
	habits  map[string]*locales // by the key that tells of them
}

// locales are those that a list tells of: these, all but these, or those whose compact
// forms of numbers have a word.
type locales struct {
	tags []string
	not  bool
	form string
}

// The habits of a locale in writing digits, each with the locales that have it.
const (
	digits = "digits from" // and the digit 0
	lakhs  = "groups of two digits"
	bare4  = "four digits in no group"
	narrow = "narrow blanks"
)

// Phrasebooks reads from the file of a language how figures are written in it, in lists
// such as
//
//	writes: pt-PT
//	  more than: mais de #
//	  between: entre # e #
//	  plural 1000: milhares
//	  scale 6: # milhões one # milhão
//	  scale 3 whole: # mil
//	  four digits in no group: all but pt-AO, pt-FR
//	  ending den: 1, 2, bin
//
// with every hedge and some scales, from the largest. Which locales a list tells of
// stands after "locales". Of several lists, a locale writes as the first says that tells
// of it.
func Phrasebooks(file string) (books []Writes, err error) {
	all, err := lists(file)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	language := ""
	for _, g := range all {
		if g.heading == "language" && len(g.items) == 1 {
			language = g.items[0]
		}
		if g.heading != "writes" {
			continue
		}
		if g.key == "" {
			if len(g.items) != 1 || !known(g.items[0], language) || slices.ContainsFunc(books, func(w Writes) bool { return w.Name == g.items[0] }) {
				return nil, fmt.Errorf("line %d: writes needs the tag of one locale of the language %q that no other list has: %s", g.line, language, strings.Join(g.items, ", "))
			}
			books = append(books, Writes{Name: g.items[0], line: g.line, habits: map[string]*locales{}})
			clear(seen)
			continue
		}
		if seen[g.key] {
			return nil, fmt.Errorf("line %d: %s is there twice", g.line, g.key)
		}
		seen[g.key] = true
		if why := books[len(books)-1].add(g, language); why != "" {
			return nil, fmt.Errorf("line %d: %s", g.line, why)
		}
	}
	for i := range books {
		if why := books[i].missing(); why != "" {
			return nil, fmt.Errorf("line %d: writes %s: %s", books[i].line, books[i].Name, why)
		}
	}
	return books, nil
}

// add adds one entry to a phrasebook, and returns what is wrong with it.
func (w *Writes) add(g list, language string) string {
	words := strings.Join(g.items, ", ")
	switch kind, value, _ := strings.Cut(g.key, " "); kind {
	case "plural":
		return w.addPlural(value, words)
	case "scale":
		return w.addScale(value, words)
	case "ending":
		return w.addEnding(value, g.items)
	}
	if h, ok := hedges[g.key]; ok || g.key == "between" {
		before, after, found := strings.Cut(words, "#")
		if g.key == "between" {
			h = lang.Between
			after, ok = strings.CutSuffix(after, "#")
			found = found && ok
		}
		if !found || strings.Contains(after, "#") || before+after == "" {
			return "words stand around #, or around the first of two: " + words
		}
		w.Book.Hedges[h] = lang.Affix{Before: before, After: after}
		return ""
	}
	switches := map[string]*bool{"canonical hedges": &w.Book.Canonical, "sums": &w.Book.Sums, "blanks in sums": &w.Book.Blanks}
	if to := switches[g.key]; to != nil {
		*to = words == "yes"
		if !*to {
			return g.key + " may be yes alone: " + words
		}
		return ""
	}
	if g.key == "one" {
		count, ok := map[string]lang.Grammar{"below two": lang.BelowTwo, "but from three to ten": lang.ButFewMany}[words]
		w.Book.Count = count
		if !ok {
			return "no numbers that are one: " + words
		}
		return ""
	}
	return w.addHabit(g, language)
}

// addPlural adds a unit in the plural by its people.
func (w *Writes) addPlural(people, words string) string {
	unit := "1" + strings.Repeat("0", max(0, len(people)-1))
	power := len(people) - 1
	switch {
	case people == "12":
		power = 0
	case people != unit || power == 0 || power >= len(w.Book.Plurals):
		return "no unit with a name in the plural: " + people
	}
	if words == "" {
		return "no name of the unit " + people
	}
	w.Book.Plurals[power] = words
	return ""
}

// addEnding adds what is hung on to numbers that end in some words: in names of scales, or
// in words for numbers, which are given in digits. "Sign" is what stands between.
func (w *Writes) addEnding(ending string, after []string) string {
	switch {
	case ending == "" || len(after) == 0:
		return "an ending, and the words that it is hung on to: " + ending
	case ending == "sign":
		w.Book.Sign = after[0]
		return ""
	}
	for _, word := range after {
		e := lang.Ending{Ending: ending, Word: word}
		if n, err := strconv.ParseInt(word, 10, 64); err == nil {
			e.Word, e.Number = "", n
		}
		w.Book.Endings = append(w.Book.Endings, e)
	}
	return ""
}

// addScale adds a scale by its power of ten, and where it is used if not always.
func (w *Writes) addScale(key, words string) string {
	digits, where, _ := strings.Cut(key, " ")
	power, err := strconv.ParseUint(digits, 10, 8)
	use, ok := map[string]lang.Use{"": lang.Always, "whole": lang.Whole, "rarely": lang.Rarely}[where]
	if err != nil || power == 0 || power > 15 || !ok {
		return `no scale, which is a power of ten, with "whole" or "rarely" after it: ` + key
	}
	many, one, several := strings.Cut(words, " one ")
	many, a := strings.CutPrefix(many, "#")
	one, b := strings.CutPrefix(one, "#")
	if !a || b != several || many == "" || several && one == "" {
		return "a scale stands after #: " + words
	}
	w.Book.Scales = append(w.Book.Scales, lang.ScaleWords{Many: many, One: one, Power: uint8(power), Use: use})
	return ""
}

// addHabit adds which locales a list, or a habit in writing digits, is of.
func (w *Writes) addHabit(g list, language string) string {
	key := g.key
	if zero, ok := strings.CutPrefix(key, digits+" "); ok {
		if w.zero, _ = utf8.DecodeRuneInString(zero); string(w.zero) != zero {
			return "more than one digit: " + zero
		}
		key = digits
	}
	if key != digits && key != lakhs && key != bare4 && key != narrow && key != "locales" || key == digits && w.zero == 0 {
		return "nothing is written as " + g.key
	}
	of, why := localesOf(strings.Join(g.items, ", "), language)
	if why != "" {
		return why
	}
	if key == "locales" {
		w.locales = of
	} else {
		w.habits[key] = of
	}
	return ""
}

// localesOf reads which locales of a language something holds of, and returns what is
// wrong if it cannot.
func localesOf(words, language string) (*locales, string) {
	tags, in := strings.CutPrefix(words, "in ")
	but, not := strings.CutPrefix(words, "all but ")
	form, with := strings.CutPrefix(words, "with ")
	of := &locales{}
	switch {
	case in:
		of.tags = strings.Split(tags, ", ")
	case not:
		of.tags, of.not = strings.Split(but, ", "), true
	case with:
		of.form = form
	case words == "yes":
		of.not = true
	default:
		return nil, `want "yes", "in" or "all but" and tags, or "with" and a word of CLDR: ` + words
	}
	for _, tag := range of.tags {
		if !known(tag, language) {
			return nil, fmt.Sprintf("CLDR has no locale %q of the language %q", tag, language)
		}
	}
	if of.form != "" && !slices.ContainsFunc(lang.LocaleTags[:], func(t lang.LocaleTag) bool { return languageOf(t) == language && of.have(t) }) {
		return nil, fmt.Sprintf("CLDR has %q in no locale of the language %q", of.form, language)
	}
	return of, ""
}

// missing returns what a phrasebook lacks.
func (w *Writes) missing() string {
	scales := w.Book.Scales
	if len(scales) == 0 {
		return "no scales"
	}
	if !slices.IsSortedFunc(scales, func(a, b lang.ScaleWords) int { return cmp.Compare(b.Power, a.Power) }) {
		return "scales stand from the largest"
	}
	for h := lang.Exactly; h <= lang.Between; h++ {
		if w.Book.Hedges[h] == (lang.Affix{}) && !(w.Book.Canonical && h != lang.About && h != lang.Between) {
			return fmt.Sprintf("no words for %q", hedgeName(h))
		}
	}
	return ""
}

func hedgeName(h lang.Hedge) string {
	for name, v := range hedges {
		if v == h {
			return name
		}
	}
	return "between"
}

// have reports whether a locale is among l.
func (l *locales) have(t lang.LocaleTag) bool {
	if l.form != "" {
		return slices.ContainsFunc(lang.LocaleNumbers[t.Numbers].Forms, func(f lang.Form) bool { return f.After == l.form })
	}
	return slices.Contains(l.tags, t.Tag) != l.not
}

// known reports whether CLDR has a locale of a language.
func known(tag, language string) bool {
	return slices.ContainsFunc(lang.LocaleTags[:], func(t lang.LocaleTag) bool { return t.Tag == tag && languageOf(t) == language })
}

func languageOf(t lang.LocaleTag) string {
	language, _, _ := strings.Cut(t.Tag, "-")
	return language
}

// WriterOf returns how a locale writes figures by the lists of its language, and the
// name of the list that says so: "" and a Writer without a Book if none does.
func WriterOf(t lang.LocaleTag, books []Writes) (name string, w lang.Writer) {
	for i := range books {
		list := &books[i]
		if list.locales != nil && !list.locales.have(t) {
			continue
		}
		has := func(habit string) bool { return list.habits[habit] != nil && list.habits[habit].have(t) }
		w = lang.Writer{Book: &list.Book, Zero: '0', Lakhs: has(lakhs), Bare4: has(bare4), Narrow: has(narrow)}
		if has(digits) {
			w.Zero = list.zero
		}
		return list.Name, w
	}
	return "", w
}
