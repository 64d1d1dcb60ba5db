package command

import (
	"flag"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	const usage = "usage: try [flags] [FILE | -]\n  -top number\n    \ta number\n"
	for _, x := range []struct {
		args       string
		file       string
		top        int
		err, print string
	}{
		{"", "", 0, "", ""},
		{"-top 3 a.json", "a.json", 3, "", ""},
		{"a.json -top 3", "a.json", 3, "", ""},
		{"- -top=3", "-", 3, "", ""},
		{"a.json -top 3 b.json", "", 3, "want one file, not 2", "try: want one file, not 2\n" + usage},
		{"a.json -top -1", "", -1, "-top counts from 0", "try: -top counts from 0\n" + usage},
		{"-top", "", 0, "flag needs an argument: -top", "flag needs an argument: -top\n" + usage},
		{"-h", "", 0, "flag: help requested", usage},
	} {
		var printed strings.Builder
		flags := flag.NewFlagSet("try", flag.ContinueOnError)
		top := flags.Int("top", 0, "a `number`")
		file, err := Parse(flags, strings.Fields(x.args), &printed, func() string {
			if *top < 0 {
				return "-top counts from 0"
			}
			return ""
		})
		said := ""
		if err != nil {
			said = err.Error()
		}
		if d := cmp.Diff([]any{x.file, x.top, x.err, x.print}, []any{file, *top, said, printed.String()}); d != "" {
			t.Errorf("%s (-want +got)\n%s", x.args, d)
		}
	}
}
