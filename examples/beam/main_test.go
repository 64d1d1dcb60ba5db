package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	beamlog "github.com/apache/beam/sdks/v2/go/pkg/beam/log"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

func TestMain(m *testing.M) {
	flag.Parse()
	beamlog.LogLevel = "warn"
	beam.Init()
	os.Exit(m.Run())
}

// The pipeline answers as a plain loop does, to the byte, however the sessions
// are divided.
func TestMadeSessions(t *testing.T) {
	for _, j := range []job{
		{sessions: 30_000, shard: 1_000, source: newSource(1, 50), k: 10},
		{sessions: 30_000, shard: 30_000, source: newSource(1, 50), k: 10},
		{sessions: 5_000, shard: 17, source: newSource(2, 1), k: 1},
		{sessions: 3, shard: 1, source: newSource(3, 9), k: 100},
	} {
		var out bytes.Buffer
		if err := run(context.Background(), &out, j, "", true); err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(out.String(), "\n"); lines < 2 || lines > 1+len(j.source.Platforms) {
			t.Errorf("%d lines", lines)
		}
	}
}

// april returns the sessions of the Twitter Spaces record of April 2022, with
// the roles of their sources on each count, one a line.
func april(t *testing.T) (records.Evidence, string) {
	t.Helper()
	data, err := os.ReadFile("../spaces/april-2022-wider.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := records.ParseDossier(data)
	if err != nil {
		t.Fatal(err)
	}
	var lines bytes.Buffer
	e := json.NewEncoder(&lines)
	for _, s := range d.Sessions {
		for i, c := range s.Counts {
			if source, ok := d.Source(c.Source); ok && c.Role == "" {
				s.Counts[i].Role = source.Role
			}
		}
		if err := e.Encode(s); err != nil {
			t.Fatal(err)
		}
	}
	return d.Evidence, lines.String()
}

func write(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "sessions.jsonl")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// Sessions from a file answer as Rank and Progression do.
func TestLines(t *testing.T) {
	ev, lines := april(t)
	in := write(t, lines+"\n\n")
	out := filepath.Join(t.TempDir(), "answer.jsonl")
	if err := run(context.Background(), nil, job{in: in, k: 3}, out, true); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(bytes.NewReader(got))
	for _, c := range []records.Category{{}, {Platform: "twitter-spaces"}} {
		var p page
		if err := dec.Decode(&p); err != nil || p.Category != c {
			t.Fatalf("%v, %v", p.Category, err)
		}
		board, err := records.Rank(ev, c, records.Terms{})
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range board.Standings[:3] {
			if s := p.First[i]; s.Session != want.Session || s.Range != want.Estimate.Customary || s.Place != want.Place {
				t.Errorf("place %d is of %v, want %v", i+1, s, want)
			}
		}
		want, err := json.Marshal(records.Progression(ev, c, records.Terms{}).Records)
		if err != nil {
			t.Fatal(err)
		}
		if steps, err := json.Marshal(p.Records); err != nil || string(steps) != string(want) {
			t.Errorf("%v\n%s\n%s", err, steps, want)
		}
	}
	if dec.More() {
		t.Error("more categories than two")
	}
}

func TestBadLines(t *testing.T) {
	_, good := april(t)
	for _, bad := range []string{
		`{"id": "s", "visitors": 7}`,
		`{"id": "s"} {"id": "t"}`,
		`{"title": "no ID"}`,
	} {
		err := run(context.Background(), nil, job{in: write(t, good+bad+"\n"), k: 3}, filepath.Join(t.TempDir(), "answer"), false)
		if err == nil {
			t.Errorf("%s: no error", bad)
		}
	}
}

// A session is the same whatever is made with it, and valid.
func TestSource(t *testing.T) {
	s := newSource(1, 7)
	again := newSource(1, 7)
	other := newSource(2, 7)
	same := 0
	for n := range int64(10_000) {
		platform, l := s.session(n)
		if err := l.Validate(); err != nil {
			t.Fatal(err)
		}
		if l.Range.High > attendance.MaxPeople || platform < 0 || platform >= 7 {
			t.Fatalf("%v on platform %d", l, platform)
		}
		if _, o := other.session(n); o == l {
			same++
		}
	}
	a, la := s.session(99)
	b, lb := again.session(99)
	if a != b || la != lb || same > 0 {
		t.Errorf("%v and %v; %d are the same with another seed", la, lb, same)
	}
}

func TestReport(t *testing.T) {
	var out bytes.Buffer
	if err := report(&out, job{sessions: 2_000, shard: 500, source: newSource(1, 5), k: 2}, 1); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "| Beam with records.Leaders | ") || !strings.Contains(out.String(), " | 1.000 |") {
		t.Error(out.String())
	}
}
