package records_test

import (
	"fmt"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/april"
	"github.com/highwater-go/highwater/records"
)

// A desk keeps the book of a platform and is told what each report changes.
func ExampleBook() {
	var book records.Book
	if err := book.Watch(records.Watch{Category: spaces, Places: 3}); err != nil {
		panic(err)
	}
	report := func(session, figure, source string) {
		changes, err := book.Add(records.Evidence{Sessions: []attendance.Session{{
			ID: session, Platform: "twitter-spaces", Counts: []attendance.Count{{Figure: attendance.MustParse(figure), Source: source}},
		}}})
		if err != nil {
			panic(err)
		}
		fmt.Println(source, figure)
		for _, c := range changes {
			fmt.Printf("  %s: %s, place %d–%d with %v\n", c.Session, c.Kind, c.Is.Best, c.Is.Worst, c.Is.Range)
		}
	}
	report("bambam", "more than 44K", "letsott-global")
	report("imran-khan", "more than 160K", "business-today")
	report("imran-khan", "164K+", "jibran-ilyas")
	report("salvador-bill", "more than 27K", "letsott-global")
	// Output:
	// letsott-global more than 44K
	//   bambam: record certain, place 1–1 with [44,001, 44,999]
	//   bambam: place gained, place 1–1 with [44,001, 44,999]
	// business-today more than 160K
	//   imran-khan: record certain, place 1–1 with [160,001, 169,999]
	//   imran-khan: place gained, place 1–1 with [160,001, 169,999]
	//   bambam: place lost, place 2–2 with [44,001, 44,999]
	// jibran-ilyas 164K+
	//   imran-khan: record restated, place 1–1 with [164,000, 164,999]
	// letsott-global more than 27K
	//   salvador-bill: place gained, place 3–3 with [27,001, 27,999]
}

// The record of April 2022 day by day: what it was on a day by all that has been
// published since, by what had been published then (reports without a date count as
// known), and by LetsOTT's list alone.
func ExampleBook_dayByDay() {
	var book records.Book
	if _, err := book.Add(april.Read("-wider").Evidence); err != nil {
		panic(err)
	}
	everything := book.Evidence()
	standing := func(ev records.Evidence, day attendance.Date) (names []string) {
		for _, r := range records.Progression(ev.Held(day), spaces, records.Terms{}).Standing() {
			names = append(names, fmt.Sprint(r.Session, " ", r.Range))
		}
		return names
	}
	for _, text := range []string{"2021-06-09", "2021-06-21", "2021-09-06", "2022-04-20"} {
		day := attendance.MustParseDate(text)
		fmt.Println(text)
		fmt.Println("  by now: ", standing(everything, day))
		fmt.Println("  by then:", standing(everything.Known(day), day))
		fmt.Println("  LetsOTT:", standing(everything.Only("letsott-global"), day))
	}
	// Output:
	// 2021-06-09
	//   by now:  [bambam [44,209, 44,307]]
	//   by then: [salvador-bill [21,000, 23,000]]
	//   LetsOTT: [bambam [44,001, 44,999]]
	// 2021-06-21
	//   by now:  [bambam [44,209, 44,307]]
	//   by then: [vijay-fans [27,501, 27,599]]
	//   LetsOTT: [bambam [44,001, 44,999]]
	// 2021-09-06
	//   by now:  [bts-fan [61,001, 61,999]]
	//   by then: [bts-fan [61,001, 61,999]]
	//   LetsOTT: [bambam [44,001, 44,999]]
	// 2022-04-20
	//   by now:  [imran-khan [164,500, 165,999]]
	//   by then: [imran-khan [164,500, 165,999]]
	//   LetsOTT: [bambam [44,001, 44,999]]
}
