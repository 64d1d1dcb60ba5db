package role

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A pattern is a line of a language's file: what to look for among the tokens of
// a sentence, and what that says.
type pattern struct {
	action action
	value  int32
	strong bool
	prog   []inst
	needs  required // what must be in the sentence
	line   int
}

// An action is what a pattern says beside the roles of its figures.
type action uint8

const (
	actFigure action = iota // no more than that
	actRecord               // the subject is, has or breaks a record
	actMost                 // it is a superlative of something
	actPlace                // it has a place
	actTop                  // it is among the first so many
	actFirst                // it was first to a number
	actPair                 // it is compared with a rival
	actRatio                // the same, by a ratio
	actDeny                 // a record is said not to be reached
	actHope                 // what follows has not happened
	actWish                 // the same up to the end of the clause
	actSkip                 // what is matched says nothing
)

var actionNames = map[string]action{
	"figure": actFigure, "record": actRecord, "most": actMost, "place": actPlace, "top": actTop, "first": actFirst, "pair": actPair,
	"ratio": actRatio, "deny": actDeny, "hope": actHope, "wish": actWish, "skip": actSkip,
}

// The captures of a pattern, each written [x …].
const captureNames = "srbnkho"

const (
	capScope  = iota // s: what limits the field
	capRival         // r
	capBy            // b: who has counted
	capRatio         // n: a number of times
	capPlace         // k: an ordinal or cardinal
	capHead          // h: the word around which the scope is looked for
	capObject        // o: the first word of a noun that narrows the field
	numCaptures
)

type op uint8

const (
	opWord   op = iota // the word x
	opClass            // a word of the set x
	opUnlike           // a word not of the set x
	opEither           // a word of the set x, or with a capital
	opFigure           // a figure, that has the role x
	opAny              // any word
	opToken            // anything within a sentence but a figure
	opCross            // anything within a sentence
	opNumber           // a number that is no figure
	opName             // a word with a capital
	opStart            // the start of a sentence
	opFirst            // the start of the text
	opEnd              // the end of a clause
	opPast             // a figure is next that says "more than"
	opNotW             // not the word x
	opNotC             // not a word of the set x
	opGap              // up to x tokens that y goes over, as few as can be
	opMany             // any number of what y, up to opEither, asks for with x, as many as can be
	opSplit            // x, or else y
	opJump             // x
	opSave             // the capture x starts or ends
	opMatch
)

type inst struct {
	op    op
	x, y  uint16
	first uint16 // of opGap and opMany: the set of words with which what follows it starts, plus 1; or 0
}

const anyRole = 0xff

// A compiler makes programs of patterns.
type compiler struct {
	lang  *Language
	words []string
	at    int
	prog  []inst
}

// compile reads the words of a pattern, which are
//
//	word        that word, or sign; a colon or bracket stands for a dash, too
//	@class      a word of that class
//	-@class     any word but those of that class
//	!word       not that, without going on; !@class likewise
//	_ _3        any word; up to three words
//	~5          up to five words, numbers and signs within a sentence, but no figure
//	%5          the same, and figures
//	<> <role>   a figure; one that has that role
//	N           a number that is no figure
//	C           a word with a capital letter
//	>           a figure that says "more than" is next
//	. ?         the end of a sentence; a question mark
//	^ ^^ $      the start of a sentence, of the text; the end of a clause
//	( a | b )   one or the other
//	[x a b ]    a capture
//
// and after each ?, * or + for none or one, any number, and one or more.
func (l *Language) compile(words []string) (prog []inst, need required, err error) {
	c := compiler{lang: l, words: words}
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("%v at word %d of %q", e, c.at, strings.Join(words, " "))
		}
	}()
	need = c.alternatives()
	if c.at < len(c.words) {
		panic("a bracket too many")
	}
	c.emit(inst{op: opMatch})
	l.noteFirsts(c.prog)
	return c.prog, need, nil
}

func (c *compiler) emit(i inst) int {
	c.prog = append(c.prog, i)
	return len(c.prog) - 1
}

func (c *compiler) peek() string {
	if c.at < len(c.words) {
		return c.words[c.at]
	}
	return ""
}

// A required is what a part of a pattern cannot be found without: of each set one word.
type required [][]uint16

