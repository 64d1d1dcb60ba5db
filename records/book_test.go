package records_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/april"
	"github.com/highwater-go/highwater/internal/long"
	"github.com/highwater-go/highwater/records"
)

// must returns a value that comes without an error.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// someRulings are on sessions of the evidence, at times on one that it lacks.
func someRulings(r *rand.Rand, ev records.Evidence) []records.Ruling {
	var rs []records.Ruling
	for range r.IntN(5) {
		id := "missing"
		if len(ev.Sessions) > 0 && r.IntN(8) > 0 {
			id = ev.Sessions[r.IntN(len(ev.Sessions))].ID
		}
		rs = append(rs, records.Ruling{
			Session:  id,
			Category: records.Category{Platform: []string{"", "", "p0", "p1"}[r.IntN(4)]},
			Status:   []records.Status{records.Claimed, records.Pending, records.Ratified, records.Rejected, records.Annulled, records.Annulled}[r.IntN(6)],
			Body:     []string{"body", "other body"}[r.IntN(2)],
			Date:     someDate(r),
		})
	}
	return rs
}

// pieces takes evidence apart, down to single fields, and repeats some.
func pieces(r *rand.Rand, ev records.Evidence) []records.Evidence {
	var all []records.Evidence
	add := func(piece records.Evidence) {
		all = append(all, piece)
		if r.IntN(6) == 0 {
			all = append(all, piece)
		}
	}
	part := func(s attendance.Session) { add(records.Evidence{Sessions: []attendance.Session{s}}) }
	for _, p := range ev.Platforms {
		add(records.Evidence{Platforms: []attendance.Platform{p}})
	}
	for _, s := range ev.Sources {
		add(records.Evidence{Sources: []attendance.Source{s}})
	}
	for _, s := range ev.Sessions {
		part(attendance.Session{ID: s.ID, Title: s.Title, Hosts: s.Hosts, Platform: s.Platform})
		part(attendance.Session{ID: s.ID, Event: s.Event, Tags: s.Tags})
		part(attendance.Session{ID: s.ID, Start: s.Start, End: s.End})
		for _, c := range s.Counts {
			part(attendance.Session{ID: s.ID, Counts: []attendance.Count{c}})
		}
	}
	for _, ruling := range ev.Rulings {
		add(records.Evidence{Rulings: []records.Ruling{ruling}})
	}
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// canonical sorts evidence and leaves out what is there twice.
func canonical(ev records.Evidence) records.Evidence {
	ev = copied(ev)
	slices.SortFunc(ev.Platforms, func(a, b attendance.Platform) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(ev.Sources, func(a, b attendance.Source) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(ev.Sessions, func(a, b attendance.Session) int { return strings.Compare(a.ID, b.ID) })
	for i := range ev.Sessions {
		cs := ev.Sessions[i].Counts
		slices.SortFunc(cs, attendance.Count.Compare)
		ev.Sessions[i].Counts = slices.Compact(cs)
	}
	ev.Rulings = slices.Clone(ev.Rulings)
	slices.SortFunc(ev.Rulings, records.Ruling.Compare)
	ev.Rulings = slices.Compact(ev.Rulings)
	return ev
}

// positions are what a watch tells of, by definition.
func positions(ev records.Evidence, w records.Watch) map[string]records.Position {
	type row struct {
		id string
		records.Position
	}
	var rows []row
	for _, s := range records.Rank(ev, w.Category, w.Terms).Standings {
		if s.Best > 0 && s.Best <= w.Places {
			rows = append(rows, row{s.Session, records.Position{Range: s.Estimate.Range(w.Terms.Reading), Place: s.Place}})
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return -cmpInt(a.Range.High, b.Range.High) }) // a board's order is by Low, then ID
	at := map[string]records.Position{}
	for _, row := range rows[:min(len(rows), maxListed)] {
		at[row.id] = row.Position
	}
	return at
}

func cmpInt(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// changesTwin compares the positions before and after, session by session.
func changesTwin(w records.Watch, before, after records.Evidence) []records.Change {
	was, is := positions(before, w), positions(after, w)
	annulled := map[string]bool{}
	for _, s := range records.Rank(after, w.Category, records.Terms{Reading: w.Terms.Reading, Body: w.Terms.Body}).Standings {
		annulled[s.Session] = s.Status == records.Annulled
	}
	var cs []records.Change
	for _, s := range after.Sessions {
		a, b := was[s.ID], is[s.ID]
		tell := func(kind records.ChangeKind) {
			cs = append(cs, records.Change{Kind: kind, Watch: w, Session: s.ID, Was: a, Is: b})
		}
		shared := 0
		for _, p := range is {
			if p.Worst == 1 {
				shared++
			}
		}
		mayNow, mayBefore := b.Best == 1, a.Best == 1
		isNow, wasBefore := b.Worst == 1, a.Worst == 1
		if isNow && !wasBefore && shared == 1 {
			tell("record certain")
		}
		if isNow && !wasBefore && shared > 1 {
			tell("record equaled")
		}
		if mayNow && !mayBefore && !isNow {
			tell("record possible")
		}
		if mayNow && mayBefore && a.Range != b.Range {
			tell("record restated")
		}
		if mayBefore && annulled[s.ID] {
			tell("record annulled")
		}
		badly := func(p records.Place) [2]int {
			if p == (records.Place{}) {
				return [2]int{1 << 30, 1 << 30}
			}
			return [2]int{p.Worst, p.Best}
		}
		switch x, y := badly(a.Place), badly(b.Place); {
		case y[0] < x[0] || y[0] == x[0] && y[1] < x[1]:
			tell("place gained")
		case x != y:
			tell("place lost")
		}
	}
	return cs
}

var anyOrder = cmpopts.SortSlices(func(a, b records.Change) bool {
	return fmt.Sprint(a) < fmt.Sprint(b)
})

// TestBookAgainstBatch adds random histories piece by piece, in one book and in
// two that are merged, and compares every answer with those on the evidence.
func TestBookAgainstBatch(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 4))
	rounds := 10_000
	if !long.Tests() {
		rounds = 300
	}
	for round := range rounds {
		ev := someEvidence(r)
		ev.Rulings = someRulings(r, ev)
		for i := range ev.Platforms {
			for range r.IntN(3) {
				ev.Platforms[i].Limits = append(ev.Platforms[i].Limits, attendance.Limit{
					People: 1 + someNumber(r), Since: someDate(r), Kind: []attendance.LimitKind{attendance.Seats, attendance.Counter}[r.IntN(2)],
				})
			}
		}
		want := canonical(ev)
		terms := records.Terms{Reading: attendance.Reading(r.IntN(2)), Ratified: r.IntN(8) == 0}
		category := records.Category{Platform: []string{"", "", "p0"}[r.IntN(3)], Tag: []string{"", "", "live"}[r.IntN(3)]}
		if r.IntN(3) == 0 {
			category.During = someDate(r)
		}
		watch := records.Watch{Category: category, Terms: terms, Places: 1 + r.IntN(4)}

		var book, left, right records.Book
		if err := book.Watch(watch); err != nil {
			t.Fatal(err)
		}
		for _, piece := range pieces(r, ev) {
			before := canonical(book.Evidence())
			changes, err := book.Add(piece)
			if err != nil {
				t.Fatal(err)
			}
			if round%4 == 0 {
				if d := differ(changesTwin(watch, before, book.Evidence()), changes, cmpopts.EquateEmpty(), anyOrder); d != "" {
					t.Fatalf("%+v\n%s\nadding %+v (-twin +Add)\n%s", watch, tell(before, records.Claim{}), piece, d)
				}
			}
			half := &left
			if r.IntN(2) == 0 {
				half = &right
			}
			if _, err := half.Add(piece); err != nil {
				t.Fatal(err)
			}
		}
		var merged, reversed records.Book
		merged.Merge(&left)
		merged.Merge(&right)
		reversed.Merge(&right)
		reversed.Merge(&left)
		reversed.Merge(&left)
		data, err := merged.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var read, readJSON records.Book
		if err := read.UnmarshalBinary(data); err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(&reversed)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &readJSON); err != nil {
			t.Fatal(err)
		}
		if d := differ(boardTwin(ev, category, terms), records.Rank(book.Evidence(), category, terms), cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("(-definition +Board)\n%s", d)
		}
		for name, b := range map[string]*records.Book{"added": &book, "merged": &merged, "the other way": &reversed, "read": &read, "read from JSON": &readJSON} {
			if d := differ(want, b.Evidence(), cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("%s: (-evidence +book)\n%s", name, d)
			}
			again, err := b.MarshalBinary()
			if err != nil || !slices.Equal(data, again) {
				t.Fatalf("%s: it has another form, %v", name, err)
			}
			if d := differ(records.Rank(ev, category, terms), records.Rank(b.Evidence(), category, terms), cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("%s: (-Rank +Board)\n%s", name, d)
			}
			if d := differ(records.Progression(ev, category, terms), b.Progression(category, terms), cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("%s: (-Progression +Book's)\n%s", name, d)
			}
			n := r.IntN(5)
			all := records.Rank(ev, category, terms).Standings
			if d := differ(all[:min(n, len(all))], b.Top(category, terms, n), cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("%s: (-Rank +Top %d)\n%s", name, n, d)
			}
			by := someDate(r)
			if d := differ(records.Rank(ev.Known(by).Held(by), category, terms), records.Rank(b.Evidence().Known(by).Held(by), category, terms), cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("%s: as known on %v (-evidence +book)\n%s", name, by, d)
			}
		}
		if d := cmp.Diff(book.Conflicts(), merged.Conflicts()); d != "" || len(book.Conflicts()) > 0 {
			t.Fatalf("conflicts %v, %s", book.Conflicts(), d)
		}
	}
}

// TestBookLaws merges three books that say different things of the same IDs.
func TestBookLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 17))
	rounds := 3_000
	if !long.Tests() {
		rounds = 300
	}
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	some := func() *records.Book {
		var b records.Book
		ev := someEvidence(r)
		ev.Rulings = someRulings(r, ev)
		for i := range ev.Platforms {
			ev.Platforms[i].Name = pick("", "A", "B")
			for range r.IntN(3) {
				ev.Platforms[i].Limits = append(ev.Platforms[i].Limits, attendance.Limit{People: 1 + r.Int64N(2), Kind: attendance.Seats})
			}
		}
		for i := range ev.Sessions {
			s := &ev.Sessions[i]
			s.Title, s.Hosts, s.Tags = pick("", "x", "y", "a long one"), []string{pick("a", "b")}, []string{pick("", "t")}
			if d := someDate(r); s.Start.IsZero() || d.Before(s.Start) == attendance.Impossible {
				s.End = d
			}
		}
		if _, err := b.Add(ev); err != nil {
			t.Fatal(err)
		}
		return &b
	}
	merged := func(books ...*records.Book) *records.Book {
		var b records.Book
		for _, o := range books {
			b.Merge(o)
		}
		return &b
	}
	same := func(law string, a, b *records.Book) {
		t.Helper()
		x, y := a.Evidence(), b.Evidence()
		if d := differ(x, y, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("%s\n%s", law, d)
		}
		if d := cmp.Diff(a.Conflicts(), b.Conflicts()); d != "" {
			t.Fatalf("%s: conflicts\n%s", law, d)
		}
	}
	conflicts := 0
	for range rounds {
		a, b, c := some(), some(), some()
		same("a+b = b+a", merged(a, b), merged(b, a))
		same("(a+b)+c = a+(b+c)", merged(merged(a, b), c), merged(a, merged(b, c)))
		same("a+a = a", merged(a, a), a)
		same("a+b+a = a+b", merged(a, b, a), merged(a, b))
		all := merged(a, b, c)
		conflicts += len(all.Conflicts())
		all.Merge(all)
		same("with itself", all, merged(a, b, c))

		// What no longer fits together can be written and read all the same.
		data, err := all.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var read records.Book
		if err := read.UnmarshalBinary(data); err != nil {
			t.Fatal(err)
		}
		if d := differ(all.Evidence(), read.Evidence(), cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("read again\n%s", d)
		}
		if len(read.Conflicts()) > 0 {
			t.Fatalf("conflicts are no evidence: %v", read.Conflicts())
		}
	}
	if conflicts == 0 {
		t.Error("no conflicts were tried")
	}
}

