package role

// Who is said to have counted: the noun before a verb of saying ("police put it
// at"), the one after it ("said the marshals"), and that of "according to".

// attribute gives each figure who is said to have counted.
func (a *Reader) attribute() {
	if !a.seen.meets(&a.lang.attributing) {
		return
	}
	for f := range a.nfigures {
		if a.Roles[f] == None {
			continue
		}
		if at := a.where[f]; at >= 0 {
			if f > 0 && !a.By[f-1].IsZero() {
				if s := a.gapped(int(at)); !s.IsZero() {
					a.By[f] = s
					continue
				}
			}
			a.By[f] = a.speaker(int(at), f)
		}
	}
}

// gapped returns who counted the figure i where the verb is left out: "the police
// reported 400, the hosts 300".
func (a *Reader) gapped(i int) Span {
	c := &a.lang.c
	end := i
	for n := 0; n < 2 && end > 0 && (a.is(end-1, c.preposition) || a.tokens[end-1].word == a.lang.quote || a.tokens[end-1].word == a.lang.signs[',']); n++ {
		end--
	}
	k := end
	for k > 0 && end-k < 5 && a.isWord(k-1) && !a.is(k-1, c.conjunction) {
		k--
		if a.is(k, c.preposition) || a.is(k, c.verb) || a.is(k, c.reporter) || a.is(k, c.aux) || a.is(k, c.adverb) || a.is(k, c.boundary) && !a.any(k, c.kind, c.counter) {
			return Span{}
		}
	}
	if k == end || k == 0 || a.tokens[k-1].word != a.lang.signs[','] && a.tokens[k-1].word != a.lang.signs[';'] && !a.is(k-1, c.conjunction) || !a.is(k, c.determiner) && !a.tokens[k].capital && !a.is(end-1, c.counter) || end == k+1 && a.is(k, c.determiner) || a.any(end-1, c.time, c.day, c.ordinal) {
		return Span{}
	}
	return a.span(k, end)
}

// speaker returns who is said to have counted the figure f, which is the token i.
func (a *Reader) speaker(i, f int) Span {
	if s := a.countBehind(i); !s.IsZero() {
		return s
	}
	if s, ok := a.speakerBefore(i, f); ok {
		return s
	}
	return a.speakerAfter(i)
}

// speakerBefore looks before the token i, in the same part of the sentence. It reports
// whether that says who it was.
func (a *Reader) speakerBefore(i, f int) (Span, bool) {
	c := &a.lang.c
	if s := a.passive(i); !s.IsZero() {
		return s, true
	}
	figures := 0
	for j := i - 1; j >= 0 && i-j < 24; j-- {
		t := &a.tokens[j]
		switch {
		case t.kind == stopToken, t.word == a.lang.signs[';']:
			return Span{}, false
		case figures > 0 && (a.lang.is(t.word, c.but) || t.word == a.lang.signs[',']):
			s := a.according(j)
			return s, !s.IsZero()
		case t.kind == figureToken:
			figures++
		case a.lang.is(t.word, c.to) && a.is(j-1, c.according):
			return a.nounAfter(j + 1), true
		case a.cites(j):
			return a.nounAfter(j + 1), true
		case a.is(j, c.body) && !a.counterOf(j).IsZero():
			return a.counterOf(j), true
		case a.reports(j) && a.denies(j):
			return Span{}, true
		case a.reports(j):
			if _, s := a.nounBefore(j); !s.IsZero() {
				return s, true
			}
			if s := a.saidAgain(j, f); !s.IsZero() {
				return s, true
			}
			if a.is(j, c.saying) && j > 0 && (a.tokens[j-1].word == a.lang.quote || a.tokens[j-1].kind == signToken) {
				return a.nounAfter(j + 1), true
			}
			return Span{}, false
		}
	}
	return Span{}, false
}

