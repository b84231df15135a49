package main

import (
	"bytes"
	"io"

	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/exchange"
	"cirtkit/internal/fault"
)

// exportCommand writes the answers and what belongs to them as YAML.
func (p *program) exportCommand() *cobra.Command {
	var out, catalogue string
	var force, working bool
	cmd := p.command("export FILE", takes(1))
	cmd.Example = p.t("cmd.export.example")
	cmd.Flags().StringVar(&out, "out", "", p.t("cmd.export.flag.out"))
	cmd.Flags().BoolVar(&force, "force", false, p.t("cmd.flag.force"))
	cmd.Flags().BoolVar(&working, "with-working-notes", false, p.t("cmd.export.flag.working"))
	cmd.Flags().StringVar(&catalogue, "evidence-for", "", p.t("cmd.export.flag.evidence-for"))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		file, err := p.read(args[0])
		if err != nil {
			return err
		}
		p.sayUnknown(file.State())
		var b bytes.Buffer
		if catalogue != "" {
			err = evidenceFor(&b, file.State(), catalogue, working)
		} else {
			err = exchange.Export(&b, file.State(), exchange.Options{WorkingNotes: working})
		}
		if err != nil {
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

// evidenceFor writes the evidence by the codes of a catalogue: one that comes with the program, or a file.
func evidenceFor(w io.Writer, s *assessment.State, catalogue string, working bool) error {
	if working {
		return fault.New(fault.Usage, "cmd.export.evidence-notes")
	}
	reference, err := openReference(catalogue)
	if err != nil {
		return err
	}
	return exchange.EvidenceFor(w, s, reference)
}
