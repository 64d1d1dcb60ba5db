package role

import "cmp"

// A Claim is what a text claims of its subject.
type Claim struct {
	Found    bool
	Place    int // 0 where none is claimed
	Top      int
	Figure   int // of these four the index of the figure, or -1
	Previous int
	Margin   int
	First    int
	Past     bool // the number of First was passed, not just reached
	Denied   bool
	Ratio    Span
	Times    int // that many, if a verb says it: "doubled"
	Rival    Span
	Scope    [maxScope]Span
	NScope   int

	PlaceAt, TopAt, FirstAt, DeniedAt Span
	Bare                              bool // "the record", of what is not said
}

const maxScope = 6

// noClaim returns the claim of a text that claims nothing.
func noClaim() Claim { return Claim{Figure: -1, Previous: -1, Margin: -1, First: -1} }

// span returns the bytes of the tokens i to j, j not included.
func (a *Reader) span(i, j int) Span {
	if i >= j {
		return Span{}
	}
	return Span{int(a.tokens[i].start), int(a.tokens[j-1].end)}
}

func (a *Reader) is(i, class int) bool {
	return i >= 0 && i < a.n && a.lang.words[a.tokens[i].word].has(class)
}

// open reports whether a hit claims something: it is not hoped for, and no false friend.
func (a *Reader) open(h *hit) bool {
	at := int(h.start)
	if h.has(capHead) {
		at = int(h.caps[2*capHead])
		if a.quiet[at]&skipped != 0 {
			return false
		}
	}
	if k := int(h.caps[2*capPlace]); h.action == actPlace && h.has(capPlace) && k > 0 && a.tokens[k].joined && a.tokens[k-1].kind == numberToken {
		return false // a 30-second spot
	}
	if h.action == actPlace && a.quiet[h.start]&skipped != 0 {
		return false // "ahead of the second highest"
	}
	for i := int(h.start); i <= at; i++ {
		if a.quiet[i]&hoped != 0 {
			return false
		}
	}
	return a.quiet[h.start]&hoped == 0
}

// cues are the hits that count of each kind, and where the superlative is.
type cues struct {
	record, place, top, first, ratio, deny *hit
	most                                   int  // the token that is a superlative, or -1
	mostDenied                             bool // one is, but denied
}

// cues looks for what claims something.
func (a *Reader) cues() (q cues) {
	for k := range a.nhits {
		if h := &a.hits[k]; h.action == actDeny && q.deny == nil && a.open(h) {
			q.deny = h
		}
	}
	for k := range a.nhits {
		h := &a.hits[k]
		switch {
		case h.action == actHope, h.action == actWish, h.action == actDeny:
		case a.open(h):
			q = q.with(a, h)
		case h.action == actRecord:
			a.awaited = true
		}
	}
	q.most = -1
	for i := 0; i < a.n && q.most < 0 && a.seen.has(a.lang.c.superlative); i++ {
		switch {
		case !a.superlative(i), a.quiet[i]&skipped != 0, a.is(i, a.lang.c.recordish) && a.is(i-1, a.lang.c.prev): // "the previous best"
		case a.quiet[i]&hoped != 0:
			a.awaited = true
		case q.deny.over(i):
			q.mostDenied = true
		default:
			q.most = i
		}
	}
	return q
}

// over reports whether a hit, if there is one, is at the token i.
func (h *hit) over(i int) bool { return h != nil && int(h.start) <= i && i < int(h.end) }

// mostTop is the largest "top N" that is read; "to top 2018's" is something else.
const mostTop = 500

// with returns q with a hit that counts, if it is the first of its kind or tells more.
// It takes q by value: what is stored through a pointer would have to be on the heap.
func (q cues) with(a *Reader, h *hit) cues {
	switch {
	case h.action == actRecord:
		denied := q.deny != nil && h.start < q.deny.end && q.deny.start < h.end
		if !denied && (q.record == nil || !q.record.has(capHead) && h.has(capHead)) {
			q.record = h
		}
	case h.action == actPlace && q.place == nil:
		q.place = h
	case h.action == actTop && q.top == nil && a.value(int(h.caps[2*capPlace])) <= mostTop:
		q.top = h
	case h.action == actFirst && (q.first == nil || q.first.figure < 0 && h.figure >= 0):
		q.first = h
	case h.action == actRatio && q.ratio == nil:
		q.ratio = h
	}
	return q
}

