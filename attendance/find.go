package attendance

import (
	"iter"

	"github.com/highwater-go/highwater/internal/prose"
)

// A Mention is a figure that stands in running text.
type Mention struct {
	Figure Figure // what was said, as Parse reads Text
	Phrase Span   // where the number and its hedges stand
	Number Span   // where the number stands; of a range, from the first number to the second
	Text   string // the phrase, as the text has it
	Noun   string // what is counted, as the text has it: "concurrent viewers"; "" if it does not say
	Metric Metric // what the noun, a verb or a word near them implies; "" if nothing does
	People bool   // the noun, the verb or the metric says that people are counted
	Kind   Kind   // what it is to the event that the text is about; "" unless the Finder has Kinds or Drew
	By     string // likewise, who is said to have counted, as the text has it: "police"; "" if nobody is
}

// A Span is a part of a text, in bytes: from Start up to End, End not included.
type Span struct{ Start, End int }

// Find returns the audience figures in a text in English, in order, each with its hedges
// and what it counts. See [Finder.Find].
func Find(text string) iter.Seq[Mention] { return Finder{}.Find(text) }

// A Finder finds figures in running text. The zero Finder reads English.
type Finder struct {
	Locale Locale // how the text is written
	Digits bool   // find only figures that have a digit in them, which is faster
	People bool   // find only figures of people: those whose Mention.People is true
	Kinds  bool   // fill in Mention.Kind and By, and also find seats; English only
	Drew   bool   // find only mentions whose Kind is "drew"; English only
}

// Find returns the audience figures in text, in order and without overlap: numbers of
// people, views, plays, tickets and the like. The package documentation says what is
// found and what is not. A text may be any bytes. Find takes time linear in the length of
// the text, and allocates nothing for a mention.
func (f Finder) Find(text string) iter.Seq[Mention] {
	return func(yield func(Mention) bool) {
		if f.Kinds || f.Drew {
			f.findKinds(text, yield)
			return
		}
		f.find(text, yield)
	}
}

// find is Find without kinds, of f.People or all.
func (f Finder) find(text string, yield func(Mention) bool) {
	s := prose.Finder{Reader: f.Locale.reader("", false), All: text, DigitsOnly: f.Digits, Seats: f.Kinds || f.Drew}
	for s.Next() {
		m := &s.Found
		if f.People && !m.People {
			continue
		}
		if !yield(Mention{
			Figure: figureOf(m.Figure), Phrase: Span(m.Phrase), Number: Span(m.Number),
			Text: m.Text, Noun: m.Noun, Metric: Metric(m.Metric), People: m.People,
		}) {
			return
		}
	}
}
