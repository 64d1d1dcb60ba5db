package records

import (
	"bytes"
	"fmt"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/wire"
)

// The binary form of a Book, in the terms of package wire. Every string is in the
// table, and all lists are in the order of [Book.Evidence].
//
//	book     = table platforms sources sessions rulings
//	platform = id name { people since kind }
//	source   = id name role
//	session  = id title {host} platform event start end {tag} {count}
//	count    = figure metric source role date via quote url
//	figure   = hedge people step [to]   the step as a power of ten; to if the hedge is Between
//	ruling   = session category status body date reason url
//	category = platform event metric tag during
//	date     = see writeDate
const (
	bookMagic   = "highwater book"
	bookVersion = 1
)

// AppendBinary appends the evidence to dst in a compact form, of which equal books
// have the same bytes. The error is always nil.
func (b *Book) AppendBinary(dst []byte) ([]byte, error) {
	ev := b.Evidence()
	e := encoder{Writer: wire.Begin(dst, bookMagic, bookVersion), gathering: true}
	e.evidence(ev)
	e.gathering = false
	e.Table(&e.table)
	e.evidence(ev)
	return e.Finish(), nil
}

// MarshalBinary returns the form of [Book.AppendBinary].
func (b *Book) MarshalBinary() ([]byte, error) { return b.AppendBinary(nil) }

// UnmarshalBinary reads what AppendBinary writes, in place of what the book holds,
// and ends all watches. It changes nothing if there is an error: data that is
// damaged, of another kind or a later version, or that no book would write.
func (b *Book) UnmarshalBinary(data []byte) error {
	r, _, err := wire.Open(data, bookMagic, bookVersion)
	if err != nil {
		return fmt.Errorf("records: book: %w", err)
	}
	d := decoder{Reader: r, table: r.Table()}
	ev := d.evidence()
	if err := r.Close(); err != nil {
		return fmt.Errorf("records: book: %w", err)
	}
	var read Book
	if err := read.replace(ev); err != nil {
		return fmt.Errorf("records: book: %w", err)
	}
	if again, _ := read.MarshalBinary(); !bytes.Equal(again, data) {
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
	e.strings(string(c.Metric), c.Source, string(c.Role))
	e.date(c.Date)
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
	if f.Hedge == attendance.Between {
		e.number(f.To)
	}
}

func (e *encoder) ruling(r Ruling) {
	c := r.Category
	e.strings(r.Session, c.Platform, c.Event, string(c.Metric), c.Tag)
	e.date(c.During)
	e.strings(string(r.Status), r.Body)
	e.date(r.Date)
	e.strings(r.Reason, r.URL)
}

func (e *encoder) date(d attendance.Date) {
	if !e.gathering {
		writeDate(&e.Writer, d)
	}
}

// A decoder reads what an encoder wrote.
type decoder struct {
	*wire.Reader
	table []string
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
	return attendance.Platform{ID: d.string(), Name: d.string(), Limits: listOf(d, 3, func() attendance.Limit {
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
		Figure: d.figure(), Metric: attendance.Metric(d.string()), Source: d.string(), Role: attendance.Role(d.string()),
		Date: d.date(), Via: d.string(), Quote: d.string(), URL: d.string(),
	}
}

func (d decoder) figure() attendance.Figure {
	f := attendance.Figure{Hedge: attendance.Hedge(d.Int(255)), People: d.number(), Step: 1}
	for range d.Int(18) {
		f.Step *= 10
	}
	if f.Hedge == attendance.Between {
		f.To = d.number()
	}
	return f
}

func (d decoder) ruling() Ruling {
	return Ruling{
		Session: d.string(),
		Category: Category{Platform: d.string(), Event: d.string(), Metric: attendance.Metric(d.string()), Tag: d.string(),
			During: d.date()},
		Status: Status(d.string()), Body: d.string(), Date: d.date(), Reason: d.string(), URL: d.string(),
	}
}

func (d decoder) date() attendance.Date { return readDate(d.Reader) }
