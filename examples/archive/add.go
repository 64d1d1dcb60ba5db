package main

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// A change is what an addition did to the archive.
type change struct {
	platforms, sources, sessions, counts, rulings, claims, sightings int // that were not there

	restated  int                // platforms, sources and sessions that were, and of which more is known now
	conflicts []records.Conflict // values that were not kept
	left      []revision         // what was left out, having been deleted
}

// none reports whether the archive is what it was.
func (c change) none() bool {
	return c.platforms+c.sources+c.sessions+c.counts+c.rulings+c.claims+c.sightings+c.restated == 0
}

// add merges a dossier, and what was seen, into the archive, all of it or nothing. It is a set, as a
// records.Book is, which does the merging: what is added twice stays there once, and
// the same archive comes about whatever the order, but for what is corrected or
// deleted, which stays so. An addition that changes nothing leaves no entry.
func (a *archive) add(ctx context.Context, d records.Dossier, seen []sighting, e entry, at *progress) (done change, err error) {
	err = a.write(ctx, func(t tx) (err error) {
		done, err = t.add(d, seen, e, at)
		return err
	})
	return done, err
}

// count adds one count to a session, both of which must know who they speak of.
func (a *archive) count(ctx context.Context, session string, c attendance.Count, e entry) (done change, err error) {
	if err := c.Validate(); err != nil {
		return done, fault{err}
	}
	err = a.write(ctx, func(t tx) (err error) {
		d := records.Dossier{Evidence: records.Evidence{Sessions: []attendance.Session{{ID: session, Counts: []attendance.Count{c}}}}}
		if err := t.there(kind{name: "count"}.needs(d)); err != nil {
			return err
		}
		if done, err = t.add(d, nil, e, nil); err == nil {
			err = stillGone(done.left)
		}
		return err
	})
	return done, err
}

// stillGone returns an error if something that somebody asks to be there was deleted.
func stillGone(left []revision) error {
	if len(left) == 0 {
		return nil
	}
	what := item{left[0].kind, left[0].id}
	return fault{fmt.Errorf("%s %s was deleted; to have it back: restore %s %s", what.kind, what.short(), what.kind, what.short())}
}

// add is archive.add within a transaction. Whatever d refers to is in it, or has
// been seen to be in the archive.
func (t tx) add(d records.Dossier, seen []sighting, e entry, at *progress) (done change, err error) {
	gone, err := t.gone()
	if err != nil {
		return done, err
	}
	seen, unseen, err := t.seeable(seen, d, gone)
	if err != nil {
		return done, err
	}
	if d, done.left = without(d, gone); len(done.left) == 0 {
		done.left = unseen // of the list of a session that was deleted
	}
	at.stage("merging")
	before, after, conflicts, err := t.merge(d)
	if err != nil {
		return done, err
	}
	done.conflicts = conflicts
	p, err := t.plan(before, after, d.Claims, &done)
	if err == nil {
		err = t.planSightings(&p, seen, &done)
	}
	if err != nil || done.none() {
		return done, err
	}
	e.did = done.String()
	return done, t.carryOut(p, e, at)
}

// merge returns what the archive holds of that which a dossier speaks of, and what
// it is to hold.
func (t tx) merge(d records.Dossier) (before, after records.Evidence, conflicts []records.Conflict, err error) {
	stored, err := t.evidence(scope{idsOf(d.Platforms, platformID), idsOf(d.Sources, sourceID), idsOf(d.Sessions, sessionID)})
	if err != nil {
		return before, after, nil, err
	}
	settled, err := t.settled()
	if err != nil {
		return before, after, nil, err
	}
	var was, is records.Book
	for _, b := range []*records.Book{&was, &is} {
		if _, err := b.Add(stored); err != nil {
			return before, after, nil, fmt.Errorf("the archive is damaged: %w", err)
		}
	}
	if _, err := is.Add(d.Evidence); err != nil {
		return before, after, nil, fault{err}
	}
	before, after = was.Evidence(), is.Evidence()
	if conflicts, err = keepSettled(settled, before, after, d.Evidence, is.Conflicts()); err != nil {
		return before, after, nil, err
	}
	if err := fitTogether(after.Sessions); err != nil {
		return before, after, nil, fault{err}
	}
	return before, after, conflicts, nil
}

