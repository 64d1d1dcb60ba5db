package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// What stands around a figure in running text, by the phrases of the language's lists.

// judgeByPhrases is judge in a language whose file lists phrases, whatever their words
// say elsewhere.
func (f *Finder) judgeByPhrases(fig figure.Figure, start, i, end, after int) bool {
	e, last, lists := f.back(0, start)
	in := &f.Lang.Initials
	if lists&lang.EndBefore != 0 && f.endsBefore(in.BackBefore, f.Lang.Before, last, e, start) {
		return false
	}
	c := f.nounAfter(after)
	near := f.text[max(0, start-64):min(len(f.text), end+64)]
	near = clause(near, start-max(0, start-64), end-max(0, start-64))
	metric := f.metricIn(near)
	switch {
	case c.class == lang.Person || c.class == lang.Thing:
	case f.money(start, end):
		return false
	case c.class == lang.Measure: // "times" alone counts what is viewed
		if !listed(f.text[c.noun.Start:c.noun.End], f.Lang.Times) || metric != lang.Views && !containsAny(near, f.Lang.Viewed) {
			return false
		}
		c.class, metric = lang.Thing, lang.Views
	}
	if end > f.Number1 && fig.Hedge != lang.Plural {
		f.counterInside(&c, end)
	}
	if c.metric != "" && metric != lang.Average { // "an average of 44K concurrent viewers"
		metric = c.metric
	}
	people := c.class == lang.Person || lists&lang.EndCrowds != 0 && f.endsBefore(in.BackCrowds, f.Lang.Crowds, last, e, start)
	drawn := c.class == 0 && !c.things && lists&lang.EndDraws != 0 && f.endsBefore(in.BackDraws, f.Lang.Draws, last, e, start)
	if !f.countsByPhrases(&fig, &c, people, metric, start) && (!drawn || fig.People < 100 || f.yearMay(&fig)) {
		return false
	}
	people = people || drawn
	people = people || c.class != lang.Thing && (metric == lang.Peak || metric == lang.Average || metric == lang.Unique)
	f.mentioned(&fig, start, i, end, c.noun, metric, people)
	return true
}

// endsBefore reports whether one of a list of phrases ends before f.text[start:], after
// white space that starts at e.
func (f *Finder) endsBefore(in text.Initials, list []string, last text.Initial, e, start int) bool {
	for k := in.Next(-1, last); k >= 0; k = in.Next(k, last) {
		if j, _ := text.MatchEnd(f.text, 0, e, start, list[k]); j >= 0 {
			return true
		}
	}
	return false
}

// counterInside makes the noun of people what is counted that is within the phrase that
// ends at end, before its last hedge.
func (f *Finder) counterInside(c *counted, end int) {
	for k := range f.Lang.Counters {
		w := strings.TrimLeft(f.Lang.Counters[k], " ")
		at := strings.Index(f.text[f.Number1:end], w)
		if at < 0 {
			continue
		}
		c.noun, c.class = Span{f.Number1 + at, f.Number1 + at + len(w)}, lang.Person
		for k := range f.Lang.Things {
			if n := &f.Lang.Things[k]; n.Words == w {
				c.class, c.metric = lang.Thing, n.Metric
			}
		}
		return
	}
}

// countsByPhrases reports whether a figure may count an audience by how large it is, and
// how it is written.
func (f *Finder) countsByPhrases(fig *figure.Figure, c *counted, people bool, metric lang.Metric, start int) bool {
	year := f.yearMay(fig)
	switch {
	case fig.Hedge == lang.Plural && !c.things && f.listsPeople(start): // "dreißigtausend Menschen, vor dem Rathaus einige Hundert"
		return true
	case people || c.class == lang.Thing:
		return fig.People != 1 && (!year || c.touches && fig.Hedge != lang.AtMost) && (c.class != lang.Thing || !f.Plain || fig.People >= 1000)
	case f.Plain && (year || fig.People < 10_000 || fig.Hedge == lang.Between), fig.People < 1000:
		return false
	case metric == "" && (c.things || !f.large(fig)):
		return false
	}
	return fig.Hedge != lang.Plural || !f.Lang.AfterPlurals
}

// listsPeople reports whether the mention before f.text[start:] is of people, in the same
// part of a sentence.
func (f *Finder) listsPeople(start int) bool {
	const far = 100
	return f.last > 0 && f.Found.People && start-f.last < far && !sentenceEnds(f.text[f.last:start]) && strings.IndexByte(f.text[f.last:start], '\n') < 0
}

