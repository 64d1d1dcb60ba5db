package records

import (
	"errors"
	"fmt"
	"slices"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/fault"
	"github.com/highwater-go/highwater/internal/lineage"
)

// Evidence is everything that is known: the value that a program narrows and then asks.
// Its methods never change it. What they return shares memory with it, so treat both as
// read-only.
type Evidence struct {
	Platforms []attendance.Platform `json:"platforms,omitempty"`
	Sources   []attendance.Source   `json:"sources,omitempty"`
	Sessions  []attendance.Session  `json:"sessions,omitempty"`
	Rulings   []Ruling              `json:"rulings,omitempty"`
}

// In returns the evidence on those sessions that are in a category, or may be.
func (ev Evidence) In(c Category) Evidence {
	return ev.filter(func(s attendance.Session) bool { return c.Holds(s) != attendance.Impossible })
}

// Held returns the evidence without the sessions that were certainly held later than a
// date. Undated sessions stay, and the zero date drops none.
func (ev Evidence) Held(by attendance.Date) Evidence {
	return ev.filter(func(s attendance.Session) bool {
		return by.Before(s.Start) != attendance.Certain
	})
}

// Known returns the evidence as it was known on a date. It leaves out counts and rulings
// that were certainly published later, undated counts of sessions that were certainly
// held later, and sessions that lose all their counts in this way. Other undated counts
// and rulings stay, and the zero date drops nothing. What was published later does not
// change what stays: a count that repeats a source (Count.Via) remains a copy of that
// source, even if it became known only later that the source had itself repeated another.
func (ev Evidence) Known(by attendance.Date) Evidence {
	then := ev
	then.Sessions = make([]attendance.Session, len(ev.Sessions))
	for i, s := range ev.Sessions {
		kept := make([]attendance.Count, 0, len(s.Counts))
		for _, c := range s.Counts {
			published := c.Date
			if published.IsZero() {
				published = s.Start
			}
			if by.Before(published) != attendance.Certain {
				kept = append(kept, c)
			}
		}
		if len(kept) < len(s.Counts) {
			s.Counts = kept
		}
		then.Sessions[i] = s
	}
	then = then.lost(ev)
	then.Rulings = nil
	for _, r := range ev.Rulings {
		if by.Before(r.Date) != attendance.Certain {
			then.Rulings = append(then.Rulings, r)
		}
	}
	return then
}

// Only returns the evidence with only the counts of these sources. Sessions stay, even if
// they have no counts left.
func (ev Evidence) Only(sources ...string) Evidence {
	return ev.counts(func(c attendance.Count, _ string) bool {
		return slices.Contains(sources, c.Source)
	})
}

// Without returns the evidence without the counts of these sources, and without counts
// that only repeat them (Count.Via). Sessions stay.
func (ev Evidence) Without(sources ...string) Evidence {
	return ev.counts(func(c attendance.Count, origin string) bool {
		return !slices.Contains(sources, c.Source) && !slices.Contains(sources, origin)
	})
}

// filter keeps the sessions for which keep is true.
func (ev Evidence) filter(keep func(attendance.Session) bool) Evidence {
	n := 0 // how many are kept of the first
	for n < len(ev.Sessions) && keep(ev.Sessions[n]) {
		n++
	}
	if n == len(ev.Sessions) {
		return ev
	}
	sessions := slices.Clone(ev.Sessions[:n])
	for _, s := range ev.Sessions[n+1:] {
		if keep(s) {
			sessions = append(sessions, s)
		}
	}
	ev.Sessions = sessions
	return ev
}

// counts keeps the counts for which keep is true of them and their origin.
func (ev Evidence) counts(keep func(c attendance.Count, origin string) bool) Evidence {
	sessions := make([]attendance.Session, len(ev.Sessions))
	for i, s := range ev.Sessions {
		sessions[i] = withCounts(s, keep)
	}
	ev.Sessions = sessions
	return ev
}

// withCounts returns s with the counts for which keep is true of them and their
// origin. If some are left out, copies are said to be of their origin at once:
// a chain of them must not break where a link is gone.
func withCounts(s attendance.Session, keep func(c attendance.Count, origin string) bool) attendance.Session {
	var origins []string
	if slices.ContainsFunc(s.Counts, func(c attendance.Count) bool { return c.Via != "" }) {
		origins = originsOf(s.Counts)
	}
	kept := make([]attendance.Count, 0, len(s.Counts))
	for i, c := range s.Counts {
		origin := c.Source
		if origins != nil {
			origin = origins[i]
		}
		if keep(c, origin) {
			if c.Via != "" {
				c.Via = origin
			}
			kept = append(kept, c)
		}
	}
	if len(kept) < len(s.Counts) {
		s.Counts = kept
	}
	return s
}

// lost drops the sessions that have no count left and had one in before, which
// has the same sessions.
func (ev Evidence) lost(before Evidence) Evidence {
	i := -1
	return ev.filter(func(s attendance.Session) bool {
		i++
		return len(s.Counts) > 0 || len(before.Sessions[i].Counts) == 0
	})
}

// Session returns the session with an ID, and whether there is one. Like Source and
// Platform, it looks through the whole list.
func (ev Evidence) Session(id string) (attendance.Session, bool) {
	return lookup(ev.Sessions, id, sessionID)
}

