// Package long tells tests how much to do. By default they take seconds; with
// HIGHWATER_LONG=1 in the environment, which .ci/run sets, they do all that they can
// in minutes, and with a larger number those that compare random dossiers compare so
// many.
package long

import (
	"os"
	"strconv"
	"testing"
)

// Tests reports whether tests may take long. go test -short says no in any case.
func Tests() bool { return os.Getenv("HIGHWATER_LONG") != "" && !testing.Short() }

// Rounds returns how many rounds a test takes: few by default, many if tests may
// take long, and HIGHWATER_LONG if that is a number above 1.
func Rounds(few, many int) int {
	if !Tests() {
		return few
	}
	if n, err := strconv.Atoi(os.Getenv("HIGHWATER_LONG")); err == nil && n > 1 {
		return n
	}
	return many
}
