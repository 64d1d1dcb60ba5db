package role

import "math/bits"

// A Role is what a figure is in what a text tells of one event, the subject. Of
// the roles that fit, the first holds.
type Role uint8

const (
	Unknown  Role = iota // the text doesn't tell
	Denied               // a record not reached, what was lacking, or a figure that is said to be wrong
	Previous             // the record before
	Margin               // a difference in people
	Base                 // what the subject is a multiple of
	Capacity             // how many there is room for
	Expected             // how many were to come
	From                 // an earlier level
	Rate                 // a flow
	Average              // a mean over several events
	Total                // a sum over several
	Part                 // a share of the subject's
	Drew                 // how many the subject had
	Other                // another event's
	None                 // counts no audience

	// What is told apart while a text is read:
	sold      // tickets and registrations: Other beside those who came, else Drew
	unreached // Denied: a record or mark
	lack      // Denied: by how much it was missed
	once      // Drew, at one time: no Average and no Total
	counted   // Drew, though "by" is before it: no Margin
)

var roleNames = [...]string{
	Denied: "denied", Previous: "previous", Margin: "margin", Base: "ratio-base", Capacity: "capacity", Expected: "expected", From: "from",
	Rate: "rate", Average: "average", Total: "total", Part: "part", Drew: "drew", Other: "other", None: "none", sold: "sold",
	unreached: "unreached", lack: "lack", once: "once", counted: "counted",
}

// String returns the name of r; that of Unknown is empty.
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return "?"
}

func roleNamed(name string) (Role, bool) {
	for r, n := range roleNames {
		if n == name && n != "" {
			return Role(r), true
		}
	}
	return 0, false
}

// A Figure is one of the figures that were found in a text.
type Figure struct {
	Phrase    Span
	Low, High int64 // what it customarily means
	People    bool  // people are counted
	Past      bool  // "more than"
}

// Limits of what is read at once. What is beyond them is read on its own.
const (
	MaxFigures = 24
	maxTokens  = 512
	maxHits    = 64
	maxTry     = 1000   // steps of one pattern at one place
	maxSteps   = 100000 // of all; a hundred words take some thousand
)

// A Reader reads what a paragraph says of its figures. One serves for any number
// of paragraphs, one after the other.
type Reader struct {
	lang   *Language
	text   string
	tokens [maxTokens + 16]token // those after n are empty
	n      int
	seen   classes // of all words
	thread thread
	steps  int // that are left

	normal, strong [MaxFigures]uint32 // roles that patterns gave, as bits
	locals         [MaxFigures]Role   // the first of them
	hits           [maxHits]hit
	nhits          int
	quiet          [maxTokens]uint8
	ahead          [maxTokens]uint8  // how far away the next figure is, up to farthest
	where          [MaxFigures]int16 // the token that a figure is, or -1

	figures [MaxFigures]Figure

	nfigures    int
	Roles       [MaxFigures]Role
	By          [MaxFigures]Span
	List        [maxList]Ranked // NList places below the first
	NList       int
	Claim       Claim
	figureLines []int
	trace       bool
	awaited     bool   // a record is hoped for
	brief       bool   // no scope is asked for
	untold      uint32 // the figures of a chain of records, as bits
}

// Bits of quiet.
const (
	hoped   = 1 << iota // what stands there has not happened
	skipped             // what stands there is no record
)

// A hit is where a pattern was found.
type hit struct {
	action     action
	line       int16
	start, end int16
	figure     int16 // the first that it labels, or -1
	caps       [2 * numCaptures]int16
}

func (h *hit) has(k int) bool { return h.caps[2*k] >= 0 && h.caps[2*k+1] >= 0 }

// Read reads a paragraph whose figures are given in order. Of a text that is too
// long, or has too many figures, the end is left out.
func (a *Reader) Read(lang *Language, text string, figures []Figure) {
	a.brief = false
	a.read(lang, text, figures)
	a.list()
}

// ReadRoles is Read without the scope of the claim and without the list.
func (a *Reader) ReadRoles(lang *Language, text string, figures []Figure) {
	a.brief = true
	a.read(lang, text, figures)
}

