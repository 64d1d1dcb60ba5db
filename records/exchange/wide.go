package exchange

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// A wide is the order of bytes of a text in UTF-16, as Excel's "Unicode text" is.
type wide struct{ order binary.ByteOrder }

// wideOf returns how a text is written that starts so, nil if its byte order mark is
// not that of UTF-16.
func wideOf(data []byte) *wide {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return &wide{binary.LittleEndian}
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return &wide{binary.BigEndian}
	}
	return nil
}

// broken stands in UTF-8 for half of a character of UTF-16: it is not UTF-8.
const broken = 0xFF

// decode appends data in UTF-8 to dst, and returns what is left of data: nothing, where
// it is the last of the text.
func (w wide) decode(dst, data []byte, last bool) (text, rest []byte) {
	for len(data) >= 2 {
		r := rune(w.order.Uint16(data))
		if !utf16.IsSurrogate(r) {
			dst, data = utf8.AppendRune(dst, r), data[2:]
			continue
		}
		if len(data) < 4 && !last {
			return dst, data
		}
		if len(data) >= 4 {
			if r = utf16.DecodeRune(r, rune(w.order.Uint16(data[2:]))); r != utf8.RuneError {
				dst, data = utf8.AppendRune(dst, r), data[4:]
				continue
			}
		}
		dst, data = append(dst, broken), data[2:]
	}
	if last && len(data) > 0 {
		return append(dst, broken), nil
	}
	return dst, data
}

// width returns how long a text in UTF-8 that was decoded is in UTF-16, in bytes.
func width(text []byte) (bytes int) {
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		text = text[n:]
		bytes += 2 * max(1, utf16.RuneLen(r))
	}
	return bytes
}

// A wideReader is a text in UTF-16 in UTF-8.
type wideReader struct {
	wide
	from    io.Reader
	in, out []byte // what is not decoded, and not handed out
	err     error
}

func (r *wideReader) Read(p []byte) (n int, err error) {
	if len(r.out) == 0 {
		if r.err != nil {
			return 0, r.err
		}
		room := make([]byte, block)
		n, r.err = r.from.Read(room[copy(room, r.in):])
		r.out, r.in = r.decode(r.out[:0], room[:len(r.in)+n], r.err == io.EOF)
	}
	n = copy(p, r.out)
	r.out = r.out[n:]
	return n, nil
}
