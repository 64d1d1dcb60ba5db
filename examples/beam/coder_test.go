package main

import (
	"os"
	"reflect"
	"testing"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// Pieces come out as they went in, with something in every field, and no part of one
// is another.
func TestCoder(t *testing.T) {
	data, err := os.ReadFile("../spaces/april-2022-wider.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := records.ParseDossier(data)
	if err != nil {
		t.Fatal(err)
	}
	full := attendance.Session{ID: "s", Title: "T", Hosts: []string{"a", ""}, Platform: "p", Event: "e", Start: attendance.MustParseDate("2021"),
		End: attendance.MustParseDate("2022-04"), Tags: []string{"t"}, Counts: []attendance.Count{{Figure: attendance.MustParse("50K to 60K"), Text: "50K to 60K",
			Metric: attendance.Joins, Source: "a", Role: attendance.RoleHost, Date: attendance.MustParseDate("0000"), SoFar: true, Via: "v", Quote: "q", URL: "u"}}}
	if c := reflect.ValueOf(full.Counts[0]); c.NumField() != 10 {
		t.Errorf("a count has %d fields; the coder knows 10", c.NumField())
	}
	if s := reflect.ValueOf(full); s.NumField() != 9 {
		t.Errorf("a session has %d fields; the coder knows 9", s.NumField())
	}
	all := []piece{{Session: full, File: "f", Line: 7, Rulings: []records.Ruling{{Session: "s", Status: records.Ratified, Body: "G"}}}, {}}
	pieces(d.Evidence, "f", 0, func(p piece) { all = append(all, p) })
	for _, p := range all {
		b, err := encodePiece(p)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodePiece(b)
		if err != nil || !reflect.DeepEqual(got, p) {
			t.Errorf("%v: %+v, want %+v", err, got, p)
		}
		for n := range b {
			if _, err := decodePiece(b[:n]); err == nil {
				t.Errorf("%d of %d bytes are a piece", n, len(b))
			}
		}
		if _, err := decodePiece(append(b, 0)); err == nil {
			t.Error("a piece with something after it is one")
		}
	}
}
