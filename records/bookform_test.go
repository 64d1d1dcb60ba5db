package records

import (
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/wire"
)

// A form that no book writes: of a version, and of evidence that Add would refuse.
func formOf(version uint8, ev Evidence) []byte {
	e := encoder{Writer: wire.Begin(bookMagic, version), gathering: true, first: version == 1}
	e.evidence(ev)
	e.gathering = false
	e.later(func() { e.number(Edition) })
	e.Table(&e.table)
	e.evidence(ev)
	return e.Finish()
}

// figureForm is a book of one session with one count, whose figure has a hedge
// and a step by their numbers.
func figureForm(hedge, power int64) []byte {
	e := encoder{Writer: wire.Begin(bookMagic, bookVersion)}
	e.table.Add("", "a", "s")
	e.number(Edition)
	e.Table(&e.table)
	e.number(0) // platforms
	e.number(0) // sources
	e.number(1)
	e.strings("s", "")
	e.number(0) // hosts
	e.strings("", "")
	e.date(attendance.Date{})
	e.date(attendance.Date{})
	e.number(0) // tags
	e.number(1)
	e.number(hedge)
	e.number(5)
	e.number(power)
	e.strings("", "", "a", "")
	e.date(attendance.Date{})
	e.flag(false)
	e.strings("", "", "")
	e.number(0) // rulings
	return e.Finish()
}

// A book of the first version is read, is judged by the rules of today, and says so.
func TestBookOfTheFirstEdition(t *testing.T) {
	ev := Evidence{
		Platforms: []attendance.Platform{{ID: "p", Limits: []attendance.Limit{{People: 9, Kind: attendance.Seats}}}},
		Sources:   []attendance.Source{{ID: "a", Role: attendance.RoleHost}},
		Sessions:  []attendance.Session{{ID: "s", Counts: []attendance.Count{{Figure: attendance.MustParse("about 57K"), Source: "a"}}}},
		Rulings:   []Ruling{{Session: "s", Status: Ratified, Body: "b", Reason: "r", URL: "u"}},
	}
	for _, form := range [][]byte{formOf(1, ev), formOf(2, ev)} {
		var b Book
		if err := b.UnmarshalBinary(form); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(ev, b.Evidence()); d != "" {
			t.Errorf("(-written +read)\n%s", d)
		}
		if version := int(form[len(bookMagic)]); b.Edition() != version {
			t.Errorf("a form of version %d is of edition %d", version, b.Edition())
		}
	}
	var b Book
	if err := b.UnmarshalJSON([]byte(`{"sessions": [{"id": "s"}]}`)); err != nil || b.Edition() != 1 {
		t.Errorf("JSON without an edition: %v, %d", err, b.Edition())
	}
	if again, err := b.MarshalJSON(); err != nil || string(again) != `{"edition":2,"sessions":[{"id":"s"}]}` {
		t.Errorf("%s, %v", again, err)
	}
	const later = `edition: written for edition 3 of the rules; this program knows them up to 2`
	if err := b.UnmarshalJSON([]byte(`{"edition": 3}`)); err == nil || err.Error() != later {
		t.Errorf("JSON of a later edition: %v, want %s", err, later)
	}
	if b := (&Book{}); b.Edition() != Edition {
		t.Errorf("a new book is of edition %d", b.Edition())
	}
}

// Every field of evidence survives the forms of a book.
func TestBookFormsKeepAll(t *testing.T) {
	var b Book
	if _, err := b.Add(Evidence{
		Platforms: []attendance.Platform{{ID: "p", Venue: true}},
		Sources:   []attendance.Source{{ID: "a", Role: attendance.RoleOpponent}},
		Sessions: []attendance.Session{{ID: "s", Counts: []attendance.Count{
			{Figure: attendance.MustParse("about 300K to 400K"), Text: "some 300,000 to 400,000", Source: "a", SoFar: true},
			{Figure: attendance.MustParse("~57K"), Source: "a"},
		}}},
		Rulings: []Ruling{{Session: "s", Status: Ratified, Body: "b", Figure: attendance.MustParse("50,000+"), Text: "50,000 or more"}},
	}); err != nil {
		t.Fatal(err)
	}
	binary, err := b.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	written, err := b.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var fromBinary, fromJSON Book
	if err := errors.Join(fromBinary.UnmarshalBinary(binary), fromJSON.UnmarshalJSON(written)); err != nil {
		t.Fatal(err)
	}
	for _, read := range []*Book{&fromBinary, &fromJSON} {
		if d := cmp.Diff(b.Evidence(), read.Evidence()); d != "" {
			t.Errorf("(-written +read)\n%s", d)
		}
	}
}