// passive returns who counted the figure i, if that is told right before it: "estimated by
// the police at 20,000 and by the unions at 60,000".
func (a *Reader) passive(i int) Span {
	c := &a.lang.c
	if a.is(i-1, c.possessive) && a.is(i-2, c.counter) { // "the organizers' 75,000"
		return a.owner(i - 1)
	}
	if !a.is(i-1, c.at) {
		return Span{}
	}
	for k := i - 2; k > 0 && i-k < 9 && a.isWord(k); k-- {
		if a.is(k, c.by) && (a.is(k-1, c.reporter) || a.is(k-1, c.conjunction)) {
			return a.span(k+1, i-1)
		}
	}
	return Span{}
}

// according returns according to whom the sentence of the token i is, if it opens so.
func (a *Reader) according(i int) Span {
	for i > 0 && a.tokens[i-1].kind != stopToken {
		i--
	}
	if a.is(i, a.lang.c.according) && a.is(i+1, a.lang.c.to) {
		return a.nounAfter(i + 2)
	}
	return Span{}
}

// reports reports whether the token i is a verb of saying or, after a noun of evidence,
// one of showing: "figures show".
func (a *Reader) reports(i int) bool {
	return a.is(i, a.lang.c.reporter) || a.shows(i)
}

func (a *Reader) shows(i int) bool {
	return a.is(i, a.lang.c.showing) && a.is(i-1, a.lang.c.evidence)
}

// cites reports whether a source follows the token i: "citing the mayor", "per Viewbase",
// but not "per game".
func (a *Reader) cites(i int) bool {
	return a.is(i, a.lang.c.citing) && (!a.is(i, a.lang.c.per) || a.tokens[i+1].capital || a.is(i+1, a.lang.c.determiner))
}

// relative reports whether the noun that starts with the token k is the subject of what is
// said of the figure i right behind it: "the 60,000 that the promoters had predicted".
func (a *Reader) relative(i, k int) bool {
	c := &a.lang.c
	return k == i+1 && a.any(k, c.determiner, c.counter) || k == i+2 && a.is(i+1, c.conjunction)
}

// denies reports whether what the token i tells is said to be otherwise: "contrary to the
// promoter's boast".
func (a *Reader) denies(i int) bool {
	for k := i - 1; k >= 0 && i-k < 7 && a.isWord(k); k-- {
		if a.is(k, a.lang.c.contrary) {
			return true
		}
	}
	return false
}

// counterOf returns whose the count is that is the token j: "the organizers' own count",
// "an estimate by the police".
func (a *Reader) counterOf(j int) Span {
	c := &a.lang.c
	if a.is(j+1, c.by) || a.is(j+1, c.of) && a.is(j-2, c.by) { // "by the reckoning of the paper"
		return a.nounAfter(j + 2)
	}
	k := j
	if a.denies(j) {
		return Span{}
	}
	for k > 0 && j-k < 3 && a.isWord(k-1) && !a.is(k-1, c.possessive) {
		k--
	}
	if !a.is(k-1, c.possessive) || a.any(k-2, c.time, c.eventTime, c.pronoun, c.people) || a.is(k-2, c.kind) && !a.is(k-2, c.speaker) {
		return Span{}
	}
	return a.owner(k - 1)
}

// owner returns the noun before the "'s" that is the token i.
func (a *Reader) owner(i int) Span {
	c := &a.lang.c
	k := i
	for k > 0 && i-k < 5 && a.isWord(k-1) && !a.any(k-1, c.preposition, c.conjunction, c.verb, c.reporter, c.aux) {
		if k--; a.is(k, c.determiner) {
			break
		}
	}
	return a.span(k, i)
}

