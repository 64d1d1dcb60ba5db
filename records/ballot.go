package records

import (
	"cmp"
	"slices"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/figure"
)

// A setting is what counts are read by: who their sources are, where they were
// counted, and what official bodies recognized. All are looked up by ID; of one
// that is given twice the first holds.
type setting struct {
	roles      map[string]attendance.Role
	platforms  map[string]attendance.Platform
	recognized map[string][]attendance.Count // by session
}

func (ev Evidence) setting() setting {
	s := setting{make(map[string]attendance.Role, len(ev.Sources)), make(map[string]attendance.Platform, len(ev.Platforms)), nil}
	for _, source := range slices.Backward(ev.Sources) {
		s.roles[source.ID] = source.Role
	}
	for _, p := range slices.Backward(ev.Platforms) {
		s.platforms[p.ID] = p
	}
	for _, r := range ev.Rulings {
		if c, ok := r.count(); ok {
			if s.recognized == nil {
				s.recognized = map[string][]attendance.Count{}
			}
			s.recognized[r.Session] = append(s.recognized[r.Session], c)
		}
	}
	return s
}

// counts returns all counts of a session, with those of the bodies that ruled on it.
func (s setting) counts(session attendance.Session) []attendance.Count {
	if ruled := s.recognized[session.ID]; len(ruled) > 0 {
		return slices.Concat(session.Counts, ruled)
	}
	return session.Counts
}

// estimate brings together what the counts of a session say of a metric, where some
// have an interest in it, within the limits of its platform.
func (s setting) estimate(session attendance.Session, m attendance.Metric, in interest) Estimate {
	return s.ballot().estimate(session, m, in)
}

// ballot returns a ballot to be used for one session after the other.
func (s setting) ballot() *ballot { return &ballot{setting: s} }

// estimate is that of setting, and uses the room of the ballot again.
func (b *ballot) estimate(session attendance.Session, m attendance.Metric, in interest) Estimate {
	votes := b.count(session, m, in)
	e := b.reconcile(votes)
	b.list(&e, votes)
	return e
}

// count makes votes of the counts of a session. They last until the next use.
func (b *ballot) count(session attendance.Session, m attendance.Metric, in interest) []vote {
	b.session, b.platform, b.metric, b.interest = session, attendance.Platform{}, orPeak(m), in
	if session.Platform != "" {
		b.platform = b.platforms[session.Platform]
	}
	b.gather()
	b.trace()
	b.replace()
	b.presume()
	return b.vote()
}

// list names who stands where.
func (b *ballot) list(e *Estimate, votes []vote) {
	for _, p := range b.papers {
		switch {
		case p.status == copied:
			e.Copies = append(e.Copies, *p.count)
		case p.status == replaced:
			e.Replaced = append(e.Replaced, *p.count)
		case p.status != stands || p.silenced:
		case votes[p.vote].counted && votes[p.vote].agrees:
			e.Counted = append(e.Counted, *p.count)
		case votes[p.vote].counted:
			e.Dissent = append(e.Dissent, *p.count)
		}
	}
}

// seat bounds an estimate by the seats of the rooms, unless somebody independent
// counted more than these: which of the two is wrong, nobody can say.
func (b *ballot) seat(e *Estimate, votes []vote) {
	if b.metric != attendance.Peak && b.metric != attendance.Average || len(b.platform.Limits) == 0 {
		return
	}
	seats, ok := seatsOf(b.platform, b.session)
	if !ok || e.Customary.Low > seats || slices.ContainsFunc(votes, func(v vote) bool { return v.side == "" && v.k.Low > seats }) {
		return
	}
	e.Literal.High = min(e.Literal.High, seats)
	if len(votes) == 0 || e.Customary != anything() { // beside totals alone, which say nothing there
		e.Published.High = min(e.Published.High, seats)
		e.Customary.High = min(e.Customary.High, seats)
	}
}

