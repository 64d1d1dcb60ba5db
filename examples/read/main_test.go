package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

func TestRun(t *testing.T) {
	for _, test := range []struct {
		args   []string
		stdin  string
		code   int
		stderr string
	}{
		{[]string{"spaces.csv"}, "", 0, ""},
		{[]string{"-format", "log", "-options", `{"session":"s"}`, "-"}, "at,viewers\n2026-04-02T12:04:00Z,57\n", 0, ""},
		{[]string{}, "", 2, "read: want a file, or - for standard input\n"},
		{[]string{"spaces.csv", "-format", "sheet"}, "", 0, ""},
		{[]string{"-"}, "x", 2, "read: the file looks like none of the formats: give -format\n"},
		{[]string{"-options", "{", "spaces.csv"}, "", 2, "read: -options: the text ends early\n"},
		{[]string{"-format", "x", "spaces.csv"}, "", 2, "read: exchange: unknown format \"x\": want one of [dossier sheet ccc acled wikidata sparql twitch youtube owncast holodex log]\n"},
	} {
		var stdout, stderr bytes.Buffer
		if code := run(test.args, strings.NewReader(test.stdin), &stdout, &stderr); code != test.code || stderr.String() != test.stderr {
			t.Errorf("%q: %d, %s", test.args, code, stderr.String())
		}
		if test.code == 0 && !json.Valid(stdout.Bytes()) {
			t.Errorf("%q: no JSON: %s", test.args, stdout.String())
		}
	}
}

// The claim of April 2022, judged by the spreadsheet.
func TestSpreadsheet(t *testing.T) {
	data, err := os.ReadFile("spaces.csv")
	if err != nil {
		t.Fatal(err)
	}
	r := exchange.ReadSheet(data, exchange.Options{})
	if err := r.Err(); err != nil {
		t.Fatal(err)
	}
	report := records.Verify(r.Evidence, records.Claim{
		Session:  "#ImranKhanLIVE / Twitter Spaces / 2022-04-20",
		Category: records.Category{Platform: "Twitter Spaces"},
		Place:    1,
		Figure:   attendance.MustParse("more than 150K"),
	})
	if diff := cmp.Diff(records.Supported, report.Record); diff != "" {
		t.Errorf("the place (-want +got):\n%s", diff)
	}
}
