package records

// SeatsOf and CappedBy tell what the limits of a platform mean.
var (
	SeatsOf  = seatsOf
	CappedBy = cappedBy
)

// MustParseTimes is [ParseTimes] of a text that can be read.
func MustParseTimes(s string) Times {
	t, err := ParseTimes(s)
	if err != nil {
		panic(err)
	}
	return t
}
