package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
	"github.com/highwater-go/highwater/records/stream"
)

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		start string
		want  exchange.Format
	}{
		{"", dossier},
		{`{"sessions":[]}`, dossier},
		{"{\n  \"sessions\": []\n}", dossier},
		{`{"id":"a"}`, lines},
		{"\n{\"id\":\"a\"}\n{\"id\":\"b\"", lines},
		{`{"id":"a","title":"cut o`, dossier},
		{"Session,Date,Viewers,Source\n", exchange.Sheet},
		{"event_id_cnty,event_date\n", exchange.ACLED},
	} {
		if got := detect([]byte(c.start)); got != c.want {
			t.Errorf("%q is %q, want %q", c.start, got, c.want)
		}
	}
}

// Lines are divided between lines, and their numbers are those of the file.
func TestCut(t *testing.T) {
	for _, text := range []string{"", "{\"id\":\"a\"}", roomsTwo, roomsTwo + "\n\n", strings.Repeat("{\"id\":\"é\"}\r\n\n", 50)} {
		for _, size := range []int{1, 2, 10, 64, 1000} {
			var whole []byte
			line := 1
			err := cut("f", lines, strings.NewReader(text), size, func(b Block) {
				if b.File != "f" || b.Format != lines || b.Line != line {
					t.Errorf("block %+v, want line %d", b, line)
				}
				line += bytes.Count(b.Text, []byte("\n"))
				whole = append(whole, b.Text...)
				if len(whole) < len(text) && !bytes.HasSuffix(b.Text, []byte("\n")) {
					t.Errorf("a line is divided: %q", b.Text)
				}
			})
			if err != nil || string(whole) != text {
				t.Errorf("%q in blocks of %d: %v, %q", text, size, err, whole)
			}
		}
	}
}

// A session is the same whatever is made with it, and valid.
func TestSource(t *testing.T) {
	s := newSource(1, 7)
	again := newSource(1, 7)
	other := newSource(2, 7)
	same := 0
	for n := range int64(10_000) {
		platform, l := s.session(n)
		if err := new(stream.Leaders).Add(records.Category{}, l); err != nil {
			t.Fatal(err)
		}
		if l.Range.High > attendance.MaxPeople || platform < 0 || platform >= 7 {
			t.Fatalf("%v on platform %d", l, platform)
		}
		if _, o := other.session(n); o == l {
			same++
		}
	}
	a, la := s.session(99)
	b, lb := again.session(99)
	if a != b || la != lb || same > 0 {
		t.Errorf("%v and %v; %d are the same with another seed", la, lb, same)
	}
}
