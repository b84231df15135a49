package report

import (
	"cirtkit/scoring"
)

// levelBlocks say in sentences which level is reached and which is possible, in each reading.
func (b *builder) levelBlocks() []Block {
	climbed := b.climbed(scoring.Claimed)
	if b.profile != nil {
		return b.profileLead(0)
	}
	if climbed == nil {
		return b.wholeScore()
	}
	out := []Block{Paragraph{Text: b.levelSentence(scoring.Claimed), Style: Lead}}
	text := b.t("report.level.top")
	if next := climbed.Reached + 1; next <= len(climbed.Rungs) {
		text = b.metSentence(climbed, next)
		if b.target.Level > next {
			text = sentences(text, b.metSentence(climbed, b.target.Level))
		}
	}
	if n := b.openCount(); n > 0 && climbed.Possible > climbed.Reached {
		text = sentences(text, b.t("report.level.possible", "level", climbed.Possible, "n", n))
	} else if n > 0 {
		text = sentences(text, b.t("report.level.settled", "n", n))
	}
	for _, r := range b.readings()[1:] {
		text = sentences(text, b.levelSentence(r))
	}
	if b.anyReview {
		text = sentences(text, b.reviewedSentence())
	}
	return append(out, Paragraph{Text: text})
}

// wholeScore stands in for the level where a questionnaire has no ladder.
func (b *builder) wholeScore() []Block {
	whole := b.node(scoring.Claimed, "")
	if whole == nil || whole.Score == nil {
		return []Block{Paragraph{Text: b.t("report.level.none-defined"), Style: Lead}}
	}
	return []Block{Paragraph{
		Text:  b.t("report.level.score", "score", b.score(whole.Score, b.q.Score)),
		Style: Lead,
	}}
}

func (b *builder) levelSentence(r scoring.Reading) string {
	climbed := b.climbed(r)
	if climbed == nil {
		return ""
	}
	word := r.String()
	if claimed := b.climbed(scoring.Claimed); r != scoring.Claimed && claimed.Reached == climbed.Reached {
		if climbed.Reached == 0 {
			return ""
		}
		return b.t("report.level.same." + word)
	}
	if climbed.Reached == 0 {
		return b.t("report.level.zero." + word)
	}
	return b.t("report.level.reached."+word, "level", climbed.Reached, "title", b.ladder.Rungs[climbed.Reached-1].Title)
}

// reviewedSentence says how many of the answers a reviewer has seen: without it the level as reviewed
// would mislead.
func (b *builder) reviewedSentence() string {
	reviewed, all := 0, 0
	for _, q := range b.questions() {
		if s := b.standing(q); !q.Scored() || s == scoring.NotAsked || s == scoring.Open {
			continue
		}
		all++
		if b.entry(q.ID).Review != nil {
			reviewed++
		}
	}
	return b.t("report.level.reviewed-count", "reviewed", reviewed, "n", all)
}

// metSentence counts the requirements of a level that are met; waived ones are counted apart.
func (b *builder) metSentence(climbed *scoring.LadderResult, level int) string {
	rung := climbed.Rungs[level-1]
	all := rung.CountMet + rung.CountFailed + rung.CountOpen
	s := b.t("report.level.met", "met", rung.CountMet, "n", all, "level", level)
	if rung.CountWaived > 0 {
		s = sentences(s, b.t("report.level.waived", "n", rung.CountWaived))
	}
	return s
}

// openCount is how many scored questions keep the level open, by claim.
func (b *builder) openCount() int {
	n := b.Result.Tally("").Scored
	return n[scoring.Open] + n[scoring.Unreadable] + n[scoring.Disputed] + n[scoring.DontKnow] + n[scoring.Withheld] + n[scoring.Conflicting]
}