// either returns what is required if one of two parts has to be there: a word of the
// rarest set of either.
func (l *Language) either(r, s required) required {
	if len(r) == 0 || len(s) == 0 {
		return nil
	}
	return required{slices.Concat(slices.MinFunc(r, l.rarer), slices.MinFunc(s, l.rarer))}
}

// alternatives reads up to a closing bracket.
func (c *compiler) alternatives() required {
	if !c.hasBar() {
		return c.sequence()
	}
	set := c.single()
	if c.peek() == "" || closes(c.peek()) { // nothing but single words
		c.set(set)
		return required{set}
	}
	if end := c.groupEnd(); len(set) > 0 && c.peek() == "C" && c.at == end-1 { // and "C"
		c.at = end
		c.emit(inst{op: opEither, x: uint16(c.lang.set(set))})
		return nil
	}
	var need required
	var jumps []int
	if len(set) > 0 {
		split := c.emit(inst{op: opSplit})
		c.prog[split].x = uint16(len(c.prog))
		c.set(set)
		need = required{set}
		jumps = append(jumps, c.emit(inst{op: opJump}))
		c.prog[split].y = uint16(len(c.prog))
	}
	for first := len(set) == 0; ; first = false {
		split := c.emit(inst{op: opSplit})
		c.prog[split].x = uint16(len(c.prog))
		if r := c.sequence(); first {
			need = r
		} else {
			need = c.lang.either(need, r)
		}
		if c.peek() != "|" {
			c.prog[split] = inst{op: opJump, x: uint16(split + 1)} // the last one
			break
		}
		c.at++
		jumps = append(jumps, c.emit(inst{op: opJump}))
		c.prog[split].y = uint16(len(c.prog))
	}
	for _, j := range jumps {
		c.prog[j].x = uint16(len(c.prog))
	}
	return need
}

// opens and closes report whether a word is a bracket.
func opens(w string) bool {
	return w == "(" || len(w) == 2 && w[0] == '[' && strings.Contains(captureNames, w[1:])
}

func closes(w string) bool { return w[0] == ')' || w[0] == ']' }

// single takes the alternatives of one word or class each out of the group that
// starts here, and returns the words. What is left starts at c.at.
func (c *compiler) single() (words []uint16) {
	var rest []string
	end := c.groupEnd()
	for i := c.at; i < end; {
		j := c.alternativeEnd(i, end)
		part := c.words[i:j]
		if ws, ok := c.plain(part); ok {
			words = append(words, ws...)
		} else {
			if len(rest) > 0 {
				rest = append(rest, "|")
			}
			rest = append(rest, part...)
		}
		i = j + 1
	}
	if len(words) == 0 {
		return nil
	}
	// what is left moves to the end of the group
	c.words = slices.Clone(c.words)
	c.at = end - len(rest)
	copy(c.words[c.at:end], rest)
	return words
}

// groupEnd returns where the group ends that starts at c.at.
func (c *compiler) groupEnd() int {
	depth := 0
	for i := c.at; i < len(c.words); i++ {
		switch w := c.words[i]; {
		case opens(w):
			depth++
		case closes(w):
			if depth--; depth < 0 {
				return i
			}
		}
	}
	return len(c.words)
}

// alternativeEnd returns where the alternative ends that starts at c.words[i:end].
func (c *compiler) alternativeEnd(i, end int) int {
	depth := 0
	for ; i < end; i++ {
		switch w := c.words[i]; {
		case w == "|" && depth == 0:
			return i
		case opens(w):
			depth++
		case closes(w):
			depth--
		}
	}
	return end
}

// plain returns the words of an alternative that is one word or one class.
func (c *compiler) plain(part []string) ([]uint16, bool) {
	if len(part) != 1 {
		return nil, false
	}
	w := part[0]
	switch last := w[len(w)-1]; {
	case w[0] == '@' && last != '?' && last != '*' && last != '+':
		return c.lang.members[c.class(w[1:])], true
	case strings.HasPrefix(w, "-@"), strings.ContainsAny(w[:1], "_~%<>^$!|(["), w == "N", w == "C", w == "?", w == ".", len(w) > 1 && (last == '?' || last == '*' || last == '+'):
		return nil, false
	}
	return c.lang.spellings(w), true
}

