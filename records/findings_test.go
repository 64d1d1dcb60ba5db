package records_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// TestFindings checks the whole of findings that no claim asks for: their verdict,
// ranges, sentence and counts.
func TestFindings(t *testing.T) {
	count := func(figure string, m attendance.Metric, source string) attendance.Count {
		return attendance.Count{Figure: attendance.MustParse(figure), Metric: m, Source: source}
	}
	hall := []attendance.Platform{{ID: "p", Limits: []attendance.Limit{{People: 5_000, Kind: attendance.Seats}}}}
	for _, x := range []struct {
		name      string
		platforms []attendance.Platform
		counts    []attendance.Count
		point     records.Point
		want      string // verdict, unit, Customary, reason and the sources of counts
	}{
		{"nobody counted the peak", nil,
			[]attendance.Count{count("4,000", attendance.Average, "a"), count("9,000", attendance.Unique, "b")}, "metric",
			"undetermined people [3,500, 4,499]: No count of S is of its peak, which is inferred from its average and totals. [a b]"},
		{"an average above the peak", nil,
			[]attendance.Count{count("exactly 7,000", attendance.Average, "a"), count("exactly 6,000", attendance.Peak, "b")}, "metric",
			"doubtful people [6,000, 6,000]: An average of 7,000 cannot be above a peak of 6,000. [b]"},
		{"an average as high as the peak", nil,
			[]attendance.Count{count("exactly 6,000", attendance.Average, "a"), count("exactly 6,000", attendance.Peak, "b")}, "metric", "none"},
		{"room for fewer than a count allows", hall,
			[]attendance.Count{count("4,000–6,000", attendance.Peak, "a")}, "room",
			"undetermined people [4,000, 5,000]: The rooms of p held no more than 5,000. [a]"},
		{"room for more", hall,
			[]attendance.Count{count("4,000–4,500", attendance.Peak, "a")}, "room", "none"},
		{"room for just as many", hall,
			[]attendance.Count{count("exactly 5,000", attendance.Peak, "a")}, "room", "none"},
		{"room for fewer than counted", hall,
			[]attendance.Count{count("exactly 5,001", attendance.Peak, "a")}, "room",
			"doubtful people [5,001, 5,001]: The rooms of p held no more than 5,000, and a (\"exactly 5,001\") put S above that. [a]"},
		{"room, of another metric", hall,
			[]attendance.Count{count("exactly 6,000", attendance.Unique, "b"), count("exactly 4,000", attendance.Peak, "a")}, "room", "none"},
	} {
		ev := records.Evidence{
			Platforms: x.platforms, Sources: []attendance.Source{{ID: "a", Role: attendance.RoleAnalyst}, {ID: "b", Role: attendance.RoleAnalyst}},
			Sessions: []attendance.Session{{ID: "s", Title: "S", Counts: x.counts}},
		}
		if x.platforms != nil {
			ev.Sessions[0].Platform = "p"
		}
		got := "none"
		for _, f := range records.Verify(ev, records.Claim{Session: "s", Figure: attendance.MustParse("at least 1")}).Findings {
			if f.Point != x.point {
				continue
			}
			var sources []string
			for _, c := range f.Counts {
				sources = append(sources, c.Source)
			}
			got = fmt.Sprintf("%v %s %v: %s %v", f.Verdict, f.Unit, f.Ranges.Customary, f.Reason, sources)
		}
		if d := cmp.Diff(x.want, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", x.name, d)
		}
	}
}

