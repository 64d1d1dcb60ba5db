package records_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
	"github.com/highwater-go/highwater/records"
)

// on is a session with one count.
func on(id, date, figure string) attendance.Session {
	s := attendance.Session{ID: id, Counts: []attendance.Count{{Figure: attendance.MustParse(figure), Source: "a"}}}
	if date != "" {
		s.Start = attendance.MustParseDate(date)
	}
	return s
}

func literally(r attendance.Reading) records.Terms { return records.Terms{Reading: r} }

// step is a record, without what follows from the rest.
type step struct {
	Session     string
	Range       attendance.Range
	Previous    []string
	Headline    string
	Least, Most int64 // of the days it stood
	Certain     bool
}

func steps(h records.History) []step {
	var all []step
	for _, r := range h.Records {
		s := step{r.Session, r.Range, r.Previous, "", r.Stood.Least, r.Stood.Most, r.Certain}
		if len(r.Previous) > 0 {
			s.Headline = r.Margin.Headline()
		}
		all = append(all, s)
	}
	return all
}

func TestProgressionOfYouTube(t *testing.T) {
	ev := records.Evidence{Sessions: []attendance.Session{
		on("red-bull-stratos", "2012-10-14", "more than 8 million"),
		on("spacex-demo-2", "2020-05-30", "4.1M"),
		on("bts-butter", "2021-05-21", "over 3.9 million"),
		on("brazil-croatia", "2022-12-09", "6.1M"),
		on("chandrayaan-3", "2023-08-23", "over 8.06 million"),
	}}
	stratos, chandrayaan := span(8_000_001, 8_999_999), span(8_060_001, 8_069_999)
	want := []step{
		{"red-bull-stratos", stratos, nil, "", 3965, unlimited, true},
		// "more than 8 million" may have been more than 8.07 million.
		{"chandrayaan-3", chandrayaan, []string{"red-bull-stratos"}, "", unlimited, unlimited, false},
	}
	if d := differ(want, steps(records.Progression(ev, records.Category{}, records.Terms{})), cmpopts.EquateEmpty()); d != "" {
		t.Errorf("customary (-want +got)\n%s", d)
	}

	// To the letter "over 3.9 million" may have been any number.
	want = []step{
		{"red-bull-stratos", span(8_000_001, unlimited), nil, "", 3141, unlimited, true},
		{"bts-butter", span(3_900_001, unlimited), []string{"red-bull-stratos"}, "", 824, unlimited, false},
		{"chandrayaan-3", span(8_060_001, unlimited), []string{"red-bull-stratos", "bts-butter"}, "", unlimited, unlimited, false},
	}
	if d := differ(want, steps(records.Progression(ev, records.Category{}, literally(attendance.Literal))), cmpopts.EquateEmpty()); d != "" {
		t.Errorf("literal (-want +got)\n%s", d)
	}
}

