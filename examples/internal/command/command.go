// Package command reads the command lines of the programs under examples.
package command

import (
	"errors"
	"flag"
	"fmt"
	"io"
)

// Parse reads a command line of flags and at most one file, and returns the file, ""
// if there is none. Flags may stand after the file, too. Wrong looks at the flags and
// says what is wrong with them, "" if nothing is.
//
// Parse has told the user about an error that it returns; of [flag.ErrHelp] it has
// printed the flags.
func Parse(flags *flag.FlagSet, args []string, stderr io.Writer, wrong func() string) (file string, err error) {
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintf(stderr, "usage: %s [flags] [FILE | -]\n", flags.Name())
		flags.PrintDefaults()
	}
	var files []string
	for len(args) > 0 {
		if err := flags.Parse(args); err != nil {
			return "", err
		}
		if args = flags.Args(); len(args) > 0 {
			files, args = append(files, args[0]), args[1:]
		}
	}
	problem := wrong()
	switch {
	case len(files) > 1:
		problem = fmt.Sprintf("want one file, not %d", len(files))
	case problem == "" && len(files) == 1:
		return files[0], nil
	case problem == "":
		return "", nil
	}
	fmt.Fprintf(stderr, "%s: %s\n", flags.Name(), problem)
	flags.Usage()
	return "", errors.New(problem)
}
