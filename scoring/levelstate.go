package scoring

// levels say how each level from one to another stands.
func (x *explainer) levels(ladder *LadderResult, from, to int) []LevelState {
	if to == 0 {
		return nil
	}
	states := make([]LevelState, 0, to-from+1)
	for level := from; level <= to; level++ {
		rung := &ladder.Rungs[level-1]
		states = append(states, LevelState{
			Level: level, Met: rung.Met, Possible: rung.Possible,
			Empty: len(rung.Requirements) == 0, TooWaived: 2*rung.CountWaived > len(rung.Requirements),
		})
	}
	for i := range x.lacks {
		if l := &x.lacks[i]; l.at.Level >= from && x.isBeyond(l) {
			state := &states[l.at.Level-from]
			state.Beyond = append(state.Beyond, l.at)
		}
	}
	return states
}

// isBeyond says whether a lacking requirement would not be met with every answer at the top either.
func (x *explainer) isBeyond(l *lack) bool {
	m := x.result.model
	if l.was.Best == Met {
		return false
	}
	switch l.req.kind {
	case MinimumOption:
		question := l.req.members[0].question
		return l.req.members[0].need > m.questions[question].top()
	case ShareAtLeast:
		reachable := share{}
		for _, member := range l.req.members {
			q := &m.questions[member.question]
			reaches := member.need <= q.top()
			if out := x.result.Questions[member.question].Out[l.was.Reading]; out == False || out == Unknown && reaches {
				reachable.add(uint64(q.weight), reaches)
			}
		}
		return reachable.test(l.req.share) != Met
	}
	if l.req.node < 0 {
		return true
	}
	all := x.atTop(l.was.Reading)
	var best RequirementResult
	all.judge(l.req, l.was.Reading, &best)
	return best.Best != Met
}

// atTop is a sheet with every answer that counts in a reading at the top.
func (x *explainer) atTop(reading Reading) *sheet {
	if x.tops[reading] != nil {
		return x.tops[reading]
	}
	m := x.result.model
	s := x.result.sheet()
	for i := range s.questions {
		if r := &s.questions[i]; m.questions[i].scored && r.Out[reading] != True {
			r.Low[reading], r.High[reading] = m.questions[i].top(), m.questions[i].top()
		}
	}
	for i := len(m.nodes) - 1; i >= 0; i-- {
		if m.nodes[i].needed {
			s.rollUpNode(i, reading)
		}
	}
	x.tops[reading] = &s
	return &s
}
