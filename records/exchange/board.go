package exchange

import (
	"strconv"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// BoardTable returns a board in cells, the largest first, with the names that the
// evidence has for IDs. Its columns are
//
//	Place     1, or 1–3 from best to worst; empty if annulled or not ranked
//	Session   the title, or the ID of a session that has none
//	Platform
//	Figures   the different figures published in the category's metric, in order
//	Low       the fewest people under the reading
//	High      the most, empty for no limit
//	Sources   how many sources agree, as in 2 of 3; or none
//	Dissent   who does not agree, and what they say
//	Status    by the ruling in force
//	Date      of the session
//	Host      who held it, with a semicolon between
//	Event     the ID of the event that it is of
//	URL       where the first of its counts with an address can be read
//
// The reading should be the one in the board's Terms. Sessions whose number is not known
// at all come last, without numbers.
func BoardTable(ev records.Evidence, b records.Board, reading attendance.Reading) Table {
	n := namesOf(ev)
	t := Table{Columns: []Column{
		{Name: "Place"}, {Name: "Session"}, {Name: "Platform"}, {Name: "Figures"}, {"Low", true}, {"High", true},
		{Name: "Sources"}, {Name: "Dissent"}, {Name: "Status"}, {Name: "Date"}, {Name: "Host"}, {Name: "Event"}, {Name: "URL"},
	}, Rows: [][]string{}}
	for _, s := range b.Standings {
		e := s.Estimate
		held := n.sessions[s.Session]
		var dissent []string
		for _, c := range e.Dissent {
			dissent = append(dissent, n.source(c.Source)+" ("+c.Words()+")")
		}
		agree := "none"
		if e.Of > 0 {
			agree = strconv.Itoa(e.Agree) + " of " + strconv.Itoa(e.Of)
		}
		r := e.Range(reading)
		t.Rows = append(t.Rows, []string{
			s.Place.String(), n.session(s.Session), n.platform(held.Platform), strings.Join(records.Figures(held, e.Metric), ", "), cellOf(r.Low), cellOf(r.High),
			agree, strings.Join(dissent, ", "), string(s.Status),
			held.Start.String(), strings.Join(held.Hosts, "; "), held.Event, addressOf(held),
		})
	}
	for _, id := range b.Unranked {
		held := n.sessions[id]
		t.Rows = append(t.Rows, []string{"", n.session(id), n.platform(held.Platform), "", "", "", "", "", "",
			held.Start.String(), strings.Join(held.Hosts, "; "), held.Event, addressOf(held)})
	}
	return t
}

// HistoryTable returns a progression in cells, in the order of its records, with the
// names that the evidence has for IDs. Its columns are
//
//	Date          of the session
//	Session       the title, or the ID of a session that has none
//	Platform
//	Low           the fewest people
//	High          the most, empty for no limit
//	Record        certain or possible: whether it set the record
//	Before        who may have held it before
//	Least margin  the least people by which it beat that, negative if it may not have
//	Most margin   the most; both are empty for a first record or no limit
//	Days stood    315, 0–1, 12 or more, or still stands
//	Shared with   who drew exactly as many while it may have stood
//	Host          who held the session, with a semicolon between
//	Event         the ID of the event that it is of
//	URL           where the first of its counts with an address can be read
//
// Undated sessions come last, as "undated".
func HistoryTable(ev records.Evidence, h records.History) Table {
	n := namesOf(ev)
	t := Table{Columns: []Column{
		{Name: "Date"}, {Name: "Session"}, {Name: "Platform"}, {"Low", true}, {"High", true},
		{Name: "Record"}, {Name: "Before"}, {"Least margin", true}, {"Most margin", true}, {Name: "Days stood"}, {Name: "Shared with"}, {Name: "Host"}, {Name: "Event"}, {Name: "URL"},
	}, Rows: [][]string{}}
	for _, r := range h.Records {
		record, least, most := "possible", "", ""
		if r.Certain {
			record = "certain"
		}
		var before []string
		for _, id := range r.Previous {
			before = append(before, n.session(id))
		}
		if len(before) > 0 {
			m := r.Margin.Range()
			least, most = cellOf(m.Low), cellOf(m.High)
		}
		if r.More {
			before = append(before, "and more")
		}
		held := n.sessions[r.Session]
		var equals []string
		for _, id := range r.Equals {
			equals = append(equals, n.session(id))
		}
		t.Rows = append(t.Rows, []string{
			r.Date.String(), n.session(r.Session), n.platform(held.Platform), cellOf(r.Range.Low), cellOf(r.Range.High),
			record, strings.Join(before, ", "), least, most, stood(r.Stood), strings.Join(equals, ", "),
			strings.Join(held.Hosts, "; "), held.Event, addressOf(held),
		})
	}
	for _, id := range h.Undated {
		held := n.sessions[id]
		t.Rows = append(t.Rows, []string{"", n.session(id), n.platform(held.Platform), "", "", "undated", "", "", "", "", "",
			strings.Join(held.Hosts, "; "), held.Event, addressOf(held)})
	}
	return t
}

// stood says how many days a record stood.
func stood(d records.Days) string {
	switch {
	case d.Least == attendance.Unbounded:
		return "still stands"
	case d.Most == attendance.Unbounded:
		return strconv.FormatInt(d.Least, 10) + " or more"
	case d.Least == d.Most:
		return strconv.FormatInt(d.Least, 10)
	}
	return strconv.FormatInt(d.Least, 10) + "–" + strconv.FormatInt(d.Most, 10)
}

// cellOf returns the cell of a number, empty where it is no limit.
func cellOf(n int64) string {
	if n == attendance.Unbounded || n == -attendance.Unbounded {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

// addressOf returns the first address of a session's counts, "" where there is none.
func addressOf(s attendance.Session) string {
	for _, c := range s.Counts {
		if c.URL != "" {
			return c.URL
		}
	}
	return ""
}
