package attendance_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "github.com/highwater-go/highwater/attendance"
)

// smallRanges are all ranges within a few numbers.
var smallRanges = func() (ranges []Range) {
	for low := int64(-3); low <= 4; low++ {
		for high := low; high <= 4; high++ {
			ranges = append(ranges, Range{low, high})
		}
	}
	return ranges
}()

// TestRangeAgainstEnumeration asks of every pair of small ranges what can be
// seen number by number.
func TestRangeAgainstEnumeration(t *testing.T) {
	for _, a := range smallRanges {
		for _, b := range smallRanges {
			shared, larger, pairs := []int64{}, 0, 0
			for x := a.Low; x <= a.High; x++ {
				for y := b.Low; y <= b.High; y++ {
					if x == y {
						shared = append(shared, x)
					}
					if x > y {
						larger++
					}
					pairs++
				}
			}
			if got, want := a.Within(b), len(shared) == int(a.High-a.Low+1); got != want {
				t.Errorf("%v.Within(%v) = %v", a, b, got)
			}
			exceeds := Possible
			switch larger {
			case 0:
				exceeds = Impossible
			case pairs:
				exceeds = Certain
			}
			if got := a.Exceeds(b); got != exceeds {
				t.Errorf("%v.Exceeds(%v) = %v, want %v", a, b, got, exceeds)
			}
			both := Range{}
			if len(shared) > 0 {
				both = Range{shared[0], shared[len(shared)-1]}
			}
			if got, ok := a.Intersect(b); got != both || ok != (len(shared) > 0) {
				t.Errorf("%v.Intersect(%v) = %v, %v; want %v", a, b, got, ok, both)
			}
		}
	}
}

// TestRangeUnbounded: what nothing limits meets, holds and exceeds as an
// infinity does.
func TestRangeUnbounded(t *testing.T) {
	open, some := Range{160_001, Unbounded}, Range{164_000, 164_999}
	for _, test := range []struct {
		name      string
		got, want any
	}{
		{"within", some.Within(open), true},
		{"not within", open.Within(some), false},
		{"anything", open.Within((Range{High: Unbounded})), true},
		{"exceeds", open.Exceeds(Range{1, 160_000}), Certain},
		{"may exceed", open.Exceeds(open), Possible},
		{"cannot exceed", some.Exceeds(Range{164_999, Unbounded}), Impossible},
		{"may not be more than what has no end", some.Exceeds(open), Possible},
		{"zero", Range{}, Exact(0).Range(Literal)},
	} {
		if test.got != test.want {
			t.Errorf("%s: %v, want %v", test.name, test.got, test.want)
		}
	}
}

func TestRangeText(t *testing.T) {
	for _, test := range []struct {
		r          Range
		text, json string
	}{
		{Range{}, "[0, 0]", `{"low":0,"high":0}`},
		{Range{160_001, 169_999}, "[160,001, 169,999]", `{"low":160001,"high":169999}`},
		{Range{160_001, Unbounded}, "[160,001, ∞)", `{"low":160001,"high":null}`},
		{Range{-1_500, 20}, "[−1,500, 20]", `{"low":-1500,"high":20}`},
		{Range{-Unbounded, -1}, "(−∞, −1]", `{"low":null,"high":-1}`},
		{Range{-Unbounded, Unbounded}, "(−∞, ∞)", `{"low":null,"high":null}`},
		{Range{0, Unbounded - 1}, "[0, 9,223,372,036,854,775,806]", `{"low":0,"high":9223372036854775806}`},
		{(Range{High: Unbounded}), "[0, ∞)", `{"low":0,"high":null}`},
	} {
		if got := test.r.String(); got != test.text {
			t.Errorf("String = %q, want %q", got, test.text)
		}
		data, err := json.Marshal(test.r)
		if err != nil || string(data) != test.json {
			t.Errorf("json.Marshal(%v) = %s, %v; want %s", test.r, data, err, test.json)
		}
		back := Range{1, 2}
		if err := json.Unmarshal(data, &back); err != nil || back != test.r {
			t.Errorf("json.Unmarshal(%s) = %v, %v; want %v", data, back, err, test.r)
		}
	}
}

func TestRangeWords(t *testing.T) {
	for _, test := range []struct {
		r    Range
		want string
	}{
		{Range{}, "0"},
		{Range{61_999, 61_999}, "61,999"},
		{Range{5, 1_205}, "5–1,205"},
		{Range{0, 5}, "0–5"},
		{Range{-5, 10}, "−5 to 10"},
		{Range{44_001, Unbounded}, "44,001 or more"},
		{Range{-600, Unbounded}, "−600 or more"},
		{Range{-Unbounded, 10}, "up to 10"},
		{Range{-Unbounded, Unbounded}, "unknown"},
		{(Range{High: Unbounded}), "0 or more"},
	} {
		if got := test.r.Words(); got != test.want {
			t.Errorf("%v: %q, want %q", test.r, got, test.want)
		}
	}
}

