package records

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/fault"
	"github.com/highwater-go/highwater/internal/role"
)

// ErrNoClaim is what [ParseClaim] returns, wrapped, for a quote that claims
// nothing: it has no record, place, first or comparison, or only one that is
// hoped for.
var ErrNoClaim = errors.New("the quote claims nothing")

// A ClaimReading is a claim as it was read from a quote.
type ClaimReading struct {
	Claim Claim // what was known, and what was read, with the quote

	// Compared is what the session is compared with if that is not the record, in
	// the words of the quote: "the Super Bowl". Claim.Rival stays empty until the caller
	// sets it to the ID of a session.
	Compared string

	// Scope has the words of the quote that limit the field, separated by "; ": "on
	// Twitch; since 2009". They do not change Claim.Category.
	Scope string

	Sources []FieldSource // from which bytes of the quote each field was read
	Assumed []string      // what was taken for granted, one sentence each, for a person to confirm
	LeftOut []string      // what was left out because it is doubtful, one sentence each

	Mentions []attendance.Mention // the figures of the quote, with their kinds
}

// A FieldSource tells where in a quote a field was read.
type FieldSource struct {
	Field string          // as in JSON: "place", "figure", "compared"
	Span  attendance.Span // in bytes of the quote
}

// ParseClaim reads the claim in a quote in English, a sentence or a short
// paragraph such as a post: "We got to 164K+. The previous record was around 57K,
// we beat that by 100,000+." It reads
//
//   - the place: of a record, a superlative, "the third biggest", "no. 2", "second
//     only to"; or Top, of "among the ten largest";
//   - the session's figure, the record before it, and the margin and ratio over
//     that or over what the session is compared with;
//   - the number that it was the first to reach or, with MoreThan, to pass;
//   - whether the quote denies it.
//
// Pass in known what is already known: the session, the category, who makes the claim and
// when, and any figures. These fields are kept. If the quote contradicts one of them, the
// error is an [attendance.Faults] that names both. The reading holds known and the quote
// even if there is an error.
//
// The error wraps [ErrNoClaim] if the quote has nothing to judge. Hopes ("could be a
// record"), changes within a series ("up from 3K") and superlatives of smallness are not
// claims.
//
// ParseClaim does not understand irony, except where words give it away ("oh sure");
// chains of records ("A's record, which B broke before C did"); places told without an
// ordinal ("only the Oscars drew more", unlike "only one has drawn more"); or to whose
// record a pronoun refers. A figure about which the words tell nothing may be taken for
// the session's. If a quote makes several claims, the first is read. It takes time linear
// in len(quote), and reads at most some 500 words and 24 figures.
func ParseClaim(quote string, known Claim) (ClaimReading, error) {
	return parseClaim(new(role.Reader), quote, known)
}

// parseClaim is ParseClaim by a reader, which is large and so read with again.
func parseClaim(reader *role.Reader, quote string, known Claim) (ClaimReading, error) {
	r := readQuote(reader, quote, known)
	if !reader.Claim.Found {
		return r, fmt.Errorf("records: cannot read a claim in %q: %w", shortened(quote), ErrNoClaim)
	}
	return r, r.fill(quote, &reader.Claim, known)
}

// readQuote reads the figures of a quote, and what it says of them.
func readQuote(reader *role.Reader, quote string, known Claim) (r ClaimReading) {
	r = ClaimReading{Claim: known}
	r.Claim.Quote = quote
	var figures []role.Figure
	for m := range (attendance.Finder{Kinds: true}).Find(quote) {
		likely := m.Figure.Range(attendance.Customary)
		r.Mentions = append(r.Mentions, m)
		phrase := role.Span(m.Phrase)
		if role.English().Opens(m.Text) {
			phrase.Start = m.Number.Start
		}
		figures = append(figures, role.Figure{
			Phrase: phrase, Low: likely.Low, High: likely.High,
			People: m.People || m.Metric != "" || m.Noun != "", Past: m.Figure.Hedge == attendance.MoreThan || passed(quote, m),
		})
	}
	reader.Read(role.English(), quote, figures)
	return r
}

