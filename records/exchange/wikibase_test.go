package exchange

import (
	"encoding/json"
	"errors"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/highwater-go/highwater/attendance"
)

func TestWikibase(t *testing.T) {
	for _, c := range []struct {
		r    attendance.Range
		want string
	}{
		{attendance.Range{Low: 164_000, High: 164_999}, `{"amount":"+164499","unit":"1","upperBound":"+164999","lowerBound":"+164000"}`},
		{attendance.Range{}, `{"amount":"+0","unit":"1","upperBound":"+0","lowerBound":"+0"}`},
		{attendance.Range{Low: -1500, High: 300}, `{"amount":"-600","unit":"1","upperBound":"+300","lowerBound":"-1500"}`},
		{attendance.Range{Low: -2, High: -1}, `{"amount":"-2","unit":"1","upperBound":"-1","lowerBound":"-2"}`},
		{attendance.Range{Low: -1, High: 0}, `{"amount":"-1","unit":"1","upperBound":"+0","lowerBound":"-1"}`},
		{attendance.Range{Low: -1, High: 2}, `{"amount":"+0","unit":"1","upperBound":"+2","lowerBound":"-1"}`},
		{attendance.Range{Low: 1, High: 2}, `{"amount":"+1","unit":"1","upperBound":"+2","lowerBound":"+1"}`},
		{attendance.Range{Low: -attendance.Unbounded + 1, High: attendance.Unbounded - 1}, `{"amount":"+0","unit":"1","upperBound":"+9223372036854775806","lowerBound":"-9223372036854775806"}`},
		{attendance.Range{Low: attendance.Unbounded - 1, High: attendance.Unbounded - 1}, `{"amount":"+9223372036854775806","unit":"1","upperBound":"+9223372036854775806","lowerBound":"+9223372036854775806"}`},
	} {
		q, err := WikibaseRange(c.r)
		if err != nil {
			t.Errorf("%v: %v", c.r, err)
			continue
		}
		if got, _ := json.Marshal(q); string(got) != c.want {
			t.Errorf("%v: %s, want %s", c.r, got, c.want)
		}
		if back, err := q.Range(); err != nil || back != c.r {
			t.Errorf("%v comes back as %v, %v", c.r, back, err)
		}
	}
}

func TestWikibaseOneSided(t *testing.T) {
	for _, c := range []struct {
		r    attendance.Range
		err  error
		want string
	}{
		{attendance.Range{Low: 164_000, High: attendance.Unbounded}, ErrOneSided, "exchange: [164,000, ∞) as a Wikibase quantity: limited on one side at most: Wikibase holds two bounds or none"},
		{attendance.Range{Low: -attendance.Unbounded, High: 5}, ErrOneSided, "exchange: (−∞, 5] as a Wikibase quantity: limited on one side at most: Wikibase holds two bounds or none"},
		{attendance.Range{High: attendance.Unbounded}, ErrOneSided, "exchange: [0, ∞) as a Wikibase quantity: limited on one side at most: Wikibase holds two bounds or none"},
		{attendance.Range{Low: 2, High: 1}, attendance.ErrReversed, "exchange: [2, 1] as a Wikibase quantity: a range that runs back"},
	} {
		if q, err := WikibaseRange(c.r); !errors.Is(err, c.err) || err.Error() != c.want || q != (WikibaseQuantity{}) {
			t.Errorf("%v: %v, %v; want %s", c.r, q, err, c.want)
		}
	}
}

func TestFigureWikibase(t *testing.T) {
	for _, c := range []struct {
		words, amount string
		reading       attendance.Reading
	}{
		{"164K+", "+164000", attendance.Customary},
		{"more than 44K", "+44001", attendance.Customary},
		{"around 57K", "+57000", attendance.Customary},
		{"nearly 8M", "+7999999", attendance.Customary},
		{"57K", "+57000", attendance.Literal},
		{"exactly 61,870", "+61870", attendance.Literal},
		{"50K–60K", "+55000", attendance.Customary},
		{"tens of thousands", "+59999", attendance.Customary},
		{"164K+", "", attendance.Literal},
		{"around 57K", "+57000", attendance.Literal},
		{"around 50K to 60K", "+72500", attendance.Literal},
	} {
		f := attendance.MustParse(c.words)
		q, err := WikibaseFigure(f, c.reading)
		if q.Amount != c.amount || (c.amount == "") != errors.Is(err, ErrOneSided) {
			t.Errorf("%s: %+v, %v, want the amount %q", c.words, q, err, c.amount)
		}
		if err == nil {
			if r, err := q.Range(); err != nil || r != f.Range(c.reading) {
				t.Errorf("%s: %v, %v, want %v", c.words, r, err, f.Range(c.reading))
			}
		}
	}
}

