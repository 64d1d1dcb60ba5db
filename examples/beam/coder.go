package main

import (
	"encoding/binary"
	"encoding/json"
	"errors"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// Pieces go between workers in a binary form, which takes a tenth of the time of
// JSON: each string behind its length, each number as a varint. Rulings, which are
// rare, are JSON in it.

// A packer appends values.
type packer struct{ b []byte }

func (p *packer) int(n int64)   { p.b = binary.AppendVarint(p.b, n) }
func (p *packer) text(s string) { p.int(int64(len(s))); p.b = append(p.b, s...) }

func (p *packer) texts(all []string) {
	p.int(int64(len(all)))
	for _, s := range all {
		p.text(s)
	}
}

func (p *packer) date(d attendance.Date) { p.int(d.Start); p.int(d.End) }

func (p *packer) count(c attendance.Count) {
	p.int(c.Figure.People)
	p.int(c.Figure.To)
	p.int(c.Figure.Step)
	p.int(int64(c.Figure.Hedge))
	for _, s := range []string{c.Text, string(c.Metric), c.Source, string(c.Role), c.Via, c.Quote, c.URL} {
		p.text(s)
	}
	p.date(c.Date)
	soFar := int64(0)
	if c.SoFar {
		soFar = 1
	}
	p.int(soFar)
}

func encodePiece(piece piece) ([]byte, error) {
	p := packer{make([]byte, 0, 256)}
	p.text(piece.File)
	p.int(int64(piece.Line))
	s := piece.Session
	for _, text := range []string{s.ID, s.Title, s.Platform, s.Event} {
		p.text(text)
	}
	p.texts(s.Hosts)
	p.texts(s.Tags)
	p.date(s.Start)
	p.date(s.End)
	p.int(int64(len(s.Counts)))
	for _, c := range s.Counts {
		p.count(c)
	}
	rulings := []byte(nil)
	if len(piece.Rulings) > 0 {
		var err error
		if rulings, err = json.Marshal(piece.Rulings); err != nil {
			return nil, err
		}
	}
	p.text(string(rulings))
	return p.b, nil
}

// An unpacker reads what a packer has written. After an error it reads zeros.
type unpacker struct {
	b   []byte
	err error
}

var errPiece = errors.New("this is not the form of a piece")

func (u *unpacker) int() int64 {
	n, size := binary.Varint(u.b)
	if size <= 0 {
		u.b, u.err = nil, errPiece
		return 0
	}
	u.b = u.b[size:]
	return n
}

// length reads a length, each unit of which takes at least a byte.
func (u *unpacker) length() int {
	n := u.int()
	if n < 0 || n > int64(len(u.b)) {
		u.b, u.err = nil, errPiece
		return 0
	}
	return int(n)
}

func (u *unpacker) text() string {
	n := u.length()
	s := string(u.b[:n])
	u.b = u.b[n:]
	return s
}

func (u *unpacker) texts() (all []string) {
	for range u.length() {
		all = append(all, u.text())
	}
	return all
}

func (u *unpacker) date() attendance.Date { return attendance.Date{Start: u.int(), End: u.int()} }

func (u *unpacker) count() (c attendance.Count) {
	c.Figure.People, c.Figure.To, c.Figure.Step = u.int(), u.int(), u.int()
	c.Figure.Hedge = attendance.Hedge(u.int())
	c.Text, c.Metric, c.Source, c.Role = u.text(), attendance.Metric(u.text()), u.text(), attendance.Role(u.text())
	c.Via, c.Quote, c.URL = u.text(), u.text(), u.text()
	c.Date = u.date()
	c.SoFar = u.int() != 0
	return c
}

func decodePiece(data []byte) (p piece, err error) {
	u := unpacker{b: data}
	p.File, p.Line = u.text(), int(u.int())
	s := &p.Session
	s.ID, s.Title, s.Platform, s.Event = u.text(), u.text(), u.text(), u.text()
	s.Hosts, s.Tags = u.texts(), u.texts()
	s.Start, s.End = u.date(), u.date()
	for range u.length() {
		s.Counts = append(s.Counts, u.count())
	}
	rulings := u.text()
	if u.err != nil || len(u.b) > 0 {
		return piece{}, errPiece
	}
	if rulings != "" {
		var all []records.Ruling
		if err := json.Unmarshal([]byte(rulings), &all); err != nil {
			return piece{}, err
		}
		p.Rulings = all
	}
	return p, nil
}
