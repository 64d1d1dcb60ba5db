package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/quick"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"golang.org/x/net/html"
)

// TestStates checks that every state is in the page, in good HTML.
func TestStates(t *testing.T) {
	for _, c := range []struct {
		dossier string
		stops   []string
	}{
		{"april-2022.json", []string{"2022-04-20", "2022-04-21"}},
		{wider, []string{"2021-06-07", "2021-06-08", "2021-06-21", "2021-06-22", "2021-09-06", "2022-04-20", "2022-04-21"}},
	} {
		p := newPage(dossierOf(t, c.dossier))
		b, err := p.export()
		if err != nil {
			t.Fatal(err)
		}
		k := unpack(t, checkHTML(t, b))
		var want []string // all but the one that the page shows first
		for _, stop := range c.stops {
			for _, reading := range readings {
				want = append(want, "reading="+reading.String()+"&known="+stop)
			}
		}
		want = slices.DeleteFunc(want, func(q string) bool { return q == "reading=customary&known="+c.stops[len(c.stops)-1] })
		slices.Sort(want)
		if got := slices.Sorted(maps.Keys(k.States)); !slices.Equal(got, want) {
			t.Errorf("%s has the states %q, want %q", c.dossier, got, want)
		}
		for query, text := range k.States {
			n := byID(checkPart(t, text), "state")
			if say := attr(n, "data-say"); !strings.Contains(say, "reading, as known on") || !strings.Contains(say, "Claims: ") && !strings.Contains(say, "No claims") {
				t.Errorf("%s: %s announces %q", c.dossier, query, say)
			}
		}
		again, err := newPage(dossierOf(t, c.dossier)).export()
		if err != nil || string(again) != string(b) {
			t.Errorf("%s makes another page the second time (%v)", c.dossier, err)
		}
	}
}

// unpack returns what is packed in a page.
func unpack(t *testing.T, doc *html.Node) (k pack) {
	t.Helper()
	small, err := base64.StdEncoding.DecodeString(textOf(byID(doc, "pack")))
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.NewDecoder(r).Decode(&k); err != nil {
		t.Fatal(err)
	}
	return k
}

func byID(doc *html.Node, id string) *html.Node {
	for n := range doc.Descendants() {
		if attr(n, "id") == id {
			return n
		}
	}
	return &html.Node{}
}

// TestLastStop checks that the last stop is all that is known: nothing is lost by
// the slider.
func TestLastStop(t *testing.T) {
	d := dossierOf(t, wider)
	p := newPage(d)
	last := asKnown(p.shown, p.days[len(p.days)-1])
	for _, reading := range readings {
		all := fmt.Sprint(p.subject.answersTo(p.shown, reading, attendance.Date{}).Rows)
		if got := fmt.Sprint(p.subject.answersTo(last, reading, attendance.Date{}).Rows); got != all {
			t.Errorf("%v: %s, want %s", reading, got, all)
		}
	}
	if len(last.Claims) != len(d.Claims) {
		t.Errorf("%d claims, want %d", len(last.Claims), len(d.Claims))
	}
}

// TestBetweenStops checks that nothing changes between two stops.
func TestBetweenStops(t *testing.T) {
	d := dossierOf(t, wider)
	stops := daysOf(d)
	at := 0
	for day := attendance.MustParseDate("2021-06-07"); at < len(stops)-1; day = dayOf(day.End) {
		if day == stops[at+1] {
			at++
		}
		if got, want := fmt.Sprint(asKnown(d, day)), fmt.Sprint(asKnown(d, stops[at])); got != want {
			t.Errorf("on %v it is not as on %v", day, stops[at])
		}
	}
}

