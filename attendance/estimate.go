package attendance

import (
	"cmp"
	"slices"
)

// An Estimate is what all of a session's counts of one metric say together.
// Both ranges include both ends, and Customary lies within Literal.
type Estimate struct {
	Customary Range   `json:"customary"`          // what a fair reader takes the counts to mean together
	Literal   Range   `json:"literal"`            // what they guarantee together
	Metric    Metric  `json:"metric"`             // what was counted, Peak where it was not stated
	Agree     int     `json:"agree"`              // how many independent votes meet Customary
	Of        int     `json:"of"`                 // how many there are; 0 if Customary only follows from other metrics
	Majority  bool    `json:"majority"`           // more than half of them hold some value in common
	Dissent   []Count `json:"dissent,omitempty"`  // the counts of the votes that do not meet it
	Copies    []Count `json:"copies,omitempty"`   // counts that repeat a source that is present, and have no vote
	Replaced  []Count `json:"replaced,omitempty"` // counts that their source has since restated
}

// Range returns the estimate under a reading.
func (e Estimate) Range(r Reading) Range {
	if r == Literal {
		return e.Literal
	}
	return e.Customary
}

// Known reports whether the counts say anything at all.
func (e Estimate) Known() bool { return e.Of > 0 || e.Customary != Anything() }

// Estimate reconciles the session's counts of a metric, "" being the peak. The
// rules are those of the package documentation: later counts of a source
// replace its earlier ones, each independent source has one vote, and the votes
// are brought together as Marzullo (1984) does, or where no majority of them
// meets, as Dolev et al. (1986) do.
//
// A count whose Figure is zero or invalid says nothing. Roles are those on the
// counts alone: package records fills in a source's own where a count has none.
// The order of the counts makes no difference. The time taken is that of
// sorting them.
func (s Session) Estimate(m Metric) Estimate { return Platform{}.estimate(s, m.Or()) }

// estimate reconciles the counts, of which some may be as many as the platform's
// counter shows.
func (p Platform) estimate(s Session, m Metric) Estimate {
	var counts []Count
	for _, c := range s.Counts {
		if _, err := c.Figure.flaw(); c.Metric.Or() == m && err == nil && !c.Figure.IsZero() {
			counts = append(counts, c)
		}
	}
	if len(counts) > 0 {
		var c counter
		if m == Peak || m == Average {
			c.limits, c.always = p.during(Counter, s)
		}
		return reconcile(counts, m, c)
	}
	if m == Peak {
		return p.impliedPeak(s)
	}
	return Estimate{Customary: Anything(), Literal: Anything(), Metric: m}
}

// impliedPeak bounds the peak by the other metrics: it is no less than the
// average, and no more than the people, entries or plays there were in all.
// Bounds that contradict each other hold the peak between them.
func (p Platform) impliedPeak(s Session) Estimate {
	e := Estimate{Customary: Anything(), Literal: Anything(), Metric: Peak}
	average := p.estimate(s, Average)
	e.Customary.Low = average.Customary.Low
	e.Literal.Low = average.Literal.Low
	for _, m := range [...]Metric{Unique, Joins, Views} {
		total := p.estimate(s, m)
		e.Customary.High = min(e.Customary.High, total.Customary.High)
		e.Literal.High = min(e.Literal.High, total.Literal.High)
	}
	e.Customary = ordered(e.Customary)
	e.Literal = ordered(e.Literal).Hull(e.Customary)
	return e
}

func ordered(r Range) Range { return Range{min(r.Low, r.High), max(r.Low, r.High)} }

// A vote is what one independent source says, or several that are not
// independent of each other.
type vote struct {
	customary Range
	literal   Range
	counts    []Count
}

// reconcile brings together counts of one metric, of which there is at least
// one, heeding the counter they may have been read from.
func reconcile(counts []Count, m Metric, on counter) Estimate {
	e := Estimate{Metric: m}
	slices.SortFunc(counts, Count.Compare)
	counts = slices.Compact(counts) // saying a thing twice adds nothing
	lineage := lineageOf(counts)
	var voting []Count
	for _, c := range counts {
		if c.Via != "" && lineage.present(lineage.origin(c), m) {
			e.Copies = append(e.Copies, c)
		} else {
			voting = append(voting, c)
		}
	}
	voting, e.Replaced = replace(voting, on)
	votes := poll(voting, lineage, on)

	e.Customary, e.Majority = agree(votes)
	e.Of = len(votes)
	var bound []Range
	for _, v := range votes {
		meets := v.customary.Meets(e.Customary)
		if meets {
			e.Agree++
		} else {
			e.Dissent = append(e.Dissent, v.counts...)
		}
		if meets || !e.Majority {
			bound = append(bound, v.literal)
		}
	}
	if e.Majority {
		e.Literal = e.Customary.Hull(meet(bound))
	} else {
		e.Literal = e.Customary.Hull(hull(bound))
	}
	slices.SortFunc(e.Dissent, Count.Compare)
	return e
}

// replace parts the counts that stand from those that their source has
// replaced: by a count certainly later, unless that is only vaguer. The counts
// are in the order of Compare, and stay so.
func replace(counts []Count, on counter) (stand, replaced []Count) {
	for len(counts) > 0 {
		n := 1
		for n < len(counts) && counts[n].Source == counts[0].Source {
			n++
		}
		stand, replaced = replaceOwn(counts[:n], on, stand, replaced)
		counts = counts[n:]
	}
	return stand, replaced
}

