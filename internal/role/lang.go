package role

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/lang"
)

// A Language is what the words of one language say of figures, as its file
// has it. It does not change once it is made.
type Language struct {
	ids      map[string]uint16
	slots    [slots]uint16 // a hash table of the same
	spelled  []string      // by word
	words    []classes     // by word
	values   []int32       // of ordinals and cardinals, by word
	classIDs map[string]int
	members  [][]uint16 // the words of each class
	sets     []sets     // of words that patterns ask for, by word
	setIDs   map[string]int
	patterns []pattern

	// What spares trying every pattern everywhere:
	starts   []uint16         // by word, where in tables the patterns stand that may start with it
	seconds  []uint16         // the same for those that may go on with it
	wakes    [levels][]uint16 // the same for patterns that need one of some words of which it is one
	asleep   [levels]patterns // those that need nothing more
	tables   []patterns       // each once
	awake    patterns         // all
	crossing patterns         // those that may go over the end of a sentence
	figures  patterns         // those that may start with a figure
	names    patterns         // those that may start with a word of any kind
	numbers  patterns         // those that may start with a number
	capitals patterns         // those that may start with a word with a capital

	secondFigure patterns               // those that may go on with a figure
	near         [farthest + 1]patterns // those that may match where the next figure is so many tokens away

	stop, question, ordinal, year, dash, quote uint16
	signs                                      [128]uint16

	abbreviation int
	attributing  classes // words that may tell who counted
	known        map[string]int
	c            classNumbers
}

// classes is a set of classes of words.
type classes [3]uint64

func (c *classes) set(k int)      { c[k>>6] |= 1 << (k & 63) }
func (c *classes) has(k int) bool { return c[k>>6]>>(k&63)&1 != 0 }

func (c *classes) add(d *classes) {
	for i := range c {
		c[i] |= d[i]
	}
}

func (c *classes) meets(d *classes) bool {
	return c[0]&d[0]|c[1]&d[1]|c[2]&d[2] != 0
}

// sets has a bit for each set of words that one is in.
type sets [24]uint64

func (s *sets) set(k int)      { s[k>>6] |= 1 << (k & 63) }
func (s *sets) has(k int) bool { return s[k>>6]>>(k&63)&1 != 0 }

// levels is of how many things that a pattern needs it is asked whether they are in a
// sentence, the rarest first.
const levels = 2

// patterns has a bit for each pattern.
type patterns [maxPatterns / 64]uint64

const maxPatterns = 768

func (p *patterns) set(k int) { p[k>>6] |= 1 << (k & 63) }

func (p *patterns) add(q *patterns) {
	for i := range p {
		p[i] |= q[i]
	}
}

func (p *patterns) keep(q *patterns) {
	for i := range p {
		p[i] &= q[i]
	}
}

// set returns the number of a set of words.
func (l *Language) set(words []uint16) int {
	words = slices.Compact(slices.Sorted(slices.Values(words)))
	key := fmt.Sprint(words)
	if k, ok := l.setIDs[key]; ok {
		return k
	}
	k := len(l.setIDs)
	if k == 64*len(sets{}) {
		panic(fmt.Sprintf("more than %d sets of words", k))
	}
	l.setIDs[key] = k
	for _, w := range words {
		for len(l.sets) <= int(w) {
			l.sets = append(l.sets, sets{})
		}
		l.sets[w].set(k)
	}
	return k
}

var languages [len(lang.Roles)]struct {
	once sync.Once
	made *Language
}

// Of returns the language with a tag of two or three letters, or nil if its file says
// nothing of roles. What reads the files is not in a program that does not call this, as
// it would be if a variable held the function.
func Of(tag string) *Language {
	for k := range lang.Roles {
		r := &lang.Roles[k]
		if r.Language.Tag != tag {
			continue
		}
		l := &languages[k]
		l.once.Do(func() {
			var err error
			if l.made, err = ParseLanguage(r.Text, r.Line); err != nil {
				panic("role: the file of the language " + tag + ": " + err.Error())
			}
		})
		return l.made
	}
	return nil
}

// English returns the language of that name.
func English() *Language { return Of("en") }

