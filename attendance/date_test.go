package attendance_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	. "github.com/highwater-go/highwater/attendance"
)

// between is the span from one instant of RFC 3339 to another.
func between(start, end string) Date {
	micro := func(s string) int64 {
		t, err := time.Parse(time.RFC3339Nano, s)
		if err != nil {
			panic(err)
		}
		return t.UnixMicro()
	}
	return Date{micro(start), micro(end)}
}

// eras holds the ends of the calendar, which RFC 3339 cannot write.
const (
	beforeYear0 = -62_167_219_200_000_000
	after9999   = 253_402_300_800_000_000
)

// dateTable has dates, their spans, and texts for them, the canonical one
// first. It seeds the fuzz target too.
var dateTable = []struct {
	date  Date
	texts []string
}{
	{between("2021-01-01T00:00:00Z", "2022-01-01T00:00:00Z"), []string{"2021", "2021-01/2021-12", "2021-01-01/2021-12-31", "2021/2021"}},
	{between("2021-06-01T00:00:00Z", "2021-07-01T00:00:00Z"), []string{"2021-06", "2021-06-01/2021-06-30", "2021-06/2021-06-30"}},
	{between("2021-12-01T00:00:00Z", "2022-01-01T00:00:00Z"), []string{"2021-12", "2021-12/2021-12-31"}},
	{between("2021-06-08T00:00:00Z", "2021-06-09T00:00:00Z"), []string{"2021-06-08", "2021-06-08/2021-06-08"}},
	{between("2021-06-08T00:00:00Z", "2021-06-10T00:00:00Z"), []string{"2021-06-08/2021-06-09"}}, // "8 or 9"
	{between("2021-06-30T00:00:00Z", "2021-07-02T00:00:00Z"), []string{"2021-06-30/2021-07-01"}},
	{between("2021-06-08T00:00:00Z", "2022-01-01T00:00:00Z"), []string{"2021-06-08/2021-12-31", "2021-06-08/2021"}},
	{between("2021-06-01T00:00:00Z", "2022-01-01T00:00:00Z"), []string{"2021-06/2021-12", "2021-06/2021"}},
	{between("2021-01-01T00:00:00Z", "2021-07-01T00:00:00Z"), []string{"2021-01/2021-06", "2021/2021-06"}}, // to the end of the second
	{between("2021-06-01T00:00:00Z", "2021-06-09T00:00:00Z"), []string{"2021-06-01/2021-06-08", "2021-06/2021-06-08"}},
	{between("2020-01-01T00:00:00Z", "2023-01-01T00:00:00Z"), []string{"2020/2022"}},
	{between("2020-01-01T00:00:00Z", "2022-07-01T00:00:00Z"), []string{"2020-01/2022-06", "2020/2022-06"}},

	// Instants are the microsecond that holds them.
	{between("2022-04-20T16:30:00Z", "2022-04-20T16:30:00.000001Z"), []string{
		"2022-04-20T16:30:00Z", "2022-04-20T21:30:00+05:00", "2022-04-20T22:00:00+05:30", "2022-04-20T09:30:00-07:00",
		"2022-04-20T16:30:00+00:00", "2022-04-20T16:30:00-00:00", "2022-04-20T16:30:00.0Z", "2022-04-20T16:30:00.000000999Z", "2022-04-20T16:30:00.0000009999999Z",
		"2022-04-20T16:30:00Z/2022-04-20T16:30:00Z"}},
	{between("2022-04-20T16:30:00.25Z", "2022-04-20T16:30:00.250001Z"), []string{"2022-04-20T16:30:00.25Z", "2022-04-20T16:30:00.250000Z"}},
	{between("2022-04-20T00:00:00Z", "2022-04-20T00:00:00.000001Z"), []string{"2022-04-20T00:00:00Z", "2022-04-19T19:00:00-05:00"}}, // midnight is no day
	{between("1969-12-31T23:59:59.999999Z", "1970-01-01T00:00:00Z"), []string{"1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.9999995Z"}},
	{Date{0, 1}, []string{"1970-01-01T00:00:00Z"}},
	{Date{0, 86_400_000_000}, []string{"1970-01-01"}}, // not the zero Date
	{between("2022-04-20T16:30:00Z", "2022-04-20T18:30:00.000001Z"), []string{"2022-04-20T16:30:00Z/2022-04-20T18:30:00Z", "2022-04-20T21:30:00+05:00/2022-04-20T18:30:00Z"}},
	{between("2022-04-20T16:30:00Z", "2022-04-21T00:00:00Z"), []string{"2022-04-20T16:30:00Z/2022-04-20T23:59:59.999999Z", "2022-04-20T16:30:00Z/2022-04-20"}},
	{between("2022-04-20T00:00:00Z", "2022-04-20T16:30:00.000001Z"), []string{"2022-04-20T00:00:00Z/2022-04-20T16:30:00Z", "2022-04-20/2022-04-20T16:30:00Z"}},

	// Leap years.
	{between("2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"), []string{"2024-02", "2024-02-01/2024-02-29"}},
	{between("2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"), []string{"2024-02-29"}},
	{between("2000-02-29T00:00:00Z", "2000-03-01T00:00:00Z"), []string{"2000-02-29"}},
	{between("2023-02-01T00:00:00Z", "2023-03-01T00:00:00Z"), []string{"2023-02", "2023-02-01/2023-02-28"}},

	// The ends of the calendar. Year 0 is a leap year.
	{Date{beforeYear0, beforeYear0 + 366*86_400_000_000}, []string{"0000", "0000-01/0000-12"}},
	{Date{beforeYear0, beforeYear0 + 86_400_000_000}, []string{"0000-01-01"}},
	{Date{beforeYear0, beforeYear0 + 1}, []string{"0000-01-01T00:00:00Z"}},
	{between("0000-02-29T00:00:00Z", "0000-03-01T00:00:00Z"), []string{"0000-02-29"}},
	{between("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000001Z"), []string{"0001-01-01T00:00:00Z"}},
	{Date{after9999 - 365*86_400_000_000, after9999}, []string{"9999"}},
	{Date{after9999 - 31*86_400_000_000, after9999}, []string{"9999-12"}},
	{Date{after9999 - 86_400_000_000, after9999}, []string{"9999-12-31"}},
	{Date{after9999 - 1, after9999}, []string{"9999-12-31T23:59:59.999999Z"}},
	{Date{beforeYear0, after9999}, []string{"0000/9999"}},
}