// A ballot is the counts of one session on the way to becoming votes.
type ballot struct {
	setting
	interest
	session  attendance.Session
	platform attendance.Platform
	metric   attendance.Metric
	counts   []attendance.Count // that speak of the metric or bear on it, in order
	papers   []paper            // one a count
	given    map[voice]roles    // that counts give to their sources

	// Room to work in.
	others, in  []*paper
	order       []int
	parent      []int
	votes       []vote
	lows, highs []int64
	say, place  []vote
	bounds      []vote
	telling     []vote
}

// A voice is a source as it speaks of one metric.
type voice struct {
	metric attendance.Metric
	source string
}

// A paper is one count as it is read.
type paper struct {
	count     *attendance.Count
	metric    attendance.Metric
	origin    string // the source whose number it is
	side      string
	silent    bool // its source has no role but that of press
	status    status
	customary attendance.Range
	literal   attendance.Range
	shape     shape
	step      int64
	vote      int  // of which it is a part
	silenced  bool // what it implies says nothing
	echo      bool // its number is another's, who has a count
}

type status uint8

const (
	stands status = iota
	copied
	replaced
	beside // its source has counts in the metric asked
)

// implies tells what a count of one metric says of another: the same thing, a
// floor, a ceiling, or nothing. average ≤ peak ≤ unique ≤ joins, and peak ≤ views.
func implies(of, asked attendance.Metric) (s shape, ok bool) {
	level := func(m attendance.Metric) int {
		return slices.Index([]attendance.Metric{attendance.Average, attendance.Peak, attendance.Unique, attendance.Joins}, m)
	}
	a, b := level(of), level(asked)
	const peak = 1
	switch views := attendance.Views; {
	case of == asked:
		return placing, true
	case asked == views && a >= 0 && a <= peak, a >= 0 && b >= 0 && a < b:
		return floor, true
	case of == views && b >= 0 && b <= peak, a >= 0 && b >= 0 && a > b:
		return ceiling, true
	}
	return placing, false
}

// gather takes the counts that bear on the metric, each once, and reads them.
func (b *ballot) gather() {
	b.counts, b.given = b.counts[:0], nil
	for _, c := range b.setting.counts(b.session) {
		if _, bears := implies(orPeak(c.Metric), b.metric); bears && !c.Figure.IsZero() && c.Figure.Validate() == nil {
			b.counts = append(b.counts, c)
		}
	}
	if !slices.IsSortedFunc(b.counts, attendance.Count.Compare) {
		slices.SortFunc(b.counts, attendance.Count.Compare)
	}
	b.counts = slices.Compact(b.counts) // saying a thing twice adds nothing
	b.papers = slices.Grow(b.papers[:0], len(b.counts))[:len(b.counts)]
	for i := range b.counts {
		c := &b.counts[i]
		p := &b.papers[i]
		*p = paper{count: c, metric: orPeak(c.Metric), origin: c.Source, step: c.Figure.Step}
		p.customary, p.literal, p.shape = b.read(*c)
		if c.SoFar && c.Figure.Hedge == attendance.Plural {
			p.step = 1
		}
		if c.Role != "" {
			if b.given == nil {
				b.given = map[voice]roles{}
			}
			b.given[voice{p.metric, c.Source}] |= rolesOf(c.Role)
		}
	}
}

// read returns what a count's figure means where and when it was counted.
func (b *ballot) read(c attendance.Count) (customary, literal attendance.Range, s shape) {
	f := c.Figure
	customary, literal = f.Range(attendance.Customary), f.Range(attendance.Literal)
	switch f.Hedge {
	case attendance.AtLeast, attendance.MoreThan:
		s = floor
	case attendance.AtMost, attendance.LessThan:
		s = ceiling
	}
	if c.SoFar {
		customary, literal = soFar(f)
		return customary, literal, floor
	}
	if len(b.platform.Limits) > 0 {
		if _, capped := cappedBy(b.platform, b.session, c); capped != attendance.Impossible { // the counter showed no more
			more, most := atLeast(f.People, f.Step)
			if capped == attendance.Possible {
				more, most = hull(more, customary), hull(most, literal)
			}
			return more, most, floor
		}
	}
	return customary, literal, s
}

