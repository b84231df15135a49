package report

import (
	"cmp"
	"slices"

	"cirtkit/planning"
	"cirtkit/scoring"
)

// How many the report names at most; the roadmap has all.
const (
	mostDecisions = 3
	mostQuickWins = 5
	mostSupport   = 4
)

// decisionsPart is what the reader is asked to decide, what can be done at once, and what to ask others for.
func (b *builder) decisionsPart() []Part {
	if !b.aims() {
		return nil
	}
	p := Part{ID: "decisions", Title: b.t("report.decisions.title"), NewPage: true, OnePage: true}
	r := b.plan()
	if len(r.Steps) == 0 {
		none := "report.decisions.nothing"
		if r.Outcome == planning.OutOfReach {
			none = "report.decisions.out-of-reach"
		}
		p.Blocks = append([]Block{Paragraph{Text: b.t(none)}}, b.agreements()...)
		return []Part{p}
	}
	// Whoever reads no further than this page has read what the way takes.
	if r.Outcome == planning.Planned {
		p.Blocks = append(b.wayInShort(r), b.inTime(r)...)
	}
	if b.blocked != nil {
		text := b.t("report.decisions.as-far", "level", b.blocked.Target.Level, "fits", r.Target.Level)
		p.Blocks = append([]Block{Paragraph{Text: text}}, p.Blocks...)
	}
	p.Blocks = append(p.Blocks, b.askedBlocks(mostDecisions, mostQuickWins, mostSupport)...)
	return []Part{p}
}

// wayInShort is the roadmap in a sentence: how many steps, how much work, how long.
func (b *builder) wayInShort(r *planning.Roadmap) []Block {
	if leftToDo(r) == 0 || r.Effort.Most == 0 {
		return b.takes(r)[:1]
	}
	months := b.t("report.roadmap.limit", "n", len(r.Months))
	if r.Options.Start != "" && len(r.Months) <= planning.Horizon {
		months = b.months(r.Options.Start, 1, len(r.Months))
	}
	text := b.aimed("report.decisions.way", r.Target.Level, "n", leftToDo(r), "from", r.Reached, "effort", b.effort(r.Effort), "months", months)
	if r.Reached == 0 && r.Target.Profile == "" && !b.wanted {
		text = b.t("report.decisions.way-from-none", "n", leftToDo(r), "level", r.Target.Level, "effort", b.effort(r.Effort), "months", months)
	}
	return []Block{Paragraph{Text: text, Style: Lead}}
}

// asked is decisions with a heading, and with at most so many of each.
func (b *builder) asked(most int) []Block {
	return append([]Block{Heading{Level: 2, ID: "decisions", Text: b.t("report.decisions.title")}}, b.askedBlocks(most, most, most)...)
}

func (b *builder) askedBlocks(decisions, quickWins, support int) []Block {
	noQuickWin := "report.quick-wins.none"
	if slices.ContainsFunc(b.road.Steps, func(s planning.Step) bool { return s.FromOpen && !s.Done }) {
		noQuickWin = "report.quick-wins.none-known"
	}
	out := b.decisionBlocks(decisions)
	out = append(out, b.agreements()...)
	out = append(out, Heading{Level: 2, ID: "quick-wins", Text: b.t("report.quick-wins.title")})
	out = append(out, b.stepBullets(b.stepsThat((*planning.Step).QuickWin), quickWins, "report.quick-wins.lead", noQuickWin)...)
	out = append(out, Heading{Level: 2, ID: "support", Text: b.t("report.support.title")})
	return append(out, b.supportBlocks(support)...)
}

// stepsThat are the steps of the roadmap of some kind, but for those that are done.
func (b *builder) stepsThat(are func(*planning.Step) bool) []*planning.Step {
	var out []*planning.Step
	for i := range b.road.Steps {
		if s := &b.road.Steps[i]; !s.Done && are(s) {
			out = append(out, s)
		}
	}
	return out
}

// known keeps the steps whose start is known, and counts the others: what an open answer may make needless is not
// asked of anybody.
func known(steps []*planning.Step) (sure []*planning.Step, open int) {
	for _, s := range steps {
		if s.FromOpen {
			open++
		} else {
			sure = append(sure, s)
		}
	}
	return sure, open
}

// decidersFrom are those who decide above the team, the highest first.
var decidersFrom = []string{"parliament", "cabinet", "minister", "host"}

// firstOf keeps of each question's steps the lowest: what can be decided next.
func firstOf(steps []*planning.Step) []*planning.Step {
	var out []*planning.Step
	for _, s := range steps {
		i := slices.IndexFunc(out, func(had *planning.Step) bool { return had.Question == s.Question })
		switch {
		case i < 0:
			out = append(out, s)
		case s.To < out[i].To:
			out[i] = s
		}
	}
	return out
}