// claim reads what the text claims.
func (a *Reader) claim() {
	c := &a.Claim
	q := a.cues()
	a.place(&q)
	switch {
	case c.Place > 0 || c.Top > 0:
		a.rivals(actPlace)
		a.rivals(actRatio)
		if q.place == nil {
			a.rivals(actPair)
		}
	case q.first != nil:
		c.Found = true
		c.FirstAt = a.span(int(q.first.start), int(q.first.end))
		a.first(q.first)
	default:
		a.rivals(actRatio)
		a.rivals(actPair)
	}
	if c.Denied && c.Place > 0 {
		c.Rival = Span{}
	}
	a.numbers()
	if c.Found && (a.chain() || q.ratio != nil && a.onlyRoom()) {
		*c = noClaim()
		return
	}
	if q.ratio != nil && c.Found && c.Ratio.IsZero() && q.ratio.has(capRatio) {
		a.ratio(q.ratio)
	}
}

// place reads the place that is claimed, and in what field.
func (a *Reader) place(q *cues) {
	c := &a.Claim
	record, most := q.record, q.most
	if a.onlyNone() { // a single in the charts
		q.top, q.place = nil, nil
	}
	switch {
	case q.top != nil && (q.place == nil || !q.place.has(capPlace)):
		c.Found = true
		c.Top = a.value(int(q.top.caps[2*capPlace]))
		c.TopAt = a.span(int(q.top.start), int(q.top.end))
		at := int(q.top.end) - 1
		if k := int(q.top.caps[2*capPlace]); k == at && a.is(k-1, a.lang.c.verb) {
			a.scopeLeft(k-1, true) // "the platform's top five"
		}
		a.scopeAt(at, true)
	case q.place != nil:
		a.below(q.place)
	case record != nil && most == int(record.end)+2 && a.is(most-1, a.lang.c.determiner): // "the record for the largest"
		a.topped(record.start, record.end)
		a.scopeAt(most, true)
	case record != nil:
		a.topped(record.start, record.end)
		switch {
		case record.has(capScope):
			a.captured(record)
			if record.has(capHead) {
				a.scopeAt(int(record.caps[2*capHead]), false)
			}
		case record.has(capHead):
			head := int(record.caps[2*capHead])
			a.scopeAt(head, a.any(head, a.lang.c.kind, a.lang.c.audience) && !a.is(head, a.lang.c.recordlike))
		case !record.has(capObject):
			a.scopeAt(int(record.end)-1, false)
		}
		if at := int(record.caps[2*capObject]); record.has(capObject) && !a.brief { // "have so many watched a chess match"
			if a.is(at, a.lang.c.determiner) {
				at++
			}
			a.scopeRight(a.scopeNoun(at), true)
		}
		if most >= 0 {
			a.scopeAt(most, true)
		}
	case most >= 0:
		a.topped(int16(most), int16(most)+1)
		a.scopeAt(most, true)
	case q.deny != nil:
		c.Found, c.Place, c.Denied = true, 1, true
		c.DeniedAt = a.span(int(q.deny.start), int(q.deny.end))
		if q.deny.has(capHead) {
			h := int(q.deny.caps[2*capHead])
			c.PlaceAt = a.span(h, h+1)
			a.scopeAt(h, q.mostDenied || a.is(h, a.lang.c.superlative))
		}
	}
}

// topped notes the first place, which the tokens i to j tell.
func (a *Reader) topped(i, j int16) {
	a.Claim.Found, a.Claim.Place = true, 1
	a.Claim.PlaceAt = a.span(int(i), int(j))
}

