package scoring_test

import (
	"maps"
	"os"
	"slices"
	"testing"

	"gopkg.in/yaml.v3"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// The questionnaire "sector-academic-cirt" scored: the promises that its ladder makes to every kind of team, and the
// agreed answers of its training dossier.

func sectorCIRT(t *testing.T) *questionnaires.Questionnaire {
	t.Helper()
	q, err := questionnaires.Load("../questionnaires/library/sector-academic-cirt")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// chosen is the answer of one option.
func chosen(code string) scoring.Given {
	return scoring.Given{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: code}}
}

// chosenOf is the answer of several options.
func chosenOf(codes ...string) scoring.Given {
	return scoring.Given{Answer: questionnaires.Answer{State: questionnaires.Answered, Options: codes}}
}

// sectorTeams are facts of teams as unlike each other as the questionnaire allows.
var sectorTeams = map[string]scoring.Input{
	"energy companies, with a supplier and lent staff": {
		"team.kind": chosen("industry"), "team.sectors": chosenOf("energy"), "team.arrangement": chosen("combined"),
		"relations.national": chosen("operating"), "people.kinds": chosenOf("permanent", "lent", "supplier"),
	},
	"a regulator's team for banks, by itself": {
		"team.kind": chosen("authority"), "team.sectors": chosenOf("finance"), "team.arrangement": chosen("own"),
		"relations.national": chosen("building"), "people.kinds": chosenOf("permanent"),
	},
	"a university on an island without a national CIRT": {
		"team.kind": chosen("university"), "team.sectors": chosenOf("research"), "team.arrangement": chosen("host"),
		"relations.national": chosen("none"), "people.kinds": chosenOf("part", "students"),
	},
	"one company of another sector, served by another CIRT": {
		"team.kind": chosen("company"), "team.sectors": chosenOf("other"), "team.arrangement": chosen("shared"),
		"relations.national": chosen("none"), "people.kinds": chosenOf("part"),
	},
	"every sector at once": {
		"team.kind":          chosen("network"),
		"team.sectors":       chosenOf("energy", "water", "transport", "manufacturing", "food", "finance", "health", "telecom", "research", "public", "other"),
		"team.arrangement":   chosen("members"),
		"relations.national": chosen("operating"), "people.kinds": chosenOf("lent", "students", "volunteers"),
	},
}

// with answers every scored question by the place of an option on top of a team's facts.
func with(q *questionnaires.Questionnaire, facts scoring.Input, place func(*questionnaires.Question) int) scoring.Input {
	in := maps.Clone(facts)
	for _, question := range q.Questions() {
		if question.Scored() {
			in[question.ID] = chosen(question.Options[place(question)].Code)
		}
	}
	return in
}

func standing(q *questionnaires.Questionnaire, in scoring.Input) *scoring.LadderResult {
	return &scoring.Score(q, in).Reading(scoring.Claimed).Node("").Ladders[0]
}

// TestSectorCIRTClimbs: a team that has just what a rung and those below it name, and half the way of what they
// count by shares, stands on that rung and on none above, whatever its kind.
func TestSectorCIRTClimbs(t *testing.T) {
	q := sectorCIRT(t)
	for name, facts := range sectorTeams {
		t.Run(name, func(t *testing.T) {
			named, halfWay := map[string]int{}, map[string]bool{}
			nothing := func(*questionnaires.Question) int { return 0 }
			if ladder := standing(q, with(q, facts, nothing)); ladder.Reached != 0 || ladder.Possible != 0 {
				t.Errorf("with nothing it stands on %d, and may on %d", ladder.Reached, ladder.Possible)
			}
			for i, rung := range q.Ladders[0].Rungs {
				whole := false
				for _, r := range q.Profiles[rung.Profile].Requires {
					switch {
					case r.Question != "":
						named[r.Question] = q.Question(r.Question).OptionIndex(r.AtLeast)
					case r.Of != nil:
						for _, tag := range r.Of.Tags {
							halfWay[tag] = true
						}
					default:
						whole = true
					}
				}
				got := standing(q, with(q, facts, func(question *questionnaires.Question) int {
					place := named[question.ID]
					if slices.ContainsFunc(question.Tags, func(tag string) bool { return halfWay[tag] }) {
						place = max(place, len(question.Options)/2)
					}
					if whole {
						place = max(place, len(question.Options)-2)
					}
					return place
				}))
				if got.Reached != i+1 || got.Possible != i+1 {
					t.Errorf("with what rung %d asks it stands on %d, and may on %d", i+1, got.Reached, got.Possible)
				}
			}
		})
	}
}

// TestSectorCIRTRungsNameNoKind: whom a team serves and by whom it is run never decides what a rung names. Only the
// questions on the national CIRT are named and conditional.
func TestSectorCIRTRungsNameNoKind(t *testing.T) {
	q := sectorCIRT(t)
	conditional := map[string]bool{}
	for _, rung := range q.Ladders[0].Rungs {
		for _, r := range q.Profiles[rung.Profile].Requires {
			if question := q.Question(r.Question); question != nil && !question.When.IsZero() {
				conditional[question.ID] = true
				if question.When.Fact != "relations.national" {
					t.Errorf("%s names %s, which is asked of some kinds of team only", rung.Title, question.ID)
				}
			}
		}
	}
	want := []string{"relations.contact", "relations.picture", "relations.roles"}
	if got := slices.Sorted(maps.Keys(conditional)); !slices.Equal(got, want) {
		t.Errorf("rungs name the conditional questions %v, want %v", got, want)
	}
}

// TestSectorCIRTDossier: the agreed answers of the training dossier answer each question that is asked and no other,
// and give the level that the exercise says, whatever its open answers turn out to be.
func TestSectorCIRTDossier(t *testing.T) {
	q := sectorCIRT(t)
	src, err := os.ReadFile("../docs/training/3-grown-sector-cirt/answers.yaml")
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
			t.Fatalf("%s is no question", id)
		}
		answer, err := questionnaires.ParseAnswer(question, text)
		if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		in[id] = scoring.Given{Answer: answer}
	}
	result := scoring.Score(q, in)
	for _, question := range q.Questions() {
		_, given := in[question.ID]
		asked := result.Question(question.ID).Asked == scoring.True
		if question.Scored() && given != asked {
			t.Errorf("%s: asked %t, answered %t", question.ID, asked, given)
		}
	}
	if ladder := standing(q, in); ladder.Reached != 3 || ladder.Possible != 3 {
		t.Errorf("it stands on %d, and may on %d; want 3", ladder.Reached, ladder.Possible)
	}
}
