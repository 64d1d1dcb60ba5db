//go:build unix

package main

import (
	"database/sql"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// asReader runs the program as somebody who may only read. Permissions do not hold
// root back, so as root it is run as another user.
func asReader(t *testing.T, args ...string) (code int, out string) {
	t.Helper()
	cmd := process(t, rooms, args...)
	if os.Getuid() == 0 {
		id, err := somebody()
		if err != nil {
			t.Skip(err)
		}
		// The test binary is where only root may look.
		program := filepath.Join(readable(t, t.TempDir()), "archive")
		data, err := os.ReadFile(cmd.Path)
		if err == nil {
			err = os.WriteFile(program, data, 0o755)
		}
		if err != nil {
			t.Fatal(err)
		}
		cmd.Path, cmd.Args[0], cmd.SysProcAttr = program, program, &syscall.SysProcAttr{Credential: id}
	}
	said, err := cmd.CombinedOutput()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(said)
}

// readable lets everybody look into a folder of a test.
func readable(t *testing.T, folder string) string {
	t.Helper()
	for f := folder; strings.HasPrefix(f, os.TempDir()+"/"); f = filepath.Dir(f) {
		if err := os.Chmod(f, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestReadOnlyFile(t *testing.T) {
	folder := readable(t, t.TempDir())
	file := filepath.Join(folder, "archive.db")
	must(t, rooms, "-file", file, "import", "-")
	want := must(t, "", "-file", file, "export")
	lock := func(mode os.FileMode) {
		if err := os.Chmod(folder, mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(file, 0o444); err != nil {
		t.Fatal(err)
	}
	lock(0o555)
	t.Cleanup(func() { lock(0o755) })
	if code, out := asReader(t, "-file", file, "export"); code != 0 || out != want {
		t.Errorf("exit status %d: %s", code, out)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"-file", file, "import", "-"}, "archive: " + file + ": permission denied\n"},
		{[]string{"-file", file, "delete", "source", "c"}, "archive: " + file + ": permission denied\n"},
		{[]string{"-file", filepath.Join(folder, "new.db"), "import", "-"}, "archive: " + folder + "/new.db: permission denied\n"},
		{[]string{"-file", filepath.Join(folder, "none/new.db"), "import", "-"}, "archive: " + folder + "/none/new.db: no such file or directory\n"},
	} {
		if code, out := asReader(t, c.args...); code != 1 || out != c.want {
			t.Errorf("%q: exit status %d: %s", c.args, code, out)
		}
	}
	if err := os.WriteFile(file+"-wal", []byte("something"), 0o444); err == nil { // as root alone
		if code, out := asReader(t, "-file", file, "export"); code != 1 || !strings.Contains(out, "what was written last is still in the log beside it") {
			t.Errorf("exit status %d: %s", code, out)
		}
	}
}

func TestReadOnlyServer(t *testing.T) {
	dsn := newSchema(t)
	must(t, rooms, "-dsn", dsn, "import", "-")
	want := must(t, "", "-dsn", dsn, "export")
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range []string{
		"CREATE ROLE archive_reader LOGIN",
		"DO $$ BEGIN EXECUTE 'GRANT USAGE ON SCHEMA ' || current_schema() || ' TO archive_reader'; EXECUTE 'GRANT SELECT ON ALL TABLES IN SCHEMA ' || current_schema() || ' TO archive_reader'; END $$",
	} {
		if _, err := db.Exec(statement); err != nil {
			t.Skip(err)
		}
	}
	t.Cleanup(func() {
		if _, err := db.Exec("DROP OWNED BY archive_reader"); err == nil {
			_, _ = db.Exec("DROP ROLE archive_reader")
		}
	})
	if !strings.Contains(dsn, "user=archive ") {
		t.Skip("the server is not one of the test's own")
	}
	reader := strings.Replace(dsn, "user=archive ", "user=archive_reader ", 1)
	if got := must(t, "", "-dsn", reader, "export"); got != want {
		t.Errorf("read otherwise: %s", got)
	}
	code, _, stderr := call(t, `{"sources":[{"id":"new"}]}`, "-dsn", reader, "import", "-")
	if code != 1 || stderr != "archive: ERROR: permission denied for table entries (SQLSTATE 42501)\n" {
		t.Errorf("exit status %d: %s", code, stderr)
	}
}
