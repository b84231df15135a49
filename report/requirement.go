package report

import (
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// requirementsPart is every level of the ladder with each of its requirements, met or not.
func (b *builder) requirementsPart() []Part {
	if !b.aims() || b.profile != nil {
		return nil
	}
	p := Part{ID: "requirements", Title: b.t("report.requirements.title"), NewPage: true}
	climbed := b.climbed(scoring.Claimed)
	p.Blocks = []Block{Paragraph{Text: b.t("report.requirements.lead")}}
	for i := range climbed.Rungs {
		rung := &b.ladder.Rungs[i]
		p.Blocks = append(p.Blocks, Heading{
			Level: 2, ID: "level-" + number(i+1),
			Text: b.t("report.results.next", "level", i+1, "title", rung.Title),
		})
		text := sentences(rung.Text, b.metSentence(climbed, i+1))
		if profile, ok := b.q.Profiles[rung.Profile]; ok && profile.Source != "" {
			text = sentences(text, b.t("report.requirements.source", "title", profile.Title, "version", profile.Version, "source", profile.Source))
		}
		p.Blocks = append(p.Blocks, Paragraph{Text: text})
		if len(climbed.Rungs[i].Requirements) > 0 {
			p.Blocks = append(p.Blocks, b.requirementTable(i+1, false))
		}
	}
	return []Part{p}
}

// requirementTable lists the requirements of one level; brief leaves out the reading by evidence and
// puts what is not met first.
func (b *builder) requirementTable(level int, brief bool) Table {
	climbed, evidenced := b.climbed(scoring.Claimed), b.climbed(scoring.Evidenced)
	t := Table{
		Columns: []Column{
			{Head: b.t("report.column.requirement"), Width: 0.3},
			{Head: b.t("report.column.need"), Width: 0.3},
			{Head: b.t("report.column.have"), Width: 0.3},
			{Head: b.t("report.column.by-claim"), Width: 0.12},
		},
		Compact: true,
	}
	if !brief {
		t.Columns = append(t.Columns, Column{Head: b.t("report.column.by-evidence"), Width: 0.12})
	}
	requirements, requires := climbed.Rungs[level-1].Requirements, b.requires(&b.ladder.Rungs[level-1])
	var lacking, met [][]Cell
	for i, r := range requirements {
		subject, need, have := b.requirement(&r, shareSource(requires, requirements[:i+1]))
		if q := b.q.Question(r.Question); q != nil && !brief && r.Verdict == scoring.Met && r.Reading == scoring.Claimed {
			have = b.haveAlone(q)
		}
		row := []Cell{subject, {Text: need}, {Text: have}, b.verdict(r.Verdict)}
		if !brief {
			cell := Cell{}
			if evidenced != nil && i < len(evidenced.Rungs[level-1].Requirements) {
				cell = b.verdict(evidenced.Rungs[level-1].Requirements[i].Verdict)
			}
			row = append(row, cell)
		}
		if brief && (r.Verdict == scoring.Met || r.Verdict == scoring.Waived) {
			met = append(met, row)
		} else {
			lacking = append(lacking, row)
		}
	}
	t.Rows = append(lacking, met...)
	return t
}

// shareSource is the definition of the share that stands last in a rung's results up to here.
func shareSource(requires []questionnaires.Requirement, upTo []scoring.RequirementResult) *questionnaires.Requirement {
	if upTo[len(upTo)-1].Kind != scoring.ShareAtLeast {
		return nil
	}
	n := 0
	for _, r := range upTo[:len(upTo)-1] {
		if r.Kind == scoring.ShareAtLeast {
			n++
		}
	}
	for i := range requires {
		if requires[i].Of == nil {
			continue
		}
		if n == 0 {
			return &requires[i]
		}
		n--
	}
	return nil
}

// requires lists a rung's requirements as they are written.
func (b *builder) requires(r *questionnaires.Rung) []questionnaires.Requirement {
	if r.Profile != "" {
		return b.q.Profiles[r.Profile].Requires
	}
	return r.Requires
}

// requirement is a requirement in words: what it is on, what is needed, what there is.
func (b *builder) requirement(r *scoring.RequirementResult, source *questionnaires.Requirement) (subject Cell, need, have string) {
	section := b.t("report.requirement.whole")
	if s := b.q.Section(r.Section); s != nil {
		section = s.Title
	}
	switch r.Kind {
	case scoring.MinimumOption:
		q := b.q.Question(r.Question)
		if q == nil {
			return Cell{Text: r.Question}, "", ""
		}
		need = b.option(q, r.Need)
		if r.Reading != scoring.Claimed {
			need = b.t("report.requirement.in-reading", "need", need, "reading", b.readingWord(r.Reading))
		}
		return Cell{Text: b.named(q), Link: anchor(q)}, need, b.have(q)
	case scoring.ShareAtLeast:
		subject = Cell{Text: b.t("report.requirement.share", "section", section, "n", len(r.Questions))}
		if r.Section == "" {
			subject.Text = b.t("report.requirement.share-whole", "n", len(r.Questions))
		}
		need = b.t("report.requirement.share-need", "share", b.percent(r.NeedValue))
		switch {
		case source == nil:
		case source.AtLeastValue != nil:
			need = b.t("report.requirement.share-need-value", "share", b.percent(r.NeedValue), "value", b.percent(source.AtLeastValue.Float()))
		case source.AtLeast != "":
			need = b.t("report.requirement.share-need-option", "share", b.percent(r.NeedValue), "option", source.AtLeast)
		}
		return subject, need, b.shareRange(r, b.percent)
	default:
		subject = Cell{Text: b.t("report.requirement.score", "section", section)}
		show := func(v float64) string { return b.decimal(v, 2) }
		if rule := b.ruleOf(r.Section); rule != nil {
			show = func(v float64) string { return b.scoreValue(v, rule) }
		}
		return subject, b.t("report.requirement.score-need", "score", show(r.NeedValue)), b.shareRange(r, show)
	}
}

func (b *builder) shareRange(r *scoring.RequirementResult, show func(float64) string) string {
	if !r.HaveLowV.Defined || !r.HaveHighV.Defined {
		return b.t("report.score.undefined")
	}
	low, high := show(r.HaveLowV.V), show(r.HaveHighV.V)
	if low == high {
		return low
	}
	return b.t("report.score.bounds", "low", low, "high", high)
}

// ruleOf is the rule of a section's score, or of the whole's under "".
func (b *builder) ruleOf(section string) *questionnaires.ScoreRule {
	if section == "" {
		return b.q.Score
	}
	if s := b.q.Section(section); s != nil {
		return s.Score
	}
	return nil
}

// verdict is a verdict as a cell; the mark before the word keeps it readable without colour.
func (b *builder) verdict(v scoring.Verdict) Cell {
	tones := map[scoring.Verdict]Tone{
		scoring.Met: Good, scoring.Failed: Lacking, scoring.OpenYet: Unsure, scoring.Waived: Muted,
	}
	return Cell{Text: b.t("report.verdict." + v.String()), Tone: tones[v]}
}

// nextRung is the table of what the next level asks and what there is.
func (b *builder) nextRung() []Block {
	climbed := b.climbed(scoring.Claimed)
	if climbed == nil || b.profile != nil || climbed.Reached >= len(climbed.Rungs) {
		return nil
	}
	level := climbed.Reached + 1
	return []Block{
		Heading{Level: 2, Text: b.t("report.results.next", "level", level, "title", b.ladder.Rungs[level-1].Title)},
		b.requirementTable(level, true),
	}
}
