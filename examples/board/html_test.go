package main

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
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

// ownLink are the addresses of the server itself that a page may lead to.
var ownLink = regexp.MustCompile(`^(\./|all|(board|records|claims)\.csv)\?reading=[a-z]+&known=[^"'<>]*$|^dossier\.json$`)

// checkHTML checks a whole page.
func checkHTML(t *testing.T, page []byte) *html.Node {
	t.Helper()
	doc := checkPart(t, string(page))
	count := map[string]int{}
	for n := range doc.Descendants() {
		switch {
		case n.DataAtom == atom.Script && attr(n, "type") != "":
			count["data"]++
		case n.Type == html.ElementNode:
			count[n.Data]++
		}
	}
	if lists := count["script"] == 0; count["h1"] != 1 || count["style"] != 1 || count["script"] > 1 || lists && count["form"] > 0 {
		t.Errorf("%v: want one h1, style and script of each", count)
	}
	return doc
}

// checkPart checks a page or a part of one.
func checkPart(t *testing.T, text string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]*html.Node{}
	labeled := map[string]bool{}
	level := 1 // of the last heading
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
			if (a.Key == "href" || a.Key == "xlink:href") && n.Data != "link" && !strings.HasPrefix(a.Val, "#") && link(a.Val) == "" && !ownLink.MatchString(a.Val) {
				t.Errorf("<%s> leads to %q", n.Data, a.Val)
			}
		}
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4:
			at := int(n.Data[1] - '0')
			if at > level+1 {
				t.Errorf("<%s> %q follows a heading of level %d", n.Data, textOf(n), level)
			}
			level = at
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
			if attr(n, "role") != "img" || title == "" || (desc == "") != (attr(n, "aria-labelledby") == "") {
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
			if kind := attr(n, "type"); kind == "application/ld+json" && !json.Valid([]byte(textOf(n))) {
				t.Errorf("structured data is not JSON: %s", textOf(n))
			}
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
	return doc
}

// TestPolicy checks that the policy in the page is the one that fits it, which
// TestBrowser shows to work.
func TestPolicy(t *testing.T) {
	b, err := newPage(dossierOf(t, wider)).export()
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
