package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/examples/internal/terminal"
)

// The largest figures of a text, so many and no more, and where they stand.
type largest struct {
	most  int
	found []ranked // the largest first; of equal ones, the first in the text
}

type ranked struct {
	piece   // without its text
	mention attendance.Mention
	attendance.Range
}

// add takes in the figures of a piece.
func (l *largest) add(_ *bufio.Writer, p piece, ms iter.Seq[attendance.Mention]) error {
	for m := range ms {
		r := ranked{piece{line: p.line, at: p.at}, m, m.Figure.Range(attendance.Customary)}
		i, _ := slices.BinarySearchFunc(l.found, r, func(has, r ranked) int {
			return cmp.Or(cmp.Compare(r.Low, has.Low), cmp.Compare(r.High, has.High), -1)
		})
		if i == l.most {
			continue
		}
		if len(l.found) == l.most {
			l.found = l.found[:l.most-1]
		}
		// What is kept must not keep the text around it in memory.
		r.mention.Text, r.mention.Noun, r.mention.By = strings.Clone(m.Text), strings.Clone(m.Noun), strings.Clone(m.By)
		l.found = slices.Insert(l.found, i, r)
	}
	return nil
}

func (l *largest) writeJSON(w *bufio.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, r := range l.found {
		if err := e.Encode(foundIn(r.piece, r.mention)); err != nil {
			return err
		}
	}
	return nil
}

func (l *largest) writeText(w *bufio.Writer, columns int) error {
	var t terminal.Table
	t.Row("LINE", "FIGURE", "KIND", "COUNTS", "PEOPLE")
	for _, r := range l.found {
		m := r.mention
		t.Row(strconv.Itoa(r.line), m.Figure.String(), string(m.Kind), what(m), reads(m.Figure))
	}
	_, err := w.WriteString(t.Text(0, columns))
	return err
}
