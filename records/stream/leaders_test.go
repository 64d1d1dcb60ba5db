package stream

import (
	"bytes"
	gocmp "cmp"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
	"github.com/highwater-go/highwater/internal/wire"
	"github.com/highwater-go/highwater/records"
)

// keptSlowly is the definition of what a category keeps, word for word.
func keptSlowly(all []Leader, k int) []Leader {
	all = slices.Compact(slices.SortedFunc(slices.Values(all), Leader.compare))
	var kept []Leader
	for _, l := range all {
		larger := 0
		for _, o := range all {
			if o.Range.Low > l.Range.High {
				larger++
			}
		}
		floor := int64(-1)
		for _, o := range all {
			if !l.Date.IsZero() && !o.Date.IsZero() && o.Date.End <= l.Date.Start {
				floor = max(floor, o.Range.Low)
			}
		}
		if larger < k || !l.Date.IsZero() && l.Range.High >= floor {
			kept = append(kept, l)
		}
	}
	return kept
}

// randomLeaders are few numbers on few dates, so that there are ties of all
// kinds: the same numbers, dates and IDs, some leaders twice, open ranges, dates
// that overlap or are unknown.
func randomLeaders(r *rand.Rand, n int) []Leader {
	people := 1 + r.Int64N(40)
	days := 1 + r.IntN(30)
	open, undated := 2+r.IntN(20), 2+r.IntN(20)
	ls := make([]Leader, n)
	for i := range ls {
		if i > 0 && r.IntN(8) == 0 {
			ls[i] = ls[r.IntN(i)]
			continue
		}
		l := Leader{Session: fmt.Sprintf("s%d", r.IntN(n))}
		low := r.Int64N(people)
		l.Range = attendance.Range{Low: low, High: low + r.Int64N(4)*r.Int64N(3)}
		if r.IntN(open) == 0 {
			l.Range.High = attendance.Unbounded
		}
		day := 1 + r.IntN(days)
		l.Date = attendance.Day(2021, 6, day)
		switch r.IntN(4) {
		case 0:
			l.Date.End = attendance.Day(2021, 6, min(30, day+r.IntN(5))).End
		case 1:
			l.Date = attendance.DateOf(time.Date(2021, 6, day, r.IntN(3), 0, 0, 0, time.UTC))
		}
		if r.IntN(undated) == 0 {
			l.Date = attendance.Date{}
		}
		ls[i] = l
	}
	return ls
}

// add adds leaders to the category of everything, and fails if that does.
func add(t *testing.T, l *Leaders, leaders ...Leader) {
	t.Helper()
	for _, leader := range leaders {
		if err := l.Add(records.Category{}, leader); err != nil {
			t.Fatal(err)
		}
	}
}

func marshal(t *testing.T, l *Leaders) string {
	t.Helper()
	b, err := l.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func rounds(n int) int {
	if !long.Tests() {
		return n / 10
	}
	return n
}

func TestLeadersKeepWhatTheDefinitionKeeps(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range rounds(3000) {
		all := randomLeaders(r, 1+r.IntN(120))
		k := 1 + r.IntN(12)
		l := Leaders{K: k}
		for _, leader := range all {
			add(t, &l, leader)
			if r.IntN(30) == 0 {
				l.In(records.Category{}).Leaders() // settles
			}
		}
		if diff := cmp.Diff(keptSlowly(all, k), l.In(records.Category{}).Leaders()); diff != "" {
			t.Fatalf("K %d of %v:\n%s", k, all, diff)
		}
	}
}

// The same leaders in any order, any of them twice, split into any parts that
// are merged in any way, sent or not, make the same bytes.
func TestLeadersMergeInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	categories := []records.Category{{}, {Platform: "a"}, {Platform: "a", Tag: "b"}, {Event: "e"}, {Metric: "peak"}}
	for range rounds(2000) {
		all := randomLeaders(r, r.IntN(150))
		in := make([]records.Category, len(all))
		for i := range in {
			in[i] = categories[r.IntN(1+r.IntN(len(categories)))]
		}
		k := r.IntN(9)
		whole := Leaders{K: k}
		for i, leader := range all {
			if err := whole.Add(in[i], leader); err != nil {
				t.Fatal(err)
			}
		}
		want := marshal(t, &whole)
		parts := make([]*Leaders, 1+r.IntN(6))
		for i := range parts {
			parts[i] = &Leaders{K: k}
		}
		order := append(r.Perm(len(all)), r.Perm(len(all))[:len(all)/3]...)
		for _, i := range order {
			if err := parts[r.IntN(len(parts))].Add(in[i], all[i]); err != nil {
				t.Fatal(err)
			}
		}
		for len(parts) > 1 {
			r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
			from := parts[len(parts)-1]
			before := marshal(t, from)
			if r.IntN(2) == 0 {
				sent := Leaders{K: 1}
				if err := sent.UnmarshalBinary([]byte(before)); err != nil {
					t.Fatal(err)
				}
				from = &sent
			}
			parts[0].Merge(from)
			if r.IntN(4) == 0 {
				parts[0].Merge(from)
			}
			if r.IntN(4) == 0 {
				parts[0].Merge(parts[0])
			}
			if after := marshal(t, from); after != before {
				t.Fatal("Merge has changed what it merged in")
			}
			parts = parts[:len(parts)-1]
		}
		if got := marshal(t, parts[0]); len(all) > 0 && got != want {
			t.Fatalf("K %d of %v:\n%x\n%x", k, all, want, got)
		}
	}
}

