package records

import (
	"bytes"
	"fmt"
	"math"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/wire"
)

// The binary form of a Book, in the terms of package wire. Every string is in the
// table, and all lists are in the order of [Book.Evidence].
//
//	book     = edition table platforms sources sessions rulings
//	platform = id name venue { people since kind }
//	source   = id name role
//	session  = id title {host} platform event start end {tag} {count}
//	count    = figure text metric source role date soFar via quote url
//	figure   = hedge people step [to]   the step as a power of ten; to if the hedge is Between or About
//	ruling   = session category status body date [figure text] reason url
//	category = platform event metric tag during
//	date     = see package wire
//
// The first version, which is still read, has no edition, text, venue and soFar, no
// figure of a ruling, and no to of About.
const (
	bookMagic   = "highwater book"
	bookVersion = 2
)

// MarshalBinary returns the evidence in a compact form. Equal books have the same bytes.
// The error is always nil.
func (b *Book) MarshalBinary() ([]byte, error) { return b.form(bookVersion, Edition), nil }

// form returns the form of a version. The first has no edition, no text of
// figures and none of the fields that came with them.
func (b *Book) form(version uint8, edition int) []byte {
	ev := b.Evidence()
	e := encoder{Writer: wire.Begin(bookMagic, version), gathering: true, first: version == 1}
	e.evidence(ev)
	e.gathering = false
	if !e.first {
		e.number(int64(edition))
	}
	e.Table(&e.table)
	e.evidence(ev)
	return e.Finish()
}

// UnmarshalBinary replaces everything that the book holds by what MarshalBinary wrote,
// and ends all watches. It changes nothing if there is an error: if data is damaged, of
// another kind or of a later version, or if no book would write it.
func (b *Book) UnmarshalBinary(data []byte) error {
	r, version, err := wire.Open(data, bookMagic, bookVersion)
	if err != nil {
		return fmt.Errorf("records: book: %w", err)
	}
	d := decoder{Reader: r, first: version == 1}
	edition := 1 // that of the first version
	if !d.first {
		edition = d.Int(math.MaxInt32)
	}
	d.table = r.Table()
	ev := d.evidence()
	if err := r.Close(); err != nil {
		return fmt.Errorf("records: book: %w", err)
	}
	var read Book
	if edition < 1 || edition > Edition {
		return fmt.Errorf("records: book: %w", editionFault(edition).Err)
	}
	if err := read.replace(ev, edition); err != nil {
		return fmt.Errorf("records: book: %w", err)
	}
	if again := read.form(version, edition); !bytes.Equal(again, data) {
		return fmt.Errorf("records: book: not in the order in which a book is written")
	}
	*b = read
	return nil
}

// An encoder goes through the evidence twice: to gather the strings, and to write.
type encoder struct {
	wire.Writer
	table     wire.Table
	gathering bool
	first     bool // it is of the first version
}

// later writes what the first version of the form does not have.
func (e *encoder) later(write func()) {
	if !e.first {
		write()
	}
}

func (e *encoder) strings(all ...string) {
	if e.gathering {
		e.table.Add(all...)
		return
	}
	for _, s := range all {
		e.Ref(&e.table, s)
	}
}

// number writes a number, and nothing while gathering.
func (e *encoder) number(n int64) {
	if !e.gathering {
		e.Uvarint(uint64(n))
	}
}

// flag writes whether something is so.
func (e *encoder) flag(so bool) {
	if !e.gathering {
		e.Bool(so)
	}
}

// list writes a list, each item as each does.
func list[T any](e *encoder, items []T, each func(*encoder, T)) {
	e.number(int64(len(items)))
	for _, item := range items {
		each(e, item)
	}
}

func (e *encoder) evidence(ev Evidence) {
	list(e, ev.Platforms, (*encoder).platform)
	list(e, ev.Sources, func(e *encoder, s attendance.Source) { e.strings(s.ID, s.Name, string(s.Role)) })
	list(e, ev.Sessions, (*encoder).session)
	list(e, ev.Rulings, (*encoder).ruling)
}

func (e *encoder) platform(p attendance.Platform) {
	e.strings(p.ID, p.Name)
	e.later(func() { e.flag(p.Venue) })
	list(e, p.Limits, func(e *encoder, l attendance.Limit) {
		e.number(l.People)
		e.date(l.Since)
		e.strings(string(l.Kind))
	})
}

func (e *encoder) session(s attendance.Session) {
	each := func(e *encoder, s string) { e.strings(s) }
	e.strings(s.ID, s.Title)
	list(e, s.Hosts, each)
	e.strings(s.Platform, s.Event)
	e.date(s.Start)
	e.date(s.End)
	list(e, s.Tags, each)
	list(e, s.Counts, (*encoder).count)
}

