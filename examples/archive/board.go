package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

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
	if _, err := c.parse(flags, args); err != nil {
		return err
	}
	d, seen, err := c.load()
	if err != nil {
		return err
	}
	if d, err = withPeaks(d, seen, known); err != nil {
		return err
	}
	if category != (records.Category{}) && len(d.In(category).Sessions) == 0 {
		return fault{fmt.Errorf("-category: no session of the archive is in it")}
	}
	n := namesOf(d)
	ev := n.tellApart(d.Held(held).Held(known).Known(known)) // nobody knew of what was yet to be held
	board := records.Rank(ev, category, terms)
	sessions := byID(ev.Sessions, sessionID)
	fmt.Fprintln(&c.out, printable(board.Lead(terms.Reading).Words(ev)))
	table := tabwriter.NewWriter(&c.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "PLACE\tSESSION\tHELD\tPEOPLE\tSOURCES\tLATEST")
	for _, s := range board.Standings {
		session := sessions[s.Session]
		fmt.Fprintf(table, "%v\t%s\t%v\t%s\t%s\t%s\n", s, n.session(s.Session), session.Start,
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
