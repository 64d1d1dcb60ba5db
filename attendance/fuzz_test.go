package attendance_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	. "github.com/highwater-go/highwater/attendance"
)

// checkParseError checks that err is a *ParseError fit to be shown: it wraps
// exactly one sentinel, points into the text of n bytes, and is small.
func checkParseError(t *testing.T, err error, n int) {
	t.Helper()
	var pe *ParseError
	if !errors.As(err, &pe) {
		t.Fatalf("a %T, want a *ParseError: %v", err, err)
	}
	if pe.Offset < 0 || pe.Offset > n {
		t.Errorf("offset %d in a text of %d bytes: %v", pe.Offset, n, err)
	}
	found := 0
	for _, sentinel := range sentinels {
		if errors.Is(err, sentinel) {
			found++
		}
	}
	if found != 1 {
		t.Errorf("%d sentinels in %v", found, err)
	}
	if pe.Reason == "" || len(pe.Input) > 64+len("…") || !utf8.ValidString(err.Error()) || strings.Contains(err.Error(), "\n") {
		t.Errorf("not one short line: %q", err.Error())
	}
}

// checkFigure checks what holds for every figure that a text stands for.
func checkFigure(t *testing.T, f Figure) {
	t.Helper()
	if err := f.Validate(); err != nil {
		t.Error(err)
	}
	roundTrip(t, f)
	customary, literal := f.Range(Customary), f.Range(Literal)
	if customary.Low < 0 || customary.Low > customary.High || !customary.Within(literal) || literal.Low < 0 {
		t.Errorf("%v: customary %v, literal %v", f, customary, literal)
	}
}

// addFigures seeds f with every text of the tables.
func addFigures(f *testing.F) {
	for _, row := range figureTable {
		for _, text := range row.texts {
			f.Add(text)
		}
	}
	for _, r := range refusals {
		f.Add(r.text)
	}
}

func FuzzParse(f *testing.F) {
	addFigures(f)
	for _, seed := range []string{
		"0.000000000000T",               // all the decimals there are
		"999999.999999999999T",          // the largest count, as a fraction
		"999,999,999,999,999,999 ± 1",   // one above it
		"999,999,999,999,999,999 ±100%", // a product beyond 64 bits
		"1 ± 999.999%",                  // the largest percentage
		"1 ± 1000%",                     // more than that
		"1 000",                         // groups with a blank, of which there may be more
		"1K ± 0.0001%",                  // finer than a thousandth of a percent
		"1,00,00,00,00,00,00,00,000",    // the longest Indian grouping
		"999K–1",                        // a scale at the first end alone
		"999–1k",                        // it is the second that serves both
		"0–0.1K",                        // a share of nothing
		"~\u2009\u202f\u00a05",          // white space of every kind
		"5\u00a0\xe2\x80",               // and half of one
		"from 5 to 5 to 5",              // a third end
		"between 5 and 5 plus",          // a hedge after a range
		"57 plus or minus",              // a hedge that begins like a spread
		"57 more or less than 5",        // one hedge inside another
		"at least 5 at least",           // the same hedge twice
		"dozens of dozens",              // a unit that is none
		"tens of thousands of millions", // two units
		"0e99999999999999999999",        // nothing, and a power of ten
		"1.000000000000000000001e21",    // more decimals than fit
		".000000000000000000001T",       // nothing before the point
		"1_000_000e0",                   // groups before a power of ten
		"½ million–1½ million",          // fractions with a count and without
		"10kkk",                         // one k too many
		"1/2 million–1 million",         // a fraction at the first end
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fig, err := Parse(s)
		if err != nil {
			checkParseError(t, err, len(s))
			if fig != (Figure{}) {
				t.Errorf("Parse(%q) returns %#v with its error", s, fig)
			}
			return
		}
		if fig.IsZero() {
			t.Errorf("Parse(%q) is the zero Figure: no figure given", s)
		}
		checkFigure(t, fig)
		// Case and the width of white space mean nothing, but for L and MM.
		if wide := strings.ReplaceAll(s, " ", " \t"); len(wide) <= maxText {
			if got, err := Parse(wide); err != nil || got != fig {
				t.Errorf("Parse(%q) = %#v, but with more white space %#v, %v", s, fig, got, err)
			}
		}
		if !strings.Contains(s, "L") && !strings.Contains(s, "MM") {
			if got, err := Parse(strings.ToLower(s)); err != nil || got != fig {
				t.Errorf("Parse(%q) = %#v, but in lower case %#v, %v", s, fig, got, err)
			}
		}
	})
}

