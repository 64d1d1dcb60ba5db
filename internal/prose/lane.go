package prose

import (
	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// Of the figures in running text most are a number in digits, with a scale or none, and
// two letters of what follows show that the figure does not go on. These are read here
// in one go, and what is asked of other figures later need not be asked of them: that
// takes a tenth off the time of English text that is full of figures.

// lane reads the figure at f.S[i:] after the hedge before it, if its shape and what
// follows it are plain.
func (f *Finder) lane(hedge lang.Hedge, i int) (fig figure.Figure, end int, ok bool) {
	if hedge == lang.Between || f.Outer != lang.Bare {
		return fig, 0, false
	}
	people, step, end, plain, scaled := f.Short(i)
	if people == 0 || end < len(f.S) && (text.IsLetter(f.S[end]) || !f.Quiet(end)) {
		return fig, 0, false
	}
	if hedge == lang.Exactly {
		step = 1
	}
	f.Number0, f.Number1, f.Plain, f.Scaled, f.quiet = i, end, plain, scaled, end
	return figure.Figure{People: people, Step: step, Hedge: hedge}, end, true
}
