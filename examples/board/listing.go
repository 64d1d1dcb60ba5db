package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

// Everything that the page has, as plain tables: for the rows that do not stand on
// the board, and to be downloaded.

// A file is one that the page gives.
type file struct {
	name, kind, about string
	make              func(*page, request) ([]byte, error)
}

var files = []file{
	{"board.csv", "text/csv; charset=utf-8", "all sessions", func(p *page, r request) ([]byte, error) {
		return []byte(p.sessionTable(asKnown(p.dossier, r.known)).CSV()), nil
	}},
	{"records.csv", "text/csv; charset=utf-8", "all records", func(p *page, r request) ([]byte, error) {
		return []byte(p.recordTable(asKnown(p.dossier, r.known), r.reading).CSV()), nil
	}},
	{"claims.csv", "text/csv; charset=utf-8", "all claims", func(p *page, r request) ([]byte, error) {
		return []byte(p.claimTable(asKnown(p.dossier, r.known)).CSV()), nil
	}},
	{"dossier.json", "application/json", "the dossier", func(p *page, _ request) ([]byte, error) {
		return json.MarshalIndent(p.dossier, "", "  ")
	}},
}

// sessionTable is the board of the Customary reading with the ranges of all three.
func (p *page) sessionTable(d records.Dossier) exchange.Table {
	rank := func(reading attendance.Reading) records.Board {
		board := records.Rank(d.Evidence, p.subject.category, records.Terms{Reading: reading})
		return board
	}
	board := rank(attendance.Customary)
	t := exchange.BoardTable(d.Evidence, board, attendance.Customary)
	var ids []string
	for _, s := range board.Standings {
		ids = append(ids, s.Session)
	}
	ids = append(ids, board.Unranked...)
	for i, c := range t.Columns {
		if c.Number {
			t.Columns[i].Name = "Customary " + map[string]string{"Low": "low", "High": "high"}[c.Name]
		}
	}
	for _, reading := range readings[1:] {
		name := title(reading.String())
		t.Columns = append(t.Columns, exchange.Column{Name: name + " low", Number: true}, exchange.Column{Name: name + " high", Number: true})
		ranges := map[string]attendance.Range{}
		for _, s := range rank(reading).Standings {
			ranges[s.Session] = s.Estimate.Range(reading)
		}
		for i, id := range ids {
			r, ok := ranges[id]
			t.Rows[i] = append(t.Rows[i], limit(r.Low, ok), limit(r.High, ok))
		}
	}
	return t
}

// limit returns the cell of an end of a range, empty if it has none.
func limit(n int64, known bool) string {
	if !known || n == attendance.Unbounded {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

func (p *page) recordTable(d records.Dossier, reading attendance.Reading) exchange.Table {
	return exchange.HistoryTable(d.Evidence, records.Progression(d.Evidence, p.subject.category, records.Terms{Reading: reading}))
}

func (p *page) claimTable(d records.Dossier) exchange.Table {
	t := exchange.Table{Columns: []exchange.Column{
		{Name: "Number", Number: true}, {Name: "Claim"}, {Name: "By"}, {Name: "Date"}, {Name: "Verdict"}, {Name: "Holds the place"}, {Name: "URL"},
	}}
	names := map[string]string{}
	for _, s := range d.Sources {
		names[s.ID] = s.Name
	}
	for i, r := range records.VerifyAll(d.Evidence, d.Claims) {
		c, holds := r.Claim, ""
		if c.Place > 0 || c.Top > 0 {
			holds = r.Record.String()
		}
		by, ok := names[c.By]
		if !ok || by == "" {
			by = c.By
		}
		t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), r.Words, by, c.At.String(), r.Verdict.String(), holds, c.URL})
	}
	return t
}

// A listing is a table to be shown.
type listing struct {
	Summary string
	exchange.Table
	Classes []string // of the columns: number, link, short or ""
	More    int      // rows that are left out of a file
}

// mostListed bounds the rows of a table in a file.
const mostListed = 10_000

// lists returns all sessions, records and claims of a state as tables.
func (p *page) lists(r request) []listing {
	r = p.resolved(r)
	then := asKnown(p.shown, r.known)
	return []listing{
		listed("All sessions", p.sessionTable(then)),
		listed("All records, "+r.reading.String()+" reading", p.recordTable(then, r.reading)),
		listed("All claims", p.claimTable(then)),
	}
}

// beyond returns those of the lists that the page leaves something of out.
func (p *page) beyond(s *state) []listing {
	all := p.lists(request{})
	var lists []listing
	for i, more := range []bool{s.Answers.MoreRows > 0 || s.Answers.MoreUnranked, s.Answers.MoreSteps > 0, s.Claims.More > 0} {
		if !more {
			continue
		}
		l := all[i]
		l.Summary = fmt.Sprintf("%s (%s)", l.Summary, people(int64(len(l.Rows))))
		l.More = max(0, len(l.Rows)-mostListed)
		l.Rows = l.Rows[:len(l.Rows)-l.More]
		lists = append(lists, l)
	}
	return lists
}

// listed makes a table fit to be shown: without columns that have nothing in them,
// and numbers as readers have them.
func listed(summary string, t exchange.Table) listing {
	const short = 12 // characters that are not worth a line break
	longest := make([]int, len(t.Columns))
	for _, row := range t.Rows {
		for i, cell := range row {
			longest[i] = max(longest[i], utf8.RuneCountInString(cell))
		}
	}
	l := listing{Summary: summary}
	for i, c := range t.Columns {
		class := ""
		switch {
		case longest[i] == 0:
			continue
		case c.Number:
			class = "number"
		case c.Name == "URL":
			class = "link"
		case longest[i] <= short:
			class = "short"
		}
		l.Columns, l.Classes = append(l.Columns, c), append(l.Classes, class)
	}
	for _, row := range t.Rows {
		var cells []string
		for i, cell := range row {
			n, err := strconv.ParseInt(cell, 10, 64)
			switch {
			case longest[i] == 0:
				continue
			case t.Columns[i].Number && err == nil:
				cell = people(n)
			case t.Columns[i].Name == "URL":
				cell = link(cell)
			default:
				cell = said(cell)
			}
			cells = append(cells, cell)
		}
		l.Rows = append(l.Rows, cells)
	}
	return l
}

// writeLists renders all sessions, records and claims of a state.
func (p *page) writeLists(r request) ([]byte, error) {
	c, err := p.content(r, nil, true)
	if err != nil {
		return nil, err
	}
	c.Lists = p.lists(r)
	return render("lists", c)
}