// fuzzTags are the locales that FuzzLocaleParse goes through: English, those whose
// words are known, and others with digits, signs, marks and scales of all kinds.
var fuzzTags = []string{
	"", "ar", "de", "es", "fr", "hi", "id", "it", "ja", "ko", "pt", "ru", "tr", "ur", "zh", "zh-Hant", "en", "en-IN", "en-ZA", "ar-MA", "de-CH", "de-AT",
	"es-MX", "pt-PT", "fr-CA", "fr-CH", "sw", "my", "he", "fa", "bn", "ta", "th", "vi", "pl", "cs", "hu", "el", "uk", "fi", "sv", "da", "nl", "am", "km", "lo", "dz",
	"mr", "ne", "gu", "ps", "ckb", "yue", "sr-Latn", "lv", "et", "sl", "to", "ee", "ff-Adlm",
}

func FuzzLocaleParse(f *testing.F) {
	index := make(map[string]byte)
	for i, tag := range fuzzTags {
		index[tag] = byte(i)
	}
	for _, row := range localeTable {
		for _, text := range row.texts {
			f.Add(text, index[row.tag])
		}
	}
	for _, r := range localeRefusals {
		f.Add(r.text, index[r.tag])
	}
	for i, row := range figureTable {
		for k, text := range row.texts {
			f.Add(text, byte((i+k)%len(fuzzTags)))
		}
	}
	for _, seed := range []struct{ text, tag string }{
		{"1  000", "ne"},                        // blanks that group, and may be of another kind
		{"999.999.999.999.999.999 ± 1", "de"},   // one above the largest count
		{"999999,999999999999 Billionen", "de"}, // the largest, as a fraction
		{"5 लाख करोड़ 9 हज़ार करोड़ 5", "hi"},    // sums of products
		{"साढ़े साढ़े 5 लाख", "hi"},              // half of a half
		{"साढ़े 999999999999999999 करोड़", "hi"}, // too large by far
		{"9千兆9千億9千万9千9百9十9", "ja"},               // all units there are
		{"九千九百九十九兆九千九百九十九億", "ja"},               // in words
		{"一点五万", "zh"},                                 // a point in words
		{"〇〇〇一", "zh"},                                 // zeros that lead
		{"5 bin 5 bin 5 bin", "tr"},                    // parts that do not fall
		{"5\u200fbin", "tr"},                           // a mark inside
		{"\u200e\u200f\u061c", "ar"},                   // marks alone
		{"\u200fبين ٥٠ و٦٠ ألف\u200f", "ar"},           // marks around a range
		{"elfu elfu 5", "sw"},                          // a scale of a scale, before the digits
		{"elfu 5–elfu 6", "sw"},                        // and of a range
		{"ဋေ\u00a0၁\u00a0ထ", "my"},                     // words on both sides
		{"ÜBER EINE HALBE MILLION", "de"},              // the other case beyond ASCII
		{"de un millón a dos millones", "es"},          // a range of words
		{"d’un million à deux millions d’euros", "fr"}, // and of money
		{"mehr als\xff5", "de"},                        // not UTF-8
		{"5\xe2\x80", "fr"},                            // half of a narrow space
		{"1’234’5", "de-CH"},                           // half of a group
		{strings.Repeat("1.", 64) + "000", "de"},
		{strings.Repeat("über ", 51), "de"},
		{strings.Repeat("十", 85), "ja"},
		{strings.Repeat("5万", 64), "ja"},
	} {
		f.Add(seed.text, index[seed.tag])
	}
	f.Fuzz(func(t *testing.T, s string, tag byte) {
		l := locale(t, fuzzTags[int(tag)%len(fuzzTags)])
		fig, err := l.Parse(s)
		if err != nil {
			checkParseError(t, err, len(s))
			if fig != (Figure{}) {
				t.Errorf("%v: Parse(%q) returns %#v with its error", l, s, fig)
			}
			return
		}
		if fig.IsZero() {
			t.Errorf("%v: Parse(%q) is the zero Figure: no figure given", l, s)
		}
		checkFigure(t, fig) // among others, its canonical text is the same figure in English
		same := func(what, text string) {
			if len(text) > maxText {
				return
			}
			if got, err := l.Parse(text); err != nil || got != fig {
				t.Errorf("%v: Parse(%q) = %#v, but %s, %q, %#v, %v", l, s, fig, what, text, got, err)
			}
		}
		same("with blanks that do not break", strings.ReplaceAll(s, " ", "\u00a0"))
		if l.String() != "" && !strings.HasPrefix(l.String(), "en") {
			same("with marks of direction", "\u200f"+s+"\u200e")
		}
		// Words are the same in capitals, but for letters that have none of their own.
		if upper := strings.ToUpper(s); wordy(l) && strings.ToLower(upper) == s {
			same("in capitals", upper)
		}
	})
}

// wordy reports whether the words of a locale are known.
func wordy(l Locale) bool {
	language, _, _ := strings.Cut(l.String(), "-")
	return slices.Contains([]string{"ar", "de", "en", "es", "fr", "hi", "id", "it", "ja", "ko", "pt", "ru", "tr", "ur", "zh"}, language)
}

