package main

import (
	"bytes"
	"encoding/json"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/stream"
)

// A board is the first K places of one category, a line of the boards.
type board struct {
	Category records.Category `json:"category"`
	Board    []standing       `json:"board"`
}

type standing struct {
	stream.Leader
	records.Place
}

// A progression is how the record of one category moved, a line of the progressions.
type progression struct {
	Category    records.Category `json:"category"`
	Progression []records.Record `json:"progression"`
}

// boards returns a line of JSON for each category.
func boards(l *stream.Leaders) ([]byte, error) {
	return linesOf(l, func(c records.Category) any { return boardOf(l, c) })
}

// progressions returns a line of JSON for each category.
func progressions(l *stream.Leaders) ([]byte, error) {
	return linesOf(l, func(c records.Category) any { return progression{c, l.In(c).History().Records} })
}

func linesOf(l *stream.Leaders, line func(records.Category) any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, c := range l.Categories() {
		if err := e.Encode(line(c)); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

func boardOf(l *stream.Leaders, c records.Category) board {
	leaders := l.In(c).Leaders()
	ranges := make([]attendance.Range, len(leaders))
	for i, leader := range leaders {
		ranges[i] = leader.Range
	}
	b := board{Category: c, Board: []standing{}}
	for i, place := range records.Places(nil, ranges)[:min(l.K, len(leaders))] {
		b.Board = append(b.Board, standing{leaders[i], place})
	}
	return b
}
