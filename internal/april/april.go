// Package april reads the dossiers on the record of April 2022 that stand in
// examples/spaces, for tests and examples of this repository.
package april

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/highwater-go/highwater/records"
)

// Read returns the dossier of what was published at the time, or with the name "-wider"
// that of everything that had been. It panics if there is none above the folder that
// the test runs in.
func Read(name string) records.Dossier {
	const depth = 4 // of the deepest folder with a test that reads it
	var data []byte
	var err error
	for up := range depth {
		data, err = os.ReadFile(filepath.Join(strings.Repeat("../", up), "examples", "spaces", "april-2022"+name+".json"))
		if err == nil {
			break
		}
	}
	if err != nil {
		panic(err)
	}
	d, err := records.ParseDossier(data)
	if err != nil {
		panic(err)
	}
	return d
}
