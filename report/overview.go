package report

import (
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// overviewPart is all sections side by side, in every reading, and which answers move their scores most.
func (b *builder) overviewPart() []Part {
	if b.factsOnly || b.Result.Tally("").Scored[scoring.Answered] == 0 {
		return nil // nothing is known of any section
	}
	p := Part{ID: "overview", Title: b.t("report.overview.title"), NewPage: true}
	if c := b.heat(); c != nil {
		p.Blocks = append(p.Blocks, Paragraph{Text: b.t("report.overview.lead")}, *c)
	}
	if b.ladder != nil {
		if e := b.judged.Explain(scoring.Claimed, b.target); e != nil {
			w := reasons{builder: b, e: e, brief: true}
			p.Blocks = append(p.Blocks, w.moves()...)
		}
	}
	if len(p.Blocks) == 0 {
		return nil
	}
	return []Part{p}
}

// heat is the score of each section at the top, and of the whole where it has one, in each reading and last time; nil
// for fewer than two.
func (b *builder) heat() *Chart {
	chart := &HeatChart{
		LowWord: b.t("report.heat.low"), HighWord: b.t("report.heat.high"), UndefinedWord: b.t("report.heat.undefined"),
	}
	for _, r := range b.readings() {
		chart.Columns = append(chart.Columns, capital(b.readingWord(r)))
	}
	last := b.earlier() != nil
	if last {
		chart.Columns = append(chart.Columns, capital(b.lastTime()))
	}
	alt := ""
	add := func(name, section string, rule *questionnaires.ScoreRule, full float64) {
		if node := b.node(scoring.Claimed, section); rule == nil || node == nil || node.Score == nil {
			return
		}
		row := HeatRow{Name: name}
		cell := func(s *scoring.NodeScore) {
			c := HeatCell{Value: -1, Text: b.t("report.none")}
			if s != nil && s.Low.Defined && s.High.Defined {
				c.Value, c.Text = share(s.Low, rule, full), b.shortBounds(s, rule)
			}
			row.Cells = append(row.Cells, c)
		}
		for _, r := range b.readings() {
			var score *scoring.NodeScore
			if node := b.node(r, section); node != nil {
				score = node.Score
			}
			cell(score)
		}
		if last {
			cell(b.scoreBefore(section))
		}
		var told []string
		for i, c := range row.Cells {
			told = append(told, b.t("report.heat.cell", "column", chart.Columns[i], "score", c.Text))
		}
		chart.Rows = append(chart.Rows, row)
		alt = sentences(alt, b.t("report.bars.alt", "label", name, "text", b.lang.List(told)))
	}
	for _, s := range b.q.Sections {
		add(s.Title, s.ID, s.Score, fullScore(s))
	}
	if len(chart.Rows) < 2 {
		return nil
	}
	add(b.t("report.heat.whole"), "", b.q.Score, b.fullWhole())
	return &Chart{Caption: b.t("report.heat.caption"), Alt: alt, Heat: chart}
}

// shortBounds is a score without the end of its scale: one number, or from which to which.
func (b *builder) shortBounds(s *scoring.NodeScore, rule *questionnaires.ScoreRule) string {
	low, high := b.scoreNumber(s.Low.V, rule), b.scoreNumber(s.High.V, rule)
	if low == high {
		return low
	}
	return b.t("report.score.bounds", "low", low, "high", high)
}

// fullWhole is the score that the whole has with every answer at the top; see fullScore.
func (b *builder) fullWhole() float64 {
	return fullScore(&questionnaires.Section{Score: b.q.Score, Sections: b.q.Sections})
}