// TestManyStops checks that neither the slider nor the page grows without end, and
// that whatever is left out of the page is in its tables.
func TestManyStops(t *testing.T) {
	d := many(1000)
	d.Sessions = append(d.Sessions, attendance.Session{ID: "nobody counted"})
	p := newPage(d)
	if stops := spread(p.days, mostStops); len(stops) != mostStops || stops[0] != p.days[0] || stops[mostStops-1] != p.days[len(p.days)-1] {
		t.Errorf("%d stops, from %v to %v", len(stops), stops[0], stops[len(stops)-1])
	}
	b, err := p.write(request{})
	if err != nil {
		t.Fatal(err)
	}
	checkHTML(t, b)
	for _, want := range []string{"Something became known on 1,000 days; 100 of them can be chosen.", "900 more sessions follow, in the table of all below."} {
		if !strings.Contains(string(b), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	b, err = p.export()
	if err != nil {
		t.Fatal(err)
	}
	doc := checkHTML(t, b)
	k := unpack(t, doc)
	size := 0
	for _, text := range k.States {
		size += len(text)
	}
	if len(k.States) < 2*len(readings)-1 || size > mostPacked*11/10 {
		t.Errorf("%d states of %d bytes are packed", len(k.States), size)
	}
	all, err := p.writeLists(request{})
	if err != nil {
		t.Fatal(err)
	}
	checkHTML(t, all)
	for _, s := range d.Sessions {
		if !strings.Contains(string(all), ">"+s.Name()+"</td>") || !strings.Contains(string(b), ">"+s.Name()+"</td>") || !strings.Contains(k.Files["board.csv"], s.Name()+",") {
			t.Fatalf("%q is not in the table of all", s.Name())
		}
	}
	var back records.Dossier
	if back, err = records.ParseDossier([]byte(k.Files["dossier.json"])); err != nil || len(back.Sessions) != len(d.Sessions) {
		t.Errorf("the dossier that is given has %d sessions: %v", len(back.Sessions), err)
	}
}

// TestSmall checks dossiers that have hardly anything in them.
func TestSmall(t *testing.T) {
	for text, want := range map[string]string{
		`{}`:                          "Nobody can be ranked.",
		`{"sessions": [{"id": "a"}]}`: "No figure is known</b> of a.",
		`{"sources": [{"id": "s"}], "sessions": [{"id": "a", "counts": [{"figure": "5", "source": "s"}]}]}`:                                                                                                                   "a is alone on the board",
		`{"sources": [{"id": "s"}], "sessions": [{"id": "a", "counts": [{"figure": "57K", "source": "s"}]}, {"id": "b", "counts": [{"figure": "0", "source": "s"}]}]}`:                                                        "No date is known</b> of a and b.",
		`{"sources": [{"id": "s"}], "sessions": [{"id": "a", "counts": [{"figure": 57, "source": "s"}]}, {"id": "b", "counts": [{"figure": 57, "source": "s"}]}]}`:                                                            "a and b share first place, with 57 people each.",
		`{"sources": [{"id": "s"}], "sessions": [{"id": "a", "start": "2021", "counts": [{"figure": "0", "source": "s"}]}]}`:                                                                                                  "a is alone",
		`{"sources": [{"id": "s"}], "sessions": [{"id": "a", "start": "0000", "counts": [{"figure": "999,999,999,999,999,999", "source": "s"}]}, {"id": "b", "start": "9999", "counts": [{"figure": "1+", "source": "s"}]}]}`: "999,999,999,999,999,999",
		`{"sources": [{"id": "s"}], "sessions": [{"id": "a", "title": "Live", "start": "2021-01-01T10:00:00Z", "counts": [{"figure": "10", "source": "s"}]}, {"id": "b", "start": "2021-01-02", "counts": [{"figure": "9", "source": "s", "url": "https://example.org/count?a=1&b=2"}]}],
		  "rulings": [{"session": "a", "status": "annulled", "body": "The Body", "date": "2021-02", "reason": "counted twice"}]}`: `<b>annulled</b> by <bdi>The Body</bdi>, February 2021. <q><bdi>counted twice</bdi></q>`,
	} {
		d, err := records.ParseDossier([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, reading := range readings {
			b, err := newPage(d).write(request{reading: reading})
			if err != nil {
				t.Fatal(err)
			}
			checkHTML(t, b)
			if reading == attendance.Customary && !strings.Contains(string(b), want) {
				t.Errorf("%s: the page does not say %q", text, want)
			}
			if strings.Contains(string(b), "NaN") || strings.Contains(string(b), "Inf") {
				t.Errorf("%s: a number has no value", text)
			}
		}
	}
}

// hostile are texts that would run, close an element or turn the text around them
// if the page took them for more than text.
var hostile = []string{
	`<script>pwned=1</script>`, `</script><script>pwned=1</script>`, `<img src=x onerror=pwned=1>`, `"><svg onload=pwned=1>`,
	`</template><script>pwned=1</script>`, `</title></desc></svg><script>pwned=1</script>`, `</style><script>pwned=1</script>`,
	`' onmouseover='pwned=1`, `{{.Title}}`, `javascript:pwned=1`, `data:text/html,<script>pwned=1</script>`, `<!--`, `]]>`, `&lt;b&gt;`,
	"\u202etxet eht nrut", "a\x00b\x1b[31m", strings.Repeat("W", 5000), "مباشر الآن 👨‍👩‍👧",
}

// hostileDossier has a text in every place where a dossier has texts.
func hostileDossier(text string) records.Dossier {
	day := attendance.MustParseDate
	count := func(figure, source string) attendance.Count {
		return attendance.Count{Figure: attendance.MustParse(figure), Source: source, Date: day("2021-01-02"), Quote: text, URL: text}
	}
	category := records.Category{Platform: text, Tag: text, Metric: attendance.Metric(text)}
	session := func(id, figure string) attendance.Session {
		c := count(figure, text)
		c.Metric = category.Metric
		return attendance.Session{ID: id, Title: text, Hosts: []string{text}, Platform: text, Event: text + id, Tags: []string{text}, Start: day("2021-01-01"),
			Counts: []attendance.Count{c}}
	}
	return records.Dossier{
		Evidence: records.Evidence{
			Platforms: []attendance.Platform{{ID: text, Name: text}},
			Sources:   []attendance.Source{{ID: text, Name: text, Role: attendance.RoleHost}},
			Sessions:  []attendance.Session{session(text+"1", "57K"), session(text+"2", "over 44K"), {ID: text + "3", Tags: []string{text}, Platform: text}},
			Rulings:   []records.Ruling{{Session: text + "2", Status: records.Ratified, Body: text, Reason: text, URL: text, Date: day("2021-01-03")}},
		},
		Claims: []records.Claim{{Session: text + "1", Category: category, Place: 1, Figure: attendance.MustParse("57K"), By: text, At: day("2021-01-02"), Quote: text, URL: text}},
	}
}

// TestHostile checks that the text of a dossier stays text.
func TestHostile(t *testing.T) {
	for _, text := range hostile {
		p := newPage(hostileDossier(text))
		p.about = about{text, text, "https://example.org/", text}
		lists := func() ([]byte, error) { return p.writeLists(request{}) }
		page := func() ([]byte, error) { return p.write(request{}) }
		for _, write := range []func() ([]byte, error){page, p.export, lists} {
			b, err := write()
			if err != nil {
				t.Fatal(err)
			}
			doc := checkHTML(t, b) // one script and style, no handlers, no other links
			for n := range doc.Descendants() {
				if n.Type == html.CommentNode || n.Type == html.TextNode && n.Parent.Data != "script" && strings.ContainsAny(n.Data, "\u202e\x00\x1b") {
					t.Errorf("%.40q: the page has %q", text, n.Data)
				}
			}
		}
	}
}

// TestHostileRandomly does so with random texts.
func TestHostileRandomly(t *testing.T) {
	check := func(text string) bool {
		b, err := newPage(hostileDossier("<" + text + "'\">")).export()
		if err != nil {
			t.Fatal(err)
		}
		checkHTML(t, b)
		return !t.Failed()
	}
	if err := quick.Check(check, &quick.Config{MaxCount: 20}); err != nil {
		t.Error(err)
	}
}

// TestHostileBrowser opens them in a real browser, and presses everything.
func TestHostileBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: -short")
	}
	browser := chromium(t)
	folder := t.TempDir()
	for i, text := range hostile {
		file := filepath.Join(folder, fmt.Sprintf("%d.html", i))
		if err := newPage(hostileDossier(text)).writeFile(file); err != nil {
			t.Fatal(err)
		}
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			p := open(t, browser, views[0], "file://"+file)
			p.fits()
			if eval[bool](p, `[...document.querySelectorAll("input")].forEach(e => e.click()), "pwned" in window`) {
				t.Errorf("%.40q runs", text)
			}
			p.settled()
			if n := eval[int](p, `document.querySelectorAll("main a").length`); n != 0 {
				t.Errorf("%.40q: %d links", text, n)
			}
		})
	}
}

