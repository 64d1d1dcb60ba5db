// Package fault collects what is wrong with a value or a file, up to a limit, so
// that a report stays short and small however much is wrong.
package fault

import (
	"fmt"
	"strconv"
)

// Most is how many faults a report lists. The others are counted.
const Most = 100

// More is the error of the last fault of a full report: how many more there are.
type More int

// Error returns "and 1,569,900 more".
func (m More) Error() string {
	s := strconv.Itoa(int(m))
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return "and " + s + " more"
}

// A One has the fields of attendance.Fault, which this package cannot import.
type One struct {
	Path   string
	Line   int
	Column int
	Err    error
}

// Like is what converts to a One.
type Like interface {
	~struct {
		Path   string
		Line   int
		Column int
		Err    error
	}
}

// A List collects faults. The zero List is empty.
type List struct {
	Skip func(path string) bool // faults that are left out, if not nil
	kept []One
	more int
}

// Len returns how many faults there are, the listed and the others.
func (l *List) Len() int { return len(l.kept) + l.more }

// Full reports whether there are more faults than are listed.
func (l *List) Full() bool { return l.more > 0 }

// Add adds a fault.
func (l *List) Add(f One) {
	more, rest := f.Err.(More)
	switch {
	case rest:
		l.more += int(more)
	case l.Skip != nil && l.Skip(f.Path):
	case len(l.kept) < Most:
		l.kept = append(l.kept, f)
	default:
		l.more++
	}
}

// Addf adds a fault at path. One that is not listed is not formatted.
func (l *List) Addf(path, format string, args ...any) {
	if len(l.kept) == Most && l.Skip == nil {
		l.more++
		return
	}
	l.Add(One{Path: path, Err: fmt.Errorf(format, args...)})
}

// Under adds faults with their paths placed below parent: "start" under
// "sessions[3]" is "sessions[3].start".
func Under[F Like](l *List, parent string, fs []F) {
	for _, f := range fs {
		one := One(f)
		switch {
		case one.Path == "":
			one.Path = parent
		case parent != "":
			one.Path = parent + "." + one.Path
		}
		l.Add(one)
	}
}

// All returns the faults, nil if there are none, the last of which says how many
// more there are if they are too many.
func All[S ~[]F, F Like](l *List) S {
	var fs S
	for _, f := range l.kept {
		fs = append(fs, F(f))
	}
	if l.more > 0 {
		fs = append(fs, F(One{Err: More(l.more)}))
	}
	return fs
}

// Err returns the faults as an error, nil if there are none.
func Err[S interface {
	~[]F
	error
}, F Like](l *List) error {
	if l.Len() == 0 {
		return nil
	}
	return All[S](l)
}

// IsMore reports whether err says how many more faults there are.
func IsMore(err error) bool {
	_, ok := err.(More)
	return ok
}