// below reads a place that a number or an ordinal tells.
func (a *Reader) below(h *hit) {
	c := &a.Claim
	c.Found, c.Place = true, 2
	at := int(h.end) - 1
	if !h.has(capPlace) && a.is(int(h.start), a.lang.c.only) { // "only A and B have had more"
		for i := int(h.start); i < int(h.end); i++ {
			if a.is(i, a.lang.c.and) {
				c.Place++
			}
		}
	}
	if h.has(capPlace) {
		at = int(h.caps[2*capPlace])
		c.Place = a.value(at)
		if a.is(at, a.lang.c.often) || (a.is(int(h.start), a.lang.c.only) || a.is(int(h.start), a.lang.c.just)) && a.is(at, a.lang.c.cardinal) {
			c.Place++ // "only two have drawn more"
		}
	}
	c.PlaceAt = a.span(int(h.start), int(h.end))
	if h.has(capScope) {
		a.captured(h)
	}
	if (!h.has(capPlace) || a.is(int(h.start), a.lang.c.numbering) && a.is(int(h.start)-1, a.lang.c.possessive)) && !a.brief {
		a.scopeLeft(int(h.start), true) // "the night's runner-up", "the country's No. 2"
	}
	a.scopePlace(at, int(h.end))
}

// value returns the number of an ordinal or cardinal.
func (a *Reader) value(i int) int {
	t := &a.tokens[i]
	if t.kind == numberToken {
		return int(max(t.value, 0))
	}
	return int(a.lang.values[t.word])
}

// ofAudience reports whether the text speaks of an audience at all.
func (a *Reader) ofAudience() bool {
	if a.onlyNone() {
		return false
	}
	for i := range a.n {
		if a.tokens[i].kind == figureToken || a.is(i, a.lang.c.audience) || a.is(i, a.lang.c.people) || a.is(i, a.lang.c.kind) || a.is(i, a.lang.c.came) {
			return true
		}
	}
	return false
}

// onlyNone reports whether there are figures, and none counts an audience.
func (a *Reader) onlyNone() bool {
	for f := range a.nfigures {
		if a.local(f) != None {
			return false
		}
	}
	return a.nfigures > 0
}

// ratio takes over the ratio of a hit.
func (a *Reader) ratio(h *hit) {
	i, j := int(h.caps[2*capRatio]), int(h.caps[2*capRatio+1])
	a.Claim.Ratio = a.span(i, j)
	if j == i+1 && a.is(i, a.lang.c.multiple) {
		a.Claim.Times = a.value(i)
	}
}

// rivals reads what the subject is compared with in the hits of an action, the
// first that names anything.
func (a *Reader) rivals(want action) {
	if want != actPlace && !a.ofAudience() {
		return
	}
	for n := range 2 * a.nhits { // first those that tell where it is named
		h := &a.hits[n%a.nhits]
		if h.action != want || h.has(capRival) != (n < a.nhits) || !a.Claim.Rival.IsZero() || !a.open(h) {
			continue
		}
		if want == actPlace && !h.has(capRival) {
			continue
		}
		if want == actPair && a.Claim.Place > 0 && a.tokens[h.start].kind != figureToken {
			continue
		}
		was := a.Claim.Found
		a.rival(h)
		for i := max(0, int(h.start)-3); !was && a.Claim.Found && i <= int(h.start); i++ {
			a.Claim.Denied = a.Claim.Denied || a.is(i, a.lang.c.negative) // "didn't beat"
		}
	}
}

// numbers finds the claim's figures among those of the text.
func (a *Reader) numbers() {
	c := &a.Claim
	drew := a.drawn()
	previous := a.firstOf(Previous, unreached)
	margin := a.firstOf(Margin, lack)
	// A record before and more than that, or a margin over it, say that it is beaten.
	if c.Place == 0 && c.Top == 0 && c.First < 0 && previous >= 0 && a.local(previous) == Previous && a.where[previous] >= 0 && a.quiet[a.where[previous]]&hoped == 0 &&
		(drew >= 0 && a.figures[drew].Low > a.figures[previous].Low || drew < 0 && a.beaten(int(a.where[previous]))) {
		c.Found, c.Place, c.Rival, c.Denied = true, 1, Span{}, false
		c.PlaceAt = a.figures[previous].Phrase
		if head := a.headNear(int(a.where[previous])); head >= 0 {
			a.scopeAt(head, false)
		}
	}
	if !c.Found {
		return
	}
	if c.Denied && c.Place == 1 && previous < 0 && drew >= 0 {
		previous = a.standing(drew)
	}
	c.Figure, c.Previous, c.Margin = drew, previous, margin
	if c.Place != 1 || previous >= 0 && !c.Denied && a.local(previous) == unreached {
		c.Previous = -1
	}
	if margin >= 0 && (c.Place != 1 && c.Rival.IsZero() || c.Denied && a.local(margin) == Margin && a.overTime(margin)) {
		c.Margin = -1
	}
}

