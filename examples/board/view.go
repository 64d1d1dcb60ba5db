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
)

// A subject is what a page is about, whichever state it is in.
type subject struct {
	category  records.Category
	platforms map[string]string // names by ID
	sources   map[string]attendance.Source
	sessions  map[string]attendance.Session
	names     map[string]string // of sessions, told apart where they share a title
}

// newSubject takes the category of the first claim, or all sessions if there is
// no claim.
func newSubject(d records.Dossier) subject {
	s := subject{
		platforms: map[string]string{}, sources: map[string]attendance.Source{},
		sessions: map[string]attendance.Session{}, names: map[string]string{},
	}
	if len(d.Claims) > 0 {
		s.category = d.Claims[0].Category
	}
	for _, p := range d.Platforms {
		s.platforms[p.ID] = p.Name
	}
	for _, source := range d.Sources {
		s.sources[source.ID] = source
	}
	titles := map[string]int{}
	for _, session := range d.Sessions {
		titles[session.Name()]++
	}
	for _, session := range d.Sessions {
		s.sessions[session.ID] = session
		name := printable(session.Name())
		if titles[session.Name()] > 1 && session.Platform != "" && s.category.Platform == "" {
			name += " (" + s.platform(session.Platform) + ")"
		}
		s.names[session.ID] = name
	}
	return s
}

func (s subject) platform(id string) string { return printable(cmp.Or(s.platforms[id], id)) }
func (s subject) source(id string) string   { return printable(cmp.Or(s.sources[id].Name, id)) }
func (s subject) session(id string) string  { return cmp.Or(s.names[id], printable(id)) }

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
		parts = append(parts, "the sessions of "+printable(c.Event))
	}
	if c.Tag != "" {
		parts = append(parts, "tagged "+printable(c.Tag))
	}
	if len(parts) == 0 {
		parts = append(parts, "all sessions")
	}
	if !c.During.IsZero() {
		parts = append(parts, "held in "+dateWords(c.During))
	}
	return strings.Join(parts, ", ") + " by " + printable(string(c.Metric.Or()))
}

// answers is the part of a state that depends on the reading.
type answers struct {
	State     string // "Customary reading, as known on 22 June 2021"
	Say       string // in one sentence, to those who do not see what changed
	Lead      lead
	Rows      []row
	Axis      []template.HTML // in two widths
	Dissent   bool            // some count dissents
	Open      bool            // some bar has no end
	MoreRows  int
	Unranked  string
	Rulings   []ruling
	Steps     []step
	Chart     []template.HTML // in two widths
	MoreSteps int
	Undated   string
}

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
}

type ruling struct{ Session, Body, Status, On, Reason, URL string }

type step struct {
	Date, Name, People, Set, Margin, Over, Stood, Shared string
	Certain                                              bool
}

// answersTo asks the library for a state and puts its answers in words. The prefix
// keeps the IDs of a state apart from those of others.
func (s subject) answersTo(d records.Dossier, reading attendance.Reading, on attendance.Date, prefix string) answers {
	terms := records.Terms{Reading: reading}
	board, err := records.Rank(d.Evidence, s.category, terms)
	if err != nil {
		panic(err) // it is of Ties alone, and they are not asked for
	}
	history := records.Progression(d.Evidence, s.category, terms)
	sessions := map[string]attendance.Session{}
	for _, session := range d.Sessions {
		sessions[session.ID] = session
	}

	a := answers{
		Lead:     s.lead(board, reading),
		Rulings:  s.rulings(d.Evidence),
		Unranked: s.sessionList(board.Unranked, false),
		Undated:  s.sessionList(history.Undated, false),
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
		a.Dissent = a.Dissent || len(b.dissent) > 0
		bars = append(bars, b)
		ranges = append(append(ranges, b.Range), b.dissent...)
	}
	scale := scaleOf(ranges)
	a.Open = scale.open
	for i, st := range shown {
		a.Rows = append(a.Rows, s.row(sessions[st.Session], st, scale, bars[i], fmt.Sprintf("%s-b%d", prefix, i)))
	}
	if len(shown) > 0 {
		a.Axis = []template.HTML{
			scale.drawAxis(barsWidth, barsTicks, picture{prefix + "-ax", "wide", "Axis", scale.axisWords()}),
			scale.drawAxis(barsNarrow, narrowTicks, picture{prefix + "-an", "narrow", "Axis", scale.axisWords()}),
		}
	}
	s.addSteps(&a, history, on, prefix)
	a.State = title(reading.String()) + " reading"
	if !on.IsZero() {
		a.State += ", as known on " + dateWords(on)
	}
	a.Say = a.State + ": " + s.say(s.tellApart(d.Evidence), board, reading)
	return a
}

