package main

import (
	"database/sql"
	"time"
)

// An entry of the history is one thing that somebody did.
type entry struct {
	number int64
	at     time.Time
	who    string
	action action
	file   string // that was imported
	format string
	sum    string // SHA-256 of the file
	did    string // what became of it, in words
	why    string
}

// An action is what an entry is of.
type action string

const (
	imported  action = "import"
	counted   action = "count"
	corrected action = "correct"
	deleted   action = "delete"
	restored  action = "restore"
)

const entryColumns = "at, who, action, file, format, sum, did, why"

// enter adds an entry and returns its number.
func (t tx) enter(e entry) (number int64, err error) {
	args := []any{text(e.who), string(e.action), text(e.file), text(e.format), text(e.sum), text(e.did), text(e.why)}
	for _, arg := range args {
		if _, err := storable(arg); err != nil {
			return 0, fault{err}
		}
	}
	err = t.QueryRowContext(t.ctx, "INSERT INTO entries ("+entryColumns+") VALUES "+tuple(1, 8)+" RETURNING number",
		append([]any{e.at.UTC().Truncate(time.Second)}, args...)...).Scan(&number)
	return number, err
}

// entries returns those whose number is one of numbers, or all if that is nil.
func (t tx) entries(condition string, args ...any) (all []entry, err error) {
	err = t.rows("SELECT number, "+entryColumns+" FROM entries "+condition+" ORDER BY number", args, func(rows *sql.Rows) error {
		var e entry
		err := rows.Scan(&e.number, (*moment)(&e.at), &e.who, (*text)(&e.action), (*text)(&e.file), (*text)(&e.format), (*text)(&e.sum), (*text)(&e.did), (*text)(&e.why))
		all = append(all, e)
		return err
	})
	return all, err
}

// A moment is scanned from what either database has of one.
type moment time.Time

// Scan reads a time, or its text as SQLite has it.
func (m *moment) Scan(src any) error {
	if at, ok := src.(time.Time); ok {
		*m = moment(at.UTC())
		return nil
	}
	var s sql.NullString
	if err := s.Scan(src); err != nil {
		return err
	}
	at, err := time.Parse("2006-01-02 15:04:05.999999999-07:00", s.String)
	*m = moment(at.UTC())
	return err
}

// A revision is what an entry changed of something that was there.
type revision struct {
	entry   int64
	kind    string
	id      string // or the key
	session string // that a count, a ruling or a claim is of
	field   string // "" for all of it
	was     string // in JSON
	became  string
}

const revisionColumns = "entry, kind, id, session, field, was, became"

// revise writes revisions.
func (w *writer) revise(all []revision) {
	rows := make([][]any, len(all))
	for i, r := range all {
		rows[i] = []any{w.entry, r.kind, r.id, text(r.session), text(r.field), text(r.was), text(r.became), i}
	}
	w.insert("revisions", revisionColumns+", ordinal", "", nil, rows)
}

// revisions returns those that meet a condition, in their order.
func (t tx) revisions(condition string, args ...any) (all []revision, err error) {
	err = t.rows("SELECT "+revisionColumns+" FROM revisions "+condition+" ORDER BY entry, ordinal", args, func(rows *sql.Rows) error {
		var r revision
		err := rows.Scan(&r.entry, &r.kind, &r.id, (*text)(&r.session), (*text)(&r.field), (*text)(&r.was), (*text)(&r.became))
		all = append(all, r)
		return err
	})
	return all, err
}

// gone returns what is deleted: of each item that was, the revision that deleted it.
func (t tx) gone() (map[item]revision, error) {
	all, err := t.revisions("WHERE field IS NULL")
	gone := map[item]revision{}
	for _, r := range all {
		if r.was != "" {
			gone[item{r.kind, r.id}] = r
		} else {
			delete(gone, item{r.kind, r.id})
		}
	}
	return gone, err
}

// settled returns the fields that somebody has corrected, of each item. What they say
// stands, whatever is imported.
func (t tx) settled() (map[item][]string, error) {
	all, err := t.revisions("WHERE field IS NOT NULL AND entry IN (SELECT number FROM entries WHERE action = 'correct')")
	fields := map[item][]string{}
	for _, r := range all {
		fields[item{r.kind, r.id}] = append(fields[item{r.kind, r.id}], r.field)
	}
	return fields, err
}
