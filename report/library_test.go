package report_test

import (
	"encoding/json"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// Every questionnaire of the library has an explanation and a roadmap, whatever is answered.
func TestLibraryIsExplainedAndPlanned(t *testing.T) {
	for _, info := range questionnaires.Library() {
		q, err := questionnaires.Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		mixed := sample.Empty(q)
		for i, question := range q.Questions() {
			e := &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Answered}}
			if n := len(question.Options); n > 0 {
				e.Answer.Option = question.Options[i*5%n].Code
				e.Answer.Options = []string{e.Answer.Option}
			}
			if i%7 == 0 {
				e.Answer = questionnaires.Answer{State: questionnaires.DontKnow}
			}
			mixed.Answers[question.ID] = e
		}
		for name, state := range map[string]*assessment.State{
			"empty": sample.Empty(q), "mixed": mixed, "withheld": sample.Same(q, questionnaires.Answer{State: questionnaires.Withheld}),
		} {
			t.Run(info.ID+"/"+name, func(t *testing.T) {
				source := sample.Source(state)
				d := report.Build(source)
				checkLinks(t, d)
				all, err := json.Marshal(append(d.Parts, report.Part{Blocks: append(report.Explain(source), roadmap(source)...)}))
				if err != nil {
					t.Fatal(err)
				}
				for _, key := range rawKey.FindAllString(string(all), -1) {
					if q.Question(key) == nil { // an id of the questionnaire can look like a key
						t.Errorf("it shows the key %s", key)
					}
				}
			})
		}
	}
}
