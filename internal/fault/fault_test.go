package fault_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/highwater-go/highwater/internal/fault"
)

func show(fs []fault.One) string {
	var lines []string
	for _, f := range fs {
		lines = append(lines, fmt.Sprintf("%s %d:%d %v", f.Path, f.Line, f.Column, f.Err))
	}
	return strings.Join(lines, "\n")
}

func TestUnder(t *testing.T) {
	var l fault.List
	if fs := fault.All[[]fault.One](&l); fs != nil || l.Len() != 0 || l.Full() {
		t.Errorf("no faults are %v", fs)
	}
	l.Addf("end", "odd %d", 7)
	fault.Under(&l, "sessions[3]", []fault.One{{Path: "start", Line: 4, Column: 2, Err: errors.New("wrong")}, {Err: errors.New("empty")}})
	fault.Under(&l, "", []fault.One{{Path: "start", Err: errors.New("wrong")}, {Err: errors.New("empty")}})
	const want = "end 0:0 odd 7\nsessions[3].start 4:2 wrong\nsessions[3] 0:0 empty\nstart 0:0 wrong\n 0:0 empty"
	if got := show(fault.All[[]fault.One](&l)); got != want || l.Len() != 5 {
		t.Errorf("%d faults:\n%s\nwant:\n%s", l.Len(), got, want)
	}
}

// TestMost compares a List with one that keeps everything.
func TestMost(t *testing.T) {
	for _, n := range []int{0, 1, fault.Most - 1, fault.Most, fault.Most + 1, 3 * fault.Most} {
		for inner := range 3 {
			var l, nested fault.List
			l.Skip = func(path string) bool { return path == "skipped" }
			for i := range n {
				nested.Addf(fmt.Sprint(i), "wrong")
				if i%2 == 0 {
					l.Addf("skipped", "wrong")
				}
			}
			for range inner {
				fault.Under(&l, "in", fault.All[[]fault.One](&nested))
			}
			fs := fault.All[[]fault.One](&l)
			listed := min(n*inner, fault.Most)
			if l.Len() != n*inner || l.Full() != (n*inner > fault.Most) || l.Full() != (len(fs) > listed) {
				t.Errorf("%d times %d faults are %d, of which %d are listed", inner, n, l.Len(), len(fs))
			}
			for i, f := range fs {
				if fault.IsMore(f.Err) != (i == fault.Most) {
					t.Errorf("%d times %d faults: %d is %v", inner, n, i, f.Err)
				}
			}
		}
	}
}

func TestMoreError(t *testing.T) {
	for n, want := range map[fault.More]string{1: "and 1 more", 999: "and 999 more", 1000: "and 1,000 more", 1_569_900: "and 1,569,900 more"} {
		if got := n.Error(); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
