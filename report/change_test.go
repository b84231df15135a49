package report_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cirtkit/assessment"
	"cirtkit/compare"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
	"cirtkit/scoring"
)

func chosen(code string) questionnaires.Answer {
	return questionnaires.Answer{State: questionnaires.Answered, Option: code}
}

// aYearLater is the realistic assessment a year on: something of every kind has changed.
func aYearLater(q *questionnaires.Questionnaire) *assessment.State {
	s := sample.Realistic(q)
	s.About.Date = "2027-11-02"
	set := func(id string, a questionnaires.Answer, why string) {
		e := s.Answers[id]
		if e == nil {
			e = &assessment.Entry{}
			s.Answers[id] = e
		}
		e.Answer, e.Why, e.At = a, why, s.LastChange.AddDate(1, 0, 0)
	}
	set("mandate.legal-basis", chosen("3"), "changed")
	set("mandate.need", chosen("2"), "corrected")
	set("mandate.host", chosen("3"), "")
	set("means.budget", chosen("1"), "")
	set("means.tools", chosen("2"), "")
	set("work.contact", questionnaires.Answer{State: questionnaires.Withheld}, "")
	set("mandate.status", chosen("operating"), "changed")
	s.Answers["means.posts"].Rows = append([]questionnaires.Row{
		{ID: "r1", Cells: map[string]string{"title": "Head of team", "kind": "part", "since": "2026-02-01"}},
	}, questionnaires.Row{ID: "r3", Cells: map[string]string{"title": "Lawyer", "kind": "part"}})
	s.Evidence[3].ValidUntil = "2027-01-01"
	s.Evidence[1].How = "received"
	return s
}

