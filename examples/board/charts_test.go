package main

import (
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"gonum.org/v1/plot/vg"
)

// TestBars checks what the bars of the board show.
func TestBars(t *testing.T) {
	d := dossierOf(t, wider)
	p := newPage(d)
	for _, c := range []struct {
		reading  attendance.Reading
		session  string
		open     bool
		dissents int
		title    string
	}{
		{attendance.Customary, "#ImranKhanLIVE", false, 1, "#ImranKhanLIVE: Bar from 164,500 to 165,999. Marked apart, for they dissent: PhoneWorld, 162k."},
		{attendance.Customary, "Salvador Bill Analysis", false, 2, "Salvador Bill Analysis: Bar from 23,001 to 26,218. Marked apart, for they dissent: LetsOTT Global, more than 27K; Publish0x, around 22,000."},
		{attendance.Literal, "A BTS fan's Space", true, 0, "A BTS fan&#39;s Space: Bar from 60,001 with an open end: nothing limits it from above."},
	} {
		found := false
		for _, r := range p.subject.answersTo(d, c.reading, attendance.Date{}).Rows {
			if r.Name != c.session {
				continue
			}
			found = true
			svg := string(r.Bar)
			if open := strings.Contains(svg, "fill-band"); open != c.open {
				t.Errorf("%v, %s: open is %v", c.reading, c.session, open)
			}
			if n := strings.Count(svg, "fill-dissent"); n != c.dissents {
				t.Errorf("%v, %s: %d marks of dissent, want %d", c.reading, c.session, n, c.dissents)
			}
			if want := "<title>" + c.title + "</title>"; !strings.Contains(svg, want) {
				t.Errorf("%v, %s: the picture does not say %q", c.reading, c.session, want)
			}
		}
		if !found {
			t.Errorf("%v: %s is not on the board", c.reading, c.session)
		}
	}
}

// TestChart checks that the records that only may have fallen are dashed, and that
// an open band has its arrows.
func TestChart(t *testing.T) {
	d := dossierOf(t, wider)
	p := newPage(d)
	for reading, want := range map[attendance.Reading]struct {
		dashed, hollow int
		open           bool
	}{
		attendance.Customary: {1, 1, false}, // Salvador Bill Analysis alone
		attendance.Literal:   {12, 5, true}, // all but the first, and the stretches of the line that rest on them
	} {
		svg := string(p.subject.answersTo(d, reading, attendance.Date{}).Chart.Pictures[0])
		if n := strings.Count(svg, "stroke-dasharray"); n != want.dashed {
			t.Errorf("%v: %d dashed lines, want %d", reading, n, want.dashed)
		}
		if n := strings.Count(svg, "fill-paper"); n != want.hollow {
			t.Errorf("%v: %d hollow points, want %d", reading, n, want.hollow)
		}
		if open := strings.Contains(svg, "no upper limit"); open != want.open {
			t.Errorf("%v: an open band is %v", reading, open)
		}
	}
}

// TestStretches holds the band of the step chart to the library: between the dates
// of records it is what the records that may stand then allow.
func TestStretches(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	compared := 0
	for range 500 {
		ev := records.Evidence{Sources: []attendance.Source{{ID: "s"}}}
		for i := range 1 + r.IntN(7) {
			start := dayOf(int64(r.IntN(20)) * 24 * 3600e6)
			start.End += int64(r.IntN(2)*r.IntN(4)) * 24 * 3600e6
			low := int64(r.IntN(50))
			f := attendance.Figure{People: low, To: low + int64(r.IntN(20)), Step: 1, Hedge: attendance.Between}
			if r.IntN(8) == 0 {
				f = attendance.Figure{People: 1 + low, Step: 1, Hedge: attendance.MoreThan}
				if f.Validate() != nil {
					continue
				}
			}
			ev.Sessions = append(ev.Sessions, attendance.Session{ID: fmt.Sprint(i), Start: start, Counts: []attendance.Count{{Figure: f, Source: "s"}}})
		}
		for _, reading := range readings {
			terms := records.Terms{Reading: reading}
			h := records.Progression(ev, records.Category{}, terms)
			if len(h.Records) == 0 {
				continue
			}
		stretches:
			for _, st := range stretchesOf(h.Records, 30*24*3600e6) {
				if st.Low > st.High {
					t.Fatalf("%v: the band runs from %d to %d", reading, st.Low, st.High)
				}
				for _, s := range ev.Sessions {
					if s.Start.Start < st.to && st.from < s.Start.End {
						continue stretches // somebody may be setting it
					}
				}
				held := ev.Held(attendance.Date{Start: st.from - 1, End: st.from})
				var want attendance.Range
				for _, rec := range records.Progression(held, records.Category{}, terms).Standing() {
					want.Low, want.High = max(want.Low, rec.Range.Low), max(want.High, rec.Range.High)
				}
				if compared++; st.Range != want {
					t.Fatalf("%v: the band is %v, want %v, of %+v", reading, st.Range, want, ev.Sessions)
				}
			}
		}
	}
	if compared < 500 {
		t.Errorf("only %d stretches were compared", compared)
	}
}

