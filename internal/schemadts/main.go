// Schemadts writes a TypeScript program that type-checks if the ClaimReviews of
// package exchange are what schema.org allows, as the types of schema-dts have it:
//
//	go run ./internal/schemadts DOSSIER... >reviews.ts
//
// It has a review of every claim of the dossiers and of claims made of texts that
// mean something to HTML, JSON or JavaScript, and some reviews that are wrong, for
// which the compiler must find an error. The check beside it compiles it.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "schemadts:", err)
		os.Exit(1)
	}
}

func run(files []string) error {
	var dossiers []records.Dossier
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		d, err := records.ParseDossier(data)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		dossiers = append(dossiers, d)
	}
	for _, text := range hostile {
		dossiers = append(dossiers, hostileDossier(text))
	}
	w := bufio.NewWriter(os.Stdout)
	fmt.Fprint(w, "import type { ClaimReview, WithContext } from 'schema-dts';\n\n")
	n := 0
	for _, d := range dossiers {
		for i, report := range records.VerifyAll(d.Evidence, d.Claims) {
			review, err := exchange.Review(d.Evidence, report, publications[i%len(publications)])
			if err != nil {
				return err
			}
			n++
			fmt.Fprintf(w, "export const review%d: WithContext<ClaimReview> = %s;\n", n, review.JSONLD())
		}
	}
	if n == 0 {
		return fmt.Errorf("no claims to review")
	}
	good, err := exchange.Review(dossiers[0].Evidence, records.Verify(dossiers[0].Evidence, dossiers[0].Claims[0]), publications[0])
	if err != nil {
		return err
	}
	for i, wrong := range [][2]string{ // each must be found, or the check finds nothing
		{`"@type":"ClaimReview"`, `"@type":"ClaimCheck"`},
		{`"@type":"Rating"`, `"@type":"Verdict"`},
		{`"@type":"Claim",`, `"@type":"Person",`},
		{`"claimReviewed":`, `"claimReview":`},
		{`"ratingValue":`, `"ratingNumber":`},
		{`"@context":"https://schema.org"`, `"@context":"https://example.org"`},
		{`"datePublished":"2022-04-22"`, `"datePublished":{"year":2022}`},
	} {
		text := good.JSONLD()
		changed := bytes.Replace(text, []byte(wrong[0]), []byte(wrong[1]), 1)
		if bytes.Equal(text, changed) || !json.Valid(changed) {
			return fmt.Errorf("there is no %s in a review", wrong[0])
		}
		fmt.Fprintf(w, "// @ts-expect-error\nexport const wrong%d: WithContext<ClaimReview> = %s;\n", i+1, changed)
	}
	return w.Flush()
}

// publications are all that a review may say of itself.
var publications = []exchange.Publication{
	{URL: "https://example.org/reviews/1", Author: exchange.Agent{Name: "Example Desk", URL: "https://example.org"}, Date: attendance.Day(2022, time.April, 22), Persons: []string{"jibran-ilyas", "s"}},
	{URL: "https://example.org/reviews/2", Author: exchange.Agent{Type: exchange.Person, Name: "A Reader"}},
	{URL: "http://example.org/", Author: exchange.Agent{Name: "Example Desk"}, Date: attendance.MustParseDate("2022-04-22T12:00:00Z")},
	{URL: "http://example.org/", Author: exchange.Agent{Name: "Example Desk"}, Date: attendance.MustParseDate("2022")},
}

// hostile are texts that mean something where a review may stand.
var hostile = []string{
	"</script><script>alert(1)</script>", "<!--<script>", "]]>", "&quot;", `"`, `\`, `\u0022`, "'", "`${alert(1)}`", "*/", "//", "\u2028", "\u2029", "\n", "\r\n", "\x00", "\x1b",
	"\xff", "\xed\xa0\x80", "\ufeff", "\u202e", "日本語", "👨‍👩", "__proto__", "@type", "https://schema.org/False", "javascript:alert(1)", "null", "0", " ",
}

// hostileDossier has a text wherever a dossier can.
func hostileDossier(text string) records.Dossier {
	figure := attendance.MustParse
	d := records.Dossier{Evidence: records.Evidence{
		Platforms: []attendance.Platform{{ID: "p", Name: text}},
		Sources:   []attendance.Source{{ID: "s", Name: text}},
		Sessions: []attendance.Session{
			{ID: "a", Title: text, Platform: "p", Start: attendance.MustParseDate("2022"), Counts: []attendance.Count{{Figure: figure("more than 44K"), Source: "s", Quote: text, URL: text}}},
			{ID: "b", Title: text, Platform: "p", Start: attendance.MustParseDate("2021"), Counts: []attendance.Count{{Figure: figure("7K"), Source: text}}},
		},
		Rulings: []records.Ruling{{Session: "a", Status: records.Claimed, Body: text, Reason: text}},
	}}
	for _, at := range []string{"", "2022", "2022-04", "2022-04-20", "2022-04-20T12:00:00Z", "2022-04-20/2022-04-22"} {
		var date attendance.Date
		if at != "" {
			date = attendance.MustParseDate(at)
		}
		by := "s"
		if at == "" {
			by = ""
		}
		d.Claims = append(d.Claims, records.Claim{Session: "a", Category: records.Category{Platform: "p", Tag: ""}, Place: 1, Figure: figure("more than 44K"),
			Previous: figure("7K"), By: by, At: date, Quote: text, URL: "https://example.org/status/1"},
			records.Claim{Session: "none " + text, Category: records.Category{Event: text, Tag: text, Metric: attendance.Metric(text)}, Figure: figure("44K"), By: text, At: date, URL: text})
	}
	return d
}
