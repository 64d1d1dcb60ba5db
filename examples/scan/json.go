package main

import (
	"bufio"
	"encoding/json"
	"iter"

	"github.com/highwater-go/highwater/attendance"
)

// The JSON form: an object for each figure, with its keys in this order.
type found struct {
	Line      int       `json:"line"`
	Start     int       `json:"start"` // in the line, in bytes
	End       int       `json:"end"`
	Text      string    `json:"text"`
	Figure    string    `json:"figure"`
	Noun      string    `json:"noun"`
	Metric    string    `json:"metric"`
	Kind      string    `json:"kind"`
	By        string    `json:"by"`
	Literal   [2]*int64 `json:"literal"`
	Customary [2]*int64 `json:"customary"`
}

func writeJSON(w *bufio.Writer, p piece, ms iter.Seq[attendance.Mention]) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // > stays readable
	for m := range ms {
		if err := e.Encode(foundIn(p, m)); err != nil {
			return err
		}
	}
	return nil
}

func foundIn(p piece, m attendance.Mention) found {
	return found{
		Line:      p.line,
		Start:     p.at + m.Phrase.Start,
		End:       p.at + m.Phrase.End,
		Text:      m.Text,
		Figure:    m.Figure.String(),
		Noun:      m.Noun,
		Metric:    string(m.Metric),
		Kind:      string(m.Kind),
		By:        m.By,
		Literal:   limits(m.Figure.Range(attendance.Literal)),
		Customary: limits(m.Figure.Range(attendance.Customary)),
	}
}

// limits returns the limits of a range, nil where there is none.
func limits(r attendance.Range) (l [2]*int64) {
	if r.Low != -attendance.Unbounded {
		l[0] = &r.Low
	}
	if r.High != attendance.Unbounded {
		l[1] = &r.High
	}
	return l
}
