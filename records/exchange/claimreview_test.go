package exchange_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/april"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

var page = exchange.Publication{
	URL:    "https://example.org/reviews/1",
	Author: exchange.Agent{Name: "Example Desk"},
	Date:   attendance.Day(2022, time.April, 22),
}

func TestReview(t *testing.T) {
	d := april.Read("")
	d.Claims[0].URL = "https://example.org/status/1"
	d.Claims[0].Quote = "we broke the record of around 57K by 100,000+"
	p := page
	p.Persons = []string{"jibran-ilyas"}
	r := records.Verify(d.Evidence, d.Claims[0])
	got, err := exchange.Review(d.Evidence, r, p)
	if err != nil {
		t.Fatal(err)
	}
	var body []string
	for _, f := range r.Findings {
		body = append(body, f.Reason)
	}
	want := exchange.ClaimReview{
		Context:       "https://schema.org",
		Type:          "ClaimReview",
		URL:           page.URL,
		Author:        exchange.Agent{Type: "Organization", Name: "Example Desk"},
		DatePublished: "2022-04-22",
		ClaimReviewed: "Among Twitter Spaces by peak, #ImranKhanLIVE ranked 1st, drew 164K+ and beat a record of around 57K by 100,000+.",
		ReviewRating:  exchange.ReviewRating{Type: "Rating", RatingValue: 2, BestRating: 5, WorstRating: 1, AlternateName: "Doubtful"},
		ItemReviewed: exchange.ReviewedItem{
			Type:          "Claim",
			Text:          "we broke the record of around 57K by 100,000+",
			Author:        &exchange.Agent{Type: "Person", Name: "Jibran Ilyas, PTI social media team"},
			DatePublished: "2022-04-20",
			Appearance:    &exchange.CreativeWork{Type: "CreativeWork", URL: "https://example.org/status/1"},
		},
		ReviewBody: strings.Join(body, " "),
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	var back exchange.ClaimReview
	if err := json.Unmarshal(got.JSONLD(), &back); err != nil || !cmp.Equal(got, back) {
		t.Errorf("%v\n%s", err, cmp.Diff(got, back))
	}
}

func TestReviewRating(t *testing.T) {
	d := april.Read("")
	for v, want := range map[records.Verdict]string{
		records.Refuted:      `{"@type":"Rating","ratingValue":1,"bestRating":5,"worstRating":1,"alternateName":"Refuted"}`,
		records.Doubtful:     `{"@type":"Rating","ratingValue":2,"bestRating":5,"worstRating":1,"alternateName":"Doubtful"}`,
		records.Undetermined: `{"@type":"Rating","ratingValue":3,"bestRating":5,"worstRating":1,"alternateName":"Undetermined"}`,
		records.Supported:    `{"@type":"Rating","ratingValue":4,"bestRating":5,"worstRating":1,"alternateName":"Supported"}`,
		records.Confirmed:    `{"@type":"Rating","ratingValue":5,"bestRating":5,"worstRating":1,"alternateName":"Confirmed"}`,
	} {
		review, err := exchange.Review(d.Evidence, records.Report{Claim: d.Claims[0], Verdict: v}, page)
		if got, _ := json.Marshal(review.ReviewRating); err != nil || string(got) != want {
			t.Errorf("%v: %s, %v", v, got, err)
		}
	}
}

func TestReviewErrors(t *testing.T) {
	d := april.Read("")
	fit := records.Report{Claim: d.Claims[0]}
	for _, c := range []struct {
		name   string
		change func(*records.Report, *exchange.Publication)
		want   string
	}{
		{"no URL", func(_ *records.Report, p *exchange.Publication) { p.URL = "" }, "the page needs an absolute URL of http or https"},
		{"a relative URL", func(_ *records.Report, p *exchange.Publication) { p.URL = "/reviews/1" }, "the page needs an absolute URL of http or https"},
		{"no host", func(_ *records.Report, p *exchange.Publication) { p.URL = "https:reviews" }, "the page needs an absolute URL of http or https"},
		{"a script", func(_ *records.Report, p *exchange.Publication) { p.URL = "javascript:alert(1)//" }, "the page needs an absolute URL of http or https"},
		{"no author", func(_ *records.Report, p *exchange.Publication) { p.Author.Name = "" }, "the author needs a name"},
		{"an unknown type", func(_ *records.Report, p *exchange.Publication) { p.Author.Type = "Dog" }, `the author is of the unknown type "Dog"; want "Organization" or "Person"`},
		{"a wrong author's URL", func(_ *records.Report, p *exchange.Publication) { p.Author.URL = "desk" }, "the author's URL is not an absolute one of http or https"},
		{"an interval", func(_ *records.Report, p *exchange.Publication) {
			p.Date = attendance.MustParseDate("2022-04-20/2022-04-22")
		}, "the date is not a year, month, day or instant"},
		{"an invalid date", func(_ *records.Report, p *exchange.Publication) { p.Date = attendance.Date{Start: 2, End: 1} }, "the date is not a year, month, day or instant"},
		{"an invalid verdict", func(r *records.Report, _ *exchange.Publication) { r.Verdict = 3 }, "Verdict(3) is not a verdict"},
		{"an empty claim", func(r *records.Report, _ *exchange.Publication) { r.Claim = records.Claim{Session: "s"} }, "the claim says nothing"},
	} {
		r, p := fit, page
		c.change(&r, &p)
		got, err := exchange.Review(d.Evidence, r, p)
		if !errors.Is(err, exchange.ErrPublication) || err.Error() != "exchange: review: not fit to be published: "+c.want || got != (exchange.ClaimReview{}) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// Whatever a dossier holds, the JSON is safe in a script element, valid JSON and
// UTF-8, and links to nothing but web pages.
func TestReviewHostile(t *testing.T) {
	for _, text := range hostile {
		ev := records.Evidence{
			Platforms: []attendance.Platform{{ID: "p", Name: text}},
			Sources:   []attendance.Source{{ID: "s", Name: text}},
			Sessions: []attendance.Session{
				{ID: "a", Title: text, Platform: "p", Counts: []attendance.Count{{Figure: attendance.MustParse(">9K"), Source: "s"}}},
				{ID: "b", Title: text, Platform: "p", Counts: []attendance.Count{{Figure: attendance.MustParse("7K"), Source: "s"}}},
			},
		}
		claim := records.Claim{Session: "a", Category: records.Category{Platform: "p", Tag: ""}, Place: 1, Figure: attendance.MustParse(">9K"),
			By: "s", Quote: text, URL: text, At: attendance.MustParseDate("2021-06-08/2021-06-09")}
		p := page
		p.Author = exchange.Agent{Type: "Person", Name: "x" + text}
		review, err := exchange.Review(ev, records.Verify(ev, claim), p)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		data := review.JSONLD()
		if i := strings.IndexAny(string(data), "<>&\u2028\u2029\x00"); i >= 0 {
			t.Errorf("%q: %s", text, data[i:])
		}
		var back exchange.ClaimReview
		if err := json.Unmarshal(data, &back); err != nil || !cmp.Equal(review, back) {
			t.Errorf("%q: %v\n%s", text, err, cmp.Diff(review, back))
		}
		if back.ItemReviewed.Text != strings.ToValidUTF8(text, "\ufffd") || back.ItemReviewed.DatePublished != "" {
			t.Errorf("%q: %+v", text, back.ItemReviewed)
		}
		if at := back.ItemReviewed.Appearance; at != nil && !strings.HasPrefix(at.URL, "http") {
			t.Errorf("%q: appears at %q", text, at.URL)
		}
	}
}

// hostile are texts that mean something to one format or another.
var hostile = []string{
	"", " ", "\t", "a\nb", "a\r\nb", "\r", "\n\n# not a heading\n", "a\u2028b\u0085c",
	"</script><script>alert(1)</script>", "<!--", "-->", "<b>bold</b>", "<br>", "<nowiki>", "</nowiki>x", "<ref>x</ref>", "&lt;b&gt;", "&#60;b>", "&amp", "&nbsp;",
	"a|b", "|", "||", "|-", "|}", "| style=color:red | x", "!", "!!", "a!!b", `\`, `\|`, `\\|`, `a\`, `\\`, `\|\`, "`", "`a|b`", "``", "*a*", "**b**", "_c_", "~~d~~", "# e", "- f", "1. g", "> h", "---", "|---|",
	"[i](http://example.org)", "[i][j]", "![k](l)", "[[Main Page]]", "[[File:X.png|thumb]]", "[[Category:X]]", "[http://example.org x]", "{{subst:x}}", "{{x|y}}", "{{{1}}}", "{|", "''i''", "'''b'''", "BamBam's", "~~~~", "__TOC__", "__NOTOC__", "-{x}-", "\x7f'\"`UNIQ--x-QINU`\"'\x7f",
	"http://example.org/?a=1&b=2", "https://example.org", "www.example.org", "WWW.example.org", "ftp://x.org", "mailto:a@b.org", "a@b.org", "RFC 2119", "ISBN 0-306-40615-2", "PMID 1", "javascript:alert(1)", "12:30", "$x$", ":smile:", "@user", "#1",
	"=1+1", "=cmd|'/c calc'!A0", "+1", "-1", "-1+1", "@SUM(A1)", "'=1", "'", "''", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠1", "\"", "\"\"", "a\"b", "a,b", "a;b", ",", "%0A", "=HYPERLINK(\"http://x\",\"y\")",
	"x;=1+1", "x\t+1", "x\n@y", "x;\"=1", "x;'=1", ";;\t-1", "x; ＝1",
	"\x00", "\x1b[31m", "\xff", "a\xc3", "\xed\xa0\x80", "\ufeff=1", "\u202eabc", "日本語", "👨‍👩", "é\u0301", "\u00a0", "\u3000x", "\u200b=1", "\uf83c=1",
}
