package records

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/highwater-go/highwater/attendance"
)

// A Watch is the first places of a category, of which a [Book] reports the changes.
type Watch struct {
	Category Category `json:"category,omitzero"`
	Terms    Terms    `json:"terms,omitzero"`
	Places   int      `json:"places,omitzero"` // how many places are watched; 0 means 10
}

// A ChangeKind is what a [Change] is:
//
//	"record possible"  the session may be the largest now, and could not be before
//	"record certain"   it is the largest now, and may not have been before
//	"record equaled"   it has now drawn exactly as many as the largest
//	"record restated"  it may have been the largest, may still be, and has another number
//	"record annulled"  it may have been the largest, and was annulled
//	"place gained"     it entered the places that are watched, or moved up among them
//	"place lost"       it moved down among them, or out of them
type ChangeKind string

const (
	recordPossible ChangeKind = "record possible"
	recordCertain  ChangeKind = "record certain"
	recordEqualed  ChangeKind = "record equaled"
	recordRestated ChangeKind = "record restated"
	recordAnnulled ChangeKind = "record annulled"
	placeGained    ChangeKind = "place gained"
	placeLost      ChangeKind = "place lost"
)

// A Change is what an addition to a [Book] changed for one session.
type Change struct {
	Kind    ChangeKind `json:"kind"`
	Watch   Watch      `json:"watch"`
	Session string     `json:"session"`      // the ID
	Was     Position   `json:"was,omitzero"` // before; the zero Position if it was not among the watched places
	Is      Position   `json:"is,omitzero"`  // after; the zero Position if it is not among them
}

// A Position is a session's number and its place.
type Position struct {
	Range attendance.Range `json:"range"`
	Place
}

// String returns the place and the number of people: "2–4: 57,000–57,999". For the zero
// Position, which is no position, it returns "".
func (p Position) String() string {
	if p == (Position{}) {
		return ""
	}
	return p.Place.String() + ": " + p.Range.Words()
}

// Watch makes [Book.Add] and [Book.Merge] report changes among the first places of a
// category. Of the sessions that may have one of these places, it covers the 64 with the
// largest High. A place is gained if Worst becomes smaller, or if Worst is unchanged and
// Best becomes smaller. What is watched is kept in order, which also makes [Book.Top]
// fast.
//
// Watch takes time n log n. A book can have any number of watches; adding one that it
// already has changes nothing.
func (b *Book) Watch(w Watch) error {
	if w.Places < 0 {
		return fmt.Errorf("records: watch: %d places cannot be watched; want 1 or more, or 0 for 10", w.Places)
	}
	if err := w.Category.Validate(); err != nil {
		return fmt.Errorf("records: watch: category: %w", err)
	}
	if w.Places == 0 {
		w.Places = 10
	}
	if slices.ContainsFunc(b.watches, func(o *watch) bool { return o.Watch == w }) {
		return nil
	}
	kept := &watch{Watch: w}
	kept.fill(b, b.setting())
	kept.changes(b)
	b.watches = append(b.watches, kept)
	return nil
}

// A watch keeps the sessions of a category in order.
type watch struct {
	Watch
	entries []watched         // by session
	lows    *ladder           // of all that are ranked, as a board lists them
	ladders                   // of the same
	events  map[string]*rooms // the ranked sessions of each event, unless the category names it
	crowded int               // how many events have several of them, whose places do not follow from their Lows alone

	last  map[string]Position
	floor int64    // a session below it neither has one of these positions nor bears on them
	stale bool     // something above it has changed since
	annul []string // the sessions annulled since
}

// A watched session has a range if it is ranked.
type watched struct {
	attendance.Range
	ranked, doubtful, annulled bool
	progresses                 bool   // it takes part in the progression
	event                      string // "" if the category names it
}

// read says what there is to watch of session i.
func (w *watch) read(b *Book, in *ballot, i int) watched {
	s := b.sessions[i] // its counts aside
	holds := w.Category.Holds(s)
	if holds == attendance.Impossible {
		return watched{}
	}
	if status := b.docket.status(s.ID, w.Category, w.Terms.Body); !w.Terms.takesPart(status) {
		return watched{annulled: status == Annulled}
	}
	e := in.estimate(b.leanSession(i), w.Category.Metric, interest{})
	if !w.Category.ranks(e, w.Terms.Reading) {
		return watched{}
	}
	event := s.Event
	if w.Category.Event != "" {
		event = ""
	}
	return watched{e.Range(w.Terms.Reading), true, holds == attendance.Possible, false, e.progresses(w.Category, w.Terms.Reading), event}
}