// Merging parts with different K is merging with the smallest.
func TestLeadersMergeToTheSmallerK(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range rounds(2000) {
		all := randomLeaders(r, 3+r.IntN(90))
		ks := []int{1 + r.IntN(12), 1 + r.IntN(12), 1 + r.IntN(12)}
		want := Leaders{K: slices.Min(ks)}
		add(t, &want, all...)
		parts := []*Leaders{{K: ks[0]}, {K: ks[1]}, {K: ks[2]}}
		for i, leader := range all {
			add(t, parts[i%3], leader)
		}
		r.Shuffle(3, func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		var got Leaders // takes the K of what is merged in
		if r.IntN(2) == 0 {
			parts[1].Merge(parts[2])
			parts[0].Merge(parts[1])
			got.Merge(parts[0])
		} else {
			got.Merge(parts[0])
			got.Merge(parts[1])
			got.Merge(parts[2])
		}
		if marshal(t, &got) != marshal(t, &want) || got.K != want.K {
			t.Fatalf("K %v of %v: %v, want %v", ks, all, got.In(records.Category{}).Leaders(), want.In(records.Category{}).Leaders())
		}
	}
}

// TestLeadersOfTheLargestNumbers: where a Low and an index need more than one word,
// leaders are in the same order.
func TestLeadersOfTheLargestNumbers(t *testing.T) {
	for _, n := range []int64{20, 40} { // one bit more than a word has, and two
		var all []Leader
		for i := range n {
			low := (i * 7 % n) * (attendance.MaxPeople / n)
			all = append(all, Leader{Session: fmt.Sprint("s", i), Range: attendance.Range{Low: low, High: low}})
		}
		l := Leaders{K: len(all)}
		add(t, &l, all...)
		want := slices.SortedFunc(slices.Values(all), Leader.compare)
		if d := cmp.Diff(want, l.In(records.Category{}).Leaders()); d != "" {
			t.Errorf("%d leaders (-want +got)\n%s", n, d)
		}
	}
}

// TestLeadersUnasked: leaders which nobody has asked for before are put in order,
// and the bars raised, before a smaller K takes effect and before any answer.
func TestLeadersUnasked(t *testing.T) {
	leader := func(id string, people int64) Leader {
		return Leader{Session: id, Range: attendance.Range{Low: people, High: people}}
	}
	l, o := Leaders{K: 5}, Leaders{K: 2}
	add(t, &l, leader("a", 1), leader("b", 5), leader("c", 3), leader("d", 4))
	add(t, &o, leader("e", 2))
	l.Merge(&o)
	if d := cmp.Diff([]Leader{leader("b", 5), leader("d", 4)}, l.In(records.Category{}).Leaders()); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}

	// K is as it was at the first use.
	one, three := Leaders{K: 1}, Leaders{K: 3}
	add(t, &one, leader("a", 1))
	one.K = 5
	one.Merge(&three)
	add(t, &one, leader("b", 5), leader("c", 3))
	if d := cmp.Diff([]Leader{leader("b", 5)}, one.In(records.Category{}).Leaders()); d != "" {
		t.Errorf("K was changed (-want +got)\n%s", d)
	}

	h := Leaders{K: 1}
	add(t, &h, leader("a", 1), leader("b", 5))
	if d := cmp.Diff([]string{"b"}, h.In(records.Category{}).History().Undated); d != "" {
		t.Errorf("History, asked first (-want +got)\n%s", d)
	}
}

