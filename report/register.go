package report

import (
	"slices"

	"cirtkit/planning"
	"cirtkit/scoring"
)

// registerPart is every gap, numbered, in the order of what holds the level; the open answers stand apart.
func (b *builder) registerPart() []Part {
	if !b.aims() {
		return nil
	}
	p := Part{ID: "gaps", Title: b.aimed("report.gaps.title", b.target.Level), NewPage: true}
	known, open := b.known(), b.unsettled()
	switch {
	case len(b.gaps) == 0:
		p.Blocks = append(p.Blocks, Paragraph{Text: b.noGaps()})
	case len(known) == 0:
		p.Blocks = append(p.Blocks, Paragraph{Text: b.aimed("report.gaps.none-known", b.target.Level)})
	default:
		lead := b.aimed("report.gaps.lead", b.target.Level, "n", len(known))
		p.Blocks = append(p.Blocks, Paragraph{Text: sentences(lead, b.t("report.gaps.numbers"))}, b.gapTable(known))
		p.Blocks = append(p.Blocks, b.choiceNote(known)...)
	}
	if len(open) > 0 {
		lead := b.aimed("report.gaps.open-lead", b.target.Level, "n", len(open))
		if len(known) == 0 {
			lead = sentences(lead, b.t("report.gaps.numbers"))
		}
		p.Blocks = append(p.Blocks, Heading{Level: 2, ID: "open-answers", Text: b.t("report.gaps.open")}, Paragraph{Text: lead}, b.gapTable(open))
		p.Blocks = append(p.Blocks, b.choiceNote(open)...)
	}
	return []Part{b.withClaimsToShow(b.withOpenWishes(p))}
}

func (b *builder) gapTable(gaps []gap) Table {
	t := Table{
		Columns: []Column{
			{Head: b.t("report.column.number"), Width: 0.13},
			{Head: b.t("report.column.have"), Width: 0.18},
			{Head: b.t("report.column.need"), Width: 0.19},
			{Head: b.t("report.column.actions"), Width: 0.23},
			{Head: b.t("report.column.size"), Width: 0.06},
			{Head: b.t("report.column.who"), Width: 0.085},
			{Head: b.t("report.column.sources"), Width: 0.125},
		},
		Compact: true, Sortable: true,
	}
	for _, g := range gaps {
		steps := b.gapSteps(g)
		t.Rows = append(t.Rows, []Cell{
			{Text: b.named(g.question), Strong: true, ID: "gap-" + g.question.ID, Link: anchor(g.question)},
			{Text: b.have(g.question), Tone: gapTone(g)},
			{Text: b.needText(g)},
			{Text: b.gapActions(g, steps)},
			{Text: b.gapSizes(steps)},
			{Text: b.gapDeciders(steps)},
			{Text: b.lang.Clauses(g.question.Sources)},
		})
	}
	t.dropEmpty(b.t("report.none"))
	return t
}

func gapTone(g gap) Tone {
	if g.open {
		return Unsure
	}
	return Lacking
}

// gapSteps are the steps that close a gap, by the option that each leads to: those of the roadmap, and where it has
// none what the questionnaire says.
func (b *builder) gapSteps(g gap) []*planning.Step {
	var out []*planning.Step
	for place := g.low + 1; place <= min(g.most(), len(g.question.Options)-1); place++ {
		s := b.stepTo(g.question, place)
		if s == nil {
			s = &planning.Step{Question: g.question, To: place, Action: actionTo(g.question, place)}
		}
		out = append(out, s)
	}
	return out
}

// gapActions are what closes a gap, a line each.
func (b *builder) gapActions(g gap, steps []*planning.Step) string {
	var out []string
	switch {
	case g.evidence:
		out = append(out, b.t("report.gap.record-evidence"))
	case g.open:
		out = append(out, b.t("report.gap.settle"))
	}
	planned := false
	for _, s := range steps {
		planned = planned || b.stepTo(g.question, s.To) != nil
		out = append(out, b.gapAction(s))
	}
	if g.choice && !planned && len(b.plan().Steps) > 0 {
		out = append(out, b.t("report.gap.not-planned"))
	}
	return lines(out...)
}

