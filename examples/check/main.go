// Check reads the claims in a report and judges them: paste a post, get a verdict.
//
//	go run ./examples/check                a report of the Twitter Spaces record of April 2022, written for this program
//	go run ./examples/check FILE           another text in English; - reads standard input
//	go run ./examples/check -read FILE     what is read of each line of FILE, as JSON
//
// For each claim it prints the sentences that make it, the claim as it was read, what was
// taken for granted and what was left out, the verdict with its reasons, and the claim as
// the evidence would support it. The flags are
//
//	-evidence FILE      what is known: a dossier (see records.Dossier), a sheet or another format that
//	                    exchange.ReadAny reads; without it every claim is undetermined
//	-session ID         the session that the text is about, if it does not name one of the dossier
//	-json               JSON instead of text, an object for each claim
//	-width N            fit the text to N columns; 0 for no limit
//	-draft              a dossier that holds everything that was read, each value with its quote, to correct and keep
//	-read               read each line of FILE, a text or a JSON object with "text", and print an object for each:
//	                    {"text", "mentions": [{"text", "start", "end", "role", "figure", "attributed"}], "claim"}
//
// If the output is a terminal and the environment has COLUMNS, the text fits that many
// columns.
//
// A claim is about the session whose title or host its sentences name, or else about the
// session of -session, or else about the only session of the dossier. Its category is the
// platform of that session. The exit status is 0 if all is well, 2 if the arguments, the
// text or the dossier are wrong, and 1 if the answer cannot be written.
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
	"unicode"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/examples/internal/command"
	"github.com/highwater-go/highwater/examples/internal/terminal"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

//go:embed april-2022.txt
var aprilReport string

//go:embed april-2022.json
var aprilDossier []byte

func main() {
	os.Exit(run(os.Args[1:], terminal.Columns(os.Stdout), os.Stdin, os.Stdout, os.Stderr))
}

// run is main without the process around it, whose terminal has so many columns, if
// not 0.
func run(args []string, columns int, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parseOptions(args, columns, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		return 2
	}
	var page bytes.Buffer // nothing is printed by halves
	if err := o.answer(stdin, &page); err != nil {
		if faults, ok := errors.AsType[attendance.Faults](err); ok {
			for _, f := range faults {
				fmt.Fprintln(stderr, printable(o.evidence+":"+f.Error()))
			}
			return 2
		}
		fmt.Fprintln(stderr, "check:", printable(err.Error()))
		return 2
	}
	if _, err := stdout.Write(page.Bytes()); err != nil {
		fmt.Fprintln(stderr, "check:", err)
		return 1
	}
	return 0
}

// Options are what the command line asks for.
type options struct {
	file, evidence, session string
	json, draft, read       bool
	columns                 int // of the text; 0 for no limit
}

// parseOptions reads the command line. It has told the user about an error
// that it returns.
func parseOptions(args []string, columns int, stderr io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.StringVar(&o.evidence, "evidence", "", "a `dossier` of what is known")
	flags.StringVar(&o.session, "session", "", "the `ID` of the session of which the text speaks")
	flags.BoolVar(&o.json, "json", false, "print JSON, an object for each claim")
	flags.BoolVar(&o.draft, "draft", false, "print a dossier of everything that was read")
	flags.IntVar(&o.columns, "width", columns, "fit the text to a `number` of columns; 0 for no limit")
	flags.BoolVar(&o.read, "read", false, "print what is read of each line of FILE, as JSON")
	var err error
	o.file, err = command.Parse(flags, args, stderr, func() string {
		if o.columns < 0 {
			return "-width counts from 0"
		}
		return ""
	})
	return o, err
}

// text returns the report that is to be checked.
func (o options) text(stdin io.Reader) (string, error) {
	switch o.file {
	case "":
		return aprilReport, nil
	case "-":
		data, err := io.ReadAll(stdin)
		return string(data), err
	}
	data, err := os.ReadFile(o.file)
	return string(data), err
}

// dossier returns what is known, and which session is meant if none is named.
func (o options) dossier() (d records.Dossier, session string, err error) {
	data, session := []byte(nil), o.session
	switch {
	case o.evidence != "":
		if data, err = os.ReadFile(o.evidence); err != nil {
			return d, "", err
		}
	case o.file == "":
		data = aprilDossier
		if session == "" {
			session = "imran-khan"
		}
	default:
		return d, session, nil
	}
	d, file, err := exchange.ReadAny(data, "", exchange.Options{})
	if err == nil {
		err = file.Err() // what is left out could be what the claim is about
	}
	if err != nil {
		return d, "", err
	}
	if session == "" && len(d.Sessions) == 1 {
		session = d.Sessions[0].ID
	}
	return d, session, nil
}

// answer writes what was asked for.
func (o options) answer(stdin io.Reader, w io.Writer) error {
	text, err := o.text(stdin)
	if err != nil {
		return err
	}
	if o.read {
		return readLines(strings.NewReader(text), w)
	}
	d, session, err := o.dossier()
	if err != nil {
		return err
	}
	if _, ok := d.Session(session); session != "" && len(d.Sessions) > 0 && !ok {
		return fmt.Errorf("-session: the dossier has no session %q", session)
	}
	if o.draft {
		return writeDraft(w, text, d, session)
	}
	checked := check(text, d, session)
	if o.json {
		return writeJSON(w, checked)
	}
	return writeText(w, d.Evidence, checked, o.columns)
}

// printable replaces what a terminal would act on, so that no text can.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) || r == '\n' {
			return r
		}
		return unicode.ReplacementChar
	}, s)
}
