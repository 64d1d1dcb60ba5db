package records_test

import (
	"fmt"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// What ratios can mean.
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
	// 2.9 times          2.9 times       2.85–2.999
	// nearly 3x          nearly 3 times  2.7–2.999
	// at least 2.5-fold  2.5+ times      2.5–2.599
	// more than doubled  >2 times        2.001–2.999
	// tripled            3+ times        3–3.999
	// cannot read "three times more" at byte 12: more than one meaning: "three times more" is three times to some readers and four to others; write "three times as many"
}

// In April 2022 a Space of 164K+ beat one of more than 44K. Did it "more than
// triple" the record?
func ExampleTimes_Range() {
	ratio := records.Margin{
		Winner: attendance.MustParse("164K+").Range(attendance.Customary),
		Loser:  attendance.MustParse("more than 44K").Range(attendance.Customary),
	}.Ratio(3)
	fmt.Println("It drew", ratio, "times as many.")
	for _, text := range []string{"more than tripled", "nearly 4x", "quadrupled"} {
		said, err := records.ParseTimes(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%-18s %v\n", text, said.Range(attendance.Literal))
	}
	// Output:
	// It drew 3.644–3.75 times as many.
	// more than tripled  3.001 or more
	// nearly 4x          0–3.999
	// quadrupled         4 or more
}
