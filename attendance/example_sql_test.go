package attendance_test

import (
	"fmt"
	"time"

	"github.com/highwater-go/highwater/attendance"
)

// A figure is stored as its canonical text, and NULL is no figure.
func ExampleFigure_Value() {
	for _, text := range []string{"more than 44,000", "a quarter of a million"} {
		fmt.Println(attendance.MustParse(text).Value())
	}
	fmt.Println(attendance.Figure{}.Value())
	// Output:
	// >44K <nil>
	// 250K <nil>
	// <nil> <nil>
}

// What was published is kept in a column of text. A column of whole numbers holds
// what a program measured.
func ExampleFigure_Scan() {
	var f attendance.Figure
	for _, column := range []any{"57,000", int64(57_000), nil, 57e3} {
		err := f.Scan(column)
		fmt.Printf("%v %v %v\n", f, f.Range(attendance.Customary), err)
	}
	// Output:
	// 57K [56,500, 57,999] <nil>
	// exactly 57,000 [57,000, 57,000] <nil>
	//  [0, ∞) <nil>
	//  [0, ∞) attendance: cannot scan a float64 into a Figure; want text, a whole number or NULL
}

func ExampleDate_Value() {
	fmt.Println(attendance.MustParseDate("2021-06-08/2021-06-30").Value())
	fmt.Println(attendance.MustParseDate("2021-06-01/2021-06-30").Value())
	// Output:
	// 2021-06-08/2021-06-30 <nil>
	// 2021-06 <nil>
}

// Drivers return a column of days as times at midnight in UTC.
func ExampleDate_Scan() {
	midnight := attendance.Day(2021, 6, 8)
	var d attendance.Date
	for _, column := range []any{"2021-06", time.UnixMicro(midnight.Start).UTC(), time.UnixMicro(midnight.Start + 1).UTC(), nil} {
		if err := d.Scan(column); err != nil {
			fmt.Println(err)
		}
		fmt.Printf("%q\n", d)
	}
	// Output:
	// "2021-06"
	// "2021-06-08"
	// "2021-06-08T00:00:00.000001Z"
	// ""
}
