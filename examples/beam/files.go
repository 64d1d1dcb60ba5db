package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
	"github.com/highwater-go/highwater/records/stream"
)

func init() {
	beam.RegisterType(reflect.TypeFor[Block]())
	beam.RegisterCoder(reflect.TypeFor[piece](), encodePiece, decodePiece)
	beam.RegisterCoder(reflect.TypeFor[known](), encodeKnown, decodeKnown)
	beam.RegisterCoder(reflect.TypeFor[held](), encodeHeld, decodeHeld)
	register.DoFn3x1[context.Context, fileio.ReadableFile, func(Block), error](&cutFn{})
	register.DoFn5x1[context.Context, Block, func(string, piece), func(known), func(string), error](&readFn{})
	register.DoFn6x0[context.Context, string, func(*piece) bool, known, func(held), func(string)](&settleFn{})
	register.Combiner1[known](&settingFn{})
	register.Combiner2[partial, held](&boardsFn{})
	register.Emitter1[Block]()
	register.Emitter1[known]()
	register.Emitter1[held]()
	register.Emitter1[string]()
	register.Emitter2[string, piece]()
	register.Iter1[piece]()
}

// What is counted, for the metrics of the runner.
var (
	countedFiles    = beam.NewCounter("highwater", "files")
	countedSaid     = beam.NewCounter("highwater", "sessions said") // once for each place that speaks of one
	countedSessions = beam.NewCounter("highwater", "sessions")
	countedCounts   = beam.NewCounter("highwater", "counts")
	countedUnknown  = beam.NewCounter("highwater", "sessions without a number")
	countedRejects  = beam.NewCounter("highwater", "rejects")
	countedLeft     = beam.NewCounter("highwater", "left") // what has no place in evidence
)

// cutFn divides files into blocks.
type cutFn struct {
	Format string
	Size   int
}

func (f *cutFn) ProcessElement(ctx context.Context, file fileio.ReadableFile, emit func(Block)) error {
	countedFiles.Inc(ctx, 1)
	r, err := file.Open(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	return cut(file.Metadata.Path, exchange.Format(f.Format), r, f.Size, emit)
}

// readFn reads blocks, and emits what they say of each session, the platforms and
// sources that they know, and what is wrong with them.
type readFn struct {
	Options string // in JSON

	options exchange.Options
}

func (f *readFn) Setup() error { return json.Unmarshal([]byte(f.Options), &f.options) }

func (f *readFn) ProcessElement(ctx context.Context, b Block, said func(string, piece), setting func(known), wrong func(string)) error {
	in := newKnown()
	said("", piece{}) // so that there is an answer even where nothing is known
	var bad error
	err := b.read(func() (io.ReadCloser, error) { return opened(ctx, b.File) }, f.options, sink{
		evidence: func(ev records.Evidence, line int) {
			bad = errors.Join(bad, in.add(ev))
			countedSaid.Inc(ctx, int64(len(ev.Sessions)))
			pieces(ev, b.File, line, func(p piece) { said(p.Session.ID, p) })
		},
		reject: func(r Reject) { rejected(ctx, r, wrong) },
		left:   func(n int) { countedLeft.Inc(ctx, int64(n)) },
	})
	setting(in)
	return errors.Join(err, bad)
}

// opened opens a file wherever it is, and takes it out of gzip if it is a .gz.
func opened(ctx context.Context, name string) (io.ReadCloser, error) {
	return fileio.ReadableFile{Metadata: fileio.FileMetadata{Path: name}}.Open(ctx)
}

// A known is a setting on its way.
type known struct{ *setting }

func newKnown() known { return known{new(setting)} }

func encodeKnown(k known) ([]byte, error) { return encodeSetting(k.setting) }

func decodeKnown(data []byte) (known, error) {
	s, err := decodeSetting(data)
	return known{s}, err
}

// settingFn brings platforms and sources together.
type settingFn struct{}

func (*settingFn) CreateAccumulator() known { return newKnown() }

func (*settingFn) MergeAccumulators(a, b known) known {
	a.book.Merge(&b.book)
	return a
}

// settleFn brings together what is said of a session.
type settleFn struct{}

func (*settleFn) ProcessElement(ctx context.Context, id string, next func(*piece) bool, in known, emit func(held), wrong func(string)) {
	if id == "" {
		emit(held{})
		return
	}
	var all []piece
	for p := (piece{}); next(&p); p = (piece{}) {
		all = append(all, p)
		countedCounts.Inc(ctx, int64(len(p.Session.Counts)))
	}
	slices.SortFunc(all, piece.compare) // so that the same is told each time
	countedSessions.Inc(ctx, 1)
	h, err := settle(all, in.setting)
	switch {
	case err != nil:
		rejected(ctx, Reject{File: all[0].File, Line: all[0].Line, Problem: err.Error(), Drops: "session"}, wrong)
	case h.Categories == nil:
		countedUnknown.Inc(ctx, 1)
	default:
		emit(h)
	}
}

// Helds are put on boards where they come from, and go nowhere.

func encodeHeld(h held) ([]byte, error) { return json.Marshal(h) }

func decodeHeld(data []byte) (h held, err error) {
	err = json.Unmarshal(data, &h)
	return h, err
}

// boardsFn puts sessions on their boards.
type boardsFn struct {
	K int
}

func (f *boardsFn) CreateAccumulator() partial { return partial{&stream.Leaders{K: f.K}} }

func (f *boardsFn) AddInput(p partial, h held) (partial, error) {
	return p, h.addTo(p.leaders)
}

func (f *boardsFn) MergeAccumulators(a, b partial) partial {
	a.leaders.Merge(b.leaders)
	return a
}
