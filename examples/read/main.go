// Read shows what a file says as evidence, in JSON: what was read, what was observed
// live, what is wrong, and what has no place in evidence.
//
//	go run . evidence.csv
//	go run . -format acled -options '{"classes": {"large": "1,000–9,999"}}' protests.csv
//
// The flags are
//
//	-format F      sheet, ccc, acled, wikidata, sparql, twitch, youtube, owncast, holodex
//	               or log; by default what the file looks like
//	-options JSON  what the file does not tell about itself (see exchange.Options)
//
// The file - is standard input. The exit status is 0 whatever the file holds, 2 if the arguments are wrong, and 1 if the file cannot be read. the file holds, 2 if the
// arguments are at fault, and 1 if the file cannot be read.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"

	"github.com/highwater-go/highwater/examples/internal/command"
	"github.com/highwater-go/highwater/records/exchange"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is main without the process around it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("read", flag.ContinueOnError)
	format := flags.String("format", "", "the `format` of the file; \"\" finds out")
	options := flags.String("options", "{}", "what the file does not say of itself, in `JSON`")
	file, err := command.Parse(flags, args, stderr, func() string { return "" })
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err == nil && file == "":
		fmt.Fprintln(stderr, "read: want a file, or - for standard input")
		return 2
	case err != nil:
		return 2
	}
	o, err := exchange.ParseOptions(*options)
	if err != nil {
		fmt.Fprintf(stderr, "read: -%v\n", err)
		return 2
	}
	data, err := load(file, stdin)
	if err != nil {
		fmt.Fprintln(stderr, "read:", err)
		return 1
	}
	f := exchange.Format(*format)
	if f == "" {
		if f = exchange.Detect(data); f == "" {
			fmt.Fprintln(stderr, "read: the file looks like none of the formats: give -format")
			return 2
		}
	}
	result, err := exchange.Read(f, data, o)
	if err != nil {
		fmt.Fprintln(stderr, "read:", err)
		return 2
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err = enc.Encode(result)
	if err == nil {
		_, err = stdout.Write(measured.ReplaceAllFunc(out.Bytes(), number))
	}
	if err != nil {
		fmt.Fprintln(stderr, "read:", err)
		return 1
	}
	return 0
}

// What a program measured is written as a number, which a dossier reads as well.
var measured = regexp.MustCompile(`"figure": "exactly [0-9,]+"`)

func number(field []byte) []byte {
	digits := bytes.ReplaceAll(bytes.Trim(field[len(`"figure": "exactly `):], `"`), []byte(","), nil)
	return append([]byte(`"figure": `), digits...)
}

func load(name string, stdin io.Reader) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(stdin)
	}
	return os.ReadFile(name)
}
