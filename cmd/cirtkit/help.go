package main

import (
	"github.com/spf13/cobra"

	"cirtkit/internal/fault"
)

// helpCommand shows the help of the program or of one command.
func (p *program) helpCommand() *cobra.Command {
	cmd := p.command("help [COMMAND]", takesBetween(0, -1))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		found, rest, err := cmd.Root().Find(args)
		if err != nil || found == nil || len(rest) > 0 {
			return fault.New(fault.Usage, "cmd.unknown-command", "command", args[0])
		}
		return found.Help()
	}
	return cmd
}

// completionCommand writes a completion script for a shell.
func (p *program) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	cmd := p.command("completion SHELL", takes(1))
	cmd.ValidArgs = shells
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		root := cmd.Root()
		switch args[0] {
		case "bash":
			return root.GenBashCompletionV2(p.stdout, true)
		case "zsh":
			return root.GenZshCompletion(p.stdout)
		case "fish":
			return root.GenFishCompletion(p.stdout, true)
		case "powershell":
			return root.GenPowerShellCompletionWithDesc(p.stdout)
		}
		return fault.New(fault.Usage, "cmd.unknown-shell", "shell", args[0], "known", shells)
	}
	return cmd
}
