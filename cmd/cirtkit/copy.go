package main

import (
	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
)

// copyCommand makes a hand-over copy: a new assessment with the present state as its first act and no
// working notes. It can't be merged with the old.
func (p *program) copyCommand() *cobra.Command {
	var out, as string
	var withoutHistory bool
	cmd := p.command("copy FILE", takes(1))
	cmd.Example = p.t("cmd.copy.example")
	cmd.Flags().StringVar(&out, "out", "", p.t("cmd.copy.flag.out"))
	cmd.Flags().StringVar(&as, "as", "", p.t("cmd.flag.as"))
	cmd.Flags().BoolVar(&withoutHistory, "without-history", false, p.t("cmd.copy.flag.without-history"))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if !withoutHistory {
			return fault.New(fault.Usage, "cmd.copy.how", "file", args[0])
		}
		if out == "" {
			return fault.New(fault.Usage, "cmd.no-out", "command", "cirtkit copy")
		}
		author, err := p.author(as)
		if err != nil {
			return err
		}
		file, err := p.read(args[0])
		if err != nil {
			return err
		}
		if err := assessment.CopyWithoutHistory(file, out, assessment.Options{Author: author, Now: p.now}); err != nil {
			return err
		}
		p.wrote(out)
		return nil
	}
	return cmd
}
