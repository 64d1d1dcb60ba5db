package attendance

import (
	"math/rand/v2"
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
