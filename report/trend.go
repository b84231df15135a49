package report

import (
	"cmp"
	"slices"

	"cirtkit/assessment"
	"cirtkit/compare"
	"cirtkit/scoring"
)

// Trend says how levels and scores moved over several assessments; the source is the last one.
func Trend(s Source, t *compare.Trend) []Block {
	if len(t.Points) == 0 {
		return nil
	}
	if s.Result == nil {
		s.Result = t.Points[len(t.Points)-1].Result
	}
	b := newBuilder(s)
	out := []Block{Paragraph{Text: b.trendLead(t), Style: Lead}, b.trendTable(t)}
	if i := slices.IndexFunc(t.Differences, func(d *compare.Difference) bool { return d.Unversioned }); i >= 0 {
		out = append(out, Paragraph{Text: b.t("report.trend.unversioned", "version", t.Differences[i].Later.Questionnaire.Version)})
	}
	if b.q.Score != nil && t.WithheldOnce() {
		out = append(out, Paragraph{Text: b.t("report.change.whole-untold")})
	}
	if len(t.Differences) > 0 {
		out = append(out, Heading{Level: 2, Text: b.t("report.trend.moves")}, b.moveTable(t), Paragraph{Text: b.t("report.trend.means"), Style: Small})
	}
	return out
}

// trendLead is the course of the level in one sentence.
func (b *builder) trendLead(t *compare.Trend) string {
	first, last := t.Points[0], t.Points[len(t.Points)-1]
	from, to := b.pointName(first.State), b.pointName(last.State)
	before, after := b.trendLadder(first.Result), b.trendLadder(last.Result)
	lead := b.t("report.trend.lead", "n", len(t.Points), "from", from, "to", to)
	switch {
	case len(t.Points) < 2 || slices.ContainsFunc(t.Points, func(p compare.Point) bool { return p.State.About.Date != first.State.About.Date }):
	case first.State.About.Date == "":
		lead = b.t("report.trend.lead-undated", "n", len(t.Points))
	default:
		lead = b.t("report.trend.lead-same", "n", len(t.Points), "date", from)
	}
	switch {
	case before == nil || after == nil:
		return lead
	case before.Reached == after.Reached:
		return sentences(lead, b.t("report.trend.same-level", "level", after.Reached))
	}
	return sentences(lead, b.t("report.trend.level", "before", before.Reached, "after", after.Reached))
}

// trendLadder is the outcome on the ladder that a trend follows, by claim.
func (b *builder) trendLadder(r *scoring.Result) *scoring.LadderResult {
	return r.Readings[scoring.Claimed].Ladder(b.trendTarget())
}

// trendTarget is what stands for the ladder that a trend follows: the report's target, unless that is a profile.
func (b *builder) trendTarget() scoring.Target {
	if b.target.Profile != "" {
		return b.Result.Readings[scoring.Claimed].NextTarget()
	}
	return b.target
}

func (b *builder) pointName(s *assessment.State) string {
	return cmp.Or(b.date(s.About.Date), b.t("report.change.undated"))
}

// trendTable is a line for each assessment, as its own version of the questionnaire judges it.
func (b *builder) trendTable(t *compare.Trend) Table {
	levels, scores := false, false
	for _, p := range t.Points {
		levels = levels || b.trendLadder(p.Result) != nil
		scores = scores || p.Result.Readings[scoring.Claimed].Whole.Score != nil && !t.WithheldOnce()
	}
	out := Table{Columns: []Column{
		{Head: b.t("report.trend.assessment"), Width: 0.24},
		{Head: b.t("report.trend.version"), Width: 0.12},
	}}
	if levels {
		out.Columns = append(out.Columns,
			Column{Head: b.t("report.trend.level-claimed"), Width: 0.18},
			Column{Head: b.t("report.trend.level-evidenced"), Width: 0.18})
	}
	if scores {
		out.Columns = append(out.Columns, Column{Head: b.t("report.trend.score"), Width: 0.2})
	}
	out.Columns = append(out.Columns, Column{Head: b.t("report.trend.answered"), Width: 0.16})
	target := b.trendTarget()
	for _, p := range t.Points {
		row := []Cell{{Text: b.pointName(p.State)}, {Text: p.State.Questionnaire.Version}}
		if levels {
			row = append(row,
				Cell{Text: b.levels(p.Result.Readings[scoring.Claimed].Ladder(target))},
				Cell{Text: b.levels(p.Result.Readings[scoring.Evidenced].Ladder(target))})
		}
		if scores {
			row = append(row, Cell{Text: b.bounds(p.Result.Readings[scoring.Claimed].Whole.Score, p.State.Questionnaire.Score)})
		}
		answered, asked := 0, 0
		for standing, n := range p.Result.Tally("").Questions {
			switch scoring.Standing(standing) {
			case scoring.NotAsked, scoring.NotApplicable:
			case scoring.Answered:
				answered += n
				asked += n
			default:
				asked += n
			}
		}
		row = append(row, Cell{Text: b.t("report.stock-take.of", "n", answered, "asked", asked)})
		out.Rows = append(out.Rows, row)
	}
	return out
}

// moveTable is a line for each step from one assessment to the next.
func (b *builder) moveTable(t *compare.Trend) Table {
	out := Table{Columns: []Column{
		{Head: b.t("report.trend.to"), Width: 0.22},
		{Head: b.t("report.trend.up"), Width: 0.12, Align: End},
		{Head: b.t("report.trend.down"), Width: 0.12, Align: End},
		{Head: b.t("report.trend.progress"), Width: 0.18},
		{Head: b.t("report.trend.first"), Width: 0.12, Align: End},
		{Head: b.t("report.trend.like"), Width: 0.24},
	}}
	for _, d := range t.Differences {
		total := d.Totals()
		like := b.t("report.none")
		if d.Like.Before != nil && d.Like.After != nil {
			before, after := b.trendLadder(d.Like.Before), b.trendLadder(d.Like.After)
			if before != nil && after != nil {
				like = b.t("report.trend.like-level", "from", b.levels(before), "to", b.levels(after))
			} else if x, y := d.Like.Before.Readings[0].Whole.Score, d.Like.After.Readings[0].Whole.Score; x != nil && y != nil && !t.WithheldOnce() {
				rule := d.Like.After.Model().Questionnaire().Score
				like = b.t("report.change.from-to", "from", b.bounds(x, rule), "to", b.bounds(y, rule))
			}
		}
		out.Rows = append(out.Rows, []Cell{
			{Text: b.t("report.trend.from-to", "from", b.pointName(d.Earlier), "to", b.pointName(d.Later))},
			{Text: number(total.Changes[compare.MovedUp])},
			{Text: number(total.Changes[compare.MovedDown])},
			{Text: b.t("report.trend.in-fact", "up", total.Progress, "down", total.Setback)},
			{Text: number(total.Changes[compare.FirstAnswered])},
			{Text: like},
		})
	}
	return out
}