func (a *Reader) read(lang *Language, text string, figures []Figure) {
	a.start(lang, text, figures)
	a.match()
	for f := range a.nfigures {
		a.locals[f] = a.weigh(f)
	}
	if a.steps <= 0 { // nobody writes so; what it says would be a guess
		clear(a.Roles[:])
		a.n = 0
		return
	}
	a.settle()
	a.claim()
	a.assign()
	a.attribute()
}

// start takes a text, and forgets the one before.
func (a *Reader) start(lang *Language, text string, figures []Figure) {
	a.lang, a.text = lang, text
	a.nfigures = copy(a.figures[:], figures)
	a.tokenize(text, a.figures[:a.nfigures])
	a.seen = classes{}
	for i := range a.tokens[:a.n] {
		a.seen.add(&lang.words[a.tokens[i].word])
	}
	clear(a.normal[:a.nfigures])
	clear(a.strong[:a.nfigures])
	clear(a.By[:])
	a.nhits, a.awaited, a.steps = 0, false, maxSteps
	a.Claim, a.untold = noClaim(), 0
	clear(a.quiet[:a.n])
}

// Changes reports whether the text before a range of two numbers tells that
// something changed from the first to the second: "grew by", "went from", "rose".
func (l *Language) Changes(before string) bool {
	end := len(before)
	for range 6 {
		for end > 0 && !isLetter(before[end-1]) { // blanks, commas and years
			if c := before[end-1]; c != ' ' && c != ',' && (c < '0' || c > '9') {
				return false
			}
			end--
		}
		start := end
		for start > 0 && isLetter(before[start-1]) {
			start--
		}
		if start == end {
			return false
		}
		if w := l.lookUp(before[start:end]); l.is(w, l.c.grow) || l.is(w, l.c.multiple) || l.is(w, l.c.turn) {
			return true
		}
		end = start
	}
	return false
}

// Opens reports whether a figure's phrase opens with a verb of passing: "topped 30,000",
// "sailed past 30,000". It says "more than" of what the subject drew, but names a record
// just as it is.
func (l *Language) Opens(phrase string) bool {
	end := wordLength(phrase)
	if end == 0 {
		return false
	}
	w := l.lookUp(phrase[:end])
	if !l.is(w, l.c.grow) || end == len(phrase) {
		return l.is(w, l.c.pass)
	}
	next := phrase[end+1:]
	return l.is(l.lookUp(next[:wordLength(next)]), l.c.beyond)
}

// wordLength returns how long the letters are with which s starts.
func wordLength(s string) int {
	n := 0
	for n < len(s) && isLetter(s[n]) {
		n++
	}
	return n
}

// Mark reports whether the figure f is a mark that was reached, and no more than that is
// said of it: "crossed the 100 million mark", "passed 6 million for the first time".
func (a *Reader) Mark(f int) bool {
	if a.Claim.Found && a.Claim.First == f {
		return true
	}
	for i := int(a.where[f]) + 1; a.where[f] >= 0 && i < int(a.where[f])+4; i++ {
		if a.is(i, a.lang.c.recordlike) && !a.is(i, a.lang.c.recordish) {
			return true
		}
	}
	return false
}

// match looks for all patterns, a sentence at a time: at each token for those that may
// start with it and go on with the next, whose words are in the sentence, and that find a
// figure where the next one is.
func (a *Reader) match() {
	l := a.lang
	all := l.awakeIn(a.tokens[:a.n])
	beyond := all
	for k := range beyond {
		beyond[k] &= l.crossing[k]
	}
	for start := 0; start < a.n-1; {
		end := start
		for end < a.n-1 && a.tokens[end].kind != stopToken {
			end++
		}
		end++
		awake := all
		if start > 0 || end < a.n {
			awake = l.awakeIn(a.tokens[start:end])
			awake.add(&beyond)
		}
		a.matchSentence(start, end, &awake)
		start = end
	}
}

// awakeIn returns the patterns whose words are among tokens.
func (l *Language) awakeIn(tokens []token) patterns {
	awake := l.awake
	for level := range l.wakes {
		woken := l.asleep[level]
		for i := range tokens {
			if k := l.wakes[level][tokens[i].word]; k != 0 {
				woken.add(&l.tables[k])
			}
		}
		awake.keep(&woken)
	}
	return awake
}

