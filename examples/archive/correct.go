package main

import (
	"context"
	"flag"
	"fmt"
)

func (c *command) correct(flags *flag.FlagSet, args []string) error {
	return c.edit(flags, args, corrected, func(ctx context.Context, a *archive, what item, values []string, e entry) (string, error) {
		now, done, err := a.correct(ctx, what, values, e)
		switch {
		case !done:
			return fmt.Sprintf("%s %s: nothing new", now.kind, now.short()), err
		case now.short() != what.id:
			return fmt.Sprintf("%s %s: corrected, and now %s", what.kind, what.id, now.short()), err
		}
		return fmt.Sprintf("%s %s: corrected", now.kind, now.short()), err
	}, "KIND", "ID", "FIELD=VALUE…")
}

func (c *command) delete(flags *flag.FlagSet, args []string) error {
	return c.edit(flags, args, deleted, func(ctx context.Context, a *archive, what item, _ []string, e entry) (string, error) {
		gone, err := a.delete(ctx, what, e)
		return fmt.Sprintf("%s %s: deleted", gone.kind, gone.short()), err
	}, "KIND", "ID")
}

func (c *command) restore(flags *flag.FlagSet, args []string) error {
	return c.edit(flags, args, restored, func(ctx context.Context, a *archive, what item, _ []string, e entry) (string, error) {
		back, err := a.restore(ctx, what, e)
		return fmt.Sprintf("%s %s: restored", back.kind, back.short()), err
	}, "KIND", "ID")
}

// edit runs a command that changes one item, and prints what do says of it.
func (c *command) edit(flags *flag.FlagSet, args []string, of action,
	do func(ctx context.Context, a *archive, what item, values []string, e entry) (string, error), want ...string) error {
	why := flags.String("why", "", "the reason, as `text` for the history")
	given, err := c.parse(flags, args, want...)
	if err != nil {
		return err
	}
	ctx := context.Background()
	a, err := c.open(ctx, toWrite)
	if err != nil {
		return err
	}
	defer a.Close()
	e := c.entry(of)
	e.why = *why
	said, err := do(ctx, a, item{given[0], given[1]}, given[2:], e)
	if err != nil {
		return err
	}
	fmt.Fprintln(&c.out, printable(said))
	return nil
}
