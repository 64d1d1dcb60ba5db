// Archive keeps evidence in a database, SQLite or PostgreSQL, and answers from it.
//
//	go run . import ../spaces/april-2022.json      a dossier; - reads standard input
//	go run . count bambam 'more than 44,208' -source hans-india -date 2021-06-22
//	go run . board -known 2021-06-30               who leads, by what was known then
//	go run . claims                                the claims, judged by what is known now
//	go run . export                                all there is, as a dossier
//
// The database is the file archive.db, or that of -file PATH, or a PostgreSQL
// database with -dsn DSN; both stand before the command. The first import makes it.
// See records.Dossier for the form of a dossier.
//
//	import FILE|- [-format F] [-options JSON]
//	count SESSION FIGURE -source ID [-metric M] [-role R] [-date DATE] [-so-far] [-via ID] [-quote TEXT] [-url URL]
//	board [-known DATE] [-held DATE] [-reading customary|published|literal]
//	      [-category platform=…,event=…,metric=…,tag=…,during=DATE]
//	claims [-known DATE]
//	export
//
// An import takes a dossier or any format of package exchange: a spreadsheet in CSV, the
// data of ACLED or the Crowd Counting Consortium, Wikidata. What is wrong with a row
// is told, and the others are kept. An import is one transaction: all of it is there, or after a fault, a crash or a
// loss of power none of it. What is there already is not added again. Where two
// dossiers differ on a field, one value is kept, whichever came first, and the other
// is printed (see records.Book). What together would be no valid dossier any more is
// refused.
//
// The exit status is 0, 2 if the arguments or the dossier are at fault, and 1 if the
// database cannot be used or the answer cannot be written.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

const usage = `usage: archive [-dsn DSN | -file PATH] COMMAND
  import FILE|- [-format F] [-options JSON]
  count SESSION FIGURE -source ID [-metric M] [-role R] [-date DATE] [-so-far] [-via ID] [-quote TEXT] [-url URL]
  board [-known DATE] [-held DATE] [-reading R] [-category KEY=VALUE,…]
  claims [-known DATE]
  export
`

// run is main without the process around it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("archive", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, usage)
		flags.PrintDefaults()
	}
	c := command{stdin: stdin, file: "archive.db"}
	flags.StringVar(&c.dsn, "dsn", "", "a PostgreSQL database, as in `postgres://user@host/name`")
	flags.Func("file", "a SQLite database, as a `path` (default archive.db)", func(path string) error {
		if path == "" {
			return errors.New("the path is empty")
		}
		c.file, c.named = path, true
		return nil
	})
	commands := map[string]func(*command, *flag.FlagSet, []string) error{
		"import": (*command).importDossier,
		"count":  (*command).count,
		"board":  (*command).board,
		"claims": (*command).claims,
		"export": (*command).export,
	}
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	do, known := commands[flags.Arg(0)]
	problem := ""
	switch {
	case c.dsn != "" && c.named:
		problem = "want -dsn or -file, not both"
	case flags.NArg() == 0:
		problem = "want a command"
	case !known:
		problem = fmt.Sprintf("unknown command %q", flags.Arg(0))
	}
	if problem != "" {
		fmt.Fprintf(stderr, "archive: %s\n%s", problem, usage)
		return 2
	}
	own := flag.NewFlagSet("archive "+flags.Arg(0), flag.ContinueOnError)
	own.SetOutput(stderr)
	err := do(&c, own, flags.Args()[1:])
	if err == nil {
		_, err = stdout.Write(c.out.Bytes()) // nothing is printed by halves
	}
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errTold):
		return 2
	}
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintln(stderr, "archive:", printable(strings.TrimRight(line, "\n")))
	}
	if _, ok := errors.AsType[fault](err); ok {
		return 2
	}
	return 1
}

// errTold is an error that package flag has told the user about.
var errTold = errors.New("told")

// A command is what all commands have in common.
type command struct {
	dsn   string
	file  string
	named bool // whether file was
	stdin io.Reader
	out   bytes.Buffer
}

