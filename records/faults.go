package records

import (
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/fault"
)

// faultsOf returns what was found to be wrong, or nil.
func faultsOf(l *fault.List) error {
	if l.Len() == 0 {
		return nil
	}
	return fault.All[attendance.Faults](l)
}
