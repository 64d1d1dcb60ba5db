package attendance

import (
	"cmp"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/figure"
)

// ErrNothing is the error of publishing what no figure can say: nothing is known, or too
// little for words to tell.
var ErrNothing = errors.New("nothing that a figure can say")

// Publish returns the most informative honest figure for a number of people that is known
// to lie in r: [56,000, 58,000] is "56K–58K", and [160,001, Unbounded] is ">160K". It is
// the inverse of [Figure.Range] under Literal. For the zero Range, exactly nobody, it
// returns "0".
//
// Fair is where a fair reading puts the number. It must lie within r; pass r itself if
// nothing more is known. Given the Literal and Customary ranges of a figure, and as many
// digits as it has, Publish returns that figure or one with the same ranges.
//
// No number in the figure has more than the given significant digits; 18 or more is no
// limit. In ranges and exact counts, zeros at the end of a number are not significant. In
// any other number its Step tells which digits are: 1.0M has two. Zeros are added after a
// decimal point ("8.0M") only if that is shorter than the number in full.
//
// Honest means that the Literal range of the figure contains all of r, however few the
// digits. The most informative of the honest figures is the first in this order, in which
// each rule only breaks the ties that the rules above it leave:
//
//  1. The smallest Literal range, because readers can rely on what the words guarantee:
//     first ranges with an upper limit, by how many numbers they contain, and then those
//     without one, the highest start first.
//  2. A Customary range that contains all of fair, so that a fair reader does not rule
//     out what is possible.
//  3. A number before a unit in the plural ("20K+" before "tens of thousands").
//  4. The Customary range that contains most of fair: if the number has no upper limit,
//     ">160K" and not "160,001+", because exact words suggest a close limit.
//  5. The smallest Customary range.
//  6. The fewest characters in the canonical text: "44,208" before "exactly
//     44,208".
//  7. The hedge that is declared first, and then the larger number.
//
// "Around N" is chosen only if its Customary range contains fair, and "around A to B"
// only with the closest ends around fair. "57K–57K" and "0+" are never chosen. More
// digits never make the figure worse, and a narrower r never makes its Literal range
// larger.
//
// A High above [MaxPeople] counts as no limit, and so does one for which no number with
// so few digits lies between High and MaxPeople. The error wraps [ErrNothing] if there is
// no limit and Low is 0, [ErrReversed] if Low is above High, and [ErrSyntax] if Low is
// negative, fair is not within r, or digits is less than 1. Publish takes constant time,
// some microseconds, and allocates only for an error.
func Publish(r, fair Range, digits int) (Figure, error) {
	var err error
	switch {
	case digits < 1:
		return Figure{}, fmt.Errorf("attendance: cannot publish %v in %d digits: a number has at least one: %w", r, digits, ErrSyntax)
	case r.Low > r.High:
		err = ErrReversed
	case r.Low < 0:
		err = fmt.Errorf("%w: a count of people is not negative", ErrSyntax)
	case fair.Low > fair.High || !fair.Within(r):
		err = fmt.Errorf("%w: its Customary range %v is not within", ErrSyntax, fair)
	default:
		p := publisher{Range: r, fair: fair, limit: figure.Pow10[min(digits, len(figure.Pow10)-1)]}
		p.limited()
		if p.best.IsZero() {
			p.unlimited()
		}
		if !p.best.IsZero() {
			return p.best, nil
		}
		err = ErrNothing
	}
	return Figure{}, fmt.Errorf("attendance: cannot publish %v: %w", r, err)
}

// A publisher looks for the best figure of a range.
type publisher struct {
	Range           // that the Literal range holds
	fair      Range // that the Customary range is to hold
	limit     int64 // a number of this many steps has too many digits
	best      Figure
	literal   Range // of best
	customary Range // of best
	runes     int   // in the text of best, 0 before they are counted
}

// limited offers the best figures with an upper limit.
func (p *publisher) limited() {
	if p.High > MaxPeople {
		return
	}
	for step := int64(1); step <= figure.Pow10[17] && p.best.IsZero(); step *= 10 { // a larger step has a larger range
		if step/2+step-1 < p.High-p.Low {
			continue
		}
		// The numbers v with v−step/2 ≤ Low and High ≤ v+step−1.
		for v := (max(0, p.High-step+1) + step - 1) / step * step; v <= p.Low+step/2; v += step {
			if v/step < p.limit && plain(v, step) {
				p.offer(Figure{v, 0, step, Bare})
			}
		}
	}
	low := p.down(p.Low)
	if high := p.up(p.High); high <= MaxPeople {
		if low == high {
			p.offer(Exact(low))
		} else {
			p.offer(Figure{low, high, 1, Between})
		}
		p.offerSteps(high, AtMost, AtMost)
	}
	p.offerSteps(p.up(p.High+1), Nearly, LessThan)
	p.about()
}

