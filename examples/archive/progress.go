package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/mattn/go-isatty"
)

// A progress shows on a terminal how far something long has come. A nil progress
// shows nothing.
type progress struct {
	w     io.Writer
	now   func() time.Time
	began time.Time
	shown time.Time // last
	label string
	done  int
	of    int
	drawn bool
}

// The bar appears after a while and is drawn anew now and then.
const (
	beforeBar   = 500 * time.Millisecond
	betweenBars = 100 * time.Millisecond
)

// newProgress returns a progress, or nil if w is no terminal.
func newProgress(w io.Writer, now func() time.Time) *progress {
	f, ok := w.(interface{ Fd() uintptr })
	if !ok || !isatty.IsTerminal(f.Fd()) {
		return nil
	}
	return &progress{w: w, now: now, began: now()}
}

// stage begins a stage of which nobody knows how long it takes.
func (p *progress) stage(label string) { p.begin(label, 0) }

// begin begins a stage of so many steps.
func (p *progress) begin(label string, steps int) {
	if p != nil {
		p.label, p.done, p.of = label, 0, steps
		p.draw(true)
	}
}

// add notes steps that were done.
func (p *progress) add(steps int) {
	if p != nil {
		p.done += steps
		p.draw(false)
	}
}

func (p *progress) draw(always bool) {
	now := p.now()
	if now.Sub(p.began) < beforeBar || !always && now.Sub(p.shown) < betweenBars {
		return
	}
	p.shown, p.drawn = now, true
	if p.of == 0 {
		fmt.Fprintf(p.w, "\r\x1b[K%s…", p.label)
		return
	}
	const width = 30
	done := strings.Repeat("█", width*p.done/p.of)
	fmt.Fprintf(p.w, "\r\x1b[K%s %s%s %3d%%, %d of %d rows", p.label, done, strings.Repeat("░", width-width*p.done/p.of), 100*p.done/p.of, p.done, p.of)
}

// end clears the line.
func (p *progress) end() {
	if p != nil && p.drawn {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
