package main

import (
	"encoding/json"
	"flag"
	"io"

	"github.com/highwater-go/highwater/records"
)

func (c *command) export(flags *flag.FlagSet, args []string) error {
	if _, err := c.parse(flags, args); err != nil {
		return err
	}
	d, _, err := c.load()
	if err != nil {
		return err
	}
	return writeDossier(&c.out, d)
}

func writeDossier(w io.Writer, d records.Dossier) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // > stays readable
	e.SetIndent("", "  ")
	return e.Encode(d)
}
