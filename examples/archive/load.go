package main

import (
	"cmp"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"slices"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// What is loaded: platforms, sources and sessions by their IDs. Nil stands for all,
// and a slice that is only empty for none.
type scope struct{ platforms, sources, sessions []string }

// A text is a string of which "" is NULL.
type text string

// Value returns the string, or nil.
func (s text) Value() (driver.Value, error) {
	if s == "" {
		return nil, nil
	}
	return string(s), nil
}

// Scan reads text or NULL, as a metric does, which is any text, too.
func (s *text) Scan(src any) error { return (*attendance.Metric)(s).Scan(src) }

// evidence loads platforms, sources and sessions with all that is in them.
func (t tx) evidence(in scope) (ev records.Evidence, err error) {
	platforms, sessions := map[string]int{}, map[string]int{}
	var id string // of what a row belongs to
	for _, q := range []struct {
		query, column, order string
		ids                  []string
		scan                 func(*sql.Rows) error
	}{
		{"SELECT id, name FROM platforms", "id", "id", in.platforms, func(rows *sql.Rows) error {
			var p attendance.Platform
			err := rows.Scan(&p.ID, (*text)(&p.Name))
			platforms[p.ID] = len(ev.Platforms)
			ev.Platforms = append(ev.Platforms, p)
			return err
		}},
		{"SELECT platform, people, since, kind FROM limits", "platform", "platform, ordinal", in.platforms, func(rows *sql.Rows) error {
			var l attendance.Limit
			err := rows.Scan(&id, &l.People, &l.Since, &l.Kind)
			return into(ev.Platforms, platforms, id, err, func(p *attendance.Platform) { p.Limits = append(p.Limits, l) })
		}},
		{"SELECT id, name, role FROM sources", "id", "id", in.sources, func(rows *sql.Rows) error {
			var s attendance.Source
			err := rows.Scan(&s.ID, (*text)(&s.Name), &s.Role)
			ev.Sources = append(ev.Sources, s)
			return err
		}},
		{"SELECT id, title, platform, event, start_date, end_date FROM sessions", "id", "id", in.sessions, func(rows *sql.Rows) error {
			var s attendance.Session
			err := rows.Scan(&s.ID, (*text)(&s.Title), (*text)(&s.Platform), (*text)(&s.Event), &s.Start, &s.End)
			sessions[s.ID] = len(ev.Sessions)
			ev.Sessions = append(ev.Sessions, s)
			return err
		}},
		{"SELECT session, host FROM hosts", "session", "session, ordinal", in.sessions, func(rows *sql.Rows) error {
			var host string
			err := rows.Scan(&id, &host)
			return into(ev.Sessions, sessions, id, err, func(s *attendance.Session) { s.Hosts = append(s.Hosts, host) })
		}},
		{"SELECT session, tag FROM tags", "session", "session, ordinal", in.sessions, func(rows *sql.Rows) error {
			var tag string
			err := rows.Scan(&id, &tag)
			return into(ev.Sessions, sessions, id, err, func(s *attendance.Session) { s.Tags = append(s.Tags, tag) })
		}},
		{"SELECT session, figure, metric, source, role, date, via, quote, url FROM counts", "session", "key", in.sessions, func(rows *sql.Rows) error {
			var c attendance.Count
			err := rows.Scan(&id, &c.Figure, &c.Metric, &c.Source, &c.Role, &c.Date, (*text)(&c.Via), (*text)(&c.Quote), (*text)(&c.URL))
			return into(ev.Sessions, sessions, id, err, func(s *attendance.Session) { s.Counts = append(s.Counts, c) })
		}},
	} {
		if err := t.each(q.query, q.column, q.order, q.ids, q.scan); err != nil {
			return records.Evidence{}, fmt.Errorf("%s: %w", q.query, err)
		}
	}
	return ev, nil
}

// into does something to the item with an ID, unless reading what to do failed.
func into[T any](items []T, index map[string]int, id string, err error, do func(*T)) error {
	if err != nil {
		return err
	}
	i, ok := index[id]
	if !ok {
		return fmt.Errorf("there is nothing with the ID %q", id)
	}
	do(&items[i])
	return nil
}

// dossier loads all there is, in canonical order: the same evidence and claims are
// the same dossier, whichever way they came.
func (t tx) dossier() (d records.Dossier, err error) {
	ev, err := t.evidence(scope{})
	if err != nil {
		return d, err
	}
	err = t.each("SELECT session, platform, event, metric, tag, during, status, body, date, reason, url FROM rulings", "", "key", nil, func(rows *sql.Rows) error {
		var r records.Ruling
		c := &r.Category
		err := rows.Scan(&r.Session, (*text)(&c.Platform), (*text)(&c.Event), &c.Metric, (*text)(&c.Tag), &c.During,
			&r.Status, &r.Body, &r.Date, (*text)(&r.Reason), (*text)(&r.URL))
		ev.Rulings = append(ev.Rulings, r)
		return err
	})
	if err != nil {
		return d, fmt.Errorf("rulings: %w", err)
	}
	err = t.each("SELECT session, platform, event, metric, tag, during, place, figure, previous, margin, ratio, first, claimed_by, claimed_at, quote, url FROM claims", "", "key", nil, func(rows *sql.Rows) error {
		var c records.Claim
		var place sql.NullInt64
		in := &c.Category
		err := rows.Scan(&c.Session, (*text)(&in.Platform), (*text)(&in.Event), &in.Metric, (*text)(&in.Tag), &in.During,
			&place, &c.Figure, &c.Previous, &c.Margin, &c.Ratio, &c.First, (*text)(&c.By), &c.At, (*text)(&c.Quote), (*text)(&c.URL))
		c.Place = int(place.Int64)
		d.Claims = append(d.Claims, c)
		return err
	})
	if err != nil {
		return d, fmt.Errorf("claims: %w", err)
	}
	var book records.Book
	if _, err := book.Add(ev); err != nil {
		return d, fmt.Errorf("the archive is damaged: %w", err)
	}
	d.Evidence = book.Evidence()
	// Claims of one session by their category, date and author; the order of their
	// keys settles the rest.
	slices.SortStableFunc(d.Claims, func(a, b records.Claim) int {
		return cmp.Or(cmp.Compare(a.Session, b.Session), a.Category.Compare(b.Category), cmp.Compare(a.At.Start, b.At.Start),
			cmp.Compare(a.At.End, b.At.End), cmp.Compare(a.By, b.By))
	})
	return d, nil
}
