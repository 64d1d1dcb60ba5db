// Scan finds the audience figures in a text and shows what each can mean.
//
//	go run ./examples/scan FILE             a text, line by line
//	echo 'It drew 164K+ people.' | go run ./examples/scan
//
// Each line is printed as it is. Under a line that has figures, they are underlined and
// then read, one on each line: the figure, what it is to the event and what it counts,
// what a fair reader takes it to mean and, in parentheses, what the words allow if that
// is more.
//
//	It drew 164K+ people.
//	        ^^^^^
//	  164K+  drew  people  164,000–164,999 (literally 164,000 or more)
//
// Without FILE, or with -, the text is standard input. The flags are
//
//	-lang TAG   the language of the text, such as "de", "pt-BR" or "zh-Hant"; English if not given
//	-people     only figures of people, not of views, tickets and the like
//	-drew       only figures of what an event drew: no capacities, expectations, margins, marks that
//	            were not reached or figures of other events, as told by kinds (English only)
//	-top N      only the N largest figures of the text, the largest first, each with its line
//	-width N    fit the text to N columns; 0 for no limit
//	-json       a JSON object for each figure instead of text, each on a line of its own:
//	            {"line":1,"start":8,"end":13,"text":"164K+","figure":"164K+","noun":"people","metric":"",
//	            "kind":"drew","by":"","literal":[164000,null],"customary":[164000,164999]}
//
// If the output is a terminal and the environment has COLUMNS, the text fits that many
// columns.
//
// In JSON, lines count from 1, and the phrase stands between the bytes start and end of
// its line. Figure is its canonical text; noun, metric, kind and by (who is said to have
// counted) are "" if the text does not say; null means no limit.
//
// A text of any size is read in constant memory. Figures do not cross lines. A line of
// more than 1 MiB is read in pieces, cut at ends of sentences if it has any, and each
// piece is printed as a line; offsets and line numbers go on counting. Lines end in \n or
// \r\n, and in \n when printed. Bytes that are not UTF-8 pass through as text, and become
// U+FFFD in JSON. A text in UTF-16 is refused, with an error that says so.
//
// The exit status is 0 if all is well, 2 if the arguments are wrong, and 1 if the text
// cannot be read or the answer cannot be written. What was found until then is printed.
package main

import (
	"bufio"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"
	"unicode"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/examples/internal/command"
	"github.com/highwater-go/highwater/examples/internal/terminal"
)

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
	in, name := stdin, "standard input"
	if o.file != "" && o.file != "-" {
		file, err := os.Open(o.file)
		if err != nil {
			fmt.Fprintln(stderr, "scan:", printable(err.Error()))
			return 1
		}
		defer file.Close()
		in, name = file, o.file
	}
	w := bufio.NewWriterSize(stdout, 64<<10)
	r := newReader(unhurried{in, w}, attendance.Finder{Locale: o.lang}.Find)
	err = o.scan(r, w)
	if err := w.Flush(); err != nil {
		fmt.Fprintln(stderr, "scan:", err)
		return 1
	}
	if err != nil {
		if e, ok := errors.AsType[*fs.PathError](err); ok { // the name is there already
			err = e.Err
		}
		fmt.Fprintf(stderr, "scan: %s:%d: %v\n", printable(name), r.line, err)
		return 1
	}
	return 0
}

// Options are what the command line asks for.
type options struct {
	file    string
	lang    attendance.Locale
	people  bool
	drew    bool
	top     int // figures; 0 for all
	columns int // of the text; 0 for no limit
	json    bool
}

// parseOptions reads the command line. It has told the user about an error
// that it returns.
func parseOptions(args []string, columns int, stderr io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("scan", flag.ContinueOnError)
	flags.TextVar(&o.lang, "lang", attendance.Locale{}, "the language of the text, as a `tag` such as de, pt-BR or zh-Hant")
	flags.BoolVar(&o.people, "people", false, "find only figures of people")
	flags.BoolVar(&o.drew, "drew", false, "find only figures of what an event drew (in English alone)")
	flags.IntVar(&o.top, "top", 0, "show only this `number` of figures, the largest (default all)")
	flags.IntVar(&o.columns, "width", columns, "fit the text to a `number` of columns; 0 for no limit")
	flags.BoolVar(&o.json, "json", false, "print JSON, one object a line")
	var err error
	o.file, err = command.Parse(flags, args, stderr, func() string {
		if o.top < 0 || o.columns < 0 {
			return "-top and -width count from 0"
		}
		return ""
	})
	return o, err
}

// find returns the figures in a text that were asked for.
func (o options) find(text string) iter.Seq[attendance.Mention] {
	return attendance.Finder{Locale: o.lang, People: o.people, Kinds: true, Drew: o.drew}.Find(text)
}

// scan reads all that r reads and writes what there is to say about it.
func (o options) scan(r *reader, w *bufio.Writer) error {
	show, end := o.writeText, func() error { return nil }
	if o.json {
		show = writeJSON
	}
	if o.top > 0 {
		top := largest{most: o.top}
		show, end = top.add, func() error { return top.writeText(w, o.columns) }
		if o.json {
			end = func() error { return top.writeJSON(w) }
		}
	}
	for {
		p, err := r.next()
		if err == io.EOF {
			return end()
		}
		if err != nil {
			return cmp.Or(end(), err)
		}
		if err := show(w, p, o.find(p.text)); err != nil {
			return err
		}
	}
}

// An unhurried reader may have to wait for its text, so whoever watches is shown
// first what there is.
type unhurried struct {
	io.Reader
	shown *bufio.Writer
}

// Read shows what there is before it reads more.
func (u unhurried) Read(b []byte) (int, error) {
	if err := u.shown.Flush(); err != nil {
		return 0, err
	}
	return u.Reader.Read(b)
}

// printable replaces what a terminal would act on, so that no name can.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, s)
}
