package attendance

import (
	"iter"

	"github.com/highwater-go/highwater/internal/prose"
)

// A Mention is a figure that stands in running text.
type Mention struct {
	Figure Figure // what was said, as Parse reads Text
	Phrase Span   // where the number and its hedges stand
	Number Span   // where the number stands, or of a range both
	Text   string // the phrase as it stands there
	Noun   string // what is counted, as it stands there: "concurrent viewers"; "" if the text does not say
	Metric Metric // what the noun, a verb or a word near them implies; "" if nothing does
	People bool   // the noun, the verb or the metric says that people are counted
	Kind   Kind   // what it is to the event that the text tells of, if the Finder is asked for Kinds or Drew
	By     string // then, who is said to have counted, as it stands there: "police"; "" if nobody is
}

// A Span is a part of a text, in bytes: from Start up to End, End not included.
type Span struct{ Start, End int }

// Find returns the audience figures in a text in English, in order: every number
// with its hedges before and after and what it counts. See [Finder.Find].
func Find(text string) iter.Seq[Mention] { return Finder{}.Find(text) }

// A Finder finds figures in running text. The zero Finder reads English.
type Finder struct {
	Locale Locale // how the text is written
	Digits bool   // find only figures that have a digit in them, which is faster
	People bool   // find only figures of people: those whose Mention.People is true
	Kinds  bool   // tell what each figure is, and who is said to have counted; seats are found, too
	Drew   bool   // find only mentions of KindDrew; in English alone, in other languages none
}

// Find returns the audience figures in text, in order and without overlap: how
// many people, or views, plays, tickets and the like. It takes each phrase whole
// ("as many as 2 million", "57K or so", "50-60K") and skips what is no audience:
// dates and years, times, ages, money, percentages, measures, ordinals, scores,
// versions, model names, room and phone numbers, handles, hashtags and addresses
// in the web. A number alone is a mention if it is written as an audience is (in
// groups of digits, with a scale, or with a hedge and in thousands), if a noun
// says that people or views are counted, or if words such as "attendance" or
// "peaked at" stand before it. Of number words below a hundred only dozens are
// found.
//
// A figure lies within one paragraph: what stands before and after an empty line
// does not change what is found between. Any bytes are a text. Finding costs
// time in proportion to the text, and no memory for a mention.
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
