package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Two rooms, of one of which everything is said.
const rooms = `{
	"platforms": [{"id":"x","name":"X","limits":[{"people":9,"kind":"seats"}]}, {"id":"y"}],
	"sources": [{"id":"a","name":"A","role":"press"}, {"id":"b"}, {"id":"c"}],
	"sessions": [
		{"id":"s","title":"Zpril","platform":"x","event":"e","start":"2021","hosts":["H"],"tags":["t"],"counts":[
			{"figure":"57K","source":"a","date":"2022"}, {"figure":"57K","source":"b","via":"a"}]},
		{"id":"r","counts":[{"figure":"over 44 thousand","source":"b"}]}],
	"rulings": [{"session":"s","status":"pending","body":"G","date":"2022"}],
	"claims": [{"session":"s","place":1,"by":"a","at":"2022"}, {"event":"e","figure":"50K"}]
}`

// A step of a story: a command, and what it prints to either output.
type step struct{ command, want string }

// follow runs a story, on a dossier that has been imported.
func follow(t *testing.T, target []string, story []step) {
	t.Helper()
	must(t, rooms, append(target, "import", "-")...)
	for _, s := range story {
		stdin := ""
		if strings.HasSuffix(s.command, "import -") {
			stdin = rooms
		}
		_, stdout, stderr := call(t, stdin, append(target[:2:2], words("-by eve "+s.command)...)...)
		if d := cmp.Diff(s.want, stdout+stderr); d != "" {
			t.Fatalf("%s (-want +got)\n%s", s.command, d)
		}
		whole(t, target)
	}
}

func TestCorrections(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		follow(t, target, []step{
			{"correct session s title=April start=2021-04 'tags=[\"u\", \"v\"]' -why 'a typo'", "session s: corrected\n"},
			{"import -", `standard input: nothing new
  session s, start: kept "2021-04", not "2021"
  session s, tags: kept ["u","v"], not ["t"]
  session s, title: kept "April", not "Zpril"
`},
			{"correct session s title=April", "session s: nothing new\n"},
			{"correct session s hosts=", "session s: corrected\n"},
			{"import -", `standard input: nothing new
  session s, hosts: kept [], not ["H"]
  session s, start: kept "2021-04", not "2021"
  session s, tags: kept ["u","v"], not ["t"]
  session s, title: kept "April", not "Zpril"
`},
			{"correct platform x name= venue=true 'limits=[{\"people\":7,\"kind\":\"counter\"}]'", "platform x: corrected\n"},
			{"correct source a role=host", "source a: corrected\n"},
			{"history session s", `ENTRY  WHEN                  WHO   WHAT
1      2022-05-01T12:00:00Z  root  import standard input: session s added
1      2022-05-01T12:00:00Z  root  import standard input: count 129046e00782, "57K" by b, added
1      2022-05-01T12:00:00Z  root  import standard input: count 25b4f429fbca, "57K" by a, added
1      2022-05-01T12:00:00Z  root  import standard input: ruling 5528387c82c4, pending by G, added
1      2022-05-01T12:00:00Z  root  import standard input: claim 4752950f570d by a added
2      2022-05-01T12:00:00Z  eve   correct: session s, title: "Zpril" → "April" (a typo)
2      2022-05-01T12:00:00Z  eve   correct: session s, start: "2021" → "2021-04" (a typo)
2      2022-05-01T12:00:00Z  eve   correct: session s, tags: ["t"] → ["u","v"] (a typo)
3      2022-05-01T12:00:00Z  eve   correct: session s, hosts: ["H"] → none
`},
			{"history platform x", `ENTRY  WHEN                  WHO   WHAT
1      2022-05-01T12:00:00Z  root  import standard input: platform x added
4      2022-05-01T12:00:00Z  eve   correct: platform x, name: "X" → none
4      2022-05-01T12:00:00Z  eve   correct: platform x, limits: [{"people":9,"kind":"seats"}] → [{"people":7,"kind":"counter"}]
4      2022-05-01T12:00:00Z  eve   correct: platform x, venue: none → true
`},
			{"history source a", `ENTRY  WHEN                  WHO   WHAT
1      2022-05-01T12:00:00Z  root  import standard input: source a added
5      2022-05-01T12:00:00Z  eve   correct: source a, role: "press" → "host"
`},
			{"import -", `standard input: nothing new
  platform x, limits: kept [{"people":7,"kind":"counter"}], not [{"people":9,"kind":"seats"}]
  platform x, name: kept "", not "X"
  session s, hosts: kept [], not ["H"]
  session s, start: kept "2021-04", not "2021"
  session s, tags: kept ["u","v"], not ["t"]
  session s, title: kept "April", not "Zpril"
  source a, role: kept "host", not "press"
`},
		})
	})
}

