// Package source reads the file of a language: its words by what they say of a
// number, in lists that somebody who speaks the language can read and check. The
// number itself is written #. It serves the generator of the tables of package lang,
// and tests, which add a language from such a file alone.
package source

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// A list is the items under one heading, or under one key of it.
type list struct {
	line         int
	heading, key string
	items        []string
}

// rolesHeading starts the section of a file that [Roles] reads, its last.
const rolesHeading = "roles:"

// Roles returns what the file of a language says of the roles of figures and of claims, in
// the notation of package role, and the line of the file with which that starts. Comments
// are left out of it, but not their lines. It is "" if the file says nothing of these.
func Roles(file string) (words string, line int) {
	n := 0
	var b strings.Builder
	for s := range strings.Lines(file) {
		n++
		s = strings.TrimRight(s, "\r\n ")
		switch {
		case line == 0 && s == rolesHeading:
			line = n + 1
		case line > 0 && strings.HasPrefix(s, "#"):
			b.WriteString("\n")
		case line > 0:
			b.WriteString(strings.TrimPrefix(s, "  ") + "\n")
		}
	}
	return b.String(), line
}

// lists divides a file into its lists, except for the section of roles. A heading starts a line; a key stands below
// it, indented by two blanks, and items go on in lines that are indented by more.
func lists(file string) (all []list, err error) {
	heading := ""
	n := 0
	for line := range strings.Lines(file) {
		n++
		line = strings.TrimRight(line, "\r\n ")
		if line == "" || line[0] == '#' {
			continue
		}
		if line == rolesHeading {
			break
		}
		if line[0] != ' ' {
			name, rest, ok := strings.Cut(line, ":")
			if !ok {
				return nil, fmt.Errorf("line %d: a heading ends in a colon: %s", n, line)
			}
			heading = name
			all = append(all, list{n, heading, "", items(rest)})
			continue
		}
		if heading == "" {
			return nil, fmt.Errorf("line %d: words stand under a heading: %s", n, line)
		}
		name, rest, ok := strings.Cut(line, ": ")
		if !ok && strings.HasSuffix(line, ":") {
			name, ok = strings.TrimSuffix(line, ":"), true
		}
		if ok && line[2] != ' ' && !strings.Contains(name, ",") && keyed[heading] {
			all = append(all, list{n, heading, strings.TrimSpace(name), items(rest)})
			continue
		}
		last := &all[len(all)-1]
		last.items = append(last.items, items(line)...)
	}
	return all, nil
}

// keyed are the headings whose lists have keys.
var keyed = map[string]bool{
	"hedges": true, "verbs of passing": true, "hedges that may be adjectives": true, "hedges before a scale": true, "numbers": true, "duals before a noun": true, "fractions": true, "fractions after": true, "added before": true,
	"collectives": true, "about collectives": true, "scales": true, "scales of a figure alone": true, "plurals": true, "people": true, "things": true, "metrics": true, "manner": true, "characters": true, "writes": true,
}

func items(s string) (words []string) {
	for _, w := range strings.Split(s, ",") {
		if w = strings.TrimSpace(w); w != "" {
			words = append(words, w)
		}
	}
	return words
}

var hedges = map[string]lang.Hedge{
	"exactly": lang.Exactly, "about": lang.About, "at least": lang.AtLeast, "more than": lang.MoreThan,
	"nearly": lang.Nearly, "less than": lang.LessThan, "at most": lang.AtMost,
}