func TestConflicts(t *testing.T) {
	day, month := attendance.MustParseDate("2021-06-20"), attendance.MustParseDate("2021-06")
	limit := func(people int64) attendance.Limit {
		return attendance.Limit{People: people, Kind: attendance.Seats, Since: day}
	}
	given := []records.Evidence{
		{
			Platforms: []attendance.Platform{{ID: "p", Name: "Hall", Limits: []attendance.Limit{limit(9)}}, {ID: "q", Limits: []attendance.Limit{limit(9)}}, {ID: "r", Limits: []attendance.Limit{limit(9)}}},
			Sources:   []attendance.Source{{ID: "a", Name: "A", Role: attendance.RolePress}},
			Sessions:  []attendance.Session{{ID: "s", Title: "One", Platform: "p", Start: month, Tags: []string{"x", "y"}}},
		},
		{
			Platforms: []attendance.Platform{{ID: "p", Name: "The Hall", Limits: []attendance.Limit{limit(5), limit(4)}}, {ID: "q", Limits: []attendance.Limit{{People: 9, Kind: attendance.Seats, Since: month}}}, {ID: "r", Limits: []attendance.Limit{{People: 10, Kind: attendance.Counter, Since: day}}}},
			Sources:   []attendance.Source{{ID: "a", Role: attendance.RoleHost}},
			Sessions:  []attendance.Session{{ID: "s", Title: "Two", Start: day, Hosts: []string{"h"}, Tags: []string{"z"}}},
		},
		{Sessions: []attendance.Session{{ID: "s", Title: "Three", Event: "e", Tags: []string{"y", "x"}}}},
	}
	want := []records.Conflict{
		{"platform", "p", "limits", `[{"people":5,"since":"2021-06-20","kind":"seats"},{"people":4,"since":"2021-06-20","kind":"seats"}]`,
			`[{"people":9,"since":"2021-06-20","kind":"seats"}]`},
		{"platform", "p", "name", "The Hall", "Hall"},
		{"platform", "q", "limits", `[{"people":9,"since":"2021-06-20","kind":"seats"}]`, `[{"people":9,"since":"2021-06","kind":"seats"}]`},
		{"platform", "r", "limits", `[{"people":9,"since":"2021-06-20","kind":"seats"}]`, `[{"people":10,"since":"2021-06-20","kind":"counter"}]`},
		{"session", "s", "start", "2021-06-20", "2021-06"},
		{"session", "s", "tags", `["y","x"]`, `["x","y"]`},
		{"session", "s", "tags", `["y","x"]`, `["z"]`},
		{"session", "s", "title", "Two", "One"},
		{"session", "s", "title", "Two", "Three"},
		{"source", "a", "role", "press", "host"},
	}
	kept := attendance.Session{ID: "s", Title: "Two", Hosts: []string{"h"}, Platform: "p", Event: "e", Start: day, Tags: []string{"y", "x"}}
	for range 20 {
		rand.Shuffle(len(given), func(i, j int) { given[i], given[j] = given[j], given[i] })
		var b records.Book
		for _, ev := range given {
			if _, err := b.Add(ev); err != nil {
				t.Fatal(err)
			}
		}
		if d := cmp.Diff(want, b.Conflicts()); d != "" {
			t.Fatalf("(-want +got)\n%s", d)
		}
		if got, ok := b.Session("s"); !ok || differ(kept, got) != "" {
			t.Fatalf("(-want +kept)\n%s", differ(kept, got))
		}
	}
}

