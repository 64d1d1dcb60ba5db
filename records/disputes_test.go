package records_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/records"
)

var updateReasons = flag.Bool("reasons", false, "write what is said of the disputes to testdata")

// expectedReport is the verdict on a claim, its record and every point, by an
// independent reading of the rules.
type expectedReport struct {
	Session, Verdict, Record string
	Points                   map[string]string
}

// readDispute reads a dossier of testdata, or one of the two of April 2022.
func readDispute(t *testing.T, name string) records.Dossier {
	t.Helper()
	path := filepath.Join("testdata", "disputes", name)
	if strings.HasPrefix(name, "april") {
		path = filepath.Join("..", "examples", "spaces", name)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d, err := records.ParseDossier(data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return d
}

// TestDisputes judges real disputes about records, and the two reports of April
// 2022.
func TestDisputes(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "disputes", "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string][]expectedReport
	if err := json.Unmarshal(data, &expected); err != nil {
		t.Fatal(err)
	}
	if len(expected) < 14 {
		t.Errorf("only %d disputes", len(expected))
	}
	for name, wants := range expected {
		d := readDispute(t, name)
		reports := records.VerifyAll(d.Evidence, d.Claims)
		if len(reports) != len(wants) {
			t.Errorf("%s: %d claims, want %d", name, len(reports), len(wants))
			continue
		}
		for i, want := range wants {
			r := reports[i]
			got := expectedReport{want.Session, r.Verdict.String(), r.Record.String(), map[string]string{}}
			for _, f := range r.Findings {
				if want.Points[string(f.Point)] != "" {
					got.Points[string(f.Point)] = f.Verdict.String()
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, claim %d (-want +got)\n%s", name, i, diff)
			}
		}
	}
}

// TestOwnRules judges what the disputes have not: claims that are denied or on
// ratified records, figures that a body recognized, events at venues, opponents,
// running counts and comparisons.
func TestOwnRules(t *testing.T) {
	d := readDispute(t, "own-rules.json")
	var got []string
	for _, r := range records.VerifyAll(d.Evidence, d.Claims) {
		line := fmt.Sprintf("%v %v:", r.Verdict, r.Record)
		for _, f := range r.Findings {
			if slices.Contains(judgedByCounts, f.Point) || f.Point == "arithmetic" {
				line += fmt.Sprintf(" %s %v", f.Point, f.Verdict)
			}
		}
		got = append(got, line)
	}
	want := []string{
		// "It did not break the record of 150,000, and fell 50,000 short of it."
		"confirmed confirmed: attendance confirmed place confirmed previous confirmed margin confirmed arithmetic confirmed",
		"refuted refuted: place refuted",
		"confirmed undetermined: attendance confirmed",
		"confirmed confirmed: place confirmed",
		"refuted refuted: place refuted",
		"undetermined undetermined: place undetermined",
		"confirmed undetermined: attendance confirmed",
		"confirmed confirmed: top confirmed",
		"refuted refuted: top refuted",
		// The hall and the park add up; the stream may show the same people.
		"supported undetermined: attendance supported",
		"doubtful undetermined: attendance doubtful",
		"undetermined undetermined: attendance undetermined",
		"doubtful undetermined: attendance doubtful",
		"refuted undetermined: attendance refuted",
		// Opponents are witnesses against themselves alone.
		"undetermined undetermined: attendance undetermined",
		"undetermined undetermined: attendance undetermined",
		"refuted undetermined: attendance refuted",
		"confirmed undetermined: attendance confirmed",
		"refuted undetermined: attendance refuted",
		"refuted undetermined: margin refuted",
		"confirmed undetermined: margin confirmed ratio confirmed",
		"confirmed undetermined: margin confirmed",
		"confirmed undetermined: margin confirmed ratio confirmed", // a comparison is denied as a whole
		// The police pass on what the paper has, too: one vote against one.
		"undetermined undetermined: attendance undetermined",
		// By tickets a host alone says more, which is no evidence against fewer.
		"undetermined undetermined: attendance undetermined",
		"refuted undetermined: attendance refuted",
		// Below 500,000 is an odd way to be "fewer than 1 million", but nobody rules it out.
		"undetermined undetermined: attendance undetermined",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestReasons compares every sentence on the disputes with what has been read and
// found right. To write them anew:
//
//	go test ./records -run Reasons -reasons
func TestReasons(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "disputes", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, path := range append(paths, "april-2022.json", "april-2022-wider.json") {
		name := filepath.Base(path)
		if name == "expected.json" {
			continue
		}
		d := readDispute(t, name)
		fmt.Fprintf(&b, "== %s\n", name)
		for i, r := range records.VerifyAll(d.Evidence, d.Claims) {
			fmt.Fprintf(&b, "\n%d. %s\n", i+1, r.Words)
			for _, f := range r.Findings {
				fmt.Fprintf(&b, "%s %v: %s", f.Point, f.Verdict, f.Reason)
				if f.Needs != "" {
					fmt.Fprintf(&b, " [%s]", f.Needs)
				}
				b.WriteByte('\n')
			}
		}
		b.WriteByte('\n')
	}
	path := filepath.Join("testdata", "reasons.txt")
	if *updateReasons {
		if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
