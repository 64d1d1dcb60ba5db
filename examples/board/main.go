// Board shows a dossier as a page for readers: who leads, by how much, how the
// record moved, and what each claim is worth.
//
//	go run . [FILE]                 serve the page on 127.0.0.1:8080
//	go run . -o board.html [FILE]   write it as one file that needs no network
//
// Without FILE it shows the Twitter Spaces record of April 2022; - reads standard
// input. See records.Dossier for the form of a file. The flags are
//
//	-o FILE        write the page to FILE in place of serving it
//	-addr ADDR     where to serve it; port 0 takes any that is free
//	-title TEXT       the heading of the page, in place of what is ranked
//	-standfirst TEXT  what stands below it
//	-url URL          where the page will be published, and
//	-publisher NAME   by whom: it has the claims as ClaimReviews then, in JSON-LD
//	-format F      dossier, sheet, ccc, acled, wikidata or sparql; by default what FILE
//	               looks like
//	-options JSON  what FILE does not say of itself (see exchange.Options)
//
// The page has a switch between the readings of figures and a slider for what was
// known when. Every state that they lead to is worked out by package records: the
// page's script only fetches and swaps them. In a file there are some of them,
// compressed.
//
// The exit status is 0, 2 if the arguments or the dossier are at fault, and 1 if
// the page cannot be written or served.
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/examples/internal/command"
	"github.com/highwater-go/highwater/records/exchange"
)

// The record as one newspaper reported it on 2022-04-21: the dossier of
// examples/spaces, of which a module of its own can embed a copy alone.
//
//go:embed april-2022.json
var april2022 []byte

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is main without the process around it. It serves until ctx is done.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parseOptions(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		return 2
	}
	name, data, err := o.read(stdin)
	if err != nil {
		fmt.Fprintln(stderr, "board:", printable(err.Error()))
		return 2
	}
	options, err := exchange.ParseOptions(o.options)
	if err != nil {
		fmt.Fprintln(stderr, "board: -"+printable(err.Error()))
		return 2
	}
	dossier, result, err := exchange.ReadAny(data, exchange.Format(o.format), options)
	if faults, ok := errors.AsType[attendance.Faults](err); ok {
		for _, f := range faults {
			fmt.Fprintln(stderr, printable(name+":"+f.Error()))
		}
		return 2
	}
	if err != nil {
		fmt.Fprintln(stderr, "board:", printable(err.Error()))
		return 2
	}
	for _, n := range result.Notes() {
		fmt.Fprintln(stderr, printable(name+":"+n))
	}
	p := newPage(dossier)
	p.about = o.about
	if _, err := p.structured(request{}); err != nil {
		fmt.Fprintln(stderr, "board: -url, -publisher:", printable(err.Error()))
		return 2
	}
	if o.out != "" {
		err = p.writeFile(o.out)
	} else {
		err = p.serve(ctx, o.addr, stdout)
	}
	if err != nil {
		fmt.Fprintln(stderr, "board:", printable(err.Error()))
		return 1
	}
	return 0
}

// Options are what the command line asks for.
type options struct {
	file string
	out  string
	addr string
	about

	format, options string
}

// parseOptions reads the command line. It has told the user about an error
// that it returns.
func parseOptions(args []string, stderr io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("board", flag.ContinueOnError)
	flags.StringVar(&o.out, "o", "", "write the page to this `file` in place of serving it")
	flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "serve the page at this `address`; port 0 takes any that is free")
	flags.StringVar(&o.title, "title", "", "the heading of the page, a `text` in place of what is ranked")
	flags.StringVar(&o.standfirst, "standfirst", "", "the `text` that stands below the heading")
	flags.StringVar(&o.url, "url", "", "the `address` at which the page will be published; it has its claims as ClaimReviews then")
	flags.StringVar(&o.publisher, "publisher", "", "the `name` of who publishes it; with -url")
	flags.StringVar(&o.format, "format", "", "the `format` of FILE: dossier, sheet, ccc, acled, wikidata or sparql; \"\" finds out")
	flags.StringVar(&o.options, "options", "{}", "what FILE does not say of itself, in `JSON` (see exchange.Options)")
	var err error
	o.file, err = command.Parse(flags, args, stderr, func() string {
		if (o.url == "") != (o.publisher == "") {
			return "-url and -publisher go together"
		}
		return ""
	})
	return o, err
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
