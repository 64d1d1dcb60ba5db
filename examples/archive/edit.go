package main

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// correct sets fields of an item, each as in "title=A title", and returns the item as
// it is then called: a count, a ruling or a claim is known by all it says.
func (a *archive) correct(ctx context.Context, what item, assignments []string, e entry) (now item, done bool, err error) {
	err = a.write(ctx, func(t tx) (err error) {
		now, done, err = t.correct(what, assignments, e)
		return err
	})
	return now, done, err
}

func (t tx) correct(what item, assignments []string, e entry) (now item, done bool, err error) {
	k, what, d, err := t.find(what)
	if err != nil {
		return now, false, err
	}
	was := k.encode(d)
	body, err := k.set([]byte(was), assignments)
	if err != nil {
		return now, false, fault{err}
	}
	_, session := k.identity(d)
	corrected, err := k.decode(body, session)
	if err != nil {
		return now, false, err
	}
	now, _ = k.identity(corrected)
	if is := k.encode(corrected); is == was {
		return now, false, nil
	} else if k.keyed {
		return now, true, t.replace(k, what, now, corrected, revision{kind: k.name, id: what.id, session: session, was: was, became: is}, e)
	}
	var p plan
	switch k.name {
	case "platform":
		p.planPlatforms(d.Platforms, corrected.Platforms, &change{})
	case "source":
		p.planSources(d.Sources, corrected.Sources, &change{})
	case "session":
		p.planSessions(d.Sessions, corrected.Sessions, &change{})
	}
	if err := t.there(k.needs(corrected)); err != nil {
		return now, false, err
	}
	return now, true, t.carryOut(p, e, nil)
}

// replace puts another count, ruling or claim in the place of one.
func (t tx) replace(k kind, what, now item, d records.Dossier, r revision, e entry) error {
	gone, err := t.gone()
	if err != nil {
		return err
	}
	if r, was := gone[now]; was {
		return stillGone([]revision{r})
	}
	if err := t.there(k.needs(d)); err != nil {
		return err
	}
	p := plan{revisions: []revision{r}}
	switch k.name {
	case "count":
		p.counts = [][]any{countRow(d.Sessions[0].ID, d.Sessions[0].Counts[0])}
	case "ruling":
		p.rulings = [][]any{rulingRow(d.Rulings[0])}
	case "claim":
		p.claims = [][]any{claimRow(d.Claims[0])}
	}
	if _, err := t.exec("DELETE FROM "+k.table+" WHERE key = $1", what.id); err != nil {
		return err
	}
	if err := t.carryOut(p, e, nil); err != nil || k.name != "count" {
		return err
	}
	ev, err := t.evidence(scope{sessions: []string{r.session}, platforms: []string{}, sources: []string{}})
	if err != nil {
		return err
	}
	if err := fitTogether(ev.Sessions); err != nil {
		return fault{err}
	}
	return nil
}

// delete takes an item out, unless others refer to it. A session goes with its counts.
func (a *archive) delete(ctx context.Context, what item, e entry) (gone item, err error) {
	err = a.write(ctx, func(t tx) error {
		k, found, d, err := t.find(what)
		if err != nil {
			return err
		}
		gone = found
		if err := t.unreferred(found); err != nil {
			return err
		}
		_, session := k.identity(d)
		for _, part := range k.parts() {
			if _, err := t.exec("DELETE FROM "+part[0]+" WHERE "+part[1]+" = $1", found.id); err != nil {
				return err
			}
		}
		return t.carryOut(plan{revisions: []revision{{kind: k.name, id: found.id, session: session, was: k.encode(d)}}}, e, nil)
	})
	return gone, err
}

// parts returns the tables that have something of an item of a kind, and the columns
// that say so, the item itself last.
func (k kind) parts() [][2]string {
	own := [2]string{k.table, k.idColumn()}
	switch k.name {
	case "platform":
		return [][2]string{{"limits", "platform"}, own}
	case "session":
		return [][2]string{{"hosts", "session"}, {"tags", "session"}, {"counts", "session"}, own}
	}
	return [][2]string{own}
}

