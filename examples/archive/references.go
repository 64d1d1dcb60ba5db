package main

import (
	"database/sql"
	"fmt"
	"strings"

	"github.com/highwater-go/highwater/records"
)

// needs returns what the item that is all a dossier has refers to.
func (k kind) needs(d records.Dossier) (all []item) {
	need := func(kind, id string) {
		if id != "" {
			all = append(all, item{kind, id})
		}
	}
	for _, s := range d.Sessions {
		if k.name == "count" {
			need("session", s.ID)
		} else {
			need("platform", s.Platform)
		}
		for _, c := range s.Counts {
			need("source", c.Source)
			need("source", c.Via)
		}
	}
	for _, r := range d.Rulings {
		need("session", r.Session)
		need("platform", r.Category.Platform)
	}
	for _, c := range d.Claims {
		need("session", c.Session)
		need("session", c.Rival)
		need("platform", c.Category.Platform)
		need("source", c.By)
	}
	return all
}

// there returns an error unless all items are in the archive.
func (t tx) there(items []item) error {
	for _, i := range items {
		k, err := kindOf(i.kind)
		if err != nil {
			return err
		}
		there, err := t.is("SELECT count(*) > 0 FROM "+k.table+" WHERE "+k.idColumn()+" = $1", i.id)
		if err != nil {
			return err
		}
		if !there {
			return fault{fmt.Errorf("there is no %s with the ID %q; import a dossier that has it", i.kind, i.id)}
		}
	}
	return nil
}

// references are the columns that refer to items of a kind. A session's own counts
// are a part of it.
var references = map[string][]struct{ kind, table, id, column string }{
	"platform": {
		{"session", "sessions", "id", "platform"},
		{"ruling", "rulings", "key", "platform"},
		{"claim", "claims", "key", "platform"},
	},
	"source": {
		{"count", "counts", "key", "source"},
		{"count", "counts", "key", "via"},
		{"claim", "claims", "key", "claimed_by"},
		{"what was seen of", "observations", "session", "source"},
	},
	"session": {
		{"ruling", "rulings", "key", "session"},
		{"claim", "claims", "key", "session"},
		{"claim", "claims", "key", "rival"},
	},
}

// unreferred returns an error if something refers to an item.
func (t tx) unreferred(what item) error {
	for _, r := range references[what.kind] {
		const most = 3
		var ids []string
		err := t.rows(fmt.Sprintf("SELECT DISTINCT %s FROM %s WHERE %s = $1 ORDER BY 1 LIMIT %d", r.id, r.table, r.column, most+1), []any{what.id}, func(rows *sql.Rows) error {
			var id string
			err := rows.Scan(&id)
			ids = append(ids, fmt.Sprintf("%s %s", r.kind, item{r.kind, id}.short()))
			return err
		})
		if err != nil {
			return err
		}
		if len(ids) > most {
			ids[most] = "others"
		}
		if len(ids) > 0 {
			return fault{fmt.Errorf("%v cannot be deleted, for it is referred to by %s", what, strings.Join(ids, ", "))}
		}
	}
	return nil
}
