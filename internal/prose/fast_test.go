package prose_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/long"
	"github.com/highwater-go/highwater/internal/prose"
)

// randomText makes a text of the words of a language, and of numbers in digits of every
// shape, most of it nonsense: no two that follow each other were written together.
func randomText(r *rand.Rand, l *lang.Language) string {
	one := func(lists ...[]string) string {
		if list := lists[r.IntN(len(lists))]; len(list) > 0 {
			return list[r.IntN(len(list))]
		}
		return ""
	}
	numbers := []string{
		"5", "12", "57", "164", "1,234", "57.000", "2022", "1999", "3.5", "1.250.000", "1,64,000", "500000", "0", "007", "5万", "三十万", "٥٧", "100s", "6 500", "2+",
		"57K", "1.5M", "4K", "10", "1/2", "½", "615, 200", "9.784", "12:30", "24/7", "50-60", "50–60K", "1969-72", "2–1", "3-5", "181,332-963,768", "963,768–181,332", "18, 1960", "26.2", "$380", "5th", "#5", "$5", "+44 20", "5%",
	}
	plain := r.IntN(3) == 0 // words of numbers, hedges and nouns, whole, with a blank between most
	signs := []string{",", ".", ";", ":", "-", "–", "(", ")", "+", "±", "\n", "\n\n", "\u00a0", "'", "’", "  ", "/", "&"}
	letters := strings.Fields("a I the of and x C A b é ß Ж 人 の 이 ہ")
	var b strings.Builder
	for range 2 + r.IntN(14) {
		word := ""
		kind := r.IntN(12)
		if plain {
			kind = r.IntN(10)
		}
		switch kind {
		case 0, 1:
			word = numbers[r.IntN(len(numbers))]
		case 2:
			if plain {
				word = []string{"two", "hundred", "a", "million", "of", "and", "to", "people", "thousand", "five", "twenty", "between", "from", "than", "3"}[r.IntN(15)]
				break
			}
			word = numbers[r.IntN(len(numbers))]
		case 3:
			if len(l.Numbers) > 0 {
				word = l.Numbers[r.IntN(len(l.Numbers))].Words
			}
		case 4:
			if len(l.Scales) > 0 {
				word = l.Scales[r.IntN(len(l.Scales))].Name
			}
		case 5:
			if len(l.Openers) > 0 {
				word = l.Openers[r.IntN(len(l.Openers))].Words
			}
		case 6:
			if len(l.Closers) > 0 {
				word = l.Closers[r.IntN(len(l.Closers))].Words
			}
		case 7:
			if len(l.Ranges) > 0 {
				word = l.Ranges[r.IntN(len(l.Ranges))][r.IntN(2)]
			}
		case 8:
			if len(l.People) > 0 {
				word = l.People[r.IntN(len(l.People))].Words
			}
		case 9:
			if len(l.Plurals) > 0 {
				word = l.Plurals[r.IntN(len(l.Plurals))].Name
			}
		case 10:
			word = one(l.Units, l.Glue, l.Joins, l.Few, l.Couple, l.Growth, l.Counters, l.Spreads, l.Ofs, l.Points, l.NotBefore)
		default:
			word = one(signs, letters)
		}
		switch k := r.IntN(12); {
		case k == 0:
			word = strings.ToUpper(word)
		case k == 1 && !plain:
			if n := len(word); n > 1 {
				word = word[:r.IntN(n)]
			}
		}
		b.WriteString(word)
		switch {
		case r.IntN(6) > 0:
			b.WriteByte(' ')
		case plain:
			b.WriteString([]string{"-", ", ", ". ", " "}[r.IntN(4)])
		}
	}
	return b.String()
}

func mentions(l *lang.Language, text string, slow, digits bool) (all []prose.Mention) {
	read := figure.Reader{Lang: l, Decimal: '.', Group: ',', Other: ',', Slow: slow}
	f := prose.Finder{Reader: read, All: text, DigitsOnly: digits}
	for f.Next() {
		all = append(all, f.Found)
	}
	return all
}

// The lane for plain figures, and the search for anchors, are held to the plain way: in
// texts of the words of any language both find the same.
func TestFastIsPlain(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 4))
	languages := append([]*lang.Language{marlu(t), madeUp(t, "talvo"), &lang.NoLanguage}, lang.Languages[:]...)
	texts := 60_000
	if !long.Tests() {
		texts = 15_000
	}
	some := map[string]int{}
	for k := range texts {
		l := languages[r.IntN(len(languages))]
		if k%2 == 0 {
			l = &lang.En // which has anchors, and most words
		}
		text := randomText(r, l)
		digits := r.IntN(5) == 0
		fast, plain := mentions(l, text, false, digits), mentions(l, text, true, digits)
		if d := cmp.Diff(plain, fast); d != "" {
			t.Fatalf("%s: %q (-plain +fast):\n%s", l.Tag, text, d)
		}
		some[l.Tag] += len(plain)
	}
	for _, l := range languages[3:] {
		if some[l.Tag] == 0 {
			t.Errorf("%s: nothing is found in any text", l.Tag)
		}
	}
}