// TestLead tells who leads boards of a few sessions.
func TestLead(t *testing.T) {
	for _, x := range []struct {
		figures string // of sessions a, b, c …
		want    string
	}{
		{"", "Nobody can be ranked."},
		{"exactly 7", "A leads at 7, and nobody else is ranked."},
		{"exactly 7; exactly 2", "A leads, ahead of B by 5."},
		{"exactly 7,000; 2,000–2,500", "A leads, ahead of B by 4,000+ (4,500 to 5,000)."},
		{"5,000–7,000; 5,000–7,000", "A leads at 5,000 to 7,000, but B may be ahead: the margin is −2,000 to 2,000."},
		{"exactly 7; exactly 7; exactly 2", "A and B share first place, ahead of C by 5."},
		{"exactly 7; exactly 7", "A and B share first place at 7, and nobody else is ranked."},
		{"exactly 7; exactly 7; exactly 7; exactly 7", "A, B, C and D share first place at 7, and nobody else is ranked."},
		{"exactly 7; exactly 7; exactly 7; exactly 7; exactly 7; exactly 1", "A, B, C, D and others share first place, ahead of F by 6."},
		{"exactly 7; 3–7", "A leads, ahead of B by 4 or fewer."},
		{"exactly 7; 3–8", "B leads at 3 to 8, but A may be ahead: the margin is −4 to 1."},
	} {
		var ev records.Evidence
		for i, figure := range strings.Split(x.figures, "; ") {
			if figure == "" {
				break
			}
			name := string(rune('A' + i))
			ev.Sessions = append(ev.Sessions, attendance.Session{ID: name, Counts: []attendance.Count{{Figure: attendance.MustParse(figure), Source: "s"}}})
		}
		got := records.Rank(ev, records.Category{}, records.Terms{}).Lead(attendance.Customary).Words(ev)
		if d := cmp.Diff(x.want, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", x.figures, d)
		}
	}
}

// TestFigures lists what was published of a session, each figure once.
func TestFigures(t *testing.T) {
	s := attendance.Session{ID: "s"}
	for _, c := range []struct {
		figure string
		metric attendance.Metric
	}{
		{"57K", ""}, {"around 57K", attendance.Peak}, {"92,003", ""}, {"exactly 92,003", ""}, {"57K", ""}, {"92,003+", ""}, {"1M", attendance.Views},
	} {
		s.Counts = append(s.Counts, attendance.Count{Figure: attendance.MustParse(c.figure), Text: c.figure, Metric: c.metric, Source: "a"})
	}
	if d := cmp.Diff([]string{"57K", "around 57K", "92,003", "92,003+"}, records.Figures(s, "")); d != "" {
		t.Errorf("the peak (-want +got)\n%s", d)
	}
	if d := cmp.Diff([]string{"1M"}, records.Figures(s, attendance.Views)); d != "" {
		t.Errorf("views (-want +got)\n%s", d)
	}
}

// TestEdition reads dossiers of every edition there has been, and of none to come.
func TestEdition(t *testing.T) {
	for edition, want := range []string{
		0: "", 1: "", records.Edition: "",
		records.Edition + 1: "1:13: edition: written for edition 3 of the rules; this program knows them up to 2",
	} {
		d, err := records.ParseDossier(fmt.Appendf(nil, `{"edition": %d, "sessions": [{"id": "s"}]}`, edition))
		got := ""
		if err != nil {
			got = err.Error()
		} else if d.Edition != edition {
			t.Errorf("edition %d is read as %d", edition, d.Edition)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("edition %d (-want +got)\n%s", edition, diff)
		}
	}
}

// TestLevelWith names those that share a place, and of many the first three.
func TestLevelWith(t *testing.T) {
	for others, want := range []string{
		0: "The counts put A at 7, which can only be 1st place.",
		1: "(level with B)",
		2: "(level with B and C)",
		3: "(level with B, C and D)",
		4: "(level with B, C, D and others)",
		5: "(level with B, C, D and others)",
	} {
		var ev records.Evidence
		for i := range others + 2 {
			figure := attendance.Exact(7)
			if i > others {
				figure = attendance.Exact(2) // somebody to be ahead of
			}
			ev.Sessions = append(ev.Sessions, attendance.Session{ID: string(rune('A' + i)), Counts: []attendance.Count{{Figure: figure, Source: "s"}}})
		}
		for _, f := range records.Verify(ev, records.Claim{Session: "A", Place: 1}).Findings {
			if f.Point == "place" && !strings.Contains(f.Reason, want) {
				t.Errorf("%d others: %q, want %q in it", others, f.Reason, want)
			}
		}
	}
}

