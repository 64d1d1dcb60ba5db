package main

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// A change is what an addition did to the archive.
type change struct {
	platforms, sources, sessions, counts, rulings, claims int // that were not there

	restated  int                // platforms, sources and sessions that were, and of which more is known now
	conflicts []records.Conflict // values that were not kept
}

// add merges a dossier into the archive, all of it or nothing. It is a set, as a
// records.Book is, which does the merging: what is added twice stays there once, and
// the same archive comes about whatever the order.
func (a *archive) add(ctx context.Context, d records.Dossier) (done change, err error) {
	err = a.write(ctx, func(t tx) (err error) {
		done, err = t.add(d)
		return err
	})
	return done, err
}

// count adds one count to a session, both of which must know who they speak of.
func (a *archive) count(ctx context.Context, session string, c attendance.Count) (done change, err error) {
	if err := c.Validate(); err != nil {
		return done, fault{err}
	}
	err = a.write(ctx, func(t tx) (err error) {
		for _, known := range []struct{ kind, table, id string }{{"session", "sessions", session}, {"source", "sources", c.Source}, {"source", "sources", c.Via}} {
			there, err := t.is("SELECT count(*) > 0 FROM "+known.table+" WHERE id = $1", known.id)
			if err != nil {
				return err
			}
			if !there && known.id != "" {
				return fault{fmt.Errorf("there is no %s with the ID %q; import a dossier that has it", known.kind, known.id)}
			}
		}
		done, err = t.add(records.Dossier{Evidence: records.Evidence{Sessions: []attendance.Session{{ID: session, Counts: []attendance.Count{c}}}}})
		return err
	})
	return done, err
}

// add is archive.add within a transaction. Whatever d refers to is in it, or has
// been seen to be in the archive.
func (t tx) add(d records.Dossier) (done change, err error) {
	stored, err := t.evidence(scope{idsOf(d.Platforms, platformID), idsOf(d.Sources, sourceID), idsOf(d.Sessions, sessionID)})
	if err != nil {
		return done, err
	}
	var was, is records.Book
	for _, b := range []*records.Book{&was, &is} {
		if _, err := b.Add(stored); err != nil {
			return done, fmt.Errorf("the archive is damaged: %w", err)
		}
	}
	if _, err := is.Add(d.Evidence); err != nil {
		return done, fault{err}
	}
	done.conflicts = is.Conflicts()
	before, after := was.Evidence(), is.Evidence()
	if err := fitTogether(after.Sessions); err != nil {
		return done, fault{err}
	}
	w := writer{tx: t}
	w.platforms(before.Platforms, after.Platforms, &done)
	w.sources(before.Sources, after.Sources, &done)
	w.sessions(before.Sessions, after.Sessions, &done)
	done.rulings = w.add("rulings", "key, "+rulingColumns, rulingRows(after.Rulings))
	done.claims = w.add("claims", "key, "+claimColumns, claimRows(d.Claims))
	if w.err != nil {
		return done, w.err
	}
	return done, t.eventsLeft()
}

