package role

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/lang/source"
)

// classes that every language has to have, if without words.
func bareLanguage() string {
	var b strings.Builder
	for _, name := range strings.Fields(`abbreviation scopeprep scopeless boundary pronoun time eventtime determiner ever kind audience participle superlative aux
		record verb there possessive preposition people passverb article conjunction history ordinal cardinal manner month year adjective all
		rivalskip reporter not void per reachverb recordish recordlike multiple according often nth prev day grow comparative beyond saying adverb speaking speaker rivalvoid counter contest came theirs clock citing dismissing anaphor bodyword rebreak turn
		but most bestword since of at in to firstword allword timeword any only just by who this than from which with single several expecting showing evidence meanunit event contrary where and so far later negative numbering live break list airing`) {
		b.WriteString("class " + name + ":\n")
	}
	return b.String()
}

func TestParseLanguageRefuses(t *testing.T) {
	bare := bareLanguage()
	lines := strings.Count(bare, "\n")
	if _, err := ParseLanguage(bare, 1); err != nil {
		t.Fatalf("a language without words: %v", err)
	}
	for _, c := range []struct{ line, want string }{
		{"no colon", `want a colon in "no colon"`},
		{"shout: a b", `no such action: "shout"`},
		{"class more: @nothing", "no such class: @nothing"},
		{"value small: one=x", "want a number after one="},
		{"figure: @nothing", `no such class: nothing at word 1 of "@nothing"`},
		{"figure: <people>", `no such role: <people> at word 1 of "<people>"`},
		{"figure: ( a b", `a group is not closed at word 3 of "( a b"`},
		{"figure: a )", `a bracket too many at word 1 of "a )"`},
		{"figure: ~x", `want a number after ~ at word 1 of "~x"`},
		{"figure: [s a", `a capture is not closed at word 2 of "[s a"`},
		{"figure: $nothing", "no such class: no-such-name-nothing at word 2 of \"( @no-such-name-nothing )\""},
	} {
		_, err := ParseLanguage(bare+c.line+"\n", 1)
		got := ""
		if err != nil {
			got = err.Error()
		}
		want := "line " + strconv.Itoa(lines+1) + ": " + c.want
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q: (-want +got)\n%s", c.line, d)
		}
	}
	if _, err := ParseLanguage("class nothing: a\n", 1); err == nil || !strings.HasPrefix(err.Error(), "no class ") {
		t.Errorf("a language without the classes that are asked for: %v", err)
	}
}

