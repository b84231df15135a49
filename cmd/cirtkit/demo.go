package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/demo"
	"cirtkit/internal/fault"
	"cirtkit/report"
	"cirtkit/wizard"
)

// demoCommand writes a filled sample of an invented country, and its report.
func (p *program) demoCommand() *cobra.Command {
	var out string
	cmd := p.command("demo", takes(0))
	cmd.Example = p.t("cmd.demo.example")
	cmd.Flags().StringVar(&out, "out", ".", p.t("cmd.demo.flag.out"))
	p.reportLanguageFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		words, err := p.reportLanguage(cmd)
		if err != nil {
			return err
		}
		file, pdf := filepath.Join(out, "demo.cirt"), filepath.Join(out, "demo.pdf")
		for _, path := range []string{file, pdf} {
			if _, err := os.Lstat(path); err == nil {
				return fault.New(fault.Failed, "cmd.demo.exists", "file", path)
			}
		}
		if err := makeFolder(filepath.Clean(out)); err != nil {
			return err
		}
		if err := demo.Write(file); err != nil {
			return err
		}
		p.wrote(file)
		sample, err := assessment.Read(file)
		if err != nil {
			return err
		}
		notes, err := p.writeReport(report.Source{
			State: sample.State(), Result: scoreWith(sample.State(), nil), Language: words, Program: version,
			Depth: report.Standard,
		}, wizard.ReportOptions{Path: pdf})
		if err != nil {
			return err
		}
		p.sayNotes(notes)
		p.wrote(pdf)
		return nil
	}
	return cmd
}
