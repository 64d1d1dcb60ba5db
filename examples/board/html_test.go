package main

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What must hold of the HTML of a page, for browsers and for screen readers.

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

// inert reports whether a node waits in a template, which the parser keeps among
// its children.
func inert(n *html.Node) *html.Node {
	for p := range n.Ancestors() {
		if p.DataAtom == atom.Template {
			return p
		}
	}
	return nil
}

func checkHTML(t *testing.T, page []byte) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]*html.Node{}
	labeled := map[string]bool{}
	h1 := 0
	level := map[*html.Node]int{} // of the last heading, by template
	scripts, styles := 0, 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if id := attr(n, "id"); id != "" {
			if ids[id] != nil {
				t.Errorf("the id %q is used twice", id)
			}
			ids[id] = n
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" || a.Key == "srcdoc" {
				t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
			}
			if (a.Key == "href" || a.Key == "xlink:href") && n.Data != "link" && !strings.HasPrefix(a.Val, "#") && link(a.Val) == "" {
				t.Errorf("<%s> leads to %q", n.Data, a.Val)
			}
		}
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4:
			at := int(n.Data[1] - '0')
			if at == 1 {
				h1++
			}
			in := inert(n)
			last, ok := level[in]
			if in != nil && !ok {
				last = 2 // of the heading that stands above the part
			}
			if at > last+1 {
				t.Errorf("<%s> %q follows a heading of level %d", n.Data, textOf(n), last)
			}
			level[in] = at
			if textOf(n) == "" {
				t.Errorf("<%s> is empty", n.Data)
			}
		case atom.Th:
			if scope := attr(n, "scope"); scope != "col" && scope != "row" {
				t.Errorf("<th> %q has the scope %q", textOf(n), scope)
			}
		case atom.Table:
			kinds := map[atom.Atom]int{}
			for d := range n.Descendants() {
				kinds[d.DataAtom]++
			}
			if kinds[atom.Caption] != 1 || kinds[atom.Th] == 0 || kinds[atom.Thead] != 1 {
				t.Errorf("a table without a caption or headers: %v", kinds)
			}
		case atom.Svg:
			var title, desc string
			for c := range n.ChildNodes() {
				switch c.Data {
				case "title":
					title = textOf(c)
				case "desc":
					desc = textOf(c)
				}
			}
			if attr(n, "role") != "img" || title == "" || desc == "" {
				t.Errorf("a picture with the role %q, title %q and description %q", attr(n, "role"), title, desc)
			}
		case atom.Label:
			labeled[attr(n, "for")] = true
			for d := range n.Descendants() {
				if d.DataAtom == atom.Input {
					labeled[attr(d, "value")] = true
				}
			}
		case atom.Script:
			scripts++
		case atom.Style:
			styles++
		case atom.Iframe, atom.Object, atom.Embed, atom.Base, atom.Img:
			t.Errorf("there is <%s>", n.Data)
		}
	}
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Input, atom.Select:
			if !labeled[attr(n, "id")] && !labeled[attr(n, "value")] {
				t.Errorf("<%s name=%q> has no label", n.Data, attr(n, "name"))
			}
		}
		for _, key := range []string{"aria-labelledby", "for"} {
			for id := range strings.FieldsSeq(attr(n, key)) {
				if ids[id] == nil {
					t.Errorf("<%s %s=%q> leads nowhere", n.Data, key, id)
				}
			}
		}
	}
	if h1 != 1 || scripts != 1 || styles != 1 {
		t.Errorf("%d h1, %d scripts and %d styles, want one of each", h1, scripts, styles)
	}
	return doc
}

// TestPolicy checks that the policy in the page is the one that fits it, which
// TestBrowser shows to work.
func TestPolicy(t *testing.T) {
	b, err := newPage(dossierOf(t, wider)).write(request{}, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{policy(false), "<style>" + pageCSS + "</style>", "<script>" + pageJS + "</script>"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("the page lacks %.60q…", want)
		}
	}
}

// TestContrast holds the colors of both themes to the Web Content Accessibility
// Guidelines, level AA: 4.5 to 1 for text, 3 to 1 for what pictures show.
func TestContrast(t *testing.T) {
	light, dark, _ := strings.Cut(pageCSS, "prefers-color-scheme: dark")
	dark, _, _ = strings.Cut(dark, "* {")
	light, _, _ = strings.Cut(light, "@media")
	for theme, css := range map[string]string{"light": light, "dark": dark} {
		colors := map[string]string{}
		for _, declaration := range strings.FieldsFunc(css, func(r rune) bool { return r == ';' || r == '{' }) {
			if name, value, ok := strings.Cut(strings.TrimSpace(declaration), ": "); ok && strings.HasPrefix(name, "--") {
				colors[name[2:]] = value
			}
		}
		for least, pairs := range map[float64][]string{
			4.5: {"ink paper", "muted paper", "link paper", "dissent paper", "bar paper", "ink sheet", "muted sheet", "link sheet",
				"v1 sheet", "v2 sheet", "v3 sheet", "v4 sheet", "v5 sheet", "ink band"},
			3: {"bar band", "focus paper", "strong-rule paper"},
		} {
			for _, pair := range pairs {
				front, back, _ := strings.Cut(pair, " ")
				a, b := luminance(t, colors[front]), luminance(t, colors[back])
				if got := (max(a, b) + 0.05) / (min(a, b) + 0.05); got < least {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want %v", theme, front, back, got, least)
				}
			}
		}
	}
}

// luminance is the relative luminance of WCAG 2.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	var r, g, b int
	if _, err := fmt.Sscanf(hex, "#%02x%02x%02x", &r, &g, &b); err != nil {
		t.Fatalf("%q: %v", hex, err)
	}
	sum := 0.0
	for i, v := range []int{r, g, b} {
		c := float64(v) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += c * []float64{0.2126, 0.7152, 0.0722}[i]
	}
	return sum
}
