package attendance

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
)

// A ParseError says why a text could not be read, and where.
type ParseError struct {
	Input  string // the text, cut short if it is long
	Offset int    // in bytes, where the trouble starts
	Reason string // what is wrong, and what would be right
	Err    error  // one of the errors of this package, such as ErrSyntax
}

// Error returns one line that quotes the text.
func (e *ParseError) Error() string {
	return fmt.Sprintf("cannot read %q at byte %d: %v: %s", e.Input, e.Offset, e.Err, e.Reason)
}

// Unwrap returns e.Err.
func (e *ParseError) Unwrap() error { return e.Err }

// newParseError makes a ParseError that shares no memory with the text and is
// small however large the text is.
func newParseError(s string, at int, err error, reason string) *ParseError {
	const most = 64
	if len(s) > most {
		cut := most
		for cut > most-utf8.UTFMax && !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut] + "…"
	}
	return &ParseError{Input: strings.Clone(s), Offset: at, Reason: reason, Err: err}
}

// Parse reads one published figure in English: "164K+", "more than 44K", "50,000–60,000",
// "1.6 lakh", "tens of thousands". The whole of s must be the figure, in the grammar of
// package attendance/grammar. Where the grammar has lower case, ASCII letters match in
// either case.
//
// Parse refuses what has no single meaning rather than guess: "1.234" is a thousand and
// some to one reader, and one and a bit to another. The error is then a [*ParseError]
// that wraps one of
//
//   - [ErrSyntax]: s is outside the grammar, or longer than 256 bytes;
//   - [ErrTooLarge]: it is above [MaxPeople];
//   - [ErrFraction]: it counts parts of a person ("164.5", "1.0");
//   - [ErrReversed]: it is a range that runs back ("60–50K");
//   - [ErrAmbiguous]: one end of the range may have been cut short ("50–60,000"), or the
//     parts of a sum do not get smaller ("5 lakh 6 lakh");
//   - [ErrNoNumber]: it describes a size in words, without a number ("a handful");
//   - [ErrZero]: it says that fewer than nobody came ("nearly 0").
//
// Parse takes time linear in len(s) and allocates only for an error.
func Parse(s string) (Figure, error) {
	var r figure.Reader
	english(&r, s, true)
	f, at, why := r.Parse()
	if why != "" {
		return Figure{}, newParseError(s, at, sentinel(flaw(why)), string(why))
	}
	return figureOf(f), nil
}

// english has r, which is zero, read s as Parse does.
func english(r *figure.Reader, s string, whole bool) {
	r.S, r.Whole, r.Lang = s, whole, &lang.En
	r.Decimal, r.Group, r.Other = '.', ',', ','
}

// MustParse is [Parse] for texts in a program's own source. It panics if s
// cannot be read.
func MustParse(s string) Figure {
	f, err := Parse(s)
	if err != nil {
		panic("attendance.MustParse: " + err.Error())
	}
	return f
}

// ErrNoNumber is the error of words that say how large an audience was without a
// number: "a handful", "large".
var ErrNoNumber = errors.New("no number")

// sentinel returns the error that callers can test a flaw by.
func sentinel(why flaw) error {
	switch why := figure.Flaw(why); why {
	case figure.FlawLarge:
		return ErrTooLarge
	case figure.FlawFraction:
		return ErrFraction
	case figure.FlawReversed, figure.Flaw(flawOrder):
		return ErrReversed
	case figure.FlawUnscaled, figure.FlawParts, figure.FlawAnds:
		return ErrAmbiguous
	case figure.FlawZero, figure.FlawNear:
		return ErrZero
	case figure.FlawSize:
		return ErrNoNumber
	}
	return ErrSyntax
}