// Parse reads the file of a language.
func Parse(file string) (*lang.Language, error) {
	all, err := lists(file)
	if err != nil {
		return nil, err
	}
	l := &lang.Language{}
	faults := twice(all)
	var alone []string
	for _, g := range all {
		if why := add(l, g); why != "" {
			faults = append(faults, fmt.Sprintf("line %d: %s", g.line, why))
		}
		if g.heading == "alone" {
			alone = g.items
		}
	}
	for _, w := range alone {
		if power := powerOf(l, w); power > 0 {
			l.Numbers = append(l.Numbers, lang.NumberWord{Words: w, Kind: lang.KindAlone, Digits: 1, Power: power})
		} else {
			faults = append(faults, "no scale "+w)
		}
	}
	if faults != nil {
		return nil, fmt.Errorf("%s", strings.Join(faults, "\n"))
	}
	arrange(l)
	l.Vocabulary = vocabulary(l, all)
	if l.Classed = l.Vocabulary != nil; l.Classed {
		l.Hints = new(text.Hints)
		for _, m := range l.Metrics {
			if len(m.Words) < 4 {
				return nil, fmt.Errorf("a word of metrics has four letters or more: %s", m.Words)
			}
			l.Hints.Add(m.Words, int(m.Words[0]))
		}
	}
	return l, nil
}

// twice returns a fault for each word that the lists under one heading have more than
// once: it would say the same again, or two things.
func twice(all []list) (faults []string) {
	type item struct{ heading, word string }
	seen := map[item]string{}
	for _, g := range all {
		if g.heading == "writes" {
			continue
		}
		for _, w := range g.items {
			in := item{g.heading, w}
			if g.heading != "scales" { // of which T is not t
				in.word = lower(w)
			}
			if was, ok := seen[in]; ok {
				faults = append(faults, strings.TrimRight(fmt.Sprintf("line %d: %s has %s twice: %s, %s", g.line, g.heading, w, was, g.key), ":, "))
				continue
			}
			seen[in] = g.key
		}
	}
	return faults
}

func powerOf(l *lang.Language, w string) uint8 {
	for _, n := range l.Numbers {
		if n.Kind == lang.KindHundred && n.Words == w {
			return 2
		}
	}
	for _, s := range l.Scales {
		if s.Name == w || strings.EqualFold(s.Name, w) {
			return s.Power
		}
	}
	return 0
}

// lower puts a word in lower case where Match then matches either case.
func lower(w string) string { return strings.ToLower(w) }

// add adds the items of one list to l, and returns what is wrong with them.
func add(l *lang.Language, g list) string {
	if keyed[g.heading] && g.key == "" && len(g.items) == 0 {
		return "" // its lists follow
	}
	switch g.heading {
	case "language":
		l.Tag = g.items[0]
	case "hedges", "hedges before a scale", "verbs of passing", "hedges that may be adjectives":
		return addHedges(l, g)
	case "ranges":
		return addRanges(l, g)
	case "number words", "nouns":
		return set(l, g)
	case "reversed point":
		l.Reversed = g.items[0]
	case "scales", "scales of a figure alone", "plurals":
		return addUnits(l, g)
	case "people", "things", "metrics", "manner":
		if _, ok := lang.MetricOf(metricOf(g)); !ok {
			return "no metric " + g.key
		}
		addNouns(l, g)
	case "alone", "writes": // of other readers
	default:
		if n, ok := numberKinds[g.heading]; ok {
			return addNumbers(l, g, n)
		}
		to := words(l)[g.heading]
		if to == nil && says[g.heading] == 0 {
			return "no heading " + g.heading
		}
		for _, w := range g.items {
			if to != nil {
				*to = append(*to, lower(strings.TrimPrefix(strings.TrimSuffix(w, "#"), "#")))
			}
		}
	}
	return ""
}

// addHedges adds hedges, each with # for the number before or after it.
func addHedges(l *lang.Language, g list) string {
	h, ok := hedges[g.key]
	if !ok {
		return "no hedge " + g.key
	}
	for _, p := range g.items {
		before, after, ok := strings.Cut(p, "#")
		switch {
		case !ok || before != "" && after != "":
			return "a hedge stands before or after #: " + p
		case g.heading == "hedges before a scale":
			l.Infixes = append(l.Infixes, lang.Phrase{Words: lower(after), Hedge: h})
		case before != "":
			l.Openers = append(l.Openers, lang.Phrase{Words: lower(before), Hedge: h, Finite: g.heading == "verbs of passing"})
		default:
			l.Closers = append(l.Closers, lang.Phrase{Words: lower(after), Hedge: h, Finite: g.heading != "hedges"})
		}
	}
	return ""
}

