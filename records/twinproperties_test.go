package records_test

import (
	"slices"
	"testing"

	. "github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
	. "github.com/highwater-go/highwater/records"
)

// twinVerdicts returns the package's verdict on each point of a claim.
func twinVerdicts(ev Evidence, c Claim) map[Point]Verdict {
	points := map[Point]Verdict{}
	for _, f := range Verify(ev, c).Findings {
		if slices.Contains(twinPoints, f.Point) {
			points[f.Point] = f.Verdict
		}
	}
	return points
}

// twinProperty tries a property on random claims, and shows the first dossier for
// which it does not hold. holds returns "" or what is wrong.
func twinProperty(t *testing.T, holds func(w twinWorld, ev Evidence, c Claim) string) {
	t.Helper()
	bad := 0
	for seed := range long.Rounds(100, 300) {
		w := twinWorldOf(uint64(seed))
		d := w.dossier()
		for _, c := range d.Claims {
			if why := holds(w, d.Evidence, c); why != "" {
				if bad++; bad <= 3 {
					t.Errorf("seed %d: %s\n%s", seed, why, twinJSON(Dossier{Evidence: d.Evidence, Claims: []Claim{c}}))
				}
			}
		}
	}
	if bad > 3 {
		t.Errorf("%d claims in all", bad)
	}
}

// twinChanged says on which point two answers differ.
func twinChanged(a, b map[Point]Verdict) string {
	for _, p := range twinPoints {
		if a[p] != b[p] {
			return string(p) + ": " + a[p].String() + ", then " + b[p].String()
		}
	}
	return ""
}

// twinWith returns the evidence with a source and its count of a session.
func twinWith(ev Evidence, session string, source Source, c Count) Evidence {
	c.Source = source.ID
	ev.Sources = append(slices.Clone(ev.Sources), source)
	ev.Sessions = slices.Clone(ev.Sessions)
	for i, s := range ev.Sessions {
		if s.ID == session {
			ev.Sessions[i].Counts = append(slices.Clone(s.Counts), c)
		}
	}
	return ev
}

func TestTwinOrderNeverMatters(t *testing.T) {
	twinProperty(t, func(w twinWorld, ev Evidence, c Claim) string {
		o := ev
		o.Platforms, o.Sources, o.Sessions, o.Rulings = slices.Clone(ev.Platforms), slices.Clone(ev.Sources), slices.Clone(ev.Sessions), slices.Clone(ev.Rulings)
		w.Shuffle(len(o.Sources), func(i, j int) { o.Sources[i], o.Sources[j] = o.Sources[j], o.Sources[i] })
		w.Shuffle(len(o.Rulings), func(i, j int) { o.Rulings[i], o.Rulings[j] = o.Rulings[j], o.Rulings[i] })
		slices.Reverse(o.Platforms)
		for i, s := range o.Sessions {
			counts := slices.Clone(s.Counts)
			w.Shuffle(len(counts), func(i, j int) { counts[i], counts[j] = counts[j], counts[i] })
			o.Sessions[i].Counts = counts
		}
		w.Shuffle(len(o.Sessions), func(i, j int) { o.Sessions[i], o.Sessions[j] = o.Sessions[j], o.Sessions[i] })
		return twinChanged(twinVerdicts(ev, c), twinVerdicts(o, c))
	})
}

func TestCopyChangesNothing(t *testing.T) {
	twinProperty(t, func(w twinWorld, ev Evidence, c Claim) string {
		s := twinOf(w, ev.Sessions...)
		if len(s.Counts) == 0 {
			return ""
		}
		of := twinOf(w, s.Counts...)
		if of.Via != "" {
			return ""
		}
		more := twinWith(ev, s.ID, Source{ID: "Z", Role: twinOf(w, "", RolePress, RoleAnalyst, RoleHost)}, Count{Figure: w.figure(), Metric: of.Metric, Via: of.Source})
		// A late copy may show that a session was held by the claim.
		more.Sessions[slices.IndexFunc(more.Sessions, func(o Session) bool { return o.ID == s.ID })].Counts[len(s.Counts)].Date = Date{}
		return twinChanged(twinVerdicts(ev, c), twinVerdicts(more, c))
	})
}

func TestReadingsAreNested(t *testing.T) {
	twinProperty(t, func(w twinWorld, ev Evidence, c Claim) string {
		for _, s := range ev.Sessions {
			for _, m := range []Metric{Peak, Average, Unique, Joins, Views} {
				e, err := ev.Estimate(s.ID, m)
				if err != nil {
					return err.Error()
				}
				if e.Known() && (!e.Customary.Within(e.Published) || !e.Published.Within(e.Literal)) || e.Customary.Low > e.Customary.High {
					return s.ID + " " + string(m) + ": " + e.Customary.String() + " " + e.Published.String() + " " + e.Literal.String()
				}
			}
		}
		return ""
	})
}