// evidenceOf makes leaders into evidence of the same ranges, by the literal
// reading.
func evidenceOf(leaders []Leader) records.Evidence {
	ev := records.Evidence{Sources: []attendance.Source{{ID: "counter"}}}
	for _, l := range leaders {
		f := attendance.Figure{People: l.Range.Low, To: l.Range.High, Step: 1, Hedge: attendance.Between}
		switch l.Range.High {
		case l.Range.Low:
			f = attendance.Exact(l.Range.Low)
		case attendance.Unbounded:
			f = attendance.Figure{People: l.Range.Low, Step: 1, Hedge: attendance.AtLeast}
		}
		ev.Sessions = append(ev.Sessions, attendance.Session{
			ID: l.Session, Start: l.Date, Counts: []attendance.Count{{Figure: f, Source: "counter"}},
		})
	}
	return ev
}

// What is kept gives the same first places and the same progression as all.
func TestLeadersAnswerAsAll(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	terms := records.Terms{Reading: attendance.Literal}
	dropped := 0
	for range rounds(1000) {
		all := slices.Compact(slices.SortedFunc(slices.Values(randomLeaders(r, 1+r.IntN(120))), Leader.compare))
		l := Leaders{K: 1 + r.IntN(8)}
		add(t, &l, all...)
		top := l.In(records.Category{})
		kept := top.Leaders()
		dropped += len(all) - len(kept)
		ofAll, ofKept := evidenceOf(all), evidenceOf(kept)

		first := min(l.K, len(all))
		want := firstOf(t, ofAll, terms, first)
		if diff := cmp.Diff(want, firstOf(t, ofKept, terms, first)); diff != "" {
			t.Fatalf("the first %d of %v\n%s", l.K, all, diff)
		}
		var ranges []attendance.Range
		for i, leader := range kept {
			ranges = append(ranges, leader.Range)
			if i < first && want[i].Session != leader.Session {
				t.Fatalf("place %d is of %s, want %s", i, leader.Session, want[i].Session)
			}
		}
		everyone := records.Places(nil, rangesOf(all))
		for i, p := range records.Places(nil, ranges) {
			n, _ := slices.BinarySearchFunc(all, kept[i], Leader.compare)
			if i < first && p != everyone[n] || p.Best != everyone[n].Best && p.Best <= l.K {
				t.Fatalf("%v at %v of what is kept, at %v of all", kept[i], p, everyone[n])
			}
		}

		history := records.Progression(ofAll, records.Category{}, terms)
		if diff := cmp.Diff(history.Records, records.Progression(ofKept, records.Category{}, terms).Records); diff != "" {
			t.Fatalf("the progression of %v\n%s", all, diff)
		}
		if diff := cmp.Diff(history.Records, top.History().Records); diff != "" {
			t.Fatalf("History of %v\n%s", all, diff)
		}
		undated := []string{}
		for _, leader := range kept {
			if leader.Date.IsZero() {
				undated = append(undated, leader.Session)
			}
		}
		slices.Sort(undated)
		if diff := cmp.Diff(undated, top.History().Undated); diff != "" {
			t.Fatal(diff)
		}
	}
	if dropped < 5_000 && long.Tests() {
		t.Errorf("only %d were dropped: this tests little", dropped)
	}
}

func rangesOf(leaders []Leader) []attendance.Range {
	var rs []attendance.Range
	for _, l := range leaders {
		rs = append(rs, l.Range)
	}
	return rs
}

