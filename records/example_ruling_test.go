package records_test

import (
	"fmt"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/april"
	"github.com/highwater-go/highwater/records"
)

// rooms is a story of three rooms and two bodies that keep records. It is made
// up, and no room or body stands for a real one.
var rooms = records.Evidence{
	Sources: []attendance.Source{{ID: "doors", Role: attendance.RoleAnalyst}},
	Sessions: []attendance.Session{
		{ID: "a room", Start: attendance.MustParseDate("2019-05-04"), Counts: []attendance.Count{
			{Figure: attendance.Exact(800), Source: "doors", Date: attendance.MustParseDate("2019-05-04")},
		}},
		{ID: "a larger room", Start: attendance.MustParseDate("2020-09-12"), Counts: []attendance.Count{
			{Figure: attendance.Exact(1_100), Source: "doors", Date: attendance.MustParseDate("2020-09-12")},
		}},
		{ID: "a late room", Start: attendance.MustParseDate("2021-03-20"), Counts: []attendance.Count{
			{Figure: attendance.Exact(950), Source: "doors", Date: attendance.MustParseDate("2021-03-20")},
		}},
	},
	Rulings: []records.Ruling{
		{Session: "a room", Status: records.Ratified, Body: "a body", Date: attendance.MustParseDate("2019-06")},
		{Session: "a larger room", Status: records.Ratified, Body: "a body", Date: attendance.MustParseDate("2020-10")},
		{Session: "a larger room", Status: records.Annulled, Body: "a body", Date: attendance.MustParseDate("2022-02"), Reason: "people were counted at two doors"},
		{Session: "a late room", Status: records.Pending, Body: "a body", Date: attendance.MustParseDate("2021-04")},
		{Session: "a late room", Status: records.Ratified, Body: "another body", Date: attendance.MustParseDate("2021-05")},
	},
}

// A body's last decision counts, and where bodies differ the one that has come
// furthest.
func ExampleEvidence_Ruling() {
	for _, room := range []string{"a larger room", "a late room"} {
		r, _ := rooms.Ruling(room, records.Category{}, "")
		fmt.Printf("%s: %s by %s, %v\n", room, r.Status, r.Body, r.Date)
	}
	r, _ := rooms.Ruling("a late room", records.Category{}, "a body")
	fmt.Println("to a body:", r.Status)
	then := rooms.Known(attendance.MustParseDate("2021"))
	r, _ = then.Ruling("a larger room", records.Category{}, "")
	fmt.Println("as known in 2021:", r.Status)
	// Output:
	// a larger room: annulled by a body, 2022-02
	// a late room: ratified by another body, 2021-05
	// to a body: pending
	// as known in 2021: ratified
}

// An annulled session keeps its row, and takes nobody's place.
func ExampleRank_annulled() {
	show := func(ev records.Evidence) {
		board := records.Rank(ev, records.Category{}, records.Terms{})
		for _, s := range board.Standings {
			fmt.Println(s.Best, s.Session, s.Estimate.Customary.Low, s.Status)
		}
	}
	fmt.Println("As known in 2021:")
	show(rooms.Known(attendance.MustParseDate("2021")))
	fmt.Println("Now:")
	show(rooms)
	// Output:
	// As known in 2021:
	// 1 a larger room 1100 ratified
	// 2 a late room 950 ratified
	// 3 a room 800 ratified
	// Now:
	// 1 a late room 950 ratified
	// 2 a room 800 ratified
	// 0 a larger room 1100 annulled
}

// What a body has ratified, and nothing else.
func ExampleTerms_ratified() {
	ratified := records.Terms{Ratified: true, Body: "a body"}
	board := records.Rank(rooms, records.Category{}, ratified)
	for _, s := range board.Standings {
		fmt.Println(s.Best, s.Session, s.Estimate.Customary.Low)
	}
	then := rooms.Known(attendance.MustParseDate("2021"))
	for _, r := range records.Progression(then, records.Category{}, ratified).Records {
		fmt.Println("as known in 2021:", r.Date, r.Session, r.Range.Low)
	}
	// Output:
	// 1 a room 800
	// as known in 2021: 2019-05-04 a room 800
	// as known in 2021: 2020-09-12 a larger room 1100
}

// A claim to a place that has been taken away.
func ExampleVerify_annulled() {
	report := records.Verify(rooms, records.Claim{Session: "a larger room", Place: 1, Figure: attendance.Exact(1_100)})
	fmt.Println(report.Verdict)
	for _, f := range report.Findings {
		if f.Point == "attendance" || f.Point == "place" || f.Point == "ruling" {
			fmt.Printf("%s %v: %s\n", f.Point, f.Verdict, f.Reason)
		}
	}
	// Output:
	// refuted
	// attendance confirmed: The counts put a larger room at 1,100, as claimed.
	// place refuted: a larger room has no place since it was annulled by a body.
	// ruling refuted: a larger room was annulled by a body (2022-02): people were counted at two doors.
}

// The largest Space of a year, from everything that had been published of the
// Twitter Spaces record of April 2022.
func ExampleCategory() {
	d := april.Read("-wider")
	of2021 := records.Category{Platform: "twitter-spaces", During: attendance.MustParseDate("2021")}
	board := records.Rank(d.Evidence, of2021, records.Terms{})
	first := board.Standings[0]
	fmt.Println(first.Session, first.Estimate.Customary)
	// Output: bts-fan [61,001, 61,999]
}

// The Salvador bill analysis was held on 8 or 9 June 2021; which, nobody said.
func ExampleCategory_Holds() {
	d := april.Read("-wider")
	second := records.Category{Platform: "twitter-spaces", During: attendance.MustParseDate("2021-06-09")}
	for _, s := range d.Sessions {
		if second.Holds(s) != attendance.Impossible {
			fmt.Println(s.ID, second.Holds(s))
		}
	}
	// Output:
	// bambam certain
	// salvador-bill possible
}
