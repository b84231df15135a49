package exchange

import (
	"errors"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// ReadAnswers reads a bare YAML map of question ids to answers in the form of the command line:
//
//	mandate.legal-basis: "2"
//	services.alerts: "?"
//	mandate.review: "-:no-instrument"
//
// File is only for messages. All mistakes are found in one reading and come as a fault.List, each with
// its line and column: an id that the questionnaire lacks, an answer that its question can't take, and
// whatever questionnaires.ReadMap refuses, such as an id given twice.
func ReadAnswers(file string, src []byte, q *questionnaires.Questionnaire) (map[string]questionnaires.Answer, error) {
	entries, err := questionnaires.ReadMap(file, src)
	if err != nil {
		return nil, err
	}
	var faults fault.List
	answers := make(map[string]questionnaires.Answer, len(entries))
	for _, entry := range entries {
		question, unknown := q.FindQuestion(entry.Key)
		if unknown != nil {
			faults = append(faults, unknown.At(entry.KeyPlace))
			continue
		}
		answer, err := questionnaires.ParseAnswer(question, entry.Value)
		if err != nil {
			faults = append(faults, placed(err, entry.ValuePlace)...)
			continue
		}
		answers[entry.Key] = answer
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return answers, nil
}

// placed gives the faults of an answer the place at which it stands.
func placed(err error, at fault.Position) []*fault.Fault {
	var list fault.List
	if errors.As(err, &list) {
		for _, f := range list {
			f.At(at)
		}
		return list
	}
	var f *fault.Fault
	if errors.As(err, &f) {
		return []*fault.Fault{f.At(at)}
	}
	return []*fault.Fault{fault.New(fault.Input, "exchange.answer").Because(err).At(at)}
}
