package records

import "github.com/highwater-go/highwater/attendance"

// PlacesBy is [Places] with a choice of how to place ties, for tests.
func PlacesBy(ranges []attendance.Range, ties Ties) []Place {
	return placesOf(nil, ranges, ties, wordBits)
}

// SeatsOf and CappedBy tell what the limits of a platform mean.
var (
	SeatsOf  = seatsOf
	CappedBy = cappedBy
)