func TestParseDate(t *testing.T) {
	for _, row := range dateTable {
		for _, text := range row.texts {
			if d, err := ParseDate(text); err != nil || d != row.date {
				t.Errorf("ParseDate(%q) = %v, %v; want %v", text, [2]int64{d.Start, d.End}, err, [2]int64{row.date.Start, row.date.End})
			} else if MustParseDate(text) != d {
				t.Errorf("MustParseDate(%q) = %v", text, MustParseDate(text))
			}
		}
		if got := row.date.String(); got != row.texts[0] {
			t.Errorf("String = %q, want %q", got, row.texts[0])
		}
		dateRoundTrip(t, row.date)
	}
}

// dateRoundTrip checks that every text that d has reads back as d.
func dateRoundTrip(t testing.TB, d Date) {
	t.Helper()
	if err := d.Validate(); err != nil {
		t.Errorf("Validate: %v", err)
		return
	}
	want := d.String()
	if b, err := d.MarshalText(); err != nil || string(b) != want {
		t.Errorf("%s: MarshalText = %q, %v", want, b, err)
	}
	back := Date{1, 2}
	if text, err := d.MarshalText(); err != nil || string(text) != want {
		t.Errorf("%s: MarshalText = %q, %v", want, text, err)
	} else if err := back.UnmarshalText(text); err != nil || back != d {
		t.Errorf("%s: UnmarshalText gives %v, %v", want, back, err)
	}
	back = Date{1, 2}
	if data, err := json.Marshal(d); err != nil || string(data) != `"`+want+`"` {
		t.Errorf("%s: json.Marshal = %s, %v", want, data, err)
	} else if err := json.Unmarshal(data, &back); err != nil || back != d {
		t.Errorf("%s: json.Unmarshal gives %v, %v", want, back, err)
	}
}