// fitTogether returns what is wrong with sessions of which each part was right.
func fitTogether(sessions []attendance.Session) error {
	var wrong []string
	for _, s := range sessions {
		if err := s.Validate(); err != nil {
			for line := range strings.Lines(err.Error()) {
				wrong = append(wrong, fmt.Sprintf("session %q: %s", s.ID, strings.TrimSpace(line)))
			}
		}
	}
	if len(wrong) > 0 {
		return fmt.Errorf("together with what the archive holds, this cannot be:\n%s", strings.Join(wrong, "\n"))
	}
	return nil
}

// eventsLeft returns an error if a claim or a ruling is about an event of which no
// session is left. Events have no table, and so no foreign key tells.
func (t tx) eventsLeft() error {
	var gone []string
	err := t.rows(`SELECT event FROM (SELECT event FROM claims UNION SELECT whole_event FROM claims UNION SELECT event FROM rulings) AS named
		WHERE event IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.event = named.event) ORDER BY event`, nil,
		func(rows *sql.Rows) error {
			var event string
			err := rows.Scan(&event)
			gone = append(gone, fmt.Sprintf("%q", event))
			return err
		})
	if err == nil && len(gone) > 0 {
		err = fault{fmt.Errorf("together with what the archive holds, no session would be left of an event that a claim or a ruling is about: %s", strings.Join(gone, ", "))}
	}
	return err
}

func platformID(p attendance.Platform) string { return p.ID }
func sourceID(s attendance.Source) string     { return s.ID }
func sessionID(s attendance.Session) string   { return s.ID }

// idsOf returns the IDs of items, never nil.
func idsOf[T any](items []T, id func(T) string) []string {
	ids := make([]string, len(items))
	for i, item := range items {
		ids[i] = id(item)
	}
	return ids
}

func byID[T any](items []T, id func(T) string) map[string]T {
	m := make(map[string]T, len(items))
	for _, item := range items {
		m[id(item)] = item
	}
	return m
}

// A plan is the rows that are to be written.
type plan struct {
	platforms, limits, sources, sessions, hosts, tags, counts, rulings, claims, sightings [][]any

	restatedPlatforms, restatedSessions []string
	revisions                           []revision
}

// plan compares what is there with what is to be.
func (t tx) plan(before, after records.Evidence, claims []records.Claim, done *change) (p plan, err error) {
	p.planPlatforms(before.Platforms, after.Platforms, done)
	p.planSources(before.Sources, after.Sources, done)
	p.planSessions(before.Sessions, after.Sessions, done)
	done.counts = len(p.counts)
	if p.rulings, err = t.absent("rulings", rowsOf(after.Rulings, rulingRow)); err != nil {
		return p, err
	}
	done.rulings = len(p.rulings)
	p.claims, err = t.absent("claims", rowsOf(claims, claimRow))
	done.claims = len(p.claims)
	return p, err
}

func (p *plan) planPlatforms(before, after []attendance.Platform, done *change) {
	known := byID(before, platformID)
	for _, is := range after {
		was, there := known[is.ID]
		if there && was.Name == is.Name && was.Venue == is.Venue && slices.Equal(was.Limits, is.Limits) {
			continue
		}
		if tell(there, &done.platforms, &done.restated) {
			p.restatedPlatforms = append(p.restatedPlatforms, is.ID)
			p.restate("platform", is.ID, was, is)
		}
		p.platforms = append(p.platforms, platformRow(is))
		p.limits = append(p.limits, limitRows(is)...)
	}
}

