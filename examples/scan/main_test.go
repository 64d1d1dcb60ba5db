package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/examples/internal/program"
	"github.com/highwater-go/highwater/examples/internal/terminal"
	"github.com/highwater-go/highwater/internal/long"
)

var scan = program.Main(run).Run

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// What the program prints is in testdata: see package program.
func TestOutput(t *testing.T) {
	program.Main(run).Prints(t, []program.Output{
		{File: "spaces.out.txt", Args: []string{"testdata/spaces.txt"}},
		{File: "spaces.out.jsonl", Args: []string{"-json", "testdata/spaces.txt"}},
		{File: "spaces.people.out.txt", Args: []string{"-people", "testdata/spaces.txt"}},
		{File: "spaces.people.out.jsonl", Args: []string{"testdata/spaces.txt", "-people", "-json"}},
		{File: "spaces.drew.out.txt", Args: []string{"-drew", "testdata/spaces.txt"}},
		{File: "de.out.txt", Args: []string{"-lang", "de", "testdata/de.txt"}},
		{File: "de.out.jsonl", Args: []string{"-lang", "de-AT", "-json", "testdata/de.txt"}},
		{File: "hi.out.txt", Args: []string{"-lang", "hi", "testdata/hi.txt"}},
		{File: "hi.out.jsonl", Args: []string{"-lang", "hi_IN", "-json", "testdata/hi.txt"}},
		{File: "ja.out.txt", Args: []string{"-lang", "ja", "testdata/ja.txt"}},
		{File: "ja.out.jsonl", Args: []string{"-lang", "JA", "-json", "testdata/ja.txt"}},
	})
}

// decode reads what -json prints.
func decode(t *testing.T, out string) []found {
	t.Helper()
	var all []found
	for line := range strings.Lines(out) {
		d := json.NewDecoder(strings.NewReader(line))
		d.DisallowUnknownFields()
		var f found
		if err := d.Decode(&f); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		all = append(all, f)
	}
	return all
}

// TestJSON checks each object against the line that it is about.
func TestJSON(t *testing.T) {
	for _, c := range []struct{ lang, file string }{
		{"", "spaces.txt"}, {"en-US", "spaces.txt"}, {"de", "de.txt"}, {"hi", "hi.txt"}, {"ja", "ja.txt"},
	} {
		text := readFile(t, filepath.Join("testdata", c.file))
		lines := strings.Split(text, "\n")
		locale, err := attendance.LocaleOf(c.lang)
		if err != nil {
			t.Fatal(err)
		}
		_, out, _ := scan(t, text, "-json", "-lang", c.lang)
		all := decode(t, out)
		if len(all) < 2 {
			t.Errorf("%s: only %d figures", c.file, len(all))
		}
		for _, f := range all {
			if f.Line < 1 || f.Line > len(lines) || lines[f.Line-1][f.Start:f.End] != f.Text {
				t.Errorf("%s: %+v does not stand there", c.file, f)
			}
			figure, err := locale.Parse(f.Text)
			if err != nil || figure.String() != f.Figure {
				t.Errorf("%s: %q reads as %v, not %s: %v", c.file, f.Text, figure, f.Figure, err)
			}
			again, err := attendance.Parse(f.Figure)
			if err != nil || again != figure {
				t.Errorf("%s: %q reads as %v: %v", c.file, f.Figure, again, err)
			}
			if d := cmp.Diff([2][2]*int64{limits(figure.Range(attendance.Literal)), limits(figure.Range(attendance.Customary))},
				[2][2]*int64{f.Literal, f.Customary}); d != "" {
				t.Errorf("%s: %q (-want +got)\n%s", c.file, f.Text, d)
			}
		}
	}
	const want = `{"line":2,"start":3,"end":17,"text":"more than 164K","figure":">164K","noun":"people","metric":"","kind":"drew","by":"","literal":[164001,null],"customary":[164001,164999]}` + "\n"
	if _, got, _ := scan(t, "\n<b>more than 164K people & so on\n", "-json"); got != want {
		t.Errorf("got  %swant %s", got, want)
	}
}

