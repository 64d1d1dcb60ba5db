package stream_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records/stream"
)

func span(low, high int64) attendance.Range { return attendance.Range{Low: low, High: high} }

var bothReadings = [...]attendance.Reading{attendance.Customary, attendance.Literal}

// seen is an observation from texts.
func seen(at, figure string) stream.Observation {
	return stream.Observation{At: attendance.MustParseDate(at), Figure: attendance.MustParse(figure)}
}

// liveOf observes all, in their order.
func liveOf(t testing.TB, observations ...stream.Observation) stream.Live {
	t.Helper()
	var l stream.Live
	for _, o := range observations {
		if err := l.Observe(o); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

// liveTwin keeps every observation and looks through all of them.
type liveTwin []stream.Observation

// startsFirst and endsFirst tell whether a is before b, the shorter of two that
// start or end at once.
func startsFirst(a, b attendance.Date) bool {
	return a.Start < b.Start || a.Start == b.Start && a.End < b.End
}
func endsFirst(a, b attendance.Date) bool {
	return a.End < b.End || a.End == b.End && a.Start > b.Start
}

func (twin liveTwin) peak(r attendance.Reading) (peak attendance.Range, ok bool) {
	for i, o := range twin {
		was := o.Figure.Range(r)
		if i == 0 {
			peak = was
		}
		peak.Low, peak.High = max(peak.Low, was.Low), max(peak.High, was.High)
	}
	return peak, len(twin) > 0
}

func (twin liveTwin) fell(mark attendance.Range, r attendance.Reading) (fall stream.Fall) {
	for _, o := range twin {
		was := o.Figure.Range(r)
		if was.High > mark.Low && (fall.Possibly.IsZero() || startsFirst(o.At, fall.Possibly)) {
			fall.Possibly = o.At
		}
		if was.Low > mark.High && (fall.Certainly.IsZero() || endsFirst(o.At, fall.Certainly)) {
			fall.Certainly = o.At
		}
	}
	return fall
}

// highs are the observations that none before them reaches.
func (twin liveTwin) highs(r attendance.Reading) (h stream.Highs) {
	pick := func(number func(attendance.Range) int64, first func(a, b attendance.Date) bool) []stream.High {
		var highs []stream.High
		for _, o := range twin {
			x := stream.High{At: o.At, People: number(o.Figure.Range(r))}
			outdone := slices.ContainsFunc(twin, func(p stream.Observation) bool {
				y := stream.High{At: p.At, People: number(p.Figure.Range(r))}
				return y != x && !first(x.At, y.At) && y.People >= x.People
			})
			if !outdone && !slices.Contains(highs, x) {
				highs = append(highs, x)
			}
		}
		slices.SortFunc(highs, func(x, y stream.High) int {
			if first(x.At, y.At) {
				return -1
			}
			return 1
		})
		return highs
	}
	h.Possibly = pick(func(r attendance.Range) int64 { return r.High }, startsFirst)
	h.Certainly = pick(func(r attendance.Range) int64 { return r.Low }, endsFirst)
	return h
}

var (
	liveDates = []string{
		"2022", "2022-04", "2022-04-20", "2022-04-19/2022-04-20", "2022-04-20/2022-04-21", "2021/2023",
		"2022-04-20T00:00:00Z", "2022-04-20T23:59:59.999999Z", "2022-04-20T00:00:00Z/2022-04-20T12:00:00Z",
	}
	liveFigures = []string{
		"0", "1", "nearly 1", "61,870", "61,870", "more than 61K", "about 60K", "60K", "nearly 62K", "up to 62K",
		"62K+", "60–63K", "tens of thousands", "under 61,000", "exactly 61,000", "999,999,999,999,999,999+",
	}
)

// someObservation is one of a room, on few dates and near few numbers, so that
// many meet.
func someObservation(r *rand.Rand) stream.Observation {
	o := stream.Observation{
		At:     attendance.DateOf(time.Date(2022, 4, 20, 12, r.IntN(20), 0, 0, time.UTC)),
		Figure: attendance.Exact(61_000 + r.Int64N(12)),
	}
	if r.IntN(3) == 0 {
		o.At = attendance.MustParseDate(liveDates[r.IntN(len(liveDates))])
	}
	if r.IntN(8) == 0 {
		o.At.End += r.Int64N(3) * 60_000_000
	}
	if r.IntN(3) == 0 {
		o.Figure = attendance.MustParse(liveFigures[r.IntN(len(liveFigures))])
	}
	return o
}

func someHistory(r *rand.Rand) []stream.Observation {
	history := make([]stream.Observation, r.IntN(1+r.IntN(30)))
	for i := range history {
		history[i] = someObservation(r)
	}
	return history
}

func shuffled(r *rand.Rand, history []stream.Observation) []stream.Observation {
	history = slices.Clone(history)
	r.Shuffle(len(history), func(i, j int) { history[i], history[j] = history[j], history[i] })
	return history
}

// checkSame fails if two Lives differ in any field, or in JSON.
func checkSame(t *testing.T, what string, want, got stream.Live) {
	t.Helper()
	if !reflect.DeepEqual(want, got) { // many times faster than a Diff
		t.Fatalf("%s (-want +got):\n%s", what, cmp.Diff(want, got))
	}
	a, errA := json.Marshal(want)
	b, errB := json.Marshal(got)
	if errA != nil || errB != nil || string(a) != string(b) {
		t.Fatalf("%s: %v, %v\n%s\n%s", what, errA, errB, a, b)
	}
}

func TestLiveAgainstTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 4))
	for range 5_000 {
		twin := liveTwin(someHistory(r))
		l := liveOf(t, twin...)
		if err := l.Validate(); err != nil {
			t.Fatalf("%v\n%v", twin, err)
		}
		want := stream.Live{Customary: twin.highs(attendance.Customary), Literal: twin.highs(attendance.Literal)}
		checkSame(t, fmt.Sprint(twin), want, l)
		for _, reading := range bothReadings {
			peak, ok := twin.peak(reading)
			if got, gotOK := l.Peak(reading); got != peak || gotOK != ok {
				t.Fatalf("%v: %v peak %v, %v; want %v, %v", twin, reading, got, gotOK, peak, ok)
			}
			for range 4 {
				mark := someObservation(r).Figure.Range(bothReadings[r.IntN(2)])
				if r.IntN(4) == 0 {
					mark = span(r.Int64N(70_000)-3, attendance.Unbounded)
				}
				fall := l.Fell(mark, reading)
				if want := twin.fell(mark, reading); fall != want {
					t.Fatalf("%v: %v over %v %v; want %v", twin, reading, mark, fall, want)
				}
				if fall.Possibly.IsZero() && !fall.Certainly.IsZero() {
					t.Fatalf("%v: over %v certainly and not possibly fallen", twin, mark)
				}
			}
		}
	}
}

