package main

import (
	"fmt"
	"strconv"
	"time"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/stream"
)

// A Source makes sessions, each from its number and the seed alone, so that any
// part of them can be made anywhere: numbers of people of all magnitudes from 8
// to 8 million alike, a quarter of them exact and the others cut off after two
// or three digits, at seconds of ten years.
type Source struct {
	Seed      uint64
	Platforms []string // their IDs
}

// newSource makes up the platforms.
func newSource(seed uint64, platforms int) Source {
	s := Source{Seed: seed}
	for i := range platforms {
		s.Platforms = append(s.Platforms, fmt.Sprintf("platform-%0*d", len(strconv.Itoa(platforms-1)), i))
	}
	return s
}

// session makes session n, and returns the index of its platform.
func (s *Source) session(n int64) (platform int, l stream.Leader) {
	state := s.Seed<<40 ^ uint64(n)
	next := func(below uint64) uint64 { // SplitMix64
		state += 0x9e3779b97f4a7c15
		z := state
		z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		return (z ^ z>>31) % below
	}
	octave := int64(8) << next(20)
	people := octave + int64(next(uint64(octave)))
	step := int64(1)
	if next(4) > 0 {
		for people/step >= 1000 {
			step *= 10
		}
		if people/step >= 100 && next(3) == 0 {
			step *= 10
		}
	}
	people = people / step * step
	const tenYears = 10 * 365 * 24 * 60 * 60
	at := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC).UnixMicro() + int64(next(tenYears))*1e6
	var id [28]byte
	return int(next(uint64(len(s.Platforms)))), stream.Leader{
		Session: string(strconv.AppendInt(append(id[:0], "session-"...), n, 10)),
		Date:    attendance.Date{Start: at, End: at + 1},
		Range:   attendance.Range{Low: people, High: people + step - 1},
	}
}

// addTo adds sessions first to end−1 to the boards of all sessions and of their
// platforms.
func (s *Source) addTo(l *stream.Leaders, first, end int64) error {
	all := l.In(records.Category{})
	tops := make([]*stream.Top, len(s.Platforms)) // each category is looked up once
	for i, id := range s.Platforms {
		tops[i] = l.In(records.Category{Platform: id})
	}
	for n := first; n < end; n++ {
		platform, leader := s.session(n)
		if err := all.Add(leader); err != nil {
			return err
		}
		if err := tops[platform].Add(leader); err != nil {
			return err
		}
	}
	return nil
}
