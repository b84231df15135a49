package report_test

import (
	"bytes"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
	"cirtkit/report/text"
	"cirtkit/scoring"
)

// compared is the source of a report with profiles beside.
func compared(state *assessment.State, profiles ...questionnaires.Profile) report.Source {
	source := sample.Source(state)
	model := scoring.Compile(state.Questionnaire).WithProfiles(profiles...)
	source.Result, source.Profiles = model.Score(state.ScoringInput(state.About.Date)), profiles
	return source
}

func profile(t *testing.T, q *questionnaires.Questionnaire, requires string) questionnaires.Profile {
	t.Helper()
	src := "id: mine\nversion: \"7\"\ntitle: Mine\ntext: What it is for.\nof: " + q.ID + "\nrequires: " + requires + "\n"
	p, err := questionnaires.ParseProfile("mine.yaml", []byte(src), q)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// With a ladder the report looks towards the ladder, and the profile has a part of its own.
func TestProfileBesideALadder(t *testing.T) {
	tests := []struct {
		name, requires string
		answers        []string
		want           []string
	}{
		{
			"met", "[{question: alpha.plan, at-least: \"yes\"}]",
			[]string{"alpha.plan=yes"},
			[]string{"By claim, the profile “Mine” is met.", "Of 1 requirement: 1 met, 0 not met yet, 0 open.", "By recorded evidence, it is not met yet."},
		},
		{
			"not met", "[{question: alpha.plan, at-least: \"yes\"}, {question: alpha.test, at-least: \"yes\"}]",
			[]string{"alpha.plan=no"},
			[]string{"By claim, the profile “Mine” is not met yet.", "Of 2 requirements: 0 met, 1 not met yet, 1 open."},
		},
		{
			"open", "[{share: 0.5, of: {section: alpha}, at-least-value: 0.5}]", nil,
			[]string{"By claim, the profile “Mine” is not met yet; while answers are open, it still can be.", "0% to 100%"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			state := shapes(t, tt.answers...)
			d := report.Build(compared(state, profile(t, state.Questionnaire, tt.requires)))
			checkLinks(t, d)
			said := plain(t, d)
			for _, want := range append(tt.want, "Gap register: up to level", "Profile mine, version 7. Owner: not stated in the file.", "What it is for.") {
				if !strings.Contains(said, want) {
					t.Errorf("the document lacks %q", want)
				}
			}
		})
	}
}

// Without a ladder the report looks towards the first profile, and says nothing of levels; without either
// it has no gaps.
func TestProfileInPlaceOfALadder(t *testing.T) {
	state := shapes(t, "alpha.plan=no", "alpha.test=yes")
	q := state.Questionnaire
	q.Ladders, q.Score = nil, nil
	first := profile(t, q, "[{question: alpha.plan, at-least: \"yes\"}, {question: alpha.test, at-least: \"yes\"}]")
	second := profile(t, q, "[{question: alpha.test, at-least: \"yes\"}]")
	second.Title = "Another"
	d := report.Build(compared(state, first, second))
	checkLinks(t, d)
	said := plain(t, d)
	for _, want := range []string{
		"Gap register: up to the profile “Mine”", "Roadmap: to the profile “Mine”", "What matters most for the profile “Mine”",
		"By claim, the profile “Another” is met.",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the document lacks %q", want)
		}
	}
	if strings.Contains(said, "defines no levels") || strings.Contains(said, "Levels and their requirements") {
		t.Error("the document speaks of levels")
	}
	var b bytes.Buffer
	if err := text.Write(&b, report.Results(compared(state, first, second)), 200, false); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); strings.Count(got, "the profile “Mine”") != 1 || !strings.Contains(got, "Profile: Another") {
		t.Errorf("the results say:\n%s", got)
	}

	said = plain(t, report.Build(sample.Source(state)))
	for _, not := range []string{"Gap register", "Roadmap: to", "Decisions asked"} {
		if strings.Contains(said, not) {
			t.Errorf("without ladder and profile the document says %q", not)
		}
	}
}

// What does not apply is waived; a profile that is mostly waived is not met, and says why.
func TestProfileMostlyWaived(t *testing.T) {
	state := shapes(t)
	q := state.Questionnaire
	for _, id := range []string{"alpha.plan", "alpha.test"} {
		q.Question(id).NA = []questionnaires.Named{{ID: "none"}}
		state.Answers[id] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.NotApplicable, Reason: "none"}}
	}
	said := plain(t, report.Build(compared(state, profile(t, q, "[{question: alpha.plan, at-least: \"yes\"}, {question: alpha.test, at-least: \"yes\"}]"))))
	for _, want := range []string{"More than half of its requirements do not apply here, so that it is not met.", "2 more requirements do not apply here"} {
		if !strings.Contains(said, want) {
			t.Errorf("the document lacks %q", want)
		}
	}
}
