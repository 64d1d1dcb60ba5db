package main

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// The bars of the board stand in the rows of its table, on one scale.

const (
	barsWidth   vg.Length = 400
	barsNarrow  vg.Length = 320 // of the axis alone, whose text must not shrink
	barHeight   vg.Length = 30
	axisHeight  vg.Length = 24
	leastWidth  vg.Length = 4 // of a bar: one person more or less is still seen
	barsTicks             = 6
	narrowTicks           = 4
	leftEdge    vg.Length = 1  // half of a line
	rightEdge   vg.Length = 16 // for the last number of the axis, and for arrows
)

// A bar is a session's number, and what was counted otherwise.
type bar struct {
	attendance.Range
	dissent []attendance.Range
}

// drawBar draws the bar of one session. It goes without package plot, which would
// set up a plot for each of many.
func (s scale) drawBar(b bar, pic picture) template.HTML {
	c := newCanvas(barsWidth, barHeight)
	s.plotBar(draw.Crop(draw.New(c), leftEdge, -rightEdge, 0, 0), b)
	return c.svg(pic)
}

// drawAxis draws the axis that the bars share.
func (s scale) drawAxis(width vg.Length, ticks int, class string) template.HTML {
	c := newCanvas(width, axisHeight)
	shrunk := width / barsWidth // as the bars are, with their edges
	s.plotAxis(draw.Crop(draw.New(c), leftEdge*shrunk, -rightEdge*shrunk, 0, 0), width, s.ticks(ticks))
	return c.svg(picture{class: class, title: s.axisWords()})
}

// along returns where numbers from 0 to 1 stand on a canvas, from left to right.
func along(c draw.Canvas) func(float64) vg.Length {
	return func(at float64) vg.Length { return c.Min.X + vg.Length(at)*(c.Max.X-c.Min.X) }
}

// plotAxis draws the numbers of an axis over short marks, in a picture of a width.
func (s scale) plotAxis(c draw.Canvas, width vg.Length, ticks []tick) {
	x := along(c)
	line := draw.LineStyle{Color: inkGrid, Width: 1}
	for _, l := range labelsOf(ticks, x, c.Min.X, width) {
		c.FillText(textStyle(inkMuted), vg.Point{X: l.left, Y: c.Min.Y + 7}, l.label)
	}
	for _, t := range ticks {
		c.StrokeLine2(line, x(t.at), c.Min.Y, x(t.at), c.Min.Y+4)
	}
	c.StrokeLine2(line, c.Min.X, c.Min.Y, c.Max.X, c.Min.Y)
}

// plotBar draws one bar and the marks of those who dissent.
func (s scale) plotBar(c draw.Canvas, b bar) {
	x := along(c)
	var grid vg.Path // one for all its lines: there are many bars
	for _, t := range s.ticks(barsTicks) {
		grid.Move(vg.Point{X: x(t.at), Y: c.Min.Y})
		grid.Line(vg.Point{X: x(t.at), Y: c.Max.Y})
	}
	c.SetLineStyle(draw.LineStyle{Color: inkGrid, Width: 1})
	c.Stroke(grid)
	low, high := x(s.at(b.Low)), x(s.high(b.Range))
	if missing := leastWidth - (high - low); missing > 0 {
		low = max(c.Min.X, low-missing/2)
		high = low + leastWidth
	}
	bottom, top := 0.32*barHeight, 0.82*barHeight
	// A stem from the start carries the eye: ranges are often too narrow to compare.
	c.StrokeLine2(draw.LineStyle{Color: inkStem, Width: 2}, c.Min.X, (bottom+top)/2, low, (bottom+top)/2)
	if b.High == attendance.Unbounded {
		// An open end: paler, without an edge on its right, and an arrow.
		c.FillPolygon(inkBand, []vg.Point{{X: low, Y: bottom}, {X: high, Y: bottom}, {X: high, Y: top}, {X: low, Y: top}})
		c.FillPolygon(inkBar, []vg.Point{{X: low, Y: bottom}, {X: low + leastWidth, Y: bottom}, {X: low + leastWidth, Y: top}, {X: low, Y: top}})
		sides := draw.LineStyle{Color: inkBar, Width: 1, Dashes: []vg.Length{4, 3}}
		c.StrokeLine2(sides, low, bottom, high, bottom)
		c.StrokeLine2(sides, low, top, high, top)
		c.FillPolygon(inkBar, []vg.Point{{X: high, Y: bottom - 1}, {X: high + 10, Y: (bottom + top) / 2}, {X: high, Y: top + 1}})
	} else {
		c.FillPolygon(inkBar, []vg.Point{{X: low, Y: bottom}, {X: high, Y: bottom}, {X: high, Y: top}, {X: low, Y: top}})
	}
	for _, d := range b.dissent {
		markDissent(c, x(s.at(d.Low)), x(s.high(d)), 0.12*barHeight, d.High == attendance.Unbounded)
	}
}

// markDissent draws where somebody who dissents sees the number: a line, and a diamond
// upon it.
func markDissent(c draw.Canvas, low, high, at vg.Length, open bool) {
	c.StrokeLine2(draw.LineStyle{Color: inkDissent, Width: 1.5}, low, at, high, at)
	middle := (low + high) / 2
	if open {
		middle = low
	}
	const r = 4
	c.FillPolygon(inkDissent, []vg.Point{{X: middle - r, Y: at}, {X: middle, Y: at + r}, {X: middle + r, Y: at}, {X: middle, Y: at - r}})
}

// barWords says what a bar shows.
func (s scale) barWords(b bar, dissent []string) string {
	var w strings.Builder
	switch {
	case b.High == attendance.Unbounded:
		fmt.Fprintf(&w, "Bar from %s with an open end: nothing limits it from above.", people(b.Low))
	case b.Low == b.High:
		fmt.Fprintf(&w, "Mark at %s.", people(b.Low))
	default:
		fmt.Fprintf(&w, "Bar from %s to %s.", people(b.Low), people(b.High))
	}
	if len(dissent) > 0 {
		fmt.Fprintf(&w, " Marked apart, for they dissent: %s.", strings.Join(dissent, "; "))
	}
	return w.String()
}

// axisWords says what an axis shows.
func (s scale) axisWords() string {
	if s.log {
		return "The axis of all bars is logarithmic, from " + people(int64(s.low)) + " to " + people(int64(s.top)) + " people."
	}
	return "The axis of all bars runs from 0 to " + people(int64(s.top)) + " people."
}
