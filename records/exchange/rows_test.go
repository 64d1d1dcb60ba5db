package exchange

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// A range in full digits reads back as it is.
func TestSpelled(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		low := 1 + rng.Int64N(1<<rng.IntN(59))
		f := attendance.Figure{People: low, To: low + 1 + rng.Int64N(1<<rng.IntN(58)), Step: 1, Hedge: attendance.Between}
		if f.Validate() != nil {
			continue
		}
		text := spelled(f)
		if got, err := attendance.Parse(text); text != "" && got != f || text == "" && (f.People >= 1000 || f.To < 1000) {
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
			t.Errorf("%s (-whole +rows):\n%s", file.format, diff)
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
