package main

import (
	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
)

// mergeCommand brings copies of one assessment together: the union of their lines.
func (p *program) mergeCommand() *cobra.Command {
	var out string
	cmd := p.command("merge FILE FILE…", takesBetween(2, -1))
	cmd.Example = p.t("cmd.merge.example")
	cmd.Flags().StringVar(&out, "out", "", p.t("cmd.merge.flag.out"))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if out == "" {
			return fault.New(fault.Usage, "cmd.no-out", "command", "cirtkit merge")
		}
		merged, err := assessment.MergeFiles(out, args...)
		if err != nil {
			return err
		}
		for _, path := range merged.Torn {
			p.printLine(p.stderr, p.t("cmd.merge.torn", "file", path))
		}
		p.printLine(p.stdout, p.t("cmd.merge.done", "n", merged.Acts, "file", out))
		p.printLine(p.stdout, p.t("cmd.merge.conflicts", "n", merged.Conflicts))
		file, err := p.read(out)
		if err != nil {
			return err
		}
		p.sayUnknown(file.State())
		return nil
	}
	return cmd
}
