package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// A Format is the name of a format that can be read.
type Format string

const (
	Dossier  Format = "dossier" // see records.Dossier
	Sheet    Format = "sheet"
	CCC      Format = "ccc"
	ACLED    Format = "acled"
	Wikidata Format = "wikidata"
	SPARQL   Format = "sparql"
	Twitch   Format = "twitch"
	YouTube  Format = "youtube"
	Owncast  Format = "owncast"
	Holodex  Format = "holodex"
	Log      Format = "log"
)

// Formats returns all formats.
func Formats() []Format {
	return []Format{Dossier, Sheet, CCC, ACLED, Wikidata, SPARQL, Twitch, YouTube, Owncast, Holodex, Log}
}

// Read reads a file in the named format. For an unknown name, the error lists the known
// ones.
func Read(f Format, data []byte, o Options) (Result, error) {
	switch f {
	case Dossier:
		return readDossier(data), nil
	case Sheet:
		return ReadSheet(data, o), nil
	case CCC:
		return ReadCCC(data, o), nil
	case ACLED:
		return ReadACLED(data, o), nil
	case Wikidata:
		return ReadWikidata(data, o), nil
	case SPARQL:
		return ReadSPARQL(data, o), nil
	case Twitch:
		return ReadTwitch(data, o), nil
	case YouTube:
		return ReadYouTube(data, o), nil
	case Owncast:
		return ReadOwncast(data, o), nil
	case Holodex:
		return ReadHolodex(data, o), nil
	case Log:
		return ReadLog(data, o), nil
	}
	return Result{}, fmt.Errorf("exchange: unknown format %q: want one of %v", f, Formats())
}

// readDossier reads the evidence of a dossier.
func readDossier(data []byte) Result {
	b := newBuilder(len(data))
	d, err := records.ParseDossier(data)
	if faults, ok := errors.AsType[attendance.Faults](err); ok {
		for _, f := range faults {
			b.Faults = append(b.Faults, Fault{Fault: f, Drops: File})
		}
	} else if err != nil {
		b.fault(place{line: 1, column: 1}, File, "%w", err)
	}
	b.Evidence = d.Evidence
	for i := range d.Claims {
		b.left(place{path: fmt.Sprintf("claims[%d]", i), line: 1, column: 1}, "a claim is not evidence")
	}
	return b.Result
}

// Detect returns the format of a file, judging by its contents, or "" if it is none of
// those that can be read.
func Detect(data []byte) Format {
	data = data[:min(len(data), block)]
	if w := wideOf(data); w != nil {
		data, _ = w.decode(nil, data[2:], true)
	}
	has := func(s string) bool { return bytes.Contains(data, []byte(s)) }
	if looksLikeJSON(data) {
		switch {
		case has(`"bindings"`) && has(`"vars"`):
			return SPARQL
		case has(`"viewer_count"`):
			return Twitch
		case has(`"liveStreamingDetails"`):
			return YouTube
		case has(`"overallMaxViewerCount"`) || has(`"sessionMaxViewerCount"`):
			return Owncast
		case has(`"live_viewers"`) || has(`"start_actual"`):
			return Holodex
		case has(`"event_id_cnty"`):
			return ACLED
		case has(`"claims"`) && has(`"mainsnak"`):
			return Wikidata
		case has(`"sessions"`) || has(`"claims"`):
			return Dossier
		}
		return ""
	}
	for line := range bytes.Lines(data) {
		cells := strings.FieldsFunc(string(line), func(r rune) bool { return strings.ContainsRune(",;\t|\"\r\n", r) })
		heads := map[string]bool{}
		for _, c := range cells {
			heads[fold(strings.TrimPrefix(c, "\ufeff"))] = true
		}
		switch {
		case heads["eventidcnty"]:
			return ACLED
		case heads["locality"] && (heads["sizetext"] || heads["sizelow"]):
			return CCC
		case heads["at"] && heads["viewers"]:
			return Log
		}
		for h := range heads {
			if fieldOf(h) == fieldFigure || fieldOf(h) == fieldLow {
				return Sheet
			}
		}
	}
	return ""
}