// classNumbers are the classes that the program itself asks for.
type classNumbers struct {
	scopePrep, scopeless, boundary, pronoun, eventTime, determiner, ever, verb, participle,
	superlative, aux, reporter, record, there, possessive, preposition, people, pass, article, conjunction, history,
	ordinal, cardinal, manner, kind, audience, time, month, year, adjective, all, rivalSkip, not, void, per, reach, recordish, recordlike, multiple, rivalVoid, according, saying, adverb, speaking, speaker, often, nth, comparative, beyond, grow, prev, day, counter, contest, came, theirs, clock,
	citing, dismissing, anaphor, body, rebreak, turn,
	but, most, bestWord, since, of, at, to, in, firstWord, allWord, timeWord, any, only, just, by, who, this, than, from, which, with, single, several, expecting, showing, evidence, unit, event, contrary, where, and, so, far, later, negative, numbering, live, breaking, list, airing int
}

// ParseLanguage reads what a language's file says of roles, which starts with the line
// first of the file. A line is empty, a comment after "#", or
// one of
//
//	class NAME: words        the words of a class; a line that is indented goes on
//	value NAME: word=3 …     a class of words with numbers
//	let NAME: pattern        a part of patterns, written $NAME there
//	ACTION: pattern          what the program is to do where it is found; "ACTION!" overrules
func ParseLanguage(text string, first int) (*Language, error) {
	l := &Language{ids: map[string]uint16{"": 0}, words: make([]classes, 1), values: make([]int32, 1), classIDs: map[string]int{}, setIDs: map[string]int{}}
	lines, err := cutLines(text, first)
	if err != nil {
		return nil, err
	}
	l.nameSigns()
	lets := map[string]string{}
	for _, s := range lines {
		kind, name, _ := strings.Cut(s.head, " ")
		switch kind {
		case "class", "value":
			if err := l.addClass(name, s.rest); err != nil {
				return nil, fmt.Errorf("line %d: %w", s.n, err)
			}
		case "let":
			lets[name] = expand(s.rest, lets)
		}
	}
	l.nameWords()
	if err := l.resolve(); err != nil {
		return nil, err
	}
	for _, s := range lines {
		kind, _, _ := strings.Cut(s.head, " ")
		if kind == "class" || kind == "value" || kind == "let" {
			continue
		}
		if err := l.addPattern(kind, expand(s.rest, lets), s.n); err != nil {
			return nil, fmt.Errorf("line %d: %w", s.n, err)
		}
	}
	for len(l.sets) < len(l.words) {
		l.sets = append(l.sets, sets{})
	}
	if err := l.hash(); err != nil {
		return nil, err
	}
	l.index()
	return l, nil
}

// A fileLine is a line of a language's file with those that go on from it.
type fileLine struct {
	n          int // where it starts
	head, rest string
}

// cutLines cuts a language's file into lines.
func cutLines(text string, first int) (lines []fileLine, err error) {
	n := first - 1
	for s := range strings.Lines(text) {
		n++
		s = strings.TrimRight(s, " \t\n")
		if s == "" || s[0] == '#' {
			continue
		}
		if s[0] == ' ' && len(lines) > 0 {
			lines[len(lines)-1].rest += " " + strings.TrimSpace(s)
			continue
		}
		head, rest, ok := strings.Cut(s, ":")
		if !ok {
			return nil, fmt.Errorf("line %d: want a colon in %q", n, s)
		}
		lines = append(lines, fileLine{n, head, strings.TrimSpace(rest)})
	}
	return lines, nil
}

// nameSigns gives the signs of punctuation their numbers.
func (l *Language) nameSigns() {
	l.stop, l.question = l.id("\x00stop"), l.id("\x00question")
	l.quote = l.id("\"")
	l.dash = l.id("-")
	for _, c := range ",;:()#+/%[]*$" {
		l.signs[c] = l.id(string(c))
	}
	l.signs['"'] = l.quote
}

// addClass adds words to a class.
func (l *Language) addClass(name, words string) error {
	k, ok := l.classIDs[name]
	if !ok {
		if k = len(l.classIDs); k == 192 {
			return fmt.Errorf("more than 192 classes")
		}
		l.classIDs[name] = k
	}
	for w := range strings.FieldsSeq(words) {
		if w[0] == '@' { // another class
			j, ok := l.classIDs[w[1:]]
			if !ok {
				return fmt.Errorf("no such class: %s", w)
			}
			for i := range l.words {
				if l.words[i].has(j) {
					l.words[i].set(k)
				}
			}
			continue
		}
		w, number, valued := strings.Cut(w, "=")
		i := l.id(w)
		l.words[i].set(k)
		if valued {
			v, err := strconv.Atoi(number)
			if err != nil {
				return fmt.Errorf("want a number after %s=", w)
			}
			l.values[i] = int32(v)
		}
	}
	return nil
}

