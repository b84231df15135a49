package report

import (
	"strings"

	"cirtkit/scoring"
)

// supported is the weight of the answers above the lowest option that a record supports in full, and that of the
// answers at the lowest option, which needs none: to call those supported as well would show evidence where there
// is not one record.
func (b *builder) supported() (byRecord, needsNone int64) {
	for _, q := range b.questions() {
		switch low := b.result(q.ID).Low[scoring.Claimed]; {
		case !q.Scored() || b.standing(q) != scoring.Answered:
		case low == 0:
			needsNone += int64(q.Weight)
		case b.shown(q):
			byRecord += int64(q.Weight)
		}
	}
	return byRecord, needsNone
}

// howSure says how much of the weight is known, and how (docs/scoring.md, "How sure it is").
func (b *builder) howSure() string {
	text, _ := b.sureness()
	return text
}

// sureness is howSure with a bar for each share of what applies.
func (b *builder) sureness() (text string, bars []Bar) {
	tally := b.Result.Tally("")
	weight := func(standings ...scoring.Standing) int64 {
		sum := int64(0)
		for _, s := range standings {
			sum += tally.Weight[s]
		}
		return sum
	}
	open := weight(scoring.Open, scoring.Unreadable) // see builder.standing
	applies := weight(scoring.Answered, scoring.DontKnow, scoring.Withheld, scoring.Disputed, scoring.Conflicting) + open
	aside := weight(scoring.NotApplicable, scoring.NotAsked)
	byRecord, needsNone := b.supported()
	if applies > 0 {
		var shares []string
		add := func(key string, w int64, always bool) {
			if w > 0 || always {
				part := float64(w) / float64(applies)
				shares = append(shares, b.t("report.sure."+key, "share", b.percent(part)))
				// The bar says the same words as the sentence.
				label := capital(strings.TrimSpace(b.t("report.sure."+key, "share", "")))
				bars = append(bars, Bar{Label: label, Low: part, High: part, Target: -1, Before: -1, Text: b.percent(part)})
			}
		}
		add("answered", weight(scoring.Answered), true)
		add("evidenced", byRecord, true)
		add("needs-none", needsNone, false)
		add("dont-know", weight(scoring.DontKnow), false)
		add("withheld", weight(scoring.Withheld), false)
		add("open", open, false)
		add("disputed", weight(scoring.Disputed), false)
		add("conflicting", weight(scoring.Conflicting), false)
		text = b.t("report.sure.lead", "shares", b.lang.List(shares))
	}
	var left []string
	for _, s := range []scoring.Standing{scoring.NotApplicable, scoring.NotAsked} {
		if w := weight(s); w > 0 {
			left = append(left, b.t("report.sure.left",
				"standing", b.standingWord(s), "share", b.percent(float64(w)/float64(applies+aside))))
		}
	}
	if len(left) > 0 {
		text = sentences(text, b.t("report.sure.aside", "shares", b.lang.List(left)))
	}
	return text, bars
}
