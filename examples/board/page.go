package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"os"
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

var pageTemplate = template.Must(template.New("page").Parse(pageHTML))

// A page is a dossier ready to be shown, with every state of it.
type page struct {
	dossier records.Dossier
	subject subject
	stops   []moment
	of      int // days on which something became known
}

// A moment is what the library answers to what was known by a date.
type moment struct {
	date    attendance.Date
	answers [3]answers // by reading
	claims  claims
}

var readings = [...]attendance.Reading{attendance.Customary, attendance.Published, attendance.Literal}

func newPage(d records.Dossier) *page {
	p := &page{dossier: d, subject: newSubject(d)}
	var dates []attendance.Date
	dates, p.of = stopsOf(d)
	for _, date := range dates {
		p.stops = append(p.stops, p.at(date))
	}
	return p
}

func (p *page) at(date attendance.Date) moment {
	then := asKnown(p.dossier, date)
	m := moment{date: date, claims: p.subject.claimsIn(then, len(p.dossier.Claims))}
	for i, reading := range readings {
		m.answers[i] = p.subject.answersTo(then, reading, date, stateID(reading, date))
	}
	return m
}

func stateID(r attendance.Reading, on attendance.Date) string {
	return "s-" + r.String() + "-" + on.String()
}

// A request is for one state of the page.
type request struct {
	reading attendance.Reading
	known   attendance.Date // the zero Date for all that is known
}

// content is what the template gets.
type content struct {
	Title    string
	Live     bool // from a server, which can be asked for other states
	Policy   template.HTML
	Style    template.HTML
	Script   template.HTML
	Readings []choice
	Stops    []choice
	Slider   bool // there is something to slide along
	Last     int
	At       int // the stop that is shown
	Days     int // on which something became known, if more than there are stops
	Answers  answers
	Claims   claims
	States   []state
}

type choice struct {
	Value, Words, About string
	Chosen              bool
}

// A state is a part of the page as it looks for a choice, in wait for the script.
type state struct {
	ID      string
	Answers *answers
	Claims  *claims
}

// write renders the page in the state asked for, with all others in it. A date
// that is asked for is a stop.
func (p *page) write(r request, live bool) ([]byte, error) {
	stops := p.stops
	if r.known.IsZero() {
		r.known = stops[len(stops)-1].date
	} else if i, had := slices.BinarySearchFunc(stops, r.known, compareMoment); !had {
		stops = slices.Insert(slices.Clone(stops), i, p.at(r.known))
	}
	c := content{
		Title:  title(p.subject.categoryName(p.subject.category)),
		Live:   live,
		Policy: template.HTML(`<meta http-equiv="Content-Security-Policy" content="` + policy(live) + `">`),
		Style:  template.HTML("<style>" + pageCSS + "</style>"),
		Script: template.HTML("<script>" + pageJS + "</script>"),
		Readings: []choice{
			{"customary", "Customary", "what the independent counts agree on, fairly read", r.reading == attendance.Customary},
			{"published", "Published", "all that the independent counts span, fairly read", r.reading == attendance.Published},
			{"literal", "Literal", "what is possible whoever is right, to the letter", r.reading == attendance.Literal},
		},
		Slider: len(stops) > 1,
		Last:   len(stops) - 1,
	}
	if p.of > len(p.stops) {
		c.Days = p.of
	}
	for i, stop := range stops {
		if stop.date == r.known {
			c.At = i
			c.Claims = stop.claims
			// What is shown at first has IDs of its own, beside those of its state in wait.
			c.Answers = p.subject.answersTo(asKnown(p.dossier, stop.date), r.reading, stop.date, "now")
		}
		c.Stops = append(c.Stops, choice{stop.date.String(), cmp.Or(dateWords(stop.date), "any date"), "", stop.date == r.known})
		for j, reading := range readings {
			c.States = append(c.States, state{ID: stateID(reading, stop.date), Answers: &stop.answers[j]})
		}
		c.States = append(c.States, state{ID: "s-claims-" + stop.date.String(), Claims: &stop.claims})
	}
	var b bytes.Buffer
	err := pageTemplate.Execute(&b, c)
	return b.Bytes(), err
}

func compareMoment(m moment, date attendance.Date) int {
	return cmp.Or(cmp.Compare(m.date.Start, date.Start), cmp.Compare(m.date.End, date.End))
}

// policy allows the page's own style and script and nothing else: whatever a
// dossier might smuggle in would not run.
func policy(live bool) string {
	sum := func(s string) string {
		h := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(h[:]) + "'"
	}
	action := "'none'"
	if live {
		action = "'self'"
	}
	return "default-src 'none'; script-src " + sum(pageJS) + "; style-src " + sum(pageCSS) +
		"; img-src data:; base-uri 'none'; form-action " + action
}

// writeFile writes the page as one file.
func (p *page) writeFile(name string) error {
	b, err := p.write(request{}, false)
	if err != nil {
		return err
	}
	return os.WriteFile(name, b, 0o644)
}
