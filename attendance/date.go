package attendance

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/highwater-go/highwater/internal/figure"
)

// A Date is a span of time as coarse as it was published: a year, a month, a day, an
// interval of these, or an instant. What happened on a Date happened at one moment within
// the span, but nobody said which.
//
// Start and End are microseconds since 1970-01-01T00:00:00Z; the span includes
// Start and not End. An instant is the microsecond that holds it. The zero
// Date is an unknown date.
//
// Dates are small values that are safe to copy, to compare with == and to use as map
// keys. == compares spans; [Date.Before] tells which came first.
type Date struct {
	Start int64
	End   int64
}

// Day returns a calendar day in UTC, or the zero Date if the calendar of the
// years 0 to 9999 has no such day.
func Day(year int, month time.Month, day int) Date {
	if year < 0 || year > maxYear || month < time.January || month > time.December {
		return Date{}
	}
	first, next := monthStarts[month-1], monthStarts[month]
	if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		if month > time.February {
			first++
		}
		if month >= time.February {
			next++
		}
	}
	if day < 1 || day > next-first {
		return Date{}
	}
	leaps := (year+3)/4 - (year+99)/100 + (year+399)/400 // among the years from 0 to the one before
	start := firstMicro + int64(365*year+leaps+first+day-1)*dayMicro
	return Date{start, start + dayMicro}
}

// monthStarts are the days of a year that is no leap year before each month, and all.
var monthStarts = [...]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

// dayMicro is as long as every day is in UTC.
const dayMicro = int64(24 * time.Hour / time.Microsecond)

// DateOf returns the instant t, or the zero Date if t is the zero time or
// outside the years 0 to 9999 in UTC.
func DateOf(t time.Time) Date {
	if y := t.UTC().Year(); t.IsZero() || y < 0 || y > maxYear {
		return Date{}
	}
	us := t.UnixMicro()
	return Date{us, us + 1}
}

const maxYear = 9999

func span(start, end time.Time) Date { return Date{start.UnixMicro(), end.UnixMicro()} }

// IsZero reports whether d is the zero Date: unknown.
func (d Date) IsZero() bool { return d == Date{} }

// Instants returns the first instant of d, and the instant at which d is over, which is
// no longer part of it, both in UTC. For the zero Date, both are the zero time.
func (d Date) Instants() (start, end time.Time) {
	if d.IsZero() {
		return time.Time{}, time.Time{}
	}
	return time.UnixMicro(d.Start).UTC(), time.UnixMicro(d.End).UTC()
}

// Before tells whether a moment in d is before one in o: Certain if d ends by the time o
// starts, Impossible if o ends by the time d starts, and Possible if they overlap or one
// of them is unknown. So two events on the same day, or at the same published instant,
// are in no known order.
func (d Date) Before(o Date) Certainty {
	switch {
	case d.IsZero() || o.IsZero():
		return Possible
	case d.End <= o.Start:
		return Certain
	case o.End <= d.Start:
		return Impossible
	}
	return Possible
}

// Validate returns nil if d is the zero Date, or a span of at least a microsecond within
// the years 0 to 9999. Otherwise it returns an error.
func (d Date) Validate() error {
	if d.IsZero() || d.Start < d.End && d.Start >= firstMicro && d.End <= endMicro {
		return nil
	}
	return fmt.Errorf("attendance: invalid Date{Start: %d, End: %d}: want Start < End, within the years 0 to %d", d.Start, d.End, maxYear)
}

// The span of the years 0 to 9999 in microseconds since 1970.
const (
	firstMicro = -62_167_219_200_000_000
	endMicro   = 253_402_300_800_000_000
)

// ParseDate reads a date as EDTF level 0 (ISO 8601-2:2019) writes it: a year
// "2021", a month "2021-06", a day "2021-06-08", an instant of RFC 3339
// "2022-04-20T21:30:00+05:00", or an interval of two of these with a slash
// between, which lasts from the start of the first to the end of the second.
// Days, months and years are those of UTC. An instant is kept to the
// microsecond that holds it.
//
// The error is a *[ParseError] that wraps [ErrSyntax], or [ErrReversed] for an
// interval that ends before it starts.
func ParseDate(s string) (Date, error) {
	d, at, why := parseDate(s)
	if why != "" {
		return Date{}, newParseError(s, at, sentinel(why), string(why))
	}
	return d, nil
}

// MustParseDate is [ParseDate] for texts in a program's own source. It panics
// if s cannot be read.
func MustParseDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic("attendance.MustParseDate: " + err.Error())
	}
	return d
}

const (
	flawDate     flaw = "want a date such as 2021, 2021-06, 2021-06-08, 2021-06-08T12:04:00Z, or two with a / between"
	flawCalendar flaw = "the calendar has no such date in the years 0000 to 9999"
	flawOrder    flaw = "the interval ends before it starts; the earlier date comes first"
)

func parseDate(s string) (d Date, at int, why flaw) {
	if len(s) > figure.MaxText {
		return d, 0, flawLong
	}
	first, second, interval := strings.Cut(s, "/")
	if d, why = parseSpan(first); why != "" || !interval {
		return d, 0, why
	}
	at = len(first) + 1
	last, why := parseSpan(second)
	switch {
	case why != "":
		return d, at, why
	case last.End <= d.Start:
		return d, at, flawOrder
	}
	return Date{d.Start, last.End}, 0, ""
}

