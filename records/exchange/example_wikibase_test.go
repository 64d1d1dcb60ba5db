package exchange_test

import (
	"encoding/json"
	"fmt"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records/exchange"
)

// The number of 2022-04-20 as a statement in Wikidata would hold it.
func ExampleWikibaseFigure() {
	figure := attendance.MustParse("164K+")
	quantity, err := exchange.WikibaseFigure(figure, attendance.Customary)
	if err != nil {
		fmt.Println(err)
		return
	}
	data, _ := json.Marshal(quantity)
	fmt.Println(string(data))

	// Taken to the letter, nobody set an upper bound.
	_, err = exchange.WikibaseFigure(figure, attendance.Literal)
	fmt.Println(err)
	// Output:
	// {"amount":"+164000","unit":"1","upperBound":"+164999","lowerBound":"+164000"}
	// exchange: [164,000, ∞) as a Wikibase quantity: limited on one side at most: Wikibase holds two bounds or none
}

// What Wikidata holds is read as the range that it is, and as a figure where it
// has no bounds.
func ExampleWikibaseQuantity() {
	for _, data := range []string{
		`{"amount":"+164000","unit":"1","upperBound":"+164999","lowerBound":"+164000"}`,
		`{"amount":"+57000","unit":"1"}`,
		`{"amount":"+57","unit":"http://www.wikidata.org/entity/Q11573","upperBound":"+58","lowerBound":"+56"}`,
	} {
		var quantity exchange.WikibaseQuantity
		if err := json.Unmarshal([]byte(data), &quantity); err != nil {
			fmt.Println(err)
			continue
		}
		r, err := quantity.Range()
		if err == nil {
			fmt.Println(r)
			continue
		}
		fmt.Println(err)
		if figure, err := quantity.Figure(); err == nil {
			fmt.Println(figure, figure.Range(attendance.Customary))
		}
	}
	// Output:
	// [164,000, 164,999]
	// exchange: Wikibase quantity: no bounds are given, so nobody can say how precise the amount is
	// 57K [56,500, 57,999]
	// exchange: Wikibase quantity: not a number of people: unit "http://www.wikidata.org/entity/Q11573"
}
