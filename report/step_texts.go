package report

import (
	"slices"

	"cirtkit/planning"
)

// StepText is one step of a roadmap in words, for a list on a screen.
type StepText struct {
	Step *planning.Step
	Name string // number and short name of the question, and the option it leads to
	Do   string // what to do, what it needs, and what is set locally
	Size string
	When string // months, due date, and what is late
	More string // who decides, why the step is there, and what it waits for
}

// Plan is the roadmap that a report of a source tells.
func Plan(s Source) *planning.Roadmap {
	b := newBuilder(s)
	b.plan()
	if b.blocked != nil {
		return b.blocked
	}
	return b.road
}

// StepTexts are the steps of a roadmap in words, in its order. Where its target is out of reach they are those to
// the highest level that can be reached, as Roadmap tells them.
func StepTexts(s Source, r *planning.Roadmap) []StepText {
	b := newBuilder(s)
	b.target = r.Target
	b.lay(r)
	out := make([]StepText, len(b.road.Steps))
	for i := range b.road.Steps {
		step := &b.road.Steps[i]
		cells := b.stepRow(b.road, step, slices.Contains(b.road.Late, i))
		more := b.mark(step)
		if decider(step) != "" {
			more = lines(b.t("report.step.decides", "who", b.who(step)), more)
		}
		if after := b.waitsFor(b.road, step, true); after != "" {
			more = lines(more, b.t("report.step.waits", "after", after))
		}
		out[i] = StepText{Step: step, Name: b.stepName(step), Do: cells[1].Text, Size: cells[3].Text, When: cells[4].Text, More: more}
	}
	return out
}
