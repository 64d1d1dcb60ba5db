package text_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/text"
)

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		s, phrase string
		want      int
	}{
		{"more than 5", "more than ", 10}, {"MORE  THAN 5", "more than ", 11}, {"more\nthan 5", "more than ", 10}, {"more\u00a0than 5", "more than ", 11},
		{"morethan 5", "more than ", -1}, {"more", "more than ", -1}, {"Über 5", "über ", 6}, {"uber 5", "über ", -1}, {"ЧЕЛОВЕК", "человек", 14},
		{"İKİ bin", "iki ", 6}, {"YARISI", "yarısı", 6}, {"超过5", "超过", 6}, {"", "a", -1}, {"a", "", 0}, {"\xff\xfe", "é", -1},
	} {
		if got := text.Match(test.s, 0, test.phrase); got != test.want {
			t.Errorf("%q is matched in %q up to %d, want %d", test.phrase, test.s, got, test.want)
		}
		if test.want > 0 && !text.May(test.s, 0, test.phrase) {
			t.Errorf("%q may not be in %q, and is", test.phrase, test.s)
		}
	}
}

func TestMatchBack(t *testing.T) {
	for _, test := range []struct {
		s, phrase string
		least     int
		want      int
	}{
		{"drew more than ", "more than ", 0, 5}, {"drew MORE  THAN\n", "more than ", 0, 5}, {"drew more\u00a0than ", "more than ", 0, 5},
		{"drew more than", "more than ", 0, -1}, {"drew more than", "more than", 0, 5}, {"evermore than ", "more than ", 0, -1}, {"drew more than ", "more than ", 6, -1},
		{"ÜBER ", "über ", 0, 0}, {"GÜBER ", "über ", 0, -1}, {"共超过", "超过", 0, 3}, {"İKİ ", "iki ", 0, 0}, {"YARISI ", "yarısı ", 0, 0},
		{"ونحو ", "نحو ", 0, len("و")}, {"بـنحو ", "نحو ", 0, len("بـ")}, {"كتبنحو ", "نحو ", 0, -1}, {"منحو ", "نحو ", 0, -1},
		{"more\n\nthan ", "more than ", 0, -1}, {"", "a", 0, -1}, {"\x80", "é", 0, -1},
	} {
		if got := text.MatchBack(test.s, test.least, len(test.s), test.phrase); got != test.want {
			t.Errorf("%q at the end of %q starts at %d, want %d", test.phrase, test.s, got, test.want)
		}
	}
}

// What matches has the letters that the tables go by, at its start and at its end.
func TestInitials(t *testing.T) {
	phrases := []string{"more than ", "über ", "человек", "超过", "约", "iki ", "a ", " or so", "से अधिक", "ألف", "+", "d'une "}
	var first, second, last, before []byte
	var starts, ends text.Table
	for k, p := range phrases {
		at := text.InitialAt(p, 0)
		first, second = append(first, at.First), append(second, at.Second)
		starts.Add(at, 1<<k)
		core := strings.TrimRight(p, " ")
		at = text.FinalAt(core, len(core))
		last, before = append(last, at.First), append(before, at.Second)
		ends.Add(at, 1<<k)
	}
	in, back := text.Initials(string(first)+string(second)), text.Initials(string(last)+string(before))
	has := func(in text.Initials, at text.Initial, want int) bool {
		for k := in.Next(-1, at); k >= 0; k = in.Next(k, at) {
			if k == want {
				return true
			}
		}
		return false
	}
	r := rand.New(rand.NewPCG(5, 7))
	matched := 0
	for range 20_000 {
		var b strings.Builder
		for range 1 + r.IntN(3) {
			p := phrases[r.IntN(len(phrases))]
			if r.IntN(2) == 0 {
				p = strings.ToUpper(p)
			}
			if r.IntN(3) == 0 {
				p = strings.ReplaceAll(p, " ", "\u00a0 ")
			}
			b.WriteString(p)
		}
		s := b.String()
		for i := range len(s) + 1 {
			for k, p := range phrases {
				if at := text.InitialAt(s, i); text.Match(s, i, p) > 0 {
					matched++
					if starts.Lists(at)>>k&1 == 0 || !has(in, at, k) {
						t.Fatalf("%q is at %d in %q, and its initial is not: %v", p, i, s, at)
					}
				}
				e := text.BlankStart(s, 0, i)
				if at := text.FinalAt(s, e); text.MatchBack(s, 0, i, p) >= 0 && (ends.Lists(at)>>k&1 == 0 || !has(back, at, k)) {
					t.Fatalf("%q ends at %d in %q, and its final is not: %v", p, i, s, at)
				}
			}
		}
	}
	if matched == 0 {
		t.Error("nothing matches")
	}
}

