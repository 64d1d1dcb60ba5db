package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestConnections: what stands in the way of a connection is told, once.
func TestConnections(t *testing.T) {
	for _, c := range []struct {
		dsn  string
		code int
		want string
	}{
		{"postgres://eve:secret@127.0.0.1:1/none", 1, "archive: cannot connect to PostgreSQL as user \"eve\" to database \"none\":\narchive:   127.0.0.1:1: the connection was refused; no server listens there\n"},
		{"postgres://eve@127.0.0.1:1,127.0.0.1:2/", 1, "archive: cannot connect to PostgreSQL as user \"eve\":\narchive:   127.0.0.1:1: the connection was refused; no server listens there\narchive:   127.0.0.1:2: the connection was refused; no server listens there\n"},
		{"host=/nowhere user=eve", 1, "archive: cannot connect to PostgreSQL as user \"eve\":\narchive:   /nowhere/.s.PGSQL.5432: no server listens there; the socket does not exist\n"},
		{"garbage", 2, "archive: -dsn: cannot parse `garbage`: failed to parse as keyword/value (invalid keyword/value); want postgres://user@host/database or host=… user=… dbname=…\n"},
	} {
		t.Setenv("PGDATABASE", "")
		code, _, stderr := call(t, "", "-dsn", c.dsn, "board")
		if d := cmp.Diff(c.want, stderr); d != "" || code != c.code {
			t.Errorf("%s: exit status %d (-want +got)\n%s", c.dsn, code, d)
		}
	}
	dsn := newSchema(t)
	if code, _, stderr := call(t, "", "-dsn", dsn+" dbname=none", "board"); code != 1 || stderr != "archive: cannot connect to PostgreSQL as user \"archive\" to database \"none\":\narchive:   database \"none\" does not exist (SQLSTATE 3D000)\n" {
		t.Errorf("exit status %d: %s", code, stderr)
	}
}