func TestProgressionOfHotstar(t *testing.T) {
	ev := records.Evidence{Sessions: []attendance.Session{
		on("ipl-2018", "2018", "8.26M"),
		on("ipl-2019", "2019-04", "12.7M"),
		on("ipl-final-2019", "2019-05-12", "18.6M"),
		on("world-cup-semi-final", "2019-07", "25.3M"),
	}}
	want := []step{
		{"ipl-2018", span(8_255_000, 8_269_999), nil, "", 91, 484, true},
		{"ipl-2019", span(12_650_000, 12_799_999), []string{"ipl-2018"}, "4,000,000+", 12, 41, true},
		{"ipl-final-2019", span(18_550_000, 18_699_999), []string{"ipl-2019"}, "5,000,000+", 50, 80, true},
		{"world-cup-semi-final", span(25_250_000, 25_399_999), []string{"ipl-final-2019"}, "6,000,000+", unlimited, unlimited, true},
	}
	if d := differ(want, steps(records.Progression(ev, records.Category{}, records.Terms{})), cmpopts.EquateEmpty()); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestProgressionUndated(t *testing.T) {
	ev := records.Evidence{Sessions: []attendance.Session{
		on("z", "", "900"),
		on("first", "2020", "10"),
		on("a", "", "5"),
		{ID: "nothing"},
		{ID: "nothing-dated", Start: attendance.MustParseDate("2021")},
	}}
	for reading, want := range map[attendance.Reading]struct{ records, undated []string }{
		attendance.Customary: {[]string{"first"}, []string{"a", "z"}},
		// It may have drawn any number, to the letter.
		attendance.Literal: {[]string{"first", "nothing-dated"}, []string{"a", "nothing", "z"}},
	} {
		h := records.Progression(ev, records.Category{}, literally(reading))
		var got []string
		for _, r := range h.Records {
			got = append(got, r.Session)
		}
		if d := differ(want.records, got); d != "" {
			t.Errorf("%v records (-want +got)\n%s", reading, d)
		}
		if d := differ(want.undated, h.Undated); d != "" {
			t.Errorf("%v undated (-want +got)\n%s", reading, d)
		}
	}
}

// TestProgressionListsAreBounded: many sessions of one date may each have come
// before the others.
func TestProgressionListsAreBounded(t *testing.T) {
	for _, x := range []struct {
		name             string
		sessions         int // of one date
		previous, equals int // of the last record, which is larger than all
		more             bool
	}{
		{"none", 0, 0, 0, false},
		{"one", 1, 1, 0, false},
		{"as many as are listed", maxListed, maxListed, maxListed - 1, false},
		{"one more", maxListed + 1, maxListed, maxListed, true},
		{"many more", 500, maxListed, maxListed, true},
	} {
		t.Run(x.name, func(t *testing.T) {
			var ev records.Evidence
			for i := range x.sessions {
				ev.Sessions = append(ev.Sessions, on(fmt.Sprintf("s%03d", i), "2021", "exactly 10"))
			}
			ev.Sessions = append(ev.Sessions, on("top", "2021-06", "exactly 20"))
			h := records.Progression(ev, records.Category{}, records.Terms{})
			if len(h.Records) != x.sessions+1 {
				t.Fatalf("%d records, want all of %d", len(h.Records), x.sessions+1)
			}
			for _, r := range h.Records {
				previous, equals, more := x.previous, 0, x.more
				if r.Session != "top" {
					previous, equals, more = 0, x.equals, false
				}
				if len(r.Previous) != previous || r.More != more || len(r.Equals) != equals {
					t.Errorf("%s: %d previous, more %v, %d equals; want %d, %v, %d",
						r.Session, len(r.Previous), r.More, len(r.Equals), previous, more, equals)
				}
				if slices.Contains(r.Previous, r.Session) || slices.Contains(r.Equals, r.Session) {
					t.Errorf("%s is listed beside itself", r.Session)
				}
			}
		})
	}
}

// A telling is what the worlds say of one session.
type telling struct {
	Certain          bool
	Previous, Equals []string
	Loser            attendance.Range
}

// tellings builds every order of a few sessions that their dates allow, with
// every number in their ranges, and with or without each that may not be in the
// category. An order can be if none in it stands behind one that is certainly
// later: each can then take place as soon as all before it can.
func tellings(given []attendance.Session, c records.Category) map[string]telling {
	all := map[string]telling{}
	var sessions []attendance.Session
	var certain []bool // to be in the category
	for _, s := range given {
		if holds := holdsTwin(c, s); holds != attendance.Impossible {
			s.Start = spanTwin(c, s)
			sessions, certain = append(sessions, s), append(certain, holds == attendance.Certain)
		}
	}
	present := make([]bool, len(sessions))
	n := 0 // how many are present
	records := map[string]int{}
	worlds := 0
	numbers := make([]int64, len(sessions))
	order := []int{}
	look := func() {
		worlds++
		for k, i := range order {
			best := int64(-1)
			for _, b := range order[:k] {
				best = max(best, numbers[b])
			}
			if numbers[i] <= best {
				continue
			}
			x := all[sessions[i].ID]
			records[sessions[i].ID]++
			for _, b := range order[:k] {
				if id := sessions[b].ID; numbers[b] == best && !slices.Contains(x.Previous, id) {
					x.Previous = append(x.Previous, id)
				}
			}
			for _, a := range order[k+1:] {
				if numbers[a] > numbers[i] {
					break
				}
				id := sessions[a].ID
				if x.Equals == nil || !slices.Contains(x.Equals, id) {
					if numbers[a] == numbers[i] && exact(sessions[a]) && exact(sessions[i]) {
						x.Equals = append(x.Equals, id)
					}
				}
			}
			all[sessions[i].ID] = x
		}
	}
	var arrange func()
	arrange = func() {
		if len(order) == n {
			look()
			return
		}
		for i, s := range sessions {
			if !present[i] || slices.Contains(order, i) || slices.ContainsFunc(order, func(b int) bool {
				return certainlyBefore(s.Start, sessions[b].Start)
			}) {
				continue
			}
			order = append(order, i)
			arrange()
			order = order[:len(order)-1]
		}
	}
	var draw func(i int)
	draw = func(i int) {
		if i == len(sessions) {
			arrange()
			return
		}
		if !certain[i] {
			draw(i + 1)
		}
		present[i] = true
		n++
		r := estimateIn(sessions[i]).Customary
		for people := r.Low; people <= r.High; people++ {
			numbers[i] = people
			draw(i + 1)
		}
		present[i] = false
		n--
	}
	draw(0)
	for id, x := range all {
		x.Certain = records[id] == worlds
		own := sessions[slices.IndexFunc(sessions, func(s attendance.Session) bool { return s.ID == id })]
		for i, s := range sessions {
			r := estimateIn(s).Customary
			if slices.Contains(x.Previous, s.ID) {
				x.Loser.High = max(x.Loser.High, r.High)
			}
			if len(x.Previous) > 0 && certain[i] && certainlyBefore(s.Start, own.Start) {
				x.Loser.Low = max(x.Loser.Low, r.Low)
			}
		}
		all[id] = x
	}
	return all
}

// estimateIn returns the estimate of a session without sources and platforms.
func estimateIn(s attendance.Session) records.Estimate {
	return estimateOf(records.Evidence{Sessions: []attendance.Session{s}}, s, "")
}

func exact(s attendance.Session) bool {
	r := estimateIn(s).Customary
	return r.Low == r.High
}

func TestProgressionAgainstOrders(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	rounds := 3_000
	if !long.Tests() {
		rounds = 400
	}
	for range rounds {
		var ev records.Evidence
		for i := range 1 + r.IntN(5) {
			s := on(fmt.Sprint("s", i), "", "1")
			for s.Start.IsZero() {
				s.Start = someDate(r)
			}
			n := 10 + r.Int64N(4)
			s.Counts[0].Figure = attendance.Exact(n)
			if r.IntN(3) == 0 {
				s.Counts[0].Figure = attendance.MustParse(fmt.Sprint(n, "-", n+r.Int64N(3)))
			}
			ev.Sessions = append(ev.Sessions, s)
		}
		got := map[string]telling{}
		var c records.Category
		if r.IntN(2) == 0 {
			c.During = spans[r.IntN(len(spans))]
		}
		for _, rec := range records.Progression(ev, c, records.Terms{}).Records {
			got[rec.Session] = telling{rec.Certain, rec.Previous, rec.Equals, rec.Margin.Loser}
			if rec.More || len(rec.Previous) > 0 && rec.Margin.Winner != rec.Range {
				t.Fatalf("%+v", rec)
			}
		}
		byID := cmpopts.SortSlices(func(a, b string) bool { return a < b })
		if d := differ(tellings(ev.Sessions, c), got, byID, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("%s(-worlds +Progression)\n%s", tell(ev, records.Claim{Category: c}), d)
		}
	}
}

// TestProgressionOfMany: what enumeration cannot reach keeps the order that is
// promised, and does not depend on the order of the evidence.
func TestProgressionOfMany(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 100 {
		var ev records.Evidence
		for i := range 150 {
			d := attendance.Day(2020, time.January, 1+r.IntN(28))
			d.End += r.Int64N(3) * 24 * time.Hour.Microseconds()
			s := attendance.Session{ID: fmt.Sprint("s", i), Start: d}
			low := r.Int64N(200)
			s.Counts = []attendance.Count{{Figure: attendance.MustParse(fmt.Sprint(low, "-", low+r.Int64N(50)*r.Int64N(2))), Source: "a"}}
			ev.Sessions = append(ev.Sessions, s)
		}
		h := records.Progression(ev, records.Category{}, records.Terms{})
		for i := 1; i < len(h.Records); i++ {
			a, b := h.Records[i-1], h.Records[i]
			if slices.Compare(key(a), key(b)) > 0 || slices.Compare(key(a), key(b)) == 0 && a.Session >= b.Session {
				t.Fatalf("%+v stands before %+v", a, b)
			}
		}
		for _, rec := range h.Records {
			switch {
			case rec.Stood.Least < 0 || rec.Stood.Least > rec.Stood.Most:
				t.Fatalf("%s stood %v", rec.Session, rec.Stood)
			case len(rec.Previous) > maxListed || rec.More && len(rec.Previous) < maxListed:
				t.Fatalf("%s: %d previous, more %v", rec.Session, len(rec.Previous), rec.More)
			}
		}
		r.Shuffle(len(ev.Sessions), func(i, j int) { ev.Sessions[i], ev.Sessions[j] = ev.Sessions[j], ev.Sessions[i] })
		if d := differ(h, records.Progression(ev, records.Category{}, records.Terms{})); d != "" {
			t.Fatalf("(-one order +another)\n%s", d)
		}
	}
}

// TestProgressionOfRooms: a room of an event is followed as if the event had no other
// and no rival had one, unless the category names the event.
func TestProgressionOfRooms(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	differing := 0 // records that the other rooms would have changed
	for range 60 {
		var ev records.Evidence
		events, days, top := 1+r.IntN(12), 2+r.IntN(40), 5+r.Int64N(8)*r.Int64N(40)
		for i := range 60 {
			d := attendance.Day(2020, time.January, 1+r.IntN(days))
			d.End += r.Int64N(4) * 24 * time.Hour.Microseconds()
			s := attendance.Session{ID: fmt.Sprint("s", i), Start: d}
			if r.IntN(3) > 0 {
				s.Event = fmt.Sprint("e", r.IntN(events))
			}
			low := r.Int64N(top)
			s.Counts = []attendance.Count{{Figure: attendance.MustParse(fmt.Sprint(low, "-", low+r.Int64N(1+top/4)*r.Int64N(2))), Source: "a"}}
			ev.Sessions = append(ev.Sessions, s)
		}
		var c records.Category
		if r.IntN(2) == 0 {
			c.During = attendance.MustParseDate("2020-01-03/2020-01-20")
		}
		without := func(event, but string) records.Evidence {
			var rest records.Evidence
			for _, s := range ev.Sessions {
				if s.Event == "" || s.Event != event || s.ID == but {
					s.Event = ""
					rest.Sessions = append(rest.Sessions, s)
				}
			}
			return rest
		}
		got, plain := recordsOf(ev, c), recordsOf(without("", ""), c)
		for _, s := range ev.Sessions {
			want := recordsOf(without(s.Event, s.ID), c)[s.ID]
			if d := differ(want, got[s.ID]); d != "" {
				t.Fatalf("%s of %s (-alone +among its rooms)\n%s", s.ID, s.Event, d)
			}
			if differ(plain[s.ID], got[s.ID]) != "" {
				differing++
			}
		}
		named := records.Category{Event: "e0"}
		inside := records.Evidence{Sessions: slices.DeleteFunc(slices.Clone(ev.Sessions), func(s attendance.Session) bool { return s.Event != "e0" })}
		for i := range inside.Sessions {
			inside.Sessions[i].Event = ""
		}
		if d := differ(recordsOf(inside, records.Category{}), recordsOf(ev, named)); d != "" {
			t.Fatalf("rooms of a category that names their event (-want +got)\n%s", d)
		}
	}
	if differing < 150 {
		t.Errorf("the rooms of an event change only %d records", differing)
	}
}

// recordsOf returns the records of a history by session, without what overlaps in time.
func recordsOf(ev records.Evidence, c records.Category) map[string]records.Record {
	all := map[string]records.Record{}
	for _, r := range records.Progression(ev, c, records.Terms{}).Records {
		r.Unordered = nil
		all[r.Session] = r
	}
	return all
}

// TestProgressionInASpan: where a record began is told by the part of a date that
// is in the span, and so is the order; a session that may not be in it sets no
// record for certain, and leaves the others theirs.
func TestProgressionInASpan(t *testing.T) {
	ev := records.Evidence{Sessions: []attendance.Session{
		on("spring", "2021-05-31", "exactly 90"),
		on("first", "2021-06-02", "exactly 10"),
		on("that-year", "2021", "exactly 20"),
		on("at-the-end", "2021-06-30/2021-07-01", "exactly 40"),
		on("second", "2021-06-20", "exactly 30"),
		on("undated", "", "exactly 50"),
		on("summer", "2021-07-01", "exactly 90"),
	}}
	h := records.Progression(ev, records.Category{During: attendance.MustParseDate("2021-06")}, records.Terms{})
	want := []step{
		{"that-year", span(20, 20), []string{"first"}, "10+", 0, 19, false}, // from 1 June, if in June at all
		{"first", span(10, 10), nil, "", 0, 18, false},
		{"second", span(30, 30), []string{"that-year", "first"}, "10+", 10, unlimited, true},
		{"at-the-end", span(40, 40), []string{"second"}, "10", unlimited, unlimited, false},
	}
	if d := differ(want, steps(h), cmpopts.EquateEmpty()); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if d := differ([]string{"undated"}, h.Undated); d != "" {
		t.Errorf("undated (-want +got)\n%s", d)
	}
	if got, want := h.Records[0].Date, attendance.MustParseDate("2021"); got != want {
		t.Errorf("the date is %v, want all of %v", got, want)
	}
}

func key(r records.Record) []int64 {
	return []int64{r.Date.Start, r.Date.End, r.Range.Low, r.Range.High}
}

func TestDaysJSON(t *testing.T) {
	for _, x := range []struct {
		days records.Days
		text string
	}{
		{records.Days{}, `{"least":0,"most":0}`},
		{records.Days{Least: 3, Most: 9}, `{"least":3,"most":9}`},
		{records.Days{Least: 3, Most: unlimited}, `{"least":3,"most":null}`},
		{records.Days{Least: unlimited, Most: unlimited}, `{"least":null,"most":null}`},
	} {
		got, err := json.Marshal(x.days)
		if err != nil || string(got) != x.text {
			t.Errorf("%+v: %s, %v; want %s", x.days, got, err, x.text)
		}
		back := records.Days{Least: 77, Most: 78}
		if err := json.Unmarshal(got, &back); err != nil || back != x.days {
			t.Errorf("%s: %+v, %v; want %+v", got, back, err, x.days)
		}
	}
	was := records.Days{Least: 1, Most: 2}
	for _, text := range []string{`null`, `"3"`, `{"least":"x"}`, `[1, 2]`} {
		d := was
		err := json.Unmarshal([]byte(text), &d)
		if d != was || (err == nil) != (text == "null") {
			t.Errorf("%s: %+v, %v", text, d, err)
		}
	}
}

// TestUnordered compares each record with each other.
func TestUnordered(t *testing.T) {
	found := 0
	onWorlds(t, 23, 2_000, func(_ *rand.Rand, ev records.Evidence, c records.Claim) {
		rs := records.Progression(ev, c.Category, records.Terms{Reading: attendance.Literal}).Records
		for i, r := range rs {
			var want []string
			for k, o := range rs {
				if k != i && r.Date.Before(o.Date) == attendance.Possible {
					want = append(want, o.Session)
				}
			}
			found += len(want)
			if d := differ(want, r.Unordered, cmpopts.EquateEmpty()); d != "" {
				t.Errorf("%s of %v (-each with each +Unordered)\n%s", r.Session, rs, d)
			}
		}
	})
	if found == 0 {
		t.Error("no records of an unknown order were tried")
	}
}

// maxListed is how many sessions a Record lists in one place.
const maxListed = 64

// TestProgressionAt: what is settled is judged as evidence of the same numbers is.
func TestProgressionAt(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for range 300 {
		var ev records.Evidence
		var ids []string
		var dates []attendance.Date
		var ranges []attendance.Range
		for i := range r.IntN(30) {
			low := r.Int64N(40)
			span := attendance.Range{Low: low, High: low + 1 + r.Int64N(9)}
			s := attendance.Session{ID: fmt.Sprint("s", i), Counts: []attendance.Count{{Figure: attendance.FigureBetween(span.Low, span.High), Source: "a"}}}
			if r.IntN(6) > 0 {
				day := 1 + r.IntN(20)
				s.Start = attendance.Date{Start: attendance.Day(2021, 6, day).Start, End: attendance.Day(2021, 6, day+r.IntN(3)).End}
			}
			ev.Sessions = append(ev.Sessions, s)
			ids, dates, ranges = append(ids, s.ID), append(dates, s.Start), append(ranges, span)
		}
		want := records.Progression(ev, records.Category{}, records.Terms{Reading: attendance.Literal})
		if d := differ(want, records.ProgressionAt(ids, dates, ranges)); d != "" {
			t.Fatalf("%v %v (-Progression +ProgressionAt)\n%s", dates, ranges, d)
		}
	}
	defer func() {
		if got, want := recover(), "records: ProgressionAt wants an ID and a date for each range: 1 and 0 for 1"; got != want {
			t.Errorf("it panics with %v, want %s", got, want)
		}
	}()
	records.ProgressionAt([]string{"s"}, nil, []attendance.Range{{}})
}
