package records

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// A Standing is a session's row on a board.
type Standing struct {
	Session  string              `json:"session"` // the ID
	Estimate attendance.Estimate `json:"estimate"`
	Status   Status              `json:"status,omitempty"` // by the ruling in force, if there is one
	Place                        // the zero Place if annulled
}

// A Board is the sessions of a category, the largest first.
type Board struct {
	Standings []Standing `json:"standings,format:emitnull"`
	Unranked  []string   `json:"unranked,format:emitnull"` // the IDs of the sessions about whose number nothing is known
}

// Rank ranks the sessions of a category by what their counts say together. They
// are listed by Low, then High, both descending, then ID. Annulled ones come last,
// in the same order among them: they have no place, and take none from others.
//
// Under Customary a session of which nothing is known is Unranked and bounds
// nobody. Under Literal it may have drawn any number, and stands at [0, ∞)
// among the others. One that may not be in the category (see [Category.Holds]) can
// only worsen the places of others.
//
// The error is of Terms.Ties alone: that it is unknown, or [Dense] where a number
// is not exact, which wraps [ErrDense] and says whose.
func Rank(ev Evidence, c Category, t Terms) (Board, error) {
	in := ev.In(c)
	rulings := ev.docket()
	var board Board
	var annulled []Standing
	doubtful := map[string]bool{} // whether they are in the category
	for i, e := range in.Estimates(c.Metric) {
		s := in.Sessions[i]
		row := Standing{Session: s.ID, Estimate: e, Status: rulings.status(s.ID, c, t.Body)}
		switch {
		case t.Ratified && row.Status != Ratified:
		case row.Status == Annulled:
			annulled = append(annulled, row)
		case t.Reading == attendance.Customary && !e.Known():
			board.Unranked = append(board.Unranked, s.ID)
		default:
			board.Standings = append(board.Standings, row)
			if c.Holds(s) == attendance.Possible {
				doubtful[s.ID] = true
			}
		}
	}
	list := func(rows []Standing) {
		slices.SortFunc(rows, func(a, b Standing) int {
			x, y := a.Estimate.Range(t.Reading), b.Estimate.Range(t.Reading)
			return cmp.Or(cmp.Compare(y.Low, x.Low), cmp.Compare(y.High, x.High), cmp.Compare(a.Session, b.Session))
		})
	}
	list(board.Standings)
	list(annulled)
	slices.Sort(board.Unranked)
	if err := board.place(t, doubtful); err != nil {
		return Board{}, err
	}
	board.Standings = append(board.Standings, annulled...)
	return board, nil
}

// place gives the standings their places. A doubtful one may be worse for the
// others, and not better: it is not certainly larger than any of them.
func (b Board) place(t Terms, doubtful map[string]bool) error {
	ranges := make([]attendance.Range, len(b.Standings))
	for i, row := range b.Standings {
		ranges[i] = row.Estimate.Range(t.Reading)
		if t.Ties == Dense && (ranges[i].Low != ranges[i].High || doubtful[row.Session]) {
			why := "drew " + people(ranges[i])
			if doubtful[row.Session] {
				why = "may not be in the category"
			}
			return fmt.Errorf("records: %w: %q %s", ErrDense, row.Session, why)
		}
	}
	places, err := PlacesBy(nil, ranges, t.Ties, t.Goroutines)
	if err != nil {
		return err
	}
	best := places
	if len(doubtful) > 0 {
		for i, row := range b.Standings {
			if doubtful[row.Session] {
				ranges[i].Low = none
			}
		}
		if best, err = PlacesBy(nil, ranges, t.Ties, t.Goroutines); err != nil {
			return err
		}
	}
	for i := range b.Standings {
		b.Standings[i].Place = Place{best[i].Best, places[i].Worst}
	}
	return nil
}
