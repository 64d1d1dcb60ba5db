package stream_test

import (
	"testing"
	"time"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/jsontest"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/stream"
)

// TestJSON: see package jsontest, with how to write the file anew.
func TestJSON(t *testing.T) {
	live := liveOf(t, seen("2022-04-20T16:30:00Z", "more than 44K"), seen("2022-04-20T17:30:00Z", "164K+"))
	leaders := stream.Leaders{K: 3}
	for _, l := range []stream.Leader{
		{Session: "imran-khan", Date: attendance.MustParseDate("2022"), Range: attendance.Range{Low: 164_500, High: 165_999}},
		{Session: "bts-fan", Date: attendance.MustParseDate("2021"), Range: attendance.Range{Low: 61_001, High: attendance.Unbounded}},
	} {
		if err := leaders.Add(records.Category{Platform: "twitter-spaces"}, l); err != nil {
			t.Fatal(err)
		}
	}
	jsontest.Types{
		Values: []any{
			live.Fell(attendance.Range{Low: 44_001, High: 44_999}, attendance.Customary), stream.Fall{},
			stream.High{At: attendance.MustParseDate("2022"), People: attendance.Unbounded}, stream.High{},
			live.Customary, stream.Highs{},
			stream.Leader{Session: "s", Date: attendance.MustParseDate("2022"), Range: attendance.Range{High: attendance.Unbounded}}, stream.Leader{},
			&leaders, &stream.Leaders{},
			live, stream.Live{}, watched(5*time.Minute, "12:00:00", "12:04:00"), stream.Pause(time.Minute),
			stream.Observation{At: attendance.MustParseDate("2022"), Figure: attendance.MustParse("~57K")}, stream.Observation{},
		},
		Unwritten: map[string]string{
			"Top":      "a part of Leaders, which are written as a whole",
			"Coverage": "an answer to a program: the two versions of encoding/json do not agree on how to write a time.Duration",
		},
	}.Test(t)
}
