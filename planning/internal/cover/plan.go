package cover

import "slices"

// plan says which covers the relaxation keeps and which it prices.
//
// Blocks are disjoint sets of chains. Each keeps some covers of its own (all of whose chains are in the block), and
// all share at most one cover that spans them, the wide one. Chains of a block that wait for each other are bound
// into one item where they have few joint options. Everything else is priced: the other covers, and the edges
// between items.
type plan struct {
	blocks []block
	wide   int     // cover, or -1
	priced []int32 // covers
	edges  []int32 // priced ones
}

// block is a set of items and the covers that are kept in it. If the wide cover's gains in the block are multiples
// of those of one of its own covers, one count stands for both (dims[wideDim], times wideUnit, is what the block
// adds to the wide cover); otherwise the wide cover has a count of its own.
type block struct {
	items    []item
	dims     []dim
	wideDim  int // -1: the wide cover has no part here
	wideUnit int64
}

// dim is one count that a block keeps.
type dim struct {
	cover int   // whose need the block itself has to meet; -1 for a count that is only there for the wide cover
	unit  int64 // the cover's gains are counted in this
}

// item is a set of chains with the combinations of their options that respect the edges among them.
type item struct {
	chains []int32
	ways   [][]int32 // option of each chain
	gain   [][]int32 // by dim of the block, then way
}

// How much work a block, and all of them, may make for one pass over them, in steps of the inner loop. Covers of the
// same chains (what several rungs ask of one section) may make more: to keep them all saves far more nodes than
// it costs, while to bind chains together that only happen to share a cover seldom does. And how many joint
// options an item may have.
const (
	blockWork     = 40_000
	planWork      = 120_000
	sameBlockWork = 200_000
	samePlanWork  = 2_000_000
	itemWays      = 32
	// Two items are not even tried where all pairs of their ways, of which few may respect the edges, are more.
	triedWays = 16 * itemWays
)

// draft is a block in the making.
type draft struct {
	chains []int32
	covers []int32
	work   int64
}

// arrange makes the plan: covers of few chains first, each makes or joins blocks if that stays within bounds; the
// widest of the others becomes the wide one.
func (m *model) arrange() *plan {
	order := make([]int32, len(m.covers))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return len(m.covers[a].parts) - len(m.covers[b].parts) })

	home := make([]int, len(m.chains)) // draft of each chain
	for i := range home {
		home[i] = -1
	}
	var drafts []draft
	var left []int32
	work := int64(0)
	for _, c := range order {
		joined := m.join(drafts, home, c)
		before, same := int64(0), false
		for d := range drafts {
			if m.touches(home, c, d) {
				before += drafts[d].work
				same = same || len(drafts[d].chains) == len(joined.chains)
			}
		}
		most, mostOfAll := int64(blockWork), int64(planWork)
		if same {
			most, mostOfAll = sameBlockWork, samePlanWork
		}
		if joined.work > most || work-before+joined.work > mostOfAll {
			left = append(left, c)
			continue
		}
		work += joined.work - before
		for d := range drafts {
			if m.touches(home, c, d) {
				drafts[d] = draft{}
			}
		}
		for _, i := range joined.chains {
			home[i] = len(drafts)
		}
		drafts = append(drafts, joined)
	}
	pl := &plan{wide: -1}
	for _, c := range slices.Backward(left) {
		if pl.wide < 0 && m.wideWork(drafts, home, c) <= max(planWork, 2*work) {
			pl.wide = int(c)
			var rest draft
			for _, part := range m.covers[c].parts {
				if home[part.chain] < 0 {
					rest.chains = append(rest.chains, part.chain)
				}
			}
			for _, i := range rest.chains {
				home[i] = len(drafts)
			}
			drafts = append(drafts, rest)
		} else {
			pl.priced = append(pl.priced, c)
		}
	}
	m.bind(pl, drafts, home)
	return pl
}

func (m *model) touches(home []int, cover int32, d int) bool {
	return slices.ContainsFunc(m.covers[cover].parts, func(g gains) bool { return home[g.chain] == d })
}

// join is the block that a cover makes out of its chains and the blocks that they are in.
func (m *model) join(drafts []draft, home []int, cover int32) draft {
	var j draft
	for d := range drafts {
		if m.touches(home, cover, d) {
			j.chains = append(j.chains, drafts[d].chains...)
			j.covers = append(j.covers, drafts[d].covers...)
		}
	}
	for _, part := range m.covers[cover].parts {
		if home[part.chain] < 0 {
			j.chains = append(j.chains, part.chain)
		}
	}
	slices.Sort(j.chains)
	j.covers = append(j.covers, cover)
	j.work = 0
	for _, i := range j.chains {
		j.work += int64(m.options(i))
	}
	for _, c := range j.covers {
		j.work = min(j.work, 1<<30) * min(m.covers[c].need+1, 1<<30)
	}
	return j
}

// wideWork is what all blocks take if a cover becomes the wide one.
func (m *model) wideWork(drafts []draft, home []int, cover int32) int64 {
	sum, rest, restOptions := int64(0), int64(0), int64(0)
	reach := make([]int64, len(drafts)) // what each block can add
	for _, part := range m.covers[cover].parts {
		most := part.gain[len(part.gain)-1]
		if d := home[part.chain]; d >= 0 {
			reach[d] += most
		} else {
			rest += most
			restOptions += int64(m.options(part.chain))
		}
	}
	need := m.covers[cover].need
	for d := range drafts {
		if reach[d] == 0 {
			sum += drafts[d].work
			continue
		}
		wideDim, unit := m.multiple(&drafts[d], cover)
		states := min(reach[d]/unit, need) + 1
		if wideDim >= 0 {
			sum += drafts[d].work / (m.covers[drafts[d].covers[wideDim]].need + 1) * max(states, m.covers[drafts[d].covers[wideDim]].need+1)
		} else {
			sum += drafts[d].work * states
		}
		sum += states * min(need, 1<<30) / 4 // a step of joining blocks takes about a quarter of one within them
		if sum > 1<<40 {
			return sum // far beyond what any plan may make; more could not be counted
		}
	}
	return sum + (min(rest, need)+1)*restOptions
}

