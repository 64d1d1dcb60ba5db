package main

import (
	"encoding/json"
	"io"
	"strings"
	"unicode"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// A draft is a dossier of everything that was read, for a person to correct.

// writeDraft writes a dossier: what is known, a count for each figure that the
// session drew, of whoever is said to have counted, and the claims.
func writeDraft(w io.Writer, text string, known records.Dossier, session string) error {
	d := draft{Dossier: known, session: session}
	d.Claims = nil
	if d.session == "" {
		d.session = "session"
	}
	if _, ok := d.Session(d.session); !ok {
		d.Sessions = append(d.Sessions, attendance.Session{ID: d.session})
	}
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		for m := range (attendance.Finder{Drew: true}).Find(paragraph) {
			d.count(m, sentence(paragraph, m.Phrase))
		}
	}
	for _, c := range check(text, known, d.session) {
		if c.reading.Claim.Session == "" {
			c.reading.Claim.Session = d.session
		}
		if c.reading.Claim.Validate() == nil {
			d.Claims = append(d.Claims, c.reading.Claim)
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(d.Dossier)
}

type draft struct {
	records.Dossier
	session string
}

// report is the source of figures that nobody is said to have counted.
const report = "report"

// count adds the count that a figure is.
func (d *draft) count(m attendance.Mention, quote string) {
	c := attendance.Count{Figure: m.Figure, Metric: m.Metric, Source: report, Quote: quote}
	role := attendance.RolePress
	if m.By != "" {
		c.Source, role = identifier(m.By), roleOf(m.By)
	}
	for i := range d.Sessions {
		s := &d.Sessions[i]
		if s.ID != d.session {
			continue
		}
		for _, have := range s.Counts {
			switch {
			case have.Source == c.Source && have.Figure == c.Figure:
				return // said twice
			case c.Source == report && have.Figure == c.Figure: // it repeats whoever counted
				c.Via = have.Source
			}
		}
		d.source(c.Source, m.By, role)
		s.Counts = append(s.Counts, c)
	}
}

// source adds a source, if it is not there yet.
func (d *draft) source(id, name string, role attendance.Role) {
	if _, ok := d.Source(id); !ok {
		d.Sources = append(d.Sources, attendance.Source{ID: id, Name: name, Role: role})
	}
}

// roleOf returns the role of whoever is said to have counted, by a word of it.
func roleOf(by string) attendance.Role {
	for _, r := range roles {
		for word := range strings.FieldsFuncSeq(strings.ToLower(by), func(c rune) bool { return !unicode.IsLetter(c) }) {
			for _, w := range r.words {
				if word == w {
					return r.role
				}
			}
		}
	}
	return ""
}

// roles are words for those who count, by what they are to a session.
var roles = [...]struct {
	role  attendance.Role
	words []string
}{
	{attendance.RoleHost, []string{"organizers", "organisers", "organizer", "organiser", "host", "hosts", "team", "promoter", "promoters", "campaign", "club", "spokesman", "spokeswoman", "spokesperson"}},
	{attendance.RolePlatform, []string{"platform", "twitter", "youtube", "twitch", "facebook", "network", "channel", "service", "app", "broadcaster", "streamer"}},
	{attendance.RoleAnalyst, []string{"study", "researchers", "researcher", "university", "analyst", "analysts", "analytics", "nielsen", "survey", "professor", "experts", "scientists", "global"}},
	{attendance.RoleOfficial, []string{"police", "authorities", "officials", "official", "ministry", "minister", "mayor", "council", "city", "government", "governor", "fire", "coastguard", "prefecture", "department", "municipality", "marshals"}},
	{attendance.RolePress, []string{"newspaper", "paper", "press", "reporter", "reporters", "magazine", "agency", "times", "post", "media"}},
}

// identifier makes an ID of a name, which is the same with an article and without: "the
// mayor's office" is "mayor-s-office".
func identifier(name string) string {
	name = strings.ToLower(name)
	for _, article := range [...]string{"the ", "a ", "an "} {
		if rest, ok := strings.CutPrefix(name, article); ok {
			name = rest
			break
		}
	}
	var b strings.Builder
	for _, c := range name {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

// sentence returns the sentence of a text that a figure is in.
func sentence(text string, s attendance.Span) string {
	start := max(strings.LastIndex(text[:s.Start], ". "), strings.LastIndex(text[:s.Start], ".\n")) + 1
	end := len(text)
	for _, stop := range [...]string{". ", ".\n"} {
		if i := strings.Index(text[s.End:end], stop); i >= 0 {
			end = s.End + i + 1
		}
	}
	return strings.Join(strings.Fields(text[start:end]), " ")
}
