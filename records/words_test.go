package records_test

import (
	"testing"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/april"
	"github.com/highwater-go/highwater/records"
)

func TestWords(t *testing.T) {
	d := april.Read("")
	figure, times := attendance.MustParse, records.MustParseTimes
	for _, c := range []struct {
		claim records.Claim
		want  string
	}{
		{records.Claim{Session: "imran-khan"}, ""},
		{records.Claim{Session: "imran-khan", Place: 2}, "Among all sessions by peak, #ImranKhanLIVE ranked 2nd."},
		{records.Claim{Session: "gone", Figure: figure("nearly 8M"), Category: records.Category{Tag: "politics", Metric: "views"}},
			"Among all sessions tagged politics by views, gone drew nearly 8M."},
		{records.Claim{Session: "bambam", Margin: figure("100,000+"), Category: records.Category{Event: "e", During: attendance.MustParseDate("2021")}},
			"Among the sessions of e held in 2021 by peak, BamBam's lyrical space beat the previous record by 100K+."},
		{records.Claim{Session: "bambam", Previous: figure("57K"), Category: records.Category{Platform: "twitter-spaces", Tag: "music"}},
			"Among sessions of Twitter Spaces tagged music by peak, BamBam's lyrical space beat a record of 57K."},
		{records.Claim{Session: "bambam", Place: 1, Figure: figure("8M"), First: figure("8M"), Ratio: times("more than doubled"), Category: records.Category{Platform: "nowhere"}},
			"Among nowhere by peak, BamBam's lyrical space ranked 1st, drew 8M, was the first to reach 8,000,000 and drew more than 2 times as many as the previous record."},
		{records.Claim{Session: "bambam", Figure: figure("8M"), Ratio: times("more than doubled"), Text: records.ClaimText{Ratio: "more than Doubled"}},
			"Among all sessions by peak, BamBam's lyrical space drew 8M and more than Doubled the previous record."},
		{records.Claim{Session: "bambam", Ratio: times("twice"), Text: records.ClaimText{Ratio: "twice"}, Rival: "imran-khan"},
			"Among all sessions by peak, BamBam's lyrical space drew twice as many as #ImranKhanLIVE."},
		{records.Claim{Session: "bambam", First: figure("more than 1M")}, "Among all sessions by peak, BamBam's lyrical space was the first to pass 1,000,000."},
	} {
		if got := c.claim.Words(d.Evidence); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	for during, want := range map[string]string{
		"2021": "held in 2021", "2021-06": "held in 2021-06", "2021-06-09": "held on 2021-06-09", "2021-06-08/2021-06-09": "held from 2021-06-08 to 2021-06-09",
		"2021-06-09T17:00:00Z": "held at 2021-06-09T17:00:00Z",
	} {
		c := records.Category{Platform: "twitter-spaces", Event: "e", During: attendance.MustParseDate(during)}
		if got, want := c.Words(d.Evidence), "the sessions of e on Twitter Spaces "+want+" by peak"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := (records.Category{Platform: "twitter-spaces", Metric: "joins"}).Words(d.Evidence); got != "Twitter Spaces by joins" {
		t.Error(got)
	}
}
