package scoring

import "cirtkit/questionnaires"

// Demand is one requirement of a target as it is tested, for whoever works out what would meet it.
type Demand struct {
	Kind    RequirementKind
	Level   int     // the rung that asks for it, from 1
	Index   int     // its place among that rung's requirements
	Reading Reading // in which it is tested
	// Members are the question of a minimum option (one, or none where the questionnaire lacks it), or the
	// questions of a share.
	Members []DemandMember
	Share   int64   // of a share, in thousandths
	Node    string  // of a score: section id, "" for the whole
	Nowhere bool    // of a score: on a node that the questionnaire lacks; it can't be met
	Minimum float64 // of a score, on its displayed scale
}

// DemandMember is a question with the place that its answer has to reach. One past the last option stands for
// a minimum that the question can't reach.
type DemandMember struct {
	Question int   // place in questionnaire order, as in Result.Questions
	Need     int   // place among its options
	Weight   int64 // thousandths
}

// Demands are the requirements of a target's rungs from the lowest up to its level, in order, in a reading; none
// where the model has no such ladder.
func (m *Model) Demands(asked Reading, t Target) []Demand {
	l := m.ladder(t)
	if l == nil {
		return nil
	}
	var demands []Demand
	for i, rung := range l.rungs[:t.upTo(len(l.rungs))] {
		for j := range rung {
			req := &rung[j]
			d := Demand{Kind: req.kind, Level: i + 1, Index: j, Reading: asked, Share: req.share, Minimum: req.minimum}
			if req.fixed {
				d.Reading = req.reading
			}
			if req.kind == ScoreAtLeast {
				d.Nowhere = req.node < 0
				if !d.Nowhere {
					d.Node = m.nodes[req.node].id
				}
			}
			for _, member := range req.members {
				d.Members = append(d.Members, DemandMember{Question: member.question, Need: member.need, Weight: m.questions[member.question].weight})
			}
			demands = append(demands, d)
		}
	}
	return demands
}

// ScoreParts is what a node's score is made of.
type ScoreParts struct {
	Rule  string  // one of questionnaires.Mean and its like
	OutOf float64 // what a mean or minimum is multiplied by for display and requirements; 1 for sums
	Parts []ScorePart
}

// ScorePart is one child of a node's score: a question, or a section below.
type ScorePart struct {
	Question int    // place in questionnaire order; -1 for a section
	Node     string // section id
	Weight   int64  // thousandths
}

// Parts says what the score of a node ("" for the whole) is made of, in the order in which it is added up:
// for a mean every scored question below it, for the other rules its own questions, then its sections. Children
// of weight 0 are left out. Questions may be out by their answers; see QuestionResult.Out.
func (m *Model) Parts(node string) (ScoreParts, bool) {
	i, ok := m.byNode[node]
	if !ok {
		return ScoreParts{}, false
	}
	n := &m.nodes[i]
	p := ScoreParts{Rule: n.rule, OutOf: n.outOf}
	end := n.direct
	if n.rule == questionnaires.Mean {
		end = n.end
	}
	for q := n.first; q < end; q++ {
		if w := m.questions[q].weight; w > 0 && !m.questions[q].retired {
			p.Parts = append(p.Parts, ScorePart{Question: q, Weight: w})
		}
	}
	if n.rule == questionnaires.Mean {
		return p, true
	}
	for _, child := range n.children {
		if c := &m.nodes[child]; c.weight > 0 {
			p.Parts = append(p.Parts, ScorePart{Question: -1, Node: c.id, Weight: c.weight})
		}
	}
	return p, true
}

// Questionnaire is what the model was compiled from.
func (m *Model) Questionnaire() *questionnaires.Questionnaire { return m.source }

// Model is what the result was scored with.
func (r *Result) Model() *Model { return r.model }
