package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// root builds the whole tree of commands. Alone, cirtkit opens the home screen; with nothing but an assessment file,
// as when one is dropped on the program or opened by a double-click, that file.
func (p *program) root() *cobra.Command {
	root := p.command("cirtkit", takes(0))
	root.SilenceErrors = true
	root.SilenceUsage = true
	root.CompletionOptions.DisableDefaultCmd = true
	root.RunE = func(cmd *cobra.Command, args []string) error {
		return p.assess(cmd.Context(), assessOptions{file: strings.Join(args, "")})
	}
	root.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 || len(args) == 1 && isAssessment(args[0]) {
			return nil
		}
		f := fault.New(fault.Usage, "cmd.unknown-command", "command", args[0])
		if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
			f = fault.New(fault.Usage, "cmd.unknown-command-near", "command", args[0], "near", near)
		}
		return f
	}
	root.SuggestionsMinimumDistance = 2
	root.PersistentFlags().String("lang", "", p.t("cmd.flag.lang"))
	root.AddCommand(
		p.assessCommand(),
		p.demoCommand(),
		p.answerCommand(),
		p.scoreCommand(),
		p.explainCommand(),
		p.planCommand(),
		p.compareCommand(),
		p.reportCommand(),
		p.signoffCommand(),
		p.importCommand(),
		p.prepareCommand(),
		p.pendingCommand(),
		p.exportCommand(),
		p.copyCommand(),
		p.mergeCommand(),
		p.verifyCommand(),
		p.questionnaireCommand(),
		p.versionCommand(),
		p.completionCommand(),
	)
	root.SetHelpCommand(p.helpCommand())
	root.SetUsageTemplate(p.usageTemplate())
	root.SetHelpTemplate("{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}\n\n{{end}}{{.UsageString}}")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagFault(cmd, err) })
	p.finish(root)
	return root
}

// command makes a command whose texts are in the catalogue under "cmd." and its path's words.
func (p *program) command(use string, args cobra.PositionalArgs) *cobra.Command {
	name, _, _ := strings.Cut(use, " ")
	return &cobra.Command{Use: use, Args: args, Short: p.t("cmd." + name + ".short"), Long: p.t("cmd." + name + ".long")}
}

// finish gives every command a help flag in the user's language; cobra's own would be English.
func (p *program) finish(cmd *cobra.Command) {
	cmd.Flags().BoolP("help", "h", false, p.t("cmd.flag.help", "command", cmd.Name()))
	cmd.DisableFlagsInUseLine = true
	for _, child := range cmd.Commands() {
		p.finish(child)
	}
}

// usageTemplate is cobra's usage page in the words of the catalogue.
func (p *program) usageTemplate() string {
	t := p.t
	return t("cmd.usage.usage") + `
  {{if .Runnable}}{{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}{{if .Runnable}}
  {{end}}{{.CommandPath}} ` + t("cmd.usage.command") + `{{end}}{{if .HasExample}}

` + t("cmd.usage.examples") + `
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

` + t("cmd.usage.commands") + `{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + t("cmd.usage.flags") + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + t("cmd.usage.global") + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
}

// isAssessment says whether an argument names an assessment file that is there, and not a command.
func isAssessment(arg string) bool {
	info, err := os.Stat(arg)
	return err == nil && info.Mode().IsRegular() && strings.EqualFold(filepath.Ext(arg), ".cirt")
}

// takes makes a check of the number of arguments: exactly n.
func takes(n int) cobra.PositionalArgs { return takesBetween(n, n) }

// takesBetween checks that there are at least least and, unless most is negative, at most most arguments.
func takesBetween(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case slices.Contains(args, ""):
			return fault.New(fault.Usage, "cmd.empty-argument", "command", cmd.CommandPath(), "use", cmd.UseLine())
		case len(args) < least:
			return fault.New(fault.Usage, "cmd.too-few-arguments", "command", cmd.CommandPath(), "use", cmd.UseLine(), "n", least)
		case most >= 0 && len(args) > most:
			return fault.New(fault.Usage, "cmd.too-many-arguments", "command", cmd.CommandPath(), "use", cmd.UseLine(), "argument", args[most])
		}
		return nil
	}
}

// flagFault turns a mistake in a flag into a fault with a hint.
func flagFault(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var noValue *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	path := cmd.CommandPath()
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		dashed := "--" + name
		if unknown.GetSpecifiedShortnames() != "" {
			dashed = "-" + name
		}
		if near := nearestFlag(cmd, name); near != "" {
			return fault.New(fault.Usage, "cmd.unknown-flag-near", "flag", dashed, "command", path, "near", "--"+near)
		}
		return fault.New(fault.Usage, "cmd.unknown-flag", "flag", dashed, "command", path)
	case errors.As(err, &noValue):
		return fault.New(fault.Usage, "cmd.flag-without-value", "flag", "--"+noValue.GetFlag().Name, "command", path)
	case errors.As(err, &invalid):
		return fault.New(fault.Usage, "cmd.flag-value", "flag", "--"+invalid.GetFlag().Name, "value", invalid.GetValue(), "command", path)
	case errors.As(err, &syntax):
		return fault.New(fault.Usage, "cmd.flag-syntax", "flag", syntax.GetSpecifiedFlag(), "command", path)
	}
	return fault.New(fault.Usage, "cmd.flag-syntax", "flag", err.Error(), "command", path)
}

// nearestFlag is the flag of the command that the typed name is most like, or "".
func nearestFlag(cmd *cobra.Command, typed string) string {
	var names []string
	collect := func(f *pflag.Flag) { names = append(names, f.Name) }
	cmd.LocalFlags().VisitAll(collect)
	cmd.InheritedFlags().VisitAll(collect)
	return questionnaires.Nearest(typed, names)
}
