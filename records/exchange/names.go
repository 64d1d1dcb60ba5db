package exchange

import (
	"cmp"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// names knows what the sessions, sources and platforms of some evidence are called.
type names struct {
	sessions  map[string]attendance.Session
	sources   map[string]string
	platforms map[string]string
}

// namesOf gathers the names of all IDs. Of one that is given twice the first holds.
func namesOf(ev records.Evidence) names {
	n := names{map[string]attendance.Session{}, map[string]string{}, map[string]string{}}
	for _, s := range ev.Sessions {
		if _, known := n.sessions[s.ID]; !known {
			n.sessions[s.ID] = s
		}
	}
	for _, s := range ev.Sources {
		if _, known := n.sources[s.ID]; !known {
			n.sources[s.ID] = s.Name
		}
	}
	for _, p := range ev.Platforms {
		if _, known := n.platforms[p.ID]; !known {
			n.platforms[p.ID] = p.Name
		}
	}
	return n
}

// session, source and platform return a name, or the ID where there is none.
func (n names) session(id string) string {
	if s, ok := n.sessions[id]; ok {
		return s.Name()
	}
	return id
}

func (n names) source(id string) string { return cmp.Or(n.sources[id], id) }

func (n names) platform(id string) string { return cmp.Or(n.platforms[id], id) }
