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
		rung := &r.Rungs[i]
		rung.Requirements = take(&s.requirements, len(requirements))
		for j := range requirements {
			rung.Requirements[j] = s.judge(&requirements[j], asked)
		}
		rung.settle()
	}
	r.Reached, r.Possible = level(r.Rungs)
	return r
}

// settle makes the rung's verdicts of its requirements': none fails, there are some, and no more than
// half are waived.
func (r *RungResult) settle() {
	var failsAtWorst, failsAtBest, waivedAtWorst, waivedAtBest int
	count := func(v Verdict, failed, waived *int) {
		switch v {
		case Failed:
			*failed++
		case Waived:
			*waived++
		}
	}
	for i := range r.Requirements {
		req := &r.Requirements[i]
		count(req.Worst, &failsAtWorst, &waivedAtWorst)
		count(req.Best, &failsAtBest, &waivedAtBest)
		switch req.Verdict {
		case Met:
			r.CountMet++
		case Failed:
			r.CountFailed++
		case OpenYet:
			r.CountOpen++
		case Waived:
			r.CountWaived++
		}
	}
	n := len(r.Requirements)
	r.Met = n > 0 && failsAtWorst == 0 && 2*waivedAtWorst <= n
	r.Possible = n > 0 && failsAtBest == 0 && 2*waivedAtBest <= n
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
