package main

import (
	"fmt"
	"html"
	"html/template"
	"image"
	"image/color"
	"strconv"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// An ink is a color by the name of its role. What it looks like is for the style
// sheet to say, which knows the reader's theme: a chart is drawn once for both.
type ink string

// RGBA makes an ink a color.Color; the canvas never asks for it.
func (ink) RGBA() (r, g, b, a uint32) { return color.Black.RGBA() }

// An svgCanvas is a vg.Canvas on which package plot draws. Unlike vgsvg it writes
// classes where that writes colors in style attributes, which would be the same
// in every theme and which the page's Content-Security-Policy refuses. Its unit
// is the CSS pixel, and it knows what the charts here need: it does not turn,
// scale or show images.
type svgCanvas struct {
	b             strings.Builder
	width, height vg.Length
	now           pen
	stack         []pen
}

type pen struct {
	color color.Color
	width vg.Length
	dash  []vg.Length
	shift vg.Point
}

func newCanvas(width, height vg.Length) *svgCanvas {
	return &svgCanvas{width: width, height: height}
}

func (c *svgCanvas) Size() (w, h vg.Length)                    { return c.width, c.height }
func (c *svgCanvas) SetLineWidth(w vg.Length)                  { c.now.width = w }
func (c *svgCanvas) SetLineDash(dash []vg.Length, _ vg.Length) { c.now.dash = dash }
func (c *svgCanvas) SetColor(clr color.Color)                  { c.now.color = clr }
func (c *svgCanvas) Translate(by vg.Point)                     { c.now.shift = c.now.shift.Add(by) }
func (c *svgCanvas) Rotate(float64)                            { panic("board: no chart turns") }
func (c *svgCanvas) Scale(x, y float64)                        { panic("board: no chart scales") }
func (c *svgCanvas) DrawImage(rect vg.Rectangle, img image.Image) {
	panic("board: no chart has images")
}
func (c *svgCanvas) Push() { c.stack = append(c.stack, c.now) }
func (c *svgCanvas) Pop() {
	c.now = c.stack[len(c.stack)-1]
	c.stack = c.stack[:len(c.stack)-1]
}

// class names the color in use, with what is done with it.
func (c *svgCanvas) class(use string) string {
	if i, ok := c.now.color.(ink); ok {
		return use + "-" + string(i)
	}
	return use + "-ink"
}

func (c *svgCanvas) Stroke(p vg.Path) {
	if c.now.width <= 0 {
		return
	}
	fmt.Fprintf(&c.b, `<path class="%s" stroke-width="%s"`, c.class("line"), number(c.now.width))
	if len(c.now.dash) > 0 {
		var lengths []string
		for _, d := range c.now.dash {
			lengths = append(lengths, number(d))
		}
		fmt.Fprintf(&c.b, ` stroke-dasharray="%s"`, strings.Join(lengths, " "))
	}
	fmt.Fprintf(&c.b, ` d="%s"/>`, c.path(p))
}

func (c *svgCanvas) Fill(p vg.Path) {
	fmt.Fprintf(&c.b, `<path class="%s" d="%s"/>`, c.class("fill"), c.path(p))
}

// FillString writes a text in just the room that it was measured to take, so that
// it cannot run into others or out of the picture in a font of the reader's.
func (c *svgCanvas) FillString(f font.Face, at vg.Point, text string) {
	x, y := c.point(at)
	fmt.Fprintf(&c.b, `<text class="%s" font-size="%s" x="%s" y="%s" textLength="%s" lengthAdjust="spacingAndGlyphs">%s</text>`,
		c.class("fill"), number(f.Font.Size), x, y, number(textWidth(text)), html.EscapeString(text))
}

func (c *svgCanvas) path(p vg.Path) string {
	var b strings.Builder
	for _, part := range p {
		switch part.Type {
		case vg.MoveComp, vg.LineComp:
			x, y := c.point(part.Pos)
			fmt.Fprintf(&b, "%c%s %s", "ML"[part.Type], x, y)
		case vg.CloseComp:
			b.WriteByte('Z')
		case vg.ArcComp: // always a whole circle here
			x, y := c.point(part.Pos)
			r := number(part.Radius)
			fmt.Fprintf(&b, "M%s %sm-%s 0a%[3]s %[3]s 0 1 0 %[4]s 0a%[3]s %[3]s 0 1 0 -%[4]s 0", x, y, r, number(2*part.Radius))
		default:
			panic("board: no chart has curves")
		}
	}
	return b.String()
}

// point returns where a point is on the page, where y runs down.
func (c *svgCanvas) point(p vg.Point) (x, y string) {
	p = p.Add(c.now.shift)
	return number(p.X), number(c.height - p.Y)
}

// number writes a length to a tenth of a pixel, which nobody sees.
func number(l vg.Length) string {
	s := strings.TrimSuffix(strconv.FormatFloat(float64(l), 'f', 1, 64), ".0")
	if s == "-0" {
		return "0"
	}
	return s
}

// A picture is what a drawing is, and what it says to those who do not see it.
type picture struct {
	class string
	title string
	id    string // unique on the page, if it has a desc
	desc  string
}

// svg returns the drawing as an element.
func (c *svgCanvas) svg(p picture) template.HTML {
	size := number(c.width) + " " + number(c.height)
	if p.desc == "" {
		return template.HTML(fmt.Sprintf(`<svg class="%s" viewBox="0 0 %s" role="img"><title>%s</title>%s</svg>`,
			p.class, size, html.EscapeString(p.title), c.b.String()))
	}
	return template.HTML(fmt.Sprintf(
		`<svg class="%s" viewBox="0 0 %s" role="img" aria-labelledby="%s-t %[3]s-d"><title id="%[3]s-t">%[4]s</title><desc id="%[3]s-d">%[5]s</desc>%[6]s</svg>`,
		p.class, size, p.id, html.EscapeString(p.title), html.EscapeString(p.desc), c.b.String()))
}
