package planning

import (
	"slices"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// Why a target is out of reach is found where it shows: with every step taken that can be, scoring says which is
// the first level that is still not met and which of its requirements fail, and the chains below say what they are
// kept from.

// obstacles lists them, each once, and gives the highest level that steps can reach.
func (p *planner) obstacles() (found []Obstacle, reachable int) {
	p.takeAll(p.most())
	result := p.model.Score(p.now)
	ladder := result.Reading(scoring.Claimed).Ladder(p.target)
	reachable = ladder.Reached
	if reachable >= p.top {
		return nil, reachable // not to be: what is reached with every step is not out of reach
	}
	l := obstacleList{planner: p, result: result, level: reachable + 1}
	rung := &ladder.Rungs[reachable]
	demands := p.model.Demands(scoring.Claimed, p.target)
	for i := range demands {
		d := &demands[i]
		if d.Level == l.level && d.Index < len(rung.Requirements) && rung.Requirements[d.Index].Worst == scoring.Failed {
			l.index = d.Index
			l.explain(d, rung.Requirements[d.Index].Best)
		}
	}
	if len(l.found) == 0 {
		l.index = -1
		l.waived(rung, demands)
	}
	return l.found, reachable
}

// obstacleList is the list in the making, for one level.
type obstacleList struct {
	*planner
	result       *scoring.Result // with every step taken
	level, index int
	found        []Obstacle
}

func (l *obstacleList) add(kind ObstacleKind, q *questionnaires.Question, place int) {
	o := Obstacle{Kind: kind, Level: l.level, Index: l.index}
	if q != nil {
		o.Question = q.ID
		if place >= 0 && place < len(q.Options) {
			o.Option = q.Options[place].Code
		}
	}
	if !slices.Contains(l.found, o) {
		l.found = append(l.found, o)
	}
}

// explain says why a requirement fails with every step taken. What keeps a chain down is named; where nothing does,
// an unknown fact decides, or there is no more on offer.
func (l *obstacleList) explain(d *scoring.Demand, best scoring.Verdict) {
	before := len(l.found)
	members := l.members(d)
	for _, m := range members {
		q := l.questions[m.Question]
		if l.result.Questions[m.Question].Low[d.Reading] >= m.Need || l.result.Questions[m.Question].Out[d.Reading] == scoring.True {
			continue
		}
		if m.Need >= len(q.Options) {
			l.add(NotOffered, q, -1)
			continue
		}
		l.root(d.Reading, m.Question)
	}
	if len(l.found) > before {
		return
	}
	if best != scoring.Failed {
		for _, m := range members {
			l.facts(m.Question)
		}
	}
	if len(l.found) == before {
		var q *questionnaires.Question
		if len(members) == 1 {
			q = l.questions[members[0].Question]
		}
		l.add(NotOffered, q, -1)
	}
}

// root follows what a question's chain waits for to the step that is excluded, or round the circle.
func (l *obstacleList) root(reading scoring.Reading, question int) {
	i := l.of[reading][question]
	if i < 0 {
		if i = l.of[scoring.Claimed][question]; i < 0 {
			// Nothing is claimed that a reviewer could accept: it is not applicable by the claim alone.
			l.add(NotReviewed, l.questions[question], -1)
			return
		}
	}
	seen := map[int]bool{}
	for !seen[i] {
		seen[i] = true
		c := &l.chains[i]
		switch {
		case c.top == c.last():
			return
		case c.blocked.excluded:
			l.add(Excluded, c.source, c.top+1)
			return
		}
		i = c.blocked.waits.chain
	}
	l.add(Circle, l.chains[i].source, l.chains[i].top+1)
}

// waived says why a level is not met of which no requirement fails: too many of them can't be tested.
func (l *obstacleList) waived(rung *scoring.RungResult, demands []scoring.Demand) {
	if rung.Possible {
		for i := range demands {
			d := &demands[i]
			if d.Level != l.level || d.Index >= len(rung.Requirements) || rung.Requirements[d.Index].Best == scoring.Waived {
				continue
			}
			for _, m := range l.members(d) {
				l.facts(m.Question)
			}
		}
	}
	if len(l.found) == 0 {
		l.add(TooWaived, nil, -1)
	}
}

// facts names the unknown facts on which it hangs whether a question is asked.
func (l *obstacleList) facts(question int) {
	if l.result.Questions[question].Asked == scoring.Unknown {
		l.unknownIn(&l.questions[question].When, 0)
	}
}

func (l *obstacleList) unknownIn(c *questionnaires.Condition, depth int) {
	for i := range c.AllOf {
		l.unknownIn(&c.AllOf[i], depth)
	}
	for i := range c.AnyOf {
		l.unknownIn(&c.AnyOf[i], depth)
	}
	if c.Not != nil {
		l.unknownIn(c.Not, depth)
	}
	r := l.result.Question(c.Fact)
	if c.Fact == "" || r == nil || depth > len(l.questions) {
		return
	}
	place := slices.IndexFunc(l.questions, func(q *questionnaires.Question) bool { return q.ID == c.Fact })
	switch {
	case r.Asked == scoring.Unknown:
		l.unknownIn(&l.questions[place].When, depth+1)
	case !r.Known[scoring.Claimed] || r.Standing == scoring.Answered && l.questions[place].Type == questionnaires.List:
		l.add(HangsOnFact, l.questions[place], -1)
	}
}
