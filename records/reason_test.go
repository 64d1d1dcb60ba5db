package records_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/records"
)

// beforeSessions is what the dossiers of reasons have in common.
const beforeSessions = `{
	"platforms": [{"id": "p", "name": "Pavilion", "limits": [
		{"people": 900, "kind": "seats", "since": "2024-01"}, {"people": 500, "kind": "counter", "since": "2025-01"}]}, {"id": "q", "limits": [
		{"people": 100, "kind": "counter"}, {"people": 200, "kind": "counter", "since": "2024"}]}],
	"sources": [{"id": "host", "role": "host"}, {"id": "owner", "role": "platform"}, {"id": "a", "name": "Annals", "role": "analyst"},
		{"id": "b", "role": "analyst"}, {"id": "c", "role": "analyst"}, {"id": "d", "role": "press"}],
	"sessions": [`

// judge returns the reports on some claims. Rulings come after the sessions and a
// semicolon.
func judge(t *testing.T, sessions, claims string) []records.Report {
	t.Helper()
	sessions, rulings, _ := strings.Cut(sessions, "; ")
	d, err := records.ParseDossier([]byte(beforeSessions + sessions + `], "rulings": [` + rulings + `], "claims": [` + claims + `]}`))
	if err != nil {
		t.Fatalf("%s\n%v", sessions, err)
	}
	return records.VerifyAll(d.Evidence, d.Claims)
}