func TestStandardInput(t *testing.T) {
	text := readFile(t, "testdata/spaces.txt")
	for _, args := range [][]string{nil, {"-"}, {"-json"}, {"-", "-json"}} {
		file := slices.DeleteFunc(slices.Clone(args), func(a string) bool { return a == "-" })
		_, want, _ := scan(t, "", append(file, "testdata/spaces.txt")...)
		if code, got, stderr := scan(t, text, args...); code != 0 || got != want {
			t.Errorf("%q: exit status %d: %s\n%s", args, code, stderr, cmp.Diff(want, got))
		}
	}
}

func TestLineEnds(t *testing.T) {
	text := readFile(t, "testdata/spaces.txt")
	for _, flag := range []string{"-json=false", "-json"} {
		_, want, _ := scan(t, text, flag)
		for name, changed := range map[string]string{
			"CRLF":                  strings.ReplaceAll(text, "\n", "\r\n"),
			"no end":                strings.TrimSuffix(text, "\n"),
			"CRLF and no end of it": strings.TrimSuffix(strings.ReplaceAll(text, "\n", "\r\n"), "\n"),
		} {
			if _, got, _ := scan(t, changed, flag); got != want {
				t.Errorf("%s, %s\n%s", name, flag, cmp.Diff(want, got))
			}
		}
	}
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"\n", "\n"},
		{"\r\n\r\n", "\n\n"},
		{"a\rb", "a\rb\n"},
		{"\xff 57K people \xfe\x80\n", "\xff 57K people \xfe\x80\n  ^^^\n  57K  drew  people  56,500–57,999\n"},
	} {
		if code, got, stderr := scan(t, c.in); code != 0 || got != c.want || stderr != "" {
			t.Errorf("%q: exit status %d, printed %q, want %q; %s", c.in, code, got, c.want, stderr)
		}
	}
	if code, got, _ := scan(t, "", "-json"); code != 0 || got != "" {
		t.Errorf("an empty text: exit status %d, printed %q", code, got)
	}
}

// TestUnderline checks that marks stand under what they mark.
func TestUnderline(t *testing.T) {
	for _, c := range []struct{ lang, line, want string }{
		{"", "57K people", "^^^"},
		{"", "Café, cafe\u0301: 57K people", "            ^^^"},
		{"de", "a\tb\tmehr als\t57.000 Menschen", " \t \t^^^^^^^^\t^^^^^^"},
		{"", "日本 57K people", "     ^^^"},
		{"", "👍 57K people", "   ^^^"},
		{"ja", "約5.7万人が聴いた", "^^^^^^^"},
		{"hi", "यह 80 लाख लोग", "   ^^^^^^"},
	} {
		_, got, _ := scan(t, c.line, "-lang", c.lang)
		lines := strings.Split(got, "\n")
		if len(lines) != 4 || lines[0] != c.line || lines[1] != c.want {
			t.Errorf("%q is marked %q, want %q", c.line, lines[1:], c.want)
		}
	}
}

func TestUsage(t *testing.T) {
	for _, c := range []struct {
		code int
		args []string
		want string // the first line
	}{
		{1, []string{"no-such-file.txt"}, "scan: open no-such-file.txt: no such file or directory"},
		{1, []string{"testdata"}, "scan: testdata:1: is a directory"},
		{1, []string{"\x1b[2J"}, "scan: open �[2J: no such file or directory"},
		{2, []string{"a.txt", "b.txt"}, "scan: want one file, not 2"},
		{2, []string{"-lang", "tlh"}, `invalid value "tlh" for flag -lang: cannot read "tlh" at byte 0: unknown language: CLDR has no locale of this language`},
		{2, []string{"-lang"}, "flag needs an argument: -lang"},
		{2, []string{"-json=maybe"}, `invalid boolean value "maybe" for -json: parse error`},
		{2, []string{"-top", "-1"}, "scan: -top and -width count from 0"},
		{2, []string{"-width", "-1"}, "scan: -top and -width count from 0"},
		{2, []string{"-loud"}, "flag provided but not defined: -loud"},
	} {
		code, stdout, stderr := scan(t, "", c.args...)
		got, _, _ := strings.Cut(stderr, "\n")
		if code != c.code || stdout != "" {
			t.Errorf("%q: exit status %d, printed %q", c.args, code, stdout)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q (-want +got)\n%s", c.args, d)
		}
	}
	code, _, help := scan(t, "", "-h")
	if code != 0 || !strings.HasPrefix(help, "usage: scan [flags] [FILE | -]\n") {
		t.Errorf("-h: exit status %d: %s", code, help)
	}
	for _, placeholder := range []string{"-lang tag\n", "-top number\n", "-width number\n"} {
		if !strings.Contains(help, placeholder) {
			t.Errorf("-h does not show %q: %s", placeholder, help)
		}
	}
}

