package records_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
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
	//   "claimReviewed": "Among Twitter Spaces by peak, #ImranKhanLIVE ranked 1st, drew 164K+ and beat a record of around 57K by 100,000+.",
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
	//     "datePublished": "2022-04-20",
	//     "appearance": {
	//       "@type": "CreativeWork",
	//       "url": "https://www.businesstoday.in/technology/news/story/imran-khan-hosts-record-breaking-twitter-space-with-160k-people-listening-in-330649-2022-04-21"
	//     }
	//   },
	//   "reviewBody": "Read fairly, the counts put #ImranKhanLIVE at 160,001 to 169,999, which leaves \"164K+\" open. Read fairly, the counts put #ImranKhanLIVE at 160,001 to 169,999, in 1st place, ahead of BamBam's lyrical space at 44,001 to 44,999. Read fairly, the counts put the previous record, that of BamBam's lyrical space, at 44,001 to 44,999, at odds with \"around 57K\". Read fairly, the counts put the margin over the previous record at 115,002 to 125,998, in line with \"100,000+\". \"164K+\" less \"around 57K\" leaves 106,000 to 108,999, in line with \"100,000+\". One independent source alone gives 160,001 to 169,999; the host, Jibran Ilyas, PTI social media team (\"164K+\"), agrees. None of the 2 counts of #ImranKhanLIVE says what it counts, and they are taken for its peak."
	// }
}

// What a claim says, in a sentence.
func ExampleClaim_Words() {
	d := april("")
	for _, c := range d.Claims {
		fmt.Println(c.Words(d.Evidence))
	}
	// Output:
	// Among Twitter Spaces by peak, #ImranKhanLIVE ranked 1st, drew 164K+ and beat a record of around 57K by 100,000+.
	// Among Twitter Spaces by peak, #ImranKhanLIVE ranked 1st, drew more than 160K and beat a record of more than 44K.
	// Among Twitter Spaces by peak, Salvador Bill Analysis ranked 3rd and drew more than 27K.
	// Among Twitter Spaces by peak, Jagame Thandhiram music launch ranked 4th and drew more than 18K.
	// Among the sessions of imran-khan-live by peak, #ImranKhanLIVE ranked 1st.
}

// The board for a page of a wiki, a README and a spreadsheet.
func ExampleBoard_Table() {
	d := april("")
	board, err := records.Rank(d.Evidence, spaces, records.Terms{})
	if err != nil {
		panic(err)
	}
	table := board.Table(d.Evidence, attendance.Customary)
	fmt.Println(table.Markdown())
	fmt.Println(strings.ReplaceAll(table.CSV(), "\r\n", "\n"))
	table.Rows = table.Rows[:2]
	fmt.Println(table.Wikitext())
	// Output:
	// | Place | Session | Platform | Figures | Low | High | Sources | Dissent | Status |
	// | --- | --- | --- | --- | ---: | ---: | --- | --- | --- |
	// | 1 | #ImranKhanLIVE | Twitter Spaces | 164K+, more than 160K | 160,001 | 169,999 | 1 of 1 |  |  |
	// | 2 | BamBam's lyrical space | Twitter Spaces | more than 44K | 44,001 | 44,999 | 1 of 1 |  |  |
	// | 3 | Salvador Bill Analysis | Twitter Spaces | more than 27K | 27,001 | 27,999 | 1 of 1 |  |  |
	// | 4 | Jagame Thandhiram music launch | Twitter Spaces | more than 18K | 18,001 | 18,999 | 1 of 1 |  |  |
	//
	// Place,Session,Platform,Figures,Low,High,Sources,Dissent,Status
	// 1,#ImranKhanLIVE,Twitter Spaces,"164K+, more than 160K",160001,169999,1 of 1,,
	// 2,BamBam's lyrical space,Twitter Spaces,more than 44K,44001,44999,1 of 1,,
	// 3,Salvador Bill Analysis,Twitter Spaces,more than 27K,27001,27999,1 of 1,,
	// 4,Jagame Thandhiram music launch,Twitter Spaces,more than 18K,18001,18999,1 of 1,,
	//
	// {| class="wikitable"
	// ! scope="col" | Place
	// ! scope="col" | Session
	// ! scope="col" | Platform
	// ! scope="col" | Figures
	// ! scope="col" | Low
	// ! scope="col" | High
	// ! scope="col" | Sources
	// ! scope="col" | Dissent
	// ! scope="col" | Status
	// |-
	// | 1
	// | &#35;ImranKhanLIVE
	// | Twitter Spaces
	// | 164K+, more than 160K
	// | style="text-align:right" | 160,001
	// | style="text-align:right" | 169,999
	// | 1 of 1
	// |
	// |
	// |-
	// | 2
	// | BamBam's lyrical space
	// | Twitter Spaces
	// | more than 44K
	// | style="text-align:right" | 44,001
	// | style="text-align:right" | 44,999
	// | 1 of 1
	// |
	// |
	// |}
}

