package main

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"gonum.org/v1/plot"
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

// drawBar draws the bar of one session.
func (s scale) drawBar(b bar, pic picture) template.HTML {
	c := newCanvas(barsWidth, barHeight)
	p := newPlot()
	p.X.Min, p.X.Max = 0, s.top
	p.Y.Min, p.Y.Max = 0, 1
	p.Add(barPlotter{s, b})
	p.Draw(draw.Crop(draw.New(c), leftEdge, -rightEdge, 0, 0))
	return c.svg(pic)
}

// drawAxis draws the axis that the bars share.
func (s scale) drawAxis(width vg.Length, ticks int, pic picture) template.HTML {
	c := newCanvas(width, axisHeight)
	p := newPlot()
	p.X.Min, p.X.Max = 0, s.top
	p.Y.Min, p.Y.Max = 0, 1
	p.Add(axisPlotter{s.ticks(ticks)})
	shrunk := width / barsWidth // as the bars are, with their edges
	p.Draw(draw.Crop(draw.New(c), leftEdge*shrunk, -rightEdge*shrunk, 0, 0))
	return c.svg(pic)
}

// An axisPlotter draws the numbers of an axis over short marks.
type axisPlotter struct{ ticks []plot.Tick }

func (a axisPlotter) Plot(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	line := draw.LineStyle{Color: inkGrid, Width: 1}
	for _, t := range a.ticks {
		sty := textStyle(inkMuted, draw.XCenter, draw.YBottom)
		if t.Value == 0 { // in line with the text below
			sty.XAlign = draw.XLeft
		}
		c.FillText(sty, vg.Point{X: x(t.Value), Y: c.Min.Y + 7}, t.Label)
		c.StrokeLine2(line, x(t.Value), c.Min.Y, x(t.Value), c.Min.Y+4)
	}
	c.StrokeLine2(line, c.Min.X, c.Min.Y, c.Max.X, c.Min.Y)
}

// A barPlotter draws one bar and the marks of those who dissent.
type barPlotter struct {
	scale
	bar
}

func (b barPlotter) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	grid := draw.LineStyle{Color: inkGrid, Width: 1}
	for _, t := range b.ticks(barsTicks) {
		c.StrokeLine2(grid, x(t.Value), c.Min.Y, x(t.Value), c.Max.Y)
	}
	low, high := x(float64(b.Low)), x(b.high(b.Range))
	if missing := leastWidth - (high - low); missing > 0 {
		low, high = low-missing/2, high+missing/2
	}
	bottom, top := y(0.32), y(0.82)
	// A stem from 0 carries the eye: ranges are often too narrow to compare.
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
		b.mark(c, x(float64(d.Low)), x(b.high(d)), y(0.12), d.High == attendance.Unbounded)
	}
}

// mark draws where somebody who dissents sees the number: a line, and a diamond
// upon it.
func (b barPlotter) mark(c draw.Canvas, low, high, at vg.Length, open bool) {
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
	return "The axis of all bars runs from 0 to " + people(int64(s.top)) + " people."
}
