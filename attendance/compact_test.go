package attendance

import (
	"bytes"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/long"
)

// compactFile is what ICU's formatter makes of some numbers in the compact
// notation of every locale that it knows.
var compactFile = filepath.FromSlash("testdata/compact.tsv")

// A lossy form is one from which the number formatted cannot be told.
type lossy struct {
	locales  string // as the sample names them
	from, to int64  // the numbers
	words    string // that the text ends with
	reason   string
}

// lossyForms lists all texts of the sample that are not read as the number
// formatted, and each text that it lists is not.
var lossyForms = []lossy{
	{"bn bn-IN bn-u-nu-latn bn-IN-u-nu-latn", 100_000_000_000, 999_000_000_000, "কো",
		"CLDR's short form of 10^11 is that of 10^7, a crore, without its blank"},
	{"ne ne-IN ne-u-nu-latn ne-IN-u-nu-latn", 999_499, 999_000_000, " करोड",
		"CLDR's long forms call a million a crore, its short ones ten million"},
	{"vec", 1000, 1049, "1",
		"CLDR's short form of a thousand has no word for it"},
}

func (l lossy) holds(tag string, value int64, text string) bool {
	return l.from <= value && value <= l.to && strings.HasSuffix(text, l.words) &&
		slices.Contains(strings.Fields(l.locales), tag)
}

// eachCompact calls f with every text of the sample.
func eachCompact(t *testing.T, f func(tag string, value int64, text string)) {
	data, err := os.ReadFile(compactFile)
	if err != nil {
		t.Fatal(err)
	}
	var values []int64
	rows := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if values == nil {
			for _, cell := range cells[1:] {
				value, err := strconv.ParseInt(cell, 10, 64)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, value)
			}
			continue
		}
		if len(cells) != 1+len(values) {
			t.Fatalf("%s: the row of %.60s has %d texts, want %d", compactFile, cells[0], len(cells)-1, len(values))
		}
		rows++
		for tag := range strings.FieldsSeq(cells[0]) {
			for i, value := range values {
				f(tag, value, cells[1+i])
			}
		}
	}
	if rows < 300 {
		t.Fatalf("%s has %d rows", compactFile, rows)
	}
}

// TestLocaleCompact checks that every compact form that ICU makes is read in its
// locale as a figure that can mean the number formatted.
func TestLocaleCompact(t *testing.T) {
	used := make([]int, len(lossyForms))
	locales := make(map[string]Locale)
	failed := 0
	eachCompact(t, func(tag string, value int64, text string) {
		l, ok := locales[tag]
		if !ok {
			var err error
			base, _, _ := strings.Cut(tag, "-u-")
			if l, err = LocaleOf(base); err != nil {
				t.Errorf("LocaleOf(%q): %v", base, err)
			}
			locales[tag] = l
		}
		f, err := l.Parse(text)
		good := err == nil
		if good {
			r := f.Range(Customary)
			good = r.Low <= value && value <= r.High
		}
		i := slices.IndexFunc(lossyForms, func(l lossy) bool { return l.holds(tag, value, text) })
		switch {
		case i >= 0:
			used[i]++
			if good {
				t.Errorf("%s: %q is read as %d; it is not to be listed as lossy", tag, text, value)
			}
		case !good:
			if failed++; failed <= 50 {
				t.Errorf("%s: %q for %d is read as %v, %v", tag, text, value, f, err)
			}
		}
	})
	if failed > 50 {
		t.Errorf("and %d more", failed-50)
	}
	for i, n := range used {
		if n == 0 {
			t.Errorf("no text of the sample is %+v", lossyForms[i])
		}
	}
	if len(locales) < 800 {
		t.Errorf("the sample has %d locales", len(locales))
	}
}

// lossyRanges are the texts of testdata/ranges.tsv that are not read as the range
// formatted, for reasons that [lossyForms] gives.
var lossyRanges = []lossy{
	{locales: "bn", from: 100_000_000_000, to: 100_000_000_000, words: "লা.কো."},
	{locales: "ne", from: 164_000, to: 900_000, words: " करोड"},
	{locales: "ne", from: 1_200_000, to: 100_000_000, words: " करोड"},
	{locales: "ne", from: 400_000_000, to: 400_000_000, words: " अरब"},
}