func TestWikibaseRange(t *testing.T) {
	q := func(lower, amount, upper string) WikibaseQuantity {
		return WikibaseQuantity{Amount: amount, Unit: noUnit, LowerBound: lower, UpperBound: upper}
	}
	person := WikibaseQuantity{Amount: "+2", Unit: "http://www.wikidata.org/entity/Q5", LowerBound: "+1", UpperBound: "+3"}
	for _, c := range []struct {
		q    WikibaseQuantity
		want attendance.Range
	}{
		{q("+163999.5", "+164000", "+164000.5"), attendance.Range{Low: 164_000, High: 164_000}},
		{q("-0.5", "+0", "+0.5"), attendance.Range{}},
		{q("-0", "-0.0", "+0"), attendance.Range{}},
		{q("-1.5", "-1.2", "-0.5"), attendance.Range{Low: -1, High: -1}},
		{q("+1.0", "+1.00", "+9.999"), attendance.Range{Low: 1, High: 9}},
		{q("-9223372036854775806.9", "+0", "+9223372036854775806.9"), attendance.Range{Low: -attendance.Unbounded + 1, High: attendance.Unbounded - 1}},
		{person, attendance.Range{Low: 1, High: 3}},
	} {
		if got, err := c.q.Range("http://www.wikidata.org/entity/Q5"); err != nil || got != c.want {
			t.Errorf("%+v: %v, %v, want %v", c.q, got, err, c.want)
		}
	}
	long := "+" + strings.Repeat("9", 126)
	for _, c := range []struct {
		q    WikibaseQuantity
		err  error
		want string
	}{
		{WikibaseQuantity{Amount: "+7", Unit: "1"}, ErrNoBounds, "no bounds are given, so nobody can say how precise the amount is"},
		{q("", "+7", "+8"), ErrOneSided, "limited on one side at most: want both lowerBound and upperBound, or neither"},
		{q("+6", "+7", ""), ErrOneSided, "limited on one side at most: want both lowerBound and upperBound, or neither"},
		{q("+8", "+7", "+9"), attendance.ErrReversed, `a range that runs back: want lowerBound "+8" ≤ amount "+7" ≤ upperBound "+9"`},
		{q("+8", "+8.1", "+8.09"), attendance.ErrReversed, `a range that runs back: want lowerBound "+8" ≤ amount "+8.1" ≤ upperBound "+8.09"`},
		{q("-1", "-2", "+9"), attendance.ErrReversed, `a range that runs back: want lowerBound "-1" ≤ amount "-2" ≤ upperBound "+9"`},
		{q("+0.2", "+0.5", "+0.8"), attendance.ErrFraction, `a part of a person: no whole number from "+0.2" to "+0.8"`},
		{q("+0", "+0", "+9223372036854775807"), attendance.ErrTooLarge, `bounds "+0" and "+9223372036854775807": too many people`},
		{q("-9223372036854775807", "+0", "+1"), attendance.ErrTooLarge, `bounds "-9223372036854775807" and "+1": too many people`},
		{q("-9223372036854775807.5", "+0", "+1"), attendance.ErrTooLarge, `bounds "-9223372036854775807.5" and "+1": too many people`},
		{q("+0", "+0", long), attendance.ErrTooLarge, `bounds "+0" and "` + long[:40] + `"…: too many people`},
		{q("+0", "+0", long+"9"), attendance.ErrSyntax, `upperBound "` + long[:40] + `"… is malformed: want a sign and a decimal in a string of at most 127 characters, as in "+164000"`},
		{WikibaseQuantity{Amount: "+7", LowerBound: "+7", UpperBound: "+7"}, ErrUnit, `not a number of people: unit ""`},
		{person, ErrUnit, `not a number of people: unit "http://www.wikidata.org/entity/Q5"`},
	} {
		got, err := c.q.Range()
		if !errors.Is(err, c.err) || err.Error() != "exchange: Wikibase quantity: "+c.want || got != (attendance.Range{}) {
			t.Errorf("%+v: %v, %v, want %s", c.q, got, err, c.want)
		}
	}
	for _, s := range []string{"", "7", "+", "-", "++7", "+7+", " +7", "+7 ", "+7\n", "+07", "+00", "+.5", "+7.", "+7.5.1", "+1e3", "+1,000", "±7", "−7", "+٧", "+NaN", "+0x7", "+7!", "+7~", "+7_0"} {
		for _, q := range []WikibaseQuantity{q("+0", s, "+9"), q(s, "+0", "+9"), q("-9", "+0", s)} {
			got, err := q.Range()
			if (!errors.Is(err, attendance.ErrSyntax) && !errors.Is(err, ErrOneSided)) || got != (attendance.Range{}) {
				t.Errorf("%+v: %v, %v", q, got, err)
			}
		}
	}
}

