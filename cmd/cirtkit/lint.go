package main

import (
	"github.com/spf13/cobra"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// lintOutput is the versioned output of `cirtkit questionnaire lint --json`; docs/schemas/lint.schema.json
// describes it.
type lintOutput struct {
	Format         int                   `json:"format"` // 1
	Questionnaires []questionnaireOutput `json:"questionnaires"`
	Findings       []findingOutput       `json:"findings"`
}

type findingOutput struct {
	Questionnaire string `json:"questionnaire"`
	Severity      string `json:"severity"` // "error" or "warning"
	Rule          string `json:"rule"`
	Question      string `json:"question,omitempty"`
	File          string `json:"file,omitempty"`
	Line          int    `json:"line,omitempty"`
	Column        int    `json:"column,omitempty"`
	Message       string `json:"message"`
	Hint          string `json:"hint,omitempty"`
}

// questionnaireLintCommand checks questionnaires, or the whole library.
func (p *program) questionnaireLintCommand() *cobra.Command {
	var asJSON bool
	var overlays []string
	cmd := p.command("lint [QUESTIONNAIRE...]", nil)
	cmd.Flags().BoolVar(&asJSON, "json", false, p.t("cmd.flag.json"))
	cmd.Flags().StringArrayVar(&overlays, "overlay", nil, p.t("cmd.flag.overlay"))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if len(overlays) > 0 && len(args) != 1 {
			return fault.New(fault.Usage, "cmd.lint.overlay-one")
		}
		list, err := openQuestionnaires(args, overlays)
		if err != nil {
			return err
		}
		out := lintOutput{Format: 1, Findings: []findingOutput{}}
		errors := 0
		for _, q := range list {
			found := questionnaires.Lint(q)
			for _, f := range found {
				if f.Error {
					errors++
				}
			}
			out.Questionnaires = append(out.Questionnaires, questionnaireOutput{q.ID, q.Version, q.Digest()})
			if asJSON {
				out.Findings = append(out.Findings, p.findingsOf(q, found)...)
				continue
			}
			p.printFindings(q, found)
		}
		if asJSON {
			if err := p.printJSON(out); err != nil {
				return err
			}
		}
		if errors > 0 {
			return reported{fault.Input}
		}
		return nil
	}
	return cmd
}

// printFindings prints what was found, with the hint where a rule is met for the first time.
func (p *program) printFindings(q *questionnaires.Questionnaire, found []questionnaires.Finding) {
	hinted := map[string]bool{}
	for _, f := range found {
		p.printLine(p.stdout, f.Message(p.words))
		if hint := f.Hint(p.words); hint != "" && !hinted[f.Key] {
			hinted[f.Key] = true
			p.printLine(p.stdout, "  "+p.t("cmd.do", "hint", hint))
		}
	}
	p.printLine(p.stdout, p.t("cmd.lint.done", "questionnaire", q.ID, "version", q.Version, "n", len(found)))
}

func (p *program) findingsOf(q *questionnaires.Questionnaire, found []questionnaires.Finding) []findingOutput {
	var out []findingOutput
	for _, f := range found {
		severity := "warning"
		if f.Error {
			severity = "error"
		}
		out = append(out, findingOutput{
			Questionnaire: q.ID, Severity: severity, Rule: f.Rule, Question: f.Question,
			File: f.Place.File, Line: f.Place.Line, Column: f.Place.Column,
			Message: p.words.T(f.Key, f.Facts...), Hint: f.Hint(p.words),
		})
	}
	return out
}
