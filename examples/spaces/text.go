package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/examples/internal/terminal"
	"github.com/highwater-go/highwater/records"
)

// The text form: what a person wants to look at.

const (
	longest = 32 // of a name, in characters
	most    = 4  // figures or names on one line
)

func (a answered) writeText(out io.Writer) error {
	p := &printer{columns: a.columns}
	sessions := a.labeled()
	a.writeBoard(p, sessions)
	a.writeLead(p)
	a.writeProgression(p, sessions)
	a.writeClaims(p)
	_, err := out.Write(p.Bytes())
	return err
}

// A printer fits text to the columns of a terminal, if any are asked for.
type printer struct {
	bytes.Buffer
	columns int
}

// say writes a sentence behind so many blanks.
func (p *printer) say(blanks int, format string, args ...any) {
	p.WriteString(terminal.Indent(fmt.Sprintf(format, args...), blanks, blanks, p.columns))
}

func (p *printer) space() { p.WriteByte('\n') }

func (p *printer) table(blanks int, t terminal.Table) { p.WriteString(t.Text(blanks, p.columns)) }

// shown returns how many of n are shown.
func (a answered) shown(n int) int {
	if a.top > 0 {
		return min(n, a.top)
	}
	return n
}

// A label is a session and what to call it.
type label struct {
	attendance.Session
	name string
}

type labels map[string]label

// labeled returns the sessions by ID. Those that share a title, as a simulcast's
// do, are told apart by their platforms where the category does not.
func (a answered) labeled() labels {
	titles := map[string]int{}
	for _, s := range a.Sessions {
		titles[s.Name()]++
	}
	ls := labels{}
	for _, s := range slices.Backward(a.Sessions) {
		l := label{s, name(s.Name())}
		if a.category.Platform == "" && s.Platform != "" && titles[s.Name()] > 1 {
			l.name += " (" + name(a.platformName(s.Platform)) + ")"
		}
		ls[s.ID] = l
	}
	return ls
}

func (a answered) writeBoard(p *printer, sessions labels) {
	p.say(0, "%s, %s reading", printable(a.category.Words(a.Evidence)), a.reading)
	p.space()
	if len(a.board.Standings) == 0 {
		p.say(2, "Nobody can be ranked.")
	} else {
		var t terminal.Table
		t.Row("PLACE", "SESSION", "FIGURES", "PEOPLE", "SOURCES", "DISSENT")
		shown := a.shown(len(a.board.Standings))
		for _, s := range a.board.Standings[:shown] {
			t.Row(s.String(), sessions[s.Session].name, a.published(sessions[s.Session].Session), s.Estimate.Range(a.reading).Words(),
				agreement(s.Estimate), a.dissent(s.Estimate))
		}
		p.table(2, t)
		if more := len(a.board.Standings) - shown; more > 0 {
			p.say(2, "and %d more", more)
		}
	}
	if len(a.board.Unranked) > 0 {
		p.space()
		p.say(2, "No figure is known of %s.", names(a.board.Unranked, sessions))
	}
}

func (a answered) writeLead(p *printer) {
	if len(a.board.Standings) > 0 {
		p.space()
		p.say(2, "%s", printable(a.board.Lead(a.reading).Words(a.Evidence)))
	}
}

func (a answered) writeProgression(p *printer, sessions labels) {
	if len(a.history.Records) == 0 {
		return
	}
	p.space()
	p.say(0, "How the record moved")
	p.space()
	var t terminal.Table
	t.Row("DATE", "SESSION", "PEOPLE", "", "MARGIN", "STOOD")
	earlier := len(a.history.Records) - a.shown(len(a.history.Records)) // the latest matter most
	for _, r := range a.history.Records[earlier:] {
		set, margin := "set the record", ""
		if !r.Certain {
			set = "may have set it"
		}
		if len(r.Previous) > 0 {
			margin = r.Margin.String() + " over " + names(r.Previous, sessions)
			if r.More {
				margin += " and more"
			}
		}
		t.Row(r.Date.String(), sessions[r.Session].name, r.Range.Words(), set, margin, r.Stood.String())
	}
	if earlier > 0 {
		p.say(2, "%d earlier, then", earlier)
	}
	p.table(2, t)
	if len(a.history.Undated) > 0 {
		p.space()
		p.say(2, "No date is known of %s.", names(a.history.Undated, sessions))
	}
}

