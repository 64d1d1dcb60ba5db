package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/examples/internal/program"
	"github.com/highwater-go/highwater/examples/internal/terminal"
	"github.com/highwater-go/highwater/records"
)

var spaces = program.Main(run).Run

// What the program prints is in testdata: see package program.
func TestOutput(t *testing.T) {
	program.Main(run).Prints(t, []program.Output{
		{File: "april-2022.txt"},
		{File: "april-2022.out.json", Args: []string{"-json"}},
		{File: "april-2022-wider.txt", Args: []string{"april-2022-wider.json"}},
		{File: "april-2022-wider.out.json", Args: []string{"-json", "april-2022-wider.json"}},
		{File: "wider-literal.txt", Args: []string{"april-2022-wider.json", "-reading", "literal"}},
		{File: "wider-known-2021-06-30.txt", Args: []string{"-known", "2021-06-30", "april-2022-wider.json"}},
		{File: "wider-held-2021-08.txt", Args: []string{"-held", "2021-08", "april-2022-wider.json"}},
		{File: "wider-joins.txt", Args: []string{"-category", "platform=twitter-spaces,metric=joins", "april-2022-wider.json"}},
		{File: "wider-80.txt", Args: []string{"-width", "80", "-top", "3", "april-2022-wider.json"}},
		{File: "event.txt", Args: []string{"-category", "event=imran-khan-live"}},
	})
}

// TestAnswers holds the answers on the record of April 2022 to what its
// evidence allows, claim by claim.
func TestAnswers(t *testing.T) {
	const none = "–"
	type row struct{ attendance, place, previous, margin, arithmetic, verdict, record string }
	for _, c := range []struct {
		file      string
		standings map[string]attendance.Range
		claims    []row
	}{
		{"april-2022.json", map[string]attendance.Range{
			"imran-khan":        {Low: 160_001, High: 169_999},
			"bambam":            {Low: 44_001, High: 44_999},
			"salvador-bill":     {Low: 27_001, High: 27_999},
			"jagame-thandhiram": {Low: 18_001, High: 18_999},
		}, []row{
			{"undetermined", "supported", "doubtful", "supported", "supported", "doubtful", "supported"},
			{"confirmed", "supported", "supported", none, none, "supported", "supported"},
			{"supported", "supported", none, none, none, "supported", "supported"},
			{"supported", "supported", none, none, none, "supported", "supported"},
			{none, "undetermined", none, none, none, "undetermined", "undetermined"},
		}},
		{"april-2022-wider.json", map[string]attendance.Range{
			"imran-khan":        {Low: 164_500, High: 165_999},
			"bts-fan":           {Low: 61_001, High: 61_999},
			"bambam":            {Low: 44_209, High: 44_307},
			"vijay-fans":        {Low: 27_972, High: 28_070},
			"salvador-bill":     {Low: 23_001, High: 26_218},
			"jagame-thandhiram": {Low: 18_001, High: 18_999},
		}, []row{
			{"supported", "supported", "doubtful", "supported", "supported", "doubtful", "supported"},
			{"confirmed", "supported", "undetermined", none, none, "undetermined", "supported"},
			{"doubtful", "refuted", none, none, none, "refuted", "refuted"},
			{"doubtful", "doubtful", none, none, none, "doubtful", "doubtful"},
			{none, "undetermined", none, none, none, "undetermined", "undetermined"},
		}},
	} {
		_, out, _ := spaces(t, "", "-json", c.file)
		var p page
		if err := json.Unmarshal([]byte(out), &p); err != nil {
			t.Fatal(err)
		}
		standings := map[string]attendance.Range{}
		for i, s := range p.Standings {
			standings[s.Session] = s.Range
			if want := (records.Place{Best: i + 1, Worst: i + 1}); s.Place != want {
				t.Errorf("%s: %s is in %v, want %v", c.file, s.Session, s.Place, want)
			}
		}
		if d := cmp.Diff(c.standings, standings); d != "" {
			t.Errorf("%s (-want +got)\n%s", c.file, d)
		}
		var claims []row
		for _, r := range p.Reports {
			point := map[records.Point]string{}
			for _, f := range r.Findings {
				point[f.Point] = f.Verdict.String()
			}
			at := func(p records.Point) string {
				if v, ok := point[p]; ok {
					return v
				}
				return none
			}
			claims = append(claims, row{at("attendance"), at("place"), at("previous"), at("margin"),
				at("arithmetic"), r.Verdict.String(), r.Record.String()})
		}
		if d := cmp.Diff(c.claims, claims, cmp.AllowUnexported(row{})); d != "" {
			t.Errorf("%s (-want +got)\n%s", c.file, d)
		}
	}
}