// TestBookKeepsCopies: what is added may be changed by the caller afterwards.
func TestBookKeepsCopies(t *testing.T) {
	ev := april.Read("-wider").Evidence
	ev.Platforms[0].Limits = []attendance.Limit{{People: 1_000_000, Kind: attendance.Seats}}
	var b records.Book
	if _, err := b.Add(ev); err != nil {
		t.Fatal(err)
	}
	before, err := b.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	ev.Platforms[0].Limits[0].People = 1
	for i := range ev.Sessions {
		s := &ev.Sessions[i]
		s.ID = "?"
		for k := range s.Counts {
			s.Counts[k].Source = "?"
		}
		for k := range s.Hosts {
			s.Hosts[k] = "?"
		}
	}
	after, err := b.MarshalBinary()
	if err != nil || !slices.Equal(before, after) {
		t.Errorf("the book has changed with what was added, %v", err)
	}
}

func TestBookErrors(t *testing.T) {
	var b records.Book
	if _, err := b.Add(april.Read("").Evidence); err != nil {
		t.Fatal(err)
	}
	before, _ := b.MarshalBinary()
	_, err := b.Add(records.Evidence{
		Platforms: []attendance.Platform{{}},
		Sources:   []attendance.Source{{Name: "A"}},
		Sessions:  []attendance.Session{{ID: "fine"}, {ID: "s", Counts: []attendance.Count{{Source: "a"}}}},
		Rulings:   []records.Ruling{{Session: "s", Status: "lost", Body: "body"}},
	})
	want := `platforms[0].id: a platform needs an ID
sources[0].id: a source needs an ID
sessions[1].counts[0].figure: a count needs a figure, as in "57K"
rulings[0].status: unknown status "lost"; want "claimed", "pending", "ratified", "rejected" or "annulled"`
	if err == nil || err.Error() != want {
		t.Errorf("Add: %v", cmp.Diff(want, fmt.Sprint(err)))
	}
	_, err = b.Add(records.Evidence{Sessions: []attendance.Session{{ID: "fine"}, {}}})
	if want := "sessions[1].id: a session needs an ID"; err == nil || err.Error() != want {
		t.Errorf("Add: %v", cmp.Diff(want, fmt.Sprint(err)))
	}
	for _, c := range []struct{ data, want string }{
		{`{"sessions": [{"id": "s", "start": "June"}]}`, `1:36: sessions[0].start: cannot read "June" at byte 0: malformed: want a date such as 2021, 2021-06, 2021-06-08, 2021-06-08T12:04:00Z, or two with a / between`},
		{`{"sessions": [{"id": ""}], "claims": []}`, `1:28: claims: unknown field; want one of edition, platforms, sources, sessions, rulings`},
		{`{"platforms": [{"id": ""}], "sources": [{"id": ""}], "sessions": [{"id": ""}],
			"rulings": [{"session": "s", "status": "lost", "body": "body"}]}`,
			"platforms[0].id: a platform needs an ID\nsources[0].id: a source needs an ID\n" +
				`rulings[0].status: unknown status "lost"; want "claimed", "pending", "ratified", "rejected" or "annulled"` +
				"\nsessions[0].id: a session needs an ID"},
		{`{"sessions": [{"id": "s", "counts": [{"figure": "57K"}]}]}`, `sessions[0].counts[0].source: a count needs the ID of its source`},
	} {
		if err := b.UnmarshalJSON([]byte(c.data)); err == nil || err.Error() != c.want {
			t.Errorf("%s: %s", c.data, cmp.Diff(c.want, fmt.Sprint(err)))
		}
	}
	for _, c := range []struct {
		watch records.Watch
		want  string
	}{
		{records.Watch{Places: -1}, "records: watch: -1 places cannot be watched; want 1 or more, or 0 for 10"},
		{records.Watch{Category: records.Category{During: attendance.Date{Start: 2, End: 1}}},
			"records: watch: category: during: attendance: invalid Date{Start: 2, End: 1}: want Start < End, within the years 0 to 9999"},
	} {
		if err := b.Watch(c.watch); err == nil || err.Error() != c.want {
			t.Errorf("%+v: %s", c.watch, cmp.Diff(c.want, fmt.Sprint(err)))
		}
	}
	if after, _ := b.MarshalBinary(); !slices.Equal(before, after) {
		t.Error("an error has changed the book")
	}
	if s, ok := b.Session("nowhere"); ok || s.ID != "" {
		t.Errorf("Session: %+v, %v, of one that there is not", s, ok)
	}
}

