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
		in[id] = s.given(id, e, supported[id])
	}
	return in
}

// given is what scoring needs to know of one question.
func (s *State) given(id string, e *Entry, supported string) scoring.Given {
	given := scoring.Given{Answer: e.Answer, Rows: e.Rows, Conflict: e.Conflict, Supported: supported}
	if e.Review != nil && !s.Withholds(id) {
		given.Reviewed = &e.Review.Answer // never changed: see State
		given.Accepted = e.Answer.State == questionnaires.NotApplicable &&
			e.Review.Answer.State == questionnaires.NotApplicable
	}
	return given
}

// ScoringInputs makes the scoring inputs of one state after another, as ScoringInput would: where the states follow
// each other, each costs what has changed since the one before. An input holds until the next one is made. The zero
// value is ready.
type ScoringInputs struct {
	of        *State
	on        string
	in        scoring.Input
	supported map[string]string
}

// Of is the scoring input of a state on a date.
func (k *ScoringInputs) Of(s *State, on string) scoring.Input {
	was := k.of
	if was == nil || k.on != on || was.Questionnaire != s.Questionnaire || !sameSlice(was.Evidence, s.Evidence) {
		k.supported, k.in = s.supported(on), make(scoring.Input, len(s.Answers))
		was = &State{}
	}
	for id, e := range s.Answers {
		if was.Answers[id] != e { // states share what has not changed
			k.in[id] = s.given(id, e, k.supported[id])
		}
	}
	for id := range was.Answers {
		if s.Answers[id] == nil {
			delete(k.in, id)
		}
	}
	k.of, k.on = s, on
	return k.in
}

// sameSlice says whether two slices are one, and not only alike.
func sameSlice[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
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
