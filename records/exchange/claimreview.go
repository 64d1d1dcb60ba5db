package exchange

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// A Report as a fact check that others can read: schema.org ClaimReview
// (schema.org/ClaimReview) in JSON-LD 1.1, which collections of fact checks read. Google
// Search has not shown them among its results since 2025.

// A ClaimReview is a report in the vocabulary of schema.org: a tree of plain values, each
// with its @type. Empty fields are unknown.
//
// [ClaimReview.JSONLD] writes it for a page.
type ClaimReview struct {
	Context       string       `json:"@context"` // https://schema.org
	Type          string       `json:"@type"`    // ClaimReview
	URL           string       `json:"url"`
	Author        Agent        `json:"author"`
	DatePublished string       `json:"datePublished,omitempty"`
	ClaimReviewed string       `json:"claimReviewed"` // see Claim.Words
	ReviewRating  ReviewRating `json:"reviewRating"`
	ItemReviewed  ReviewedItem `json:"itemReviewed"`
	ReviewBody    string       `json:"reviewBody,omitempty"` // the reasons of the findings, in their order
}

// An Agent is a person or organization of schema.org: whoever made a claim, or reviews
// it.
type Agent struct {
	Type string `json:"@type"` // Organization or Person
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// The types of an [Agent].
const (
	Organization = "Organization"
	Person       = "Person"
)

// A ReviewRating is a verdict in the vocabulary of schema.org, from 1 to 5:
//
//	1  Refuted
//	2  Doubtful
//	3  Undetermined
//	4  Supported
//	5  Confirmed
//
// The numbers mean nothing beyond this order.
type ReviewRating struct {
	Type          string `json:"@type"` // Rating
	RatingValue   int    `json:"ratingValue"`
	BestRating    int    `json:"bestRating"`    // 5
	WorstRating   int    `json:"worstRating"`   // 1
	AlternateName string `json:"alternateName"` // the verdict in a word: Refuted
}

// A ReviewedItem is the claim itself, in the vocabulary of schema.org.
type ReviewedItem struct {
	Type          string        `json:"@type"` // Claim
	Text          string        `json:"text,omitempty"`
	Author        *Agent        `json:"author,omitempty"`
	DatePublished string        `json:"datePublished,omitempty"`
	Appearance    *CreativeWork `json:"appearance,omitempty"`
}

// A CreativeWork is where a claim can be read, in the vocabulary of schema.org.
type CreativeWork struct {
	Type string `json:"@type"` // CreativeWork
	URL  string `json:"url"`
}

// A Publication is what a review needs besides the report.
type Publication struct {
	URL    string          `json:"url"`           // of the page with the review; http or https
	Author Agent           `json:"author"`        // who publishes it; an Organization if it has no Type
	Date   attendance.Date `json:"date,omitzero"` // of publication: a year, month, day or instant; optional

	// Persons lists the IDs of the sources that are persons. All others are called
	// organizations, since evidence does not tell.
	Persons []string `json:"persons,omitempty"`
}

// ErrPublication is wrapped by the error of a review that lacks what it needs.
var ErrPublication = errors.New("not fit to be published")

// Review makes a ClaimReview of a report, with the names that the evidence has for
// sessions, sources and platforms. If the claim has a Quote, it is the text of the item.
// The claim's URL is where the claim appears, if it is an absolute http or https address;
// it is left out otherwise, so that no dossier can put another kind of link on a page. A
// date that is an interval is left out as well, because schema.org has no form for it.
// Bytes that are not UTF-8 become U+FFFD.
//
// The error wraps [ErrPublication] and says what is missing or wrong: the page's URL, the
// author's name or type, a Date that is invalid or an interval, a Verdict that is not one
// of the five, or a claim that says nothing.
func Review(ev records.Evidence, r records.Report, p Publication) (ClaimReview, error) {
	fail := func(format string, args ...any) (ClaimReview, error) {
		return ClaimReview{}, fmt.Errorf("exchange: review: %w: "+format, append([]any{ErrPublication}, args...)...)
	}
	author := p.Author
	if author.Type == "" {
		author.Type = Organization
	}
	published, ok := dateOrTime(p.Date)
	words := r.Claim.Words(ev)
	switch {
	case !isWeb(p.URL):
		return fail("the page needs an absolute URL of http or https")
	case author.Name == "":
		return fail("the author needs a name")
	case author.Type != Organization && author.Type != Person:
		return fail("the author is of the unknown type %q; want %q or %q", author.Type, Organization, Person)
	case author.URL != "" && !isWeb(author.URL):
		return fail("the author's URL is not an absolute one of http or https")
	case !ok:
		return fail("the date is not a year, month, day or instant")
	case r.Verdict < records.Refuted || r.Verdict > records.Confirmed:
		return fail("%v is not a verdict", r.Verdict)
	case words == "":
		return fail("the claim says nothing")
	}
	n := namesOf(ev)
	item := ReviewedItem{Type: "Claim", Text: valid(r.Claim.Quote)}
	item.DatePublished, _ = dateOrTime(r.Claim.At)
	if by := r.Claim.By; by != "" {
		item.Author = &Agent{Type: Organization, Name: valid(n.source(by))}
		if slices.Contains(p.Persons, by) {
			item.Author.Type = Person
		}
	}
	if isWeb(r.Claim.URL) {
		item.Appearance = &CreativeWork{"CreativeWork", r.Claim.URL}
	}
	reasons := make([]string, len(r.Findings))
	for i, f := range r.Findings {
		reasons[i] = f.Reason
	}
	author.Name = valid(author.Name)
	return ClaimReview{
		Context:       "https://schema.org",
		Type:          "ClaimReview",
		URL:           p.URL,
		Author:        author,
		DatePublished: published,
		ClaimReviewed: valid(words),
		ReviewRating:  ratingOf(r.Verdict),
		ItemReviewed:  item,
		ReviewBody:    valid(strings.Join(reasons, " ")),
	}, nil
}

// JSONLD returns c as JSON-LD that can be put unchanged into an HTML page, between
// <script type="application/ld+json"> and </script>. Nothing in its texts can end the
// script or start a comment, since <, > and & are written as \u003c, \u003e and \u0026,
// and U+2028 and U+2029 as \u2028 and \u2029. To get the same from other encoders, do not
// call SetEscapeHTML(false) with encoding/json, and pass jsontext.EscapeForHTML(true) to
// encoding/json/v2.
func (c ClaimReview) JSONLD() []byte {
	data, err := json.Marshal(c)
	if err != nil {
		panic("exchange: " + err.Error()) // structs of strings and ints are always written
	}
	return data
}

func ratingOf(v records.Verdict) ReviewRating {
	name := v.String()
	return ReviewRating{"Rating", int(v-records.Refuted) + 1, 5, 1, strings.ToUpper(name[:1]) + name[1:]}
}

// isWeb reports whether s is an absolute URL of http or https, in ASCII as RFC
// 3986 has it.
func isWeb(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7f || strings.IndexByte("\"<>\\^`{|}", s[i]) >= 0 {
			return false
		}
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.Opaque == ""
}

// dateOrTime returns d as a Date or DateTime of schema.org, in ISO 8601, or ""
// where it is not known. ok is false if d has no such form.
func dateOrTime(d attendance.Date) (s string, ok bool) {
	if d.IsZero() {
		return "", true
	}
	if d.Validate() != nil || strings.Contains(d.String(), "/") {
		return "", false
	}
	return d.String(), true
}

func valid(s string) string { return strings.ToValidUTF8(s, "\ufffd") }