func TestTwinClaimAndNegation(t *testing.T) {
	twinProperty(t, func(w twinWorld, ev Evidence, c Claim) string {
		only := Claim{Session: c.Session, Event: c.Event, Category: c.Category, By: c.By, At: c.At, SoFar: c.SoFar, Ratified: c.Ratified}
		switch {
		case c.Place != 0:
			only.Place = c.Place
		case c.Top != 0:
			only.Top = c.Top
		case !c.First.IsZero():
			only.First = c.First
		case c.Figure.IsZero():
			return ""
		default:
			only.Figure = c.Figure
		}
		denied := only
		denied.Denied = true
		a, b := Verify(ev, only).Verdict, Verify(ev, denied).Verdict
		if a >= Supported && b >= Supported || a <= Doubtful && b <= Doubtful {
			return "asserted " + a.String() + ", denied " + b.String()
		}
		return ""
	})
}

func TestAtLeastLessIsNoWorse(t *testing.T) {
	twinProperty(t, func(w twinWorld, ev Evidence, c Claim) string {
		if c.Session == "" || c.Figure.IsZero() {
			return ""
		}
		a, b := w.figure().People, c.Figure.People
		if a > b {
			a, b = b, a
		}
		at := func(n int64) Verdict {
			return Verify(ev, Claim{Session: c.Session, Category: c.Category, By: c.By, At: c.At, Figure: Figure{People: n, Step: 1, Hedge: AtLeast}}).Verdict
		}
		if at(a) < at(b) {
			return Exact(a).String() + " or more is " + at(a).String() + ", " + Exact(b).String() + " or more " + at(b).String()
		}
		return ""
	})
}

func TestStakesRaiseNothing(t *testing.T) {
	twinProperty(t, func(w twinWorld, ev Evidence, c Claim) string {
		if c.Session == "" || c.Denied || c.By == "Z" {
			return ""
		}
		e, _ := ev.Estimate(c.Session, c.Category.Metric)
		s, _ := ev.Session(c.Session)
		// Independent counts in the metric asked alone decide.
		for _, o := range s.Counts {
			if orPeak(o.Metric) != orPeak(c.Category.Metric) {
				return ""
			}
		}
		r := Verify(ev, c).Estimate
		if r == nil || r.Of == 0 || r.Staked || e.Staked {
			return ""
		}
		n := w.Int64N(30_000) + 3 // unlike any other, for copies are presumed by the number
		if slices.ContainsFunc(s.Counts, func(o Count) bool { return o.Figure.People == n }) {
			return ""
		}
		more := twinWith(ev, c.Session, Source{ID: "Z", Role: twinOf(w, RoleHost, RoleOpponent)},
			Count{Figure: Figure{People: n, Step: 1, Hedge: twinOf(w, Exactly, AtLeast, AtMost)}, Metric: c.Category.Metric})
		a, b := twinVerdicts(ev, c), twinVerdicts(more, c)
		for p, v := range a {
			if b[p] > v && (v != Refuted || b[p] != Doubtful) && p != "arithmetic" {
				return string(p) + ": " + v.String() + ", with " + twinJSON(Dossier{Evidence: more})[:0] + Exact(n).String() + " " + b[p].String()
			}
		}
		return ""
	})
}

func TestLaterEchoChangesNothing(t *testing.T) {
	twinProperty(t, func(w twinWorld, ev Evidence, c Claim) string {
		s := twinOf(w, ev.Sessions...)
		host := Count{Figure: Exact(77 + w.Int64N(5000)), Metric: c.Category.Metric, Date: MustParseDate("2020-01-01")}
		before := twinWith(ev, s.ID, Source{ID: "Y", Role: RoleHost}, host)
		after := twinWith(before, s.ID, Source{ID: "Z", Role: RolePress}, Count{Figure: host.Figure, Metric: c.Category.Metric, Date: MustParseDate("2022")})
		return twinChanged(twinVerdicts(before, c), twinVerdicts(after, c))
	})
}

func TestFurtherVoteTakesNothingAway(t *testing.T) {
	twinProperty(t, func(w twinWorld, ev Evidence, c Claim) string {
		if c.Session == "" || c.Figure.IsZero() || c.Denied {
			return ""
		}
		only := Claim{Session: c.Session, Category: c.Category, By: c.By, At: c.At, Figure: c.Figure}
		r := Verify(ev, only)
		if r.Estimate == nil || r.Estimate.Of == 0 || r.Estimate.Staked || r.Verdict < Supported || r.Estimate.Customary.High > MaxPeople {
			return ""
		}
		range_ := r.Estimate.Customary
		more := twinWith(ev, c.Session, Source{ID: "Z", Role: RoleAnalyst},
			Count{Figure: Figure{People: range_.Low, To: range_.High, Step: 1, Hedge: Between}, Metric: c.Category.Metric})
		if v := Verify(more, only).Verdict; v < Supported {
			return r.Verdict.String() + ", then " + v.String()
		}
		return ""
	})
}