// multiple finds the cover of a block of whose gains those of the wide cover are multiples, chain by chain, and the
// unit in which the wide cover's gains are counted.
func (m *model) multiple(d *draft, wide int32) (own int, unit int64) {
	unit = m.unit(d.chains, wide)
	for n, c := range d.covers {
		by := m.unit(d.chains, c)
		same := true
		for _, i := range d.chains {
			w, o := m.gains(i, wide), m.gains(i, c)
			for k := range int(m.options(i)) {
				same = same && at(w, k)/unit == at(o, k)/by
			}
		}
		if same {
			return n, unit
		}
	}
	return -1, unit
}

func at(gain []int64, k int) int64 {
	if gain == nil {
		return 0
	}
	return gain[k]
}

// unit is what all gains of some chains to a cover are multiples of.
func (m *model) unit(chains []int32, cover int32) int64 {
	unit := int64(0)
	for _, i := range chains {
		for _, g := range m.gains(i, cover) {
			unit = gcd(unit, g)
		}
	}
	return max(unit, 1)
}

// gains is what a chain adds to a cover; nil for nothing.
func (m *model) gains(i, cover int32) []int64 {
	for _, cp := range m.of[i] {
		if cp.cover == cover {
			return m.covers[cover].parts[cp.part].gain
		}
	}
	return nil
}

// bind makes items and blocks of the drafts, and prices the edges that are left.
func (m *model) bind(pl *plan, drafts []draft, home []int) {
	group := make([]int, len(m.chains))
	items := make([]item, len(m.chains))
	for i := range m.chains {
		group[i] = i
		items[i].chains = []int32{int32(i)}
		for k := range m.options(int32(i)) {
			items[i].ways = append(items[i].ways, []int32{k})
		}
	}
	for _, e := range m.edges {
		a, b := group[e.from], group[e.to]
		ha, hb := home[items[a].chains[0]], home[items[b].chains[0]]
		if a == b || ha != hb && ha >= 0 && hb >= 0 {
			continue
		}
		both, ok := m.merge(&items[a], &items[b])
		if !ok {
			continue
		}
		items[a], items[b] = both, item{}
		for _, i := range both.chains {
			group[i], home[i] = a, max(ha, hb)
		}
	}
	for e, edge := range m.edges {
		if group[edge.from] != group[edge.to] {
			pl.edges = append(pl.edges, int32(e))
		}
	}
	number := make([]int, len(drafts))
	for d := range drafts {
		number[d] = -1
		if len(drafts[d].chains) > 0 {
			number[d] = len(pl.blocks)
			pl.blocks = append(pl.blocks, m.block(pl, &drafts[d]))
		}
	}
	for g := range items {
		if len(items[g].chains) == 0 {
			continue
		}
		h := home[items[g].chains[0]]
		if h < 0 { // a block for itself
			pl.blocks = append(pl.blocks, block{wideDim: -1, items: []item{items[g]}})
			continue
		}
		b := &pl.blocks[number[h]]
		b.items = append(b.items, m.count(pl, b, items[g]))
	}
}

// merge is two items as one, if they have few enough joint ways.
func (m *model) merge(a, b *item) (item, bool) {
	both := item{chains: slices.Concat(a.chains, b.chains)}
	if len(a.ways)*len(b.ways) > triedWays {
		return item{}, false
	}
	option := map[int32]int32{}
	for _, x := range a.ways {
		for _, y := range b.ways {
			way := slices.Concat(x, y)
			for n, i := range both.chains {
				option[i] = way[n]
			}
			closed := true
			for _, i := range both.chains {
				for _, e := range m.out[i] {
					edge := &m.edges[e]
					if to, here := option[edge.to]; here && option[i] >= edge.at && to < edge.need {
						closed = false
					}
				}
			}
			if closed {
				both.ways = append(both.ways, way)
			}
		}
	}
	return both, len(both.ways) <= itemWays
}

// block gives a draft its dims.
func (m *model) block(pl *plan, d *draft) block {
	b := block{wideDim: -1}
	for _, c := range d.covers {
		b.dims = append(b.dims, dim{int(c), m.unit(d.chains, c)})
	}
	if pl.wide >= 0 && slices.ContainsFunc(d.chains, func(i int32) bool { return m.gains(i, int32(pl.wide)) != nil }) {
		b.wideDim, b.wideUnit = m.multiple(d, int32(pl.wide))
		if b.wideDim < 0 {
			b.wideDim = len(b.dims)
			b.dims = append(b.dims, dim{-1, b.wideUnit})
		}
	}
	return b
}

// count fills in what the ways of an item add to the dims of its block.
func (m *model) count(pl *plan, b *block, it item) item {
	for _, d := range b.dims {
		c := int32(d.cover)
		if c < 0 {
			c = int32(pl.wide)
		}
		row := make([]int32, len(it.ways))
		for w, way := range it.ways {
			sum := int64(0)
			for n, i := range it.chains {
				sum += at(m.gains(i, c), int(way[n]))
			}
			row[w] = int32(sum / d.unit)
		}
		it.gain = append(it.gain, row)
	}
	return it
}