// Words are found by four letters of them where a look at every byte finds them.
func TestGrams(t *testing.T) {
	words := []string{"hundred", "lakh", "score"}
	var g text.Grams
	for _, w := range words {
		g.Add(w)
	}
	r := rand.New(rand.NewPCG(5, 7))
	parts := []string{"hundred", "LAKH", "score", "hund", "akh", "a", " ", "-", ".", "\n", "é", "人", "scor", "xscore", "٥", "7", "the quick brown fox "}
	for range 20_000 {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		s := b.String()
		starts := func(i int) bool {
			if i > 0 && text.IsLetter(s[i-1]) {
				return false
			}
			for _, w := range words {
				if text.Match(s, i, w) > 0 {
					return true
				}
			}
			return false
		}
		at := func(i int) int {
			if !text.IsLetter(s[i]) {
				i++
			}
			if i = text.WordStart(s, 0, i); starts(i) {
				return i
			}
			return -1
		}
		want, digit := len(s), true
		for i := range len(s) {
			if text.IsDigit(s[i]) || s[i] >= utf8.RuneSelf && text.ForeignDigit(s, i) != 0 {
				want = i
				break
			}
			if starts(i) {
				want, digit = i, false
				break
			}
		}
		if first, d := g.Next(s, 0, at); first != want || d != digit {
			t.Fatalf("next in %q is %d, %v, want %d, %v", s, first, d, want, digit)
		}
	}
}

func TestApart(t *testing.T) {
	for _, test := range []struct {
		s    string
		i    int
		want bool
	}{
		{"bin", 3, true}, {"binler", 3, false}, {"bin den", 3, true}, {"bin_", 3, false}, {"5万人", 4, true}, {"mílá", 3, false}, {"bin5", 3, false},
	} {
		if got := text.Apart(test.s, test.i); got != test.want {
			t.Errorf("a word may end at %d in %q: %v", test.i, test.s, got)
		}
	}
}

func TestBlanks(t *testing.T) {
	for _, test := range []struct {
		s          string
		end, start int // of the white space at its start, and at its end
	}{
		{" \t\n5", 3, 4}, {"\u00a0\u202f\u20095 ", 8, 9}, {"5", 0, 1}, {"5\n", 0, 1}, {"5\n\n", 0, 2}, {"5\u3000", 0, 4},
	} {
		if end, start := text.SkipSpace(test.s, 0), text.BlankStart(test.s, 0, len(test.s)); end != test.end || start != test.start {
			t.Errorf("white space in %q ends at %d and starts at %d, want %d and %d", test.s, end, start, test.end, test.start)
		}
	}
}

func TestDigits(t *testing.T) {
	for _, test := range []struct {
		s    string
		zero rune
	}{{"٥", '٠'}, {"۵", '۰'}, {"५", '०'}, {"５", '０'}, {"𝟓", '𝟎'}, {"é", 0}, {"五", 0}, {"\xff", 0}} {
		if got := text.ForeignDigit(test.s, 0); got != test.zero {
			t.Errorf("the zero of %q is %q, want %q", test.s, got, test.zero)
		}
	}
	if !text.Numeric("五", 0) || !text.Numeric("5", 0) || text.Numeric("人", 0) {
		t.Error("五 and 5 are numerals, and 人 is not")
	}
}
