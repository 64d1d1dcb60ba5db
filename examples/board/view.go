package main

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// What the page shows is bounded, and it says where more is left out.
const (
	mostRows    = 100 // of a table
	mostFigures = 8   // of a session
	mostNames   = 6   // in a sentence
	longestName = 90  // of a session in a table, in characters
	longestHost = 50
)

// A subject is what a page is about, whichever state it is in.
type subject struct {
	category  records.Category
	platforms map[string]string // names by ID
	sources   map[string]attendance.Source
	sessions  map[string]attendance.Session
}

// newSubject takes the category of the first claim, or all sessions if there is
// no claim. The dossier is a presentable one.
func newSubject(d records.Dossier) subject {
	s := subject{platforms: map[string]string{}, sources: map[string]attendance.Source{}, sessions: map[string]attendance.Session{}}
	if len(d.Claims) > 0 {
		s.category = d.Claims[0].Category
	}
	for _, p := range d.Platforms {
		s.platforms[p.ID] = p.Name
	}
	for _, source := range d.Sources {
		s.sources[source.ID] = source
	}
	for _, session := range d.Sessions {
		s.sessions[session.ID] = session
	}
	return s
}

// presentable returns a dossier whose names are fit to be shown, and those of
// sessions that share a title told apart by their platforms. What the library says
// of it has them, then.
func presentable(d records.Dossier) records.Dossier {
	name := func(s string) string { return isolate(printable(s)) }
	d.Platforms, d.Sources = slices.Clone(d.Platforms), slices.Clone(d.Sources)
	platforms := map[string]string{}
	for i, p := range d.Platforms {
		d.Platforms[i].Name = name(cmp.Or(p.Name, p.ID))
		platforms[p.ID] = d.Platforms[i].Name
	}
	for i, s := range d.Sources {
		d.Sources[i].Name = name(cmp.Or(s.Name, s.ID))
	}
	titles := map[string]int{}
	for _, s := range d.Sessions {
		titles[s.Name()]++
	}
	everywhere := len(d.Claims) == 0 || d.Claims[0].Category.Platform == ""
	d.Sessions = slices.Clone(d.Sessions)
	for i, s := range d.Sessions {
		d.Sessions[i].Title = name(s.Name())
		if titles[s.Name()] > 1 && s.Platform != "" && everywhere {
			d.Sessions[i].Title += " (" + cmp.Or(platforms[s.Platform], name(s.Platform)) + ")"
		}
	}
	return d
}

func (s subject) platform(id string) string { return cmp.Or(s.platforms[id], isolate(printable(id))) }
func (s subject) source(id string) string   { return cmp.Or(s.sources[id].Name, isolate(printable(id))) }
func (s subject) session(id string) string {
	return cmp.Or(s.sessions[id].Title, isolate(printable(id)))
}

// sessionList names sessions in a sentence; more tells that there are others.
func (s subject) sessionList(ids []string, more bool) string {
	var names []string
	for _, id := range ids[:min(len(ids), mostNames)] {
		names = append(names, s.session(id))
	}
	switch n := len(ids) - len(names); {
	case more:
		names = append(names, "others")
	case n > 0:
		names = append(names, fmt.Sprintf("%d more", n))
	}
	return list(names)
}

// categoryName describes a category: "Twitter Spaces by peak".
func (s subject) categoryName(c records.Category) string {
	var parts []string
	if c.Platform != "" {
		parts = append(parts, s.platform(c.Platform))
	}
	if c.Event != "" {
		parts = append(parts, "the sessions of "+isolate(printable(c.Event)))
	}
	if c.Tag != "" {
		parts = append(parts, "tagged "+isolate(printable(c.Tag)))
	}
	if len(parts) == 0 {
		parts = append(parts, "all sessions")
	}
	if !c.During.IsZero() {
		parts = append(parts, "held in "+dateWords(c.During))
	}
	return strings.Join(parts, ", ") + " by " + isolate(printable(string(cmp.Or(c.Metric, attendance.Peak))))
}

// answers is the part of a state that depends on the reading.
type answers struct {
	State        string // "Customary reading, as known on 22 June 2021"
	Say          string // in one sentence, to those who do not see what changed
	Lead         lead
	Rows         []row
	Axis         []template.HTML // in two widths
	Key          boardKey
	MoreRows     int
	Unranked     string
	MoreUnranked bool // not all are named
	Rulings      []ruling
	MoreRulings  int
	Steps        []step
	Chart        chart
	MoreSteps    int
	Undated      string
}

// boardKey tells what the bars of a board have in them.
type boardKey struct{ Closed, Open, Dissent, Log bool }