func TestLiveOrderAndMerge(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 4))
	for range 2_000 {
		history := someHistory(r)
		want := liveOf(t, history...)
		checkSame(t, "in another order", want, liveOf(t, shuffled(r, history)...))
		checkSame(t, "twice", want, liveOf(t, shuffled(r, slices.Concat(history, history))...))

		// Split in three parts that may overlap.
		var parts [3]stream.Live
		for i, o := range shuffled(r, slices.Concat(history, history[:r.IntN(len(history)+1)])) {
			part := i % 3
			if i >= 3 {
				part = r.IntN(3)
			}
			if err := parts[part].Observe(o); err != nil {
				t.Fatal(err)
			}
		}
		a, b, c := parts[0], parts[1], parts[2]
		before := [...]stream.Live{a.Clone(), b.Clone(), c.Clone()}
		merged := func(ls ...stream.Live) (m stream.Live) {
			for _, l := range ls {
				m.Merge(l)
			}
			return m
		}
		checkSame(t, "merged", want, merged(a, b, c))
		checkSame(t, "commutative", want, merged(c, a, b))
		checkSame(t, "associative", want, merged(a, merged(b, c)))
		checkSame(t, "idempotent", want, merged(a, b, c, b, a, a))
		self := merged(a, b, c)
		self.Merge(self)
		checkSame(t, "with itself", want, self)
		for i, part := range parts {
			checkSame(t, "merging leaves its parts alone", before[i], part)
		}
	}
}