// TestPictures draws charts of odd data, and reads them as XML.
func TestPictures(t *testing.T) {
	const day = 24 * 3600e6
	for name, rs := range map[string][]records.Record{
		"nobody":    {{Date: dayOf(0), Certain: true}},
		"instant":   {{Date: attendance.MustParseDate("2022-04-20T22:00:00Z"), Range: attendance.Range{Low: 1, High: 1}}},
		"all years": {{Date: attendance.MustParseDate("0000/9999"), Range: attendance.Range{Low: 1, High: attendance.Unbounded}}},
		"most":      {{Date: dayOf(day), Range: attendance.Range{Low: attendance.MaxPeople, High: attendance.MaxPeople}, Certain: true}},
	} {
		for _, width := range []int{340, 1080} {
			ch := stepChart{records: rs, names: []string{`<"name">`}}
			svg := string(ch.draw(vg.Length(width), 300, picture{"class", `<"title">`, "id", `<"desc">`}))
			decoder := xml.NewDecoder(strings.NewReader(svg))
			for {
				if _, err := decoder.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %v in %s", name, err, svg)
				}
			}
			for _, no := range []string{"NaN", "Inf", "e+", "--"} {
				if strings.Contains(svg, no) {
					t.Errorf("%s: %q in %s", name, no, svg)
				}
			}
		}
	}
}

// TestScale checks which axes are logarithmic, and where numbers stand on them.
func TestScale(t *testing.T) {
	r := func(low, high int64) attendance.Range { return attendance.Range{Low: low, High: high} }
	for _, c := range []struct {
		ranges []attendance.Range
		log    bool
		ticks  string
	}{
		{nil, false, "0 1"},
		{[]attendance.Range{r(0, 0)}, false, "0 1"},
		{[]attendance.Range{r(1000, 1_000_000)}, false, "0 200K 400K 600K 800K 1M"},
		{[]attendance.Range{r(1000, 1_000_001)}, true, "1K 10K 100K 1M"},
		{[]attendance.Range{r(3, 5), r(0, 40_000)}, true, "1 10 100 1K 10K"},
		{[]attendance.Range{r(3, 5), r(9_000_000_000, attendance.Unbounded)}, true, "1 100 10K 1M 100M 10B"},
		{[]attendance.Range{r(1, attendance.MaxPeople)}, true, "1 10K 100M 1T 10,000T"},
	} {
		s := scaleOf(c.ranges)
		var labels []string
		for i, tick := range s.ticks(6) {
			labels = append(labels, tick.label)
			if tick.at < 0 || tick.at > 1 || i > 0 && tick.at <= s.ticks(6)[i-1].at {
				t.Errorf("%v: %s stands at %v", c.ranges, tick.label, tick.at)
			}
		}
		if got := strings.Join(labels, " "); s.log != c.log || got != c.ticks {
			t.Errorf("%v: logarithmic is %v, with %q; want %v, %q", c.ranges, s.log, got, c.log, c.ticks)
		}
		for _, r := range c.ranges {
			if low, high := s.at(r.Low), s.high(r); low < 0 || low > high || high > 1 {
				t.Errorf("%v stands from %v to %v", r, low, high)
			}
		}
	}
}

