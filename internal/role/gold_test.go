package role_test

import (
	"flag"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/role"
	"github.com/highwater-go/highwater/records"
)

var (
	wrong = flag.Bool("wrong", false, "print what is read wrong")
	tell  = flag.String("tell", "", "tell what matched in texts with this `part`")
)

// A text of testdata has two lines: a kind and the text, with its figures as
// {letter:phrase@who}; and the claim, as fields with what they are, or "-".
type gold struct {
	text    string
	figures []attendance.Mention
	claim   records.Claim
	found   bool // something is claimed
	rival   string
	scope   string
}

var letters = map[string]attendance.Kind{"d": "drew", "p": "previous", "m": "margin", "b": "ratio-base", "c": "capacity", "e": "expected", "x": "denied",
	"f": "from", "r": "rate", "a": "average", "t": "total", "s": "part", "o": "other", "n": "none"}

// readGold reads a file of testdata.
func readGold(t testing.TB, file string) (all []gold) {
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	for i := 0; i < len(lines); i++ {
		if lines[i] == "" || lines[i][0] == '#' {
			continue
		}
		_, marked, ok := strings.Cut(lines[i], "| ")
		if !ok || i+1 == len(lines) {
			t.Fatalf("%s:%d: want a kind, and a line for the claim", file, i+1)
		}
		var g gold
		g.mark(t, marked)
		i++
		if g.found = lines[i] != "-"; g.found {
			if err := g.fields(lines[i]); err != "" {
				t.Fatalf("%s:%d: %s", file, i+1, err)
			}
		}
		all = append(all, g)
	}
	return all
}

// mark takes the figures out of a text.
func (g *gold) mark(t testing.TB, marked string) {
	for {
		before, rest, ok := strings.Cut(marked, "{")
		g.text += before
		if !ok {
			return
		}
		inner, after, _ := strings.Cut(rest, "}")
		letter, phrase, _ := strings.Cut(inner, ":")
		phrase, who, _ := strings.Cut(phrase, "@")
		f, err := attendance.Parse(phrase)
		if err != nil || letters[letter] == "" {
			t.Fatalf("%q: %v", inner, err)
		}
		start := len(g.text)
		g.text += phrase
		g.figures = append(g.figures, attendance.Mention{Figure: f, Text: phrase, Phrase: attendance.Span{Start: start, End: len(g.text)}, Kind: letters[letter], By: who})
		marked = after
	}
}

// fields reads the line of a claim, and returns what is wrong with it.
func (g *gold) fields(line string) string {
	for line != "" {
		var key, value string
		if key, line, _ = strings.Cut(line, "="); strings.HasPrefix(key, "denied") {
			g.claim.Denied = true
			if line == "" {
				return ""
			}
			key = strings.TrimPrefix(key, "denied ")
		}
		if rest, ok := strings.CutPrefix(line, "\""); ok {
			value, line, _ = strings.Cut(rest, "\"")
			line = strings.TrimPrefix(line, " ")
		} else {
			value, line, _ = strings.Cut(line, " ")
		}
		var err error
		switch c := &g.claim; key {
		case "place":
			c.Place, err = strconv.Atoi(value)
		case "top":
			c.Top, err = strconv.Atoi(value)
		case "figure":
			c.Figure, err = attendance.Parse(value)
		case "previous":
			c.Previous, err = attendance.Parse(value)
		case "margin":
			c.Margin, err = attendance.Parse(value)
		case "first":
			c.First, err = attendance.Parse(value)
		case "ratio":
			c.Ratio, err = records.ParseTimes(value)
		case "rival":
			g.rival = value
		case "scope":
			g.scope = value
		default:
			return "no such field: " + key
		}
		if err != nil {
			return err.Error()
		}
	}
	return ""
}

// A score counts what is read as the texts have it.
type score struct {
	figures, roles, items, right, spoken, by, invented int

	claimed, precise map[string]int // fields that are read, and those that are right
}

// read reads a text, and adds what is right to s.
func (s *score) read(t testing.TB, g *gold) {
	r, err := records.ParseClaim(g.text, records.Claim{})
	found := err == nil
	var faults []string
	fault := func(what, want, got string) {
		if want != got {
			faults = append(faults, what+": want "+want+", got "+got)
		}
	}
	used := map[int]bool{}
	for _, m := range g.figures {
		got := attendance.Mention{Kind: "none"}
		for i, f := range r.Mentions {
			if !used[i] && f.Phrase.Start < m.Phrase.End && m.Phrase.Start < f.Phrase.End {
				got, used[i] = f, true
				break
			}
		}
		n := len(faults)
		fault(m.Text, string(m.Kind), string(got.Kind))
		if m.Kind != "none" {
			fault(m.Text, m.Figure.String(), got.Figure.String())
		}
		if s.figures++; len(faults) == n {
			s.roles++
		}
		if m.By != "" || got.By != "" {
			if s.spoken++; words(m.By) == words(got.By) {
				s.by++
			} else if *wrong {
				t.Logf("%s\n\tby: want %q, got %q for %s", g.text, m.By, got.By, m.Text)
			}
		}
	}
	for i, f := range r.Mentions {
		if !used[i] && f.Kind != "none" {
			fault(f.Text, "nothing", string(f.Kind))
			s.figures++
		}
	}
	fault("claim", strconv.FormatBool(g.found), strconv.FormatBool(found))
	if found {
		if !g.found {
			s.invented++
		}
	} else {
		r = records.ClaimReading{}
	}
	field := func(what, want, got string) {
		fault(what, want, got)
		if got != "" && got != "0" && got != "false" {
			if s.claimed[what]++; want == got {
				s.precise[what]++
			}
		}
	}
	a, b := &g.claim, &r.Claim
	field("place", strconv.Itoa(a.Place), strconv.Itoa(b.Place))
	field("top", strconv.Itoa(a.Top), strconv.Itoa(b.Top))
	field("figure", a.Figure.String(), b.Figure.String())
	field("previous", a.Previous.String(), b.Previous.String())
	field("margin", a.Margin.String(), b.Margin.String())
	field("first", a.First.String(), b.First.String())
	field("ratio", a.Ratio.String(), b.Ratio.String())
	field("rival", words(g.rival), words(r.Compared))
	field("scope", words(g.scope), words(r.Scope))
	field("denied", strconv.FormatBool(a.Denied), strconv.FormatBool(b.Denied))
	if s.items++; len(faults) == 0 {
		s.right++
	} else if *wrong {
		t.Logf("%s\n\t%s", g.text, strings.Join(faults, "\n\t"))
	}
	if *tell != "" && strings.Contains(g.text, *tell) {
		t.Logf("%s\n%s", g.text, role.TraceOf(g.text, figuresOf(r.Mentions)))
	}
}

