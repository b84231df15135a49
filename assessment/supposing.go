package assessment

import (
	"maps"
	"slices"
	"time"

	"cirtkit/questionnaires"
)

// Supposing is the state as it would be with other answers, to try them out: nothing is written, and the state
// itself does not change. The zero answer clears. All else stays: evidence, reviews, the rows of a list; two
// answers that stood beside each other are settled, as they would be by saving one. Nobody has given the answers,
// so they have no author and no time; answers to questions that the questionnaire lacks are left out. The answers
// are not checked here: see questionnaires.CheckAnswer.
func (s *State) Supposing(answers map[string]questionnaires.Answer) *State {
	out := *s
	out.fold = nil // nothing can be saved on top of it
	out.Answers = maps.Clone(s.Answers)
	if out.Answers == nil {
		out.Answers = map[string]*Entry{}
	}
	supposed := map[Field]bool{}
	for id, answer := range answers {
		if s.Questionnaire.Question(id) == nil {
			continue
		}
		supposed[fieldOf(kindAnswer, id)] = true
		e := Entry{}
		if was := s.Answers[id]; was != nil {
			e = *was
		}
		e.Answer = answer
		e.By, e.For, e.Session, e.Why, e.At = "", "", "", "", time.Time{}
		e.Conflict = slices.ContainsFunc(s.Conflicts, func(c Conflict) bool {
			return c.Question == id && c.Field.Kind() == kindRow
		})
		if e.Answer.State == questionnaires.Unanswered && !e.beside {
			delete(out.Answers, id)
		} else {
			out.Answers[id] = &e
		}
	}
	out.Conflicts = slices.DeleteFunc(slices.Clone(s.Conflicts), func(c Conflict) bool { return supposed[c.Field] })
	out.Unknown = slices.DeleteFunc(slices.Clone(s.Unknown), func(u UnknownName) bool { return supposed[u.Field] })
	return &out
}
