package records_test

import (
	"cmp"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
	"github.com/highwater-go/highwater/records"
)

// rulingTwin is Evidence.Ruling by the definition: each ruling against each other.
func rulingTwin(rulings []records.Ruling, session string, c records.Category, body string) (records.Ruling, bool) {
	var standing []records.Ruling
	for _, r := range rulings {
		if !appliesTwin(r, session, c, body) {
			continue
		}
		replaced := slices.ContainsFunc(rulings, func(o records.Ruling) bool {
			return appliesTwin(o, session, c, r.Body) && decides(o) && certainlyBefore(r.Date, o.Date)
		})
		if !replaced {
			standing = append(standing, r)
		}
	}
	if len(standing) == 0 {
		return records.Ruling{}, false
	}
	return slices.MaxFunc(standing, func(a, b records.Ruling) int {
		return cmp.Or(
			slices.Index(statuses, a.Status)-slices.Index(statuses, b.Status),
			cmp.Compare(firstMoment(a.Date), firstMoment(b.Date)),
			cmp.Compare(a.Date.End, b.Date.End),
			a.Compare(b),
		)
	}), true
}

// decides is so of a ruling that is not just a step on the way to one.
func decides(r records.Ruling) bool {
	return r.Status != records.Claimed && r.Status != records.Pending
}

func appliesTwin(r records.Ruling, session string, c records.Category, body string) bool {
	of := r.Category
	same := func(rules, asked string) bool { return rules == "" || rules == asked }
	return r.Session == session && same(body, r.Body) &&
		same(of.Platform, c.Platform) && same(of.Event, c.Event) && same(of.Tag, c.Tag) &&
		same(string(of.Metric), string(orPeak(c.Metric))) &&
		(of.During == attendance.Date{} || c.During != attendance.Date{} &&
			of.During.Start <= c.During.Start && c.During.End <= of.During.End)
}

// firstMoment puts unknown dates before all.
func firstMoment(d attendance.Date) int64 {
	if (d == attendance.Date{}) {
		return -1 << 63
	}
	return d.Start
}

// errorText is "" for no error.
func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestRulingValidate(t *testing.T) {
	ok := records.Ruling{Session: "s", Status: records.Ratified, Body: "body"}
	reversed := attendance.Date{Start: 2, End: 1}
	const wrongDate = "attendance: invalid Date{Start: 2, End: 1}: want Start < End, within the years 0 to 9999"
	const wrongStatus = `; want "claimed", "pending", "ratified", "rejected" or "annulled"`
	for _, x := range []struct {
		name   string
		ruling records.Ruling
		want   string
	}{
		{"the least there is", ok, ""},
		{"everything", records.Ruling{
			Session: "s", Category: records.Category{Platform: "p", Event: "e", Metric: "laps", Tag: "t", During: attendance.MustParseDate("2017/2021")},
			Status: records.Annulled, Body: "body", Date: attendance.MustParseDate("2021"), Reason: "why", URL: "where",
		}, ""},
		{"claimed", records.Ruling{Session: "s", Status: records.Claimed, Body: "body"}, ""},
		{"pending", records.Ruling{Session: "s", Status: records.Pending, Body: "body"}, ""},
		{"rejected", records.Ruling{Session: "s", Status: records.Rejected, Body: "body"}, ""},
		{"nothing", records.Ruling{}, "session: a ruling needs the ID of its session\n" +
			`status: unknown status ""` + wrongStatus + "\nbody: a ruling needs the body that made it"},
		{"no session", records.Ruling{Status: records.Ratified, Body: "body"}, "session: a ruling needs the ID of its session"},
		{"no body", records.Ruling{Session: "s", Status: records.Ratified}, "body: a ruling needs the body that made it"},
		{"a status in another case", records.Ruling{Session: "s", Status: "Ratified", Body: "body"}, `status: unknown status "Ratified"` + wrongStatus},
		{"a status with a blank", records.Ruling{Session: "s", Status: "ratified ", Body: "body"}, `status: unknown status "ratified "` + wrongStatus},
		{"another word", records.Ruling{Session: "s", Status: "broken", Body: "body"}, `status: unknown status "broken"` + wrongStatus},
		{"a date that runs back", records.Ruling{Session: "s", Status: records.Ratified, Body: "body", Date: reversed}, "date: " + wrongDate},
		{"a span that runs back", records.Ruling{Session: "s", Status: records.Ratified, Body: "body", Category: records.Category{During: reversed}},
			"category.during: " + wrongDate},
		{"all at once, in their order", records.Ruling{Category: records.Category{During: reversed}, Status: "x", Date: reversed},
			"session: a ruling needs the ID of its session\ncategory.during: " + wrongDate + "\n" +
				`status: unknown status "x"` + wrongStatus + "\nbody: a ruling needs the body that made it\ndate: " + wrongDate},
	} {
		if d := differ(x.want, errorText(x.ruling.Validate())); d != "" {
			t.Errorf("%s (-want +got)\n%s", x.name, d)
		}
	}
}

