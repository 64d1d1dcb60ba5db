package records

import (
	"cmp"
	"iter"
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// A shelf holds the counts of one session of a Book where they are many, as those of
// a room that is watched while it runs.
type shelf struct {
	tail runs[attendance.Count] // beside the session's Counts, with which it makes runs

	mixed   bool               // some count gives a role, or repeats another
	lean    []attendance.Count // what the estimate may depend on, once that was asked for
	pruned  int                // how many were left of it when it was last pruned
	until   map[voice]int64    // the latest end of what was dropped, by voice
	dropped map[named]bool     // the numbers that were dropped
}

// few is how many counts a session has without a shelf.
const few = 16

// count adds counts to session i, and notes who speaks there.
func (b *Book) count(i int, counts []attendance.Count) {
	s := &b.sessions[i]
	if len(counts) == 1 && len(s.Counts) < few { // as is usual, and soon done
		k, had := slices.BinarySearchFunc(s.Counts, counts[0], attendance.Count.Compare)
		if !had {
			s.Counts = slices.Insert(s.Counts, k, counts[0])
			b.heard(i, counts)
		}
		return
	}
	counts = slices.Clone(counts)
	slices.SortFunc(counts, attendance.Count.Compare)
	counts = slices.Compact(counts)
	lists := runs[attendance.Count]{}
	held := b.shelves[i]
	if len(s.Counts) > 0 {
		lists = append(lists, s.Counts)
	}
	if held != nil {
		lists = append(lists, held.tail...)
	}
	fresh := lists.add(counts, attendance.Count.Compare)
	if len(fresh) == 0 {
		return
	}
	b.heard(i, fresh)
	if held == nil && len(lists[0]) <= few {
		s.Counts = lists.all(attendance.Count.Compare)
		return
	}
	if held == nil {
		held = &shelf{}
		b.shelves[i] = held
	}
	s.Counts, held.tail = lists[0], slices.Clone(lists[1:])
	held.take(fresh)
}

// heard notes that sources speak in session i, so that it is looked at again when it
// becomes known who they are.
func (b *Book) heard(i int, counts []attendance.Count) {
	note := func(source string) {
		if in := b.speakers[source]; len(in) == 0 || in[len(in)-1] != i {
			b.speakers[source] = append(in, i)
		}
	}
	for _, c := range counts {
		note(c.Source)
		if c.Via != "" {
			note(c.Via) // who it is tells whose side the copy is on
		}
	}
}

// session returns session i with all its counts, in order.
func (b *Book) session(i int) attendance.Session {
	s := b.sessions[i]
	if held := b.shelves[i]; held != nil && len(held.tail) > 0 {
		s.Counts = append(runs[attendance.Count]{s.Counts}, held.tail...).all(attendance.Count.Compare)
	}
	return s
}

// leanSession returns session i with the counts that the ranges of its estimate may
// depend on. A count that its source has replaced is replaced for good: it is left out
// where nothing else hangs on it, which is where nobody repeats anybody, no count gives
// a role, nobody else names its number, and no limit changes what it means.
func (b *Book) leanSession(i int) attendance.Session {
	held := b.shelves[i]
	if held == nil || held.mixed || len(b.recognized[b.sessions[i].ID]) > 0 || len(b.platforms[b.sessions[i].Platform].Limits) > 0 {
		return b.session(i)
	}
	s := b.sessions[i]
	if held.lean == nil {
		s = b.session(i)
		held.fill(s.Counts)
		return s
	}
	s.Counts = held.lean
	return s
}

// fill begins with all counts.
func (h *shelf) fill(counts []attendance.Count) {
	if slices.ContainsFunc(counts, mixes) {
		h.mixed = true
		return
	}
	h.lean, h.until, h.dropped = slices.Clone(counts), map[voice]int64{}, map[named]bool{}
	h.prune()
}

// take adds what is new to what fill began.
func (h *shelf) take(fresh []attendance.Count) {
	for _, c := range fresh {
		if mixes(c) {
			h.mixed, h.lean = true, nil
		}
		if h.lean == nil {
			return
		}
		until, dropped := h.until[voice{orPeak(c.Metric), c.Source}]
		early := dropped && !c.Date.IsZero() && c.Date.Start < until
		if early || h.dropped[numberOf(c)] {
			h.lean = nil // what was dropped has a say in this one
			return
		}
		h.lean = append(h.lean, c)
	}
	if len(h.lean) > 2*h.pruned+few {
		h.prune()
	}
}

// mixes reports whether more hangs on a count than its own number.
func mixes(c attendance.Count) bool { return c.Via != "" || c.Role != "" }

// prune drops the counts that are replaced and whose number nobody else names.
func (h *shelf) prune() {
	byVoice := func(x, y attendance.Count) int {
		return cmp.Or(cmp.Compare(x.Source, y.Source), cmp.Compare(orPeak(x.Metric), orPeak(y.Metric)), compareDates(x.Date, y.Date))
	}
	slices.SortFunc(h.lean, byVoice)
	speaker := map[named]string{} // who names a number, "" if several do
	papers := make([]paper, len(h.lean))
	for k := range h.lean {
		c := &h.lean[k]
		papers[k] = paper{count: c, metric: orPeak(c.Metric)}
		papers[k].customary, _, _ = (&ballot{}).read(*c)
		if other, ok := speaker[numberOf(*c)]; ok && other != c.Source {
			speaker[numberOf(*c)] = ""
		} else {
			speaker[numberOf(*c)] = c.Source
		}
	}
	keep := map[*attendance.Count]bool{} // what is replaced and still has a say, and what replaces it
	for own := range chunksBy(papers, func(x, y paper) bool { return x.metric == y.metric && x.count.Source == y.count.Source }) {
		replaceOwn(own, own[0].metric)
		for k := range own {
			p := &own[k]
			if p.status == replaced && (keep[p.count] || speaker[p.number()] == "") {
				keep[p.count] = true
				keep[own[replacer(own, k)].count] = true
			}
		}
	}
	var left []attendance.Count
	for _, p := range papers {
		if p.status == stands || keep[p.count] {
			left = append(left, *p.count)
			continue
		}
		v := voice{p.metric, p.count.Source}
		if until, ok := h.until[v]; !ok || until < p.count.Date.End {
			h.until[v] = p.count.Date.End
		}
		h.dropped[p.number()] = true
	}
	h.lean, h.pruned = left, len(left)
}

// replacer returns which of a source's papers replaces paper k, the last of several.
func replacer(own []paper, k int) int {
	p := own[k]
	for l := len(own) - 1; l > k; l-- {
		if p.count.Date.End <= own[l].count.Date.Start && !p.customary.Within(own[l].customary) {
			return l
		}
	}
	panic("records: nothing replaces a paper that is replaced")
}

func numberOf(c attendance.Count) named { return named{orPeak(c.Metric), c.Figure.People, c.Figure.To} }

// chunksBy yields the longest parts of list of which each item is the same as the next.
func chunksBy[T any](list []T, same func(a, b T) bool) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		for start := 0; start < len(list); {
			end := start + 1
			for end < len(list) && same(list[end-1], list[end]) {
				end++
			}
			if !yield(list[start:end]) {
				return
			}
			start = end
		}
	}
}