// lead is the margin as a headline has it.
type lead struct {
	Leader, RunnerUp string
	Headline         string // "100,000+", or "" where nobody can tell
	Shared           string // who shares first place, if anybody does
	Contested        bool   // the runner-up may be first
	Margin           string
	Times            string
	Alone            string // in place of all others: there is no runner-up
}

type row struct {
	Place, Name, Details string
	Full                 string // the name, where it is shortened
	Figures              []published
	MoreFigures          int
	People               string
	Bar                  template.HTML
	Agreement            string
	Struck               bool // it has no place
}

// published is one figure as somebody published it.
type published struct {
	Words, By, Role, On, Quote, URL string
	Metric                          string
	Session                         string
	Dissents                        bool
	Ref                             int // the number of its URL in the list of addresses
}

type ruling struct{ Session, Body, Status, On, Reason, URL string }

type step struct {
	Date, Name, Full, People, Set, Margin, Over, Stood, Shared string
	Certain                                                    bool
}

// answersTo asks the library for a state and puts its answers in words.
func (s subject) answersTo(d records.Dossier, reading attendance.Reading, on attendance.Date) answers {
	terms := records.Terms{Reading: reading}
	board := records.Rank(d.Evidence, s.category, terms)
	history := records.Progression(d.Evidence, s.category, terms)
	sessions := map[string]attendance.Session{}
	for _, session := range d.Sessions {
		sessions[session.ID] = session
	}

	a := answers{
		Lead:         s.lead(board, reading),
		Unranked:     s.sessionList(board.Unranked, false),
		MoreUnranked: len(board.Unranked) > mostNames,
		Undated:      s.sessionList(history.Undated, false),
	}
	shown := board.Standings[:min(len(board.Standings), mostRows)]
	a.MoreRows = len(board.Standings) - len(shown)
	var bars []bar
	var ranges []attendance.Range
	for _, st := range shown {
		b := bar{Range: st.Estimate.Range(reading)}
		for _, c := range st.Estimate.Dissent {
			b.dissent = append(b.dissent, c.Figure.Range(reading))
		}
		open := b.High == attendance.Unbounded
		a.Key.Open, a.Key.Closed, a.Key.Dissent = a.Key.Open || open, a.Key.Closed || !open, a.Key.Dissent || len(b.dissent) > 0
		bars = append(bars, b)
		ranges = append(append(ranges, b.Range), b.dissent...)
	}
	scale := scaleOf(ranges)
	a.Key.Log = scale.log
	for i, st := range shown {
		a.Rows = append(a.Rows, s.row(sessions[st.Session], st, scale, bars[i]))
	}
	if len(shown) > 0 {
		a.Axis = []template.HTML{scale.drawAxis(barsWidth, barsTicks, "wide"), scale.drawAxis(barsNarrow, narrowTicks, "narrow")}
	}
	a.Rulings, a.MoreRulings = s.rulings(d.Evidence)
	s.addSteps(&a, history, on)
	a.State = title(reading.String()) + " reading"
	if !on.IsZero() {
		a.State += ", as known on " + dateWords(on)
	}
	a.Say = a.State + ": " + s.say(d.Evidence, board, reading)
	return a
}

// lead puts the margin of the leader over all others in a headline.
func (s subject) lead(b records.Board, reading attendance.Reading) lead {
	l := b.Lead(reading)
	leader, rival := s.session(l.Session), s.session(l.Rival)
	shared := s.sessionList(append([]string{l.Session}, l.Shared...), false) + " share first place, with " + l.Range.Words() + " people each."
	switch {
	case l.Session == "":
		return lead{Alone: "Nobody can be ranked."}
	case l.Rival == "" && len(l.Shared) > 0:
		return lead{Alone: shared}
	case l.Rival == "":
		return lead{Alone: leader + " is alone on the board: there is nobody whom it beat."}
	}
	out := lead{Leader: leader, RunnerUp: rival, Contested: l.Contested, Margin: l.Margin.Range().Words(), Times: timesAs(l.Margin.Ratio(1))}
	if len(l.Shared) > 0 {
		out.Shared = shared
	}
	if !l.Contested {
		out.Headline = l.Margin.String()
	}
	return out
}

