package main

import (
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// findQuestion finds the question that somebody names on a command line: by its id, or by the number that reports
// and roadmaps print, such as M-02. Ids are permanent; a number is that of one version of the questionnaire.
func findQuestion(q *questionnaires.Questionnaire, name string) (*questionnaires.Question, *fault.Fault) {
	if question := q.Question(name); question != nil {
		return question, nil
	}
	var found *questionnaires.Question
	for id, number := range report.References(q) {
		if number != name {
			continue
		}
		if found != nil {
			found = nil // it would be one of several
			break
		}
		found = q.Question(id)
	}
	if found != nil {
		return found, nil
	}
	return q.FindQuestion(name)
}