// A count, a ruling or a claim is another once it is corrected, and the wrong one does
// not come back.
func TestKeyedCorrections(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		follow(t, target, []step{
			{"correct count 25b4 'figure=58 thousand' 'quote=so many' soFar=true", "count 25b4: corrected, and now 2b08b3072b82\n"},
			{"correct ruling 5528 status=ratified", "ruling 5528: corrected, and now a66b3bd906c5\n"},
			{"correct claim 4752 place=2 'category={\"platform\":\"x\"}'", "claim 4752: corrected, and now 73d3a2132da0\n"},
			{"import -", `standard input: nothing new
  count 25b4f429fbca: left out, deleted by entry 2
  ruling 5528387c82c4: left out, deleted by entry 3
  claim 4752950f570d: left out, deleted by entry 4
`},
			{"history count 25b4", `ENTRY  WHEN                  WHO  WHAT
2      2022-05-01T12:00:00Z  eve  correct: count 25b4f429fbca, now 2b08b3072b82, figure: "57K" → "58 thousand", soFar: none → true, quote: none → "so many"
`},
			{"correct count 2b08 figure=57K quote= soFar=", "archive: count 25b4f429fbca was deleted; to have it back: restore count 25b4f429fbca\n"},
			{"restore count 25b4", "count 25b4f429fbca: restored\n"},
			{"delete count 2b08", "count 2b08b3072b82: deleted\n"},
		})
	})
}

func TestDeletions(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		before := ""
		follow(t, target, []step{
			{"delete session r -why 'it never was'", "session r: deleted\n"},
			{"delete session r", "archive: there is no session \"r\"\n"},
			{"import -", "standard input: nothing new\n  session r: left out, deleted by entry 2\n"},
			{"count r 7 -source a", "archive: there is no session with the ID \"r\"; import a dossier that has it\n"},
			{"restore session r", "session r: restored\n"},
			{"restore session r", "archive: nothing that was deleted is session \"r\"; see history\n"},
			{"history session r", `ENTRY  WHEN                  WHO  WHAT
2      2022-05-01T12:00:00Z  eve  delete: session r deleted (it never was)
3      2022-05-01T12:00:00Z  eve  restore: session r added
3      2022-05-01T12:00:00Z  eve  restore: count 5dbab066b1f4, "over 44 thousand" by b, added
3      2022-05-01T12:00:00Z  eve  restore: session r restored
`},
			{"import -", "standard input: nothing new\n"},
			{"delete session s", "archive: session \"s\" cannot be deleted, for it is referred to by ruling 5528387c82c4\n"},
			{"delete platform x", "archive: platform \"x\" cannot be deleted, for it is referred to by session s\n"},
			{"delete source a", "archive: source \"a\" cannot be deleted, for it is referred to by count 25b4f429fbca\n"},
			{"delete ruling 5528", "ruling 5528387c82c4: deleted\n"},
			{"delete session s", "archive: session \"s\" cannot be deleted, for it is referred to by claim 4752950f570d\n"},
			{"delete claim 4752", "claim 4752950f570d: deleted\n"},
			{"delete count 25b4", "count 25b4f429fbca: deleted\n"},
			{"count s 57K -source a -date 2022", "archive: count 25b4f429fbca was deleted; to have it back: restore count 25b4f429fbca\n"},
			{"delete platform y", "platform y: deleted\n"},
			{"delete source c", "source c: deleted\n"},
			{"import -", `standard input: 1 platform, 1 source added
  ruling 5528387c82c4: left out, deleted by entry 4
  claim 4752950f570d: left out, deleted by entry 5
  count 25b4f429fbca: left out, deleted by entry 6
`},
			{"delete session s", "archive: together with what the archive holds, no session would be left of an event that a claim or a ruling is about: \"e\"\n"},
			{"correct session s event=f", "archive: together with what the archive holds, no session would be left of an event that a claim or a ruling is about: \"e\"\n"},
			{"restore ruling 55", "ruling 5528387c82c4: restored\n"},
			{"restore claim 4", "claim 4752950f570d: restored\n"},
			{"restore count 25b4", "count 25b4f429fbca: restored\n"},
		})
		after := must(t, "", append(target, "export")...)
		onEach(t, func(t *testing.T, other []string) {
			must(t, rooms, append(other, "import", "-")...)
			before = must(t, "", append(other, "export")...)
			if d := cmp.Diff(before, after); d != "" {
				t.Errorf("restored (-before +after)\n%s", d)
			}
		})
	})
}