func TestRangeUnmarshalJSON(t *testing.T) {
	kept := Range{1, 2}
	for _, test := range []struct {
		data string
		want Range
		err  string // its beginning
	}{
		{`null`, kept, ""},
		{`{}`, Range{-Unbounded, Unbounded}, ""},
		{`{"low":5}`, Range{5, Unbounded}, ""},
		{`{"high":5}`, Range{-Unbounded, 5}, ""},
		{`{"high":5,"low":5}`, Range{5, 5}, ""},
		{`{"low":6,"high":5}`, kept, `cannot read "{\"low\":6,\"high\":5}" at byte 0: a range that runs back: low is above high`},
		{`{"low":1.5}`, kept, "json: cannot unmarshal number 1.5"},
		{`{"low":"5"}`, kept, "json: cannot unmarshal string"},
		{`{"low":9223372036854775808}`, kept, "json: cannot unmarshal number 9223372036854775808"},
		{`[1,2]`, kept, "json: cannot unmarshal array"},
		{`5`, kept, "json: cannot unmarshal number"},
	} {
		r := kept
		err := json.Unmarshal([]byte(test.data), &r)
		if r != test.want || (err != nil) != (test.err != "") || !strings.HasPrefix(faultTexts(err), test.err) {
			t.Errorf("json.Unmarshal(%s) = %v, %v; want %v, %q", test.data, r, err, test.want, test.err)
		}
		if strings.Contains(test.err, "runs back") != errors.Is(err, ErrReversed) {
			t.Errorf("json.Unmarshal(%s): errors.Is(err, ErrReversed) = %v", test.data, errors.Is(err, ErrReversed))
		}
	}
}

func TestFormatPeople(t *testing.T) {
	for _, test := range []struct {
		n    int64
		want string
	}{
		{0, "0"}, {1, "1"}, {999, "999"}, {1_000, "1,000"}, {1_001, "1,001"}, {164_000, "164,000"}, {1_000_000, "1,000,000"},
		{-1, "−1"}, {-999, "−999"}, {-1_500, "−1,500"}, {-164_000, "−164,000"},
		{MaxPeople, "999,999,999,999,999,999"}, {MaxPeople + 1, "1,000,000,000,000,000,000"},
		{Unbounded, "9,223,372,036,854,775,807"}, {-Unbounded, "−9,223,372,036,854,775,807"}, {-Unbounded - 1, "−9,223,372,036,854,775,808"},
	} {
		if got := FormatPeople(test.n); got != test.want {
			t.Errorf("FormatPeople(%d) = %q, want %q", test.n, got, test.want)
		}
	}
	r := rand.New(rand.NewPCG(10, 0))
	for range 10_000 {
		n := int64(r.Uint64()) >> r.IntN(64)
		got := FormatPeople(n)
		if plain := strings.NewReplacer(",", "", "−", "-").Replace(got); plain != strconv.FormatInt(n, 10) {
			t.Fatalf("FormatPeople(%d) = %q", n, got)
		}
		for i, group := range strings.Split(strings.TrimPrefix(got, "−"), ",") {
			if len(group) != 3 && (i > 0 || len(group) > 3 || group == "") {
				t.Fatalf("FormatPeople(%d) = %q", n, got)
			}
		}
	}
}

func TestCertaintyText(t *testing.T) {
	for _, c := range []Certainty{Impossible, Possible, Certain} {
		data, err := json.Marshal(c)
		back := Certainty(7)
		if err != nil || string(data) != `"`+c.String()+`"` || json.Unmarshal(data, &back) != nil || back != c {
			t.Errorf("%v is written as %s, %v, and read as %v", c, data, err, back)
		}
	}
	if _, err := Certainty(2).MarshalText(); faultTexts(err) != "attendance: Certainty(2) is not Impossible, Possible or Certain" {
		t.Errorf("Certainty(2) is written: %v", err)
	}
	if _, err := Certainty(-2).MarshalText(); err == nil {
		t.Error("Certainty(-2) is written")
	}
	for _, text := range []string{"Certain", "", "certain ", "perhaps"} {
		c := Certain
		err := c.UnmarshalText([]byte(text))
		want := fmt.Sprintf("cannot read %q at byte 0: malformed: a certainty is \"impossible\", \"possible\" or \"certain\"", text)
		if faultTexts(err) != want || c != Certain {
			t.Errorf("UnmarshalText(%q) = %v and leaves %v", text, err, c)
		}
	}
}

func TestRangeContains(t *testing.T) {
	for _, test := range []struct {
		r    Range
		n    int64
		want bool
	}{
		{Range{3, 5}, 2, false}, {Range{3, 5}, 3, true}, {Range{3, 5}, 4, true}, {Range{3, 5}, 5, true}, {Range{3, 5}, 6, false},
		{Range{}, 0, true}, {Range{}, 1, false}, {(Range{High: Unbounded}), 0, true}, {(Range{High: Unbounded}), Unbounded, true}, {(Range{High: Unbounded}), -1, false},
	} {
		if got := test.r.Contains(test.n); got != test.want || got != (Range{test.n, test.n}).Within(test.r) {
			t.Errorf("%v contains %d: %v", test.r, test.n, got)
		}
	}
}

func TestCertaintyString(t *testing.T) {
	got := []string{Impossible.String(), Possible.String(), Certain.String(), Certainty(0).String(), Certainty(2).String(), Certainty(-2).String()}
	want := []string{"impossible", "possible", "certain", "possible", "Certainty(2)", "Certainty(-2)"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if Impossible >= Possible || Possible >= Certain {
		t.Error("Impossible < Possible < Certain does not hold")
	}
}
