package report

import (
	"cirtkit/compare"
	"cirtkit/scoring"
)

// planned holds the earlier assessment's recorded roadmap against what is there now.
func (c *changes) planned() []Block {
	p := c.d.Planned
	if p == nil || len(p.Steps) == 0 {
		return nil
	}
	words := [...]string{compare.StepDone: "done", compare.StepNotYet: "not-yet", compare.StepOverdue: "overdue", compare.StepGone: "gone"}
	tones := [...]Tone{compare.StepDone: Good, compare.StepNotYet: Plain, compare.StepOverdue: Unsure, compare.StepGone: Muted}
	var counts [len(words)]int
	withheld := 0
	t := Table{
		Columns: []Column{
			{Head: c.t("report.column.step"), Width: 0.34},
			{Head: c.t("report.change.reaches"), Width: 0.32},
			{Head: c.t("report.change.planned-for"), Width: 0.18},
			{Head: c.t("report.change.now"), Width: 0.16},
		},
		Compact: true,
	}
	for i := range p.Steps {
		step := &p.Steps[i]
		cell, reach := Cell{Text: step.Question}, step.Option
		state, tone := c.t("report.change.planned."+words[step.State]), tones[step.State]
		if step.SaidDone {
			state = lines(state, c.t("report.change.planned.said-done"))
		}
		q := c.q.Question(step.Question)
		if q != nil && c.standing(q) == scoring.Withheld { // whether it is done would tell the answer
			withheld++
			state, tone = c.t("report.standing.withheld"), Muted
		} else {
			counts[step.State]++
		}
		if q != nil {
			key := "report.action.to"
			if step.Proof != "" {
				key = "report.action.show"
			}
			cell = c.linked(c.t(key, "name", c.named(q), "code", step.Option), q)
			if place := q.OptionIndex(step.Option); place >= 0 {
				reach = plainOption(q, place)
			}
		}
		t.Rows = append(t.Rows, []Cell{
			cell,
			{Text: reach},
			{Text: c.months(p.Roadmap.Start, step.First, step.Last)},
			{Text: state, Tone: tone},
		})
	}
	var said []string
	for state, n := range counts {
		if n > 0 {
			said = append(said, c.t("report.change.planned-count."+words[state], "n", n))
		}
	}
	if withheld > 0 {
		said = append(said, c.t("report.change.planned-count.withheld", "n", withheld))
	}
	text := c.t("report.change.planned-lead", "n", len(p.Steps), "made", c.date(p.Roadmap.Made), "counts", c.lang.List(said))
	if p.By > 0 {
		due := 0
		for i := range p.Steps {
			if p.Steps[i].Last <= p.By {
				due++
			}
		}
		text = sentences(text, c.t("report.change.planned-due", "n", due))
	}
	if counts[compare.StepDone] > 0 {
		text = sentences(text, c.t("report.change.planned-means"))
	}
	return []Block{Heading{Level: 2, ID: "change-planned", Text: c.t("report.change.planned-title")}, Paragraph{Text: text}, t}
}