func FuzzUnmarshalText(f *testing.F) {
	addFigures(f)
	for _, seed := range []string{
		`61870`,                    // a measured count
		`-0`,                       // which JSON allows
		`999999999999999999`,       // the largest count
		`1000000000000000000`,      // one above it
		`18446744073709551617`,     // a uint64 would take it for 1
		`1e3`,                      // a number, but not in digits
		`null`,                     // changes nothing
		`"164K+"`,                  // a string
		`"\u003e44K"`,              // escaped as encoding/json does
		`"\ud800"`,                 // half of a pair of surrogates
		"\"57K\xff\"",              // not UTF-8
		`""`,                       // no figure given
		`{"People":1}`,             // the fields are not the format
		strings.Repeat("7", 1_000), // longer than any number
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		kept := Figure{57_000, 0, 1_000, About}
		fig := kept
		parsed, parseErr := Parse(s)
		switch err := fig.UnmarshalText([]byte(s)); {
		case s == "":
			if err != nil || !fig.IsZero() {
				t.Errorf("UnmarshalText(%q) = %#v, %v", s, fig, err)
			}
		case (err == nil) != (parseErr == nil):
			t.Errorf("UnmarshalText(%q): %v, but Parse: %v", s, err, parseErr)
		case err != nil:
			if err.Error() != parseErr.Error() || fig != kept {
				t.Errorf("UnmarshalText(%q): %v, but Parse: %v; leaves %#v", s, err, parseErr, fig)
			}
		case fig != parsed:
			t.Errorf("UnmarshalText(%q) = %#v, but Parse %#v", s, fig, parsed)
		}

		// As JSON itself, good or bad, and as a string in JSON.
		fig = kept
		if err := fig.UnmarshalJSON([]byte(s)); err != nil {
			if fig != kept {
				t.Errorf("UnmarshalJSON(%q) fails and leaves %#v", s, fig)
			}
			if !strings.HasPrefix(s, `"`) {
				checkParseError(t, err, len(s))
			}
		} else {
			checkFigure(t, fig)
		}
		if data, err := json.Marshal(s); err == nil && utf8.ValidString(s) {
			fig = kept
			err := fig.UnmarshalJSON(data)
			if want := parseErr == nil || s == ""; (err == nil) != want || err == nil && fig != parsed || err != nil && fig != kept {
				t.Errorf("UnmarshalJSON(%s) = %#v, %v", data, fig, err)
			}
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, row := range dateTable {
		for _, text := range row.texts {
			f.Add(text)
		}
	}
	for _, seed := range []string{
		"",                                  // unknown, to UnmarshalText alone
		"2021-02-29",                        // not a leap year
		"1900-02-29",                        // nor is this
		"2021-06-08T23:59:60Z",              // a leap second
		"2021-06-08T12:04:00+23:59",         // the largest offset
		"2021-06-08T12:04:00-00:00",         // an offset that is not known
		"0000-01-01T00:00:00+00:01",         // before the calendar in UTC
		"9999-12-31T23:59:59-00:01",         // after it
		"2021-06-08T12:04:00.9999999999Z",   // finer than a nanosecond
		"2021-06-08T1:04:00Z",               // an hour of one digit
		"2021-06-08T12:04:00,5Z",            // a decimal comma
		"2021-06/2021-06-08",                // an end within the start
		"2021-06-08/2021-06",                // a start within the end
		"2022/2021",                         // runs back
		"2021/2022/2023",                    // two intervals
		"2021/..",                           // open: EDTF level 1
		"2021-06-08T00:00:00Z/2021-06-08",   // an instant and a day
		"9999-12-31/9999-12-31T23:59:59.9Z", // the same at the end of time
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		kept := Date{1, 2}
		back := kept
		d, err := ParseDate(s)
		if textErr := back.UnmarshalText([]byte(s)); s != "" && ((textErr == nil) != (err == nil) || err == nil && back != d || err != nil && back != kept) {
			t.Errorf("UnmarshalText(%q) = %v, %v; ParseDate = %v, %v", s, back, textErr, d, err)
		}
		if err != nil {
			checkParseError(t, err, len(s))
			if !d.IsZero() {
				t.Errorf("ParseDate(%q) returns %v with its error", s, d)
			}
			return
		}
		if d.IsZero() {
			t.Errorf("ParseDate(%q) is the zero Date: unknown", s)
		}
		dateRoundTrip(t, d)
		// An interval starts with its first date and ends with its second.
		if first, second, ok := strings.Cut(s, "/"); ok {
			a, errA := ParseDate(first)
			b, errB := ParseDate(second)
			if errA != nil || errB != nil || d != (Date{a.Start, b.End}) {
				t.Errorf("ParseDate(%q) = %v; its ends are %v, %v and %v, %v", s, d, a, errA, b, errB)
			}
		}
	})
}
