package records

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/fault"
	"github.com/highwater-go/highwater/internal/said"
)

// A Claim is what somebody says about a session: its place in a category, its figure, the
// previous record and by how much the session beat it, or that it was the first to draw a
// certain number. Fields that are zero are not claimed.
type Claim struct {
	Session  string            `json:"session,omitempty"` // its ID
	Event    string            `json:"event,omitempty"`   // instead of Session, for a claim about all sessions of an event together
	Category Category          `json:"category,omitzero"` // in which the session is said to have the place
	Place    int               `json:"place,omitzero"`    // 1 for a record
	Top      int               `json:"top,omitzero"`      // instead of Place: 10 for "among the ten largest"
	Figure   attendance.Figure `json:"figure,omitzero"`   // how many people the session drew
	Previous attendance.Figure `json:"previous,omitzero"` // the record before
	Margin   attendance.Figure `json:"margin,omitzero"`   // by how many people the session beat that record
	Ratio    Times             `json:"ratio,omitzero"`    // how many times as many people as that the session drew
	First    attendance.Figure `json:"first,omitzero"`    // the number that it was the first in the category to reach or, with "more than", to pass
	Rival    string            `json:"rival,omitempty"`   // the ID of a session; Margin and Ratio are then over it instead of the previous record
	SoFar    bool              `json:"soFar,omitzero"`    // Figure had been reached when the claim was made: the session drew at least that
	Ratified bool              `json:"ratified,omitzero"` // the place is said to be the officially recognized one
	Denied   bool              `json:"denied,omitzero"`   // the claim says that this is not so
	By       string            `json:"by,omitempty"`      // the ID of the source that makes the claim
	At       attendance.Date   `json:"at,omitzero"`       // when the claim was made; if unknown, rivals of any date count
	Quote    string            `json:"quote,omitempty"`
	URL      string            `json:"url,omitempty"`

	// Text has the figures as they were published, if that is known. In JSON they take
	// the place of the figures.
	Text ClaimText `json:"-"`
}

// jsonClaim is a Claim without its methods, whose figures are texts.
type jsonClaim struct {
	Session  string                        `json:"session,omitempty"`
	Event    string                        `json:"event,omitempty"`
	Category Category                      `json:"category,omitzero"`
	Place    int                           `json:"place,omitzero"`
	Top      int                           `json:"top,omitzero"`
	Figure   said.Value[attendance.Figure] `json:"figure,omitzero"`
	Previous said.Value[attendance.Figure] `json:"previous,omitzero"`
	Margin   said.Value[attendance.Figure] `json:"margin,omitzero"`
	Ratio    said.Value[Times]             `json:"ratio,omitzero"`
	First    said.Value[attendance.Figure] `json:"first,omitzero"`
	*plainClaim
}

type plainClaim Claim

func (c *Claim) json() jsonClaim {
	of := func(f *attendance.Figure, text *string) said.Value[attendance.Figure] {
		return said.Value[attendance.Figure]{Value: f, Text: text}
	}
	return jsonClaim{
		c.Session, c.Event, c.Category, c.Place, c.Top,
		of(&c.Figure, &c.Text.Figure), of(&c.Previous, &c.Text.Previous), of(&c.Margin, &c.Text.Margin),
		said.Value[Times]{Value: &c.Ratio, Text: &c.Text.Ratio}, of(&c.First, &c.Text.First), (*plainClaim)(c),
	}
}

// MarshalJSON writes the fields by their tags, with each figure in its published words if
// Text has them.
func (c Claim) MarshalJSON() ([]byte, error) { return said.Marshal(c.json()) }

// UnmarshalJSON reads what MarshalJSON writes. It leaves c unchanged if there is an
// error.
func (c *Claim) UnmarshalJSON(data []byte) error {
	read := *c
	into := read.json()
	if err := json.Unmarshal(data, &into); err != nil {
		return err
	}
	read.Session, read.Event, read.Category, read.Place, read.Top = into.Session, into.Event, into.Category, into.Place, into.Top
	*c = read
	return nil
}

// A ClaimText has the figures of a [Claim] in the words in which they were published, or
// "" where these are unknown.
type ClaimText struct {
	Figure   string `said:"figure"`
	Previous string `said:"previous"`
	Margin   string `said:"margin"`
	Ratio    string `said:"ratio"`
	First    string `said:"first"`
}

