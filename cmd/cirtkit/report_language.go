package main

import (
	"errors"

	"github.com/spf13/cobra"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/report"
)

// A report is in a language of its own: --lang names it, or else CIRTKIT_LANG. The program itself speaks the language
// where all of its texts are there.

// reportLanguageFlag gives a command the flag, in place of the one that all commands have.
func (p *program) reportLanguageFlag(cmd *cobra.Command) {
	cmd.Flags().String("lang", "", p.t("cmd.report.flag.lang", "known", lang.CodesOf("report")))
}

// reportLanguage is the language that a report is asked for in.
func (p *program) reportLanguage(cmd *cobra.Command) (*lang.Language, error) {
	asked, err := cmd.Flags().GetString("lang")
	if err != nil || asked == "" && !cmd.Flags().Changed("lang") {
		asked = p.env("CIRTKIT_LANG")
	}
	if asked == "" && !cmd.Flags().Changed("lang") {
		return p.words, nil
	}
	words, ok := lang.Of(asked)
	if !ok {
		return nil, fault.New(fault.Usage, "cmd.unknown-language", "language", asked, "known", lang.CodesOf("report"))
	}
	return words, nil
}

// translate gives a report its questionnaire's texts in its language, as far as they are translated. The report itself
// says what is not.
func translate(source *report.Source) error {
	translated, _, err := source.State.Questionnaire.Translate(source.Language.Code())
	var f *fault.Fault
	if errors.As(err, &f) && f.Key == "questionnaires.no-translation" {
		return nil
	}
	source.Questionnaire = translated
	return err
}
