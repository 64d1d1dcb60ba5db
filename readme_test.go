package highwater_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestReadme holds the snippets of README.md to the examples, which run.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("example_readers_test.go")
	if err != nil {
		t.Fatal(err)
	}
	bodies := regexp.MustCompile(`(?s)func (Example_\w+)\(\) \{\n(.*?)\n\t// Output:\n(.*?)\n\}\n`).FindAllStringSubmatch(string(source), -1)
	if len(bodies) != 5 {
		t.Fatalf("%d examples; want one for each of five readers", len(bodies))
	}
	dedent := func(s, by string) string { return strings.ReplaceAll("\n"+s, "\n"+by, "\n")[1:] }
	for _, body := range bodies {
		if code := dedent(body[2], "\t"); !strings.Contains(string(readme), "```go\n"+code+"\n```\n") {
			t.Errorf("README.md lacks the code of %s:\n%s", body[1], code)
		}
		output := strings.ReplaceAll(dedent(body[3], "\t//"), "\n ", "\n    ")
		if output = "   " + output; !strings.Contains(string(readme), output) {
			t.Errorf("README.md lacks the output of %s:\n%s", body[1], output)
		}
	}
}
