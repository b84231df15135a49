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
	cmd.AddCommand(p.questionnaireListCommand(), p.questionnaireShowCommand(), p.questionnaireLintCommand(), p.questionnaireCoverageCommand(),
		p.questionnaireFormCommand(), p.questionnaireUpgradeCommand(), p.questionnaireNewCommand())
	return cmd
}

// questionnaireListCommand lists the library.
func (p *program) questionnaireListCommand() *cobra.Command {
	cmd := p.command("list", takes(0))
	cmd.RunE = func(*cobra.Command, []string) error {
		table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
		for _, info := range questionnaires.Library() {
			size := "cmd.list.size"
			if info.Questions == 0 {
				size = "cmd.list.size-facts"
			}
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", info.ID, info.Version, info.Title,
				p.t(size, "questions", info.Questions, "facts", info.Facts, "minutes", info.Minutes))
		}
		return table.Flush()
	}
	return cmd
}
