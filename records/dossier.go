package records

import (
	"fmt"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/fault"
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
// A figure is a string that [attendance.Parse] reads, or a whole number if it was
// measured. A ratio is a string that [ParseTimes] reads, and a date is one that
// [attendance.ParseDate] reads. What is left out is unknown, or not claimed.
//
// A file may say less. If a count has no figure, its figure is the one that its quote
// gives for the session. If a claim says nothing, it is read from its quote by
// [ParseClaim]. What was read in this way is written out with the rest. A given figure
// must not contradict a quote that has no other figure. The "lang" of a count, a tag such
// as "pt", is the language of its figure and quote. Instead of the ID of a source, a file
// may have the source itself, as {"name": …, "role": …}; its ID is then made from its
// name. A claim may leave out the session if there is only one.
type Dossier struct {
	Edition int `json:"edition,omitzero"` // of the rules under which the file was written; 0 if unknown
	Evidence
	Claims []Claim `json:"claims,omitempty"`
}

// ParseDossier reads a dossier. The error is an [attendance.Faults] that lists everything
// wrong at once, each fault with its line, column and path: text that is not JSON,
// unknown and repeated fields, figures and dates that cannot be read, and everything that
// [Dossier.Validate] reports. It lists the first 100 faults, and says how many more there
// are. Apart from sorting, ParseDossier takes time linear in len(data).
func ParseDossier(data []byte) (Dossier, error) {
	var w writtenDossier
	unread := strictjson.Decode(data, &w)
	if len(unread) == 1 && unread[0].Path == "" {
		return Dossier{}, unread // not a JSON object: nothing more to say
	}
	var fs fault.List
	fault.Under(&fs, "", unread)
	var d Dossier
	if !fs.Full() { // else there is enough to mend
		d = w.dossier(&fs)
	}
	if !fs.Full() {
		fs.Skip = follows(fault.All[attendance.Faults](&fs))
		d.validate(&fs)
	}
	if fs.Len() > 0 {
		faults := fault.All[attendance.Faults](&fs)
		strictjson.Locate(data, faults)
		return Dossier{}, faults
	}
	return d, nil
}

// follows returns whether a fault at a path follows from what could not be read:
// that is not missing as well, nor is what is around it or in it.
func follows(unread attendance.Faults) func(path string) bool {
	if len(unread) == 0 {
		return nil
	}
	in, around := map[string]bool{}, map[string]bool{}
	for _, f := range unread {
		in[f.Path] = true
		for path := f.Path; path != "" && !around[path]; path = strictjson.Parent(path) {
			around[path] = true
		}
	}
	return func(path string) bool {
		for at := path; at != ""; at = strictjson.Parent(at) {
			if in[at] {
				return true
			}
		}
		return around[path]
	}
}

// Validate returns nil, or [attendance.Faults] with everything that is wrong with the
// evidence (see [Evidence.Validate]) and the claims: what each claim reports on its own,
// and IDs of sessions, sources, platforms and events that lead nowhere.
func (d Dossier) Validate() error {
	var fs fault.List
	d.validate(&fs)
	return fault.Err[attendance.Faults](&fs)
}

func (d Dossier) validate(fs *fault.List) {
	if d.Edition < 0 || d.Edition > Edition {
		fs.Add(fault.One(editionFault(d.Edition)))
	}
	d.Evidence.validate(fs)
	sessions, sources, platforms, events := index(d.Sessions, sessionID), index(d.Sources, sourceID),
		index(d.Platforms, platformID), index(d.Sessions, func(s attendance.Session) string { return s.Event })
	for i, c := range d.Claims {
		path := fmt.Sprintf("claims[%d]", i)
		if err := c.Validate(); err != nil {
			fault.Under(fs, path, err.(attendance.Faults))
		}
		dangling(fs, path+".session", "session", sessions, c.Session)
		dangling(fs, path+".event", "session of an event", events, c.Event)
		dangling(fs, path+".rival", "session", sessions, c.Rival)
		dangling(fs, path+".by", "source", sources, c.By)
		dangling(fs, path+".category.platform", "platform", platforms, c.Category.Platform)
		dangling(fs, path+".category.event", "session of an event", events, c.Category.Event)
	}
}