// parseSpan reads a date that is no interval.
func parseSpan(s string) (d Date, why flaw) {
	if len(s) > len("0000-00-00") {
		return parseInstant(s)
	}
	if len(s) != 4 && (len(s) != 7 || s[4] != '-') && (len(s) != 10 || s[4] != '-' || s[7] != '-') {
		return d, flawDate
	}
	year, month, day := decimal(s[:4]), 1, 1
	if len(s) >= 7 {
		month = decimal(s[5:7])
	}
	if len(s) == 10 {
		day = decimal(s[8:])
	}
	if year < 0 || month < 0 || day < 0 {
		return d, flawDate
	}
	if d = Day(year, time.Month(month), day); d.IsZero() {
		return d, flawCalendar
	}
	if len(s) == 10 {
		return d, ""
	}
	start := time.UnixMicro(d.Start).UTC()
	if len(s) == 4 {
		return span(start, start.AddDate(1, 0, 0)), ""
	}
	return span(start, start.AddDate(0, 1, 0)), ""
}

func parseInstant(s string) (d Date, why flaw) {
	// Package time reads more than RFC 3339: an hour of one digit, a decimal
	// comma, any offset.
	const shape = "0000-00-00T00:00:00"
	if len(s) <= len(shape) || !shaped(s[:len(shape)], shape) {
		return d, flawDate
	}
	rest := s[len(shape):]
	if rest[0] == '.' {
		rest = strings.TrimLeft(rest[1:], "0123456789")
	}
	if rest != "Z" && (!shaped(rest, "+00:00") && !shaped(rest, "-00:00") || rest[1:3] > "23" || rest[4:] > "59") {
		return d, flawDate
	}
	var t time.Time
	if err := t.UnmarshalText([]byte(s)); err != nil {
		return d, flawDate
	}
	if y := t.UTC().Year(); y < 0 || y > maxYear {
		return d, flawCalendar
	}
	us := t.UnixMicro()
	return Date{us, us + 1}, ""
}

// shaped reports whether s is of a shape, in which 0 stands for any digit.
func shaped(s, shape string) bool {
	if len(s) != len(shape) {
		return false
	}
	for i := range len(s) {
		if s[i] != shape[i] && (shape[i] != '0' || !isDigit(s[i])) {
			return false
		}
	}
	return true
}

// decimal reads a few digits, or returns -1 where there is anything else.
func decimal(s string) (n int) {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return -1
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// appendText appends d's canonical text to b. A date that [Date.Validate] rejects has
// none: b is then returned as it was, with Validate's error.
func (d Date) appendText(b []byte) ([]byte, error) {
	if err := d.Validate(); err != nil {
		return b, err
	}
	if d.IsZero() {
		return b, nil
	}
	start, end := time.UnixMicro(d.Start).UTC(), time.UnixMicro(d.End).UTC()
	first, last := grainOf(start), grainOf(end)
	coarse := min(first, last)
	b = start.AppendFormat(b, layouts[coarse])
	if last := before(end, coarse); last.After(start) {
		b = last.AppendFormat(append(b, '/'), layouts[coarse])
	}
	return b, nil
}

// A grain is how coarsely a moment can be written.
type grain int

const (
	instant grain = iota
	day
	month
	year
)

var layouts = [...]string{
	instant: time.RFC3339Nano,
	day:     "2006-01-02",
	month:   "2006-01",
	year:    "2006",
}

// grainOf returns the coarsest grain that starts at t.
func grainOf(t time.Time) grain {
	switch {
	case t.Truncate(24*time.Hour) != t:
		return instant
	case t.Day() != 1:
		return day
	case t.Month() != time.January:
		return month
	}
	return year
}

// before returns the start of the last unit of grain g before end.
func before(end time.Time, g grain) time.Time {
	switch g {
	case instant:
		return end.Add(-time.Microsecond)
	case day:
		return end.AddDate(0, 0, -1)
	case month:
		return end.AddDate(0, -1, 0)
	}
	return end.AddDate(-1, 0, 0)
}

// String returns the canonical text of d, which [ParseDate] reads back as the same Date.
// It uses the coarsest unit that fits both ends: once if the span is one such unit, and
// otherwise as an interval. Instants are in UTC. The text of the zero Date is empty. A
// date that [Date.Validate] rejects has no text; String then returns the text of that
// error, in the form "!(…)".
func (d Date) String() string {
	var buf [64]byte
	b, err := d.appendText(buf[:0])
	if err != nil {
		return "!(" + err.Error() + ")"
	}
	return string(b)
}

// MarshalText returns the text of [Date.String], or Validate's error.
func (d Date) MarshalText() ([]byte, error) { return d.appendText(nil) }

// UnmarshalText reads what [ParseDate] does; the empty text is the zero Date.
// It leaves d unchanged if there is an error.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(bounded(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// sortStart orders dates by their start, unknown ones first.
func (d Date) sortStart() int64 {
	if d.IsZero() {
		return math.MinInt64
	}
	return d.Start
}
