package wire

var dateUnits = [...]int64{1, 1000, 1000 * 1000, 24 * 60 * 60 * 1000 * 1000} // microseconds

func unitOf(micros int64) int {
	for u := len(dateUnits) - 1; u > 0; u-- {
		if micros%dateUnits[u] == 0 {
			return u
		}
	}
	return 0
}

// Date writes a span of time in microseconds since 1970-01-01T00:00:00Z, the end not
// included, or the unknown date, which starts and ends at 0, as
//
//	date = uint8     0 if unknown, else 1 + 4 × unit of start + unit of length, and then
//	       varint    the start in that unit
//	       uvarint   the length in that unit, less 1
//
// Units are the largest that go in without remainder.
func (w *Writer) Date(from, to int64) {
	if from == 0 && to == 0 {
		w.Uint8(0)
		return
	}
	length := to - from
	start, long := unitOf(from), unitOf(length)
	w.Uint8(uint8(1 + len(dateUnits)*start + long))
	w.Varint(from / dateUnits[start])
	w.Uvarint(uint64(length/dateUnits[long] - 1))
}

// Date reads what Writer.Date writes.
func (r *Reader) Date() (from, to int64) {
	at := r.Offset()
	code := int(r.Uint8())
	if code == 0 {
		return 0, 0
	}
	const bound = 1 << 59 // beyond all valid dates, and far from overflow
	start, long := (code-1)/len(dateUnits), (code-1)%len(dateUnits)
	if start >= len(dateUnits) {
		r.Fail(at, "a date of unknown units")
		return 0, 0
	}
	first, length := r.Varint(), r.Uvarint()
	most := bound / dateUnits[start]
	if first < -most || first > most || length >= uint64(bound/dateUnits[long]) {
		r.Fail(at, "a date outside the calendar")
		return 0, 0
	}
	from = first * dateUnits[start]
	span := int64(length+1) * dateUnits[long]
	to = from + span
	if r.Err() == nil && (unitOf(from) != start || unitOf(span) != long || from == 0 && to == 0) {
		r.Fail(at, "a date in units that are too small")
	}
	return from, to
}
