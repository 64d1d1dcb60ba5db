package attendance_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	. "github.com/highwater-go/highwater/attendance"
)

// findTags are the locales that the tests of Find go through: English, those
// whose words are known, and some of which only the numbers are.
var findTags = []string{"", "ar", "de", "en-IN", "es", "fr", "hi", "id", "it", "ja", "ko", "pt", "ru", "sw", "tr", "ur", "zh", "fi", "my"}

func locale(t testing.TB, tag string) Locale {
	t.Helper()
	l, err := LocaleOf(tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// foreignGroups finds digits in threes with signs that may be those of another country.
var foreignGroups = regexp.MustCompile(`\b\d{1,3}(?:, \d{3}|(?:[.,]\d{3})+)\b`)

// parseAlone parses the text of a mention. A noun may have told Find that the signs in
// its digits group them, as in another country ("61,000 spectateurs"): those are taken
// out where Parse, which sees no noun, cannot read them.
func parseAlone(l Locale, m Mention) (Figure, error) {
	f, err := l.Parse(m.Text)
	if err == nil || m.Noun == "" {
		return f, err
	}
	return l.Parse(foreignGroups.ReplaceAllStringFunc(m.Text, func(digits string) string {
		return strings.NewReplacer(",", "", ".", "", " ", "").Replace(digits)
	}))
}

// checkMentions checks what holds for whatever Find finds in a text.
func checkMentions(t *testing.T, l Locale, text string) []Mention {
	t.Helper()
	found := slices.Collect(Finder{Locale: l}.Find(text))
	end := 0
	for _, m := range found {
		p, n := m.Phrase, m.Number
		if !(end <= p.Start && p.Start <= n.Start && n.Start < n.End && n.End <= p.End && p.End <= len(text)) {
			t.Fatalf("%v: %q in %q: phrase %v, number %v, after %d of %d", l, m.Text, text, p, n, end, len(text))
		}
		end = p.End
		if m.Text != text[p.Start:p.End] || !strings.Contains(text, m.Noun) {
			t.Errorf("%v: %q and %q are not in %q as it stands", l, m.Text, m.Noun, text)
		}
		if f, err := parseAlone(l, m); err != nil || f != m.Figure {
			t.Errorf("%v: %q in %q is %#v, but alone %#v, %v", l, m.Text, text, m.Figure, f, err)
		}
		if strings.Contains(m.Text, "\n\n") {
			t.Errorf("%v: %q goes over the end of a paragraph", l, m.Text)
		}
	}
	return found
}

// checkParagraphs checks that a paragraph's mentions are its own: an empty line
// divides a text into texts.
func checkParagraphs(t *testing.T, l Locale, a, b string) {
	t.Helper()
	first, second := checkMentions(t, l, a), checkMentions(t, l, b)
	want := first
	for _, m := range second {
		shift := len(a) + len("\n\n")
		m.Phrase = Span{Start: m.Phrase.Start + shift, End: m.Phrase.End + shift}
		m.Number = Span{Start: m.Number.Start + shift, End: m.Number.End + shift}
		want = append(want, m)
	}
	if d := cmp.Diff(want, checkMentions(t, l, a+"\n\n"+b)); d != "" {
		t.Errorf("%v: a paragraph break between %q and %q (-apart +together):\n%s", l, a, b, d)
	}
}

// TestFindComma checks that a comma between a word and a figure divides them as a
// blank after it would, and that the tail of a number is never read.
func TestFindComma(t *testing.T) {
	for text, want := range map[string]string{
		"Live Aid,72K":                         "72K",
		"Live Aid,500 people":                  "500",
		`"Live Aid",72K`:                       "72K",
		"Woodstock (1969),400,000":             "400,000",
		"they came in droves,20,000 people":    "20,000",
		"id,Live-Aid,72K people":               "72K",
		"Live Aid,70–75K":                      "70–75K",
		"ライブ,7万人":                              "7万",
		"some XX,000 people":                   "",
		"x,5 million people":                   "",
		"two,500 people":                       "",
		"two million,500 people":               "",
		"4K,500 people":                        "",
		"Boeing B737,500 people":               "",
		"https://example.org/live,72K viewers": "",
		"live_aid,72K viewers":                 "",
		",72K viewers":                         "",
	} {
		found := ""
		for m := range Find(text) {
			found = m.Text
		}
		if found != want {
			t.Errorf("%q: found %q, want %q", text, found, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, row := range figureTable {
		for _, text := range row.texts {
			f.Add("It drew "+text+" people.", text+" viewers", byte(0))
		}
	}
	f.Add("mehr als 61,000 Zuschauer", "61.500 people, 615, 200 people", byte(2))
	f.Add(" ", "Tens  of\u00a0Thousands viewers", byte(0))
	f.Add("more than 61,000 viewers", "plus de 61,000 spectateurs", byte(5))
	for i, text := range []string{
		"More than 1.2 million fans tuned in at one point, 50-60K of them in 4K.",
		"über 164.000 Zuschauer, 1,6 Mio. Menschen", "más de\n60.000 personas", "plus de 10\u202f000 personnes",
		"1.6 लाख से अधिक लोग", "lebih dari 100 ribu orang", "oltre 100mila persone", "約16万4000人以上", "약 16만 4천 명 이상", "cerca de 1,5 milhão de pessoas",
		"более 100 тыс. человек", "watu elfu 5", "50 binden fazla kişi", "50 ہزار سے زائد افراد", "超过三十五万人，10多万人", "yli 100 t. katsojaa", "ကုဋေ ၁.၆ သောင်း",
	} {
		f.Add(text, "half a million\n", byte(i))
		f.Add("in 2022 and more than\n", text, byte(i))
	}
	for _, seed := range []string{
		"\xff5\xff people", "5\xe2\x80", "million", "a a a million", "half a half a million", "between 5 and\n\n6 million people", "5\n\nmillion people",
		"more than\n\n57K fans", "50–\n60K fans", "١٦٤٬٠٠٠ people", "１６４K viewers", "two hundred\nthousand fans", "thousands and thousands of people",
		strings.Repeat("9", 300) + " people", strings.Repeat("a hundred ", 40) + "people", "1 crore 64 lakh\n\nviewers", "~57K fans", "<b>57K</b> fans", "$5 million people", "1K approx. 1B",
	} {
		f.Add(seed, seed, byte(0))
	}
	f.Fuzz(func(t *testing.T, a, b string, tag byte) {
		l := locale(t, findTags[int(tag)%len(findTags)])
		checkParagraphs(t, l, a, b)
		for m := range (Finder{Locale: l, Digits: true}).Find(a) {
			if !strings.ContainsFunc(m.Text, func(c rune) bool { return c >= utf8.RuneSelf || '0' <= c && c <= '9' }) {
				t.Errorf("%v: %q has no digit", l, m.Text)
			}
		}
	})
}

// tableOf returns the lines of a table in testdata of three cells, the first of which is
// the tag of a locale. Lines that are empty or start with # are left out.
func tableOf(t *testing.T, name string) (rows [][3]string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			t.Errorf("%s: want a tag, a text and what is read: %q", name, line)
			continue
		}
		rows = append(rows, [3]string(cells))
	}
	return rows
}

// TestFindTable checks what Find reads in the texts of testdata/find.txt, and that it
// reads nothing else.
func TestFindTable(t *testing.T) {
	for _, row := range tableOf(t, "find.txt") {
		tag, text, figures := row[0], row[1], row[2]
		l := locale(t, tag)
		if tag == "en" {
			l = Locale{}
		}
		var want, got []string
		if figures != "" {
			for _, figure := range strings.Split(figures, "; ") {
				want = append(want, MustParse(figure).String())
			}
		}
		for _, m := range checkMentions(t, l, text) {
			got = append(got, m.Figure.String())
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: in %q (-want +got):\n%s", tag, text, d)
		}
	}
}

// TestParseTable checks what Parse reads of the texts of testdata/parse.txt.
func TestParseTable(t *testing.T) {
	for _, row := range tableOf(t, "parse.txt") {
		tag, text, want := row[0], row[1], row[2]
		got, err := locale(t, tag).Parse(text)
		if want == "-" {
			if err == nil {
				t.Errorf("%s: %q is read as %v", tag, text, got)
			}
		} else if err != nil || got != MustParse(want) {
			t.Errorf("%s: %q is read as %v, %v; want %s", tag, text, got, err, want)
		}
	}
}
