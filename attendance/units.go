package attendance

import (
	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/text"
)

// plurals lists the canonical name of every unit but the dozens.
var plurals = [...]string{
	1: "tens", 2: "hundreds", 3: "thousands", 4: "tens of thousands", 5: "hundreds of thousands",
	6: "millions", 7: "tens of millions", 8: "hundreds of millions",
	9: "billions", 10: "tens of billions", 11: "hundreds of billions",
	12: "trillions", 13: "tens of trillions", 14: "hundreds of trillions", 15: "thousands of trillions",
}

// dozens lists the canonical names of the dozens by the power of ten of what
// they are dozens of.
var dozens = [...]string{
	0: "dozens", 3: "dozens of thousands", 5: "dozens of lakhs", 6: "dozens of millions",
	7: "dozens of crores", 9: "dozens of billions", 12: "dozens of trillions",
}

// pluralName returns the canonical name of a unit, or "" if it has none.
func pluralName(people int64) string {
	if people == 20 {
		return "scores"
	}
	if k := figure.Digits(people) - 1; figure.IsPowerOfTen(people) && k < len(plurals) {
		return plurals[k]
	}
	if step := figure.NaturalStep(people); people/step == 12 {
		if k := figure.Digits(step) - 1; k < len(dozens) {
			return dozens[k]
		}
	}
	return ""
}

// pluralOf returns the figure that a unit in the plural stands for, or the
// zero Figure if no words name that unit.
func pluralOf(people int64) Figure {
	if people <= 0 || pluralName(people) == "" {
		return Figure{}
	}
	return Figure{People: people, Step: figure.NaturalStep(people), Hedge: Plural}
}

func isDigit(c byte) bool { return text.IsDigit(c) }

// A flaw is the reason why a text is refused; "" is none.
type flaw string

const (
	flawLong  = flaw(figure.FlawLong)
	flawLarge = flaw(figure.FlawLarge)
)

// figureOf returns the figure that was read.
func figureOf(f figure.Figure) Figure {
	return Figure{People: f.People, To: f.To, Step: f.Step, Hedge: Hedge(f.Hedge)}
}
