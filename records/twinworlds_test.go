package records_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	. "github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
	. "github.com/highwater-go/highwater/records"
)

// twinWorld makes small dossiers in which much meets: few numbers, few dates, few
// sources.
type twinWorld struct{ *rand.Rand }

func twinOf[T any](w twinWorld, of ...T) T { return of[w.IntN(len(of))] }

// odds is true once in n times.
func (w twinWorld) odds(n int) bool { return w.IntN(n) == 0 }

var twinNumbers = []string{"9", "10", "11", "12", "13", "19", "20", "21", "24", "25", "30", "40", "50", "99", "100", "101", "110", "119", "120", "150",
	"1K", "1.1K", "1,050", "1,001", "1,099", "2K", "1.5K", "1,999", "10K", "10.5K", "9,999", "1,234"}

func (w twinWorld) figure() Figure {
	n := len(twinNumbers)
	low := w.IntN(n - 6)
	text := twinNumbers[low+w.IntN(6)]
	if w.odds(8) {
		return MustParse(twinOf(w, "dozens", "hundreds", "tens of thousands"))
	}
	if w.odds(20) {
		return Exact(0)
	}
	f := MustParse(text)
	switch w.IntN(13) {
	case 0:
		return Exact(f.People)
	case 1, 2:
		f.Hedge = About
	case 3, 4:
		f.Hedge = AtLeast
	case 5, 6:
		f.Hedge = MoreThan
	case 7:
		f.Hedge = Nearly
	case 8:
		f.Hedge = LessThan
	case 9:
		f.Hedge = AtMost
	case 10, 11:
		g := MustParse(twinNumbers[low+w.IntN(6)])
		f = Figure{People: min(f.People, g.People), To: max(f.People, g.People), Step: 1, Hedge: twinOf(w, Between, About)}
	}
	return f
}

func (w twinWorld) date() Date {
	if w.odds(4) {
		return Date{}
	}
	return MustParseDate(twinOf(w, "2020", "2020-01", "2020-01-01", "2020-01-02", "2020-01-03", "2020-02", "2020-01-02T10:00:00Z", "2020-01/2020-02", "2021"))
}

func (w twinWorld) metric() Metric {
	if w.odds(2) {
		return ""
	}
	return twinOf(w, Peak, Peak, Average, Unique, Joins, Views, "tickets")
}

func (w twinWorld) role() Role {
	return twinOf(w, "", RolePlatform, RoleHost, RoleOpponent, RoleAnalyst, RoleOfficial, RolePress, RolePress)
}

func (w twinWorld) category() (c Category) {
	if w.odds(2) {
		c.Platform = twinOf(w, "p", "q")
	}
	if w.odds(6) {
		c.Event = "e"
	}
	if w.odds(2) {
		c.Metric = w.metric()
	}
	if w.odds(5) {
		c.Tag = "t"
	}
	if w.odds(6) {
		c.During = w.date()
	}
	return c
}

func (w twinWorld) evidence() (ev Evidence) {
	for _, id := range []string{"p", "q"} {
		p := Platform{ID: id, Venue: w.odds(3)}
		for w.odds(4) {
			l := Limit{People: MustParse(twinOf(w, twinNumbers...)).People, Kind: twinOf(w, Seats, Counter)}
			if w.odds(2) {
				l.Since = w.date()
			}
			p.Limits = append(p.Limits, l)
		}
		ev.Platforms = append(ev.Platforms, p)
	}
	for i := range 2 + w.IntN(5) {
		s := Source{ID: string(rune('A' + i))}
		if !w.odds(3) {
			s.Role = w.role()
		}
		ev.Sources = append(ev.Sources, s)
	}
	for i := range 1 + w.IntN(5) {
		s := Session{ID: fmt.Sprint("s", i), Platform: twinOf(w, "p", "p", "q", ""), Start: w.date()}
		if w.odds(3) {
			s.Event = twinOf(w, "e", "e", "f")
		}
		if !w.odds(3) {
			s.Tags = []string{"t"}
		}
		for range w.IntN(6) {
			c := Count{Figure: w.figure(), Source: twinOf(w, ev.Sources...).ID, Date: w.date(), SoFar: w.odds(9)}
			if w.odds(3) {
				c.Metric = w.metric()
			}
			if w.odds(5) {
				c.Role = w.role()
			}
			if w.odds(5) {
				c.Via = twinOf(w, ev.Sources...).ID
			}
			s.Counts = append(s.Counts, c)
			if s.Validate() != nil { // a circle of Via
				s.Counts = s.Counts[:len(s.Counts)-1]
			}
		}
		ev.Sessions = append(ev.Sessions, s)
	}
	for w.odds(4) {
		r := Ruling{Session: twinOf(w, ev.Sessions...).ID, Status: twinOf(w, Claimed, Pending, Ratified, Ratified, Rejected, Annulled),
			Body: twinOf(w, "body", "A"), Date: w.date()}
		if w.odds(2) {
			r.Category = w.category()
		}
		if w.odds(2) {
			r.Figure = w.figure()
		}
		ev.Rulings = append(ev.Rulings, r)
	}
	return ev
}

