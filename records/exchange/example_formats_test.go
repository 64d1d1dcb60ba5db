package exchange_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/april"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

var twitterSpaces = records.Category{Platform: "twitter-spaces"}

// The tweet of 2022-04-20 as a fact check that search engines read.
func ExampleReview() {
	d := april.Read("")
	review, err := exchange.Review(d.Evidence, records.Verify(d.Evidence, d.Claims[0]), exchange.Publication{
		URL:     "https://example.org/reviews/imran-khan-live",
		Author:  exchange.Agent{Name: "Example Desk", URL: "https://example.org"},
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

// The board for a page of a wiki, a README and a spreadsheet.
func ExampleBoardTable() {
	d := april.Read("")
	board := records.Rank(d.Evidence, twitterSpaces, records.Terms{})
	table, err := exchange.BoardTable(d.Evidence, board, attendance.Customary).Select("Place", "Session", "Date", "Host", "Figures", "Low", "High")
	if err != nil {
		panic(err)
	}
	fmt.Println(table.Markdown())
	fmt.Println(strings.ReplaceAll(table.CSV(), "\r\n", "\n"))
	table.Rows = table.Rows[:2]
	fmt.Println(table.Wikitext())
	// Output:
	// | Place | Session | Date | Host | Figures | Low | High |
	// | --- | --- | --- | --- | --- | ---: | ---: |
	// | 1 | #ImranKhanLIVE | 2022-04-20 | Imran Khan | 164K+, more than 160K | 160,001 | 169,999 |
	// | 2 | BamBam's lyrical space | 2021-06-09 | BamBam | more than 44K | 44,001 | 44,999 |
	// | 3 | Salvador Bill Analysis | 2021-06-08/2021-06-09 |  | more than 27K | 27,001 | 27,999 |
	// | 4 | Jagame Thandhiram music launch | 2021-06-07 |  | more than 18K | 18,001 | 18,999 |
	//
	// Place,Session,Date,Host,Figures,Low,High
	// 1,#ImranKhanLIVE,2022-04-20,Imran Khan,"164K+, more than 160K",160001,169999
	// 2,BamBam's lyrical space,2021-06-09,BamBam,more than 44K,44001,44999
	// 3,Salvador Bill Analysis,2021-06-08/2021-06-09,,more than 27K,27001,27999
	// 4,Jagame Thandhiram music launch,2021-06-07,,more than 18K,18001,18999
	//
	// {| class="wikitable"
	// ! scope="col" | Place
	// ! scope="col" | Session
	// ! scope="col" | Date
	// ! scope="col" | Host
	// ! scope="col" | Figures
	// ! scope="col" | Low
	// ! scope="col" | High
	// |-
	// | 1
	// | &#35;ImranKhanLIVE
	// | 2022-04-20
	// | Imran Khan
	// | 164K+, more than 160K
	// | style="text-align:right" | 160,001
	// | style="text-align:right" | 169,999
	// |-
	// | 2
	// | BamBam's lyrical space
	// | 2021-06-09
	// | BamBam
	// | more than 44K
	// | style="text-align:right" | 44,001
	// | style="text-align:right" | 44,999
	// |}
}

// How the record moved, for the same.
func ExampleHistoryTable() {
	d := april.Read("")
	history := records.Progression(d.Evidence, twitterSpaces, records.Terms{})
	table, err := exchange.HistoryTable(d.Evidence, history).Select("Date", "Session", "Low", "High", "Record", "Before", "Days stood")
	if err != nil {
		panic(err)
	}
	fmt.Println(table.Markdown())
	fmt.Println(strings.ReplaceAll(table.CSV(), "\r\n", "\n"))
	table.Rows = table.Rows[3:]
	fmt.Println(table.Wikitext())
	// Output:
	// | Date | Session | Low | High | Record | Before | Days stood |
	// | --- | --- | ---: | ---: | --- | --- | --- |
	// | 2021-06-07 | Jagame Thandhiram music launch | 18,001 | 18,999 | certain |  | 1–2 |
	// | 2021-06-08/2021-06-09 | Salvador Bill Analysis | 27,001 | 27,999 | possible | Jagame Thandhiram music launch | 0–1 |
	// | 2021-06-09 | BamBam's lyrical space | 44,001 | 44,999 | certain | Jagame Thandhiram music launch, Salvador Bill Analysis | 315 |
	// | 2022-04-20 | #ImranKhanLIVE | 160,001 | 169,999 | certain | BamBam's lyrical space | still stands |
	//
	// Date,Session,Low,High,Record,Before,Days stood
	// 2021-06-07,Jagame Thandhiram music launch,18001,18999,certain,,1–2
	// 2021-06-08/2021-06-09,Salvador Bill Analysis,27001,27999,possible,Jagame Thandhiram music launch,0–1
	// 2021-06-09,BamBam's lyrical space,44001,44999,certain,"Jagame Thandhiram music launch, Salvador Bill Analysis",315
	// 2022-04-20,#ImranKhanLIVE,160001,169999,certain,BamBam's lyrical space,still stands
	//
	// {| class="wikitable"
	// ! scope="col" | Date
	// ! scope="col" | Session
	// ! scope="col" | Low
	// ! scope="col" | High
	// ! scope="col" | Record
	// ! scope="col" | Before
	// ! scope="col" | Days stood
	// |-
	// | 2022-04-20
	// | &#35;ImranKhanLIVE
	// | style="text-align:right" | 160,001
	// | style="text-align:right" | 169,999
	// | certain
	// | BamBam's lyrical space
	// | still stands
	// |}
}

// No name becomes markup or a formula.
func ExampleTable() {
	table := exchange.Table{
		Columns: []exchange.Column{{Name: "Session"}, {Name: "People", Number: true}},
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
