package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// The names of what has an ID, fit to be printed.
type names struct{ sessions, sources map[string]string }

func namesOf(d records.Dossier) names {
	n := names{map[string]string{}, map[string]string{}}
	platforms := map[string]string{}
	for _, p := range d.Platforms {
		platforms[p.ID] = cmp.Or(p.Name, p.ID)
	}
	for _, s := range d.Sources {
		n.sources[s.ID] = cmp.Or(s.Name, s.ID)
	}
	titles := map[string]int{}
	for _, s := range d.Sessions {
		titles[s.Name()]++
	}
	for _, s := range d.Sessions {
		name := s.Name()
		if titles[name] > 1 { // a simulcast
			name += " (" + cmp.Or(platforms[s.Platform], s.ID) + ")"
		}
		n.sessions[s.ID] = name
	}
	return n
}

func (n names) session(id string) string { return printable(cmp.Or(n.sessions[id], id)) }
func (n names) source(id string) string  { return printable(cmp.Or(n.sources[id], id)) }

// latest says who published the last of the counts: of those with a date that
// starts last the least by source.
func (n names) latest(counts []attendance.Count) string {
	var last attendance.Count
	for _, c := range slices.SortedFunc(slices.Values(counts), attendance.Count.Compare) {
		if !c.Date.IsZero() && (last.Date.IsZero() || last.Date.Start < c.Date.Start) {
			last = c
		}
	}
	if last.Date.IsZero() {
		return ""
	}
	return fmt.Sprintf("%v, %s", last.Date, n.source(last.Source))
}

// tellApart returns the evidence with the names of sessions by which they can be
// told apart.
func (n names) tellApart(ev records.Evidence) records.Evidence {
	ev.Sessions = slices.Clone(ev.Sessions)
	for i := range ev.Sessions {
		s := &ev.Sessions[i]
		s.Title = cmp.Or(n.sessions[s.ID], s.ID)
	}
	return ev
}

// printable replaces what a terminal would act on, so that no name can.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) || r == '\u200d' { // joins what is one character to a reader
			return r
		}
		return unicode.ReplacementChar
	}, s)
}
