package main

import (
	"context"
	"reflect"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/highwater-go/highwater/records/stream"
)

func init() {
	beam.RegisterCoder(reflect.TypeFor[partial](), encodePartial, decodePartial)
	beam.RegisterType(reflect.TypeFor[shard]())
	register.DoFn3x1[context.Context, shard, func(partial), error](&shardsFn{})
	register.Combiner1[partial](&mergeFn{})
	register.Function1x2(boardsOf)
	register.Function1x2(progressionsOf)
	register.Emitter1[partial]()
}

// A partial is what a bundle of sessions leaves of the records. It goes from
// worker to worker in its binary form.
type partial struct {
	leaders *stream.Leaders
}

func encodePartial(p partial) ([]byte, error) { return p.leaders.MarshalBinary() }

func decodePartial(data []byte) (partial, error) {
	p := partial{new(stream.Leaders)}
	return p, p.leaders.UnmarshalBinary(data)
}

// A shard is sessions to be made: First to End−1.
type shard struct {
	First int64
	End   int64
}

// shardsFn gathers what the sessions of the shards of a bundle leave of the records.
type shardsFn struct {
	K      int
	Source Source

	leaders *stream.Leaders
}

func (f *shardsFn) StartBundle(_ context.Context, _ func(partial)) {
	f.leaders = &stream.Leaders{K: f.K}
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

func (f *mergeFn) CreateAccumulator() partial { return partial{&stream.Leaders{K: f.K}} }

func (f *mergeFn) MergeAccumulators(a, b partial) partial {
	a.leaders.Merge(b.leaders)
	return a
}

// Textio adds the last line end.

func boardsOf(p partial) (string, error) {
	b, err := boards(p.leaders)
	return strings.TrimSuffix(string(b), "\n"), err
}

func progressionsOf(p partial) (string, error) {
	b, err := progressions(p.leaders)
	return strings.TrimSuffix(string(b), "\n"), err
}

// build makes the pipeline of a job.
func build(s beam.Scope, j job, to outputs) {
	var merged beam.PCollection
	if j.in == "" {
		partials := beam.ParDo(s, &shardsFn{K: j.k, Source: j.source}, beam.Reshuffle(s, beam.CreateList(s, j.shards())))
		merged = beam.Combine(s, &mergeFn{K: j.k}, partials)
	} else {
		merged = buildFiles(s, j, to)
	}
	// One string, for a file of several has them in any order.
	textio.Write(s, to.boards, beam.ParDo(s, boardsOf, merged))
	textio.Write(s, to.progressions, beam.ParDo(s, progressionsOf, merged))
}

// buildFiles makes what reads files and brings together what they say of a session.
func buildFiles(s beam.Scope, j job, to outputs) beam.PCollection {
	files := fileio.ReadMatches(s, fileio.MatchFiles(s, j.in, fileio.MatchEmptyDisallow()))
	blocks := beam.Reshuffle(s, beam.ParDo(s, &cutFn{Format: string(j.format), Size: j.block}, files))
	said, settings, wrong := beam.ParDo3(s, &readFn{Options: j.options}, blocks)
	in := beam.SideInput{Input: beam.Combine(s, &settingFn{}, settings)}
	settled, together := beam.ParDo2(s, &settleFn{}, beam.GroupByKey(s, said), in)
	rejects := beam.Flatten(s, wrong, together)
	if to.rejected != "" {
		writeRejects(s, to.rejected, rejects)
	} else {
		beam.ParDo0(s, &failFn{}, rejects)
	}
	return beam.Combine(s, &boardsFn{K: j.k}, settled)
}
