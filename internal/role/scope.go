package role

// What limits the field of a claim, and what it is compared with: phrases around
// a word, as far as English lets a phrase go on.

// word reports whether the token i is a word or a number.
func (a *Reader) isWord(i int) bool {
	return i >= 0 && i < a.n && a.tokens[i].kind <= numberToken
}

// any reports whether the token i is in one of some classes.
func (a *Reader) any(i int, classes ...int) bool {
	for _, class := range classes {
		if a.is(i, class) {
			return true
		}
	}
	return false
}

// ends reports whether no phrase of a noun goes on with the token i.
func (a *Reader) ends(i int) bool {
	return !a.isWord(i) || a.is(i, a.lang.c.boundary)
}

// superlative reports whether the token i is a superlative of an audience or
// event: "the biggest crowd", "most watched".
func (a *Reader) superlative(i int) bool {
	c := &a.lang.c
	if !a.is(i, c.superlative) || a.tokens[i].kind != wordToken || a.is(i-1, c.ordinal) {
		return false
	}
	w := a.tokens[i].word
	weak := a.lang.is(w, c.most) || a.lang.is(w, c.bestWord)
	j := i + 1
	switch {
	case a.is(j, c.manner) && (a.lang.is(w, c.most) || a.any(j, c.participle, c.scopeless)):
		return true
	case weak && i > 0 && a.tokens[i-1].kind == signToken && a.any(j, c.preposition, c.ever) && !a.is(j, c.of) && a.afterFigure(i): // "…, most for a game here"
		return true
	case weak && !a.any(i-1, c.determiner, c.possessive, c.scopeless, c.year) && !a.sentenceStart(i),
		a.lang.is(w, c.bestWord) && a.is(i-1, c.pronoun) && !a.is(i-1, c.determiner):
		return false
	case a.everHad(j):
		return true
	}
	j, n, known := a.superlativeNoun(j, a.lang.is(w, c.most))
	switch {
	case n == 0:
		return a.any(j, c.ever, c.there) || a.is(j, c.preposition) && (!a.is(j, c.of) || !weak) || j >= a.n-1 || !a.isWord(j)
	case known:
		return true
	case weak:
		return false
	}
	return a.is(j, c.ever)
}

// afterFigure reports whether a figure is before the token i in its sentence.
func (a *Reader) afterFigure(i int) bool {
	for i--; i >= 0 && a.tokens[i].kind != stopToken; i-- {
		if a.tokens[i].kind == figureToken {
			return true
		}
	}
	return false
}

// everHad reports whether a clause follows from the token j on: "the most the host has
// ever had".
func (a *Reader) everHad(j int) bool {
	c := &a.lang.c
	if !a.any(j, c.determiner, c.pronoun) {
		return false
	}
	for k := j; k < j+8 && a.isWord(k); k++ {
		if a.is(k, c.aux) && a.any(k+1, c.participle, c.ever) {
			return true
		}
	}
	return false
}

// superlativeNoun goes over the noun of a superlative that starts with the token j. It
// returns where that ends, its length, and whether it is known to be of an audience.
func (a *Reader) superlativeNoun(j int, most bool) (end, n int, known bool) {
	c := &a.lang.c
	for ; !a.ends(j) && n < 5; j++ {
		if a.is(j, c.ever) || a.is(j, c.preposition) || a.is(j, c.there) || a.is(j, c.participle) && n > 0 {
			break
		}
		n++
		timed := (a.is(j, c.time) || a.is(j, c.clock)) && (a.is(j+1, c.ever) || a.is(j+1, c.to) || a.is(j+1, c.since) || !most && a.is(j+1, c.preposition))
		known = known || timed || a.is(j, c.kind) || a.is(j, c.audience) || a.is(j, c.people)
	}
	return j, n, known
}

// addScope adds the tokens i to j, j not included, to the claim's scope.
func (a *Reader) addScope(i, j int) {
	c := &a.Claim
	s := a.span(i, j)
	if s.IsZero() || c.NScope == maxScope {
		return
	}
	for k := range c.NScope {
		if c.Scope[k].Start < s.End && s.Start < c.Scope[k].End {
			return
		}
	}
	c.Scope[c.NScope] = s
	c.NScope++
}

