package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"cirtkit/demo"
	"cirtkit/internal/fault"
	"cirtkit/internal/settings"
	"cirtkit/questionnaires"
	"cirtkit/wizard"
)

// assessOptions says what the wizard opens with; all may be empty.
type assessOptions struct {
	file          string
	questionnaire string // id of the library, or path
	author        string
	profiles      []string
	since         string // an earlier assessment of the same subject
	overlays      []string
	plain         bool
}

// assessCommand starts or resumes an assessment in the wizard.
func (p *program) assessCommand() *cobra.Command {
	var o assessOptions
	cmd := p.command("assess [FILE]", takesBetween(0, 1))
	cmd.Example = p.t("cmd.assess.example")
	cmd.Flags().StringVar(&o.questionnaire, "questionnaire", "", p.t("cmd.assess.flag.questionnaire"))
	cmd.Flags().StringArrayVar(&o.overlays, "overlay", nil, p.t("cmd.flag.overlay"))
	cmd.Flags().StringVar(&o.author, "as", "", p.t("cmd.flag.as"))
	cmd.Flags().StringVar(&o.since, "since", "", p.t("cmd.assess.flag.since"))
	takesValue(cmd, "since", "FILE")
	p.profileFlag(cmd, &o.profiles)
	cmd.Flags().BoolVar(&o.plain, "plain", false, p.t("cmd.assess.flag.plain"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 1 {
			o.file = args[0]
		}
		switch {
		case cmd.Flags().Changed("since") && o.since == "":
			return fault.New(fault.Usage, "cmd.empty-argument", "command", cmd.CommandPath()+" --since", "use", cmd.UseLine())
		case slices.Contains(o.profiles, ""):
			return fault.New(fault.Usage, "cmd.profile-empty")
		case o.since != "" && o.file == "":
			return fault.New(fault.Usage, "cmd.assess.since-without-file")
		}
		return p.assess(cmd.Context(), o)
	}
	return cmd
}

// assess runs the wizard: on the full screen where there is a terminal that can show one, or else line
// by line.
func (p *program) assess(ctx context.Context, o assessOptions) error {
	config := wizard.Config{
		Stdin:         p.stdin,
		Stdout:        p.terminal,
		Echo:          !isTerminal(p.stdin),
		Env:           p.env,
		Now:           p.now,
		Language:      p.words,
		Program:       version,
		Settings:      settings.Dir(p.env),
		Path:          o.file,
		Questionnaire: o.questionnaire,
		Profiles:      o.profiles,
		Since:         o.since,
		Migrations: func(earlier, later *questionnaires.Questionnaire) (questionnaires.Migrations, error) {
			return migrations(earlier, later, "")
		},
		Overlays: o.overlays,
		Author:   o.author,
		Demo: func(folder string) (string, error) {
			path := filepath.Join(folder, "demo.cirt")
			return path, demo.Write(path)
		},
		Report: p.writeReport,
	}
	if !o.plain && wizard.ScreenPossible(isTerminal(p.stdin), isTerminal(p.terminal), p.env) {
		collectOften(ctx)
		return wizard.Run(ctx, config)
	}
	return wizard.Plain(ctx, config)
}

// isTerminal says whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && (isatty.IsTerminal(file.Fd()) || isatty.IsCygwinTerminal(file.Fd()))
}
