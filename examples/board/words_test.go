package main

import (
	"strings"
	"testing"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// TestTimes checks that a ratio is rounded outward, and says no more than is known.
func TestTimes(t *testing.T) {
	no := attendance.Unbounded
	for _, c := range []struct {
		winner, loser attendance.Range
		want          string
	}{
		{attendance.Range{Low: 164_500, High: 165_999}, attendance.Range{Low: 44_209, High: 44_307}, "3.7–3.8 times as many"},
		{attendance.Range{Low: 900_000, High: 1_100_000}, attendance.Range{Low: 18, High: 22}, "40,000–62,000 times as many"}, // 40,909.0 to 61,111.2
		{attendance.Range{Low: 900_000, High: no}, attendance.Range{Low: 18, High: 22}, "40,000 times as many or more"},
		{attendance.Range{Low: 1234, High: no}, attendance.Range{Low: 10, High: 10}, "120 times as many or more"},
		{attendance.Range{Low: 164_500, High: no}, attendance.Range{Low: 44_209, High: 44_307}, "3.7 times as many or more"},
		{attendance.Range{Low: 200, High: 200}, attendance.Range{Low: 100, High: 100}, "2 times as many"},
		{attendance.Range{Low: 123_456, High: 123_456}, attendance.Range{Low: 1, High: 1}, "123,456 times as many"},
		{attendance.Range{Low: 1000, High: 1010}, attendance.Range{Low: 10, High: 10}, "100–101 times as many"},
		{attendance.Range{Low: 100, High: 250}, attendance.Range{Low: 10, High: 20}, "5–25 times as many"},
		{attendance.Range{Low: 0, High: 250}, attendance.Range{Low: 10, High: 20}, ""},
		{attendance.Range{Low: 5, High: 250}, attendance.Range{Low: 0, High: 20}, "0.2 times as many or more"},
		{attendance.Range{Low: 5, High: 250}, attendance.Range{Low: 0, High: 0}, ""},
	} {
		m := records.Margin{Winner: c.winner, Loser: c.loser}
		if got := timesAs(m.Ratio(1)); got != c.want {
			t.Errorf("%v over %v: %q, want %q", c.winner, c.loser, got, c.want)
		}
	}
}

// TestIsolate checks that names from right to left stand apart, and that no text of a
// dossier leaves open what it opens.
func TestIsolate(t *testing.T) {
	for name, want := range map[string]string{
		"": "", "BamBam": "BamBam", "日本": "日本", "#live": "#live", "مباشر": "\u2068مباشر\u2069", "A שידור": "\u2068A שידור\u2069",
	} {
		if got := isolate(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
		if plain(isolate(name)) != name {
			t.Errorf("%q is not plain again", name)
		}
	}
	for text, want := range map[string]string{
		"a\u2068b\u2069c": "a\u2068b\u2069c", "a\u2068b": "a\u2068b\u2069", "a\u2069b": "a\ufffdb", "\u2068\u2068": "\u2068\u2068\u2069\u2069",
		"\u202ea\u2067b": "\ufffda\ufffdb", "a\nb": "a\ufffdb", "👨\u200d👩": "👨\u200d👩",
		strings.Repeat("a", longest):            strings.Repeat("a", longest),
		strings.Repeat("é", longest+1):          strings.Repeat("é", longest) + "…",
		"\u2068" + strings.Repeat("a", longest): "\u2068" + strings.Repeat("a", longest-1) + "…\u2069",
	} {
		if got := printable(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestBrief(t *testing.T) {
	for name, want := range map[string]string{
		"":                       "",
		"twelve chars":           "twelve chars",
		"thirteen more":          "thirteen…",
		"Unbreakablelongword":    "Unbreakable…",
		"\u2068مباشر الآن\u2069": "\u2068مباشر الآن\u2069",
		"\u2068مباشر الآن على الهواء\u2069": "\u2068مباشر الآن…\u2069",
	} {
		if got := brief(name, 12); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// TestRightToLeft checks that a page isolates such names wherever they stand among
// other words.
func TestRightToLeft(t *testing.T) {
	b, err := newPage(rightToLeft()).write(request{})
	if err != nil {
		t.Fatal(err)
	}
	checkHTML(t, b)
	for _, want := range []string{
		"<h1>\u2068مباشر تويتر\u2069 by peak</h1>", "<title>\u2068مباشر تويتر\u2069 by peak: the record",
		"<small>by \u2068عمران خان\u2069, 4 March 2023</small>",
		"Among \u2068مباشر تويتر\u2069 by peak, \u2068حوار 2021\u2069 ranked 1st",
		">\u2068حوار 2021\u2069</text>", "<title>\u2068حوار 2021\u2069: Bar from",
	} {
		if !strings.Contains(string(b), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
