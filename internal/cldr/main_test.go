package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestPatternForm(t *testing.T) {
	for _, test := range []struct {
		key, text string
		want      form
	}{
		{"1000-count-other", "0K", form{after: "K", power: 3}},
		{"10000000000-count-other", "00 mil M", form{after: "mil M", power: 9}},
		{"1000000-count-one", "0\u00a0Mio'.'", form{after: "Mio.", power: 6}},
		{"10000-count-other", "00000\u202fx", form{}},
		{"100000-count-other", "0000\u202f\u842c", form{after: "\u842c", power: 2}},
		{"1000-count-one", "elfu 0;elfu -0", form{before: "elfu", power: 3}},
		{"10000000-count-other", "Vote 00M", form{before: "Vote", after: "M", power: 6}},
		{"1000-count-1", "mille", form{after: "mille", power: 3, alone: true}},
		{"1000-count-two", "\u200f0 אלף", form{after: "אלף", power: 3}},
		{"1000000-count-other", "0M\u200f", form{after: "M", power: 6}},
		{"1000000000000-count-other", "0\u00a0লা'.'কো'.'", form{after: "লা.কো.", power: 12}},
		{"1000000000000-count-other", "ට්\u200dරි0", form{before: "ට්\u200dරි", power: 12}},
		{"1000000000000-count-other", "0 ಟ್ರಿಲಿಯನ್\u200c", form{after: "ಟ್ರಿಲಿಯನ್", power: 12}},
		{"1000000-count-other", "0 o''k 'a;b'", form{after: "o'k a;b", power: 6}},
	} {
		p, err := newPattern(test.key, test.text)
		if err != nil {
			t.Errorf("newPattern(%q, %q): %v", test.key, test.text, err)
			continue
		}
		got, ok, err := p.form()
		switch {
		case test.want == form{}: // of power 0
			if err == nil {
				t.Errorf("%q for %s: %+v, want an error", test.text, test.key, got)
			}
		case err != nil || !ok || got != test.want:
			t.Errorf("%q for %s: %+v, %t, %v; want %+v", test.text, test.key, got, ok, err, test.want)
		}
	}
}

func TestPatternNoForm(t *testing.T) {
	for _, text := range []string{"0", "000", "\u200f0", "0;-0"} {
		p := pattern{3, text}
		if f, ok, err := p.form(); ok || err != nil {
			t.Errorf("%q: %+v, %t, %v; want no form", text, f, ok, err)
		}
	}
	for _, text := range []string{"", "\u00a0", "0K0", "00000K", "1K"} {
		p := pattern{3, text}
		if f, ok, err := p.form(); err == nil {
			t.Errorf("%q: %+v, %t; want an error", text, f, ok)
		}
	}
	for _, key := range []string{"", "count-one", "1000", "2000-count-one", "-count-one", "1001-count-one"} {
		if p, err := newPattern(key, "0K"); err == nil {
			t.Errorf("key %q: %+v; want an error", key, p)
		}
	}
}

func TestOrder(t *testing.T) {
	data := localeData{patterns: []pattern{
		{3, "0 mil"}, {3, "0 mil"}, {4, "00 mil"}, {4, "0m"}, {6, "0M"}, {6, "0 mil'.'"}, {6, "0 milyon"},
		{6, "Vote 0M"}, {9, "0 mil M"},
	}}
	got, err := data.forms("xx")
	if err != nil {
		t.Fatal(err)
	}
	want := []form{
		{before: "Vote", after: "M", power: 6},
		{after: "milyon", power: 6},
		{after: "mil M", power: 9},
		{after: "mil.", power: 6},
		{after: "mil", power: 3},
		{after: "M", power: 6},
		{after: "m", power: 4},
	}
	if !slices.Equal(got, want) {
		t.Errorf("forms: %+v\nwant %+v", got, want)
	}
	if found := conflicts("xx", got); len(found) != 1 || !strings.Contains(found[0], `"mil" is both 10^6 and 10^3`) {
		t.Errorf("conflicts: %q", found)
	}
	if found := conflicts("xx", []form{{after: "m", power: 4}, {after: "M", power: 6}}); len(found) != 1 {
		t.Errorf("conflicts of a lower-case letter before an upper-case one: %q", found)
	}
}

