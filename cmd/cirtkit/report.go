package main

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"cirtkit/compare"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/pdf"
	"cirtkit/report/text"
)

// reportFormats are the forms a report can take; the first is the default.
var reportFormats = []string{"pdf", "text"}

// reportCommand writes the gap report.
func (p *program) reportCommand() *cobra.Command {
	var format, out, target, earlier string
	var profiles, texts []string
	var force, approved bool
	cmd := p.command("report FILE", takes(1))
	cmd.Example = p.t("cmd.report.example")
	cmd.Flags().StringVar(&format, "format", reportFormats[0], p.t("cmd.report.flag.format", "known", reportFormats))
	cmd.Flags().StringVar(&out, "out", "", p.t("cmd.report.flag.out"))
	cmd.Flags().StringVar(&target, "target", "", p.t("cmd.flag.target"))
	p.profileFlag(cmd, &profiles)
	cmd.Flags().StringVar(&earlier, "since", "", p.t("cmd.report.flag.since"))
	takesValue(cmd, "since", "FILE")
	how := p.compareFlags(cmd)
	options := p.planOptions(cmd)
	cmd.Flags().StringArrayVar(&texts, "catalogue", nil, p.t("cmd.report.flag.catalogue"))
	cmd.Flags().BoolVar(&force, "force", false, p.t("cmd.flag.force"))
	cmd.Flags().BoolVar(&approved, "approved", false, p.t("cmd.report.flag.approved"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		suffix, ok := map[string]string{"pdf": ".pdf", "text": ".txt"}[format]
		if !ok {
			return fault.New(fault.Usage, "cmd.report.unknown-format", "format", format, "known", reportFormats)
		}
		if cmd.Flags().Changed("since") && earlier == "" {
			return fault.New(fault.Usage, "cmd.empty-argument", "command", cmd.CommandPath()+" --since", "use", cmd.UseLine())
		}
		plan, err := options.read()
		if err != nil {
			return err
		}
		file, err := p.read(args[0])
		if err != nil {
			return err
		}
		state, log := file.State(), file.Log()
		if approved {
			// The record goes on after the approval.
			if state, log = file.Approved(), nil; state == nil {
				return fault.New(fault.Failed, "cmd.report.not-approved", "file", args[0])
			}
		}
		compared, err := readProfiles(profiles, state.Questionnaire)
		if err != nil {
			return err
		}
		if err := checkTarget(state.Questionnaire, target, compared); err != nil {
			return err
		}
		clauses, err := readTexts(texts, state.Questionnaire)
		if err != nil {
			return err
		}
		var changed *compare.Difference
		if earlier != "" {
			if changed, err = p.since(earlier, args[0], compare.Side{State: state, Log: log}, how); err != nil {
				return err
			}
		}
		p.sayUnknown(state)
		data, err := p.renderSource(report.Source{
			State: state, Result: scoreWith(state, compared), Language: p.words, Program: version,
			Target: target, Profiles: compared, Texts: clauses, Plan: plan, Since: changed,
		}, format)
		if err != nil {
			return err
		}
		if out == "-" {
			_, err := p.stdout.Write(data)
			return err
		}
		if out == "" {
			out = strings.TrimSuffix(args[0], filepath.Ext(args[0])) + suffix
		}
		if err := writeFile(out, data, force); err != nil {
			return err
		}
		p.wrote(out)
		return nil
	}
	return cmd
}

// readTexts reads texts of clauses from files: the adopted text of a resolution, say, whose topics the
// questionnaire asks about.
func readTexts(names []string, q *questionnaires.Questionnaire) ([]*questionnaires.Reference, error) {
	var out []*questionnaires.Reference
	for _, name := range names {
		r, err := questionnaires.LoadReference(name)
		if err != nil {
			return nil, err
		}
		if r.Of == "" || q.CatalogueOf(r.Of) == nil {
			return nil, fault.New(fault.Input, "cmd.report.no-text", "catalogue", r.ID, "questionnaire", q.ID).At(fault.Position{File: name})
		}
		out = append(out, r)
	}
	return out, nil
}

// renderSource makes the report of a result that is there already.
func (p *program) renderSource(source report.Source, format string) ([]byte, error) {
	document := report.Build(source)
	var b bytes.Buffer
	if format == "text" {
		err := text.Document(&b, document, 80, false)
		return b.Bytes(), err
	}
	err := p.writePDF(&b, document)
	return b.Bytes(), err
}

// writePDF writes a document as PDF, and says on stderr what had to be replaced in it.
func (p *program) writePDF(w io.Writer, document *report.Document) error {
	warnings, err := pdf.Write(w, document, pdf.Options{SourceDateEpoch: p.env("SOURCE_DATE_EPOCH")})
	if err != nil {
		return err
	}
	for _, warning := range warnings {
		p.printLine(p.stderr, p.t("cmd.report.warning", "warning", warning.Message(p.words)))
	}
	return nil
}