// nameWords gives numbers to what a number may be, and lists the words of each class.
func (l *Language) nameWords() {
	l.ordinal, l.year = l.id("\x00ordinal"), l.id("\x00year")
	if k, ok := l.classIDs["ordinal"]; ok {
		l.words[l.ordinal].set(k)
	}
	if k, ok := l.classIDs["nth"]; ok {
		l.words[l.ordinal].set(k)
	}
	if k, ok := l.classIDs["year"]; ok {
		l.words[l.year].set(k)
	}
	l.members = make([][]uint16, len(l.classIDs))
	for w := range l.words {
		for k := range l.members {
			if l.words[w].has(k) {
				l.members[k] = append(l.members[k], uint16(w))
			}
		}
	}
}

// addPattern adds what an action looks for.
func (l *Language) addPattern(kind, words string, line int) error {
	name, strong := strings.CutSuffix(kind, "!")
	act, ok := actionNames[name]
	if !ok {
		return fmt.Errorf("no such action: %q", kind)
	}
	prog, need, err := l.compile(strings.Fields(spaced(words)))
	if err != nil {
		return err
	}
	if len(l.patterns) == maxPatterns {
		return fmt.Errorf("more than %d patterns", maxPatterns)
	}
	l.patterns = append(l.patterns, pattern{action: act, strong: strong, prog: prog, needs: need, line: line})
	return nil
}

// expand puts what is let for $names.
func expand(s string, lets map[string]string) string {
	if !strings.Contains(s, "$") {
		return s
	}
	fields := strings.Fields(spaced(s))
	for i, w := range fields {
		if len(w) > 1 && w[0] == '$' {
			name, q := w[1:], ""
			if k := len(name) - 1; name[k] == '?' || name[k] == '*' || name[k] == '+' {
				name, q = name[:k], name[k:]
			}
			v, ok := lets[name]
			if !ok {
				v = "@no-such-name-" + name
			}
			fields[i] = "( " + v + " )" + q
		}
	}
	return strings.Join(fields, " ")
}

// spaced puts blanks around brackets and bars, so that "(a|b)?" may be written.
func spaced(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s):
			b.WriteString(s[i : i+2])
			i++
		case c == '(' || c == '|':
			b.WriteString(" " + string(c) + " ")
		case c == '[' && i+1 < len(s):
			b.WriteString(" " + s[i:i+2] + " ")
			i++
		case c == ')' || c == ']':
			b.WriteByte(' ')
			b.WriteByte(c)
			if i+1 < len(s) && (s[i+1] == '?' || s[i+1] == '*' || s[i+1] == '+') {
				i++
				b.WriteByte(s[i])
			}
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// id returns the number of a word, which it gets if it has none.
func (l *Language) id(w string) uint16 {
	if i, ok := l.ids[w]; ok {
		return i
	}
	i := uint16(len(l.words))
	l.ids[w] = i
	l.words = append(l.words, classes{})
	l.values = append(l.values, 0)
	return i
}

// longestWord is how many bytes are looked up; longer words are not known.
const longestWord = 24

// lookUp returns the number of a word as it stands in a text, or 0.
func (l *Language) lookUp(w string) uint16 {
	var buf [longestWord]byte
	hash := uint32(fnvOffset)
	if len(w) > len(buf) {
		return 0
	}
	n := 0
	for i := 0; i < len(w); i++ {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c == 0xE2 && i+2 < len(w) && w[i+1] == 0x80 && w[i+2] == 0x99 {
			c = '\''
			i += 2
		}
		buf[n] = c
		n++
		hash = (hash ^ uint32(c)) * fnvPrime
	}
	for at := hash; ; at++ {
		switch w := l.slots[at&(slots-1)]; {
		case w == 0:
			return 0
		case l.spelled[w] == string(buf[:n]):
			return w
		}
	}
}

// plainWord looks up the word at text[i:limit] and returns where it ends, if it is of
// nothing but letters in ASCII, as most words are. It does in one step what else wordEnd
// and lookUp do.
func (l *Language) plainWord(text string, i, limit int) (end int, word uint16, ok bool) {
	hash := uint32(fnvOffset)
	end = i
	for end < limit && isLetter(text[end]) {
		hash = (hash ^ uint32(text[end]|0x20)) * fnvPrime
		end++
	}
	if end < limit {
		if c := text[end]; c >= utf8.RuneSelf || c == '\'' || c == '&' || isDigit(c) {
			return 0, 0, false
		}
	}
	w := text[i:end]
	if len(w) == 0 || len(w) > longestWord {
		return end, 0, len(w) > 0
	}
	for at := hash; ; at++ {
		k := l.slots[at&(slots-1)]
		if k == 0 || equalFold(l.spelled[k], w) {
			return end, k, true
		}
	}
}