// spellings returns what may stand for a word of a pattern: for a colon a dash, too, and
// for a bracket a square one or a dash.
func (l *Language) spellings(w string) []uint16 {
	switch w {
	case ":":
		return []uint16{l.signs[':'], l.dash}
	case "\\(":
		return []uint16{l.signs['('], l.signs['['], l.dash}
	case "\\)":
		return []uint16{l.signs[')'], l.signs[']'], l.dash}
	}
	return []uint16{l.id(strings.TrimPrefix(w, "\\"))}
}

// noteFirsts notes with which words what follows each gap or number of words starts, where that is not told
// by one instruction and words alone tell it.
func (l *Language) noteFirsts(prog []inst) {
	for pc := range prog {
		if prog[pc].op != opGap && prog[pc].op != opMany || prog[pc+1].op <= opEither {
			continue
		}
		if words, ok := l.firsts(prog, pc+1, nil, len(prog)); ok {
			prog[pc].first = uint16(l.set(words)) + 1
		}
	}
}

// firsts adds to words those with which what matches prog from pc on may start. It reports
// whether nothing else can. It gives up after so many steps as depth says: a part that may
// be empty and repeated has no end.
func (l *Language) firsts(prog []inst, pc int, words []uint16, depth int) (all []uint16, ok bool) {
	if depth == 0 {
		return nil, false
	}
	switch in := prog[pc]; in.op {
	case opWord, opClass:
		l.eachWord(in, func(w int) { words = append(words, uint16(w)) })
		return words, true
	case opSave:
		return l.firsts(prog, pc+1, words, depth-1)
	case opJump:
		return l.firsts(prog, int(in.x), words, depth-1)
	case opSplit:
		if words, ok = l.firsts(prog, int(in.x), words, depth-1); !ok {
			return nil, false
		}
		return l.firsts(prog, int(in.y), words, depth-1)
	}
	return nil, false
}

// set emits a word of any of these.
func (c *compiler) set(words []uint16) {
	if len(words) == 1 {
		c.emit(inst{op: opWord, x: words[0]})
		return
	}
	c.emit(inst{op: opClass, x: uint16(c.lang.set(words))})
}

// hasBar reports whether a bar is in the group that starts here.
func (c *compiler) hasBar() bool {
	end := c.groupEnd()
	return c.alternativeEnd(c.at, end) < end
}

func (c *compiler) sequence() (need required) {
	for {
		w := c.peek()
		if w == "" || w == "|" || closes(w) {
			return need
		}
		need = append(need, c.item()...)
	}
}

// unquantified returns a word without the ?, * or + after it, and that.
func unquantified(w string) (string, byte) {
	if k := len(w) - 1; k > 0 && (w[k] == '?' || w[k] == '*' || w[k] == '+') {
		return w[:k], w[k]
	}
	return w, 0
}

// item reads a word, a group or a capture.
func (c *compiler) item() (need required) {
	w := c.words[c.at]
	c.at++
	start := len(c.prog)
	var quantifier byte
	switch {
	case w == "(":
		need = c.alternatives()
		if !strings.HasPrefix(c.peek(), ")") {
			panic("a group is not closed")
		}
		_, quantifier = unquantified(c.peek())
		c.at++
	case w[0] == '[' && len(w) == 2:
		return c.capture(w)
	case w[0] == '_' || w[0] == '~' || w[0] == '%' && len(w) > 1:
		quantifier = c.gap(w)
	default:
		w, quantifier = unquantified(w)
		need = c.atom(w)
	}
	c.repeat(start, quantifier)
	if quantifier == '?' || quantifier == '*' {
		return nil
	}
	return need
}

// capture reads a capture, which w opens.
func (c *compiler) capture(w string) required {
	k := strings.IndexByte(captureNames, w[1])
	if k < 0 {
		panic("no such capture")
	}
	c.emit(inst{op: opSave, x: uint16(2 * k)})
	need := c.alternatives()
	if c.peek() != "]" {
		panic("a capture is not closed")
	}
	c.at++
	c.emit(inst{op: opSave, x: uint16(2*k + 1)})
	return need
}

// gap emits what goes over any words, as few as can be, and returns its quantifier.
func (c *compiler) gap(w string) byte {
	o := opAny
	switch w[0] {
	case '~':
		o = opToken
	case '%':
		o = opCross
	}
	name, quantifier := unquantified(w)
	if len(name) == 1 {
		c.emit(inst{op: o})
		return quantifier
	}
	n, err := strconv.Atoi(w[1:])
	if err != nil {
		panic("want a number after " + w[:1])
	}
	c.emit(inst{op: opGap, x: uint16(n), y: uint16(o)})
	return 0
}

