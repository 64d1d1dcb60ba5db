package records_test

import (
	"cmp"
	"math/big"
	"slices"

	. "github.com/highwater-go/highwater/attendance"
	. "github.com/highwater-go/highwater/records"
)

// The twin is the rules of the package written a second time, as directly as they
// read: everything is looked for everywhere, and nothing is clever. It shares no
// code with the package but the plain types.

// orPeak is the metric that is asked for, or counted, where none is named.
func orPeak(m Metric) Metric { return cmp.Or(m, Peak) }

// anything is what is known of a number about which nothing is: 0 or more.
func anything() Range { return Range{High: Unbounded} }

type twinShape int

const (
	twinPlaces twinShape = iota
	twinFloor
	twinCeiling
)

// A twinFigure is a count as it takes part.
type twinFigure struct {
	count    Count
	literal  Range
	usual    Range // Customary
	shape    twinShape
	implied  bool
	root     string
	side     twinSide
	copied   bool
	replaced bool
	idle     bool // takes no part, but may have been copied
}

// twinSide is the side of a vote, in the order of precedence; 0 is independent.
type twinSide int

const (
	twinNone twinSide = iota
	twinHost
	twinOpponent
	twinClaimant
	twinPlatform
)

func (f twinFigure) k() Range {
	switch f.shape {
	case twinFloor:
		return Range{Low: f.literal.Low, High: Unbounded}
	case twinCeiling:
		return Range{Low: 0, High: f.literal.High}
	}
	return f.usual
}

type twinVote struct {
	figures []twinFigure
	side    twinSide
	shape   twinShape
	implied bool
	k       Range
	usual   Range
	literal Range
	counted bool
}

type twinEstimation struct {
	customary, published, literal Range
	agree, of                     int
	majority, staked              bool
	silent                        bool // under Customary and Published
	votes                         []twinVote
	agreeing, dissenting          int // counts of the counted votes
	copies, replaced              int
}

func (e twinEstimation) read(r Reading) Range {
	return [...]Range{e.customary, e.published, e.literal}[r]
}

// sideLiteral returns the Literal range of a side's vote.
func (e twinEstimation) sideLiteral(side twinSide) (Range, bool) {
	for _, v := range e.votes {
		if v.side == side {
			return v.literal, true
		}
	}
	return Range{}, false
}

// countsSide reports whether the vote of a side is there and counted.
func (e twinEstimation) countsSide(side twinSide) bool {
	return slices.ContainsFunc(e.votes, func(v twinVote) bool { return v.side == side && v.counted })
}

func (e twinEstimation) sideSources(side twinSide) (ids []string) {
	for _, v := range e.votes {
		if v.side == side {
			for _, f := range v.figures {
				ids = append(ids, f.count.Source, f.root)
			}
		}
	}
	return ids
}

// twinAll returns the session's counts with the figures that bodies recognized.
func twinAll(ev Evidence, s Session) []Count {
	all := slices.Clone(s.Counts)
	for _, r := range ev.Rulings {
		if r.Session == s.ID && !r.Figure.IsZero() {
			all = append(all, Count{Figure: r.Figure, Metric: r.Category.Metric, Source: r.Body, Role: RoleOfficial, Date: r.Date})
		}
	}
	return all
}

// twinRoles returns every role of a source in the counts of a metric.
func twinRoles(ev Evidence, all []Count, source string, m Metric) (roles []Role) {
	for _, s := range ev.Sources {
		if s.ID == source && s.Role != "" {
			roles = append(roles, s.Role)
		}
	}
	for _, c := range all {
		if c.Source == source && orPeak(c.Metric) == m && c.Role != "" {
			roles = append(roles, c.Role)
		}
	}
	return roles
}

// twinRoot follows Via within the metric of a count.
func twinRoot(all []Count, c Count) string {
	if c.Via == "" {
		return c.Source
	}
	at := c.Via
	for range all {
		if twinOwn(all, at, orPeak(c.Metric)) {
			return at
		}
		next := ""
		for _, d := range all {
			if d.Source == at && orPeak(d.Metric) == orPeak(c.Metric) && (next == "" || d.Via < next) {
				next = d.Via
			}
		}
		if next == "" {
			return at
		}
		at = next
	}
	return at
}

// twinOwn reports whether a source has a count of its own in a metric.
func twinOwn(all []Count, source string, m Metric) bool {
	return slices.ContainsFunc(all, func(d Count) bool { return d.Source == source && d.Via == "" && orPeak(d.Metric) == m })
}

// twinSmaller reports whether metric a is known to be no more than b.
func twinSmaller(a, b Metric) bool {
	if b == Views {
		return a == Average || a == Peak
	}
	chain := []Metric{Average, Peak, Unique, Joins}
	i, j := slices.Index(chain, a), slices.Index(chain, b)
	return i >= 0 && j >= 0 && i < j
}

// twinAtLeast and twinAtMost are the rows of package attendance's table, of a number
// that need not be written with its step.
func twinAtLeast(v, g int64, r Reading) Range {
	if v > MaxPeople {
		return anything()
	}
	if r == Literal {
		return Range{Low: v, High: Unbounded}
	}
	b := g
	for fine := int64(1); v/fine >= 1000; fine *= 10 { // 10^(digits of v − 3)
		b = max(b, 10*fine)
	}
	s := max(2, b)
	if b == v {
		s = max(2, b/2)
	}
	return Range{Low: v, High: v + s - 1}
}

func twinAtMost(v int64, r Reading) Range {
	switch {
	case v > MaxPeople:
		return anything()
	case r == Literal:
		return Range{High: v}
	}
	return Range{Low: max(0, v-max(1, v/4)), High: v}
}

// What two ranges have in common, span and leave.
func twinMeet(a, b Range) bool { return a.Low <= b.High && b.Low <= a.High }

func twinBoth(a, b Range) Range { return Range{Low: min(a.Low, b.Low), High: max(a.High, b.High)} }

