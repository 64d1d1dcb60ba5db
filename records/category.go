package records

import (
	"cmp"
	"slices"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/fault"
)

// A Category is what a record is a record of. A session is in it if it matches every
// field that is not empty. The zero Category holds all sessions.
type Category struct {
	Platform string            `json:"platform,omitempty"` // the ID of a platform
	Event    string            `json:"event,omitempty"`    // the sessions of one simulcast
	Metric   attendance.Metric `json:"metric,omitempty"`   // what is compared, the peak if empty; it selects no sessions
	Tag      string            `json:"tag,omitempty"`      // one of the session's tags
	During   attendance.Date   `json:"during,omitzero"`    // the span in which the session was held: "the most in five years"
}

// Holds tells whether s is in the category. The answer is Possible if s has no date, or
// one too coarse to tell whether it started within During.
func (c Category) Holds(s attendance.Session) attendance.Certainty {
	switch d := s.Start; {
	case c.Platform != "" && c.Platform != s.Platform,
		c.Event != "" && c.Event != s.Event,
		c.Tag != "" && !slices.Contains(s.Tags, c.Tag):
		return attendance.Impossible
	case c.During.IsZero():
		return attendance.Certain
	case d.IsZero():
		return attendance.Possible
	case d.End <= c.During.Start || c.During.End <= d.Start:
		return attendance.Impossible
	case c.During.Start <= d.Start && d.End <= c.During.End:
		return attendance.Certain
	}
	return attendance.Possible
}

// covers reports whether what is decided for category c is decided for another,
// too: whether that is c or a part of it.
func (c Category) covers(o Category) bool {
	return (c.Platform == "" || c.Platform == o.Platform) &&
		(c.Event == "" || c.Event == o.Event) &&
		(c.Metric == "" || c.Metric == orPeak(o.Metric)) &&
		(c.Tag == "" || c.Tag == o.Tag) &&
		(c.During.IsZero() || !o.During.IsZero() && c.During.Start <= o.During.Start && o.During.End <= c.During.End)
}

// orPeak returns m, or the peak if m is "": a category without a metric asks for the
// peak, and a count without one counts as a peak.
func orPeak(m attendance.Metric) attendance.Metric {
	if m == "" {
		return attendance.Peak
	}
	return m
}

// anything is the range of a number about which nothing is known: 0 or more.
func anything() attendance.Range { return attendance.Range{High: attendance.Unbounded} }

// Compare orders categories by platform, event, metric, tag and the start and end of
// During. It returns 0 only for equal ones.
func (c Category) Compare(o Category) int {
	return cmp.Or(
		cmp.Compare(c.Platform, o.Platform),
		cmp.Compare(c.Event, o.Event),
		cmp.Compare(c.Metric, o.Metric),
		cmp.Compare(c.Tag, o.Tag),
		compareDates(c.During, o.During),
	)
}

// Validate returns nil, or [attendance.Faults] with what is wrong with c.
func (c Category) Validate() error {
	var fs fault.List
	if err := c.Metric.Validate(); err != nil {
		fs.Addf("metric", "%w", err)
	}
	if err := c.During.Validate(); err != nil {
		fs.Addf("during", "%w", err)
	}
	return fault.Err[attendance.Faults](&fs)
}

// Terms are the options of [Rank] and [Progression]. The zero Terms are right
// for most uses.
type Terms struct {
	Reading attendance.Reading `json:"reading,omitzero"` // how closely figures are read; Customary if not set

	// Ratified asks for ratified records only: a session takes part if the ruling in
	// force is that it is ratified (see [Evidence.Ruling]).
	Ratified bool   `json:"ratified,omitzero"`
	Body     string `json:"body,omitempty"` // whose rulings count; if empty, everybody's
}