// repeat makes what was emitted from start on optional, or lets it be repeated.
func (c *compiler) repeat(start int, quantifier byte) {
	if one := &c.prog[start]; (quantifier == '*' || quantifier == '+') && len(c.prog) == start+1 && one.op <= opEither {
		many := inst{op: opMany, x: one.x, y: uint16(one.op)}
		if quantifier == '*' {
			*one = many
		} else {
			c.emit(many)
		}
		return
	}
	switch quantifier {
	case '?', '*':
		c.prog = append(c.prog, inst{})
		copy(c.prog[start+1:], c.prog[start:])
		for i := start + 1; i < len(c.prog); i++ {
			shift(&c.prog[i], start)
		}
		if quantifier == '*' {
			c.emit(inst{op: opJump, x: uint16(start)})
		}
		c.prog[start] = inst{op: opSplit, x: uint16(start + 1), y: uint16(len(c.prog))}
	case '+':
		s := c.emit(inst{op: opSplit, x: uint16(start)})
		c.prog[s].y = uint16(len(c.prog))
	}
}

// shift moves where an instruction goes on by one, if that is behind start.
func shift(i *inst, start int) {
	if i.op == opSplit || i.op == opJump {
		if int(i.x) >= start {
			i.x++
		}
	}
	if i.op == opSplit && int(i.y) >= start {
		i.y++
	}
}

// signs are the words of patterns that stand for one instruction.
var signs = map[string]inst{
	"^": {op: opStart}, "^^": {op: opFirst}, "$": {op: opEnd}, ">": {op: opPast}, "N": {op: opNumber}, "C": {op: opName}, "<>": {op: opFigure, x: anyRole},
}

// atom emits what one word asks for, and returns the words that it needs.
func (c *compiler) atom(w string) required {
	if in, ok := signs[w]; ok {
		c.emit(in)
		return nil
	}
	var word uint16
	switch {
	case w == ".":
		word = c.lang.stop
	case w == "?":
		word = c.lang.question
	case w[0] == '<' && w[len(w)-1] == '>':
		r, ok := roleNamed(w[1 : len(w)-1])
		if !ok {
			panic("no such role: " + w)
		}
		c.emit(inst{op: opFigure, x: uint16(r)})
		return nil
	case w[0] == '@':
		members := c.lang.members[c.class(w[1:])]
		c.set(members)
		return required{members}
	case strings.HasPrefix(w, "-@"):
		c.emit(inst{op: opUnlike, x: uint16(c.lang.set(c.lang.members[c.class(w[2:])]))})
		return nil
	case w[0] == '!' && len(w) > 1 && w[1] == '@':
		c.emit(inst{op: opNotC, x: uint16(c.lang.set(c.lang.members[c.class(w[2:])]))})
		return nil
	case w[0] == '!' && len(w) > 1:
		c.emit(inst{op: opNotW, x: c.lang.id(w[1:])})
		return nil
	default:
		words := c.lang.spellings(w)
		c.set(words)
		return required{words}
	}
	c.emit(inst{op: opWord, x: word})
	return required{{word}}
}

func (c *compiler) class(name string) int {
	k, ok := c.lang.classIDs[name]
	if !ok {
		panic("no such class: " + name)
	}
	return k
}

// A thread is one attempt to match a pattern.
type thread struct {
	saves   [2 * numCaptures]int16
	figures [4]int16
	roles   [4]Role
	n       int
	steps   int
}