func twinLess(a, b Range) Range {
	return Range{Low: twinSum(a.Low, -b.High), High: twinSum(a.High, -b.Low)}
}

// twinSum adds two ends of ranges, either of which may be unbounded.
func twinSum(a, b int64) int64 {
	for _, n := range []int64{a, b} {
		if n == Unbounded || n == -Unbounded {
			return n
		}
	}
	sum := new(big.Int).Add(big.NewInt(a), big.NewInt(b))
	switch limit := big.NewInt(Unbounded); {
	case sum.Cmp(limit) >= 0:
		return Unbounded
	case sum.CmpAbs(limit) >= 0:
		return -Unbounded
	}
	return sum.Int64()
}

// twinRead gives a count its ranges and shape.
func twinRead(p Platform, s Session, c Count) (f twinFigure) {
	f.count = c
	f.literal, f.usual = c.Figure.Range(Literal), c.Figure.Range(Customary)
	switch c.Figure.Hedge {
	case AtLeast, MoreThan:
		f.shape = twinFloor
	case AtMost, LessThan:
		f.shape = twinCeiling
	}
	if c.SoFar {
		low, step := f.usual.Low, twinStep(c)
		f.literal, f.usual, f.shape = twinAtLeast(low, step, Literal), twinAtLeast(low, step, Customary), twinFloor
		return f
	}
	floor := func(r Reading) Range { return twinAtLeast(c.Figure.People, c.Figure.Step, r) }
	switch _, capped := CappedBy(p, s, c); capped {
	case Certain:
		f.literal, f.usual, f.shape = floor(Literal), floor(Customary), twinFloor
	case Possible:
		f.literal = twinBoth(f.literal, floor(Literal))
		f.usual = twinBoth(f.usual, floor(Customary))
		f.shape = twinFloor
	}
	return f
}

func twinStep(c Count) int64 {
	if c.SoFar && c.Figure.Hedge == Plural {
		return 1
	}
	return c.Figure.Step
}

// twinFigures returns all that takes part, and how many counts are copies and
// replaced.
func twinFigures(ev Evidence, s Session, m Metric, by string, platformStake bool) (figures []twinFigure, copies, replaced int) {
	var all []Count
	for _, c := range twinAll(ev, s) {
		if !slices.Contains(all, c) { // saying a thing twice adds nothing
			all = append(all, c)
		}
	}
	var platform Platform
	for _, p := range ev.Platforms {
		if p.ID == s.Platform {
			platform = p
		}
	}
	var fs []twinFigure
	for _, c := range all {
		cm := orPeak(c.Metric)
		if cm != m && !twinSmaller(cm, m) && !twinSmaller(m, cm) {
			continue
		}
		f := twinRead(platform, s, c)
		// A source that has a count in the metric asked implies nothing by others.
		f.idle = cm != m && slices.ContainsFunc(all, func(d Count) bool { return d.Source == c.Source && orPeak(d.Metric) == m })
		f.root = twinRoot(all, c)
		roles := append(twinRoles(ev, all, c.Source, cm), twinRoles(ev, all, f.root, cm)...)
		switch {
		case slices.Contains(roles, RoleHost):
			f.side = twinHost
		case slices.Contains(roles, RoleOpponent):
			f.side = twinOpponent
		case by != "" && (c.Source == by || f.root == by):
			f.side = twinClaimant
		case platformStake && slices.Contains(roles, RolePlatform):
			f.side = twinPlatform
		}
		f.copied = c.Via != "" && twinOwn(all, f.root, cm)
		fs = append(fs, f)
	}
	for i, f := range fs {
		if f.copied {
			continue
		}
		for _, g := range fs {
			if !g.copied && g.count.Source == f.count.Source && orPeak(g.count.Metric) == orPeak(f.count.Metric) &&
				f.count.Date.Before(g.count.Date) == Certain && !f.usual.Within(g.usual) {
				fs[i].replaced = true
			}
		}
	}
	// Presumed copies.
	plain := func(f twinFigure) bool {
		for _, source := range []string{f.count.Source, f.root} {
			for _, r := range twinRoles(ev, all, source, orPeak(f.count.Metric)) {
				if r != RolePress {
					return false
				}
			}
		}
		return f.side == twinNone && f.count.Source != by
	}
	same := func(f, g twinFigure) bool {
		return f.count.Figure.People == g.count.Figure.People && f.count.Figure.To == g.count.Figure.To &&
			orPeak(f.count.Metric) == orPeak(g.count.Metric)
	}
	viaCopies := make([]bool, len(fs))
	for i, f := range fs {
		viaCopies[i] = f.copied
	}
	for i, f := range fs {
		if f.copied || f.replaced || f.count.Via != "" || !plain(f) {
			continue
		}
		for j, g := range fs {
			if g.count.Source == f.count.Source || viaCopies[j] || plain(g) || !same(f, g) {
				continue
			}
			if g.side != twinNone && f.count.Date.Before(g.count.Date) == Certain {
				continue
			}
			fs[i].copied = true
		}
	}
	for _, f := range fs {
		switch {
		case f.idle:
			continue
		case f.copied:
			copies++
			continue
		case f.replaced:
			replaced++
			continue
		}
		if cm := orPeak(f.count.Metric); twinSmaller(cm, m) {
			low := f.literal.Low
			if low == 0 {
				continue
			}
			f.literal, f.usual = twinAtLeast(low, twinStep(f.count), Literal), twinAtLeast(low, twinStep(f.count), Customary)
			f.shape, f.implied = twinFloor, true
		} else if cm != m {
			high := f.literal.High
			if high == Unbounded {
				continue
			}
			f.literal, f.usual = twinAtMost(high, Literal), twinAtMost(high, Customary)
			f.shape, f.implied = twinCeiling, true
		}
		figures = append(figures, f)
	}
	return figures, copies, replaced
}

