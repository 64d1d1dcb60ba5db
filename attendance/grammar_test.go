package attendance

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/exp/ebnf"
)

// publishedGrammar returns the grammar that stands in the package
// documentation.
func publishedGrammar(t testing.TB) ebnf.Grammar {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	_, section, ok := strings.Cut(docText(file), "\n# Grammar\n")
	if !ok {
		t.Fatal("doc.go has no section on the grammar")
	}
	section, _, _ = strings.Cut(section, "\n# ")
	var source strings.Builder
	for line := range strings.Lines(section) {
		if strings.HasPrefix(line, "\t") {
			source.WriteString(line)
		}
	}
	g, err := ebnf.Parse("doc.go", strings.NewReader(source.String()))
	if err != nil {
		t.Fatal(err)
	}
	if err := ebnf.Verify(g, "Figure"); err != nil {
		t.Fatal(err)
	}
	return g
}

// docText is the package comment as it stands, blank lines and tabs included.
func docText(file *ast.File) string {
	var b strings.Builder
	for _, c := range file.Doc.List {
		b.WriteString(strings.TrimPrefix(strings.TrimPrefix(c.Text, "//"), " ") + "\n")
	}
	return b.String()
}

// TestGrammarWords holds the tables of words and the grammar together: each
// has every word of the other, under the same hedge.
func TestGrammarWords(t *testing.T) {
	g := publishedGrammar(t)
	inGrammar := func(names ...string) []string {
		var words []string
		for _, name := range names {
			words = append(words, tokens(g[name].Expr)...)
		}
		slices.Sort(words)
		return words
	}
	inTables := func(h Hedge, after bool) []string {
		var words []string
		if after {
			for _, p := range closers {
				if p.hedge == h {
					words = append(words, p.words)
				}
			}
		} else {
			for _, p := range signs {
				if p.hedge == h {
					words = append(words, p.words)
				}
			}
			for i, ps := range openers {
				for _, p := range ps {
					if p.words[0] != byte('a'+i) {
						t.Errorf("%q is listed under %c", p.words, 'a'+i)
					}
					if p.hedge == h {
						words = append(words, p.words)
					}
				}
			}
		}
		slices.Sort(words)
		return words
	}
	for _, c := range []struct {
		production string
		hedge      Hedge
		after      bool
	}{
		{"exactly", Exactly, false}, {"about", About, false}, {"atLeast", AtLeast, false},
		{"moreThan", MoreThan, false}, {"nearly", Nearly, false}, {"lessThan", LessThan, false},
		{"atMost", AtMost, false}, {"orMore", AtLeast, true}, {"orLess", AtMost, true}, {"orSo", About, true},
	} {
		if d := cmp.Diff(inGrammar(c.production), inTables(c.hedge, c.after)); d != "" {
			t.Errorf("%s (-grammar +table):\n%s", c.production, d)
		}
	}
	var names []string
	for i, list := range scales {
		for _, s := range list {
			if (s.name[0]|0x20)-'a' != byte(i) {
				t.Errorf("scale %q is listed under %c", s.name, 'a'+i)
			}
			names = append(names, s.name)
		}
	}
	var headNames, unitNames []string
	for _, u := range heads {
		headNames = append(headNames, u.name)
	}
	for _, u := range units {
		unitNames = append(unitNames, u.name)
	}
	for _, c := range []struct {
		productions []string
		words       []string
	}{
		{[]string{"scale"}, names},
		{[]string{"head"}, headNames},
		{[]string{"units", "unit"}, unitNames},
		{[]string{"units"}, unitNames[:standing]},
		{[]string{"dash"}, dashes[:]},
		{[]string{"plusMinus"}, spreads[:]},
		{[]string{"Percent"}, percents[:]},
	} {
		c.words = slices.Sorted(slices.Values(c.words))
		if d := cmp.Diff(inGrammar(c.productions...), c.words); d != "" {
			t.Errorf("%v (-grammar +table):\n%s", c.productions, d)
		}
	}
}

// tokens returns the tokens of an expression, names not followed.
func tokens(e ebnf.Expression) []string {
	var ts []string
	switch e := e.(type) {
	case ebnf.Alternative:
		for _, x := range e {
			ts = append(ts, tokens(x)...)
		}
	case ebnf.Sequence:
		for _, x := range e {
			ts = append(ts, tokens(x)...)
		}
	case *ebnf.Group:
		ts = tokens(e.Body)
	case *ebnf.Token:
		ts = append(ts, e.String)
	}
	return ts
}

// A derivation is a sentence of the grammar and the productions it came from.
type derivation struct {
	r     *rand.Rand
	g     ebnf.Grammar
	text  strings.Builder
	spans []production
}