// unlimited offers the best figures without an upper limit.
func (p *publisher) unlimited() {
	if p.Low == 0 {
		return
	}
	low := min(p.Low, MaxPeople)
	p.offerSteps(p.down(low), AtLeast, AtLeast)
	p.offerSteps(p.down(min(p.Low-1, MaxPeople)), MoreThan, MoreThan)
	for k := range plurals {
		p.offer(pluralOf(figure.Pow10[k]))
	}
	for k := range dozens {
		p.offer(pluralOf(12 * figure.Pow10[k]))
	}
}

// about offers the figures near the numbers that are fair.
func (p *publisher) about() {
	if p.fair.High > MaxPeople {
		return
	}
	if low, high := p.down(p.fair.Low), p.up(p.fair.High); low < high && high <= MaxPeople {
		p.offer(Figure{low, high, 1, About})
	}
	middle := p.fair.Low + (p.fair.High-p.fair.Low)/2
	for step := int64(1); step <= figure.Pow10[17]; step *= 10 {
		v := middle / step * step
		p.offerSteps(v, About, About)
		p.offerSteps(v+step, About, About)
	}
}

// offerSteps offers the figures of a number with the hedges from one to another,
// in every step that it is written in.
func (p *publisher) offerSteps(v int64, from, to Hedge) {
	for step := figure.NaturalStep(v); step > 0 && v/step < p.limit; step /= 10 {
		if plain(v, step) {
			for h := from; h <= to; h++ {
				p.offer(Figure{v, 0, step, h})
			}
		}
	}
}

// offer makes f the best figure if it is honest and better than the best so far.
func (p *publisher) offer(f Figure) {
	if _, err := f.flaw(); err != nil || f.IsZero() || f.Hedge == AtLeast && f.People == 0 {
		return
	}
	literal := f.literal()
	if !p.Within(literal) {
		return
	}
	customary := f.customary()
	if f.Hedge == About && !p.fair.Within(customary) {
		return // near another number than the fair ones
	}
	var runes int
	if !p.best.IsZero() {
		order := narrower(literal, p.literal)
		if order == 0 {
			order = p.fairer(f, customary)
		}
		if order == 0 {
			if p.runes == 0 {
				p.runes = p.best.runes()
			}
			runes = f.runes()
			order = p.runes - runes
		}
		if order == 0 {
			order = int(p.best.Hedge) - int(f.Hedge)
		}
		if order < 0 || order == 0 && f.People <= p.best.People {
			return
		}
	}
	p.best, p.literal, p.customary, p.runes = f, literal, customary, runes
}

// narrower is positive if a says more than b, and negative if b does.
func narrower(a, b Range) int {
	switch {
	case a.High == Unbounded && b.High == Unbounded:
		return cmp.Compare(a.Low, b.Low)
	case a.High == Unbounded:
		return -1
	case b.High == Unbounded:
		return 1
	}
	return cmp.Compare(b.High-b.Low, a.High-a.Low)
}

// fairer is positive if a fair reading of f, of a given Customary range, suits
// better than that of the best so far, and negative if it suits worse.
func (p *publisher) fairer(f Figure, customary Range) int {
	switch holds, held := p.fair.Within(customary), p.fair.Within(p.customary); {
	case holds && !held:
		return 1
	case held && !holds:
		return -1
	}
	if plural := f.Hedge == Plural; plural != (p.best.Hedge == Plural) {
		if plural {
			return -1
		}
		return 1
	}
	if order := cmp.Compare(common(customary, p.fair), common(p.customary, p.fair)); order != 0 {
		return order
	}
	return cmp.Compare(p.customary.High-p.customary.Low, customary.High-customary.Low)
}

// common returns how many numbers are in both a and b, of which one is limited.
func common(a, b Range) int64 { return max(0, min(a.High, b.High)-max(a.Low, b.Low)+1) }

// down and up return the closest number of few enough digits that is not above,
// or not below, n. What up returns may be above MaxPeople.
func (p *publisher) down(n int64) int64 {
	unit := int64(1)
	for n/unit >= p.limit {
		unit *= 10
	}
	return n / unit * unit
}

func (p *publisher) up(n int64) int64 {
	unit := int64(1)
	for (n-1)/unit+1 > p.limit { // the limit itself is 1 and zeros
		unit *= 10
	}
	return ((n-1)/unit + 1) * unit
}

// plain reports whether a number is written with a step as a reader expects it:
// with no zeros after the point that do not shorten it, and something before it.
func plain(n, step int64) bool {
	if n == 0 || step == figure.NaturalStep(n) {
		return true
	}
	s := shortest(n, step)
	return s.power > 0 && n >= figure.Pow10[s.power] && groupedLen(n/figure.Pow10[s.power])+len(".")+s.places+len("K") < groupedLen(n)
}

// runes returns the length of the canonical text of f.
func (f Figure) runes() int {
	var buf [64]byte
	b, _ := f.appendText(buf[:0])
	return utf8.RuneCount(b)
}
