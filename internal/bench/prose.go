package bench

import (
	"bytes"
	"fmt"
	"go/build"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

// ProseSize is how many bytes of text the comparisons go through: as much as
// the comments of the Go sources give without repeating themselves.
const ProseSize = 4 << 20

// lines are the prose that every Go installation has: the lines of comments in
// its sources that hold nothing but words and the signs between them. None has
// a digit, and none comes twice. An empty line stands where a comment ends.
var lines = sync.OnceValues(func() ([]string, error) {
	root := filepath.Join(build.Default.GOROOT, "src")
	words := regexp.MustCompile(`^[A-Za-z ,.;:()'"-]{40,}$`)
	seen := make(map[string]bool)
	var found []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "vendor"):
			return fs.SkipDir
		case d.IsDir() || filepath.Ext(path) != ".go":
			return nil
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for line := range bytes.Lines(source) {
			text, comment := bytes.CutPrefix(bytes.TrimSpace(line), []byte("// "))
			switch {
			case !comment:
				if len(found) > 0 && found[len(found)-1] != "" {
					found = append(found, "")
				}
			case words.Match(text) && !seen[string(text)]:
				seen[string(text)] = true
				found = append(found, string(text))
			}
		}
		return nil
	})
	return found, err
})

// Prose makes size bytes of text and puts a figure of English.Samples into it
// about every so many bytes, between any two words: "drew around 57K fans". It
// returns how many it put in.
func Prose(size, every int) (text string, figures int, err error) {
	lines, err := lines()
	if err != nil {
		return "", 0, fmt.Errorf("the comments of the Go sources: %w", err)
	}
	r := rand.New(rand.NewPCG(3, uint64(every)))
	samples := English.Samples(size/every + size/every/2 + 1)
	var b strings.Builder
	next := every
	for _, line := range lines {
		for word := range strings.FieldsSeq(line) {
			b.WriteString(word)
			b.WriteByte(' ')
			if b.Len() >= next {
				b.WriteString(pick(r, verbs) + " " + samples[figures].Text + " " + pick(r, nouns) + " ")
				figures++
				next += every/2 + r.IntN(every)
			}
		}
		b.WriteByte('\n')
		if b.Len() >= size {
			return b.String(), figures, nil
		}
	}
	return "", 0, fmt.Errorf("the Go sources have comments for %d bytes of prose, not for %d", b.Len(), size)
}

var verbs = strings.Fields("drew saw had with for")

var nouns = strings.Fields("fans viewers people listeners spectators followers attendees users visitors fans viewers people")

// News makes size bytes of text of the sentences of news that highwater is
// tested with, in any order, with other digits in the figures each time, and
// prose between them so that one figure comes about every so many bytes. It
// reads the sentences from gold, attendance/testdata/gold/en.txt of highwater.
func News(gold string, size, every int) (text string, figures int, err error) {
	data, err := os.ReadFile(gold)
	if err != nil {
		return "", 0, err
	}
	var sentences []string
	for line := range strings.Lines(string(data)) {
		if sentence, ok := strings.CutPrefix(line, "en\t"); ok {
			sentences = append(sentences, strings.TrimSpace(sentence))
		}
	}
	if len(sentences) == 0 {
		return "", 0, fmt.Errorf("%s has no sentences", gold)
	}
	prose, _, err := Prose(size, size)
	if err != nil {
		return "", 0, err
	}
	r := rand.New(rand.NewPCG(5, 6))
	var b strings.Builder
	for {
		r.Shuffle(len(sentences), func(i, j int) { sentences[i], sentences[j] = sentences[j], sentences[i] })
		for _, s := range sentences {
			for {
				before, rest, found := strings.Cut(s, "⟦")
				b.WriteString(before)
				if !found {
					break
				}
				var figure string
				figure, s, _ = strings.Cut(rest, "⟧")
				b.WriteString(redrawn(r, figure))
				figures++
			}
			b.WriteByte(' ')
			for b.Len() < figures*every {
				line, rest, _ := strings.Cut(prose, "\n")
				prose = rest
				b.WriteString(line + "\n")
			}
			if b.Len() >= size {
				return b.String(), figures, nil
			}
		}
		b.WriteString("\n\n")
	}
}

var oneNumber = regexp.MustCompile(`^\D*[1-9][\d.,]*\D*$`)

// redrawn changes the digits of a figure, but for ranges, which might run back
// then.
func redrawn(r *rand.Rand, figure string) string {
	if !oneNumber.MatchString(figure) {
		return figure
	}
	b := []byte(figure)
	first := true
	for i, c := range b {
		switch {
		case c < '0' || c > '9':
		case first:
			b[i] = byte('1' + r.IntN(9))
			first = false
		default:
			b[i] = byte('0' + r.IntN(10))
		}
	}
	return string(b)
}
