// Package lineage tells whose number a count repeats.
package lineage

// A Word is what a source says of one metric, and whom it only repeats, "" if nobody.
type Word struct{ Metric, Source, Via string }

// Origins returns, for each of a session's counts, the source whose number it is: the
// count's own, or the one at the end of the chain that its Via starts. A chain ends at
// a source that has a count of its own, of the same metric, or that names no Via. If
// it runs in a circle, the least source in the circle stands for all. It takes time
// linear in the counts.
func Origins[C any](counts []C, word func(*C) Word) []string {
	l := of(counts, word)
	origins := make([]string, len(counts))
	for i := range counts {
		origins[i] = l.origin(word(&counts[i]))
	}
	return origins
}

// Circles reports of each count whether its Via leads back to its source.
func Circles[C any](counts []C, word func(*C) Word) []bool {
	l := of(counts, word)
	circles := make([]bool, len(counts))
	for i := range counts {
		l.origin(word(&counts[i]))
	}
	for i := range counts {
		w := word(&counts[i])
		v := voice{w.Metric, w.Source}
		circles[i] = w.Via != "" && l.circle[v] && l.via[v] == w.Via
	}
	return circles
}

// A voice is a source as it speaks of one metric.
type voice struct{ metric, source string }

// A lineage knows who repeats whom among the counts of one session.
type lineage struct {
	own    map[voice]bool   // has a count that names no Via
	via    map[voice]string // repeats this source, the least of several
	root   map[voice]string // the end of the chain, where it has been looked for
	circle map[voice]bool   // stands on a chain that returns to it
}

// of returns the lineage of counts. Where nothing names a Via there is nothing to
// know, and the maps stay nil.
func of[C any](counts []C, word func(*C) Word) lineage {
	var l lineage
	for i := range counts {
		w := word(&counts[i])
		if w.Via == "" {
			continue
		}
		if l.via == nil {
			l = lineage{map[voice]bool{}, map[voice]string{}, map[voice]string{}, map[voice]bool{}}
		}
		v := voice{w.Metric, w.Source}
		if via, ok := l.via[v]; !ok || w.Via < via {
			l.via[v] = w.Via
		}
	}
	if l.via == nil {
		return l
	}
	for i := range counts {
		if w := word(&counts[i]); w.Via == "" {
			l.own[voice{w.Metric, w.Source}] = true
		}
	}
	return l
}

// origin returns the source whose number a count is.
func (l lineage) origin(w Word) string {
	if w.Via == "" {
		return w.Source
	}
	return l.follow(voice{w.Metric, w.Via})
}

// follow walks the chain from v to its end, and remembers the end for every
// voice on the way.
func (l lineage) follow(v voice) string {
	var chain []voice
	place := map[voice]int{}
	root := ""
	for {
		if known, ok := l.root[v]; ok {
			root = known
			break
		}
		if at, again := place[v]; again {
			root = v.source
			for _, w := range chain[at:] {
				l.circle[w] = true
				root = min(root, w.source)
			}
			break
		}
		via, copies := l.via[v]
		if l.own[v] || !copies {
			root = v.source
			break
		}
		place[v] = len(chain)
		chain = append(chain, v)
		v.source = via
	}
	for _, w := range chain {
		l.root[w] = root
	}
	return root
}
