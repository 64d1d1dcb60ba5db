package records

import (
	"github.com/highwater-go/highwater/attendance"
)

// A Claim is what somebody says of a session: its place in a category, its
// figure, the record before it and by how much it beat that, or that it was the
// first to draw so many. What is zero is not claimed.
type Claim struct {
	Session  string            `json:"session"`           // the ID
	Category Category          `json:"category,omitzero"` // in which it is said to have the place
	Place    int               `json:"place,omitzero"`    // 1 for a record
	Figure   attendance.Figure `json:"figure,omitzero"`   // how many the session drew
	Previous attendance.Figure `json:"previous,omitzero"` // what the record was before
	Margin   attendance.Figure `json:"margin,omitzero"`   // by how many people that was beaten
	Ratio    Times             `json:"ratio,omitzero"`    // how many times as many as that the session drew
	First    attendance.Figure `json:"first,omitzero"`    // the number that it was the first of the category to reach, or with "more than" to pass
	By       string            `json:"by,omitempty"`      // the ID of the source that claims it
	At       attendance.Date   `json:"at,omitzero"`       // when; judged on all the evidence if unknown
	Quote    string            `json:"quote,omitempty"`
	URL      string            `json:"url,omitempty"`
}

// Validate returns nil, or [attendance.Faults] with everything that is wrong
// with c on its own.
func (c Claim) Validate() error {
	var fs attendance.Faults
	if c.Session == "" {
		fs.Addf("session", "a claim needs the ID of its session")
	}
	if c.Place < 0 {
		fs.Addf("place", "places count from 1; leave it out where none is claimed")
	}
	for _, f := range [...]struct {
		path   string
		figure attendance.Figure
	}{{"figure", c.Figure}, {"previous", c.Previous}, {"margin", c.Margin}, {"first", c.First}} {
		if err := f.figure.Validate(); err != nil {
			fs.Addf(f.path, "%w", err)
		}
	}
	if err := c.Ratio.Validate(); err != nil {
		fs.Addf("ratio", "%w", err)
	}
	switch h := c.First.Hedge; {
	case c.First.IsZero():
	case c.First.People == 0, h != attendance.Bare && h != attendance.Exactly && h != attendance.AtLeast && h != attendance.MoreThan:
		fs.Addf("first", "the number to reach is one alone, as in \"1M\", or \"more than 1M\" to pass it")
	}
	if err := c.Category.Validate(); err != nil {
		fs = append(fs, err.(attendance.Faults).Under("category")...)
	}
	if c.isEmpty() {
		fs.Addf("", "the claim says nothing; give a place, figure, previous, margin, ratio or first")
	}
	if err := c.At.Validate(); err != nil {
		fs.Addf("at", "%w", err)
	}
	return fs.Err()
}

func (c Claim) isEmpty() bool {
	return c.Place == 0 && c.Figure.IsZero() && c.Previous.IsZero() && c.Margin.IsZero() && c.Ratio.IsZero() && c.First.IsZero()
}

// A Point is one thing that a Finding is about.
type Point string

// The points of a claim. The first six count towards a Report's verdict.
const (
	PointAttendance Point = "attendance" // the claim's figure, against the session's counts
	PointPlace      Point = "place"      // its place, against the rivals
	PointPrevious   Point = "previous"   // the record before it
	PointMargin     Point = "margin"     // by how much it beat that
	PointRatio      Point = "ratio"      // how many times as many it drew
	PointFirst      Point = "first"      // whether it was the first to draw so many
	PointArithmetic Point = "arithmetic" // the claim's figure less its previous, against its margin
	PointSources    Point = "sources"    // who agrees on the session's number, and who does not
	PointRoom       Point = "room"       // the session's number against what its platform could hold or show
	PointMetric     Point = "metric"     // what was counted
	PointRuling     Point = "ruling"     // what a body that keeps records has decided
)

// A Finding is what the evidence says on one point, and why.
type Finding struct {
	Point   Point   `json:"point"`
	Verdict Verdict `json:"verdict"`

	// Range is what the evidence allows under Customary: people, or for PointPlace
	// the places from best to worst, for PointRatio thousandths. It is the zero Range
	// where nothing is known.
	Range attendance.Range `json:"range"`

	Reason string     `json:"reason"` // one sentence, fit to be shown to a reader
	Counts []Citation `json:"counts,omitempty"`
}

// A Citation is a count that a Finding rests on.
type Citation struct {
	Session          string `json:"session"` // the ID of the session that it is a count of
	attendance.Count        // the count as it stands in the evidence
}

// A Report is a claim judged.
type Report struct {
	Claim    Claim     `json:"claim"`
	Verdict  Verdict   `json:"verdict"`                  // on the whole of it: the least of the first six points, of those that are claimed
	Record   Verdict   `json:"record"`                   // on the place alone: the lesser of attendance and place; Undetermined if no place is claimed
	Findings []Finding `json:"findings,format:emitnull"` // in the order of the points above
}
