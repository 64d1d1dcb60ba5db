package attendance

import (
	"strings"

	"github.com/highwater-go/highwater/internal/role"
)

// A Kind is the part that a figure plays in what a text says about one event, its
// subject. It is one of these; where several fit, it is the first of them:
//
//	"denied"      a record or mark that was not reached, what was lacking, or a figure said to be wrong
//	"previous"    the record before, or the mark to beat
//	"margin"      a difference in people: "700 more than"
//	"ratio-base"  what the subject is a multiple of: "five times the 2,000 who"
//	"capacity"    how many there is room for
//	"expected"    how many are or were expected, hoped for or permitted
//	"from"        an earlier level of the same event: "up from 3K"
//	"rate"        a flow: people a minute
//	"average"     a mean over several games, nights or days
//	"total"       a sum over several of them, or over a year or run
//	"part"        a share of the subject's figure: one group, platform or day
//	"drew"        how many the subject had
//	"other"       the figure of another event, or tickets and registrations beside attendance
//	"none"        no audience: followers, copies, police, inhabitants
//
// It is "" if the text does not tell, or if the Finder was not asked. Kinds are read in
// English only, one paragraph at a time.
//
// They are read from the words around a figure, not from knowledge of the world: irony
// is taken literally, and so is a figure whose event is named only in another paragraph.
// The figures of a chain of records ("the record of 40K fell to a 57K, which 164K beat")
// have no kind. A figure about which the words tell nothing counts as "drew". A verb of
// passing is not read as a hedge of a record or mark: in "passed the 36,012 of 1999" the
// figure is 36,012.
type Kind string

// kinds are those of package role.
var kinds = [...]Kind{
	role.Denied: "denied", role.Previous: "previous", role.Margin: "margin", role.Base: "ratio-base", role.Capacity: "capacity",
	role.Expected: "expected", role.From: "from", role.Rate: "rate", role.Average: "average", role.Total: "total",
	role.Part: "part", role.Drew: "drew", role.Other: "other", role.None: "none",
}

// stretch is how much of a long paragraph is read at once, in bytes.
const stretch = 2048

// findKinds is Find with kinds: the mentions of a paragraph are found before the
// first of them is told.
func (f Finder) findKinds(text string, yield func(Mention) bool) {
	tag, _, _ := strings.Cut(f.Locale.String(), "-")
	language := role.Of(tag)
	if language == nil && f.Drew {
		return // the file of that language does not tell what figures are
	}
	if language == nil {
		f.find(text, yield)
		return
	}
	w := kindWindow{language: language, text: text, drew: f.Drew, people: f.People}
	f.People = false // all figures of a paragraph tell what one of them is
	on := true
	f.find(text, func(m Mention) bool {
		if w.n > 0 && (m.Phrase.End > w.end || w.n >= len(w.mentions)-1) {
			if on = w.tell(m.Phrase.Start, yield); !on {
				return false
			}
		}
		from, to, changed := m.change(text, language)
		w.add(from)
		if changed {
			w.add(to)
		}
		return true
	})
	if on && w.n > 0 {
		w.tell(len(text), yield)
	}
}

// change splits what reads like a range but tells of a change from one number to another
// ("rose from 3K to 8K", "grew by 5,500 to 41,000").
func (m Mention) change(text string, language *role.Language) (from, to Mention, ok bool) {
	const parting = " to "
	if m.Figure.Hedge != Between {
		return m, m, false
	}
	i := strings.Index(m.Text, parting)
	if i < 0 || !language.Changes(text[max(0, m.Phrase.Start-48):m.Phrase.Start]) {
		return m, m, false
	}
	from, to = m, m
	first := m.Number.Start - m.Phrase.Start
	if first >= i {
		return m, m, false
	}
	from.Phrase.Start, from.Phrase.End = m.Number.Start, m.Phrase.Start+i
	to.Phrase.Start = m.Phrase.Start + i + len(parting)
	for _, part := range [...]*Mention{&from, &to} {
		f, err := Parse(text[part.Phrase.Start:part.Phrase.End])
		if err != nil {
			return m, m, false
		}
		part.Figure, part.Text, part.Number = f, text[part.Phrase.Start:part.Phrase.End], part.Phrase
	}
	return from, to, true
}