// drew is a session with a count by each of some sources.
func drew(id string, people int64, sources ...string) attendance.Session {
	s := attendance.Session{ID: id}
	for _, source := range sources {
		s.Counts = append(s.Counts, attendance.Count{Figure: attendance.Exact(people), Source: source})
	}
	return s
}

// TestBookWatch adds much at once, of which each part alone would change less,
// and compares what is told with the changes in their order.
func TestBookWatch(t *testing.T) {
	people := func(n int64) attendance.Range { return span(n, n) }
	at := func(r attendance.Range, best, worst int) records.Position {
		return records.Position{Range: r, Place: records.Place{Best: best, Worst: worst}}
	}
	seats := []attendance.Limit{{People: 60, Kind: attendance.Seats}}
	annulled := func(id string) records.Ruling {
		return records.Ruling{Session: id, Status: records.Annulled, Body: "body"}
	}
	drawn := func(id, figure string) attendance.Session {
		return attendance.Session{ID: id, Counts: []attendance.Count{{Figure: attendance.MustParse(figure), Source: "a"}}}
	}
	inHall := drawn("h", "50-70")
	inHall.Platform = "hall"
	split := drew("s", 50, "a", "b")
	split.Counts = append(split.Counts, attendance.Count{Figure: attendance.Exact(70), Source: "c", Role: attendance.RoleAnalyst})
	for _, x := range []struct {
		name        string
		watch       records.Watch
		before, add records.Evidence
		want        []records.Change // but for the watch
	}{
		{"what was there before it began", records.Watch{},
			records.Evidence{Sessions: []attendance.Session{drew("x", 50, "a")}},
			records.Evidence{Sessions: []attendance.Session{drew("y", 40, "a")}}, []records.Change{
				{Kind: "place gained", Session: "y", Is: at(people(40), 2, 2)},
			}},
		{"a record and a small one", records.Watch{Places: 1},
			records.Evidence{Sessions: []attendance.Session{drew("x", 50, "a"), drew("y", 1, "a")}},
			records.Evidence{Sessions: []attendance.Session{drew("x", 60, "b"), drew("y", 2, "b")}}, []records.Change{
				{Kind: "record restated", Session: "x", Was: at(people(50), 1, 1), Is: at(span(50, 60), 1, 1)},
			}},
		{"records level, and one below", records.Watch{Places: 5}, records.Evidence{},
			records.Evidence{Sessions: []attendance.Session{drew("z", 60, "a"), drew("x", 60, "a"), drew("y", 60, "a"), drew("w", 50, "a"), drew("v", 50, "a")}}, []records.Change{
				{Kind: "record equaled", Session: "x", Is: at(people(60), 1, 1)},
				{Kind: "record equaled", Session: "y", Is: at(people(60), 1, 1)},
				{Kind: "record equaled", Session: "z", Is: at(people(60), 1, 1)},
				{Kind: "place gained", Session: "x", Is: at(people(60), 1, 1)},
				{Kind: "place gained", Session: "y", Is: at(people(60), 1, 1)},
				{Kind: "place gained", Session: "z", Is: at(people(60), 1, 1)},
				{Kind: "place gained", Session: "v", Is: at(people(50), 4, 4)},
				{Kind: "place gained", Session: "w", Is: at(people(50), 4, 4)},
			}},
		{"level with the last place", records.Watch{Places: 1},
			records.Evidence{Sessions: []attendance.Session{drew("x", 50, "a")}},
			records.Evidence{Sessions: []attendance.Session{drew("y", 50, "a")}}, []records.Change{
				{Kind: "record equaled", Session: "y", Is: at(people(50), 1, 1)},
				{Kind: "place gained", Session: "y", Is: at(people(50), 1, 1)},
			}},
		{"below the last place, and perhaps above one who may be in it", records.Watch{Places: 1},
			records.Evidence{Sessions: []attendance.Session{drawn("x", "50-60"), drawn("y", "10-55")}},
			records.Evidence{Sessions: []attendance.Session{drawn("z", "20-30")}}, []records.Change{
				{Kind: "place lost", Session: "y", Was: at(span(10, 55), 1, 2), Is: at(span(10, 55), 1, 3)},
			}},
		{"the second annulled", records.Watch{Places: 2},
			records.Evidence{Sessions: []attendance.Session{drew("x", 60, "a"), drew("y", 50, "a")}},
			records.Evidence{Rulings: []records.Ruling{annulled("y")}}, []records.Change{
				{Kind: "place lost", Session: "y", Was: at(people(50), 2, 2)},
			}},
		{"down, and out", records.Watch{Places: 6},
			records.Evidence{Sessions: []attendance.Session{
				drew("v", 30, "a"), drew("u", 20, "a"), drew("w", 10, "a"), drew("t", 9, "a"), drew("s", 8, "a"), drew("r", 7, "a")}},
			records.Evidence{Sessions: []attendance.Session{drew("x", 60, "a"), drew("y", 50, "a"), drew("z", 50, "a"), drew("k", 50, "a"), drew("l", 50, "a")}}, []records.Change{
				{Kind: "record certain", Session: "x", Is: at(people(60), 1, 1)},
				{Kind: "place gained", Session: "x", Is: at(people(60), 1, 1)},
				{Kind: "place gained", Session: "k", Is: at(people(50), 2, 2)},
				{Kind: "place gained", Session: "l", Is: at(people(50), 2, 2)},
				{Kind: "place gained", Session: "y", Is: at(people(50), 2, 2)},
				{Kind: "place gained", Session: "z", Is: at(people(50), 2, 2)},
				{Kind: "place lost", Session: "v", Was: at(people(30), 1, 1), Is: at(people(30), 6, 6)},
				{Kind: "place lost", Session: "r", Was: at(people(7), 6, 6)},
				{Kind: "place lost", Session: "s", Was: at(people(8), 5, 5)},
				{Kind: "place lost", Session: "t", Was: at(people(9), 4, 4)},
				{Kind: "place lost", Session: "u", Was: at(people(20), 2, 2)},
				{Kind: "place lost", Session: "w", Was: at(people(10), 3, 3)},
			}},
		{"limits of one platform of two, and new sessions", records.Watch{Places: 1},
			records.Evidence{Platforms: []attendance.Platform{{ID: "hall"}, {ID: "tent"}}, Sessions: []attendance.Session{inHall}},
			records.Evidence{
				Platforms: []attendance.Platform{{ID: "hall", Limits: seats}, {ID: "tent"}},
				Sessions:  []attendance.Session{drew("y", 80, "a"), drew("x", 10, "a")},
				Rulings:   []records.Ruling{annulled("y")},
			}, []records.Change{
				{Kind: "record restated", Session: "h", Was: at(span(50, 70), 1, 1), Is: at(span(50, 60), 1, 1)},
			}},
		{"limits, and the record annulled", records.Watch{Places: 1},
			records.Evidence{Platforms: []attendance.Platform{{ID: "hall"}}, Sessions: []attendance.Session{inHall, drew("x", 80, "a")}},
			records.Evidence{Platforms: []attendance.Platform{{ID: "hall", Limits: seats}}, Rulings: []records.Ruling{annulled("x")}}, []records.Change{
				{Kind: "record certain", Session: "h", Is: at(span(50, 60), 1, 1)},
				{Kind: "record annulled", Session: "x", Was: at(people(80), 1, 1)},
				{Kind: "place gained", Session: "h", Is: at(span(50, 60), 1, 1)},
				{Kind: "place lost", Session: "x", Was: at(people(80), 1, 1)},
			}},
		{"limits, and one that stays annulled", records.Watch{Places: 1},
			records.Evidence{
				Platforms: []attendance.Platform{{ID: "hall"}}, Sessions: []attendance.Session{inHall, drew("x", 80, "a")},
				Rulings: []records.Ruling{annulled("x")},
			},
			records.Evidence{Platforms: []attendance.Platform{{ID: "hall", Limits: seats}}}, []records.Change{
				{Kind: "record restated", Session: "h", Was: at(span(50, 70), 1, 1), Is: at(span(50, 60), 1, 1)},
			}},
		{"sources that turn out not to have read each other", records.Watch{Places: 1},
			records.Evidence{Sessions: []attendance.Session{split}},
			records.Evidence{Sources: []attendance.Source{{ID: "a", Role: attendance.RoleAnalyst}, {ID: "b", Role: attendance.RoleAnalyst}, {ID: "z"}}}, []records.Change{
				{Kind: "record restated", Session: "s", Was: at(span(50, 70), 1, 1), Is: at(people(50), 1, 1)},
			}},
	} {
		var b records.Book
		if _, err := b.Add(x.before); err != nil {
			t.Fatalf("%s: %v", x.name, err)
		}
		for _, w := range []records.Watch{x.watch, x.watch} { // the second is the same
			if err := b.Watch(w); err != nil {
				t.Fatalf("%s: %v", x.name, err)
			}
		}
		if x.watch.Places == 0 {
			x.watch.Places = 10
		}
		for i := range x.want {
			x.want[i].Watch = x.watch
		}
		changes, err := b.Add(x.add)
		if err != nil {
			t.Fatalf("%s: %v", x.name, err)
		}
		if d := differ(x.want, changes); d != "" {
			t.Errorf("%s (-want +got)\n%s", x.name, d)
		}
	}
}

