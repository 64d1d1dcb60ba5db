// Package leaders sets stream.Leaders beside what a database does for the same
// question: the K largest sessions of each of 1,000 platforms.
//
// Leaders keeps more than is asked of the database: whatever may be among the K
// largest where numbers are ranges, and the whole progression of each platform's
// record. Its answer is the same for any order of the sessions, where arg_max
// takes any of those that tie.
package leaders

import (
	"fmt"
	"math"
	"math/rand/v2"
	"time"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/stream"
)

// Platforms is how many there are.
const Platforms = 1000

// A Session is a leader and the platform it is of, from 0.
type Session struct {
	Platform int
	stream.Leader
}

// Sessions makes n sessions, the same for the same seed, with IDs from first
// on: numbers of all magnitudes from 10 to 5,000,000 alike, a quarter exact and
// the others cut off after two or three digits or rounded to them, at seconds
// of ten years.
func Sessions(n, first int, seed uint64) []Session {
	r := rand.New(rand.NewPCG(seed, uint64(n)))
	out := make([]Session, n)
	for i := range out {
		v := int64(10 * math.Exp(r.Float64()*math.Log(5e5)))
		step := int64(1)
		if r.IntN(4) > 0 {
			for v/step >= 1000 {
				step *= 10
			}
			if r.IntN(3) == 0 && v/step >= 100 {
				step *= 10
			}
		}
		v = v / step * step
		people := attendance.Range{Low: v, High: v + step - 1}
		if r.IntN(5) == 0 {
			people = attendance.Range{Low: v - step, High: v + step}
		}
		at := time.Unix(1_400_000_000+r.Int64N(320_000_000), 0)
		out[i] = Session{r.IntN(Platforms), stream.Leader{
			Session: fmt.Sprintf("session-%d", first+i), Date: attendance.DateOf(at), Range: people,
		}}
	}
	return out
}

// Categories returns the category of each platform.
func Categories() []records.Category {
	cs := make([]records.Category, Platforms)
	for i := range cs {
		cs[i].Platform = fmt.Sprintf("platform-%03d", i)
	}
	return cs
}

// Build adds all sessions to the Leaders of their platforms.
func Build(k int, sessions []Session) *stream.Leaders {
	l := &stream.Leaders{K: k}
	tops := make([]*stream.Top, Platforms)
	for i, c := range Categories() {
		tops[i] = l.In(c)
	}
	for i := range sessions {
		if err := tops[sessions[i].Platform].Add(sessions[i].Leader); err != nil {
			panic(err) // all are valid
		}
	}
	return l
}

// First returns how many of the leaders are among the K first of their
// platforms, and the sum of their Lows.
func First(l *stream.Leaders) (n int, people int64) {
	for _, c := range l.Categories() {
		leaders := l.In(c).Leaders()
		for _, leader := range leaders[:min(l.K, len(leaders))] {
			n++
			people += leader.Range.Low
		}
	}
	return n, people
}

// Merged returns the merger of two, which stay as they are.
func Merged(a, b *stream.Leaders) *stream.Leaders {
	l := &stream.Leaders{}
	l.Merge(a)
	l.Merge(b)
	return l
}
