package main

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A writer writes rows for an entry of the history. After an error it writes no more.
type writer struct {
	tx
	entry int64
	wrote func(rows int) // is told of rows that were written
	err   error
}

// put inserts rows, or replaces those with the same ID, which is their first column.
func (w *writer) put(table, columns string, rows [][]any) {
	if len(rows) == 0 {
		return
	}
	var set []string
	for _, column := range allColumns(columns, rows[0])[1:] {
		set = append(set, column+" = excluded."+column)
	}
	w.insert(table, columns, " ON CONFLICT (id) DO UPDATE SET "+strings.Join(set, ", "), []any{w.entry}, rows)
}

// add inserts those of the rows whose key is not there.
func (w *writer) add(table, columns string, rows [][]any) {
	w.insert(table, "key, "+columns, " ON CONFLICT (key) DO NOTHING", []any{w.entry}, rows)
}

// parts replaces the rows of lists of items, of those that were there before.
func (w *writer) parts(table, columns string, before []string, rows [][]any) {
	owner, _, _ := strings.Cut(columns, ",")
	w.delete(table, owner, before)
	w.insert(table, columns, "", nil, rows)
}

// allColumns returns the columns of a row, and after them those beside them.
func allColumns(columns string, row []any) []string {
	names := strings.Split(columns, ", ")
	for i, v := range row {
		names = append(names, besides(names[i], v)...)
	}
	return names
}

// insert inserts rows, with what stands beside their values, and the entry where that
// is one of the columns.
func (w *writer) insert(table, columns, conflict string, entry []any, rows [][]any) {
	if len(rows) == 0 || w.err != nil {
		return
	}
	names := allColumns(columns, rows[0])
	into := "INSERT INTO " + table + " (" + strings.Join(names, ", ")
	if entry != nil {
		into += ", entry"
	}
	into += ") VALUES "
	var insert *sql.Stmt // for as many rows as one takes
	defer func() {
		if insert != nil {
			insert.Close()
		}
	}()
	var args []any
	for part := range slices.Chunk(rows, chunk) {
		args = args[:0]
		for _, row := range part {
			if args, w.err = appendPlain(args, row, names); w.err != nil {
				w.err = fault{fmt.Errorf("%s: %w", table, w.err)}
				return
			}
			args = append(args, entry...)
		}
		if insert == nil || len(part) < chunk {
			if insert != nil {
				insert.Close()
			}
			insert, w.err = w.PrepareContext(w.ctx, into+w.tuples(len(part), len(args)/len(part))+conflict)
		}
		if w.err == nil {
			_, w.err = insert.ExecContext(w.ctx, args...)
		}
		if w.err != nil {
			w.err = fmt.Errorf("%s: %w", table, w.err)
			return
		}
		w.wrote(len(part))
	}
}

// tuples returns parameters for n rows.
func (w *writer) tuples(n, columns int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = parameters(1+i*columns, columns, w.dialect.unnamed)
	}
	return strings.Join(all, ", ")
}

// appendPlain appends a row as a driver takes it, and what stands beside its values.
func appendPlain(args, row []any, names []string) ([]any, error) {
	for i, v := range row {
		plain, err := storable(v)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", names[i], err)
		}
		args = append(args, plain)
	}
	for _, v := range row {
		args = appendBeside(args, v)
	}
	return args, nil
}

// delete deletes the rows in which a column is one of ids.
func (w *writer) delete(table, column string, ids []string) {
	for part := range slices.Chunk(ids, chunk) {
		if w.err != nil {
			return
		}
		args := make([]any, len(part))
		for i, id := range part {
			args[i] = id
		}
		_, w.err = w.exec("DELETE FROM "+table+" WHERE "+column+" IN "+parameters(1, len(part), w.dialect.unnamed), args...)
	}
}

// storable returns a value as a driver takes it, and an error if it is a text that
// some database would refuse or change.
func storable(v any) (any, error) {
	if valuer, ok := v.(driver.Valuer); ok {
		var err error
		if v, err = valuer.Value(); err != nil {
			return nil, err
		}
	}
	switch s, _ := v.(string); {
	case strings.IndexByte(s, 0) >= 0:
		return nil, fmt.Errorf("%q has a NUL character, which PostgreSQL cannot store; leave it out", shortened(s))
	case !utf8.ValidString(s):
		return nil, errors.New("the text is not in UTF-8")
	}
	return v, nil
}

func shortened(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
