package report

import (
	"slices"
	"strings"

	"cirtkit/scoring"
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
		p.Blocks = []Block{Paragraph{Text: b.t("report.decisions.nothing")}}
		return p
	}
	if decisions := b.decisionSteps(); len(decisions) == 0 {
		none := "report.decisions.none"
		if slices.ContainsFunc(b.gaps, func(g gap) bool { return g.open }) {
			none = "report.decisions.settle"
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
			Paragraph{Text: b.t("report.decisions.lead", "n", len(decisions), "level", b.target.Level)}, t,
			Paragraph{Text: b.t("report.decisions.to-agree"), Style: Small})
	}

	p.Blocks = append(p.Blocks, Heading{Level: 2, ID: "quick-wins", Text: b.t("report.quick-wins.title")})
	p.Blocks = append(p.Blocks, b.stepBullets(b.quickWins(), mostQuickWins, "report.quick-wins.lead", "report.quick-wins.none")...)
	p.Blocks = append(p.Blocks, Heading{Level: 2, ID: "support", Text: b.t("report.support.title")})
	p.Blocks = append(p.Blocks, b.stepBullets(b.support(), mostSupport, "report.support.lead", "report.support.none")...)
	return p
}

// decisionSteps are, for the gaps that hold the level first, the first step that somebody above the
// team decides.
func (b *builder) decisionSteps() []step {
	var out []step
	for _, g := range b.gaps {
		for _, s := range b.stepsOf(g) {
			if s.open || s.action == nil || len(out) == mostDecisions {
				break
			}
			if slices.Contains([]string{"host", "minister", "cabinet", "parliament"}, s.action.Who) {
				out = append(out, s)
				break
			}
		}
	}
	return out
}

// stepsOf is the chain of a gap's own steps, lowest first.
func (b *builder) stepsOf(g gap) []step {
	var out []step
	for _, s := range b.steps {
		if s.question == g.question && s.to <= g.most() {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(x, y step) int { return x.to - y.to })
	return out
}

// before names what a step waits for: the step below it and its prerequisites.
func (b *builder) before(s step) string {
	var out []string
	if !s.first {
		out = append(out, b.t("report.action.after", "ref", b.refs[s.question.ID], "code", s.question.Options[s.to-1].Code))
	}
	if waits := b.waitsFor(s); waits != "" {
		out = append(out, waits)
	}
	if len(out) == 0 {
		return b.t("report.action.ready")
	}
	return list(out)
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

// support are the steps that need training, equipment or an agreement, or that a partner decides.
func (b *builder) support() []step {
	var out []step
	for _, s := range b.steps {
		if s.action == nil {
			continue
		}
		needs := slices.ContainsFunc(s.action.Needs, func(n string) bool {
			return n == "training" || n == "equipment" || n == "agreement"
		})
		if needs || s.action.Who == "partner" {
			out = append(out, s)
		}
	}
	return out
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
				return b.t("report.brings.meets", "name", name, "level", n.level)
			}
		}
	}
	return b.t("report.brings.towards", "name", name, "level", s.level)
}

// size is a step's size with its range.
func (b *builder) size(s step) string {
	if s.action == nil || s.action.Size == "" {
		return b.t("report.none")
	}
	return b.t("report.size.range." + s.action.Size)
}

// actionList is every step to the target, by level and by who decides.
func (b *builder) actionList() Part {
	p := Part{ID: "actions", Title: b.t("report.actions.title", "level", b.target.Level), NewPage: true}
	if len(b.steps) == 0 {
		p.Blocks = []Block{Paragraph{Text: b.t("report.actions.none")}}
		return p
	}
	p.Blocks = []Block{
		Paragraph{Text: b.t("report.actions.lead", "level", b.target.Level, "n", len(b.steps))},
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
		p.Blocks = append(p.Blocks, Heading{Level: 2, Text: b.t("report.actions.level", "level", level, "title", b.ladder.Rungs[level-1].Title)})
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

// register is every gap, numbered, in the order of what holds the level.
func (b *builder) register() Part {
	p := Part{ID: "gaps", Title: b.t("report.gaps.title", "level", b.target.Level), NewPage: true}
	if len(b.gaps) == 0 {
		p.Blocks = append(p.Blocks, Paragraph{Text: b.noGaps()})
	} else {
		p.Blocks = append(p.Blocks, Paragraph{Text: b.t("report.gaps.lead", "level", b.target.Level, "n", len(b.gaps))})
		t := Table{
			Columns: []Column{
				{Head: b.t("report.column.question"), Width: 0.15},
				{Head: b.t("report.column.have"), Width: 0.17},
				{Head: b.t("report.column.need"), Width: 0.19},
				{Head: b.t("report.column.actions"), Width: 0.33},
				{Head: b.t("report.column.sources"), Width: 0.16},
			},
			Compact: true,
		}
		for _, g := range b.gaps {
			t.Rows = append(t.Rows, []Cell{
				{Text: b.named(g.question), Strong: true, ID: "gap-" + g.question.ID, Link: anchor(g.question)},
				{Text: b.have(g.question), Tone: gapTone(g)},
				{Text: b.needText(g)},
				{Text: b.gapActions(g)},
				{Text: strings.Join(g.question.Sources, "; ")},
			})
		}
		p.Blocks = append(p.Blocks, t)
		if note := b.choiceNote(); note != "" {
			p.Blocks = append(p.Blocks, Paragraph{Text: note, Style: Small})
		}
	}
	return b.withClaimsToShow(p)
}

func gapTone(g gap) Tone {
	if g.open {
		return Unsure
	}
	return Lacking
}

// gapActions are the steps of one gap, a line each.
func (b *builder) gapActions(g gap) string {
	var out []string
	switch {
	case g.evidence:
		out = append(out, b.t("report.gap.record-evidence"))
	case g.open:
		out = append(out, b.t("report.gap.settle"))
	}
	for _, s := range b.stepsOf(g) {
		if s.action == nil {
			out = append(out, b.actionText(s))
			continue
		}
		key := "report.gap.action"
		if len(s.action.Needs) > 0 {
			key = "report.gap.action-needs"
		}
		line := b.t(key, "code", s.question.Options[s.to].Code, "do", b.actionText(s), "size", s.action.Size,
			"who", b.t("report.who."+s.action.Who), "needs", b.needs(s.action.Needs))
		if after := b.waitsFor(s); after != "" {
			line = sentences(line, b.t("report.gap.after", "steps", after))
		}
		out = append(out, line)
	}
	return lines(out...)
}

// choiceNote names the shares and scores that leave a choice which gaps to close.
func (b *builder) choiceNote() string {
	if !slices.ContainsFunc(b.gaps, func(g gap) bool { return g.choice }) {
		return ""
	}
	var refs []string
	for _, g := range b.gaps {
		if g.choice {
			refs = append(refs, b.refs[g.question.ID])
		}
	}
	return b.t("report.gaps.choice", "refs", list(refs))
}

// withClaimsToShow adds what is claimed and required up to the target, and not yet supported by evidence.
func (b *builder) withClaimsToShow(p Part) Part {
	claimed, evidenced := b.climbed(scoring.Claimed), b.climbed(scoring.Evidenced)
	if claimed == nil || evidenced == nil {
		return p
	}
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
		p.Blocks = append(p.Blocks, Paragraph{Text: b.t("report.claims.none", "level", b.target.Level)})
		return p
	}
	p.Blocks = append(p.Blocks, Paragraph{Text: b.t("report.claims.lead", "level", b.target.Level, "n", len(t.Rows))}, t)
	return p
}
