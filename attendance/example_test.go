package attendance_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/highwater-go/highwater/attendance"
)

// What a tweet, a newspaper and a list said of one Space, and what each can
// mean.
func Example() {
	for _, words := range []string{"164K+", "more than 160K", "162k", "165,000"} {
		f, err := attendance.Parse(words)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%-14s  %-18v  %v\n", words, f.Range(attendance.Customary), f.Range(attendance.Literal))
	}
	// Output:
	// 164K+           [164,000, 164,999]  [164,000, ∞)
	// more than 160K  [160,001, 169,999]  [160,001, ∞)
	// 162k            [161,500, 162,999]  [161,500, 162,999]
	// 165,000         [164,500, 165,999]  [164,500, 165,999]
}

func ExampleParse() {
	f, err := attendance.Parse("more than 44K")
	fmt.Printf("%v %d %v %v\n", f, f.People, f.Hedge, err)

	_, err = attendance.Parse("1.234")
	fmt.Println(err)
	var e *attendance.ParseError
	fmt.Println(errors.As(err, &e), errors.Is(err, attendance.ErrFraction))
	// Output:
	// >44K 44000 more than <nil>
	// cannot read "1.234" at byte 0: a part of a person: the last decimal is less than a person; write fewer decimals, or 1,234 if the point groups digits
	// true true
}

func ExampleMustParse() {
	fmt.Println(attendance.MustParse("1.6 lakh") == attendance.MustParse("160K"))
	// Output: true
}

func ExampleExact() {
	measured, written := attendance.Exact(61870), attendance.MustParse("61,870")
	fmt.Println(measured, measured.Range(attendance.Literal))
	fmt.Println(written, written.Range(attendance.Literal))
	// Output:
	// exactly 61,870 [61,870, 61,870]
	// 61,870 [61,865, 61,879]
}

func ExampleFigureBetween() {
	f := attendance.FigureBetween(312_000, 400_000)
	fmt.Println(f, f.Range(attendance.Customary))
	// Output:
	// 312K–400K [312,000, 400,000]
}

func ExampleFigure_Range() {
	for _, words := range []string{"100+", "110+", "around 57K", "nearly 8M", "tens of thousands", "870,000 ± 25%"} {
		fmt.Println(words, attendance.MustParse(words).Range(attendance.Customary))
	}
	// Output:
	// 100+ [100, 149]
	// 110+ [110, 119]
	// around 57K [56,000, 58,000]
	// nearly 8M [7,500,000, 7,999,999]
	// tens of thousands [20,000, 99,999]
	// 870,000 ± 25% [652,500, 1,087,500]
}

func ExampleFigure_String() {
	for _, words := range []string{"well over 44,000", "not more than 13 thousand", "from 50 to 60K", "0.10M"} {
		f := attendance.MustParse(words)
		fmt.Printf("%s = %s = %s\n", words, f, f.Words())
	}
	// Output:
	// well over 44,000 = >44K = more than 44K
	// not more than 13 thousand = ≤13K = at most 13K
	// from 50 to 60K = 50K–60K = 50K–60K
	// 0.10M = 0.10M = 0.10M
}

func ExampleFigure_Words() {
	fmt.Println(attendance.MustParse("~57K").Words())
	// Output: around 57K
}

func ExampleFigure_Validate() {
	fmt.Println(attendance.Figure{People: 57_500, Step: 1000}.Validate())
	// Output: attendance: invalid Figure{People: 57500, To: 0, Step: 1000, Hedge: bare}: Step must be a power of ten that divides People: malformed
}

func ExampleFigure_UnmarshalJSON() {
	var fs []attendance.Figure
	err := json.Unmarshal([]byte(`["164K+", 61870, "", null]`), &fs)
	fmt.Printf("%q %v\n", fs, err)
	// Output: ["164K+" "exactly 61,870" "" ""] <nil>
}

func ExampleRange() {
	khan := attendance.Range{Low: 164_000, High: 164_999}
	bambam := attendance.Range{Low: 44_001, High: attendance.Unbounded}
	fmt.Println(khan.Exceeds(bambam), khan.Within(bambam), khan.Contains(164_500))
	fmt.Println(khan.Intersect(bambam))
	// Output:
	// possible true true
	// [164,000, 164,999] true
}

func ExampleFormatPeople() {
	fmt.Printf("%s listened\n", attendance.FormatPeople(164000))
	// Output: 164,000 listened
}

func ExampleParseDate() {
	for _, s := range []string{"2021", "2021-06-08/2021-06-09", "2022-04-20T21:30:00+05:00", "2021-02-30"} {
		d, err := attendance.ParseDate(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(d)
	}
	// Output:
	// 2021
	// 2021-06-08/2021-06-09
	// 2022-04-20T16:30:00Z
	// cannot read "2021-02-30" at byte 0: malformed: the calendar has no such date in the years 0000 to 9999
}

func ExampleMustParseDate() {
	fmt.Println(attendance.MustParseDate("2021-06-01/2021-06-30") == attendance.MustParseDate("2021-06"))
	// Output: true
}

func ExampleDay() {
	fmt.Println(attendance.Day(2022, time.April, 20))
	// Output: 2022-04-20
}

func ExampleDateOf() {
	fmt.Println(attendance.DateOf(time.Date(2022, 4, 20, 21, 30, 0, 0, time.FixedZone("PKT", 5*60*60))))
	// Output: 2022-04-20T16:30:00Z
}

func ExampleDate_Before() {
	salvador := attendance.MustParseDate("2021-06-08/2021-06-09")
	bambam := attendance.Day(2021, 6, 9)
	khan := attendance.Day(2022, 4, 20)
	fmt.Println(bambam.Before(khan), salvador.Before(bambam), khan.Before(bambam))
	// Output: certain possible impossible
}

func ExampleSession_Validate() {
	s := attendance.Session{
		Start:  attendance.Day(2022, 4, 20),
		End:    attendance.Day(2022, 4, 19),
		Counts: []attendance.Count{{Figure: attendance.Exact(-1), Role: "fan"}},
	}
	fmt.Println(s.Validate())
	// Output:
	// id: a session needs an ID
	// end: the session ends (2022-04-19) before it starts (2022-04-20)
	// counts[0].figure: attendance: invalid Figure{People: -1, To: 0, Step: 1, Hedge: exactly}: People is negative: malformed
	// counts[0].source: a count needs the ID of its source
	// counts[0].role: unknown role "fan"; want "platform", "host", "opponent", "analyst", "official", "press" or none
}
