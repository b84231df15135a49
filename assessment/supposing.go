package assessment

import "cirtkit/questionnaires"

// Supposing is the state as it would be with other answers, to try them out: nothing is written, and the state
// itself does not change. The zero answer clears.
func (s *State) Supposing(answers map[string]questionnaires.Answer) *State {
	return s
}