// soFar returns what a number means that had been reached: at least the fewest that
// a fair reader takes it for.
func soFar(f attendance.Figure) (customary, literal attendance.Range) {
	step := f.Step
	if f.Hedge == attendance.Plural {
		step = 1
	}
	return atLeast(f.Range(attendance.Customary).Low, step)
}

// atLeast returns what "at least" a number means that need not be written with the step
// that it is known to: the fewest that "57K" can stand for is 56,500.
func atLeast(people, step int64) (customary, literal attendance.Range) {
	if people > attendance.MaxPeople {
		return anything(), anything()
	}
	customary = attendance.Range{Low: people, High: people + figure.Reach(people, step) - 1}
	return customary, attendance.Range{Low: people, High: attendance.Unbounded}
}

// trace follows copies to their origin, and tells who has a stake. While the origin
// has a count of its own, copies have no vote.
func (b *ballot) trace() {
	var own map[voice]bool
	var origins []string
	if slices.ContainsFunc(b.counts, func(c attendance.Count) bool { return c.Via != "" }) {
		origins = originsOf(b.counts)
		own = map[voice]bool{}
		for _, p := range b.papers {
			if p.count.Via == "" {
				own[voice{p.metric, p.count.Source}] = true
			}
		}
	}
	for i := range b.papers {
		p := &b.papers[i]
		said := b.rolesIn(voice{p.metric, p.count.Source})
		p.silent = said&^rolesOf(attendance.RolePress) == 0
		if p.count.Via != "" {
			p.origin = origins[i]
			said |= b.rolesIn(voice{p.metric, p.origin})
			if own[voice{p.metric, p.origin}] {
				p.status, p.echo = copied, true
			}
		}
		mine := b.by != "" && (p.count.Source == b.by || p.origin == b.by)
		switch {
		case said&rolesOf(attendance.RoleHost) != 0:
			p.side = sideHost
		case said&rolesOf(attendance.RoleOpponent) != 0:
			p.side = sideOpponent
		case mine:
			p.side = sideClaimant
		case b.interest.platform && said&rolesOf(attendance.RolePlatform) != 0:
			p.side = sidePlatform
		}
	}
}

// roles is a set of them.
type roles uint8

func rolesOf(r attendance.Role) roles {
	switch r {
	case attendance.RoleHost:
		return 1
	case attendance.RoleOpponent:
		return 2
	case attendance.RolePlatform:
		return 4
	case attendance.RolePress:
		return 8
	case "":
		return 0
	}
	return 16 // those who count for a living
}

// rolesIn returns the roles of a source: its own, and those that counts of the
// session and metric give it.
func (b *ballot) rolesIn(v voice) roles { return rolesOf(b.roles[v.source]) | b.given[v] }

// replace drops the counts that their source has replaced: by a count of the same
// metric that is certainly later, unless that is only vaguer.
func (b *ballot) replace() {
	for start := 0; start < len(b.papers); {
		end := start + 1
		for end < len(b.papers) && b.papers[end].count.Source == b.papers[start].count.Source {
			end++
		}
		own := b.papers[start:end] // of one source, by the start of their dates
		asked := slices.ContainsFunc(own, func(p paper) bool { return p.metric == b.metric })
		for k := range own {
			if asked && own[k].metric != b.metric {
				own[k].status = beside
			}
		}
		if len(own) > 1 {
			for _, m := range [...]attendance.Metric{b.metric, attendance.Average, attendance.Peak, attendance.Unique, attendance.Joins, attendance.Views} {
				replaceOwn(own, m)
			}
		}
		start = end
	}
}

// replaceOwn does that for the papers of one source in one metric.
func replaceOwn(own []paper, m attendance.Metric) {
	var dated []*paper
	for i := range own {
		if p := &own[i]; p.metric == m && p.status == stands && !p.count.Date.IsZero() {
			dated = append(dated, p)
		}
	}
	// after[i] is where the ranges from i on meet: a range within it is within each.
	after := make([]attendance.Range, len(dated)+1)
	after[len(dated)] = anything()
	for i, p := range slices.Backward(dated) {
		after[i] = attendance.Range{Low: max(after[i+1].Low, p.customary.Low), High: min(after[i+1].High, p.customary.High)}
	}
	for _, p := range dated {
		later, _ := slices.BinarySearchFunc(dated, p.count.Date.End, func(o *paper, end int64) int {
			return cmp.Compare(o.count.Date.Start, end)
		})
		if !p.customary.Within(after[later]) {
			p.status = replaced
		}
	}
}

