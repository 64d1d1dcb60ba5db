package main

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/highwater-go/highwater/attendance"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// The inks of the charts. The style sheet has a color for each, in both themes.
const (
	inkText    ink = "text"
	inkMuted   ink = "muted"
	inkGrid    ink = "grid"
	inkBar     ink = "bar"
	inkBand    ink = "band"
	inkStem    ink = "stem"
	inkPaper   ink = "paper"
	inkDissent ink = "dissent"
)

const textSize vg.Length = 13

// sans is the font by which text is measured. The page asks for one of the same
// widths.
var sans = font.Font{Typeface: "Liberation", Variant: "Sans"}

// A scale is the axis of people that several drawings share. It is logarithmic where
// the numbers span more than three powers of ten. Floating point is for where to
// draw alone.
type scale struct {
	low, top float64 // low is 0 unless it is logarithmic
	log      bool
	open     bool // some range has no upper limit, and is drawn to the edge
}

// scaleOf fits a scale to ranges.
func scaleOf(ranges []attendance.Range) scale {
	var s scale
	least, most := int64(math.MaxInt64), int64(0)
	for _, r := range ranges {
		if r.High == attendance.Unbounded {
			s.open = true
			r.High = r.Low
		}
		for _, n := range []int64{r.Low, r.High} {
			most = max(most, n)
			if n > 0 {
				least = min(least, n)
			}
		}
	}
	// Beyond the largest number there is room for what has no end.
	if s.log = most > 0 && most/least >= 1000 && most > 1000*least; s.log {
		s.low = math.Pow(10, math.Floor(math.Log10(float64(least))))
		room := 0.04
		if s.open {
			room = 0.16
		}
		s.top = float64(most) * math.Pow(float64(most)/s.low, room)
		return s
	}
	room := 1.06
	if s.open {
		room = 1.25
	}
	s.top = math.Max(1, float64(most)*room)
	return s
}

// at returns where a number stands, from 0 to 1. What is less than the first number
// of a logarithmic axis, 0 alone, stands at its start.
func (s scale) at(n int64) float64 {
	if s.log {
		return math.Log10(math.Max(float64(n), s.low)/s.low) / math.Log10(s.top/s.low)
	}
	return float64(n) / s.top
}

// high returns where the upper end of a range stands.
func (s scale) high(r attendance.Range) float64 {
	if r.High == attendance.Unbounded {
		return 1
	}
	return s.at(r.High)
}

// A tick is a mark of an axis.
type tick struct {
	at    float64 // on its axis
	label string
}

// ticks returns the marks of the axis: round numbers, no more than fit.
func (s scale) ticks(most int) []tick {
	var ts []tick
	if s.log {
		powers := math.Log10(s.top / s.low)
		step := math.Max(1, math.Ceil(powers/float64(most)))
		for power := 0.0; power <= powers; power += step {
			n := int64(math.Round(s.low * math.Pow(10, power)))
			ts = append(ts, tick{s.at(n), short(n)})
		}
		return ts
	}
	step := math.Pow(10, math.Floor(math.Log10(s.top)))
	for _, f := range []float64{0.1, 0.2, 0.5, 1, 2, 5} {
		if s.top/(step*f) <= float64(most) {
			step *= f
			break
		}
	}
	step = math.Max(1, step)
	for i := 0; float64(i)*step <= s.top; i++ {
		n := int64(float64(i) * step)
		ts = append(ts, tick{s.at(n), short(n)})
	}
	return ts
}

// A label is a text that has found room on an axis.
type label struct {
	tick
	left vg.Length
}

// labelsOf puts the labels of ticks below or above them: each in the middle, unless it
// would leave the picture, and those alone that do not come near the one before.
func labelsOf(ticks []tick, x func(float64) vg.Length, from, to vg.Length) []label {
	const apart = 8
	var labels []label
	free := from
	for _, t := range ticks {
		width := textWidth(t.label)
		left := min(max(x(t.at)-width/2, from), to-width)
		if left < free {
			continue
		}
		labels = append(labels, label{t, left})
		free = left + width + apart
	}
	return labels
}

// short writes a round number in few characters: 150K.
func short(n int64) string {
	f, err := attendance.Parse(strconv.FormatInt(n, 10))
	if err != nil {
		return people(n)
	}
	return f.String()
}

// newPlot returns an empty plot in the page's inks, without axes.
func newPlot() *plot.Plot {
	p := plot.New()
	p.BackgroundColor = nil // that of the page
	p.HideAxes()
	p.X.Padding, p.Y.Padding = 0, 0
	return p
}

// textStyle is how charts write, to the right of a point and above it.
func textStyle(i ink) draw.TextStyle {
	return draw.TextStyle{Color: i, Font: font.From(sans, textSize), XAlign: draw.XLeft, YAlign: draw.YBottom, Handler: plot.DefaultTextHandler}
}

// textWidth returns how wide a text is drawn, whatever fonts the reader has: the
// picture says so of each (see svgCanvas.FillString). It is that of the font sans
// for the scripts it has, and the usual width of a character in others.
func textWidth(s string) vg.Length {
	others := 0.0
	known := strings.Map(func(r rune) rune {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
			return -1
		case r < 0x0530 || 0x1E00 <= r && r < 0x2100:
			return r
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || 0x3000 <= r && r < 0x3100 || 0xFF00 <= r && r < 0xFF61 || r >= 0x1F000:
			others += 1
		default:
			others += 0.5
		}
		return -1
	}, s)
	return textStyle(inkText).Width(known) + vg.Length(others)*textSize
}