// open opens the archive that the flags name.
func (c *command) open(ctx context.Context, create bool) (*archive, error) {
	if c.dsn != "" {
		return openServer(ctx, c.dsn, create)
	}
	a, err := openFile(ctx, c.file, create)
	if err != nil {
		if _, told := errors.AsType[fault](err); told {
			return nil, err
		}
		return nil, fmt.Errorf("%s: %w", c.file, err)
	}
	return a, nil
}

// parse reads a command's flags, which may stand after its arguments, too, and
// returns the arguments, of which want names each.
func parse(flags *flag.FlagSet, args []string, want ...string) (given []string, err error) {
	for len(args) > 0 {
		switch err := flags.Parse(args); {
		case errors.Is(err, flag.ErrHelp):
			return nil, err
		case err != nil:
			return nil, errTold
		}
		if args = flags.Args(); len(args) > 0 {
			given, args = append(given, args[0]), args[1:]
		}
	}
	if len(given) != len(want) {
		names := strings.Join(want, " ")
		if names == "" {
			names = "no arguments"
		}
		return nil, fault{fmt.Errorf("%s: want %s, not %q", strings.TrimPrefix(flags.Name(), "archive "), names, given)}
	}
	return given, nil
}

func (c *command) importDossier(flags *flag.FlagSet, args []string) error {
	format := flags.String("format", "", "the `format`: dossier, sheet, ccc, acled, wikidata or sparql; \"\" finds out")
	options := flags.String("options", "{}", "what the file does not say of itself, in `JSON` (see exchange.Options)")
	given, err := parse(flags, args, "FILE")
	if err != nil {
		return err
	}
	name, read := given[0], func() ([]byte, error) { return os.ReadFile(given[0]) }
	if name == "-" {
		name, read = "standard input", func() ([]byte, error) { return io.ReadAll(c.stdin) }
	}
	data, err := read()
	if err != nil {
		return fault{err}
	}
	d, notes, err := readAny(data, *format, *options)
	if faults, ok := errors.AsType[attendance.Faults](err); ok {
		lines := make([]string, len(faults))
		for i, f := range faults {
			lines[i] = name + ":" + f.Error()
		}
		return fault{errors.New(strings.Join(lines, "\n"))}
	}
	if err != nil {
		return fault{err}
	}
	ctx := context.Background()
	a, err := c.open(ctx, true)
	if err != nil {
		return err
	}
	defer a.Close()
	done, err := a.add(ctx, d)
	if err != nil {
		return err
	}
	fmt.Fprintf(&c.out, "%s: %s\n", printable(filepath.Base(name)), done)
	for _, n := range notes {
		fmt.Fprintln(&c.out, printable(filepath.Base(name)+":"+n))
	}
	c.conflicts(done)
	return nil
}

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
	given, err := parse(flags, args, "SESSION", "FIGURE")
	if err != nil {
		return err
	}
	if count.Figure, err = attendance.Parse(given[1]); err != nil {
		return fault{err}
	}
	count.Text = given[1]
	ctx := context.Background()
	a, err := c.open(ctx, false)
	if err != nil {
		return err
	}
	defer a.Close()
	done, err := a.count(ctx, given[0], count)
	if err != nil {
		return err
	}
	fmt.Fprintf(&c.out, "%s, %s: %s\n", printable(given[0]), printable(count.Words()), done)
	return nil
}

// load returns all that the archive holds.
func (c *command) load() (d records.Dossier, err error) {
	ctx := context.Background()
	a, err := c.open(ctx, false)
	if err != nil {
		return d, err
	}
	defer a.Close()
	err = a.read(ctx, func(t tx) (err error) {
		d, err = t.dossier()
		return err
	})
	return d, err
}

func (c *command) export(flags *flag.FlagSet, args []string) error {
	if _, err := parse(flags, args); err != nil {
		return err
	}
	d, err := c.load()
	if err != nil {
		return err
	}
	return writeDossier(&c.out, d)
}

func writeDossier(w io.Writer, d records.Dossier) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // > stays readable
	e.SetIndent("", "  ")
	return e.Encode(d)
}

// printable replaces what a terminal would act on, so that no name can.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) || r == '\u200d' { // joins what is one character to a reader
			return r
		}
		return unicode.ReplacementChar
	}, s)
}
