package role

// Who is said to have counted: the noun before a verb of saying ("police put it
// at"), the one after it ("said the marshals"), and that of "according to".

// attribute gives each figure who is said to have counted.
func (a *Reader) attribute() {
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
			a.By[f] = a.speaker(int(at))
		}
	}
}

// gapped returns who counted the figure i where the verb is left out: "the police
// reported 400, the hosts 300".
func (a *Reader) gapped(i int) Span {
	c := &a.lang.c
	end := i
	if end > 0 && a.is(end-1, c.preposition) {
		end--
	}
	k := end
	for k > 0 && end-k < 5 && a.isWord(k-1) && !a.is(k-1, c.conjunction) {
		k--
		if a.is(k, c.preposition) || a.is(k, c.verb) || a.is(k, c.reporter) || a.is(k, c.aux) || a.is(k, c.adverb) || a.is(k, c.boundary) && !a.is(k, c.kind) {
			return Span{}
		}
	}
	if k == end || k == 0 || a.tokens[k-1].word != a.lang.signs[','] && !a.is(k-1, c.conjunction) || !a.is(k, c.determiner) && !a.tokens[k].capital && !a.is(end-1, c.counter) || end == k+1 && a.is(k, c.determiner) {
		return Span{}
	}
	return a.span(k, end)
}

// speaker returns who is said to have counted the figure that is the token i.
func (a *Reader) speaker(i int) Span {
	c := &a.lang.c
	// Before it, in the same part of the sentence.
	figures := 0
	for j := i - 1; j >= 0 && i-j < 24; j-- {
		t := &a.tokens[j]
		if t.kind == stopToken || t.word == a.lang.signs[';'] {
			break
		}
		if t.kind == figureToken {
			figures++
			continue
		}
		if t.word == a.lang.to && j > 0 && a.is(j-1, c.according) {
			return a.nounAfter(j + 1)
		}
		if (t.word == a.lang.but || t.word == a.lang.signs[',']) && figures > 0 {
			break
		}
		if a.is(j, c.reporter) {
			if s := a.nounBefore(j); !s.IsZero() {
				return s
			}
			if a.is(j, c.saying) && j > 0 && (a.tokens[j-1].word == a.lang.quote || a.tokens[j-1].kind == signToken) {
				return a.nounAfter(j + 1)
			}
			break
		}
	}
	// After it: "…, police said", "…, said the council".
	quoted := false
	for j := i + 1; j < a.n && j-i < 40; j++ {
		t := &a.tokens[j]
		switch {
		case t.word == a.lang.quote:
			quoted = true
		case t.kind == stopToken && a.tokens[min(j+1, a.n-1)].word != a.lang.quote, t.word == a.lang.signs[';']:
			return Span{}
		case t.word == a.lang.to && a.is(j-1, c.according):
			return a.nounAfter(j + 1)
		case a.is(j, c.saying) && (a.tokens[j-1].word == a.lang.quote || quoted && a.tokens[j-1].kind != wordToken || a.tokens[j-1].word == a.lang.signs[',']):
			if s := a.nounAfter(j + 1); !s.IsZero() {
				return s
			}
		case a.is(j, c.saying):
			k, s := a.nounBeforeAt(j)
			if k > 0 && (a.tokens[k-1].word == a.lang.signs[','] || a.tokens[k-1].word == a.lang.quote) && !a.figureBetween(k, j) && a.clauseEnds(j+1) {
				return s
			}
		}
	}
	return Span{}
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

// nounBefore returns the noun that is the subject of the verb j.
func (a *Reader) nounBefore(j int) Span {
	_, s := a.nounBeforeAt(j)
	return s
}

// nounBeforeAt is nounBefore, and tells with which token the noun starts.
func (a *Reader) nounBeforeAt(j int) (start int, s Span) {
	c := &a.lang.c
	end := j
	for end > 0 && (a.is(end-1, c.aux) || a.is(end-1, c.adverb) || a.is(end-1, c.possessive)) {
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
	// "a city worker who asked not to be named guessed"
	for k := end - 1; k > 0 && end-k < 10 && a.isWord(k); k-- {
		if a.tokens[k].word == a.lang.who {
			end = k
			break
		}
	}
	k := end
	for k > 0 && end-k < 6 && a.isWord(k-1) && !a.is(k-1, c.conjunction) && !a.is(k-1, c.adverb) &&
		(a.is(k-1, c.possessive) || !a.is(k-1, c.verb) && !a.is(k-1, c.reporter) && !a.is(k-1, c.aux)) {
		k--
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
	if k == end || a.is(k, c.preposition) {
		return 0, Span{}
	}
	if end == k+1 && (a.is(k, c.speaking) || a.is(k, c.determiner)) || a.is(end-1, c.kind) && !a.is(end-1, c.speaker) {
		return 0, Span{}
	}
	return k, a.span(k, end)
}

// nounAfter returns the noun that starts with the token i.
func (a *Reader) nounAfter(i int) Span {
	c := &a.lang.c
	j := i
	for a.isWord(j) && j-i < 7 && !a.is(j, c.preposition) && !a.is(j, c.conjunction) && !a.is(j, c.eventTime) && !a.is(j, c.aux) && !a.is(j, c.reporter) {
		j++
	}
	if j == i || j == i+1 && a.is(i, c.speaking) {
		return Span{}
	}
	return a.span(i, j)
}