// replaceOwn does that for the counts of one source, which are ordered by the
// start of their dates.
func replaceOwn(counts []Count, on counter, stand, replaced []Count) (_, _ []Count) {
	// after[i] is where the literal ranges of the dated counts from i on meet:
	// an earlier range within it is within each of them.
	var after []Range
	if len(counts) > 1 {
		after = make([]Range, len(counts)+1)
		after[len(counts)] = Anything()
		for i, c := range slices.Backward(counts) {
			after[i] = after[i+1]
			if !c.Date.IsZero() {
				r := on.shown(c.Figure, Literal)
				after[i] = Range{max(after[i].Low, r.Low), min(after[i].High, r.High)}
			}
		}
	}
	for _, c := range counts {
		if after != nil && !c.Date.IsZero() {
			later, _ := slices.BinarySearchFunc(counts, c.Date.End, func(o Count, end int64) int {
				return cmp.Compare(o.Date.sortStart(), end)
			})
			if !on.shown(c.Figure, Literal).Within(after[later]) {
				replaced = append(replaced, c)
				continue
			}
		}
		stand = append(stand, c)
	}
	return stand, replaced
}

// poll gathers counts into votes. Counts of one source are one vote, and so are
// all copies of one absent source, and equal figures from press or unknown
// sources that name nobody: they have most likely read each other.
func poll(counts []Count, l lineage, on counter) []vote {
	type key struct {
		source string // as a source or as the origin of copies
		figure Figure // or this
	}
	parent := make([]int, len(counts)) // a forest over the counts, by index
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	first := make(map[key]int, 2*len(counts))
	join := func(i int, k key) {
		j, seen := first[k]
		if !seen {
			first[k] = i
			return
		}
		a, b := find(i), find(j)
		parent[max(a, b)] = min(a, b)
	}
	for i, c := range counts {
		parent[i] = i
		join(i, key{source: c.Source})
		switch {
		case c.Via != "":
			join(i, key{source: l.origin(c)})
		case c.Role == "" || c.Role == RolePress:
			join(i, key{figure: c.Figure})
		}
	}
	var votes []vote
	at := make(map[int]int, len(counts))
	for i, c := range counts {
		root := find(i)
		k, seen := at[root]
		if !seen {
			k = len(votes)
			at[root] = k
			votes = append(votes, vote{})
		}
		votes[k].counts = append(votes[k].counts, c)
	}
	for k := range votes {
		v := &votes[k]
		customary := make([]Range, len(v.counts))
		literal := make([]Range, len(v.counts))
		for i, c := range v.counts {
			customary[i], literal[i] = on.shown(c.Figure, Customary), on.shown(c.Figure, Literal)
		}
		v.customary, v.literal = meet(customary), meet(literal)
	}
	return votes
}

// agree returns the range that the votes support, of which there is at least
// one, and whether more than half of them hold some value in common. If so it
// is the smallest range with every value that the most of them hold (Marzullo
// 1984). If not, f of n votes may be wrong, f the largest integer below n/3,
// and it runs from the (f+1)-th smallest Low to the (f+1)-th largest High
// (Dolev, Lynch, Pinter, Stark and Weihl 1986).
func agree(votes []vote) (r Range, majority bool) {
	n := len(votes)
	lows, highs := make([]int64, n), make([]int64, n)
	for i, v := range votes {
		lows[i], highs[i] = v.customary.Low, v.customary.High
	}
	slices.Sort(lows)
	slices.Sort(highs)
	most, closed := 0, 0
	for i, low := range lows {
		for highs[closed] < low {
			closed++
		}
		open := i + 1 - closed // how many ranges hold low; so many do up to the next High
		if open > most {
			most, r.Low = open, low
		}
		if open == most {
			r.High = highs[closed]
		}
	}
	if 2*most > n {
		return r, true
	}
	f := (n - 1) / 3
	return Range{lows[f], highs[n-1-f]}, false
}

// meet returns what all of the ranges share, or their hull if they share
// nothing. There is at least one.
func meet(ranges []Range) Range {
	r := ranges[0]
	for _, o := range ranges[1:] {
		r = Range{max(r.Low, o.Low), min(r.High, o.High)}
	}
	if r.Low > r.High {
		return hull(ranges)
	}
	return r
}

// hull returns the smallest range that holds all of the ranges. There is at
// least one.
func hull(ranges []Range) Range {
	r := ranges[0]
	for _, o := range ranges[1:] {
		r = r.Hull(o)
	}
	return r
}

// Compare orders counts by their source, then the start of their date (unknown
// ones first) and its end, then everything else they say. It returns 0 for equal
// counts alone, so that sorted counts do not show the order they came in.
func (c Count) Compare(o Count) int {
	return cmp.Or(
		cmp.Compare(c.Source, o.Source),
		cmp.Compare(c.Date.sortStart(), o.Date.sortStart()),
		cmp.Compare(c.Date.End, o.Date.End),
		cmp.Compare(c.Figure.Hedge, o.Figure.Hedge),
		cmp.Compare(c.Figure.People, o.Figure.People),
		cmp.Compare(c.Figure.To, o.Figure.To),
		cmp.Compare(c.Figure.Step, o.Figure.Step),
		cmp.Compare(c.Metric, o.Metric),
		cmp.Compare(c.Role, o.Role),
		cmp.Compare(c.Via, o.Via),
		cmp.Compare(c.Quote, o.Quote),
		cmp.Compare(c.URL, o.URL),
	)
}
