package exchange

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/highwater-go/highwater/attendance"
)

// oneLine returns s trimmed, each run of white space one blank.
func oneLine(s string) string {
	for s != "" && s[0] == ' ' {
		s = s[1:]
	}
	for s != "" && s[len(s)-1] == ' ' {
		s = s[:len(s)-1]
	}
	before := byte(0)
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c == ' ' && before == ' ' || 0xC2 <= c && c <= 0xC3 || 0xE1 <= c && c <= 0xE3 {
			return strings.Join(strings.Fields(s), " ") // the bytes from 0x80 on start white space, or may
		}
		before = c
	}
	return s
}

// isLine reports whether a text, which is not empty, is known to be one line already, with
// no quote in it that could keep it from being a formula.
func isLine(text []byte) bool {
	n := len(text)
	if text[0] == ' ' || text[n-1] == ' ' {
		return false
	}
	for n >= 8 { // by words that overlap by a byte, so that each two neighbors are in one
		word := binary.LittleEndian.Uint64(text)
		blanks := same(word, ones*' ')
		if (word|same(word, ones*'\'')|(word-ones*' ')&^word|blanks&(blanks<<8))&high != 0 {
			return false
		}
		if n == 8 {
			return true
		}
		text = text[min(7, n-8):]
		n = len(text)
	}
	before := byte(0)
	for _, c := range text {
		if c < ' ' || c >= 0x80 || c == '\'' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return true
}

// split returns the parts of s between semicolons, without empty and repeated ones.
func split(s string) []string {
	if s == "" {
		return nil
	}
	if strings.IndexByte(s, ';') < 0 {
		if s = oneLine(s); s == "" {
			return nil
		}
		return []string{s}
	}
	n := strings.Count(s, ";") + 1
	parts := make([]string, 0, n)
	var seen map[string]bool
	if n > 8 { // or else it is soon looked through
		seen = map[string]bool{}
	}
	for p := range strings.SplitSeq(s, ";") {
		if p = oneLine(p); p == "" || seen[p] || seen == nil && slices.Contains(parts, p) {
			continue
		}
		parts = append(parts, p)
		if seen != nil {
			seen[p] = true
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return parts
}

// joined returns the parts that are not empty with sep between them.
func joined(sep string, parts ...string) string {
	n := 0
	for _, p := range parts {
		if p != "" {
			parts[n] = p
			n++
		}
	}
	return strings.Join(parts[:n], sep)
}

// isNone reports whether a text stands for no figure.
func isNone(s string, more ...string) bool {
	if s = strings.TrimSpace(s); s == "" {
		return true
	}
	for _, m := range more {
		if strings.EqualFold(s, strings.TrimSpace(m)) {
			return true
		}
	}
	if len(s) > len("unknown") && s[0]|0x20 != 'n' { // as most are
		return false
	}
	switch strings.ToLower(s) {
	case "n/a", "na", "nan", "none", "null", "-", "–", "—", "?", "unknown", "tba", "tbd":
		return true
	}
	return len(s) >= 9 && strings.EqualFold(s[:9], "no report")
}

var (
	footnote  = regexp.MustCompile(`\s*(\[[^\[\]]{1,24}\]|[*†‡§¹²³⁰⁴-⁹]+)$`)
	estimated = regexp.MustCompile(`(?i)\s*\((est\.?|estimated?|estimate|approx\.?|approximate(ly)?)\)$`)
	formula   = regexp.MustCompile(`^="([^"]*)"$`)
	powered   = regexp.MustCompile(`^[+-]?[0-9.,]*[0-9][eE][+-]?[0-9]+$`)
)

// A reading is what a cell with a figure says.
type reading struct {
	none   bool // there is no figure, and that is no fault
	figure attendance.Figure
	text   string            // as it was published, where Parse reads it
	metric attendance.Metric // that the text implies
	taken  []string          // what was taken off, as in "footnote mark [3]"
}

// unmark takes off s, which is not empty, what stands around a figure in sheets, and
// notes it. about is whether that says that the figure is estimated.
func (r *reading) unmark(s string) (rest string, about bool) {
	if s[0] == '=' {
		if m := formula.FindStringSubmatch(s); m != nil {
			s = strings.TrimSpace(m[1])
			r.taken = append(r.taken, `="…" around the figure`)
		}
	}
	for s != "" {
		last := s[len(s)-1]
		if last == ']' || last == '*' || last >= 0x80 {
			if m := footnote.FindString(s); m != "" && len(m) < len(s) {
				s = strings.TrimSpace(s[:len(s)-len(m)])
				r.taken = append(r.taken, "footnote mark "+strings.TrimSpace(m))
				continue
			}
		}
		if last == ')' && !about {
			if m := estimated.FindString(s); m != "" && len(m) < len(s) {
				about = true
				s = strings.TrimSpace(s[:len(s)-len(m)])
				r.taken = append(r.taken, fmt.Sprintf("%q read as about", strings.TrimSpace(m)))
				continue
			}
		}
		break
	}
	return s, about
}

// figure reads a cell for a figure.
func (o *Options) figure(cell string) (r reading, err error) {
	s := strings.TrimSpace(cell)
	if isNone(s, o.None...) {
		return reading{none: true}, nil
	}
	s, about := r.unmark(s)
	if powered.MatchString(s) { // which rounds what the spreadsheet has
		return r, fmt.Errorf("%q is what a spreadsheet shows where its column is too narrow for a number: write all digits", s)
	}
	parsed := false
	if r.figure, err = o.Locale.Parse(s); err != nil {
		f, metric, ok := mention(s, o.Locale)
		if !ok {
			if g, spaced := sizeWordsOf(s, o.Locale); spaced {
				f, ok = g, true
			}
		}
		if !ok {
			return r, reworded(s, err)
		}
		r.figure, r.metric = f, metric
	} else {
		parsed = o.Locale == (attendance.Locale{})
	}
	if about {
		switch r.figure.Hedge {
		case attendance.About, attendance.Plural:
		case attendance.Bare:
			r.figure.Hedge = attendance.About
		case attendance.Between:
			r.figure.Hedge = attendance.About
		default:
			return r, fmt.Errorf("%q is both hedged and estimated", s)
		}
		if err := r.figure.Validate(); err != nil {
			return r, err
		}
	}
	if r.text = s; !parsed || about {
		r.text = published(s, r.figure)
	}
	return r, nil
}

// spelled returns the text of a range in full digits: 1,200–2,000 and not 1.2K–2K.
func spelled(f attendance.Figure) string { return new(scroll).spelled(f) }

func (s *scroll) spelled(f attendance.Figure) string {
	if f.Hedge != attendance.Between {
		return ""
	}
	var room [64]byte
	text := s.text(appendGrouped(append(appendGrouped(room[:0], f.People), "–"...), f.To))
	if f.Step == 1 && f.People > 0 && (f.People >= 1000 || f.To <= 1000*f.People) { // in 50–60,000 the scale may be meant for both
		return text
	}
	return published(text, f)
}

// appendGrouped appends the digits of a number in groups of three.
func appendGrouped(b []byte, n int64) []byte {
	if n < 1000 {
		return strconv.AppendInt(b, n, 10)
	}
	b = append(appendGrouped(b, n/1000), ',')
	return append(b, '0'+byte(n/100%10), '0'+byte(n/10%10), '0'+byte(n%10))
}

// published returns a text as it is to be kept beside its figure: where it says the
// same to whoever reads it again.
func published(s string, f attendance.Figure) string {
	if g, err := attendance.Parse(s); err != nil || g != f {
		return ""
	}
	return s
}

// sizeWordsOf reads figures in English words as data on protests has them.
func sizeWordsOf(s string, l attendance.Locale) (attendance.Figure, bool) {
	if l != (attendance.Locale{}) {
		return attendance.Figure{}, false
	}
	return sizeWords(strings.ToLower(oneLine(s)))
}

// mention returns the one figure of people that with its noun is all of a text.
func mention(s string, l attendance.Locale) (f attendance.Figure, m attendance.Metric, ok bool) {
	n := 0
	for found := range (attendance.Finder{Locale: l}).Find(s) {
		n++
		rest := strings.TrimSpace(s[found.Phrase.End:])
		if found.People && strings.TrimSpace(s[:found.Phrase.Start]) == "" && (rest == "" || rest == found.Noun) {
			f, m, ok = found.Figure, found.Metric, true
		}
	}
	return f, m, ok && n == 1
}

// reworded returns what is wrong with a figure in the words of a sheet.
func reworded(s string, err error) error {
	if errors.Is(err, attendance.ErrFraction) {
		if i := strings.IndexAny(s, ".,"); i > 0 && len(s)-i == 4 {
			return fmt.Errorf("%q may be %s or %s: write it without the sign, or give the locale", s, s[:i]+","+s[i+1:], s[:i])
		}
	}
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "−") {
		return fmt.Errorf("%s is less than nobody", s)
	}
	return err
}

var dateLayouts = []struct {
	layout string
	month  bool
}{
	{"2 January 2006", false}, {"2 Jan 2006", false}, {"January 2, 2006", false}, {"Jan 2, 2006", false},
	{"January 2006", true}, {"Jan 2006", true},
}

var (
	zoneless = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(\.\d+)?)?$`)
	slashed  = regexp.MustCompile(`^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$`)
)

// date reads a date. clocked is whether a time of day without a zone was left out.
func (o *Options) date(s string) (d attendance.Date, clocked bool, err error) {
	s = oneLine(s)
	if d, err = attendance.ParseDate(s); err == nil {
		return d, false, nil
	}
	if len(s) > 10 && s[10] == ' ' {
		if d, err := attendance.ParseDate(s[:10] + "T" + s[11:]); err == nil {
			return d, false, nil
		}
	}
	if m := zoneless.FindStringSubmatch(s); m != nil {
		seconds := m[3]
		if seconds == "" {
			seconds = ":00"
		}
		if _, err := attendance.ParseDate(m[1] + "T" + m[2] + seconds + "Z"); err == nil {
			d, err = attendance.ParseDate(m[1])
			return d, true, err
		}
	}
	for _, l := range dateLayouts {
		if t, err := time.Parse(l.layout, s); err == nil {
			if l.month {
				return monthOf(t), false, nil
			}
			return attendance.Day(t.Year(), t.Month(), t.Day()), false, nil
		}
	}
	for _, layout := range o.Dates {
		t, failed := time.Parse(layout, s)
		if failed != nil {
			continue
		}
		d, clocked = layoutDate(layout, t)
		if !d.IsZero() {
			return d, clocked, nil
		}
	}
	if slashed.MatchString(s) {
		return d, false, fmt.Errorf("%q may be of either of two days: give the layout of dates", s)
	}
	return d, false, fmt.Errorf("%q is not a date such as 2021, 2021-06, 2021-06-08 or 8 June 2021; for another form give its layout", s)
}

// layoutDate returns t as coarse as a layout is. A clock without a zone tells the
// day alone.
func layoutDate(layout string, t time.Time) (d attendance.Date, clocked bool) {
	// A layout has what changes when the time does.
	has := func(years, months, days int, clock time.Duration) bool {
		base := time.Date(2006, 3, 4, 5, 6, 7, 0, time.UTC)
		return base.Format(layout) != base.AddDate(years, months, days).Add(clock).Format(layout)
	}
	switch {
	case !has(1, 0, 0, 0):
		return d, false
	case has(0, 0, 0, time.Hour):
		if strings.Contains(layout, "Z07") || strings.Contains(layout, "-07") {
			return attendance.DateOf(t), false
		}
		return attendance.Day(t.Year(), t.Month(), t.Day()), true
	case has(0, 0, 1, 0):
		return attendance.Day(t.Year(), t.Month(), t.Day()), false
	case has(0, 1, 0, 0):
		return monthOf(t), false
	}
	d, err := attendance.ParseDate(fmt.Sprintf("%04d", t.Year()))
	if err != nil {
		return attendance.Date{}, false
	}
	return d, false
}

func monthOf(t time.Time) attendance.Date {
	first := attendance.Day(t.Year(), t.Month(), 1)
	next := time.Date(t.Year(), t.Month()+1, 1, 0, 0, 0, 0, time.UTC)
	if first.IsZero() {
		return first
	}
	return attendance.Date{Start: first.Start, End: next.UnixMicro()}
}

// dayOf reads a day such as 2017-01-21.
func dayOf(s string) (d attendance.Date, ok bool) {
	if len(s) != len("2006-01-02") {
		return d, false
	}
	d, err := attendance.ParseDate(s)
	return d, err == nil
}

// role reads a role in any case.
func role(s string) (attendance.Role, error) {
	r := attendance.Role(s)
	if r == attendance.RolePress || r == attendance.RoleHost { // as most are
		return r, nil
	}
	switch r = attendance.Role(strings.ToLower(s)); r {
	case "", attendance.RolePlatform, attendance.RoleHost, attendance.RoleOpponent, attendance.RoleOfficial, attendance.RoleAnalyst, attendance.RolePress:
		return r, nil
	}
	return "", fmt.Errorf("%q is not a role: want platform, host, opponent, official, analyst or press", s)
}

// metric reads the name of a metric in any case; those of the package also in the
// plural, with what they count and as headings call them.
func metric(s string) attendance.Metric {
	s = oneLine(s)
	small := strings.ToLower(s)
	word, _, _ := strings.Cut(small, " ")
	for _, m := range []attendance.Metric{attendance.Peak, attendance.Average, attendance.Unique, attendance.Joins, attendance.Views} {
		if small == string(m) || small+"s" == string(m) || small == string(m)+"s" ||
			word == string(m) && (strings.HasSuffix(small, " viewers") || strings.HasSuffix(small, " listeners") || strings.HasSuffix(small, " attendance")) {
			return m
		}
	}
	if m, ok := headingMetrics[fold(s)]; ok { // a cell may say what a heading may
		return m
	}
	return attendance.Metric(s)
}

// isAddress reports whether s is an address in the web.
func isAddress(s string) bool {
	if plainAddress(s) { // as most are: url.Parse takes a third of the time of a row
		return true
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsAny(s, " \t\r\n")
}

// plainAddress reports whether s is an address of a named host, with nothing in it
// that is written otherwise than it stands there.
func plainAddress(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(s, "http://"); !ok {
			return false
		}
	}
	host, path, _ := strings.Cut(rest, "/")
	for i := range len(host) {
		if c := host[i]; !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '.' || c == '-') {
			return false
		}
	}
	for i := range len(path) {
		if c := path[i]; c <= ' ' || c >= 0x7f || c == '%' {
			return false
		}
	}
	return host != ""
}

// wholeNumber reads a number of 1 to 18 digits alone.
func wholeNumber[T string | []byte](digits T) (n int64, ok bool) {
	if len(digits) == 0 || len(digits) > 18 {
		return 0, false
	}
	for i := range len(digits) {
		d := digits[i] - '0'
		if d > 9 {
			return 0, false
		}
		n = 10*n + int64(d)
	}
	return n, true
}

// groupedNumber reads a number of at most 18 digits, alone or in groups of three.
func groupedNumber(text []byte) (n int64, ok bool) {
	comma := bytes.IndexByte(text, ',')
	switch {
	case len(text) > 1 && text[0] == '0':
		return 0, false
	case comma < 0:
		return wholeNumber(text)
	case comma > 3 || len(text) > 23:
		return 0, false
	}
	if n, ok = wholeNumber(text[:comma]); !ok {
		return 0, false
	}
	for text = text[comma:]; len(text) > 0; text = text[4:] {
		if len(text) < 4 || text[0] != ',' {
			return 0, false
		}
		group, ok := wholeNumber(text[1:4])
		if !ok {
			return 0, false
		}
		n = 1000*n + group
	}
	return n, true
}

// wholeFigure is the figure that a number of at most 18 digits says.
func wholeFigure(n int64) attendance.Figure {
	f := attendance.Figure{People: n, Step: 1}
	for n != 0 && n%10 == 0 {
		n, f.Step = n/10, 10*f.Step
	}
	return f
}
