package scoring

import "cirtkit/questionnaires"

// Score is Compile(q).Score(in). Who scores the same questionnaire often keeps the model.
func Score(q *questionnaires.Questionnaire, in Input) *Result { return Compile(q).Score(in) }

// Score scores one set of answers. Questions that the input names and the questionnaire lacks count
// for nothing.
func (m *Model) Score(in Input) *Result {
	s := m.newScorer()
	s.readQuestions(in)
	for _, reading := range Readings {
		s.rollUpNodes(reading)
	}
	r := &Result{Questions: s.questions, model: m}
	for _, reading := range Readings {
		r.Readings[reading] = s.reading(reading)
	}
	return r
}

// scorer is one run. Its slices are what the result is cut from.
type scorer struct {
	asker
	model     *Model
	stances   []stance // by question
	questions []QuestionResult
	spans     [3][]span // by reading and node, for the nodes whose score is needed
	items     []item    // the children of the node at hand

	nodes        []NodeResult
	scores       []NodeScore
	ladders      []LadderResult
	rungs        []RungResult
	requirements []RequirementResult
}

func (m *Model) newScorer() *scorer {
	spans := make([]span, 3*len(m.nodes))
	s := &scorer{
		asker:        newAsker(m),
		model:        m,
		stances:      make([]stance, len(m.questions)),
		questions:    make([]QuestionResult, len(m.questions)),
		items:        make([]item, 0, len(m.questions)+len(m.nodes)),
		nodes:        make([]NodeResult, 3*len(m.nodes)),
		scores:       make([]NodeScore, 3*m.countScores),
		ladders:      make([]LadderResult, 3*m.countLadders),
		rungs:        make([]RungResult, 3*m.countRungs),
		requirements: make([]RequirementResult, 3*m.countRequirements),
	}
	for i := range s.spans {
		s.spans[i] = take(&spans, len(m.nodes))
	}
	return s
}

// take cuts n elements off a slice. The part can't grow into what is left.
func take[T any](from *[]T, n int) []T {
	part := (*from)[:n:n]
	*from = (*from)[n:]
	return part
}

// readQuestions fills in the question results: standings first, then conditions, then the places in
// each reading.
func (s *scorer) readQuestions(in Input) {
	m := s.model
	for i := range m.questions {
		q := &m.questions[i]
		given := in[q.source.ID]
		s.stances[i] = q.stance(&given)
	}
	for i := range m.conditions {
		if c := &m.conditions[i]; c.op == testFact {
			fact := m.questions[c.fact].source
			given := in[fact.ID]
			s.tests[i] = c.ofFact(fact, s.stances[c.fact].standing, &given)
		}
	}
	for i := range s.questions {
		s.stances[i].asked = s.ask(i)
		s.questions[i].ID = m.questions[i].source.ID
		s.questions[i].read(&m.questions[i], &s.stances[i])
	}
}

// read fills in all but the id.
func (r *QuestionResult) read(q *question, s *stance) {
	r.Asked, r.Standing = s.asked, s.standing
	if s.asked == False {
		r.Standing = NotAsked
	}
	for _, reading := range Readings {
		p := q.place(s, reading)
		r.Low[reading], r.High[reading] = p.low, p.high
		r.Known[reading], r.Out[reading] = p.known, p.out
	}
}

// rollUpNodes makes the needed nodes' spans, children before their parents.
func (s *scorer) rollUpNodes(reading Reading) {
	for i := len(s.model.nodes) - 1; i >= 0; i-- {
		n := &s.model.nodes[i]
		if !n.needed {
			continue
		}
		s.items = s.items[:0]
		if n.rule == questionnaires.Mean {
			s.addQuestions(n.first, n.end, reading)
		} else {
			s.addQuestions(n.first, n.direct, reading)
			for _, child := range n.children {
				if c := s.spans[reading][child]; c.defined && s.model.nodes[child].weight > 0 {
					s.items = append(s.items, item{weight: s.model.nodes[child].weight, span: c})
				}
			}
		}
		s.spans[reading][i] = rollUp(n.rule, s.items)
	}
}

func (s *scorer) addQuestions(first, end int, reading Reading) {
	for i := first; i < end; i++ {
		q, r := &s.model.questions[i], &s.questions[i]
		if q.weight == 0 || r.Out[reading] == True {
			continue
		}
		it := item{weight: q.weight}
		it.low, it.high = q.values[r.Low[reading]], q.values[r.High[reading]]
		it.defined, it.mayVanish = true, r.Out[reading] == Unknown
		if r.Known[reading] {
			it.known, it.soFar = true, it.low
		}
		s.items = append(s.items, it)
	}
}

// score is a node's score on its displayed scale.
func (s *scorer) score(node int, reading Reading) NodeScore {
	n, raw := &s.model.nodes[node], &s.spans[reading][node]
	shown := func(v float64, defined bool) Value {
		if !defined {
			return Value{}
		}
		return Value{V: float64(v * n.outOf), Defined: true}
	}
	score := NodeScore{
		SoFar:     shown(raw.soFar, raw.known),
		Low:       shown(raw.low, raw.defined),
		High:      shown(raw.high, raw.defined),
		MayVanish: raw.mayVanish,
	}
	score.SoFarBand = bandOf(n.borders, score.SoFar)
	score.LowBand, score.HighBand = bandOf(n.borders, score.Low), bandOf(n.borders, score.High)
	return score
}

func (s *scorer) reading(reading Reading) ReadingResult {
	nodes := take(&s.nodes, len(s.model.nodes))
	for i := len(nodes) - 1; i >= 0; i-- {
		n, r := &s.model.nodes[i], &nodes[i]
		r.ID = n.id
		if n.shown {
			score := take(&s.scores, 1)
			score[0] = s.score(i, reading)
			r.Score = &score[0]
		}
		r.Ladders = take(&s.ladders, len(n.ladders))
		for j := range n.ladders {
			r.Ladders[j] = s.climb(&n.ladders[j], reading)
		}
	}
	profiles := take(&s.rungs, len(s.model.profiles))
	for i := range profiles {
		s.judgeRung(s.model.profiles[i], reading, &profiles[i])
	}
	return ReadingResult{Whole: nodes[0], Nodes: nodes[1:], Profiles: profiles, model: s.model}
}