// TestLocaleRanges checks that every range that ICU makes is read in its locale as one
// of nearly the same ends: these are rounded to two digits or more.
func TestLocaleRanges(t *testing.T) {
	data, err := os.ReadFile("testdata/ranges.tsv")
	if err != nil {
		t.Fatal(err)
	}
	near := func(got int64, want float64) bool { return math.Abs(float64(got)-want) <= want/20 }
	texts, lost := 0, 0
	for line := range strings.Lines(string(data)) {
		if line[0] == '#' {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		low, err1 := strconv.ParseFloat(cells[1], 64)
		high, err2 := strconv.ParseFloat(cells[2], 64)
		if err1 != nil || err2 != nil {
			t.Fatal(line)
		}
		l, err := LocaleOf(cells[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range cells[3:] {
			texts++
			f, err := l.Parse(text)
			good := err == nil && (near(f.People, low) && near(f.To, high) || f.To == 0 && near(f.People, low) && near(f.People, high))
			listed := slices.ContainsFunc(lossyRanges, func(l lossy) bool { return l.holds(cells[0], int64(low), text) })
			switch {
			case listed && good:
				t.Errorf("%s: %q is read as %v; it is not to be listed as lossy", cells[0], text, f)
			case listed:
				lost++
			case !good:
				t.Errorf("%s: %q for %s to %s is read as %v, %v", cells[0], text, cells[1], cells[2], f, err)
			}
		}
	}
	if texts < 88*12*3 || lost*500 > texts {
		t.Errorf("%d of %d ranges are lossy", lost, texts)
	}
}

// TestCompactSample makes the sample anew and compares.
func TestCompactSample(t *testing.T) {
	if !long.Tests() {
		t.Skip("it runs Node.js")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("Node.js is not installed; the sample stands as it is checked in")
	}
	want, err := os.ReadFile(compactFile)
	if err != nil {
		t.Fatal(err)
	}
	if major, _, _ := strings.Cut(lang.CldrVersion, "."); !bytes.Contains(want, []byte(" from CLDR "+major+".")) {
		t.Errorf("%s is not of CLDR %s, which the table is of", compactFile, major)
	}
	got, err := exec.Command(node, "-p", `process.versions.cldr + " " + Intl.NumberFormat.supportedLocalesOf(["sw", "zu", "my"]).length`).Output()
	if err != nil {
		t.Skipf("Node.js does not say what CLDR it has: %v", err)
	}
	version, known, _ := strings.Cut(strings.TrimSpace(string(got)), " ")
	if !bytes.Contains(want, []byte(" from CLDR "+version+";")) || known != "3" {
		t.Skipf("Node.js has CLDR %s, with %s of 3 locales; the sample is of another", version, known)
	}
	cmd := exec.Command(node, filepath.FromSlash("../internal/cldr/compact.mjs"))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if got, err = cmd.Output(); err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what internal/cldr/compact.mjs makes", compactFile)
	}
}

// TestLocaleTags checks that the table can be searched.
func TestLocaleTags(t *testing.T) {
	if !slices.IsSortedFunc(lang.LocaleTags[:], func(a, b lang.LocaleTag) int {
		return strings.Compare(strings.ToLower(a.Tag), strings.ToLower(b.Tag))
	}) {
		t.Error("lang.LocaleTags is out of order")
	}
	for i, tag := range lang.LocaleTags {
		if i > 0 && strings.EqualFold(tag.Tag, lang.LocaleTags[i-1].Tag) {
			t.Errorf("%s is there twice", tag.Tag)
		}
		if int(tag.Numbers) >= len(lang.LocaleNumbers) {
			t.Errorf("%s has numbers %d of %d", tag.Tag, tag.Numbers, len(lang.LocaleNumbers))
		}
	}
}