// matchSentence is match for the tokens from start to end, end not included.
func (a *Reader) matchSentence(start, end int, awake *patterns) {
	var parts [len(awake)]uint8 // of awake, those with any
	n := 0
	for k := range awake {
		if awake[k] != 0 {
			parts[n] = uint8(k)
			n++
		}
	}
	if n == 0 {
		return
	}
	next := a.nextFigure(end)
	for i := end - 1; i >= start; i-- {
		if a.tokens[i].kind == figureToken {
			next = i
		}
		a.ahead[i] = uint8(min(next-i, farthest))
	}
	for i := start; i < end; i++ {
		a.tryAll(awake, parts[:n], i)
	}
}

// nextFigure returns the first token from i on that is a figure, or one that is far away.
func (a *Reader) nextFigure(i int) int {
	for k := i; k < min(a.n, i+farthest); k++ {
		if a.tokens[k].kind == figureToken {
			return k
		}
	}
	return i + farthest
}

// tryAll tries at the token i, of the patterns that are awake, in those parts of the set
// that have any, the ones that may start with it and go on with the next and with the
// figure ahead.
func (a *Reader) tryAll(awake *patterns, parts []uint8, i int) {
	l := a.lang
	first, other, any := l.startsOf(&a.tokens[i])
	second := &l.secondFigure
	if t := &a.tokens[i+1]; t.kind != figureToken {
		second = &l.tables[l.seconds[t.word]]
	}
	near := &l.near[a.ahead[i]]
	for _, k := range parts {
		for set := awake[k] & second[k] & near[k] & (first[k] | other[k] | any[k]); set != 0; set &= set - 1 {
			a.try(&l.patterns[int(k)<<6|bits.TrailingZeros64(set)], i)
		}
	}
}

// startsOf returns the patterns that may start with a token: with that word, with another
// of its kind, and with any word.
func (l *Language) startsOf(t *token) (first, other, any *patterns) {
	none := &l.tables[0]
	if t.kind == figureToken {
		return &l.figures, none, none
	}
	other, any = none, none
	switch {
	case t.kind == numberToken:
		other = &l.numbers
	case t.capital:
		other = &l.capitals
	}
	if t.kind <= numberToken {
		any = &l.names
	}
	return &l.tables[l.starts[t.word]], other, any
}

// try tries a pattern at the token i.
func (a *Reader) try(pt *pattern, i int) {
	th := &a.thread
	th.n, th.steps = 0, min(maxTry, a.steps)
	given := th.steps
	for k := range th.saves {
		th.saves[k] = -1
	}
	end := a.run(pt.prog, 0, i)
	a.steps -= given - th.steps
	if end < 0 {
		return
	}
	for k := range th.n {
		to := &a.normal
		if pt.strong {
			to = &a.strong
		}
		to[th.figures[k]] |= 1 << th.roles[k]
	}
	if a.trace && th.n > 0 {
		a.figureLines = append(a.figureLines, pt.line)
	}
	switch {
	case pt.action == actSkip:
		for k := i; k < end; k++ {
			a.quiet[k] |= skipped
		}
	case pt.action != actFigure && a.nhits < maxHits:
		h := hit{action: pt.action, line: int16(pt.line), start: int16(i), end: int16(end), figure: -1, caps: th.saves}
		if th.n > 0 {
			h.figure = th.figures[0]
		}
		a.hits[a.nhits] = h
		a.nhits++
	}
}

// settle notes what has not happened.
func (a *Reader) settle() {
	for k := range a.nhits {
		h := &a.hits[k]
		if h.action != actHope && h.action != actWish {
			continue
		}
		if t := &a.tokens[h.start]; t.capital && a.is(int(h.start), a.lang.c.month) && !a.sentenceStart(int(h.start)) {
			continue // in May
		}
		if a.is(int(h.end), a.lang.c.not) {
			continue // "could not match"
		}
		start := int(h.start)
		if a.is(start-1, a.lang.c.aux) { // "a record 110,000 are expected"
			for start > 0 && a.isWord(start-1) && !a.is(start-1, a.lang.c.conjunction) || start > 0 && a.tokens[start-1].kind == figureToken {
				start--
			}
		}
		for i := start; i < a.n; i++ {
			t := &a.tokens[i]
			if t.kind == stopToken || t.word == a.lang.signs[';'] || a.lang.is(t.word, a.lang.c.but) || h.action == actWish && i >= int(h.end) && t.kind == signToken {
				break
			}
			a.quiet[i] |= hoped
		}
	}
}

