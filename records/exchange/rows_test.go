package exchange

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// A range in full digits reads back as it is.
func TestSpelled(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range 20000 {
		low := 1 + rng.Int64N(1<<rng.IntN(59))
		f := attendance.Figure{People: low, To: low + 1 + rng.Int64N(1<<rng.IntN(58)), Step: 1, Hedge: attendance.Between}
		if i%4 == 0 { // about where the scale of one end may be meant for both
			f.People = 1 + rng.Int64N(2000)
			f.To = 1000*f.People + rng.Int64N(5) - 2
		}
		if f.Validate() != nil {
			continue
		}
		text := spelled(f)
		if got, err := attendance.Parse(text); text != "" && got != f || text == "" && (f.People >= 1000 || f.To <= 1000*f.People) {
			t.Fatalf("%+v is %q, which is %+v, %v", f, text, got, err)
		}
	}
	if f := (attendance.Figure{People: 0, To: 5, Step: 1, Hedge: attendance.Between}); spelled(f) != "" && attendance.MustParse(spelled(f)) != f {
		t.Errorf("%q", spelled(f))
	}
}

// Rows reads the same however its reader hands the text out, over the ends of what
// is read at a time, too.
func TestRowsInPieces(t *testing.T) {
	var b strings.Builder
	b.WriteString("Session,Quote,Viewers,Source\n")
	for i := range 4000 {
		fmt.Fprintf(&b, "\"Night, %d\",\"said %s\nand \"\"more\"\"\",%d,S\n", i, strings.Repeat("x", i%97), i)
	}
	whole := ReadSheet([]byte(b.String()), Options{})
	if len(whole.Evidence.Sessions) != 4000 || len(whole.Faults) > 0 {
		t.Fatalf("%d sessions, %v", len(whole.Evidence.Sessions), whole.Err())
	}
	for name, r := range map[string]io.Reader{
		"as it is":     strings.NewReader(b.String()),
		"by halves":    iotest.HalfReader(strings.NewReader(b.String())),
		"by bytes":     iotest.OneByteReader(strings.NewReader(b.String())),
		"with the end": iotest.DataErrReader(strings.NewReader(b.String())),
	} {
		var sessions []attendance.Session
		for row, err := range Rows(r, Sheet, Options{}) {
			if err != nil || len(row.Faults) > 0 {
				t.Fatal(name, err, row.Err())
			}
			sessions = append(sessions, row.Evidence.Sessions...)
		}
		if diff := cmp.Diff(whole.Evidence.Sessions, sessions); diff != "" {
			t.Errorf("%s (-whole +rows):\n%s", name, diff)
		}
	}
}

// Few allocations are made of a row.
func TestRowsAllocs(t *testing.T) {
	for _, file := range benchFiles {
		data := file.make(20000)
		per := testing.AllocsPerRun(1, func() { drain(t, data, file.format) }) / 20000
		if most := map[Format]float64{Sheet: 3, CCC: 12, ACLED: 4}[file.format]; per > most {
			t.Errorf("%s: %.2f allocations a row, want at most %v", file.format, per, most)
		}
	}
}

// An error of the reader ends the rows.
func TestRowsError(t *testing.T) {
	r := io.MultiReader(strings.NewReader("Session,Viewers,Source\na,5,S\nb,6,S\n"), iotest.ErrReader(io.ErrUnexpectedEOF))
	n, last := 0, error(nil)
	for row, err := range Rows(r, Sheet, Options{}) {
		n += len(row.Evidence.Sessions)
		last = err
	}
	if n != 2 || last != io.ErrUnexpectedEOF {
		t.Errorf("%d sessions, %v", n, last)
	}
}

// A Book keeps what rows say, though each overwrites the one before.
func TestRowsIntoBook(t *testing.T) {
	for _, file := range benchFiles {
		data := file.make(3000)
		var book records.Book
		for row, err := range Rows(bytes.NewReader(data), file.format, Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			if _, err := book.Add(row.Evidence); err != nil {
				t.Fatal(err)
			}
		}
		whole, err := Read(file.format, data, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var want records.Book
		if _, err := want.Add(whole.Evidence); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.Evidence(), book.Evidence()); diff != "" {
			t.Errorf("%s (-whole +rows):\n%s", file.name, diff)
		}
	}
}

// A repeater gives out the rows of a file again and again.
type repeater struct {
	rows []byte
	at   int
	left int // bytes
}

