package stream_test

import (
	"cmp"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records/stream"
)

// watched returns a Live that has seen a room at these times of a day.
func watched(within time.Duration, texts ...string) stream.Live {
	l := stream.Live{Within: stream.Pause(within)}
	for _, s := range texts {
		if err := l.Observe(stream.Observation{At: attendance.MustParseDate("2026-04-02T" + s + "Z"), Figure: attendance.Exact(5)}); err != nil {
			panic(err)
		}
	}
	return l
}

func TestCoverage(t *testing.T) {
	hour := attendance.MustParseDate("2026-04-02T12:00:00Z/2026-04-02T12:59:59.999999Z")
	date := func(from, to string) attendance.Date {
		return attendance.Date{Start: attendance.MustParseDate("2026-04-02T" + from + "Z").Start, End: attendance.MustParseDate("2026-04-02T" + to + "Z").Start}
	}
	const five, tick = 5 * time.Minute, time.Microsecond
	for _, test := range []struct {
		name   string
		live   stream.Live
		during attendance.Date
		want   stream.Coverage
	}{
		{"nothing", stream.Live{}, attendance.Date{}, stream.Coverage{}},
		{"nothing of an hour", watched(five), hour, stream.Coverage{Span: time.Hour, Gaps: []attendance.Date{hour}}},
		{"without a pause", watched(0, "12:00:00", "12:01:00"), hour, stream.Coverage{Span: time.Hour, Gaps: []attendance.Date{hour}}},
		{"all between two, in any order", watched(five, "12:05:00", "12:00:00"), attendance.Date{}, stream.Coverage{Span: five + tick, Seen: five + tick}},
		{"a gap in the middle", watched(five, "12:00:00", "12:30:00", "12:05:00", "12:35:00"), attendance.Date{}, stream.Coverage{
			Span: 35*time.Minute + tick, Seen: 10*time.Minute + 2*tick, Gaps: []attendance.Date{date("12:05:00.000001", "12:30:00")},
		}},
		{"the ends of an hour, and one outside it", watched(five, "12:10:00", "12:15:00", "13:11:00"), hour, stream.Coverage{
			Span: time.Hour, Seen: five + tick, Gaps: []attendance.Date{date("12:00:00", "12:10:00"), date("12:15:00.000001", "13:00:00")},
		}},
		{"over the ends", watched(five, "11:58:00", "12:02:00", "12:57:00", "13:01:00"), hour, stream.Coverage{
			Span: time.Hour, Seen: five + tick, Gaps: []attendance.Date{date("12:02:00.000001", "12:57:00")},
		}},
	} {
		if diff := gocmp.Diff(test.want, test.live.Coverage(test.during)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
	coarse := watched(five)
	if err := coarse.Observe(stream.Observation{At: attendance.MustParseDate("2026-04-02"), Figure: attendance.Exact(5)}); err != nil || len(coarse.Watched) != 0 {
		t.Errorf("a day tells no moment: %v %v", coarse.Watched, err)
	}
}

// stretchesOf joins all moments at once: the twin of what a Live does one by one.
func stretchesOf(at []attendance.Date, within time.Duration) (stretches []attendance.Date) {
	at = slices.DeleteFunc(slices.Clone(at), func(d attendance.Date) bool { return d.End-d.Start > within.Microseconds() })
	slices.SortFunc(at, func(a, b attendance.Date) int { return cmp.Compare(a.Start, b.Start) })
	for _, d := range at {
		n := len(stretches)
		if n == 0 || d.Start-stretches[n-1].End > within.Microseconds() {
			stretches = append(stretches, d)
		} else if d.End > stretches[n-1].End {
			stretches[n-1].End = d.End
		}
	}
	return stretches
}

// The same moments make the same stretches in any order, in one Live or merged of
// several, and come back from JSON.
func TestCoverageRandom(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for range 2000 {
		most := 1 + rng.IntN(20)
		within := time.Duration(most) * time.Microsecond
		parts := [3]stream.Live{{Within: stream.Pause(within)}} // the longest holds
		for i := range parts[1:] {
			parts[1+i].Within = stream.Pause(1+rng.IntN(most)) * stream.Pause(time.Microsecond)
		}
		one := stream.Live{Within: stream.Pause(within)}
		var at []attendance.Date
		for range rng.IntN(30) {
			from := rng.Int64N(300)
			d := attendance.Date{Start: from, End: from + 1}
			o := stream.Observation{At: d, Figure: attendance.Exact(rng.Int64N(9))}
			at = append(at, d)
			if one.Observe(o) != nil || parts[rng.IntN(3)].Observe(o) != nil {
				t.Fatal(o)
			}
		}
		if diff := gocmp.Diff(stretchesOf(at, within), one.Watched); diff != "" {
			t.Fatalf("%v within %v (-want +got):\n%s", at, within, diff)
		}
		merged := parts[1].Clone()
		merged.Merge(parts[2])
		merged.Merge(parts[0])
		merged.Merge(parts[2])
		if diff := gocmp.Diff(one, merged); diff != "" {
			t.Fatalf("merged (-want +got):\n%s", diff)
		}
		data, err := json.Marshal(one)
		var back stream.Live
		if err == nil {
			err = json.Unmarshal(data, &back)
		}
		if diff := gocmp.Diff(one, back); diff != "" || err != nil {
			t.Fatalf("%v (-want +got):\n%s", err, diff)
		}
	}
}

func TestCoverageValidate(t *testing.T) {
	d := func(from, to int64) attendance.Date { return attendance.Date{Start: from, End: to} }
	for _, test := range []struct {
		live stream.Live
		want string
	}{
		{stream.Live{Within: -1}, "within: the longest pause is not negative"},
		{stream.Live{Watched: []attendance.Date{d(1, 2)}}, "watched: nothing is watched without a longest pause, within"},
		{stream.Live{Within: 5000, Watched: []attendance.Date{d(1, 2), d(7, 8)}}, "watched[1]: must be later than the stretch before it by more than the pause"},
		{stream.Live{Within: 5000, Watched: []attendance.Date{{}}}, "watched[0]: a stretch needs its date"},
		{stream.Live{Within: 5000, Watched: []attendance.Date{d(3, 2)}}, "watched[0]: attendance: invalid Date{Start: 3, End: 2}: want Start < End, within the years 0 to 9999"},
		{stream.Live{Within: 5000, Watched: []attendance.Date{d(1, 2), d(8, 9)}}, ""},
	} {
		got := ""
		if err := test.live.Validate(); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%+v: %q, want %q", test.live, got, test.want)
		}
	}
	var p stream.Pause
	if err := p.UnmarshalText([]byte("soon")); err == nil || err.Error() != `stream: "soon" is not a duration such as 5m0s` {
		t.Error(err)
	}
}
