package bench

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/highwater-go/highwater/attendance"
)

// Sessions is a table of sessions, a column each.
type Sessions struct {
	Ranges    []attendance.Range // of people; Lows are 0 or more, and no High is Unbounded
	Dates     []attendance.Date  // instants to the second in ten years, no two the same
	Platforms []int              // 0 to 999
}

// Platforms is how many platforms sessions are on.
const Platforms = 1_000

// SomeSessions makes n sessions as they are published. As many have 10 to 100
// people as have 100 to 1,000, and so on up to 5 million; a quarter are counted
// exactly, and the others rounded to two or three digits, cut off or "about".
func SomeSessions(n int) Sessions {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	s := schedule(n, r)
	for i := range s.Ranges {
		people := int64(10 * math.Exp(r.Float64()*math.Log(500_000)))
		unit := int64(1)
		if r.IntN(4) > 0 {
			for people/unit >= 1_000 {
				unit *= 10
			}
			if r.IntN(3) == 0 && people/unit >= 100 {
				unit *= 10
			}
		}
		people -= people % unit
		s.Ranges[i] = attendance.Range{Low: people, High: people + unit - 1}
		if r.IntN(5) == 0 {
			s.Ranges[i] = attendance.Range{Low: people - unit, High: people + unit}
		}
	}
	return s
}

// WideSessions makes n sessions with numbers of 62 bits, no two of which are
// likely to be the same.
func WideSessions(n int) Sessions {
	r := rand.New(rand.NewPCG(8, uint64(n)))
	s := schedule(n, r)
	for i := range s.Ranges {
		low := int64(r.Uint64() >> 2)
		s.Ranges[i] = attendance.Range{Low: low, High: low + int64(r.Uint64()>>24)}
	}
	return s
}

// schedule makes the dates and platforms of n sessions.
func schedule(n int, r *rand.Rand) Sessions {
	s := Sessions{make([]attendance.Range, n), make([]attendance.Date, n), make([]int, n)}
	const start, seconds = 1_400_000_000, 10 * 365 * 24 * 60 * 60
	each := int64(seconds / max(n, 1))
	for i, k := range r.Perm(n) {
		s.Dates[i] = attendance.DateOf(time.Unix(start+int64(k)*each+r.Int64N(each), 0))
		s.Platforms[i] = r.IntN(Platforms)
	}
	return s
}

// InOrder returns the sessions in the order of their dates.
func (s Sessions) InOrder() Sessions {
	order := make([]int, len(s.Dates))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(s.Dates[i].Start, s.Dates[j].Start) })
	var in Sessions
	for _, i := range order {
		in.Ranges = append(in.Ranges, s.Ranges[i])
		in.Dates = append(in.Dates, s.Dates[i])
		in.Platforms = append(in.Platforms, s.Platforms[i])
	}
	return in
}

// Lows returns the least numbers of people.
func (s Sessions) Lows() []int64 {
	lows := make([]int64, len(s.Ranges))
	for i, r := range s.Ranges {
		lows[i] = r.Low
	}
	return lows
}
