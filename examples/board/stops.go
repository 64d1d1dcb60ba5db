package main

import (
	"slices"
	"time"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// These bound the positions of the slider of a page that is served, and of one in a
// file.
const (
	mostStops     = 100
	mostFileStops = 24
)

// daysOf returns the days, in order, on which something became known: a session
// that was held, a count, a ruling or a claim that was published. Between two of
// them no answer changes. There is always one: a dossier without dates has the zero
// Date.
func daysOf(d records.Dossier) (days []attendance.Date) {
	var starts []int64
	add := func(dates ...attendance.Date) {
		latest, dated := int64(0), false
		for _, date := range dates {
			if !date.IsZero() && (!dated || date.Start > latest) {
				latest, dated = date.Start, true
			}
		}
		if dated {
			starts = append(starts, latest)
		}
	}
	for _, s := range d.Sessions {
		if len(s.Counts) == 0 {
			add(s.Start)
		}
		for _, c := range s.Counts {
			add(s.Start, c.Date) // a count of a session to come would not be shown
		}
	}
	for _, r := range d.Rulings {
		add(r.Date)
	}
	for _, c := range d.Claims {
		add(c.At)
	}
	slices.Sort(starts)
	for _, us := range starts {
		if day := dayOf(us); len(days) == 0 || days[len(days)-1] != day {
			days = append(days, day)
		}
	}
	if len(days) == 0 {
		return []attendance.Date{{}}
	}
	return days
}

// spread returns so many of the days, evenly spread, the first and the last among
// them; all if there are no more.
func spread(days []attendance.Date, most int) []attendance.Date {
	if len(days) <= most {
		return days
	}
	stops := make([]attendance.Date, most)
	for i := range stops {
		stops[i] = days[i*(len(days)-1)/(most-1)]
	}
	return stops
}

// dayOf returns the day in UTC that holds a moment in microseconds since 1970.
func dayOf(us int64) attendance.Date {
	return attendance.Day(time.UnixMicro(us).UTC().Date())
}

// asKnown narrows a dossier to what had been held and published by a date, and
// claimed by then. An unknown date leaves it as it is.
func asKnown(d records.Dossier, on attendance.Date) records.Dossier {
	then := records.Dossier{Evidence: d.Held(on).Known(on)}
	for _, c := range d.Claims {
		if on.Before(c.At) != attendance.Certain {
			then.Claims = append(then.Claims, c)
		}
	}
	return then
}
