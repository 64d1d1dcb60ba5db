package main

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// String says what was added: "2 sessions, 3 counts added; 1 restated".
func (c change) String() string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{c.platforms, "platform"}, {c.sources, "source"}, {c.sessions, "session"}, {c.counts, "count"}, {c.rulings, "ruling"}, {c.claims, "claim"}} {
		switch {
		case p.n == 1:
			parts = append(parts, "1 "+p.what)
		case p.n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", p.n, p.what))
		}
	}
	var said []string
	if len(parts) > 0 {
		said = append(said, strings.Join(parts, ", ")+" added")
	}
	if c.restated > 0 {
		said = append(said, fmt.Sprintf("%d restated", c.restated))
	}
	if len(said) == 0 {
		return "nothing new"
	}
	return strings.Join(said, "; ")
}

// conflicts prints the values that were not kept.
func (c *command) conflicts(done change) {
	for _, f := range done.conflicts {
		form := "  %s %s, %s: kept %q, not %q\n"
		switch f.Field {
		case "limits", "hosts", "tags": // JSON already
			form = "  %s %s, %s: kept %s, not %s\n"
		}
		fmt.Fprintf(&c.out, form, f.Kind, printable(f.ID), f.Field, printable(f.Kept), printable(f.Other))
	}
}

func (c *command) board(flags *flag.FlagSet, args []string) error {
	var known, held attendance.Date
	var terms records.Terms
	var category records.Category
	flags.TextVar(&known, "known", attendance.Date{}, "as it stood at this `date`, by what had been published and held")
	flags.TextVar(&held, "held", attendance.Date{}, "only sessions held by this `date`")
	flags.TextVar(&terms.Reading, "reading", attendance.Customary, "how closely figures are taken: `customary` or literal")
	flags.Func("category", "what is ranked, as `platform=…,event=…,metric=…,tag=…,during=DATE` (default: all sessions)", func(s string) (err error) {
		category, err = parseCategory(s)
		return err
	})
	if _, err := parse(flags, args); err != nil {
		return err
	}
	d, err := c.load()
	if err != nil {
		return err
	}
	if category != (records.Category{}) && !slices.ContainsFunc(d.Sessions, category.Has) {
		return fault{fmt.Errorf("-category: no session of the archive is in it")}
	}
	ev := d.Held(held).Held(known).Known(known) // nobody knew of what was yet to be held
	board, err := records.Rank(ev, category, terms)
	if err != nil {
		return fault{err}
	}
	n, sessions := namesOf(d), byID(ev.Sessions, sessionID)
	table := tabwriter.NewWriter(&c.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "PLACE\tSESSION\tHELD\tPEOPLE\tSOURCES\tLATEST")
	for _, s := range board.Standings {
		session := sessions[s.Session]
		place := string(s.Status) // of a session that was struck out
		switch p := s.Place; {
		case p == records.Place{}:
		case p.Best == p.Worst:
			place = fmt.Sprint(p.Best)
		default:
			place = fmt.Sprintf("%d–%d", p.Best, p.Worst)
		}
		fmt.Fprintf(table, "%s\t%s\t%v\t%s\t%d of %d\t%s\n", place, n.session(s.Session), session.Start,
			people(s.Estimate.Range(terms.Reading)), s.Estimate.Agree, s.Estimate.Of, n.latest(session.Counts))
	}
	table.Flush()
	trim(&c.out)
	if len(board.Unranked) > 0 {
		var names []string
		for _, id := range board.Unranked {
			names = append(names, n.session(id))
		}
		fmt.Fprintf(&c.out, "No figure is known of %s.\n", strings.Join(names, ", "))
	}
	return nil
}

func (c *command) claims(flags *flag.FlagSet, args []string) error {
	var known attendance.Date
	flags.TextVar(&known, "known", attendance.Date{}, "by what had been published at this `date`")
	if _, err := parse(flags, args); err != nil {
		return err
	}
	d, err := c.load()
	if err != nil {
		return err
	}
	n := namesOf(d)
	table := tabwriter.NewWriter(&c.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "VERDICT\tCLAIM")
	for _, r := range records.VerifyAll(d.Known(known), d.Claims) {
		fmt.Fprintf(table, "%v\t%s\n", r.Verdict, n.claim(r.Claim))
		for _, f := range r.Findings {
			if f.Verdict == r.Verdict || f.Verdict < records.Undetermined {
				fmt.Fprintf(table, "\t  %s: %s\n", f.Point, printable(f.Reason))
			}
		}
	}
	table.Flush()
	trim(&c.out)
	return nil
}

