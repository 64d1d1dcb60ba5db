package role

import (
	"unicode"
	"unicode/utf8"
)

// A Span is a part of a text, in bytes: from Start up to End, End not included.
type Span struct{ Start, End int }

// IsZero reports whether s is the zero Span: no part.
func (s Span) IsZero() bool { return s == Span{} }

// A token is a word, a number, a figure or a sign of punctuation.
type token struct {
	start, end int32
	word       uint16 // in the vocabulary; 0 if it is not there
	figure     int16  // the index of the figure, or -1
	kind       kind
	capital    bool  // a word that starts with a capital letter
	joined     bool  // nothing, or a hyphen, is between it and the token before
	value      int32 // of a number
}

type kind uint8

const (
	wordToken kind = iota
	numberToken
	figureToken
	signToken
	stopToken // the end of a sentence
)

// tokenize cuts text into the tokens of a, up to as many as it has room for.
func (a *Reader) tokenize(text string, figures []Figure) {
	a.n = 0
	for f := range figures {
		a.where[f] = -1
	}
	f, i := 0, 0
	glued := false
	for i < len(text) && a.n < maxTokens-1 {
		t := token{start: int32(i), figure: -1, joined: glued}
		glued = true
		if f < len(figures) && i >= figures[f].Phrase.Start {
			t.kind, t.figure = figureToken, int16(f)
			a.where[f] = int16(a.n)
			t.start = int32(figures[f].Phrase.Start)
			i = max(i, figures[f].Phrase.End)
			t.end = int32(i)
			f++
			a.add(t)
			continue
		}
		limit := len(text)
		if f < len(figures) {
			limit = figures[f].Phrase.Start
		}
		switch c := text[i]; {
		case c == ' ' || c == '\t' || c == '\r':
			glued = false
			i++
		case c == '\n':
			glued = false
			i++
			a.newLine(text, i, t)
		case isLetter(c):
			i = a.words(text, i, limit, t)
		case isDigit(c):
			i = a.digits(text, i, limit, t)
		case c < utf8.RuneSelf:
			a.sign(text, i, t)
			i++
		default:
			i, glued = a.foreign(text, i, limit, t)
		}
	}
	a.tokens[a.n] = token{start: int32(i), end: int32(i), kind: stopToken, figure: -1, word: a.lang.stop}
	a.n++
	clear(a.tokens[a.n : a.n+16])
}

// newLine ends a sentence at the end of a line, if it does not go on at text[i:].
func (a *Reader) newLine(text string, i int, t token) {
	if a.n > 0 && a.tokens[a.n-1].kind != stopToken && (i < len(text) && text[i] == '\n' || !lowerNext(text, i)) {
		t.kind, t.end, t.word = stopToken, int32(i), a.lang.stop
		a.add(t)
	}
}

// foreign adds what is at text[i:] and not in ASCII: a word, a dash, a quotation mark, or
// something that parts as an emoji does. It returns where that ends, and whether what
// follows is joined to it.
func (a *Reader) foreign(text string, i, limit int, t token) (end int, glued bool) {
	r, size := utf8.DecodeRuneInString(text[i:])
	if unicode.IsLetter(r) {
		return a.words(text, i, limit, t), true
	}
	end = i + size
	switch r {
	case '–', '—', '−', '…':
		t.word = a.lang.dash
	case '“', '”', '«', '»', '„':
		t.word = a.lang.quote
	default:
		if !unicode.IsSymbol(r) || a.n > 0 && a.tokens[a.n-1].kind == signToken {
			return end, !unicode.IsSpace(r)
		}
	}
	t.kind, t.end = signToken, int32(end)
	a.add(t)
	return end, !unicode.IsSpace(r)
}

// digits adds the number at text[i:], and returns where it ends.
func (a *Reader) digits(text string, i, limit int, t token) int {
	for i < limit && (isDigit(text[i]) || i+1 < limit && (text[i] == '.' || text[i] == ',') && isDigit(text[i+1])) {
		i++
	}
	t.kind, t.value = numberToken, number(text[t.start:i])
	switch {
	case i+2 <= limit && ordinal(text[i:i+2]) && (i+2 == limit || !isLetter(text[i+2])): // 3rd
		i += 2
		t.word = a.lang.ordinal
	case i < limit && text[i] == 's' && (i+1 == limit || !isLetter(text[i+1])): // 1990s
		i++
		t.word = a.lang.year
	case i-int(t.start) == 4 && (text[t.start] == '1' || text[t.start] == '2'):
		t.word = a.lang.year
	}
	t.end = int32(i)
	a.add(t)
	return i
}