// twinVotes brings the figures together into votes.
func twinVotes(ev Evidence, s Session, figures []twinFigure) (votes []twinVote) {
	all := twinAll(ev, s)
	pressOnly := func(f twinFigure) bool {
		for _, r := range twinRoles(ev, all, f.count.Source, orPeak(f.count.Metric)) {
			if r != RolePress {
				return false
			}
		}
		return f.count.Via == ""
	}
	together := func(f, g twinFigure) bool {
		if f.side != g.side {
			return false
		}
		if f.side != twinNone || f.root == g.root || f.count.Source == g.count.Source {
			return true
		}
		return pressOnly(f) && pressOnly(g) && orPeak(f.count.Metric) == orPeak(g.count.Metric) &&
			f.count.Figure.People == g.count.Figure.People && f.count.Figure.To == g.count.Figure.To
	}
	group := make([]int, len(figures))
	for i := range group {
		group[i] = i
	}
	for changed := true; changed; {
		changed = false
		for i := range figures {
			for j := range figures {
				if group[i] < group[j] && together(figures[i], figures[j]) {
					group[j], changed = group[i], true
				}
			}
		}
	}
	for g := range figures {
		var v twinVote
		for i, f := range figures {
			if group[i] == g {
				v.figures = append(v.figures, f)
			}
		}
		if len(v.figures) > 0 {
			votes = append(votes, twinJoin(v))
		}
	}
	return votes
}

// twinJoin brings the figures of one vote together.
func twinJoin(v twinVote) twinVote {
	v.side, v.implied = v.figures[0].side, true
	floors, ceilings := 0, 0
	k, literal := anything(), anything()
	kMeets, literalMeets := true, true
	usualHull, literalHull := v.figures[0].usual, v.figures[0].literal
	for _, f := range v.figures {
		switch f.shape {
		case twinFloor:
			floors++
		case twinCeiling:
			ceilings++
		}
		v.implied = v.implied && f.implied
		k = Range{Low: max(k.Low, f.k().Low), High: min(k.High, f.k().High)}
		literal = Range{Low: max(literal.Low, f.literal.Low), High: min(literal.High, f.literal.High)}
		usualHull, literalHull = twinBoth(usualHull, f.usual), twinBoth(literalHull, f.literal)
	}
	kMeets, literalMeets = k.Low <= k.High, literal.Low <= literal.High
	v.k, v.literal = k, literal
	if !kMeets {
		v.k = usualHull
	}
	if !literalMeets {
		v.literal = literalHull
	}
	switch {
	case floors == len(v.figures):
		v.shape = twinFloor
		best := v.figures[0]
		for _, f := range v.figures {
			if f.k().Low > best.k().Low || f.k().Low == best.k().Low && f.usual.High < best.usual.High {
				best = f
			}
		}
		v.usual = best.usual
	case ceilings == len(v.figures):
		v.shape = twinCeiling
		best := v.figures[0]
		for _, f := range v.figures {
			if f.k().High < best.k().High || f.k().High == best.k().High && f.usual.Low > best.usual.Low {
				best = f
			}
		}
		v.usual = best.usual
	default:
		v.usual = v.k
	}
	return v
}