// equalFold reports whether s, in small letters, spells a word of letters in ASCII.
func equalFold(s, word string) bool {
	if len(s) != len(word) {
		return false
	}
	for i := range len(s) {
		if s[i] != word[i]|0x20 {
			return false
		}
	}
	return true
}

// A hash table of the words: looking them up is a large part of the time that
// reading takes, and a map is slower by half. The hash is FNV-1a.
const (
	slots     = 1 << 13
	fnvOffset = 2166136261
	fnvPrime  = 16777619
)

// hash puts all words into slots.
func (l *Language) hash() error {
	if len(l.words) > slots/2 {
		return fmt.Errorf("more than %d words", slots/2)
	}
	l.spelled = make([]string, len(l.words))
	for s, w := range l.ids {
		l.spelled[w] = s
	}
	for w, s := range l.spelled[1:] {
		hash := uint32(fnvOffset)
		for i := range len(s) {
			hash = (hash ^ uint32(s[i])) * fnvPrime
		}
		for l.slots[hash&(slots-1)] != 0 {
			hash++
		}
		l.slots[hash&(slots-1)] = uint16(w + 1)
	}
	return nil
}

func (l *Language) is(word uint16, class int) bool { return l.words[word].has(class) }

// resolve looks up the classes that the program itself asks for.
func (l *Language) resolve() error {
	var missing []string
	get := func(name string) int {
		k, ok := l.classIDs[name]
		if !ok {
			missing = append(missing, name)
		}
		return k
	}
	c := &l.c
	for _, x := range []struct {
		to   *int
		name string
	}{
		{&l.abbreviation, "abbreviation"},
		{&c.scopePrep, "scopeprep"}, {&c.scopeless, "scopeless"}, {&c.boundary, "boundary"}, {&c.pronoun, "pronoun"}, {&c.time, "time"},
		{&c.eventTime, "eventtime"}, {&c.determiner, "determiner"}, {&c.ever, "ever"}, {&c.kind, "kind"}, {&c.audience, "audience"},
		{&c.participle, "participle"}, {&c.superlative, "superlative"}, {&c.aux, "aux"}, {&c.record, "record"}, {&c.verb, "verb"},
		{&c.there, "there"}, {&c.possessive, "possessive"}, {&c.preposition, "preposition"}, {&c.people, "people"}, {&c.pass, "passverb"},
		{&c.article, "article"}, {&c.conjunction, "conjunction"}, {&c.history, "history"}, {&c.ordinal, "ordinal"}, {&c.cardinal, "cardinal"},
		{&c.manner, "manner"}, {&c.month, "month"}, {&c.year, "year"}, {&c.adjective, "adjective"}, {&c.all, "all"},
		{&c.rivalSkip, "rivalskip"}, {&c.reporter, "reporter"}, {&c.not, "not"}, {&c.void, "void"}, {&c.reach, "reachverb"}, {&c.recordish, "recordish"}, {&c.recordlike, "recordlike"}, {&c.multiple, "multiple"},
		{&c.according, "according"}, {&c.often, "often"}, {&c.nth, "nth"}, {&c.contest, "contest"}, {&c.counter, "counter"}, {&c.prev, "prev"}, {&c.day, "day"}, {&c.grow, "grow"}, {&c.beyond, "beyond"}, {&c.comparative, "comparative"}, {&c.saying, "saying"}, {&c.adverb, "adverb"}, {&c.speaking, "speaking"}, {&c.speaker, "speaker"}, {&c.rivalVoid, "rivalvoid"}, {&c.per, "per"}, {&c.came, "came"}, {&c.theirs, "theirs"}, {&c.clock, "clock"},
		{&c.citing, "citing"}, {&c.dismissing, "dismissing"}, {&c.anaphor, "anaphor"}, {&c.body, "bodyword"}, {&c.rebreak, "rebreak"}, {&c.turn, "turn"},
		{&c.but, "but"}, {&c.most, "most"}, {&c.bestWord, "bestword"}, {&c.since, "since"}, {&c.of, "of"}, {&c.at, "at"}, {&c.in, "in"}, {&c.to, "to"}, {&c.firstWord, "firstword"}, {&c.allWord, "allword"}, {&c.timeWord, "timeword"}, {&c.any, "any"}, {&c.only, "only"}, {&c.just, "just"}, {&c.by, "by"}, {&c.who, "who"}, {&c.this, "this"}, {&c.than, "than"}, {&c.from, "from"}, {&c.which, "which"}, {&c.with, "with"}, {&c.single, "single"}, {&c.several, "several"}, {&c.expecting, "expecting"}, {&c.showing, "showing"}, {&c.evidence, "evidence"}, {&c.unit, "meanunit"}, {&c.event, "event"}, {&c.contrary, "contrary"}, {&c.where, "where"}, {&c.and, "and"}, {&c.so, "so"}, {&c.far, "far"}, {&c.later, "later"}, {&c.negative, "negative"}, {&c.numbering, "numbering"}, {&c.live, "live"}, {&c.list, "list"}, {&c.airing, "airing"}, {&c.breaking, "break"},
	} {
		*x.to = get(x.name)
	}
	for _, k := range [...]int{c.according, c.citing, c.body, c.reporter, c.showing, c.saying} {
		l.attributing.set(k)
	}
	if len(missing) > 0 {
		return fmt.Errorf("no class %s", strings.Join(missing, ", "))
	}
	return nil
}

