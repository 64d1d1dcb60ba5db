package records_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
	"github.com/highwater-go/highwater/records"
)

// onWorlds calls f with random worlds, the same ones each time.
func onWorlds(t *testing.T, seed uint64, rounds int, f func(r *rand.Rand, ev records.Evidence, c records.Claim)) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 5))
	if !long.Tests() {
		rounds /= 10
	}
	for range rounds {
		ev := someEvidence(r)
		c := someClaim(r, ev)
		f(r, ev, c)
		if t.Failed() {
			t.Logf("\n%s", tell(ev, c))
			return
		}
	}
}

// copied shares no memory with ev.
func copied(ev records.Evidence) records.Evidence {
	ev.Platforms = slices.Clone(ev.Platforms)
	for i := range ev.Platforms {
		ev.Platforms[i].Limits = slices.Clone(ev.Platforms[i].Limits)
	}
	ev.Sources = slices.Clone(ev.Sources)
	ev.Sessions = slices.Clone(ev.Sessions)
	for i := range ev.Sessions {
		s := &ev.Sessions[i]
		s.Hosts, s.Tags, s.Counts = slices.Clone(s.Hosts), slices.Clone(s.Tags), slices.Clone(s.Counts)
	}
	ev.Rulings = slices.Clone(ev.Rulings)
	return ev
}

// tangled gives the counts any Via that leads in no circle, so that a source may
// repeat several, copies may be copied, and a source may repeat one that has no
// count.
func tangled(r *rand.Rand, ev records.Evidence) records.Evidence {
	for {
		ev := copied(ev)
		for _, s := range ev.Sessions {
			for i := range s.Counts {
				if r.IntN(2) == 0 {
					s.Counts[i].Via = ""
				}
				if r.IntN(3) == 0 {
					s.Counts[i].Via = fmt.Sprint("source", r.IntN(5))
				}
			}
		}
		if ev.Validate() == nil {
			return ev
		}
	}
}

func session(ev records.Evidence, id string) *attendance.Session {
	return &ev.Sessions[slices.IndexFunc(ev.Sessions, func(s attendance.Session) bool { return s.ID == id })]
}

func verdictOn(rep records.Report, p records.Point) (v records.Verdict, ok bool) {
	for _, f := range rep.Findings {
		if f.Point == p {
			return f.Verdict, true
		}
	}
	return 0, false
}

var judgedByCounts = []records.Point{"attendance", "place", "top", "previous", "margin", "ratio", "first"}

// TestOrderNeverMatters: evidence is a set. Every answer is the same, sentences
// and citations included.
func TestOrderNeverMatters(t *testing.T) {
	onWorlds(t, 1, 3_000, func(r *rand.Rand, ev records.Evidence, c records.Claim) {
		ev = tangled(r, ev)
		other := copied(ev)
		r.Shuffle(len(other.Sources), func(i, j int) {
			other.Sources[i], other.Sources[j] = other.Sources[j], other.Sources[i]
		})
		r.Shuffle(len(other.Sessions), func(i, j int) {
			other.Sessions[i], other.Sessions[j] = other.Sessions[j], other.Sessions[i]
		})
		for _, s := range other.Sessions {
			r.Shuffle(len(s.Counts), func(i, j int) { s.Counts[i], s.Counts[j] = s.Counts[j], s.Counts[i] })
		}
		for _, p := range other.Platforms {
			r.Shuffle(len(p.Limits), func(i, j int) { p.Limits[i], p.Limits[j] = p.Limits[j], p.Limits[i] })
		}
		r.Shuffle(len(other.Platforms), func(i, j int) {
			other.Platforms[i], other.Platforms[j] = other.Platforms[j], other.Platforms[i]
		})
		r.Shuffle(len(other.Rulings), func(i, j int) {
			other.Rulings[i], other.Rulings[j] = other.Rulings[j], other.Rulings[i]
		})
		if d := differ(records.Verify(ev, c), records.Verify(other, c)); d != "" {
			t.Errorf("Verify (-one order +another)\n%s", d)
		}
		for _, reading := range []attendance.Reading{attendance.Customary, attendance.Published, attendance.Literal} {
			terms := someTerms(r)
			terms.Reading = reading
			if d := differ(records.Rank(ev, c.Category, terms), records.Rank(other, c.Category, terms)); d != "" {
				t.Errorf("Rank %v (-one order +another)\n%s", reading, d)
			}
			if d := differ(records.Progression(ev, c.Category, terms), records.Progression(other, c.Category, terms)); d != "" {
				t.Errorf("Progression %v (-one order +another)\n%s", reading, d)
			}
			one, oneErr := records.Reach(ev, c.Category.Event, c.Category.Metric, reading)
			two, twoErr := records.Reach(other, c.Category.Event, c.Category.Metric, reading)
			if one != two || fmt.Sprint(oneErr) != fmt.Sprint(twoErr) {
				t.Errorf("Reach: %v %v, then %v %v", one, oneErr, two, twoErr)
			}
		}
	})
}

