package main

import (
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// What the page says of values, in words for readers.

func people(n int64) string { return attendance.FormatPeople(n) }

// span says a range of people.
func span(r attendance.Range) string {
	switch {
	case r.Low == r.High:
		return people(r.Low)
	case r.Low == -attendance.Unbounded && r.High == attendance.Unbounded:
		return "unknown"
	case r.Low == -attendance.Unbounded:
		return "up to " + people(r.High)
	case r.High == attendance.Unbounded:
		return people(r.Low) + " or more"
	case r.Low < 0:
		return people(r.Low) + " to " + people(r.High)
	}
	return people(r.Low) + "–" + people(r.High)
}

// placeWords says where a session stands.
func placeWords(s records.Standing) string {
	switch p := s.Place; {
	case p == records.Place{}:
		return string(s.Status)
	case p.Best == p.Worst:
		return fmt.Sprint(p.Best)
	default:
		return fmt.Sprintf("%d–%d", p.Best, p.Worst)
	}
}

// agreement says how many sources agree.
func agreement(e records.Estimate) string {
	switch {
	case e.Of == 0:
		return "No count of its own"
	case e.Staked:
		return fmt.Sprintf("%d of %d, all with a stake", e.Agree, e.Of)
	case e.Of == 1:
		return "1 source"
	case !e.Majority:
		return fmt.Sprintf("%d of %d, at odds", e.Agree, e.Of)
	}
	return fmt.Sprintf("%d of %d agree", e.Agree, e.Of)
}

// stood says for how long a record stood.
func stood(d records.Days) string {
	days := func(n int64) string {
		if n == 1 {
			return "1 day"
		}
		return people(n) + " days"
	}
	switch {
	case d.Least == attendance.Unbounded:
		return "stands"
	case d.Most == attendance.Unbounded:
		return days(d.Least) + " or more"
	case d.Least == d.Most:
		return days(d.Least)
	}
	return people(d.Least) + "–" + days(d.Most)
}

// timesAs says a ratio, as in "3.6–3.8 times as many".
func timesAs(r records.Ratio) string {
	switch {
	case r.Least.Valid && r.Most.Valid && r.Least.Decimal.Equal(r.Most.Decimal):
		return r.Least.Decimal.String() + " times as many"
	case r.Least.Valid && r.Most.Valid:
		return r.Least.Decimal.String() + "–" + r.Most.Decimal.String() + " times as many"
	case r.Least.Valid && r.Least.Decimal.IsPositive():
		return r.Least.Decimal.String() + " times as many or more"
	}
	return ""
}

// dateWords says a date as running text does: "22 June 2021", "8–9 June 2021",
// "June 2021". It is empty for an unknown one.
func dateWords(d attendance.Date) string {
	if d.IsZero() {
		return ""
	}
	const full = "2 January 2006"
	start, end := time.UnixMicro(d.Start).UTC(), time.UnixMicro(d.End).UTC()
	if midnight := 24 * time.Hour; start.Truncate(midnight) != start || end.Truncate(midnight) != end {
		words := start.Format(full + ", 15:04")
		if last := end.Add(-time.Microsecond); last.Sub(start) >= time.Minute {
			words += " – " + last.Format(full+", 15:04")
		}
		return words + " UTC"
	}
	switch last := end.AddDate(0, 0, -1); {
	case start.Equal(last):
		return start.Format(full)
	case start.YearDay() == 1 && end.Equal(start.AddDate(1, 0, 0)):
		return start.Format("2006")
	case start.Day() == 1 && end.Equal(start.AddDate(0, 1, 0)):
		return start.Format("January 2006")
	case start.Year() == last.Year() && start.Month() == last.Month():
		return start.Format("2") + "–" + last.Format(full)
	default:
		return start.Format(full) + " – " + last.Format(full)
	}
}

// list joins names as a sentence does: "a, b and c".
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// title gives a sentence its capital, where it starts with a letter that has one.
func title(s string) string {
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}

// longest bounds a text of a dossier, in characters, so that none takes over the page.
const longest = 300

// printable replaces what changes how the text around it is shown, such as
// control characters and marks that turn its direction, and cuts what is too long.
func printable(s string) string {
	n := 0
	cut := len(s)
	for i := range s {
		if n++; n > longest {
			cut = i
			break
		}
	}
	clean := strings.Map(func(r rune) rune {
		const joiner, nonJoiner = '\u200d', '\u200c' // some scripts and emoji need them
		if unicode.IsPrint(r) || r == joiner || r == nonJoiner {
			return r
		}
		return unicode.ReplacementChar
	}, s[:cut])
	if cut < len(s) {
		clean += "…"
	}
	return clean
}

// link returns an address that is safe to follow, or "": a dossier may name any
// scheme, and javascript: is one.
func link(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	return u.String()
}