func differing(t *testing.T, before, after *assessment.State) *compare.Difference {
	t.Helper()
	d, err := compare.Two(compare.Side{State: before}, compare.Side{State: after}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestChange(t *testing.T) {
	q := sample.Questionnaire(t, small)
	before, after := sample.Realistic(q), aYearLater(q)
	before.Roadmap = &assessment.Roadmap{
		Made: "2026-11-03", Target: "readiness:3", Start: "2026-12", DaysAMonth: "20",
		Steps: []assessment.PlannedStep{
			{Question: "mandate.legal-basis", Option: "2", Level: 2, First: 1, Last: 2},
			{Question: "means.budget", Option: "2", Level: 3, First: 3, Last: 9},
			{Question: "work.contact", Option: "yes", Level: 3, First: 1, Last: 1},
			{Question: "work.partners", Option: "1", Level: 3, First: 20, Last: 21},
		},
	}
	source := sample.Source(after)
	source.Since = differing(t, before, after)
	got := said(t, report.Change(source, source.Since))
	for _, want := range []string{
		"From 2 November 2026 to 2 November 2027: 2 answers moved up, 1 answer moved down, 1 first answered, 1 now open, 2 newly asked, 2 stated anew.",
		"Changed in fact: 1 answer moved up (options gained: 2).",
		"Not counted as progress or setback: 1 earlier answer corrected, 1 with no reason given.",
		"Level and score, before and after", "Readiness: level by claim", "Like for like counts only the ",
		"Moved up Question Was Is Reason MA-03 Host 2: A text signed by the head of the organisation 3: A text in force, and reviewed in the last five years no reason given",
		"MA-04 Legal basis 1: A dated draft with a named owner 3: A text in force, and reviewed in the last five years changed in fact",
		"Moved down Question Was Is Reason MA-02 Need stated 3: ",
		"First answered Question Was Is Reason ME-01 Budget Don't know 1: A dated draft with a named owner –",
		"Now open Question Was Is Reason W-01 Contact published Answered Withheld no reason given",
		"it applies now", "since these facts changed: MA-01",
		"MA-01 Status today Decided and being built In service changed in fact",
		"changed: Full time → Part time", "removed: Analyst; Part time", "added: Lawyer; Part time",
		"On each assessment's own date:", "no longer valid",
		"The earlier assessment carries a roadmap of 3 November 2026 with 4 steps: 1 done, 1 overdue, 2 withheld. By its timetable 3 steps were to be done by now. Done means that the answer is there now, for whatever reason it changed.",
		"December 2026 to January 2027",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
	d := report.Build(source)
	checkLinks(t, d)
	partOf(t, d, "change")
	for i, p := range d.Parts {
		if p.ID == "change" && !strings.HasPrefix(d.Parts[i+1].ID, "annex") && !strings.Contains(d.Parts[i+1].Title, "Annex") {
			t.Errorf("the part on changes stands before %s", d.Parts[i+1].Title)
		}
	}
	source.Since = nil
	if hasPart(report.Build(source), "change") {
		t.Error("there is a part on changes without an earlier assessment")
	}
}

// What was told once and is withheld now, and what was withheld and still is, can't be read out of what changed.
func TestChangeDoesNotTellWhatIsWithheld(t *testing.T) {
	q := sample.Questionnaire(t, small)
	before, after := sample.Realistic(q), sample.Realistic(q)
	before.Answers["mandate.host"].Answer = chosen("3")
	before.Evidence = append(before.Evidence, assessment.Evidence{ID: "e9", Reference: "Letter", How: "received", Supports: map[string]string{"mandate.host": "3"}})
	after.Answers["mandate.host"].Answer = questionnaires.Answer{State: questionnaires.Withheld}
	before.Roadmap = &assessment.Roadmap{Made: "2026-11-03", DaysAMonth: "20", Steps: []assessment.PlannedStep{{Question: "mandate.host", Option: "3", First: 1, Last: 1}}}
	for _, b := range report.Change(sample.Source(after), differing(t, before, after)) {
		table, _ := b.(report.Table)
		for _, row := range table.Rows {
			if !strings.Contains(row[0].Text, "Host") {
				continue
			}
			for _, cell := range row[1:] {
				if strings.HasPrefix(cell.Text, "3") || strings.Contains(cell.Text, "not yet") || strings.Contains(cell.Text, "done") {
					t.Errorf("it tells %q of what is withheld", cell.Text)
				}
			}
		}
	}
}

// Scores count what is withheld at its lowest: before and after would tell it, whichever side withholds it.
func TestChangeTellsNoScoreOfWhatIsWithheld(t *testing.T) {
	q := sample.Questionnaire(t, small)
	for _, later := range []bool{true, false} {
		before, after := sample.Realistic(q), sample.Realistic(q)
		before.Answers["mandate.host"].Answer, after.Answers["mandate.host"].Answer = chosen("3"), chosen("3")
		before.Answers["means.budget"] = &assessment.Entry{Answer: chosen("0")}
		after.Answers["means.budget"] = &assessment.Entry{Answer: chosen("2")}
		hiding := before
		if later {
			hiding = after
		}
		hiding.Answers["mandate.host"] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Withheld}}
		source := sample.Source(after)
		blocks := report.Change(source, differing(t, before, after))
		got := said(t, blocks)
		if !strings.Contains(got, "The scores of 2 sections are left out") || !strings.Contains(got, "The scores of the whole are left out") {
			t.Errorf("it does not say what is left out:\n%s", got)
		}
		if strings.Contains(got, "Score by claim") || !strings.Contains(got, "Readiness: level by claim") {
			t.Errorf("it tells the scores, or not the levels:\n%s", got)
		}
		bars := 0
		for _, b := range blocks {
			chart, ok := b.(report.Chart)
			if !ok || chart.Change == nil {
				continue
			}
			for _, bar := range chart.Change.Bars {
				bars++
				if bar.Label == "Mandate" {
					t.Errorf("it draws %+v", bar)
				}
			}
		}
		if bars == 0 {
			t.Errorf("it draws no section at all:\n%s", got)
		}
		trend, err := compare.Over([]compare.Side{{State: before}, {State: after}, {State: after}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		got = said(t, report.Trend(source, trend))
		if strings.Contains(got, "Score by claim") || !strings.Contains(got, "Level by claim") || !strings.Contains(got, "The scores of the whole are left out") {
			t.Errorf("the trend tells the scores:\n%s", got)
		}
	}
}

// A questionnaire that was changed without a new version is told of, and a scored answer that it has no place for is
// no fact.
func TestChangeOfAnUnversionedQuestionnaire(t *testing.T) {
	q := sample.Questionnaire(t, small)
	before, after := sample.Realistic(q), aYearLater(q)
	d := differing(t, before, after)
	if got := said(t, report.Change(sample.Source(after), d)); strings.Contains(got, "Both assessments name") {
		t.Errorf("one questionnaire is said to be two:\n%s", got)
	}
	d.Unversioned = true
	host := q.Question("mandate.host")
	d.Changes = []compare.Change{{
		Kind: compare.Restated, Question: host, Old: host, Was: chosen("3"), Is: chosen("1"), WasPlace: -1, IsPlace: 1,
		WasStanding: scoring.Answered, IsStanding: scoring.Answered, Lost: true, Reworded: true,
	}}
	got := said(t, report.Change(sample.Source(after), d))
	for _, want := range []string{"Both assessments name version 1.0 of the questionnaire", "Answers that cannot be set beside each other Question", "worded anew since"} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "Facts stated anew") {
		t.Errorf("a scored answer is told as a fact:\n%s", got)
	}
	if got := said(t, report.Trend(sample.Source(after), &compare.Trend{
		Points:      []compare.Point{{State: before, Result: d.Whole.Before}, {State: after, Result: d.Whole.After}},
		Differences: []*compare.Difference{d},
	})); !strings.Contains(got, "Assessments that name one version (1.0)") {
		t.Errorf("the trend does not tell:\n%s", got)
	}
}

// Where the record tells single changes apart, each stands with its reason; what became of a question between two
// versions stands below its name.
func TestChangeTellsWhatTheRecordTells(t *testing.T) {
	q := sample.Questionnaire(t, small)
	before, after := sample.Realistic(q), aYearLater(q)
	d := differing(t, before, after)
	for i := range d.Changes {
		c := &d.Changes[i]
		if c.Question == nil || c.Question.ID != "mandate.legal-basis" {
			continue
		}
		c.Steps = []compare.ChangeStep{{Was: chosen("1"), Is: chosen("2"), Reason: "changed"}, {Was: chosen("2"), Is: chosen("3"), Reason: ""}}
		c.Mixed, c.Reworded, c.Differed, c.Merged = true, true, true, []string{"mandate.host", "means.budget"}
	}
	d.Changes = append(d.Changes,
		compare.Change{Kind: compare.Redelivered, Question: q.Question("mandate.host"), Old: q.Question("mandate.host"), WasProvided: "national", IsProvided: "shared"},
		compare.Change{Kind: compare.NoLongerAsked, Cause: compare.CauseVersion, Old: q.Question("work.exercises"), Was: chosen("1"), WasStanding: scoring.Answered, Carried: "It is asked by another questionnaire now."},
		compare.Change{Kind: compare.NewlyAsked, Cause: compare.CauseCondition, Question: q.Question("work.exercises"), Old: q.Question("work.exercises"), Split: true, WasStanding: scoring.NotAsked, IsStanding: scoring.Open},
	)
	got := said(t, report.Change(sample.Source(after), d))
	for _, want := range []string{
		"1 → 2: changed in fact", "2 → 3: no reason given", "was: MA-03, ME-01", "the earlier answers differed", "worded anew since",
		"Provided by somebody else now", "another national body a shared or regional arrangement",
		"W-03 Exercises 1: A dated draft with a named owner Not asked the later version asks it no more It is asked by another questionnaire now.",
		"was part of W-03", "the later version asks it under another condition",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
}

func TestNothingChanged(t *testing.T) {
	q := sample.Questionnaire(t, small)
	state := sample.Realistic(q)
	got := said(t, report.Change(sample.Source(state), differing(t, sample.Realistic(q), state)))
	for _, want := range []string{"Between two assessments of 2 November 2026: no answer changed.", "Both assessments ask the same"} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "Moved") || strings.Contains(got, "in fact") {
		t.Errorf("it tells of changes:\n%s", got)
	}
}

// Assessments may lack a date: no sentence tells of a time between them then.
func TestChangeWithoutDates(t *testing.T) {
	q := sample.Questionnaire(t, small)
	before, after := sample.Realistic(q), aYearLater(q)
	for _, of := range []struct{ before, after, want string }{
		{"", "", "Between two assessments without a date: 2 answers moved up"},
		{"", "2027-11-02", "From an assessment without a date to 2 November 2027: 2 answers moved up"},
	} {
		before.About.Date, after.About.Date = of.before, of.after
		if got := said(t, report.Change(sample.Source(after), differing(t, before, after))); !strings.Contains(got, of.want) {
			t.Errorf("it lacks %q:\n%s", of.want, got)
		}
	}
}

func TestTrend(t *testing.T) {
	q := sample.Questionnaire(t, small)
	first, between, last := sample.Empty(q), sample.Realistic(q), aYearLater(q)
	first.About.Date = "2025-05-05"
	for _, s := range []*assessment.State{between, last} { // of what is withheld no score would be told
		for _, e := range s.Answers {
			if e.Answer.State == questionnaires.Withheld {
				e.Answer.State = questionnaires.DontKnow
			}
		}
	}
	trend, err := compare.Over([]compare.Side{{State: first}, {State: between}, {State: last}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := said(t, report.Trend(sample.Source(last), trend))
	for _, want := range []string{
		"3 assessments, from 5 May 2025 to 2 November 2027. By claim the level went from 0 to 2.",
		"5 May 2025 1.0 0, up to 3 possible 0, up to 3 possible 0 to 100 0 of ",
		"2 November 2026 1.0 1",
		"2 November 2026 to 2 November 2027 2 1 2 gained, 0 lost 1 level 1 → 2",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
	for date, want := range map[string]string{
		"2026-11-02": "3 assessments, all of 2 November 2026.", "": "3 assessments without a date.",
	} {
		first.About.Date, last.About.Date = date, date
		between := sample.Realistic(q)
		between.About.Date = date
		trend, err := compare.Over([]compare.Side{{State: first}, {State: between}, {State: last}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := said(t, report.Trend(sample.Source(last), trend)); !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
	if report.Trend(sample.Source(last), &compare.Trend{}) != nil {
		t.Error("there is a trend of nothing")
	}
}

// Any two assessments of one questionnaire can be told apart: no panic, a table for what it says, no key and no fact
// left unfilled.
func TestAnyChangeIsTold(t *testing.T) {
	for _, path := range []string{small, "testdata/stocktake", "testdata/portfolio", "testdata/shapes"} {
		q := sample.Questionnaire(t, path)
		t.Run(path, func(t *testing.T) {
			rapid.Check(t, func(r *rapid.T) {
				before, after := drawn(r, q, "before"), drawn(r, q, "after")
				d, err := compare.Two(compare.Side{State: before}, compare.Side{State: after}, nil)
				if err != nil {
					r.Fatal(err)
				}
				source := sample.Source(after)
				source.Since = d
				checkLinks(r, report.Build(source))
				trend, err := compare.Over([]compare.Side{{State: before}, {State: after}}, nil)
				if err != nil {
					r.Fatal(err)
				}
				all, err := json.Marshal(append(report.Change(source, d), report.Trend(source, trend)...))
				if err != nil {
					r.Fatal(err)
				}
				if key := rawKey.FindString(string(all)) + unfilled.FindString(string(all)); key != "" {
					r.Fatalf("it shows %s", key)
				}
			})
		})
	}
}

// drawn is an assessment with anything in it.
func drawn(r *rapid.T, q *questionnaires.Questionnaire, name string) *assessment.State {
	state := sample.Empty(q)
	state.About.Date = rapid.SampledFrom([]string{"", "2026-11-02", "2027-11-02"}).Draw(r, name+" date")
	for _, question := range q.Questions() {
		e := &assessment.Entry{Why: rapid.SampledFrom(append([]string{"", "gone"}, assessment.Whys...)).Draw(r, name+" why")}
		e.Answer.State = rapid.SampledFrom([]questionnaires.AnswerState{
			questionnaires.Unanswered, questionnaires.Answered, questionnaires.Answered, questionnaires.NotApplicable, questionnaires.DontKnow, questionnaires.Withheld,
		}).Draw(r, name+" state")
		e.Answer.Option = rapid.SampledFrom([]string{"0", "1", "2", "3", "yes", "no", "operating", "none"}).Draw(r, name+" option")
		e.Answer.Reason = rapid.SampledFrom([]string{"", "shared", "another reason"}).Draw(r, name+" reason")
		e.Provided = rapid.SampledFrom([]string{"", "own", "gone"}).Draw(r, name+" provided")
		e.Conflict = rapid.IntRange(0, 9).Draw(r, name+" conflict") == 0
		for i := range rapid.IntRange(0, 3).Draw(r, name+" rows") {
			cell := rapid.SampledFrom([]string{"", "yes", "donor", "2026-01-01"}).Draw(r, name+" cell")
			e.Rows = append(e.Rows, questionnaires.Row{ID: fmt.Sprint("r", i), Cells: map[string]string{"title": cell, "kind": cell}})
		}
		state.Answers[question.ID] = e
		if rapid.Bool().Draw(r, name+" evidence") {
			state.Evidence = append(state.Evidence, assessment.Evidence{
				ID: fmt.Sprint("e", len(state.Evidence)), How: "received", ValidUntil: rapid.SampledFrom([]string{"", "2027-01-01"}).Draw(r, name+" valid"),
				Supports: map[string]string{question.ID: e.Answer.Option},
			})
		}
	}
	if rapid.Bool().Draw(r, name+" planned") {
		state.Roadmap = &assessment.Roadmap{Made: "2026-11-03", Start: "2026-12", DaysAMonth: "20"}
		for i, question := range q.Questions() {
			state.Roadmap.Steps = append(state.Roadmap.Steps, assessment.PlannedStep{Question: question.ID, Option: "1", First: i, Last: i + 1})
		}
	}
	return state
}
