package report

import (
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// gap is an answer below what the target asks, or not known to reach it.
type gap struct {
	question *questionnaires.Question
	level    int    // the lowest level that it holds back
	needs    []need // by level, each asking for more than the one before
	low      int    // the lowest place that the answer can still have, by claim
	open     bool   // the answer is not known; it may turn out to be enough
	evidence bool   // the claim is enough, and evidence is what lacks
	choice   bool   // only a share or a score asks for it, so that another answer may do instead
}

// need is what one level asks of a question: a place among its options.
type need struct {
	level, place int
	choice       bool // from there on it counts towards a share or a score
}

// most is the place that the target asks for.
func (g gap) most() int { return g.needs[len(g.needs)-1].place }

// findGaps are the gaps that scoring finds in the claimed reading, in its order, with what each level
// asks.
func (b *builder) findGaps() []gap {
	climbed := b.climbed(scoring.Claimed)
	if climbed == nil {
		return nil
	}
	needs := map[string][]need{}
	for level := 1; level <= min(b.target.Level, len(climbed.Rungs)); level++ {
		for _, r := range climbed.Rungs[level-1].Requirements {
			lacking := r.Verdict == scoring.Failed || r.Verdict == scoring.OpenYet
			if had := needs[r.Question]; lacking && r.Kind == scoring.MinimumOption && (len(had) == 0 || had[len(had)-1].place < r.Need) {
				needs[r.Question] = append(had, need{level: level, place: r.Need})
			}
		}
	}
	var gaps []gap
	for _, found := range b.judged.Gaps(scoring.Claimed, b.target) {
		q := b.q.Question(found.Question)
		if q == nil {
			continue
		}
		g := gap{
			question: q, level: found.Rung, choice: found.Choice, needs: needs[q.ID],
			low:  max(b.result(q.ID).Low[scoring.Claimed], 0),
			open: found.Standing != scoring.Answered,
		}
		if len(g.needs) == 0 {
			g.needs = []need{{level: found.Rung, place: found.Need, choice: true}}
		}
		g.evidence = !g.open && found.Reading != scoring.Claimed && g.low >= g.most()
		gaps = append(gaps, g)
	}
	return gaps
}

// known are the gaps that are certain: the answer is known, and below what is asked for.
func (b *builder) known() []gap { return b.gapsThat(false) }

// unsettled are the answers that the target asks for and that are open: no gap can be told yet.
func (b *builder) unsettled() []gap { return b.gapsThat(true) }

func (b *builder) gapsThat(open bool) []gap {
	var out []gap
	for _, g := range b.gaps {
		if g.open == open {
			out = append(out, g)
		}
	}
	return out
}

// have is what there is now, in words for a gap.
func (b *builder) have(q *questionnaires.Question) string {
	if res := b.result(q.ID); res.Standing == scoring.Answered && res.Low[scoring.Claimed] >= 0 {
		return b.option(q, res.Low[scoring.Claimed])
	}
	return b.claim(q)
}

// needText is what the levels ask of a gap's question, a line each.
func (b *builder) needText(g gap) string {
	var out []string
	for _, n := range g.needs {
		key := "report.gap.need"
		if n.choice {
			key = "report.gap.need-choice"
		}
		out = append(out, b.aimed(key, n.level, "option", b.needed(g.question, n.place)))
	}
	return lines(append(out, b.wantedFrom(g.question))...)
}

// needed is what a gap's question is asked for: an option, in the words of who wants it where somebody wants it.
func (b *builder) needed(q *questionnaires.Question, place int) string {
	return b.option(b.inWordsOf(q, place))
}

// because is the gap in one plain sentence.
func (b *builder) because(g gap) string {
	first, have := g.needs[0], plainOption(g.question, g.low)
	if g.open {
		have = b.standingWord(b.result(g.question.ID).Standing)
	}
	needed := plainOption(b.inWordsOf(g.question, first.place))
	switch {
	case g.evidence:
		return b.aimed("report.gap.evidence", first.level, "need", needed)
	case first.choice:
		return b.aimed("report.gap.choice", first.level, "need", needed, "have", have)
	}
	return b.aimed("report.gap.below", first.level, "need", needed, "have", have)
}