// scopeAt looks for what limits the field around the record or superlative that
// is the token i.
func (a *Reader) scopeAt(i int, superlative bool) {
	if a.brief {
		return
	}
	a.scopeLeft(i, superlative)
	j := i + 1
	if superlative {
		j = a.scopeNoun(j)
	} else {
		j = a.skipRecordNouns(j)
	}
	a.scopeRight(j, superlative)
}

// scopeLeft looks at what is before the token i.
func (a *Reader) scopeLeft(i int, superlative bool) {
	c := &a.lang.c
	run := i // the tokens run to end are one part
	end := i
	j := i - 1
	for ; j >= 0 && i-j < 8; j-- {
		if a.is(j, c.possessive) {
			a.addScope(run, end)
			a.possessor(j, superlative)
			return
		}
		if !a.isWord(j) || a.tokens[j].kind == numberToken && !a.is(j, c.year) && !a.compound(j) || a.any(j, c.boundary, c.preposition, c.article, c.verb, c.conjunction) && (!a.compound(j) || a.is(j+1, c.cardinal)) { // but "post-war"
			break
		}
		if a.is(j, c.pronoun) || a.is(j, c.determiner) {
			break
		}
		if j == i-1 && !superlative && (a.tokens[j].capital && a.is(j, c.day) || a.is(j, c.time) && !a.any(j, c.day, c.month)) { // "the Tuesday record", "a season high"
			run = j
			continue
		}
		if !a.compound(j) && (a.is(j, c.scopeless) || a.is(j, c.ordinal) || a.is(j, c.cardinal) && !(a.tokens[j].capital && a.tokens[max(0, j-1)].capital) || a.is(j, c.year) || a.is(j, c.time)) {
			a.addScope(run, end)
			run, end = j, j
			continue
		}
		run = j
	}
	a.addScope(run, end)
}

// compound reports whether the token j is part of a word with a hyphen: "one-day".
func (a *Reader) compound(j int) bool {
	w := a.tokens[j].word
	if a.lang.is(w, a.lang.c.allWord) || a.lang.is(w, a.lang.c.timeWord) { // "all-time"
		return false
	}
	return a.tokens[j+1].joined && a.isWord(j+1) && !a.is(j+1, a.lang.c.possessive) || a.tokens[j].joined && j > 0 && a.isWord(j-1)
}

// possessor adds the noun before the "'s" that is the token i.
func (a *Reader) possessor(i int, superlative bool) {
	c := &a.lang.c
	j := i
	timely, last := true, false
	for j > 0 && i-j < 5 && a.isWord(j-1) && !a.is(j-1, c.boundary) && !a.is(j-1, c.preposition) && !a.is(j-1, c.verb) && !a.is(j-1, c.conjunction) {
		if a.is(j-1, c.determiner) || a.is(j-1, c.pronoun) {
			break
		}
		j--
		timely = timely && (a.is(j, c.time) || a.is(j, c.eventTime) || a.is(j, c.scopeless))
		last = last || a.is(j, c.prev) || a.is(j, c.month) || a.is(j, c.day)
	}
	if j < i && (!timely || !last && (superlative || j == 0 || !a.is(j-1, c.this))) {
		a.addScope(j, i+1)
	}
}

// skipRecordNouns goes over the nouns that a record is of: "record attendance".
func (a *Reader) skipRecordNouns(j int) int {
	c := &a.lang.c
	start := j
	for !a.ends(j) && !a.is(j, c.preposition) && j-start < 5 && (a.is(j, c.scopeless) || a.is(j, c.audience) || a.is(j, c.kind) || a.adjectiveOfCrowd(j)) {
		if a.adjectiveOfCrowd(j) {
			a.addScope(j, j+1)
		}
		j++
	}
	return j
}

// adjectiveOfCrowd reports whether the token j tells a kind of attendance: "home attendance".
func (a *Reader) adjectiveOfCrowd(j int) bool {
	c := &a.lang.c
	return a.isWord(j) && !a.is(j, c.scopeless) && !a.is(j, c.kind) && !a.is(j, c.boundary) && !a.is(j, c.preposition) && !a.is(j, c.verb) && a.is(j+1, c.scopeless) && a.is(j+1, c.audience)
}

