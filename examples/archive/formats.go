package main

import (
	"encoding/json"
	"fmt"

	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

// readAny reads a dossier, or a file in a format of package exchange. The notes say
// what was wrong with the rows that are left out.
func readAny(data []byte, format, options string) (d records.Dossier, notes []string, err error) {
	f := exchange.Format(format)
	if f == "" {
		f = exchange.Detect(data)
	}
	if f == "" || f == "dossier" {
		d, err = records.ParseDossier(data)
		return d, nil, err
	}
	var o exchange.Options
	if err := json.Unmarshal([]byte(options), &o); err != nil {
		return d, nil, fmt.Errorf("-options: %w", err)
	}
	r, err := exchange.Read(f, data, o)
	if err != nil {
		return d, nil, err
	}
	for _, fault := range r.Faults {
		if fault.Drops == exchange.File {
			return d, nil, r.Err()
		}
		notes = append(notes, fmt.Sprintf("%v; the %s is left out", fault, fault.Drops))
	}
	return records.Dossier{Evidence: r.Evidence}, notes, nil
}