// addRanges adds ranges, with a # for each end.
func addRanges(l *lang.Language, g list) string {
	for _, p := range g.items {
		parts := strings.Split(p, "#")
		if len(parts) != 3 || parts[2] != "" {
			return "a range has two #, the second at its end: " + p
		}
		l.Ranges = append(l.Ranges, [2]string{lower(parts[0]), lower(parts[1])})
	}
	return ""
}

// numberKinds has by heading what words do in a number.
var numberKinds = map[string]lang.NumberWord{
	"numbers": {Kind: lang.KindCardinal}, "duals before a noun": {Kind: lang.KindCardinal, Dual: true}, "fractions": {Kind: lang.KindFraction}, "fractions after": {Kind: lang.KindAfter},
	"added before": {Kind: lang.KindAdded}, "collectives": {Kind: lang.KindCollective}, "about collectives": {Kind: lang.KindCollective, About: true},
	"characters": {Kind: lang.KindCharacter}, "hundred": {Kind: lang.KindHundred, Digits: 1, Power: 2}, "articles": {Kind: lang.KindArticle, Digits: 1},
}

// addNumbers adds words of numbers, of the kind of n. The key is their value, which may
// be taken away from what follows: -0.25.
func addNumbers(l *lang.Language, g list, n lang.NumberWord) string {
	if keyed[g.heading] {
		value, ok := number(strings.TrimLeft(g.key, "+-"))
		if !ok {
			return "no number " + g.key
		}
		value.Kind, value.About, value.Dual = n.Kind, n.About, n.Dual
		if n = value; strings.HasPrefix(g.key, "-") {
			n.Kind = lang.KindTaken
		}
	}
	for _, w := range g.items {
		n.Words = lower(w)
		l.Numbers = append(l.Numbers, n)
	}
	return ""
}

// set sets the switches of a language.
func set(l *lang.Language, g list) string {
	switches := map[string]*bool{
		"number words are glued": &l.Glued, "number words are units before tens": &l.UnitsTens, "number words are twenties": &l.Twenties,
		"number words are shortened sums": &l.Shortened, "number words are joined to digits": &l.JoinDigits, "number words are tens and units": &l.TensJoin,
		"nouns are with a capital": &l.Capitals, "nouns are compounds": &l.Compounds, "nouns are with endings": &l.Endings,
		"nouns are before adjectives": &l.Adjectives, "nouns are after every plural": &l.AfterPlurals,
	}
	for _, w := range g.items {
		to := switches[g.heading+" are "+w]
		if to == nil {
			return g.heading + " are not " + w
		}
		*to = true
	}
	return ""
}

// addUnits adds scales by their power of ten, or units in the plural by their people.
func addUnits(l *lang.Language, g list) string {
	if g.heading != "plurals" {
		to := &l.Scales
		if g.heading != "scales" {
			to = &l.Formatted
		}
		power, err := strconv.ParseUint(g.key, 10, 8)
		if err != nil || power == 0 || power > 15 {
			return "no power of ten: " + g.key
		}
		for _, w := range g.items {
			*to = append(*to, lang.Scale{Name: w, Power: uint8(power)})
		}
		return ""
	}
	people, err := strconv.ParseInt(g.key, 10, 64)
	if err != nil {
		return "no unit " + g.key
	}
	for _, w := range g.items {
		l.Plurals = append(l.Plurals, lang.Unit{Name: lower(w), People: people})
	}
	return ""
}

// metricOf returns the metric that the key of a list of words names.
func metricOf(g list) lang.Metric {
	if g.key == "any" {
		return ""
	}
	return lang.Metric(g.key)
}