// lead puts the margin of the leader over all others in a headline.
func (s subject) lead(b records.Board, reading attendance.Reading) lead {
	l := b.Lead(reading)
	leader, rival := s.session(l.Session), s.session(l.Rival)
	shared := s.sessionList(append([]string{l.Session}, l.Shared...), false) + " share first place, with " + span(l.Range) + " people each."
	switch {
	case l.Session == "":
		return lead{Alone: "Nobody can be ranked."}
	case l.Rival == "" && len(l.Shared) > 0:
		return lead{Alone: shared}
	case l.Rival == "":
		return lead{Alone: leader + " is alone on the board: there is nobody whom it beat."}
	}
	out := lead{Leader: leader, RunnerUp: rival, Contested: l.Contested, Margin: span(l.Margin.Range()), Times: timesAs(l.Margin.Ratio(1))}
	if len(l.Shared) > 0 {
		out.Shared = shared
	}
	if !l.Contested {
		out.Headline = cmp.Or(l.Margin.Headline(), out.Margin)
	}
	return out
}

func (s subject) row(session attendance.Session, st records.Standing, scale scale, b bar, id string) row {
	r := row{
		Place:     placeWords(st),
		Name:      s.session(st.Session),
		People:    span(b.Range),
		Agreement: agreement(st.Estimate),
		Struck:    st.Place == records.Place{},
	}
	var details []string
	if session.Platform != "" && s.category.Platform == "" {
		details = append(details, s.platform(session.Platform))
	}
	if len(session.Hosts) > 0 {
		details = append(details, "by "+printable(list(session.Hosts[:min(len(session.Hosts), mostNames)])))
	}
	details = append(details, cmp.Or(dateWords(session.Start), "date unknown"))
	if st.Status != "" && !r.Struck {
		details = append(details, string(st.Status))
	}
	r.Details = strings.Join(details, ", ")
	for _, c := range session.Counts {
		if c.Metric.Or() != s.category.Metric.Or() {
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
		dissent = append(dissent, s.source(c.Source)+", "+printable(c.Words()))
	}
	r.Bar = scale.drawBar(b, picture{id, "bar", r.Name + ": " + r.People + " people", scale.barWords(b, dissent)})
	return r
}

func (s subject) published(c attendance.Count) published {
	return published{
		Words: printable(c.Words()), By: s.source(c.Source), Role: string(cmp.Or(c.Role, s.sources[c.Source].Role)),
		On: dateWords(c.Date), Quote: printable(c.Quote), URL: link(c.URL), Metric: printable(string(c.Metric)),
	}
}

// rulings lists the rulings on the category's sessions.
func (s subject) rulings(ev records.Evidence) []ruling {
	var rs []ruling
	for _, r := range slices.SortedFunc(slices.Values(ev.Rulings), records.Ruling.Compare) {
		if session, ok := s.sessions[r.Session]; !ok || !s.category.Has(session) || len(rs) == mostRows {
			continue
		}
		rs = append(rs, ruling{s.session(r.Session), printable(r.Body), string(r.Status), dateWords(r.Date), printable(r.Reason), link(r.URL)})
	}
	return rs
}

// addSteps adds the progression, as a table and a chart.
func (s subject) addSteps(a *answers, h records.History, on attendance.Date, prefix string) {
	if len(h.Records) == 0 {
		return
	}
	shown := h.Records[max(0, len(h.Records)-mostSteps):] // the latest
	a.MoreSteps = len(h.Records) - len(shown)
	chart := stepChart{records: shown, until: on.End}
	var story []string
	for _, r := range shown {
		st := step{
			Date: dateWords(r.Date), Name: s.session(r.Session), People: span(r.Range), Set: "Set the record", Stood: stood(r.Stood), Certain: r.Certain,
		}
		if !r.Certain {
			st.Set = "May have set it"
		}
		if len(r.Previous) > 0 {
			st.Margin = cmp.Or(r.Margin.Headline(), span(r.Margin.Range()))
			st.Over = s.sessionList(r.Previous, r.More)
		}
		st.Shared = s.sessionList(r.Equals, false)
		a.Steps = append(a.Steps, st)
		chart.names = append(chart.names, st.Name)
		story = append(story, st.Date+": "+st.Name+", "+st.People+", "+strings.ToLower(st.Set[:1])+st.Set[1:])
	}
	desc := "A line of steps up through time, and above it a band for what the record may have been. " + strings.Join(story, ". ") + "."
	a.Chart = []template.HTML{
		chart.draw(1080, 380, picture{prefix + "-cw", "wide", "How the record moved", desc}),
		chart.draw(340, 300, picture{prefix + "-cn", "narrow", "How the record moved", desc}),
	}
}

// say tells who leads.
func (s subject) say(ev records.Evidence, b records.Board, reading attendance.Reading) string {
	if len(b.Standings) == 0 {
		return "nobody can be ranked."
	}
	return printable(b.Lead(reading).Words(ev))
}

// tellApart returns the evidence with the names of sessions by which they can be told
// apart.
func (s subject) tellApart(ev records.Evidence) records.Evidence {
	ev.Sessions = slices.Clone(ev.Sessions)
	for i := range ev.Sessions {
		ev.Sessions[i].Title = s.session(ev.Sessions[i].ID)
	}
	return ev
}
