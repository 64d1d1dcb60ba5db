package attendance

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"math/big"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/long"
	"golang.org/x/exp/ebnf"
)

// publishedGrammar returns the grammar that stands in the package
// documentation.
func publishedGrammar(t testing.TB) ebnf.Grammar {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("grammar", "doc.go"), nil, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	_, section, ok := strings.Cut(docText(file), "\n# Grammar\n")
	if !ok {
		t.Fatal("grammar/doc.go has no section on the grammar")
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

// TestGrammarWords checks that every hedge of the grammar is one of the words of
// English, with the same meaning.
func TestGrammarWords(t *testing.T) {
	g := publishedGrammar(t)
	words := map[Hedge][]string{}
	for _, list := range [...][]lang.Phrase{lang.En.Openers, lang.En.Closers, lang.En.Infixes, lang.Signs[:]} {
		for _, p := range list {
			words[Hedge(p.Hedge)] = append(words[Hedge(p.Hedge)], p.Words)
		}
	}
	words[AtLeast] = append(words[AtLeast], " +", "+")
	for production, h := range map[string]Hedge{
		"exactly": Exactly, "about": About, "atLeast": AtLeast, "moreThan": MoreThan, "nearly": Nearly, "lessThan": LessThan,
		"atMost": AtMost, "orMore": AtLeast, "orLess": AtMost, "orSo": About,
	} {
		for _, w := range tokens(g[production].Expr) {
			if !slices.Contains(words[h], w) {
				t.Errorf("%s: English has no %q that says %v", production, w, h)
			}
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
		case c == ' ':
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
	if d.text.Len() > figure.MaxText {
		return Figure{}, ErrSyntax
	}
	kind := ""
	for _, k := range []string{"Range", "Near", "Spread", "Plural", "Couple"} {
		if _, ok := d.part(k, 0); ok {
			kind = k
		}
	}
	switch kind {
	case "Plural":
		people := d.unit()
		return Figure{People: people, Step: bigStep(people), Hedge: Plural}, nil
	case "Couple":
		people := 2 * d.unit()
		return Figure{People: people, Step: bigStep(people), Hedge: About}, nil
	}
	first := d.number(0)
	second := d.number(1)
	unit := first.unit()
	short := first.short()
	switch {
	case second != nil && short:
		first.share(second)
	case second != nil && first.long(second):
		first.power += second.unit()
	}
	a, step, err := first.value()
	if err != nil {
		return Figure{}, err
	}
	switch kind {
	case "Range", "Near":
		b, _, err := second.value()
		switch {
		case err != nil:
			return Figure{}, err
		case a > b:
			return Figure{}, ErrReversed
		case short && !second.lends() && a != 0 && 1000*a < b:
			return Figure{}, ErrAmbiguous
		case kind == "Near" && b == 0:
			return Figure{}, ErrZero
		case kind == "Near":
			return Figure{People: a, To: b, Step: 1, Hedge: About}, nil
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
			cutShort = unit >= 3 && a != 0 && second.short() && b != 0 && b <= a/pow(unit).Int64()
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
		{"Odd", About}, {"Plus", AtLeast},
	} {
		if _, ok := d.part(h.production, 0); ok {
			f.Hedge = h.hedge
			break
		}
	}
	if f.Hedge == Exactly {
		f.Step = 1
	}
	if f.People == 0 && (f.Hedge == Nearly || f.Hedge == LessThan || f.Hedge == About) {
		return Figure{}, ErrZero
	}
	return f, nil
}

// unit returns what a Plural or a Couple is of.
func (d *derivation) unit() int64 {
	people := int64(1)
	again := false // as in "hundreds and hundreds"
	for _, w := range strings.Fields(strings.ToLower(d.text.String())) {
		w = strings.TrimSuffix(w, "s")
		if power := largePowers[w]; !again && power > 0 {
			people *= pow(power).Int64()
		} else if n, ok := map[string]int64{"ten": 10, "dozen": 12, "hundred": 100}[w]; ok && !again {
			people *= n
		}
		again = w == "and" || w == "upon"
	}
	return people
}

// bigStep returns the power of ten of the last digit of n that is not 0.
func bigStep(n int64) int64 {
	s := big.NewInt(n).String()
	return pow(len(s) - len(strings.TrimRight(s, "0"))).Int64()
}

func pow(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// A bigNumber is a Number: a count and what it counts.
type bigNumber struct {
	count   *big.Rat
	places  int  // of count, after the point
	zeros   int  // at its end
	power   int  // of the scale
	hundred bool // the scale starts with a hundred
	dozens  bool // the count was one of dozens
	article bool // the count is "a"
	uneven  bool // a part of a sum is not less than the unit before
	sum     bool // it is one
	program bool // it is written with a power of ten, as by a program
}

var (
	wordOrDigits = regexp.MustCompile(`[0-9]+(?:[,_\x{a0}\x{202f}\x{2009}][0-9]+)*(?:\.[0-9]+)?(?:e\+?[0-9]+)?|\.[0-9]+|[½¼¾-]|[a-z]+`)

	// fractionWords writes parts of a scale as decimals, + in front if a count is
	// before them.
	fractionWords = strings.NewReplacer(
		" and a half ", " +0.5 ", " and a quarter ", " +0.25 ", " and three quarters ", " +0.75 ",
		" ½ ", " +0.5 ", " ¼ ", " +0.25 ", " ¾ ", " +0.75 ",
		" half a ", " 0.5 ", " half - ", " 0.5 ", " a half - ", " 0.5 ", " half ", " 0.5 ", " a half ", " 0.5 ",
		" a quarter of a ", " 0.25 ", " quarter of a ", " 0.25 ", " quarter - ", " 0.25 ", " a quarter - ", " 0.25 ", " a quarter ", " 0.25 ",
		" three quarters of a ", " 0.75 ", " three - quarters of a ", " 0.75 ",
	)

	smallNumbers = map[string]int64{
		"zero": 0, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
		"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
		"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
		"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	}
	largePowers = map[string]int{
		"k": 3, "thousand": 3, "l": 5, "lakh": 5, "lac": 5, "m": 6, "mn": 6, "mln": 6, "kk": 6, "mm": 6, "million": 6, "cr": 7, "crore": 7,
		"b": 9, "bn": 9, "billion": 9, "t": 12, "tn": 12, "trillion": 12,
	}
)

// number returns the nth number of a sentence, or nil.
func (d *derivation) number(nth int) *bigNumber {
	text, ok := d.part("Number", nth)
	for _, name := range []string{"Plus", "Odd"} {
		if !ok {
			text, ok = d.part(name, nth)
		}
	}
	if !ok {
		return nil
	}
	inWords := text[0] > '9'
	words := digitsOnly.Replace(strings.Join(wordOrDigits.FindAllString(strings.ToLower(text), -1), " "))
	var terms []*bigNumber
	var n *bigNumber
	for _, w := range strings.Fields(fractionWords.Replace(" " + words + " ")) {
		small, counts := smallNumbers[w]
		written, more := strings.CutPrefix(w, "+")
		written, exponent, _ := strings.Cut(written, "e")
		decimal := written != "" && strings.Contains(".0123456789", written[:1])
		if n == nil || n.power > 0 && !more && (counts || decimal) {
			n = &bigNumber{count: new(big.Rat)}
			terms = append(terms, n)
		}
		switch {
		case counts:
			n.count.Add(n.count, big.NewRat(small, 1))
			n.hundred, n.article = false, w == "a"
		case decimal:
			part, _ := new(big.Rat).SetString(written)
			n.count.Add(n.count, part)
			_, fraction, _ := strings.Cut(written, ".")
			n.places = len(fraction)
			power, _ := strconv.Atoi(exponent)
			n.power, n.program = n.power+power, exponent != ""
		case w == "dozen":
			n.count.Mul(n.count, big.NewRat(12, 1))
			n.dozens, n.places = true, 0
		case w == "hundred" && inWords && n.places == 0: // more of the count may follow
			n.count.Mul(n.count, big.NewRat(100, 1))
			n.hundred, n.article = true, false
		case w == "hundred":
			n.hundred, n.power = true, 2
		default:
			n.power += largePowers[strings.TrimSuffix(w, "s")]
		}
	}
	for _, n := range terms {
		if n.hundred && inWords && n.places == 0 {
			n.count.Quo(n.count, big.NewRat(100, 1))
			n.power += 2
		}
		if whole := n.whole(); n.places == 0 && !n.dozens {
			n.zeros = len(whole) - len(strings.TrimRight(whole, "0"))
		}
	}
	n = terms[0]
	if _, _, err := n.value(); len(terms) == 1 {
		return n
	} else if err != nil {
		n = &bigNumber{count: new(big.Rat).Set(n.count), power: n.power}
	} else {
		n = &bigNumber{count: n.people(), zeros: n.zeros + n.power}
	}
	for i, part := range terms[1:] {
		n.sum = true
		unit := terms[i].power
		if inWords {
			unit = terms[i].unit()
		}
		if part.power >= unit || part.people().Cmp(new(big.Rat).SetInt(pow(unit))) >= 0 {
			n.uneven, n.power = true, 0
		}
		if n.power == 0 {
			n.count.Add(n.count, part.people())
			if part.count.Sign() != 0 {
				n.zeros = part.zeros + part.power
			}
		}
	}
	return n
}

var digitsOnly = strings.NewReplacer(",", "", "_", "", "\u00a0", "", "\u202f", "", "\u2009", "")

// whole returns the digits of the count before the point.
func (n *bigNumber) whole() string {
	return new(big.Int).Quo(n.count.Num(), n.count.Denom()).String()
}

func (n *bigNumber) people() *big.Rat {
	return new(big.Rat).Mul(n.count, new(big.Rat).SetInt(pow(n.power)))
}

// unit returns the power of the scale without a hundred in it.
func (n *bigNumber) unit() int {
	if n.hundred {
		return n.power - 2
	}
	return n.power
}

// short reports whether a scale may be missing, and lends whether n has one that
// may be meant for a number before it.
func (n *bigNumber) short() bool {
	return !n.sum && !n.dozens && !n.uneven && !n.program && n.power < 3 && len(n.whole())+n.power <= 3
}
func (n *bigNumber) lends() bool { return n.unit() >= 3 && !n.article }

// long reports whether n has no scale, is not short, and yet shares that of the number
// after it: "1600–2000 M".
func (n *bigNumber) long(next *bigNumber) bool {
	return !n.sum && !n.dozens && !n.uneven && !n.hundred && !n.program && n.power+n.places == 0 && len(n.whole()) > 3 && len(next.whole()) > 3 &&
		next.unit() >= 5 && n.count.Cmp(next.count) <= 0
}

// share gives n, which is short, what it may lack of the scale of the number
// after it.
func (n *bigNumber) share(next *bigNumber) {
	if dozens := new(big.Rat).Mul(n.count, big.NewRat(12, 1)); next.dozens && n.power+n.places == 0 && dozens.Cmp(next.count) < 0 {
		n.count, n.zeros, n.dozens = dozens, 0, true
		return
	}
	if next.hundred && !n.hundred {
		full := &bigNumber{count: n.count, power: next.power}
		if _, _, err := next.value(); err != nil || full.people().Cmp(next.people()) < 0 {
			n.power = next.power
			return
		}
	}
	if next.lends() {
		n.power += next.unit()
	}
}

func (n *bigNumber) value() (people, step int64, err error) {
	whole := new(big.Int).Quo(n.people().Num(), n.people().Denom())
	switch {
	case n.uneven:
		return 0, 0, ErrAmbiguous
	case whole.Cmp(big.NewInt(MaxPeople)) > 0:
		return 0, 0, ErrTooLarge
	case n.places > n.power:
		return 0, 0, ErrFraction
	case whole.Sign() == 0:
		return 0, 1, nil
	}
	return whole.Int64(), pow(n.zeros + n.power - n.places).Int64(), nil
}

// A hyphen between tens and ones joins them to a number, and is no dash.
var joined = regexp.MustCompile(`(?i)(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(one|two|three|four|five|six|seven|eight|nine)\b`)

// A point before three digits and a noun of people can only group them.
var pointed = regexp.MustCompile(`(^|[^0-9.,_])[1-9][0-9]{0,2}\.[0-9]{3}[ \t\n\r\x{a0}\x{202f}\x{2009}]+[A-Za-z]`)

var and = regexp.MustCompile(`(?i)[ \t\n\r\x{a0}\x{202f}\x{2009}]+and[ \t\n\r\x{a0}\x{202f}\x{2009}]+`)

// otherwise reports whether a sentence can be derived in another way, of which
// predict knows nothing.
func (d *derivation) otherwise() bool {
	s := d.text.String()
	if _, noun := d.part("noun", 0); noun && pointed.MatchString(s) {
		return true
	}
	var numbers []production
	for _, p := range d.spans {
		if p.name == "Number" {
			numbers = append(numbers, p)
		}
	}
	_, between := d.part("Range", 0)
	if _, near := d.part("Near", 0); !between && !near {
		return false
	}
	for _, at := range joined.FindAllStringIndex(s, -1) {
		if at[0] < numbers[0].end && at[1] > numbers[0].end {
			return true
		}
	}
	ands := and.FindAllStringIndex(s, -1)
	if _, sum := d.part("Sum", 0); sum && len(ands) > 1 { // which "and" may join more to, beyond the grammar
		return true
	}
	ways := 0
	p := positions{g: d.g, s: s, seen: map[place][]int{}}
	for _, at := range ands {
		if slices.Contains(p.after("Number", numbers[0].start), at[0]) && slices.Contains(p.after("Number", at[1]), len(s)) {
			ways++
		}
	}
	return ways > 1
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
	if !long.Tests() {
		rounds = 6_000
	}
	seen := map[string]int{}
	for range rounds {
		d := generate(g, r)
		if d.otherwise() {
			continue
		}
		s := d.text.String()
		want, wantErr := d.predict()
		got, err := Parse(s)
		sums := errors.Is(err, ErrAmbiguous) && errors.Is(wantErr, ErrReversed) // an "and" may join the parts of a sum, too
		if got != want || !errors.Is(err, wantErr) && !sums || (err == nil) != (wantErr == nil) {
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

// TestNearMisses changes sentences a little, and checks that Parse calls none of them
// malformed that are in the grammar. Some that are outside it are read, too.
func TestNearMisses(t *testing.T) {
	g := publishedGrammar(t)
	r := rand.New(rand.NewPCG(4, 20))
	rounds := 20_000
	if !long.Tests() {
		rounds = 2_000
	}
	alphabet := []string{"0", "1", "9", ",", ".", "+", "-", " ", "k", "K", "l", "t", "m", "e", "_", "s", "%", "–", "±", "~", ">", "<", "=", "\u00a0", "é", "\xff", "to", "and", "or", "of",
		"hundred", "thousand", "million", "lakh", "half", "a", "few", "dozen", "½", "one", "sixty", " and ", " a ", " hundred", " million"}
	inside, outside := 0, 0
	for range rounds {
		s := generate(g, r).text.String()
		for range 1 + r.IntN(3)/2 {
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
		recognized := len(s) <= figure.MaxText && recognizes(g, s)
		_, err := Parse(s)
		if errors.Is(err, ErrSyntax) && recognized {
			t.Fatalf("Parse(%q): %v; in the grammar: %v", s, err, recognized)
		}
		if recognized {
			inside++
		} else {
			outside++
		}
	}
	if inside < rounds/40 || outside < rounds/40 {
		t.Errorf("%d in the grammar and %d outside", inside, outside)
	}
}

// recognizes reports whether a text is in the language of Figure. It follows
// the grammar with the sets of positions that it can be at, knowing nothing of
// Parse.
func recognizes(g ebnf.Grammar, s string) bool {
	p := positions{g: g, s: joined.ReplaceAllString(s, "$1 $2"), seen: map[place][]int{}}
	return slices.Contains(p.after("Figure", 0), len(s))
}

// positions finds where the productions of a grammar can end in a text.
type positions struct {
	g    ebnf.Grammar
	s    string
	seen map[place][]int
}

// A place is where a production starts.
type place struct {
	name string
	at   int
}

// after returns the positions that a production at s[i:] can lead to.
func (p *positions) after(name string, i int) []int {
	ends, ok := p.seen[place{name, i}]
	if !ok {
		ends = p.advance(p.g[name].Expr, []int{i})
		p.seen[place{name, i}] = ends
	}
	return ends
}

// advance returns the positions that an expression can lead to.
func (p *positions) advance(e ebnf.Expression, from []int) []int {
	var to []int
	add := func(more ...int) {
		for _, i := range more {
			if !slices.Contains(to, i) {
				to = append(to, i)
			}
		}
	}
	switch e := e.(type) {
	case ebnf.Alternative:
		for _, x := range e {
			add(p.advance(x, from)...)
		}
	case ebnf.Sequence:
		for _, x := range e {
			from = p.advance(x, from)
		}
		return from
	case *ebnf.Name:
		for _, i := range from {
			add(p.after(e.String, i)...)
		}
	case *ebnf.Token:
		for _, i := range from {
			add(afterToken(p.s, i, e.String)...)
		}
	case *ebnf.Range:
		for _, i := range from {
			if i < len(p.s) && e.Begin.String[0] <= p.s[i] && p.s[i] <= e.End.String[0] {
				add(i + 1)
			}
		}
	case *ebnf.Group:
		return p.advance(e.Body, from)
	case *ebnf.Option:
		add(from...)
		add(p.advance(e.Body, from)...)
	case *ebnf.Repetition:
		add(from...)
		for k := 0; k < len(to); k++ { // to grows
			add(p.advance(e.Body, to[k:k+1])...)
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
