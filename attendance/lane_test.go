package attendance

import (
	"math/rand/v2"
	"testing"
)

// TestLane sets the reading of the plain shapes of running text beside the reader
// at large.
func TestLane(t *testing.T) {
	pieces := []string{
		"57", "1,234,567", "2022", "1.25", "50,000", "0", "007", "1,23", "60000", "K", "M", "m", "bn", " million", " thousand", " lakh", " crore", " hundred", " L",
		" to ", " and ", "-", "–", " – ", "+", "-plus", " plus", "-odd", " odd", " or so", " or more", " or fewer", " at least", " and more", " and a half",
		" and three quarters", " at most", " at the most", " approximately", " give or take", " roughly", " tops", " upwards", " max", " minimum", " ± 5", "+/-", "½",
		" people", " fans", " attendees", " players", " users", " members", " views", " others", " on", " a year", " an hour", " and others", " at home", " the", " of them",
		" six", " (", " ", "  ", "\n", "\u00a0", ",", ".", ";", "%", "'s", "é", " é", "x", "_", "/7", " 16", " and 5",
	}
	r := rand.New(rand.NewPCG(6, 28))
	rounds, read := 300_000, 0
	if testing.Short() {
		rounds = 30_000
	}
	for range rounds {
		s := pieces[r.IntN(9)]
		for range r.IntN(6) {
			s += pieces[r.IntN(len(pieces))]
		}
		hedge := []Hedge{Bare, Bare, Between, About, AtLeast, Exactly, from}[r.IntN(7)]
		var f finder
		f.english(s, false)
		fig, end, ok := f.lane(hedge, 0)
		if !ok {
			continue
		}
		read++
		var large reader
		large.english(s, false)
		want, wantEnd, why := large.hedged(hedge, 0)
		if fig != want || end != wantEnd || why != "" || f.number0 != large.number0 || f.number1 != large.number1 || f.plain != large.plain {
			t.Fatalf("%v %q: %v up to byte %d, number %d to %d, plain %v; at large %v up to %d, %d to %d, %v, %s", hedge, s,
				fig, end, f.number0, f.number1, f.plain, want, wantEnd, large.number0, large.number1, large.plain, why)
		}
	}
	if read < rounds/10 {
		t.Errorf("%d of %d texts are read in one go", read, rounds)
	}
}
