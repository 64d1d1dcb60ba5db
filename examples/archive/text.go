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
	flags.TextVar(&terms.Reading, "reading", attendance.Customary, "how closely figures are taken: `customary`, published or literal")
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
	n := namesOf(d)
	ev := n.tellApart(d.Held(held).Held(known).Known(known)) // nobody knew of what was yet to be held
	board, err := records.Rank(ev, category, terms)
	if err != nil {
		return fault{err}
	}
	sessions := byID(ev.Sessions, sessionID)
	fmt.Fprintln(&c.out, printable(board.Lead(terms.Reading).Words(ev)))
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
		fmt.Fprintf(table, "%s\t%s\t%v\t%s\t%s\t%s\n", place, n.session(s.Session), session.Start,
			people(s.Estimate.Range(terms.Reading)), sources(s.Estimate), n.latest(session.Counts))
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
	var unsaid []string // what is not said of counts, which is the same for all claims on a session
	for _, r := range records.VerifyAll(n.tellApart(d.Known(known)), d.Claims) {
		said := printable(r.Words)
		if by := r.Claim.By; by != "" {
			said = n.source(by) + ": " + said
		}
		fmt.Fprintf(table, "%v\t%s\n", r.Verdict, said)
		for _, f := range r.Findings {
			switch {
			case f.Point == records.PointMetric && f.Verdict == records.Undetermined:
				if reason := printable(f.Reason); !slices.Contains(unsaid, reason) {
					unsaid = append(unsaid, reason)
				}
			case f.Verdict == r.Verdict || f.Verdict < records.Undetermined:
				fmt.Fprintf(table, "\t  %s: %s\n", f.Point, printable(f.Reason))
				if f.Needs != "" {
					fmt.Fprintf(table, "\t    To change that: %s.\n", printable(f.Needs))
				}
			}
		}
	}
	table.Flush()
	trim(&c.out)
	for _, reason := range unsaid {
		fmt.Fprintln(&c.out, reason)
	}
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

// tellApart returns the evidence with the names of sessions by which they can be
// told apart.
func (n names) tellApart(ev records.Evidence) records.Evidence {
	ev.Sessions = slices.Clone(ev.Sessions)
	for i := range ev.Sessions {
		s := &ev.Sessions[i]
		s.Title = cmp.Or(n.sessions[s.ID], s.ID)
	}
	return ev
}

// sources says how many sources agree.
func sources(e records.Estimate) string {
	switch {
	case e.Of == 0:
		return "none"
	case e.Staked:
		return fmt.Sprintf("%d of %d, with a stake", e.Agree, e.Of)
	}
	return fmt.Sprintf("%d of %d", e.Agree, e.Of)
}

// people says a range in a few characters.
func people(r attendance.Range) string {
	number := func(n int64) string { return attendance.FormatPeople(n) }
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
