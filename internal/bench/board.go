package bench

import (
	"bufio"
	"fmt"
	"os"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

// WriteSheet writes sessions as a sheet with one count each, digits alone, so that a
// database reads them as well.
func WriteSheet(file string, s Sessions) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	w.WriteString("id,start,platform,figure,source\n")
	for i, r := range s.Ranges {
		start, err := s.Dates[i].MarshalText()
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "session-%d,%s,platform-%d,%d,Counter\n", i, start, s.Platforms[i], r.Low)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// SheetBoard reads a sheet into a Book, row by row, and returns its board.
func SheetBoard(file string) (records.Board, error) {
	f, err := os.Open(file)
	if err != nil {
		return records.Board{}, err
	}
	defer f.Close()
	var book records.Book
	for row, err := range exchange.Rows(f, exchange.Sheet, exchange.Options{}) {
		if err == nil {
			err = row.Err()
		}
		if err == nil {
			_, err = book.Add(row.Evidence)
		}
		if err != nil {
			return records.Board{}, err
		}
	}
	return records.Rank(book.Evidence(), records.Category{}, records.Terms{}), nil
}

// SheetPlaces reads a sheet row by row for what each figure can mean, and returns the
// best and worst places alone.
func SheetPlaces(file string) ([]records.Place, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var ranges []attendance.Range
	for row, err := range exchange.Rows(f, exchange.Sheet, exchange.Options{}) {
		if err == nil {
			err = row.Err()
		}
		if err != nil {
			return nil, err
		}
		for _, s := range row.Evidence.Sessions {
			ranges = append(ranges, s.Counts[0].Figure.Range(attendance.Customary))
		}
	}
	return records.Places(nil, ranges), nil
}

// ByFile ranks the plain integers of a sheet: what a database reads, casts and orders.
func ByFile(file string) string {
	return fmt.Sprintf(`SELECT count(*)::BIGINT, sum(place)::BIGINT FROM (
		SELECT id, start, rank() OVER (ORDER BY figure DESC) AS place
		FROM read_csv('%s', header = true, columns = {'id': 'VARCHAR', 'start': 'TIMESTAMPTZ', 'platform': 'VARCHAR', 'figure': 'BIGINT', 'source': 'VARCHAR'}))`, file)
}

// SheetJobs go from the sheet of n sessions to their places, with all that follows from
// a board or without, beside a DuckDB of one thread and of two.
func SheetJobs(file string, n int, d *Database) []Job {
	ours := []Run{
		{"highwater, Rows to a Book and its Board", func() int { b, err := SheetBoard(file); must(err); return len(b.Standings) }},
		{"highwater, Rows to Places", func() int { p, err := SheetPlaces(file); must(err); return len(p) }},
	}
	duck := func(threads int) Run {
		return Run{fmt.Sprintf("DuckDB, read_csv and rank(), %d threads", threads), func() (n int) {
			must(d.Threads(threads))
			var sum int64
			must(d.QueryRow(ByFile(file)).Scan(&n, &sum))
			return n
		}}
	}
	return []Job{
		{"a board, each session with its estimate", n, "", []Run{ours[0], duck(1), duck(2)}},
		{"best and worst places alone", n, "", []Run{ours[1], duck(1), duck(2)}},
	}
}
