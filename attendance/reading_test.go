package attendance_test

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "github.com/highwater-go/highwater/attendance"
)

func TestFigureRange(t *testing.T) {
	for _, row := range figureTable {
		if got := row.figure.Range(Literal); got != row.literal {
			t.Errorf("%q, literal: %v, want %v", row.canonical(), got, row.literal)
		}
		if got := row.figure.Range(Customary); got != row.customary {
			t.Errorf("%q, customary: %v, want %v", row.canonical(), got, row.customary)
		}
	}
}

// TestFigureRangeOfNothing: what says nothing excludes nothing.
func TestFigureRangeOfNothing(t *testing.T) {
	for _, f := range []Figure{
		{}, Exact(-1), Exact(MaxPeople + 1), {57, 0, 10, Bare}, {60, 50, 1, Between}, {0, 0, 1, Nearly}, {13, 0, 1, Plural}, {1, 0, 1, 10},
		{1, 0, 1, 255}, {-1 << 63, 0, 1, LessThan}, {Unbounded, 0, 1, AtLeast}, {50, 60, 1, Bare},
	} {
		for _, r := range []Reading{Customary, Published, Literal, 3, 255} {
			if got := f.Range(r); got != (Range{0, Unbounded}) {
				t.Errorf("%#v, %v: %v", f, r, got)
			}
		}
	}
	if got := MustParse("57K").Range(3); got != (Range{High: Unbounded}) {
		t.Errorf("57K under an unknown reading: %v", got)
	}
}

// slowRange is a twin of Figure.Range in integers of any size, from the table
// of meanings row by row. A nil high is no limit.
func slowRange(f Figure, reading Reading) (low, high *big.Int) {
	n := func(i int64) *big.Int { return big.NewInt(i) }
	add := func(a, b *big.Int) *big.Int { return new(big.Int).Add(a, b) }
	sub := func(a, b *big.Int) *big.Int { return new(big.Int).Sub(a, b) }
	div := func(a *big.Int, by int64) *big.Int { return new(big.Int).Quo(a, n(by)) }
	mul := func(a *big.Int, by int64) *big.Int { return new(big.Int).Mul(a, n(by)) }
	least := func(a, b *big.Int) *big.Int {
		if a.Cmp(b) < 0 {
			return a
		}
		return b
	}
	most := func(a, b *big.Int) *big.Int {
		if a.Cmp(b) > 0 {
			return a
		}
		return b
	}
	v, g, one := n(f.People), n(f.Step), n(1)

	// b = max(g, 10^(digits(v) − 3), 1)
	b := most(g, one)
	if d := len(v.String()); d > 3 {
		b = most(b, new(big.Int).Exp(n(10), n(int64(d-3)), nil))
	}
	// s = max(2, b), but max(2, b/2) where b = v
	s := most(n(2), b)
	if b.Cmp(v) == 0 {
		s = most(n(2), div(b, 2))
	}
	literal := reading == Literal
	switch f.Hedge {
	case Exactly:
		low, high = v, v
	case Bare:
		switch {
		case g.Cmp(one) == 0:
			low, high = v, v
		case literal:
			low, high = sub(v, least(div(g, 2), div(v, 4))), add(v, least(sub(g, one), div(v, 2)))
		default:
			low, high = sub(v, least(div(g, 2), div(v, 10))), add(v, least(sub(g, one), div(v, 10)))
		}
	case About:
		h := most(one, least(b, div(v, 10)))
		low, high = sub(v, h), add(v, h)
		switch {
		case literal:
			low, high = div(v, 2), mul(most(v, n(f.To)), 2)
		case f.To != 0:
			low, high = v, n(f.To)
		}
		high = least(high, n(MaxPeople))
	case AtLeast:
		low, high = v, sub(add(v, s), one)
		if literal {
			high = nil
		}
	case MoreThan:
		low, high = add(v, one), add(v, most(one, sub(s, one)))
		if literal {
			high = nil
		}
	case Nearly:
		low, high = sub(v, most(one, least(div(b, 2), div(v, 10)))), sub(v, one)
		if literal {
			low = n(0)
		}
	case LessThan:
		low, high = sub(v, s), sub(v, one)
		if literal {
			low = n(0)
		}
	case AtMost:
		low, high = sub(v, most(one, div(v, 4))), v
		if literal {
			low = n(0)
		}
	case Between:
		low, high = v, n(f.To)
	case Plural:
		low, high = mul(v, 2), sub(mul(v, 10), one)
		if literal {
			high = nil
		}
	}
	return most(low, n(0)), high
}

func TestFigureRangeAgainstSlowTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 0))
	check := func(f Figure) {
		t.Helper()
		for _, reading := range []Reading{Customary, Published, Literal} {
			low, high := slowRange(f, reading)
			if high == nil {
				high = big.NewInt(Unbounded)
			}
			got := f.Range(reading)
			if low.Cmp(big.NewInt(got.Low)) != 0 || high.Cmp(big.NewInt(got.High)) != 0 {
				t.Fatalf("%v %#v, %v: %v, want [%v, %v]", f, f, reading, got, low, high)
			}
		}
	}
	for range 100_000 {
		check(randomFigure(r))
	}
	// Every small number under every hedge and step.
	for people := range int64(2_100) {
		for step := int64(1); step == 1 || people > 0 && people%step == 0; step *= 10 {
			for hedge := Bare; hedge <= AtMost; hedge++ {
				if f := (Figure{people, 0, step, hedge}); f.Validate() == nil {
					check(f)
				}
			}
		}
	}
	for _, f := range pluralUnits {
		check(f)
	}
}

func TestFigureRangeProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 0))
	for range 50_000 {
		f := randomFigure(r)
		customary, literal := f.Range(Customary), f.Range(Literal)
		if !customary.Within(literal) || customary.Low > customary.High || literal.Low > literal.High || customary.Low < 0 || literal.Low < 0 {
			t.Fatalf("%v: customary %v, literal %v", f, customary, literal)
		}
		if customary.High == Unbounded {
			t.Fatalf("%v: a fair reader sees an end to it, not %v", f, customary)
		}

		// The same number under every hedge.
		v, step := randomNumber(r)
		read := func(h Hedge, reading Reading) Range {
			f := Figure{v, 0, step, h}
			if h == Exactly {
				f.Step = 1
			}
			if err := f.Validate(); err != nil {
				t.Fatal(err)
			}
			return f.Range(reading)
		}
		for _, reading := range []Reading{Customary, Literal} {
			if bare := read(Bare, reading); !bare.Within(read(About, reading)) || !read(Exactly, reading).Within(bare) {
				t.Fatalf("%d, step %d, %v: exactly %v, bare %v, about %v", v, step, reading, read(Exactly, reading), bare, read(About, reading))
			}
			for _, pair := range [][2]Hedge{{MoreThan, AtLeast}, {Nearly, LessThan}, {LessThan, AtMost}, {Exactly, AtLeast}, {Exactly, AtMost}} {
				if reading == Customary && pair[0] == MoreThan && read(AtLeast, reading).High == v+1 {
					continue // "more than 2" reaches as far as "2 or more"
				}
				if reading == Customary && pair[1] == AtMost && pair[0] == LessThan {
					continue // "under 1,000" may be 500, and "up to 1,000" is at least 750
				}
				if !read(pair[0], reading).Within(read(pair[1], reading)) {
					t.Fatalf("%d, step %d, %v: %v reads %v, not within %v, %v",
						v, step, reading, pair[0], read(pair[0], reading), pair[1], read(pair[1], reading))
				}
			}
			meet := func(a, b Hedge) bool { _, ok := read(a, reading).Intersect(read(b, reading)); return ok }
			if meet(AtLeast, LessThan) || meet(MoreThan, AtMost) {
				t.Fatalf("%d, step %d, %v: opposites meet", v, step, reading)
			}
		}

		// A larger number of the same step reads no lower, and a finer step no
		// more widely.
		w := v + step*(1+r.Int64N(3))
		for h := Bare; h <= AtMost; h++ {
			more := Figure{w, 0, step, h}
			if h == Exactly || more.Validate() != nil {
				continue
			}
			for _, reading := range []Reading{Customary, Literal} {
				if a, b := read(h, reading), more.Range(reading); b.Low < a.Low && h != LessThan && h != Nearly && h != About || b.High < a.High && h != AtLeast && h != MoreThan {
					t.Fatalf("%v reads %v, and %v %v (%v)", Figure{v, 0, step, h}, a, more, b, reading)
				}
			}
			if finer := (Figure{v, 0, step / 10, h}); step > 1 && finer.Validate() == nil {
				for _, reading := range []Reading{Customary, Literal} {
					if a, b := finer.Range(reading), read(h, reading); !a.Within(b) {
						t.Fatalf("%v reads %v, not within %v of a coarser step (%v)", finer, a, b, reading)
					}
				}
			}
		}
	}
}

