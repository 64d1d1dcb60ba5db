package source

import (
	"slices"
	"strings"

	"github.com/highwater-go/highwater/internal/lang"
)

// roles has by the heading of a list the name of what package lang calls what its
// words say of a number near them.
var roles = map[string]string{
	"people": "Person", "things": "Thing", "manner": "Manner", "quality": "Quality", "units": "Measure", "glue": "Glue", "deed": "Deed",
	"labels": "Label", "calendar": "Calendar", "crowds": "Crowd", "draws": "Draws", "entered": "Entered", "viewed": "Viewed",
	"peaks": "Peaks", "watchers": "Watchers", "point": "Point", "averages": "Averages", "uniques": "Uniques", "dating": "Dating",
	"passing": "Passing",
}

// classes are what a word says after a number: one thing, and of two that it counts
// no audience.
var classes = map[string]bool{"Person": true, "Thing": true, "Manner": true, "Quality": true, "Measure": true, "Glue": true, "Deed": true}

// Vocabulary returns what single words say of a number near them, by the names of
// package lang, in order: for a language whose words are looked up at once.
func Vocabulary(file string) (map[string][]string, error) {
	all, err := lists(file)
	if err != nil {
		return nil, err
	}
	l, err := Parse(file)
	if err != nil {
		return nil, err
	}
	words := map[string][]string{}
	note := func(word, name string) {
		if classes[name] {
			if k := slices.IndexFunc(words[word], func(w string) bool { return classes[w] }); k >= 0 {
				if name == "Measure" {
					words[word][k] = name
				}
				return
			}
		}
		if word = strings.TrimSuffix(word, "."); word != "" && !strings.ContainsAny(word, " #()") && !slices.Contains(words[word], name) {
			words[word] = append(words[word], name)
		}
	}
	for _, g := range all {
		if name := roles[g.heading]; name != "" {
			for _, w := range g.items {
				note(lower(w), name)
			}
		}
	}
	for _, p := range l.Openers {
		parts := strings.Fields(p.Words)
		for k, w := range parts {
			if k == len(parts)-1 {
				note(w, "Final")
			} else {
				note(w, "Inside")
			}
		}
	}
	for _, r := range l.Ranges {
		if parts := strings.Fields(r[0]); len(parts) > 0 {
			note(parts[len(parts)-1], "Final")
		}
		for _, w := range strings.Fields(r[1]) {
			note(w, "OfNumber")
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
			note(w, "OfNumber")
		}
	}
	for _, list := range words {
		slices.Sort(list)
	}
	return words, nil
}
