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
	says, b, e := f.wordBack(start)
	for k := 0; k < 2 && says&lang.Small != 0; k++ {
		says, b, e = f.wordBack(b)
	}
	switch w := s[b:e]; {
	case listed(w, f.Lang.By):
		if people <= 24 && f.hour(end) {
			return false
		}
	case listed(w, f.Lang.For):
		_, b, e = f.wordBack(b)
		return listed(s[b:e], f.Lang.Rooms)
	case listed(w, f.Lang.Ofs):
		switch says, _, _ := f.wordBack(b); {
		case says&lang.Record != 0:
			return people >= 1000
		case says&lang.Differs == 0:
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

// wordBack returns what the word says that stands before f.text[i:], after white space or
// none, and where it is.
func (f *Finder) wordBack(i int) (says lang.Word, start, end int) {
	end = text.BlankStart(f.text, 0, i)
	start = text.WordStart(f.text, 0, end)
	return f.lookUp(f.text, start, end), start, end
}

// wordSays returns what the word says that is next at f.text[i:].
func (f *Finder) wordSays(i int) lang.Word {
	start, end := f.wordAfter(i)
	return f.lookUp(f.text, start, end)
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
	for k, e := 0, start; k < 8; k++ {
		says, b, e1 := f.wordBack(e)
		if b == e1 {
			break
		}
		if says&lang.Enters != 0 {
			return true
		}
		e = b
	}
	for range 10 {
		b, e := f.wordAfter(end)
		if b == e {
			break
		}
		if f.lookUp(f.text, b, e)&lang.Enters != 0 {
			return true
		}
		end = e
	}
	return false
}

// recordAfter reports whether a record or a crowd is among the words that follow
// f.text[i:].
func (f *Finder) recordAfter(i int) bool {
	for range 7 {
		start, end := f.wordAfter(i)
		if start == end {
			return false
		}
		if says := f.lookUp(f.text, start, end); says&lang.Record != 0 || says.Role() == lang.Crowd {
			return true
		}
		i = end
	}
	return false
}

// compared reports whether a comparison follows at f.text[i:]: "more than", "short of".
func (f *Finder) compared(i int) bool {
	start, end := f.wordAfter(i)
	return f.lookUp(f.text, start, end)&lang.Compares != 0 && f.wordSays(end)&lang.ComparesTo != 0
}

// flows reports whether f.text[i:] makes a rate of the number before it: "a minute".
func (f *Finder) flows(i int) bool {
	start, end := f.wordAfter(i)
	return f.lookUp(f.text, start, end)&lang.Each != 0 && f.wordSays(end)&lang.Rate != 0
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
		says := f.lookUp(s, b, e)
		switch says.Role() {
		case lang.Crowd, lang.Draws, lang.Watchers, lang.Peaks, lang.Averages:
			return true
		}
		if class := says.Class(); says&lang.Record != 0 || class == lang.Person || class == lang.Thing {
			return true
		}
		if e = b; e > 0 && s[e-1] == '-' {
			e--
		}
	}
	return false
}