// A production is the part of a sentence that one made.
type production struct {
	name       string
	start, end int
}

func (d *derivation) expand(e ebnf.Expression) {
	switch e := e.(type) {
	case ebnf.Alternative:
		d.expand(e[d.r.IntN(len(e))])
	case ebnf.Sequence:
		for _, x := range e {
			d.expand(x)
		}
	case *ebnf.Name:
		d.name(e.String)
	case *ebnf.Token:
		d.token(e.String)
	case *ebnf.Range:
		d.text.WriteByte(e.Begin.String[0] + byte(d.r.IntN(int(e.End.String[0]-e.Begin.String[0])+1)))
	case *ebnf.Group:
		d.expand(e.Body)
	case *ebnf.Option:
		if d.r.IntN(2) == 0 {
			d.expand(e.Body)
		}
	case *ebnf.Repetition:
		for d.r.IntN(3) == 0 {
			d.expand(e.Body)
		}
	}
}

func (d *derivation) name(name string) {
	start := d.text.Len()
	at := len(d.spans)
	d.spans = append(d.spans, production{})
	d.expand(d.g[name].Expr)
	d.spans[at] = production{name, start, d.text.Len()}
}

// token writes a token as the documentation lets it be written: its letters in
// either case, if they are in lower case there, and blanks as any white space.
func (d *derivation) token(s string) {
	loud := d.r.IntN(4)
	for _, c := range s {
		switch {
		case c == ' ' && len(s) > 1:
			for {
				d.text.WriteString([]string{" ", " ", " ", "\t", "\n", "\u00a0", "\u202f"}[d.r.IntN(7)])
				if d.r.IntN(8) != 0 {
					break
				}
			}
		case 'a' <= c && c <= 'z' && (loud == 0 || loud == 1 && d.r.IntN(2) == 0):
			d.text.WriteRune(c - 'a' + 'A')
		default:
			d.text.WriteRune(c)
		}
	}
}

func (d *derivation) part(name string, nth int) (text string, ok bool) {
	for _, p := range d.spans {
		if p.name == name {
			if nth == 0 {
				return d.text.String()[p.start:p.end], true
			}
			nth--
		}
	}
	return "", false
}

// predict works out what Parse should make of a derivation, from its parts and
// with big numbers.
func (d *derivation) predict() (Figure, error) {
	if d.text.Len() > MaxText {
		return Figure{}, ErrSyntax
	}
	kind := ""
	for _, k := range []string{"Range", "Spread", "Plural"} {
		if _, ok := d.part(k, 0); ok {
			kind = k
		}
	}
	if kind == "Plural" {
		return d.predictPlural(), nil
	}
	first := d.number(0)
	second := d.number(1)
	scaled := first.scale != nil
	if second != nil && second.scale != nil && first.short() {
		first.scale = second.scale
	}
	a, step, err := first.value()
	if err != nil {
		return Figure{}, err
	}
	switch kind {
	case "Range":
		b, _, err := second.value()
		switch {
		case err != nil:
			return Figure{}, err
		case a > b:
			return Figure{}, ErrReversed
		case first.short() && second.scale == nil && a != 0 && 1000*a < b:
			return Figure{}, ErrAmbiguous
		}
		return Figure{People: a, To: b, Step: 1, Hedge: Between}, nil
	case "Spread":
		half, cutShort := new(big.Int), false
		if p, ok := d.part("percentage", 0); ok {
			share, _ := new(big.Rat).SetString(p)
			share.Mul(share, new(big.Rat).SetFrac64(a, 100))
			half.Quo(share.Num(), share.Denom())
		} else {
			b, _, err := second.value()
			if err != nil {
				return Figure{}, err
			}
			half.SetInt64(b)
			if scaled && second.short() && b != 0 {
				second.scale = first.scale
				if b, _, err := second.value(); err == nil {
					cutShort = b <= a
				}
			}
		}
		low, high := new(big.Int).Sub(big.NewInt(a), half), new(big.Int).Add(big.NewInt(a), half)
		if high.Cmp(big.NewInt(MaxPeople)) > 0 {
			return Figure{}, ErrTooLarge
		}
		if cutShort {
			return Figure{}, ErrAmbiguous
		}
		return Figure{People: max(0, low.Int64()), To: high.Int64(), Step: 1, Hedge: Between}, nil
	}
	f := Figure{People: a, Step: step}
	for _, h := range []struct {
		production string
		hedge      Hedge
	}{
		{"exactly", Exactly}, {"about", About}, {"atLeast", AtLeast}, {"moreThan", MoreThan}, {"nearly", Nearly},
		{"lessThan", LessThan}, {"atMost", AtMost}, {"orSo", About}, {"orMore", AtLeast}, {"orLess", AtMost},
	} {
		if _, ok := d.part(h.production, 0); ok {
			f.Hedge = h.hedge
			break
		}
	}
	if f.Hedge == Exactly {
		f.Step = 1
	}
	if f.People == 0 && (f.Hedge == Nearly || f.Hedge == LessThan) {
		return Figure{}, ErrZero
	}
	return f, nil
}