// countBehind returns who counted the figure that is the token i, if that is told behind
// it in a passive or by the noun of a count: "put at 5,000 by the police", "5,000 by the
// club's own count".
func (a *Reader) countBehind(i int) Span {
	c := &a.lang.c
	for j := i + 1; j < i+4; j++ { // "55,000 people according to police"
		if a.is(j, c.according) && a.is(j+1, c.to) {
			return a.nounAfter(j + 2)
		}
		if !a.any(j, c.people, c.audience) {
			break
		}
	}
	for j := i + 1; j < i+6 && (a.isWord(j) || a.tokens[j].word == a.lang.signs[',']); j++ {
		if !a.is(j, c.by) {
			continue
		}
		s := a.nounAfter(j + 1)
		k := i - 1
		if k > 0 && a.is(k, c.at) { // "put at"
			k--
		}
		if a.is(k, c.reporter) && a.sameClause(i, j) {
			return s
		}
		for k := j + 2; k < j+8 && a.isWord(k); k++ {
			if a.is(k, c.possessive) && (a.is(k+1, c.body) || a.is(k+2, c.body)) {
				return a.owner(k)
			}
		}
		return Span{}
	}
	return Span{}
}

// sameClause reports whether no sign is between the tokens i and j.
func (a *Reader) sameClause(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if a.tokens[k].kind == signToken {
			return false
		}
	}
	return true
}

// saidAgain returns who is the subject of the verb j of saying where that is left out or
// a pronoun: "the mayor called it absurd and said", "they counted".
func (a *Reader) saidAgain(j, f int) Span {
	c := &a.lang.c
	switch {
	case a.is(j-1, c.anaphor):
		for f--; f >= 0; f-- {
			if s := a.By[f]; !s.IsZero() {
				return s
			}
		}
	case a.is(j-1, c.conjunction), j > 0 && a.tokens[j-1].word == a.lang.signs[',']: // ", saying"
		for k := j - 2; k > 0 && a.tokens[k].kind != stopToken; k-- {
			if a.any(k, c.reporter, c.dismissing) {
				_, s := a.nounBefore(k)
				return s
			}
		}
		return a.subject(j)
	}
	return Span{}
}

// subject returns the noun with which the sentence of the token i starts, before a verb.
func (a *Reader) subject(i int) Span {
	c := &a.lang.c
	start := i
	for start > 0 && a.tokens[start-1].kind != stopToken && a.tokens[start-1].word != a.lang.signs[';'] {
		start--
	}
	end := start
	for end < i && end-start < 6 && a.isWord(end) && !a.any(end, c.preposition, c.verb, c.reporter, c.aux, c.conjunction, c.adverb) && (!a.is(end, c.boundary) || a.any(end, c.kind, c.counter)) {
		end++
	}
	if end == start || end == start+1 && a.any(start, c.speaking, c.determiner) || !a.isWord(end) || a.is(end, c.preposition) || a.is(end-1, c.kind) {
		return Span{}
	}
	return a.span(start, end)
}

// speakerAfter looks behind the token i: "…, police said", "…, said the council".
func (a *Reader) speakerAfter(i int) Span {
	c := &a.lang.c
	quoted := false
	for j := i + 1; j < a.n && j-i < 40; j++ {
		t, before := &a.tokens[j], &a.tokens[j-1]
		comma := before.word == a.lang.signs[',']
		switch {
		case t.word == a.lang.quote:
			quoted = true
		case t.kind == stopToken && a.tokens[min(j+1, a.n-1)].word != a.lang.quote, t.word == a.lang.signs[';']:
			return Span{}
		case a.lang.is(t.word, c.to) && a.is(j-1, c.according), a.cites(j) && comma:
			return a.nounAfter(j + 1)
		case !a.is(j, c.saying) && !a.shows(j):
		case before.word == a.lang.quote, quoted && before.kind != wordToken, comma:
			if s := a.nounAfter(j + 1); !s.IsZero() {
				return s
			}
		default:
			if k, s := a.nounBefore(j); (a.parted(k-1) || a.relative(i, k)) && !a.figureBetween(k, j) && (quoted || a.clauseEnds(j+1)) {
				return s
			}
		}
	}
	return Span{}
}

// parted reports whether the token i is a comma or a quotation mark.
func (a *Reader) parted(i int) bool {
	return i >= 0 && (a.tokens[i].word == a.lang.signs[','] || a.tokens[i].word == a.lang.quote)
}

