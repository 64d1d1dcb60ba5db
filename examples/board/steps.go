package main

import (
	"html/template"
	"math"
	"slices"
	"time"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// The step chart of a progression: a line along which the record certainly ran,
// and above it the band of what it may have been.

const (
	chartWidth, chartHeight   = 1080, 380
	narrowWidth, narrowHeight = 340, 300
)

// mostSteps bounds the records that are drawn: more are lines upon lines.
const mostSteps = 64

// A stretch is a span of time in which the bounds of the record did not change.
// Times are microseconds, as those of dates.
type stretch struct {
	from, to int64
	attendance.Range
	certain bool // the record that it is no less than was certainly one
}

// stretchesOf lays records out in time, up to an end. At any moment the record is
// no less than the largest Low of those set by then, and no more than the largest
// High of those that may have been.
func stretchesOf(rs []records.Record, end int64) []stretch {
	var moments []int64
	for _, r := range rs {
		moments = append(moments, r.Date.Start, r.Date.End)
	}
	moments = append(moments, end)
	slices.Sort(moments)
	moments = slices.Compact(moments)
	var ss []stretch
	for i, from := range moments[:len(moments)-1] {
		s := stretch{from: from, to: moments[i+1], certain: true}
		for _, r := range rs {
			if r.Date.Start <= from {
				s.High = max(s.High, r.Range.High)
			}
			if r.Date.End <= from && r.Range.Low > s.Low {
				s.Low, s.certain = r.Range.Low, r.Certain
			}
		}
		ss = append(ss, s)
	}
	return ss
}

// A stepChart is all that the chart shows.
type stepChart struct {
	records []records.Record
	names   []string // of the sessions, one a record
	until   int64    // the end of what was known, in microseconds
}

// A chart is drawn in two widths, and has a key to what is in it.
type chart struct {
	Pictures              []template.HTML
	Line, Dash, Band, Log bool
}

// span returns the first moment of the chart and the last. The record that stands
// is seen to stand: its step has some length.
func (ch stepChart) span() (first, end int64) {
	first, end = ch.records[0].Date.Start, ch.until
	for _, r := range ch.records {
		first, end = min(first, r.Date.Start), max(end, r.Date.End)
	}
	return first, end + max((end-first)/12, int64(12*time.Hour/time.Microsecond))
}

func (ch stepChart) scale() scale {
	var ranges []attendance.Range
	for _, r := range ch.records {
		ranges = append(ranges, r.Range)
	}
	return scaleOf(ranges)
}

// key tells what a chart has in it that is seen.
func (ch stepChart) key() chart {
	const seen = 4 // pixels of a band, of which the line takes two
	first, end := ch.span()
	s := ch.scale()
	c := chart{Log: s.log}
	for _, st := range stretchesOf(ch.records, end) {
		c.Line = c.Line || st.certain
		c.Dash = c.Dash || !st.certain
		tall := (s.high(st.Range) - s.at(st.Low)) * chartHeight
		wide := float64(st.to-st.from) / float64(end-first) * chartWidth
		c.Band = c.Band || tall >= seen && wide >= seen
	}
	for _, r := range ch.records {
		c.Dash = c.Dash || !r.Certain
	}
	return c
}

// draw draws the chart.
func (ch stepChart) draw(width, height vg.Length, pic picture) template.HTML {
	first, end := ch.span()
	s := ch.scale()
	numbers := s.ticks(5)
	var left vg.Length
	for _, t := range numbers {
		left = max(left, textWidth(t.label)+10)
	}

	c := newCanvas(width, height)
	p := newPlot()
	p.X.Min, p.X.Max = float64(first), float64(end)
	p.Y.Min, p.Y.Max = 0, 1
	ss := stretchesOf(ch.records, end)
	p.Add(rules(numbers))
	ch.addBand(p, s, ss)
	ch.addLine(p, s, ss)
	p.Add(marks{ch, ss, s})
	area := draw.Crop(draw.New(c), left, -8, 30, -14)
	p.Draw(area)

	x, y := p.Transforms(&area)
	for _, t := range numbers {
		area.FillText(textStyle(inkMuted), vg.Point{X: left - 8 - textWidth(t.label), Y: y(t.at) - 5}, t.label)
	}
	axis := draw.LineStyle{Color: inkGrid, Width: 1}
	dates := timeTicks(first, end, int(width/95))
	for _, t := range dates {
		area.StrokeLine2(axis, x(t.at), area.Min.Y, x(t.at), area.Min.Y-5)
	}
	for _, l := range labelsOf(dates, x, 0, width) {
		area.FillText(textStyle(inkMuted), vg.Point{X: l.left, Y: area.Min.Y - 21}, l.label)
	}
	return c.svg(pic)
}

// addBand adds the area between the bounds of the record.
func (ch stepChart) addBand(p *plot.Plot, s scale, ss []stretch) {
	var outline plotter.XYs
	for _, st := range ss {
		outline = append(outline, at(st.from, s.at(st.Low)), at(st.to, s.at(st.Low)))
	}
	for _, st := range slices.Backward(ss) {
		outline = append(outline, at(st.to, s.high(st.Range)), at(st.from, s.high(st.Range)))
	}
	if band, err := plotter.NewPolygon(outline); err == nil {
		band.Color = inkBand
		band.LineStyle.Width = 0
		p.Add(band)
	}
}

// addLine adds the line that the record is no less than, dashed where that rests
// on a record that may not have been one.
func (ch stepChart) addLine(p *plot.Plot, s scale, ss []stretch) {
	height := 0.0
	for _, st := range ss {
		low := s.at(st.Low)
		if line, err := plotter.NewLine(plotter.XYs{at(st.from, height), at(st.from, low), at(st.to, low)}); err == nil {
			line.LineStyle = lineStyle(st.certain)
			p.Add(line)
		}
		height = low
	}
}

func lineStyle(certain bool) draw.LineStyle {
	sty := draw.LineStyle{Color: inkBar, Width: 2}
	if !certain {
		sty.Dashes = []vg.Length{5, 4}
	}
	return sty
}

func at(us int64, y float64) plotter.XY { return plotter.XY{X: float64(us), Y: y} }

// timeTicks returns about as many round dates between two moments as are asked for.
func timeTicks(from, to int64, most int) []tick {
	start, end := time.UnixMicro(from).UTC(), time.UnixMicro(to).UTC()
	days := end.Sub(start).Hours() / 24
	var ts []tick
	add := func(t time.Time, layout string) {
		if !t.Before(start) && !t.After(end) {
			ts = append(ts, tick{float64(t.UnixMicro()), t.Format(layout)})
		}
	}
	switch {
	case days <= 62:
		step := max(1, int(math.Ceil(days/float64(most))))
		for t := start.Truncate(24 * time.Hour); !t.After(end); t = t.AddDate(0, 0, step) {
			add(t, "2 Jan 2006")
		}
	case days <= 365*4:
		step := 1
		for _, months := range []int{1, 2, 3, 6, 12, 24} {
			if step = months; days/30.4/float64(months) <= float64(most) {
				break
			}
		}
		for t := time.Date(start.Year(), 1, 1, 0, 0, 0, 0, time.UTC); !t.After(end); t = t.AddDate(0, step, 0) {
			add(t, "Jan 2006")
		}
	default:
		step := max(1, int(math.Ceil(days/365.25/float64(most))))
		for _, years := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000} {
			if step <= years {
				step = years
				break
			}
		}
		for y := start.Year() / step * step; y <= end.Year(); y += step {
			add(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), "2006")
		}
	}
	return ts
}

// rules are the horizontal lines of the grid.
type rules []tick

func (r rules) Plot(c draw.Canvas, p *plot.Plot) {
	_, y := p.Transforms(&c)
	for _, t := range r {
		c.StrokeLine2(draw.LineStyle{Color: inkGrid, Width: 1}, c.Min.X, y(t.at), c.Max.X, y(t.at))
	}
}
