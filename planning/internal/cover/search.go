package cover

import (
	"cmp"
	"container/heap"
	"slices"
)

// search is branch and bound over a model: the part with the lowest bound first, of equal ones the latest.
type search struct {
	m       *model
	relaxed relaxation
	root    box
	best    []int32
	beat    int64 // weight of best; only what is below it is of interest
	nodes   int
	asked   int // how often Accepts was
	worked  int // what one pass over each node looked at took, in steps of the inner loop
	open    parts
	cuts    int

	heaviest       int64 // weight of everything
	slopeE, slopeC []float64
	mean           []float64
	started        bool // mean has something in it
	centre         prices
	dear           []int32 // chains, dearest first
	try            []int32
	over           []int64 // by cover: what s.try adds beyond the need
	candidates     []candidate
	levels         []int // room for those that the problem is asked about
}

// offerEvery is in how many rounds of an ascent the relaxed solution is offered.
const offerEvery = 5

// asksANode is how many questions to Accepts count as a node: it may take longer than all else.
const asksANode = 64

// workANode is how much work of one pass counts as a node more: few nodes can take very long where every cover of a
// large problem is kept.
const workANode = 2 * planWork

// part is a part of the search that is still open.
type part struct {
	box
	prices
	mean  []float64
	bound int64 // lifted
	place int   // in the order in which parts came up
}

// parts is a heap: the lowest bound first, then the latest part.
type parts []*part

func (p parts) Len() int { return len(p) }
func (p parts) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(p[i].bound, p[j].bound), cmp.Compare(p[j].place, p[i].place)) < 0
}
func (p parts) Swap(i, j int) { p[i], p[j] = p[j], p[i] }
func (p *parts) Push(x any)   { *p = append(*p, x.(*part)) }
func (p *parts) Pop() any {
	last := (*p)[len(*p)-1]
	*p = (*p)[:len(*p)-1]
	return last
}

// newSearch starts from the solution in which everything is at its highest.
func newSearch(m *model) *search {
	n := len(m.chains)
	s := &search{m: m}
	s.root = box{make([]int32, n), make([]int32, n)}
	s.try = make([]int32, n)
	s.over = make([]int64, len(m.covers))
	s.mean = make([]float64, len(m.level))
	for i := range n {
		s.root.hi[i] = m.options(int32(i)) - 1
		s.dear = append(s.dear, int32(i))
	}
	slices.SortStableFunc(s.dear, func(a, b int32) int {
		return cmp.Compare(m.weight[m.start[b+1]-1], m.weight[m.start[a+1]-1])
	})
	s.best = slices.Clone(s.root.hi)
	s.beat = s.weight(s.best)
	s.heaviest = s.beat
	return s
}

// run searches, and gives the proven bound.
func (s *search) run(limit int) (bound int64) {
	m := s.m
	if !m.narrow(s.root) {
		return s.beat // can't be: everything at its highest is a solution
	}
	s.relaxed.m, s.relaxed.pl = m, m.arrange()
	s.relaxed.edges = make([]float64, len(s.relaxed.pl.edges))
	s.relaxed.covers = make([]float64, len(s.relaxed.pl.priced))
	s.slopeE = make([]float64, len(s.relaxed.pl.edges))
	s.slopeC = make([]float64, len(s.relaxed.pl.priced))
	s.offer(s.best)
	heap.Push(&s.open, &part{box: s.root, prices: prices{slices.Clone(s.relaxed.edges), slices.Clone(s.relaxed.covers)}})
	for place := 1; len(s.open) > 0; {
		at := heap.Pop(&s.open).(*part)
		if at.bound >= s.beat { // nothing better is in any part
			break
		}
		if s.nodes > 0 && s.nodes+s.asked/asksANode+s.worked/workANode >= limit {
			return at.bound
		}
		how := atNodes
		if s.nodes == 0 {
			how = atRoot
		}
		s.nodes++
		for _, child := range s.look(at, how) {
			child.place = place
			place++
			heap.Push(&s.open, child)
		}
	}
	return s.beat
}

