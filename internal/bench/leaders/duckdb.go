package leaders

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/duckdb/duckdb-go/v2"
)

// A Duck is the sessions in a table of DuckDB, in memory, asked by one thread.
type Duck struct {
	connector *duckdb.Connector
	db        *sql.DB
}

// NewDuck loads the table.
func NewDuck(sessions []Session) (*Duck, error) {
	connector, err := duckdb.NewConnector("", nil)
	if err != nil {
		return nil, err
	}
	d := &Duck{connector, sql.OpenDB(connector)}
	if err := d.load(sessions); err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

func (d *Duck) load(sessions []Session) error {
	for _, do := range []string{"SET threads = 1", "CREATE TABLE sessions (id VARCHAR, number BIGINT, platform INTEGER, low BIGINT)"} {
		if _, err := d.db.Exec(do); err != nil {
			return err
		}
	}
	conn, err := d.connector.Connect(context.Background())
	if err != nil {
		return err
	}
	defer conn.Close()
	rows, err := duckdb.NewAppenderFromConn(conn, "", "sessions")
	if err != nil {
		return err
	}
	for i, s := range sessions {
		if err := rows.AppendRow(s.Session, int64(i), int32(s.Platform), s.Range.Low); err != nil {
			return err
		}
	}
	return rows.Close()
}

// First asks for the K largest of each platform, and returns how many there are
// and the sum of their Lows. The sum shows that they are the right ones, as far as
// ties leave that open.
func (d *Duck) First(k int) (n int, people int64, err error) {
	err = d.db.QueryRow(fmt.Sprintf(`
		SELECT count(*)::BIGINT, sum(low)::BIGINT
		FROM (SELECT unnest(first) AS number FROM (SELECT platform, arg_max(number, low, %d) AS first FROM sessions GROUP BY platform))
		JOIN sessions USING (number)`, k)).Scan(&n, &people)
	return n, people, err
}

// Ask asks for the IDs of the K largest of each platform, and nothing else: it
// only adds up their lengths.
func (d *Duck) Ask(k int) error {
	return d.ask("sum(list_sum(list_transform(first, lambda id: len(id))))", "id", k)
}

// AskNumbers is Ask where IDs are whole numbers, which are easier to handle.
func (d *Duck) AskNumbers(k int) error { return d.ask("sum(list_sum(first))", "number", k) }

func (d *Duck) ask(what, id string, k int) error {
	var sum int64
	return d.db.QueryRow(fmt.Sprintf(`SELECT %s::BIGINT
		FROM (SELECT platform, arg_max(%s, low, %d) AS first FROM sessions GROUP BY platform)`, what, id, k)).Scan(&sum)
}

// Close gives the memory back.
func (d *Duck) Close() error {
	err := d.db.Close()
	if e := d.connector.Close(); err == nil {
		err = e
	}
	return err
}
