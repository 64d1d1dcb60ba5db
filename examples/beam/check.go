package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"

	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
	"github.com/highwater-go/highwater/records/stream"
)

// inALoop answers a job without Beam.
func inALoop(j job) (ofBoards, ofProgressions []byte, err error) {
	l := &stream.Leaders{K: j.k}
	if j.in == "" {
		err = j.source.addTo(l, 0, j.sessions)
	} else {
		err = addFiles(l, j)
	}
	if err != nil {
		return nil, nil, err
	}
	if ofBoards, err = boards(l); err != nil {
		return nil, nil, err
	}
	ofProgressions, err = progressions(l)
	return ofBoards, ofProgressions, err
}

// addFiles puts all sessions of local files on their boards, by way of one book.
func addFiles(l *stream.Leaders, j job) error {
	files, err := filepath.Glob(j.in)
	if err != nil {
		return err
	}
	var book records.Book
	for _, file := range files {
		if err := addFile(&book, file, j); err != nil {
			return err
		}
	}
	ev := book.Evidence()
	for _, c := range categoriesOf(ev) {
		board := records.Rank(ev, c, records.Terms{})
		for _, s := range board.Standings {
			session, _ := book.Session(s.Session)
			if s.Status != records.Annulled && session.Validate() == nil {
				if err := l.Add(c, stream.Leader{Session: s.Session, Date: session.Start, Range: s.Estimate.Customary}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func categoriesOf(ev records.Evidence) []records.Category {
	all, known := []records.Category{{}}, map[string]bool{"": true}
	for _, s := range ev.Sessions {
		if !known[s.Platform] {
			known[s.Platform] = true
			all = append(all, records.Category{Platform: s.Platform})
		}
	}
	return all
}

func addFile(book *records.Book, file string, j job) error {
	open := func() (io.ReadCloser, error) { return opened(context.Background(), file) }
	r, err := open()
	if err != nil {
		return err
	}
	defer r.Close()
	var o exchange.Options
	if err := json.Unmarshal([]byte(j.options), &o); err != nil {
		return err
	}
	var bad error
	err = cut(file, j.format, r, j.block, func(b Block) {
		bad = errors.Join(bad, b.read(open, o, sink{
			evidence: func(ev records.Evidence, _ int) {
				_, err := book.Add(ev)
				bad = errors.Join(bad, err)
			},
			reject: func(Reject) {},
			left:   func(int) {},
		}))
	})
	return errors.Join(err, bad)
}
