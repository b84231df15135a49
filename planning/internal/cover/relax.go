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

// liveBlock is a block within the box.
type liveBlock struct {
	of     *block
	items  []liveItem
	need   []int32 // that is still to be met, by dim
	size   []int32 // states by dim
	stride []int32
	states int
	inner  int // the dim with the most states; its stride is 1
	row    int // states of it
	start  int // the state in which all needs are open, and nothing is asked for the wide cover
	most   int // that it can add to the wide cover, in its unit
	sure   int // that it adds in any case at no cost
	// value[i*states+s] is the least price of items i and above to meet the needs that state s leaves open.
	value []int64
	ask   []int64 // least price of adding so many units to the wide cover
	known bool    // value belongs to the prices at hand
}

// liveItem is an item within the box.
type liveItem struct {
	of    *item
	ways  []int32
	price []int64
	gain  []int32 // of each way in the inner dim
	next  []int32 // row after each way, by way and row
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

// enter finds the ways that are left; sure is then what the fixed items add to the wide cover.
func (l *liveBlock) enter(r *relaxation, of *block) bool {
	l.of, l.known, l.most, l.sure = of, false, 0, 0
	l.need = l.need[:0]
	for _, d := range of.dims {
		need := int32(0)
		if d.cover >= 0 {
			need = int32((r.m.covers[d.cover].need + d.unit - 1) / d.unit)
		}
		l.need = append(l.need, need)
	}
	live := 0
	for n := range of.items {
		it := &of.items[n]
		if live < cap(l.items) {
			l.items = l.items[:max(len(l.items), live+1)]
		} else {
			l.items = append(l.items, liveItem{})
		}
		li := &l.items[live]
		li.of = it
		li.ways = li.ways[:0]
		for w, way := range it.ways {
			inside := true
			for c, i := range it.chains {
				inside = inside && way[c] >= r.box.lo[i] && way[c] <= r.box.hi[i]
			}
			if inside {
				li.ways = append(li.ways, int32(w))
			}
		}
		switch len(li.ways) {
		case 0:
			return false
		case 1:
			w := li.ways[0]
			for c, i := range it.chains {
				r.x[i] = it.ways[w][c]
				r.fixed = append(r.fixed, r.m.start[i]+it.ways[w][c])
			}
			for d := range of.dims {
				l.need[d] = max(0, l.need[d]-it.gain[d][w])
				if d == of.wideDim {
					l.sure += int(it.gain[d][w])
				}
			}
		default:
			if of.wideDim >= 0 {
				most := int32(0)
				for _, w := range li.ways {
					most = max(most, it.gain[of.wideDim][w])
				}
				l.most += int(most)
			}
			live++
		}
	}
	l.items = l.items[:live]
	return true
}

// shape lays out the states: rows of the inner dim, so that most of the work is done along rows.
func (l *liveBlock) shape() {
	l.size, l.stride = l.size[:0], l.stride[:0]
	l.inner, l.row = -1, 1
	for d := range l.of.dims {
		size := l.need[d] + 1
		if d == l.of.wideDim {
			size = max(size, int32(l.most)+1)
		}
		l.size = append(l.size, size)
		l.stride = append(l.stride, 0)
		if int(size) > l.row {
			l.inner, l.row = d, int(size)
		}
	}
	l.states, l.start = l.row, 0
	for d, size := range l.size {
		if d == l.inner {
			l.stride[d] = 1
		} else {
			l.stride[d] = int32(l.states)
			l.states *= int(size)
		}
		l.start += int(l.need[d] * l.stride[d])
	}
	l.sure = 0
	if want := (len(l.items) + 1) * l.states; cap(l.value) < want {
		l.value = make([]int64, want)
	} else {
		l.value = l.value[:want]
	}
	end := l.value[len(l.items)*l.states:]
	for s := range end {
		end[s] = infinite
	}
	end[0] = 0
	rows := l.states / l.row
	for n := range l.items {
		li := &l.items[n]
		li.price = append(li.price[:0], make([]int64, len(li.ways))...)
		li.gain = li.gain[:0]
		li.next = append(li.next[:0], make([]int32, len(li.ways)*rows)...)
		for k, w := range li.ways {
			if l.inner < 0 {
				li.gain = append(li.gain, 0)
			} else {
				li.gain = append(li.gain, li.of.gain[l.inner][w])
			}
			next := li.next[k*rows : (k+1)*rows]
			for d, size := range l.size {
				if d == l.inner || size == 1 {
					continue
				}
				stride, gain, open := int(l.stride[d])/l.row, li.of.gain[d][w], int32(0)
				for from := 0; from < rows; from += stride {
					to := max(0, open-gain) * int32(stride)
					for o := range stride {
						next[from+o] += to
					}
					if open++; open == size {
						open = 0
					}
				}
			}
		}
	}
}

// after is the state that a way leads to.
func (l *liveBlock) after(li *liveItem, way int, state int) int {
	rows := l.states / l.row
	return int(li.next[way*rows+state/l.row])*l.row + max(0, state%l.row-int(li.gain[way]))
}

// asking is the state in which so many units are asked for the wide cover, beside the block's own needs.
func (l *liveBlock) asking(units int) int {
	if d := l.of.wideDim; d >= 0 && units > int(l.need[d]) {
		return l.start + (units-int(l.need[d]))*int(l.stride[d])
	}
	return l.start
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

// solve fills the values of a block from its last item to the first.
func (l *liveBlock) solve(r *relaxation) {
	for n := range l.items {
		li := &l.items[n]
		for k, w := range li.ways {
			price := int64(0)
			for c, i := range li.of.chains {
				price += r.price[r.m.start[i]+li.of.ways[w][c]]
			}
			if price != li.price[k] {
				li.price[k], l.known = price, false
			}
		}
	}
	if l.known {
		return
	}
	l.known = true
	for n := len(l.items) - 1; n >= 0; n-- {
		li := &l.items[n]
		now, then := l.value[n*l.states:(n+1)*l.states], l.value[(n+1)*l.states:(n+2)*l.states]
		rows := l.states / l.row
		for k, price := range li.price {
			gain := min(int(li.gain[k]), l.row)
			for o, to := range li.next[k*rows : (k+1)*rows] {
				along(now[o*l.row:(o+1)*l.row], then[int(to)*l.row:(int(to)+1)*l.row], gain, price, k == 0)
			}
		}
	}
	if l.most > 0 {
		l.ask = l.ask[:0]
		for t := 0; t <= l.most; t++ {
			l.ask = append(l.ask, l.value[l.asking(t)])
			if l.ask[t] == l.ask[0] {
				l.sure = t
			}
		}
	}
}

// along takes one way along a row: where it leads from each state, and at what price, if that is the least so far.
func along(now, then []int64, gain int, price int64, first bool) {
	done := price + then[0]
	if first {
		for s := range gain {
			now[s] = done
		}
		now = now[gain:]
		for s, v := range then[:len(now)] {
			now[s] = price + v
		}
		return
	}
	for s := range gain {
		now[s] = min(now[s], done)
	}
	now = now[gain:]
	for s, v := range then[:len(now)] {
		now[s] = min(now[s], price+v)
	}
}

// join finds for each wide block and each open need of the wide cover the least price of this and later blocks:
// rest[n][need]. Only needs that can be open at that point are filled in; whole also fills in those that are open
// only if a block adds less than it does for nothing.
func (r *relaxation) join(whole bool) {
	size := r.need + 1
	for n := range len(r.wide) + 1 {
		if cap(r.rest[n]) < size {
			r.rest[n] = make([]int64, size)
		}
		r.rest[n] = r.rest[n][:size]
	}
	for s := range r.rest[len(r.wide)] {
		r.rest[len(r.wide)][s] = infinite
	}
	r.rest[len(r.wide)][0] = 0
	lowest, highest := r.need, r.need
	if whole {
		lowest = 0
	} else {
		for _, b := range r.wide {
			l := &r.blocks[b]
			lowest -= l.most * int(l.of.wideUnit)
			highest -= l.sure * int(l.of.wideUnit)
		}
	}
	for n := len(r.wide) - 1; n >= 0; n-- {
		l := &r.blocks[r.wide[n]]
		unit := int(l.of.wideUnit)
		if !whole {
			lowest += l.most * unit
			highest += l.sure * unit
		}
		first := l.sure
		then := r.rest[n+1]
		for s := max(0, lowest); s <= max(0, highest); s++ {
			best := int64(infinite)
			left := s - first*unit
			for _, price := range l.ask[first:] {
				if left <= 0 {
					best = min(best, price+then[0])
					break
				}
				best = min(best, price+then[left])
				left -= unit
			}
			r.rest[n][s] = best
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

// leasts finds for every option the bound of all solutions in the box that take it. The values say what the items
// from some item on cost; the same from the other side is gathered here item by item, so that for each way of each
// item the cheapest before and behind it are known.
func (r *relaxation) leasts() {
	m := r.m
	for k := range r.least {
		r.least[k] = infinite
	}
	for _, p := range r.fixed {
		r.least[p] = r.bound
	}
	if r.need > 0 {
		r.join(true)
		r.gather()
	}
	n := 0
	for b := range r.blocks {
		l := &r.blocks[b]
		if cap(r.spare) < 2*l.states {
			r.spare = make([]int64, 2*l.states)
		}
		now, then := r.spare[:l.states], r.spare[l.states:2*l.states]
		for s := range now {
			now[s] = infinite
		}
		others := r.bound
		if l.most == 0 {
			now[l.start] = 0
			others -= l.value[l.start]
		} else {
			others -= r.rest[0][r.need]
			unit := int(l.of.wideUnit)
			for t := 0; t <= l.most; t++ {
				best := int64(infinite)
				for left, before := range r.reach[n] {
					if before < infinite/2 {
						best = min(best, before+r.rest[n+1][max(0, left-t*unit)])
					}
				}
				s := l.asking(t)
				now[s] = min(now[s], best)
			}
			n++
		}
		for i := range l.items {
			li := &l.items[i]
			behind := l.value[(i+1)*l.states:]
			rows := l.states / l.row
			for s := range then {
				then[s] = infinite
			}
			for k, price := range li.price {
				best, gain := int64(infinite), int(li.gain[k])
				for o, row := range li.next[k*rows : (k+1)*rows] {
					to := then[int(row)*l.row : (int(row)+1)*l.row]
					after := behind[int(row)*l.row : (int(row)+1)*l.row]
					for s, before := range now[o*l.row : (o+1)*l.row] {
						if before >= infinite/2 {
							continue
						}
						s = max(0, s-gain)
						best = min(best, before+after[s])
						to[s] = min(to[s], before+price)
					}
				}
				best += price + others
				for c, i := range li.of.chains {
					at := m.start[i] + li.of.ways[li.ways[k]][c]
					r.least[at] = min(r.least[at], best)
				}
			}
			now, then = then, now
		}
	}
}

// gather finds for each wide block the least price of the blocks before it, by what they leave open: reach[n][open].
func (r *relaxation) gather() {
	for n := range r.wide {
		if cap(r.reach[n]) < r.need+1 {
			r.reach[n] = make([]int64, r.need+1)
		}
		r.reach[n] = r.reach[n][:r.need+1]
		for s := range r.reach[n] {
			r.reach[n][s] = infinite
		}
	}
	if len(r.wide) == 0 {
		return
	}
	r.reach[0][r.need] = 0
	for n := range len(r.wide) - 1 {
		l := &r.blocks[r.wide[n]]
		unit := int(l.of.wideUnit)
		for left, before := range r.reach[n] {
			if before >= infinite/2 {
				continue
			}
			for t := l.sure; t <= l.most; t++ {
				to := max(0, left-t*unit)
				r.reach[n+1][to] = min(r.reach[n+1][to], before+l.ask[t])
				if to == 0 {
					break
				}
			}
		}
	}
}
