package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	twelve = `{"data": [
		{"id": "1", "user_name": "A", "type": "live", "title": "One", "viewer_count": 61870, "started_at": "2026-04-02T10:00:00Z"},
		{"id": "2", "user_name": "B", "type": "live", "title": "Two", "viewer_count": 0, "started_at": "2026-04-02T11:00:00Z"},
		{"id": "3", "user_name": "C", "type": "live", "title": "Three", "viewer_count": 900, "started_at": "2026-04-02T11:00:00Z"}]}`
	one = `{"data": [
		{"id": "1", "user_name": "A", "type": "live", "title": "One", "viewer_count": 64002, "started_at": "2026-04-02T10:00:00Z"},
		{"id": "3", "user_name": "C", "type": "live", "title": "Three", "viewer_count": 850, "started_at": "2026-04-02T11:00:00Z"}]}`
	atTwelve = `{"at": "2026-04-02T12:00:00Z"}`
	atOne    = `{"at": "2026-04-02T13:00:00Z"}`
	list     = "at,viewers\n2026-04-02T12:30:00Z,57\n2026-04-02T12:31:00Z,1.2K+\n2026-04-02T12:32:00Z,500 viewers\n"
)

// TestObservations: what was seen is kept once, and is a peak of at least as many.
func TestObservations(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		with := func(args ...string) []string { return append(target[:len(target):len(target)], args...) }
		prints := func(want, stdin string, args ...string) {
			t.Helper()
			if diff := cmp.Diff(want, must(t, stdin, with(args...)...)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", args, diff)
			}
		}
		refuses := func(want, stdin string, args ...string) {
			t.Helper()
			if code, _, stderr := call(t, stdin, with(args...)...); code != 2 || stderr != "archive: "+want+"\n" {
				t.Errorf("%q: exit status %d: %s", args, code, stderr)
			}
		}
		prints("standard input: 1 platform, 1 source, 3 sessions, 3 observations added\n", twelve, "import", "-", "-options", atTwelve)
		prints("standard input: nothing new\n", twelve, "import", "-", "-options", atTwelve)
		prints("standard input: 2 observations added\n", one, "import", "-", "-options", atOne)
		prints(`One leads, ahead of Three by 60,000+ (63,101 to 63,201).
PLACE  SESSION  HELD                  PEOPLE         SOURCES  LATEST
1      One      2026-04-02T10:00:00Z  64,002–64,101  1 of 1   2026-04-02T13:00:00Z, Twitch
2      Three    2026-04-02T11:00:00Z  900–901        1 of 1   2026-04-02T13:00:00Z, Twitch
No figure is known of Two.
`, "", "board")
		prints(`One leads, ahead of Three by 60,000+ (60,969 to 61,069).
PLACE  SESSION  HELD                  PEOPLE         SOURCES  LATEST
1      One      2026-04-02T10:00:00Z  61,870–61,969  1 of 1   2026-04-02T12:00:00Z, Twitch
2      Three    2026-04-02T11:00:00Z  900–901        1 of 1   2026-04-02T12:00:00Z, Twitch
No figure is known of Two.
`, "", "board", "-known", "2026-04-02T12:10:00Z")

		refuses(`whose numbers the observations are is not said; name a source, as in -options '{"source": "…"}'`, list, "import", "-", "-options", `{"session": "2"}`)
		refuses(`there is no session with the ID "4"; import a dossier that has it`, list, "import", "-", "-options", `{"session": "4", "source": "me"}`)
		prints("standard input: 1 source, 3 observations added\n", list, "import", "-", "-options", `{"session": "2", "source": "me"}`)
		const table = `SESSION  SOURCE  SEEN  FIRST                 LAST                  PEAK
1        Twitch  2     2026-04-02T12:00:00Z  2026-04-02T13:00:00Z  64,002 or more
2        Twitch  1     2026-04-02T12:00:00Z  2026-04-02T12:00:00Z  0 or more
2        me      3     2026-04-02T12:30:00Z  2026-04-02T12:32:00Z  1,200 or more
3        Twitch  2     2026-04-02T12:00:00Z  2026-04-02T13:00:00Z  900 or more
`
		prints(table, "", "observations")
		prints("at,viewers,source\n2026-04-02T12:00:00Z,0,twitch\n2026-04-02T12:30:00Z,57,me\n2026-04-02T12:31:00Z,1.2K+,me\n2026-04-02T12:32:00Z,500 people,me\n", "", "observations", "2")
		refuses(`nothing was seen of a session with the ID "4"`, "", "observations", "4")

		refuses(`source "me" cannot be deleted, for it is referred to by what was seen of 2`, "", "delete", "source", "me")
		prints("session 2: deleted\n", "", "delete", "session", "2")
		prints(strings.Join(append(strings.SplitAfter(table, "\n")[:2], strings.SplitAfter(table, "\n")[4]), ""), "", "observations")
		prints("standard input: nothing new\n  session 2: left out, deleted by entry 4\n", list, "import", "-", "-options", `{"session": "2", "source": "me"}`)
		prints("session 2: restored\n", "", "restore", "session", "2")
		prints(table, "", "observations")
		whole(t, target)
	})
}

// TestObservationsAgain: a list that was printed is read as what it was.
func TestObservationsAgain(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		must(t, twelve, append(target, "import", "-", "-options", atTwelve)...)
		must(t, list, append(target, "import", "-", "-options", `{"session": "2", "source": "me"}`)...)
		printed := must(t, "", append(target, "observations", "2")...)
		own := strings.ReplaceAll(printed, "2026-04-02T12:00:00Z,0,twitch\n", "")
		if got, want := must(t, own, append(target, "import", "-", "-options", `{"session": "2", "source": "me"}`)...), "standard input: nothing new\n"; !strings.HasPrefix(got, want) {
			t.Errorf("printed %q", got)
		}
	})
}

// TestObservationsOfHosts: an Owncast tells of itself.
func TestObservationsOfHosts(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		status := `{"lastConnectTime": "2026-04-02T10:00:00Z", "online": true, "viewerCount": 42, "streamTitle": "Garden"}`
		got := must(t, status, append(target, "import", "-", "-format", "owncast", "-options", `{"at": "2026-04-02T12:00:00Z", "server": "live.example.org"}`)...)
		if want := "standard input: 1 platform, 1 source, 1 session, 1 observation added\n"; got != want {
			t.Errorf("printed %q, want %q", got, want)
		}
		board := must(t, "", append(target, "board")...)
		if !strings.Contains(board, "1 of 1, with a stake") {
			t.Errorf("the host's own:\n%s", board)
		}
	})
}
