package main

import (
	"database/sql"
	"fmt"
	"strings"
	"time"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// Beside a figure, a ratio or a date as it was published stand the numbers and the
// moments that it means, so that SQL can filter and sort by them.

// besides returns the names of the columns beside a column with that value.
func besides(column string, v any) []string {
	switch v.(type) {
	case attendance.Figure, ratio:
		return []string{column + "_low", column + "_high", column + "_least", column + "_most"}
	case attendance.Date:
		return []string{column + "_first", column + "_last"}
	}
	return nil
}

// appendBeside appends what stands in these columns.
func appendBeside(row []any, v any) []any {
	switch v := v.(type) {
	case attendance.Figure:
		return appendRanges(row, v.IsZero(), v.Range(attendance.Customary), v.Range(attendance.Literal))
	case ratio:
		r := records.Times(v)
		return appendRanges(row, r.IsZero(), thousandths(r.Range(attendance.Customary)), thousandths(r.Range(attendance.Literal)))
	case attendance.Date:
		if v.IsZero() {
			return append(row, nil, nil)
		}
		return append(row, time.UnixMicro(v.Start).UTC(), time.UnixMicro(v.End-1).UTC())
	}
	return row
}

// thousandths returns a ratio in thousandths, which it is known to.
func thousandths(r records.Ratio) attendance.Range {
	t := attendance.Range{Low: r.Least.Decimal.Shift(3).IntPart(), High: attendance.Unbounded}
	if r.Most.Valid {
		t.High = r.Most.Decimal.Shift(3).IntPart()
	}
	return t
}

func appendRanges(row []any, none bool, ranges ...attendance.Range) []any {
	for _, r := range ranges {
		switch {
		case none:
			row = append(row, nil, nil)
		case r.High == attendance.Unbounded:
			row = append(row, r.Low, nil)
		default:
			row = append(row, r.Low, r.High)
		}
	}
	return row
}

// fill sets the columns beside others in rows of before there were any.
func fill(t tx) error {
	figure := func() any { return new(attendance.Figure) }
	times := func() any { return new(ratio) }
	date := func() any { return new(attendance.Date) }
	for _, f := range []struct {
		table, id string
		columns   []string
		values    []func() any
	}{
		{"limits", "platform, ordinal", []string{"since"}, []func() any{date}},
		{"sessions", "id", []string{"start_date", "end_date"}, []func() any{date, date}},
		{"counts", "key", []string{"figure", "date"}, []func() any{figure, date}},
		{"rulings", "key", []string{"figure", "during", "date"}, []func() any{figure, date, date}},
		{"claims", "key", []string{"figure", "previous", "margin", "ratio", "first", "during", "claimed_at"},
			[]func() any{figure, figure, figure, times, figure, date, date}},
	} {
		if err := t.fillTable(f.table, strings.Split(f.id, ", "), f.columns, f.values); err != nil {
			return fmt.Errorf("%s: %w", f.table, err)
		}
	}
	return nil
}

func (t tx) fillTable(table string, id, columns []string, values []func() any) error {
	var set []string
	for i, column := range columns {
		for _, name := range besides(column, pointed(values[i]())) {
			set = append(set, fmt.Sprintf("%s = $%d", name, len(set)+1))
		}
	}
	var where []string
	for i, column := range id {
		where = append(where, fmt.Sprintf("%s = $%d", column, len(set)+i+1))
	}
	var rows [][]any
	all := strings.Join(append(columns, id...), ", ")
	err := t.rows("SELECT "+all+" FROM "+table, nil, func(r *sql.Rows) error {
		var scanned []any
		for _, value := range values {
			scanned = append(scanned, value())
		}
		for range id {
			scanned = append(scanned, new(any))
		}
		if err := r.Scan(scanned...); err != nil {
			return err
		}
		var row []any
		for _, v := range scanned[:len(values)] {
			row = appendBeside(row, pointed(v))
		}
		for _, v := range scanned[len(values):] {
			row = append(row, *v.(*any))
		}
		rows = append(rows, row)
		return nil
	})
	if err != nil {
		return err
	}
	update, err := t.PrepareContext(t.ctx, "UPDATE "+table+" SET "+strings.Join(set, ", ")+" WHERE "+strings.Join(where, " AND "))
	if err != nil {
		return err
	}
	defer update.Close()
	for _, row := range rows {
		if _, err := update.ExecContext(t.ctx, row...); err != nil {
			return err
		}
	}
	return nil
}

// pointed returns what a pointer to a published value points to.
func pointed(p any) any {
	switch p := p.(type) {
	case *attendance.Figure:
		return *p
	case *ratio:
		return *p
	case *attendance.Date:
		return *p
	}
	return nil
}
