package source

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// says has by the heading of a list what its words say of a number near them.
var says = map[string]lang.Word{
	"people": lang.Person, "things": lang.Thing, "manner": lang.Manner, "quality": lang.Quality, "units": lang.Measure, "glue": lang.Glue,
	"deed": lang.Deed, "labels": lang.Label, "calendar": lang.Calendar, "crowds": lang.Crowd, "draws": lang.Draws, "entered": lang.Entered,
	"viewed": lang.Viewed, "peaks": lang.Peaks, "watchers": lang.Watchers, "point": lang.Point, "averages": lang.Averages,
	"uniques": lang.Uniques, "dating": lang.Dating, "dating on the way": lang.Dating, "passing": lang.Passing,
	"verbs after a figure": lang.Verb, "no agents": lang.Inanimate, "tied by a hyphen": lang.Tied, "seats": lang.Seat, "events": lang.Event,
	"times of a rate": lang.Rate, "each": lang.Each, "small": lang.Small, "differences": lang.Differs, "comparisons": lang.Compares,
	"compared to": lang.ComparesTo, "records": lang.Record, "entering": lang.Enters,
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
			if says.Class() != lang.Measure {
				return
			}
			was &^= was.Class()
		}
		words[word] = was | says
	}
	for _, g := range all {
		if word := says[g.heading]; word != 0 {
			if metric, ok := lang.MetricOf(metricOf(g)); ok {
				word |= metric
			}
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
		for w := range strings.FieldsSeq(phrase[:at]) {
			note(w, as.Before())
		}
		if at == 0 || phrase[at-1] != ' ' {
			as |= lang.Alone
		}
		note(phrase[at:], as)
	}
	every := func(phrases []string, as lang.Word) {
		for _, p := range phrases {
			for w := range strings.FieldsFuncSeq(p, func(c rune) bool { return !unicode.IsLetter(c) }) {
				note(w, as)
			}
		}
	}
	hedges, closers := map[string]bool{}, map[string]bool{}
	hedge := func(phrase string, as lang.Word) {
		last(phrase, lang.Hedges)
		if trimmed := strings.TrimRight(phrase, " "); trimmed != "" && !text.IsLetter(trimmed[len(trimmed)-1]) { // "c."
			every([]string{phrase}, lang.Hedges.Before())
		}
		if words := strings.TrimSuffix(phrase, " "); words != phrase && !hedges[words] { // the first that is found holds
			hedges[words] = true
			note(words, as)
		}
	}
	scales := []string{}
	for _, s := range l.Scales {
		scales = append(scales, lang.Stem(s.Name))
		if name := s.Name; name == lower(name) && text.LettersEnd(name, 0) == len(name) {
			note(name, lang.ScaleOf(int(s.Power)))
		} else {
			first(name, lang.Other)
		}
	}
	for _, t := range lang.LocaleTags {
		if tag, _, _ := strings.Cut(t.Tag, "-"); tag == l.Tag {
			for _, f := range lang.LocaleNumbers[t.Numbers].Forms {
				scales = append(scales, lang.Stem(strings.TrimLeft(f.After, " ")))
			}
		}
	}
	scales = append(scales, "k", "m", "kk", "mm") // of every language
	note("s", lang.Follows)                       // "100s"
	for _, s := range scales {
		first(s, lang.Follows)
		last(s, lang.Continues)
	}
	numbers := []string{}
	for _, n := range l.Numbers {
		numbers = append(numbers, n.Words)
		first(n.Words, lang.Follows)
		last(n.Words, lang.Continues)
		every([]string{n.Words}, lang.Spells)
		switch {
		case n.Kind == lang.KindHundred:
			note(n.Words, lang.NumberOf(100))
		case n.Kind == lang.KindArticle:
			note(n.Words, lang.Article)
		case n.Kind == lang.KindFraction || n.Kind == lang.KindAfter:
			note(n.Words, lang.PartOf(int64(n.Digits), int(n.Places)))
		case n.Kind == lang.KindCardinal && n.Power == 0 && 0 < n.Digits && n.Digits < 100:
			note(n.Words, lang.NumberOf(int64(n.Digits)))
		}
	}
	for _, u := range l.Plurals {
		every([]string{u.Name}, lang.Spells)
	}
	every(slices.Concat(scales, l.Points), lang.Spells)
	every(slices.Concat(l.Joins, l.Ofs), lang.Links)
	for _, p := range l.Openers {
		if p.Finite {
			hedge(p.Words, lang.Finite)
		} else {
			hedge(p.Words, lang.HedgeOf(p.Hedge))
		}
	}
	for _, p := range l.Closers {
		first(p.Words, lang.Follows|lang.Closes)
		if words := strings.TrimPrefix(p.Words, " "); words != p.Words && !closers[words] {
			closers[words] = true
			says := lang.CloserOf(p.Hedge)
			if p.Finite {
				says = lang.CloserOf(lang.Depends)
			}
			note(words, says)
		}
		if text.IsLetter(p.Words[0]) { // it hangs on to what follows: "40 kish"
			for _, w := range slices.Concat(scales, numbers, l.Counters) {
				if w = strings.TrimSpace(w); text.LettersEnd(w, 0) == len(w) {
					first(w+p.Words, lang.Follows|lang.Closes|lang.Spells)
				}
			}
		}
	}
	for _, p := range l.Infixes {
		first(p.Words, lang.Follows)
		every([]string{p.Words}, lang.Spells)
	}
	for _, w := range l.Points {
		first(w, lang.Follows)
	}
	for _, w := range l.Spreads {
		first(w, lang.Follows|lang.Closes|lang.Spread)
	}
	for _, w := range l.Joins {
		first(w, lang.Follows)
		last(w, lang.Continues)
		note(strings.TrimSpace(w), lang.And)
	}
	for _, r := range l.Ranges {
		hedge(r[0], lang.HedgeOf(lang.Between))
		first(r[1], lang.Follows)
		last(r[1], lang.Continues)
		every(r[1:], lang.Links)
	}
	for _, w := range l.Counters {
		as := lang.Counts
		if strings.Contains(strings.TrimSpace(w), " ") { // what follows it is not next
			as |= lang.Follows | lang.Closes
		}
		first(w, as)
	}
	for _, w := range l.NotBefore {
		last(w, lang.Excludes)
	}
}
