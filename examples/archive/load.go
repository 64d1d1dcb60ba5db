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

// Scan reads text or NULL.
func (s *text) Scan(src any) error {
	var n sql.NullString
	err := n.Scan(src)
	*s = text(n.String)
	return err
}

// A ratio is one as text, "2.9 times", or NULL where none is claimed.
type ratio records.Times

// Value returns the text or nil.
func (r ratio) Value() (driver.Value, error) {
	s, err := records.Times(r).MarshalText()
	if err != nil {
		return nil, err
	}
	return text(s).Value()
}

// Scan reads what Value returns.
func (r *ratio) Scan(src any) error {
	var s text
	if err := s.Scan(src); err != nil {
		return err
	}
	return (*records.Times)(r).UnmarshalText([]byte(s))
}

// A mark is 1, or NULL where it is not set.
type mark bool

// Value returns 1 or nil.
func (m mark) Value() (driver.Value, error) {
	if !m {
		return nil, nil
	}
	return int64(1), nil
}

// Scan reads 1 or NULL.
func (f *mark) Scan(src any) error {
	var n sql.NullInt64
	err := n.Scan(src)
	*f = n.Int64 != 0
	return err
}

// A place is a number from 1, or NULL where it is 0.
type place int

// Value returns the number or nil.
func (p place) Value() (driver.Value, error) {
	if p == 0 {
		return nil, nil
	}
	return int64(p), nil
}

// Scan reads a number or NULL.
func (p *place) Scan(src any) error {
	var n sql.NullInt64
	err := n.Scan(src)
	*p = place(n.Int64)
	return err
}

