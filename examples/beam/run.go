package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/metrics"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
)

// needsEndpoint has the runners that are reached by a job service.
var needsEndpoint = map[string]bool{"flink": true, "spark": true, "universal": true, "samza": true}

// local reports whether the flags have the job run in this process. Once it has,
// prism has set an endpoint of its own.
func local() bool {
	switch *runners.Runner {
	case "", "prism", "direct":
		return *jobopts.Endpoint == ""
	}
	return false
}

// outputs are the files that a job writes.
type outputs struct{ boards, progressions, rejected string }

func outputsIn(folder string) outputs {
	return outputs{join(folder, "boards.jsonl"), join(folder, "progressions.jsonl"), ""}
}

// join adds a name to a folder, which may be that of a cloud.
func join(folder, name string) string {
	if strings.Contains(folder, "://") {
		return strings.TrimSuffix(folder, "/") + "/" + name
	}
	return filepath.Join(folder, name)
}

// run answers a job, to its folder or else to w.
func (j job) run(ctx context.Context, w, stderr io.Writer) error {
	if j.compare > 0 {
		return report(w, j, j.compare)
	}
	if err := j.reachable(ctx); err != nil {
		return err
	}
	folder, rejected := j.out, j.rejected
	if j.local {
		temporary, err := os.MkdirTemp("", "beam")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temporary)
		if folder == "" {
			folder = temporary
		} else if !strings.Contains(folder, "://") {
			if err := os.MkdirAll(folder, 0o777); err != nil {
				return err
			}
		}
		if rejected == "" {
			rejected = filepath.Join(temporary, "rejected.jsonl")
		}
	}
	to := outputsIn(folder)
	to.rejected = rejected
	p, s := beam.NewPipelineWithRoot()
	build(s, j, to)
	result, err := beamx.RunWithMetrics(ctx, p)
	if err != nil {
		return fmt.Errorf("the job failed: %w", cause(err))
	}
	j.told(stderr, result)
	if !j.local {
		return nil
	}
	return j.finish(w, to)
}

// finish checks and prints what a job in this process has written.
func (j job) finish(w io.Writer, to outputs) error {
	if j.rejected == "" && j.in != "" {
		if err := firstRejects(to.rejected); err != nil {
			return errors.Join(err, os.Remove(to.boards), os.Remove(to.progressions))
		}
	}
	boards, err := os.ReadFile(to.boards)
	if err != nil {
		return err
	}
	progressions, err := os.ReadFile(to.progressions)
	if err != nil {
		return err
	}
	if j.check {
		wantBoards, wantProgressions, err := inALoop(j)
		if err != nil {
			return err
		}
		if !bytes.Equal(boards, wantBoards) || !bytes.Equal(progressions, wantProgressions) {
			return errors.New("the answer is not that of a plain loop")
		}
	}
	if j.out == "" {
		_, err = w.Write(append(boards, progressions...))
	}
	return err
}

// mostRejects is how many rejects are told.
const mostRejects = 10

// firstRejects returns the first rejects of a file as an error, or nil if there are
// none.
func firstRejects(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	var told []string
	n := 0
	for r := bufio.NewReader(f); ; n++ {
		line, err := r.ReadBytes('\n')
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if n < mostRejects {
			told = append(told, sortable(string(line)).String())
		}
	}
	if n == 0 {
		return nil
	}
	if n > mostRejects {
		told = append(told, fmt.Sprintf("and %d more", n-mostRejects))
	}
	return errors.New(strings.Join(append(told, "with -rejected FILE these are written there, and the job goes on without them"), "\n"))
}

// reachable returns an error if the input is missing, or nobody answers for the
// runner: the runners themselves wait for minutes, and say less.
func (j job) reachable(ctx context.Context) error {
	if endpoint := *jobopts.Endpoint; endpoint != "" && !j.local {
		conn, err := (&net.Dialer{Timeout: 10 * time.Second}).DialContext(ctx, "tcp", endpoint)
		if err != nil {
			return fmt.Errorf("cannot reach the job service at %s: %w", endpoint, cause(err))
		}
		conn.Close()
	}
	if j.in == "" || !j.local {
		return nil
	}
	if scheme, _, ok := strings.Cut(j.in, "://"); ok && !knownScheme(scheme) {
		return fmt.Errorf("-in: there is no file system for %s://", scheme)
	}
	files, err := filesystem.New(ctx, j.in)
	if err != nil {
		return fmt.Errorf("-in: %w", err)
	}
	defer files.Close()
	names, err := files.List(ctx, j.in)
	if err != nil {
		return fmt.Errorf("-in: %w", err)
	}
	if len(names) == 0 {
		return fmt.Errorf("-in: no file is called %s", j.in)
	}
	return nil
}

// knownScheme reports whether Beam has a file system for a scheme; it panics where
// it has not.
func knownScheme(scheme string) (known bool) {
	defer func() { known = recover() == nil }()
	filesystem.ValidateScheme(scheme + "://")
	return true
}

// cause returns an error without the layers around it that say nothing.
func cause(err error) error {
	if e, ok := errors.AsType[*net.OpError](err); ok {
		if s, ok := errors.AsType[*os.SyscallError](e.Err); ok {
			return s.Err
		}
		return e.Err
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e
	}
	// Of a job there is a text alone, in which that of a DoFn comes last.
	if _, own, ok := cutLast(err.Error(), "] failed:\n"); ok {
		return errors.New(own)
	}
	return err
}

// cutLast is strings.Cut around the last instance of sep.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// told prints what was counted, if the runner says.
func (j job) told(w io.Writer, result beam.PipelineResult) {
	if j.in == "" || result == nil {
		return
	}
	counted := map[string]int64{}
	for _, c := range result.Metrics().Query(func(metrics.SingleResult) bool { return true }).Counters() {
		if c.Key.Namespace == "highwater" {
			counted[c.Key.Name] += c.Result()
		}
	}
	if len(counted) == 0 {
		return
	}
	fmt.Fprintf(w, "beam: %d files, %d sessions in %d places, %d counts; %d sessions without a number, %d things rejected, %d that are no evidence of a number\n",
		counted["files"], counted["sessions"], counted["sessions said"], counted["counts"], counted["sessions without a number"], counted["rejects"], counted["left"])
}
