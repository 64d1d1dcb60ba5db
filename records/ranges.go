package records

import "github.com/highwater-go/highwater/attendance"

// meet reports whether some number is in both a and b.
func meet(a, b attendance.Range) bool {
	_, ok := a.Intersect(b)
	return ok
}

// hull returns the smallest range that holds both a and b.
func hull(a, b attendance.Range) attendance.Range {
	return attendance.Range{Low: min(a.Low, b.Low), High: max(a.High, b.High)}
}

// minus returns the differences of a number in a and one in b, which may be negative.
// It saturates at ±Unbounded.
func minus(a, b attendance.Range) attendance.Range {
	return attendance.Range{Low: plus(a.Low, -b.High), High: plus(a.High, -b.Low)}
}

// plus adds with saturation at ±Unbounded, which absorb what is added to them.
func plus(a, b int64) int64 {
	switch {
	case a == attendance.Unbounded || b == attendance.Unbounded:
		return attendance.Unbounded
	case a == -attendance.Unbounded || b == -attendance.Unbounded:
		return -attendance.Unbounded
	}
	sum := a + b
	switch {
	case a > 0 && b > 0 && sum < 0:
		return attendance.Unbounded
	case a < 0 && b < 0 && (sum >= 0 || sum < -attendance.Unbounded):
		return -attendance.Unbounded
	}
	return sum
}