// A named number is what a count says, whatever the hedge.
type named struct {
	metric     attendance.Metric
	people, to int64
}

func (p *paper) number() named { return numberOf(*p.count) }

func (n named) compare(o named) int {
	return cmp.Or(cmp.Compare(n.people, o.people), cmp.Compare(n.to, o.to), cmp.Compare(n.metric, o.metric))
}

// presume takes counts of the press, and of sources of which nothing is known, for
// copies where they name the number of somebody else, unless that one has a stake
// and spoke certainly later: they may have been quoted, then.
func (b *ballot) presume() {
	echoes := func(p *paper) bool {
		return p.silent && p.side == "" && p.count.Via == "" && p.status == stands
	}
	others := b.others[:0]
	for i := range b.papers {
		p := &b.papers[i]
		if p.echo {
			continue
		}
		named := !p.silent || // somebody of another role, or who passes on such a number
			p.count.Via != "" && b.rolesIn(voice{p.metric, p.origin})&^rolesOf(attendance.RolePress) != 0
		if p.side != "" || named {
			others = append(others, p)
		}
	}
	b.others = others
	if len(others) == 0 {
		return
	}
	// Of equal numbers that of the earliest start comes first, one without a stake
	// or a date before all.
	start := func(p *paper) int64 {
		if p.side == "" || p.count.Date.IsZero() {
			return earliest
		}
		return p.count.Date.Start
	}
	slices.SortFunc(others, func(x, y *paper) int {
		return cmp.Or(x.number().compare(y.number()), cmp.Compare(start(x), start(y)))
	})
	for i := range b.papers {
		p := &b.papers[i]
		if !echoes(p) {
			continue
		}
		n := p.number()
		k, found := slices.BinarySearchFunc(others, n, func(o *paper, n named) int { return o.number().compare(n) })
		for ; found && k < len(others) && others[k].number() == n; k++ {
			if o := others[k]; o.count.Source != p.count.Source {
				if p.count.Date.IsZero() || start(o) < p.count.Date.End {
					p.status = copied
				}
				break // the others spoke later
			}
		}
	}
}

// vote gathers the counts that stand into votes: one a side, and of the others one
// for each source, absent origin, or number that several of them name. The votes of
// the independent come first, then those of the sides in their order.
func (b *ballot) vote() []vote {
	in := b.in[:0]
	b.parent = b.parent[:0]
	copies, staked := false, false
	for i := range b.papers {
		p := &b.papers[i]
		if p.status != stands {
			continue
		}
		if p.silenced = !b.bears(p); p.silenced {
			continue
		}
		b.parent = append(b.parent, len(in))
		in = append(in, p)
		copies, staked = copies || p.count.Via != "", staked || p.side != ""
	}
	b.in = in
	independent := func(p *paper) bool { return p.side == "" }
	b.joinEqual(independent, func(p, q *paper) int { return cmp.Compare(p.count.Source, q.count.Source) })
	if copies {
		b.joinEqual(independent, func(p, q *paper) int { return cmp.Compare(p.origin, q.origin) })
	}
	b.joinEqual(func(p *paper) bool { return independent(p) && p.silent && p.count.Via == "" },
		func(p, q *paper) int { return p.number().compare(q.number()) })
	b.votes = b.votes[:0]
	for i, p := range in {
		if root := b.root(i); independent(p) && root == i {
			p.vote = len(b.votes)
			b.votes = append(b.votes, b.newVote(i))
		} else if independent(p) {
			p.vote = in[root].vote
			b.votes[p.vote].add(p)
		}
	}
	for _, side := range sides {
		first := true
		for i, p := range in {
			if !staked || p.side != side {
				continue
			}
			if first {
				b.votes, first = append(b.votes, b.newVote(i)), false
			} else {
				b.votes[len(b.votes)-1].add(p)
			}
			p.vote = len(b.votes) - 1
		}
	}
	for i := range b.votes {
		b.votes[i].close()
	}
	return b.votes
}