func TestDateZero(t *testing.T) {
	var zero Date
	if !zero.IsZero() || zero.String() != "" || zero.Validate() != nil || MustParseDate("1970-01-01").IsZero() {
		t.Errorf("the zero Date: IsZero %v, String %q, Validate %v", zero.IsZero(), zero, zero.Validate())
	}
	dateRoundTrip(t, zero)
	data, err := json.Marshal(Count{Source: "a"})
	if want := `{"figure":"","source":"a"}`; err != nil || string(data) != want {
		t.Errorf("json.Marshal = %s, %v; want %s", data, err, want)
	}
}

func TestParseDateRefuses(t *testing.T) {
	const (
		want     = "want a date such as 2021, 2021-06, 2021-06-08, 2021-06-08T12:04:00Z, or two with a / between"
		calendar = "the calendar has no such date in the years 0000 to 9999"
		order    = "the interval ends before it starts; the earlier date comes first"
	)
	for _, r := range []refusal{
		{"", 0, ErrSyntax, want},
		{" ", 0, ErrSyntax, want},
		{"21", 0, ErrSyntax, want},
		{"021", 0, ErrSyntax, want},
		{"20211", 0, ErrSyntax, want},
		{"12021", 0, ErrSyntax, want},
		{"-2021", 0, ErrSyntax, want},
		{"+2021", 0, ErrSyntax, want},
		{"202a", 0, ErrSyntax, want},
		{"２０２１", 0, ErrSyntax, want},
		{"2021-6", 0, ErrSyntax, want},
		{"2021-6-8", 0, ErrSyntax, want},
		{"2021/6", 5, ErrSyntax, want},
		{"202106", 0, ErrSyntax, want},
		{"20210608", 0, ErrSyntax, want},
		{"2021-06-", 0, ErrSyntax, want},
		{"2021 06", 0, ErrSyntax, want},
		{"2021.06.08", 0, ErrSyntax, want},
		{"2021-06.08", 0, ErrSyntax, want},
		{"08-06-2021", 0, ErrSyntax, want},
		{"2021-06-08 ", 0, ErrSyntax, want},
		{" 2021-06-08", 0, ErrSyntax, want},
		{"2021-06-08T", 0, ErrSyntax, want},
		{"2021-06-08T12:04", 0, ErrSyntax, want},
		{"2021-06-08T12:04Z", 0, ErrSyntax, want},
		{"2021-06-08T12:04:00", 0, ErrSyntax, want}, // where?
		{"2021-06-08 12:04:00Z", 0, ErrSyntax, want},
		{"2021-06-08t12:04:00z", 0, ErrSyntax, want},
		{"2021-06-08T12:04:00+0500", 0, ErrSyntax, want},
		{"2021-06-08T12:04:00,5Z", 0, ErrSyntax, want},
		{"2021-06-08T12:04:00.Z", 0, ErrSyntax, want},
		{"2021-06-08T1:04:00Z", 0, ErrSyntax, want},
		{"2021-06-08T24:00:00Z", 0, ErrSyntax, want},
		{"2021-06-08T12:60:00Z", 0, ErrSyntax, want},
		{"2021-06-08T12:04:60Z", 0, ErrSyntax, want},
		{"2021-06-08T12:04:00+24:00", 0, ErrSyntax, want},
		{"2021-06-08T12:04:00+05:60", 0, ErrSyntax, want},
		{"2021-06-08T12:04:00Z ", 0, ErrSyntax, want},
		{"2021-W23", 0, ErrSyntax, want},
		{"2021-06~", 0, ErrSyntax, want}, // EDTF level 1
		{"202X", 0, ErrSyntax, want},
		{"Y12021", 0, ErrSyntax, want},
		{"June 2021", 0, ErrSyntax, want},
		{"today", 0, ErrSyntax, want},
		{"\xff021", 0, ErrSyntax, want},
		{"/", 0, ErrSyntax, want},
		{"/2021", 0, ErrSyntax, want},
		{"2021/", 5, ErrSyntax, want},
		{"2021/..", 5, ErrSyntax, want},
		{"2021//2022", 5, ErrSyntax, want},
		{"2021/2022/2023", 5, ErrSyntax, want},
		{"2021-06-08/09", 11, ErrSyntax, want},
		{"2021-06-08--2021-06-09", 0, ErrSyntax, want},
		{"2021 / 2022", 0, ErrSyntax, want},

		{"2021-00", 0, ErrSyntax, calendar},
		{"2021-13", 0, ErrSyntax, calendar},
		{"2021-06-00", 0, ErrSyntax, calendar},
		{"2021-06-31", 0, ErrSyntax, calendar},
		{"2021-02-29", 0, ErrSyntax, calendar},
		{"1900-02-29", 0, ErrSyntax, calendar},
		{"2021-06-01/2021-06-31", 11, ErrSyntax, calendar},
		{"0000-01-01T00:00:00+00:01", 0, ErrSyntax, calendar},
		{"9999-12-31T23:59:59-00:01", 0, ErrSyntax, calendar},

		{"2022/2021", 5, ErrReversed, order},
		{"2021-07/2021-06", 8, ErrReversed, order},
		{"2021-06-09/2021-06-08", 11, ErrReversed, order},
		{"2021-06-01/2021-05", 11, ErrReversed, order},
		{"2022-04-20T16:30:00.000001Z/2022-04-20T16:30:00Z", 28, ErrReversed, order},
		{"2022-04-20T16:30:00Z/2022-04-20T21:29:59+05:00", 21, ErrReversed, order},

		{strings.Repeat("2021/", 52), 0, ErrSyntax, tooLong},
	} {
		d, err := ParseDate(r.text)
		shown := r.text
		if len(shown) > 64 {
			shown = shown[:64] + "…"
		}
		want := fmt.Sprintf("cannot read %q at byte %d: %v: %s", shown, r.offset, r.err, r.reason)
		if diff := cmp.Diff(want, faultTexts(err)); diff != "" || d != (Date{}) {
			t.Errorf("ParseDate(%.80q) = %v (-want +got):\n%s", r.text, d, diff)
			continue
		}
		var pe *ParseError
		if !errors.As(err, &pe) || pe.Offset != r.offset || pe.Reason != r.reason || !errors.Is(err, r.err) {
			t.Errorf("ParseDate(%.80q): %#v", r.text, err)
		}
		if back := (Date{1, 2}); r.text != "" && (back.UnmarshalText([]byte(r.text)) == nil || back != Date{1, 2}) {
			t.Errorf("UnmarshalText(%.80q) leaves %v", r.text, back)
		}
	}
	defer func() {
		if diff := cmp.Diff(any(`attendance.MustParseDate: cannot read "2021-13" at byte 0: malformed: `+calendar), recover()); diff != "" {
			t.Errorf("MustParseDate (-want +got):\n%s", diff)
		}
	}()
	MustParseDate("2021-13")
}

