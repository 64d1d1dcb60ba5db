package exchange

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// Evidence that is written as a sheet reads back as it was.
func TestSheetOf(t *testing.T) {
	for _, file := range []struct {
		name   string
		format Format
	}{{"testdata/01-sheet/sample.csv", Sheet}, {"testdata/02-ccc/sample.csv", CCC}, {"testdata/03-acled/sample.csv", ACLED}, {"testdata/04-wikidata/sample.json", Wikidata}} {
		data, err := os.ReadFile(file.name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Read(file.format, data, Options{})
		if err != nil {
			t.Fatal(err)
		}
		table, left := SheetOf(r.Evidence)
		if len(left) > 0 {
			t.Errorf("%s: %v", file.name, left)
		}
		again := ReadSheet([]byte(table.CSV()), Options{})
		if err := again.Err(); err != nil {
			t.Errorf("%s: %v", file.name, err)
		}
		role := map[string]attendance.Role{}
		for _, s := range r.Evidence.Sources {
			role[s.ID] = s.Role
		}
		for i := range r.Evidence.Sessions {
			for j, c := range r.Evidence.Sessions[i].Counts {
				if c.Role == "" {
					r.Evidence.Sessions[i].Counts[j].Role = role[c.Source]
				}
			}
		}
		if diff := cmp.Diff(r.Evidence.Sessions, again.Evidence.Sessions, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(attendance.Count{}, "Text")); diff != "" {
			t.Errorf("%s (-before +after):\n%s", file.name, diff)
		}
	}
}

// randomEvidence has texts of these pieces.
func randomEvidence(rng *rand.Rand, pieces []string) records.Evidence {
	text := func(most int) string {
		var b strings.Builder
		for range rng.IntN(most + 1) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		return b.String()
	}
	pick := func(of ...string) string { return of[rng.IntN(len(of))] }
	date := func() attendance.Date {
		return attendance.MustParseDate(pick("2019", "2020-02", "2020-02-08", "2020-02-08T17:00:00Z", "2020-02-08/2020-02-09"))
	}
	ev := records.Evidence{}
	sources := []string{"S", "'Round", "=T", "The Post; The Sun"}
	for _, id := range sources {
		ev.Sources = append(ev.Sources, attendance.Source{ID: id, Role: attendance.Role(pick("", "press", "host"))})
	}
	for i := range rng.IntN(5) {
		s := attendance.Session{ID: text(2) + strconv.Itoa(i), Title: text(3), Event: text(1)}
		for n := range rng.IntN(3) {
			s.Hosts = append(s.Hosts, strconv.Itoa(n)+text(2))
			s.Tags = append(s.Tags, text(1)+strconv.Itoa(n))
		}
		if rng.IntN(3) > 0 {
			s.Start = date()
		}
		if rng.IntN(3) == 0 && !s.Start.IsZero() {
			s.End = attendance.MustParseDate("2021")
		}
		for range rng.IntN(4) {
			c := attendance.Count{Source: sources[rng.IntN(len(sources))], Quote: strings.TrimSpace(text(4)), Metric: attendance.Metric(pick("", "peak", "views", "minutes watched")), SoFar: rng.IntN(4) == 0}
			c.Text = pick("57K", "164K+", "about 5,000", "1,200–2,000", "~57", "dozens", "16.4万", "exactly 5")
			c.Figure = attendance.MustParse(c.Text)
			if rng.IntN(2) == 0 {
				c.Date = date()
			}
			c.URL = pick("", "https://example.org/a?b=c,d", "http://example.org")
			c.Role = attendance.Role(pick("", "official"))
			if rng.IntN(4) == 0 && c.Source != "S" {
				c.Via = "S"
			}
			if !slices.ContainsFunc(s.Counts, func(o attendance.Count) bool { o.Text = c.Text; return o == c }) {
				s.Counts = append(s.Counts, c)
			}
		}
		ev.Sessions = append(ev.Sessions, s)
	}
	return ev
}

// Evidence of texts that a sheet can hold reads back as it was, to the quote.
func TestSheetOfRandom(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	tame := []string{"A", "the ", "'", "\"", ",", "=", "+", "-", "@", "é", "日本", "|", "#", "(b)", "1", ".", "//"}
	sessions := 0
	for range 600 {
		ev := randomEvidence(rng, tame)
		if ev.Validate() != nil {
			continue
		}
		sessions += len(ev.Sessions)
		for i := range ev.Sessions { // white space is one blank, and none at the ends
			s := &ev.Sessions[i]
			s.ID, s.Title, s.Event = oneLine(s.ID), oneLine(s.Title), oneLine(s.Event)
			for j := range s.Hosts {
				s.Hosts[j], s.Tags[j] = oneLine(s.Hosts[j]), oneLine(s.Tags[j])
			}
		}
		table, left := SheetOf(ev)
		if len(left) > 0 {
			t.Fatalf("%+v of %s", left, table.CSV())
		}
		again := ReadSheet([]byte(table.CSV()), Options{})
		if err := again.Err(); err != nil {
			t.Fatal(err)
		}
		roles := map[string]attendance.Role{}
		for _, s := range ev.Sources {
			roles[s.ID] = s.Role
		}
		for i := range ev.Sessions {
			for j := range ev.Sessions[i].Counts {
				ev.Sessions[i].Counts[j].Role = roleOf(ev.Sessions[i].Counts[j], roles)
			}
		}
		if diff := cmp.Diff(ev.Sessions, again.Evidence.Sessions, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(attendance.Count{}, "Text")); diff != "" {
			t.Fatalf("(-before +after):\n%s\n%s", diff, table.CSV())
		}
	}
	if sessions < 500 {
		t.Errorf("%d sessions", sessions)
	}
}

// What a sheet does not hold is named, whatever the texts.
func TestSheetOfHostile(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	wild := []string{"A", " ", "  ", ";", "\n", "\r", "\t", "\u00a0", "\u2028", "'", "=", "\"", ",", "\x00", "\xff", "n/a", "; ", "\ufeff"}
	named := 0
	for range 400 {
		ev := randomEvidence(rng, wild)
		if ev.Validate() != nil {
			continue
		}
		table, left := SheetOf(ev)
		named += len(left)
		again := map[string]attendance.Session{}
		for _, s := range ReadSheet([]byte(table.CSV()), Options{}).Evidence.Sessions {
			again[s.ID] = s
		}
		has := func(path string) bool {
			return slices.ContainsFunc(left, func(l Left) bool { return l.Path == path && l.Why != "" })
		}
		for i, s := range ev.Sessions {
			path := fmt.Sprintf("sessions[%d].", i)
			got, ok := again[s.ID]
			switch {
			case !ok && !has(path+"id"):
				t.Errorf("%q is lost", s.ID)
			case !ok:
			case got.Title != s.Title && !has(path+"title"), !slices.Equal(got.Hosts, s.Hosts) && !has(path+"hosts"), !slices.Equal(got.Tags, s.Tags) && !has(path+"tags"):
				t.Errorf("%+v comes back as %+v: %v", s, got, left)
			}
		}
	}
	if named == 0 {
		t.Error("nothing was wrong")
	}
}