// decisionBlocks are the decisions that somebody above the team has to take: what the lowest level waits for first,
// then what only the highest can decide, then what comes first in time. Where not all are told, those that come after
// another one on the same question wait.
func (b *builder) decisionBlocks(most int) []Block {
	steps, open := known(b.stepsThat((*planning.Step).DecidedAbove))
	if len(steps) == 0 {
		none := "report.decisions.none"
		if open > 0 {
			none = b.orWanted("report.decisions.settle")
		}
		return []Block{Paragraph{Text: b.t(none)}}
	}
	all := len(steps)
	if most < all {
		steps = firstOf(steps)
	}
	slices.SortStableFunc(steps, func(x, y *planning.Step) int {
		return cmp.Or(
			cmp.Compare(cmp.Or(x.Level, 1<<30), cmp.Or(y.Level, 1<<30)), // 0: only a pin asks for it
			cmp.Compare(slices.Index(decidersFrom, decider(x)), slices.Index(decidersFrom, decider(y))),
			cmp.Compare(x.First, y.First),
		)
	})
	t := Table{Columns: []Column{
		{Head: b.t("report.column.decision"), Width: 0.31},
		{Head: b.t("report.column.who"), Width: 0.11},
		{Head: b.t("report.column.by-when"), Width: 0.17},
		{Head: b.t("report.column.cost"), Width: 0.18},
		{Head: b.t("report.column.brings"), Width: 0.23},
	}}
	for _, s := range steps[:min(most, len(steps))] {
		link := ""
		if most == mostDecisions && slices.ContainsFunc(b.gaps, func(g gap) bool { return g.question == s.Question }) {
			link = "gap-" + s.Question.ID
		}
		t.Rows = append(t.Rows, []Cell{
			{Text: b.does(s), Strong: true}, {Text: b.who(s)}, {Text: b.byWhen(s)}, {Text: b.cost(s)}, {Text: b.brings(s), Link: link},
		})
	}
	lead := "report.decisions.lead"
	if len(t.Rows) == all {
		lead = "report.decisions.all"
	}
	note := b.t("report.decisions.to-agree")
	if more := all - len(t.Rows); more > 0 {
		note = sentences(note, b.t("report.decisions.more", "n", more))
	}
	if open > 0 {
		note = sentences(note, b.t("report.decisions.open", "n", open))
	}
	return []Block{Paragraph{Text: b.aimed(lead, b.road.Target.Level, "n", len(t.Rows))}, t, Paragraph{Text: note, Style: Small}}
}

// byWhen is when a decision is due: the date that is set, or the month in which the timetable has the step done; and
// what comes before it.
func (b *builder) byWhen(s *planning.Step) string {
	when := capital(b.t("report.decisions.by-timetable", "month", b.doneIn(b.road.Options.Start, s.Last)))
	if s.Local != nil && s.Local.Due != "" {
		when = b.date(s.Local.Due)
	}
	if waits := b.waitsFor(b.road, s, true); waits != "" {
		when = lines(when, b.t("report.gap.after", "steps", waits))
	}
	return when
}

// cost is what a step costs: money where somebody has entered it, and the work.
func (b *builder) cost(s *planning.Step) string {
	if s.Local == nil {
		return b.size(s)
	}
	funding := ""
	if s.Local.Funding != "" {
		funding = b.t("report.step.funding", "text", s.Local.Funding)
	}
	return lines(s.Local.Cost, funding, b.size(s))
}

// supportBlocks are what to ask others for; what an open answer may still make needless is only counted.
func (b *builder) supportBlocks(most int) []Block {
	steps, open := known(b.stepsThat((*planning.Step).NeedsSupport))
	none := "report.support.none"
	if open > 0 {
		none = "report.support.none-known"
	}
	blocks := b.stepBullets(steps, most, "report.support.lead", none)
	if open > 0 {
		blocks = append(blocks, Paragraph{Text: b.t("report.support.open", "n", open), Style: Small})
	}
	return blocks
}

func (b *builder) stepBullets(steps []*planning.Step, most int, lead, none string) []Block {
	if len(steps) == 0 {
		return []Block{Paragraph{Text: b.t(none)}}
	}
	var items []Bullet
	for _, s := range steps[:min(most, len(steps))] {
		key, needs := "report.step.bullet", b.needsOf(s)
		if needs != "" {
			key = "report.step.bullet-needs"
		}
		items = append(items, Bullet{Text: b.t(key, "name", b.named(s.Question), "do", b.does(s), "who", b.t("report.who."+cmp.Or(decider(s), "team")), "needs", needs)})
	}
	out := []Block{Paragraph{Text: b.t(lead)}, Bullets{Items: items}}
	if more := len(steps) - len(items); more > 0 {
		out = append(out, Paragraph{Text: b.t("report.step.more", "n", more), Style: Small})
	}
	return out
}

// brings says what a step is good for: it meets a requirement, or is on the way to it.
func (b *builder) brings(s *planning.Step) string {
	name := b.named(s.Question)
	if s.Level == 0 {
		return b.t("report.brings.pinned", "name", name)
	}
	if s.Proof == scoring.Claimed {
		for _, g := range b.gaps {
			for _, n := range g.needs {
				if g.question == s.Question && n.place == s.To && !n.choice {
					return b.aimed("report.brings.meets", n.level, "name", name)
				}
			}
		}
	}
	return b.aimed("report.brings.towards", s.Level, "name", name)
}
