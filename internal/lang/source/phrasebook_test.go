package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/lang/source"
)

// Every locale writes as the file of its language says, and every list is one that
// some locale writes by.
func TestPhrasebookTable(t *testing.T) {
	books := map[string][]source.Writes{}
	unused := map[string]bool{}
	for _, l := range lang.Languages {
		data, err := os.ReadFile(filepath.Join("..", "data", l.Tag+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		if books[l.Tag], err = source.Phrasebooks(string(data)); err != nil {
			t.Fatalf("%s: %v", l.Tag, err)
		}
		for _, w := range books[l.Tag] {
			unused[w.Name] = true
		}
	}
	if len(lang.LocaleWriters) != 1+len(lang.LocaleTags) {
		t.Fatalf("go generate has not been run: there are %d writers of %d locales", len(lang.LocaleWriters), 1+len(lang.LocaleTags))
	}
	for i, tag := range append([]lang.LocaleTag{{Tag: "en"}}, lang.LocaleTags[:]...) {
		language, _, _ := strings.Cut(tag.Tag, "-")
		name, w := source.WriterOf(tag, books[language])
		delete(unused, name)
		if d := cmp.Diff(w, lang.Writers[lang.LocaleWriters[i]]); d != "" {
			t.Errorf("%s: go generate has not been run (-file +table):\n%s", tag.Tag, d)
		}
	}
	for name := range unused {
		t.Errorf("no locale writes %s", name)
	}
}

const phrases = "  exactly: just #\n  about: # or so\n  at least: at least #\n  more than: over #\n  nearly: nearly #\n  less than: under #\n" +
	"  at most: up to #\n  between: from # to #\n"

func TestPhrasebooks(t *testing.T) {
	books, err := source.Phrasebooks("language: zh\nwrites: zh-HK\n" + phrases + "  scale 6: # millions one # million\n  scale 3 whole: #K\n  scale 2 rarely: #H\n" +
		"  plural 12: dozens\n  plural 1000: thousands\n  one: below two\n  sums: yes\n  blanks in sums: yes\n  ending sign: '\n  ending en: 1, million\n  locales: in zh-HK, zh-MO\n" +
		"  digits from ٠: all but zh-HK\n  groups of two digits: yes\n  four digits in no group: in zh-MO\n" +
		"writes: zh\n  canonical hedges: yes\n  about: around #\n  between: #-#\n  scale 3: #K\n  one: but from three to ten\n  locales: with 万\n  narrow blanks: yes\n")
	if err != nil {
		t.Fatal(err)
	}
	hongKong := lang.Phrasebook{
		Hedges: [...]lang.Affix{
			lang.Exactly: {Before: "just "}, lang.About: {After: " or so"}, lang.AtLeast: {Before: "at least "}, lang.MoreThan: {Before: "over "},
			lang.Nearly: {Before: "nearly "}, lang.LessThan: {Before: "under "}, lang.AtMost: {Before: "up to "}, lang.Between: {Before: "from ", After: " to "},
		},
		Plurals: [...]string{0: "dozens", 3: "thousands", 9: ""},
		Scales: []lang.ScaleWords{
			{Many: " millions", One: " million", Power: 6}, {Many: "K", Power: 3, Use: lang.Whole}, {Many: "H", Power: 2, Use: lang.Rarely},
		},
		Count: lang.BelowTwo, Sums: true, Blanks: true,
		Endings: []lang.Ending{{Ending: "en", Number: 1}, {Ending: "en", Word: "million"}}, Sign: "'",
	}
	simplified := lang.Phrasebook{
		Hedges: [...]lang.Affix{lang.About: {Before: "around "}, lang.Between: {After: "-"}},
		Scales: []lang.ScaleWords{{Many: "K", Power: 3}},
		Count:  lang.ButFewMany, Canonical: true,
	}
	want := map[string]lang.Writer{
		"zh-HK": {Book: &hongKong, Zero: '0', Lakhs: true},
		"zh-MO": {Book: &hongKong, Zero: '٠', Lakhs: true, Bare4: true},
		"zh-CN": {Book: &simplified, Zero: '0', Narrow: true},
		"zh-TW": {},
	}
	got := map[string]lang.Writer{}
	for _, tag := range lang.LocaleTags {
		if _, ok := want[tag.Tag]; ok {
			_, got[tag.Tag] = source.WriterOf(tag, books)
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestPhrasebookFaults(t *testing.T) {
	const all = phrases + "  scale 3: #K\n"
	for _, test := range []struct{ entries, want string }{
		{"", `line 2: writes de: no scales`},
		{"  scale 3: #K\n", `line 2: writes de: no words for "exactly"`},
		{"  canonical hedges: yes\n  scale 3: #K\n", `line 2: writes de: no words for "about"`},
		{"  canonical hedges: yes\n  about: ca. #\n  scale 3: #K\n", `line 2: writes de: no words for "between"`},
		{all + "  scale 6: #M\n", `line 2: writes de: scales stand from the largest`},
		{all + "  about: ca. #\n", `line 12: about is there twice`},
		{"  about: circa\n", `line 3: words stand around #, or around the first of two: circa`},
		{"  about: #\n", `line 3: words stand around #, or around the first of two: #`},
		{"  about: # bis #\n", `line 3: words stand around #, or around the first of two: # bis #`},
		{"  between: # bis\n", `line 3: words stand around #, or around the first of two: # bis`},
		{"  maybe: # vielleicht\n", `line 3: nothing is written as maybe`},
		{"  plural 10: \n  plural 10: Zehner\n", `line 3: no name of the unit 10`},
		{"  plural 1: Einer\n", `line 3: no unit with a name in the plural: 1`},
		{"  plural 20: Zwanziger\n", `line 3: no unit with a name in the plural: 20`},
		{"  plural 10000000000: Zehnmilliarden\n", `line 3: no unit with a name in the plural: 10000000000`},
		{"  scale three: #K\n", `line 3: no scale, which is a power of ten, with "whole" or "rarely" after it: three`},
		{"  scale 16: #K\n", `line 3: no scale, which is a power of ten, with "whole" or "rarely" after it: 16`},
		{"  scale 0: #K\n", `line 3: no scale, which is a power of ten, with "whole" or "rarely" after it: 0`},
		{"  scale 3 often: #K\n", `line 3: no scale, which is a power of ten, with "whole" or "rarely" after it: 3 often`},
		{"  scale 3: K\n", `line 3: a scale stands after #: K`},
		{"  scale 3: #\n", `line 3: a scale stands after #: #`},
		{"  scale 3: #K one K\n", `line 3: a scale stands after #: #K one K`},
		{"  scale 3: #K one #\n", `line 3: a scale stands after #: #K one #`},
		{"  one: above two\n", `line 3: no numbers that are one: above two`},
		{"  sums: no\n", `line 3: sums may be yes alone: no`},
		{"  ending en:\n", `line 3: an ending, and the words that it is hung on to: en`},
		{"  ending: million\n", `line 3: an ending, and the words that it is hung on to: `},
		{"  digits from 00: yes\n", `line 3: more than one digit: 00`},
		{"  digits from: yes\n", `line 3: nothing is written as digits from`},
		{"  locales: de-AT\n", `line 3: want "yes", "in" or "all but" and tags, or "with" and a word of CLDR: de-AT`},
		{"  locales: in de-XX\n", `line 3: CLDR has no locale "de-XX" of the language "de"`},
		{"  narrow blanks: all but de-AT, fr\n", `line 3: CLDR has no locale "fr" of the language "de"`},
		{"  locales: with 万\n", `line 3: CLDR has "万" in no locale of the language "de"`},
	} {
		_, err := source.Phrasebooks("language: de\nwrites: de\n" + test.entries)
		if err == nil || err.Error() != test.want {
			t.Errorf("%q: %v, want %s", test.entries, err, test.want)
		}
	}
	for file, want := range map[string]string{
		"writes\n":                               "line 1: a heading ends in a colon: writes",
		"language: de\nwrites:\n":                `line 2: writes needs the tag of one locale of the language "de" that no other list has: `,
		"language: de\nwrites: de, de-AT\n":      `line 2: writes needs the tag of one locale of the language "de" that no other list has: de, de-AT`,
		"language: de\nwrites: fr\n":             `line 2: writes needs the tag of one locale of the language "de" that no other list has: fr`,
		"language: de\nwrites: de-XX\n":          `line 2: writes needs the tag of one locale of the language "de" that no other list has: de-XX`,
		"language: de\nwrites: de\nwrites: de\n": `line 3: writes needs the tag of one locale of the language "de" that no other list has: de`,
		"writes: de\n":                           `line 1: writes needs the tag of one locale of the language "" that no other list has: de`,
	} {
		if _, err := source.Phrasebooks(file); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", file, err, want)
		}
	}
}