// yearMay reports whether a figure is written as years are.
func (f *Finder) yearMay(fig *figure.Figure) bool {
	return f.Plain && 1000 <= fig.People && fig.People < 2200
}

// metricIn returns the metric of the first word of the language's list that is in s.
func (f *Finder) metricIn(s string) lang.Metric {
	in := f.Lang.Initials.Metrics
	first := len(f.Lang.Metrics)
	for i := range len(s) {
		if i > 0 && text.IsLetter(s[i-1]) && text.IsLetter(s[i]) {
			continue
		}
		at := text.InitialAt(s, i)
		if f.Lang.Initials.Starts.Lists(at)&lang.StartMetrics == 0 {
			continue
		}
		for k := in.Next(-1, at); 0 <= k && k < first; k = in.Next(k, at) {
			if text.WordAt(s, i, f.Lang.Metrics[k].Words) {
				first = k
			}
		}
	}
	if first == len(f.Lang.Metrics) {
		return ""
	}
	return f.Lang.Metrics[first].Metric
}

// isPeak reports whether the hedge before a number may say that it is of a peak.
func (f *Finder) isPeak(hedge string) bool { return listed(strings.TrimSpace(hedge), f.Lang.Peaks) }

// clause cuts near to the clause that the figure in near[at:end] is in.
func clause(near string, at, end int) string {
	const ends = "。！？।۔؟\n、，،,"
	from, to := 0, len(near)
	word := 0 // how long the word before byte k is
	for k, c := range near {
		stop := strings.ContainsRune(ends, c) && (c != ',' || k+1 < len(near) && near[k+1] == ' ')
		if c == '.' && k+1 < len(near) && near[k+1] == ' ' { // after a long word, or after the figure and its scale
			stop = k >= end && (k == 0 || !text.IsDigit(near[k-1])) || k < at && word > 4
		}
		if word++; !unicode.IsLetter(c) {
			word = 0
		}
		switch {
		case !stop:
		case k < at:
			from = k
		default:
			return near[from:k]
		}
	}
	return near[from:to]
}

// nounAfter looks for what the figure that ends at f.text[end:] counts: the
// longest of the nouns and units that it knows there.
func (f *Finder) nounAfter(end int) (c counted) {
	i := end
	c.touches = true
	if f.ofThem(end) {
		c.class = lang.Person
		return c
	}
	for range 3 {
		i = text.SkipSpace(f.text, i)
		linked := i
		i = f.afterNounLink(i)
		longest := i
		try := func(words string, class lang.Word, metric lang.Metric) {
			if j := f.wholeWord(i, strings.TrimLeft(words, " ")); j > longest {
				longest = j
				c.noun, c.class, c.metric = Span{i, j}, class, metric
			}
		}
		at := text.InitialAt(f.text, i)
		in := &f.Lang.Initials
		lists := in.Starts.Lists(at)
		for k := in.Units.Next(-1, at); lists&lang.StartUnits != 0 && k >= 0; k = in.Units.Next(k, at) {
			try(f.Lang.Units[k], lang.Measure, "")
		}
		for k := in.People.Next(-1, at); lists&lang.StartPeople != 0 && k >= 0; k = in.People.Next(k, at) {
			try(f.Lang.People[k].Words, lang.Person, f.Lang.People[k].Metric)
		}
		for k := in.Things.Next(-1, at); lists&lang.StartThings != 0 && k >= 0; k = in.Things.Next(k, at) {
			try(f.Lang.Things[k].Words, lang.Thing, f.Lang.Things[k].Metric)
		}
		for k := in.Counters.Next(-1, at); lists&lang.StartCounters != 0 && k >= 0; k = in.Counters.Next(k, at) {
			try(f.Lang.Counters[k], lang.Person, "")
		}
		for _, sign := range [...]string{"%", "٪", "€", "$", "£", "¥", "₹", "₽", "₺", "₩"} {
			try(sign, lang.Measure, "")
		}
		if longest > i {
			c.touches = c.touches && linked == i              // the number of "nel 2024 gli spettatori" is a year
			if c.metric != "" && text.UnspacedAt(f.text, i) { // "人が同時に視聴" counts 人, "回再生" 回
				for _, n := range f.Lang.Counters {
					if n = strings.TrimLeft(n, " "); c.class == lang.Person && strings.HasPrefix(f.text[i:], n) {
						c.noun.End = i + len(n)
					}
				}
				if c.class == lang.Thing && c.metric == lang.Views {
					if _, size := utf8.DecodeRuneInString(f.text[i:]); listed(f.text[i:i+size], f.Lang.Times) {
						c.noun.End = i + size
					}
				}
			}
			f.qualify(&c)
			return c
		}
		start, stop := f.wordAfter(i)
		if c.touches && start == i && stop > i {
			if f.Lang.Compounds && f.compound(start, stop) {
				c.noun, c.class = Span{start, stop}, lang.Person
				return c
			}
			c.things = f.otherNoun(f.text[start:stop])
		}
		c.touches = false
		if start != i || utf8.RuneCountInString(f.text[start:stop]) < 4 || listed(f.text[start:stop], f.Lang.Glue) {
			break
		}
		if endsIn(f.text[start:stop], f.Lang.UnitEnds) {
			c.class = lang.Measure
			return c
		}
		i = stop
	}
	return c
}