func (r *repeater) Read(p []byte) (n int, err error) {
	if r.left <= 0 {
		return 0, io.EOF
	}
	if r.at == len(r.rows) {
		r.at = 0
	}
	n = copy(p, r.rows[r.at:])
	r.at, r.left = r.at+n, r.left-n
	return n, nil
}

// However long the text, Rows takes the memory of a few rows.
func TestRowsMemory(t *testing.T) {
	data := acledRows(5000)
	heading := bytes.IndexByte(data, '\n') + 1
	r := io.MultiReader(bytes.NewReader(data[:heading]), &repeater{rows: data[heading:], left: 64 << 20})
	most, n := uint64(0), 0
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for row, err := range Rows(r, ACLED, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if n += len(row.Evidence.Sessions); n%20000 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapAlloc-min(now.HeapAlloc, before.HeapAlloc))
		}
	}
	if n < 100000 || most > 8<<20 {
		t.Errorf("%d rows in %d bytes", n, most)
	}
}

// A row that is there twice is one event, and two that differ may be one of two.
func TestRowsRepeated(t *testing.T) {
	data := []byte("date,locality,state,size_text\n2022-05-14,Ames,IA,100s\n2022-05-14,Ames,IA,100s\n2022-05-14,Ames,IA,200\n")
	var got []string
	for row, err := range Rows(bytes.NewReader(data), CCC, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range row.Evidence.Sessions {
			got = append(got, s.ID)
		}
		for _, l := range row.Left {
			got = append(got, l.Why)
		}
	}
	want := []string{
		"2022-05-14 / Ames, IA", "says what row 2 says",
		"2022-05-14 / Ames, IA #2", `"2022-05-14 / Ames, IA" is that of 1 earlier rows, which may be of the same event`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A row that is longer than one may be is a fault, whatever stands before and after it,
// however much is read at a time.
func TestRowsOverlong(t *testing.T) {
	long := strings.Repeat("x", maxRow)
	for _, c := range []struct {
		name, data string
		want       []string
	}{
		{"a cell", "Session,Viewers,Source\nA,5,S\nB" + long + ",6,S\nC,7,S\n", []string{"A | S - 5", "C | S - 7", "fault 3:1 row"}},
		{"the last", "Session,Viewers,Source\nA,5,S\nB,6," + long, []string{"A | S - 5", "fault 3:1 row"}},
		{"as long as may be", "Session,Viewers,Source\nA,5," + long[:maxRow-5] + "\nC,7,S\n", []string{"A | " + long[:maxRow-5] + " - 5", "C | S - 7"}},
		{"of several lines", "Session,Viewers,Source\n\"A\nB\",5," + long + "\nC,7,S\n", []string{"C | S - 7", "fault 2:1 row"}},
		{"an open quote", "Session,Viewers,Source\nA,5,\"" + long[:100] + "\nC,7,S\n" + strings.Repeat("\n", maxRow), []string{"C | S - 7", "fault 2:5 row"}},
		{"the headings", "Session,Viewers," + long + "\nA,5,S\n", []string{"fault 1:1 file"}},
		{"a line before them", long + long + "\nSession,Viewers,Source\nA,5,S\n", []string{"A | S - 5"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := Options{Delimiter: ","}
			if c.name == "a line before them" {
				o.SkipRows = 1
			}
			whole := ReadSheet([]byte(c.data), o)
			slices.Sort(c.want)
			if diff := cmp.Diff(c.want, shown(whole)); diff != "" {
				t.Errorf("whole (-want +got):\n%.2000s", diff)
			}
			for name, r := range map[string]io.Reader{"as it is": strings.NewReader(c.data), "by halves": iotest.HalfReader(strings.NewReader(c.data)), "in odd pieces": &pieces{c.data, 7001}} {
				var got []string
				for _, row := range readByRows(t, r, Sheet, o) {
					got = append(got, shown(row)...)
				}
				slices.Sort(got)
				if diff := cmp.Diff(c.want, got); diff != "" {
					t.Errorf("%s (-want +got):\n%.2000s", name, diff)
				}
			}
		})
	}
}

// pieces hands out a text n bytes at a time.
type pieces struct {
	text string
	n    int
}

func (p *pieces) Read(b []byte) (int, error) {
	if p.text == "" {
		return 0, io.EOF
	}
	n := copy(b, p.text[:min(p.n, len(p.text))])
	p.text = p.text[n:]
	return n, nil
}

// A reader that hands out nothing, and does not end, ends the rows.
func TestRowsNoProgress(t *testing.T) {
	var last error
	for _, err := range Rows(io.MultiReader(strings.NewReader("Session,Viewers,Source\nA,5,S\n"), nothing{}), Sheet, Options{}) {
		last = err
	}
	if last != io.ErrNoProgress {
		t.Errorf("%v", last)
	}
}

type nothing struct{}

func (nothing) Read([]byte) (int, error) { return 0, nil }

// Cells are not filled down from a row that could not be read.
func TestFillDownLost(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       []string
	}{
		{"ragged", "Match,Day,Viewers,Source\nDerby,2020-01-04,5,S\nFinal,2020-02-01,6\n,,7,T\nCup,,8,S\nOpen,2020-03-01,9,S\n,,10,T\n", []string{
			"Derby / 2020-01-04 @ 2020-01-04 | S - 5", "Open / 2020-03-01 @ 2020-03-01 | S - 9 | T - 10", "fault 3:1 row", "fault 4:1 row", "fault 5:5 row"}},
		{"an open quote", "Match,Day,Viewers,Source\nDerby,2020-01-04,5,S\n\"Final,2020-02-01,6,S\n,,7,T\n", []string{
			"Derby / 2020-01-04 @ 2020-01-04 | S - 5", "fault 3:1 row", "fault 4:1 row"}},
		{"no text", "Match,Day,Viewers,Source\nDerby,2020-01-04,5,S\nCaf\xe9,2020-02-01,6,S\n,,7,T\n", []string{
			"Derby / 2020-01-04 @ 2020-01-04 | S - 5", "fault 3:1 row", "fault 4:1 row"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := Options{FillDown: []string{"Match", "Day"}}
			var sessions []attendance.Session
			var got []string
			for _, row := range readByRows(t, strings.NewReader(c.data), Sheet, o) {
				for _, s := range row.Evidence.Sessions {
					if n := len(sessions); n > 0 && sessions[n-1].ID == s.ID {
						sessions[n-1].Counts = append(slices.Clone(sessions[n-1].Counts), s.Counts...)
					} else {
						sessions = append(sessions, s)
					}
				}
				got = append(got, shown(Result{Faults: row.Faults})...)
			}
			got = append(got, shown(Result{Evidence: records.Evidence{Sessions: sessions}})...)
			slices.Sort(got)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("by rows (-want +got):\n%s", diff)
			}
			if c.name == "no text" {
				return
			}
			if diff := cmp.Diff(c.want, shown(ReadSheet([]byte(c.data), o))); diff != "" {
				t.Errorf("whole (-want +got):\n%s", diff)
			}
		})
	}
}