func (e *encoder) count(c attendance.Count) {
	e.figure(c.Figure)
	e.later(func() { e.strings(c.Text) })
	e.strings(string(c.Metric), c.Source, string(c.Role))
	e.date(c.Date)
	e.later(func() { e.flag(c.SoFar) })
	e.strings(c.Via, c.Quote, c.URL)
}

func (e *encoder) figure(f attendance.Figure) {
	e.number(int64(f.Hedge))
	e.number(f.People)
	power := int64(0)
	for step := f.Step; step >= 10; step /= 10 {
		power++
	}
	e.number(power)
	if f.Hedge == attendance.Between || f.Hedge == attendance.About && !e.first {
		e.number(f.To)
	}
}

func (e *encoder) ruling(r Ruling) {
	c := r.Category
	e.strings(r.Session, c.Platform, c.Event, string(c.Metric), c.Tag)
	e.date(c.During)
	e.strings(string(r.Status), r.Body)
	e.date(r.Date)
	e.later(func() {
		e.flag(!r.Figure.IsZero())
		if !r.Figure.IsZero() {
			e.figure(r.Figure)
			e.strings(r.Text)
		}
	})
	e.strings(r.Reason, r.URL)
}

func (e *encoder) date(d attendance.Date) {
	if !e.gathering {
		e.Date(d.Start, d.End)
	}
}

// A decoder reads what an encoder wrote.
type decoder struct {
	*wire.Reader
	table []string
	first bool // it is of the first version, which has no later fields
}

func (d decoder) string() string { return d.Ref(d.table) }

// number reads one that is not negative.
func (d decoder) number() int64 {
	at := d.Offset()
	n := d.Uvarint()
	if n > uint64(never) {
		d.Fail(at, "%d is more than there can be", n)
		return 0
	}
	return int64(n)
}

// listOf reads a list of items that take size bytes or more each.
func listOf[T any](d decoder, size int, each func() T) []T {
	n := d.Count(size)
	if n == 0 {
		return nil
	}
	items := make([]T, n)
	for i := range items {
		items[i] = each()
	}
	return items
}

func (d decoder) evidence() Evidence {
	return Evidence{
		Platforms: listOf(d, 3, d.platform),
		Sources: listOf(d, 3, func() attendance.Source {
			return attendance.Source{ID: d.string(), Name: d.string(), Role: attendance.Role(d.string())}
		}),
		Sessions: listOf(d, 9, d.session),
		Rulings:  listOf(d, 11, d.ruling),
	}
}

func (d decoder) platform() attendance.Platform {
	return attendance.Platform{ID: d.string(), Name: d.string(), Venue: d.laterFlag(), Limits: listOf(d, 3, func() attendance.Limit {
		return attendance.Limit{People: d.number(), Since: d.date(), Kind: attendance.LimitKind(d.string())}
	})}
}

func (d decoder) session() attendance.Session {
	return attendance.Session{
		ID: d.string(), Title: d.string(), Hosts: listOf(d, 1, d.string), Platform: d.string(), Event: d.string(),
		Start: d.date(), End: d.date(), Tags: listOf(d, 1, d.string), Counts: listOf(d, 10, d.count),
	}
}

func (d decoder) count() attendance.Count {
	return attendance.Count{
		Figure: d.figure(), Text: d.laterString(), Metric: attendance.Metric(d.string()), Source: d.string(), Role: attendance.Role(d.string()),
		Date: d.date(), SoFar: d.laterFlag(), Via: d.string(), Quote: d.string(), URL: d.string(),
	}
}

func (d decoder) figure() attendance.Figure {
	f := attendance.Figure{Hedge: attendance.Hedge(d.Int(255)), People: d.number(), Step: 1}
	power := d.Int(18)
	for range power {
		f.Step *= 10
	}
	if f.Hedge == attendance.Between || f.Hedge == attendance.About && !d.first {
		f.To = d.number()
	}
	return f
}

func (d decoder) ruling() Ruling {
	r := Ruling{
		Session: d.string(),
		Category: Category{Platform: d.string(), Event: d.string(), Metric: attendance.Metric(d.string()), Tag: d.string(),
			During: d.date()},
		Status: Status(d.string()), Body: d.string(), Date: d.date(),
	}
	if d.laterFlag() {
		r.Figure, r.Text = d.figure(), d.string()
	}
	r.Reason, r.URL = d.string(), d.string()
	return r
}

// What the first version of the form does not have.

func (d decoder) laterFlag() bool { return !d.first && d.Bool() }

func (d decoder) laterString() string {
	if d.first {
		return ""
	}
	return d.string()
}

func (d decoder) date() (date attendance.Date) {
	date.Start, date.End = d.Date()
	return date
}
