package scoring

import "cirtkit/questionnaires"

// Input is all that a score is made of, by question id. A question without an entry is unanswered.
type Input map[string]Given

// Given is what is known about one question's answer.
type Given struct {
	Answer questionnaires.Answer
	Rows   []questionnaires.Row // of a list question
	// Conflict: two answers stand beside each other and nobody has settled them; the question is unknown.
	Conflict bool
	// Accepted: a reviewer accepts that it is not applicable for a reason the question does not list.
	Accepted bool
	// Supported is the code of the highest option that recorded evidence supports, or "" for none.
	Supported string
	// Reviewed is what a named reviewer accepts, or nil when the answer is not yet reviewed.
	Reviewed *questionnaires.Answer
}