// restore puts back what was deleted, as it was.
func (a *archive) restore(ctx context.Context, what item, e entry) (back item, err error) {
	err = a.write(ctx, func(t tx) error {
		k, err := kindOf(what.kind)
		if err != nil {
			return err
		}
		gone, err := t.gone()
		if err != nil {
			return err
		}
		var found []revision
		for i, r := range gone {
			if i.kind == k.name && (i.id == what.id || k.keyed && strings.HasPrefix(i.id, what.id)) {
				found = append(found, r)
			}
		}
		switch len(found) {
		case 0:
			return fault{fmt.Errorf("nothing that was deleted is %v; see history", what)}
		case 1:
		default:
			return fault{fmt.Errorf("%d deleted %ss have keys that start with %q; give more of it", len(found), k.name, what.id)}
		}
		r := found[0]
		back = item{r.kind, r.id}
		d, err := k.decode([]byte(r.was), r.session)
		if err != nil {
			return err
		}
		if err := t.there(k.needs(d)); err != nil {
			return err
		}
		var done change
		p, err := t.plan(records.Evidence{}, d.Evidence, d.Claims, &done)
		if err != nil {
			return err
		}
		if k.name == "count" {
			p.sessions, p.hosts, p.tags = nil, nil, nil // which is there
		}
		p.revisions = append(p.revisions, revision{kind: r.kind, id: r.id, session: r.session, became: r.was})
		return t.carryOut(p, e, nil)
	})
	return back, err
}

// find returns an item, of which a key may be given by its first characters.
func (t tx) find(what item) (k kind, found item, d records.Dossier, err error) {
	if k, err = kindOf(what.kind); err != nil {
		return k, found, d, err
	}
	condition, arg := " = $1", what.id
	if k.keyed {
		if what.id == "" || strings.Trim(what.id, "0123456789abcdef") != "" {
			return k, found, d, fault{fmt.Errorf("%q is not the key of a %s, or how one starts; see history", what.id, k.name)}
		}
		condition, arg = " LIKE $1", what.id+"%"
	}
	var ids []string
	column := k.idColumn()
	err = t.rows("SELECT "+column+" FROM "+k.table+" WHERE "+column+condition, []any{arg}, func(rows *sql.Rows) error {
		ids = append(ids, "")
		return rows.Scan(&ids[len(ids)-1])
	})
	switch {
	case err != nil:
		return k, found, d, err
	case len(ids) == 0:
		return k, found, d, fault{fmt.Errorf("there is no %v", what)}
	case len(ids) > 1:
		return k, found, d, fault{fmt.Errorf("there are %d %ss whose keys start with %q; give more of it", len(ids), k.name, what.id)}
	}
	found = item{k.name, ids[0]}
	d, err = t.fragment(found)
	return k, found, d, err
}

// fragment loads an item into a dossier that has nothing else.
func (t tx) fragment(what item) (d records.Dossier, err error) {
	in := scope{platforms: []string{}, sources: []string{}, sessions: []string{}}
	switch what.kind {
	case "platform":
		in.platforms = []string{what.id}
	case "source":
		in.sources = []string{what.id}
	case "session":
		in.sessions = []string{what.id}
	case "ruling":
		d.Rulings, err = t.rulings([]string{what.id})
		return d, err
	case "claim":
		d.Claims, err = t.claims([]string{what.id})
		return d, err
	case "count":
		var session string
		if err := t.QueryRowContext(t.ctx, "SELECT session FROM counts WHERE key = $1", what.id).Scan(&session); err != nil {
			return d, err
		}
		in.sessions = []string{session}
	}
	d.Evidence, err = t.evidence(in)
	if what.kind == "count" && err == nil {
		s := &d.Sessions[0]
		s.Counts = slices.DeleteFunc(s.Counts, func(c attendance.Count) bool { return keyOf(countRow(s.ID, c)) != what.id })
	}
	return d, err
}
