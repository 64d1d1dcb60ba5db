package leaders

import (
	"fmt"
	"slices"
	"time"

	"github.com/highwater-go/highwater/records/stream"
)

// A Table is one job done in several ways, stream.Leaders first.
type Table struct {
	Title string
	Rows  []Row
}

// A Row is one way, with medians over the rounds.
type Row struct {
	Name  string
	Took  time.Duration
	Ratio float64 // the time of the first row, divided by that of this one
}

// Tables measures the first 10 and the first 100 of each platform from n
// sessions. The ways take turns, so that a machine that is slow for a while is
// slow for all of them: a ratio is the median of those within each round.
func Tables(n, rounds int) ([]Table, error) {
	sessions, others := Sessions(n, 0, 1), Sessions(n, n, 2)
	duck, err := NewDuck(sessions)
	if err != nil {
		return nil, err
	}
	defer duck.Close()
	var tables []Table
	for _, k := range []int{10, 100} {
		build := func() error { First(Build(k, sessions)); return nil }
		t, err := measure(fmt.Sprintf("The first %d of each of %d platforms, from %d sessions", k, Platforms, n), rounds, []way{
			{"stream.Leaders, and with it the records", nil, build},
			{"DuckDB, arg_max of the ID, one thread", nil, func() error { return duck.Ask(k) }},
			{"DuckDB, arg_max of a number for an ID, one thread", nil, func() error { return duck.AskNumbers(k) }},
		})
		if err != nil {
			return nil, err
		}
		tables = append(tables, t)

		a, b := Build(k, sessions), Build(k, others)
		First(a)
		First(b)
		var into *stream.Leaders
		merged := func() { into = Merged(a, a); First(into) }
		t, err = measure(fmt.Sprintf("Two of these merged, K = %d", k), rounds, []way{
			{"stream.Leaders.Merge", merged, func() error { into.Merge(b); return nil }},
			{"and what it gives listed", merged, func() error { into.Merge(b); First(into); return nil }},
			{"making one of them", nil, build},
		})
		if err != nil {
			return nil, err
		}
		tables = append(tables, t)
	}
	return tables, nil
}

type way struct {
	name    string
	prepare func() // not measured
	do      func() error
}

func measure(title string, rounds int, ways []way) (Table, error) {
	took := make([][]time.Duration, len(ways))
	for round := range rounds + 1 {
		for i, w := range ways {
			if w.prepare != nil {
				w.prepare()
			}
			start := time.Now()
			if err := w.do(); err != nil {
				return Table{}, err
			}
			if round > 0 { // the first warms up
				took[i] = append(took[i], time.Since(start))
			}
		}
	}
	t := Table{Title: title}
	for i, w := range ways {
		ratios := make([]float64, rounds)
		for r := range ratios {
			ratios[r] = took[0][r].Seconds() / took[i][r].Seconds()
		}
		slices.Sort(ratios)
		t.Rows = append(t.Rows, Row{w.name, slices.Sorted(slices.Values(took[i]))[rounds/2], ratios[rounds/2]})
	}
	return t, nil
}
