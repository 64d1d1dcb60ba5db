package records

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/fault"
	"github.com/highwater-go/highwater/internal/said"
)

// A Status is how far the record of a session has come with a body that keeps records.
type Status string

const (
	Claimed  Status = "claimed"  // put before the body
	Pending  Status = "pending"  // being looked into
	Ratified Status = "ratified" // accepted
	Rejected Status = "rejected" // not accepted as a record; the session keeps its places
	Annulled Status = "annulled" // struck out: the session keeps its row and loses its places
)

// decides reports whether a ruling is a decision, and not just on the way to one.
func (s Status) decides() bool { return s.stage() >= Ratified.stage() }

// stage orders statuses as they follow each other; "" and unknown ones come
// first.
func (s Status) stage() int {
	switch s {
	case Claimed:
		return 1
	case Pending:
		return 2
	case Ratified:
		return 3
	case Rejected:
		return 4
	case Annulled:
		return 5
	}
	return 0
}

// A Ruling is what a body has decided about a session's record in a category. It also
// holds in every part of that category; with the zero Category it holds everywhere.
// Rulings are comparable; two that are == are the same ruling.
type Ruling struct {
	Session  string            `json:"session"` // the ID
	Category Category          `json:"category,omitzero"`
	Status   Status            `json:"status"`
	Body     string            `json:"body"`            // who decided, as in "Guinness World Records"
	Date     attendance.Date   `json:"date,omitzero"`   // when it was made known
	Figure   attendance.Figure `json:"figure,omitzero"` // the number that the body recognized, which counts as an official's count
	Text     string            `json:"-" said:"figure"` // the figure as it was published, if known; in JSON it is "figure"
	Reason   string            `json:"reason,omitempty"`
	URL      string            `json:"url,omitempty"`
}

// Validate returns nil, or [attendance.Faults] with everything that is wrong
// with r on its own.
func (r Ruling) Validate() error {
	var fs fault.List
	if r.Session == "" {
		fs.Addf("session", "a ruling needs the ID of its session")
	}
	if err := r.Category.Validate(); err != nil {
		fault.Under(&fs, "category", err.(attendance.Faults))
	}
	if r.Status.stage() == 0 {
		fs.Addf("status", "unknown status %q; want \"claimed\", \"pending\", \"ratified\", \"rejected\" or \"annulled\"", r.Status)
	}
	if r.Body == "" {
		fs.Addf("body", "a ruling needs the body that made it")
	}
	if err := cmp.Or(r.Figure.Validate(), said.Agrees(r.Text, r.Figure, attendance.Parse)); err != nil {
		fs.Addf("figure", "%w", err)
	}
	if err := r.Date.Validate(); err != nil {
		fs.Addf("date", "%w", err)
	}
	return fault.Err[attendance.Faults](&fs)
}

// jsonRuling is a Ruling whose figure is a text.
type jsonRuling struct {
	Session  string                        `json:"session"`
	Category Category                      `json:"category,omitzero"`
	Status   Status                        `json:"status"`
	Body     string                        `json:"body"`
	Date     attendance.Date               `json:"date,omitzero"`
	Figure   said.Value[attendance.Figure] `json:"figure,omitzero"`
	Reason   string                        `json:"reason,omitempty"`
	URL      string                        `json:"url,omitempty"`
}

func (r *Ruling) json() jsonRuling {
	return jsonRuling{r.Session, r.Category, r.Status, r.Body, r.Date, said.Value[attendance.Figure]{Value: &r.Figure, Text: &r.Text}, r.Reason, r.URL}
}

// MarshalJSON writes the fields by their tags, and as the figure the Text if there
// is one.
func (r Ruling) MarshalJSON() ([]byte, error) { return said.Marshal(r.json()) }

// UnmarshalJSON reads what MarshalJSON writes. It leaves r unchanged if there is an
// error.
func (r *Ruling) UnmarshalJSON(data []byte) error {
	read := *r
	into := read.json()
	if err := json.Unmarshal(data, &into); err != nil {
		return err
	}
	*r = Ruling{into.Session, into.Category, into.Status, into.Body, into.Date, read.Figure, read.Text, into.Reason, into.URL}
	return nil
}

// count returns the figure that the body recognized as the count of an official,
// and whether there is one.
func (r Ruling) count() (c attendance.Count, ok bool) {
	c = attendance.Count{Figure: r.Figure, Text: r.Text, Metric: r.Category.Metric, Source: r.Body,
		Role: attendance.RoleOfficial, Date: r.Date, URL: r.URL}
	return c, !r.Figure.IsZero()
}