// TestCopiesOfPresentSources: whoever only repeats a source that speaks for
// itself adds nothing, whatever he makes of the number. He is a role of his own
// and says it on the same date, for a date can prove that a session was held.
func TestCopiesOfPresentSources(t *testing.T) {
	onWorlds(t, 2, 5_000, func(r *rand.Rand, ev records.Evidence, c records.Claim) {
		with := copied(ev)
		with.Sources = append(with.Sources, attendance.Source{ID: "echo", Role: roles[r.IntN(len(roles))]})
		n := 0
		for i := range with.Sessions {
			s := &with.Sessions[i]
			for _, count := range slices.Clone(s.Counts) {
				if count.Via == "" && r.IntN(2) == 0 {
					s.Counts = append(s.Counts, attendance.Count{
						Figure: someFigure(r), Metric: count.Metric, Source: "echo", Date: count.Date, Via: count.Source,
					})
					n++
				}
			}
		}
		if n == 0 {
			return
		}
		without, rep := records.Verify(ev, c), records.Verify(with, c)
		if d := differ(findings(without), findings(rep)); d != "" {
			t.Errorf("(-without +with %d copies)\n%s", n, d)
		}
		if without.Verdict != rep.Verdict || without.Record != rep.Record {
			t.Errorf("verdict and record were %v, %v; with copies %v, %v", without.Verdict, without.Record, rep.Verdict, rep.Record)
		}
	})
}

