package exchange

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
)

// textOf makes up a text of up to n letters of an alphabet.
func textOf(rng *rand.Rand, alphabet []string, n int) string {
	var b strings.Builder
	for range rng.IntN(n + 1) {
		b.WriteString(alphabet[rng.IntN(len(alphabet))])
	}
	return b.String()
}

// A row that swift cuts off is the one that careful does.
func TestSwift(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	letters := []string{",", ",", "a", "bc", "defghij", "\"", "\"\"", "\",\"", ",\"", "\",", "\n", "\"\n", "\r\n", "\"\r\n", "\r", "\\", "\\\"", "=", "=\"", "é", ";", " "}
	cut, quoted := 0, 0
	for range 300000 {
		data := []byte(textOf(rng, letters, 16))
		if len(data) == 0 {
			continue
		}
		fast := splitter{delimiter: ",;=\\"[rng.IntN(4)], backslash: rng.IntN(3) == 0}
		if rng.IntN(2) == 0 {
			fast.delimiter = ','
		}
		slow := fast
		n := fast.swift(data)
		if n == 0 {
			continue
		}
		for _, more := range []bool{false, true} {
			if m, found := slow.careful(data, more); m != n || found != whole || slow.lines != fast.lines {
				t.Fatalf("%q by %q, \\\" %v: %d bytes in %d lines, but careful %v, %d in %d", data, fast.delimiter, fast.backslash, n, fast.lines, found, m, slow.lines)
			}
			if diff := cmp.Diff(slow.cells, fast.cells, cmp.AllowUnexported(cell{})); diff != "" {
				t.Fatalf("%q by %q, \\\" %v (-careful +swift):\n%s", data, fast.delimiter, fast.backslash, diff)
			}
		}
		if ascii := !bytes.Contains(data[:n], []byte("é")); fast.ascii && !ascii {
			t.Fatalf("%q is all ASCII?", data[:n])
		}
		if has := bytes.Contains(data[:n], []byte{'"'}); fast.quotes != has {
			t.Fatalf("%q: quotes %v", data[:n], fast.quotes)
		}
		if cut++; fast.quotes {
			quoted++
		}
	}
	if cut < 50000 || quoted < 5000 {
		t.Errorf("swift cut %d rows, %d with quotes", cut, quoted)
	}
}

// A text that isLine knows to be one line is one; and it knows most that are.
func TestIsLine(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	letters := []string{"a", "b", "c", "d", "e", " ", "-", "=", "\x7f", "~"}
	odd := append([]string{"'", "  ", "\t", "\n", "\x00", "\u00a0", "é"}, letters...)
	for i := range 200000 {
		text := textOf(rng, [][]string{letters, odd}[i%2], 40)
		line := oneLine(plainAgain(text))
		switch known := text != "" && isLine([]byte(text)); {
		case known && line != text:
			t.Fatalf("%q is known to be one line, which is %q", text, line)
		case !known && line == text && i%2 == 0 && text != "":
			t.Fatalf("%q is not known to be one line", text)
		}
	}
}

var western = regexp.MustCompile(`^(0|[1-9][0-9]*|[1-9][0-9]{0,2}(,[0-9]{3})+)$`)

// A number that is read by its digits alone is what Parse reads.
func TestGroupedNumber(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	letters := []string{"0", "00", "1", "12", "345", ",000", ",", ",678", "9", "-", "x"}
	known := 0
	for range 200000 {
		text := textOf(rng, letters, 8)
		n, ok := groupedNumber([]byte(text))
		if want := western.MatchString(text) && len(strings.ReplaceAll(text, ",", "")) <= 18; ok != want {
			t.Fatalf("%q: %d, %v", text, n, ok)
		}
		if !ok {
			continue
		}
		if want, err := attendance.Parse(text); err != nil || wholeFigure(n) != want {
			t.Fatalf("%q: %+v, but Parse has %+v, %v", text, wholeFigure(n), want, err)
		}
		known++
	}
	if known < 5000 {
		t.Errorf("%d numbers", known)
	}
}

// A day of ACLED is what package time reads.
func TestACLEDDay(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	days, months, years := []string{"2", "02", "29", "31", "00", "1x", "-1"}, []string{"February", "Feb", "may", "May", "Sept", "September", "Marchember"}, []string{"2018", "2024", "0000", "18", "12018", "x018"}
	known := 0
	for range 2000 {
		s := days[rng.IntN(len(days))] + " " + months[rng.IntN(len(months))] + " " + years[rng.IntN(len(years))]
		want := attendance.Date{}
		for _, layout := range []string{"2 January 2006", "2 Jan 2006"} {
			if at, err := time.Parse(layout, s); err == nil {
				want = attendance.Day(at.Year(), at.Month(), at.Day())
			}
		}
		if got, ok := acledDay(s); got != want || ok != !want.IsZero() {
			t.Fatalf("%q: %v, %v, want %v", s, got, ok, want)
		}
		if !want.IsZero() {
			known++
		}
	}
	if known < 100 {
		t.Errorf("%d days", known)
	}
}

// A register keeps what a map would.
func TestRegister(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	var r register
	want := map[digest]int{}
	for i := 1; i <= 20000; i++ {
		id := digest{rng.Uint64N(500) << 32, rng.Uint64N(20)} // many of which start at one slot
		slot := r.of(id)
		if slot.number != want[id] || slot.id != id {
			t.Fatalf("%v: %+v, want number %d", id, *slot, want[id])
		}
		if slot.number == 0 {
			slot.number, want[id] = i, i
		}
	}
	if r.given != len(want) {
		t.Errorf("%d IDs, want %d", r.given, len(want))
	}
}

// A memo says what was made of a text, or nothing, however many there are.
func TestMemo(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	for _, of := range []int{10, 1000, 100000} {
		var m memo[string]
		var pieces scroll
		hits := 0
		for range 50000 {
			text := strings.Repeat("x", rng.IntN(2)*memoText) + time.Duration(rng.IntN(of)).String()
			s, ok := m.slot([]byte(text))
			if !ok {
				s.text, s.of = m.copied([]byte(text), &pieces), "of "+text
			} else if hits++; s.of != "of "+text {
				t.Fatalf("%q: %q", text, s.of)
			}
		}
		if len(m.slots) > memoTexts || m.off != (of == 100000) || of == 10 && hits < 20000 {
			t.Errorf("of %d texts: %d slots, off %v, %d hits", of, len(m.slots), m.off, hits)
		}
	}
}

// Rows allocates less than once a row: texts and lists are parts of larger pieces.
func TestRowsAllocations(t *testing.T) {
	const n = 4000
	for _, file := range benchFiles {
		data, half := file.make(2*n), file.make(n)
		all := testing.AllocsPerRun(3, func() { drain(t, data, file.format) })
		first := testing.AllocsPerRun(3, func() { drain(t, half, file.format) })
		if per := (all - first) / n; per > 1 { // some slots of a memo are those of several texts, which differ from run to run
			t.Errorf("%s: %.2f allocations a row", file.name, per)
		} else {
			t.Logf("%s: %.2f allocations a row", file.name, per)
		}
	}
}
