package report

import (
	"slices"
	"strconv"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// levelBlocks say in sentences which level is reached and which is possible, in each reading.
func (b *builder) levelBlocks() []Block {
	climbed := b.climbed(scoring.Claimed)
	if b.ladder == nil && len(b.services) > 0 || b.wanted {
		return b.wantedBlocks()
	}
	if b.profile != nil {
		out := b.profileLead(slices.IndexFunc(b.Profiles, func(p questionnaires.Profile) bool { return p.ID == b.profile.ID }))
		if text := b.scoreBeside(); text != "" {
			out = append(out, Paragraph{Text: text})
		}
		return out
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
	return append(out, Paragraph{Text: sentences(text, b.scoreBeside())})
}

// scoreBeside is the score of the whole where a level or a profile is what counts; "" without one.
func (b *builder) scoreBeside() string {
	if b.Result.Tally("").Scored[scoring.Answered] == 0 {
		return "" // anything would be possible
	}
	var scores []string
	for _, r := range b.readings() {
		if node := b.node(r, ""); b.q.Score != nil && node != nil && node.Score != nil {
			scores = append(scores, b.t("report.level.whole-in", "score", b.bounds(node.Score, b.q.Score), "reading", b.readingWord(r)))
		}
	}
	if len(scores) == 0 {
		return ""
	}
	return b.t("report.level.whole", "scores", b.lang.List(scores))
}

// wholeScore stands in for the level where a questionnaire has no ladder.
func (b *builder) wholeScore() []Block {
	whole := b.node(scoring.Claimed, "")
	levels := b.sectionLevels()
	if levels != nil && (whole == nil || whole.Score == nil) {
		return levels
	}
	if whole == nil || whole.Score == nil {
		return []Block{Paragraph{Text: b.t("report.level.none-defined"), Style: Lead}}
	}
	return append([]Block{Paragraph{
		Text:  b.t("report.level.score", "score", b.score(whole.Score, b.q.Score)),
		Style: Lead,
	}}, levels...)
}

// sectionLevels is a table of the levels of sections, where ladders stand on sections; nil where none does.
func (b *builder) sectionLevels() []Block {
	t := Table{Columns: []Column{
		{Head: b.t("report.column.section"), Width: 0.4},
		{Head: b.t("report.column.ladder"), Width: 0.3},
		{Head: b.t("report.column.level-reached"), Width: 0.15, Align: End},
		{Head: b.t("report.column.level-possible"), Width: 0.15, Align: End},
	}}
	for _, s := range b.q.AllSections() {
		node := b.node(scoring.Claimed, s.ID)
		if node == nil {
			continue
		}
		for _, l := range node.Ladders {
			def := b.ladderOf(scoring.Target{Node: s.ID, Ladder: l.ID})
			if def == nil {
				continue
			}
			t.Rows = append(t.Rows, []Cell{{Text: s.Title}, {Text: def.Title}, {Text: strconv.Itoa(l.Reached)}, {Text: strconv.Itoa(l.Possible)}})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{Paragraph{Text: b.t("report.level.by-section"), Style: Lead}, t}
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

// openCount is how many scored questions keep the level open, by claim: as many as openQuestions tells.
func (b *builder) openCount() int {
	n := b.Result.Tally("").Scored
	return n[scoring.Open] + n[scoring.Unreadable] + n[scoring.Disputed] + n[scoring.DontKnow] + n[scoring.Withheld] + n[scoring.Conflicting]
}
