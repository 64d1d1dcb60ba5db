package main

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/csv"
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
	"github.com/highwater-go/highwater/records/stream"
)

// A sighting is an observation of a session, and whose number it is.
type sighting struct {
	session string
	stream.Observation
	source string
	role   attendance.Role // of the source to the session
}

const sightingColumns = "session, at, figure, source, role"

func (s sighting) row() []any { return []any{s.session, s.At, s.Figure, s.source, text(s.role)} }

// compare orders by session, time, source and figure.
func (s sighting) compare(o sighting) int {
	return cmp.Or(cmp.Compare(s.session, o.session), cmp.Compare(s.At.Start, o.At.Start), cmp.Compare(s.At.End, o.At.End),
		cmp.Compare(s.source, o.source), cmp.Compare(s.Figure.String(), o.Figure.String()))
}

// sightings returns the observations of a file, and whose numbers they are: those of
// the source that the options name, or else of the platform that answered, which has
// to be told of as a source. An Owncast is the host's own.
func sightings(r exchange.Result, o exchange.Options) (seen []sighting, sources []attendance.Source, err error) {
	platforms := byID(r.Evidence.Platforms, platformID)
	sessions := byID(r.Evidence.Sessions, sessionID)
	for _, observed := range r.Observations {
		s := sighting{session: observed.Session, Observation: observed.Observation, source: o.Source}
		of := attendance.Source{ID: o.Source}
		if s.source == "" {
			p := platforms[sessions[s.session].Platform]
			if p.ID == "" {
				return nil, nil, fault{fmt.Errorf(`whose numbers the observations are is not said; name a source, as in -options '{"source": "…"}'`)}
			}
			of.ID, of.Name = p.ID, p.Name
			if s.source, s.role = p.ID, attendance.RolePlatform; r.Format == exchange.Owncast {
				s.role = attendance.RoleHost
			}
		}
		if !slices.ContainsFunc(sources, func(s attendance.Source) bool { return s.ID == of.ID }) {
			sources = append(sources, of)
		}
		seen = append(seen, s)
	}
	return seen, sources, nil
}

// withSources adds those that are not among the sources of a dossier.
func withSources(all, more []attendance.Source) []attendance.Source {
	known := byID(all, sourceID)
	for _, s := range more {
		if _, there := known[s.ID]; !there {
			all = append(all, s)
		}
	}
	return all
}

// seeable returns which sightings are of sessions that are in a dossier or in the
// archive, and of those that were deleted, that they were.
func (t tx) seeable(seen []sighting, d records.Dossier, gone map[item]revision) (kept []sighting, left []revision, err error) {
	known := map[string]bool{}
	for _, s := range d.Sessions {
		known[s.ID] = true
	}
	for _, s := range seen {
		r, deleted := gone[item{"session", s.session}]
		switch {
		case deleted:
			left = append(left, r)
			continue
		case !known[s.session]:
			if err := t.there([]item{{"session", s.session}}); err != nil {
				return nil, nil, err
			}
			known[s.session] = true
		}
		kept = append(kept, s)
	}
	return kept, slices.CompactFunc(left, func(a, b revision) bool { return a == b }), nil
}

// planSightings plans to add those that are not there.
func (t tx) planSightings(p *plan, seen []sighting, done *change) error {
	var sessions []string
	for _, s := range seen {
		sessions = append(sessions, s.session)
	}
	slices.Sort(sessions)
	sessions = slices.Compact(sessions)
	if len(sessions) == 0 {
		return nil
	}
	stored, err := t.sightings(sessions)
	if err != nil {
		return err
	}
	there := map[sighting]bool{}
	for _, s := range stored {
		s.role = ""
		there[s] = true
	}
	for _, s := range seen {
		bare := s
		bare.role = ""
		if !there[bare] {
			there[bare] = true
			p.sightings = append(p.sightings, s.row())
		}
	}
	done.sightings = len(p.sightings)
	return nil
}

// sightings loads those of sessions, or all if that is nil, in order.
func (t tx) sightings(sessions []string) (all []sighting, err error) {
	err = t.each("SELECT "+sightingColumns+" FROM observations", "session", "session, at_first", sessions, func(rows *sql.Rows) error {
		var s sighting
		err := rows.Scan(&s.session, &s.At, &s.Figure, &s.source, (*text)(&s.role))
		all = append(all, s)
		return err
	})
	slices.SortFunc(all, sighting.compare)
	return all, about("observations", err)
}

