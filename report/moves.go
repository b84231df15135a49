package report

import (
	"cmp"
	"slices"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// moves says for each section which answers move its score most: in the short form of each section at the top the
// first one. Where services are measured against what is wanted, more is not better, and nothing is said.
func (w *reasons) moves() []Block {
	if len(w.services) > 0 {
		return nil
	}
	t := Table{
		Columns: []Column{
			{Head: w.t("report.column.section"), Width: 0.24},
			{Head: w.t("report.why.move.now"), Width: 0.14},
			{Head: w.t("report.why.move.then"), Width: 0.36},
			{Head: w.t("report.why.move.open"), Width: 0.26},
		},
		Compact: true,
	}
	for i := range w.e.Sections {
		s := &w.e.Sections[i]
		rule, node := w.ruleOf(s.Section), w.node(scoring.Claimed, s.Section)
		if rule == nil || node == nil || node.Score == nil || !node.Score.Low.Defined || w.brief && !w.atTop(s.Section) {
			continue
		}
		lifts, settles := w.sectionMoves(s, node.Score, rule)
		if lifts == "" && settles == "" {
			continue
		}
		title := Cell{Text: w.t("report.why.whole")}
		if section := w.q.Section(s.Section); section != nil {
			title = Cell{Text: section.Title}
			if w.brief {
				title.Link = "section-" + section.ID
			}
		}
		t.Rows = append(t.Rows, []Cell{title, {Text: w.shortBounds(node.Score, rule)}, {Text: lifts}, {Text: settles}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	t.dropEmpty(w.t("report.none"))
	return []Block{
		Heading{Level: 2, ID: "why-moves", Text: w.t("report.why.moves")},
		Paragraph{Text: w.t("report.why.moves-lead")},
		t,
	}
}

// atTop says whether a section stands at the top of the questionnaire.
func (b *builder) atTop(id string) bool {
	for _, s := range b.q.Sections {
		if s.ID == id {
			return true
		}
	}
	return false
}

// sectionMoves says which answers lift a section's score most, and which of the open ones make it more certain when
// they are settled, a line each. What rounding leaves nothing to see of is left out.
func (w *reasons) sectionMoves(s *scoring.SectionMoves, score *scoring.NodeScore, rule *questionnaires.ScoreRule) (lifts, settles string) {
	low, most := w.scoreNumber(score.Low.V, rule), mostMoves
	if w.brief {
		most = 1
	}
	var up, open []string
	// Of the answers that are known, what one option more does is told, so that comes first here.
	moves := slices.SortedStableFunc(slices.Values(s.Moves), func(x, y scoring.Move) int { return cmp.Compare(y.Step, x.Step) })
	for i := range moves {
		m := &moves[i]
		q := w.q.Question(m.Question)
		if q == nil || len(up) == most && len(open) == most {
			continue
		}
		if standing := w.standing(q); standing != scoring.Answered {
			if m.Open > 0 && len(open) < most {
				open = append(open, w.t("report.why.move-open", "name", w.named(q), "standing", w.standingWord(standing)))
			}
			continue
		}
		key, to := "report.why.move-step", w.scoreNumber(score.Low.V+m.Step, rule)
		if to == low {
			key, to = "report.why.move-top", w.scoreNumber(score.Low.V+m.Top, rule)
		}
		if to != low && len(up) < most {
			up = append(up, w.t(key, "name", w.named(q), "from", low, "to", to))
		}
	}
	return lines(up...), lines(open...)
}