// TestCopiesKeepTheirOrigin: when counts are left out, a copy of a copy is still
// a copy, though the one between is gone.
func TestCopiesKeepTheirOrigin(t *testing.T) {
	ev := records.Evidence{
		Sources: []attendance.Source{{ID: "counter", Role: attendance.RoleAnalyst}, {ID: "host", Role: attendance.RoleHost}, {ID: "paper"}},
		Sessions: []attendance.Session{{ID: "s1", Counts: []attendance.Count{
			{Figure: attendance.Exact(24), Source: "counter"},
			{Figure: attendance.MustParse("more than 30"), Source: "host", Via: "counter"},
			{Figure: attendance.MustParse("more than 30"), Source: "paper", Via: "host"},
		}}},
	}
	want := attendance.Range{Low: 24, High: 24}
	for name, narrowed := range map[string]records.Evidence{
		"all":             ev,
		"without":         ev.Without("host"),
		"only the others": ev.Only("counter", "paper"),
	} {
		if got := estimatesOf(narrowed, "")[0].Literal; got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	rep := records.Verify(ev, records.Claim{Session: "s1", Figure: attendance.Exact(24)})
	if v, _ := verdictOn(rep, "attendance"); v != records.Confirmed {
		t.Errorf("attendance %v, want confirmed: the one independent count says so\n%v", v, rep.Findings)
	}
}

// timesOfNumbers are ratios that the numbers of a world may have, in thousandths.
var timesOfNumbers = []int64{500, 900, 1000, 1100, 1200, 1500, 2000, 2400, 3000, 4545, 5000, 10000, 15667}

// saidTimes is a number of thousandths after some words.
func saidTimes(words string, thousandths int64) records.Times {
	return records.MustParseTimes(fmt.Sprintf("%s%d.%03d times", words, thousandths/1000, thousandths%1000))
}

// TestClaimAndNegation: not both "at least n" and "under n" are borne out, nor
// two places.
func TestClaimAndNegation(t *testing.T) {
	onWorlds(t, 3, 3_000, func(r *rand.Rand, ev records.Evidence, c records.Claim) {
		n := someNumber(r)
		pairs := [][2]string{{"at least ", "under "}, {"more than ", "up to "}}
		pair := pairs[r.IntN(2)]
		c.Place = 1
		for p, field := range map[records.Point]*attendance.Figure{
			"attendance": &c.Figure, "previous": &c.Previous, "margin": &c.Margin,
		} {
			was := *field
			var vs [2]records.Verdict
			for i, words := range pair {
				*field = attendance.MustParse(fmt.Sprint(words, n))
				vs[i], _ = verdictOn(records.Verify(ev, c), p)
			}
			*field = was
			if vs[0] >= records.Supported && vs[1] >= records.Supported {
				t.Errorf("%s: %s%d is %v and %s%d is %v", p, pair[0], n, vs[0], pair[1], n, vs[1])
			}
		}
		n = timesOfNumbers[r.IntN(len(timesOfNumbers))]
		var vs [2]records.Verdict
		for i, words := range pair {
			c.Ratio = saidTimes(words, n)
			vs[i], _ = verdictOn(records.Verify(ev, c), "ratio")
		}
		if vs[0] >= records.Supported && vs[1] >= records.Supported {
			t.Errorf("ratio: %s%d thousandths is %v and %s%d is %v", pair[0], n, vs[0], pair[1], n, vs[1])
		}
		held := 0
		for k := 1; k <= len(ev.Sessions)+1; k++ {
			c.Place = k
			if v, _ := verdictOn(records.Verify(ev, c), "place"); v >= records.Supported {
				held++
			}
		}
		if held > 1 {
			t.Errorf("%d places are supported or better at once", held)
		}
	})
}

// TestLessIsEasier: a bolder "at least" is never judged better. It is so of what
// a session drew and by how much it won; a previous record is the exception, for
// there a low "at least" misleads, and is Undetermined where a higher one is
// borne out.
func TestLessIsEasier(t *testing.T) {
	onWorlds(t, 4, 2_000, func(r *rand.Rand, ev records.Evidence, c records.Claim) {
		c.Place = 1
		words := []string{"at least ", "more than "}[r.IntN(2)]
		for p, field := range map[records.Point]*attendance.Figure{
			"attendance": &c.Figure, "margin": &c.Margin,
		} {
			was, last := *field, records.Confirmed
			for _, n := range numbers {
				*field = attendance.MustParse(fmt.Sprint(words, n))
				v, _ := verdictOn(records.Verify(ev, c), p)
				if v > last {
					t.Errorf("%s: %s%d is %v, but a lower number only %v", p, words, n, v, last)
				}
				last = v
			}
			*field = was
		}
		last := records.Confirmed
		for _, n := range timesOfNumbers {
			c.Ratio = saidTimes(words, n)
			v, _ := verdictOn(records.Verify(ev, c), "ratio")
			if v > last {
				t.Errorf("ratio: %s%d thousandths is %v, but a lower number only %v", words, n, v, last)
			}
			last = v
		}
	})
}

// TestMoreThanOnce: to draw more than once as many is to win by somebody, and at
// least once as many to be no smaller.
func TestMoreThanOnce(t *testing.T) {
	onWorlds(t, 13, 5_000, func(r *rand.Rand, ev records.Evidence, c records.Claim) {
		c.Place = 1
		for _, x := range []struct {
			ratio  string
			margin attendance.Hedge
		}{{"more than 1 times", attendance.MoreThan}, {"at least 1 times", attendance.AtLeast}} {
			c.Ratio = records.MustParseTimes(x.ratio)
			c.Margin = attendance.Figure{People: 0, Step: 1, Hedge: x.margin}
			rep := records.Verify(ev, c)
			ratio, _ := verdictOn(rep, "ratio")
			margin, _ := verdictOn(rep, "margin")
			if ratio != margin {
				t.Errorf("%s is %v, a margin of %v is %v", x.ratio, ratio, c.Margin, margin)
			}
		}
	})
}

// TestOneIsFirst: no two rivals were the first to reach a number, or to pass it.
func TestOneIsFirst(t *testing.T) {
	met := 0
	onWorlds(t, 14, 5_000, func(r *rand.Rand, ev records.Evidence, c records.Claim) {
		if c.First.IsZero() {
			c.First = attendance.Exact(someNumber(r))
		}
		// In a claim that spans platforms, a session's own has a stake in it and not in
		// the others, so that each may be seen in another light.
		c.Category.Platform = "p0"
		var firsts []string
		events := map[string]bool{}
		for _, s := range ev.Sessions {
			if s.Event != "" && events[s.Event] && c.Category.Event == "" || certainlyBefore(c.At, s.Start) {
				continue // it is no rival of the others
			}
			events[s.Event] = true
			c.Session = s.ID
			if v, _ := verdictOn(records.Verify(ev, c), "first"); v >= records.Supported {
				firsts = append(firsts, s.ID)
			}
		}
		met += len(firsts)
		if len(firsts) > 1 {
			t.Errorf("%v were all the first to draw %v", firsts, c.First)
		}
	})
	if met == 0 {
		t.Error("nothing was tested")
	}
}

func TestKnownByTheEndOfTime(t *testing.T) {
	onWorlds(t, 9, 1_000, func(r *rand.Rand, ev records.Evidence, c records.Claim) {
		ev = tangled(r, ev)
		for _, by := range []attendance.Date{{}, attendance.Day(9999, time.December, 31)} {
			if d := differ(ev, ev.Known(by), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("Known(%q)\n%s", by, d)
			}
			if d := differ(ev, ev.Held(by), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("Held(%q)\n%s", by, d)
			}
		}
	})
}

// TestKnownKnowsNothingLater checks that what was known on a date is the same if what
// was published later is taken away first.
func TestKnownKnowsNothingLater(t *testing.T) {
	later, copies := 0, 0
	onWorlds(t, 12, 3_000, func(r *rand.Rand, ev records.Evidence, c records.Claim) {
		ev = tangled(r, ev)
		by := someDate(r)
		then := copied(ev)
		then.Sessions = nil
		for _, s := range copied(ev).Sessions {
			had := len(s.Counts)
			s.Counts = slices.DeleteFunc(s.Counts, func(n attendance.Count) bool {
				gone := certainlyBefore(by, n.Date) || n.Date.IsZero() && certainlyBefore(by, s.Start)
				if gone && n.Via != "" {
					copies++
				}
				return gone
			})
			later += had - len(s.Counts)
			if had == 0 || len(s.Counts) > 0 {
				then.Sessions = append(then.Sessions, s)
			}
		}
		then.Rulings = slices.DeleteFunc(then.Rulings, func(o records.Ruling) bool { return certainlyBefore(by, o.Date) })
		if d := differ(then, ev.Known(by), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("by %v (-without what came later +Known)\n%s", by, d)
		}
	})
	if later == 0 || copies == 0 {
		t.Errorf("%d counts came later, %d of them copies", later, copies)
	}
}

// TestNarrowing checks each filter against a loop that says what stays, and that
// none of them changes its receiver.
func TestNarrowing(t *testing.T) {
	onWorlds(t, 10, 3_000, func(r *rand.Rand, ev records.Evidence, c records.Claim) {
		original := copied(ev)
		by := someDate(r)
		chosen := []string{fmt.Sprint("source", r.IntN(5)), fmt.Sprint("source", r.IntN(5))}

		keep := func(session func(attendance.Session) bool, count func(attendance.Session, attendance.Count) bool) map[string][]attendance.Count {
			left := map[string][]attendance.Count{}
			for _, s := range original.Sessions {
				if !session(s) {
					continue
				}
				left[s.ID] = nil
				for _, n := range s.Counts {
					if count(s, n) {
						left[s.ID] = append(left[s.ID], n)
					}
				}
			}
			return left
		}
		all := func(attendance.Session) bool { return true }
		each := func(attendance.Session, attendance.Count) bool { return true }
		published := func(s attendance.Session, n attendance.Count) bool {
			return !certainlyBefore(by, n.Date) && (!n.Date.IsZero() || !certainlyBefore(by, s.Start))
		}
		for _, x := range []struct {
			name string
			got  records.Evidence
			want map[string][]attendance.Count
		}{
			{"In", ev.In(c.Category), keep(func(s attendance.Session) bool { return c.Category.Holds(s) != attendance.Impossible }, each)},
			{"Held", ev.Held(by), keep(func(s attendance.Session) bool { return !certainlyBefore(by, s.Start) }, each)},
			{"Known", ev.Known(by), keep(func(s attendance.Session) bool {
				return len(s.Counts) == 0 || slices.ContainsFunc(s.Counts, func(n attendance.Count) bool { return published(s, n) })
			}, published)},
			{"Only", ev.Only(chosen...), keep(all, func(_ attendance.Session, n attendance.Count) bool {
				return slices.Contains(chosen, n.Source)
			})},
			{"Without", ev.Without(chosen...), keep(all, func(s attendance.Session, n attendance.Count) bool {
				return !slices.Contains(chosen, n.Source) && !slices.Contains(chosen, root(s.Counts, n))
			})},
		} {
			left := map[string][]attendance.Count{}
			for _, s := range x.got.Sessions {
				left[s.ID] = s.Counts
			}
			rulings := slices.DeleteFunc(slices.Clone(original.Rulings), func(o records.Ruling) bool {
				return x.name == "Known" && certainlyBefore(by, o.Date)
			})
			if d := differ(rulings, x.got.Rulings, cmpopts.EquateEmpty()); d != "" {
				t.Errorf("rulings: %s by %v (-want +got)\n%s", x.name, by, d)
			}
			// Whose number a copy is may be said more directly than before.
			via := cmpopts.IgnoreFields(attendance.Count{}, "Via")
			if d := differ(x.want, left, cmpopts.EquateEmpty(), via); d != "" {
				t.Errorf("%s of %q or %v (-want +got)\n%s", x.name, chosen, by, d)
			}
			// What a caller appends to must not be the receiver's memory.
			if len(x.got.Rulings) < len(original.Rulings) {
				x.got.Rulings = append(x.got.Rulings, records.Ruling{Session: "later"})
			}
			for i := range x.got.Sessions {
				s := &x.got.Sessions[i]
				if len(s.Counts) < len(session(original, s.ID).Counts) {
					s.Counts = append(s.Counts, attendance.Count{Source: "later"})
				}
			}
		}
		records.Verify(ev, c)
		records.Rank(ev, c.Category, records.Terms{})
		records.Progression(ev, c.Category, records.Terms{Reading: attendance.Literal})
		estimatesOf(ev, c.Category.Metric)
		if d := differ(original, ev); d != "" {
			t.Errorf("the evidence changed\n%s", d)
		}
		if d := differ(ev.In(c.Category).Held(by).Known(by), ev.Known(by).Held(by).In(c.Category), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("the order of narrowing matters\n%s", d)
		}
	})
}

func TestCustomaryWithinLiteral(t *testing.T) {
	onWorlds(t, 11, 5_000, func(r *rand.Rand, ev records.Evidence, c records.Claim) {
		ev = tangled(r, ev)
		for i, e := range estimatesOf(ev, c.Category.Metric) {
			if !e.Known() { // of totals alone Customary and Published say nothing
				rooms := e.Customary == e.Published && e.Published == e.Literal // nothing is known but their seats
				if !rooms && (e.Customary != anything() || e.Published != anything()) {
					t.Errorf("%s: customary %v, published %v", ev.Sessions[i].ID, e.Customary, e.Published)
				}
				continue
			}
			if !within(e.Customary, e.Published) || !within(e.Published, e.Literal) || e.Customary.Low > e.Customary.High {
				t.Errorf("%s: customary %v, literal %v", ev.Sessions[i].ID, e.Customary, e.Literal)
			}
			if e.Agree > e.Of || e.Agree < 0 || e.Of > 0 && !e.Known() {
				t.Errorf("%s: %d of %d votes", ev.Sessions[i].ID, e.Agree, e.Of)
			}
		}
	})
}

// TestReportIsWhole: each point that is claimed has one finding, in the order of
// the points, and each reason is one sentence.
func TestReportIsWhole(t *testing.T) {
	onWorlds(t, 12, 3_000, func(r *rand.Rand, ev records.Evidence, c records.Claim) {
		ev = tangled(r, ev)
		claims := []records.Claim{c, someClaim(r, ev), {Session: "nowhere", Place: 1, Figure: c.Figure}, c}
		reports := records.VerifyAll(ev, claims)
		for i, rep := range reports {
			if d := differ(records.Verify(ev, claims[i]), rep); d != "" {
				t.Errorf("claim %d (-Verify +VerifyAll)\n%s", i, d)
			}
		}
		rep := reports[0]
		var want, got []records.Point
		for _, p := range []struct {
			records.Point
			claimed bool
		}{
			{"attendance", !c.Figure.IsZero()},
			{"place", c.Place != 0},
			{"top", c.Top != 0},
			{"previous", !c.Previous.IsZero()},
			{"margin", !c.Margin.IsZero()},
			{"ratio", !c.Ratio.IsZero()},
			{"first", !c.First.IsZero()},
			{"arithmetic", !c.Figure.IsZero() && !c.Previous.IsZero() && !c.Margin.IsZero()},
		} {
			if p.claimed {
				want = append(want, p.Point)
			}
		}
		last := -1
		order := []records.Point{
			"attendance", "place", "top", "previous", "margin", "ratio", "first",
			"arithmetic", "sources", "room", "metric", "ruling", "unknown",
		}
		for _, f := range rep.Findings {
			at := slices.Index(order, f.Point)
			if at <= last {
				t.Errorf("%s stands out of order", f.Point)
			}
			last = at
			if at < slices.Index(order, "sources") {
				got = append(got, f.Point)
			}
			if !strings.HasSuffix(f.Reason, ".") || strings.Contains(f.Reason, ". ") || strings.Contains(f.Reason, "  ") {
				t.Errorf("%s: %q is not one sentence", f.Point, f.Reason)
			}
			for _, n := range f.Counts {
				if !slices.Contains(session(ev, n.Session).Counts, n.Count) {
					t.Errorf("%s cites %v, which %s has not", f.Point, n.Count, n.Session)
				}
			}
		}
		if d := differ(want, got); d != "" {
			t.Errorf("points (-claimed +found)\n%s", d)
		}
		if _, err := json.Marshal(rep); err != nil {
			t.Error(err)
		}
		for _, f := range reports[2].Findings {
			if f.Verdict != records.Undetermined {
				t.Errorf("of a session that there is not, %s is %v", f.Point, f.Verdict)
			}
		}
	})
}
