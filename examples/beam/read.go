package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

// The formats of files, beside those of package exchange.
const (
	lines   exchange.Format = "lines" // sessions in JSON, one a line
	dossier                 = exchange.Dossier
)

// head is how much of a file is looked at to tell its format.
const head = 1 << 16

// detect returns the format of a file by how it begins.
func detect(start []byte) exchange.Format {
	if f := exchange.Detect(start); f != "" {
		return f
	}
	first, rest, whole := bytes.Cut(bytes.TrimSpace(start), []byte("\n"))
	var session struct{ ID *string }
	if (whole || len(rest) == 0) && json.Unmarshal(first, &session) == nil && session.ID != nil {
		return lines
	}
	return dossier
}

// A Block is a file to be read, or of one in lines a part of it.
type Block struct {
	File   string
	Format exchange.Format
	Line   int    // the first, from 1
	Text   []byte // of a part
}

// A sink takes what a block says: evidence, valid in all but its references, the
// line where it stands, and what is wrong.
type sink struct {
	evidence func(ev records.Evidence, line int)
	reject   func(Reject)
	left     func(n int) // things that have no place in evidence
}

// A Reject is what was wrong with a line, and left out.
type Reject struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`   // 0 for all of it
	Column  int    `json:"column,omitempty"` // in bytes, from 1
	Path    string `json:"path,omitempty"`
	Text    string `json:"text,omitempty"`
	Problem string `json:"problem"`
	Drops   string `json:"drops"` // what is left out: a cell, a count, a row, a session or the file
}

// String returns "FILE:LINE:COLUMN: PATH: PROBLEM", without what is not known.
func (r Reject) String() string {
	s := r.File
	for _, n := range []int{r.Line, r.Column} {
		if n > 0 {
			s = fmt.Sprintf("%s:%d", s, n)
		}
	}
	if r.Path != "" {
		s += ": " + r.Path
	}
	return s + ": " + r.Problem
}

// read reads a block; open opens its file. The error is that of the file, and not
// of what stands in it.
func (b Block) read(open func() (io.ReadCloser, error), o exchange.Options, to sink) error {
	if b.Text != nil {
		b.readLines(to)
		return nil
	}
	r, err := open()
	if err != nil {
		return err
	}
	defer r.Close()
	switch b.Format {
	case exchange.Sheet, exchange.CCC, exchange.ACLED:
		return b.readRows(r, o, to)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if b.Format == dossier {
		d, err := records.ParseDossier(data)
		if err != nil {
			b.rejectAll(err, "file", 0, to)
			return nil
		}
		to.evidence(d.Evidence, 0)
		to.left(len(d.Claims))
		return nil
	}
	result, err := exchange.Read(b.Format, data, o)
	if err != nil {
		return err
	}
	b.take(result, to)
	return nil
}

// readRows reads a table row by row, in memory for one of them.
func (b Block) readRows(r io.Reader, o exchange.Options, to sink) error {
	for result, err := range exchange.Rows(r, b.Format, o) {
		if err != nil {
			return err
		}
		b.take(result, to)
	}
	return nil
}

// take passes on what a format says.
func (b Block) take(r exchange.Result, to sink) {
	for _, f := range r.Faults {
		to.reject(Reject{b.File, f.Line, f.Column, f.Path, f.Text, f.Err.Error(), string(f.Drops)})
	}
	to.left(len(r.Left) + len(r.Observations))
	if len(r.Evidence.Sessions) > 0 {
		to.evidence(r.Evidence, 0)
	}
}

// readLines reads sessions in JSON, one a line.
func (b Block) readLines(to sink) {
	number := b.Line - 1
	for line := range bytes.Lines(b.Text) {
		number++
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		s, err := parseSession(line)
		if err != nil {
			b.rejectAll(err, "row", number, to)
			continue
		}
		to.evidence(records.Evidence{Sessions: []attendance.Session{s}}, number)
	}
}

// parseSession reads a session in JSON, with nothing else on its line.
func parseSession(line []byte) (s attendance.Session, err error) {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		return s, err
	}
	if _, err := d.Token(); err != io.EOF {
		return s, fmt.Errorf("session %q: more than one value on its line", s.ID)
	}
	return s, s.Validate()
}

// rejectAll rejects for each of the faults in an error.
func (b Block) rejectAll(err error, drops string, line int, to sink) {
	faults, ok := errors.AsType[attendance.Faults](err)
	if !ok {
		to.reject(Reject{File: b.File, Line: line, Problem: err.Error(), Drops: drops})
		return
	}
	for _, f := range faults {
		r := Reject{File: b.File, Line: line, Path: f.Path, Problem: f.Err.Error(), Drops: drops}
		if line == 0 {
			r.Line, r.Column = f.Line, f.Column
		}
		to.reject(r)
	}
}