// bare leaves out a verb of passing before a record or mark: "surpassed the 36,012".
func (m *Mention) bare(text string, language *role.Language) {
	if !language.Opens(m.Text) {
		return
	}
	words := text[m.Number.Start:m.Phrase.End]
	if f, err := Parse(words); err == nil {
		m.Phrase.Start, m.Text, m.Figure = m.Number.Start, words, f
	}
}

// A kindWindow is a paragraph, or a part of a long one, with its mentions.
type kindWindow struct {
	language   *role.Language
	text       string
	drew       bool
	people     bool
	start, end int
	n          int
	mentions   [role.MaxFigures]Mention
	figures    [role.MaxFigures]role.Figure
	reader     role.Reader
}

// add adds a mention, which is in the window or the first of the next.
func (w *kindWindow) add(m Mention) {
	if w.n == 0 {
		w.start, w.end = paragraphAround(w.text, w.end, m.Phrase.Start)
		w.end = max(w.end, m.Phrase.End)
	}
	likely := m.Figure.Range(Customary)
	w.mentions[w.n] = m
	phrase := m.Phrase
	if m.Figure.Hedge == MoreThan && w.language.Opens(m.Text) {
		phrase.Start = m.Number.Start
	}
	w.figures[w.n] = role.Figure{
		Phrase: role.Span{Start: phrase.Start - w.start, End: phrase.End - w.start},
		Low:    likely.Low, High: likely.High,
		People: m.People || m.Metric != "" || m.Noun != "",
		Past:   m.Figure.Hedge == MoreThan,
	}
	w.n++
}

// tell yields the mentions, and reports whether to go on. The next mention starts
// at next.
func (w *kindWindow) tell(next int, yield func(Mention) bool) bool {
	n := w.n
	w.n = 0
	w.end = min(w.end, next) // if there were too many to read at once
	w.reader.ReadRoles(w.language, w.text[w.start:w.end], w.figures[:n])
	for k := range n {
		m := &w.mentions[k]
		m.Kind = kinds[w.reader.Roles[k]]
		if m.Kind == "previous" || m.Kind == "denied" || w.reader.Mark(k) {
			m.bare(w.text, w.language)
		}
		by := w.reader.By[k]
		m.By = w.text[w.start+by.Start : w.start+by.End]
		wanted := (!w.drew || m.Kind == "drew") && (!w.people || m.People)
		if wanted && !yield(*m) {
			return false
		}
	}
	return true
}

// paragraphAround returns the paragraph that text[i:] is in, without what is before
// least; of a long one, some sentences.
func paragraphAround(text string, least, i int) (start, end int) {
	start = max(least, i-stretch/2)
	cut := start > least
	for {
		k := emptyLine(text, start, i)
		if k < 0 {
			break
		}
		start, cut = k, false
	}
	if cut { // at a sentence, if there is one
		if k := strings.Index(text[start:i], ". "); k >= 0 {
			start += k + 2
		}
	}
	end = min(len(text), start+stretch)
	if k := emptyLine(text, i, end); k >= 0 {
		return start, k
	}
	if end < len(text) {
		if k := strings.LastIndex(text[i:end], ". "); k >= 0 {
			end = i + k + 1
		}
	}
	return start, end
}

// emptyLine returns where the first line with nothing in it of text[i:end] ends, or -1.
func emptyLine(text string, i, end int) int {
	for i < end {
		k := strings.IndexByte(text[i:end], '\n')
		if k < 0 {
			return -1
		}
		i += k + 1
		j := i
		for j < end && (text[j] == ' ' || text[j] == '\t' || text[j] == '\r') {
			j++
		}
		if j < end && text[j] == '\n' {
			return j + 1
		}
	}
	return -1
}