func (d *derivation) predictPlural() Figure {
	people := big.NewInt(1)
	for _, name := range []string{"head", "units", "unit"} {
		word, ok := d.part(name, 0)
		if _, whole := d.part("unit", 0); !ok || name == "units" && whole {
			continue
		}
		word = strings.ToLower(word)
		for prefix, n := range map[string]int64{
			"tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1e3, "lakh": 1e5, "lac": 1e5,
			"million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12,
		} {
			if strings.HasPrefix(word, prefix) {
				people.Mul(people, big.NewInt(n))
			}
		}
	}
	step := people.String()
	step = "1" + strings.Repeat("0", len(step)-len(strings.TrimRight(step, "0")))
	power, _ := new(big.Int).SetString(step, 10)
	return Figure{People: people.Int64(), Step: power.Int64(), Hedge: Plural}
}

// A bigNumber is a Number in its parts.
type bigNumber struct {
	integer, fraction string
	scale             *int // power of ten
}

func (d *derivation) number(nth int) *bigNumber {
	text, ok := d.part("Number", nth)
	if !ok {
		return nil
	}
	var n bigNumber
	rest := strings.TrimLeft(text, "0123456789,")
	n.integer = text[:len(text)-len(rest)]
	if after, ok := strings.CutPrefix(rest, "."); ok {
		rest = strings.TrimLeft(after, "0123456789")
		n.fraction = after[:len(after)-len(rest)]
	}
	if rest = strings.TrimFunc(rest, func(r rune) bool { return strings.ContainsRune(" \t\r\n\u00a0\u202f\u2009", r) }); rest != "" {
		powers := map[string]int{"k": 3, "thousand": 3, "L": 5, "lakh": 5, "lac": 5, "m": 6, "mn": 6, "mln": 6, "million": 6,
			"cr": 7, "crore": 7, "b": 9, "bn": 9, "billion": 9, "T": 12, "tn": 12, "trillion": 12}
		power, ok := powers[rest]
		if !ok {
			power = powers[strings.TrimSuffix(strings.ToLower(rest), "s")]
		}
		n.scale = &power
	}
	return &n
}

// short reports whether a scale may be missing.
func (n *bigNumber) short() bool {
	return n.scale == nil && !strings.Contains(n.integer, ",") && len(n.integer) <= 3
}

func (n *bigNumber) value() (people, step int64, err error) {
	power := 0
	if n.scale != nil {
		power = *n.scale
	}
	integer := strings.ReplaceAll(n.integer, ",", "")
	whole, _ := new(big.Int).SetString(integer+strings.Repeat("0", power), 10)
	if n.fraction != "" {
		frac := n.fraction + strings.Repeat("0", max(0, power-len(n.fraction)))
		part, _ := new(big.Int).SetString("0"+frac[:min(power, len(frac))], 10)
		whole.Add(whole, part)
	}
	switch {
	case whole.Cmp(big.NewInt(MaxPeople)) > 0:
		return 0, 0, ErrTooLarge
	case len(n.fraction) > power:
		return 0, 0, ErrFraction
	case whole.Sign() == 0:
		return 0, 1, nil
	}
	zeros := power - len(n.fraction)
	if n.fraction == "" {
		zeros += len(integer) - len(strings.TrimRight(integer, "0"))
	}
	return whole.Int64(), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil).Int64(), nil
}

func generate(g ebnf.Grammar, r *rand.Rand) *derivation {
	d := &derivation{r: r, g: g}
	d.name("Figure")
	return d
}

// TestGrammar checks that Parse reads every sentence of the published grammar
// as the documentation says, and refuses the rest.
func TestGrammar(t *testing.T) {
	g := publishedGrammar(t)
	r := rand.New(rand.NewPCG(20, 4))
	rounds := 60_000
	if testing.Short() {
		rounds = 6_000
	}
	seen := map[string]int{}
	for range rounds {
		d := generate(g, r)
		s := d.text.String()
		want, wantErr := d.predict()
		got, err := Parse(s)
		if got != want || !errors.Is(err, wantErr) || (err == nil) != (wantErr == nil) {
			t.Fatalf("Parse(%q) = %+v, %v; want %+v, %v", s, got, err, want, wantErr)
		}
		if err == nil {
			seen[got.Hedge.String()]++
		} else {
			seen[wantErr.Error()]++
		}
	}
	for _, what := range append(hedgeNames[:], ErrTooLarge.Error(), ErrFraction.Error(), ErrReversed.Error(), ErrAmbiguous.Error(), ErrZero.Error()) {
		if seen[what] < rounds/10_000 {
			t.Errorf("%q came up %d times in %d sentences", what, seen[what], rounds)
		}
	}
}

