package report_test

import (
	"slices"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/planning"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// A level that asks for no more of an answer than one below it adds nothing to the need.
func TestRegisterTellsEachNeedOnce(t *testing.T) {
	q := sample.Questionnaire(t, small)
	rungs := q.Ladders[0].Rungs
	rungs[2].Requires = append(slices.Clone(rungs[2].Requires), rungs[1].Requires[0]) // the need stated, at 2 again
	s := sample.Empty(q)
	s.About.Target = "readiness:3"
	s.Answers["mandate.need"] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "0"}}
	row := rowOf(t, report.Build(sample.Source(s)), "MA-02")
	for level, want := range map[string]int{"Level 1 needs 1": 1, "Level 2 needs 2": 1, "Level 3 needs": 0} {
		if got := strings.Count(row, level); got != want {
			t.Errorf("%q stands %d times; want %d, in %s", level, got, want, row)
		}
	}
}

// Only of an answer that is one of several ways it is said that others do: what is required and not in the roadmap
// has nothing in its place.
func TestRegisterPromisesNothingInstead(t *testing.T) {
	state := sample.Empty(sample.Questionnaire(t, small))
	state.About.Target = "readiness:3"
	state.Answers["mandate.legal-basis"] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "0"}}
	s := sample.Source(state)
	s.Plan = planning.Options{Steps: []assessment.LocalStep{{Question: "mandate.legal-basis", Option: "1", Status: "excluded"}}}
	row := rowOf(t, report.Build(s), "MA-04")
	if !strings.Contains(row, "Draft the founding decision") || strings.Contains(row, "other answers meet what is asked for") {
		t.Errorf("the register says %s", row)
	}
}

// rowOf is the row of the gap register for the question of that number.
func rowOf(t *testing.T, d *report.Document, number string) string {
	t.Helper()
	for _, row := range rowsOf(t, d, "gaps") {
		if strings.HasPrefix(row, number+" ") {
			return row
		}
	}
	t.Fatalf("the register has no %s, but\n%s", number, strings.Join(rowsOf(t, d, "gaps"), "\n"))
	return ""
}
