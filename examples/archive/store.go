package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
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

// A dialect is what one kind of database has of its own. All statements but the
// migrations are common to both: SQLite reads $1 as well as PostgreSQL does.
type dialect struct {
	name    string // the folder of its migrations
	writing sql.TxOptions
	reading sql.TxOptions
	making  sql.TxOptions // of a migration
	alone   string        // makes a transaction the only one that migrates, until it ends
	exists  string        // whether the table $1 does
	any     string        // whether there are tables of anybody's
	again   func(error) bool
}

// In SQLite a transaction that writes has the file to itself from its first
// statement on (_txlock=immediate), so that it never acts on what another is about
// to change, and one that reads sees the file as it was at its start.
var sqliteDialect = dialect{
	name:    "sqlite",
	reading: sql.TxOptions{ReadOnly: true},
	exists:  "SELECT count(*) > 0 FROM sqlite_schema WHERE type = 'table' AND name = $1",
	any:     "SELECT count(*) > 0 FROM sqlite_schema",
	again: func(err error) bool {
		e, ok := errors.AsType[*sqlite.Error](err)
		return ok && e.Code()&0xff == sqlite3.SQLITE_BUSY
	},
}

// In PostgreSQL transactions run side by side, and one that another has got in the
// way of is rolled back, to be done again.
var postgresDialect = dialect{
	name:    "postgres",
	writing: sql.TxOptions{Isolation: sql.LevelSerializable},
	reading: sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true},
	making:  sql.TxOptions{Isolation: sql.LevelReadCommitted}, // whoever waited to be alone must see what the one before has done
	alone:   "SELECT pg_advisory_xact_lock(hashtext('highwater archive'))",
	exists:  "SELECT count(*) > 0 FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1", // to_regclass may answer from before the lock
	any:     "SELECT false",                                                                              // a schema may well be shared
	again: func(err error) bool {
		e, ok := errors.AsType[*pgconn.PgError](err)
		if !ok {
			return false
		}
		switch e.Code {
		case "40001", // serialization_failure
			"40P01", // deadlock_detected
			"23505": // unique_violation: no key is inserted that is known to be there, so another has just been
			return true
		}
		return false
	},
}

// openFile opens the archive in a file, which it makes if create is set.
func openFile(ctx context.Context, path string, create bool) (*archive, error) {
	mode := "rw"
	if create {
		mode = "rwc"
	} else if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fault{fmt.Errorf("there is no archive at %s; import a dossier to make one", path)}
	}
	// Readers and a writer do not wait for each other with a write-ahead log, and
	// with synchronous=FULL a commit outlives a loss of power, too. A statement
	// that is locked out waits for a second before the transaction starts anew.
	if !filepath.IsAbs(path) {
		path = "./" + path // a name such as :memory: means nothing else
	}
	name := "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + url.Values{
		"mode":          {mode},
		"_txlock":       {"immediate"},
		"_busy_timeout": {"1000"},
		"_foreign_keys": {"on"},
		"_journal_mode": {"WAL"},
		"_synchronous":  {"FULL"},
		"_dqs":          {"0"},
		"_error_rc":     {"1"},
	}.Encode()
	return open(ctx, "sqlite", name, sqliteDialect, create)
}

// openServer opens the archive in a PostgreSQL database; create makes its tables
// if there are none. The form of dsn is that of libpq: a URL, or key=value pairs.
func openServer(ctx context.Context, dsn string, create bool) (*archive, error) {
	return open(ctx, "pgx", dsn, postgresDialect, create)
}

func open(ctx context.Context, driver, name string, d dialect, create bool) (*archive, error) {
	db, err := sql.Open(driver, name)
	if err != nil {
		return nil, err
	}
	a := &archive{db, d}
	if err := a.migrate(ctx, create); err != nil {
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
	if err := f(tx{ctx, t}); err != nil {
		return err
	}
	return t.Commit()
}

// A tx is a transaction.
type tx struct {
	ctx context.Context
	*sql.Tx
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
		if err := t.rows(query+" WHERE "+column+" IN "+tuple(1, n)+" ORDER BY "+order, args, scan); err != nil {
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
func tuple(first, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, ", $%d", first+i)
	}
	return "(" + strings.TrimPrefix(b.String(), ", ") + ")"
}

// A fault is an error of what was asked for, not of the database.
type fault struct{ error }

// Unwrap returns the error.
func (f fault) Unwrap() error { return f.error }