// Source returns the source with an ID, and whether there is one.
func (ev Evidence) Source(id string) (attendance.Source, bool) {
	return lookup(ev.Sources, id, sourceID)
}

// Platform returns the platform with an ID, and whether there is one.
func (ev Evidence) Platform(id string) (attendance.Platform, bool) {
	return lookup(ev.Platforms, id, platformID)
}

func sessionID(s attendance.Session) string   { return s.ID }
func sourceID(s attendance.Source) string     { return s.ID }
func platformID(p attendance.Platform) string { return p.ID }

func lookup[T any](items []T, id string, idOf func(T) string) (item T, ok bool) {
	i := slices.IndexFunc(items, func(t T) bool { return idOf(t) == id })
	if i < 0 {
		return item, false
	}
	return items[i], true
}

// Estimate returns what the counts of a session say together about a metric ("" means the
// peak), by the rules in the package documentation. It assumes no claim; a [Report] has
// the estimate that its claim was judged by. The order of counts and sources makes no
// difference. Estimate takes the time of sorting the session's counts and looking through
// all sources.
//
// If there is no session with the ID, the error wraps [ErrUnknown].
func (ev Evidence) Estimate(session string, m attendance.Metric) (Estimate, error) {
	s, ok := ev.Session(session)
	if !ok {
		return Estimate{}, unknown("session", session)
	}
	return ev.setting().estimate(s, m, interest{}), nil
}

// estimates returns that of every session, in their order.
func (ev Evidence) estimates(m attendance.Metric) []Estimate {
	b := ev.setting().ballot()
	es := make([]Estimate, len(ev.Sessions))
	for i := range ev.Sessions {
		es[i] = b.estimate(ev.Sessions[i], m, interest{})
	}
	return es
}

// ErrUnknown is wrapped by the error of a question about an ID that the evidence
// does not have.
var ErrUnknown = errors.New("unknown ID")

func unknown(kind, id string) error {
	return fmt.Errorf("records: there is no %s %q: %w", kind, id, ErrUnknown)
}

// Validate returns nil, or [attendance.Faults] with everything that is wrong with the
// evidence: what its parts report on their own, IDs that are used twice, and IDs that
// lead nowhere. Paths are those of the JSON form: "sessions[3].counts[0].source".
func (ev Evidence) Validate() error {
	var fs fault.List
	ev.validate(&fs)
	return fault.Err[attendance.Faults](&fs)
}

func (ev Evidence) validate(fs *fault.List) {
	platforms := checkAll(fs, "platforms", ev.Platforms, platformID)
	sources := checkAll(fs, "sources", ev.Sources, sourceID)
	sessions := checkAll(fs, "sessions", ev.Sessions, sessionID)
	events := index(ev.Sessions, func(s attendance.Session) string { return s.Event })
	for i, s := range ev.Sessions {
		path := fmt.Sprintf("sessions[%d]", i)
		dangling(fs, path+".platform", "platform", platforms, s.Platform)
		for j, c := range s.Counts {
			count := fmt.Sprintf("%s.counts[%d]", path, j)
			dangling(fs, count+".source", "source", sources, c.Source)
			dangling(fs, count+".via", "source", sources, c.Via)
		}
	}
	for i, r := range ev.Rulings {
		path := fmt.Sprintf("rulings[%d]", i)
		if err := r.Validate(); err != nil {
			fault.Under(fs, path, err.(attendance.Faults))
		}
		dangling(fs, path+".session", "session", sessions, r.Session)
		dangling(fs, path+".category.platform", "platform", platforms, r.Category.Platform)
		dangling(fs, path+".category.event", "session of an event", events, r.Category.Event)
	}
}

// checkAll adds the faults of the items on their own and the IDs used twice,
// and returns the index of the IDs.
func checkAll[T interface{ Validate() error }](fs *fault.List, list string, items []T, idOf func(T) string) map[string]int {
	ids := index(items, idOf)
	for i, item := range items {
		path := fmt.Sprintf("%s[%d]", list, i)
		if err := item.Validate(); err != nil {
			fault.Under(fs, path, err.(attendance.Faults))
		}
		if id := idOf(item); id != "" && ids[id] != i {
			fs.Addf(path+".id", "the ID %q is that of %s[%d] already", id, list, ids[id])
		}
	}
	return ids
}

// index maps the ID of each item to the place where it is first used.
func index[T any](items []T, idOf func(T) string) map[string]int {
	ids := make(map[string]int, len(items))
	for i, item := range slices.Backward(items) {
		ids[idOf(item)] = i
	}
	return ids
}

// dangling adds a fault if id is given and not one of ids.
func dangling(fs *fault.List, path, kind string, ids map[string]int, id string) {
	if _, ok := ids[id]; id != "" && !ok {
		fs.Addf(path, "there is no %s with the ID %q", kind, id)
	}
}

// originsOf returns, for each of a session's counts, the ID of the source whose number
// it is, at the end of the chain that its Via starts.
func originsOf(counts []attendance.Count) []string {
	return lineage.Origins(counts, func(c *attendance.Count) lineage.Word {
		return lineage.Word{Metric: string(orPeak(c.Metric)), Source: c.Source, Via: c.Via}
	})
}
