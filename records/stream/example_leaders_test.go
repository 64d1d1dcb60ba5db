package stream_test

import (
	"fmt"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/stream"
)

// The record of Twitter Spaces, from two halves that were counted apart.
func ExampleLeaders() {
	spaces := records.Category{Platform: "twitter-spaces"}
	leader := func(session, date, figure string) stream.Leader {
		people := attendance.MustParse(figure).Range(attendance.Customary)
		return stream.Leader{Session: session, Date: attendance.MustParseDate(date), Range: people}
	}
	a, b := stream.Leaders{K: 2}, stream.Leaders{K: 2}
	for _, err := range []error{
		a.Add(spaces, leader("#ImranKhanLIVE", "2022-04-20", "164K+")),
		a.Add(spaces, leader("Jagame Thandhiram", "2021-06-07", "more than 18K")),
		b.Add(spaces, leader("BamBam", "2021-06-09", "more than 44K")),
		b.Add(spaces, leader("Salvador Bill Analysis", "2021-06-08/2021-06-09", "more than 27K")),
	} {
		if err != nil {
			fmt.Println(err)
		}
	}

	sent, err := b.MarshalBinary()
	if err != nil {
		fmt.Println(err)
	}
	var received stream.Leaders
	if err := received.UnmarshalBinary(sent); err != nil {
		fmt.Println(err)
	}
	a.Merge(&received)

	for _, c := range a.Categories() {
		top := a.In(c)
		fmt.Printf("The first %d of %s:\n", a.K, c.Platform)
		for _, l := range top.Leaders()[:a.K] {
			fmt.Printf("  %-14s %v\n", l.Session, l.Range)
		}
		fmt.Println("How the record moved:")
		for _, r := range top.History().Records {
			fmt.Printf("  %-21v  %-22s  %v\n", r.Date, r.Session, r.Range)
		}
	}
	// Output:
	// The first 2 of twitter-spaces:
	//   #ImranKhanLIVE [164,000, 164,999]
	//   BamBam         [44,001, 44,999]
	// How the record moved:
	//   2021-06-07             Jagame Thandhiram       [18,001, 18,999]
	//   2021-06-08/2021-06-09  Salvador Bill Analysis  [27,001, 27,999]
	//   2021-06-09             BamBam                  [44,001, 44,999]
	//   2022-04-20             #ImranKhanLIVE          [164,000, 164,999]
}

// A session certainly too small and too late for any record is dropped, and
// leaves no trace in the bytes.
func ExampleTop_Add() {
	l := stream.Leaders{K: 1}
	top := l.In(records.Category{})
	for _, leader := range []stream.Leader{
		{Session: "first", Date: attendance.Day(2021, 6, 7), Range: attendance.Range{Low: 18001, High: 18999}},
		{Session: "larger", Date: attendance.Day(2021, 6, 9), Range: attendance.Range{Low: 44001, High: 44999}},
		{Session: "smaller", Date: attendance.Day(2021, 6, 10), Range: attendance.Range{Low: 27001, High: 27999}},
		{Session: "just as large?", Date: attendance.Day(2021, 6, 11), Range: attendance.Range{Low: 40000, High: 49999}},
	} {
		if err := top.Add(leader); err != nil {
			fmt.Println(err)
		}
	}
	for _, leader := range top.Leaders() {
		fmt.Println(leader.Session)
	}
	fmt.Println(top.Add(stream.Leader{Session: "less than nobody", Range: attendance.Range{Low: -1}}))
	// Output:
	// larger
	// just as large?
	// first
	// stream: invalid Leader "less than nobody": its range starts at -1; want 0 or more
}
