package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// What is read, as an object a line.

// A reading is one text, its figures and the claim in it.
type reading struct {
	Text     string        `json:"text"`
	Mentions []mention     `json:"mentions"`
	Claim    *claimReading `json:"claim"` // null if there is none
}

// A mention is a figure as it stands in the text, in bytes from Start up to End.
type mention struct {
	Text       string          `json:"text"`
	Start      int             `json:"start"`
	End        int             `json:"end"`
	Role       attendance.Kind `json:"role"`
	Figure     string          `json:"figure"`
	Attributed string          `json:"attributed"`
}

// A claimReading is a claim; what is not claimed is null.
type claimReading struct {
	Place    *int    `json:"place"`
	Top      *int    `json:"top"`
	Figure   *string `json:"figure"`
	Previous *string `json:"previous"`
	Margin   *string `json:"margin"`
	Ratio    *string `json:"ratio"`
	First    *string `json:"first"`
	Rival    *string `json:"rival"`
	Scope    *string `json:"scope"`
	Denied   bool    `json:"denied"`
}

// readLines reads the texts of in, one a line, and writes what is read of each. A
// text is the line, or the member "text" of an object.
func readLines(in io.Reader, out io.Writer) error {
	w := bufio.NewWriter(out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		text := lines.Text()
		if strings.TrimSpace(text) == "" {
			continue
		}
		if strings.HasPrefix(text, "{") {
			var item struct{ Text *string }
			if err := json.Unmarshal(lines.Bytes(), &item); err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
			if item.Text == nil {
				return fmt.Errorf("line %d: the object has no \"text\"", n)
			}
			text = *item.Text
		}
		if err := enc.Encode(readText(text)); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return w.Flush()
}

func readText(text string) reading {
	r := reading{Text: text, Mentions: []mention{}}
	parsed, err := records.ParseClaim(text, records.Claim{})
	for _, m := range parsed.Mentions {
		r.Mentions = append(r.Mentions, mention{m.Text, m.Phrase.Start, m.Phrase.End, m.Kind, m.Figure.String(), m.By})
	}
	if err != nil {
		return r
	}
	c := parsed.Claim
	r.Claim = &claimReading{
		Place: some(c.Place), Top: some(c.Top), Figure: some(c.Figure.String()), Previous: some(c.Previous.String()), Margin: some(c.Margin.String()),
		Ratio: some(c.Ratio.String()), First: some(c.First.String()), Rival: some(parsed.Compared), Scope: some(parsed.Scope), Denied: c.Denied,
	}
	return r
}

// some returns what v is, or nil if it is zero.
func some[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}
