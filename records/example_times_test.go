package records_test

import (
	"fmt"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// What ratios can mean, in thousandths.
func ExampleParseTimes() {
	for _, text := range []string{"2.9 times", "nearly 3x", "at least 2.5-fold", "more than doubled", "tripled"} {
		t, err := records.ParseTimes(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%-18s %-15v %v\n", text, t, t.Range(attendance.Customary))
	}
	_, err := records.ParseTimes("three times more")
	fmt.Println(err)
	// Output:
	// 2.9 times          2.9 times       [2,850, 2,999]
	// nearly 3x          nearly 3 times  [2,700, 2,999]
	// at least 2.5-fold  2.5+ times      [2,500, 2,599]
	// more than doubled  >2 times        [2,001, 2,999]
	// tripled            3+ times        [3,000, 3,999]
	// cannot read "three times more" at byte 12: more than one meaning: "three times more" is three times to some readers and four to others; write "three times as many"
}

// In April 2022 a Space of 164K+ beat one of more than 44K. Did it "more than
// triple" the record?
func ExampleTimes_Range() {
	ratio := records.Margin{
		Winner: attendance.MustParse("164K+").Range(attendance.Customary),
		Loser:  attendance.MustParse("more than 44K").Range(attendance.Customary),
	}.Ratio(3)
	least := ratio.Least.Decimal.Shift(3).IntPart() // of 3.644 to 3.75 times
	most := ratio.Most.Decimal.Shift(3).IntPart()
	between := attendance.Range{Low: least, High: most}
	for _, text := range []string{"more than tripled", "nearly 4x", "quadrupled"} {
		said := records.MustParseTimes(text).Range(attendance.Literal)
		_, possible := between.Intersect(said)
		fmt.Printf("%-18s possible %-5v certain %v\n", text, possible, between.Within(said))
	}
	// Output:
	// more than tripled  possible true  certain true
	// nearly 4x          possible true  certain true
	// quadrupled         possible false certain false
}

func ExampleMustParseTimes() {
	fmt.Println(records.MustParseTimes("more than tripled"))
	// Output: >3 times
}
