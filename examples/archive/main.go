// Archive keeps evidence in a database, SQLite or PostgreSQL, and answers from it.
//
//	go run . import ../spaces/april-2022.json      a dossier or a spreadsheet; - reads standard input
//	go run . count bambam 'more than 44,208' -source hans-india -date 2021-06-22
//	go run . correct session bambam title='A title' -why 'a typo'
//	go run . history session bambam                who said, corrected and deleted what, and when
//	go run . board -known 2021-06-30               who leads, by what was known then
//	go run . claims                                the claims, judged by what is known now
//	go run . observations                          what was seen while sessions ran
//	go run . export                                all there is but that, as a dossier
//
// The database is the file archive.db, or that of -file PATH, or a PostgreSQL
// database with -dsn DSN. The history has the name of whoever changes something, or
// that of -by NAME. These stand before the command. The first import makes the
// database. See records.Dossier for the form of a dossier.
//
//	import FILE|- [-format F] [-options JSON]
//	count SESSION FIGURE -source ID [-metric M] [-role R] [-date DATE] [-so-far] [-via ID] [-quote TEXT] [-url URL]
//	correct KIND ID FIELD=VALUE… [-why TEXT]
//	delete KIND ID [-why TEXT]
//	restore KIND ID [-why TEXT]
//	history [KIND ID]
//	board [-known DATE] [-held DATE] [-reading customary|published|literal]
//	      [-category platform=…,event=…,metric=…,tag=…,during=DATE]
//	claims [-known DATE]
//	observations [SESSION]
//	export
//
// An import takes a dossier or any format of package exchange: a spreadsheet in CSV,
// the data of ACLED or the Crowd Counting Consortium, Wikidata, the answer of a
// streaming service at a moment. How many that saw is kept, too: of a session there were
// at its peak at least as many. What is wrong with a
// row is told, and the others are kept. An import is one transaction: all of it is
// there, or after a fault, a crash or a loss of power none of it. What is there
// already is not added again. Where two dossiers differ on a field, one value is kept,
// whichever came first, and the other is printed (see records.Book). What together
// would be no valid dossier any more is refused.
//
// A kind is platform, source, session, count, ruling or claim. The ID of the last
// three is their key, or how it starts, which history shows. What was corrected or
// deleted stays so, whatever is imported later.
//
// The exit status is 0, 2 if the arguments or the dossier are at fault, and 1 if the
// database cannot be used or the answer cannot be written.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/user"
	"strings"
	"time"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, time.Now))
}

const usage = `usage: archive [-dsn DSN | -file PATH] [-by NAME] COMMAND
  import FILE|- [-format F] [-options JSON]
  count SESSION FIGURE -source ID [-metric M] [-role R] [-date DATE] [-so-far] [-via ID] [-quote TEXT] [-url URL]
  correct KIND ID FIELD=VALUE… [-why TEXT]
  delete KIND ID [-why TEXT]
  restore KIND ID [-why TEXT]
  history [KIND ID]
  board [-known DATE] [-held DATE] [-reading R] [-category KEY=VALUE,…]
  claims [-known DATE]
  observations [SESSION]
  export
`

// run is main without the process around it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, now func() time.Time) int {
	c := &command{stdin: stdin, stderr: stderr, now: now, file: "archive.db"}
	flags := c.flags()
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	do, problem := c.named(flags)
	if problem != "" {
		fmt.Fprintf(stderr, "archive: %s\n%s", problem, usage)
		return 2
	}
	own := flag.NewFlagSet("archive "+flags.Arg(0), flag.ContinueOnError)
	own.SetOutput(stderr)
	err := do(c, own, flags.Args()[1:])
	if err == nil {
		_, err = stdout.Write(c.out.Bytes()) // nothing is printed by halves
	}
	return c.exit(err)
}

// flags returns those that stand before the command.
func (c *command) flags() *flag.FlagSet {
	flags := flag.NewFlagSet("archive", flag.ContinueOnError)
	flags.SetOutput(c.stderr)
	flags.Usage = func() {
		fmt.Fprint(c.stderr, usage)
		flags.PrintDefaults()
	}
	flags.StringVar(&c.dsn, "dsn", "", "a PostgreSQL database, as in `postgres://user@host/name`")
	flags.StringVar(&c.by, "by", "", "the `name` of whoever changes something (default the user's)")
	flags.Func("file", "a SQLite database, as a `path` (default archive.db)", func(path string) error {
		if path == "" {
			return errors.New("the path is empty")
		}
		c.file, c.fileGiven = path, true
		return nil
	})
	return flags
}

// named returns the command that is asked for, or what is wrong.
func (c *command) named(flags *flag.FlagSet) (do func(*command, *flag.FlagSet, []string) error, problem string) {
	do, known := map[string]func(*command, *flag.FlagSet, []string) error{
		"import":  (*command).importFile,
		"count":   (*command).count,
		"correct": (*command).correct,
		"delete":  (*command).delete,
		"restore": (*command).restore,
		"history": (*command).history,
		"board":   (*command).board,
		"claims":  (*command).claims,
		"export":  (*command).export,

		"observations": (*command).observations,
	}[flags.Arg(0)]
	switch {
	case c.dsn != "" && c.fileGiven:
		problem = "want -dsn or -file, not both"
	case flags.NArg() == 0:
		problem = "want a command"
	case !known:
		problem = fmt.Sprintf("unknown command %q", flags.Arg(0))
	}
	return do, problem
}

// exit says what went wrong and returns the exit status.
func (c *command) exit(err error) int {
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errTold):
		return 2
	}
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintln(c.stderr, "archive:", printable(strings.TrimRight(line, "\n")))
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
	dsn       string
	file      string
	fileGiven bool
	by        string
	stdin     io.Reader
	stderr    io.Writer
	now       func() time.Time
	out       bytes.Buffer
}

// open opens the archive that the flags name.
func (c *command) open(ctx context.Context, use access) (*archive, error) {
	if c.dsn != "" {
		return openServer(ctx, c.dsn, use)
	}
	a, err := openFile(ctx, c.file, use)
	if err != nil {
		if _, told := errors.AsType[fault](err); told {
			return nil, err
		}
		return nil, fmt.Errorf("%s: %w", c.file, err)
	}
	return a, nil
}

// entry returns an entry of the history, of now.
func (c *command) entry(a action) entry {
	e := entry{at: c.now(), who: c.by, action: a}
	if e.who == "" {
		e.who = "unknown"
		if u, err := user.Current(); err == nil {
			e.who = u.Username
		}
	}
	return e
}

// parse reads a command's flags, which may stand after its arguments, too, and
// returns the arguments, of which want names each: "KIND…" one or more, and all in
// brackets or none.
func (c *command) parse(flags *flag.FlagSet, args []string, want ...string) (given []string, err error) {
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
	names := strings.Join(want, " ")
	switch {
	case len(given) == len(want), len(given) > len(want) && strings.HasSuffix(names, "…"), len(given) == 0 && strings.HasPrefix(names, "["):
		return given, nil
	case names == "":
		names = "no arguments"
	}
	return nil, fault{fmt.Errorf("%s: want %s, not %q", strings.TrimPrefix(flags.Name(), "archive "), names, given)}
}