// A watch is what one source saw of a session.
type watch struct {
	session, source string
	role            attendance.Role // as of the latest
	live            stream.Live
	first, last     attendance.Date
	times           int
}

// watched brings sightings together, which are in order, but those that were certainly
// after known, of sessions that are in a dossier.
func watched(d records.Dossier, seen []sighting, known attendance.Date) (all []*watch, err error) {
	sessions := byID(d.Sessions, sessionID)
	type of struct{ session, source string }
	index := map[of]*watch{}
	for _, s := range seen {
		if _, there := sessions[s.session]; !there || !known.IsZero() && known.Before(s.At) == attendance.Certain {
			continue // it was deleted, or nobody knew
		}
		key := of{s.session, s.source}
		r := index[key]
		if r == nil {
			r = &watch{session: s.session, source: s.source, first: s.At}
			index[key], all = r, append(all, r)
		}
		if err := r.live.Observe(s.Observation); err != nil {
			return nil, fmt.Errorf("the archive is damaged: session %q: %w", s.session, err)
		}
		r.role, r.last = s.role, s.At
		r.times++
	}
	return all, nil
}

// atLeast returns how many were there at least when most were.
func (r *watch) atLeast() int64 {
	peak, _ := r.live.Peak(attendance.Literal)
	return peak.Low
}

// withPeaks adds to a dossier, of each session and source, the count that what was seen
// by known comes to: at the peak there were at least as many. Its date is that of the
// latest of what was seen.
func withPeaks(d records.Dossier, seen []sighting, known attendance.Date) (records.Dossier, error) {
	all, err := watched(d, seen, known)
	if err != nil {
		return d, err
	}
	counts := map[string][]attendance.Count{}
	for _, r := range all {
		if people := r.atLeast(); people > 0 { // at least nobody says nothing
			counts[r.session] = append(counts[r.session], attendance.Count{
				Figure: attendance.Figure{People: people, Step: 1, Hedge: attendance.AtLeast},
				Metric: attendance.Peak, Source: r.source, Role: r.role, Date: r.last,
			})
		}
	}
	d.Sessions = slices.Clone(d.Sessions)
	for i := range d.Sessions {
		s := &d.Sessions[i]
		s.Counts = slices.Concat(s.Counts, counts[s.ID])
	}
	return d, nil
}

// observations prints what was seen: of all sessions a line each, or of one as a list
// that can be imported again.
func (c *command) observations(flags *flag.FlagSet, args []string) error {
	given, err := c.parse(flags, args, "[SESSION]")
	if err != nil {
		return err
	}
	d, seen, err := c.load()
	if err != nil {
		return err
	}
	if given != nil {
		return c.listed(given[0], seen)
	}
	all, err := watched(d, seen, attendance.Date{})
	if err != nil {
		return err
	}
	n := namesOf(d)
	table := tabwriter.NewWriter(&c.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "SESSION\tSOURCE\tSEEN\tFIRST\tLAST\tPEAK")
	for _, r := range all {
		fmt.Fprintf(table, "%s\t%s\t%d\t%v\t%v\t%s or more\n", printable(r.session), n.source(r.source), r.times, r.first, r.last, attendance.FormatPeople(r.atLeast()))
	}
	table.Flush()
	trim(&c.out)
	return nil
}

// listed prints what was seen of a session as package exchange reads it.
func (c *command) listed(session string, seen []sighting) error {
	w := csv.NewWriter(&c.out)
	w.Write([]string{"at", "viewers", "source"})
	none := true
	for _, s := range seen {
		if s.session == session {
			none = false
			w.Write([]string{s.At.String(), written(s.Figure), s.source})
		}
	}
	if none {
		return fault{fmt.Errorf("nothing was seen of a session with the ID %q", session)}
	}
	w.Flush()
	return w.Error()
}

// written returns a figure as a list of observations has it, where digits alone are a
// number that was measured.
func written(f attendance.Figure) string {
	if f.Hedge == attendance.Exactly {
		return strconv.FormatInt(f.People, 10)
	}
	if s := f.String(); strings.Trim(s, "0123456789") != "" {
		return s
	}
	return f.String() + " people"
}

// load returns all that the archive holds.
func (c *command) load() (d records.Dossier, seen []sighting, err error) {
	ctx := context.Background()
	a, err := c.open(ctx, toRead)
	if err != nil {
		return d, nil, err
	}
	defer a.Close()
	err = a.read(ctx, func(t tx) (err error) {
		if d, err = t.dossier(); err == nil {
			seen, err = t.sightings(nil)
		}
		return err
	})
	return d, seen, err
}
