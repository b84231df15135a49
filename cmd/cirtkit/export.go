package main

import (
	"bytes"

	"github.com/spf13/cobra"

	"cirtkit/exchange"
)

// exportCommand writes the answers and what belongs to them as YAML.
func (p *program) exportCommand() *cobra.Command {
	var out string
	var force, working bool
	cmd := p.command("export FILE", takes(1))
	cmd.Example = p.t("cmd.export.example")
	cmd.Flags().StringVar(&out, "out", "", p.t("cmd.export.flag.out"))
	cmd.Flags().BoolVar(&force, "force", false, p.t("cmd.flag.force"))
	cmd.Flags().BoolVar(&working, "with-working-notes", false, p.t("cmd.export.flag.working"))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		file, err := p.read(args[0])
		if err != nil {
			return err
		}
		p.sayUnknown(file.State())
		var b bytes.Buffer
		if err := exchange.Export(&b, file.State(), exchange.Options{WorkingNotes: working}); err != nil {
			return err
		}
		if out == "" || out == "-" {
			_, err := p.stdout.Write(b.Bytes())
			return err
		}
		if err := writeFile(out, b.Bytes(), force); err != nil {
			return err
		}
		p.wrote(out)
		return nil
	}
	return cmd
}
