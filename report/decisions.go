package report

import (
	"cmp"
	"slices"
)

// How many the part names at most; the action list has all.
const (
	mostDecisions = 3
	mostQuickWins = 7
	mostSupport   = 8
)

// decisions is what the reader is asked to decide, what can be done at once, and what to ask others for.
func (b *builder) decisions() Part {
	p := Part{ID: "decisions", Title: b.t("report.decisions.title"), NewPage: true}
	if len(b.steps) == 0 {
		p.Blocks = append([]Block{Paragraph{Text: b.t("report.decisions.nothing")}}, b.agreements()...)
		return p
	}
	if decisions := b.decisionSteps(); len(decisions) == 0 {
		none := "report.decisions.none"
		if slices.ContainsFunc(b.gaps, func(g gap) bool { return g.open }) {
			none = b.orWanted("report.decisions.settle")
		}
		p.Blocks = append(p.Blocks, Paragraph{Text: b.t(none)})
	} else {
		t := Table{Columns: []Column{
			{Head: b.t("report.column.decision"), Width: 0.34},
			{Head: b.t("report.column.who"), Width: 0.12},
			{Head: b.t("report.column.brings"), Width: 0.24},
			{Head: b.t("report.column.before"), Width: 0.16},
			{Head: b.t("report.column.size"), Width: 0.14},
		}}
		for _, s := range decisions {
			t.Rows = append(t.Rows, []Cell{
				{Text: b.actionText(s), Strong: true},
				{Text: capital(b.t("report.who." + s.action.Who))},
				{Text: b.brings(s), Link: "gap-" + s.question.ID},
				{Text: b.before(s)},
				{Text: b.size(s)},
			})
		}
		p.Blocks = append(p.Blocks,
			Paragraph{Text: b.aimed("report.decisions.lead", b.target.Level, "n", len(decisions))}, t,
			Paragraph{Text: b.t("report.decisions.to-agree"), Style: Small})
	}

	p.Blocks = append(p.Blocks, b.agreements()...)
	p.Blocks = append(p.Blocks, Heading{Level: 2, ID: "quick-wins", Text: b.t("report.quick-wins.title")})
	p.Blocks = append(p.Blocks, b.stepBullets(b.quickWins(), mostQuickWins, "report.quick-wins.lead", "report.quick-wins.none")...)
	p.Blocks = append(p.Blocks, Heading{Level: 2, ID: "support", Text: b.t("report.support.title")})
	p.Blocks = append(p.Blocks, b.supportBlocks()...)
	return p
}

// decidersFrom are those who decide above the team, the highest first.
var decidersFrom = []string{"parliament", "cabinet", "minister", "host"}

// decisionSteps are the first steps of the gaps that somebody above the team decides: what holds the
// lowest level first, then what only the highest can decide.
func (b *builder) decisionSteps() []step {
	var out []step
	for _, g := range b.gaps {
		for _, s := range b.stepsOf(g) {
			if s.open || s.action == nil {
				break
			}
			if slices.Contains(decidersFrom, s.action.Who) {
				out = append(out, s)
				break
			}
		}
	}
	slices.SortStableFunc(out, func(x, y step) int {
		return cmp.Or(
			cmp.Compare(x.level, y.level),
			cmp.Compare(slices.Index(decidersFrom, x.action.Who), slices.Index(decidersFrom, y.action.Who)),
		)
	})
	return out[:min(mostDecisions, len(out))]
}

// quickWins are the small next steps that nothing stands before and that team or host decide.
func (b *builder) quickWins() []step {
	var out []step
	for _, s := range b.steps {
		if s.first && !s.open && s.action != nil && s.action.Size == "S" && s.waits == nil &&
			(s.action.Who == "team" || s.action.Who == "host") {
			out = append(out, s)
		}
	}
	return out
}

// supportBlocks are what to ask others for; what an open answer may still make needless is only counted.
func (b *builder) supportBlocks() []Block {
	steps, open := b.support()
	none := "report.support.none"
	if open > 0 {
		none = "report.support.none-known"
	}
	blocks := b.stepBullets(steps, mostSupport, "report.support.lead", none)
	if open > 0 {
		blocks = append(blocks, Paragraph{Text: b.t("report.support.open", "n", open), Style: Small})
	}
	return blocks
}

// support are the steps that need training, equipment or an agreement, or that a partner decides, and how many more
// would be of that kind if answers that are open turn out low.
func (b *builder) support() (steps []step, open int) {
	for _, s := range b.steps {
		if s.action == nil {
			continue
		}
		needs := slices.ContainsFunc(s.action.Needs, func(n string) bool {
			return n == "training" || n == "equipment" || n == "agreement"
		})
		switch {
		case !needs && s.action.Who != "partner":
		case s.open:
			open++
		default:
			steps = append(steps, s)
		}
	}
	return steps, open
}

func (b *builder) stepBullets(steps []step, most int, lead, none string) []Block {
	if len(steps) == 0 {
		return []Block{Paragraph{Text: b.t(none)}}
	}
	var items []Bullet
	for _, s := range steps[:min(most, len(steps))] {
		key := "report.step.bullet"
		if len(s.action.Needs) > 0 {
			key = "report.step.bullet-needs"
		}
		items = append(items, Bullet{
			Text: b.t(key, "name", b.named(s.question), "do", b.actionText(s),
				"who", b.t("report.who."+s.action.Who), "needs", b.needs(s.action.Needs)),
		})
	}
	out := []Block{Paragraph{Text: b.t(lead)}, Bullets{Items: items}}
	if more := len(steps) - len(items); more > 0 {
		out = append(out, Paragraph{Text: b.t("report.step.more", "n", more), Style: Small})
	}
	return out
}

// brings says what a step is good for: it meets a requirement, or is on the way to it.
func (b *builder) brings(s step) string {
	name := b.named(s.question)
	for _, g := range b.gaps {
		for _, n := range g.needs {
			if g.question == s.question && n.place == s.to {
				return b.aimed("report.brings.meets", n.level, "name", name)
			}
		}
	}
	return b.aimed("report.brings.towards", s.level, "name", name)
}

// size is a step's size with its range.
func (b *builder) size(s step) string {
	if s.action == nil || s.action.Size == "" {
		return b.t("report.none")
	}
	return b.t("report.size.range." + s.action.Size)
}
