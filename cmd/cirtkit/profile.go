package main

import (
	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// profileFlag gives a command the flag that names profiles to compare the answers with. A profile lies in a
// file of the user's, since its numbers belong to who publishes them.
func (p *program) profileFlag(cmd *cobra.Command, paths *[]string) {
	cmd.Flags().StringArrayVar(paths, "profile", nil, p.t("cmd.flag.profile"))
	takesValue(cmd, "profile", "FILE")
}

// readProfiles reads profiles, each checked against the questionnaire.
func readProfiles(paths []string, q *questionnaires.Questionnaire) ([]questionnaires.Profile, error) {
	var profiles []questionnaires.Profile
	for _, path := range paths {
		if path == "" {
			return nil, fault.New(fault.Usage, "cmd.profile-empty")
		}
		profile, err := questionnaires.LoadProfile(path, q)
		if err != nil {
			return nil, err
		}
		profiles = append(profiles, profile)
	}
	return profiles, nil
}

// scoreWith scores a state on its date, and judges the profiles beside.
func scoreWith(state *assessment.State, profiles []questionnaires.Profile) *scoring.Result {
	model := scoring.Compile(state.Questionnaire).WithProfiles(profiles...)
	return model.Score(state.ScoringInput(state.About.Date))
}