func TestWikibaseFigure(t *testing.T) {
	for _, c := range []struct {
		json, want string
		err        error
	}{
		{`{"amount":"+164000","unit":"1"}`, "164K", nil},
		{`{"amount":"+44208","unit":"1"}`, "44,208", nil},
		{`{"amount":"+44208.0","unit":"1"}`, "44,208", nil},
		{`{"amount":"+0","unit":"1"}`, "0", nil},
		{`{"amount":"+164000","unit":"1","upperBound":"+164000","lowerBound":"+164000"}`, "exactly 164,000", nil},
		{`{"amount":"+700","unit":"1","upperBound":"+710","lowerBound":"+690"}`, "690–710", nil},
		{`{"amount":"+0.5","unit":"1"}`, "", attendance.ErrFraction},
		{`{"amount":"-5","unit":"1"}`, "", attendance.ErrSyntax},
		{`{"amount":"-5","unit":"1","upperBound":"-5","lowerBound":"-6"}`, "", attendance.ErrSyntax},
		{`{"amount":"+1000000000000000000","unit":"1"}`, "", attendance.ErrTooLarge},
		{`{"amount":"+10000000000000000000","unit":"1"}`, "", attendance.ErrTooLarge},
		{`{"amount":"+5","unit":"1","upperBound":"+6"}`, "", ErrOneSided},
		{`{"amount":"5","unit":"1"}`, "", attendance.ErrSyntax},
		{`{"amount":"+5","unit":"http://www.wikidata.org/entity/Q11573"}`, "", ErrUnit},
	} {
		var q WikibaseQuantity
		if err := json.Unmarshal([]byte(c.json), &q); err != nil {
			t.Fatal(err)
		}
		if f, err := q.Figure(); f.String() != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s: %v, %v, want %s, %v", c.json, f, err, c.want, c.err)
		}
	}
}

// Decimals compare and round as those of math/big do, and ranges come back.
func TestWikibaseRandom(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	number := func() string {
		sign := string("+-"[random.IntN(2)])
		s := new(big.Int).Rsh(new(big.Int).SetUint64(random.Uint64()), uint(random.IntN(65))).String()
		if random.IntN(2) == 0 {
			s += "." + strings.Repeat("0", random.IntN(3)) + string('0'+byte(random.IntN(10)))
		}
		return sign + s
	}
	for range 20_000 {
		a, b := number(), number()
		x, err := parseDecimal("", a)
		if err != nil {
			t.Fatal(err)
		}
		y, _ := parseDecimal("", b)
		p, _ := new(big.Rat).SetString(a)
		q, _ := new(big.Rat).SetString(b)
		if sign := func(n int) int { return min(1, max(-1, n)) }; sign(x.compare(y)) != p.Cmp(q) {
			t.Fatalf("%s and %s compare as %d", a, b, x.compare(y))
		}
		floor := new(big.Int).Div(p.Num(), p.Denom()) // Euclidean: the denominator is positive
		ceil := new(big.Int).Neg(new(big.Int).Div(new(big.Int).Neg(p.Num()), p.Denom()))
		for _, side := range []struct {
			up   bool
			want *big.Int
		}{{false, floor}, {true, ceil}} {
			fits := side.want.CmpAbs(big.NewInt(attendance.Unbounded)) < 0
			if n, over := x.whole(side.up); over == fits || fits && n != side.want.Int64() {
				t.Fatalf("%s: whole(%v) = %d, %v, want %v", a, side.up, n, over, side.want)
			}
		}
		r := attendance.Range{Low: int64(random.Uint64()) >> random.IntN(64), High: int64(random.Uint64()) >> random.IntN(64)}
		r.Low, r.High = max(min(r.Low, r.High), -attendance.Unbounded+1), min(max(r.Low, r.High), attendance.Unbounded-1)
		quantity, err := WikibaseRange(r)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := quantity.Range(); err != nil || back != r {
			t.Fatalf("%v comes back as %v, %v", r, back, err)
		}
		// The amount is the floor of the middle.
		middle := new(big.Int).Add(big.NewInt(r.Low), big.NewInt(r.High))
		if amount, _ := new(big.Int).SetString(quantity.Amount, 10); amount.Cmp(middle.Rsh(middle, 1)) != 0 {
			t.Fatalf("%v: amount %s, want %v", r, quantity.Amount, middle)
		}
	}
}

func FuzzWikibase(f *testing.F) {
	f.Add("+164500", "+164000", "+164999", "1")
	f.Add("+0", "-0.5", "+0.5", "1")
	f.Add("+7", "", "", "1")
	f.Fuzz(func(t *testing.T, amount, lower, upper, unit string) {
		q := WikibaseQuantity{Amount: amount, Unit: unit, LowerBound: lower, UpperBound: upper}
		q.Figure()
		r, err := q.Range()
		if err != nil {
			if len(err.Error()) > 600 {
				t.Errorf("an error of %d bytes", len(err.Error()))
			}
			return
		}
		again, err := WikibaseRange(r)
		if err != nil {
			t.Fatalf("%v: %v", r, err)
		}
		if back, err := again.Range(); err != nil || back != r {
			t.Errorf("%+v: %v comes back as %v, %v", q, r, back, err)
		}
	})
}