func figuresOf(ms []attendance.Mention) (figures []role.Figure) {
	for _, m := range ms {
		likely := m.Figure.Range(attendance.Customary)
		figures = append(figures, role.Figure{Phrase: role.Span(m.Phrase), Low: likely.Low, High: likely.High, People: m.People, Past: m.Figure.Hedge == attendance.MoreThan})
	}
	return figures
}

// TestGold reads every text of testdata and counts what is not read as a fair reader
// does. A change that reads more lowers the numbers here. Before anything was made to
// read them, of the texts of seventh.txt to thirtyfirst.txt 68, 65, 57, 83, 62, 62, 59, 48,
// 48, 56, 75, 62, 84, 69, 76, 76, 62, 70, 75, 71, 67, 75, 36, 88 and 74 % were read wholly right,
// slips of their first annotation counted as wrong up to twentysixth.txt: by the annotation
// of today it was 64 and 54 % of thirteenth.txt and fourteenth.txt, and 67 and 82 % of
// sixteenth.txt and seventeenth.txt. The latter two and nineteenth.txt are close to what is
// published; twentyninth.txt has wordings that are rare, thirtieth.txt plain ones.
func TestGold(t *testing.T) {
	for _, c := range []struct {
		file                  string
		roles, items, speaker int // that may be wrong
		invented              int // claims that are read where there is none
	}{
		{"texts.txt", 0, 1, 1, 0},
		{"more.txt", 3, 4, 0, 0},
		{"third.txt", 10, 13, 2, 0},
		{"fourth.txt", 3, 5, 5, 0},
		{"fifth.txt", 3, 4, 1, 0},
		{"sixth.txt", 2, 6, 1, 0},
		{"seventh.txt", 3, 8, 4, 1},
		{"eighth.txt", 1, 7, 1, 3},
		{"ninth.txt", 4, 8, 3, 0},
		{"tenth.txt", 0, 1, 1, 0},
		{"eleventh.txt", 2, 5, 0, 0},
		{"twelfth.txt", 2, 2, 0, 0},
		{"thirteenth.txt", 1, 2, 1, 0},
		{"fourteenth.txt", 9, 10, 3, 0},
		{"fifteenth.txt", 1, 4, 1, 0},
		{"sixteenth.txt", 4, 4, 0, 0},
		{"seventeenth.txt", 0, 0, 1, 0},
		{"eighteenth.txt", 8, 9, 1, 0},
		{"nineteenth.txt", 0, 2, 1, 0},
		{"twentieth.txt", 1, 3, 1, 0},
		{"twentyfirst.txt", 0, 2, 0, 0},
		{"twentysecond.txt", 0, 0, 0, 0},
		{"twentythird.txt", 2, 4, 1, 0},
		{"twentyfourth.txt", 2, 3, 0, 0},
		{"twentyfifth.txt", 0, 1, 1, 0},
		{"twentysixth.txt", 3, 2, 0, 0},
		{"twentyseventh.txt", 7, 10, 5, 0},
		{"twentyeighth.txt", 4, 5, 5, 0},
		{"twentyninth.txt", 5, 12, 5, 0},
		{"thirtieth.txt", 0, 1, 4, 0},
		{"thirtyfirst.txt", 5, 9, 1, 0},
	} {
		s := score{claimed: map[string]int{}, precise: map[string]int{}}
		for _, g := range readGold(t, c.file) {
			s.read(t, &g)
		}
		if *wrong {
			t.Logf("%s: %d of %d roles, %d of %d items, %d of %d speakers are right", c.file, s.roles, s.figures, s.right, s.items, s.by, s.spoken)
			for _, what := range slices.Sorted(maps.Keys(s.claimed)) {
				t.Logf("%s: %d of %d", what, s.precise[what], s.claimed[what])
			}
		}
		if roles, items, speakers := s.figures-s.roles, s.items-s.right, s.spoken-s.by; roles > c.roles || items > c.items || speakers > c.speaker {
			t.Errorf("%s: %d roles, %d items and %d speakers are read wrong, want no more than %d, %d and %d",
				c.file, roles, items, speakers, c.roles, c.items, c.speaker)
		}
		if s.invented > c.invented {
			t.Errorf("%s: %d claims are read where there is none, want no more than %d", c.file, s.invented, c.invented)
		}
	}
}

// words are those of a phrase, in order, without the little ones.
func words(s string) string {
	set := map[string]bool{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		switch w {
		case "a", "an", "the", "of", "on", "in", "for", "at", "by", "to", "with", "ever", "its", "our", "their", "his", "her", "s":
		default:
			set[w] = true
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(set)), " ")
}