// TestReasons holds the sentences that a reader is shown, one case for each way
// of saying something.
func TestReasons(t *testing.T) {
	for _, c := range []struct{ name, sessions, claims, want string }{
		{"nothing known", `{"id": "x"}, {"id": "y", "counts": [{"figure": 5, "source": "a"}]}`,
			`{"session": "x", "place": 1, "figure": "10+", "previous": "5+", "margin": "5+"}`, `
undetermined, record undetermined
attendance undetermined: No count of x is known.
place undetermined: No count of x is known.
previous undetermined: The counts put the previous record at 5 or fewer, which leaves "5+" open.
margin undetermined: No count of x is known.
arithmetic undetermined: "10+" less "5+" leaves 4 to 9, which leaves "5+" open.`},
		{"nobody else", `{"id": "x", "counts": [{"figure": 5, "source": "a"}]}`,
			`{"session": "x", "place": 1, "previous": "3"}, {"session": "x", "place": 2, "margin": "3"}`, `
undetermined, record undetermined
place undetermined: Nobody is known to compare x with.
previous undetermined: No earlier rival with a count is known.
sources supported: One source alone gives 5.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.

undetermined, record undetermined
place undetermined: Nobody is known to compare x with.
margin undetermined: Only a claim to 1st place has a previous record to be measured by.
sources supported: One source alone gives 5.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.`},
		{"a later rival without a count", `{"id": "x", "start": "2020", "counts": [{"figure": 5, "source": "a"}]}, {"id": "y", "start": "2019"}, {"id": "z", "start": "2022"}`,
			`{"session": "x", "place": 1, "at": "2021"}`, `
undetermined, record undetermined
place undetermined: No count is known of y, so 1st place is open.
sources supported: One source alone gives 5.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.`},
		{"outside the category", `{"id": "x", "platform": "p", "counts": [{"figure": 5, "source": "a"}]}, {"id": "y", "platform": "q", "counts": [{"figure": 4, "source": "a"}]}`,
			`{"session": "x", "category": {"platform": "q"}, "place": 1, "figure": "exactly 5"}`, `
undetermined, record undetermined
attendance confirmed: The counts put x at 5, all of it within "exactly 5".
place undetermined: The category of the claim does not hold x.
sources supported: One source alone gives 5.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.`},
		{"confirmed and refuted", `{"id": "x", "start": "2020", "counts": [{"figure": 50, "source": "a"}]}, {"id": "y", "start": "2019", "counts": [{"figure": 40, "source": "a"}]}`,
			`{"session": "x", "place": 1, "figure": "50+", "previous": "exactly 40", "margin": "exactly 10"}, {"session": "x", "place": 2, "figure": "exactly 60", "previous": "40"}, {"session": "x", "place": 1, "previous": "100+", "margin": "under 10", "figure": "300"}`, `
confirmed, record confirmed
attendance confirmed: The counts put x at 50, all of it within "50+".
place confirmed: Taken to the letter, the counts leave x no place but 1st.
previous confirmed: The counts put the previous record, that of y, at 40, all of it within "exactly 40".
margin confirmed: The counts put the margin over the previous record at 10, all of it within "exactly 10".
arithmetic undetermined: "50+" less "exactly 40" leaves 10 to 19, which leaves "exactly 10" open.
sources supported: One source alone gives 50.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.

refuted, record refuted
attendance refuted: The counts put x at 50, none of it within "exactly 60".
place refuted: Taken to the letter, the counts leave x 1st place and rule out 2nd.
previous undetermined: Only a claim to 1st place has a previous record to be measured by.
sources supported: One source alone gives 50.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.

refuted, record refuted
attendance refuted: The counts put x at 50, none of it within "300".
place confirmed: Taken to the letter, the counts leave x no place but 1st.
previous refuted: The counts put the previous record, that of y, at 40, none of it within "100+".
margin refuted: The counts put the margin over the previous record at 10, none of it within "less than 10".
arithmetic doubtful: "300" less "100+" leaves 121 to 230, at odds with "less than 10".
sources supported: One source alone gives 50.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.`},
		{"a stake of each kind", `{"id": "x", "counts": [{"figure": 50, "source": "host"}, {"figure": "40+", "source": "a"}]}, {"id": "y", "counts": [{"figure": 60, "source": "host"}, {"figure": 20, "source": "a"}, {"figure": 21, "source": "b"}]}`,
			`{"session": "x", "place": 2, "figure": "at least 50"}, {"session": "y", "place": 1, "figure": "under 30", "by": "a"}`, `
doubtful, record doubtful
attendance doubtful: Without the counts that have a stake in the claim, the others put x at 40 to 49, at odds with "50+".
place undetermined: At 40 to 50, x may be in 1st or 2nd place.
sources undetermined: The 2 independent sources do not agree and leave 40 to 50 between them.
metric undetermined: None of the 2 counts of x says what it counts, and they are taken for its peak.

doubtful, record doubtful
attendance undetermined: The counts put y at 20 to 60, which leaves "less than 30" open.
place doubtful: Without the counts that have a stake in the claim, taken to the letter, the others leave y 2nd place and rule out 1st.
sources undetermined: The 3 independent sources do not agree and leave 20 to 60 between them.
metric undetermined: None of the 3 counts of y says what it counts, and they are taken for its peak.`},
		{"rivals' own", `{"id": "x", "counts": [{"figure": 50, "source": "a"}]}, {"id": "y", "counts": [{"figure": 60, "source": "host"}]}, {"id": "z", "counts": [{"figure": 1, "source": "a"}]}`,
			`{"session": "x", "place": 1}`, `
doubtful, record doubtful
place doubtful: Taken to the letter, the counts leave x 2nd place and rule out 1st, though only by the rivals' own counts.
sources supported: One source alone gives 50.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.`},
		{"the platform dissents", `{"id": "x", "platform": "p", "counts": [{"figure": 50, "source": "a"}, {"figure": 50, "source": "b"}, {"figure": 70, "source": "owner"}]}, {"id": "y", "platform": "p", "counts": [{"figure": 4, "source": "a"}]}`,
			`{"session": "x", "category": {"platform": "p"}, "place": 1, "figure": "exactly 50"}, {"session": "x", "category": {"platform": "p"}, "place": 2, "figure": "exactly 60"}`, `
supported, record supported
attendance supported: The counts put x at 50, all of it within "exactly 50", though the platform's own count of x dissents.
place supported: Taken to the letter, the counts leave x no place but 1st, though the platform's own count of x dissents.
sources supported: 2 of 3 independent sources allow 50, and owner ("exactly 70") dissents.
metric undetermined: None of the 3 counts of x says what it counts, and they are taken for its peak.

doubtful, record doubtful
attendance doubtful: The counts put x at 50, none of it within "exactly 60", though the platform's own count of x dissents.
place doubtful: Taken to the letter, the counts leave x 1st place and rule out 2nd, though the platform's own count of x dissents.
sources supported: 2 of 3 independent sources allow 50, and owner ("exactly 70") dissents.
metric undetermined: None of the 3 counts of x says what it counts, and they are taken for its peak.`},
		{"platforms have a stake between them", `{"id": "x", "platform": "p", "counts": [{"figure": 50, "source": "owner"}]}, {"id": "y", "platform": "q", "counts": [{"figure": 4, "source": "a"}]}`,
			`{"session": "x", "place": 1, "figure": "exactly 50"}`, `
supported, record supported
attendance supported: The counts put x at 50, all of it within "exactly 50", though it takes counts with a stake in the claim to be sure.
place supported: Taken to the letter, the counts leave x no place but 1st, though it takes counts with a stake in the claim to be sure.
sources undetermined: One source alone gives 50, and it has a stake in the claim.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.`},
		{"level", `{"id": "x", "counts": [{"figure": 50, "source": "a"}]}, {"id": "y", "counts": [{"figure": 50, "source": "a"}]}, {"id": "z", "start": "2030", "counts": [{"figure": 50, "source": "a"}]}`,
			`{"session": "x", "place": 1, "at": "2025"}, {"session": "x", "place": 1}, {"session": "x", "place": 2}, {"session": "x", "place": 4}`, `
confirmed, record confirmed
place confirmed: Taken to the letter, the counts leave x no place but 1st.
sources supported: One source alone gives 50.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.

confirmed, record confirmed
place confirmed: Taken to the letter, the counts leave x no place but 1st (level with y and z).
sources supported: One source alone gives 50.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.

refuted, record refuted
place refuted: Taken to the letter, the counts leave x 1st place (level with y and z) and rule out 2nd.
sources supported: One source alone gives 50.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.

refuted, record refuted
place refuted: Taken to the letter, the counts leave x 1st place (level with y and z) and rule out 4th.
sources supported: One source alone gives 50.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.`},
		{"between places", `{"id": "x", "counts": [{"figure": "40-60", "source": "a"}]}, {"id": "y", "counts": [{"figure": "50-70", "source": "a"}]}, {"id": "z", "counts": [{"figure": "about 90", "source": "a"}]}`,
			`{"session": "x", "place": 2}, {"session": "x", "place": 1}, {"session": "z", "place": 3}`, `
undetermined, record undetermined
place undetermined: At 40 to 60, x may be in 2nd or 3rd place.
sources supported: One source alone gives 40 to 60.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.

doubtful, record doubtful
place doubtful: At 40 to 60, x is in 2nd or 3rd place and not in 1st.
sources supported: One source alone gives 40 to 60.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.

doubtful, record doubtful
place doubtful: At 81 to 99, z is in 1st place and not in 3rd.
sources supported: One source alone gives 81 to 99.
metric undetermined: The count of z does not say what it counts, and is taken for its peak.`},
		{"who held it is open", `{"id": "x", "start": "2022", "counts": [{"figure": 500, "source": "a"}]}, {"id": "y", "start": "2020", "counts": [{"figure": "60-100", "source": "a"}]}, {"id": "z", "start": "2021", "counts": [{"figure": "59-99", "source": "a"}]}`,
			`{"session": "x", "place": 1, "previous": "about 80", "margin": "400+"}`, `
undetermined, record confirmed
place confirmed: Taken to the letter, the counts leave x no place but 1st.
previous undetermined: The counts put the previous record at 60 to 100, which leaves "around 80" open.
margin confirmed: The counts put the margin over the previous record at 400 to 440, all of it within "400+".
sources supported: One source alone gives 500.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.`},
		{"misleading", `{"id": "x", "start": "2022", "counts": [{"figure": 500, "source": "a"}]}, {"id": "y", "start": "2020", "counts": [{"figure": 400, "source": "a"}]}`,
			`{"session": "x", "place": 1, "figure": "up to 900", "previous": "100+", "margin": "under 1000"}`, `
undetermined, record undetermined
attendance undetermined: The counts put x at 500, so "at most 900" misleads although it is true to the letter.
place confirmed: Taken to the letter, the counts leave x no place but 1st.
previous undetermined: The counts put the previous record, that of y, at 400, so "100+" misleads although it is true to the letter.
margin undetermined: The counts put the margin over the previous record at 100, so "less than 1K" misleads although it is true to the letter.
arithmetic undetermined: "at most 900" less "100+" leaves −149 to 800, which leaves "less than 1K" open.
sources supported: One source alone gives 500.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.`},
		{"own arithmetic", `{"id": "x", "counts": [{"figure": 500, "source": "a"}]}`,
			`{"session": "x", "figure": "exactly 500", "previous": "exactly 400", "margin": "exactly 200"}`, `
doubtful, record undetermined
attendance confirmed: The counts put x at 500, all of it within "exactly 500".
previous undetermined: Only a claim to 1st place has a previous record to be measured by.
margin undetermined: Only a claim to 1st place has a previous record to be measured by.
arithmetic refuted: "exactly 500" less "exactly 400" leaves 100, none of it within "exactly 200".
sources supported: One source alone gives 500.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.`},
		{"no majority", `{"id": "x", "counts": [{"figure": 100, "source": "a"}, {"figure": 200, "source": "b"}, {"figure": 300, "source": "c"}]}`,
			`{"session": "x", "figure": "exactly 200"}`, `
undetermined, record undetermined
attendance undetermined: The counts put x at 100 to 300, which leaves "exactly 200" open.
sources undetermined: The 3 independent sources do not agree and leave 100 to 300 between them.
metric undetermined: None of the 3 counts of x says what it counts, and they are taken for its peak.`},
		{"no majority, some outside", `{"id": "x", "counts": [{"figure": 10, "source": "a"}, {"figure": 20, "source": "b"}, {"figure": 30, "source": "c"}, {"figure": 40, "source": "d"}]}`,
			`{"session": "x", "figure": "exactly 25"}`, `
undetermined, record undetermined
attendance undetermined: The counts put x at 20 to 30, which leaves "exactly 25" open.
sources undetermined: The 4 independent sources do not agree and leave 20 to 30 between them, with Annals ("exactly 10") and d ("exactly 40") outside it.
metric undetermined: None of the 4 counts of x says what it counts, and they are taken for its peak.`},
		{"dissent", `{"id": "x", "counts": [{"figure": 10, "source": "a"}, {"figure": 10, "source": "b"}, {"figure": 10, "source": "c"}, {"figure": 40, "source": "d"}, {"figure": 50, "source": "host"}]}`,
			`{"session": "x", "figure": "exactly 10"}`, `
confirmed, record undetermined
attendance confirmed: The counts put x at 10, all of it within "exactly 10".
sources supported: 3 of 5 independent sources allow 10, and d ("exactly 40") and host ("exactly 50") dissent.
metric undetermined: None of the 5 counts of x says what it counts, and they are taken for its peak.`},
		{"a majority with a stake against one without", `{"id": "x", "counts": [{"figure": 10, "source": "host"}, {"figure": 10, "source": "a", "role": "host"}, {"figure": 40, "source": "b"}]}`,
			`{"session": "x", "figure": "exactly 10"}`, `
doubtful, record undetermined
attendance doubtful: Without the counts that have a stake in the claim, the others put x at 40, none of it within "exactly 10".
sources undetermined: 2 of 3 independent sources allow 10, and b ("exactly 40") dissents.
metric undetermined: None of the 3 counts of x says what it counts, and they are taken for its peak.`},
		{"a stake alone", `{"id": "x", "counts": [{"figure": 10, "source": "a"}, {"figure": 10, "source": "host"}]}`,
			`{"session": "x", "figure": "exactly 10", "by": "a"}`, `
supported, record undetermined
attendance supported: The counts put x at 10, all of it within "exactly 10", though it takes counts with a stake in the claim to be sure.
sources undetermined: Both independent sources allow 10, and every one has a stake in the claim.
metric undetermined: None of the 2 counts of x says what it counts, and they are taken for its peak.`},
		{"one source as two", `{"id": "x", "counts": [{"figure": "up to 10", "source": "a", "role": "host"}, {"figure": "5+", "source": "a", "role": "press"}, {"figure": 7, "source": "b", "via": "a"}]}`,
			`{"session": "x", "figure": "exactly 7"}`, `
doubtful, record undetermined
attendance doubtful: The counts put x at 5 to 6, at odds with "exactly 7".
sources supported: One source alone gives 5 to 6, not counting 1 that only repeats another.
metric undetermined: None of the 3 counts of x says what it counts, and they are taken for its peak.`},
		{"the host of one metric and press of another", `{"id": "x", "counts": [{"figure": 10, "source": "a", "role": "host"}, {"figure": 90, "metric": "joins", "source": "a", "role": "press"}, {"figure": 10, "source": "b", "via": "a"}]}`,
			`{"session": "x", "figure": "exactly 10"}`, `
supported, record undetermined
attendance supported: The counts put x at 10, all of it within "exactly 10", though it takes counts with a stake in the claim to be sure.
sources undetermined: One source alone gives 10, and it has a stake in the claim, not counting 1 that only repeats another.
metric undetermined: None of the 2 counts of x says what it counts, and they are taken for its peak.`},
		{"full to the last seat, and a peak as low as the average", `{"id": "x", "platform": "p", "start": "2024-05", "counts": [{"figure": 900, "metric": "peak", "source": "a"}]}, {"id": "y", "counts": [{"figure": "50K", "metric": "average", "source": "a"}, {"figure": 45000, "metric": "peak", "source": "b"}]}`,
			`{"session": "x", "figure": "900"}, {"session": "y", "figure": "exactly 45,000"}`, `
confirmed, record undetermined
attendance confirmed: The counts put x at 900, all of it within "900".
sources supported: One source alone gives 900.

confirmed, record undetermined
attendance confirmed: The counts put y at 45,000, all of it within "exactly 45,000".
sources supported: One source alone gives 45,000.`},
		{"full rooms", `{"id": "x", "platform": "p", "start": "2024-05", "counts": [{"figure": 950, "source": "a"}]}, {"id": "y", "platform": "p", "start": "2024-06", "counts": [{"figure": "850+", "source": "a"}]}, {"id": "z", "platform": "p", "start": "2025-06", "counts": [{"figure": 500, "source": "a"}]}, {"id": "w", "platform": "p", "start": "2023-06", "counts": [{"figure": "2,000", "source": "a"}]}`,
			`{"session": "x", "figure": "900+"}, {"session": "y", "figure": "900+"}, {"session": "z", "figure": "500"}, {"session": "w", "figure": "2000"}`, `
confirmed, record undetermined
attendance confirmed: The counts put x at 950, all of it within "900+".
sources supported: One source alone gives 950.
room doubtful: The rooms of Pavilion held no more than 900, and Annals ("exactly 950") put x above that.
metric undetermined: The count of x does not say what it counts, and is taken for its peak.

doubtful, record undetermined
attendance doubtful: The counts put y at 850 to 859, at odds with "900+".
sources supported: One source alone gives 850 to 859.
metric undetermined: The count of y does not say what it counts, and is taken for its peak.

supported, record undetermined
attendance supported: The counts put z at 500 to 501, in line with "500".
sources supported: One source alone gives 500 to 501.
room undetermined: The counter of Pavilion showed no more than 500, so Annals ("exactly 500") may stand for more.
metric undetermined: The count of z does not say what it counts, and is taken for its peak.

confirmed, record undetermined
attendance confirmed: The counts put w at 1,500 to 2,999, all of it within "2K".
sources supported: One source alone gives 1,800 to 2,200.
metric undetermined: The count of w does not say what it counts, and is taken for its peak.`},
		{"metrics", `{"id": "x", "counts": [{"figure": "50K", "metric": "average", "source": "a"}, {"figure": "80K", "metric": "unique", "source": "a"}]}, {"id": "y", "counts": [{"figure": "50K", "metric": "average", "source": "a"}, {"figure": "20K", "metric": "peak", "source": "b"}]}, {"id": "z", "counts": [{"figure": "50K", "metric": "peak", "source": "a"}, {"figure": "50K", "source": "b"}, {"figure": "50K", "source": "c"}]}`,
			`{"session": "x", "figure": "40K+"}, {"session": "y", "figure": "20K"}, {"session": "z", "figure": "50K"}, {"session": "x", "category": {"metric": "average"}, "figure": "50K"}`, `
confirmed, record undetermined
attendance confirmed: The counts put x at 45,000 to 89,999, all of it within "40K+".
metric undetermined: No count of x is of its peak, which is inferred from its average and totals.

confirmed, record undetermined
attendance confirmed: The counts put y at 15,000 to 29,999, all of it within "20K".
sources supported: One source alone gives 18,000 to 22,000.
metric doubtful: An average of 45,000 to 55,000 cannot be above a peak of 18,000 to 22,000.

confirmed, record undetermined
attendance confirmed: The counts put z at 45,000 to 59,999, all of it within "50K".
sources supported: All 3 independent sources allow 45,000 to 55,000.
metric undetermined: 2 of the 3 counts of z do not say what they count, and are taken for its peak.

confirmed, record undetermined
attendance confirmed: The counts put x at 45,000 to 59,999, all of it within "50K".
sources supported: One source alone gives 45,000 to 55,000.`},
		{"nothing but the seats", `{"id": "x", "platform": "p", "start": "2024-05"}, {"id": "y", "platform": "p", "start": "2024-06", "counts": [{"figure": 100, "source": "a"}, {"figure": 950, "source": "host"}]}, {"id": "z", "platform": "p", "start": "2024-06", "counts": [{"figure": 950, "source": "host"}]}, {"id": "v", "platform": "p", "start": "2024-06", "counts": [{"figure": "800+", "metric": "average", "source": "a"}]}`,
			`{"session": "x", "figure": "1000"}, {"session": "x", "place": 1, "category": {"metric": "average"}, "figure": "up to 900"}, {"session": "x", "place": 1, "figure": "800"}, {"session": "z", "figure": "950"}, {"session": "v", "figure": "900"}, {"session": "x", "category": {"metric": "unique"}, "figure": "900"}`, `
undetermined, record undetermined
attendance undetermined: The rooms of Pavilion put x at 900 or fewer, which leaves "1K" open.
room undetermined: The rooms of Pavilion held no more than 900.

undetermined, record undetermined
attendance confirmed: The rooms of Pavilion put x at 900 or fewer, all of it within "at most 900".
place undetermined: At 900 or fewer, x may be in a place from 1st to 4th.
room undetermined: The rooms of Pavilion held no more than 900.

doubtful, record doubtful
attendance undetermined: The rooms of Pavilion put x at 900 or fewer, which leaves "800" open.
place doubtful: Taken to the letter, the counts leave x a place from 2nd to 4th and rule out 1st, though only by the rivals' own counts.
room undetermined: The rooms of Pavilion held no more than 900.

doubtful, record undetermined
attendance doubtful: Without the counts that have a stake in the claim, the rooms of Pavilion put z at 900 or fewer, none of it within "950".
sources undetermined: One source alone gives 950, and it has a stake in the claim.
room doubtful: The rooms of Pavilion held no more than 900, and host ("exactly 950") put z above that.
metric undetermined: The count of z does not say what it counts, and is taken for its peak.

undetermined, record undetermined
attendance undetermined: The counts put v at 800 to 900, which leaves "900" open.
room undetermined: The rooms of Pavilion held no more than 900.
metric undetermined: No count of v is of its peak, which is inferred from its average and totals.

undetermined, record undetermined
attendance undetermined: No count of x is known.`},
		{"above the seats, and not", `{"id": "x", "platform": "p", "start": "2024-05", "counts": [{"figure": 850, "source": "a"}, {"figure": 850, "source": "b"}, {"figure": 950, "source": "c"}, {"figure": "1K", "source": "d"}]}, {"id": "y", "platform": "p", "start": "2024-05", "counts": [{"figure": "880-950", "source": "a"}]}, {"id": "z", "platform": "p", "start": "2024-05", "counts": [{"figure": "880-950", "source": "a"}, {"figure": "880-890", "source": "b"}]}, {"id": "v", "platform": "p", "start": "2023-12/2024-01", "counts": [{"figure": "1K", "source": "a"}]}`,
			`{"session": "x", "figure": "850"}, {"session": "y", "figure": "900"}, {"session": "z", "figure": "885"}, {"session": "v", "figure": "1K"}, {"session": "x", "category": {"metric": "unique"}, "figure": "850"}`, `
undetermined, record undetermined
attendance undetermined: The counts put x at 850 to 900, which leaves "850" open.
sources undetermined: The 4 independent sources do not agree and leave 850 to 900 between them.
room undetermined: The rooms of Pavilion held no more than 900, and c ("exactly 950") put x above that.
metric undetermined: None of the 4 counts of x says what it counts, and they are taken for its peak.

confirmed, record undetermined
attendance confirmed: The counts put y at 880 to 900, all of it within "900".
sources supported: One source alone gives 880 to 900.
room undetermined: The rooms of Pavilion held no more than 900.
metric undetermined: The count of y does not say what it counts, and is taken for its peak.

undetermined, record undetermined
attendance undetermined: The counts put z at 880 to 890, which leaves "885" open.
sources supported: Both independent sources allow 880 to 890.
metric undetermined: None of the 2 counts of z says what it counts, and they are taken for its peak.

confirmed, record undetermined
attendance confirmed: The counts put v at 500 to 1,999, all of it within "1K".
sources supported: One source alone gives 900 to 1,100.
metric undetermined: The count of v does not say what it counts, and is taken for its peak.

undetermined, record undetermined
attendance undetermined: No count of x is known.`},
		{"at the counter", `{"id": "x", "platform": "p", "start": "2025-05", "counts": [{"figure": 500, "source": "a"}, {"figure": "about 500", "source": "b"}, {"figure": "500+", "source": "c"}, {"figure": 499, "source": "d"}]}, {"id": "y", "platform": "p", "start": "2025-05", "counts": [{"figure": "0.5K", "metric": "average", "source": "a"}]}, {"id": "z", "platform": "q", "start": "2025-05", "counts": [{"figure": 500, "source": "a"}]}, {"id": "v", "platform": "p", "start": "2025-05", "counts": [{"figure": 500, "source": "a"}, {"figure": 950, "source": "b"}]}`,
			`{"session": "x", "figure": "600"}, {"session": "y", "category": {"metric": "average"}, "figure": "2K"}, {"session": "z", "figure": "500"}, {"session": "v", "figure": "500"}`, `
doubtful, record undetermined
attendance doubtful: The counts put x at 500 to 501, at odds with "600".
sources supported: 3 of 4 independent sources allow 500 to 501, and d ("exactly 499") dissents.
room undetermined: The counter of Pavilion showed no more than 500, so Annals ("exactly 500") and b ("around 500") may stand for more.
metric undetermined: None of the 4 counts of x says what it counts, and they are taken for its peak.

refuted, record undetermined
attendance refuted: The counts put y at 500 to 900, none of it within "2K".
sources supported: One source alone gives 500 to 599.
room undetermined: The counter of Pavilion showed no more than 500, so Annals ("500") may stand for more.

confirmed, record undetermined
attendance confirmed: The counts put z at 500, all of it within "500".
sources supported: One source alone gives 500.
metric undetermined: The count of z does not say what it counts, and is taken for its peak.

undetermined, record undetermined
attendance undetermined: The counts put v at 500 to 900, which leaves "500" open.
sources undetermined: The 2 independent sources do not agree and leave 500 to 900 between them.
room undetermined: The rooms of Pavilion held no more than 900, and b ("exactly 950") put v above that.
metric undetermined: None of the 2 counts of v says what it counts, and they are taken for its peak.`},
		{"at one of two counters, of a platform without a name", `{"id": "x", "platform": "q", "start": "2024", "counts": [{"figure": 200, "metric": "peak", "source": "a"}, {"figure": 100, "metric": "peak", "source": "b"}]}`,
			`{"session": "x", "figure": "exactly 200"}`, `
undetermined, record undetermined
attendance undetermined: The counts put x at 100 to 201, which leaves "exactly 200" open.
sources undetermined: The 2 independent sources do not agree and leave 100 to 201 between them.
room undetermined: The counter of q showed no more than 200, so Annals ("exactly 200") and b ("exactly 100") may stand for more.`},
		{"rulings", `{"id": "x", "title": "éclair night", "platform": "p", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}; {"session": "x", "status": "claimed", "body": "the club", "category": {"metric": "average"}}, {"session": "x", "status": "pending", "body": "the union", "date": "2021", "category": {"metric": "unique"}}, {"session": "x", "status": "ratified", "body": "the league", "date": "2021-06/2021-07", "reason": "counted at the doors.", "category": {"metric": "joins"}}, {"session": "x", "status": "rejected", "body": "the union", "reason": "nobody counted", "category": {"metric": "views"}}`,
			`{"session": "x", "category": {"metric": "average"}, "figure": "5"}, {"session": "x", "category": {"metric": "unique"}, "figure": "5"}, {"session": "x", "category": {"metric": "joins"}, "figure": "5"}, {"session": "x", "category": {"metric": "views"}, "figure": "5"}, {"session": "x", "figure": "exactly 50"}`, `
undetermined, record undetermined
attendance undetermined: No count of éclair night is known.
ruling undetermined: éclair night was put before the club.

undetermined, record undetermined
attendance undetermined: No count of éclair night is known.
ruling undetermined: éclair night is being looked into by the union (2021).

undetermined, record undetermined
attendance undetermined: No count of éclair night is known.
ruling supported: éclair night was ratified by the league (2021-06/2021-07): counted at the doors.

undetermined, record undetermined
attendance undetermined: No count of éclair night is known.
ruling doubtful: éclair night was not accepted as a record by the union: nobody counted.

confirmed, record undetermined
attendance confirmed: The counts put éclair night at 50, all of it within "exactly 50".
sources supported: One source alone gives 50.`},
		{"annulled", `{"id": "x", "platform": "q", "start": "2021", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "y", "platform": "q", "start": "2020", "counts": [{"figure": 40, "metric": "peak", "source": "a"}]}; {"session": "x", "status": "annulled", "body": "the league", "date": "2022-01-05", "reason": "half of them were dolls."}, {"session": "x", "status": "ratified", "body": "the union"}`,
			`{"session": "x", "place": 1, "figure": "exactly 50", "previous": "exactly 40", "margin": "exactly 10"}, {"session": "y", "place": 1, "figure": "exactly 40"}, {"session": "x", "category": {"platform": "p"}, "place": 1}`, `
refuted, record refuted
attendance confirmed: The counts put x at 50, all of it within "exactly 50".
place refuted: x has no place since it was annulled by the league.
previous undetermined: x has no place since it was annulled by the league.
margin undetermined: x has no place since it was annulled by the league.
arithmetic confirmed: "exactly 50" less "exactly 40" leaves 10, all of it within "exactly 10".
sources supported: One source alone gives 50.
ruling refuted: x was annulled by the league (2022-01-05): half of them were dolls.

undetermined, record undetermined
attendance confirmed: The counts put y at 40, all of it within "exactly 40".
place undetermined: Nobody is known to compare y with.
sources supported: One source alone gives 40.

undetermined, record undetermined
place undetermined: The category of the claim does not hold x.
sources supported: One source alone gives 50.
ruling refuted: x was annulled by the league (2022-01-05): half of them were dolls.`},
		{"annulled beside others", `{"id": "x", "start": "2021", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2020", "counts": [{"figure": 60, "metric": "peak", "source": "a"}]}, {"id": "z", "start": "2019", "counts": [{"figure": 40, "metric": "peak", "source": "a"}]}; {"session": "y", "status": "annulled", "body": "the league"}`,
			`{"session": "x", "place": 1, "previous": "exactly 40", "margin": "exactly 10"}`, `
confirmed, record confirmed
place confirmed: Taken to the letter, the counts leave x no place but 1st.
previous confirmed: The counts put the previous record, that of z, at 40, all of it within "exactly 40".
margin confirmed: The counts put the margin over the previous record at 10, all of it within "exactly 10".
sources supported: One source alone gives 50.`},
		{"perhaps in the span", `{"id": "x", "start": "2021", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2021-06-20", "counts": [{"figure": 40, "metric": "peak", "source": "a"}]}, {"id": "z", "start": "2021-06-08", "counts": [{"figure": 30, "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "category": {"during": "2021-06"}, "place": 1, "figure": "exactly 50", "previous": "exactly 40", "margin": "exactly 10"}, {"session": "y", "category": {"during": "2021-06"}, "place": 1, "previous": "exactly 30", "margin": "exactly 10"}, {"session": "y", "category": {"during": "2021-07"}, "place": 1}`, `
undetermined, record undetermined
attendance confirmed: The counts put x at 50, all of it within "exactly 50".
place undetermined: Whether the category of the claim holds x, its date leaves open.
previous undetermined: Whether the category of the claim holds x, its date leaves open.
margin undetermined: Whether the category of the claim holds x, its date leaves open.
arithmetic confirmed: "exactly 50" less "exactly 40" leaves 10, all of it within "exactly 10".
sources supported: One source alone gives 50.

undetermined, record undetermined
place undetermined: At 40, y may be in 1st or 2nd place.
previous undetermined: The counts put the previous record at 30 to 50, which leaves "exactly 30" open.
margin undetermined: The counts put the margin over the previous record at −10 to 10, which leaves "exactly 10" open.
sources supported: One source alone gives 40.

undetermined, record undetermined
place undetermined: The category of the claim does not hold y.
sources supported: One source alone gives 40.`},
		{"annulled, perhaps in the span", `{"id": "x", "start": "2021", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2021-06-20", "counts": [{"figure": 40, "metric": "peak", "source": "a"}]}; {"session": "x", "status": "annulled", "body": "the league"}`,
			`{"session": "x", "category": {"during": "2021-06"}, "place": 1, "previous": "exactly 40"}, {"session": "y", "category": {"during": "2021-06"}, "place": 1}`, `
refuted, record refuted
place refuted: x has no place since it was annulled by the league.
previous undetermined: x has no place since it was annulled by the league.
sources supported: One source alone gives 50.
ruling refuted: x was annulled by the league.

undetermined, record undetermined
place undetermined: Nobody is known to compare y with.
sources supported: One source alone gives 40.`},
		{"level with certain rivals alone", `{"id": "x", "start": "2021-06-20", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2021", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "z", "start": "2021-06-08", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "category": {"during": "2021-06"}, "place": 1}`, `
confirmed, record confirmed
place confirmed: Taken to the letter, the counts leave x no place but 1st (level with z).
sources supported: One source alone gives 50.`},
	} {
		var got strings.Builder
		for i, r := range judge(t, c.sessions, c.claims) {
			if i > 0 {
				fmt.Fprintf(&got, "\n")
			}
			fmt.Fprintf(&got, "\n%v, record %v", r.Verdict, r.Record)
			for _, f := range r.Findings {
				fmt.Fprintf(&got, "\n%s %v: %s", f.Point, f.Verdict, f.Reason)
			}
		}
		if diff := cmp.Diff(c.want, got.String()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.name, diff)
		}
	}
}

