package records_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// TestFaultsMany reads files in which everything is wrong, by each of the stages of
// reading: the report stays short, and says how much more there is.
func TestFaultsMany(t *testing.T) {
	const n = 5_000
	many := func(item string) string { return item + strings.Repeat(", "+item, n-1) }
	for _, test := range []struct{ name, text, first, last string }{
		{"numbers", `{"sessions": [` + many("5") + `]}`, "1:15: sessions[0]: want an object, not the number 5", "and 4,900 more"},
		{"unread beside unsaid", `{"claims": [{}], "sessions": [` + many(`{"start": 5}`) + `]}`, "1:13: claims[0]: an item that is empty; leave it out", "and 4,901 more"},
		{"claims of nothing", `{"sessions": [{"id": "s"}], "claims": [` + many(`{"session": "s", "quote": "well"}`) + `]}`,
			"1:66: claims[0].quote: nothing is claimed in the quote; give a place, top, figure, previous, margin, ratio or first", "and 4,900 more"},
		{"no source", `{"sessions": [{"id": "s", "counts": [` + many(`{"figure": "57K"}`) + `]}]}`,
			"1:38: sessions[0].counts[0].source: a count needs the ID of its source", "and 4,900 more"},
		{"IDs that lead nowhere", `{"sessions": [{"id": "s", "counts": [` + many(`{"figure": "57K", "source": "x"}`) + `]}]}`,
			`1:66: sessions[0].counts[0].source: there is no source with the ID "x"`, "and 4,900 more"},
	} {
		_, err := records.ParseDossier([]byte(test.text))
		fs, _ := errors.AsType[attendance.Faults](err)
		if len(fs) != 101 {
			t.Errorf("%s: %d faults are listed", test.name, len(fs))
			continue
		}
		if d := cmp.Diff([]string{test.first, test.last}, []string{fs[0].Error(), fs[100].Error()}); d != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, d)
		}
	}
}

// TestFaultsFollow checks that what follows from a fault takes no place in a full report.
func TestFaultsFollow(t *testing.T) {
	unread := `{"id": 5, "start": "June"}`
	text := `{"sessions": [` + unread + strings.Repeat(", "+unread, 39) + strings.Repeat(`, {"id": "s", "platform": "p"}`, 15) + `]}`
	_, err := records.ParseDossier([]byte(text))
	fs, _ := errors.AsType[attendance.Faults](err)
	counts := map[string]int{}
	for _, f := range fs {
		counts[f.Path[strings.LastIndexByte(f.Path, '.')+1:]]++
	}
	// Of 15 equal IDs 14 are used already, and each names a platform.
	if d := cmp.Diff(map[string]int{"id": 40 + 14, "start": 40, "platform": 6, "": 1}, counts); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if last := fs[len(fs)-1].Error(); last != "and 9 more" {
		t.Errorf("the last fault is %q", last)
	}
}

// TestUnknownReading checks that one that there is not says nothing, whatever is asked.
func TestUnknownReading(t *testing.T) {
	r := records.Ranges{Customary: attendance.Range{Low: 3, High: 4}, Published: attendance.Range{Low: 2, High: 5}, Literal: attendance.Range{Low: 1, High: 6}}
	got := []attendance.Range{r.Range(attendance.Customary), r.Range(attendance.Published), r.Range(attendance.Literal), r.Range(3), r.Range(255)}
	want := []attendance.Range{{Low: 3, High: 4}, {Low: 2, High: 5}, {Low: 1, High: 6}, anything(), anything()}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if f := attendance.MustParse("57K"); f.Range(3) != r.Range(3) || records.MustParseTimes("2x").Range(3) != (records.Ratio{}) {
		t.Error("figures, ratios and estimates differ")
	}
}
