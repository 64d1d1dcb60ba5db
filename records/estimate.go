package records

import (
	"cmp"
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// Ranges are the numbers that evidence allows under the three readings, both ends
// included. Customary lies within Published, and Published within Literal.
type Ranges struct {
	Customary attendance.Range `json:"customary"` // what the independent counts agree on, read as a fair reader reads them
	Published attendance.Range `json:"published"` // all that the independent counts span, read so
	Literal   attendance.Range `json:"literal"`   // what is possible whoever is right, by the letter of their words
}

// Range returns the range under a reading. Under an unknown reading it says nothing, as
// [attendance.Figure.Range] does: it is [0, Unbounded].
func (r Ranges) Range(reading attendance.Reading) attendance.Range {
	switch reading {
	case attendance.Literal:
		return r.Literal
	case attendance.Published:
		return r.Published
	case attendance.Customary:
		return r.Customary
	}
	return anything()
}

// everywhere returns the ranges that are the same under every reading.
func everywhere(r attendance.Range) Ranges { return Ranges{r, r, r} }

// apply returns the ranges that f makes of those of r and o.
func (r Ranges) apply(o Ranges, f func(a, b attendance.Range) attendance.Range) Ranges {
	return Ranges{f(r.Customary, o.Customary), f(r.Published, o.Published), f(r.Literal, o.Literal)}
}

// An Estimate is what the counts of a session say together about one metric.
//
// If no votes are used, or only totals that bound the number from above, Customary and
// Published are [0, Unbounded] and say nothing. Totals still bound Literal.
type Estimate struct {
	Ranges
	Metric   attendance.Metric `json:"metric"`
	Agree    int               `json:"agree"`    // how many of the votes that are used allow a number in Customary
	Of       int               `json:"of"`       // how many votes are used; 0 if everything they say is implied by other metrics
	Majority bool              `json:"majority"` // more than half of the votes have some number in common
	Staked   bool              `json:"staked"`   // nobody independent has counted, so votes with a stake are used

	// Who stands where. Every count of the metric is in one of these lists, in the order
	// of [attendance.Count.Compare].
	Counted  []attendance.Count `json:"counted"`  // the counts of the votes that agree
	Dissent  []attendance.Count `json:"dissent"`  // the counts of the votes that do not
	Stakes   []Stake            `json:"stakes"`   // the votes with a stake, used or not
	Copies   []attendance.Count `json:"copies"`   // they repeat the number of another source, and have no vote
	Replaced []attendance.Count `json:"replaced"` // their source has since said something else
}

// The sides, in this order: a source on several is on the first of them.
const (
	sideHost     = "host"     // and who repeats the host
	sideOpponent = "opponent" // who gains if the number is small
	sideClaimant = "claimant" // who makes the claim that is judged
	sidePlatform = "platform" // in a claim that compares platforms
)

var sides = [...]string{sideHost, sideOpponent, sideClaimant, sidePlatform}

// A Stake is the vote of a side that has a stake in the number. Side is "host" for the
// host and those who repeat the host, "opponent" for those who gain if the number is
// small, "claimant" for whoever makes the claim that is judged, and "platform" for the
// session's platform in a claim that compares platforms. A source on several sides is on
// the first of them.
type Stake struct {
	Side    string             `json:"side"`
	Counted bool               `json:"counted"` // its vote is used, since nobody without a stake, or with a smaller one, has counted
	Agrees  bool               `json:"agrees"`  // its vote allows a number in Customary
	Literal attendance.Range   `json:"literal"` // what the words of the side allow
	Counts  []attendance.Count `json:"counts"`
}

// Known reports whether the counts say anything under Customary.
func (e Estimate) Known() bool {
	return e.counted() && e.Customary != anything() || e.Of > 0
}

// counted reports whether the session has any count that bears on the metric.
func (e Estimate) counted() bool { return len(e.Counted)+len(e.Dissent) > 0 }

// stake returns the vote of a side.
func (e Estimate) stake(side string) (Stake, bool) {
	i := slices.IndexFunc(e.Stakes, func(s Stake) bool { return s.Side == side })
	if i < 0 {
		return Stake{}, false
	}
	return e.Stakes[i], true
}

// restsOn reports whether the estimate is Staked, and a side is counted.
func (e Estimate) restsOn(side string) bool {
	s, ok := e.stake(side)
	return e.Staked && ok && s.Counted
}

// Publish returns the most informative honest figure for what e says, with at most the
// given number of significant digits: see [attendance.Publish].
func (e Estimate) Publish(digits int) (attendance.Figure, error) {
	return attendance.Publish(e.Literal, e.Customary, digits)
}

// An interest tells who has a stake besides the host and the opponents: the claimant, and
// the platform of the session. The zero interest is the one without a claim.
type interest struct {
	by       string
	platform bool
}

// A vote is what one independent source says, or several that are not independent
// of each other, or one side.
type vote struct {
	side      string           // "" if it is independent
	k         attendance.Range // with which it takes part
	customary attendance.Range
	literal   attendance.Range
	shape     shape
	implied   bool // all its figures follow from other metrics

	counted, agrees bool

	// While it is being put together.
	asked        attendance.Metric
	tightest     *paper
	fair, letter attendance.Range // all that the figures span
}

// A shape is how a figure bears on a number: it places it, or bounds it.
type shape uint8

const (
	placing shape = iota
	floor         // no fewer
	ceiling       // no more
)

func (v *vote) bounds() bool { return v.shape != placing }

// reconciled returns the estimate of nothing, with its lists.
func reconciled() Estimate {
	return Estimate{
		Counted: []attendance.Count{}, Dissent: []attendance.Count{}, Stakes: []Stake{},
		Copies: []attendance.Count{}, Replaced: []attendance.Count{},
	}
}

// reconcile combines votes, by steps 4 to 6 of the rules in the package documentation,
// and marks those that are used and those that agree.
func (b *ballot) reconcile(votes []vote) Estimate {
	e := reconciled()
	e.Ranges, e.Metric = everywhere(anything()), b.metric
	if len(votes) == 0 {
		b.seat(&e, votes)
		return e
	}
	counted := count(votes)
	e.Staked = counted[0].side != ""
	onlyImplied, silent := true, true
	for _, v := range counted {
		onlyImplied = onlyImplied && v.implied
		silent = silent && v.shape == ceiling
	}
	if !onlyImplied || !silent { // totals alone say nothing under Customary and Published
		var whole attendance.Range
		e.Customary, whole, e.Majority = b.agree(counted)
		e.Majority = e.Majority && !onlyImplied
		e.Published = hull(b.spanned(counted, nil, customaryOf, kOf), e.Customary)
		if whole != (attendance.Range{}) {
			e.Published = hull(e.Published, whole)
		}
		e.Literal = hull(e.Published, b.spanned(counted, votes, literalOf, literalOf))
	} else {
		e.Literal = b.spanned(counted, votes, literalOf, literalOf)
	}
	b.seat(&e, votes)
	for i := range votes {
		v := &votes[i]
		v.agrees = meet(v.k, e.Customary)
		if v.counted && !onlyImplied {
			e.Of++
			if v.agrees {
				e.Agree++
			}
		}
		if v.side != "" {
			stake := Stake{v.side, v.counted, v.agrees, v.literal, nil}
			for _, p := range b.in {
				if p.side == v.side {
					stake.Counts = append(stake.Counts, *p.count)
				}
			}
			e.Stakes = append(e.Stakes, stake)
		}
	}
	return e
}

// count marks the votes that are used, and returns them: the independent ones; if there
// are none, those of a claimant and a platform; if there are none either, those of the
// sides.
func count(votes []vote) []vote {
	rank := func(s string) int {
		switch s {
		case "":
			return 0
		case sideClaimant, sidePlatform:
			return 1
		}
		return 2
	}
	least := 2
	for _, v := range votes {
		least = min(least, rank(v.side))
	}
	from, to := len(votes), 0 // they stand together
	for i := range votes {
		if votes[i].counted = rank(votes[i].side) == least; votes[i].counted {
			from, to = min(from, i), i+1
		}
	}
	return votes[from:to]
}

func kOf(v *vote) attendance.Range         { return v.k }
func customaryOf(v *vote) attendance.Range { return v.customary }
func literalOf(v *vote) attendance.Range   { return v.literal }

// agree returns the range that the votes support, by step 5: what more than half of those
// that have a say have in common, if that is one range (Marzullo 1984); otherwise the
// same for those that place the number, or the range that tolerates faults among them
// (Dolev, Lynch, Pinter, Stark and Weihl 1986), within the bounds.
//
// If a majority does not place the number, whole is its whole range, provided that its
// highest floor is implied.
func (b *ballot) agree(votes []vote) (r, whole attendance.Range, majority bool) {
	place, bounds := b.place[:0], b.bounds[:0]
	for _, v := range votes {
		if v.bounds() {
			bounds = append(bounds, v)
		} else {
			place = append(place, v)
		}
	}
	if len(bounds) > 1 {
		slices.SortStableFunc(bounds, func(a, b vote) int { return cmp.Compare(a.k.Low, b.k.Low) })
	}
	say := append(b.say[:0], place...)
	for _, v := range bounds {
		if !v.holdsAll(place) {
			say = append(say, v)
		}
	}
	b.place, b.bounds, b.say = place, bounds, say
	narrow := func() {
		for _, v := range bounds {
			if both, ok := r.Intersect(v.k); ok {
				r = both
			}
		}
	}
	if r, majority = b.common(say); !majority {
		if len(place) == 0 {
			return b.tolerant(votes, customaryOf), whole, false
		}
		var ok bool
		if r, ok = b.common(place); !ok {
			r = b.tolerant(place, customaryOf)
		}
		narrow()
		return r, whole, false
	}
	for _, v := range bounds {
		if both, ok := r.Intersect(v.k); ok && v.holdsAll(place) {
			r = both
		}
	}
	return openEnd(r, votes)
}

// holdsAll reports whether a bound contains everything that the placing votes say, if
// there are any: it then adds nothing to them.
func (v *vote) holdsAll(place []vote) bool {
	return len(place) > 0 && !slices.ContainsFunc(place, func(p vote) bool { return !p.k.Within(v.k) })
}

// openEnd ends the range of a majority in which no vote places the number and all only
// bound it: "at least 10,000" is customarily no more than 10,999.
func openEnd(r attendance.Range, votes []vote) (_, whole attendance.Range, majority bool) {
	var highest, lowest *vote
	statedFloor, statedCeiling, implied := false, false, false // implied if all of the highest floor are
	least, most := int64(0), attendance.Unbounded              // by the floors and ceilings
	for i := range votes {
		v := &votes[i]
		if !meet(v.k, r) {
			continue
		}
		switch v.shape {
		case placing:
			return r, whole, true
		case floor:
			statedFloor = statedFloor || !v.implied
			if highest == nil || v.k.Low > highest.k.Low {
				implied = true
			}
			if highest == nil || v.k.Low >= highest.k.Low {
				implied = implied && v.implied
			}
			least = max(least, v.k.Low)
			if highest == nil || cmp.Or(cmp.Compare(v.k.Low, highest.k.Low), cmp.Compare(highest.customary.High, v.customary.High)) > 0 {
				highest = v
			}
		case ceiling:
			statedCeiling = statedCeiling || !v.implied
			most = min(most, v.k.High)
			if lowest == nil || cmp.Or(cmp.Compare(lowest.k.High, v.k.High), cmp.Compare(v.customary.Low, lowest.customary.Low)) > 0 {
				lowest = v
			}
		}
	}
	if implied {
		whole = r
	}
	switch {
	case highest != nil && !statedCeiling:
		r.High = min(max(r.Low, highest.customary.High), most)
	case lowest != nil && !statedFloor:
		r.Low = max(min(lowest.customary.Low, r.High), least)
	}
	return r, whole, true
}

// common returns what the most votes have in common; ok is false if they are not more
// than half, or if that is not one range.
func (b *ballot) common(votes []vote) (r attendance.Range, ok bool) {
	if len(votes) == 1 {
		return votes[0].k, true
	}
	lows, highs := b.ends(votes, kOf)
	most, closed, pieces := 0, 0, 0
	for i, low := range lows {
		for highs[closed] < low {
			closed++
		}
		switch open := i + 1 - closed; { // how many hold low; so many do up to the next High
		case open > most:
			most, pieces, r = open, 1, attendance.Range{Low: low, High: highs[closed]}
		case open < most:
		case low == r.High+1: // and in between there is no number
			r.High = highs[closed]
		default:
			pieces++
		}
	}
	return r, 2*most > len(votes) && pieces == 1
}

// tolerant returns the range from the (f+1)-th smallest Low of the votes to the
// (f+1)-th largest High, f being the most of them that may be wrong.
func (b *ballot) tolerant(votes []vote, of func(*vote) attendance.Range) attendance.Range {
	if len(votes) == 1 {
		return of(&votes[0])
	}
	lows, highs := b.ends(votes, of)
	n := len(votes)
	f := (n - 1) / 3
	return attendance.Range{Low: lows[f], High: highs[n-1-f]}
}

// ends returns the Lows and Highs of the votes, sorted, until it is called again.
func (b *ballot) ends(votes []vote, of func(*vote) attendance.Range) (lows, highs []int64) {
	lows, highs = b.lows[:0], b.highs[:0]
	for i := range votes {
		r := of(&votes[i])
		lows, highs = append(lows, r.Low), append(highs, r.High)
	}
	b.lows, b.highs = lows, highs
	slices.Sort(lows)
	slices.Sort(highs)
	return lows, highs
}

// spanned returns the hull of what the telling votes say, by §2.6: of those that
// are counted without the outermost, of all others whole. A vote tells if it places
// the number, or if it is a bound that all that the counted ones place it at breaks.
func (b *ballot) spanned(counted, all []vote, of, meets func(*vote) attendance.Range) attendance.Range {
	var placed attendance.Range
	places := false
	for i := range counted {
		switch v := &counted[i]; {
		case v.bounds():
		case !places:
			placed, places = meets(v), true
		default:
			placed = hull(placed, meets(v))
		}
	}
	tells := func(v *vote) bool { return !places || !v.bounds() || !meet(meets(v), placed) }
	b.telling = b.telling[:0]
	for i := range counted {
		if tells(&counted[i]) {
			b.telling = append(b.telling, counted[i])
		}
	}
	r := b.tolerant(b.telling, of)
	for i := range all {
		if v := &all[i]; !v.counted && tells(v) {
			r = hull(r, of(v))
		}
	}
	return r
}