// TestUTF16 checks that a text in UTF-16 is called that, and no other.
func TestUTF16(t *testing.T) {
	const want = "scan: standard input:1: the text is UTF-16; save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8\n"
	for _, text := range []string{"\xff\xfe5\x007\x00K\x00", "\xfe\xff\x005\x007\x00K", "5\x007\x00K\x00", "\x005\x007\x00\n", "\xff\xfe"} {
		for name, in := range map[string]io.Reader{"at once": strings.NewReader(text), "byte by byte": iotest.OneByteReader(strings.NewReader(text))} {
			var stdout, stderr bytes.Buffer
			if code := run(nil, 0, in, &stdout, &stderr); code != 1 || stdout.Len() > 0 || stderr.String() != want {
				t.Errorf("%q %s: exit status %d, printed %q and %q", text, name, code, stdout.String(), stderr.String())
			}
		}
	}
	for _, text := range []string{"", "\x00\x00\x00\x00", "5\x007", "\x005\x00\x00", "\xff", "\n\xff\xfe"} {
		if code, _, stderr := scan(t, text); code != 0 {
			t.Errorf("%q: exit status %d: %s", text, code, stderr)
		}
	}
}

// TestWidth checks that a line is cut where it fits, and marked in each of its rows.
func TestWidth(t *testing.T) {
	for _, c := range []struct {
		width      int
		text, want string
	}{
		{30, "The room drew more than 164K people, and the one before 44K.", `
The room drew more than 164K
              ^^^^^^^^^^^^^^
people, and the one before
44K.
^^^
  >164K  drew  people
      164,001–164,999
      (literally 164,001 or
      more)
  44K    drew
      43,500–44,999
`},
		{24, "The room drew more than 164K people.", `
The room drew more than
              ^^^^^^^^^
164K people.
^^^^
  >164K  drew  people
      164,001–164,999
      (literally 164,001
      or more)
`},
		{10, "no figure in this", `
no figure
in this
`},
	} {
		_, got, _ := scan(t, c.text, "-width", fmt.Sprint(c.width))
		if d := cmp.Diff(c.want, "\n"+got); d != "" {
			t.Errorf("%d columns (-want +got)\n%s", c.width, d)
		}
		var fitted bytes.Buffer
		if run(nil, c.width, strings.NewReader(c.text), &fitted, io.Discard); fitted.String() != got {
			t.Errorf("a terminal of %d columns is not fitted as -width does", c.width)
		}
	}
	text := readFile(t, "testdata/spaces.txt")
	_, whole, _ := scan(t, text)
	for width := 30; width < 500; width += 7 {
		_, out, _ := scan(t, text, "-width", fmt.Sprint(width))
		for line := range strings.Lines(out) {
			if got := terminal.Width(strings.TrimSuffix(line, "\n")); got > width {
				t.Errorf("%d columns: %d in %q", width, got, line)
			}
		}
		if strings.Count(out, "^") < strings.Count(whole, "^")-strings.Count(out, "\n") {
			t.Errorf("%d columns: marks are lost", width)
		}
	}
}

// TestTop checks that the largest figures are found wherever they stand, the first of
// equal ones first.
func TestTop(t *testing.T) {
	const text = "It drew 57K people.\n\nThen 164K+ people came, and 57K viewers.\nThe last drew 900 people.\n"
	const want = `LINE  FIGURE  KIND  COUNTS   PEOPLE
3     164K+   drew  people   164,000–164,999 (literally 164,000 or more)
1     57K     drew  people   56,500–57,999
3     57K     drew  viewers  56,500–57,999
`
	if code, got, stderr := scan(t, text, "-top", "3"); code != 0 || got != want {
		t.Errorf("exit status %d: %s %s", code, stderr, cmp.Diff(want, got))
	}
	// The same objects as without it, sorted.
	_, out, _ := scan(t, text, "-json")
	all := strings.SplitAfter(out, "\n")
	if _, got, _ := scan(t, text, "-json", "-top", "2"); got != all[1]+all[0] {
		t.Errorf("printed %s, want %s", got, all[1]+all[0])
	}
	if _, got, _ := scan(t, text, "-json", "-top", "9"); len(got) != len(out) {
		t.Errorf("printed %s, want all of %s", got, out)
	}
}

