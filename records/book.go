package records

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/fault"
	"github.com/highwater-go/highwater/internal/said"
	"github.com/highwater-go/highwater/internal/strictjson"
)

// A Book keeps evidence as it comes in, in any order and from any number of places, and
// reports what each addition changed. It answers as [Rank], [Progression] and the others
// would from everything that it holds, which [Book.Evidence] returns.
//
// A book is a set. It identifies sessions, platforms and sources by their IDs, and counts
// and rulings by all their fields. Adding something twice changes nothing, and merged
// books hold the same whatever the order. A count or ruling may come before its session,
// and a session before its platform; [Evidence.Validate] tells what is still missing.
//
// If the same ID comes with different values in a field, the field keeps the greater one:
// of texts, the later one in byte order; of dates, the one with the shorter span, and
// then the one that starts later; of lists, the longer one, and then the one with the
// greater first difference. [Book.Conflicts] returns the values that were not kept.
//
// Nothing can be removed from a book, so that books can be merged in any order. To
// correct something, add evidence: a later count by the same source, or a ruling. To
// remove something, make a new book from the Evidence without it.
//
// The zero Book is empty and ready to use. A Book must not be copied after its first use,
// and must not be changed by one goroutine while another uses it.
type Book struct {
	sessions  []attendance.Session // counts sorted, without repetitions, except those on a shelf
	shelves   map[int]*shelf       // by session
	index     map[string]int       // of sessions, by ID
	platforms map[string]attendance.Platform
	sources   map[string]attendance.Source
	rulings   map[string]runs[Ruling] // by session
	docket    docket                  // of the rulings, those that may be in force
	leafed    map[string]int          // how many the docket had of a session when it was last pruned
	disputes  disputes
	watches   []*watch
	edition   int // of the form that it was read from

	// What counts are read by, and where a source has a count or is copied.
	roles      map[string]attendance.Role
	recognized map[string][]attendance.Count
	speakers   map[string][]int    // the sessions of a source
	deciders   map[string][]string // the IDs of the sessions of a body that recognized a figure
}

// Add adds evidence to the book. It returns what that changed for each watch (see
// [Book.Watch]), in the order in which the watches were added, records before places. If
// parts of ev are invalid on their own, the error is an [attendance.Faults] that lists
// everything wrong, and nothing is added. The book keeps copies of what ev points to.
//
// Adding n counts, sources and rulings takes time n log² n, even if all are of one
// session. Adding one count to a book of a million sessions takes some microseconds for
// each watch, plus the time to reconcile it with the other counts of its session that
// still matter; counts that their source has replaced, as happens all the time in a
// running room, are not looked at again. When the role of a source becomes known late,
// the sessions that it counted are looked at again; when the limits of a platform do, all
// sessions are.
func (b *Book) Add(ev Evidence) ([]Change, error) {
	var fs fault.List
	checkEach(&fs, "platforms", ev.Platforms)
	checkEach(&fs, "sources", ev.Sources)
	checkEach(&fs, "sessions", ev.Sessions)
	checkEach(&fs, "rulings", ev.Rulings)
	if fs.Len() > 0 {
		return nil, fault.Err[attendance.Faults](&fs)
	}
	return b.add(ev), nil
}

// Merge adds everything that another book holds, and returns what that changed. Merging
// is commutative, associative and idempotent: books that took in the same evidence hold
// the same, whatever way it came. The watches of o are not taken over.
func (b *Book) Merge(o *Book) []Change {
	changes := b.add(o.Evidence())
	b.disputes.merge(o.disputes)
	return changes
}

