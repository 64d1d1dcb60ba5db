package role_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"github.com/highwater-go/highwater/records"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/role"
)

var (
	goldOut = flag.String("gold", "", "write testdata/texts.txt to this `file`, an object a line")
	readOut = flag.String("out", "", "write what is read to this `file`, an object a line")
	textsOf = flag.String("of", "texts.txt", "the `file` in testdata")
	grep    = flag.String("tell", "", "tell what matched in texts with this `part`")
	textsIn = flag.String("texts", "", "read texts with their figures from this `file`, an object a line")
)

type mention struct {
	Text       string `json:"text"`
	Start      int    `json:"start"`
	End        int    `json:"end"`
	Role       string `json:"role"`
	Figure     string `json:"figure"`
	Attributed string `json:"attributed"`
}

type claim struct {
	Place    *int    `json:"place"`
	Top      *int    `json:"top"`
	Figure   *string `json:"figure"`
	Previous *string `json:"previous"`
	Margin   *string `json:"margin"`
	Ratio    *string `json:"ratio"`
	First    *string `json:"first"`
	Rival    *string `json:"rival"`
	Scope    *string `json:"scope"`
	Denied   bool    `json:"denied"`
}

type item struct {
	Text         string    `json:"text"`
	Construction string    `json:"construction"`
	Mentions     []mention `json:"mentions"`
	Claim        *claim    `json:"claim"`
}

var letters = map[string]string{"d": "drew", "p": "previous", "m": "margin", "b": "ratio-base", "c": "capacity", "e": "expected", "x": "denied", "f": "from",
	"r": "rate", "a": "average", "t": "total", "s": "part", "o": "other", "n": "none"}

// readTexts reads testdata/texts.txt.
func readTexts(t testing.TB, file string) (items []item) {
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	canonical := func(s string) *string {
		f, err := attendance.Parse(s)
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		s = f.String()
		return &s
	}
	lines := strings.Split(string(data), "\n")
	for i := 0; i < len(lines); i++ {
		if lines[i] == "" || lines[i][0] == '#' {
			continue
		}
		kind, marked, ok := strings.Cut(lines[i], "| ")
		if !ok || i+1 == len(lines) {
			t.Fatalf("line %d: want a kind, and a line for the claim", i+1)
		}
		it := item{Construction: kind, Mentions: []mention{}}
		var text strings.Builder
		for marked != "" {
			before, rest, ok := strings.Cut(marked, "{")
			text.WriteString(before)
			if !ok {
				break
			}
			inner, after, _ := strings.Cut(rest, "}")
			letter, phrase, _ := strings.Cut(inner, ":")
			phrase, who, _ := strings.Cut(phrase, "@")
			start := text.Len()
			text.WriteString(phrase)
			it.Mentions = append(it.Mentions, mention{phrase, start, text.Len(), letters[letter], *canonical(phrase), who})
			marked = after
		}
		it.Text = text.String()
		i++
		if c := lines[i]; c != "-" {
			it.Claim = &claim{}
			for c != "" {
				key, rest, _ := strings.Cut(c, "=")
				if f, _, ok := strings.Cut(key, " "); f == "denied" && (ok || rest == "") {
					it.Claim.Denied = true
					c = strings.TrimPrefix(c[len("denied"):], " ")
					continue
				}
				var value string
				if strings.HasPrefix(rest, "\"") {
					value, rest, _ = strings.Cut(rest[1:], "\"")
					rest = strings.TrimPrefix(rest, " ")
				} else {
					value, rest, _ = strings.Cut(rest, " ")
				}
				c = rest
				n, _ := strconv.Atoi(value)
				switch key {
				case "place":
					it.Claim.Place = &n
				case "top":
					it.Claim.Top = &n
				case "figure":
					it.Claim.Figure = canonical(value)
				case "previous":
					it.Claim.Previous = canonical(value)
				case "margin":
					it.Claim.Margin = canonical(value)
				case "first":
					it.Claim.First = canonical(value)
				case "ratio":
					it.Claim.Ratio = &value
				case "rival":
					it.Claim.Rival = &value
				case "scope":
					it.Claim.Scope = &value
				default:
					t.Fatalf("line %d: no such field: %q", i+1, key)
				}
			}
		}
		items = append(items, it)
	}
	return items
}

func readObjects(t testing.TB, file string) (items []item) {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		var it item
		if err := json.Unmarshal(s.Bytes(), &it); err != nil {
			t.Fatal(err)
		}
		items = append(items, it)
	}
	return items
}