// TestWorkedValues has the values that the documents work out in words.
func TestWorkedValues(t *testing.T) {
	for _, test := range []struct {
		text string
		want Range
	}{
		{"100+", Range{100, 149}},          // suggests up to 149
		{"110+", Range{110, 119}},          // up to 119
		{"more than 100", Range{101, 149}}, // not more than 150
		{"more than 110", Range{111, 119}}, // not more than 120
		{"164K+", Range{164_000, 164_999}},
		{"more than 160K", Range{160_001, 169_999}},
		{"around 57K", Range{56_000, 58_000}},
		{"nearly 8M", Range{7_500_000, 7_999_999}},
		{"44,208+", Range{44_208, 44_307}}, // no finer than three significant digits
		{"44,000+", Range{44_000, 44_999}},
		{"44.0K+", Range{44_000, 44_099}}, // a written zero counts
		{"1,000+", Range{1_000, 1_499}},
		{"2,000+", Range{2_000, 2_999}},
		{"1.00K+", Range{1_000, 1_009}},
		{"9+", Range{9, 10}},
		{"10+", Range{10, 14}},
		{"20+", Range{20, 29}},
	} {
		if got := MustParse(test.text).Range(Customary); got != test.want {
			t.Errorf("%s: %v, want %v", test.text, got, test.want)
		}
	}
}

func TestReadingText(t *testing.T) {
	var zero Reading
	if zero != Customary {
		t.Error("the zero Reading is not Customary")
	}
	for _, test := range []struct {
		reading Reading
		text    string
	}{{Customary, "customary"}, {Published, "published"}, {Literal, "literal"}} {
		if got := test.reading.String(); got != test.text {
			t.Errorf("String = %q, want %q", got, test.text)
		}
		data, err := json.Marshal(test.reading)
		if err != nil || string(data) != `"`+test.text+`"` {
			t.Errorf("json.Marshal(%v) = %s, %v", test.reading, data, err)
		}
		back := Reading(9)
		if err := json.Unmarshal(data, &back); err != nil || back != test.reading {
			t.Errorf("json.Unmarshal(%s) = %v, %v", data, back, err)
		}
	}
	if got := Reading(3).String(); got != "Reading(3)" {
		t.Errorf("String = %q", got)
	}
	_, err := Reading(3).MarshalText()
	if diff := cmp.Diff("attendance: Reading(3) is not Customary, Published or Literal", faultTexts(err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, text := range []string{"", "Literal", "literally"} {
		reading := Literal
		err := reading.UnmarshalText([]byte(text))
		want := `cannot read "` + text + `" at byte 0: malformed: a reading is "customary", "published" or "literal"`
		if diff := cmp.Diff(want, faultTexts(err)); diff != "" || reading != Literal {
			t.Errorf("%v (-want +got):\n%s", reading, diff)
		}
	}
}
