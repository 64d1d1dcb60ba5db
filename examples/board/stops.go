package main

import (
	"slices"
	"time"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// mostStops bounds the positions of the slider, and with them the size of the page.
// Large dossiers have fewer: about mostAsked sessions are asked about in all.
const (
	mostStops = 24
	mostAsked = 200_000
)

// stopsOf returns the days, in order, on which something became known: a session
// that was held, a count, a ruling or a claim that was published. Between two of
// them no answer changes. Where there are too many it returns some,
// evenly spread, the first and the last among them; of says how many there are.
// There is always one: a dossier without dates has the zero Date.
func stopsOf(d records.Dossier) (stops []attendance.Date, of int) {
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
		if day := dayOf(us); len(stops) == 0 || stops[len(stops)-1] != day {
			stops = append(stops, day)
		}
	}
	if len(stops) == 0 {
		return []attendance.Date{{}}, 1
	}
	most := max(2, min(mostStops, mostAsked/(1+len(d.Sessions))))
	if of = len(stops); of > most {
		spread := make([]attendance.Date, most)
		for i := range spread {
			spread[i] = stops[i*(of-1)/(most-1)]
		}
		stops = spread
	}
	return stops, of
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
