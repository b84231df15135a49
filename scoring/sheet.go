package scoring

import "cirtkit/questionnaires"

// sheet is what answers come to before anything is judged: where each question stands, and what is known of each
// score.
type sheet struct {
	model     *Model
	questions []QuestionResult
	spans     [3][]span // by reading and node, for the nodes whose score is needed
	items     []item    // the children of the node at hand
}

func (m *Model) newSheet() sheet {
	s := sheet{
		model:     m,
		questions: make([]QuestionResult, len(m.questions)),
		items:     make([]item, 0, m.mostItems),
	}
	spans := make([]span, 3*len(m.nodes))
	for i := range s.spans {
		s.spans[i] = take(&spans, len(m.nodes))
	}
	return s
}

// rollUpNode makes a node's span of its children's, which have to be there.
func (s *sheet) rollUpNode(i int, reading Reading) {
	n := &s.model.nodes[i]
	s.gather(n, reading)
	s.spans[reading][i] = rollUp(n.rule, s.items)
}

// gather lists the children that a node's score is made of.
func (s *sheet) gather(n *node, reading Reading) {
	s.items = s.items[:0]
	if n.rule == questionnaires.Mean {
		s.addQuestions(n.first, n.end, reading)
		return
	}
	s.addQuestions(n.first, n.direct, reading)
	for _, child := range n.children {
		if c := s.spans[reading][child]; c.defined && s.model.nodes[child].weight > 0 {
			s.items = append(s.items, item{weight: s.model.nodes[child].weight, span: c})
		}
	}
}

func (s *sheet) addQuestions(first, end int, reading Reading) {
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
func (s *sheet) score(node int, reading Reading) NodeScore {
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