// addNouns adds nouns by the metric that they imply.
func addNouns(l *lang.Language, g list) {
	metric := metricOf(g)
	to := map[string]*[]lang.Noun{"people": &l.People, "things": &l.Things, "metrics": &l.Metrics}[g.heading]
	if to == nil { // a single word alone
		return
	}
	for _, w := range g.items {
		*to = append(*to, lang.Noun{Words: lower(w), Metric: metric})
	}
}

// words has by heading the lists of words that are taken as they are.
func words(l *lang.Language) map[string]*[]string {
	return map[string]*[]string{
		"number joins": &l.Joins, "point": &l.Points, "of": &l.Ofs, "few": &l.Few, "couple": &l.Couple, "anchors": &l.Anchors,
		"sizes without a number": &l.Sizeless, "spreads": &l.Spreads, "ranges end in": &l.RangeEnds, "growth": &l.Growth,
		"growth after": &l.GrowthDone, "not affirmed after": &l.Unaffirmed, "no hedges before": &l.NoHedge, "counters": &l.Counters, "crowds": &l.Crowds, "draws": &l.Draws, "peaks": &l.Peaks, "viewed": &l.Viewed,
		"times": &l.Times, "of nouns": &l.NounLinks, "of them": &l.OfThem, "times of day": &l.DayTimes, "digits end in": &l.NumberEnds, "units": &l.Units, "units end in": &l.UnitEnds, "labels": &l.Before,
		"no audience": &l.NotBefore, "shares": &l.Shares, "glue": &l.Glue, "not things": &l.NotThings, "things end in": &l.ThingEnds,
		"not things end in": &l.NotThingEnds, "agents end in": &l.AgentEnds, "peoples end in": &l.PeopleEnds, "by": &l.By, "for": &l.For, "rooms": &l.Rooms,
		"tallies": &l.Tallies, "determiners": &l.Determiners, "units without a capital": &l.Uncapital, "dating on the way": &l.OnTheWay,
		"labels before a period": &l.Abbreviations, "spans of time": &l.Spans, "no hedges with": &l.Comparative,
		"percents": &l.Percents, "ordinals end in": &l.Ordinals, "minus": &l.Minus, "money": &l.Money,
	}
}

// number reads a number such as 25, 0.5 or 2e3.
func number(s string) (n lang.NumberWord, ok bool) {
	s, power, _ := strings.Cut(s, "e")
	whole, frac, _ := strings.Cut(s, ".")
	digits, err := strconv.ParseUint(whole+frac, 10, 32)
	if err != nil {
		return n, false
	}
	n.Digits, n.Places = uint32(digits), uint8(len(frac))
	if power != "" {
		p, err := strconv.ParseUint(power, 10, 8)
		if err != nil {
			return n, false
		}
		n.Power = uint8(p)
	}
	return n, true
}

// longer sorts the longer of two phrases first.
func longer(a, b string) int { return cmp.Or(len(b)-len(a), cmp.Compare(a, b)) }

// grouped sorts phrases that start alike together, and of these the longer first: so
// few are gone through for what is at a place.
func grouped(a, b string) int {
	p, q := text.InitialAt(strings.TrimSpace(a), 0), text.InitialAt(strings.TrimSpace(b), 0)
	return cmp.Or(cmp.Compare(p.First, q.First), cmp.Compare(q.Second, p.Second), longer(a, b))
}

