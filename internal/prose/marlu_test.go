package prose_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/lang/source"
	"github.com/highwater-go/highwater/internal/prose"
)

// marlu returns the language in testdata/marlu.txt, which is made up.
func marlu(t testing.TB) *lang.Language { return madeUp(t, "marlu") }

// madeUp returns the language in a file of testdata.
func madeUp(t testing.TB, name string) *lang.Language {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := source.Parse(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// found returns the mentions in a text, each as "phrase = figure noun metric".
func found(l *lang.Language, text string) (all []string) {
	f := prose.Finder{Reader: figure.Reader{Lang: l, Decimal: ',', Group: '.', Other: '.'}, All: text}
	for f.Next() {
		m := &f.Found
		s := fmt.Sprintf("%s = %s", m.Text, shown(m.Figure))
		if m.Noun != "" {
			s += " " + m.Noun
		}
		if m.Metric != "" {
			s += " " + string(m.Metric)
		}
		if m.People {
			s += " of people"
		}
		all = append(all, s)
	}
	return all
}

var hedges = [...]string{"", "exactly ", "about ", "at least ", "more than ", "nearly ", "less than ", "at most ", "", "several ", ""}

func shown(f figure.Figure) string {
	s := fmt.Sprint(hedges[f.Hedge], f.People)
	if f.To > 0 {
		s += fmt.Sprint("-", f.To)
	}
	return s
}

// A language that is nowhere but in a file is read like any other.
func TestMadeUpLanguage(t *testing.T) {
	l := marlu(t)
	for _, test := range []struct {
		text string
		want []string
	}{
		// Numbers in digits and words.
		{"57.000 folki", []string{"57.000 = 57000 folki of people"}},
		{"1,5 gromm folki", []string{"1,5 gromm = 1500000 folki of people"}},
		{"160 mirr folki", []string{"160 mirr = 160000 folki of people"}},
		{"2ok gromm folki", []string{"2ok gromm = at least 2000000 folki of people"}},
		{"dul mirr folki", []string{"dul mirr = 2000 folki of people"}},
		{"dulok ku pimp mirr folki", []string{"dulok ku pimp mirr = 25000 folki of people"}},
		{"trel sent dulok mirr folki", []string{"trel sent dulok mirr = 320000 folki of people"}},
		{"un gromm dul sent mirr folki", []string{"un gromm dul sent mirr = 1200000 folki of people"}},
		{"mirr folki", []string{"mirr = 1000 folki of people"}},
		{"demi gromm folki", []string{"demi gromm = 500000 folki of people"}},
		{"dul gromm ku demi folki", []string{"dul gromm ku demi = 2500000 folki of people"}},
		{"mirroj fa folki", []string{"mirroj = several 1000 folki of people"}},
		// Hedges.
		{"ulti na 57.000 folki", []string{"ulti na 57.000 = more than 57000 folki of people"}},
		{"nokro  tem 57.000 folki", []string{"nokro  tem 57.000 = at least 57000 folki of people"}},
		{"57.000 su folki", []string{"57.000 su = at least 57000 folki of people"}},
		{"57.000 folki mirla", []string{"57.000 folki mirla = about 57000 folki of people"}},
		{"PRENTI 57.000 folki", []string{"PRENTI 57.000 = nearly 57000 folki of people"}},
		{"jult vassi 57.000 folki", []string{"jult vassi 57.000 = more than 57000 folki of people"}},
		{"pasi 57.000 folki", []string{"pasi 57.000 = more than 57000 folki of people"}},
		{"nep pasi 57.000 folki", []string{"57.000 = 57000 folki of people"}},
		{"57.000 pasita", []string{"57.000 pasita = more than 57000"}},
		{"amaso fa 57.000 pasita", []string{"57.000 pasita = more than 57000 of people"}},
		{"amaso fa 57.000 pasita estu", []string{"57.000 = 57000 of people"}},
		// Ranges.
		{"medi 56.000 ku 58.000 folki", []string{"medi 56.000 ku 58.000 = 56000-58000 folki of people"}},
		{"40 az 50 mirr folki", []string{"40 az 50 mirr = 40000-50000 folki of people"}},
		{"vassi 40.000–50.000 folki", []string{"vassi 40.000–50.000 = about 40000-50000 folki of people"}},
		{"kresk medi 44.000 ku 57.000 folki", []string{"44.000 = 44000", "57.000 = 57000 folki of people"}},
		// What is counted, or not.
		{"57.000 biletoj", []string{"57.000 = 57000 biletoj"}},
		{"57.000 vidoj", []string{"57.000 = 57000 vidoj views"}},
		{"57.000 samtempe regardori", []string{"57.000 = 57000 samtempe regardori peak of people"}},
		{"meza 57.000", []string{"57.000 = 57000 average of people"}},
		{"amaso fa 57.000", []string{"57.000 = 57000 of people"}},
		{"57.000 metroj", nil},
		{"57.000 fa metroj", nil},
		{"57.000 domoj", nil},
		{"pago 57.000", nil},
		{"urbo fa 57.000 folki", nil},
		{"2022 folki", []string{"2022 = 2022 folki of people"}},
		{"dum 2022", nil},
		// Never the tail.
		{"dulok mirr gromm mirr folki", nil},
		{"trel 57.000 folki", nil},
		// Words of other languages say nothing.
		{"more than two million people", nil},
	} {
		if d := cmp.Diff(test.want, found(l, test.text)); d != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, d)
		}
	}
}