func TestEvidenceValidateRulings(t *testing.T) {
	ev := records.Evidence{
		Platforms: []attendance.Platform{{ID: "p"}},
		Sessions:  []attendance.Session{{ID: "s", Event: "e"}, {ID: "u"}},
		Rulings: []records.Ruling{
			{Session: "s", Category: records.Category{Platform: "p", Event: "e"}, Status: records.Ratified, Body: "body"},
			{Session: "s", Category: records.Category{Platform: "p", Event: "e"}, Status: records.Ratified, Body: "body"}, // twice is no fault
			{Session: "t", Status: records.Ratified, Body: "body"},
			{Session: "u", Category: records.Category{Platform: "q", Event: "f", Tag: "any"}, Status: records.Ratified, Body: "body"},
			{Category: records.Category{Platform: "q"}, Status: "x"},
		},
	}
	const want = `rulings[2].session: there is no session with the ID "t"
rulings[3].category.platform: there is no platform with the ID "q"
rulings[3].category.event: there is no session of an event with the ID "f"
rulings[4].session: a ruling needs the ID of its session
rulings[4].status: unknown status "x"; want "claimed", "pending", "ratified", "rejected" or "annulled"
rulings[4].body: a ruling needs the body that made it
rulings[4].category.platform: there is no platform with the ID "q"`
	if d := differ(want, errorText(ev.Validate())); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestParseDossierRulings(t *testing.T) {
	for _, x := range []struct{ name, text, want string }{
		{"null", `{"rulings": null}`, ""},
		{"none", `{"rulings": []}`, ""},
		{"what is wrong with one on its own", `{
  "sessions": [{"id": "s"}],
  "rulings": [
    {"session": "s", "status": "ratified", "body": "body", "category": {}},
    {"session": "s", "status": "broken"},
    {"session": "t", "status": "annulled", "body": "body", "category": {"platform": "p", "event": "e"}}
  ]
}`, `5:5: rulings[1].body: a ruling needs the body that made it
5:32: rulings[1].status: unknown status "broken"; want "claimed", "pending", "ratified", "rejected" or "annulled"
6:17: rulings[2].session: there is no session with the ID "t"
6:85: rulings[2].category.platform: there is no platform with the ID "p"
6:99: rulings[2].category.event: there is no session of an event with the ID "e"`},
		{"dates", `{
  "sessions": [{"id": "s"}],
  "rulings": [
    {"session": "s", "status": "ratified", "body": "body", "date": "2021-02-30"},
    {"session": "s", "status": "ratified", "body": "body", "date": "2021/2020"},
    {"session": "s", "status": "ratified", "body": "body", "category": {"during": "five years"}}
  ],
  "claims": [
    {"session": "s", "place": 1, "category": {"during": "2021-06-31"}},
    {"session": "s", "place": 1, "category": {"during": 2021}}
  ]
}`, `4:68: rulings[0].date: cannot read "2021-02-30" at byte 0: malformed: the calendar has no such date in the years 0000 to 9999
5:68: rulings[1].date: cannot read "2021/2020" at byte 5: a range that runs back: the interval ends before it starts; the earlier date comes first
6:83: rulings[2].category.during: cannot read "five years" at byte 0: malformed: want a date such as 2021, 2021-06, 2021-06-08, 2021-06-08T12:04:00Z, or two with a / between
9:57: claims[0].category.during: cannot read "2021-06-31" at byte 0: malformed: the calendar has no such date in the years 0000 to 9999
10:57: claims[1].category.during: want a string, not the number 2021`},
		{"the shape", `{"sessions": [{"id": "s"}], "rulings": [
{"session": "s", "status": "ratified", "body": "body", "place": 1},
{"session": "s", "status": "ratified", "body": "body", "body": "other"},
{"session": "s", "status": 3, "body": ["body"]},
"ratified"
]}`, `2:56: rulings[0].place: unknown field; want one of session, category, status, body, date, figure, reason, url
3:56: rulings[1].body: the field is given twice
4:28: rulings[2].status: want a string, not the number 3
4:39: rulings[2].body: want a string, not an array
5:1: rulings[3]: want an object, not a string`},
	} {
		_, err := records.ParseDossier([]byte(x.text))
		if d := differ(x.want, errorText(err)); d != "" {
			t.Errorf("%s (-want +got)\n%s", x.name, d)
		}
	}
}

func TestEvidenceJSONWithRulings(t *testing.T) {
	ev := records.Evidence{
		Platforms: []attendance.Platform{{ID: "p", Limits: []attendance.Limit{{People: 900, Kind: attendance.Seats}}}},
		Sessions:  []attendance.Session{{ID: "s", Platform: "p"}},
		Rulings: []records.Ruling{
			{Session: "s", Status: records.Claimed, Body: "body"},
			{Session: "s", Category: records.Category{Platform: "p", Metric: attendance.Unique, Tag: "t", During: attendance.MustParseDate("2017/2021")},
				Status: records.Annulled, Body: "body", Date: attendance.MustParseDate("2021-06"), Reason: "counted twice", URL: "https://example.org/1"},
		},
	}
	const want = `{"platforms":[{"id":"p","limits":[{"people":900,"kind":"seats"}]}],"sessions":[{"id":"s","platform":"p"}],` +
		`"rulings":[{"session":"s","status":"claimed","body":"body"},` +
		`{"session":"s","category":{"platform":"p","metric":"unique","tag":"t","during":"2017/2021"},"status":"annulled","body":"body",` +
		`"date":"2021-06","reason":"counted twice","url":"https://example.org/1"}]}`
	written, err := json.Marshal(ev)
	if err != nil {
		t.Fatal(err)
	}
	if d := differ(want, string(written)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	var back records.Evidence
	if err := json.Unmarshal(written, &back); err != nil {
		t.Fatal(err)
	}
	if d := differ(ev, back); d != "" {
		t.Errorf("Unmarshal (-want +got)\n%s", d)
	}
	d, err := records.ParseDossier(written)
	if err != nil {
		t.Fatal(err)
	}
	if d := differ(ev, d.Evidence); d != "" {
		t.Errorf("ParseDossier (-want +got)\n%s", d)
	}
}

func TestEvidenceRuling(t *testing.T) {
	by := func(body, status, date string) records.Ruling {
		r := records.Ruling{Session: "s", Status: records.Status(status), Body: body}
		if date != "" {
			r.Date = attendance.MustParseDate(date)
		}
		return r
	}
	in := func(c records.Category, r records.Ruling) records.Ruling {
		r.Category = c
		return r
	}
	during := func(date string) records.Category {
		return records.Category{During: attendance.MustParseDate(date)}
	}
	other := by("a", "annulled", "2021")
	other.Session = "t"
	everything := records.Category{Platform: "p", Event: "e", Metric: attendance.Unique, Tag: "t", During: attendance.MustParseDate("2021-06")}
	for _, x := range []struct {
		name     string
		category records.Category
		body     string
		want     int // of the rulings, -1 for none
		rulings  []records.Ruling
	}{
		{"none at all", records.Category{}, "", -1, nil},
		{"of another session", records.Category{}, "", -1, []records.Ruling{other}},
		{"one", records.Category{}, "", 0, []records.Ruling{by("a", "claimed", "")}},

		{"a later one replaces", records.Category{}, "", 1, []records.Ruling{by("a", "annulled", "2020"), by("a", "ratified", "2021")}},
		{"and is replaced itself", records.Category{}, "", 2, []records.Ruling{by("a", "annulled", "2020"), by("a", "ratified", "2021"), by("a", "rejected", "2022")}},
		{"the day after", records.Category{}, "", 1, []records.Ruling{by("a", "annulled", "2021-06-08"), by("a", "ratified", "2021-06-09")}},
		{"the same day: the furthest", records.Category{}, "", 0, []records.Ruling{by("a", "annulled", "2021-06-08"), by("a", "ratified", "2021-06-08")}},
		{"in the same year: the furthest", records.Category{}, "", 0, []records.Ruling{by("a", "rejected", "2021-06-08"), by("a", "ratified", "2021")}},
		{"undated: the furthest", records.Category{}, "", 0, []records.Ruling{by("a", "rejected", ""), by("a", "ratified", "2021")}},
		{"a later one leaves the undated", records.Category{}, "", 2, []records.Ruling{by("a", "annulled", "2020"), by("a", "ratified", "2021"), by("a", "rejected", "")}},
		{"before 1970, a later one replaces", records.Category{}, "", 1, []records.Ruling{by("a", "annulled", "1950"), by("a", "ratified", "1960")}},
		{"before 1970, an undated one does not", records.Category{}, "", 0, []records.Ruling{by("a", "annulled", "1950"), by("a", "ratified", "")}},
		{"before 1970, without a decision", records.Category{}, "", 0, []records.Ruling{by("a", "claimed", "1950")}},
		{"intervals that overlap: the furthest", records.Category{}, "", 0, []records.Ruling{by("a", "annulled", "2020/2021"), by("a", "ratified", "2021/2022")}},
		{"intervals that do not", records.Category{}, "", 1, []records.Ruling{by("a", "annulled", "2019/2020"), by("a", "ratified", "2021/2022")}},
		{"every stage", records.Category{}, "", 4, []records.Ruling{
			by("a", "claimed", ""), by("a", "pending", ""), by("a", "ratified", ""), by("a", "rejected", ""), by("a", "annulled", "")}},
		{"alike but for the date: the latest", records.Category{}, "", 1, []records.Ruling{by("a", "ratified", "2021"), by("a", "ratified", "2021-06"), by("a", "ratified", "")}},
		{"as early, known to end later", records.Category{}, "", 1, []records.Ruling{by("a", "ratified", "2021-01"), by("a", "ratified", "2021")}},

		{"an appeal undoes no decision", records.Category{}, "", 0, []records.Ruling{by("a", "annulled", "2020"), by("a", "pending", "2021")}},
		{"nor does a second claim", records.Category{}, "", 0, []records.Ruling{by("a", "ratified", "2020"), by("a", "claimed", "2021")}},
		{"but the decision on it", records.Category{}, "", 2, []records.Ruling{by("a", "annulled", "2020"), by("a", "pending", "2021"), by("a", "ratified", "2022")}},
		{"a decision ends what led to it", records.Category{}, "", 2, []records.Ruling{by("a", "claimed", "2020"), by("a", "pending", "2021"), by("a", "ratified", "2022")}},

		{"another body replaces none", records.Category{}, "", 0, []records.Ruling{by("a", "annulled", "2020"), by("b", "ratified", "2021")}},
		{"two bodies, each with its last", records.Category{}, "", 3, []records.Ruling{
			by("a", "annulled", "2020"), by("a", "ratified", "2021"), by("b", "annulled", "2019"), by("b", "rejected", "2020")}},
		{"the body that is asked for", records.Category{}, "b", 1, []records.Ruling{by("a", "annulled", "2020"), by("b", "ratified", "2021")}},
		{"a body without rulings", records.Category{}, "c", -1, []records.Ruling{by("a", "annulled", "2020")}},
		{"a body in another case", records.Category{}, "A", -1, []records.Ruling{by("a", "annulled", "2020")}},

		{"everywhere", everything, "", 0, []records.Ruling{by("a", "ratified", "")}},
		{"the category itself", everything, "", 0, []records.Ruling{in(everything, by("a", "ratified", ""))}},
		{"a platform in all", records.Category{}, "", -1, []records.Ruling{in(records.Category{Platform: "p"}, by("a", "ratified", ""))}},
		{"a platform in its part", everything, "", 0, []records.Ruling{in(records.Category{Platform: "p"}, by("a", "ratified", ""))}},
		{"another platform", everything, "", -1, []records.Ruling{in(records.Category{Platform: "q"}, by("a", "ratified", ""))}},
		{"an event in its part", everything, "", 0, []records.Ruling{in(records.Category{Event: "e"}, by("a", "ratified", ""))}},
		{"another event", everything, "", -1, []records.Ruling{in(records.Category{Event: "f"}, by("a", "ratified", ""))}},
		{"a tag in its part", everything, "", 0, []records.Ruling{in(records.Category{Tag: "t"}, by("a", "ratified", ""))}},
		{"another tag", everything, "", -1, []records.Ruling{in(records.Category{Tag: "u"}, by("a", "ratified", ""))}},
		{"a metric", everything, "", 0, []records.Ruling{in(records.Category{Metric: attendance.Unique}, by("a", "ratified", ""))}},
		{"another metric", everything, "", -1, []records.Ruling{in(records.Category{Metric: attendance.Peak}, by("a", "ratified", ""))}},
		{"the peak where none is named", records.Category{}, "", 0, []records.Ruling{in(records.Category{Metric: attendance.Peak}, by("a", "ratified", ""))}},
		{"one field of two", records.Category{Platform: "p"}, "", -1, []records.Ruling{in(records.Category{Platform: "p", Tag: "t"}, by("a", "ratified", ""))}},

		{"a span in all of time", records.Category{}, "", -1, []records.Ruling{in(during("2021"), by("a", "ratified", ""))}},
		{"a span around 1970 in all of time", records.Category{}, "", -1, []records.Ruling{in(during("1969/1970"), by("a", "ratified", ""))}},
		{"all of time in a span", during("2021"), "", 0, []records.Ruling{by("a", "ratified", "")}},
		{"a span itself", during("2021"), "", 0, []records.Ruling{in(during("2021"), by("a", "ratified", ""))}},
		{"a part of a span", during("2021-06"), "", 0, []records.Ruling{in(during("2021"), by("a", "ratified", ""))}},
		{"the last part of a span", during("2021-12-31"), "", 0, []records.Ruling{in(during("2021"), by("a", "ratified", ""))}},
		{"a span and a day", during("2021/2022"), "", -1, []records.Ruling{in(during("2021"), by("a", "ratified", ""))}},
		{"across the start of a span", during("2020-12/2021-01"), "", -1, []records.Ruling{in(during("2021"), by("a", "ratified", ""))}},
		{"apart from a span", during("2022"), "", -1, []records.Ruling{in(during("2021"), by("a", "ratified", ""))}},

		{"one of a narrower category does not replace elsewhere", records.Category{}, "", 0, []records.Ruling{
			by("a", "ratified", "2020"), in(records.Category{Platform: "p"}, by("a", "annulled", "2021"))}},
		{"and does there", everything, "", 1, []records.Ruling{
			by("a", "annulled", "2020"), in(records.Category{Platform: "p"}, by("a", "ratified", "2021"))}},
		{"one of a wider category replaces", everything, "", 1, []records.Ruling{
			in(everything, by("a", "annulled", "2020")), by("a", "ratified", "2021")}},
	} {
		want := records.Ruling{}
		if x.want >= 0 {
			want = x.rulings[x.want]
		}
		for range max(1, len(x.rulings)) { // the order never matters
			if n := len(x.rulings); n > 0 {
				x.rulings = append(x.rulings[1:n:n], x.rulings[0])
			}
			got, ok := records.Evidence{Rulings: x.rulings}.Ruling("s", x.category, x.body)
			if ok != (x.want >= 0) || got != want {
				t.Errorf("%s: %+v, %v; want %+v", x.name, got, ok, want)
			}
		}
	}
}

func TestEvidenceRulingAgainstTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	rounds := 20_000
	if !long.Tests() {
		rounds = 2_000
	}
	found := map[records.Status]int{}
	none := 0
	for range rounds {
		ev := someEvidence(r)
		ev.Sessions = ev.Sessions[:min(2, len(ev.Sessions))]
		ev.Rulings = nil
		for range r.IntN(8) {
			ruling := someRuling(r, ev)
			if r.IntN(4) == 0 {
				ruling.Reason, ruling.URL = string(rune('a'+r.IntN(2))), string(rune('a'+r.IntN(2)))
			}
			ev.Rulings = append(ev.Rulings, ruling)
		}
		s := ev.Sessions[r.IntN(len(ev.Sessions))]
		c, body := someCategory(r, s), append(bodies, "", "")[r.IntN(4)]
		want, wantOK := rulingTwin(ev.Rulings, s.ID, c, body)
		for range 2 {
			if got, ok := ev.Ruling(s.ID, c, body); got != want || ok != wantOK {
				t.Fatalf("%sby %q: %+v, %v; want %+v, %v", tell(ev, records.Claim{Session: s.ID, Category: c}), body, got, ok, want, wantOK)
			}
			r.Shuffle(len(ev.Rulings), func(i, j int) { ev.Rulings[i], ev.Rulings[j] = ev.Rulings[j], ev.Rulings[i] })
		}
		if found[want.Status]++; !wantOK {
			none++
		}
	}
	for _, s := range statuses {
		if found[s] < rounds/50 {
			t.Errorf("only %d rulings in force are %s", found[s], s)
		}
	}
	if none < rounds/50 {
		t.Errorf("only %d times was there no ruling", none)
	}
}

// TestRulingCompare: 0 for equal rulings alone, and one order for the others.
func TestRulingCompare(t *testing.T) {
	r := rand.New(rand.NewPCG(25, 26))
	base := records.Ruling{Session: "s", Status: records.Ratified, Body: "body"}
	all := []records.Ruling{base}
	for _, change := range []func(*records.Ruling){
		func(o *records.Ruling) { o.URL = "u" },
		func(o *records.Ruling) { o.Reason = "why" },
		func(o *records.Ruling) { o.Status = "x" }, // unknown ones come first
		func(o *records.Ruling) { o.Status = "y" },
		func(o *records.Ruling) { o.Status = records.Annulled },
		func(o *records.Ruling) { o.Date = attendance.Day(1969, time.July, 20) }, // later than an unknown date
		func(o *records.Ruling) { o.Date = attendance.MustParseDate("1969-07-20/1969-07-21") },
		func(o *records.Ruling) { o.Body = "committee" },
		func(o *records.Ruling) { o.Category.Tag = "t" },
		func(o *records.Ruling) { o.Session = "t" },
	} {
		o := base
		change(&o)
		all = append(all, o)
	}
	ordered := []int{3, 4, 0, 1, 2, 5, 6, 7, 8, 9, 10} // of what is changed, as in all
	for range 100 {
		got := r.Perm(len(all))
		slices.SortFunc(got, func(a, b int) int { return all[a].Compare(all[b]) })
		if !slices.Equal(got, ordered) {
			t.Fatalf("%v, want %v", got, ordered)
		}
	}
	for i, a := range all {
		for k, b := range all {
			if (a.Compare(b) == 0) != (i == k) || a.Compare(b) != -b.Compare(a) {
				t.Errorf("%+v to %+v: %d, and back %d", a, b, a.Compare(b), b.Compare(a))
			}
		}
	}
}

// TestRankWithRulings tells one story in all the ways that terms have.
func TestRankWithRulings(t *testing.T) {
	ev := records.Evidence{
		Sessions: []attendance.Session{
			on("hall", "2021", "exactly 50"),
			on("field", "2022", "exactly 90"),
			on("square", "2023", "exactly 70"),
			on("street", "2020", "exactly 60"),
			{ID: "cellar", Start: attendance.MustParseDate("2020")},
			{ID: "attic", Start: attendance.MustParseDate("2020")},
		},
		Rulings: []records.Ruling{
			{Session: "hall", Status: records.Ratified, Body: "league"},
			{Session: "field", Status: records.Annulled, Body: "league"},
			{Session: "field", Status: records.Ratified, Body: "union"},
			{Session: "square", Status: records.Rejected, Body: "union"},
			{Session: "street", Status: records.Annulled, Body: "union", Category: records.Category{Tag: "open air"}},
			{Session: "attic", Status: records.Annulled, Body: "league"},
		},
	}
	type row struct {
		Session     string
		Status      records.Status
		Best, Worst int
	}
	for _, x := range []struct {
		name     string
		terms    records.Terms
		want     []row
		unranked []string
	}{
		{"anybody's rulings", records.Terms{},
			[]row{{"square", "rejected", 1, 1}, {"street", "", 2, 2}, {"hall", "ratified", 3, 3}, {"field", "annulled", 0, 0}, {"attic", "annulled", 0, 0}},
			[]string{"cellar"}},
		{"to the letter", records.Terms{Reading: attendance.Literal},
			[]row{{"square", "rejected", 1, 2}, {"street", "", 2, 3}, {"cellar", "", 1, 4}, {"hall", "ratified", 3, 4}, {"field", "annulled", 0, 0}, {"attic", "annulled", 0, 0}},
			nil},
		{"one body's", records.Terms{Body: "union"},
			[]row{{"field", "ratified", 1, 1}, {"square", "rejected", 2, 2}, {"street", "", 3, 3}, {"hall", "", 4, 4}},
			[]string{"attic", "cellar"}},
		{"nobody's", records.Terms{Body: "club"},
			[]row{{"field", "", 1, 1}, {"square", "", 2, 2}, {"street", "", 3, 3}, {"hall", "", 4, 4}},
			[]string{"attic", "cellar"}},
		{"ratified alone", records.Terms{Ratified: true},
			[]row{{"hall", "ratified", 1, 1}}, nil},
		{"ratified by one body", records.Terms{Ratified: true, Body: "union"},
			[]row{{"field", "ratified", 1, 1}}, nil},
		{"ratified by nobody", records.Terms{Ratified: true, Body: "club"}, nil, nil},
	} {
		b := records.Rank(ev, records.Category{}, x.terms)
		var got []row
		for _, s := range b.Standings {
			got = append(got, row{s.Session, s.Status, s.Best, s.Worst})
		}
		if d := differ(x.want, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", x.name, d)
		}
		if d := differ(x.unranked, b.Unranked, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s, unranked (-want +got)\n%s", x.name, d)
		}
	}
	written, err := json.Marshal(records.Rank(ev, records.Category{}, records.Terms{}).Standings[3])
	const want = `{"session":"field","estimate":{"customary":{"low":90,"high":90},"published":{"low":90,"high":90},"literal":{"low":90,"high":90},` +
		`"metric":"peak","agree":1,"of":1,"majority":true,"staked":false,"counted":[{"figure":"exactly 90","source":"a"}],"dissent":[],"stakes":[],` +
		`"copies":[],"replaced":[]},"status":"annulled","best":0,"worst":0}`
	if err != nil || string(written) != want {
		t.Errorf("%s, %v; want %s", written, err, want)
	}
}

// TestLeftOut: who takes no part by a ruling leaves everything as if there were
// no such session, whatever else there is.
func TestLeftOut(t *testing.T) {
	leftOut := 0
	onWorlds(t, 13, 5_000, func(r *rand.Rand, ev records.Evidence, c records.Claim) {
		terms := someTerms(r)
		rest := copied(ev)
		rest.Rulings = nil
		rest.Sessions = slices.DeleteFunc(rest.Sessions, func(s attendance.Session) bool {
			ruling, _ := ev.Ruling(s.ID, c.Category, terms.Body)
			if terms.Ratified {
				return ruling.Status != records.Ratified
			}
			return ruling.Status == records.Annulled
		})
		leftOut += len(ev.Sessions) - len(rest.Sessions)
		all := records.Terms{Reading: terms.Reading}
		if d := differ(records.Progression(rest, c.Category, all), records.Progression(ev, c.Category, terms)); d != "" {
			t.Errorf("Progression %+v (-without them +with rulings)\n%s", terms, d)
		}
		want, got := records.Rank(rest, c.Category, all), records.Rank(ev, c.Category, terms)
		got.Standings = slices.DeleteFunc(got.Standings, func(row records.Standing) bool { return row.Status == records.Annulled })
		for i := range got.Standings {
			got.Standings[i].Status = ""
		}
		if d := differ(want, got, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("Rank %+v (-without them +with rulings)\n%s", terms, d)
		}
	})
	if leftOut == 0 {
		t.Error("nothing was tested")
	}
}

// TestKnownBeforeARuling: before a ruling was made known, every answer is what it
// is without the ruling; on the day of it, it is known.
func TestKnownBeforeARuling(t *testing.T) {
	changed := 0
	onWorlds(t, 14, 3_000, func(r *rand.Rand, ev records.Evidence, c records.Claim) {
		ruling := someRuling(r, ev)
		ruling.Status = []records.Status{records.Ratified, records.Annulled}[r.IntN(2)]
		ruling.Date = attendance.Day(2021, time.June, 2+r.IntN(6))
		with := copied(ev)
		with.Rulings = slices.Insert(with.Rulings, r.IntN(len(with.Rulings)+1), ruling)
		terms := someTerms(r)
		type answers struct {
			History records.History
			Board   records.Board
			Report  records.Report
		}
		ask := func(ev records.Evidence) answers {
			return answers{records.Progression(ev, c.Category, terms), records.Rank(ev, c.Category, terms), records.Verify(ev, c)}
		}
		before := attendance.Day(2021, time.June, 1+r.IntN(7))
		if before.End > ruling.Date.Start {
			before = attendance.Day(2021, time.June, 1)
		}
		if d := differ(ask(ev.Known(before)), ask(with.Known(before))); d != "" {
			t.Errorf("known on %v, %+v (-without +with)\n%s", before, ruling, d)
		}
		if known := with.Known(ruling.Date).Rulings; !slices.Contains(known, ruling) {
			t.Errorf("on %v not known: %+v", ruling.Date, ruling)
		}
		if differ(ask(ev.Known(ruling.Date)), ask(with.Known(ruling.Date))) != "" {
			changed++
		}
	})
	if changed == 0 {
		t.Error("nothing was tested")
	}
}

// TestRequestsChangeNoPlace: that a record was put before a body, or is being
// looked into, changes nothing but what is said of it.
func TestRequestsChangeNoPlace(t *testing.T) {
	onWorlds(t, 15, 5_000, func(r *rand.Rand, ev records.Evidence, c records.Claim) {
		ruling := someRuling(r, ev)
		ruling.Status = []records.Status{records.Claimed, records.Pending}[r.IntN(2)]
		with := copied(ev)
		with.Rulings = append(with.Rulings, ruling)
		terms := someTerms(r)
		plain := func(ev records.Evidence) records.Board {
			b := records.Rank(ev, c.Category, terms)
			for i := range b.Standings {
				if s := &b.Standings[i].Status; *s == records.Claimed || *s == records.Pending {
					*s = ""
				}
			}
			return b
		}
		if d := differ(plain(ev), plain(with)); d != "" {
			t.Errorf("Rank %+v (-without +with) %+v\n%s", terms, ruling, d)
		}
		if d := differ(records.Progression(ev, c.Category, terms), records.Progression(with, c.Category, terms)); d != "" {
			t.Errorf("Progression %+v (-without +with) %+v\n%s", terms, ruling, d)
		}
		without, rep := records.Verify(ev, c), records.Verify(with, c)
		ofRuling := func(f records.Finding) bool { return f.Point == "ruling" }
		without.Findings, rep.Findings = slices.DeleteFunc(without.Findings, ofRuling), slices.DeleteFunc(rep.Findings, ofRuling)
		if d := differ(without, rep, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("Verify (-without +with) %+v\n%s", ruling, d)
		}
	})
}