// gapAction is one step of a gap, in a line.
func (b *builder) gapAction(s *planning.Step) string {
	if s.Action == nil {
		return b.does(s)
	}
	key, needs := "report.gap.action", b.needsOf(s)
	if needs != "" {
		key = "report.gap.action-needs"
	}
	line := b.t(key, "code", s.Question.Options[s.To].Code, "do", b.does(s), "needs", needs)
	if after := b.waitsFor(b.plan(), s, false); after != "" {
		line = sentences(line, b.t("report.gap.after", "steps", after))
	}
	return line
}

// gapSizes are how large the steps of a gap are, a line each where they differ.
func (b *builder) gapSizes(steps []*planning.Step) string {
	var out []string
	for _, s := range steps {
		if size := b.shortSize(s); size != "" && !slices.Contains(out, size) {
			out = append(out, size)
		}
	}
	return lines(out...)
}

// gapDeciders are who decides on the steps of a gap, a line each.
func (b *builder) gapDeciders(steps []*planning.Step) string {
	var out []string
	for _, s := range steps {
		if who := b.who(s); decider(s) != "" && !slices.Contains(out, who) {
			out = append(out, who)
		}
	}
	return lines(out...)
}

// choiceNote names, below a table of gaps, those of which a share or a score leaves the choice.
func (b *builder) choiceNote(gaps []gap) []Block {
	var refs []string
	for _, g := range gaps {
		if g.choice {
			refs = append(refs, b.refs[g.question.ID])
		}
	}
	if len(refs) == 0 {
		return nil
	}
	return []Block{Paragraph{Text: b.aimed("report.gaps.choice", b.target.Level, "refs", b.lang.List(refs)), Style: Small}}
}

// withClaimsToShow adds what is claimed and required up to the target, and not yet supported by evidence.
func (b *builder) withClaimsToShow(p Part) Part {
	claimed, evidenced := b.climbed(scoring.Claimed), b.climbed(scoring.Evidenced)
	t := Table{
		Columns: []Column{
			{Head: b.t("report.column.question"), Width: 0.24},
			{Head: b.t("report.column.by-claim"), Width: 0.3},
			{Head: b.t("report.column.supported"), Width: 0.2},
			{Head: b.t("report.column.to-show"), Width: 0.36},
		},
		Compact: true,
	}
	seen := map[string]bool{}
	for level := range min(b.target.Level, len(claimed.Rungs)) {
		for i, r := range claimed.Rungs[level].Requirements {
			q := b.q.Question(r.Question)
			if q == nil || seen[q.ID] || r.Verdict != scoring.Met || i >= len(evidenced.Rungs[level].Requirements) {
				continue
			}
			if v := evidenced.Rungs[level].Requirements[i].Verdict; v == scoring.Met || v == scoring.Waived {
				continue
			}
			seen[q.ID] = true
			t.Rows = append(t.Rows, []Cell{
				{Text: b.named(q), Link: anchor(q)},
				{Text: b.claim(q)},
				{Text: lines(b.standsAt(q, scoring.Evidenced), b.promised(q))},
				{Text: lines(q.Evidence...)},
			})
		}
	}
	p.Blocks = append(p.Blocks, Heading{Level: 2, ID: "claims", Text: b.t("report.claims.title")})
	if len(t.Rows) == 0 {
		p.Blocks = append(p.Blocks, Paragraph{Text: b.aimed("report.claims.none", b.target.Level)})
		return p
	}
	p.Blocks = append(p.Blocks, Paragraph{Text: b.aimed("report.claims.lead", b.target.Level, "n", len(t.Rows))}, t)
	return p
}

// noGaps says why no gap is listed towards what the report looks towards.
func (b *builder) noGaps() string {
	if b.climbed(scoring.Claimed).Reached >= b.target.Level || b.wanted {
		return b.aimed("report.gaps.none", b.target.Level)
	}
	return b.aimed("report.gaps.waived", b.target.Level)
}
