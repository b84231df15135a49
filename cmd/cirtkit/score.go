package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/exchange"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/scoring"
)

// scoreCommand shows the result of an assessment, or of a bare map of answers.
func (p *program) scoreCommand() *cobra.Command {
	var answers, questionnaire, target string
	var profiles, ifs []string
	cmd := p.command("score [FILE]", takesBetween(0, 1))
	cmd.Example = p.t("cmd.score.example")
	cmd.Flags().StringVar(&answers, "answers", "", p.t("cmd.score.flag.answers"))
	cmd.Flags().StringVar(&questionnaire, "questionnaire", "", p.t("cmd.score.flag.questionnaire"))
	cmd.Flags().StringVar(&target, "target", "", p.t("cmd.flag.target"))
	p.profileFlag(cmd, &profiles)
	p.ifFlag(cmd, &ifs)
	shown := p.shownFlags(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		state, err := p.scored(args, answers, questionnaire)
		if err != nil {
			return err
		}
		if err := shown.check(); err != nil {
			return err
		}
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
		before := report.Source{State: state, Result: scoreWith(state, compared), Language: p.words, Program: version, Target: target, Profiles: compared}
		source := tried.over(before)
		if shown.json {
			out := scoreJSON(source.State, source.Result, compared)
			out.Supposed = tried.output(before.Result)
			return p.printJSON(out)
		}
		p.sayUnknown(state)
		return p.show(append(tried.blocks(before), report.Results(source)...), shown)
	}
	return cmd
}

// scored is the state to score: of a file, or of a bare map of ids to answers.
func (p *program) scored(args []string, answers, questionnaire string) (*assessment.State, error) {
	switch {
	case len(args) == 1 && answers == "" && questionnaire == "":
		file, err := p.read(args[0])
		if err != nil {
			return nil, err
		}
		return file.State(), nil
	case len(args) == 0 && answers != "" && questionnaire != "":
		q, err := questionnaires.Find(questionnaire)
		if err != nil {
			return nil, err
		}
		src, err := readAtMost(answers, questionnaires.MaxFile, answersTooLarge(answers))
		if err != nil {
			return nil, err
		}
		given, err := exchange.ReadAnswers(answers, src, q)
		if err != nil {
			return nil, err
		}
		return bareState(q, given), nil
	}
	return nil, fault.New(fault.Usage, "cmd.score.what")
}

// bareState is a state that knows answers and nothing else.
func bareState(q *questionnaires.Questionnaire, given map[string]questionnaires.Answer) *assessment.State {
	state := &assessment.State{Questionnaire: q, Answers: map[string]*assessment.Entry{}, Status: assessment.Status{Now: "draft"}}
	for id, answer := range given {
		state.Answers[id] = &assessment.Entry{Answer: answer}
	}
	return state
}

// maxSaid is how many fields of one kind are named on stderr. The rest is counted: a file that is not
// honest can name a million.
const maxSaid = 20

// sayUnknown reports what the file names and the questionnaire lacks, and what is not settled. All of it
// is kept in the file.
func (p *program) sayUnknown(state *assessment.State) {
	for _, u := range state.Unknown[:min(len(state.Unknown), maxSaid)] {
		what := string(u.Field) + ": " + u.Name
		if u.Why != nil {
			what = u.Why.Message(p.words)
		}
		if !strings.Contains(what, string(u.Field)) {
			what = string(u.Field) + ": " + what
		}
		p.printLine(p.stderr, p.t("cmd.kept-unknown", "what", what))
	}
	p.sayMore(len(state.Unknown))
	for _, c := range state.Conflicts[:min(len(state.Conflicts), maxSaid)] {
		p.printLine(p.stderr, p.t("cmd.conflict", "field", string(c.Field), "n", len(c.Values)))
	}
	p.sayMore(len(state.Conflicts))
}

// sayMore says how many were not named.
func (p *program) sayMore(n int) {
	if n > maxSaid {
		p.printLine(p.stderr, p.t("cmd.more-fields", "n", n-maxSaid))
	}
}

// checkTarget takes "", a target that the questionnaire has, or one of the profiles given, as scoring.Target writes it.
func checkTarget(q *questionnaires.Questionnaire, target string, profiles []questionnaires.Profile) error {
	if target == "" {
		return nil
	}
	_, err := scoring.Compile(q).ParseTarget(target)
	if err == nil || namesProfile(target, profiles) {
		return nil
	}
	if id, ok := strings.CutPrefix(target, "profile:"); ok {
		return fault.New(fault.Input, "cmd.target-profile", "target", target, "profile", id)
	}
	return err
}

// namesProfile tells whether a target is one of the profiles.
func namesProfile(target string, profiles []questionnaires.Profile) bool {
	return slices.ContainsFunc(profiles, func(p questionnaires.Profile) bool {
		return target == scoring.Target{Profile: p.ID}.String()
	})
}