// Nothing that a Live has given away is changed by what it sees later.
func TestLiveMemory(t *testing.T) {
	r := rand.New(rand.NewPCG(22, 4))
	for range 2_000 {
		l := liveOf(t, someHistory(r)...)
		clone := l.Clone()
		var merged stream.Live
		merged.Merge(l)
		was, err := json.Marshal(l)
		if err != nil {
			t.Fatal(err)
		}
		for range 20 {
			if err := l.Observe(someObservation(r)); err != nil {
				t.Fatal(err)
			}
		}
		for _, other := range []stream.Live{clone, merged} {
			if is, err := json.Marshal(other); err != nil || string(is) != string(was) {
				t.Fatalf("%v\n%s\n%s", err, was, is)
			}
		}
	}
}

func TestLiveNothing(t *testing.T) {
	var l stream.Live
	for _, reading := range append(bothReadings[:], 7) {
		if peak, ok := l.Peak(reading); ok || peak != (attendance.Range{}) {
			t.Errorf("%v: a peak of %v without an observation", reading, peak)
		}
		if fall := l.Fell(span(0, 0), reading); fall != (stream.Fall{}) {
			t.Errorf("%v: fell without an observation: %v", reading, fall)
		}
	}
	if text, err := json.Marshal(l); err != nil || string(text) != "{}" {
		t.Errorf("%s, %v", text, err)
	}
	half := stream.Highs{Certainly: []stream.High{{At: attendance.MustParseDate("2022"), People: 5}}}
	for _, highs := range []stream.Highs{half, {Possibly: half.Certainly}} {
		if peak, ok := (stream.Live{Customary: highs}).Peak(attendance.Customary); ok || peak != (attendance.Range{}) {
			t.Errorf("%v: a peak of %v from one half", highs, peak)
		}
	}
	l = liveOf(t, seen("2022", "5"))
	if _, ok := l.Peak(7); ok || l.Fell(span(0, 0), 7) != (stream.Fall{}) {
		t.Error("an answer under an unknown reading")
	}
}

func TestLiveFell(t *testing.T) {
	hedged := liveOf(t,
		seen("2022-04-20T17:00:00Z", "about 40K"),
		seen("2022-04-20T17:05:00Z", "nearly 45K"),
		seen("2022-04-20T17:10:00Z", "more than 44K"),
		seen("2022-04-20", "44,999"),
		seen("2022-04-20T17:15:00Z", "61,870"),
	)
	for _, x := range []struct {
		mark                string
		reading             attendance.Reading
		possibly, certainly string
	}{
		{"more than 44K", attendance.Customary, "2022-04-20", "2022-04-20T17:15:00Z"}, // the day starts first
		{"more than 44K", attendance.Literal, "2022-04-20", ""},                       // it may have been any number
		{"44,001", attendance.Literal, "2022-04-20", "2022-04-20T17:15:00Z"},          // "more than 44K" is 44,001 at least: equal
		{"exactly 44,000", attendance.Literal, "2022-04-20", "2022-04-20T17:10:00Z"},
		{"44,999", attendance.Customary, "2022-04-20T17:15:00Z", "2022-04-20T17:15:00Z"},
		{"44,999", attendance.Literal, "2022-04-20T17:00:00Z", "2022-04-20T17:15:00Z"}, // "about" sets no bound
		{"61,864", attendance.Customary, "2022-04-20T17:15:00Z", "2022-04-20T17:15:00Z"},
		{"61,865", attendance.Customary, "2022-04-20T17:15:00Z", ""}, // 61,870 may be rounded
		{"exactly 61,879", attendance.Customary, "", ""},
		{"62K", attendance.Customary, "2022-04-20T17:15:00Z", ""}, // may be 61,500
	} {
		want := stream.Fall{}
		if x.possibly != "" {
			want.Possibly = attendance.MustParseDate(x.possibly)
		}
		if x.certainly != "" {
			want.Certainly = attendance.MustParseDate(x.certainly)
		}
		if got := hedged.Fell(attendance.MustParse(x.mark).Range(x.reading), x.reading); got != want {
			t.Errorf("over %s, %v: %v, want %v", x.mark, x.reading, got, want)
		}
	}
}