// TestBookWatchesMany adds more at once than it reads one by one, and more of the
// same place than it lists.
func TestBookWatchesMany(t *testing.T) {
	var b records.Book
	if err := b.Watch(records.Watch{Places: 1}); err != nil {
		t.Fatal(err)
	}
	var many records.Evidence
	for i := range 2 * maxListed {
		many.Sessions = append(many.Sessions, drew(fmt.Sprint("s", i), 50, "a"))
	}
	for round, people := range []int64{50, 60} {
		for i := range many.Sessions {
			many.Sessions[i].Counts = []attendance.Count{{Figure: attendance.Exact(people), Source: fmt.Sprint("source", round)}}
		}
		changes, err := b.Add(many)
		if err != nil {
			t.Fatal(err)
		}
		kinds := map[records.ChangeKind]int{}
		for _, c := range changes {
			kinds[c.Kind]++
		}
		want := []map[records.ChangeKind]int{
			{"record equaled": maxListed, "place gained": maxListed},
			{"record restated": maxListed, "place lost": maxListed}, // nobody's is certainly 1st any more
		}[round]
		if d := differ(want, kinds); d != "" {
			t.Errorf("%d people (-want +got)\n%s", people, d)
		}
		if d := differ(records.Rank(b.Evidence(), records.Category{}, records.Terms{}).Standings[:5], b.Top(records.Category{}, records.Terms{}, 5)); d != "" {
			t.Errorf("%d people (-Rank +Top)\n%s", people, d)
		}
	}
}