func TestLink(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a?b=c#d": "https://example.org/a?b=c#d",
		"http://example.org":          "http://example.org",
		"HTTPS://example.org/":        "https://example.org/",
		"javascript:alert(1)":         "",
		" javascript:alert(1)":        "",
		"java\nscript:alert(1)":       "",
		"data:text/html,x":            "",
		"//example.org":               "",
		"/etc/passwd":                 "",
		"https:example.org":           "",
		"https://a:b@example.org":     "",
		"ftp://example.org":           "",
		"":                            "",
	} {
		if got := link(address); got != want {
			t.Errorf("link(%q) = %q, want %q", address, got, want)
		}
	}
}

func TestDateWords(t *testing.T) {
	for date, want := range map[string]string{
		"":                      "",
		"2021":                  "2021",
		"2021-06":               "June 2021",
		"2021-06-08":            "8 June 2021",
		"2021-06-08/2021-06-09": "8–9 June 2021",
		"2021-06-30/2021-07-01": "30 June 2021 – 1 July 2021",
		"2021-05/2021-06":       "1 May 2021 – 30 June 2021",
		"2022-04-20T22:00:00Z":  "20 April 2022, 22:00 UTC",
		"2022-04-20T22:00:00Z/2022-04-21T01:30:00Z": "20 April 2022, 22:00 – 21 April 2022, 01:30 UTC",
	} {
		var d attendance.Date
		if err := d.UnmarshalText([]byte(date)); err != nil {
			t.Fatal(err)
		}
		if got := dateWords(d); got != want {
			t.Errorf("%s: %q, want %q", date, got, want)
		}
	}
}
