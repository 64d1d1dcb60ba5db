package attendance

import (
	"fmt"
	"strings"

	"github.com/highwater-go/highwater/internal/fault"
)

// A Metric is what a count counts. The names below are the usual ones; a program may use
// others. "" means that nobody said what was counted.
type Metric string

const (
	Peak    Metric = "peak"    // the most people present at one moment
	Average Metric = "average" // people present, averaged over the session
	Unique  Metric = "unique"  // different people during the whole session
	Joins   Metric = "joins"   // entries: people who leave and come back are counted again
	Views   Metric = "views"   // plays, however short, often including those of recordings
)

// Validate returns an error if m differs from a known metric only by case or a plural "s",
// as in "Peak" or "peaks", which would be metrics of their own.
func (m Metric) Validate() error {
	fold := func(s Metric) string { return strings.TrimSuffix(strings.ToLower(string(s)), "s") }
	for _, known := range [...]Metric{Peak, Average, Unique, Joins, Views} {
		if m != known && fold(m) == fold(known) {
			return fmt.Errorf("unknown metric %q; want %q", m, known)
		}
	}
	return nil
}

// A Role is the part that a source has in a session, which tells whose interest its count
// may serve. "" means that the role is unknown.
type Role string

const (
	RolePlatform Role = "platform" // the platform that carried the session
	RoleHost     Role = "host"     // the host, or somebody who speaks for the host
	RoleOpponent Role = "opponent" // whoever gains if the number is small
	RoleAnalyst  Role = "analyst"  // somebody who counts for a living and took no part
	RoleOfficial Role = "official" // police, other authorities, a registrar
	RolePress    Role = "press"    // somebody who reports what they were told or read
)

// A Source is somebody who publishes counts.
type Source struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
	Role Role   `json:"role,omitempty"` // in every session, unless a Count says otherwise
}

// A Platform is where sessions are held.
type Platform struct {
	ID     string  `json:"id"`
	Name   string  `json:"name,omitempty"`
	Limits []Limit `json:"limits,omitempty"`
	Venue  bool    `json:"venue,omitzero"` // a place where people are in person; nobody is at two of them at once
}

// A Session is one live room: a Space, a stream, a broadcast, a rally.
type Session struct {
	ID       string   `json:"id"`
	Title    string   `json:"title,omitempty"`
	Hosts    []string `json:"hosts,omitempty"`
	Platform string   `json:"platform,omitempty"` // the ID of the Platform
	Event    string   `json:"event,omitempty"`    // shared by the sessions of a simulcast
	Start    Date     `json:"start,omitzero"`
	End      Date     `json:"end,omitzero"`
	Tags     []string `json:"tags,omitempty"`
	Counts   []Count  `json:"counts,omitempty"`
}

// Name returns the title, or the ID of a session that has none.
func (s Session) Name() string {
	if s.Title != "" {
		return s.Title
	}
	return s.ID
}

// Validate returns nil, or [Faults] with everything that is wrong with s on its own: a
// missing ID, an invalid figure or date, an end before the start, a count without a
// figure or source, an unknown role, or sources that repeat each other in a circle (Via).
// Whether the IDs in s lead anywhere depends on the evidence around it.
func (s Session) Validate() error {
	var fs fault.List
	if s.ID == "" {
		fs.Addf("id", "a session needs an ID")
	}
	valid := validDate(&fs, "start", s.Start)
	valid = validDate(&fs, "end", s.End) && valid
	if valid && s.End.Before(s.Start) == Certain {
		fs.Addf("end", "the session ends (%v) before it starts (%v)", s.End, s.Start)
	}
	circles := viaCircles(s.Counts)
	for i, c := range s.Counts {
		path := fmt.Sprintf("counts[%d]", i)
		if err := c.Validate(); err != nil {
			fault.Under(&fs, path, err.(Faults))
		}
		if circles[i] {
			fs.Addf(path+".via", "%q repeats %q, which repeats it in turn; one of them must have a number of its own", c.Source, c.Via)
		}
	}
	return fault.Err[Faults](&fs)
}

// Validate returns nil, or [Faults] with everything that is wrong with s.
func (s Source) Validate() error {
	var fs fault.List
	if s.ID == "" {
		fs.Addf("id", "a source needs an ID")
	}
	validRole(&fs, "role", s.Role)
	return fault.Err[Faults](&fs)
}

// Validate returns nil, or [Faults] with everything that is wrong with p: a missing ID,
// or a limit of no people, of an unknown kind or with an invalid date.
func (p Platform) Validate() error {
	var fs fault.List
	if p.ID == "" {
		fs.Addf("id", "a platform needs an ID")
	}
	for i, l := range p.Limits {
		path := fmt.Sprintf("limits[%d].", i)
		if l.People <= 0 || l.People > MaxPeople {
			fs.Addf(path+"people", "a limit is a number of people from 1 to %d", MaxPeople)
		}
		if l.Kind != Seats && l.Kind != Counter {
			fs.Addf(path+"kind", "unknown kind %q; want \"seats\" or \"counter\"", l.Kind)
		}
		validDate(&fs, path+"since", l.Since)
	}
	return fault.Err[Faults](&fs)
}

// validDate adds a fault if d is not valid, and reports whether it is.
func validDate(fs *fault.List, path string, d Date) bool {
	err := d.Validate()
	if err != nil {
		fs.Addf(path, "%w", err)
	}
	return err == nil
}

func validRole(fs *fault.List, path string, r Role) {
	if err := r.check(); err != nil {
		fs.Addf(path, "%w", err)
	}
}

// check returns an error if r is no role.
func (r Role) check() error {
	switch r {
	case "", RolePlatform, RoleHost, RoleOpponent, RoleAnalyst, RoleOfficial, RolePress:
		return nil
	}
	return fmt.Errorf("unknown role %q; want \"platform\", \"host\", \"opponent\", \"analyst\", \"official\", \"press\" or none", r)
}