// TestEventFindings judges claims on all sessions of an event together.
func TestEventFindings(t *testing.T) {
	count := func(figure string, m attendance.Metric, source string) attendance.Count {
		return attendance.Count{Figure: attendance.MustParse(figure), Metric: m, Source: source}
	}
	claim := func(figure string) records.Claim {
		return records.Claim{Event: "march", Figure: attendance.MustParse(figure), By: "by"}
	}
	for _, x := range []struct {
		name   string
		counts []attendance.Count // of the first of two sessions; the second drew 1,000
		claim  records.Claim
		want   string
	}{
		{"independent counts", []attendance.Count{count("exactly 4,000", "", "a")}, claim("5,000 or fewer"),
			`attendance confirmed: The counts put all of march together at 4,000 to 5,000, all of it within "at most 5K". Needs: `},
		{"the host alone", []attendance.Count{count("exactly 4,000", "", "host")}, claim("5,000 or fewer"),
			`attendance undetermined: The counts put all of march together at 4,000 to 5,000, all of it within "at most 5K", but a part of it was counted only by the host or an opponent. Needs: an independent count of 5,000 or fewer`},
		{"the claimant alone", []attendance.Count{count("exactly 4,000", "", "by")}, claim("5,000 or fewer"),
			`attendance supported: The counts put all of march together at 4,000 to 5,000, all of it within "at most 5K", but a part of it was counted only by the claimant or the platform. Needs: `},
		{"above", []attendance.Count{count("exactly 4,000", "", "a")}, claim("more than 5,000"),
			`attendance refuted: The counts put all of march together at 4,000 to 5,000, none of it within "more than 5K". Needs: an independent count of 5,001 or more`},
		{"above, but not of different people", []attendance.Count{count("exactly 4,000", "", "a"), count("exactly 8,000", attendance.Unique, "b")}, claim("more than 5,000"),
			`attendance undetermined: The counts put all of march together at 4,000 to 5,000, none of it within "more than 5K", but it would stand if unique people were meant, and the claim does not say what it counts. Needs: an independent count of 5,001 or more`},
		{"no count", nil, records.Claim{Event: "nothing", Figure: attendance.MustParse("5K")},
			`attendance undetermined: The evidence has no event "nothing". Needs: `},
		{"a place", []attendance.Count{count("exactly 4,000", "", "a")}, records.Claim{Event: "march", Place: 1},
			`place undetermined: For an event, only its number of people is judged. Needs: `},
		{"averages", []attendance.Count{count("exactly 4,000", "", "a")},
			records.Claim{Event: "march", Figure: attendance.MustParse("5K"), Category: records.Category{Metric: attendance.Average}},
			`attendance undetermined: Averages of several sessions do not add up to people. Needs: a claim about the peak, or about different people`},
	} {
		ev := records.Evidence{
			Sources: []attendance.Source{{ID: "host", Role: attendance.RoleHost}, {ID: "a", Role: attendance.RoleAnalyst}, {ID: "b", Role: attendance.RoleAnalyst}},
			Sessions: []attendance.Session{
				{ID: "s", Event: "march", Counts: x.counts},
				{ID: "t", Event: "march", Counts: []attendance.Count{count("exactly 1,000", "", "a")}},
			},
		}
		var got []string
		for _, f := range records.Verify(ev, x.claim).Findings {
			if f.Point == "attendance" || f.Point == "place" {
				got = append(got, fmt.Sprintf("%v %v: %s Needs: %s", f.Point, f.Verdict, f.Reason, f.Needs))
			}
		}
		if d := cmp.Diff(x.want, strings.Join(got, "\n")); d != "" {
			t.Errorf("%s (-want +got)\n%s", x.name, d)
		}
	}
}

// TestAboutRange holds "around A to B" to be doubtful only beyond twice the width of
// "around" at each end, which is 100 there.
func TestAboutRange(t *testing.T) {
	for people, want := range map[int64]records.Verdict{
		49_799: records.Doubtful, 49_800: records.Undetermined, 49_999: records.Undetermined, 50_000: records.Confirmed,
		60_000: records.Confirmed, 60_001: records.Undetermined, 60_200: records.Undetermined, 60_201: records.Doubtful,
	} {
		ev := records.Evidence{Sessions: []attendance.Session{{ID: "s", Counts: []attendance.Count{{Figure: attendance.Exact(people), Source: "a"}}}}}
		got := records.Verify(ev, records.Claim{Session: "s", Figure: attendance.MustParse("around 50,000 to 60,000")}).Findings[0].Verdict
		if got != want {
			t.Errorf("%d people: %v, want %v", people, got, want)
		}
	}
}
