package records

// SeatsOf and CappedBy tell what the limits of a platform mean.
var (
	SeatsOf  = seatsOf
	CappedBy = cappedBy
)
