package figure

import (
	"github.com/highwater-go/highwater/internal/lang"
)

// Pow10 holds every power of ten that an int64 does.
var Pow10 = [...]int64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
}

// Digits returns how many digits n has: 1 for 0, 3 for 164. n is not negative.
func Digits(n int64) int {
	d := 1
	for d < len(Pow10) && n >= Pow10[d] {
		d++
	}
	return d
}

// IsPowerOfTen reports whether n is one: 1, 10, 100 and so on.
func IsPowerOfTen(n int64) bool { return n > 0 && Pow10[Digits(n)-1] == n }

// NaturalStep returns the step of n written without a fraction: the power of
// ten of its last digit that is not 0.
func NaturalStep(n int64) int64 {
	step := int64(1)
	for n != 0 && n%10 == 0 {
		n /= 10
		step *= 10
	}
	return step
}

const Thousand = 1_000

// pluralOf returns the figure that a unit in the plural stands for, or the zero
// Figure if no words name that unit: a power of ten, twenty, or a dozen of these.
func pluralOf(people int64) Figure {
	step := NaturalStep(people)
	lead := people / max(1, step)
	dozens := step == 1 || step == 1e3 || step == 1e5 || step == 1e6 || step == 1e7 || step == 1e9 || step == 1e12
	switch {
	case people <= 1 || people > 1e15:
	case lead == 1 && people >= 10, lead == 12 && dozens, people == 20:
		return Figure{People: people, Step: step, Hedge: lang.Plural}
	}
	return Figure{}
}
