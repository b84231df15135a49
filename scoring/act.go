package scoring

import (
	"cmp"
	"slices"

	"cirtkit/questionnaires"
)

// acts are everything that can be done about what is lacking, one act for a question and a reading in which it is
// short, and one for each fact that something hangs on.
func (x *explainer) acts() []Act {
	if len(x.lacks) == 0 {
		return nil
	}
	m := x.result.model
	acts := make([]Act, 0, len(m.questions))
	x.places = make([]RequirementAt, 0, 2*len(m.questions))
	for i := range m.questions {
		for _, reading := range Readings {
			if !x.lacking[reading] {
				continue
			}
			if short := x.short(i, reading); short.named || short.score {
				acts = append(acts, Act{})
				x.act(&acts[len(acts)-1], i, reading, short)
			}
		}
	}
	return inOrder(x.factActs(acts))
}

// shortness is what the lacking requirements of one reading ask of a question.
type shortness struct {
	named bool // a minimum or share asks for a place, the highest of which is need
	need  int
	score bool // a score that it counts in asks for more
}

// short says what a reading's requirements need of a question that it does not have for certain. What is beyond its
// options is not asked for.
func (x *explainer) short(i int, reading Reading) shortness {
	var s shortness
	q, r := &x.result.model.questions[i], &x.result.Questions[i]
	if !q.scored || r.Out[reading] == True {
		return s
	}
	x.eachAbout(i, func(l *lack, need int) {
		switch {
		case l.was.Reading != reading || !x.isShort(l, i, need):
		case l.req.kind == ScoreAtLeast:
			s.score = true
		default:
			s.named, s.need = true, max(s.need, need)
		}
	})
	return s
}

// isShort says whether one of the lacks needs of a question what it can have, and does not have for certain.
func (x *explainer) isShort(l *lack, i, need int) bool {
	q, r := &x.result.model.questions[i], &x.result.Questions[i]
	in := l.was.Reading
	if l.req.kind != MinimumOption && q.weight == 0 || need > q.top() || r.Out[in] == True {
		return false
	}
	if l.req.kind == ScoreAtLeast {
		need = q.top()
	}
	return r.Low[in] < need || r.Out[in] == Unknown && q.isOpen(&x.result.stances[i], in)
}

// countsIn says whether a question with a weight is counted in a node's score.
func (m *Model) countsIn(question, node int) bool {
	if node < 0 || question < m.nodes[node].first || question >= m.nodes[node].end {
		return false
	}
	counts := true
	for at := m.questions[question].node; at != node; at = m.nodes[at].parent {
		parent := &m.nodes[m.nodes[at].parent]
		counts = parent.rule == questionnaires.Mean || counts && m.nodes[at].weight > 0
	}
	return counts
}

// act makes the act on a question that is short in a reading.
func (x *explainer) act(act *Act, i int, reading Reading, short shortness) {
	q, r, s := &x.result.model.questions[i], &x.result.Questions[i], &x.result.stances[i]
	act.Question, act.Standing, act.Reading, act.place = r.ID, r.Standing, reading, i
	act.Have, act.Need = r.Low[reading], short.need
	if !short.named {
		act.Need = q.top()
		// To show what is claimed comes before raising it.
		if s.standing == Answered && s.claim > r.Low[reading] {
			act.Need = s.claim
		}
	}
	act.Kind = q.actKind(s, reading, act.Need)
	if s.withdraws(act.Kind) {
		act.Need = -1
		x.suppose(i, s.withdraw())
	} else {
		x.suppose(i, s.lift(reading, act.Need))
		if !short.named {
			act.Need = x.leastOf(i, reading, act.Need)
			act.Kind = q.actKind(s, reading, act.Need)
		}
	}
	x.note(i, reading)
	x.restore(i)
	x.list(act)
}

// leastOf is the lowest place that brings as many scores of a reading over their border as a higher one, which is
// supposed, does; that one itself where it brings none over. The place found is then supposed.
func (x *explainer) leastOf(i int, reading Reading, top int) int {
	most := x.countOver(i, reading)
	if most == 0 {
		return top
	}
	s := &x.result.stances[i]
	least := x.result.Questions[i].Low[reading]
	for place := least; place < top; place++ {
		x.suppose(i, s.lift(reading, place))
		if x.countOver(i, reading) == most {
			return place
		}
	}
	x.suppose(i, s.lift(reading, top))
	return top
}

// inOrder puts acts in the order that Explanation.Acts promises.
func inOrder(acts []Act) []Act {
	order := make([]actOrder, len(acts))
	for i := range acts {
		order[i] = acts[i].order(i)
	}
	slices.SortFunc(order, func(a, b actOrder) int {
		if a.effect != b.effect {
			return cmp.Compare(a.effect, b.effect)
		}
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.at, b.at))
	})
	arrange(acts, func(i int) *int { return &order[i].at })
	return acts
}

// actOrder is what an act is ordered by. Acts are put in order by it rather than themselves because it is small.
type actOrder struct {
	effect    uint64
	place, at int
}

// order packs what comes first: the lowest level that it mends or waives, how many requirements, the lowest level that
// it helps, how many. More comes before less.
func (a *Act) order(at int) actOrder {
	const most = 1<<16 - 1
	number := func(n int) uint64 { return uint64(min(n, most)) }
	lowest := func(a, b []RequirementAt) uint64 {
		level := most
		if len(a) > 0 {
			level = a[0].Level
		}
		if len(b) > 0 {
			level = min(level, b[0].Level)
		}
		return number(level)
	}
	effect := lowest(a.Mends, a.Waives)<<48 | (most-number(len(a.Mends)+len(a.Waives)))<<32 | lowest(a.Helps, a.Joint)<<16 | (most - number(len(a.Helps)))
	return actOrder{effect: effect, place: a.place, at: at}
}