// TestRoles holds the table of the words to the files of languages.
func TestRoles(t *testing.T) {
	for _, l := range lang.Languages {
		data, err := os.ReadFile(filepath.Join("..", "lang", "data", l.Tag+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		words, line := source.Roles(string(data))
		made := ""
		for _, r := range lang.Roles {
			if r.Language == l {
				made = r.Text
				if r.Line != line {
					t.Errorf("%s: the roles start with line %d, want %d", l.Tag, r.Line, line)
				}
			}
		}
		if d := cmp.Diff(words, made); d != "" {
			t.Errorf("%s: go generate has not been run (-file +table):\n%.2000s", l.Tag, d)
		}
		if known := Of(l.Tag) != nil; known != (words != "") {
			t.Errorf("%s: its roles are known: %t", l.Tag, known)
		}
	}
}

// TestPatterns reads texts by patterns of one line.
func TestPatterns(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		want          Role
	}{
		{"figure: a <margin>", "a #", Margin},
		{"figure: a <margin>", "b #", Drew},
		{"figure: a b? <margin>", "a #", Margin},
		{"figure: a b? <margin>", "a b #", Margin},
		{"figure: a b* <margin>", "a b b b #", Margin},
		{"figure: a b+ <margin>", "a #", Drew},
		{"figure: a (b|c d)+ <margin>", "a c d b #", Margin},
		{"figure: a (b|c d)+ <margin>", "a c #", Drew},
		{"figure: a ~2 <margin>", "a x , #", Margin},
		{"figure: a ~2 <margin>", "a x y z #", Drew},
		{"figure: a _2 <margin>", "a x , #", Drew},
		{"figure: a !b _ <margin>", "a c #", Margin},
		{"figure: a !b _ <margin>", "a b #", Drew},
		{"figure: a -@ever* b <margin>", "a c 12 b #", Margin},
		{"figure: a -@ever* b <margin>", "a c , b #", Drew},
		{"class more: c\nfigure: a -@more* b <margin>", "a d c b #", Drew},
		{"class more: c\nfigure: a -@more <margin>", "a d #", Margin},
		{"class more: c\nfigure: a (b|-@more) <margin>", "a b #", Margin},
		{"figure: a : <margin>", "a — #", Margin},
		{"figure: a \\( <margin> \\)", "a [#]", Margin},
		{"figure: a (b|:|\\() <margin>", "a (#)", Margin},
		{"figure: ^ <margin> $", "#.", Margin},
		{"figure: ^ <margin> $", "x. #, y", Margin},
		{"figure: ^^ <margin>", "x. #", Drew},
		{"figure: a N <margin>", "a 1999 #", Margin},
		{"figure: a C <margin>", "a Rome #", Margin},
		{"figure: a C <margin>", "a rome #", Drew},
		{"figure: @ever <margin>", "Always #", Drew},
		{"figure: a <margin>\nfigure!: <from> b", "a # b", From},
		{"figure: a <margin>\nfigure: <from> b", "a # b", Margin},
		{"let x: a|b\nfigure: $x? c <margin>", "b c #", Margin},
		{"figure: way . b <margin>", "No way. B #", Margin},
		{"figure: a > <margin>", "a #", Drew},
	} {
		l, err := ParseLanguage(bareLanguage()+c.pattern+"\n", 1)
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		i := strings.IndexByte(c.text, '#')
		var a Reader
		a.Read(l, c.text, []Figure{{Phrase: Span{i, i + 1}, People: true}})
		if a.Roles[0] != c.want {
			t.Errorf("%q in %q: %v, want %v", c.pattern, c.text, a.Roles[0], c.want)
		}
	}
}

// TestOtherLanguage reads roles in a language that is made up, from a file alone.
func TestOtherLanguage(t *testing.T) {
	bare := strings.ReplaceAll(bareLanguage(), "\n", "\n  ")
	words, line := source.Roles("language: xx\nscales:\n  6: milu\n\n# Roles.\nroles:\n  " + bare + `
  # Of records.
  class record: rekodo
  class recordish: @record
  class recordlike: @record
  class determiner: la
  class preposition: da fu
  class scopeprep: da
  class ever: jam
  figure: la malnova rekodo fu <previous>
  figure: <capacity> segoj
  record: rompis %6 [h@recordish]
`)
	if line != 7 {
		t.Errorf("the roles start with line %d, want 7", line)
	}
	l, err := ParseLanguage(words, line)
	if err != nil {
		t.Fatal(err)
	}
	text := "Milu # venis, de # segoj; rompis la malnova rekodo fu # da Kipo."
	var figures []Figure
	for i := range len(text) {
		if text[i] == '#' {
			figures = append(figures, Figure{Phrase: Span{i, i + 1}, People: true})
		}
	}
	var a Reader
	a.Read(l, text, figures)
	if d := cmp.Diff([]Role{Drew, Capacity, Previous}, a.Roles[:len(figures)]); d != "" {
		t.Errorf("roles (-want +got)\n%s", d)
	}
	if c := a.Claim; c.Place != 1 || c.Figure != 0 || c.Previous != 2 {
		t.Errorf("the claim is %+v", c)
	}
	if _, err := ParseLanguage(words+"shout: la\n", line); err == nil || !strings.HasSuffix(err.Error(), `: no such action: "shout"`) || !strings.HasPrefix(err.Error(), "line "+strconv.Itoa(line+strings.Count(words, "\n"))) {
		t.Errorf("an action that there is not: %v", err)
	}
}

// TestLimits reads more than there is room for.
func TestLimits(t *testing.T) {
	var a Reader
	text := strings.Repeat("a b ", maxTokens) + "#"
	a.Read(English(), text, []Figure{{Phrase: Span{len(text) - 1, len(text)}, People: true}})
	if a.Roles[0] != Unknown {
		t.Errorf("a figure beyond what is read: %v", a.Roles[0])
	}
	figures := make([]Figure, MaxFigures+5)
	text = ""
	for i := range figures {
		figures[i] = Figure{Phrase: Span{len(text), len(text) + 1}, People: true}
		text += "# and "
	}
	a.Read(English(), text, figures)
	if a.Roles[MaxFigures-1] != Drew {
		t.Errorf("the last figure that there is room for: %v", a.Roles[MaxFigures-1])
	}
}

// TestNoAllocs reads a paragraph without memory.
func TestNoAllocs(t *testing.T) {
	l := English()
	text := "The crowd of # beat the previous record of #, set in 1997, police said."
	first := strings.IndexByte(text, '#')
	second := strings.LastIndexByte(text, '#')
	figures := []Figure{{Span{first, first + 1}, 10, 10, true, false}, {Span{second, second + 1}, 9, 9, true, false}}
	var a Reader
	if n := testing.AllocsPerRun(100, func() { a.Read(l, text, figures) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
	if a.Roles[0] != Drew || a.Roles[1] != Previous || a.Claim.Place != 1 {
		t.Errorf("%v, %v and %+v", a.Roles[0], a.Roles[1], a.Claim)
	}
}

// FuzzRead checks that any text is read, and that all spans are in it.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "#", "The record of # was beaten by #.", "\xff # than ever \xf0", "# # # #", "first to pass #, said “the # of '' them”", strings.Repeat("more than ", 400) + "#"} {
		f.Add(s)
	}
	l := English()
	f.Fuzz(func(t *testing.T, text string) {
		var figures []Figure
		for i := range len(text) {
			if text[i] == '#' {
				figures = append(figures, Figure{Phrase: Span{i, i + 1}, Low: int64(i), High: int64(i), People: i%2 == 0})
			}
		}
		var a Reader
		a.Read(l, text, figures)
		in := func(s Span) {
			if s.Start < 0 || s.End < s.Start || s.End > len(text) {
				t.Errorf("%v is not in %q", s, text)
			}
		}
		for i := range min(len(figures), MaxFigures) {
			in(a.By[i])
			if a.Roles[i] > None {
				t.Errorf("%v is no role", a.Roles[i])
			}
		}
		c := a.Claim
		for _, s := range append(c.Scope[:c.NScope:c.NScope], c.Ratio, c.Rival, c.PlaceAt, c.TopAt, c.FirstAt, c.DeniedAt) {
			in(s)
		}
		for _, i := range []int{c.Figure, c.Previous, c.Margin, c.First} {
			if i < -1 || i >= min(len(figures), MaxFigures) {
				t.Errorf("there is no figure %d", i)
			}
		}
		if !c.Found && (c.Place != 0 || c.Top != 0) {
			t.Errorf("no claim, but %+v", c)
		}
	})
}

// TestPlainWord holds the fast way to look up a word to the plain one.
func TestPlainWord(t *testing.T) {
	l := English()
	words := []string{"don't", "K-pop", "R&B", "3rd", "naïve", "Über", "o’clock", strings.Repeat("a", longestWord), strings.Repeat("a", longestWord+1)}
	for _, w := range l.spelled {
		words = append(words, w, strings.ToUpper(w), w+"x", w+"'s", w+"-"+w, w+".")
	}
	plain := 0
	for _, w := range words {
		if w == "" || !isLetter(w[0]) {
			continue
		}
		end, got, ok := l.plainWord(w, 0, len(w))
		if !ok {
			continue
		}
		plain++
		wantEnd, _ := wordEnd(w, 0, len(w))
		if want := l.lookUp(w[:wantEnd]); end != wantEnd || got != want {
			t.Errorf("%q: %d up to %d, want %d up to %d", w, got, end, want, wantEnd)
		}
	}
	if plain < len(words)/2 {
		t.Errorf("only %d of %d words are plain", plain, len(words))
	}
}

// TestMatchesAll holds the search for patterns that a sentence wakes to trying each
// pattern at each token.
func TestMatchesAll(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 9 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	plain := make([]pattern, len(English().patterns)) // those that do not look ahead
	for p, pt := range English().patterns {
		pt.prog = slices.Clone(pt.prog)
		for pc := range pt.prog {
			pt.prog[pc].first = 0
		}
		plain[p] = pt
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			_, text, ok := strings.Cut(line, "| ")
			if !ok {
				continue
			}
			text = marked.ReplaceAllString(text, "#")
			var figures []Figure
			for i := range len(text) {
				if text[i] == '#' {
					figures = append(figures, Figure{Phrase: Span{i, i + 1}, Low: 1000, High: 1000, Past: i%2 == 0})
				}
			}
			var fast, slow Reader
			fast.start(English(), text, figures)
			fast.match()
			slow.start(English(), text, figures)
			for i := range slow.n {
				for p := range plain {
					slow.try(&plain[p], i)
				}
			}
			if fast.nhits != slow.nhits || fast.hits != slow.hits || fast.normal != slow.normal || fast.strong != slow.strong || fast.quiet != slow.quiet {
				t.Errorf("%q: of all patterns others match", text)
			}
		}
	}
}

var marked = regexp.MustCompile(`\{[^}]*\}`)
