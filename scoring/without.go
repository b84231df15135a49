package scoring

import (
	"slices"

	"cirtkit/questionnaires"
)

// Without is the model with some questions retired, so that two versions of a questionnaire can be scored like
// for like: they leave every sum, selectors pick them no more, and requirements that name them are waived. A
// retired fact is not asked, so that tests on it are false. Ids that the model lacks count for nothing.
// Questionnaire still gives the whole questionnaire.
func (m *Model) Without(ids []string) *Model {
	ids = slices.Concat(m.without, ids)
	source := *m.source
	source.Sections = retire(m.source.Sections, ids)
	without := Compile(&source)
	without.source, without.without = m.source, ids
	if len(m.profileSources) > 0 {
		without = without.WithProfiles(m.profileSources...)
	}
	return without
}

// retire copies sections with some of their questions retired.
func retire(sections []*questionnaires.Section, ids []string) []*questionnaires.Section {
	copies := make([]*questionnaires.Section, len(sections))
	for i, section := range sections {
		s := *section
		s.Sections = retire(section.Sections, ids)
		s.Questions = slices.Clone(section.Questions)
		for j, question := range s.Questions {
			if question.Retired == "" && slices.Contains(ids, question.ID) {
				q := *question
				q.Retired = "without"
				s.Questions[j] = &q
			}
		}
		copies[i] = &s
	}
	return copies
}