// index notes with what each pattern may start, and which of the words that it needs
// are the rarest.
func (l *Language) index() {
	starts := make([]patterns, len(l.words))
	seconds := make([]patterns, len(l.words))
	var wakes [levels][]patterns
	for level := range wakes {
		wakes[level] = make([]patterns, len(l.words))
	}
	for p := range l.patterns {
		l.awake.set(p)
		l.noteStarts(p, starts)
		l.noteFigures(p)
		l.noteSeconds(p, seconds)
		l.noteNeeds(p, &wakes)
	}
	ids := map[patterns]uint16{{}: 0}
	l.tables = append(l.tables, patterns{}) // the first is empty
	l.starts = l.shared(starts, ids)
	l.seconds = l.shared(seconds, ids)
	for level := range wakes {
		l.wakes[level] = l.shared(wakes[level], ids)
	}
}

// crosses reports whether a program may go over the end of a sentence.
func (l *Language) crosses(prog []inst) bool {
	for _, in := range prog {
		if in.op == opWord && (in.x == l.stop || in.x == l.question) {
			return true
		}
	}
	return false
}

// eachWord calls f with each word that an instruction asks for.
func (l *Language) eachWord(in inst, f func(w int)) {
	if in.op == opWord {
		f(int(in.x))
		return
	}
	for w := range l.sets {
		if l.sets[w].has(int(in.x)) {
			f(w)
		}
	}
}

// noteStarts notes with what the pattern p may start.
func (l *Language) noteStarts(p int, starts []patterns) {
	prog := l.patterns[p].prog
	seen := make([]bool, len(prog))
	for todo := []int{0}; len(todo) > 0; {
		pc := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		switch in := prog[pc]; in.op {
		case opWord, opClass:
			l.eachWord(in, func(w int) { starts[w].set(p) })
		case opEither:
			l.eachWord(in, func(w int) { starts[w].set(p) })
			l.capitals.set(p)
		case opFigure:
			l.figures.set(p)
		case opMany:
			if op(in.y) == opUnlike {
				l.names.set(p)
			} else {
				l.eachWord(inst{op: op(in.y), x: in.x}, func(w int) { starts[w].set(p) })
			}
			if op(in.y) == opEither {
				l.capitals.set(p)
			}
			todo = append(todo, pc+1)
		case opGap:
			l.names.set(p)
			todo = append(todo, pc+1)
		case opAny, opUnlike:
			l.names.set(p)
		case opNumber:
			l.numbers.set(p)
		case opName:
			l.capitals.set(p)
		case opStart, opFirst, opEnd, opPast, opNotW, opNotC, opSave:
			todo = append(todo, pc+1)
		case opSplit:
			todo = append(todo, int(in.x), int(in.y))
		case opJump:
			todo = append(todo, int(in.x))
		}
	}
}

// farthest is how many tokens away the next figure is told apart; what is farther counts
// as that.
const farthest = 15