func (b *Book) add(ev Evidence) []Change {
	if b.index == nil {
		b.index = map[string]int{}
		b.platforms = map[string]attendance.Platform{}
		b.sources = map[string]attendance.Source{}
		b.shelves = map[int]*shelf{}
		b.rulings = map[string]runs[Ruling]{}
		b.docket = docket{}
		b.leafed = map[string]int{}
		b.disputes = disputes{}
		b.roles = map[string]attendance.Role{}
		b.speakers = map[string][]int{}
		b.deciders = map[string][]string{}
		b.recognized = map[string][]attendance.Count{}
	}
	var touched map[int]bool // the sessions that may be another, for the watches
	if len(b.watches) > 0 {
		touched = map[int]bool{}
	}
	anew := false // whether counts that were there may mean something else
	for _, p := range ev.Platforms {
		was := b.platforms[p.ID]
		is := b.disputes.platform(was, p)
		b.platforms[p.ID] = is
		anew = anew || !slices.Equal(was.Limits, is.Limits) && len(b.sessions) > 0
	}
	for _, s := range ev.Sources {
		was := b.sources[s.ID]
		is := b.disputes.source(was, s)
		b.sources[s.ID] = is
		b.roles[s.ID] = is.Role
		if was.Role != is.Role && touched != nil {
			b.touch(touched, s.ID)
		}
	}
	for _, s := range ev.Sessions {
		i, known := b.index[s.ID]
		if !known {
			i = len(b.sessions)
			b.sessions = append(b.sessions, attendance.Session{ID: s.ID})
			b.index[s.ID] = i
		}
		b.sessions[i] = b.disputes.session(b.sessions[i], s)
		b.count(i, s.Counts)
		if touched != nil {
			touched[i] = true
		}
	}
	ruled := b.rule(ev.Rulings)
	if touched == nil {
		return nil
	}
	for _, id := range ruled {
		if i, known := b.index[id]; known {
			touched[i] = true
		}
	}
	var changes []Change
	setting, order := b.setting(), slices.Sorted(maps.Keys(touched))
	for _, w := range b.watches {
		if anew {
			w.fill(b, setting)
		} else {
			w.update(b, setting, order)
		}
		changes = append(changes, w.changes(b)...)
	}
	return changes
}

// Evidence returns everything that the book holds, with each kind sorted by ID, and
// counts and rulings by their Compare methods. Equal books return equal evidence. It
// shares memory with the book, must only be read, and is valid until the next addition.
// It takes time n log n.
func (b *Book) Evidence() Evidence {
	ev := Evidence{
		Platforms: sortedByID(b.platforms),
		Sources:   sortedByID(b.sources),
	}
	for _, i := range b.byID() {
		ev.Sessions = append(ev.Sessions, b.session(i))
	}
	for _, id := range slices.Sorted(maps.Keys(b.rulings)) {
		ev.Rulings = append(ev.Rulings, b.rulings[id].all(Ruling.Compare)...)
	}
	return ev
}

// touch notes the sessions in which a source speaks.
func (b *Book) touch(touched map[int]bool, source string) {
	for _, i := range b.speakers[source] {
		touched[i] = true
	}
	for _, id := range b.deciders[source] {
		if i, known := b.index[id]; known {
			touched[i] = true
		}
	}
}

// rule adds rulings and returns the IDs of the sessions that have new ones.
func (b *Book) rule(rulings []Ruling) (on []string) {
	rulings = slices.Clone(rulings)
	slices.SortFunc(rulings, Ruling.Compare)
	for list := range chunksBy(slices.Compact(rulings), func(x, y Ruling) bool { return x.Session == y.Session }) {
		id := list[0].Session
		held := b.rulings[id]
		fresh := held.add(list, Ruling.Compare)
		if len(fresh) == 0 {
			continue
		}
		b.rulings[id] = held
		on = append(on, id)
		for _, r := range fresh {
			if c, ok := r.count(); ok {
				b.recognized[id] = append(b.recognized[id], c)
				b.deciders[r.Body] = append(b.deciders[r.Body], id)
			}
		}
		b.docket[id] = append(b.docket[id], fresh...)
		if len(b.docket[id]) > 2*b.leafed[id]+few {
			b.docket[id] = mayBeInForce(b.docket[id])
			b.leafed[id] = len(b.docket[id])
		}
	}
	return on
}

// Top returns the first n standings of [Rank] on all evidence, or all of them if there
// are fewer. If the category is watched (see [Book.Watch]), Top takes about as long as
// looking through n thousand numbers. Without a watch, or if several of the sessions are
// of one event, it takes as long as making the whole board.
func (b *Book) Top(c Category, t Terms, n int) []Standing {
	w := b.watching(c, t)
	if w == nil {
		standings := Rank(b.Evidence(), c, t).Standings
		return standings[:min(max(0, n), len(standings))]
	}
	var rows []ranked
	worst := 0
	for r := range w.lows.all { // by Low, and so by Worst
		place := w.place(r.who)
		if len(rows) >= n && place.Worst > worst {
			break
		}
		worst = place.Worst
		s := b.sessions[r.who]
		rows = append(rows, ranked{session: r.who, id: s.ID, Range: w.entries[r.who].Range, Place: place, event: w.entries[r.who].event})
	}
	if len(rows) < n || w.crowded > 0 { // those annulled follow; or it is not in the order of Worst
		standings := Rank(b.Evidence(), c, t).Standings
		return standings[:min(max(0, n), len(standings))]
	}
	slices.SortFunc(rows, func(a, b ranked) int { return a.placed(&b) })
	in := b.setting()
	top := []Standing{}
	for _, row := range rows[:max(0, n)] {
		s := b.session(row.session)
		top = append(top, Standing{s.ID, in.estimate(s, c.Metric, interest{}), row.event, b.docket.status(s.ID, c, t.Body), row.Place})
	}
	return top
}

