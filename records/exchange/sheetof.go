package exchange

import (
	"fmt"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

var writtenColumns = []Column{
	{Name: "id"}, {Name: "session"}, {Name: "start"}, {Name: "end"}, {Name: "platform"}, {Name: "host"}, {Name: "event"}, {Name: "tags"},
	{Name: "figure"}, {Name: "metric"}, {Name: "role"}, {Name: "source"}, {Name: "via"}, {Name: "published"}, {Name: "so far"}, {Name: "quote"}, {Name: "url"},
}

// SheetOf returns evidence as a table that [ReadSheet] reads, a row a count and one
// for each session without any; [Table.CSV] writes it as CSV. What reads back is
// the same sessions with the same counts, but that a source's own role stands with
// each of its counts. Left names what a sheet has no place for: names and limits of
// platforms, names of sources, rulings, and texts that a sheet would read otherwise.
func SheetOf(ev records.Evidence) (Table, []Left) {
	t := Table{Columns: writtenColumns}
	var left []Left
	leave := func(path, text, why string) { left = append(left, Left{Path: path, Text: text, Why: why}) }
	roles := map[string]attendance.Role{}
	for i, s := range ev.Sources {
		roles[s.ID] = s.Role
		if s.Name != "" {
			leave(fmt.Sprintf("sources[%d].name", i), s.Name, "a sheet has no names of sources")
		}
	}
	for i, p := range ev.Platforms {
		path := fmt.Sprintf("platforms[%d].", i)
		if p.Name != "" {
			leave(path+"name", p.Name, "a sheet has no names of platforms")
		}
		if len(p.Limits) > 0 {
			leave(path+"limits", "", "a sheet has no limits of platforms")
		}
		if p.Venue {
			leave(path+"venue", "", "give the option Venue")
		}
	}
	for i, r := range ev.Rulings {
		leave(fmt.Sprintf("rulings[%d]", i), r.Session, "a sheet has no rulings")
	}
	for i, s := range ev.Sessions {
		path := fmt.Sprintf("sessions[%d].", i)
		for _, text := range slices.Concat([]string{s.ID, s.Title, s.Platform, s.Event}, s.Hosts, s.Tags) {
			if text != "" && strings.ContainsRune("=+-@'", rune(text[0])) {
				leave(path, text, "a sheet has ' before it, lest it be taken for a formula")
			}
			if oneLine(text) != text {
				leave(path, text, "white space is read as one blank")
			}
		}
		for _, text := range slices.Concat(s.Hosts, s.Tags) {
			if strings.Contains(text, ";") {
				leave(path, text, "read as several")
			}
		}
		about := []string{s.ID, s.Title, s.Start.String(), s.End.String(), s.Platform, strings.Join(s.Hosts, "; "), s.Event, strings.Join(s.Tags, "; ")}
		if len(s.Counts) == 0 {
			t.Rows = append(t.Rows, append(about, make([]string, len(writtenColumns)-len(about))...))
		}
		for _, c := range s.Counts {
			role, soFar := c.Role, ""
			if role == "" {
				role = roles[c.Source]
			}
			if c.SoFar {
				soFar = "yes"
			}
			text := c.Text
			if text == "" {
				text = c.Figure.String()
			}
			t.Rows = append(t.Rows, append(slices.Clone(about), text, string(c.Metric), string(role), c.Source, c.Via, c.Date.String(), soFar, c.Quote, c.URL))
		}
	}
	return t, left
}
