package main

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// onEach runs a test on a new database of each kind, which the flags in target name.
// A PostgreSQL server is that of ARCHIVE_TEST_DSN, or one of its own that needs the
// programs of PostgreSQL alone; without either, the test says why it is skipped.
func onEach(t *testing.T, test func(t *testing.T, target []string)) {
	t.Run("sqlite", func(t *testing.T) {
		test(t, []string{"-file", filepath.Join(t.TempDir(), "archive.db")})
	})
	t.Run("postgres", func(t *testing.T) {
		test(t, []string{"-dsn", newSchema(t)})
	})
}

// openTarget opens the archive that the flags name.
func openTarget(t testing.TB, target []string, use access) *archive {
	t.Helper()
	a, err := tryTarget(target, use)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func tryTarget(target []string, use access) (*archive, error) {
	if target[0] == "-dsn" {
		return openServer(context.Background(), target[1], use)
	}
	return openFile(context.Background(), target[1], use)
}

// server is the PostgreSQL server for the tests, started by the first that asks.
var server = struct {
	once sync.Once
	dsn  string
	stop func()
	why  error // there is none
}{stop: func() {}}

var schemas atomic.Int64

// newSchema returns the DSN of a schema of its own, for the time of the test.
func newSchema(t testing.TB) string {
	t.Helper()
	server.once.Do(func() {
		if server.dsn = os.Getenv("ARCHIVE_TEST_DSN"); server.dsn == "" {
			server.dsn, server.stop, server.why = startPostgres()
		}
	})
	if server.why != nil {
		t.Skipf("no PostgreSQL server: %v; set ARCHIVE_TEST_DSN to use one that runs", server.why)
	}
	db, err := sql.Open("pgx", server.dsn)
	if err != nil {
		t.Fatal(err)
	}
	schema := fmt.Sprintf("archive_test_%d_%d", os.Getpid(), schemas.Add(1))
	if _, err := db.Exec("CREATE SCHEMA " + schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.Exec("DROP SCHEMA " + schema + " CASCADE"); err != nil {
			t.Error(err)
		}
		db.Close()
	})
	if !strings.Contains(server.dsn, "://") {
		return server.dsn + " search_path=" + schema
	}
	u, err := url.Parse(server.dsn)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String()
}

func stopPostgres() { server.stop() }