// fitTogether returns what is wrong with sessions of which each part was right.
func fitTogether(sessions []attendance.Session) error {
	var wrong []error
	for _, s := range sessions {
		if err := s.Validate(); err != nil {
			wrong = append(wrong, fmt.Errorf("session %q: %w", s.ID, err))
		}
	}
	if err := errors.Join(wrong...); err != nil {
		return fmt.Errorf("together with what the archive holds, this cannot be:\n%w", err)
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

// A writer writes what changed. After an error it writes no more.
type writer struct {
	tx
	err error
}

func (w *writer) platforms(before, after []attendance.Platform, done *change) {
	known := byID(before, platformID)
	var rows, limits [][]any
	var restated []string
	for _, p := range after {
		was, there := known[p.ID]
		if there && was.Name == p.Name && was.Venue == p.Venue && slices.Equal(was.Limits, p.Limits) {
			continue
		}
		if tell(there, &done.platforms, &done.restated) {
			restated = append(restated, p.ID)
		}
		rows = append(rows, []any{p.ID, text(p.Name), mark(p.Venue)})
		for i, l := range p.Limits {
			limits = append(limits, []any{p.ID, i, l.People, l.Since, text(l.Kind)})
		}
	}
	w.put("platforms", "id, name, venue", rows)
	w.delete("limits", "platform", restated)
	w.insert("limits", "platform, ordinal, people, since, kind", "", limits)
}

func (w *writer) sources(before, after []attendance.Source, done *change) {
	known := byID(before, sourceID)
	var rows [][]any
	for _, s := range after {
		was, there := known[s.ID]
		if !there || was != s {
			tell(there, &done.sources, &done.restated)
			rows = append(rows, []any{s.ID, text(s.Name), s.Role})
		}
	}
	w.put("sources", "id, name, role", rows)
}

func (w *writer) sessions(before, after []attendance.Session, done *change) {
	known := byID(before, sessionID)
	var rows, hosts, tags, counts [][]any
	var restated []string
	for _, s := range after {
		was, there := known[s.ID]
		for _, c := range s.Counts {
			if _, had := slices.BinarySearchFunc(was.Counts, c, attendance.Count.Compare); !had {
				counts = append(counts, countRow(s.ID, c))
			}
		}
		if there && was.Title == s.Title && was.Platform == s.Platform && was.Event == s.Event && was.Start == s.Start && was.End == s.End &&
			slices.Equal(was.Hosts, s.Hosts) && slices.Equal(was.Tags, s.Tags) {
			continue
		}
		if tell(there, &done.sessions, &done.restated) {
			restated = append(restated, s.ID)
		}
		rows = append(rows, []any{s.ID, text(s.Title), text(s.Platform), text(s.Event), s.Start, s.End})
		for i, host := range s.Hosts {
			hosts = append(hosts, []any{s.ID, i, host})
		}
		for i, tag := range s.Tags {
			tags = append(tags, []any{s.ID, i, tag})
		}
	}
	w.put("sessions", "id, title, platform, event, start_date, end_date", rows)
	w.delete("hosts", "session", restated)
	w.insert("hosts", "session, ordinal, host", "", hosts)
	w.delete("tags", "session", restated)
	w.insert("tags", "session, ordinal, tag", "", tags)
	done.counts = w.add("counts", "key, "+countColumns, counts)
}

func byID[T any](items []T, id func(T) string) map[string]T {
	m := make(map[string]T, len(items))
	for _, item := range items {
		m[id(item)] = item
	}
	return m
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

// The columns of what is known by all it says, but for its key.
const (
	countColumns  = "session, figure, metric, source, role, date, via, quote, url, figure_text, so_far"
	rulingColumns = "session, platform, event, metric, tag, during, status, body, date, reason, url, figure, figure_text"
	claimColumns  = "session, platform, event, metric, tag, during, place, figure, previous, margin, ratio, first, claimed_by, claimed_at, quote, url, " +
		"whole_event, top, rival, so_far, ratified, denied, figure_text, previous_text, margin_text, ratio_text, first_text"
)

func countRow(session string, c attendance.Count) []any {
	return keyed([]any{session, c.Figure, c.Metric, c.Source, c.Role, c.Date, text(c.Via), text(c.Quote), text(c.URL)},
		text(c.Text), mark(c.SoFar))
}

func rulingRows(rulings []records.Ruling) (rows [][]any) {
	for _, r := range rulings {
		c := r.Category
		rows = append(rows, keyed([]any{r.Session, text(c.Platform), text(c.Event), c.Metric, text(c.Tag), c.During,
			r.Status, r.Body, r.Date, text(r.Reason), text(r.URL)}, r.Figure, text(r.Text)))
	}
	return rows
}

func claimRows(claims []records.Claim) (rows [][]any) {
	for _, c := range claims {
		in, t := c.Category, c.Text
		rows = append(rows, keyed([]any{text(c.Session), text(in.Platform), text(in.Event), in.Metric, text(in.Tag), in.During, place(c.Place),
			c.Figure, c.Previous, c.Margin, c.Ratio, c.First, text(c.By), c.At, text(c.Quote), text(c.URL)},
			text(c.Event), place(c.Top), text(c.Rival), mark(c.SoFar), mark(c.Ratified), mark(c.Denied),
			text(t.Figure), text(t.Previous), text(t.Margin), text(t.Ratio), text(t.First)))
	}
	return rows
}

// keyed returns a row of values behind their key, which is the SHA-256 of each
// value's length and text. Later values came with a later migration: those that are
// not NULL follow, each behind its number, so that the keys of before hold.
func keyed(values []any, later ...any) []any {
	hash := sha256.New()
	write := func(s string) {
		hash.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(s))))
		hash.Write([]byte(s))
	}
	for _, v := range values {
		write(stored(v))
	}
	for i, v := range later {
		if s := stored(v); s != "" {
			write(strconv.Itoa(i))
			write(s)
		}
	}
	return slices.Concat([]any{hex.EncodeToString(hash.Sum(nil))}, values, later)
}

