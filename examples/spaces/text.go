package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// The text form: what a person wants to look at.

const (
	longest = 32 // of a name, in characters
	most    = 4  // figures or names on one line
)

func (a answered) writeText(out io.Writer) error {
	w := &bytes.Buffer{}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	sessions := a.labeled()
	a.writeBoard(t, sessions)
	t.Flush()
	a.writeLead(w)
	a.writeProgression(t, sessions)
	t.Flush()
	a.writeClaims(t)
	t.Flush()
	for line := range bytes.Lines(w.Bytes()) { // without the blanks that fill the last column
		if _, err := fmt.Fprintf(out, "%s\n", bytes.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	return nil
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

func (a answered) writeBoard(w io.Writer, sessions labels) {
	fmt.Fprintf(w, "%s, %s reading\n\n", printable(a.category.Words(a.Evidence)), a.reading)
	if len(a.board.Standings) == 0 {
		fmt.Fprintln(w, "  Nobody can be ranked.")
	} else {
		fmt.Fprintln(w, "  PLACE\tSESSION\tFIGURES\tPEOPLE\tSOURCES\tDISSENT")
	}
	for _, s := range a.board.Standings {
		fmt.Fprintf(w, "  %s\t%s\t%s\t%s\t%s\t%s\n", place(s), sessions[s.Session].name,
			a.published(sessions[s.Session].Session), span(s.Estimate.Range(a.reading)), agreement(s.Estimate), a.dissent(s.Estimate))
	}
	if len(a.board.Unranked) > 0 {
		fmt.Fprintf(w, "\n  No figure is known of %s.\n", names(a.board.Unranked, sessions))
	}
}

func (a answered) writeLead(w io.Writer) {
	if len(a.board.Standings) > 0 {
		fmt.Fprintf(w, "\n  %s\n", printable(a.board.Lead(a.reading).Words(a.Evidence)))
	}
}

func (a answered) writeProgression(w io.Writer, sessions labels) {
	if len(a.history.Records) == 0 {
		return
	}
	fmt.Fprintf(w, "\nHow the record moved\n\n  DATE\tSESSION\tPEOPLE\t\tMARGIN\tSTOOD\n")
	for _, r := range a.history.Records {
		set, margin := "set the record", ""
		if !r.Certain {
			set = "may have set it"
		}
		if len(r.Previous) > 0 {
			if margin = r.Margin.Headline(); margin == "" {
				margin = span(r.Margin.Range())
			}
			margin += " over " + names(r.Previous, sessions)
			if r.More {
				margin += " and more"
			}
		}
		fmt.Fprintf(w, "  %s\t%s\t%s\t%s\t%s\t%s\n", r.Date, sessions[r.Session].name, span(r.Range), set, margin, stood(r.Stood))
	}
	if len(a.history.Undated) > 0 {
		fmt.Fprintf(w, "\n  No date is known of %s.\n", names(a.history.Undated, sessions))
	}
}

func (a answered) writeClaims(w io.Writer) {
	said := map[string]bool{} // what is so of a session, whatever is claimed, stands once
	for i, r := range a.reports {
		if i == 0 {
			fmt.Fprint(w, "\nClaims\n")
		}
		fmt.Fprintf(w, "\n  %d. %s\n", i+1, a.claimed(r))
		fmt.Fprintf(w, "     %s", strings.ToUpper(r.Verdict.String()))
		if r.Claim.Place > 0 || r.Claim.Top > 0 {
			fmt.Fprintf(w, "; that it holds the place: %s", r.Record)
		}
		fmt.Fprint(w, "\n\n")
		for _, f := range r.Findings {
			if once := f.Point == records.PointMetric || f.Point == records.PointRuling; once && said[f.Reason] {
				continue
			}
			said[f.Reason] = true
			fmt.Fprintf(w, "     %s\t%s\t%s\n", f.Point, f.Verdict, printable(f.Reason))
			if f.Needs != "" {
				fmt.Fprintf(w, "     \t\tIt would take %s.\n", printable(f.Needs))
			}
		}
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

func place(s records.Standing) string {
	switch p := s.Place; {
	case p == records.Place{}:
		return string(s.Status)
	case p.Best == p.Worst:
		return fmt.Sprint(p.Best)
	default:
		return fmt.Sprintf("%d–%d", p.Best, p.Worst)
	}
}

// span says a range of people in a few characters.
func span(r attendance.Range) string {
	number := func(n int64) string { return attendance.FormatPeople(n) }
	switch {
	case r.Low == r.High:
		return number(r.Low)
	case r.Low == -attendance.Unbounded && r.High == attendance.Unbounded:
		return "unknown"
	case r.Low == -attendance.Unbounded:
		return "up to " + number(r.High)
	case r.High == attendance.Unbounded:
		return number(r.Low) + " or more"
	case r.Low < 0:
		return number(r.Low) + " to " + number(r.High)
	}
	return number(r.Low) + "–" + number(r.High)
}

func stood(d records.Days) string {
	switch {
	case d.Least == attendance.Unbounded:
		return "stands"
	case d.Most == attendance.Unbounded:
		return days(d.Least) + " or more"
	case d.Least == d.Most:
		return days(d.Least)
	}
	return fmt.Sprintf("%d–%d days", d.Least, d.Most)
}

func days(n int64) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
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