// Of exact numbers at single moments, K and the steps of the record are kept.
func TestLeadersAreBounded(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	var l Leaders
	top := l.In(records.Category{})
	for i, n := range r.Perm(100_000) {
		at := time.Unix(int64(r.Uint32()), 0)
		leader := Leader{fmt.Sprint(i), attendance.DateOf(at), attendance.Range{Low: int64(n), High: int64(n)}}
		if err := top.Add(leader); err != nil {
			t.Fatal(err)
		}
		if most := 2 * (l.K + 60); len(top.list) > most {
			t.Fatalf("%d leaders in memory", len(top.list))
		}
	}
	records := len(top.History().Records)
	if kept := len(top.Leaders()); kept > l.K+records || records > 40 {
		t.Errorf("%d kept, %d records", kept, records)
	}
}

// A record that rises with every session keeps every session, and does not take
// long.
func TestLeadersOfARisingRecord(t *testing.T) {
	const n = 50_000
	var up, down Leaders
	leader := func(i int) Leader {
		at := time.Unix(int64(i), 0)
		return Leader{"s", attendance.DateOf(at), attendance.Range{Low: int64(i), High: int64(i)}}
	}
	for i := range n {
		add(t, &up, leader(1+i))
		add(t, &down, leader(n-i))
	}
	if got := len(up.In(records.Category{}).Leaders()); got != n {
		t.Errorf("%d kept, want %d", got, n)
	}
	if marshal(t, &up) != marshal(t, &down) {
		t.Error("the order shows")
	}
}

func TestLeadersZero(t *testing.T) {
	var zero Leaders
	empty := marshal(t, &zero)
	if cs := zero.Categories(); len(cs) != 0 {
		t.Errorf("categories %v", cs)
	}
	var l Leaders
	l.Merge(&zero)
	if l.K != 0 || marshal(t, &l) != empty {
		t.Errorf("K %d after nothing was merged", l.K)
	}
	if err := l.UnmarshalBinary([]byte(empty)); err != nil || l.K != 0 {
		t.Errorf("K %d, %v", l.K, err)
	}
	if h := l.In(records.Category{}).History(); len(h.Records)+len(h.Undated) > 0 {
		t.Errorf("%v of nothing", h)
	}
	if len(l.Categories()) != 0 || l.K != 10 {
		t.Errorf("categories %v, K %d; want none, 10", l.Categories(), l.K)
	}
	l.K = 3 // too late
	add(t, &l, randomLeaders(rand.New(rand.NewPCG(6, 6)), 100)...)
	var again Leaders
	if err := again.UnmarshalBinary([]byte(marshal(t, &l))); err != nil || again.K != 10 {
		t.Errorf("K %d, %v", again.K, err)
	}
	negative := Leaders{K: -1}
	add(t, &negative, Leader{Session: "s"})
	if negative.K != 10 {
		t.Errorf("K %d, want 10", negative.K)
	}
}

// The constant in Add is the end of the calendar.
func TestCalendarEnd(t *testing.T) {
	if end := attendance.Day(9999, 12, 31).End; end != calendarEnd {
		t.Errorf("%d, want %d", int64(calendarEnd), end)
	}
	// What a full category drops at once is checked, too.
	var l Leaders
	for i := range 1000 {
		add(t, &l, Leader{"s", attendance.Day(2000, 1, 1+i%20), attendance.Range{Low: 1000 + int64(i), High: 1000 + int64(i)}})
	}
	day, low := attendance.Day(2020, 1, 1), attendance.Range{Low: 5, High: 5}
	add(t, &l, Leader{"s", day, low})
	for _, bad := range []Leader{
		{"", day, low},
		{"s", attendance.Date{Start: day.Start, End: day.Start}, low},
		{"s", attendance.Date{Start: day.Start, End: calendarEnd + 1}, low},
		{"s", day, attendance.Range{Low: -1, High: 5}},
		{"s", day, attendance.Range{Low: 6, High: 5}},
	} {
		if l.Add(records.Category{}, bad) == nil {
			t.Errorf("%v: no error", bad)
		}
	}
}