// TestReasonsOfRatiosAndFirsts is TestReasons for claims of how many times as many
// a session drew as the record before it, and of its having been the first to draw
// so many.
func TestReasonsOfRatiosAndFirsts(t *testing.T) {
	for _, c := range []struct{ name, sessions, claims, want string }{
		{"ratios",
			`{"id": "x", "start": "2020", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2019", "counts": [{"figure": 40, "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "place": 1, "ratio": "exactly 1.25 times"}, {"session": "x", "place": 1, "ratio": "doubled"}, {"session": "x", "place": 1, "ratio": "1.3 times"}, {"session": "x", "place": 1, "ratio": "about 1.3 times"}, {"session": "x", "place": 1, "ratio": "under 2 times"}, {"session": "x", "place": 2, "ratio": "doubled"}`, `
ratio confirmed: The counts put the ratio to the previous record at 1.25 times, all of it within "exactly 1.25 times".
ratio refuted: The counts put the ratio to the previous record at 1.25 times, none of it within "at least 2 times".
ratio confirmed: The counts put the ratio to the previous record at 1.25 times, all of it within "1.3 times".
ratio supported: The counts put the ratio to the previous record at 1.25 times, in line with "around 1.3 times".
ratio undetermined: The counts put the ratio to the previous record at 1.25 times, so "less than 2 times" misleads although it is true to the letter.
ratio undetermined: Only a claim to 1st place has a previous record to be measured by.`},
		{"ratios between",
			`{"id": "x", "start": "2020", "counts": [{"figure": "50K", "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2019", "counts": [{"figure": "around 20K", "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "place": 1, "ratio": "more than doubled"}, {"session": "x", "place": 1, "ratio": "tripled"}, {"session": "x", "place": 1, "ratio": "nearly tripled"}, {"session": "x", "place": 1, "ratio": "nearly 4x"}`, `
ratio supported: The counts put the ratio to the previous record at 2.045 to 3.056 times, in line with "more than 2 times".
ratio undetermined: The counts put the ratio to the previous record at 2.045 to 3.056 times, which leaves "at least 3 times" open.
ratio undetermined: The counts put the ratio to the previous record at 2.045 to 3.056 times, which leaves "nearly 3 times" open.
ratio doubtful: The counts put the ratio to the previous record at 2.045 to 3.056 times, at odds with "nearly 4 times".`},
		{"ratios, against customary readings",
			`{"id": "x", "start": "2020", "counts": [{"figure": "about 50", "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2019", "counts": [{"figure": "about 40", "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "place": 1, "ratio": "doubled"}, {"session": "x", "place": 1, "ratio": "1.1+ times"}, {"session": "x", "place": 1, "ratio": "1.2 times"}`, `
ratio doubtful: The counts put the ratio to the previous record at 1.022 to 1.528 times, at odds with "at least 2 times".
ratio undetermined: The counts put the ratio to the previous record at 1.022 to 1.528 times, which leaves "at least 1.1 times" open.
ratio undetermined: The counts put the ratio to the previous record at 1.022 to 1.528 times, which leaves "1.2 times" open.`},
		{"a ratio without limits",
			`{"id": "x", "start": "2020", "counts": [{"figure": "more than 50", "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2019", "counts": [{"figure": "up to 40", "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "place": 1, "ratio": "doubled"}, {"session": "x", "place": 1, "ratio": "1.2+ times"}, {"session": "x", "place": 1, "ratio": "1.5+ times"}`, `
ratio undetermined: The counts put the ratio to the previous record at 1.275 times or more, which leaves "at least 2 times" open.
ratio confirmed: The counts put the ratio to the previous record at 1.275 times or more, all of it within "at least 1.2 times".
ratio undetermined: The counts put the ratio to the previous record at 1.275 times or more, which leaves "at least 1.5 times" open.`},
		{"a ratio to perhaps nobody, and of perhaps nobody",
			`{"id": "x", "start": "2020", "counts": [{"figure": "up to 50", "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2019", "counts": [{"figure": "30-40", "metric": "peak", "source": "a"}]}, {"id": "v", "start": "2018", "counts": [{"figure": 0, "metric": "peak", "source": "a"}]}, {"id": "w", "start": "2020-01", "counts": [{"figure": 5, "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "place": 1, "ratio": "doubled"}, {"session": "x", "place": 1, "ratio": "up to 2 times"}, {"session": "v", "place": 1, "ratio": "2x"}, {"session": "y", "place": 1, "ratio": "2x"}`, `
ratio refuted: The counts put the ratio to the previous record at 1.667 times or less, none of it within "at least 2 times".
ratio confirmed: The counts put the ratio to the previous record at 1.667 times or less, all of it within "at most 2 times".
ratio undetermined: No earlier rival with a count is known.
ratio undetermined: The counts put the ratio to the previous record at any number, which leaves "2 times" open.`},
		{"a ratio with nothing to divide",
			`{"id": "x", "start": "2020"}, {"id": "y", "start": "2019", "counts": [{"figure": 40, "metric": "peak", "source": "a"}]}, {"id": "z", "start": "2018"}`,
			`{"session": "x", "place": 1, "ratio": "doubled"}, {"session": "y", "place": 1, "ratio": "2x"}`, `
ratio undetermined: No count of x is known.
ratio undetermined: No earlier rival with a count is known.`},
		{"first",
			`{"id": "x", "start": "2020", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2019", "counts": [{"figure": 40, "metric": "peak", "source": "a"}]}, {"id": "z", "start": "2022", "counts": [{"figure": 90, "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "first": 50}, {"session": "x", "first": "more than 45"}, {"session": "x", "first": "more than 50"}, {"session": "x", "first": 60}, {"session": "x", "first": 40}, {"session": "x", "first": "more than 40"}, {"session": "x", "first": "30+"}`, `
first confirmed: The counts put x at 50 and the most before it, of y, at 40, so that it was the first to reach 50.
first confirmed: The counts put x at 50 and the most before it, of y, at 40, so that it was the first to pass 45.
first refuted: The counts put x at 50, which does not pass 50.
first refuted: The counts put x at 50, which does not reach 60.
first refuted: The counts put x at 50 and the most before it, of y, at 40, so that it was not the first to reach 40.
first confirmed: The counts put x at 50 and the most before it, of y, at 40, so that it was the first to pass 40.
first refuted: The counts put x at 50 and the most before it, of y, at 40, so that it was not the first to reach 30.`},
		{"first, customarily",
			`{"id": "x", "start": "2020", "counts": [{"figure": "50+", "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2019", "counts": [{"figure": "40-45", "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "first": 50}, {"session": "x", "first": "more than 50"}, {"session": "x", "first": 60}, {"session": "x", "first": 45}, {"session": "x", "first": "more than 45"}`, `
first confirmed: The counts put x at 50 or more and the most before it, of y, at 40 to 45, so that it was the first to reach 50.
first undetermined: The counts put x at 50 to 59 and the most before it, of y, at 40 to 45, which leaves open who was the first to pass 50.
first doubtful: The counts put x at 50 to 59, which does not reach 60.
first undetermined: The counts put x at 50 to 59 and the most before it, of y, at 40 to 45, which leaves open who was the first to reach 45.
first confirmed: The counts put x at 50 or more and the most before it, of y, at 40 to 45, so that it was the first to pass 45.`},
		{"first, against customary readings",
			`{"id": "x", "start": "2020", "counts": [{"figure": "about 50", "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2019", "counts": [{"figure": "about 40", "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "first": 60}, {"session": "x", "first": 50}, {"session": "x", "first": 40}, {"session": "x", "first": 30}, {"session": "x", "first": 45}`, `
first doubtful: The counts put x at 45 to 55, which does not reach 60.
first undetermined: The counts put x at 45 to 55 and the most before it, of y, at 36 to 44, which leaves open who was the first to reach 50.
first undetermined: The counts put x at 45 to 55 and the most before it, of y, at 36 to 44, which leaves open who was the first to reach 40.
first doubtful: The counts put x at 45 to 55 and the most before it, of y, at 36 to 44, so that it was not the first to reach 30.
first supported: The counts put x at 45 to 55 and the most before it, of y, at 36 to 44, so that it was the first to reach 45.`},
		{"first, with rivals on all sides",
			`{"id": "x", "start": "2020", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2019", "counts": [{"figure": "20-40", "metric": "peak", "source": "a"}]}, {"id": "z", "start": "2018", "counts": [{"figure": "30-45", "metric": "peak", "source": "a"}]}, {"id": "v", "counts": [{"figure": 48, "metric": "peak", "source": "a"}]}, {"id": "w", "start": "2020-05", "counts": [{"figure": 55, "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "first": 50}, {"session": "x", "first": 46}, {"session": "x", "first": 30}, {"session": "x", "first": 20}, {"session": "x", "first": 46, "at": "2020-03"}`, `
first undetermined: The counts put x at 50 and the most before it at 30 to 55, which leaves open who was the first to reach 50.
first undetermined: The counts put x at 50 and the most before it at 30 to 55, which leaves open who was the first to reach 46.
first refuted: The counts put x at 50 and the most before it at 30 to 55, so that it was not the first to reach 30.
first refuted: The counts put x at 50 and the most before it at 30 to 55, so that it was not the first to reach 20.
first undetermined: The counts put x at 50 and the most before it at 30 to 48, which leaves open who was the first to reach 46.`},
		{"first, though some rival has no count",
			`{"id": "x", "start": "2020", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2019", "counts": [{"figure": 40, "metric": "peak", "source": "a"}]}, {"id": "z", "start": "2018"}`,
			`{"session": "x", "first": 50}, {"session": "x", "first": 40}, {"session": "y", "first": 30}`, `
first supported: The counts put x at 50 and the most before it, of y, at 40, so that it was the first to reach 50.
first refuted: The counts put x at 50 and the most before it at 40 or more, so that it was not the first to reach 40.
first supported: The counts put y at 40 and nobody before it, so that it was the first to reach 30.`},
		{"first, with nobody before",
			`{"id": "x", "start": "2020", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2021", "counts": [{"figure": 60, "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "first": 50}, {"session": "x", "first": 60}, {"session": "y", "first": 60}`, `
first confirmed: The counts put x at 50 and nobody before it, so that it was the first to reach 50.
first refuted: The counts put x at 50, which does not reach 60.
first confirmed: The counts put y at 60 and the most before it, of x, at 50, so that it was the first to reach 60.`},
		{"first, with nobody to compare with",
			`{"id": "x", "start": "2020", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2019"}`,
			`{"session": "x", "first": 50}, {"session": "x", "first": "more than 50"}`, `
first undetermined: No rival with a count is known.
first refuted: The counts put x at 50, which does not pass 50.`},
		{"first, without a count",
			`{"id": "x", "start": "2020"}, {"id": "y", "start": "2019", "counts": [{"figure": "30-40", "metric": "peak", "source": "a"}]}, {"id": "z", "start": "2018", "counts": [{"figure": "about 20", "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "first": 50}, {"session": "x", "first": 30}, {"session": "x", "first": "more than 30"}, {"session": "y", "first": 20}, {"session": "y", "first": 19, "category": {"metric": "joins"}}`, `
first undetermined: No count of x is known.
first refuted: The counts put the most before x at 30 or more, so that it was not the first to reach 30.
first undetermined: No count of x is known.
first undetermined: The counts put y at 30 to 40 and the most before it, of z, at 18 to 22, which leaves open who was the first to reach 20.
first undetermined: No count of y is known.`},
		{"first, without a count but many before",
			`{"id": "x", "start": "2020"}, {"id": "y", "start": "2019", "counts": [{"figure": "about 40", "metric": "peak", "source": "a"}]}, {"id": "z", "start": "2018", "counts": [{"figure": "about 40", "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "first": 20}, {"session": "x", "first": 39}`, `
first doubtful: The counts put the most before x at 36 to 44, so that it was not the first to reach 20.
first undetermined: No count of x is known.`},
		{"first in an event",
			`{"id": "x", "start": "2020", "event": "e", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2019", "event": "e", "counts": [{"figure": 40, "metric": "peak", "source": "a"}]}, {"id": "z", "start": "2019", "event": "e"}`,
			`{"session": "x", "first": 50}, {"session": "x", "first": 40}, {"session": "x", "first": 50, "category": {"event": "e"}}, {"session": "x", "first": 40, "category": {"event": "e"}}`, `
first undetermined: No rival with a count is known.
first undetermined: No rival with a count is known.
first undetermined: The counts put x at 50 and the most before it at 40 or more, which leaves open who was the first to reach 50.
first refuted: The counts put x at 50 and the most before it at 40 or more, so that it was not the first to reach 40.`},
		{"first, and whose counts",
			`{"id": "x", "start": "2020", "counts": [{"figure": 90, "metric": "peak", "source": "host"}]}, {"id": "y", "start": "2019", "counts": [{"figure": 40, "metric": "peak", "source": "host"}]}, {"id": "z", "start": "2021", "counts": [{"figure": 100, "metric": "peak", "source": "host"}, {"figure": 95, "metric": "peak", "source": "a"}]}, {"id": "v", "start": "2022", "platform": "q", "counts": [{"figure": 300, "metric": "peak", "source": "a"}, {"figure": 300, "metric": "peak", "source": "b"}, {"figure": 200, "metric": "peak", "source": "owner"}]}`,
			`{"session": "x", "first": 90}, {"session": "x", "first": 40}, {"session": "z", "first": 100}, {"session": "z", "first": 95, "by": "a"}, {"session": "v", "first": 300, "category": {"platform": "q"}}, {"session": "v", "first": 250}, {"session": "v", "first": 90}`, `
first supported: The counts put x at 90 and the most before it, of y, at 40, so that it was the first to reach 90, though it takes counts with a stake in the claim to be sure.
first doubtful: The counts put x at 90 and the most before it, of y, at 40, so that it was not the first to reach 40, though only by the rivals' own counts.
first doubtful: Without the counts that have a stake in the claim, the others put z at 95, which does not reach 100.
first supported: The counts put z at 95 to 100 and the most before it, of x, at 90, so that it was the first to reach 95, though it takes counts with a stake in the claim to be sure.
first undetermined: No rival with a count is known.
first supported: The counts put v at 300 and the most before it, of z, at 95 to 100, so that it was the first to reach 250, though the platform's own count of v dissents.
first doubtful: The counts put v at 300 and the most before it, of z, at 95 to 100, so that it was not the first to reach 90, though the platform's own count of v dissents.`},
		{"ratios and firsts of the annulled, outside, perhaps within and unknown",
			`{"id": "x", "start": "2021", "counts": [{"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "y", "start": "2020", "counts": [{"figure": 40, "metric": "peak", "source": "a"}]}, {"id": "z", "start": "2021", "counts": [{"figure": 60, "metric": "peak", "source": "a"}]}; {"session": "x", "status": "annulled", "body": "the league"}`,
			`{"session": "x", "place": 1, "ratio": "2x", "first": 50}, {"session": "y", "category": {"platform": "p"}, "place": 1, "ratio": "2x", "first": 50}, {"session": "z", "category": {"during": "2021-06"}, "place": 1, "ratio": "2x", "first": 50}, {"session": "z", "first": 50}`, `
ratio undetermined: x has no place since it was annulled by the league.
first refuted: x has no place since it was annulled by the league.
ratio undetermined: The category of the claim does not hold y.
first undetermined: The category of the claim does not hold y.
ratio undetermined: Whether the category of the claim holds z, its date leaves open.
first undetermined: Whether the category of the claim holds z, its date leaves open.
first confirmed: The counts put z at 60 and the most before it, of y, at 40, so that it was the first to reach 50.`},
		{"a ratio and whose counts",
			`{"id": "x", "start": "2020", "counts": [{"figure": 90, "metric": "peak", "source": "host"}]}, {"id": "y", "start": "2019", "counts": [{"figure": 40, "metric": "peak", "source": "a"}]}, {"id": "z", "start": "2021", "counts": [{"figure": 90, "metric": "peak", "source": "host"}, {"figure": 50, "metric": "peak", "source": "a"}]}, {"id": "v", "start": "2022", "counts": [{"figure": 200, "metric": "peak", "source": "a"}]}`,
			`{"session": "x", "place": 1, "ratio": "2+ times"}, {"session": "z", "place": 1, "ratio": "1+ times"}, {"session": "v", "place": 1, "ratio": "2+ times"}`, `
ratio supported: The counts put the ratio to the previous record at 2.25 times, all of it within "at least 2 times", though it takes counts with a stake in the claim to be sure.
ratio doubtful: Without the counts that have a stake in the claim, the others put the ratio to the previous record at 0.555 to 0.556 times, none of it within "at least 1 times".
ratio confirmed: The counts put the ratio to the previous record at 2.222 to 2.223 times, all of it within "at least 2 times".`},
	} {
		var got strings.Builder
		for _, r := range judge(t, c.sessions, c.claims) {
			for _, f := range r.Findings {
				if f.Point == records.PointRatio || f.Point == records.PointFirst {
					fmt.Fprintf(&got, "\n%s %v: %s", f.Point, f.Verdict, f.Reason)
				}
			}
		}
		if diff := cmp.Diff(c.want, got.String()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.name, diff)
		}
	}
}