// scopeNoun reads the noun that a superlative is of, from the token j on, and
// adds what narrows it. It returns where that ends.
func (a *Reader) scopeNoun(j int) int {
	c := &a.lang.c
	start := a.nounStart(j)
	content := 0
	for j = start; a.inNoun(j, start); j++ {
		if !a.any(j, c.scopeless, c.possessive) || a.liveEvent(j) {
			content++
		}
	}
	end := j
	for start < end && a.is(start, c.scopeless) && !a.liveEvent(start) {
		start++
	}
	for end > start && a.is(end-1, c.scopeless) {
		end--
	}
	switch {
	case content == 1 && a.kindOf(j):
		to := a.phraseEnd(j)
		a.addScope(start, to)
		return to
	case content == 0, content == 1 && end == start+1 && a.is(start, c.kind) && !a.is(start, c.scopeless):
	case end < j: // the noun itself says nothing, but its adjectives
		a.addScope(start, end)
	case content == 1 && !a.is(start, c.adjective):
	default:
		to := a.continued(j)
		a.addScope(start, to)
		return to
	}
	return j
}

// nounStart returns where the noun of a superlative starts, from the token j on: behind
// "watched" of "most watched".
func (a *Reader) nounStart(j int) int {
	c := &a.lang.c
	if a.is(j, c.manner) {
		j++
		if a.is(j, c.to) && a.tokens[j].joined {
			j++
		}
	}
	if a.is(j, c.ever) && a.isWord(j+1) && !a.any(j+1, c.participle, c.preposition, c.there) && !a.ends(j+1) {
		j++
	}
	return j
}

// kindOf reports whether the token j is an "of" that narrows the kind of event before it:
// "gathering of ham radio operators".
func (a *Reader) kindOf(j int) bool {
	c := &a.lang.c
	next := &a.tokens[j+1]
	return a.is(j, c.of) && a.is(j-1, c.kind) && !a.is(j-1, c.time) && next.kind == wordToken && !next.capital &&
		!a.any(j+1, c.determiner, c.pronoun, c.time) && !a.timely(j)
}

// liveEvent reports whether the token i tells a kind of event, not of audience: "live".
func (a *Reader) liveEvent(i int) bool {
	return a.is(i, a.lang.c.live) && a.is(i+1, a.lang.c.kind) && !a.any(i+1, a.lang.c.audience, a.lang.c.airing)
}

// inNoun reports whether the token j is part of the noun of a superlative that starts with
// the token start.
func (a *Reader) inNoun(j, start int) bool {
	c := &a.lang.c
	if a.ends(j) || j-start >= 7 || a.any(j, c.ever, c.preposition, c.there, c.determiner, c.pronoun) || a.is(j, c.verb) && !a.any(j, c.kind, c.possessive) {
		return false
	}
	return j == start || !a.is(j, c.participle) || a.is(j, c.kind)
}

// phrases returns where the phrases end that limit a field from the token k on.
func (a *Reader) phrases(k int) int {
	c := &a.lang.c
	for (a.is(k, c.scopePrep) || a.is(k, c.by) && a.is(k+1, c.article)) && !a.is(k, c.since) && !a.timely(k) {
		k = a.phraseEnd(k)
	}
	return k
}

// continued returns where what is said of a noun in a participle ends: "ever played there".
func (a *Reader) continued(j int) int {
	c := &a.lang.c
	k := j
	if a.is(k, c.ever) {
		k++
	}
	if !a.is(k, c.participle) {
		if end := a.phrases(k); end > k && k > j {
			return end
		}
		return j
	}
	k++
	if a.is(k, c.there) {
		k++
	}
	return a.phrases(k)
}

