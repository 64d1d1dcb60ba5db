package main

import (
	"fmt"
	"slices"

	"github.com/highwater-go/highwater/records"
)

// claims is the part of a state that is the same in both readings: a claim is
// always judged by both.
type claims struct {
	Say    string
	Cards  []card
	Later  int // claims that were made later
	More   int
	Unsaid []string // of counts: what they count

	reports []records.Report // all, in their order
}

// A card is a claim judged.
type card struct {
	Number         int
	Says           string
	By, On, Quote  string
	URL            string
	Verdict        verdict
	Record         *verdict // nil if no place is claimed
	Findings       []finding
	Sources        []published
	MoreSources    int
	SharedSessions bool // all sources are on one session, which need not be named
}

type finding struct {
	Point   string
	Verdict verdict
	Reason  string
	Needs   string // what would lift it
}

// A verdict is a word, and how far up it is on the way from refuted to confirmed,
// so that it does not rest on a color.
type verdict struct {
	Word  string
	Level int // 1 to 5
}

func verdictOf(v records.Verdict) verdict {
	return verdict{v.String(), int(v-records.Refuted) + 1}
}

// Steps returns the steps of the scale of verdicts, the one that is taken true.
func (v verdict) Steps() []bool {
	steps := make([]bool, records.Confirmed-records.Refuted+1)
	steps[v.Level-1] = true
	return steps
}

// claimsIn judges the claims of a dossier that was narrowed to what was known.
// Of says how many claims there are in all.
func (s subject) claimsIn(d records.Dossier, of int) claims {
	reports := records.VerifyAll(d.Evidence, d.Claims)
	out := claims{Later: of - len(d.Claims), reports: reports}
	out.More = max(0, len(reports)-mostRows)
	count := map[records.Verdict]int{}
	for i, r := range reports {
		count[r.Verdict]++
		if i < mostRows {
			out.Cards = append(out.Cards, s.card(i+1, r))
			out.unsaid(r)
		}
	}
	var words []string
	for v := records.Confirmed; v >= records.Refuted; v-- {
		if count[v] > 0 {
			words = append(words, fmt.Sprintf("%d %v", count[v], v))
		}
	}
	out.Say = "No claims yet."
	if len(words) > 0 {
		out.Say = "Claims: " + list(words) + "."
	}
	return out
}

// unsaid adds what is not said of counts, once for all claims on their session.
func (c *claims) unsaid(r records.Report) {
	for _, f := range r.Findings {
		if reason := sentence(f.Reason); isRemark(f) && !slices.Contains(c.Unsaid, reason) {
			c.Unsaid = append(c.Unsaid, reason)
		}
	}
}

// isRemark reports whether a finding is of the counts alone, and not of the claim.
func isRemark(f records.Finding) bool {
	return f.Point == "metric" && f.Verdict == records.Undetermined
}

func (s subject) card(n int, r records.Report) card {
	c := r.Claim
	k := card{
		Number: n, Says: said(r.Words), By: s.source(c.By), On: dateWords(c.At),
		Quote: printable(c.Quote), URL: link(c.URL), Verdict: verdictOf(r.Verdict),
	}
	if c.Place > 0 || c.Top > 0 {
		record := verdictOf(r.Record)
		k.Record = &record
	}
	cited := map[records.Citation]bool{}
	sessions := map[string]bool{}
	for _, f := range r.Findings {
		if isRemark(f) {
			continue
		}
		k.Findings = append(k.Findings, finding{title(string(f.Point)), verdictOf(f.Verdict), sentence(f.Reason), said(f.Needs)})
		for _, citation := range f.Counts {
			if cited[citation] {
				continue
			}
			if cited[citation] = true; len(k.Sources) == 2*mostFigures {
				k.MoreSources++
				continue
			}
			p := s.published(citation.Count)
			p.Session = s.session(citation.Session)
			k.Sources = append(k.Sources, p)
			sessions[citation.Session] = true
		}
	}
	k.SharedSessions = len(sessions) == 1 && sessions[c.Session]
	return k
}
