package main

import (
	"bytes"
	"encoding/json"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// A page is what is known of the record of one category, a line of the answer.
type page struct {
	Category records.Category `json:"category"`
	First    []standing       `json:"first"` // the first K of the board
	Records  []records.Record `json:"records"`
}

type standing struct {
	records.Leader
	records.Place
}

// answer returns a line of JSON for each category.
func answer(l *records.Leaders) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, c := range l.Categories() {
		if err := e.Encode(pageOf(l, c)); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

func pageOf(l *records.Leaders, c records.Category) page {
	top := l.In(c)
	leaders := top.Leaders()
	p := page{Category: c, First: []standing{}, Records: top.History().Records}
	ranges := make([]attendance.Range, len(leaders))
	for i, leader := range leaders {
		ranges[i] = leader.Range
	}
	for i, place := range records.Places(nil, ranges)[:min(l.K, len(leaders))] {
		p.First = append(p.First, standing{leaders[i], place})
	}
	return p
}
