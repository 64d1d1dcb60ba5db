package records

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// A History is how a record moved through time.
type History struct {
	Records []Record `json:"records"`
	Undated []string `json:"undated"` // the IDs of sessions that take no part because they have a number but no date
}

// A Record is one step of a progression: a session that set the record, or may have set
// it.
type Record struct {
	Session string           `json:"session"` // the ID
	Date    attendance.Date  `json:"date"`
	Range   attendance.Range `json:"range"`

	// Previous lists the sessions that may have held the record just before, in the
	// order of their dates: all of them, or 64, and then More is true. It is empty for
	// a first record.
	Previous []string `json:"previous"`
	More     bool     `json:"more,omitzero"`

	// Margin is over the previous record: from the largest Low of the sessions that are
	// certainly earlier to the largest High of those that may have held the record. It
	// is the zero Margin if Previous is empty.
	Margin Margin `json:"margin"`

	Stood   Days     `json:"stood"`
	Certain bool     `json:"certain"`          // it set the record in every world
	Equals  []string `json:"equals,omitempty"` // sessions that drew exactly as many while it may have stood; at most 64

	// Unordered lists other records of the history of which nobody knows whether they
	// were set before this one or after, since dates are too coarse; at most 64.
	Unordered []string `json:"unordered,omitempty"`
}

// maxListed is the most sessions that a Record lists in one place, so that a
// history of n sessions with one coarse date has not n² names in it.
const maxListed = 64

// Days is how many days of the UTC calendar a record stood, from the day it was set to
// the day it fell: 0 if that is the same day. Both limits are included. For a record that
// may still stand, Most is [attendance.Unbounded], which is null in JSON; for one that
// certainly stands, so is Least.
type Days struct {
	Least int64
	Most  int64
}

// String returns "1 day", "30–52 days" or, if the record may still stand, "30 days or
// more". For a record that certainly stands it returns "stands".
func (d Days) String() string {
	days := func(n int64) string {
		if n == 1 {
			return "1 day"
		}
		return number(n) + " days"
	}
	switch {
	case d.Least == attendance.Unbounded:
		return "stands"
	case d.Most == attendance.Unbounded:
		return days(d.Least) + " or more"
	case d.Least == d.Most:
		return days(d.Least)
	}
	return number(d.Least) + "–" + number(d.Most) + " days"
}

// MarshalJSON writes {"least": …, "most": …}, with null where the record may still stand.
func (d Days) MarshalJSON() ([]byte, error) {
	var j jsonDays
	if d.Least != attendance.Unbounded {
		j.Least = &d.Least
	}
	if d.Most != attendance.Unbounded {
		j.Most = &d.Most
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON writes; null and errors
// change nothing.
func (d *Days) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var j jsonDays
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*d = Days{attendance.Unbounded, attendance.Unbounded}
	if j.Least != nil {
		d.Least = *j.Least
	}
	if j.Most != nil {
		d.Most = *j.Most
	}
	return nil
}

type jsonDays struct {
	Least *int64 `json:"least"`
	Most  *int64 `json:"most"`
}

// Progression follows the record of a category through time.
//
// Think of all the worlds that the evidence allows. In each, every session has one number
// from its range and one moment within its date. A session sets the record in a world if
// its number exceeds those of all sessions before it, and its record stands until it is
// exceeded. A session is listed if it sets the record in some world, and is Certain if it
// does so in every world. What a Record says holds in the worlds in which it is one.
// Records are in the order of the start of their date, its end, Low, High and ID. If only
// a part of a date is in the category's span, that part is used. As on a board, sessions
// of one event are not rivals of each other, unless the category names the event.
//
// As in [Rank], a session without a known number limits nobody under Customary and
// Published, and may have drawn any number under Literal. Progression takes time n log n.
func Progression(ev Evidence, c Category, t Terms) History {
	in := ev.In(c)
	rulings := ev.docket()
	var p progress
	for i, e := range in.estimates(c.Metric) {
		s := in.Sessions[i]
		if t.takesPart(rulings.status(s.ID, c, t.Body)) && e.progresses(c, t.Reading) {
			p.add(s, e.Range(t.Reading), c)
		}
	}
	return p.history()
}

// ProgressionAt is [Progression] for numbers that are settled: session i has the ID
// ids[i], was held on dates[i] and drew a number in ranges[i]. A session with the zero
// date is Undated. Sessions have no events here, so each is a rival of all others.
//
// It panics unless there are as many IDs and dates as ranges. The dates must be valid
// ([attendance.Date.Validate]), and each range must have 0 ≤ Low ≤ High. It takes time n
// log n.
func ProgressionAt(ids []string, dates []attendance.Date, ranges []attendance.Range) History {
	if len(ids) != len(ranges) || len(dates) != len(ranges) {
		panic(fmt.Sprintf("records: ProgressionAt wants an ID and a date for each range: %d and %d for %d", len(ids), len(dates), len(ranges)))
	}
	var p progress
	for i, r := range ranges {
		if dates[i].IsZero() {
			p.undated = append(p.undated, ids[i])
		} else {
			p.dated = append(p.dated, markOf(ids[i], dates[i], r))
		}
	}
	return p.history()
}

// progresses reports whether an estimate takes part in a progression: not, but under
// Literal, where nothing is counted and only a floor follows from another metric.
func (e Estimate) progresses(c Category, r attendance.Reading) bool {
	onlyFloor := e.Of == 0 && e.counted() && e.Literal.High == attendance.Unbounded
	return c.ranks(e, r) && (r == attendance.Literal || !onlyFloor)
}

// Standing returns the records that may still stand. For those that stood on an earlier
// date, narrow the evidence with [Evidence.Held] first.
func (h History) Standing() []Record {
	var still []Record
	for _, r := range h.Records {
		if r.Stood.Most == attendance.Unbounded {
			still = append(still, r)
		}
	}
	return still
}

// progress gathers the sessions of a progression.
type progress struct {
	dated   []mark
	undated []string
}

func (p *progress) add(s attendance.Session, r attendance.Range, c Category) {
	if s.Start.IsZero() {
		p.undated = append(p.undated, s.ID)
		return
	}
	p.dated = append(p.dated, newMark(s, r, c))
}

func (p *progress) history() History {
	slices.Sort(p.undated)
	return History{newTimeline(p.dated).records(), append([]string{}, p.undated...)}
}