func writeObjects(t testing.TB, file string, items []item) {
	var b strings.Builder
	for _, it := range items {
		line, err := json.Marshal(it)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

// read reads an item whose figures are known.
func read(t testing.TB, it item) item {
	var figures []role.Figure
	var canonical []attendance.Figure
	for _, m := range it.Mentions {
		f := attendance.MustParse(m.Figure)
		r := f.Range(attendance.Customary)
		span := role.Span{Start: m.Start, End: m.End}
		figures = append(figures, role.Figure{Phrase: span, Low: r.Low, High: r.High, People: true, Past: f.Hedge == attendance.MoreThan})
		canonical = append(canonical, f)
	}
	var a role.Reader
	if *grep != "" && strings.Contains(it.Text, *grep) {
		a.SetTrace()
		defer func() { t.Logf("%s\n%s", it.Text, a.Trace()) }()
	}
	a.Read(role.English(), it.Text, figures)
	out := item{Text: it.Text, Mentions: []mention{}}
	for i, m := range it.Mentions {
		m.Role = a.Roles[i].String()
		m.Attributed = it.Text[a.By[i].Start:a.By[i].End]
		out.Mentions = append(out.Mentions, m)
	}
	c := a.Claim
	if !c.Found {
		return out
	}
	out.Claim = &claim{Denied: c.Denied}
	if c.Place > 0 {
		out.Claim.Place = &c.Place
	}
	if c.Top > 0 {
		out.Claim.Top = &c.Top
	}
	figure := func(i int) *string {
		if i < 0 {
			return nil
		}
		s := canonical[i].String()
		return &s
	}
	out.Claim.Figure, out.Claim.Previous, out.Claim.Margin = figure(c.Figure), figure(c.Previous), figure(c.Margin)
	if c.First >= 0 {
		f := canonical[c.First]
		f.Hedge = attendance.Bare
		if c.Past {
			f.Hedge = attendance.MoreThan
		}
		s := f.String()
		out.Claim.First = &s
	}
	if !c.Ratio.IsZero() {
		s := it.Text[c.Ratio.Start:c.Ratio.End]
		if r, err := records.ParseTimes(s); err == nil {
			s = r.String()
		}
		out.Claim.Ratio = &s
	}
	if c.Times > 0 {
		s := strconv.Itoa(c.Times) + " times"
		out.Claim.Ratio = &s
	}
	if !c.Rival.IsZero() {
		s := it.Text[c.Rival.Start:c.Rival.End]
		out.Claim.Rival = &s
	}
	var scope []string
	for _, s := range c.Scope[:c.NScope] {
		scope = append(scope, it.Text[s.Start:s.End])
	}
	if s := strings.Join(scope, "; "); s != "" {
		out.Claim.Scope = &s
	}
	return out
}

func TestGold(t *testing.T) {
	items := readTexts(t, *textsOf)
	if *goldOut != "" {
		writeObjects(t, *goldOut, items)
	}
	if *textsIn != "" {
		items = readObjects(t, *textsIn)
	}
	var out []item
	for _, it := range items {
		out = append(out, read(t, it))
	}
	if *readOut != "" {
		writeObjects(t, *readOut, out)
	}
}

// TestTexts reads every text and counts what is not read as a fair reader does. A
// change that reads more lowers the numbers here.
func TestTexts(t *testing.T) {
	for _, c := range []struct {
		file                  string
		roles, claims, spoken int // that may be wrong
	}{
		{"texts.txt", 0, 3, 1},
		{"more.txt", 1, 4, 1},
		{"third.txt", 3, 5, 2},
		{"fourth.txt", 5, 8, 9},
		{"fifth.txt", 3, 4, 9},
		{"sixth.txt", 2, 5, 6},
	} {
		var roles, claims, spoken, invented int
		for _, it := range readTexts(t, c.file) {
			got := read(t, it)
			for i, m := range it.Mentions {
				g := got.Mentions[i]
				if g.Role != m.Role {
					roles++
				}
				if words(g.Attributed) != words(m.Attributed) {
					spoken++
				}
			}
			if !sameClaim(it.Claim, got.Claim) {
				claims++
			}
			if it.Claim == nil && got.Claim != nil {
				invented++
				t.Errorf("%s: a claim is read in %q", c.file, it.Text)
			}
		}
		if roles > c.roles || claims > c.claims || spoken > c.spoken {
			t.Errorf("%s: %d roles, %d claims and %d speakers are read wrong, want no more than %d, %d and %d",
				c.file, roles, claims, spoken, c.roles, c.claims, c.spoken)
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

func sameClaim(a, b *claim) bool {
	if a == nil || b == nil {
		return a == b
	}
	text := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	number := func(n *int) int {
		if n == nil {
			return 0
		}
		return *n
	}
	return number(a.Place) == number(b.Place) && number(a.Top) == number(b.Top) && text(a.Figure) == text(b.Figure) &&
		text(a.Previous) == text(b.Previous) && text(a.Margin) == text(b.Margin) && text(a.Ratio) == text(b.Ratio) &&
		text(a.First) == text(b.First) && words(text(a.Rival)) == words(text(b.Rival)) && words(text(a.Scope)) == words(text(b.Scope)) &&
		a.Denied == b.Denied
}