// twinMost returns how many of the ranges hold some value in common at the most,
// and the values that so many hold, as ranges with a gap between them.
func twinMost(ranges []Range) (most int, values []Range) {
	var ends []int64 // the first number of each stretch held by the same ranges
	for _, r := range ranges {
		ends = append(ends, r.Low)
		if r.High < Unbounded {
			ends = append(ends, r.High+1)
		}
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	held := func(x int64) (n int) {
		for _, r := range ranges {
			if r.Low <= x && x <= r.High {
				n++
			}
		}
		return n
	}
	for _, x := range ends {
		most = max(most, held(x))
	}
	for i, x := range ends {
		if held(x) != most || most == 0 {
			continue
		}
		stretch := Range{Low: x, High: Unbounded}
		if i+1 < len(ends) {
			stretch.High = ends[i+1] - 1
		}
		if n := len(values); n > 0 && values[n-1].High+1 == stretch.Low {
			values[n-1].High = stretch.High
		} else {
			values = append(values, stretch)
		}
	}
	return most, values
}

// twinDolev is the fault-tolerant range.
func twinDolev(ranges []Range) Range {
	var lows, highs []int64
	for _, r := range ranges {
		lows, highs = append(lows, r.Low), append(highs, r.High)
	}
	slices.Sort(lows)
	slices.Sort(highs)
	f := (len(ranges) - 1) / 3
	return Range{Low: lows[f], High: highs[len(highs)-1-f]}
}

// twinAgreed is step 5 (a): the range that more than half hold in common.
func twinAgreed(ranges []Range) (Range, bool) {
	most, values := twinMost(ranges)
	if 2*most > len(ranges) && len(values) == 1 {
		return values[0], true
	}
	return Range{}, false
}

func twinEach(votes []twinVote, what func(twinVote) Range, keep func(twinVote) bool) (ranges []Range) {
	for _, v := range votes {
		if keep(v) {
			ranges = append(ranges, what(v))
		}
	}
	return ranges
}

func (v twinVote) places() bool    { return v.shape == twinPlaces }
func (v twinVote) getK() Range     { return v.k }
func (v twinVote) getUsual() Range { return v.usual }
func (v twinVote) getLit() Range   { return v.literal }
func twinAlways(twinVote) bool     { return true }
func twinHull(ranges []Range) Range {
	h := ranges[0]
	for _, r := range ranges {
		h = twinBoth(h, r)
	}
	return h
}

// twinNarrow narrows a range by the bounds that meet it, in order of Low.
func twinNarrow(r Range, bounds []Range) Range {
	slices.SortFunc(bounds, func(a, b Range) int {
		if a.Low != b.Low {
			if a.Low < b.Low {
				return -1
			}
			return 1
		}
		if a.High != b.High {
			if a.High < b.High {
				return -1
			}
			return 1
		}
		return 0
	})
	for _, b := range bounds {
		if both, ok := r.Intersect(b); ok {
			r = both
		}
	}
	return r
}

func twinEstimate(ev Evidence, s Session, m Metric, by string, platformStake bool) (e twinEstimation, known bool) {
	figures, copies, replaced := twinFigures(ev, s, m, by, platformStake)
	e.copies, e.replaced = copies, replaced
	e.votes = twinVotes(ev, s, figures)
	if len(e.votes) == 0 {
		e.customary, e.published, e.literal = anything(), anything(), anything()
		e.seat(ev, s, m)
		return e, false
	}
	// Who is counted.
	for _, sides := range [][]twinSide{{twinNone}, {twinClaimant, twinPlatform}, {twinHost, twinOpponent}} {
		any := false
		for i, v := range e.votes {
			if slices.Contains(sides, v.side) {
				e.votes[i].counted, any = true, true
			}
		}
		if any {
			e.staked = sides[0] != twinNone
			break
		}
	}
	var counted []twinVote
	for _, v := range e.votes {
		if v.counted {
			counted = append(counted, v)
		}
	}
	var placing, bounds []twinVote
	allImplied, onlyCeilings := true, true
	for _, v := range counted {
		if v.places() {
			placing = append(placing, v)
		} else {
			bounds = append(bounds, v)
		}
		allImplied = allImplied && v.implied
		onlyCeilings = onlyCeilings && v.shape == twinCeiling
	}
	// Customary.
	var say, silent []twinVote
	for _, v := range counted {
		if v.places() || len(placing) == 0 || slices.ContainsFunc(placing, func(p twinVote) bool { return !p.k.Within(v.k) }) {
			say = append(say, v)
		} else {
			silent = append(silent, v)
		}
	}
	whole := Range{} // the whole range of (a), where its highest floor is implied
	wholeImplied := false
	if r, ok := twinAgreed(twinEach(say, twinVote.getK, twinAlways)); ok {
		e.majority = !allImplied
		e.customary = twinNarrow(r, twinEach(silent, twinVote.getK, twinAlways))
		var meeting []twinVote
		for _, v := range counted {
			if twinMeet(v.k, e.customary) {
				meeting = append(meeting, v)
			}
		}
		if !slices.ContainsFunc(meeting, twinVote.places) {
			stated := func(shape twinShape) bool {
				return slices.ContainsFunc(meeting, func(v twinVote) bool { return v.shape == shape && !v.implied })
			}
			floors := slices.DeleteFunc(slices.Clone(meeting), func(v twinVote) bool { return v.shape != twinFloor })
			ceilings := slices.DeleteFunc(slices.Clone(meeting), func(v twinVote) bool { return v.shape != twinCeiling })
			if len(floors) > 0 {
				most := slices.MaxFunc(floors, func(v, o twinVote) int { return cmp.Compare(v.k.Low, o.k.Low) }).k.Low
				whole = e.customary
				wholeImplied = !slices.ContainsFunc(floors, func(v twinVote) bool { return v.k.Low == most && !v.implied })
			}
			if len(floors) > 0 && !stated(twinCeiling) {
				best := floors[0]
				for _, v := range floors {
					if v.k.Low > best.k.Low || v.k.Low == best.k.Low && v.usual.High < best.usual.High {
						best = v
					}
				}
				high := min(max(best.usual.High, e.customary.Low), e.customary.High)
				for _, v := range ceilings {
					high = min(high, v.k.High)
				}
				e.customary.High = max(high, e.customary.Low)
			} else if len(ceilings) > 0 && !stated(twinFloor) {
				best := ceilings[0]
				for _, v := range ceilings {
					if v.k.High < best.k.High || v.k.High == best.k.High && v.usual.Low > best.usual.Low {
						best = v
					}
				}
				e.customary.Low = max(min(best.usual.Low, e.customary.High), e.customary.Low)
				for _, v := range floors {
					e.customary.Low = max(e.customary.Low, v.k.Low)
				}
			}
		}
	} else if len(placing) > 0 {
		r, ok := twinAgreed(twinEach(placing, twinVote.getK, twinAlways))
		if !ok {
			r = twinDolev(twinEach(placing, twinVote.getUsual, twinAlways))
		}
		e.customary = twinNarrow(r, twinEach(bounds, twinVote.getK, twinAlways))
	} else {
		e.customary = twinDolev(twinEach(counted, twinVote.getUsual, twinAlways))
	}
	// Published and Literal.
	telling := func(of func(twinVote) Range, range_ func(twinVote) Range) func(twinVote) bool {
		if len(placing) == 0 {
			return twinAlways
		}
		hull := twinHull(twinEach(placing, range_, twinAlways))
		return func(v twinVote) bool { return v.places() || !twinMeet(of(v), hull) }
	}
	tellsPublished := telling(twinVote.getK, twinVote.getK)
	tellsLiteral := telling(twinVote.getLit, twinVote.getLit)
	e.published = e.customary
	if wholeImplied {
		e.published = twinBoth(e.published, whole)
	}
	e.published = twinBoth(e.published, twinDolev(twinEach(counted, twinVote.getUsual, tellsPublished)))
	e.literal = twinBoth(e.published, twinDolev(twinEach(counted, twinVote.getLit, tellsLiteral)))
	for _, v := range e.votes {
		if !v.counted && tellsLiteral(v) {
			e.literal = twinBoth(e.literal, v.literal)
		}
	}
	if e.silent = allImplied && onlyCeilings; e.silent {
		e.customary, e.published = anything(), anything()
	}
	e.seat(ev, s, m)
	if !allImplied {
		e.of = len(counted)
	}
	for _, v := range counted {
		if twinMeet(v.k, e.customary) {
			e.agreeing += len(v.figures)
			if !allImplied {
				e.agree++
			}
		} else {
			e.dissenting += len(v.figures)
		}
	}
	return e, true
}

// seat bounds the ranges by the seats of the room.
func (e *twinEstimation) seat(ev Evidence, s Session, m Metric) {
	if m != Peak && m != Average {
		return
	}
	for _, p := range ev.Platforms {
		if seats, ok := SeatsOf(p, s); p.ID == s.Platform && ok && e.customary.Low <= seats && !twinAbove(e.votes, seats) {
			e.literal.High = min(e.literal.High, seats)
			if len(e.votes) == 0 || e.customary != anything() { // beside totals alone, which say nothing
				e.published.High = min(e.published.High, seats)
				e.customary.High = min(e.customary.High, seats)
			}
		}
	}
}

// twinAbove reports whether a vote lies above what the seats hold.
func twinAbove(votes []twinVote, seats int64) bool {
	return slices.ContainsFunc(votes, func(v twinVote) bool { return v.side == twinNone && twinLeast(v) > seats })
}

// twinLeast is the least that a vote says: a ceiling says none.
func twinLeast(v twinVote) int64 { return v.k.Low }

// ---- Verdicts ----

type twinKind int

const (
	twinAttendance twinKind = iota // and margins and ratios: small numbers are less
	twinPrevious
)

// A twinReport has the verdict on each point that is claimed.
type twinReport struct {
	verdict, record Verdict
	points          map[Point]Verdict
}

type twinRanges [3]Range // by Reading

// twinClaimed is what the words of a claim mean.
type twinClaimed struct {
	figure           Figure // the hedge that misleading is asked of, and v
	literal, usual   Range
	asked, dis, refu Range // A, D, R
}

func twinWords(f Figure) (c twinClaimed) {
	c.figure, c.literal, c.usual = f, f.Range(Literal), f.Range(Customary)
	c.asked, c.dis, c.refu = c.literal, c.literal, c.literal
	switch f.Hedge {
	case About:
		c.asked = c.usual
		wide := func(v, g int64) int64 {
			b := g
			for t, d := int64(1), v; d >= 1000; d /= 10 {
				t *= 10
				b = max(b, t)
			}
			return 2 * max(1, min(b, v/10))
		}
		to := f.People
		if f.To != 0 {
			to = f.To
		}
		c.dis = Range{Low: max(0, f.People-wide(f.People, f.Step)), High: min(MaxPeople, to+wide(to, f.Step))}
	case Nearly:
		c.asked, c.dis = c.usual, c.usual
	}
	return c
}

func twinSoFar(f Figure) twinClaimed {
	low := f.Range(Customary).Low
	r := Range{Low: low, High: Unbounded}
	return twinClaimed{figure: Figure{People: low, Step: 1, Hedge: AtLeast}, literal: r, usual: r, asked: r, dis: r, refu: r}
}

func twinNumber(e twinRanges, c twinClaimed, kind twinKind) Verdict {
	v := c.figure.People
	switch {
	case !twinMeet(e[Literal], c.refu):
		return Refuted
	case !twinMeet(e[Published], c.dis):
		return Doubtful
	case !e[Customary].Within(c.asked):
		return Undetermined
	}
	switch h := c.figure.Hedge; {
	case kind == twinPrevious && (h == AtLeast || h == MoreThan) && e[Customary].Low > v+v/4,
		kind == twinAttendance && (h == LessThan || h == AtMost) && e[Customary].High < v-v/4,
		kind == twinAttendance && h == Bare && e[Customary].High < c.usual.Low,
		kind == twinPrevious && h == Bare && e[Customary].Low > c.usual.High:
		return Undetermined
	}
	if e[Literal].Within(c.asked) {
		return Confirmed
	}
	return Supported
}

// A twinRival is a session that S is measured against.
type twinRival struct {
	session Session
	est     twinEstimation
	known   bool
	ranges  twinRanges
	bounds  twinBounds // under which readings it bounds anybody
	sure    bool       // certainly held by the claim, and certainly in the category
	soft    bool       // Staked by its own side, not the claimant's nor S's
	theirs  bool       // rests on the claimant alone
}

type twinBounds [3]bool

type twinCase struct {
	ev     Evidence
	c      Claim
	metric Metric
	s      Session
	found  bool
	est    twinEstimation
	known  bool
	ranges twinRanges
}

func twinSession(ev Evidence, id string) (Session, bool) {
	for _, s := range ev.Sessions {
		if s.ID == id {
			return s, true
		}
	}
	return Session{}, false
}

func (t twinCase) rival(s Session) (r twinRival) {
	r.session = s
	r.est, r.known = twinEstimate(t.ev, s, t.metric, t.c.By, false)
	r.ranges, r.bounds = twinRanges{r.est.customary, r.est.published, r.est.literal}, twinBounds{Literal: true}
	if r.known {
		r.bounds = twinBounds{!r.est.silent, !r.est.silent, true}
	}
	if t.c.Category.Event != "" {
		r.bounds = twinBounds{true, true, true}
	}
	if r.known && r.est.staked {
		r.theirs = !r.est.countsSide(twinHost) && !r.est.countsSide(twinOpponent)
		if r.est.countsSide(twinHost) {
			r.soft = true
			for _, id := range r.est.sideSources(twinHost) {
				if id == t.c.By || t.hostOfS(id) {
					r.soft = false
				}
			}
		}
	}
	return r
}

// hostOfS reports whether a source has the role host in a count of S.
func (t twinCase) hostOfS(id string) bool {
	for _, c := range twinAll(t.ev, t.s) {
		if c.Source == id && slices.Contains(append(twinRoles(t.ev, twinAll(t.ev, t.s), id, orPeak(c.Metric)), c.Role), RoleHost) {
			return true
		}
	}
	return false
}

// held reports whether a session was certainly held by the claim.
func (t twinCase) held(s Session) bool {
	at := t.c.At
	if at.IsZero() || !s.Start.IsZero() && s.Start.End <= at.End {
		return true
	}
	return slices.ContainsFunc(twinAll(t.ev, s), func(c Count) bool { return !c.Date.IsZero() && c.Date.End <= at.End })
}

// rivals returns the sessions that S is measured against in the category.
func (t twinCase) rivals(ratified bool) (rs []twinRival) {
	for _, s := range t.ev.Sessions {
		cat := t.c.Category
		ruling, _ := t.ev.Ruling(s.ID, cat, "")
		switch {
		case s.ID == t.s.ID,
			cat.Holds(s) == Impossible,
			t.c.At.Before(s.Start) == Certain,
			s.Event != "" && s.Event == t.s.Event && cat.Event != s.Event,
			cat.Holds(s) == Possible && t.c.At.Before(cat.During) == Certain, // in its span, it is later
			ruling.Status == Annulled,
			ratified && ruling.Status != Ratified:
			continue
		}
		r := t.rival(s)
		r.sure = t.held(s) && cat.Holds(s) == Certain
		rs = append(rs, r)
	}
	return rs
}

// twinSoften takes the Low of the rivals that are Staked by their own side away.
func twinSoften(rs []twinRival) (soft []twinRival, any bool) {
	soft = slices.Clone(rs)
	for i, r := range soft {
		if r.soft {
			any = true
			for k := range r.ranges {
				soft[i].ranges[k].Low = 0
			}
		}
	}
	return soft, any
}

// softly judges, and where that refutes judges again without what rivals say of
// themselves alone.
func twinSoftly(rs []twinRival, judge func([]twinRival) Verdict) Verdict {
	v := judge(rs)
	if soft, any := twinSoften(rs); v == Refuted && any && judge(soft) != Refuted {
		return Doubtful
	}
	return v
}

// twinPossible returns for each place whether it is possible under a reading.
func (t twinCase) twinPossible(rs []twinRival, reading Reading) []bool {
	own := t.ranges[reading]
	xs := []int64{own.Low, min(own.High, Unbounded-1)}
	for _, r := range rs {
		if q := r.ranges[reading]; r.bounds[reading] {
			for _, x := range []int64{q.Low - 1, q.Low, q.High - 1, q.High} {
				if own.Low <= x && x <= own.High && x < Unbounded {
					xs = append(xs, x)
				}
			}
		}
	}
	possible := make([]bool, len(rs)+2)
	for _, x := range xs {
		above, maybe := 0, 0
		for _, r := range rs {
			if !r.bounds[reading] {
				continue
			}
			if r.sure && r.ranges[reading].Low > x {
				above++
			}
			if r.ranges[reading].High > x {
				maybe++
			}
		}
		for k := above + 1; k <= maybe+1; k++ {
			possible[k] = true
		}
	}
	return possible
}

// outside reports whether S is certainly not in the category.
// annulled reports whether S has no place in the category any more.
func (t twinCase) annulled() bool {
	ruling, _ := t.ev.Ruling(t.s.ID, t.c.Category, "")
	return ruling.Status == Annulled
}

func (t twinCase) outside() bool { return t.c.Category.Holds(t.s) != Certain }

// place judges whether S has a place that is asked for.
func (t twinCase) place(asked func(k int) bool, ratified bool) Verdict {
	if t.outside() {
		return Undetermined
	}
	ruling, _ := t.ev.Ruling(t.s.ID, t.c.Category, "")
	if ruling.Status == Annulled {
		return Refuted
	}
	if ratified && ruling.Status != Ratified {
		if ruling.Status == Rejected {
			return Refuted
		}
		return Undetermined
	}
	rs := t.rivals(ratified)
	if !t.known || !slices.ContainsFunc(rs, func(r twinRival) bool { return r.known }) || t.c.Category.Holds(t.s) != Certain {
		return Undetermined
	}
	return twinSoftly(rs, func(rs []twinRival) Verdict {
		some, other := [3]bool{}, [3]bool{}
		for _, reading := range []Reading{Customary, Published, Literal} {
			for k, ok := range t.twinPossible(rs, reading) {
				if ok && asked(k) {
					some[reading] = true
				} else if ok {
					other[reading] = true
				}
			}
		}
		switch {
		case !some[Literal]:
			return Refuted
		case !some[Published]:
			return Doubtful
		case !other[Literal]:
			return Confirmed
		case !other[Customary]:
			return Supported
		}
		return Undetermined
	})
}

// before returns the record that S is measured against: the one before it or,
// denied, the one that stands.
func (t twinCase) before(rs []twinRival, stands bool) (e twinRanges, known bool) {
	for reading := range e {
		some := false
		for _, r := range rs {
			if !r.bounds[reading] {
				continue
			}
			if !stands && t.s.Start.Before(r.session.Start) == Certain {
				continue
			}
			known, some = known || r.known, true
			e[reading].High = max(e[reading].High, r.ranges[reading].High)
			if r.sure && (stands || r.session.Start.Before(t.s.Start) == Certain) {
				e[reading].Low = max(e[reading].Low, r.ranges[reading].Low)
			}
		}
		if !some { // nobody says anything under this reading
			e[reading] = anything()
		}
	}
	return e, known
}

// twinThousandths is the quotient of two ranges, outward to the thousandth.
func twinThousandths(a, b Range) (r Range) {
	r.High = Unbounded
	if b.High < Unbounded && b.High > 0 && a.Low < Unbounded {
		n := new(big.Int).Mul(big.NewInt(a.Low), big.NewInt(1000))
		n.Div(n, big.NewInt(b.High))
		r.Low = twinInt(n)
	}
	if a.High < Unbounded && b.Low > 0 {
		n := new(big.Int).Mul(big.NewInt(a.High), big.NewInt(1000))
		n.Add(n, big.NewInt(b.Low-1))
		n.Div(n, big.NewInt(b.Low))
		r.High = twinInt(n)
	}
	return r
}

func twinInt(n *big.Int) int64 {
	if n.IsInt64() {
		return n.Int64()
	}
	return Unbounded
}

func (t twinCase) first() Verdict { // among the ratified, where the claim says so
	limit := t.c.First.People
	if t.c.First.Hedge == MoreThan {
		limit++
	}
	rs := t.rivals(t.c.Ratified)
	counted := slices.ContainsFunc(rs, func(r twinRival) bool { return r.known })
	ruling, _ := t.ev.Ruling(t.s.ID, t.c.Category, "")
	switch {
	case t.outside():
		return Undetermined
	case ruling.Status == Annulled, t.c.Ratified && ruling.Status == Rejected:
		return Refuted
	case t.c.Ratified && ruling.Status != Ratified:
		return Undetermined
	case t.c.Category.Holds(t.s) != Certain:
		return Undetermined
	}
	ranges := t.ranges
	return twinSoftly(rs, func(rs []twinRival) Verdict {
		var not, did [3]bool
		for _, reading := range []Reading{Customary, Published, Literal} {
			own := ranges[reading]
			not[reading] = own.High < limit
			did[reading] = own.Low >= limit
			for _, r := range rs {
				if !r.bounds[reading] || t.s.Start.Before(r.session.Start) == Certain {
					continue
				}
				if r.ranges[reading].High >= limit {
					did[reading] = false
				}
				if r.sure && r.session.Start.Before(t.s.Start) == Certain && r.ranges[reading].Low >= limit {
					not[reading] = true
				}
			}
		}
		switch {
		case not[Literal]:
			return Refuted
		case not[Published]:
			return Doubtful
		case did[Literal] && counted:
			return Confirmed
		case did[Customary] && counted:
			return Supported
		}
		return Undetermined
	})
}

// attendance judges the claim's figure by a metric, the caps apart.
func (t twinCase) attendance(m Metric) Verdict {
	e, known := t.est, t.known
	if m != t.metric {
		e, known = twinEstimate(t.ev, t.s, m, t.c.By, t.c.Category.Platform == "")
	}
	if !known && e.literal == anything() {
		return Undetermined
	}
	words := t.figure()
	v := twinNumber(twinRanges{e.customary, e.published, e.literal}, words, twinAttendance)
	host, opponent := e.countsSide(twinHost), e.countsSide(twinOpponent)
	if host && !opponent && e.customary.Low > words.dis.High || opponent && !host && e.customary.High < words.dis.Low {
		v = max(v, Undetermined)
	}
	return v
}

func (t twinCase) figure() twinClaimed {
	if t.c.SoFar {
		return twinSoFar(t.c.Figure)
	}
	return twinWords(t.c.Figure)
}

func twinTurn(v Verdict) Verdict { return -v }

func twinVerify(ev Evidence, c Claim) twinReport {
	out := twinReport{points: map[Point]Verdict{}}
	if c.Session == "" {
		twinEvent(ev, c, out.points)
	} else {
		twinSingle(ev, c, out.points)
	}
	if !c.Figure.IsZero() && !c.Previous.IsZero() && !c.Margin.IsZero() && c.Rival == "" {
		f, p := c.Figure, c.Previous
		if c.Denied {
			f, p = p, f
		}
		wide := twinLess(f.Range(Literal), p.Range(Literal))
		out.points["arithmetic"] = twinNumber(twinRanges{twinLess(f.Range(Customary), p.Range(Customary)), wide, wide}, twinWords(c.Margin), twinAttendance)
	}
	first := true
	for _, p := range []Point{"attendance", "place", "top", "previous", "margin", "ratio", "first"} {
		if v, ok := out.points[p]; ok && (first || v < out.verdict) {
			out.verdict, first = v, false
		}
	}
	if v, ok := out.points["arithmetic"]; ok && v == Refuted {
		out.verdict = min(out.verdict, Doubtful)
	}
	if c.Place != 0 {
		out.record = out.points["place"]
	} else if c.Top != 0 {
		out.record = out.points["top"]
	}
	return out
}

func twinSingle(ev Evidence, c Claim, points map[Point]Verdict) {
	t := twinCase{ev: ev, c: c, metric: orPeak(c.Category.Metric)}
	t.s, t.found = twinSession(ev, c.Session)
	t.ranges = twinRanges{anything(), anything(), anything()}
	if t.found {
		t.est, t.known = twinEstimate(ev, t.s, t.metric, c.By, c.Category.Platform == "")
		t.ranges = twinRanges{t.est.customary, t.est.published, t.est.literal}
	}
	// What is denied.
	denied := ""
	if c.Denied {
		switch {
		case c.Place != 0:
			denied = "place"
		case c.Top != 0:
			denied = "top"
		case !c.First.IsZero():
			denied = "first"
		case c.Rival != "" && (!c.Margin.IsZero() || !c.Ratio.IsZero()):
			denied = "comparison"
		case !c.Figure.IsZero():
			denied = "attendance"
		}
	}
	turn := func(point string, v Verdict) Verdict {
		if denied == point {
			return twinTurn(v)
		}
		return v
	}
	var rs []twinRival
	if t.found {
		rs = t.rivals(c.Ratified)
	}
	stakes := Confirmed // the cap of S's own estimate
	if t.known && t.est.staked {
		stakes = Supported
		if t.est.countsSide(twinHost) || t.est.countsSide(twinOpponent) {
			stakes = Undetermined
		}
	}
	others := Confirmed // the cap of the rivals' estimates
	if slices.ContainsFunc(rs, func(r twinRival) bool { return r.theirs }) {
		others = Supported
	}

	if !c.Figure.IsZero() {
		v := Undetermined
		if t.found {
			v = t.attendance(t.metric)
			if c.Category.Metric == "" && v < Undetermined {
				for _, d := range twinAll(ev, t.s) {
					if m := d.Metric; m != "" && m != Peak && t.attendance(m) >= Undetermined {
						v = Undetermined
					}
				}
			}
		}
		v = min(turn("attendance", v), stakes)
		refu := t.figure().refu
		for _, side := range []twinSide{twinHost, twinPlatform, twinOpponent, twinClaimant} {
			r, ok := t.est.sideLiteral(side)
			below, above := r.High < refu.Low, r.Low > refu.High
			switch {
			case !ok:
			case side == twinOpponent && above, side == twinClaimant && (above || below), side != twinOpponent && side != twinClaimant && below:
				v = min(v, Undetermined)
			}
		}
		points["attendance"] = v
	}
	if c.Place != 0 {
		v := Undetermined
		if t.found {
			v = t.place(func(k int) bool { return k == c.Place }, c.Ratified)
		}
		points["place"] = min(turn("place", v), stakes, others)
	}
	if c.Top != 0 {
		v := Undetermined
		if t.found {
			v = t.place(func(k int) bool { return k <= c.Top }, c.Ratified)
		}
		points["top"] = min(turn("top", v), stakes, others)
	}
	stands := denied == "place"
	if !c.Previous.IsZero() {
		v := Undetermined
		if t.found && c.Place == 1 && c.Category.Holds(t.s) == Certain && !t.annulled() {
			v = twinSoftly(rs, func(rs []twinRival) Verdict {
				e, known := t.before(rs, stands)
				if !known {
					return Undetermined
				}
				return twinNumber(e, twinWords(c.Previous), twinPrevious)
			})
		}
		points["previous"] = min(v, others)
	}
	// Margin and ratio, over the record before or the session compared with.
	against, compared := rs, false
	if c.Rival != "" {
		against, others = nil, Confirmed
		if s, ok := twinSession(ev, c.Rival); ok {
			r := t.rival(s)
			against, compared = []twinRival{r}, true
			if r.theirs {
				others = Supported
			}
		}
	}
	over := func(judge func(e twinRanges) Verdict) Verdict {
		if !t.known && t.ranges[Literal] == anything() || !compared && (c.Rival != "" || c.Place != 1 || c.Category.Holds(t.s) != Certain || t.annulled()) {
			return Undetermined
		}
		return twinSoftly(against, func(rs []twinRival) Verdict {
			e, known := twinRanges{}, false
			if compared {
				e, known = rs[0].ranges, rs[0].known
			} else {
				e, known = t.before(rs, stands)
			}
			if !known {
				return Undetermined
			}
			return judge(e)
		})
	}
	if !c.Margin.IsZero() {
		v := over(func(e twinRanges) Verdict {
			var by twinRanges
			for r := range by {
				if by[r] = twinLess(t.ranges[r], e[r]); stands && !compared {
					by[r] = twinLess(e[r], t.ranges[r])
				}
			}
			return twinNumber(by, twinWords(c.Margin), twinAttendance)
		})
		points["margin"] = min(turn("comparison", v), stakes, others)
	}
	if !c.Ratio.IsZero() {
		v := over(func(e twinRanges) Verdict {
			var by twinRanges
			for r := range by {
				by[r] = twinThousandths(t.ranges[r], e[r])
			}
			return twinNumber(by, twinWords(Figure{People: c.Ratio.Thousandths, To: c.Ratio.To, Step: c.Ratio.Step, Hedge: c.Ratio.Hedge}), twinAttendance)
		})
		points["ratio"] = min(turn("comparison", v), stakes, others)
	}
	if !c.First.IsZero() {
		v := Undetermined
		others := Confirmed
		if t.found {
			v = t.first()
			if slices.ContainsFunc(rs, func(r twinRival) bool { return r.theirs }) {
				others = Supported
			}
		}
		points["first"] = min(turn("first", v), stakes, others)
	}
}

// twinReach bounds the audience of an event.
func twinReach(ev Evidence, event string, m Metric, by string, platformStake bool) (e twinRanges, known, sided, staked bool) {
	for reading := range e {
		places := map[string]int64{}
		var stream, high int64
		for _, s := range ev.Sessions {
			if s.Event != event || event == "" {
				continue
			}
			est, ok := twinEstimate(ev, s, m, by, platformStake)
			r := est.read(Reading(reading))
			if ok {
				known = true
				staked = staked || est.staked
				sided = sided || est.staked && (est.countsSide(twinHost) || est.countsSide(twinOpponent))
			}
			venue := slices.ContainsFunc(ev.Platforms, func(p Platform) bool { return p.ID == s.Platform && p.Venue })
			if venue {
				places[s.Platform] = max(places[s.Platform], r.Low)
			} else {
				stream = max(stream, r.Low)
			}
			high = twinSum(high, r.High)
		}
		var sum int64
		for _, low := range places {
			sum = twinSum(sum, low)
		}
		e[reading] = Range{Low: max(sum, stream), High: high}
	}
	return e, known, sided, staked
}

func twinEvent(ev Evidence, c Claim, points map[Point]Verdict) {
	for point, claimed := range map[Point]bool{
		"place": c.Place != 0, "top": c.Top != 0, "previous": !c.Previous.IsZero(), "margin": !c.Margin.IsZero(),
		"ratio": !c.Ratio.IsZero(), "first": !c.First.IsZero(),
	} {
		if claimed {
			points[point] = Undetermined
		}
	}
	if c.Figure.IsZero() {
		return
	}
	words := twinWords(c.Figure)
	if c.SoFar {
		words = twinSoFar(c.Figure)
	}
	limit := Confirmed
	judge := func(m Metric) Verdict {
		e, known, sided, staked := twinReach(ev, c.Event, m, c.By, c.Category.Platform == "")
		if m != Peak && m != Unique || !known {
			return Undetermined
		}
		if m == orPeak(c.Category.Metric) {
			if sided {
				limit = Undetermined
			} else if staked {
				limit = Supported
			}
		}
		return twinNumber(e, words, twinAttendance)
	}
	v := judge(orPeak(c.Category.Metric))
	if c.Category.Metric == "" && v < Undetermined {
		for _, s := range ev.Sessions {
			if s.Event == c.Event && slices.ContainsFunc(twinAll(ev, s), func(d Count) bool { return d.Metric == Unique }) && judge(Unique) >= Undetermined {
				v = Undetermined
			}
		}
	}
	if c.Denied && c.Place == 0 && c.Top == 0 && c.First.IsZero() && (c.Rival == "" || c.Margin.IsZero() && c.Ratio.IsZero()) {
		v = twinTurn(v)
	}
	points["attendance"] = min(v, limit)
}
