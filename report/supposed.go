package report

import (
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// Supposed says what answers would change that are only tried out: what they are, and level and bounds before and
// after, by claim. Before is the source as it is, after the one with the answers tried (assessment.State.Supposing)
// and scored; both look towards before's target.
func Supposed(before, after Source, tried []*questionnaires.Question) []Block {
	was := newBuilder(before)
	after.Target = was.target.String()
	is := newBuilder(after)
	blocks := []Block{
		Heading{Level: 2, Text: was.t("report.supposed.title")},
		Paragraph{Text: was.t("report.supposed.nothing-written", "n", len(tried))},
	}
	answers := Table{Columns: []Column{
		{Head: was.t("report.column.question"), Width: 0.34},
		{Head: was.t("report.supposed.now"), Width: 0.33},
		{Head: was.t("report.supposed.tried"), Width: 0.33},
	}}
	for _, q := range tried {
		answers.Rows = append(answers.Rows, []Cell{
			{Text: was.named(q)}, {Text: was.answer(q, was.entry(q.ID).Answer)}, {Text: is.answer(q, is.entry(q.ID).Answer)},
		})
	}
	blocks = append(blocks, answers)
	if rows := supposedRows(was, is); len(rows) > 0 {
		blocks = append(blocks, Table{
			Columns: []Column{
				{Head: was.t("report.supposed.result"), Width: 0.5},
				{Head: was.t("report.supposed.before"), Width: 0.25, Align: End},
				{Head: was.t("report.supposed.after"), Width: 0.25, Align: End},
			},
			Rows: rows,
		})
	}
	return blocks
}

// supposedRows are the numbers before and after: of the ladder looked towards, and of the whole.
func supposedRows(was, is *builder) [][]Cell {
	var rows [][]Cell
	row := func(what, before, after string) {
		cell := Cell{Text: after}
		if before != after {
			cell.Strong = true
		}
		rows = append(rows, []Cell{{Text: what}, {Text: before}, cell})
	}
	a, b := was.climbed(scoring.Claimed), is.climbed(scoring.Claimed)
	if a != nil && b != nil && was.profile == nil {
		row(was.t("report.supposed.reached"), number(a.Reached), number(b.Reached))
		row(was.t("report.supposed.possible"), number(a.Possible), number(b.Possible))
	}
	if level := was.target.Level; a != nil && b != nil && level > 0 && level <= len(a.Rungs) && level <= len(b.Rungs) {
		met := func(r scoring.RungResult) string {
			return was.t("report.supposed.met-of", "met", r.CountMet, "n", r.CountMet+r.CountFailed+r.CountOpen)
		}
		what := was.t("report.supposed.met", "level", level)
		if was.profile != nil {
			what = was.t("report.supposed.met-profile", "profile", was.profile.Title)
		}
		row(what, met(a.Rungs[level-1]), met(b.Rungs[level-1]))
	}
	if x, y := was.node(scoring.Claimed, ""), is.node(scoring.Claimed, ""); x != nil && x.Score != nil && y != nil && y.Score != nil {
		row(was.t("report.supposed.score"), was.bounds(x.Score, was.q.Score), is.bounds(y.Score, is.q.Score))
	}
	return rows
}