// hosts returns the sources of the host's side, and whose numbers these repeat.
func (b *ballot) hosts() []string {
	var own []string
	for _, p := range b.in {
		if p.side == sideHost {
			own = append(own, p.count.Source)
			if p.origin != p.count.Source {
				own = append(own, p.origin)
			}
		}
	}
	return own
}

// root returns the first of the papers that are one vote with paper i.
func (b *ballot) root(i int) int {
	for b.parent[i] != i {
		b.parent[i] = b.parent[b.parent[i]]
		i = b.parent[i]
	}
	return i
}

// joinEqual makes one vote of papers that some order takes for equal.
func (b *ballot) joinEqual(take func(*paper) bool, compare func(p, q *paper) int) {
	b.order = b.order[:0]
	for i, p := range b.in {
		if take(p) {
			b.order = append(b.order, i)
		}
	}
	if len(b.order) < 2 {
		return
	}
	slices.SortFunc(b.order, func(i, j int) int { return compare(b.in[i], b.in[j]) })
	for k := 1; k < len(b.order); k++ {
		if i, j := b.order[k-1], b.order[k]; compare(b.in[i], b.in[j]) == 0 {
			i, j = b.root(i), b.root(j)
			b.parent[max(i, j)] = min(i, j)
		}
	}
}

// bears turns a count of another metric into what it implies, and reports whether
// that says anything.
func (b *ballot) bears(p *paper) bool {
	s, _ := implies(p.metric, b.metric)
	switch s {
	case floor:
		p.shape = floor
		low := p.literal.Low
		p.customary, p.literal = atLeast(low, p.step)
		return low > 0
	case ceiling:
		p.shape = ceiling
		if p.literal.High == attendance.Unbounded {
			return false
		}
		high := min(p.literal.High, attendance.MaxPeople)
		p.customary, p.literal = attendance.Range{Low: max(0, high-max(1, high/4)), High: high}, attendance.Range{Low: 0, High: high}
	}
	return true
}

// newVote begins the vote of paper i.
func (b *ballot) newVote(i int) vote {
	p := b.in[i]
	v := vote{side: p.side, k: p.k(), literal: p.literal, implied: p.metric != b.metric, shape: p.shape,
		tightest: p, fair: p.customary, letter: p.literal, asked: b.metric}
	return v
}

// add adds a paper to a vote: the figures are brought together by what they share.
func (v *vote) add(p *paper) {
	v.implied = v.implied && p.metric != v.asked
	v.k = attendance.Range{Low: max(v.k.Low, p.k().Low), High: min(v.k.High, p.k().High)}
	v.literal = attendance.Range{Low: max(v.literal.Low, p.literal.Low), High: min(v.literal.High, p.literal.High)}
	v.fair, v.letter = hull(v.fair, p.customary), hull(v.letter, p.literal)
	if p.shape != v.shape {
		v.shape = placing
	}
	if p.tighter(v.tightest) {
		v.tightest = p
	}
}

// close settles what a vote means: where its figures share nothing, all that they
// span.
func (v *vote) close() {
	if v.k.Low > v.k.High {
		v.k = v.fair
	}
	if v.literal.Low > v.literal.High {
		v.literal = v.letter
	}
	v.customary = v.k
	if v.bounds() {
		v.customary = v.tightest.customary
	}
}

// k is the range with which a count takes part.
func (p *paper) k() attendance.Range {
	if p.shape == placing {
		return p.customary
	}
	return p.literal
}

// tighter compares bounds of one shape.
func (p *paper) tighter(o *paper) bool {
	if p.shape == floor {
		return cmp.Or(cmp.Compare(p.literal.Low, o.literal.Low), cmp.Compare(o.customary.High, p.customary.High)) > 0
	}
	return cmp.Or(cmp.Compare(o.literal.High, p.literal.High), cmp.Compare(p.customary.Low, o.customary.Low)) > 0
}