func TestCorrectionFaults(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		follow(t, target, []step{
			{"correct room s title=A", "archive: there is no kind \"room\"; want platform, source, session, count, ruling, claim\n"},
			{"correct session q title=A", "archive: there is no session \"q\"\n"},
			{"correct session s", "archive: correct: want KIND ID FIELD=VALUE…, not [\"session\" \"s\"]\n"},
			{"correct session s title", "archive: \"title\" is not of the form field=value\n"},
			{"correct session s id=q", "archive: a session has no field \"id\" to be corrected; it has title, hosts, platform, event, start, end, tags\n"},
			{"correct session s tags=u", "archive: tags: \"u\" is not JSON, as in a dossier\n"},
			{"correct session s platform=z", "archive: there is no platform with the ID \"z\"; import a dossier that has it\n"},
			{"correct session s end=2020", "archive: end: the session ends (2020) before it starts (2021)\n"},
			{"correct source a role=friend", "archive: role: unknown role \"friend\"; want \"platform\", \"host\", \"opponent\", \"analyst\", \"official\", \"press\" or none\n"},
			{"correct count 25b4 source=z", "archive: there is no source with the ID \"z\"; import a dossier that has it\n"},
			{"correct count 25b4 via=b", "archive: together with what the archive holds, this cannot be:\narchive: session \"s\": counts[0].via: \"b\" repeats \"a\", which repeats it in turn; one of them must have a number of its own\narchive: session \"s\": counts[1].via: \"a\" repeats \"b\", which repeats it in turn; one of them must have a number of its own\n"},
			{"correct count AD6C via=b", "archive: \"AD6C\" is not the key of a count, or how one starts; see history\n"},
			{"correct count 0000 via=b", "archive: there is no count \"0000\"\n"},
			{"correct claim 4752 place=", "archive: the claim says nothing; give a place, top, figure, previous, margin, ratio or first\n"},
			{"delete room s", "archive: there is no kind \"room\"; want platform, source, session, count, ruling, claim\n"},
			{"restore room s", "archive: there is no kind \"room\"; want platform, source, session, count, ruling, claim\n"},
			{"history room s", "archive: there is no kind \"room\"; want platform, source, session, count, ruling, claim\n"},
			{"history session", "archive: history: want [KIND ID], not [\"session\"]\n"},
			{"history session q", "archive: there is no session \"q\", and never was\n"},
			{"history count 0000", "archive: there are 0 counts whose keys start with \"0000\"\n"},
			{"history", `ENTRY  WHEN                  WHO   WHAT
1      2022-05-01T12:00:00Z  root  import standard input: 2 platforms, 3 sources, 2 sessions, 3 counts, 1 ruling, 2 claims added
`},
		})
	})
}

