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
	mark(l, words)
	return lang.NewVocabulary(slices.Sorted(maps.Keys(words)), words)
}

// A marker notes of which phrases words are the first or the last.
type marker struct {
	words           map[string]lang.Word
	hedges, closers map[string]bool // those that were noted: the first that is found holds
}

// mark notes in words which phrases of a language each is the first or the last of.
func mark(l *lang.Language, words map[string]lang.Word) {
	m := marker{words, map[string]bool{}, map[string]bool{}}
	scales := m.scales(l)
	m.numbers(l, scales)
	m.hedgesBefore(l)
	m.hedgesAfter(l, scales)
	m.others(l)
}

func (m *marker) note(word string, as lang.Word) {
	if word = lower(word); word != "" && len(word) <= lang.MaxWord {
		m.words[word] |= as
	}
}

// first notes the first word of a phrase.
func (m *marker) first(phrase string, as lang.Word) {
	m.note(text.Letters(strings.TrimLeft(phrase, " "), 0), as)
}

// last notes the last word of a phrase, and those before it.
func (m *marker) last(phrase string, as lang.Word) {
	phrase = strings.TrimRight(phrase, " ")
	at := text.WordStart(phrase, 0, len(phrase))
	for w := range strings.FieldsSeq(phrase[:at]) {
		m.note(w, as.Before())
	}
	if at == 0 || phrase[at-1] != ' ' {
		as |= lang.Alone
	}
	m.note(phrase[at:], as)
}

// every notes all words of some phrases.
func (m *marker) every(phrases []string, as lang.Word) {
	for _, p := range phrases {
		for w := range strings.FieldsFuncSeq(p, func(c rune) bool { return !unicode.IsLetter(c) }) {
			m.note(w, as)
		}
	}
}

// hedge notes what stands before a number.
func (m *marker) hedge(phrase string, as lang.Word) {
	m.last(phrase, lang.Hedges)
	if trimmed := strings.TrimRight(phrase, " "); trimmed != "" && !text.IsLetter(trimmed[len(trimmed)-1]) { // "c."
		m.every([]string{phrase}, lang.Hedges.Before())
	}
	if words := strings.TrimSuffix(phrase, " "); words != phrase && !m.hedges[words] {
		m.hedges[words] = true
		m.note(words, as)
	}
}

// scales notes the scales of a language, and returns what they start with.
func (m *marker) scales(l *lang.Language) (scales []string) {
	for _, s := range l.Scales {
		scales = append(scales, lang.Stem(s.Name))
		if name := s.Name; name == lower(name) && text.LettersEnd(name, 0) == len(name) {
			m.note(name, lang.ScaleOf(int(s.Power)))
		} else {
			m.first(name, lang.Other)
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
	m.note("s", lang.Follows)                     // "100s"
	for _, s := range scales {
		m.first(s, lang.Follows)
		m.last(s, lang.Continues)
	}
	return scales
}

// numbers notes the words of numbers, and what joins them.
func (m *marker) numbers(l *lang.Language, scales []string) {
	for _, n := range l.Numbers {
		m.first(n.Words, lang.Follows)
		m.last(n.Words, lang.Continues)
		m.every([]string{n.Words}, lang.Spells)
		switch {
		case n.Kind == lang.KindHundred:
			m.note(n.Words, lang.NumberOf(100))
		case n.Kind == lang.KindArticle:
			m.note(n.Words, lang.Article)
		case n.Kind == lang.KindFraction || n.Kind == lang.KindAfter:
			m.note(n.Words, lang.PartOf(int64(n.Digits), int(n.Places)))
		case n.Kind == lang.KindCardinal && n.Power == 0 && 0 < n.Digits && n.Digits < 100:
			m.note(n.Words, lang.NumberOf(int64(n.Digits)))
		}
	}
	for _, u := range l.Plurals {
		m.every([]string{u.Name}, lang.Spells)
	}
	m.every(slices.Concat(scales, l.Points), lang.Spells)
	m.every(slices.Concat(l.Joins, l.Ofs), lang.Links)
	for _, p := range l.Infixes {
		m.first(p.Words, lang.Follows)
		m.every([]string{p.Words}, lang.Spells)
	}
	for _, w := range l.Points {
		m.first(w, lang.Follows)
	}
	for _, w := range l.Joins {
		m.first(w, lang.Follows)
		m.last(w, lang.Continues)
		m.note(strings.TrimSpace(w), lang.And)
	}
}

// hedgesBefore notes hedges before a number, and the words of ranges.
func (m *marker) hedgesBefore(l *lang.Language) {
	for _, p := range l.Openers {
		if p.Finite {
			m.hedge(p.Words, lang.Finite)
		} else {
			m.hedge(p.Words, lang.HedgeOf(p.Hedge))
		}
	}
	for _, r := range l.Ranges {
		m.hedge(r[0], lang.HedgeOf(lang.Between))
		m.first(r[1], lang.Follows)
		m.last(r[1], lang.Continues)
		m.every(r[1:], lang.Links)
	}
}

// hedgesAfter notes hedges after a number.
func (m *marker) hedgesAfter(l *lang.Language, scales []string) {
	var numbers []string
	for _, n := range l.Numbers {
		numbers = append(numbers, n.Words)
	}
	for _, p := range l.Closers {
		m.first(p.Words, lang.Follows|lang.Closes)
		if words := strings.TrimPrefix(p.Words, " "); words != p.Words && !m.closers[words] {
			m.closers[words] = true
			says := lang.CloserOf(p.Hedge)
			if p.Finite {
				says = lang.CloserOf(lang.Depends)
			}
			m.note(words, says)
		}
		if text.IsLetter(p.Words[0]) { // it hangs on to what follows: "40 kish"
			for _, w := range slices.Concat(scales, numbers, l.Counters) {
				if w = strings.TrimSpace(w); text.LettersEnd(w, 0) == len(w) {
					m.first(w+p.Words, lang.Follows|lang.Closes|lang.Spells)
				}
			}
		}
	}
	for _, w := range l.Spreads {
		m.first(w, lang.Follows|lang.Closes|lang.Spread)
	}
}

// others notes the nouns that a hedge may follow, and what says that a number counts no
// audience.
func (m *marker) others(l *lang.Language) {
	for _, w := range l.Counters {
		as := lang.Counts
		if strings.Contains(strings.TrimSpace(w), " ") { // what follows it is not next
			as |= lang.Follows | lang.Closes
		}
		m.first(w, as)
	}
	for _, w := range l.NotBefore {
		m.last(w, lang.Excludes)
	}
}
