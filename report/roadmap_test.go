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

// roadmap makes the roadmap of a source as the commands do.
func roadmap(s report.Source) []report.Block {
	model, target := report.Towards(s)
	o := s.Plan.Or(planning.OptionsOf(s.State, target))
	o.Target = target
	return report.Roadmap(s, planning.Make(model, s.State.ScoringInput(s.State.About.Date), o))
}

func TestRoadmap(t *testing.T) {
	q := sample.Questionnaire(t, small)
	realistic := sample.Source(sample.Realistic(q))
	with := func(plan planning.Options) report.Source {
		s := realistic
		s.Plan = plan
		return s
	}
	steps := func(steps ...assessment.LocalStep) planning.Options { return planning.Options{Steps: steps} }
	top := sample.Same(q, questionnaires.Answer{State: questionnaires.Answered, Option: "3"})
	top.Answers["work.contact"].Answer.Option = "yes"
	top.Answers["mandate.status"].Answer.Option = "operating"
	tests := []struct {
		name      string
		source    report.Source
		has, lack []string
	}{
		{"as it is", realistic, []string{
			"6 steps lead from level 1 to level 3.",
			"Together they take 132 to 428 days of work, by the cirtkit project's estimate of their sizes. With 20 days of work a month (assumed, as nothing else is entered) that is 15 months: December 2026 to February 2028. Months are counted with the middle of each step's range; it may take less time, or more.",
			"Where several ways lead there, this is the one with the least work.",
			"4 steps start from answers that are open.",
			"Level 2: Decided 2 20 to 80 days December 2026 to February 2027 2",
			"MA-04 Legal basis: to 3", "Take the instrument through cabinet", "L: 50 to 150 days",
			"2 decisions are asked on the way to level 3:", "By when", "January 2027 (timetable)", "MA-04 Legal basis then meets what level 2 needs",
			"No step whose start is known names training, equipment or an agreement.",
			"of the steps that are ready, those under way get work first, then those for the lowest level",
		}, []string{"costed here", "not done within", "pinned here", "Excluded here"}},
		{"with what is set here", with(steps(
			assessment.LocalStep{Question: "mandate.legal-basis", Option: "2", Days: "12.5", Owner: "Legal office", Cost: "4 000 USD", Funding: "state budget", Due: "2026-12-15", Status: "under-way"},
			assessment.LocalStep{Question: "means.budget", Option: "1", Status: "done"},
			assessment.LocalStep{Question: "work.partners", Option: "3", Status: "pinned"},
		)), []string{
			"12.5 days, as estimated here", "Owner: Legal office", "Cost: 4 000 USD", "Funding: state budget", "due 15 December 2026", "under way",
			"1 step is costed here.", "1 more step is marked as done", "1 step is in the roadmap only because it is pinned here.",
			"15 December 2026", "By the timetable 1 step is done later than it is due: MA-04 at 2.", "later than due",
		}, nil},
		{"too little time", with(planning.Options{Months: 4}), []string{
			"steps are not done within 4 months. The highest level that can be reached in that time is level 2.", "not in the time there is",
		}, nil},
		{"no time at all", with(planning.Options{Months: 1}), []string{
			"6 steps are not done within 1 month. The next level, level 2, cannot be reached in that time.",
		}, nil},
		{"so many days a month", with(planning.Options{DaysAMonth: 405}), []string{"With 40.5 days of work a month that is "}, []string{"assumed"}},
		{"all costed", func() report.Source {
			s := with(steps(assessment.LocalStep{Question: "mandate.legal-basis", Option: "2", Days: "3"}, assessment.LocalStep{Question: "means.budget", Option: "1", Days: "2"}))
			s.Target = "readiness:2"
			return s
		}(), []string{"Together they take 5 days of work, as estimated here."}, []string{"middle of each"}},
		{"one step", func() report.Source {
			s := with(steps(assessment.LocalStep{Question: "means.budget", Option: "1", Status: "done"}))
			s.Target = "readiness:2"
			return s
		}(), []string{
			"1 step leads from level 1 to level 2. It takes 10 to 40 days of work, by the cirtkit project's estimate of its size.",
		}, []string{"Together"}},
		{"all done", func() report.Source {
			s := with(steps(assessment.LocalStep{Question: "means.budget", Option: "1", Status: "done"}, assessment.LocalStep{Question: "mandate.legal-basis", Option: "2", Status: "done"}))
			s.Target = "readiness:2"
			return s
		}(), []string{
			"Nothing is left to do from level 1 to level 2: 2 steps are marked as done, though their answers do not say so yet.",
		}, []string{"0 steps", "They take", "more steps"}},
		{"more than the timetable holds", with(planning.Options{DaysAMonth: 1}), []string{
			"With 0.1 days of work a month that is more than 1200 months, where the timetable ends.",
			"From August 2068, not done within 1200 months", "Not begun within 1200 months", "Cabinet Not within 1200 months (timetable)",
		}, []string{"reached by", "◂ Level 3", "December 2126"}},
		{"out of reach", with(steps(assessment.LocalStep{Question: "mandate.legal-basis", Option: "3", Status: "excluded"})), []string{
			"Level 3 cannot be reached by the steps that there are:",
			"Level 3 needs of MA-04 Legal basis: 3: A text in force, and reviewed in the last five years. A step to it is excluded here; it would have to be let in.",
			"The steps below lead to level 2, the highest that can be reached.", "1 decision is asked on the way to level 2:", "Excluded here: MA-04 at 3.",
		}, nil},
		{"nothing to reach at all", with(steps(assessment.LocalStep{Question: "mandate.legal-basis", Option: "2", Status: "excluded"})), []string{
			"Level 3 cannot be reached by the steps that there are:",
		}, []string{"lead to level", "Decisions asked"}},
		{"reached", sample.Source(top), []string{"Level 3 is reached already: nothing has to be done for it."}, []string{"Decisions"}},
		{"nothing answered", sample.Source(sample.Empty(q)), []string{
			"2 steps lead to level 1; no level is reached yet.", "Month 1", "No small step whose start is known",
		}, nil},
		{"what is wanted", sample.Source(sample.Portfolio(sample.Questionnaire(t, "testdata/portfolio"))), []string{
			"2 steps lead to what is wanted.", "W-01 1.1 Monitoring is then given as wanted", "Agreements to make",
		}, []string{"evel "}},
		{"a stock-take", sample.Source(sample.Reported(sample.Questionnaire(t, "testdata/stocktake"))), []string{"Nothing is scored here, so that there is nothing to plan for."}, nil},
		{"no levels", func() report.Source {
			bare := *q
			bare.Ladders = nil
			return sample.Source(sample.Empty(&bare))
		}(), []string{"the questionnaire has no levels to reach, and no profile was given"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			blocks := roadmap(tt.source)
			checkLinks(t, &report.Document{Parts: []report.Part{{ID: "roadmap", Title: "R", Blocks: withoutLinks(blocks)}}})
			got := said(t, blocks)
			for _, want := range tt.has {
				if !strings.Contains(got, want) {
					t.Errorf("it lacks %q:\n%s", want, got)
				}
			}
			for _, not := range tt.lack {
				if strings.Contains(got, not) {
					t.Errorf("it says %q:\n%s", not, got)
				}
			}
		})
	}
}

