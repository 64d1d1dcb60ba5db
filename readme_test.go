package highwater_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestSnippets holds the code in README.md and docs/uses.md, and what it prints, to the
// examples, which run.
func TestSnippets(t *testing.T) {
	pages := map[string]string{"README.md": read(t, "README.md"), "docs/uses.md": read(t, "docs/uses.md")}
	pageOf := func(name string) string {
		if name == "Example_readings" || name == "Example_spreadsheet" {
			return "README.md"
		}
		return "docs/uses.md"
	}
	bodies := regexp.MustCompile(`(?s)func (Example_\w+)\(\) \{\n(.*?)\n\t// Output:\n(.*?)\n\}\n`).FindAllStringSubmatch(read(t, "example_readers_test.go"), -1)
	if len(bodies) != 7 {
		t.Fatalf("%d examples; want two for the README, and one for each of five readers", len(bodies))
	}
	dedent := func(s, by string) string { return strings.ReplaceAll("\n"+s, "\n"+by, "\n")[1:] }
	for _, body := range bodies {
		page := pageOf(body[1])
		if code := dedent(body[2], "\t"); !strings.Contains(pages[page], "```go\n"+code+"\n```\n") {
			t.Errorf("%s lacks the code of %s:\n%s", page, body[1], code)
		}
		output := strings.ReplaceAll(dedent(body[3], "\t//"), "\n ", "\n    ")
		if output = "   " + output; !strings.Contains(pages[page], output) {
			t.Errorf("%s lacks the output of %s:\n%s", page, body[1], output)
		}
	}
}

// TestReadme holds README.md to what fits a first minute and a screen, and to what the
// programs print.
func TestReadme(t *testing.T) {
	readme := read(t, "README.md")
	verdict, _, _ := strings.Cut(read(t, "examples/check/testdata/april.narrow.txt"), "\n\n")
	for what, block := range map[string]string{
		"the first verdict of examples/check": "```text\n" + verdict + "\n```\n",
		"examples/read/spaces.csv":            "```csv\n" + read(t, "examples/read/spaces.csv") + "```\n",
	} {
		if !strings.Contains(readme, block) {
			t.Errorf("README.md lacks %s:\n%s", what, block)
		}
	}
	lines := strings.Split(strings.TrimSuffix(readme, "\n"), "\n")
	if len(lines) > 150 {
		t.Errorf("README.md has %d lines, more than 150", len(lines))
	}
	code := false
	for i, line := range lines {
		if strings.HasPrefix(line, "```") {
			code = !code
		} else if n := utf8.RuneCountInString(line); n > 100 && (code || strings.HasPrefix(line, "    ")) {
			t.Errorf("README.md:%d: code of %d columns, more than 100", i+1, n)
		}
	}
}

// TestLinks: what README.md and the documents link to is there.
func TestLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)\)`)
	for _, page := range []string{"README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/uses.md", "docs/speed.md", "docs/principles.md", "internal/README.md"} {
		folder := page[:strings.LastIndexByte(page, '/')+1]
		for _, m := range link.FindAllStringSubmatch(read(t, page), -1) {
			if _, err := os.Stat(folder + m[1]); err != nil {
				t.Errorf("%s: %v", page, err)
			}
		}
	}
}
