package wire

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// dateForm is a form with a date of a code, a start and a length less 1 in it.
func dateForm(code uint8, start int64, length uint64) []byte {
	w := Begin("date", 1)
	w.Uint8(code)
	w.Varint(start)
	w.Uvarint(length)
	return w.Finish()
}

func TestDate(t *testing.T) {
	date := func(from, to int64) string { return fmt.Sprint(from, "–", to) }
	const (
		second, day = 1000 * 1000, 24 * 60 * 60 * 1000 * 1000
		bound       = 1 << 59
		tooSmall    = "byte 6: a date in units that are too small"
		outside     = "byte 6: a date outside the calendar"
	)
	for _, x := range []struct {
		name   string
		code   uint8
		start  int64
		length uint64
		want   string // the date or the error
	}{
		{"a day", 1 + 4*3 + 3, 1, 0, date(day, 2*day) + " <nil>"},
		{"days before 1970", 1 + 4*3 + 3, -2, 1, date(-2*day, 0) + " <nil>"},
		{"the first day of 1970", 1 + 4*3 + 3, 0, 0, date(0, day) + " <nil>"},
		{"a second", 1 + 4*2 + 2, 1, 0, date(second, 2*second) + " <nil>"},
		{"milliseconds", 1 + 4*1 + 1, 1, 1, date(1000, 3000) + " <nil>"},
		{"a microsecond", 1, 1, 0, date(1, 2) + " <nil>"},
		{"a start in too small a unit", 1 + 4*2 + 3, day / second, 0, tooSmall},
		{"a length in too small a unit", 1 + 4*3 + 2, 1, day/second - 1, tooSmall},
		{"a millisecond in microseconds", 1, 1, 999, tooSmall},
		{"of no unit", 1 + 4*4, 1, 0, "byte 6: a date of unknown units"},
		{"of the last code", 255, 1, 0, "byte 6: a date of unknown units"},
		{"starting last", 1, bound, 0, date(bound, bound+1) + " <nil>"},
		{"starting later", 1, bound + 1, 0, outside},
		{"starting first", 1, -bound, 0, date(-bound, -bound+1) + " <nil>"},
		{"starting earlier", 1, -bound - 1, 0, outside},
		{"days to overflow", 1 + 4*3 + 3, bound, 0, outside},
		{"days to overflow, before", 1 + 4*3 + 3, -bound, 0, outside},
		{"the longest", 1, 1, bound - 1, date(1, bound+1) + " <nil>"},
		{"longer", 1, 1, bound, outside},
		{"so long that there is no number", 1, 1, 1<<64 - 1, outside},
		{"so many days", 1 + 4*3 + 3, 1, bound / day, outside},
	} {
		r, _, err := Open(dateForm(x.code, x.start, x.length), "date", 1)
		if err != nil {
			t.Fatal(err)
		}
		got := date(r.Date()) + " " + fmt.Sprint(r.Err())
		if err := r.Close(); err != nil {
			got = err.Error()
		}
		if d := cmp.Diff(x.want, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", x.name, d)
		}
	}
}