// TestNearMisses changes sentences a little, and checks that Parse calls them
// malformed exactly if they are outside the grammar.
func TestNearMisses(t *testing.T) {
	g := publishedGrammar(t)
	r := rand.New(rand.NewPCG(4, 20))
	rounds := 20_000
	if testing.Short() {
		rounds = 2_000
	}
	alphabet := []string{"0", "1", "9", ",", ".", "+", "-", " ", "k", "K", "l", "t", "m", "s", "%", "–", "±", "~", ">", "<", "=", "\u00a0", "é", "\xff", "to", "and", "or", "of"}
	inside, outside := 0, 0
	for range rounds {
		s := generate(g, r).text.String()
		for range 1 + r.IntN(2) {
			at := r.IntN(len(s) + 1)
			switch piece := alphabet[r.IntN(len(alphabet))]; r.IntN(4) {
			case 0:
				s = s[:at] + piece + s[at:]
			case 1:
				_, n := utf8.DecodeRuneInString(s[at:])
				s = s[:at] + s[at+n:]
			case 2:
				_, n := utf8.DecodeRuneInString(s[at:])
				s = s[:at] + piece + s[at+n:]
			case 3:
				to := r.IntN(len(s) + 1)
				s = s[:min(at, to)] + s[max(at, to):]
			}
		}
		recognized := len(s) <= MaxText && recognizes(g, s)
		_, err := Parse(s)
		if malformed := errors.Is(err, ErrSyntax); malformed == recognized {
			t.Fatalf("Parse(%q): %v; in the grammar: %v", s, err, recognized)
		}
		if recognized {
			inside++
		} else {
			outside++
		}
	}
	if inside < rounds/20 || outside < rounds/20 {
		t.Errorf("%d in the grammar and %d outside", inside, outside)
	}
}

// recognizes reports whether a text is in the language of Figure. It follows
// the grammar with the sets of positions that it can be at, knowing nothing of
// Parse.
func recognizes(g ebnf.Grammar, s string) bool {
	return advance(g, s, g["Figure"].Expr, []int{0})[len(s)]
}

// advance returns the positions that an expression can lead to.
func advance(g ebnf.Grammar, s string, e ebnf.Expression, from []int) map[int]bool {
	to := map[int]bool{}
	add := func(more map[int]bool) {
		for i := range more {
			to[i] = true
		}
	}
	switch e := e.(type) {
	case ebnf.Alternative:
		for _, x := range e {
			add(advance(g, s, x, from))
		}
	case ebnf.Sequence:
		for _, x := range e {
			to = advance(g, s, x, from)
			from = from[:0:0]
			for i := range to {
				from = append(from, i)
			}
		}
	case *ebnf.Name:
		return advance(g, s, g[e.String].Expr, from)
	case *ebnf.Token:
		for _, i := range from {
			for _, j := range afterToken(s, i, e.String) {
				to[j] = true
			}
		}
	case *ebnf.Range:
		for _, i := range from {
			if i < len(s) && e.Begin.String[0] <= s[i] && s[i] <= e.End.String[0] {
				to[i+1] = true
			}
		}
	case *ebnf.Group:
		return advance(g, s, e.Body, from)
	case *ebnf.Option:
		add(advance(g, s, e.Body, from))
		for _, i := range from {
			to[i] = true
		}
	case *ebnf.Repetition:
		for _, i := range from {
			to[i] = true
		}
		for len(from) > 0 {
			next := advance(g, s, e.Body, from)
			from = from[:0:0]
			for i := range next {
				if !to[i] {
					to[i] = true
					from = append(from, i)
				}
			}
		}
	}
	return to
}

// afterToken returns where a token at s[i:] can end.
func afterToken(s string, i int, token string) []int {
	if token == "" {
		return []int{i}
	}
	want, n := utf8.DecodeRuneInString(token)
	rest := token[n:]
	if want == ' ' {
		var ends []int
		for {
			c, n := utf8.DecodeRuneInString(s[i:])
			if n == 0 || !strings.ContainsRune(" \t\r\n\u00a0\u202f\u2009", c) {
				return ends
			}
			i += n
			ends = append(ends, afterToken(s, i, rest)...)
		}
	}
	c, m := utf8.DecodeRuneInString(s[i:])
	if m == 0 || c == utf8.RuneError || c != want && !('a' <= want && want <= 'z' && c == want-'a'+'A') {
		return nil
	}
	return afterToken(s, i+m, rest)
}
