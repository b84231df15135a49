package main

import (
	"testing"

	"cirtkit/questionnaires"
	"cirtkit/report"
)

// Every question of the library is found by its id and by its number, and nothing by what is neither.
func TestFindQuestion(t *testing.T) {
	for _, info := range questionnaires.Library() {
		q, err := questionnaires.Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		numbers := report.References(q)
		for _, question := range q.Questions() {
			for _, name := range []string{question.ID, numbers[question.ID]} {
				if found, unknown := findQuestion(q, name); found != question {
					t.Errorf("%s: %q is %v, %v; want %s", info.ID, name, found, unknown, question.ID)
				}
			}
		}
		for _, name := range []string{"", "M-999", "no.such.question"} {
			if found, unknown := findQuestion(q, name); found != nil || unknown == nil {
				t.Errorf("%s: %q is %v", info.ID, name, found)
			}
		}
	}
}