// arrange puts every list in order, and notes its initials.
func arrange(l *lang.Language) {
	l.TensUnits = !slices.ContainsFunc(l.Numbers, func(n lang.NumberWord) bool { return n.Kind == lang.KindCardinal && n.Digits == 15 })
	l.Characters = slices.ContainsFunc(l.Numbers, func(n lang.NumberWord) bool { return n.Kind == lang.KindCharacter })
	l.Han = slices.ContainsFunc(l.Scales, func(s lang.Scale) bool { return strings.HasPrefix(s.Name, "万") || strings.HasPrefix(s.Name, "萬") })
	if len(l.Anchors) > 0 {
		l.Grams = new(text.Grams)
		for _, w := range l.Anchors {
			l.Grams.Add(w)
		}
	}
	order(&l.Numbers, func(n lang.NumberWord) string { return n.Words }, grouped)
	order(&l.Scales, func(s lang.Scale) string { return s.Name }, grouped)
	order(&l.Openers, func(p lang.Phrase) string { return p.Words }, grouped)
	order(&l.Closers, func(p lang.Phrase) string { return p.Words }, grouped)
	order(&l.Infixes, func(p lang.Phrase) string { return p.Words }, longer)
	order(&l.Ranges, func(w [2]string) string { return w[0] + "#" + w[1] }, longer)
	slices.SortStableFunc(l.Ranges, func(a, b [2]string) int { return cmp.Or(len(b[0])-len(a[0]), len(b[1])-len(a[1])) })
	order(&l.Plurals, func(u lang.Unit) string { return u.Name }, grouped)
	order(&l.People, func(n lang.Noun) string { return n.Words }, grouped)
	order(&l.Things, func(n lang.Noun) string { return n.Words }, grouped)
	order(&l.Units, itself, grouped)
	for _, words := range []*[]string{&l.Counters, &l.Crowds, &l.Before, &l.Joins, &l.Ofs, &l.Points, &l.NounLinks} {
		order(words, itself, longer)
	}
	l.Initials = initials(l)
}

// initials notes the first and last letters of the phrases of every list.
func initials(l *lang.Language) lang.Initials {
	var starts, ends text.Table
	in := lang.Initials{
		Numbers:  indexed(&starts, lang.StartNumbers, l.Numbers, func(n lang.NumberWord) string { return n.Words }),
		Scales:   indexed(&starts, lang.StartScales, l.Scales, func(s lang.Scale) string { return lang.Stem(s.Name) }),
		Openers:  indexed(&starts, lang.StartOpeners, l.Openers, func(p lang.Phrase) string { return p.Words }),
		Closers:  indexed(&starts, lang.StartClosers, l.Closers, func(p lang.Phrase) string { return p.Words }),
		Plurals:  indexed(&starts, lang.StartPlurals, l.Plurals, func(u lang.Unit) string { return u.Name }),
		Opens:    indexed(&starts, lang.StartOpens, l.Ranges, func(w [2]string) string { return w[0] }),
		Links:    indexed(&starts, lang.StartLinks, l.Ranges, func(w [2]string) string { return w[1] }),
		Counters: indexed(&starts, lang.StartCounters, l.Counters, strings.TrimSpace),
		Growth:   indexed(&starts, lang.StartGrowth, l.Growth, strings.TrimSpace),
		People:   indexed(&starts, lang.StartPeople, l.People, nounWords),
		Things:   indexed(&starts, lang.StartThings, l.Things, nounWords),
		Anchors:  Initials(l.Anchors, itself),
		Units:    indexed(&starts, lang.StartUnits, l.Units, strings.TrimSpace),
		Metrics:  indexed(&starts, lang.StartMetrics, l.Metrics, nounWords),

		Starts: &starts,
		Ends:   &ends,
	}
	indexed(&starts, lang.StartSizes, l.Few, itself)
	indexed(&starts, lang.StartSizes, l.Couple, itself)
	indexed(&starts, lang.StartLinks, l.Spreads, itself)
	indexed(&starts, lang.StartInside, l.Joins, itself)
	indexed(&starts, lang.StartOfs, l.Ofs, itself)
	indexed(&starts, lang.StartInside, l.Points, itself)
	indexed(&starts, lang.StartInside, l.Infixes, func(p lang.Phrase) string { return p.Words })
	finals(&ends, lang.EndOpeners, l.Openers, func(p lang.Phrase) string { return p.Words })
	in.BackOpeners = backward(l.Openers, func(p lang.Phrase) string { return p.Words })
	in.BackOpens = finals(&ends, lang.EndOpens, l.Ranges, func(w [2]string) string { return w[0] })
	in.BackNotBefore = finals(&ends, lang.EndNotBefore, l.NotBefore, itself)
	in.BackBefore = finals(&ends, lang.EndBefore, l.Before, itself)
	in.BackCrowds = finals(&ends, lang.EndCrowds, l.Crowds, itself)
	in.BackLinks = finals(&ends, lang.EndLinks, l.Ranges, func(w [2]string) string {
		if w[0] != "" {
			return ""
		}
		return w[1]
	})
	in.BackDraws = finals(&ends, lang.EndDraws, l.Draws, itself)
	finals(&ends, lang.EndLinks, l.Joins, itself)
	finals(&ends, lang.EndNumbers, l.Numbers, func(n lang.NumberWord) string { return n.Words })
	finals(&ends, lang.EndNumbers, l.Scales, func(s lang.Scale) string { return lang.Stem(s.Name) })
	return in
}

