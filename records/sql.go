package records

import (
	"database/sql/driver"
	"fmt"
)

// Ratios and statuses as columns of a database, as package attendance
// has figures: text in their canonical form, and NULL for the zero value.

// Value returns the canonical text of t, or nil, which is NULL, for the zero
// Times. It implements [driver.Valuer]. The error is that of [Times.Validate].
func (t Times) Value() (driver.Value, error) {
	if t.IsZero() {
		return nil, nil
	}
	return textValue(t.AppendText(nil))
}

// Scan reads a column of text as UnmarshalText does, and NULL as the zero Times.
// It implements [database/sql.Scanner]. The error is that of [ParseTimes], or says
// that columns of another type hold no ratios; t then stays as it is.
func (t *Times) Scan(src any) error { return scanText(t, "a Times", src) }

// Value returns s as text, or nil, which is NULL, where there is no ruling. It
// implements [driver.Valuer]. It fails on a status that there is not.
func (s Status) Value() (driver.Value, error) {
	switch {
	case s == "":
		return nil, nil
	case s.stage() == 0:
		return nil, s.unknown()
	}
	return string(s), nil
}

// Scan reads a column of text, and NULL as no ruling. It implements
// [database/sql.Scanner]. The error says that the text is no status, or that
// columns of another type hold none; s then stays as it is.
func (s *Status) Scan(src any) error { return scanText((*statusText)(s), "a Status", src) }

// A statusText is a Status on its way in. Status itself reads any text, so that a
// file with unknown ones can be told where they all are.
type statusText Status

// UnmarshalText reads a status; the empty text is none.
func (s *statusText) UnmarshalText(text []byte) error {
	scanned := Status(text)
	if scanned != "" && scanned.stage() == 0 {
		return scanned.unknown()
	}
	*s = statusText(scanned)
	return nil
}

func (s Status) unknown() error {
	return fmt.Errorf("records: %q is not a status; want claimed, pending, ratified, rejected or annulled", string(s[:min(len(s), 32)]))
}

// textValue makes a column's value of what MarshalText returns.
func textValue(text []byte, err error) (driver.Value, error) {
	if err != nil {
		return nil, err
	}
	return string(text), nil
}

// scanText reads text or NULL into a value, called what. The driver owns a []byte,
// so nothing of it is kept.
func scanText(into interface{ UnmarshalText([]byte) error }, what string, src any) error {
	switch src := src.(type) {
	case nil:
		return into.UnmarshalText(nil)
	case string:
		return into.UnmarshalText([]byte(src))
	case []byte:
		return into.UnmarshalText(src)
	}
	return fmt.Errorf("records: cannot scan a %T into %s; want text or NULL", src, what)
}