// withoutLinks are blocks that stand alone: what their tables link to is elsewhere in a report.
func withoutLinks(blocks []report.Block) []report.Block {
	out := slices.Clone(blocks)
	for i, b := range out {
		switch b := b.(type) {
		case report.Table:
			rows := make([][]report.Cell, len(b.Rows))
			for j, row := range b.Rows {
				rows[j] = slices.Clone(row)
				for k := range rows[j] {
					rows[j][k].Link = ""
				}
			}
			b.Rows = rows
			out[i] = b
		case report.Bullets:
			b.Items = slices.Clone(b.Items)
			for j := range b.Items {
				b.Items[j].Link = ""
			}
			out[i] = b
		}
	}
	return out
}

// Requirements that test evidence or a review have steps of proof, which take no work and nobody's decision.
func TestRoadmapToWhatEvidenceShows(t *testing.T) {
	q := sample.Questionnaire(t, small)
	source := compared(sample.Realistic(q), profile(t, q, "[{question: mandate.host, at-least: \"2\", reading: evidenced}, {question: mandate.need, at-least: \"3\", reading: reviewed}]"))
	source.Target = "profile:mine"
	got := said(t, roadmap(source))
	for _, want := range []string{
		"2 steps lead to the profile “Mine”.", "They take no work beyond showing what is there.", "MA-03 Host: show 2", "to show what is claimed", "Record evidence for: A text signed by the head of the organisation",
		"Have a reviewer look at: A text in force",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
}

// Whoever reads no further than the page of decisions reads that the target is out of reach, and what can be reached.
func TestDecisionsSayWhatIsOutOfReach(t *testing.T) {
	source := sample.Source(sample.Realistic(sample.Questionnaire(t, small)))
	source.Plan.Steps = []assessment.LocalStep{{Question: "mandate.legal-basis", Option: "3", Status: "excluded"}}
	part := partOf(t, report.Build(source), "decisions")
	if got, want := said(t, part.Blocks), "Level 3 cannot be reached by the steps that there are; the roadmap says why. Level 2 can."; !strings.Contains(got, want) {
		t.Errorf("it lacks %q:\n%s", want, got)
	}
}

// The chart, its alternative text and the tables tell the same steps and months.
func TestRoadmapChart(t *testing.T) {
	blocks := roadmap(sample.Source(sample.Realistic(sample.Questionnaire(t, small))))
	var chart *report.RoadmapChart
	rows := map[string]string{} // name of a step to when
	for _, b := range blocks {
		switch b := b.(type) {
		case report.Chart:
			chart = b.Roadmap
			if want := "Level 2: Decided: 2 steps, 20 to 80 days; December 2026 to February 2027."; !strings.Contains(b.Alt, want) {
				t.Errorf("the alternative text lacks %q: %s", want, b.Alt)
			}
		case report.Table:
			if len(b.Columns) >= 5 && b.Columns[0].Head == "Step" {
				for _, row := range b.Rows {
					name, _, _ := strings.Cut(row[0].Text, "\n")
					rows[name] = row[4].Text
				}
			}
		}
	}
	if chart == nil || len(chart.Months) != 15 || chart.Months[0] != "2026-12" || len(chart.Load) != 15 || chart.Budget != 20 {
		t.Fatalf("the chart is %+v", chart)
	}
	bars, waits := 0, 0
	for _, g := range chart.Groups {
		for _, bar := range g.Bars {
			bars++
			waits += len(bar.Waits)
			if _, ok := rows[bar.Label]; !ok || bar.First < 1 || bar.Last < bar.First || bar.Last > len(chart.Months) {
				t.Errorf("the bar %+v, in the table %q", bar, rows[bar.Label])
			}
			for _, w := range bar.Waits {
				if w < 0 || w >= 6 {
					t.Errorf("%s waits for bar %d", bar.Label, w)
				}
			}
		}
	}
	if bars != 6 || len(rows) != 6 || waits < 3 || chart.Groups[0].Flag != "Level 2" {
		t.Errorf("%d bars, %d rows, %d waits, flag %q", bars, len(rows), waits, chart.Groups[0].Flag)
	}
}

// A level that those before it bring along has no bars, and its flag stands at the one that brings it; a level whose
// steps are done before those of a lower one is there only when these are, and its flag says when.
func TestRoadmapChartFlags(t *testing.T) {
	source := sample.Source(sample.Realistic(sample.Questionnaire(t, small)))
	flags := func(change func(*planning.Roadmap)) []string {
		model, target := report.Towards(source)
		o := planning.OptionsOf(source.State, target)
		o.Target = target
		r := planning.Make(model, source.State.ScoringInput(source.State.About.Date), o)
		change(r)
		var out []string
		for _, b := range report.Roadmap(source, r) {
			if chart, ok := b.(report.Chart); ok {
				for _, g := range chart.Roadmap.Groups {
					out = append(out, g.Flag)
				}
			}
		}
		return out
	}
	for _, of := range []struct {
		change func(*planning.Roadmap)
		want   []string
	}{
		{func(*planning.Roadmap) {}, []string{"Level 2", "Level 3"}},
		{func(r *planning.Roadmap) { r.Phases[0].By = 5 }, []string{"Level 2: April 2027", "Level 3"}},
		{func(r *planning.Roadmap) {
			r.Phases[0].Steps, r.Phases[1].Steps = append(r.Phases[0].Steps, r.Phases[1].Steps...), nil
			r.Phases[0].Reached = 3
		}, []string{"Level 3"}},
	} {
		if got := flags(of.change); !slices.Equal(got, of.want) {
			t.Errorf("the flags are %q, want %q", got, of.want)
		}
	}
}

// What is said to be the most is never less than it; far from the least, no share of it tells anything.
func TestRoadmapThatIsTheBestFound(t *testing.T) {
	source := sample.Source(sample.Realistic(sample.Questionnaire(t, small)))
	model, target := report.Towards(source)
	r := planning.Make(model, source.State.ScoringInput(source.State.About.Date), planning.Options{Target: target})
	for above, want := range map[float64]string{
		0.0001: "at most 1% more work", 0.01: "at most 1% more work", 0.0101: "at most 2% more work", 0.996: "at most 100% more work",
		25000: "It is not known how much less work the least would be.",
	} {
		r.Exact, r.AboveLeast = false, above
		if got := said(t, report.Roadmap(source, r)); !strings.Contains(got, want) || strings.Contains(got, "with the least work") {
			t.Errorf("%v above the least: it lacks %q:\n%.900s", above, want, got)
		}
	}
}

// Steps that are done are told, and not counted as work that is left; what is only pinned is asked for.
func TestRoadmapCountsWhatIsLeft(t *testing.T) {
	source := sample.Source(sample.Realistic(sample.Questionnaire(t, small)))
	source.Plan.Steps = []assessment.LocalStep{
		{Question: "means.budget", Option: "1", Status: "done"}, {Question: "work.partners", Option: "3", Status: "pinned"},
	}
	for _, b := range roadmap(source) {
		switch b := b.(type) {
		case report.Table:
			if b.Columns[0].Head == "Phase" && b.Rows[0][1].Text != "1" {
				t.Errorf("of level 2 %s steps are left, want 1", b.Rows[0][1].Text)
			}
		case report.Chart:
			if want := "1 step, 10 to 40 days"; b.Roadmap.Groups[0].Text != want {
				t.Errorf("the chart says %q, want %q", b.Roadmap.Groups[0].Text, want)
			}
			last := b.Roadmap.Groups[len(b.Roadmap.Groups)-1].Bars
			i := slices.IndexFunc(last, func(bar report.RoadmapBar) bool { return strings.HasPrefix(bar.Label, "W-02 Regional body: to\u00a03") })
			if i < 0 || last[i].Kind != report.RoadmapRequired {
				t.Errorf("the pinned step stands as %+v", last)
			}
		}
	}
}

// A gap whose answer the roadmap does not raise keeps its actions in the register, and says why nothing is planned.
func TestGapThatTheRoadmapLeavesOut(t *testing.T) {
	state := sample.Realistic(sample.Questionnaire(t, small))
	state.Answers["mandate.status"].Answer.Option = "operating"
	state.Answers["work.exercises"] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "1"}}
	state.Answers["work.partners"] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "0"}}
	register := squeezed(part(t, report.Build(sample.Source(state)), "gaps"))
	for _, want := range []string{
		"To 2: Hold one (needs training)",
		"To 1: Ask the body how to join S Team To 2: Join (needs an agreement) M Partner Not in the roadmap: other answers meet what is asked for with less work.",
	} {
		if !strings.Contains(register, want) {
			t.Errorf("the register lacks %q:\n%s", want, register)
		}
	}
}

// The report asks for at most three decisions, those that can be taken next: none that comes after another on the
// same question, and what the lowest level needs first. The command lists all.
func TestReportAsksForTheNextDecisions(t *testing.T) {
	q := sample.Questionnaire(t, small)
	state := sample.Same(q, questionnaires.Answer{State: questionnaires.Answered, Option: "0"})
	state.Answers["work.contact"].Answer.Option = "no"
	state.Answers["mandate.status"].Answer.Option = "none"
	source := sample.Source(state)
	source.Target = "readiness:3"
	var asked []string
	for _, b := range partOf(t, report.Build(source), "decisions").Blocks {
		if table, ok := b.(report.Table); ok {
			for _, row := range table.Rows {
				asked = append(asked, row[0].Text)
			}
		}
	}
	if want := []string{"Have the minister sign it", "Have the head sign it", "Have the host accept in writing"}; !slices.Equal(asked, want) {
		t.Errorf("the report asks for %q, want %q", asked, want)
	}
	if got := said(t, roadmap(source)); !strings.Contains(got, "Take the instrument through cabinet Cabinet") || !strings.Contains(got, "Have the line approved Parliament") {
		t.Errorf("the command lacks decisions:\n%s", got)
	}
}
