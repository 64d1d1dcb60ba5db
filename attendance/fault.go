package attendance

import (
	"fmt"
	"strings"
)

// A Fault is one thing wrong with a piece of evidence, and where it is.
type Fault struct {
	Path   string // the field, as in sessions[3].counts[0].via
	Line   int    // in a file, from 1; 0 if the value did not come from a file
	Column int    // in bytes, from 1; 0 if Line is
	Err    error  // what is wrong, and what would be right
}

// Error returns "line:column: path: what is wrong", leaving out what is unknown.
func (f Fault) Error() string {
	var b strings.Builder
	if f.Line > 0 {
		fmt.Fprintf(&b, "%d:%d: ", f.Line, f.Column)
	}
	if f.Path != "" {
		b.WriteString(f.Path + ": ")
	}
	b.WriteString(f.Err.Error())
	return b.String()
}

// Unwrap returns f.Err.
func (f Fault) Unwrap() error { return f.Err }

// Faults is an error that reports everything wrong at once, in the order of the value or
// file. It lists the first 100 faults; if there are more, a last one without a path says
// how many: "and 1,569,900 more".
type Faults []Fault

// Error returns one line for each fault.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the faults, for [errors.Is] and [errors.As].
func (fs Faults) Unwrap() []error {
	errs := make([]error, len(fs))
	for i, f := range fs {
		errs[i] = f
	}
	return errs
}
