package questionnaires_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// What the questionnaire "sector-academic-cirt" promises beyond what the loader and the linter check.

func sectorCIRT(t *testing.T) *questionnaires.Questionnaire {
	t.Helper()
	q, err := questionnaires.Open("sector-academic-cirt")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestSectorCIRTIsLintClean(t *testing.T) {
	for _, finding := range questionnaires.Lint(sectorCIRT(t)) {
		t.Error(finding.Message(lang.English()))
	}
}

// TestSectorCIRTClauses: a clause of a proposal that a question cites is about a topic that the question is mapped to.
func TestSectorCIRTClauses(t *testing.T) {
	texts := map[string]*questionnaires.Reference{}
	for id, file := range map[string]string{"R69-2014": "r69-2014", "R69-2021": "r69-2021"} {
		var err error
		if texts[id], err = questionnaires.OpenReference(file); err != nil {
			t.Fatal(err)
		}
	}
	cited := 0
	for _, question := range sectorCIRT(t).Questions() {
		for _, source := range question.Sources {
			proposal, clause, _ := strings.Cut(source, " ")
			text := texts[proposal]
			if text == nil {
				continue
			}
			cited++
			about := func(topic string) bool { return slices.Contains(text.Clauses[topic], clause) }
			if !slices.ContainsFunc(question.Maps["r69"], about) {
				t.Errorf("%s cites %q, and is mapped to %v, which stand elsewhere", question.ID, source, question.Maps["r69"])
			}
		}
	}
	if cited < 50 {
		t.Errorf("%d clauses are cited", cited)
	}
}

// TestSectorCIRTRungs: a rung and its profile say the same, and few things hold the first two.
func TestSectorCIRTRungs(t *testing.T) {
	q := sectorCIRT(t)
	for i, rung := range q.Ladders[0].Rungs {
		profile := q.Profiles[rung.Profile]
		if profile.Title != rung.Title || profile.Text != rung.Text {
			t.Errorf("rung %d and its profile %s differ in words", i+1, profile.ID)
		}
		if i < 2 && len(profile.Requires) > 6 {
			t.Errorf("rung %d tests %d things, want at most 6", i+1, len(profile.Requires))
		}
	}
}

// TestSectorCIRTCountsInOneWay: a month or quarter of which several are counted is a full one of the calendar, and a
// year is 12 months back from the day, so that two readers count the same.
func TestSectorCIRTCountsInOneWay(t *testing.T) {
	years := regexp.MustCompile(`\b(last|past) (year|two years)\b`)
	series := regexp.MustCompile(`\beach of the (last|past) \w+ (months|quarters)\b`)
	heads := regexp.MustCompile(`(?i)\b(head ?count|full[- ]time|FTE|staff members|employees|number of (people|staff))\b`)
	for _, question := range sectorCIRT(t).Questions() {
		if !question.Scored() {
			continue
		}
		for _, o := range question.Options {
			for _, pattern := range []*regexp.Regexp{years, series, heads} {
				if found := pattern.FindString(o.Text); found != "" {
					t.Errorf("%s: option %s says %q", question.ID, o.Code, found)
				}
			}
		}
	}
}