func TestDateValidate(t *testing.T) {
	for _, d := range []Date{{1, 1}, {2, 1}, {0, -1}, {1, 0}, {beforeYear0 - 1, 0}, {0, after9999 + 1}, {-1 << 63, 1<<63 - 1}} {
		want := fmt.Sprintf("attendance: invalid Date{Start: %d, End: %d}: want Start < End, within the years 0 to 9999", d.Start, d.End)
		err := d.Validate()
		if diff := cmp.Diff(want, faultTexts(err)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if got := d.String(); got != "!("+want+")" {
			t.Errorf("String = %q", got)
		}
		if b, err := d.MarshalText(); len(b) > 0 || fmt.Sprint(err) != want {
			t.Errorf("MarshalText = %q, %v", b, err)
		}
		if _, err := json.Marshal(d); err == nil {
			t.Errorf("json.Marshal accepts %#v", d)
		}
	}
	for _, d := range []Date{{0, 1}, {-1, 0}, {beforeYear0, after9999}, {after9999 - 1, after9999}} {
		dateRoundTrip(t, d)
	}
}

// TestRandomDatesReadBack covers spans that no table has: of any two moments,
// often on the edges of months and years.
func TestRandomDatesReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 0))
	moment := func() int64 {
		at := time.Date(r.IntN(10_000), time.Month(1+r.IntN(12)), 1+r.IntN(28), r.IntN(24), r.IntN(60), r.IntN(60), 1_000*r.IntN(1_000_000), time.UTC)
		for edge := r.IntN(6); edge > 0; edge-- { // the start of a second, day, month or year
			switch edge {
			case 5:
				at = at.Truncate(time.Second)
			case 4:
				at = at.Truncate(24 * time.Hour)
			case 3:
				at = at.AddDate(0, 0, 1-at.Day())
			case 2:
				at = at.AddDate(0, 1-int(at.Month()), 0)
			}
			if r.IntN(2) == 0 {
				break
			}
		}
		return at.UnixMicro()
	}
	for range 20_000 {
		start, end := moment(), moment()
		if r.IntN(4) == 0 {
			end = start + 1 + r.Int64N(1<<r.IntN(50))
		}
		d := Date{min(start, end), max(start, end)}
		if d.Validate() != nil || d.IsZero() {
			continue
		}
		dateRoundTrip(t, d)
		if t.Failed() {
			t.Fatalf("at %#v", d)
		}
	}
}