// TestBookWatchesEvents adds many rooms of few events one by one, again with other
// numbers, and now and then annuls one: each change is what comparing whole boards
// tells.
func TestBookWatchesEvents(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 8))
	for round, w := range []records.Watch{
		{Places: 2}, {Places: 10}, {Places: 3, Category: records.Category{During: attendance.MustParseDate("2021")}},
		{Places: 4, Category: records.Category{Event: "a"}}, {Places: 5, Terms: records.Terms{Reading: attendance.Literal}},
	} {
		var b records.Book
		if err := b.Watch(w); err != nil {
			t.Fatal(err)
		}
		before := b.Evidence()
		for i := range 160 {
			event := []string{"a", "a", "a", "b", ""}[r.IntN(5)]
			s := attendance.Session{ID: fmt.Sprint(event, r.IntN(70)), Event: event, Start: attendance.MustParseDate([]string{"2021-05", "2021-12/2022-01", "2022"}[r.IntN(3)])}
			low := r.Int64N(60)
			s.Counts = []attendance.Count{{Figure: attendance.FigureBetween(low, low+r.Int64N(5)*r.Int64N(5)), Source: "x", Date: attendance.Day(2022, 1+time.Month(i/28), 1+i%28)}}
			ev := records.Evidence{Sessions: []attendance.Session{s}}
			if r.IntN(12) == 0 {
				ev.Rulings = []records.Ruling{{Session: s.ID, Body: "b", Status: records.Annulled}}
			}
			changes, err := b.Add(ev)
			if err != nil {
				t.Fatal(err)
			}
			after := b.Evidence()
			if d := differ(changesTwin(w, before, after), changes, anyOrder); d != "" {
				t.Fatalf("watch %d, addition %d (-boards +changes)\n%s", round, i, d)
			}
			before = after
		}
		if d := differ(records.Rank(before, w.Category, w.Terms).Standings[:20], b.Top(w.Category, w.Terms, 20)); d != "" {
			t.Errorf("watch %d (-Rank +Top)\n%s", round, d)
		}
	}
}

