package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records/exchange"
)

func (c *command) importFile(flags *flag.FlagSet, args []string) error {
	format := flags.String("format", "", "the `format`: dossier, sheet, ccc, acled, wikidata, sparql, twitch, youtube, owncast, holodex or log; \"\" finds out")
	options := flags.String("options", "{}", "what the file does not say of itself, in `JSON` (see exchange.Options)")
	given, err := c.parse(flags, args, "FILE")
	if err != nil {
		return err
	}
	name, read := given[0], func() ([]byte, error) { return os.ReadFile(given[0]) }
	if name == "-" {
		name, read = "standard input", func() ([]byte, error) { return io.ReadAll(c.stdin) }
	}
	at := newProgress(c.stderr, c.now)
	defer at.end()
	data, err := read()
	if err != nil {
		return fault{err}
	}
	at.stage("reading")
	o, err := exchange.ParseOptions(*options)
	if err != nil {
		return fault{fmt.Errorf("-%w", err)}
	}
	dossier, result, err := exchange.ReadAny(data, exchange.Format(*format), o)
	if faults, ok := errors.AsType[attendance.Faults](err); ok {
		lines := make([]string, len(faults))
		for i, f := range faults {
			lines[i] = name + ":" + f.Error()
		}
		return fault{errors.New(strings.Join(lines, "\n"))}
	}
	if err != nil {
		return fault{err}
	}
	seen, sources, err := sightings(result, o)
	if err != nil {
		return err
	}
	dossier.Sources = withSources(dossier.Sources, sources)
	ctx := context.Background()
	a, err := c.open(ctx, toCreate)
	if err != nil {
		return err
	}
	defer a.Close()
	e, sum := c.entry(imported), sha256.Sum256(data)
	e.file, e.format, e.sum = filepath.Base(name), string(result.Format), hex.EncodeToString(sum[:])
	done, err := a.add(ctx, dossier, seen, e, at)
	if err != nil {
		return err
	}
	fmt.Fprintf(&c.out, "%s: %s\n", printable(filepath.Base(name)), done)
	for _, n := range result.Notes() {
		fmt.Fprintln(&c.out, printable(filepath.Base(name)+":"+n))
	}
	if n := len(result.Left); n > 0 {
		fmt.Fprintf(&c.out, "  %d things in it have no place in evidence, and are left out\n", n)
	}
	c.notKept(done)
	return nil
}

// String says what was added: "2 sessions, 3 counts added; 1 restated".
func (c change) String() string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{c.platforms, "platform"}, {c.sources, "source"}, {c.sessions, "session"}, {c.counts, "count"}, {c.rulings, "ruling"}, {c.claims, "claim"}, {c.sightings, "observation"}} {
		switch {
		case p.n == 1:
			parts = append(parts, "1 "+p.what)
		case p.n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", p.n, p.what))
		}
	}
	var said []string
	if len(parts) > 0 {
		said = append(said, strings.Join(parts, ", ")+" added")
	}
	if c.restated > 0 {
		said = append(said, fmt.Sprintf("%d restated", c.restated))
	}
	if len(said) == 0 {
		return "nothing new"
	}
	return strings.Join(said, "; ")
}

// notKept prints the values that were not kept, and what was left out.
func (c *command) notKept(done change) {
	for _, f := range done.conflicts {
		form := "  %s %s, %s: kept %q, not %q\n"
		switch f.Field {
		case "limits", "hosts", "tags": // JSON already
			form = "  %s %s, %s: kept %s, not %s\n"
			f.Kept = cmp.Or(f.Kept, "[]")
		}
		fmt.Fprintf(&c.out, form, f.Kind, printable(f.ID), f.Field, printable(f.Kept), printable(f.Other))
	}
	for _, r := range done.left {
		fmt.Fprintf(&c.out, "  %s %s: left out, deleted by entry %d\n", r.kind, printable(item{r.kind, r.id}.short()), r.entry)
	}
}
