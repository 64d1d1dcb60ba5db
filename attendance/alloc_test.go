package attendance_test

import (
	"errors"
	"runtime"
	"strconv"
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

// oneAlloc is noAllocs of what makes a string.
func oneAlloc(t *testing.T, name string, f func()) {
	t.Helper()
	if n := testing.AllocsPerRun(10, f); n != 1 {
		t.Errorf("%s allocates %v times, want once", name, n)
	}
}

// Results go here, so that the compiler does not leave out what makes them.
var (
	sinkFigure Figure
	sinkRange  Range
	sinkDate   Date
	sinkLocale Locale
	sinkString string
	sinkErr    error
)

func TestFigureAllocs(t *testing.T) {
	for _, row := range figureTable {
		for _, text := range row.texts {
			noAllocs(t, "Parse "+text, func() { sinkFigure, sinkErr = Parse(text) })
		}
		f := row.figure
		if n := testing.AllocsPerRun(10, func() { sinkString = f.String() }); n > 1 {
			t.Errorf("String %s allocates %v times, want once", row.canonical(), n)
		}
		noAllocs(t, "Validate "+row.canonical(), func() { sinkErr = f.Validate() })
		noAllocs(t, "Range "+row.canonical(), func() { sinkRange = f.Range(Customary) })
		noAllocs(t, "literal Range "+row.canonical(), func() { sinkRange = f.Range(Literal) })
	}
}

func TestLocaleAllocs(t *testing.T) {
	for _, tag := range []string{"", "de", "DE_at", "zh-Hant-TW", "ar-EG-u-nu-latn", "de-XX-YY-ZZ-AA-BB-CC-DD-EE-FF-GG"} {
		if n := testing.AllocsPerRun(10, func() { sinkLocale, sinkErr = LocaleOf(tag) }); n > 1 { // a copy of the tag
			t.Errorf("LocaleOf %s allocates %v times", tag, n)
		}
	}
	for _, row := range localeTable {
		l := locale(t, row.tag)
		noAllocs(t, "Tag "+row.tag, func() { sinkString = l.String() })
		for _, text := range row.texts {
			noAllocs(t, row.tag+": Parse "+text, func() { sinkFigure, sinkErr = l.Parse(text) })
		}
	}
}

// TestFindAllocs checks that finding a thousand times as much takes no more
// memory: what is allocated is for the call, not for its mentions.
func TestFindAllocs(t *testing.T) {
	const most = 4
	for _, test := range []struct {
		tag      string
		digits   bool
		sentence string
		mentions int // in one sentence
	}{
		{"", false, "More than 164K people tuned in, around 57K of them at one point; half a million viewers came later, in 2022.\n", 3},
		{"", true, "More than 164K people tuned in, around 57K of them at one point; half a million viewers came later, in 2022.\n", 2},
		{"", false, "Nothing is counted here but 5 kilometers, $5 million and version 1.2.3 of it.\n\n", 0},
		{"de", false, "Mehr als 164.000 Menschen kamen, rund 57.000 Zuschauer blieben bis zum Ende.\n", 2},
		{"de", true, "Mehr als 164.000 Menschen kamen, rund 57.000 Zuschauer blieben bis zum Ende.\n", 2},
		{"ja", false, "約16万4000人が視聴し、5万人以上が参加した。\n", 2},
	} {
		finder := Finder{Locale: locale(t, test.tag), Digits: test.digits}
		count := func(text string) (n int) {
			for m := range finder.Find(text) {
				sinkFigure = m.Figure
				n++
			}
			return n
		}
		few, many := test.sentence, strings.Repeat(test.sentence, 1_000)
		if n, m := count(few), count(many); n != test.mentions || m != 1_000*n {
			t.Errorf("%v: %d mentions in %q, and in a thousand of it %d; want %d of each", finder, n, few, m, test.mentions)
		}
		a, b := testing.AllocsPerRun(10, func() { count(few) }), testing.AllocsPerRun(10, func() { count(many) })
		if a != b || a > most {
			t.Errorf("%v: %q takes %v allocations, a thousand of it %v; want as many, and at most %d", finder, few, a, b, most)
		}
	}
}

func TestOtherAllocs(t *testing.T) {
	oneAlloc(t, "FormatPeople", func() { sinkString = FormatPeople(164_000) })
	a, b := Range{160_001, Unbounded}, Range{44_001, 44_999}
	noAllocs(t, "ranges", func() {
		sinkRange, _ = a.Intersect(b)
		if a.Contains(5) && a.Within(b) && a.Exceeds(b) == Certain {
			sinkRange = (Range{High: Unbounded})
		}
	})
	for _, row := range dateTable {
		d := row.date
		oneAlloc(t, "String "+row.texts[0], func() { sinkString = d.String() })
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
		{"Locale", unsafe.Sizeof(Locale{}), 4},
		{"Hedge", unsafe.Sizeof(Bare), 1},
		{"Reading", unsafe.Sizeof(Customary), 1},
		{"Certainty", unsafe.Sizeof(Possible), 1},
	} {
		if test.got != test.want && (strconv.IntSize == 64 || test.got > test.want) {
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
		keys[locale(t, "de-at")]++
	}
	if len(keys) != 6 {
		t.Errorf("%d keys, want 6", len(keys))
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
	german := locale(t, "de")
	for _, part := range []string{
		"9", "0", ",", "1,", "1,000,", "1,00,", ".", "1.", " ", "\u00a0", "\u2009", "+", "-", "–", "~", ">=", "≥", "about ", "a little ",
		"over 1 ", "at least", "between 1 and ", "a hundred ", "a million and ", "half a ", "über ", "eine halbe ", "5万", "十", "٠", "\u200f", "1–", "1 ± ", "tens of ", "thousands", "K", "1K", "million", "%", "$", "\x00", "\xff", "\xe2\x80", "2021/", "2021-06-08T",
	} {
		text := strings.Repeat(part, size/len(part))
		for name, parse := range map[string]func() error{
			"Parse":        func() error { _, err := Parse(text); return err },
			"ParseDate":    func() error { _, err := ParseDate(text); return err },
			"Locale.Parse": func() error { _, err := german.Parse(text); return err },
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
