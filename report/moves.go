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
	var items []Bullet
	for i := range w.e.Sections {
		s := &w.e.Sections[i]
		rule, node := w.ruleOf(s.Section), w.node(scoring.Claimed, s.Section)
		if rule == nil || node == nil || node.Score == nil || w.brief && !w.atTop(s.Section) {
			continue
		}
		text := w.sectionMoves(s, node.Score, rule)
		if text != "" {
			items = append(items, Bullet{Text: text})
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{
		Heading{Level: 2, ID: "why-moves", Text: w.t("report.why.moves")},
		Paragraph{Text: w.t("report.why.moves-lead")},
		Bullets{Items: items},
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
// they are settled. What rounding leaves nothing to see of is left out.
func (w *reasons) sectionMoves(s *scoring.SectionMoves, score *scoring.NodeScore, rule *questionnaires.ScoreRule) string {
	if !score.Low.Defined {
		return ""
	}
	title := w.t("report.why.whole")
	if section := w.q.Section(s.Section); section != nil {
		title = w.t("report.why.section", "section", section.Title)
	}
	low, most := w.scoreNumber(score.Low.V, rule), mostMoves
	if w.brief {
		most = 1
	}
	var lifts, settles []string
	// Of the answers that are known, what one option more does is told, so that comes first here.
	moves := slices.SortedStableFunc(slices.Values(s.Moves), func(x, y scoring.Move) int { return cmp.Compare(y.Step, x.Step) })
	for i := range moves {
		m := &moves[i]
		q := w.q.Question(m.Question)
		if q == nil || len(lifts) == most && len(settles) == most {
			continue
		}
		if standing := w.standing(q); standing != scoring.Answered {
			if m.Open > 0 && len(settles) < most {
				settles = append(settles, w.t("report.why.move-open", "name", w.named(q), "standing", w.standingWord(standing)))
			}
			continue
		}
		key, to := "report.why.move-step", w.scoreNumber(score.Low.V+m.Step, rule)
		if to == low {
			key, to = "report.why.move-top", w.scoreNumber(score.Low.V+m.Top, rule)
		}
		switch {
		case to == low || len(lifts) == most:
		case len(lifts) == 0:
			lifts = append(lifts, w.t(key, "name", w.named(q), "section", title, "from", low, "to", to))
		default:
			lifts = append(lifts, w.t(key+"-more", "name", w.named(q), "to", to))
		}
	}
	text := ""
	if len(lifts) > 0 {
		text = capital(w.lang.Clauses(lifts)) + "."
	}
	if len(settles) > 0 && (!w.brief || text == "") {
		text = sentences(text, w.t("report.why.move-settle", "section", title, "range", w.bounds(score, rule), "names", w.lang.Clauses(settles)))
	}
	return text
}
