package records

import (
	"strings"

	"github.com/highwater-go/highwater/attendance"
)

// A register knows what the sessions, sources and platforms of some evidence are called.
type register struct {
	sessions  map[string]attendance.Session
	sources   map[string]attendance.Source
	platforms map[string]attendance.Platform
}

// register gathers the names of all IDs. Of one that is given twice the first holds.
func (ev Evidence) register() register {
	return register{byID(ev.Sessions, sessionID), byID(ev.Sources, sourceID), byID(ev.Platforms, platformID)}
}

func byID[T any](items []T, idOf func(T) string) map[string]T {
	m := make(map[string]T, len(items))
	for i, at := range index(items, idOf) {
		m[i] = items[at]
	}
	return m
}

// session, source and platform return a name, or the ID where there is none.
func (n register) session(id string) string {
	if s, ok := n.sessions[id]; ok {
		return s.Name()
	}
	return id
}

func (n register) source(id string) string {
	if s := n.sources[id]; s.Name != "" {
		return s.Name
	}
	return id
}

func (n register) platform(id string) string {
	if p := n.platforms[id]; p.Name != "" {
		return p.Name
	}
	return id
}

// Words describes c in a few words of English, with the names that the evidence has for
// IDs: "Twitter Spaces by peak", "all sessions held in 2021 by views".
func (c Category) Words(ev Evidence) string { return c.words(ev.register()) }

func (c Category) words(n register) string {
	what := "all sessions"
	switch event, platform := c.Event, n.platform(c.Platform); {
	case event != "" && platform != "":
		what = "the sessions of " + event + " on " + platform
	case event != "":
		what = "the sessions of " + event
	case platform != "" && c.Tag != "":
		what = "sessions of " + platform
	case platform != "":
		what = platform
	}
	if c.Tag != "" {
		what += " tagged " + c.Tag
	}
	return what + during(c.During) + " by " + string(orPeak(c.Metric))
}

// during says when the sessions of a span were held: " held in 2021", " held from 1990
// to 2016", or nothing of no span.
func during(d attendance.Date) string {
	text := d.String()
	first, last, spans := strings.Cut(text, "/")
	switch {
	case d.IsZero():
		return ""
	case spans:
		return " held from " + first + " to " + last
	case len(text) < len("2006-01-02"):
		return " held in " + text
	case len(text) == len("2006-01-02"):
		return " held on " + text
	}
	return " held at " + text
}

// Words says what c claims in one sentence of English, with the names that the evidence
// has for IDs, and the figures as they were published: "Among Twitter Spaces by peak,
// #ImranKhanLIVE ranked 1st, drew 164K+ and beat a record of around 57K by 100K+." It
// returns "" for a claim that says nothing.
func (c Claim) Words(ev Evidence) string { return c.words(ev.register()) }

func (c Claim) words(n register) string {
	if c.isEmpty() {
		return ""
	}
	var did []string
	if c.Place > 0 {
		did = append(did, "ranked "+ordinal(c.Place))
	}
	if c.Top > 0 {
		did = append(did, "ranked among the first "+number(int64(c.Top)))
	}
	if !c.Figure.IsZero() {
		drew := "drew "
		if c.SoFar {
			drew = "had so far drawn "
		}
		did = append(did, drew+sayWords(c.Figure, c.Text.Figure))
	}
	if !c.First.IsZero() {
		came := "was the first to reach "
		if c.First.Hedge == attendance.MoreThan {
			came = "was the first to pass "
		}
		did = append(did, came+number(c.First.People))
	}
	over := "the previous record"
	if c.Rival != "" {
		over = n.session(c.Rival)
	}
	if !c.Previous.IsZero() || !c.Margin.IsZero() {
		beat := "beat " + over
		if !c.Previous.IsZero() {
			beat = "beat a record of " + sayWords(c.Previous, c.Text.Previous)
		}
		if !c.Margin.IsZero() {
			beat += " by " + sayWords(c.Margin, c.Text.Margin)
		}
		did = append(did, beat)
	}
	if !c.Ratio.IsZero() {
		ratio := c.Ratio.Words()
		if c.Text.Ratio != "" {
			ratio = c.Text.Ratio
		}
		if multiplies(ratio) {
			did = append(did, ratio+" "+over)
		} else {
			did = append(did, "drew "+ratio+" as many as "+over)
		}
	}
	if c.Ratified {
		did[0] = "officially " + did[0]
	}
	last := len(did) - 1
	said := did[last]
	if last > 0 {
		said = strings.Join(did[:last], ", ") + " and " + said
	}
	what := n.session(c.Session)
	if c.Session == "" {
		what = "all of " + c.Event + " together"
	}
	if c.Denied {
		return "It is not so that among " + c.Category.words(n) + ", " + what + " " + said + "."
	}
	return "Among " + c.Category.words(n) + ", " + what + " " + said + "."
}

// multiplies reports whether the words of a ratio end in a verb: "more than doubled".
func multiplies(ratio string) bool {
	last := strings.ToLower(ratio[strings.LastIndexByte(ratio, ' ')+1:])
	t, ok := multipleAt(last, 0)
	return ok && t.kind == verb && strings.HasSuffix(last, "ed")
}

// sayWords returns a figure as it was published, or in words where that is not known.
func sayWords(f attendance.Figure, text string) string {
	return attendance.Count{Figure: f, Text: text}.Words()
}
