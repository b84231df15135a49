package scoring

import (
	"cmp"
	"math"
	"slices"

	"cirtkit/questionnaires"
)

// sections say which answers move the score of each node that has one. Every answer is moved by itself, and what it
// is part of is added up again, from its own section upwards.
func (x *explainer) sections(reading Reading) []SectionMoves {
	m := x.result.model
	shown, all := 0, 0
	for i := range m.nodes {
		if n := &m.nodes[i]; n.shown {
			shown, all = shown+1, all+n.end-n.first
		}
	}
	v := newMover(x, reading)
	moves := make([]Move, all)
	order := make([]moveOrder, all)
	for i := range m.nodes {
		if n := &m.nodes[i]; n.shown {
			v.nodes[i].moves = take(&moves, n.end-n.first)[:0]
			v.nodes[i].order = take(&order, n.end-n.first)[:0]
		}
	}
	for i := range m.questions {
		v.move(i)
	}
	sections := make([]SectionMoves, 0, shown)
	for i := range m.nodes {
		if n := &m.nodes[i]; n.shown {
			list, order := v.nodes[i].moves, v.nodes[i].order
			slices.SortFunc(order, byMove)
			arrange(list, func(j int) *int { return &order[j].at })
			sections = append(sections, SectionMoves{Section: n.id, Moves: list})
		}
	}
	return sections
}

// moveOrder is what a move is ordered by. Moves are put in order by it rather than themselves because it is small.
type moveOrder struct {
	// Rounded, so that what differs by rounding alone is the same, and as bits, whose order is that of numbers that
	// are not negative.
	top, open uint64
	at        int // among the moves, which are in questionnaire order
}

// arrange puts a list in an order: at j comes what is at the place that from gives for j. The places are used up.
func arrange[T any](list []T, from func(j int) *int) {
	for j := range list {
		// Along the circle that j is on, each takes what it is to get; the last one gets what was at j.
		first, i := list[j], j
		for *from(i) != j {
			next := *from(i)
			list[i], *from(i) = list[next], i
			i = next
		}
		list[i], *from(i) = first, i
	}
}

// byMove is the order that SectionMoves promises.
func byMove(a, b moveOrder) int {
	switch {
	case a.top != b.top:
		return cmp.Compare(b.top, a.top)
	case a.open != b.open:
		return cmp.Compare(b.open, a.open)
	}
	return a.at - b.at
}

func rounded(gain float64) uint64 { return math.Float64bits(math.Round(gain / tolerance)) }

// mover finds what answers move in one reading.
type mover struct {
	*explainer
	reading Reading
	nodes   []moverNode
	// before counts the questions before each one, in questionnaire order, that are counted.
	before []int
	// The spans of the nodes above a question, as moved: from its own section upwards.
	step, top, lowest, highest []span
}

type moverNode struct {
	tilt  tilt
	child int // its place among the children of its parent; -1 where it is not counted there
	moves []Move
	order []moveOrder
}

func newMover(x *explainer, reading Reading) *mover {
	m := x.result.model
	v := &mover{explainer: x, reading: reading, nodes: make([]moverNode, len(m.nodes)), before: make([]int, len(m.questions)+1)}
	paths := make([]span, 4*len(m.nodes))
	for _, path := range [...]*[]span{&v.step, &v.top, &v.lowest, &v.highest} {
		*path = take(&paths, len(m.nodes))
	}
	for i := range m.questions {
		v.before[i+1] = v.before[i]
		if v.counts(i) {
			v.before[i+1]++
		}
	}
	items := make([]item, 0, m.allItems)
	for i := range m.nodes {
		n := &m.nodes[i]
		if !n.needed {
			continue
		}
		x.sheet.gather(n, reading)
		begin := len(items)
		items = append(items, x.sheet.items...)
		v.nodes[i].tilt.prepare(n.rule, items[begin:len(items):len(items)])
		child := v.before[n.direct] - v.before[n.first]
		for _, section := range n.children {
			v.nodes[section].child = -1
			if x.result.spans[reading][section].defined && m.nodes[section].weight > 0 {
				v.nodes[section].child = child
				child++
			}
		}
	}
	return v
}

// counts says whether a question is counted in the sums.
func (v *mover) counts(i int) bool {
	return v.result.model.questions[i].weight > 0 && v.result.Questions[i].Out[v.reading] != True
}

// move adds what one answer does to each node above it.
func (v *mover) move(i int) {
	if !v.counts(i) {
		return
	}
	m := v.result.model
	q, r := &m.questions[i], &v.result.Questions[i]
	low, high := r.Low[v.reading], r.High[v.reading]
	isOpen := low < high || r.Out[v.reading] == Unknown && q.isOpen(&v.result.stances[i], v.reading)
	if low == q.top() && !isOpen {
		return
	}
	v.settle(i, q.top(), v.top, true)
	step := v.top
	if low+1 < q.top() {
		step = v.step
		v.settle(i, low+1, step, true)
	}
	if isOpen {
		v.settle(i, low, v.lowest, false)
		v.settle(i, high, v.highest, false)
	}
	for node := q.node; node >= 0; node = m.nodes[node].parent {
		if !m.nodes[node].shown || !m.countsIn(i, node) {
			continue
		}
		was, scale := &v.result.spans[v.reading][node], m.nodes[node].outOf
		mv := Move{Question: r.ID, Have: low, Step: gain(step[node].low, was.low, scale), Top: gain(v.top[node].low, was.low, scale)}
		if isOpen {
			width := was.high - was.low
			mv.Open = min(gain(width, v.lowest[node].high-v.lowest[node].low, scale), gain(width, v.highest[node].high-v.highest[node].low, scale))
		}
		if mv.Step > 0 || mv.Top > 0 || mv.Open > 0 {
			n := &v.nodes[node]
			n.order = append(n.order, moveOrder{rounded(mv.Top), rounded(mv.Open), len(n.moves)})
			n.moves = append(n.moves, mv)
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

// settle finds the spans of the nodes above a question, by place, with its answer settled at one of its options; their
// low ends alone if only these are wanted.
func (v *mover) settle(i, place int, spans []span, lowOnly bool) {
	m := v.result.model
	q := &m.questions[i]
	value := q.values[place]
	own := span{low: value, high: value, mayVanish: v.result.stances[i].asked == Unknown}
	under, isIn := -1, true // the section below, and whether the question is counted there
	for node := q.node; node >= 0; under, node = node, m.nodes[node].parent {
		n := &m.nodes[node]
		if !n.needed {
			continue
		}
		now, child := own, v.before[i]-v.before[n.first]
		if n.rule != questionnaires.Mean && under >= 0 {
			now, child = spans[under], v.nodes[under].child
			isIn = isIn && child >= 0
		} else {
			isIn = true
		}
		if !isIn {
			continue
		}
		spans[node] = v.nodes[node].tilt.with(child, now, lowOnly)
		spans[node].mayVanish = v.result.spans[v.reading][node].mayVanish && now.mayVanish
	}
}