// TestEntries: what an import has brought names it, and one that brings nothing is
// none.
func TestEntries(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		must(t, rooms, append(target, "-by", "eve", "import", "-")...)
		must(t, rooms, append(target, "-by", "bob", "import", "-")...)
		must(t, `{"sources":[{"id":"new"}]}`, append(target, "-by", "bob", "import", "-")...)
		a := openTarget(t, target, toRead)
		defer a.Close()
		var got []string
		err := a.read(context.Background(), func(t tx) error {
			all, err := t.entries("")
			for _, e := range all {
				got = append(got, fmt.Sprintf("%d %v %s %s %q %s %.8s %s", e.number, e.at.Equal(noon()), e.who, e.action, e.file, e.format, e.sum, e.did))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		want := []string{
			`1 true eve import "standard input" dossier bea458f3 2 platforms, 3 sources, 2 sessions, 3 counts, 1 ruling, 2 claims added`,
			`2 true bob import "standard input" dossier 9bb9fdf0 1 source added`,
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("(-want +got)\n%s", d)
		}
		for _, table := range []string{"platforms", "sources", "sessions", "counts", "rulings", "claims"} {
			var other int
			if err := a.db.QueryRow("SELECT count(*) FROM " + table + " WHERE entry IS NULL OR entry <> 1").Scan(&other); err != nil || other != map[string]int{"sources": 1}[table] {
				t.Errorf("%s: %d rows of another entry, %v", table, other, err)
			}
		}
	})
}

// TestBeside: what SQL finds by numbers and dates is what the library says they mean,
// in rows that were written and in those that a migration has filled.
func TestBeside(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		must(t, jsonOf(t, someDossier(rand.New(rand.NewPCG(5, 6)), "own", 60)), append(target, "import", "-")...)
		must(t, `{"sources":[{"id":"a"}],"sessions":[{"id":"s","start":"2021-06","end":"9999-12-31","counts":[
			{"figure":"nearly 8M","source":"a","date":"2022-04-20T16:30:00.25Z"},{"figure":"at least 50K","source":"a","date":"0000"}]}],
			"claims":[{"session":"s","ratio":"more than 2.9 times","margin":"100,000+"}]}`, append(target, "import", "-")...)
		a := openTarget(t, target, toWrite)
		defer a.Close()
		for _, c := range []struct{ query, want string }{
			{"SELECT figure_low, figure_high, figure_least, figure_most FROM counts WHERE session = 's' ORDER BY figure", "50000 59999 50000 7500000 7999999 0 7999999"},
			{"SELECT ratio_low, ratio_high, ratio_least, ratio_most, margin_low FROM claims WHERE session = 's'", "2901 2999 2901  100000\n"},
			{"SELECT count(*) FROM sessions WHERE start_date_first >= '2021-06-01' AND start_date_last < '2021-07-01' AND id = 's'", "1\n"},
			{"SELECT count(*) FROM counts WHERE figure_low IS NULL", "0\n"},
			{"SELECT count(*) FROM counts WHERE session = 's' AND date_first = '2022-04-20 16:30:00.25+00:00'", "1\n"},
			{"SELECT count(*) FROM sessions WHERE id = 's' AND end_date_last > '9999-12-31 23:59:59'", "1\n"},
		} {
			if got := strings.SplitAfterN(answer(t, a, c.query), "\n", 2)[1]; strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(c.want), " ") {
				t.Errorf("%s: %q, want %q", c.query, got, c.want)
			}
		}
		all := ""
		for _, query := range []string{
			"SELECT * FROM limits ORDER BY 1, 2", "SELECT * FROM sessions ORDER BY 1", "SELECT * FROM counts ORDER BY 1",
			"SELECT * FROM rulings ORDER BY 1", "SELECT * FROM claims ORDER BY 1",
		} {
			all += answer(t, a, query)
		}
		for table, columns := range map[string]string{
			"limits": "since_first since_last", "sessions": "start_date_first start_date_last end_date_first end_date_last",
			"counts": "figure_low figure_high figure_least figure_most date_first date_last", "rulings": "figure_low figure_most during_first date_last",
			"claims": "figure_low previous_high margin_least ratio_most first_low during_first claimed_at_last",
		} {
			for _, column := range strings.Fields(columns) {
				if _, err := a.db.Exec("UPDATE " + table + " SET " + column + " = NULL"); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := a.write(context.Background(), fill); err != nil {
			t.Fatal(err)
		}
		filled := ""
		for _, query := range []string{
			"SELECT * FROM limits ORDER BY 1, 2", "SELECT * FROM sessions ORDER BY 1", "SELECT * FROM counts ORDER BY 1",
			"SELECT * FROM rulings ORDER BY 1", "SELECT * FROM claims ORDER BY 1",
		} {
			filled += answer(t, a, query)
		}
		if all != filled {
			t.Errorf("filled otherwise than written (-written +filled)\n%.3000s", cmp.Diff(all, filled))
		}
	})
}
