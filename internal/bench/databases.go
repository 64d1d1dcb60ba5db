package bench

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"

	"github.com/duckdb/duckdb-go/v2"
	_ "modernc.org/sqlite"
)

// A Database is an SQL database that runs in this process and keeps sessions in
// memory, in a table
//
//	sessions(id, platform, micro, low, high)
//
// where id is their index and micro the start of their date.
type Database struct {
	Name string
	*sql.DB
	load func(Sessions) error
}

// DuckDB opens a DuckDB with some sessions in it.
func DuckDB(s Sessions) (*Database, error) {
	connector, err := duckdb.NewConnector("", nil)
	if err != nil {
		return nil, err
	}
	d := &Database{"DuckDB", sql.OpenDB(connector), func(s Sessions) error {
		conn, err := connector.Connect(context.Background())
		if err != nil {
			return err
		}
		defer conn.Close()
		a, err := duckdb.NewAppenderFromConn(conn, "", "sessions")
		if err != nil {
			return err
		}
		for i, r := range s.Ranges {
			row := [...]driver.Value{int64(i), int64(s.Platforms[i]), s.Dates[i].Start, r.Low, r.High}
			if err := a.AppendRow(row[:]...); err != nil {
				return err
			}
		}
		return a.Close()
	}}
	return d.filled(s)
}

// SQLite opens an SQLite with some sessions in it.
func SQLite(s Sessions) (*Database, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	d := &Database{"SQLite", db, func(s Sessions) error {
		tx, err := db.Begin()
		if err != nil {
			return err
		}
		defer tx.Rollback() // does nothing once it is committed
		insert, err := tx.Prepare("INSERT INTO sessions VALUES (?, ?, ?, ?, ?)")
		if err != nil {
			return err
		}
		for i, r := range s.Ranges {
			if _, err := insert.Exec(i, s.Platforms[i], s.Dates[i].Start, r.Low, r.High); err != nil {
				return err
			}
		}
		return tx.Commit()
	}}
	return d.filled(s)
}

func (d *Database) filled(s Sessions) (*Database, error) {
	d.SetMaxOpenConns(1) // each connection to SQLite's memory has one of its own
	_, err := d.Exec("CREATE TABLE sessions (id BIGINT, platform BIGINT, micro BIGINT, low BIGINT, high BIGINT)")
	if err == nil {
		err = d.load(s)
	}
	if err != nil {
		d.Close()
		return nil, fmt.Errorf("%s: %w", d.Name, err)
	}
	return d, nil
}

// Threads says how many threads a DuckDB works with.
func (d *Database) Threads(n int) error {
	_, err := d.Exec(fmt.Sprint("SET threads TO ", n))
	return err
}

// Queries for what highwater works out of the same sessions. Each returns rows
// that begin with an id.
const (
	// ByBest are the best places: what comes before an end is counted in one list
	// of both ends.
	ByBest = `SELECT id, place FROM (
			SELECT id, high_end, 1 + sum(1 - high_end) OVER (ORDER BY number DESC, high_end DESC ROWS UNBOUNDED PRECEDING) AS place
			FROM (SELECT id, low AS number, 0 AS high_end FROM sessions UNION ALL SELECT id, high, 1 FROM sessions) AS ends) AS places
		WHERE high_end = 1`

	// ByWorst are the worst places; a range is no rival of itself.
	ByWorst = `SELECT id, place FROM (
			SELECT id, low_end, 1 - self + sum(1 - low_end) OVER (ORDER BY number DESC, low_end DESC ROWS UNBOUNDED PRECEDING) AS place
			FROM (SELECT id, high AS number, 0 AS low_end, 0 AS self FROM sessions
				UNION ALL SELECT id, low, 1, CASE WHEN high > low THEN 1 ELSE 0 END FROM sessions) AS ends) AS places
		WHERE low_end = 1`

	// ByStep are the sessions that may have set the record, and 1 for those that
	// certainly did, where no two have the same date.
	ByStep = `SELECT id, CASE WHEN ceiling IS NULL OR low > ceiling THEN 1 ELSE 0 END AS certain FROM (
			SELECT id, low, high, max(low) OVER w AS floor, max(high) OVER w AS ceiling
			FROM sessions WINDOW w AS (ORDER BY micro ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS marks
		WHERE floor IS NULL OR high > floor`
)

// Rows returns what a query finds of each session, by its id.
func (d *Database) Rows(query string, columns int) (map[int64][]int64, error) {
	rows, err := d.Query(query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[int64][]int64{}
	for rows.Next() {
		row := make([]int64, 1+columns)
		into := make([]any, len(row))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		found[row[0]] = row[1:]
	}
	return found, rows.Err()
}

// Sum runs a query, adds up one expression over all rows, so that no time goes
// into handing these over, and returns how many rows there are.
func (d *Database) Sum(query, expression string) (int, error) {
	var n int
	var sum sql.NullInt64
	err := d.QueryRow(fmt.Sprintf("SELECT count(*), CAST(sum(%s) AS BIGINT) FROM (%s) AS answer", expression, query)).Scan(&n, &sum)
	return n, err
}
