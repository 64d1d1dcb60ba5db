// Beam follows the records of any number of sessions with Apache Beam: for all
// sessions and for each platform the first places of the board and how the
// record moved, a line of JSON each.
//
//	go run . -in '../spaces/*.json'         dossiers, spreadsheets or sessions in JSON, one a line
//	go run . -sessions 10000000             sessions that are made up
//
// By default it runs on Beam's prism runner in this process, without any service.
// Beam's own flags send the same pipeline to a cluster: see README.md, and -h for
// all flags.
//
// The exit status is 0, 2 if the flags are at fault, and 1 if an input is missing or
// at fault, a runner cannot be reached, or the job fails; what is wrong is told on
// standard error, with file and line.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	beamlog "github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"

	"github.com/highwater-go/highwater/records/exchange"
)

// A job is what is asked for.
type job struct {
	in       string // a glob
	format   exchange.Format
	options  string // exchange.Options in JSON
	out      string // folder
	rejected string
	check    bool
	local    bool // it runs in this process
	compare  int  // rounds

	sessions int64
	shard    int64 // how many of them a shard has
	source   Source
	k        int
	block    int // bytes of lines
}

// shardSize is how many sessions a shard has. It has to be worth sending what is
// left of them, and there have to be more shards than workers.
const shardSize = 500_000

// shards divides the sessions that are made up.
func (j job) shards() []shard {
	var shards []shard
	for first := int64(0); first < j.sessions; first += j.shard {
		shards = append(shards, shard{first, min(first+j.shard, j.sessions)})
	}
	return shards
}

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
}

// run is main without the process around it.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	j := job{shard: shardSize, block: blockSize}
	finish := j.flags(flag.CommandLine, stderr)
	switch err := flag.CommandLine.Parse(args); err {
	case nil:
	case flag.ErrHelp:
		return 0
	default:
		fmt.Fprintln(stderr, "beam: -h lists the flags")
		return 2
	}
	beamlog.LogLevel = "error" // what goes wrong is told here
	beam.Init()                // a worker of a cluster goes no further
	if problem := finish(flag.Args()); problem != "" {
		fmt.Fprintln(stderr, "beam:", problem)
		return 2
	}
	err := j.run(ctx, stdout, stderr)
	if err == nil {
		return 0
	}
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintln(stderr, "beam:", strings.TrimRight(line, "\n"))
	}
	return 1
}

// flags defines the flags of this program beside those of Beam. What it returns
// takes them over once they are parsed, and says what is wrong with them.
func (j *job) flags(all *flag.FlagSet, stderr io.Writer) (finish func(rest []string) (problem string)) {
	own := flag.NewFlagSet("beam", flag.ContinueOnError)
	own.SetOutput(stderr)
	own.StringVar(&j.in, "in", "", "evidence, as a `glob` of files that Beam can reach; .gz is unpacked")
	format := own.String("format", "", "their `format`: dossier, lines, sheet, ccc, acled, wikidata or sparql (default: by what stands in each)")
	own.StringVar(&j.options, "file-options", "{}", "what the files do not say of themselves, in `JSON` (see exchange.Options)")
	own.StringVar(&j.out, "out", "", "the `folder` for boards.jsonl and progressions.jsonl (default: standard output, which only a local runner allows)")
	own.StringVar(&j.rejected, "rejected", "", "a `file` for what is at fault, which is left out; without it the job fails")
	own.IntVar(&j.k, "k", 10, "how many places of each board")
	own.Int64Var(&j.sessions, "sessions", 1_000_000, "without -in: how many sessions to make up")
	platforms := own.Int("platforms", 1000, "of how many platforms")
	seed := own.Uint64("seed", 1, "from which seed")
	own.BoolVar(&j.check, "check", false, "also work it out in a plain loop, and fail if the answer is not the same to the byte")
	own.IntVar(&j.compare, "compare", 0, "instead, time `rounds` of this beside a plain loop and Beam's top.LargestPerKey")
	own.VisitAll(func(f *flag.Flag) {
		all.Var(f.Value, f.Name, f.Usage) // panics if Beam has one of that name
	})
	all.Init("beam", flag.ContinueOnError)
	all.SetOutput(stderr)
	all.Usage = func() { usage(all, own, stderr) }
	return func(rest []string) string {
		j.format, j.local = exchange.Format(*format), local()
		var o exchange.Options
		switch err := json.Unmarshal([]byte(j.options), &o); {
		case len(rest) > 0:
			return fmt.Sprintf("want flags alone, not %q", rest)
		case *platforms < 1 || j.k < 1 || j.sessions < 1:
			return "want at least one platform, place and session"
		case err != nil:
			return "-file-options: " + err.Error()
		case j.format != "" && j.format != lines && !slices.Contains(exchange.Formats(), j.format):
			return fmt.Sprintf("-format: unknown format %q; want lines or one of %v", j.format, exchange.Formats())
		case needsEndpoint[*runners.Runner] && *jobopts.Endpoint == "":
			return fmt.Sprintf("-runner %s needs -endpoint HOST:PORT, the address of its job service", *runners.Runner)
		case !j.local && j.out == "" && j.compare == 0:
			return fmt.Sprintf("-runner %s needs -out, a folder that its workers can reach", *runners.Runner)
		}
		j.source = newSource(*seed, *platforms)
		return ""
	}
}

// usage prints the flags of this program, and after them those of Beam.
func usage(all, own *flag.FlagSet, w io.Writer) {
	fmt.Fprint(w, "usage: beam [-in GLOB | -sessions N] [flags]\n\nThe flags of this program:\n\n")
	own.PrintDefaults()
	fmt.Fprint(w, "\nThose of Beam, which say where it runs:\n\n")
	others := flag.NewFlagSet("", flag.ContinueOnError)
	others.SetOutput(w)
	all.VisitAll(func(f *flag.Flag) {
		if own.Lookup(f.Name) == nil && !strings.HasPrefix(f.Name, "test.") {
			others.Var(f.Value, f.Name, f.Usage)
		}
	})
	others.PrintDefaults()
}