// Half of a character of UTF-16 is no text: it is at fault at its place.
func TestHalfWide(t *testing.T) {
	wide := func(units ...uint16) (data []byte) {
		for _, u := range units {
			data = binary.LittleEndian.AppendUint16(data, u)
		}
		return data
	}
	text := func(s string) []byte { return wide(utf16.Encode([]rune(s))...) }
	head := append([]byte{0xFF, 0xFE}, text("Session,Viewers,Source\nA,5,\U0001F600\nB,6,")...)
	for _, c := range []struct {
		name string
		data []byte
	}{
		{"high alone", slices.Concat(head, wide(0xD83D), text("x\n"))},
		{"low alone", slices.Concat(head, wide(0xDE00), text("x\n"))},
		{"high at the end", slices.Concat(head, wide(0xD83D))},
		{"a byte alone", append(slices.Clone(head), 'x')},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff([]string{"fault 3:9 file"}, shown(ReadSheet(c.data, Options{}))); diff != "" {
				t.Errorf("whole (-want +got):\n%s", diff)
			}
			var got []string
			for _, row := range readByRows(t, iotest.OneByteReader(bytes.NewReader(c.data)), Sheet, Options{}) {
				got = append(got, shown(row)...)
			}
			if diff := cmp.Diff([]string{"A | \U0001F600 - 5", "fault 3:9 row"}, got); diff != "" {
				t.Errorf("by rows (-want +got):\n%s", diff)
			}
		})
	}
	if diff := cmp.Diff([]string{"fault 1:1 file"}, shown(ReadSheet(text("Session,Viewers,Source\nA,5,S\n"), Options{}))); diff != "" {
		t.Errorf("without a mark (-want +got):\n%s", diff)
	}
}