// How the record moved, for the same.
func ExampleHistory_Table() {
	d := april("")
	table := records.Progression(d.Evidence, spaces, records.Terms{}).Table(d.Evidence)
	fmt.Println(table.Markdown())
	fmt.Println(strings.ReplaceAll(table.CSV(), "\r\n", "\n"))
	table.Rows = table.Rows[3:]
	fmt.Println(table.Wikitext())
	// Output:
	// | Date | Session | Platform | Low | High | Record | Before | Least margin | Most margin | Days stood | Shared with |
	// | --- | --- | --- | ---: | ---: | --- | --- | ---: | ---: | --- | --- |
	// | 2021-06-07 | Jagame Thandhiram music launch | Twitter Spaces | 18,001 | 18,999 | certain |  |  |  | 1–2 |  |
	// | 2021-06-08/2021-06-09 | Salvador Bill Analysis | Twitter Spaces | 27,001 | 27,999 | possible | Jagame Thandhiram music launch | 8,002 | 9,998 | 0–1 |  |
	// | 2021-06-09 | BamBam's lyrical space | Twitter Spaces | 44,001 | 44,999 | certain | Jagame Thandhiram music launch, Salvador Bill Analysis | 16,002 | 26,998 | 315 |  |
	// | 2022-04-20 | #ImranKhanLIVE | Twitter Spaces | 160,001 | 169,999 | certain | BamBam's lyrical space | 115,002 | 125,998 | still stands |  |
	//
	// Date,Session,Platform,Low,High,Record,Before,Least margin,Most margin,Days stood,Shared with
	// 2021-06-07,Jagame Thandhiram music launch,Twitter Spaces,18001,18999,certain,,,,1–2,
	// 2021-06-08/2021-06-09,Salvador Bill Analysis,Twitter Spaces,27001,27999,possible,Jagame Thandhiram music launch,8002,9998,0–1,
	// 2021-06-09,BamBam's lyrical space,Twitter Spaces,44001,44999,certain,"Jagame Thandhiram music launch, Salvador Bill Analysis",16002,26998,315,
	// 2022-04-20,#ImranKhanLIVE,Twitter Spaces,160001,169999,certain,BamBam's lyrical space,115002,125998,still stands,
	//
	// {| class="wikitable"
	// ! scope="col" | Date
	// ! scope="col" | Session
	// ! scope="col" | Platform
	// ! scope="col" | Low
	// ! scope="col" | High
	// ! scope="col" | Record
	// ! scope="col" | Before
	// ! scope="col" | Least margin
	// ! scope="col" | Most margin
	// ! scope="col" | Days stood
	// ! scope="col" | Shared with
	// |-
	// | 2022-04-20
	// | &#35;ImranKhanLIVE
	// | Twitter Spaces
	// | style="text-align:right" | 160,001
	// | style="text-align:right" | 169,999
	// | certain
	// | BamBam's lyrical space
	// | style="text-align:right" | 115,002
	// | style="text-align:right" | 125,998
	// | still stands
	// |
	// |}
}

// No name becomes markup or a formula.
func ExampleTable() {
	table := records.Table{
		Columns: []records.Column{{Name: "Session"}, {Name: "People", Number: true}},
		Rows: [][]string{
			{"@host's | [[Q&A]] <b>", "44001"},
			{"=1+1", "-1500"},
		},
	}
	fmt.Println(table.Markdown())
	fmt.Println(strings.ReplaceAll(table.CSV(), "\r\n", "\n"))
	fmt.Println(table.Wikitext())
	// Output:
	// | Session | People |
	// | --- | ---: |
	// | @host's \| \[\[Q\&A\]\] \<b> | 44,001 |
	// | =1+1 | −1,500 |
	//
	// Session,People
	// '@host's | [[Q&A]] <b>,44001
	// '=1+1,-1500
	//
	// {| class="wikitable"
	// ! scope="col" | Session
	// ! scope="col" | People
	// |-
	// | @host's &#124; &#91;&#91;Q&#38;A&#93;&#93; &#60;b&#62;
	// | style="text-align:right" | 44,001
	// |-
	// | &#61;1+1
	// | style="text-align:right" | −1,500
	// |}
}
