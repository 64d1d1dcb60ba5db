package records

import (
	"cmp"
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// A Standing is a session's row on a board.
type Standing struct {
	Session  string   `json:"session"` // the ID
	Estimate Estimate `json:"estimate"`
	Event    string   `json:"event,omitempty"`  // its other sessions take no place from this one; "" if the category names the event
	Status   Status   `json:"status,omitempty"` // by the ruling in force, if there is one
	Place             // the zero Place if annulled
}

// String returns the session's Place, as in "2–4", or its Status if it has no place, as
// in "annulled".
func (s Standing) String() string {
	if s.Place == (Place{}) {
		return string(s.Status)
	}
	return s.Place.String()
}

// A Board is the sessions of a category, the largest first.
type Board struct {
	Standings []Standing `json:"standings"`
	Unranked  []string   `json:"unranked"` // the IDs of sessions whose number is not known at all
}

// Rank ranks the sessions of a category by what their counts say together. Standings are
// sorted by Worst, then Best, then High (the largest first, but [0, ∞) last), then ID.
// Sessions that certainly drew the same number share a place, and the next places are
// skipped: 1, 2, 2, 4. Annulled sessions come last; they have no place, and take none
// from others. Sessions of the same event do not take places from each other either,
// unless the category names the event.
//
// Under Customary and Published, a session without a known number is Unranked and limits
// nobody, unless the category names an event. Under Literal, and in a category that names
// an event, it may have drawn any number, and is ranked as [0, ∞). A session that may not
// be in the category (see [Category.Holds]) can only make the worst places of others
// worse.
func Rank(ev Evidence, c Category, t Terms) Board {
	in := ev.In(c)
	rulings := ev.docket()
	board := Board{Standings: make([]Standing, 0, len(in.Sessions)), Unranked: []string{}}
	estimates := in.estimates(c.Metric)
	rows := make([]ranked, 0, len(in.Sessions))
	var annulled []ranked
	for i, s := range in.Sessions {
		row := ranked{session: i, id: s.ID, Range: estimates[i].Range(t.Reading), status: rulings.status(s.ID, c, t.Body)}
		if c.Event == "" {
			row.event = s.Event
		}
		switch {
		case t.Ratified && row.status != Ratified:
		case row.status == Annulled:
			annulled = append(annulled, row)
		case !c.ranks(estimates[i], t.Reading):
			board.Unranked = append(board.Unranked, s.ID)
		default:
			row.doubtful = c.Holds(s) == attendance.Possible
			rows = append(rows, row)
		}
	}
	place(rows)
	order := make([]*ranked, len(rows), len(rows)+len(annulled))
	for i := range rows {
		order[i] = &rows[i]
	}
	slices.SortFunc(order, (*ranked).placed)
	slices.SortFunc(annulled, ranked.listed)
	for i := range annulled {
		order = append(order, &annulled[i])
	}
	for _, row := range order {
		board.Standings = append(board.Standings, Standing{row.id, estimates[row.session], row.event, row.status, row.Place})
	}
	slices.Sort(board.Unranked)
	return board
}

// ranks reports whether an estimate is ranked under a reading.
func (c Category) ranks(e Estimate, r attendance.Reading) bool {
	return e.Known() || r == attendance.Literal || c.Event != ""
}

// A ranked session is one with what its place depends on.
type ranked struct {
	session int // its index
	id      string
	attendance.Range
	Place
	event    string // whose other sessions take no place from it
	status   Status
	doubtful bool // it may not be in the category
}

// listed orders sessions by Low, then High, the largest first, then ID.
func (r ranked) listed(o ranked) int {
	return cmp.Or(cmp.Compare(o.Low, r.Low), cmp.Compare(o.High, r.High), cmp.Compare(r.id, o.id))
}

// placed is the order of a board.
func (r *ranked) placed(o *ranked) int {
	unknown := func(r *ranked) int {
		if r.Range == anything() {
			return 1
		}
		return 0
	}
	if order := comparePlaces(r.Place, o.Place); order != 0 { // as of most: what follows costs more
		return order
	}
	return cmp.Or(unknown(r)-unknown(o), cmp.Compare(o.High, r.High), cmp.Compare(r.id, o.id))
}

// place gives the rows their places.
func place(rows []ranked) {
	all := make([]*ranked, len(rows))
	events := map[string][]*ranked{}
	for i := range rows {
		all[i] = &rows[i]
		if event := rows[i].event; event != "" {
			events[event] = append(events[event], &rows[i])
		}
	}
	for i, p := range placesAmong(all) {
		rows[i].Place = p
	}
	for _, rooms := range events {
		if len(rooms) < 2 {
			continue
		}
		among := placesAmong(rooms)
		for i, row := range rooms { // they take no place from each other
			row.Best -= among[i].Best - 1
			row.Worst -= among[i].Worst - 1
		}
	}
}

// placesAmong returns the places of rows among each other. A doubtful one may be
// worse for the others, and not better: it is not certainly larger than any of them.
func placesAmong(rows []*ranked) []Place {
	ranges := make([]attendance.Range, len(rows))
	doubtful := false
	for i, row := range rows {
		ranges[i] = row.Range
		doubtful = doubtful || row.doubtful
	}
	places := Places(nil, ranges)
	if !doubtful {
		return places
	}
	for i, row := range rows {
		if row.doubtful {
			ranges[i].Low = none
		}
	}
	for i, p := range Places(nil, ranges) {
		places[i].Best = p.Best
	}
	return places
}
