// Spaces judges record claims by the published evidence: which session holds the record,
// by how much, how the record got there, and what each claim is worth.
//
//	go run ./examples/spaces                the Twitter Spaces record of April 2022
//	go run ./examples/spaces FILE           another dossier, or a sheet; - reads standard input
//
// See records.Dossier for the form of a dossier, and exchange.ReadAny for others. The flags are
//
//	-reading customary|literal   how closely the board, margin and progression read figures
//	-ratified                    only records that have been ratified
//	-category platform=…,event=…,metric=…,tag=…,during=DATE
//	                             what is ranked; that of the first claim if not given
//	-known DATE                  only what had been published by then
//	-held DATE                   only sessions held by then
//	-top N                       the first N of the board, the latest N records and the first N claims
//	-width N                     fit the text to N columns; 0 for no limit
//	-json                        JSON instead of text
//
// If the output is a terminal and the environment has COLUMNS, the text fits that many
// columns.
//
// Claims are always judged by all readings, each in its own category. The exit status is
// 0 if all is well, 2 if the arguments or the dossier are wrong, and then only the errors
// are printed, and 1 if the answer cannot be written.
package main

import (
	"bytes"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/examples/internal/command"
	"github.com/highwater-go/highwater/examples/internal/terminal"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

// The record as one newspaper reported it on 2022-04-21. The file
// april-2022-wider.json beside it adds what other papers had published.
//
//go:embed april-2022.json
var april2022 []byte

func main() {
	os.Exit(run(os.Args[1:], terminal.Columns(os.Stdout), os.Stdin, os.Stdout, os.Stderr))
}

// run is main without the process around it. What it prints is fitted to so many
// columns, if not 0.
func run(args []string, columns int, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parseOptions(args, columns, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		return 2
	}
	name, data, err := o.read(stdin)
	if err != nil {
		fmt.Fprintln(stderr, "spaces:", printable(err.Error()))
		return 2
	}
	dossier, file, err := exchange.ReadAny(data, "", exchange.Options{})
	if faults, ok := errors.AsType[attendance.Faults](err); ok {
		for _, f := range faults {
			fmt.Fprintln(stderr, printable(name+":"+f.Error()))
		}
		return 2
	}
	for _, note := range file.Notes() {
		fmt.Fprintln(stderr, printable(name+":"+note))
	}
	if len(dossier.Sessions) == 0 {
		fmt.Fprintln(stderr, printable(name)+": the dossier holds no session: give it \"sessions\" with counts (see records.Dossier)")
		return 2
	}
	if o.category != nil && len(dossier.In(*o.category).Sessions) == 0 {
		fmt.Fprintln(stderr, "spaces: -category: the dossier has no session in it")
		return 2
	}
	a := answer(dossier, o)
	var page bytes.Buffer // nothing is printed by halves
	if o.json {
		err = a.writeJSON(&page)
	} else {
		err = a.writeText(&page)
	}
	if err == nil {
		_, err = stdout.Write(page.Bytes())
	}
	if err != nil {
		fmt.Fprintln(stderr, "spaces:", err)
		return 1
	}
	return 0
}

// Options are what the command line asks for.
type options struct {
	file     string
	terms    records.Terms
	category *records.Category // nil for that of the first claim
	known    attendance.Date
	held     attendance.Date
	top      int // of each list; 0 for all
	columns  int // of the text; 0 for no limit
	json     bool
}

// parseOptions reads the command line. It has told the user about an error
// that it returns.
func parseOptions(args []string, columns int, stderr io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("spaces", flag.ContinueOnError)
	flags.TextVar(&o.terms.Reading, "reading", attendance.Customary, "how closely figures are taken, a `reading`: customary, published or literal")
	flags.BoolVar(&o.terms.Ratified, "ratified", false, "only records that have been ratified")
	flags.Func("category", "what is ranked, as `key=value,...` with the keys platform, event, metric, tag and during (default: that of the first claim)", func(s string) error {
		c, err := parseCategory(s)
		o.category = &c
		return err
	})
	flags.TextVar(&o.known, "known", attendance.Date{}, "only what had been published by this `date`")
	flags.TextVar(&o.held, "held", attendance.Date{}, "only sessions held by this `date`")
	flags.IntVar(&o.top, "top", 0, "show the first `number` of the board, the latest records and the first claims (default all)")
	flags.IntVar(&o.columns, "width", columns, "fit the text to a `number` of columns; 0 for no limit")
	flags.BoolVar(&o.json, "json", false, "print JSON")
	var err error
	o.file, err = command.Parse(flags, args, stderr, func() string {
		switch {
		case o.top < 0 || o.columns < 0:
			return "-top and -width count from 0"
		case o.top > 0 && o.json:
			return "-top does not go with -json, which prints everything"
		}
		return ""
	})
	return o, err
}

func parseCategory(s string) (c records.Category, err error) {
	given := map[string]bool{}
	for part := range strings.SplitSeq(s, ",") {
		key, value, ok := strings.Cut(part, "=")
		if !ok || value == "" {
			return c, fmt.Errorf("%q is not of the form key=value", part)
		}
		if given[key] {
			return c, fmt.Errorf("%s is given twice", key)
		}
		given[key] = true
		switch key {
		case "platform":
			c.Platform = value
		case "event":
			c.Event = value
		case "metric":
			c.Metric = attendance.Metric(value)
		case "tag":
			c.Tag = value
		case "during":
			if c.During, err = attendance.ParseDate(value); err != nil {
				return c, err
			}
		default:
			return c, fmt.Errorf("unknown key %q; want platform, event, metric, tag or during", key)
		}
	}
	return c, nil
}

// read returns the dossier's text and the name to call it by.
func (o options) read(stdin io.Reader) (name string, data []byte, err error) {
	switch o.file {
	case "":
		return "april-2022.json", april2022, nil
	case "-":
		data, err = io.ReadAll(stdin)
		return "standard input", data, err
	}
	data, err = os.ReadFile(o.file)
	return o.file, data, err
}

// An answered dossier: everything that is printed, in either form.
type answered struct {
	records.Dossier                   // as it was narrowed
	platforms       map[string]string // names by ID
	sources         map[string]string
	category        records.Category
	reading         attendance.Reading
	top, columns    int // see options
	board           records.Board
	history         records.History
	reports         []records.Report
}

func answer(d records.Dossier, o options) answered {
	a := answered{Dossier: d, reading: o.terms.Reading, top: o.top, columns: o.columns, platforms: map[string]string{}, sources: map[string]string{}}
	a.Evidence = d.Held(o.held).Known(o.known)
	for _, p := range d.Platforms {
		a.platforms[p.ID] = p.Name
	}
	for _, s := range d.Sources {
		a.sources[s.ID] = s.Name
	}
	switch {
	case o.category != nil:
		a.category = *o.category
	case len(d.Claims) > 0:
		a.category = d.Claims[0].Category
	}
	a.board = records.Rank(a.Evidence, a.category, o.terms)
	a.history = records.Progression(a.Evidence, a.category, o.terms)
	a.reports = records.VerifyAll(a.Evidence, d.Claims)
	return a
}
