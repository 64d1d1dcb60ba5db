package bench

import (
	"cmp"
	"slices"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// RankJobs place sessions among each other by their ranges. The databases hold the
// same sessions.
func RankJobs(s Sessions, databases ...*Database) []Job {
	n := len(s.Ranges)
	lows := s.Lows()
	numbers := make([]int64, n)
	places := make([]records.Place, n)
	sorted := Run{"slices.Sort, numbers alone", func() int {
		copy(numbers, lows)
		slices.Sort(numbers)
		return n
	}}

	jobs := []Job{{"best and worst places", n, "", []Run{
		{"highwater, Places", func() int { return len(records.Places(places[:0], s.Ranges)) }},
		sorted,
		{"two slices.Sort, and a binary search for each place", func() int { PlaceBySearch(places, s.Ranges); return n }},
	}}}
	for _, d := range databases {
		best, worst := query{ByBest, "place"}, query{ByWorst, "place"}
		jobs[0].Runs = append(jobs[0].Runs, d.run(1, best, worst))
		if d.Name == "DuckDB" { // SQLite has one thread
			jobs = append(jobs, Job{"best and worst places, two threads for DuckDB alone", n, "", []Run{jobs[0].Runs[0], d.run(2, best, worst)}})
		}
	}
	return jobs
}

// SmallRankJob places sessions in sets of 1,000, and so many sets that no branch
// predictor learns them.
func SmallRankJob(s Sessions) Job {
	const size = 1_000
	lows := s.Lows()
	numbers, places := make([]int64, size), make([]records.Place, size)
	sets := func(do func(from, to int)) func() int {
		return func() int {
			n := 0
			for ; n+size <= len(lows); n += size {
				do(n, n+size)
			}
			return n
		}
	}
	return Job{"best and worst places in sets of 1,000", len(lows) / size * size, "", []Run{
		{"highwater, Places", sets(func(from, to int) { records.Places(places[:0], s.Ranges[from:to]) })},
		{"slices.Sort, numbers alone", sets(func(from, to int) { copy(numbers, lows[from:to]); slices.Sort(numbers) })},
		{"two slices.Sort, and a binary search for each place", sets(func(from, to int) { PlaceBySearch(places, s.Ranges[from:to]) })},
	}}
}

// StepJobs find what may have set the record: in sessions in the order of time,
// and in the same sessions in any order. The databases hold the latter.
func StepJobs(s Sessions, databases ...*Database) []Job {
	n := len(s.Ranges)
	in := s.InOrder()
	lows := in.Lows()
	steps := make([]records.Step, 0, n)
	jobs := []Job{
		{"in the order of time", n, "", []Run{
			{"highwater, Steps", func() int { return len(records.Steps(steps, in.Ranges)) }},
			{"adding up, numbers alone", func() int {
				sum := int64(0)
				for _, low := range lows {
					sum += low
				}
				return int(sum)
			}},
		}},
		{"in any order", n, "", []Run{
			{"highwater, StepsAt", func() int { return len(records.StepsAt(steps, s.Dates, s.Ranges)) }},
			{"a radix sort by seconds, and a walk", func() int { return len(StepsByRadix(steps, s.Dates, s.Ranges)) }},
			{"slices.SortFunc by time, and a walk", func() int { return len(StepsBySort(steps, s.Dates, s.Ranges)) }},
		}},
	}
	for _, d := range databases {
		jobs[1].Runs = append(jobs[1].Runs, d.run(1, query{ByStep, "certain"}))
		if d.Name == "DuckDB" {
			jobs = append(jobs, Job{"in any order, two threads for DuckDB alone", n, "", []Run{jobs[1].Runs[0], d.run(2, query{ByStep, "certain"})}})
		}
	}
	return jobs
}

// A query is asked for the sum of an expression.
type query struct{ text, sum string }

func (d *Database) run(threads int, queries ...query) Run {
	name := d.Name + ", window functions"
	if d.Name == "DuckDB" {
		name += [...]string{1: ", 1 thread", 2: ", 2 threads"}[threads]
	}
	return Run{name, func() int {
		if d.Name == "DuckDB" { // takes no time to speak of where a job sticks to a number
			must(d.Threads(threads))
		}
		n := 0
		for _, q := range queries {
			var err error
			n, err = d.Sum(q.text, q.sum)
			must(err)
		}
		return n
	}}
}

func must(err error) {
	if err != nil {
		panic(err) // a test has run the same
	}
}

// What is usually written where highwater could be used.

// PlaceBySearch sorts both ends and looks each range up.
func PlaceBySearch(places []records.Place, ranges []attendance.Range) {
	n := len(ranges)
	lows, highs := make([]int64, n), make([]int64, n)
	for i, r := range ranges {
		lows[i], highs[i] = r.Low, r.High
	}
	slices.Sort(lows)
	slices.Sort(highs)
	for i, r := range ranges {
		smaller, _ := slices.BinarySearch(lows, r.High+1)
		p := records.Place{Best: 1 + n - smaller}
		smaller, _ = slices.BinarySearch(highs, r.Low+1)
		p.Worst = 1 + n - smaller
		if r.High > r.Low {
			p.Worst--
		}
		places[i] = p
	}
}

// StepsBySort sorts by time and goes through what it sorted. No two dates may be
// the same.
func StepsBySort(steps []records.Step, dates []attendance.Date, ranges []attendance.Range) []records.Step {
	order := make([]int, len(dates))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(dates[i].Start, dates[j].Start) })
	var m mark
	for _, i := range order {
		steps = m.step(steps, i, ranges[i])
	}
	return steps
}

// StepsByRadix is StepsBySort with the fastest of sorts, for dates to the second
// within a century.
func StepsByRadix(steps []records.Step, dates []attendance.Date, ranges []attendance.Range) []records.Step {
	const digit = 11
	first := int64(1) << 62
	last := -first
	for _, d := range dates {
		first, last = min(first, d.Start), max(last, d.Start)
	}
	words, room := make([]uint64, len(dates)), make([]uint64, len(dates))
	for i, d := range dates {
		words[i] = uint64((d.Start-first)/1_000_000)<<32 | uint64(i)
	}
	for shift := 32; (last-first)/1_000_000>>(shift-32) > 0; shift += digit {
		var next [1 << digit]int
		for _, w := range words {
			next[w>>shift&(1<<digit-1)]++
		}
		sum := 0
		for d, count := range next {
			next[d] = sum
			sum += count
		}
		for _, w := range words {
			d := w >> shift & (1<<digit - 1)
			room[next[d]] = w
			next[d]++
		}
		words, room = room, words
	}
	var m mark
	for _, w := range words {
		i := int(uint32(w))
		steps = m.step(steps, i, ranges[i])
	}
	return steps
}

// A mark is how high the record is: at least, and at most.
type mark struct {
	low, high int64
	any       bool
}

func (m *mark) step(steps []records.Step, i int, r attendance.Range) []records.Step {
	if !m.any || r.High > m.low {
		steps = append(steps, records.Step{Index: i, Certain: !m.any || r.Low > m.high})
		m.low = max(m.low, r.Low)
		m.any = true
	}
	m.high = max(m.high, r.High)
	return steps
}