func (w twinWorld) claim(ev Evidence) (c Claim) {
	s := twinOf(w, ev.Sessions...)
	c.Session = s.ID
	if s.Event != "" && w.odds(4) {
		c.Session, c.Event = "", s.Event
	}
	c.Category = w.category()
	if w.odds(2) {
		c.Place = twinOf(w, 1, 1, 1, 2, 3)
	}
	if w.odds(8) {
		c.Top = 1 + w.IntN(4)
	}
	if !w.odds(3) {
		c.Figure = w.figure()
		// What a count of the session says is often claimed.
		if len(s.Counts) > 0 && w.odds(2) {
			c.Figure = twinOf(w, s.Counts...).Figure
		}
	}
	if w.odds(3) {
		c.Previous = w.figure()
	}
	if w.odds(3) {
		c.Margin = w.figure()
	}
	if w.odds(4) {
		c.Ratio = MustParseTimes(twinOf(w, "2 times", "1.5 times", "more than twice", "nearly 3x", "about 10 times", "tripled", "at least 1.1 times"))
	}
	if w.odds(5) {
		c.First = MustParse(twinOf(w, "10", "more than 10", "20+", "100", "1K"))
	}
	if w.odds(4) {
		if r := twinOf(w, ev.Sessions...).ID; r != c.Session {
			c.Rival = r
		}
	}
	c.SoFar, c.Ratified, c.Denied = w.odds(8), w.odds(8), w.odds(5)
	if w.odds(2) {
		c.By = twinOf(w, ev.Sources...).ID
	}
	if w.odds(2) {
		c.At = w.date()
	}
	return c
}

// dossier makes one that Validate has nothing against.
func (w twinWorld) dossier() Dossier {
	for {
		d := Dossier{Evidence: w.evidence()}
		for range 1 + w.IntN(3) {
			d.Claims = append(d.Claims, w.claim(d.Evidence))
		}
		if d.Validate() == nil {
			return d
		}
	}
}

func twinWorldOf(seed uint64) twinWorld { return twinWorld{rand.New(rand.NewPCG(seed, 2))} }

// twinDiffer says where the package and its twin differ on a dossier, "" if
// nowhere.
func twinDiffer(d Dossier) string {
	for _, s := range d.Sessions {
		for _, m := range []Metric{Peak, Average, Unique, Views, "tickets"} {
			got, err := d.Estimate(s.ID, m)
			want, _ := twinEstimate(d.Evidence, s, m, "", false)
			if err != nil {
				return err.Error()
			}
			say := func(customary, published, literal Range, agree, of int, majority, staked bool, copies, replaced int) string {
				return fmt.Sprint("customary ", customary, " published ", published, " literal ", literal, ", ", agree, " of ", of,
					", majority ", majority, ", staked ", staked, ", ", copies, " copies, ", replaced, " replaced")
			}
			g := say(got.Customary, got.Published, got.Literal, got.Agree, got.Of, got.Majority, got.Staked, len(got.Copies), len(got.Replaced))
			w := say(want.customary, want.published, want.literal, want.agree, want.of, want.majority, want.staked, want.copies, want.replaced)
			if g != w {
				return fmt.Sprintf("estimate of the %s of %s:\n  package %s\n  twin    %s", m, s.ID, g, w)
			}
		}
	}
	for i, c := range d.Claims {
		got, want := Verify(d.Evidence, c), twinVerify(d.Evidence, c)
		points := map[Point]Verdict{}
		for _, f := range got.Findings {
			points[f.Point] = f.Verdict
		}
		for _, p := range twinPoints {
			w, claimed := want.points[p]
			g, found := points[p]
			if claimed != found || g != w {
				return fmt.Sprintf("claim %d, %s: package %v (%v), twin %v (%v)", i, p, g, found, w, claimed)
			}
		}
		if got.Verdict != want.verdict || got.Record != want.record {
			return fmt.Sprintf("claim %d: package %v, record %v; twin %v, %v", i, got.Verdict, got.Record, want.verdict, want.record)
		}
	}
	return ""
}

var twinPoints = []Point{"attendance", "place", "top", "previous", "margin", "ratio", "first", "arithmetic"}

