package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// questionnaireCommand holds the commands that work on questionnaires.
func (p *program) questionnaireCommand() *cobra.Command {
	cmd := p.command("questionnaire", nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return fault.New(fault.Usage, "cmd.unknown-command", "command", "questionnaire "+args[0])
		}
		return cmd.Help()
	}
	cmd.AddCommand(p.questionnaireListCommand(), p.questionnaireShowCommand(), p.questionnaireLintCommand())
	return cmd
}

// questionnaireListCommand lists the library.
func (p *program) questionnaireListCommand() *cobra.Command {
	cmd := p.command("list", takes(0))
	cmd.RunE = func(*cobra.Command, []string) error {
		table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
		for _, info := range questionnaires.Library() {
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", info.ID, info.Version, info.Title,
				p.t("cmd.list.size", "questions", info.Questions, "facts", info.Facts, "minutes", info.Minutes))
		}
		return table.Flush()
	}
	return cmd
}

// questionnaireLintCommand checks one questionnaire, or the whole library.
func (p *program) questionnaireLintCommand() *cobra.Command {
	cmd := p.command("lint [PATH]", takesBetween(0, 1))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		names := args
		if len(args) == 0 {
			for _, info := range questionnaires.Library() {
				names = append(names, info.ID)
			}
		}
		errors := 0
		for _, name := range names {
			q, err := openQuestionnaire(name)
			if err != nil {
				return err
			}
			found := questionnaires.Lint(q)
			for _, f := range found {
				if f.Error {
					errors++
				}
				p.printLine(p.stdout, f.Message(p.words))
			}
			p.printLine(p.stdout, p.t("cmd.lint.done", "questionnaire", q.ID, "version", q.Version, "n", len(found)))
		}
		if errors > 0 {
			return reported{fault.Input}
		}
		return nil
	}
	return cmd
}
