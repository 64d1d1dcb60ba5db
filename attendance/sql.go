package attendance

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Figures and dates as columns of a database: text in their canonical form, and
// NULL for the zero value. Only package driver is imported,
// which weighs next to nothing: a program without a database does not pay for
// database/sql.

// Value returns the canonical text of f, or nil, which is NULL, for the zero
// Figure. It implements [driver.Valuer]. The error is that of [Figure.Validate].
func (f Figure) Value() (driver.Value, error) {
	if f.IsZero() {
		return nil, nil
	}
	return textValue(f.appendText(nil))
}

// Scan reads a column: text as UnmarshalText does, a whole number as a measured
// count, so that 61870 is Exact(61870), and NULL as the zero Figure. It implements
// [database/sql.Scanner]. The error is a *[ParseError] for text that cannot be
// read, that of [Figure.Validate] for a number that nobody can count, or says
// that columns of this type hold no figures; f then stays as it is.
//
// Figures that were published belong in a column of text: one of numbers, or of no
// type, may make the text "44" the number 44, which was measured. The other way
// round, a NUMERIC reaches Scan as text from many drivers, and "57000" in text is
// rounded to the thousand for all anybody knows.
func (f *Figure) Scan(src any) error {
	n, ok := src.(int64)
	if !ok {
		return scanText(f, "a Figure", "text, a whole number or NULL", src)
	}
	counted := Exact(n)
	if err := counted.Validate(); err != nil {
		return err
	}
	*f = counted
	return nil
}

// Value returns the canonical text of d, or nil, which is NULL, for the zero Date.
// It implements [driver.Valuer]. The error is that of [Date.Validate].
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return textValue(d.appendText(nil))
}

// Scan reads a column: text as UnmarshalText does, a time as below, and NULL as
// the zero Date. It implements [database/sql.Scanner]. The error is a *[ParseError]
// for text that cannot be read, or says that the time is outside the years 0 to
// 9999 or that columns of this type hold no dates; d then stays as it is.
//
// A time at midnight in UTC is that whole day, for so drivers return a column of
// days, and any other is the instant. An instant that was stored with that very
// microsecond widens to the day that holds it, which claims less than it did and
// never more. A driver that is set to return days in another zone returns
// instants for all Scan can see. The zero time is the zero Date.
func (d *Date) Scan(src any) error {
	t, ok := src.(time.Time)
	if !ok {
		return scanText(d, "a Date", "text, a time or NULL", src)
	}
	scanned := DateOf(t)
	if scanned.IsZero() && !t.IsZero() {
		return fmt.Errorf("attendance: cannot scan the time %v into a Date; want one in the years 0 to %d, UTC", t, maxYear)
	}
	if whole := time.UnixMicro(scanned.Start).UTC(); !scanned.IsZero() && grainOf(whole) >= day && t.Nanosecond() == 0 {
		scanned = Day(whole.Date())
	}
	*d = scanned
	return nil
}

// textValue makes a column's value of what AppendText returns.
func textValue(text []byte, err error) (driver.Value, error) {
	if err != nil {
		return nil, err
	}
	return string(text), nil
}

// scanText reads text or NULL into a value, called what, whose columns hold want.
// The driver owns a []byte, so nothing of it is kept.
func scanText(into interface{ UnmarshalText([]byte) error }, what, want string, src any) error {
	switch src := src.(type) {
	case nil:
		return into.UnmarshalText(nil)
	case string:
		return into.UnmarshalText([]byte(src))
	case []byte:
		return into.UnmarshalText(src)
	}
	return scanError(what, want, src)
}

func scanError(what, want string, src any) error {
	return fmt.Errorf("attendance: cannot scan a %T into %s; want %s", src, what, want)
}
