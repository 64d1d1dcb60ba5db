package records

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
)

func TestCoverageOf(t *testing.T) {
	at := func(texts ...string) (seen []Observation) {
		for _, s := range texts {
			seen = append(seen, Observation{attendance.MustParseDate("2026-04-02T" + s + "Z"), attendance.Exact(5)})
		}
		return seen
	}
	hour := attendance.MustParseDate("2026-04-02T12:00:00Z/2026-04-02T12:59:59.999999Z")
	date := func(from, to string) attendance.Date {
		return attendance.Date{Start: attendance.MustParseDate("2026-04-02T" + from + "Z").Start, End: attendance.MustParseDate("2026-04-02T" + to + "Z").Start}
	}
	for _, test := range []struct {
		name   string
		seen   []Observation
		during attendance.Date
		want   Coverage
	}{
		{"nothing", nil, attendance.Date{}, Coverage{}},
		{"nothing of an hour", nil, hour, Coverage{Span: time.Hour, Gaps: []attendance.Date{hour}}},
		{"all between two, in any order", at("12:05:00", "12:00:00"), attendance.Date{}, Coverage{Span: 5*time.Minute + time.Microsecond, Seen: 5*time.Minute + time.Microsecond}},
		{"a gap in the middle", at("12:00:00", "12:05:00", "12:30:00", "12:35:00"), attendance.Date{}, Coverage{
			Span: 35*time.Minute + time.Microsecond, Seen: 10*time.Minute + 2*time.Microsecond,
			Gaps: []attendance.Date{date("12:05:00.000001", "12:30:00")},
		}},
		{"the ends of an hour, and one outside it", at("12:10:00", "12:15:00", "13:01:00"), hour, Coverage{
			Span: time.Hour, Seen: 5*time.Minute + time.Microsecond,
			Gaps: []attendance.Date{date("12:00:00", "12:10:00"), date("12:15:00.000001", "13:00:00")},
		}},
	} {
		if diff := cmp.Diff(test.want, CoverageOf(test.seen, test.during, 5*time.Minute)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
