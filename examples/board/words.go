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

// timesAs says a ratio, as in "3.6–3.8 times as many", rounded outward to what is
// known of it: two digits of the distance between its ends, or of the number itself
// where there is but one end.
func timesAs(r records.Ratio) string {
	least, most := r.Least.Decimal, r.Most.Decimal
	switch {
	case !r.Least.Valid || !least.IsPositive():
		return ""
	case !r.Most.Valid:
		r.Least.Decimal = least.RoundFloor(placesOf(least))
		r.Most = r.Least
		return r.String() + " times as many or more"
	case !least.Equal(most):
		places := placesOf(most.Sub(least))
		r.Least.Decimal, r.Most.Decimal = least.RoundFloor(places), most.RoundCeil(places)
	}
	return r.String() + " times as many"
}

// placesOf returns the decimal place of the second digit of a number that is not 0,
// and the first decimal place at most: 1 for 0.12, -2 for 4567.
func placesOf(d interface {
	NumDigits() int
	Exponent() int32
}) int32 {
	first := int32(d.NumDigits()) + d.Exponent() - 1 // the power of ten of the first digit
	return min(1, 1-first)
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

// Texts from right to left stand between these two in others, so that neither turns
// the other around. They work wherever text does: in HTML, in pictures, and in what
// a screen reader is told.
const (
	isolateStart = '\u2068' // FIRST STRONG ISOLATE
	isolateEnd   = '\u2069' // POP DIRECTIONAL ISOLATE
)

// isolate keeps a name that is written from right to left apart from the text
// around it.
func isolate(name string) string {
	if strings.ContainsFunc(name, isRightToLeft) {
		return string(isolateStart) + name + string(isolateEnd)
	}
	return name
}

// isRightToLeft reports whether a character is of a block of Hebrew, Arabic and the
// like (Unicode, DerivedBidiClass: R and AL by default).
func isRightToLeft(r rune) bool {
	return 0x0590 <= r && r < 0x0900 || 0xFB1D <= r && r < 0xFE00 || 0xFE70 <= r && r < 0xFEFF || 0x10800 <= r && r < 0x11000 || 0x1E800 <= r && r < 0x1F000
}

// brief shortens a name for a table, at a blank if there is one.
func brief(name string, longest int) string {
	runes := []rune(plain(name))
	if len(runes) <= longest {
		return name
	}
	cut := string(runes[:longest-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return isolate(cut + "…")
}

// plain returns a text without the marks of isolate.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == isolateStart || r == isolateEnd {
			return -1
		}
		return r
	}, s)
}

// printable replaces what changes how the text around it is shown, such as
// control characters and marks that turn its direction, and cuts what is too long.
// What isolates a part of it stays, and is closed.
func printable(s string) string { return clean(s, longest) }

// clean is printable for texts of up to so many characters.
func clean(s string, longest int) string {
	var b strings.Builder
	n, depth := 0, 0
	for _, r := range s {
		if n++; n > longest {
			b.WriteRune('…')
			break
		}
		const joiner, nonJoiner = '\u200d', '\u200c' // some scripts and emoji need them
		switch {
		case r == isolateStart:
			depth++
		case r == isolateEnd && depth > 0:
			depth--
		case !unicode.IsPrint(r) && r != joiner && r != nonJoiner:
			r = unicode.ReplacementChar
		}
		b.WriteRune(r)
	}
	for range depth {
		b.WriteRune(isolateEnd)
	}
	return b.String()
}

// sentence gives what the library says its capital and full stop. It quotes names
// from the dossier, which are made fit to be shown with the rest.
func sentence(reason string) string {
	s := title(said(reason))
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}

// said makes a sentence of the library's fit to be shown: it may name several
// sessions and sources, each as long as a name may be.
func said(s string) string { return clean(s, 8*longest) }

// link returns an address that is safe to follow, or "": a dossier may name any
// scheme, and javascript: is one.
func link(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	return u.String()
}