// twinShrink leaves out of a dossier what the difference does not need.
func twinShrink(d Dossier) Dossier {
	differs := func(d Dossier) bool { return d.Validate() == nil && twinDiffer(d) != "" }
	clone := func() Dossier {
		var e Dossier
		data, err := json.Marshal(d)
		if err != nil {
			panic(err)
		}
		if err := json.Unmarshal(data, &e); err != nil {
			panic(err)
		}
		return e
	}
	try := func(change func(*Dossier)) bool {
		e := clone()
		change(&e)
		if a, b := twinJSON(e), twinJSON(d); a == b || !differs(e) {
			return false
		}
		d = e
		return true
	}
	for again := true; again; {
		again = false
		for i := len(d.Claims) - 1; i >= 0; i-- {
			if try(func(e *Dossier) { e.Claims = append(e.Claims[:i], e.Claims[i+1:]...) }) {
				again = true
				continue
			}
			for _, change := range []func(*Claim){
				func(c *Claim) { c.Place = 0 }, func(c *Claim) { c.Top = 0 }, func(c *Claim) { c.Figure = Figure{} },
				func(c *Claim) { c.Previous = Figure{} }, func(c *Claim) { c.Margin = Figure{} }, func(c *Claim) { c.Ratio = Times{} },
				func(c *Claim) { c.First = Figure{} }, func(c *Claim) { c.Rival = "" }, func(c *Claim) { c.SoFar = false },
				func(c *Claim) { c.Ratified = false }, func(c *Claim) { c.Denied = false }, func(c *Claim) { c.By = "" },
				func(c *Claim) { c.At = Date{} }, func(c *Claim) { c.Category = Category{} }, func(c *Claim) { c.Category.Platform = "" },
				func(c *Claim) { c.Category.Event = "" }, func(c *Claim) { c.Category.Tag = "" }, func(c *Claim) { c.Category.Metric = "" },
				func(c *Claim) { c.Category.During = Date{} },
			} {
				again = try(func(e *Dossier) { e.Claims[i].Text = ClaimText{}; change(&e.Claims[i]) }) || again
			}
		}
		for i := len(d.Rulings) - 1; i >= 0; i-- {
			again = try(func(e *Dossier) { e.Rulings = append(e.Rulings[:i], e.Rulings[i+1:]...) }) || again
		}
		for i := len(d.Sessions) - 1; i >= 0; i-- {
			if try(func(e *Dossier) { e.Sessions = append(e.Sessions[:i], e.Sessions[i+1:]...) }) {
				again = true
				continue
			}
			for _, change := range []func(*Session){
				func(s *Session) { s.Event = "" }, func(s *Session) { s.Tags = nil }, func(s *Session) { s.Platform = "" }, func(s *Session) { s.Start = Date{} },
			} {
				again = try(func(e *Dossier) { change(&e.Sessions[i]) }) || again
			}
			for j := len(d.Sessions[i].Counts) - 1; j >= 0; j-- {
				if try(func(e *Dossier) {
					e.Sessions[i].Counts = append(e.Sessions[i].Counts[:j], e.Sessions[i].Counts[j+1:]...)
				}) {
					again = true
					continue
				}
				for _, change := range []func(*Count){
					func(c *Count) { c.Via = "" }, func(c *Count) { c.Role = "" }, func(c *Count) { c.Metric = "" }, func(c *Count) { c.Date = Date{} },
					func(c *Count) { c.SoFar = false }, func(c *Count) { c.Figure, c.Text = Exact(c.Figure.People), "" },
				} {
					again = try(func(e *Dossier) { change(&e.Sessions[i].Counts[j]) }) || again
				}
			}
		}
		for i := len(d.Sources) - 1; i >= 0; i-- {
			again = try(func(e *Dossier) { e.Sources = append(e.Sources[:i], e.Sources[i+1:]...) }) ||
				try(func(e *Dossier) { e.Sources[i].Role = "" }) || again
		}
		for i := len(d.Platforms) - 1; i >= 0; i-- {
			again = try(func(e *Dossier) { e.Platforms = append(e.Platforms[:i], e.Platforms[i+1:]...) }) ||
				try(func(e *Dossier) { e.Platforms[i].Limits = nil }) || try(func(e *Dossier) { e.Platforms[i].Venue = false }) || again
		}
	}
	return d
}

func twinJSON(d Dossier) string {
	data, err := json.Marshal(d)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

func TestVerifyTwin(t *testing.T) {
	failed := 0
	smallest := ""
	var say string
	for seed := range long.Rounds(300, 20_000) {
		d := twinWorldOf(uint64(seed)).dossier()
		if d.Validate() != nil || twinDiffer(d) == "" {
			continue
		}
		failed++
		if failed > 40 { // enough to find a small one
			continue
		}
		d = twinShrink(d)
		if text := twinJSON(d); smallest == "" || len(text) < len(smallest) {
			smallest, say = text, fmt.Sprintf("seed %d: %s", seed, twinDiffer(d))
		}
		if os.Getenv("HIGHWATER_ALL") != "" {
			t.Logf("%s\n%s", twinDiffer(d), twinJSON(d))
		}
	}
	if failed > 0 {
		t.Errorf("%d dossiers differ; the smallest:\n%s\n%s", failed, say, smallest)
	}
}