func TestNewLocaleData(t *testing.T) {
	var numbers map[string]json.RawMessage
	err := json.Unmarshal([]byte(`{
		"defaultNumberingSystem": "arab",
		"symbols-numberSystem-arab": {"decimal": "٫", "group": "٬"},
		"symbols-numberSystem-latn": {"decimal": "\u200e,", "group": "\u202f"},
		"decimalFormats-numberSystem-arab": {
			"standard": "#,##0.###",
			"long": {"decimalFormat": {"1000-count-one": "0 x", "1000-count-other": "0 y"}},
			"short": {"decimalFormat": {"1000-count-one": "0 x", "1000-count-other": "0 z"}}
		}
	}`), &numbers)
	if err != nil {
		t.Fatal(err)
	}
	data, err := newLocaleData(numbers)
	if err != nil {
		t.Fatal(err)
	}
	if data.decimal != "," || data.group != " " {
		t.Errorf("signs %q and %q, want a comma and a blank", data.decimal, data.group)
	}
	if want := []pattern{{3, "0 x"}, {3, "0 y"}, {3, "0 z"}}; !slices.Equal(data.patterns, want) {
		t.Errorf("patterns %v, want %v", data.patterns, want)
	}
	delete(numbers, "symbols-numberSystem-latn")
	if _, err := newLocaleData(numbers); err == nil {
		t.Error("no error without signs")
	}
}

func TestBuild(t *testing.T) {
	src := &source{
		locales: map[string]localeData{
			"zh":      {".", ",", []pattern{{4, "0万"}}},
			"zh-Hans": {".", ",", []pattern{{4, "0万"}}},
			"zh-Hant": {".", ",", []pattern{{4, "0萬"}}},
			"es":      {",", ".", []pattern{{3, "0 mil"}}},
			"es-419":  {".", ",", []pattern{{3, "0 mil"}}},
			"he":      {".", ",", []pattern{{3, "0K"}}},
		},
		likely:    map[string]string{"zh": "zh-Hans-CN", "zh-TW": "zh-Hant-TW", "zh-MN": "zh-Mong-MN", "es": "es-Latn-ES", "he": "he-Hebr-IL"},
		parents:   map[string]string{"es-JP": "es-419"},
		languages: map[string]alias{"iw": {"he", "deprecated"}, "cmn": {"zh", "macrolanguage"}, "zho": {"zh", "overlong"}, "zh-min": {"zh", "legacy"}},
		contents:  []string{"zh-Hans-CN", "es-ES"},
		license:   []byte("UNICODE LICENSE V3\n\nCopyright © 2004-2026 Unicode, Inc.\n"),
	}
	for _, e := range exceptions { // which have to be there
		data := src.locales[e.tag]
		data.decimal, data.group = ".", ","
		data.patterns = append(data.patterns, pattern{e.form.power, "0" + e.form.after})
		src.locales[e.tag] = data
	}
	code, err := src.build()
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Join(strings.Fields(string(code)), " ")
	for _, want := range []string{
		"// Code generated by internal/cldr from CLDR ", "; DO NOT EDIT.\n", "Copyright © 2004-2026 Unicode, Inc.\n",
		`{"cmn", 4}, {"cmn-Hant", 5}, {"cmn-TW", 5}, {"es", 1}, {"es-419", 2}, {"es-JP", 2}, {"he", 3}, {"iw", 3}, `,
		`{"zh", 4}, {"zh-CN", 4}, {"zh-Hans", 4}, {"zh-Hant", 5}, {"zh-TW", 5}, }`,
		`formsEs = []Form{{"", "mil", 3, false}}`,
		`formsZhHant = []Form{{"", "萬", 4, false}}`,
	} {
		if !strings.Contains(words, strings.TrimSpace(want)) {
			t.Errorf("the source lacks %s", want)
		}
	}
	if t.Failed() {
		t.Logf("%s", code)
	}
	for range 5 {
		if again, err := src.build(); err != nil || !bytes.Equal(again, code) {
			t.Fatalf("a second build differs, or fails: %v", err)
		}
	}
	src.locales["xx"] = localeData{".", ",", []pattern{{3, "0m"}, {6, "0m"}}}
	if _, err := src.build(); err == nil || !strings.Contains(err.Error(), `xx: "" … "m" is both 10^3 and 10^6`) {
		t.Errorf("a conflict: %v", err)
	}
}

// TestGenerated checks that the generated file is of the pinned version.
func TestGenerated(t *testing.T) {
	code, err := os.ReadFile(filepath.FromSlash("../lang/cldr.go"))
	if err != nil {
		t.Fatal(err)
	}
	if header := "// Code generated by internal/cldr from CLDR " + version() + "; DO NOT EDIT.\n"; !bytes.HasPrefix(code, []byte(header)) {
		t.Errorf("internal/lang/cldr.go does not start with %s", header)
	}
}

func TestLoadErrors(t *testing.T) {
	dir := t.TempDir()
	if _, err := load(dir); err == nil || !strings.Contains(err.Error(), "package.json") {
		t.Errorf("an empty folder: %v", err)
	}
	for _, name := range []string{numbersPackage, corePackage} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name, "package.json"), []byte(`{"version": "1.2.3"}`), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := load(dir); err == nil || !strings.Contains(err.Error(), "1.2.3; want ") {
		t.Errorf("other versions: %v", err)
	}
}
