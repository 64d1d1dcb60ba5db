package records

import (
	"fmt"
	"slices"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/strictjson"
)

// A Dossier is a file of evidence and the claims to be judged by it. In JSON it
// is one object:
//
//	{
//	  "edition":   2,
//	  "platforms": [{"id", "name", "limits": [{"people", "since", "kind"}], "venue"}],
//	  "sources":   [{"id", "name", "role"}],
//	  "sessions":  [{"id", "title", "hosts", "platform", "event", "start", "end", "tags",
//	                 "counts": [{"figure", "metric", "source", "role", "date", "soFar", "via", "quote", "url", "lang"}]}],
//	  "rulings":   [{"session", "category": {"platform", "event", "metric", "tag", "during"}, "status",
//	                 "body", "date", "figure", "reason", "url"}],
//	  "claims":    [{"session" or "event", "category", "place", "top", "figure", "previous", "margin",
//	                 "ratio", "first", "rival", "soFar", "ratified", "denied", "by", "at", "quote", "url"}]
//	}
//
// A figure is a string that [attendance.Parse] reads, or a whole number if it
// was measured; a ratio is one that [ParseTimes] reads; a date is one that [attendance.ParseDate] reads. What is left
// out is not known, or not claimed.
//
// A file may say less. A count without a figure has the one that its quote tells of
// the session, and a claim that says nothing is read from its quote by [ParseClaim]; what
// was read is written out with the rest. A figure that is given must not contradict a
// quote that has no other figure. A count's "lang", a tag such as "pt", is the language
// of its figure and quote. In place of its ID a source may be written where it is used, as
// {"name": …, "role": …}, with an ID made of its name. A claim may leave out the session
// where there is but one.
type Dossier struct {
	Edition int `json:"edition,omitzero"` // of the rules under which the file was written; not told if 0
	Evidence
	Claims []Claim `json:"claims,omitempty"`
}

// ParseDossier reads a dossier. The error is an [attendance.Faults] with
// everything that is wrong at once, each with its line, column and path: text
// that is not JSON, unknown and repeated fields, figures and dates that cannot
// be read, and all that [Dossier.Validate] reports. The time taken is linear in
// len(data) but for sorting.
func ParseDossier(data []byte) (Dossier, error) {
	d, faults := decodeDossier(data)
	if len(faults) == 1 && faults[0].Path == "" {
		return Dossier{}, faults.Err() // not a JSON object: nothing more to say
	}
	// What could not be read is not missing as well, nor is what is around it
	// or in it.
	unread, around := map[string]bool{}, map[string]bool{}
	for _, f := range faults {
		unread[f.Path] = true
		for path := f.Path; path != "" && !around[path]; path = strictjson.Parent(path) {
			around[path] = true
		}
	}
	follows := func(f attendance.Fault) bool {
		for path := f.Path; path != ""; path = strictjson.Parent(path) {
			if unread[path] {
				return true
			}
		}
		return around[f.Path]
	}
	if err := d.Validate(); err != nil {
		faults = append(faults, slices.DeleteFunc(err.(attendance.Faults), follows)...)
	}
	if len(faults) > 0 {
		strictjson.Locate(data, faults)
		return Dossier{}, faults
	}
	return d, nil
}

// Validate returns nil, or [attendance.Faults] with everything that is wrong
// with the evidence (see [Evidence.Validate]) and the claims: what they report
// on their own, and IDs of sessions, sources, platforms and events that lead
// nowhere.
func (d Dossier) Validate() error {
	var fs attendance.Faults
	if d.Edition < 0 || d.Edition > Edition {
		fs = append(fs, editionFault(d.Edition))
	}
	if err := d.Evidence.Validate(); err != nil {
		fs = append(fs, err.(attendance.Faults)...)
	}
	sessions, sources, platforms, events := index(d.Sessions, sessionID), index(d.Sources, sourceID),
		index(d.Platforms, platformID), index(d.Sessions, func(s attendance.Session) string { return s.Event })
	for i, c := range d.Claims {
		path := fmt.Sprintf("claims[%d]", i)
		if err := c.Validate(); err != nil {
			fs = append(fs, err.(attendance.Faults).Under(path)...)
		}
		dangling(&fs, path+".session", "session", sessions, c.Session)
		dangling(&fs, path+".event", "session of an event", events, c.Event)
		dangling(&fs, path+".rival", "session", sessions, c.Rival)
		dangling(&fs, path+".by", "source", sources, c.By)
		dangling(&fs, path+".category.platform", "platform", platforms, c.Category.Platform)
		dangling(&fs, path+".category.event", "session of an event", events, c.Category.Event)
	}
	return fs.Err()
}
