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

// Scan reads a column of a database: text as UnmarshalText does, a whole number as a
// measured count, so that 61870 is Exact(61870), and NULL as the zero Figure. It
// implements [database/sql.Scanner]. The error is a [*ParseError] if text cannot be read,
// that of [Figure.Validate] if nobody can count so many people, or says that columns of
// this type hold no figures. f is then unchanged.
//
// Published figures belong in a column of text. A column of numbers, or of no type, may
// turn the text "44" into the number 44, which is read as measured. Conversely, many
// drivers pass a NUMERIC to Scan as text, and "57000" in text may have been rounded to
// the thousand.
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

// Scan reads a column of a database: text as UnmarshalText does, a time as described
// below, and NULL as the zero Date. It implements [database/sql.Scanner]. The error is a
// [*ParseError] if text cannot be read, or says that the time is outside the years 0 to
// 9999, or that columns of this type hold no dates. d is then unchanged.
//
// A time at midnight in UTC is read as that whole day, since that is how drivers return a
// column of days; any other time is an instant. An instant that was stored with exactly
// that microsecond becomes the whole day: it then says less than it did, but never more.
// If a driver is set to return days in another zone, they look like instants to Scan. The
// zero time is the zero Date.
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
