package main

import (
	"crypto/sha256"
	"database/sql/driver"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// The columns of each table that a dossier is read from and written to, without keys.
const (
	platformColumns = "id, name, venue"
	limitColumns    = "platform, ordinal, people, since, kind"
	sourceColumns   = "id, name, role"
	sessionColumns  = "id, title, platform, event, start_date, end_date"
	countColumns    = "session, figure, metric, source, role, date, via, quote, url, figure_text, so_far"
	rulingColumns   = "session, platform, event, metric, tag, during, status, body, date, reason, url, figure, figure_text"
	claimColumns    = "session, platform, event, metric, tag, during, place, figure, previous, margin, ratio, first, claimed_by, claimed_at, quote, url, " +
		"whole_event, top, rival, so_far, ratified, denied, figure_text, previous_text, margin_text, ratio_text, first_text"
)

func platformRow(p attendance.Platform) []any { return []any{p.ID, text(p.Name), mark(p.Venue)} }

func limitRows(p attendance.Platform) (rows [][]any) {
	for i, l := range p.Limits {
		rows = append(rows, []any{p.ID, i, l.People, l.Since, text(l.Kind)})
	}
	return rows
}

func sourceRow(s attendance.Source) []any { return []any{s.ID, text(s.Name), text(s.Role)} }

func sessionRow(s attendance.Session) []any {
	return []any{s.ID, text(s.Title), text(s.Platform), text(s.Event), s.Start, s.End}
}

// listRows returns the rows of a list of a session.
func listRows(session string, items []string) (rows [][]any) {
	for i, item := range items {
		rows = append(rows, []any{session, i, item})
	}
	return rows
}

func countRow(session string, c attendance.Count) []any {
	return keyed([]any{session, c.Figure, text(c.Metric), c.Source, text(c.Role), c.Date, text(c.Via), text(c.Quote), text(c.URL)},
		text(c.Text), mark(c.SoFar))
}

func rulingRow(r records.Ruling) []any {
	c := r.Category
	return keyed([]any{r.Session, text(c.Platform), text(c.Event), text(c.Metric), text(c.Tag), c.During,
		text(r.Status), r.Body, r.Date, text(r.Reason), text(r.URL)}, r.Figure, text(r.Text))
}

func claimRow(c records.Claim) []any {
	in, t := c.Category, c.Text
	return keyed([]any{text(c.Session), text(in.Platform), text(in.Event), text(in.Metric), text(in.Tag), in.During, place(c.Place),
		c.Figure, c.Previous, c.Margin, ratio(c.Ratio), c.First, text(c.By), c.At, text(c.Quote), text(c.URL)},
		text(c.Event), place(c.Top), text(c.Rival), mark(c.SoFar), mark(c.Ratified), mark(c.Denied),
		text(t.Figure), text(t.Previous), text(t.Margin), text(t.Ratio), text(t.First))
}

// rowsOf returns a row of each item.
func rowsOf[T any](items []T, row func(T) []any) [][]any {
	rows := make([][]any, len(items))
	for i, item := range items {
		rows[i] = row(item)
	}
	return rows
}

// keyOf returns the key that a row starts with.
func keyOf(row []any) string { return row[0].(string) }

// keyed returns a row of values behind their key, which is the SHA-256 of each
// value's length and text. Later values came with a later migration: those that are
// not NULL follow, each behind its number, so that the keys of before hold.
func keyed(values []any, later ...any) []any {
	var b []byte
	add := func(s string) {
		b = append(binary.LittleEndian.AppendUint64(b, uint64(len(s))), s...)
	}
	for _, v := range values {
		add(stored(v))
	}
	for i, v := range later {
		if s := stored(v); s != "" {
			add(strconv.Itoa(i))
			add(s)
		}
	}
	sum := sha256.Sum256(b)
	return slices.Concat([]any{hex.EncodeToString(sum[:])}, values, later)
}

// stored returns the text of a value as it is stored, "" for NULL and for one that
// will be refused.
func stored(v any) string {
	var err error
	if valuer, ok := v.(driver.Valuer); ok {
		v, err = valuer.Value()
	}
	switch s, ok := v.(string); {
	case ok:
		return s
	case v == nil || err != nil:
		return ""
	}
	return fmt.Sprint(v)
}
