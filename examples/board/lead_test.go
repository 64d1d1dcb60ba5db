package main

import (
	"strings"
	"testing"

	"github.com/highwater-go/highwater/records"
)

// TestLead checks the headline where the second row is not the one to be feared, and
// where places are shared.
func TestLead(t *testing.T) {
	for _, c := range []struct{ counts, want string }{
		{`"exactly 100", "exactly 90", "50–95"`, `<p class="under"><bdi>c</bdi> may have come closest. The figures put the margin at 5–50 people`},
		{`"100–120", "100–110", "10–500"`, `Whether <bdi>c</bdi> was first is <strong>not certain</strong>`},
		{`"exactly 100", "exactly 100", "exactly 90"`, `a and b share first place, with 100 people each. They beat all others by <strong>10</strong>`},
	} {
		text := `{"sources":[{"id":"s"}],"sessions":[`
		for i, figure := range strings.Split(c.counts, ", ") {
			if i > 0 {
				text += ","
			}
			text += `{"id":"` + string(rune('a'+i)) + `","start":"2021","counts":[{"figure":` + figure + `,"source":"s"}]}`
		}
		d, err := records.ParseDossier([]byte(text + "]}"))
		if err != nil {
			t.Fatal(err)
		}
		b, err := newPage(d).write(request{})
		if err != nil {
			t.Fatal(err)
		}
		checkHTML(t, b)
		if !strings.Contains(string(b), c.want) {
			_, got, _ := strings.Cut(string(b), "The margin</h2>")
			t.Errorf("%s: want %s\ngot %.700s", c.counts, c.want, got)
		}
	}
}

// TestClaimWords checks the words of claims.
func TestClaimWords(t *testing.T) {
	d, err := records.ParseDossier([]byte(`{"sources":[{"id":"s"},{"id":"h","role":"host"}],"sessions":[
		{"id":"a","start":"2021","counts":[{"figure":"at least 50,000","source":"h"}]},{"id":"b","start":"2020","counts":[{"figure":"40,000","source":"s"}]}],
		"claims":[{"session":"a","category":{"tag":""},"place":1,"figure":"at least 50,000"},{"session":"b","figure":"41,000"},{"session":"b","figure":"42,000"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	b, err := newPage(d).write(request{})
	if err != nil {
		t.Fatal(err)
	}
	page, _, _ := strings.Cut(string(b), "<template")
	for want, times := range map[string]int{
		"<b><bdi>at least 50,000</bdi></b>": 2, // on the board and as a source
		"1 of 1, all with a stake":          1,
		"by <bdi></bdi>":                    0,
		"50K+":                              0,
		"What would change that: an independent count":                           3,
		"The count of b does not say what it counts, and is taken for its peak.": 1,
	} {
		if got := strings.Count(page, want); got != times {
			t.Errorf("the page says %q %d times, want %d", want, got, times)
		}
	}
}
