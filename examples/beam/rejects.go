package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

func init() {
	register.DoFn1x1[string, error](&failFn{})
	register.DoFn3x1[context.Context, int, func(*string) bool, error](&rejectsFn{})
	register.Iter1[string]()
}

// rejected emits a reject as a line of JSON.
func rejected(ctx context.Context, r Reject, emit func(string)) {
	countedRejects.Inc(ctx, 1)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(r) // texts and numbers
	emit(strings.TrimSpace(b.String()))
}

// failFn fails the job at the first reject.
type failFn struct{}

func (*failFn) ProcessElement(line string) error {
	var r Reject
	if err := json.Unmarshal([]byte(line), &r); err != nil {
		return err
	}
	return errors.New(r.String())
}

// writeRejects writes rejects to a file, by file and line. The file is there even if
// there are none.
func writeRejects(s beam.Scope, file string, rejects beam.PCollection) {
	filesystem.ValidateScheme(file)
	all := beam.Flatten(s, rejects, beam.Create(s, ""))
	beam.ParDo0(s, &rejectsFn{File: file}, beam.GroupByKey(s, beam.AddFixedKey(s, all)))
}

type rejectsFn struct {
	File string
}

func (f *rejectsFn) ProcessElement(ctx context.Context, _ int, next func(*string) bool) error {
	var rejects []sorted
	for line := ""; next(&line); {
		if line != "" {
			rejects = append(rejects, sortable(line))
		}
	}
	slices.SortFunc(rejects, sorted.compare)
	fs, err := filesystem.New(ctx, f.File)
	if err != nil {
		return err
	}
	defer fs.Close()
	w, err := fs.OpenWrite(ctx, f.File)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	for _, r := range rejects {
		out.WriteString(r.line + "\n")
	}
	return errors.Join(out.Flush(), w.Close())
}

// A sorted reject comes in the order of files and lines.
type sorted struct {
	Reject
	line string
}

func sortable(line string) sorted {
	s := sorted{line: line}
	_ = json.Unmarshal([]byte(line), &s.Reject) // it was written here
	return s
}

func (s sorted) compare(o sorted) int {
	if c := strings.Compare(s.File, o.File); c != 0 {
		return c
	}
	if s.Line != o.Line {
		return s.Line - o.Line
	}
	if s.Column != o.Column {
		return s.Column - o.Column
	}
	return strings.Compare(s.line, o.line)
}
