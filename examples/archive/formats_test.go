package main

import (
	"strings"
	"testing"
)

func TestReadAny(t *testing.T) {
	const sheet = "Session,Date,Viewers,Source\nA,2020-01-01,57K,S\nB,03/04/2022,5,S\n"
	for _, test := range []struct {
		name, data, format, options string
		sessions                    int
		notes, err                  string
	}{
		{"a dossier", `{"sessions": [{"id": "a"}]}`, "", "{}", 1, "", ""},
		{"a sheet", sheet, "", "{}", 1, `3:3: row[3].Date: "03/04/2022" may be of either of two days: give the layout of dates; the row is left out`, ""},
		{"dates", sheet, "sheet", `{"dates": "02/01/2006"}`, 2, "", ""},
		{"a file at fault", "Session,Date\nA,2020\n", "sheet", "{}", 0, "", "1:1: row[1]: no column has a figure; name one in Columns"},
		{"a format", "x", "nonsense", "{}", 0, "", `exchange: unknown format "nonsense": want one of [sheet ccc acled wikidata sparql twitch youtube owncast holodex log]`},
		{"options", sheet, "sheet", "{", 0, "", "-options: unexpected end of JSON input"},
	} {
		f, err := readAny([]byte(test.data), test.format, test.options)
		problem := ""
		if err != nil {
			problem = err.Error()
		}
		if len(f.dossier.Sessions) != test.sessions || strings.Join(f.notes, "\n") != test.notes || problem != test.err {
			t.Errorf("%s: %d sessions, %q, %v", test.name, len(f.dossier.Sessions), f.notes, err)
		}
	}
}
