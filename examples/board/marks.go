package main

import (
	"math"
	"slices"
	"sort"

	"github.com/highwater-go/highwater/attendance"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// marks are the points of a step chart, a record each, and their names: as many
// as find room. The table below the chart has them all.
type marks struct {
	stepChart
	stretches []stretch
	scale     scale
}

// Plot draws a full point for a record that was certainly set, and for one that
// may have been an empty one on a dashed line.
func (m marks) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	var taken []vg.Rectangle // by points, lines and names
	var before vg.Length = c.Min.Y
	for _, s := range m.stretches {
		from, to, level := x(float64(s.from)), x(float64(s.to)), y(m.scale.at(s.Low))
		taken = append(taken, box(from, level, to, level, 1), box(from, before, from, level, 1))
		before = level
	}
	points := make([]vg.Point, len(m.records))
	for i, r := range m.records {
		points[i] = vg.Point{X: x(float64(r.Date.Start)/2 + float64(r.Date.End)/2), Y: y(m.scale.at(r.Range.Low))}
		taken = append(taken, box(points[i].X, points[i].Y, points[i].X, points[i].Y, radius+1))
	}
	taken = append(taken, m.markOpen(c, x)...)
	for i, r := range slices.Backward(m.records) { // the last records matter most
		at := points[i]
		if !r.Certain {
			c.StrokeLine2(lineStyle(false), x(float64(r.Date.Start)), at.Y, max(x(float64(r.Date.End)), at.X+18), at.Y)
		}
		if name, where, ok := m.place(c, m.names[i], i, points, taken); ok {
			c.FillText(textStyle(inkText), where.Min, name)
			taken = append(taken, where)
		}
	}
	for i, r := range m.records {
		fill := inkBar
		if !r.Certain {
			fill = inkPaper
		}
		c.SetColor(fill)
		circle := vg.Path{}
		circle.Arc(points[i], radius, 0, fullCircle)
		c.Fill(circle)
		c.SetLineStyle(draw.LineStyle{Color: inkBar, Width: 2})
		c.Stroke(circle)
	}
}

// markOpen draws arrows along the upper edge where nothing limits the record, and
// says so once.
func (m marks) markOpen(c draw.Canvas, x func(float64) vg.Length) (taken []vg.Rectangle) {
	const words, apart = "no upper limit", 90
	said := false
	for _, s := range m.stretches {
		if s.High != attendance.Unbounded {
			continue
		}
		from, to := x(float64(s.from)), x(float64(s.to))
		for at := from + 14; at <= to-8; at += apart {
			c.FillPolygon(inkBar, []vg.Point{{X: at - 6, Y: c.Max.Y - 3}, {X: at, Y: c.Max.Y + 6}, {X: at + 6, Y: c.Max.Y - 3}})
			if width := textWidth(words); !said && at+12+width < to {
				where := vg.Point{X: at + 12, Y: c.Max.Y - 19}
				c.FillText(textStyle(inkText), where, words)
				taken = append(taken, box(where.X, where.Y, where.X+width, where.Y+15, 2))
				said, at = true, at+width-apart/2
			}
		}
	}
	return taken
}

const (
	radius       vg.Length = 4.5
	longestLabel vg.Length = 280
	fullCircle             = 2 * math.Pi
)

// sides are where a name may stand by its point, the best first. The wider gaps
// reach beyond the next steps of the line.
var sides = [...]struct {
	gap         vg.Length
	left, below bool
}{
	{9, false, false}, {9, true, false}, {9, false, true}, {9, true, true}, {22, false, false}, {22, false, true}, {40, false, false}, {40, false, true},
	{70, false, false}, {70, false, true},
}

// place finds room for a name beside its point, shortening it if need be, and not
// where it would seem to belong to another.
func (m marks) place(c draw.Canvas, name string, i int, points []vg.Point, taken []vg.Rectangle) (string, vg.Rectangle, bool) {
	at, name := points[i], plain(name)
	height := textStyle(inkText).Height("Xg")
	whole := textWidth(name)
	if whole > longestLabel {
		name, whole = shorten(name, longestLabel)
	}
	for _, full := range []bool{true, false} {
		for _, side := range sides {
			text, width := name, whole
			limit := c.Max.X - at.X - side.gap
			if side.left {
				limit = at.X - side.gap - c.Min.X
			}
			if width > limit && !full {
				text, width = shorten(name, limit)
			}
			if width > limit || text == "" {
				continue
			}
			corner := vg.Point{X: at.X + side.gap, Y: at.Y + 6}
			if side.left {
				corner.X = at.X - side.gap - width
			}
			if side.below {
				corner.Y = at.Y - 4 - height
			}
			where := vg.Rectangle{Min: corner, Max: corner.Add(vg.Point{X: width, Y: height})}
			near := vg.Point{X: corner.X, Y: corner.Y + height/2} // the end of the name that is next to the point
			if side.left {
				near.X += width
			}
			free := !slices.ContainsFunc(taken, func(o vg.Rectangle) bool { return overlap(where, o) })
			own := !slices.ContainsFunc(points, func(o vg.Point) bool { return o != at && distance(near, o) <= distance(near, at) })
			if free && own && where.Min.Y >= c.Min.Y && where.Max.Y <= c.Max.Y+8 {
				return isolate(text), where, true
			}
		}
	}
	return "", vg.Rectangle{}, false
}

// shorten cuts a name to a width, or to nothing if hardly anything would be left.
func shorten(name string, limit vg.Length) (string, vg.Length) {
	const least = 6 // characters
	runes := []rune(name)
	cut := func(n int) string { return string(runes[:n]) + "…" }
	n := sort.Search(len(runes), func(n int) bool { return textWidth(cut(n)) > limit }) - 1 // the first too many
	if n < least {
		return "", 0
	}
	return cut(n), textWidth(cut(n))
}

// box returns the rectangle around two points, with a margin.
func box(x0, y0, x1, y1, margin vg.Length) vg.Rectangle {
	return vg.Rectangle{
		Min: vg.Point{X: min(x0, x1) - margin, Y: min(y0, y1) - margin},
		Max: vg.Point{X: max(x0, x1) + margin, Y: max(y0, y1) + margin},
	}
}

func overlap(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

func distance(a, b vg.Point) float64 {
	return math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y))
}
