package attendance

// Origins returns, for each of a session's counts, the ID of the source whose
// number it is: the count's own Source, or the one at the end of the chain that
// its Via starts. A chain ends at a source that has a count of its own, of the
// same metric, or that names no Via. If it runs in a circle, which
// [Session.Validate] reports, the least ID in the circle stands for all. It
// takes time linear in len(counts).
func Origins(counts []Count) []string {
	l := lineageOf(counts)
	origins := make([]string, len(counts))
	for i, c := range counts {
		origins[i] = l.origin(c)
	}
	return origins
}

// A voice is a source as it speaks of one metric.
type voice struct {
	metric Metric
	source string
}

// A lineage knows who repeats whom among the counts of one session.
type lineage struct {
	own    map[voice]bool   // has a count that names no Via
	via    map[voice]string // repeats this source, the least of several
	root   map[voice]string // the end of the chain, where it has been looked for
	circle map[voice]bool   // stands on a chain that returns to it
}

// lineageOf returns the lineage of counts. Where nothing names a Via there is
// nothing to know, and the maps stay nil.
func lineageOf(counts []Count) lineage {
	var l lineage
	for _, c := range counts {
		if c.Via == "" {
			continue
		}
		if l.via == nil {
			l = lineage{map[voice]bool{}, map[voice]string{}, map[voice]string{}, map[voice]bool{}}
		}
		v := c.voice()
		if via, ok := l.via[v]; !ok || c.Via < via {
			l.via[v] = c.Via
		}
	}
	if l.via == nil {
		return l
	}
	for _, c := range counts {
		if c.Via == "" {
			l.own[c.voice()] = true
		}
	}
	return l
}

func (c Count) voice() voice { return voice{c.Metric.Or(), c.Source} }

// origin returns the source whose number c is.
func (l lineage) origin(c Count) string {
	if c.Via == "" {
		return c.Source
	}
	return l.follow(voice{c.Metric.Or(), c.Via})
}

// present reports whether a source has a count of its own of a metric.
func (l lineage) present(source string, m Metric) bool { return l.own[voice{m, source}] }

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

// viaCircles reports which counts name a Via that leads back to their source.
func viaCircles(counts []Count) []bool {
	l := lineageOf(counts)
	circles := make([]bool, len(counts))
	for _, c := range counts {
		l.origin(c)
	}
	for i, c := range counts {
		v := c.voice()
		circles[i] = c.Via != "" && l.circle[v] && l.via[v] == c.Via
	}
	return circles
}