func (p *plan) planSources(before, after []attendance.Source, done *change) {
	known := byID(before, sourceID)
	for _, is := range after {
		was, there := known[is.ID]
		if there && was == is {
			continue
		}
		if tell(there, &done.sources, &done.restated) {
			p.restate("source", is.ID, was, is)
		}
		p.sources = append(p.sources, sourceRow(is))
	}
}

func (p *plan) planSessions(before, after []attendance.Session, done *change) {
	known := byID(before, sessionID)
	for _, is := range after {
		was, there := known[is.ID]
		for _, c := range is.Counts {
			if _, had := slices.BinarySearchFunc(was.Counts, c, attendance.Count.Compare); !had {
				p.counts = append(p.counts, countRow(is.ID, c))
			}
		}
		if there && was.Title == is.Title && was.Platform == is.Platform && was.Event == is.Event && was.Start == is.Start && was.End == is.End &&
			slices.Equal(was.Hosts, is.Hosts) && slices.Equal(was.Tags, is.Tags) {
			continue
		}
		if tell(there, &done.sessions, &done.restated) {
			p.restatedSessions = append(p.restatedSessions, is.ID)
			was.Counts, is.Counts = nil, nil
			p.restate("session", is.ID, was, is)
		}
		p.sessions = append(p.sessions, sessionRow(is))
		p.hosts = append(p.hosts, listRows(is.ID, is.Hosts)...)
		p.tags = append(p.tags, listRows(is.ID, is.Tags)...)
	}
}

// tell counts what is written as new or restated, and reports which.
func tell(there bool, added, restated *int) bool {
	if there {
		*restated++
	} else {
		*added++
	}
	return there
}

// restate notes which fields of an item change.
func (p *plan) restate(kind, id string, was, is any) {
	before, after := fieldsOf(was), fieldsOf(is)
	for _, field := range fieldNames(kind) {
		if a, b := before[field], after[field]; string(a) != string(b) {
			p.revisions = append(p.revisions, revision{kind: kind, id: id, field: field, was: string(a), became: string(b)})
		}
	}
}

// absent returns those of the rows whose key is not in a table, each once.
func (t tx) absent(table string, rows [][]any) ([][]any, error) {
	there := map[string]bool{}
	err := t.each("SELECT key FROM "+table, "key", "key", idsOf(rows, keyOf), func(r *sql.Rows) error {
		var key string
		err := r.Scan(&key)
		there[key] = true
		return err
	})
	return slices.DeleteFunc(rows, func(row []any) bool {
		had := there[keyOf(row)]
		there[keyOf(row)] = true
		return had
	}), err
}

// carryOut writes what is planned, for an entry.
func (t tx) carryOut(p plan, e entry, at *progress) error {
	if e.did == "" {
		e.did = said(p.revisions)
	}
	number, err := t.enter(e)
	if err != nil {
		return err
	}
	at.begin("writing", len(p.platforms)+len(p.limits)+len(p.sources)+len(p.sessions)+len(p.hosts)+len(p.tags)+len(p.counts)+len(p.rulings)+len(p.claims)+len(p.sightings)+len(p.revisions))
	w := writer{tx: t, entry: number, wrote: at.add}
	w.put("platforms", platformColumns, p.platforms)
	w.parts("limits", limitColumns, p.restatedPlatforms, p.limits)
	w.put("sources", sourceColumns, p.sources)
	w.put("sessions", sessionColumns, p.sessions)
	w.parts("hosts", "session, ordinal, host", p.restatedSessions, p.hosts)
	w.parts("tags", "session, ordinal, tag", p.restatedSessions, p.tags)
	w.add("counts", countColumns, p.counts)
	w.add("rulings", rulingColumns, p.rulings)
	w.add("claims", claimColumns, p.claims)
	w.insert("observations", sightingColumns, " ON CONFLICT (session, at, figure, source) DO NOTHING", []any{w.entry}, p.sightings)
	w.revise(p.revisions)
	if w.err != nil {
		return w.err
	}
	at.stage("committing")
	return t.eventsLeft()
}