// Compare orders rulings by session, category, body, the start of their date (unknown
// dates first) and its end, and then by everything else they say. It returns 0 only for
// equal rulings.
func (r Ruling) Compare(o Ruling) int {
	return cmp.Or(
		cmp.Compare(r.Session, o.Session),
		r.Category.Compare(o.Category),
		cmp.Compare(r.Body, o.Body),
		compareDates(r.Date, o.Date),
		cmp.Compare(r.Status.stage(), o.Status.stage()),
		cmp.Compare(r.Status, o.Status),
		attendance.Count{Figure: r.Figure, Text: r.Text}.Compare(attendance.Count{Figure: o.Figure, Text: o.Text}),
		cmp.Compare(r.Reason, o.Reason),
		cmp.Compare(r.URL, o.URL),
	)
}

// Ruling returns the ruling in force on a session in a category, and whether there is
// one. It considers the rulings made for the category or for one that contains it, by the
// named body, or by any body if that is "".
//
// A decision of a body replaces what the same body certainly ruled earlier. Putting a
// record before the body again, or looking into it again, does not undo a decision. Of
// the remaining rulings, the one that has come furthest is in force, in the order
// claimed, pending, ratified, rejected, annulled: if two bodies differ, or nobody knows
// which decision came last, the record is not treated as safe. Ruling looks through all
// rulings.
func (ev Evidence) Ruling(session string, c Category, body string) (Ruling, bool) {
	return ev.docket().inForce(session, c, body)
}

// A docket holds the rulings on each session.
type docket map[string][]Ruling

func (ev Evidence) docket() docket {
	d := docket{}
	for _, r := range ev.Rulings {
		d[r.Session] = append(d[r.Session], r)
	}
	return d
}

// inForce is [Evidence.Ruling].
func (d docket) inForce(session string, c Category, body string) (best Ruling, ok bool) {
	rulings := d[session]
	if len(rulings) == 0 {
		return Ruling{}, false
	}
	latest := map[string]int64{} // the latest start of a decision of each body
	for _, r := range rulings {
		if r.applies(c, body) && r.Status.decides() && !r.Date.IsZero() {
			if start, ok := latest[r.Body]; !ok || start < r.Date.Start {
				latest[r.Body] = r.Date.Start
			}
		}
	}
	for _, r := range rulings {
		start, dated := latest[r.Body]
		replaced := dated && !r.Date.IsZero() && r.Date.End <= start
		if r.applies(c, body) && !replaced && (!ok || further(r, best) > 0) {
			best, ok = r, true
		}
	}
	return best, ok
}

// mayBeInForce returns rulings on one session without those that never are in force,
// whatever the category and body asked for, beside another of the same body in the same
// category: one that counts before it, holds as long and, of a decision, replaces as much.
func mayBeInForce(rulings []Ruling) []Ruling {
	rulings = slices.Clone(rulings)
	slices.SortFunc(rulings, func(r, o Ruling) int {
		return cmp.Or(r.Category.Compare(o.Category), cmp.Compare(r.Body, o.Body), further(o, r))
	})
	var left []Ruling
	for list := range chunksBy(rulings, func(r, o Ruling) bool { return r.Category == o.Category && r.Body == o.Body }) {
		until := int64(math.MinInt64) // the latest end of those that count before, never if one has no date
		var last Ruling               // the decision among them that began last
		for _, r := range list {
			dated, decides := !r.Date.IsZero(), r.Status.decides() && !r.Date.IsZero()
			outlived := until == never || dated && until >= r.Date.End
			if decides {
				outlived = last.Session != "" && last.Date.Start >= r.Date.Start && last.Date.End >= r.Date.End
			}
			if outlived {
				continue
			}
			left = append(left, r)
			switch {
			case !dated:
				until = never
			default:
				until = max(until, r.Date.End)
			}
			if decides && (last.Session == "" || last.Date.Start < r.Date.Start) {
				last = r
			}
		}
	}
	return left
}

// status returns the status by the ruling in force, "" if there is none.
func (d docket) status(session string, c Category, body string) Status {
	r, _ := d.inForce(session, c, body)
	return r.Status
}

// applies reports whether a ruling counts in a category, of a body, or of
// all if none is named.
func (r Ruling) applies(c Category, body string) bool {
	return (body == "" || body == r.Body) && r.Category.covers(c)
}

// further is positive if ruling r counts before o: it has come further, or came
// later, or is above it in the order of all rulings, so that one always does.
func further(r, o Ruling) int {
	return cmp.Or(
		cmp.Compare(r.Status.stage(), o.Status.stage()),
		compareDates(r.Date, o.Date),
		r.Compare(o),
	)
}

// takesPart reports whether a session with a status, "" if there is no ruling on
// it, takes part in what is asked for.
func (t Terms) takesPart(s Status) bool {
	if t.Ratified {
		return s == Ratified
	}
	return s != Annulled
}

// compareDates orders dates by their start, unknown ones first, and their end.
func compareDates(a, b attendance.Date) int {
	return cmp.Or(cmp.Compare(startOf(a), startOf(b)), cmp.Compare(a.End, b.End))
}

func startOf(d attendance.Date) int64 {
	if d.IsZero() {
		return math.MinInt64
	}
	return d.Start
}
