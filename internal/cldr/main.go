// Command cldr writes the number data of every CLDR locale to a Go file of
// package lang, and the license of the data beside it. Run it by
//
//	go generate ./internal/lang
//
// It gets the data from the npm packages below with npm, or from a folder of
// packages that are installed already:
//
//	cd internal/lang && go run ../cldr -from DIR/node_modules
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// The packages and their versions, which are part of the output.
const (
	numbersPackage = "cldr-numbers-full"
	numbersVersion = "48.2.0"
	corePackage    = "cldr-core"
	coreVersion    = "48.2.0"
)

func main() {
	from := flag.String("from", "", "`folder` of npm packages to read, instead of having npm get them")
	out := flag.String("out", "cldr.go", "Go `file` to write")
	license := flag.String("license", filepath.FromSlash("../../LICENSE-UNICODE"), "`file` to write the license of the data to")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "cldr: unexpected argument %q\n", flag.Arg(0))
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*from, *out, *license); err != nil {
		fmt.Fprintln(os.Stderr, "cldr:", err)
		os.Exit(1)
	}
}

func run(from, out, license string) error {
	if from == "" {
		dir, err := os.MkdirTemp("", "cldr")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		if err := install(dir); err != nil {
			return err
		}
		from = filepath.Join(dir, "node_modules")
	}
	src, err := load(from)
	if err != nil {
		return err
	}
	code, err := src.build()
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, code, 0o666); err != nil {
		return err
	}
	return os.WriteFile(license, src.license, 0o666)
}

// install has npm put the packages into dir/node_modules.
func install(dir string) error {
	cmd := exec.Command("npm", "install", "--prefix", dir, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts",
		numbersPackage+"@"+numbersVersion, corePackage+"@"+coreVersion)
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	err := cmd.Run()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return fmt.Errorf("npm is not installed; install it, or pass -from with a folder that has %s %s and %s %s",
			numbersPackage, numbersVersion, corePackage, coreVersion)
	case err != nil:
		return fmt.Errorf("npm install: %w\n%s", err, output.Bytes())
	}
	return nil
}

// source is what the packages say.
type source struct {
	locales   map[string]localeData
	likely    map[string]string // tag to the tag with its likely script and region
	parents   map[string]string // explicit parents of locales
	languages map[string]alias  // language aliases
	contents  []string          // locales with the same content as their parent
	license   []byte
}

type alias struct {
	Replacement string `json:"_replacement"`
	Reason      string `json:"_reason"`
}

// localeData is the part of numbers.json that matters here.
type localeData struct {
	decimal, group string    // of the digits 0 to 9
	patterns       []pattern // compact patterns, smallest exponent first
}

func load(dir string) (*source, error) {
	for name, want := range map[string]string{numbersPackage: numbersVersion, corePackage: coreVersion} {
		var manifest struct{ Version string }
		if err := readJSON(filepath.Join(dir, name, "package.json"), &manifest); err != nil {
			return nil, err
		}
		if manifest.Version != want {
			return nil, fmt.Errorf("%s is %s %s; want %s", filepath.Join(dir, name), name, manifest.Version, want)
		}
	}
	src := &source{locales: make(map[string]localeData)}

	var available struct {
		AvailableLocales struct{ Full []string }
	}
	if err := readJSON(filepath.Join(dir, corePackage, "availableLocales.json"), &available); err != nil {
		return nil, err
	}
	for _, tag := range available.AvailableLocales.Full {
		data, err := loadLocale(filepath.Join(dir, numbersPackage, "main", tag, "numbers.json"), tag)
		if err != nil {
			return nil, err
		}
		src.locales[tag] = data
	}
	if len(src.locales) == 0 {
		return nil, fmt.Errorf("%s lists no locales", corePackage)
	}

	var defaults struct{ DefaultContent []string }
	if err := readJSON(filepath.Join(dir, corePackage, "defaultContent.json"), &defaults); err != nil {
		return nil, err
	}
	src.contents = defaults.DefaultContent

	supplemental := func(name string, v any) error {
		return readJSON(filepath.Join(dir, corePackage, "supplemental", name+".json"), v)
	}
	var likely struct {
		Supplemental struct{ LikelySubtags map[string]string }
	}
	if err := supplemental("likelySubtags", &likely); err != nil {
		return nil, err
	}
	src.likely = likely.Supplemental.LikelySubtags

	var parents struct {
		Supplemental struct {
			ParentLocales struct{ ParentLocale map[string]string }
		}
	}
	if err := supplemental("parentLocales", &parents); err != nil {
		return nil, err
	}
	src.parents = parents.Supplemental.ParentLocales.ParentLocale

	var aliases struct {
		Supplemental struct {
			Metadata struct {
				Alias struct{ LanguageAlias map[string]alias }
			}
		}
	}
	if err := supplemental("aliases", &aliases); err != nil {
		return nil, err
	}
	src.languages = aliases.Supplemental.Metadata.Alias.LanguageAlias

	if len(src.contents) == 0 || len(src.likely) == 0 || len(src.parents) == 0 || len(src.languages) == 0 {
		return nil, fmt.Errorf("%s lacks default contents, likely subtags, parent locales or language aliases", corePackage)
	}
	var err error
	src.license, err = os.ReadFile(filepath.Join(dir, numbersPackage, "LICENSE"))
	return src, err
}

func loadLocale(file, tag string) (localeData, error) {
	var doc struct {
		Main map[string]struct{ Numbers map[string]json.RawMessage }
	}
	if err := readJSON(file, &doc); err != nil {
		return localeData{}, err
	}
	data, err := newLocaleData(doc.Main[tag].Numbers)
	if err != nil {
		return data, fmt.Errorf("%s: %w", file, err)
	}
	return data, nil
}

func readJSON(file string, v any) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}
