package records

import (
	"errors"
	"fmt"

	"github.com/highwater-go/highwater/attendance"
)

// ErrMetric is wrapped by the error of a question that a metric cannot answer.
var ErrMetric = errors.New("wrong metric")

// Reach returns how many people a simulcast reached over all its platforms
// together: with [attendance.Peak] those present at one moment, with
// [attendance.Unique] those who came at any time. It is no less than the
// largest platform's Low, for the same people may have watched on all, and no
// more than the sum of the Highs; a platform about which nothing is known
// leaves it without a limit. An event that no session has reaches
// [0, Unbounded], which is to say that nothing is known of it.
//
// Averages, joins and views do not add up to people, and are refused with an
// error that wraps [ErrMetric].
func Reach(ev Evidence, event string, m attendance.Metric, r attendance.Reading) (attendance.Range, error) {
	m = m.Or()
	if m != attendance.Peak && m != attendance.Unique {
		return attendance.Range{}, fmt.Errorf("records: reach by %q: %w: want %q or %q", m, ErrMetric, attendance.Peak, attendance.Unique)
	}
	in := ev.In(Category{Event: event})
	if event == "" || len(in.Sessions) == 0 {
		return attendance.Anything(), nil
	}
	var reach attendance.Range
	for _, e := range in.Estimates(m) {
		each := e.Range(r)
		reach = attendance.Range{Low: max(reach.Low, each.Low), High: reach.Plus(each).High}
	}
	return reach, nil
}
