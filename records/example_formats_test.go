package records_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// The tweet of 2022-04-20 as a fact check that search engines read.
func ExampleReview() {
	d := april("")
	review, err := records.Review(d.Evidence, records.Verify(d.Evidence, d.Claims[0]), records.Publication{
		URL:     "https://example.org/reviews/imran-khan-live",
		Author:  records.Agent{Name: "Example Desk", URL: "https://example.org"},
		Date:    attendance.Day(2022, time.April, 22),
		Persons: []string{"jibran-ilyas"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	var page bytes.Buffer
	json.Indent(&page, review.JSONLD(), "", "  ")
	fmt.Println(page.String())
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@type": "ClaimReview",
	//   "url": "https://example.org/reviews/imran-khan-live",
	//   "author": {
	//     "@type": "Organization",
	//     "name": "Example Desk",
	//     "url": "https://example.org"
	//   },
	//   "datePublished": "2022-04-22",
	//   "claimReviewed": "Among Twitter Spaces by peak, #ImranKhanLIVE ranked 1st, drew 164K+ and beat a record of around 57K by 100K+.",
	//   "reviewRating": {
	//     "@type": "Rating",
	//     "ratingValue": 2,
	//     "bestRating": 5,
	//     "worstRating": 1,
	//     "alternateName": "Doubtful"
	//   },
	//   "itemReviewed": {
	//     "@type": "Claim",
	//     "author": {
	//       "@type": "Person",
	//       "name": "Jibran Ilyas, PTI social media team"
	//     },
	//     "datePublished": "2022-04-20"
	//   },
	//   "reviewBody": "The counts put #ImranKhanLIVE at 164,000 or more, all of it within \"164K+\", though it takes counts with a stake in the claim to be sure. At 164,000 to 164,999, #ImranKhanLIVE is in 1st place, ahead of BamBam's lyrical space at 44,001 to 44,999. The counts put the previous record, that of BamBam's lyrical space, at 44,001 to 44,999, at odds with \"around 57K\". The counts put the margin over the previous record at 119,001 to 120,998, in line with \"100K+\". \"164K+\" less \"around 57K\" leaves 106,000 to 108,999, in line with \"100K+\". Both independent sources allow 164,000 to 164,999. None of the 2 counts of #ImranKhanLIVE says what it counts, and they are taken for its peak."
	// }
}

// What a claim says, in a sentence.
func ExampleClaim_Words() {
	d := april("")
	for _, c := range d.Claims {
		fmt.Println(c.Words(d.Evidence))
	}
	// Output:
	// Among Twitter Spaces by peak, #ImranKhanLIVE ranked 1st, drew 164K+ and beat a record of around 57K by 100K+.
	// Among Twitter Spaces by peak, #ImranKhanLIVE ranked 1st, drew more than 160K and beat a record of more than 44K.
	// Among Twitter Spaces by peak, Salvador Bill Analysis ranked 3rd and drew more than 27K.
	// Among Twitter Spaces by peak, Jagame Thandhiram music launch ranked 4th and drew more than 18K.
	// Among the sessions of imran-khan-live by peak, #ImranKhanLIVE ranked 1st.
}
