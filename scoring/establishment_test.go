package scoring_test

import (
	"os"
	"path/filepath"
	"testing"

	"gopkg.in/yaml.v3"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// The questionnaire "establishment" scored: six invented states, and the promises that its ladder makes.

func establishment(t *testing.T) *questionnaires.Questionnaire {
	t.Helper()
	q, err := questionnaires.Load("../questionnaires/library/establishment")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// readState reads a bare map of ids to answers, in the forms of the command line.
func readState(t *testing.T, q *questionnaires.Questionnaire, name string) scoring.Input {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", "establishment", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]string
	if err := yaml.Unmarshal(src, &texts); err != nil {
		t.Fatal(err)
	}
	in := scoring.Input{}
	for id, text := range texts {
		question := q.Question(id)
		if question == nil {
			t.Fatalf("%s answers %s, which is no question", name, id)
		}
		answer, err := questionnaires.ParseAnswer(question, text)
		if err != nil {
			t.Fatalf("%s: %s: %v", name, id, err)
		}
		in[id] = scoring.Given{Answer: answer}
	}
	return in
}

func readiness(result *scoring.Result) *scoring.LadderResult {
	return &result.Reading(scoring.Claimed).Node("").Ladders[0]
}

func TestEstablishmentOfInventedStates(t *testing.T) {
	tests := []struct {
		state             string
		reached, possible int
		why               string
	}{
		{"deltania", 0, 0, "much is done, nothing is on paper"},
		{"archipelia", 1, 1, "papers, and nobody who carries them"},
		{"montania", 2, 2, "decided; the design is a draft"},
		{"planoria", 3, 3, "design and cost approved; decree and budget to come"},
		{"insularia", 5, 5, "a shared arrangement in service"},
		{"vetusia", 5, 5, "long in service by ministerial decree, without the papers of a project"},
	}
	q := establishment(t)
	for _, tt := range tests {
		t.Run(tt.state, func(t *testing.T) {
			in := readState(t, q, tt.state)
			result := scoring.Score(q, in)
			ladder := readiness(result)
			if ladder.Reached != tt.reached || ladder.Possible != tt.possible {
				t.Errorf("readiness %d, possible %d; want %d and %d (%s)", ladder.Reached, ladder.Possible, tt.reached, tt.possible, tt.why)
				for i, rung := range ladder.Rungs {
					for _, r := range rung.Requirements {
						if r.Verdict == scoring.Failed || r.Verdict == scoring.OpenYet {
							t.Logf("rung %d: %+v", i+1, r)
						}
					}
				}
			}
			for _, question := range q.Questions() {
				if _, given := in[question.ID]; !given && question.Scored() && result.Question(question.ID).Asked != scoring.False {
					t.Errorf("%s says nothing on %s", tt.state, question.ID)
				}
			}
		})
	}
}

// answered is every scored question at one end of its scale, in one arrangement, with a donor and a sector team.
func answered(q *questionnaires.Questionnaire, arrangement string, top bool) scoring.Input {
	in := scoring.Input{}
	for _, question := range q.Questions() {
		if !question.Scored() {
			continue
		}
		at := 0
		if top {
			at = len(question.Options) - 1
		}
		in[question.ID] = scoring.Given{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: question.Options[at].Code}}
	}
	in["arrangement.model"] = scoring.Given{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: arrangement}}
	in["funding.projects"] = scoring.Given{
		Answer: questionnaires.Answer{State: questionnaires.Answered},
		Rows:   []questionnaires.Row{{ID: "r1", Cells: map[string]string{"project": "Start", "ends": "2027-06-30"}}},
	}
	in["constituency.teams"] = scoring.Given{
		Answer: questionnaires.Answer{State: questionnaires.Answered},
		Rows:   []questionnaires.Row{{ID: "r1", Cells: map[string]string{"name": "Bank team", "kind": "sector"}}},
	}
	return in
}

func TestEstablishmentEveryArrangementReachesEveryRung(t *testing.T) {
	q := establishment(t)
	for _, option := range q.Question("arrangement.model").Options {
		if ladder := readiness(scoring.Score(q, answered(q, option.Code, true))); ladder.Reached != 5 {
			t.Errorf("arrangement %s with every answer at the top reaches %d, want 5", option.Code, ladder.Reached)
		}
		if ladder := readiness(scoring.Score(q, answered(q, option.Code, false))); ladder.Possible != 0 {
			t.Errorf("arrangement %s with every answer at the bottom may reach %d, want 0", option.Code, ladder.Possible)
		}
	}
}

// TestEstablishmentAgreementIsAskedWhereItMatters: a shared or hosted arrangement without an agreement
// stays below rung 4; in an own one the requirement is waived.
func TestEstablishmentAgreementIsAskedWhereItMatters(t *testing.T) {
	q := establishment(t)
	for arrangement, want := range map[string]int{"own": 5, "sectoral": 5, "hosted": 3, "shared": 3, "combined": 3} {
		in := answered(q, arrangement, true)
		in["arrangement.agreement"] = scoring.Given{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "2"}}
		if got := readiness(scoring.Score(q, in)).Reached; got != want {
			t.Errorf("arrangement %s with an unsigned agreement reaches %d, want %d", arrangement, got, want)
		}
	}
}

// TestEstablishmentConditions: questions on others' money and teams are asked only where there are any.
func TestEstablishmentConditions(t *testing.T) {
	q := establishment(t)
	in := answered(q, "own", true)
	for _, id := range []string{"funding.donor-end", "constituency.sectors"} {
		if got := scoring.Score(q, in).Question(id).Asked; got != scoring.True {
			t.Errorf("with a project and a sector team, %s is asked: %v, want true", id, got)
		}
	}
	in["funding.projects"] = scoring.Given{Answer: questionnaires.Answer{State: questionnaires.Answered}}
	in["constituency.teams"] = scoring.Given{Answer: questionnaires.Answer{State: questionnaires.Answered}}
	for _, id := range []string{"funding.donor-end", "constituency.sectors"} {
		if got := scoring.Score(q, in).Question(id).Asked; got != scoring.False {
			t.Errorf("without project and team, %s is asked: %v, want false", id, got)
		}
	}
}

// TestEstablishmentSmallStepsCount: on every scored question each further option raises its section's score.
func TestEstablishmentSmallStepsCount(t *testing.T) {
	q := establishment(t)
	for _, question := range q.Questions() {
		if !question.Scored() {
			continue
		}
		before := -1.0
		for _, option := range question.Options {
			in := answered(q, "shared", false)
			in[question.ID] = scoring.Given{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: option.Code}}
			score := scoring.Score(q, in).Reading(scoring.Claimed).Node(q.SectionOf(question.ID).ID).Score
			if score == nil || !score.Low.Defined || score.Low.V <= before {
				t.Fatalf("%s: option %s gives its section %+v, want more than %v", question.ID, option.Code, score, before)
			}
			before = score.Low.V
		}
	}
}
