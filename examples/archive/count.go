package main

import (
	"context"
	"flag"
	"fmt"

	"github.com/highwater-go/highwater/attendance"
)

func (c *command) count(flags *flag.FlagSet, args []string) error {
	var count attendance.Count
	flags.StringVar(&count.Source, "source", "", "the `ID` of the source that says so")
	flags.StringVar((*string)(&count.Metric), "metric", "", "what is counted: `peak`, average, unique, joins, views or another")
	flags.StringVar((*string)(&count.Role), "role", "", "who the source is to this session: platform, `host`, opponent, analyst, official or press")
	flags.TextVar(&count.Date, "date", attendance.Date{}, "when it was published, as a `date`")
	flags.BoolVar(&count.SoFar, "so-far", false, "it was taken while the session went on")
	flags.StringVar(&count.Via, "via", "", "the `ID` of the source whose number this only repeats")
	flags.StringVar(&count.Quote, "quote", "", "the words, as `text`")
	flags.StringVar(&count.URL, "url", "", "where they stand, as a `URL`")
	given, err := c.parse(flags, args, "SESSION", "FIGURE")
	if err != nil {
		return err
	}
	if count.Figure, err = attendance.Parse(given[1]); err != nil {
		return fault{err}
	}
	if given[1] != count.Figure.Words() { // as in a dossier
		count.Text = given[1]
	}
	ctx := context.Background()
	a, err := c.open(ctx, toWrite)
	if err != nil {
		return err
	}
	defer a.Close()
	done, err := a.count(ctx, given[0], count, c.entry(counted))
	if err != nil {
		return err
	}
	fmt.Fprintf(&c.out, "%s, %s: %s\n", printable(given[0]), printable(count.Words()), done)
	return nil
}