// noteFigures notes how far away the next figure may be for the pattern p to match: at
// the token where its first figure stands, or anywhere if it matches without one.
func (l *Language) noteFigures(p int) {
	walk(l.patterns[p].prog, func(in inst, pc, at int, to func(pc, at int)) {
		next := min(at+1, farthest)
		switch in.op {
		case opMatch:
			for d := range l.near {
				l.near[d].set(p)
			}
		case opFigure:
			l.near[at].set(p)
		case opCross: // which goes over a figure, too
			l.near[at].set(p)
			to(pc+1, next)
		case opGap:
			for gap := at; gap <= min(at+int(in.x), farthest); gap++ {
				to(pc+1, gap)
				if op(in.y) == opCross {
					l.near[gap].set(p)
				}
			}
		case opMany:
			for many := at; many <= farthest; many++ {
				to(pc+1, many)
			}
		default:
			to(pc+1, next)
		}
	})
}

// walk goes through a program on all ways that a match may take, and visits what matches a
// token or more and the end, each once for each number of tokens before it, which visit
// counts: it says where to go on.
func walk(prog []inst, visit func(in inst, pc, at int, to func(pc, at int))) {
	type state struct{ pc, at int }
	seen := make([][farthest + 1]bool, len(prog))
	var todo []state
	to := func(pc, at int) { todo = append(todo, state{pc, at}) }
	for to(0, 0); len(todo) > 0; {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[s.pc][s.at] {
			continue
		}
		seen[s.pc][s.at] = true
		switch in := prog[s.pc]; in.op {
		case opSplit:
			to(int(in.x), s.at)
			to(int(in.y), s.at)
		case opJump:
			to(int(in.x), s.at)
		case opStart, opFirst, opEnd, opPast, opNotW, opNotC, opSave:
			to(s.pc+1, s.at)
		default:
			visit(in, s.pc, s.at, to)
		}
	}
}

// noteSeconds notes which words may be the second of what the pattern p matches. Of those
// with a single word or with a gap there, any may.
func (l *Language) noteSeconds(p int, seconds []patterns) {
	all := func() {
		for w := range seconds {
			seconds[w].set(p)
		}
		l.secondFigure.set(p)
	}
	walk(l.patterns[p].prog, func(in inst, pc, at int, to func(pc, at int)) {
		switch {
		case in.op == opMatch:
			all()
		case in.op == opGap && at == 0:
			to(pc+1, 0)
			all()
		case in.op == opMany && at == 0:
			to(pc+1, 0)
			to(pc, 1)
		case in.op == opMany && op(in.y) >= opUnlike:
			to(pc+1, 1)
			all()
		case in.op == opMany:
			to(pc+1, 1)
			l.eachWord(inst{op: op(in.y), x: in.x}, func(w int) { seconds[w].set(p) })
		case at == 0:
			to(pc+1, 1)
		case in.op == opWord, in.op == opClass:
			l.eachWord(in, func(w int) { seconds[w].set(p) })
		case in.op == opFigure:
			l.secondFigure.set(p)
		default:
			all()
		}
	})
}

// noteNeeds notes which words wake the pattern p: those of the rarest sets that it needs.
// One that goes on behind the end of a sentence may find them there.
func (l *Language) noteNeeds(p int, wakes *[levels][]patterns) {
	pt := &l.patterns[p]
	if l.crosses(pt.prog) {
		l.crossing.set(p)
	}
	slices.SortStableFunc(pt.needs, l.rarer)
	for level := range wakes {
		if level >= len(pt.needs) {
			l.asleep[level].set(p)
			continue
		}
		for _, w := range pt.needs[level] {
			wakes[level][w].set(p)
		}
	}
}

// rarer compares two sets of words by how often one of them is likely to be in a sentence.
func (l *Language) rarer(a, b []uint16) int { return cmp.Compare(l.common(a), l.common(b)) }

// common tells how often a word of a set is likely to be in a sentence.
func (l *Language) common(set []uint16) (n int) {
	const often = 40 // "of" is as likely as any of so many nouns
	for _, w := range set {
		n++
		if w == l.stop || w == l.signs[','] || l.is(w, l.c.preposition) || l.is(w, l.c.determiner) || l.is(w, l.c.aux) || l.is(w, l.c.conjunction) || l.is(w, l.c.pronoun) {
			n += often
		}
	}
	return n
}

// shared puts each of different sets of patterns into l.tables once, and returns where.
func (l *Language) shared(all []patterns, ids map[patterns]uint16) []uint16 {
	at := make([]uint16, len(all))
	for w, set := range all {
		k, ok := ids[set]
		if !ok {
			k = uint16(len(l.tables))
			ids[set] = k
			l.tables = append(l.tables, set)
		}
		at[w] = k
	}
	return at
}