// passed reports whether a verb of passing precedes a mention that hedged it until the
// figure was known to be a record: "had exceeded 19,000".
func passed(quote string, m attendance.Mention) bool {
	start := m.Phrase.Start
	for range 3 {
		if start = strings.LastIndexByte(strings.TrimRight(quote[:start], " "), ' ') + 1; start == 0 {
			return false
		}
		if words := quote[start:m.Phrase.End]; role.English().Opens(words) {
			f, err := attendance.Parse(words)
			return err == nil && f.Hedge == attendance.MoreThan
		}
	}
	return false
}

// ParseClaims reads all claims in a text, as [ParseClaim] reads one. It takes each
// paragraph on its own, up to an empty line: first what its quotations claim, then its
// other sentences, each together with its neighbors on the same subject, and each item of
// a list of places ("third was A with 27K, fourth B with 18K"). Pass in known what all
// the claims have in common. The Quote of a reading is the part of the text that was
// read, and its Sources count bytes in that part.
func ParseClaims(text string, known Claim) []ClaimReading {
	var all []ClaimReading
	var reader role.Reader
	for paragraph := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		for _, part := range quotations(paragraph) {
			all = append(all, parsePart(&reader, part, known)...)
		}
	}
	return all
}

// quotations divides a paragraph into what stands in quotation marks, if it is
// as long as a sentence, and what does not.
func quotations(paragraph string) (parts []string) {
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			parts = append(parts, s)
		}
	}
	const sentence = 40
	begin, at := 0, 0 // of what is not in quotation marks
	for {
		i := strings.IndexAny(paragraph[at:], "\"“")
		if i < 0 {
			break
		}
		i += at
		open, size := utf8.DecodeRuneInString(paragraph[i:])
		closing := "\""
		if open == '“' {
			closing = "”"
		}
		at = i + size
		k := strings.Index(paragraph[at:], closing)
		if k < 0 {
			continue
		}
		if k >= sentence { // fewer words are part of the sentence around them
			add(paragraph[begin:i])
			add(paragraph[at : at+k])
			begin = at + k + len(closing)
		}
		at += k + len(closing)
	}
	add(paragraph[begin:])
	return parts
}

// parsePart reads the claims of some sentences.
func parsePart(reader *role.Reader, part string, known Claim) (all []ClaimReading) {
	covered := func(i, j int) bool {
		if len(all) == 0 {
			return false
		}
		for _, s := range all[0].Sources {
			if s.Field != "scope" && s.Span.Start < j && i < s.Span.End {
				return true
			}
		}
		return false
	}
	if r := readQuote(reader, part, known); reader.NList > 0 {
		return parseList(part, r, reader, known)
	} else if reader.Claim.Found && r.fill(part, &reader.Claim, known) == nil {
		all = append(all, r)
	}
	const (
		whole    = 1500            // bytes that are surely read at once
		shortest = len("a record") // that claims anything
	)
	if len(all) == 0 && len(part) < whole {
		return nil
	}
	for start := 0; start < len(part); {
		end := sentenceEnd(part, start)
		if sentence := strings.TrimSpace(part[start:end]); len(sentence) >= shortest && !covered(start, end) {
			if r, err := parseClaim(reader, sentence, known); err == nil {
				all = append(all, r)
			}
		}
		start = end
	}
	return all
}