// evidence loads platforms, sources and sessions with all that is in them.
func (t tx) evidence(in scope) (ev records.Evidence, err error) {
	platforms, sessions := map[string]int{}, map[string]int{}
	var id string // of what a row belongs to
	for _, q := range []struct {
		query, column, order string
		ids                  []string
		scan                 func(*sql.Rows) error
	}{
		{"SELECT " + platformColumns + " FROM platforms", "id", "id", in.platforms, func(rows *sql.Rows) error {
			var p attendance.Platform
			err := rows.Scan(&p.ID, (*text)(&p.Name), (*mark)(&p.Venue))
			platforms[p.ID] = len(ev.Platforms)
			ev.Platforms = append(ev.Platforms, p)
			return err
		}},
		{"SELECT platform, people, since, kind FROM limits", "platform", "platform, ordinal", in.platforms, func(rows *sql.Rows) error {
			var l attendance.Limit
			err := rows.Scan(&id, &l.People, &l.Since, &l.Kind)
			return into(ev.Platforms, platforms, id, err, func(p *attendance.Platform) { p.Limits = append(p.Limits, l) })
		}},
		{"SELECT " + sourceColumns + " FROM sources", "id", "id", in.sources, func(rows *sql.Rows) error {
			var s attendance.Source
			err := rows.Scan(&s.ID, (*text)(&s.Name), (*text)(&s.Role))
			ev.Sources = append(ev.Sources, s)
			return err
		}},
		{"SELECT " + sessionColumns + " FROM sessions", "id", "id", in.sessions, func(rows *sql.Rows) error {
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
		{"SELECT " + countColumns + " FROM counts", "session", "key", in.sessions, func(rows *sql.Rows) error {
			var c attendance.Count
			err := rows.Scan(&id, &c.Figure, (*text)(&c.Metric), &c.Source, (*text)(&c.Role), &c.Date, (*text)(&c.Via), (*text)(&c.Quote), (*text)(&c.URL), (*text)(&c.Text), (*mark)(&c.SoFar))
			return into(ev.Sessions, sessions, id, err, func(s *attendance.Session) { s.Counts = append(s.Counts, c) })
		}},
	} {
		if err := t.each(q.query, q.column, q.order, q.ids, q.scan); err != nil {
			return records.Evidence{}, fmt.Errorf("%s: %w", q.query, err)
		}
	}
	return ev, nil
}

// worded leaves out what is there with the published words as well: an archive of
// the first two migrations has kept none, and they come when its dossiers are
// imported again.
func worded[T comparable](all []T, without func(T) T) []T {
	have := map[T]bool{}
	for _, item := range all {
		if bare := without(item); bare != item {
			have[bare] = true
		}
	}
	return slices.DeleteFunc(all, func(item T) bool { return have[item] })
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

// rulings loads those with the keys, or all if that is nil.
func (t tx) rulings(keys []string) (all []records.Ruling, err error) {
	err = t.each("SELECT "+rulingColumns+" FROM rulings", "key", "key", keys, func(rows *sql.Rows) error {
		var r records.Ruling
		c := &r.Category
		err := rows.Scan(&r.Session, (*text)(&c.Platform), (*text)(&c.Event), (*text)(&c.Metric), (*text)(&c.Tag), &c.During,
			(*text)(&r.Status), &r.Body, &r.Date, (*text)(&r.Reason), (*text)(&r.URL), &r.Figure, (*text)(&r.Text))
		all = append(all, r)
		return err
	})
	return all, about("rulings", err)
}

// claims loads those with the keys, or all if that is nil.
func (t tx) claims(keys []string) (all []records.Claim, err error) {
	err = t.each("SELECT "+claimColumns+" FROM claims", "key", "key", keys, func(rows *sql.Rows) error {
		var c records.Claim
		in, t := &c.Category, &c.Text
		err := rows.Scan((*text)(&c.Session), (*text)(&in.Platform), (*text)(&in.Event), (*text)(&in.Metric), (*text)(&in.Tag), &in.During,
			(*place)(&c.Place), &c.Figure, &c.Previous, &c.Margin, (*ratio)(&c.Ratio), &c.First, (*text)(&c.By), &c.At, (*text)(&c.Quote), (*text)(&c.URL),
			(*text)(&c.Event), (*place)(&c.Top), (*text)(&c.Rival), (*mark)(&c.SoFar), (*mark)(&c.Ratified), (*mark)(&c.Denied),
			(*text)(&t.Figure), (*text)(&t.Previous), (*text)(&t.Margin), (*text)(&t.Ratio), (*text)(&t.First))
		all = append(all, c)
		return err
	})
	return all, about("claims", err)
}

// about says what was being read where it failed.
func about(what string, err error) error {
	if err != nil {
		err = fmt.Errorf("%s: %w", what, err)
	}
	return err
}

// dossier loads all there is, in canonical order: the same evidence and claims are
// the same dossier, whichever way they came.
func (t tx) dossier() (d records.Dossier, err error) {
	ev, err := t.evidence(scope{})
	if err != nil {
		return d, err
	}
	if ev.Rulings, err = t.rulings(nil); err != nil {
		return d, err
	}
	if d.Claims, err = t.claims(nil); err != nil {
		return d, err
	}
	for i := range ev.Sessions {
		s := &ev.Sessions[i]
		s.Counts = worded(s.Counts, func(c attendance.Count) attendance.Count { c.Text = ""; return c })
	}
	ev.Rulings = worded(ev.Rulings, func(r records.Ruling) records.Ruling { r.Text = ""; return r })
	d.Claims = worded(d.Claims, func(c records.Claim) records.Claim { c.Text = records.ClaimText{}; return c })
	var book records.Book
	if _, err := book.Add(ev); err != nil {
		return d, fmt.Errorf("the archive is damaged: %w", err)
	}
	d.Evidence = book.Evidence()
	// Claims of one session by their category, date and author; the order of their
	// keys settles the rest.
	slices.SortStableFunc(d.Claims, func(a, b records.Claim) int {
		return cmp.Or(cmp.Compare(a.Session, b.Session), cmp.Compare(a.Event, b.Event), a.Category.Compare(b.Category), cmp.Compare(a.At.Start, b.At.Start),
			cmp.Compare(a.At.End, b.At.End), cmp.Compare(a.By, b.By))
	})
	return d, nil
}