// Validate returns nil, or [attendance.Faults] with everything that is wrong
// with c on its own.
func (c Claim) Validate() error {
	var fs fault.List
	switch {
	case c.Session == "" && c.Event == "":
		fs.Addf("session", "a claim needs the ID of its session, or of an event")
	case c.Session != "" && c.Event != "":
		fs.Addf("event", "a claim is on a session or on an event as a whole; give one of them")
	}
	if c.Place < 0 {
		fs.Addf("place", "places count from 1; leave it out where none is claimed")
	}
	if c.Top < 0 {
		fs.Addf("top", "places count from 1; leave it out where none is claimed")
	}
	for _, f := range [...]struct {
		path   string
		figure attendance.Figure
		text   string
	}{
		{"figure", c.Figure, c.Text.Figure}, {"previous", c.Previous, c.Text.Previous},
		{"margin", c.Margin, c.Text.Margin}, {"first", c.First, c.Text.First},
	} {
		if err := cmp.Or(f.figure.Validate(), said.Agrees(f.text, f.figure, attendance.Parse)); err != nil {
			fs.Addf(f.path, "%w", err)
		}
	}
	if err := cmp.Or(c.Ratio.Validate(), said.Agrees(c.Text.Ratio, c.Ratio, ParseTimes)); err != nil {
		fs.Addf("ratio", "%w", err)
	}
	switch h := c.First.Hedge; {
	case c.First.IsZero():
	case c.First.People == 0, h != attendance.Bare && h != attendance.Exactly && h != attendance.AtLeast && h != attendance.MoreThan:
		fs.Addf("first", "the number to reach is one alone, as in \"1M\", or \"more than 1M\" to pass it")
	}
	if c.Rival != "" && c.Rival == c.Session {
		fs.Addf("rival", "a session is not compared with itself")
	}
	if err := c.Category.Validate(); err != nil {
		fault.Under(&fs, "category", err.(attendance.Faults))
	}
	if c.isEmpty() {
		fs.Addf("", "the claim says nothing; give a place, top, figure, previous, margin, ratio or first")
	}
	if err := c.At.Validate(); err != nil {
		fs.Addf("at", "%w", err)
	}
	return fault.Err[attendance.Faults](&fs)
}

func (c Claim) isEmpty() bool { return len(c.points()) == 0 && c.Place == 0 && c.Top == 0 }

// A Point is one thing that a [Finding] is about. It is one of these, in the order of a
// report:
//
//	"attendance"  the claim's figure, against the session's counts
//	"place"       its place, against the rivals
//	"top"         whether it is among the first so many
//	"previous"    the record before it
//	"margin"      by how many people it beat that record
//	"ratio"       how many times as many people it drew
//	"first"       whether it was the first to draw so many
//
//	"arithmetic"  whether the claim's figure minus its previous record gives its margin
//	"sources"     who agrees on the session's number, and who does not
//	"room"        the session's number, against what its platform could hold or show
//	"metric"      what was counted
//	"ruling"      what a body that keeps records has decided
//	"unknown"     IDs in the claim that the evidence does not have
//
// The first seven count toward a report's verdict.
type Point string

const (
	pointAttendance Point = "attendance"
	pointPlace      Point = "place"
	pointTop        Point = "top"
	pointPrevious   Point = "previous"
	pointMargin     Point = "margin"
	pointRatio      Point = "ratio"
	pointFirst      Point = "first"
	pointArithmetic Point = "arithmetic"
	pointSources    Point = "sources"
	pointRoom       Point = "room"
	pointMetric     Point = "metric"
	pointRuling     Point = "ruling"
	pointUnknown    Point = "unknown"
)

// The units of findings.
const (
	unitPeople      = "people"
	unitPlaces      = "places"
	unitThousandths = "thousandths"
)

// A Finding is what the evidence says about one point of a claim, and why.
type Finding struct {
	Point   Point   `json:"point"`
	Verdict Verdict `json:"verdict"`

	// Ranges are what the evidence allows, in the Unit: "people", "places" from the best
	// to the worst, or "thousandths" of a ratio. There are none where Unit is "".
	Unit   string `json:"unit,omitempty"`
	Ranges Ranges `json:"ranges,omitzero"`

	Reason string     `json:"reason"`          // one sentence, fit to be shown to a reader
	Needs  string     `json:"needs,omitempty"` // if the verdict is below Supported: in a few words, the evidence that would raise it
	Counts []Citation `json:"counts"`
}

// A Citation is a count that a Finding rests on.
type Citation struct {
	Session          string `json:"session"` // the ID of the session that it is a count of
	attendance.Count        // the count as it stands in the evidence
}

// MarshalJSON writes the session's ID before the fields of the count.
func (c Citation) MarshalJSON() ([]byte, error) {
	session, err := said.Marshal(c.Session)
	if err != nil {
		return nil, err
	}
	count, err := said.Marshal(c.Count)
	if err != nil {
		return nil, err
	}
	return slices.Concat([]byte(`{"session":`), session, []byte(","), count[1:]), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Citation) UnmarshalJSON(data []byte) error {
	of := struct {
		Session *string `json:"session"`
	}{&c.Session}
	if err := json.Unmarshal(data, &of); err != nil {
		return err
	}
	return json.Unmarshal(data, &c.Count)
}

// Edition is the number of the set of rules that verdicts follow. Reports and stored
// Books carry it, so that an answer given under other rules can be recognized.
const Edition = 2

// A Report is the result of judging a claim.
type Report struct {
	Edition  int       `json:"edition"` // of the rules
	Claim    Claim     `json:"claim"`
	Words    string    `json:"words"`              // the claim in a sentence: see [Claim.Words]
	Verdict  Verdict   `json:"verdict"`            // on the whole claim: the lowest of those on the first seven points, where claimed
	Record   Verdict   `json:"record"`             // on the place alone, or on Top if there is no place; Undetermined if neither is claimed
	Estimate *Estimate `json:"estimate,omitempty"` // of the session or event, as used for judging; nil if the evidence lacks the session, or a count of the event
	Findings []Finding `json:"findings"`           // in the order of the points above
}
