package prose

import (
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// A small number that nobody would write of a crowd alone may still be the
// difference between two: "missed the record by 450", "120 short of the best".

// differs reports whether words say that the number in f.text[start:end] is a
// difference, or a rate, in a sentence that speaks of an audience or a record.
func (f *Finder) differs(people int64, start, end int) bool {
	s := f.text
	e := text.BlankStart(s, 0, start)
	b := text.WordStart(s, 0, e)
	for k := 0; k < 2 && b < e && mere(s[b:e]); k++ {
		e = text.BlankStart(s, 0, b)
		b = text.WordStart(s, 0, e)
	}
	switch w := s[b:e]; {
	case text.Is(w, "by"):
		if people <= 24 && f.hour(end) {
			return false
		}
	case text.Is(w, "for"):
		e = text.BlankStart(s, 0, b)
		return among(s[text.WordStart(s, 0, e):e], "room", "space", "seats", "seating", "places", "built", "designed", "booked")
	case text.Is(w, "of"):
		e = text.BlankStart(s, 0, b)
		if among(s[text.WordStart(s, 0, e):e], "record", "best", "high", "mark") {
			return people >= 1000
		}
		if !change(s[text.WordStart(s, 0, e):e]) {
			return false
		}
	case f.compared(end):
		return f.ofAudience(b) || f.recordAfter(end)
	case !f.flows(end):
		return false
	case f.entering(b, end):
		return true
	}
	return f.ofAudience(b)
}

// hour reports whether what follows f.text[i:] makes the number before it an hour: "by 11 in
// the morning".
func (f *Finder) hour(i int) bool {
	i = text.SkipSpace(f.text, i)
	for _, w := range f.Lang.DayTimes {
		if text.WordAt(f.text, i, w) {
			return true
		}
	}
	return false
}

// entering reports whether the words around the rate in f.text[start:end] say that people
// come in: "the queue moved at 60 a minute".
func (f *Finder) entering(start, end int) bool {
	comes := func(word string) bool {
		return among(word, "queue", "queues", "gates", "gate", "turnstiles", "turnstile", "doors", "entering", "entered", "arriving", "arrived",
			"joining", "joined", "streaming", "streamed", "pouring", "poured", "let", "letting", "admitted", "admitting", "entrants", "counter")
	}
	for k, e := 0, start; k < 8; k++ {
		e = text.BlankStart(f.text, 0, e)
		b := text.WordStart(f.text, 0, e)
		if b == e {
			break
		}
		if comes(f.text[b:e]) {
			return true
		}
		e = b
	}
	for k := 0; k < 10; k++ {
		b, e := f.wordAfter(end)
		if b == e {
			break
		}
		if comes(f.text[b:e]) {
			return true
		}
		end = e
	}
	return false
}

// recordAfter reports whether a record is among the words that follow f.text[i:].
func (f *Finder) recordAfter(i int) bool {
	for range 7 {
		start, end := f.wordAfter(i)
		if start == end {
			return false
		}
		if among(f.text[start:end], "record", "best", "crowd", "attendance", "audience") {
			return true
		}
		i = end
	}
	return false
}

// mere reports whether a word makes a number small: "by just 450".
func mere(word string) bool {
	return among(word, "just", "only", "a", "mere", "exactly", "some", "about", "another")
}

// change reports whether a word is a noun of a difference: "a rise of 450".
func change(word string) bool {
	return among(word, "rise", "increase", "gain", "jump", "fall", "drop", "decline", "loss", "decrease", "margin", "difference", "rate")
}

// compared reports whether a comparison follows at f.text[i:]: "more than", "short of".
func (f *Finder) compared(i int) bool {
	start, end := f.wordAfter(i)
	if !among(f.text[start:end], "more", "fewer", "less", "higher", "lower", "better", "short", "shy", "too", "ahead", "adrift", "up", "down", "off", "below", "above", "under", "over") {
		return false
	}
	start, end = f.wordAfter(end)
	return among(f.text[start:end], "few", "many", "than", "of", "on", "from", "the", "its", "their", "our")
}

// flows reports whether f.text[i:] makes a rate of the number before it: "a minute".
func (f *Finder) flows(i int) bool {
	start, end := f.wordAfter(i)
	if !among(f.text[start:end], "a", "an", "per", "every") {
		return false
	}
	start, end = f.wordAfter(end)
	return among(f.text[start:end], "second", "minute", "hour")
}

// perEvent reports whether the word at f.text[i:] is one of what an audience comes to, or
// of the time in which it does: "per match".
func (f *Finder) perEvent(i int) bool {
	start, end := f.wordAfter(i)
	return among(f.text[start:end], "game", "match", "night", "day", "show", "episode", "week", "month", "performance", "concert", "session",
		"event", "broadcast", "stream", "screening", "fixture", "date", "round", "evening", "season", "edition", "minute", "second", "hour")
}

// ofAudience reports whether the sentence of f.text[:i] speaks of an audience or of a
// record before i.
func (f *Finder) ofAudience(i int) bool {
	const far = 120
	s := f.text
	for k, e := 0, i; k < 20; k++ {
		for e > 0 && (s[e-1] == ' ' || s[e-1] == ',' || s[e-1] == '\'' || s[e-1] == '(' || s[e-1] == ')') {
			e--
		}
		b := text.WordStart(s, 0, e)
		if b == e {
			if e > 0 && i-e < far && text.IsDigit(s[e-1]) {
				if f.last > 0 && e <= f.last {
					return true // a figure of the same sentence
				}
				e--
				for e > 0 && (text.IsDigit(s[e-1]) || s[e-1] == ',' || s[e-1] == '.') {
					e--
				}
				continue
			}
			return false
		}
		switch f.lookUp(s, b, e).Role() {
		case lang.Crowd, lang.Draws, lang.Watchers, lang.Peaks, lang.Averages:
			return true
		}
		if among(s[b:e], "record", "best", "mark", "fans", "people", "spectators", "tickets", "visitors") {
			return true
		}
		if e = b; e > 0 && s[e-1] == '-' {
			e--
		}
	}
	return false
}

// among reports whether a word is one of words, in letters of either case.
func among(word string, words ...string) bool {
	for _, w := range words {
		if text.Is(word, w) {
			return true
		}
	}
	return false
}
