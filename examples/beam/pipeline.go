package main

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/highwater-go/highwater/records"
)

func init() {
	beam.RegisterCoder(reflect.TypeFor[partial](), encodePartial, decodePartial)
	beam.RegisterType(reflect.TypeFor[shard]())
	register.DoFn3x1[context.Context, string, func(partial), error](&linesFn{})
	register.DoFn3x1[context.Context, shard, func(partial), error](&shardsFn{})
	register.Combiner1[partial](&mergeFn{})
	register.Function1x2(answerOf)
	register.Emitter1[partial]()
}

// A partial is what a bundle of sessions leaves of the records. It goes from
// worker to worker in its binary form.
type partial struct {
	leaders *records.Leaders
}

func encodePartial(p partial) ([]byte, error) { return p.leaders.MarshalBinary() }

func decodePartial(data []byte) (partial, error) {
	p := partial{new(records.Leaders)}
	return p, p.leaders.UnmarshalBinary(data)
}

// A shard is sessions to be made: First to End−1.
type shard struct {
	First int64
	End   int64
}

// linesFn gathers what the lines of a bundle, sessions in JSON, leave of the
// records.
type linesFn struct {
	K int

	leaders *records.Leaders
}

func (f *linesFn) StartBundle(_ context.Context, _ func(partial)) {
	f.leaders = &records.Leaders{K: f.K}
}

func (f *linesFn) ProcessElement(_ context.Context, line string, _ func(partial)) error {
	if strings.TrimSpace(line) == "" {
		return nil
	}
	s, ok, err := parseSession([]byte(line))
	if err == nil && ok {
		err = add(f.leaders, s)
	}
	if err != nil {
		return fmt.Errorf("line %.80q: %w", line, err)
	}
	return nil
}

func (f *linesFn) FinishBundle(_ context.Context, emit func(partial)) {
	emit(partial{f.leaders})
	f.leaders = nil
}

// shardsFn does so with the sessions of shards.
type shardsFn struct {
	K      int
	Source Source

	leaders *records.Leaders
}

func (f *shardsFn) StartBundle(_ context.Context, _ func(partial)) {
	f.leaders = &records.Leaders{K: f.K}
}

func (f *shardsFn) ProcessElement(_ context.Context, s shard, _ func(partial)) error {
	return f.Source.addTo(f.leaders, s.First, s.End)
}

func (f *shardsFn) FinishBundle(_ context.Context, emit func(partial)) {
	emit(partial{f.leaders})
	f.leaders = nil
}

// mergeFn brings partials together. Their order makes no difference.
type mergeFn struct {
	K int
}

func (f *mergeFn) CreateAccumulator() partial { return partial{&records.Leaders{K: f.K}} }

func (f *mergeFn) MergeAccumulators(a, b partial) partial {
	a.leaders.Merge(b.leaders)
	return a
}

// answerOf returns the answer without its last line end, which textio adds.
func answerOf(p partial) (string, error) {
	b, err := answer(p.leaders)
	return strings.TrimSuffix(string(b), "\n"), err
}

// recordsOf writes the answer for the sessions of a job to a file.
func recordsOf(s beam.Scope, j job, out string) {
	var partials beam.PCollection
	if j.in != "" {
		partials = beam.ParDo(s, &linesFn{K: j.k}, textio.Read(s, j.in))
	} else {
		partials = beam.ParDo(s, &shardsFn{K: j.k, Source: j.source}, beam.Reshuffle(s, beam.CreateList(s, j.shards())))
	}
	merged := beam.Combine(s, &mergeFn{K: j.k}, partials)
	// One string, for a file of several has them in any order.
	textio.Write(s, out, beam.ParDo(s, answerOf, merged))
}
