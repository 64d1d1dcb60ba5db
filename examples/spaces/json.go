package main

import (
	"encoding/json"
	"io"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// The JSON form. What has no limit is null.
type page struct {
	Standings   []standing `json:"standings"`
	Unranked    []string   `json:"unranked"`
	Progression []step     `json:"progression"`
	Undated     []string   `json:"undated"`
	Reports     []report   `json:"reports"`
}

type standing struct {
	Session string           `json:"session"`
	Range   attendance.Range `json:"range"`
	records.Place
	Agree  int            `json:"agree"`
	Of     int            `json:"of"`
	Status records.Status `json:"status,omitempty"`
}

type step struct {
	Session  string           `json:"session"`
	Range    attendance.Range `json:"range"`
	Previous []string         `json:"previous"`
	More     bool             `json:"more,omitempty"` // previous holders than are listed
	Margin   *margin          `json:"margin"`         // null for a first record
	Days     records.Days     `json:"days"`
	Certain  bool             `json:"certain"`
}

type margin struct {
	Least *int64 `json:"least"`
	Most  *int64 `json:"most"`
}

type report struct {
	Session  string          `json:"session"`
	By       string          `json:"by"`
	Verdict  records.Verdict `json:"verdict"`
	Record   records.Verdict `json:"record"`
	Findings []finding       `json:"findings"`
}

type finding struct {
	Point   records.Point   `json:"point"`
	Verdict records.Verdict `json:"verdict"`
	Reason  string          `json:"reason"`
}

func (a answered) writeJSON(w io.Writer) error {
	p := page{
		Standings:   []standing{},
		Unranked:    orEmpty(a.board.Unranked),
		Progression: []step{},
		Undated:     orEmpty(a.history.Undated),
		Reports:     []report{},
	}
	for _, s := range a.board.Standings {
		p.Standings = append(p.Standings, standing{s.Session, s.Estimate.Range(a.reading), s.Place, s.Estimate.Agree, s.Estimate.Of, s.Status})
	}
	for _, r := range a.history.Records {
		s := step{r.Session, r.Range, orEmpty(r.Previous), r.More, nil, r.Stood, r.Certain}
		if len(r.Previous) > 0 {
			s.Margin = marginOf(r.Margin.Range())
		}
		p.Progression = append(p.Progression, s)
	}
	for _, r := range a.reports {
		out := report{r.Claim.Session, r.Claim.By, r.Verdict, r.Record, []finding{}}
		for _, f := range r.Findings {
			out.Findings = append(out.Findings, finding{f.Point, f.Verdict, f.Reason})
		}
		p.Reports = append(p.Reports, out)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // > stays readable
	e.SetIndent("", "  ")
	return e.Encode(p)
}

func marginOf(r attendance.Range) *margin {
	var m margin
	if r.Low != -attendance.Unbounded {
		m.Least = &r.Low
	}
	if r.High != attendance.Unbounded {
		m.Most = &r.High
	}
	return &m
}

// orEmpty makes a missing list an empty one.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