// One leader over and over again, and some that only look the same.
func TestLeadersTwice(t *testing.T) {
	l := Leaders{K: 50}
	top := l.In(records.Category{})
	for i := range 100_000 {
		add(t, &l, Leader{fmt.Sprint(i % 40), attendance.Day(2021, 6, 8), attendance.Range{Low: 5, High: 5}})
		if len(top.list) > 200 {
			t.Fatalf("%d in memory", len(top.list))
		}
	}
	if n := len(top.Leaders()); n != 40 {
		t.Errorf("%d kept, want 40", n)
	}
}

// Numbers too large to be sorted in one word with an index.
func TestLeadersOfLargeNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 10))
	ls := make([]Leader, 100)
	for i := range ls {
		low := attendance.MaxPeople*5 + r.Int64N(3)
		ls[i] = Leader{fmt.Sprint(i), attendance.Date{}, attendance.Range{Low: low, High: attendance.Unbounded}}
	}
	l := Leaders{K: 100}
	add(t, &l, ls...)
	if diff := cmp.Diff(slices.SortedFunc(slices.Values(ls), Leader.compare), l.In(records.Category{}).Leaders()); diff != "" {
		t.Error(diff)
	}
}

func TestLargest(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 3000 {
		numbers := make([]int64, 1+r.IntN(200))
		span := 1 + r.Int64N(100)
		for i := range numbers {
			numbers[i] = r.Int64N(span)
		}
		sorted := slices.Sorted(slices.Values(numbers))
		k := 1 + r.IntN(len(numbers))
		if got, want := largest(slices.Clone(numbers), k), sorted[len(sorted)-k]; got != want {
			t.Fatalf("the %d-th largest of %v is %d, not %d", k, sorted, want, got)
		}
	}
}

func TestLeaderValidate(t *testing.T) {
	r := attendance.Range{Low: 1, High: 2}
	for _, c := range []struct {
		leader Leader
		want   string
	}{
		{Leader{"", attendance.Date{}, r}, `stream: invalid Leader "": it has no session`},
		{Leader{"s", attendance.Date{}, attendance.Range{Low: -1, High: 2}}, `stream: invalid Leader "s": its range starts at -1; want 0 or more`},
		{Leader{"s", attendance.Date{}, attendance.Range{Low: 3, High: 2}}, `stream: invalid Leader "s": its range runs back from 3 to 2`},
		{Leader{"s", attendance.Date{Start: 5, End: 5}, attendance.Range{}}, `stream: invalid Leader "s": attendance: invalid Date{Start: 5, End: 5}: want Start < End, within the years 0 to 9999`},
		{Leader{"s", attendance.Date{Start: 5, End: 5}, r}, `stream: invalid Leader "s": attendance: invalid Date{Start: 5, End: 5}: want Start < End, within the years 0 to 9999`},
	} {
		var l Leaders
		err := l.Add(records.Category{}, c.leader)
		if err == nil || err.Error() != c.want || len(l.Categories()) > 0 {
			t.Errorf("%v; want %s", err, c.want)
		}
		if got := c.leader.validate(); got == nil || got.Error() != c.want {
			t.Errorf("%v; want %s", got, c.want)
		}
	}
	if err := (Leader{"s", attendance.Date{}, attendance.Range{High: attendance.Unbounded}}).validate(); err != nil {
		t.Error(err)
	}
}

// TestLeadersRefuseWhatTheyWouldDrop: what is wrong is said even of a leader that
// is below both bars.
func TestLeadersRefuseWhatTheyWouldDrop(t *testing.T) {
	l := Leaders{K: 1}
	date := attendance.Day(2001, time.May, 1)
	add(t, &l, Leader{"best", attendance.Day(2000, time.May, 1), attendance.Range{Low: 1000, High: 1000}})
	r := attendance.Range{Low: 1, High: 2}
	for _, x := range []Leader{
		{"", date, r},
		{"s", date, attendance.Range{Low: -1, High: 2}},
		{"s", date, attendance.Range{Low: 3, High: 2}},
		{"s", attendance.Date{Start: date.End, End: date.Start}, r},
		{"s", attendance.Date{Start: date.Start, End: calendarEnd + 1}, r},
		{"s", date, r},
	} {
		if got, want := fmt.Sprint(l.Add(records.Category{}, x)), fmt.Sprint(x.validate()); got != want {
			t.Errorf("%+v: %s, want %s", x, got, want)
		}
	}
	if got := l.In(records.Category{}).Leaders(); len(got) != 1 {
		t.Errorf("it has %v", got)
	}
}

