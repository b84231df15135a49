package report

import (
	"cirtkit/scoring"
)

// waived is what was left out, by level, and why the level stands in any case.
func (w *reasons) waived() []Block {
	var items []Bullet
	for level := 1; level <= min(max(w.e.To, w.e.Ladder.Reached), len(w.e.Ladder.Rungs)); level++ {
		rung := &w.e.Ladder.Rungs[level-1]
		if rung.CountWaived == 0 {
			continue
		}
		var names []string
		for i := range rung.Requirements {
			if r := &rung.Requirements[i]; r.Verdict == scoring.Waived {
				names = append(names, w.leftOut(r))
			}
		}
		n := len(rung.Requirements)
		text := w.aimed("report.why.waived", level, "n", rung.CountWaived, "all", n, "names", w.lang.Clauses(names))
		switch {
		case 2*rung.CountWaived > n:
			text = sentences(text, w.aimed("report.why.waived-too-many", level))
		case rung.Met:
			text = sentences(text, w.t("report.why.waived-met", "n", n-rung.CountWaived))
		default:
			text = sentences(text, w.t("report.why.waived-rest"))
		}
		items = append(items, Bullet{Text: text})
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{Heading{Level: 2, ID: "why-waived", Text: w.t("report.why.left-out")}, Bullets{Items: items}}
}

// leftOut names a waived requirement with the reason for which it is left out.
func (w *reasons) leftOut(r *scoring.RequirementResult) string {
	q := w.q.Question(r.Question)
	switch {
	case q == nil:
		return w.sectionName(r.Section)
	case w.standing(q) == scoring.NotApplicable:
		return w.t("report.why.waived-reason", "name", w.named(q), "reason", w.reason(q, w.entry(q.ID).Answer.Reason))
	}
	return w.t("report.why.waived-reason", "name", w.named(q), "reason", w.standingWord(w.standing(q)))
}
