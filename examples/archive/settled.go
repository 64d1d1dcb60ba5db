package main

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// What somebody has corrected or deleted stays so, whatever is imported.

// without returns a dossier without what was deleted, and what that left out.
func without(d records.Dossier, gone map[item]revision) (records.Dossier, []revision) {
	if len(gone) == 0 {
		return d, nil
	}
	var left []revision
	is := func(kind, id string) bool {
		r, gone := gone[item{kind, id}]
		if gone {
			left = append(left, r)
		}
		return gone
	}
	d.Sessions = slices.DeleteFunc(slices.Clone(d.Sessions), func(s attendance.Session) bool { return is("session", s.ID) })
	for i := range d.Sessions {
		s := &d.Sessions[i]
		s.Counts = slices.DeleteFunc(slices.Clone(s.Counts), func(c attendance.Count) bool { return is("count", keyOf(countRow(s.ID, c))) })
	}
	d.Rulings = slices.DeleteFunc(slices.Clone(d.Rulings), func(r records.Ruling) bool {
		return is("session", r.Session) || is("ruling", keyOf(rulingRow(r)))
	})
	d.Claims = slices.DeleteFunc(slices.Clone(d.Claims), func(c records.Claim) bool {
		return is("session", c.Session) || is("session", c.Rival) || is("claim", keyOf(claimRow(c)))
	})
	slices.SortFunc(left, func(a, b revision) int {
		return cmp.Or(cmp.Compare(a.entry, b.entry), cmp.Compare(a.kind, b.kind), cmp.Compare(a.id, b.id))
	})
	return d, slices.CompactFunc(left, func(a, b revision) bool { return a == b })
}

// keepSettled gives the fields that were corrected back to what is to be, and
// returns the conflicts as they then are.
func keepSettled(settled map[item][]string, before, after, given records.Evidence, conflicts []records.Conflict) ([]records.Conflict, error) {
	if len(settled) == 0 {
		return conflicts, nil
	}
	conflicts = slices.DeleteFunc(conflicts, func(c records.Conflict) bool {
		return slices.Contains(settled[item{c.Kind, c.ID}], c.Field)
	})
	var more []records.Conflict
	err := cmp.Or(
		keep(settled, "platform", platformID, before.Platforms, after.Platforms, given.Platforms, &more),
		keep(settled, "source", sourceID, before.Sources, after.Sources, given.Sources, &more),
		keep(settled, "session", sessionID, before.Sessions, after.Sessions, given.Sessions, &more))
	conflicts = append(conflicts, more...)
	slices.SortFunc(conflicts, func(a, b records.Conflict) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Field, b.Field), cmp.Compare(a.Other, b.Other))
	})
	return conflicts, err
}

func keep[T any](settled map[item][]string, kind string, id func(T) string, before, after, given []T, conflicts *[]records.Conflict) error {
	was, said := byID(before, id), byID(given, id)
	for i := range after {
		fields := settled[item{kind, id(after[i])}]
		if len(fields) == 0 {
			continue
		}
		kept, other, all := fieldsOf(was[id(after[i])]), fieldsOf(said[id(after[i])]), fieldsOf(after[i])
		for _, field := range fields {
			delete(all, field)
			if kept[field] != nil {
				all[field] = kept[field]
			}
			if other[field] != nil && string(other[field]) != string(kept[field]) {
				*conflicts = append(*conflicts, records.Conflict{Kind: kind, ID: id(after[i]), Field: field, Kept: plainJSON(kept[field]), Other: plainJSON(other[field])})
			}
		}
		body, err := json.Marshal(all)
		if err != nil {
			return err
		}
		var is T
		if err := json.Unmarshal(body, &is); err != nil {
			return err
		}
		after[i] = is
	}
	return nil
}

// plainJSON returns a value as JSON has it, texts without the quotes.
func plainJSON(raw json.RawMessage) string {
	var s string
	if raw == nil || json.Unmarshal(raw, &s) == nil {
		return s
	}
	return string(raw)
}