func (a answered) writeClaims(p *printer) {
	said := map[string]bool{} // what is so of a session, whatever is claimed, stands once
	shown := a.shown(len(a.reports))
	for i, r := range a.reports[:shown] {
		p.space()
		if i == 0 {
			p.say(0, "Claims")
			p.space()
		}
		verdict := strings.ToUpper(r.Verdict.String())
		if r.Claim.Place > 0 || r.Claim.Top > 0 {
			verdict += "; that it holds the place: " + r.Record.String()
		}
		p.WriteString(terminal.Indent(fmt.Sprintf("%d. %s", i+1, a.claimed(r)), 2, 5, p.columns))
		p.say(5, "%s", verdict)
		p.space()
		var t terminal.Table
		for _, f := range r.Findings {
			if once := f.Point == "metric" || f.Point == "ruling"; once && said[f.Reason] {
				continue
			}
			said[f.Reason] = true
			t.Row(string(f.Point), f.Verdict.String(), printable(f.Reason))
			if f.Needs != "" {
				t.Row("", "", "It would take "+printable(f.Needs)+".")
			}
		}
		p.table(5, t)
	}
	if more := len(a.reports) - shown; more > 0 {
		p.space()
		p.say(2, "and %d more", more)
	}
}

// claimed says who claims what.
func (a answered) claimed(r records.Report) string {
	c := r.Claim
	var by string
	switch name := printable(a.sourceName(c.By)); {
	case name != "" && !c.At.IsZero():
		by = name + ", " + c.At.String() + ": "
	case name != "":
		by = name + ": "
	case !c.At.IsZero():
		by = c.At.String() + ": "
	}
	return by + printable(r.Words)
}

func (a answered) platformName(id string) string { return cmp.Or(a.platforms[id], id) }
func (a answered) sourceName(id string) string   { return cmp.Or(a.sources[id], id) }

// published lists the figures of a session in the category's metric.
func (a answered) published(s attendance.Session) string {
	words := records.Figures(s, a.category.Metric)
	if len(words) > most {
		words = append(words[:most:most], "…")
	}
	return printable(strings.Join(words, ", "))
}

func agreement(e records.Estimate) string {
	switch {
	case e.Of == 0:
		return "none"
	case e.Staked:
		return fmt.Sprintf("%d of %d, with a stake", e.Agree, e.Of)
	case !e.Majority && e.Of > 1:
		return fmt.Sprintf("%d of %d, at odds", e.Agree, e.Of)
	}
	return fmt.Sprintf("%d of %d", e.Agree, e.Of)
}

// dissent lists who does not agree, and what they said.
func (a answered) dissent(e records.Estimate) string {
	var who []string
	for _, c := range e.Dissent {
		if len(who) == most {
			who = append(who, "…")
			break
		}
		who = append(who, name(a.sourceName(c.Source))+" ("+printable(c.Words())+")")
	}
	return strings.Join(who, ", ")
}

// names lists sessions by their names.
func names(ids []string, sessions labels) string {
	var list []string
	for _, id := range ids {
		if len(list) == most {
			list = append(list, fmt.Sprintf("%d more", len(ids)-most))
			break
		}
		list = append(list, sessions[id].name)
	}
	return strings.Join(list, ", ")
}

// name makes a name fit for a column.
func name(s string) string {
	r := []rune(printable(s))
	if len(r) > longest {
		return string(r[:longest-1]) + "…"
	}
	return string(r)
}

// printable replaces what a terminal would act on, so that no dossier can.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		const joiner, nonJoiner = '\u200d', '\u200c' // some scripts and emoji need them
		if unicode.IsPrint(r) || r == joiner || r == nonJoiner {
			return r
		}
		return unicode.ReplacementChar
	}, s)
}
