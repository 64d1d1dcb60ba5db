// Package wire writes and reads compact binary forms that are versioned and
// deterministic: the same values make the same bytes, and no other bytes are
// read as these values.
//
//	form     = magic version length body checksum
//	magic    = the bytes that the kind of form starts with
//	version  = one byte, from 1
//	length   = uvarint             of the body, in bytes
//	checksum = 4 bytes             CRC-32C of all before, little-endian
//
// A body is made of these:
//
//	uvarint  = 7 bits a byte, the lowest first, in as few bytes as they need
//	varint   = uvarint             2n for n ≥ 0, −2n−1 below
//	uint8    = one byte
//	bool     = one byte, 0 or 1
//	string   = uvarint bytes       the length and the bytes, which may be any
//	table    = uvarint { string }  how many, in ascending order, none twice
//	ref      = uvarint             the place of a string in a table, from 0
//
// Reading takes time and memory in proportion to the input, whatever that says.
package wire

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
)

const checksumSize = 4

// checksum is CRC-32C (Castagnoli), which finds every burst of up to 32 bits,
// and for which most processors have an instruction.
func checksum(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

// A Writer appends a form to a slice of bytes. [Begin] starts it, and
// [Writer.Finish] ends it.
type Writer struct {
	b    []byte
	body int // the start of the body
}

// Begin starts a form of a kind and version.
func Begin(magic string, version uint8) Writer {
	b := append([]byte(magic), version)
	return Writer{b: b, body: len(b)}
}

// Finish returns the form. The Writer is of no use after that.
func (w *Writer) Finish() []byte {
	var length [binary.MaxVarintLen64]byte
	n := binary.PutUvarint(length[:], uint64(len(w.b)-w.body))
	b := slices.Insert(w.b, w.body, length[:n]...)
	return binary.LittleEndian.AppendUint32(b, checksum(b))
}

// Uvarint writes a number.
func (w *Writer) Uvarint(n uint64) { w.b = binary.AppendUvarint(w.b, n) }

// Count writes how many follow. n is not negative.
func (w *Writer) Count(n int) { w.Uvarint(uint64(n)) }

// Varint writes a number that may be negative.
func (w *Writer) Varint(n int64) { w.b = binary.AppendVarint(w.b, n) }

// Uint8 writes one byte.
func (w *Writer) Uint8(n uint8) { w.b = append(w.b, n) }

// Bool writes one byte, 1 for true.
func (w *Writer) Bool(is bool) {
	var n uint8
	if is {
		n = 1
	}
	w.Uint8(n)
}

// Str writes a string.
func (w *Writer) Str(s string) { w.b = append(binary.AppendUvarint(w.b, uint64(len(s))), s...) }

// A Table gathers strings, so that a form holds each of them once. The zero
// Table is empty. Write it before the first of its Refs.
type Table struct {
	place map[string]int
}

// Add puts strings in the table, in any order; one that is there already stays
// there once.
func (t *Table) Add(strings ...string) {
	if t.place == nil {
		t.place = make(map[string]int, len(strings))
	}
	for _, s := range strings {
		t.place[s] = 0 // until they are written
	}
}

// Table writes a table, to which nothing must be added after that.
func (w *Writer) Table(t *Table) {
	sorted := make([]string, 0, len(t.place))
	for s := range t.place {
		sorted = append(sorted, s)
	}
	slices.Sort(sorted)
	w.Count(len(sorted))
	for i, s := range sorted {
		t.place[s] = i
		w.Str(s)
	}
}

// Ref writes the place of a string that is in a table. It panics if it is not.
func (w *Writer) Ref(t *Table, s string) {
	i, ok := t.place[s]
	if !ok {
		panic(fmt.Sprintf("wire: %q is not in the table", s))
	}
	w.Count(i)
}

// An Error says what is wrong with a form, and where.
type Error struct {
	Offset int    // the byte of the form, from 0
	Reason string // such as "cut short"
}

// Error returns the offset and the reason.
func (e *Error) Error() string { return fmt.Sprintf("byte %d: %s", e.Offset, e.Reason) }

// A Reader reads what a [Writer] wrote, in the same order. The first error
// stays: after it every method returns a zero value, and [Reader.Close] the
// error. So only loops need to look at [Reader.Err], and those over a
// [Reader.Count] need not.
type Reader struct {
	b   []byte // the form, up to the end of its body
	at  int
	err *Error
}

// Open checks the frame of a form — its magic, that its version is one of 1 to
// newest, its length and its checksum — and returns a reader of its body. The
// error is that of [Reader.Close], too. Strings are copied out of data; nothing
// of it is kept.
func Open(data []byte, magic string, newest uint8) (r *Reader, version uint8, err error) {
	r = &Reader{b: data}
	if have := data[:min(len(data), len(magic))]; string(have) != magic[:len(have)] {
		return r, 0, r.Fail(0, "it starts with %q and not with %q: this is something else", have, magic)
	}
	if len(data) <= len(magic) {
		return r, 0, r.Fail(len(data), "cut short within the magic and the version")
	}
	r.at = len(magic)
	if version = r.Uint8(); version == 0 || version > newest {
		return r, 0, r.Fail(len(magic), "unknown version %d; want one of 1 to %d", version, newest)
	}
	length := r.Uvarint()
	if r.err != nil {
		return r, 0, r.err
	}
	rest := uint64(len(data) - r.at)
	switch {
	case rest < checksumSize || rest-checksumSize < length:
		return r, 0, r.Fail(len(data), "cut short: %d bytes should follow byte %d, and %d do", add(length, checksumSize), r.at, rest)
	case rest-checksumSize > length:
		end := r.at + int(length) + checksumSize
		return r, 0, r.Fail(end, "%d bytes follow the end", len(data)-end)
	}
	end := len(data) - checksumSize
	if sum, want := binary.LittleEndian.Uint32(data[end:]), checksum(data[:end]); sum != want {
		return r, 0, r.Fail(end, "the checksum is %08x, and that of the bytes before is %08x: they are damaged", sum, want)
	}
	r.b = data[:end]
	return r, version, nil
}

// add saturates.
func add(a, b uint64) uint64 {
	if a > math.MaxUint64-b {
		return math.MaxUint64
	}
	return a + b
}

// Err returns the first error, an *[Error], or nil.
func (r *Reader) Err() error {
	if r.err == nil {
		return nil
	}
	return r.err
}

// Close returns the first error. It is one if something of the body is left.
func (r *Reader) Close() error {
	if r.err == nil && r.at < len(r.b) {
		r.Fail(r.at, "%d bytes of the body are left over", len(r.b)-r.at)
	}
	return r.Err()
}

// Offset returns the offset of the next byte, for [Reader.Fail].
func (r *Reader) Offset() int { return r.at }

// Fail makes an error of what a form says at an offset, unless there was one
// before, and returns the first.
func (r *Reader) Fail(offset int, format string, args ...any) error {
	if r.err == nil {
		r.err = &Error{offset, fmt.Sprintf(format, args...)}
	}
	return r.err
}

// Uvarint reads a number.
func (r *Reader) Uvarint() uint64 {
	if r.err != nil {
		return 0
	}
	if r.at < len(r.b) && r.b[r.at] < 0x80 { // most are small
		r.at++
		return uint64(r.b[r.at-1])
	}
	n, size := binary.Uvarint(r.b[r.at:])
	switch {
	case size == 0:
		r.Fail(len(r.b), "cut short within a number")
		return 0
	case size < 0:
		r.Fail(r.at, "a number of more than 64 bits")
		return 0
	case r.b[r.at+size-1] == 0:
		r.Fail(r.at, "a number in %d bytes that needs fewer", size)
		return 0
	}
	r.at += size
	return n
}

// Varint reads a number that may be negative.
func (r *Reader) Varint() int64 {
	n := r.Uvarint()
	return int64(n>>1) ^ -int64(n&1)
}

// Int reads a number of at most limit, which is not negative.
func (r *Reader) Int(limit int) int {
	at := r.at
	n := r.Uvarint()
	if r.err == nil && n > uint64(limit) {
		r.Fail(at, "%d where there can be at most %d", n, limit)
	}
	if r.err != nil {
		return 0
	}
	return int(n)
}

// Count reads how many items follow that take size bytes or more each, size
// being at least 1. A count that the rest of the form has no room for is an
// error, so that memory can be set aside for what Count returns.
func (r *Reader) Count(size int) int {
	at := r.at
	n := r.Uvarint()
	if left := len(r.b) - r.at; r.err == nil && n > uint64(left/size) {
		r.Fail(at, "%d items of %d bytes or more cannot be in %d bytes", n, size, left)
	}
	if r.err != nil {
		return 0
	}
	return int(n)
}

// Uint8 reads one byte.
func (r *Reader) Uint8() uint8 {
	if r.err != nil {
		return 0
	}
	if r.at == len(r.b) {
		r.Fail(r.at, "cut short before a byte")
		return 0
	}
	r.at++
	return r.b[r.at-1]
}

// Bool reads one byte, 0 or 1.
func (r *Reader) Bool() bool {
	at := r.at
	n := r.Uint8()
	if n > 1 {
		r.Fail(at, "%d where 0 or 1 is due", n)
		return false
	}
	return n == 1
}

// Str reads a string.
func (r *Reader) Str() string {
	n := r.Count(1)
	s := string(r.b[r.at : r.at+n])
	r.at += n
	return s
}

// Table reads a table.
func (r *Reader) Table() []string {
	table := make([]string, r.Count(1))
	for i := range table {
		at := r.at
		table[i] = r.Str()
		if r.err == nil && i > 0 && table[i] <= table[i-1] {
			r.Fail(at, "%q stands behind %q in a table, which is ascending", table[i], table[i-1])
		}
		if r.err != nil {
			return nil
		}
	}
	return table
}

// Ref reads a place in a table, and returns the string there.
func (r *Reader) Ref(table []string) string {
	at := r.at
	n := r.Uvarint()
	if r.err == nil && n >= uint64(len(table)) {
		r.Fail(at, "string %d of a table of %d", n, len(table))
	}
	if r.err != nil {
		return ""
	}
	return table[n]
}

// Mended returns data that begins with a magic and a version with its length and
// checksum made right, so that a fuzzer gets inside. It is for tests.
func Mended(data []byte, magic string) []byte {
	if len(data) <= len(magic) {
		return data
	}
	version := data[len(magic)]
	r, _, err := Open(data, magic, version)
	if err == nil || len(data) < r.Offset()+4 {
		return data
	}
	w := Begin(magic, version)
	for _, b := range data[r.Offset() : len(data)-4] {
		w.Uint8(b)
	}
	return w.Finish()
}
