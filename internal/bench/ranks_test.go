package bench

import (
	"slices"
	"testing"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// TestSessions checks that the sessions are those that they are said to be.
func TestSessions(t *testing.T) {
	for name, s := range map[string]Sessions{"some": SomeSessions(20_000), "wide": WideSessions(20_000)} {
		dates := map[attendance.Date]bool{}
		for i, r := range s.Ranges {
			if r.Low < 0 || r.Low > r.High || r.High == attendance.Unbounded || s.Platforms[i] < 0 || s.Platforms[i] >= Platforms {
				t.Fatalf("%s: session %d is %v on platform %d", name, i, r, s.Platforms[i])
			}
			if d := s.Dates[i]; d.Validate() != nil || dates[d] || d.Start%1_000_000 != 0 {
				t.Fatalf("%s: session %d is on %v", name, i, d)
			}
			dates[s.Dates[i]] = true
		}
	}
}

// TestRanks checks that all ways to place and to find records lead to
// the same, the databases' too.
func TestRanks(t *testing.T) {
	for name, s := range map[string]Sessions{"some": SomeSessions(3_000), "wide": WideSessions(3_000)} {
		places := records.Places(nil, s.Ranges)
		steps := records.StepsAt(nil, s.Dates, s.Ranges)

		found := make([]records.Place, len(places))
		if PlaceBySearch(found, s.Ranges); !slices.Equal(places, found) {
			t.Errorf("%s: a search places otherwise", name)
		}
		if !slices.Equal(steps, StepsBySort(nil, s.Dates, s.Ranges)) {
			t.Errorf("%s: a sort finds other steps", name)
		}
		if !slices.Equal(steps, StepsByRadix(nil, s.Dates, s.Ranges)) {
			t.Errorf("%s: a radix sort finds other steps", name)
		}
		in := s.InOrder()
		if !slices.Equal(records.Steps(nil, in.Ranges), records.StepsAt(nil, in.Dates, in.Ranges)) {
			t.Errorf("%s: in order there are other steps", name)
		}

		for _, open := range []func(Sessions) (*Database, error){DuckDB, SQLite} {
			d, err := open(s)
			if err != nil {
				t.Fatal(err)
			}
			t.Run(name+"/"+d.Name, func(t *testing.T) { compare(t, d, places, steps) })
			for _, jobs := range [][]Job{RankJobs(s, d), StepJobs(s, d)} {
				for _, job := range jobs {
					want := job.Runs[0].Do()
					for _, run := range job.Runs[1:] {
						if n := run.Do(); n != want && run.Name != "adding up, numbers alone" {
							t.Errorf("%s, %s: %s finds %d, highwater %d", name, job.Name, run.Name, n, want)
						}
					}
				}
			}
			d.Close()
		}
	}
}

// compare asks a database for what highwater found.
func compare(t *testing.T, d *Database, places []records.Place, steps []records.Step) {
	ask := func(query string, columns int) map[int64][]int64 {
		rows, err := d.Rows(query, columns)
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	best, worst := ask(ByBest, 1), ask(ByWorst, 1)
	if len(best) != len(places) || len(worst) != len(places) {
		t.Fatalf("%d best and %d worst places of %d sessions", len(best), len(worst), len(places))
	}
	for i := range places {
		p := records.Place{Best: int(best[int64(i)][0]), Worst: int(worst[int64(i)][0])}
		if p != places[i] {
			t.Fatalf("session %d has places %v, highwater says %v", i, p, places[i])
		}
	}
	certain := ask(ByStep, 1)
	if len(certain) != len(steps) {
		t.Fatalf("%d steps, highwater says %d", len(certain), len(steps))
	}
	for _, s := range steps {
		if row := certain[int64(s.Index)]; row == nil || row[0] == 1 != s.Certain {
			t.Fatalf("session %d: %d, highwater says %+v", s.Index, row, s)
		}
	}
}

func TestSmallRankJob(t *testing.T) {
	for _, run := range SmallRankJob(SomeSessions(2_500)).Runs {
		if n := run.Do(); n != 2_000 {
			t.Errorf("%s: places %d sessions, want 2,000", run.Name, n)
		}
	}
}

// ranked is how many sessions the benchmarks take.
const ranked = 1_000_000

func BenchmarkRank(b *testing.B) {
	s := SomeSessions(ranked)
	d, err := DuckDB(s)
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	for _, job := range append(RankJobs(s, d), SmallRankJob(s)) {
		b.Run(dashed.Replace(job.Name), job.bench)
	}
}

func BenchmarkSteps(b *testing.B) {
	s := SomeSessions(ranked)
	d, err := DuckDB(s)
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	for _, job := range StepJobs(s, d) {
		b.Run(dashed.Replace(job.Name), job.bench)
	}
}

// BenchmarkWide ranks numbers that do not fit into words.
func BenchmarkWide(b *testing.B) {
	for _, job := range RankJobs(WideSessions(ranked)) {
		b.Run(dashed.Replace(job.Name), job.bench)
	}
}
