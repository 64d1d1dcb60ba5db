package attendance_test

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	. "github.com/highwater-go/highwater/attendance"
)

var (
	_ driver.Valuer = Figure{}
	_ driver.Valuer = Date{}

	_ sql.Scanner = (*Figure)(nil)
	_ sql.Scanner = (*Date)(nil)
)

// A column is a value that can be one.
type column[T any] interface {
	*T
	sql.Scanner
}

// columnTrip checks that v is stored as text, or as NULL if it is zero, and read
// back as itself from either form that drivers give text in, of which nothing is
// kept.
func columnTrip[T interface {
	comparable
	driver.Valuer
}, P column[T]](t testing.TB, v, other T, text string) {
	t.Helper()
	stored, err := v.Value()
	var zero T
	if v == zero {
		if stored != nil || err != nil {
			t.Errorf("the zero %T: Value = %#v, %v; want NULL", v, stored, err)
		}
	} else if stored != text || err != nil || !driver.IsValue(stored) {
		t.Errorf("Value = %#v, %v; want %q", stored, err, text)
	}
	buffer := []byte(text)
	for _, src := range []any{stored, text, buffer} {
		back := other
		if err := P(&back).Scan(src); err != nil || back != v {
			t.Errorf("%#v: Scan gives %v, %v; want %v", src, back, err, v)
		}
		if b, ok := src.([]byte); ok {
			for i := range b {
				b[i] = '9'
			}
			if back != v {
				t.Errorf("%q: Scan keeps what the driver owns", text)
			}
		}
	}
}

func TestColumns(t *testing.T) {
	other := Exact(5)
	for _, row := range figureTable {
		columnTrip(t, row.figure, other, row.canonical())
	}
	r := rand.New(rand.NewPCG(4, 20))
	for range 10_000 {
		f := randomFigure(r)
		columnTrip(t, f, other, f.String())
	}
	columnTrip(t, Figure{}, other, "")
	for _, row := range dateTable {
		columnTrip(t, row.date, Date{1, 2}, row.texts[0])
	}
	columnTrip(t, Date{}, Date{1, 2}, "")
}

// TestScanNumber: a column of whole numbers holds what was measured.
func TestScanNumber(t *testing.T) {
	for _, n := range []int64{0, 1, 44, 57_000, 61_870, MaxPeople} {
		f := MustParse("~5")
		if err := f.Scan(n); err != nil || f != Exact(n) {
			t.Errorf("Scan(%d) gives %v, %v", n, f, err)
		}
	}
}

// TestScanTime: a day comes as its midnight in UTC, an instant as any other time.
func TestScanTime(t *testing.T) {
	karachi := time.FixedZone("PKT", 5*60*60)
	for _, row := range []struct {
		src  time.Time
		want string
	}{
		{time.Time{}, ""},
		{time.Date(2021, 6, 8, 0, 0, 0, 0, time.UTC), "2021-06-08"},
		{time.Date(2021, 1, 1, 0, 0, 0, 0, time.FixedZone("", 0)), "2021-01-01"},
		{time.Date(2021, 6, 8, 5, 0, 0, 0, karachi), "2021-06-08"}, // the same moment
		{time.Date(2021, 6, 8, 0, 0, 0, 0, karachi), "2021-06-07T19:00:00Z"},
		{time.Date(2022, 4, 20, 21, 30, 0, 0, karachi), "2022-04-20T16:30:00Z"},
		{time.Date(2022, 4, 20, 16, 30, 0, 250_000_999, time.UTC), "2022-04-20T16:30:00.25Z"},
		{time.Date(2022, 4, 20, 0, 0, 0, 1_000, time.UTC), "2022-04-20T00:00:00.000001Z"},
		{time.Date(2022, 4, 20, 0, 0, 0, 1, time.UTC), "2022-04-20T00:00:00Z"},
		{time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC), "0000-01-01"},
		{time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC), "9999-12-31"},
	} {
		d := Date{1, 2}
		if err := d.Scan(row.src); err != nil || d.String() != row.want {
			t.Errorf("Scan(%v) gives %v, %v; want %s", row.src, d, err, row.want)
		}
	}
}