func TestWhatACountedVoteSaysIsNotDoubted(t *testing.T) {
	twinProperty(t, func(w twinWorld, ev Evidence, c Claim) string {
		if c.Session == "" {
			return ""
		}
		only := Claim{Session: c.Session, Category: c.Category, By: c.By, Figure: Exact(1)}
		e := Verify(ev, only).Estimate
		if e == nil || e.Staked || e.Of == 0 || e.Of > 3 { // where none is trimmed
			return ""
		}
		s, _ := ev.Session(c.Session)
		p, _ := ev.Platform(s.Platform)
		for _, o := range append(slices.Clone(e.Counted), e.Dissent...) {
			_, capped := CappedBy(p, s, o)
			if _, seats := SeatsOf(p, s); o.SoFar || orPeak(o.Metric) != e.Metric || capped != Impossible || seats {
				continue
			}
			// One figure of a vote: others of it may narrow what it says.
			if slices.ContainsFunc(s.Counts, func(x Count) bool { return x != o && (x.Source == o.Source || x.Via != "") }) {
				continue
			}
			k := o.Figure.Range(Customary)
			only.Figure = Figure{People: k.Low, To: k.High, Step: 1, Hedge: Between}
			if o.Figure.Hedge == AtLeast || o.Figure.Hedge == MoreThan || o.Figure.Hedge == AtMost || o.Figure.Hedge == LessThan {
				continue // a bound that the placing votes allow tells nothing
			}
			if v := Verify(ev, only).Verdict; v < Undetermined {
				return o.Figure.String() + ": " + v.String()
			}
		}
		return ""
	})
}

func TestSmallerEarlierSessionChangesNothing(t *testing.T) {
	twinProperty(t, func(w twinWorld, ev Evidence, c Claim) string {
		s, ok := ev.Session(c.Session)
		if !ok || s.Start.IsZero() || c.Place != 1 || c.Denied || c.Ratified {
			return ""
		}
		e, _ := ev.Estimate(c.Session, c.Category.Metric)
		if !e.Known() || e.Literal.Low < 2 {
			return ""
		}
		add := func(ev Evidence, id string, n int64) Evidence {
			ev.Sources = append(slices.Clone(ev.Sources), Source{ID: "source " + id, Role: RoleAnalyst})
			o := Session{ID: id, Platform: c.Category.Platform, Start: MustParseDate("1999-01-01"), Tags: []string{"t"},
				Counts: []Count{{Figure: Exact(n), Metric: c.Category.Metric, Source: "source " + id, Date: MustParseDate("1999-01-01")}}}
			ev.Sessions = append(slices.Clone(ev.Sessions), o)
			return ev
		}
		before := add(ev, "y", e.Literal.Low-1)
		after := add(before, "z", w.Int64N(e.Literal.Low-1))
		a, b := twinVerdicts(before, c), twinVerdicts(after, c)
		if a["place"] != b["place"] || a["margin"] != b["margin"] {
			return twinChanged(a, b)
		}
		return ""
	})
}

func TestWiderDateRefutesNothing(t *testing.T) {
	twinProperty(t, func(w twinWorld, ev Evidence, c Claim) string {
		if c.Denied {
			return ""
		}
		i := w.IntN(len(ev.Sessions))
		own, _ := ev.Session(c.Session)
		if s := ev.Sessions[i]; c.At.Before(s.Start) == Certain || own.Start.Before(s.Start) == Certain || c.Category.Holds(s) == Impossible {
			return "" // it was not in question before
		}
		wide := ev
		wide.Sessions = slices.Clone(ev.Sessions)
		wide.Sessions[i].Start = Date{}
		if wide.Sessions[i].End != (Date{}) {
			return ""
		}
		p, _ := ev.Platform(wide.Sessions[i].Platform)
		if len(p.Limits) > 0 { // limits hang on the date, too
			return ""
		}
		a, b := twinVerdicts(ev, c), twinVerdicts(wide, c)
		for _, p := range []Point{"attendance", "place", "top", "first"} {
			if a[p] != Refuted && b[p] == Refuted {
				return string(p) + ": " + a[p].String() + ", then refuted with " + wide.Sessions[i].ID + " undated"
			}
		}
		return ""
	})
}
