package scoring

import (
	"cmp"
	"math"
	"slices"
)

// sections say which answers move the score of each node that has one. Every answer is moved by itself, and what it
// is part of is added up again, from its own section upwards.
func (x *explainer) sections(reading Reading) []SectionMoves {
	m := x.result.model
	var sections []SectionMoves
	moves := make([][]Move, len(m.nodes))
	for i := range m.nodes {
		if m.nodes[i].shown {
			moves[i] = make([]Move, 0, m.nodes[i].end-m.nodes[i].first)
		}
	}
	for i := range m.questions {
		x.move(i, reading, moves)
	}
	for i := range m.nodes {
		if m.nodes[i].shown {
			slices.SortStableFunc(moves[i], byMove)
			sections = append(sections, SectionMoves{Section: m.nodes[i].id, Moves: moves[i]})
		}
	}
	return sections
}

// byMove is the order that SectionMoves promises. What differs by rounding alone is the same.
func byMove(a, b Move) int {
	return cmp.Or(
		cmp.Compare(math.Round(b.Top/tolerance), math.Round(a.Top/tolerance)),
		cmp.Compare(math.Round(b.Open/tolerance), math.Round(a.Open/tolerance)),
	)
}

// move adds what one answer does to each node above it.
func (x *explainer) move(i int, reading Reading, moves [][]Move) {
	m := x.result.model
	q, r := &m.questions[i], &x.result.Questions[i]
	if q.weight == 0 || r.Out[reading] == True {
		return
	}
	low, high := r.Low[reading], r.High[reading]
	open := r.Out[reading] == Unknown && q.isOpen(&x.result.stances[i], reading)
	step := x.moved(i, reading, min(low+1, q.top()))
	top := x.moved(i, reading, q.top())
	var lowest, highest []span
	if low < high || open {
		lowest, highest = x.moved(i, reading, low), x.moved(i, reading, high)
	}
	for node, n := q.node, 0; node >= 0; node, n = m.nodes[node].parent, n+1 {
		if !m.nodes[node].shown || !m.countsIn(i, node) {
			continue
		}
		was, scale := &x.result.spans[reading][node], m.nodes[node].outOf
		mv := Move{Question: r.ID, Have: low, Step: gain(step[n].low, was.low, scale), Top: gain(top[n].low, was.low, scale)}
		if lowest != nil {
			width := was.high - was.low
			mv.Open = min(gain(width, lowest[n].high-lowest[n].low, scale), gain(width, highest[n].high-highest[n].low, scale))
		}
		if mv.Step > 0 || mv.Top > 0 || mv.Open > 0 {
			moves[node] = append(moves[node], mv)
		}
	}
}

// gain is by how much a number is above another, as displayed; 0 where rounding alone makes it so.
func gain(now, was, scale float64) float64 {
	if g := float64((now - was) * scale); g > tolerance {
		return g
	}
	return 0
}

// moved is what the spans of the nodes above a question are, from its own section upwards, with its answer settled at
// a place in a reading.
func (x *explainer) moved(i int, reading Reading, place int) []span {
	m := x.result.model
	r := &x.sheet.questions[i]
	r.Low[reading], r.High[reading], r.Known[reading] = place, place, true
	r.Out[reading] = False
	if x.result.stances[i].asked == Unknown {
		r.Out[reading], r.Known[reading] = Unknown, false
	}
	var spans []span
	for node := m.questions[i].node; node >= 0; node = m.nodes[node].parent {
		if m.nodes[node].needed {
			x.sheet.rollUpNode(node, reading)
		}
		spans = append(spans, x.sheet.spans[reading][node])
	}
	x.sheet.questions[i] = x.result.Questions[i]
	for node := m.questions[i].node; node >= 0; node = m.nodes[node].parent {
		x.sheet.spans[reading][node] = x.result.spans[reading][node]
	}
	return spans
}