// TestDateBefore compares spans moment by moment. A microsecond holds more than
// one, or two events within the same one would have a known order.
func TestDateBefore(t *testing.T) {
	var spans []Date
	for start := int64(1); start < 6; start++ {
		for end := start + 1; end <= 6; end++ {
			spans = append(spans, Date{start, end})
		}
	}
	for _, a := range spans {
		for _, b := range spans {
			earlier, pairs := 0, 0
			for x := 2 * a.Start; x < 2*a.End; x++ {
				for y := 2 * b.Start; y < 2*b.End; y++ {
					if x < y {
						earlier++
					}
					pairs++
				}
			}
			want := Possible
			switch earlier {
			case 0:
				want = Impossible
			case pairs:
				want = Certain
			}
			if got := a.Before(b); got != want {
				t.Errorf("%v.Before(%v) = %v, want %v", a, b, got, want)
			}
		}
		for _, got := range []Certainty{a.Before(Date{}), Date{}.Before(a), Date{}.Before(Date{})} {
			if got != Possible {
				t.Errorf("an unknown date and %v: %v", a, got)
			}
		}
	}
	for _, test := range []struct {
		a, b string
		want Certainty
	}{
		{"2021-06-07", "2021-06-08", Certain},
		{"2021-06-08", "2021-06-08", Possible}, // the same day
		{"2021-06-08/2021-06-09", "2021-06-09", Possible},
		{"2021-06", "2021-07", Certain},
		{"2021", "2021-06", Possible},
		{"2022", "2021-12-31", Impossible},
		{"2022-04-20T16:30:00Z", "2022-04-20T21:30:00+05:00", Possible},
		{"2022-04-20T16:30:00Z", "2022-04-20T16:30:00.000001Z", Certain},
		{"2022-04-21T00:30:00+05:00", "2022-04-21", Certain}, // days are those of UTC
	} {
		a, b := MustParseDate(test.a), MustParseDate(test.b)
		if got := a.Before(b); got != test.want {
			t.Errorf("%v.Before(%v) = %v, want %v", a, b, got, test.want)
		}
		if got := b.Before(a); test.want != Possible && got != -test.want || test.want == Possible && got != Possible {
			t.Errorf("%v.Before(%v) = %v", b, a, got)
		}
	}
}

