package report

import (
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// moves says for each section which answers move its score most: in the short form of each section at the top the
// first one. Where services are measured against what is wanted, more is not better, and nothing is said.
func (w *reasons) moves() []Block {
	if len(w.services) > 0 {
		return nil
	}
	var items []Bullet
	for i := range w.e.Sections {
		s := &w.e.Sections[i]
		rule, node := w.ruleOf(s.Section), w.node(scoring.Claimed, s.Section)
		if rule == nil || node == nil || node.Score == nil || w.brief && !w.atTop(s.Section) {
			continue
		}
		most := mostMoves
		if w.brief {
			most = 1
		}
		text, said := "", 0
		for _, move := range s.Moves {
			if said == most {
				break
			}
			if sentence := w.move(s.Section, &move, node.Score, rule); sentence != "" {
				text = sentences(text, sentence)
				said++
			}
		}
		if text != "" {
			items = append(items, Bullet{Text: text})
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{
		Heading{Level: 2, ID: "why-moves", Text: w.t("report.why.moves")},
		Paragraph{Text: w.t("report.why.moves-lead")}, Bullets{Items: items},
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

// move is what one answer does to a section's score; "" where rounding leaves nothing to see.
func (w *reasons) move(section string, m *scoring.Move, score *scoring.NodeScore, rule *questionnaires.ScoreRule) string {
	q := w.q.Question(m.Question)
	if q == nil || !score.Low.Defined {
		return ""
	}
	title := w.t("report.why.whole")
	if s := w.q.Section(section); s != nil {
		title = s.Title
	}
	low := w.scoreNumber(score.Low.V, rule)
	if w.standing(q) != scoring.Answered {
		if m.Open <= 0 {
			return ""
		}
		return w.t("report.why.move-open", "name", w.named(q), "standing", w.standingWord(w.standing(q)), "section", title, "range", w.bounds(score, rule))
	}
	if to := w.scoreNumber(score.Low.V+m.Step, rule); to != low {
		return w.t("report.why.move-step", "name", w.named(q), "section", title, "from", low, "to", to)
	}
	if to := w.scoreNumber(score.Low.V+m.Top, rule); to != low {
		return w.t("report.why.move-top", "name", w.named(q), "section", title, "from", low, "to", to)
	}
	return ""
}
