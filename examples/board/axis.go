package main

import (
	"math"
	"strconv"

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

// A scale is the axis of people that several drawings share. Floating point is
// for where to draw alone.
type scale struct {
	top  float64
	open bool // some range has no upper limit, and is drawn to the edge
}

// scaleOf fits a scale to ranges.
func scaleOf(ranges []attendance.Range) scale {
	var most int64
	s := scale{}
	for _, r := range ranges {
		most = max(most, r.Low)
		if r.High == attendance.Unbounded {
			s.open = true
		} else {
			most = max(most, r.High)
		}
	}
	room := 1.06
	if s.open {
		room = 1.25 // beyond the largest number, for what has no end
	}
	s.top = math.Max(1, float64(most)*room)
	return s
}

// high returns where to draw the upper end of a range.
func (s scale) high(r attendance.Range) float64 {
	if r.High == attendance.Unbounded {
		return s.top
	}
	return float64(r.High)
}

// ticks returns the marks of the axis: round numbers, no more than fit.
func (s scale) ticks(most int) []plot.Tick {
	step := math.Pow(10, math.Floor(math.Log10(s.top)))
	for _, f := range []float64{0.1, 0.2, 0.5, 1, 2, 5} {
		if s.top/(step*f) <= float64(most) {
			step *= f
			break
		}
	}
	step = math.Max(1, step)
	var ts []plot.Tick
	for i := 0; float64(i)*step <= s.top; i++ {
		ts = append(ts, plot.Tick{Value: float64(i) * step, Label: short(int64(float64(i) * step))})
	}
	return ts
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

// showAxis shows an axis again, plainly.
func showAxis(a *plot.Axis, ticks []plot.Tick) {
	a.Tick.Marker = plot.ConstantTicks(ticks)
	a.Tick.Label.Font = font.From(sans, textSize)
	a.Tick.Label.Color = inkMuted
	a.Tick.LineStyle.Color = inkGrid
	a.Tick.LineStyle.Width = 1
	a.Tick.Length = 4
	a.LineStyle.Width = 1
	a.LineStyle.Color = inkGrid
}

// textStyle is how charts write, measured from a point at x and y.
func textStyle(i ink, x draw.XAlignment, y draw.YAlignment) draw.TextStyle {
	return draw.TextStyle{
		Color: i, Font: font.From(sans, textSize), XAlign: x, YAlign: y, Handler: plot.DefaultTextHandler,
	}
}
