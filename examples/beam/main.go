// Beam follows the records of any number of sessions with Apache Beam: for all
// sessions and for each platform the first places of the board and how the
// record moved, a line of JSON each.
//
//	go run . -sessions 10000000             sessions that are made up
//	go run . -in FILE                       sessions in JSON, one a line
//
// By default it runs on Beam's prism runner in this process, without any
// service. The flags of Beam send the same pipeline to a cluster: see README.md.
// The flags of this program are
//
//	-in FILE          sessions in the form of attendance.Session; a glob, or any path that Beam's file systems know
//	-sessions N       without -in: how many sessions to make, of …
//	-platforms P      so many platforms, …
//	-seed S           from this seed
//	-k K              how many places of each board
//	-out FILE         where the answer goes; standard output if empty, which only the local runners allow
//	-check            also work it out in a plain loop, and fail if the answer is not the same to the byte
//	-compare N        instead, time N rounds of this, of a plain loop and of Beam's top.LargestPerKey
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	beamlog "github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/highwater-go/highwater/records"
)

// A job is what is asked for.
type job struct {
	in       string
	sessions int64
	shard    int64 // how many of them a shard has
	source   Source
	k        int
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
	log.SetFlags(0)
	log.SetPrefix("beam: ")
	j := job{shard: shardSize}
	flag.StringVar(&j.in, "in", "", "sessions in JSON, one a line; a `file` or glob")
	flag.Int64Var(&j.sessions, "sessions", 1_000_000, "without -in: how many sessions to make")
	platforms := flag.Int("platforms", 1000, "of how many platforms")
	seed := flag.Uint64("seed", 1, "from which seed")
	flag.IntVar(&j.k, "k", 10, "how many places of each board")
	out := flag.String("out", "", "the `file` for the answer; standard output if empty")
	check := flag.Bool("check", false, "compare the answer with that of a plain loop")
	compare := flag.Int("compare", 0, "time `rounds` of this beside a plain loop and top.LargestPerKey")
	flag.Parse()
	beamlog.LogLevel = "warn" // prism has much to say otherwise
	beam.Init()               // a worker of a cluster goes no further
	if *platforms < 1 || j.k < 1 || j.sessions < 1 {
		log.Fatal("want at least one platform, place and session")
	}
	j.source = newSource(*seed, *platforms)
	if *compare > 0 {
		if err := report(os.Stdout, j, *compare); err != nil {
			log.Fatal(err)
		}
		return
	}
	if err := run(context.Background(), os.Stdout, j, *out, *check); err != nil {
		log.Fatal(err)
	}
}

// run answers a job to the file out or, if that is empty, to w.
func run(ctx context.Context, w io.Writer, j job, out string, check bool) error {
	file := out
	if out == "" {
		dir, err := os.MkdirTemp("", "beam")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		file = filepath.Join(dir, "answer")
	}
	p, s := beam.NewPipelineWithRoot()
	recordsOf(s, j, file)
	if err := beamx.Run(ctx, p); err != nil {
		return err
	}
	if out != "" && !check {
		return nil
	}
	got, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("the answer is not here; say -out for another runner than prism: %w", err)
	}
	if check {
		want, err := inALoop(j)
		if err != nil {
			return err
		}
		if !bytes.Equal(got, want) {
			return errors.New("the answer is not that of a plain loop")
		}
	}
	if out == "" {
		_, err = w.Write(got)
	}
	return err
}

// inALoop answers a job without Beam.
func inALoop(j job) ([]byte, error) {
	l := &records.Leaders{K: j.k}
	if j.in == "" {
		if err := j.source.addTo(l, 0, j.sessions); err != nil {
			return nil, err
		}
		return answer(l)
	}
	files, err := filepath.Glob(j.in)
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		if err := addFile(l, name); err != nil {
			return nil, err
		}
	}
	return answer(l)
}

func addFile(l *records.Leaders, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReader(f)
	for number := 1; ; number++ {
		line, err := r.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return err
		}
		if len(bytes.TrimSpace(line)) > 0 {
			s, ok, err := parseSession(line)
			if err == nil && ok {
				err = add(l, s)
			}
			if err != nil {
				return fmt.Errorf("%s:%d: %w", name, number, err)
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}
