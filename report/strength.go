package report

import (
	"cmp"
	"slices"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// mostStrengths bounds what a section lists; its bars show every question.
const mostStrengths = 6

// strongValue is the value from which an answer counts as a strength: the top option, and the one below it
// where there are five or more.
const strongValue = 0.75

// strengths are the scored questions whose known answer is high, and enough for the target; where what is wanted
// is the target, those that stand as wanted, since high is nothing by itself then. What evidence supports comes
// first, then what weighs more.
func (b *builder) strengths(questions []*questionnaires.Question) []*questionnaires.Question {
	short := map[string]bool{}
	for _, g := range b.gaps {
		short[g.question.ID] = true
	}
	var out []*questionnaires.Question
	for _, q := range questions {
		res := b.result(q.ID)
		if !q.Scored() || short[q.ID] || res.Standing != scoring.Answered || res.Low[scoring.Claimed] < 1 {
			continue
		}
		if b.wanted && b.standsAsWanted(q) || !b.wanted && optionValue(q, res.Low[scoring.Claimed]) >= strongValue {
			out = append(out, q)
		}
	}
	slices.SortStableFunc(out, func(x, y *questionnaires.Question) int {
		return cmp.Or(
			compareBool(b.shown(y), b.shown(x)),
			cmp.Compare(y.Weight, x.Weight),
		)
	})
	return out
}

// strengthSummary names the first strengths in one paragraph.
func (b *builder) strengthSummary() Paragraph {
	var names []string
	for _, q := range b.strengths(b.questions()) {
		reading := scoring.Claimed
		if b.shown(q) {
			reading = scoring.Evidenced
		}
		if len(names) < summaryStrengths {
			names = append(names, b.t("report.summary.strength", "name", b.named(q), "reading", b.readingWord(reading)))
		}
	}
	if len(names) == 0 {
		return Paragraph{Text: b.t(b.orWanted("report.summary.no-strengths"))}
	}
	return Paragraph{Text: b.t(b.orWanted("report.summary.strengths-are"), "names", b.lang.Clauses(names))}
}

// strengthList says what is there, for at most so many strengths.
func (b *builder) strengthList(strengths []*questionnaires.Question, most int) Bullets {
	var items []Bullet
	for _, q := range strengths[:min(most, len(strengths))] {
		option := plainOption(q, b.result(q.ID).Low[scoring.Claimed])
		text := b.t("report.strength.claimed", "name", b.named(q), "option", option)
		if b.shown(q) {
			text = b.t("report.strength.evidenced", "name", b.named(q), "option", option, "records", b.lang.List(b.evidenceFor(q)))
		}
		items = append(items, Bullet{Text: text})
	}
	return Bullets{Items: items}
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
