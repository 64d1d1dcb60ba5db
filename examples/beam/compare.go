package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/transforms/top"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
)

func init() {
	register.DoFn2x0[shard, func(int64, number)](&numbersFn{})
	register.Emitter2[int64, number]()
	register.Function2x1(smaller)
	register.Function2x1(countFirst)
	register.Function2x1(sum)
}

// A number is a session for top.LargestPerKey, which knows no ranges.
type number struct {
	Session string
	People  int64
}

func smaller(a, b number) bool {
	return a.People < b.People || a.People == b.People && a.Session > b.Session
}

// numbersFn emits each session of a shard under its platform.
type numbersFn struct {
	Source Source
}

func (f *numbersFn) ProcessElement(s shard, emit func(int64, number)) {
	for n := s.First; n < s.End; n++ {
		platform, l := f.Source.session(n)
		emit(int64(platform), number{l.Session, l.Range.Low})
	}
}

func countFirst(_ int64, first []number) int { return len(first) }
func sum(a, b int) int                       { return a + b }

// largestPerKey finds the first K of each platform as Beam has it.
func largestPerKey(j job) error {
	p, s := beam.NewPipelineWithRoot()
	numbers := beam.ParDo(s, &numbersFn{Source: j.source}, beam.Reshuffle(s, beam.CreateList(s, j.shards())))
	beam.Combine(s, sum, beam.ParDo(s, countFirst, top.LargestPerKey(s, numbers, j.k, smaller)))
	return beamx.Run(context.Background(), p)
}

// report times three ways to the first K of each platform, which take turns.
// Only top.LargestPerKey finds nothing else.
func report(w io.Writer, j job, rounds int) error {
	ways := []struct {
		name string
		do   func() error
	}{
		{"Beam with stream.Leaders", func() error { j.compare = 0; return j.run(context.Background(), io.Discard, io.Discard) }},
		{"a plain loop with stream.Leaders", func() error { _, _, err := inALoop(j); return err }},
		{"Beam with top.LargestPerKey", func() error { return largestPerKey(j) }},
	}
	took := make([][]time.Duration, len(ways))
	for range rounds {
		for i, way := range ways {
			start := time.Now()
			if err := way.do(); err != nil {
				return err
			}
			took[i] = append(took[i], time.Since(start))
		}
	}
	fmt.Fprintf(w, "%d sessions of %d platforms, the first %d; medians of %d rounds\n\n", j.sessions, len(j.source.Platforms), j.k, rounds)
	fmt.Fprintf(w, "| | time | Beam with stream.Leaders / this |\n|---|--:|--:|\n")
	for i, way := range ways {
		ratios := make([]float64, rounds)
		for round := range ratios {
			ratios[round] = took[0][round].Seconds() / took[i][round].Seconds()
		}
		slices.Sort(ratios)
		slices.Sort(took[i])
		fmt.Fprintf(w, "| %s | %.2f s | %.3f |\n", way.name, took[i][rounds/2].Seconds(), ratios[rounds/2])
	}
	return nil
}
