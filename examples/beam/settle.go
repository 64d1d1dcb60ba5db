package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/stream"
)

// A piece is what one place says of a session, on its way to be brought together
// with what others say of it.
type piece struct {
	Session attendance.Session
	Rulings []records.Ruling
	File    string
	Line    int // 0 where it is not known
}

func (p piece) where() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// compare orders pieces by where they stand.
func (p piece) compare(o piece) int {
	return cmp.Or(cmp.Compare(p.File, o.File), cmp.Compare(p.Line, o.Line))
}

// pieces divides evidence by sessions. What is left is the setting: platforms and
// sources, which tell how counts are to be read.
func pieces(ev records.Evidence, file string, line int, emit func(piece)) {
	rulings := map[string][]records.Ruling{}
	for _, r := range ev.Rulings {
		rulings[r.Session] = append(rulings[r.Session], r)
	}
	for _, s := range ev.Sessions {
		emit(piece{s, rulings[s.ID], file, line})
	}
}

// A held is a session as far as records go: what it drew, and on which boards that
// counts.
type held struct {
	Leader     stream.Leader
	Categories []records.Category
}

// settle brings together what is said of a session, as a records.Book does, and
// reconciles the counts of its peak. It has no categories if they say nothing, or
// if it is struck out. The error says what cannot be together.
func settle(all []piece, in *setting) (h held, err error) {
	var book records.Book
	for _, p := range all {
		ev := records.Evidence{Sessions: []attendance.Session{p.Session}, Rulings: p.Rulings}
		if len(all) == 1 { // as is usual, and needs no book
			return in.estimate(p.Session, ev.Rulings)
		}
		if _, err := book.Add(ev); err != nil {
			return h, err
		}
	}
	ev := book.Evidence()
	s := ev.Sessions[0]
	if err := s.Validate(); err != nil {
		return h, fmt.Errorf("session %q, of which %s speak, cannot be: %w", s.ID, strings.Join(places(all), ", "), err)
	}
	return in.estimate(s, ev.Rulings)
}

// places returns where pieces in their order stand, each once.
func places(all []piece) (names []string) {
	for _, p := range all {
		names = append(names, p.where())
	}
	return slices.Compact(names)
}

// A setting is all platforms and sources there are.
type setting struct {
	book      records.Book
	platforms map[string]attendance.Platform
	sources   map[string]attendance.Source
}

func encodeSetting(s *setting) ([]byte, error) { return s.book.MarshalJSON() }

func decodeSetting(data []byte) (*setting, error) {
	s := new(setting)
	return s, s.book.UnmarshalJSON(data)
}

// add adds platforms and sources.
func (s *setting) add(ev records.Evidence) error {
	_, err := s.book.Add(records.Evidence{Platforms: ev.Platforms, Sources: ev.Sources})
	return err
}

// index prepares for estimates.
func (s *setting) index() {
	ev := s.book.Evidence()
	s.platforms = make(map[string]attendance.Platform, len(ev.Platforms))
	for _, p := range ev.Platforms {
		s.platforms[p.ID] = p
	}
	s.sources = make(map[string]attendance.Source, len(ev.Sources))
	for _, source := range ev.Sources {
		s.sources[source.ID] = source
	}
}

// estimate reconciles the counts of a session.
func (s *setting) estimate(session attendance.Session, rulings []records.Ruling) (h held, err error) {
	ev := records.Evidence{Sessions: []attendance.Session{session}, Rulings: rulings}
	if p, ok := s.platforms[session.Platform]; ok {
		ev.Platforms = []attendance.Platform{p}
	}
	named := map[string]bool{}
	name := func(id string) {
		if source, ok := s.sources[id]; ok && !named[id] {
			named[id] = true
			ev.Sources = append(ev.Sources, source)
		}
	}
	for _, c := range session.Counts {
		name(c.Source)
		name(c.Via)
	}
	for _, r := range rulings {
		name(r.Body)
	}
	e, err := ev.Estimate(session.ID, attendance.Peak)
	if err != nil || !e.Known() {
		return h, err
	}
	h.Leader = stream.Leader{Session: session.ID, Date: session.Start, Range: e.Customary}
	categories := []records.Category{{}}
	if session.Platform != "" {
		categories = append(categories, records.Category{Platform: session.Platform})
	}
	for _, c := range categories {
		if r, ruled := ev.Ruling(session.ID, c, ""); !ruled || r.Status != records.Annulled {
			h.Categories = append(h.Categories, c)
		}
	}
	return h, nil
}

// addTo puts a session on its boards.
func (h held) addTo(l *stream.Leaders) error {
	for _, c := range h.Categories {
		if err := l.Add(c, h.Leader); err != nil {
			return err
		}
	}
	return nil
}
