package records

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/fault"
)

// What a file may leave out, because a quote says it, or write in place.

// A writtenDossier is a [Dossier] as it stands in a file.
type writtenDossier struct {
	Edition   int                   `json:"edition"`
	Platforms []attendance.Platform `json:"platforms"`
	Sources   []attendance.Source   `json:"sources"`
	Sessions  []writtenSession      `json:"sessions"`
	Rulings   []Ruling              `json:"rulings"`
	Claims    []Claim               `json:"claims"`
}

type writtenSession struct {
	ID       string          `json:"id"`
	Title    string          `json:"title"`
	Hosts    []string        `json:"hosts"`
	Platform string          `json:"platform"`
	Event    string          `json:"event"`
	Start    attendance.Date `json:"start"`
	End      attendance.Date `json:"end"`
	Tags     []string        `json:"tags"`
	Counts   []writtenCount  `json:"counts"`
}

type writtenCount struct {
	Figure writtenFigure     `json:"figure"` // read when Lang is known
	Metric attendance.Metric `json:"metric"`
	Source writtenSource     `json:"source"`
	Role   attendance.Role   `json:"role"`
	Date   attendance.Date   `json:"date"`
	SoFar  bool              `json:"soFar"`
	Via    string            `json:"via"`
	Quote  string            `json:"quote"`
	URL    string            `json:"url"`
	Lang   attendance.Locale `json:"lang"` // of Figure and Quote
}

// A writtenFigure is a figure that has not been read yet.
type writtenFigure struct{ raw json.RawMessage }

// UnmarshalJSON keeps what stands there.
func (f *writtenFigure) UnmarshalJSON(data []byte) error {
	f.raw = slices.Clone(data)
	return nil
}

// A writtenSource is the ID of a source, or the source itself.
type writtenSource struct {
	ID   string          `json:"id" scalar:"true"`
	Name string          `json:"name"`
	Role attendance.Role `json:"role"`
}

// dossier returns what is written, and adds what is wrong with that.
func (w *writtenDossier) dossier(fs *fault.List) (d Dossier) {
	d = Dossier{Edition: w.Edition, Evidence: Evidence{Platforms: w.Platforms, Sources: w.Sources, Rulings: w.Rulings}, Claims: w.Claims}
	d.Sources = slices.Clone(d.Sources)
	sources := index(d.Sources, sourceID)
	if len(w.Sessions) > 0 {
		d.Sessions = make([]attendance.Session, 0, len(w.Sessions))
	}
	for i := range w.Sessions {
		s := &w.Sessions[i]
		session := attendance.Session{ID: s.ID, Title: s.Title, Hosts: s.Hosts, Platform: s.Platform, Event: s.Event, Start: s.Start, End: s.End, Tags: s.Tags}
		if len(s.Counts) > 0 {
			session.Counts = make([]attendance.Count, 0, len(s.Counts))
		}
		for j := range s.Counts {
			path := func(field string) string { return fmt.Sprintf("sessions[%d].counts[%d].%s", i, j, field) }
			c, err := s.Counts[j].count()
			if err != nil {
				fs.Addf(path("figure"), "%w", err)
			}
			if err := d.inPlace(sources, s.Counts[j].Source); err != nil {
				fs.Addf(path("source"), "%w", err)
			}
			session.Counts = append(session.Counts, c)
		}
		d.Sessions = append(d.Sessions, session)
	}
	for i := range d.Claims {
		c := &d.Claims[i]
		if c.Session == "" && c.Event == "" && len(d.Sessions) == 1 {
			c.Session = d.Sessions[0].ID
		}
		fault.Under(fs, fmt.Sprintf("claims[%d]", i), c.readQuote())
	}
	return d
}

// count returns the count that is written, with the figure of its quote where it has
// none of its own. The error is what is wrong with the figure.
func (w *writtenCount) count() (c attendance.Count, err error) {
	c = attendance.Count{Metric: w.Metric, Source: w.Source.id(), Role: w.Role, Date: w.Date, SoFar: w.SoFar, Via: w.Via, Quote: w.Quote, URL: w.URL}
	given := len(w.Figure.raw) > 0
	if given {
		if err := w.read(&c); err != nil {
			return c, err
		}
	}
	if w.Quote == "" {
		return c, nil
	}
	said, all := w.said()
	switch {
	case given && len(said) == 1 && all == 1 && !sameNumber(said[0].Figure, c.Figure) && w.sure():
		err = fmt.Errorf("the count says %s, and its quote %s", c.Figure, said[0].Figure)
	case given:
	case len(said) == 0:
		err = errors.New("the quote has no figure of the session; give it, as in \"57K\"")
	case len(said) > 1:
		var list []string
		for _, m := range said {
			list = append(list, m.Figure.String())
		}
		err = fmt.Errorf("the quote has more than one figure of the session; give the one that is meant: %s", strings.Join(list, ", "))
	default:
		m := said[0]
		c.Figure = m.Figure
		if f, err := attendance.Parse(m.Text); err == nil && f == c.Figure && m.Text != f.Words() {
			c.Text = m.Text
		}
		if c.Metric == "" {
			c.Metric = m.Metric
		}
	}
	return c, err
}

