package questionnaires

import "cirtkit/internal/fault"

// FindQuestion is the question with an id, or a fault that names the nearest one.
func (q *Questionnaire) FindQuestion(id string) (*Question, *fault.Fault) {
	if question := q.Question(id); question != nil {
		return question, nil
	}
	ids := make([]string, 0, len(q.Questions()))
	for _, question := range q.Questions() {
		ids = append(ids, question.ID)
	}
	if near := Nearest(id, ids); near != "" {
		return nil, fault.New(fault.Input, "questionnaires.no-question-near", "question", id, "questionnaire", q.ID, "near", near)
	}
	return nil, fault.New(fault.Input, "questionnaires.no-question", "question", id, "questionnaire", q.ID)
}
