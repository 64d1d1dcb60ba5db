package exchange

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

var sheetColumns = []Column{
	{Name: "id"}, {Name: "session"}, {Name: "start"}, {Name: "end"}, {Name: "platform"}, {Name: "host"}, {Name: "event"}, {Name: "tags"},
	{Name: "figure"}, {Name: "metric"}, {Name: "role"}, {Name: "source"}, {Name: "via"}, {Name: "published"}, {Name: "so far"}, {Name: "quote"}, {Name: "url"},
}

// SheetOf returns evidence as a table whose CSV [ReadSheet] reads: one row for each
// count, and one for each session without any. It reads back as the same sessions with
// the same counts, except that a source's own role is given with each of its counts. Left
// names what a sheet has no place for: names and limits of platforms, names of sources,
// rulings, and texts that a sheet reads differently, such as those with two blanks in a
// row.
func SheetOf(ev records.Evidence) (Table, []Left) {
	t := Table{Columns: sheetColumns, Rows: [][]string{}}
	left := unwritten(ev)
	roles := map[string]attendance.Role{}
	for _, s := range ev.Sources {
		roles[s.ID] = s.Role
	}
	for _, s := range ev.Sessions {
		about := []string{s.ID, s.Title, s.Start.String(), s.End.String(), s.Platform, strings.Join(s.Hosts, "; "), s.Event, strings.Join(s.Tags, "; ")}
		if len(s.Counts) == 0 {
			t.Rows = append(t.Rows, append(about, make([]string, len(sheetColumns)-len(about))...))
		}
		for _, c := range s.Counts {
			soFar := ""
			if c.SoFar {
				soFar = "yes"
			}
			t.Rows = append(t.Rows, append(slices.Clone(about), figureCell(c), string(c.Metric), string(roleOf(c, roles)), c.Source, c.Via, c.Date.String(), soFar, c.Quote, c.URL))
		}
	}
	return t, append(left, otherwise(ev, t, roles)...)
}

// figureCell returns the words that a count was published in, where a sheet reads them
// as its figure, and the figure otherwise.
func figureCell(c attendance.Count) string {
	if c.Text != "" && !isNone(c.Text) {
		if r, err := new(Options).figure(c.Text); err == nil && r.figure == c.Figure {
			return c.Text
		}
	}
	return c.Figure.String()
}

func roleOf(c attendance.Count, roles map[string]attendance.Role) attendance.Role {
	if c.Role != "" {
		return c.Role
	}
	return roles[c.Source]
}

// unwritten names what a sheet has no columns for.
func unwritten(ev records.Evidence) (left []Left) {
	leave := func(text, why, path string, i int) {
		left = append(left, Left{Path: fmt.Sprintf(path, i), Text: text, Why: why})
	}
	for i, s := range ev.Sources {
		if s.Name != "" {
			leave(s.Name, "a sheet has no names of sources", "sources[%d].name", i)
		}
	}
	for i, p := range ev.Platforms {
		if p.Name != "" {
			leave(p.Name, "a sheet has no names of platforms", "platforms[%d].name", i)
		}
		if len(p.Limits) > 0 {
			leave("", "a sheet has no limits of platforms", "platforms[%d].limits", i)
		}
		if p.Venue {
			leave("", "give the option Venue", "platforms[%d].venue", i)
		}
	}
	for i, r := range ev.Rulings {
		leave(r.Session, "a sheet has no rulings", "rulings[%d]", i)
	}
	return left
}

// otherwise reads a sheet back, and names what has become another thing.
func otherwise(ev records.Evidence, t Table, roles map[string]attendance.Role) (left []Left) {
	again := map[string]attendance.Session{}
	for _, s := range ReadSheet([]byte(t.CSV()), Options{}).Evidence.Sessions {
		again[s.ID] = s
	}
	for i, s := range ev.Sessions {
		path := fmt.Sprintf("sessions[%d]", i)
		other, ok := again[s.ID]
		if !ok {
			left = append(left, Left{Path: path + ".id", Text: s.ID, Why: "a sheet reads the ID otherwise"})
			continue
		}
		left = append(left, differing(path, s, other)...)
		for j, c := range s.Counts {
			at := fmt.Sprintf("%s.counts[%d]", path, j)
			if j >= len(other.Counts) {
				left = append(left, Left{Path: at, Text: c.Words(), Why: "a sheet has it no more"})
				continue
			}
			c.Role = roleOf(c, roles)
			left = append(left, differing(at, c, other.Counts[j])...)
		}
	}
	return left
}

// differing names the fields in which two structs differ, except counts and the words
// of a figure.
func differing(path string, was, is any) (left []Left) {
	a, b := reflect.ValueOf(was), reflect.ValueOf(is)
	for i := range a.NumField() {
		f := a.Type().Field(i)
		x, y := a.Field(i).Interface(), b.Field(i).Interface()
		if f.Name == "Counts" || f.Name == "Text" || reflect.DeepEqual(x, y) || fmt.Sprint(x) == "[]" && fmt.Sprint(y) == "[]" {
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		left = append(left, Left{Path: path + "." + name, Text: fmt.Sprint(x), Why: fmt.Sprintf("a sheet reads it as %q", fmt.Sprint(y))})
	}
	return left
}
