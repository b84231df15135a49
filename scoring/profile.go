package scoring

import (
	"slices"

	"cirtkit/questionnaires"
)

// WithProfiles is the model with profiles to judge beside the questionnaire's own ladders, such as a
// baseline that somebody else has published. A profile is judged as one rung on the whole questionnaire:
// each of its requirements has to be met, and nothing makes up for one that is not. The profiles are
// checked, as questionnaires.LoadProfile returns them. The model itself does not change.
func (m *Model) WithProfiles(profiles ...questionnaires.Profile) *Model {
	with := *m
	with.nodes = slices.Clone(m.nodes) // a profile can need the score of a node that nothing else does
	with.profiles = slices.Clip(m.profiles)
	with.profileIDs = slices.Clip(m.profileIDs)
	with.profileSources = append(slices.Clip(m.profileSources), profiles...)
	for i := range profiles {
		with.profileIDs = append(with.profileIDs, profiles[i].ID)
		with.profiles = append(with.profiles, with.compileRequirements(nil, profiles[i].Requires, 0))
	}
	with.markNeeded()
	with.countScores, with.countLadders, with.countRungs, with.countRequirements = 0, 0, 0, 0
	with.mostItems, with.allItems = 0, 0
	with.countResults()
	return &with
}

// profile is the place of the profile with an id; -1 where the model was given none.
func (m *Model) profile(id string) int { return slices.Index(m.profileIDs, id) }
