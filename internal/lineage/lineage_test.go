package lineage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func itself(w *Word) Word { return *w }

func TestOrigins(t *testing.T) {
	for _, test := range []struct {
		name    string
		words   []Word
		want    []string
		circles []bool // none if it is nil
	}{
		{"none", nil, []string{}, nil},
		{"its own", []Word{{Source: "a"}, {Source: "b"}}, []string{"a", "b"}, nil},
		{"one absent", []Word{{Source: "a", Via: "x"}}, []string{"x"}, nil},
		{"a chain", []Word{{Source: "a", Via: "b"}, {Source: "b", Via: "c"}, {Source: "c", Via: "d"}, {Source: "d"}}, []string{"d", "d", "d", "d"}, nil},
		{"a chain to one absent", []Word{{Source: "c", Via: "d"}, {Source: "b", Via: "c"}, {Source: "a", Via: "b"}}, []string{"d", "d", "d"}, nil},
		{"a chain ends at a count of one's own", []Word{{Source: "a", Via: "b"}, {Source: "b", Via: "c"}, {Source: "b"}}, []string{"b", "c", "b"}, nil},
		{"a circle", []Word{{Source: "c", Via: "b"}, {Source: "b", Via: "c"}}, []string{"b", "b"}, []bool{true, true}},
		{"of itself", []Word{{Source: "a", Via: "a"}}, []string{"a"}, []bool{true}},
		{"into a circle", []Word{{Source: "a", Via: "z"}, {Source: "z", Via: "y"}, {Source: "y", Via: "x"}, {Source: "x", Via: "z"}}, []string{"x", "x", "x", "x"}, []bool{false, true, true, true}},
		{"a circle with a way out", []Word{{Source: "a", Via: "b"}, {Source: "b", Via: "a"}, {Source: "b"}}, []string{"b", "b", "b"}, nil},
		{"per metric", []Word{
			{Source: "a", Via: "b", Metric: "views"}, {Source: "a", Via: "c"}, {Source: "b", Via: "d", Metric: "views"}, {Source: "c"}, {Source: "b"},
		}, []string{"d", "c", "d", "c", "b"}, nil},
		{"the least of several", []Word{{Source: "a", Via: "b"}, {Source: "b", Via: "y"}, {Source: "b", Via: "x"}}, []string{"x", "y", "x"}, nil},
	} {
		if diff := cmp.Diff(test.want, Origins(test.words, itself)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		circles := test.circles
		if circles == nil {
			circles = make([]bool, len(test.words))
		}
		if diff := cmp.Diff(circles, Circles(test.words, itself)); diff != "" {
			t.Errorf("%s: circles (-want +got):\n%s", test.name, diff)
		}
	}
}

// root follows the chain of Via from a source to its end, slowly. In a circle it ends
// at the least.
func root(words []Word, metric, source string) string {
	var chain []string
	for {
		if at := slices.Index(chain, source); at >= 0 {
			return slices.Min(chain[at:])
		}
		chain = append(chain, source)
		next := ""
		for _, w := range words {
			if w.Source != source || w.Metric != metric {
				continue
			}
			if w.Via == "" {
				return source
			}
			if next == "" || w.Via < next {
				next = w.Via
			}
		}
		if next == "" {
			return source
		}
		source = next
	}
}

func TestOriginsAgainstWalks(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 0))
	for range 5_000 {
		words := make([]Word, r.IntN(9))
		want := make([]string, len(words))
		for i := range words {
			words[i] = Word{Source: string(rune('a' + r.IntN(6))), Metric: []string{"", "peak"}[r.IntN(2)]}
			if r.IntN(3) > 0 {
				words[i].Via = string(rune('a' + r.IntN(8))) // g and h never speak for themselves
			}
		}
		for i, w := range words {
			if want[i] = w.Source; w.Via != "" {
				want[i] = root(words, w.Metric, w.Via)
			}
		}
		if diff := cmp.Diff(want, Origins(words, itself)); diff != "" {
			t.Fatalf("%v (-want +got):\n%s", words, diff)
		}
	}
}

// TestOriginsOfALongChain follows a chain that would take a quadratic walk hours.
func TestOriginsOfALongChain(t *testing.T) {
	words := make([]Word, 200_000)
	for i := range words {
		words[i] = Word{Source: fmt.Sprint(i), Via: fmt.Sprint(i + 1)}
	}
	for i, origin := range Origins(words, itself) {
		if origin != "200000" {
			t.Fatalf("origin of %d is %s", i, origin)
		}
	}
}