// scopeRight adds the phrases that follow from the token j on.
func (a *Reader) scopeRight(j int, superlative bool) {
	c := &a.lang.c
	for n := 0; n < 6 && j < a.n; n++ {
		switch {
		case a.is(j, c.ever), a.is(j, c.participle) && superlative:
			j++
			continue
		case a.is(j, c.so) && a.is(j+1, c.far), a.is(j, c.later) && a.is(j+1, c.pronoun): // "before it"
			j += 2
			continue
		case a.any(j, c.there, c.where):
			a.addScope(j, j+1)
			j++
			continue
		case a.is(j, c.this) && a.is(j+1, c.time):
			a.addScope(j, j+2)
			j += 2
			continue
		case superlative && a.is(j, c.to) && a.isWord(j+1) && !a.is(j+1, c.history):
			k := j + 1
			for !a.ends(k) && k-j < 10 {
				k++
			}
			a.addScope(j, k)
			return
		case a.any(j, c.determiner, c.pronoun) && superlative:
			k := a.clauseEnd(j)
			if k == j {
				return
			}
			if !a.is(j, c.pronoun) { // "the most we have had" is said of all
				a.addScope(j, k)
			}
			j = k
			continue
		case a.is(j, c.by):
			if !a.any(j+1, c.article, c.cardinal) && !a.is(j+1, c.any) {
				return
			}
		case !a.is(j, c.scopePrep), !superlative && a.is(j, c.from): // "took the record from the opener"
			return
		}
		k := a.phraseEnd(j)
		if k == j+1 {
			return
		}
		to := a.listed(j, k)
		if to > j && !a.timely(j) {
			a.addScope(j, to)
		}
		j = k
	}
}

// listed returns where what limits the field ends in the phrase of the tokens j to k: of
// "on the list of the year's most-watched shows" it is what the superlative is of.
func (a *Reader) listed(j, k int) int {
	c := &a.lang.c
	if k > j+2 && a.is(k-1, c.scopeless) && a.is(k-1, c.audience) && !a.any(j+1, c.determiner, c.most) { // "for paid attendance"
		return k - 1
	}
	for i := j; i < k; i++ {
		if !a.is(i, c.list) || !a.is(i+1, c.of) {
			continue
		}
		for n := i + 2; n < k; n++ {
			if a.is(n, c.superlative) {
				a.scopeAt(n, true)
				return j
			}
		}
	}
	return k
}

// clauseEnd returns where the clause ends that starts with the token j: "the theatre has
// known". If it is none, that is j.
func (a *Reader) clauseEnd(j int) int {
	c := &a.lang.c
	for k := j + 1; k < j+8 && a.isWord(k); k++ {
		if !a.is(k, c.aux) {
			continue
		}
		for k++; a.is(k, c.ever); k++ {
		}
		if a.is(k, c.participle) || a.is(k-1, c.ever) {
			return k + 1
		}
		return j
	}
	return j
}

// phraseEnd returns where the phrase ends that the preposition j opens.
func (a *Reader) phraseEnd(j int) int {
	if a.is(j, a.lang.c.since) {
		return a.sinceEnd(j)
	}
	c := &a.lang.c
	k := j + 1
	for ; a.isWord(k) && k-j < 12; k++ {
		word := a.tokens[k].word
		switch {
		case k > j+1 && a.any(k, c.pronoun, c.article) && a.is(k-1, c.time) && a.is(k+1, c.aux): // "in the 40 years it has kept count"
			for k += 2; a.isWord(k) && k-j < 12 && !a.any(k, c.preposition, c.conjunction, c.ever); k++ {
			}
			return k
		case a.lang.is(word, c.than) && k == j+2 && a.is(k-1, c.comparative): // "in more than a decade"
			continue
		case k == j+2 && a.is(j+1, c.pronoun) && !a.any(j+1, c.determiner, c.theirs), // "for us"
			a.is(k, c.boundary) && !(k == j+1 && a.any(k, c.pronoun, c.determiner)) && !(a.is(k, c.manner) && a.is(k-1, c.most)),
			a.is(k, c.preposition) && !a.lang.is(word, c.of) && k > j+1, a.is(k, c.ever),
			a.is(k, c.eventTime) && k > j+1 && !a.any(k-1, c.determiner, c.preposition) && !a.is(j, c.of):
			return k
		}
	}
	return k
}

// sinceEnd returns where the phrase ends that the token j, "since", opens. It may be a
// clause: "since the stadium was rebuilt".
func (a *Reader) sinceEnd(j int) int {
	c := &a.lang.c
	k := j + 2
	if !a.isWord(j+1) || a.tokens[j+2].kind == figureToken { // "since the 5.1 million of January"
		return j + 1
	}
	for ; a.isWord(k) && k < j+12; k++ {
		switch {
		case a.is(k, c.aux):
			if !a.isWord(k+1) || a.tokens[k+1].kind != wordToken || a.is(k-1, c.year) || a.any(k+1, c.comparative, c.so) {
				return k
			}
			for k += 2; a.is(k, c.scopePrep) && a.is(k+1, c.year); k += 2 {
			}
			return k
		case a.any(k, c.conjunction, c.ever), a.is(k, c.preposition) && k == j+2,
			a.tokens[k].kind != wordToken && k > j+2 && !a.is(k-1, c.preposition),
			a.is(k-1, c.year) && !a.any(k, c.preposition, c.kind) && !a.is(k-2, c.determiner): // but "since the 2003 protests"
			return k
		}
	}
	return k
}