func TestObservationFaults(t *testing.T) {
	l := liveOf(t, seen("2022", "5"))
	was := l.Clone()
	for _, x := range []struct {
		observation stream.Observation
		want        string
	}{
		{stream.Observation{}, "at: an observation needs its date, or it has no place in time\nfigure: an observation needs its figure"},
		{stream.Observation{At: attendance.Date{Start: 5, End: 4}, Figure: attendance.Figure{People: -1, Step: 1}},
			"at: attendance: invalid Date{Start: 5, End: 4}: want Start < End, within the years 0 to 9999\n" +
				"figure: attendance: invalid Figure{People: -1, To: 0, Step: 1, Hedge: bare}: People is negative: malformed"},
	} {
		if _, ok := l.Observe(x.observation).(attendance.Faults); !ok {
			t.Errorf("%v: no Faults", x.observation)
		}
		if d := cmp.Diff(x.want, fmt.Sprint(l.Observe(x.observation))); d != "" {
			t.Error(d)
		}
		checkSame(t, "after an error", was, l)
	}
	if seen("2022", "57K") != seen("2022", "57,000") {
		t.Error("observations do not compare")
	}
}

func TestLiveJSON(t *testing.T) {
	l := liveOf(t, seen("2022-04-20T17:04:00Z", "more than 61K"))
	const text = `{"customary":{"possibly":[{"at":"2022-04-20T17:04:00Z","people":61999}],"certainly":[{"at":"2022-04-20T17:04:00Z","people":61001}]},` +
		`"literal":{"possibly":[{"at":"2022-04-20T17:04:00Z","people":null}],"certainly":[{"at":"2022-04-20T17:04:00Z","people":61001}]}}`
	if got, err := json.Marshal(l); err != nil || string(got) != text {
		t.Errorf("%v\n%s", err, cmp.Diff(text, string(got)))
	}
	r := rand.New(rand.NewPCG(23, 4))
	for range 3_000 {
		want := liveOf(t, someHistory(r)...)
		text, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got stream.Live
		if err := json.Unmarshal(text, &got); err != nil {
			t.Fatalf("%s\n%v", text, err)
		}
		checkSame(t, string(text), want, got)
	}
	for _, text := range []string{`{}`, `{"customary":{"possibly":[],"certainly":[]},"literal":{}}`, `{"literal":null}`} {
		var got stream.Live
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		checkSame(t, text, stream.Live{}, got)
	}
}

