package main

import (
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
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
		reading                     attendance.Reading
		session                     string
		open                        bool
		dissents                    int
		description, accessibleName string
	}{
		{attendance.Customary, "#ImranKhanLIVE", false, 1, "Bar from 164,500 to 165,999. Marked apart, for they dissent: PhoneWorld, 162k.", "#ImranKhanLIVE: 164,500–165,999 people"},
		{attendance.Customary, "Salvador Bill Analysis", false, 2, "Bar from 23,001 to 26,218. Marked apart, for they dissent: LetsOTT Global, more than 27K; Publish0x, around 22,000.", "Salvador Bill Analysis: 23,001–26,218 people"},
		{attendance.Literal, "A BTS fan's Space", true, 0, "Bar from 60,001 with an open end: nothing limits it from above.", "A BTS fan&#39;s Space: 60,001 or more people"},
	} {
		found := false
		for _, r := range p.subject.answersTo(d, c.reading, attendance.Date{}, "x").Rows {
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
			for _, want := range []string{">" + c.description + "<", ">" + c.accessibleName + "<"} {
				if !strings.Contains(svg, want) {
					t.Errorf("%v, %s: the picture does not say %q", c.reading, c.session, want)
				}
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
		svg := string(p.subject.answersTo(d, reading, attendance.Date{}, "x").Chart[0])
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
			svg := string(ch.draw(vg.Length(width), 300, picture{"id", "class", `<"title">`, `<"desc">`}))
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
