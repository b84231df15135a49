package scoring

// ladder is an ordered list of rungs, compiled for one node.
type ladder struct {
	id    string
	rungs [][]requirement
}

// climb judges every rung, also those above one that is not met, so that each has its reasons.
func (s *scorer) climb(l *ladder, asked Reading) LadderResult {
	r := LadderResult{ID: l.id, Rungs: take(&s.rungs, len(l.rungs))}
	for i, requirements := range l.rungs {
		s.judgeRung(requirements, asked, &r.Rungs[i])
	}
	r.Reached, r.Possible = level(r.Rungs)
	return r
}

// judgeRung judges the requirements of a rung, or of a profile.
func (s *scorer) judgeRung(requirements []requirement, asked Reading, rung *RungResult) {
	rung.Requirements = take(&s.requirements, len(requirements))
	for i := range requirements {
		s.judge(&requirements[i], asked, &rung.Requirements[i])
	}
	rung.settle()
}

// settle makes the rung's verdicts of its requirements': none fails, there are some, and no more than
// half are waived.
func (r *RungResult) settle() {
	var worst, best, counts [Waived + 1]int
	for i := range r.Requirements {
		req := &r.Requirements[i]
		worst[req.Worst]++
		best[req.Best]++
		counts[req.Verdict]++
	}
	r.CountMet, r.CountFailed, r.CountOpen, r.CountWaived = counts[Met], counts[Failed], counts[OpenYet], counts[Waived]
	stands := func(outcomes *[Waived + 1]int) bool {
		n := len(r.Requirements)
		return n > 0 && outcomes[Failed] == 0 && 2*outcomes[Waived] <= n
	}
	r.Met, r.Possible = stands(&worst), stands(&best)
}

// level counts the rungs from the bottom up that are met, and those that are possible. A rung that is
// met above one that is not counts for nothing.
func level(rungs []RungResult) (reached, possible int) {
	for reached < len(rungs) && rungs[reached].Met {
		reached++
	}
	for possible < len(rungs) && rungs[possible].Possible {
		possible++
	}
	return reached, possible
}
