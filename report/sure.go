package report

import (
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// howSure says how much of the weight is known, and how.
func (b *builder) howSure() string {
	weight := map[scoring.Standing]questionnaires.Decimal{}
	var all, shown, aside questionnaires.Decimal
	for _, q := range b.questions() {
		if !q.Scored() {
			continue
		}
		standing := b.standing(q)
		weight[standing] += q.Weight
		switch standing {
		case scoring.NotApplicable, scoring.NotAsked:
			aside += q.Weight
			continue
		case scoring.Answered:
			if b.shown(q) {
				shown += q.Weight
			}
		}
		all += q.Weight
	}
	text := ""
	if all > 0 {
		var shares []string
		add := func(key string, w questionnaires.Decimal, always bool) {
			if w > 0 || always {
				shares = append(shares, b.t("report.sure."+key, "share", b.percent(float64(w)/float64(all))))
			}
		}
		add("answered", weight[scoring.Answered], true)
		add("evidenced", shown, true)
		add("dont-know", weight[scoring.DontKnow], false)
		add("withheld", weight[scoring.Withheld], false)
		add("open", weight[scoring.Open], false)
		add("disputed", weight[scoring.Disputed], false)
		add("conflicting", weight[scoring.Conflicting], false)
		text = b.t("report.sure.lead", "shares", list(shares))
	}
	var left []string
	for _, s := range []scoring.Standing{scoring.NotApplicable, scoring.NotAsked} {
		if weight[s] > 0 {
			left = append(left, b.t("report.sure.left",
				"standing", b.standingWord(s), "share", b.percent(float64(weight[s])/float64(all+aside))))
		}
	}
	if len(left) > 0 {
		text = sentences(text, b.t("report.sure.aside", "shares", list(left)))
	}
	return text
}