// parseList reads a list of places, and what is claimed before it.
func parseList(part string, r ClaimReading, reader *role.Reader, known Claim) (all []ClaimReading) {
	list := reader.List[:reader.NList]
	first := list[0].At.Start
	start := 0
	for start < len(part) { // the sentences before, and of that of the list what precedes it
		end := min(sentenceEnd(part, start), first)
		if end <= start {
			break
		}
		start = end
	}
	head := strings.TrimSpace(part[:first])
	if i := strings.LastIndexAny(head, ".;"); i >= 0 && start >= first {
		if c, err := ParseClaim(head[:i], known); err == nil {
			all = append(all, c)
		}
	} else if c, err := ParseClaim(head, known); err == nil {
		all = append(all, c)
	}
	if n := len(all); n > 0 && list[0].Place == 3 && !all[n-1].Claim.Previous.IsZero() {
		before := all[n-1]
		c := ClaimReading{Claim: known, Mentions: before.Mentions}
		c.Claim.Quote, c.Claim.Place, c.Claim.Figure = part, 2, before.Claim.Previous
		c.Claim.Text.Figure = before.Claim.Text.Previous
		for _, s := range before.Sources {
			if s.Field == "previous" {
				c.Sources = append(c.Sources, FieldSource{"figure", s.Span})
			}
		}
		c.Assumed = []string{"What was the record before is second now, for the list goes on with the third place."}
		all = append(all, c)
	}
	for _, item := range list {
		c := ClaimReading{Claim: known, Mentions: r.Mentions}
		c.Claim.Quote = part
		c.Claim.Place, c.Claim.Figure = item.Place, r.Mentions[item.Figure].Figure
		if m := r.Mentions[item.Figure]; m.Text != m.Figure.Words() {
			c.Claim.Text.Figure = m.Text
		}
		c.Sources = []FieldSource{{"place", attendance.Span(item.At)}, {"figure", r.Mentions[item.Figure].Phrase}}
		c.Assumed = []string{"The list is of all sessions of the category."}
		all = append(all, c)
	}
	return all
}

// sentenceEnd returns where the sentence ends that starts at s[i:].
func sentenceEnd(s string, i int) int {
	for ; i < len(s); i++ {
		if c := s[i]; (c == '.' || c == '!' || c == '?' || c == '\n') && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n' || s[i+1] == '"') {
			for i++; i < len(s) && (s[i] == ' ' || s[i] == '\n' || s[i] == '"'); i++ {
			}
			return i
		}
	}
	return i
}

// A filling puts what was read from a quote into a claim.
type filling struct {
	*ClaimReading
	quote  string
	faults fault.List
}

// fill puts what was read into the claim.
func (r *ClaimReading) fill(quote string, c *role.Claim, known Claim) error {
	f := filling{ClaimReading: r, quote: quote}
	f.number("place", &r.Claim.Place, known.Place, c.Place, c.PlaceAt)
	f.number("top", &r.Claim.Top, known.Top, c.Top, c.TopAt)
	words := &r.Claim.Text
	f.figure("figure", &r.Claim.Figure, &words.Figure, known.Figure, c.Figure, nil)
	f.figure("previous", &r.Claim.Previous, &words.Previous, known.Previous, c.Previous, nil)
	f.figure("margin", &r.Claim.Margin, &words.Margin, known.Margin, c.Margin, nil)
	f.figure("first", &r.Claim.First, &words.First, known.First, c.First, func(f attendance.Figure) attendance.Figure {
		f.Hedge, f.To = attendance.Bare, 0
		if c.Past {
			f.Hedge = attendance.MoreThan
		}
		return f
	})
	f.ratio(c, known.Ratio)
	if !c.Rival.IsZero() {
		f.note("compared", c.Rival)
		r.Compared = quote[c.Rival.Start:c.Rival.End]
	}
	scopes := c.Scope[:c.NScope]
	slices.SortFunc(scopes, func(a, b role.Span) int { return cmp.Compare(a.Start, b.Start) })
	for i, s := range scopes {
		f.note("scope", s)
		if i > 0 {
			r.Scope += "; "
		}
		r.Scope += quote[s.Start:s.End]
	}
	if c.Denied {
		f.note("denied", c.DeniedAt)
	}
	r.Claim.Denied = known.Denied || c.Denied
	r.assume(c)
	return fault.Err[attendance.Faults](&f.faults)
}

