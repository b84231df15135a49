package assessment

import (
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// ScoringInput is what scoring needs to know of the state. On is the assessment's date (YYYY-MM-DD; ""
// for none): evidence past its "valid until" on it supports nothing, and neither does evidence that is
// promised or described, or on which two records stand beside each other. What a reviewer accepts of an answer that is
// withheld stays in the file: a score as reviewed would tell it.
func (s *State) ScoringInput(on string) scoring.Input {
	in := make(scoring.Input, len(s.Answers))
	supported := s.supported(on)
	for id, e := range s.Answers {
		given := scoring.Given{Answer: e.Answer, Rows: e.Rows, Conflict: e.Conflict}
		if e.Review != nil && !s.Withholds(id) {
			reviewed := e.Review.Answer
			given.Reviewed = &reviewed
			given.Accepted = e.Answer.State == questionnaires.NotApplicable &&
				reviewed.State == questionnaires.NotApplicable
		}
		given.Supported = supported[id]
		in[id] = given
	}
	return in
}

// supported is the highest option of each question that evidence supports on a date.
func (s *State) supported(on string) map[string]string {
	highest := make(map[string]string, len(s.Answers))
	for i := range s.Evidence {
		e := &s.Evidence[i]
		if e.Conflict || !e.Supporting(on) {
			continue
		}
		for id, code := range e.Supports {
			was, there := highest[id]
			if there && was == code {
				continue
			}
			if q := s.Questionnaire.Question(id); q != nil && q.OptionIndex(code) > q.OptionIndex(was) {
				highest[id] = code
			}
		}
	}
	return highest
}
