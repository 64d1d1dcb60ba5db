package main

import (
	"bufio"
	"bytes"
	"io"
	"slices"

	"github.com/highwater-go/highwater/records/exchange"
)

// blockSize is about how many bytes of lines are read at once: enough to be worth
// sending, and few enough that a large file keeps all workers busy.
const blockSize = 1 << 20

// cut divides a file into blocks. One in lines becomes several, of whole lines; any
// other is one, without its text.
func cut(file string, format exchange.Format, r io.Reader, size int, emit func(Block)) error {
	in := bufio.NewReaderSize(r, head)
	start, err := in.Peek(head)
	if err != nil && err != io.EOF {
		return err
	}
	if format == "" {
		format = detect(start)
	}
	if format != lines {
		emit(Block{File: file, Format: format, Line: 1})
		return nil
	}
	for line := 1; ; {
		text := make([]byte, size)
		n, err := io.ReadFull(in, text)
		text = text[:n]
		if err == nil {
			var rest []byte
			rest, err = in.ReadBytes('\n')
			text = append(text, rest...)
		}
		if len(text) > 0 {
			emit(Block{file, lines, line, slices.Clip(text)})
			line += bytes.Count(text, []byte("\n"))
		}
		switch err {
		case nil:
		case io.EOF, io.ErrUnexpectedEOF:
			return nil
		default:
			return err
		}
	}
}
