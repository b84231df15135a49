package report_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
	"cirtkit/report/text"
)

// shapes answers testdata/shapes: each answer is "question=option".
func shapes(t *testing.T, answers ...string) *assessment.State {
	t.Helper()
	state := sample.Empty(sample.Questionnaire(t, "testdata/shapes"))
	for _, a := range answers {
		id, code, _ := strings.Cut(a, "=")
		state.Answers[id] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: code}}
	}
	return state
}

func TestSectionsWithSumsAndLaddersOfTheirOwn(t *testing.T) {
	tests := []struct {
		name    string
		answers []string
		want    []string
	}{
		{"nothing yet", nil, []string{
			"Score by claim: 0 to 4.",
			"Score by claim: 0 to 5. ", // of 5, as said where one number stands
			"Band by claim: Low to High.",
			"Part: level 0 reached, level 2 possible. Own: level 0 reached, level 2 possible.",
		}},
		{"half", []string{"alpha.plan=yes", "alpha.test=no", "alpine.watch=day"}, []string{
			"Score by claim: 3.", // points, with no end of a scale behind them
			"Score by claim: 2.5 of 5.",
			"Band by claim: High.",
			"Part: level 0 reached, level 0 possible. Own: level 1 reached, level 1 possible.",
			"Part: level 1 reached, level 1 possible.",
			"The questions of this section ask for facts only",
		}},
	}
	for _, tt := range tests {
		d := report.Build(sample.Source(shapes(t, tt.answers...)))
		checkLinks(t, d)
		said := plain(t, d)
		for _, want := range tt.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s: the document lacks %q", tt.name, want)
			}
		}
	}
}

// At the top of the ladder no level comes next, and nothing is asked for.
func TestTopOfTheLadder(t *testing.T) {
	source := sample.Source(shapes(t, "alpha.plan=yes", "alpha.test=yes", "alpine.watch=night"))
	d := report.Build(source)
	checkLinks(t, d)
	said := plain(t, d)
	for _, want := range []string{
		"By claim, level 1 is reached: All answered.",
		"This is the highest level of the ladder.",
		"Level 1 is reached by claim; no answer is below what it asks for.",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the document lacks %q", want)
		}
	}
	var b bytes.Buffer
	if err := text.Write(&b, report.Results(source), 200, false); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.Contains(got, "This is the highest level of the ladder.") || strings.Contains(got, "Level 2") {
		t.Errorf("the results say:\n%s", got)
	}
}

func TestTargetOnALadderOfASection(t *testing.T) {
	for target, want := range map[string]string{
		"alpha/own:2":   "Level 2: Full",
		"alpine/part:1": "Level 1: Begun",
		"whole:1":       "Level 1: All answered",
	} {
		source := sample.Source(shapes(t, "alpha.plan=no"))
		source.Target = target
		if said := plain(t, report.Build(source)); !strings.Contains(said, want) {
			t.Errorf("with the target %s the document lacks %q", target, want)
		}
	}
}

// Without a ladder of the whole the report leads with the score, or else with the levels of sections; without any
// of them it says so.
func TestQuestionnaireWithoutLevels(t *testing.T) {
	state := shapes(t, "alpha.plan=yes", "alpha.test=yes", "alpine.watch=night")
	q := state.Questionnaire
	q.Ladders = nil
	says := func(want string) {
		t.Helper()
		d := report.Build(sample.Source(state))
		checkLinks(t, d)
		if said := plain(t, d); !strings.Contains(said, want) {
			t.Errorf("with the score rule %+v the document lacks %q", q.Score, want)
		}
	}
	says("The score by claim: 100%.")
	q.Score = nil
	says("Levels stand on sections; there is none of the whole.")
	for _, s := range q.AllSections() {
		s.Ladders = nil
	}
	says("This questionnaire defines no levels.")
}

// What a report is called is what it is: only one that looks towards a level or a profile tells gaps.
func TestTitle(t *testing.T) {
	levels, none := shapes(t), shapes(t)
	none.Questionnaire.Ladders = nil
	portfolio := sample.Empty(sample.Questionnaire(t, "testdata/portfolio"))
	for _, tt := range []struct {
		name   string
		source report.Source
		want   string
	}{
		{"levels", sample.Source(levels), "Gap report: " + levels.Questionnaire.Title},
		{"no levels", sample.Source(none), "Results: " + none.Questionnaire.Title},
		{"a profile", compared(none, profile(t, none.Questionnaire, "[{question: alpha.plan, at-least: \"yes\"}]")), "Gap report: " + none.Questionnaire.Title},
		{"services", sample.Source(portfolio), "Services today and wanted: " + portfolio.Questionnaire.Title},
	} {
		if d := report.Build(tt.source); d.Title != tt.want {
			t.Errorf("%s: the title is %q, want %q", tt.name, d.Title, tt.want)
		}
	}
}

// A section of which little is known has no point in the web: a mean over few answers would look like a result.
func TestRadarLeavesOutWhatIsHardlyKnown(t *testing.T) {
	state := sample.Realistic(sample.Questionnaire(t, small))
	state.Answers["work.partners"] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.DontKnow}}
	state.Answers["means.budget"].Answer = questionnaires.Answer{State: questionnaires.Answered, Option: "1"}
	radar := func() *report.RadarChart {
		t.Helper()
		for _, block := range report.Build(sample.Source(state)).Parts[0].Blocks {
			if c, ok := block.(report.Chart); ok && c.Radar != nil {
				return c.Radar
			}
		}
		t.Fatal("the summary has no web")
		return nil
	}
	// Of two questions of one weight one is known: half is enough.
	if r := radar(); r.Series[0].Values[2] != 1 || r.Texts[2] != "100%" {
		t.Errorf("with half of it known the section has %v, %q", r.Series[0].Values[2], r.Texts[2])
	}
	state.Questionnaire.Question("work.partners").Weight += 1
	r := radar()
	if r.Series[0].Values[2] != -1 || r.Texts[2] != "few answers" {
		t.Errorf("with less than half of it known the section has %v, %q", r.Series[0].Values[2], r.Texts[2])
	}
	if said := plain(t, report.Build(sample.Source(state))); !regexp.MustCompile(`Cooperation and services [^\n]*few answers`).MatchString(said) {
		t.Errorf("the text lacks the mark:\n%.4000s", strings.ReplaceAll(said, "═", ""))
	}
}

// Where hardly any section has a point, the summary shows from where to where each may still come out.
func TestBarsInPlaceOfAnEmptyRadar(t *testing.T) {
	d := report.Build(sample.Source(sample.Empty(sample.Questionnaire(t, small))))
	blocks := d.Parts[0].Blocks
	c, ok := blocks[len(blocks)-1].(report.Chart)
	if !ok || c.Bars == nil || len(c.Bars.Bars) != 3 {
		t.Fatalf("the summary ends in %+v", blocks[len(blocks)-1])
	}
	if bar := c.Bars.Bars[0]; bar.Low != 0 || bar.High != 1 {
		t.Errorf("nothing is known, and the bar goes from %v to %v", bar.Low, bar.High)
	}
}
