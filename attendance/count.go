package attendance

import (
	"cmp"
	"encoding/json"

	"github.com/highwater-go/highwater/internal/fault"
	"github.com/highwater-go/highwater/internal/said"
)

// A Count is what one source says about one session. Counts are comparable; two that are
// == are the same count.
type Count struct {
	Figure Figure `json:"figure"`
	Text   string `json:"-" said:"figure"` // the figure as it was published, if known; in JSON it is "figure"
	Metric Metric `json:"metric,omitempty"`
	Source string `json:"source"`         // the ID of the Source
	Role   Role   `json:"role,omitempty"` // of the source in this session, in addition to the Source's own
	Date   Date   `json:"date,omitzero"`  // when it was published
	SoFar  bool   `json:"soFar,omitzero"` // taken while the session was running, which drew at least that many
	Via    string `json:"via,omitempty"`  // the ID of the source whose number this count only repeats
	Quote  string `json:"quote,omitempty"`
	URL    string `json:"url,omitempty"`
}

// Words returns the Text, or else what [Figure.Words] returns.
func (c Count) Words() string { return c.Figure.said(c.Text) }

func (f Figure) said(text string) string {
	if text != "" {
		return text
	}
	return f.Words()
}

// plainCount is a Count without its methods.
type plainCount Count

type jsonCount struct {
	Figure said.Value[Figure] `json:"figure"` // in place of plainCount's
	*plainCount
}

// MarshalJSON writes the fields by their tags, with the Text, if there is one, as the
// figure.
func (c Count) MarshalJSON() ([]byte, error) {
	return said.Marshal(jsonCount{said.Value[Figure]{Value: &c.Figure, Text: &c.Text}, (*plainCount)(&c)})
}

// UnmarshalJSON reads what MarshalJSON writes. It leaves c unchanged if there is an
// error.
func (c *Count) UnmarshalJSON(data []byte) error {
	read := *c
	if err := json.Unmarshal(data, &jsonCount{said.Value[Figure]{Value: &read.Figure, Text: &read.Text}, (*plainCount)(&read)}); err != nil {
		return err
	}
	*c = read
	return nil
}

// Validate returns nil, or [Faults] with everything that is wrong with c on
// its own.
func (c Count) Validate() error {
	var fs fault.List
	if c.Figure.IsZero() {
		fs.Addf("figure", "a count needs a figure, as in \"57K\"")
	} else if err := c.Figure.Validate(); err != nil {
		fs.Addf("figure", "%w", err)
	} else if err := said.Agrees(c.Text, c.Figure, Parse); err != nil {
		fs.Addf("figure", "%w", err)
	}
	if c.Source == "" {
		fs.Addf("source", "a count needs the ID of its source")
	}
	if err := c.Metric.Validate(); err != nil {
		fs.Addf("metric", "%w", err)
	}
	validRole(&fs, "role", c.Role)
	validDate(&fs, "date", c.Date)
	return fault.Err[Faults](&fs)
}

// Compare orders counts by their source, then the start of their date (unknown dates
// first) and its end, then everything else they say. It returns 0 only for equal counts,
// so sorting leaves no trace of their previous order.
func (c Count) Compare(o Count) int {
	return cmp.Or(
		cmp.Compare(c.Source, o.Source),
		cmp.Compare(c.Date.sortStart(), o.Date.sortStart()),
		cmp.Compare(c.Date.End, o.Date.End),
		cmp.Compare(c.Figure.Hedge, o.Figure.Hedge),
		cmp.Compare(c.Figure.People, o.Figure.People),
		cmp.Compare(c.Figure.To, o.Figure.To),
		cmp.Compare(c.Figure.Step, o.Figure.Step),
		cmp.Compare(c.Text, o.Text),
		cmp.Compare(c.Metric, o.Metric),
		compareBools(c.SoFar, o.SoFar),
		cmp.Compare(c.Role, o.Role),
		cmp.Compare(c.Via, o.Via),
		cmp.Compare(c.Quote, o.Quote),
		cmp.Compare(c.URL, o.URL),
	)
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
