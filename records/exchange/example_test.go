package exchange_test

import (
	"fmt"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
	"github.com/highwater-go/highwater/records/stream"
)

const spaces = `Session,Date,Platform,Peak viewers,Source,Source type
#ImranKhanLIVE,2022-04-20,Twitter Spaces,164K+,PTI,host
#ImranKhanLIVE,2022-04-20,Twitter Spaces,more than 160K,Business Today,press
BamBam's lyrical space,2021-06-09,Twitter Spaces,"44,208[3]",Hans India,press
Another space,03/04/2022,Twitter Spaces,57.000,Hans India,press
`

func ExampleReadSheet() {
	r := exchange.ReadSheet([]byte(spaces), exchange.Options{})
	for _, s := range r.Evidence.Sessions {
		fmt.Println(s.ID)
		for _, c := range s.Counts {
			fmt.Println("   ", c.Words(), "by", c.Source)
		}
	}
	for _, f := range r.Faults {
		fmt.Println(f, "drops the", f.Drops)
	}
	// Output:
	// #ImranKhanLIVE / Twitter Spaces / 2022-04-20
	//     164K+ by PTI
	//     more than 160K by Business Today
	// BamBam's lyrical space / Twitter Spaces / 2021-06-09
	//     44,208 by Hans India
	// 5:15: row[5].Date: "03/04/2022" may be of either of two days: give the layout of dates drops the row
}

func ExampleRows() {
	var book records.Book
	for row, err := range exchange.Rows(strings.NewReader(spaces), exchange.Sheet, exchange.Options{Dates: exchange.Layouts{"02/01/2006"}}) {
		if err != nil {
			panic(err)
		}
		if _, err := book.Add(row.Evidence); err != nil {
			panic(err)
		}
		for _, f := range row.Faults {
			fmt.Println(f)
		}
	}
	fmt.Println(len(book.Evidence().Sessions), "sessions")
	// Output:
	// 5:41: row[5].Peak viewers: "57.000" may be 57,000 or 57: write it without the sign, or give the locale
	// 3 sessions
}

func ExampleReadACLED() {
	r := exchange.ReadACLED([]byte(`event_id_cnty,event_date,time_precision,event_type,sub_event_type,country,location,source,tags
RUR101,16 May 2025,1,Protests,Peaceful protest,Ruritania,Strelsau,Strelsau Post,crowd size=around 100
RUR102,16 May 2025,1,Protests,Peaceful protest,Ruritania,Zenda,Zenda FM,crowd size=large
`), exchange.Options{Classes: map[string]attendance.Figure{"large": attendance.MustParse("1,000–9,999")}})
	for _, s := range r.Evidence.Sessions {
		fmt.Println(s.ID, s.Title, s.Counts[0].Words())
	}
	// Output:
	// RUR101 Peaceful protest, Strelsau, Ruritania around 100
	// RUR102 Peaceful protest, Zenda, Ruritania 1,000–9,999
}

func ExampleReadCCC() {
	r := exchange.ReadCCC([]byte(`date,locality,state,location_detail,type,size_text,size_low,size_high,source_1
2019-09-20,Springfield,IL,Capitol steps,march,NA,1200,2000,https://example.org/a
2019-09-20,Peoria,IL,,rally,hundreds,200,200,
`), exchange.Options{})
	for _, s := range r.Evidence.Sessions {
		fmt.Println(s.ID, s.Counts[0].Words())
	}
	// Output:
	// 2019-09-20 / Springfield, IL / Capitol steps 1,200–2,000
	// 2019-09-20 / Peoria, IL hundreds
}

func ExampleReadYouTube() {
	r := exchange.ReadYouTube([]byte(`{"items": [{"id": "abc", "snippet": {"title": "Opening night"},
		"liveStreamingDetails": {"actualStartTime": "2026-04-02T10:00:00Z", "concurrentViewers": "61870"}}]}`),
		exchange.Options{At: attendance.MustParseDate("2026-04-02T12:04:00Z")})
	var live stream.Live
	for _, o := range r.Observations {
		if err := live.Observe(o.Observation); err != nil {
			panic(err)
		}
	}
	fmt.Println(live.Peak(attendance.Literal))
	// Output: [61,870, 61,870] true
}