// A repeater is a text over and over, n bytes in all.
type repeater struct {
	text   string
	at, n  int
	reread func() // before each reading, if not nil
}

func (r *repeater) Read(b []byte) (n int, err error) {
	if r.reread != nil {
		r.reread()
	}
	if r.at == r.n {
		return 0, io.EOF
	}
	b = b[:min(len(b), r.n-r.at)]
	for n < len(b) {
		k := copy(b[n:], r.text[r.at%len(r.text):])
		n, r.at = n+k, r.at+k
	}
	return n, nil
}

// TestLongLine checks that a line of 10 MB costs no memory for its length, and
// that no cut in it loses, breaks or displaces a figure.
func TestLongLine(t *testing.T) {
	const once, twice = longest * 5 / 4, longest * 9 / 4 // to be cut
	for _, c := range []struct {
		size             int
		name, lang, text string
		want             []string // the texts, figures and nouns in one turn of the text
	}{
		{long.Rounds(3_000_000, 10_000_000), "sentences", "", "The record was around 57K, he said. We got 164K+ people and beat it by 100,000+! Nobody knew of 44,208 listeners. ",
			[]string{"around 57K ~57K ", "164K+ 164K+ people", "100,000+ 100K+ ", "44,208 44,208 listeners"}},
		{twice, "no sentences", "", "more than 44K people and then, or so they say, as many as 2.5 million concurrent viewers and ",
			[]string{"more than 44K >44K people", "as many as 2.5 million ≤2.5M concurrent viewers"}},
		{twice, "figures alone", "", "164K+ people ", []string{"164K+ 164K+ people"}},
		{once, "a period in a figure", "de", "rund 8,1 Mio. Zuschauer und über 164.000 Menschen, ", []string{"rund 8,1 Mio. ~8.1M Zuschauer", "über 164.000 >164K Menschen"}},
		{once, "no blanks", "ja", "スペースを16万4000人以上が聴いた。前の記録は約5.7万人だった。", []string{"16万4000人以上 164K+ 人", "約5.7万 ~57K 人"}},
		{once, "no blanks, no sentences", "ja", "降下は約800万人が視聴したという、", []string{"約800万 ~8M 人"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			turns := c.size / len(c.text)
			var base, most uint64
			in := &repeater{text: c.text, n: turns * len(c.text), reread: func() {
				var m runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&m)
				if base == 0 {
					base = m.HeapAlloc
				}
				most = max(most, m.HeapAlloc)
			}}
			pipe, w := io.Pipe()
			go func() {
				var stderr bytes.Buffer
				if code := run([]string{"-json", "-lang", c.lang}, 0, in, w, &stderr); code != 0 {
					w.CloseWithError(fmt.Errorf("exit status %d: %s", code, stderr.String()))
				}
				w.Close()
			}()
			d := json.NewDecoder(pipe)
			for k := 0; ; k++ {
				var f found
				if err := d.Decode(&f); err == io.EOF {
					if k != turns*len(c.want) {
						t.Errorf("%d figures, want %d", k, turns*len(c.want))
					}
					break
				} else if err != nil {
					t.Fatal(err)
				}
				got := f.Text + " " + f.Figure + " " + f.Noun
				if want := c.want[k%len(c.want)]; got != want {
					t.Fatalf("figure %d at %d: %q, want %q", k, f.Start, got, want)
				}
				at := k/len(c.want)*len(c.text) + strings.Index(c.text, f.Text)
				if f.Line != 1 || f.Start != at || f.End != at+len(f.Text) {
					t.Fatalf("figure %d: %+v, want it at %d", k, f, at)
				}
			}
			if most > base+4<<20 {
				t.Errorf("up to %d bytes on the heap, from %d", most, base)
			}
		})
	}
}