func TestStandardInput(t *testing.T) {
	_, want, _ := spaces(t, "")
	code, got, stderr := spaces(t, string(april2022), "-")
	if code != 0 || got != want {
		t.Errorf("exit status %d: %s\n%s", code, stderr, cmp.Diff(want, got))
	}
}

// TestFaults checks that everything that is wrong is told at once, with its
// place, and that nothing else is printed.
func TestFaults(t *testing.T) {
	const bad = `{
  "sources": [{"id": "a"}, {"id": "a", "role": "fan"}],
  "sessions": [
    {"id": "s", "start": "2021-06-31", "counts": [
      {"figure": "1,64,00", "source": "a"},
      {"figure": "57K", "source": "b", "metrics": "peak"},
      {"figure": "57K", "source": "c", "via": "d"},
      {"figure": "57K", "source": "d", "via": "c"}
    ]},
    {"id": "s", "platform": "p", "start": "2021-06-08", "end": "2021-06-07"}
  ],
  "claims": [{"session": "t", "place": -1, "by": "z", "category": {"event": "e"}}, {"session": "s"}]
}`
	const want = `standard input:2:35: sources[1].id: the ID "a" is that of sources[0] already
standard input:2:48: sources[1].role: unknown role "fan"; want "platform", "host", "opponent", "analyst", "official", "press" or none
standard input:4:26: sessions[0].start: cannot read "2021-06-31" at byte 0: malformed: the calendar has no such date in the years 0000 to 9999
standard input:5:18: sessions[0].counts[0].figure: cannot read "1,64,00" at byte 1: malformed: group digits in threes (164,000), or as India does (1,64,000)
standard input:6:35: sessions[0].counts[1].source: there is no source with the ID "b"
standard input:6:40: sessions[0].counts[1].metrics: unknown field; want one of figure, metric, source, role, date, soFar, via, quote, url, lang
standard input:7:35: sessions[0].counts[2].source: there is no source with the ID "c"
standard input:7:47: sessions[0].counts[2].via: "c" repeats "d", which repeats it in turn; one of them must have a number of its own
standard input:7:47: sessions[0].counts[2].via: there is no source with the ID "d"
standard input:8:35: sessions[0].counts[3].source: there is no source with the ID "d"
standard input:8:47: sessions[0].counts[3].via: "d" repeats "c", which repeats it in turn; one of them must have a number of its own
standard input:8:47: sessions[0].counts[3].via: there is no source with the ID "c"
standard input:10:12: sessions[1].id: the ID "s" is that of sessions[0] already
standard input:10:29: sessions[1].platform: there is no platform with the ID "p"
standard input:10:64: sessions[1].end: the session ends (2021-06-07) before it starts (2021-06-08)
standard input:12:26: claims[0].session: there is no session with the ID "t"
standard input:12:40: claims[0].place: places count from 1; leave it out where none is claimed
standard input:12:50: claims[0].by: there is no source with the ID "z"
standard input:12:77: claims[0].category.event: there is no session of an event with the ID "e"
standard input:12:84: claims[1]: the claim says nothing; give a place, top, figure, previous, margin, ratio or first
`
	code, stdout, stderr := spaces(t, bad, "-")
	if code != 2 || stdout != "" {
		t.Errorf("exit status %d, printed %q", code, stdout)
	}
	if d := cmp.Diff(want, stderr); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// TestCascades checks that what is not read is not said to be missing as well.
func TestCascades(t *testing.T) {
	const want = `standard input:1:14: sessions[0]: want an object, not an array
standard input:1:23: sessions[1].id: want a string, not the number 5
standard input:1:35: sessions[1].counts[0].source: a count needs the ID of its source
standard input:1:45: sessions[1].counts[0].figure: cannot read "x" at byte 0: malformed: want a number here, as in 57K or half a million
standard input:1:63: claims[0].session: a claim needs the ID of its session, or of an event
standard input:1:73: claims[0].figure: cannot read "y" at byte 0: malformed: want a number here, as in 57K or half a million
`
	_, _, got := spaces(t, `{"sessions":[[],{"id":5,"counts":[{"figure":"x"}]}],"claims":[{"figure":"y"}]}`, "-")
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestUsage(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string // the first line
	}{
		{[]string{"no-such-file.json"}, "spaces: open no-such-file.json: no such file or directory"},
		{[]string{"a.json", "b.json"}, "spaces: want one file, not 2"},
		{[]string{"-reading", "loose"}, `invalid value "loose" for flag -reading: cannot read "loose" at byte 0: malformed: a reading is "customary", "published" or "literal"`},
		{[]string{"-known", "yesterday"}, `invalid value "yesterday" for flag -known: cannot read "yesterday" at byte 0: malformed: want a date such as 2021, 2021-06, 2021-06-08, 2021-06-08T12:04:00Z, or two with a / between`},
		{[]string{"-category", "place=1"}, `invalid value "place=1" for flag -category: unknown key "place"; want platform, event, metric, tag or during`},
		{[]string{"-category", "tag"}, `invalid value "tag" for flag -category: "tag" is not of the form key=value`},
		{[]string{"-category", "tag=a,tag=b"}, `invalid value "tag=a,tag=b" for flag -category: tag is given twice`},
		{[]string{"-category", "platform=vimeo"}, "spaces: -category: the dossier has no session in it"},
		{[]string{"\x1b[2J"}, "spaces: open �[2J: no such file or directory"},
		{[]string{"-top", "-1"}, "spaces: -top and -width count from 0"},
		{[]string{"-width", "-1"}, "spaces: -top and -width count from 0"},
		{[]string{"-top", "3", "-json"}, "spaces: -top does not go with -json, which prints everything"},
		{[]string{"-loud"}, "flag provided but not defined: -loud"},
	} {
		code, stdout, stderr := spaces(t, "", c.args...)
		got, _, _ := strings.Cut(stderr, "\n")
		if code != 2 || stdout != "" {
			t.Errorf("%q: exit status %d, printed %q", c.args, code, stdout)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q (-want +got)\n%s", c.args, d)
		}
	}
	code, _, help := spaces(t, "", "-h")
	if code != 0 {
		t.Errorf("-h: exit status %d", code)
	}
	for _, placeholder := range []string{"-category key=value,...\n", "-held date\n", "-reading reading\n", "-top number\n", "-width number\n"} {
		if !strings.Contains(help, placeholder) {
			t.Errorf("-h does not show %q: %s", placeholder, help)
		}
	}
}

// TestNothing checks that a dossier without sessions is called that.
func TestNothing(t *testing.T) {
	for _, text := range []string{`{}`, `{"sources": [{"id": "s"}]}`} {
		const want = "standard input: the dossier holds no session: give it \"sessions\" with counts (see records.Dossier)\n"
		if code, out, stderr := spaces(t, text, "-"); code != 2 || out != "" || stderr != want {
			t.Errorf("%s: exit status %d, printed %q and %q", text, code, out, stderr)
		}
	}
	const want = "standard input:1:18: not JSON: a comma stands after the last item; leave it out\n"
	if _, _, stderr := spaces(t, `{"sessions": [{}],}`, "-"); stderr != want {
		t.Errorf("%q, want %q", stderr, want)
	}
}

// TestWidth checks that nothing is wider than asked for, where names are no longer
// than that, and that it is the width of the terminal if none is asked for.
func TestWidth(t *testing.T) {
	for _, reading := range []string{"customary", "literal"} {
		args := []string{"-reading", reading, "april-2022-wider.json"}
		for width := 72; width < 200; width += 8 {
			_, out, _ := spaces(t, "", append(args, "-width", fmt.Sprint(width))...)
			for line := range strings.Lines(out) {
				if got := terminal.Width(strings.TrimSuffix(line, "\n")); got > width {
					t.Errorf("%d columns: %d in %q", width, got, line)
				}
			}
			var fitted bytes.Buffer
			if run(args, width, nil, &fitted, io.Discard); fitted.String() != out {
				t.Errorf("a terminal of %d columns is not fitted as -width does", width)
			}
		}
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestUnwritable(t *testing.T) {
	var stderr bytes.Buffer
	if code := run(nil, 0, nil, brokenPipe{}, &stderr); code != 1 || stderr.String() != "spaces: broken pipe\n" {
		t.Errorf("exit status %d: %s", code, stderr.String())
	}
}

// TestPrintable checks that no text of a dossier reaches the terminal as a
// command.
func TestPrintable(t *testing.T) {
	const dossier = `{"sessions": [{"id": "s", "title": "\u001b[31mred\u202e\nline \ud83d\udc68\u200d\ud83d\udc69", "counts": [{"figure": "5", "source": "a"}]}], "sources": [{"id": "a"}]}`
	_, out, stderr := spaces(t, dossier, "-")
	if strings.ContainsAny(out, "\x1b\u202e") || !strings.Contains(out, "�[31mred��line 👨‍👩") {
		t.Errorf("%q %q", out, stderr)
	}
}
