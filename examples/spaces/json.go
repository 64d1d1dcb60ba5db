package main

import (
	"encoding/json"
	"io"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// The JSON form. What has no limit, and the margin of a first record, is null.
type page struct {
	Standings   []standing       `json:"standings"`
	Unranked    []string         `json:"unranked"`
	Lead        records.Lead     `json:"lead"`
	Progression []records.Record `json:"progression"`
	Undated     []string         `json:"undated"`
	Reports     []report         `json:"reports"`
}

// A standing has the fields of its estimate beside its own.
type standing struct {
	Session string           `json:"session"`
	Range   attendance.Range `json:"range"` // under the reading that was asked for
	records.Place
	Status records.Status `json:"status,omitempty"`
	records.Estimate
}

// A report has the index of its claim in the file.
type report struct {
	Index int `json:"index"`
	records.Report
}

func (a answered) writeJSON(w io.Writer) error {
	p := page{
		Standings:   []standing{},
		Unranked:    a.board.Unranked,
		Lead:        a.board.Lead(a.reading),
		Progression: a.history.Records,
		Undated:     a.history.Undated,
		Reports:     []report{},
	}
	for _, s := range a.board.Standings {
		p.Standings = append(p.Standings, standing{s.Session, s.Estimate.Range(a.reading), s.Place, s.Status, s.Estimate})
	}
	for i, r := range a.reports {
		p.Reports = append(p.Reports, report{i, r})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // > stays readable
	e.SetIndent("", "  ")
	return e.Encode(p)
}