// fill reads all sessions.
func (w *watch) fill(b *Book, in setting) {
	was := w.entries
	w.entries = make([]watched, len(b.sessions))
	w.stale, w.events, w.crowded = true, map[string]*rooms{}, 0
	var lows, sure, highs []rung
	ballot := in.ballot()
	for i := range b.sessions {
		e := w.read(b, ballot, i)
		if e.annulled && i < len(was) && !was[i].annulled {
			w.annul = append(w.annul, b.sessions[i].ID)
		}
		w.entries[i] = e
		if e.ranked {
			lows = append(lows, rung{e.Low, i})
			highs = append(highs, rung{e.High, i})
			w.enter(e.event, i)
		}
		if e.ranked && !e.doubtful {
			sure = append(sure, rung{e.Low, i})
		}
	}
	w.lows = newLadder(lows, func(x, y rung) int {
		return b.compareRows(y.people, x.people, w.entries[y.who].High, w.entries[x.who].High, x.who, y.who)
	})
	w.sure = w.lows
	if !w.Category.During.IsZero() {
		w.sure = newLadder(sure, byPeople)
	}
	w.highs = newLadder(highs, func(x, y rung) int {
		return b.compareRows(y.people, x.people, w.entries[y.who].Low, w.entries[x.who].Low, x.who, y.who)
	})
}

// compareRows compares pairs of numbers and, if they are equal, the IDs of the sessions,
// which takes longest.
func (b *Book) compareRows(p, q, r, s int64, i, j int) int {
	switch {
	case p != q:
		return cmp.Compare(p, q)
	case r != s:
		return cmp.Compare(r, s)
	}
	return cmp.Compare(b.sessions[i].ID, b.sessions[j].ID)
}

// update reads the sessions that were touched again. If there are many, reading all
// sessions is as fast.
func (w *watch) update(b *Book, in setting, touched []int) {
	if len(touched) > 64 && len(touched) > len(w.entries)/32 {
		w.fill(b, in)
		return
	}
	ballot := in.ballot()
	for _, i := range touched {
		if i >= len(w.entries) {
			w.entries = append(w.entries, make([]watched, i+1-len(w.entries))...)
		}
		is, was := w.read(b, ballot, i), w.entries[i]
		if is == was {
			continue
		}
		w.stale = w.stale || is.event != was.event || is.ranked && is.High >= w.floor || was.ranked && was.High >= w.floor
		if is.annulled && !was.annulled {
			w.annul = append(w.annul, b.sessions[i].ID)
		}
		if was.ranked { // in the order that it has been put in
			if w.lows != w.sure {
				w.lows.remove(rung{was.Low, i})
			}
			w.remove(was, i)
			w.leave(was.event, i)
		}
		w.entries[i] = is
		if is.ranked {
			if w.lows != w.sure {
				w.lows.add(rung{is.Low, i})
			}
			w.add(is, i)
			w.enter(is.event, i)
		}
	}
}

// ladders keep the sessions that take places from each other, in order.
type ladders struct {
	sure  *ladder // by Low, of those that are certainly in the category
	highs *ladder // by High, of all
}

func (l *ladders) add(e watched, i int) {
	l.highs.add(rung{e.High, i})
	if !e.doubtful {
		l.sure.add(rung{e.Low, i})
	}
}

func (l *ladders) remove(e watched, i int) {
	l.highs.remove(rung{e.High, i})
	if !e.doubtful {
		l.sure.remove(rung{e.Low, i})
	}
}

// place returns the place of a session that is on the ladders.
func (l *ladders) place(e watched) Place {
	p := Place{1 + l.sure.above(e.High), 1 + l.highs.above(e.Low)}
	if e.High > e.Low {
		p.Worst-- // the range itself
	}
	return p
}

// byPeople orders the rungs of ladders on which the order of equal numbers does not
// matter.
func byPeople(x, y rung) int {
	return cmp.Or(cmp.Compare(y.people, x.people), cmp.Compare(x.who, y.who))
}

// rooms are the ranked sessions of an event, in a list while they are few.
type rooms struct {
	n    int
	list []int
	ladders
}

// fewRooms is how many rooms are kept in a list, which is then searched quickly.
const fewRooms = 32

// place returns the place of session i, which is ranked. The rooms of its event take
// none from it.
func (w *watch) place(i int) Place {
	e := w.entries[i]
	p := w.ladders.place(e)
	if e.event == "" {
		return p
	}
	rooms := w.events[e.event]
	if rooms.list == nil {
		among := rooms.place(e)
		return Place{p.Best - (among.Best - 1), p.Worst - (among.Worst - 1)}
	}
	for _, k := range rooms.list {
		o := w.entries[k]
		if k == i {
			continue
		}
		if o.Low > e.High && !o.doubtful {
			p.Best--
		}
		if o.High > e.Low {
			p.Worst--
		}
	}
	return p
}

