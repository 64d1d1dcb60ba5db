package attendance_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	. "github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/long"
)

// A figure is read whole or not at all: of what is one number or range in words and
// digits, no proper part is ever a mention. Texts are made of the words of each
// language's own file, most of them numbers that nobody would write.
func TestNeverTheTail(t *testing.T) {
	r := rand.New(rand.NewPCG(57, 164))
	whole := map[string]int{}
	for range long.Rounds(10_000, 40_000) {
		l := lang.Languages[r.IntN(len(lang.Languages))]
		phrase := randomNumberWords(r, l)
		noun := l.People[r.IntN(len(l.People))].Words
		blank := " "
		if glued(l) {
			blank = ""
		}
		found := findsWhole(t, r, l, phrase, blank+noun)
		whole[l.Tag] += found
		if t.Failed() {
			return
		}
	}
	for _, l := range lang.Languages {
		if whole[l.Tag] < 50 {
			t.Errorf("%s: %d numbers in words are found, too few to tell", l.Tag, whole[l.Tag])
		}
	}
}

// glued reports whether a language is written without blanks.
func glued(l *lang.Language) bool { return l.Tag == "ja" || l.Tag == "zh" }

// randomNumberWords makes numbers, sums, compounds and ranges of the words of l.
func randomNumberWords(r *rand.Rand, l *lang.Language) string {
	var cardinals, scales []string
	for _, n := range l.Numbers {
		if n.Kind == lang.KindCardinal && n.Digits > 1 || n.Kind == lang.KindHundred {
			cardinals = append(cardinals, n.Words)
		}
	}
	if glued(l) {
		cardinals = []string{"三", "五十", "二百", "七", "千六百"}
	}
	for _, s := range l.Scales {
		if len(s.Name) > 2 && s.Power > 2 && !strings.HasSuffix(s.Name, ".") {
			scales = append(scales, s.Name)
		}
	}
	var b strings.Builder
	write := func(word string) {
		if b.Len() > 0 && !glued(l) && !strings.HasSuffix(b.String(), " ") {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	for range 1 + r.IntN(5) {
		switch k := r.IntN(8); {
		case k < 3 && len(cardinals) > 0:
			write(cardinals[r.IntN(len(cardinals))])
		case k < 5:
			write(scales[r.IntN(len(scales))])
		case k == 5:
			write([]string{"3", "25", "400", "57"}[r.IntN(4)])
		case k == 6 && len(l.Joins) > 0 && b.Len() > 0:
			write(l.Joins[r.IntN(len(l.Joins))] + " " + pick(r, cardinals))
		default:
			write([]string{"300", "12"}[r.IntN(2)])
			write(scales[r.IntN(len(scales))])
		}
	}
	return b.String()
}

// findsWhole checks that no part of a phrase is found with a noun after it and text
// around both, and returns how many times it is found whole.
func findsWhole(t *testing.T, r *rand.Rand, l *lang.Language, phrase, noun string) (found int) {
	t.Helper()
	if r.IntN(4) == 0 {
		noun = ""
	}
	before := []string{"", "", "(", "— ", "x: ", "\n\n", "“", "... "}[r.IntN(8)]
	after := []string{"", "", ".", ", x.", ") x", "\n\n7 x", "!", " — x"}[r.IntN(8)]
	text := before + phrase + noun + after
	for m := range (Finder{Locale: locale(t, l.Tag)}).Find(text) {
		switch p := m.Phrase; {
		case p.End <= len(before) || p.Start >= len(before)+len(phrase):
		case p.Start > len(before) || p.End < len(before)+len(phrase):
			t.Errorf("%s: of %q in %q only %q is found, as %v", l.Tag, phrase, text, m.Text, m.Figure)
		default:
			found++
		}
	}
	return found
}

// What Words writes is found whole, or not at all, too.
func TestWordsAreFoundWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(44, 57))
	for range 20_000 {
		l := lang.Languages[r.IntN(len(lang.Languages))]
		words, err := locale(t, l.Tag).Words(randomFigure(r))
		if err != nil || words == "" {
			continue
		}
		noun := l.People[r.IntN(len(l.People))].Words
		blank := " "
		if glued(l) {
			blank = ""
		}
		findsWhole(t, r, l, words, blank+noun)
		if t.Failed() {
			return
		}
	}
}

// aboutOpeners are the hedges of l that may stand before a range.
func aboutOpeners(l *lang.Language) (words []string) {
	for _, p := range l.Openers {
		if p.Hedge == lang.About && !p.Finite && (glued(l) || strings.HasSuffix(p.Words, " ")) {
			words = append(words, p.Words)
		}
	}
	return words
}

// Ranges of what Words writes, hedged or not, with all that opens and links ranges in a language, are
// found whole or not at all, too.
func TestRangesAreFoundWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(160, 446))
	whole := map[string]int{}
	for range 30_000 {
		l := lang.Languages[r.IntN(len(lang.Languages))]
		locale := locale(t, l.Tag)
		a, step := randomNumber(r)
		low, err1 := locale.Words(Figure{People: a, Step: step})
		b, step := randomNumber(r)
		high, err2 := locale.Words(Figure{People: b, Step: step})
		if err1 != nil || err2 != nil || a >= b || 1900 <= a && a < 2200 { // a year is no part of what follows
			continue
		}
		links := append([][2]string{{"", "–"}, {"", "-"}}, l.Ranges...)
		link := links[r.IntN(len(links))]
		phrase := link[0] + low + link[1] + high
		if link[0] == "" && r.IntN(3) == 0 {
			phrase = aboutOpeners(l)[r.IntN(len(aboutOpeners(l)))] + phrase
		}
		blank := " "
		if glued(l) {
			blank = ""
		}
		whole[l.Tag] += findsWhole(t, r, l, phrase, blank+l.People[r.IntN(len(l.People))].Words)
		if t.Failed() {
			return
		}
	}
	for _, l := range lang.Languages {
		if whole[l.Tag] < 50 {
			t.Errorf("%s: %d ranges are found, too few to tell", l.Tag, whole[l.Tag])
		}
	}
}
