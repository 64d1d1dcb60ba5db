package records_test

import (
	"database/sql"
	"database/sql/driver"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

var (
	_ driver.Valuer = records.Times{}
	_ driver.Valuer = records.Status("")

	_ sql.Scanner = (*records.Times)(nil)
	_ sql.Scanner = (*records.Status)(nil)
)

// columnTrip checks that v is stored as text, or as NULL if it is zero, and read
// back as itself from either form that drivers give text in.
func columnTrip[T interface {
	comparable
	driver.Valuer
}, P interface {
	*T
	sql.Scanner
}](t testing.TB, v, other T, text string) {
	t.Helper()
	var zero T
	want := driver.Value(text)
	if v == zero {
		want = nil
	}
	stored, err := v.Value()
	if stored != want || err != nil {
		t.Errorf("Value = %#v, %v; want %#v", stored, err, want)
	}
	for _, src := range []any{stored, text, []byte(text)} {
		back := other
		if err := P(&back).Scan(src); err != nil || back != v {
			t.Errorf("%#v: Scan gives %v, %v; want %v", src, back, err, v)
		}
	}
}

func TestColumns(t *testing.T) {
	other := records.Times{Thousandths: attendance.Exact(7000)}
	for _, row := range timesTable {
		columnTrip(t, records.Times{Thousandths: row.thousandths}, other, row.texts[0])
	}
	columnTrip(t, records.Times{}, other, "")
	for _, s := range []records.Status{"", records.Claimed, records.Pending, records.Ratified, records.Rejected, records.Annulled} {
		columnTrip(t, s, records.Pending, string(s))
	}
}

func TestScanRefuses(t *testing.T) {
	times, status := records.Times{Thousandths: attendance.Exact(7000)}, records.Pending
	was := fmt.Sprint(times, status)
	for _, row := range []struct {
		into sql.Scanner
		src  any
		want string
	}{
		{&times, 2.9, "records: cannot scan a float64 into a Times; want text or NULL"},
		{&times, "2.9 people", ""},
		{&status, int64(3), "records: cannot scan a int64 into a Status; want text or NULL"},
		{&status, "Ratified", `records: "Ratified" is not a status; want claimed, pending, ratified, rejected or annulled`},
		{&status, strings.Repeat("x", 1000), `records: "` + strings.Repeat("x", 32) + `" is not a status; want claimed, pending, ratified, rejected or annulled`},
	} {
		err := row.into.Scan(row.src)
		if err == nil {
			t.Errorf("Scan(%#v) into a %T: no error", row.src, row.into)
		} else if d := cmp.Diff(row.want, err.Error()); row.want != "" && d != "" {
			t.Errorf("Scan(%#v) into a %T (-want +got)\n%s", row.src, row.into, d)
		}
	}
	if is := fmt.Sprint(times, status); is != was {
		t.Errorf("changed from %s to %s", was, is)
	}
}

func TestValueRefuses(t *testing.T) {
	bad := records.Times{Thousandths: attendance.Exact(0)}
	for _, row := range []struct {
		value driver.Valuer
		want  string
	}{
		{bad, bad.Validate().Error()},
		{records.Status("won"), `records: "won" is not a status; want claimed, pending, ratified, rejected or annulled`},
	} {
		if v, err := row.value.Value(); v != nil || fmt.Sprint(err) != row.want {
			t.Errorf("%v: Value = %v, %v; want %s", row.value, v, err, row.want)
		}
	}
}