// TestScanRefuses: what cannot be read changes nothing, and is told apart.
func TestScanRefuses(t *testing.T) {
	figure, date := Exact(5), Date{1, 2}
	for _, row := range []struct {
		into sql.Scanner
		src  any
		want string
		is   error
	}{
		{&figure, 57e3, "attendance: cannot scan a float64 into a Figure; want text, a whole number or NULL", nil},
		{&figure, true, "attendance: cannot scan a bool into a Figure; want text, a whole number or NULL", nil},
		{&figure, time.Time{}, "attendance: cannot scan a time.Time into a Figure; want text, a whole number or NULL", nil},
		{&figure, 57, "attendance: cannot scan a int into a Figure; want text, a whole number or NULL", nil}, // drivers return int64
		{&figure, int64(-1), "attendance: invalid Figure{People: -1, To: 0, Step: 1, Hedge: exactly}: People is negative: malformed", ErrSyntax},
		{&figure, MaxPeople + 1, "attendance: invalid Figure{People: 1000000000000000000, To: 0, Step: 1, Hedge: exactly}: no more than MaxPeople can be counted: too many people", ErrTooLarge},
		{&figure, "many", `cannot read "many" at byte 0: no number: the words say no number of people`, ErrNoNumber},
		{&figure, []byte("60K–50K"), `cannot read "60K–50K" at byte 0: a range that runs back: the lower end comes first; a scale after the second end serves both`, ErrReversed},
		{&figure, strings.Repeat("1", maxText+1), "", ErrSyntax},
		{&date, int64(2021), "attendance: cannot scan a int64 into a Date; want text, a time or NULL", nil},
		{&date, "yesterday", `cannot read "yesterday" at byte 0: malformed: want a date such as 2021, 2021-06, 2021-06-08, 2021-06-08T12:04:00Z, or two with a / between`, ErrSyntax},
		{&date, []byte("2021-06-08 12:04:00"), "", ErrSyntax},
		{&date, time.Date(10_000, 1, 1, 0, 0, 0, 0, time.UTC), "attendance: cannot scan the time 10000-01-01 00:00:00 +0000 UTC into a Date; want one in the years 0 to 9999, UTC", nil},
		{&date, time.Date(-1, 12, 31, 0, 0, 0, 0, time.UTC), "", nil},
	} {
		err := row.into.Scan(row.src)
		if err == nil || row.is != nil && !errors.Is(err, row.is) {
			t.Errorf("Scan(%#v) into a %T: %v", row.src, row.into, err)
		} else if d := cmp.Diff(row.want, err.Error()); row.want != "" && d != "" {
			t.Errorf("Scan(%#v) into a %T (-want +got)\n%s", row.src, row.into, d)
		}
	}
	if figure != Exact(5) || date != (Date{1, 2}) {
		t.Errorf("changed to %v, %v", figure, date)
	}
}

// TestValueRefuses: nothing is stored that is not valid.
func TestValueRefuses(t *testing.T) {
	for _, v := range []interface {
		driver.Valuer
		Validate() error
	}{Exact(-1), Exact(MaxPeople + 1), Figure{People: 57, Hedge: Bare}, Date{2, 1}, Date{0, after9999 + 1}} {
		stored, err := v.Value()
		if want := v.Validate(); stored != nil || err == nil || err.Error() != want.Error() {
			t.Errorf("%#v: Value = %v, %v; want %v", v, stored, err, want)
		}
	}
}

// FuzzScan: a text is scanned as it is unmarshaled, from a string or from bytes,
// and what was scanned is stored as what reads back.
func FuzzScan(f *testing.F) {
	addFigures(f)
	for _, row := range dateTable {
		for _, text := range row.texts {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		fuzzColumn[Figure](t, text)
		fuzzColumn[Date](t, text)
	})
}

func fuzzColumn[T interface {
	comparable
	driver.Valuer
}, P column[T]](t *testing.T, text string) {
	var one, two, three T
	err := P(&one).Scan(text)
	buffer := []byte(text)
	errs := fmt.Sprint(P(&two).Scan(buffer))
	clear(buffer)
	if one != two || fmt.Sprint(err) != errs {
		t.Errorf("%q: %v, %v as a string, %v, %v as bytes", text, one, err, two, errs)
	}
	if u, ok := any(&three).(interface{ UnmarshalText([]byte) error }); ok {
		if unmarshaled := u.UnmarshalText([]byte(text)); one != three || fmt.Sprint(unmarshaled) != errs {
			t.Errorf("%q: %v, %v scanned, %v, %v unmarshaled", text, one, err, three, unmarshaled)
		}
	}
	if err != nil {
		var zero T
		if one != zero {
			t.Errorf("%q: changed to %v with %v", text, one, err)
		}
		return
	}
	stored, err := one.Value()
	if err != nil {
		t.Fatal(err)
	}
	if err := P(&two).Scan(stored); err != nil || one != two {
		t.Errorf("%q: stored as %#v, which is read as %v, %v", text, stored, two, err)
	}
}
