package records

import (
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/wire"
)

var dateUnits = [...]int64{1, 1000, 1000 * 1000, 24 * 60 * 60 * 1000 * 1000} // microseconds

func unitOf(micros int64) int {
	for u := len(dateUnits) - 1; u > 0; u-- {
		if micros%dateUnits[u] == 0 {
			return u
		}
	}
	return 0
}

// writeDate writes a date as
//
//	date = uint8     0 if unknown, else 1 + 4 × unit of start + unit of length, and then
//	       varint    the start in that unit
//	       uvarint   the length in that unit, less 1
//
// Units are the largest that go in without remainder.
func writeDate(w *wire.Writer, d attendance.Date) {
	if d.IsZero() {
		w.Uint8(0)
		return
	}
	length := d.End - d.Start
	start, long := unitOf(d.Start), unitOf(length)
	w.Uint8(uint8(1 + len(dateUnits)*start + long))
	w.Varint(d.Start / dateUnits[start])
	w.Uvarint(uint64(length/dateUnits[long] - 1))
}

func readDate(r *wire.Reader) attendance.Date {
	at := r.Offset()
	code := int(r.Uint8())
	if code == 0 {
		return attendance.Date{}
	}
	const bound = 1 << 59 // beyond all valid dates, and far from overflow
	start, long := (code-1)/len(dateUnits), (code-1)%len(dateUnits)
	if start >= len(dateUnits) {
		r.Fail(at, "a date of unknown units")
		return attendance.Date{}
	}
	first, length := r.Varint(), r.Uvarint()
	most := bound / dateUnits[start]
	if first < -most || first > most || length >= uint64(bound/dateUnits[long]) {
		r.Fail(at, "a date outside the calendar")
		return attendance.Date{}
	}
	d := attendance.Date{Start: first * dateUnits[start]}
	span := int64(length+1) * dateUnits[long]
	d.End = d.Start + span
	if r.Err() == nil && (unitOf(d.Start) != start || unitOf(span) != long || d.IsZero()) {
		r.Fail(at, "a date in units that are too small")
	}
	return d
}