// parseCategory reads "platform=twitter-spaces,metric=joins".
func parseCategory(s string) (c records.Category, err error) {
	for part := range strings.SplitSeq(s, ",") {
		key, value, ok := strings.Cut(part, "=")
		if !ok || value == "" {
			return c, fmt.Errorf("%q is not of the form key=value", part)
		}
		field, ok := map[string]*string{"platform": &c.Platform, "event": &c.Event, "metric": (*string)(&c.Metric), "tag": &c.Tag}[key]
		switch {
		case ok && *field != "", key == "during" && !c.During.IsZero():
			return c, fmt.Errorf("%s is given twice", key)
		case ok:
			*field = value
		case key == "during":
			if c.During, err = attendance.ParseDate(value); err != nil {
				return c, err
			}
		default:
			return c, fmt.Errorf("unknown key %q; want platform, event, metric, tag or during", key)
		}
	}
	return c, nil
}

// The names of what has an ID, fit to be printed.
type names struct{ sessions, sources map[string]string }

func namesOf(d records.Dossier) names {
	n := names{map[string]string{}, map[string]string{}}
	platforms := map[string]string{}
	for _, p := range d.Platforms {
		platforms[p.ID] = cmp.Or(p.Name, p.ID)
	}
	for _, s := range d.Sources {
		n.sources[s.ID] = cmp.Or(s.Name, s.ID)
	}
	titles := map[string]int{}
	for _, s := range d.Sessions {
		titles[s.Name()]++
	}
	for _, s := range d.Sessions {
		name := s.Name()
		if titles[name] > 1 { // a simulcast
			name += " (" + cmp.Or(platforms[s.Platform], s.ID) + ")"
		}
		n.sessions[s.ID] = name
	}
	return n
}

func (n names) session(id string) string { return printable(cmp.Or(n.sessions[id], id)) }
func (n names) source(id string) string  { return printable(cmp.Or(n.sources[id], id)) }

// latest says who published the last of the counts: of those with a date that
// starts last the least by source.
func (n names) latest(counts []attendance.Count) string {
	var last attendance.Count
	for _, c := range slices.SortedFunc(slices.Values(counts), attendance.Count.Compare) {
		if !c.Date.IsZero() && (last.Date.IsZero() || last.Date.Start < c.Date.Start) {
			last = c
		}
	}
	if last.Date.IsZero() {
		return ""
	}
	return fmt.Sprintf("%v, %s", last.Date, n.source(last.Source))
}

// claim says in words what a claim says.
func (n names) claim(c records.Claim) string {
	parts := []string{n.session(c.Session)}
	if c.Place > 0 {
		parts = append(parts, fmt.Sprintf("no. %d by %s", c.Place, printable(string(c.Category.Metric.Or()))))
	}
	for _, p := range []struct{ words, figure string }{
		{"with ", c.Figure.Words()}, {"the record before ", c.Previous.Words()}, {"beaten by ", c.Margin.Words()},
		{"times the record before: ", c.Ratio.Words()}, {"the first to reach ", c.First.Words()},
	} {
		if p.figure != "" {
			parts = append(parts, p.words+p.figure)
		}
	}
	said := strings.Join(parts, ", ")
	if c.By != "" {
		said = n.source(c.By) + ": " + said
	}
	return said
}

// people says a range in a few characters.
func people(r attendance.Range) string {
	number := func(n int64) string { return string(attendance.AppendPeople(nil, n)) }
	switch {
	case r.Low == r.High:
		return number(r.Low)
	case r.High == attendance.Unbounded:
		return number(r.Low) + " or more"
	}
	return number(r.Low) + "–" + number(r.High)
}

// trim removes the blanks that fill the last column of a table.
func trim(page *bytes.Buffer) {
	lines := strings.Split(page.String(), "\n")
	page.Reset()
	for i, line := range lines {
		if i > 0 {
			page.WriteByte('\n')
		}
		io.WriteString(page, strings.TrimRight(line, " "))
	}
}