// TestPieces checks that pieces are the text, cut where they may be, however it
// arrives.
func TestPieces(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"a line of just what is held", strings.Repeat("x", longest-1) + "\n" + strings.Repeat("y", longest) + "\nz"},
		{"CRLF at the limit", strings.Repeat("x", longest-1) + "\r\n57K people\r\n"},
		{"one character more", strings.Repeat("é", longest/2) + "é\né"},
		{"no UTF-8", strings.Repeat("\x80", 2*longest)},
		{"digits", strings.Repeat("1", 2*longest)},
		{"NUL", strings.Repeat("\x00", 2*longest)},
		{"lines", strings.Repeat("a line\nanother\r\n\n", longest/4)},
		{"emoji", "x" + strings.Repeat("👍", longest/2)},
	} {
		for name, in := range map[string]io.Reader{
			"":              strings.NewReader(c.text),
			" by halves":    iotest.HalfReader(strings.NewReader(c.text)),
			" with the end": iotest.DataErrReader(strings.NewReader(c.text)),
		} {
			r := newReader(in, attendance.Find)
			line, at := 1, 0
			lines := strings.Split(c.text, "\n")
			for {
				p, err := r.next()
				if err == io.EOF {
					break
				} else if err != nil {
					t.Fatal(err)
				}
				if p.line != line {
					line, at = line+1, 0
				}
				whole := lines[line-1]
				if p.line != line || p.at != at || len(p.text) > longest || !strings.HasPrefix(whole[at:], p.text) {
					t.Fatalf("%s%s: a piece of %d bytes at %d:%d, want it at %d:%d", c.name, name, len(p.text), p.line, p.at, line, at)
				}
				if utf8.ValidString(whole) && !utf8.ValidString(p.text) {
					t.Errorf("%s%s: the piece at %d:%d is not UTF-8", c.name, name, p.line, p.at)
				}
				at += len(p.text)
			}
			if rest := strings.Trim(strings.Join(lines[line-1:], "\n")[at:], "\r\n"); rest != "" {
				t.Errorf("%s%s: %d bytes are left", c.name, name, len(rest))
			}
		}
	}
	if _, err := newReader(stuck{}, attendance.Find).next(); err != io.ErrNoProgress {
		t.Errorf("a reader that reads nothing: %v", err)
	}
}

type stuck struct{}

func (stuck) Read([]byte) (int, error) { return 0, nil }

// TestPrompt checks that a line is shown before the next is waited for.
func TestPrompt(t *testing.T) {
	var out bytes.Buffer
	lines := []string{"It drew 57K people.\n", "And more.\n"}
	in := readFunc(func(b []byte) (int, error) {
		if len(lines) == 1 && !strings.Contains(out.String(), "57K  drew") {
			t.Errorf("only %q is shown", out.String())
		}
		if len(lines) == 0 {
			return 0, io.EOF
		}
		n := copy(b, lines[0])
		lines = lines[1:]
		return n, nil
	})
	if code := run(nil, 0, in, &out, io.Discard); code != 0 {
		t.Errorf("exit status %d", code)
	}
}

type readFunc func([]byte) (int, error)

func (f readFunc) Read(b []byte) (int, error) { return f(b) }

func TestUnreadable(t *testing.T) {
	in := io.MultiReader(strings.NewReader("57K people\n\nand "), iotest.ErrReader(errors.New("disk on fire")))
	var stdout, stderr bytes.Buffer
	code := run(nil, 0, in, &stdout, &stderr)
	const want = "57K people\n^^^\n  57K  drew  people  56,500–57,999\n\nand \n"
	if code != 1 || stdout.String() != want || stderr.String() != "scan: standard input:3: disk on fire\n" {
		t.Errorf("exit status %d: %q %q", code, stdout.String(), stderr.String())
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

// TestUnwritable checks that nobody who has left is written for.
func TestUnwritable(t *testing.T) {
	for _, args := range [][]string{nil, {"-json"}} {
		in := &repeater{text: "57K people\n", n: 1 << 30}
		var stderr bytes.Buffer
		if code := run(args, 0, in, brokenPipe{}, &stderr); code != 1 || stderr.String() != "scan: broken pipe\n" {
			t.Errorf("%q: exit status %d: %s", args, code, stderr.String())
		}
		if in.at > 4*longest {
			t.Errorf("%q: %d bytes were read", args, in.at)
		}
	}
}