// TestLabels checks that the texts of the pictures neither meet nor leave them, as
// wide as the pictures say that they are.
func TestLabels(t *testing.T) {
	for name, d := range map[string]records.Dossier{"many": many(300), "spanning": spanning(300), "right to left": rightToLeft(), "long": longNames(), "wider": dossierOf(t, wider)} {
		p := newPage(d)
		for _, reading := range readings {
			a := p.subject.answersTo(p.shown, reading, attendance.Date{})
			pictures := append(slices.Clone(a.Axis), a.Chart.Pictures...)
			for _, picture := range pictures {
				checkLabels(t, name+", "+reading.String(), string(picture))
			}
		}
	}
}

func checkLabels(t *testing.T, name, svg string) {
	t.Helper()
	var picture struct {
		ViewBox string `xml:"viewBox,attr"`
		Texts   []struct {
			X          float64 `xml:"x,attr"`
			Y          float64 `xml:"y,attr"`
			TextLength float64 `xml:"textLength,attr"`
			Text       string  `xml:",chardata"`
		} `xml:"text"`
	}
	if err := xml.Unmarshal([]byte(svg), &picture); err != nil {
		t.Fatal(err)
	}
	var width, height float64
	if _, err := fmt.Sscanf(picture.ViewBox, "0 0 %f %f", &width, &height); err != nil {
		t.Fatal(err)
	}
	if len(picture.Texts) < 2 {
		t.Errorf("%s: %d texts", name, len(picture.Texts))
	}
	const tall = 11 // of a text above its base line
	for i, a := range picture.Texts {
		if a.X < 0 || a.X+a.TextLength > width+0.2 || a.Y-tall < 0 || a.Y > height || a.TextLength <= 0 {
			t.Errorf("%s: %q leaves a picture of %v by %v: from %v to %v at %v", name, a.Text, width, height, a.X, a.X+a.TextLength, a.Y)
		}
		for _, b := range picture.Texts[:i] {
			if a.X < b.X+b.TextLength && b.X < a.X+a.TextLength && a.Y-tall < b.Y && b.Y-tall < a.Y {
				t.Errorf("%s: %q meets %q", name, a.Text, b.Text)
			}
		}
	}
}

// TestKey checks that a key has no more than is drawn.
func TestKey(t *testing.T) {
	exact := func(n int64, certain bool, day int64) records.Record {
		return records.Record{Date: dayOf(day * 24 * 3600e6), Range: attendance.Range{Low: n, High: n}, Certain: certain}
	}
	for name, c := range map[string]struct {
		records []records.Record
		want    chart
	}{
		"exact":     {[]records.Record{exact(5, true, 0), exact(7, true, 1)}, chart{Line: true, Band: true}}, // while the second is held
		"one":       {[]records.Record{exact(5, true, 0)}, chart{Line: true, Band: true}},
		"thin":      {[]records.Record{exact(500, true, 0), exact(503, true, 1)}, chart{Line: true, Band: true}}, // while the first is held
		"long":      {[]records.Record{exact(500, true, 0), exact(503, true, 1000)}, chart{Line: true}},
		"uncertain": {[]records.Record{exact(5, true, 0), exact(7, false, 1)}, chart{Line: true, Dash: true, Band: true}},
		"wide":      {[]records.Record{exact(5, true, 0), exact(7000, true, 1)}, chart{Line: true, Band: true, Log: true}},
	} {
		got := stepChart{records: c.records}.key()
		if got.Line != c.want.Line || got.Dash != c.want.Dash || got.Band != c.want.Band || got.Log != c.want.Log {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
	b, err := newPage(dossierOf(t, "april-2022.json")).write(request{})
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]bool{"from Low to High": true, "no upper limit": false, "a count that dissents": false, "only may have fallen": true, "logarithmic axis": false} {
		if strings.Contains(string(b), "</span>"+key+"</li>") != want {
			t.Errorf("that the key has %q is %v", key, !want)
		}
	}
}
