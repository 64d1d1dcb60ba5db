package main

import (
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/examples/internal/terminal"
	"github.com/highwater-go/highwater/records"
)

// A checked claim is one that was read, and judged.
type checked struct {
	reading  records.ClaimReading
	report   records.Report
	session  string // "" if it is not known which is meant
	truth    records.Claim
	truthful bool // truth says something
}

// check reads the claims of a text and judges them by a dossier.
func check(text string, d records.Dossier, session string) []checked {
	readings := records.ParseClaims(text, records.Claim{})
	all := make([]checked, 0, len(readings))
	for i := range readings {
		r := &readings[i]
		c := checked{session: session}
		if id := named(readings, i, d); id != "" {
			c.session = id
		}
		if rival := namedIn(r.Compared, d); len(rival) == 1 {
			r.Claim.Rival = rival[0]
		}
		r.Claim.Session = c.session
		if s, ok := d.Session(c.session); ok {
			r.Claim.Category = records.Category{Platform: s.Platform}
		}
		c.reading = *r
		if c.session != "" && r.Claim.Validate() == nil {
			c.report = records.Verify(d.Evidence, r.Claim)
			c.truth, c.truthful = truth(c.report)
		}
		all = append(all, c)
	}
	return all
}

// named returns the ID of the session that a claim's sentences name. Items of a list
// share their sentences: they are of the sessions named there in their order.
func named(readings []records.ClaimReading, i int, d records.Dossier) string {
	quote := readings[i].Claim.Quote
	ids := namedIn(quote, d)
	var same []int
	for k, r := range readings {
		if r.Claim.Quote == quote {
			same = append(same, k)
		}
	}
	switch place := readings[i].Claim.Place; {
	case place > 1 && len(ids) > 0:
		// of the sentences that a list shares, its items are the last sessions named
		for k, of := range same {
			if at := len(ids) - len(same) + k; of == i && at >= 0 {
				return ids[at]
			}
		}
	case place <= 1 && len(ids) > 0 && strings.Index(quote, ids[0]) == 0:
		return ids[0]
	}
	return ""
}

// namedIn returns the IDs of the sessions that a text names, in its order.
func namedIn(text string, d records.Dossier) []string {
	type at struct {
		id string
		i  int
	}
	lower := strings.ToLower(text)
	var found []at
	for _, s := range d.Sessions {
		first := -1
		for _, name := range append([]string{s.Title}, s.Hosts...) {
			if i := strings.Index(lower, strings.ToLower(name)); name != "" && i >= 0 && (first < 0 || i < first) {
				first = i
			}
		}
		if first >= 0 {
			found = append(found, at{s.ID, first})
		}
	}
	sort.SliceStable(found, func(a, b int) bool { return found[a].i < found[b].i })
	ids := make([]string, len(found))
	for k, f := range found {
		ids[k] = f.id
	}
	return ids
}

// truth returns what the evidence allows to claim in place of what was claimed, point
// by point.
func truth(r records.Report) (c records.Claim, says bool) {
	c = records.Claim{Session: r.Claim.Session, Category: r.Claim.Category}
	const digits = 3
	for _, f := range r.Findings {
		likely := f.Ranges.Customary
		switch {
		case f.Unit == "":
		case f.Point == "place":
			if p := f.Ranges.Published; p.Low == p.High {
				c.Place, says = int(p.Low), true
			}
		default:
			figure, err := attendance.Publish(f.Ranges.Literal, likely, digits)
			if err != nil {
				continue
			}
			switch f.Point {
			case "attendance":
				c.Figure, says = figure, true
			case "previous":
				c.Previous, says = figure, true
			case "margin":
				c.Margin, says = figure, true
			}
		}
	}
	if r.Claim.Denied || c.Place > 1 { // it beat no record
		c.Previous, c.Margin = attendance.Figure{}, attendance.Figure{}
	}
	return c, says && c.Validate() == nil
}

// writeText writes what a person wants to read, in lines of so many columns, or of any
// number if it is 0.
func writeText(w io.Writer, ev records.Evidence, all []checked, columns int) error {
	var b strings.Builder
	line := func(label, text string) { // the text beside its label, which goes on below itself
		label = "  " + label
		b.WriteString(label)
		b.WriteString(terminal.Indent(printable(text), len(label), len(label), columns)[len(label):])
	}
	if len(all) == 0 {
		b.WriteString("The text claims nothing.\n")
	}
	for i, c := range all {
		if i > 0 {
			b.WriteByte('\n')
		}
		quote := strings.Join(strings.Fields(printable(c.reading.Claim.Quote)), " ")
		b.WriteString(terminal.Indent(strconv.Quote(quote), 0, 0, columns))
		line("read      ", fields(c.reading))
		for _, s := range c.reading.Assumed {
			line("assumed   ", s)
		}
		for _, s := range c.reading.LeftOut {
			line("left out  ", s)
		}
		if c.report.Findings == nil {
			b.WriteString("  verdict   none: it is not known which session is meant\n")
			continue
		}
		fmt.Fprintf(&b, "  verdict   %v\n", c.report.Verdict)
		for _, f := range c.report.Findings {
			line(fmt.Sprintf("  %-10s %-12v ", f.Point, f.Verdict), f.Reason)
		}
		if c.truthful {
			line("could say ", c.truth.Words(ev))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// fields lists what was read.
func fields(r records.ClaimReading) string {
	c := r.Claim
	var parts []string
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+" "+value)
		}
	}
	if c.Denied {
		parts = append(parts, "denied")
	}
	if c.Place > 0 {
		add("place", fmt.Sprint(c.Place))
	}
	if c.Top > 0 {
		add("top", fmt.Sprint(c.Top))
	}
	add("figure", c.Figure.String())
	add("previous", c.Previous.String())
	add("margin", c.Margin.String())
	add("ratio", c.Ratio.String())
	add("first", c.First.String())
	add("compared with", r.Compared)
	add("scope", r.Scope)
	return strings.Join(parts, ", ")
}

// writeJSON writes an object for each claim, on a line of its own.
func writeJSON(w io.Writer, all []checked) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, c := range all {
		out := struct {
			Claim    records.Claim         `json:"claim"`
			Compared string                `json:"compared,omitempty"`
			Scope    string                `json:"scope,omitempty"`
			Sources  []records.FieldSource `json:"sources"`
			Assumed  []string              `json:"assumed,omitempty"`
			LeftOut  []string              `json:"leftOut,omitempty"`
			Report   *records.Report       `json:"report"` // null if it is not known which session is meant
			Truth    *records.Claim        `json:"truth"`
		}{c.reading.Claim, c.reading.Compared, c.reading.Scope, c.reading.Sources, c.reading.Assumed, c.reading.LeftOut, nil, nil}
		if c.report.Findings != nil {
			out.Report = &c.report
		}
		if c.truthful {
			out.Truth = &c.truth
		}
		if err := enc.Encode(out); err != nil {
			return err
		}
	}
	return nil
}