// Every day of the calendar is the one that package time has, and there are no others.
func TestEveryDay(t *testing.T) {
	for year := -1; year <= 10_000; year++ {
		for month := time.January; month <= time.December; month++ {
			for _, day := range []int{0, 1, 27, 28, 29, 30, 31, 32} {
				at := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
				want := Date{at.UnixMicro(), at.AddDate(0, 0, 1).UnixMicro()}
				if at.Day() != day || year < 0 || year > 9999 {
					want = Date{}
				}
				if got := Day(year, month, day); got != want {
					t.Fatalf("Day(%d, %d, %d) = %v, want %v", year, month, day, got, want)
				}
			}
		}
	}
}

func TestDay(t *testing.T) {
	for _, test := range []struct {
		year  int
		month time.Month
		day   int
		want  string // "" is none
	}{
		{2022, time.April, 20, "2022-04-20"},
		{2024, time.February, 29, "2024-02-29"},
		{1970, time.January, 1, "1970-01-01"},
		{0, time.January, 1, "0000-01-01"},
		{9999, time.December, 31, "9999-12-31"},
		{2023, time.February, 29, ""},
		{1900, time.February, 29, ""},
		{2022, time.April, 31, ""},
		{2022, time.April, 0, ""},
		{2022, time.April, -1, ""},
		{2022, 0, 1, ""},
		{2022, 13, 1, ""},
		{-1, time.December, 31, ""},
		{10_000, time.January, 1, ""},
		{math.MaxInt32, time.January, 1, ""},
		{math.MinInt32, time.January, 1, ""},
	} {
		d := Day(test.year, test.month, test.day)
		if got := d.String(); got != test.want || d.IsZero() != (test.want == "") {
			t.Errorf("Day(%d, %d, %d) = %q, want %q", test.year, test.month, test.day, got, test.want)
		}
	}
}

func TestDateInstants(t *testing.T) {
	for text, want := range map[string][2]string{
		"2021":                      {"2021-01-01T00:00:00Z", "2022-01-01T00:00:00Z"},
		"2021-06-08/2021-06-09":     {"2021-06-08T00:00:00Z", "2021-06-10T00:00:00Z"},
		"2022-04-20T21:30:00+05:00": {"2022-04-20T16:30:00Z", "2022-04-20T16:30:00.000001Z"},
		"":                          {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
	} {
		var d Date
		if err := d.UnmarshalText([]byte(text)); err != nil {
			t.Fatal(err)
		}
		start, end := d.Instants()
		if got := [2]string{start.Format(time.RFC3339Nano), end.Format(time.RFC3339Nano)}; got != want || start.IsZero() != d.IsZero() {
			t.Errorf("%q lasts from %v, want %v", text, got, want)
		}
	}
}

func TestDateOf(t *testing.T) {
	karachi := time.FixedZone("PKT", 5*60*60)
	for _, test := range []struct {
		time time.Time
		want string
	}{
		{time.Date(2022, 4, 20, 21, 30, 0, 0, karachi), "2022-04-20T16:30:00Z"},
		{time.Date(2022, 4, 20, 16, 30, 0, 999, time.UTC), "2022-04-20T16:30:00Z"},
		{time.Date(1969, 12, 31, 23, 59, 59, 999_999_999, time.UTC), "1969-12-31T23:59:59.999999Z"},
		{time.Unix(0, 0), "1970-01-01T00:00:00Z"},
		{time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC), "0000-01-01T00:00:00Z"},
		{time.Date(0, 1, 1, 0, 0, 0, 0, karachi), ""}, // the year before, in UTC
		{time.Date(9999, 12, 31, 23, 59, 59, 999_999_999, time.UTC), "9999-12-31T23:59:59.999999Z"},
		{time.Date(10_000, 1, 1, 4, 59, 59, 0, karachi), "9999-12-31T23:59:59Z"},
		{time.Date(10_000, 1, 1, 0, 0, 0, 0, time.UTC), ""},
		{time.Time{}, ""},
		{time.Time{}.In(karachi), ""},
	} {
		d := DateOf(test.time)
		if got := d.String(); got != test.want {
			t.Errorf("DateOf(%v) = %q, want %q", test.time, got, test.want)
		}
	}
	if d := DateOf(time.Now()); d.IsZero() || d.End != d.Start+1 {
		t.Errorf("DateOf(now) = %#v", d)
	}
}