func TestBookFormFaults(t *testing.T) {
	seats := func(people int64) Evidence {
		return Evidence{Platforms: []attendance.Platform{{ID: "p", Limits: []attendance.Limit{{People: people, Kind: attendance.Seats}}}}}
	}
	for _, x := range []struct {
		name string
		form []byte
		want string
	}{
		{"as it should be", formOf(1, seats(9)), ""},
		{"so is one with a count", figureForm(int64(attendance.Exactly), 0), ""},
		{"of another kind", []byte("highwater leaders"),
			`records: book: byte 0: it starts with "highwater lead" and not with "highwater book": this is something else`},
		{"of this version", formOf(2, seats(9)), ""},
		{"of a later version", formOf(3, seats(9)),
			"records: book: byte 14: unknown version 3; want one of 1 to 2"},
		{"a negative number", formOf(1, seats(-1)),
			"records: book: byte 30: 18446744073709551615 is more than there can be"},
		{"the least that is no number", formOf(1, seats(math.MinInt64)),
			"records: book: byte 30: 9223372036854775808 is more than there can be"},
		{"the largest number", formOf(1, seats(math.MaxInt64)),
			"records: book: platforms[0].limits[0].people: a limit is a number of people from 1 to 999999999999999999"},
		{"an end outside the calendar", formOf(1, Evidence{Sessions: []attendance.Session{{ID: "s", End: attendance.Date{Start: 1 << 58, End: 1<<58 + 1}}}}),
			"records: book: sessions[0].end: attendance: invalid Date{Start: 288230376151711744, End: 288230376151711745}: want Start < End, within the years 0 to 9999"},
		{"sources that are out of order", formOf(1, Evidence{Sources: []attendance.Source{{ID: "b"}, {ID: "a"}}}),
			"records: book: not in the order in which a book is written"},
		{"a source without an ID", formOf(1, Evidence{Sources: []attendance.Source{{Name: "A"}}}),
			"records: book: sources[0].id: a source needs an ID"},
		{"a hedge of two bytes", figureForm(256, 0),
			"records: book: byte 35: 256 where there can be at most 255"},
		{"a step beyond all numbers", figureForm(int64(attendance.Bare), 19),
			"records: book: byte 37: 19 where there can be at most 18"},
	} {
		var b Book
		got := ""
		if err := b.UnmarshalBinary(x.form); err != nil {
			got = err.Error()
		}
		if d := cmp.Diff(x.want, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", x.name, d)
		}
	}
}

// TestBookFormOfLeast reads lists of the shortest items there are, in which a form
// has no byte to spare.
func TestBookFormOfLeast(t *testing.T) {
	for _, ev := range []Evidence{
		{Platforms: make([]attendance.Platform, 9)},
		{Platforms: []attendance.Platform{{Limits: make([]attendance.Limit, 9)}}},
		{Sources: make([]attendance.Source, 9)},
		{Sessions: make([]attendance.Session, 9)},
		{Sessions: []attendance.Session{{Hosts: make([]string, 99)}}},
		{Sessions: []attendance.Session{{Tags: make([]string, 99)}}},
		{Sessions: []attendance.Session{{Counts: make([]attendance.Count, 9)}}},
		{Rulings: make([]Ruling, 9)},
	} {
		r, _, err := wire.Open(formOf(bookVersion, ev), bookMagic, bookVersion)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range ev.Sessions {
			for i := range s.Counts {
				s.Counts[i].Figure.Step = 1 // which is what a form has for none
			}
		}
		r.Int(Edition)
		d := decoder{Reader: r, table: r.Table()}
		got := d.evidence()
		if err := r.Close(); err != nil {
			t.Errorf("%+v: %v", ev, err)
			continue
		}
		if d := cmp.Diff(ev, got); d != "" {
			t.Errorf("(-want +got)\n%s", d)
		}
	}
}

// FuzzBookForm reads forms whose length and checksum are right, whatever is in them.
func FuzzBookForm(f *testing.F) {
	ev := Evidence{
		Platforms: []attendance.Platform{{ID: "p", Name: "P", Venue: true, Limits: []attendance.Limit{{People: 9, Since: attendance.Day(2020, 1, 2), Kind: attendance.Seats}}}},
		Sources:   []attendance.Source{{ID: "a", Name: "A", Role: attendance.RoleHost}, {ID: "b"}},
		Sessions: []attendance.Session{{ID: "s", Title: "S", Hosts: []string{"a", "c"}, Platform: "p", Event: "e", Start: attendance.Day(2020, 1, 2), Tags: []string{"t"},
			Counts: []attendance.Count{{Figure: attendance.MustParse("about 57K"), Source: "a", SoFar: true}, {Figure: attendance.MustParse("5-6K"), Text: "5,000 to 6,000", Source: "b", Via: "a", Metric: "peak", Date: attendance.MustParseDate("2020"), URL: "u"}}}},
		Rulings: []Ruling{{Session: "s", Status: Ratified, Body: "b", Reason: "r", Figure: attendance.MustParse("57K")}},
	}
	f.Add(formOf(1, ev))
	f.Add(formOf(2, ev))
	f.Add(figureForm(2, 3))
	f.Add(formOf(2, Evidence{}))
	f.Fuzz(func(t *testing.T, data []byte) {
		data = wire.Mended(data, bookMagic)
		var b, again, merged Book
		if b.UnmarshalBinary(data) != nil {
			return
		}
		form, err := b.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		if b.Edition() == Edition && string(form) != string(data) {
			t.Errorf("read and written again it is another form: %x, %x", data, form)
		}
		if err := again.UnmarshalBinary(form); err != nil {
			t.Fatalf("its own form: %v", err)
		}
		merged.Merge(&b)
		merged.Merge(&again)
		if d := cmp.Diff(b.Evidence(), merged.Evidence()); d != "" {
			t.Errorf("merged with itself it is another (-one +merged)\n%s", d)
		}
		b.Top(Category{}, Terms{}, 5)
		b.Progression(Category{}, Terms{Reading: attendance.Literal})
	})
}
