//go:build unix

package main

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// startPostgres starts a PostgreSQL server of its own, on a socket in a temporary
// folder, and returns how to reach it and how to stop it.
func startPostgres() (dsn string, stop func(), err error) {
	stop = func() {}
	initdb, err := postgresProgram("initdb")
	if err != nil {
		return "", stop, err
	}
	postgres, err := postgresProgram("postgres")
	if err != nil {
		return "", stop, err
	}
	folder, err := os.MkdirTemp("", "archive-pg") // short: the path of a socket has some 100 bytes
	if err != nil {
		return "", stop, err
	}
	stop = func() { os.RemoveAll(folder) }
	fail := func(err error) (string, func(), error) {
		stop()
		return "", func() {}, err
	}
	// PostgreSQL refuses to be run by root.
	var as *syscall.SysProcAttr
	if os.Getuid() == 0 {
		var id *syscall.Credential
		if id, err = somebody(); err != nil {
			return fail(err)
		}
		if err := os.Chown(folder, int(id.Uid), int(id.Gid)); err != nil {
			return fail(err)
		}
		as = &syscall.SysProcAttr{Credential: id}
	}
	data := filepath.Join(folder, "data")
	var out bytes.Buffer
	initialize := exec.Command(initdb, "-D", data, "-U", "archive", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	initialize.Dir, initialize.SysProcAttr, initialize.Stdout, initialize.Stderr = folder, as, &out, &out
	if err := initialize.Run(); err != nil {
		return fail(fmt.Errorf("initdb: %w: %s", err, bytes.TrimSpace(out.Bytes())))
	}
	// The shell ends the server once its standard input is closed, even if the test
	// was killed.
	serve := exec.Command("/bin/sh", "-c", `"$@" & read -r _; kill -INT $!; wait`, "sh",
		postgres, "-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=100")
	var said bytes.Buffer
	serve.Dir, serve.SysProcAttr, serve.Stdout, serve.Stderr = folder, as, &said, &said
	stdin, err := serve.StdinPipe()
	if err == nil {
		err = serve.Start()
	}
	if err != nil {
		return fail(err)
	}
	stop = func() {
		stdin.Close()
		serve.Wait()
		os.RemoveAll(folder)
	}
	dsn = "host=" + folder + " user=archive dbname=postgres"
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		return fail(err)
	}
	defer db.Close()
	for start := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		if err = db.Ping(); err == nil {
			return dsn, stop, nil
		}
		if time.Since(start) > 20*time.Second {
			stop()
			return "", func() {}, fmt.Errorf("%w: %s", err, bytes.TrimSpace(said.Bytes()))
		}
	}
}

// postgresProgram finds a program of PostgreSQL, which Debian keeps off the PATH.
func postgresProgram(name string) (string, error) {
	if path, err := exec.LookPath(name); err == nil {
		return path, nil
	}
	for _, pattern := range []string{"/usr/lib/postgresql/*/bin/", "/usr/pgsql-*/bin/", "/usr/local/pgsql/bin/", "/opt/homebrew/opt/postgresql*/bin/"} {
		if found, _ := filepath.Glob(pattern + name); len(found) > 0 {
			return found[len(found)-1], nil
		}
	}
	return "", fmt.Errorf("%s is not installed", name)
}

// somebody returns a user that is not root.
func somebody() (*syscall.Credential, error) {
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.ParseUint(u.Uid, 10, 32)
		if err != nil {
			continue
		}
		gid, err := strconv.ParseUint(u.Gid, 10, 32)
		if err != nil {
			continue
		}
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
	}
	return nil, errors.New("root cannot run it, and there is no user postgres or nobody")
}