func TestLeadersJSON(t *testing.T) {
	const want = `{"k":2,"categories":[` +
		`{"category":{},"leaders":[{"session":"b","date":"2021-06","range":{"low":7,"high":null}},{"session":"a","range":{"low":5,"high":9}}]},` +
		`{"category":{"platform":"p"},"leaders":[{"session":"a","range":{"low":5,"high":9}}]}]}`
	l := Leaders{K: 2}
	a := Leader{Session: "a", Range: attendance.Range{Low: 5, High: 9}}
	b := Leader{"b", attendance.MustParseDate("2021-06"), attendance.Range{Low: 7, High: attendance.Unbounded}}
	add(t, &l, a, b)
	if err := l.Add(records.Category{Platform: "p"}, a); err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(&l)
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s\n%s", err, got, want)
	}
	if in, err := json.Marshal(struct{ L Leaders }{l}); err != nil || string(in) != `{"L":`+want+`}` {
		t.Errorf("as a value: %v\n%s", err, in)
	}
	var read Leaders
	if err := json.Unmarshal(got, &read); err != nil || marshal(t, &read) != marshal(t, &l) {
		t.Errorf("%v %v", read, err)
	}
	for _, c := range []struct{ json, want string }{
		{`{"k":-1}`, "stream: Leaders with k -1; want 0 or more"},
		{`{"categories":[{"leaders":[{"session":"s","range":{"low":1,"high":2}},{"range":{"low":1,"high":2}}]}]}`, `categories[0].leaders[1]: stream: invalid Leader "": it has no session`},
		{`{"categories":[{"leaders":[{"session":"s","range":{"low":2,"high":1}}]}]}`, ""},
		{`[]`, ""},
	} {
		err := json.Unmarshal([]byte(c.json), &read)
		if err == nil || c.want != "" && err.Error() != c.want || marshal(t, &read) != marshal(t, &l) {
			t.Errorf("%s: %v, want %s", c.json, err, c.want)
		}
	}
	if err := json.Unmarshal([]byte("null"), &read); err != nil || marshal(t, &read) != marshal(t, &l) {
		t.Errorf("null: %v", err)
	}
	if b, err := json.Marshal(new(Leaders)); err != nil || string(b) != `{"k":0,"categories":[]}` {
		t.Errorf("%s, %v", b, err)
	}
}

// manyLeaders returns Leaders of all kinds of dates and ranges.
func manyLeaders(seed uint64) *Leaders {
	r := rand.New(rand.NewPCG(seed, 7))
	l := &Leaders{K: 1 + r.IntN(6)}
	for _, c := range []records.Category{{}, {Platform: "spaces"}, {Platform: "spaces", Tag: "music"}, {Event: "é\xff"}} {
		for _, leader := range randomLeaders(r, r.IntN(30)) {
			if err := l.Add(c, leader); err != nil {
				panic(err)
			}
		}
	}
	return l
}

func TestLeadersBinary(t *testing.T) {
	for seed := range uint64(200) {
		l := manyLeaders(seed)
		data := marshal(t, l)
		var read Leaders
		if err := read.UnmarshalBinary([]byte(data)); err != nil {
			t.Fatal(err)
		}
		if again := marshal(t, &read); again != data || read.K != l.K || !slices.Equal(read.Categories(), l.Categories()) {
			t.Fatalf("%x, and again %x", data, again)
		}
		for _, c := range l.Categories() {
			if diff := cmp.Diff(l.In(c).Leaders(), read.In(c).Leaders()); diff != "" {
				t.Fatal(diff)
			}
		}
		// More can be added to what was read.
		more := randomLeaders(rand.New(rand.NewPCG(seed, 8)), 50)
		add(t, l, more...)
		add(t, &read, more...)
		if marshal(t, &read) != marshal(t, l) {
			t.Fatal("what was read goes on in another way")
		}
	}
}