// So is one whose file says of single words what they are.
func TestMadeUpWords(t *testing.T) {
	l := madeUp(t, "talvo")
	if !l.Classed || l.Hints == nil {
		t.Fatal("the words of talvo have no classes")
	}
	for _, test := range []struct {
		text string
		want []string
	}{
		{"tiris 57.000 folkoj", []string{"57.000 = 57000 folkoj of people"}},
		{"duu grommo folkoj", []string{"duu grommo = 2000000 folkoj of people"}},
		{"duu sento eno tree folkoj", []string{"duu sento eno tree = 203 folkoj of people"}},
		// What a noun implies, and what is between.
		{"57.000 bona samtoj", []string{"57.000 = 57000 samtoj peak of people"}},
		{"57.000 samto folkoj", []string{"57.000 = 57000 samto folkoj peak of people"}},
		{"57.000 unika folkoj", []string{"57.000 = 57000 unika folkoj unique of people"}},
		{"57.000 vidoj", []string{"57.000 = 57000 vidoj views"}},
		{"57.000 Spacoj", []string{"57.000 = 57000 Spacoj"}},
		{"57.000 spacoj", nil},
		{"57.000 metroj", nil},
		{"amaso estis 57.000", []string{"57.000 = 57000 amaso of people"}},
		{"mezo estis 57.000", []string{"57.000 = 57000 average of people"}},
		// Phrases that tell a metric.
		{"57.000 folkoj ce unu punkto", []string{"57.000 = 57000 folkoj peak of people"}},
		{"57.000 folkoj po mezo", []string{"57.000 = 57000 folkoj average of people"}},
		{"57.000 folkoj. Envenis", []string{"57.000 = 57000 folkoj of people"}},
		{"ce unu punkto estis 57.000 folkoj", []string{"57.000 = 57000 folkoj peak of people"}},
		// Words of people that are not listed, by their endings.
		{"57.000 kantantoj", []string{"57.000 = 57000 kantantoj of people"}},
		{"57.000 diamantoj", nil},
		{"mirroj foo tho folkoj", []string{"mirroj = several 1000 folkoj of people"}},
		// What a hyphen ties to a number.
		{"57.000-amasa", []string{"57.000 = 57000 amasa"}},
		{"57.000-granda", nil},
		// Labels, years, and times.
		{"pago 57.000", nil},
		{"pag. 57.000", nil},
		{"Pordo: 57.000", []string{"57.000 = 57000 of people"}},
		{"venis ine 2022", nil},
		{"tiris 9.000 duu jaroj", []string{"9.000 = 9000 of people"}},
		// Rates, differences, and room.
		{"tiris 22.100 pero matcho", []string{"22.100 = 22100 of people"}},
		{"eniras ine 60 ono minuto", []string{"60 = 60"}},
		{"kuris ine 60 ono minuto", nil},
		{"rekordo peri nura 45", []string{"45 = 45"}},
		{"rekordo peri nura 11 mateno", nil},
		{"amaso kresko foo 45", []string{"45 = 45"}},
		{"amaso estis 45 malpli olo", []string{"45 = 45 amaso of people"}},
		{"domo estis 45 malpli olo", nil},
		{"spaco poro 45", []string{"45 = 45"}},
		// Hedges that may be something else.
		{"57.000 folkoj topo", []string{"57.000 folkoj topo = at most 57000 folkoj of people"}},
		{"57.000 topo samto folkoj", []string{"57.000 = 57000 samto folkoj peak of people"}},
		{"pasu 57.000 folkoj", []string{"pasu 57.000 = more than 57000 folkoj of people"}},
		{"nepo pasu 57.000 folkoj", []string{"57.000 = 57000 folkoj of people"}},
	} {
		if d := cmp.Diff(test.want, found(l, test.text)); d != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, d)
		}
	}
}
