package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"cirtkit/questionnaires"
)

// questionnaireNewCommand writes a questionnaire to begin from.
func (p *program) questionnaireNewCommand() *cobra.Command {
	var out string
	cmd := p.command("new ID", takes(1))
	cmd.Example = p.t("cmd.new.example")
	cmd.Flags().StringVar(&out, "out", "", p.t("cmd.new.flag.out"))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		src, err := questionnaires.Skeleton(args[0])
		if err != nil {
			return err
		}
		if out == "" {
			out = args[0]
		}
		if err := makeFolder(out); err != nil {
			return err
		}
		file := filepath.Join(out, questionnaires.MainFile)
		if err := writeFile(file, src, false); err != nil {
			return err
		}
		p.wrote(file)
		return nil
	}
	return cmd
}
