package main

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"fmt"
	"path"
	"strconv"
	"strings"
)

// The migrations, numbered from 1, are written once, for PostgreSQL and with what
// SQLite has of its own in them (see dialect.sql). One that has been published is not
// changed any more: what it lacks is for the next.
//
//go:embed migrations
var migrationFiles embed.FS

// A migration is a step to the tables as they are now.
type migration struct {
	name string
	sql  string
	sum  string         // SHA-256 of sql
	then func(tx) error // what SQL alone cannot do, or nil
}

// migrations returns them in the words of a dialect, in order.
func (d dialect) migrations() ([]migration, error) {
	entries, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		return nil, err
	}
	all := make([]migration, len(entries))
	for _, e := range entries {
		number, _, _ := strings.Cut(e.Name(), "-")
		version, err := strconv.Atoi(number)
		if err != nil || version < 1 || version > len(all) || all[version-1].name != "" {
			return nil, fmt.Errorf("migration %s: want the numbers from 1, each once", e.Name())
		}
		shared, err := migrationFiles.ReadFile(path.Join("migrations", e.Name()))
		if err != nil {
			return nil, err
		}
		text := d.sql.Replace(string(shared))
		sum := sha256.Sum256([]byte(text))
		all[version-1] = migration{e.Name(), text, hex.EncodeToString(sum[:]), nil}
		if e.Name() == "4-history.sql" {
			all[version-1].then = fill
		}
	}
	return all, nil
}

func (m migration) apply(t tx) error {
	if _, err := t.exec(m.sql); err != nil || m.then == nil {
		return err
	}
	return m.then(t)
}

// migrate brings the tables up to date, all of the way or not at all. Whoever else
// opens the archive meanwhile waits, and finds it done.
func (a *archive) migrate(ctx context.Context, create bool) error {
	all, err := a.migrations()
	if err != nil {
		return err
	}
	var done int
	if err := a.read(ctx, func(t tx) (err error) {
		done, err = a.applied(t, all)
		return err
	}); err != nil || done == len(all) {
		return err
	}
	if done == 0 && !create {
		return fault{fmt.Errorf("there is no archive in this database; import a dossier to make one")}
	}
	return a.transact(ctx, &a.making, func(t tx) error {
		if a.alone != "" {
			if _, err := t.exec(a.alone); err != nil {
				return err
			}
		}
		done, err := a.applied(t, all)
		if err != nil {
			return err
		}
		if done == 0 {
			if _, err := t.exec("CREATE TABLE IF NOT EXISTS archive_migrations (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, sum TEXT NOT NULL)"); err != nil {
				return err
			}
		}
		for i, m := range all[done:] {
			if err := m.apply(t); err != nil {
				return fmt.Errorf("migration %s: %w", m.name, err)
			}
			if _, err := t.exec("INSERT INTO archive_migrations (version, name, sum) VALUES ($1, $2, $3)", done+i+1, m.name, m.sum); err != nil {
				return err
			}
		}
		return nil
	})
}

// applied returns how many of all migrations have been applied. It is an error if
// there are others, or if these have changed since.
func (a *archive) applied(t tx, all []migration) (done int, err error) {
	switch there, err := t.is(a.exists, "archive_migrations"); {
	case err != nil:
		return 0, err
	case !there:
		if others, err := t.is(a.any); err != nil || !others {
			return 0, err
		}
		return 0, fault{fmt.Errorf("this is the database of another program; name a file of its own for the archive")}
	}
	var sums []string
	err = t.rows("SELECT sum FROM archive_migrations ORDER BY version", nil, func(rows *sql.Rows) error {
		sums = append(sums, "")
		return rows.Scan(&sums[len(sums)-1])
	})
	if err != nil {
		return 0, err
	}
	if len(sums) > len(all) {
		return 0, fault{fmt.Errorf("the archive is of a later version of this program: it has had %d migrations, and this version knows %d", len(sums), len(all))}
	}
	for i, sum := range sums {
		if sum != all[i].sum {
			return 0, fault{fmt.Errorf("migration %s is not the one that this archive has had", all[i].name)}
		}
	}
	return len(sums), nil
}
