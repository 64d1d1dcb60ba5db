package records

import (
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// A Lead tells who leads a board, and by how much over all others.
type Lead struct {
	Session string           `json:"session"` // the leader's ID; "" if nobody is ranked
	Range   attendance.Range `json:"range"`   // of the leader
	Shared  []string         `json:"shared"`  // the IDs of those that drew exactly as many, and share the place

	// Rival is the ID of the session with the highest High of all that are ranked but
	// the leader, those that share the place and other sessions of its event. It is ""
	// if there is none, and then Margin is the zero Margin.
	Rival     string `json:"rival"`
	Margin    Margin `json:"margin"`
	Contested bool   `json:"contested"` // Rival may be first
}

// Lead returns who leads the board under a reading, which should be the one in the
// board's Terms. It takes time linear in the number of standings.
func (b Board) Lead(reading attendance.Reading) Lead {
	var lead Lead
	lead.Shared = []string{}
	highest := attendance.Range{Low: none, High: none}
	for i, s := range b.Standings {
		r := s.Estimate.Range(reading)
		switch {
		case s.Place == (Place{}): // annulled, and so are all that follow
			return lead
		case i == 0:
			lead.Session, lead.Range = s.Session, r
		case s.Event != "" && s.Event == b.Standings[0].Event:
		case r == lead.Range && r.Low == r.High:
			lead.Shared = append(lead.Shared, s.Session)
		case r.High > highest.High:
			highest = r
			lead.Rival, lead.Margin, lead.Contested = s.Session, Margin{lead.Range, r}, r.High > lead.Range.Low
		}
	}
	return lead
}

// Words says who leads in one sentence of English, with the names that the evidence has
// for IDs.
func (l Lead) Words(ev Evidence) string {
	n := ev.register()
	if l.Session == "" {
		return "Nobody can be ranked."
	}
	leader := n.session(l.Session)
	first := leader + " leads"
	if len(l.Shared) > 0 {
		names := []string{leader}
		for _, id := range l.Shared[:min(len(l.Shared), maxNames)] {
			names = append(names, n.session(id))
		}
		if len(l.Shared) > maxNames {
			names = append(slices.Clip(names), "others")
		}
		first = joined(names) + " share first place"
	}
	margin := people(l.Margin.Range())
	switch headline := l.Margin.Headline(); {
	case l.Rival == "":
		return first + " at " + people(l.Range) + ", and nobody else is ranked."
	case l.Contested:
		return first + " at " + people(l.Range) + ", but " + n.session(l.Rival) + " may be ahead: the margin is " + margin + "."
	case headline == "" || headline == margin:
		return first + ", ahead of " + n.session(l.Rival) + " by " + margin + "."
	default:
		return first + ", ahead of " + n.session(l.Rival) + " by " + headline + " (" + margin + ")."
	}
}
