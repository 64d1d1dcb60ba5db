package stream_test

import (
	"fmt"
	"time"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records/stream"
)

// The record to beat, as the evening of 20 April 2022 knew it, is that of
// BamBam's lyrical space: more than 44K. A room fills, and two programs watch
// it; the room and its minutes are made up.
func ExampleLive() {
	mark := attendance.MustParse("more than 44K").Range(attendance.Customary)
	observe := func(l *stream.Live, at, figure string) {
		o := stream.Observation{At: attendance.MustParseDate("2022-04-20T" + at + ":00Z"), Figure: attendance.MustParse(figure)}
		if err := l.Observe(o); err != nil {
			fmt.Println(err)
		}
	}
	var one, other stream.Live
	observe(&one, "12:00", "around 22K")
	observe(&one, "12:02", "more than 44K") // it may just have passed the record
	observe(&one, "12:04", "exactly 61,870")
	observe(&one, "12:06", "around 57K")      // it empties again
	observe(&other, "12:03", "more than 61K") // seen earlier, told later
	observe(&other, "12:02", "around 22K")    // an old number changes nothing

	one.Merge(other)
	fell := one.Fell(mark, attendance.Customary)
	fmt.Println("possibly fallen: ", fell.Possibly)
	fmt.Println("certainly fallen:", fell.Certainly)
	peak, _ := one.Peak(attendance.Customary)
	fmt.Println("peak observed:   ", peak)
	fmt.Println("highs kept:      ", len(one.Customary.Possibly))
	// Output:
	// possibly fallen:  2022-04-20T12:02:00Z
	// certainly fallen: 2022-04-20T12:03:00Z
	// peak observed:    [61,870, 61,999]
	// highs kept:       3
}

func ExampleLive_Coverage() {
	live := stream.Live{Within: stream.Pause(5 * time.Minute)}
	for _, at := range []string{"2021-06-09T20:00:00Z", "2021-06-09T20:01:00Z", "2021-06-09T20:30:00Z"} {
		if err := live.Observe(stream.Observation{At: attendance.MustParseDate(at), Figure: attendance.MustParse("44K")}); err != nil {
			panic(err)
		}
	}
	c := live.Coverage(attendance.Date{})
	fmt.Println(c.Seen.Round(time.Second), "of", c.Span.Round(time.Second), "was watched, with", len(c.Gaps), "gap")
	// Output:
	// 1m0s of 30m0s was watched, with 1 gap
}
