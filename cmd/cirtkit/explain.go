package main

import (
	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/scoring"
)

// explainCommand says why the level is what it is, and what the next one lacks.
func (p *program) explainCommand() *cobra.Command {
	var target string
	var profiles, ifs []string
	cmd := p.command("explain FILE", takes(1))
	cmd.Example = p.t("cmd.explain.example")
	cmd.Flags().StringVar(&target, "target", "", p.t("cmd.explain.flag.target"))
	takesValue(cmd, "target", "LADDER:LEVEL")
	p.profileFlag(cmd, &profiles)
	p.ifFlag(cmd, &ifs)
	shown := p.shownFlags(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if err := shown.check(); err != nil {
			return err
		}
		file, err := p.read(args[0])
		if err != nil {
			return err
		}
		state := file.State()
		compared, err := readProfiles(profiles, state.Questionnaire)
		if err != nil {
			return err
		}
		if err := checkTarget(state.Questionnaire, target, compared); err != nil {
			return err
		}
		tried, err := suppose(state, ifs, compared)
		if err != nil {
			return err
		}
		before := report.Source{State: state, Result: scoreWith(state, compared), Language: p.words, Program: version, Profiles: compared}
		if shown.json {
			return p.printJSON(explainJSON(before, tried, targetsOf(target, compared)))
		}
		p.sayUnknown(state)
		var blocks []report.Block
		for i, towards := range targetsOf(target, compared) {
			before.Target = towards
			if i == 0 {
				blocks = append(blocks, tried.blocks(before)...)
			}
			blocks = append(blocks, report.Explain(tried.over(before))...)
		}
		return p.show(blocks, shown)
	}
	return cmd
}

// targetsOf are what a command looks towards: the target that it was given, then each profile; where it was given
// neither, what the assessment itself looks towards.
func targetsOf(target string, profiles []questionnaires.Profile) []string {
	var out []string
	if target != "" || len(profiles) == 0 {
		out = append(out, target)
	}
	for _, profile := range profiles {
		if towards := (scoring.Target{Profile: profile.ID}).String(); towards != target {
			out = append(out, towards)
		}
	}
	return out
}

// assessmentJSON names an assessment and its state; nil for a bare map of answers.
func assessmentJSON(state *assessment.State) *assessmentOutput {
	if state.ID == "" {
		return nil
	}
	return &assessmentOutput{ID: state.ID, Head: state.Head, Status: state.Status.Now, Date: state.About.Date}
}

// questionnaireJSON names a questionnaire.
func questionnaireJSON(q *questionnaires.Questionnaire) questionnaireOutput {
	return questionnaireOutput{ID: q.ID, Version: q.Version, Digest: q.Digest()}
}