// timely reports whether the phrase of the preposition j tells when the subject was,
// or that nothing limits the field: "on Saturday", "of all time".
func (a *Reader) timely(j int) bool {
	c := &a.lang.c
	k := a.phraseEnd(j)
	if a.is(j, c.since) {
		return false
	}
	of := a.is(j, c.of)
	if a.is(j, c.at) && a.is(k-1, c.timeWord) { // "at a time", "at any one time"
		return true
	}
	if a.is(j+1, c.article) && !of && (k > j+2 && !a.is(j+2, c.kind) || a.is(j+2, c.time)) {
		return false // "for a Tuesday"
	}
	if a.is(k-1, c.later) { // "of a year ago"
		return true
	}
	n, when, history, pronouns := 0, 0, 0, 0
	for i := j + 1; i < k; i++ {
		switch {
		case a.is(i, c.article):
			continue
		case a.is(i, c.ordinal) && a.is(i+1, c.time): // "for the third day running"
			return true
		case a.any(i, c.pronoun, c.determiner, c.possessive, c.all, c.void, c.superlative, c.manner):
			pronouns++
		case a.is(i, c.history):
			history++
		case a.any(i, c.eventTime, c.month, c.year):
			when++
		}
		n++
	}
	switch {
	case n > 1 && a.is(k-1, c.clock), n == 0, of && a.tokens[j+1].kind == numberToken && !a.is(j+1, c.year):
		return true
	case history > 0:
		return history+pronouns == n
	case pronouns == n, of && n == 1 && a.any(k-1, c.audience, c.people): // "the highest number of listeners"
		return true
	}
	return a.bareKind(j, k, n) || !of && when == n
}

// bareKind reports whether the phrase of the preposition j, which ends at k and has n words
// besides articles, names no more than a kind of event.
func (a *Reader) bareKind(j, k, n int) bool {
	c := &a.lang.c
	switch {
	case k == j+2:
		return a.is(j+1, c.kind) // "on stream"
	case !a.is(k-1, c.event):
		return false
	case k == j+3 && a.any(j+1, c.any, c.pronoun): // "for any game", "for our Spaces"
		return true
	}
	return n == 1 && a.is(j+1, c.article) // "for a room"
}

// scopePlace looks for what limits the field of a place, whose ordinal is the token
// at and whose phrase ends at end.
func (a *Reader) scopePlace(at, end int) {
	if a.brief {
		return
	}
	c := &a.lang.c
	j := at + 1
	if a.is(j, c.superlative) {
		a.scopeLeft(at, true)
		j = a.scopeNoun(j + 1)
	} else {
		for j < end && !a.is(j, c.scopePrep) {
			j++
		}
		for a.isWord(j) && !a.is(j, c.scopePrep) && !a.ends(j) && j-end < 4 {
			j++
		}
	}
	a.scopeRight(j, true)
}

// scopeFirst looks for what limits the field of a first: the words from start on,
// and those after its figure.
func (a *Reader) scopeFirst(start, figure, end int) {
	if a.brief {
		return
	}
	c := &a.lang.c
	for i := start; i < end; i++ {
		if a.is(i, c.firstWord) {
			a.scopeOfFirst(i)
			break
		}
	}
	if figure >= 0 && a.any(end-1, c.time, c.timeWord) { // "the crowd on the site passed 20,000 for the first time"
		a.scopeBefore(start)
	}
	j := figure + 1
	for a.isWord(j) && !a.is(j, c.scopePrep) && j-figure < 9 && !a.is(j, c.conjunction) {
		if a.is(j, c.where) && (j == figure+1 || a.any(j-1, c.people, c.audience)) {
			a.addScope(j, j+1)
		}
		j++
	}
	for a.is(j, c.scopePrep) && !a.is(j, c.to) {
		k := a.phraseEnd(j)
		if k == j+1 {
			break
		}
		if !a.timely(j) && (!a.any(j+1, c.article, c.cardinal) || a.any(k-1, c.time, c.eventTime, c.day)) { // "in a day", but not "in a room"
			a.addScope(j, k)
		}
		j = k
	}
}