// run matches prog from pc at the token i and returns where the match ends, or -1.
func (a *Reader) run(prog []inst, pc, i int) int {
	th := &a.thread
	for {
		if th.steps--; th.steps < 0 {
			return -1
		}
		in := &prog[pc]
		switch in.op {
		case opMatch:
			return i
		case opSplit:
			if a.closed(&prog[in.x], i) {
				pc = int(in.y)
				continue
			}
			n := th.n
			if end := a.run(prog, int(in.x), i); end >= 0 {
				return end
			}
			th.n = n
			pc = int(in.y)
			continue
		case opJump:
			pc = int(in.x)
			continue
		case opGap:
			return a.gap(prog, pc, i)
		case opMany:
			return a.many(prog, pc, i)
		case opSave:
			old := th.saves[in.x]
			th.saves[in.x] = int16(i)
			if end := a.run(prog, pc+1, i); end >= 0 {
				return end
			}
			th.saves[in.x] = old
			return -1
		case opFigure:
			t := &a.tokens[i]
			if i >= a.n || t.kind != figureToken || th.n == len(th.figures) {
				return -1
			}
			if in.x != anyRole {
				th.figures[th.n], th.roles[th.n] = t.figure, Role(in.x)
				th.n++
				if end := a.run(prog, pc+1, i+1); end >= 0 {
					return end
				}
				th.n--
				return -1
			}
			i++
		case opStart, opFirst, opEnd, opPast, opNotW, opNotC:
			if !a.holds(in, i) {
				return -1
			}
		default:
			if i >= a.n || !a.takes(in, &a.tokens[i]) {
				return -1
			}
			i++
		}
		pc++
	}
}

// closed reports whether an instruction cannot go on at the token i, which most that ask
// for a word cannot.
func (a *Reader) closed(in *inst, i int) bool {
	return in.op <= opEither && (i >= a.n || !a.takes(in, &a.tokens[i]))
}

// gap is run from a gap on: what follows it at the nearest place.
func (a *Reader) gap(prog []inst, pc, i int) int {
	th := &a.thread
	over := inst{op: op(prog[pc].y)}
	first := int(prog[pc].first)
	rest := &prog[pc+1]
	for left := prog[pc].x; ; left-- {
		if !a.closed(rest, i) && (first == 0 || a.lang.sets[a.tokens[i].word].has(first-1)) {
			n := th.n
			if end := a.run(prog, pc+1, i); end >= 0 {
				return end
			}
			th.n = n
		}
		if th.steps--; left == 0 || th.steps < 0 || i >= a.n || !a.takes(&over, &a.tokens[i]) {
			return -1
		}
		i++
	}
}

// many is run from a number of words on: what follows them at the farthest place.
func (a *Reader) many(prog []inst, pc, i int) int {
	th := &a.thread
	word := inst{op: op(prog[pc].y), x: prog[pc].x}
	first := int(prog[pc].first)
	rest := &prog[pc+1]
	end := i
	for !a.closed(&word, end) {
		end++
	}
	for ; end >= i; end-- {
		if th.steps--; th.steps < 0 {
			return -1
		}
		if a.closed(rest, end) || first != 0 && !a.lang.sets[a.tokens[end].word].has(first-1) {
			continue
		}
		n := th.n
		if to := a.run(prog, pc+1, end); to >= 0 {
			return to
		}
		th.n = n
	}
	return -1
}

// takes reports whether an instruction goes over a token.
func (a *Reader) takes(in *inst, t *token) bool {
	switch in.op {
	case opWord:
		return t.word == in.x
	case opClass:
		return a.lang.sets[t.word].has(int(in.x))
	case opUnlike:
		return t.kind <= numberToken && !a.lang.sets[t.word].has(int(in.x))
	case opEither:
		return t.capital || a.lang.sets[t.word].has(int(in.x))
	case opAny:
		return t.kind <= numberToken
	case opToken:
		return t.kind != stopToken && t.kind != figureToken
	case opCross:
		return t.kind != stopToken
	case opNumber:
		return t.kind == numberToken
	}
	return t.capital
}

// holds reports whether what an instruction asks for is so at the token i.
func (a *Reader) holds(in *inst, i int) bool {
	t := &a.tokens[i]
	switch in.op {
	case opStart:
		return a.sentenceStart(i)
	case opFirst:
		return i == 0
	case opEnd:
		return i >= a.n || t.kind == stopToken || t.kind == signToken && t.word != a.lang.signs['#']
	case opPast:
		return i < a.n && t.kind == figureToken && a.figures[t.figure].Past
	case opNotW:
		return i >= a.n || t.word != in.x
	}
	return i >= a.n || !a.lang.sets[t.word].has(int(in.x))
}

// sentenceStart reports whether a sentence, or what stands in quotes, starts with the token i.
func (a *Reader) sentenceStart(i int) bool {
	for i > 0 && a.tokens[i-1].word == a.lang.quote {
		i--
	}
	if i == 0 {
		return true
	}
	before := &a.tokens[i-1]
	return before.kind == stopToken || before.kind == signToken && before.word == 0 // an emoji
}