// TestBookAsksTheRightWatch: what is watched serves no other category or terms.
func TestBookAsksTheRightWatch(t *testing.T) {
	var b records.Book
	live := drew("x", 50, "a")
	live.Start, live.Tags = attendance.MustParseDate("2021"), []string{"live"}
	loose := attendance.Session{ID: "y", Start: attendance.MustParseDate("2022"), Counts: []attendance.Count{{Figure: attendance.MustParse("60+"), Source: "a"}}}
	if _, err := b.Add(records.Evidence{Sessions: []attendance.Session{live, loose}}); err != nil {
		t.Fatal(err)
	}
	categories := []records.Category{{Tag: "live"}, {}}
	terms := []records.Terms{{}, {Reading: attendance.Literal}, {Ratified: true}}
	for _, w := range []records.Watch{{Category: categories[0], Terms: terms[0]}, {Category: categories[1], Terms: terms[1]}} {
		if err := b.Watch(w); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range categories {
		for _, terms := range terms {
			if d := differ(records.Rank(b.Evidence(), c, terms).Standings, b.Top(c, terms, 5), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("%+v %+v (-Rank +Top)\n%s", c, terms, d)
			}
			if d := differ(records.Progression(b.Evidence(), c, terms), b.Progression(c, terms)); d != "" {
				t.Errorf("%+v %+v (-Progression +Book's)\n%s", c, terms, d)
			}
		}
	}
}

// TestBookForm damages every byte of a form, cuts it everywhere, and adds to it.
func TestBookForm(t *testing.T) {
	var b records.Book
	ev := april.Read("-wider").Evidence
	ev.Rulings = []records.Ruling{{Session: "imran-khan", Category: spaces, Status: records.Pending, Body: "body", Date: attendance.MustParseDate("2022-05")}}
	if _, err := b.Add(ev); err != nil {
		t.Fatal(err)
	}
	data, err := b.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes, %d in JSON", len(data), len(text))
	if len(data) > len(text)/2 {
		t.Errorf("the form has %d bytes, more than half of the %d of JSON", len(data), len(text))
	}
	refused := func(what string, damaged []byte) {
		t.Helper()
		var read records.Book
		if err := read.UnmarshalBinary(damaged); err == nil {
			t.Errorf("%s: no error", what)
		}
		if read.Len() > 0 {
			t.Errorf("%s: it has changed the book", what)
		}
	}
	for i := range data {
		damaged := slices.Clone(data)
		damaged[i] ^= 1 << (i % 8)
		refused(fmt.Sprint("byte ", i), damaged)
		refused(fmt.Sprint("cut at ", i), data[:i])
	}
	refused("a byte more", append(slices.Clone(data), 0))

}

func FuzzBook(f *testing.F) {
	var b records.Book
	empty, _ := b.MarshalBinary()
	f.Add(empty)
	for _, name := range []string{"", "-wider"} {
		var b records.Book
		if _, err := b.Add(april.Read(name).Evidence); err != nil {
			f.Fatal(err)
		}
		data, _ := b.MarshalBinary()
		f.Add(data)
		text, _ := json.Marshal(&b)
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var b records.Book
		if err := b.UnmarshalBinary(data); err == nil {
			again, _ := b.MarshalBinary()
			if !slices.Equal(data, again) {
				t.Errorf("read and written again it is another form")
			}
		}
		if err := b.UnmarshalJSON(data); err == nil {
			form, _ := b.MarshalBinary()
			var read records.Book
			if err := read.UnmarshalBinary(form); err != nil {
				t.Fatalf("its own form: %v", err)
			}
			text, _ := json.Marshal(&b)
			var again records.Book
			if err := json.Unmarshal(text, &again); err != nil {
				t.Fatalf("its own JSON: %v", err)
			}
			if d := differ(b.Evidence(), again.Evidence()); d != "" {
				t.Errorf("JSON changes it\n%s", d)
			}
		}
	})
}