// sameNumber reports whether two figures name the same number, however it is hedged.
func sameNumber(a, b attendance.Figure) bool { return a.People == b.People && a.To == b.To }

// sure reports whether kinds are told in the quote's language.
func (w *writtenCount) sure() bool { return w.Lang == attendance.Locale{} }

// read reads the figure that is written.
func (w *writtenCount) read(c *attendance.Count) error {
	if w.Lang == (attendance.Locale{}) || w.Figure.raw[0] != '"' {
		if err := c.Figure.UnmarshalJSON(w.Figure.raw); err != nil {
			return err
		}
	}
	var text string
	if w.Figure.raw[0] != '"' {
		return nil
	}
	if raw := w.Figure.raw; bytes.IndexByte(raw, '\\') < 0 && utf8.Valid(raw) { // nearly all
		text = string(raw[1 : len(raw)-1])
	} else if err := json.Unmarshal(raw, &text); err != nil {
		return err
	}
	if w.Lang != (attendance.Locale{}) && text != "" {
		f, err := w.Lang.Parse(text)
		c.Figure = f
		return err
	}
	if text != c.Figure.Words() {
		c.Text = text
	}
	return nil
}

// said returns the figures of the session in the quote, each once, and how many
// figures it has in all.
func (w *writtenCount) said() (said []attendance.Mention, all int) {
	finder := attendance.Finder{Locale: w.Lang, Kinds: true}
	add := func(kinds ...attendance.Kind) {
		for m := range finder.Find(w.Quote) {
			if slices.Contains(kinds, m.Kind) && !slices.ContainsFunc(said, func(o attendance.Mention) bool { return o.Figure == m.Figure }) {
				said = append(said, m)
			}
		}
	}
	if add("drew", ""); len(said) == 0 {
		add("total", "average")
	}
	for range finder.Find(w.Quote) {
		all++
	}
	return said, all
}

// id returns the ID of a source, which one without has by its name.
func (s writtenSource) id() string {
	if s.ID != "" || s.Name == "" {
		return s.ID
	}
	var b strings.Builder
	for _, c := range strings.ToLower(s.Name) {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimRight(b.String(), "-")
}

// inPlace adds a source that is written where it is used. It may be there again, if
// it is the same. sources is the index of d.Sources.
func (d *Dossier) inPlace(sources map[string]int, s writtenSource) error {
	if s.Name == "" && s.Role == "" {
		return nil // an ID
	}
	source := attendance.Source{ID: s.id(), Name: s.Name, Role: s.Role}
	i, known := sources[source.ID]
	switch {
	case !known:
		sources[source.ID] = len(d.Sources)
		d.Sources = append(d.Sources, source)
	case d.Sources[i] != source:
		return fmt.Errorf("the source %q is written in two ways; give its ID alone, or another \"id\"", source.ID)
	}
	return nil
}

// readQuote fills in a claim that says nothing but a quote, and holds what it says
// against its quote.
func (c *Claim) readQuote() attendance.Faults {
	if c.Quote == "" {
		return nil
	}
	empty := c.isEmpty()
	r, err := ParseClaim(c.Quote, *c)
	switch {
	case errors.Is(err, ErrNoClaim):
		if !empty {
			return nil
		}
		return attendance.Faults{{Path: "quote", Err: errors.New("nothing is claimed in the quote; give a place, top, figure, previous, margin, ratio or first")}}
	case err != nil:
		for _, one := range ParseClaims(c.Quote, Claim{}) { // an item of a list, or not the first
			if c.agrees(one.Claim) {
				return nil
			}
		}
		fs, _ := errors.AsType[attendance.Faults](err)
		return fs
	case empty:
		known := *c
		*c = r.Claim
		c.Denied = known.Denied || r.Claim.Denied
	}
	return nil
}

// agrees reports whether c says nothing else than what was read.
func (c *Claim) agrees(read Claim) bool {
	number := func(a, b attendance.Figure) bool { return a.IsZero() || b.IsZero() || a == b }
	return (c.Place == 0 || read.Place == 0 || c.Place == read.Place) && (c.Top == 0 || read.Top == 0 || c.Top == read.Top) &&
		number(c.Figure, read.Figure) && number(c.Previous, read.Previous) && number(c.Margin, read.Margin) && number(c.First, read.First) &&
		(c.Ratio.IsZero() || read.Ratio.IsZero() || c.Ratio == read.Ratio)
}