// Progression is [Progression] on all evidence. If the category is watched (see
// [Book.Watch]), it need not reconcile any counts.
func (b *Book) Progression(c Category, t Terms) History {
	w := b.watching(c, t)
	if w == nil {
		return Progression(b.Evidence(), c, t)
	}
	var p progress
	for i, e := range w.entries {
		if e.progresses {
			p.add(b.sessions[i], e.Range, c)
		}
	}
	return p.history()
}

// watching returns a watch of a category, or nil if there is none.
func (b *Book) watching(c Category, t Terms) *watch {
	for _, w := range b.watches {
		if w.Category == c && w.Terms == t {
			return w
		}
	}
	return nil
}

// byID returns the indices of the sessions by their IDs.
func (b *Book) byID() []int {
	return orderBy(len(b.sessions), func(i int) string { return b.sessions[i].ID })
}

func sortedByID[T any](items map[string]T) []T {
	var list []T
	for _, id := range slices.Sorted(maps.Keys(items)) {
		list = append(list, items[id])
	}
	return list
}

// Len returns how many sessions the book holds.
func (b *Book) Len() int { return len(b.sessions) }

// Session returns the session with an ID, and whether the book has one. It shares memory
// with the book, must only be read, and is valid until the next addition.
func (b *Book) Session(id string) (attendance.Session, bool) {
	i, ok := b.index[id]
	if !ok {
		return attendance.Session{}, false
	}
	return b.session(i), true
}

// setting is that of the book's evidence.
func (b *Book) setting() setting {
	return setting{b.roles, b.platforms, b.recognized}
}

// checkEach adds the faults of items on their own.
func checkEach[T interface{ Validate() error }](fs *fault.List, list string, items []T) {
	for i, item := range items {
		if err := item.Validate(); err != nil {
			fault.Under(fs, fmt.Sprintf("%s[%d]", list, i), err.(attendance.Faults))
		}
	}
}

// Edition returns the edition of the rules under which the book was stored, if it was
// read from a stored form, and otherwise [Edition]. A book keeps evidence, not verdicts.
// Whatever Edition returns, all answers follow the current rules, and may differ from
// those given when the book was stored.
func (b *Book) Edition() int { return cmp.Or(b.edition, Edition) }

// jsonBook is the form of a book: that of a [Dossier] without claims.
type jsonBook struct {
	Edition int `json:"edition,omitzero"`
	Evidence
}

// MarshalJSON writes the edition of the rules and the evidence, in the form of a
// [Dossier] without claims.
func (b *Book) MarshalJSON() ([]byte, error) {
	return said.Marshal(jsonBook{Edition, b.Evidence()})
}

// UnmarshalJSON replaces everything that the book holds by the evidence in data, and ends
// all watches. It is as strict as [ParseDossier], except that IDs may lead nowhere. It
// changes nothing if there is an error. If data gives no edition, it is the first.
func (b *Book) UnmarshalJSON(data []byte) error {
	var read jsonBook
	if faults := strictjson.Decode(data, &read); len(faults) > 0 {
		return faults
	}
	if read.Edition < 0 || read.Edition > Edition {
		return attendance.Faults{editionFault(read.Edition)}
	}
	return b.replace(read.Evidence, cmp.Or(read.Edition, 1))
}

func editionFault(n int) attendance.Fault {
	return attendance.Fault{Path: "edition", Err: fmt.Errorf("written for edition %d of the rules; this program knows them up to %d", n, Edition)}
}

// replace puts evidence in place of all that the book holds. It asks less of
// sessions than [Book.Add] does, for what two books say of one need not fit
// together: an end may be before the start, and copies may go around in a circle.
func (b *Book) replace(ev Evidence, edition int) error {
	var fs fault.List
	checkEach(&fs, "platforms", ev.Platforms)
	checkEach(&fs, "sources", ev.Sources)
	checkEach(&fs, "rulings", ev.Rulings)
	for i, s := range ev.Sessions {
		path := fmt.Sprintf("sessions[%d]", i)
		checkEach(&fs, path+".counts", s.Counts)
		if err := s.End.Validate(); err != nil {
			fs.Addf(path+".end", "%w", err)
		}
		s.End, s.Counts = attendance.Date{}, nil
		if err := s.Validate(); err != nil {
			fault.Under(&fs, path, err.(attendance.Faults))
		}
	}
	if fs.Len() > 0 {
		return fault.Err[attendance.Faults](&fs)
	}
	var read Book
	read.add(ev)
	read.edition = edition
	*b = read
	return nil
}