// FuzzBookOrder adds pieces of evidence, watches, merges and writes in any order: every
// book comes to hold the same, and answers the same.
func FuzzBookOrder(f *testing.F) {
	f.Add(uint64(1), []byte{0, 1, 2, 3, 4, 5, 6, 7})
	f.Add(uint64(7), []byte{4, 4, 0, 0, 5, 1, 6, 0, 2, 7, 4})
	f.Add(uint64(3), []byte{})
	f.Fuzz(func(t *testing.T, seed uint64, steps []byte) {
		r := rand.New(rand.NewPCG(seed, 5))
		d := twinWorldOf(seed).dossier()
		ev := d.Evidence
		for i := range ev.Sessions { // a count that repeats its own source comes with another of that source alone
			ev.Sessions[i].Counts = slices.DeleteFunc(ev.Sessions[i].Counts, func(c attendance.Count) bool { return c.Via == c.Source })
		}
		category := d.Claims[0].Category
		rest := pieces(r, ev)
		var books [2]records.Book
		add := func(b *records.Book) {
			if _, err := b.Add(rest[0]); err != nil {
				t.Fatal(err)
			}
			rest = rest[1:]
		}
		for _, step := range steps[:min(len(steps), 64)] {
			b, o := &books[step&1], &books[1-step&1]
			switch step >> 1 & 3 {
			case 0, 1:
				if len(rest) > 0 {
					add(b)
				}
			case 2:
				if err := b.Watch(records.Watch{Category: category, Terms: records.Terms{Reading: attendance.Reading(step >> 3 % 3)}, Places: 1 + int(step>>5)}); err != nil {
					t.Fatal(err)
				}
			default:
				b.Merge(o)
			}
		}
		for len(rest) > 0 {
			add(&books[len(rest)&1])
		}
		books[0].Merge(&books[1])
		books[1].Merge(&books[0])
		want := canonical(ev)
		for i := range books {
			b := &books[i]
			if d := differ(want, b.Evidence(), cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("book %d (-evidence +book)\n%s", i, d)
			}
			for _, reading := range []attendance.Reading{attendance.Customary, attendance.Published, attendance.Literal} {
				terms := records.Terms{Reading: reading}
				if d := differ(records.Rank(want, category, terms), records.Rank(b.Evidence(), category, terms)); d != "" {
					t.Fatalf("book %d: (-Rank +Board)\n%s", i, d)
				}
				if d := differ(records.Progression(want, category, terms), b.Progression(category, terms)); d != "" {
					t.Fatalf("book %d: (-Progression of evidence +of book)\n%s", i, d)
				}
			}
		}
	})
}
