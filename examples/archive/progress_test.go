package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"
)

// TestProgress: a bar on a terminal, after a while and not at every row, and nothing
// anywhere else.
func TestProgress(t *testing.T) {
	var out bytes.Buffer
	now := noon()
	p := &progress{w: &out, now: func() time.Time { return now }, began: now}
	p.stage("reading")
	now = now.Add(time.Second)
	p.begin("writing", 200)
	p.add(50) // too soon after the last
	now = now.Add(time.Second)
	p.add(50)
	now = now.Add(time.Second)
	p.stage("committing")
	p.end()
	const clear = "\r\x1b[K"
	want := clear + "writing " + strings.Repeat("░", 30) + "   0%, 0 of 200 rows" +
		clear + "writing " + strings.Repeat("█", 15) + strings.Repeat("░", 15) + "  50%, 100 of 200 rows" +
		clear + "committing…" + clear
	if out.String() != want {
		t.Errorf("drawn %q, want %q", out.String(), want)
	}
	if newProgress(devNull(t), noon) != nil {
		t.Error("a bar for the null device")
	}
	if newProgress(&out, noon) != nil {
		t.Error("a bar for a buffer")
	}
	var none *progress
	none.begin("writing", 1)
	none.add(1)
	none.end()
}

func devNull(t *testing.T) *os.File {
	t.Helper()
	f, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}