// order is in which the roles that patterns give precede each other.
var order = [...]Role{Denied, lack, unreached, Previous, Rate, Margin, Base, Capacity, Expected, From, Average, Total, Part, sold, None, Other, Drew, once, counted}

func first(set uint32) Role {
	for _, r := range order {
		if set>>r&1 != 0 {
			return r
		}
	}
	return Unknown
}

// local returns the role that patterns give a figure.
func (a *Reader) local(f int) Role { return a.locals[f] }

// weigh returns the first of the roles that patterns gave a figure.
func (a *Reader) weigh(f int) Role {
	normal, strong := a.normal[f], a.strong[f]
	if (normal|strong)>>once&1 != 0 {
		const several = 1<<Average | 1<<Total
		normal, strong = normal&^several, strong&^several
	}
	if normal>>counted&1 != 0 {
		normal &^= 1 << Margin
	}
	r, n := first(strong), first(normal)
	switch {
	case r == Drew && normal>>Expected&1 != 0: // "a record 120,000 are expected"
		return Expected
	case r == Unknown, r == Drew && n == Rate: // "climbed by 1,000 a second"
		r = n
	}
	if r == once || r == counted || r == Average && a.oneEvent(int(a.where[f])) {
		return Drew
	}
	return r
}

// oneEvent reports whether the mean that is the token i is of one broadcast: its sentence,
// or else the paragraph, names one, and nothing of which there are several.
func (a *Reader) oneEvent(i int) bool {
	if i < 0 || a.perEvent(i) {
		return false
	}
	start, end := i, i
	for start > 0 && a.tokens[start-1].kind != stopToken {
		start--
	}
	for end < a.n && a.tokens[end].kind != stopToken {
		end++
	}
	single, several := a.counted(start, end)
	if !single && !several {
		single, several = a.counted(0, a.n)
	}
	return single && !several
}

// counted reports whether the tokens i to j name one event, and whether they name several.
func (a *Reader) counted(i, j int) (single, several bool) {
	for ; i < j; i++ {
		single = single || a.is(i, a.lang.c.single)
		several = several || a.is(i, a.lang.c.several)
	}
	return single, several
}

// sums makes what was drawn before a mean over several events their total: "1.15 million
// attended, an average of 22,100 per match".
func (a *Reader) sums() {
	for f := 1; f < a.nfigures; f++ {
		r, before := a.Roles[f], a.Roles[f-1]
		if r == Average && (before == Drew || before == Unknown) && a.where[f-1] >= 0 && a.where[f] >= 0 &&
			a.figures[f-1].Low/2 >= a.figures[f].Low && a.sameSentence(int(a.where[f-1]), int(a.where[f])) && a.perEvent(int(a.where[f])) {
			a.Roles[f-1] = Total
		}
	}
}

// perEvent reports whether the mean that is the token i is told of each event: "a game".
func (a *Reader) perEvent(i int) bool {
	for k := i + 1; k < i+5; k++ {
		if a.is(k, a.lang.c.per) && a.is(k+1, a.lang.c.unit) {
			return true
		}
	}
	return false
}

// assign gives each figure its role.
func (a *Reader) assign() {
	came := false
	for f := range a.nfigures {
		r := a.local(f)
		if a.where[f] < 0 {
			continue // not read
		}
		if r == Unknown || r == Drew {
			came = true
		}
		a.Roles[f] = r
	}
	a.sums()
	for f := range a.nfigures {
		switch r := a.Roles[f]; {
		case a.where[f] < 0, a.untold>>f&1 != 0:
			a.Roles[f] = Unknown
		case r == Part && f > 0 && !came && a.Roles[f-1] == None: // "her 3 million followers, 40,000 of whom came"
			a.Roles[f] = Drew
		case r == Part && f == 0 && a.is(int(a.where[f])+1, a.lang.c.of) && a.is(int(a.where[f])+2, a.lang.c.pronoun): // "2,215 of them"
			a.Roles[f] = Drew
		case r == sold && (came || a.awaited):
			a.Roles[f] = Other
		case r == sold || r == Unknown:
			a.Roles[f] = Drew
		case r == unreached || r == lack:
			a.Roles[f] = Denied
		case r == Previous && a.Claim.Denied && a.Claim.Previous == f, r == Margin && a.Claim.Denied && a.Claim.Margin == f:
			a.Roles[f] = Denied
		}
	}
}