// look works on one part, and gives the parts that it falls into.
func (s *search) look(at *part, how ascent) []*part {
	m, r := s.m, &s.relaxed
	if !r.enter(at.box) {
		return nil
	}
	s.worked += r.work()
	copy(r.edges, at.edges)
	clear(r.covers)
	copy(r.covers, at.covers)
	if s.started = at.mean != nil; s.started {
		copy(s.mean, at.mean)
	}
	bound, closed := s.climb(how)
	if closed || bound >= s.beat {
		return nil
	}
	bound = max(bound, at.bound)
	// What no better solution can take is ruled out.
	r.leasts()
	for i := range at.lo {
		first := m.start[i]
		for at.lo[i] < at.hi[i] && m.scale.lift(r.least[first+at.lo[i]]) >= s.beat {
			at.lo[i]++
		}
		for at.lo[i] < at.hi[i] && m.scale.lift(r.least[first+at.hi[i]]) >= s.beat {
			at.hi[i]--
		}
	}
	if !m.narrow(at.box) {
		return nil
	}
	chain, option := s.choose(at)
	if chain < 0 {
		if w := s.weight(at.lo); w < s.beat && s.accepts(at.lo) {
			copy(s.best, at.lo)
			s.beat = w
		}
		return nil
	}
	below, above := int64(infinite), int64(infinite)
	for k := at.lo[chain]; k <= at.hi[chain]; k++ {
		least := m.scale.lift(r.least[m.start[chain]+k])
		if k < option {
			below = min(below, least)
		} else {
			above = min(above, least)
		}
	}
	p := prices{slices.Clone(r.edges), slices.Clone(r.covers)}
	mean := slices.Clone(s.mean)
	child := func(least int64) *part {
		return &part{box: box{slices.Clone(at.lo), slices.Clone(at.hi)}, prices: p, mean: mean, bound: max(bound, least)}
	}
	low, high := child(below), child(above)
	low.hi[chain] = option - 1
	high.lo[chain] = option
	var children []*part
	for _, c := range []*part{low, high} {
		if c.bound < s.beat && m.narrow(c.box) {
			children = append(children, c)
		}
	}
	return children
}

// How much chains are preferred that priced demands are about, in the measure of being undecided, which is 0.25 at
// most: by trial, what is waited for decides most, then what waits, then what counts in a priced cover.
const (
	leanAwaited = 0.05
	leanWaiting = 0.01
	leanCounted = 0.001
)

// choose picks the chain, and the option that it is to reach or not, that the relaxed solutions of late were least
// at one about, and that weighs most. (What an option's bound gains is no guide: at good prices it is least where
// the relaxed solutions are least at one.)
func (s *search) choose(at *part) (chain, option int32) {
	m, r := s.m, &s.relaxed
	chain = -1
	best := -1.0
	consider := func(i, k int32, more float64) {
		if k <= at.lo[i] || k > at.hi[i] {
			return
		}
		mean := s.mean[m.start[i]+k]
		if v := (mean*(1-mean) + more) * float64(m.weight[m.start[i]+k]-m.weight[m.start[i]+k-1]); v > best {
			best, chain, option = v, i, k
		}
	}
	for _, n := range r.active {
		e := &m.edges[r.pl.edges[n]]
		consider(e.to, e.need, leanAwaited)
		consider(e.from, e.at, leanWaiting)
	}
	for _, c := range r.pl.priced {
		for _, part := range m.covers[c].parts {
			for k := at.lo[part.chain] + 1; k <= at.hi[part.chain]; k++ {
				consider(part.chain, k, leanCounted)
			}
		}
	}
	if chain < 0 {
		for i := range at.lo {
			if at.lo[i] < at.hi[i] {
				return int32(i), at.lo[i] + 1
			}
		}
	}
	return chain, option
}
