package source

import (
	"maps"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
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
	mark(l, func(word string, as lang.Word) {
		if word = lower(word); word != "" && len(word) <= lang.MaxWord {
			words[word] |= as
		}
	})
	return lang.NewVocabulary(slices.Sorted(maps.Keys(words)), words)
}

// mark notes of which phrases words are the first or the last.
func mark(l *lang.Language, note func(word string, as lang.Word)) {
	first := func(phrase string, as lang.Word) {
		phrase = strings.TrimLeft(phrase, " ")
		note(text.Letters(phrase, 0), as)
	}
	last := func(phrase string, as lang.Word) {
		phrase = strings.TrimRight(phrase, " ")
		at := text.WordStart(phrase, 0, len(phrase))
		before := text.WordStart(phrase, 0, max(0, at-1))
		if before < at-1 && phrase[at-1] == ' ' {
			note(phrase[before:at-1], as.Before())
		} else {
			as |= lang.Alone
		}
		note(phrase[at:], as)
	}
	scales := []string{}
	for _, s := range l.Scales {
		scales = append(scales, lang.Stem(s.Name))
	}
	for _, t := range lang.LocaleTags {
		if tag, _, _ := strings.Cut(t.Tag, "-"); tag == l.Tag {
			for _, f := range lang.LocaleNumbers[t.Numbers].Forms {
				scales = append(scales, lang.Stem(strings.TrimLeft(f.After, " ")))
			}
		}
	}
	scales = append(scales, "k", "m") // of every language
	note("s", lang.Follows)           // "100s"
	for _, s := range scales {
		first(s, lang.Follows)
		last(s, lang.Continues)
	}
	for _, n := range l.Numbers {
		first(n.Words, lang.Follows)
		last(n.Words, lang.Continues)
	}
	for _, p := range l.Openers {
		last(p.Words, lang.Hedges)
	}
	for _, p := range l.Closers {
		first(p.Words, lang.Follows)
		if text.IsLetter(p.Words[0]) { // it hangs on to a scale: "40 kish"
			for _, s := range scales {
				first(s+p.Words, lang.Follows)
			}
		}
	}
	for _, p := range l.Infixes {
		first(p.Words, lang.Follows)
	}
	for _, w := range slices.Concat(l.Points, l.Spreads) {
		first(w, lang.Follows)
	}
	for _, w := range l.Joins {
		first(w, lang.Follows)
		last(w, lang.Continues)
	}
	for _, r := range l.Ranges {
		last(r[0], lang.Hedges)
		first(r[1], lang.Follows)
		last(r[1], lang.Continues)
	}
	for _, w := range l.Counters {
		as := lang.Counts
		if strings.Contains(strings.TrimSpace(w), " ") { // what follows it is not next
			as |= lang.Follows
		}
		first(w, as)
	}
	for _, w := range l.NotBefore {
		last(w, lang.Excludes)
	}
}
