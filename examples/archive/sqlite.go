package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// In SQLite a transaction that writes has the file to itself from its first
// statement on (_txlock=immediate), so that it never acts on what another is about
// to change, and one that reads sees the file as it was at its start.
var sqliteDialect = dialect{
	name:    "sqlite",
	sql:     strings.NewReplacer("BIGSERIAL", "INTEGER", "BIGINT", "INTEGER", "TIMESTAMPTZ", "TEXT", "::text", ""),
	unnamed: true,
	reading: sql.TxOptions{ReadOnly: true},
	exists:  "SELECT count(*) > 0 FROM sqlite_schema WHERE type = 'table' AND name = $1",
	any:     "SELECT count(*) > 0 FROM sqlite_schema",
	again:   func(err error) bool { return sqliteCode(err) == sqlite3.SQLITE_BUSY },
}

// sqliteCode returns the primary code of an error of SQLite, or 0.
func sqliteCode(err error) int {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return e.Code() & 0xff
	}
	return 0
}

// openFile opens the archive in a file.
func openFile(ctx context.Context, path string, use access) (*archive, error) {
	mode := "rw"
	if use == toCreate {
		mode = "rwc"
	} else if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fault{fmt.Errorf("there is no archive at %s; import a dossier to make one", path)}
	}
	// Readers and a writer do not wait for each other with a write-ahead log, and
	// with synchronous=FULL a commit outlives a loss of power, too. A statement
	// that is locked out waits for a second before the transaction starts anew.
	a, err := open(ctx, "sqlite", fileName(path, url.Values{
		"mode":          {mode},
		"_txlock":       {"immediate"},
		"_busy_timeout": {"1000"},
		"_foreign_keys": {"on"},
		"_journal_mode": {"WAL"},
		"_synchronous":  {"FULL"},
		"_pragma":       {"cache_size(-" + cacheKiB + ")", "temp_store(memory)"},
	}), sqliteDialect, use)
	if use == toRead && cannotWrite(err) {
		a, err = openReadOnly(ctx, path)
	}
	return a, sqliteCause(err, path, use)
}

// cacheKiB is how much of a file SQLite keeps in memory. An import touches pages all
// over the indexes; with the default, 2 MB, it spends its time writing the same ones
// to the log over and over.
var cacheKiB = "65536" // less where a test is to see pages written before they are committed

// openReadOnly opens a file that SQLite can neither write nor put anything beside,
// which its write-ahead log would need even to be read. It is read as it is,
// and nobody may change it meanwhile.
func openReadOnly(ctx context.Context, path string) (*archive, error) {
	if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
		return nil, errors.New("what was written last is still in the log beside it, which cannot be read without write permission; copy both files to a folder of your own")
	}
	return open(ctx, "sqlite", fileName(path, url.Values{"mode": {"ro"}, "immutable": {"1"}}), sqliteDialect, toRead)
}

func cannotWrite(err error) bool {
	code := sqliteCode(err)
	return code == sqlite3.SQLITE_CANTOPEN || code == sqlite3.SQLITE_READONLY
}

// fileName returns a path as SQLite's URI.
func fileName(path string, options url.Values) string {
	if !filepath.IsAbs(path) {
		path = "./" + path // a name such as :memory: means nothing else
	}
	options.Set("_dqs", "0")
	options.Set("_error_rc", "1")
	options.Set("_time_format", "sqlite")
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + options.Encode()
}

// sqliteCause says why a file cannot be opened or written, of which SQLite only says
// that it cannot.
func sqliteCause(err error, path string, use access) error {
	if !cannotWrite(err) {
		return err
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return errors.New("this is a folder, and not a file")
	}
	_, missing := os.Stat(path)
	flags := os.O_RDONLY
	switch use {
	case toWrite:
		flags = os.O_RDWR
	case toCreate:
		flags = os.O_RDWR | os.O_CREATE
	}
	f, cause := os.OpenFile(path, flags, 0o666)
	if pathError, ok := errors.AsType[*fs.PathError](cause); ok {
		return pathError.Err
	}
	f.Close()
	if missing != nil {
		os.Remove(path)
	}
	return fmt.Errorf("its folder must be writable for the log beside it: %w", err)
}