func TestLiveJSONFaults(t *testing.T) {
	// highs writes "2021 5, 2022 null" as JSON.
	highs := func(s string) string {
		var parts []string
		for at, people := range pairs(s) {
			parts = append(parts, fmt.Sprintf(`{"at":%q,"people":%s}`, at, people))
		}
		return "[" + strings.Join(parts, ",") + "]"
	}
	const good = "2021 5, 2022 9"
	for _, x := range []struct {
		customaryPossibly, customaryCertainly, literalPossibly, literalCertainly string
		want                                                                     string
	}{
		{good, good, good, good, ""},
		{good, "2021 5", "2021 null", "2021 0, 2022 4", ""},
		{"2022 9, 2021 10", good, good, good, "customary.possibly[1]: must be later, and with more people, than the high before it"},
		{"2021 9, 2021 10", good, good, good, "customary.possibly[1]: must be later, and with more people, than the high before it"},
		{good, "2021 5, 2022 5", good, good, "customary.certainly[1]: must be later, and with more people, than the high before it"},
		{good, good, good, "2021 5, 2021-06 9", "literal.certainly[1]: must be later, and with more people, than the high before it"}, // ends before
		{good, good, "2021 null, 2022 null", good, "literal.possibly[1]: must be later, and with more people, than the high before it"},
		{good, "2021 5, 2022 null", good, good, "customary.certainly[1].people: want a number: no room certainly had an unlimited one"},
		{good, good, good, "2021 5, 2022 null", "literal.certainly[1].people: want a number: no room certainly had an unlimited one"},
		{"2021 -5, 2022 9", good, good, good, "customary.possibly[0].people: a number of people is not negative"},
		{" 5, 2022 9", good, good, good, "customary.possibly[0].at: a high needs the date of its observation"},
		{"", good, good, good, "customary.certainly[0]: no observation makes this high: customary.possibly has fewer people by then\n" +
			"customary.certainly[1]: no observation makes this high: customary.possibly has fewer people by then"},
		{good, "", good, "", "customary.possibly[0]: no observation makes this high: customary.certainly has no number by then, not even 0\n" +
			"customary.possibly[1]: no observation makes this high: customary.certainly has no number by then, not even 0\n" +
			"literal.possibly[0]: no observation makes this high: literal.certainly has no number by then, not even 0\n" +
			"literal.possibly[1]: no observation makes this high: literal.certainly has no number by then, not even 0"},
		{good, "2021 6, 2022 9", good, good, "customary.certainly[0]: no observation makes this high: customary.possibly has fewer people by then"},
		{good, good, "2021 5, 2022 8", "2021 0", "customary.possibly[1]: no observation makes this high: literal.possibly has fewer people by then"},
		{good, good, good, "2021 5, 2022 10", "literal.certainly[1]: no observation makes this high: literal.possibly has fewer people by then\n" +
			"literal.certainly[1]: no observation makes this high: customary.certainly has fewer people by then"},
	} {
		text := fmt.Sprintf(`{"customary":{"possibly":%s,"certainly":%s},"literal":{"possibly":%s,"certainly":%s}}`,
			highs(x.customaryPossibly), highs(x.customaryCertainly), highs(x.literalPossibly), highs(x.literalCertainly))
		was := liveOf(t, seen("1999", "7"))
		got, message := was.Clone(), ""
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			message = err.Error()
			checkSame(t, "after an error", was, got)
		} else {
			checkSame(t, "merged", got, got.Clone())
		}
		if d := cmp.Diff(x.want, message); d != "" {
			t.Errorf("%s:\n%s", text, d)
		}
	}
	for _, text := range []string{`7`, `[]`, `{"customary":[]}`, `{"customary":{"possibly":[7]}}`, `{"customary":{"possibly":[{"at":"20"}]}}`,
		`{"customary":{"possibly":[{"at":"2022","people":1.5}]}}`, `{"customary":{"possibly":[null]}}`} {
		got := liveOf(t, seen("1999", "7"))
		if err := json.Unmarshal([]byte(text), &got); err == nil {
			t.Errorf("%s is read", text)
		}
		checkSame(t, text, liveOf(t, seen("1999", "7")), got)
	}
	got := liveOf(t, seen("1999", "7"))
	if err := json.Unmarshal([]byte(`null`), &got); err != nil {
		t.Error(err)
	}
	checkSame(t, "null", liveOf(t, seen("1999", "7")), got)
}

