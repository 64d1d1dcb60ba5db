package source

import (
	"maps"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/internal/lang"
)

// says has by the heading of a list what its words say of a number near them.
var says = map[string]lang.Word{
	"people": lang.Person, "things": lang.Thing, "manner": lang.Manner, "quality": lang.Quality, "units": lang.Measure, "glue": lang.Glue,
	"deed": lang.Deed, "labels": lang.Label, "calendar": lang.Calendar, "crowds": lang.Crowd, "draws": lang.Draws, "entered": lang.Entered,
	"viewed": lang.Viewed, "peaks": lang.Peaks, "watchers": lang.Watchers, "point": lang.Point, "averages": lang.Averages,
	"uniques": lang.Uniques, "dating": lang.Dating, "passing": lang.Passing,
}

// vocabulary returns what single words say of a number near them, if the file of a
// language tells deeds from other words, and nil otherwise. After a number a word is
// but one thing: what counts no audience, or the first of those that it is listed as.
func vocabulary(l *lang.Language, all []list) *lang.Vocabulary {
	if !slices.ContainsFunc(all, func(g list) bool { return g.heading == "deed" }) {
		return nil
	}
	words := map[string]lang.Word{}
	note := func(word string, says lang.Word) {
		was := words[word]
		if word = strings.TrimSuffix(word, "."); word == "" || strings.ContainsAny(word, " #()") {
			return
		}
		if says.Class() != 0 && was.Class() != 0 {
			if says != lang.Measure {
				return
			}
			was &^= was.Class()
		}
		words[word] = was | says
	}
	for _, g := range all {
		if word := says[g.heading]; word != 0 {
			for _, w := range g.items {
				note(lower(w), word)
			}
		}
	}
	for _, p := range l.Openers {
		parts := strings.Fields(p.Words)
		for k, w := range parts {
			if k == len(parts)-1 {
				note(w, lang.Final)
			} else {
				note(w, lang.Inside)
			}
		}
	}
	for _, r := range l.Ranges {
		if parts := strings.Fields(r[0]); len(parts) > 0 {
			note(parts[len(parts)-1], lang.Final)
		}
		for _, w := range strings.Fields(r[1]) {
			note(w, lang.OfNumber)
		}
	}
	numbers := slices.Concat(l.Few, l.Couple, l.Joins, l.Ofs, l.Points)
	for _, n := range l.Numbers {
		if n.Kind != lang.KindCharacter {
			numbers = append(numbers, n.Words)
		}
	}
	for _, u := range l.Plurals {
		numbers = append(numbers, u.Name)
	}
	for _, s := range l.Scales {
		if len(s.Name) > 2 {
			numbers = append(numbers, lower(s.Name))
		}
	}
	for _, phrase := range numbers {
		for _, w := range strings.FieldsFunc(phrase, func(c rune) bool { return c == ' ' || c == '-' }) {
			note(w, lang.OfNumber)
		}
	}
	return lang.NewVocabulary(slices.Sorted(maps.Keys(words)), words)
}