// stored returns the text of a value as it is stored, "" for NULL and for one that
// will be refused.
func stored(v any) string {
	var err error
	if valuer, ok := v.(driver.Valuer); ok {
		v, err = valuer.Value()
	}
	if v == nil || err != nil {
		return ""
	}
	return fmt.Sprint(v)
}

// put inserts rows, or replaces those with the same ID, which is their first column.
func (w *writer) put(table, columns string, rows [][]any) {
	var set []string
	for _, column := range strings.Split(columns, ", ")[1:] {
		set = append(set, column+" = excluded."+column)
	}
	w.insert(table, columns, " ON CONFLICT (id) DO UPDATE SET "+strings.Join(set, ", "), rows)
}

// add inserts those of the rows whose key is not there, and returns how many.
func (w *writer) add(table, columns string, rows [][]any) int {
	return w.insert(table, columns, " ON CONFLICT (key) DO NOTHING", rows)
}

// insert inserts rows and returns how many were.
func (w *writer) insert(table, columns, conflict string, rows [][]any) (inserted int) {
	names := strings.Split(columns, ", ")
	for len(rows) > 0 && w.err == nil {
		n := min(len(rows), chunk)
		var values strings.Builder
		var args []any
		for i, row := range rows[:n] {
			if i > 0 {
				values.WriteString(", ")
			}
			values.WriteString(tuple(len(args)+1, len(names)))
			args = append(args, row...)
			for k, v := range row {
				if w.err = storable(v); w.err != nil {
					w.err = fault{fmt.Errorf("%s: %s: %w", table, names[k], w.err)}
					return inserted
				}
			}
		}
		var added int64
		if added, w.err = w.exec("INSERT INTO "+table+" ("+columns+") VALUES "+values.String()+conflict, args...); w.err != nil {
			w.err = fmt.Errorf("%s: %w", table, w.err)
		}
		inserted += int(added)
		rows = rows[n:]
	}
	return inserted
}

// delete deletes the rows in which a column is one of ids.
func (w *writer) delete(table, column string, ids []string) {
	for len(ids) > 0 && w.err == nil {
		n := min(len(ids), chunk)
		args := make([]any, n)
		for i, id := range ids[:n] {
			args[i] = id
		}
		_, w.err = w.exec("DELETE FROM "+table+" WHERE "+column+" IN "+tuple(1, n), args...)
		ids = ids[n:]
	}
}

// storable returns an error if a value is a text that some database would refuse
// or change.
func storable(v any) error {
	if valuer, ok := v.(driver.Valuer); ok {
		var err error
		if v, err = valuer.Value(); err != nil {
			return err
		}
	}
	switch s, _ := v.(string); {
	case strings.ContainsRune(s, 0):
		return fmt.Errorf("%q has a NUL character, which PostgreSQL cannot store; leave it out", shortened(s))
	case !utf8.ValidString(s):
		return errors.New("the text is not in UTF-8")
	}
	return nil
}

func shortened(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