// note keeps from where a field was read.
func (f *filling) note(field string, s role.Span) {
	f.Sources = append(f.Sources, FieldSource{field, attendance.Span(s)})
}

// number fills in a place.
func (f *filling) number(field string, to *int, given, read int, at role.Span) {
	if read == 0 {
		return
	}
	f.note(field, at)
	if given != 0 && given != read {
		f.faults.Addf(field, "the claim says %d, and its quote %d", given, read)
		return
	}
	*to = read
}

// figure fills in the figure of the mention i, and its wording; change makes of it what
// the field takes.
func (f *filling) figure(field string, to *attendance.Figure, text *string, given attendance.Figure, i int, change func(attendance.Figure) attendance.Figure) {
	if i < 0 {
		return
	}
	m := &f.Mentions[i]
	read := m.Figure
	if change != nil {
		read = change(read)
	}
	f.note(field, role.Span(m.Phrase))
	if !given.IsZero() && given != read {
		f.faults.Addf(field, "the claim says %s, and its quote %s", given, read)
		return
	}
	if err := read.Validate(); err != nil {
		f.LeftOut = append(f.LeftOut, fmt.Sprintf("The %s, for %q is not a figure of that kind.", field, m.Text))
		return
	}
	*to = read
	if said, err := attendance.Parse(m.Text); *text == "" && err == nil && said == read && m.Text != said.Words() {
		*text = m.Text
	}
}

// ratio fills in the ratio.
func (f *filling) ratio(c *role.Claim, given Times) {
	if c.Ratio.IsZero() {
		return
	}
	text := f.quote[c.Ratio.Start:c.Ratio.End]
	read, err := ParseTimes(text)
	said := text
	if said == read.Words() {
		said = ""
	}
	if c.Times > 0 { // what a verb alone says: "doubled its best crowd" claims just that
		read = Times{Thousandths: int64(c.Times) * once, Step: wholeStep(int64(c.Times) * once)}
		err, said = nil, ""
	}
	f.note("ratio", c.Ratio)
	words := &f.Claim.Text
	switch {
	case err != nil:
		f.LeftOut = append(f.LeftOut, fmt.Sprintf("The ratio, for %q has no single meaning.", text))
	case !given.IsZero() && given != read:
		f.faults.Addf("ratio", "the claim says %s, and its quote %s", given, read)
	default:
		if f.Claim.Ratio = read; words.Ratio == "" {
			words.Ratio = said
		}
	}
}

// assume lists what was taken for granted.
func (r *ClaimReading) assume(c *role.Claim) {
	add := func(format string, args ...any) { r.Assumed = append(r.Assumed, fmt.Sprintf(format, args...)) }
	if c.Place > 0 || c.Top > 0 || c.First >= 0 {
		switch {
		case r.Scope != "" && r.Claim.Category == (Category{}):
			add("The field is limited by %q; no category was given that says so.", r.Scope)
		case r.Scope != "":
			add("The category that was given is that of %q.", r.Scope)
		case r.Claim.Category == (Category{}):
			add("The quote does not say which record: it is taken to be that of all sessions.")
		}
	}
	if c.Figure >= 0 {
		drew := 0
		for _, m := range r.Mentions {
			if m.Kind == "drew" && m.Phrase.Start >= 0 {
				drew++
			}
		}
		if m := r.Mentions[c.Figure]; m.Metric == "" {
			add("%q counts what the category's metric does.", m.Text)
		}
		if drew > 1 {
			add("Of %d figures of the session, the first is claimed.", drew)
		}
	}
	if r.Compared != "" {
		add("%q has to be given the ID of a session, as the claim's rival.", r.Compared)
	}
}

// shortened returns s, cut if it is long.
func shortened(s string) string {
	const most = 64
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
