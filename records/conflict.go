package records

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// A Conflict is a value that was added to a [Book] for a field and not kept.
type Conflict struct {
	Kind  string `json:"kind"` // "platform", "source" or "session"
	ID    string `json:"id"`
	Field string `json:"field"` // by its name in JSON
	Kept  string `json:"kept"`  // as text, lists as JSON
	Other string `json:"other"`
}

// Conflicts returns every value that was added for a field and not kept, by kind, ID,
// field and value. It returns none if all evidence fits together. Conflicts are not
// evidence: they are lost when a book is stored and read back.
func (b *Book) Conflicts() []Conflict {
	var cs []Conflict
	for f, d := range b.disputes {
		for other := range d.others {
			cs = append(cs, Conflict{f.kind, f.id, f.field, d.kept, other})
		}
	}
	slices.SortFunc(cs, func(a, b Conflict) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Field, b.Field), cmp.Compare(a.Other, b.Other))
	})
	return cs
}

// A fieldName names a field by the kind and ID of what it is a field of.
type fieldName struct{ kind, id, field string }

// A dispute is over a field of which a book was given several values.
type dispute struct {
	kept   string
	others map[string]bool
}

// disputes are those of a book.
type disputes map[fieldName]*dispute

// of returns the dispute over a field, which may be new.
func (ds disputes) of(f fieldName, kept string) *dispute {
	d, ok := ds[f]
	if !ok {
		d = &dispute{kept, map[string]bool{}}
		ds[f] = d
	}
	return d
}

// merge adds the disputes of another book, whose evidence has been added already.
func (ds disputes) merge(o disputes) {
	for f, d := range o {
		maps.Copy(ds.of(f, d.kept).others, d.others)
	}
}

// settle returns which of two values a field keeps: the greater, the zero one being
// the least. It notes the other unless that is zero or the same.
func settle[T any](ds disputes, f fieldName, was, given T, compare func(a, b T) int) T {
	var zero T
	if c := compare(was, given); c == 0 || compare(given, zero) == 0 {
		return was
	} else if compare(was, zero) == 0 {
		return given
	} else if c < 0 {
		was, given = given, was
	}
	d := ds.of(f, "")
	d.kept = fieldText(was)
	d.others[fieldText(given)] = true
	return was
}

// fieldText returns a value as JSON has it, texts without the quotes.
func fieldText(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	var s string
	if json.Unmarshal(b, &s) == nil {
		return s
	}
	return string(b)
}

// Merging what two books hold under one ID. The lists that are given stay the
// caller's.

func (ds disputes) platform(was, given attendance.Platform) attendance.Platform {
	f := func(name string) fieldName { return fieldName{"platform", given.ID, name} }
	return attendance.Platform{
		ID:     given.ID,
		Name:   settle(ds, f("name"), was.Name, given.Name, cmp.Compare),
		Venue:  was.Venue || given.Venue,
		Limits: settle(ds, f("limits"), was.Limits, slices.Clone(given.Limits), compareLists(compareLimits)),
	}
}

func (ds disputes) source(was, given attendance.Source) attendance.Source {
	f := func(name string) fieldName { return fieldName{"source", given.ID, name} }
	return attendance.Source{
		ID:   given.ID,
		Name: settle(ds, f("name"), was.Name, given.Name, cmp.Compare),
		Role: settle(ds, f("role"), was.Role, given.Role, cmp.Compare),
	}
}

// session merges all but the counts.
func (ds disputes) session(was, given attendance.Session) attendance.Session {
	f := func(name string) fieldName { return fieldName{"session", given.ID, name} }
	return attendance.Session{
		ID:       given.ID,
		Title:    settle(ds, f("title"), was.Title, given.Title, cmp.Compare),
		Hosts:    settle(ds, f("hosts"), was.Hosts, slices.Clone(given.Hosts), compareLists(cmp.Compare[string])),
		Platform: settle(ds, f("platform"), was.Platform, given.Platform, cmp.Compare),
		Event:    settle(ds, f("event"), was.Event, given.Event, cmp.Compare),
		Start:    settle(ds, f("start"), was.Start, given.Start, comparePrecision),
		End:      settle(ds, f("end"), was.End, given.End, comparePrecision),
		Tags:     settle(ds, f("tags"), was.Tags, slices.Clone(given.Tags), compareLists(cmp.Compare[string])),
		Counts:   was.Counts,
	}
}

// comparePrecision orders dates by how much they say: the unknown one first, then
// longer spans before shorter ones, and equal ones by their start.
func comparePrecision(a, b attendance.Date) int {
	length := func(d attendance.Date) int64 {
		if d.IsZero() {
			return never
		}
		return d.End - d.Start
	}
	return cmp.Or(cmp.Compare(length(b), length(a)), cmp.Compare(a.Start, b.Start))
}

func compareLimits(a, b attendance.Limit) int {
	return cmp.Or(compareDates(a.Since, b.Since), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.People, b.People))
}

// compareLists orders lists by length and then by their first difference.
func compareLists[T any](compare func(a, b T) int) func(a, b []T) int {
	return func(a, b []T) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), slices.CompareFunc(a, b, compare))
	}
}