// sign adds the sign at text[i:], if it parts anything.
func (a *Reader) sign(text string, i int, t token) {
	c := text[i]
	i++
	t.end = int32(i)
	switch c {
	case '.', '!', '?':
		if c == '.' && i < len(text) && text[i] > ' ' && text[i] != '"' && text[i] != ')' && text[i] < utf8.RuneSelf {
			return // in a name or number
		}
		if c == '.' && a.n > 0 && t.joined && a.abbreviation(text) && i < len(text) {
			return
		}
		t.kind, t.word = stopToken, a.lang.stop
		if c == '?' {
			t.word = a.lang.question
		}
	case '-':
		if t.joined && i < len(text) && text[i] > ' ' {
			return // within a word
		}
		t.kind, t.word = signToken, a.lang.dash
	case ',', ';', ':', '(', ')', '"', '#', '+', '/', '%', '[', ']', '*', '$':
		t.kind, t.word = signToken, a.lang.signs[c]
	default:
		return
	}
	a.add(t)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// lowerNext reports whether the text goes on in the next line as in a sentence.
func lowerNext(text string, i int) bool {
	return i < len(text) && ('a' <= text[i] && text[i] <= 'z' || '0' <= text[i] && text[i] <= '9')
}

func (a *Reader) add(t token) {
	if a.n < maxTokens-1 {
		a.tokens[a.n] = t
		a.n++
	}
}

// abbreviation reports whether the last token is a word, or a letter, that is
// written with a period.
func (a *Reader) abbreviation(text string) bool {
	t := &a.tokens[a.n-1]
	if t.kind != wordToken {
		return false
	}
	return t.end-t.start == 1 && t.capital || a.lang.is(t.word, a.lang.abbreviation)
}

// words adds the word at text[i:], and in a token of its own its "'s" or "n't".
func (a *Reader) words(text string, i, limit int, t token) int {
	start := i
	t.capital = 'A' <= text[i] && text[i] <= 'Z'
	if end, word, ok := a.lang.plainWord(text, i, limit); ok {
		t.end, t.word = int32(end), word
		a.add(t)
		return end
	}
	if r, _ := utf8.DecodeRuneInString(text[i:limit]); r >= utf8.RuneSelf {
		t.capital = unicode.IsUpper(r)
	}
	i, apostrophe := wordEnd(text, i, limit)
	end := i
	if apostrophe > 0 {
		end = apostrophe
		if text[i-1]|0x20 == 't' && text[apostrophe-1]|0x20 == 'n' { // n't
			if end = apostrophe - 1; end == start {
				end = i
			}
		}
	}
	t.end = int32(end)
	t.word = a.lang.lookUp(text[start:end])
	a.add(t)
	if end < i {
		a.add(token{start: int32(end), end: int32(i), figure: -1, joined: true, word: a.lang.lookUp(text[end:i])})
		return i
	}
	if size := apostropheAt(text, i, limit); size > 0 && text[i-1]|0x20 == 's' && i+size < len(text) && text[i+size] == ' ' { // of a plural
		a.add(token{start: int32(i), end: int32(i + size), figure: -1, joined: true, word: a.lang.lookUp("'s")})
		i += size
	}
	return i
}

// wordEnd returns where the word at text[i:limit] ends, and where its last apostrophe
// is; 0 if it has none.
func wordEnd(text string, i, limit int) (end, apostrophe int) {
	for i < limit {
		c := text[i]
		size := apostropheAt(text, i, limit)
		switch {
		case isLetter(c), isDigit(c), c == '&' && i+1 < limit && isLetter(text[i+1]):
			i++
		case size > 0:
			if i+size >= limit || !isLetter(text[i+size]) {
				return i, apostrophe
			}
			apostrophe = i
			i += size
		case c < utf8.RuneSelf:
			return i, apostrophe
		default:
			r, size := utf8.DecodeRuneInString(text[i:limit])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) {
				return i, apostrophe
			}
			i += size
		}
	}
	return i, apostrophe
}

// apostropheAt returns how long the apostrophe at text[i:limit] is; 0 if none is there.
func apostropheAt(text string, i, limit int) int {
	const curly = "’"
	switch {
	case i < limit && text[i] == '\'':
		return 1
	case i+len(curly) <= limit && text[i:i+len(curly)] == curly:
		return len(curly)
	}
	return 0
}

func isLetter(c byte) bool { c |= 0x20; return 'a' <= c && c <= 'z' }

func ordinal(s string) bool {
	switch [2]byte{s[0] | 0x20, s[1] | 0x20} {
	case [2]byte{'s', 't'}, [2]byte{'n', 'd'}, [2]byte{'r', 'd'}, [2]byte{'t', 'h'}:
		return true
	}
	return false
}

// number returns the whole number that s writes, or -1 if it is no small one.
func number(s string) int32 {
	n := int32(0)
	for _, c := range []byte(s) {
		if c == ',' {
			continue
		}
		if c == '.' || n > 1e8 {
			return -1
		}
		n = 10*n + int32(c-'0')
	}
	return n
}