// scopeOfFirst adds what narrows the noun of "first", the token i.
func (a *Reader) scopeOfFirst(i int) {
	c := &a.lang.c
	if a.is(i-1, c.possessive) { // "the platform's first"
		a.possessor(i-1, true)
	}
	j := a.firstNoun(i + 1)
	for by := j; a.is(j, c.scopePrep) && !a.is(j, c.to) || a.is(j, c.by) && a.any(j+1, c.article, c.cardinal); {
		k := a.phraseEnd(j)
		if k == j+1 {
			return
		}
		switch {
		case j == by && a.is(j, c.by): // "tour by a duo"
			if a.any(k, c.there, c.where) {
				k++
			}
			a.addScope(i+1, k)
		case !a.timely(j):
			a.addScope(j, k)
		}
		j = k
	}
}

// scopeBefore adds the phrases in the subject before the verb that is the token i: "people
// online on the service at once exceeded".
func (a *Reader) scopeBefore(i int) {
	c := &a.lang.c
	j := i
	for j > 0 && i-j < 12 && a.isWord(j-1) && !a.any(j-1, c.conjunction, c.aux) {
		j--
	}
	for ; j < i; j++ {
		if !a.is(j, c.scopePrep) || a.any(j, c.of, c.since, c.at) || !a.is(j+1, c.determiner) || a.is(j+1, c.article) {
			continue
		}
		if k := min(a.phraseEnd(j), i); k > j+2 && !a.timely(j) {
			a.addScope(j, k)
		}
	}
}

// firstNoun adds what narrows the noun after "first", and returns where it ends.
func (a *Reader) firstNoun(j int) int {
	c := &a.lang.c
	start := j
	for !a.ends(j) && !a.is(j, c.preposition) && (!a.is(j, c.verb) || a.is(j, c.kind)) && !a.is(j, c.ever) && j-start < 6 {
		j++
	}
	if j-start > 1 && !a.is(start, c.time) && !a.is(start, c.timeWord) {
		a.addScope(start, j)
	}
	return j
}

// audienceAt reports whether a verb such as "beat", the token i, is of audiences and
// not of a contest: its object, the tokens j to k, is one or somebody's, or figures follow.
func (a *Reader) audienceAt(i, j, k int) bool {
	c := &a.lang.c
	for t := i - 1; a.is(i-1, c.kind) && t >= 0 && a.tokens[t].kind != stopToken; t-- {
		if a.tokens[t].kind == figureToken { // "with 3 million viewers, the finale beat"
			return true
		}
	}
	for t := i; t < min(k+6, a.n) && a.tokens[t].kind != stopToken && a.tokens[t].word != a.lang.signs[':']; t++ { // not "as they passed High Street: 1,700"
		switch {
		case a.tokens[t].kind == figureToken:
			return t < k+6
		case a.tokens[t].kind == numberToken && !a.is(t, c.year):
			return false // a score
		}
	}
	for t := j; t < k; t++ {
		if a.is(t, c.possessive) || a.is(t, c.kind) {
			return true
		}
	}
	return k == j+1 && a.is(j, c.pronoun)
}

// beforeRival goes over what stands between a comparison and its object, from the
// token j on: "as many as", "the crowd of", "the 2,000 who came to". It reports
// whether what is compared with is no record.
func (a *Reader) beforeRival(j int) (start int, ok bool) {
	c := &a.lang.c
	for n := 0; j < a.n && n < 8; n++ {
		switch {
		case a.tokens[j].kind == figureToken && a.local(int(a.tokens[j].figure)) == Previous:
			return j, false
		case a.tokens[j].kind == figureToken:
			j++
			for k := j; k < j+5 && a.isWord(k); k++ {
				if a.is(k, c.preposition) {
					j = k + 1
					break
				}
			}
		case a.is(j, c.rivalSkip) && !a.capital(j), a.is(j, c.determiner) && (a.is(j+1, c.rivalSkip) || a.tokens[j+1].kind == figureToken):
			j++
		case a.is(j, c.determiner) && (a.is(j+1, c.audience) || a.is(j+1, c.people)) && a.is(j+2, c.preposition):
			j += 3
		case a.any(j, c.audience, c.people) && a.any(j+1, c.preposition, c.rivalSkip):
			j += 2
		default:
			return j, true
		}
	}
	return j, true
}