// standing makes the one other figure, if it is of some year and larger than the figure
// that the subject drew, the record that stands: "it was no record: 17,000 came, and
// 18,000 in 1999". It returns that or -1.
func (a *Reader) standing(drew int) int {
	other := -1
	for f := range a.nfigures {
		switch r := a.local(f); {
		case f == drew || r == None:
		case other >= 0 || r != Unknown && r != Drew && r != From && r != Other || a.figures[f].Low <= a.figures[drew].High || !a.ofYear(f):
			return -1
		default:
			other = f
		}
	}
	if other >= 0 {
		a.strong[other] |= 1 << unreached
		a.locals[other] = a.weigh(other)
	}
	return other
}

// ofYear reports whether a year stands near the figure f.
func (a *Reader) ofYear(f int) bool {
	at := int(a.where[f])
	for i := max(at-7, 0); at >= 0 && i < at+5; i++ {
		if a.is(i, a.lang.c.year) {
			return true
		}
	}
	return false
}

// beaten reports whether a verb of breaking precedes the record that is the token i:
// "surpassed the 15,200 of 2014, the old best".
func (a *Reader) beaten(i int) bool {
	c := &a.lang.c
	broken := false
	for k := i - 1; k >= 0 && i-k < 7 && a.tokens[k].kind != stopToken; k-- {
		if a.is(k, c.negative) {
			return false
		}
		broken = broken || a.any(k, c.breaking, c.pass) && !a.is(k-1, c.to)
	}
	return broken
}

// chain looks for a record that was broken twice: "the record of 40K fell to the derby's
// 57K, which the final beat with 164K". Which of them is claimed the words do not tell,
// so all of these figures are left without a role. It reports whether there is one.
func (a *Reader) chain() bool {
	rising := [3]int{-1, -1, -1} // the record, what broke it, and what broke that
	n := 0
	for f := range a.nfigures {
		r := cmp.Or(a.local(f), Drew)
		if n == 0 && r != Previous || n > 0 && (r != Drew && r != Previous || a.figures[f].Low <= a.figures[rising[n-1]].Low) {
			continue
		}
		if n == 2 && !a.brokenAgain(int(a.where[rising[1]]), int(a.where[f])) {
			continue
		}
		rising[n] = f
		if n++; n == len(rising) {
			for _, f := range rising {
				a.untold |= 1 << f
			}
			return true
		}
	}
	return false
}

// onlyRoom reports whether the figures are of rooms and of none that came: "the new hall
// holds 9,000, double the old one's 4,500".
func (a *Reader) onlyRoom() bool {
	room := false
	for f := range a.nfigures {
		switch a.local(f) {
		case Capacity:
			room = true
		case Unknown, Drew, Total, Average, Part, sold:
			return false
		}
	}
	return room
}

// brokenAgain reports whether the words between the tokens i and j say that the second
// beat the first, or that one rose to the other.
func (a *Reader) brokenAgain(i, j int) bool {
	if i < 0 || j < 0 {
		return false
	}
	for k := i + 1; k < j; k++ {
		if a.is(k, a.lang.c.rebreak) || a.is(k, a.lang.c.to) && j == i+2 {
			return true
		}
	}
	return false
}

