package main

import (
	"encoding/json"
	"fmt"

	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

// A file is what was read of one.
type file struct {
	dossier records.Dossier
	format  string
	notes   []string // what was wrong with the rows that are left out, and what has no place
}

// readAny reads a dossier, or a file in a format of package exchange.
func readAny(data []byte, format, options string) (file, error) {
	f := exchange.Format(format)
	if f == "" {
		f = exchange.Detect(data)
	}
	if f == "" || f == "dossier" {
		d, err := records.ParseDossier(data)
		return file{d, "dossier", nil}, err
	}
	var o exchange.Options
	if err := json.Unmarshal([]byte(options), &o); err != nil {
		return file{}, fmt.Errorf("-options: %w", err)
	}
	r, err := exchange.Read(f, data, o)
	if err != nil {
		return file{}, err
	}
	var notes []string
	for _, fault := range r.Faults {
		if fault.Drops == exchange.File {
			return file{}, r.Err()
		}
		notes = append(notes, fmt.Sprintf("%v; the %s is left out", fault, fault.Drops))
	}
	return file{records.Dossier{Evidence: r.Evidence}, string(f), notes}, nil
}
