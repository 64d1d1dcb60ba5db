package role

import (
	"fmt"
	"strings"
)

// Trace tells which lines of the language's file matched where.
func (a *Reader) Trace() string {
	var b strings.Builder
	for k := range a.nhits {
		h := &a.hits[k]
		s := a.span(int(h.start), int(h.end))
		fmt.Fprintf(&b, "    line %d: %s\n", h.line, a.text[s.Start:s.End])
	}
	for f := range a.nfigures {
		for r := Unknown; r <= lack; r++ {
			name := a.text[a.figures[f].Phrase.Start:a.figures[f].Phrase.End]
			if a.normal[f]>>r&1 != 0 {
				fmt.Fprintf(&b, "    %s: %v\n", name, r)
			}
			if a.strong[f]>>r&1 != 0 {
				fmt.Fprintf(&b, "    %s: %v!\n", name, r)
			}
		}
	}
	fmt.Fprintln(&b, "    figures by lines", a.figureLines)
	return b.String()
}

// TraceOf reads a text, and tells the same.
func TraceOf(text string, figures []Figure) string {
	a := Reader{trace: true}
	a.Read(English(), text, figures)
	return a.Trace()
}
