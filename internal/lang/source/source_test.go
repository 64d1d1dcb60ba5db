package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/lang/source"
)

// The tables are those that the files make.
func TestTables(t *testing.T) {
	for _, table := range lang.Languages {
		data, err := os.ReadFile(filepath.Join("..", "data", table.Tag+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		l, err := source.Parse(string(data))
		if err != nil {
			t.Fatalf("%s: %v", table.Tag, err)
		}
		words := l.Vocabulary
		if table.Classed {
			l.Vocabulary = nil
			if *words != *table.Words() {
				t.Errorf("%s: go generate has not been run: the words differ", table.Tag)
			}
		}
		equal := cmp.Comparer(func(a, b *lang.Vocabulary) bool { return a == b || a != nil && b != nil && *a == *b })
		if d := cmp.Diff(l, table, equal); d != "" {
			t.Errorf("%s: go generate has not been run (-file +table):\n%.2000s", table.Tag, d)
		}
	}
}

func TestParse(t *testing.T) {
	l, err := source.Parse("# Words.\nlanguage: xx\n\nhedges:\n  about: circa #, # or so\nranges:\n  between # and #, # to #\nnumbers:\n  20: twenty\n" +
		"hundred: hundred\nscales:\n  6: million\nalone: million\npeople:\n  any: fans,\n    viewers\n  peak: concurrents\nlabels: page #\nnouns: compounds\n")
	if err != nil {
		t.Fatal(err)
	}
	if l.Tag != "xx" || !l.Compounds || l.Capitals {
		t.Errorf("the tag is %q, and the switches are %v, %v", l.Tag, l.Compounds, l.Capitals)
	}
	for _, test := range []struct{ got, want any }{
		{l.Openers, []lang.Phrase{{Words: "circa ", Hedge: lang.About}}},
		{l.Closers, []lang.Phrase{{Words: " or so", Hedge: lang.About}}},
		{l.Ranges, [][2]string{{"between ", " and "}, {"", " to "}}},
		{l.Scales, []lang.Scale{{Name: "million", Power: 6}}},
		{l.People, []lang.Noun{{Words: "concurrents", Metric: lang.Peak}, {Words: "fans"}, {Words: "viewers"}}},
		{l.Before, []string{"page "}},
		{l.Numbers, []lang.NumberWord{
			{Words: "hundred", Kind: lang.KindHundred, Digits: 1, Power: 2}, {Words: "million", Kind: lang.KindAlone, Digits: 1, Power: 6},
			{Words: "twenty", Kind: lang.KindCardinal, Digits: 20},
		}},
	} {
		if d := cmp.Diff(test.want, test.got); d != "" {
			t.Errorf("(-want +got):\n%s", d)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, test := range []struct{ file, want string }{
		{"hedges\n", "line 1: a heading ends in a colon: hedges"},
		{"  about: #\n", "line 1: words stand under a heading:   about: #"},
		{"hedges:\n  maybe: perhaps #\n", "line 2: no hedge maybe"},
		{"hedges:\n  about: perhaps\n", "line 2: a hedge stands before or after #: perhaps"},
		{"ranges: # to\n", "line 1: a range has two #, the second at its end: # to"},
		{"numbers:\n  two: two\n", "line 2: no number two"},
		{"scales:\n  99: million\n", "line 2: no power of ten: 99"},
		{"plurals:\n  ten: tens\n", "line 2: no unit ten"},
		{"nouns: big\n", "line 1: nouns are not big"},
		{"number words: odd\n", "line 1: number words are not odd"},
		{"alone: million\n", "no scale million"},
		{"glue:\n  and,\n  of, And\n", "line 1: glue has And twice"},
		{"hedges:\n  about: near #\n  nearly: close to #, Near #\n", "line 3: hedges has Near # twice: about, nearly"},
		{"hegdes:\n  about: about #\n", "line 1: no heading hegdes"},
	} {
		_, err := source.Parse(test.file)
		if err == nil || strings.TrimSpace(err.Error()) != test.want {
			t.Errorf("%q: %v, want %s", test.file, err, test.want)
		}
	}
}
