package assessment

import (
	"encoding/json"
	"slices"

	"cirtkit/questionnaires"
)

// Withholds says whether what is known on a question is withheld: by the answer that stands, or by one of several that
// stand beside each other. What else is recorded on the question would tell it: the option that a document supports,
// the rows of a list, what a reviewer or one institution says, the other answer of a conflict.
func (s *State) Withholds(question string) bool {
	entry := s.Answers[question]
	if entry == nil {
		return false
	}
	if !entry.Conflict {
		return entry.Answer.State == questionnaires.Withheld
	}
	return slices.ContainsFunc(s.Conflicts, func(c Conflict) bool {
		return c.Question == question && c.Field.Kind() == kindAnswer && slices.ContainsFunc(c.Values, func(v ConflictValue) bool {
			var a questionnaires.Answer
			return json.Unmarshal([]byte(v.Value), &a) == nil && a.State == questionnaires.Withheld
		})
	})
}
