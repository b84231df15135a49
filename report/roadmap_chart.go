package report

import (
	"slices"

	"cirtkit/internal/lang"

	"cirtkit/planning"
	"cirtkit/scoring"
)

// mostBars is how many steps the chart draws one by one; of more it draws the phases, and the tables have the steps.
const mostBars = 80

// roadmapChart draws the roadmap.
func (b *builder) roadmapChart(r *planning.Roadmap) *Chart {
	chart := &RoadmapChart{
		MonthWord: b.t("report.roadmap.chart.month"), Budget: float64(perMonth(r)) / 10, Limit: r.Options.Months,
		RequiredWord: b.t("report.roadmap.chart.required"), ChosenWord: b.t("report.roadmap.chart.chosen"),
		WaitedWord: b.t("report.roadmap.chart.waited"), ProofWord: b.t("report.roadmap.chart.proof"),
		LateWord: b.t("report.roadmap.chart.late"), DueWord: b.t("report.roadmap.chart.due"), LimitWord: b.t("report.roadmap.chart.limit"),
		LoadWord: b.t("report.roadmap.chart.load"), BudgetWord: b.t("report.roadmap.chart.budget", "days", b.days(perMonth(r))),
	}
	for i, m := range r.Months {
		name := m.Name
		if name == "" {
			name = number(i + 1)
		}
		chart.Months = append(chart.Months, name)
		chart.Load = append(chart.Load, float64(m.Load)/10)
		chart.LoadText = append(chart.LoadText, b.days(m.Load))
	}
	bars := make([]int, len(r.Steps)) // place of a step's bar among all bars
	n := 0
	for _, p := range r.Phases {
		for _, i := range p.Steps {
			bars[i] = n
			n++
		}
	}
	var alt []string
	for i := range r.Phases {
		p := &r.Phases[i]
		if len(p.Steps) == 0 {
			continue // those before it bring this level along; their flag says so
		}
		group := RoadmapGroup{
			Title: b.phaseTitle(p.Level), First: p.First, Last: p.Last,
			Text: b.t("report.roadmap.chart.group", "n", leftIn(r, p), "effort", b.effort(p.Effort)),
		}
		if r.Target.Profile == "" && p.Reached >= p.Level && p.By <= planning.Horizon {
			group.Flag = b.t("report.roadmap.chart.flag", "level", p.Reached)
			if p.By > p.Last {
				group.Flag = b.t("report.roadmap.chart.flag-by", "level", p.Reached, "month", b.monthName(r.Options.Start, p.By))
			}
		}
		for _, at := range p.Steps {
			if len(r.Steps) > mostBars {
				break
			}
			group.Bars = append(group.Bars, b.roadmapBar(r, &r.Steps[at], slices.Contains(r.Late, at), bars))
		}
		chart.Groups = append(chart.Groups, group)
		alt = append(alt, b.t("report.roadmap.chart.alt", "title", group.Title, "text", group.Text, "months", b.months(r.Options.Start, p.First, p.Last)))
	}
	return &Chart{Caption: b.t("report.roadmap.chart.caption"), Alt: lang.Sentences(alt...), Roadmap: chart}
}

func (b *builder) roadmapBar(r *planning.Roadmap, s *planning.Step, late bool, bars []int) RoadmapBar {
	bar := RoadmapBar{Label: b.stepName(s), Text: b.shortSize(s), First: s.First, Last: s.Last, Late: late || overdueIn(r, s), Kind: RoadmapWaited}
	switch {
	case s.Proof != scoring.Claimed:
		bar.Kind = RoadmapProof
	case s.Required || s.Pinned && !s.Chosen:
		bar.Kind = RoadmapRequired
	case s.Chosen:
		bar.Kind = RoadmapChosen
	}
	bar.Due = dueMonth(r.Options.Start, s)
	for _, w := range s.Waits {
		if w >= 0 && w < len(bars) {
			bar.Waits = append(bar.Waits, bars[w])
		}
	}
	return bar
}

// dueMonth is the month in which a step is due, as a chart counts: from 1 at start, below 0 before it, 0 for none.
func dueMonth(start string, s *planning.Step) int {
	if s.Local == nil {
		return 0
	}
	due, ok := monthNumber(start, s.Local.Due)
	switch {
	case !ok:
		return 0
	case due < 1:
		return due - 1
	}
	return due
}
