package attendance_test

import (
	"errors"
	"runtime"
	"strings"
	"testing"
	"unsafe"

	. "github.com/highwater-go/highwater/attendance"
)

// noAllocs fails if f allocates.
func noAllocs(t *testing.T, name string, f func()) {
	t.Helper()
	if n := testing.AllocsPerRun(10, f); n != 0 {
		t.Errorf("%s allocates %v times", name, n)
	}
}

// Results go here, so that the compiler does not leave out what makes them.
var (
	sinkFigure Figure
	sinkRange  Range
	sinkDate   Date
	sinkErr    error
)

func TestFigureAllocs(t *testing.T) {
	buf := make([]byte, 0, MaxText)
	for _, row := range figureTable {
		for _, text := range row.texts {
			noAllocs(t, "Parse "+text, func() { sinkFigure, sinkErr = Parse(text) })
		}
		f := row.figure
		noAllocs(t, "AppendText "+row.canonical(), func() { _, sinkErr = f.AppendText(buf) })
		noAllocs(t, "Validate "+row.canonical(), func() { sinkErr = f.Validate() })
		noAllocs(t, "Range "+row.canonical(), func() { sinkRange = f.Range(Customary) })
		noAllocs(t, "literal Range "+row.canonical(), func() { sinkRange = f.Range(Literal) })
	}
}

func TestOtherAllocs(t *testing.T) {
	buf := make([]byte, 0, MaxText)
	noAllocs(t, "AppendPeople", func() { AppendPeople(buf, 164_000) })
	a, b := Range{160_001, Unbounded}, Range{44_001, 44_999}
	noAllocs(t, "ranges", func() {
		sinkRange, _ = a.Minus(b).Plus(b).Hull(a).Intersect(a)
		if !a.Meets(b) && a.Within(b) && a.Exceeds(b) == Certain {
			sinkRange = Anything()
		}
	})
	for _, row := range dateTable {
		d := row.date
		noAllocs(t, "AppendText "+row.texts[0], func() { _, sinkErr = d.AppendText(buf) })
		noAllocs(t, "Validate "+row.texts[0], func() { sinkErr = d.Validate() })
		for _, text := range row.texts {
			// Package time makes a Location for an offset of half an hour.
			if n := testing.AllocsPerRun(10, func() { sinkDate, sinkErr = ParseDate(text) }); n > 0 && (n > 3 || !strings.Contains(text, "+05:30")) {
				t.Errorf("ParseDate %s allocates %v times", text, n)
			}
		}
	}
}

// TestSizes pins the sizes that arrays of millions of these depend on.
func TestSizes(t *testing.T) {
	for _, test := range []struct {
		name      string
		got, want uintptr
	}{
		{"Figure", unsafe.Sizeof(Figure{}), 32},
		{"Range", unsafe.Sizeof(Range{}), 16},
		{"Date", unsafe.Sizeof(Date{}), 16},
		{"Hedge", unsafe.Sizeof(Bare), 1},
		{"Reading", unsafe.Sizeof(Customary), 1},
		{"Certainty", unsafe.Sizeof(Possible), 1},
	} {
		if test.got != test.want {
			t.Errorf("a %s takes %d bytes, want %d", test.name, test.got, test.want)
		}
	}
}

// TestComparable uses values as map keys: equal ones are one key.
func TestComparable(t *testing.T) {
	keys := map[any]int{}
	for range 2 {
		keys[MustParse("over 44,000")]++
		keys[MustParse("57K").Range(Customary)]++
		keys[MustParseDate("2021-06")]++
		keys[count("164K+", "a", "via=b", "date=2022-04-20")]++
		keys[Limit{People: 13, Kind: Seats}]++
	}
	if len(keys) != 5 {
		t.Errorf("%d keys, want 5", len(keys))
	}
	for key, n := range keys {
		if n != 2 {
			t.Errorf("%v was found %d times", key, n)
		}
	}
}

// TestHostileText has texts of a megabyte refused, without a copy of them being
// made.
func TestHostileText(t *testing.T) {
	const size = 1 << 20
	for _, part := range []string{
		"9", "0", ",", "1,", "1,000,", "1,00,", ".", "1.", " ", "\u00a0", "\u2009", "+", "-", "–", "~", ">=", "≥", "about ", "a little ",
		"over 1 ", "at least", "between 1 and ", "1–", "1 ± ", "tens of ", "thousands", "K", "1K", "million", "%", "$", "\x00", "\xff", "\xe2\x80", "2021/", "2021-06-08T",
	} {
		text := strings.Repeat(part, size/len(part))
		for name, parse := range map[string]func() error{
			"Parse":     func() error { _, err := Parse(text); return err },
			"ParseDate": func() error { _, err := ParseDate(text); return err },
		} {
			err := parse()
			var pe *ParseError
			if !errors.As(err, &pe) || !errors.Is(err, ErrSyntax) || pe.Offset != 0 || pe.Reason != tooLong || len(pe.Input) > 64+len("…") {
				t.Errorf("%s of a megabyte of %q: %.200v", name, part, err)
			}
			const runs = 16
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for range runs {
				sinkErr = parse()
			}
			runtime.ReadMemStats(&after)
			if each := (after.TotalAlloc - before.TotalAlloc) / runs; each > 4<<10 {
				t.Errorf("%s of a megabyte of %q allocates %d bytes", name, part, each)
			}
		}
	}
}
