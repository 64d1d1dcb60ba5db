package bench

import (
	"path/filepath"
	"testing"
)

// TestSheet checks that all ways read the same sessions, and that who is first by the
// plain numbers may be first on the board.
func TestSheet(t *testing.T) {
	const n = 2000
	s := SomeSessions(n)
	file := filepath.Join(t.TempDir(), "sessions.csv")
	if err := WriteSheet(file, s); err != nil {
		t.Fatal(err)
	}
	d, err := DuckDB(SomeSessions(1))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for _, job := range SheetJobs(file, n, d) {
		for _, r := range job.Runs {
			if got := r.Do(); got != n {
				t.Errorf("%s: %d sessions", r.Name, got)
			}
		}
	}
	board, err := SheetBoard(file)
	if err != nil {
		t.Fatal(err)
	}
	places, err := SheetPlaces(file)
	if err != nil {
		t.Fatal(err)
	}
	most := int64(0)
	for _, r := range s.Ranges {
		most = max(most, r.Low)
	}
	for i, r := range s.Ranges {
		if r.Low == most && places[i].Best != 1 {
			t.Errorf("session-%d with %d: %+v", i, most, places[i])
		}
	}
	if first := board.Standings[0]; first.Best != 1 || len(board.Standings) != n {
		t.Errorf("%+v of %d", first, len(board.Standings))
	}
}