func TestLeadersBinaryDates(t *testing.T) {
	var l Leaders
	for i, s := range []string{
		"", "2021", "2021-06", "2021-06-08", "2021-06-08/2021-06-09", "1970-01-01", "1969-12-31", "1970", "0000", "9999", "0000/9999",
		"2022-04-20T21:30:00+05:00", "2022-04-20T21:30:00.123Z", "2022-04-20T21:30:00.123456Z", "1970-01-01T00:00:00Z",
		"2022-04-20T21:30:00Z/2022-04-20T21:45:00Z",
	} {
		var d attendance.Date
		if err := d.UnmarshalText([]byte(s)); err != nil {
			t.Fatal(err)
		}
		add(t, &l, Leader{fmt.Sprint(i), d, attendance.Range{High: attendance.Unbounded}})
	}
	var read Leaders
	if err := read.UnmarshalBinary([]byte(marshal(t, &l))); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(l.In(records.Category{}).Leaders(), read.In(records.Category{}).Leaders()); diff != "" {
		t.Error(diff)
	}
}

// What is well written and yet not what Leaders would write.
func TestLeadersBinaryNotCanonical(t *testing.T) {
	for _, c := range []struct {
		name string
		body func(*wire.Writer)
		want string
	}{
		{"no K", func(w *wire.Writer) {
			w.Count(0)
			w.Count(1)
			w.Str("")
			w.Str("")
			w.Str("")
			w.Str("")
			w.Uint8(0)
			w.Count(1)
			one(w)
		}, "K is 0, and there are leaders"},
		{"an empty category", func(w *wire.Writer) {
			w.Count(1)
			w.Count(1)
			w.Str("")
			w.Str("")
			w.Str("")
			w.Str("123456789")
			w.Uint8(0)
			w.Count(0)
		}, "a category without leaders"},
		{"categories out of order", func(w *wire.Writer) {
			w.Count(1)
			w.Count(2)
			for range 2 {
				w.Str("p")
				w.Str("")
				w.Str("")
				w.Str("")
				w.Uint8(0)
				w.Count(1)
				one(w)
			}
		}, "the categories are not in order"},
		{"one twice", leadersBody(2, func(w *wire.Writer) { one(w); w.Str("s"); w.Uvarint(0); w.Uvarint(1); w.Uint8(0) }), "the leaders of a category are not in order"},
		{"upwards", leadersBody(2, func(w *wire.Writer) { one(w); w.Str("s"); w.Uvarint(math.MaxUint64); w.Uvarint(1); w.Uint8(0) }), "the leaders of a category are not in order"},
		{"below 0", leadersBody(2, func(w *wire.Writer) { one(w); w.Str("s"); w.Uvarint(6); w.Uvarint(1); w.Uint8(0) }), "leader 1 of a category is invalid"},
		{"below both bars", leadersBody(2, func(w *wire.Writer) { one(w); w.Str("t"); w.Uvarint(1); w.Uvarint(1); w.Uint8(0) }), "a category has leaders that its others would have dropped"},
		{"no session", leadersBody(1, func(w *wire.Writer) { w.Str(""); w.Uvarint(0); w.Uvarint(0); w.Uint8(0); w.Uint8(0) }), "leader 0 of a category is invalid"},
		{"High too large", leadersBody(1, func(w *wire.Writer) { w.Str("s"); w.Uvarint(5); w.Uvarint(math.MaxInt64); w.Uint8(0) }), "leader 0 of a category is invalid"},
		{"High of Unbounded spelled out", leadersBody(1, func(w *wire.Writer) { w.Str("s"); w.Uvarint(5); w.Uvarint(math.MaxInt64 - 4); w.Uint8(0) }), "leader 0 of a category is invalid"},
		{"unknown units", leadersBody(1, func(w *wire.Writer) {
			w.Str("s")
			w.Uvarint(5)
			w.Uvarint(0)
			w.Uint8(17)
			w.Varint(0)
			w.Uvarint(0)
		}), "a date of unknown units"},
		{"units too small", leadersBody(1, func(w *wire.Writer) {
			w.Str("s")
			w.Uvarint(5)
			w.Uvarint(0)
			w.Uint8(1)
			w.Varint(1000)
			w.Uvarint(0)
		}), "a date in units that are too small"},
		{"beyond the calendar", leadersBody(1, func(w *wire.Writer) {
			w.Str("s")
			w.Uvarint(5)
			w.Uvarint(0)
			w.Uint8(16)
			w.Varint(4_000_000)
			w.Uvarint(0)
		}), "leader 0 of a category is invalid"},
		{"beyond all", leadersBody(1, func(w *wire.Writer) {
			w.Str("s")
			w.Uvarint(5)
			w.Uvarint(0)
			w.Uint8(16)
			w.Varint(1)
			w.Uvarint(math.MaxUint64)
		}), "a date outside the calendar"},
	} {
		w := wire.Begin(leadersMagic, leadersVersion)
		c.body(&w)
		var l Leaders
		if err := l.UnmarshalBinary(w.Finish()); err == nil || !strings.HasSuffix(err.Error(), ": "+c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// one writes a leader.
func one(w *wire.Writer) {
	w.Str("s")
	w.Uvarint(5)
	w.Uvarint(1)
	w.Uint8(0)
}

func leadersBody(n int, leaders func(*wire.Writer)) func(*wire.Writer) {
	return func(w *wire.Writer) {
		w.Count(1)
		w.Count(1)
		for range 4 {
			w.Str("")
		}
		w.Uint8(0)
		w.Count(n)
		leaders(w)
	}
}

// FuzzLeaders checks that any bytes are refused, or read into what writes the
// same bytes again and answers.
func FuzzLeaders(f *testing.F) {
	for seed := range uint64(8) { // of all kinds
		b, err := manyLeaders(seed).MarshalBinary()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	empty, _ := new(Leaders).MarshalBinary()
	f.Add(empty)
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		// A body that is changed has another checksum, which no fuzzer finds.
		for _, data := range [][]byte{data, wire.Mended(data, leadersMagic)} {
			var l Leaders
			if l.UnmarshalBinary(data) != nil {
				continue
			}
			if again := marshal(t, &l); again != string(data) {
				t.Fatalf("read %x, wrote %x", data, again)
			}
			for _, c := range l.Categories() {
				l.In(c).History()
			}
			var merged Leaders
			merged.Merge(&l)
			merged.Merge(&l)
			if len(l.Categories()) > 0 && marshal(t, &merged) != string(data) {
				t.Fatal("merged with itself it is another")
			}
		}
	})
}

// Reading what is damaged in any one bit, or cut short, is an error and changes
// nothing.
func TestLeadersBinaryDamage(t *testing.T) {
	data := []byte(marshal(t, manyLeaders(1)))
	l := manyLeaders(2)
	before := marshal(t, l)
	refuse := func(damaged []byte) {
		t.Helper()
		err := l.UnmarshalBinary(damaged)
		if err == nil || !strings.HasPrefix(err.Error(), "stream: not the binary form of Leaders: byte ") {
			t.Fatalf("%x: %v", damaged, err)
		}
	}
	for i := range data {
		for bit := range 8 {
			damaged := bytes.Clone(data)
			damaged[i] ^= 1 << bit
			refuse(damaged)
		}
		refuse(data[:i])
	}
	refuse(append(data, 0))
	if marshal(t, l) != before {
		t.Error("an error has changed the receiver")
	}
}

// firstOf returns the first standings of all sessions.
func firstOf(t *testing.T, ev records.Evidence, terms records.Terms, n int) []records.Standing {
	t.Helper()
	board := records.Rank(ev, records.Category{}, terms)
	// Leaders knows no Worst of what it dropped, and lists by Low.
	slices.SortFunc(board.Standings, func(a, b records.Standing) int {
		x, y := a.Estimate.Range(terms.Reading), b.Estimate.Range(terms.Reading)
		return gocmp.Or(gocmp.Compare(y.Low, x.Low), gocmp.Compare(y.High, x.High), gocmp.Compare(a.Session, b.Session))
	})
	return board.Standings[:n]
}
