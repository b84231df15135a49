package report

import (
	"slices"

	"cirtkit/compare"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// results are level and score, like for like and as a whole, and what makes the two differ.
func (c *changes) results() []Block {
	if c.d.Like.Before == nil || c.d.Like.After == nil || c.d.Whole.Before == nil || c.d.Whole.After == nil || c.factsOnly {
		return nil
	}
	t := Table{Columns: []Column{
		{Width: 0.3},
		{Head: c.t("report.change.like"), Width: 0.35},
		{Head: c.t("report.change.whole"), Width: 0.35},
	}}
	same := true
	row := func(head string, cell func(*scoring.Result) string) {
		pair := func(p compare.Pair) string {
			before, after := cell(p.Before), cell(p.After)
			if before == after {
				return before
			}
			return c.t("report.change.from-to", "from", before, "to", after)
		}
		like, whole := pair(c.d.Like), pair(c.d.Whole)
		same = same && like == whole
		t.Rows = append(t.Rows, []Cell{{Text: head}, {Text: like}, {Text: whole}})
	}
	silent := map[string]bool{} // sections of which nothing is told
	for _, node := range c.ladderNodes() {
		if node.ID != "" && c.d.Withheld(node.ID) {
			silent[node.ID] = true
			continue
		}
		for i := range node.Ladders {
			target := scoring.Target{Node: node.ID, Ladder: node.Ladders[i].ID}
			for _, r := range c.readings() {
				row(c.t("report.change.level", "ladder", c.ladderName(target), "reading", c.readingWord(r)), func(of *scoring.Result) string {
					return c.levels(of.Readings[r].Ladder(target))
				})
			}
		}
	}
	if c.q.Score != nil && !c.d.WithheldOnce {
		for _, r := range c.readings()[:2] {
			row(c.t("report.change.score", "reading", c.readingWord(r)), func(of *scoring.Result) string {
				return c.bounds(of.Readings[r].Whole.Score, of.Model().Questionnaire().Score)
			})
		}
	}
	chart := c.sectionChanges(silent)
	var untold string
	if c.q.Score != nil && c.d.WithheldOnce {
		untold = c.t("report.change.whole-untold")
	}
	if len(silent) > 0 {
		untold = sentences(untold, c.t("report.change.sections-untold", "n", len(silent)))
	}
	if len(t.Rows) == 0 && untold == "" {
		return nil
	}
	out := []Block{Heading{Level: 2, ID: "change-results", Text: c.t("report.change.results")}}
	if len(t.Rows) > 0 {
		out = append(out, t, Paragraph{Text: c.explained(same)})
		if chart != nil {
			out = append(out, *chart)
		}
	}
	if untold != "" {
		out = append(out, Paragraph{Text: untold})
	}
	return out
}

// ladderNodes are the nodes whose levels are compared: the questionnaire itself, and where it has no ladder its
// sections.
func (c *changes) ladderNodes() []scoring.NodeResult {
	reading := &c.d.Whole.After.Readings[scoring.Claimed]
	if len(reading.Whole.Ladders) > 0 {
		return []scoring.NodeResult{reading.Whole}
	}
	return slices.DeleteFunc(slices.Clone(reading.Nodes), func(n scoring.NodeResult) bool { return len(n.Ladders) == 0 })
}

// ladderName is a ladder's title, behind that of its section where it stands on one.
func (b *builder) ladderName(t scoring.Target) string {
	title := t.Ladder
	if l := b.ladderOf(t); l != nil {
		title = l.Title
	}
	if s := b.q.Section(t.Node); s != nil {
		return b.t("report.change.of-section", "section", s.Title, "title", title)
	}
	return title
}

// levels is the level reached, and the one still possible where it is higher.
func (b *builder) levels(l *scoring.LadderResult) string {
	switch {
	case l == nil:
		return b.t("report.none")
	case l.Possible > l.Reached:
		return b.t("report.change.levels", "reached", l.Reached, "possible", l.Possible)
	}
	return number(l.Reached)
}

// explained says what like for like and as a whole are, and why they differ where they do.
func (c *changes) explained(same bool) string {
	if same && len(c.d.LeftOut) == 0 {
		return c.t("report.change.same", "n", len(c.d.Compared))
	}
	text := c.t("report.change.like-means", "n", len(c.d.Compared))
	if n := len(c.d.LeftOut); n > 0 {
		text = sentences(text, c.t("report.change.left-out", "n", n))
	}
	before, after := c.d.Earlier.Questionnaire.Version, c.d.Later.Questionnaire.Version
	if before != after {
		return sentences(text, c.t("report.change.whole-versions", "before", before, "after", after))
	}
	return sentences(text, c.t("report.change.whole-means"))
}

// sectionChanges draws the scores of the sections at the top, like for like, before and after; nil where no section
// has one or nothing moved. Sections in which an answer is withheld on either side are silent: their scores would tell
// it.
func (c *changes) sectionChanges(silent map[string]bool) *Chart {
	chart := &ChangeChart{
		BeforeWord: c.t("report.change.before"), AfterWord: c.t("report.change.after"),
		UpWord: c.t("report.change.upwards"), DownWord: c.t("report.change.downwards"),
	}
	alt, moved := "", false
	for _, s := range c.q.Sections {
		before, after := c.d.Like.Before.Readings[scoring.Claimed].Node(s.ID), c.d.Like.After.Readings[scoring.Claimed].Node(s.ID)
		if s.Score == nil || before == nil || after == nil || before.Score == nil || after.Score == nil {
			continue
		}
		if c.d.Withheld(s.ID) {
			silent[s.ID] = true
			continue
		}
		full := fullScore(s)
		bar := ChangeBar{
			Label: s.Title, Before: share(before.Score.Low, s.Score, full), After: share(after.Score.Low, s.Score, full),
			Text: c.lowOf(after.Score, s.Score),
		}
		if from := c.lowOf(before.Score, s.Score); from != bar.Text {
			bar.Text = c.t("report.change.from-to", "from", from, "to", bar.Text)
		}
		if bar.Before < 0 && bar.After < 0 {
			continue
		}
		moved = moved || bar.Before != bar.After
		chart.Bars = append(chart.Bars, bar)
		alt = sentences(alt, c.t("report.bars.alt", "label", bar.Label, "text", bar.Text))
	}
	if !moved {
		return nil
	}
	return &Chart{Caption: c.t("report.change.sections"), Alt: alt, Change: chart}
}

// lowOf is the score that is certain, in words.
func (b *builder) lowOf(s *scoring.NodeScore, rule *questionnaires.ScoreRule) string {
	if !s.Low.Defined {
		return b.t("report.none")
	}
	return b.scoreNumber(s.Low.V, rule)
}
