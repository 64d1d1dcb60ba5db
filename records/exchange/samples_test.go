package exchange

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// wanted is an expected result in JSON.
type wanted struct {
	Format   Format           `json:"format"`
	Sample   string           `json:"sample"`
	Options  Options          `json:"options"`
	Evidence records.Evidence `json:"evidence"`
	Seen     []Seen           `json:"observations"`
	Faults   []wantedPlace    `json:"faults"`
	Left     []wantedPlace    `json:"left"`
}

type wantedPlace struct {
	Path   string          `json:"path"`
	Line   int             `json:"line"`
	Column int             `json:"column"`
	Text   json.RawMessage `json:"text"`
	Drops  Drops           `json:"drops"`
}

func TestSamples(t *testing.T) {
	files, _ := filepath.Glob("testdata/*/expected*.json")
	if len(files) < 8 {
		t.Fatal("the samples are missing")
	}
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			var want wanted
			data, err := os.ReadFile(file)
			if err == nil {
				err = json.Unmarshal(data, &want)
			}
			if err != nil {
				t.Fatal(err)
			}
			data, err = os.ReadFile(filepath.Join(filepath.Dir(file), want.Sample))
			if err != nil {
				t.Fatal(err)
			}
			if f := Detect(data); f != want.Format {
				t.Errorf("Detect: %q", f)
			}
			got, err := Read(want.Format, data, want.Options)
			if err != nil {
				t.Fatal(err)
			}
			noText := cmp.Transformer("plain", func(c attendance.Count) string {
				c.Text = ""
				data, _ := json.Marshal(c)
				return string(data)
			})
			if diff := cmp.Diff(want.Evidence, got.Evidence, noText, cmpopts.EquateEmpty(), cmpopts.SortSlices(func(a, b attendance.Source) bool { return a.ID < b.ID })); diff != "" {
				t.Errorf("evidence (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(want.Seen, got.Observations, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("observations (-want +got):\n%s", diff)
			}
			faults := []wantedPlace{}
			for _, f := range got.Faults {
				faults = append(faults, wantedPlace{Path: f.Path, Line: f.Line, Column: f.Column, Drops: f.Drops})
			}
			ignored := cmpopts.IgnoreFields(wantedPlace{}, "Text")
			if diff := cmp.Diff(want.Faults, faults, ignored); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
			if err := got.Evidence.Validate(); err != nil {
				t.Error(err)
			}
			lefts := map[[2]int]bool{}
			for _, l := range got.Left {
				lefts[[2]int{l.Line, l.Column}] = true
			}
			for _, l := range want.Left {
				if !lefts[[2]int{l.Line, l.Column}] {
					t.Errorf("not among what is left: %+v %s", l, l.Text)
				}
			}
		})
	}
}

func TestSizes(t *testing.T) {
	data, err := os.ReadFile("testdata/crowd-sizes.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) < 7 || f[0] == "rows" {
			continue
		}
		text, class := f[3], f[4]
		got, how, err := size(text)
		wantHow := unfit
		switch {
		case class == "" || class == "gap" || strings.HasPrefix(class, "noun"):
			wantHow = sized
		case class == "absent":
			wantHow = absent
		case class == "class" || class == "word":
			wantHow = vague
		}
		if how != wantHow {
			t.Errorf("%q: %d, %v, %v; want %d", text, how, got, err, wantHow)
			continue
		}
		if wantHow == sized {
			if c, l := got.Range(attendance.Customary).String(), got.Range(attendance.Literal).String(); c != f[5] || l != f[6] {
				t.Errorf("%q: %s %s, want %s %s", text, c, l, f[5], f[6])
			}
		}
	}
}