func (s subject) row(session attendance.Session, st records.Standing, scale scale, b bar) row {
	r := row{
		Place:     st.String(),
		Name:      brief(s.session(st.Session), longestName),
		People:    b.Range.Words(),
		Agreement: agreement(st.Estimate),
		Struck:    st.Place == records.Place{},
	}
	if name := s.session(st.Session); r.Name != name {
		r.Full = name
	}
	var details []string
	if session.Platform != "" && s.category.Platform == "" {
		details = append(details, s.platform(session.Platform))
	}
	if len(session.Hosts) > 0 {
		var hosts []string
		for _, h := range session.Hosts[:min(len(session.Hosts), mostNames)] {
			hosts = append(hosts, brief(isolate(printable(h)), longestHost))
		}
		details = append(details, "by "+list(hosts))
	}
	details = append(details, cmp.Or(dateWords(session.Start), "date unknown"))
	if st.Status != "" && !r.Struck {
		details = append(details, string(st.Status))
	}
	r.Details = strings.Join(details, ", ")
	for _, c := range session.Counts {
		if cmp.Or(c.Metric, attendance.Peak) != cmp.Or(s.category.Metric, attendance.Peak) {
			continue
		}
		if len(r.Figures) == mostFigures {
			r.MoreFigures++
			continue
		}
		p := s.published(c)
		p.Dissents = slices.Contains(st.Estimate.Dissent, c) || slices.ContainsFunc(st.Estimate.Dissent, func(d attendance.Count) bool {
			d.Role = c.Role // the library fills it in
			return d == c
		})
		r.Figures = append(r.Figures, p)
	}
	var dissent []string
	for _, c := range st.Estimate.Dissent {
		if len(dissent) == mostNames {
			dissent = append(dissent, "and others")
			break
		}
		dissent = append(dissent, s.source(c.Source)+", "+isolate(printable(c.Words())))
	}
	r.Bar = scale.drawBar(b, picture{class: "bar", title: r.Name + ": " + scale.barWords(b, dissent)})
	return r
}

func (s subject) published(c attendance.Count) published {
	return published{
		Words: printable(c.Words()), By: s.source(c.Source), Role: string(cmp.Or(c.Role, s.sources[c.Source].Role)),
		On: dateWords(c.Date), Quote: printable(c.Quote), URL: link(c.URL), Metric: printable(string(c.Metric)),
	}
}

// rulings lists the rulings on the category's sessions, and says how many more
// there are.
func (s subject) rulings(ev records.Evidence) (rs []ruling, more int) {
	for _, r := range slices.SortedFunc(slices.Values(ev.Rulings), records.Ruling.Compare) {
		session, ok := s.sessions[r.Session]
		switch {
		case !ok || s.category.Holds(session) == attendance.Impossible:
		case len(rs) == mostRows:
			more++
		default:
			rs = append(rs, ruling{s.session(r.Session), isolate(printable(r.Body)), string(r.Status), dateWords(r.Date), printable(r.Reason), link(r.URL)})
		}
	}
	return rs, more
}

// addSteps adds the progression, as a table and a chart.
func (s subject) addSteps(a *answers, h records.History, on attendance.Date) {
	if len(h.Records) == 0 {
		return
	}
	shown := h.Records[max(0, len(h.Records)-mostSteps):] // the latest
	a.MoreSteps = len(h.Records) - len(shown)
	chart := stepChart{records: shown, until: on.End}
	var story []string
	for _, r := range shown {
		st := step{
			Date: dateWords(r.Date), Name: brief(s.session(r.Session), longestName), People: r.Range.Words(), Set: "Set the record", Stood: r.Stood.String(), Certain: r.Certain,
		}
		if name := s.session(r.Session); st.Name != name {
			st.Full = name
		}
		if !r.Certain {
			st.Set = "May have set it"
		}
		if len(r.Previous) > 0 {
			st.Margin = r.Margin.String()
			st.Over = s.sessionList(r.Previous, r.More)
		}
		st.Shared = s.sessionList(r.Equals, false)
		a.Steps = append(a.Steps, st)
		chart.names = append(chart.names, st.Name)
		story = append(story, st.Date+": "+st.Name+", "+st.People+", "+strings.ToLower(st.Set[:1])+st.Set[1:])
	}
	desc := "A line of steps up through time, and above it a band for what the record may have been. " + strings.Join(story, ". ") + "."
	a.Chart = chart.key()
	a.Chart.Pictures = []template.HTML{
		chart.draw(chartWidth, chartHeight, picture{"wide", "How the record moved", "chart-wide", desc}),
		chart.draw(narrowWidth, narrowHeight, picture{"narrow", "How the record moved", "chart-narrow", desc}),
	}
}

// say tells who leads.
func (s subject) say(ev records.Evidence, b records.Board, reading attendance.Reading) string {
	if len(b.Standings) == 0 {
		return "nobody can be ranked."
	}
	return said(b.Lead(reading).Words(ev))
}
