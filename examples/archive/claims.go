package main

import (
	"flag"
	"fmt"
	"slices"
	"text/tabwriter"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

func (c *command) claims(flags *flag.FlagSet, args []string) error {
	var known attendance.Date
	flags.TextVar(&known, "known", attendance.Date{}, "by what had been published at this `date`")
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
			case f.Point == "metric" && f.Verdict == records.Undetermined:
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