func itself(s string) string { return s }

// finals returns the last letters of a list, and adds its phrases to the table of ends.
func finals[T any](ends *text.Table, lists uint16, list []T, words func(T) string) text.Initials {
	for _, v := range list {
		if w := strings.TrimRight(words(v), " "); w != "" {
			ends.Add(text.FinalAt(w, len(w)), lists)
		}
	}
	return Finals(list, words)
}

// backward returns the phrases of a list as they are gone through from their ends.
func backward[T any](list []T, words func(T) string) (b lang.Backward) {
	ends := make([][]rune, len(list))
	for k, v := range list {
		b.Order = append(b.Order, uint16(k))
		ends[k] = []rune(strings.TrimRight(words(v), " "))
		slices.Reverse(ends[k])
	}
	slices.SortStableFunc(b.Order, func(p, q uint16) int { return slices.Compare(ends[p], ends[q]) })
	b.Finals = Finals(b.Order, func(k uint16) string { return words(list[k]) })
	n := len(b.Order)
	for at, k := range b.Order {
		shared := 0
		if at > 0 && b.Finals[at] == b.Finals[at-1] && b.Finals[n+at] == b.Finals[n+at-1] {
			for m, c := range ends[k] {
				if before := ends[b.Order[at-1]]; m == len(before) || before[m] != c {
					break
				}
				shared += utf8.RuneLen(c)
			}
		}
		b.Shared = append(b.Shared, uint8(shared))
	}
	return b
}

// Finals returns the last letters of the phrases of a list.
func Finals[T any](list []T, words func(T) string) text.Initials {
	var first, second []byte
	for _, v := range list {
		w := strings.TrimRight(words(v), " ")
		at := text.FinalAt(w, len(w))
		first, second = append(first, at.First), append(second, at.Second)
	}
	return text.Initials(string(first) + string(second))
}

func nounWords(n lang.Noun) string { return strings.TrimSpace(n.Words) }

// indexed returns the initials of a list, and adds its phrases to the table of starts.
func indexed[T any](starts *text.Table, lists uint16, list []T, words func(T) string) text.Initials {
	for _, v := range list {
		if w := words(v); w != "" {
			starts.Add(text.InitialAt(w, 0), lists)
		}
	}
	return Initials(list, words)
}

// order sorts a list.
func order[T any](list *[]T, words func(T) string, by func(a, b string) int) {
	slices.SortStableFunc(*list, func(a, b T) int { return by(words(a), words(b)) })
}

// Initials returns the initials of a list.
func Initials[T any](list []T, words func(T) string) text.Initials {
	var first, second []byte
	for _, v := range list {
		at := text.InitialAt(words(v), 0)
		first, second = append(first, at.First), append(second, at.Second)
	}
	return text.Initials(string(first) + string(second))
}