// ofThem reports whether words at f.text[i:] say that a figure is a part of those who
// are spoken of: "of them".
func (f *Finder) ofThem(i int) bool {
	i = text.Blank(f.text, i)
	if i == 0 {
		return false
	}
	for _, w := range f.Lang.OfThem {
		if text.WordAt(f.text, i, w) {
			return true
		}
	}
	return false
}

// listed reports whether a word is one of a list, in either case.
func listed(word string, list []string) bool {
	for _, w := range list {
		if text.Is(word, w) {
			return true
		}
	}
	return false
}

// compound reports whether the noun f.text[start:stop] ends in one of people:
// "Fachbesucher".
func (f *Finder) compound(start, stop int) bool {
	for _, n := range f.Lang.People {
		if at := stop - len(n.Words); len(n.Words) >= 4 && at > start+2 && text.IsLetter(n.Words[0]) && (f.text[at] == n.Words[0]|0x20 || f.text[at-1] == '-' && f.text[at]|0x20 == n.Words[0]|0x20) &&
			text.Match(f.text, at+1, n.Words[1:]) == stop {
			return true
		}
	}
	return false
}

// otherNoun reports whether a word right after a number, which is no noun of
// people that is known, is a noun in the plural by its capital or its ending, and so
// counts something else.
func (f *Finder) otherNoun(word string) bool {
	if f.Lang.Capitals {
		return 'A' <= word[0] && word[0] <= 'Z'
	}
	return 'a' <= word[0] && endsIn(word, f.Lang.ThingEnds) && !listed(word, f.Lang.NotThings)
}

// endsIn reports whether a word has one of some endings, after at least three letters.
func endsIn(word string, endings []string) bool {
	for _, e := range endings {
		if len(word) > len(e)+2 && strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

// afterNounLink returns where the noun starts that a word may lead to at f.text[i:], or i.
func (f *Finder) afterNounLink(i int) int {
	for _, link := range f.Lang.NounLinks {
		j := text.Match(f.text, i, link)
		if j < 0 {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(link)
		if k := text.SkipSpace(f.text, j); k > j || !unicode.IsLetter(last) || text.Unspaced(last) {
			return k
		}
	}
	return i
}

// qualify takes an adjective that implies a metric into the noun before it, as
// in "espectadores simultáneos".
func (f *Finder) qualify(c *counted) {
	if !f.Lang.Adjectives {
		return
	}
	i := text.SkipSpace(f.text, c.noun.End)
	if c.class != lang.Person || i == c.noun.End {
		return
	}
	for _, m := range f.Lang.Metrics {
		if j := f.wholeWord(i, m.Words); j > i && m.Metric != lang.Average && strings.IndexByte(f.text[i:j], ' ') < 0 {
			c.noun.End, c.metric = j, m.Metric
			return
		}
	}
}

// wholeWord returns where the word at f.text[i:] ends that starts with words, or
// -1: there, or in a language that hangs endings on to its nouns after them.
func (f *Finder) wholeWord(i int, words string) int {
	if !text.May(f.text, i, words) {
		return -1
	}
	j := text.Match(f.text, i, words)
	if j < 0 || text.Apart(f.text, j) || len(words) == 1 && !text.IsLetter(words[0]) {
		return j
	}
	if !f.Lang.Endings || len(words) < 4 {
		return -1
	}
	start, stop := f.wordAfter(i)
	if start == i && stop > j {
		return stop
	}
	return -1
}