// enter and leave keep the rooms of an event.
func (w *watch) enter(event string, i int) {
	if event == "" {
		return
	}
	r := w.events[event]
	if r == nil {
		r = &rooms{list: []int{}}
		w.events[event] = r
	}
	if r.n++; r.n == 2 {
		w.crowded++
	}
	switch {
	case r.list == nil:
		r.add(w.entries[i], i)
	case r.n <= fewRooms:
		r.list = append(r.list, i)
	default:
		r.ladders = ladders{newLadder(nil, byPeople), newLadder(nil, byPeople)}
		for _, k := range append(r.list, i) {
			r.add(w.entries[k], k)
		}
		r.list = nil
	}
}

// leave is called while the session has the entry with which it entered.
func (w *watch) leave(event string, i int) {
	if event == "" {
		return
	}
	r := w.events[event]
	if r.n--; r.n == 1 {
		w.crowded--
	}
	switch {
	case r.n == 0:
		delete(w.events, event)
	case r.list == nil:
		r.remove(w.entries[i], i)
	default:
		r.list = slices.DeleteFunc(r.list, func(k int) bool { return k == i })
	}
}

// bar returns the least High with which a session may be in a place that is
// watched: the Low that is certainly reached by as many.
func (w *watch) bar() int64 {
	n, most := 0, 0            // how many there are, and at most of one event
	events := map[string]int{} // a session is no rival of others of its event
	for r := range w.sure.all {
		e := w.entries[r.who]
		n++
		if e.event != "" {
			events[e.event]++
			most = max(most, events[e.event])
			if rooms := w.events[e.event]; rooms.list == nil && events[e.event] > w.Places {
				return w.barBeside(rooms)
			}
		}
		if n-most >= w.Places {
			return r.people
		}
	}
	return none
}

// barBeside is bar if one event has more of the largest sessions than there are places:
// the Low that enough sessions of other events certainly reach.
func (w *watch) barBeside(rooms *rooms) int64 {
	bar, above := none, attendance.Unbounded-1
	for bar+1 < above {
		half := bar + (above-bar)/2
		if w.sure.above(half-1)-rooms.sure.above(half-1) >= w.Places {
			bar = half
		} else {
			above = half
		}
	}
	return bar
}

// positions returns who may be in a place that is watched, and sets the floor.
func (w *watch) positions(b *Book) map[string]Position {
	bar := w.bar()
	w.floor = bar
	at := map[string]Position{}
	for r := range w.highs.all {
		if r.people < bar || len(at) == maxListed {
			break
		}
		e := w.entries[r.who]
		place := w.place(r.who)
		if place.Best > w.Places {
			continue
		}
		at[b.sessions[r.who].ID] = Position{e.Range, place}
		w.floor = min(w.floor, e.Low)
	}
	return at
}

// changes returns what has changed since it was last asked.
func (w *watch) changes(b *Book) []Change {
	if !w.stale {
		w.annul = nil
		return nil
	}
	was, is := w.last, w.positions(b)
	var cs []Change
	tell := func(kind ChangeKind, id string) {
		cs = append(cs, Change{kind, w.Watch, id, was[id], is[id]})
	}
	holders := 0
	for _, p := range is {
		if p.Worst == 1 {
			holders++
		}
	}
	for id, now := range is {
		before := was[id]
		switch {
		case now.Worst == 1 && before.Worst != 1 && holders > 1:
			tell(recordEqualed, id)
		case now.Worst == 1 && before.Worst != 1:
			tell(recordCertain, id)
		case now.Best == 1 && before.Best != 1:
			tell(recordPossible, id)
		}
		if now.Best == 1 && before.Best == 1 && now.Range != before.Range {
			tell(recordRestated, id)
		}
		if c := comparePlaces(now.Place, before.Place); c < 0 {
			tell(placeGained, id)
		} else if c > 0 {
			tell(placeLost, id)
		}
	}
	for id := range was {
		if _, still := is[id]; !still {
			tell(placeLost, id)
		}
	}
	for _, id := range w.annul {
		if was[id].Best == 1 {
			tell(recordAnnulled, id)
		}
	}
	slices.SortFunc(cs, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Kind.order(), b.Kind.order()), comparePlaces(a.Is.Place, b.Is.Place), cmp.Compare(a.Session, b.Session))
	})
	w.last, w.stale, w.annul = is, false, nil
	return cs
}

// comparePlaces orders places by Worst and then Best, none at all last.
func comparePlaces(a, b Place) int {
	none := func(p Place) bool { return p == Place{} }
	switch {
	case none(a) && none(b):
		return 0
	case none(a):
		return 1
	case none(b):
		return -1
	}
	return cmp.Or(cmp.Compare(a.Worst, b.Worst), cmp.Compare(a.Best, b.Best))
}

// order is the order in which changes are reported.
func (k ChangeKind) order() int {
	return slices.Index([]ChangeKind{recordCertain, recordPossible, recordEqualed, recordRestated, recordAnnulled, placeGained, placeLost}, k)
}
