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

// A page is a dossier ready to be shown.
type page struct {
	dossier records.Dossier
	subject subject
	stops   []attendance.Date
	of      int // days on which something became known
}

func newPage(d records.Dossier) *page {
	p := &page{dossier: d, subject: newSubject(d)}
	p.stops, p.of = stopsOf(d)
	return p
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
		r.known = stops[len(stops)-1]
	} else if !slices.Contains(stops, r.known) {
		stops = append(slices.Clone(stops), r.known)
		slices.SortFunc(stops, func(a, b attendance.Date) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		})
	}
	c := content{
		Title:  title(p.subject.categoryName(p.subject.category)),
		Live:   live,
		Policy: template.HTML(`<meta http-equiv="Content-Security-Policy" content="` + policy(live) + `">`),
		Style:  template.HTML("<style>" + pageCSS + "</style>"),
		Script: template.HTML("<script>" + pageJS + "</script>"),
		Readings: []choice{
			{"customary", "Customary", "what a fair reader takes the words to mean", r.reading == attendance.Customary},
			{"literal", "Literal", "what the words guarantee, and no more", r.reading == attendance.Literal},
		},
		Slider: len(stops) > 1,
		Last:   len(stops) - 1,
	}
	if p.of > len(p.stops) {
		c.Days = p.of
	}
	for i, stop := range stops {
		d := asKnown(p.dossier, stop)
		chosen := stop == r.known
		if chosen {
			c.At = i
		}
		key := stop.String()
		c.Stops = append(c.Stops, choice{key, cmp.Or(dateWords(stop), "any date"), "", chosen})
		for _, reading := range []attendance.Reading{attendance.Customary, attendance.Literal} {
			id := "s-" + reading.String() + "-" + key
			a := p.subject.answersTo(d, reading, stop, id)
			c.States = append(c.States, state{ID: id, Answers: &a})
			if chosen && reading == r.reading {
				c.Answers = p.subject.answersTo(d, reading, stop, "now")
			}
		}
		judged := p.subject.claimsIn(d, len(p.dossier.Claims))
		c.States = append(c.States, state{ID: "s-claims-" + key, Claims: &judged})
		if chosen {
			c.Claims = judged
		}
	}
	var b bytes.Buffer
	err := pageTemplate.Execute(&b, c)
	return b.Bytes(), err
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
