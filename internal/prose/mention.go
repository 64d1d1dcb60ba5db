package prose

import (
	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
)

// A Mention is a figure that stands in running text, as package attendance has it.
type Mention struct {
	Figure         figure.Figure
	Phrase, Number Span
	Text, Noun     string
	Metric         lang.Metric
	People         bool
}

// A Span is a part of a text, in bytes.
type Span struct{ Start, End int }
