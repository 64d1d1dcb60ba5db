package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"slices"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib"
)

// In PostgreSQL transactions run side by side, and one that another has got in the
// way of is rolled back, to be done again.
var postgresDialect = dialect{
	name:    "postgres",
	sql:     strings.NewReplacer(" STRICT, WITHOUT ROWID;", ";", " STRICT;", ";"),
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

// openServer opens the archive in a PostgreSQL database. The form of dsn is that of
// libpq: a URL, or key=value pairs.
func openServer(ctx context.Context, dsn string, use access) (*archive, error) {
	a, err := open(ctx, "pgx", dsn, postgresDialect, use)
	if e, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		return nil, connectError(e)
	}
	if e, ok := errors.AsType[*pgconn.ParseConfigError](err); ok {
		return nil, fault{fmt.Errorf("-dsn: %w; want postgres://user@host/database or host=… user=… dbname=…", e)}
	}
	return a, err
}

// connectError says where a server was looked for, and what stood in the way, each
// once: with and without TLS, the driver tries all of it twice.
func connectError(err *pgconn.ConnectError) error {
	as := fmt.Sprintf("as user %q to database %q", err.Config.User, err.Config.Database)
	if err.Config.Database == "" {
		as = fmt.Sprintf("as user %q", err.Config.User)
	}
	return fmt.Errorf("cannot connect to PostgreSQL %s:\n  %s", as, strings.Join(causes(err.Unwrap()), "\n  "))
}

// causes returns the causes of an error that may have several, each once.
func causes(err error) (all []string) {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range several.Unwrap() {
			for _, cause := range causes(one) {
				if !slices.Contains(all, cause) {
					all = append(all, cause)
				}
			}
		}
		return all
	}
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return []string{fmt.Sprintf("%s (SQLSTATE %s)", e.Message, e.Code)}
	}
	if e, ok := errors.AsType[*net.DNSError](err); ok {
		return []string{fmt.Sprintf("%s: %s", e.Name, e.Err)}
	}
	e, ok := errors.AsType[*net.OpError](err)
	switch {
	case !ok || e.Addr == nil:
		return []string{err.Error()}
	case errors.Is(err, syscall.ECONNREFUSED):
		return []string{fmt.Sprintf("%v: the connection was refused; no server listens there", e.Addr)}
	case errors.Is(err, fs.ErrNotExist):
		return []string{fmt.Sprintf("%v: no server listens there; the socket does not exist", e.Addr)}
	case errors.Is(err, os.ErrDeadlineExceeded):
		return []string{fmt.Sprintf("%v: no answer in time", e.Addr)}
	}
	return []string{fmt.Sprintf("%v: %v", e.Addr, e.Err)}
}
