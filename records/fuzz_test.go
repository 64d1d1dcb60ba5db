package records

import (
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
)

// FuzzParseDossier checks that any text is read or refused with faults that
// point into it, and that what is read can be asked everything and written out
// again.
func FuzzParseDossier(f *testing.F) {
	for _, name := range []string{"april-2022.json", "april-2022-wider.json"} { // real files
		data, err := os.ReadFile("../examples/spaces/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, seed := range []string{
		``, `{`, `[]`, `null`, `{"sessions": null}`, // no dossier, or an empty one
		`{"sessions": [{"id": "s", "counts": [{"figure": 5, "source": "a"}]}], "sources": [{"id": "a"}]}`, // a measured figure
		`{"sessions": [{"id": "s", "id": "t", "Start": "2021"}]}`,                                         // twice, and in another case
		`{"sessions": [{"id": "\ud800"}], "claims": [{"session": {"a": [[[1]]]}}]}`,                       // half a pair, wrong kinds
		`{"claims": [{"session": "s", "place": 1e3}, {}]} x`,                                              // text after the end
		`{"sessions": [{"id": "s", "start": "2021"}, {"id": "t"}], "rulings": [{"session": "s", "status": "annulled", "body": "b", "date": "2021"},
			{"session": "t", "status": "ratified", "body": "b", "category": {"metric": "peak", "during": "2020/2021"}}],
			"claims": [{"session": "s", "category": {"during": "2021-06"}, "place": 1}]}`, // rulings, and a span
		"{\"sources\": [{\"id\": \"\xff\"}]}",                        // not UTF-8
		`{"sources": [` + strings.Repeat(`{"x": 1}, `, 150) + `{}]}`, // more faults than are listed
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := ParseDossier(data)
		if err != nil {
			faults, ok := errors.AsType[attendance.Faults](err)
			if !ok || len(faults) == 0 {
				t.Fatalf("%T: %v", err, err)
			}
			if last := len(faults) - 1; last > 0 && faults[last].Line == 0 && strings.HasSuffix(faults[last].Error(), " more") {
				faults = faults[:last] // which counts those that are not listed
			}
			for _, fault := range faults {
				if fault.Line < 1 || fault.Column < 1 || fault.Line > 1+len(data) || fault.Column > 1+len(data) {
					t.Errorf("%v is not in the file", fault)
				}
			}
			if !slices.IsSortedFunc(faults, func(a, b attendance.Fault) int {
				if a.Line != b.Line {
					return a.Line - b.Line
				}
				return a.Column - b.Column
			}) {
				t.Errorf("out of order:\n%v", faults)
			}
			return
		}
		for _, reading := range []attendance.Reading{attendance.Customary, attendance.Literal} {
			Rank(d.Evidence, Category{}, Terms{Reading: reading})
			Progression(d.Evidence, Category{}, Terms{Reading: reading})
		}
		for _, c := range d.Claims {
			Rank(d.Evidence, c.Category, Terms{Ratified: true, Body: "b"})
			Progression(d.Evidence, c.Category, Terms{})
		}
		VerifyAll(d.Evidence, d.Claims)
		written, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseDossier(written)
		if err != nil {
			t.Fatalf("%s\n%v", written, err)
		}
		twice, err := json.Marshal(again)
		if err != nil || string(twice) != string(written) {
			t.Errorf("%v\n%s", err, cmp.Diff(string(written), string(twice)))
		}
	})
}