// clauseEnds reports whether no object follows a verb of saying: "police said."
func (a *Reader) clauseEnds(i int) bool {
	return !a.isWord(i) || a.is(i, a.lang.c.eventTime) || a.is(i, a.lang.c.preposition) || a.is(i, a.lang.c.conjunction)
}

func (a *Reader) figureBetween(i, j int) bool {
	for ; i < j; i++ {
		if a.tokens[i].kind == figureToken {
			return true
		}
	}
	return false
}

// nounBefore returns the noun that is the subject of the verb j, and the token with which
// it starts.
func (a *Reader) nounBefore(j int) (start int, s Span) {
	c := &a.lang.c
	end := a.subjectEnd(j)
	w := a.tokens[end].word
	relative := end > 0 && (a.lang.is(w, c.who) || a.lang.is(w, c.which)) && a.tokens[end-1].word == a.lang.signs[',']
	if relative {
		end-- // "experts, who counted"
	}
	k := end
	for k > 0 && end-k < 6 && a.isWord(k-1) && (a.any(k-1, c.possessive, c.body) || !a.any(k-1, c.conjunction, c.adverb, c.verb, c.reporter, c.aux)) {
		k--
		if a.is(k, c.preposition) && k+1 < end && (relative || a.is(k, c.with)) { // "with police estimating"
			k++
			break
		}
		if a.is(k, c.preposition) { // "a study by the university put": the noun before that
			if k == 0 || k+1 == end {
				return 0, Span{}
			}
			end = k
			continue
		}
		if a.is(k, c.determiner) && !(k > 0 && a.is(k-1, c.preposition)) {
			break
		}
	}
	switch {
	case k == end, a.is(k, c.preposition), end == k+1 && a.any(k, c.speaking, c.determiner),
		end == k+2 && a.is(k, c.determiner) && a.is(k+1, c.void), // "this one"
		a.is(end-1, c.kind) && !a.is(end-1, c.speaker) && !a.shows(j):
		return 0, Span{}
	}
	return k, a.span(k, end)
}

// subjectEnd returns where the noun ends that is the subject of the verb j, without
// adverbs and clauses between them.
func (a *Reader) subjectEnd(j int) int {
	c := &a.lang.c
	end := j
	for end > 0 && a.any(end-1, c.aux, c.adverb, c.possessive) {
		end--
	}
	if end > 1 && a.tokens[end-1].word == a.lang.signs[','] { // "the organizers, who had expected 20,000, spoke of"
		for k := end - 2; k > 0 && end-k < 10 && a.tokens[k].kind != stopToken; k-- {
			if a.tokens[k].word == a.lang.signs[','] && a.is(k+1, c.conjunction) {
				end = k
				break
			}
		}
	}
	for k := end - 1; k > 0 && end-k < 10 && a.isWord(k); k-- {
		if a.any(k, c.who, c.which) && !a.plainNoun(k+1, end) { // "a city worker who asked not to be named guessed"
			return k
		}
	}
	return end
}

// plainNoun reports whether the tokens i to j are a noun and no clause: of "which police
// said".
func (a *Reader) plainNoun(i, j int) bool {
	c := &a.lang.c
	for k := i; k < j; k++ {
		if a.any(k, c.aux, c.preposition, c.verb, c.reporter, c.adverb, c.not) {
			return false
		}
	}
	return i < j
}

// nounAfter returns the noun that starts with the token i.
func (a *Reader) nounAfter(i int) Span {
	c := &a.lang.c
	j := i
	for a.isWord(j) && j-i < 7 && !a.is(j, c.preposition) && !a.is(j, c.conjunction) && !a.is(j, c.eventTime) && !a.any(j, c.aux, c.reporter, c.came) {
		j++
	}
	if j == i || j == i+1 && a.is(i, c.speaking) {
		return Span{}
	}
	return a.span(i, j)
}
