package attendance

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// checkSimple checks that what simple reads at the start of a text is what the
// reader at large does, and reports whether it reads it.
func checkSimple(t *testing.T, r reader) bool {
	t.Helper()
	if r.s == "" || len(r.s) > MaxText {
		return false
	}
	hedge, i := Bare, 0
	if !isDigit(r.s[0]) {
		hedge, i = r.opener(0)
	}
	f, end, ok := r.simple(hedge, i)
	if !ok {
		return false
	}
	large := r
	want, wantEnd, why := large.hedged(hedge, i)
	if f != want || end != wantEnd || why != "" || r.number0 != large.number0 || r.number1 != large.number1 || r.plain != large.plain {
		t.Errorf("%q (whole: %v): %v up to byte %d, number %d to %d, plain %v; at large %v up to %d, %d to %d, %v, %s", r.s, r.whole,
			f, end, r.number0, r.number1, r.plain, want, wantEnd, large.number0, large.number1, large.plain, why)
	}
	return true
}

// TestSimple sets what reads most figures in one go beside the reader at large.
func TestSimple(t *testing.T) {
	g := publishedGrammar(t)
	r := rand.New(rand.NewPCG(4, 22))
	rounds, read := 20_000, 0
	if testing.Short() {
		rounds = 2_000
	}
	rests := []string{"", " fans", " people or more", " people and others", "+ viewers", " listeners at least", ", they said", " of them", ".", "-strong",
		" to go", " and more", " thousand", " million", " 5", ",000", ".5", "½", " million and a half", " users plus", "%", "\u00a0000", " or so", "/7"}
	for range rounds {
		s := generate(g, r).text.String()
		if checkSimple(t, Locale{}.reader(s, true)) {
			read++
		}
		checkSimple(t, Locale{}.reader(s+rests[r.IntN(len(rests))], false))
	}
	for _, s := range mixedFigures(rounds) {
		if !checkSimple(t, Locale{}.reader(s, true)) {
			t.Errorf("%q is not read in one go", s)
		}
		checkSimple(t, Locale{}.reader(s+rests[r.IntN(len(rests))], false))
	}
	if read < rounds/100 {
		t.Errorf("%d of %d sentences are read in one go", read, rounds)
	}
	for i := range languages {
		l, err := LocaleOf(languages[i].tag)
		if err != nil {
			t.Fatal(err)
		}
		read = 0
		for range rounds / 4 {
			s := localFigure(r, l)
			if checkSimple(t, l.reader(s, true)) {
				read++
			}
			checkSimple(t, l.reader(s+rests[r.IntN(len(rests))], false))
		}
		if read < rounds/20 {
			t.Errorf("%v: %d of %d figures are read in one go", l, read, rounds/4)
		}
	}
	read = 0
	for _, record := range readGold(t) {
		l, err := LocaleOf(record.tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range record.mentions {
			if checkSimple(t, l.reader(record.text[m.phrase.Start:m.phrase.End], true)) {
				read++
			}
		}
	}
	if read < 500 {
		t.Errorf("%d phrases of the gold set are read in one go", read)
	}
}

// localFigure makes a text of the words of a locale and digits grouped in any way,
// which is a figure more often than not.
func localFigure(r *rand.Rand, l Locale) string {
	reader := l.reader("", true)
	words := reader.lang
	scale := func() string {
		switch r.IntN(4) {
		case 0:
			return ""
		case 1:
			if len(words.scales) > 0 {
				return pick(r, []string{"", " "}) + pick(r, words.scales).name
			}
		}
		return pick(r, []string{"", " ", "\u00a0"}) + pick(r, reader.forms).after
	}
	if r.IntN(4) == 0 {
		w := pick(r, words.ranges)
		return w[0] + localDigits(r, reader) + pick(r, []string{w[1], "–", "-"}) + localDigits(r, reader) + scale()
	}
	s := localDigits(r, reader) + scale()
	if r.IntN(3) == 0 {
		s = pick(r, words.openers).words + s
	}
	switch r.IntN(4) {
	case 0:
		s += pick(r, words.closers).words
	case 1:
		s += pick(r, []string{"+", " 5", "½", "多万", "%", " " + pick(r, words.people).words + pick(r, words.closers).words})
	}
	return s
}

// localDigits makes a number with the signs of a locale, or others, in its digits
// or those of another.
func localDigits(r *rand.Rand, reader reader) string {
	whole := strconv.FormatInt(r.Int64N(1<<(1+r.IntN(40))), 10)
	if r.IntN(2) == 0 {
		sign, grouped := pick(r, []string{string(rune(reader.group)), string(rune(reader.other)), ",", ".", "\u00a0", "\u202f", "٬"}), ""
		for size := 3; len(whole) > size; {
			whole, grouped = whole[:len(whole)-size], sign+whole[len(whole)-size:]+grouped
			if r.IntN(3) == 0 {
				size = 5 - size
			}
		}
		whole += grouped
	}
	if r.IntN(3) == 0 {
		whole += pick(r, []string{string(rune(reader.decimal)), ".", ",", "٫"}) + strconv.Itoa(r.IntN(1000))
	}
	zero := pick(r, []rune("000000٠۰०０"))
	return strings.Map(func(c rune) rune {
		if '0' <= c && c <= '9' {
			return c - '0' + zero
		}
		return c
	}, whole)
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }
