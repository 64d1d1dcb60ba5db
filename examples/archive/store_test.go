package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// someDossier returns a dossier with something in every field. Its own sessions have
// the tag in their IDs; others are shared by all dossiers, which agree on when they
// were held and little else.
func someDossier(r *rand.Rand, tag string, own int) records.Dossier {
	var d records.Dossier
	pick := func(texts ...string) string { return texts[r.IntN(len(texts))] }
	words := func() string {
		return pick("", "", "plain", "l'été", `"quoted"`, "two\nlines\t", `back\slash`, "'; DROP TABLE counts; --", "👨‍👩", "年度", "\u2028<&>", " ", "NULL", strings.Repeat("long ", 1+r.IntN(1+r.IntN(800))))
	}
	texts := func() string { // some in words, some in canonical form
		return pick("around 57 thousand", "at least 50,000", "half a million", "about 300K to 400K", "164K+", "57,000", "57", "exactly 61,870", "~57K", ">44K", "nearly 8M", "<8M", "≤13K", "50K–60K", "tens of thousands", "0", "1.0M", "999,999,999,999,999,999")
	}
	figure := func() (attendance.Figure, string) {
		text := texts()
		if f := attendance.MustParse(text); r.IntN(4) > 0 {
			return f, text
		} else {
			return f, ""
		}
	}
	maybe := func(said func() (attendance.Figure, string)) (f attendance.Figure, text string) {
		if r.IntN(2) == 0 {
			return f, ""
		}
		return said()
	}
	first := func() (attendance.Figure, string) { return attendance.MustParse("1M"), "one million" }
	yes := func() bool { return r.IntN(3) == 0 }
	date := func() attendance.Date {
		text := pick("", "2021", "2021-06", "2021-06-08", "2021-06-08/2021-06-09", "2022-04-20T16:30:00.25Z", "0000", "9999-12-31")
		if text == "" {
			return attendance.Date{}
		}
		return attendance.MustParseDate(text)
	}
	metric := func() attendance.Metric {
		return attendance.Metric(pick("", "peak", "average", "unique", "joins", "views", "chat messages"))
	}
	role := func() attendance.Role {
		return attendance.Role(pick("", "platform", "host", "opponent", "analyst", "official", "press"))
	}
	platform := func() string { return pick("", "x", "youtube", "l'écran") }
	category := func() records.Category {
		return records.Category{Platform: platform(), Event: pick("", "event"), Metric: metric(), Tag: words(), During: date()}
	}
	for _, id := range []string{"x", "youtube", "l'écran"} {
		p := attendance.Platform{ID: id, Name: words(), Venue: yes()}
		for range r.IntN(3) {
			p.Limits = append(p.Limits, attendance.Limit{People: 1 + r.Int64N(attendance.MaxPeople), Since: date(),
				Kind: attendance.LimitKind(pick("seats", "counter"))})
		}
		d.Platforms = append(d.Platforms, p)
	}
	const sources = 5
	for i := range sources {
		d.Sources = append(d.Sources, attendance.Source{ID: fmt.Sprint("source ", i), Name: words(), Role: role()})
	}
	source := func(i int) string { return fmt.Sprint("source ", i) }
	session := func(id string, start attendance.Date) {
		s := attendance.Session{ID: id, Title: words(), Platform: platform(), Event: pick("", "event"), Start: start}
		for range r.IntN(3) {
			s.Hosts = append(s.Hosts, words())
			s.Tags = append(s.Tags, words())
		}
		for range r.IntN(4) {
			by := r.IntN(sources)
			c := attendance.Count{SoFar: yes(), Metric: metric(), Source: source(by), Role: role(), Date: date(), Quote: words(), URL: words()}
			c.Figure, c.Text = figure()
			if by > 0 && r.IntN(3) == 0 {
				c.Via = source(r.IntN(by)) // one before it, so that there are no circles
			}
			s.Counts = append(s.Counts, c)
		}
		d.Sessions = append(d.Sessions, s)
		if r.IntN(4) == 0 {
			ruling := records.Ruling{Session: id, Category: category(), Status: records.Status(pick("claimed", "pending", "ratified", "rejected", "annulled")),
				Body: "body" + words(), Date: date(), Reason: words(), URL: words()}
			ruling.Figure, ruling.Text = maybe(figure)
			d.Rulings = append(d.Rulings, ruling)
		}
		if r.IntN(4) == 0 {
			c := records.Claim{Session: id, Category: category(), Place: 1 + r.IntN(3), Top: r.IntN(3), SoFar: yes(), Ratified: yes(), Denied: yes(),
				By: pick("", source(0)), At: date(), Quote: words(), URL: words()}
			c.Figure, c.Text.Figure = maybe(figure)
			c.Previous, c.Text.Previous = maybe(figure)
			c.Margin, c.Text.Margin = maybe(figure)
			c.First, c.Text.First = maybe(first)
			if yes() {
				c.Text.Ratio = "more than three times"
				c.Ratio = records.Times{Thousandths: 3000, Step: 1000, Hedge: attendance.MoreThan}
			}
			if yes() {
				c.Rival = "of the event"
			}
			if yes() {
				c.Session, c.Event = "", "event"
			}
			d.Claims = append(d.Claims, c)
		}
	}
	// Claims of an event need a session of it that no other dossier restates.
	d.Sessions = append(d.Sessions, attendance.Session{ID: "of the event", Event: "event"})
	for i := range 5 {
		session(fmt.Sprint("shared ", i), attendance.MustParseDate(fmt.Sprint(2020+i)))
	}
	for i := range own {
		session(fmt.Sprintf("%s %d", tag, i), date())
		if s := &d.Sessions[len(d.Sessions)-1]; r.IntN(3) == 0 {
			s.End = s.Start
		}
	}
	// As a file has it: of a figure there always is a text.
	var file bytes.Buffer
	if err := writeDossier(&file, d); err != nil {
		panic(err)
	}
	d, err := records.ParseDossier(file.Bytes())
	if err != nil {
		panic(err)
	}
	return d
}

// jsonOf returns a dossier as a file.
func jsonOf(t testing.TB, d records.Dossier) string {
	t.Helper()
	var b bytes.Buffer
	if err := writeDossier(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// together returns what an archive must hold once dossiers have been imported, as
// export prints it but for the order of claims.
func together(t testing.TB, dossiers ...records.Dossier) (d records.Dossier) {
	t.Helper()
	var book records.Book
	for _, o := range dossiers {
		if _, err := book.Add(o.Evidence); err != nil {
			t.Fatal(err)
		}
		d.Claims = append(d.Claims, o.Claims...)
	}
	d.Evidence = book.Evidence()
	return d
}

// claimsOf returns claims in some order that shows no other, each once.
func claimsOf(t testing.TB, d records.Dossier) []string {
	t.Helper()
	var all []string
	for _, c := range d.Claims {
		b, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(b))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// holds checks that an archive holds just what the dossiers have.
func holds(t testing.TB, target []string, dossiers ...records.Dossier) {
	t.Helper()
	exported, err := records.ParseDossier([]byte(must(t, "", append(target, "export")...)))
	if err != nil {
		t.Fatalf("the archive is no valid dossier: %v", err)
	}
	same(t, together(t, dossiers...), exported)
}

func same(t testing.TB, want, got records.Dossier) {
	t.Helper()
	// The text is compared first, which is faster.
	if a, b := jsonOf(t, records.Dossier{Evidence: want.Evidence}), jsonOf(t, records.Dossier{Evidence: got.Evidence}); a != b {
		t.Fatalf("evidence (-want +got)\n%.5000s", cmp.Diff(a, b))
	}
	if a, b := claimsOf(t, want), claimsOf(t, got); !slices.Equal(a, b) {
		t.Fatalf("claims (-want +got)\n%.5000s", cmp.Diff(a, b))
	}
}

// TestRoundTrip: what is imported is exported again, however often and in whichever
// order it comes, and an export is the same dossier in another archive.
func TestRoundTrip(t *testing.T) {
	var files []records.Dossier
	for _, file := range []string{april, wider} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := records.ParseDossier(data)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, d)
	}
	onEach(t, func(t *testing.T, target []string) {
		must(t, "{}", append(target, "import", "-")...)
		holds(t, target)
		seed := rand.New(rand.NewPCG(1, 2))
		dossiers := slices.Clone(files)
		made := 2
		if long() {
			made = 12
		}
		for i := range made {
			dossiers = append(dossiers, someDossier(seed, fmt.Sprint("own", i), 8))
		}
		for i, d := range dossiers {
			must(t, jsonOf(t, d), append(target, "import", "-")...)
			holds(t, target, dossiers[:i+1]...)
		}
		exported := must(t, "", append(target, "export")...)
		for _, d := range dossiers {
			if said := must(t, jsonOf(t, d), append(target, "import", "-")...); !strings.HasPrefix(said, "standard input: nothing new\n") {
				t.Errorf("imported again: %s", said)
			}
		}
		onEach(t, func(t *testing.T, other []string) {
			for _, d := range slices.Backward(dossiers) {
				must(t, jsonOf(t, d), append(other, "import", "-")...)
			}
			if got := must(t, "", append(other, "export")...); got != exported {
				t.Errorf("the export shows the order (-one +the other)\n%.5000s", cmp.Diff(exported, got))
			}
		})
		onEach(t, func(t *testing.T, copied []string) {
			must(t, exported, append(copied, "import", "-")...)
			if got := must(t, "", append(copied, "export")...); got != exported {
				t.Errorf("the copy of an archive (-original +copy)\n%.5000s", cmp.Diff(exported, got))
			}
		})
	})
}

// TestCount: every flag of a count is stored.
func TestCount(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		must(t, room, append(target, "import", "-")...)
		args := append(target, "count", "s", "around 45 thousand", "-source", "a", "-metric", "unique", "-role", "analyst",
			"-date", "2022-05", "-so-far", "-via", "b", "-quote", "'tis so", "-url", "https://example.com/?a=b&c")
		if got, want := must(t, "", args...), "s, around 45 thousand: 1 count added\n"; got != want {
			t.Errorf("printed %q, want %q", got, want)
		}
		if got, want := must(t, "", args...), "s, around 45 thousand: nothing new\n"; got != want {
			t.Errorf("printed %q, want %q", got, want)
		}
		s, _ := whole(t, target).Session("s")
		want := attendance.Count{Figure: attendance.MustParse("~45K"), Text: "around 45 thousand", SoFar: true, Metric: attendance.Unique, Source: "a", Role: attendance.RoleAnalyst,
			Date: attendance.MustParseDate("2022-05"), Via: "b", Quote: "'tis so", URL: "https://example.com/?a=b&c"}
		if !slices.Contains(s.Counts, want) || len(s.Counts) != 2 {
			t.Errorf("%+v", s.Counts)
		}
	})
}

// tester returns an entry of somebody who tests.
func tester(a action) entry { return entry{at: noon(), who: "tester", action: a} }

// room is a dossier of one session.
const room = `{"sources":[{"id":"a"},{"id":"b"}],"sessions":[{"id":"s","title":"A room","counts":[{"figure":"57","source":"b"}]}]}`

// TestConcurrent: many goroutines and processes write at once, and nothing is lost.
// Meanwhile whoever reads sees whole imports.
func TestConcurrent(t *testing.T) {
	const writers, own = 6, 6
	each := 2
	if long() {
		each = 4
	}
	onEach(t, func(t *testing.T, target []string) {
		seed := rand.New(rand.NewPCG(3, 4))
		dossiers := make([][]records.Dossier, writers)
		var all []records.Dossier
		for w := range dossiers {
			for i := range each {
				dossiers[w] = append(dossiers[w], someDossier(seed, fmt.Sprintf("own %d.%d", w, i), own))
			}
			all = append(all, dossiers[w]...)
		}
		var writing, reading sync.WaitGroup
		for w := range dossiers { // the first of them makes the tables, while the others wait
			writing.Go(func() {
				for i, d := range dossiers[w] {
					if w%2 == 0 {
						cmd := process(t, jsonOf(t, d), append(target, "import", "-")...)
						if out, err := cmd.CombinedOutput(); err != nil {
							t.Errorf("writer %d, dossier %d: %v: %s", w, i, err, out)
						}
						continue
					}
					a, err := tryTarget(target, toCreate)
					if err != nil {
						t.Errorf("writer %d, dossier %d: %v", w, i, err)
						return
					}
					if _, err := a.add(context.Background(), d, nil, tester(imported), nil); err != nil {
						t.Errorf("writer %d, dossier %d: %v", w, i, err)
					}
					a.Close()
				}
			})
		}
		done := make(chan struct{})
		reading.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				a, err := tryTarget(target, toRead)
				if _, early := errors.AsType[fault](err); early {
					continue // nobody has made it yet
				}
				if err != nil {
					t.Errorf("reader: %v", err)
					return
				}
				var d records.Dossier
				if err := a.read(context.Background(), func(t tx) (err error) { d, err = t.dossier(); return err }); err != nil {
					t.Errorf("reader: %v", err)
				}
				a.Close()
				whole := map[string]int{}
				for _, s := range d.Sessions {
					if strings.HasPrefix(s.ID, "own ") {
						whole[s.ID[:strings.LastIndex(s.ID, " ")]]++
					}
				}
				for tag, n := range whole {
					if n != own {
						t.Errorf("reader: %d of the %d sessions of %s", n, own, tag)
					}
				}
			}
		})
		writing.Wait()
		close(done)
		reading.Wait()
		holds(t, target, all...)
		whole(t, target)
	})
}

// TestConcurrentCounts: counts of one session from one archive, all at once.
func TestConcurrentCounts(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		must(t, room, append(target, "import", "-")...)
		a := openTarget(t, target, toRead)
		defer a.Close()
		var group sync.WaitGroup
		for w := range 8 {
			group.Go(func() {
				for i := range 5 {
					c := attendance.Count{Figure: attendance.Exact(int64(1000*w + i)), Source: "a"}
					if done, err := a.count(context.Background(), "s", c, tester(counted)); err != nil || done.counts != 1 {
						t.Errorf("%v: %v, %v", c.Figure, done, err)
					}
				}
			})
		}
		group.Wait()
		if s, _ := whole(t, target).Session("s"); len(s.Counts) != 1+8*5 {
			t.Errorf("%d counts", len(s.Counts))
		}
	})
}

// whole checks that an archive is a valid dossier, that every row has its own key,
// and what SQLite has to say of the file.
func whole(t testing.TB, target []string) records.Dossier {
	t.Helper()
	a := openTarget(t, target, toRead)
	defer a.Close()
	var d records.Dossier
	if err := a.read(context.Background(), func(tx tx) (err error) {
		if d, err = tx.dossier(); err != nil {
			return err
		}
		var keys []string
		for _, s := range d.Sessions {
			for _, c := range s.Counts {
				keys = append(keys, countRow(s.ID, c)[0].(string))
			}
		}
		for _, row := range append(rowsOf(d.Rulings, rulingRow), rowsOf(d.Claims, claimRow)...) {
			keys = append(keys, row[0].(string))
		}
		var stored []string
		err = tx.rows("SELECT key FROM counts UNION ALL SELECT key FROM rulings UNION ALL SELECT key FROM claims", nil, func(rows *sql.Rows) error {
			stored = append(stored, "")
			return rows.Scan(&stored[len(stored)-1])
		})
		slices.Sort(keys)
		slices.Sort(stored)
		if !slices.Equal(keys, stored) {
			t.Errorf("the keys are not those of the rows: %d and %d", len(keys), len(stored))
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(); err != nil {
		t.Errorf("the archive is no valid dossier: %v", err)
	}
	if a.name != "sqlite" {
		return d
	}
	var verdict string
	if err := a.db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Errorf("integrity_check: %s, %v", verdict, err)
	}
	var dangling int
	if err := a.db.QueryRow("SELECT count(*) FROM pragma_foreign_key_check").Scan(&dangling); err != nil || dangling > 0 {
		t.Errorf("foreign_key_check: %d rows, %v", dangling, err)
	}
	return d
}

// TestConstraints: the database itself refuses what no archive holds.
func TestConstraints(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		must(t, "", append(target, "import", april)...)
		a := openTarget(t, target, toRead)
		defer a.Close()
		key := strings.Repeat("0", 64)
		for _, statement := range []string{
			"INSERT INTO sources (id) VALUES ('')",
			"INSERT INTO sources (id) VALUES (NULL)",
			"INSERT INTO sources (id, role) VALUES ('a', 'friend')",
			"INSERT INTO sessions (id, title) VALUES ('a', '')",
			"INSERT INTO sessions (id, platform) VALUES ('a', 'nowhere')",
			"INSERT INTO limits (platform, ordinal, people, kind) VALUES ('twitter-spaces', 0, 0, 'seats')",
			"INSERT INTO counts (key, session, figure, source) VALUES ('" + key + "', 'nobody', '57K', 'letsott-global')",
			"INSERT INTO counts (key, session, figure, source) VALUES ('" + key + "', 'bambam', '57K', 'nobody')",
			"INSERT INTO counts (key, session, figure, source, via) VALUES ('" + key + "', 'bambam', '57K', 'letsott-global', 'nobody')",
			"INSERT INTO counts (key, session, figure, source) VALUES ('1', 'bambam', '57K', 'letsott-global')",
			"INSERT INTO rulings (key, session, status, body) VALUES ('" + key + "', 'bambam', 'won', 'me')",
			"INSERT INTO claims (key, session) VALUES ('" + key + "', 'bambam')",
			"DELETE FROM sessions WHERE id = 'bambam'",
			"DELETE FROM sources WHERE id = 'letsott-global'",
			"DELETE FROM platforms WHERE id = 'twitter-spaces'",
		} {
			if _, err := a.db.Exec(statement); err == nil {
				t.Errorf("done: %s", statement)
			}
		}
		whole(t, target)
	})
}

// TestMigrations: tables come up to date once, whoever comes first, with what they
// hold, and those of others are left alone.
func TestMigrations(t *testing.T) {
	onEach(t, func(t *testing.T, target []string) {
		var group sync.WaitGroup
		for range 8 {
			group.Go(func() {
				a, err := tryTarget(target, toCreate)
				if err != nil {
					t.Error(err)
					return
				}
				a.Close()
			})
		}
		group.Wait()
		a := openTarget(t, target, toRead)
		defer a.Close()
		all, err := a.migrations()
		if err != nil {
			t.Fatal(err)
		}
		var done int
		if err := a.db.QueryRow("SELECT count(*) FROM archive_migrations").Scan(&done); err != nil || done != len(all) {
			t.Fatalf("%d migrations, %v", done, err)
		}
		exec := func(statement string) {
			t.Helper()
			if _, err := a.db.Exec(statement); err != nil {
				t.Fatal(err)
			}
		}
		refused := func(want string) {
			t.Helper()
			if code, _, stderr := call(t, "", append(target, "board")...); code != 2 || stderr != "archive: "+want+"\n" {
				t.Errorf("exit status %d: %s", code, stderr)
			}
		}
		exec("UPDATE archive_migrations SET sum = 'other' WHERE version = 3")
		refused("migration 3-edition.sql is not the one that this archive has had")
		exec("INSERT INTO archive_migrations (version, name, sum) VALUES (6, '6-later.sql', 'later')")
		refused("the archive is of a later version of this program: it has had 6 migrations, and this version knows 5")
		exec("DELETE FROM archive_migrations")
		// Tables are in the way, so nothing is migrated, not even in part.
		if code, _, stderr := call(t, "{}", append(target, "import", "-")...); code != 1 || !strings.Contains(stderr, "migration 1-evidence.sql: ") {
			t.Errorf("exit status %d: %s", code, stderr)
		}
		exec("DROP TABLE archive_migrations")
		if a.name == "sqlite" {
			refused("this is the database of another program; name a file of its own for the archive")
		} else {
			refused("there is no archive in this database; import a dossier to make one")
		}
	})
}

// TestOldArchives: archives of each of the migrations before come up to date with all
// that they hold, and what is imported into them again is there once.
func TestOldArchives(t *testing.T) {
	var kept, words records.Dossier // before there were texts, and as it was published
	const april = `{
		"platforms": [{"id":"x","name":"X","limits":[{"people":9,"kind":"seats"}]}],
		"sources": [{"id":"a","name":"A","role":"press"},{"id":"b","role":"host"}],
		"sessions": [{"id":"r"},{"id":"s","platform":"x","event":"e","start":"2021","counts":[
			{"figure":"around 57 thousand","metric":"peak","source":"a","role":"analyst","date":"2022","via":"b","quote":"q","url":"u"}]}],
		"rulings": [{"session":"s","category":{"platform":"x","event":"e","metric":"peak","tag":"t","during":"2021"},
			"status":"pending","body":"body","date":"2022","reason":"why","url":"u"}],
		"claims": [{"session":"s","category":{"platform":"x"},"place":1,"figure":"at least 164 thousand","previous":"1 million","margin":"half a million",
			"ratio":"more than three times","first":"one million","by":"a","at":"2022","quote":"q","url":"u"}]
	}`
	var err error
	if words, err = records.ParseDossier([]byte(april)); err != nil {
		t.Fatal(err)
	}
	kept = words
	kept.Sessions = slices.Clone(words.Sessions)
	count, ruling, claim := words.Sessions[1].Counts[0], words.Rulings[0], words.Claims[0]
	count.Text, claim.Text = "", records.ClaimText{}
	kept.Sessions[1].Counts, kept.Claims = []attendance.Count{count}, []records.Claim{claim}
	onEach(t, func(t *testing.T, target []string) {
		for version := 1; version <= 3; version++ {
			a := openTarget(t, target, toCreate)
			all, err := a.migrations()
			if err != nil {
				t.Fatal(err)
			}
			exec := func(statement string, args ...any) {
				t.Helper()
				if _, err := a.db.Exec(statement, args...); err != nil {
					t.Fatalf("%s: %v", statement, err)
				}
			}
			for _, table := range []string{"observations", "revisions", "claims", "rulings", "counts", "tags", "hosts", "sessions", "sources", "limits", "platforms", "entries", "archive_migrations"} {
				exec("DROP TABLE " + table)
			}
			exec("CREATE TABLE archive_migrations (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, sum TEXT NOT NULL)")
			insert := func(table, columns string, row []any) {
				t.Helper()
				n := len(strings.Split(columns, ", "))
				exec("INSERT INTO "+table+" ("+columns+") VALUES "+tuple(1, n), row[:n]...)
			}
			for i, m := range all[:version] {
				exec(m.sql)
				insert("archive_migrations", "version, name, sum", []any{i + 1, m.name, m.sum})
			}
			insert("platforms", "id, name", []any{"x", "X"})
			insert("limits", "platform, ordinal, people, kind", []any{"x", 0, 9, "seats"})
			insert("sources", "id, name, role", []any{"a", "A", "press"})
			insert("sources", "id, role", []any{"b", "host"})
			insert("sessions", "id", []any{"r"})
			insert("sessions", "id, platform, event, start_date", []any{"s", "x", "e", "2021"})
			// Their keys, as they were before there was more to say.
			insert("counts", "key, session, figure, metric, source, role, date, via, quote, url", countRow("s", count))
			insert("rulings", "key, session, platform, event, metric, tag, during, status, body, date, reason, url", rulingRow(ruling))
			want, said := kept, words
			if version > 1 {
				insert("claims", "key, session, platform, event, metric, tag, during, place, figure, previous, margin, ratio, first, claimed_by, claimed_at, quote, url",
					claimRow(kept.Claims[0]))
			} else {
				want.Claims = nil
			}
			a.Close()
			holds(t, target, want)
			whole(t, target)
			if version > 1 { // numbers stand beside what was there, too
				a := openTarget(t, target, toRead)
				if got := answer(t, a, "SELECT figure_low, ratio_low, ratio_high FROM claims"); !strings.Contains(got, "3001") || !strings.Contains(got, "3999") || !strings.Contains(got, "164000") {
					t.Errorf("beside the claim stand %q", got)
				}
				a.Close()
			}
			must(t, jsonOf(t, said), append(target, "import", "-")...)
			holds(t, target, said)
		}
	})
}

// TestOldKeys: keys are those of before where nothing is said that could not be.
func TestOldKeys(t *testing.T) {
	c := attendance.Count{Figure: attendance.MustParse("57K"), Source: "a"}
	const old = "0289d840710cc085475eabd36e1dc523225b1e5353f9a0c5bef810ee9d861d80"
	if key := countRow("s", c)[0]; key != old {
		t.Errorf("the key is %v", key)
	}
	keys := map[any]bool{}
	for _, c := range []attendance.Count{c, {Figure: c.Figure, Source: "a", Text: "1"}, {Figure: c.Figure, Source: "a", SoFar: true}, {Figure: c.Figure, Source: "a", Text: "57K"}} {
		keys[countRow("s", c)[0]] = true
	}
	if len(keys) != 4 {
		t.Errorf("%d keys of 4 counts", len(keys))
	}
}

// TestPublishedMigrations: what archives have had is not changed any more.
func TestPublishedMigrations(t *testing.T) {
	for _, c := range []struct {
		dialect dialect
		sums    []string
	}{
		{sqliteDialect, []string{
			"555a4472f4c58609e99f4d48a9e28cc192164bb46425d806f3a3968a769177a4",
			"9bdcbdd10a980583c73ef84124d130d6256b1f09089d433ac08362de1381bfac",
			"9d829a6e4f79b6399b93d444923ded92ee04615d173904eec8c88e2f73ddb2c6",
		}},
		{postgresDialect, []string{
			"b66fb785a3866e0569504f0a9fc67a009ef6ad48397213333798fd7fb5f706a4",
			"9de873bef2622d89a2391c602f6dc70b9ec22e70a32f2aada39c733cbeaffa4b",
			"7b4b3e41a390d9fab0c540ec2ca85d4808dcc3816bb9fdb6735b310de04b1f8c",
		}},
	} {
		all, err := c.dialect.migrations()
		if err != nil {
			t.Fatal(err)
		}
		for i, sum := range c.sums {
			if all[i].sum != sum {
				t.Errorf("%s: %s has become another: %s", c.dialect.name, all[i].name, all[i].sum)
			}
		}
	}
}

func TestBusy(t *testing.T) {
	file := filepath.Join(t.TempDir(), "archive.db")
	a := openTarget(t, []string{"-file", file}, toCreate)
	defer a.Close()
	held, release := make(chan struct{}), make(chan struct{})
	go a.write(context.Background(), func(tx) error {
		close(held)
		<-release
		return nil
	})
	<-held
	if out := must(t, "", "-file", file, "export"); out != "{}\n" { // readers do not wait
		t.Errorf("printed %s", out)
	}
	finished := make(chan string)
	go func() { finished <- must(t, "", "-file", file, "import", april) }()
	close(release)
	if out := <-finished; !strings.Contains(out, "added") {
		t.Errorf("printed %s", out)
	}
}
