package attendance

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	goldMistakes = flag.Bool("mistakes", false, "write testdata/gold-mistakes.txt")
	goldPart     = flag.String("part", "", "read only those files of the gold set that have this in their name")
)

// A goldRecord is a sentence with the mentions that are to be found in it.
type goldRecord struct {
	where, tag, text string
	mentions         []goldMention
}

type goldMention struct {
	phrase       Span
	figure, noun string
	metric       Metric
}

// readGold reads the gold set: in testdata/gold, a file for each language. A
// record is a line with the tag of a locale and a sentence, in which every phrase
// to be found stands between ⟦ and ⟧, and for each a line with its figure, noun
// and metric.
func readGold(t testing.TB) (records []goldRecord) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "gold", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no gold set: ", err)
	}
	for _, file := range files {
		if !strings.Contains(filepath.Base(file), *goldPart) {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var last *goldRecord
		read := 0
		n := 0
		for line := range strings.Lines(string(data)) {
			n++
			line = strings.TrimSuffix(line, "\n")
			if line == "" || line[0] == '#' {
				continue
			}
			cells := strings.Split(line, "\t")
			if cells[0] == "" {
				if len(cells) != 4 || last == nil || read == len(last.mentions) {
					t.Fatalf("%s:%d: want a figure, a noun and a metric for a phrase in ⟦⟧", file, n)
				}
				m := &last.mentions[read]
				m.figure, m.noun, m.metric = cells[1], strings.TrimPrefix(cells[2], "-"), Metric(strings.TrimPrefix(cells[3], "-"))
				read++
				continue
			}
			if last != nil && read != len(last.mentions) {
				t.Fatalf("%s:%d: the sentence before has %d phrases, and figures for %d", file, n, len(last.mentions), read)
			}
			if len(cells) != 2 {
				t.Fatalf("%s:%d: want a tag and a sentence", file, n)
			}
			records = append(records, goldRecord{where: file, tag: cells[0]})
			last, read = &records[len(records)-1], 0
			last.where = file + ": " + cells[1]
			rest := cells[1]
			for {
				before, after, ok := strings.Cut(rest, "⟦")
				last.text += before
				if !ok {
					break
				}
				phrase, after, ok := strings.Cut(after, "⟧")
				if !ok {
					t.Fatalf("%s:%d: a ⟦ without its ⟧", file, n)
				}
				last.mentions = append(last.mentions, goldMention{phrase: Span{len(last.text), len(last.text) + len(phrase)}})
				last.text += phrase
				rest = after
			}
		}
	}
	return records
}

// TestGold holds what Find makes of the gold set to its precision and recall. A
// mention is right if it has the phrase and the figure that are expected.
func TestGold(t *testing.T) {
	type score struct{ right, found, wanted, noun, metric, sentences int }
	scores := map[string]*score{}
	var mistakes strings.Builder
	mistake := func(record goldRecord, format string, args ...any) {
		fmt.Fprintf(&mistakes, "%s: %s\n", record.where, fmt.Sprintf(format, args...))
	}
	for _, record := range readGold(t) {
		l, err := LocaleOf(record.tag)
		if err != nil {
			t.Fatal(err)
		}
		language, _, _ := strings.Cut(record.tag, "-")
		s := scores[language]
		if s == nil {
			s = &score{}
			scores[language] = s
		}
		if language == "en" {
			l = Locale{}
		}
		s.sentences++
		s.wanted += len(record.mentions)
		matched := map[Span]bool{}
		var wrong []string
		for m := range (Finder{Locale: l}).Find(record.text) {
			s.found++
			hit := false
			for _, want := range record.mentions {
				f, err := Parse(want.figure)
				if err != nil {
					t.Fatalf("%s: %v", record.where, err)
				}
				if want.phrase != m.Phrase || f != m.Figure {
					continue
				}
				hit = true
				matched[m.Phrase] = true
				s.right++
				if want.noun == m.Noun {
					s.noun++
				} else {
					mistake(record, "noun of %q: %q, want %q", m.Text, m.Noun, want.noun)
				}
				if want.metric == m.Metric {
					s.metric++
				} else {
					mistake(record, "metric of %q: %q, want %q", m.Text, m.Metric, want.metric)
				}
			}
			if !hit {
				wrong = append(wrong, m.Text+" = "+m.Figure.String())
			}
		}
		for _, want := range record.mentions {
			if !matched[want.phrase] {
				mistake(record, "missed %q = %s", record.text[want.phrase.Start:want.phrase.End], want.figure)
			}
		}
		for _, w := range wrong {
			mistake(record, "wrong %q", w)
		}
	}
	if *goldPart == "" {
		checkMistakes(t, mistakes.String())
	}
	var all, others score
	for language, s := range scores {
		for _, sum := range []*score{&all, &others} {
			if sum == &others && language == "en" {
				continue
			}
			sum.right += s.right
			sum.found += s.found
			sum.wanted += s.wanted
			sum.noun += s.noun
			sum.metric += s.metric
			sum.sentences += s.sentences
		}
	}
	scores["all"], scores["all but English"] = &all, &others
	for language, s := range scores {
		precision := float64(s.right) / float64(max(1, s.found))
		recall := float64(s.right) / float64(max(1, s.wanted))
		noun := float64(s.noun) / float64(max(1, s.right))
		metric := float64(s.metric) / float64(max(1, s.right))
		t.Logf("%s: %d sentences, %d mentions: precision %.3f, recall %.3f; of these %.3f of the nouns, %.3f of the metrics",
			language, s.sentences, s.wanted, precision, recall, noun, metric)
		switch language {
		case "all", "all but English", "en":
			if precision < 0.97 || recall < 0.97 || noun < 0.97 || metric < 0.97 {
				t.Errorf("%s: want no less than 0.97 of each", language)
			}
		}
	}
}

// checkMistakes holds every mistake that Find makes on the gold set to a file, so that a
// change of any is seen, better or worse. After one that is meant,
//
//	go test ./attendance -run Gold -mistakes
func checkMistakes(t *testing.T, got string) {
	t.Helper()
	path := filepath.Join("testdata", "gold-mistakes.txt")
	if *goldMistakes {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
		t.Errorf("(-known mistakes +made)\n%s", d)
	}
}
