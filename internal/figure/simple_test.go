package figure_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/long"
)

// parsed is what a reader makes of a text.
type parsed struct {
	Figure           figure.Figure
	At               int
	Why              figure.Flaw
	Number0, Number1 int
	Plain            bool
}

func parse(s string, l *lang.Language, n *lang.LocaleTag, slow bool) parsed {
	r := figure.Reader{S: s, Lang: l, Decimal: '.', Group: ',', Other: ',', Whole: true, Slow: slow}
	if n != nil {
		numbers := &lang.LocaleNumbers[n.Numbers]
		r.Row, r.Forms = n.Numbers, numbers.Forms
		r.Decimal, r.Group, r.Other = numbers.Decimal, numbers.Group, numbers.Other
	}
	f, at, why := r.Parse()
	p := parsed{Figure: f, At: at, Why: why}
	if why == "" {
		p.Number0, p.Number1, p.Plain = r.Number0, r.Number1, r.Plain
	}
	return p
}

// The reader of plain shapes is held to the reader at large: of texts made of parts of
// figures both say the same.
func TestSimpleIsPlain(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 4))
	texts := 200_000
	if !long.Tests() {
		texts = 50_000
	}
	digits := []string{"5", "57", "164", "1,234", "1.234", "1.5", "12,5", "1,64,000", "1 234", "1\u202f234", "0", "05", "٥٧", "१६४", "16万", "9'876", "123456789012345678", "0.4", "1,23"}
	right := 0
	for range texts {
		n := &lang.LocaleTags[r.IntN(len(lang.LocaleTags))]
		tag, _, _ := strings.Cut(n.Tag, "-")
		l := &lang.NoLanguage
		for _, known := range lang.Languages {
			if known.Tag == tag {
				l = known
			}
		}
		if r.IntN(3) == 0 {
			l, n = &lang.En, nil
		}
		var b strings.Builder
		for range 1 + r.IntN(5) {
			word := digits[r.IntN(len(digits))]
			switch k := r.IntN(9); {
			case k == 0 && len(l.Openers) > 0:
				word = l.Openers[r.IntN(len(l.Openers))].Words
			case k == 1 && len(l.Closers) > 0:
				word = l.Closers[r.IntN(len(l.Closers))].Words
			case k == 2 && len(l.Scales) > 0:
				word = l.Scales[r.IntN(len(l.Scales))].Name
			case k == 3 && len(l.Ranges) > 0:
				word = l.Ranges[r.IntN(len(l.Ranges))][r.IntN(2)]
			case k == 4:
				word = []string{"K", "k", "M", "+", "-", "–", "~", ">", "%", ".", " "}[r.IntN(11)]
			}
			b.WriteString(word)
			if r.IntN(3) == 0 {
				b.WriteByte(' ')
			}
		}
		text := b.String()
		plain, fast := parse(text, l, n, true), parse(text, l, n, false)
		if d := cmp.Diff(plain, fast); d != "" {
			t.Fatalf("%s: %q (-plain +fast):\n%s", l.Tag, text, d)
		}
		if plain.Why == "" {
			right++
		}
	}
	if right < texts/50 {
		t.Errorf("of %d texts only %d are figures", texts, right)
	}
}

func TestParts(t *testing.T) {
	for _, test := range []struct {
		text string
		want figure.Figure
		why  figure.Flaw
	}{
		{"164K+", figure.Figure{People: 164_000, Step: 1000, Hedge: lang.AtLeast}, ""},
		{"two to three hundred", figure.Figure{People: 200, To: 300, Step: 1, Hedge: lang.Between}, ""},
		{"5 1/2 million", figure.Figure{People: 5_500_000, Step: 100_000}, ""},
		{"1 lakh 32 thousand 500", figure.Figure{People: 132_500, Step: 100}, ""},
		{"dozens to about 150", figure.Figure{People: 24, To: 160, Step: 1, Hedge: lang.Between}, ""},
		{"a handful", figure.Figure{}, figure.FlawSize},
		{"60K to 50K", figure.Figure{}, figure.FlawReversed},
		{strings.Repeat("9", 257), figure.Figure{}, figure.FlawLong},
	} {
		got := parse(test.text, &lang.En, nil, false)
		if got.Figure != test.want || got.Why != test.why {
			t.Errorf("%q is %+v, %q; want %+v, %q", test.text, got.Figure, got.Why, test.want, test.why)
		}
	}
}

func TestNumberWord(t *testing.T) {
	for _, test := range []struct {
		lang *lang.Language
		text string
		want int
	}{
		{&lang.En, "two people", 3}, {&lang.En, "a people", 0}, {&lang.En, "million", 7}, {&lang.En, "K", 0}, {&lang.En, "people", 0}, {&lang.En, "", 0},
		{&lang.De, "zwanzig", 7}, {&lang.De, "eine", 0}, {&lang.Zh, "万人", 3}, {&lang.Ru, "тысяч", 10}, {&lang.NoLanguage, "two", 0},
	} {
		r := figure.Reader{S: test.text, Lang: test.lang, Decimal: '.', Group: ','}
		if got := r.NumberWord(0); got != test.want {
			t.Errorf("%s: a word of numbers ends in %q at %d, want %d", test.lang.Tag, test.text, got, test.want)
		}
	}
}

func TestQuiet(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"57 people", true}, {"57 fans came", true}, {"57. The", true}, {"57, and", true}, {"57 in 2022", true}, {"57\nthe", true}, {"57 ", true},
		{"57 or more", false}, {"57+", false}, {"57 to 58", false}, {"57-58", false}, {"57 58", false}, {"57, 200", true}, {"157, 200", false},
		{"2018, 200", true}, {",157, 200", false}, {"57:30", true}, {"57.5", false}, {"57 million", false},
		{"57 and a half", false}, {"57 people or so", false}, {"57 人", false}, {"57 plus or minus 5", false}, {"57–58", false}, {"57 and 58", false},
	} {
		r := figure.Reader{S: test.text, Lang: &lang.En, Decimal: '.', Group: ','}
		end := 1 + strings.IndexFunc(test.text[1:], func(c rune) bool { return c < '0' || c > '9' })
		if got := r.Quiet(end); got != test.want {
			t.Errorf("what follows the number in %q is quiet: %v", test.text, got)
		}
	}
}
