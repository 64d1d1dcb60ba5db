package exchange

import (
	"strings"
	"testing"
)

func TestReadAny(t *testing.T) {
	const sheet = "Session,Date,Viewers,Source\nA,2020-01-01,57K,S\nB,03/04/2022,5,S\n"
	for _, test := range []struct {
		name, data string
		format     Format
		options    string
		sessions   int
		claims     int
		notes, err string
	}{
		{"a dossier", `{"sessions": [{"id": "a"}], "claims": [{"session": "a", "place": 1}]}`, "", "{}", 1, 1, "", ""},
		{"a dossier by name", `{"sessions": [{"id": "a"}]}`, Dossier, "{}", 1, 0, "", ""},
		{"a dossier at fault", `{"sessions": [{"id": ""}]}`, "", "{}", 0, 0, "", "1:22: sessions[0].id: a session needs an ID"},
		{"a sheet", sheet, "", "{}", 1, 0, `3:3: row[3].Date: "03/04/2022" may be of either of two days: give the layout of dates; the row is left out`, ""},
		{"dates", sheet, Sheet, `{"dates": "02/01/2006"}`, 2, 0, "", ""},
		{"a file at fault", "Session,Date\nA,2020\n", Sheet, "{}", 0, 0, "", "1:1: row[1]: no column has a figure; name one in Columns"},
		{"a format", "x", "nonsense", "{}", 0, 0, "", `exchange: unknown format "nonsense": want one of [dossier sheet ccc acled wikidata sparql twitch youtube owncast holodex log]`},
		{"options", sheet, Sheet, "{", 0, 0, "", "options: the text ends early"},
		{"no options", sheet, Sheet, "", 0, 0, "", "options: the text ends early"},
		{"options and more", sheet, Sheet, "{} {}", 0, 0, "", "options: there is more after the end of the object"},
		{"an unknown option", sheet, Sheet, `{"date": "2006"}`, 0, 0, "", `options: json: unknown field "date"`},
	} {
		o, err := ParseOptions(test.options)
		var r Result
		sessions, claims := 0, 0
		if err == nil {
			d, read, failed := ReadAny([]byte(test.data), test.format, o)
			sessions, claims, r, err = len(d.Sessions), len(d.Claims), read, failed
		}
		problem := ""
		if err != nil {
			problem, r = err.Error(), Result{}
		}
		if sessions != test.sessions || claims != test.claims || strings.Join(r.Notes(), "\n") != test.notes || problem != test.err {
			t.Errorf("%s: %d sessions, %d claims, %q, %v", test.name, sessions, claims, r.Notes(), err)
		}
	}
}

// A dossier is read as evidence alone, too, with its claims left.
func TestReadDossier(t *testing.T) {
	r, err := Read(Dossier, []byte(`{"sessions": [{"id": "a"}], "claims": [{"session": "a", "place": 1}]}`), Options{})
	if err != nil || len(r.Evidence.Sessions) != 1 || len(r.Faults) != 0 || len(r.Left) != 1 || r.Left[0].Why != "a claim is not evidence" {
		t.Errorf("%+v %v", r, err)
	}
	r, err = Read(Dossier, []byte(`{"sessions": [{"id": ""}]}`), Options{})
	if err != nil || r.Err() == nil || r.Faults[0].Drops != File || r.Faults[0].Line != 1 {
		t.Errorf("%+v %v", r, err)
	}
}
