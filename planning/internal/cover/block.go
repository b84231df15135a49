package cover

// One block, solved for all that may still be asked of it.
//
// A state says what is open: how much of each need, and how much is asked for the wide cover. From the last item to
// the first, the least price to meet what a state leaves open is the least, over the ways of the item, of that way's
// price and the least price of the items behind it in the state that the way leads to (dynamic programming). Behind the
// last item it is 0 where nothing is open any more, and infinite where something is. What a way brings beyond what
// is open counts for nothing.
//
// An amount in a block is small: a share of ten questions, in units of what their weights have in common, has some
// tens of states.

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
		l.items[n].lead(l, rows)
	}
}

// lead works out where each way of the item leads from each row of states.
func (li *liveItem) lead(l *liveBlock, rows int) {
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
