package main

import (
	"context"
	"encoding/json"
	"flag"
	"io"

	"github.com/highwater-go/highwater/records"
)

func (c *command) export(flags *flag.FlagSet, args []string) error {
	if _, err := c.parse(flags, args); err != nil {
		return err
	}
	d, err := c.load()
	if err != nil {
		return err
	}
	return writeDossier(&c.out, d)
}

// load returns all that the archive holds.
func (c *command) load() (d records.Dossier, err error) {
	ctx := context.Background()
	a, err := c.open(ctx, toRead)
	if err != nil {
		return d, err
	}
	defer a.Close()
	err = a.read(ctx, func(t tx) (err error) {
		d, err = t.dossier()
		return err
	})
	return d, err
}

func writeDossier(w io.Writer, d records.Dossier) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // > stays readable
	e.SetIndent("", "  ")
	return e.Encode(d)
}
