package main

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

// patience is how long a transaction is tried while others are in its way.
const patience = 30 * time.Second

// An archive is evidence and claims in a database. What it holds is a valid
// dossier, always: whatever would make it another is refused. It may be used by
// any number of goroutines and processes at once.
type archive struct {
	db *sql.DB
	dialect
}

// A dialect is what one kind of database has of its own. All other statements are
// common to both: SQLite reads $1 as well as PostgreSQL does.
type dialect struct {
	name    string
	sql     *strings.Replacer // makes a migration of what both share
	unnamed bool              // parameters are best written ?; SQLite takes time quadratic in how many have names
	writing sql.TxOptions
	reading sql.TxOptions
	making  sql.TxOptions // of a migration
	alone   string        // makes a transaction the only one that migrates, until it ends
	exists  string        // whether the table $1 does
	any     string        // whether there are tables of anybody's
	again   func(error) bool
}

// What an archive is opened for.
type access int

const (
	toRead   access = iota
	toWrite         // what is there
	toCreate        // as well, and to be made if it is not there
)

func open(ctx context.Context, driver, name string, d dialect, use access) (*archive, error) {
	db, err := sql.Open(driver, name)
	if err != nil {
		return nil, err
	}
	a := &archive{db, d}
	if err := a.migrate(ctx, use == toCreate); err != nil {
		db.Close()
		return nil, err
	}
	return a, nil
}

func (a *archive) Close() error { return a.db.Close() }

// write runs f in a transaction and commits what it did, unless f fails: then
// nothing of it was done. f is run again where another transaction was in the way,
// and so must set what it returns anew.
//
// If the connection is lost while a transaction is being committed, nobody knows
// whether it was. It can be done again without harm: what is there already stays
// there once.
func (a *archive) write(ctx context.Context, f func(tx) error) error {
	return a.transact(ctx, &a.writing, f)
}

// read runs f in a transaction that sees the archive as it is at one moment.
func (a *archive) read(ctx context.Context, f func(tx) error) error {
	return a.transact(ctx, &a.reading, f)
}

func (a *archive) transact(ctx context.Context, o *sql.TxOptions, f func(tx) error) error {
	start := time.Now()
	for wait := time.Millisecond; ; wait = min(2*wait, 64*time.Millisecond) {
		err := a.once(ctx, o, f)
		if err == nil || !a.again(err) {
			return err
		}
		if time.Since(start) > patience {
			return fmt.Errorf("others kept the archive busy for %v; try again later: %w", patience, err)
		}
		time.Sleep(wait/2 + rand.N(wait)) // not all at once again
	}
}

func (a *archive) once(ctx context.Context, o *sql.TxOptions, f func(tx) error) error {
	t, err := a.db.BeginTx(ctx, o)
	if err != nil {
		return err
	}
	defer t.Rollback() // does nothing after a commit
	if err := f(tx{ctx, t, &a.dialect}); err != nil {
		return err
	}
	return t.Commit()
}

// A tx is a transaction.
type tx struct {
	ctx context.Context
	*sql.Tx
	dialect *dialect
}

// exec runs a statement and returns how many rows it changed.
func (t tx) exec(statement string, args ...any) (int64, error) {
	result, err := t.ExecContext(t.ctx, statement, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// is answers a question of yes or no.
func (t tx) is(query string, args ...any) (yes bool, err error) {
	err = t.QueryRowContext(t.ctx, query, args...).Scan(&yes)
	return yes, err
}

// chunk is how many rows or IDs one statement takes. Beyond some hundreds nothing
// is gained, and databases take only so many parameters.
const chunk = 100

// each runs a query on the rows in which a column is one of ids, or on all rows if
// ids is nil, and calls scan for each of them.
func (t tx) each(query, column, order string, ids []string, scan func(*sql.Rows) error) error {
	if ids == nil {
		return t.rows(query+" ORDER BY "+order, nil, scan)
	}
	for len(ids) > 0 {
		n := min(len(ids), chunk)
		args := make([]any, n)
		for i, id := range ids[:n] {
			args[i] = id
		}
		if err := t.rows(query+" WHERE "+column+" IN "+parameters(1, n, t.dialect.unnamed)+" ORDER BY "+order, args, scan); err != nil {
			return err
		}
		ids = ids[n:]
	}
	return nil
}

func (t tx) rows(query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := t.QueryContext(t.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// tuple returns n parameters from a first on: "($1, $2, $3)".
func tuple(first, n int) string { return parameters(first, n, false) }

func parameters(first, n int, unnamed bool) string {
	b := []byte{'('}
	for i := range n {
		if i > 0 {
			b = append(b, ", "...)
		}
		if unnamed {
			b = append(b, '?')
		} else {
			b = strconv.AppendInt(append(b, '$'), int64(first+i), 10)
		}
	}
	return string(append(b, ')'))
}

// A fault is an error of what was asked for, not of the database.
type fault struct{ error }

// Unwrap returns the error.
func (f fault) Unwrap() error { return f.error }
