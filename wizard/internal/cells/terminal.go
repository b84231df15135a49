package cells

import (
	"strconv"
	"unicode/utf8"
)

// terminal is where the real cursor is while bytes are made, and the bytes.
type terminal struct {
	place
	named bool // the cursor was sent to a named place
	of    *Writer
	out   []byte
}

// terminal is the real one as it is now, with what is appended to.
func (w *Writer) terminal(out []byte) terminal {
	return terminal{place: w.real, named: w.named, of: w, out: out}
}

// arrived says that the bytes go to the terminal.
func (w *Writer) arrived(t terminal) []byte {
	w.real, w.named = t.place, t.named
	return t.out
}

// run sends a run.
func (t *terminal) run(r run) {
	if r.free && t.inked && t.pen.onBlank() == r.ink {
		r.ink = t.pen
	}
	t.move(r.y, r.from, r.ink)
	t.ink(r.ink)
	switch r.what {
	case written:
		t.cells(r.y, r.from, r.to)
	case erased:
		t.out = append(t.out, "\x1b[K"...)
	case asItCame:
		line := &t.of.rows[r.y].want
		t.out = append(t.out, line.bytes...)
		t.pen, t.known = line.ended, false
	}
}

// ink makes k the ink that the terminal writes in.
func (t *terminal) ink(k ink) {
	t.out = appendChange(t.out, t.pen, k, t.inked)
	t.pen, t.inked = k, true
}

// cells writes what is wanted from one column to another, where the cursor is.
func (t *terminal) cells(y, from, to int) {
	for _, c := range t.of.want[y*t.of.w+from : y*t.of.w+to] {
		if !t.inked || !c.in(t.pen) {
			t.ink(c.ink)
		}
		t.out = utf8.AppendRune(t.out, c.r)
	}
	t.x = to
}

// jump moves the cursor to a place that is named.
func (t *terminal) jump(y, x int) {
	t.out = append(t.out, "\x1b["...)
	if y > 0 || x > 0 { // some emulators misread a line that is left out
		t.out = strconv.AppendInt(t.out, int64(y+1), 10)
	}
	if x > 0 {
		t.out = append(t.out, ';')
		t.out = strconv.AppendInt(t.out, int64(x+1), 10)
	}
	t.out = append(t.out, 'H')
	t.y, t.x, t.known, t.named = y, x, true, true
}

// move brings the cursor to a place by the fewest bytes. next is the ink that is needed there.
func (t *terminal) move(y, x int, next ink) {
	switch {
	case !t.known || !t.named || y < t.y:
		t.jump(y, x)
		return
	case y == t.y && x == t.x:
		return
	}
	named := 2 + 1 // what a jump takes
	if y > 0 || x > 0 {
		named += digits(y + 1)
	}
	if x > 0 {
		named += 1 + digits(x+1)
	}
	waiting := t.x >= t.of.w // to wrap: then only a jump and a carriage return are alike everywhere
	down := y - t.y
	// To the beginning of the line, and forward from there.
	fed := 1 + down + t.forwardCost(y, 0, x, next)
	// Down the column, and from there back or forward.
	straight := 1 << 30
	if !waiting {
		straight = byCount(down)
		switch {
		case x >= t.x:
			straight += t.forwardCost(y, t.x, x, next)
		case t.x-x <= 3:
			straight += t.x - x
		default:
			straight = 1 << 30
		}
	}
	switch {
	case straight <= fed && straight < named:
		t.count(down, 'B')
		for t.x > x {
			t.out = append(t.out, '\b')
			t.x--
		}
	case fed < named:
		t.out = append(t.out, '\r')
		for range down {
			t.out = append(t.out, '\n')
		}
		t.x = 0
	default:
		t.jump(y, x)
		return
	}
	t.y = y
	t.forward(y, x, next)
}

func digits(n int) int {
	switch {
	case n < 10:
		return 1
	case n < 100:
		return 2
	case n < 1000:
		return 3
	}
	return 4
}

// byCount is how many bytes a sequence takes that moves the cursor n cells.
func byCount(n int) int {
	switch n {
	case 0:
		return 0
	case 1:
		return 3
	}
	return 3 + digits(n)
}

// count appends a move by n cells.
func (t *terminal) count(n int, final byte) {
	if n == 0 {
		return
	}
	t.out = append(t.out, "\x1b["...)
	if n > 1 {
		t.out = strconv.AppendInt(t.out, int64(n), 10)
	}
	t.out = append(t.out, final)
}

// forwardCost is how many bytes it takes to go forward on a line.
func (t *terminal) forwardCost(y, from, to int, next ink) int {
	cost := byCount(to - from)
	if again, _, ok := t.again(y, from, to, next, cost); ok {
		return again
	}
	return cost
}

// forward goes forward on the line of the cursor: by a move, or by writing again what is there.
func (t *terminal) forward(y, to int, next ink) {
	if _, in, ok := t.again(y, t.x, to, next, byCount(to-t.x)); ok {
		t.ink(in)
		t.cells(y, t.x, to)
		return
	}
	t.count(to-t.x, 'C')
	t.x = to
}

// again says whether cells can be written again in the ink that the terminal has, or in the next one, in no more than
// limit bytes; how many, and in which.
func (t *terminal) again(y, from, to int, next ink, limit int) (cost int, in ink, ok bool) {
	if from == to || !t.inked {
		return 0, t.pen, from == to
	}
	now, then := true, true
	for _, c := range t.of.want[y*t.of.w+from : y*t.of.w+to] {
		if c.r == 0 {
			return 0, 0, false
		}
		cost += utf8.RuneLen(c.r)
		if cost > limit {
			return 0, 0, false
		}
		now = now && c.in(t.pen)
		then = then && c.in(next)
	}
	switch {
	case now:
		return cost, t.pen, true
	case then:
		return cost, next, true
	}
	return 0, 0, false
}
