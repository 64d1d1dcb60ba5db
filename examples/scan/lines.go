package main

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/highwater-go/highwater/attendance"
)

const (
	longest = 1 << 20  // of what is held of a line, in bytes
	ahead   = 1 << 10  // what is held at least behind a cut, so that no figure is seen half
	look    = 16 << 10 // how far back from the end of what is held a cut is looked for
)

// A piece is a line without its end, or a part of one that is too long to be
// held.
type piece struct {
	text string
	line int // from 1
	at   int // where the piece starts in the line, in bytes
}

// A reader cuts a text into lines, and long lines into pieces.
type reader struct {
	in         io.Reader
	find       func(string) iter.Seq[attendance.Mention]
	buf        []byte // buf[start:end] is what is held
	start, end int
	line       int // the line that buf[start] is in, from 1
	at         int // where in its line that is
	err        error
}

func newReader(in io.Reader, find func(string) iter.Seq[attendance.Mention]) *reader {
	return &reader{in: in, find: find, buf: make([]byte, longest), line: 1}
}

// next returns the next piece, or io.EOF. A reading error comes after all that
// was read.
func (r *reader) next() (piece, error) {
	seen := 0 // of what is held, has no line end in it
	for {
		held := r.buf[r.start:r.end]
		if r.line == 1 && r.at == 0 && isUTF16(held) {
			r.start, r.err = r.end, errUTF16
			return piece{}, r.err
		}
		if n := bytes.IndexByte(held[seen:], '\n'); n >= 0 {
			p := r.take(seen+n, true)
			r.start++
			r.line, r.at = r.line+1, 0
			return p, nil
		}
		seen = len(held)
		switch {
		case r.err != nil && seen > 0:
			return r.take(seen, true), nil
		case r.err != nil:
			return piece{}, r.err
		case seen == len(r.buf):
			return r.take(r.cut(), false), nil
		}
		r.fill()
	}
}

var errUTF16 = errors.New("the text is UTF-16; save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8")

// isUTF16 reports whether a text that starts so is UTF-16: it has a byte order mark,
// or its first two characters are of ASCII and half of each is 0.
func isUTF16(b []byte) bool {
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return true
	}
	return len(b) >= 4 && (b[0] == 0) == (b[2] == 0) && (b[1] == 0) == (b[3] == 0) && (b[0] == 0) != (b[1] == 0)
}

// take returns the next n bytes as a piece. If they end a line, a carriage
// return there does not belong to it.
func (r *reader) take(n int, ends bool) piece {
	text := r.buf[r.start : r.start+n]
	if ends {
		text = bytes.TrimSuffix(text, []byte("\r"))
	}
	p := piece{string(text), r.line, r.at}
	r.start, r.at = r.start+n, r.at+n
	return p
}

// fill reads on. There is room, if what is held is moved.
func (r *reader) fill() {
	if r.end == len(r.buf) || r.start == r.end {
		r.end = copy(r.buf, r.buf[r.start:r.end])
		r.start = 0
	}
	for range 100 { // as patient as bufio is
		n, err := r.in.Read(r.buf[r.end:])
		r.end, r.err = r.end+n, err
		if n > 0 || err != nil {
			return
		}
	}
	r.err = io.ErrNoProgress
}

// cut returns how much of what is held makes a piece: up to the last end of a
// sentence, or else blank, or else character, that is not in a figure or between
// it and its noun.
func (r *reader) cut() int {
	from := r.end - look
	tail := string(r.buf[from:r.end])
	last := len(tail) - ahead
	var best [sentences + 1]int
	free := 1 // where a stretch without figures starts
	stretch := func(end int) {
		for k := free; k <= min(end, last); k++ {
			best[boundaryAt(tail, k)] = k
		}
	}
	for m := range r.find(tail) {
		stretch(m.Phrase.Start)
		free = max(free, nounEnd(tail, m))
	}
	stretch(last)
	k := last
	for b := sentences; b > inside; b-- {
		if best[b] > 0 {
			k = best[b]
			break
		}
	}
	return from - r.start + k
}

// nounEnd returns where a mention ends with its noun, if that comes behind it.
func nounEnd(text string, m attendance.Mention) int {
	rest := text[m.Phrase.End:]
	n := strings.Index(rest[:min(len(rest), ahead/2)], m.Noun)
	if m.Noun == "" || n < 0 {
		return m.Phrase.End
	}
	return m.Phrase.End + n + len(m.Noun)
}

// A boundary is what two bytes stand on either side of.
type boundary int

const (
	inside     boundary = iota // nothing: they are of one character
	characters                 // two characters
	words                      // two words, with the blank before
	sentences                  // two sentences
)

// boundaryAt tells what s is cut between at byte k.
func boundaryAt(s string, k int) boundary {
	if !utf8.RuneStart(s[k]) {
		return inside
	}
	before, size := utf8.DecodeLastRuneInString(s[:k])
	switch before {
	case '。', '！', '？', '।', '۔', '؟':
		return sentences
	}
	after, _ := utf8.DecodeRuneInString(s[k:])
	if !unicode.IsSpace(before) || unicode.IsSpace(after) {
		return characters
	}
	switch stop, _ := utf8.DecodeLastRuneInString(s[:k-size]); stop {
	case '.', '!', '?', '…':
		if unicode.IsUpper(after) || unicode.Is(unicode.Lo, after) { // not "approx. 57K"
			return sentences
		}
	}
	return words
}
