package exchange

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/highwater-go/highwater/attendance"
)

// Evidence that is written as a sheet reads back as it was.
func TestSheetOf(t *testing.T) {
	for _, file := range []struct {
		name   string
		format Format
	}{{"testdata/01-sheet/sample.csv", Sheet}, {"testdata/02-ccc/sample.csv", CCC}, {"testdata/03-acled/sample.csv", ACLED}, {"testdata/04-wikidata/sample.json", Wikidata}} {
		data, err := os.ReadFile(file.name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Read(file.format, data, Options{})
		if err != nil {
			t.Fatal(err)
		}
		table, left := SheetOf(r.Evidence)
		if len(left) > 0 {
			t.Errorf("%s: %v", file.name, left)
		}
		again := ReadSheet([]byte(table.CSV()), Options{})
		if err := again.Err(); err != nil {
			t.Errorf("%s: %v", file.name, err)
		}
		role := map[string]attendance.Role{}
		for _, s := range r.Evidence.Sources {
			role[s.ID] = s.Role
		}
		for i := range r.Evidence.Sessions {
			for j, c := range r.Evidence.Sessions[i].Counts {
				if c.Role == "" {
					r.Evidence.Sessions[i].Counts[j].Role = role[c.Source]
				}
			}
		}
		if diff := cmp.Diff(r.Evidence.Sessions, again.Evidence.Sessions, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(attendance.Count{}, "Text")); diff != "" {
			t.Errorf("%s (-before +after):\n%s", file.name, diff)
		}
	}
}
