package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"net/url"
	"slices"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

//go:embed page.js
var pageJS string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"count": func(n int) string { return people(int64(n)) },
}).Parse(pageHTML))

// A page is a dossier ready to be shown, in any state.
type page struct {
	about
	dossier records.Dossier // as it was read
	shown   records.Dossier // with names fit to be shown
	subject subject
	days    []attendance.Date // on which something became known
}

// About is what is said of a page beside its dossier.
type about struct {
	title, standfirst string // "" for those made of the dossier
	url, publisher    string // "" if the page is not to be published
}

var readings = [...]attendance.Reading{attendance.Customary, attendance.Published, attendance.Literal}

func newPage(d records.Dossier) *page {
	shown := presentable(d)
	return &page{dossier: d, shown: shown, subject: newSubject(shown), days: daysOf(d)}
}

// A request is for one state of the page.
type request struct {
	reading attendance.Reading
	known   attendance.Date // the zero Date for all that is known
}

// query returns the request as the form of the page writes it.
func (r request) query() string {
	return "reading=" + r.reading.String() + "&known=" + url.QueryEscape(r.known.String())
}

// resolved returns the request with a date, if the dossier has any.
func (p *page) resolved(r request) request {
	if r.known.IsZero() {
		r.known = p.days[len(p.days)-1]
	}
	return r
}

// A state is the part of the page that depends on what is asked for.
type state struct {
	Query     template.URL // that asks for it
	Live      bool         // from a server, which can be asked for more
	Answers   answers
	Claims    claims
	Addresses []string // of sources, in the order of their numbers
}

func (p *page) state(r request, live bool) *state {
	r = p.resolved(r)
	then := asKnown(p.shown, r.known)
	s := &state{
		Query:   template.URL(r.query()), // of words and dates
		Live:    live,
		Answers: p.subject.answersTo(then, r.reading, r.known),
		Claims:  p.subject.claimsIn(then, len(p.dossier.Claims)),
	}
	s.number()
	return s
}

// number numbers the addresses of the state's sources, for a print to list them.
func (s *state) number() {
	numbers := map[string]int{}
	add := func(p *published) {
		if p.URL == "" {
			return
		}
		if numbers[p.URL] == 0 {
			s.Addresses = append(s.Addresses, p.URL)
			numbers[p.URL] = len(s.Addresses)
		}
		p.Ref = numbers[p.URL]
	}
	for _, r := range s.Answers.Rows {
		for i := range r.Figures {
			add(&r.Figures[i])
		}
	}
	for _, c := range s.Claims.Cards {
		for i := range c.Sources {
			add(&c.Sources[i])
		}
	}
}

// content is what the template of the page gets.
type content struct {
	Title      string
	Standfirst string
	Live       bool
	Policy     template.HTML
	Style      template.HTML
	Script     template.HTML
	Structured template.HTML // ClaimReviews, if the page is to be published
	Pack       template.HTML // the other states, unless a server has them
	Readings   []choice
	Stops      []choice
	Slider     bool // there is something to slide along
	Last       int
	At         int // the stop that is shown
	Days       int // on which something became known, if more than there are stops
	State      *state
	Lists      []listing // of what does not stand on the board, unless a server has them
}

type choice struct {
	Value, Words, About string
	Chosen              bool
}

// content returns what is the same in a page that is served and one that is a file.
// A date that is asked for is a stop.
func (p *page) content(r request, stops []attendance.Date, live bool) (content, error) {
	r = p.resolved(r)
	if i, had := slices.BinarySearchFunc(stops, r.known, compareDates); !had {
		stops = slices.Insert(slices.Clone(stops), i, r.known)
	}
	c := content{
		Title:      cmp.Or(printable(p.title), title(p.subject.categoryName(p.subject.category))),
		Standfirst: printable(p.standfirst),
		Live:       live,
		Policy:     template.HTML(`<meta http-equiv="Content-Security-Policy" content="` + policy(live) + `">`),
		Style:      template.HTML("<style>" + pageCSS + "</style>"),
		Script:     template.HTML("<script>" + pageJS + "</script>"),
		Readings: []choice{
			{"customary", "Customary", "what the independent counts agree on, fairly read", r.reading == attendance.Customary},
			{"published", "Published", "all that the independent counts span, fairly read", r.reading == attendance.Published},
			{"literal", "Literal", "what is possible whoever is right, to the letter", r.reading == attendance.Literal},
		},
		Slider: len(stops) > 1,
		Last:   len(stops) - 1,
		State:  p.state(r, live),
	}
	if len(p.days) > len(stops) {
		c.Days = len(p.days)
	}
	for i, stop := range stops {
		if stop == r.known {
			c.At = i
		}
		c.Stops = append(c.Stops, choice{stop.String(), cmp.Or(dateWords(stop), "any date"), "", stop == r.known})
	}
	var err error
	c.Structured, err = p.structured(r)
	return c, err
}

// write renders the page for a server in the state asked for.
func (p *page) write(r request) ([]byte, error) {
	c, err := p.content(r, spread(p.days, mostStops), true)
	if err != nil {
		return nil, err
	}
	return render("page", c)
}

// writeState renders a state alone, for the page's script.
func (p *page) writeState(r request) ([]byte, error) { return render("state", p.state(r, true)) }

func render(name string, data any) ([]byte, error) {
	var b bytes.Buffer
	err := pageTemplate.ExecuteTemplate(&b, name, data)
	return b.Bytes(), err
}

func compareDates(a, b attendance.Date) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// policy allows the page's own style and script and nothing else: whatever a
// dossier might smuggle in would not run.
func policy(live bool) string {
	sum := func(s string) string {
		h := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(h[:]) + "'"
	}
	self := "'none'"
	if live {
		self = "'self'"
	}
	return "default-src 'none'; script-src " + sum(pageJS) + "; style-src " + sum(pageCSS) +
		"; img-src data:; connect-src " + self + "; base-uri 'none'; form-action " + self
}
