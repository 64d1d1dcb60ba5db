package exchange

import (
	"os"
	"strings"
	"testing"

	"github.com/highwater-go/highwater/attendance"
)

// TestSizesSaid holds sizes to figures that say the same.
func TestSizesSaid(t *testing.T) {
	data, err := os.ReadFile("testdata/crowd-sizes-said.tsv")
	if err != nil {
		t.Fatal(err)
	}
	read, n := 0, 0
	for line := range strings.Lines(string(data)) {
		text, says, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if !ok {
			continue
		}
		n++
		f, how, err := size(text)
		got := map[sizing]string{sized: f.String(), absent: "absent", vague: "class", unfit: "refused"}[how]
		want, parsing := attendance.Parse(says)
		switch {
		case parsing != nil && got == says:
		case parsing == nil && how == sized && f.Range(attendance.Customary) == want.Range(attendance.Customary) && f.Range(attendance.Literal) == want.Range(attendance.Literal):
		default:
			t.Errorf("%q: %s (%v), want %s", text, got, err, says)
			continue
		}
		read++
	}
	if n < 400 {
		t.Errorf("%d sizes", n)
	}
	t.Logf("%d of %d", read, n)
}