// TestLiveByHand: what a program may fill in and JSON has no way to say.
func TestLiveByHand(t *testing.T) {
	highs := []stream.High{{At: attendance.Date{Start: 2, End: 1}, People: 5}}
	l := stream.Live{Literal: stream.Highs{Possibly: highs, Certainly: highs}}
	const wrongDate = "attendance: invalid Date{Start: 2, End: 1}: want Start < End, within the years 0 to 9999"
	want := "literal.possibly[0].at: " + wrongDate + "\nliteral.certainly[0].at: " + wrongDate
	if d := cmp.Diff(want, fmt.Sprint(l.Validate())); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestHighJSON(t *testing.T) {
	was := stream.High{At: attendance.MustParseDate("1999"), People: 7}
	for _, x := range []struct {
		text string
		want stream.High
		err  string
	}{
		{`null`, was, "<nil>"},
		{`{"at": "2021", "people": 5}`, stream.High{At: attendance.MustParseDate("2021"), People: 5}, "<nil>"},
		{`{"at": "2021", "people": null}`, stream.High{At: attendance.MustParseDate("2021"), People: attendance.Unbounded}, "<nil>"},
		{`{"at": "2021"}`, stream.High{At: attendance.MustParseDate("2021"), People: attendance.Unbounded}, "<nil>"},
		{`{"at": "2021-13", "people": 5}`, was, `cannot read "2021-13" at byte 0: malformed: the calendar has no such date in the years 0000 to 9999`},
	} {
		got := was
		err := json.Unmarshal([]byte(x.text), &got)
		if d := cmp.Diff(x.err, fmt.Sprint(err)); d != "" || got != x.want {
			t.Errorf("%s: %+v, want %+v (-want +got)\n%s", x.text, got, x.want, d)
		}
	}
}

// pairs goes through "a b, c d" as a, b and c, d.
func pairs(s string) func(yield func(a, b string) bool) {
	return func(yield func(a, b string) bool) {
		if s == "" {
			return
		}
		for part := range strings.SplitSeq(s, ", ") {
			if a, b, _ := strings.Cut(part, " "); !yield(a, b) {
				return
			}
		}
	}
}

// A million observations of a room that has peaked cost nothing but time.
func TestLiveAllocs(t *testing.T) {
	l := liveOf(t, seen("2022-04-20T17:04:00Z", "61,870"))
	at := attendance.MustParseDate("2022-04-20T17:05:00Z")
	for _, figure := range []string{"61,870", "exactly 61,870", "57K", "nearly 61K", "44,208"} {
		o := stream.Observation{At: at, Figure: attendance.MustParse(figure)}
		if n := testing.AllocsPerRun(100, func() {
			if l.Observe(o) != nil {
				t.Error("an error")
			}
		}); n != 0 {
			t.Errorf("observing %s allocates %v times", figure, n)
		}
	}
	other := l.Clone()
	mark := attendance.MustParse("more than 44K").Range(attendance.Customary)
	for name, f := range map[string]func(){
		"Merge": func() { l.Merge(other) },
		"Peak":  func() { l.Peak(attendance.Customary) },
		"Fell":  func() { l.Fell(mark, attendance.Literal) },
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}

// A room that only grows keeps every observation, and one that hovers none.
func TestLiveKeepsNewHighs(t *testing.T) {
	var l stream.Live
	for i := range int64(100_000) {
		people := min(i, 1_000) + int64(100*math.Sin(float64(i)))
		if err := l.Observe(stream.Observation{At: attendance.Date{Start: i, End: i + 1}, Figure: attendance.Exact(max(0, people))}); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(l.Customary.Possibly); n == 0 || n > 1_200 {
		t.Errorf("%d highs kept of at most 1,100 numbers", n)
	}
	if cap(l.Customary.Possibly) > 2_400 {
		t.Errorf("room for %d highs", cap(l.Customary.Possibly))
	}
}

func BenchmarkLiveObserve(b *testing.B) {
	r := rand.New(rand.NewPCG(24, 4))
	history := make([]stream.Observation, 1<<16)
	for i := range history { // a room that grows, and is seen late at times
		at := int64(i) - r.Int64N(8)*r.Int64N(8)
		history[i] = stream.Observation{At: attendance.Date{Start: at, End: at + 1}, Figure: attendance.Exact(max(0, at) + r.Int64N(1_000))}
	}
	var l stream.Live
	for i := 0; b.Loop(); i++ {
		if i%len(history) == 0 {
			l = stream.Live{}
		}
		if err := l.Observe(history[i%len(history)]); err != nil {
			b.Fatal(err)
		}
	}
}
