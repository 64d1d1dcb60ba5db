package main

import (
	"cmp"
	"context"
	"database/sql"
	"flag"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

func (c *command) history(flags *flag.FlagSet, args []string) error {
	given, err := c.parse(flags, args, "[KIND", "ID]")
	if err != nil {
		return err
	}
	ctx := context.Background()
	a, err := c.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer a.Close()
	var events []event
	var entries []entry
	err = a.read(ctx, func(t tx) (err error) {
		if entries, err = t.entries(""); err != nil || given == nil {
			return err
		}
		events, err = t.events(item{given[0], given[1]})
		return err
	})
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(&c.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ENTRY\tWHEN\tWHO\tWHAT")
	if given == nil {
		for _, e := range entries {
			fmt.Fprintln(table, e.row(e.did))
		}
	}
	for _, ev := range events {
		i, there := slices.BinarySearchFunc(entries, ev.entry, func(e entry, n int64) int { return cmp.Compare(e.number, n) })
		if !there {
			fmt.Fprintf(table, "\t\t\t%s\n", printable(ev.what)) // before there were entries
			continue
		}
		fmt.Fprintln(table, entries[i].row(ev.what))
	}
	table.Flush()
	trim(&c.out)
	return nil
}

// row returns a row of a table, of what an entry did.
func (e entry) row(what string) string {
	action := string(e.action)
	if e.file != "" {
		action += " " + e.file
	}
	if e.why != "" {
		what += " (" + e.why + ")"
	}
	return fmt.Sprintf("%d\t%s\t%s\t%s", e.number, e.at.Format(time.RFC3339), printable(e.who), printable(action+": "+what))
}

// An event is what an entry did to something.
type event struct {
	entry int64
	what  string
}

// events returns what became of an item and, of a session, of all that is said of it.
func (t tx) events(what item) (all []event, err error) {
	k, err := kindOf(what.kind)
	if err != nil {
		return nil, err
	}
	if k.keyed {
		if what, err = t.whole(k, what); err != nil {
			return nil, err
		}
	}
	of := []kind{k}
	column := []string{k.idColumn()}
	if k.name == "session" {
		of, column = append(of, kinds[3:]...), append(column, "session", "session", "session")
	}
	for i, k := range of {
		added, err := t.additions(k, column[i], what.id)
		if err != nil {
			return nil, err
		}
		all = append(all, added...)
	}
	revisions, err := t.revisions("WHERE kind = $1 AND id = $2 OR session = $3", what.kind, what.id, text(map[bool]string{true: what.id}[k.name == "session"]))
	for _, r := range revisions {
		all = append(all, event{r.entry, r.String()})
	}
	if len(all) == 0 && err == nil {
		err = fault{fmt.Errorf("there is no %v, and never was", what)}
	}
	slices.SortStableFunc(all, func(a, b event) int { return cmp.Compare(a.entry, b.entry) })
	return all, err
}

// whole returns an item with all of its key, which is there or was.
func (t tx) whole(k kind, what item) (item, error) {
	ids := map[string]bool{}
	err := t.rows("SELECT key FROM "+k.table+" WHERE key LIKE $1 UNION SELECT id FROM revisions WHERE kind = $2 AND id LIKE $1", []any{strings.Trim(what.id, "%_") + "%", k.name}, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		ids[id] = true
		return err
	})
	if err == nil && len(ids) != 1 {
		err = fault{fmt.Errorf("there are %d %ss whose keys start with %q", len(ids), k.name, what.id)}
	}
	for id := range ids {
		what.id = id
	}
	return what, err
}

// additions returns which entries added items of a kind that are there.
func (t tx) additions(k kind, column, id string) (all []event, err error) {
	var ids []string
	var by []sql.NullInt64
	err = t.rows("SELECT "+k.idColumn()+", entry FROM "+k.table+" WHERE "+column+" = $1 ORDER BY "+k.idColumn(), []any{id}, func(rows *sql.Rows) error {
		ids, by = append(ids, ""), append(by, sql.NullInt64{})
		return rows.Scan(&ids[len(ids)-1], &by[len(by)-1])
	})
	if err != nil {
		return nil, err
	}
	for i, id := range ids {
		d, err := t.fragment(item{k.name, id})
		if err != nil {
			return nil, err
		}
		all = append(all, event{by[i].Int64, k.describe(d) + " added"})
	}
	return all, nil
}

// describe says in a few words what the item is that is all a dossier has.
func (k kind) describe(d records.Dossier) string {
	i, _ := k.identity(d)
	name := i.kind + " " + i.short()
	switch one := k.one(&d).(type) {
	case *attendance.Count:
		return fmt.Sprintf("%s, %q by %s,", name, one.Words(), one.Source)
	case *records.Ruling:
		return fmt.Sprintf("%s, %s by %s,", name, one.Status, one.Body)
	case *records.Claim:
		return fmt.Sprintf("%s by %s", name, cmp.Or(one.By, "nobody in particular"))
	}
	return name
}

// String says what was changed.
func (r revision) String() string {
	k, err := kindOf(r.kind)
	if err != nil {
		return r.kind
	}
	name := r.kind + " " + item{r.kind, r.id}.short()
	if r.field != "" {
		return fmt.Sprintf("%s, %s", name, changed(r.field, r.was, r.became))
	}
	body := cmp.Or(r.was, r.became)
	d, err := k.decode([]byte(body), r.session)
	if err != nil {
		return name + ": " + body
	}
	switch {
	case r.was == "":
		return k.describe(d) + " restored"
	case r.became == "":
		return k.describe(d) + " deleted"
	}
	after, err := k.decode([]byte(r.became), r.session)
	if err != nil {
		return name + ": " + r.became
	}
	now, _ := k.identity(after)
	var all []string
	before, became := fieldsOf(k.one(&d)), fieldsOf(k.one(&after))
	for _, field := range fieldNames(k.name) {
		if a, b := string(before[field]), string(became[field]); a != b {
			all = append(all, changed(field, a, b))
		}
	}
	return fmt.Sprintf("%s, now %s, %s", name, now.short(), strings.Join(all, ", "))
}

// said says what revisions changed.
func said(all []revision) string {
	words := make([]string, len(all))
	for i, r := range all {
		words[i] = r.String()
	}
	return strings.Join(words, "; ")
}

// changed says what became of a field.
func changed(field, was, became string) string {
	return fmt.Sprintf("%s: %s → %s", field, cmp.Or(was, "none"), cmp.Or(became, "none"))
}
