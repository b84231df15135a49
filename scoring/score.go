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
		for i := len(m.nodes) - 1; i >= 0; i-- { // children before their parents
			if m.nodes[i].needed {
				s.rollUpNode(i, reading)
			}
		}
	}
	r := &Result{Questions: s.questions, model: m, stances: s.stances, tests: s.asker.tests, spans: s.spans}
	for _, reading := range Readings {
		r.Readings[reading] = s.reading(reading)
	}
	return r
}

// scorer is one run. Its slices are what the result is cut from.
type scorer struct {
	sheet
	asker   asker
	stances []stance // by question

	nodes        []NodeResult
	scores       []NodeScore
	ladders      []LadderResult
	rungs        []RungResult
	requirements []RequirementResult
}

func (m *Model) newScorer() *scorer {
	s := &scorer{
		asker:        newAsker(m),
		sheet:        m.newSheet(),
		stances:      make([]stance, len(m.questions)),
		nodes:        make([]NodeResult, 3*len(m.nodes)),
		scores:       make([]NodeScore, 3*m.countScores),
		ladders:      make([]LadderResult, 3*m.countLadders),
		rungs:        make([]RungResult, 3*m.countRungs),
		requirements: make([]RequirementResult, 3*m.countRequirements),
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
			s.asker.tests[i] = c.ofFact(fact, s.stances[c.fact].standing, &given)
		}
	}
	for i := range s.questions {
		s.stances[i].asked = s.asker.ask(i)
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