// capital reports whether the token i is written with a capital for its own sake, as in
// a name.
func (a *Reader) capital(i int) bool { return a.tokens[i].capital && !a.sentenceStart(i) }

// dated reports whether the preposition j starts a phrase that tells which of several
// events is meant: "the visit in May", "the final in Rome".
func (a *Reader) dated(j int) bool {
	return a.is(j, a.lang.c.in) && (a.is(j+1, a.lang.c.month) || a.is(j+1, a.lang.c.year) || a.tokens[j+1].capital)
}

// rival reads what the subject is compared with.
func (a *Reader) rival(h *hit) {
	c := &a.lang.c
	j := int(h.end)
	switch {
	case h.has(capRival):
		j = int(h.caps[2*capRival])
	case h.has(capRatio):
		j = int(h.caps[2*capRatio+1])
	}
	start, ok := a.beforeRival(j)
	if !ok || !a.nameable(start, h.action) {
		return
	}
	j, named := a.rivalEnd(start)
	if j == start+2 && a.is(j-1, c.void) && a.is(j, c.preposition) { // "the one in April"
		j, named = a.phraseEnd(j), true
	}
	for j > start && a.is(j-1, c.possessive) && a.tokens[j].kind == figureToken {
		j--
	}
	if j == start || !named {
		return
	}
	if h.action == actPair && a.is(int(h.start), c.contest) && !a.audienceAt(int(h.start), start, j) {
		return // a game that was won, a place that was passed
	}
	if h.action == actPair && a.hopedFor(start) {
		return
	}
	cl := &a.Claim
	cl.Rival = a.span(start, j)
	cl.Found = true
	if h.has(capRatio) {
		a.ratio(h)
	}
}

// hopedFor reports whether what starts with the token i is a clause of somebody's hopes:
// "than anyone had dared hope", "than the police expected".
func (a *Reader) hopedFor(i int) bool {
	for k := i; k < i+7 && a.isWord(k); k++ {
		if a.is(k, a.lang.c.expecting) {
			return true
		}
	}
	return false
}

// nameable reports whether what is compared with may start with the token i: no number
// of something, and not "each" or "twice".
func (a *Reader) nameable(i int, of action) bool {
	c := &a.lang.c
	switch {
	case a.tokens[i].kind == numberToken:
		return a.is(i, c.year)
	case a.is(i, c.cardinal):
		return of == actPlace
	case a.is(i, c.per):
		return a.is(i, c.any)
	}
	return !a.is(i, c.multiple)
}

// rivalEnd returns where what is compared with ends, which starts with the token start,
// and whether it names something other than a record.
func (a *Reader) rivalEnd(start int) (j int, named bool) {
	c := &a.lang.c
	named = a.is(start, c.theirs) && (!a.isWord(start+1) || a.is(start+1, c.boundary)) // "than his"
	recordish := false
	for j = start; a.isWord(j) && j-start < 10; j++ {
		word := a.tokens[j].word
		switch {
		case j > start && a.lang.is(word, c.this) && a.is(j+1, c.time), // "this time"
			j > start && a.any(j, c.determiner) && a.is(j+1, c.time) && a.any(j+2, c.preposition), // "the day before"
			j > start && a.is(j, c.participle) && !a.is(j, c.kind) && !a.tokens[j].capital,        // "the final held there"
			a.is(j, c.boundary) && !(j == start && a.is(j, c.determiner)) && !a.is(j+1, c.possessive), a.is(j, c.there),
			a.is(j, c.preposition) && !a.lang.is(word, c.of) && !a.lang.is(word, c.at) && !a.dated(j):
			return j, named && !recordish
		case a.is(j, c.rivalVoid):
			return j, false
		}
		timely := a.any(j, c.pronoun, c.ever) || a.is(j, c.scopeless) && !a.is(j, c.ordinal)
		named = named || !timely
		recordish = recordish || a.any(j, c.recordlike, c.ever) || a.lang.is(word, c.any)
	}
	return j, named && !recordish
}
