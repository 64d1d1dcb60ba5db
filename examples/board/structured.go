package main

import (
	"bytes"
	"fmt"
	"html/template"

	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

// structured returns the claims of the page as ClaimReviews of schema.org in
// JSON-LD, for programs that collect fact checks. They need to know where the page
// is and who publishes it.
func (p *page) structured(r request) (template.HTML, error) {
	if p.url == "" {
		return "", nil
	}
	then := asKnown(p.dossier, p.resolved(r).known)
	var reviews [][]byte
	for i, report := range records.VerifyAll(then.Evidence, then.Claims[:min(len(then.Claims), mostRows)]) {
		review, err := exchange.Review(then.Evidence, report, exchange.Publication{
			URL:    fmt.Sprintf("%s#claim-%d", p.url, i+1),
			Author: exchange.Agent{Name: p.publisher},
		})
		if err != nil {
			return "", err
		}
		reviews = append(reviews, review.JSONLD())
	}
	if len(reviews) == 0 {
		return "", nil
	}
	return template.HTML(`<script type="application/ld+json">[` + string(bytes.Join(reviews, []byte(",\n"))) + "]</script>"), nil
}
