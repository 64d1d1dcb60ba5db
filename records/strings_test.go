package records_test

import (
	"fmt"
	"testing"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/shopspring/decimal"
)

// TestStrings checks what the parts of a board print as.
func TestStrings(t *testing.T) {
	const unbounded = attendance.Unbounded
	exact := func(n int64) attendance.Range { return attendance.Range{Low: n, High: n} }
	ratio := func(least, most string) (r records.Ratio) {
		if least != "" {
			r.Least = decimal.NewNullDecimal(decimal.RequireFromString(least))
		}
		if most != "" {
			r.Most = decimal.NewNullDecimal(decimal.RequireFromString(most))
		}
		return r
	}
	for _, row := range []struct {
		value fmt.Stringer
		want  string
	}{
		{records.Place{}, ""},
		{records.Place{Best: 1, Worst: 1}, "1"},
		{records.Place{Best: 2, Worst: 14}, "2–14"},

		{records.Standing{Session: "a"}, ""},
		{records.Standing{Session: "a", Place: records.Place{Best: 3, Worst: 4}}, "3–4"},
		{records.Standing{Session: "a", Place: records.Place{Best: 3, Worst: 3}, Status: records.Ratified}, "3"},
		{records.Standing{Session: "a", Status: records.Annulled}, "annulled"},

		{records.Position{}, ""},
		{records.Position{Range: attendance.Range{Low: 57_000, High: 57_999}, Place: records.Place{Best: 2, Worst: 4}}, "2–4: 57,000–57,999"},
		{records.Position{Place: records.Place{Best: 9, Worst: 9}}, "9: 0"},
		{records.Position{Range: anything(), Place: records.Place{Best: 1, Worst: 2}}, "1–2: 0 or more"},

		{records.Days{}, "0 days"},
		{records.Days{Least: 1, Most: 1}, "1 day"},
		{records.Days{Least: 0, Most: 1}, "0–1 days"},
		{records.Days{Least: 365, Most: 1_461}, "365–1,461 days"},
		{records.Days{Least: 1_461, Most: 1_461}, "1,461 days"},
		{records.Days{Least: 30, Most: unbounded}, "30 days or more"},
		{records.Days{Least: unbounded, Most: unbounded}, "stands"},

		{records.Margin{}, ""},
		{records.Margin{Winner: attendance.Range{Low: 164_000, High: 164_998}, Loser: attendance.Range{Low: 44_000, High: 44_999}}, "100,000+"},
		{records.Margin{Winner: exact(1_500), Loser: exact(250)}, "1,250"},
		{records.Margin{Winner: exact(7), Loser: exact(7)}, "0"},
		{records.Margin{Winner: attendance.Range{Low: 7, High: 1_207}, Loser: exact(6)}, "1–1,201"},
		{records.Margin{Winner: exact(7), Loser: attendance.Range{Low: 0, High: 1_507}}, "−1,500 to 7"},
		{records.Margin{Winner: exact(7), Loser: attendance.Range{Low: 3, High: unbounded}}, "up to 4"},
		{records.Margin{Winner: attendance.Range{Low: 7, High: unbounded}, Loser: exact(7)}, "0 or more"},
		{records.Margin{Winner: anything(), Loser: anything()}, "unknown"},

		{records.Ratio{}, "unknown"},
		{ratio("3.62", "3.8"), "3.62–3.8"},
		{ratio("2.50", "2.5"), "2.5"},
		{ratio("3.6", ""), "3.6 or more"},
		{ratio("", "3.8"), "up to 3.8"},
		{ratio("-0.5", "1.2"), "−0.5 to 1.2"},
		{ratio("-1234567.25", "-100"), "−1,234,567.25 to −100"},
		{ratio("0", "100000000000000000000"), "0–100,000,000,000,000,000,000"},
	} {
		if got := row.value.String(); got != row.want {
			t.Errorf("%#v prints as %q; want %q", row.value, got, row.want)
		}
	}
}

// TestVerdictText checks that verdicts are written and read in lower case.
func TestVerdictText(t *testing.T) {
	for v, want := range map[records.Verdict]string{
		records.Refuted: "refuted", records.Doubtful: "doubtful", records.Undetermined: "undetermined",
		records.Supported: "supported", records.Confirmed: "confirmed",
	} {
		text, err := v.MarshalText()
		if string(text) != want || err != nil || v.String() != want {
			t.Errorf("%d is %q, %v, %q; want %q", int8(v), text, err, v.String(), want)
		}
		var back records.Verdict
		if err := back.UnmarshalText(text); err != nil || back != v {
			t.Errorf("%q reads as %v, %v", text, back, err)
		}
	}
	for _, v := range []records.Verdict{-3, 3} {
		want := fmt.Sprintf("records: Verdict(%d) is not a verdict", int8(v))
		if text, err := v.MarshalText(); text != nil || fmt.Sprint(err) != want {
			t.Errorf("%d is %q, %v; want %s", int8(v), text, err, want)
		}
	}
	for _, text := range []string{"", "true", "Supported"} {
		v := records.Supported
		want := fmt.Sprintf("records: %q is not a verdict; want refuted, doubtful, undetermined, supported or confirmed", text)
		if err := v.UnmarshalText([]byte(text)); fmt.Sprint(err) != want || v != records.Supported {
			t.Errorf("%q reads as %v, %v; want %s", text, v, err, want)
		}
	}
}
