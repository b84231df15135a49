package report

import (
	"slices"
)

// actionList is every step to the target, by level and by who decides.
func (b *builder) actionList() Part {
	p := Part{ID: "actions", Title: b.aimed("report.actions.title", b.target.Level), NewPage: true}
	if len(b.steps) == 0 {
		p.Blocks = []Block{Paragraph{Text: b.t("report.actions.none")}}
		return p
	}
	p.Blocks = []Block{
		Paragraph{Text: b.aimed("report.actions.lead", b.target.Level, "n", len(b.steps))},
		Paragraph{Text: b.t("report.actions.sizes"), Style: Small},
	}
	if slices.ContainsFunc(b.steps, func(s step) bool { return s.open }) {
		p.Blocks = append(p.Blocks, Paragraph{Text: b.t("report.actions.open"), Style: Small})
	}
	for from := 0; from < len(b.steps); {
		to := from
		for to < len(b.steps) && b.steps[to].level == b.steps[from].level {
			to++
		}
		level := b.steps[from].level
		p.Blocks = append(p.Blocks, Heading{Level: 2, Text: b.aimed("report.actions.level", level, "title", b.ladder.Rungs[level-1].Title)})
		for from < to {
			who := decider(b.steps[from].action)
			t := Table{
				Columns: []Column{
					{Head: b.t("report.column.step"), Width: 0.28},
					{Head: b.t("report.column.action"), Width: 0.4},
					{Head: b.t("report.column.size"), Width: 0.06},
					{Head: b.t("report.column.needs"), Width: 0.12},
					{Head: b.t("report.column.after"), Width: 0.14},
				},
				Compact: true,
			}
			decides := b.t("report.actions.nobody")
			if a := b.steps[from].action; a != nil {
				decides = b.t("report.actions.decides." + a.Who)
			}
			for ; from < to && decider(b.steps[from].action) == who; from++ {
				t.Rows = append(t.Rows, b.stepRow(b.steps[from]))
			}
			p.Blocks = append(p.Blocks, Heading{Level: 3, Text: decides}, t)
		}
	}
	return p
}

func (b *builder) stepRow(s step) []Cell {
	title := b.t("report.action.to", "name", b.named(s.question), "code", s.question.Options[s.to].Code)
	switch {
	case s.open:
		title = lines(title, b.t("report.action.open"))
	case s.prerequisite:
		title = lines(title, b.t("report.action.prerequisite"))
	}
	size, needs := b.t("report.none"), ""
	if s.action != nil {
		size, needs = s.action.Size, b.needs(s.action.Needs)
	}
	return []Cell{
		{Text: title, Link: anchor(s.question)},
		{Text: b.actionText(s)},
		{Text: size},
		{Text: needs},
		{Text: b.waitsFor(s)},
	}
}