// drawn returns the first figure that the subject drew, but for the one that it was first
// to; if there is none, of its sums, then of its means, then tickets; or -1.
func (a *Reader) drawn() int {
	for _, want := range [...]Role{Drew, Total, Average, sold} {
		for f := range a.nfigures {
			if r := cmp.Or(a.local(f), Drew); r == want && f != a.Claim.First {
				return f
			}
		}
	}
	return -1
}

// firstOf returns the first figure that has one of two roles, or -1.
func (a *Reader) firstOf(r, s Role) int {
	for f := range a.nfigures {
		if l := a.local(f); l == r || l == s {
			return f
		}
	}
	return -1
}

// overTime reports whether a margin is over an earlier edition: "up 9k on last week".
func (a *Reader) overTime(f int) bool {
	at := int(a.where[f])
	for i := at + 1; at >= 0 && i < at+4; i++ {
		if a.is(i, a.lang.c.time) {
			return true
		}
	}
	return false
}

// headNear returns the token near the token i that calls it a record, or -1.
func (a *Reader) headNear(i int) int {
	for d := 1; d < 10; d++ {
		for _, k := range [...]int{i - d, i + d} {
			if a.is(k, a.lang.c.recordlike) && a.sameSentence(i, k) {
				return k
			}
		}
	}
	return -1
}

// sameSentence reports whether no sentence ends between two tokens.
func (a *Reader) sameSentence(i, j int) bool {
	for k := min(i, j); k < max(i, j); k++ {
		if a.tokens[k].kind == stopToken {
			return false
		}
	}
	return true
}

// first reads the number that the subject was first to.
func (a *Reader) first(h *hit) {
	c := &a.Claim
	f, at := int(h.figure), -1
	for i := int(h.start); i < int(h.end); i++ {
		if a.tokens[i].kind == figureToken {
			at = i
			if f < 0 {
				f = int(a.tokens[i].figure)
			}
		}
	}
	if f < 0 {
		return
	}
	switch a.local(f) {
	case None, Capacity, Expected, Margin: // followers; a hall that was filled
		c.Found = false
		return
	}
	c.First = f
	if f == int(h.figure) && a.local(f) == Previous { // "never had one passed 10 million" told of no other
		a.normal[f] &^= 1 << Previous
		a.locals[f] = a.weigh(f)
	}
	c.Past = a.figures[f].Past
	for i := int(h.start); i < int(h.end); i++ {
		switch {
		case i < at && a.is(i, a.lang.c.pass), i == at-1 && a.is(i, a.lang.c.beyond):
			c.Past = true
		}
	}
	told := false
	for i := at + 1; at >= 0 && i < a.n && a.tokens[i].kind != stopToken; i++ { // "crossed 100 million, the first to get there"
		told = told || a.is(i, a.lang.c.firstWord)
		if told && a.is(i, a.lang.c.reach) {
			c.Past = false
			break
		}
	}
	if h.has(capScope) {
		a.captured(h)
	}
	a.scopeFirst(int(h.start), at, int(h.end))
}

// captured adds the scope that a pattern gives.
func (a *Reader) captured(h *hit) {
	if a.brief {
		return
	}
	i, j := int(h.caps[2*capScope]), int(h.caps[2*capScope+1])
	if a.is(i, a.lang.c.scopePrep) {
		j = max(j, a.phraseEnd(i))
	}
	if (a.is(i, a.lang.c.kind) || a.is(i, a.lang.c.people)) && a.is(i+1, a.lang.c.scopePrep) { // "no show on the channel"
		i++
	}
	if (j-i > 1 || !a.any(i, a.lang.c.kind, a.lang.c.people)) && !(a.is(i, a.lang.c.scopePrep) && a.timely(i)) {
		a.addScope(i, j)
	}
	for k := j; k < int(h.end); k++ { // "no match since 1988 has"
		if a.is(k, a.lang.c.since) {
			a.addScope(k, a.phraseEnd(k))
		}
	}
	j = max(j, int(h.end))
	for n := 0; n < 3 && (a.is(j, a.lang.c.audience) || a.is(j, a.lang.c.people) || a.is(j, a.lang.c.kind)); n++ {
		j++
	}
	a.scopeRight(j, false)
}
