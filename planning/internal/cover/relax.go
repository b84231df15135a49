package cover

// relaxation is the problem of a plan with its prices, within a box. Its least weight is a lower bound of what any
// solution in the box weighs.
type relaxation struct {
	m  *model
	pl *plan
	// The price of each priced edge is what taking the waiting option pays to the one waited for; that of a
	// priced cover is for a unit of it.
	prices

	box    box
	price  []int64 // of each option, prices included
	fixed  []int32 // options (as places in price) of items that have one way only
	blocks []liveBlock
	wide   []int // blocks with a part in the wide cover
	need   int   // what they have to add to it
	rest   [][]int64
	reach  [][]int64
	active []int32 // priced edges that are open within the box, as places in pl.edges
	x      []int32 // the options of the cheapest relaxed solution
	bound  int64
	least  []int64 // by option: a bound for all solutions that take it
	spare  []int64
}

// enter prepares the relaxation for a box, and says whether any way is left for every item.
func (r *relaxation) enter(b box) bool {
	m, pl := r.m, r.pl
	r.box = b
	r.fixed = r.fixed[:0]
	r.wide = r.wide[:0]
	if r.price == nil {
		r.price = make([]int64, len(m.level))
		r.least = make([]int64, len(m.level))
		r.x = make([]int32, len(m.chains))
		r.blocks = make([]liveBlock, len(pl.blocks))
		r.rest = make([][]int64, len(pl.blocks)+1)
		r.reach = make([][]int64, len(pl.blocks)+1)
	}
	need := int64(0)
	if pl.wide >= 0 {
		need = m.covers[pl.wide].need
	}
	for n := range pl.blocks {
		l := &r.blocks[n]
		if !l.enter(r, &pl.blocks[n]) {
			return false
		}
		if l.of.wideDim >= 0 {
			need -= int64(l.sure) * l.of.wideUnit
		}
	}
	r.need = int(max(need, 0))
	for n := range r.blocks {
		l := &r.blocks[n]
		if l.of.wideDim >= 0 && r.need > 0 && l.most > 0 {
			r.wide = append(r.wide, n)
			unit := int(l.of.wideUnit)
			l.most = min(l.most, (r.need+unit-1)/unit)
		} else {
			l.most = 0
		}
		l.shape()
	}
	r.active = r.active[:0]
	for n, e := range pl.edges {
		edge := &m.edges[e]
		if b.lo[edge.to] < edge.need && b.hi[edge.from] >= edge.at {
			r.active = append(r.active, int32(n))
		}
	}
	return true
}

// work is what one pass over the blocks takes, in steps of the inner loop.
func (r *relaxation) work() int {
	work := 0
	for b := range r.blocks {
		l := &r.blocks[b]
		for i := range l.items {
			work += len(l.items[i].ways) * l.states
		}
		work += l.most * r.need / 4
	}
	return work
}

// solve finds the least price and fills x. It says false where no relaxed solution is in the box.
func (r *relaxation) solve() bool {
	r.setPrices()
	sum := int64(0)
	for _, p := range r.fixed {
		sum += r.price[p]
	}
	for n, c := range r.pl.priced {
		// Rounded towards a lower bound; see setPrices.
		if v := r.covers[n] * float64(r.m.covers[c].need); v > 0 {
			sum += int64(v*(1-rounding)) - 1
		}
	}
	for n := range r.blocks {
		l := &r.blocks[n]
		l.solve(r)
		if l.value[l.start] >= infinite/2 {
			return false
		}
		if l.most == 0 {
			sum += l.value[l.start]
		}
	}
	if r.need > 0 {
		r.join(false)
		if len(r.wide) == 0 || r.rest[0][r.need] >= infinite/2 {
			return false
		}
		sum += r.rest[0][r.need]
	}
	r.bound = sum
	r.trace()
	return true
}

// rounding is more than the rounding of two products changes them by.
const rounding = 0x1p-50

// setPrices prices the options. An edge is the demand y(from) <= y(to): y(from) pays what y(to) gets. A priced cover
// pays for gains; what it pays is rounded up, and what it collects is rounded down, so that the sum of all is below
// the weight of every solution that meets it.
func (r *relaxation) setPrices() {
	m := r.m
	copy(r.price, m.weight)
	for _, n := range r.active {
		price := int64(r.edges[n])
		if price == 0 {
			continue
		}
		e := &m.edges[r.pl.edges[n]]
		for k := m.start[e.from] + e.at; k < m.start[e.from+1]; k++ {
			r.price[k] += price
		}
		for k := m.start[e.to] + e.need; k < m.start[e.to+1]; k++ {
			r.price[k] -= price
		}
	}
	for n, c := range r.pl.priced {
		price := r.covers[n]
		if price == 0 {
			continue
		}
		for j := range m.covers[c].parts {
			part := &m.covers[c].parts[j]
			for k, g := range part.gain {
				if g > 0 {
					r.price[m.start[part.chain]+int32(k)] -= int64(price*float64(g)*(1+rounding)) + 1
				}
			}
		}
	}
}

// trace reads the cheapest solution from the values.
func (r *relaxation) trace() {
	left := r.need
	n := 0
	for b := range r.blocks {
		l := &r.blocks[b]
		state := l.start
		if l.most > 0 {
			unit := int(l.of.wideUnit)
			best, units := int64(infinite)*2, 0
			for t := l.sure; t <= l.most; t++ {
				if v := l.ask[t] + r.rest[n+1][max(0, left-t*unit)]; v < best {
					best, units = v, t
				}
				if t*unit >= left {
					break
				}
			}
			left = max(0, left-units*unit)
			state = l.asking(units)
			n++
		}
		for i := range l.items {
			li := &l.items[i]
			then := l.value[(i+1)*l.states:]
			best, way := int64(infinite)*2, 0
			for k, price := range li.price {
				if v := price + then[l.after(li, k, state)]; v < best {
					best, way = v, k
				}
			}
			state = l.after(li, way, state)
			for c, i := range li.of.chains {
				r.x[i] = li.of.ways[li.ways[way]][c]
			}
		}
	}
}
