package exchange

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// What somebody withholds would show through what else is said on the question: the option that a document
// supports, the rows of a list, the answers of a reviewer or of one institution. All of it stays in the file.

// Withholds says whether the assessment withholds what is known on a question; of a conflict, whether one of the
// answers does.
func Withholds(s *assessment.State, question string) bool { return s.Withholds(question) }

// ShownOption is the option that a record shows on a question, as far as it may leave the file: "" where the
// answer is withheld, or where there is none, since it may have been taken back.
func ShownOption(s *assessment.State, r assessment.Evidence, question string) string {
	entry := s.Answers[question]
	if entry == nil || s.Withholds(question) || !entry.Conflict && entry.Answer.State == questionnaires.Unanswered && len(entry.Rows) == 0 {
		return ""
	}
	return r.Supports[question]
}

// shownAnswer is an answer as far as it may leave the file.
func shownAnswer(s *assessment.State, question string) questionnaires.Answer {
	if s.Withholds(question) {
		return questionnaires.Answer{State: questionnaires.Withheld}
	}
	return s.Answers[question].Answer
}
