package report

import (
	"cmp"
	"slices"

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

// step is one action that lifts one answer by one option.
type step struct {
	question     *questionnaires.Question
	to           int                    // place among the options
	action       *questionnaires.Action // nil: the questionnaire names none
	level        int                    // the lowest level that it serves
	first        bool                   // nothing of the same question comes before it
	open         bool                   // the answer it starts from is not known yet
	prerequisite bool                   // no requirement asks for it, another step does
	waits        []questionnaires.Prereq
}

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
	for _, found := range b.Result.Gaps(scoring.Claimed, b.target) {
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

// stepKey names a step: a question and the place it leads to.
type stepKey struct {
	question string
	to       int
}

// findSteps lists the steps that close the gaps, those that they wait for included. A question's
// steps form a chain: an option costs every step up to it. Every demand is worked through once a
// level, from low to high, so that circles of prerequisites end.
func (b *builder) findSteps() []step {
	level := map[stepKey]int{}
	asked := map[stepKey]bool{}
	var demand func(q *questionnaires.Question, place, at int, direct bool)
	demand = func(q *questionnaires.Question, place, at int, direct bool) {
		for to := b.start(q) + 1; to <= min(place, len(q.Options)-1); to++ {
			key := stepKey{q.ID, to}
			asked[key] = asked[key] || direct
			if had, ok := level[key]; ok && had <= at {
				continue
			}
			level[key] = at
			action := actionTo(q, to)
			if action == nil {
				continue
			}
			for _, p := range action.After {
				other := b.q.Question(p.Question)
				if other == nil || b.result(other.ID).Low[scoring.Claimed] < 0 {
					continue // not there, or not asked: nothing to wait for
				}
				demand(other, other.OptionIndex(p.AtLeast), at, false)
			}
		}
	}
	for _, g := range b.gaps {
		for _, n := range g.needs {
			demand(g.question, n.place, n.level, true)
		}
	}
	var steps []step
	for _, q := range b.q.Questions() {
		for to := b.start(q) + 1; to < len(q.Options); to++ {
			at, ok := level[stepKey{q.ID, to}]
			if !ok {
				continue
			}
			s := step{
				question: q, to: to, action: actionTo(q, to), level: at, first: to == b.start(q)+1,
				open:         b.result(q.ID).Standing != scoring.Answered,
				prerequisite: !asked[stepKey{q.ID, to}],
			}
			if s.action != nil {
				for _, p := range s.action.After {
					if !b.holds(p) {
						s.waits = append(s.waits, p)
					}
				}
			}
			steps = append(steps, s)
		}
	}
	slices.SortStableFunc(steps, func(x, y step) int {
		return cmp.Or(cmp.Compare(x.level, y.level), cmp.Compare(decider(x.action), decider(y.action)))
	})
	return steps
}

// start is the place that the chain of a question begins at: the lowest that the answer can still have.
func (b *builder) start(q *questionnaires.Question) int {
	return max(b.result(q.ID).Low[scoring.Claimed], 0)
}

// holds says whether a prerequisite stands already, or has nothing to test.
func (b *builder) holds(p questionnaires.Prereq) bool {
	other := b.q.Question(p.Question)
	if other == nil {
		return true
	}
	low := b.result(other.ID).Low[scoring.Claimed]
	return low < 0 || low >= other.OptionIndex(p.AtLeast)
}

func actionTo(q *questionnaires.Question, place int) *questionnaires.Action {
	for i := range q.Improve {
		if q.OptionIndex(q.Improve[i].To) == place {
			return &q.Improve[i]
		}
	}
	return nil
}

// decider is the place of who decides among questionnaires.Deciders; unknown ones come last.
func decider(a *questionnaires.Action) int {
	if a == nil {
		return len(questionnaires.Deciders)
	}
	if i := slices.Index(questionnaires.Deciders, a.Who); i >= 0 {
		return i
	}
	return len(questionnaires.Deciders)
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

// actionText is what to do to take a step.
func (b *builder) actionText(s step) string {
	if s.action == nil || s.action.Do == "" {
		return b.t("report.action.reach", "option", optionText(s.question, s.to))
	}
	return s.action.Do
}

// waitsFor names the steps that a step waits for.
func (b *builder) waitsFor(s step) string {
	var out []string
	for _, p := range s.waits {
		if q := b.q.Question(p.Question); q != nil {
			out = append(out, b.t("report.action.after", "ref", b.refs[q.ID], "code", p.AtLeast))
		}
	}
	return list(out)
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
		out = append(out, b.t(key, "level", n.level, "option", b.option(g.question, n.place)))
	}
	return lines(out...)
}

// because is the gap in one plain sentence.
func (b *builder) because(g gap) string {
	first, have := g.needs[0], plainOption(g.question, g.low)
	if g.open {
		have = b.standingWord(b.result(g.question.ID).Standing)
	}
	needed := plainOption(g.question, first.place)
	switch {
	case g.evidence:
		return b.t("report.gap.evidence", "level", first.level, "need", needed)
	case first.choice:
		return b.t("report.gap.choice", "level", first.level, "need", needed, "have", have)
	}
	return b.t("report.gap.below", "level", first.level, "need", needed, "have", have)
}

// plainOption is an option's text, without a full stop at its end.
func plainOption(q *questionnaires.Question, place int) string {
	text := optionText(q, place)
	for len(text) > 0 && text[len(text)-1] == '.' {
		text = text[:len(text)-1]
	}
	return text
}

func (b *builder) standingWord(s scoring.Standing) string {
	keys := [...]string{
		scoring.Open: "open", scoring.Answered: "answered", scoring.NotApplicable: "not-applicable",
		scoring.Disputed: "disputed", scoring.DontKnow: "dont-know", scoring.Withheld: "withheld",
		scoring.Conflicting: "conflicting", scoring.NotAsked: "not-asked",
	}
	if s < 0 || int(s) >= len(keys) {
		s = scoring.Open
	}
	return b.t("report.standing." + keys[s])
}
