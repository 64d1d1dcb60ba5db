package main

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// An item is what has a history: its kind, and its ID or key.
type item struct{ kind, id string }

func (i item) String() string { return fmt.Sprintf("%s %q", i.kind, i.id) }

// short returns the ID, or so much of a key as tells it from others.
func (i item) short() string {
	switch i.kind {
	case "count", "ruling", "claim":
		return i.id[:min(len(i.id), 12)]
	}
	return i.id
}

// A kind is what items of it are, and their table.
type kind struct {
	name, table string
	keyed       bool // known by all it says, so that a correction makes it another
}

var kinds = []kind{
	{"platform", "platforms", false},
	{"source", "sources", false},
	{"session", "sessions", false},
	{"count", "counts", true},
	{"ruling", "rulings", true},
	{"claim", "claims", true},
}

// kindOf finds a kind by its name.
func kindOf(name string) (kind, error) {
	if i := slices.IndexFunc(kinds, func(k kind) bool { return k.name == name }); i >= 0 {
		return kinds[i], nil
	}
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
	}
	return kind{}, fault{fmt.Errorf("there is no kind %q; want %s", name, strings.Join(names, ", "))}
}

// idColumn is where a table has the ID or the key.
func (k kind) idColumn() string {
	if k.keyed {
		return "key"
	}
	return "id"
}

// A field is one that can be corrected. JSON has most as text.
type field struct {
	name string
	text bool
}

// fields returns those of a kind by their names in JSON: all but an ID, which
// makes an item another, and a session's counts, which have a kind of their own.
func (k kind) fields() (all []field) {
	for _, f := range reflect.VisibleFields(reflect.TypeOf(k.one(new(records.Dossier))).Elem()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || name == "-" || name == "id" || name == "counts" || k.name == "count" && name == "session" {
			continue
		}
		text := f.Type.Kind() == reflect.String || reflect.PointerTo(f.Type).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
		all = append(all, field{name, text})
	}
	return all
}

// fieldNames returns the names of the fields of a kind.
func fieldNames(name string) []string {
	k, err := kindOf(name)
	if err != nil {
		return nil
	}
	return idsOf(k.fields(), func(f field) string { return f.name })
}

// fieldsOf returns the fields of an item in JSON, without those that are not known.
func fieldsOf(v any) map[string]json.RawMessage {
	fields := map[string]json.RawMessage{}
	if b, err := json.Marshal(v); err == nil {
		_ = json.Unmarshal(b, &fields) // an object is all it can be
	}
	return fields
}

// set returns an item in JSON with fields set, each as in "name=value"; an empty value
// takes the field out.
func (k kind) set(body []byte, assignments []string) ([]byte, error) {
	values := map[string]json.RawMessage{}
	if err := json.Unmarshal(body, &values); err != nil {
		return nil, err
	}
	for _, a := range assignments {
		name, value, ok := strings.Cut(a, "=")
		if !ok {
			return nil, fmt.Errorf("%q is not of the form field=value", a)
		}
		fields := k.fields()
		i := slices.IndexFunc(fields, func(f field) bool { return f.name == name })
		switch {
		case i < 0:
			return nil, fmt.Errorf("a %s has no field %q to be corrected; it has %s", k.name, name, strings.Join(fieldNames(k.name), ", "))
		case value == "":
			delete(values, name)
		case fields[i].text:
			values[name], _ = json.Marshal(value) // a string
		case !json.Valid([]byte(value)):
			return nil, fmt.Errorf("%s: %q is not JSON, as in a dossier", name, value)
		default:
			values[name] = json.RawMessage(value)
		}
	}
	return json.Marshal(values)
}

// one returns the item that is all a dossier has, which gets an empty one if it has
// none. That of a count is in its session.
func (k kind) one(d *records.Dossier) interface{ Validate() error } {
	switch k.name {
	case "platform":
		return first(&d.Platforms)
	case "source":
		return first(&d.Sources)
	case "session":
		return first(&d.Sessions)
	case "count":
		return first(&first(&d.Sessions).Counts)
	case "ruling":
		return first(&d.Rulings)
	}
	return first(&d.Claims)
}

func first[T any](items *[]T) *T {
	if len(*items) == 0 {
		*items = make([]T, 1)
	}
	return &(*items)[0]
}

// identity returns the ID or the key of the item that is all a dossier has, and the
// session that a count, a ruling or a claim is of.
func (k kind) identity(d records.Dossier) (id item, session string) {
	switch one := k.one(&d).(type) {
	case *attendance.Platform:
		return item{k.name, one.ID}, ""
	case *attendance.Source:
		return item{k.name, one.ID}, ""
	case *attendance.Session:
		return item{k.name, one.ID}, ""
	case *attendance.Count:
		return item{k.name, keyOf(countRow(d.Sessions[0].ID, *one))}, d.Sessions[0].ID
	case *records.Ruling:
		return item{k.name, keyOf(rulingRow(*one))}, one.Session
	case *records.Claim:
		return item{k.name, keyOf(claimRow(*one))}, one.Session
	}
	return item{}, ""
}

// decode reads an item in JSON into a dossier that has nothing else.
func (k kind) decode(body []byte, session string) (d records.Dossier, err error) {
	if k.name == "count" {
		d.Sessions = []attendance.Session{{ID: session}}
	}
	one := k.one(&d)
	if err := json.Unmarshal(body, one); err != nil {
		return d, fault{err}
	}
	if err := one.Validate(); err != nil {
		return d, fault{err}
	}
	return d, nil
}

// encode writes the item that is all a dossier has.
func (k kind) encode(d records.Dossier) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(k.one(&d)) // which was read from JSON
	return strings.TrimSpace(b.String())
}
